"""What became of the questions that went badly (R3.6-R3.8)."""

from collections.abc import Iterator

from followup_md.derive.actions.share_answer import takes_up
from followup_md.derive.context import Context
from followup_md.derive.figures.rounds import began_in
from followup_md.model import Round
from followup_md.model.draft import THANKS
from followup_md.model.figures import Period, Stumbles


def count_stumbles(context: Context, period: Period) -> Stumbles:
    """Questions with a low rating or `stumbled: yes` in held rounds: how many, how many with a `better:` answer, how many repaired.

    Repaired is one whose better answer reached them: a thank-you note of that round that went out takes the question up, by its draft
    under letters/ or by its log line, or the log says `shared answer with` whoever asked.
    """
    found = [
        (item, question)
        for _, item in context.held()
        if began_in(item, period)
        for question in item.interview.questions
        if question.stumble
    ]
    answered = [(item, question) for item, question in found if question.better]
    repaired = 0
    for item, question in answered:
        shared = any(event.kind == "shared" and question.asked_by in (None, *event.people) for event in item.events)
        repaired += shared or any(takes_up(text, question) for text in _find_sent(item, context))
    return Stumbles(len(found), len(answered), repaired)


def _find_sent(item: Round, context: Context) -> Iterator[str]:
    """Yield what was written to those thanked for a round: the drafts that went out, and what their log lines say."""
    thanked = [event for event in item.events if event.kind == "thanked"]
    reached = {key for event in thanked for key in (*event.people, event.via)}
    for draft in context.vault.drafts:
        if draft.kind in THANKS and draft.interview == item.interview.slug and draft.person in reached:
            yield draft.body
    for event in thanked:
        yield event.text or ""
