"""Projects as releases of the Open Contracting Data Standard 1.1, made of the records' open data.

One release tells a project as it stands: what was planned, the call for bids, who won, the
contract, what was paid. It reads what ``data/v1/r`` holds and so can show nothing else.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from gongkai.base.digest import canonical_json, short_hash
from gongkai.base.texts import text
from gongkai.model.glossary import key_of
from gongkai.model.kinds.works import ContractSide, TenderMethod
from gongkai.model.settings import Settings
from gongkai.model.vocabulary import Kind
from gongkai.pages.ocds_values import (
    MIDNIGHT,
    Data,
    Found,
    date,
    ended,
    fact,
    filled,
    floor,
    of,
    period,
    price,
    rows,
    value,
)

VERSION: Final = "1.1"
_PREFIX: Final = "gongkai"
"""Prefixes are given out by the standard's keepers; this one is of nobody but this program."""
_METHODS: Final = {
    TenderMethod.OPEN_TENDER: "open",
    TenderMethod.AUCTION: "open",
    TenderMethod.PLATFORM: "open",
    TenderMethod.INVITED_TENDER: "selective",
    TenderMethod.INQUIRY: "limited",
    TenderMethod.NEGOTIATION: "limited",
    TenderMethod.AGREEMENT: "direct",
}


def release_package(records: Sequence[Data], settings: Settings, address: str) -> Found:
    """Return the package over all projects.

    Records are projects, calls for bids and contracts, in the order of their days. `address` is
    where the package lies, below the site's root. Amounts are numbers in yuan.
    """
    village = settings.village_name
    releases = [_release(one, settings) for one in _processes(records)]
    last = max((str(one["public_date"]) for one in records), default="1970-01-01")
    own = f"urn:{_PREFIX}:{_own_number(settings)}:{address}"
    licence = settings.data_licence
    found = {
        "uri": settings.address_of(address) or own,
        "version": VERSION,
        "publishedDate": last + MIDNIGHT,
        "publisher": filled({"name": village, "uri": settings.site_address}),
        "license": licence.site_url if licence else "",
        "releases": releases,
    }
    return filled(found) | {"releases": releases}


def _processes(records: Sequence[Data]) -> Iterator[list[Data]]:
    """Yield each project with the calls, contracts and other records of the same affair."""
    by_affair: dict[str, list[Data]] = {}
    by_id = {str(one["id"]): one for one in records}
    for one in records:
        by_affair.setdefault(_affair(one, by_id), []).append(one)
    for found in by_affair.values():
        if any(one["kind"] == Kind.PROJECT.value for one in found):
            yield found


def _affair(one: Data, by_id: Mapping[str, Data]) -> str:
    """Return what joins records: the affair they name, or that of the call they came from."""
    if matter := one.get("matter"):
        return str(matter)
    call = by_id.get(str(fact(one, "from_tender") or ""))
    return _affair(call, {}) if call else str(one["id"])


def _release(records: Sequence[Data], settings: Settings) -> Found:
    projects = of(records, Kind.PROJECT)
    # Other records of the affair often repeat a part of what the main one tells whole.
    main = max(projects, key=lambda one: (len(rows(one, "payments")), len(one["facts"])))
    calls, contracts = of(records, Kind.TENDER), of(records, Kind.CONTRACT)
    parties = _Parties()
    client = str(fact(main, "client") or main["publisher"])
    # The first project stays the first one, however many are added.
    ocid = f"{_PREFIX}-{_own_number(settings)}-{projects[0]['id']}"
    day = max(str(one["public_date"]) for one in records)
    buyer = parties.add(client, "buyer")
    planning = _planning(main)
    tender = _tender(calls, client, parties)
    awards = list(_awards(calls, parties)) or list(_builders_award(main, parties))
    signed = list(_contracts(main, contracts, awards, parties))
    parts = {"planning": planning, "tender": tender, "award": awards, "contract": signed}
    tags = [name for name, part in parts.items() if part]
    if any("implementation" in one for one in signed):
        tags.append("implementation")
    told = filled(
        {
            "ocid": ocid,
            "date": day + MIDNIGHT,
            "tag": tags or ["planning"],
            "initiationType": "tender",
            "language": "zh",
            "parties": parties.told,
            "buyer": buyer,
            "planning": planning,
            "tender": tender,
            "awards": awards,
            "contracts": signed,
        }
    )
    # What was told under one number is never told otherwise under the same one.
    return {"id": f"{ocid}-{short_hash(canonical_json(told).decode())}"} | told


def _own_number(settings: Settings) -> str:
    place = (settings.county, settings.township, settings.village_name)
    return short_hash("|".join(place))


class _Parties:
    """The organisations of a project and what each is in it; people are none of them."""

    def __init__(self) -> None:
        self._roles: dict[str, list[str]] = {}

    def add(self, name: str, role: str) -> dict[str, str]:
        """Return a reference to an organisation that has a role."""
        roles = self._roles.setdefault(name, [])
        if role not in roles:
            roles.append(role)
        return {"id": short_hash(name), "name": name}

    @property
    def told(self) -> list[Found]:
        """Return all of them."""
        return [
            {"id": short_hash(name), "name": name, "roles": roles}
            for name, roles in self._roles.items()
        ]


