"""Take the names of writers out of the XML parts of office files, and tell where one stands.

Who wrote, changed or noted something stands in attributes and in a few elements. The places are
found by a real parser; nothing else of a part changes, not a byte.
"""

import re
from pathlib import PurePosixPath
from typing import Final
from xml.parsers import expat

from gongkai.guard.reading import UncleanableError

_PROPERTIES: Final = "docProps/"
"""The folder of a file's properties: they are emptied whole, whatever they say."""
_ANYWHERE: Final = frozenset(
    {"author", "initials", "userName", "lastModifiedBy", "lastAuthor", "userId"}
)
_IN_ELEMENT: Final = {
    "person": frozenset({"displayName"}),
    "cmAuthor": frozenset({"name"}),
    "author": frozenset({"name"}),
    "absPath": frozenset({"url"}),
}
"""Attributes that name somebody only in some elements; a path holds the name of an account."""
_TARGET, _OWN_DISK = "Target", "file:"
"""A link to a file of the writer's own disk: its folders hold the name of an account."""
_TEXTS: Final = frozenset({"creator", "lastModifiedBy", "Manager", "Company", "author"})
_TAG: Final = re.compile(rb"""<(?:"[^"]*"|'[^']*'|[^"'>])*>""")
_ROOT: Final = re.compile(rb"<([A-Za-z][\w.:-]*)[^>]*>")
_NOTES: Final = "comments"


def names_writer(data: bytes) -> bool:
    """Return whether an XML part names who wrote or changed something.

    Raise UncleanableError when it cannot be parsed.
    """
    return bool(_spans(data)) if _may_name(data) else False


def without_writers(name: str, data: bytes) -> bytes:
    """Return an XML part without the names of writers; UncleanableError when it is no XML."""
    if name.startswith(_PROPERTIES):
        return _emptied(data)
    if not _may_name(data):
        return data
    gone = set()
    for start, end in sorted(_spans(data), reverse=True):
        gone.add(data[start:end])
        data = data[:start] + data[end:]
    if PurePosixPath(name).name.startswith(_NOTES):
        # A note in a sheet begins with the name of who wrote it, as text.
        for one in sorted(gone, key=lambda value: (-len(value), value)):
            data = data.replace(one, b"")
    return data


def _may_name(data: bytes) -> bool:
    wanted = (*_ANYWHERE, *_TEXTS, *_IN_ELEMENT, _OWN_DISK)
    return any(one.encode() in data for one in wanted) or data[:2] in {b"\xff\xfe", b"\xfe\xff"}


def _emptied(data: bytes) -> bytes:
    """Return only the root of a part."""
    root = _ROOT.search(data)
    if root is None:
        raise UncleanableError
    tag = root.group()
    if tag.endswith(b"/>"):
        return data[: root.end()]
    return data[: root.end()] + b"</" + root.group(1) + b">"


def _spans(data: bytes) -> list[tuple[int, int]]:
    """Return where names stand: values of attributes, texts of elements."""
    finder = _Finder(data)
    parser = finder.parser
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = finder.start
    parser.EndElementHandler = finder.end
    try:
        parser.Parse(data, True)  # noqa: FBT003 - the last of the data
    except expat.ExpatError as fault:
        raise UncleanableError from fault
    # A closed tag such as <author/> ends where it begins.
    return [(first, last) for first, last in finder.found if first < last]


class _Finder:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.parser = expat.ParserCreate()
        self.found: list[tuple[int, int]] = []
        self._open: list[tuple[str, int]] = []

    def start(self, element: str, attributes: dict[str, str]) -> None:
        place = self.parser.CurrentByteIndex
        tag = _TAG.match(self.data, place)
        if tag is None:
            raise UncleanableError
        local = element.rpartition(":")[2]
        for key, value in attributes.items():
            attribute = key.rpartition(":")[2]
            if value and _is_name(local, attribute):
                self.found.append(_value_in(tag.group(), key, place))
            elif attribute == _TARGET and value.startswith(_OWN_DISK):
                first, last = _value_in(tag.group(), key, place)
                name = re.split(rb"[/\\]", self.data[first:last])[-1]
                self.found.append((first, last - len(name)))
        if local in _TEXTS:
            self._open.append((element, tag.end()))

    def end(self, element: str) -> None:
        if self._open and self._open[-1][0] == element:
            first = self._open.pop()[1]
            last = self.parser.CurrentByteIndex
            if self.data[first:last].strip():
                self.found.append((first, last))


def _refuse(*_: object) -> None:
    # Office programs bring no document type, and entities could grow without end.
    raise UncleanableError


def _is_name(element: str, attribute: str) -> bool:
    return attribute in _ANYWHERE or attribute in _IN_ELEMENT.get(element, frozenset())


def _value_in(tag: bytes, key: str, place: int) -> tuple[int, int]:
    """Return where the value of an attribute stands; UncleanableError when it is not found."""
    pattern = rb"""\s%s\s*=\s*(?:"([^"]*)"|'([^']*)')""" % re.escape(key.encode())
    value = re.search(pattern, tag)
    if value is None:
        raise UncleanableError
    group = 1 if value.group(1) is not None else 2
    return place + value.start(group), place + value.end(group)
