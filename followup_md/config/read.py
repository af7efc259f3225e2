"""Reader of `followup.toml`: settings, and problems with their places; no problem stops it (format.md section 10)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, get_args

from followup_md.config.settings import BY_TYPE, ZONE, Key, Settings, kind_by_type, suggest_zone
from followup_md.model import SECTION_NAMES
from followup_md.model.events import EVENTS
from followup_md.problem import CHECKS, CONFIG_BAD_VALUE, CONFIG_UNKNOWN_KEY, CONFIG_UNREADABLE, SUBJECTS, UNKNOWN_ZONE, Place, report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from followup_md.model.phrases import PhraseRow
    from followup_md.problem import Problem

_NAME = r"""(?:[\w-]+|"[^"]*"|'[^']*')"""
_DOTTED = rf"{_NAME}(?:\s*\.\s*{_NAME})*"
_HEADER = rf"\[\[?\s*(?P<table>{_DOTTED})\s*\]\]?\s*(?:#.*)?"
_STATEMENT = rf"\s*(?:{_HEADER}|(?P<key>{_DOTTED})\s*=(?P<rest>.*))"
_WHERE = r" \(at (?:line (\d+), column (\d+)|end of document)\)$"
_LONGEST = 60  # characters of a wrong value that a message quotes
_PHRASE_HINT = 'write a line of the log without its date, e.g. `"Dankesbrief an {P}" = "thanked {P} by letter"`; until then it is not read'
_OWN_SLOTS = frozenset(("P", "WHAT", "DAY", "by", "net"))  # of a row of one's own
_NO_ZONE_HINT = 'write the zone you live in above the first table, e.g. `timezone = "Europe/Dublin"`'


def fold_section(typed: str) -> str:
    """Return a section's name as its key is written: `Company: good points` gives `company_good_points`."""
    return "_".join(typed.casefold().replace(":", " ").replace("_", " ").replace("-", " ").split())


def _list_keys(table: object, above: tuple[str, ...] = ()) -> Iterator[Key]:
    for field, hint in type(table).__annotations__.items():
        path, value = (*above, field), getattr(table, field)
        rows = [row for row in getattr(hint, "__metadata__", ()) if isinstance(row, Key)]
        for row in rows:
            if field == "sections":  # all share one mapping of other names, and it is empty
                names = ((f"{field}.{folded}", row.meaning.format(name)) for folded, name in SECTIONS.items())
                yield from (row._replace(name=name, meaning=meaning, path=path, default=()) for name, meaning in names)
            else:
                kind = kind_by_type(get_args(hint)[0]) if row.kind is BY_TYPE else row.kind
                yield row._replace(kind=kind, name=row.name or ".".join(path), path=path, default=value)
        if not rows:
            yield from _list_keys(value, path)


SECTIONS = {fold_section(name): name for name in SECTION_NAMES}
KEYS = tuple(_list_keys(Settings()))
BY_NAME = {key.name: key for key in KEYS}
TABLES = tuple(dict.fromkeys(key.table for key in KEYS if key.table))


def read_settings(text: str, path: str = "followup.toml") -> tuple[Settings, tuple[Problem, ...]]:
    """Read the text of `followup.toml` (empty if there is none); problems are in file order.

    Invalid TOML gives the defaults of all keys; a wrong value gives the default of its own key; an unknown key is ignored.
    """
    import tomllib

    text = text.removeprefix("\ufeff")
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a plain ValueError: a number with thousands of digits
        # The message of tomllib ends with the place.
        lines, where = text.rstrip().split("\n"), re.search(_WHERE, str(error))
        line, column = (int(where[1]), int(where[2])) if where and where[1] else (len(lines), len(lines[-1]) + 1)
        place, wrong = Place(path, line, column) if where else Place(path), re.sub(_WHERE, "", str(error))
        hint = "mend this line; until then every key has its default, and times are read as UTC"
        return Settings(), (report(CONFIG_UNREADABLE, place, f"no TOML: {wrong[:1].lower()}{wrong[1:]}", hint),)
    # An empty value is a missing one.
    entries = {parts: value for parts, value in _flatten(data) if value != "" or parts[0] == "folders"}
    values: dict[str, object] = {}
    problems: list[Problem] = []
    for parts, typed in entries.items():
        is_section = parts[0] == "sections" and len(parts) > 1
        key = BY_NAME.get(f"sections.{fold_section(parts[1])}" if is_section else ".".join(parts))
        value = key.kind.parse(typed) if key else None
        if key and value is not None:
            values[key.name] = value
        else:
            problems.append(_report_value(parts, typed, key, find_key_place(text, parts, path)))
    if ("timezone",) not in entries:
        problems.append(report(UNKNOWN_ZONE, Place(path=path), "no timezone is set; times are read as UTC", _NO_ZONE_HINT))
    settings = _build_settings(values)
    problems += _find_clashes(settings, lambda name: find_key_place(text, tuple(name.split(".")), path))
    return settings, tuple(sorted(problems, key=lambda problem: problem.place))


