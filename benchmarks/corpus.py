"""The benchmark corpus: seeded records that are the same on every machine.

Six records in ten are notices (three paragraphs of prose and a small table), four in ten are
subsidy tables of twelve rows whose amounts add up. A record is made from the seed and its own
number alone, so a corpus of any size begins with the same records and needs no memory.
"""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED = 20261120
ROWS = 12
FIRST_YEAR = 2024
YEARS = 3
MONTHS = 34
"""January 2024 to October 2026: every record lies before the day the benchmark builds for."""
POSTED_DAYS = 19
PARAGRAPHS = 3
PARAGRAPH_LENGTH = 174
_SUBSIDIES_IN_FIVE = 2
_TABLE_LINES = 4


@dataclass(frozen=True, slots=True)
class Common:
    """What every record of the corpus has: number, place in the board, dates, people."""

    id: str
    title: str
    section: str
    item: str
    publisher: str
    officer: str
    year: int
    month: int
    posted: date
    taken_down: date

    @property
    def period(self) -> str:
        """The month the record belongs to, as yyyy-mm."""
        return f"{self.year}-{self.month:02d}"


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice: paragraphs of prose and one small table with its head."""

    common: Common
    paragraphs: tuple[str, ...]
    caption: str
    heads: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]

    @property
    def cells(self) -> tuple[str, ...]:
        """Texts of the table that every output has to show."""
        return tuple(cell for line in self.lines for cell in line)


@dataclass(frozen=True, slots=True)
class Row:
    """One recipient; area in tenths of a mu, rate in whole yuan, amount in fen."""

    group: str
    name: str
    tenths: int
    yuan: int

    @property
    def fen(self) -> int:
        """Return area times rate, exactly."""
        return self.tenths * self.yuan * 10

    @property
    def area(self) -> str:
        """The area in mu with one decimal, without a unit."""
        return f"{self.tenths // 10}.{self.tenths % 10}"


@dataclass(frozen=True, slots=True)
class Subsidy:
    """A subsidy paid to twelve households of invented names."""

    common: Common
    fund: str
    yuan: int
    rows: tuple[Row, ...]

    @property
    def total(self) -> int:
        """The sum of the rows in fen."""
        return sum(row.fen for row in self.rows)

    @property
    def cells(self) -> tuple[str, ...]:
        """Texts that every output has to show; names are left out because we mask them."""
        shown = [text for row in self.rows for text in (row.area, show_fen(row.fen))]
        return (*shown, show_fen(self.total))


Record = Notice | Subsidy


def records(count: int, seed: int = SEED) -> Iterator[Record]:
    """Yield the first `count` records of the corpus of a seed, two fifths of them subsidies."""
    for number in range(1, count + 1):
        yield record(number, seed)


def record(number: int, seed: int = SEED) -> Record:
    """Return one record of the corpus by its number, counted from one."""
    # Python promises the same stream for the same text seed in every version.
    draw = random.Random(f"{seed}:{number}")  # noqa: S311  (a corpus, not a secret)
    if number % 5 in range(1, _SUBSIDIES_IN_FIVE + 1):
        return _subsidy(number, draw)
    return _notice(number, draw)


def show_fen(fen: int) -> str:
    """Return an amount in yuan with two decimals and no separators."""
    return f"{fen // 100}.{fen % 100:02d}"


@cache
def words() -> dict[str, Any]:
    """Return the words and sentences the corpus is made of."""
    return tomllib.loads(Path(__file__).with_name("corpus_zh.toml").read_text(encoding="utf-8"))


def sections() -> tuple[tuple[str, str], ...]:
    """Return slug and title of the five sections in board order."""
    return tuple((each["slug"], each["title"]) for each in words()["sections"])


def _notice(number: int, draw: random.Random) -> Notice:
    home = draw.choice([each for each in words()["sections"] if each["things"]])
    thing = draw.choice(home["things"])
    sort = draw.choice(words()["sorts"])
    month = _month(draw)
    title = words()["notice_title"].format(thing=thing, sort=sort, number=number, **month)
    common = _common(f"gg-{number:06d}", title, home, month, draw)
    return Notice(
        common=common,
        paragraphs=tuple(_paragraph(thing, draw) for _ in range(PARAGRAPHS)),
        caption=words()["closing"].format(thing=thing),
        heads=tuple(words()["table"]["heads"]),
        lines=tuple(_line(common, draw) for _ in range(_TABLE_LINES)),
    )


def _subsidy(number: int, draw: random.Random) -> Subsidy:
    (home,) = (each for each in words()["sections"] if not each["things"])
    fund = draw.choice(words()["funds"])
    yuan = draw.randrange(20, 180)
    month = _month(draw)
    title = words()["subsidy_title"].format(fund=fund, number=number, **month)
    return Subsidy(
        common=_common(f"bt-{number:06d}", title, home, month, draw),
        fund=fund,
        yuan=yuan,
        rows=_rows(yuan, draw),
    )


def _month(draw: random.Random) -> dict[str, int]:
    months = draw.randrange(MONTHS)
    return {"year": FIRST_YEAR + months // 12, "month": months % 12 + 1}


def _common(
    record_id: str, title: str, home: dict[str, Any], month: dict[str, int], draw: random.Random
) -> Common:
    posted = date(month["year"], month["month"], draw.randrange(1, 26))
    return Common(
        id=record_id,
        title=title,
        section=home["slug"],
        item=home["item"],
        publisher=home["publisher"],
        officer=draw.choice(words()["officers"]),
        posted=posted,
        taken_down=posted + timedelta(days=POSTED_DAYS),
        **month,
    )


def _rows(yuan: int, draw: random.Random) -> tuple[Row, ...]:
    names: set[str] = set()
    while len(names) < ROWS:
        names.add(draw.choice(words()["surnames"]) + "".join(draw.sample(words()["given"], 2)))
    # Sorted, because the order of a set of texts differs from run to run.
    people = draw.sample(sorted(names), ROWS)
    groups = sorted(draw.randrange(len(words()["groups"])) for _ in people)
    return tuple(
        Row(words()["groups"][group], name, draw.randrange(5, 120), yuan)
        for group, name in zip(groups, people, strict=True)
    )


def _paragraph(thing: str, draw: random.Random) -> str:
    sentences = words()["prose"]["sentences"]
    picked: list[str] = []
    for template in draw.sample(sentences, len(sentences)):
        if sum(map(len, picked)) >= PARAGRAPH_LENGTH:
            break
        picked.append(
            template.format(
                thing=thing,
                place=draw.choice(words()["places"]),
                group=draw.choice(words()["groups"]),
                post=draw.choice(words()["posts"]),
                month=draw.randrange(1, 13),
                day=draw.randrange(1, 29),
                count=draw.randrange(2, 60),
                share=draw.randrange(1, 9),
            )
        )
    return "".join(picked)


def _line(common: Common, draw: random.Random) -> tuple[str, ...]:
    day = common.posted + timedelta(days=draw.randrange(POSTED_DAYS))
    place, post = draw.choice(words()["places"]), draw.choice(words()["posts"])
    return (day.isoformat(), place, post, str(draw.randrange(2, 300)))
