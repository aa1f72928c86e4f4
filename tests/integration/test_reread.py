"""A finished site is read again: what must not be public is found whatever wrote it there."""

import hashlib
import zipfile
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from gongkai import listings, page_work, record_work, site_build
from gongkai.base.jobs import silent
from gongkai.checking import check, check_site
from gongkai.cli import commands
from gongkai.engine import build_shell
from gongkai.model.work import WEB_ONLY
from gongkai.pipeline import build
from gongkai.render.pages import render_page
from gongkai.reread import reread
from tests.tools.office_files import docx
from tests.tools.private_numbers import bank_card, identity_number, mobile_phone

pytestmark = pytest.mark.xdist_group("reread")

AS_OF = date(2026, 11, 20)
RECORD = """编号: cun-2026-tz
类型: 公告公示
标题: 通知
公开事项: 防灾与安全通知
公开主体: 村委会
公开范围: 全社会
状态: 公开
监督电话: {phone}
正文: 请打监督电话。
"""


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("village")
    (root / "content").mkdir()
    (root / "site_config.yml").write_text("格式版本: 1\n村名: 石桥村（示例）\n", "utf-8")
    record = RECORD.replace("{phone}", mobile_phone())
    (root / "content" / "a.yml").write_text(record, "utf-8")
    assert build(root, root / "site", AS_OF, build_shell, 1, silent).is_clean
    return root


def codes(root: Path) -> list[tuple[str, str, str]]:
    problems = check_site(root, AS_OF, 1).problems
    return [(one.code, one.where.file, one.facts.get("kind", "")) for one in problems]


def test_a_site_as_it_was_built_is_clean_and_read_once(village: Path) -> None:
    assert codes(village) == []
    phones = frozenset({mobile_phone()})
    assert reread(village, village / "site", phones, 1).read == 0
    assert reread(village, village / "site", frozenset(), 1).problems


@pytest.mark.parametrize("name", ["x.html", "data/x.json", "x.csv", "x.svg", "x.xml", "x.ics"])
def test_every_sort_of_text_is_read(village: Path, name: str) -> None:
    number = identity_number()
    file = village / "site" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"<p>{number[:6]}<b>{number[6:]}</b></p>", "utf-8")
    assert codes(village) == [("O104", name, "身份证号")]
    assert codes(village) == [("O104", name, "身份证号")]
    file.unlink()
    assert codes(village) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"<td>{bank_card()}</td>", "银行卡号"),
        ("<dt>家庭住址</dt> 三组12号", ""),
        ("<p>家住三组12号</p>", "家庭住址"),
        ("<p>石春来，1990年1月1日出生</p>", "出生日期"),
        ("<p>护照 E" + "00000000</p>", "护照或通行证号"),
        ("<p>问 0870-5559999</p>", ""),
        ("".join(f"&#{ord(char)};" for char in identity_number()), "身份证号"),
    ],
)
def test_what_is_certain_is_told(village: Path, text: str, kind: str) -> None:
    file = village / "site" / "x.html"
    file.write_text(text, "utf-8")
    found = codes(village)
    file.unlink()
    assert found == ([("O104", "x.html", kind)] if kind else [])


def test_pictures_hold_nothing_hidden(village: Path) -> None:
    exif = Image.Exif()
    exif[0x010E] = "a place"
    file = village / "site" / "x.jpg"
    Image.new("RGB", (2, 2)).save(file, exif=exif)
    assert codes(village) == [("O105", "x.jpg", "")]
    Image.new("RGB", (2, 2)).save(file)
    assert codes(village) == []
    file.unlink()


def test_the_theme_s_own_files_are_not_read(village: Path) -> None:
    file = village / "site" / "assets" / "x.js"
    file.write_text(bank_card(), "utf-8")
    assert codes(village) == []
    file.unlink()


def test_what_is_remembered_is_no_value(village: Path) -> None:
    file = village / "site" / "x.html"
    file.write_text(identity_number(), "utf-8")
    codes(village)
    file.unlink()
    kept = b"".join(p.read_bytes() for p in (village / ".gongkai").rglob("*") if p.is_file())
    assert identity_number().encode() not in kept
    assert hashlib.sha256(identity_number().encode()).hexdigest().encode() not in kept


def test_the_command_reads_the_site(village: Path) -> None:
    file = village / "site" / "x.html"
    file.write_text(identity_number(), "utf-8")
    words = ["check", "--site", "--folder", str(village), "--as-of", "2026-11-20"]
    told = CliRunner().invoke(commands, words, standalone_mode=False)
    file.unlink()
    assert told.return_value == 1
    assert "x.html  错误 O104  做好的网页里有个人隐私" in told.output
    assert identity_number() not in told.output


