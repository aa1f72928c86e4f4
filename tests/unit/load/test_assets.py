"""Files a record names: found inside the village only, watched wherever they were looked for."""

from pathlib import Path

import pytest

from gongkai.load.assets import FileFinder, Finding


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "v"
    for name in ("附件/表 1.pdf", "照片/a.JPG", "财务/旁边.csv", "附件/b.png", "秘密.yml"):
        file = root / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name, "utf-8")
    (root / "content/附件/夹.pdf").mkdir()
    (tmp_path / "外面.pdf").write_text("外面", "utf-8")
    return root


def finder(root: Path, *kept: str) -> FileFinder:
    return FileFinder(root, "content/财务/a.yml", kept)


@pytest.mark.parametrize(
    ("name", "finding"),
    [
        ("附件/表 1.pdf", Finding.FOUND),
        ("附件\\表 1.pdf", Finding.FOUND),
        ("旁边.csv", Finding.FOUND),
        ("照片/a.JPG", Finding.FOUND),
        ("附件/没有.pdf", Finding.MISSING),
        ("附件/夹.pdf", Finding.MISSING),
        (f"附件/{'长' * 300}.pdf", Finding.MISSING),
        ("../外面.pdf", Finding.OUTSIDE),
        ("附件/../../../外面.pdf", Finding.OUTSIDE),
        ("/etc/a.pdf", Finding.OUTSIDE),
        ("C:\\a.pdf", Finding.OUTSIDE),
        ("\\\\host\\a.pdf", Finding.OUTSIDE),
        ("附件/a\0.pdf", Finding.OUTSIDE),
        ("秘密.yml", Finding.UNKNOWN_TYPE),
        ("附件", Finding.UNKNOWN_TYPE),
        ("", Finding.UNKNOWN_TYPE),
        ("附件/a.pdf.exe", Finding.UNKNOWN_TYPE),
    ],
)
def test_file_is_found_or_not(name: str, finding: Finding, root: Path) -> None:
    files = finder(root)
    assert files.look(name)[0] is finding
    assert bool(files.find(name)) == (finding is Finding.FOUND)
    assert files.refused == (() if finding is Finding.FOUND else ((name, finding),))


def test_an_address_is_made_of_the_content_and_tells_nothing(root: Path) -> None:
    files = finder(root)
    assert files.find("附件/表 1.pdf").startswith("f/")
    assert files.find("附件/表 1.pdf").endswith(".pdf")
    assert files.find("照片/a.JPG").endswith(".jpg")
    assert files.find("附件/b.png").endswith(".jpg")
    before = files.find("旁边.csv")
    (root / "content/财务/旁边.csv").write_text("改了", "utf-8")
    assert finder(root).find("旁边.csv") != before


def test_only_files_whose_address_was_given_out_are_used(root: Path) -> None:
    files = finder(root)
    files.look("附件/b.png")
    files.find("附件/没有.pdf")
    address = files.find("旁边.csv")
    assert files.used == (("content/财务/旁边.csv", address),)


def test_a_kept_file_is_never_given_out_under_any_name(root: Path) -> None:
    files = finder(root, "附件/表 1.pdf", "附件/没有.pdf")
    assert files.find("附件/表 1.pdf") == files.find("附件\\表 1.pdf") == ""
    assert files.look("附件/表 1.pdf")[0] is Finding.FOUND
    assert files.used == ()


def test_a_kept_file_is_never_given_out_as_a_link_or_copy(root: Path) -> None:
    (root / "content/附件/链.pdf").symlink_to(root / "content/附件/表 1.pdf")
    (root / "content/附件/抄.pdf").write_bytes((root / "content/附件/表 1.pdf").read_bytes())
    files = finder(root, "附件/表 1.pdf")
    assert files.find("附件/链.pdf") == files.find("附件/抄.pdf") == ""
    assert files.find("附件/b.png")


def test_what_is_hidden_is_not_found(root: Path) -> None:
    hidden = root / "content/.gongkai/备份.zip"
    hidden.parent.mkdir()
    hidden.write_text("盐", "utf-8")
    assert finder(root).look(".gongkai/备份.zip")[0] is Finding.MISSING


def test_every_place_looked_at_is_watched(root: Path) -> None:
    files = finder(root)
    files.find("旁边.csv")
    files.find("附件/没有.pdf")
    size = (root / "content/财务/旁边.csv").stat().st_size
    assert [(path, size) for path, size, _ in files.depends] == [
        ("content/旁边.csv", -1),
        ("content/财务/旁边.csv", size),
        ("content/财务/附件/没有.pdf", -1),
        ("content/附件/没有.pdf", -1),
    ]


def test_a_link_leading_outside_is_not_followed(root: Path) -> None:
    (root / "content/附件/链.pdf").symlink_to(root.parent / "外面.pdf")
    (root / "content/附件/内.pdf").symlink_to(root / "content/附件/表 1.pdf")
    assert finder(root).look("附件/链.pdf")[0] is Finding.OUTSIDE
    assert finder(root).look("附件/内.pdf")[0] is Finding.FOUND
