"""Run the command line with ``python -m gongkai``."""

from gongkai.cli import main

main()
