"""What a letter must not say, and what it must (rules.md section 4, subject *drafts*; sections 5 and 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from support.vaults import Looking

PATH = "letters/2026-11-18-priya.md"


def letter(text: str, *more: str) -> str:
    return "\n".join((f"{PATH}:", text, *more))


def whole(text: str, kind: str = "thank-you", channel: str = "letter") -> str:
    head = f'---\nkind: {kind}\nto: "[[Priya Raman]]"\ninterview: "[[2026-11-17-harbor-panel]]"\nchannel: {channel}\n---\n'
    return f"{PATH}:\n{head}{text}"


def words(looking: Looking, check: str, text: str) -> list[str]:
    return [looking.text_at(problem) for problem in looking.find(check, text)]


@pytest.mark.parametrize(
    "mark",
    ["[Name]", "[your topic here]", "{{topic}}", "{name}", "<company>", "XYZ", "XXXX", "TBD", "_____", "lorem ipsum", "insert name here"],
)
def test_a_mark_left_open_is_shown_where_it_stands(looking: Looking, mark: str) -> None:
    assert words(looking, "draft-placeholder", letter(f"And about {mark} too.")) == [f"{mark} too."]


@pytest.mark.parametrize(
    "text",
    [
        "[[schema changes]]",
        "[the paper](https://example.com/a)",
        "![[sketch.png]]",
        "<https://example.com/a>",
        "<ana@example.com>",
        "an X-ray of the yard",
        "snake_case names",
        "<b>bold</b>",
        "a list[index] of [ ]",
    ],
)
def test_what_is_no_mark_is_left_alone(looking: Looking, text: str) -> None:
    found = words(looking, "draft-placeholder", letter(f"And about {text} too."))
    assert found == ([] if "[index]" not in text else ["[index] of [ ] too.", "[ ] too."])


def test_a_comment_is_not_part_of_the_letter(looking: Looking) -> None:
    text = letter("And more. <!-- [Name]: sorry that I", "had no answer --> And the end [X].")
    assert words(looking, "draft-placeholder", text) == ["[X]."]
    assert looking.find("draft-apology", text) == []


GLOBEX = "interviews/2026-11-18-globex.md:\ncompany: Globex GmbH\nstart: 2026-11-25T10:00\nend: 2026-11-25T11:00\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(letter("I would like to work at Globex."), ["Globex."], id="another company"),
        pytest.param(letter("I would like to work at Harbor."), [], id="their own, in short"),
        pytest.param(letter("The Globexes of this world."), [], id="within a word"),
        pytest.param(
            whole("Dear Ms. Raman,\n\nI have accepted a post at Globex.\n\nAna Silva, ana@example.com", "withdrawal"), [], id="leaving"
        ),
        pytest.param(whole("Globex Tower 3\n\nDear Ms. Raman,\n\nThank you.\n\nAna Silva"), [], id="in an address"),
    ],
)
def test_draft_wrong_company(looking: Looking, text: str, found: list[str]) -> None:
    assert words(looking, "draft-wrong-company", f"{text}\n{GLOBEX}") == found


def test_a_company_may_be_called_anything(looking: Looking) -> None:
    (problem,) = looking.find("draft-wrong-company", f"company: 'Harbor {{0}}'\n{letter('It is Globex for me.')}\n{GLOBEX}")
    assert problem.message == 'this letter to Harbor {0} says "Globex"'


def test_a_letter_about_nothing_known_is_of_no_company(looking: Looking) -> None:
    assert looking.find("draft-wrong-company", f"{PATH}:\n---\nkind: thank-you\n---\nDear all,\n\nGlobex.\n{GLOBEX}") == []


def test_a_company_whose_name_holds_the_other_is_itself(looking: Looking) -> None:
    other = GLOBEX.replace("Globex GmbH", "Harbor")
    assert looking.find("draft-wrong-company", f"{letter('It is Harbor Logistics for me.')}\n{other}") == []


@pytest.mark.parametrize(
    ("greeting", "said"),
    [
        pytest.param("Dear Ms. Rahman:", 'the salutation says "Rahman"; your notes spell the name Raman', id="misspelt"),
        pytest.param("Dear Prija,", 'the salutation says "Prija"; your notes spell the name Priya', id="first name misspelt"),
        pytest.param(
            "Dear Mr. Okafor:", 'the salutation says "Okafor"; this letter goes to Priya Raman, and not to Tom Okafor', id="another"
        ),
        pytest.param("Dear Ms. Raman:", None, id="right"),
        pytest.param("Dear Priya:", None, id="by first name"),
        pytest.param("Dear PRIYA RAMAN!", None, id="in capitals"),
        pytest.param("Dear Pri,", None, id="a short name"),
        pytest.param("Dear Bob,", None, id="a name that nobody has"),
        pytest.param("Dear Sir or Madam,", None, id="nobody"),
        pytest.param("Good morning Dr. Raman - thank you", None, id="a title"),
    ],
)
def test_draft_wrong_name(looking: Looking, greeting: str, said: str | None) -> None:
    found = looking.find("draft-wrong-name", whole(f"{greeting}\n\nThank you.\n\nAna Silva, ana@example.com"))
    assert [problem.message for problem in found] == ([said] if said else [])


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        pytest.param("I enjoyed the talk with Tom Okafer.", ['"Tom Okafer"', "Okafor"], id="a surname"),
        pytest.param("Please greet Mr. Okafer's team.", ['"Mr Okafer"', "Okafor"], id="behind a title"),
        pytest.param(
            "Priya Rahman\nHarbor Logistics\n\nDear Ms. Raman,\n\nThank you.", ['"Priya Rahman"', "Raman"], id="above the salutation"
        ),
        pytest.param("Dear Priya Rahman,\n\nThank you.", ['"Priya Rahman"', "Raman"], id="beside the right first name"),
        pytest.param("I enjoyed the talk with Tom Okafor's team and Ms. Raman.", [], id="right"),
        pytest.param("Tom okay. Tom. Okafer. The Okafer road of Mr. Oz.", [], id="no name there"),
        pytest.param("Dear Ms. Rahman,\n\nThank you.", ['"Rahman"', "Raman"], id="told once in the salutation"),
    ],
)
def test_a_name_is_spelt_as_in_the_notes_wherever_it_stands(looking: Looking, said: str, wrong: list[str]) -> None:
    text = said if "Dear" in said else f"Dear Ms. Raman,\n\n{said}"
    found = looking.find("draft-wrong-name", f"{TWO}{whole(text)}")
    assert len(found) == (1 if wrong else 0)
    assert all(words in found[0].message for words in wrong)


def test_what_they_want_to_be_called_is_right(looking: Looking) -> None:
    person = "people/Priya Raman.md:\nsalutation: Ms. Rahman-Lee"
    assert looking.find("draft-wrong-name", f"{whole('Dear Ms. Rahman-Lee,')}\n{person}") == []


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        pytest.param("Dear Priya,\n\nThank you.\n\nAna Silva\nana@example.com", None, id="name and mail"),
        pytest.param("Ana Silva\n+1 973 555 0142\n\nDear Priya,\n\nThank you.", None, id="at the head"),
        pytest.param("Dear Priya,\n\nThank you.\n\nAna Silva", "way to reach you", id="no number"),
        pytest.param("Dear Priya,\n\nThank you.\n\nana@example.com", "name of yours", id="no name"),
        pytest.param("Dear Priya,\n\nThank you.\n\nA. Silva, ana@example.com", None, id="an initial"),
        pytest.param("", None, id="nothing yet"),
    ],
)
def test_draft_no_sender(looking: Looking, text: str, lacks: str | None) -> None:
    found = looking.find("draft-no-sender", whole(text))
    assert [problem.message for problem in found] == ([f"the letter holds no {lacks}"] if lacks else [])


TOPICS = """\
## Topics
- hourly loads
### [[Priya Raman]]
- trucks that report nine hours late
  - synonyms: tardy lorries
