"""Write an article as a Word document: the only home of python-docx.

Headings, tables with repeated heads and rows that are never cut, A4; the same article gives the
same parts. The dates inside the package are taken out by whoever writes the file.
"""

import io
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any, Final

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from gongkai.base.texts import text
from gongkai.model.article import Article, Cell, Grid, Heading, Listing, Pairs, Paragraph, Piece

_WIDE_FROM: Final = 7
"""Columns from which a table is set across: the page is turned."""
_SHORT_SIDE: Final = Mm(210)
_LONG_SIDE: Final = Mm(297)
_MARGIN: Final = Mm(22)
_LABEL: Final = Mm(38)
_INDENT: Final = Mm(6)
_SIZES: Final = {"Normal": 11.0, "Title": 20.0, "Heading 2": 14.0, "Heading 3": 12.0}
_TABLE_SIZE: Final = Pt(9.5)
_CELL_GAP: Final = Pt(1.5)
_LEAD_SIZE: Final = Pt(12.5)
_NOTE_SIZE: Final = Pt(9.5)
_NARROWEST: Final = 6
_WIDEST: Final = 36
"""Half-width characters between which a column's width lies."""
_SHADE: Final = "F3F1EC"


def word_document(article: Article, author: str, day: date, foot: Sequence[str]) -> bytes:
    """Return an article as a .docx file, dated `day`; the lines of `foot` close it."""
    document = Document()
    _set_page(document, article)
    _set_styles(document)
    _set_properties(document, article.title, author, day)
    for piece in article.pieces:
        _add(document, piece)
    for line in foot:
        _sized(document.add_paragraph(line), _NOTE_SIZE)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _set_page(document: WordDocument, article: Article) -> None:
    section = document.sections[0]
    widest = max((one.width for one in article.pieces if isinstance(one, Grid)), default=0)
    is_wide = widest >= _WIDE_FROM
    section.orientation = WD_ORIENT.LANDSCAPE if is_wide else WD_ORIENT.PORTRAIT
    section.page_width = _LONG_SIDE if is_wide else _SHORT_SIDE
    section.page_height = _SHORT_SIDE if is_wide else _LONG_SIDE
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, _MARGIN)


def _set_styles(document: WordDocument) -> None:
    for name, size in _SIZES.items():
        style: Any = document.styles[name]
        is_body = name == "Normal"
        font = text("word.body_font" if is_body else "word.heading_font")
        style.font.name = text("word.latin_font")
        style.font.size = Pt(size)
        style.font.bold = not is_body
        style.font.color.rgb = None
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:eastAsia"), font)
        if is_body:
            language = OxmlElement("w:lang")
            language.set(qn("w:val"), text("word.language"))
            language.set(qn("w:eastAsia"), text("word.language"))
            style.element.get_or_add_rPr().append(language)
            style.paragraph_format.space_after = Pt(4)
    title: Any = document.styles["Title"]
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    borders = title.element.pPr.find(qn("w:pBdr"))
    if borders is not None:
        title.element.pPr.remove(borders)


def _set_properties(document: WordDocument, title: str, author: str, day: date) -> None:
    stamp = datetime(day.year, day.month, day.day, tzinfo=UTC)
    known = document.core_properties
    known.title, known.author, known.comments = title, author, ""
    known.created = known.modified = stamp
    known.last_modified_by, known.language = author, text("word.language")


def _add(document: WordDocument, piece: Piece) -> None:
    if isinstance(piece, Heading):
        document.add_heading(piece.text, 0 if piece.level == 1 else min(piece.level, 3))
    elif isinstance(piece, Paragraph):
        _add_paragraph(document, piece)
    elif isinstance(piece, Listing):
        for number, item in enumerate(piece.items, start=1):
            # Word's own numbers would go on from one list to the next.
            mark = f"{number}. " if piece.is_ordered else "\u2022 "
            paragraph = document.add_paragraph(mark + item)
            paragraph.paragraph_format.left_indent = _INDENT
            paragraph.paragraph_format.first_line_indent = -_INDENT
    elif isinstance(piece, Pairs):
        _add_pairs(document, piece)
    else:
        _add_grid(document, piece)


