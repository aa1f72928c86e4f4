"""Several finished PDFs become one in which nothing is lost: pages, tags, contents, claims."""

from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter

from gongkai.output.finished_pdf import UnexpectedPdfError
from gongkai.output.joined import JoinedPdf
from gongkai.output.own_fonts import faces_of
from gongkai.output.typesetter import Typesetter
from tests.tools.pdf_facts import claims, tags

DAY = date(2026, 11, 20)
# What looks like parts of a PDF stands in words as well.
ODD = r"half (of (a)) it) \\ 3 0 R stream /ID(U1x0y0) ] >>"
SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'
PLAIN = """
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title, author: data.author)
#set page(width: 300pt, height: 200pt)
#set text(font: "Noto Serif SC", lang: "zh")
"""
PAGES = (
    PLAIN
    + """
#for name in data.names [
  = #name
  #image(bytes(data.square), format: "svg", alt: data.alt)
  #table(columns: 2, table.header([名称], [金额]), [#name], [1], table.cell(colspan: 2)[合计])
  == 说明
  #link("https://example.invalid/")[在网上看]
  #lorem(90)
]
"""
)
Set = Callable[..., bytes]
Chain = list[tuple[str, list[str]]]


@pytest.fixture(scope="module")
def typeset(tmp_path_factory: pytest.TempPathFactory) -> Set:
    folder = tmp_path_factory.mktemp("set")
    typesetter = Typesetter(folder, faces_of(folder, None))
    (folder / "pages.typ").write_text(PAGES, "utf-8")
    (folder / "plain.typ").write_text(PLAIN, "utf-8")

    def pdf(*names: str, title: str = "一份") -> bytes:
        values = {"title": title, "author": "村", "names": names, "alt": ODD, "square": SQUARE}
        return typesetter.pdf("pages.typ" if names else "plain.typ", values, DAY)

    return pdf


def joined(frame: bytes, *parts: bytes) -> bytes:
    out = BytesIO()
    whole = JoinedPdf(out)
    for part in parts:
        whole.add(part)
    whole.finish(frame)
    return out.getvalue()


@pytest.fixture(scope="module")
def parts(typeset: Set) -> list[bytes]:
    return [typeset("三组道路"), typeset("水渠", "山塘", title="ASCII (title)"), typeset()]


@pytest.fixture(scope="module")
def whole(typeset: Set, parts: list[bytes]) -> bytes:
    return joined(typeset(title="全部"), *parts)


def read(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf), strict=True)


def root(pdf: bytes) -> Any:
    return read(pdf).root_object


def test_all_pages_follow_each_other(whole: bytes, parts: list[bytes]) -> None:
    texts = [page.extract_text() for part in parts for page in read(part).pages]
    assert [page.extract_text() for page in read(whole).pages] == texts
    assert len(texts) > len(parts)


def test_title_and_claims_are_those_of_the_frame(whole: bytes) -> None:
    assert claims(whole) == {"A-2", "A-A", "UA-1"}
    found = read(whole).metadata
    assert found is not None
    assert (found.title, found.author) == ("全部", "村")
    metadata = root(whole)["/Metadata"].get_data().decode()
    assert ">全部</rdf:li>" in metadata
    assert f"<xmpTPg:NPages>{len(read(whole).pages)}<" in metadata


def test_tags_are_those_of_the_parts_in_their_order(whole: bytes, parts: list[bytes]) -> None:
    expected = ["Document"]
    for part in parts:
        assert tags(part)[0] == "Document"
        expected += ["Part", *tags(part)[1:]]
    assert tags(whole) == expected
    assert {"TH", "TD", "H1", "H2", "Link", "Figure"} <= set(expected)


def test_every_marked_text_leads_to_its_tag(whole: bytes, parts: list[bytes]) -> None:
    by_key = tags_by_key(whole)
    assert root(whole)["/StructTreeRoot"]["/ParentTreeNextKey"] > max(by_key)
    assert len(by_key) == sum(len(tags_by_key(part)) for part in parts[:2])
    # The last part is an empty page, on which nothing is marked.
    pages: list[Any] = list(read(whole).pages)[:-1]
    assert "/StructParents" not in read(whole).pages[-1]
    links = 0
    for page in pages:
        for number, one in enumerate(by_key[page["/StructParents"]]):
            tag = one.get_object()
            assert number in marks_of(tag, page), tag
        for note in page.get("/Annots", ()):
            assert by_key[note.get_object()["/StructParent"]]["/S"] == "/Link"
            links += 1
    assert links == 3


