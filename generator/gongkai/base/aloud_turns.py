"""How each form of number, day, time or telephone in a text is spoken; forms stand in data."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from gongkai.base.aloud_words import ALOUD, CONTEXT, SPOKEN
from gongkai.base.money import Money
from gongkai.base.spoken import (
    small_count,
    spoken_count,
    spoken_decimal,
    spoken_digits,
    spoken_money,
)

_ORDINALS: Final = tuple(CONTEXT["ordinals"].split())
_GROUP: Final = 4
_HALF_DAY: Final = 12
_HALF_HOUR: Final = 30
_TEN: Final = 10
_ALL: Final = 100
_MILLE: Final = "\u2030"
"""The sign of a thousandth."""


def spoken_day(day: date) -> str:
    """Return a day as it is spoken."""
    year = spoken_digits(str(day.year), "year")
    return SPOKEN["day"].format(
        year=year, month=spoken_count(day.month), day=spoken_count(day.day)
    )


def _mask(found: re.Match[str]) -> str:
    return CONTEXT["mask"] * len(found[0])


def _hidden(found: re.Match[str]) -> str:
    """Return a number of which some digits are hidden: the others one by one."""
    told = re.sub(r"\d+", lambda run: spoken_digits(run[0], "code"), found[0])
    return told.replace("*", CONTEXT["mask"])


def _ratio(found: re.Match[str]) -> str:
    first, last = (spoken_count(int(number)) for number in found.groups())
    return SPOKEN["ratio"].format(first=first, last=last)


def _date(found: re.Match[str]) -> str:
    year, month, day = map(int, found.groups())
    try:
        return spoken_day(date(year, month, day))
    except ValueError:
        return found[0]


def _month(found: re.Match[str]) -> str:
    return SPOKEN["year_month"].format(
        year=spoken_digits(found[1], "year"), month=spoken_count(int(found[2]))
    )


def _quarter(found: re.Match[str]) -> str:
    return SPOKEN["quarter"].format(
        year=spoken_digits(found[1], "year"), quarter=spoken_count(int(found[2]))
    )


def _half_year(found: re.Match[str]) -> str:
    name = "first_half" if found[2] == "1" else "second_half"
    return SPOKEN[name].format(year=spoken_digits(found[1], "year"))


def _document(found: re.Match[str]) -> str:
    return SPOKEN["document"].format(
        year=spoken_digits(found[1], "year"), number=spoken_count(int(found[2]))
    )


def _years(found: re.Match[str]) -> str:
    first, last = (spoken_digits(year, "year") for year in found.groups())
    return SPOKEN["span"].format(first=first, last=last)


def _year(found: re.Match[str]) -> str:
    return spoken_digits(found[1], "year")


def _phone(found: re.Match[str]) -> str:
    """Return a telephone's digits one by one, with a pause between its parts."""
    parts: list[str] = []
    for run in re.findall(r"\d+", found[0]):
        first = len(run) % _GROUP if len(run) > _GROUP else 0
        starts = range(first, len(run), _GROUP)
        parts += filter(None, (run[:first], *(run[start : start + _GROUP] for start in starts)))
    return SPOKEN["pause"].join(spoken_digits(part, "code") for part in parts)


def _called(found: re.Match[str]) -> str:
    return found["before"] + found["gap"] + spoken_digits(found["number"], "code")


def _hotline(found: re.Match[str]) -> str:
    return spoken_digits(found[0], "code")


def _times(found: re.Match[str]) -> str:
    first, last = int(found["hour"]), int(found["hour2"] or 0)
    told = _time(first, int(found["minute"]), found["part"] or _part_of(first))
    if not found["hour2"]:
        return told
    is_same = _part_of(first) == _part_of(last) or max(first, last) < _HALF_DAY
    until = _time(last, int(found["minute2"]), "" if is_same else _part_of(last))
    return SPOKEN["span"].format(first=told, last=until)


def _time(hour: int, minute: int, part: str) -> str:
    name = "hour" if not minute else "half" if minute == _HALF_HOUR else "minute"
    early = SPOKEN["zero"] if minute < _TEN else ""
    shown = hour - _HALF_DAY if hour > _HALF_DAY else hour
    facts = {"part": part, "hour": small_count(shown), "minute": early + spoken_count(minute)}
    return SPOKEN[name].format(**facts)


def _part_of(hour: int) -> str:
    return [one["name"] for one in ALOUD["hours"] if one["from"] <= hour][-1]


def _rate(found: re.Match[str]) -> str:
    per = "".join(
        SPOKEN["each"].format(per=one) for one in re.split(r"\s*[\u00b7/]\s*", found["per"])
    )
    return per + found["amount"]


def _fraction(found: re.Match[str]) -> str:
    part, whole = (spoken_count(int(number)) for number in found.groups())
    return SPOKEN["fraction"].format(whole=whole, part=part)


def _percents(found: re.Match[str]) -> str:
    first, last = map(spoken_decimal, found.groups())
    return SPOKEN["percent"].format(number=SPOKEN["span"].format(first=first, last=last))


def _percent(found: re.Match[str]) -> str:
    minus = SPOKEN["minus"] if found["minus"] else ""
    if found["sign"] == _MILLE:
        return minus + SPOKEN["permille"].format(number=spoken_decimal(found["number"]))
    if Decimal(found["number"]) == _ALL:
        return minus + SPOKEN["all"]
    return minus + SPOKEN["percent"].format(number=spoken_decimal(found["number"]))


def _letters(found: re.Match[str]) -> str:
    """Return a code of letters and figures, each said by itself."""
    told = re.sub(r"\d+", lambda run: spoken_digits(run[0], "code"), found[0])
    return told.replace("-", SPOKEN["id_mark"]).replace(".", SPOKEN["point"])


def _range(found: re.Match[str]) -> str:
    first, last = map(spoken_decimal, found.groups())
    return SPOKEN["span"].format(first=first, last=last)


def _negative(found: re.Match[str]) -> str:
    del found
    return SPOKEN["minus"]


def _money(found: re.Match[str]) -> str:
    return spoken_money(Money.parse(found["number"]))


def _digits(found: re.Match[str]) -> str:
    return spoken_digits(found[0], "code")


def _number(found: re.Match[str]) -> str:
    before, behind = found["before"] or "", found.string[found.end() : found.end() + 2]
    is_counting = behind[:1].isalpha() and not behind.startswith(_ORDINALS)
    if found["number"] == "2" and is_counting and not before:
        return found["gap"] + small_count(2)
    return before + found["gap"] + spoken_decimal(found["number"])


TURNS: Final[Mapping[str, Callable[[re.Match[str]], str]]] = {
    "mask": _mask,
    "hidden": _hidden,
    "date": _date,
    "month": _month,
    "quarter": _quarter,
    "half_year": _half_year,
    "document": _document,
    "years": _years,
    "year": _year,
    "phone": _phone,
    "called": _called,
    "hotline": _hotline,
    "times": _times,
    "rate": _rate,
    "ratio": _ratio,
    "fraction": _fraction,
    "percents": _percents,
    "percent": _percent,
    "letters": _letters,
    "joined": _letters,
    "range": _range,
    "negative": _negative,
    "money": _money,
    "digits": _digits,
    "number": _number,
}
"""For each form, what becomes of a place that has it."""
