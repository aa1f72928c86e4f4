"""Nothing sensitive survives a mask, and masking twice changes nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.base.masking import mask_name, mask_sensitive
from gongkai.base.privacy.scan import hits_in
from tests.tools.disguises import DISGUISES
from tests.tools.private_numbers import bank_card, identity_number, mobile_phone

numbers = st.integers(10**10, 10**18).map(str)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("13800000000", "13*******00"),
        ("电话138-0000-0000。", "电话13*-****-**00。"),
        ("13 8 0 0 0 0 0 0 0 0 0", "13 * * * * * * * * * 0"),
        ("１３８００００００００", "１３*******００"),
        ("99999919000101000X", "99**************0X"),
        ("合计 1,234,567.89 元", "合计 1,234,567.89 元"),
        ("凭证 2026-001", "凭证 2026-001"),
        ("0870-555-0147", "08**-***-**47"),
        ("1234567890", "1234567890"),
        ("", ""),
    ],
)
def test_only_long_numbers_are_masked(text: str, expected: str) -> None:
    assert mask_sensitive(text) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("石秀兰", "石**"),
        ("石兰", "石*"),
        ("欧阳春", "欧阳*"),
        ("欧阳", "欧*"),
        ("上官婉儿", "上官**"),
        ("买买提·依明", "买买提·**"),
        ("阿依古丽•艾山", "阿依古丽•**"),
        ("石", "石*"),
        (" 石秀兰 ", "石**"),
        ("买买提·", "买***"),
    ],
)
def test_a_name_keeps_its_surname_only(name: str, expected: str) -> None:
    assert mask_name(name) == expected


@given(st.text(), numbers, st.text())
def test_a_planted_number_never_shows_whole(before: str, number: str, after: str) -> None:
    masked = mask_sensitive(f"{before} {number} {after}")
    assert number not in masked or number in before + after


@given(st.text(alphabet="0123456789 -Xx－１２a中,.", max_size=60))
def test_masking_twice_changes_nothing(text: str) -> None:
    once = mask_sensitive(text)
    assert mask_sensitive(once) == once
    assert len(once) == len(text)


@given(st.text(alphabet="石秀兰欧阳·•", min_size=1, max_size=8))
def test_masking_a_name_twice_changes_nothing(name: str) -> None:
    once = mask_name(name)
    assert mask_name(once) == once
    assert "*" in once


@pytest.mark.parametrize("name", ["王小明·", "王小明·（户主）", "王小明· ", "王小明·1"])
def test_a_stray_dot_shows_no_whole_name(name: str) -> None:
    assert mask_name(name).startswith("王*")
    assert "小明" not in mask_name(name)


@pytest.mark.parametrize("disguise", DISGUISES)
@pytest.mark.parametrize("number", [identity_number(), mobile_phone(), bank_card()])
def test_no_disguise_keeps_a_number_from_its_mask(disguise: str, number: str) -> None:
    masked = mask_sensitive(f"附件/石春来 {DISGUISES[disguise](number)}.pdf")
    assert "*" in masked
    assert private_kinds(masked) == ()
    assert sum(char in number for char in masked) <= 6


def private_kinds(text: str) -> tuple[str, ...]:
    return tuple(hit.kind.name for hit in hits_in(text))
