"""`followup-md draft`: drafts of letters, mails and messages from the facts of the notes, with the problems of each."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

import click

from followup_md.cli.check import judge_letters
from followup_md.cli.draft_facts import DraftFacts, Wish, read_frames
from followup_md.cli.lookup import pick_actions
from followup_md.cli.record import all_option
from followup_md.cli.session import SAY_FILES, Session, measure_screen, measure_width, print_json, print_text, take_session, wants_color
from followup_md.dates import day_start, zone_of
from followup_md.errors import FollowupError, UsageProblem
from followup_md.letters.frames import FrameFacts, Frames, fill, find_question_subject, tidy
from followup_md.letters.plan import LetterFacts
from followup_md.letters.slots import fill_slots
from followup_md.model import Action, Purpose
from followup_md.model.actions import ACTIONS, ANSWER_OFFER
from followup_md.model.derived import group_by
from followup_md.model.facts import DraftKind
from followup_md.parse.typed_dates import read_typed_day
from followup_md.problem import CHECKS, THANKS_GROUP, Problem
from followup_md.render.drafts import DraftRow, NoDraft, describe_drafts, render_beside, render_draft_note, render_drafts
from followup_md.slug import fingerprint_text, slug
from followup_md.vault.load import load_changed
from followup_md.vault.notes import Clock, Loaded, ask_guard
from followup_md.vault.write import create_file, is_there

if TYPE_CHECKING:
    from followup_md.letters.signals import Judgement
    from followup_md.model.views import DraftState

_EPILOG = (
    "ACTION is the id that `status --all` shows, its beginning if no other begins so, or words of it, such as `draft thank priya`. A draft "
    "is yours once it is there: nothing is written over, and a second one gets a number. Where the notes lack something a [mark] stands "
    "in its place."
)
_LONGEST_SLUG = 60
# Actions with a due day; joining a conversation is optional.
_WITH_DRAFT = tuple(spec for spec in ACTIONS if spec.drafts and not spec.is_invitation)
# Kinds that begin with a topic.
_LEADING = frozenset({DraftKind.THANK_YOU, DraftKind.CONNECT, DraftKind.ENGAGE, DraftKind.WITHDRAWAL, DraftKind.REPLY})
_DRAFT_CHECKS = frozenset(check.id for check in CHECKS.values() if check.subject == "drafts" or check == THANKS_GROUP)


@click.command(epilog=_EPILOG)
@click.argument("actions", nargs=-1, metavar="[ACTION]...")
@click.option("--due", is_flag=True, help="Everything that is overdue, due, or due within 24 hours; what has a draft is left out.")
@all_option
@click.option("--by", "channel", metavar="CHANNEL", help="How it goes: letter, hand or email for thanks, email or phone for a follow-up.")
@click.option("--as", "answer", metavar="ANSWER", help="How to answer an offer: accept, decline or ask-for-time.")
@click.option("--until", metavar="DATE", help="The day until which to ask for time, such as 2026-12-11 or +3bd.")
@click.option("--print", "shown", is_flag=True, help="Print the text; write nothing.")
@take_session(dry=SAY_FILES)
def command(  # noqa: PLR0913 - one argument an option
    session: Session,
    *,
    actions: tuple[str, ...],
    due: bool,
    take_all: bool,
    channel: str | None,
    answer: str | None,
    until: str | None,
    shown: bool,
) -> None:
    """Write the draft of a letter, mail or message, from what the notes say."""
    _check_options(actions, answer, until, due=due, shown_twice=shown and session.as_json)
    root, clock = session.root, session.clock
    loaded = session.load()
    wish = Wish(channel, answer, None, ready=due)
    if until is not None:
        today = loaded.search.now.date()
        day = read_typed_day(until, today, loaded.calendars.of(None))
        if day <= today:
            raise UsageProblem(f"--until cannot be {until!r}: {day} is not ahead", "write the day that you ask for, such as +3bd")
        wish = wish._replace(until=day)
    chosen = pick_actions(loaded.search, actions, take_all=take_all) if actions else find_due_drafts(loaded)
    drafting = plan_drafts(root, loaded, chosen, wish, clock, replayed=session.replayed)
    if due:  # an existing draft may have been edited
        drafting = drafting._replace(drafts=tuple(draft for draft in drafting.drafts if not draft.known))
    failed = not drafting.drafts and not due
    if failed and len(drafting.withheld) == 1:
        (only,) = drafting.withheld
        raise FollowupError(f"no draft of {only.action}: {only.reason}", only.hint)
    _print(session, loaded, drafting, shown=shown)
    click.get_current_context().exit(int(failed))


def _check_options(actions: Sequence[str], answer: str | None, until: str | None, *, due: bool, shown_twice: bool) -> None:
    """Check the combination of options before the vault is read; UsageProblem for a conflict."""
    answers = ANSWER_OFFER.drafts
    if due == bool(actions):
        message = "--due takes no ACTION" if due else "no ACTION is given"
        raise UsageProblem(message, "name one, as `draft thank priya`, or take --due alone")
    if answer is not None and answer not in answers:
        raise UsageProblem(f"--as cannot be {answer!r}", f"write {', '.join(answers[:-1])} or {answers[-1]}")
    if until is not None and answer != DraftKind.ASK_FOR_TIME:
        raise UsageProblem("--until goes with --as ask-for-time", "it is the day that you ask for")
    if shown_twice:
        raise UsageProblem("--print and --json do not go together", "--dry-run --json writes nothing either")


def _print(session: Session, loaded: Loaded, drafting: "Drafting", *, shown: bool) -> None:
    """Print the texts if `shown`; else write the drafts (not in a dry run) and print a summary."""
    if shown and drafting.drafts:
        print_text("\n\n".join(draft.body for draft in drafting.drafts))
        # On standard error, so that a text redirected to a file stays clean.
        beside = render_beside(show_drafts(loaded, drafting, dry=True), drafting.withheld, color=False, width=measure_screen()[0])
        click.echo(beside, err=True, nl=False)
        return
    if not session.dry:
        write_drafts(session.root, drafting.drafts)
    rows = show_drafts(loaded, drafting, dry=session.dry)
    if session.as_json:
        print_json(describe_drafts(rows, drafting.withheld))
    else:
        print_text(render_drafts(rows, drafting.withheld, color=wants_color(), width=measure_width()) or "nothing to write by tomorrow\n")


class PlannedDraft(NamedTuple):
    """One draft: its initial text, the whole file, existing drafts of the same (`known`), and whether one has this text (`there`)."""

    path: str
    body: str
    text: str
    facts: LetterFacts
    known: tuple[str, ...] = ()
    there: bool = False
    problems: tuple[Problem, ...] = ()
    reading: "Judgement | None" = None


class Drafting(NamedTuple):
    """The drafts of some actions, and the actions without one."""

    drafts: tuple[PlannedDraft, ...]
    withheld: tuple[NoDraft, ...]


def plan_drafts(root: str, loaded: Loaded, actions: Sequence[Action], wish: Wish, clock: Clock, *, replayed: bool) -> Drafting:
    """Return the drafts of `actions` with what the checks say of each; nothing is written. FollowupError for a template that fails."""
    frames = read_frames(root, loaded.settings)
    all_facts, withheld = DraftFacts(loaded, frames.words, wish).prepare(actions)
    taken: set[str] = set()
    drafts = tuple(_draft(root, loaded, frames, facts, taken) for facts in all_facts)
    new = {draft.path: draft.text.encode() for draft in drafts if not draft.there}
    after = load_changed(root, clock, new, replayed=replayed)
    paths = {draft.path for draft in drafts}
    readings = {letter.draft.path: reading for letter, reading in judge_letters(after.search.vault, paths.__contains__)}
    problems = group_by((problem for problem in after.problems if problem.check in _DRAFT_CHECKS), lambda problem: problem.place.path)
    drafts = tuple(draft._replace(problems=tuple(problems[draft.path]), reading=readings.get(draft.path)) for draft in drafts)
    return Drafting(drafts, tuple(withheld))


def write_drafts(root: str, drafts: Sequence[PlannedDraft]) -> None:
    """Write the drafts that do not exist yet; none is overwritten."""
    for draft in drafts:
        if not draft.there:
            create_file(f"{root}/{draft.path}", draft.text)


def find_due_drafts(loaded: Loaded) -> tuple[Action, ...]:
    """Return every open action with a draft that is overdue, due, or due within 24 hours (format.md section 8), blocked or not."""
    now, soon = loaded.search.now, loaded.search.now + timedelta(hours=24)

    def is_due(action: Action) -> bool:
        if action.status != "open" or action.spec not in _WITH_DRAFT or (action.snoozed_until and action.snoozed_until > now.date()):
            return False
        # A whole day begins with its first instant.
        due = action.due if action.due is None or isinstance(action.due, datetime) else day_start(action.due, zone_of(now))
        return action.urgency in ("overdue", "due") or (due is not None and due <= soon)

    return tuple(filter(is_due, loaded.search.actions))


def show_drafts(loaded: Loaded, drafting: Drafting, *, dry: bool) -> list[DraftRow]:
    """Return the drafts for reading, `dry` where nothing was written."""
    rows: list[DraftRow] = []
    for draft in drafting.drafts:
        facts = draft.facts
        share = facts.share
        repairs = ""
        if share.repair and facts.kind in (DraftKind.THANK_YOU, DraftKind.SHARE_ANSWER):
            # What the stumble is about, in a few words where the question has them.
            repairs = find_question_subject(share.repair.text, facts.words.subjects) or tidy(share.repair.text)
        remark = ""
        if facts.kind == DraftKind.FOLLOW_UP and facts.person:
            from followup_md.render.reports import format_verdict

            # The guard's verdict on a follow-up that is too early or not allowed.
            judged = ask_guard(loaded, facts.person.key, Purpose.STATUS).verdict
            remark = "" if judged.verdict == "allow" else format_verdict(judged)
        state: DraftState = "there-already" if draft.there else "would-be-written" if dry else "written"
        to = facts.person.name if facts.person else facts.process.company if facts.process else ""
        beside = "" if draft.there or not draft.known else draft.known[0]
        lead = tidy(share.lead.text) if share.lead and facts.kind in _LEADING else ""
        read = draft.reading
        signals, verdict = (f"{read.passed}/{len(read.signals)}", read.verdict) if read else ("", "")
        row = DraftRow(draft.path, state, facts.kind, facts.channel, facts.action.id, to, beside, lead, repairs, signals, verdict, remark)
        rows.append(row._replace(problems=draft.problems))
    return rows


def _draft(root: str, loaded: Loaded, frames: Frames, facts: LetterFacts, taken: set[str]) -> PlannedDraft:
    body = fill(frames, FrameFacts(facts.template, fill_slots(facts), facts.number))
    person, interview = facts.person, facts.interview
    about = (facts.kind, person.key if person else None, interview.slug if interview else None, facts.channel)
    known = [draft for draft in loaded.search.vault.drafts if (draft.kind, draft.person, draft.interview, draft.channel) == about]
    same = next((draft.path for draft in known if fingerprint_text(draft.body) == fingerprint_text(body)), None)
    name = slug(person.name if person else facts.process.company if facts.process else "letter")
    stem, number = f"{loaded.settings.folders.letters}/{facts.today}-{name[:_LONGEST_SLUG].strip('-')}-{facts.kind}", 1
    path = same or f"{stem}.md"
    while not same and (path in taken or is_there(f"{root}/{path}")):
        number += 1
        path = f"{stem}-{number}.md"
    taken.add(path)
    to = (person.key if person.path else person.name) if person else None
    met = interview.path.rpartition("/")[2].removesuffix(".md") if interview else None
    text = render_draft_note(facts.kind, facts.channel, facts.today, body, to=to, interview=met)
    return PlannedDraft(path, body, text, facts, tuple(draft.path for draft in known), there=same is not None)
