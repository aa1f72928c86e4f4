"""The manual's page on every problem, as `gongkai explain` prints it."""

import pytest

from gongkai.base.manual import problem_page
from gongkai.base.problem_catalogue import problem_texts


@pytest.mark.parametrize("code", problem_texts())
def test_every_code_has_its_page_and_only_its_own(code: str) -> None:
    page = problem_page(code)
    assert page.startswith(f"{code} {problem_texts()[code].title}\n")
    assert "怎么改：" in page
    assert "\n#" not in page
    assert page.count("\n\n\n") == 0


def test_a_code_without_a_page_has_none() -> None:
    assert problem_page("X999") == ""