def find_key_place(text: str, parts: tuple[str, ...], path: str = "followup.toml") -> Place:
    """Return where the key or table of that dotted name begins: in its table, dotted, or in an inline table; else line 1."""
    table: tuple[str, ...] = ()
    in_text = False  # inside a multi-line text, where no key begins
    for number, line in enumerate(text.split("\n"), start=1):
        match = None if in_text else re.fullmatch(_STATEMENT, line.rstrip())
        in_text ^= (line.count('"""') + line.count("'''")) % 2 == 1
        if match is None:
            continue
        group = "table" if match["table"] else "key"
        names = tuple(name.strip("\"'") for name in re.findall(_NAME, match[group]))
        here = names if group == "table" else table + names
        if here[: len(parts)] == parts:
            return Place(path=path, line=number, column=match.start(group) + 1)
        if group == "table":
            table = here
        elif here == parts[: len(here)] and (inner := re.search(rf"(?<![\w-]){re.escape(parts[-1])}[\"']?\s*=", match["rest"])):
            return Place(path=path, line=number, column=match.start("rest") + inner.start() + 1)
    return Place(path=path)


def _flatten(table: Mapping[str, object], above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], object]]:
    for name, value in table.items():
        if not above and name in TABLES and isinstance(value, dict):
            yield from _flatten(value, (name,))
        else:
            yield (*above, name), value


def _build_settings(values: Mapping[str, object]) -> Settings:
    """Return the defaults, overridden by the profile, then by the keys of the file."""
    coach = values.get("profile") == "coach"
    advice = {key.name: key.kind.parse(key.coach) for key in KEYS if key.coach is not None} if coach else {}
    settings = Settings()
    for name, value in {**advice, **values}.items():
        *table, field = BY_NAME[name].path
        row: Any = getattr(settings, table[0]) if table else settings
        if field == "sections":
            section = SECTIONS[name.removeprefix("sections.")]
            value = {**settings.sections, section: value} if value else settings.sections  # noqa: PLW2901 - one of the shared names
        row = row._replace(**{field: value})
        settings = settings._replace(**{table[0]: row}) if table else row
    return settings


def _find_clashes(settings: Settings, find_place: Callable[[str], Place]) -> Iterator[Problem]:
    """Yield a problem for each impossible value: an unknown check, one heading for two sections, one folder for two things."""
    for key, checks in (("check.select", settings.check.select), ("check.ignore", settings.check.ignore)):
        for check in checks:
            if check not in CHECKS and check not in SUBJECTS:
                from difflib import get_close_matches

                close = get_close_matches(check, sorted((*CHECKS, *SUBJECTS)), n=1)
                hint = f"did you mean `{close[0]}`?" if close else "write an id or a subject, as `followup-md explain` lists them"
                yield report(CONFIG_BAD_VALUE, find_place(key), f"`{key}` names no check and no subject: `{check}`", hint)
    for words, line in settings.phrases.items():
        wrong = _find_fault(words, line)
        if wrong:
            yield report(CONFIG_BAD_VALUE, find_place(f"phrases.{words}"), f"`phrases` cannot have `{words}`: {wrong}", _PHRASE_HINT)
    headings = ((name, heading) for name, names in settings.sections.items() for heading in names)
    yield from _find_shared(((f"sections.{fold_section(name)}", heading) for name, heading in headings), "heading", find_place)
    folders = settings.folders._asdict()
    yield from _find_shared(((f"folders.{name}", folder) for name, folder in folders.items()), "path", find_place)


