"""What each command prints with `--json`: the types that the functions behind it return, and that the JSON Schemas are made of.

Keys stand in the order of the output; they are added, never changed. A day is `2026-11-18`, an instant has its offset, lines and columns
count from 1. Other modules import this one for their types alone, so that only `schema` pays for msgspec.
"""

from collections.abc import Mapping
from typing import Annotated, Literal, NotRequired, TypedDict

from msgspec import Meta

from followup_md.model import report_views as reports
from followup_md.model.derived import Urgency
from followup_md.model.facts import DRAFT_KINDS, DraftKind
from followup_md.model.report_views import CheckId, Count, Day, Instant, Moment, PlainDay, Some, Version, Words, among, key, output
from followup_md.model.states import State

Cause = Literal["start", "change", "time", "retry", "return"]
PageState = Literal["written", "removed", "unchanged", "kept"]
LetterForm = Literal["pdf", "html", "eml"]
FileState = Literal["written", "unchanged", "removed", "stale", "there-already", "would-be-written", "would-be-removed"]
LetterState = Literal["written", "unchanged", "would-be-written"]
DraftState = Literal["written", "would-be-written", "there-already"]


class WeekView(TypedDict):
    """The search this week."""

    open: Annotated[bool, key("false once an offer is confirmed and a start date is set")]
    week: Annotated[Day, key("the Monday")]
    done: Annotated[Count, key("activities of this week")]
    target: Annotated[Count, key("how many activities a week is to have")]
    shortfall: Annotated[Count, key("what last week lacked; it is not carried over")]


class FollowUpsView(TypedDict):
    """The follow-ups of the waiting period that runs."""

    allowed: Annotated[Count, key("how many may be sent")]
    sent: Annotated[Count, key("how many were sent")]
    next: Annotated[Day | None, key("the day from which the next one may be sent; null where none may")]


class ProcessView(TypedDict):
    """One role at one company."""

    id: Annotated[Words, key("stays the same as long as company and role do")]
    company: Annotated[str, key("the company")]
    role: Annotated[str | None, key("the job")]
    state: Annotated[State, key("how it stands")]
    decision_date: Annotated[Day | None, key("the day by which they decide")]
    follow_ups: Annotated[FollowUpsView, key("the follow-ups of the waiting period that runs")]


class ActionView(TypedDict):
    """Something to do."""

    id: Annotated[Words, key("what `done`, `snooze` and `waive` take")]
    action: Annotated[Words, key("the kind of action, as `explain` knows it")]
    title: Annotated[str, key("what to do, in words")]
    note: Annotated[str, key("path from the root of the vault, with `/`")]
    process: Annotated[str | None, key("the id of the process")]
    person: Annotated[str | None, key("the name to show")]
    question: Annotated[str | None, key("the question that it is about")]
    due: Annotated[Day | Instant | None, key("a whole day is a date without a time")]
    overdue_at: Annotated[Instant | None, key("the instant from which it is overdue; null for never")]
    state: Annotated[Urgency, key("how urgent it is")]
    blocked_by: Annotated[str | None, key("a sentence")]
    requirement: Annotated[str, key("the rule behind it, as `explain` knows it")]
    why: Annotated[str, key("the reason, in words")]
    snoozed_until: Annotated[Day | None, key("the day until which it was put off")]
    doubtful: Annotated[bool, key("the note holds a date or log line that does not read")]
    lacks: Annotated[str, key("what is still missing, or a warning, in few words; may be empty")]


class UnreadView(TypedDict):
    """An interview note without a start that reads."""

    path: Annotated[str, key("the note, relative to the vault")]
    line: Annotated[Some, key("the line to mend")]
    company: Annotated[str, key("the company")]
    role: Annotated[str | None, key("the job")]
    hint: Annotated[Words, key("what to do")]


class LevelsView(TypedDict):
    """How many problems there are of each level."""

    error: Annotated[Count, key("data that cannot be used")]
    warning: Annotated[Count, key("rules that are not met")]
    info: Annotated[Count, key("advice")]


class ProblemCountsView(LevelsView):
    """How many problems there are of each level, and what one yes puts right."""

    fixable: Annotated[Count, key("lines that `check --fix` offers")]


_BLOCKED_BY_SOMETHING = {
    "if": {"properties": {"state": {"const": "blocked"}}},
    "then": {"properties": {"blocked_by": {"type": "string", "minLength": 1}}},
}


class StatusView(TypedDict):
    """The search at `now`."""

    version: Version
    now: Annotated[Instant, key("the moment, in the reader's zone")]
    search: Annotated[WeekView, key("the search this week")]
    processes: Annotated[list[ProcessView], key("every role at every company")]
    actions: Annotated[
        list[Annotated[ActionView, Meta(extra_json_schema=_BLOCKED_BY_SOMETHING)]], key("open actions only, in the order of display")
    ]
    unread: Annotated[list[UnreadView], key("interviews without a start that reads; nothing else follows from them")]
    problems: Annotated[ProblemCountsView, key("how many problems `check` finds")]


