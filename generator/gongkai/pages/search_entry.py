"""What of a record's page may be searched: only what everybody may see and nobody's own row."""

from collections.abc import Iterator
from typing import Any, Final

from gongkai.base.search_terms import folded, initials_of, terms_of
from gongkai.model.blocks import ChartBlock
from gongkai.model.summary import Summary
from gongkai.model.vocabulary import Kind
from gongkai.pages.contexts import RecordPage

_FAMILY: Final = Kind.FAMILY.value


def search_terms(page: RecordPage, summary: Summary, item: str) -> str:
    """Return its id and what a record is found by: terms of its head, then those of its body.

    Of a page on which personal rows stand, and of a family's, the body is left out: a name there
    is found on the open page alone.
    """
    named = folded(f"{page.title}\n{item}\n{summary.matter}\n{summary.fund}")
    head = terms_of(f"{named}\n{summary.group}\n{page.id}") | initials_of(named)
    if summary.is_private or summary.kind == _FAMILY:
        return f"{page.id}\t{' '.join(head)}\t"
    body = terms_of("\n".join((page.sentence, *_texts(page.blocks)))) - head
    return f"{page.id}\t{' '.join(head)}\t{' '.join(body)}"


def _texts(value: Any) -> Iterator[str]:
    """Yield every text in blocks, whatever their form."""
    for one in value:
        if type(one) is str:
            yield one
        elif isinstance(one, tuple):
            yield from _texts(one)
        elif not isinstance(one, ChartBlock) and hasattr(one, "__slots__"):
            # A chart says nothing that does not stand in the table beside it.
            yield from _texts([getattr(one, name) for name in one.__slots__])
