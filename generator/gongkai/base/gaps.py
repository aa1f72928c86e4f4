"""Why a stated sum differs from its parts: the slips of the pen that close the gap exactly.

Only a slip that, once mended, leaves no difference at all is ever named; a gap that no single
slip explains stays unexplained. Numbers are whole: fen, or units of a count.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

_TEN = 10
_TEN_THOUSAND = 10_000
_TWO = 2
_FEW = 4
"""Among more terms than these some digits can nearly always be swapped by chance."""


class Slip(StrEnum):
    """What may have happened to one number, or to one line."""

    SWAPPED = "swapped"
    TENFOLD = "tenfold"
    TENTH = "tenth"
    UNIT_TOO_LARGE = "unit_too_large"
    UNIT_TOO_SMALL = "unit_too_small"
    SIGN = "sign"
    LEFT_OUT = "left_out"
    DOUBLED = "doubled"
    LACKING = "lacking"


_OF_LINES = frozenset({Slip.LEFT_OUT, Slip.DOUBLED, Slip.LACKING})


class Explanation(NamedTuple):
    """One slip: which part it touches (None: the stated sum), what stands there, what was meant.

    For a line left out of the sum, written twice, or lacking, ``meant`` is the line's number;
    ``twin`` is the line that looks the same as one written twice.
    """

    slip: Slip
    part: int | None
    written: int
    meant: int
    twin: int | None = None


def explain_gap(parts: Sequence[int], stated: int) -> Explanation | None:
    """Return the likeliest single slip that closes the gap exactly; None without one."""
    gap = stated - sum(parts)
    return next(_explanations(parts, stated, gap), None) if gap else None


def explain_terms(parts: Sequence[int], stated: int) -> Sequence[Explanation]:
    """Return the likeliest single slip and, where it is of one number, a rival of another one.

    The terms of a formula are few and named: two that explain the gap alike are both told.
    None of them is a line that can be lacking: a gap as large as one of them says nothing.
    """
    gap = stated - sum(parts)
    of_terms = (one for one in _explanations(parts, stated, gap) if one.slip is not Slip.LACKING)
    first = next(of_terms, None) if gap else None
    if first is None or first.slip in _OF_LINES or len(parts) > _FEW:
        return () if first is None else (first,)
    others = (one for one in of_terms if one.part != first.part)
    rival = next((one for one in others if one.slip not in _OF_LINES), None)
    return (first,) if rival is None else (first, rival)


def explain_number(written: int, meant: int) -> Explanation | None:
    """Return how one number can have been mistaken for another; None when it cannot."""
    slip = _slip(written, meant)
    return Explanation(slip, None, written, meant) if slip else None


def _explanations(parts: Sequence[int], stated: int, gap: int) -> Iterator[Explanation]:
    of_sum = explain_number(stated, stated - gap)
    if of_sum:
        yield of_sum
    if len(parts) < _TWO:
        return
    yield from _of_lines(parts, gap)
    for index, part in enumerate(parts):
        slip = _slip(part, part + gap)
        if slip:
            yield Explanation(slip, index, part, part + gap)


def _of_lines(parts: Sequence[int], gap: int) -> Iterator[Explanation]:
    """Yield lines that are in the list once too often, or in the sum once too often."""
    surplus = [index for index, part in enumerate(parts) if part == -gap]
    if len(surplus) >= _TWO:
        yield Explanation(Slip.DOUBLED, surplus[1], -gap, -gap, surplus[0])
    elif surplus:
        yield Explanation(Slip.LEFT_OUT, surplus[0], -gap, -gap)
    if gap in parts:
        yield Explanation(Slip.LACKING, list(parts).index(gap), gap, gap)


def _slip(written: int, meant: int) -> Slip | None:
    if not written or not meant:
        return None
    for times, large, small in (
        (_TEN, Slip.TENFOLD, Slip.TENTH),
        (_TEN_THOUSAND, Slip.UNIT_TOO_LARGE, Slip.UNIT_TOO_SMALL),
    ):
        if written == meant * times:
            return large
        if written * times == meant:
            return small
    if written == -meant:
        return Slip.SIGN
    return Slip.SWAPPED if _is_swapped(written, meant) else None


def _is_swapped(written: int, meant: int) -> bool:
    """Return whether two digits of one number stand the other way round in the other."""
    one, other = str(written), str(meant)
    if len(one) != len(other) or (written < 0) != (meant < 0):
        return False
    unlike = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(unlike) == _TWO and unlike[0] == unlike[1][::-1]
