"""Over every shape of note: what `jot` and `recap` write are new lines and no other byte, and taken back the old bytes are there again."""

from __future__ import annotations

from datetime import date
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

import pytest
from support.strategies import build_shapes

from followup_md.cli.jot import Jotting, add_jotting, extend_question, make_bullet, make_question, make_topic
from followup_md.config import Settings
from followup_md.errors import FollowupError
from followup_md.model import Person
from followup_md.parse.vault import parse_interview_note
from followup_md.vault.journal import build_entry, revert_change

if TYPE_CHECKING:
    from collections.abc import Callable

    from followup_md.parse.facts import InterviewNote

PATH = "interviews/harbor.md"
SHAPES = dict(build_shapes())
PRIYA = Person("Priya Raman", "Priya Raman", path="people/Priya Raman.md")
HEAD = "---\ncompany: Harbor\nrole: Engineer\nstart: 2026-11-17T13:00\nend: 2026-11-17T15:30\ninterviewers: [Priya Raman]\n---\n"


def count_topics(note: InterviewNote) -> int:
    return sum(owned.topic.text.endswith("the rota") for owned in note.topics)


def count_questions(note: InterviewNote) -> int:
    return sum((asked.question.text, asked.question.rating) == ("schema drift", 2) for asked in note.questions)


def count_promises(note: InterviewNote) -> int:
    assert note.facts
    return sum((promise.text, promise.by) == ("sample query", date(2026, 11, 20)) for promise in note.facts.promises)


def count_points(note: InterviewNote) -> int:
    assert note.facts
    return note.facts.points.get("role: bad points", ()).count("on call")


JOTS: dict[str, tuple[Jotting, Callable[[InterviewNote], int]]] = {
    "a topic": (make_bullet("topics", "the rota"), count_topics),
    "a topic of somebody": (make_topic("the rota", (PRIYA,), PRIYA.key, "Priya"), count_topics),
    "a question": (make_question("schema drift", ("rating: 2",)), count_questions),
    "a promise": (make_bullet("next steps", "I promised: sample query, by 2026-11-20"), count_promises),
    "a point": (make_bullet("role: bad points", "on call"), count_points),
}


def jot(text: str | bytes, jotting: Jotting) -> str:
    """Return the text of a note after something was jotted down in it."""
    data = text.encode() if isinstance(text, str) else text
    return add_jotting(data, PATH, jotting, Settings())[0].decode()


