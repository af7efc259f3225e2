"""Every key of `followup.toml` (RULES.md section 2, FORMAT.md section 10): what it accepts, its default and its meaning."""

from __future__ import annotations

from functools import reduce
from typing import NamedTuple

from followup_md.config.settings import Settings
from followup_md.config.values import (
    COUNTRY,
    DATES,
    FLAG,
    FOLDER,
    NAMES,
    SKIPPED_KINDS,
    TEXT,
    ZONE,
    Kind,
    choice,
    span,
    texts,
    whole,
)

# The sections of an interview note that FORMAT.md 2.2 names, as `Interview.filled` and `Settings.sections` write them.
SECTION_NAMES = (
    "topics",
    "questions",
    "review",
    "job description",
    "requirements",
    "company: good points",
    "company: bad points",
    "role: good points",
    "role: bad points",
    "first impressions",
    "environment",
    "next steps",
    "offer",
    "log",
)
CHANNEL = choice("letter", "email", "both")


class Key(NamedTuple):
    """One key: its dotted `name` as typed, `coach` what that profile types for it, `field` its place in Settings where it differs."""

    name: str
    kind: Kind
    meaning: str
    coach: object = None
    field: str | None = None

    @property
    def path(self) -> tuple[str, ...]:
        """Return the fields that lead from Settings to the value."""
        return tuple((self.field or self.name).split("."))

    @property
    def default(self) -> object:
        """Return the value that Settings itself has: the article's, or a GAP of RULES.md section 2."""
        return reduce(getattr, self.path, Settings())


def section_name(typed: str) -> str | None:
    """Return the section that a key of `[sections]` names: `job_description` and `Company: good points` both read; else None."""
    return _SECTIONS.get(_fold_section(typed))


def _fold_section(name: str) -> str:
    return " ".join(name.casefold().replace(":", " ").replace("_", " ").replace("-", " ").split())


_SECTIONS = {_fold_section(name): name for name in SECTION_NAMES}

KEYS: tuple[Key, ...] = (
    Key("timezone", ZONE, "The zone you live in; an interview may name its own."),
    Key("profile", choice("article", "coach"), "Whose advice holds where you set nothing."),
    Key("quiet_after", span("d"), "After how long without a word a process counts as quiet."),
    Key("reply_to_rejection", FLAG, "Whether a rejection gives rise to a reply."),
    Key("sender.name", TEXT, "Your name, under every letter."),
    Key("sender.email", TEXT, "Your e-mail address, at the head of a letter."),
    Key("sender.phone", TEXT, "Your telephone number, at the head of a letter."),
    Key("sender.address", TEXT, "Your postal address, a line of it on each line."),
    Key("sender.country", COUNTRY, "Where you post: decides paper size and envelope."),
    Key("folders.interviews", FOLDER, "The folder of the interview notes."),
    Key("folders.people", FOLDER, "The folder of the person notes."),
    Key("folders.letters", FOLDER, "The folder of the drafts."),
    Key("folders.search", FOLDER, "The file of the search log."),
    Key("folders.templates", FOLDER, "The folder of the templates, which are no notes."),
    Key("calendar.country", COUNTRY, "Whose holidays and post days count, unless an interview names its own."),
    Key("calendar.region", TEXT, "The region of that country, as the library `holidays` names it."),
    Key("calendar.holidays", DATES, "Days off beside the weekends and the country's holidays."),
    Key("calendar.as", choice("events", "todos"), "How due dates are written to the calendar file.", field="calendar.as_"),
    Key("calendar.names", FLAG, "Whether the calendar file names persons and companies."),
    Key("thank_you.channel", CHANNEL, "How thanks are sent; an interview or a person may name its own.", coach="email"),
    Key("thank_you.within", span("h", "d", "same-day"), "How long after the interview thanks are due.", coach="24h"),
    Key("thank_you.not_before", span("h", "next-morning"), "How long after the interview thanks may go at the earliest.", coach="2h"),
    Key("thank_you.panel", choice("each", "lead"), "Whom of a panel to thank."),
    Key("thank_you.kinds", SKIPPED_KINDS, "After which kinds of interview to thank.", field="thank_you.skip_kinds"),
    Key(
        "thank_you.also",
        texts("coordinator", "receptionist", "recruiter", "scheduler", "agency"),
        "Whom to thank beside those who interviewed you.",
    ),
    Key("post.transit", whole(0, 60), "How many business days a letter takes at most."),
    Key(
        "connect.when",
        choice("after-interview", "if-invited", "after-decision", "never"),
        "When to connect with those who interviewed you.",
        coach="if-invited",
    ),
    Key("connect.within", span("h", "d"), "How long after that to connect."),
    Key("connect.not_before", span("h", "d"), "How long after the interview to connect at the earliest."),
    Key("connect.networks", texts(), "The public professional networks, the likeliest first."),
    Key("follow_up.wait", span("d", "bd"), "How long to wait before the follow-up when no decision date is known."),
    Key("follow_up.anchor", choice("interview", "thank-you-sent"), "What that wait counts from."),
    Key("follow_up.grace", span("bd", "d"), "How long after the decision date the follow-up is due.", coach="2bd"),
    Key("follow_up.max", whole(1, 5), "How many follow-ups a waiting period allows."),
    Key("follow_up.gap", span("d", "bd"), "How long to wait between two of them."),
    Key("follow_up.new_date_reopens", FLAG, "Whether a new decision date allows a follow-up once more.", coach=True),
    Key("follow_up.on_day_off", choice("next-business-day", "keep", "previous"), "Where a follow-up moves that falls on a day off."),
    Key("search.weekly", whole(1, 40), "How many search activities a week to reach."),
    Key("search.live_min", whole(0, 40), "How many live processes are too few to rest on."),
    Key("search.stop", choice("confirmed+start-date", "accepted"), "What ends the search."),
    Key("offer.conditions_must_clear", FLAG, "Whether open conditions keep an offer from being secured."),
    Key("review.stumble_at", whole(1, 5), "Up to which rating an answer counts as a stumble."),
    Key("tasks.format", choice("emoji", "dataview", "none"), "How the index page writes tasks for the Obsidian Tasks plugin."),
    Key("tasks.global_filter", TEXT, "The global filter of that plugin, written into each task."),
    Key("check.select", texts(), "The checks to report; all when empty."),
    Key("check.ignore", texts(), "The checks not to report."),
    Key("aliases", NAMES, "Properties of a vault of other origin, each with the property it stands for."),
    *(Key(f"sections.{name}", texts(), f"Other names for the section `{name}`.") for name in SECTION_NAMES),
)
BY_NAME = {key.name: key for key in KEYS}
TABLES = tuple(dict.fromkeys(key.path[0] for key in KEYS if "." in key.name))
