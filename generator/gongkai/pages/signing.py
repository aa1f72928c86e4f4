"""Who signs what is printed, and whose seal it bears."""

from collections.abc import Mapping
from functools import cache
from typing import cast

from gongkai.base.light_dataclass import dataclass
from gongkai.base.texts import texts
from gongkai.model.record import Record
from gongkai.model.review import is_passed_on
from gongkai.model.vocabulary import Reviewer
from gongkai.pages.record_page import RecordSetting


@dataclass(frozen=True, slots=True)
class Signer:
    """A place for a signature; with the seal's words where one is stamped."""

    role: str
    seal: str = ""


def signers_of(record: Record, setting: RecordSetting) -> list[Signer]:
    """Return the places for signatures: who publishes, and all who reviewed or must review.

    A notice that is passed on bears the names of those who put it up only.
    """
    words = _words()
    publisher = record.publisher.value
    roles = cast("list[str]", words["publishers"][publisher])
    signers = [Signer(role) for role in roles]
    signers[-1] = Signer(roles[-1], cast("str", words["seals"][publisher]))
    if is_passed_on(record):
        return signers
    reviewers = [review.reviewer for review in record.reviews]
    rules = setting.catalogue.reviewers(setting.item, record.publisher, setting.public_date)
    reviewers += [rule.reviewers[0] for rule in rules if not {*rule.reviewers} & {*reviewers}]
    known = {signer.role for signer in signers}
    for reviewer in dict.fromkeys(reviewers):
        role = role_of(reviewer)
        if role not in known:
            signers.append(Signer(role, cast("str", words["seals"].get(reviewer.value, ""))))
    return signers


def role_of(reviewer: Reviewer) -> str:
    """Return in which office somebody signs for those who reviewed."""
    return cast("str", _words()["reviewers"][reviewer.value])


@cache
def _words() -> Mapping[str, Mapping[str, object]]:
    return cast("Mapping[str, Mapping[str, object]]", texts()["signers"])
