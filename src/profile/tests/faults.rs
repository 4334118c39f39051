//! What is said about each kind of fault, word for word.

use super::{SMALL, read, said, said_when, said_with, says};

#[test]
fn a_file_with_ten_faults_names_all_ten_in_one_run() {
    let text = "\
schema: 1
facility:
  kind: 無床診療室
  name：髙田内科クリニック
  prefecture: 神奈川県
  phone: 045-ABC-4567
  adress: 横浜市
  beds: 十床
people:
- id: in cho
  name: 髙田 一郎
  title: 院長
  roles: [経営層, 責任者]
- id: jimu
  title: 事務長
  name: 﨑山 花
  name: 﨑山 華
plan:
  version: 第1版
  revised_on: 2026-02-30
  copies:
    place: 受付
";
    let report = read(text).unwrap_err();
    let found: Vec<String> = report
        .iter()
        .map(|d| format!("{} {} {}", d.place.line.unwrap_or(0), d.code, d.place.field))
        .collect();
    assert_eq!(
        found,
        [
            "3 profile-word facility.kind",
            "4 profile-fullwidth-colon ",
            "6 profile-phone facility.phone",
            "7 profile-unknown-key facility.adress",
            "8 profile-number facility.beds",
            "10 profile-id people[1].id",
            "13 profile-word people[1].roles[2]",
            "17 profile-duplicate-key name",
            "20 profile-date plan.revised_on",
            "22 profile-type plan.copies",
        ]
    );
}

#[test]
fn a_phone_number_with_letters() {
    says(
        &said_with(
            "people:\n- id: incho\n  name: 髙田 一郎\n  title: 院長\n  mobile: ０９０-ABCD\n",
        ),
        "誤り: profile.yaml 15行11列 people[1].mobile",
        "電話番号に使えない文字があります: 「０９０-ABCD」。",
        "数字とハイフンで、番号を1つだけ書いてください。内線などは備考に書けます。",
    );
}

#[test]
fn a_phone_number_that_a_spreadsheet_robbed_of_its_zero() {
    says(
        &said_when("045-123-4567", "451234567"),
        "誤り: profile.yaml 7行10列 facility.phone",
        "電話番号の先頭の0がありません: 「451234567」。",
        "「0451234567」ではありませんか。",
    );
}

#[test]
fn a_phone_number_without_its_area_code_is_only_a_warning() {
    says(
        &said_when("045-123-4567", "123-4567"),
        "注意: profile.yaml 7行10列 facility.phone",
        "電話番号の桁数が普通と違います: 「123-4567」。",
        "市外局番から書いてあるか、桁が抜けていないかを確かめてください。",
    );
}

#[test]
fn a_misspelt_key() {
    says(
        &said_with("vender: []\n"),
        "誤り: profile.yaml 11行1列 vender",
        "「vender」という項目はありません。",
        "「vendors」の書き誤りではありませんか。",
    );
}

#[test]
fn a_misspelt_key_of_a_required_field_is_not_missing_as_well() {
    says(
        &said_when("  address:", "  Adress:"),
        "誤り: profile.yaml 6行3列 facility.Adress",
        "「Adress」という項目はありません。",
        "「address」の書き誤りではありませんか。",
    );
}

#[test]
fn a_key_in_japanese_leads_to_the_english_one() {
    says(
        &said_when("  address:", "  所在地:"),
        "誤り: profile.yaml 6行3列 facility.所在地",
        "「所在地」という項目はありません。",
        "項目の名前は英語で「address」と書いてください。",
    );
}

#[test]
fn a_key_unlike_all_others_gets_the_list() {
    says(
        &said_with(
            "training:\n- id: t1\n  kind: 訓練\n  title: 机上訓練\n  audience: 全職員\n  weather: 晴れ\n",
        ),
        "誤り: profile.yaml 16行3列 training[1].weather",
        "「weather」という項目はありません。",
        "ここに書ける項目: id、kind、title、audience、planned、content、done_on、participants、place、improvement。",
    );
}

#[test]
fn a_key_written_twice_names_both_lines() {
    says(
        &said_when("  address:", "  name: 別の名前\n  address:"),
        "誤り: profile.yaml 6行3列 name",
        "「name」が2回書かれています（1回めは4行目）。",
        "どちらか1つを消してください。",
    );
}

#[test]
fn a_missing_required_field() {
    says(
        &said_when("  name: 髙田内科クリニック\n", ""),
        "誤り: profile.yaml 3行3列 facility.name",
        "必須の項目「name」（施設の正式な名称）がありません。",
        "「name: 」に続けて値を書いてください。",
    );
}

