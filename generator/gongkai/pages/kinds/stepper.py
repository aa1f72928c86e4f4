"""The steps of a record as people read them: what was done, when, by whom, and what is to come.

Beside every vote stands whether enough came and enough agreed, in a sign and in words, by the
same arithmetic that the checks use.
"""

from collections.abc import Iterator

from gongkai.base.texts import text
from gongkai.model.blocks import OwnBlock
from gongkai.model.catalogue import Catalogue
from gongkai.model.procedure import Procedure
from gongkai.model.record import Record
from gongkai.model.rule import QuorumRule
from gongkai.model.sequence import last_reached, topic_of
from gongkai.model.share_words import share_words
from gongkai.model.steps import Step
from gongkai.model.votes import Verdict, approval_of, attendance_of, present_at
from gongkai.pages.kinds.bars import Proof, StepLine, StepLines, full, share_of
from gongkai.pages.kinds.clauses import clause


def stepper_of(record: Record, catalogue: Catalogue) -> tuple[OwnBlock, ...]:
    """Return the block of a record's steps; nothing for a record without any."""
    procedure = catalogue.procedures.by_name(record.procedure)
    lines = [_step_line(step, _quorum(record, step, catalogue)) for step in record.steps]
    if procedure is not None:
        lines += _stages_ahead(record, procedure)
    if not lines:
        return ()
    title = _title(record, procedure)
    return (OwnBlock("steps", title, "step_lines", StepLines(tuple(lines))),)


def attendance_words(step: Step) -> str:
    """Return how many were due and how many came, as far as the step says."""
    facts = {"came": step.came_count, "unit": unit_of(step)}
    both = clause("decisions.attendance", due=step.due_count, **facts)
    return both or clause("decisions.came", **facts)


def unit_of(step: Step) -> str:
    """Return the word for what one vote stands for."""
    return text(f"decisions.{step.counted_in.value}")


def _title(record: Record, procedure: Procedure | None) -> str:
    if not record.procedure or (procedure is not None and procedure.is_written_out):
        return text("decisions.steps")
    form = "stepper.title" if record.steps else "stepper.stages"
    return text(form, procedure=procedure.name if procedure else record.procedure)


def _quorum(record: Record, step: Step, catalogue: Catalogue) -> QuorumRule | None:
    if step.meeting is None:
        return None
    book = catalogue.procedures
    matter = book.named_in(book.matters, topic_of(record))
    return catalogue.quorum(step.meeting.value, step.day, matter.name if matter else "")


def _stages_ahead(record: Record, procedure: Procedure) -> Iterator[StepLine]:
    """Yield the stages still to come; all, without a word on it, where no step is written."""
    if not record.steps:
        for stage in procedure.stages:
            if not stage.is_optional:
                yield StepLine(stage.name)
        return
    reached = last_reached(procedure, record.steps)
    told = _told_elsewhere(record, procedure)
    for place, stage in enumerate(procedure.stages):
        if place == told and place > reached:
            yield StepLine(stage.name, notes=(text("stepper.elsewhere"),))
        elif place > reached and not stage.is_optional and not stage.is_free:
            yield StepLine(stage.name, notes=(text("stepper.ahead"),), is_open=True)


def _told_elsewhere(record: Record, procedure: Procedure) -> int:
    """Return the stage that the record of the result tells of: the last publication, else -1."""
    if not getattr(record, "result_published", ""):
        return -1
    stages = enumerate(procedure.stages)
    return max((place for place, stage in stages if stage.is_publication), default=-1)


def _step_line(step: Step, rule: QuorumRule | None) -> StepLine:
    share = _agreed_share(step)
    return StepLine(
        name=step.name,
        day=step.day.isoformat(),
        meeting=_meeting_label(step),
        notes=tuple(filter(None, _notes(step))),
        share=share,
        share_note=text("decisions.agreed_share", share=share) if share is not None else "",
        # What nobody is sure of is no proof, and no fault to show to everyone.
        proofs=tuple(_proofs(step, rule)) if rule and rule.certainty.binds else (),
    )


def _notes(step: Step) -> Iterator[str]:
    unit = unit_of(step)
    mark = text("decisions.mark")
    entitled = clause("decisions.entitled", count=step.voters_present, unit=unit)
    online = clause("stepper.online", count=step.online_count or None, unit=unit)
    proxied = clause("stepper.proxied", count=step.proxied_count or None, unit=unit)
    yield mark.join(filter(None, (attendance_words(step), entitled, online, proxied)))
    votes = mark.join(
        filter(
            None,
            (
                clause("decisions.votes", agreed=step.agreed, unit=unit),
                clause("decisions.against", against=step.against, unit=unit),
                clause("decisions.abstained", abstained=step.abstained, unit=unit),
            ),
        )
    )
    method = step.vote_method.label if step.vote_method else ""
    yield clause("decisions.votes_by", votes=votes, method=method) or votes
    yield clause("decisions.notified", day=step.notified_on)
    yield clause("decisions.observers", observers=step.observers)
    yield clause("decisions.opinion", opinion=step.opinion)


def _proofs(step: Step, rule: QuorumRule) -> Iterator[Proof]:
    for name, verdict in (
        ("came", attendance_of(step, rule)),
        ("agreed", approval_of(step, rule)),
    ):
        if verdict is not None:
            yield _proof(name, verdict)


def _proof(name: str, verdict: Verdict) -> Proof:
    state = "met" if verdict.is_met else "short"
    facts = {"share": share_words(verdict.share), "least": verdict.least}
    return Proof(text(f"stepper.sign_{state}"), text(f"stepper.{name}_{state}", **facts))


def _meeting_label(step: Step) -> str:
    label = step.meeting.label if step.meeting else ""
    return "" if label in step.name else label


def _agreed_share(step: Step) -> int | None:
    present = present_at(step)
    if step.agreed is None or not present:
        return None
    share = share_of(step.agreed, present)
    return full(share) if share is not None else None
