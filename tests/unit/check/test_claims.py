"""What a stated number is held against, and which rows a reader is sent to."""

from gongkai.base.problem import Where
from gongkai.check.claims import Stated, check_rows, in_yuan


def _stated(fen: int) -> Stated:
    return Stated("F117", Where("a.yml").at("合计"), "合计", fen, in_yuan)


def test_a_sum_over_no_rows_sends_the_reader_to_no_row() -> None:
    (problem,) = check_rows(_stated(100), "entries", [])
    assert problem.rows == ()


def test_the_first_and_the_last_row_are_named_where_no_slip_explains_the_gap() -> None:
    (problem,) = check_rows(_stated(7_777), "entries", [1_00, 2_34, 5_67])
    assert [str(place.path[-1]) for place in problem.rows] == ["0", "2"]


def test_a_sum_that_holds_says_nothing() -> None:
    assert list(check_rows(_stated(300), "entries", [100, 200])) == []
