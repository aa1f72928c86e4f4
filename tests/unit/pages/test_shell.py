"""What a village writes about its site cannot break out of the pages that show it."""

import pytest

from gongkai.base.paths import theme_dir
from gongkai.model.settings import Settings
from gongkai.pages.shell import shell_spec


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://a.example/村", "https://a.example/村"),
        ("https://a.example/村/", "https://a.example/村"),
        (
            'https://a.example/"><script>x()</script>',
            "https://a.example/%22%3E%3Cscript%3Ex()%3C/script%3E",
        ),
        ("https://a.example/ 'x'\\", "https://a.example/%20%27x%27%5C"),
        ("", ""),
    ],
)
def test_address_of_the_site_holds_no_markup(typed: str, address: str) -> None:
    settings = Settings(village_name="石桥村", site_url=typed)
    assert shell_spec(settings, (), theme_dir()).site_url == address
