import re
from pathlib import Path

import pytest

from gongkai.load.yaml_text import parse_yaml
from gongkai.model.kinds.registry import record_class
from gongkai.model.vocabulary import Kind

MANUAL = Path(__file__).parents[4] / "docs" / "手册" / "记录"
KINDS = [
    Kind.LEDGER,
    Kind.STATEMENT,
    Kind.BUDGET,
    Kind.ALLOCATION,
    Kind.SUBSIDY,
    Kind.DISTRIBUTION,
    Kind.LEVY,
    Kind.GOODS,
]


@pytest.mark.parametrize("kind", KINDS)
def test_the_example_in_the_manual_is_a_valid_record(kind: Kind) -> None:
    page = (MANUAL / f"{kind.value}.md").read_text("utf-8")
    (example,) = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    data, problems = parse_yaml(example, "x.yml")
    assert problems == []
    assert record_class(kind).model_validate(data).kind is kind
    assert page.count("<!-- 字段表 -->") == 1
