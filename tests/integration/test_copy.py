"""Texts that leave by hand: each face's own, the same sums, and nothing that may not be shown."""

import io
import re
import shutil
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from gongkai.base.aloud import MOST_SECONDS, seconds_of
from gongkai.checking import survey
from gongkai.copying import CopiesMade, CopyWish, copy_records
from gongkai.load.records import read_record
from gongkai.model.face import project
from gongkai.model.small_counts import few_of
from gongkai.model.vocabulary import Face, Show, State, narrowest
from gongkai.pages.present import presentation_of
from gongkai.validate.records import validate_record
from tests.tools.good_village import AS_OF
from tests.tools.repository import ROOT
from tests.unit.base.heard import NUMBER, heard_money

PUBLIC = {State.POSTED.value, State.ARCHIVED.value}
YUAN = re.compile(r"(\d[\d,]*\.\d\d) 元")
SPOKEN = re.compile(f"{NUMBER}元(?:零?[一二三四五六七八九]角)?(?:零?[一二三四五六七八九]分)?")
MONTH = "2026-10"
A_FEW = 4
"""Records of each kind of which texts are made."""
EXPECTED = {
    "cw-2026-01-gongyigangwei": "一共三十万八千四百元。",
    "cw-2025-12-gaohaiba": "发给三百三十五人，一共十五万五千七百七十五元。",
    "cw-2020-06-fupinbao": "发给九十八户，一共八百二十三元二角。",
    "cun-2024-04-zs-tang": "河湾塘水面由田茂生中标，成交价每年一万八千元。",
    "cun-2026-03-siyi-sanzu": "硬化三组河湾到水塘边的道路：村民代表会议应到四十五人，"
    "实到四十一人，三十九人赞成。",
    "cw-2024q4-wuzi": "不满五人或者户，数目不单列。",
    "fw-2026-10-lvyou": "截至二〇二六年十月八日：接待四点二万人次，旅游收入约四百万元，"
    "民宿和农家乐十一家。",
    "cun-2026-11-fanghuo": "防火巡查四队，报火警幺幺九。",
    "cun-2026-05-zhongbiao-sanzu": "第二次招标，三组道路硬化施工由兴达路桥工程队中标，"
    "成交价三十七万八千六百元。",
    "cw-2026-10-shouzhi": "收入三万三千八百零八元，支出两万四千八百六十七元七角八分，"
    "期末还有十三万七千六百一十三元五角三分。",
}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("copy") / "demo"
    shutil.copytree(ROOT / "content", root / "content")
    shutil.copy(ROOT / "site_config.yml", root)
    return root


@pytest.fixture(scope="module")
def ids(demo: Path) -> list[str]:
    """Return some records of each kind, and those that are looked at one by one."""
    public = [one for one in survey(demo, AS_OF).village.summaries if one.state in PUBLIC]
    often: Counter[str] = Counter()
    chosen = []
    for one in public:
        often[one.kind] += 1
        if often[one.kind] <= A_FEW or one.id in EXPECTED:
            chosen.append(one.id)
    return chosen


@pytest.fixture(scope="module")
def copied(demo: Path, ids: list[str]) -> CopiesMade:
    return copy_records(demo, AS_OF, CopyWish(tuple(ids), MONTH), demo / "print", jobs=1)


def texts(copied: CopiesMade, ending: str) -> Iterator[tuple[str, str]]:
    """Yield the content of all written files of a sort, each with its name."""
    for file in copied.files:
        if file.name.endswith(ending):
            yield file.name.removesuffix(ending), file.read_text("utf-8-sig")


def sentences(demo: Path) -> Iterator[tuple[str, str]]:
    """Yield what the loudspeaker may tell of each record, as it is written."""
    found = survey(demo, AS_OF, 1)
    catalogue = found.village.catalogue
    rule = catalogue.number("small_count", AS_OF)
    for one in found.village.summaries:
        raw, _ = read_record(demo, one.file)
        record, _ = validate_record(raw, one.file) if raw else (None, [])
        item = catalogue.by_name(record.item) if record else None
        if record is None or item is None or one.state not in PUBLIC:
            continue
        # A list whose time is over is told by its totals; the sentence is the same.
        show = narrowest(item.faces[Face.VOICE], Show.TOTALS)
        few = few_of(item.privacy, show, rule.number if rule else 0)
        projection = project(record, Face.VOICE, show, few)
        if projection:
            yield one.id, presentation_of(projection).sentence


