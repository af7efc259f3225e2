"""`index.md`: the page of due actions, which reads well in Obsidian, on a git host and in a plain editor (format.md section 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from followup_md.dates import spell_day
from followup_md.model.actions import REVIEW
from followup_md.model.hiring import name_post
from followup_md.render.markup import escape, link
from followup_md.render.phrases import DOUBT, say_line
from followup_md.render.problem_text import say_counts
from followup_md.render.tasks import is_ticked, link_writing, render_task
from followup_md.render.terminal_blocks import WORDS
from followup_md.render.terminal_condensed import say_round
from followup_md.render.view import build_blocks, find_due, name_person
from followup_md.render.waits import find_reopenable, find_waits
from followup_md.render.week import say_search
from followup_md.render.when import spell_full, spell_when
from followup_md.words import say_action_title

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from followup_md.config.settings import Tasks
    from followup_md.model import Search
    from followup_md.model.page import Unrecorded
    from followup_md.problem import Problem
    from followup_md.render.view import Block

MARK = "<!-- followup-md: generated from the notes; what is written here by hand is lost. -->"


class Section(NamedTuple):
    """One block as Markdown: its title, its lines, and a task line for each person."""

    title: str
    lines: tuple[str, ...]
    tasks: tuple[str, ...]


def render_index(
    search: Search, problems: Sequence[Problem], tasks: Tasks, renamed: Container[str] = (), unrecorded: Sequence[Unrecorded] = ()
) -> str:
    """Return the page: the same bytes for the same notes, configuration and day, as long as nothing becomes due or overdue.

    `renamed` holds the sections that the configuration gives other names (format.md 2.2): links lead to their notes, not to a heading.
    `unrecorded` are the ticks of the page as it was that stay.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("followup_md"),
        autoescape=False,  # noqa: S701 - the page is Markdown, and `markup` has escaped every word of it
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    words, requirement = say_search(search, whole=True)
    today, companies = search.now.date(), escape(", ".join(find_reopenable(search, whole=True)))
    reopenable = f"You withdrew and can write once more to {companies}: then log `reopened` (R5.8)." if companies else ""
    processes, known = [], search.vault.people
    for process in search.processes:
        # What one needs at hand when they call (R4.12): through whom everything goes calls, too.
        met = [key for item in process.rounds for key in (*item.interview.interviewers, *item.met)]
        keys = dict.fromkeys((*met, *(item.interview.agency for item in process.rounds if item.interview.agency)))
        people = [link(name_person(key, search), (known[key].path if key in known else None) or process.note) for key in keys]
        last = process.last_contact
        contact = f"last contact {spell_full(last, search.now)}" if last else "no contact yet"
        title = f"**{escape(name_post(process.company, process.role))}** ({process.state})"
        processes.append(" · ".join(filter(None, (title, ", ".join(people), contact, link("note", process.note)))))
    return environment.get_template("index.md.j2").render(
        mark=MARK,
        day=f"As of {spell_day(today)} {today.year}.",
        search=escape(words),
        requirement=requirement,
        blocks=[_render_block(block, search, tasks, renamed) for block in build_blocks(search, by_round=True)],
        reopenable=reopenable,
        unrecorded=[(each.tick.text, escape(each.reason.replace("`", ""))) for each in unrecorded],
        waits=[f"{escape(wait.say()[0])} ({wait.requirement})" for wait in find_waits(search, whole=True)],
        problems=f"{say_counts(problems)}; run `followup-md check`." if problems else "",
        processes=processes,
    )


def _render_block(block: Block, search: Search, tasks: Tasks, renamed: Container[str]) -> Section:
    """Return a block; each line as in `status`, below it a link to each place in a note where something is to be written."""
    lines = []
    for line in block.lines:
        late = "**overdue** · " if line.urgency == "overdue" else ""
        words = say_line(line, block, search.now)
        # The questions that want a better answer have links of their own below.
        said = words[1] if line.spec is REVIEW and line.main and line.folded else words[0]
        shown = escape(said) if not line.main or is_ticked(line.lead) else link_writing(line.lead, search, said, renamed)
        row = f"{late}{escape(spell_when(find_due(line.lead, search.now), search.now))} · {shown} ({escape(line.lead.requirement)})"
        links = (link_writing(action, search, say_action_title(action), renamed) for action in line.folded)
        lines.append("\n  * ".join([row, *links]))
    title = name_post(block.company, block.role) + (f" · {say_round(block.interview, search.now)}" if block.interview else "")
    note = block.interview.path if block.interview else block.lines[0].lead.note
    doubt = f" · {DOUBT}" if block.doubtful else ""
    actions = [action for line in block.lines for action in (*line.main, *line.folded)]
    return Section(
        title=f"{link(title, note)} · {WORDS[block.urgency]}{doubt}",
        lines=tuple(lines),
        tasks=tuple(render_task(action, search, tasks) for action in actions if is_ticked(action)),
    )
