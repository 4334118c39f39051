//! What only the whole profile can tell: names that point nowhere, days and answers that clash.

use super::{said_when, said_with, says};

const PEOPLE: &str = "\
people:
- {id: incho, name: 髙田 一郎, title: 院長}
- {id: jimu, name: 﨑山 花, title: 事務長}
";

const ANSWER: &str = "\
attestations:
- control: account.unused-removed
  scope: all
  fiscal_year: 2026
  rounds:
";

#[test]
fn one_id_for_two_people_names_both_lines() {
    says(
        &said_with(&format!("{PEOPLE}- {{id: jimu, name: 別の人, title: 受付}}\n")),
        "誤り: profile.yaml 14行8列 people[3].id",
        "短い名前（id）「jimu」が重なっています（前のものは13行目）。",
        "どちらかを別の名前に変え、それを指しているところも直してください。",
    );
}

#[test]
fn a_system_with_an_absent_vendor() {
    says(
        &said_with(
            "vendors:\n- {id: emr-co, name: カルテ株式会社, kind: システム事業者}\n\
             systems:\n- {id: emr, name: 電子カルテ, purpose: 診療, hosting: クラウド, importance: 高, vendor: emr-ko}\n",
        ),
        "誤り: profile.yaml 14行77列 systems[1].vendor",
        "「emr-ko」は vendors にありません。",
        "「emr-co」の書き誤りではありませんか。",
    );
}

#[test]
fn a_backup_of_an_absent_system_where_there_is_none() {
    says(
        &said_with(
            "backups:\n- {id: b1, system: emr, target: データ, frequency: 毎日, method: コピー}\n",
        ),
        "誤り: profile.yaml 12行20列 backups[1].system",
        "「emr」は systems にありません。",
        "systems に1件も書かれていません。「emr」を書き足してください。",
    );
}

#[test]
fn whoever_finds_a_value_out_must_be_one_of_the_people() {
    says(
        &said_with(&format!("{PEOPLE}incident:\n  headquarters: {{未確認: {{担当: soumu}}}}\n")),
        "誤り: profile.yaml 15行28列 incident.headquarters.未確認.担当",
        "「soumu」は people にありません。",
        "people にあるのは incho、jimu です。",
    );
}

#[test]
fn a_person_cannot_deputise_for_themselves() {
    says(
        &said_with("people:\n- {id: incho, name: 髙田 一郎, title: 院長, deputy: incho}\n"),
        "誤り: profile.yaml 12行47列 people[1].deputy",
        "髙田 一郎の代理者が本人になっています。",
        "別の人の id を書いてください。代理者がいなければ、行ごと消してください。",
    );
}

#[test]
fn systems_that_wait_for_each_other() {
    let system = |id: &str, needs: &str| {
        format!(
            "- {{id: {id}, name: {id}, purpose: 診療, hosting: 院内, importance: 高, depends_on: [{needs}]}}\n"
        )
    };
    let systems = [system("emr", "net"), system("net", "auth"), system("auth", "emr")].concat();
    says(
        &said_with(&format!("systems:\n{systems}")),
        "誤り: profile.yaml 12行77列 systems[1].depends_on",
        "システムの前後関係が一回りしています: emr → net → auth → emr。",
        "どちらを先に復旧するかを決めて、depends_on を一方だけに書いてください。",
    );
}

#[test]
fn a_second_round_before_the_first() {
    says(
        &said_with(&format!(
            "{ANSWER}  - {{checked_on: 2026-10-01, answer: いいえ}}\n  - {{checked_on: 2026-09-01, answer: はい}}\n"
        )),
        "誤り: profile.yaml 17行18列 attestations[1].rounds[2].checked_on",
        "2回めの確認日（2026-09-01）が、1回めの確認日（2026-10-01）より前です。",
        "日付を確かめ、古い順に書いてください。",
    );
}

#[test]
fn a_third_round() {
    let round = "  - {checked_on: 2026-10-01, answer: はい}\n";
    says(
        &said_with(&format!("{ANSWER}{}", round.repeat(3))),
        "誤り: profile.yaml 18行5列 attestations[1].rounds[3]",
        "対策「account.unused-removed」の確認の記録が3回あります。",
        "チェックリストに書けるのは2回までです。最初と最後の2回だけを残してください。",
    );
}

