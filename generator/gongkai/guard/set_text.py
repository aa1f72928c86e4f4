"""Read what the typesetter wrote on a sheet, many times faster than any PDF can be read.

It knows the plain form in which our typesetter writes a PDF: no packed objects, one font for each
run of text, a table from glyphs to characters for each font. Whatever is written in another way
is left to the reader of all PDFs (`pdf`); nothing is guessed.
"""

import re
import struct
import zlib
from collections.abc import Iterator, Mapping
from typing import Final

_MAKER: Final = b"/Creator(Typst "
_OTHER_FORMS: Final = (b"/ObjStm", b"/XRef", b"/Encrypt", b"/Subtype/Form", b"/Annots")
_OFFSETS: Final = re.compile(rb"(\d{10}) \d{5} n")
_PAGE: Final = re.compile(
    rb"/Type/Page/Resources (\d+) 0 R.*?/StructParents (\d+).*?/Contents (\d+) 0 R"
)
_PAGES: Final = b"/Type/Page/"
_FONT: Final = re.compile(rb"/(f\d+) (\d+) 0 R")
_TABLE: Final = re.compile(rb"/ToUnicode (\d+) 0 R")
_PAIR: Final = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>")
_ONE: Final = 4
"""Digits of a single character on the common plane."""
_RANGE: Final = b"beginbfrange"
_RUN: Final = re.compile(rb"\d Tr/(f\d+) .*?Tm(.*)T[jJ]$", re.DOTALL)
_PLAIN: Final = rb"[^\\()]|\\."
# Brackets in pairs stand unescaped, one pair inside another at most twice.
_PAIRED: Final = rb"\((?:%s|\((?:%s)*\))*\)" % (_PLAIN, _PLAIN)
_STRING: Final = re.compile(rb"<([0-9A-F]+)>|\(((?:%s|%s)*)\)" % (_PLAIN, _PAIRED), re.DOTALL)
_GAPS: Final = re.compile(rb"[\[\]\d. -]*")
_ESCAPE: Final = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
_ESCAPED: Final = {
    **{b"%03o" % code: bytes([code]) for code in range(256)},
    **dict(zip((b"n", b"r", b"t", b"b", b"f"), (b"\n", b"\r", b"\t", b"\b", b"\f"), strict=True)),
    **{sign: sign for sign in (b"(", b")", b"\\")},
}
_BLOCKS: Final = re.compile(rb"/ParentTree<</Nums\[([\d R]*)\]")
_BLOCKS_OF_PAGE: Final = re.compile(rb"(\d+) (\d+) 0 R")
_BLOCK: Final = re.compile(rb"(\d+) 0 R")
# What belongs to no block, such as the foot of a page, is marked without a number.
_MARK: Final = re.compile(rb"/MCID (\d+)[^>]*>>BDC|/Artifact")
_TITLE: Final = re.compile(rb"<FEFF([0-9A-F]*)>")
_METADATA: Final = re.compile(rb"<x:xmpmeta.*?</x:xmpmeta>", re.DOTALL)
_Glyphs = Mapping[int, str]
GOES_ON: Final = "\v"
"""Between two runs of one block: a line and the next, or two fonts in one."""


class OtherFormError(Exception):
    """A PDF that our typesetter did not write, or writes in a new way."""


def text_of_sheet(data: bytes) -> str:
    """Return every run of text on the pages, and every title and remark beside them, by lines.

    A number in two fonts or on two lines stands in two runs, one right after the other, with
    `GOES_ON` between those of one block. Raise OtherFormError for a PDF of another form.
    """
    if _MAKER not in data or any(form in data for form in _OTHER_FORMS):
        raise OtherFormError
    try:
        return "".join((*_Sheet(data).runs(), "\n", "\n".join(_beside_the_pages(data))))
    except (LookupError, ValueError, zlib.error, struct.error) as fault:
        raise OtherFormError from fault


