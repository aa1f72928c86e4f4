"""A household's card: whole, on A5, for that household alone, and nowhere else."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from gongkai.checking import check
from gongkai.cli import commands
from tests.tools.good_village import AS_OF, contents, edit, lay_out_good
from tests.tools.pdf_text import pdf_text
from tests.tools.repository import ROOT

pytestmark = [pytest.mark.poppler, pytest.mark.xdist_group("card")]

HEAD = "石独名戊"
MEMBER = "石独名己"
REGISTER = f"""户:
  - {{编号: h001, 户主: {HEAD}, 组: 一组, 成员: [{MEMBER}]}}
  - {{编号: h002, 户主: {MEMBER}, 组: 二组}}
  - {{编号: h003, 户主: 同名某, 组: 三组}}
  - {{编号: h004, 户主: 同名某, 组: 三组}}
"""
OWN = """编号: cw-2026-buzhu
类型: 资金发放
标题: 2026年住房补助
公开事项: 住房补助发放
公开主体: 村委会
公开范围: 本户
所属期: 2026
状态: 公开
张贴:
  - {{公开栏: g1, 起: 2026-07-12, 止: 2026-08-02}}
资金名称: 住房补助
对象:
{rows}
合计: {total}
发放日期: 2026-07-03
"""
POINTS = 72 / 25.4
A5 = (148 * POINTS, 210 * POINTS)


def run(root: Path, *words: str) -> Result:
    wanted = ["card", "--folder", str(root), "--as-of", AS_OF.isoformat(), *words]
    return CliRunner().invoke(commands, wanted, standalone_mode=False)


def with_rows(root: Path, *rows: tuple[str, str, str]) -> None:
    """Give the village a record for one household alone."""
    lines = "\n".join(f"  - {{组: {one}, 姓名: {two}, 金额: {yuan}}}" for one, two, yuan in rows)
    text = OWN.format(rows=lines, total=sum(int(yuan) for _, _, yuan in rows))
    (root / "content" / "财务" / "buzhu.yml").write_text(text, "utf-8")


@pytest.fixture
def village(tmp_path: Path) -> Path:
    root = lay_out_good(tmp_path / "v")
    (root / "content" / "户册.yml").write_text(REGISTER, "utf-8")
    return root


def words(pdf: bytes) -> str:
    return "".join(pdf_text(pdf).split())


def test_a_card_tells_each_row_and_their_exact_sum(village: Path) -> None:
    with_rows(village, ("一组", HEAD, "1200"))
    done = run(village, "一组", HEAD)
    assert done.return_value == 0, done.output
    pdf = (village / "print/cards/z1-h001.pdf").read_bytes()
    told = words(pdf)
    for part in (
        "2026年明白卡",
        f"一组{HEAD}",
        "一共3笔，1,640.00元",
        "3.5亩",
        f"约2亩（{MEMBER}）",
        "7月3日",
        "共3笔1,640.00",
        "村务监督委员会0870-555-0171",
        "只给本户看，不张贴、不发群、不上网",
        "2026年11月20日做",
    ):
        assert part in told, part
    amounts = re.findall(r"(\d[\d,]*\.\d\d)", told.partition("共3笔1,640.00")[0])
    assert amounts == ["1,640.00", "1,200.00", "280.00", "160.00"]


def test_a_card_is_an_archived_accessible_a5_with_its_fonts(village: Path) -> None:
    assert run(village, "一组", HEAD).return_value == 0
    file = village / "print/cards/z1-h001.pdf"
    told = subprocess.run(["pdfinfo", file], capture_output=True, check=True, encoding="utf-8")
    size = re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", told.stdout)
    assert size
    assert (float(size[1]), float(size[2])) == pytest.approx(A5, abs=0.1)
    assert re.search(r"Tagged:\s+yes", told.stdout)
    assert HEAD not in told.stdout
    fonts = subprocess.run(["pdffonts", file], capture_output=True, check=True, encoding="utf-8")
    rows = [line.split() for line in fonts.stdout.splitlines()[2:]]
    assert rows
    assert all(row[-5] == "yes" for row in rows)
    data = file.read_bytes()
    assert b"pdfaid" in data
    assert b"pdfuaid" in data
    assert run(village, "一组", HEAD).return_value == 0
    assert file.read_bytes() == data


def test_no_type_is_smaller_than_twelve_points(village: Path) -> None:
    assert run(village, "一组", HEAD).return_value == 0
    shown = ["pdftohtml", "-xml", "-stdout", "-i", "-zoom", "1"]
    file = village / "print/cards/z1-h001.pdf"
    told = subprocess.run([*shown, file], capture_output=True, check=True, encoding="utf-8")
    sizes = [int(size) for size in re.findall(r'<fontspec id="\d+" size="(\d+)"', told.stdout)]
    assert min(sizes) >= 12


def test_nothing_but_the_card_is_written_and_no_name_is_told(village: Path) -> None:
    (village / "site").mkdir()
    (village / "site" / "index.html").write_text("x", "utf-8")
    check(village, AS_OF, 1)
    before = contents(village)
    done = run(village, "一组", HEAD)
    after = contents(village)
    assert after.keys() - before.keys() == {"print/cards/z1-h001.pdf"}
    assert {name: after[name] for name in before} == before
    assert HEAD not in done.output + done.stderr
    assert MEMBER not in done.output + done.stderr


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("一组", "没有人"), "户册里这个组没有这一户"),
        (("三组", "同名某"), "有同名的"),
        (("一组", MEMBER), "不是这个组的户主"),
        ((HEAD, "一组"), "没有这个组"),
        (("一组",), "要写是哪个组"),
        ((HEAD,), "要写是哪个组"),
        (("一组", HEAD, "--year", "今年"), "--year 要写成 2026"),
        (("一组", "--year", "2026", "--as-of", HEAD), "选项后面写得不对"),
        (("一组", "--jobs", HEAD), "选项后面写得不对"),
        (("一组", "--folder", HEAD), "选项后面写得不对"),
    ],
)
def test_a_household_that_is_not_sure_is_refused_without_repeating_a_name(
    village: Path, typed: tuple[str, ...], told: str
) -> None:
    done = run(village, *typed)
    assert told in str(done.exception)
    said = f"{done.exception}{done.output}{done.stderr}"
    assert not any(name in said for name in ("没有人", "同名某", HEAD, MEMBER))
    assert not (village / "print").exists()


def test_without_a_register_there_are_no_cards(village: Path) -> None:
    (village / "content" / "户册.yml").unlink()
    assert "没有户册" in str(run(village, "一组", HEAD).exception)


def test_a_name_typed_with_a_space_is_one_name(village: Path) -> None:
    assert run(village, "一组", HEAD[:1], HEAD[1:]).return_value == 0


def test_rows_without_a_group_are_told_by_their_record(village: Path) -> None:
    with_rows(village, ("一组", HEAD, "1200"), ("五组", HEAD, "300"))
    done = run(village, "一组", HEAD)
    assert "有 1 行同名" in done.stderr
    assert "cw-2026-buzhu" in done.stderr
    assert HEAD not in done.stderr
    assert "300.00" not in words((village / "print/cards/z1-h001.pdf").read_bytes())


def test_a_year_without_rows_makes_no_card_and_leaves_none(village: Path) -> None:
    assert run(village, "一组", HEAD).return_value == 0
    done = run(village, "一组", HEAD, "--year", "2019")
    assert "没有写到这一户" in done.output
    assert not list((village / "print/cards").iterdir())


def test_many_rows_go_on_with_heads_and_none_is_lost(village: Path) -> None:
    rows = [("一组", HEAD, str(1000 + number)) for number in range(60)]
    with_rows(village, *rows)
    assert run(village, "一组", HEAD).return_value == 0
    pages = pdf_text((village / "print/cards/z1-h001.pdf").read_bytes()).rstrip("\f").split("\f")
    assert len(pages) > 2
    told = ["".join(page.split()) for page in pages]
    for number, page in enumerate(told, 1):
        assert f"第{number}页共{len(told)}页" in page
        assert "只给本户看" in page
    # Every page with rows has the table's head, and all but the first say whose it is.
    assert all(f"{HEAD}（接上页）" in page for page in told[1:])
    assert all("日期项目金额（元）" in page for page in told if ",0" in page)
    whole = "".join(told)
    assert all(f"1,0{number:02d}.00" in whole for number in range(60))
    assert "共62笔62,210.00" in whole


def test_the_example_of_the_manual_works_in_the_demo(tmp_path: Path) -> None:
    manual = (ROOT / "docs/手册/明白卡.md").read_text("utf-8")
    (typed,) = re.findall(r"^gongkai card (.*)$", manual, re.MULTILINE)
    shutil.copytree(ROOT / "content", tmp_path / "content")
    shutil.copy(ROOT / "site_config.yml", tmp_path)
    assert run(tmp_path, *typed.split()).return_value == 0
    told = words((tmp_path / "print/cards/z1-2.pdf").read_bytes())
    assert "一共3笔，1,740.00元" in told
    assert "公示过、还没有发的" in told


def test_a_village_with_errors_makes_no_card(village: Path) -> None:
    edit(village, "content/财务/butie.yml", {"合计: 520": "合计: 521"})
    done = run(village, "一组", HEAD)
    assert done.return_value == 1
    assert "没有做明白卡" in done.stderr
    assert not (village / "print").exists()


def test_a_private_number_that_no_check_saw_stops_the_card(
    village: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gongkai.household_cards.certain_kinds", lambda *_: ("identity",))
    done = run(village, "一组", HEAD)
    assert done.return_value == 1
    assert "O104" in done.output
    assert not (village / "print").exists()
