"""Hints for unreadable log lines: corrected lines are tried, and offered if they read and lose no fact."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Final, NamedTuple

from followup_md.date_text import find_vague
from followup_md.dates import Calendar
from followup_md.model.events import CHANNEL_IDS, CHANNEL_SYNONYMS
from followup_md.parse.facts import LogContext, Names, fold_name
from followup_md.parse.log_clauses import EVERYONE, People, read_people, write_link
from followup_md.parse.log_phrases import PhraseReader, open_line
from followup_md.parse.log_start import (
    BY_WORDS,
    CLAUSES,
    EVENT,
    HARMLESS,
    PHRASES,
    WEIGHTY,
    LineStart,
    Reading,
    Slip,
    find_free_text,
    fold_event,
    read_line_start,
)
from followup_md.parse.log_words import Meaning, link_names
from followup_md.parse.typed_dates import AmbiguousDate, read_new_time
from followup_md.problem import UNKNOWN_EVENT, VAGUE_DATE, Correction

_MOST_WORDS: Final = 4
_LONGEST: Final = 400  # letters of a line that is compared with phrases; a longer one is prose
_FACT: Final = re.compile(
    r"\d{1,4}[-./]\d{1,2}[-./]\d|\b\d{1,2}\s+[a-z]{3,9}\.?\s+\d{4}\b|\[\[|\beveryone\b|\b(?:because|via|but|except|not|without)\b|\bno\s+follow"
    rf"|\bby\s+(?:{'|'.join((*CHANNEL_IDS, *CHANNEL_SYNONYMS))})\b|\b(?:{'|'.join(filter(str.isascii, CLAUSES))})\b",
    re.IGNORECASE,
)
_SPLIT: Final = re.compile(r"\[\[[^\[\]]*\]\]|(?P<mark>\s*(?:[,;.+&/]|\s(?:and|then)\b)(?:\s*(?:and|then)\b)*\s*)", re.IGNORECASE)
_ALSO: Final = re.compile(r"\[\[[^\[\]]*\]\]|\s*[+/]\s*|\s+(?:und|et|y|e|och|og|en)\s+", re.IGNORECASE)
_BUT: Final = re.compile(r"\s*everyone,?\s+(?:but|except(?:\s+for)?|apart\s+from|other\s+than|without|not)\s+", re.IGNORECASE)
_ALL: Final = re.compile(
    r"\s*(?:the\s+|my\s+)?(?:whole\s+|entire\s+)?(?:panel|team|interviewers|everybody|lads|guys|lot|all(?:\s+of\s+them)?|(?P<two>both(?:\s+of\s+them)?))(?![\w-])",
    re.IGNORECASE,
)
_SMALL: Final = re.compile(r"\s*(?:to|with|for)\s+", re.IGNORECASE)
_GRAMMAR: Final = re.compile(r"\b(?:by|on|via|because|decide|write|no|answer|until|and)\b")
_AT: Final = re.compile(r"\s+at\s+([01]?\d|2[0-3]):([0-5]\d)(?![\w:])", re.ASCII | re.IGNORECASE)
# What the grammar reads behind the old time; anything else is free text.
_MOVE_PART: Final = rf"(?:by\s+(?:me|{'|'.join(CHANNEL_IDS)})|because)\b.*"
_MOVED_WORDS: Final = re.compile(r"moved|resched|postpon|delay|pushed|put|shift|brought", re.IGNORECASE)
_MOVED: Final = re.compile(r"(?:rescheduled|postponed|moved|delayed|pushed(?:\s+back)?)(?!\s+from)\b.*", re.IGNORECASE)
_WHEN: Final = re.compile(r"\bto\s+(\d{4}-\d\d-\d\d)(?:[T ]+(\d{1,2}:\d\d))?", re.IGNORECASE | re.ASCII)
_MOST_SPLITS, _MOST_FIXES, _MOST_SLIPS = 20, 2, 2
_CLOSE, _FEWEST_LETTERS, _LONG = 0.7, 4, 7

_WORDS = re.compile(r"\S+")
_DAY = r"(?:\[\[\d{4}-\d\d-\d\d\]\]|\d{4}-\d\d-\d\d)"
_SENT: Final = re.compile(rf"{_DAY}\s+(?:sent|missed (?:a )?call)\s", re.IGNORECASE)
_ISO = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_PART = re.compile(
    rf"(?<![\w-])(?:by\s+(?:me|{'|'.join(CHANNEL_IDS)})|(?:decide\s+by|write\s+again\s+on|answer\s+by|until)\s+{_DAY}"
    r"|no\s+follow-ups|no\s+contact|(?:on|via)\s+(?:\[\[[^\[\]]*\]\]|\w+))(?![\w-])",
    re.IGNORECASE,
)
_SMALL_WORDS = frozenset(
    ("to", "of", "the", "with", "for", "and", "or", "from", "in", "at", "on", "by", "via", "her", "him", "them", "but", "und")
)
_THE_OFFER = re.compile(r"(?:the|their|this)\s+(?:offer|job|role|post|position)\W*", re.IGNORECASE)
_FindSlip = Callable[[str], Slip | None]
_ReadLine = Callable[[str], "Reading | Slip"]


class _Line(NamedTuple):
    """An unreadable line, its slip, and where its event and its free text begin."""

    text: str
    slip: Slip
    start: int
    stop: int
    names: Names
    find_slip: _FindSlip

    def split(self) -> tuple[str, str, str]:
        """Return the text before the event, the words of the grammar, and the free text."""
        return self.text[: self.start], self.text[self.start : self.stop], self.text[self.stop :]


def write_hint(text: str, slip: Slip, context: LogContext, find_slip: _FindSlip) -> tuple[str, Correction | None, tuple[str, ...]]:
    """Return each corrected line that reads, ready to paste, else advice; the correction, where one line is sure; and those lines."""
    line = _take_apart(text, slip, context.names, find_slip)
    words = text[line.start : line.stop]
    if slip.check == UNKNOWN_EVENT and _MOVED.fullmatch(words.strip()):
        # A moved round: the new time goes into the note, the old one into the log.
        when = _WHEN.search(words)
        new = f"`start: {when[1]}{f'T{when[2]:0>5}' if when[2] else ''}`" if when else "`start` to the new time"
        return f"set {new} in the front matter and log `{text[: line.start].strip()} rescheduled from <old start>`", None, ()
    for lines, choice in _propose(line):
        fixed = [found for found in (_fix(each, line, _MOST_FIXES, slip.start) for each in lines) if found]
        offered = [each for each in dict.fromkeys(fixed) if choice or set(_ISO.findall(text)) <= set(_ISO.findall(each))]
        if offered:
            offered = offered if choice else offered[:1]
            offered = [link_names(each, context) if slip.expected == "event" or "\n" in each else each for each in offered]
            quoted = (" and ".join(f"`{one.rstrip()}`" for one in each.split("\n")) for each in offered)
            sure = slip.frame is None and len(offered) == 1
            correction = Correction("log-line", text, offered[0].rstrip()) if sure else None
            return (slip.frame or "write {}").format(" or ".join(quoted)), correction, tuple(each.rstrip() for each in offered)
    return slip.advice, None, ()


def find_meaning(text: str, slip: Slip, context: LogContext, read: _ReadLine) -> Meaning | None:
    """Return what a line may stand for by the table of phrases; None where it is none of its lines."""
    line_start = read_line_start(text)
    if isinstance(line_start, Slip):
        return _find_dated(slip, context, read)
    if context.start and _MOVED_WORDS.search(text, line_start.end):
        moved = _find_move(text, line_start, context)
        if moved:
            return moved
    reader = _open(text, slip, context, read)
    return (reader.find_meaning() or reader.find_two()) if reader else None


def _find_dated(slip: Slip, context: LogContext, read: _ReadLine) -> Meaning | None:
    """Return the lines of a line whose own day is in doubt, and whose words the grammar does not read, or which was `yesterday`."""
    lines: list[str] = []
    read_well = _only_well(read)
    for line in slip.lines:
        if read_well(line):
            lines.append(link_names(line, context))
        elif (reader := open_line(line, context, read_well)) and (meaning := reader.find_meaning()):
            lines += meaning.lines
    return Meaning("ask", tuple(lines)) if lines and (slip.check == VAGUE_DATE or not any(map(read_well, slip.lines))) else None


def find_likely(text: str, slip: Slip, context: LogContext, read: _ReadLine) -> Meaning | None:
    """Return the likeliest lines for words that no row takes; None where the line does not begin with a date and words of its own."""
    start = read_line_start(text)
    named = None if isinstance(start, Slip) else EVENT.match(text, start.end)
    own = named and not _SENT.match(text) and (BY_WORDS[fold_event(named[0])].kind in HARMLESS or slip.behind is None)
    if isinstance(start, Slip) or own or not (named or (slip.expected and slip.start < len(text))):
        return None
    reader = _open(text, slip, context, read)
    return reader.find_likely() if reader else None


def find_told(text: str, reading: Reading, context: LogContext, read: _ReadLine) -> Meaning | None:
    """Return what the free text of a line of contact from them means beside it."""
    reader = open_line(text, context, _only_well(read)) if len(text) <= _LONGEST else None
    return reader.find_told(reading) if reader else None


def _only_well(read: _ReadLine) -> Callable[[str], Reading | None]:
    def read_well(line: str) -> Reading | None:
        reading = read(line)
        return None if isinstance(reading, Slip) or reading.soft else reading

    return read_well


def _find_move(text: str, begin: LineStart, context: LogContext) -> Meaning | None:
    """Return what a line of a note's log says of its round that was moved: all three changes, to be asked about; None for other words."""
    said, start = text[begin.end :], context.start
    try:
        new = read_new_time(said, begin.day, start.date(), Calendar()) if start else None
    except AmbiguousDate:
        return None
    if start is None or new is None:
        return None
    prefix = text[: len(text) - len(said)].rstrip(" ,:*-\u2013\u2014")
    line = f"{prefix} {write_move(f'{start:%Y-%m-%d %H:%M}', new.remark)}"
    if new.clock is None:
        return Meaning("ask", (line,), moved=(f"{prefix} rescheduled to {new.day} {start:%H:%M}",))
    moment = datetime.combine(new.day, new.clock)
    end = new.end or moment + ((context.end or start) - start)
    return Meaning("ask", (line,), moved=(f"start: {moment:%Y-%m-%dT%H:%M}", f"end: {end:%Y-%m-%dT%H:%M}"))


