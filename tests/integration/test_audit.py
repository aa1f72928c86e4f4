"""Wrong records as careless or dishonest clerks write them, and right ones that only look odd.

Each case of ``tests/villages/audit/wrong.txt`` marks the line that is wrong and the code a clerk
should read there; nothing else may be told of it. No case of ``right.txt`` may be an error.
``missed.txt`` holds what is wrong and not found: who mends a check moves its case.
"""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from gongkai.base.problem import Problem
from gongkai.base.problem_catalogue import is_error
from gongkai.checking import check
from tests.tools.private_numbers import bank_card, filled, identity_number, mobile_phone
from tests.tools.repository import ROOT

AUDIT = ROOT / "tests" / "villages" / "audit"
AS_OF = date(2026, 11, 20)
_HEAD = {"公开主体": "村委会", "公开范围": "全社会", "状态": "公开"}
_FULL_WIDTH = str.maketrans("0123456789", "0123456789")
_HAN = str.maketrans("0123456789", "零一二三四五六七八九")


@dataclass(frozen=True)
class Case:
    """One case: its title and its records, marked where something is wrong."""

    name: str
    records: tuple[str, ...]


def _cases(file: str) -> list[Case]:
    blocks = re.split(r"^== ", (AUDIT / file).read_text("utf-8"), flags=re.MULTILINE)[1:]
    parted = [block.partition("\n") for block in blocks]
    return [Case(name, tuple(body.split("\n--\n"))) for name, _, body in parted]


def _each(file: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", _cases(file), ids=lambda case: case.name[:2])


@_each("wrong.txt")
def test_wrong_record_is_told_where_it_is_wrong(case: Case, tmp_path: Path) -> None:
    problems, wanted = _told(case, tmp_path)
    assert wanted
    assert {_place(problem) for problem in problems} == wanted


@_each("right.txt")
def test_odd_but_right_record_is_no_error(case: Case, tmp_path: Path) -> None:
    problems, wanted = _told(case, tmp_path)
    assert [one for one in problems if is_error(one)] == []
    assert {_place(problem) for problem in problems} == wanted


@_each("missed.txt")
def test_list_of_what_is_missed_is_true(case: Case, tmp_path: Path) -> None:
    assert _told(case, tmp_path) == ((), set())


def _told(case: Case, root: Path) -> tuple[tuple[Problem, ...], set[tuple[str, str, int]]]:
    """Return what is told of a case, and what its marks ask for: code, file and line."""
    content = root / "content"
    content.mkdir()
    (root / "site_config.yml").write_bytes((AUDIT / "site_config.yml").read_bytes())
    wanted = set()
    for count, text in enumerate(case.records, 1):
        name, lines = _record(text, f"audit-{case.name[:2]}-{count}")
        for number, line in enumerate(lines, 1):
            marks = line.partition(" #<")[2].split()
            wanted |= {(code, f"content/{name}", number) for code in marks}
        whole = "\n".join(line.partition(" #<")[0] for line in lines)
        (content / name).write_text(whole + "\n", "utf-8")
    return check(root, AS_OF, jobs=1).problems, wanted


def _record(text: str, record_id: str) -> tuple[str, list[str]]:
    lines = _numbers(text).strip("\n").split("\n")
    if lines[0] == "md":
        return f"{record_id}.md", lines[1:]
    head = [f"{key}: {value}" for key, value in _HEAD.items() if f"\n{key}: " not in text]
    return f"{record_id}.yml", [f"编号: {record_id}", *head, *lines]


def _numbers(text: str) -> str:
    """Return a text with private numbers in the odd forms that the cases ask for."""
    number, phone, card = identity_number(), mobile_phone(), bank_card()
    odd = {
        "{id6}": number[:6],
        "{id8}": number[6:14],
        "{id4}": number[14:],
        "{id15}": number[:6] + number[8:17],
        "{idfull}": number.translate(_FULL_WIDTH),
        "{mobilefull}": phone.translate(_FULL_WIDTH),
        "{mobilehan}": phone.translate(_HAN),
        "{m3}": phone[:3],
        "{m4}": phone[3:7],
        "{m5}": phone[7:],
        "{card4}": " ".join(card[at : at + 4] for at in range(0, len(card), 4)),
    }
    for name, value in odd.items():
        text = text.replace(name, value)
    return filled(text)


def _place(problem: Problem) -> tuple[str, str, int]:
    return problem.code, problem.where.file, problem.where.line or 0
