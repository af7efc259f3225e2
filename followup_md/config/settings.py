"""Settings of one vault: each key of `followup.toml` is a typed field (rules.md section 2, format.md section 10).

The row is in the field's type, the default after it. Code that reads, writes or explains a key takes it from here.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Annotated, Literal, NamedTuple, TypeVar, get_args, get_origin
from zoneinfo import ZoneInfo

from followup_md.dates import Span, Unit
from followup_md.model.events import EMAIL, NETWORKS, ThanksChannel
from followup_md.problem import NO_START_DATE, THANKS_BY_EMAIL

_Item = TypeVar("_Item")
_SPAN = r"([0-9]{1,3})\s*(h|d|bd)|(same-day|next-morning)"
_UNIT_WORDS: Mapping[Unit, str] = {
    "h": "hours (`24h`)",
    "d": "days (`7d`)",
    "bd": "business days (`5bd`)",
    "same-day": "`same-day`",
    "next-morning": "`next-morning`",
}
_FLAGS = {"true": True, "on": True, "false": False, "off": False}
_NUMBER_END = 10_000  # above every number allowed; a hexadecimal integer may be too long to print
_PLACES = ("Africa/", "America/", "Antarctica/", "Arctic/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/")
# Names in the zone database that some machines lack: a vault must not depend on them.
_NO_PLACE = ("posix/", "right/", "localtime", "posixrules", "Factory")
# Abbreviations that the zone database lacks, or has as a zone without daylight saving time.
_LETTERS: Mapping[str, str] = {
    **dict.fromkeys(("et", "est", "edt", "est5edt", "eastern", "eastern time"), "America/New_York"),
    **dict.fromkeys(("ct", "cst", "cdt", "cst6cdt", "central", "central time"), "America/Chicago"),
    **dict.fromkeys(("mt", "mst", "mdt", "mst7mdt", "mountain", "mountain time"), "America/Denver"),
    **dict.fromkeys(("pt", "pst", "pdt", "pst8pdt", "pacific", "pacific time"), "America/Los_Angeles"),
    **dict.fromkeys(("cet", "cest", "met", "mez"), "Europe/Berlin"),
    **dict.fromkeys(("eet", "eest"), "Europe/Athens"),
    **dict.fromkeys(("wet", "west"), "Europe/Lisbon"),
    **dict.fromkeys(("hst", "hawaii"), "Pacific/Honolulu"),
    **dict.fromkeys(("bst", "uk", "england"), "Europe/London"),
    "jst": "Asia/Tokyo",
}
_FIXED = frozenset(("gmt0", "gmt+0", "gmt-0"))


class Kind(NamedTuple):
    """A kind of value: what is `allowed`, in words that follow "write", and how to `parse` it (None if not allowed)."""

    allowed: str
    parse: Callable[[object], object]


BY_TYPE = Kind("", lambda _: None)  # placeholder for the result of `kind_by_type`


class Key(NamedTuple):
    """One key of `followup.toml`: its `meaning` in a sentence, and the `kind` of value that it takes, unless the field's type says so.

    `coach` is its value in the profile `coach`; `sample` is a value to show if by default nothing is set, and `nothing` what
    that default is called. `name` is the dotted name as typed, table and field where it is left out; `path` leads from Settings to the
    value.
    """

    meaning: str
    kind: Kind = BY_TYPE
    coach: object = None
    sample: object = None
    nothing: str = "none"
    name: str = ""
    path: tuple[str, ...] = ()
    default: object = None

    @property
    def table(self) -> str:
        """Return the table that holds the key; the empty text for a key above all tables."""
        return self.name.rpartition(".")[0]


def find_zone(name: str) -> ZoneInfo | None:
    """Return the IANA zone of that name, or None if there is none (`EST5`, `Berlin`) or it is an abbreviation (`EST`)."""
    folded = name.casefold()
    try:
        return None if name.startswith(_NO_PLACE) or folded in _LETTERS or folded in _FIXED else ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown; not a zone name at all; a folder such as `Europe`
        return None


def suggest_zone(name: str) -> str | None:
    """Return the IANA zone that was probably meant: by its letters (`EST`), its city (`Berlin`) or by likeness (`Europe/Berln`)."""
    if letters := _LETTERS.get(_word(name)):
        return letters
    import difflib
    from zoneinfo import available_timezones  # noqa: PLC0415 - walks the disk: only after a mistyped zone

    zones = {zone.casefold(): zone for zone in sorted(available_timezones()) if zone.startswith(_PLACES)}
    known = {**{folded.rpartition("/")[2]: zone for folded, zone in zones.items()}, **zones, "utc": "UTC"}
    close = difflib.get_close_matches(_word(name).replace(" ", "_"), sorted(known), n=1, cutoff=0.8)
    return known[close[0]] if close else None


def kind_by_type(hint: object) -> Kind:
    """Return what a field of that type accepts: `true` or `false`, or one of the words of a Literal, in upper or lower case."""
    if hint is bool:
        return FLAG
    names = next(get_args(part) for part in (hint, *get_args(hint)) if get_origin(part) is Literal)
    quoted = [f"`{name}`" for name in names]
    allowed = f"{', '.join(quoted[:-1])} or {quoted[-1]}"
    return Kind(allowed, parse=lambda value: word if (word := _word(value)) in names else None)


def whole(low: int, high: int) -> Kind:
    """Accept a whole number from `low` to `high`, also typed as text."""

    def parse(value: object) -> int | None:
        word = _word(value)
        return int(word) if re.fullmatch("[0-9]{1,4}", word) and low <= int(word) <= high else None

    return Kind(allowed=f"a whole number from {low} to {high}", parse=parse)


def span(*units: Unit) -> Kind:
    """Accept a length of time in one of `units`, at most 999 of them; a bare 0 needs no unit."""

    def parse(value: object) -> Span | None:
        word = _word(value)
        if word == "0":
            return Span(length=0, unit=units[0])
        match = re.fullmatch(_SPAN, word)
        unit = next((unit for unit in units if match and unit == (match[2] or match[3])), None)
        return Span(length=int(match[1] or 0), unit=unit) if match and unit else None

    return Kind(allowed=" or ".join(_UNIT_WORDS[unit] for unit in units), parse=parse)


def words(*names: str) -> Kind:
    """Accept a list of `names`, or of any words if none are given, in upper or lower case; a single word is a list of one."""

    def parse_one(value: object) -> str | None:
        word = _word(value)
        return word if (word in names if names else word) else None

    few = f" of {', '.join(f'`{name}`' for name in names)}" if names else ""
    return Kind(f"a list{few}", lambda value: _parse_each(value, parse_one))


def _word(value: object) -> str:
    """Return a text or a small number as a word for comparison, and the empty text for anything else."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value) if 0 <= value < _NUMBER_END else ""
    return value.strip().casefold() if isinstance(value, str) else ""


