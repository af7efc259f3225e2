"""`recap`, `review`, `improve` and `share-answer`: notes after a round, and better answers."""

from collections.abc import Iterator
from datetime import timedelta

from followup_md.dates import add_elapsed, day_end, zone_of
from followup_md.derive.actions.spec import Found, about_meeting, about_round
from followup_md.derive.contacts import find_first, find_gone, find_thanks_status
from followup_md.derive.context import Context
from followup_md.model import LIVE, RECAP_SECTIONS, WAITING, Lack, Pieces, Question
from followup_md.model.derived import find_long_words
from followup_md.model.facts import THANKS, fold_question

_RECAP_WITHIN, _REVIEW_WITHIN = 12, 24  # hours
_SHARE_AFTER = timedelta(days=7)
_ENOUGH_WORDS = 2
_BEFORE_OUTCOME = WAITING | {"interviewing"}


def find_recap(context: Context) -> Iterator[Found]:
    """Write down everything of a round while it is fresh.

    Memory fades at once (R4.1, R4.4), and they often call weeks later: then the recap is what you have (R4.12). `followup-md recap`
    asks for each part, and keeps it as you answer. A line under each heading will do: what was said, what they want, what is good and
    bad, how it felt, whom you met (R4.5-R4.11).

    Due: at the end of the round.
    Overdue: at the next midnight, or twelve hours after the end where that is later.
    Done: when each of these sections holds a line, and `interviewers` names who was there.
    Gone: never; it is kept whatever comes of it.
    Blocked: by nothing.

    Done by:

        ## Topics
        ## Job description
        ## Requirements
        ## Company: good points
        ## Company: bad points
        ## Role: good points
        ## Role: bad points
        ## First impressions
        ## Environment
    """
    for process, item in context.held():
        end = item.interview.end
        missing = [name for name in RECAP_SECTIONS if name not in item.interview.filled]
        if not item.interview.interviewers:
            missing.append("people")
        yield about_round(process, item)._replace(
            due=end,
            overdue=max(day_end(end.date(), zone_of(end)), add_elapsed(end, _RECAP_WITHIN)),
            status="open" if missing else "done",
            lacks=tuple(Lack("part", what=name) for name in missing),
        )


def find_review(context: Context) -> Iterator[Found]:
    """Rate a round, note its questions, name what to improve.

    The next interview gets better only by what this one taught, so every round is reviewed, however it went (R3.1-R3.4). A question rated
    2 or less (`review.stumble_at`) went badly, and asks for a better answer.

    Due: 24 hours after the end of the round.
    Overdue: from then on.
    Done: when there is a rating, a question and something to improve.
    Gone: never.
    Blocked: by nothing.

    Done by:

        ## Questions
        ### How would you handle schema drift?
        - asked by: [[Priya Raman]]
        - rating: 2

        ## Review
        - rating: 3
        - improve: slow down before answering
    """
    for process, item in context.held():
        interview = item.interview
        due = add_elapsed(interview.end, _REVIEW_WITHIN)
        parts = {
            "rating": interview.review.rating is not None,
            "questions": "questions" in interview.filled,
            "areas to improve": bool(interview.review.improve),
        }
        lacks = tuple(Lack("part", what=name) for name, there in parts.items() if not there)
        yield about_round(process, item)._replace(due=due, overdue=due, status="open" if lacks else "done", lacks=lacks)


def find_improve(context: Context) -> Iterator[Found]:
    """Write the better answer to a question that went badly.

    Then it can go into the thank-you note to whoever asked (R3.6, R3.7), and it is there before the next interview (R3.5).

    Due: 24 hours after the end of the round, before that note goes out.
    Overdue: from then on.
    Done: when the question has a `better`.
    Gone: when the process is over and the same question has a better answer in another note.
    Blocked: by nothing.

    Done by:

        ### How would you handle schema drift?
        - asked by: [[Priya Raman]]
        - rating: 2
        - better: a contract test at the point of entry
    """
    improved = {fold_question(question.text) for item in context.vault.interviews for question in item.questions if question.better}
    for process, item in context.held():
        for question in item.interview.questions:
            over = process.state not in LIVE and fold_question(question.text) in improved
            if not question.stumble or (over and not question.better):
                continue
            due = add_elapsed(item.interview.end, _REVIEW_WITHIN)
            yield about_round(process, item)._replace(
                pieces=Pieces(question=question.text),
                due=due,
                overdue=due,
                person=question.asked_by,
                label=question.text,
                question=question.text,
                status="done" if question.better else "open",
            )


def find_share_answer(context: Context) -> Iterator[Found]:
    """Share a better answer that came too late for the letter.

    With whoever asked, once you are connected, as colleagues talk (R3.8, R3.10): of the subject, never of the interview or the post
    (R3.9).

    Due: seven days after the round.
    Overdue: never.
    Done: when it is logged.
    Gone: with an outcome, when they want no contact or have left the company, or where a thank-you note has taken the question up.
    Blocked: while the better answer is not written (R3.7).

    Done by:

        - 2026-11-25 shared answer with [[Priya Raman]]
    """
    connected = find_first(context.said.get("connected", ()))
    for meeting in context.meetings:
        if meeting.process.state not in _BEFORE_OUTCOME or meeting.process.no_contact or meeting.person.key not in connected:
            continue
        if find_thanks_status(meeting, context) == "open" or meeting.person.key in find_gone(context):
            continue
        shared = any(event.kind == "shared" and meeting.person.key in event.people for event in meeting.round.events)
        # The thank-you notes of this round, by draft or log line.
        drafts = (draft for draft in context.vault.drafts if draft.kind in THANKS and draft.interview == meeting.interview.slug)
        thanks = [draft.body for draft in drafts]
        thanks += [event.text for event in meeting.round.events if event.kind == "thanked" and event.text]
        for question in meeting.interview.questions:
            asked_here = question.stumble and question.asked_by == meeting.person.key
            if not asked_here or any(takes_up(text, question) for text in thanks):
                continue
            yield about_meeting(meeting)._replace(
                pieces=Pieces(question=question.text, who=meeting.person.name),
                due=meeting.interview.end.date() + _SHARE_AFTER,
                label=question.text,
                question=question.text,
                status="done" if shared else "open",
                blocked_by=None if question.better or shared else Lack("better-answer", meeting.person.name),
            )


def takes_up(text: str, question: Question) -> bool:
    """Say whether a text takes up a question: it holds two of its longer words, or its only one."""
    words = find_long_words(question.text)
    return len(words & find_long_words(text)) >= min(_ENOUGH_WORDS, len(words))
