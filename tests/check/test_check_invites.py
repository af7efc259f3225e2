"""What is written on networks (rules.md section 4: `social-public-mention`, `invite-*`): texts for everybody, and invitations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from support.vaults import Looking


def post(text: str, kind: str = "engage", to: str = "Priya Raman") -> str:
    return f'letters/2026-11-25-a.md:\n---\nkind: {kind}\nto: "[[{to}]]"\ninterview: "[[2026-11-17-harbor-panel]]"\n---\n{text}\n'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Late trucks: see Harbor.", ["Harbor"], id="the employer"),
        pytest.param("My interview was fun.\n\nSo was Tom Okafor.", ["interview", "Tom Okafor"], id="the interview, and an interviewer"),
        pytest.param("Dear Ms. Raman,\n\nPriya Raman, late trucks are fun.", [], id="whom it goes to"),
        pytest.param("Late trucks are fun. <!-- not at Harbor -->", [], id="a comment"),
        pytest.param("Fingers crossed for the late trucks.", [], id="what only may give it away"),
        pytest.param("Late trucks, and then my new\nrole.", ["my new role"], id="over two lines"),
    ],
)
@pytest.mark.parametrize("kind", ["engage", "share-answer"])
def test_social_public_mention(looking: Looking, kind: str, text: str, words: list[str]) -> None:
    found = looking.find("social-public-mention", post(text, kind))
    assert [problem.message.split('"')[1] for problem in found] == words
    assert all(looking.text_at(problem).startswith(word.split()[0]) for problem, word in zip(found, words, strict=True))


def test_it_is_said_why_and_what_to_say_instead(looking: Looking) -> None:
    (problem,) = looking.find("social-public-mention", post("Late trucks: see Harbor."))
    assert problem.message == '"Harbor" gives the interview away in a public text: it names the company "Harbor Logistics"'
    assert problem.hint == "say nothing of the interview or the job; talk about the subject"
    assert (problem.place.line, problem.place.column) == (6, 18)


@pytest.mark.parametrize("kind", ["connect", "thank-you", "reply"])
def test_what_one_person_reads_is_no_public_text(looking: Looking, kind: str) -> None:
    assert looking.find("social-public-mention", post("My interview at Harbor.", kind)) == []


@pytest.mark.parametrize(
    ("text", "message", "rest"),
    [
        pytest.param("a" * 200, None, "", id="as long as may be"),
        pytest.param("a" * 231, "an invitation of 231 characters: a free account on LinkedIn has 200", "a" * 31, id="31 too many"),
        pytest.param("a" * 200 + "\n\n<!-- b -->\n", None, "", id="blanks and comments at the end"),
        pytest.param(
            "\n\n" + "é" * 200 + "🚚", "an invitation of 201 characters: a free account on LinkedIn has 200", "🚚", id="one too many"
        ),
        pytest.param(
            "Dear Ms. Raman,\n" + "a" * 183 + "\nAna Silva",
            "an invitation of 209 characters: a free account on LinkedIn has 200",
            "Ana Silva",
            id="the salutation and the name count",
        ),
    ],
)
def test_invite_too_long(looking: Looking, text: str, message: str | None, rest: str) -> None:
    found = looking.find("invite-too-long", post(text, "connect"))
    assert [problem.message for problem in found] == ([message] if message else [])
    assert all(looking.text_at(problem) == rest for problem in found)


@pytest.mark.parametrize(("over", "said"), [(31, "cut 31 characters or it is chopped here"), (1, "cut 1 character or it is chopped here")])
def test_how_much_to_cut(looking: Looking, over: int, said: str) -> None:
    (problem,) = looking.find("invite-too-long", post("a" * (200 + over), "connect"))
    assert problem.hint == said


def test_a_letter_may_be_longer_than_an_invitation(looking: Looking) -> None:
    assert looking.find("invite-too-long", post("a" * 300, "engage")) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Is there any news?", "any news"),
        ("Any update on your process would be welcome", "Any update"),
        ("May I ask how it stands?", "how it stands"),
        ("I would love to know where things stand.", "where things stand"),
        ("Have you already decided?", "Have you already decided"),
        ("When will you decide?", "When will you decide"),
        ("I look forward to your decision.", "your decision"),
        ("What are the next steps?", "next steps"),
        ("I hope to hear back soon", "hear back"),
        ("How is my application doing?", "my application"),
        ("What is the status of the search?", "status of the search"),
        ("News about the post?", "News about the post"),
        ("Did I get the job?", "get the job"),
        ("Am I still in the running?", "still in the running"),
        ("I enjoyed our talk about late events.", None),
        ("Your decision tables, and the decision log, were fun.", None),
        ("On status codes we agree; the next release will tell.", None),
        ("How many trucks stand there?", None),
        ("Hello Priya, is there any news?", "any news"),
    ],
)
def test_invite_asks_status(looking: Looking, text: str, words: str | None) -> None:
    found = looking.find("invite-asks-status", post(text, "connect"))
    assert [problem.message for problem in found] == ([f'this makes the invitation a follow-up: "{words}"'] if words else [])
    assert looking.find("invite-asks-status", post(text, "follow-up")) == []


def invite(count: int, *more: str, interview: str = "2026-11-17-harbor-panel") -> str:
    head = f'kind: connect\nto: "[[Tom Okafor]]"\ninterview: "[[{interview}]]"\n'
    return "\n".join([*(f"letters/{number}.md:\n---\n{head}---\nHello Tom, late trucks.\n" for number in range(count)), *more])


def test_invite_quota_is_told_once_at_the_first_one_over(looking: Looking) -> None:
    (problem,) = looking.find("invite-quota", invite(8))
    assert problem.place.path == "letters/5.md"
    assert problem.message == "8 invitations with a text for this month's rounds; a free account may have no more than 5"
    assert problem.hint == "deciders first; invite the others without a text"


def test_invite_quota_names_who_decides(looking: Looking) -> None:
    (problem,) = looking.find("invite-quota", invite(5, 'letters/9.md:\n---\nkind: connect\nto: "[[Priya Raman]]"\n'
                              'interview: "[[2026-11-17-harbor-panel]]"\n---\nHello.\n'))  # fmt: skip
    assert problem.hint == "deciders first: Priya Raman; invite the others without a text"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(invite(5), id="as many as may be"),
        pytest.param(invite(5) + "letters/6.md:\n---\nkind: connect\n---\nHello.\n", id="for no round"),
        pytest.param(invite(5) + 'letters/6.md:\n---\nkind: connect\ninterview: "[[2026-11-17-harbor-panel]]"\n---\n', id="without a text"),
        pytest.param(invite(6).replace("Hello Tom, late trucks.", "<!-- later -->"), id="with a comment alone"),
        pytest.param(f"At 2026-12-01T12:00:\n{invite(6)}", id="of last month"),
        pytest.param(
            invite(3) + invite(6, interview="2026-10-28-globex").replace("letters/", "letters/x").partition("letters/x3")[0]
            + "interviews/2026-10-28-globex.md:\ncompany: Globex\nstart: 2026-10-28T10:00\nend: 2026-10-28T11:00\n",
            id="of two months",
        ),
    ],
)  # fmt: skip
def test_invite_quota_keeps_silent(looking: Looking, text: str) -> None:
    assert looking.find("invite-quota", text) == []
