"""Drawn searches with full notes: topics, questions, points, promises, offers and relays, each word of which tells where it stood."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from lettering import SENDER_TOML
from searches import Drawn, Pick, searches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from followup_md.model import Interview, Vault

# How people type; `{}` is the word that tells where it stood.
SHAPES = (
    "{}",
    "{} events: trucks report late (it is so)",
    "her two questions on {}.",
    "what [[Priya Raman]] **asked** of `{}`?",
    "they move {} to hourly loads before June",
    "say what {} saved: 1,900 lines",
    "{} — und die [Ämter](https://example.com/x)",
    "mention {}",
)
QUESTIONS = ("How would you handle {}?", "Why {}", "Tell me about {}.", "And {}: what of it?")
PRIVATE = "zqprivate"


class Rich(NamedTuple):
    """A drawn search, and the process of each interview by its slug; a word `zq3…` stands in a note of process 3 alone."""

    drawn: Drawn
    processes: dict[str, str]

    def token(self, process: str) -> str:
        """Return how each word begins that stands in the notes of a process."""
        return f"zq{sorted(set(self.processes.values())).index(process)}x"


@st.composite
def rich_searches(draw: Callable[..., object]) -> Rich:
    """Draw a search whose notes are full, each section in some of them."""
    drawn, pick = draw(searches()), Pick(draw)
    assert isinstance(drawn, Drawn)
    tale = drawn.tale
    tale.toml = "reply_to_rejection = true\n" + tale.toml + SENDER_TOML
    tale.people.setdefault("Dana Cole", "---\npart: recruiter\n---\n")
    if pick.number(0, 1):
        tale.people["Lena Fischer"] = f'---\nrelay: "[[Dana Cole]]"\nphone: {PRIVATE}1\n---\n{PRIVATE}2\n'
    if pick.number(0, 4) == 0:
        slug = pick.one(tuple(tale.notes))
        tale.notes[slug] = tale.notes[slug].replace("kind:", 'agency: "[[Dana Cole]]"\nkind:')
    vault = tale.vault()[0]
    # Soon after some round there is most to write.
    ends = sorted(interview.end for interview in vault.interviews)
    now = (pick.one(tuple(ends)) + timedelta(hours=pick.one((2, 20, 72, 7 * 24, 30 * 24)) + pick.number(0, 24))).astimezone(
        ZoneInfo(tale.zone)
    )
    drawn = Drawn(tale, f"{now:%Y-%m-%dT%H:%M}")
    rich = Rich(drawn, {interview.slug: interview.process for interview in vault.interviews})
    for interview in vault.interviews:
        token = rich.token(interview.process)
        head = "---".join(tale.notes[interview.slug].split("---")[:2])
        tale.notes[interview.slug] = "\n".join((f"{head}---", *_write_body(vault, interview, token, pick), ""))
        if pick.number(0, 1) == 0:
            tale.log(interview.slug, *_write_offer(interview, pick))
    return rich


def _write_offer(interview: Interview, pick: Pick) -> list[str]:
    day = interview.end.date()
    answered = f"offer written answer by {pick.day(interview.end)}"
    lines = ("offer spoken", answered, "accepted", "confirmed", f"start on {pick.day(interview.end, 90)}")
    return [f"{day} 23:59 {line}: {PRIVATE}3" for line in lines[: pick.number(1, len(lines))]]


def _write_body(vault: Vault, interview: Interview, token: str, pick: Pick) -> Iterator[str]:
    count = iter(range(1000))

    def say(shapes: tuple[str, ...] = SHAPES) -> str:
        return pick.one(shapes).format(f"{token}{next(count)}")

    def some(line: str, most: int = 3) -> Iterator[str]:
        return (f"- {line}{say()}" for _ in range(pick.number(0, most)))

    names = [vault.people[key].name for key in interview.interviewers]
    yield "## Topics"
    yield from some("")
    for name in names:
        yield f"### [[{name}]]"
        for line in some("", 4):
            yield line
            yield from (f"    - mine: {say()}" for _ in range(pick.number(0, 1)))
    yield "## Questions"
    for _ in range(pick.number(0, 3)):
        yield f"### {say(QUESTIONS)}\n- rating: {pick.number(1, 5)}\n- said: {PRIVATE}4"
        yield from (f"- better: {say()}" for _ in range(pick.number(0, 1)))
        yield from (f"- asked by: [[{pick.one(tuple(names))}]]" for _ in range(pick.number(0, 1)) if names)
    yield f"## Review\n- rating: 2\n- improve: {PRIVATE}5"
    for section in ("Requirements", "Company: good points", "Role: good points"):
        yield from (f"## {section}", *some(""))
    yield f"## Company: bad points\n- {PRIVATE}6\n## Role: bad points\n- {PRIVATE}7"
    yield f"## First impressions\n{PRIVATE}8\n## Environment\n{PRIVATE}9\n## Job description\n- {PRIVATE}0\n## My own\n- {PRIVATE}11"
    yield from ("## Next steps", *some("I promised: ", 2), f"- I promised: {say()}, by {pick.day(interview.end)}")
    yield f"## Offer\n- title: {say()}\n- pay: zqpay\n- signed by: {PRIVATE}12\n- place: {say()}"
