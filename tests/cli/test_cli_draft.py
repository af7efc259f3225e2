"""`draft`: which file is written for which action, and of which there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.cli import AGENCY, HEADER, NOTE, OFFER, PRIYA, SENDER, TOM, ZONE, Drafting

if TYPE_CHECKING:
    from pathlib import Path

RELAYED = {TOM: '---\nrelay: "[[Priya Raman]]"\n---\n'}
STUMBLE = "\n## Questions\n### How would you handle schema drift?\n- asked by: Priya\n- rating: 1\n- better: a contract test\n"


@pytest.fixture
def drafting(tmp_path: Path) -> Drafting:
    return Drafting(tmp_path)


def test_a_letter_is_one_file_that_reads_back_as_a_draft_that_nobody_touched(drafting: Drafting) -> None:
    before = drafting.status()
    done = drafting.run("draft", "thank-priya-raman-harbor")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"{PRIYA}  written\n")
    assert drafting.letters() == [PRIYA]
    assert drafting.text(PRIYA).split("\n")[:6] == [
        "---",
        "kind: thank-you",
        'to: "[[Priya Raman]]"',
        'interview: "[[harbor]]"',
        "channel: letter",
        "created: 2026-11-18",
    ]
    draft = drafting.read(PRIYA)
    assert draft.unedited
    assert "late events" in draft.body
    assert drafting.status() == before


# Each action that has a draft: the files of the vault, what is typed, and of each draft the name of its file, its kind, reader and channel.
EACH = [
    pytest.param({}, ["thank", "priya"], ["priya-raman-thank-you: thank-you to Priya Raman by letter"], id="thank by letter"),
    pytest.param(
        {},
        ["thank", "priya", "--by", "email"],
        ["priya-raman-thank-you: thank-you to Priya Raman by email"],
        id="thank by email",
    ),
    pytest.param(
        {},
        ["thank", "priya", "--by", "hand"],
        ["priya-raman-thank-you: thank-you to Priya Raman by hand"],
        id="thank by hand",
    ),
    pytest.param(
        {NOTE: HEADER.replace("kind: panel", "channel: both")},
        ["thank", "priya"],
        [
            "priya-raman-thank-you: thank-you to Priya Raman by letter",
            "priya-raman-thank-you-2: thank-you to Priya Raman by email",
        ],
        id="both",
    ),
    pytest.param(RELAYED, ["thank", "tom"], ["priya-raman-relay: relay to Priya Raman by email"], id="passed on by a colleague"),
    pytest.param(
        AGENCY,
        ["--all", "thank"],
        ["ann-agent-relay: relay to Ann Agent by email"],
        id="several people over one agency are one note",
    ),
    pytest.param({}, ["follow-up"], ["priya-raman-follow-up: follow-up to Priya Raman by email"], id="follow-up"),
    pytest.param(
        {},
        ["follow-up", "--by", "phone"],
        ["priya-raman-follow-up: follow-up to Priya Raman by phone"],
        id="follow-up by phone",
    ),
    pytest.param(
        {
            NOTE: HEADER.replace("2026-12-04", "2026-11-17")
            + "\n## Log\n- 2026-11-17 18:00 followed up with Priya\n- 2026-11-17 19:00 heard from Priya write again on 2026-11-18\n"
        },
        ["follow-up-invited"],
        ["priya-raman-follow-up: follow-up to Priya Raman by email"],
        id="follow-up-invited",
    ),
    pytest.param({}, ["connect-priya"], ["priya-raman-connect: connect to Priya Raman by message"], id="connect"),
    pytest.param(
        {NOTE: HEADER + "\n## Log\n- 2026-11-17 connected with Tom\n"},
        ["engage"],
        ["tom-okafor-engage: engage to Tom Okafor by message"],
        id="engage",
    ),
    pytest.param(
        {NOTE: HEADER + STUMBLE + "\n## Log\n- 2026-11-17 connected with Priya\n- 2026-11-17 thanked Priya by email\n"},
        ["share-answer"],
        ["priya-raman-share-answer: share-answer to Priya Raman by message"],
        id="share-answer",
    ),
    pytest.param(
        {
            "interviews/other.md": HEADER.replace("Harbor", "Globex").replace("2026-11-17T", "2026-11-10T")
            + "\n## Log\n- 2026-11-12 offer written\n- 2026-11-13 accepted\n- 2026-11-14 confirmed\n- 2026-11-14 start on 2027-01-04\n"
        },
        ["withdraw-harbor"],
        ["priya-raman-withdrawal: withdrawal to Priya Raman by email"],
        id="withdraw",
    ),
    pytest.param(
        {NOTE: HEADER + "\n## Log\n- 2026-11-17 offer spoken\n"},
        ["get-offer-in-writing"],
        ["priya-raman-ask-in-writing: ask-in-writing to Priya Raman by email"],
        id="get-offer-in-writing",
    ),
    pytest.param(OFFER, ["get-start-date"], ["priya-raman-ask-in-writing: ask-in-writing to Priya Raman by email"], id="get-start-date"),
    *(
        pytest.param(
            OFFER,
            ["answer-offer", "--as", answer, *more],
            [f"priya-raman-{answer}: {answer} to Priya Raman by email"],
            id=answer,
        )
        for answer, more in (("accept", []), ("decline", []), ("ask-for-time", ["--until", "+10bd"]))
    ),
    pytest.param(
        {NOTE: HEADER + "\n## Log\n- 2026-11-17 rejected\n", "followup.toml": f"{ZONE}reply_to_rejection = true\n{SENDER}"},
        ["reply-rejection"],
        ["priya-raman-reply: reply to Priya Raman by email"],
        id="reply-rejection",
    ),
    pytest.param(
        {
            NOTE: HEADER.replace("2026-11-17T", "2026-11-20T") + "\n## Log\n- 2026-11-17 cancelled\n",
            "interviews/first.md": HEADER.replace("2026-11-17T", "2026-11-10T"),
        },
        ["reschedule"],
        ["priya-raman-reschedule: reschedule to Priya Raman by email"],
        id="reschedule",
    ),
]


@pytest.mark.parametrize(("notes", "args", "drafts"), EACH)
def test_each_action_has_its_draft(drafting: Drafting, notes: dict[str, str], args: list[str], drafts: list[str]) -> None:
    drafting.write(notes)
    actions, log = drafting.status(), drafting.log()
    done = drafting.run("draft", *args)
    assert (done.code, done.err) == (0, "")
    found = [drafting.read(path) for path in drafting.letters()]
    assert sorted(drafts) == sorted(
        f"{draft.path.removeprefix('letters/2026-11-18-').removesuffix('.md')}: {draft.kind} to {draft.person} by {draft.channel}"
        for draft in found
    )
    assert all(draft.unedited and draft.interview == "harbor" for draft in found)
    # A draft is no event, and stands in the way of none.
    assert (drafting.status(), drafting.log()) == (actions, log)


def test_a_relay_note_has_a_line_for_each(drafting: Drafting) -> None:
    drafting.write(AGENCY)
    assert drafting.run("draft", "--all", "thank").out.count("written") == 1
    body = drafting.read("letters/2026-11-18-ann-agent-relay.md").body
    assert "\nPriya Raman: late events\nTom Okafor: the rota\n" in body


def test_who_goes_through_an_agency_is_written_to_where_a_channel_is_named(drafting: Drafting) -> None:
    drafting.write(AGENCY)
    assert drafting.run("draft", "thank", "priya", "--by", "email").code == 0
    assert drafting.letters() == [PRIYA]


def test_a_letter_and_its_mail_repeat_nothing(drafting: Drafting) -> None:
    drafting.write({NOTE: HEADER.replace("kind: panel", "channel: both")})
    done = drafting.run("draft", "thank", "priya", "--json")
    assert "draft-repeats-round" not in done.out
    assert "draft-repeats-round" not in drafting.run("check").out


def test_who_is_thanked_without_having_been_met_gets_a_letter(drafting: Drafting) -> None:
    drafting.write(
        {
            "followup.toml": f'{ZONE}{SENDER}[thank_you]\nalso = ["recruiter"]\n',
            "people/Rita Quist.md": "---\ncompany: Harbor\npart: recruiter\naddress: 1 Quay\n---\n",
            NOTE: HEADER + "\n### [[Rita Quist]]\n- the way up from the station\n",
        }
    )
    assert drafting.run("draft", "thank", "rita").code == 0
    assert "the way up from the station" in drafting.read("letters/2026-11-18-rita-quist-thank-you.md").body


def test_an_answer_says_what_was_asked_for(drafting: Drafting) -> None:
    drafting.write(OFFER)
    asked = drafting.run("draft", "answer-offer", "--as", "ask-for-time", "--until", "2026-12-04", "--print")
    assert "Could I have until 4 December?" in asked.out
    assert "[the day that you ask for]" in drafting.run("draft", "answer-offer", "--as", "ask-for-time", "--print").out


def test_more_time_is_later_than_they_gave(drafting: Drafting) -> None:
    drafting.write(OFFER)
    asked = drafting.run("draft", "answer-offer", "--as", "ask-for-time", "--until", "2026-11-27")
    assert asked.code == 2
    assert "asks for no more time: they want an answer by 2026-11-27" in asked.err


# What there is no draft of


def test_words_that_fit_several_list_them_and_write_nothing(drafting: Drafting) -> None:
    done = drafting.run("draft", "thank", "harbor")
    assert done.code == 2
    assert "'thank harbor' fits 2 open actions" in done.err
    assert not (drafting.root / "letters").exists()


def test_all_takes_them_and_says_of_whom_there_is_none(drafting: Drafting) -> None:
    done = drafting.run("draft", "--all", "thank", "harbor")
    assert done.code == 0
    assert drafting.letters() == ["letters/2026-11-18-priya-raman-thank-you.md"]
    assert "no draft of thank-tom-okafor-harbor: each topic of Tom Okafor leads another letter of that round\n" in done.out


def test_each_topic_leads_one_letter(drafting: Drafting) -> None:
    drafting.write({NOTE: HEADER + "- the rota\n"})
    drafting.run("draft", "--all", "thank")
    bodies = [drafting.read(path).body for path in drafting.letters()]
    assert ["late events" in body for body in bodies] == [True, False]
    assert ["the rota" in body for body in bodies] == [False, True]


def test_no_topic_no_letter(drafting: Drafting) -> None:
    drafting.write({NOTE: HEADER.replace("- late events\n", "### [[Tom Okafor]]\n- the rota\n")})
    done = drafting.run("draft", "thank", "priya")
    assert done.code == 1
    said = " ".join(done.err.split())
    assert said.startswith("followup-md: no draft of thank-priya-raman-harbor: no topic is noted for Priya Raman write down first what")
    assert f"a bullet under `### [[Priya Raman]]` in {NOTE} is enough" in said
    assert said.endswith("would be a form (R1.4)")
    assert not (drafting.root / "letters").exists()


def test_no_topic_is_passed_on_either(drafting: Drafting) -> None:
    drafting.write({**RELAYED, NOTE: HEADER.replace("- late events\n", "### [[Priya Raman]]\n- the rota\n")})
    assert "no topic is noted for Tom Okafor" in drafting.run("draft", "thank", "tom").err


def test_a_topic_of_all_that_leads_another_letter_is_marked_where_it_is_passed_on(drafting: Drafting) -> None:
    drafting.write(RELAYED)
    assert drafting.run("draft", "thank", "tom").code == 0
    assert "Tom Okafor: [what you and Tom Okafor talked about]" in drafting.read("letters/2026-11-18-priya-raman-relay.md").body


def test_where_there_is_none_of_all_that_is_an_error_that_tells_each(drafting: Drafting) -> None:
    drafting.write({NOTE: HEADER.replace("- late events\n", "")})
    done = drafting.run("draft", "--all", "thank")
    assert done.code == 1
    assert done.out.count("no topic is noted for") == 2
    assert not (drafting.root / "letters").exists()


@pytest.mark.parametrize(
    ("action", "why"),
    [
        pytest.param("recap", "recap is nothing to write to anybody", id="recap"),
        pytest.param("keep-looking", "keep-looking is nothing to write to anybody", id="keep-looking"),
        pytest.param("review", "review is nothing to write to anybody", id="review"),
    ],
)
def test_what_is_nothing_to_write_says_what_to_do_instead(drafting: Drafting, action: str, why: str) -> None:
    done = drafting.run("draft", action)
    assert done.code == 1
    assert f": {why}\n    `followup-md explain {action}` tells how it is done\n" in done.err


def test_an_offer_is_answered_in_one_of_several_ways(drafting: Drafting) -> None:
    drafting.write(OFFER)
    done = drafting.run("draft", "answer-offer")
    assert done.code == 1
    assert "an offer can be answered in several ways\n    say which: --as accept, --as decline, --as ask-for-time\n" in done.err


def test_what_is_done_already_is_said(drafting: Drafting) -> None:
    drafting.run("done", "thank-tom")
    done = drafting.run("draft", "thank-tom")
    assert (done.code, done.err.split("\n")[:2]) == (1, ["followup-md: no open action 'thank-tom'", "    thank-tom-okafor-harbor is done"])


@pytest.mark.parametrize(
    ("args", "message", "hint"),
    [
        pytest.param([], "no ACTION is given", "draft thank priya", id="nothing"),
        pytest.param(["--due", "thank"], "--due takes no ACTION", "take --due alone", id="due and an action"),
        pytest.param(
            ["thank", "priya", "--by", "phone"], "--by cannot be 'phone' here", "write letter, hand or email", id="thanks by phone"
        ),
        pytest.param(["follow-up", "--by", "letter"], "--by cannot be 'letter' here", "write email or phone", id="a follow-up by letter"),
        pytest.param(["connect-tom", "--by", "email"], "--by cannot be 'email' here", "leave it out", id="in one way only"),
        pytest.param(["recap", "--by", "email"], "--by cannot be 'email' here", "leave it out", id="nothing to write"),
        pytest.param(["thank", "priya", "--as", "yes"], "--as cannot be 'yes'", "write accept, decline or ask-for-time", id="as"),
        pytest.param(["thank", "priya", "--as", "accept"], "--as is for an offer", "draft answer-offer --as accept", id="no offer"),
        pytest.param(["thank", "priya", "--until", "fri"], "--until goes with --as ask-for-time", "you ask for", id="until"),
        pytest.param(["answer", "--as", "ask-for-time", "--until", "soon"], "'soon'", "2026-", id="a day that does not read"),
        pytest.param(["answer", "--as", "ask-for-time", "--until", "-1d"], "2026-11-17 is not ahead", "+3bd", id="behind"),
        pytest.param(["answer", "--as", "ask-for-time", "--until", "today"], "2026-11-18 is not ahead", "+3bd", id="today"),
        pytest.param(["thank", "priya", "--print", "--json"], "--print and --json do not go together", "--dry-run --json", id="two forms"),
    ],
)
def test_what_does_not_go_together_is_wrong_use(drafting: Drafting, args: list[str], message: str, hint: str) -> None:
    drafting.write({} if "thank" in args or "follow-up" in args else OFFER)
    done = drafting.run("draft", *args)
    assert done.code == 2, done.out
    assert message in done.err
    assert hint in " ".join(done.err.split())
    assert not (drafting.root / "letters").exists()


NO_POST = HEADER.replace("role: Engineer\n", "")


@pytest.mark.parametrize("by", [(), ("--by", "email")])
def test_a_note_without_a_role_gives_a_letter_with_its_thanks_and_its_topic(drafting: Drafting, by: tuple[str, ...]) -> None:
    drafting.write({NOTE: NO_POST})
    done = drafting.run("draft", "thank", "priya", "--print", *by)
    assert done.code == 0
    first = next(paragraph for paragraph in done.out.split("\n\n") if "late events" in paragraph)
    assert "thank" in first.casefold()
    assert "Tuesday" in first or "17 November" in first


SPOKE = "We spoke on 17 November about the post at Harbor."


@pytest.mark.parametrize(
    ("line", "words", "said"),
    [
        pytest.param("prepared", ["follow-up"], SPOKE, id="follow-up"),
        pytest.param("prepared", ["follow-up", "--by", "phone"], SPOKE, id="on the telephone"),
        pytest.param("offer written", ["answer", "--as", "accept"], "I accept your offer of the post at Harbor, and", id="accept"),
        pytest.param("offer written", ["answer", "--as", "decline"], "Thank you for your offer of the post at Harbor. I", id="decline"),
        pytest.param("offer written", ["answer", "--as", "ask-for-time"], "Thank you for your offer.", id="ask for time"),
        pytest.param("offer spoken", ["get-offer"], "Thank you for your offer. Could you send me the terms", id="ask in writing"),
    ],
)
def test_without_a_role_each_kind_says_what_it_is_about(drafting: Drafting, line: str, words: list[str], said: str) -> None:
    drafting.write({NOTE: f"{NO_POST}\n## Log\n- 2026-11-17 {line}\n"})
    assert said in drafting.run("draft", *words, "--print", now="2026-12-04T12:00").out


def test_what_to_note_first_is_said_by_a_heading_that_the_note_would_have(drafting: Drafting) -> None:
    drafting.write({NOTE: HEADER.replace("[[Tom Okafor]]", "Hannah Berg").replace("- late events", "### Priya Raman\n- late events")})
    assert "`### [[Hannah Berg]]` in interviews/harbor.md" in " ".join(drafting.run("draft", "thank", "hannah").err.split())
