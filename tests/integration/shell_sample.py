"""A village's shell for tests: what it is made from, and how to look at what came out."""

from pathlib import Path

from gongkai.base.paths import theme_dir
from gongkai.load.shell import read_shell
from gongkai.model.frames import FooterLine, FreePage, NavEntry, Shell, ShellSpec

SECTIONS = (
    ("dangwu", "党务公开"),
    ("cunwu", "村务公开"),
    ("caiwu", "财务公开"),
    ("wenming", "文明新风"),
    ("fuwu", "便民服务"),
)
SPEC = ShellSpec(
    site_name="石桥村 <示例> & 公开栏",
    theme_dir=theme_dir(),
    sections=SECTIONS,
    nav=(
        NavEntry("首页", "index.html"),
        *(NavEntry(label, f"{slug}/index.html") for slug, label in SECTIONS),
        NavEntry("公开目录", "mulu/index.html"),
        NavEntry("每月公开", "yue/index.html"),
        NavEntry("公开进度", "wancheng/index.html"),
    ),
    site_url="https://shiqiao.example.cn/gongkai",
    about_label="关于本村",
    free_pages=(
        FreePage(
            "guanyu", "关于本村", "Tel: 一句话\n\n见[村史](村史.md#qiao)。", "页面/关于本村.md"
        ),
        FreePage("cunshi", "村史", "# 村史\n\n<script>alert(1)</script>", "页面/村史.md"),
    ),
    footer=(FooterLine("phone", "监督电话：0000-0000000"), FooterLine("demo", "示例数据 <b>")),
)


def stored(out: Path) -> Shell:
    shell = read_shell(out)
    assert shell is not None
    return shell


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def copy_theme(target: Path) -> None:
    for part in ("mkdocs", "assets", "texts"):
        for name, data in contents(theme_dir() / part).items():
            path = target / part / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
