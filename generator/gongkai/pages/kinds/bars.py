"""Data of the two blocks that several kinds draw: bars of shares, and dated steps."""

from gongkai.base.light_dataclass import dataclass
from gongkai.base.money import Money

_WHOLE = 100


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it measures, the value in words, how full it is (0 to 100)."""

    label: str
    value: str
    fill: int


@dataclass(frozen=True, slots=True)
class Bars:
    """What the template ``blocks/bars.html`` shows."""

    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """Whether a rule is kept: a sign, and the same in words."""

    sign: str
    words: str


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step: its name, its day (ISO form or empty), who met, notes, the share that agreed.

    ``proofs`` say whether enough came and agreed; an open step is still to come.
    """

    name: str
    day: str = ""
    meeting: str = ""
    notes: tuple[str, ...] = ()
    share: int | None = None
    share_note: str = ""
    proofs: tuple[Proof, ...] = ()
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class StepLines:
    """What the template ``blocks/step_lines.html`` shows."""

    steps: tuple[StepLine, ...]

    @property
    def is_short(self) -> bool:
        """Return whether names and days are all there is, so that steps may stand in one row."""
        return not any(step.share_note or step.meeting for step in self.steps)


def share_of(part: Money | int, whole: Money | int) -> int | None:
    """Return how many percent of the whole a part is, rounded down; None of nothing.

    Rounded down, so that 100 stands only where nothing is missing.
    """
    above = part.fen if isinstance(part, Money) else part
    below = whole.fen if isinstance(whole, Money) else whole
    return _WHOLE * above // below if below > 0 else None


def full(share: int) -> int:
    """Return how full a bar is: never below 0 or above 100."""
    return max(0, min(_WHOLE, share))
