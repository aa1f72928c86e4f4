"""Records in brief for tests, and a board of them."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any

from gongkai.load.rules import load_catalogue
from gongkai.model.catalogue import Catalogue
from gongkai.model.settings import Settings
from gongkai.model.summary import Summary
from gongkai.pages.board import Board
from gongkai.pages.summaries import sealed

AS_OF = date(2026, 11, 20)
_USUAL: dict[str, Any] = {
    "kind": "notice",
    "item": "zhengqiu-yijian",
    "section": "cunwu",
    "level": "village",
    "publisher": "村委会",
    "audience": "everyone",
    "state": "posted",
    "is_shown": True,
    "public_date": "2026-09-01",
    "month": "2026-09",
}


def summary(id_: str, **own: Any) -> Summary:
    """Return a public notice in brief, with what is given in place of the usual."""
    usual = {**_USUAL, "id": id_, "file": f"content/{id_}.yml", "title": f"标题 {id_}"}
    return sealed(Summary(**usual | own))


def board(summaries: Iterable[Summary], as_of: date = AS_OF, **settings: Any) -> Board:
    """Return the board of some records in the village 石桥村."""
    village = Settings.model_validate({"村名": "石桥村", **settings})
    return Board.of(village, catalogue(), as_of, summaries)


@cache
def catalogue() -> Catalogue:
    """Return the national rule pack's catalogue."""
    return load_catalogue(("national",))[0]
