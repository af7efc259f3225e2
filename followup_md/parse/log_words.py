"""The words of a log line with its people, days, channels and networks marked, so that phrases can be compared (format.md section 3)."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from itertools import product
from typing import Final, NamedTuple

from followup_md.date_text import find_vague, hint_ambiguous, hint_vague
from followup_md.model import everyday_words as everyday
from followup_md.model.events import CLAUSE_WORDS
from followup_md.model.phrases import NEEDS, PhraseRow, Sure
from followup_md.parse.dates import find_clocks
from followup_md.parse.facts import LogContext, Names, fold_name
from followup_md.parse.log_clauses import EVERYONE, LINK, People, read_people, read_person, write_link
from followup_md.parse.log_start import LineStart, Reading, find_free_text, read_line_start

# One character stands for each person or day that is named, so that a phrase sees them as one word.
# One for how it was done, or when that day, is no word at all.
FIRST_PERSON, FIRST_DAY, FIRST_MEANS = "\ue100", "\ue200", "\ue300"
PERSON: Final = "[\ue100-\ue1ff]"
DAY: Final = "[\ue200-\ue2ff]"
MEANS: Final = "[\ue300-\ue3ff]"
_MARKS: Final = "[\ue100-\ue3ff]"
_MOST_MARKS, _SATURDAY, _YEAR = 200, 5, timedelta(days=366)
_OWN: Final = r"(?<=[\w.\])])(['’]s)\b|(?<=[^\s])([:;!?)]+)(?=\s|$)"
_START: Final = r"(?<![\w\[|#@/.'’-])[\w\[*]"
_TODAY: Final = r"\b(?:earlier )?(?:today|this (?:morning|afternoon|evening)|tonight|just now|right away|at once)\b(?: by then)?"
_CHANNELS: Final = {
    "e-?mail": ("email",),
    "mail": ("letter", "email"),
    "(?:tele)?phone(?: ?call)?|call": ("phone",),
    "letter|post|snail mail|card": ("letter",),
    "hand": ("hand",),
    "texts?|sms|whatsapp|text message": ("text",),
    "messages?|dm|inmail|chat|slack|signal|teams|telegram": ("message",),
    "visit": ("visit",),
}
_BY: Final = (
    rf"\s*(?:\((?!x\))|\(?\b(?:by|via|per|through|thru|over|using|on|in)\s+)(?:an?\s+|the\s+|my\s+)?(?:(?P<channel>{'|'.join(_CHANNELS)})"
    rf"|(?P<network>{everyday.NETWORKS_NAMED})"
    r"(?: (?:message|dm|inmail))?)(?![\w'’-])(?:\s*\))?"
)
# What the words of a phrase say of the channel, where no `by` does.
_MEANS: Final = {
    "hand": "handed(?! (?:in|over|off|back))|gave(?= .*(?:card|note|letter))",
    "email": r"e-?mail(?:s|ed|ing)?|mail(?:s|ed)?",
    "letter": r"(?<!offer )letters?|cards?|postcards?|posted|in the post",
    "phone": r"call(?:s|ed)?(?! (?:\w+ )?off)|phone calls?|rang|rung|phoned|phone|ring|telephoned|voice-?\s?mails?|voice messages?|vm"
    r"|answerphone",
    "text": r"texts?|texted|sms|whatsapp(?:s|ed)?|text messages?",
    "message": r"messages?|messaged|dms?|dm'd|dmed|inmails?",
}
_CLOCK: Final = r"(?:[ T,]+(?:at )?(?:\d{1,2}[:.]\d\d(?:\s?[ap]m)?|\d{1,2}\s?[ap]m|\d{1,2}h|noon|midday)(?!\w)| at \d{1,2}(?!\w))?"
FILLERS: Final = (
    rf"(?:{MEANS}[\s,:]*|(?:i|we|i've|i have|we've|we have|have|just|finally|also|then|ok|and|so|done|already|now|at last|quickly"
    r"|personally|again|today|\(?(?:in the )?(?:morning|evening|afternoon)\s?\)?|after lunch|first thing|actually|eventually"
    r"|i'm|i am|am|i was|sadly|unfortunately|luckily|good news|great news|bad news|yay|hurray)(?![\w'])[\s,:]*)+"
)
TAIL: Final = (
    r"(?:[\s,]+(?:too|as well|at last|finally|again|already|just now|now"
    r"|after all|for now|at the moment|(?:the )?same (?:day|evening|afternoon|morning)|:\)|:\(|!+))+$"
)
_DIGITS: Final = r"\[\[\d{4}-\d\d-\d\d\]\]|\d{4}-\d\d-\d\d|\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}\.? [a-z]{3,9}\.? \d{4}"
_WEEKDAY: Final = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_UNDATED: Final = r"(?:(?<=on )|(?<=by )|(?<=until )|(?<=before ))\d{1,2}/\d{1,2}(?![/.\d])|\d{1,2}\.\d{1,2}\.(?!\d)"
_DATED: Final = rf"(?<![\w.-])(?:{_WEEKDAY}\.?,? )?(?P<date>{_DIGITS}|{_UNDATED}){_CLOCK}(?![\w-])"
_COUNTED: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_COUNT: Final = {word: number for number, word in enumerate(_COUNTED, 1)} | {"couple of": 2}
_NUMBER: Final = rf"{'|'.join(_COUNTED)}|couple of|\d{{1,2}}"
_MORE: Final = (
    rf"\b(?P<after>an?|{_NUMBER}) (?P<units>days?|weeks?|fortnights?|months?) (?:more|longer|extra|on top)\b"
    rf"|\b(?:back|out|delayed)(?: by)? (?P<late>an?|{_NUMBER}) (?P<lates>days?|weeks?|fortnights?|months?)\b"
    rf"|\b(?:(?:another|a further|further|an extra|an additional|one more)(?: (?P<count>{_NUMBER}))?"
    rf"|by (?P<by>a|{_NUMBER})|(?P<before>(?:a )?(?:{_NUMBER})) (?:more|further|extra"
    r"|additional)) (?P<unit>days?|weeks?|fortnights?|months?)\b(?!\s?['’]s)"
)
_BEFORE: Final = r"\b(?:yesterday(?: (?:morning|evening|afternoon))?|last (?:night|evening))\b"
_LENGTHS: Final = {"d": 1, "w": 7, "f": 14, "m": 30}
_MONTH_END: Final = r"(?i)\b(?:end of (?:the |this |next )?[a-z]+|month[- ]end|eom)$"
# A day before the one on which it is written: a weekday alone, for one with a date is that date.
WHEN: Final = rf"(?i)(?:{_BEFORE}|{_WEEKDAY}){_CLOCK}"
_NOBODY: Final = frozenset(("they", "she", "he", "i", "we", "hr", "it", "them", "nobody", "someone"))
# Ways to write shorter, and what they stand for; a `&` in the name of a company is left.
_SHORTHAND: Final = (
    (r"\bw/ ?", "with "),
    ("->|→", "to"),
    (r"(?i)\bf/u\b", "follow-up"),
    (r"(?i)\b(?:tmrw|tmw|tomo|tmr)\b", "tomorrow"),
)
_PLUS, _INC = (r"(?<=\w) ?[+&] ?(?=[A-Z\[])", " and "), (r"\b(Inc|Ltd|Co|Corp|Bros)\.", r"\1")
YOURS: Final = frozenset(("thanked", "followed up with", "replied to", "connected with", "engaged with", "sent"))
_CALLED_ME: Final = r"(?i)^(?=(?:called|rang|phoned|e-?mailed|texted|messaged|added|wrote to|got back to|connected with) me\b)"
_PRONOUN: Final = r"(?i)\b(?:him|her(?=\s*(?:$|[,.;:])|\s+(?:an?|the|my|by|on|for|to|and|back|via|about|again)\b))(?![\w'])"
ONLY_CLAUSE: Final = re.compile(
    rf"(?:(?:the|a|an|they|we|she|he|will|is|are|due|be|their|final|made|to|i|said)\s+)*"
    rf"(?:decision|decid\w*|answer|answers|hear back|hearing back|verdict|outcome|result)s?\s*(?:(?:is|due|by|on|until|will be"
    rf"|made)\s+)*{DAY}",
    re.IGNORECASE,
)
WANTS: Final = re.compile(
    r"(?:wants?|needs?|would like|asked for"
    r"|(?:asked|wants) (?:me )?(?:for|to (?:send|bring|do)|if i c(?:an|ould) (?:send|do|bring)(?: (?:him|her|them))?))"
    rf"\s+(?P<what>\S.*?)\s+by\s+(?P<day>{DAY})",
    re.IGNORECASE,
)
# Where somebody was whom one did not reach.
AWAY: Final = r"(?i)(?:she|he|they)\s*(?:'s|is|was|are|were)\s+(?:on leave|on holiday|away|out|off|not in|busy|in a meeting)\b"
# Nothing came from them yet: `Tom didn't show`.
DENIES: Final = (
    rf"(?i)(?:{PERSON}|they|she|he)\s*(?:'(?:ve|s|re|d))?\s+(?:still\s+|just\s+)?(?:(?:have|has|had|did|do|does|is|are|was|were|could|ca|would|wo)(?:n't|\s+not)"
    r"|cannot|never|not|forgot|failed|missed)\b"
)


ReadStrictly = Callable[[str], Reading | None]
"""Reads a line by the grammar alone; None where it does not read, or has a date in words."""


class NamedDay(NamedTuple):
    """A day named in a line: the words, the days they may mean, likelier first, whether they say which (`exact`), and a time of day."""

    typed: str
    days: tuple[date, ...]
    exact: bool
    clock: str = ""


class NamedMeans(NamedTuple):
    """How something was done: the words, the channels that may be meant, and a network; neither where they only say that it was today."""

    typed: str
    by: tuple[str, ...] = ()
    network: str = ""


class NamedPeople(NamedTuple):
    """People named in a line: the words, their keys, and whether the name was read as it stands."""

    typed: str
    keys: tuple[str, ...]


class MarkedWords(NamedTuple):
    """Words of a line with one mark for each person, day and means named."""

    text: str
    people: tuple[NamedPeople, ...]
    days: tuple[NamedDay, ...]
    means: tuple[NamedMeans, ...]

    def find_people(self, text: str) -> tuple[NamedPeople, ...]:
        """Return the people whose marks stand in `text`."""
        return tuple(self.people[ord(mark) - ord(FIRST_PERSON)] for mark in re.findall(PERSON, text))

    def find_days(self, text: str) -> tuple[NamedDay, ...]:
        """Return the days whose marks stand in `text`."""
        return tuple(self.days[ord(mark) - ord(FIRST_DAY)] for mark in re.findall(DAY, text))

    def find_means(self, text: str) -> tuple[NamedMeans, ...]:
        """Return the means whose marks stand in `text`, without those that only say that it was today."""
        found = (self.means[ord(mark) - ord(FIRST_MEANS)] for mark in re.findall(MEANS, text))
        return tuple(means for means in found if means.by or means.network)

    def restore(self, text: str) -> str:
        """Return `text` with what was typed in place of the marks."""

        def put(match: re.Match[str]) -> str:
            mark = match[0]
            if mark >= FIRST_MEANS:
                return self.means[ord(mark) - ord(FIRST_MEANS)].typed
            return (self.people[ord(mark) - ord(FIRST_PERSON)] if mark < FIRST_DAY else self.days[ord(mark) - ord(FIRST_DAY)]).typed

        plain = " ".join(re.sub(_MARKS, put, text).split())
        return re.sub(r"(?<=\S) (['’]s\b|[:;,!?)]|\.(?!\w))", r"\1", plain).strip(" ,;:–—-")


class FoundRow(NamedTuple):
    """A row of the table that fits `text`: what its slots hold, the words beside the free ones, the free text `said` that follows.

    `by` is the channel where another part of the line names it.
    """

    row: PhraseRow
    text: str
    parts: Mapping[str, str]
    core: str
    said: str
    by: tuple[str, ...] = ()

    @property
    def weight(self) -> int:
        """How much of the text the row's own words are."""
        return len(re.sub(rf"\s|{MEANS}", "", self.core))


