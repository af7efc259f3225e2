"""Sections of the body of a note, their bullets and log lines; fenced code and comments are blanked out (format.md 2.2)."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

from followup_md.model import POINT_SECTIONS, SECTION_NAMES
from followup_md.parse.facts import LogLine, find_similar, unescape_links
from followup_md.parse.front_matter import SplitNote
from followup_md.parse.log_place import Where, find_strays, is_log_shaped, is_only_day, means_log, place_nested, place_shaped
from followup_md.problem import CONFLICT_MARKS, UNKNOWN_SECTION, Correction, Place, Problem, report

# Placeholder for a line of fenced code: content, but no text.
CODE: Final = "\0"
_HIDES: Final = re.compile(r"^[ \t]*(?:[-*+][ \t]+)?(`{3,}(?=[^`\n]*$)|~{3,})|<!--|^[ \t]*%%|%%", re.MULTILINE)
_FENCE_END: Final = re.compile(r"^[ \t]*(`{3,}|~{3,})[ \t]*$", re.MULTILINE)
_NOT_NEWLINE: Final = re.compile(r"[^\n]")
Line: TypeAlias = tuple[int, str]  # its number in the file, and its text
_BULLET: Final = re.compile(r"([ \t]*)[-*+](?:\s+|$)(?:\[(.)\](?:\s+|$))?(?=(.*))")
_PART: Final = re.compile(r" {0,3}###[ \t]\s*(?=(.*))")
_NUMBER: Final = re.compile(r"([0-9]{1,3}[.)])(?=[ \t])")
_RULE_CHARACTERS: Final = " \t-*_"  # of a horizontal rule
_NESTED: Final = 2
_OTHER_BULLET: Final = re.compile(r"[*+](?=\s)")
_HEADING: Final = re.compile(r"( {0,3})(#{1,6})(?!#)([ \t]*)(.*)")
# Lines that may be a heading or log-shaped: punctuation, perhaps a box, and a number. Most bullets are ruled out first; the line break in
# front is a character to search for, unlike `^`: together this is three times as fast as a pattern tried on each line.
_MARK: Final = re.compile(
    r"\n(?!- [a-zBCEGHIKLPQRT-Z])(?: {0,3}#|[^\w\n]*+(?:\w ?\][^\w\n]*+)?+[0-9]"
    r"|(?:[-*+] )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? [0-9])"
)
_NO_WORD: Final = re.compile(r"[\W_]+")
_EMPTY: Final = re.compile(r"#{1,6}(?:\s.*)?|(?:[-*+]|[0-9]{1,9}[.)])(?:\s+\[.\])?(?:\s[^:]*:+[*_]*)?|[-*_\s]+")
_CONFLICT: Final = re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE)
_SECTION = 2
# What may stand around the name of a section, and behind it where it is one's own: `2. Topics`, `[[Log]] {#log}`, `Questions (to ask)`.
_AROUND: Final = re.compile(r"^[0-9]{1,2}[.)]\s+|\[\[|\]\]|\{[^{}]*\}|<[^<>]*>")
_OWN_REMARK: Final = re.compile(r"\b(?:to|for|I|prep\w*)\b")
_POINTS: Final = re.compile(r"(?:(company|role) )?(good|bad) points(?: (?:of |about )?(?:the )?(company|role))?")
_ASKED: Final = re.compile(r"(?<=^questions)(?: they)? asked(?: me)?$")
LOG_ONLY: Final = {"log": "log"}


class Bullet(NamedTuple):
    """A bullet: its first line as text, where that begins, the sign in its checkbox, and the indented lines that belong to it."""

    text: str
    line: int
    column: int
    box: str
    below: list[Line]


class FieldText(NamedTuple):
    """The value of one field bullet, joined over its lines, and where it begins."""

    text: str
    line: int
    column: int


class Body(NamedTuple):
    """The body of a note: the lines of each known section by canonical name, its log, and structural problems.

    `strays` are what looks like lines of a log, or stands where they are meant, and is not read; `headings` are places (line and column).
    """

    sections: Mapping[str, Sequence[Line]]
    log: tuple[LogLine, ...]
    problems: tuple[Problem, ...]
    headings: Mapping[str, tuple[int, int]]
    own: Mapping[str, Sequence[Line]]
    strays: tuple[LogLine, ...] = ()

    @property
    def lines(self) -> tuple[LogLine, ...]:
        """The log, and then what is not read."""
        return (*self.log, *self.strays) if self.strays else self.log


def parse_body(split: SplitNote, path: str, names: Mapping[str, str]) -> Body:
    """Split the body of a note at its `##` headings; `names` are those of `name_sections`."""
    text = unescape_links(hide_code_and_comments(split.body))
    lines = tuple(enumerate(text.split("\n"), split.body_line))
    log: list[Line] = []
    sections = {"log": log}
    problems: list[Problem] = []
    shaped: list[LogLine] = []
    headings: dict[str, tuple[int, int]] = {}
    current: list[Line] = []  # lines before the first heading belong to no section
    own = {"": current}
    nearly: set[str] = set()  # headings that are nearly the name of the log
    begin = 0
    row, at, marked = -1, 0, "\n" + text
    for mark in _MARK.finditer(marked):
        row += marked.count("\n", at, mark.end())
        at = mark.end()
        in_ad = current is sections.get("job description")
        begins, name, problem = _read_mark(lines[row], path, names, in_ad=in_ad)
        if problem:
            problems.append(problem)
        elif begins and name is None and in_ad:
            continue  # a heading of the advertisement
        elif current is not log and lines[row][1][:1] != "#" and is_log_shaped(lines[row][1]):
            shaped.append(place_shaped(lines[row], path))
        if begins:
            current += lines[begin:row]
            begin = row + 1
            if name:
                current = sections.setdefault(name, [])
                headings[name] = (lines[row][0], 1)
            else:
                is_title = names is LOG_ONLY and lines[row][1].lstrip()[:2] == "# "
                title = "" if is_title else strip_heading(lines[row][1].lstrip("# \t"))
                current = own.setdefault(title, [])
                if problem and problem.correction and names[problem.correction.meant[3:].casefold()] == "log":
                    nearly.add(title)
    current += lines[begin:]
    events, strays = read_log(log, path)
    titles = {title for title in own if "log" in title.casefold() and means_log(fold_heading(title))}
    others = tuple(_read_others(own, path, titles | nearly, in_search=names is LOG_ONLY)) if titles or nearly or names is LOG_ONLY else ()
    if titles:
        problems += _report_titles(lines, titles, path, has_log="log" in headings)
    if others or strays or shaped:
        listed = {stray.place: stray for stray in (*strays, *shaped, *others)}
        strays = tuple(listed[place] for place in sorted(listed))
    return Body(sections, events, tuple(problems), headings, own, strays)


def _read_mark(line: Line, path: str, names: Mapping[str, str], *, in_ad: bool) -> tuple[bool, str | None, Problem | None]:
    """Return whether a section begins at `line`, which one (None for a custom section), and what is wrong with the line."""
    number, text = line
    known = names.get(text[3:].casefold()) if text[:3] == "## " else None
    if known:
        return True, known, None
    if text[:4] == "### " and "[[" in text:
        return False, None, None  # somebody's topics
    heading = _HEADING.match(text)
    if heading is None:
        return False, None, None
    level, blank, typed = len(heading[2]), heading[3], strip_heading(heading[4])
    folded = fold_heading(typed) if "[[" not in typed else ""
    known = names.get(folded)
    if known is None and typed.endswith(")") and folded:
        # A name of `[sections]` may have a remark behind it; `## Questions (to ask)` is the person's own.
        shorter = fold_heading(typed.rpartition("(")[0])
        folded, known = (folded, None) if shorter in _NAMES or shorter not in names else (shorter, names[shorter])
    if known and blank and level == _SECTION:
        return True, known, None
    # A section's name at another level, without its blank, or misspelt; `#offer` is a tag, and `### Environment?` a question.
    is_other = known and ((level == 1 and not blank) or (level > _SECTION and typed.endswith("?")))
    similar = None if is_other else folded if known else find_similar(folded, names) if blank and level == _SECTION else None
    if similar is None and blank and level == _SECTION:
        similar = _find_within(typed, names, in_ad=in_ad)
    if similar is None:
        return blank != "" and level <= _SECTION, None, None
    canonical = names[similar]
    name = canonical if similar in (canonical, fold_heading(canonical)) else similar
    correction = Correction("heading", heading[0].strip(), f"## {name[:1].upper()}{name[1:]}")
    also = f" or `## Role: {similar.partition(' ')[2]}`" if similar in POINT_SECTIONS and not re.search("company|role", folded) else ""
    hint = f"write `{correction.meant}`{also}; what stands below is not read as it is"
    place, message = Place(path, number, heading.start(2) + 1), f'no section is called "{correction.typed}"'
    return True, None, report(UNKNOWN_SECTION, place, message, hint, None if also else correction)


def _find_within(typed: str, names: Mapping[str, str], *, in_ad: bool) -> str | None:
    """Return the section that a heading names beside a number, a link, an anchor or a remark; in an advertisement the fewest."""
    bare = _AROUND.sub("", typed)
    name, _, remark = bare.replace("/", "(").partition("(")
    points = _POINTS.fullmatch(fold_heading(bare))
    folded = f"{points[1] or points[3] or 'company'}: {points[2]} points" if points else _ASKED.sub("", fold_heading(name))
    found = folded if folded in names else None if bare == typed or "[[" in typed else find_similar(folded, names)
    return None if _OWN_REMARK.search(remark) or (in_ad and found and names[found] not in {"log", *POINT_SECTIONS}) else found


@lru_cache(maxsize=1024)  # the same dozen headings in every note
def fold_heading(text: str) -> str:
    """Return the words of a heading in the form used for comparison: without case, colons, emphasis, emoji and other signs."""
    return _NO_WORD.sub(" ", unicodedata.normalize("NFC", text)).strip().casefold()


_NAMES: Final = {fold_heading(name): name for name in SECTION_NAMES} | {name: name for name in SECTION_NAMES}


def name_sections(others: Mapping[str, Sequence[str]]) -> Mapping[str, str]:
    """Return the canonical name of each section by its names, folded and plain, `others` (`[sections]` of followup.toml) added."""
    if not others:
        return _NAMES
    added = {
        fold_heading(name): canonical for key, names in others.items() if (canonical := _NAMES.get(fold_heading(key))) for name in names
    }
    return {**_NAMES, **added}


def name_log(others: Mapping[str, Sequence[str]]) -> Mapping[str, str]:
    """Return the names of the Log section alone, for notes that have no other; `others` as for `name_sections`."""
    return LOG_ONLY | {name: known for name, known in name_sections(others).items() if known == "log"}


def find_filled(sections: Mapping[str, Sequence[Line]]) -> frozenset[str]:
    """Return the canonical names of the sections, the log apart, that hold more than headings and empty bullets."""
    filled = []
    for name, lines in sections.items():
        for _, line in lines if name != "log" else ():
            says = line[:2] == "- " and line[2:3].isalnum() and ":" not in line
            if says or ((text := line.strip()) and not _EMPTY.fullmatch(text)):
                filled.append(name)
                break
    return frozenset(filled)


def find_conflict(text: str, split: SplitNote, path: str) -> tuple[Problem, ...]:
    """Return one `conflict-marks` at the first line that git wrote into the note; fenced code is skipped."""
    if ("<" not in text or "<<<<<<< " not in text) and (">" not in text or ">>>>>>> " not in text):
        return ()  # a search for one character is ten times as fast
    header = "\n".join(text.split("\n")[: split.body_line - 1])
    seen = "\n".join((header, hide_code_and_comments(split.body))) if split.body_line > 1 else hide_code_and_comments(split.body)
    mark = _CONFLICT.search(seen)
    if mark is None:
        return ()
    place = Place(path, seen.count("\n", 0, mark.start()) + 1)
    hint = "keep one of the two versions, and delete the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`"
    return (report(CONFLICT_MARKS, place, f'marks of a git conflict: "{mark[0].strip()}"', hint),)


def read_log(lines: Sequence[Line], path: str) -> tuple[tuple[LogLine, ...], tuple[LogLine, ...]]:
    """Return the events of a Log section, nested bullets joined by ` - `, and what else stands there that is not read."""
    bullets = parse_bullets(lines)
    events: list[LogLine] = []
    nested: list[LogLine] = []
    owned: set[int] = set()
    for bullet in bullets:
        owned.update(number for number, _ in bullet.below)
        if bullet.below and _BULLET.match(bullet.below[0][1]) and is_only_day(bullet.text):
            inner = (_read_bullet(each, path) for each in parse_bullets(bullet.below) if not is_log_shaped(each.text))
            nested += (place_nested(line, bullet.text) for line in inner)
        elif bullet.text or bullet.below:
            events.append(_read_bullet(bullet, path))
    if len(bullets) == len(lines) - sum([not line for _, line in lines]):  # nothing else stands there
        return tuple(events), ()
    strays = (*find_strays(lines, path, {bullet.line for bullet in bullets}, owned, "log"), *nested)
    unread = {stray.place.line for stray in strays}
    return tuple(event for event in events if event.place.line not in unread), strays


def _read_bullet(bullet: Bullet, path: str) -> LogLine:
    text, breaks = bullet.text, []
    for number, line in bullet.below:
        if not is_log_shaped(line):
            text = f"{text} " if text else ""
            breaks.append((len(text), Place(path, number, len(line) - len(line.lstrip()) + 1)))
            text += _OTHER_BULLET.sub("-", line.strip(), count=1)
    return LogLine(text, Place(path, bullet.line, bullet.column), bullet.box in "xX", tuple(breaks), box=bullet.box.strip("xX "))


def _read_others(own: Mapping[str, Sequence[Line]], path: str, titles: Collection[str], *, in_search: bool) -> Iterator[LogLine]:
    """Yield what is not read in sections that may be meant as a log: those with such `titles`, and all of search.md."""
    for title, lines in own.items():
        if title in titles or in_search:
            bullets = parse_bullets(lines)
            owned = {number for bullet in bullets for number, _ in bullet.below}
            where: Where = "other" if title in titles else "own" if title else "top"
            yield from find_strays(lines, path, {bullet.line for bullet in bullets}, owned, where)


def _report_titles(lines: Sequence[Line], titles: Collection[str], path: str, *, has_log: bool) -> Iterator[Problem]:
    """Yield the `unknown-section` of each heading that means the log under another name."""
    for number, text in lines:
        if text[:3] == "## " and strip_heading(text[3:]) in titles:
            hint = f"{'put its lines under' if has_log else 'write'} `## Log`; what stands below is not read as it is"
            correction = None if has_log else Correction("heading", text.strip(), "## Log")
            yield report(UNKNOWN_SECTION, Place(path, number), f'the log is called "{text.strip()}"', hint, correction)


def parse_bullets(lines: Sequence[Line]) -> list[Bullet]:
    """Return the outermost bullets of `lines`; unindented text ends a bullet, and blank lines belong to none."""
    found: list[Bullet] = []
    nested_from = -1
    for number, line in lines:
        if line[:2] == "- " and line[2:3].isalnum():  # most bullets, without the pattern
            found.append(Bullet(line[2:].rstrip(), number, 3, "x", []))
            nested_from = _NESTED
            continue
        match = _BULLET.match(line)
        indent = len(match[1].expandtabs(4)) if match else 0
        if match is not None and (nested_from < 0 or indent < nested_from):
            text = match[3].rstrip()
            found.append(Bullet("" if not text.strip(_RULE_CHARACTERS) else text, number, match.end() + 1, match[2] or "x", []))
            nested_from = indent + _NESTED
        elif line[:1] in (" ", "\t") and nested_from >= 0:
            if line.strip():
                found[-1].below.append((number, line))
        elif line.strip() and line[0] != CODE:
            nested_from = -1
    return found


# Text at the margin, which may begin with emphasis, a link, a bracket or a quote; no bullet, table, quotation or heading.
_TEXT: Final = re.compile(r"[^\W_]|[*_]{1,3}[^\W_]|\\?\[\\?\[|[(\"'\u201c]")
_LONG_LINE: Final = 60


def join_wrapped(lines: Sequence[Line]) -> Sequence[Line]:
    """Return `lines` with those that go on in small letters at the margin right below a long one joined to it."""
    if not sum([line >= "A" and line[:1].islower() for _, line in lines]):  # all that bullets begin with comes before "A"
        return lines
    joined: list[Line] = []
    before: Line = (0, "")
    for number, line in lines:
        if line[:1].islower() and number == before[0] + 1 and len(before[1]) > _LONG_LINE and not before[1].startswith(("#", "|", ">")):
            joined[-1] = (joined[-1][0], f"{joined[-1][1].rstrip()} {line}")
        else:
            joined.append((number, line))
        before = (number, line)
    return joined


def parse_texts(lines: Sequence[Line]) -> Iterator[tuple[Bullet, bool]]:
    """Yield the outermost bullets and the lines of text at the margin, each as a bullet with whether it is such a line."""
    begin = 0
    for at, (number, line) in enumerate(lines):
        if line[:2] not in ("- ", "  ", "") and _TEXT.match(line) and not is_log_shaped(line):
            yield from ((bullet, False) for bullet in parse_bullets(lines[begin:at]))
            yield Bullet(line.strip(), number, 1, "x", []), True
            begin = at + 1
    yield from ((bullet, False) for bullet in parse_bullets(lines[begin:]))


def join_text(bullet: Bullet) -> FieldText:
    """Return the text of `bullet` with the indented lines up to its first nested bullet."""
    plain = next((i for i, (_, line) in enumerate(bullet.below) if _BULLET.match(line)), len(bullet.below))
    return _join(FieldText(bullet.text, bullet.line, bullet.column), bullet.below[:plain])


def read_fields(bullets: Sequence[Bullet], names: Collection[str]) -> dict[str, FieldText]:
    """Return the filled fields of those `names` (lower case) among `bullets`; a field that stands twice is joined by `; `."""
    found: dict[str, FieldText] = {}
    for name, field in iterate_fields(bullets, names):
        earlier = found.get(name)
        found[name] = earlier._replace(text=f"{earlier.text}; {field.text}") if earlier else field
    return found


def iterate_fields(bullets: Sequence[Bullet], names: Collection[str]) -> Iterator[tuple[str, FieldText]]:
    """Yield each filled field of those `names` with its name."""
    for bullet in bullets:
        name = field_name(bullet, names)
        if name is None:
            continue
        label, _, value = bullet.text.partition(":")
        # `rating:: 2` is Dataview's syntax; in `**rating:** 2` the emphasis ends after the colon.
        punctuation = ":*_" if label[:1] in ("*", "_") else ":"
        value = value.lstrip()
        while value[:1] and value[0] in punctuation:
            value = value.lstrip(punctuation).lstrip()
        field = FieldText(value, bullet.line, bullet.column + len(bullet.text) - len(value))
        field = _join(field, bullet.below) if bullet.below else field
        if field.text:
            yield name, field


def field_name(bullet: Bullet, names: Collection[str]) -> str | None:
    """Return the field, one of `names`, that `bullet` sets; case, emphasis, and `_` or `-` for a blank do not count."""
    label, colon, _ = bullet.text.partition(":")
    return name if colon and (name := fold_label(label)) in names else None


def nested_fields(bullet: Bullet, names: Collection[str]) -> Mapping[str, FieldText]:
    """Return the fields in the bullets below `bullet`."""
    return read_fields(parse_bullets(bullet.below), names) if bullet.below else {}


def number_bullets(lines: Sequence[Line]) -> Sequence[Line]:
    """Return `lines` with unindented numbered items as bullets; no column moves."""
    if not sum([line >= "0" and line[:1].isdigit() for _, line in lines]):  # all that bullets begin with comes before "0"
        return lines
    return [
        (number, f"-{line[item.end(1) :].rjust(len(line) - 1)}") if line[:1].isdigit() and (item := _NUMBER.match(line)) else (number, line)
        for number, line in lines
    ]


def split_headings(lines: Sequence[Line]) -> list[tuple[FieldText | None, list[Line]]]:
    """Return the parts of a section: the lines before its first `###` heading, then each heading with its lines."""
    parts: list[tuple[FieldText | None, list[Line]]] = [(None, [])]
    add = parts[-1][1].append
    for line in lines:
        heading = _PART.match(line[1]) if "###" in line[1] else None
        if heading:
            parts.append((FieldText(strip_heading(heading[1]), line[0], heading.start(1) + 1), []))
            add = parts[-1][1].append
        else:
            add(line)
    return parts


def strip_heading(text: str) -> str:
    """Return the text of a heading without the `##` that may close it; `C#` keeps its sign."""
    text = text.strip()
    if text[-1:] != "#":
        return text
    open_text = text.rstrip("#")
    return open_text.rstrip() if open_text != text and open_text[-1:] in ("", " ", "\t") else text


@lru_cache(maxsize=1024)  # the same dozen labels in every note
def fold_label(label: str) -> str:
    """Return the name of a field in the form used for comparison."""
    return " ".join(label.replace("_", " ").replace("-", " ").strip(" *").casefold().split())


def _join(start: FieldText, lines: Sequence[Line]) -> FieldText:
    """Return a text with the indented lines below it: nested bullets after `; `, all others after a blank."""
    for number, line in lines:
        match = _BULLET.match(line)
        more = match[3].strip() if match else line.strip()
        if start.text:
            start = start._replace(text=f"{start.text}{'; ' if match else ' '}{more}") if more else start
        else:
            start = FieldText(more, number, (match.end() if match else len(line) - len(line.lstrip())) + 1)
    return start


@lru_cache(maxsize=1)  # a note is read in three passes, one after the other
def hide_code_and_comments(body: str) -> str:
    """Return `body` with each line of fenced code as CODE and comments (`<!-- -->`, `%% %%`) as blanks; no line or column moves."""
    # Searching for one character is ten times as fast as the pattern.
    if not ("`" in body or "~" in body or "<" in body or "%" in body) or not _HIDES.search(body):
        return body
    parts: list[str] = []
    at = 0
    last_end = body.rfind("-->")  # searched once, so that unclosed openings take linear time
    while opening := _HIDES.search(body, at):
        begin, end = _find_hidden(body, opening, last_end)
        chunk = body[begin:end]
        parts += body[at:begin], "\n".join([CODE] * (chunk.count("\n") + 1)) if opening[1] else _NOT_NEWLINE.sub(" ", chunk)
        at = end
    return "".join((*parts, body[at:]))


def find_unclosed(body: str) -> int | None:
    """Return where an unclosed code fence begins, if there is one."""
    hidden = hide_code_and_comments(body) if "```" in body or "~~~" in body else ""
    if not hidden.endswith(CODE) or _FENCE_END.fullmatch(body[body.rfind("\n") + 1 :]):
        return None
    closed = max((i for i, row in enumerate(hidden.split("\n")) if row != CODE), default=-1)
    # Of several code blocks, the last opening fence is the unclosed one.
    begin, at = None, sum(len(row) + 1 for row in body.split("\n")[: closed + 1])
    while opening := _HIDES.search(body, at):
        begin = opening.start() if opening[1] else begin
        at = _find_hidden(body, opening, -1)[1]
    return begin


def _find_hidden(body: str, opening: re.Match[str], last_end: int) -> tuple[int, int]:
    """Return where the hidden part begins and ends; an opening without an end hides the empty text after it."""
    if opening[1]:
        closings = (match.end() for match in _FENCE_END.finditer(body, opening.end()) if match[1].startswith(opening[1]))
        return opening.start(), next(closings, len(body))
    if opening[0] == "<!--":
        end = body.find("-->", opening.end()) + 3 if opening.end() <= last_end else opening.end()
        return (opening.start() if end > opening.end() else end), end
    # At the start of a line it opens a block, within a line only a remark.
    is_block = body[opening.start() - 1 : opening.start()] in ("", "\n")
    line_end = -1 if is_block else body.find("\n", opening.end())
    end = body.find("%%", opening.end(), None if line_end < 0 else line_end)
    return (opening.end(), opening.end()) if end < 0 else (opening.start(), end + 2)
