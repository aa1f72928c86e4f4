"""Find how a kind presents itself: its own presenter, or the plain sentence of any record."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from importlib import import_module

from gongkai.base.texts import text
from gongkai.model.blocks import Presentation
from gongkai.model.face import Projection
from gongkai.model.vocabulary import Kind
from gongkai.pages.kinds.proofs import proof_blocks

Presenter = Callable[[Projection], Presentation]

_HOMES = {
    Kind.LEDGER: ("accounts", "present_ledger"),
    Kind.SUBSIDY: ("benefits", "present_subsidy"),
    Kind.STATEMENT: ("statements", "present_statement"),
    Kind.BUDGET: ("funds", "present_budget"),
    Kind.ALLOCATION: ("funds", "present_allocation"),
    Kind.DISTRIBUTION: ("shares", "present_distribution"),
    Kind.LEVY: ("shares", "present_levy"),
    Kind.GOODS: ("shares", "present_goods"),
    Kind.PROJECT: ("works", "present_project"),
    Kind.TENDER: ("works", "present_tender"),
    Kind.CONTRACT: ("works", "present_contract"),
    Kind.ASSETS: ("works", "present_assets"),
    Kind.DECISION: ("decisions", "present_decision"),
    Kind.CONSULTATION: ("decisions", "present_consultation"),
    Kind.ELECTION: ("decisions", "present_election"),
    Kind.APPRAISAL: ("decisions", "present_appraisal"),
    Kind.OVERSIGHT: ("decisions", "present_oversight"),
    Kind.ROSTER: ("people", "present_roster"),
    Kind.NAME_LIST: ("people", "present_name_list"),
    Kind.AWARD: ("honours", "present_award"),
    Kind.FAMILY: ("honours", "present_family"),
    Kind.POINTS: ("honours", "present_points"),
    Kind.INSPECTION: ("honours", "present_inspection"),
    Kind.TRACKER: ("followup", "present_tracker"),
    Kind.TARGETS: ("followup", "present_targets"),
    Kind.NOTICE: ("information", "present_notice"),
    Kind.ACTIVITY: ("information", "present_activity"),
    Kind.SCHEDULE: ("information", "present_schedule"),
    Kind.RULES: ("rules", "present_rules"),
    Kind.STATISTICS: ("tables", "present_statistics"),
    Kind.TABLE: ("tables", "present_table"),
}


@cache
def _presenter(kind: Kind) -> Presenter:
    if kind not in _HOMES:
        return _plain
    module, name = _HOMES[kind]
    found: Presenter = getattr(import_module(f"gongkai.pages.kinds.{module}"), name)
    return found


def presentation_of(projection: Projection) -> Presentation:
    """Return what a record says first, and the blocks its kind adds or replaces."""
    if projection.record.nothing:
        return _plain(projection)
    if projection.fewer_than:
        # Whatever a kind says first would tell a number.
        facts = {"title": projection.record.title, "few": str(projection.fewer_than)}
        return Presentation(sentence=text("sentences.few", **facts))
    found = _presenter(projection.record.kind)(projection)
    proof = proof_blocks(projection)
    return replace(found, after=(*found.after, *proof)) if proof else found


def _plain(projection: Projection) -> Presentation:
    record = projection.record
    key = "sentences.nothing" if record.nothing else "sentences.plain"
    facts = {
        "publisher": record.publisher.label,
        "title": record.title,
        "period": str(record.period or ""),
    }
    return Presentation(sentence=text(key, **facts))
