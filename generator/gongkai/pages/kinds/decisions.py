"""How decisions, elections and checks present themselves: who met, who agreed, what came of it."""

from collections import Counter
from collections.abc import Iterator

from gongkai.base.dates import chinese_date
from gongkai.base.texts import text
from gongkai.model.blocks import Column, OwnBlock, Presentation, TableBlock
from gongkai.model.face import Projection
from gongkai.model.kinds.decisions import (
    Adoption,
    Appraisal,
    Consultation,
    Decision,
    Election,
    Oversight,
)
from gongkai.model.steps import Step
from gongkai.pages.kinds.bars import Bar, Bars, full, share_of
from gongkai.pages.kinds.clauses import clause, highlights_of, sentence_of
from gongkai.pages.kinds.stepper import attendance_words, unit_of

_FEW = 3
"""Up to so many winners stand by name in the opening sentence."""


def present_decision(projection: Projection) -> Presentation:
    """Return the last vote in one sentence; the steps stand on every page that has some."""
    decision = projection.record
    assert isinstance(decision, Decision)  # noqa: S101 - the registry pairs kind and presenter
    voted = [step for step in decision.steps if step.agreed is not None]
    step = voted[-1] if voted else None
    return Presentation(
        sentence=sentence_of(decision, _decided(decision, step), decision.topic),
        highlights=highlights_of(
            ("decisions.label_came", step.came_count),
            ("decisions.label_agreed", step.agreed),
        )
        if step
        else (),
    )


def present_consultation(projection: Projection) -> Presentation:
    """Return form, people and opinions in one sentence."""
    consultation = projection.record
    assert isinstance(consultation, Consultation)  # noqa: S101 - the registry pairs kind and presenter
    taken = sum(
        line.adopted in {Adoption.ADOPTED, Adoption.PARTLY} for line in consultation.opinions
    )
    count = len(consultation.opinions) or None
    people = consultation.head_count or len(consultation.participants) or None
    clauses = (
        clause("decisions.consultation", form=consultation.consultation_form),
        clause("decisions.took_part", count=people),
        clause("decisions.opinions", count=count),
        clause("decisions.adopted", count=taken) if count else "",
    )
    return Presentation(
        sentence=sentence_of(consultation, clauses, consultation.topic),
        highlights=highlights_of(("decisions.label_opinions", count)),
    )


def present_election(projection: Projection) -> Presentation:
    """Return turnout and winners in one sentence; the calendar counts from the voting day."""
    election = projection.record
    assert isinstance(election, Election)  # noqa: S101 - the registry pairs kind and presenter
    bars = tuple(_turnout(election))
    seats = sum(seat.quantity for seat in election.seats) or None
    is_over = bool(election.elected)
    clauses = (
        clause("decisions.voting_day", day=election.election_day),
        clause("decisions.registered", count=election.registered_voters),
        clause("decisions.voted", count=election.voted_count),
        _winners(election) if is_over else clause("decisions.to_elect", count=seats),
    )
    return Presentation(
        sentence=sentence_of(election, clauses),
        highlights=highlights_of(
            ("decisions.label_voted", election.voted_count),
            ("decisions.label_elected", len(election.elected) or None),
        ),
        replaced=frozenset({"calendar"}),
        before=(OwnBlock("turnout", text("decisions.turnout"), "bars", Bars(bars)),)
        if bars
        else (),
        after=(_calendar_block(election),) if election.calendar else (),
    )


def present_appraisal(projection: Projection) -> Presentation:
    """Return attendance and the number of each grade in one sentence."""
    appraisal = projection.record
    assert isinstance(appraisal, Appraisal)  # noqa: S101 - the registry pairs kind and presenter
    grades = {line.grade: line.head_count for line in appraisal.grade_counts}
    counted = grades or Counter(line.grade for line in appraisal.appraised if line.grade)
    people = sum(grades.values()) or len(appraisal.appraised) or None
    told = [clause("decisions.graded", grade=grade, count=n) for grade, n in counted.items()]
    if len(appraisal.appraised) == 1:
        only = appraisal.appraised[0]
        told = [clause("decisions.graded_one", person=only.person, grade=only.grade)]
    clauses = (
        clause("decisions.due", due=appraisal.due_count, came=appraisal.came_count),
        clause("decisions.sheets_back", count=appraisal.ballots_returned),
        *told,
    )
    return Presentation(
        sentence=sentence_of(appraisal, clauses),
        highlights=highlights_of(("decisions.label_appraised", people)),
    )


