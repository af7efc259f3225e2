"""`followup-md check-post`."""

from __future__ import annotations

import sys

import click

from followup_md.cli.options import find_vault, json_option, measure_screen, print_json, print_text, vault_option, wants_color


@click.command(epilog="Exits 1 when something is found. Names are known from your notes alone; others are yours to see.")
@click.argument("file", metavar="FILE|-")
@json_option
@vault_option
def command(
    file: str,
    as_json: bool,  # noqa: FBT001 - as the options have it
    vault: str | None,
) -> None:
    """Ask whether a text meant for a public place gives the interview away.

    FILE is tried from the current folder, then from the vault; - is standard input.
    Company, people, interview and job must not be told from it; talk about the subject.
    """
    from followup_md.app.posting import check_post, read_post
    from followup_md.render.public import describe_post_check, render_post_check

    root = find_vault(vault)
    data = sys.stdin.buffer.read() if file == "-" else read_post(root, file)
    post = check_post(root, data, "standard input" if file == "-" else file)
    found = describe_post_check(post.text, post.found)
    if as_json:
        print_json(found)
    else:
        print_text(render_post_check(post.text, found, post.names, color=wants_color(), width=measure_screen()[0]))
    click.get_current_context().exit(int(bool(found)))
