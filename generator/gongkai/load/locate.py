"""Find the lines of problems, lazily: only files that have a problem are read once more."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TypeAlias

import yaml

from gongkai.base.problem import Problem, Where
from gongkai.load.front_matter import split_front_matter
from gongkai.load.text import read_text
from gongkai.load.yaml_text import parse_yaml
from gongkai.model.glossary import glossary, key_of

_Nodes: TypeAlias = tuple[yaml.Node | None, int, list[str], int]
"""The tree of a file, the lines before it, all lines, and the line of a text below (0: none)."""


def locate(problems: Iterable[Problem], root: Path) -> list[Problem]:
    """Return the problems, in their order, with line and column where a path leads to one.

    A key may stand in the file under its Chinese or its English name. When the end of a path is
    not in the file, as with a missing key, the place is that of the nearest thing around it.
    """
    nodes: dict[str, _Nodes] = {}
    found = []
    for problem in problems:
        where = problem.where
        if where.line is None and (where.path or where.value):
            if where.file not in nodes:
                nodes[where.file] = _nodes_of(root, where.file)
            tree = nodes[where.file]
            rows = tuple(_placed(row, tree, is_whole=True) for row in problem.rows)
            found.append(replace(problem, where=_placed(where, tree), rows=rows))
        else:
            found.append(problem)
    return found


def _nodes_of(root: Path, path: str) -> _Nodes:
    """Return the node tree of a file and the lines before it; None for one that cannot be read."""
    text = read_text(root, path).text
    if text is None:
        return None, 0, [], 0
    lines_before, body_line, lines = 0, 0, text.split("\n")
    if path.lower().endswith(".md"):
        parts = split_front_matter(text, path)
        if isinstance(parts, Problem):
            return None, 0, [], 0
        text, lines_before, body_line = parts.yaml, parts.yaml_line - 1, parts.body_line
    # Only what could be read: composing follows any depth of nesting and would exhaust the stack.
    if parse_yaml(text, path)[0] is None:
        return None, 0, [], 0
    return yaml.compose(text, Loader=yaml.CBaseLoader), lines_before, lines, body_line


def _placed(where: Where, nodes: _Nodes, *, is_whole: bool = False) -> Where:
    """Return a place with its line; with `is_whole` only where the whole path is in the file.

    A value further on in the file, such as a sentence of a long text, is the more exact place.
    A number behind the key of a text is a line of that text, counted from 0.
    """
    node, lines_before, lines, _ = nodes
    if node is None:
        return where
    if where.value and not where.path:
        found = _holding(where.value, node)
        return _marked(where, found.start_mark, lines_before) if found else where
    if (line := _line_of_text(where.path, nodes)) is not None:
        return replace(where, line=line, column=1)
    mark = node.start_mark
    for step in where.path:
        child = _child_of(node, step)
        if child is None and is_whole:
            return where
        if child is None:
            break
        mark, node = child
    placed = _marked(where, mark, lines_before)
    first = placed.line or 1
    further = enumerate(lines[first - 1 :] if where.value else (), first)
    number = next((number for number, line in further if where.value in line), None)
    if number is None:
        return placed
    return replace(where, line=number, column=lines[number - 1].index(where.value) + 1)


def _line_of_text(path: Sequence[str | int], nodes: _Nodes) -> int | None:
    """Return the line in the file of a line of a text that stands there as it is, or None."""
    node, lines_before, lines, body_line = nodes
    if not path or not isinstance(path[-1], int):
        return None
    for step in path[:-1]:
        child = _child_of(node, step) if node is not None else None
        node = child[1] if child else None
    if node is None and path[:-1] == (key_of("body"),):
        first = body_line
    elif isinstance(node, yaml.ScalarNode) and node.style == "|":
        first = node.start_mark.line + 2 + lines_before
    else:
        return None
    # Blank lines before a text are no part of it.
    told = next((n for n in range(first, len(lines) + 1) if n and lines[n - 1].strip()), None)
    return None if told is None or told + path[-1] > len(lines) else told + path[-1]


def _marked(where: Where, mark: yaml.Mark, lines_before: int) -> Where:
    return replace(where, line=mark.line + 1 + lines_before, column=mark.column + 1)


def _holding(value: str, node: yaml.Node) -> yaml.Node | None:
    """Return the first scalar with a value; the depth of what could be read is limited."""
    if isinstance(node, yaml.ScalarNode):
        return node if node.value.strip() == value else None
    children = (
        [value for _, value in node.value] if isinstance(node, yaml.MappingNode) else node.value
    )
    return next((found for child in children if (found := _holding(value, child))), None)


def _child_of(node: yaml.Node, step: str | int) -> tuple[yaml.Mark, yaml.Node] | None:
    """Return where a key or list item starts and its value, or None when it is not there."""
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        if step >= len(node.value):
            return None
        item: yaml.Node = node.value[step]
        return item.start_mark, item
    if isinstance(node, yaml.MappingNode) and isinstance(step, str):
        return _key_named({step}, node) or _key_named(_other_names().get(step, set()), node)
    return None


def _key_named(
    names: Collection[str], node: yaml.MappingNode
) -> tuple[yaml.Mark, yaml.Node] | None:
    """Return where the first of the keys with one of the names starts, and its value."""
    for key, value in node.value:
        if isinstance(key, yaml.ScalarNode) and key.value.strip() in names:
            return key.start_mark, value
    return None


@cache
def _other_names() -> dict[str, frozenset[str]]:
    """Return for each key, Chinese or English, the names it may have in the other language."""
    others: dict[str, set[str]] = {}
    for name, term in glossary().items():
        others.setdefault(term.key, set()).add(name)
        others.setdefault(name, set()).add(term.key)
    return {key: frozenset(names) for key, names in others.items()}
