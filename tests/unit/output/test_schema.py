"""Editor files are merged into what a person has set up."""

import json
from pathlib import Path
from typing import Any

from gongkai.output.schema import write_editor_files


def test_new_folder_gets_schemas_and_settings(tmp_path: Path) -> None:
    done = write_editor_files(tmp_path)
    names = [
        "gongkai.schema.json",
        "gongkai.config.schema.json",
        "settings.json",
        "extensions.json",
    ]
    assert done == (tuple(f".vscode/{name}" for name in names), ())
    settings = read(tmp_path, "settings.json")
    assert set(settings["yaml.schemas"]) == {f"./.vscode/{name}" for name in names[:2]}
    assert settings["yaml.schemas"]["./.vscode/gongkai.config.schema.json"] == ["site_config.yml"]
    assert read(tmp_path, "extensions.json") == {"recommendations": ["redhat.vscode-yaml"]}
    assert read(tmp_path, names[0])["$schema"].endswith("/draft/2020-12/schema")


def test_own_settings_stay(tmp_path: Path) -> None:
    folder = tmp_path / ".vscode"
    folder.mkdir()
    own = {
        "editor.fontSize": 18,
        "files.encoding": "gbk",
        "yaml.schemas": {"./mine.json": "mine.yml", "./.vscode/gongkai.schema.json": "old"},
    }
    (folder / "settings.json").write_text(json.dumps(own), "utf-8")
    (folder / "extensions.json").write_text('{"recommendations": ["a.b"]}', "utf-8")
    assert write_editor_files(tmp_path).left == ()
    settings = read(tmp_path, "settings.json")
    assert (settings["editor.fontSize"], settings["files.encoding"]) == (18, "gbk")
    assert settings["yaml.schemas"]["./mine.json"] == "mine.yml"
    assert "content/**/*.yml" in settings["yaml.schemas"]["./.vscode/gongkai.schema.json"]
    assert read(tmp_path, "extensions.json")["recommendations"] == ["a.b", "redhat.vscode-yaml"]


def test_twice_is_the_same(tmp_path: Path) -> None:
    write_editor_files(tmp_path)
    before = {file.name: file.read_bytes() for file in (tmp_path / ".vscode").iterdir()}
    write_editor_files(tmp_path)
    assert before == {file.name: file.read_bytes() for file in (tmp_path / ".vscode").iterdir()}


def test_what_cannot_be_merged_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / ".vscode"
    folder.mkdir()
    texts = {
        "settings.json": '{\n  // my own\n  "editor.fontSize": 18,\n}\n',
        "extensions.json": '{"recommendations": "all"}',
    }
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    done = write_editor_files(tmp_path)
    assert done.left == (".vscode/settings.json", ".vscode/extensions.json")
    assert {name: (folder / name).read_text("utf-8") for name in texts} == texts
    assert (folder / "gongkai.schema.json").is_file()


def read(root: Path, name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((root / ".vscode" / name).read_text("utf-8"))
    return found
