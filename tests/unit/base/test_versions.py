"""The version read from a library's description is the one `importlib.metadata` tells."""

from importlib.metadata import PackageNotFoundError, version

import pytest

from gongkai.base.versions import version_of


@pytest.mark.parametrize("name", ["jinja2", "pillow", "mkdocs-material", "typst", "pydantic"])
def test_the_version_of_a_library_is_its_own(name: str) -> None:
    assert version_of(name) == version(name)


def test_a_missing_library_is_named() -> None:
    with pytest.raises(PackageNotFoundError):
        version_of("gongkailan-missing")
