"""Put drawn bodies into their frames and write them, inside a worker."""

from collections.abc import Sequence
from contextlib import ExitStack
from functools import cache
from typing import BinaryIO

from gongkai.base.language import CHINESE, speaking_own
from gongkai.base.privacy.scan import certain_kinds
from gongkai.base.rare import rare_characters
from gongkai.check.privacy import declared_by
from gongkai.leaks import Written
from gongkai.load.shell import read_shell
from gongkai.model.frames import SLOTS, FrameError, Shell
from gongkai.model.share import ShareCard, card_of_page
from gongkai.model.voice import VOICE_MARK
from gongkai.model.work import BodyPlace, FinishTask, PageTask, Workplace
from gongkai.output.site_folder import write_file
from gongkai.output.weight import weighed
from gongkai.pages.cells import LINK_MARK
from gongkai.pages.compared import COMPARED_MARK
from gongkai.pages.record_page import LATE_MARK
from gongkai.pages.record_related import PICTURES_MARK
from gongkai.render.languages import alternates, switch, twin_page
from gongkai.render.pages import (
    NO_INDEX,
    filled_body,
    font_link,
    framed,
    with_comparisons,
    with_pictures,
    with_voice,
)
from gongkai.render.sharing import SharedSite, share_tags

_NOTHING = dict.fromkeys(SLOTS, "")
_place: Workplace


def start(place: Workplace) -> None:
    """Prepare this process."""
    global _place  # noqa: PLW0603 - set once, before any work, in each process
    _place = place
    # `serve` builds again and again in one process, and the frames may be new ones each time.
    _shell.cache_clear()
    _shared_site.cache_clear()
    _kinds_around.cache_clear()
    _rare_around.cache_clear()


def finish_records(tasks: Sequence[FinishTask]) -> list[Written]:
    """Write the pages of a run of records; one that would show private things is left out."""
    with ExitStack() as stack:

        @cache
        def spool(name: str) -> BinaryIO:
            return stack.enter_context((_place.spool / name).open("rb"))

        with speaking_own():
            return [_finish(task, spool(task.body.file)) for task in tasks]


def _finish(task: FinishTask, spool: BinaryIO) -> Written:
    # The body was searched when it was drawn; here stands what was put together since.
    titles = (title for _, title in task.titles)
    compared = (part for one in task.compared for part in one)
    around = "\n".join((task.title, task.description, task.late, *titles, *compared))
    if kinds := _kinds_on(task, 1, around):
        return Written(task.address, None, kinds, task)
    if _place.out is None:
        raise ValueError(task.address)
    body = _body(task.body, spool)
    if LINK_MARK in body or LATE_MARK in body:
        body = filled_body(body, dict(task.titles), task.late)
    if COMPARED_MARK in body:
        body = with_comparisons(body, task.compared)
    if PICTURES_MARK in body:
        body = with_pictures(body, task.pictures)
    if VOICE_MARK in body:
        body = with_voice(body, task.voice)
    rare = _rare_on(task, 1, body)
    data = framed(
        _shell().frame(task.section),
        title=task.title,
        description=task.description,
        canonical=task.canonical,
        content=body,
        robots=NO_INDEX if task.is_private else "",
        head=_head(task, 1, ShareCard(task.section, task.kind), rare),
        languages=_switch(task),
    )
    data = _as_twin(data)
    file = weighed(write_file(_place.out, task.address, data, task.key, task.source), data)
    return Written(task.address, file._replace(rare=rare) if rare else file)


def write_pages(tasks: Sequence[PageTask]) -> list[Written]:
    """Write pages about many records; one that would show private things is left out."""
    with speaking_own():
        return [_write_page(task) for task in tasks]


def _write_page(task: PageTask) -> Written:
    text = f"{task.title}\n{task.description}\n{task.content}"
    if kinds := _kinds_on(task, task.depth, text):
        return Written(task.address, None, kinds, task)
    if _place.out is None:
        raise ValueError(task.address)
    rare = _rare_on(task, task.depth, task.content)
    data = framed(
        _shell().frame(task.section, task.depth),
        title=task.title,
        description=task.description,
        canonical=task.canonical,
        content=task.content,
        head=_head(task, task.depth, card_of_page(task.section), rare),
        languages=_switch(task),
    )
    data = _as_twin(data)
    file = weighed(write_file(_place.out, task.address, data, task.key, ""), data)
    return Written(task.address, file._replace(rare=rare) if rare else file)


def _head(task: PageTask | FinishTask, depth: int, card: ShareCard, rare: str) -> str:
    """Return what else stands in a page's head. What names people is not told to be shared."""
    font = font_link(depth) if rare else ""
    is_private = isinstance(task, FinishTask) and task.is_private
    if languages := _place.settings.other_languages:
        address = _place.settings.site_address
        font += alternates(
            task.address, _place.language, languages, address, is_listed=not is_private
        )
    if is_private:
        return font
    told = share_tags(
        _shared_site(),
        card,
        title=task.title,
        description=task.description,
        url=task.canonical,
    )
    return told + font


def _switch(task: PageTask | FinishTask) -> str:
    """Return the links to the page in other languages; "" in a site of one language."""
    languages = _place.settings.other_languages
    return switch(task.address, _place.language, languages) if languages else ""


def _as_twin(page: bytes) -> bytes:
    """Return a finished page in its place; in Chinese it is there already."""
    if _place.language == CHINESE:
        return page
    return twin_page(page.decode(), _place.language).encode()


@cache
def _shared_site() -> SharedSite:
    settings = _place.settings
    return SharedSite(settings.village_name, settings.site_address, _place.layers.pictures)


def _rare_on(task: PageTask | FinishTask, depth: int, body: str) -> str:
    """Return the characters of a whole page that it needs the site's font for."""
    rare = rare_characters(body) + _rare_around(task.section, depth)
    # The title of a page stands in its body as well.
    return "".join(sorted(set(rare))) if rare else ""


@cache
def _rare_around(section: str, depth: int) -> str:
    return rare_characters(_shell().frame(section, depth).splice(_NOTHING))


def _kinds_on(task: PageTask | FinishTask, depth: int, text: str) -> tuple[str, ...]:
    """Return what is private in a page's own text or in the frame around it."""
    public = declared_by(_place.settings)
    declared = public | task.declared if task.declared else public
    return _kinds_around(task.section, depth) + certain_kinds(text, declared)


@cache
def _kinds_around(section: str, depth: int) -> tuple[str, ...]:
    """Return what is private in a frame; it is read once, and not again for each page."""
    frame = _shell().frame(section, depth).splice(_NOTHING)
    return certain_kinds(frame, declared_by(_place.settings))


@cache
def _shell() -> Shell:
    shell = read_shell(_place.shell) if _place.shell else None
    if shell is None:
        raise FrameError(str(_place.shell))
    return shell


def _body(place: BodyPlace, spool: BinaryIO) -> str:
    spool.seek(place.offset)
    return spool.read(place.length).decode("utf-8")
