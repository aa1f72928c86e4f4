"""How packs are laid over one another, and that what they say comes from them alone."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gongkai.base.problem import Where
from gongkai.load import rules
from gongkai.load.rule_files import PackFiles, read_pack
from gongkai.load.rules import RULES, load_catalogue, pack_names_in
from gongkai.model.catalogue import Catalogue, Item
from gongkai.model.law import DayRole, Interval
from gongkai.model.vocabulary import Face, Publisher, Show


def named(catalogue: Catalogue, name: str) -> Item:
    item = catalogue.by_name(name)
    assert item is not None, name
    return item


def test_loading_shares_what_does_not_change() -> None:
    first, _ = load_catalogue(["national"])
    second, _ = load_catalogue(["national"])
    assert first.by_id("caiwu-shouzhi") is second.by_id("caiwu-shouzhi")


def test_the_large_tables_stay_out_of_toml() -> None:
    # Parsing TOML costs several times what a table costs, and the pack is read on every run.
    sizes = {file.stem: file.stat().st_size for file in (RULES / "national").glob("*.toml")}
    # Procedures nest too deep for a table; 20 kB of them cost 5 ms.
    assert sizes.pop("procedures") < 24_000
    assert sum(sizes.values()) < 40_000


def test_an_unknown_pack_is_told_with_the_known_ones() -> None:
    found, problems = load_catalogue(["nationl"], named_at=Where("site_config.yml"))
    assert found.items == {}
    assert [(p.code, p.where.file, p.facts) for p in problems] == [
        ("C202", "site_config.yml", {"name": "nationl", "choices": " ".join(pack_names_in())})
    ]


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    shutil.copytree(RULES / "national", tmp_path / "national")
    return tmp_path


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize(
    ("items", "interval", "told"),
    [
        ('["cunweihui-pingyi"]', "quarter", "cunweihui-pingyi is no item of a villagers' group"),
        ("[]", "quarter", "needs items and an interval"),
        ('["caiwu-shouzhi"]', "at_once", "needs items and an interval"),
    ],
)
def test_a_group_owes_only_what_it_can_publish(
    packs: Path, items: str, interval: str, told: str
) -> None:
    with (packs / "national" / "numbers.toml").open("a", encoding="utf-8") as out:
        out.write(
            f'\n[[group]]\nmatter = "m"\nitems = {items}\ninterval = "{interval}"\n'
            'certainty = "L"\nsource = "s"\n'
        )
    with pytest.raises(ValueError, match=told):
        load_catalogue(["national"], folder=packs)


def test_a_pack_of_a_newer_format_is_refused(packs: Path) -> None:
    change(packs / "national" / "pack.toml", "format_version = 1", "format_version = 2")
    found, problems = load_catalogue(["national"], folder=packs)
    assert found.items == {}
    assert [(p.code, p.facts) for p in problems] == [
        ("C201", {"file": "national", "found": "2", "known": "1"})
    ]


def test_numbers_and_names_come_from_the_pack_alone(packs: Path) -> None:
    national = packs / "national"
    change(national / "numbers.toml", "days = 15\n", "days = 77\n")
    change(national / "items.tsv", "村级财务收支", "改了名的账")
    change(national / "laws.toml", "第三十五条", "第九百条")
    found, problems = load_catalogue(["national"], folder=packs)
    item = named(found, "改了名的账")
    day = date(2026, 3, 1)
    assert problems == []
    assert item.id == "caiwu-shouzhi"
    held = found.day_rules(DayRole.POSTING, item, Publisher.COMMITTEE, day)
    assert [rule.days for rule in held] == [77]
    assert "第九百条第三款" in [ref.article for ref in found.basis_on(item, day)]


def test_a_later_pack_adds_items_and_only_makes_stricter(packs: Path) -> None:
    later = packs / "province"
    later.mkdir()
    head = (packs / "national" / "pack.toml").read_text("utf-8")
    (later / "pack.toml").write_text(
        head.replace('id = "national"', 'id = "province"').replace(
            'wall = "full"', 'wall = "mask"'
        ),
        "utf-8",
    )
    (later / "laws.toml").write_text("", "utf-8")
    (later / "numbers.toml").write_text("", "utf-8")
    (later / "systems.tsv").write_text("id\tname\n", "utf-8")
    header, *lines = (packs / "national" / "items.tsv").read_text("utf-8").splitlines()
    ledger = next(line for line in lines if line.startswith("caiwu-shouzhi\t"))
    assets = next(line for line in lines if line.startswith("jiti-zichan\t"))
    (later / "items.tsv").write_text(
        "\n".join(
            [
                header,
                ledger.replace("\tquarter\t", "\tmonth\t"),
                assets.replace("\tat_once\t", "\tyear\t"),
                ledger.replace("caiwu-shouzhi", "bendi-zhang").replace("村级财务收支", "本地的账"),
            ]
        ),
        "utf-8",
    )
    assert pack_names_in(packs) == ("national", "province")
    found, problems = load_catalogue(["national", "province"], folder=packs)
    assert problems == []
    assert [pack.id for pack in found.packs] == ["national", "province"]
    assert named(found, "村级财务收支").interval is Interval.MONTH
    assert named(found, "村级财务收支").faces[Face.WALL] is Show.MASK
    assert named(found, "集体资产台账").interval is Interval.AT_ONCE
    assert named(found, "本地的账").interval is Interval.QUARTER


def test_only_the_named_packs_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def spy(folder: Path, *known: Any) -> PackFiles:
        read.append(folder.name)
        return read_pack(folder, *known)

    monkeypatch.setattr(rules, "read_pack", spy)
    rules._first_pack.cache_clear()  # noqa: SLF001 - the pack is read once in a run
    load_catalogue(["national"])
    assert read == ["national"]
    load_catalogue(["national"])
    assert read == ["national"], "serve loads again after every change; the pack does not change"
    load_catalogue(["hainan"])
    assert read == ["national", "hainan"]