#[test]
fn a_check_that_has_not_happened_yet() {
    says(
        &said_with(&format!("{ANSWER}  - {{checked_on: 2027-01-15, answer: はい}}\n")),
        "誤り: profile.yaml 16行18列 attestations[1].rounds[1].checked_on",
        "済んだことの日付が、まだ来ていない日（2027-01-15）になっています。",
        "実際に行った日を書いてください（今日は2026-12-01として扱っています）。",
    );
}

#[test]
fn two_answers_about_the_same_control() {
    let answer = &format!("{ANSWER}  - {{checked_on: 2026-10-01, answer: はい}}\n");
    let again = answer.trim_start_matches("attestations:\n");
    says(
        &said_with(&format!("{answer}{again}")),
        "誤り: profile.yaml 17行12列 attestations[2].control",
        "同じ対策「account.unused-removed」（対象 all、2026年度）の答えが2つあります（前のものは12行目）。",
        "2回めの確認は、前の答えの rounds に書き足してください。",
    );
}

#[test]
fn not_applicable_without_a_reason_is_a_warning() {
    says(
        &said_with(&format!("{ANSWER}  - {{checked_on: 2026-10-01, answer: 該当なし}}\n")),
        "注意: profile.yaml 16行5列 attestations[1].rounds[1]",
        "対策「account.unused-removed」が該当なしですが、理由がありません。",
        "reason に理由を書いてください。立入検査で尋ねられます。",
    );
}

#[test]
fn no_without_a_target_date_is_a_gap_and_not_a_fault() {
    assert_eq!(said_with(&format!("{ANSWER}  - {{checked_on: 2026-10-01, answer: いいえ}}\n")), "");
}

#[test]
fn a_check_of_another_year_is_a_warning() {
    says(
        &said_with(&format!("{ANSWER}  - {{checked_on: 2026-03-31, answer: はい}}\n")),
        "注意: profile.yaml 16行18列 attestations[1].rounds[1].checked_on",
        "確かめた日（2026-03-31）が2026年度ではありません。",
        "年度は4月から翌年3月までです。日付か fiscal_year を確かめてください。",
    );
}

#[test]
fn a_scope_that_is_none() {
    says(
        &said_with(&format!(
            "{}  - {{checked_on: 2026-10-01, answer: はい}}\n",
            ANSWER.replace("scope: all", "scope: sytem:emr")
        )),
        "誤り: profile.yaml 13行10列 attestations[1].scope",
        "対象として読めません: 「sytem:emr」。",
        "「system:」の書き誤りではありませんか。",
    );
}

#[test]
fn a_plan_revised_before_it_was_established() {
    says(
        &said_with("  established_on: 2027-04-01\n"),
        "誤り: profile.yaml 10行15列 plan.revised_on",
        "この版の日付（2026-11-20）が、最初に策定した日（2027-04-01）より前です。",
        "日付を確かめてください。",
    );
}

#[test]
fn an_approval_older_than_the_version_is_a_warning() {
    says(
        &said_with("  approved_on: 2026-11-01\n"),
        "注意: profile.yaml 11行16列 plan.approved_on",
        "承認した日（2026-11-01）が、この版の日付（2026-11-20）より前です。",
        "前の版の承認であれば、approved_version にその版を書いてください。この版の承認とは扱いません。",
    );
}

#[test]
fn an_approval_of_an_earlier_version_may_be_older() {
    assert_eq!(said_with("  approved_on: 2026-04-01\n  approved_version: 初版\n"), "");
}

#[test]
fn a_contract_that_ends_before_it_begins() {
    says(
        &said_with(
            "vendors:\n- id: emr-co\n  name: カルテ株式会社\n  kind: システム事業者\n  contract: {from: 2026-04-01, to: 2025-03-31}\n",
        ),
        "誤り: profile.yaml 15行36列 vendors[1].contract.to",
        "契約の終了日（2025-03-31）が、開始日（2026-04-01）より前です。",
        "日付を確かめてください。",
    );
}

#[test]
fn beds_in_a_clinic_without_beds_are_a_warning() {
    says(
        &said_when("  address", "  beds: 5\n  address"),
        "注意: profile.yaml 6行9列 facility.beds",
        "施設の種類（無床診療所）と病床数（5床）が合いません。",
        "無床なら beds の行を消してください。施設の種類か病床数を確かめてください。",
    );
}

#[test]
fn a_prefecture_without_its_last_character() {
    says(
        &said_when("神奈川県", "神奈川"),
        "誤り: profile.yaml 5行15列 facility.prefecture",
        "都道府県の名前ではありません: 「神奈川」。",
        "「神奈川県」ではありませんか。",
    );
}

