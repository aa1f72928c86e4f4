"""Read one record, or any other file of keys and values, as raw text."""

import hashlib
from pathlib import Path

from gongkai.base.problem import Problem, Where
from gongkai.load.front_matter import split_front_matter
from gongkai.load.text import read_text
from gongkai.load.yaml_text import parse_yaml
from gongkai.model.raw import RawRecord


def read_record(root: Path, path: str) -> tuple[RawRecord | None, list[Problem]]:
    """Return the raw record in a file under the village folder, and what is wrong with the file.

    A ``.md`` file has front matter and a body; any other is YAML. None when nothing can be read;
    after a lesser fault the record comes back beside its problems.
    """
    file = read_text(root, path)
    problems = list(file.problems)
    if file.text is None:
        return None, problems
    digest = hashlib.sha256(file.data).hexdigest()
    if not path.lower().endswith(".md"):
        data, found = parse_yaml(file.text, path)
        raw = None if data is None else RawRecord(data, None, digest)
        return raw, problems + found
    parts = split_front_matter(file.text, path)
    if isinstance(parts, Problem):
        return None, [*problems, parts]
    if not parts.yaml.strip():
        return None, [*problems, Problem("L303", Where(path, parts.yaml_line))]
    data, found = parse_yaml(parts.yaml, path, parts.yaml_line)
    raw = None if data is None else RawRecord(data, parts.body, digest, parts.body_line)
    return raw, problems + found
