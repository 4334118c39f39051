//! This file holds what the help of `sonae forms` says beyond its options: examples, and the shape of the JSON.

pub(in crate::cli::args) const FORMS_EXAMPLES: &str = "\
例:
  sonae forms list
      収録している様式の一覧と、今日 auto が使う版を表示します
  sonae forms print r5 --out 様式
      令和5年度版のチェックリストを、未記入で様式に作ります
  sonae forms import 001716187.xlsx --profile わたしの医院.yaml
      厚生労働省のExcelを取り込みます
  sonae forms fill 001716187.xlsx --profile わたしの医院.yaml --out 提出用.xlsx
      そのExcelに答えを書き込みます

くわしくは「sonae forms list --help」のように、コマンドごとのヘルプを見てください。";

pub(in crate::cli::args) const LIST_EXAMPLES: &str = "\
例:
  sonae forms list
      収録している様式を表示します
  sonae forms list --profile わたしの医院.yaml
      プロファイルの隣の catalogue フォルダーに置いた様式も表示します
  sonae forms list --json
      同じ内容をJSONで表示します

JSONの形:
  today、publications[]、auto
  publications[]: key、edition_name、title、authority、date、date_words、
    fiscal_year、in_force_from、in_force_from_about（おおよその日か）、
    in_force_to、in_force_to_about、origin（builtin か overlay）、url、
    files[]（name、url、sha256）、forms[]、steps（段階の数）、
    precepts（心得の数）
  forms[]: key、name、subtitle、audience、topics_only、is_exact_throughout、
    items、wording（exact、probable、reconstructed、missing の数）
  auto: publication、edition_name、fiscal_year、heading、why、
    official_page、official_files[]";

pub(in crate::cli::args) const SHOW_EXAMPLES: &str = "\
例:
  sonae forms show r7 医療機関確認用
      令和7年度版の項目を表示します
  sonae forms show r7 facility --item 2⑦
      1つの項目だけを表示します
  sonae forms show checklist/r7 vendor --json
      同じ内容をJSONで表示します

【公式の文言】は公表された様式と照らし合わせた文言、【未照合】は案や複数の資料から
読んだ文言、【趣旨のみ】と【主題のみ】は sonae による説明です。

JSONの形:
  form、edition_name、title、subtitle、authority、topics_only、
  is_exact_throughout、wording、sections[]、unknown[]
  sections[]: number、title、part、items[]
  items[]: key、name、group、wording、official_text、our_words、
    source、clauses、asks（all か any の組。結び付く対策がない項目は
    その項目の key）、controls[]、later[]（後の版で変わった点）
  controls[]: 「sonae forms controls --help」を見てください";

pub(in crate::cli::args) const COMPARE_EXAMPLES: &str = "\
例:
  sonae forms compare r6 r7
      令和6年度版と令和7年度版の医療機関確認用を比べます
  sonae forms compare r6 r7 --form vendor
      事業者確認用を比べます

JSONの形:
  older、newer（form、edition_name）、topics_only、counts、items[]、
  left[]（引き継ぐ先のない項目）
  items[]: key、name、group、text、wording、from[]、change、reworded、moved、
    answer（carries、controls[]、choice、kept[]、without[]、since[]）
  change: added、reworded、merged、moved、unchanged、unknown
  reworded、moved: true、false、null（分からない）
  answer.carries: over（引き継げる）、anew（新しく答える）、
    by-hand（結び付く対策がなく、項目の名前で答える）";

pub(in crate::cli::args) const COVERAGE_EXAMPLES: &str = "\
例:
  sonae forms coverage わたしの医院.yaml
      すべての版の項目について、答えと、その根拠の場所を表示します
  sonae forms coverage わたしの医院.yaml --edition r7
      令和7年度版だけを表示します

JSONの形:
  today、facility、forms[]
  forms[]: form、edition_name、subtitle、vendor、received_on、topics_only、
    counts、untouched（何も書かれていない項目の数）、items[]
  items[]: key、name、group、text、wording、verdict、untouched、by[]、
    missing[]
  verdict: yes、no、not-applicable、unknown、stale、for-vendor
  by[]: kind（fact、attestation、statement のどれか）、field、what、place、on、by
  missing[]: control、what、field";

pub(in crate::cli::args) const CONTROLS_EXAMPLES: &str = "\
例:
  sonae forms controls パスワード
      「パスワード」を含む対策の名前と説明を表示します

プロファイルの attestations と、様式の controls には、ここにある名前（key）を書きます。

JSONの形:
  対策のリスト: key、name、plain、evidence、why、asked_of、fresh_for_years
    （null は年度ごと）、facts_may、fields[]、facts[]、asked_in[]
  fields[]: field、words（プロファイルの項目）
  facts[]: key、text、basis、source_date、verified_on（法令や指針の事実）
  asked_in[]: form、item（この対策を問う様式の項目）";

pub(in crate::cli::args) const PRINT_EXAMPLES: &str = "\
例:
  sonae forms print r5 --out 様式
      令和5年度版のチェックリストを、未記入で作ります
  sonae forms print r5 facility --profile わたしの医院.yaml --out 様式
      プロファイルから答えを書き入れた医療機関確認用を作ります
  sonae forms print r7 vendor --profile わたしの医院.yaml --vendor vendor-emr --out 様式
      1つの事業者の事業者確認用を作ります

文言が全部は確かめられていない様式は「記入準備シート」として作ります。手で直したファイルは上書きしません（終了コード4）。";

pub(in crate::cli::args) const NEW_EXAMPLES: &str = "\
例:
  sonae forms new --family local-saitama --edition r8 --title 自主点検表 --authority 埼玉県
      catalogue/local-saitama/r8 に、書き方の説明の付いたひな形を2つ作ります

ファイルがすでにあるときは何も書かずに終わります（終了コード6）。";