def write_move(old: str, remark: str) -> str:
    """Return the words of the log for a round that was moved away from an old time; `remark` is what was said of it."""
    gap = " " if re.match(_MOVE_PART, remark, re.IGNORECASE) else ": "
    return f"rescheduled from {old}" + (f"{gap}{remark}" if remark else "")


def _open(text: str, slip: Slip, context: LogContext, read: _ReadLine) -> PhraseReader | None:
    fits = len(text) <= _LONGEST and (slip.check == UNKNOWN_EVENT or _SENT.match(text))
    return open_line(text, context, _only_well(read)) if fits else None


def write_choices(text: str, meaning: Meaning) -> tuple[str, Correction | None, tuple[str, ...]]:
    """Return the hint of a line that is asked about, the correction where one line alone is likely, and the lines."""
    quoted = (" and ".join(f"`{one}`" for one in each.split("\n")) for each in meaning.lines)
    if meaning.moved:
        # All three change together, or none of them; without the new day and time there is nothing to write yet.
        if not meaning.moved[0].startswith("start: "):
            named = " or ".join(f"`{line}`" for line in meaning.moved)
            hint = f"name the day and the time, as {named}; `start` and `end` change with it, and the log gets {' or '.join(quoted)}"
            return hint, None, meaning.lines
        start, end = (f"`{line}`" for line in meaning.moved)
        move = Correction("moved", "\n".join(meaning.moved), meaning.lines[0]) if len(meaning.lines) == 1 else None
        return f"set {start} and {end} in the front matter, and write {' or '.join(quoted)}", move, meaning.lines
    correction = Correction("log-line", text, meaning.lines[0]) if len(meaning.lines) == 1 else None
    advice = f'find out which day "{meaning.vague}" is, and write it as `YYYY-MM-DD`'
    return f"write {' or '.join(quoted)}" if meaning.lines else advice, correction, meaning.lines


