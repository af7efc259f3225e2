"""`followup-md build`: ticks of the index page recorded in the logs, then every generated file whose bytes change."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import click

from followup_md.cli.calendar import plan_agenda, say_left
from followup_md.cli.generated import PAGE_MARK, GeneratedFile, read_generated, write_stale
from followup_md.cli.record import Outcome, show_lines
from followup_md.cli.session import Session, print_aside, print_json, print_text, take_session
from followup_md.cli.site import check_site, plan_site
from followup_md.errors import FollowupError
from followup_md.render.reports import describe_files, describe_log_lines, list_states
from followup_md.vault.load import load_changed
from followup_md.vault.notes import CALENDAR, INDEX, SITE, Loaded

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from followup_md.model.edits import Unrecorded
    from followup_md.model.views import BuildView, FileState

    Read = Callable[[Mapping[str, bytes]], Loaded]

_TRIES = 5


@click.command(
    epilog="A task ticked on index.md is recorded in the log of its note, with the day of the tick; [-] records that it is not to be done."
)
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 when a page is stale.")
@click.option("--no-record", is_flag=True, help="Leave the notes alone: what is ticked stays ticked.")
@click.option("--dry-run", is_flag=True, help="Write nothing; say what would be written.")
@click.option("--public-safe", "public", is_flag=True, help="Leave names, companies and texts out of site/, to show a screen to others.")
@take_session()
def command(session: Session, *, only_check: bool, no_record: bool, public: bool) -> None:
    """Record what was ticked on the index page, and write it, the pages of site/ and the calendar anew."""
    root, clock, dry = session.root, session.clock, only_check or session.dry

    def read(changed: Mapping[str, bytes]) -> Loaded:
        return load_changed(root, clock, changed, replayed=session.replayed)

    build = build_index(root, read, record=not no_record, write=not dry, public=public)
    tenses: tuple[FileState, FileState] = ("would-be-written", "would-be-removed") if dry else ("written", "removed")
    states: dict[str, FileState] = {
        page.path: "unchanged" if not page.stale else "stale" if only_check else tenses[page.text is None] for page in build.pages
    }
    if session.as_json:
        view: BuildView = {
            "version": 1,
            "files": describe_files(list(states.items())),
            "recorded": describe_log_lines([line for outcome in build.recorded for line in outcome.plan.lines]),
            "unrecorded": [{"line": each.tick.line, "id": each.tick.id, "reason": each.reason} for each in build.unrecorded],
            "written": not dry,
        }
        print_json(view)
    else:
        lines = [show_lines(plan.lines, judged, plan.consequences, dry=dry) for plan, _, judged in build.recorded]
        page = build.pages[0].path
        lines += [f"{page}: {each.tick.id or 'a task without an id'} stays ticked: {each.reason}\n" for each in build.unrecorded]
        print_text("".join((*lines, *(f"{path}: {state}\n" for path, state in list_states(states, SITE)))))
    if left := say_left(root):
        print_aside(left)
    if public and not session.as_json:
        print_aside(f"names, companies and texts are left out of {SITE}/; {INDEX} has them, and so has what any other build writes")
    click.get_current_context().exit(int(only_check and build.stale))


class Build(NamedTuple):
    """Planned build: the pages, the log lines made from ticks, the ticks that stay, and the vault afterwards."""

    pages: tuple[GeneratedFile, ...]
    recorded: tuple[Outcome, ...]
    unrecorded: tuple[Unrecorded, ...]
    loaded: Loaded

    @property
    def stale(self) -> bool:
        """Say whether any page is out of date."""
        return any(page.stale for page in self.pages)


def build_index(root: str, read: Read, *, record: bool = True, write: bool = True, public: bool = False) -> Build:
    """Record the ticks of the index page, then write each page whose bytes change; FollowupError when a page is not this program's."""
    from followup_md.vault.write import ChangedMeanwhile

    recorded: tuple[Outcome, ...] = ()
    for _ in range(_TRIES):
        build = plan_build(root, read, record=record)
        recorded += build.recorded
        try:
            build = carry_out(root, build, public=public) if write else _add_site(root, build, public=public)
        except ChangedMeanwhile:
            continue
        return build._replace(recorded=recorded)
    raise FollowupError(f"{INDEX}, {CALENDAR} or {SITE}/ keeps changing", "close it in the other program, and build again")


def plan_build(root: str, read: Read, *, record: bool = True) -> Build:
    """Return what a build would write; nothing is written. `read` loads the vault, some notes in their planned version."""
    from followup_md.render.markdown import render_index

    seen = read_generated(root, INDEX, PAGE_MARK, "page")
    loaded = read({})
    recorded: tuple[Outcome, ...] = ()
    unrecorded: tuple[Unrecorded, ...] = ()
    if seen is not None:
        from followup_md.parse.ticks import read_ticks

        if ticks := read_ticks(seen.decode("utf-8-sig", "replace")):
            from followup_md.cli.ticks import plan_ticks
            from followup_md.model.edits import Unrecorded

            kept = tuple(Unrecorded(tick, "it was built with --no-record") for tick in ticks)
            recorded, unrecorded = plan_ticks(root, loaded, ticks) if record else ((), kept)
    if recorded:
        loaded = read(recorded[0].plan.after)
    settings = loaded.settings
    text = render_index(loaded.search, loaded.problems, settings.tasks, settings.sections, unrecorded)
    pages = (GeneratedFile(path=INDEX, seen=seen, text=text), plan_agenda(root, loaded))
    check_site(root, loaded.search)
    return Build(tuple(page for page in pages if page), recorded, unrecorded, loaded)


def carry_out(root: str, build: Build, *, public: bool = False) -> Build:
    """Write the notes first, then the pages, then site/; ChangedMeanwhile when a page was saved after it was read."""
    for outcome in build.recorded:
        from followup_md.cli.record import write_plan

        write_plan(root, outcome.plan, build.loaded.settings)
    write_stale(root, build.pages)
    whole = _add_site(root, build, public=public)
    write_stale(root, whole.pages[len(build.pages) :])
    return whole


def _add_site(root: str, build: Build, *, public: bool = False) -> Build:
    """Return a build with the files of site/ among its pages; none of them is written."""
    changed = build.recorded[0].plan.after if build.recorded else {}
    return build._replace(pages=(*build.pages, *plan_site(root, build.loaded, changed, public=public)))
