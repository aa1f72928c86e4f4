"""Finished PDFs of our typesetter, taken apart into the objects they are made of.

What Typst writes is plain: every object stands by itself and is listed in one table at the end.
Anything else is refused.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

_TOKEN: Final = re.compile(
    rb"\(|\bstream\r?\n|(?P<ref>\d+) 0 R\b|(?P<parents>/StructParents? )(?P<key>\d+)"
    rb"|/(?P<name>[A-Za-z]+)"
)
_BRACKET: Final = re.compile(rb"\\.|[()]", re.DOTALL)
_NAMES_OF_IDS: Final = {b"ID", b"Headers", b"Names"}
_TABLE: Final = re.compile(
    rb"xref\r?\n0 (?P<count>\d+)\r?\n(?P<rows>.*?)trailer\n?(?P<end>.*)", re.DOTALL
)
_ROW: Final = re.compile(rb"(\d{10}) \d{5} n")
_HEAD: Final = re.compile(rb"%PDF-1\.7\n.{1,8}\n\n?", re.DOTALL)
_OBJECT: Final = re.compile(rb"\d+ 0 obj\r?\n(?P<body>.*)\r?\nendobj\s*", re.DOTALL)


class UnexpectedPdfError(ValueError):
    """A PDF that is not written as those of our typesetter are."""


class Outline(NamedTuple):
    """The entries of the contents that stand highest."""

    first: int
    last: int
    entries: int


class FinishedPdf:
    """A finished PDF: its objects, by their numbers."""

    def __init__(self, data: bytes) -> None:
        start = data.rfind(b"\nxref\n") + 1
        table = _TABLE.match(data, start) if start else None
        if table is None or not _HEAD.match(data):
            raise UnexpectedPdfError
        places = [int(place) for place in _ROW.findall(table["rows"])]
        if len(places) != int(table["count"]) - 1 or places != sorted(places):
            raise UnexpectedPdfError
        self.data = data
        self._bounds = [*places, start]
        self.trailer = table["end"]
        self.catalog = self.body(object_after(self.trailer, b"Root"))
        self.pages = object_after(self.catalog, b"Pages")
        self.tags = object_after(self.catalog, b"StructTreeRoot")
        self.contents = (
            object_after(self.catalog, b"Outlines") if b"/Outlines" in self.catalog else 0
        )

    def body(self, number: int) -> bytes:
        """Return what stands between the number of an object and its end."""
        found = _OBJECT.fullmatch(self.data[self._bounds[number - 1] : self._bounds[number]])
        if found is None:
            raise UnexpectedPdfError
        return found["body"]

    def reached(self, roots: Iterable[int], beyond: Iterable[int] = ()) -> list[int]:
        """Return the objects that are needed for some, these first; none that lies beyond."""
        found: dict[int, None] = {}
        known = set(beyond)
        waiting = list(roots)
        while waiting:
            number = waiting.pop()
            if number not in known:
                known.add(number)
                found[number] = None
                waiting += [int(one["ref"]) for one in _tokens(self.body(number)) if one["ref"]]
        return sorted(found)

    def outline(self) -> Outline | None:
        """Return the first and last entry of the contents, None without any."""
        body = self.body(self.contents) if self.contents else b""
        if b"/First" not in body:
            return None
        return Outline(
            object_after(body, b"First"), object_after(body, b"Last"), number_after(body)
        )


class Changes(NamedTuple):
    """How the objects of a part are written in the whole."""

    number: Callable[[int], int]
    first_key: int
    """What is added to the keys under which pages find their tags."""
    prefix: bytes
    """What is put before the names of cells, which are told apart within a part alone."""

    def applied(self, body: bytes) -> bytes:
        """Return an object with its references, keys and names changed, but a stream as it is."""
        written: list[bytes] = []
        at = 0
        name = b""
        for one in _tokens(body):
            written.append(body[at : one.start()])
            at = one.end()
            if one["ref"]:
                written.append(b"%d 0 R" % self.number(int(one["ref"])))
            elif one["key"]:
                written.append(one["parents"] + b"%d" % (int(one["key"]) + self.first_key))
            elif one[0] == b"(" and name in _NAMES_OF_IDS:
                written.append(b"(" + self.prefix)
            else:
                name = one["name"] or name
                written.append(one[0])
        return b"".join((*written, body[at:]))


def _tokens(body: bytes) -> Iterator[re.Match[bytes]]:
    """Return what of an object matters here; the words of strings are passed over."""
    at = 0
    while (one := _TOKEN.search(body, at)) and not one[0].startswith(b"stream"):
        yield one
        at = _end_of_string(body, one.end()) if one[0] == b"(" else one.end()


def _end_of_string(body: bytes, at: int) -> int:
    depth = 1
    for one in _BRACKET.finditer(body, at):
        depth += {b"(": 1, b")": -1}.get(one[0], 0)
        if not depth:
            return one.end()
    raise UnexpectedPdfError


def object_after(body: bytes, name: bytes) -> int:
    """Return the object that an entry of another leads to."""
    found = re.search(rb"/%s (\d+) 0 R" % name, body)
    if found is None:
        raise UnexpectedPdfError
    return int(found[1])


def number_after(body: bytes, name: bytes = b"Count") -> int:
    """Return the number in an entry of an object."""
    found = re.search(rb"/%s (\d+)" % name, body)
    if found is None:
        raise UnexpectedPdfError
    return int(found[1])


def pairs_in(numbers: bytes) -> list[tuple[int, int]]:
    """Return the keys of a tree of numbers, each with the object that it leads to."""
    return [(int(key), int(found)) for key, found in re.findall(rb"(\d+) (\d+) 0 R", numbers)]


def between(body: bytes, start: bytes, end: bytes) -> bytes:
    """Return what stands between two marks, which hold no further ones of their sort."""
    _, found, rest = body.partition(start)
    if not found:
        raise UnexpectedPdfError
    return rest.partition(end)[0]
