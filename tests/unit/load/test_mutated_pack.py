"""A pack with every name and every number changed: the product follows, no code is edited."""

import csv
import re
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from gongkai.base.problem import Where
from gongkai.check.clocks import check_notice_length
from gongkai.check.meetings import check_quorum
from gongkai.check.subject import Subject
from gongkai.load.rules import RULES, load_catalogue
from gongkai.model import vocabulary
from gongkai.model.catalogue import Catalogue
from gongkai.model.kinds.registry import record_class
from gongkai.model.law import DayRole
from gongkai.model.settings import Settings
from gongkai.model.vocabulary import Kind, Publisher, Section
from gongkai.pages.board import Board
from gongkai.pages.plan import planned_pages
from gongkai.render.pages import render_page

DAY = date(2026, 11, 20)
MARK = "甲乙"
BOTH = ["T411", "T412"]
PACKS = ("national", "chongqing", "hainan")
NUMBER = re.compile(r"^(days|day_of_month|months|value) = (\d+)$", re.MULTILINE)
SHARE = re.compile(r'(?<=")(>?)(\d+)/(\d+)(?=[ "])')


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the shipped rules with all names and numbers changed."""
    folder = tmp_path_factory.mktemp("rules")
    shutil.copytree(RULES, folder, dirs_exist_ok=True)
    for name in PACKS:
        for file in (folder / name).glob("*.toml"):
            text = mutated(file.read_text("utf-8"))
            if file.name != "numbers.toml":  # there a name is a key of the code's
                text = re.sub(r'(?m)^name = "', rf"\g<0>{MARK}", text)
            file.write_text(text, "utf-8")
    items = folder / "national" / "items.tsv"
    header, *lines = items.read_text("utf-8").splitlines()
    place = header.split("\t").index("name")
    cells = [line.split("\t") for line in lines]
    renamed = [[*row[:place], MARK + row[place], *row[place + 1 :]] for row in cells]
    items.write_text("\n".join([header, *("\t".join(row) for row in renamed)]) + "\n", "utf-8")
    return folder


def mutated(text: str) -> str:
    """Return a pack file with other numbers, shares, matters, titles and articles."""
    text = NUMBER.sub(lambda found: f"{found[1]} = {int(found[2]) + 1}", text)
    text = SHARE.sub(lambda found: f"{found[1]}{found[2]}/{int(found[3]) + 2}", text)
    text = re.sub(r'(?m)^(matter|title) = "', rf"\g<0>{MARK}", text)
    text = re.sub(r"(?m)^forbidden = .*", lambda found: marked(found[0]), text)
    return re.sub(r'article = "(?=.)', f'article = "{MARK}', text)


def marked(line: str) -> str:
    """Return a line with every word in quotes changed."""
    return re.sub(r'"([^"]+)"', rf'"{MARK}\1"', line)


def plain(pack: str) -> Catalogue:
    return load_catalogue([pack])[0]


def changed(pack: str, rules: Path) -> Catalogue:
    catalogue, problems = load_catalogue([pack], folder=rules)
    assert problems == []
    return catalogue


@pytest.mark.parametrize("pack", PACKS)
def test_every_number_follows(pack: str, rules: Path) -> None:
    old, new = plain(pack), changed(pack, rules)
    assert [rule.days for rule in new.days] == [rule.days + 1 for rule in old.days]
    assert [rule.matter for rule in new.days] == [MARK + rule.matter for rule in old.days]
    for number, changed_number in zip(old.numbers, new.numbers, strict=True):
        value = number.value
        longer = Fraction(value.numerator, value.denominator + 2)
        expected = value + 1 if value.denominator == 1 else longer
        assert changed_number.value == expected, number.name
    for quorum, changed_quorum in zip(old.quorums, new.quorums, strict=True):
        assert quorum.approval is not None
        assert changed_quorum.approval is not None
        assert changed_quorum.approval.fraction < quorum.approval.fraction
    for due, changed_due in zip(old.dues, new.dues, strict=True):
        assert (due.days, due.day_of_month) != (changed_due.days, changed_due.day_of_month)


def test_items_are_found_by_their_new_names_only(rules: Path) -> None:
    found = changed("national", rules)
    for item in plain("national").items.values():
        renamed = found.by_name(MARK + item.name)
        assert renamed is not None
        assert renamed.id == item.id
    assert found.by_name("村级财务收支") is None


def test_procedures_are_found_by_their_new_names_only(rules: Path) -> None:
    old, new = plain("national").procedures, changed("national", rules).procedures
    assert [one.name for one in new.procedures] == [MARK + one.name for one in old.procedures]
    for one in old.procedures:
        assert new.by_name(MARK + one.name) is not None, one.name


@pytest.mark.parametrize(
    ("came", "agreed", "old", "new"),
    [(30, 16, [], []), (20, 16, ["T411"], []), (30, 10, ["T412"], []), (17, 4, BOTH, BOTH)],
)
def test_a_meeting_is_large_enough_by_the_new_shares(
    came: int, agreed: int, old: list[str], new: list[str], rules: Path
) -> None:
    assert meeting_codes(plain("national"), "huiyi-jueding", came, agreed) == old
    assert meeting_codes(changed("national", rules), "huiyi-jueding", came, agreed) == new


def meeting_codes(catalogue: Catalogue, item: str, came: int, agreed: int) -> list[str]:
    """Return what is told of a representatives' meeting of 45."""
    step = {"名称": "村民代表会议", "会议": "村民代表会议", "日期": "2026-09-10"}
    counts = {"应到": 45, "实到": came, "赞成": agreed, "反对": came - agreed}
    given = {
        "编号": "a-2",
        "标题": "会议决定",
        "类型": "民主决策",
        "公开事项": catalogue.items[item].name,
        "公开主体": "村委会",
        "公开范围": "全社会",
        "步骤": [step | counts],
    }
    subject = Subject(
        record=record_class(Kind.DECISION).model_validate(given),
        where=Where("content/a.yml"),
        item=catalogue.items[item],
        catalogue=catalogue,
        settings=Settings.model_validate({"村名": "石桥村"}),
        look_for_file=lambda _: "found",
    )
    return [problem.code for problem in check_quorum(subject)]


