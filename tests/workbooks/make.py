"""Makes the invented forms of this folder. They imitate shapes of official forms; none is one. See README.md."""

import io
import shutil
import subprocess
import sys
import tempfile
import zipfile
from datetime import date, datetime
from pathlib import Path

import xlsxwriter
import yaml
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from PIL import Image

HERE = Path(__file__).parent
CATALOGUE = HERE / "../../catalogue/checklist/r7"
NOTICE = "試験用の架空の様式です。厚生労働省その他の機関が公表した様式ではありません。"
TITLE = "医療機関におけるサイバーセキュリティ対策チェックリスト"
MADE = datetime(2026, 11, 20)
THIN = Side(style="thin")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
WRAP = Alignment(wrap_text=True, vertical="center")


def items(form):
    """Section title, group, printed number, sentence."""
    data = yaml.safe_load((CATALOGUE / f"{form}.yaml").read_text("utf-8"))
    for section in data["sections"]:
        for item in section["items"]:
            text = item.get("official_text") or item["our_words"]
            heading = f"{section['number']} {section['title']['text']}"
            yield heading, item.get("group") or heading, item["number"], text


def runs(rows, column):
    """First and last index of equal neighbours."""
    first = 0
    for at in range(1, len(rows) + 1):
        if at == len(rows) or rows[at][column] != rows[first][column]:
            yield first, at - 1
            first = at


def new_book():
    book = Workbook()
    book.properties.creator = "tests/workbooks/make.py"
    book.properties.created = MADE
    return book, book.active


def header(sheet, row, names):
    for at, name in enumerate(names, 1):
        cell = sheet.cell(row, at, name)
        cell.font = Font(name="ＭＳ Ｐゴシック", bold=True)
        cell.fill = PatternFill("solid", fgColor="DDEBF7")
        cell.border = BOX
        cell.alignment = WRAP


def columns(path, rows=None, title=TITLE, edition="令和7年度版"):
    """(a) One column each for number, sentence, answer, dates and remark; groups merged down the first column."""
    rows = rows or list(items("facility"))
    book, sheet = new_book()
    sheet.title = "医療機関確認用"
    sheet["A1"] = NOTICE
    sheet["A2"] = f"{edition}　{title}"
    sheet["A2"].font = Font(name="ＭＳ Ｐゴシック", size=14, bold=True)
    sheet.merge_cells("A2:G2")
    sheet["A3"], sheet["E3"] = "医療機関確認用", "記入日"
    sheet["F3"].number_format = '[$-411]ggge"年"m"月"d"日"'
    header(sheet, 5, ["区分", "番号", "チェック項目", "確認結果（はい・いいえ）", "確認日", "目標日", "備考"])
    for at, (_, group, number, text) in enumerate(rows):
        row = 6 + at
        for column, value in enumerate([group, number, text, None, None, None, None], 1):
            cell = sheet.cell(row, column, value)
            cell.border, cell.alignment = BOX, WRAP
            cell.font = Font(name="ＭＳ Ｐゴシック", size=10)
        for column in "EF":
            sheet[f"{column}{row}"].number_format = 'yyyy"年"m"月"d"日"'
    for first, last in runs(rows, 1):
        if last > first:
            sheet.merge_cells(start_row=6 + first, end_row=6 + last, start_column=1, end_column=1)
    for column, width in zip("ABCDEFG", [16, 6, 60, 14, 16, 16, 30]):
        sheet.column_dimensions[column].width = width
    last = 5 + len(rows)
    sheet.print_area = f"A1:G{last}"
    sheet.print_title_rows = "5:5"
    sheet.oddHeader.center.text = "試験用の架空の様式"
    sheet.oddFooter.center.text = "&P / &N"
    sheet.freeze_panes = "A6"
    sheet.page_setup.orientation = "landscape"
    book.save(path)


