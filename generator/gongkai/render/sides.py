"""On which side the words of a table's column stand: named by classes, for `align` is obsolete."""

from typing import Final

# The left is where words stand anyway.
SIDE_CLASSES: Final = {"left": "", "center": "mid", "right": "end"}
_SIDES: Final = {name: side for side, name in SIDE_CLASSES.items() if name}


def side_of(classes: str) -> str:
    """Return the side that a cell's classes name, or "" for the usual one."""
    return next((_SIDES[name] for name in classes.split() if name in _SIDES), "")
