"""The facts of a village and the choices for its site, as written in ``site_config.yml``."""

from gongkai.model.part import Part
from gongkai.model.publishing import PublishTarget
from gongkai.model.values import Count, Day, OfficePhone, OfficerName, WebAddress
from gongkai.model.vocabulary import BaseOrganisation, Publisher, SiteLanguage, YesNo
from gongkai.model.voice import VoiceChoice

CONFIG_FILE = "site_config.yml"
FORMAT_VERSION = 1


class NoticeBoard(Part):
    """A board on a wall: where it hangs and who looks after it."""

    id: str
    place: str
    former_village: str = ""
    group: str = ""
    capacity: Count | None = None
    keeper: OfficerName = ""
    is_site: YesNo = YesNo.NO


class VillagersGroup(Part):
    """A villagers' group with its other names.

    ``keeps_accounts`` None means that nobody has said it; ``reason`` tells why it keeps none.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    former_village: str = ""
    hamlet: str = ""
    grid: str = ""
    keeps_accounts: YesNo | None = None
    reason: str = ""


class Channel(Part):
    """Whom to ask or complain to."""

    name: str
    office_phone: OfficePhone
    remark: str = ""
    is_outside: YesNo = YesNo.NO
    takes_texts: YesNo = YesNo.NO
    email: str = ""


class AbsentBody(Part):
    """A village body that this village does not have, and why."""

    publisher: Publisher
    reason: str


class FontChoice(Part):
    """A village's own faces: font files in its folder, or families installed on the computer."""

    body: str = ""
    title: str = ""
    kai: str = ""


class Reading(Part):
    """How a name of the village is read aloud where its characters do not tell."""

    name: str
    read_as: str


class DataLicence(Part):
    """Under which terms others may use the village's data, and where these are written."""

    name: str
    site_url: WebAddress


class Settings(Part):
    """All of ``site_config.yml``."""

    format_version: Count = FORMAT_VERSION
    village_name: str
    township: str = ""
    county: str = ""
    introduction: str = ""
    is_demo: YesNo = YesNo.NO
    enabled_on: Day | None = None
    organisation_type: BaseOrganisation = BaseOrganisation.VILLAGE
    rule_packs: tuple[str, ...] = ("national",)
    site_url: str = ""
    address: str = ""
    channels: tuple[Channel, ...] = ()
    suggestion_boxes: tuple[str, ...] = ()
    boards: tuple[NoticeBoard, ...] = ()
    groups: tuple[VillagersGroup, ...] = ()
    absent_bodies: tuple[AbsentBody, ...] = ()
    internet_filing: str = ""
    police_filing: str = ""
    theme_colour: str = ""
    counts_first_day: YesNo = YesNo.YES
    notice_days: Count = 3
    readings: tuple[Reading, ...] = ()
    black_list_on: YesNo = YesNo.NO
    sheet_months: Count = 24
    fonts: FontChoice | None = None
    voice: VoiceChoice | None = None
    site_languages: tuple[SiteLanguage, ...] = ()
    data_licence: DataLicence | None = None
    publish_to: tuple[PublishTarget, ...] = ()

    def __hash__(self) -> int:
        """Return a hash of the name: much is worked out once for equal settings."""
        return hash(self.village_name)

    @property
    def site_address(self) -> str:
        """The site's own address without a slash at its end; "" where it has none."""
        return self.site_url.rstrip("/")

    @property
    def other_languages(self) -> tuple[str, ...]:
        """Return the languages the site has besides Chinese, as BCP 47 names them."""
        return tuple(dict.fromkeys(one.value for one in self.site_languages))

    def address_of(self, page: str) -> str:
        """Return where anybody finds a page of the site; "" where the site has no address."""
        return f"{self.site_address}/{page}" if self.site_address else ""

    def board_place(self, number: str) -> str:
        """Return where a board hangs; its number when the settings do not know it."""
        return next((board.place for board in self.boards if board.id == number), number)

    def names_of_group(self, number: str) -> frozenset[str]:
        """Return all names of a villagers' group; none for a number the settings do not know."""
        found = (group for group in self.groups if group.id == number)
        return frozenset(name for group in found for name in (group.name, *group.aliases))

    def groups_called(self, name: str) -> tuple[VillagersGroup, ...]:
        """Return all villagers' groups with this number or name: several share one at times."""
        return tuple(
            one
            for one in self.groups
            if name in {one.id, one.name, one.former_village + one.name, *one.aliases}
        )

    def group_called(self, name: str) -> VillagersGroup | None:
        """Return the first villagers' group with this number or any of its names."""
        return next(iter(self.groups_called(name)), None)

    def name_of_group(self, number: str) -> str:
        """Return what a villagers' group is called, with its former village where it has one.

        Its number when the settings do not know it.
        """
        found = (one.former_village + one.name for one in self.groups if one.id == number)
        return next(found, number)

    def absence_of(self, publisher: Publisher) -> str:
        """Return why the village does not have a body; "" when it has one."""
        return next((one.reason for one in self.absent_bodies if one.publisher is publisher), "")
