"""What a phone fetches for a first page: all that is named and does not wait, each once."""

import random
from pathlib import Path

from gongkai.output.first_view import first_view
from gongkai.output.site_state import SiteFile
from gongkai.output.weight import packed_size

STYLE = b"a { color: red }" * 100
SCRIPT = b"let a = 1;" * 100
PICTURE = random.Random(1).randbytes(900)  # noqa: S311 - any bytes that do not pack
FILES = {
    "assets/a.css": STYLE,
    "assets/a.woff2": PICTURE,
    "assets/b.css": STYLE,
    "assets/b.js": SCRIPT,
    "m/now.webp": PICTURE,
    "m/later.webp": PICTURE,
}


def _fetched(folder: Path, page: str, address: str = "zu/index.html", packed: int = 0) -> int:
    files = {}
    for name, data in {**FILES, address: page.encode()}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
        known = packed if name == "assets/b.css" else 0
        files[name] = SiteFile("key", len(data), 0, "", "", packed=known)
    return first_view(folder, address, files) - packed_size(page.encode())


def test_styles_scripts_and_pictures_count(tmp_path: Path) -> None:
    page = (
        '<link rel="stylesheet" href="../assets/b.css"><script src="../assets/b.js" defer>'
        '</script><img class="a" src="../m/now.webp" width="4">'
    )
    expected = packed_size(STYLE) + packed_size(SCRIPT) + len(PICTURE)
    assert _fetched(tmp_path, page) == expected
    # Named twice, a file is fetched once.
    assert _fetched(tmp_path, page + page) == expected


def test_what_waits_or_is_only_linked_does_not_count(tmp_path: Path) -> None:
    page = (
        '<img src="../m/later.webp" loading="lazy"><a href="../assets/b.css">b</a>'
        '<link rel="alternate" href="../assets/b.css"><link rel="canonical" href="a.html">'
        '<img src="https://other.example/a.png">'
    )
    assert _fetched(tmp_path, page) == 0


def test_font_beside_its_style_counts(tmp_path: Path) -> None:
    page = '<link rel="stylesheet" href="assets/a.css?v=1">'
    assert _fetched(tmp_path, page, "index.html") == packed_size(STYLE) + len(PICTURE)


def test_size_that_is_kept_is_not_measured_again(tmp_path: Path) -> None:
    page = '<link rel="stylesheet" href="../assets/b.css">'
    assert _fetched(tmp_path, page, packed=7) == 7