class ProblemView(TypedDict):
    """What is wrong with a note, or was forgotten in it."""

    path: Annotated[str, key("the file, relative to the vault")]
    line: Annotated[Some, key("the line")]
    column: Annotated[Some, key("the column")]
    level: Annotated[reports.AnyLevel, key("how bad it is")]
    check: Annotated[CheckId, key("the id of the check, as `explain` knows it")]
    message: Annotated[Words, key("what is wrong")]
    hint: Annotated[str, key("what to do")]
    requirement: Annotated[str | None, key("the rule behind it, as `explain` knows it")]


class FixView(TypedDict):
    """One line that is mended."""

    path: Annotated[str, key("the note")]
    line: Annotated[Some, key("the line")]
    check: Annotated[CheckId, key("the id of the check")]
    old: Annotated[str | None, key("the line as it is; null for a new one")]
    new: Annotated[str, key("the line as it is to be")]


class FixesView(TypedDict):
    """What `check --fix` mends, or would."""

    version: Version
    written: Annotated[bool, key("whether the lines were written")]
    fixes: Annotated[list[FixView], key("the lines")]
    problems: Annotated[list[ProblemView], key("the problems that remain")]


class UnreadLineView(TypedDict):
    """A line that does not read, and so is not counted."""

    path: Annotated[str, key("the note")]
    line: Annotated[Some, key("the line")]
    message: Annotated[Words, key("what is wrong")]
    hint: Annotated[str, key("what to do")]


class GuardView(TypedDict):
    """Whether one may write or call."""

    version: Version
    verdict: Annotated[Literal["allow", "wait", "refuse"], key("the answer")]
    until: Annotated[Day | None, key("the day to wait for; null unless the verdict is `wait`")]
    reason: Annotated[Words, key("the reason, in words")]
    requirement: Annotated[str, key("the rule behind it, as `explain` knows it")]
    allowed_instead: Annotated[str, key("what is allowed today, in words; may be empty")]
    unread: Annotated[list[UnreadLineView], key("what does not read in the notes that the answer rests on")]


_UNTIL_WITH_WAIT = {
    "if": {"properties": {"verdict": {"const": "wait"}}},
    "then": {"properties": {"until": {"type": "string"}}},
    "else": {"properties": {"until": {"type": "null"}}},
}


class GiveawayView(TypedDict):
    """Words of a public text that give the interview away."""

    version: Version
    line: Annotated[Some, key("the line")]
    column: Annotated[Some, key("the column")]
    words: Annotated[Words, key("the words")]
    why: Annotated[Words, key("why they do")]
    certain: Annotated[bool, key("false: it may give the interview away, and may not")]
    requirement: Annotated[str, key("the rule behind it, as `explain` knows it")]


class DraftProblemView(TypedDict):
    """What is still wrong with a draft."""

    line: Annotated[Some, key("the line of the draft")]
    column: Annotated[Some, key("the column")]
    level: Annotated[reports.AnyLevel, key("how bad it is")]
    check: Annotated[CheckId, key("the id of the check")]
    message: Annotated[Words, key("what is wrong")]


# A `deadline-notice` is checked, and not written by `draft`.
_KINDS = tuple(kind for kind in DRAFT_KINDS if kind is not DraftKind.DEADLINE_NOTICE)


class DraftView(TypedDict):
    """One draft."""

    path: Annotated[str, Meta(pattern=r"\.md$"), key("the file, relative to the vault")]
    written: Annotated[bool, key("whether this run wrote it")]
    state: Annotated[DraftState, key("what became of the file")]
    beside: Annotated[str | None, key("a draft of the same that was there")]
    kind: Annotated[str, among(*_KINDS), key("the kind of draft")]
    channel: Annotated[str, among("letter", "hand", "email", "phone", "message"), key("how it goes")]
    action: Annotated[Words, key("the id of the action")]
    to: Annotated[str, key("whom it goes to")]
    lead: Annotated[str | None, key("what it leads with")]
    repairs: Annotated[str | None, key("the question whose answer it repairs")]
    signs: Annotated[str | None, key("how many signs of a personal letter it has, such as 8/10; null where there is nothing to count")]
    verdict: Annotated[str | None, key("how personal it is")]
    send_ready: Annotated[bool, key("whether no problem is an error")]
    remark: Annotated[str | None, key("what the guard says of sending it now")]
    problems: Annotated[list[DraftProblemView], key("what is still wrong with it")]


_STATE_RULES = {
    "if": {"properties": {"state": {"const": "written"}}},
    "then": {"properties": {"written": {"const": True}}},
    "else": {"properties": {"written": {"const": False}}},
}