@pytest.mark.parametrize(("days", "old", "new"), [(7, [], ["T101"]), (8, [], [])])
def test_a_check_counts_by_the_new_number(
    days: int, old: list[str], new: list[str], rules: Path
) -> None:
    assert codes(plain("chongqing"), "救助对象公示", days) == old
    assert codes(changed("chongqing", rules), f"{MARK}救助对象公示", days) == new


def codes(catalogue: Catalogue, name: str, days: int) -> list[str]:
    """Return what is told of a notice that people may object to for some days."""
    item = catalogue.by_name(name)
    assert item is not None
    (rule, *_) = catalogue.day_rules(DayRole.NOTICE, item, Publisher.COMMITTEE, DAY)
    end = DAY + timedelta(days=days - 1)
    given = {
        "编号": "a-1",
        "标题": rule.matter,
        "类型": "名单公示",
        "公开事项": name,
        "公开主体": "村委会",
        "公开范围": "全社会",
        "公示期": f"{DAY.isoformat()} 至 {end.isoformat()}",
    }
    subject = Subject(
        record=record_class(Kind.NAME_LIST).model_validate(given),
        where=Where("content/a.yml"),
        item=item,
        catalogue=catalogue,
        settings=Settings.model_validate({"村名": "石桥村", "首日计入": "是"}),
        look_for_file=lambda _: "found",
    )
    return [problem.code for problem in check_notice_length(subject)]


@pytest.fixture
def sections(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Rename the sections of the site: their words are data as well."""
    folder = tmp_path / "words"
    shutil.copytree(vocabulary.FOLDER, folder)
    for file in folder.glob("*.toml"):
        text = file.read_text("utf-8")
        for section in Section:
            text = re.sub(rf'(?m)^{section.value} = "', rf"\g<0>{MARK}", text)
        file.write_text(text, "utf-8")
    monkeypatch.setattr(vocabulary, "FOLDER", folder)
    forget_words()
    yield
    monkeypatch.undo()
    forget_words()


def forget_words() -> None:
    """Let the words of the sections be read again."""
    vocabulary.vocabulary_words.cache_clear()
    vocabulary._lookup.cache_clear()  # noqa: SLF001 - a cache of words
    for section in Section:
        vars(section).pop("word", None)


@pytest.mark.usefixtures("sections")
def test_pages_show_the_new_names_and_numbers(rules: Path) -> None:
    catalogue = changed("chongqing", rules)
    village = Settings.model_validate({"村名": "石桥村"})
    pages = {
        page.address: render_page(page.template, page.make())
        for page in planned_pages(Board.of(village, catalogue, DAY, []))
        if page.address.startswith("mulu/")
    }
    index = pages["mulu/index.html"]
    with (RULES / "national" / "items.tsv").open(encoding="utf-8", newline="") as lines:
        names = [row["name"] for row in csv.DictReader(lines, delimiter="\t")]
    assert all(f">{MARK}{name}<" in index for name in names)
    assert not any(f">{name}<" in index for name in names)
    assert all(f"<h2>{section.label}</h2>" in index for section in Section)
    assert all(section.label.startswith(MARK) for section in Section)
    ledger = pages["mulu/caiwu-shouzhi.html"]
    assert "不少于 16 天" in ledger
    assert "不少于 15 天" not in ledger
    assert f"《{MARK}中华人民共和国村民委员会组织法》{MARK}第三十五条第四款" in ledger
    assert "第 2 个月 16 日以前" in ledger
    assert "各户五分之二以上" in pages["mulu/guize.html"]
