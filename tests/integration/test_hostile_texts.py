"""Whatever a cadre types, nothing runs and nothing is loaded: texts show as they were typed.

The pages are opened without their own policy, which would hide what is not escaped.
"""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Request

from gongkai.checking import check
from gongkai.model.work import WEB_ONLY
from gongkai.report.write import report_text
from tests.tools.good_village import AS_OF, build_good, lay_out_good
from tests.tools.hostile import HOST, lines, texts
from tests.tools.record_head import record_head

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("hostile")]

NOTICE = """正文: {text}
照片:
  - {{文件: 照片/水渠.jpg, 文字: {title}}}
附件:
  - {{文件: 附件/yusuan.csv, 文字: {title}, 公开: 是}}
转载: {{原公开主体: {title}, 原文链接: {text}}}
"""
SETTINGS = ("村名", "乡镇", "县", "简介", "地址", "位置", "名称")
BLANK = "{{"
"""A mark of places that wait to be filled in, which is refused."""
REFUSED = {"R104", "R105", "T121", "V109", "V215"}
LEAST = 150
EVERY = (12, pytest.param(1, marks=pytest.mark.deep))
"""Of how many records one is opened; all stand in lists."""
ELSEWHERE = (
    "<script>window.ran=1</script>",
    '"><img src=x onerror=window.ran=1>',
    "' autofocus onfocus=window.ran=1 x='",
    "</title><script>window.ran=1</script>",
    f"<img src=//{HOST}/x>",
    "[甲](javascript:window.ran=1)",
)
SHOWN = "(one) => one.textContent.replace(/\\s+/g, ' ').trim()"
TOUCH = """() => {
  for (const one of document.querySelectorAll("body *"))
    for (const name of ["mouseover", "mouseenter", "focus", "toggle", "begin", "start"])
      one.dispatchEvent(new Event(name));
  const links = [...document.querySelectorAll("a, form, button, area, iframe, object, embed")];
  return links.flatMap((one) => [...one.attributes])
    .filter((one) => /^(href|src|action|formaction|data|xlink:href)$/.test(one.name))
    .map((one) => one.value.replace(/[\\s\\x00-\\x20]/g, ""))
    .filter((value) => /^(javascript|vbscript|data):/i.test(value));
}"""
OWN = "[...document.querySelectorAll('script')].map((one) => one.getAttribute('src') || '内')"


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a village full of hostile texts, without the records that the checks refuse."""
    root = lay_out_good(tmp_path_factory.mktemp("hostile") / "village")
    for folder in ("党务", "文明", "服务", "村务", "财务"):
        for file in (root / "content" / folder).iterdir():
            file.unlink()
    (root / "content/户册.yml").unlink()
    for number, text in enumerate(texts()):
        title = json.dumps(text.replace("\n", " "), ensure_ascii=False)
        record = _record(f"h-{number:03d}", "公告公示", title, "公开征求意见")
        record += NOTICE.format(title=title, text=json.dumps(text))
        (root / f"content/村务/h-{number:03d}.yml").write_text(record, "utf-8")
    columns = [{"标题": text, "隐私": "公开"} for text in lines()[:4]]
    rows = [[text] * 4 for text in lines() if BLANK not in text]
    table = _record("tables", "自定义表", "表格", "少年宫活动项目")
    told = {"列": columns, "行": rows, "说明": lines()[0]}
    table += "".join(f"{key}: {json.dumps(value)}\n" for key, value in told.items())
    (root / "content/村务/tables.yml").write_text(table, "utf-8")
    _lay_files(root)
    free = "\n\n".join(f"段 {number}：{text}" for number, text in enumerate(texts()))
    (root / "content/页面/guanyu.md").write_text(
        f"---\n编号: guanyu\n标题: 关于\n---\n\n{free}\n", "utf-8"
    )
    with_settings(root, "")
    problems = check(root, AS_OF).problems
    refused = [one.where.file for one in problems if one.where.file != "site_config.yml"]
    assert {one.code for one in problems} <= REFUSED, report_text(problems)
    for name in refused:
        (root / name).unlink(missing_ok=True)
    assert len(set(refused)) <= len(texts()) - LEAST
    return root


def _record(id_: str, kind: str, title: str, item: str) -> str:
    return record_head(id_, kind, title, item, days="起: 2026-11-10")


def _lay_files(root: Path) -> None:
    """Lay a record whose files are called what cannot harm in a folder and might on a page."""
    record = _record("files", "公告公示", "附件", "公开征求意见")
    apart = {text.lower(): text for text in lines()}  # as Windows tells names apart
    names = [text for text in apart.values() if not set(text) & set("/\\") and BLANK not in text]
    offered = [{"文件": f"附件/{name}.csv", "公开": "是"} for name in names]
    for one in offered:
        shutil.copy(root / "content/附件/yusuan.csv", root / "content" / str(one["文件"]))
    text = f"{record}附件: {json.dumps(offered)}\n正文: 见附件\n"
    (root / "content/村务/files.yml").write_text(text, "utf-8")


def with_settings(root: Path, text: str) -> None:
    """Write settings that hold a hostile text wherever one may stand."""
    places = {name: f"村{number}{text}" for number, name in enumerate(SETTINGS)}
    channel = {"名称": places.pop("名称"), "公务电话": "0870-555-0171"}
    board = {"编号": "g1", "位置": places.pop("位置")}
    settings = {"格式版本": 1, **places, "起用日期": "2025-01-01", "规则包": ["national"]}
    settings |= {"反映渠道": [channel], "公开栏列表": [board], "示例数据": "是"}
    settings |= {"基层组织类型": "村民委员会"}
    (root / "site_config.yml").write_text(json.dumps(settings, ensure_ascii=False), "utf-8")


@pytest.fixture(scope="module")
def site(village: Path) -> Path:
    result = build_good(village, layers=WEB_ONLY)
    assert result.is_clean, report_text(result.problems)
    return village / "site"


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 360, "height": 800}, bypass_csp=True)
    yield context
    context.close()


class Watch:
    """A page that notes whatever happens on it beyond showing."""

    def __init__(self, context: BrowserContext) -> None:
        self.page = context.new_page()
        self.events: list[str] = []
        self.page.on("dialog", self._dialog)
        self.page.on("pageerror", lambda error: self.events.append(f"error {error}"))
        self.page.on("popup", lambda page: self.events.append(f"popup {page.url}"))
        self.page.on("request", self._request)

    def happenings(self, file: Path) -> list[str]:
        """Open a page, touch everything on it, and return what happened."""
        self.events.clear()
        self.page.goto(file.as_uri())
        told = [f"link {value}" for value in self.page.evaluate(TOUCH)]
        told += [f"script {one}" for one in self.page.evaluate(OWN) if "assets/" not in one]
        if self.page.evaluate("'ran' in window"):
            told.append("ran")
        return [*told, *self.events]

    def _dialog(self, dialog: Dialog) -> None:
        self.events.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def _request(self, request: Request) -> None:
        if not request.url.startswith(("file:///", "data:image/svg+xml")):
            self.events.append(f"request {request.url}")


@pytest.mark.parametrize("every", EVERY)
def test_nothing_runs_and_nothing_is_loaded(site: Path, phone: BrowserContext, every: int) -> None:
    watch = Watch(phone)
    records = sorted(site.glob("r/h-*.html"))
    assert len(records) >= LEAST
    others = sorted(set(site.rglob("*.html")) - set(records))
    pages = [page for page in others if b"window.ran" in page.read_bytes()] + records[::every]
    happened = {page.relative_to(site).as_posix(): watch.happenings(page) for page in pages}
    assert {name: told for name, told in happened.items() if told} == {}


@pytest.mark.parametrize("every", EVERY)
def test_titles_show_as_typed(site: Path, phone: BrowserContext, every: int) -> None:
    page = phone.new_page()
    for number, text in list(enumerate(texts()))[::every]:
        if (file := site / f"r/h-{number:03d}.html").exists():
            page.goto(file.as_uri())
            assert page.locator("h1").evaluate(SHOWN) == " ".join(text.split())
            assert page.title().startswith(" ".join(text.split()))


def test_cells_and_titles_in_lists_show_as_typed(site: Path, phone: BrowserContext) -> None:
    page = phone.new_page()
    page.goto((site / "r/tables.html").as_uri())
    first = f"rows => rows.map((row) => ({SHOWN})(row.cells[0]))"
    cells = page.locator("tbody tr").evaluate_all(first)
    assert cells == [" ".join(text.split()) for text in lines() if BLANK not in text]
    page.goto((site / "cunwu/index.html").as_uri())
    listed = page.locator(".gk-entry-title").evaluate_all(f"all => all.map({SHOWN})")
    assert listed
    assert set(listed) <= {"表格", *(" ".join(text.split()) for text in texts())}


def test_settings_run_nothing_either(village: Path, tmp_path: Path, phone: BrowserContext) -> None:
    root = tmp_path / "village"
    many = shutil.ignore_patterns("site", ".gongkai", "h-*.yml")
    shutil.copytree(village, root, ignore=many)
    watch = Watch(phone)
    for text in ELSEWHERE:  # all at once would hide one behind another
        with_settings(root, text)
        result = build_good(root, layers=WEB_ONLY)
        assert result.is_clean, report_text(result.problems)
        for name in (
            "index.html",
            "fuwu/index.html",
            "r/tables.html",
            "p/guanyu.html",
            "404.html",
        ):
            assert watch.happenings(root / "site" / name) == [], (text, name)


def test_what_does_run_is_told(tmp_path: Path, phone: BrowserContext) -> None:
    watch = Watch(phone)
    told = {
        "<script>window.ran=1</script>": ["script 内", "ran"],
        "<img src=x onerror=window.ran=1>": ["ran"],
        f"<img src=https://{HOST}/x.png>": [f"request https://{HOST}/x.png"],
        "<a href=' java&#10;script:1'>甲</a>": ["link javascript:1"],
        "<p onmouseover=window.ran=1>甲</p>": ["ran"],
        "<script src=assets/board.js></script><body onload=alert(1)>": ["dialog 1"],
    }
    file = tmp_path / "page.html"
    for text, expected in told.items():
        file.write_text(f"<!doctype html><meta charset=utf-8>{text}", "utf-8")
        assert [one for one in watch.happenings(file) if "file:" not in one] == expected, text
