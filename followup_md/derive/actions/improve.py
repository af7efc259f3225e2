"""`improve`: write the answer one wishes one had given."""

from collections.abc import Iterator

from followup_md.dates import add_elapsed
from followup_md.derive.actions.found import Found
from followup_md.derive.actions.review import WITHIN
from followup_md.derive.context import Context
from followup_md.model import LIVE, Pieces
from followup_md.model.practice import fold_question


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
            due = add_elapsed(item.interview.end, WITHIN)
            yield Found(
                Pieces(question=question.text),
                due=due,
                overdue=due,
                process=process,
                interview=item.interview,
                person=question.asked_by,
                label=question.text,
                question=question.text,
                status="done" if question.better else "open",
            )
