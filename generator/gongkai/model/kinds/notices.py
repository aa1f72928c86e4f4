"""Notices and announcements."""

from typing import ClassVar

from gongkai.model.handling import PublicationDemand
from gongkai.model.parts import Link, NamedFigure
from gongkai.model.record import Record
from gongkai.model.values import Markdown


class Notice(Record):
    """A notice: text, the figures that matter, how to object, and the result."""

    prose_field: ClassVar[str] = "body"

    key_figures: tuple[NamedFigure, ...] = ()
    body: Markdown = ""
    objection_channel: str = ""
    results: tuple[Link, ...] = ()
    demands: tuple[PublicationDemand, ...] = ()
