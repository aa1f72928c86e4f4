"""Closed vocabularies: English members in code, Chinese words in ``vocabulary_zh/*.toml``.

A cadre may write the Chinese word or the English member; pages show the Chinese word.
"""

import tomllib
from enum import StrEnum
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from gongkai.base.language import translated

FOLDER = Path(__file__).parent / "vocabulary_zh"


@cache
def vocabulary_words() -> dict[str, dict[str, str]]:
    """Return for every vocabulary, by class name, its members' Chinese words."""
    words: dict[str, dict[str, str]] = {}
    for file in sorted(FOLDER.glob("*.toml")):
        for name, members in tomllib.loads(file.read_text("utf-8")).items():
            if name in words:
                message = f"vocabulary {name} is written twice"
                raise ValueError(message)
            words[name] = members
    return words


class Vocabulary(StrEnum):
    """A closed list of words; every member has its Chinese word in the data files."""

    @cached_property
    def word(self) -> str:
        """Return the Chinese word, which cadres write."""
        return vocabulary_words()[type(self).__name__][self.value]

    @property
    def label(self) -> str:
        """Return the word a reader sees: the Chinese one, where the language has none."""
        return translated("vocabulary", type(self).__name__, self.value) or self.word

    @classmethod
    def choices(cls) -> tuple[str, ...]:
        """Return all Chinese words in the order of the members."""
        return tuple(member.word for member in cls)

    @classmethod
    def read(cls, text: object) -> Self:
        """Return the member a word names; a pydantic error V107 with the choices when none."""
        if isinstance(text, cls):
            return text
        found: Self | None = _lookup(cls).get(text.strip()) if isinstance(text, str) else None
        if found is None:
            facts = {"text": str(text)[:40], "choices": "\u3001".join(cls.choices())}
            raise PydanticCustomError("V107", "unknown word", facts)
        return found

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Read both words; keep the member."""
        return core_schema.no_info_plain_validator_function(cls.read)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Offer the Chinese words to editors."""
        return {"type": "string", "enum": list(cls.choices())}


@cache
def _lookup(cls: type[Vocabulary]) -> dict[str, Any]:
    return {member.word: member for member in cls} | {member.value: member for member in cls}


class Kind(Vocabulary):
    """The 31 kinds of record."""

    NOTICE = "notice"
    LEDGER = "ledger"
    STATEMENT = "statement"
    BUDGET = "budget"
    ALLOCATION = "allocation"
    SUBSIDY = "subsidy"
    DISTRIBUTION = "distribution"
    LEVY = "levy"
    GOODS = "goods"
    PROJECT = "project"
    TENDER = "tender"
    CONTRACT = "contract"
    ASSETS = "assets"
    DECISION = "decision"
    CONSULTATION = "consultation"
    ELECTION = "election"
    APPRAISAL = "appraisal"
    OVERSIGHT = "oversight"
    ACTIVITY = "activity"
    ROSTER = "roster"
    NAME_LIST = "name_list"
    AWARD = "award"
    FAMILY = "family"
    POINTS = "points"
    INSPECTION = "inspection"
    TRACKER = "tracker"
    TARGETS = "targets"
    SCHEDULE = "schedule"
    RULES = "rules"
    STATISTICS = "statistics"
    TABLE = "table"


class Section(Vocabulary):
    """The five sections of the site; members are their folder names."""

    DANGWU = "dangwu"
    CUNWU = "cunwu"
    CAIWU = "caiwu"
    WENMING = "wenming"
    FUWU = "fuwu"


class Level(Vocabulary):
    """Whose matter it is: county, township, village or villagers' group."""

    COUNTY = "county"
    TOWNSHIP = "township"
    VILLAGE = "village"
    GROUP = "group"


