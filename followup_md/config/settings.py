"""The settings of one vault, typed, and of each key of `followup.toml` its one row (rules.md section 2, format.md section 10).

A field is a key: its row stands in the type, its default behind it. What reads a key, writes it down or explains it takes it from here.
"""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal, NamedTuple

from followup_md.config.values import (
    COUNTRY,
    DATES,
    FLAG,
    FOLDER,
    LANGUAGE,
    NAMES,
    SKIPPED_KINDS,
    TEXT,
    TEXTS,
    ZONE,
    Key,
    choice,
    span,
    whole,
    words,
)
from followup_md.dates import Span
from followup_md.model.channels import EMAIL, THANKS_CHANNELS, ThanksChannel
from followup_md.problem import NO_START_DATE, THANKS_BY_EMAIL


class Sender(NamedTuple):
    """Who writes the letters."""

    name: Annotated[str | None, Key("Your name, under every letter.", TEXT, sample="Ana Silva")] = None
    email: Annotated[str | None, Key("Your e-mail address, at the head of a letter.", TEXT, sample="ana@example.com")] = None
    phone: Annotated[str | None, Key("Your telephone number, at the head of a letter.", TEXT, sample="+353 1 555 0100")] = None
    address: Annotated[str | None, Key("Your postal address, a line of it on each line.", TEXT, sample="3 Quay Street\nGalway")] = None
    country: Annotated[str | None, Key("Where you post: decides paper size and envelope.", COUNTRY, sample="IE")] = None


class Folders(NamedTuple):
    """Where things stand, relative to `followup.toml`."""

    interviews: Annotated[str, Key("The folder of the interview notes.", FOLDER)] = "interviews"
    people: Annotated[str, Key("The folder of the person notes.", FOLDER)] = "people"
    letters: Annotated[str, Key("The folder of the drafts.", FOLDER)] = "letters"
    search: Annotated[str, Key("The file of the search log.", FOLDER)] = "search.md"
    templates: Annotated[str, Key("The folder of the templates, which are no notes.", FOLDER)] = "templates"


class CalendarSettings(NamedTuple):
    """Whose holidays count, and how dates go to a calendar."""

    country: Annotated[str | None, Key("Whose holidays and post days count, unless an interview names its own.", COUNTRY, sample="IE")] = (
        None
    )
    region: Annotated[str | None, Key("The region of that country, as the library `holidays` names it.", TEXT, sample="CA")] = None
    holidays: Annotated[
        tuple[date, ...], Key("Days off beside the weekends and the country's holidays.", DATES, sample=(date(2026, 12, 24),))
    ] = ()
    as_: Annotated[
        Literal["events", "todos"], Key("How due dates are written to the calendar file.", choice("events", "todos"), name="calendar.as")
    ] = "events"
    names: Annotated[bool, Key("Whether the calendar file names persons and companies.", FLAG)] = False


class ThankYou(NamedTuple):
    """Thank-you notes (R1.1-R1.9)."""

    channel: Annotated[
        ThanksChannel,
        Key("How thanks are sent; an interview or a person may name its own.", choice(*THANKS_CHANNELS), coach=EMAIL.id),
    ] = "letter"
    within: Annotated[Span, Key("How long after the interview thanks are due.", span("h", "d", "same-day"), coach="24h")] = Span(24, "h")
    not_before: Annotated[
        Span, Key("How long after the interview thanks may go at the earliest.", span("h", "next-morning"), coach="2h")
    ] = Span(0, "h")
    panel: Annotated[Literal["each", "lead"], Key("Whom of a panel to thank.", choice("each", "lead"))] = "each"
    skip_kinds: Annotated[
        tuple[str, ...],
        Key(
            "After which kinds of interview to thank.",
            SKIPPED_KINDS,
            name="thank_you.kinds",
            nothing="all",
            sample=("skip phone-screen",),
        ),
    ] = ()
    also: Annotated[
        tuple[str, ...],
        Key(
            "Whom to thank beside those who interviewed you.",
            words("coordinator", "receptionist", "recruiter", "scheduler", "agency"),
            sample=("recruiter",),
        ),
    ] = ()


class Post(NamedTuple):
    """How long a letter takes, in business days."""

    transit: Annotated[int, Key("How many business days a letter takes at most.", whole(0, 60))] = 5


