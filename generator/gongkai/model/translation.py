"""A record's title and text in another language."""

from gongkai.model.part import Part
from gongkai.model.values import Markdown
from gongkai.model.vocabulary import SiteLanguage


class Translation(Part):
    """What somebody translated: the title, and the record's own text where it has one."""

    language: SiteLanguage
    title: str
    body: Markdown = ""