def two_columns(path):
    """(b) A column for はい and one for いいえ."""
    book = xlsxwriter.Workbook(path)
    book.set_properties({"author": "tests/workbooks/make.py", "created": MADE})
    sheet = book.add_worksheet("チェックリスト")
    box = book.add_format({"border": 1, "text_wrap": True, "valign": "vcenter", "font_name": "Meiryo UI"})
    mark = book.add_format({"border": 1, "align": "center", "font_name": "Meiryo UI"})
    head = book.add_format({"border": 1, "bold": True, "bg_color": "#FFF2CC"})
    day = book.add_format({"border": 1, "num_format": "m/d"})
    sheet.write("A1", NOTICE)
    sheet.merge_range("A2:G2", TITLE, head)
    sheet.merge_range("A4:A5", "番号", head)
    sheet.merge_range("B4:B5", "項目", head)
    sheet.merge_range("C4:D4", "確認結果", head)
    sheet.write_row("C5", ["はい", "いいえ"], head)
    sheet.merge_range("E4:E5", "確認日", head)
    sheet.merge_range("F4:F5", "いいえの場合の目標日", head)
    sheet.merge_range("G4:G5", "備考", head)
    section, row = None, 5
    for heading, _, number, text in items("facility"):
        if heading != section:
            section = heading
            sheet.merge_range(row, 0, row, 6, heading, head)
            row += 1
        sheet.write(row, 0, number, box)
        sheet.write(row, 1, text, box)
        for column in (2, 3):
            sheet.write_blank(row, column, None, mark)
        for column in (4, 5):
            sheet.write_blank(row, column, None, day)
        sheet.write_blank(row, 6, None, box)
        row += 1
    rule = {"type": "cell", "criteria": "==", "value": '"○"', "format": book.add_format({"bg_color": "#E2EFDA"})}
    sheet.conditional_format(5, 2, row - 1, 3, rule)
    sheet.set_column("B:B", 60)
    picture = io.BytesIO()
    Image.new("RGB", (24, 24), (0, 90, 160)).save(picture, "PNG")
    sheet.insert_image("G1", "seal.png", {"image_data": picture, "description": "架空の印"})
    sheet.write_comment("C5", "はいなら○を付ける。")
    sheet.repeat_rows(3, 4)
    sheet.fit_to_pages(1, 0)
    book.close()


def choices(path):
    """(c) Lists to choose from: literal, a range of a hidden sheet, a defined name."""
    book, sheet = new_book()
    sheet.title = "確認表"
    sheet["A1"] = NOTICE
    sheet["A2"] = TITLE
    header(sheet, 4, ["番号", "確認項目", "結果", "確認日", "目標日", "備考"])
    hidden = book.create_sheet("選択肢")
    hidden.sheet_state = "hidden"
    for at, word in enumerate(["はい", "いいえ", "該当なし"], 1):
        hidden.cell(at, 1, word)
    book.defined_names["はいいいえ"] = DefinedName("はいいいえ", attr_text="選択肢!$A$1:$A$2")
    rows = list(items("facility"))
    for at, (_, _, number, text) in enumerate(rows):
        for column, value in enumerate([number, text, None, None, None, None], 1):
            cell = sheet.cell(5 + at, column, value)
            cell.border, cell.alignment = BOX, WRAP
        for column in "DE":
            sheet[f"{column}{5 + at}"].number_format = "yyyy/m/d"
    literal = DataValidation(type="list", formula1='"はい,いいえ"', allow_blank=True)
    literal.add("C5:C10")
    other = DataValidation(type="list", formula1="選択肢!$A$1:$A$3", allow_blank=True)
    other.add("C11:C12")
    other.add("C14")
    named = DataValidation(type="list", formula1="はいいいえ", allow_blank=True)
    named.add(f"C15:C{4 + len(rows)}")
    days = DataValidation(type="date", operator="greaterThan", formula1="44000")
    days.add("D5:E10")
    for rule in (literal, other, named, days):
        sheet.add_data_validation(rule)
    sheet.column_dimensions["B"].width = 70
    sheet.protection.sheet = False
    book.save(path)


