"""Secrets of nobody, planted at random places of records, and texts that only look like some.

`python -m tests.tools.secrets 10000` prints how many of them are found, as a table.
"""

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from gongkai.base.privacy.catalogue import KINDS
from gongkai.base.privacy.fold import CELLS
from gongkai.base.problem_catalogue import is_error
from gongkai.check.privacy import check_private_numbers
from tests.tools.disguises import DISGUISES, FACT_DISGUISES, FACTS
from tests.tools.scan_ids import is_well_formed
from tests.unit.check.subjects import subject_of

NUMBERS: Final = ("identity", "old_identity", "card", "mobile", "landline")
_WORDS: Final = (
    "会议决定本月起清理水渠修补道路请各组转告按时参加逐户登记张贴在公开栏大家可以提意见"
)
# A number of these kinds is told by the word before it.
_BEFORE: Final = {"old_identity": "身份证", "landline": "问 "}


@dataclass(frozen=True, slots=True)
class Secret:
    """What was planted: its kind, disguise and place, the value bare and as written."""

    kind: str
    disguise: str
    place: str
    value: str
    written: str
    fields: Mapping[str, Any]

    @property
    def is_certain(self) -> bool:
        """Return whether the product promises to be certain of it."""
        return KINDS[self.kind].is_certain_in(frozenset({self.disguise}))


def number(kind: str, draw: random.Random) -> str:
    """Return a number that fits its own check and is nobody's."""
    day = f"19{draw.randint(40, 99)}{draw.randint(1, 12):02d}{draw.randint(1, 28):02d}"
    if kind == "identity":
        body = f"999999{day}{draw.randint(0, 999):03d}"
        return next(body + last for last in "0123456789X" if is_well_formed(body + last))
    if kind == "old_identity":
        return f"999999{day[2:]}{draw.randint(0, 999):03d}"
    if kind == "card":
        body = "999999" + "".join(str(draw.randint(0, 9)) for _ in range(draw.randint(9, 12)))
        return next(body + str(last) for last in range(10) if _luhn(body + str(last)))
    if kind == "mobile":
        return f"1999999999{draw.randint(0, 9)}"
    return f"0{draw.randint(310, 999)}555{draw.randint(1000, 9999)}"


def secrets(count: int, seed: int) -> Iterator[Secret]:
    """Yield secrets; every kind of number meets every disguise and every place."""
    draw = random.Random(seed)  # noqa: S311 - the same for the same seed
    cells = [(kind, disguise) for kind in NUMBERS for disguise in DISGUISES]
    for place in range(count):
        kind, disguise = cells[place % len(cells)]
        value = number(kind, draw)
        plant = _plant_in_cells if disguise == "cells" else draw.choice(_PLACES)
        written = _BEFORE.get(kind, "") + DISGUISES[disguise](value)
        yield Secret(kind, disguise, *plant(value, written, draw))


def is_found(secret: Secret) -> tuple[bool, bool]:
    """Return whether a secret was found, and whether as an error."""
    subject = subject_of("资金发放", **secret.fields)
    problems = list(check_private_numbers(subject))
    return bool(problems), any(map(is_error, problems))


def recall(planted: Iterator[Secret]) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    """Return how many were planted and how many found as surely as promised, by cell."""
    wanted: Counter[tuple[str, str]] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    for secret in planted:
        cell = (secret.kind, secret.disguise)
        wanted[cell] += 1
        is_told, as_error = is_found(secret)
        found[cell] += as_error if secret.is_certain else is_told
    return wanted, found


