"""A village's own procedures: read with their stages, and told where they are not sound."""

from typing import Any

import pytest

from gongkai.base.problem import Problem, Where
from gongkai.load.rules import load_catalogue
from gongkai.model.catalogue import Catalogue
from gongkai.model.law import Certainty

STAGES = [
    "定主题",
    {"名称": "小组推荐", "又叫": ["推荐", "提名"]},
    {"名称": "阳光议事日投票", "会议": "村民议事会"},
    {"名称": "公示", "会议": "公开", "隔天数": "3"},
    {"名称": "回访", "可以没有": "是"},
]


def loaded(*rows: Any) -> tuple[Catalogue, list[Problem]]:
    override = {"格式版本": "1", "程序": list(rows)}
    return load_catalogue(("national",), override, Where("content/公开目录.yml"))


def test_a_procedure_is_found_by_its_names_with_its_stages_in_order() -> None:
    catalogue, problems = loaded({"名称": "石桥议事", "别名": ["议事日"], "步骤": STAGES})
    assert problems == []
    found = catalogue.procedures.by_name("议事日")
    assert found is not None
    assert found.is_own
    assert found.certainty is Certainty.READ
    assert [stage.name for stage in found.stages] == [
        "定主题",
        "小组推荐",
        "阳光议事日投票",
        "公示",
        "回访",
    ]
    assert found.stages[1].words == ("推荐", "提名")
    assert found.stages[2].bodies == ("deliberation",)
    assert (found.stages[3].is_publication, found.stages[3].days_before) == (True, 3)
    assert found.stages[4].is_optional


@pytest.mark.parametrize(
    ("row", "code", "path"),
    [
        ({"名称": "石桥议事"}, "T441", ("程序", 0)),
        ({"步骤": STAGES}, "T441", ("程序", 0)),
        ({"名称": "四议两公开", "步骤": STAGES}, "T442", ("程序", 0, "名称")),
        ({"名称": "石桥议事", "别名": "提议定", "步骤": STAGES}, "T442", ("程序", 0, "名称")),
        ({"名称": "两公示", "步骤": STAGES}, "T443", ("程序", 0, "步骤")),
        (
            {"名称": "石桥议事", "步骤": [*STAGES, {"名称": "定", "隔天数": "几天"}]},
            "T444",
            ("程序", 0, "步骤", 5, "隔天数"),
        ),
        (
            {"名称": "石桥议事", "步骤": [*STAGES, {"名称": "定", "会议": "长老会"}]},
            "C206",
            ("程序", 0, "步骤", 5, "会议"),
        ),
        ({"名称": "石桥议事", "步骤": STAGES, "备注": "无"}, "C203", ("程序", 0, "备注")),
        ("石桥议事", "C204", ("程序", 0)),
    ],
)
def test_a_fault_is_told_at_its_place_and_the_procedure_left_out(
    row: Any, code: str, path: tuple[str | int, ...]
) -> None:
    catalogue, (problem,) = loaded(row)
    assert (problem.code, problem.where.path) == (code, path)
    before, _ = load_catalogue(("national",))
    assert catalogue.procedures.procedures == before.procedures.procedures


def test_two_procedures_of_one_name_are_told() -> None:
    row = {"名称": "石桥议事", "步骤": STAGES}
    _, (problem,) = loaded(row, row)
    assert (problem.code, problem.where.path) == ("T442", ("程序", 1, "名称"))