def spoken(script: str) -> list[str]:
    """Return the lines of a script that are read."""
    return script.partition("\n\n")[2].partition("\n\n")[0].splitlines()


@pytest.mark.xdist_group("copy")
def test_every_record_gets_all_that_its_faces_may_show(copied: CopiesMade, ids: list[str]) -> None:
    assert (copied.problems, copied.unknown) == ((), ())
    made = [file.name for file in copied.files]
    # These hang on the wall alone.
    assert set(copied.silent) == {
        id_ for id_ in ids if not any(name.startswith((f"{id_}.", f"{id_}-")) for name in made)
    }
    assert len(made) == 4 * (len(ids) - len(copied.silent)) + 1


@pytest.mark.xdist_group("copy")
def test_scripts_hold_spoken_words_only_and_end_in_time(copied: CopiesMade) -> None:
    for name, script in texts(copied, "-guangbo.txt"):
        lines = spoken(script)
        assert seconds_of("".join(lines)) <= MOST_SECONDS, name
        assert not re.search(r"[0-9０-９%×=*（）()<>]", "".join(lines)), name
        assert all(line[-1] in "。！？”；" for line in lines), name
        assert len(set(lines)) == len(lines), name


@pytest.mark.xdist_group("copy")
def test_the_sums_that_are_heard_are_those_of_the_record(copied: CopiesMade, demo: Path) -> None:
    read = dict(sentences(demo))
    compared = 0
    for name, script in texts(copied, "-guangbo.txt"):
        if name not in read:
            continue
        amounts = {int(re.sub("[,.]", "", one)) for one in YUAN.findall(read[name])}
        heard = {heard_money(one) for one in SPOKEN.findall("".join(spoken(script)))}
        assert amounts <= heard, name
        compared += len(amounts)
    assert compared > 50


@pytest.mark.xdist_group("copy")
def test_all_texts_of_a_record_bear_the_same_number_and_fingerprint(copied: CopiesMade) -> None:
    scripts = dict(texts(copied, "-guangbo.txt"))
    pages = dict(texts(copied, ".html"))
    for name, told in texts(copied, "-weixin.txt"):
        last = told.splitlines()[-1]
        assert last.startswith(f"编号 {name}　指纹 ")
        assert last in scripts[name].splitlines()[0]
        assert last.split("指纹 ")[1] in pages[name]
        assert 1 <= len(told.splitlines()) - 3 <= 3, name


@pytest.mark.xdist_group("copy")
def test_scripts_of_many_kinds_read_well(copied: CopiesMade) -> None:
    scripts = dict(texts(copied, "-guangbo.txt"))
    told = {name: spoken(script)[1] for name, script in scripts.items()}

    assert {name: told[name] for name in EXPECTED} == EXPECTED


@pytest.mark.xdist_group("copy")
def test_a_month_is_told(copied: CopiesMade) -> None:
    script = dict(texts(copied, "-guangbo.txt"))[MONTH]

    assert spoken(script)[0] == "各位村民请注意，下面播送二〇二六年十月村里公开的事项。"
    assert "念到的记录：" in script


