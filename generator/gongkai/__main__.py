"""Run the command line with ``python -m gongkai`` or as ``gongkai``."""

import atexit
import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn

# Nearly all that a run makes lives to its end, its modules first of all: nothing is looked for
# that does not. `serve` goes on and turns the collector on again.
gc.disable()

from gongkai.cli import main  # noqa: E402 - as said


def run() -> NoReturn:
    """Run the command line and end the process at once.

    To take apart one by one what a run has made takes Python as long as to read it; all of it is
    given back with the process anyway.
    """
    code = 0
    try:
        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0
    with suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
    atexit._run_exitfuncs()  # noqa: SLF001 - what others want done at the end is done
    os._exit(code)


if __name__ == "__main__":
    run()