class Connect(NamedTuple):
    """Connections on professional networks (R2)."""

    when: Annotated[
        Literal["after-interview", "if-invited", "after-decision", "never"],
        Key(
            "When to connect with those who interviewed you.",
            choice("after-interview", "if-invited", "after-decision", "never"),
            coach="if-invited",
        ),
    ] = "after-interview"
    within: Annotated[Span, Key("How long after that to connect.", span("h", "d"))] = Span(24, "h")
    not_before: Annotated[Span, Key("How long after the interview to connect at the earliest.", span("h", "d"))] = Span(0, "h")
    networks: Annotated[tuple[str, ...], Key("The public professional networks, the likeliest first.", words())] = (
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

    wait: Annotated[Span, Key("How long to wait before the follow-up when no decision date is known.", span("d", "bd"))] = Span(7, "d")
    anchor: Annotated[Literal["interview", "thank-you-sent"], Key("What that wait counts from.", choice("interview", "thank-you-sent"))] = (
        "interview"
    )
    grace: Annotated[Span, Key("How long after the decision date the follow-up is due.", span("bd", "d"), coach="2bd")] = Span(0, "bd")
    max: Annotated[int, Key("How many follow-ups a waiting period allows.", whole(1, 5))] = 1
    gap: Annotated[Span, Key("How long to wait between two of them.", span("d", "bd"))] = Span(7, "d")
    new_date_reopens: Annotated[bool, Key("Whether a new decision date allows a follow-up once more.", FLAG, coach=True)] = False
    on_day_off: Annotated[
        Literal["next-business-day", "keep", "previous"],
        Key("Where a follow-up moves that falls on a day off.", choice("next-business-day", "keep", "previous")),
    ] = "next-business-day"


class SearchSettings(NamedTuple):
    """The search that goes on until an offer is secured (R5)."""

    weekly: Annotated[int, Key("How many search activities a week to reach.", whole(1, 40))] = 3
    live_min: Annotated[int, Key("How many live processes are too few to rest on.", whole(0, 40))] = 3
    stop: Annotated[
        Literal["confirmed+start-date", "accepted"], Key("What ends the search.", choice("confirmed+start-date", "accepted"))
    ] = "confirmed+start-date"


class OfferSettings(NamedTuple):
    """When an offer counts as secured (R5.8)."""

    conditions_must_clear: Annotated[bool, Key("Whether open conditions keep an offer from being secured.", FLAG)] = False


class ReviewSettings(NamedTuple):
    """Which rating marks a stumble (R3.2)."""

    stumble_at: Annotated[int, Key("Up to which rating an answer counts as a stumble.", whole(1, 5))] = 2


class Tasks(NamedTuple):
    """How tasks on the index page are written for the Obsidian Tasks plugin."""

    format: Annotated[
        Literal["emoji", "dataview", "none"],
        Key("How the index page writes tasks for the Obsidian Tasks plugin.", choice("emoji", "dataview", "none")),
    ] = "emoji"
    global_filter: Annotated[str, Key("The global filter of that plugin, written into each task.", TEXT, sample="#task")] = ""


class CheckSettings(NamedTuple):
    """Which checks are reported."""

    select: Annotated[
        tuple[str, ...],
        Key(
            "The checks to report, by id or subject; all when empty.",
            words(),
            nothing="all",
            sample=("thanks", "follow-up", NO_START_DATE.id),
        ),
    ] = ()
    ignore: Annotated[tuple[str, ...], Key("The checks not to report, by id or subject.", words(), sample=(THANKS_BY_EMAIL.id,))] = ()


class Settings(NamedTuple):
    """All keys of `followup.toml`. `timezone` is None when none is set: UTC is used and a problem says so.

    A field without a row is a table of keys. Of `sections` each section of a note has a key of its own.
    """

    timezone: Annotated[str | None, Key("The zone you live in; an interview may name its own.", ZONE, sample="Europe/Dublin")] = None
    profile: Annotated[Literal["article", "coach"], Key("Whose advice holds where you set nothing.", choice("article", "coach"))] = (
        "article"
    )
    quiet_after: Annotated[Span, Key("After how long without a word a process counts as quiet.", span("d"))] = Span(30, "d")
    reply_to_rejection: Annotated[bool, Key("Whether a rejection gives rise to a reply.", FLAG)] = False
    repository: Annotated[
        Literal["private", "public"] | None,
        Key(
            "Who reads the git repository around these notes: nobody but you, or everybody, because they are meant to be read.",
            choice("private", "public"),
            sample="private",
        ),
    ] = None
    language: Annotated[str, Key("The language of drafts: a folder of texts under templates/drafts/.", LANGUAGE)] = "en"
    sender: Sender = Sender()
    folders: Folders = Folders()
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
    aliases: Annotated[
        Mapping[str, str],
        Key("Properties of a vault of other origin, each with the property it stands for.", NAMES, sample={"employer": "company"}),
    ] = {}
    sections: Annotated[Mapping[str, tuple[str, ...]], Key("Other names for the section `{}`.", TEXTS, sample=("Another heading",))] = {}