def circle(path):
    """(d) One cell 「はい・いいえ」 to circle, dates as 「（　/　）」."""
    book = xlsxwriter.Workbook(path)
    book.set_properties({"author": "tests/workbooks/make.py", "created": MADE})
    sheet = book.add_worksheet("様式1")
    box = book.add_format({"border": 1, "text_wrap": True, "font_name": "游ゴシック", "font_size": 10.5})
    answer = book.add_format({"border": 1, "align": "center", "font_name": "游明朝", "font_size": 12})
    red = book.add_format({"font_color": "#C00000", "bold": True})
    head = book.add_format({"border": 1, "bold": True})
    sheet.write("A1", NOTICE)
    sheet.write("A2", TITLE)
    sheet.write_row("A4", ["", "チェック項目", "確認結果", "日付", "備考"], head)
    for at, (_, _, number, text) in enumerate(items("facility")):
        row = 4 + at
        sheet.write(row, 0, number, box)
        if at % 5 == 0:
            sheet.write_rich_string(row, 1, text[:6], red, text[6:12], text[12:], box)
        else:
            sheet.write(row, 1, text, box)
        sheet.write(row, 2, "はい・いいえ", answer)
        sheet.write(row, 3, "（　/　）", answer)
        sheet.write_blank(row, 4, None, box)
    sheet.set_column("B:B", 60)
    book.close()


def rounds(path):
    """(e) Rich text, groups merged down, two rounds of answer and date."""
    book = xlsxwriter.Workbook(path)
    book.set_properties({"author": "tests/workbooks/make.py", "created": MADE})
    sheet = book.add_worksheet("確認用")
    box = book.add_format({"border": 1, "text_wrap": True, "valign": "vcenter"})
    head = book.add_format({"border": 1, "bold": True, "align": "center", "valign": "vcenter"})
    day = book.add_format({"border": 1, "num_format": "[$-411]ge.m.d"})
    small = book.add_format({"font_size": 8, "font_color": "#595959"})
    sheet.write("A1", NOTICE)
    sheet.merge_range("A2:I2", TITLE, head)
    sheet.merge_range("A4:C5", "チェック項目", head)
    sheet.merge_range("D4:F4", "1回目", head)
    sheet.merge_range("G4:H4", "2回目", head)
    sheet.merge_range("I4:I5", "備考", head)
    sheet.write_row("D5", ["確認結果\n（日付）", "確認日", "目標日", "確認結果", "確認日"], head)
    rows = list(items("facility"))
    for first, last in runs(rows, 1):
        if last > first:
            sheet.merge_range(5 + first, 0, 5 + last, 0, rows[first][1], box)
        else:
            sheet.write(5 + first, 0, rows[first][1], box)
    for at, (_, _, number, text) in enumerate(rows):
        row = 5 + at
        sheet.write(row, 1, number, box)
        sheet.write_rich_string(row, 2, text, small, "（確認すること）", box)
        for column in (3, 6, 8):
            sheet.write_blank(row, column, None, box)
        for column in (4, 5, 7):
            sheet.write_blank(row, column, None, day)
    sheet.set_column("C:C", 50)
    sheet.freeze_panes(5, 0)
    book.close()


def changed_rows():
    """(f) What an edition after R7 might look like: renamed, moved, added and dropped items."""
    rows = list(items("facility"))
    by_text = lambda start: next(at for at, row in enumerate(rows) if row[3].startswith(start))
    at = by_text("パスワードの使い回し")
    rows[at] = (*rows[at][:3], "パスワードの使い回しを禁止し、その旨を職員に周知している。")
    at = by_text("退職者や")
    rows[at] = (*rows[at][:3], "退職者や使用していないアカウントを速やかに削除または無効化している。")
    moved = rows.pop(by_text("接続元制限"))
    rows.insert(2, moved)
    rows.pop(by_text("リモートメンテナンス"))
    heading = rows[-1][0]
    rows.append((heading, heading, "②", "生成AIサービスを業務に利用する際の取扱いを規程に定めている。"))
    numbered, count, section = [], 0, None
    for row in rows:
        count = count + 1 if row[0] == section else 1
        section = row[0]
        numbered.append((row[0], row[1], chr(0x245F + count), row[3]))
    return numbered


