"""Persons, dates, qualifiers and clauses of a log line, in any order (format.md section 3)."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from followup_md.date_text import find_vague, hint_vague, read_log_date
from followup_md.model.events import CHANNEL_IDS, CHANNEL_SYNONYMS
from followup_md.parse import log_start
from followup_md.parse.facts import Names, fold_name, link_target
from followup_md.parse.log_start import CLAUSES, Part, Slip, refuse_words
from followup_md.problem import AMBIGUOUS_PERSON, UNKNOWN_EVENT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_DATE = re.compile(rf"\s*({log_start.DATE_PATTERN})(?![\w-])", re.IGNORECASE | re.ASCII)
_MOST_WORDS = 8
EVERYONE = "everyone"
LINK = re.compile(r"\[\[[^\[\]]*\]\]")
_WORD = re.compile(r"[^\s,]+,?|,")  # `Priya,Tom` is two words
_PUNCTUATION = ",.;!"
_BLANKS = re.compile(r"\s*")
_JOIN = re.compile(r"\s*(?:,\s*and\s+|,|&|\band\s+)\s*", re.IGNORECASE)
# A bare name ends before a word of the grammar, so that no name changes what a line says.
_STOP = re.compile(r"(?<![\w'’-])(?:by|on|via|because|decide|write|no|answer|until|and)(?![\w'’-])", re.IGNORECASE)
_PART_AHEAD = re.compile(r"\s*(?:by|on|via|because|decide|write|no|answer|until)(?![\w'’-])", re.IGNORECASE)
_LEAD = re.compile(
    r"(?<![\w'’-])(?:decide\s+by|write\s+again\s+on|answer\s+by|until|no[\s-]follow[\s-]?ups?|no\s+contact|by\s+me|by|on|via|because)"
    r"(?![\w'’-])",
    re.IGNORECASE,
)
_NETWORK = re.compile(r"\s*([a-z](?:[\w.+&'-]*[\w+])?)", re.IGNORECASE)
_CHANNEL = re.compile(r"\s*([\w-]*)")
_GAP = re.compile(r"[\s,]*")
_END = re.compile(r"[\s,.;!]*")
_DATED_CLAUSE = re.compile(rf"(?<![\w-])({'|'.join((*log_start.TELLING, 'until'))})(?=\s)".replace(" ", r"\s+"), re.IGNORECASE)


class Dated(NamedTuple):
    """A date where one belongs (None if in words), and the offset after it."""

    day: date | None
    end: int


class People(NamedTuple):
    """The keys of the persons read, each once in the order typed, and the offset after the last."""

    keys: tuple[str, ...]
    end: int


class PartReader:
    """Reads one line: `text[:end]` is grammar, what follows is free text; collects the `fields` of an Event and `soft` slips."""

    def __init__(self, text: str, end: int, row: log_start.EventRow, names: Names, day: date) -> None:
        """Begin with nothing read."""
        self.text, self.end, self.row, self.names, self.day = text, end, row, names, day
        self.fields: dict[str, Any] = {}
        self.soft: list[Slip] = []
        self._spans: dict[str, tuple[int, int]] = {}

    def read(self, pos: int) -> int | Slip:
        """Read qualifiers and clauses from `pos` on; return where they end, or the slip of the first that does not read."""
        while lead := self._find_lead(pos):
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
        dated = _read_date_at(self.text, pos, self.end, since)
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
        lines = [f"{before}{day}{between}: {vague}{'; ' if said else ''}{said}" for day in hint_vague(vague, self.day)]
        self.soft.append(log_start.refuse_vague(self.text, start, end, self.day, lines))
        return Dated(None, end)

    def find_lost_date(self, start: int, stop: int) -> Slip | None:
        """Find a clause with a date in the free words `text[start:stop]`, where the date would be lost."""
        for lead in _DATED_CLAUSE.finditer(self.text, start, stop):
            clause = " ".join(lead[1].lower().split())
            dated = _read_date_at(self.text, lead.end(), stop)
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
            if _read_date_at(behind, 0, len(behind)) or (vague and behind.strip().startswith(vague)):
                name = log_start.BY_DATE
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
        if clause and _read_date_at(self.text, lead.end(), self.end):
            lines.append(f"{self.text[: lead.start()]}{clause}{self.text[lead.end() :]}")
        message = f'"{word}" is no channel ({", ".join(CHANNEL_IDS)})'
        return refuse_words(start, end, message, "name one of the channels", lines)._replace(behind=self._behind(lead))

    _VALUES: ClassVar[Mapping[log_start.ValueKind, Callable[[PartReader, Part, re.Match[str]], int | Slip]]] = {
        "flag": _read_flag,
        "date": _read_clause,
        "person": _read_person,
        "reason": _read_reason,
        "word": _read_network,
        "channel": _read_channel,
    }


def _end(pattern: re.Pattern[str], text: str, pos: int, end: int) -> int:
    """Return where a match of `pattern` at `pos` ends; `pos` when there is none."""
    match = pattern.match(text, pos, end)
    return match.end() if match else pos


def _read_date_at(text: str, pos: int, end: int, since: date = date.min) -> Dated | Slip | None:
    """Read the date at `pos`; a slip with days from `since` on if it is ambiguous, None if nothing is shaped like a date."""
    match = _DATE.match(text, pos, end)
    day = read_log_date(match[1]) if match else None
    if match and day:
        return Dated(day, match.end())
    match = match or log_start.DIGITS.match(text, pos, end)
    return log_start.refuse_date(text, match.start(1), match.end(1), since) if match else None


def read_people(text: str, start: int, end: int, names: Names, *, loose: bool = False) -> People | Slip:
    """Read the persons joined by `,` and `and` from `start` on; with `loose`, lower-case words after a join are not persons."""
    read = read_person(text, start, end, names)
    keys: tuple[str, ...] = ()
    while isinstance(read, People):
        keys += tuple(key for key in read.keys if key not in keys)
        join = _JOIN.match(text, read.end, end)
        if join is None or join.end() == end or _PART_AHEAD.match(text, join.end(), end):
            return People(keys, read.end)
        behind = read.end
        read = read_person(text, join.end(), end, names)
        if loose and isinstance(read, Slip) and text[join.end()].islower():
            return People(keys, behind)
    return read


def read_person(text: str, start: int, end: int, names: Names) -> People | Slip:
    """Read one person, or `everyone`, at `start`."""
    start = _BLANKS.match(text, start, end).end()  # type: ignore[union-attr] # it matches at least the empty text
    link = LINK.match(text, start, end)
    if link:
        target = fold_name(link_target(link[0]) or "")
        return _take(names.links.get(target) or names.links.get(target.rpartition("/")[2], ()), text, start, link.end(), names)
    stop = _STOP.search(text, start, end)
    words = [word.end() for word in _WORD.finditer(text, start, stop.start() if stop else end)][:_MOST_WORDS]
    for word_end in reversed(words):
        word = text[start:word_end]
        # `Sam Reed, Jr.` ends in its own full stop, and a comma may follow.
        for typed in dict.fromkeys((word, word[:-1] if word[-1] in _PUNCTUATION else word, word.rstrip(_PUNCTUATION))):
            name = fold_name(typed)
            # One person's whole name that is part of another's is ambiguous.
            keys = names.everyone if name == EVERYONE else tuple(dict.fromkeys((*names.full.get(name, ()), *names.parts.get(name, ()))))
            if keys:
                return _take(keys, text, start, start + len(typed), names)
    first = text[start : words[0]] if words else ""
    return _miss(text, start, words[0 if fold_name(first) == EVERYONE else min(len(words), 2) - 1] if words else start)


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
    if len(keys) == 1 or (keys and fold_name(text[start:end]) == EVERYONE):
        return People(keys, end)
    if not keys:
        return _miss(text, start, end)
    advice = "write " + " or ".join(f"`{write_link(key, names)}`" for key in keys)
    return Slip(AMBIGUOUS_PERSON, start, end, f'"{text[start:end]}" fits {len(keys)} people', advice)


def _miss(text: str, start: int, end: int) -> Slip:
    if start == end:
        message, advice = "the line names nobody", "say who: a `[[link]]` or a full name, several joined by `,` and `and`"
    elif fold_name(text[start:end]) == EVERYONE:
        message, advice = '"everyone" means the interviewers of a note, and here are none', "name them"
    else:
        message = f'nobody here is called "{text[start:end]}"'
        advice = "write the name as in `interviewers`, or give the person a note of that name under people/"
    return Slip(UNKNOWN_EVENT, start, end, message, advice, expected="person")
