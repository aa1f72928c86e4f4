"""What attachments say and hide is found; what cannot be read is never called clean."""

import io
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    PdfObject,
    TextStringObject,
)

from gongkai.guard.packed import files_inside
from gongkai.guard.verdict import Verdict, verdict_of, verdict_on
from tests.tools.office_files import docx, exif_with_place, pdf, xlsx, zipped
from tests.tools.private_numbers import bank_card, identity_number, mobile_phone

IDENTITY, CARD, MOBILE = identity_number(), bank_card(), mobile_phone()
CLEAN = Verdict()
BROKEN = Verdict(is_unreadable=True)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", docx(f"号码{IDENTITY}。")),
        ("a.docx", docx("甲", header=IDENTITY)),
        ("a.docx", docx("甲", comments=IDENTITY)),
        ("a.docx", docx("甲", deleted=IDENTITY)),
        ("a.docx", docx("甲", alt=IDENTITY)),
        ("a.xlsx", xlsx(cell=f"张三{IDENTITY}")),
        ("a.xlsx", xlsx(hidden=IDENTITY)),
        ("a.xlsx", xlsx(note=IDENTITY)),
        ("a.pdf", pdf(f"No. {IDENTITY}")),
        ("a.pdf", pdf("No.", note=IDENTITY)),
        ("a.pdf", pdf("No.", inside=f"a,{IDENTITY}".encode())),
        ("a.csv", f"姓名,号码\n石春来,{IDENTITY}\n".encode()),
        ("a.csv", f"姓名,号码\n石春来,{IDENTITY}\n".encode("gb18030")),
        ("a.csv", f"姓名,号码\n石春来,{IDENTITY}\n".encode("utf-16")),
        ("a.zip", zipped({"甲.docx": docx(IDENTITY)})),
        ("a.zip", zipped({"b.zip": zipped({"c.csv": IDENTITY})})),
        ("a.zip", zipped({f"{IDENTITY}.csv": "甲"})),
    ],
)
def test_a_number_is_found_wherever_a_file_hides_it(name: str, data: bytes) -> None:
    assert verdict_of(name, data).certain == ("identity",)


PARTS = {
    "word/x.xml": "<a xmlns:w='b'><w:sdt w:val='{}'/></a>",
    "word/bookmarks.xml": "<a><b name='n{}'/></a>",
    "word/settings.xml": "<a><docVar val='{}'/></a>",
    "word/field.xml": "<a><fldSimple instr='HYPERLINK http://a.example/{}'/></a>",
    "word/remark.xml": "<a><!-- {} --></a>",
    "word/instruction.xml": "<a><?b {}?></a>",
    "xl/tables/table1.xml": "<table><tableColumn name='{}'/></table>",
    "xl/pivotCache/cache1.xml": "<a><s v='{}'/></a>",
    "xl/worksheets/sheet3.xml": "<a><dataValidation error='{}'/></a>",
    "word/media/image1.gif": "GIF89a!\xfe{}",
    "word/media/image1.bmp": "BM{}",
}


@pytest.mark.parametrize("name", PARTS)
def test_a_number_is_found_where_no_program_shows_it(name: str) -> None:
    part = PARTS[name].replace("{}", IDENTITY)
    assert verdict_of("a.docx", zipped({name: part})).certain == ("identity",)
    harmless = PARTS[name].replace("{}", IDENTITY[:12])
    assert verdict_of("a.docx", zipped({name: harmless})) == CLEAN


@pytest.mark.parametrize("code", ["ascii", "utf-16-le"])
def test_a_number_is_found_in_drawings_and_what_players_tell(code: str) -> None:
    raw = b"\1\0" + IDENTITY.encode(code) + b"\0\0"
    assert verdict_of("a.docx", zipped({"word/media/a.emf": raw})).certain == ("identity",)
    assert verdict_of("a.mp4", b"ftypmp42udta" + raw).certain == ("identity",)
    assert verdict_of("a.mp3", b"\xff\xfb" + raw + b"APETAGEX").certain == ("identity",)
    # What is taken out of a sound before it is published says nothing.
    assert verdict_of("a.mp3", b"ID3\3\0\0\0\0\0" + bytes([len(raw)]) + raw) == CLEAN