def _add_paragraph(document: WordDocument, piece: Paragraph) -> None:
    paragraph = document.add_paragraph(piece.text)
    if piece.look == "lead":
        _sized(paragraph, _LEAD_SIZE).bold = True
    elif piece.look == "note":
        _sized(paragraph, _NOTE_SIZE)


def _add_pairs(document: WordDocument, piece: Pairs) -> None:
    table = _new_table(document, len(piece.rows), (_LABEL, _usable(document) - _LABEL))
    for row, words in zip(table.rows, piece.rows, strict=True):
        _keep_whole(row)
        places = row.cells
        for place, one in zip(places, words, strict=True):
            _fill(place, Cell(one))
        _shade(places[0])
    document.add_paragraph()


def _add_grid(document: WordDocument, piece: Grid) -> None:
    rows = (*piece.head, *piece.body, *piece.foot)
    table = _new_table(document, len(rows), _widths(piece, _usable(document)))
    first_sum = len(rows) - len(piece.foot)
    for number, cells in enumerate(rows):
        row = table.rows[number]
        places = row.cells
        _keep_whole(row)
        is_head = number < len(piece.head)
        if is_head:
            _set_flag(row._tr.get_or_add_trPr(), "w:tblHeader")  # noqa: SLF001 - python-docx tells of heads nowhere else
        column = 0
        for cell in cells:
            place = places[column]
            if cell.span > 1:
                last = min(column + cell.span, piece.width) - 1
                place = place.merge(places[last])
            is_bold = cell.is_head or number >= first_sum
            _fill(place, cell._replace(is_head=is_bold))
            if is_head:
                _shade(place)
            column += cell.span
    document.add_paragraph()


def _usable(document: WordDocument) -> int:
    page: Any = document.sections[0]
    width: int = page.page_width - 2 * _MARGIN
    return width


def _widths(piece: Grid, whole: int) -> list[int]:
    """Return how wide each column is: by its longest text, within bounds."""
    weights = [_NARROWEST] * piece.width
    for cells in (*piece.head, *piece.body, *piece.foot):
        column = 0
        for cell in cells:
            if cell.span == 1:
                longest = max(map(_text_width, cell.text.split("\n")))
                weights[column] = max(weights[column], min(longest, _WIDEST))
            column += cell.span
    return [whole * weight // sum(weights) for weight in weights]


def _text_width(words: str) -> int:
    """Return how many half-width characters a text is wide."""
    return sum(1 if character.isascii() else 2 for character in words)


def _new_table(document: WordDocument, rows: int, widths: Sequence[int]) -> Table:
    table: Table = document.add_table(rows, len(widths))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Emu(width)
        for place in column.cells:
            place.width = Emu(width)
    return table


def _fill(place: _Cell, cell: Cell) -> None:
    paragraph = place.paragraphs[0]
    paragraph.text = cell.text
    _sized(paragraph, _TABLE_SIZE).bold = cell.is_head
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = _CELL_GAP
    if cell.is_numeric:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _sized(paragraph: WordParagraph, size: Pt) -> Any:
    """Return the type of a paragraph's one run, in a size."""
    run = paragraph.runs[0] if paragraph.runs else paragraph.add_run()
    run.font.size = size
    return run.font


def _keep_whole(row: Any) -> None:
    _set_flag(row._tr.get_or_add_trPr(), "w:cantSplit")  # noqa: SLF001 - as above


def _set_flag(properties: Any, name: str) -> None:
    flag = OxmlElement(name)
    flag.set(qn("w:val"), "true")
    properties.append(flag)


def _shade(place: _Cell) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), _SHADE)
    place._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 - as above
