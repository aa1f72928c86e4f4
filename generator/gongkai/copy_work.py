"""One record's journey to the texts that leave by hand: chat group, loudspeaker, other platforms.

Each text is made from the record as its own face may show it. What would show something private
is not handed on at all.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple, cast

from gongkai.base.digest import fingerprint_of
from gongkai.base.period import PeriodKind
from gongkai.base.privacy.scan import certain_kinds
from gongkai.base.problem import Problem, Where
from gongkai.base.texts import text, texts
from gongkai.check.privacy import declared_for
from gongkai.check.subject import Subject
from gongkai.guard.cleaned import cleaned
from gongkai.leaks import leaks_of
from gongkai.load.records import read_record
from gongkai.model.article import Article
from gongkai.model.catalogue import Item
from gongkai.model.face import Projection, project, show_on
from gongkai.model.facts import disclosed_facts
from gongkai.model.lifetime import Phase, is_away, lifetime_of
from gongkai.model.record import Record
from gongkai.model.small_counts import few_of
from gongkai.model.vocabulary import Face, Show, narrowest
from gongkai.output.word import word_document
from gongkai.pages.chat import ChatPlace, chat_text
from gongkai.pages.digest import DigestEntry
from gongkai.pages.present import presentation_of
from gongkai.pages.record_page import SHORT_FINGERPRINT, RecordSetting, record_page, spaced_code
from gongkai.pages.script import entry_told, script_of, script_text
from gongkai.pages.summaries import is_published, public_date
from gongkai.pages.told import Telling, told_of
from gongkai.render.article import article_of, article_text, inline_html
from gongkai.render.pages import filled_body, render_honours, render_record
from gongkai.render.sentences import prose_sentences
from gongkai.sheet_work import PrintPlace
from gongkai.validate.records import validate_record

CHAT, VOICE, WORD, HTML = "weixin.txt", "guangbo.txt", "docx", "html"
"""How the names of the files end that are made of a record."""
BYTE_ORDER_MARK = "\ufeff"
"""Stands before a text file, so that every Windows program reads it as UTF-8."""


class Copy(NamedTuple):
    """A finished file: its name below the folder of prints, and its content."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Copied:
    """What was made of a record, and what would have shown something private."""

    copies: tuple[Copy, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """A public record as it was read."""

    record: Record
    item: Item
    file: str
    is_folded: bool


class _Made(NamedTuple):
    """A text that is finished but not yet searched: its file's name, its words, its content."""

    name: str
    words: str
    data: bytes


def names_of(id_: str) -> tuple[str, ...]:
    """Return the names of all files that are made of a record."""
    return (f"{id_}-{CHAT}", f"{id_}-{VOICE}", f"{id_}.{WORD}", f"{id_}.{HTML}")


class CopyMaker:
    """Makes the texts of records."""

    def __init__(self, place: PrintPlace) -> None:
        """Take the village."""
        self.place = place
        known = place.settings.readings
        self.readings = {one.name: one.read_as for one in known if one.name and one.read_as}

    def copies(self, file: str) -> Copied:
        """Return every text of a record that a face may show; none when no face may."""
        found = self._read(file)
        if found is None:
            return Copied()
        made = (self._chat(found), self._voice(found), *self._articles(found))
        named = [one for one in made if one is not None]
        problems: list[Problem] = []
        copies: list[Copy] = []
        for one in named:
            leaks = self._leaks(found, one.name, one.words)
            problems += leaks
            if not leaks:
                copies.append(Copy(one.name, one.data))
        return Copied(tuple(copies), tuple(problems))

    def digest_entry(
        self, file: str, month: str
    ) -> tuple[DigestEntry | None, tuple[Problem, ...]]:
        """Return how a record stands in a month's script, and what keeps it out of any.

        None for a record of another month, and for one that the loudspeaker may not tell.
        """
        found = self._read(file)
        if found is None or self._month(found.record) != month:
            return None, ()
        projection = self._projection(found, Face.VOICE)
        if projection is None:
            return None, ()
        telling = self._telling(projection)
        told = entry_told(projection, presentation_of(projection), telling.settings)
        record = projection.record
        code = spaced_code(self._fingerprint(found)[:SHORT_FINGERPRINT])
        section, kind = found.item.section, record.kind.value
        entry = DigestEntry(record.id, section, kind, record.title, told, code)
        problems = tuple(self._leaks(found, f"{month}-{VOICE}", f"{entry.title}\n{told}"))
        return (None if problems else entry), problems

    def _read(self, file: str) -> _Found | None:
        """Return a record that is public on the day; None for any other."""
        raw, _ = read_record(self.place.root, file)
        record, _ = validate_record(raw, file) if raw else (None, [])
        item = self.place.catalogue.by_name(record.item) if record else None
        if record is None or item is None or not is_published(record):
            return None
        lifetime = lifetime_of(record, item, self.place.as_of)
        if is_away(record, item, lifetime):
            return None
        is_folded = lifetime.phase is Phase.OVER or record.folding is not None
        return _Found(record, item, file, is_folded)

    def _projection(self, found: _Found, face: Face) -> Projection | None:
        """Return the record as a face may show it now: its totals alone when its time is over."""
        record, item = found.record, found.item
        limit = Show.TOTALS if found.is_folded else Show.FULL
        show = narrowest(show_on(face, item.faces[face], record.audience), limit)
        return None if show is Show.NONE else self._projected(found, face, show)

    def _projected(self, found: _Found, face: Face, show: Show) -> Projection | None:
        rule = self.place.catalogue.number("small_count", self.place.as_of)
        few = few_of(found.item.privacy, show, rule.number if rule else 0)
        return project(found.record, face, show, few)

    def _fingerprint(self, found: _Found) -> str:
        """Return the fingerprint of what the web shows, as it hung; "" when it shows nothing."""
        record = found.record
        show = show_on(Face.WEB, found.item.faces[Face.WEB], record.audience)
        projection = self._projected(found, Face.WEB, show) if show is not Show.NONE else None
        state = self.place.states.get(record.id)
        if projection is None or state is None:
            return ""
        return fingerprint_of(state.salt, disclosed_facts(projection))

    def _telling(self, projection: Projection) -> Telling:
        record = projection.record
        has_prose = record.kind.value in _prose_kinds()
        prose = prose_sentences(getattr(record, record.prose_field)) if has_prose else ()
        return Telling(self.place.settings, self.place.as_of, prose)

    def _chat(self, found: _Found) -> _Made | None:
        projection = self._projection(found, Face.GROUP)
        if projection is None:
            return None
        code = spaced_code(self._fingerprint(found)[:SHORT_FINGERPRINT])
        place = ChatPlace(self._link(found) if code else "", code)
        told = chat_text(
            projection.record, presentation_of(projection), self._telling(projection), place
        )
        return _text_file(found.record.id, CHAT, told, told)

    def _voice(self, found: _Found) -> _Made | None:
        projection = self._projection(found, Face.VOICE)
        if projection is None:
            return None
        telling = self._telling(projection)
        told = told_of(projection, presentation_of(projection), telling)
        script = script_of(projection, told, telling, self.readings)
        code = spaced_code(self._fingerprint(found)[:SHORT_FINGERPRINT])
        facts = {
            "village": self.place.settings.village_name,
            "id": found.record.id,
            "code": code,
            "seconds": script.seconds,
        }
        head = text("scripts.head" if code else "scripts.head_without_code", **facts)
        whole = script_text(script, head, self.readings)
        # Spoken digits look like no number any more: what they were is searched, too.
        return _text_file(found.record.id, VOICE, whole, f"{script.written}\n{whole}")

    def _articles(self, found: _Found) -> Iterable[_Made]:
        projection = self._projection(found, Face.WEB)
        if projection is None:
            return
        fingerprint = self._fingerprint(found)
        day = self._public_date(found.record)
        article = self._article(found, projection, fingerprint, day)
        link = self._link(found)
        foot = [self._made_with(found, fingerprint)]
        foot += [text("word.source", url=link)] if link else []
        words = "\n".join((article_text(article), *foot))
        author = self.place.settings.village_name
        document = cleaned(f"a.{WORD}", word_document(article, author, day, foot))
        yield _Made(f"{found.record.id}.{WORD}", words, document)
        page = inline_html(article, foot)
        yield _Made(f"{found.record.id}.{HTML}", page, page.encode())

    def _article(
        self, found: _Found, projection: Projection, fingerprint: str, day: date
    ) -> Article:
        setting = RecordSetting(
            item=found.item,
            catalogue=self.place.catalogue,
            settings=self.place.settings,
            public_date=day,
            fingerprint=fingerprint,
            find_file=_no_file,
            is_folded=found.is_folded,
        )
        page = record_page(projection, presentation_of(projection), setting)
        honours = self.place.honours.get(projection.record.id, ())
        late = render_honours(honours) if honours else ""
        body = filled_body(render_record(page, _no_file), self.place.titles, late)
        return article_of(body, projection.record.title)

    def _made_with(self, found: _Found, fingerprint: str) -> str:
        code = spaced_code(fingerprint[:SHORT_FINGERPRINT])
        facts = {"village": self.place.settings.village_name, "id": found.record.id, "code": code}
        return text("word.made" if code else "word.made_without_code", **facts)

    def _link(self, found: _Found) -> str:
        return self.place.settings.address_of(f"r/{found.record.id}.html")

    def _public_date(self, record: Record) -> date:
        state = self.place.states.get(record.id)
        first = date.fromisoformat(state.first_public) if state else self.place.as_of
        return public_date(record, first)

    def _month(self, record: Record) -> str:
        period = record.period
        if period is not None and period.kind is PeriodKind.MONTH:
            return period.key
        return self._public_date(record).isoformat()[:7]

    def _leaks(self, found: _Found, name: str, words: str) -> list[Problem]:
        """Return what a finished text would show that must not be public."""
        subject = Subject(
            record=found.record,
            where=Where(found.file),
            item=found.item,
            catalogue=self.place.catalogue,
            settings=self.place.settings,
            look_for_file=_no_file,
        )
        return leaks_of(name, certain_kinds(words, declared_for(subject)))


def _text_file(id_: str, ending: str, words: str, written: str) -> _Made:
    data = (BYTE_ORDER_MARK + words).encode()
    return _Made(f"{id_}-{ending}", written, data)


def _no_file(_: str) -> str:
    """Return no address: nothing but words comes along."""
    return ""


@cache
def _prose_kinds() -> frozenset[str]:
    scripts = cast("Mapping[str, Mapping[str, list[str]]]", texts()["scripts"])
    return frozenset(scripts["prose"]["kinds"])