def tags_by_key(pdf: bytes) -> dict[int, Any]:
    """Return what the keys of pages and links lead to; they are in order."""
    numbers = root(pdf)["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    keys = numbers[::2]
    assert keys == sorted(set(keys))
    return dict(zip(keys, (one.get_object() for one in numbers[1::2]), strict=True))


def marks_of(tag: Any, page: Any) -> Iterator[int]:
    """Yield the numbers of what a tag holds of a page."""
    for kid in tag["/K"]:
        one = kid.get_object()
        if isinstance(one, int):
            if tag.raw_get("/Pg").idnum == page.indirect_reference.idnum:
                yield one
        elif "/MCID" in one and one.raw_get("/Pg").idnum == page.indirect_reference.idnum:
            yield one["/MCID"]


def test_cells_name_heads_of_their_own_table(whole: bytes, parts: list[bytes]) -> None:
    names = root(whole)["/StructTreeRoot"]["/IDTree"]["/Names"]
    ids = [bytes(name.original_bytes) for name in names[::2]]
    assert ids == sorted(set(ids))
    heads = {bytes(cell["/ID"].original_bytes) for cell in names_cells(names)}
    assert heads == set(ids)
    assert len(ids) == sum(
        len(root(part)["/StructTreeRoot"]["/IDTree"]["/Names"]) // 2 for part in parts[:2]
    )


def names_cells(names: list[Any]) -> list[Any]:
    return [cell.get_object() for cell in names[1::2]]


def test_contents_are_one_chain(whole: bytes) -> None:
    outline = root(whole)["/Outlines"]
    assert chain(outline) == [
        ("三组道路", ["说明"]),
        ("水渠", ["说明"]),
        ("山塘", ["说明"]),
    ]
    assert outline["/Count"] == 3
    pages = read(whole)
    entries: list[Any] = pages.outline[::2]
    firsts = [pages.get_destination_page_number(one) or 0 for one in entries]
    assert firsts == sorted(set(firsts))


def chain(outline: Any) -> Chain:
    """Return the entries of some contents with those below them, whichever way they are read."""
    found: Chain = []
    before = None
    one = outline.raw_get("/First")
    while one is not None:
        entry = one.get_object()
        below = chain(entry) if "/First" in entry else []
        found.append((entry["/Title"], [title for title, _ in below]))
        assert (entry.raw_get("/Prev") if before else entry.get("/Prev")) == before
        before, one = one, entry.raw_get("/Next") if "/Next" in entry else None
    assert outline.raw_get("/Last") == before
    return found


def test_words_that_look_like_a_pdf_stay_words(whole: bytes) -> None:
    assert whole.count(b"3 0 R stream") == 3
    assert whole.count(b"/ID\\(U1x0y0\\)") + whole.count(b"/ID(U1x0y0) ]") == 3


def test_every_object_is_there_and_none_too_many(whole: bytes) -> None:
    reader = read(whole)
    size: Any = reader.trailer["/Size"]
    waiting: list[Any] = [reader.trailer.raw_get("/Root"), reader.trailer.raw_get("/Info")]
    reached: set[int] = set()
    while waiting:
        one = waiting.pop()
        if hasattr(one, "idnum"):
            if one.idnum in reached:
                continue
            reached.add(one.idnum)
            one = one.get_object()
            assert one is not None
        if isinstance(one, dict):
            waiting += [one.raw_get(key) for key in one]  # type: ignore[attr-defined]
        elif isinstance(one, list):
            waiting += list(one)
    assert reached == set(range(1, size))


def test_equal_parts_give_equal_bytes_and_others_another_name(
    typeset: Set, parts: list[bytes], whole: bytes
) -> None:
    frame = typeset(title="全部")
    assert joined(frame, *parts) == whole
    other = joined(frame, *reversed(parts))
    assert read(other).trailer["/ID"] != read(whole).trailer["/ID"]
    ids: Any = read(whole).trailer["/ID"]
    name = ids[0].original_bytes.decode()
    assert f">{name}<" in root(whole)["/Metadata"].get_data().decode()


def test_without_headings_there_are_no_contents(typeset: Set) -> None:
    made = joined(typeset("有标题"), typeset())
    assert tags(made) == ["Document", "Part"]
    assert "/First" not in root(made)["/Outlines"]


def other_programs(folder: Path) -> list[bytes]:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(folder / "other.pdf")
    return [b"", b"%PDF-1.7\nnothing", (folder / "other.pdf").read_bytes()]


def test_pdfs_of_other_programs_are_refused(tmp_path: Path, parts: list[bytes]) -> None:
    cut = parts[0][: len(parts[0]) // 2]
    moved = parts[0].replace(b"0000000016 00000 n", b"0000000017 00000 n", 1)
    for pdf in [*other_programs(tmp_path), cut, moved]:
        with pytest.raises(UnexpectedPdfError):
            joined(parts[0], pdf)
