"""Forget everything that was read from files or made from it: `serve` follows their changes."""

import sys


def forget_all() -> None:
    """Empty every memory of this package, so that templates, texts and rules are read anew."""
    names = [name for name in sys.modules if name.partition(".")[0] == "gongkai"]
    for name in names:
        for value in tuple(vars(sys.modules[name]).values()):
            clear = getattr(value, "cache_clear", None)
            if clear:
                clear()
