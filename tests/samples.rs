//! These tests hold the samples to what they promise: they can be read, and say what they should.

mod sample;

#[test]
fn every_sample_can_be_read_without_a_fault() {
    for name in sample::NAMES {
        let loaded = sample::load(name);
        assert!(!loaded.value.profile.facility.name.is_empty(), "{name}");
    }
}

#[test]
fn the_one_doctor_clinic_has_six_to_fifteen_devices_and_the_hospital_sixty_and_more() {
    let devices = |name| sample::load(name).value.profile.devices.len();
    assert!((6..=15).contains(&devices("one-doctor-clinic")));
    assert!(devices("hospital-80-beds") >= 60);
}
