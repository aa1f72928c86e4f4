"""Writing a site folder: safe addresses, whole files, nothing of others touched."""

from pathlib import Path

import pytest

from gongkai.base.addresses import UnsafeAddressError, check_address
from gongkai.model.vocabulary import Face
from gongkai.output.manifest import manifest_of
from gongkai.output.site_folder import (
    ForeignFolderError,
    begin,
    end,
    refuse_foreign_folder,
    remove_stale,
    write_file,
)
from gongkai.output.site_state import SiteFile, files_in, read_site_state, write_site_state

FILE = SiteFile("key", 1, 2, "ab" * 32, "content/a.yml")


@pytest.mark.parametrize(
    "address",
    ["index.html", "r/cw-2026-09.html", "f/0a1b.jpg", "assets/javascripts/bundle.1a.min.js"],
)
def test_plain_addresses_are_written(address: str, tmp_path: Path) -> None:
    (tmp_path / address).parent.mkdir(parents=True, exist_ok=True)
    file = write_file(tmp_path, address, b"abc", "key", "content/a.yml")
    assert (tmp_path / address).read_bytes() == b"abc"
    assert files_in(tmp_path) == {address: (3, file.mtime_ns)}
    assert (file.key, file.size, file.source) == ("key", 3, "content/a.yml")
    assert file.sha256.startswith("ba7816bf")
    again = write_file(tmp_path, address, b"a", "key", "")
    assert (tmp_path / address).read_bytes() == b"a"
    assert again.size == 1


@pytest.mark.parametrize(
    "address",
    [
        "",
        "/index.html",
        "../index.html",
        "r/../index.html",
        "r//a.html",
        "r/A.html",
        "r/石.html",
        "r/a b.html",
        ".htaccess",
        "r/.a",
        "r/con.html",
        "aux/a.html",
        "r/lpt1.html",
        "r\\a.html",
        "r/a.html/",
        f"r/{'a' * 120}.html",
    ],
)
def test_addresses_some_host_could_not_hold_are_our_bug(address: str) -> None:
    with pytest.raises(UnsafeAddressError):
        check_address(address)


def test_stale_files_go_with_the_folders_they_leave_empty(tmp_path: Path) -> None:
    for name in ("a/b/1.html", "a/2.html", "c/3.html", "4.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", "utf-8")
    remove_stale(tmp_path, {"a/b/1.html", "c/3.html", "gone.html", "4.html"})
    assert sorted(files_in(tmp_path)) == ["a/2.html"]
    assert not (tmp_path / "a/b").exists()
    assert not (tmp_path / "c").exists()
    remove_stale(tmp_path, {"a/2.html"})
    assert tmp_path.is_dir()


def test_a_new_an_empty_and_our_own_folder_are_taken(tmp_path: Path) -> None:
    refuse_foreign_folder(tmp_path / "new")
    refuse_foreign_folder(tmp_path)
    (tmp_path / "index.html").write_text("x", "utf-8")
    with pytest.raises(ForeignFolderError):
        refuse_foreign_folder(tmp_path)
    (tmp_path / "manifest.json").write_bytes(manifest_of({"index.html": FILE}))
    refuse_foreign_folder(tmp_path)


def test_a_folder_is_ours_from_the_first_file_to_the_manifest(tmp_path: Path) -> None:
    out = tmp_path / "a" / "site"
    begin(out)
    (out / "index.html").write_text("x", "utf-8")
    refuse_foreign_folder(out)
    assert list(files_in(out)) == ["index.html"]
    end(out)
    with pytest.raises(ForeignFolderError):
        refuse_foreign_folder(out)
    (out / "manifest.json").write_bytes(manifest_of({"index.html": FILE}))
    begin(out)
    assert sorted(path.name for path in out.iterdir()) == ["index.html", "manifest.json"]


def test_the_manifest_refuses_every_other_face() -> None:
    for face in set(Face) - {Face.WEB}:
        with pytest.raises(ValueError, match=face.value):
            manifest_of({"index.html": FILE}, face)


def test_the_manifest_refuses_a_type_nobody_has_decided_on() -> None:
    with pytest.raises(KeyError):
        manifest_of({"a.exe": FILE})


def test_state_is_read_back(tmp_path: Path) -> None:
    file = tmp_path / "cache/site.json"
    assert read_site_state(file) == {}
    write_site_state(file, {"index.html": FILE})
    assert read_site_state(file) == {"index.html": FILE}


def test_files_of_no_folder_are_none(tmp_path: Path) -> None:
    assert files_in(tmp_path / "missing") == {}