### [[Tom Okafor]]
- the on-call rota
"""


@pytest.mark.parametrize(
    ("said", "told"),
    [
        pytest.param("I thought of trucks that report late.", False, id="two words of a topic"),
        pytest.param("A truck reported something.", False, id="in another form"),
        pytest.param("Those tardy lorries made me think.", False, id="a synonym"),
        pytest.param("You spoke of hourly loads.", False, id="everybody's topic"),
        pytest.param("You asked how I would handle schema drift.", False, id="their question"),
        pytest.param("You spoke of the on-call rota.", True, id="somebody else's topic"),
        pytest.param("Our interesting conversation was inspiring.", True, id="none"),
        pytest.param("One truck.", True, id="one word of several"),
    ],
)
def test_draft_no_topic(looking: Looking, said: str, told: bool) -> None:
    found = looking.find("draft-no-topic", f"{TOPICS}\n{whole(f'Dear Ms. Raman,{chr(10)}{chr(10)}{said}{chr(10)}')}")
    assert bool(found) is told


def test_without_topics_or_words_there_is_nothing_to_compare(looking: Looking) -> None:
    assert looking.find("draft-no-topic", f"## Topics\n## Questions\n{letter('More.')}") == []
    assert looking.find("draft-no-topic", f"{TOPICS}\n{whole('')}") == []
    assert looking.find("draft-no-topic", f"{TOPICS}\n{PATH}:\n---\nkind: thank-you\n---\nDear all,\n\nThanks.") == []


@pytest.mark.parametrize(
    ("note", "said", "message"),
    [
        pytest.param("", "Harbor and its Data Engineer post.", None, id="both"),
        pytest.param("", "Harbor and its fine team.", "the letter names no post", id="no post"),
        pytest.param("", "The engineer whom you seek.", "the letter names no company", id="no company"),
        pytest.param("", "A fine team.", "the letter names no company and no post", id="neither"),
        pytest.param("interest: none\n", "A fine team.", None, id="no interest left"),
        pytest.param("role:\n", "Harbor and its fine team.", None, id="no post known"),
    ],
)
def test_draft_misses_interest(looking: Looking, note: str, said: str, message: str | None) -> None:
    found = looking.find("draft-misses-interest", f"{note}{whole(f'Dear Ms. Raman,{chr(10)}{chr(10)}{said}{chr(10)}')}")
    assert [problem.message for problem in found] == ([message] if message else [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I am sorry that I had no answer ready.", ["sorry that I had no answer ready."]),
        ("I blanked.", ["I blanked."]),
        ("My apologies for the rambling.", ["My apologies for the rambling."]),
        ("I was so nervous.", ["I was so nervous."]),
        ("I was sorry to hear of the fire in your depot.", []),
        ("I am sorry to miss the second half of the talk.", []),
    ],
)
def test_draft_apology(looking: Looking, text: str, found: list[str]) -> None:
    assert words(looking, "draft-apology", letter(text)) == found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I need to hear by Friday.", True),
        ("Please let me know by Friday.", True),
        ("Please answer as soon as possible.", True),
        ("I am just checking in.", True),
        ("I am awaiting your reply.", True),
        ("May I ask when you expect to decide?", False),
        ("I need to check my own ideas first.", False),
        ("I had to know why the queue is empty.", False),
    ],
)
def test_draft_pressure(looking: Looking, text: str, told: bool) -> None:
    assert bool(looking.find("draft-pressure", letter(text))) is told


def test_a_deadline_of_ones_own_may_be_said(looking: Looking) -> None:
    assert looking.find("draft-pressure", whole("Dear Priya,\n\nI need to have your answer by Friday.", "deadline-notice")) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("What is the salary?", True),
        ("And the pay?", True),
        ("How many days of vacation are there?", True),
        ("We saved $40,000 a month.", False),
        ("I pay attention to names.", False),
        ("It has its benefits.", False),
    ],
)
def test_draft_money(looking: Looking, text: str, told: bool) -> None:
    assert bool(looking.find("draft-money", letter(text))) is told


@pytest.mark.parametrize(
    "note",
    [
        pytest.param(
            "## Log\n- 2026-11-18 15:00 offer written answer by 2026-12-01\n" + letter("The salary is fine."), id="there is an offer"
        ),
        pytest.param(whole("Dear Priya,\n\nThe salary is fine.", "accept"), id="the letter is about one"),
    ],
)
def test_with_an_offer_money_may_be_spoken_of(looking: Looking, note: str) -> None:
    assert looking.find("draft-money", note) == []


@pytest.mark.parametrize(
    ("kind", "channel", "count", "message"),
    [
        ("thank-you", "letter", 59, "the letter has only 59 words"),
        ("thank-you", "letter", 60, None),
        ("thank-you", "letter", 250, None),
        ("thank-you", "letter", 251, "the letter has 251 words"),
        ("thank-you", "email", 39, "the letter has only 39 words"),
        ("thank-you", "email", 40, None),
        ("thank-you", "email", 201, "the letter has 201 words"),
        ("follow-up", "email", 110, None),
        ("follow-up", "email", 111, "the letter has 111 words"),
        ("follow-up", "phone", 5, None),
        ("withdrawal", "letter", 5, None),
    ],
)
def test_draft_length(looking: Looking, kind: str, channel: str, count: int, message: str | None) -> None:
    found = looking.find(
        "draft-length", whole(f"1 Main St\n\nDear Ms. Raman:\n\n{'word ' * count}\n\nSincerely,\n\nAna Silva", kind, channel)
    )
    assert [problem.message for problem in found] == ([message] if message else [])


def test_without_a_channel_of_its_own_a_letter_goes_as_the_notes_have_it(looking: Looking) -> None:
    text = whole(f"Dear Ms. Raman:\n\n{'word ' * 45}").replace("channel: letter\n", "")
    assert [problem.message for problem in looking.find("draft-length", text)] == ["the letter has only 45 words"]
    assert looking.find("draft-length", f"channel: email\n{text}") == []
    assert looking.find("draft-length", f"{PATH}:\n---\nkind: thank-you\n---\n{'word ' * 60}") == []


def test_the_subject_of_a_mail_is_read_and_an_address_is_not(looking: Looking) -> None:
    text = whole(
        "Subject: the salary\n\nBonus Lane 3\n\nDear Priya,\n\nThank you.\n\nRegards,\n\nAna, Head of Compensation", channel="email"
    )
    assert words(looking, "draft-money", text) == ["salary"]


TWO = 'interviewers: ["[[Priya Raman]]", "[[Tom Okafor]]"]\n'


def test_two_letters_alike_are_told_at_the_later_one(looking: Looking) -> None:
    (problem,) = looking.find(
        "draft-twin", f'{TWO}{letter("One more.")}\nletters/2026-11-19-tom.md:\nto: "[[Tom Okafor]]"\nDear Mr. Okafor:\n'
    )
    assert problem.place.path == "letters/2026-11-19-tom.md"
    assert problem.message.startswith(f"this letter is as good as the same as {PATH}: 9")


def test_letters_of_ones_own_are_no_twins(looking: Looking) -> None:
    other = whole(
        "Dear Mr. Okafor,\n\nThe rota that you drew on a napkin has eight names and no gaps. Mine had five, and I was two of them."
    )
    assert (
        looking.find("draft-twin", f"{TWO}{letter('One more.')}\n{other.replace('priya', 'tom').replace('Priya Raman', 'Tom Okafor')}")
        == []
    )


def test_half_a_letter_alike_is_much_alike(looking: Looking) -> None:
    shared = "At Norline I moved forty jobs to hourly loads and closed the ledger on time each day"
    one = whole(f"Dear Ms. Raman,\n\n{shared}. Your trucks are late by nine hours.")
    two = (
        whole(f"Dear Mr. Okafor,\n\n{shared}. Your rota has eight names on it.")
        .replace("priya", "tom")
        .replace("Priya Raman", "Tom Okafor")
    )
    (problem,) = looking.find("draft-twin", f"{TWO}{one}\n{two}")
    assert "much like" in problem.message


def test_a_letter_to_the_same_person_repeats_and_is_no_twin(looking: Looking) -> None:
    again = f"{letter('One more.')}\nletters/2026-11-19-priya.md:\nOne more."
    (problem,) = looking.find("draft-repeats-round", again)
    assert problem.place.path == "letters/2026-11-19-priya.md"
    assert problem.message == f"this letter repeats {PATH}: 100% of their runs of three words are shared"
    assert looking.find("draft-twin", again) == []
