"""The manual pages, gathered from the docstrings and tables that the code itself uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.check import CHECKS
from followup_md.config.keys import KEYS
from followup_md.derive.actions import RULES
from followup_md.errors import UsageProblem
from followup_md.problem import CHECKS as LEVELS
from followup_md.problem import SUBJECTS
from followup_md.render.manual import Page, split_docstring
from followup_md.requirements import GROUPS, REQUIREMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from followup_md.config.keys import Key

_OTHER_KEYS = "keys at the top"
_NAMES_SHOWN = 3


def list_pages() -> tuple[Page, ...]:
    """Return all pages: actions, checks by subject, requirements by group, keys by table."""
    return (*_list_actions(), *_list_checks(), *_list_requirements(), *_list_keys())


def find_pages(names: Sequence[str]) -> tuple[Page, ...]:
    """Return the pages of ids, and all those of a subject, a group of requirements or a table; UsageProblem when there is none."""
    pages = list_pages()
    found = [page for name in names for page in _find_pages(name, pages)]
    return tuple(dict.fromkeys(found))


def _find_pages(name: str, pages: Sequence[Page]) -> Sequence[Page]:
    typed = name.strip().casefold()
    exact = [page for page in pages if page.id.casefold() == typed]
    if exact:
        return exact
    group = [page for page in pages if typed in _name_subject(page)]
    if group:
        return group
    from difflib import get_close_matches

    known = {page.id.casefold(): page.id for page in pages} | {word: word for page in pages for word in _name_subject(page)}
    close = get_close_matches(typed, known, n=_NAMES_SHOWN)
    meant = f"did you mean {' or '.join(repr(known[word]) for word in close)}? " if close else ""
    raise UsageProblem(f"nothing is called {name!r}", f"{meant}`followup-md explain` lists all")


def _name_subject(page: Page) -> tuple[str, ...]:
    """Return the words by which all of a subject can be asked for: `thanks`, `checks: thanks`, `r1`, `thank_you`."""
    subject = page.subject.casefold()
    return (subject, subject.rpartition(": ")[2], subject.partition(" ")[0])


def _list_actions() -> Iterator[Page]:
    for rule in RULES:
        title, text = split_docstring(rule.find.__doc__ or "")
        yield Page(rule.id, "action", "Actions", title, (("requirement", _say_requirement(rule.requirement)),), text)


def _list_checks() -> Iterator[Page]:
    for subject, checks in SUBJECTS.items():
        for check, (level, requirement) in checks.items():
            title, text = split_docstring(CHECKS[check].__doc__ or "")
            facts = [("level", level.value), ("subject", subject)]
            if requirement:
                facts.append(("requirement", _say_requirement(requirement)))
            yield Page(check, "check", f"Checks: {subject}", title, tuple(facts), text)


def _list_requirements() -> Iterator[Page]:
    for name, sentence in REQUIREMENTS.items():
        group = name.partition(".")[0]
        actions = [rule.id for rule in RULES if rule.requirement == name]
        checks = [check for check, (_, requirement) in LEVELS.items() if requirement == name]
        facts = [(label, ", ".join(ids)) for label, ids in (("actions", actions), ("checks", checks)) if ids]
        yield Page(name, "requirement", f"{group} {GROUPS[group]}", sentence, tuple(facts))


def _list_keys() -> Iterator[Page]:
    top = [key for key in KEYS if "." not in key.name]
    for key in (*top, *(key for key in KEYS if "." in key.name)):
        table = key.name.partition(".")[0] if "." in key.name else _OTHER_KEYS
        facts = [("takes", key.kind.allowed.replace("`", "")), ("default", _show_default(key))]
        if key.coach is not None:
            facts.append(("coach", f'{_show(key.coach)} with profile = "coach"'))
        yield Page(key.name, "key of followup.toml", table if table == _OTHER_KEYS else f"{table} (keys)", key.meaning, tuple(facts))


def _show_default(key: Key) -> str:
    value = key.default
    # The defaults of all sections are one mapping of other names, which is empty.
    return "none" if key.name.startswith("sections.") else _show(value)


def _show(value: object) -> str:
    if value is None or value in ((), "", {}):
        return "none"
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return ", ".join(map(_show, value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def _say_requirement(name: str) -> str:
    return f"{name}: {REQUIREMENTS[name]}"
