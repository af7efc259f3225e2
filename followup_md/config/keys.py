"""Every key of `followup.toml` (rules.md section 2, format.md section 10): what it accepts, its default and its meaning."""

from __future__ import annotations

from functools import reduce
from typing import NamedTuple

from followup_md.config.settings import Settings
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
    Kind,
    choice,
    span,
    whole,
    words,
)
from followup_md.model import SECTION_NAMES

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
        """Return the value that Settings itself has: the article's, or a GAP of rules.md section 2."""
        return reduce(getattr, self.path, Settings())


def fold_section(typed: str) -> str:
    """Return a section's name as its key is written: `Company: good points` gives `company_good_points`."""
    return "_".join(typed.casefold().replace(":", " ").replace("_", " ").replace("-", " ").split())


SECTIONS = {fold_section(name): name for name in SECTION_NAMES}

KEYS: tuple[Key, ...] = (
    Key(name="timezone", kind=ZONE, meaning="The zone you live in; an interview may name its own."),
    Key(name="profile", kind=choice("article", "coach"), meaning="Whose advice holds where you set nothing."),
    Key(name="quiet_after", kind=span("d"), meaning="After how long without a word a process counts as quiet."),
    Key(name="reply_to_rejection", kind=FLAG, meaning="Whether a rejection gives rise to a reply."),
    Key(
        name="repository",
        kind=choice("private", "public"),
        meaning="Who reads the git repository around these notes: nobody but you, or everybody, because they are meant to be read.",
    ),
    Key(name="language", kind=LANGUAGE, meaning="The language of drafts: a folder of texts under templates/drafts/."),
    Key(name="sender.name", kind=TEXT, meaning="Your name, under every letter."),
    Key(name="sender.email", kind=TEXT, meaning="Your e-mail address, at the head of a letter."),
    Key(name="sender.phone", kind=TEXT, meaning="Your telephone number, at the head of a letter."),
    Key(name="sender.address", kind=TEXT, meaning="Your postal address, a line of it on each line."),
    Key(name="sender.country", kind=COUNTRY, meaning="Where you post: decides paper size and envelope."),
    Key(name="folders.interviews", kind=FOLDER, meaning="The folder of the interview notes."),
    Key(name="folders.people", kind=FOLDER, meaning="The folder of the person notes."),
    Key(name="folders.letters", kind=FOLDER, meaning="The folder of the drafts."),
    Key(name="folders.search", kind=FOLDER, meaning="The file of the search log."),
    Key(name="folders.templates", kind=FOLDER, meaning="The folder of the templates, which are no notes."),
    Key(name="calendar.country", kind=COUNTRY, meaning="Whose holidays and post days count, unless an interview names its own."),
    Key(name="calendar.region", kind=TEXT, meaning="The region of that country, as the library `holidays` names it."),
    Key(name="calendar.holidays", kind=DATES, meaning="Days off beside the weekends and the country's holidays."),
    Key(
        name="calendar.as", kind=choice("events", "todos"), meaning="How due dates are written to the calendar file.", field="calendar.as_"
    ),
    Key(name="calendar.names", kind=FLAG, meaning="Whether the calendar file names persons and companies."),
    Key(name="thank_you.channel", kind=CHANNEL, meaning="How thanks are sent; an interview or a person may name its own.", coach="email"),
    Key(name="thank_you.within", kind=span("h", "d", "same-day"), meaning="How long after the interview thanks are due.", coach="24h"),
    Key(
        name="thank_you.not_before",
        kind=span("h", "next-morning"),
        meaning="How long after the interview thanks may go at the earliest.",
        coach="2h",
    ),
    Key(name="thank_you.panel", kind=choice("each", "lead"), meaning="Whom of a panel to thank."),
    Key(name="thank_you.kinds", kind=SKIPPED_KINDS, meaning="After which kinds of interview to thank.", field="thank_you.skip_kinds"),
    Key(
        name="thank_you.also",
        kind=words("coordinator", "receptionist", "recruiter", "scheduler", "agency"),
        meaning="Whom to thank beside those who interviewed you.",
    ),
    Key(name="post.transit", kind=whole(0, 60), meaning="How many business days a letter takes at most."),
    Key(
        name="connect.when",
        kind=choice("after-interview", "if-invited", "after-decision", "never"),
        meaning="When to connect with those who interviewed you.",
        coach="if-invited",
    ),
    Key(name="connect.within", kind=span("h", "d"), meaning="How long after that to connect."),
    Key(name="connect.not_before", kind=span("h", "d"), meaning="How long after the interview to connect at the earliest."),
    Key(name="connect.networks", kind=words(), meaning="The public professional networks, the likeliest first."),
    Key(name="follow_up.wait", kind=span("d", "bd"), meaning="How long to wait before the follow-up when no decision date is known."),
    Key(name="follow_up.anchor", kind=choice("interview", "thank-you-sent"), meaning="What that wait counts from."),
    Key(name="follow_up.grace", kind=span("bd", "d"), meaning="How long after the decision date the follow-up is due.", coach="2bd"),
    Key(name="follow_up.max", kind=whole(1, 5), meaning="How many follow-ups a waiting period allows."),
    Key(name="follow_up.gap", kind=span("d", "bd"), meaning="How long to wait between two of them."),
    Key(name="follow_up.new_date_reopens", kind=FLAG, meaning="Whether a new decision date allows a follow-up once more.", coach=True),
    Key(
        name="follow_up.on_day_off",
        kind=choice("next-business-day", "keep", "previous"),
        meaning="Where a follow-up moves that falls on a day off.",
    ),
    Key(name="search.weekly", kind=whole(1, 40), meaning="How many search activities a week to reach."),
    Key(name="search.live_min", kind=whole(0, 40), meaning="How many live processes are too few to rest on."),
    Key(name="search.stop", kind=choice("confirmed+start-date", "accepted"), meaning="What ends the search."),
    Key(name="offer.conditions_must_clear", kind=FLAG, meaning="Whether open conditions keep an offer from being secured."),
    Key(name="review.stumble_at", kind=whole(1, 5), meaning="Up to which rating an answer counts as a stumble."),
    Key(
        name="tasks.format",
        kind=choice("emoji", "dataview", "none"),
        meaning="How the index page writes tasks for the Obsidian Tasks plugin.",
    ),
    Key(name="tasks.global_filter", kind=TEXT, meaning="The global filter of that plugin, written into each task."),
    Key(name="check.select", kind=words(), meaning="The checks to report, by id or subject; all when empty."),
    Key(name="check.ignore", kind=words(), meaning="The checks not to report, by id or subject."),
    Key(name="aliases", kind=NAMES, meaning="Properties of a vault of other origin, each with the property it stands for."),
    *(
        Key(name=f"sections.{folded}", kind=TEXTS, meaning=f"Other names for the section `{name}`.", field="sections")
        for folded, name in SECTIONS.items()
    ),
)
BY_NAME = {key.name: key for key in KEYS}
TABLES = tuple(dict.fromkeys(key.name.partition(".")[0] for key in KEYS if "." in key.name))
