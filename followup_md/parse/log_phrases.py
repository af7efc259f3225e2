"""Log lines in everyday words to lines of the grammar by the table of phrases: read, asked about, or kept as a note (format.md 3)."""

import re
from collections.abc import Sequence
from datetime import timedelta
from itertools import product
from typing import Final

from followup_md.model import everyday_words as everyday
from followup_md.model.events import EVENTS
from followup_md.model.phrases import SEARCH, PhraseRow, Sure
from followup_md.parse.facts import LogContext
from followup_md.parse.log_clauses import write_link
from followup_md.parse.log_pattern import TypedWords, correct_words, list_likely, match_words
from followup_md.parse.log_start import ANSWERED, Reading, Slip, read_line_start
from followup_md.parse.log_words import (
    AWAY,
    DAY,
    DENIES,
    FILLERS,
    MEANS,
    ONLY_CLAUSE,
    PERSON,
    TAIL,
    WANTS,
    WHEN,
    YOURS,
    FoundRow,
    Meaning,
    NamedDay,
    ReadStrictly,
    TypedLine,
    find_clause,
    has_words,
    link_names,
    list_moves,
    write_people,
)

_DEEDS: Final = ("thanked", "replied", "followed", "sent", "connected", "accepted", "declined", "withdrew", "cancelled by me", "offer")
_PLAIN: Final = ("thanked", "followed-up", "replied", "sent", "heard", "applied", "accepted", "declined", "withdrew")
_OUTCOMES: Final = ("rejected", "closed", "on hold", "offer", "confirmed, start", "cancelled, moved")
_THEIRS: Final = ("heard from", "who has left", *_OUTCOMES)
_CUT: Final = r"\s*(?:[,;.(!]\s|\s(?:and|but|then|so|&|\+)\s)\s*(?:and |then |but |so )?"
_OWN_CUT: Final = rf"{_CUT}|\s*:\s+(?=[iI]\b)"
_PART: Final = re.compile(r"\s*(?:[,;.]\s|\s\()\s*")
# What follows a day that is no day of the event: `confirmed the Thursday slot`.
_AFTER_DAY: Final = rf"\s*(?!(?:for|and|but|to|by|with|about|via|in|from|as|because|{MEANS})\b|{MEANS})['\w]"
_MOST_CUTS, _MOST_PAIRS, _WEEK = 8, 4, timedelta(days=7)
_YOUR_ENDINGS: Final = ("declined", "withdrew", "cancelled by me")
# An outcome in search.md, where it names the company.
_ELSEWHERE: Final = {spec.phrases[0].words: spec.elsewhere[0].words for spec in EVENTS if spec.elsewhere}
# A company or a role: words that begin large.
_NAME: Final = r"[A-Z][\w&'’-]*(?: (?:of |and |& )?[A-Z][\w&'’-]*)*"
_NEXT_ROUND: Final = "heard from {T} next round"