class NoDraftView(TypedDict):
    """An action without a draft."""

    action: Annotated[Words, key("the id of the action")]
    reason: Annotated[Words, key("why there is none")]
    hint: Annotated[Words, key("what to do")]


class DraftsView(TypedDict):
    """The drafts of some actions."""

    version: Version
    drafts: Annotated[list[Annotated[DraftView, Meta(extra_json_schema=_STATE_RULES)]], key("the drafts")]
    without: Annotated[list[NoDraftView], key("the actions of which there is none")]


class GlyphView(TypedDict):
    """A character for which no font was found."""

    character: Annotated[Words, key("the character")]
    code_points: Annotated[
        list[Annotated[str, Meta(pattern=r"^U\+[0-9A-F]{4,6}$")]], Meta(min_length=1), key("its code points, such as U+5C71")
    ]


class LetterProblemView(TypedDict):
    """What is wrong with a letter or mail."""

    path: Annotated[str, key("the file, relative to the vault")]
    line: Annotated[Some, key("the line")]
    column: Annotated[Some, key("the column")]
    level: Annotated[str, among("error", "warning"), key("how bad it is")]
    check: Annotated[str | None, key("The id of a check; null for what a mail or a letter lacks and no check looks for.")]
    message: Annotated[Words, key("what is wrong")]
    hint: Annotated[str, key("what to do")]


class LetterView(TypedDict):
    """What became of a draft."""

    version: Version
    written: Annotated[bool, key("Whether bytes were written: not for a dry run, and not where the file had them already.")]
    state: Annotated[LetterState, key("what became of the file")]
    draft: Annotated[str, key("The path of the draft, relative to the vault.")]
    path: Annotated[str, key("Relative to the vault; as typed where --output names it.")]
    form: Annotated[LetterForm, key("the kind of file")]
    paper: Annotated[str | None, key("A4, US Letter, DL or No. 10; null for a mail.")]
    pages: Annotated[Some | None, key("Null for a mail and for an envelope.")]
    lines_over: Annotated[Count | None, key("By how many lines it is over one page.")]
    estimated: Annotated[bool, key("Whether pages and lines_over are guesses, since the browser sets the page.")]
    missing_glyphs: Annotated[list[GlyphView], key("Characters for which no font was found; then there is a page to print and no PDF.")]
    send_ready: Annotated[bool, key("Whether no problem is an error.")]
    arrives: Annotated[
        PlainDay | None,
        key(
            "The day on which a letter that is posted today is there at the latest; null where they named no day to decide, and for mails "
            "and envelopes."
        ),
    ]
    decision: Annotated[PlainDay | None, key("The day on which they decide, or null.")]
    problems: Annotated[list[LetterProblemView], key("what is wrong with it")]


class PageView(TypedDict):
    """A page and what became of it."""

    path: Annotated[str, key("the file, relative to the vault")]
    state: Annotated[PageState, key("kept: the last good one stays, for the sake of `problems`")]


class HinderingView(TypedDict):
    """What stands in the way of new pages."""

    path: Annotated[str, key("the file, relative to the vault")]
    line: Annotated[Some, key("the line")]
    column: Annotated[Some, key("the column")]
    check: Annotated[CheckId, key("the id of the check")]
    message: Annotated[Words, key("what is wrong")]


class RebuildView(TypedDict):
    """One rebuild."""

    version: Version
    time: Annotated[Moment, key("when, in the reader's zone")]
    cause: Annotated[Cause, key("what it was for")]
    changed: Annotated[list[str], key("paths, relative to the vault")]
    files: Annotated[list[PageView], Meta(min_length=1), key("the pages")]
    recorded: Annotated[Count, key("log lines that ticks came to")]
    unrecorded: Annotated[Count, key("ticks that stay on the page")]
    due: Annotated[Count, key("as `status` marks them, without the search itself")]
    overdue: Annotated[Count, key("as `status` marks them, without the search itself")]
    fixable: Annotated[Count, key("lines that `check --fix` offers")]
    problems: Annotated[list[HinderingView], key("what stands in the way of new pages")]


class FileView(TypedDict):
    """A file and what became of it."""

    path: Annotated[str, key("the file, relative to the vault")]
    state: Annotated[FileState, key("what became of it")]


class LineView(TypedDict):
    """A log line in its place."""

    path: Annotated[str, key("the note")]
    line: Annotated[Some, key("the line")]
    text: Annotated[str, key("the line as it was written")]
    was: NotRequired[Annotated[str, key("the line in whose place it stands, where it is a value of the front matter")]]


class TickView(TypedDict):
    """A tick that stays on the page."""

    line: Annotated[Some, key("its line on the page")]
    id: Annotated[str | None, key("the id of the action")]
    reason: Annotated[str, key("why it was not recorded")]


