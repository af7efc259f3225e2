"""`review`: judge how it went."""

from collections.abc import Iterator

from followup_md.dates import add_elapsed
from followup_md.derive.actions.found import Found
from followup_md.derive.context import Context
from followup_md.model import Interview, Lack, LackKind, Pieces

WITHIN = 24


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
        due = add_elapsed(item.interview.end, WITHIN)
        missing = find_missing_review(item.interview)
        yield Found(
            Pieces(company=process.company),
            due=due,
            overdue=due,
            process=process,
            interview=item.interview,
            status="open" if missing else "done",
            lacks=tuple(Lack(LackKind.PART, what=name) for name in missing),
        )


def find_missing_review(interview: Interview) -> tuple[str, ...]:
    """Return what the review still lacks: `rating`, `questions`, `areas to improve`."""
    present = {
        "rating": interview.review.rating is not None,
        "questions": "questions" in interview.filled,
        "areas to improve": bool(interview.review.improve),
    }
    return tuple(name for name, there in present.items() if not there)