@pytest.mark.parametrize("is_checked_first", [False, True])
def test_a_page_that_says_too_much_stops_the_build(
    village: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_checked_first: bool
) -> None:
    """Whatever draws a page: its body is looked at before it is written."""
    if not is_checked_first:
        text = (village / "content" / "a.yml").read_text("utf-8")
        (village / "content" / "b.yml").write_text(text.replace("2026-tz", "2026-b"), "utf-8")
    monkeypatch.setattr(record_work, "render_record", lambda *_: identity_number())
    result = build(village, tmp_path / "site", AS_OF, build_shell, 1, silent)
    assert {problem.code for problem in result.problems} == {"O104"}
    assert not list((tmp_path / "site").rglob("r/*.html"))
    (village / "content" / "b.yml").unlink(missing_ok=True)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_list_that_says_too_much_is_not_written(
    village: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    """Lists, home, calendars and frames are read as well, by whoever writes them."""
    draw = render_page
    number = f"{identity_number()[:6]}<b>{identity_number()[6:]}</b>"
    phone = f" {mobile_phone()} "
    monkeypatch.setattr(site_build, "render_page", lambda *page: draw(*page) + phone)
    assert build(village, tmp_path / "a", AS_OF, build_shell, jobs, silent).is_clean
    monkeypatch.setattr(site_build, "render_page", lambda *page: draw(*page) + phone + number)
    monkeypatch.setattr(listings, "calendar_of", lambda *_: identity_number().encode())
    told = build(village, tmp_path / "b", AS_OF, build_shell, jobs, silent).problems
    assert {(one.code, one.facts["kind"]) for one in told} == {("O104", "身份证号")}
    assert {"index.html", "calendar.ics"} <= {one.facts["page"] for one in told}
    lying = [file for file in (tmp_path / "b").rglob("*") if file.is_file()]
    assert not [file for file in lying if number.encode() in file.read_bytes()]
    assert not (tmp_path / "b" / "manifest.json").exists()


def test_a_frame_that_says_too_much_stops_every_page(
    village: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_work, "certain_kinds", lambda text, _: ("mobile",) * ("<nav" in text))
    told = build(village, tmp_path / "a", AS_OF, build_shell, 1, silent).problems
    assert {one.code for one in told} == {"O104"}
    assert not list((tmp_path / "a").rglob("r/*.html"))
    assert not (village / ".gongkai" / "cache" / "shells").exists()


@pytest.mark.parametrize("place", ["site_config.yml", "content/页面/x.md"])
def test_no_frame_is_kept_with_what_must_not_be_public(tmp_path: Path, place: str) -> None:
    """Frames are made before all is checked, but not when what they show is already wrong."""
    (tmp_path / "content" / "页面").mkdir(parents=True)
    (tmp_path / "site_config.yml").write_text("格式版本: 1\n村名: 石桥村（示例）\n", "utf-8")
    page = "---\n编号: xinye\n标题: 新页\n---\n\n好。\n"
    (tmp_path / "content" / "页面" / "x.md").write_text(page, "utf-8")
    with (tmp_path / place).open("a", encoding="utf-8") as file:
        file.write(f"简介: 问 {mobile_phone()}\n")
    result = build(tmp_path, tmp_path / "site", AS_OF, build_shell, 1, silent)
    assert [one.code for one in result.problems] == ["P103"]
    kept = [file for file in (tmp_path / ".gongkai").rglob("*") if file.is_file()]
    assert not [file for file in kept if mobile_phone().encode() in file.read_bytes()]


def test_no_name_of_a_file_is_kept_that_must_not_be_known(village: Path, tmp_path: Path) -> None:
    folder = tmp_path / "content" / f"石春来{identity_number()}"
    folder.mkdir(parents=True)
    (tmp_path / "site_config.yml").write_text("格式版本: 1\n村名: 石桥村（示例）\n", "utf-8")
    (folder / "a.yml").write_bytes((village / "content" / "a.yml").read_bytes())
    assert [one.code for one in check(tmp_path, AS_OF, 1).problems] == ["P117"]
    kept = [file for file in (tmp_path / ".gongkai").rglob("*") if file.is_file()]
    assert kept
    assert not [file for file in kept if identity_number().encode() in file.read_bytes()]


def test_an_attachment_goes_public_without_who_wrote_it(tmp_path: Path) -> None:
    (tmp_path / "site_config.yml").write_text("格式版本: 1\n村名: 石桥村（示例）\n", "utf-8")
    files = tmp_path / "content" / "附件"
    files.mkdir(parents=True)
    (files / "a.docx").write_bytes(docx("九月的通知", author="石秋来"))
    record = RECORD.replace("监督电话: {phone}\n", "")
    record += "附件:\n  - {文件: 附件/a.docx, 用途: 通知, 公开: 是}\n"
    (tmp_path / "content" / "a.yml").write_text(record, "utf-8")
    out = tmp_path / "site"
    result = build(tmp_path, out, AS_OF, build_shell, 1, silent, layers=WEB_ONLY)
    assert result.is_clean
    (published,) = out.glob("f/*.docx")
    parts = zipfile.ZipFile(published)
    held = b"".join(parts.read(name) for name in parts.namelist())
    assert "石秋来".encode() in b"".join(
        zipfile.ZipFile(files / "a.docx").read(name) for name in parts.namelist()
    )
    assert "石秋来".encode() not in held + published.read_bytes()
    for file in [*out.rglob("*"), *(tmp_path / ".gongkai").rglob("*")]:
        assert not file.is_file() or "石秋来".encode() not in file.read_bytes()