#[test]
fn a_required_field_that_is_said_to_be_unconfirmed() {
    says(
        &said_when("045-123-4567", "未確認"),
        "誤り: profile.yaml 7行10列 facility.phone",
        "この項目は必須なので、「未確認」とは書けません。",
        "値を書いてください。",
    );
}

#[test]
fn a_text_of_nothing_in_quotes() {
    says(
        &said_when("髙田内科クリニック", "\"　\""),
        "誤り: profile.yaml 4行9列 facility.name",
        "値が空です。",
        "値を書いてください。書かなくてよい項目なら、行ごと消してください。",
    );
}

#[test]
fn a_word_that_is_not_in_the_list() {
    says(
        &said_when("無床診療所", "無床"),
        "誤り: profile.yaml 3行9列 facility.kind",
        "施設の種類に「無床」は書けません。",
        "「無床診療所」ではありませんか。書ける言葉: 無床診療所、有床診療所、歯科診療所、病院、薬局、訪問看護ステーション、助産所。",
    );
}

#[test]
fn a_list_where_one_text_belongs() {
    says(
        &said_when("髙田内科クリニック", "[髙田内科, 髙田歯科]"),
        "誤り: profile.yaml 4行9列 facility.name",
        "ここには文字を書きます。リスト（「-」の並び）が書かれています。",
        "1つだけ書いてください。文が「[」で始まるときは \" \" で囲んでください。",
    );
}

#[test]
fn entries_without_a_dash() {
    says(
        &said_with("people:\n  id: incho\n  name: 髙田 一郎\n  title: 院長\n"),
        "誤り: profile.yaml 12行3列 people",
        "ここにはリストを書きます。項目の集まり（「名前: 値」の並び）が書かれています。",
        "1件ごとに、先頭に「- 」を付けて書いてください。",
    );
}

#[test]
fn a_word_where_several_fields_belong() {
    says(
        &said_with(
            "vendors:\n- id: isp\n  name: 通信株式会社\n  kind: 通信事業者\n  contract: なし\n",
        ),
        "誤り: profile.yaml 15行13列 vendors[1].contract",
        "ここには事業者との契約の項目を書きます。「なし」と書かれています。",
        "なければ、行ごと消してください。",
    );
}

#[test]
fn no_remote_maintenance_written_as_a_word() {
    says(
        &said_with(
            "vendors:\n- id: isp\n  name: 通信株式会社\n  kind: 通信事業者\n  remote_maintenance: なし\n",
        ),
        "誤り: profile.yaml 15行23列 vendors[1].remote_maintenance",
        "ここにはリモート保守の項目を書きます。「なし」と書かれています。",
        "使っていなければ、次の行から字下げして「used: false」と書いてください。",
    );
}

#[test]
fn days_that_cannot_be() {
    says(
        &said_when("2026-11-20", "令和0年11月20日"),
        "誤り: profile.yaml 10行15列 plan.revised_on",
        "暦にない日付です: 「令和0年11月20日」。",
        "正しい日付に直してください。",
    );
    says(
        &said_when("2026-11-20", "平成38年11月20日"),
        "誤り: profile.yaml 10行15列 plan.revised_on",
        "元号と日付が合いません: 「平成38年11月20日」。",
        "令和8年11月20日ではありませんか。",
    );
    says(
        &said_when("2026-11-20", "2026年11月"),
        "誤り: profile.yaml 10行15列 plan.revised_on",
        "日がありません: 「2026年11月」。",
        "日まで書いてください。例: 2026-11-30",
    );
    says(
        &said_when("2026-11-20", "来月"),
        "誤り: profile.yaml 10行15列 plan.revised_on",
        "日付として読めません: 「来月」。",
        "2026-11-20、2026年11月20日、令和8年11月20日のどれかの形で書いてください。",
    );
}

#[test]
fn a_number_with_its_unit() {
    says(
        &said_when("  address:", "  staff_count: 12人\n  address:"),
        "誤り: profile.yaml 6行16列 facility.staff_count",
        "数字として読めません: 「12人」。",
        "単位を付けずに、0以上の整数だけを書いてください。例: 24",
    );
}

#[test]
fn yes_in_another_language_is_not_guessed() {
    says(
        &said_with(
            "devices:\n- {id: PC-01, kind: 端末PC, status: 使用中, remote_maintenance: yes}\n",
        ),
        "誤り: profile.yaml 12行60列 devices[1].remote_maintenance",
        "「yes」は、はい・いいえとして読めません。",
        "true（はい、あり）か false（いいえ、なし）を書いてください。",
    );
}

