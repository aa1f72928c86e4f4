"""The page that tells how to object or complain, from near and from afar, and a form for it."""

import re
from collections.abc import Iterator
from functools import partial
from urllib.parse import quote

from gongkai.base.needs import items_for_afar
from gongkai.base.texts import text
from gongkai.model.blocks import Fact
from gongkai.model.settings import Channel, Settings
from gongkai.model.summary import Summary
from gongkai.model.vocabulary import YesNo
from gongkai.pages.board import Board, reads
from gongkai.pages.contexts import Ref
from gongkai.pages.open_notices import ADDRESS as NOTICES
from gongkai.pages.planned import PlannedPage
from gongkai.pages.ways_contexts import SpeakForm, SpeakPage

ADDRESS = "fanying/index.html"
FORM = "fanying/biao.html"
_LINES = ("about", "told", "wanted", "reached")
_MOST = 3
_AREA_CODE = re.compile(r"0([1-9]\d{1,2}\D?\d.*)")
_MOBILE = re.compile(r"1\d{2}\D?\d{4}\D?\d{4}")


def speak_pages(board: Board) -> Iterator[PlannedPage]:
    """Yield the page of all ways to speak up, and the blank form."""
    own = {id_: board.by_item.get(id_, [])[:_MOST] for id_ in items_for_afar()}
    found = [summary for records in own.values() for summary in records]
    yield PlannedPage(
        address=ADDRESS,
        template="speak",
        section="",
        title=text("ways.speak.title"),
        description=text("ways.speak.lead"),
        reads=reads(found),
        make=partial(_page, board, found),
    )
    yield PlannedPage(
        address=FORM,
        template="speak_form",
        section="",
        title=text("ways.speak.form.title"),
        description=text("ways.speak.form.lead"),
        reads="",
        make=partial(_form, board.settings),
    )


def from_abroad(phone: str) -> str:
    """Return a number as it is dialled from abroad; "" for one that only works at home.

    The country's code stands in place of the area code's leading 0; service numbers such as
    12345 have no area code.
    """
    if found := _AREA_CODE.fullmatch(phone):
        return f"+86-{found[1]}"
    return f"+86-{phone}" if _MOBILE.fullmatch(phone) else ""


def _page(board: Board, found: list[Summary]) -> SpeakPage:
    settings = board.settings
    inside = [one for one in settings.channels if one.is_outside is not YesNo.YES]
    outside = [one for one in settings.channels if one.is_outside is YesNo.YES]
    return SpeakPage(
        title=text("ways.speak.title"),
        lead=text("ways.speak.lead"),
        inside=tuple(map(_phone, inside)),
        outside=tuple(map(_phone, outside)),
        places=tuple(_places(settings)),
        messages=tuple(_messages(settings)),
        form=Ref(text("ways.speak.form.title"), FORM.rpartition("/")[2]),
        notices=Ref(text("ways.notices.title"), f"../{NOTICES}"),
        abroad=tuple(_abroad(settings)),
        afar=tuple(Ref(summary.title, f"../{summary.address}") for summary in found),
    )


def _phone(channel: Channel) -> Fact:
    name, remark, phone = channel.name, channel.remark, channel.office_phone
    label = text("ways.speak.remark", name=name, remark=remark) if remark else name
    return Fact("phone", label, phone, f"tel:{phone}")


def _places(settings: Settings) -> Iterator[Fact]:
    """Yield where to go or write to: the boxes, the village's address."""
    for box in settings.suggestion_boxes:
        yield Fact("box", text("ways.speak.box"), box)
    if settings.address:
        yield Fact("address", text("ways.speak.in_person"), settings.address)


def _messages(settings: Settings) -> Iterator[Ref]:
    """Yield links that open a message whose beginning is written already."""
    subject = quote(text("ways.speak.subject", village=settings.village_name), safe="")
    body = quote(text("ways.speak.message", village=settings.village_name), safe="")
    for channel in settings.channels:
        if channel.takes_texts is YesNo.YES:
            label = text("ways.speak.sms", name=channel.name)
            # Old phones look for the text behind "?", others behind "&".
            yield Ref(label, f"sms:{channel.office_phone}?&body={body}")
        # What is no mailbox is told by a check.
        if "@" in channel.email:
            label = text("ways.speak.mail", name=channel.name)
            address = quote(channel.email, safe="@")
            yield Ref(label, f"mailto:{address}?subject={subject}&body={body}")


def _abroad(settings: Settings) -> Iterator[Fact]:
    for channel in settings.channels:
        if phone := from_abroad(channel.office_phone):
            yield Fact("phone", channel.name, phone, f"tel:{phone}")


def _form(settings: Settings) -> SpeakForm:
    return SpeakForm(
        title=text("ways.speak.form.heading", village=settings.village_name),
        lead=text("ways.speak.form.lead"),
        lines=tuple(text(f"ways.speak.form.{name}") for name in _LINES),
        hand_in=(
            *_places(settings),
            *(Fact("phone", one.name, one.office_phone) for one in settings.channels),
        ),
        back=Ref(text("ways.speak.title"), ADDRESS.rpartition("/")[2]),
    )
