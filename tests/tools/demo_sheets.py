"""Sheets of the demo village, in every form, as `gongkai print` sets them."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from gongkai.checking import survey
from gongkai.model.sheet import SheetForm, SheetWish
from gongkai.model.vocabulary import Face
from gongkai.output.typesetter import Typesetter
from gongkai.pages.forms import suits
from gongkai.printing import print_place
from gongkai.sheet_work import SheetMaker, SheetTask
from tests.tools.good_village import AS_OF, edit
from tests.tools.repository import ROOT

if TYPE_CHECKING:
    from gongkai.model.summary import Summary

SITE: Final = "https://shiqiao.example.cn/gongkai"
SHOWN_IN: Final = {
    SheetForm.NOTICE: "cw-2026-09-jiuzai",
    SheetForm.OFFICIAL: "dw-2026-01-zhidu",
    SheetForm.DRAFT: "cw-2026-09-jiuzai",
    SheetForm.POSTER: "cw-2026-09-shouzhi",
    SheetForm.RED_LIST: "wm-2026-10-zuimei",
    SheetForm.CERTIFICATE: "wm-2026-10-zuimei",
    SheetForm.RULES_BOARD: "wm-2026-03-yifeng",
    SheetForm.PROJECT_BOARD: "cun-2026-06-xiangmu-sanzu",
    SheetForm.DONORS: "dw-2024-08-juankuan",
}
"""An ordinary record for each form that shows one record."""


class DemoSheets:
    """The demo village with an address of its own, surveyed once."""

    def __init__(self, folder: Path, site: str = SITE) -> None:
        """Lay out and survey the demo in an empty folder."""
        root = folder / "demo"
        shutil.copytree(ROOT / "content", root / "content")
        shutil.copy(ROOT / "site_config.yml", root)
        if site:
            edit(root, "site_config.yml", {"\n县: ": f"\n网址: {site}\n县: "})
        found = survey(root, AS_OF, 1, keeps_states=True)
        assert found.result.is_clean
        self.village = found.village
        self.records: dict[str, Summary] = {one.id: one for one in found.village.summaries}
        place = print_place(root, found, AS_OF, Path(tempfile.mkdtemp(dir=folder)))
        self.maker = SheetMaker(place, Typesetter(place.folder, place.fonts))

    def pdf(self, id_: str, wish: SheetWish) -> bytes:
        """Return a record's sheet, which must come out without a problem."""
        done = self.maker.make(SheetTask(self.records[id_].file, wish))
        assert (done.problems, bool(done.pdf)) == ((), True), id_
        return done.pdf

    def fingerprint(self, id_: str) -> str:
        """Return the fingerprint of what the web shows of a record."""
        return self.maker.fingerprint(SheetTask(self.records[id_].file, SheetWish()))

    def on_the_wall(self, id_: str, form: SheetForm, **more: str) -> bytes:
        """Return a record's sheet as it hangs on the wall."""
        wish = SheetWish(form=form, face=Face.WALL, printed_on=AS_OF.isoformat())
        return self.pdf(id_, wish._replace(**more))  # type: ignore[arg-type]

    def suited(self, form: SheetForm) -> list[str]:
        """Return the ids of all records on show that a form suits."""
        shown = (one for one in self.records.values() if one.is_shown)
        return [one.id for one in shown if suits(form, one.kind)]
