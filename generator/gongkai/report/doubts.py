"""Write the list of doubts: for supervisors, to the console or a file of theirs, nowhere else."""

import json
import tomllib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final, NamedTuple, TextIO

from gongkai.base.dates import chinese_date
from gongkai.base.masking import mask_sensitive
from gongkai.model.doubt import Doubt

JSON_VERSION: Final = 1
_WORDS: Final[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "doubts_zh.toml").read_text("utf-8")
)
_PAGE: Final[dict[str, str]] = _WORDS["page"]
_COMMA = "\u3001"


class Look(NamedTuple):
    """What was looked at: the day, how many records, whether a limit was known."""

    as_of: date
    records: int
    has_limit: bool


def doubt_words(key: str, **facts: object) -> str:
    """Return a sentence about the list itself."""
    return _PAGE[key].format_map(facts)


def write_doubts(doubts: Sequence[Doubt], look: Look, style: str, out: TextIO) -> None:
    """Write the doubts as ``text`` for people or ``json`` for programs."""
    if style == "json":
        _write_json(doubts, look, out)
        return
    lines = [doubt_words("head", day=chinese_date(look.as_of)), _PAGE["note"], ""]
    for number, one in enumerate(doubts, 1):
        title, what, reason = told_doubt(one)
        rows = doubt_words("rows", rows=_COMMA.join(map(str, one.rows))) if one.rows else ""
        place = doubt_words("place", file=one.file, record=one.record, rows=rows).rstrip()
        lines += [f"{number}. {title}  {place}", f"   {what}"]
        lines += [f"   {doubt_words('reason', reason=reason)}", ""]
    if not look.has_limit:
        lines.append(_PAGE["no_limit"])
    close = "close" if doubts else "none"
    lines.append(doubt_words(close, count=len(doubts), records=look.records))
    out.write("\n".join(lines) + "\n")


def told_doubt(one: Doubt) -> tuple[str, str, str]:
    """Return title, what was found and an honest reason, with sensitive values masked."""
    words = _WORDS["sorts"][one.sort]
    what = mask_sensitive(words["what"].format_map(one.facts))
    return words["title"], what, words["reason"]


def _write_json(doubts: Sequence[Doubt], look: Look, out: TextIO) -> None:
    document = {
        "version": JSON_VERSION,
        "as_of": look.as_of.isoformat(),
        "note": _PAGE["note"],
        "records": look.records,
        "split_bills_looked_for": look.has_limit,
        "doubts": [_plain(one) for one in doubts],
    }
    out.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")


def _plain(one: Doubt) -> dict[str, object]:
    title, what, reason = told_doubt(one)
    return {
        "sort": one.sort,
        "title": title,
        "text": what,
        "honest_reason": reason,
        "record": one.record,
        "file": one.file,
        "rows": list(one.rows),
    }