def _planning(main: Data) -> Found:
    sources = (str(row[key_of("source")]) for row in rows(main, "fund_sources"))
    budget = {
        "id": main["id"],
        "description": text("data.ocds.between").join(sources),
        "amount": value(fact(main, "total_investment")),
        "project": main["title"],
        "projectID": main["id"],
    }
    return filled({"rationale": fact(main, "content"), "budget": filled(budget)})


def _tender(calls: Sequence[Data], client: str, parties: _Parties) -> Found:
    if not calls:
        return {}
    call = calls[-1]
    method = next((one for one in TenderMethod if one.label == fact(call, "tender_method")), None)
    lots = rows(call, "lots")
    term = key_of("registration")
    return filled(
        {
            "id": call["id"],
            "title": call["title"],
            "status": "unsuccessful" if fact(call, "failed_reason") else "complete",
            "procuringEntity": parties.add(client, "procuringEntity"),
            "items": [_item(number, lot) for number, lot in enumerate(lots, 1)],
            "value": floor(lots),
            "procurementMethod": _METHODS[method] if method else "",
            "procurementMethodDetails": method.label if method else "",
            "numberOfTenderers": fact(call, "bidder_count"),
            "tenderPeriod": period(
                ended(call, term, "data.first_day"), ended(call, term, "data.last_day")
            ),
        }
    )


def _awards(calls: Sequence[Data], parties: _Parties) -> Iterator[Found]:
    for call in calls:
        for number, row in enumerate(rows(call, "bid_results"), 1):
            if firm := row.get(key_of("winner_firm")):
                yield filled(
                    {
                        "id": f"{call['id']}-{number}",
                        "title": row[key_of("name")],
                        "status": "active",
                        "date": date(fact(call, "opened_on")),
                        "value": price(row),
                        "suppliers": [parties.add(str(firm), "supplier")],
                    }
                )


def _builders_award(main: Data, parties: _Parties) -> Iterator[Found]:
    """Yield who builds where no call tells it."""
    if builder := fact(main, "builder"):
        yield filled(
            {
                "id": f"{main['id']}-1",
                "title": main["title"],
                "status": "active",
                "value": value(fact(main, "bid_price") or fact(main, "contract_price")),
                "suppliers": [parties.add(str(builder), "supplier")],
            }
        )


def _contracts(
    main: Data, contracts: Sequence[Data], awards: Sequence[Found], parties: _Parties
) -> Iterator[Found]:
    """Yield the contracts by which the village pays; the first tells what was paid.

    The standard knows no contract without an award, and no payment without a contract.
    """
    own = [one for one in contracts if fact(one, "contract_side") == ContractSide.EXPENSE.label]
    joined = [(one, award) for one in own if (award := _award_of(one, awards))]
    if joined:
        told = [(_contract(one), award) for one, award in joined]
    elif awards and (fact(main, "contract_price") or rows(main, "payments")):
        told = [(_contract_of_project(main), awards[0])]
    else:
        return
    for number, (contract, award) in enumerate(told):
        paid = [] if number else list(_paid(main, award, parties))
        implementation = {"transactions": paid} if paid else {}
        yield filled(contract | {"awardID": award["id"], "implementation": implementation})


def _contract(one: Data) -> Found:
    term = key_of("duration")
    first, last = ended(one, term, "data.first_day"), ended(one, term, "data.last_day")
    return {
        "id": one["id"],
        "title": one["title"],
        "period": period(first, last),
        "value": value(fact(one, "amount")),
    }


def _contract_of_project(main: Data) -> Found:
    return {
        "id": main["id"],
        "title": main["title"],
        "period": period(fact(main, "started_on"), fact(main, "planned_finish")),
        "value": value(fact(main, "contract_price")),
    }


def _award_of(contract: Data, awards: Sequence[Found]) -> Found | None:
    """Return the award to the contract's other side; the only one where none bears its name."""
    firm = fact(contract, "party_b")
    named = [one for one in awards if one["suppliers"][0]["name"] == firm]
    return next(iter(named or (awards if len(awards) == 1 else ())), None)


def _paid(main: Data, award: Found, parties: _Parties) -> Iterator[Found]:
    """Yield what was paid; by whom is left open: payments often come from above the village."""
    firm = str(award["suppliers"][0]["name"])
    for number, row in enumerate(rows(main, "payments"), 1):
        yield filled(
            {
                "id": f"{main['id']}-{number}",
                "date": date(row.get(key_of("day"))),
                "value": value(row.get(key_of("amount"))),
                "payee": parties.add(firm, "payee"),
            }
        )


def _item(number: int, lot: Data) -> Found:
    return {"id": str(number), "description": lot[key_of("name")]}
