"""The settings of one vault, typed: every key of rules.md section 2 and format.md section 10 with its default."""

from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple

from followup_md.dates import Span

Channel = Literal["letter", "email", "both"]


class Sender(NamedTuple):
    """Who writes the letters."""

    name: str | None = None
    email: str | None = None
    phone: str | None = None
    address: str | None = None
    country: str | None = None


class Folders(NamedTuple):
    """Where things stand, relative to `followup.toml`."""

    interviews: str = "interviews"
    people: str = "people"
    letters: str = "letters"
    search: str = "search.md"
    templates: str = "templates"


class CalendarSettings(NamedTuple):
    """Whose holidays count, and how dates go to a calendar."""

    country: str | None = None
    region: str | None = None
    holidays: tuple[date, ...] = ()
    as_: Literal["events", "todos"] = "events"
    names: bool = False


class ThankYou(NamedTuple):
    """Thank-you notes (R1.1-R1.9)."""

    channel: Channel = "letter"
    within: Span = Span(24, "h")
    not_before: Span = Span(0, "h")
    panel: Literal["each", "lead"] = "each"
    skip_kinds: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


class Post(NamedTuple):
    """How long a letter takes, in business days."""

    transit: int = 5


class Connect(NamedTuple):
    """Connections on professional networks (R2)."""

    when: Literal["after-interview", "if-invited", "after-decision", "never"] = "after-interview"
    within: Span = Span(24, "h")
    not_before: Span = Span(0, "h")
    networks: tuple[str, ...] = (
        "linkedin",
        "x",
        "xing",
        "github",
        "gitlab",
        "bluesky",
        "mastodon",
        "stackoverflow",
        "researchgate",
        "orcid",
    )


class FollowUp(NamedTuple):
    """The one follow-up (R1.12-R1.18)."""

    wait: Span = Span(7, "d")
    anchor: Literal["interview", "thank-you-sent"] = "interview"
    grace: Span = Span(0, "bd")
    max: int = 1
    gap: Span = Span(7, "d")
    new_date_reopens: bool = False
    on_day_off: Literal["next-business-day", "keep", "previous"] = "next-business-day"


class SearchSettings(NamedTuple):
    """The search that goes on until an offer is secured (R5)."""

    weekly: int = 3
    live_min: int = 3
    stop: Literal["confirmed+start-date", "accepted"] = "confirmed+start-date"


class OfferSettings(NamedTuple):
    """When an offer counts as secured (R5.8)."""

    conditions_must_clear: bool = False


class ReviewSettings(NamedTuple):
    """Which rating marks a stumble (R3.2)."""

    stumble_at: int = 2


class Tasks(NamedTuple):
    """How tasks on the index page are written for the Obsidian Tasks plugin."""

    format: Literal["emoji", "dataview", "none"] = "emoji"
    global_filter: str = ""


class CheckSettings(NamedTuple):
    """Which checks are reported."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


class Settings(NamedTuple):
    """All keys of `followup.toml`. `timezone` is None when none is set: UTC is used and a problem says so."""

    timezone: str | None = None
    profile: Literal["article", "coach"] = "article"
    quiet_after: Span = Span(30, "d")
    reply_to_rejection: bool = False
    repository: Literal["private", "public"] | None = None
    language: str = "en"
    sender: Sender = Sender()
    folders: Folders = Folders()
    sections: Mapping[str, tuple[str, ...]] = {}
    calendar: CalendarSettings = CalendarSettings()
    thank_you: ThankYou = ThankYou()
    post: Post = Post()
    connect: Connect = Connect()
    follow_up: FollowUp = FollowUp()
    search: SearchSettings = SearchSettings()
    offer: OfferSettings = OfferSettings()
    review: ReviewSettings = ReviewSettings()
    tasks: Tasks = Tasks()
    check: CheckSettings = CheckSettings()
    aliases: Mapping[str, str] = {}
