"""How praise presents itself: awards with stars and families, families, points, inspections."""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import TypeAlias

from gongkai.base.light_dataclass import dataclass
from gongkai.base.money import total_of
from gongkai.base.texts import text
from gongkai.model.blocks import OwnBlock, Presentation
from gongkai.model.face import Projection
from gongkai.model.kinds.honours import Award, Family, Honoured, Inspection, Points
from gongkai.model.record import Record
from gongkai.pages.cells import LINK_MARK
from gongkai.pages.kinds.bars import Bar, Bars, full, share_of
from gongkai.pages.kinds.clauses import clause, highlights_of, sentence_of

Honour: TypeAlias = tuple[str, str, str, str]
"""An honoured family's record id, the award, the grade, the day (ISO, empty when unknown)."""


@dataclass(frozen=True, slots=True)
class HonourCard:
    """One honoured family, unit or person; a family stands as a mark that becomes its link."""

    name: str
    group: str
    stars: int
    passed: str
    grade: str
    citation: str
    reward: str
    revoked: str = ""
    """That the honour was taken back, and when; "" while it stands."""


@dataclass(frozen=True, slots=True)
class HonourCards:
    """What the template ``blocks/honour_cards.html`` shows."""

    cards: tuple[HonourCard, ...]


def honours_of(projection: Projection) -> tuple[Honour, ...]:
    """Return the honours a record gives to families that have a record of their own.

    None while somebody waits for the answer to an objection; none that was taken back.
    """
    record = projection.record
    if any(not one.answer for one in record.objections):
        return ()
    if isinstance(record, Award):
        day = record.day.isoformat() if record.day else _fallback_day(record)
        revoked = {one.family_id for one in record.revocations}
        held = tuple(one for one in record.award_results if one.family_id not in revoked)
        return tuple(_honours(held, record.award_name, day))
    if isinstance(record, Inspection):
        day = record.day.isoformat() if record.day else _fallback_day(record)
        return tuple(_honours(record.red_list, text("honours.red_list"), day))
    return ()


def present_award(projection: Projection) -> Presentation:
    """Return how many families, units and people were honoured, and a card for each."""
    award = projection.record
    assert isinstance(award, Award)  # noqa: S101 - the registry pairs kind and presenter
    rows = award.award_results
    withheld = projection.withheld_rows("award_results")
    graded = sum(total.unit_count for total in award.grade_totals)
    others = withheld.count if withheld else graded if not rows else 0
    prize = total_of(row.amount for row in rows)
    clauses = (
        *_counted(rows),
        clause("honours.others", count=others or None),
        clause("honours.prize", amount=prize) if prize.fen else "",
        clause("honours.revoked", count=len(award.revocations) or None),
    )
    return Presentation(
        sentence=sentence_of(award, clauses, award.award_name),
        highlights=highlights_of(("honours.label_count", len(rows) or others or None)),
        replaced=frozenset({"award_results"}) if rows else frozenset(),
        before=(
            (_cards("award_results", text("honours.results"), rows, _taken_back(award)),)
            if rows
            else ()
        ),
        honours=honours_of(projection),
    )


def present_family(projection: Projection) -> Presentation:
    """Return the family's name, place and motto in one sentence."""
    family = projection.record
    assert isinstance(family, Family)  # noqa: S101 - the registry pairs kind and presenter
    flags = len(family.red_flag) or None
    clauses = (
        clause("honours.group", group=family.group),
        clause("honours.members", count=family.head_count),
        clause("honours.flags", count=flags),
        clause("honours.motto", motto=family.family_motto),
    )
    return Presentation(
        sentence=sentence_of(family, clauses, family.family_name),
        highlights=highlights_of(("honours.label_flags", flags)),
        replaced=frozenset({"family_name"}),
    )


def present_points(projection: Projection) -> Presentation:
    """Return points earned, redeemed and left in one sentence, and how much was redeemed."""
    points = projection.record
    assert isinstance(points, Points)  # noqa: S101 - the registry pairs kind and presenter
    earned = _known(points.earned, [*(row.earned for row in points.points_balances)])
    redeemed = _known(points.redeemed, [*(row.redeemed for row in points.points_balances)])
    closing = _known(points.closing, [*(row.closing for row in points.points_balances)])
    clauses = (
        clause("honours.took_part_households", count=points.household_count),
        clause("honours.took_part_people", count=points.head_count),
        clause("honours.earned", count=earned),
        clause("honours.redeemed", count=redeemed),
        clause("honours.left", count=closing),
    )
    return Presentation(
        sentence=sentence_of(points, clauses, points.points_scheme),
        highlights=highlights_of(
            ("honours.label_earned", earned),
            ("honours.label_redeemed", redeemed),
            ("honours.label_left", closing),
        ),
        before=tuple(_redeemed_bar(points.opening, earned, redeemed)),
    )


