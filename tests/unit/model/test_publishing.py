"""What an address names, and what is wrong with the places of a village."""

import pytest

from gongkai.model.publishing import PlaceSort, PublishTarget, check_targets


def _target(address: str, name: str = "a", variable: str = "GONGKAI_FTP") -> PublishTarget:
    return PublishTarget(name=name, address=address, secret_variable=variable)


@pytest.mark.parametrize(
    ("address", "sort"),
    [
        ("E:\\公开栏", PlaceSort.FOLDER),
        ("\\\\fuwuqi\\web", PlaceSort.FOLDER),
        ("../site", PlaceSort.FOLDER),
        ("E:\\公开栏.ZIP", PlaceSort.ZIP),
        ("ftp://cun@ftp.example.cn/htdocs", PlaceSort.FTP),
        ("FTPS://cun@ftp.example.cn:2121/", PlaceSort.FTPS),
        ("sftp://cun@example.cn/", None),
        ("ftp:///htdocs", None),
        ("ftp://cun@example.cn:99999/", None),
    ],
)
def test_sort_of_an_address(address: str, sort: PlaceSort | None) -> None:
    assert _target(address).sort is sort


@pytest.mark.parametrize(
    ("targets", "codes"),
    [
        ([_target("E:\\a", variable="")], []),
        ([_target("ftp://cun@a.cn/"), _target("ftps://cun@a.cn/", "b")], []),
        ([_target("ftp://cun@a.cn/", variable="")], ["U124"]),
        ([_target("ftp://cun:geheim@a.cn/")], ["U122"]),
        ([_target("http://cun:geheim@a.cn/")], ["U122"]),
        ([_target("http://a.cn/")], ["U121"]),
        ([_target("E:\\a"), _target("E:\\b")], ["U123"]),
    ],
)
def test_what_is_told(targets: list[PublishTarget], codes: list[str]) -> None:
    told = list(check_targets(targets, "site_config.yml"))
    assert [one.code for one in told] == codes
    assert "geheim" not in repr([(one.facts, one.where) for one in told])
