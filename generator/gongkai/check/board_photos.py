"""Photos of sheets on their boards: taken when they say, there where somebody asks for them.

They are kept as evidence. What a photo shows besides the sheet nobody but a person can say.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from gongkai.base.dates import chinese_date
from gongkai.base.problem import Problem
from gongkai.check.subject import Subject
from gongkai.check.village import Traced, Village
from gongkai.model.face import project, show_on
from gongkai.model.facts import disclosed_facts
from gongkai.model.glossary import key_of
from gongkai.model.parts import PostingPhoto
from gongkai.model.photo_traces import BoardPhoto
from gongkai.model.record import Record
from gongkai.model.traces import Posted, TraceRow, row_of
from gongkai.model.vocabulary import Face, PhotoMoment, State, YesNo

DAYS: Final = "board_photo_days"
"""The number of a pack, or of the village, within how many days a board is photographed."""
_ENDED: Final = PhotoMoment.ENDED.value
_POSTED: Final = PhotoMoment.POSTED.value
_TOLD: Final = {
    "T151": ("board", "moment", "taken", "today"),
    "T152": ("board", "moment", "taken", "start"),
    "T153": ("board", "moment", "taken", "end"),
    "T154": ("board", "moment", "taken", "start", "last"),
    "T155": ("board", "moment", "taken", "camera"),
    "T156": ("board", "moment"),
}


def board_photos_of(record: Record) -> Iterator[tuple[tuple[str | int, ...], PostingPhoto]]:
    """Yield every photo of a board with the way to its place in the file."""
    for index, posting in enumerate(record.postings):
        for place, photo in enumerate(posting.photos):
            yield (key_of("postings"), index, key_of("photos"), place), photo


def check_board_photos(subject: Subject) -> Iterator[Problem]:
    """Yield P231 for a photo on the web of a wall that shows more, P232 where nobody looked."""
    for path, photo in board_photos_of(subject.record):
        if photo.is_public is YesNo.NO:
            continue
        where = subject.where.at(*path, key_of("is_public"))
        if _wall_shows_more(subject):
            yield Problem("P231", where, {"moment": photo.moment.label})
        elif photo.hand_checked is None:
            yield Problem("P232", where, {"moment": photo.moment.label})


def trace_board_photos(subject: Subject) -> Iterator[TraceRow]:
    """Yield every photo of a board with its day and those of the posting."""
    if not any(posting.photos for posting in subject.record.postings):
        return
    for path, photo in board_photos_of(subject.record):
        is_there = not photo.file or subject.look_for_file(photo.file) == "found"
        if not is_there and photo.taken_on is None:
            continue  # That the file is missing says enough.
        posting = subject.record.postings[int(path[1])]
        trace = BoardPhoto(
            moment=photo.moment.value,
            day=_iso(photo.taken_on),
            camera=_iso(subject.day_taken(photo.file) if photo.file and is_there else None),
            board=posting.board,
            start=_iso(posting.start),
            end=_iso(posting.end),
        )
        yield row_of(trace, *path)


def check_photo_days(village: Village) -> Iterator[Problem]:
    """Yield T151 to T156 for photos whose day is unknown, or not one on which they were taken."""
    for one in village.traced(BoardPhoto):
        code = _fault(one.trace, village)
        if code:
            facts = _facts(one.trace, village)
            yield Problem(code, one.where, {name: facts[name] for name in _TOLD[code]})


def check_missing_photos(village: Village) -> Iterator[Problem]:
    """Yield T157 where photos are asked for and there is none, as long as it can be mended."""
    if all(rule.name != DAYS for rule in village.catalogue.numbers):
        return
    photos: dict[tuple[str, str, str], set[str]] = {}
    for one in village.traced(BoardPhoto):
        name = (one.record.file, one.trace.board, one.trace.start)
        photos.setdefault(name, set()).add(one.trace.moment)
    for posted in village.traced(Posted):
        name = (posted.record.file, posted.trace.board, posted.trace.start)
        moment = _missing(posted, photos.get(name, set()), village)
        if moment:
            facts = {
                "board": village.settings.board_place(posted.trace.board),
                "moment": moment.label,
                "day": _told(posted.trace.end if moment.value == _ENDED else posted.trace.start),
                "days": str(_days(village, posted.trace.start)),
            }
            yield Problem("T157", posted.where.at(key_of("photos")), facts)


def photos_noted(village: Village) -> dict[str, list[tuple[str, BoardPhoto]]]:
    """Return for each record that hung on a board its photos, each with the board's place."""
    noted: dict[str, list[tuple[str, BoardPhoto]]] = {
        one.record.id: [] for one in village.traced(Posted)
    }
    for one in village.traced(BoardPhoto):
        noted[one.record.id].append((village.settings.board_place(one.trace.board), one.trace))
    return noted


def _missing(posted: Traced[Posted], there: set[str], village: Village) -> PhotoMoment | None:
    """Return which photo ought to be there and can still be taken, or was only not noted yet."""
    _, start, end = posted.trace
    days = _days(village, start)
    if days is None or posted.record.state != State.POSTED.value:
        return None
    today = village.as_of.isoformat()
    if _later(start, days) < today and (not end or today <= end):
        return None if there - {_ENDED} else PhotoMoment.POSTED
    if end and end < today <= _later(end, days):
        return None if _ENDED in there else PhotoMoment.ENDED
    return None


def _fault(trace: BoardPhoto, village: Village) -> str:
    """Return the code of what is wrong with the day of a photo, "" when nothing is."""
    if not trace.taken:
        return "T156"
    if trace.day and trace.camera and trace.day != trace.camera:
        return "T155"
    if trace.taken > village.as_of.isoformat():
        return "T151"
    if trace.moment == _ENDED:
        if trace.end and trace.taken < trace.end:
            return "T153"
    elif trace.taken < trace.start:
        return "T152"
    last = _last_day(trace, village)
    return "T154" if last and trace.taken > last else ""


def _last_day(trace: BoardPhoto, village: Village) -> str:
    """Return the last day on which a photo is in time, "" when there is none."""
    days = _days(village, trace.start)
    if trace.moment == _ENDED:
        return _later(trace.end, days) if trace.end and days is not None else ""
    if trace.moment == _POSTED and days is not None:
        return min(filter(None, (_later(trace.start, days), trace.end)))
    return trace.end


def _facts(trace: BoardPhoto, village: Village) -> dict[str, str]:
    return {
        "moment": PhotoMoment(trace.moment).label,
        "board": village.settings.board_place(trace.board),
        "taken": _told(trace.taken),
        "camera": _told(trace.camera),
        "today": chinese_date(village.as_of),
        "start": _told(trace.start),
        "end": _told(trace.end),
        "last": _told(_last_day(trace, village)),
    }


def _days(village: Village, start: str) -> int | None:
    """Return within how many days a sheet of a day is to be photographed; None for no rule."""
    rule = village.catalogue.number(DAYS, date.fromisoformat(start))
    return rule.number if rule else None


def _wall_shows_more(subject: Subject) -> bool:
    """Return whether a sheet on the wall tells what a page does not."""
    if subject.item is None:
        return False
    record, faces = subject.record, subject.item.faces
    wall, web = (
        project(record, face, show_on(face, faces[face], record.audience))
        for face in (Face.WALL, Face.WEB)
    )
    return wall is not None and (web is None or disclosed_facts(wall) != disclosed_facts(web))


def _later(iso: str, days: int) -> str:
    return (date.fromisoformat(iso) + timedelta(days=days)).isoformat()


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _told(iso: str) -> str:
    return chinese_date(date.fromisoformat(iso)) if iso else ""
