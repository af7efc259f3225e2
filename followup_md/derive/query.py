"""Card search: the processes that match a query, by exact names, a telephone number, parts of names, words of the notes."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from followup_md.derive.dossier import Archive, Field, call_process, list_fields, list_texts, list_titles
from followup_md.derive.matching import find_fitting, fold, fold_noted, holds, read_typed, split_words
from followup_md.model import Person
from followup_md.model.card import Fit

# A telephone number as typed or noted: a plus, digits, and separators. An extension is a number of its own.
_NUMBER: Final = r"\+?[(\d][\d\s().\u00a0\u2010-\u2013/-]*"
_SPOKEN: Final = r"[+\d\s().\u00a0\u2010-\u2013/-]+"
_TRUNK: Final = r"\(0\)"
_FEWEST, _WHOLE = 3, 6  # digits that tell numbers apart; digits of a number without area code


class Matches(NamedTuple):
    """The matches: for each process, by id, what matched, and the keys of the people who matched."""

    fits: Mapping[str, Fit]
    people: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Say whether anything matched."""
        return bool(self.fits or self.people)


def find_matches(archive: Archive, query: str) -> Matches:
    """Return the best matches for a query: names come before words."""
    seekers = (_seek_exact, _seek_number, _seek_mail, _seek_names, _seek_words) if split_words(query) else ()
    return next(filter(None, (seek(archive, query) for seek in seekers)), Matches({}))


def _seek_exact(archive: Archive, query: str) -> Matches:
    words = split_words(query)
    sought = "-".join(words)
    fits: dict[str, Fit] = {}
    for dossier in archive.dossiers:
        if dossier.id == sought:
            return Matches({dossier.id: Fit("process", dossier.id, whole=True)})
        company = next((field.text for field in list_fields(dossier, {}) if field.sort == "company"), "")
        if any(interview.slug == sought for interview in dossier.rounds):
            fits[dossier.id] = Fit("note", sought, whole=True)
        elif words in read_typed(company):
            fits[dossier.id] = Fit("company", company, whole=True)
    if fits:
        return Matches(fits)
    keys = [key for key, person in archive.people.items() if words in (*read_typed(person.name), *read_typed(key))]
    return _find_of(archive, keys, lambda person: Fit("person", person.name, whole=True))


def _seek_number(archive: Archive, query: str) -> Matches:
    digits = read_number(query)
    people = archive.people.items() if digits else ()
    keys = [key for key, person in people if person.phone and fits_number(digits, person.phone)]
    return _find_of(archive, keys, lambda person: Fit("phone", person.phone or "", f"the number of {person.name}", whole=True))


def _seek_mail(archive: Archive, query: str) -> Matches:
    sought = fold(query.strip().strip("<>"))
    if " " in sought or "." not in sought:
        return Matches({})
    sought = sought if "@" in sought else f"@{sought}"
    domain = sought.rpartition("@")[2]
    ends = (f"@{domain}", f".{domain}")
    exact = [key for key, person in archive.people.items() if person.email and fold(person.email) == sought]
    alike = [key for key, person in archive.people.items() if person.email and fold(person.email).endswith(ends)]
    return _find_of(archive, exact or alike, lambda person: Fit("email", person.email or "", f"the address of {person.name}", whole=True))


def _find_of(archive: Archive, keys: Sequence[str], describe: Callable[[Person], Fit]) -> Matches:
    """Return the processes of some people."""
    meant = frozenset(keys)
    fits = {}
    for dossier in archive.dossiers if meant else ():
        key = next((key for key in dossier.people if key in meant), None)
        if key is not None:
            fits[dossier.id] = describe(archive.people[key])
    return Matches(fits, tuple(keys))


def _seek_names(archive: Archive, query: str) -> Matches:
    """Return matches by names that begin with the words; of several processes, also those that every command finds by these words."""
    words = split_words(query)
    found = {dossier.id: _fit(list_fields(dossier, archive.people), words) for dossier in archive.dossiers}
    fits = {name: fit for name, fit in found.items() if fit}
    keys = [key for key, person in archive.people.items() if holds(fold_noted(person.name), words)]
    if len(fits) > 1:
        named = {dossier.id: call_process(dossier.id, list_titles(dossier.rounds, dossier.events)) for dossier in archive.dossiers}
        within = _fit_inside(archive, words, find_fitting(query, named))
        fits = {key: fit._replace(whole=False) for key, fit in within.items()} | fits
    return Matches(fits, tuple(keys)) if fits or keys else Matches(_fit_inside(archive, words))


def _fit_inside(archive: Archive, words: Sequence[str], ids: Sequence[str] | None = None) -> dict[str, Fit]:
    """Return those of these processes, or of all, whose names hold the words, even inside a name, as `son` in `Peterson`."""
    fits = {}
    for dossier in archive.dossiers:
        if ids is None or dossier.id in ids:
            names = [*list_fields(dossier, archive.people), Field("process", dossier.id)]
            fields = [(field, fold_noted(field.text)) for field in names]
            inside = [next((field for field, text in fields if word in text), None) for word in words]
            if None not in inside:
                fits[dossier.id] = _join_fields([field for field in inside if field], words)
    return fits


def _seek_words(archive: Archive, query: str) -> Matches:
    words, people = split_words(query), archive.people
    found = {dossier.id: _fit([*list_fields(dossier, people), *list_texts(dossier, people)], words) for dossier in archive.dossiers}
    return Matches({name: fit for name, fit in found.items() if fit})


def _fit(fields: Iterable[Field], words: Sequence[str]) -> Fit | None:
    """Return the texts that hold the words: one with all of them if there is one, else the first for each; None where a word is in none."""
    folded = [(field, fold_noted(field.text)) for field in fields]
    everything = "\n".join(text for _, text in folded)
    if not holds(everything, words):
        return None
    for field, text in folded:
        if holds(text, words):
            return _join_fields([field], words)
    return _join_fields([next(field for field, text in folded if holds(text, [word])) for word in words], words)


def _join_fields(fields: Sequence[Field], words: Sequence[str]) -> Fit:
    first = fields[0]
    texts = dict.fromkeys(field.text for field in fields)
    whole = len(fields) == 1 and " ".join(words) in " ".join(split_words(first.text))
    return Fit(first.sort, ", ".join(texts), first.where if len(texts) == 1 else "", whole)


def read_number(query: str) -> str:
    """Return the digits of a query that is a telephone number or its end, without dialling prefixes; else nothing."""
    if not re.fullmatch(_SPOKEN, query) or re.fullmatch(r"\d{4}-\d\d?-\d\d?", query):
        return ""
    digits = _strip(query)
    return digits if len(digits) >= _FEWEST else ""


def fits_number(digits: str, noted: str) -> bool:
    """Say whether a noted number ends with `digits`, or is the same number without country or area code."""
    parts = (_strip(part) for part in re.findall(_NUMBER, noted))
    return any(known.endswith(digits) or (len(known) >= _WHOLE and digits.endswith(known)) for known in parts)


def _strip(text: str) -> str:
    return re.sub(r"\D", "", re.sub(_TRUNK, "", text)).lstrip("0")