#[test]
fn a_version_of_the_form_that_is_newer_than_the_program() {
    says(
        &said_when("schema: 1", "schema: 2"),
        "誤り: profile.yaml 1行9列 schema",
        "プロファイルの形式の版「2」は読めません。",
        "新しい sonae で書かれたプロファイルです。sonae を新しくしてください。",
    );
}

#[test]
fn a_template_without_quotes() {
    says(
        &said_when("髙田内科クリニック", "{{7*7}}"),
        "誤り: profile.yaml 4行9列 facility.name",
        "ここには文字を書きます。項目の集まり（「名前: 値」の並び）が書かれています。",
        "文が「{」で始まるときや、文の中に「: 」があるときは、\" \" で囲んでください。",
    );
}

#[test]
fn a_backslash_in_double_quotes() {
    says(
        &said_when("髙田内科クリニック", "\"D:\\backup\""),
        "誤り: profile.yaml 4行9列 facility.name",
        "目に見えない制御文字（U+0008）が入っています。",
        "\" \" の中の「\\」（￥）は特別な記号になります。' ' で囲んでください。例: 'D:\\backup'",
    );
}

#[test]
fn a_colon_in_prose() {
    says(
        &said_when("髙田内科クリニック", "院名: 髙田内科クリニック"),
        "誤り: profile.yaml 4行11列",
        "ここに「:」は書けません。",
        "文の中に「: 」があるときは、文全体を \" \" で囲んでください。そうでなければ、前の行と字下げをそろえてください。",
    );
}

#[test]
fn what_stands_before_a_broken_line_is_checked_too() {
    let text = SMALL.replace("無床診療所", "無床").replace("第1版", "@1");
    let report = read(&text).unwrap_err();
    let codes: Vec<&str> = report.iter().map(|d| d.code).collect();
    assert_eq!(codes, ["profile-word", "profile-syntax"]);
}

#[test]
fn quotes_that_never_close() {
    says(
        &said_when("髙田内科クリニック", "\"髙田内科クリニック"),
        "誤り: profile.yaml 5行3列",
        "引用符（\" や '）が閉じていません。",
        "この行かその前で、文の終わりに始まりと同じ引用符を書いてください。",
    );
}

#[test]
fn a_second_document_in_the_file() {
    says(
        &said(&format!("{SMALL}---\n{SMALL}")),
        "誤り: profile.yaml 11行1列",
        "「---」で区切られた2つめの内容があります。",
        "1つのファイルには、1つの施設だけを書いてください。",
    );
}

#[test]
fn a_letter_instead_of_a_profile() {
    says(
        &said("いつもお世話になっております。"),
        "誤り: profile.yaml 1行1列",
        "プロファイルの形になっていません。「いつもお世話になっております。」と書かれています。",
        "「schema: 1」から始まる見本（profiles/minimal.yaml）と見くらべてください。",
    );
}

#[test]
fn a_promise_to_find_out_that_is_itself_wrong() {
    says(
        &said_with("incident:\n  headquarters: {未確認: {期日: 2026-12-01}}\n"),
        "誤り: profile.yaml 12行24列 incident.headquarters.未確認.期日",
        "「期日」という項目はありません。",
        "「期限」の書き誤りではありませんか。",
    );
    says(
        &said_with("incident:\n  headquarters: {未確認: , 場所: 院長室}\n"),
        "誤り: profile.yaml 12行25列 incident.headquarters",
        "「未確認」と値を並べて書くことはできません。",
        "わかったら「未確認」を消して値だけを書き、わからないあいだは「未確認」だけを書いてください。",
    );
}

#[test]
fn nesting_without_end() {
    says(
        &said(&"[".repeat(100_000)),
        "誤り: profile.yaml 1行33列",
        "入れ子が深すぎます。",
        "見本（profiles/minimal.yaml）と同じ段の深さにしてください。",
    );
}

#[test]
fn a_flood_of_faults_is_cut_and_counted() {
    let text = format!("{SMALL}people:\n{}", "- {id: a b, name: 甲, title: 乙}\n".repeat(1000));
    let report = read(&text).unwrap_err();
    assert_eq!(report.iter().count(), 301);
    assert!(
        report.iter().any(|d| d.message == "同じような指摘がほかに700件あるので、省きました。")
    );
}
