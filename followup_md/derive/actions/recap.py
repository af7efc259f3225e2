"""`recap`: write down everything while it is fresh."""

from collections.abc import Iterator

from followup_md.dates import add_elapsed, day_end, zone_of
from followup_md.derive.actions.found import Found
from followup_md.derive.context import Context
from followup_md.model import RECAP_SECTIONS, Interview, Lack, LackKind, Pieces

_HALF_A_DAY = 12  # hours


def find_recap(context: Context) -> Iterator[Found]:
    """Write down everything of a round while it is fresh.

    Memory fades at once (R4.1, R4.4), and they often call weeks later: then the recap is what you have (R4.12). A line under each heading
    will do: what was said, what they want, what is good and bad, how it felt, whom you met (R4.5-R4.11).

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
        missing = find_missing_sections(item.interview)
        yield Found(
            Pieces(company=process.company),
            due=end,
            overdue=max(day_end(end.date(), zone_of(end)), add_elapsed(end, _HALF_A_DAY)),
            process=process,
            interview=item.interview,
            status="open" if missing else "done",
            lacks=tuple(Lack(LackKind.PART, what=name) for name in missing),
        )


def find_missing_sections(interview: Interview) -> tuple[str, ...]:
    """Return what a recap still lacks, by section name; `people` when nobody is named (R4.5-R4.11)."""
    missing = [name for name in RECAP_SECTIONS if name not in interview.filled]
    return tuple(missing if interview.interviewers else [*missing, "people"])