class Meaning(NamedTuple):
    """What a line stands for: whole `lines` from the date on, several of one choice parted by a newline, and how `sure` that is.

    `contact` holds the keys of those from whom the line is contact until it is answered; None where it is none. `vague` is the day in
    words that is asked about. `moved` are the lines of the front matter that change with it, where the round was moved; while no
    time is named, the line with one.
    """

    sure: Sure
    lines: tuple[str, ...] = ()
    contact: tuple[str, ...] | None = None
    vague: str = ""
    moved: tuple[str, ...] = ()


def mark_words(text: str, context: LogContext, day: date, decision: date | None) -> MarkedWords:
    """Return the words of `text`, a line said on `day` without its date; `decision` is the day that they had named before."""
    people, means, days = list[NamedPeople](), list[NamedMeans](), list[NamedDay]()
    plain = _mark_people(" ".join(re.sub(_OWN, r" \1\2", text).split()), context.names, people)
    plain = _mark_days(_mark_means(plain, means), day, decision, days)
    return MarkedWords(plain.strip(), tuple(people), tuple(days), tuple(means))


def name_subject(text: str, context: LogContext) -> str:
    """Return a line with `they` for the round's company at its beginning, and in a person note with that person for `him` and `her`."""
    if context.company:
        text = re.sub(rf"(?i)^(?:some(?:one|body) (?:from|at) )?{re.escape(context.company)}(?= [a-z])", "they", text)
    if context.in_interview or len(context.names.everyone) != 1:
        return text
    who = write_link(context.names.everyone[0], context.names)
    return re.sub(_PRONOUN, who, re.sub(_CALLED_ME, f"{who} ", text))