def _parse_text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _parse_each(value: object, parse_one: Callable[[object], _Item | None]) -> tuple[_Item, ...] | None:
    raw = value if isinstance(value, list) else [value]
    made = tuple(item for item in map(parse_one, raw) if item is not None)
    return made if len(made) == len(raw) else None


def _parse_date(value: object) -> date | None:
    if isinstance(value, str):
        try:
            return date.fromisoformat(value.strip())
        except ValueError:
            return None
    return value if isinstance(value, date) and not isinstance(value, datetime) else None


def _parse_folder(value: object) -> str | None:
    """Return a relative path below the vault, with `/`, without leading `./` and trailing `/`."""
    parts = (_parse_text(value) or "/").replace("\\", "/").removesuffix("/").removeprefix("./").split("/")
    return None if any(part in ("", ".", "..") or ":" in part or not part.isprintable() for part in parts) else "/".join(parts)


def _parse_skipped_kind(value: object) -> str | None:
    verb, _, kind = _word(value).partition(" ")
    return kind.strip().replace(" ", "-").replace("_", "-") or None if verb == "skip" else None


def _parse_names(value: object) -> Mapping[str, str] | None:
    if not isinstance(value, dict):
        return None
    made = {name: text for name, raw in value.items() if (text := _parse_text(raw))}
    return made if len(made) == len(value) else None


TEXT = Kind("a text", _parse_text)
TEXTS = Kind("a list of texts", lambda value: _parse_each(value, _parse_text))
FLAG = Kind("`true` or `false`", lambda value: value if isinstance(value, bool) else _FLAGS.get(_word(value)))
ZONE = Kind("an IANA zone such as `Europe/Dublin`", lambda value: name if (name := _parse_text(value)) and find_zone(name) else None)
COUNTRY = Kind(
    "a country of two letters such as `IE`", lambda value: word.upper() if re.fullmatch("[a-z]{2}", word := _word(value)) else None
)
DATES = Kind("a list of dates such as `2026-12-24`", lambda value: _parse_each(value, _parse_date))
FOLDER = Kind("a path below the vault, with `/` and without `..`", _parse_folder)
LANGUAGE = Kind(
    "a language such as `en` or `pt-br`",
    lambda value: word if re.fullmatch("[a-z]{2,8}(-[a-z0-9]{1,8}){0,3}", word := _word(value)) else None,
)
SKIPPED_KINDS = Kind(
    '`all`, `skip phone-screen` or a list such as `["skip phone-screen", "skip technical"]`',
    lambda value: () if _word(value) == "all" else _parse_each(value, _parse_skipped_kind),
)
NAMES = Kind("a table of texts", _parse_names)


# --- Tables of keys


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
    as_: Annotated[Literal["events", "todos"], Key("How due dates are written to the calendar file.", name="calendar.as")] = "events"
    names: Annotated[bool, Key("Whether the calendar file names persons and companies.")] = False


