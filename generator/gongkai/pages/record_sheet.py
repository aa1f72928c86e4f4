"""A record on paper: what its page tells, with places to sign, a code to scan and a foot."""

from dataclasses import replace
from datetime import date

from gongkai.base.dates import chinese_date
from gongkai.base.light_dataclass import dataclass
from gongkai.base.texts import text
from gongkai.model.face import Projection
from gongkai.model.record import Record
from gongkai.model.settings import Settings
from gongkai.model.sheet import SheetForm, SheetWish
from gongkai.model.vocabulary import YesNo
from gongkai.pages.contexts import RecordPage
from gongkai.pages.family_honours import honours_table
from gongkai.pages.group_part import group_part
from gongkai.pages.notice_papers import Opinion, Outcome, opinions_of, outcome_of
from gongkai.pages.paper import Paper, paper_of
from gongkai.pages.present import presentation_of
from gongkai.pages.record_page import SHORT_FINGERPRINT, RecordSetting, record_page, spaced_code
from gongkai.pages.signing import Signer, signers_of
from gongkai.pages.title_parts import title_parts

_CODE_LENGTH = 32
"""Hex digits of the fingerprint in a code to scan: 128 bits."""


@dataclass(frozen=True, slots=True)
class RecordSheet:
    """A record as it is printed."""

    form: str
    face: str
    ground: str
    paper: Paper
    village: str
    section: str
    level: str
    page: RecordPage
    title_parts: tuple[str, ...]
    """The title in the parts that stand in one line each."""
    link: str
    """What the code says: the record's address with its fingerprint, or both in words."""
    link_alt: str
    address: str
    """The record's page, to be typed by hand; "" for a village without a site on the web."""
    code: str
    wall_code: str
    """The code of what this sheet shows, "" where the web shows the same."""
    printed_on: str
    group: str
    signers: tuple[Signer, ...]
    is_demo: bool
    highlights: tuple[tuple[str, str], ...]
    """The few figures that matter most, each with its label."""
    dated_told: str
    """The day on which the record became public, in words."""
    opinions: tuple[Opinion, ...] = ()
    """Places for those who are asked before it may hang; on their own paper only."""
    outcome: Outcome | None = None
    """What came of its notice; on its own paper only."""


def record_sheet(
    projection: Projection, setting: RecordSetting, wish: SheetWish, wall_fingerprint: str = ""
) -> RecordSheet | None:
    """Return a record as it is printed for one face.

    `wall_fingerprint` is that of a sheet which shows more than the web does, "" for any other.
    None when only a villagers' group's part was wished for and the record has none, or when what
    came of a notice was and its days are not over.
    """
    record = projection.record
    outcome = _outcome(record, wish)
    if wish.form is SheetForm.OUTCOME and outcome is None:
        return None
    presentation = presentation_of(projection)
    page = record_page(projection, presentation, setting)
    if setting.honours:
        page = replace(page, blocks=(*page.blocks, honours_table(setting.honours)))
    if wish.group:
        blocks = group_part(page.blocks, setting.settings.names_of_group(wish.group))
        if blocks is None:
            return None
        page = replace(page, blocks=blocks)
    settings = setting.settings
    facts = {"village": settings.village_name, "id": record.id}
    signers = tuple(signers_of(record, setting))
    is_review = wish.form is SheetForm.REVIEW
    short = spaced_code(setting.fingerprint[:SHORT_FINGERPRINT])
    return RecordSheet(
        form=wish.form.value,
        face=wish.face.value,
        ground=wish.ground.value,
        paper=paper_of(page.blocks),
        village=text(
            "sheets.village_line", township=settings.township, village=settings.village_name
        ),
        section=setting.item.section.label,
        level=record.level.label if record.level else "",
        page=page,
        title_parts=title_parts(page.title),
        link=_link(record.id, setting),
        address=_address(record.id, settings),
        link_alt=text("sheets.code_alt", code=short, **facts),
        code=short,
        wall_code=spaced_code(wall_fingerprint[:SHORT_FINGERPRINT]),
        printed_on=_day(wish.printed_on),
        group=_group(wish, settings),
        signers=signers,
        is_demo=settings.is_demo is YesNo.YES,
        highlights=presentation.highlights,
        dated_told=chinese_date(setting.public_date),
        opinions=tuple(opinions_of(record, setting.item, signers)) if is_review else (),
        outcome=outcome,
    )


def _outcome(record: Record, wish: SheetWish) -> Outcome | None:
    if wish.form is not SheetForm.OUTCOME or not wish.printed_on:
        return None
    return outcome_of(record, date.fromisoformat(wish.printed_on))


def _link(id_: str, setting: RecordSetting) -> str:
    code = setting.fingerprint[:_CODE_LENGTH]
    address = _address(id_, setting.settings)
    if address:
        return f"{address}#v={code}"
    village = setting.settings.village_name
    return text("sheets.code_text", village=village, id=id_, code=code)


def _address(id_: str, settings: Settings) -> str:
    return settings.address_of(f"r/{id_}.html")


def _group(wish: SheetWish, settings: Settings) -> str:
    if not wish.group:
        return ""
    name = next(one.name for one in settings.groups if one.id == wish.group)
    return text("sheets.group_only", group=name)


def _day(iso: str) -> str:
    return chinese_date(date.fromisoformat(iso)) if iso else ""