def list_moves(prefix: str, named: NamedDay, context: LogContext) -> tuple[str, ...]:
    """Return the new `start` and `end` of the round, as long as before; lines behind `prefix` where day or time are not plain."""
    if not named.typed:
        return (f"{prefix}rescheduled to YYYY-MM-DD HH:MM",)
    start, end = (moment or datetime.min for moment in (context.start, context.end))  # noqa: DTZ901 - a line of no round does not read
    if len(named.days) != 1 or not named.exact or not named.clock:
        return tuple(f"{prefix}rescheduled to {day}{named.clock or f' {start:%H:%M}'}" for day in named.days)
    begin = datetime.fromisoformat(f"{named.days[0]}T{named.clock.strip()}")
    return f"start: {begin:%Y-%m-%dT%H:%M}", f"end: {begin + (end - start):%Y-%m-%dT%H:%M}"


def find_means(text: str) -> tuple[str, ...]:
    """Return the channel that the words of a phrase name by themselves; none where they name two."""
    found = [channel for channel, words in _MEANS.items() if re.search(rf"(?i)(?<![\w'-])(?:{words})(?![\w'-])", text)]
    if "hand" in found:
        return ("hand",)
    if found == ["email", "letter"] and not re.search(r"(?i)\be-?mail(?:s|ed)?\b(?<!mailed)|\bmails?\b", text):
        return ("letter",)  # mailed
    return tuple(found) if len(found) == 1 else ()