class BuildView(TypedDict):
    """What `build` wrote."""

    version: Version
    files: Annotated[list[FileView], key("the pages")]
    recorded: Annotated[list[LineView], key("the log lines that ticks came to")]
    unrecorded: Annotated[list[TickView], key("the ticks that stay on the page")]
    written: Annotated[bool, key("false for a dry run")]


class JudgedView(TypedDict):
    """What the guard says to a contact that a line records."""

    person: Annotated[str, key("the name")]
    verdict: Annotated[Literal["allow", "wait", "refuse"], key("the answer")]
    until: Annotated[Day | None, key("the day to wait for; null unless the verdict is `wait`")]
    reason: Annotated[str, key("the reason, in words")]
    requirement: Annotated[str, key("the rule behind it")]


class ErrorView(TypedDict):
    """What is wrong with a note."""

    path: Annotated[str, key("the file, relative to the vault")]
    line: Annotated[Some, key("the line")]
    message: Annotated[str, key("what is wrong")]


class ConsequenceView(ErrorView):
    """A problem that a line brings about."""

    check: Annotated[CheckId, key("the id of the check")]


class OutcomeView(TypedDict):
    """What was written into the notes."""

    version: Version
    written: Annotated[bool, key("false for a dry run")]
    lines: Annotated[list[LineView], key("the lines")]
    guard: Annotated[list[JudgedView], key("what the guard says to each contact")]
    problems: Annotated[list[ConsequenceView], key("the problems that the lines bring about")]


class UndoneView(TypedDict):
    """What was taken back."""

    version: Version
    written: Annotated[bool, key("false for a dry run")]
    path: Annotated[str, key("the note")]
    undone: Annotated[list[str], key("the lines that were taken out")]
    restored: Annotated[list[str], key("the lines that stand there again")]


class InitView(TypedDict):
    """What `init` made."""

    version: Version
    folder: Annotated[str, key("the folder")]
    timezone: Annotated[str | None, key("the zone that was set; null where none was")]
    hosts: Annotated[list[str], key("where the git repository goes to, in which the folder lies")]
    files: Annotated[list[FileView], key("the files and folders")]


class NewView(TypedDict):
    """The notes that `new` wrote."""

    version: Version
    start: Annotated[str, key("when the interview begins, as a clock shows it there")]
    timezone: Annotated[str, key("the zone of the interview")]
    errors: Annotated[list[ErrorView], key("what is wrong with other notes now")]
    remarks: Annotated[list[str], key("what to look at again of an invitation")]
    files: Annotated[list[FileView], key("the notes")]


class KnownView(TypedDict):
    """What an invitation says of the interview that has a note already."""

    version: Version
    cancelled: Annotated[bool, key("whether it was cancelled")]
    changes: Annotated[list[str], key("the lines of the front matter as the invitation has them")]
    log: Annotated[str | None, key("the line of the log that goes with a new start, or says that it was cancelled")]
    files: Annotated[list[FileView], key("the note; written where the round was moved: start, end and the line of the log")]


class _Outputs:
    """What `schema` takes, with `-` for `_`: each command that prints JSON, and what it prints."""

    status: Annotated[StatusView, output("status --json", "The search at `now`, version 1.")]
    check: Annotated[list[ProblemView], output("check --format json", "The problems of a vault, version 1, by place.")]
    guard: Annotated[
        GuardView, Meta(extra_json_schema=_UNTIL_WITH_WAIT), output("guard --json", "Whether one may write or call, version 1.")
    ]
    draft: Annotated[DraftsView, output("draft --json", "The drafts of some actions, version 1, and of which there is none.")]
    letter: Annotated[LetterView, output("letter --json", "What became of a draft, version 1.")]
    check_post: Annotated[
        list[GiveawayView],
        output("check-post --json", "What gives the interview away in a public text, version 1, in the order of the text."),
    ]
    stats: Annotated[reports.StatsView, output("stats --json", "The search in figures, version 1; docs/figures.md says what each counts.")]
    stats_proof: Annotated[reports.ProofView, output("stats --proof --json", "What was done for the search, version 1, by date.")]
    card: Annotated[reports.AnswerView, output("card --json", "What a query came to, version 1.")]
    practice: Annotated[reports.DeckView, output("practice --json", "The questions that went badly, as cards, version 1.")]
    calendar: Annotated[reports.CalendarView, output("calendar --json", "What belongs into the calendar, version 1, by begin.")]
    watch: Annotated[RebuildView, output("watch --json", "One rebuild, a line of the output, version 1.")]


# By the name that `schema` takes.
OUTPUTS: Mapping[str, object] = {name.replace("_", "-"): view for name, view in _Outputs.__annotations__.items()}
