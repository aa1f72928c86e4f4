"""How `gongkai due` reads, for people and for programs."""

import io
import json
from datetime import date

import pytest

from gongkai.model.reminder import Reminder, ReminderKind
from gongkai.report.reminders import write_reminders

AS_OF = date(2026, 11, 20)
DUTY = {"item": "村级财务收支", "publisher": "村委会", "period": "2026年第二季度", "days": "51"}
LATE = Reminder(
    date(2026, 9, 30),
    ReminderKind.OVERDUE,
    DUTY,
    item="caiwu-shouzhi",
    period="2026Q2",
    publisher="committee",
)
SHEET = Reminder(
    AS_OF,
    ReminderKind.TAKE_DOWN,
    {"title": "通知\n13900001111", "boards": "桥头"},
    record="a",
    file="content/a.yml",
)
FAR = Reminder(date(2026, 12, 31), ReminderKind.DUE, DUTY)


def written(*reminders: Reminder, days: int = 30, style: str = "text") -> str:
    out = io.StringIO()
    write_reminders(reminders, AS_OF, days, style, out)
    return out.getvalue()


def test_what_is_past_stands_first_and_what_is_far_is_left_out() -> None:
    assert written(LATE, SHEET, FAR) == (
        "截至2026年11月20日，看后面 30 天\n"
        "\n"
        "已经过了日子的（1 件）\n"
        "  2026-09-30  逾期未公开：村级财务收支（村委会，2026年第二季度）没有公开，已晚 51 天\n"
        "      补一条：gongkai new 记录 --item 村级财务收支 --period 2026Q2\n"
        "\n"
        "后面 30 天里的（1 件）\n"
        "  2026-11-20（今天）  到期撤下：《通知?13*******11》张贴到这天，可以撤下（桥头）\n"
        "\n"
        "贴上墙以后，在记录的“张贴”里写上哪天贴在哪里。\n"
    )
    assert "最迟这天公开" in written(FAR, days=41)


@pytest.mark.parametrize("kind", ReminderKind)
def test_every_kind_has_words(kind: ReminderKind) -> None:
    facts = {**DUTY, "title": "家访", "boards": "桥头", "fate": "撤下"}
    line = written(Reminder(AS_OF, kind, facts, record="a")).splitlines()[3]
    assert line.startswith(f"  2026-11-20（今天）  {kind.label}：")


def test_nothing_to_do_is_told() -> None:
    assert written(FAR, days=0) == ("截至2026年11月20日，看后面 0 天\n\n后面 0 天没有要办的。\n")


def test_programs_get_one_document() -> None:
    report = json.loads(written(LATE, SHEET, style="json"))
    assert (report["version"], report["as_of"], report["days"]) == (1, "2026-11-20", 30)
    one, other = report["reminders"]
    assert (one["day"], one["is_past"], one["kind"]) == ("2026-09-30", True, "overdue")
    assert (one["item"], one["period"], one["publisher"]) == (
        "caiwu-shouzhi",
        "2026Q2",
        "committee",
    )
    assert (other["record"], other["file"]) == ("a", "content/a.yml")
    assert "13900001111" not in str(report)
