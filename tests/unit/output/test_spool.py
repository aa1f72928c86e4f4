"""What workers leave is found again by the record, whichever process wrote it."""

from pathlib import Path

from gongkai.output.spool import left_in, line_at


def test_every_line_is_found_by_its_record(tmp_path: Path) -> None:
    lines = {"a": "公开\t三公开", "b": "", "丙": "水渠\t清淤"}
    (tmp_path / "terms-1").write_text(f"a\t{lines['a']}\nb\t\n", "utf-8", newline="\n")
    (tmp_path / "terms-2").write_text(f"丙\t{lines['丙']}\n", "utf-8", newline="\n")
    (tmp_path / "bodies-1").write_bytes(b"no line")
    places = left_in(tmp_path, "terms-")
    assert {id_: line_at(tmp_path, place).decode() for id_, place in places.items()} == lines
    assert left_in(tmp_path, "data-") == {}


def test_what_was_left_later_takes_the_place_of_what_was_left_before(tmp_path: Path) -> None:
    (tmp_path / "data-1").write_bytes(b"a\told\na\tnew\n")
    assert line_at(tmp_path, left_in(tmp_path, "data-")["a"]) == b"new"
