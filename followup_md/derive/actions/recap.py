"""`recap`: write down everything while it is fresh."""

from collections.abc import Iterator

from followup_md.dates import add_elapsed, day_end, zone_of
from followup_md.derive.actions.found import Found
from followup_md.derive.context import Context
from followup_md.model import RECAP_SECTIONS, Interview

HALF_A_DAY = 12


def find_recap(context: Context) -> Iterator[Found]:
    """Write the recap of a held round: topics, description, requirements, four lists of points, impressions, environment, people.

    Due at the end of the round, overdue from the later of the next midnight and twelve hours on, and never given up (R4.1-R4.12).

    Done by:

        ## Topics, ## Job description, ## Requirements, ## Company: good points, ## Company: bad points,
        ## Role: good points, ## Role: bad points, ## First impressions, ## Environment: a line under each
    """
    for process, item in context.held():
        end = item.interview.end
        missing = find_missing_sections(item.interview)
        yield Found(
            title=f"Write the recap of {process.company}",
            why="memory fades at once, and they may call weeks later",
            due=end,
            overdue=max(day_end(end.date(), zone_of(end)), add_elapsed(end, HALF_A_DAY)),
            process=process,
            interview=item.interview,
            status="open" if missing else "done",
            lacks=", ".join(missing),
        )


def find_missing_sections(interview: Interview) -> tuple[str, ...]:
    """Return what a recap still lacks, by section name; `people` when nobody is named (R4.5-R4.11)."""
    missing = [name for name in RECAP_SECTIONS if name not in interview.filled]
    return tuple(missing if interview.interviewers else [*missing, "people"])
