"""Setting documents in this process first and in others later comes to an end."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from gongkai.base.jobs import Workers
from gongkai.output.own_fonts import faces_of
from gongkai.output.typesetter import Typesetter
from tests.tools.repository import ROOT

PAGES = "\n#pagebreak()\n".join(f"= {number}\n#lorem(200)" for number in range(30))
PROGRAM = f"""
import multiprocessing, sys
if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    from {__name__} import set_here_and_elsewhere
    set_here_and_elsewhere(sys.argv[1])
"""
SECONDS = 120
"""How long all may take, which takes two on one slow core."""


_typesetters: list[Typesetter] = []


def set_here_and_elsewhere(place: str) -> None:
    """Print how many pages a document has, set in this process and, twice, in others."""
    prepare(place)
    here = page_counts([0])
    workers = Workers(2, prepare, place)
    elsewhere = list(workers.run(page_counts, [1, 2]))
    workers.close()
    sys.stdout.write(f"{here + elsewhere}")


def prepare(place: str) -> None:
    folder = Path(place, str(os.getpid()))
    _typesetters.append(Typesetter(folder, faces_of(folder, None)))
    (folder / "pages.typ").write_text(PAGES, "utf-8")


def page_counts(tasks: Sequence[int]) -> list[int]:
    return [len(_typesetters[-1].drawings("pages.typ", {"task": task})) for task in tasks]


def test_typst_works_elsewhere_after_it_has_worked_here(tmp_path: Path) -> None:
    """Typst keeps threads, of which a copied process would have none and wait for them."""
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(tmp_path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    ) as setting:
        try:
            told, _ = setting.communicate(timeout=SECONDS)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(setting.pid, signal.SIGKILL)
    assert (setting.returncode, told) == (0, "[30, 30, 30]")