class Publisher(Vocabulary):
    """Who publishes."""

    PARTY = "party"
    COMMITTEE = "committee"
    COLLECTIVE = "collective"
    COLLECTIVE_GROUP = "collective_group"
    COLLECTIVE_FORMER = "collective_former"
    SUPERVISORY_BOARD = "supervisory_board"
    SUPERVISION_COMMITTEE = "supervision_committee"
    VILLAGERS_GROUP = "villagers_group"
    ELECTION_COMMITTEE = "election_committee"
    CEREMONY_COUNCIL = "ceremony_council"
    MORALITY_COUNCIL = "morality_council"
    TOWNSHIP = "township"
    COUNTY_DEPARTMENT = "county_department"
    SCHOOL = "school"
    CLINIC = "clinic"
    COMPANY = "company"


class Audience(Vocabulary):
    """To whom a record is open."""

    EVERYONE = "everyone"
    VILLAGE = "village"
    GROUP = "group"
    PARTY_MEMBERS = "party_members"
    HOUSEHOLD = "household"


class Face(Vocabulary):
    """Where a record is seen: the wall, the web, the chat group, the loudspeaker."""

    WALL = "wall"
    WEB = "web"
    GROUP = "group"
    VOICE = "voice"


class Show(Vocabulary):
    """How personal rows appear on a face."""

    FULL = "full"
    MASK = "mask"
    TOTALS = "totals"
    NONE = "none"


def narrowest(*shows: Show) -> Show:
    """Return the setting that shows least."""
    return max(shows, key=list(Show).index)


class ItemPrivacy(Vocabulary):
    """The privacy class of a catalogue item."""

    PUBLIC = "public"
    MASK = "mask"
    AGGREGATE_ONLY = "aggregate_only"
    OFF_BY_DEFAULT = "off_by_default"


class State(Vocabulary):
    """How far a record has come; only posted and archived ones appear."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    DECIDED = "decided"
    POSTED = "posted"
    WITHDRAWN = "withdrawn"
    ARCHIVED = "archived"


class Stage(Vocabulary):
    """Before, during or after the matter."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


class Completeness(Vocabulary):
    """Whether a list is whole."""

    WHOLE = "whole"
    PARTIAL = "partial"


class OnExpiry(Vocabulary):
    """What becomes of a record when its time is over."""

    KEEP = "keep"
    TOTALS = "totals"
    REMOVE = "remove"


class Reviewer(Vocabulary):
    """Who reviews before publication."""

    SUPERVISION_COMMITTEE = "supervision_committee"
    SUPERVISORY_BOARD = "supervisory_board"
    FINANCE_GROUP = "finance_group"
    PARTY = "party"
    TOWNSHIP = "township"


class PhotoMoment(Vocabulary):
    """When the board was photographed."""

    POSTED = "posted"
    DURING = "during"
    ENDED = "ended"


class Portrait(Vocabulary):
    """Who is in a picture: a person, a crowd, or nobody."""

    PERSON = "person"
    CROWD = "crowd"
    NOBODY = "nobody"


class YesNo(Vocabulary):
    """A plain yes or no."""

    YES = "yes"
    NO = "no"


class BaseOrganisation(Vocabulary):
    """Which law governs the place."""

    VILLAGE = "village"
    RURAL_COMMUNITY = "rural_community"
    URBAN_COMMUNITY = "urban_community"


class SiteLanguage(Vocabulary):
    """The languages besides Chinese for which there are texts, as BCP 47 names them."""

    ENGLISH = "en"
    TIBETAN = "bo"
    UYGHUR = "ug"


class Unit(Vocabulary):
    """Units that stand in a table's head or behind a number."""

    YUAN = "yuan"
    PEOPLE = "people"
    HOUSEHOLDS = "households"
    PERSON_TIMES = "person_times"
    DAYS = "days"
    MU = "mu"
    POINTS = "points"
    SHEETS = "sheets"
    PERCENT = "percent"
    VOTES = "votes"
    WORKDAYS = "workdays"
    SHARES = "shares"
