"""The code on every form of sheet is read by a real decoder, at print size, on coloured paper."""

from pathlib import Path

import pytest

from gongkai.model.sheet import Ground, SheetForm
from tests.tools.demo_sheets import SHOWN_IN, SITE, DemoSheets
from tests.tools.scanned import RED, YELLOW, code_millimetres, decoded, drawn, on_paper

pytestmark = [pytest.mark.poppler, pytest.mark.zbar, pytest.mark.xdist_group("paper")]

PRINTER_DPI = (150, 200)
FRAMES = {SheetForm.CERTIFICATE: 12.0, SheetForm.RULES_BOARD: 14.0}
CODE_LENGTH = 32

CODED = [form for form in SHOWN_IN if form is not SheetForm.DRAFT]
"""A draft is no version that anybody could look up: it bears no code."""


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> DemoSheets:
    return DemoSheets(tmp_path_factory.mktemp("paper"))


def address(sheets: DemoSheets, id_: str) -> str:
    return f"{SITE}/r/{id_}.html#v={sheets.fingerprint(id_)[:CODE_LENGTH]}"


@pytest.mark.parametrize("form", CODED)
def test_the_code_leads_to_the_record_and_its_version(sheets: DemoSheets, form: SheetForm) -> None:
    id_ = SHOWN_IN[form]
    pdf = sheets.on_the_wall(id_, form)
    for dpi in PRINTER_DPI:
        assert decoded(drawn(pdf, dpi)) == [address(sheets, id_)], dpi


@pytest.mark.parametrize(("ground", "colour"), [(Ground.RED, RED), (Ground.YELLOW, YELLOW)])
@pytest.mark.parametrize("form", CODED)
def test_the_code_is_read_on_coloured_paper(
    sheets: DemoSheets, form: SheetForm, ground: Ground, colour: tuple[int, int, int]
) -> None:
    id_ = SHOWN_IN[form]
    page = drawn(sheets.on_the_wall(id_, form, ground=ground), 150)
    assert code_millimetres(page, 150, FRAMES.get(form, 0)) >= 29.9
    assert decoded(on_paper(page, colour)) == [address(sheets, id_)]


def test_without_an_address_the_code_says_village_number_and_version(tmp_path: Path) -> None:
    sheets = DemoSheets(tmp_path, site="")
    id_ = SHOWN_IN[SheetForm.NOTICE]
    code = sheets.fingerprint(id_)[:CODE_LENGTH]
    pdf = sheets.on_the_wall(id_, SheetForm.NOTICE)
    assert decoded(drawn(pdf, 200)) == [f"石桥村（示例）公开栏 编号 {id_} 指纹 {code}"]
