"""Whatever is edited in whatever order, the site grown step by step is the one made at once."""

import random
import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gongkai.model.work import ALL_LAYERS, WEB_ONLY, WITHOUT_PICTURES, Layers
from gongkai.pipeline import build
from gongkai.report.write import report_text
from tests.tools.good_village import (
    AS_OF,
    PHOTO,
    Shells,
    build_good,
    contents,
    drawn_photo,
    lay_out_good,
)

if TYPE_CHECKING:
    from collections.abc import Callable

RUNS = (
    (1, 15, WEB_ONLY),
    (2, 5, WITHOUT_PICTURES),
    (3, 2, ALL_LAYERS),
    pytest.param(4, 80, WEB_ONLY, marks=pytest.mark.deep),
    pytest.param(5, 40, WITHOUT_PICTURES, marks=pytest.mark.deep),
    pytest.param(6, 15, ALL_LAYERS, marks=pytest.mark.deep),
)
"""What chance begins with, how many edits, and what lies in the site."""
OWN_PHOTO = "content/照片/jiating.jpg"
SHARED, OWN = "照片/水渠.jpg", "照片/jiating.jpg"
FATES = ("保留", "只留合计", "撤下")
NEW_RECORD = """编号: {id}
类型: 公告公示
标题: 新通知{id}
公开事项: {item}
公开主体: 村委会
公开范围: 全社会
层级: {level}
状态: 公开
到期处理: {fate}
张贴:
  - {{公开栏: g1, 起: {day}}}
结果:
  - {{记录: {link}}}
正文: |
  看[照片](照片/水渠.jpg)。
"""


