"""Kinds of rounds, names of posts, and talks at which nobody is hired."""

from followup_md.model.derived import Process

# Any other kind is a text of the person's own (format.md 2.1).
KINDS = ("phone-screen", "technical", "panel", "onsite", "final", "informational", "career-fair")
# Thanks and a connection, but no application: nothing to ask about afterwards, and nothing to withdraw (rules.md 7.2, 7.3).
NO_HIRING = frozenset({"informational", "career-fair"})


def name_post(company: str, role: str | None) -> str:
    """Return what a post is called: the company, and the role where there is one."""
    return f"{company}, {role}" if role else company


def is_about_post(process: Process) -> bool:
    """Say whether one has applied, or a round was about a post; a process of informational talks alone is none."""
    talks = all(item.interview.kind in NO_HIRING for item in process.rounds)
    return not (process.rounds and talks) or any(event.kind == "applied" for event in process.events)