def write_people(keys: tuple[str, ...], names: Names) -> str:
    """Return what to type for these persons."""
    if len(keys) > 1 and set(keys) == set(names.everyone):
        return EVERYONE
    return " and ".join(write_link(key, names) for key in keys)


def link_names(line: str, context: LogContext) -> str:
    """Return a line, or several, with a link for each name typed before its free text."""
    if "\n" in line:
        return "\n".join(link_names(each, context) for each in line.split("\n"))
    start = read_line_start(line)
    if not isinstance(start, LineStart):
        return line
    stop = find_free_text(line, start.end)
    words = mark_words(line[start.end : stop], context._replace(companies={}), start.day, None)
    marked = line[start.end : stop]
    for named in words.people:
        if "[[" not in named.typed and fold_name(named.typed) != "everyone":
            marked = re.sub(rf"(?<![\w\[|]){re.escape(named.typed)}(?![\w\]|])", write_people(named.keys, context.names), marked, count=1)
    return line[: start.end] + marked + line[stop:]


def find_clause(words: str, *, offer: bool) -> str | None:
    """Return the clause that takes the day in `words`, by the other words; while an `offer` is open that of the answer."""
    if offer and has_words(everyday.ANSWER_WORDS, words):
        return "answer by"
    return next((clause for clause, known in CLAUSE_WORDS.items() if has_words(known, words)), None)