class _Sheet:
    def __init__(self, data: bytes) -> None:
        self.data = data
        start = data.rindex(b"xref\n", 0, data.rindex(b"startxref"))
        # The first entry of the table is no object; numbers begin at one.
        self.places = [int(place) for place in _OFFSETS.findall(data, start)]
        self.glyphs: dict[int, _Glyphs] = {}

    def runs(self) -> Iterator[str]:
        """Yield the runs of all pages, each behind what parts it from the one before."""
        pages = _PAGE.findall(self.data)
        if not pages or len(pages) != self.data.count(_PAGES):
            raise OtherFormError
        blocks_of = self._blocks()
        for resources, page, content in pages:
            blocks, block = blocks_of[page], b""
            fonts = {
                name: self._glyphs_of(int(number))
                for name, number in _FONT.findall(self._head(int(resources)))
            }
            first, *pieces = self._stream(int(content)).split(b"\nBT ")
            mark = _MARK.findall(first)
            for piece in pieces:
                run, _, behind = piece.partition(b"\nET")
                before = block
                if mark:
                    block = blocks[int(mark[-1])] if mark[-1] else b""
                yield GOES_ON if block and block == before else "\n"
                yield _text_of_run(run, fonts)
                mark = _MARK.findall(behind)

    def _blocks(self) -> Mapping[bytes, list[bytes]]:
        """Return which block each marked run of a page belongs to, by the numbers of pages."""
        listed = _BLOCKS.search(self.data)
        if listed is None:
            raise OtherFormError
        found = _BLOCKS_OF_PAGE.findall(listed[1])
        return {page: _BLOCK.findall(self._head(int(number))) for page, number in found}

    def _glyphs_of(self, number: int) -> _Glyphs:
        if number not in self.glyphs:
            table = _TABLE.search(self._head(number))
            if table is None:
                raise OtherFormError
            held = self._stream(int(table[1]))
            if _RANGE in held:
                raise OtherFormError
            pairs = _PAIR.findall(held)
            self.glyphs[number] = {int(glyph, 16): _characters(text) for glyph, text in pairs}
        return self.glyphs[number]

    def _head(self, number: int) -> bytes:
        start = self.places[number - 1]
        return self.data[start : self.data.index(b"endobj", start)]

    def _stream(self, number: int) -> bytes:
        start = self.data.index(b"stream", self.places[number - 1]) + len(b"stream")
        start += 2 if self.data[start : start + 1] == b"\r" else 1
        return zlib.decompressobj().decompress(self.data[start:])


def _characters(text: bytes) -> str:
    if len(text) == _ONE:
        return chr(int(text, 16))
    return bytes.fromhex(text.decode()).decode("utf-16-be")


def _text_of_run(run: bytes, fonts: Mapping[bytes, _Glyphs]) -> str:
    found = _RUN.match(run)
    if found is None:
        raise OtherFormError
    # Between two strings stands what is between their glyphs; each has its own place of two.
    parts = _STRING.split(found[2])
    if not _GAPS.fullmatch(b"".join(parts[::3])):
        raise OtherFormError
    strings = zip(parts[1::3], parts[2::3], strict=True)
    raw = b"".join(
        bytes.fromhex(coded.decode()) if coded else _unescaped(plain) for coded, plain in strings
    )
    glyphs = fonts[found[1]]
    codes = struct.unpack(f">{len(raw) // 2}H", raw)
    return "".join(map(glyphs.__getitem__, codes))


def _unescaped(plain: bytes) -> bytes:
    if b"\\\\" not in plain:
        # The first byte of nearly every glyph.
        plain = plain.replace(b"\\000", b"\0").replace(b"\\001", b"\1")
    return _ESCAPE.sub(_sign, plain) if b"\\" in plain else plain


def _sign(found: re.Match[bytes]) -> bytes:
    return _ESCAPED[found[1]]


def _beside_the_pages(data: bytes) -> Iterator[str]:
    """Yield bookmarks, other words for pictures, properties."""
    for title in _TITLE.findall(data):
        yield bytes.fromhex(title.decode()).decode("utf-16-be")
    for metadata in _METADATA.findall(data):
        yield metadata.decode("utf-8")
