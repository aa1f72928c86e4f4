"""The site's own address, as settings give it."""

import pytest

from gongkai.model.settings import Settings


@pytest.mark.parametrize("typed", ["https://a.example/村", "https://a.example/村/"])
def test_a_slash_at_the_end_of_the_sites_address_makes_no_difference(typed: str) -> None:
    settings = Settings(village_name="石桥村", site_url=typed)
    assert settings.site_address == "https://a.example/村"
    assert settings.address_of("r/a.html") == "https://a.example/村/r/a.html"


def test_without_an_address_no_page_has_one() -> None:
    settings = Settings(village_name="石桥村")
    assert settings.site_address == settings.address_of("r/a.html") == ""