class PhraseReader(TypedLine):
    """Finds what one line stands for: its words in the table, its people and days among those of the round."""

    def find_meaning(self) -> Meaning | None:
        """Return what the line stands for by the table; None where no row of it fits and nothing says that it was not done."""
        plain = re.sub(rf"(?i)^{FILLERS}", "", self.words.text)
        if plain != self.words.text and (meaning := self._reread(plain)):
            return meaning
        if when := self._find_when():
            return when
        # `Gamma / Analyst`, `Gamma (Analyst)`
        listed = re.sub(r"(?i)^(?!applied to)(.+?) \((?!via|through)([^()]+)\)$", r"\1, \2", re.sub(r"\s+/\s+", ", ", self.words.text))
        for found in self._find_rows(self.words.text, plain, listed):
            if meaning := self._make(found):
                return self._deny(meaning) if re.match(DENIES, self.words.text) else meaning
        if meaning := self._find_move() or self._name_pronoun():
            return meaning._replace(contact=self._name_contact(self.words.text) if self._is_theirs() else None)
        if not self._is_theirs() and has_words(everyday.NOT_DONE, re.split(r"\s:(?=\s)", self.words.text)[0]):
            done = re.split(_CUT, self.typed)[0]
            partly = done != self.typed and not has_words(everyday.NOT_DONE, done)
            events = (*(self._read_part(done, several=True) if partly else ()), *self._list_events())
            return Meaning("ask", (*(events or (self._list_activities() if partly else ())), self.note()))
        return None

    def _name_pronoun(self) -> Meaning | None:
        """Return the lines of each interviewer who may be meant by `her`, `him` or `them`; None without such a word, or any line."""
        match = re.search(r"(?i)\b(?:him|her|them)\b", self.typed) if not self.words.people else None
        names = [self.typed[: match.start()] + link + self.typed[match.end() :] for link in self._list_links()] if match else []
        lines = tuple(dict.fromkeys(line for typed in names for line in self._read_part(typed, several=True)))
        return Meaning("ask", lines) if lines and all(line[len(self.start) :].startswith(_DEEDS) for line in lines) else None

    def _find_when(self) -> Meaning | None:
        """Return the line of another day, where `yesterday` or `on Tuesday` behind an event says when it was; None without such words."""
        text = self.words.text
        for match in re.finditer(rf"[\s,]+(?:on |last )?({DAY})", text) if self.words.days else ():
            (named,), before, after = self.words.find_days(match[1]), text[: match.start()], text[match.end() :].strip(" ,;:.")
            told = rf"{everyday.NOT_DONE}|\w+ (?:by|until|till|before|after|from|is|was)$|said|says|for"
            other = ":" in before or has_words(told, before)
            part = () if other or find_clause(before, offer=False) else self._read_part(self.words.restore(before))
            read = self.read(part[0]) if len(part) == 1 and re.fullmatch(WHEN, named.typed) else None
            days = [each for day in named.days for each in (day, day - _WEEK) if each <= self.day]
            if read and days and not (read.kind == "heard" and read.fields.get("text")) and not re.match(_AFTER_DAY, text[match.end() :]):
                line = f"{max(days)}{named.clock} {part[0][len(self.start) :]}{': ' if after else ''}{self.words.restore(after)}"
                contact = self._name_contact(before) if self._is_theirs() else None
                return Meaning("ask", (line,), contact) if self.read(line) else None
        return None

    def _deny(self, meaning: Meaning) -> Meaning:
        """Return what a line means that says what somebody did not do: no contact, and where it is asked about a note as well."""
        heard = meaning.sure == "ask" and " heard from" in " ".join(meaning.lines[:1])
        return meaning._replace(contact=None, lines=tuple(dict.fromkeys((self.note(), *meaning.lines))) if heard else meaning.lines)

    def _reread(self, plain: str) -> Meaning | None:
        """Read the line without words such as `I` and `finally`: what you did, or heard, by the strict grammar."""
        line = self.start + self.words.restore(plain)
        reading = self.read(line)
        return Meaning("read", (line,)) if reading and reading.kind in _PLAIN else None

    def find_likely(self) -> Meaning:
        """Return the likeliest lines for words that no row takes: two events, a slip of the pen, else contact or a note."""
        corrected = correct_words(self.typed, self.context.names)
        if corrected != self.typed:
            reader = open_line(self.start + corrected, self.context, self.read)
            meaning = reader.find_meaning() if reader else None
            if meaning and meaning.lines and meaning.lines != (self.note(),):
                lines = tuple(self.note() if line == f"{self.start}note: {corrected}" else line for line in meaning.lines)
                return meaning._replace(sure="ask", lines=lines)
        people = tuple(dict.fromkeys(key for named in self.words.people for key in named.keys))
        deeds = () if has_words(everyday.NOT_DONE, self.words.text) else self._list_deeds()
        if deeds or not people:
            events = (*deeds, *self._list_events()) or self._list_activities()
            return Meaning("ask", () if has_words(everyday.TELLING, self.words.text) and not events else (*events, self.note()))
        who = write_people(people, self.context.names)
        replied = f"{self.start}replied to {who}: {self.typed.rstrip(' .!')}"
        unclear = self.words.days and not find_clause(self.typed, offer=self.offer)
        heard = None if unclear else self.make_contact((f"{self.start}heard from {who}",), self.words.text, "ask", ())
        lines = heard.lines if heard else self._list_events()
        told = tuple(line for line in lines if not line[len(self.start) :].startswith("heard"))  # an outcome goes first
        return Meaning("ask", tuple(dict.fromkeys((*told, self.note(), *((replied,) if self.read(replied) else ()), *lines))))

    def _list_activities(self) -> tuple[str, ...]:
        """Return the lines of what its words may tell of the search: an application to a company named, people met, what was looked up."""
        if not self.context.in_search:
            return ()
        typed, text = self.typed, self.typed.rstrip(" .!")
        pairs = re.findall(rf"({_NAME}) as (?:an? |the )?({_NAME})", typed)
        if has_words(everyday.ACTIVITY_WORDS["applied"], typed) and len(pairs) > 1:
            return ("\n".join(f"{self.start}applied to {company} as {role}" for company, role in pairs),)
        plain = re.sub(r"(?i)\b(?:via|through|on|using) (?:the |their )?\w+", "", typed)
        named = rf"\b(?:as|for|role|position) (?:an? |the |their )?({_NAME})"
        role = re.search(rf"{named}|(?<=[\w)])(?:, | \()({_NAME})(?: role| job| post| position| again)?\)?$", plain)
        company = re.search(rf"(?<=\W)(?!CV\b|LinkedIn\b|Indeed\b)({_NAME})", plain.replace(role[0], " ", 1) if role else plain)
        by = next((f" by {each.by[0]}" for each in self.words.find_means(self.words.text) if each.by), "")
        named = f"{company[1]}{f' as {role[1] or role[2]}' if role else ''}{by}".replace("'s", "") if company else ""
        applied = f"{self.start}applied to {named}: {text}" if named else ""
        lines = {"applied": applied} | {kind: f"{self.start}{kind}: {text}" for kind in ("networked", "researched")}
        found = (line for kind, line in lines.items() if line and has_words(everyday.ACTIVITY_WORDS[kind], typed))
        return tuple(line for line in found if self.read(line))

    def _list_events(self) -> tuple[str, ...]:
        """Return the lines of an outcome of which words may tell; where they name nobody, also of the day by which they decide."""
        said, people = self.words.text, [key for named in self.words.people for key in named.keys]
        links = [write_people(tuple(people), self.context.names)] if people else self._list_links()
        if self.context.in_search and not people:
            links = [name for name in dict.fromkeys(self.context.companies.values()) if has_words(re.escape(name), said)]
        openings = tuple(f"{self.start}heard from {link}" for link in links)
        if not openings:
            return ()
        if flag := _find_flag(said):
            return tuple(f"{opening}{flag}: {self.typed}" for opening in openings)
        clause = find_clause(self.typed, offer=self.offer) in ("decide by", "answer by", "next round on")
        if clause and not people and self.words.find_days(said) and not has_words(everyday.OFFERED, said):
            return self._list_dated(openings, said, self.words.find_days(said))[0]
        return tuple(line for line in self._guess_outcome(said, openings) if f"\n{self.start}note" not in line)

    def _list_deeds(self) -> tuple[str, ...]:
        """Return the lines of what you did with each person named, of which some words tell."""
        text = self.words.text
        cores = [re.sub(PERSON, "", text) + mark for mark in re.findall(PERSON, text)] or [text]
        rows = [FoundRow(PhraseRow("", "", (), "ask"), text, {}, core, "") for core in cores]
        told = [template for template, words in everyday.DEED_WORDS.items() if has_words(words, text)]
        return tuple(line for template in told for row in rows for line in self._fill(template, row) if self.read(line))

    def find_two(self, *, own: bool = False) -> Meaning | None:
        """Return the lines of two events that the line tells of, with `own` a deed of yours second; None where it does not."""
        for cut in list(re.finditer(_OWN_CUT if own else _CUT, self.typed))[:_MOST_CUTS]:
            first, second = self.typed[: cut.start()], self.typed[cut.end() :]
            if own and ":" in first and not re.match(r"(?i)(?:then |so )?i\b", second):
                continue  # perhaps their own words
            if re.match(rf"{PERSON}\s*(?:[,;(]|$)", self._mark(second).text):
                continue  # one more person of the same event
            one = tuple(each for each in self._read_part(first, several=True) if "\n" not in each and " note: " not in each)
            names = self._mark(first).people
            if one and names:
                link = write_people(names[-1].keys, self.context.names)
                second = re.sub(r"(?i)\b(?:him|her|them)\b|^(?:she|he)\b", link, second, count=1)
            if one and re.match(rf"{PERSON} (?:for|about|as well|too)\b", self._mark(second).text):
                second = f"{first.split()[0]} {second}"  # `thanked Maria for this and Tom for that`
            two = self._read_part(second, names[-1].keys if names else (), several=True) if one else ()
            two = tuple(each for each in two if not own or each[len(self.start) :].startswith(_DEEDS))
            if one and one[0][len(self.start) :].startswith("offer") and self._mark(second).days and has_words(everyday.UNTIL, second):
                return None  # one event, with the day by which to answer
            if one and two and len(one) * len(two) <= _MOST_PAIRS:
                again = f"{one[0]}: {second.strip()}" if one[0].startswith(two[0]) else ""  # one deed, told twice
                return Meaning("read", (again,)) if again and self.read(again) else Meaning("ask", tuple(map("\n".join, product(one, two))))
        return None

    def _read_part(self, text: str, people: tuple[str, ...] = (), *, several: bool = False) -> tuple[str, ...]:
        """Return the line that a part of the line stands for, or those of a day in it; none where that is not certain enough.

        Where it names nobody, `people` are meant; with `several` any lines will do.
        """
        line, context = self.start + text.strip(), self.context
        if self.read(line):
            return (link_names(line, context),)
        context = context._replace(names=context.names._replace(everyone=people)) if people else context
        reader = open_line(line, context, self.read)
        meaning = reader.find_meaning() if reader else None
        certain = meaning and (several or meaning.vague or len(meaning.lines) == 1)
        return meaning.lines if meaning and certain else ()

    # --- Which row fits

    def _find_rows(self, *forms: str) -> list[FoundRow]:
        """Return the rows that fit, first that which takes most of the line by its own words: of all of it, or before its free text."""
        found: list[FoundRow] = []
        for form in dict.fromkeys(forms):
            plain = re.sub(TAIL, "", form)
            found += self._match(plain, "")
            cut = re.search(r"\s*:(?=\s)|\s[-–—](?=\s)", plain)
            if cut:
                found += self._match(plain[: cut.start()], plain[cut.end() :])
        return sorted(found, key=lambda each: -each.weight) or self._find_part(forms)

    def _find_part(self, forms: Sequence[str]) -> list[FoundRow]:
        """Return the rows that fit the first part of the line, the rest being free text that tells of nothing else."""
        for form in dict.fromkeys(forms):
            for cut in list(_PART.finditer(form))[:_MOST_CUTS]:
                rest = form[cut.end() :].strip(" )")
                found = self._match(form[: cut.start()], rest) if rest and not rest[0].isupper() and self._is_harmless(rest) else []
                if found:
                    return sorted(found, key=lambda each: -each.weight)
        return []

    def _is_harmless(self, rest: str) -> bool:
        """Say whether words behind an event tell of nothing but how it was."""
        told = r"thank\w*|follow\w*|call\w*|email\w*|offer|reject\w*|bounced|interview|decid\w*|turned|declin\w*|accept\w*|said|took"
        words = f"{everyday.NOT_DONE}|they|she|he|him|her|{told}"
        more = re.search(f"{PERSON}|{DAY}", rest) or has_words(words, rest) or any(True for _ in self._match(rest, ""))
        return not more or re.match(AWAY, rest) is not None

    def _match(self, text: str, said: str) -> list[FoundRow]:
        typed = TypedWords(text.strip(" ,;:"))
        found = []
        for row in (*self.context.phrases, *list_likely(typed)):
            if (row.group == SEARCH) > self.context.in_search:
                continue
            parts = match_words(row.words, typed)
            if parts is None:
                continue
            held, core = typed.split(parts)
            found += [each] if self._fits(each := FoundRow(row, typed.text, held, core, said)) else []
        return found

    # --- The lines of a row

    def _make(self, found: FoundRow) -> Meaning | None:
        row, sure = found.row, found.row.sure
        if sure == "note":
            return Meaning("note")
        lines: tuple[str, ...] = row.lines
        condition, colon, first = lines[0].partition(": ")
        if colon and condition in ("open", "accepted-offer"):
            people = self.words.find_people(found.core)
            holds = self.offer if condition == "accepted-offer" else not {key for named in people for key in named.keys} & self.thanked
            lines, sure = ((first,), "read") if holds else (lines[1:], "ask")
            found = found._replace(row=row._replace(lines=lines))
        if "next round: {ALL}" in lines[0] and self.words.find_days(found.text):
            lines = tuple(line.replace(" next round: {ALL}", ": {ALL}") for line in lines)
            found = found._replace(row=row._replace(lines=lines))
        if lines[0].startswith("heard from") and not re.search(r"next round|wants|DAY", lines[0]):
            return self._make_heard(found, sure)
        made = [each for line in lines for each in self._fill(line, found)]
        kept = tuple(line for line in dict.fromkeys(made) if line == self.note() or self.read(line))
        several = len(kept) > 1 or any(not named.exact for named in self.words.find_days(found.core))
        theirs = kept and kept[0][len(self.start) :].startswith("heard from")
        contact = self._name_contact(found.core) if (theirs and row.group not in YOURS) or (sure == "ask" and self._is_theirs()) else None
        if not kept:
            return None
        day = (self.words.find_days(found.core) or (NamedDay("", (), exact=False),))[0]
        moved = list_moves(self.start, day, self.context) if "{OLD}" in lines[0] else ()
        if "{OLD}" in lines[0] and not moved:
            # Its line alone would leave the round at its old time.
            return Meaning("ask", (), contact, day.typed)
        return Meaning("ask" if sure == "ask" or several else "read", kept, contact, moved=moved)

    # --- What they said

    def find_told(self, read: Reading) -> Meaning | None:
        """Return what the free text of a line that is contact from them means beside it; None where it means no more."""
        fields, names = read.fields, self.context.names
        company = " as ".join(filter(None, (fields.get("company"), fields.get("role"))))
        parts = (
            f"heard from {write_people(fields['people'], names) if fields.get('people') else company}",
            f"by {fields['channel']}" if fields.get("channel") else "",
            f"on {fields['network']}" if fields.get("network") else "",
            f"via {write_link(fields['via'], names)}" if fields.get("via") else "",
            "no follow-ups" if fields.get("no_follow_ups") else "",
            "no contact" if fields.get("no_contact") else "",
        )
        for each in self._find_rows(self.words.text):
            if each.row.group in _OUTCOMES and (meaning := self._make(each)):
                return meaning._replace(contact=fields.get("people", ()))
        if when := self._find_when():
            return when
        said = self.words = self._mark(fields["text"])
        opening = self.start + " ".join(filter(None, parts))
        meaning = self.make_contact((opening,), said.text, "read", fields.get("people", ()))
        return None if meaning is None or (meaning.sure == "read" and not said.days) else meaning

    def _make_heard(self, found: FoundRow, sure: Sure) -> Meaning | None:
        said = found.parts.get("SAID") or found.parts.get("TEXT") or ""
        template = found.row.lines[0]
        if "{ALL}" in template:
            said = found.text + (f": {found.said}" if found.said else "")
        elif found.said:
            said = f"{said}; {found.said}" if said else found.said
        bare = found._replace(said="")
        if found.row.lines[-1] == "note":  # a state of theirs, and no contact
            state = self.words.restore(found.text.lstrip().removeprefix(found.text.lstrip()[0]))
            heard = tuple(self._fill("heard from {P}", bare))
            told = (line for line in self._guess_outcome(state, heard) if "\n" not in line)
            return Meaning("ask", (*told, *filter(self.read, (f"{opening}: {state}" for opening in heard)), self.note()))
        openings = [line for each in found.row.lines for line in self._fill(re.sub(r":? \{(?:SAID|TEXT|ALL)\}$", "", each), bare)]
        return self.make_contact(tuple(openings), said, sure, self._name_contact(found.core)) if openings else None

    def make_contact(self, openings: tuple[str, ...], said: str, sure: Sure, contact: tuple[str, ...]) -> Meaning | None:
        """Return what contact from them means: an outcome that it tells, a clause with its day, or the words alone."""
        days, text = self.words.find_days(said), self.words.restore(said)
        is_moved = days and text != self.typed and has_words(everyday.MOVED_WORDS, said)
        reader = open_line(self.start + text, self.context, self.read) if is_moved else None
        moved = reader.find_meaning() if reader else None
        moved = moved if moved and moved.moved else self._find_move()
        if said and not moved and (outcome := self._find_outcome(said, openings)):
            return Meaning("ask", outcome, contact)
        news = everyday.OUTCOME_WORDS["cancelled"] + ("" if self.offer else f"|{everyday.OFFERED}")
        dated = days and find_clause(text, offer=self.offer) and not has_words(news, said)
        if not (moved or dated) and (likely := self._guess_outcome(said, openings)):
            return Meaning("ask", likely, contact)
        two = moved or (self.find_two(own=True) if ANSWERED.search(self.typed) else None)
        if two:
            return two._replace(contact=contact)
        flag = "" if days and find_clause(text, offer=self.offer) == "write again on" else _find_flag(said)
        openings = tuple(f"{opening}{flag}" for opening in openings)
        plain = tuple(f"{opening}: {text}" if text else opening for opening in openings)
        if not days:
            kept = tuple(line for line in plain if self.read(line))
            return Meaning("ask" if sure == "ask" or flag or len(kept) > 1 else sure, kept, contact) if kept else None
        lines, exact = self._list_dated(openings, said, days)
        if not lines:
            exact = days[0].exact
            return Meaning("ask", self._keep_apart(openings, text) if exact else (), contact, "" if exact else days[0].typed)
        asked = sure == "ask" or len(lines) > 1 or not exact
        vague = next((named.typed for named in days if not named.exact), "")
        return Meaning("ask" if asked else "read", lines, contact, vague)

    def _list_dated(self, openings: tuple[str, ...], said: str, days: tuple[NamedDay, ...]) -> tuple[tuple[str, ...], bool]:
        """Return the lines in which a day of what they said is a clause, or at least named; whether the day is exact."""
        lines: list[str] = []
        exact = all(named.exact for named in days)
        wants = WANTS.search(said)
        wants = None if wants and has_words("answer|reply|decision", wants["what"]) else wants
        text = self.words.restore(said)
        clause = find_clause(text, offer=self.offer)
        likely = clause or ("next round on" if any(named.clock for named in days) else "decide by")  # a time of day is that of a meeting
        if not clause and not wants and exact and not (len(days) == 1 and re.search(rf"(?i)\bby\s+{DAY}", said)):
            return tuple(line for line in (f"{opening}: {text}" for opening in openings) if self.read(line)), exact
        kept = f": {text}" if text and not (ONLY_CLAUSE.fullmatch(said) and exact) else ""
        for named in days:
            for day, opening in product([each for each in named.days if each >= self.day], openings):
                if wants and not self.offer and self.words.find_days(wants["day"]) == (named,):
                    behind = "" if wants[0] == said.strip() else f": {text}"
                    lines.append(f"{opening} wants {self.words.restore(wants['what'])} by {day}{behind}")
                else:  # without a clause perhaps a deadline, perhaps of another thing
                    lines.append(f"{opening} {likely} {day}{named.clock if likely == 'next round on' else ''}{kept}")
        if lines and not clause and not wants:
            exact = False
            lines += self._keep_apart(openings, text)
        return tuple(line for line in dict.fromkeys(lines) if all(map(self.read, line.split("\n")))), exact

    def _keep_apart(self, openings: tuple[str, ...], text: str) -> tuple[str, ...]:
        """Return contact alone, with a note of what they said."""
        return tuple(f"{opening}\n{self.start}note: {text}" for opening in openings)

    def _find_outcome(self, said: str, openings: tuple[str, ...]) -> tuple[str, ...]:
        """Return the lines of an outcome that is all that they said, such as a rejection; those of contact alone are none."""
        said = re.sub(r"(?i)^(?:that|to say|they said)\s+", "", said)
        theirs = [
            each
            for form in dict.fromkeys((said, f"they {said}", re.sub(r"(?i)^(?:we|she|he)\b", "they", said)))
            for each in self._match(form, "")
            if each.row.group in _THEIRS and "{SAID}" not in each.row.words and "{TEXT}" not in each.row.words and each.row.lines
        ]
        best = max(theirs, key=lambda each: each.weight, default=None)
        dated = best is not None and "next round" in best.row.lines[0] and self.words.find_days(said)  # the clause of that day says it
        bare = best is None or dated or best.row.lines[0].startswith("heard from {T}{by}")
        return () if best is None or bare else self._write_outcome(best, said, openings)

    def _guess_outcome(self, said: str, openings: tuple[str, ...]) -> tuple[str, ...]:
        """Return the lines of an outcome of which some words tell, with a deed of yours beside it, and contact with a note of it all."""
        until = " answer by {DAY}" if self.words.find_days(said) and has_words(everyday.UNTIL, said) else ""
        text = self.words.restore(said)
        yours = self.typed.startswith(text) or (has_words("i|i'm|i've|i'd|i'll", said) and not ANSWERED.search(self.typed))
        ahead = ("offer",) if has_words(everyday.OFFER_AHEAD, said) else ()
        unlikely = (*self.unlikely, *ahead, *(() if yours else _YOUR_ENDINGS))
        lines = [line for line, words in everyday.OUTCOME_WORDS.items() if not line.startswith(unlikely) and has_words(words, said)]
        if not lines or has_words(everyday.DENIED, said):
            return ()
        link = self._name_teller(openings)
        words = f"{everyday.OUTCOME_WORDS['missed {P}']}|{everyday.OUTCOME_WORDS['{P} has left']}"
        of = self.words.find_people(re.split(rf"(?i)\b(?:{words})", said)[0])
        of_whom = write_people(of[-1].keys, self.context.names) if of else link
        lines = [line.replace("{until}", until).replace("{P}", of_whom) for line in lines]
        if has_words(everyday.WRITTEN, said) and not has_words("verbal\\w*|spoken|oral\\w*", said):
            lines = [" | ".join(reversed(line.split(" | "))) for line in lines]
        row = PhraseRow("", "", tuple(each for line in lines for each in line.split(" | ")), "ask")
        made = self._write_outcome(FoundRow(row, said, {}, said, ""), said, openings)
        who = tuple(key for named in self._mark(link).people for key in named.keys)
        cuts = list(re.finditer(_CUT, text))[:_MOST_CUTS]
        parts = (re.sub(r"(?i)\b(?:him|her|them)\b", link, text[cut.end() :], count=1) for cut in cuts)
        deeds = (deed for part in parts for deed in self._read_part(part, who) if deed[len(self.start) :].startswith(_DEEDS))
        deed = next((f"\n{deed}" for deed in deeds), "")
        # Two words that say it whole, such as `2nd round`, leave nothing open.
        plain = lines == [_NEXT_ROUND] and has_words(f"^(?:{everyday.OUTCOME_WORDS[_NEXT_ROUND]})$", said)
        return tuple(f"{line}{deed}" for line in (*made, *(() if plain else self._keep_apart(openings, text))))

    def _name_teller(self, openings: tuple[str, ...]) -> str:
        """Return who told it, as the first of lines such as `heard from P by phone` names them."""
        return openings[0][len(self.start) :].removeprefix("heard from ").split(" by ")[0]

    def _write_outcome(self, best: FoundRow, said: str, openings: tuple[str, ...]) -> tuple[str, ...]:
        text = self.words.restore(said)
        channel = re.search(r" by \w+", openings[0])
        best = best._replace(by=(channel[0][4:],) if channel else ())
        made: list[str] = []
        for each in best.row.lines:
            template = f"{_ELSEWHERE[each]} {self._name_teller(openings)}" if self.context.in_search and each in _ELSEWHERE else each
            if template.startswith("heard from"):
                told = template.removeprefix("heard from {T}").partition(":")[0]
                made += [f"{opening}{told}: {text}" for opening in openings if told.startswith(" n")]
            elif template != "note" and ": " not in template:
                bare = "{by}" in template or template.startswith("start")
                for line in self._fill(template if bare else f"{template}{{by}}", best):
                    made += [f"{line}: {text}"] if self.read(f"{line}: {text}") else [line]
        return tuple(line for line in dict.fromkeys(made) if self.read(line))


def _find_flag(said: str) -> str:
    return next((f" {flag}" for flag, words in everyday.FLAG_WORDS.items() if has_words(words, said)), "")


def open_line(text: str, context: LogContext, read: ReadStrictly) -> PhraseReader | None:
    """Return what finds the meaning of a line; None for one that does not begin with a date."""
    start = read_line_start(text)
    return None if isinstance(start, Slip) else PhraseReader(text, start, context, read)
