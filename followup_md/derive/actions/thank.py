"""`thank`: a personal thank-you note to everybody one met."""

from collections.abc import Iterator

from followup_md.dates import add_span, spell_day
from followup_md.derive.actions.found import Found
from followup_md.derive.contacts import say_thanks
from followup_md.derive.context import Context, Meeting
from followup_md.derive.thanks import find_obstacle, find_thanked, find_thanks_status


def find_thank(context: Context) -> Iterator[Found]:
    """Thank each person met in a held round, each by a note of their own, by letter unless configured otherwise.

    Due `thank_you.within` (24 elapsed hours) after the end; lapses when the seventh day after it has ended, since the thanks then
    move into the follow-up. Blocked without a topic, without a way to reach them, or in an agency's process (R1.1-R1.11).

    Done by:

        - 2026-11-18 12:00 thanked [[Priya Raman]] by letter
        - 2026-11-18 12:00 thanked [[Priya Raman]] via [[Dana Cole]]
    """
    for meeting in find_thanked(context):
        yield _find(meeting, context)


def _find(meeting: Meeting, context: Context) -> Found:
    status = find_thanks_status(meeting, context)
    sentence, words = find_obstacle(meeting, context) if status == "open" else ("", "")
    interview, person = meeting.interview, meeting.person
    due = add_span(interview.end, context.settings.thank_you.within, context.calendar(meeting.process))
    return Found(
        title=say_thanks(person, interview, context),
        why=f"you met on {spell_day(interview.end.date())}; a personal note within {context.settings.thank_you.within} of the end",
        due=due,
        overdue=due,
        process=meeting.process,
        interview=interview,
        person=person.key,
        label=person.key,
        status=status,
        blocked_by=sentence or None,
        lacks=words or "ready",
    )