def vendor(path):
    """(g) The sheet of a vendor, with hidden rows and columns."""
    book = xlsxwriter.Workbook(path)
    book.set_properties({"author": "tests/workbooks/make.py", "created": MADE})
    guide = book.add_worksheet("記入要領")
    guide.write("A1", NOTICE)
    guide.write("A2", "事業者ごとに1枚記入してください。")
    sheet = book.add_worksheet("事業者確認用")
    box = book.add_format({"border": 1, "text_wrap": True})
    day = book.add_format({"border": 1, "num_format": 14})
    head = book.add_format({"border": 1, "bold": True})
    sheet.write("A1", NOTICE)
    sheet.write("A2", f"{TITLE}（事業者確認用）")
    sheet.write("A3", "事業者名", head)
    sheet.merge_range("B3:D3", "", box)
    sheet.write("A4", "システム名", head)
    sheet.merge_range("B4:D4", "", box)
    sheet.write_row("A6", ["番号", "項目", "確認結果", "確認日", "目標日", "備考", "整理番号"], head)
    rows = list(items("vendor"))
    for at, (_, _, number, text) in enumerate(rows):
        row = 6 + at
        sheet.write(row, 0, number, box)
        sheet.write(row, 1, text, box)
        for column in (2, 5):
            sheet.write_blank(row, column, None, box)
        for column in (3, 4):
            sheet.write_blank(row, column, None, day)
        sheet.write_number(row, 6, at + 1)
    last = 6 + len(rows)
    sheet.write(last, 1, "（この行は印刷しない）")
    sheet.set_row(last, None, None, {"hidden": True})
    sheet.set_column("G:G", None, None, {"hidden": True})
    sheet.set_column("B:B", 60)
    sheet.data_validation(6, 2, last - 1, 2, {"validate": "list", "source": ["はい", "いいえ"]})
    sheet.activate()
    book.close()


FIRE = [
    "消火器は所定の場所に置かれ、標識が付いている。",
    "避難口の前に物を置いていない。",
    "誘導灯は点灯している。",
    "防火戸の閉鎖の障害となる物がない。",
    "カーテンは防炎物品を使っている。",
    "火気使用設備の周囲に可燃物がない。",
    "消防計画に基づく訓練を年2回以上行った。",
    "自動火災報知設備の受信機に異常表示がない。",
    "非常警報設備の起動装置の表示灯が点灯している。",
    "喫煙場所に吸い殻入れがある。",
]


def fire(path):
    """(h) A form of another field."""
    book, sheet = new_book()
    sheet.title = "自主点検表"
    sheet["A1"] = NOTICE.replace("厚生労働省", "消防庁")
    sheet["A2"] = "消防用設備等・防火管理　自主点検表"
    header(sheet, 4, ["番号", "点検項目", "良・否", "点検日", "改修予定日", "備考"])
    for at, text in enumerate(FIRE):
        for column, value in enumerate([at + 1, text, None, None, None, None], 1):
            sheet.cell(5 + at, column, value).border = BOX
        for column in "DE":
            sheet[f"{column}{5 + at}"].number_format = "yyyy/m/d"
    rule = DataValidation(type="list", formula1='"良,否"')
    rule.add(f"C5:C{4 + len(FIRE)}")
    sheet.add_data_validation(rule)
    book.save(path)


def formulas(path):
    """(i) Formulas where answers go, array formulas, a chart sheet, a shape."""
    book = xlsxwriter.Workbook(path)
    book.set_properties({"author": "tests/workbooks/make.py", "created": MADE})
    sheet = book.add_worksheet("集計付き")
    box = book.add_format({"border": 1, "text_wrap": True})
    head = book.add_format({"border": 1, "bold": True})
    day = book.add_format({"border": 1, "num_format": "yyyy/mm/dd"})
    sheet.write("A1", NOTICE)
    sheet.write("A2", TITLE)
    sheet.write_row("A4", ["番号", "項目", "確認結果", "確認日", "目標日", "備考", "点"], head)
    rows = list(items("facility"))
    last = 4 + len(rows)
    for at, (_, _, number, text) in enumerate(rows):
        row = 4 + at
        sheet.write(row, 0, number, box)
        sheet.write(row, 1, text, box)
        if at == 0:
            sheet.write_formula(row, 2, '=IF(D5="","","はい")', box, "")
        else:
            sheet.write_blank(row, 2, None, box)
        for column in (3, 4):
            sheet.write_blank(row, column, None, day)
        sheet.write_blank(row, 5, None, box)
    sheet.write_array_formula(f"G5:G{last}", f'{{=IF(C5:C{last}="はい",1,0)}}', box, 0)
    sheet.write(last, 1, "はいの数", head)
    sheet.write_formula(last, 2, f'=COUNTIF(C5:C{last},"はい")', head, 0)
    book.define_name("結果", f"=集計付き!$C$5:$C${last}")
    sheet.insert_textbox("H5", "記入の手引（架空）", {"width": 160, "height": 60})
    sheet.conditional_format(f"C5:C{last}", {"type": "blanks", "format": book.add_format({"bg_color": "#FCE4D6"})})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": f"=集計付き!$G$5:$G${last}"})
    book.add_chartsheet("グラフ").set_chart(chart)
    extra = book.add_worksheet("付表")
    extra.write("A1", "付表（架空）")
    heads = [{"header": "機器", "total_string": "計"}, {"header": "台数", "total_function": "sum"}]
    extra.add_table("A3:B6", {"columns": heads, "data": [["サーバ", 1], ["端末PC", 4]], "total_row": True})
    book.close()


