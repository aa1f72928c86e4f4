"""The proof that a work's money holds: sources, payments within the price, acceptance first."""

from collections.abc import Iterator

from gongkai.base.dates import chinese_date
from gongkai.base.money import Money, total_of
from gongkai.base.texts import text
from gongkai.model.blocks import Fact
from gongkai.model.face import Projection
from gongkai.model.glossary import label_of
from gongkai.model.kinds.works import Project


def prove_project(projection: Projection) -> Iterator[Fact]:
    """Yield what holds of a work's payments; what cannot be judged is left out."""
    project = projection.record
    assert isinstance(project, Project)  # noqa: S101 - the registry pairs kind and proof
    name, price = _price(project)
    if not project.payments or price is None:
        return
    paid = total_of(payment.amount for payment in project.payments)
    if paid <= price:
        label = text("proof.payments", count=len(project.payments))
        facts = {"paid": paid, "name": label_of(name), "price": price}
        yield Fact("payments", label, text("proof.paid_within", **facts))
    accepted = project.accepted_on or (project.acceptance.day if project.acceptance else None)
    if accepted is None:
        return
    before = total_of(one.amount for one in project.payments if one.day < accepted)
    told = {"day": chinese_date(accepted), "paid": before, "price": price}
    if not before.fen:
        yield Fact("acceptance", text("proof.acceptance"), text("proof.paid_after", **told))
    elif before < price:
        yield Fact("acceptance", text("proof.acceptance"), text("proof.paid_before", **told))


def _price(project: Project) -> tuple[str, Money | None]:
    """Return the price that binds: as audited, else by the contract and its changes."""
    if project.audited_price is not None or project.contract_price is None:
        return "audited_price", project.audited_price
    changes = total_of(change.amount for change in project.price_changes)
    return "contract_price", project.contract_price + changes
