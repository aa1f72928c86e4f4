"""Every reason for which a place is not published to becomes one problem in plain words."""

from datetime import datetime
from io import StringIO
from pathlib import Path

import pytest

from gongkai import publishing
from gongkai.model.publishing import PublishTarget
from gongkai.publish.manifest import Manifest
from gongkai.publish.memory import DamagedMemoryError, memory_of
from gongkai.publish.ownership import Allowed, RefusedError
from gongkai.publish.sending import Bundle
from gongkai.publish.target import TargetError, Trouble
from gongkai.publishing import Outcome, Sending, finished_bundle, publish_to, targets_called
from gongkai.report.write import write_problems

NAME = "网站空间"
SECRET = "geheim-geheim"  # noqa: S105 - looked for where it must not be
FOLDER = PublishTarget(name=NAME, address="../board")
VARIABLE = "GONGKAI_NONE"
HOST = PublishTarget(name=NAME, address="ftp://cun@127.0.0.1/x", secret_variable=VARIABLE)
REASONS = {
    "U104": RefusedError("foreign"),
    "U105": RefusedError("newer", there="7", here="5"),
    "U106": RefusedError("locked", by="陈秀兰", since="2026-11-20T02:00"),
    "U107": RefusedError("emptied", gone="40", pages="90"),
    "U108": RefusedError("changed", file="r/a.html"),
    "U111": TargetError(Trouble.UNREACHABLE),
    "U112": TargetError(Trouble.LOGIN),
    "U113": TargetError(Trouble.CERTIFICATE),
    "U114": TargetError(Trouble.FULL),
    "U115": TargetError(Trouble.DENIED),
    "U116": TargetError(Trouble.DROPPED),
}


def _outcomes(root: Path, *targets: PublishTarget) -> list[Outcome]:
    root.mkdir(exist_ok=True)
    sending = Sending("陈秀兰", datetime.fromisoformat("2026-11-20T02:00"), Allowed())
    bundle = Bundle(Manifest({}, b"{}"), root / "site")
    return list(publish_to(targets, bundle, memory_of(root), sending))


@pytest.mark.parametrize(("code", "error"), REASONS.items(), ids=REASONS)
def test_reason_is_told_with_all_its_facts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, error: Exception
) -> None:
    def fail(*_arguments: object) -> None:
        raise error

    monkeypatch.setattr(publishing, "send", fail)
    (outcome,) = _outcomes(tmp_path / "cun", FOLDER)
    assert outcome.sent is None
    assert [one.code for one in outcome.problems] == [code]
    told = StringIO()
    write_problems(outcome.problems, "text", told)
    assert NAME in told.getvalue()
    assert "{" not in told.getvalue()
    for fact in getattr(error, "facts", {}).values():
        assert fact in told.getvalue()


def test_place_that_fails_stops_no_other(tmp_path: Path) -> None:
    board = FOLDER.changed(name="U盘")
    (tmp_path / "cun" / "site").mkdir(parents=True)
    first, second = _outcomes(tmp_path / "cun", HOST, board)
    assert [one.code for one in first.problems] == ["U117"]
    assert first.problems[0].facts["variable"] == "GONGKAI_NONE"
    assert second.sent is not None


def test_password_is_in_no_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGKAI_NONE", SECRET)
    place = HOST.changed(address="ftp://cun@127.0.0.1:1/x")
    (outcome,) = _outcomes(tmp_path / "cun", place)
    assert [one.code for one in outcome.problems] == ["U111"]
    made = [path for path in (tmp_path / "cun").rglob("*") if path.is_file()]
    assert made
    assert all(SECRET.encode() not in path.read_bytes() for path in made)
    assert SECRET not in repr(outcome)


def test_folder_without_a_finished_site(tmp_path: Path) -> None:
    bundle, problems = finished_bundle(tmp_path)
    assert bundle is None
    assert [one.code for one in problems] == ["U101"]
    (tmp_path / "manifest.json").write_bytes(b'{"format_version":1,"files":[]}')
    assert finished_bundle(tmp_path)[1] == ()
    (tmp_path / ".gongkai-unfinished").touch()
    assert [one.code for one in finished_bundle(tmp_path)[1]] == ["U101"]


def test_number_of_a_site_is_made_once(tmp_path: Path) -> None:
    first = memory_of(tmp_path)
    first.keep(NAME, 3)
    assert memory_of(tmp_path) == first
    assert memory_of(tmp_path).serials == {NAME: 3}
    (tmp_path / "content/.gongkai/published.json").write_bytes(b"{}")
    with pytest.raises(DamagedMemoryError):
        memory_of(tmp_path)


def test_places_by_name() -> None:
    assert targets_called((FOLDER,), ()) == ([FOLDER], [])
    assert targets_called((FOLDER,), (NAME, "U盘")) == ([FOLDER], ["U盘"])