@cache
def _compile(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'-])(?:{words})(?![\w'])", re.IGNORECASE)


def has_words(words: str, text: str) -> bool:
    """Say whether a text holds one of some words; `didnt` is `didn't`."""
    plain = re.sub(r"(?i)\b([a-z]+[^aeiou\W]|do|wo|ca|are|were|have|could|would|should)nt\b", r"\1n't", text)
    return _compile(words).search(plain) is not None


def _mark_means(text: str, means: list[NamedMeans]) -> str:
    """Return the text with a mark for each channel or network behind `by` and the like, and for words such as `today`."""

    def put(match: re.Match[str]) -> str:
        if len(means) >= _MOST_MARKS:
            return match[0]
        found = match.groupdict()
        network = (found.get("network") or "").lower().replace("-", "")
        network = "linkedin" if network == "li" else network
        channel = found.get("channel") or ""
        by = next((by for known, by in _CHANNELS.items() if channel and re.fullmatch(known, channel, re.IGNORECASE)), ())
        means.append(NamedMeans(match[0].strip(), by, network))
        return f" {chr(ord(FIRST_MEANS) + len(means) - 1)} "

    return re.sub(_TODAY, put, re.sub(f"(?i){_BY}", put, text), flags=re.IGNORECASE)


def _mark_people(text: str, names: Names, people: list[NamedPeople]) -> str:
    """Return the text with a mark for each name that reads; a small word is a name only where it begins large or is one in full."""
    put, at = "", 0
    for start in re.finditer(_START, text):
        if start.start() < at or len(people) >= _MOST_MARKS:
            continue
        one = read_person(text, start.start(), len(text), names)
        several = isinstance(one, People) or text[start.start() : start.start() + 4].lower() == "both"
        read = read_people(text, start.start(), len(text), names, loose=True) if several else one
        read = read if isinstance(read, People) else one
        if not isinstance(read, People):
            continue
        typed = text[start.start() : read.end]
        if not typed[0].isupper() and not LINK.match(typed) and fold_name(typed) in SMALL_WORDS:
            continue
        put += text[at : start.start()] + chr(ord(FIRST_PERSON) + len(people))
        people.append(NamedPeople(typed, read.keys))
        at = read.end
    return put + text[at:]


# Words that are also names, and stand for one only where they begin large.
SMALL_WORDS: Final = frozenset(
    ("will", "may", "mark", "bill", "rich", "an", "grace", "hope", "art", "pat", "sue", "dawn", "guy", "rob", "drew", "ray", "chase")
)