def test_figures_that_no_program_shows_are_no_numbers_of_people() -> None:
    figures = (
        "<a rsid='00A77B3E' spid='_x0000_s1026' uid='{4512ABCD-0001-4567-8901-123456789012}'"
        f" id='a{MOBILE}b' at='0.{MOBILE}' long='{IDENTITY}{IDENTITY}'>{MOBILE[:6]}</a>"
    )
    assert verdict_of("a.docx", zipped({"word/x.xml": figures})) == CLEAN


def pdf_with(change: Callable[[PdfWriter], object]) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(pdf("No. 1")))
    change(writer)
    data = io.BytesIO()
    writer.write(data)
    return data.getvalue()


def hang(writer: PdfWriter, key: str, value: DictionaryObject) -> None:
    writer.root_object[NameObject(key)] = value


def holding(key: str, value: PdfObject) -> DictionaryObject:
    return DictionaryObject({NameObject(key): value})


_NUMBER = TextStringObject(IDENTITY)
_SCRIPT = DecodedStreamObject()
_SCRIPT.set_data(f"app.alert('{IDENTITY}')".encode())
PDFS: Mapping[str, Callable[[PdfWriter], object]] = {
    "bookmark": lambda one: one.add_outline_item(title=IDENTITY, page_number=0),
    "place": lambda one: one.add_named_destination(IDENTITY, 0),
    "page label": lambda one: one.set_page_label(0, 0, prefix=IDENTITY),
    "form": lambda one: hang(
        one, "/AcroForm", holding("/Fields", ArrayObject([holding("/V", _NUMBER)]))
    ),
    "layer": lambda one: hang(
        one, "/OCProperties", holding("/OCGs", ArrayObject([holding("/Name", _NUMBER)]))
    ),
    "other words": lambda one: hang(
        one, "/StructTreeRoot", holding("/K", holding("/ActualText", _NUMBER))
    ),
    "script": lambda one: hang(
        one,
        "/OpenAction",
        DictionaryObject({NameObject("/JS"): one._add_object(_SCRIPT)}),  # noqa: SLF001
    ),
}


@pytest.mark.parametrize("place", PDFS)
def test_a_number_is_found_beside_the_pages_of_a_pdf(place: str) -> None:
    assert verdict_of("a.pdf", pdf_with(PDFS[place])).certain == ("identity",)


def test_words_beside_the_pages_of_a_pdf_are_suspected() -> None:
    told = pdf_with(lambda one: one.add_outline_item(title="石春来患重病", page_number=0))
    assert verdict_of("a.pdf", told).suspected == ("health",)


def test_old_documents_are_searched_but_never_called_clean() -> None:
    for code in ("utf-16-le", "gb18030"):
        found = verdict_of("a.doc", b"\xd0\xcf\x11\xe0" + f"号码 {IDENTITY} 。".encode(code))
        assert found == Verdict(certain=("identity",), is_unreadable=True)
    assert verdict_of("a.doc", b"\xd0\xcf\x11\xe0") == BROKEN


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", docx("九月的事，共 1,200.00 元。")),
        ("a.xlsx", xlsx(cell="一组", hidden="1200.5", note="见记-12")),
        ("a.pdf", pdf("2026-09-01 to 2026-09-15")),
        ("a.csv", "组,金额\n一组,280\n".encode()),
        ("a.zip", zipped({"a.csv": "一", "b/": "", "c.jpg": b"\xff\xd8"})),
        ("a.mp3", b"ID3"),
    ],
)
def test_a_clean_file_is_clean(name: str, data: bytes) -> None:
    assert verdict_of(name, data) == CLEAN


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", b"%PDF-1.4 broken"),
        ("a.pdf", pdf("locked", password="x" * 8)),
        ("a.pdf", pdf()),
        ("a.docx", b"PK\3\4 broken"),
        ("a.docx", zipped({"word/document.xml": "<a>"})),
        ("a.docx", zipped({"word/document.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"})),
        ("a.docx", zipped({"word/embeddings/a.bin": b"\0"})),
        ("a.xlsx", xlsx(hidden="5.10101199001011E+17")),
        ("a.xls", b"\xd0\xcf\x11\xe0 broken"),
        ("a.csv", b"\xff\xff\x80\x80"),
        ("a.zip", zipped({"a.csv": b"0" * 50_000_000})),
        ("a.zip", zipped({"a.exe": b"MZ"})),
        ("a.zip", zipped({"noname": b"MZ"})),
    ],
)
def test_what_cannot_be_read_is_told(name: str, data: bytes) -> None:
    assert verdict_of(name, data).is_unreadable


