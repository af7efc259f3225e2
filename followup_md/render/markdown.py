"""`index.md`: the page of due actions, for Obsidian, any editor and a git host (format.md section 6), with task lines (11.2)."""

from collections.abc import Container, Mapping, Sequence
from typing import TYPE_CHECKING

from followup_md.dates import spell_day
from followup_md.model import Action, Search
from followup_md.model.actions import REVIEW, ByWriting
from followup_md.model.derived import name_post
from followup_md.problem import Problem
from followup_md.render import view
from followup_md.render.markup import build_environment, escape, link
from followup_md.render.phrases import BLOCKED, DOUBT, format_counts, format_line, format_snooze
from followup_md.render.terminal import WORDS, format_round
from followup_md.render.text import clean, format_due, format_full
from followup_md.words import say_action_title, say_lacks, say_obstacle

if TYPE_CHECKING:
    from followup_md.config.settings import Tasks
    from followup_md.model.edits import Unrecorded

GENERATED_MARK = "<!-- followup-md: generated from the notes; what is written here by hand is lost. -->"


def render_index(
    search: Search, problems: Sequence[Problem], tasks: "Tasks", renamed: Container[str] = (), unrecorded: "Sequence[Unrecorded]" = ()
) -> str:
    """Return the page, unchanged until something becomes due; `unrecorded` are ticks that stay on it, `renamed` as in format.md 2.2."""
    words, requirement = view.format_search(search, whole=True)
    today, companies = search.now.date(), escape(", ".join(view.find_reopenable(search, whole=True)))
    reopenable = f"You withdrew and can write once more to {companies}: then log `reopened` (R5.8)." if companies else ""
    processes, known = [], search.vault.people
    for process in search.processes:
        # Everybody who may call (R4.12), including an agency.
        met = [key for item in process.rounds for key in (*item.interview.interviewers, *item.met)]
        keys = dict.fromkeys((*met, *(item.interview.agency for item in process.rounds if item.interview.agency)))
        people = [link(view.name_person(key, search), (known[key].path if key in known else None) or process.note) for key in keys]
        last = process.last_contact
        contact = f"last contact {format_full(last, search.now)}" if last else "no contact yet"
        title = f"**{escape(name_post(process.company, process.role))}** ({process.state})"
        processes.append(" · ".join(filter(None, (title, ", ".join(people), contact, link("note", process.note)))))
    for each in search.vault.unread:
        people = [link(view.name_person(key, search), (known[key].path if key in known else None) or each.path) for key in each.people]
        title = f"**{escape(name_post(each.company, each.role))}** (when was it?)"
        processes.append(" · ".join(filter(None, (title, ", ".join(people), link("note", each.path)))))
    template = build_environment(html=False).get_template("index.md.j2")
    return template.render(
        mark=GENERATED_MARK,
        day=f"As of {spell_day(today)} {today.year}.",
        search=escape(words),
        requirement=requirement,
        unread=[f"{link(post, path)}: when was it? {escape(reason.replace('`', ''))}" for post, reason, path in view.list_unread(search)],
        blocks=[_render_block(block, search, tasks, renamed) for block in view.build_blocks(search, by_round=True)],
        reopenable=reopenable,
        unrecorded=[(each.tick.text, escape(each.reason.replace("`", ""))) for each in unrecorded],
        waits=[f"{escape(wait.say()[0])} ({wait.requirement})" for wait in view.find_waits(search, whole=True)],
        problems=f"{format_counts(problems)}; run `followup-md check`." if problems else "",
        processes=processes,
    )


def _render_block(block: view.ViewBlock, search: Search, tasks: "Tasks", renamed: Container[str]) -> Mapping[str, object]:
    """Return a block with its title and task lines: each line as in `status`, and below it links to the places to write in."""
    lines = []
    for line in block.lines:
        late = "**overdue** · " if line.urgency == "overdue" else ""
        words = format_line(line, block, search.now)
        # Questions that need a better answer have their own links below.
        said = words[1] if line.spec is REVIEW and line.main and line.folded else words[0]
        shown = escape(said) if not line.main or is_ticked(line.lead) else link_writing(line.lead, search, said, renamed)
        due = escape(format_due(view.find_due_date(line.lead, search.now), search.now))
        row = f"{late}{due} · {shown} ({escape(line.lead.requirement)})"
        links = (link_writing(action, search, say_action_title(action), renamed) for action in line.folded)
        lines.append("\n  * ".join([row, *links]))
    title = name_post(block.company, block.role) + (f" · {format_round(block.interview, search.now)}" if block.interview else "")
    note = block.interview.path if block.interview else block.lines[0].lead.note
    doubt = f" · {DOUBT}" if block.doubtful else ""
    actions = [action for line in block.lines for action in (*line.main, *line.folded)]
    return {
        "title": f"{link(title, note)} · {WORDS[block.urgency]}{doubt}",
        "lines": lines,
        "tasks": [render_task(action, search, tasks) for action in actions if is_ticked(action)],
    }


def render_task(action: Action, search: Search, tasks: "Tasks") -> str:
    """Return an open line for the Obsidian Tasks plugin; a parenthesis keeps the end of the title from being read as a field."""
    blocked = f"{BLOCKED}{say_obstacle(action.blocked_by)}" if action.blocked_by else ""
    warning = say_lacks(action.lacks) if action.spec.is_follow_up else ""
    remarks = "; ".join(filter(None, (blocked, warning, format_snooze(action, search.now, format_full), DOUBT * action.doubtful)))
    # To the note of its person, to the interview note if they have none, else to the action's note.
    person = search.vault.people.get(action.person or "")
    about = link(view.name_whom(action, search) or "note", (person.path if person else None) or action.note)
    words = "; ".join(filter(None, (about, escape(remarks))))
    said = f"- [ ] {escape(say_action_title(action))} ({words})"
    tag = f" {clean(tasks.global_filter)}" if tasks.global_filter else ""
    day = view.find_day(view.find_due_date(action, search.now), search.now)
    if tasks.format == "none":
        return f"{said}{f', due {day}' if day else ''}{tag} <!-- {action.id} -->"
    if tasks.format == "dataview":
        return f"{said}{tag}  [id:: {action.id}]{f'  [due:: {day}]' if day else ''}"
    return f"{said}{tag} 🆔 {action.id}{f' 📅 {day}' if day else ''}"


def link_writing(action: Action, search: Search, words: str, renamed: Container[str] = ()) -> str:
    """Return `words` as a link to the note to write in, and to its heading unless that may be renamed (`renamed`)."""
    end = action.spec.end
    heading = (end.heading or "") if isinstance(end, ByWriting) else ""
    return link(words, find_note_to_open(action, search), "" if heading in renamed else heading)


def find_note_to_open(action: Action, search: Search) -> str:
    """Return the path of the note to open for an action: the person's, if the action is done there and it exists, else the action's."""
    end = action.spec.end
    person = search.vault.people.get(action.person or "") if isinstance(end, ByWriting) and end.heading is None else None
    return (person.path if person else None) or action.note


def is_ticked(action: Action) -> bool:
    """Say whether a tick records an action: not if it is done by writing in a note."""
    return not isinstance(action.spec.end, ByWriting)
