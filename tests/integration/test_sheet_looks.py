"""What the eye sees on ordinary sheets: of each kind the longest, the shortest, a middling one."""

from __future__ import annotations

from itertools import combinations

import pytest

from gongkai.model.sheet import SheetForm, SheetWish
from gongkai.model.vocabulary import Face, Kind
from gongkai.sheet_work import SheetTask
from tests.tools.demo_sheets import DemoSheets
from tests.tools.long_records import endless_words, entitled, households
from tests.tools.pdf_facts import Word, page_sizes, words_of

pytestmark = [pytest.mark.poppler, pytest.mark.xdist_group("paper")]

MARGIN, HEAD, FOOT = 17, 14, 31
FEW_WORDS = 12
NEVER_FIRST = "，。、；：）》”！？％"
WISH = SheetWish()


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> DemoSheets:
    return DemoSheets(tmp_path_factory.mktemp("looks"))


def three_of(sheets: DemoSheets, kind: Kind) -> list[str]:
    """Return the ids of a kind's shortest, middling and longest record."""
    root = sheets.maker.place.root
    found = [one for one in sheets.records.values() if one.is_shown and one.kind == kind.value]
    found.sort(key=lambda one: ((root / one.file).stat().st_size, one.id))
    return list(dict.fromkeys(found[at].id for at in (0, len(found) // 2, -1)))


def body_of(pdf: bytes) -> list[list[Word]]:
    """Return the words of each page between its head and its foot, from top to bottom."""
    pages = zip(words_of(pdf), page_sizes(pdf), strict=True)
    return [
        sorted(
            (one for one in words if one.top > HEAD and one.bottom < high - FOOT),
            key=lambda one: (one.bottom, one.left),
        )
        for words, (_, high) in pages
    ]


def made(sheets: DemoSheets, text: str, wish: SheetWish = WISH) -> bytes:
    """Return the sheet of a record that the demo does not have."""
    file = "content/村务/kan.yml"
    (sheets.maker.place.root / file).write_text(text, "utf-8")
    done = sheets.maker.make(SheetTask(file, wish))
    assert (done.problems, bool(done.pdf)) == ((), True)
    return done.pdf


def titles_of(sheets: DemoSheets, id_: str) -> set[str]:
    values = sheets.maker.values(SheetTask(sheets.records[id_].file, WISH))
    assert values is not None
    return {block.get("title", "") for block in values["page"]["blocks"]} | {"公开要素"}


def lie_on_each_other(one: Word, other: Word) -> bool:
    """Return whether two words cover each other; signs have boxes wider than their ink."""
    if not all(two.text[0].isalnum() and two.text[-1].isalnum() for two in (one, other)):
        return False
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    return wide > 1 and high > 1  # millimetres: boxes of letters touch, ink does not


@pytest.mark.parametrize("kind", Kind)
def test_pages_look_right(sheets: DemoSheets, kind: Kind) -> None:
    for id_ in three_of(sheets, kind):
        pdf = sheets.pdf(id_, WISH)
        wide = page_sizes(pdf)[0][0]
        titles = titles_of(sheets, id_)
        for number, words in enumerate(body_of(pdf), 1):
            where = (id_, number)
            assert len(words) >= FEW_WORDS, where
            assert words[-1].text not in titles, (*where, "a heading ends the page")
            assert min(one.left for one in words) > MARGIN - 1, where
            ends = [one.right for one in words if one.text[-1].isalnum()]
            assert max(ends) < wide - MARGIN + 1, where
            at_margin = [one for one in words if one.left < MARGIN + 1]
            assert not [one for one in at_margin if one.text[0] in NEVER_FIRST], where
            near = [pair for pair in combinations(words, 2) if lie_on_each_other(*pair)]
            assert not near, (*where, near[:3])


def test_nothing_stands_on_a_sheet_twice(sheets: DemoSheets) -> None:
    [words] = words_of(sheets.pdf("cun-2026-07-jiandu", WISH))
    told = "".join(one.text for one in words)
    for once in ("cun-2026-07-jiandu", "谁发的", "何文清、彭淑珍、唐国强）2026", "0870-555-0147"):
        assert told.count(once) == 1, once
    assert "公开主体" not in told
    assert "监督电话" not in told


def test_each_page_but_the_first_tells_of_what_it_is(sheets: DemoSheets) -> None:
    pages = words_of(sheets.pdf("cw-2026-09-shouzhi", WISH))
    heads = ["".join(one.text for one in words if one.bottom < HEAD) for words in pages]
    later = "云岭乡石桥村（示例）2026年9月村级财务收支明细（续）"
    assert heads == ["", *[later] * (len(pages) - 1)]


def test_a_family_s_sheet_shows_the_honours_its_page_shows(sheets: DemoSheets) -> None:
    honours = sheets.maker.place.honours
    assert len(honours) > FEW_WORDS // 2
    for id_, rows in honours.items():
        told = "".join(one.text for page in body_of(sheets.pdf(id_, WISH)) for one in page)
        for award, grade, day, _ in rows:
            assert f"{day}{award}" in told
            assert "".join(grade.split()) in told


def test_a_draft_tells_no_fingerprint_and_no_days_on_boards(sheets: DemoSheets) -> None:
    draft = sheets.pdf("cun-2026-07-jiandu", SheetWish(form=SheetForm.DRAFT))
    told = "".join(one.text for page in words_of(draft) for one in page)
    assert "张贴（公布期限）" not in told
    assert "指纹" not in told


def test_a_title_of_three_lines_is_broken_between_words(sheets: DemoSheets) -> None:
    title = (
        "关于召开石桥村2026年第四季度村民代表会议讨论三组河湾至水塘边道路硬化工程"
        "资金筹集办法和义务投工安排方案的公告（第二次）"
    )
    [words] = words_of(made(sheets, entitled("cun-2026-09-kan", title)))
    lines = [one for one in words if one.bottom - one.top > 6]  # millimetres: of no other text
    assert "".join(one.text for one in lines) == title
    assert len(lines) == 3
    assert [one.text[:2] for one in lines[1:]] == ["讨论", "办法"]
    widths = [one.right - one.left for one in lines]
    assert max(widths) - min(widths) < 30


def test_a_word_without_end_stays_in_its_cell(sheets: DemoSheets) -> None:
    word = f"https://www.example.gov.cn/{'abcdefghij' * 9}.html"
    pdf = made(sheets, endless_words("cun-2026-09-kan", word))
    [words] = body_of(pdf)
    wide = page_sizes(pdf)[0][0]
    assert max(one.right for one in words) < wide - MARGIN + 3  # a full stop is wider than its ink
    assert not [pair for pair in combinations(words, 2) if lie_on_each_other(*pair)]


def test_each_page_of_a_long_list_names_the_group_of_its_first_rows(sheets: DemoSheets) -> None:
    groups = ("一组", "二组", "三组")
    text = households("cun-2026-09-kan", groups, 50)
    pages = body_of(made(sheets, text, WISH._replace(face=Face.WALL)))
    assert len(pages) > 3
    for words in pages[1:]:
        told = [one.text for one in words]
        first = next((at for at, word in enumerate(told) if word.startswith("欧阳")), 0)
        assert {*told[:first]} & {*groups} or not first
        assert told[-1] not in groups
        assert not told[-1].startswith("小计")