def present_oversight(projection: Projection) -> Presentation:
    """Return what was checked and what was found in one sentence."""
    oversight = projection.record
    assert isinstance(oversight, Oversight)  # noqa: S101 - the registry pairs kind and presenter
    problems, mended = _problems(oversight)
    inspector = oversight.inspected_by or oversight.publisher.label
    clauses = (
        clause("decisions.inspector", inspector=inspector, type=oversight.oversight_type),
        clause("decisions.checked", sheets=oversight.checked_sheets),
        clause("decisions.checked_amount", amount=oversight.checked_amount),
        clause("decisions.rejected", sheets=oversight.rejected_sheets or None),
        clause("decisions.grade", grade=oversight.grade),
        text("decisions.no_problem") if problems == 0 else "",
        clause("decisions.problems", count=problems) if problems else "",
        _mended(problems, mended),
    )
    return Presentation(
        sentence=sentence_of(oversight, clauses),
        highlights=highlights_of(
            ("decisions.label_checked", oversight.checked_sheets),
            ("decisions.label_problems", problems),
        ),
    )


def _decided(decision: Decision, step: Step | None) -> Iterator[str]:
    if step is None:
        if decision.steps:
            last = decision.steps[-1]
            facts = {"count": len(decision.steps), "name": last.name, "day": last.day}
            yield clause("decisions.last_step", **facts)
        return
    told = attendance_words(step)
    meeting = step.meeting or step.name
    yield clause("decisions.met", meeting=meeting, attendance=told) if told else step.name
    yield clause("decisions.agreed", agreed=step.agreed, unit=unit_of(step))


def _winners(election: Election) -> str:
    if len(election.elected) > _FEW:
        return clause("decisions.won_count", count=len(election.elected))
    named = (
        text("decisions.winner", post=winner.post, person=winner.person)
        for winner in election.elected
    )
    return clause("decisions.won", winners=text("decisions.name_mark").join(named))


def _turnout(election: Election) -> Iterator[Bar]:
    people, sheets = text("decisions.people"), text("decisions.sheets")
    for name, count, base, unit, base_unit in (
        ("bar_voted", election.voted_count, election.registered_voters, people, people),
        ("bar_returned", election.ballots_returned, election.ballots_issued, sheets, sheets),
        ("bar_valid", election.ballots_valid, election.ballots_returned, sheets, sheets),
    ):
        share = share_of(count, base) if count is not None and base else None
        if share is None:
            continue
        facts = {"count": count, "unit": unit, "base": base, "base_unit": base_unit}
        told = clause("decisions.of_base", share=share, **facts)
        yield Bar(text(f"decisions.{name}"), told, full(share))


def _calendar_block(election: Election) -> TableBlock:
    columns = [Column("day", text("decisions.day")), Column("step", text("decisions.step"))]
    rows = [[chinese_date(line.day), line.name] for line in election.calendar]
    voting_day = election.election_day
    if voting_day:
        columns.insert(1, Column("offset", text("decisions.offset")))
        for row, line in zip(rows, election.calendar, strict=True):
            row.insert(1, _offset((line.day - voting_day).days))
    if any(line.remark for line in election.calendar):
        columns.append(Column("remark", text("decisions.remark"), is_long=True))
        for row, line in zip(rows, election.calendar, strict=True):
            row.append(line.remark)
    title = text("decisions.calendar")
    return TableBlock("calendar", title, tuple(columns), tuple(map(tuple, rows)))


def _offset(days: int) -> str:
    if days == 0:
        return text("decisions.on_day")
    return text("decisions.before_day" if days < 0 else "decisions.after_day", count=abs(days))


def _mended(problems: int | None, mended: int | None) -> str:
    if not problems:
        return ""
    return (
        clause("decisions.mended", count=mended) if mended != 0 else text("decisions.none_mended")
    )


def _problems(oversight: Oversight) -> tuple[int | None, int | None]:
    """Return how many problems were found and mended, each None when not told."""
    if oversight.problem_count is not None or not oversight.findings:
        return oversight.problem_count, oversight.mended_count
    mended = sum(finding.mended_on is not None for finding in oversight.findings)
    return len(oversight.findings), mended