def since_1904(path):
    """Dates that count from 1904."""
    book, sheet = new_book()
    book.epoch = CALENDAR_MAC_1904
    sheet.title = "確認表"
    sheet["A1"] = NOTICE
    header(sheet, 3, ["番号", "項目", "結果", "確認日"])
    for at, (_, _, number, text) in enumerate(list(items("facility"))[:5]):
        for column, value in enumerate([number, text, None, None], 1):
            sheet.cell(4 + at, column, value).border = BOX
        sheet[f"D{4 + at}"].number_format = "yyyy/m/d"
    sheet["D4"] = date(2026, 11, 20)
    book.save(path)


STRICT = "http://purl.oclc.org/ooxml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def by_hand():
    """A workbook as no common program writes it, but as the standard allows."""
    sheet = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<!-- {NOTICE} -->
<x:worksheet xmlns:x="{STRICT}/spreadsheetml/main" xmlns:ext="urn:example:ext" ext:note="a &gt; b">
  <x:dimension ref="A1:D6"/>
  <x:cols><x:col min="1" max="1" width="9"/><x:col min="5" max="6" width="12" style="2"/></x:cols>
  <x:sheetData><!-- rows -->
    <x:row r="1" spans="1:4"><x:c r="A1" t="inlineStr"><x:is><x:t>{NOTICE}</x:t></x:is></x:c></x:row>
    <x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="s"><x:v>1</x:v></x:c>
      <x:c s="1" ext:kept="yes"/><x:c s='2' t="d"><x:v>2026-11-20T00:00:00Z</x:v></x:c></x:row>
    <x:row r="4" s="1" customFormat="1" spans="1:4"/>
    <x:row r="6" spans="1:4"><x:c r="A6" t="s"><x:v>2</x:v></x:c><?odd instruction?><x:c r="D6" s="2"
        t="b"><x:v>1</x:v><x:extLst><x:ext uri="urn:example"/></x:extLst></x:c></x:row>
  </x:sheetData>
  <x:mergeCells count="1"><x:mergeCell ref="B6:C7"/></x:mergeCells>
  <x:extLst><x:ext uri="{{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}}"><v14:dataValidations
    xmlns:v14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
    xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" count="1"><v14:dataValidation type="list"
    allowBlank="1"><v14:formula1><xm:f>'選択 肢'!$A$1:$A$2</xm:f></v14:formula1><xm:sqref>C2 C4</xm:sqref>
    </v14:dataValidation></v14:dataValidations></x:ext></x:extLst>
</x:worksheet>"""
    lists = f"""<worksheet xmlns="{STRICT}/spreadsheetml/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is>
<t>はい</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><r><t>いい</t></r><r><rPr><b/></rPr><t>え</t></r>
<rPh sb="0" eb="2"><t>イイエ</t></rPh></is></c></row></sheetData></worksheet>"""
    strings = f"""<s:sst xmlns:s="{STRICT}/spreadsheetml/main"><s:si><s:t>①</s:t></s:si>
