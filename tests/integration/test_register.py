"""The register of households is compared with on every run and stands nowhere afterwards."""

from datetime import date
from pathlib import Path
from shutil import copytree

from gongkai.checking import check

BAD = Path(__file__).parents[1] / "villages" / "bad" / "T113_objector_named"
AS_OF = date(2026, 11, 20)
NAMES = ("金长河", "木兰", "水生")


def told(root: Path) -> list[tuple[str, int | None]]:
    found = check(root, AS_OF, 1).problems
    return [(one.code, one.where.line) for one in found if one.where.file.endswith("c.yml")]


def test_a_changed_register_is_seen_though_no_record_has_changed(tmp_path: Path) -> None:
    root = tmp_path / "village"
    copytree(BAD, root)
    register = root / "content" / "户册.yml"
    own = register.read_text(encoding="utf-8")
    assert told(root) == [("T113", 12), ("T113", 13)]
    assert told(root) == [("T113", 12), ("T113", 13)]
    register.unlink()
    assert told(root) == []
    register.write_text(own.replace("金长河", "别的人"), encoding="utf-8")
    assert told(root) == [("T113", 13)]


def test_no_name_of_the_register_is_in_the_cache_or_in_a_message(tmp_path: Path) -> None:
    root = tmp_path / "village"
    copytree(BAD, root)
    result = check(root, AS_OF, 1)
    assert not any(name in repr(result.problems) for name in NAMES)
    kept = [file for file in (root / ".gongkai").rglob("*") if file.is_file()]
    assert kept
    for file in kept:
        text = file.read_bytes().decode("utf-8", "ignore") + ascii(file.read_bytes())
        assert not any(name in text or ascii(name)[1:-1] in text for name in NAMES)
