"""Figures of a search (R0.5, R5.3); the docstring of each counting function is a section of docs/figures.md."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from followup_md.config import Settings
from followup_md.dates import DAY, add_span, week_start, zone_of
from followup_md.derive.actions.review import takes_up
from followup_md.derive.contacts import find_first_thanks, find_thanked, find_thanks, find_withdrawal_note
from followup_md.derive.context import WEEK, Context
from followup_md.model import LIVE, OFFERED, STOPPED, UNDER_OFFER, Action, Event, Process, Round, Search
from followup_md.model.actions import THANK
from followup_md.model.derived import NO_HIRING, is_about_post
from followup_md.model.facts import THANKS, is_late
from followup_md.model.figures import Activities, Answers, Deed, Done, Figures, Period, Processes, Rate, Rounds, Stumbles, Thanks, WeekCount

_WHAT: Mapping[str, Deed] = {"applied": "applied", "networked": "networked", "researched": "researched"}
# No offer yet, but one is still possible.
_UNSETTLED = LIVE - UNDER_OFFER
_OUTCOMES = frozenset({"offer-spoken", "offer-written", "rejected", "closed", "on-hold"})
# No thanks were due here: they want no contact, `thank_you` leaves them out, or you waived it.
_NOT_DUE = frozenset({"withheld", "waived"})
_NOT_SAID = "not said"


def derive_figures(search: Search, context: Context, period: Period) -> Figures:
    """Return all figures of `period` at the moment of the search; `context` is that of the same search."""
    return Figures(
        period=period,
        rounds=count_rounds(context, period),
        processes=count_processes(context, period),
        second_round=count_second_rounds(context, period),
        offer=count_offers(context, period),
        answers=count_answers(context, period),
        thanks=count_thanks(context, search.actions, period),
        stumbles=count_stumbles(context, period),
        activities=count_activities(search, context.settings, period),
    )


def count_rounds(context: Context, period: Period) -> Rounds:
    """Rounds whose end has passed, unless the log calls them off.

    By `kind` of the note, informational talks among them. A round belongs to the day on which it began.
    """
    held = [item for _, item in context.held() if _began_in(item, period)]
    return Rounds(len(held), _tally(item.interview.kind or "interview" for item in held))


def _began_in(item: Round, period: Period) -> bool:
    """Say whether a round began in the period, by the date at its place."""
    return period.holds(item.interview.start.date())


def _find_hiring(process: Process) -> Iterator[Round]:
    """Yield the rounds of a process that are about a post, held or not, by start; other talks lead to no offer."""
    return (item for item in process.rounds if item.interview.kind not in NO_HIRING)


def _find_held(process: Process) -> list[Round]:
    """Return the held rounds of a process that were about a post, by start."""
    return [item for item in _find_hiring(process) if item.status == "held"]


def find_deeds(search: Search, settings: Settings, period: Period) -> tuple[Done, ...]:
    """Return the search activities of `period` (R5.1) by day, including rounds still to come.

    An application has its company and role from the log line, else from the process in whose note it stands. Of people, free text and
    ratings nothing is kept, and of networks only those that `connect.networks` lists.
    """
    processes = {process.id: process for process in search.processes}
    rounds = {item.interview.place("start"): item for process in search.processes for item in process.rounds}
    events = {event.place: event for event in search.vault.events}
    found = []
    for place in (activity.place for activity in search.activities if period.holds(activity.day)):
        if place in rounds:
            item, interview = rounds[place], rounds[place].interview
            held = item.status == "held"
            found.append(Done(interview.start.date(), "round", interview.company, interview.role, interview.kind, held=held))
            continue
        event = events[place]
        home = processes.get(event.process or "") if event.kind == "applied" else None
        done = Done(
            day=event.day,
            what=_WHAT[event.kind],
            company=event.company or (home and home.company),
            role=event.role or (home and home.role),
            channel=event.channel,
            network=event.network if (event.network or "").casefold() in settings.connect.networks else None,
        )
        found.append(done)
    return tuple(sorted(found, key=lambda done: [str(text or "") for text in done[:6]]))  # by day, then by what each says


def count_processes(context: Context, period: Period) -> Processes:
    """One role at one company is one process, from `applied to COMPANY as ROLE` or its first interview note on.

    Informational talks are none, nor is `applied` without a company. A process belongs to the day of its first log line or round. It is
    live until it was rejected, closed, withdrawn, declined, rescinded or secured.
    """
    begun = _find_begun(context, period)
    return Processes(
        all=len(begun), held=sum(bool(_find_held(process)) for process in begun), live=sum(process.state in LIVE for process in begun)
    )


def count_second_rounds(context: Context, period: Period) -> Rate:
    """Processes with two rounds held or more, of those with at least one.

    Rounds about a post only. Still open: one round held, no offer, and neither side has ended it; a second round that is still ahead is
    open too. One that you left yourself counts as without.
    """
    return _share(context, period, lambda process: len(_find_held(process)) > 1)


def count_offers(context: Context, period: Period) -> Rate:
    """Processes in which an offer was ever made, spoken or written, of those with at least one round held.

    One that was declined or taken back was made all the same. Still open: no offer yet, and neither side has ended it.
    """
    return _share(context, period, lambda process: any(event.kind in OFFERED for event in process.events))


def _share(context: Context, period: Period, reached: Callable[[Process], bool]) -> Rate:
    met = [process for process in _find_begun(context, period) if _find_held(process)]
    rest = [process for process in met if not reached(process)]
    return Rate(len(met) - len(rest), len(met), sum(process.state in _UNSETTLED for process in rest))


def _find_begun(context: Context, period: Period) -> list[Process]:
    begun = []
    for process in context.processes:
        days = [event.day for event in process.events] + [item.interview.start.date() for item in process.rounds]
        if is_about_post(process) and period.holds(min(days)):
            begun.append(process)
    return begun


def count_answers(context: Context, period: Period) -> Answers:
    """Calendar days from the end of a round to their answer: median, shortest and longest, and of how many rounds held.

    An answer is `offer spoken`, `offer written`, `rejected`, `closed` or `on hold`; where a later round of the process follows, also the
    first `heard from` before it, which called you there. News that names another day (`decide by`, `write again on`) or asks for silence
    is none. Rounds about a post only, each with the answer that came before the next one. Still open: the last round held of a process
    that nobody has ended. The rest you left before they answered, or the log does not say when they called you.
    """
    found: list[int] = []
    total = waiting = 0
    for process in context.processes:
        rounds = list(_find_hiring(process))
        for place, item in enumerate(rounds):
            if item.status != "held" or not _began_in(item, period):
                continue
            total += 1
            later = rounds[place + 1 :]
            # Their answer comes before the start of the next round not called off; a call that postpones nothing invites to a later round.
            following = next((other.interview.start for other in later if other.ended_by is None), None)
            since = (event for event in process.events if event.at >= item.interview.end and (following is None or event.at < following))
            answers = (
                one
                for one in since
                if one.kind in _OUTCOMES
                or (later and one.kind == "heard" and not (one.decide_by or one.write_again or one.no_follow_ups or one.no_contact))
            )
            answer = next(answers, None)
            if answer is not None:
                found.append((answer.day - item.interview.end.astimezone(context.now.tzinfo).date()).days)
            elif process.state in _UNSETTLED and not any(other.status == "held" for other in later):
                waiting += 1
    return Answers(tuple(sorted(found)), Rate(len(found), total, waiting))


def count_thanks(context: Context, actions: Iterable[Action], period: Period) -> Thanks:
    """Persons whose note went out within `thank_you.within` of the end of the round, of all to be thanked; once for each round.

    It is the sending that counts; a line without a time is in time on the last day. Thanks that somebody passed on count, and so does a
    withdrawal for the one to whom it went. A note that came back counts only once it was sent again, in time if the first one was. Left
    out is whom you need not thank: by `thank_you`, by `waived`, or because they want no contact. Still open: not thanked, and in time
    until later.
    """
    due = {(action.interview, action.person): action for action in actions if action.spec is THANK and action.status not in _NOT_DUE}
    asked = [meeting for meeting in find_thanked(context) if (meeting.interview.slug, meeting.person.key) in due]
    asked = [meeting for meeting in asked if _began_in(meeting.round, period)]
    sent: list[Event] = []
    in_time = 0
    for meeting in asked:
        note = find_thanks(meeting, context) or find_withdrawal_note(meeting, context)
        if note is not None:
            sent.append(note)
            limit = add_span(meeting.interview.end, context.settings.thank_you.within, context.calendar(meeting.process))
            in_time += not is_late(find_first_thanks(meeting, context) or note, limit, zone_of(context.now))
    states = [due[meeting.interview.slug, meeting.person.key] for meeting in asked]
    still = sum(action.status == "open" and action.overdue_at is not None and context.now < action.overdue_at for action in states)
    channels = _tally("passed on" if note.via else note.channel or _NOT_SAID for note in sent)
    return Thanks(Rate(in_time, len(asked), still), len(sent) - in_time, channels)


def count_stumbles(context: Context, period: Period) -> Stumbles:
    """Questions with a low rating or `stumbled: yes` in held rounds: how many, how many with a `better:` answer, how many repaired.

    Repaired is one whose better answer reached them: a thank-you note of that round that went out takes the question up, by its draft
    under letters/ or by its log line, or the log says `shared answer with` whoever asked.
    """
    found = [
        (item, question)
        for _, item in context.held()
        if _began_in(item, period)
        for question in item.interview.questions
        if question.stumble
    ]
    answered = [(item, question) for item, question in found if question.better]
    repaired = 0
    for item, question in answered:
        # The thanks that were sent for the round: the drafts that went out, and the text of their log lines.
        thanked = [event for event in item.events if event.kind == "thanked"]
        reached = {key for event in thanked for key in (*event.people, event.via)}
        drafts = (draft for draft in context.vault.drafts if draft.kind in THANKS and draft.interview == item.interview.slug)
        texts = [*(draft.body for draft in drafts if draft.person in reached), *(event.text or "" for event in thanked)]
        shared = any(event.kind == "shared" and question.asked_by in (None, *event.people) for event in item.events)
        repaired += shared or any(takes_up(text, question) for text in texts)
    return Stumbles(len(found), len(answered), repaired)


def count_activities(search: Search, settings: Settings, period: Period) -> Activities:
    """What counts as looking on: `applied`, `networked`, `researched`, and rounds, unless an offer stood in that process.

    By what it was, by the channel that a log line names, and by week from Monday to Sunday, beside the target `search.weekly`. Weeks
    without anything are shown, from the first activity or `--since` on until the search is secured. A round that is still ahead this week
    counts already, as in `status`.
    """
    sunday = week_start(search.now.date()) + WEEK - DAY
    last = sunday if period.until is None else period.until
    deeds = find_deeds(search, settings, period._replace(until=last))
    logged = [deed for deed in deeds if deed.what != "round"]
    days = [deed.day for deed in deeds]
    # A finished search ends there, or with its last activity after that.
    over = [process.offer.secured_at or process.since or search.now for process in search.processes if process.state in STOPPED]
    end = max([min(over).astimezone(search.now.tzinfo).date() if over else last, *days])
    first, end = period.since or min(days, default=None), min(last, end)
    weeks: list[WeekCount] = []
    if first is not None and first <= end:
        counts = Counter(map(week_start, days))
        mondays = (week_start(first) + number * WEEK for number in range((end - week_start(first)) // WEEK + 1))
        weeks = [WeekCount(monday, counts[monday]) for monday in mondays]
    return Activities(
        all=len(deeds),
        kinds=_tally(deed.what for deed in deeds),
        channels=_tally(deed.channel or _NOT_SAID for deed in logged),
        weeks=tuple(weeks),
        target=settings.search.weekly,
        ahead=sum(not deed.held for deed in deeds),
    )


def _tally(things: Iterable[str]) -> Mapping[str, int]:
    """Return the count of each thing, the most frequent first, then by name."""
    return dict(sorted(Counter(things).items(), key=lambda pair: (-pair[1], pair[0])))