<s:si><s:r><s:t xml:space="preserve">医療情報システム </s:t></s:r><s:r><s:rPr><s:b/></s:rPr><s:t>安全管理責任者</s:t></s:r>
<s:rPh sb="0" eb="2"><s:t>イリョウ</s:t></s:rPh><s:phoneticPr fontId="0"/></s:si>
<s:si><s:t>改行_x000D_あり&#x3000;<![CDATA[<角>]]></s:t></s:si></s:sst>"""
    styles = f"""<styleSheet xmlns="{STRICT}/spreadsheetml/main"><numFmts count="1"><numFmt numFmtId="176"
 formatCode="[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><fonts count="1"><font><sz val="11"/>
<name val="游ゴシック"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill>
<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>
<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0"/>
<xf numFmtId="49" fontId="0"/><xf numFmtId="176" fontId="0" applyNumberFormat="1"/></cellXfs></styleSheet>"""
    book = f"""<?xml version="1.0"?><b:workbook xmlns:b="{STRICT}/spreadsheetml/main"
 xmlns:rel="{STRICT}/officeDocument/relationships"><b:sheets><b:sheet name="確認 用" sheetId="7" rel:id="one"/>
<b:sheet name="選択 肢" sheetId="3" state="veryHidden" rel:id="two"/></b:sheets></b:workbook>"""
    kind = f"{STRICT}/officeDocument/relationships"
    rels = f"""<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="two" Type="{kind}/worksheet" Target="../xl/pages/./lists.xml"/>
<Relationship Id="one" Type="{kind}/worksheet" Target="/xl/pages/form.xml"/>
<Relationship Id="st" Type="{kind}/styles" Target="/xl/styles.xml"/>
<Relationship Id="ss" Type="{kind}/sharedStrings" Target="strings.xml"/></Relationships>"""
    root = f"""<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r" Type="{kind}/officeDocument"
 Target="/xl/book.xml"/></Relationships>"""
    office = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    types = f"""<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels"
 ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="{office}.worksheet+xml"/>
<Override PartName="/xl/book.xml" ContentType="{office}.sheet.main+xml"/>
<Override PartName="/xl/styles.xml" ContentType="{office}.styles+xml"/>
<Override PartName="/xl/strings.xml" ContentType="{office}.sharedStrings+xml"/></Types>"""
    return {
        "[Content_Types].xml": types,
        "_rels/.rels": root,
        "xl/book.xml": book,
        "xl/_rels/book.xml.rels": rels,
        "xl/pages/form.xml": "\ufeff" + sheet,
        "xl/pages/lists.xml": lists,
        "xl/styles.xml": styles,
        "xl/strings.xml": strings,
    }


class Pipe(io.RawIOBase):
    """A file that cannot be wound back, so that sizes follow the data in descriptors."""

    def __init__(self):
        self.bytes = bytearray()

    def writable(self):
        return True

    def write(self, data):
        self.bytes += data
        return len(data)


def strict(path):
    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as out:
        out.comment = "架空の様式".encode()
        for name, text in by_hand().items():
            entry = zipfile.ZipInfo(name, (2026, 11, 20, 9, 0, 0))
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(".rels") else zipfile.ZIP_DEFLATED
            entry.comment = b"by hand"
            out.writestr(entry, text)
    Path(path).write_bytes(pipe.bytes)


def saved_again(path, target):
    """The file as LibreOffice saves it."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "xlsx"]
        subprocess.run([*command, "--outdir", f"{folder}/out", path], check=True, stdout=subprocess.DEVNULL)
        shutil.copy(Path(folder) / "out" / Path(path).name, target)


def main():
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    at = lambda name: str(out / f"{name}.xlsx")
    columns(at("columns-openpyxl"))
    saved_again(at("columns-openpyxl"), at("columns-libreoffice"))
    two_columns(at("two-columns-xlsxwriter"))
    choices(at("list-openpyxl"))
    saved_again(at("list-openpyxl"), at("list-libreoffice"))
    circle(at("circle-xlsxwriter"))
    rounds(at("rounds-xlsxwriter"))
    saved_again(at("rounds-xlsxwriter"), at("rounds-libreoffice"))
    columns(at("changed-openpyxl"), changed_rows(), edition="令和9年度版")
    vendor(at("vendor-xlsxwriter"))
    fire(at("fire-safety-openpyxl"))
    formulas(at("formulas-xlsxwriter"))
    since_1904(at("since-1904-openpyxl"))
    strict(at("strict-by-hand"))


if __name__ == "__main__":
    main()
