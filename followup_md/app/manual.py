"""The manual pages, gathered from the docstrings, tables and pages that the code itself uses, and found by what is typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from followup_md.app.manual_keys import list_keys, list_properties
from followup_md.check.spec import read_page
from followup_md.derive.actions import RULES
from followup_md.derive.recall.match import find_close, find_id
from followup_md.errors import UsageProblem, say_meant
from followup_md.model.actions import ACTIONS
from followup_md.problem import CHECKS, CONFLICT_COPY, IGNORE_WITHOUT_REASON, NOTE_OUTSIDE, UNUSED_IGNORE, VAULT_PUBLIC, Level
from followup_md.render.manual import Page, split_docstring, split_facts
from followup_md.requirements import GROUPS, REQUIREMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from followup_md.model.actions import ActionSpec

_NAMES_SHOWN = 3
_NAMED = re.compile(r"(R\d)\.(\d+)(?:-\1\.(\d+))?")
_ALL_OF = {"action": "actions", "check": "checks", "requirement": "requirements", "key": "keys", "property": "properties"}
# A note without a place for the comment, or nothing that a comment could reach.
_NOT_TO_BE_IGNORED = (CONFLICT_COPY, NOTE_OUTSIDE, UNUSED_IGNORE, IGNORE_WITHOUT_REASON, VAULT_PUBLIC)


class Answer(NamedTuple):
    """What is called by the names that were typed: things with a page of their own, and all that belongs to a subject."""

    pages: tuple[Page, ...]
    listed: tuple[Page, ...]


def list_pages() -> tuple[Page, ...]:
    """Return all pages: actions, checks by subject, requirements by group, keys by table, those of the front matter by kind of note."""
    return (*_list_actions(), *_list_checks(), *_list_requirements(), *list_keys(), *list_properties())


def find_pages(names: Sequence[str]) -> Answer:
    """Return what each name means: an id, a subject, a group of requirements or a table; UsageProblem when it is none of them."""
    by_id, by_subject = _index(list_pages())
    pages: dict[Page, None] = {}
    listed: dict[Page, None] = {}
    for name in names:
        typed = _find_name(name, [*by_id, *by_subject])
        pages |= dict.fromkeys(by_id.get(typed, ()))
        listed |= dict.fromkeys(by_subject.get(typed, ()))
    return Answer(tuple(pages), tuple(listed))


def _index(pages: Sequence[Page]) -> tuple[Mapping[str, list[Page]], Mapping[str, list[Page]]]:
    by_id: dict[str, list[Page]] = {}
    by_subject: dict[str, list[Page]] = {}
    for page in pages:
        by_id.setdefault(page.id.casefold(), []).append(page)
        for subject in dict.fromkeys((_ALL_OF[page.kind], page.subject.casefold())):
            by_subject.setdefault(subject, []).append(page)
    return by_id, by_subject


def _find_name(typed: str, known: Sequence[str]) -> str:
    """Return the known name that is meant: in any case, `-` for `_`, and an action by an id of `status --all`."""
    name = find_id(typed, known)
    if name:
        return name
    close = find_close(typed, known, _NAMES_SHOWN)
    started = [spec.id for spec in ACTIONS if typed.strip().strip("`").casefold().startswith(f"{spec.id}-")]
    if started and not close:
        return max(started, key=len)
    hint = " ".join(filter(None, (say_meant(map(_write, close)), "`followup-md explain` lists all")))
    raise UsageProblem(f"nothing is called {typed!r}", hint)


def _write(name: str) -> str:
    return name.upper() if re.fullmatch(r"r\d(\.\d+)?", name) else name


def _list_actions() -> Iterator[Page]:
    for rule in RULES:
        title, text = split_docstring(rule.find.__doc__ or "")
        facts, text = split_facts(text)
        facts = (*facts, *_name_draft(rule.spec), ("requirement", _say_requirement(rule.spec.requirement)))
        yield Page(rule.spec.id, "action", "actions", "Actions", title, facts, text)


def _name_draft(spec: ActionSpec) -> Iterator[tuple[str, str]]:
    """Yield how to have the draft written that belongs to an action; nothing where none does."""
    if len(spec.drafts) > 1:
        *others, last = spec.drafts
        yield "draft", f"`followup-md draft ID --as ANSWER` writes it, ANSWER being {', '.join(others)} or {last}."
    elif spec.drafts:
        yield "draft", "`followup-md draft ID` writes it."


def _list_checks() -> Iterator[Page]:
    for check in CHECKS.values():
        title, text = split_docstring(read_page(check))
        facts = [("level", check.level.value), ("subject", check.subject)]
        if check.requirement:
            facts.append(("requirement", _say_requirement(check.requirement)))
        if check.level != Level.ERROR and check.subject != "config" and check not in _NOT_TO_BE_IGNORED:
            text += f"\n\nTo leave it out in one note:\n\n    <!-- followup-md: ignore {check.id}: WHY -->"
        yield Page(check.id, "check", check.subject, f"Checks: {check.subject}", title, tuple(facts), text.strip("\n"))


def _list_requirements() -> Iterator[Page]:
    actions = {rule.spec.id: {rule.spec.requirement, *_find_named(rule.find.__doc__ or "")} for rule in RULES}
    checks = {name: {check.requirement, *_find_named(read_page(check))} for name, check in CHECKS.items()}
    for name, words in REQUIREMENTS.items():
        group = name.partition(".")[0]
        title, _, text = words.partition(". ")
        served = (("actions", _join(name, actions)), ("checks", _join(name, checks)))
        facts = tuple((label, ids) for label, ids in served if ids)
        yield Page(name, "requirement", group, f"{group} {GROUPS[group]}", f"{title.removesuffix('.')}.", facts, text)


def _join(name: str, served: Mapping[str, set[str] | set[str | None]]) -> str:
    return ", ".join(key for key, names in served.items() if name in names)


def _find_named(page: str) -> set[str]:
    """Return the requirements that a page names, those of a range such as R1.3-R1.6 one by one."""
    found = _NAMED.findall(page)
    return {f"{group}.{number}" for group, first, last in found for number in range(int(first), int(last or first) + 1)}


def _say_requirement(name: str) -> str:
    """Return the id of a requirement and its first sentence."""
    return f"{name}: {REQUIREMENTS[name].partition('. ')[0].removesuffix('.')}."