def test_zips_within_zips_are_read_to_a_depth() -> None:
    data = zipped({"a.csv": "甲"})
    for _ in range(3):
        data = zipped({"a.zip": data})
    assert verdict_of("a.zip", zipped({"a.zip": data})) == BROKEN


def test_files_inside_are_as_they_were_put_there() -> None:
    inner: dict[str, bytes | str] = {
        "甲/b.jpg": b"\xff\xd8",
        "c.xml": "<a/>",
        "d/": "",
        "e.docx": docx("甲"),
    }
    outer = zipped({"a.zip": zipped(inner), "f.csv": "甲"})
    found = list(files_inside(outer))
    assert b"\xff\xd8" in found
    assert "甲".encode() in found
    assert inner["e.docx"] in found
    assert b"<a/>" not in found
    assert list(files_inside(b"PK broken")) == []


def test_names_of_a_chinese_windows_are_read() -> None:
    name = "张三".encode("gb18030").decode("cp437")
    data = zipped({name: b""}).replace(name.encode(), "张三".encode("gb18030"))
    assert verdict_of("a.zip", data).is_unreadable


def test_authors_and_places_are_told() -> None:
    inside = pdf("a", author="Shi", inside=b"a")
    assert verdict_of("a.pdf", inside).names_author
    assert verdict_of("a.pdf", pdf("a", author="Shi")) == CLEAN
    picture = {"word/media/image1.jpeg": exif_with_place()}
    assert verdict_of("a.docx", zipped(picture)) == Verdict(tells_place=True)
    assert verdict_of("a.mp4", b"moov\xa9xyz+25") == Verdict(tells_place=True)
    assert verdict_of("a.jpg", b"Exif\0\0II*\0\xff\xff") == CLEAN


def test_verdicts_are_remembered_without_values(tmp_path: Path) -> None:
    file, cache = tmp_path / "a.csv", tmp_path / "cache"
    file.write_text(f"{IDENTITY} {MOBILE}", "utf-8")
    first = verdict_on(file, frozenset({MOBILE}), cache)
    assert first == Verdict(certain=("identity",))
    assert verdict_on(file, frozenset({MOBILE}), cache) == first
    assert verdict_on(file, frozenset(), cache).certain == ("identity", "mobile")
    kept = b"".join(path.read_bytes() for path in cache.iterdir())
    assert IDENTITY.encode() not in kept
    assert len(list(cache.iterdir())) == 2
    for path in cache.iterdir():
        path.write_text("{}", "utf-8")
    assert verdict_on(file, frozenset({MOBILE}), cache) == first


def test_a_cache_that_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    file, cache = tmp_path / "a.csv", tmp_path / "cache"
    file.write_text(CARD, "utf-8")
    cache.write_text("a file, not a folder", "utf-8")
    assert verdict_on(file, frozenset(), cache).certain == ("card",)


def test_a_file_beyond_all_measure_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    with file.open("wb") as stream:
        stream.truncate(100_000_001)
    assert verdict_on(file, frozenset(), tmp_path) == BROKEN


def workbook(cell: str) -> bytes:
    """Return a workbook that the reader of old tables opens as well."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="r1"'
            f' Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}"><Relationship Id="r1"'
            f' Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{sheet}" xmlns:r="{office}"><sheets>'
            '<sheet name="a" sheetId="1" state="hidden" r:id="r1"/></sheets></workbook>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{sheet}"><sheetData><row r="1">'
            f"{cell}</row></sheetData></worksheet>",
        }
    )


def test_cells_of_old_tables_are_read() -> None:
    text = f'<c r="A1" t="inlineStr"><is><t>号码 {IDENTITY}</t></is></c>'
    assert verdict_of("a.xls", workbook(text)).certain == ("identity",)
    assert verdict_of("a.xls", workbook('<c r="A1"><v>1200.5</v></c>')) == CLEAN
    assert verdict_of("a.xls", workbook(f'<c r="A1"><v>{MOBILE}</v></c>')).certain == ("mobile",)
    long = workbook('<c r="A1"><v>510000199001010000</v></c>')
    assert verdict_of("a.xls", long).is_unreadable
