"""What one record keeps as evidence, no other may offer."""

from gongkai.check.kept import check_kept_files, digest_in
from gongkai.model.traces import KeptFile, PackedFile, row_of
from tests.unit.check.villages import village
from tests.unit.pages.summaries import summary

ADDRESS = "f/0123456789abcdef.csv"
KEPT = row_of(KeptFile(digest_in(ADDRESS)))


def test_a_kept_file_is_offered_by_no_other_record() -> None:
    offering = summary("b")._replace(files=(("content/附件/b.csv", ADDRESS),))
    (problem,) = check_kept_files(village(summary("a"), offering, traces={"a": [KEPT]}))
    assert (problem.code, problem.where.file) == ("P206", offering.file)
    assert problem.facts == {"file": "content/附件/b.csv", "other": summary("a").file}


def test_a_kept_file_lies_in_no_file_that_is_offered() -> None:
    packed = row_of(PackedFile(digest_in(ADDRESS), "content/附件/b.zip"))
    other = row_of(PackedFile("ffff", "content/附件/b.zip"))
    for offering in ("a", "b"):
        traces = {offering: [packed, other]}
        traces["a"] = [KEPT, *traces.get("a", ())]
        (problem,) = check_kept_files(village(summary("a"), summary("b"), traces=traces))
        assert (problem.code, problem.where.file) == ("P206", summary(offering).file)
        assert problem.facts == {"file": "content/附件/b.zip", "other": summary("a").file}


def test_other_files_may_be_offered() -> None:
    other = summary("b")._replace(files=(("content/附件/b.csv", "f/ffff.csv"),))
    assert list(check_kept_files(village(summary("a"), other, traces={"a": [KEPT]}))) == []
    own = summary("a")._replace(files=(("content/附件/b.csv", ADDRESS),))
    assert list(check_kept_files(village(own, traces={"a": [KEPT]}))) == []
    assert list(check_kept_files(village(own))) == []
