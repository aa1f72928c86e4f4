"""Write what is to be done by which day, for people and for programs."""

import json
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, TextIO

from gongkai.base.dates import chinese_date
from gongkai.base.masking import mask_sensitive
from gongkai.model.reminder import Reminder
from gongkai.report.write import report_words

JSON_VERSION: Final = 1


def due_within(reminders: Sequence[Reminder], as_of: date, days: int) -> list[Reminder]:
    """Return what is past its day, and what comes within some days, today counted."""
    return [one for one in reminders if one.day <= as_of + timedelta(days=days)]


def write_reminders(
    reminders: Sequence[Reminder], as_of: date, days: int, style: str, out: TextIO
) -> None:
    """Write the reminders by their day; the same ones give the same text.

    ``text`` is for people: first what is past its day, then what comes. ``json`` is one document
    with a version.
    """
    found = due_within(reminders, as_of, days)
    if style == "json":
        _write_json(found, as_of, days, out)
        return
    late = [one for one in found if one.day < as_of]
    coming = [one for one in found if one.day >= as_of]
    head = report_words("due_head", day=chinese_date(as_of), days=days)
    out.write(f"{head}\n")
    for name, own in (("due_late", late), ("due_coming", coming)):
        if own:
            out.write(f"\n{report_words(name, count=len(own), days=days)}\n")
            out.writelines(f"{line}\n" for one in own for line in _lines(one, as_of))
    out.write("\n" + report_words("due_close" if found else "due_none", days=days) + "\n")


def _lines(one: Reminder, as_of: date) -> list[str]:
    mark = "due_today" if one.day == as_of else "due_line"
    told = report_words(
        mark, day=one.day.isoformat(), kind=one.kind.label, words=_clean(one.words)
    )
    if not one.period:
        return [told]
    form = "due_new_group" if one.group else "due_new"
    facts = {name: _clean(one.facts[name]) for name in ("item", "publisher")}
    return [told, report_words(form, period=one.period, **facts)]


def _write_json(found: Sequence[Reminder], as_of: date, days: int, out: TextIO) -> None:
    document = {
        "version": JSON_VERSION,
        "as_of": as_of.isoformat(),
        "days": days,
        "reminders": [
            {
                "day": one.day.isoformat(),
                "is_past": one.day < as_of,
                "kind": one.kind.value,
                "text": _clean(one.words),
                "record": one.record,
                "file": _clean(one.file),
                "item": one.item,
                "period": one.period,
                "publisher": one.publisher,
                "group": one.group,
            }
            for one in found
        ],
    }
    out.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")


def _clean(text: str) -> str:
    return mask_sensitive("".join(char if char.isprintable() else "?" for char in text))
