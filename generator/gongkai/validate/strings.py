"""What holds for every text of a record: no placeholders, no invisible characters."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from gongkai.base.problem import Problem, Where
from gongkai.model.layout import Shape
from gongkai.model.part import Part, Raw
from gongkai.model.raw import RawRecord
from gongkai.validate.paths import field_named
from gongkai.validate.wording import shown

# Blanks that someone meant to fill in: crosses (full-width ones too), underscores that stand for
# a number, and the braces of a template. Underscores between Latin letters belong to file names,
# letters beside X to words, long numbers beside X to a number that was masked on purpose.
_PLACEHOLDER = re.compile(
    "(?<![A-Za-z])(?<![0-9]{3})[Xx\uff38\uff58]{2,}(?![A-Za-z]|[0-9]{3})"
    "|\u00d7{2,}"
    "|(?<![A-Za-z0-9_])_{2,}|_{2,}(?![A-Za-z0-9_])"
    r"|\{[0-9]*\}|\{\{[^{}\n]*\}\}"
)
# What Markdown writes with underscores: bold words, and lines across the page.
_MARKDOWN_UNDERSCORES = re.compile(
    r"(?<!\w)__(?=\S)[^\n]*?(?<=\S)__(?!\w)|^[ _]*_[ _]*$", re.MULTILINE
)
_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ue000-\ue00f]")
_BLANK_SIGN = re.compile("[Xx\uff38\uff58\u00d7_{]")
# Every placeholder and every invisible character holds one of these: one cheap look for most.
_SUSPECT = re.compile(
    "[Xx\uff38\uff58\u00d7_{\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ue000-\ue00f]"
)


def check_texts(
    data: Mapping[str, Raw], texts: list[str], part: type[Part], where: Where
) -> list[Problem]:
    """Return V109 and V215 for what a model is to read; ``texts`` are all its texts."""
    # One search over all texts together is enough for almost every record.
    if not _SUSPECT.search(" ".join(texts)):
        return []
    return list(_check_value(data, part, where, is_prose=False))


def check_body(raw: RawRecord, label: str, where: Where) -> list[Problem]:
    """Return V109, with its line, for a Markdown body; ``label`` is the field it stands for."""
    body = raw.body or ""
    blank = placeholder_in(body, is_prose=True)
    if not blank:
        return []
    line = raw.body_line + body.count("\n", 0, blank.start())
    column = blank.start() - body.rfind("\n", 0, blank.start())
    facts = {"text": shown(blank[0]), "field": label}
    return [Problem("V109", replace(where, line=line, column=column), facts)]


def placeholder_in(text: str, *, is_prose: bool) -> re.Match[str] | None:
    """Return the first blank that was not filled in, or None."""
    # Nearly every text holds none of the characters that blanks are made of.
    if not _BLANK_SIGN.search(text):
        return None
    if is_prose:
        text = _MARKDOWN_UNDERSCORES.sub(lambda found: " " * len(found[0]), text)
    return _PLACEHOLDER.search(text)


def _check_value(
    value: Raw, part: type[Part] | None, where: Where, *, is_prose: bool
) -> Iterator[Problem]:
    if isinstance(value, str):
        yield from _check_text(value, where, is_prose=is_prose)
    elif isinstance(value, Mapping):
        for key, one in value.items():
            field = field_named(part, key)
            # The lines of a key that no model knows are not judged: the key itself is named.
            many_lines = field is None or field.shape is Shape.PROSE
            inner = None if field is None else field.part
            for problem in _check_value(one, inner, where.at(key), is_prose=many_lines):
                yield _labelled(problem, key if field is None else field.key)
    elif isinstance(value, Sequence):
        for number, one in enumerate(value):
            yield from _check_value(one, part, where.at(number), is_prose=is_prose)


def _check_text(text: str, where: Where, *, is_prose: bool) -> Iterator[Problem]:
    blank = placeholder_in(text, is_prose=is_prose)
    if blank:
        yield Problem("V109", where, {"text": shown(blank[0])})
    if _INVISIBLE.search(text) or (not is_prose and "\n" in text.strip()):
        yield Problem("V215", where)


def _labelled(problem: Problem, label: str) -> Problem:
    """Return the problem with the innermost field's label."""
    if "field" in problem.facts:
        return problem
    return replace(problem, facts={**problem.facts, "field": label})