class Village:
    """A village under edit; every edit leaves it without errors."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root = lay_out_good(root)
        # A photo that one record keeps may be shown by no other: this family has its own.
        (self.root / OWN_PHOTO).write_bytes(drawn_photo((10, 20, 200)))
        family = self.root / "content/文明/jt-01.md"
        family.write_text(family.read_text("utf-8").replace(SHARED, OWN), "utf-8")
        self.random = random.Random(seed)  # noqa: S311 - a test that can be repeated
        self.as_of = AS_OF
        self.shells = Shells()
        self.added: list[Path] = []
        self.number = 0

    def edit(self) -> str:
        """Do one edit and return its name."""
        edits: list[Callable[[], None]] = [
            self.add,
            self.add,
            self.delete,
            self.rename_file,
            self.redate,
            self.redate,
            self.change_fate,
            self.change_item,
            self.change_title,
            self.change_text,
            self.withdraw_or_post,
            self.change_setting,
            self.change_day,
            self.change_attachment,
            self.change_photo,
            self.keep_or_show_photo,
            self.add_honour,
            self.change_free_page,
            self.change_catalogue,
            self.touch,
            self.damage_site,
        ]
        chosen = self.random.choice(edits)
        chosen()
        return chosen.__name__

    def add(self) -> None:
        self.number += 1
        id_ = f"xin-{self.number:03d}"
        file = self.root / "content/村务" / f"{id_}.yml"
        day = date(2025, 1, 1) + timedelta(days=self.random.randrange(700))
        text = NEW_RECORD.format(
            id=id_,
            item=self.random.choice(["公开征求意见", "防灾与安全通知"]),
            level=self.random.choice(["村级", "乡级", "县级"]),
            day=day.isoformat(),
            fate=self.random.choice(FATES),
            link=self.random.choice(["cw-2026-09", "jt-02", "cun-2025-jing"]),
        )
        file.write_text(text, "utf-8")
        self.added.append(file)

    def delete(self) -> None:
        if self.added:
            self.added.pop(self.random.randrange(len(self.added))).unlink()

    def rename_file(self) -> None:
        if self.added:
            place = self.random.randrange(len(self.added))
            folder = self.root / "content" / self.random.choice(["村务", "服务", "a a"])
            folder.mkdir(exist_ok=True)
            self.number += 1
            self.added[place] = self.added[place].rename(folder / f"改名{self.number}.yml")

    def redate(self) -> None:
        # Some days are still to come, and some postings are over.
        day = date(2025, 1, 1) + timedelta(days=self.random.randrange(900))
        end = self.random.choice(["", f", 止: {day + timedelta(days=30)}"])
        line = f"  - {{公开栏: g1, 起: {day}{end}}}"
        self.replace_line(self.any_record(), "  - {公开栏:", line)

    def change_fate(self) -> None:
        if self.added:
            file = self.random.choice(self.added)
            self.replace_line(file, "到期处理:", f"到期处理: {self.random.choice(FATES)}")

    def change_item(self) -> None:
        if self.added:
            item = self.random.choice(["公开征求意见", "防灾与安全通知", "征地拆迁公告"])
            self.replace_line(self.random.choice(self.added), "公开事项:", f"公开事项: {item}")

    def change_title(self) -> None:
        self.number += 1
        linked = self.root / "content/财务/2026-08.yml"
        file = self.random.choice([linked, self.any_record()])
        self.replace_line(file, "标题:", f"标题: 改了的标题 {self.number} <&>")

    def change_text(self) -> None:
        self.number += 1
        text = "\n".join(["  第一行", f"  改了 {self.number} 次"])
        self.replace_line(self.root / "content/村务/laojing.yml", "正文:", f"正文: |\n{text}")

    def withdraw_or_post(self) -> None:
        file = self.any_record()
        is_posted = "\n状态: 公开\n" in file.read_text("utf-8")
        self.replace_line(file, "状态:", "状态: 撤下" if is_posted else "状态: 公开")

    def change_setting(self) -> None:
        self.number += 1
        line = self.random.choice(["简介", "地址", "网址"])
        value = f"https://v{self.number}.example.cn" if line == "网址" else f"改了{self.number}"
        self.replace_line(self.root / "site_config.yml", f"{line}:", f"{line}: {value}")

    def change_day(self) -> None:
        self.as_of += timedelta(days=self.random.randrange(-200, 200))

    def change_attachment(self) -> None:
        self.number += 1
        (self.root / "content/附件/yusuan.csv").write_text(
            f"项目,金额\n渠,{self.number}\n", "utf-8"
        )

    def change_photo(self) -> None:
        red = self.random.randrange(256)
        (self.root / PHOTO).write_bytes(drawn_photo((red, 80, 80)))

    def keep_or_show_photo(self) -> None:
        file = self.root / "content/文明/jt-01.md"
        text = file.read_text("utf-8")
        shown, kept = "（示意图）}", "（示意图）, 公开: 否}"
        old, new = (kept, shown) if kept in text else (shown, kept)
        file.write_text(text.replace(old, new), "utf-8")

    def add_honour(self) -> None:
        self.number += 1
        file = self.root / "content/文明/pingxuan.yml"
        family = self.random.choice(["jt-01", "jt-02"])
        line = f"  - {{家庭编号: {family}, 组: 二组, 等次: 第{self.number}等}}\n"
        file.write_text(file.read_text("utf-8") + line, "utf-8")

    def change_free_page(self) -> None:
        self.number += 1
        file = self.root / "content/页面/guanyu.md"
        file.write_text(f"---\n编号: guanyu\n标题: 关于{self.number}\n---\n\n改了\n", "utf-8")

    def change_catalogue(self) -> None:
        self.number += 1
        file = self.root / "content/公开目录.yml"
        self.replace_line(file, "    说明:", f"    说明: 三口古井，第 {self.number} 版")

    def touch(self) -> None:
        file = self.any_record()
        file.write_bytes(file.read_bytes())

    def damage_site(self) -> None:
        files = sorted((self.root / "site").rglob("*.html"))
        file = self.random.choice(files)
        if self.random.random() < 0.5:
            file.unlink()
        else:
            file.write_text("坏了", "utf-8")

    def any_record(self) -> Path:
        names = ("财务/2026-09.yml", "财务/butie.yml", "村务/laojing.yml", "文明/jt-02.yml")
        return self.random.choice([*(self.root / "content" / name for name in names), *self.added])

    @staticmethod
    def replace_line(file: Path, start: str, new: str) -> None:
        lines = file.read_text("utf-8").split("\n")
        place = next(index for index, line in enumerate(lines) if line.startswith(start))
        # Further lines of the same value go with it.
        end = place + 1
        while end < len(lines) and new.startswith("正文") and lines[end].startswith("  "):
            end += 1
        file.write_text("\n".join([*lines[:place], new, *lines[end:]]), "utf-8")


@pytest.mark.parametrize(("seed", "edits", "layers"), RUNS)
def test_grown_site_is_the_one_made_at_once(
    seed: int, edits: int, layers: Layers, tmp_path: Path
) -> None:
    village = Village(tmp_path / "村", seed)
    build_good(village.root, shells=village.shells, layers=layers)
    for step in range(edits):
        name = village.edit()
        _grow_and_compare(village, layers, tmp_path / "cold", f"{step} {name}")


def _grow_and_compare(village: Village, layers: Layers, cold: Path, told: str) -> None:
    root = village.root
    grown = build(root, root / "site", village.as_of, village.shells, 1, layers=layers)
    assert grown.is_clean, (told, report_text(grown.problems))
    shutil.rmtree(cold, ignore_errors=True)
    shutil.copytree(
        root,
        cold,
        ignore=shutil.ignore_patterns("site", "sources", "between.json", "duties.json", "site-*"),
    )
    made = build(cold, cold / "site", village.as_of, village.shells, 1, layers=layers)
    one, other = contents(root / "site"), contents(cold / "site")
    assert sorted(one) == sorted(other), told
    assert [file for file in other if one[file] != other[file]] == [], told
    assert (grown.pages, grown.files, grown.size) == (made.pages, made.files, made.size), told
