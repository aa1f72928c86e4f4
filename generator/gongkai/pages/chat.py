"""What goes to the village's chat group beside a picture: title, a few lines, link and code."""

from collections.abc import Sequence
from typing import NamedTuple

from gongkai.base.texts import text
from gongkai.model.blocks import Presentation
from gongkai.model.record import Record
from gongkai.pages.told import Telling, channels_of, objection_end, own_channel

_MOST_LINES = 3


class ChatPlace(NamedTuple):
    """Where people find the whole record: its page, "" for none, and its code."""

    link: str
    code: str


def chat_text(
    record: Record, presentation: Presentation, telling: Telling, place: ChatPlace
) -> str:
    """Return the text of a record for the chat group, one to three lines of facts in it."""
    settings = telling.settings
    title = text("chat.title", village=settings.village_name, title=record.title)
    link = text("chat.link", url=place.link) if place.link else text("chat.no_link")
    key = "code" if place.code else "id"
    last = text(f"chat.{key}", id=record.id, code=place.code)
    facts = _facts(record, presentation, telling)
    return "\n".join([title, *facts, link, last]) + "\n"


def _facts(record: Record, presentation: Presentation, telling: Telling) -> Sequence[str]:
    lines = [_first(record, presentation, telling.prose)]
    until = objection_end(record, telling.as_of)
    if until and until not in lines[0]:
        lines.append(text("chat.until", day=until))
    lines.append(_asked(record, telling))
    return list(filter(None, lines))[:_MOST_LINES]


def _asked(record: Record, telling: Telling) -> str:
    """Return whom to ask; "" where the village has named nobody."""
    key, channel = own_channel(record)
    if channel:
        return text(f"chat.{key}", channel=channel)
    channels = channels_of(record, telling.settings)
    return text("chat.ask", name=channels[0][0], phone=channels[0][1]) if channels else ""


def _first(record: Record, presentation: Presentation, prose: Sequence[str]) -> str:
    """Return the sentence of a record, or its own first words where that repeats the title."""
    facts = {"publisher": record.publisher.label, "title": record.title}
    if presentation.sentence != text("sentences.plain", **facts):
        return presentation.sentence
    return prose[0] if prose else ""