def drop_new(before: bytes, after: bytes) -> tuple[bytes, bytes]:
    """Return the new bytes of a note, and those that went, which are none."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    changes = [each for each in SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if each[0] != "equal"]
    added = b"".join(row for _, _, _, begin, end in changes for row in new[begin:end])
    return added, b"".join(row for _, begin, end, _, _ in changes for row in old[begin:end])


@pytest.mark.parametrize("step", [29, pytest.param(1, marks=pytest.mark.slow)])
@pytest.mark.parametrize("kind", JOTS)
def test_new_lines_and_no_other_byte(kind: str, step: int) -> None:
    jotting, count = JOTS[kind]
    for name in list(SHAPES)[::step]:
        before = SHAPES[name]
        after, numbers = add_jotting(before, PATH, jotting, Settings())
        added, gone = drop_new(before, after)
        end = b"\r\n" if b"\r\n" in before else b"\n"
        # A last line without an end gets one.
        assert added.startswith(gone), name
        assert not gone.endswith(b"\n"), name
        assert added.removeprefix(gone).count(b"\n") == added.removeprefix(gone).count(end), name
        text = after.decode("utf-8-sig").replace("\r\n", "\n")
        assert count(parse_interview_note(text, PATH, Settings())) == 1, name
        assert text.split("\n")[numbers[0] - 1].strip()
        assert revert_change(after, build_entry("", PATH, before, after)) == before, name


@pytest.mark.parametrize(
    ("kind", "body", "expected"),
    [
        pytest.param("a topic", "## Topics\n- late events\n", "## Topics\n- late events\n- the rota\n", id="behind the last bullet"),
        pytest.param("a topic", "## Topics\n* x\n  - mine: y\n\n  z\n", "## Topics\n* x\n  - mine: y\n\n  z\n* the rota\n", id="sign"),
        pytest.param("a topic", "## Topics\n- x\ny\n\nz\n", "## Topics\n- x\ny\n- the rota\n\nz\n", id="behind a lazy line"),
        pytest.param("a topic", "## Topics\n- \n", "## Topics\n- \n- the rota\n", id="an empty bullet stays"),
        pytest.param("a topic", "## Topics\n<!-- a\n\nb -->\n\n# X\n", "## Topics\n<!-- a\n\nb -->\n- the rota\n\n# X\n", id="comment"),
        pytest.param(
            "a topic",
            "## Topics\n\n### [[Priya Raman]]\n- x\n",
            "## Topics\n- the rota\n\n### [[Priya Raman]]\n- x\n",
            id="above all names",
        ),
        pytest.param(
            "a topic of somebody",
            "## Topics\n### Tom\n- x\n### [[people/Priya Raman|Priya]]\n\n## Log\n",
            "## Topics\n### Tom\n- x\n### [[people/Priya Raman|Priya]]\n- the rota\n\n## Log\n",
            id="below the name",
        ),
        pytest.param("a topic of somebody", "## Topics\n- x\n", "## Topics\n- x\n- Priya: the rota\n", id="with the name"),
        pytest.param(
            "a topic of somebody",
            "## Topics\n### Priya and Tom\n- x\n",
            "## Topics\n- Priya: the rota\n### Priya and Tom\n- x\n",
            id="not below two names",
        ),
        pytest.param(
            "a question",
            "## Questions\n### Why us?\n- rating: 4\n\n## Log\n",
            "## Questions\n### Why us?\n- rating: 4\n\n### schema drift\n- rating: 2\n\n## Log\n",
            id="a heading among headings",
        ),
        pytest.param("a question", "## Questions\n", "## Questions\n- schema drift\n  - rating: 2\n", id="a bullet without headings"),
        pytest.param(
            "a question",
            "## Questions\n+ Why us?\n    - rating: 4\n",
            "## Questions\n+ Why us?\n    - rating: 4\n+ schema drift\n  - rating: 2\n",
            id="a bullet among bullets",
        ),
        pytest.param(
            "a promise",
            "## Topics\n- x\n\n## Log\n- 2026-11-16 prepared\n",
            "## Topics\n- x\n\n## Next steps\n- I promised: sample query, by 2026-11-20\n\n## Log\n- 2026-11-16 prepared\n",
            id="a section that is missing, before the log",
        ),
        pytest.param(
            "a topic",
            "Some words.\n## Review\n- rating: 3\n",
            "Some words.\n\n## Topics\n- the rota\n\n## Review\n- rating: 3\n",
            id="a section that is missing, before the next",
        ),
        pytest.param("a point", "", "\n## Role: bad points\n- on call\n", id="a section at the end"),
        pytest.param(
            "a promise",
            "## Next steps\n- I promised:\n- they said:\n",
            "## Next steps\n- I promised:\n- they said:\n- I promised: sample query, by 2026-11-20\n",
            id="empty fields stay",
        ),
    ],
)
def test_each_has_its_place(kind: str, body: str, expected: str) -> None:
    assert jot(HEAD + body, JOTS[kind][0]) == HEAD + expected


def test_a_better_answer_goes_to_the_last_question() -> None:
    better = extend_question("a contract test")
    headed = "## Questions\n### Why us?\n- rating: 4\n### Drift?\n- stumbled: yes\n"
    assert jot(HEAD + headed, better) == f"{HEAD}{headed}- better: a contract test\n"
    bulleted = "## Questions\n- Why us?\n- Drift?\n  - stumbled: yes\n"
    assert jot(HEAD + bulleted, better) == f"{HEAD}{bulleted}  - better: a contract test\n"


def test_sections_have_the_names_that_the_configuration_gives_them() -> None:
    settings = Settings(sections={"topics": ("Themen",)})
    assert add_jotting(HEAD.encode(), PATH, JOTS["a topic"][0], settings)[0].decode() == f"{HEAD}\n## Themen\n- the rota\n"


def test_a_note_without_a_date_that_reads_takes_them_too() -> None:
    head = HEAD.replace("2026-11-17T13:00", "soon")
    for jotting, _ in JOTS.values():
        assert jot(head, jotting).startswith(f"{head}\n## ")


@pytest.mark.parametrize("kind", JOTS)
def test_what_the_note_says_already_is_not_written_again(kind: str) -> None:
    once = jot(HEAD, JOTS[kind][0])
    with pytest.raises(FollowupError, match="says this already"):
        jot(once, JOTS[kind][0])


def test_one_topic_may_be_that_of_two() -> None:
    tom = Person("Tom Okafor", "Tom Okafor")
    note = f"{HEAD}## Topics\n### [[Priya Raman]]\n- the rota\n### [[Tom Okafor]]\n"
    assert jot(note, make_topic("the rota", (PRIYA, tom), tom.key, "Tom")) == f"{note}- the rota\n"


def test_words_go_into_a_section_of_words_once() -> None:
    impression = make_bullet("first impressions", "calm")
    once = jot(f"{HEAD}## First impressions\nkind\n", impression)
    assert once == f"{HEAD}## First impressions\nkind\n- calm\n"
    with pytest.raises(FollowupError, match="says this already"):
        jot(once, impression)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        pytest.param("a <!-- b", "## Topics\n\n## Log\n- 2026-11-16 prepared\n\n<!-- x -->\n", id="a comment is opened"),
        pytest.param("the rota", "```\n## Topics\n", id="the note ends in code"),
        pytest.param("2026-11-18 thanked Priya by letter", "## Topics\n- the rota\n", id="a line of the log"),
        pytest.param("___", "## Topics\n- the rota\n", id="a line across the page"),
        pytest.param("## Log", "```\n## Topics\n", id="nothing to put it below"),
    ],
)
def test_what_would_change_how_the_note_is_read_is_refused(text: str, body: str) -> None:
    with pytest.raises(FollowupError, match="would not be read as before"):
        jot(HEAD + body, make_bullet("topics", text))


@pytest.mark.parametrize(
    ("jotting", "message"),
    [
        pytest.param(make_question("drift", ("rating: 9",)), "a rating that is not from 1 to 5", id="a rating"),
        pytest.param(make_bullet("next steps", "I promised: it, by 2026-02-30"), "not a date to be trusted", id="a date"),
    ],
)
def test_what_would_have_a_problem_is_refused_with_it(jotting: Jotting, message: str) -> None:
    with pytest.raises(FollowupError, match=message):
        jot(HEAD, jotting)