def present_inspection(projection: Projection) -> Presentation:
    """Return who checked, what was found and who came first; the red list stands as cards."""
    record = projection.record
    assert isinstance(record, Inspection)  # noqa: S101 - the registry pairs kind and presenter
    withheld = projection.withheld_rows("red_list")
    praised = len(record.red_list) or (withheld.count if withheld else 0) or None
    found = record.problem_count if record.problem_count is not None else len(record.findings)
    first = next((row.ranked_unit for row in record.ranking if row.rank == 1), "")
    clauses = (
        clause("honours.inspected", day=record.day),
        clause("honours.ranked", count=len(record.ranking) or None),
        clause("honours.first", unit=first),
        clause("honours.found", count=found or None),
        _mended(found, record.mended_count),
        clause("honours.praised", count=praised),
    )
    title = text("honours.red_list")
    rows = record.red_list
    return Presentation(
        sentence=sentence_of(record, clauses, record.inspected_by),
        highlights=highlights_of(
            ("honours.label_found", found or None), ("honours.label_praised", praised)
        ),
        replaced=frozenset({"red_list"}) if rows else frozenset(),
        before=(_cards("red_list", title, rows),) if rows else (),
        honours=honours_of(projection),
    )


def _mended(found: int, mended: int | None) -> str:
    if found and mended == 0:
        return text("honours.none_mended")
    return clause("honours.mended", count=mended if found else None)


def _honours(rows: tuple[Honoured, ...], award: str, day: str) -> Iterator[Honour]:
    for row in rows:
        if row.family_id:
            stars = text("honours.stars", count=row.stars) if row.stars else ""
            yield row.family_id, award, row.grade or stars, day


def _fallback_day(record: Record) -> str:
    if record.period:
        return record.period.end.isoformat()
    return min((posting.start.isoformat() for posting in record.postings), default="")


def _counted(rows: tuple[Honoured, ...]) -> Iterator[str]:
    families = sum(bool(row.family_id) for row in rows)
    people = sum(not row.family_id and not row.honoree for row in rows)
    if families and people:
        yield text("honours.families_and_people", families=families, people=people)
    else:
        yield clause("honours.families", count=families or None)
        yield clause("honours.people", count=people or None)
    yield clause("honours.named", count=(len(rows) - families - people) or None)


def _taken_back(award: Award) -> Mapping[str, date]:
    """Return on which day an honour was taken back, by family or by the name it was given to."""
    named = ((one.family_id or one.honoree, one.day) for one in award.revocations)
    return {name: day for name, day in named if name}


def _cards(
    name: str,
    title: str,
    rows: tuple[Honoured, ...],
    taken_back: Mapping[str, date] = MappingProxyType({}),
) -> OwnBlock:
    days = [taken_back.get(row.family_id or row.honoree) for row in rows]
    cards = tuple(_card(row, day) for row, day in zip(rows, days, strict=True))
    return OwnBlock(name, title, "honour_cards", HonourCards(cards))


def _card(row: Honoured, taken_back: date | None) -> HonourCard:
    link = f"{LINK_MARK}{row.family_id}{LINK_MARK}" if row.family_id else ""
    prize = clause("honours.money", amount=row.amount)
    return HonourCard(
        name=link or row.honoree or row.person,
        group=row.group,
        stars=row.stars or 0,
        passed=text("record.list_mark").join(row.passed),
        grade=row.grade,
        citation=row.citation,
        reward=text("record.list_mark").join(filter(None, (row.reward, prize))),
        revoked=clause("honours.card_revoked", day=taken_back),
    )


def _known(stated: int | None, values: list[int | None]) -> int | None:
    """Return the stated number, else the sum of the rows when every row has one."""
    if stated is not None or not values:
        return stated
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None


def _redeemed_bar(
    opening: int | None, earned: int | None, redeemed: int | None
) -> Iterator[OwnBlock]:
    if opening is None or earned is None or redeemed is None:
        return
    share = share_of(redeemed, opening + earned)
    if share is None:
        return
    value = clause(
        "honours.redeemed_share", redeemed=redeemed, whole=opening + earned, share=share
    )
    bar = Bar(text("honours.label_redeemed"), value, full(share))
    yield OwnBlock("redeemed", text("honours.redeemed_title"), "bars", Bars((bar,)))
