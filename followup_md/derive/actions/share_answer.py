"""`share-answer`: give the better answer in a professional conversation."""

import re
from collections.abc import Iterator
from datetime import timedelta

from followup_md.derive.actions.found import Found
from followup_md.derive.context import Context, Meeting
from followup_md.derive.profiles import find_first
from followup_md.derive.thanks import find_thanks_status
from followup_md.model import WAITING, Lack, LackKind, Pieces, Question
from followup_md.model.draft import THANKS

_SHARE_AFTER = timedelta(days=7)
_ENOUGH_WORDS = 2
_LONG_WORD = 4
_WORD = re.compile(r"\w+")
_BEFORE_OUTCOME = WAITING | {"interviewing"}


def find_share_answer(context: Context) -> Iterator[Found]:
    """Share a better answer that came too late for the letter.

    With whoever asked, once you are connected, as colleagues talk (R3.8, R3.10): of the subject, never of the interview or the post
    (R3.9).

    Due: seven days after the round.
    Overdue: never.
    Done: when it is logged.
    Gone: with an outcome, when they want no contact, or where a thank-you note has taken the question up.
    Blocked: while the better answer is not written (R3.7).

    Done by:

        - 2026-11-25 shared answer with [[Priya Raman]]
    """
    connected = find_first(context.said.get("connected", ()))
    for meeting in context.meetings:
        if meeting.process.state not in _BEFORE_OUTCOME or meeting.process.no_contact or meeting.person.key not in connected:
            continue
        if find_thanks_status(meeting, context) == "open":
            continue
        shared = any(event.kind == "shared" and meeting.person.key in event.people for event in meeting.round.events)
        for question in meeting.interview.questions:
            if not question.stumble or question.asked_by != meeting.person.key or is_addressed(meeting, question, context):
                continue
            yield Found(
                Pieces(question=question.text, who=meeting.person.name),
                due=meeting.interview.end.date() + _SHARE_AFTER,
                process=meeting.process,
                interview=meeting.interview,
                person=meeting.person.key,
                label=question.text,
                question=question.text,
                status="done" if shared else "open",
                blocked_by=None if question.better or shared else Lack(LackKind.BETTER_ANSWER, meeting.person.name),
            )


def is_addressed(meeting: Meeting, question: Question, context: Context) -> bool:
    """Say whether a thank-you note of this round takes the question up, by its draft or its log line."""
    notes = (draft for draft in context.vault.drafts if draft.kind in THANKS)
    texts = [draft.body for draft in notes if draft.interview == meeting.interview.slug]
    texts += [event.text for event in meeting.round.events if event.kind == "thanked" and event.text]
    return any(takes_up(text, question) for text in texts)


def takes_up(text: str, question: Question) -> bool:
    """Say whether a text takes a question up: two of its longer words, or its only one."""
    words = _find_words(question.text)
    return len(words & _find_words(text)) >= min(_ENOUGH_WORDS, len(words))


def _find_words(text: str) -> set[str]:
    return {word for word in _WORD.findall(text.casefold()) if len(word) >= _LONG_WORD}
