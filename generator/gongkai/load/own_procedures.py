"""Read the procedures that a village defines for itself in its catalogue file.

They bind the village that wrote them. A name that is in use keeps its meaning: a village may
not shorten a procedure of the rules by calling its own the same.
"""

from collections.abc import Iterator

from gongkai.base.numerals import count_of
from gongkai.base.problem import Problem, ValueFault, Where
from gongkai.load.override_words import WORDS, Entry
from gongkai.model.law import Certainty
from gongkai.model.procedure import Procedure, ProcedureBook, Stage
from gongkai.model.steps import MeetingBody
from gongkai.model.vocabulary import YesNo

_FEWEST = 2
"""One stage is no order."""


def own_procedures(
    rows: list[object], book: ProcedureBook, where: Where, problems: list[Problem]
) -> tuple[Procedure, ...]:
    """Return the sound procedures of a list; problems are C203, C204, C206 and T441 to T444."""
    return tuple(_procedures(rows, book, where, problems))


def _procedures(
    rows: list[object], book: ProcedureBook, where: Where, problems: list[Problem]
) -> Iterator[Procedure]:
    taken: set[str] = set()
    for place, row in enumerate(rows):
        entry = Entry(row, "procedure", WORDS["procedure"], where.at(place), problems)
        procedure = _procedure(entry, problems)
        if procedure is None or not _is_free(procedure, book, taken, entry):
            continue
        if _counts_agree(procedure, book, entry):
            taken.add(procedure.name)
            yield procedure


def _procedure(entry: Entry, problems: list[Problem]) -> Procedure | None:
    name = entry.text("name")
    rows = entry.rows("stages")
    if not entry.is_sound:
        return None
    stages = [_stage(row, place, entry, problems) for place, row in enumerate(rows)]
    sound = [stage for stage in stages if stage is not None]
    if not name or len(sound) < _FEWEST:
        entry.tell("T441", name=name[:40])
        return None
    if len(sound) < len(stages):
        return None
    return Procedure(
        name=name,
        stages=tuple(sound),
        source=entry.where.file,
        certainty=Certainty.READ,
        aliases=tuple(entry.texts("aliases")),
        help=entry.text("help"),
        is_own=True,
    )


def _stage(row: object, place: int, entry: Entry, problems: list[Problem]) -> Stage | None:
    if isinstance(row, str) and row.strip():
        return Stage(name=row.strip())
    where = entry.at("stages").at(place)
    own = Entry(row, "stage", WORDS["stage"], where, problems)
    name = own.text("name")
    body = own.member(MeetingBody, "body")
    is_optional = own.member(YesNo, "is_optional") is YesNo.YES
    days = _days(own)
    if not name or not own.is_sound:
        return None
    is_publication = body is MeetingBody.PUBLICATION
    return Stage(
        name=name,
        words=tuple(own.texts("words")),
        bodies=() if body is None or is_publication else (body.value,),
        is_publication=is_publication,
        is_optional=is_optional,
        days_before=days,
        days_certainty=Certainty.READ,
    )


def _days(entry: Entry) -> int:
    text = entry.text("days_before")
    try:
        return count_of(text) if text else 0
    except ValueFault:
        field = WORDS["stage"]["days_before"]
        entry.tell("T444", entry.at("days_before"), field=field, text=text[:40])
        return 0


def _is_free(procedure: Procedure, book: ProcedureBook, taken: set[str], entry: Entry) -> bool:
    for name in (procedure.name, *procedure.aliases):
        known = book.by_name(name)
        if name in taken or (known is not None and not known.is_written_out):
            other = known.name if known else name
            entry.tell("T442", entry.at("name"), name=name[:40], procedure=other)
            return False
    return True


def _counts_agree(procedure: Procedure, book: ProcedureBook, entry: Entry) -> bool:
    """Tell T443 where the name counts things and the stages have another number of them.

    Only words that some stage has in its name are counted: other words are mere names.
    """
    for number, word in book.numbers_in(procedure.name):
        held = [stage.name for stage in procedure.stages if word in stage.name]
        if held and len(held) != number:
            facts = {"name": procedure.name[:40], "word": word, "wanted": str(number)}
            entry.tell("T443", entry.at("stages"), **facts, found=str(len(held)))
            return False
    return True
