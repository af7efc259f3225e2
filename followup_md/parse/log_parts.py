"""The qualifiers and clauses of a log line, in any order and each once, and the free words that end where they begin (FORMAT.md 3)."""

import re
from datetime import date
from typing import Any, NamedTuple

from followup_md.parse.date_text import find_vague, read_log_date
from followup_md.parse.log_people import read_person
from followup_md.parse.log_slips import Slip, date_clause, insert_clause, refuse_date, refuse_vague, refuse_words
from followup_md.parse.log_words import BY_DATE, CHANNELS, CLAUSES, QUALIFIERS, TELLING, EventRow, Part
from followup_md.parse.names import Names

_LEAD = re.compile(
    r"(?<![\w'’-])(?:decide\s+by|write\s+again\s+on|answer\s+by|until|no[\s-]follow[\s-]?ups?|no\s+contact|by\s+me|by|on|via|because)"
    r"(?![\w'’-])",
    re.IGNORECASE,
)
_DATE = re.compile(r"\s*(\[\[\d{4}-\d\d-\d\d\]\]|\d{4}-\d\d-\d\d|\d{1,2}\s+[a-z]{3,9}\.?\s+\d{4})(?![\w-])", re.IGNORECASE | re.ASCII)
_DIGITS = re.compile(r"\s*(\d{1,4}([-./])\d{1,2}\2\d{1,4})(?![\w-])", re.ASCII)
_NETWORK = re.compile(r"\s*([a-z](?:[\w.+&'-]*[\w+])?)", re.IGNORECASE)
_WORD = re.compile(r"\s*([\w-]*)")
_GAP = re.compile(r"[\s,]*")
_END = re.compile(r"[\s,.;!]*")
_TOLD = re.compile(rf"(?<![\w-])({'|'.join((*TELLING, 'until'))})(?=\s)".replace(" ", r"\s+"), re.IGNORECASE)


class Dated(NamedTuple):
    """A date that stands where one belongs, None when it is in words, and the offset behind it."""

    day: date | None
    end: int