#[test]
fn a_postal_code_that_lost_its_zero() {
    says(
        &said_when("  address", "  postal_code: 600001\n  address"),
        "誤り: profile.yaml 6行16列 facility.postal_code",
        "郵便番号として読めません: 「600001」。",
        "7桁の数字で書いてください。例: 231-0005",
    );
}

#[test]
fn no_mail_address_written_as_a_word_is_a_warning() {
    says(
        &said_when("  address", "  email: なし\n  address"),
        "注意: profile.yaml 6行10列 facility.email",
        "メールアドレスの形になっていません: 「なし」。",
        "アドレスだけを書いてください。例: jimu@example.jp",
    );
}

const STATEMENT: &str = "\
vendors:
- {id: emr-co, name: カルテ株式会社, kind: システム事業者}
vendor_statements:
- vendor: emr-co
  edition: r7
  received_on: 2026-07-01
  answers:
";

#[test]
fn what_a_vendor_stated_is_read_with_everything_left_out_that_it_left_out() {
    let answers = "  - {item: 2-3}\n  - {control: vendor.patch.server, answer: はい, checked_on: 2026-07-01}\n";
    assert_eq!(said_with(&format!("{STATEMENT}{answers}")), "");
}

#[test]
fn a_statement_about_nothing_or_about_two_things() {
    says(
        &said_with(&format!("{STATEMENT}  - {{answer: はい}}\n")),
        "誤り: profile.yaml 18行5列 vendor_statements[1].answers[1]",
        "何への答えかが書かれていません。",
        "item（項目）か control（対策の名前）を書いてください。",
    );
    says(
        &said_with(&format!("{STATEMENT}  - {{item: 2-6, control: vendor.patch.server}}\n")),
        "誤り: profile.yaml 18行26列 vendor_statements[1].answers[1].control",
        "item と control の両方が書かれています。",
        "項目への答えなら item だけを、その一部への答えなら control だけを書いてください。",
    );
}

#[test]
fn one_item_stated_twice_on_one_sheet() {
    says(
        &said_with(&format!(
            "{STATEMENT}  - {{item: 2-6, answer: はい}}\n  - {{item: 2-6, answer: いいえ}}\n"
        )),
        "誤り: profile.yaml 19行5列 vendor_statements[1].answers[2]",
        "同じ「2-6」の答えが2つあります（前のものは1番目）。",
        "どちらかを消してください。新しい回答は、受け取った日ごとに1件として書き足してください。",
    );
}

#[test]
fn a_sheet_received_before_the_vendor_checked_is_a_warning() {
    says(
        &said_with(&format!(
            "{STATEMENT}  - {{item: 2-6, answer: はい, checked_on: 2026-07-02}}\n"
        )),
        "注意: profile.yaml 18行41列 vendor_statements[1].answers[1].checked_on",
        "「2-6」の確認日（2026-07-02）が、受け取った日（2026-07-01）より後です。",
        "事業者が書いた日付のとおりか、原本を確かめてください。",
    );
}

#[test]
fn a_vendors_target_before_its_check_is_a_warning() {
    let answer =
        "  - {item: 2-6, answer: いいえ, checked_on: 2026-06-30, target_date: 2026-06-01}\n";
    says(
        &said_with(&format!("{STATEMENT}{answer}")),
        "注意: profile.yaml 18行67列 vendor_statements[1].answers[1].target_date",
        "「2-6」の目標日（2026-06-01）が、確認日（2026-06-30）より前です。",
        "事業者が書いた日付のとおりか、原本を確かめてください。",
    );
}

#[test]
fn a_vendors_check_that_has_not_happened_yet() {
    let late = STATEMENT.replace("2026-07-01", "2027-01-15");
    let said =
        said_with(&format!("{late}  - {{item: 2-6, answer: はい, checked_on: 2027-01-10}}\n"));
    assert!(said.contains("vendor_statements[1].received_on"), "{said}");
    assert!(said.contains("vendor_statements[1].answers[1].checked_on"), "{said}");
}

#[test]
fn a_statement_of_a_vendor_that_is_not_listed() {
    says(
        &said_with(
            &STATEMENT.replace("vendor: emr-co", "vendor: emr-ko").replace("  answers:\n", ""),
        ),
        "誤り: profile.yaml 14行11列 vendor_statements[1].vendor",
        "「emr-ko」は vendors にありません。",
        "「emr-co」の書き誤りではありませんか。",
    );
}
