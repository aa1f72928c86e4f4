"""Say of a file whether it may enter the site; remembered by content, never with a value."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from gongkai.base.digest import digest_of
from gongkai.base.privacy import scan
from gongkai.base.privacy.catalogue import KINDS
from gongkai.base.stored_json import DAMAGED, read_stored, write_stored
from gongkai.guard.cleaned import published
from gongkai.guard.old_office import read_document, read_sheets
from gongkai.guard.packed import read_packed
from gongkai.guard.pdf import read_pdf
from gongkai.guard.picture_names import bare_sound
from gongkai.guard.reading import Reading, UnreadableError
from gongkai.guard.unseen import numbers_in_bytes

_DEEPEST: Final = 3
_LARGEST: Final = 100_000_000
_CODES: Final = ("utf-8-sig", "gb18030")
_HERE: Final = Path(__file__).parent
_Inner = Iterator[tuple[str, bytes]]


class Verdict(NamedTuple):
    """What a file holds, by the names of kinds; texts and values are forgotten."""

    certain: tuple[str, ...] = ()
    suspected: tuple[str, ...] = ()
    is_unreadable: bool = False
    names_author: bool = False
    """It names who wrote it, and the name cannot be taken out."""
    tells_place: bool = False

    @property
    def needs_a_person(self) -> bool:
        """Return whether only a person can say that the file may be public."""
        return bool(self.suspected) or self.is_unreadable or self.tells_place or self.names_author


def verdict_on(file: Path, declared: frozenset[str], cache_folder: Path) -> Verdict:
    """Return the verdict on a file, from the cache where the same content was read before."""
    if file.stat().st_size > _LARGEST:
        return Verdict(is_unreadable=True)
    data = file.read_bytes()
    key = digest_of(_scanner(), "\n".join(sorted(declared)), file.suffix.lower(), data)
    place = cache_folder / f"{key[:32]}.json"
    known = _known(place)
    if known is not None:
        return known
    found = verdict_of(file.name, data, declared)
    try:
        write_stored(place, {"verdict": found})
    except OSError:
        return found
    return found


def texts_of(name: str, data: bytes) -> list[str]:
    """Return all that can be read in a file as it is published, to be looked through at once."""
    reading = Reading()
    _read(name, published(name, data), reading, 0)
    return reading.texts


def verdict_of(name: str, data: bytes, declared: frozenset[str] = frozenset()) -> Verdict:
    """Return the verdict on content under a file name, whose suffix says how it is read."""
    reading = Reading()
    _read(name, data, reading, 0)
    left = reading
    if reading.names_author or reading.tells_place:
        # What is published is read like what was given: only what stays in it needs a person.
        left = Reading()
        _read(name, published(name, data), left, 0)
    best: dict[str, bool] = {}
    for text in reading.texts:
        if scan.may_hold(text):
            for hit in scan.hits_in(text, declared):
                best[hit.kind.name] = best.get(hit.kind.name, False) or hit.is_certain
    best |= dict.fromkeys(scan.certain_kinds("\n".join(reading.unseen), declared), True)
    return Verdict(
        certain=tuple(kind for kind in KINDS if best.get(kind)),
        suspected=tuple(kind for kind in KINDS if best.get(kind) is False),
        is_unreadable=reading.is_partly_unreadable,
        names_author=left.names_author,
        tells_place=left.tells_place,
    )


def _read(name: str, data: bytes, reading: Reading, depth: int) -> None:
    """Read a file and those inside it; what cannot be read is noted."""
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    reader = _READERS.get(suffix)
    if reader is None or depth > _DEEPEST:
        reading.is_partly_unreadable = True
        return
    try:
        for inner_name, inner in reader(data, reading) or ():
            reading.add([inner_name])
            _read(inner_name, inner, reading, depth + 1)
    except UnreadableError:
        reading.is_partly_unreadable = True


def _read_text(data: bytes, reading: Reading) -> None:
    codes = ("utf-16",) if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else _CODES
    for code in codes:
        try:
            reading.add([data.decode(code)])
        except UnicodeDecodeError:
            continue
        return
    raise UnreadableError


def _look(data: bytes, reading: Reading) -> None:
    """Look for a place in a picture, film or sound; nobody can search what it shows or says."""
    reading.look_at_picture(data)


def _listen(data: bytes, reading: Reading) -> None:
    """Look for what players tell of a film or sound: its title, its remarks."""
    reading.look_at_picture(data)
    reading.unseen += numbers_in_bytes(bare_sound(data))


_READERS: Final[Mapping[str, Callable[[bytes, Reading], _Inner | None]]] = {
    ".pdf": read_pdf,
    **dict.fromkeys((".docx", ".xlsx", ".pptx", ".zip"), read_packed),
    **dict.fromkeys((".csv", ".txt", ".md", ".json", ".xml", ".html", ".htm"), _read_text),
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".webp"), _look),
    **dict.fromkeys((".mp3", ".mp4"), _listen),
    ".xls": read_sheets,
    ".doc": read_document,
}


def _known(place: Path) -> Verdict | None:
    raw: Any = read_stored(place)
    try:
        certain, suspected, *rest = raw["verdict"]
        return Verdict(tuple(certain), tuple(suspected), *rest)
    except DAMAGED:
        return None


@cache
def _scanner() -> str:
    """Return a digest over what decides a verdict: the readers and the table of kinds."""
    folders = (_HERE, Path(scan.__file__).parent)
    files = sorted(file for folder in folders for file in folder.iterdir() if file.is_file())
    return digest_of(*(file.read_bytes() for file in files))
