"""The three spellings of the benchmark corpus carry the same texts."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from benchmarks.corpus import Notice, Subsidy, record, records, show_fen
from benchmarks.verify import WrongOutput, verify
from benchmarks.writers import village_file, write_hugo, write_material, write_village

COUNT = 10


@pytest.mark.parametrize("write", [write_village, write_hugo, write_material])
def test_every_engine_gets_every_text(write: Callable[..., None], tmp_path: Path) -> None:
    write(tmp_path / "site", records(COUNT))
    texts = {path.stem: path.read_text("utf-8") for path in tmp_path.rglob("*") if path.is_file()}
    for each in records(COUNT):
        text = texts[each.common.id]
        assert each.common.title in text
        for cell in each.cells:
            assert cell in text
        if isinstance(each, Notice):
            assert "\n\n".join(each.paragraphs) in text


def test_subsidy_record_states_its_total(tmp_path: Path) -> None:
    write_village(tmp_path, records(COUNT))
    subsidy = record(1)
    assert isinstance(subsidy, Subsidy)
    written = yaml.safe_load(village_file(tmp_path, subsidy).read_bytes())
    amounts = [written["合计"], *(row["金额"] for row in written["对象"])]
    expected = [subsidy.total, *(row.fen for row in subsidy.rows)]
    assert [f"{amount:.2f}" for amount in amounts] == [show_fen(fen) for fen in expected]


def write_pages(folder: Path, *, without: str = "") -> None:
    for each in records(COUNT):
        cells = "".join(f"<td>{cell}</td>" for cell in each.cells if cell != without)
        (folder / f"{each.common.id}.html").write_text(f"<table>{cells}</table>", "utf-8")


def test_whole_output_is_accepted(tmp_path: Path) -> None:
    write_pages(tmp_path)
    assert verify(tmp_path, records(COUNT)) == sum(len(each.cells) for each in records(COUNT))


def test_missing_page_is_noticed(tmp_path: Path) -> None:
    write_pages(tmp_path)
    (tmp_path / f"{record(4).common.id}.html").unlink()
    with pytest.raises(WrongOutput, match="gg-000004: no page"):
        verify(tmp_path, records(COUNT))


def test_surplus_page_is_noticed(tmp_path: Path) -> None:
    write_pages(tmp_path)
    with pytest.raises(WrongOutput, match="bt-000007: not in the corpus"):
        verify(tmp_path, records(COUNT - 4))


def test_missing_cell_is_noticed(tmp_path: Path) -> None:
    cell = record(1).cells[1]
    write_pages(tmp_path, without=cell)
    with pytest.raises(WrongOutput, match=f"bt-000001: {cell} is not on the page"):
        verify(tmp_path, records(COUNT))
