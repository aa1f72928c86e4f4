"""Join finished PDFs of our typesetter into one, with their tags and contents.

Setting many sheets as one document takes memory for all of them; joining takes it for one at a
time. Libraries that join PDFs leave out or mix up the tags, without which the whole is no longer
PDF/UA (ISO 32000-1, 14.7.4.4).
"""

import re
from base64 import b64encode
from hashlib import blake2b
from typing import BinaryIO, Final

from gongkai.output.finished_pdf import (
    Changes,
    FinishedPdf,
    Outline,
    UnexpectedPdfError,
    between,
    number_after,
    object_after,
    pairs_in,
)

_STREAM: Final = re.compile(
    rb"<</Length \d+(?P<rest>.*?)>>\nstream\n(?P<data>.*)\nendstream", re.DOTALL
)
_PAGES: Final = re.compile(rb"(<xmpTPg:NPages>)\d+")
_XMP_IDS: Final = re.compile(rb"<xmpMM:(?:Instance|Document)ID>([^<]{24})<")
_PARENTS: Final = b"/ParentTree<</Nums["
_ID_WIDTH: Final = 16


class JoinedPdf:
    """One PDF with the pages, tags and contents of others, in the order in which they are added.

    Equal files give equal bytes. What another program wrote raises UnexpectedPdfError.
    """

    def __init__(self, out: BinaryIO) -> None:
        """Begin to write; `out` must stay open until all is finished."""
        self._out = out
        self._digest = blake2b(digest_size=_ID_WIDTH)
        self._places: dict[int, int] = {}
        self._at = 0
        self._page_root, self._tags, self._document, self._contents = 1, 2, 3, 4
        self._last = 4
        self._parts = 0
        self.pages = 0
        """How many have been added."""
        self._page_trees: list[int] = []
        self._roots: list[bytes] = []
        self._roles: dict[bytes, bytes] = {}
        self._parents: list[bytes] = []
        self._next_key = 0
        self._ids: list[bytes] = []
        self._entries = 0
        self._first_entry = 0
        self._waiting: tuple[int, bytes] | None = None
        """The last entry of the contents: it is written once the next one is known."""
        self._write(b"%PDF-1.7\n%\x80\x80\x80\x80\n\n")

    def add(self, data: bytes) -> None:
        """Write the objects of a part, numbered on."""
        part = FinishedPdf(data)
        tags = part.body(part.tags)
        outline = part.outline()
        roots = [int(one) for one in re.findall(rb"(\d+) 0 R", between(tags, b"/K[", b"]"))]
        entries = [outline.first] if outline else []
        found = [number for _, number in _parents(tags)]
        taken = part.reached([part.pages, *roots, *entries, *found], (part.tags, part.contents))
        numbers = {old: self._last + place for place, old in enumerate(taken, start=1)}
        self._last += len(taken)
        shared = {part.tags: self._document, part.contents: self._contents}
        changed = Changes(
            {**numbers, **shared}.__getitem__, self._next_key, b"%06d." % self._parts
        )
        bodies = {number: changed.applied(part.body(number)) for number in taken}
        for root in roots:
            bodies[root] = bodies[root].replace(b"/S/Document/", b"/S/Part/", 1)
        bodies[part.pages] = b"<</Parent %d 0 R" % self._page_root + bodies[part.pages][2:]
        if outline:
            self._link(outline, bodies, numbers)
        for old, body in bodies.items():
            self._object(numbers[old], body)
        self._page_trees.append(numbers[part.pages])
        self.pages += number_after(part.body(part.pages))
        self._gather(tags, changed)
        self._digest.update(blake2b(part.data).digest())
        self._parts += 1

    def finish(self, data: bytes) -> None:
        """Write what holds all parts together, and the table of all objects.

        Title, author, days and conformance are those of the PDF given here, of which no page is
        taken.
        """
        frame = FinishedPdf(data)
        if self._waiting:
            self._object(*self._waiting)
        kids = b" ".join(b"%d 0 R" % number for number in self._page_trees)
        self._object(self._page_root, b"<</Type/Pages/Count %d/Kids[%s]>>" % (self.pages, kids))
        self._object(self._tags, self._tag_root())
        said = (self._tags, b" ".join(self._roots))
        self._object(self._document, b"<</Type/StructElem/S/Document/P %d 0 R/K[%s]>>" % said)
        self._object(self._contents, self._contents_root())
        info, meta = object_after(frame.trailer, b"Info"), object_after(frame.catalog, b"Metadata")
        intents = object_after(frame.catalog, b"OutputIntents")
        taken = frame.reached([info, meta, intents])
        numbers = {old: self._last + place for place, old in enumerate(taken, start=1)}
        shared = {frame.pages: self._page_root, frame.tags: self._tags}
        shared |= {frame.contents: self._contents} if frame.contents else {}
        changed = Changes({**numbers, **shared}.__getitem__, 0, b"")
        self._last += len(taken) + 1
        name = b64encode(self._digest.digest())
        for old in taken:
            body = frame.body(old)
            self._object(
                numbers[old], self._described(body, name) if old == meta else changed.applied(body)
            )
        catalog = changed.applied(frame.catalog)
        if not frame.contents and self._entries:
            catalog = catalog[:-2] + b"/Outlines %d 0 R>>" % self._contents
        self._object(self._last, catalog)
        self._table(self._last, numbers[info], name)

    def _link(self, outline: Outline, bodies: dict[int, bytes], numbers: dict[int, int]) -> None:
        """Let the entries of the contents follow those of the parts before."""
        first, last = numbers[outline.first], numbers[outline.last]
        if self._waiting is None:
            self._first_entry = first
        else:
            number, body = self._waiting
            self._object(number, b"<</Next %d 0 R" % first + body[2:])
            bodies[outline.first] = b"<</Prev %d 0 R" % number + bodies[outline.first][2:]
        self._waiting = (last, bodies.pop(outline.last))
        self._entries += outline.entries

    def _gather(self, tags: bytes, changed: "Changes") -> None:
        """Remember what a part's tags say beside the tags themselves."""
        self._roots.append(changed.applied(between(tags, b"/K[", b"]")))
        pairs = re.findall(rb"/(\w+)/(\w+)", between(tags, b"/RoleMap<<", b">>"))
        self._roles.update(pairs)
        for key, number in _parents(tags):
            self._parents.append(b"%d %d 0 R" % (key + self._next_key, changed.number(number)))
        if _PARENTS in tags:
            self._next_key += number_after(tags, b"ParentTreeNextKey")
        if b"/IDTree<</Names[" in tags:
            names = b"/Names" + tags[tags.index(b"/IDTree<</Names[") + len(b"/IDTree<</Names") :]
            self._ids.append(between(changed.applied(names), b"/Names[", b"]"))

    def _tag_root(self) -> bytes:
        roles = b"".join(b"/%s/%s" % pair for pair in sorted(self._roles.items()))
        ids = b"/IDTree<</Names[%s]>>" % b"".join(self._ids) if self._ids else b""
        said = (roles, self._document, b" ".join(self._parents), ids, self._next_key)
        return (
            b"<</Type/StructTreeRoot/RoleMap<<%s>>/K[%d 0 R]/ParentTree<</Nums[%s]>>%s"
            b"/ParentTreeNextKey %d>>"
        ) % said

    def _contents_root(self) -> bytes:
        if self._waiting is None:
            return b"<</Type/Outlines>>"
        entries = (self._first_entry, self._waiting[0], self._entries)
        return b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>" % entries

    def _described(self, body: bytes, name: bytes) -> bytes:
        """Return what a document says of itself, with its own name and number of pages."""
        found = _STREAM.fullmatch(body)
        if found is None:
            raise UnexpectedPdfError
        data = _PAGES.sub(rb"\g<1>%d" % self.pages, found["data"])
        for old in _XMP_IDS.findall(data):
            data = data.replace(old, name)
        return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(data), found["rest"], data)

    def _object(self, number: int, body: bytes) -> None:
        self._places[number] = self._at
        self._write(b"%d 0 obj\n%s\nendobj\n" % (number, body))

    def _table(self, catalog: int, info: int, name: bytes) -> None:
        start = self._at
        rows = (b"%010d 00000 n\r\n" % self._places[number] for number in range(1, self._last + 1))
        self._write(b"xref\n0 %d\n0000000000 65535 f\r\n" % (self._last + 1))
        self._write(b"".join(rows))
        said = (self._last + 1, catalog, info, name, name)
        self._write(b"trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[(%s)(%s)]>>\n" % said)
        self._write(b"startxref\n%d\n%%%%EOF" % start)

    def _write(self, data: bytes) -> None:
        self._out.write(data)
        self._at += len(data)


def _parents(tags: bytes) -> list[tuple[int, int]]:
    """Return under which keys what is marked leads to which tags; empty pages mark nothing."""
    return pairs_in(between(tags, _PARENTS, b"]")) if _PARENTS in tags else []
