"""A folder is ours only when the manifest in it is; its first lines tell."""

from pathlib import Path

import pytest

from gongkai.output.manifest import manifest_of
from gongkai.output.site_folder import (
    MANIFEST,
    ForeignFolderError,
    refuse_foreign_folder,
    write_file,
)
from gongkai.output.site_state import files_in, names_in

OTHERS = {
    "none": "",
    "of a web app": '{"name":"app",\n"icons":[]}',
    "of another generator": '{"format_version":1,"files":[\n{"path":"a.html"}\n]}',
    "broken": '{"format_version":1,"files":[\n{"path":',
    "no object": '{"format_version":1,\n[]',
    "binary": "\x00\xff",
}


def test_a_site_of_ours_is_known_by_its_manifest(tmp_path: Path) -> None:
    written = write_file(tmp_path, "index.html", b"<p>", "", "")
    (tmp_path / MANIFEST).write_bytes(manifest_of({"index.html": written}))
    refuse_foreign_folder(tmp_path)


@pytest.mark.parametrize("manifest", OTHERS.values(), ids=OTHERS)
def test_any_other_folder_is_refused(tmp_path: Path, manifest: str) -> None:
    (tmp_path / MANIFEST).write_text(manifest, "utf-8")
    with pytest.raises(ForeignFolderError):
        refuse_foreign_folder(tmp_path)


def test_names_are_those_of_the_files(tmp_path: Path) -> None:
    (tmp_path / "r").mkdir()
    write_file(tmp_path, "r/a.html", b"1", "", "")
    write_file(tmp_path, "index.html", b"2", "", "")
    assert names_in(tmp_path) == set(files_in(tmp_path)) == {"r/a.html", "index.html"}
    assert names_in(tmp_path / "none") == set()
