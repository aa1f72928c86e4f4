"""What hangs on the wall because it was printed: one entry for each sheet, the newest."""

from typing import NamedTuple


class SheetName(NamedTuple):
    """Which sheet it is: record, face, form and, for a part of it, the villagers' group."""

    id: str
    face: str
    form: str
    group: str = ""


class Print(NamedTuple):
    """When a sheet was last printed, and the fingerprint of what it showed."""

    day: str
    fingerprint: str


class SheetChange(NamedTuple):
    """A sheet to be hung, replaced or taken down."""

    id: str
    title: str
    boards: tuple[str, ...]
    """Places of the boards it hangs on, or is to hang on as far as the record says."""
    old: str = ""
    """The fingerprint of the sheet that hangs there now."""
    new: str = ""
    """That of the sheet to be printed."""
    day: str = ""
    """When the old one was printed; for one whose time is over, its last day."""


class SheetChanges(NamedTuple):
    """What there is to do at the wall."""

    fresh: tuple[SheetChange, ...] = ()
    replaced: tuple[SheetChange, ...] = ()
    over: tuple[SheetChange, ...] = ()
    """Those that may come down: their time is over."""
    recalled: tuple[SheetChange, ...] = ()
    """Those that must: the record was withdrawn, set back, or is gone."""

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the records whose sheets must be printed."""
        return tuple(one.id for one in (*self.fresh, *self.replaced))


NO_CHANGES = SheetChanges()
