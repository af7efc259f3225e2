"""Drafts of actions: planned, checked as they will stand in the vault, then written."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from followup_md.app import load_changed
from followup_md.app.book import read_book
from followup_md.app.explaining import judge_letters
from followup_md.app.matters import Desk, Withheld
from followup_md.dates import day_start, zone_of
from followup_md.draft.engine import Page, fill
from followup_md.draft.fragments import find_subject, tidy
from followup_md.draft.slots import fill_slots
from followup_md.model import Purpose
from followup_md.model.actions import ACTIONS
from followup_md.model.draft import DraftKind
from followup_md.problem import CHECKS, THANKS_GROUP
from followup_md.render.draft_note import render_draft_note
from followup_md.render.drafted import DraftRow, NoDraft
from followup_md.slug import slug
from followup_md.store.make import is_there, make_file
from followup_md.wording import sign_text

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from followup_md.app import Clock, Loaded
    from followup_md.app.matters import Wish
    from followup_md.draft.engine import Book
    from followup_md.draft.matter import Matter
    from followup_md.model import Action, Draft
    from followup_md.problem import Problem
    from followup_md.prose.signals import Reading

_LONGEST_SLUG = 60
# What is asked for by its day; joining a conversation is an invitation and no duty.
_DRAFTED = tuple(spec for spec in ACTIONS if spec.drafts and not spec.is_invitation)
# Kinds that begin with a topic.
_LEADING = frozenset({DraftKind.THANK_YOU, DraftKind.CONNECT, DraftKind.ENGAGE, DraftKind.WITHDRAWAL, DraftKind.REPLY})
_DRAFT_CHECKS = frozenset(check.id for check in CHECKS.values() if check.subject == "drafts" or check == THANKS_GROUP)


class Drafted(NamedTuple):
    """One draft: its path, the text that it begins with and the whole file; `known` are the paths of drafts of the same.

    `there` says that one of them is this text, untouched: nothing is to be written. `problems` are those of the letter itself,
    `reading` tells how personal a thank-you note is.
    """

    path: str
    body: str
    text: str
    matter: Matter
    known: tuple[str, ...] = ()
    there: bool = False
    problems: tuple[Problem, ...] = ()
    reading: Reading | None = None


class Drafting(NamedTuple):
    """The drafts of some actions, and those of which there is none."""

    drafts: tuple[Drafted, ...]
    withheld: tuple[Withheld, ...]

    def leave_known(self) -> Drafting:
        """Return the same without those of which there is a draft already, which may have been worked on."""
        return self._replace(drafts=tuple(draft for draft in self.drafts if not draft.known))


def plan_drafts(root: str, loaded: Loaded, actions: Sequence[Action], wish: Wish, clock: Clock, *, replayed: bool) -> Drafting:
    """Return the drafts of `actions` with what the checks say of each; nothing is written. FollowupError for a template that fails."""
    book = read_book(root, loaded.settings)
    matters, withheld = Desk(loaded, book.words, wish).prepare(actions)
    taken: set[str] = set()
    drafts = tuple(_draft(root, loaded, book, matter, taken) for matter in matters)
    new = {draft.path: draft.text.encode() for draft in drafts if not draft.there}
    after = load_changed(root, clock, new, replayed=replayed)
    paths = {draft.path for draft in drafts}
    readings = {letter.draft.path: reading for letter, reading in judge_letters(after.search.vault, paths.__contains__)}
    drafts = tuple(draft._replace(problems=_list_own(after.problems, draft.path), reading=readings.get(draft.path)) for draft in drafts)
    return Drafting(drafts, tuple(withheld))


def write_drafts(root: str, drafts: Sequence[Drafted]) -> None:
    """Write the drafts that are not there yet; none is written over."""
    for draft in drafts:
        if not draft.there:
            make_file(f"{root}/{draft.path}", draft.text)


def find_due(loaded: Loaded) -> tuple[Action, ...]:
    """Return every open action with a draft that is overdue, due, or due within 24 hours (format.md section 8), blocked or not."""
    now, soon = loaded.search.now, loaded.search.now + timedelta(hours=24)
    wanted = [action for action in loaded.search.actions if action.status == "open" and action.spec in _DRAFTED and _is_shown(action, now)]
    return tuple(
        action for action in wanted if action.urgency in ("overdue", "due") or (action.due is not None and _begin(action.due, now) <= soon)
    )


def _is_shown(action: Action, now: datetime) -> bool:
    return action.snoozed_until is None or action.snoozed_until <= now.date()


def _begin(due: date | datetime, now: datetime) -> datetime:
    """Return the instant of a due date, of a whole day its first."""
    return due if isinstance(due, datetime) else day_start(due, zone_of(now))


def show_drafts(loaded: Loaded, drafting: Drafting, *, dry: bool) -> tuple[list[DraftRow], list[NoDraft]]:
    """Return the drafts for reading, `dry` where nothing was written, and of which actions there is none."""
    without = [NoDraft(each.action.id, each.reason, each.hint) for each in drafting.withheld]
    return [_show(loaded, draft, dry=dry) for draft in drafting.drafts], without


def _show(loaded: Loaded, draft: Drafted, *, dry: bool) -> DraftRow:
    matter = draft.matter
    share = matter.share
    return DraftRow(
        path=draft.path,
        state="there-already" if draft.there else "would-be-written" if dry else "written",
        beside="" if draft.there or not draft.known else draft.known[0],
        kind=matter.kind,
        channel=matter.channel,
        action=matter.action.id,
        to=matter.person.name if matter.person else matter.process.company if matter.process else "",
        lead=tidy(share.lead.text) if share.lead and matter.kind in _LEADING else "",
        repairs=_name_repair(matter),
        signs=f"{draft.reading.passed}/{len(draft.reading.signals)}" if draft.reading else "",
        verdict=draft.reading.verdict if draft.reading else "",
        remark=_say_remark(loaded, matter),
        problems=draft.problems,
    )


def _name_repair(matter: Matter) -> str:
    """Return what the repaired stumble is about, in a few words where the question has them."""
    question = matter.share.repair
    if question is None or matter.kind not in (DraftKind.THANK_YOU, DraftKind.SHARE_ANSWER):
        return ""
    return find_subject(question.text, matter.words.subjects) or tidy(question.text)


def _say_remark(loaded: Loaded, matter: Matter) -> str:
    """Return what the guard says to a follow-up that is not in order yet; else nothing."""
    if matter.kind != DraftKind.FOLLOW_UP or matter.person is None:
        return ""
    from followup_md.app.acting import ask_guard
    from followup_md.render.verdict import say_verdict

    verdict = ask_guard(loaded, matter.person.key, Purpose.STATUS).verdict
    return "" if verdict.verdict == "allow" else say_verdict(verdict)


def _draft(root: str, loaded: Loaded, book: Book, matter: Matter, taken: set[str]) -> Drafted:
    body = fill(book, Page(matter.template, fill_slots(matter), matter.number))
    known = [draft for draft in loaded.search.vault.drafts if _is_same(draft, matter)]
    same = next((draft.path for draft in known if sign_text(draft.body) == sign_text(body)), None)
    path = same or _choose_path(root, loaded.settings.folders.letters, matter, taken)
    taken.add(path)
    person, interview = matter.person, matter.interview
    text = render_draft_note(
        matter.kind,
        matter.channel,
        matter.today,
        body,
        to=(person.key if person.path else person.name) if person else None,
        interview=interview.path.rpartition("/")[2].removesuffix(".md") if interview else None,
    )
    return Drafted(path, body, text, matter, tuple(draft.path for draft in known), there=same is not None)


def _is_same(draft: Draft, matter: Matter) -> bool:
    person, interview = matter.person, matter.interview
    wanted = (matter.kind, person.key if person else None, interview.slug if interview else None, matter.channel)
    return (draft.kind, draft.person, draft.interview, draft.channel) == wanted


def _choose_path(root: str, folder: str, matter: Matter, taken: Collection[str]) -> str:
    name = slug(matter.person.name if matter.person else matter.process.company if matter.process else "letter")
    stem, number = f"{folder}/{matter.today}-{name[:_LONGEST_SLUG].strip('-')}-{matter.kind}", 1
    path = f"{stem}.md"
    while path in taken or is_there(f"{root}/{path}"):
        number += 1
        path = f"{stem}-{number}.md"
    return path


def _list_own(problems: Sequence[Problem], path: str) -> tuple[Problem, ...]:
    return tuple(problem for problem in problems if problem.place.path == path and problem.check in _DRAFT_CHECKS)
