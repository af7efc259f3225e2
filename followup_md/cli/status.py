"""`followup-md status`: what is due, to whom, by when and why."""

import click

from followup_md.cli.session import Session, measure_screen, print_json, print_text, take_session, wants_color


@click.command(epilog="Marks before a date: ! overdue, * due by the end of today, - blocked; none: still to come.")
@click.option("--all", "unfold", is_flag=True, help="Show each action in a row of its own, with its reason.")
@click.option("--process", metavar="WORDS", help="Only this process: its id, or words of its id, company and role.")
@click.option("--person", metavar="NAME", help="Only this person: any part of the name.")
@take_session()
def command(session: Session, *, unfold: bool, process: str | None, person: str | None) -> None:
    """Show what is due, to whom, by when and why."""
    loaded = session.load()
    search = loaded.search
    if process is not None or person is not None:
        from followup_md.derive.subjects import narrow

        search = narrow(search, process=process, person=person)
    if session.as_json:
        from followup_md.render.json import describe_search

        print_json(describe_search(search, loaded.problems))
        return
    from followup_md.render.terminal import Screen, render_status

    width, height = measure_screen()
    print_text(render_status(search, loaded.problems, Screen(width=width, height=height, color=wants_color(), unfold=unfold)))
