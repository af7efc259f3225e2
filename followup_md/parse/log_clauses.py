"""Persons, dates, qualifiers and clauses of a log line, in any order (format.md section 3)."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, ClassVar, NamedTuple

from followup_md.date_text import MONTHS, WEEKDAYS, choose_days, find_vague, hint_ambiguous, hint_vague, match_day, read_log_date
from followup_md.dates import DAY
from followup_md.model.events import CHANNEL_IDS, CHANNEL_SYNONYMS, EITHER_MAIL, MESSENGERS, NETWORKS
from followup_md.parse import log_start
from followup_md.parse.facts import LogContext, Names, fold_name, link_target
from followup_md.parse.log_start import CLAUSES, Part, Slip, match_clock, refuse_words
from followup_md.parse.people import find_called, strip_path
from followup_md.problem import AMBIGUOUS_PERSON, UNKNOWN_EVENT

_DATE = re.compile(rf"\s*({log_start.DATE_PATTERN})(?![\w-])", re.IGNORECASE | re.ASCII)
_MOST_WORDS = 8
EVERYONE = "everyone"
ONLINE = frozenset((*NETWORKS, *MESSENGERS))
LINK = re.compile(r"\[\[[^\[\]]*\]\]")
_WORD = re.compile(r"[^\s,;&+/]+[,;&+/]?|[,;&+/]")  # `Priya,Tom` is two words
_PUNCTUATION = ",.;!&+/"
_JOIN = re.compile(r"\s*(?:[,;]\s*(?:and|und|&|\+)\s+|[,&]|\band\s+|(?P<other>;|\+|/|\bund\s+))\s*", re.IGNORECASE)
# A bare name ends before a word of the grammar, so that no name changes what a line says.
_STOP = re.compile(r"(?<![\w'’-])(?:by|on|via|because|decide|write|no|answer|until|and|und)(?![\w'’-])", re.IGNORECASE)
_PART_AHEAD = re.compile(r"\s*(?:by|on|via|because|decide|write|no|answer|until)(?![\w'’-])", re.IGNORECASE)
_LEAD = re.compile(
    r"(?<![\w'’-])(?:decide\s+by|write\s+again\s+on|answer\s+by|next\s+round|wants|until|no[\s-]follow[\s-]?ups?|no\s+contact|by\s+me"
    r"|by|on|via|through|because)"
    r"(?![\w'’-])",
    re.IGNORECASE,
)
_MARKDOWN_LINK = re.compile(r"\[([^\[\]]+)\]\(<?([^()<>]+)>?\)")
_BOTH = re.compile(r"\s*both\s+", re.IGNORECASE)
_NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_EVERYBODY = re.compile(
    r"(?:everyone|everybody|(?:all\s+(?:of\s+)?)?the\s+(?:(?:whole\s+|entire\s+)?panel|interviewers)|all\s+of\s+them"
    rf"|(?:them\s+)?(?P<number>both|(?:all|the)\s+(?:{'|'.join(_NUMBERS)}|[2-9]))(?:\s+of\s+them|\s+interviewers)?)(?![\w'’-])",
    re.IGNORECASE,
)
# A word that may belong to the name before it: `Kelly` in `Maria Kelly`.
_MORE_NAME = re.compile(r"\s+((?:[^\W\d_]\.?\s+)?[^\W\d_][\w'’-]*[^\W\d_])")
_NO_NAMES = frozenset((*WEEKDAYS, *MONTHS, *log_start.BEHIND))
_NETWORK = re.compile(r"\s*([a-z](?:[\w.+&'-]*[\w+])?)", re.IGNORECASE)
_CHANNEL = re.compile(r"\s*([\w-]*)")
_CARRIER = re.compile(r"\s*(?:(?:the|an?)\s+)?([a-z][\w-]*)", re.IGNORECASE)
_ON = re.compile(r"\s+on\b", re.IGNORECASE)
_BY = re.compile(r"(?<!\bdecide)(?<!\banswer)\s+by\b", re.IGNORECASE)
_HALF_A_YEAR = 182 * DAY
_GAP = re.compile(r"[\s,]*")
_END = re.compile(r"[\s,.;!]*")
_DATED_CLAUSE = re.compile(rf"(?<![\w-])({'|'.join((*log_start.TELLING, 'until'))})(?=\s)".replace(" ", r"\s+"), re.IGNORECASE)


class Dated(NamedTuple):
    """A date where one belongs (None if in words), and the offset after it."""

    day: date | None
    end: int


class _Carrier(NamedTuple):
    """How something was sent, or where it happened: the field of an event, the word for it, and the offset after it."""

    field: str
    word: str
    end: int


class People(NamedTuple):
    """The keys of the persons read, each once in the order typed, and the offset after the last."""

    keys: tuple[str, ...]
    end: int


class PartReader:
    """Reads one line: `text[:end]` is grammar, what follows is free text; collects the `fields` of an Event and `soft` slips."""

    def __init__(self, text: str, end: int, row: log_start.EventRow, context: LogContext, day: date) -> None:
        """Begin with nothing read."""
        self.text, self.end, self.row, self.context, self.day = text, end, row, context, day
        self.names = context.names
        self.fields: dict[str, Any] = {}
        self.soft: list[Slip] = []
        self._spans: dict[str, tuple[int, int]] = {}

    def read(self, pos: int) -> int | Slip:
        """Read qualifiers and clauses from `pos` on; return where they end, or the slip of the first that does not read."""
        while pos < self.end and (lead := self._find_lead(pos)):
            read = self._read_part(lead)
            if isinstance(read, Slip):
                return pos if (self.row.loose and read.check == UNKNOWN_EVENT and not read.lines) else read
            pos = read
        return pos

    def read_all(self, pos: int) -> Slip | None:
        """Read qualifiers and clauses to the end of the grammar; words left over are a slip."""
        read = self.read(pos)
        if isinstance(read, Slip):
            return read
        left = self.skip_stops(read)
        return None if left == self.end else self.refuse_rest(left)

    def at_part(self, pos: int) -> bool:
        """Say whether a qualifier or clause begins at `pos`."""
        return self._find_lead(pos) is not None

    def skip_stops(self, pos: int) -> int:
        """Return the offset of the first word from `pos` on; the end of the grammar if only punctuation is left."""
        return _end(_END, self.text, pos, self.end)

    def read_words(self, pos: int) -> int | Slip:
        """Read free words and the parts after them; return where the words end: before the first part followed only by parts."""
        lost: Slip | None = None
        for lead in _LEAD.finditer(self.text, pos, self.end):
            fields, soft = dict(self.fields), list(self.soft)
            slip = self.read_all(lead.start())
            if slip is None:
                return lead.start()
            self.fields, self.soft = fields, soft
            lost = lost or (slip if slip.check != UNKNOWN_EVENT else None)
        return lost or self.find_lost_date(pos, self.end) or self.end

    def read_date(self, pos: int, since: date = date.min) -> Dated | Slip:
        """Read a date at `pos`; one in words becomes a soft slip, for an ambiguous one days from `since` on are proposed."""
        dated = self._find_date(pos, self.end, since)
        if dated is not None:
            return dated
        stop = _LEAD.search(self.text, pos, self.end)
        vague = find_vague(self.text[pos : stop.start() if stop else self.end].strip())
        if vague is None:
            lead = self.text[:pos].split()[-1]
            return refuse_words(pos - len(lead), pos, f'no date stands behind "{lead}"', "write the date as `YYYY-MM-DD`")
        start = self.text.index(vague, pos)
        end = start + len(vague)
        # A day replaces the words, which move in front of the free text.
        before, between, said = self.text[:start], self.text[end : self.end].rstrip(), self.text[self.end :].lstrip(" :-–—")
        lines = [f"{before}{day}{between}: {vague}{'; ' if said else ''}{said}" for day in hint_vague(vague, self.day) if day >= since]
        self.soft.append(log_start.refuse_vague(self.text, start, end, self.day, lines))
        return Dated(None, end)

    def _find_date(self, pos: int, stop: int, since: date = date.min) -> Dated | Slip | None:
        """Find the date at `pos`; a slip with its readings from `since` on if it is in doubt, None if there is none or it is in words."""
        match = _DATE.match(self.text, pos, stop)
        day = read_log_date(match[1]) if match else None
        if match and day:
            return Dated(day, match.end())
        month_first, typed = self.context.country == "US", self.text[pos:stop]
        length, days = match_day(typed, month_first=month_first)
        if not length and match is None:
            return None
        start, end = (pos + len(typed) - len(typed.lstrip()), pos + length) if length or not match else match.span(1)
        words = self.text[start:end]
        if not days and find_vague(words):
            return None
        chosen = choose_days(days, self.context.day or self.day, since)
        if len(chosen) == 1:
            return Dated(chosen[0], end)
        # Without a year, the next such day comes first.
        chosen = chosen or tuple(day for day in hint_ambiguous(words, self.day + _HALF_A_YEAR, month_first=month_first) if day >= since)
        return log_start.refuse_date(self.text, start, end, chosen)

    def find_lost_date(self, start: int, stop: int) -> Slip | None:
        """Find a clause with a date in the free words `text[start:stop]`, where the date would be lost."""
        for lead in _DATED_CLAUSE.finditer(self.text, start, stop):
            clause = " ".join(lead[1].lower().split())
            dated = self._find_date(lead.end(), stop)
            known = clause in log_start.TELLING or clause in self.row.clauses
            if known and isinstance(dated, Dated) and self.fields.get(CLAUSES[clause].field) != dated.day:
                return self._refuse_lost_date(lead.start(), dated.end, start)
        return None

    def refuse_rest(self, start: int) -> Slip:
        """Make the slip of words outside the grammar from `start` on; they may be free text."""
        typed = self.text[start : self.end].split()[0]
        joined = (f"{self.text[:start]}and {self.text[start:]}",) if self.row.operand == "people" else ()
        slip = refuse_words(start, start + len(typed), f'"{typed}" does not read here', "put what is said behind `: `", joined)
        return slip._replace(behind=start)

    def _refuse_lost_date(self, start: int, end: int, words: int) -> Slip:
        clause = self.text[start:end]
        said = self.text[words:]
        kept = said if said.strip(" :-–—.") != clause else ""
        line = log_start.insert_clause(self.text, self.skip_back(min(words, self.end)), clause, kept)
        who = " and ".join(write_link(key, self.names) for key in self.fields.get("people", ()))
        own = f"`{self.day} heard from {who} {clause}`" if who else f"`{self.day} heard from …`"
        message = f'the date of "{clause}" would be lost in the text'
        return refuse_words(start, end, message, f"give it a line of its own: {own}", (line,))

    def skip_back(self, pos: int) -> int:
        """Return the offset after the last word before `pos`."""
        return len(self.text[:pos].rstrip(" ,:-–—"))

    def _find_lead(self, pos: int) -> re.Match[str] | None:
        return _LEAD.match(self.text, _end(_GAP, self.text, pos, self.end), self.end)

    def _read_part(self, lead: re.Match[str]) -> int | Slip:
        name = " ".join(lead[0].lower().split())
        if name.startswith(("no f", "no-f")):
            name = "no follow-ups"
        if name == "by" and log_start.BY_DATE in self.row.clauses:
            behind = self.text[lead.end() : self.end]
            vague = find_vague(behind)
            if self._find_date(lead.end(), self.end) or (vague and behind.strip().startswith(vague)):
                name = log_start.BY_DATE
        carrier = self._find_carrier(name, lead)
        if isinstance(carrier, Slip):
            return carrier
        if carrier is not None and carrier.field not in self.fields:
            self.fields[carrier.field] = carrier.word
            self._spans[carrier.field] = (lead.start(), carrier.end)
            return carrier.end
        part = log_start.QUALIFIERS.get(name) or (CLAUSES[name] if name in self.row.clauses else None)
        if part is None:
            slip = refuse_words(*lead.span(), f'"{name}" does not go with "{self.row.words}"', "leave it out")
            return slip._replace(behind=self._behind(lead))
        if part.field in self.fields:
            return self._refuse_twice(part, lead)
        read = self._VALUES[part.value](self, part, lead)
        if isinstance(read, int):
            self._spans[part.field] = (lead.start(), read)
        return read

    def _find_carrier(self, name: str, lead: re.Match[str]) -> _Carrier | Slip | None:
        """Find the channel or the network after `via`, `on` or `through`, and a network after `by`; None if it is something else."""
        match = _CARRIER.match(self.text, lead.end(), self.end) if name in ("by", "on", "via", "through") else None
        if match is None:
            return None
        word = match[1].lower()
        if word == EITHER_MAIL:
            lines = [f"{self.text[: lead.start()]}by {channel}{self.text[match.end() :]}" for channel in ("letter", "email")]
            slip = refuse_words(match.start(1), match.end(1), f'"{match[1]}" may be a letter or an e-mail', "say which", lines)
            return slip._replace(choice=True)
        channel = CHANNEL_SYNONYMS.get(word, word)
        online = word in ONLINE
        if not online and (channel not in CHANNEL_IDS or (name == "by" and match[0].split() != [match[1]])):
            return None
        if name in ("via", "through") and isinstance(read_person(self.text, lead.end(), self.end, self.names), People):
            return None
        return _Carrier("network" if online else "channel", word if online else channel, match.end())

    def _refuse_twice(self, part: Part, lead: re.Match[str]) -> Slip:
        """Refuse a part that appears twice; the line without either of them may be meant."""
        read = self.end if part.value == "reason" else self._VALUES[part.value](self, part, lead)
        if isinstance(read, Slip):
            return read
        first, second = self._spans.get(part.field, lead.span()), (lead.start(), read)
        lines = [f"{self.text[:start].rstrip()}{self.text[end:]}" for start, end in (second, first)]
        slip = refuse_words(*lead.span(), f'"{lead[0].lower()}" stands twice', "keep one of the two", lines)
        return slip._replace(choice=True)

    def _behind(self, lead: re.Match[str]) -> int | None:
        return None if self.row.loose else lead.start()

    def _read_flag(self, part: Part, lead: re.Match[str]) -> int | Slip:
        self.fields[part.field] = True
        return lead.end()

    def _read_clause(self, part: Part, lead: re.Match[str]) -> int | Slip:
        dated = self.read_date(lead.end(), self.day)
        if isinstance(dated, Slip):
            return dated
        self.fields[part.field] = dated.day
        return dated.end

    def _read_round(self, part: Part, lead: re.Match[str]) -> int | Slip:
        """Read `next round [on DATE [TIME]]`; other words after it make it no clause."""
        on = _ON.match(self.text, lead.end(), self.end)
        dated = self.read_date(on.end(), self.day + DAY) if on else None
        if isinstance(dated, Slip) and dated.check != UNKNOWN_EVENT:
            return dated
        end = lead.end()
        if isinstance(dated, Dated):
            self.fields["next_on"], end = dated.day, dated.end
            clock = match_clock(self.text, end, self.end)
            if clock:
                self.fields["next_time"], end = clock.time, clock.end
        elif self.skip_stops(end) < self.end and not self.at_part(end):
            return self.refuse_rest(lead.start())._replace(lines=(), behind=None)
        self.fields[part.field] = True
        return end

    def _read_wish(self, part: Part, lead: re.Match[str]) -> int | Slip:
        """Read `wants WHAT by DATE`; without a day it is no clause."""
        for by in reversed(list(_BY.finditer(self.text, lead.end(), self.end))):
            what = self.text[lead.end() : by.start()].strip(" ,")
            soft = len(self.soft)
            dated = self.read_date(by.end(), self.day)
            if what and not (isinstance(dated, Slip) and dated.check == UNKNOWN_EVENT):
                break
            del self.soft[soft:]
        else:
            return self.refuse_rest(lead.start())._replace(lines=(), behind=None)
        if isinstance(dated, Slip):
            return dated
        self.fields[part.field], self.fields["wants_by"] = what, dated.day
        return dated.end

    def _read_person(self, part: Part, lead: re.Match[str]) -> int | Slip:
        read = read_person(self.text, lead.end(), self.end, self.names)
        if isinstance(read, Slip):
            return read
        if len(read.keys) > 1:
            return refuse_words(*lead.span(), f'"{lead[0].lower()}" wants one person', "name one")
        self.fields[part.field] = read.keys[0]
        return read.end

    def _read_reason(self, part: Part, lead: re.Match[str]) -> int | Slip:
        pos = lead.end()
        self.fields[part.field] = None  # a second `because` belongs to the reason
        end = self.read_words(pos)
        if isinstance(end, Slip):
            return end
        self.fields[part.field] = self.text[pos:end].strip(" ,") or None
        return self.end

    def _read_network(self, part: Part, lead: re.Match[str]) -> int | Slip:
        match = _NETWORK.match(self.text, lead.end(), self.end)
        if match and not find_vague(match[1]):
            self.fields[part.field] = match[1].lower()
            return match.end()
        return self.refuse_rest(lead.start())._replace(lines=(), behind=self._behind(lead))

    def _read_channel(self, part: Part, lead: re.Match[str]) -> int | Slip:
        match = _CHANNEL.match(self.text, lead.end(), self.end)
        typed = match[1] if match else ""
        channel = CHANNEL_SYNONYMS.get(typed.lower(), typed.lower())
        if match and channel in CHANNEL_IDS:
            self.fields[part.field] = channel
            return match.end()
        from difflib import get_close_matches  # heavy, and only for a line that does not read

        start = match.start(1) if match and typed else lead.start()
        word = typed or lead[0]
        end = start + len(word)
        lines = [f"{self.text[:start]}{channel}{self.text[end:]}" for channel in get_close_matches(word.lower(), CHANNEL_IDS)]
        clause = next((clause for clause in ("decide by", "answer by") if clause in self.row.clauses), None)
        if clause and self._find_date(lead.end(), self.end):
            lines.append(f"{self.text[: lead.start()]}{clause}{self.text[lead.end() :]}")
        message = f'"{word}" is no channel ({", ".join(CHANNEL_IDS)})'
        return refuse_words(start, end, message, "name one of the channels", lines)._replace(behind=self._behind(lead))

    _VALUES: ClassVar[Mapping[log_start.ValueKind, Callable[["PartReader", Part, re.Match[str]], int | Slip]]] = {
        "flag": _read_flag,
        "date": _read_clause,
        "round": _read_round,
        "wish": _read_wish,
        "person": _read_person,
        "reason": _read_reason,
        "word": _read_network,
        "channel": _read_channel,
    }


def _end(pattern: re.Pattern[str], text: str, pos: int, end: int) -> int:
    """Return where a match of `pattern` at `pos` ends; `pos` when there is none."""
    match = pattern.match(text, pos, end) if pos < end else None
    return match.end() if match else pos


def read_people(text: str, start: int, end: int, names: Names, *, loose: bool = False) -> People | Slip:
    """Read the persons joined by `,`, `and` and their like from `start` on; with `loose`, what follows a join may be no person."""
    both = _BOTH.match(text, start, end)
    named = read_people(text, both.end(), end, names, loose=loose) if both else None
    if isinstance(named, People) and len(named.keys) == _NUMBERS["both"]:
        return named
    keys: tuple[str, ...] = ()
    while True:
        read = read_person(text, start, end, names)
        if isinstance(read, People) and text[read.end - 1] not in "])":
            read = _refuse_stranger(text, start, read, end, names, loose=loose) or read
        if isinstance(read, Slip):
            return read
        keys = tuple(dict.fromkeys((*keys, *read.keys)))
        join = _JOIN.match(text, read.end, end)
        if join is None or join.end() == end or _PART_AHEAD.match(text, join.end(), end) or (loose and ";" in join[0]):
            return People(keys, read.end)
        start = join.end()
        if loose and (text[start].islower() or join["other"]) and isinstance(read_person(text, start, end, names), Slip):
            return People(keys, read.end)


def read_person(text: str, start: int, end: int, names: Names) -> People | Slip:
    """Read one person, or words for all interviewers, at `start`."""
    start = end - len(text[start:end].lstrip())
    link = LINK.match(text, start, end)
    if link:
        target = fold_name(link_target(link[0]) or "")
        return _take(names.links.get(target) or names.links.get(target.rpartition("/")[2], ()), text, start, link.end(), names)
    link = _MARKDOWN_LINK.match(text, start, end)
    if link:
        from urllib.parse import unquote  # noqa: PLC0415 - most logs have wikilinks

        target = "" if "://" in link[2] else fold_name(strip_path(unquote(link[2]).partition("#")[0].lstrip("./")))
        found = names.links.get(target) or names.links.get(target.rpartition("/")[2]) or find_called(link[1], names)
        return _take(found, text, start, link.end(), names)
    stop = _STOP.search(text, start, end)
    words = [word.end() for word in _WORD.finditer(text, start, stop.start() if stop else end)][:_MOST_WORDS]
    for word_end in reversed(words):
        word = text[start:word_end]
        # `Sam Reed, Jr.` ends in its own full stop, and a comma may follow.
        for typed in dict.fromkeys((word, word[:-1] if word[-1] in _PUNCTUATION else word, word.rstrip(_PUNCTUATION))):
            keys = find_called(typed, names)
            if keys:
                return _take(keys, text, start, start + len(typed), names)
    everybody = _EVERYBODY.match(text, start, end)
    if everybody:
        return _take_all(text, everybody, names)
    return _miss(text, start, words[min(len(words), 2) - 1] if words else start)


def write_link(key: str, names: Names) -> str:
    """Return what to type for a person: the link to the note, else a link or whole name that fits nobody else, else the key."""
    if "/" not in key:
        return f"[[{key}]]"
    shown = names.shown.get(key, "")
    if names.links.get(fold_name(shown)) == (key,):
        return f"[[{shown}]]"
    if names.full.get(fold_name(shown)) == (key,):
        return shown
    links = [f"[[{link.title()}]]" for link, keys in names.links.items() if tuple(keys) == (key,)]
    return next(iter((*links, *[name.title() for name, keys in names.full.items() if tuple(keys) == (key,)])), key)


def _take(keys: tuple[str, ...], text: str, start: int, end: int, names: Names) -> People | Slip:
    if len(keys) == 1:
        return People(keys, end)
    if not keys:
        return _miss(text, start, end)
    links = [write_link(key, names) for key in keys]
    advice = "write " + " or ".join(f"`{link}`" for link in links)
    lines = () if any(link in keys for link in links) else tuple(f"{text[:start]}{link}{text[end:]}" for link in links)
    return Slip(AMBIGUOUS_PERSON, start, end, f'"{text[start:end]}" fits {len(keys)} people', advice, lines, choice=True)


def _take_all(text: str, words: re.Match[str], names: Names) -> People | Slip:
    """Return the interviewers, or a slip where there are none, or not as many as the words say."""
    start, end = words.span()
    met, number = len(names.everyone), (words["number"] or "").lower().split()[-1:]
    if not met:
        message = f'"{words[0]}" means the interviewers of a note, and here are none'
        return Slip(UNKNOWN_EVENT, start, end, message, "name them", expected="person")
    if not number or str(met) in (number[0], str(_NUMBERS.get(number[0]))):
        return People(names.everyone, end)
    message = f'"{words[0]}" does not fit: the note names {met} interviewer{"s" if met > 1 else ""}'
    slip = refuse_words(start, end, message, "name them", (f"{text[:start]}{EVERYONE}{text[end:]}",))
    return slip._replace(expected="person", frame="if that was all of them, write {}; else add whom you met to `interviewers`")


def _refuse_stranger(text: str, start: int, read: People, end: int, names: Names, *, loose: bool) -> Slip | None:
    """Refuse a name with another word of a name behind it, which does not fit the person: it may be somebody else."""
    more = _MORE_NAME.match(text, read.end, end) if len(read.keys) == 1 else None
    if more is None or not more[1][0].isupper() or more[1].split()[-1].isupper() or more[1].lower() in _NO_NAMES:
        return None
    if _PART_AHEAD.match(text, read.end, end) or find_called(more[1], names):
        return None
    if loose and _end(_END, text, more.end(), end) < end and not _PART_AHEAD.match(text, more.end(), end):
        return None
    start += len(text[start : read.end]) - len(text[start : read.end].lstrip())
    link = write_link(read.keys[0], names)
    message, line = f'nobody here is called "{text[start : more.end()]}"', f"{text[:start]}{link}{text[more.end() :]}"
    slip = refuse_words(start, more.end(), message, "write the name as in `interviewers`", (line,))
    return slip._replace(expected="person", frame=f"if that was {link.strip('[]')}, write {{}}")


def _miss(text: str, start: int, end: int) -> Slip:
    if start == end:
        message, advice = "the line names nobody", "say who: a `[[link]]` or a full name, several joined by `,` and `and`"
    else:
        message = f'nobody here is called "{text[start:end]}"'
        advice = "write the name as in `interviewers`, or give the person a note of that name under people/"
    return Slip(UNKNOWN_EVENT, start, end, message, advice, expected="person")


def find_company(text: str, pos: int, end: int, context: LogContext) -> tuple[str, int] | None:
    """Return the company of the search that `text` names from `pos` on, the longest one, and the offset after it; None without one."""
    begin = end - len(text[pos:end].lstrip())
    link = LINK.match(text, begin, end)
    if link:
        name = context.companies.get(fold_name(link_target(link[0]) or ""))
        return (name, link.end()) if name else None
    for word in reversed(list(re.compile(r"\S+").finditer(text, begin, end))[:_MOST_WORDS]):
        for typed in (text[begin : word.end()], text[begin : word.end()].rstrip(".,;:!")):
            if name := context.companies.get(fold_name(typed)):
                return name, begin + len(typed)
    return None