@pytest.mark.xdist_group("copy")
def test_documents_are_the_same_whenever_they_are_made(copied: CopiesMade, demo: Path) -> None:
    id_ = "cw-2026-10-shouzhi"
    again = copy_records(demo, AS_OF, CopyWish((id_,)), demo / "again", jobs=1)
    before = {file.name: file.read_bytes() for file in copied.files}

    assert {file.name for file in again.files} <= before.keys()
    assert all(file.read_bytes() == before[file.name] for file in again.files)
    data = before[f"{id_}.docx"]
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert {part.date_time for part in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    heads = [
        [cell.text for cell in table.rows[0].cells] for table in Document(io.BytesIO(data)).tables
    ]
    assert ["日期", "凭证", "科目", "摘要", "收入（元）", "支出（元）", "结余"] in heads


def rewrite(root: Path, name: str, old: str, new: str) -> None:
    file = next((root / "content").rglob(name))
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_no_text_shows_a_name_that_hangs_on_the_wall_alone(demo: Path, tmp_path: Path) -> None:
    id_ = "cw-2026-11-gangwei-10yue"
    source = next((demo / "content").rglob(f"{id_}.yml")).read_text("utf-8")
    names = set(re.findall(r"姓名: (\w+)", source))
    made = copy_records(demo, AS_OF, CopyWish((id_,)), tmp_path, jobs=1)
    words = "".join(
        "".join(part.decode("utf-8", "replace") for part in _parts(file)) for file in made.files
    )

    assert len(names) > 5
    assert [name for name in names if name in words] == []


def _parts(file: Path) -> list[bytes]:
    if file.suffix != ".docx":
        return [file.read_bytes()]
    with zipfile.ZipFile(file) as packed:
        return [packed.read(name) for name in packed.namelist()]


def test_names_are_read_as_the_village_says(demo: Path, tmp_path: Path) -> None:
    root = tmp_path / "demo"
    shutil.copytree(demo / "content", root / "content")
    config = (demo / "site_config.yml").read_text("utf-8")
    more = "读音:\n  - {名称: 田茂生, 读作: 田冒生}\n"
    assert "读音:\n" in config
    (root / "site_config.yml").write_text(config.replace("读音:\n", more), "utf-8")
    made = copy_records(root, AS_OF, CopyWish(("cun-2024-04-zs-tang",)), root / "print", jobs=1)
    script = dict(texts(made, "-guangbo.txt"))["cun-2024-04-zs-tang"]

    assert "河湾塘水面由田冒生中标" in script
    assert "【以下不念】读音：田茂生读作“田冒生”" in script


def test_what_is_withdrawn_leaves_no_older_text_behind(demo: Path, tmp_path: Path) -> None:
    id_ = "fw-2026-10-teshu"
    old = tmp_path / f"{id_}-guangbo.txt"
    old.write_text("旧的", "utf-8")
    made = copy_records(demo, AS_OF, CopyWish((id_, "meiyou")), tmp_path, jobs=1)

    assert (made.files, made.silent, made.unknown) == ((), (id_,), ("meiyou",))
    assert not old.exists()


def test_nothing_is_made_of_a_village_with_errors(demo: Path, tmp_path: Path) -> None:
    root = tmp_path / "demo"
    shutil.copytree(demo / "content", root / "content")
    shutil.copy(demo / "site_config.yml", root)
    rewrite(root, "cw-2026-10-gaoling.yml", "合计: ", "合计: 1")
    made = copy_records(root, AS_OF, CopyWish(("cw-2026-10-gaoling",)), root / "print", jobs=1)

    assert not made.is_clean
    assert not (root / "print").exists()


def test_a_family_s_text_tells_its_honours(demo: Path, tmp_path: Path) -> None:
    copy_records(demo, AS_OF, CopyWish(("jt-01",)), tmp_path, jobs=1)
    told = re.sub("<[^>]+>", "", (tmp_path / "jt-01.html").read_text("utf-8"))
    assert re.search(r"历年荣誉\s+2026年10月28日 最美人家\s+2026年10月27日 红榜", told)


def test_a_month_without_records_has_no_script(demo: Path, tmp_path: Path) -> None:
    wish = CopyWish(month="2019-01")

    assert copy_records(demo, date(2026, 11, 20), wish, tmp_path, jobs=1).files == ()


def test_what_would_show_something_private_is_not_written(
    demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = "cw-2026-10-gaoling"
    leaking = {"一共两万七千六百元": ("card",)}

    def found(words: str, declared: frozenset[str]) -> tuple[str, ...]:
        del declared
        return next((kinds for part, kinds in leaking.items() if part in words), ())

    monkeypatch.setattr("gongkai.public_records.certain_kinds", found)
    made = copy_records(demo, AS_OF, CopyWish((id_,)), tmp_path, jobs=1)

    assert [(one.code, one.facts["page"]) for one in made.problems] == [
        ("O104", f"{id_}-guangbo.txt")
    ]
    assert {file.name for file in tmp_path.iterdir()} == {
        f"{id_}-weixin.txt",
        f"{id_}.docx",
        f"{id_}.html",
    }