def _mark_days(text: str, day: date, decision: date | None, days: list[NamedDay]) -> str:
    def keep(named: NamedDay) -> str:
        days.append(named)
        return chr(ord(FIRST_DAY) + len(days) - 1)

    def mark_date(match: re.Match[str]) -> str:
        found = hint_ambiguous(match["date"].strip("[]"), day)
        likely = tuple(one for one in found if day <= one <= day + _YEAR) or found
        clock = _read_clock(text[match.end("date") : match.end()])
        return keep(NamedDay(match[0], likely, exact=len(likely) == 1, clock=clock)) if likely else match[0]

    def mark_more(match: re.Match[str]) -> str:
        count = match["after"] or match["late"] or match["count"] or match["by"] or (match["before"] or "").removeprefix("a ")
        number = _COUNT.get(count.lower(), int(count) if count.isdigit() else 1)
        length = timedelta(days=number * _LENGTHS[(match["unit"] or match["units"] or match["lates"])[0].lower()])
        counted = (*((decision + length,) if decision and decision > day else ()), day + length)
        return keep(NamedDay(match[0], tuple(dict.fromkeys(counted)), exact=False))

    text = re.sub(f"(?i){_DATED}", mark_date, text)
    text = re.sub(f"(?i){_MORE}", mark_more, text)
    text = re.sub(f"(?i){_BEFORE}", lambda match: keep(NamedDay(match[0], (day - timedelta(days=1),), exact=True)), text)
    pos = 0
    while (vague := find_vague(text[pos:])) and len(days) < _MOST_MARKS:
        start = text.index(vague, pos)
        found = hint_vague(vague, day)
        found = tuple(one for one in found if one > day) or found
        if re.search(_MONTH_END, vague) and found and found[-1].weekday() >= _SATURDAY:
            # The last day of work comes before the last day.
            found = (found[-1] - timedelta(days=found[-1].weekday() - _SATURDAY + 1), *found)
        timed = re.compile(_CLOCK, re.IGNORECASE).match(text, start + len(vague))
        end = timed.end() if timed else start + len(vague)
        mark = keep(NamedDay(text[start:end], found, exact=False, clock=_read_clock(text[start + len(vague) : end])))
        text, pos = f"{text[:start]}{mark}{text[end:]}", start + 1
    return text


def _read_clock(typed: str) -> str:
    """Return a blank and the time of day that was `typed` behind a day, by day where it may be at night; nothing where none is read."""
    return next((f" {clock:%H:%M}" for clock in reversed(find_clocks(typed.lstrip(" ,T")))), "")


