"""The page that explains words which a villager may not know."""

from collections.abc import Iterator

from gongkai.base.digest import digest_of
from gongkai.base.terms import GLOSSARY, Term, TermGroup, term_groups
from gongkai.base.texts import text
from gongkai.pages.planned import PlannedPage
from gongkai.pages.ways_contexts import GlossaryPage, TermLine, TermPart


def glossary_pages() -> Iterator[PlannedPage]:
    """Yield the glossary, the same in every village."""
    yield PlannedPage(
        address=GLOSSARY,
        template="glossary",
        section="",
        title=text("glossary.title"),
        description=text("glossary.lead"),
        reads=digest_of(repr(term_groups())),
        make=_glossary_page,
    )


def _glossary_page() -> GlossaryPage:
    return GlossaryPage(
        title=text("glossary.title"),
        lead=text("glossary.lead"),
        groups=tuple(map(_part, term_groups())),
    )


def _part(group: TermGroup) -> TermPart:
    return TermPart(f"lei-{group.id}", group.title, tuple(map(_line, group.terms)))


def _line(term: Term) -> TermLine:
    words = text("glossary.mark").join(term.also)
    also = text("glossary.also", words=words) if words else ""
    return TermLine(term.id, term.name, term.told, also)
