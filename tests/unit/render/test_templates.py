"""The theme's contract: a template reads its context and nothing else, and leaves nothing out."""

import dataclasses
import re
import types
import typing
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from jinja2 import StrictUndefined, meta, nodes

from gongkai.base.paths import theme_dir
from gongkai.base.texts import text
from gongkai.model.blocks import ChartForm, FactsBlock, ProseBlock, TableBlock
from gongkai.model.voice import VOICE_MARK
from gongkai.pages import contexts, data_page, duty_contexts, search_page, ways_contexts
from gongkai.render.environment import environment
from gongkai.render.pages import filled_body, render_page, render_record, with_voice

PAGES: Mapping[str, type] = {
    "catalogue": contexts.CataloguePage,
    "duties": duty_contexts.DutiesPage,
    "families": contexts.FamiliesPage,
    "fund": contexts.FundPage,
    "funds": ways_contexts.FundsPage,
    "glossary": ways_contexts.GlossaryPage,
    "groups": ways_contexts.GroupsPage,
    "home": contexts.HomePage,
    "list": contexts.ListPage,
    "matter": contexts.MatterPage,
    "months": contexts.MonthsPage,
    "needs": ways_contexts.NeedsPage,
    "open_notices": ways_contexts.OpenNoticesPage,
    "rules": contexts.RulesPage,
    "data": data_page.DataPage,
    "search": search_page.SearchPage,
    "section": contexts.SectionPage,
    "speak": ways_contexts.SpeakPage,
    "speak_form": ways_contexts.SpeakForm,
    "years": ways_contexts.YearsPage,
}
# Each names its context; blocks are drawn inside a record's page.
GIVEN: Mapping[str, set[str]] = {
    "record.html": set(),
    "article.html": {"article", "foot"},
    "compared.html": {"compared"},
    "confirmed.html": {"confirmed"},
    "honours.html": {"honours"},
    "macros.html": set(),
    "voice.html": {"address"},
    "wall.html": {"page"},
    **{f"pages/{name}.html": {"page"} for name in PAGES},
}
# Scripts of their own, which other pages do not load.
SCRIPTS = {
    "pages/search.html": '<script src="../assets/search.js" defer></script>',
    "voice.html": '<script src="../assets/voice.js" defer></script>',
}
# Leaves our site: the platforms it is pasted into drop style sheets.
STYLED_INLINE = {"article.html"}
# A list only compares its current labels; the others are printed as part of another field.
NOT_PRINTED = {
    "Entry.kind",
    "Entry.photo",
    "ListPage.current",
    "ListPage.page",
    "RecordPage.fingerprint",
    "RecordPage.id",
}
TEMPLATES = sorted(
    path.relative_to(theme_dir() / "templates").as_posix()
    for path in (theme_dir() / "templates").rglob("*.html")
)
CONTEXTS = {
    module.__name__ for module in (contexts, data_page, duty_contexts, search_page, ways_contexts)
}
CHILDREN = (FactsBlock, TableBlock, ProseBlock)