class TypedLine:
    """One line taken apart, and the lines of the grammar that templates of the table make of it."""

    def __init__(self, text: str, start: LineStart, context: LogContext, read: ReadStrictly) -> None:
        """Take the line `text`, which begins with `start`, apart."""
        self.context, self.read, self.day, self.typed = context, read, start.day, text[start.end :].strip()
        self.start = text[: start.end].rstrip(" ,:*-–—") + " "
        others = [reading for reading in context.others() if reading.day <= start.day]
        self.offer = any(reading.kind in ("offer-spoken", "offer-written") for reading in others)
        self.unlikely = ("offer",) if self.offer else ("confirmed", "start", "cleared", "condition")
        self.thanked = {key for reading in others if reading.kind == "thanked" for key in reading.people}
        told = [(reading.day, reading.decide_by) for reading in others if reading.decide_by]
        self.decision = max(told)[1] if told else context.decision
        self.words = self._mark(self.typed)

    def _mark(self, text: str) -> MarkedWords:
        text = text.replace("’", "'")
        for typed, meant in (*_SHORTHAND, _INC if self.context.in_search else _PLUS):
            text = re.sub(typed, meant, text)
        return mark_words(name_subject(text.rstrip(" .!?"), self.context), self.context, self.day, self.decision)

    def note(self) -> str:
        """Return the line as a note."""
        return f"{self.start}note: {self.typed}"

    def _is_theirs(self) -> bool:
        return bool(re.match(rf"(?i){PERSON}(?!\s*(?:and|'s|$))|they\b|she\b|he\b", self.words.text))

    def _find_move(self) -> Meaning | None:
        """Return the line of a round that is still to come and was moved, by words that name its new day; None for other words."""
        start, days = self.context.start, self.words.days
        named = next((each for each in reversed(days) if start and start.date() not in each.days), None)
        if not named or not start or start.date() < self.day or not has_words(everyday.MOVED_WORDS, self.words.text):
            return None
        if named.typed.startswith(("back ", "out ", "delayed ", "by ")):  # so much later than it was
            named = named._replace(days=(start.date() + (named.days[-1] - self.day),), exact=True, clock=f" {start:%H:%M}")
        moved = list_moves(self.start, named, self.context)
        line = f"{self.start}rescheduled from {start:%Y-%m-%d %H:%M}: {self.typed.rstrip(' .!')}"
        return Meaning("ask", (line,), moved=moved) if moved and self.read(line) else None

    def _fits(self, found: FoundRow) -> bool:
        """Say whether free words are what their slot takes: nothing undone in what you did, a company that may be one."""
        row, said, company = found.row, found.said, found.parts.get("C", "")
        several = ", {R}" in row.words and " and " in found.parts["R"]  # companies
        means = self.words.find_means(found.core)
        if several or len({each.by for each in means if each.by}) > 1 or found.parts.get("SAID", "").startswith("'s"):
            return False  # of two channels one cannot be meant; what is theirs is not what they said
        for slot, channels in NEEDS.items():
            known = any(set(each.by) & set(channels) if channels else each.network for each in means)
            if f" {slot}" in row.words and not known:
                return False
        no_name = re.search(" a[ts] ", company) or fold_name(company) in _NOBODY
        if company and (no_name or not (company[:1].isupper() or fold_name(company) in self.context.companies)):
            return False
        what, asked = found.parts.get("WHAT", ""), row.sure == "ask"
        companies = "|".join(map(re.escape, self.context.companies.values()))
        if row.lines[:1] == ("networked: {ALL}",) and has_words(rf"^(?:{companies})|cv|resume|application|cover letter", what):
            return False
        own, status = row.group in YOURS, found.parts.get("STATUS", "")
        answered = re.search(rf"(?:,|\bI\b|until|till).*(?:{DAY}|no answer|voice-?mail|engaged)", status)
        undone = "" if "asking" in row.words else f"{everyday.NO_THING}|"
        another = re.search(PERSON if asked else f"{PERSON}|{DAY}", what) or has_words(
            f"{undone}he|she|they" if asked else everyday.NO_THING, what
        )
        if own and what and another:
            return False
        return not (own and answered) and not (own and said and row.sure == "read" and has_words("but|bounced|not sent|unsent", said))

    def _name_contact(self, core: str) -> tuple[str, ...]:
        people = self.words.find_people(core)
        return people[0].keys if people else ()

    def _fill(self, template: str, found: FoundRow) -> Iterator[str]:
        """Yield the lines of one template: one for each channel, day and person that may be meant."""
        if template == "note":
            yield self.note()
            return
        parts, core = found.parts, found.core
        values = {name: self.words.restore(value) for name, value in parts.items()}
        people = self.words.find_people(parts.get("P", core))
        if "VIA" in parts:
            values["VIA"] = write_people(self.words.find_people(parts["VIA"])[0].keys, self.context.names)
        means = self.words.find_means(core)
        by = found.by or next((each.by for each in means if each.by), ()) or find_means(core)
        network = next((each.network for each in means if each.network), "")
        channels = [f" by {channel}" for channel in by] if "{by}" in template else [""]
        if "{by}" in template and not by:
            channels = [" by message" if network and "{net}" not in template else ""]
        named = next(iter(self.words.find_days(core)), None) if "{DAY}" in template else None
        days = [str(day) for day in named.days] if named else [""]
        links = [write_people(people[0].keys, self.context.names)] if people else self._list_links()
        if not people and template.startswith("thanked {T}") and len(links) > 1:
            links.append(EVERYONE)
        if "{P}" not in template and "{T}" not in template:
            links = [""]
        network = network or next(iter(re.findall(r"(?i)\b(linkedin|xing|twitter|github|mastodon|bluesky)\b", core)), "").lower()
        said = self.words.restore(found.said)
        start = self.context.start
        old = f"{start:%Y-%m-%d %H:%M}" if start else ""
        for day, link, channel in product(days, links, channels):
            known = {"{P}": link, "{T}": link, "{by}": channel, "{net}": f" on {network}" if network else "", "{DAY}": day, "{OLD}": old}
            known |= {f"{{{name}}}": value for name, value in values.items() if f"{{{name}}}" not in known}
            known["{ALL}"] = self.typed.rstrip(" .!")
            line = "".join(known.get(piece, "" if piece[:1] == "{" else piece) for piece in re.split(r"(\{\w+\})", template))
            line = line.removesuffix(": ")
            joined = "; " if ": " in line else ": "
            yield f"{self.start}{line}{joined + said if said and '{ALL}' not in template else ''}"

    def _list_links(self) -> list[str]:
        return [write_link(key, self.context.names) for key in self.context.names.everyone]
