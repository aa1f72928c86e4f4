"""Take the pictures of the demo village that are kept in docs; run as `make pictures`.

README.md shows some; those in docs/图/手机 show the main types of pages on a common phone.

The day is fixed, so that the pictures change only when the site does.
"""

import shutil
import tempfile
from datetime import date, datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from gongkai.engine import build_shell
from gongkai.pipeline import build
from tests.tools.repository import ROOT

FOLDER = ROOT / "docs" / "图"
AS_OF = date(2026, 11, 20)
# Days left are counted by the page's own script.
NOON = datetime(2026, 11, 20, 12, tzinfo=timezone(timedelta(hours=8)))
MOST_BYTES = 200_000
COLOURS = (256, 128, 64, 32)
# Name, page, width and height in CSS pixels, pixels of the picture for each.
PICTURES = (
    ("首页-1280.png", "index.html", 1280, 860, 1),
    ("首页-360.png", "index.html", 360, 740, 2),
    ("收支明细-360.png", "r/cw-2026-09-shouzhi.html", 360, 740, 2),
)
PHONE = (390, 844)
PHONES = FOLDER / "手机"
QUALITY = 60
TYPES = (
    ("首页", "index.html"),
    ("首页-长辈版", "zhangbei.html"),
    ("栏目", "caiwu/index.html"),
    ("栏目-一年", "caiwu/2026.html"),
    ("收支明细", "r/cw-2026-09-shouzhi.html"),
    ("决算", "r/cw-2024-juesuan.html"),
    ("救助", "r/cun-2026-11-jiuzhu.html"),
    ("文明家庭", "r/jt-03.html"),
    ("正在公示", "gongshi/index.html"),
    ("我要反映", "fanying/index.html"),
    ("办事指南", "banshi/index.html"),
    ("公开目录", "mulu/index.html"),
    ("公开进度", "wancheng/index.html"),
    ("数据下载", "shuju/index.html"),
    ("按小组看", "zu/index.html"),
    ("搜索", "sousuo/index.html"),
)


def take_phones(site: Path, folder: Path) -> None:
    """Write one picture, as WebP, of each main type of page on a phone."""
    folder.mkdir(parents=True, exist_ok=True)
    width, height = PHONE
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=_program(), args=["--no-sandbox"])
        for name, page in TYPES:
            # Each in a browser that has seen nothing: the large edition is remembered.
            view = browser.new_page(
                viewport={"width": width, "height": height}, device_scale_factor=2
            )
            view.clock.set_fixed_time(NOON)
            view.goto((site / page).as_uri())
            view.wait_for_load_state("networkidle")
            with Image.open(BytesIO(view.screenshot())) as opened:
                opened.convert("RGB").save(folder / f"{name}.webp", quality=QUALITY, method=6)
            view.close()
        browser.close()


def _program() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser")


def take_all(site: Path, folder: Path) -> None:
    """Write all pictures of a built site; ValueError when one cannot be made small enough."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=_program(), args=["--no-sandbox"])
        for name, page, width, height, scale in PICTURES:
            view = browser.new_page(
                viewport={"width": width, "height": height}, device_scale_factor=scale
            )
            view.clock.set_fixed_time(NOON)
            view.goto((site / page).as_uri())
            view.wait_for_load_state("networkidle")
            (folder / name).write_bytes(small(view.screenshot()))
            view.close()
        browser.close()


def small(picture: bytes) -> bytes:
    """Return a PNG with as many colours as fit; ValueError when none do."""
    with Image.open(BytesIO(picture)) as opened:
        flat = opened.convert("RGB")
    for colours in COLOURS:
        out = BytesIO()
        flat.quantize(colours).save(out, "PNG", optimize=True)
        if out.tell() <= MOST_BYTES:
            return out.getvalue()
    message = f"a picture is larger than {MOST_BYTES} bytes"
    raise ValueError(message)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary) / "site"
        if not build(ROOT, place, AS_OF, build_shell).is_clean:
            message = "the demo village has errors; see `gongkai check`"
            raise SystemExit(message)
        take_all(place, FOLDER)
        take_phones(place, PHONES)
    for file in sorted([*FOLDER.glob("*.png"), *PHONES.glob("*.webp")]):
        print(f"{file.relative_to(ROOT).as_posix()}: {file.stat().st_size} bytes")
