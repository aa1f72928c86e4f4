"""Run the command line with ``python -m gongkai`` or as ``gongkai``."""

import atexit
import os
import sys
from contextlib import suppress
from typing import NoReturn

from gongkai.cli import main


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