def _find_fault(words: str, line: str) -> str | None:
    """Return what is wrong with a row of one's own: slots that there are not, brackets that do not match, a line without an event."""
    from followup_md.model.everyday_words import WORDS  # noqa: PLC0415 - most people have no phrases of their own

    pieces = re.findall(r"\{\w*\}|<[\w-]*>", f"{words} {line}")
    unknown = next((piece for piece in pieces if piece.strip("{}") not in _OWN_SLOTS and piece.strip("<>") not in WORDS), None)
    if unknown:
        return f"there is no {unknown}"
    brackets = re.sub(r"[^\[\]()]", "", words)
    while (rest := brackets.replace("[]", "").replace("()", "")) != brackets:  # each pair that fits goes
        brackets = rest
    if brackets or not re.search(r"\w", words):
        return "its brackets do not match"
    missing = next((slot for slot in ("{P}", "{WHAT}", "{DAY}") if slot in line and slot not in words), None)
    if missing:
        return f"the words have no {missing}"
    begins = line.casefold().removeprefix("{p} ")
    events = [phrase.words for event in EVENTS for phrase in (*event.phrases, *event.behind)]
    return None if any(begins.startswith(event) for event in events) else f"`{line}` begins with no event of the log"


def list_own(phrases: Mapping[str, str]) -> tuple[PhraseRow, ...]:
    """Return rows of one's own that are right."""
    if not phrases:
        return ()
    from followup_md.model.phrases import PhraseRow  # noqa: PLC0415 - as above

    return tuple(PhraseRow("own", words, (line,), "read") for words, line in phrases.items() if not _find_fault(words, line))


def _find_shared(pairs: Iterable[tuple[str, str]], what: str, find_place: Callable[[str], Place]) -> Iterator[Problem]:
    """Yield a problem at the second of two keys with one value, or at the first where only that is typed."""
    first: dict[str, str] = {}
    for key, value in pairs:
        other = first.setdefault(value.casefold(), key)
        if other != key:
            place = max(find_place(key), find_place(other))
            yield report(CONFIG_BAD_VALUE, place, f"`{other}` and `{key}` have one {what}: `{value}`", f"give each a {what} of its own")


def _report_value(parts: tuple[str, ...], value: object, key: Key | None, place: Place) -> Problem:
    typed = ".".join(parts)
    if key and key.kind is ZONE and isinstance(value, str):
        meant = suggest_zone(value)
        hint = f"did you mean `{meant}`?" if meant else f"write {key.kind.allowed};"
        return report(UNKNOWN_ZONE, place, f"{_show(value)} is no IANA zone", f"{hint} until then times are read as UTC")
    if key or typed in TABLES:
        allowed = key.kind.allowed if key else f"it as a table, `[{typed}]`"
        return report(CONFIG_BAD_VALUE, place, f"`{typed}` cannot be {_show(value)}", f"write {allowed}; until then the default is used")
    from difflib import get_close_matches

    # The keys of that name in other tables, else the likeliest key or table.
    names = TABLES if isinstance(value, dict) and len(parts) == 1 else tuple(BY_NAME)
    found = [name for name in names if name.rpartition(".")[2] == parts[-1]] or get_close_matches(typed, names, n=1)
    where = " above the first table" if found and len(parts) > 1 and "." not in found[0] else ""
    hint = f"did you mean {' or '.join(f'`{name}`' for name in found)}{where}? " if found else ""
    return report(CONFIG_UNKNOWN_KEY, place, f"`{typed}` is no key of `followup.toml`", f"{hint}it is ignored as it stands")


def _show(value: object) -> str:
    """Return a wrong value as the message quotes it: a list, a table or a number too long to print is only named."""
    if isinstance(value, list | dict):
        return f"a {'list' if isinstance(value, list) else 'table'}"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, int) and value.bit_length() > _LONGEST:
        return "so large a number"
    shown = " ".join(str(value).split())
    return f"`{shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + '…'}`"
