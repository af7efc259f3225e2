"""`followup-md explain`: manual pages, made of the docstrings, tables and pages that the code itself uses."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import click

from followup_md.check.context import read_page
from followup_md.cli.session import Session, measure_screen, print_json, print_text, take_session, wants_color
from followup_md.config.read import KEYS
from followup_md.dates import Span
from followup_md.derive.actions import RULES
from followup_md.derive.matching import find_close, find_id
from followup_md.errors import UsageProblem, say_meant
from followup_md.model.actions import ACTIONS
from followup_md.model.properties import NOTES
from followup_md.problem import CHECKS, CONFLICT_COPY, IGNORE_WITHOUT_REASON, NOTE_OUTSIDE, UNUSED_IGNORE, VAULT_PUBLIC, Level
from followup_md.render import manual
from followup_md.render.new import write_toml
from followup_md.requirements import GROUPS, REQUIREMENTS

_EPILOG = (
    "An ID is one such as thank, thanks-late, R1.8 or follow_up.grace; the name of a subject, such as thanks, R1 or follow_up, lists what "
    "belongs to it. The examples of a check show only those lines of a note that matter."
)
_NAMES_SHOWN = 3
_NAMED = re.compile(r"(R\d)\.(\d+)(?:-\1\.(\d+))?")
_ALL_OF = {kind: f"{kind}s" for kind in manual.PAGE_KINDS} | {"property": "properties", "grammar": "grammar"}
# A note with no place for the comment, or a problem that no comment can ignore.
_NOT_TO_BE_IGNORED = (CONFLICT_COPY, NOTE_OUTSIDE, UNUSED_IGNORE, IGNORE_WITHOUT_REASON, VAULT_PUBLIC)
_TOP = "followup.toml"  # the subject of keys outside any table
_EMPTY: tuple[object, ...] = (None, (), "", {})


@click.command(epilog=_EPILOG)
@click.argument("names", nargs=-1, metavar="[ID]...")
@take_session(now=False, vault=False)
def command(session: Session, *, names: tuple[str, ...]) -> None:
    """Explain an action, a check, a requirement or a configuration key; without an ID, list them all."""
    found = find_pages(names) if names else FoundPages((), list_pages())
    if session.as_json:
        print_json(manual.describe_pages(dict.fromkeys((*found.pages, *found.listed))))
        return
    width, color = measure_screen()[0], wants_color()
    parts = (manual.render_pages(found.pages, width, color=color), manual.render_manual_list(found.listed, width, color=color))
    print_text("\n".join(part for part in parts if part))


class FoundPages(NamedTuple):
    """Pages found for the names typed: single pages, and all pages of a subject."""

    pages: tuple[manual.ManualPage, ...]
    listed: tuple[manual.ManualPage, ...]


def list_pages() -> tuple[manual.ManualPage, ...]:
    """Return all pages: actions, checks by subject, requirements by group, keys by table, those of the front matter by kind of note."""
    return (*_list_actions_and_checks(), *_list_requirements(), *_list_keys(), manual.write_log_page())


def find_pages(names: Sequence[str]) -> FoundPages:
    """Return what each name means: an id, a subject, a group of requirements or a table; UsageProblem when it is none of them."""
    by_id: dict[str, list[manual.ManualPage]] = {}
    by_subject: dict[str, list[manual.ManualPage]] = {}
    for page in list_pages():
        by_id.setdefault(page.id.casefold(), []).append(page)
        for subject in dict.fromkeys((_ALL_OF[page.kind], page.subject.casefold())):
            by_subject.setdefault(subject, []).append(page)
    pages: dict[manual.ManualPage, None] = {}
    listed: dict[manual.ManualPage, None] = {}
    for name in names:
        typed = _find_name(name, [*by_id, *by_subject])
        pages |= dict.fromkeys(by_id.get(typed, ()))
        listed |= dict.fromkeys(by_subject.get(typed, ()))
    return FoundPages(tuple(pages), tuple(listed))


def _find_name(typed: str, known: Sequence[str]) -> str:
    """Return the known name for what was typed: in any case, `-` for `_`, and an action by an id of `status --all`."""
    name = find_id(typed, known)
    if name:
        return name
    close = find_close(typed, known, _NAMES_SHOWN)
    started = [spec.id for spec in ACTIONS if typed.strip().strip("`").casefold().startswith(f"{spec.id}-")]
    if started and not close:
        return max(started, key=len)
    meant = say_meant(each.upper() if re.fullmatch(r"r\d(\.\d+)?", each) else each for each in close)
    raise UsageProblem(f"nothing is called {typed!r}", " ".join(filter(None, (meant, "`followup-md explain` lists all"))))


def _list_actions_and_checks() -> Iterator[manual.ManualPage]:
    for rule in RULES:
        title, text = manual.split_docstring(rule.find.__doc__ or "")
        facts, text = manual.split_facts(text)
        draft: list[tuple[str, str]] = []
        if len(rule.spec.drafts) > 1:
            *others, last = rule.spec.drafts
            draft = [("draft", f"`followup-md draft ID --as ANSWER` writes it, ANSWER being {', '.join(others)} or {last}.")]
        elif rule.spec.drafts:
            draft = [("draft", "`followup-md draft ID` writes it.")]
        facts = (*facts, *draft, ("requirement", _quote_requirement(rule.spec.requirement)))
        yield manual.ManualPage(rule.spec.id, "action", "actions", "Actions", title, facts, text)
    for check in CHECKS.values():
        title, text = manual.split_docstring(read_page(check))
        known = [("level", check.level.value), ("subject", check.subject)]
        if check.requirement:
            known.append(("requirement", _quote_requirement(check.requirement)))
        if check.level != Level.ERROR and check.subject != "config" and check not in _NOT_TO_BE_IGNORED:
            text += f"\n\nTo leave it out in one note:\n\n    <!-- followup-md: ignore {check.id}: WHY -->"
        yield manual.ManualPage(check.id, "check", check.subject, f"Checks: {check.subject}", title, tuple(known), text.strip("\n"))


def _list_requirements() -> Iterator[manual.ManualPage]:
    actions = {rule.spec.id: {rule.spec.requirement, *_find_named(rule.find.__doc__ or "")} for rule in RULES}
    checks = {name: {check.requirement, *_find_named(read_page(check))} for name, check in CHECKS.items()}
    for name, words in REQUIREMENTS.items():
        group = name.partition(".")[0]
        title, _, text = words.partition(". ")
        served = (
            ("actions", [key for key, names in actions.items() if name in names]),
            ("checks", [key for key, names in checks.items() if name in names]),
        )
        facts = tuple((label, ", ".join(ids)) for label, ids in served if ids)
        yield manual.ManualPage(name, "requirement", group, f"{group} {GROUPS[group]}", f"{title.removesuffix('.')}.", facts, text)


def _find_named(page: str) -> set[str]:
    """Return the requirements that a page names, those of a range such as R1.3-R1.6 one by one."""
    return {f"{group}.{number}" for group, first, last in _NAMED.findall(page) for number in range(int(first), int(last or first) + 1)}


def _quote_requirement(name: str) -> str:
    return f"{name}: {REQUIREMENTS[name].partition('. ')[0].removesuffix('.')}."


def _list_keys() -> Iterator[manual.ManualPage]:
    """Yield the page of each key of followup.toml, those of no table first, then of each key of the front matter, note by note."""
    for key in sorted(KEYS, key=lambda key: bool(key.table)):
        facts = [("takes", key.kind.allowed.replace("`", "")), ("default", _show(key.default, key.nothing))]
        if key.coach is not None:
            facts.append(("coach", f'{_show(key.coach)}, with `profile = "coach"`'))
        heading = f"Keys: {key.table}" if key.table else "Keys of followup.toml"
        # Lines to paste: the default, or a sample where the default is that nothing is set.
        value = key.sample if key.default in _EMPTY else key.default
        lines = (*([f"[{key.table}]"] if key.table else []), f"{key.name.rpartition('.')[2]} = {write_toml(value)}")
        text = "\n".join(("In followup.toml:\n", *(f"    {line}" for line in lines)))
        yield manual.ManualPage(key.name, "key", key.table or _TOP, heading, key.meaning, tuple(facts), text)
    for note, rows in NOTES.items():
        for row in rows:
            facts = [("stands in", note), ("takes", row.shape.takes.replace("`", ""))]
            if row.missing:
                facts.append(("without it", f"the check {row.missing.id}"))
            yield manual.ManualPage(row.name, "property", note.partition(" ")[0], f"Front matter: {note}", row.meaning, tuple(facts))


def _show(value: object, nothing: str = "none") -> str:
    if value in _EMPTY:
        return nothing
    if isinstance(value, tuple) and not isinstance(value, Span):
        return ", ".join(map(str, value))
    return str(value).lower() if isinstance(value, bool) else str(value)