class PartReader:
    """Reads one line: `text[:end]` is grammar, what follows is free text; collects the `fields` of an Event and `soft` slips.

    A soft slip costs the event one date and nothing else. `day` is the line's own, from which dates in words are counted.
    """

    def __init__(self, text: str, end: int, row: EventRow, names: Names, day: date) -> None:
        """Begin with nothing read."""
        self.text, self.end, self.row, self.names, self.day = text, end, row, names, day
        self.fields: dict[str, Any] = {}
        self.soft: list[Slip] = []

    def read(self, pos: int) -> int | Slip:
        """Read qualifiers and clauses from `pos` on; return where they end, or the first that does not read."""
        while lead := _LEAD.match(self.text, _end(_GAP, self.text, pos, self.end), self.end):
            read = self._read_part(lead)
            if isinstance(read, Slip):
                free = self.row.loose and read.check == "unknown-event" and not read.lines
                return pos if free else read
            pos = read
        return pos

    def read_all(self, pos: int) -> Slip | None:
        """Read qualifiers and clauses to the end of the grammar; words left over are a slip."""
        read = self.read(pos)
        if isinstance(read, Slip):
            return read
        left = self.skip_stops(read)
        return None if left == self.end else self.refuse_rest(left)

    def skip_stops(self, pos: int) -> int:
        """Return the offset of the first word from `pos` on, which is the end of the grammar when only punctuation is left."""
        return _end(_END, self.text, pos, self.end)

    def read_words(self, pos: int) -> int | Slip:
        """Read free words and what follows them; they end, at the offset returned, before the first part with only parts behind it."""
        lost: Slip | None = None
        for lead in _LEAD.finditer(self.text, pos, self.end):
            fields, soft = dict(self.fields), list(self.soft)
            slip = self.read_all(lead.start())
            if slip is None:
                return lead.start()
            self.fields, self.soft = fields, soft
            lost = lost or (slip if slip.check != "unknown-event" else None)
        return lost or self.find_told(pos, self.end) or self.end

    def read_date(self, pos: int) -> Dated | Slip:
        """Read a date at `pos`; one in words is kept as a soft slip."""
        match = _DATE.match(self.text, pos, self.end)
        day = read_log_date(match[1]) if match else None
        if match and day:
            return Dated(day, match.end())
        match = match or _DIGITS.match(self.text, pos, self.end)
        if match:
            return refuse_date(self.text, match.start(1), match.end(1))
        stop = _LEAD.search(self.text, pos, self.end)
        vague = find_vague(self.text[pos : stop.start() if stop else self.end])
        if vague is None:
            lead = self.text[:pos].split()[-1]
            return refuse_words(pos - len(lead), pos, f'no date stands behind "{lead}"', "write the date as `YYYY-MM-DD`")
        start = self.text.index(vague, pos)
        end = start + len(vague)
        self.soft.append(refuse_vague(self.text, start, end, self.day, date_clause(self.text, start, end, self.end, self.day)))
        return Dated(None, end)

    def find_told(self, start: int, stop: int) -> Slip | None:
        """Find a clause with a date behind it in the free words `text[start:stop]`, where the date would be lost."""
        for lead in _TOLD.finditer(self.text, start, stop):
            clause = " ".join(lead[1].lower().split())
            match = _DATE.match(self.text, lead.end(), stop)
            day = read_log_date(match[1]) if match else None
            known = clause in TELLING or clause in self.row.clauses
            if match and day and known and self.fields.get(CLAUSES[clause].field) != day:
                return self._refuse_told(lead.start(), match.end(), start)
        return None

    def refuse_rest(self, start: int) -> Slip:
        """Make the slip of words outside the grammar from `start` on; they may be free text."""
        typed = self.text[start : self.end].split()[0]
        line = insert_clause(self.text, start, "", self.text[start:]).replace(" :", ":", 1)
        return refuse_words(start, start + len(typed), f'"{typed}" does not read here', "put what is said behind `: `", (line,))

    def _refuse_told(self, start: int, end: int, words: int) -> Slip:
        clause = self.text[start:end]
        cut = self.skip_back(min(words, self.end))
        said = f"{self.text[words:start]} {self.text[end:]}"
        return refuse_words(
            start,
            end,
            f'the date of "{clause}" would be lost in the text',
            f"write a second line for it: `{self.day} heard from [[…]] {clause}`",
            (insert_clause(self.text, cut, clause, said),),
        )

    def skip_back(self, pos: int) -> int:
        """Return the offset behind the last word before `pos`."""
        return len(self.text[:pos].rstrip(" ,:-–—"))

    def _read_part(self, lead: "re.Match[str]") -> int | Slip:
        name = _name_lead(lead[0])
        if name == "by" and BY_DATE in self.row.clauses and _starts_date(self.text[lead.end() : self.end]):
            name = BY_DATE
        part = QUALIFIERS.get(name) or (CLAUSES[name] if name in self.row.clauses else None)
        if part is None:
            return refuse_words(lead.start(), lead.end(), f'"{name}" does not go with "{self.row.words}"', "leave it out", self._without(lead))
        if part.field in self.fields:
            return refuse_words(lead.start(), lead.end(), f'"{name}" stands twice', "keep one of the two")
        return self._read_value(part, lead)

    def _without(self, lead: "re.Match[str]") -> tuple[str, ...]:
        if self.row.loose:
            return ()
        return (insert_clause(self.text, lead.start(), "", self.text[lead.start() :]).replace(" :", ":", 1),)

    def _read_value(self, part: Part, lead: "re.Match[str]") -> int | Slip:
        pos = lead.end()
        match part.value:
            case "flag":
                self.fields[part.field] = True
                return pos
            case "date":
                dated = self.read_date(pos)
                if isinstance(dated, Slip):
                    return dated
                self.fields[part.field] = dated.day
                return dated.end
            case "person":
                read = read_person(self.text, pos, self.end, self.names)
                if isinstance(read, Slip):
                    return read
                self.fields[part.field] = read.keys[0]
                return read.end
            case "reason":
                return self._read_reason(pos)
            case "word":
                return self._read_network(lead)
            case "channel":
                return self._read_channel(lead)

    def _read_reason(self, pos: int) -> int | Slip:
        self.fields["reason"] = None  # a second `because` is a word of the reason
        end = self.read_words(pos)
        if isinstance(end, Slip):
            return end
        self.fields["reason"] = self.text[pos:end].strip(" ,") or None
        return self.end

    def _read_network(self, lead: "re.Match[str]") -> int | Slip:
        match = _NETWORK.match(self.text, lead.end(), self.end)
        if match and not find_vague(match[1]):
            self.fields["network"] = match[1].lower()
            return match.end()
        return self.refuse_rest(lead.start())._replace(lines=self._without(lead))

    def _read_channel(self, lead: "re.Match[str]") -> int | Slip:
        match = _WORD.match(self.text, lead.end(), self.end)
        typed = match[1] if match else ""
        if typed.lower() in CHANNELS:
            self.fields["channel"] = typed.lower()
            return lead.end() + len(match[0]) if match else lead.end()
        return self._refuse_channel(lead, typed)

    def _refuse_channel(self, lead: "re.Match[str]", typed: str) -> Slip:
        from difflib import get_close_matches  # noqa: PLC0415 # heavy, and only for a line that does not read

        start = self.text.index(typed, lead.end())
        close = get_close_matches(typed.lower(), CHANNELS)
        lines = [f"{self.text[:start]}{channel}{self.text[start + len(typed) :]}" for channel in close]
        if _DATE.match(self.text, lead.end(), self.end) and "decide by" in self.row.clauses:
            lines.append(f"{self.text[: lead.start()]}decide {self.text[lead.start() :]}")
        advice = f"a channel is {', '.join(CHANNELS[:-1])} or {CHANNELS[-1]}"
        return refuse_words(start, start + len(typed), f'"{typed}" is no channel', advice, (*lines, *self._without(lead)))


def _end(pattern: "re.Pattern[str]", text: str, pos: int, end: int) -> int:
    """Return where a match of `pattern` at `pos` ends; `pos` when there is none."""
    match = pattern.match(text, pos, end)
    return match.end() if match else pos


def _name_lead(typed: str) -> str:
    """Return the lead as CLAUSES and QUALIFIERS name it."""
    name = " ".join(typed.lower().split())
    return "no follow-ups" if name.startswith(("no f", "no-f")) else name


def _starts_date(text: str) -> bool:
    """Say whether a date begins `text`, be it unreadable or in words."""
    vague = find_vague(text)
    return bool(_DATE.match(text) or _DIGITS.match(text) or (vague and text.strip().startswith(vague)))
