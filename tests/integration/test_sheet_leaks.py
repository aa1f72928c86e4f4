"""A sheet that would show a private number is not made, whatever let it come so far."""

import random
from pathlib import Path

import pytest

from gongkai.model.sheet import SheetWish
from gongkai.model.vocabulary import Face
from gongkai.output.typesetter import Typesetter
from gongkai.pipeline import survey
from gongkai.printing import print_place
from gongkai.sheet_work import SheetMaker, SheetTask
from tests.tools.good_village import AS_OF, edit
from tests.tools.secrets import number

FILE = "content/村务/jijin.md"


@pytest.mark.parametrize("face", [Face.WEB, Face.WALL])
def test_a_private_number_stops_the_sheet(own: Path, tmp_path: Path, face: Face) -> None:
    place = print_place(own, survey(own, AS_OF), AS_OF, tmp_path)
    maker = SheetMaker(place, Typesetter(tmp_path / "set", place.fonts))
    task = SheetTask(FILE, SheetWish(face=face))
    assert maker.make(task).pdf
    value = number("identity", random.Random(7))  # noqa: S311 - the same in every run
    edit(own, FILE, {"大家看看": f"大家看看 {value}"})
    made = maker.make(task)
    assert made.pdf == b""
    assert [problem.code for problem in made.problems] == ["O104"]
    assert value not in repr(made)
