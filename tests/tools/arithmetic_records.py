"""Write sums from real reports as records of their natural kind, as a clerk would enter them.

``tests/data/arithmetic.tsv`` holds the sums as they were found in published reports: which parts,
which total, whether they hold, and where. ``tests/data/arithmetic_cases.tsv`` holds, for each of
them, the form it takes in a record, its numbers with their units and hedges as a clerk writes
them (the last one is the stated number), the verdict, and the code a check must give.
"""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from tests.tools.repository import ROOT

DATA = ROOT / "tests" / "data"
SITE = {"村名": "石桥村", "乡镇": "云岭乡", "县": "平安县", "起用日期": "2024-01-01"}
COMMON = {"公开主体": "村委会", "公开范围": "全社会"}
Own = dict[str, Any]


class Case(NamedTuple):
    """One sum: its id, the form of its record, what is written, the verdict and its code."""

    id: str
    form: str
    written: tuple[str, ...]
    verdict: str
    code: str


def rows_of(name: str) -> list[dict[str, str]]:
    """Return the rows of a table of data."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def cases() -> list[Case]:
    """Return all sums with the verdict that is expected of each."""
    return [
        Case(r["id"], r["form"], tuple(r["written"].split(";")), r["verdict"], r["code"])
        for r in rows_of("arithmetic_cases.tsv")
    ]


def write_village(root: Path) -> None:
    """Write a village with one record for each sum; a record's file is named by the sum's id."""
    content = root / "content" / "村务"
    content.mkdir(parents=True)
    (root / "site_config.yml").write_text(_yaml(SITE), "utf-8")
    subjects = {row["id"]: row["subject"] for row in rows_of("arithmetic.tsv")}
    for case in cases():
        own = FORMS[case.form](subjects[case.id], case.written)
        head = {"编号": f"sum-{case.id.lower()}", "标题": subjects[case.id]}
        (content / f"{case.id}.yml").write_text(_yaml(head | COMMON | own), "utf-8")


def _statistic(name: str, stated: str, **own: Any) -> Own:
    line = {"名称": name, "数值": stated, **own}
    return {"类型": "情况数据", "公开事项": "村情概况", "数据": [line]}


def _parts(name: str, written: tuple[str, ...], **own: Any) -> Own:
    *parts, whole = written
    named = [{"名称": f"第{n}项", "数值": part} for n, part in enumerate(parts, 1)]
    return _statistic(name, whole, 其中项=named, **own)


def _exclusive(name: str, written: tuple[str, ...]) -> Own:
    return _parts(name, written, 互斥="是")


def _overlapping(name: str, written: tuple[str, ...]) -> Own:
    return _parts(name, written, 互斥="否")


def _cut_off(name: str, written: tuple[str, ...]) -> Own:
    return _parts(name, written, 互斥="是") | {"完整性": "部分"}


def _product(name: str, written: tuple[str, ...]) -> Own:
    *factors, whole = written
    return _statistic(name, whole, **dict(zip(("数量", "标准", "期数"), factors, strict=False)))


def _quotient(name: str, written: tuple[str, ...]) -> Own:
    top, bottom, stated = written
    return _statistic(name, stated, 分子=top, 分母=bottom)


def _growth(name: str, written: tuple[str, ...]) -> Own:
    before, now, growth = written
    return _statistic(name, now, 上期=before, 增长率=growth)


def _change(name: str, written: tuple[str, ...]) -> Own:
    before, change, now = written
    return _statistic(name, now, 上期=before, **{change[0]: change[1:]})


def _twice(name: str, written: tuple[str, ...]) -> Own:
    lines = [{"名称": name, "数值": stated} for stated in written]
    return {"类型": "情况数据", "公开事项": "村情概况", "数据": lines}


def _named(name: str, written: tuple[str, ...]) -> Own:
    count, stated = written
    return _statistic(name, stated, 列名=[f"第{n}个" for n in range(1, int(count) + 1)])


def _name_list(name: str, written: tuple[str, ...]) -> Own:
    *parts, whole = written
    key = {"人": "人数", "户": "户数"}[whole[-1]]
    classes = [{"名称": f"第{n}类", key: part[:-1]} for n, part in enumerate(parts, 1)]
    own = {"认定条件": name, "分类": classes, key: whole[:-1]}
    return {"类型": "名单公示", "公开事项": "识别与退出名单"} | own


def _payment(name: str, written: tuple[str, ...]) -> Own:
    count, rate, total = written
    key = {"人": "人数", "户": "户数"}[count[-1]]
    return _subsidy(name, 发放标准=rate, 合计=total, **{key: count[:-1]})


def _classes(name: str, written: tuple[str, ...]) -> Own:
    *parts, total = written
    classes = [{"名称": f"第{n}类", "金额": part} for n, part in enumerate(parts, 1)]
    return _subsidy(name, 分类=classes, 合计=total)


def _class_rate(name: str, written: tuple[str, ...]) -> Own:
    count, rate, amount = written
    line = {"名称": name, "数量": count, "标准": rate, "金额": amount}
    return _subsidy(name, 分类=[line], 合计=amount)


def _mixed(name: str, written: tuple[str, ...]) -> Own:
    *pairs, total = written
    lines = []
    for count, rate in zip(pairs[::2], pairs[1::2], strict=True):
        each = int(rate.removeprefix("每人 ").removesuffix(" 元"))
        amount = str(int(count[:-1]) * each)
        lines.append({"名称": rate, "人数": count[:-1], "标准": rate, "金额": amount})
    return _subsidy(name, 分类=lines, 合计=total)


def _subsidy(name: str, **own: Any) -> Own:
    return {"类型": "资金发放", "公开事项": "惠农补贴发放", "资金名称": name, **own}


def _tracker(name: str, written: tuple[str, ...]) -> Own:
    count, done = written
    totals = [{"办理状态": "已销号", "个数": done}]
    own = {"事项数": count, "办结数": done, "状态合计": totals, "结论": name}
    return {"类型": "台账清单", "公开事项": "问题整改台账"} | own


def _target(name: str, written: tuple[str, ...]) -> Own:
    top, bottom, rate = written
    line = {"名称": name, "完成数": top, "应完成数": bottom, "完成率": rate}
    return {"类型": "指标任务", "公开事项": "年度计划与指标", "指标": [line]}


def _yaml(data: Own) -> str:
    """Return a record's text; what is valid JSON is valid YAML too."""
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


FORMS: dict[str, Callable[[str, tuple[str, ...]], Own]] = {
    "parts": _exclusive,
    "within": _parts,
    "overlap": _overlapping,
    "partial": _cut_off,
    "product": _product,
    "quotient": _quotient,
    "growth": _growth,
    "change": _change,
    "twice": _twice,
    "named": _named,
    "name_list": _name_list,
    "payment": _payment,
    "classes": _classes,
    "class_rate": _class_rate,
    "mixed": _mixed,
    "tracker": _tracker,
    "target": _target,
}