class ThankYou(NamedTuple):
    """Thank-you notes (R1.1-R1.9)."""

    channel: Annotated[ThanksChannel, Key("How thanks are sent; an interview or a person may name its own.", coach=EMAIL.id)] = "letter"
    within: Annotated[Span, Key("How long after the interview thanks are due.", span("h", "d", "same-day"), coach="24h")] = Span(24, "h")
    not_before: Annotated[
        Span, Key("How long after the interview thanks may go at the earliest.", span("h", "next-morning"), coach="2h")
    ] = Span(0, "h")
    panel: Annotated[Literal["each", "lead"], Key("Whom of a panel to thank.")] = "each"
    skip_kinds: Annotated[
        tuple[str, ...],
        Key(
            "After which kinds of interview to thank.", SKIPPED_KINDS, name="thank_you.kinds", nothing="all", sample=("skip phone-screen",)
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


class PostSettings(NamedTuple):
    """How long a letter takes, in business days."""

    transit: Annotated[int, Key("How many business days a letter takes at most.", whole(0, 60))] = 5


class Connect(NamedTuple):
    """Connections on professional networks (R2)."""

    when: Annotated[
        Literal["after-interview", "if-invited", "after-decision", "never"],
        Key("When to connect with those who interviewed you.", coach="if-invited"),
    ] = "after-interview"
    within: Annotated[Span, Key("How long after that to connect.", span("h", "d"))] = Span(24, "h")
    not_before: Annotated[Span, Key("How long after the interview to connect at the earliest.", span("h", "d"))] = Span(0, "h")
    networks: Annotated[tuple[str, ...], Key("The public professional networks, the likeliest first.", words())] = NETWORKS


class FollowUp(NamedTuple):
    """The one follow-up (R1.12-R1.18)."""

    wait: Annotated[Span, Key("How long to wait before the follow-up when no decision date is known.", span("d", "bd"))] = Span(7, "d")
    anchor: Annotated[Literal["interview", "thank-you-sent"], Key("What that wait counts from.")] = "interview"
    grace: Annotated[Span, Key("How long after the decision date the follow-up is due.", span("bd", "d"), coach="2bd")] = Span(0, "bd")
    max: Annotated[int, Key("How many follow-ups a waiting period allows.", whole(1, 5))] = 1
    gap: Annotated[Span, Key("How long to wait between two of them.", span("d", "bd"))] = Span(7, "d")
    new_date_reopens: Annotated[bool, Key("Whether a new decision date allows a follow-up once more.", coach=True)] = False
    on_day_off: Annotated[Literal["next-business-day", "keep", "previous"], Key("Where a follow-up moves that falls on a day off.")] = (
        "next-business-day"
    )


class SearchSettings(NamedTuple):
    """The search that goes on until an offer is secured (R5)."""

    weekly: Annotated[int, Key("How many search activities a week to reach.", whole(1, 40))] = 3
    live_min: Annotated[int, Key("How many live processes are too few to rest on.", whole(0, 40))] = 3
    stop: Annotated[Literal["confirmed+start-date", "accepted"], Key("What ends the search.")] = "confirmed+start-date"


class OfferSettings(NamedTuple):
    """When an offer counts as secured (R5.8)."""

    conditions_must_clear: Annotated[bool, Key("Whether open conditions keep an offer from being secured.")] = False


class ReviewSettings(NamedTuple):
    """Which rating marks a stumble (R3.2)."""

    stumble_at: Annotated[int, Key("Up to which rating an answer counts as a stumble.", whole(1, 5))] = 2


class Tasks(NamedTuple):
    """How tasks on the index page are written for the Obsidian Tasks plugin."""

    format: Annotated[Literal["emoji", "dataview", "none"], Key("How the index page writes tasks for the Obsidian Tasks plugin.")] = "emoji"
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
    """All keys of `followup.toml`; a field without a row is a table of keys; in `sections` each section of a note has its own key.

    `timezone` is None when none is set: UTC is used, and a problem says so.
    """

    timezone: Annotated[str | None, Key("The zone you live in; an interview may name its own.", ZONE, sample="Europe/Dublin")] = None
    profile: Annotated[Literal["article", "coach"], Key("Whose advice holds where you set nothing.")] = "article"
    quiet_after: Annotated[Span, Key("After how long without a word a process counts as quiet.", span("d"))] = Span(30, "d")
    reply_to_rejection: Annotated[bool, Key("Whether a rejection gives rise to a reply.")] = False
    repository: Annotated[
        Literal["private", "public"] | None,
        Key(
            "Who reads the git repository around these notes: nobody but you, or everybody, because they are meant to be read.",
            sample="private",
        ),
    ] = None
    language: Annotated[str, Key("The language of drafts: a folder of texts under templates/drafts/.", LANGUAGE)] = "en"
    sender: Sender = Sender()
    folders: Folders = Folders()
    calendar: CalendarSettings = CalendarSettings()
    thank_you: ThankYou = ThankYou()
    post: PostSettings = PostSettings()
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
    phrases: Annotated[
        Mapping[str, str],
        Key(
            "Words of your own for a log line, each with the line it stands for.",
            NAMES,
            sample={"Dankesbrief an {P}": "thanked {P} by letter"},
        ),
    ] = {}
    sections: Annotated[Mapping[str, tuple[str, ...]], Key("Other names for the section `{}`.", TEXTS, sample=("Another heading",))] = {}
