"""The manual's tables of named procedures and of who decides, from the national rule pack."""

from datetime import date

from gongkai.load.rules import load_catalogue
from gongkai.model.catalogue import Catalogue
from gongkai.model.procedure import Procedure, Stage
from gongkai.model.share_words import share_words
from gongkai.model.steps import MeetingBody

# The law that the manual tells is the one in force.
_TOLD_ON = date(2026, 11, 20)
_CERTAIN = "缺了、反了是错误"
_PRACTICE = "各地做法，只提醒"


def procedure_tables() -> str:
    """Return the procedures with their stages, then the bodies with their shares."""
    catalogue, _ = load_catalogue(("national",))
    return f"{_procedures(catalogue)}\n## 各个会议怎样才算数\n\n{_bodies(catalogue)}"


def _procedures(catalogue: Catalogue) -> str:
    lines = ["| 程序 | 步骤 | 检查 |", "| --- | --- | --- |"]
    for one in catalogue.procedures.procedures:
        stages = " → ".join(_stage(stage) for stage in one.stages)
        lines.append(f"| {_names(one)} | {stages} | {_strictness(one)} |")
    return "\n".join(lines) + "\n"


def _names(one: Procedure) -> str:
    return f"**{one.name}**" + (f"（也叫{'、'.join(one.aliases)}）" if one.aliases else "")


def _stage(stage: Stage) -> str:
    notes = []
    if stage.is_optional:
        notes.append("可以没有")
    if stage.is_free:
        notes.append("先后不限")
    if stage.days_before:
        certain = "" if stage.days_certainty.binds else "，只提醒"
        notes.append(f"隔 {stage.days_before} 天{certain}")
    return stage.name + (f"（{'，'.join(notes)}）" if notes else "")


def _strictness(one: Procedure) -> str:
    return _CERTAIN if one.certainty.binds else _PRACTICE


def _bodies(catalogue: Catalogue) -> str:
    lines = ["| 会议 | 到会 | 赞成 | 依据 |", "| --- | --- | --- | --- |"]
    for body in MeetingBody:
        rule = catalogue.quorum(body.value, _TOLD_ON)
        if rule is None:
            continue
        came = "，或者".join(map(share_words, rule.attendance)) or "按章程"
        agreed = share_words(rule.approval) if rule.approval else ""
        refs = catalogue.refs_on(rule.basis, _TOLD_ON)
        cited = "、".join(f"《{catalogue.laws[ref.law].title}》{ref.article}" for ref in refs)
        lines.append(f"| {body.label} | {came} | {agreed} | {cited or '各地做法，只提醒'} |")
    return "\n".join(lines) + "\n"
