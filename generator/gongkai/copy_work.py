"""One record's journey to the texts that leave by hand: chat group, loudspeaker, other platforms.

Each text is made from the record as its own face may show it. What would show something private
is not handed on at all.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from gongkai.base.digest import fingerprint_of
from gongkai.base.period import PeriodKind
from gongkai.base.problem import Problem
from gongkai.base.texts import text
from gongkai.guard.cleaned import cleaned
from gongkai.model.article import Article
from gongkai.model.face import Projection, show_on
from gongkai.model.facts import disclosed_facts
from gongkai.model.record import Record
from gongkai.model.vocabulary import Face, Show
from gongkai.output.word import word_document
from gongkai.pages.chat import ChatPlace, chat_text
from gongkai.pages.digest import DigestEntry
from gongkai.pages.present import presentation_of
from gongkai.pages.record_page import SHORT_FINGERPRINT, RecordSetting, record_page, spaced_code
from gongkai.pages.script import entry_told, script_text
from gongkai.pages.summaries import public_date
from gongkai.public_records import PublicRecord, PublicRecords, no_file
from gongkai.render.article import article_of, article_text, inline_html
from gongkai.render.pages import filled_body, render_honours, render_record
from gongkai.sheet_work import PrintPlace

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


class _Made(NamedTuple):
    """A text that is finished but not yet searched: its file's name, its words, its content."""

    name: str
    words: str
    data: bytes


def names_of(id_: str) -> tuple[str, ...]:
    """Return the names of all files that are made of a record."""
    return (f"{id_}-{CHAT}", f"{id_}-{VOICE}", f"{id_}.{WORD}", f"{id_}.{HTML}")


class CopyMaker(PublicRecords):
    """Makes the texts of records."""

    def __init__(self, place: PrintPlace) -> None:
        """Take the village."""
        super().__init__(place)
        self.place = place

    def copies(self, file: str) -> Copied:
        """Return every text of a record that a face may show; none when no face may."""
        found = self.read(file)
        if found is None:
            return Copied()
        made = (self._chat(found), self._voice(found), *self._articles(found))
        named = [one for one in made if one is not None]
        problems: list[Problem] = []
        copies: list[Copy] = []
        for one in named:
            leaks = self.leaks(found, one.name, one.words)
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
        found = self.read(file)
        if found is None or self._month(found.record) != month:
            return None, ()
        projection = self.projection(found, Face.VOICE)
        if projection is None:
            return None, ()
        telling = self.telling(projection)
        told = entry_told(projection, presentation_of(projection), telling.settings)
        record = projection.record
        code = spaced_code(self._fingerprint(found)[:SHORT_FINGERPRINT])
        section, kind = found.item.section, record.kind.value
        entry = DigestEntry(record.id, section, kind, record.title, told, code)
        problems = tuple(self.leaks(found, f"{month}-{VOICE}", f"{entry.title}\n{told}"))
        return (None if problems else entry), problems

    def _fingerprint(self, found: PublicRecord) -> str:
        """Return the fingerprint of what the web shows, as it hung; "" when it shows nothing."""
        record = found.record
        show = show_on(Face.WEB, found.item.faces[Face.WEB], record.audience)
        projection = self.projected(found, Face.WEB, show) if show is not Show.NONE else None
        state = self.place.states.get(record.id)
        if projection is None or state is None:
            return ""
        return fingerprint_of(state.salt, disclosed_facts(projection))

    def _chat(self, found: PublicRecord) -> _Made | None:
        projection = self.projection(found, Face.GROUP)
        if projection is None:
            return None
        code = spaced_code(self._fingerprint(found)[:SHORT_FINGERPRINT])
        place = ChatPlace(self._link(found) if code else "", code)
        told = chat_text(
            projection.record, presentation_of(projection), self.telling(projection), place
        )
        return _text_file(found.record.id, CHAT, told, told)

    def _voice(self, found: PublicRecord) -> _Made | None:
        projection = self.projection(found, Face.VOICE)
        if projection is None:
            return None
        script = self.script(projection)
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

    def _articles(self, found: PublicRecord) -> Iterable[_Made]:
        projection = self.projection(found, Face.WEB)
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
        self, found: PublicRecord, projection: Projection, fingerprint: str, day: date
    ) -> Article:
        setting = RecordSetting(
            item=found.item,
            catalogue=self.place.catalogue,
            settings=self.place.settings,
            public_date=day,
            fingerprint=fingerprint,
            find_file=no_file,
            is_folded=found.is_folded,
        )
        page = record_page(projection, presentation_of(projection), setting)
        honours = self.place.honours.get(projection.record.id, ())
        late = render_honours(honours) if honours else ""
        whole = render_record(page, no_file, is_folding=False)
        body = filled_body(whole, self.place.titles, late)
        return article_of(body, projection.record.title)

    def _made_with(self, found: PublicRecord, fingerprint: str) -> str:
        code = spaced_code(fingerprint[:SHORT_FINGERPRINT])
        facts = {"village": self.place.settings.village_name, "id": found.record.id, "code": code}
        return text("word.made" if code else "word.made_without_code", **facts)

    def _link(self, found: PublicRecord) -> str:
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


def _text_file(id_: str, ending: str, words: str, written: str) -> _Made:
    data = (BYTE_ORDER_MARK + words).encode()
    return _Made(f"{id_}-{ending}", written, data)