def _take_apart(text: str, slip: Slip, names: Names, find_slip: _FindSlip) -> _Line:
    line_start = read_line_start(text)
    start = len(text) if isinstance(line_start, Slip) else line_start.end
    return _Line(text, slip, start, find_free_text(text, start), names, find_slip)


def _fix(text: str, line: _Line, fixes: int, reached: int) -> str | None:
    """Return the line (or two) if it reads; else correct it again, as long as it reads further than `reached`."""
    if "\n" in text:
        return None if any(map(line.find_slip, text.split("\n"))) else text
    slip = line.find_slip(text)
    if slip is None:
        return text
    if not fixes or slip.start <= reached:
        return None
    ahead = _take_apart(text, slip, line.names, line.find_slip)
    corrected = (_fix(each, line, fixes - 1, slip.start) for lines, _ in _propose(ahead) for each in lines)
    return next((each for each in corrected if each), None)


def _propose(line: _Line) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Yield lines that may have been meant, likeliest first, and whether the user must choose among them."""
    text, slip = line.text, line.slip
    if slip.check != UNKNOWN_EVENT:
        yield slip.lines, slip.choice
        return
    yield tuple(_join_people(line)), False
    yield slip.lines, slip.choice
    wording = (_name_people,) if slip.expected == "person" else ()
    nearly = (_reorder, _replace_close) if slip.expected else ()
    for find in (_bracket_names, _split_events, *wording, *nearly):
        yield tuple(find(line)), False
    if slip.behind is not None:
        moved, event = text[slip.behind : line.stop], EVENT.match(text, line.start, line.stop)
        kind = BY_WORDS[fold_event(event[0])].kind if event else ""
        if not _holds_facts(moved, line.names) and (kind not in WEIGHTY or _THE_OFFER.fullmatch(moved)):
            event_line = f"{text[: slip.behind].rstrip(' ,')}: {text[slip.behind :].lstrip(' :-–—')}"
            if not (event and BY_WORDS[fold_event(event[0])].of_process) or kind in HARMLESS or _THE_OFFER.fullmatch(moved):
                yield (event_line,), False
            else:  # perhaps of another thing: `closed all 40 tabs` is no end of the process
                yield (f"{text[: line.start].rstrip()} note: {text[line.start :]}", event_line), True


def _split_events(line: _Line) -> Iterator[str]:
    """Yield the line split in two at each place that may separate two events; the second may come without the words of its event."""
    text, front, event = line.text, line.text[: line.start], EVENT.match(line.text, line.start, line.stop)
    for mark in [match for match in _SPLIT.finditer(text, line.start, line.stop) if match["mark"]][:_MOST_SPLITS]:
        first, second = text[: mark.start()], text[mark.end() :]
        yield f"{first}\n{front}{second}"
        if event:
            yield f"{first}\n{front}{event[0]} {second}"


def _join_people(line: _Line) -> Iterator[str]:
    """Yield the line with the persons named and joined by `and`, and with a time of day moved to follow its date."""
    text, start, stop, names = line.text, line.start, line.stop, line.names
    others = _BUT.search(text, start, stop)
    if others:
        read = read_people(text, others.end(), len(text), names)
        left = [write_link(key, names) for key in names.everyone if isinstance(read, People) and key not in read.keys]
        if isinstance(read, People) and 0 < len(left) < len(names.everyone):
            yield f"{text[: others.start()]} {' and '.join(left)}{text[read.end :]}"
    yield text[:start] + _ALSO.sub(lambda match: match[0] if match[0].startswith("[[") else " and ", text[start:stop]) + text[stop:]
    clock = _AT.search(text, start, stop)
    if clock:
        yield f"{text[:start]}{clock[1]:0>2}:{clock[2]} {text[start : clock.start()]}{text[clock.end() :]}"


def _name_people(line: _Line) -> Iterator[str]:
    """Yield the line with the interviewers, worded otherwise at the slip, as the grammar names them."""
    text, start = line.text, line.slip.start
    everybody, small = (pattern.match(text, start) for pattern in (_ALL, _SMALL))
    if everybody and (not everybody["two"] or len(line.names.everyone) == len("12")):
        yield f"{text[: everybody.start()].rstrip()} {EVERYONE}{text[everybody.end() :]}"
    if small:
        yield f"{text[:start].rstrip()} {text[small.end() :]}"


def _bracket_names(line: _Line) -> Iterator[str]:
    """Yield the line with a known name in brackets that holds a word of the grammar."""
    front, words, said = line.split()
    for name, keys in line.names.full.items():
        if len(keys) == 1 and _GRAMMAR.search(name):
            match = re.search(rf"(?<![\w\[]){re.escape(name)}(?![\w\]])", words, re.IGNORECASE)
            if match:
                yield f"{front}{words[: match.start()]}{write_link(keys[0], line.names)}{words[match.end() :]}{said}"


def _reorder(line: _Line) -> Iterator[str]:
    """Yield the line with its event first, then what it is about, then the qualifiers and clauses."""
    text, start, stop = line.text, line.start, line.stop
    event = EVENT.search(text, start, stop)
    if event is None:
        return
    rest = f"{text[start : event.start()]} {text[event.end() : stop]}"
    behind = " ".join((_PART.sub(" ", rest), *_PART.findall(rest)))
    put = f"{text[:start]}{event[0]} {' '.join(behind.split())}".rstrip() + text[stop:]
    if BY_WORDS[fold_event(event[0])].kind in HARMLESS or not line.find_slip(put):
        yield put


def _replace_close(line: _Line) -> Iterator[str]:
    """Yield the line with its first words from the slip on replaced by each similar option, the closest first."""
    from difflib import SequenceMatcher, get_close_matches  # heavy, and only for a line that does not read

    text, start, names = line.text, line.slip.start, line.names
    known = [(name, keys[0]) for each in (names.parts, names.full, names.links) for name, keys in each.items() if len(keys) == 1]
    # For each known name, whole or part: the link to type for it, and the key.
    people = {name: (write_link(key, names), key) for name, key in known} | ({EVERYONE: (EVERYONE, "")} if names.everyone else {})
    events = {row.words: row for row in PHRASES} if line.slip.expected == "event" else {}
    found: list[tuple[float, str]] = []
    for end in [match.end() for match in _WORDS.finditer(text, start, line.stop)][:_MOST_WORDS]:
        typed = text[start:end].rstrip(",.;")
        small = not _SMALL_WORDS.isdisjoint(typed.split())
        plain, end_typed = fold_name(typed.strip("[]")), start + len(typed)
        for close in get_close_matches(plain, people | events, cutoff=_CLOSE):
            link, key = people.get(close, (close, None))
            put = f"{text[:start]}{link}{text[end_typed:]}"
            if key is None:
                fits = _may_be_event(plain, close, put, line)
            else:
                fits = not small and (len(plain) >= _FEWEST_LETTERS or close.startswith(plain)) and _may_be_name(plain, close)
                fits = fits and key not in _find_keys(f"{text[line.start : start]} {text[end_typed : line.stop]}", names)
            if fits:
                found.append((-SequenceMatcher(None, close, plain).ratio(), put))
    yield from (each for _, each in sorted(found))


def _may_be_event(typed: str, words: str, put: str, line: _Line) -> bool:
    """Say whether an event may be meant: one with the outcome of a process must be nearly typed, with no other correction needed."""
    if BY_WORDS[fold_event(words)].kind in HARMLESS:
        return True
    if any(row.words.startswith(f"{typed} ") for row in PHRASES):  # `replied` is no `applied`, it says too little
        return False
    row = list(range(len(words) + 1))
    for count, character in enumerate(typed, 1):
        above, row = row, [count]
        for at, other in enumerate(words):
            row.append(min(above[at] + (character != other), above[at + 1] + 1, row[at] + 1))
    slips = row[-1]
    long = min(len(words), len(typed) + 1) >= _LONG and (slips == 1 or len(typed) >= _LONG)
    return long and slips <= _MOST_SLIPS and not line.find_slip(put)


def _may_be_name(typed: str, name: str) -> bool:
    """Say whether each part of a name may be mistyped: another first name is another person."""
    from difflib import SequenceMatcher  # heavy, and only for a line that does not read

    parts, known = typed.split(), name.split()
    return len(parts) != len(known) or all(SequenceMatcher(None, *pair).ratio() >= _CLOSE for pair in zip(parts, known, strict=True))


def _holds_facts(text: str, names: Names) -> bool:
    """Say whether `text` names a day, a person, a channel, an event or a clause."""
    return bool(_FACT.search(text) or EVENT.search(text) or find_vague(text) or _find_keys(text, names))


def _find_keys(text: str, names: Names) -> set[str]:
    """Return the keys of all persons that words of `text` may name."""
    words = [fold_name(word.strip("[],.;:()")) for word in text.split()]
    runs = [" ".join(words[start : start + length]) for length in range(1, _MOST_WORDS + 1) for start in range(len(words) - length + 1)]
    return {key for run in runs for known in (names.parts, names.full, names.links) for key in known.get(run, ())}
