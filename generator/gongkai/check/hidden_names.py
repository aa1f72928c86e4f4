"""Names that the web masks or leaves out must not stand in full in the words beside the list."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from gongkai.base.privacy.catalogue import PATTERNS
from gongkai.base.problem import Problem, Severity
from gongkai.base.spaces import unspaced
from gongkai.base.words import WORDS
from gongkai.check.objections import names_somebody, private_names
from gongkai.check.subject import Subject
from gongkai.check.texts import searched_fields
from gongkai.model.face import show_on
from gongkai.model.glossary import key_of
from gongkai.model.layout import FieldLayout, has_names, is_blank, layout_of
from gongkai.model.marks import Privacy
from gongkai.model.part import Part
from gongkai.model.settings import Settings
from gongkai.model.vocabulary import Face, Show

_HIDING = frozenset({Show.MASK, Show.TOTALS})
_SURNAMES = frozenset(PATTERNS["surnames"])
_COMPOUND = frozenset(WORDS["names"]["compound_surnames"].split())
_DOTS = WORDS["names"]["dots"]
_ALSO_A_WORD = 2
"""A name of two characters is often a word as well: it only reminds."""
_LONGEST = 4
_OBJECTION = (key_of("objections"), key_of("summary"))
_Path = tuple[str | int, ...]


def check_hidden_names(subject: Subject) -> Iterator[Problem]:
    """Yield P118 for every text that the web shows with a name which it hides in the list.

    Who holds an office in the record is named there as such, and a person may sign for others.
    """
    if subject.record.hand_checked is not None:
        return
    show = _show_of(subject) if has_names(type(subject.record)) else Show.NONE
    if show not in _HIDING or not _some_stand_beside(subject):
        return
    names = hidden_names(subject)
    # What somebody objected to is compared with all names by T113.
    shown = _shown_texts(subject.record, show)
    texts = [one for one in shown if (one[0][0], one[0][-1]) != _OBJECTION]
    for path, key, told in texts:
        found = [name for name in names if names_somebody(told, (name,))]
        if found:
            is_certain = any(len(name) > _ALSO_A_WORD for name in found)
            severity = None if is_certain else Severity.WARNING
            yield Problem("P118", subject.where.at(*path), {"field": key}, severity)


def _some_stand_beside(subject: Subject) -> bool:
    """Return whether a name stands more often in a record than in its lists; nearly none does."""
    listed = Counter(private_names(subject.record))
    bare = unspaced(subject.text) if listed else ""
    return any(bare.count(name) > times for name, times in listed.items())


def hidden_names(subject: Subject) -> tuple[str, ...]:
    """Return the names of private persons in a record that the web shows masked or not at all."""
    record = subject.record
    if not has_names(type(record)) or _show_of(subject) not in _HIDING:
        return ()
    named = dict.fromkeys(filter(_is_name, private_names(record)))
    if not named:
        return ()
    officers = {*_officers(record), *_village_officers(subject.settings)}
    return tuple(name for name in named if name not in officers)


def _show_of(subject: Subject) -> Show:
    item = subject.item
    if item is None:
        return Show.NONE
    return show_on(Face.WEB, item.faces[Face.WEB], subject.record.audience)


def _is_name(text: str) -> bool:
    """Return whether a text is a person's name: lists hold the names of groups and firms too."""
    if any(dot in text for dot in _DOTS):
        return True
    is_short = len(text) <= _LONGEST and text.isalpha()
    return is_short and (text[0] in _SURNAMES or text[:_ALSO_A_WORD] in _COMPOUND)


def _officers(part: Part) -> Iterator[str]:
    for field in _office_fields(type(part)):
        for one in _values_of(part, field):
            if isinstance(one, Part):
                yield from _officers(one)
            else:
                yield unspaced(str(one))


@lru_cache(maxsize=8)
def _village_officers(settings: Settings) -> frozenset[str]:
    return frozenset(_officers(settings))


@cache
def _office_fields(cls: type[Part]) -> tuple[FieldLayout, ...]:
    return tuple(
        field
        for field in layout_of(cls)
        if field.privacy is Privacy.OFFICIAL or (field.part and _office_fields(field.part))
    )


def _shown_texts(
    part: Part,
    show: Show,
    path: _Path = (),
) -> Iterator[tuple[_Path, str, str]]:
    """Yield every text that the web shows as it is: the way to it, its key, the text."""
    for field in _open_fields(type(part)):
        if show is Show.TOTALS and field.part is not None and has_names(field.part):
            continue
        for index, one in enumerate(_values_of(part, field)):
            place = (*path, field.key, index) if field.is_list else (*path, field.key)
            if isinstance(one, Part):
                yield from _shown_texts(one, show, place)
            else:
                yield place, field.key, str(one)


@cache
def _open_fields(cls: type[Part]) -> tuple[FieldLayout, ...]:
    return tuple(
        field
        for field in searched_fields(cls)
        if field.privacy is Privacy.PUBLIC and Face.WEB in field.faces
    )


def _values_of(part: Part, field: FieldLayout) -> Iterable[object]:
    value = getattr(part, field.name)
    if is_blank(value):
        return ()
    return value if field.is_list else (value,)
