"""Records that fill many pages, every cell of them recognisable."""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from tests.tools.record_head import record_head

if TYPE_CHECKING:
    from collections.abc import Sequence

OPENING = Decimal("900000.00")
_LEDGER = """\
账套:
  名称: 石桥村村级账
  账套主体: [村委会]
账户结余:
  - 账户: 基本户
    期初: {opening}
    收: {income}
    支: {expense}
    期末: {closing}
明细:
"""


class Booking(NamedTuple):
    """A row of a ledger: its number, what came in and what went out."""

    number: int
    income: Decimal
    expense: Decimal

    @property
    def voucher(self) -> str:
        """Return the voucher's name, which no other row has."""
        return f"记-{self.number:03d}"

    @property
    def marks(self) -> tuple[str, ...]:
        """Return texts that stand in this row alone: its voucher, its first word, its last."""
        return (self.voucher, f"起{self.number:03d}", f"止{self.number:03d}")


def bookings(count: int) -> list[Booking]:
    """Return so many rows of a ledger, each with an amount of its own."""
    return [_booking(number) for number in range(1, count + 1)]


def ledger(id_: str, rows: Sequence[Booking], *, words: int = 30) -> str:
    """Return a ledger as a village writes it; summaries are about so many characters long."""
    income, expense = (
        sum(each, Decimal(0)) for each in zip(*(row[1:] for row in rows), strict=True)
    )
    title, item = "2026年9月村级财务收支明细", "村级财务收支"
    head = _head(id_, "收支明细", title, item)
    accounts = _LEDGER.format(
        opening=OPENING, income=income, expense=expense, closing=OPENING + income - expense
    )
    return head + accounts + "".join(_line(row, words) for row in rows)


def _head(id_: str, kind: str, title: str, item: str) -> str:
    head = record_head(id_, kind, title, item, days="起: 2026-10-10, 止: 2026-10-29")
    return f"{head}所属期: 2026-09\n责任人: 陈秀兰\n"


def _booking(number: int) -> Booking:
    amount = Decimal(number * 101) / 100 + 1000
    return Booking(number, *((amount, Decimal(0)) if number % 5 == 0 else (Decimal(0), amount)))


def _line(row: Booking, words: int) -> str:
    way, subject, amount = (
        ("收", "其他收入", row.income) if row.income else ("支", "办公费", row.expense)
    )
    filling = ("修理水渠、更换路灯和购买材料" * words)[: words - 8]
    return (
        f"  - 日期: 2026-09-{row.number % 30 + 1:02d}\n    凭证字号: {row.voucher}\n"
        f"    账户: 基本户\n    科目: {subject}\n"
        f"    摘要: 起{row.number:03d}{filling}止{row.number:03d}\n    {way}: {amount}\n"
    )


def month_of_days(id_: str) -> str:
    """Return a table with a name and 30 days in each of twelve rows."""
    head = _head(id_, "自定义表", "9月值班", "少年宫活动项目")
    days = "".join(f"  - {{标题: {day}日, 列类型: 整数, 隐私: 公开}}\n" for day in range(1, 31))
    row = f"  - [{', '.join(['李老师', *'1' * 30])}]\n"
    return f"{head}列:\n  - {{标题: 姓名, 隐私: 公职}}\n{days}行:\n{row * 12}"


def notice(id_: str) -> str:
    """Return a notice of one paragraph over several pages, without digits or signs."""
    head = _head(id_, "公告公示", "关于修路的通知", "公开征求意见")
    sentence = "全村的路灯水渠和桥梁由大家一起修理不留死角村民代表每月看一次"
    return f"---\n{head}---\n\n{sentence * 40}\n"


def entitled(id_: str, title: str) -> str:
    """Return a notice that has a title and nothing else."""
    return _head(id_, "公告公示", title, "公开征求意见")


def endless_words(id_: str, word: str) -> str:
    """Return a table and a text with a word that is longer than any cell or line."""
    head = _head(id_, "自定义表", "网址", "少年宫活动项目")
    columns = "".join(f"  - {{标题: {name}, 隐私: 公开}}\n" for name in ("网址", "编号", "说明"))
    return f"{head}列:\n{columns}行:\n  - [{word}, {word}, 有]\n结论: 见 {word}。\n"


def payments(id_: str, groups: Sequence[str]) -> str:
    """Return payments to households that are told apart, one for each group that is named.

    The amounts are 100 yuan and so many fen as the row's number.
    """
    head = _head(id_, "资金发放", "耕地补贴", "惠农补贴发放")
    names = map("".join, product("王李张刘陈杨赵黄", "文明志国玉春", "华兰军英平生芳林秀"))
    rows = "".join(
        f"  - {{组: {group}, 姓名: {name}, 数量: {number % 7 + 1}亩, 金额: {_paid(number)}}}\n"
        for number, (group, name) in enumerate(zip(groups, names, strict=False), 1)
    )
    total = sum(map(_paid, range(1, len(groups) + 1)), Decimal(0))
    count = f"对象类型: 户\n户数: {len(groups)}\n合计: {total}\n"
    return f"{head}资金名称: 耕地补贴\n{count}对象:\n{rows}"


def _paid(number: int) -> Decimal:
    return Decimal(10_000 + number) / 100


def households(id_: str, groups: Sequence[str], of_each: int) -> str:
    """Return a subsidy to so many households of each group, all of one name but for its group."""
    head = _head(id_, "资金发放", "耕地补贴", "惠农补贴发放")
    total = f"{len(groups) * of_each * 10}"
    rows = "".join(
        f"  - {{组: {group}, 姓名: 欧阳{'㛃䶮𬭚𠅤'[number % 4]}, 金额: 10}}\n"
        for group in groups
        for number in range(of_each)
    )
    return f"{head}资金名称: 耕地补贴\n对象类型: 户\n合计: {total}\n对象:\n{rows}"
