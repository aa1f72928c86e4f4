"""A sheet is set smaller only where that saves a page."""

import pytest

from gongkai.model.sheet import SheetForm
from gongkai.sheet_fitting import fitted, was_tried


def _document(pages: int) -> bytes:
    return b"<</Type/Pages>>" + b"<</Type/Page/Resources 1 0 R>>" * pages


@pytest.mark.parametrize(
    ("pages", "scale", "tried"),
    [
        ({1.0: 1}, 1.0, [1.0]),
        ({1.0: 2, 0.88: 1, 0.94: 1}, 0.94, [1.0, 0.88, 0.94]),
        ({1.0: 3, 0.88: 2, 0.94: 3}, 0.88, [1.0, 0.88, 0.94]),
        ({1.0: 2, 0.88: 2}, 1.0, [1.0, 0.88]),
        ({1.0: 5, 0.94: 4}, 1.0, [1.0]),
    ],
)
def test_the_largest_scale_that_saves_a_page_is_taken(
    pages: dict[float, int], scale: float, tried: list[float]
) -> None:
    asked: list[float] = []

    def at_scale(one: float) -> bytes:
        asked.append(one)
        return _document(pages[one])

    assert fitted(SheetForm.NOTICE, at_scale) == (_document(pages[scale]), scale)
    assert asked == tried


def test_posters_have_a_size_of_their_own() -> None:
    assert fitted(SheetForm.POSTER, lambda _: _document(2)) == (_document(2), 1.0)


def test_a_scale_that_is_known_is_tried_alone() -> None:
    asked: list[float] = []

    def at_scale(one: float) -> bytes:
        asked.append(one)
        return _document(2)

    assert fitted(SheetForm.NOTICE, at_scale, 0.94) == (_document(2), 0.94)
    assert asked == [0.94]


@pytest.mark.parametrize(
    ("form", "pages", "scale", "expected"),
    [
        (SheetForm.NOTICE, 1, 1.0, False),
        (SheetForm.NOTICE, 1, 0.94, True),
        (SheetForm.NOTICE, 2, 1.0, True),
        (SheetForm.NOTICE, 5, 1.0, False),
        (SheetForm.POSTER, 2, 1.0, False),
    ],
)
def test_only_a_scale_that_was_looked_for_is_worth_remembering(
    form: SheetForm, pages: int, scale: float, *, expected: bool
) -> None:
    assert was_tried(form, _document(pages), scale) is expected
