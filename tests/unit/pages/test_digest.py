"""A month in ninety seconds: counted whole, told section by section."""

from gongkai.base.aloud import MOST_SECONDS
from gongkai.model.vocabulary import Section
from gongkai.pages.digest import DigestEntry, digest_of, digest_text
from tests.unit.pages.test_told import VILLAGE

MONTH = "2026年10月"


def entry(id_: str, section: Section, kind: str = "notice", told: str = "") -> DigestEntry:
    return DigestEntry(id_, section, kind, f"标题{id_}", told, "1234 5678")


def test_a_short_month_is_told_whole_section_by_section() -> None:
    entries = [
        entry("甲", Section.FUWU),
        entry("乙", Section.CAIWU, "ledger", "收入 2 元。"),
        entry("丙", Section.FUWU, told="有 2 户。"),
    ]
    digest = digest_of(entries, MONTH, {})

    assert digest.lines == (
        "各位村民请注意，下面播送二〇二六年十月村里公开的事项。",
        "这个月一共公开了三件事，其中财务公开一件，便民服务两件。",
        "标题乙：收入两元。",
        "标题甲。",
        "标题丙：有两户。",
        "详细内容请看公开栏。播送完了。",
    )


def test_a_month_of_one_section_counts_no_sections() -> None:
    digest = digest_of([entry("甲", Section.FUWU)], MONTH, {})

    assert digest.lines[1] == "这个月一共公开了一件事。"


def test_the_sections_take_turns_until_the_time_is_used_up() -> None:
    entries = [
        entry(f"{section.value}{number}", section, kind, "字" * 40 + "。")
        for section in (Section.FUWU, Section.CAIWU)
        for number, kind in enumerate(["table", "ledger", "table"])
    ]
    digest = digest_of(entries, MONTH, {})

    assert digest.seconds <= MOST_SECONDS
    # Ledgers come first; the money before the services.
    assert [one.id for one in digest.entries] == ["caiwu1", "caiwu0", "fuwu1", "fuwu0"]
    assert digest.lines[-2] == "还有两件没有念到。"


def test_a_month_whose_entries_are_all_too_long_is_counted_at_least() -> None:
    digest = digest_of([entry("甲", Section.FUWU, told="字" * 400)], MONTH, {})

    assert digest.entries == ()
    assert digest.lines[-2:] == ("还有一件没有念到。", "详细内容请看公开栏。播送完了。")
    assert "编号" not in digest_text(digest, MONTH, VILLAGE)


def test_a_month_is_handed_over_with_numbers_and_fingerprints() -> None:
    entries = [entry("jia", Section.FUWU), entry("yi", Section.FUWU)._replace(code="")]
    lines = digest_text(digest_of(entries, MONTH, {}), MONTH, VILLAGE).splitlines()

    assert lines[0].startswith("【这一行不念】石桥村　2026年10月月度广播稿　大约 ")
    assert lines[-3:] == ["【以下不念】念到的记录：", "编号 jia　指纹 1234 5678", "编号 yi"]