def sample(kind: Any, name: str, *, full: bool) -> Any:
    """Return a value of a field's type: every text names its field, or everything is empty."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        return _sample_tuple(arguments, name, full=full)
    if origin in {typing.Union, types.UnionType}:
        given = next(argument for argument in arguments if argument is not type(None))
        is_optional = type(None) in arguments
        return None if is_optional and not full else sample(given, name, full=full)
    if kind is ChartForm:
        return ChartForm.BARS
    if dataclasses.is_dataclass(kind) or hasattr(kind, "_fields"):
        hints = typing.get_type_hints(kind)
        fields = getattr(kind, "_fields", None) or [one.name for one in dataclasses.fields(kind)]
        named = {field: f"{kind.__name__}.{field}" for field in fields}
        return kind(**{field: sample(hints[field], named[field], full=full) for field in fields})
    return {str: name if full else "", int: len(name) + 7000 if full else 0, bool: full}[kind]


def _sample_tuple(arguments: tuple[Any, ...], name: str, *, full: bool) -> tuple[Any, ...]:
    if arguments[-1] is not Ellipsis:
        return tuple(sample(argument, name, full=full) for argument in arguments)
    if not full:
        return ()
    if name == "RecordPage.blocks":
        return tuple(sample(child, name, full=True) for child in CHILDREN)
    return (sample(arguments[0], name, full=True),)


def printed(page: Any) -> Iterator[tuple[str, str]]:
    """Yield every text of a sample context with the field it stands in."""
    for field in dataclasses.fields(page):
        value = getattr(page, field.name)
        if type(page).__module__ in CONTEXTS and isinstance(value, str):
            yield f"{type(page).__name__}.{field.name}", value
        for child in value if isinstance(value, tuple) else (value,):
            if dataclasses.is_dataclass(child):
                yield from printed(child)


def drawn(name: str, page: Any) -> str:
    if name == "record":
        return render_record(page, lambda path: path)
    return render_page(name, page)


def test_every_page_template_has_a_context() -> None:
    found = {name.removeprefix("pages/") for name in TEMPLATES if name.startswith("pages/")}
    assert found == {f"{name}.html" for name in PAGES}


def test_names_are_strict_and_values_escaped() -> None:
    env = environment()
    assert env.undefined is StrictUndefined
    assert env.autoescape is True


@pytest.mark.parametrize("name", TEMPLATES)
def test_template_takes_only_what_it_is_given(name: str) -> None:
    source = (theme_dir() / "templates" / name).read_text("utf-8")
    taken = meta.find_undeclared_variables(environment().parse(source))
    given = {"block", "page"} if name.startswith("blocks/") else GIVEN[name]
    assert taken - environment().globals.keys() <= given


@pytest.mark.parametrize("name", TEMPLATES)
def test_template_holds_no_words_of_its_own(name: str) -> None:
    source = (theme_dir() / "templates" / name).read_text("utf-8")
    words = re.sub(r"\{#.*?#\}", "", source, flags=re.DOTALL)
    assert re.findall("[\u4e00-\u9fff]+", words) == []
    assert "<style" not in words
    words = words.replace(SCRIPTS[name], "") if name in SCRIPTS else words
    assert "<script" not in words
    assert re.findall(r"\son\w+=", words) == []
    assert name in STYLED_INLINE or re.findall(r"\sstyle=", words) == []
    assert "|safe" not in words.replace(" ", "")


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_fixed_text_a_template_asks_for_is_there(name: str) -> None:
    source = (theme_dir() / "templates" / name).read_text("utf-8")
    for call in environment().parse(source).find_all(nodes.Call):
        if not isinstance(call.node, nodes.Name) or call.node.name != "t":
            continue
        key = call.args[0]
        if isinstance(key, nodes.Const):
            # What a script fills in stays open.
            is_open = key.value.startswith("search.")
            facts = {keyword.key: "x" for keyword in call.kwargs}
            told = text(key.value, **facts)
            assert is_open or "{" not in told


def test_every_field_of_every_context_is_printed_on_some_page() -> None:
    pages = {name: sample(kind, name, full=True) for name, kind in PAGES.items()}
    pages["record"] = sample(contexts.RecordPage, "record", full=True)
    html = "".join(drawn(name, page) for name, page in pages.items())
    html += drawn("list", dataclasses.replace(pages["list"], groups=()))
    told = {field: value in html for page in pages.values() for field, value in printed(page)}
    assert {field for field, is_there in told.items() if not is_there} == NOT_PRINTED


def test_list_marks_the_year_and_the_page_it_shows() -> None:
    page = sample(contexts.ListPage, "list", full=True)
    tabs = tuple(contexts.Ref(year, f"{year}.html") for year in ("2026", "2025"))
    runs = tuple(contexts.Ref(number, f"2025-{number}.html") for number in ("1", "2"))
    page = dataclasses.replace(page, tabs=tabs, current="2025", pages=runs, page="2")
    marked = re.findall('href="([^"]+)" aria-current="page"', drawn("list", page))
    assert marked == ["2025.html", "2025-2.html"]


@pytest.mark.parametrize("name", ["record", *PAGES])
def test_page_stands_with_nothing_in_its_context(name: str) -> None:
    html = drawn(name, sample(PAGES.get(name, contexts.RecordPage), name, full=False))
    assert html.count("<h1>") == 1


@pytest.mark.parametrize("name", ["record", *PAGES])
def test_page_has_one_main_heading_and_escapes_values(name: str) -> None:
    page = sample(PAGES.get(name, contexts.RecordPage), name, full=True)
    told = {"village" if name == "home" else "title": "<i>&\"'"}
    html = drawn(name, dataclasses.replace(page, **told))
    assert html.count("<h1>") == html.count("</h1>") == 1
    assert "<i>" not in html
    assert "&lt;i&gt;&amp;&#34;&#39;" in html


def test_archived_record_says_so() -> None:
    page = sample(contexts.RecordPage, "record", full=True)
    notice = text("record.archived")
    assert notice in drawn("record", page)
    assert notice not in drawn("record", dataclasses.replace(page, is_archived=False))


def test_looks_stay_small_for_old_phones_and_ask_nobody_else() -> None:
    assets = theme_dir() / "assets"
    looks = (assets / "board.css").read_text("utf-8")
    script = (assets / "board.js").read_text("utf-8")
    # With the large and the dark edition and the search; a fifth of it once a host packs it.
    assert len(looks.encode()) <= 42_000
    assert len(script.encode()) <= 4_000
    assert len((assets / "voice.js").read_bytes()) <= 2_500
    assert re.findall(r"@import|@font-face|url\(|//", looks + script) == []
    # Unknown to Chromium 86, which would drop the whole rule.
    assert (
        re.findall(r":has\(|:is\(|:where\(|\binset:|@layer|@container|aspect-ratio", looks) == []
    )


def test_record_is_heard_as_a_sound_or_by_the_browser_or_not_at_all() -> None:
    body = f"<p>{VOICE_MARK}</p>"
    assert with_voice(body, "") == "<p></p>"
    sound = with_voice(body, "v/cw-1.mp3")
    assert '<audio controls preload="none" src="../v/cw-1.mp3"' in sound
    assert "<script" not in sound
    spoken = with_voice(body, "v/cw-1.js")
    # Without a script, or a browser that speaks, no button is there.
    assert re.search(r'<p class="gk-voice" data-gk-voice="../v/cw-1.js"[^>]* hidden>', spoken)
    assert "<audio" not in spoken


def test_the_id_of_a_record_that_is_not_shown_stands_on_no_page() -> None:
    body = "<p>\ue006jt-02\ue006、\ue006jt-03\ue006</p>"
    filled = filled_body(body, {"jt-03": "示例家 & 友"}, "")
    assert filled == '<p>没有公开、<a href="jt-03.html">示例家 &amp; 友</a></p>'
