"""Fill the templates of pages; what comes back is a page body, finished and escaped."""

import re
from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import cache
from html import escape
from typing import Any

from gongkai.base.texts import text
from gongkai.model.frames import Frame
from gongkai.model.voice import VOICE_MARK

FONT_STYLE = "assets/fonts/rare.css"
"""The style sheet of the font that holds what old phones may lack; pages without link it not."""
NO_INDEX = '<meta name="robots" content="noindex">'
_LINK = re.compile("\ue006([a-z0-9-]+)\ue006")
_LATE = "\ue007"
_PICTURES = "\ue00a"
_COMPARED = "\ue00b"


def render_record(page: Any, find_file: Callable[[str], str], *, is_folding: bool = True) -> str:
    """Return the body of a record's page (`pages.contexts.RecordPage`).

    `is_folding` has long tables in parts that are opened one by one; copies have them whole.
    """
    from gongkai.render.record import draw_record  # noqa: PLC0415 - an unchanged build draws nothing

    return draw_record(page, find_file, is_folding=is_folding)


def render_page(template: str, page: Any) -> str:
    """Return the body of any other page, from the template of its name."""
    from gongkai.render.environment import render  # noqa: PLC0415 - as above

    return render(f"pages/{template}.html", page=page)


def load_templates() -> None:
    """Make the templates of pages ready, so that no page waits for its own."""
    from gongkai.render.environment import environment  # noqa: PLC0415 - as above

    made = environment()
    for name in made.list_templates(filter_func=lambda name: name.startswith("pages/")):
        made.get_template(name)


def draw_entry(entry: Hashable) -> None:
    """Draw a record as it stands in lists, so that it is at hand when they are drawn."""
    from gongkai.render.environment import entry_items  # noqa: PLC0415 - as above

    entry_items((entry,))


def render_honours(honours: Sequence[tuple[str, str, str, str]]) -> str:
    """Return a family's honours over the years: award, grade, day, the award's record id."""
    from gongkai.render.environment import render  # noqa: PLC0415 - as above

    return render("honours.html", honours=honours)


def render_confirmed(rows: Sequence[tuple[str, str, str]]) -> str:
    """Return the records that a ledger confirms: day, title, the record's id."""
    from gongkai.render.environment import render  # noqa: PLC0415 - as above

    return render("confirmed.html", confirmed=rows)


def with_comparisons(body: str, compared: Sequence[tuple[str, str, str]]) -> str:
    """Return a record's body with its sums beside earlier ones: their name, record, difference."""
    from gongkai.render.environment import render  # noqa: PLC0415 - as above

    told = render("compared.html", compared=compared) if compared else ""
    return body.replace(_COMPARED, told)


def render_wall(page: Any) -> str:
    """Return the whole page of what there is to do at the wall (`pages.wall_page.WallPage`)."""
    from gongkai.render.environment import render  # noqa: PLC0415 - as above

    return render("wall.html", page=page)


def text_slot(value: str) -> str:
    """Return text escaped for the head of a page, on one line."""
    return escape(" ".join(value.split()), quote=True)


def font_link(depth: int) -> str:
    """Return the element through which a page, so far below the root, finds the site's font."""
    return f'<link rel="stylesheet" href="{"../" * depth}{FONT_STYLE}">'


def with_font(page: bytes, depth: int) -> bytes:
    """Return a page that others finished with the site's font in its head."""
    return page.replace(b"</head>", font_link(depth).encode() + b"</head>", 1)


def framed(  # noqa: PLR0913 - one for each slot
    frame: Frame,
    *,
    title: str,
    description: str,
    canonical: str,
    content: str,
    robots: str = "",
    head: str = "",
    languages: str = "",
) -> bytes:
    """Return a whole page: a finished body in its frame, with what stands in the head."""
    slots = {
        "title": text_slot(title),
        "description": text_slot(description),
        "canonical": text_slot(canonical),
        "robots": robots,
        "head": head,
        "content": content,
        "languages": languages,
    }
    return frame.splice(slots).encode("utf-8")


def with_pictures(body: str, addresses: Sequence[str]) -> str:
    """Return a record's body with links to its pictures where it leads to its sheet."""
    words = _picture_words(len(addresses))
    links = (
        f'<a href="../{address}">{word}</a>'
        for address, word in zip(addresses, words, strict=True)
    )
    return body.replace(_PICTURES, "\n".join(links))


@cache
def _picture_words(strips: int) -> list[str]:
    if strips == 1:
        return [escape(text("record.picture"))]
    numbers = range(1, strips + 1)
    return [escape(text("record.strip", number=one, strips=strips)) for one in numbers]


def with_voice(body: str, address: str) -> str:
    """Return a record's body with what is heard of it: a sound, a text to be spoken, nothing."""
    from gongkai.render.environment import render  # noqa: PLC0415 - as above

    told = render("voice.html", address=address) if address else ""
    return body.replace(VOICE_MARK, told)


def filled_body(body: str, titles: Mapping[str, str], late: str) -> str:
    """Return a record's body with links to other records named and the late part put in.

    `titles` holds the linked records' titles by id; `late` is finished HTML.
    """

    def link(found: re.Match[str]) -> str:
        title = titles.get(found[1])
        # An id may be spelt after a family that agreed to be shown and no longer does.
        unshown = escape(text("record.unshown"))
        return f'<a href="{found[1]}.html">{escape(title)}</a>' if title else unshown

    return _LINK.sub(link, body).replace(_LATE, late)
