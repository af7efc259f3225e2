"""Front matter: from the bytes of a note to text, fields and body, and from fields to typed values."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from followup_md.model.properties import CHECKBOX, COUNTRY_CODE, LIST_OF_TEXTS, ONE_TEXT, TEXT_OR_LINK, Property
from followup_md.parse.facts import Name, NameItem, find_similar, fold_name, link_target, unescape_links
from followup_md.parse.fences import KeyValue, Value, normalise_key, read_plain, split_note
from followup_md.problem import BAD_VALUE, UNKNOWN_FIELD, UNREADABLE_NOTE, VALUE_CUT, CheckSpec, Correction, Place, Problem, report

MAX_NOTE_BYTES: Final = 5_000_000
_BOMS: Final = (b"\xff\xfe", b"\xfe\xff")
_LINK: Final = re.compile(r"!?\[\[[^\[\]\n]+\]\]")
_WHOLE_LINK: Final = re.compile(r"\[\[(?!\s)([^\[\]|#^\n]+)(?<!\s)(?<!\.md)\]\]")
_MARKDOWN_LINK: Final = re.compile(r"\[([^\[\]\n]+)\]\(<?([^()<>\n]+)>?\)")
_POST: Final = r"(?:[SE]?VP|C[A-Z]O|HR|Vice|Head|Chief|Director|Manager|Lead|Senior|Staff|Principal|Engineer|Recruiter)\b"
# A comma before `Jr.`, a degree or a job title belongs to the name.
_BETWEEN: Final = re.compile(rf",(?!\s*(?:(?:[JS]r|I{{2,3}}|IV|Ph\.?D|M\.?D|MBA)\b|{_POST}))|[;&\n]|(?<=\s)and(?=\s)|(?<=\s)[/+](?=\s)")
_BEFORE_POST: Final = re.compile(rf"(.*?\w),\s*{_POST}.*", re.DOTALL)
_UNNAMED: Final = frozenset(("?", "??", "???", "tbd", "tba", "tbc", "unknown"))
_NOBODY: Final = _UNNAMED | {"", "-", "\u2013", "\u2014", "n/a", "na", "none", "nobody"}
_AROUND_NAME: Final = " \t\u00a0\"'\u2018\u2019\u201c\u201d*_"
_CURLY_QUOTES: Final = " \t\n\u00a0\u2018\u2019\u201c\u201d"
_SEPARATORS: Final = re.compile(r"[\s_-]+")
# A plain value that YAML ends at ` #`, all of the line of it: a comment has a blank behind its sign, and so may the name of a firm or job.
_CUT: Final = r"""[ \t]*(?:-[ \t]+|[^:#]+:[ \t]+)(?!["'\[{|>&*!])((?:(?![ \t]#).)*(?:[ \t]|(?<=[ \t]))#(\w|[ \t]+[A-Z\d]).*)"""
# What may stand in an item of `interviewers` beside a name, and the key of a person note that it belongs to.
_TITLES: Final = r"((?:(?:Prof|Professor|Dr|Mrs?|Ms|Mx|Frau|Herr)\b(?:\.|-Ing)*\s+){2,})"
_MORE_THAN_NAME: Final = re.compile(rf"[@<>(){{}}\[\]#|;:&+,/]|\s(?:[-–—]|and)\s|^{_TITLES}")
_AND_OTHERS: Final = r"(?i)(?:[,;&+]|\band)\s*(?:\w+ )*(?:others?|more|people|colleagues|team)\W*$"
_FACTS: Final = {
    "email": r"[<(\[]*(?:mailto:)?([\w.+'-]+@[\w-]+(?:\.[\w-]+)+)[>)\]]*",
    "profiles": r"[<(\[]*((?:https?://|www\.)[^\s<>()]+|(?:[\w-]+\.)*(?:linkedin|xing|github)\.com/[^\s<>()]+)[>)\]]*",
    "pronouns": r"[(\[]*\b((?:she|he|they|ze|xe|any)(?:\s?/\s?(?:she|he|they|her|hers|him|his|them|theirs|zir|xem|all))+)\b[)\]]*",
}
_AROUND_ITEM: Final = f"{_AROUND_NAME},;:|/–—-"
_FACT_ORDER: Final = ("part", "title", "salutation", "aliases", *_FACTS, "")
_PARTS_SHORT: Final = {
    **{part: part for part in ("recruiter", "hiring-manager", "interviewer", "scheduler")},
    "hm": "hiring-manager",
    "hiring-mgr": "hiring-manager",
    "coordinator": "scheduler",
}
_JOB: Final = rf"\b{_POST}|^[a-z]"
_GRADE: Final = r"(?:Ph\.?D|[MB]\.?D|MBA|Esq|C[PF]A|PMP|RN|[MB]\.?(?:Sc|A|Eng)|LL\.?M|S?PHR)\.?"
DEGREE: Final = rf"(?:[JS]r\.?|I{{2,3}}|IV|{_GRADE})"
_NOT_ISO: Final = {"UK": "GB", "EL": "GR"}
_YES: Final = {"yes": True, "true": True, "no": False, "false": False}


class SplitNote(NamedTuple):
    r"""A note split in two: its fields by normalised key, and its body (newlines `\n`), which begins at `body_line` of the file."""

    fields: Mapping[str, KeyValue]
    body: str
    body_line: int


def decode_note(data: bytes, path: str) -> tuple[str, tuple[Problem, ...]]:
    """Return the text of a note's bytes, U+FFFD where they are not UTF-8, none if it is not text; and its `unreadable-note`, if any."""
    if len(data) > MAX_NOTE_BYTES:
        hint = f"move what it holds elsewhere; at most {MAX_NOTE_BYTES:,} bytes are read"
        return "", _unreadable(Place(path), f"a note of {len(data):,} bytes", hint)
    if data.startswith(_BOMS):
        return "", _unreadable(Place(path), "the note is in UTF-16", "save it as UTF-8")
    if b"\0" in data:
        return "", _unreadable(_place_byte(data, data.index(b"\0"), path), "a NUL byte", "save the note as UTF-8 text, or restore it")
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        place = _place_byte(data, len(data) - len(error.object) + error.start, path)
        message = f"byte 0x{error.object[error.start]:02X} is not UTF-8"
        return data.decode("utf-8-sig", "replace"), _unreadable(place, message, "save the note as UTF-8, and check the names in it")


def parse_front_matter(text: str, path: str) -> tuple[SplitNote, tuple[Problem, ...]]:
    """Return the readable fields and the body of a note, and each `bad-front-matter` and `duplicate-key` in it; never raises."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    block = split_note(text, path)
    fields = read_plain(block.header, block.line)
    problems = block.problems
    if fields is None:
        # YAML costs more to import than a hundred notes cost to read, and most vaults never need it.
        from followup_md.parse.yaml_reader import read_block  # noqa: PLC0415 - only for a header that is not plain

        block, fields, faults = read_block(block, text, path)
        found = (report(fault.check, Place(path, fault.line, fault.column), fault.message, fault.hint) for fault in faults)
        problems = (*block.problems, *found)
    return SplitNote(fields=fields, body=block.body, body_line=block.body_line), problems


def _unreadable(place: Place, message: str, hint: str) -> tuple[Problem, ...]:
    return (report(UNREADABLE_NOTE, place, message, hint),)


def _place_byte(data: bytes, offset: int, path: str) -> Place:
    begin = data.rfind(b"\n", 0, offset) + 1
    return Place(path, data.count(b"\n", 0, offset) + 1, len(data[begin:offset].decode("utf-8-sig", "replace")) + 1)


class Values(NamedTuple):
    """The fields of the note `source` by normalised key; each read adds what is wrong with the value to `problems`."""

    fields: Mapping[str, KeyValue]
    path: str
    source: str
    problems: list[Problem]

    def place(self, key: str) -> Place:
        """Return where the value of `key` stands (its key when it is empty); line 1 when there is no such key."""
        field = self.fields.get(key)
        return Place(self.path, field.line, field.column) if field else Place(self.path)

    def spots(self, rows: Iterable[Property]) -> dict[str, tuple[int, int]]:
        """Return line and column of the value of each key of `rows` that the front matter has."""
        known = {row.name for row in rows}
        return {key: (field.line, field.column) for key, field in self.fields.items() if key in known}

    def read(self, rows: Iterable[Property], fields: Collection[str]) -> dict[str, Any]:
        """Return by name the values of the keys that are in `fields` and need no code of their own to read."""
        readers = {
            ONE_TEXT: self.text,
            TEXT_OR_LINK: self.plain,
            LIST_OF_TEXTS: self.texts,
            CHECKBOX: self.flag,
            COUNTRY_CODE: self.country,
        }
        return {
            row.name: self.choice(row.name, row.shape.words) if row.shape.words else readers[row.shape](row.name)
            for row in rows
            if not row.apart and row.name in fields
        }

    def items(self, key: str) -> list[tuple[Value, Place]]:
        """Return the items of a list, each with its place; none for any other value."""
        field = self.fields.get(key)
        return [(item.value, Place(self.path, item.line, item.column)) for item in field.items] if field else []

    def text(self, key: str) -> str | None:
        """Return the value as text without blanks and curly quotes around it; None when it is empty, a list or a mapping."""
        field = self.fields.get(key)
        value = field.value if field else None
        if value is None or value == ():
            return None
        if not _is_scalar(value):
            self.refuse(key, f"`{key}` takes one text, not a list", f"write one value: `{key}: …`")
            return None
        return _show_value(value) or None

    def scalar(self, key: str) -> str:
        """Return the value as text, whatever it should be; empty for a list, a mapping or no value."""
        field = self.fields.get(key)
        return _show_value(field.value) if field and _is_scalar(field.value) else ""

    def plain(self, key: str) -> str | None:
        """Return the text of `key`; for a link, the last part of its target."""
        text = self.text(key)
        target = link_target(text) if text and "[[" in text else None
        return target.rsplit("/", 1)[-1] if target else text

    def choice(self, key: str, allowed: Sequence[str]) -> str | None:
        """Return the value, which must be one of `allowed`; case, blanks and `_` do not count."""
        text = self.text(key)
        if text is None:
            return None
        word = fold_word(text)
        if word in allowed or (word := word.replace("-", "")) in allowed:  # `e-mail`
            return word
        similar = find_similar(fold_word(text), allowed)
        meant = f"did you mean `{similar}`? " if similar else ""
        self.refuse(key, f'not a known `{key}`: "{text}"', f"{meant}Allowed: {', '.join(allowed)}")
        return None

    def country(self, key: str) -> str | None:
        """Return the ISO 3166 code in capitals."""
        text = self.text(key)
        code = _NOT_ISO.get((text or "").upper())
        if text is None or (text.isascii() and text.isalpha() and len(text) == len("IE") and not code):
            return text and text.upper()
        self.refuse(
            key,
            f'not a country code: "{text}"',
            f"write the two letters of ISO 3166, {'as' if code else 'such as'} `{key}: {code or 'IE'}`",
        )
        return code

    def flag(self, key: str) -> bool:
        """Return a checkbox; empty is false."""
        text = self.text(key)
        word = text.casefold() if text else "false"
        if word not in _YES:
            self.refuse(key, f'`{key}` is true or false, not "{text}"', f"write `{key}: true`, or leave it empty")
        return _YES.get(word, False)

    def name(self, key: str) -> Name | None:
        """Return the first name of `key`."""
        return next(iter(self.names(key)), None)

    def people(self, key: str) -> tuple[Name, ...]:
        """Return names as `names` does, each taken from what stands beside it: address, profile, title, pronouns."""
        names = [taken for name in self.names(key) for taken in (take_names(name) if not name.linked else (name,))]
        if not any(name.item for name in names):
            return tuple(names)
        texts = Counter(fold_name(name.text) for name in names)
        # Two whom only the rest tells apart keep all of it: `J. Kim (Globex)`, `J. Kim (Acme)`.
        return tuple(
            name._replace(text=name.item.typed, item=name.item._replace(names=(name.item.typed,)))
            if name.item and texts[fold_name(name.text)] > 1 and not {"", "title"}.isdisjoint(dict(name.item.facts))
            else name
            for name in names
        )

    def names(self, key: str) -> tuple[Name, ...]:
        """Return the names of a list, or of a text with commas and `and`; each once, with its own place."""
        field = self.fields.get(key)
        if field is None or field.value in (None, ()):
            return ()
        if not field.items:
            text = self.text(key)
            return drop_repeats(self._split(text, self.place(key))) if text else ()
        names: list[Name] = []
        for item, place in self.items(key):
            value = _join_map(item) if isinstance(item, Mapping) else item
            if not _is_scalar(value):
                self.problems.append(report(BAD_VALUE, place, f"no name in an item of `{key}`", 'write one name an item, as `- "[[…]]"`'))
                continue
            text = _show_value(value)
            one = read_name(text, place) if text.count("[[") <= 1 and not re.search(_AND_OTHERS, text) else None
            names += (one,) if one else self._split(text, place)
        return drop_repeats(names)

    def unnamed(self, key: str) -> Iterator[Name]:
        """Yield the placeholders in `key` for names not known yet, such as `tbd`."""
        for value, place in self.items(key) or [(self.text(key), self.place(key))]:
            parts = ((part, part.strip(_AROUND_NAME), begin) for part, begin in _split(_show_value(value) if _is_scalar(value) else ""))
            found = [Name(bare, _move(place, begin + part.index(bare))) for part, bare, begin in parts if bare.casefold() in _UNNAMED]
            yield from self._step_in(found, place) if found else ()

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts of a list, or of one text with commas."""
        return tuple([text for text, _ in self.placed_texts(key)])

    def placed_texts(self, key: str) -> Sequence[tuple[str, Place]]:
        """Return the texts of `key` as `texts` does, each with its place; those of one text with commas share the place of the value."""
        values = self.items(key) or [(part, self.place(key)) for part in (self.text(key) or "").split(",")]
        return [(text, place) for value, place in values if _is_scalar(value) and (text := _show_value(value))]

    def _split(self, text: str, place: Place) -> Sequence[Name]:
        names = tuple(split_names(text, place))
        return tuple(self._step_in(names, place)) if len(names) > 1 else names

    def _step_in(self, names: Iterable[Name], place: Place) -> Iterator[Name]:
        """Yield the names of a quoted value with their places moved past the quote."""
        shift = self.source.split("\n")[place.line - 1][place.column - 1 : place.column] in ('"', "'")
        for name in names:
            yield name._replace(place=name.place._replace(column=name.place.column + shift))

    def refuse(self, key: str, message: str, hint: str, check: CheckSpec = BAD_VALUE) -> None:
        """Add a problem at the value of `key`."""
        self.problems.append(report(check, self.place(key), message, hint))


def read_values(split: SplitNote, source: str, path: str, rows: Iterable[Property], aliases: Mapping[str, str]) -> Values:
    """Return the fields of the note `source`: foreign properties (`aliases`) under our names, misspelt keys of `rows` reported."""
    fields, known = split.fields, [row.name for row in rows]
    named = dict(fields)
    for foreign, ours in aliases.items():
        field, key = fields.get(normalise_key(foreign)), normalise_key(ours)
        if field and (key not in named or named[key].value is None):
            named[key] = field
    values = Values(named, path, source, [])
    foreign_keys = {normalise_key(foreign) for foreign in aliases}
    for key, field in fields.items():
        if key not in known and key not in foreign_keys:
            # Where the key has its value, another word for it is the person's own.
            meant = next((row.name for row in rows if key in row.also and (row.name not in named or not named[row.name].value)), None)
            similar = meant or find_similar(key, known)
            if similar:
                place = Place(path, field.key_line, field.key_column)
                value = _show_value(field.value) if meant and _is_scalar(field.value) else ""
                line = f"write `{similar}: {value}`." if value else f"did you mean `{similar}`?"
                hint = f"{line} It is ignored as it stands"
                correction = Correction("key", field.typed, similar)
                values.problems.append(report(UNKNOWN_FIELD, place, f'unknown field "{field.typed}"', hint, correction))
    if "#" in source[: source.find("\n---", 1)]:  # before the headings of the body
        values.problems.extend(_find_cut(values, {*known, *foreign_keys, "place", "invitation"}))
    return values


def _find_cut(values: Values, known: Collection[str]) -> Iterator[Problem]:
    """Yield each plain value of the `known` keys, or item of their lists, that YAML cuts where a blank and `#` begin a comment."""
    rows = values.source.replace("\r\n", "\n").split("\n")
    for field in (field for key, field in values.fields.items() if key in known):
        for line in dict.fromkeys((field.line, *(item.line for item in field.items))):
            match = re.fullmatch(_CUT, rows[line - 1].rstrip())
            sure = match and match[2].strip() == match[2]
            if match and (sure or field.key in ("company", "role", "process")):
                place, begin = Place(values.path, line, match.start(1) + 1), match[0][: match.start(1)].lstrip()
                name = match[1][: match.start(2) - match.start(1) - 1].strip() if field.key == "interviewers" else ""
                quote = "'" if '"' in match[1] else '"'
                meant = name or f"{quote}{match[1]}{quote}"
                more = f"; what `{match[1][len(name) :].strip()}` tells goes into people/{name}.md" if name else ""
                hint = f"write `{begin}{meant}`{more if sure else ', or the comment on a line of its own'}"
                correction = Correction("value", match[1], meant) if sure and not name else None
                yield report(VALUE_CUT, place, f'what stands behind " #" is not read: "{match[1]}"', hint, correction)


def fold_word(text: str) -> str:
    """Return `text` as values of `kind` are compared: lower case, `-` for blanks and `_`."""
    return _SEPARATORS.sub("-", text.casefold())


def _is_scalar(value: Value) -> bool:
    """Tell one value from lists and mappings."""
    return value is None or isinstance(value, (str, int, float))


def _show_value(value: Value) -> str:
    """Return a scalar as typed, without the blanks and curly quotes around it."""
    if isinstance(value, str):
        return unescape_links(value.strip(_CURLY_QUOTES))
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def read_name(text: str, place: Place) -> Name | None:
    """Return the one name that `text` holds: its first link, else all of it without quotes and job title; None for nobody (`n/a`)."""
    whole = _WHOLE_LINK.fullmatch(text)
    if whole:  # most names, without parsing the link
        return Name(whole[1], place, linked=True)
    link = _LINK.search(text)
    target = link_target(link[0]) if link else None
    if link and target:
        return Name(target, _move(place, link.start()), linked=True)
    link = _MARKDOWN_LINK.search(text)
    if link and "://" not in link[2] and link[2].partition("#")[0].endswith(".md"):
        from urllib.parse import unquote  # noqa: PLC0415 - most vaults have wikilinks

        target = unquote(link[2]).partition("#")[0].removesuffix(".md").lstrip("./")
        return Name(target, _move(place, link.start()), linked=True)
    bare = text.strip(_AROUND_NAME)
    post = _BEFORE_POST.fullmatch(bare) if "," in bare else None
    item = NameItem(bare, (post[1],), ()) if post else None
    bare = post[1] if post else bare
    return None if bare.casefold() in _NOBODY else Name(bare, _move(place, text.index(bare)), linked=False, item=item)


def _join_map(item: Mapping[str, Value]) -> Value:
    """Return an item that is a map as the text that says the same of somebody; `()` without a name."""
    told = {normalise_key(key): text for key, value in item.items() if _is_scalar(value) and (text := _show_value(value))}
    name, title = told.pop("name", ""), told.pop("title", "") or told.pop("role", "")
    beside = [text if re.search(r"[@/]", text) else f"({key.capitalize()}: {text})" for key, text in told.items()]
    named = [(link_target(name) or name).rpartition("/")[2]] if beside or title else [name]
    return " ".join([*named, *beside, *([f"| {title}"] if title else [])]) if name else ()


def take_names(name: Name) -> tuple[Name, ...]:
    """Return the names in an item without a link, each with the whole item where that holds more than the name."""
    typed = name.item.typed if name.item else name.text
    if not _MORE_THAN_NAME.search(typed):
        return (name,)
    item = _take_apart(typed)
    if item.names == (typed,):
        return (name,)
    return tuple(name._replace(text=text, item=item) for text in item.names or (typed,))


def _take_apart(typed: str) -> NameItem:
    """Return the names in an item, and what else it says."""
    facts: list[tuple[str, str]] = []

    def keep(key: str) -> Callable[[re.Match[str]], str]:
        def cut(match: re.Match[str]) -> str:
            facts.append((key, match[1].strip()))
            return " "

        return cut

    def cut_brackets(match: re.Match[str]) -> str:
        inside = match[1].strip()
        part = _PARTS_SHORT.get(fold_word(inside))
        key = "part" if part else "aliases" if match[2] else "title" if re.search(_JOB, inside) else ""
        facts.extend([(key, part or inside)] if inside else ())
        return " "

    rest = _MARKDOWN_LINK.sub(r"\1 \2 ", typed)
    for key, pattern in _FACTS.items():
        rest = re.sub(pattern, keep(key), rest, flags=re.IGNORECASE)
    rest = re.sub(r"[(\[{<]([^()\[\]{}<>]*)[)\]}>](?=(\s*\w)?)", cut_brackets, rest)
    rest = re.sub(r"(?<!\S)[#@](?=\w)|\s+(?=,)", "", rest)
    first, *title = (part.strip(_AROUND_ITEM) for part in re.split(r"\s+[-–—|]+\s+|\s*\|\s*|:\s+", rest.strip(_AROUND_ITEM), maxsplit=1))
    if title and re.match(_POST, first):
        first, title = title[0], [first]
    facts.extend(("title", each) for each in title)
    called = re.match(_TITLES, first)
    listed = _list_names(first[called.end() :] if called else first, facts)
    names = tuple(" ".join(name.split()) for name in listed if name.casefold() not in _NOBODY)
    facts.extend(("salutation", f"{' '.join(called[1].split())} {name.split()[-1]}") for name in names if called)
    # `Tom Okafor, recruiter`: what is a part people play is no title.
    parted = [
        ("part", _PARTS_SHORT[word]) if key == "title" and (word := fold_word(text)) in _PARTS_SHORT else (key, text) for key, text in facts
    ]
    if titles := ", ".join(text for key, text in parted if key == "title"):
        parted = [("title", titles), *(fact for fact in parted if fact[0] != "title")]
    return NameItem(typed, names, tuple(sorted(parted, key=lambda fact: _FACT_ORDER.index(fact[0]))))


def _list_names(text: str, facts: list[tuple[str, str]]) -> Iterator[str]:
    """Yield the names between commas and the like; what stands there and is no name goes to the `facts`."""
    post = _BEFORE_POST.fullmatch(text)
    if post:
        facts.append(("title", text[len(post[1]) :].strip(_AROUND_ITEM)))
        text = post[1]
    while grade := re.fullmatch(rf"(.+?),\s*({_GRADE})", text):
        facts.insert(0, ("title", grade[2]))
        text = grade[1]
    parts = [part for typed, _ in _split(text) if (part := typed.strip(_AROUND_ITEM))]
    words = [len(part.split()) for part in parts]
    if words == [1, 1] and "," in text and not re.fullmatch(DEGREE, parts[1]):
        yield f"{parts[1]} {parts[0].title() if parts[0].isupper() else parts[0]}"
        return
    if "," not in text:
        yield from parts if all(part[:1].isupper() and len(part) > 1 for part in parts) else (text,)
        return
    name = parts[0]
    for part, length in zip(parts[1:], words[1:], strict=True):
        if re.fullmatch(DEGREE, part):
            name = f"{name}, {part}"
        elif part[:1].isupper() and length > 1:
            yield name
            name = part
        else:
            facts.append(("title" if part[0].islower() else "", part))
    yield name


def split_names(text: str, place: Place) -> Iterator[Name]:
    """Yield each name in `text`, which begins at `place`: links and words between commas, semicolons, `&`, `/`, `+`, lines and `and`."""
    for part, begin in _split(text):
        name = read_name(part, _move(place, begin))
        if name:
            yield name


def _split(text: str) -> Iterator[tuple[str, int]]:
    """Yield each piece between separators of names, and its offset. Links are never split inside: `[[Salt, Inc/Ann]]`."""
    spans: list[tuple[int, int]] = []
    if not _WHOLE_LINK.fullmatch(text):
        hidden = _LINK.sub(lambda link: "x" * len(link[0]), text)
        if "](" in hidden:
            hidden = _MARKDOWN_LINK.sub(lambda link: "x" * len(link[0]), hidden)
        spans = [match.span() for match in _BETWEEN.finditer(hidden)]
    begin = 0
    for end, begin_next in (*spans, (len(text), len(text))):
        yield text[begin:end], begin
        begin = begin_next


def _move(place: Place, columns: int) -> Place:
    return Place(place.path, place.line, place.column + columns) if columns else place


def drop_repeats(names: Iterable[Name]) -> tuple[Name, ...]:
    """Return each name once; `[[people/Ann Lee]]` and `ann lee` are one, and the first stays."""
    found: dict[str, Name] = {}
    for name in names:
        found.setdefault(fold_name(name.item.typed if name.item else name.text.rsplit("/", 1)[-1] if name.linked else name.text), name)
    return tuple(found.values())
