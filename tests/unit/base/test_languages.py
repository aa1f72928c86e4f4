"""Texts in other languages: English has every text that its pages show, and none too many."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

import pytest

from gongkai.base.dates import chinese_date
from gongkai.base.language import CHINESE, shown, speaking, texts_in
from gongkai.base.paths import theme_dir
from gongkai.base.period import Period, PeriodKind
from gongkai.base.texts import text, texts
from gongkai.base.words import WORDS
from gongkai.model.glossary import glossary, key_of, label_of
from gongkai.model.vocabulary import Kind, YesNo, vocabulary_words

_ONLY_CHINESE = {
    # What hangs on the wall, is handed out, sent to the chat group or read over the loudspeaker.
    *("books", "card", "chat", "forms", "outcome", "review", "scripts", "sheets", "signers"),
    *("tiles", "titles", "voice", "wall", "word"),
    # Feeds are of the Chinese pages; what `faces` says enters the facts of a record.
    *("feeds", "faces"),
}
_READ = {
    # Words that are looked for in subjects, which are Chinese.
    *("ledger.asked.lost_work_words", "ledger.asked.hospitality_words"),
    "ledger.asked.cadre_pay_words",
}
_HAN = re.compile(r"[\u3400-\u9fff\u3001\u3002\uff00-\uffef]")
_SHOWN_AS_WRITTEN = {
    # A search by pinyin, a field of the record and columns of the data: named as they are.
    *("search.lead", "reminders.retention", "data.page.notes.prose", "data.page.notes.books"),
}


def _other_languages() -> list[str]:
    return sorted(one.name for one in (theme_dir() / "texts").iterdir() if one.is_dir())


def _chinese() -> dict[str, str]:
    """Return all texts that another language may have, by their path."""
    words: dict[str, object] = {
        "dates": {"show_day": WORDS["dates"]["show_day"]},
        "periods": dict(_periods()),
    }
    all_of = {
        **{name: table for name, table in texts().items() if name not in _ONLY_CHINESE},
        "fields": {name: term.key for name, term in glossary().items()},
        "vocabulary": vocabulary_words(),
        "words": words,
    }
    return dict(_flat(all_of))


def _periods() -> Iterator[tuple[str, str]]:
    for kind, form in WORDS["periods"]["show"].items():
        if isinstance(form, str):
            yield kind, form
        else:
            yield from ((f"{kind}_{number}", one) for number, one in enumerate(form, start=1))


def _flat(table: Mapping[str, object], start: str = "") -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{start}{name}.")
        else:
            assert isinstance(value, str), start + name
            yield start + name, value


def _facts(form: str) -> set[str]:
    return set(re.findall(r"\{(\w*)", form))


def test_english_lacks_no_text() -> None:
    assert sorted(_chinese().keys() - dict(_flat(texts_in("en"))).keys()) == []


@pytest.mark.parametrize("language", _other_languages())
def test_no_text_is_stale(language: str) -> None:
    assert sorted(dict(_flat(texts_in(language))).keys() - _chinese().keys()) == []


@pytest.mark.parametrize("language", _other_languages())
def test_every_text_is_filled_with_the_same_facts(language: str) -> None:
    chinese = _chinese()
    for key, form in _flat(texts_in(language)):
        assert form, key
        assert _facts(form) == _facts(chinese[key]), key
        assert not re.search(r"</?[a-z]", form), key


def test_english_is_english() -> None:
    for key, form in _flat(texts_in("en")):
        if key not in _READ | _SHOWN_AS_WRITTEN:
            assert not _HAN.search(form), key


def test_words_that_are_looked_for_stay_chinese() -> None:
    english, chinese = dict(_flat(texts_in("en"))), _chinese()
    assert {key: english[key] for key in _READ} == {key: chinese[key] for key in _READ}


def test_a_language_is_spoken_for_a_time() -> None:
    day, month = date(2026, 9, 1), Period.of(PeriodKind.MONTH, 2026, 9)
    half = Period.of(PeriodKind.HALF_YEAR, 2026, 2)
    with speaking("en"):
        assert (text("shell.home"), Kind.LEDGER.label) == ("Home", "Income and expense")
        assert (label_of("amount"), key_of("amount")) == ("Amount", "金额")
        assert (chinese_date(day), str(month)) == ("2026-09-01", "2026-09")
        assert str(half) == "2026, second half"
        assert YesNo.read("是") is YesNo.YES
        assert text("sheets.demo") == "示例数据"
    assert shown() == CHINESE
    assert (text("shell.home"), Kind.LEDGER.label) == ("首页", "收支明细")
    assert (chinese_date(day), str(half)) == ("2026年9月1日", "2026年下半年")


def test_what_is_wrong_with_a_word_names_chinese_words() -> None:
    with speaking("en"):
        assert YesNo.choices() == ("是", "否")