def table(wanted: Counter[tuple[str, str]], found: Counter[tuple[str, str]]) -> str:
    """Return the recall of each cell as Markdown; cells that are only suspected have a mark."""
    lines = ["| | " + " | ".join(DISGUISES) + " |", "| --- " * (len(DISGUISES) + 1) + "|"]
    for kind in NUMBERS:
        cells = []
        for disguise in DISGUISES:
            share = 100 * found[kind, disguise] / max(1, wanted[kind, disguise])
            is_sure = KINDS[kind].is_certain_in(frozenset({disguise}))
            cells.append(f"{share:.0f}{'' if is_sure else '?'}")
        lines.append(f"| {kind} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def facts(seed: int) -> Iterator[tuple[str, str, str]]:
    """Yield kind, disguise and text of every private fact in words, between other words."""
    draw = random.Random(seed)  # noqa: S311 - as above
    for kind, texts in FACTS.items():
        for disguise, make in FACT_DISGUISES.items():
            for text in texts:
                yield kind, disguise, f"{_prose(draw)}，{make(text)}，{_prose(draw)}。"


def clean_record(number_: int, draw: random.Random) -> dict[str, Any]:
    """Return the fields of a subsidy full of numbers that are no secrets."""
    lines = [f"{draw.choice(_LOOK_ALIKES)(draw)}{_prose(draw)}。" for _ in range(6)]
    rows = [
        {
            "组": f"{draw.choice('一二三四五六')}组",
            "姓名": "石春来",
            "数量": f"{draw.randint(1, 99)}.{draw.randint(1, 9)}亩",
            "标准": f"每亩 {draw.randint(10, 200)} 元",
            "金额": f"{draw.randint(1, 999999)}.{draw.randint(0, 9)}0",
            "备注": draw.choice(["", "符合条件", "2025年结转", f"第{draw.randint(1, 40)}号地块"]),
        }
        for _ in range(8)
    ]
    return {
        "标题": f"第{number_}期补贴",
        "资金名称": "种粮补贴",
        "文号": f"云财农〔{draw.randint(2020, 2026)}〕{draw.randint(1, 300)}号",
        "对象": rows,
        "合计": "1",
        "说明": "\n\n".join(lines),
    }


def _prose(draw: random.Random) -> str:
    start = draw.randrange(len(_WORDS) - 8)
    return _WORDS[start : start + draw.randint(3, 8)]


def _rows(**cells: str) -> dict[str, Any]:
    row = {"姓名": "石春来", "金额": "1", **cells}
    return {"资金名称": "种粮补贴", "对象": [row], "合计": "1"}


def _in_prose(value: str, written: str, draw: random.Random) -> tuple[str, str, str, Any]:
    text = f"{_prose(draw)}，{written}，{_prose(draw)}。"
    return "prose", value, written, {**_rows(), "说明": text}


def _in_title(value: str, written: str, draw: random.Random) -> tuple[str, str, str, Any]:
    return "title", value, written, {**_rows(), "标题": f"{_prose(draw)} {written}"}


def _in_remark(value: str, written: str, draw: random.Random) -> tuple[str, str, str, Any]:
    return "remark", value, written, _rows(备注=f"{_prose(draw)} {written}。")


def _in_name(value: str, written: str, _: random.Random) -> tuple[str, str, str, Any]:
    return "name", value, written, _rows(姓名=f"石春来 {written}")


def _in_link(value: str, written: str, draw: random.Random) -> tuple[str, str, str, Any]:
    return "link", value, written, {**_rows(), "说明": f"[{_prose(draw)}](tel: {written})"}


def _in_caption(value: str, written: str, draw: random.Random) -> tuple[str, str, str, Any]:
    photo = {"文件": "照片/a.jpg", "文字": f"{_prose(draw)} {written}"}
    return "caption", value, written, {**_rows(), "照片": [photo]}


def _in_file_name(value: str, written: str, draw: random.Random) -> tuple[str, str, str, Any]:
    file = {"文件": f"附件/{_prose(draw)} {written}.pdf"}
    return "file name", value, written, {**_rows(), "附件": [file]}


def _in_alt(value: str, written: str, draw: random.Random) -> tuple[str, str, str, Any]:
    return "alt", value, written, {**_rows(), "说明": f"![{_prose(draw)} {written}](照片/a.jpg)"}


def _plant_in_cells(value: str, written: str, _: random.Random) -> tuple[str, str, str, Any]:
    first, _sign, second = written.partition(CELLS)
    return "cells", value, written, _rows(组=first, 姓名=second)


_PLACES: Final[tuple[Callable[..., tuple[str, str, str, Any]], ...]] = (
    _in_prose,
    _in_title,
    _in_remark,
    _in_name,
    _in_link,
    _in_caption,
    _in_file_name,
    _in_alt,
)


def _digits(count: int) -> Callable[[random.Random], str]:
    return lambda draw: "".join(str(draw.randint(0, 9)) for _ in range(count))


_CREDIT_SIGNS: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_LOOK_ALIKES: Final[tuple[Callable[[random.Random], str], ...]] = (
    lambda draw: f"凭证号 2026{draw.randint(1, 12):02d}{_digits(5)(draw)}，",
    lambda draw: f"记-{draw.randint(1, 300)} 号凭证，",
    lambda draw: f"记-2026-{draw.randint(1, 12):02d}-{_digits(4)(draw)}，",
    lambda draw: f"云政发〔2026〕{draw.randint(1, 300)}号，",
    lambda draw: f"合同号 HT2026{_digits(6)(draw)}，",
    lambda draw: f"合同编号：GF-2026-{_digits(4)(draw)}，",
    lambda draw: (
        f"统一社会信用代码 54{_digits(6)(draw)}{''.join(draw.choices(_CREDIT_SIGNS, k=10))}，"
    ),
    lambda draw: f"行政村代码 53{_digits(10)(draw)}，",
    lambda draw: f"组织代码 N2{_digits(6)(draw)}MF{_digits(8)(draw)}，",
    lambda draw: f"发票号码 {_digits(8)(draw)}，",
    lambda draw: f"发票号码 26{_digits(18)(draw)}，",
    lambda draw: f"银行流水号 {_digits(draw.randint(16, 20))(draw)}，",
    lambda draw: (
        f"共 {draw.randint(1, 999)},{_digits(3)(draw)},{_digits(3)(draw)}.{_digits(2)(draw)} 元，"
    ),
    lambda draw: f"投资 {draw.randint(1, 9)}{_digits(7)(draw)}.{_digits(2)(draw)} 元，",
    lambda draw: f"2026-{draw.randint(10, 12)}-{draw.randint(10, 28)} 至 2026-12-31，",
    lambda draw: (
        f"2026年{draw.randint(1, 12)}月{draw.randint(1, 28)}日 {draw.randint(8, 18)}:30，"
    ),
    lambda draw: f"项目编码 2026-53{_digits(4)(draw)}-01-0{_digits(1)(draw)}-{_digits(6)(draw)}，",
    lambda draw: f"宗地号 53{_digits(10)(draw)}JC{_digits(5)(draw)}，",
    lambda draw: (
        f"K{draw.randint(0, 9)}+{_digits(3)(draw)} 至 K{draw.randint(10, 20)}+{_digits(3)(draw)}，"
    ),
    lambda draw: f"东经 {draw.randint(97, 106)}.{_digits(6)(draw)}，",
    lambda draw: f"村委会公务电话 0870-555{_digits(4)(draw)}，",
    lambda draw: f"照片 IMG_20260901_{_digits(6)(draw)}.jpg，",
    lambda draw: f"{draw.randint(60, 90)}岁以上老人 {draw.randint(1, 90)} 人，",
    lambda draw: f"{draw.randint(2, 40)} 号机耕道，三组 {draw.randint(1, 9)} 号水池，",
    lambda draw: f"一组 12 户、二组 {draw.randint(1, 60)} 户、三组 {draw.randint(1, 60)} 户，",
    lambda draw: f"成活率 {draw.randint(60, 99)}.{_digits(2)(draw)}%，",
)


def _luhn(digits: str) -> bool:
    values = (int(d) * (1 + place % 2) for place, d in enumerate(reversed(digits)))
    return sum(value - 9 if value > 9 else value for value in values) % 10 == 0


if __name__ == "__main__":
    print(table(*recall(secrets(int(sys.argv[1]), 1))))
