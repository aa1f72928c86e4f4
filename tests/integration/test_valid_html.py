"""Every page is valid HTML as html-validate reads the standard."""

from pathlib import Path

import pytest

from tests.tools.demo import build_demo
from tests.tools.good_village import build_good, lay_out_good
from tests.tools.valid_html import html_faults, one_of_each, pages_of

pytestmark = pytest.mark.html

PAGE = '<!doctype html>\n<html lang="zh"><head><title>题</title></head><body>{}</body></html>\n'


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_demo(tmp_path_factory.mktemp("valid") / "demo") / "site"


def test_the_demo_is_valid_wherever_something_new_stands(demo: Path) -> None:
    assert html_faults(demo, one_of_each(pages_of(demo))) == []


@pytest.mark.deep
def test_every_page_is_valid(demo: Path, tmp_path: Path) -> None:
    good = lay_out_good(tmp_path / "good")
    build_good(good)
    for site in (demo, good / "site"):
        assert html_faults(site, pages_of(site)) == []


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("<span><div></div></span>", "element-permitted-content"),
        ('<input type="checkbox" autocomplete="off">', "valid-autocomplete"),
        ('<table><tr><td align="right">1</td></tr></table>', "no-deprecated-attr"),
        ('<p id="a"></p><p id="a"></p>', "no-dup-id"),
        ("<ul><p></p></ul>", "element-permitted-content"),
        ("<a href>一</a><b></p>", "close-order"),
    ],
)
def test_a_fault_is_found(body: str, rule: str, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE.format(body), "utf-8")
    assert f" {rule}: " in "\n".join(html_faults(tmp_path, pages_of(tmp_path)))


def test_a_page_is_looked_at_for_its_elements_classes_and_attributes(tmp_path: Path) -> None:
    bodies = ("<p>一</p>", "<p>二</p>", '<p class="c">三</p>', '<p class="c" id="d">四</p>')
    for number, body in enumerate(bodies):
        (tmp_path / f"{number}.html").write_text(PAGE.format(body), "utf-8")
    found = [page.stem for page in one_of_each(pages_of(tmp_path))]
    assert found == ["0", "2", "3"]
