"""`done`, `snooze` and `waive`: which actions are meant, what the log then says, and what the guard says to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.cli import HEADER, NOTE, Acting

if TYPE_CHECKING:
    from pathlib import Path

PREPARED = "- 2026-11-16 prepared"


@pytest.fixture
def acting(tmp_path: Path) -> Acting:
    return Acting(tmp_path)


def test_a_thank_you_is_logged_by_the_channel_that_is_configured(acting: Acting) -> None:
    done = acting.run("done", "thank-priya-raman-harbor")
    assert (done.code, done.err) == (0, "")
    assert done.out.split("\n")[:3] == [
        f"{NOTE}:",
        "  16  - 2026-11-16 prepared",
        "+ 17  - 2026-11-18 thanked [[Priya Raman]] by letter",
    ]
    assert acting.log() == [PREPARED, "- 2026-11-18 thanked [[Priya Raman]] by letter"]
    assert "thank-priya-raman-harbor" not in acting.open()


@pytest.mark.parametrize(
    ("files", "args", "line"),
    [
        pytest.param({}, ["thank-priya"], "thanked [[Priya Raman]] by letter", id="thank"),
        pytest.param({}, ["thank", "tom"], "thanked [[Tom Okafor]] by letter", id="words of it"),
        pytest.param({}, ["thank-priya", "--by", "email"], "thanked [[Priya Raman]] by email", id="another channel"),
        pytest.param(
            {NOTE: HEADER.replace("kind: panel", "channel: email") + "\n## Log\n"},
            ["thank-priya"],
            "thanked [[Priya Raman]] by email",
            id="the note's channel",
        ),
        pytest.param(
            {"letters/a.md": '---\nkind: thank-you\nto: "[[Priya Raman]]"\ninterview: "[[harbor]]"\nchannel: hand\n---\nDear Priya\n'},
            ["thank-priya"],
            "thanked [[Priya Raman]] by hand",
            id="the draft's channel",
        ),
        pytest.param(
            {"people/Tom Okafor.md": '---\nrelay: "[[Priya Raman]]"\n---\n'},
            ["thank-tom"],
            "thanked [[Tom Okafor]] via [[Priya Raman]]",
            id="passed on",
        ),
        pytest.param(
            {NOTE: HEADER.replace("kind: panel", 'agency: "[[Ann Agent]]"'), "people/Ann Agent.md": "---\npart: agency\n---\n"},
            ["thank-tom"],
            "thanked [[Tom Okafor]] via [[Ann Agent]]",
            id="through the agency",
        ),
        pytest.param({}, ["connect-priya"], "connected with [[Priya Raman]] on LinkedIn", id="connect"),
        pytest.param({}, ["connect-tom"], "connected with [[Tom Okafor]] on GitHub", id="another network"),
        pytest.param(
            {NOTE: HEADER + "\n## Log\n- 2026-11-17 connected with Tom\n"},
            ["engage-tom"],
            "engaged with [[Tom Okafor]] on GitHub",
            id="engage",
        ),
        pytest.param(
            {NOTE: HEADER.replace("2026-11-17T", "2026-11-19T")},
            ["prep"],
            "prepared",
            id="prep",
        ),
        pytest.param(
            {NOTE: HEADER + "\n## Log\n- 2026-11-17 rejected\n", "followup.toml": "reply_to_rejection = true\n"},
            ["reply-rejection", "--by", "email"],
            "replied to [[Priya Raman]] by email",
            id="reply-rejection",
        ),
        pytest.param(
            {NOTE: HEADER + "\n## Log\n- 2026-11-17 offer spoken\n"}, ["get-offer-in-writing"], "offer written", id="get-offer-in-writing"
        ),
        pytest.param(
            {
                NOTE: HEADER
                + "\n## Log\n- 2026-11-17 offer written\n- 2026-11-17 condition proof of degree\n- 2026-11-17 condition a check\n"
            },
            ["clear", "degree"],
            "cleared proof of degree",
            id="clear-conditions",
        ),
        pytest.param(
            {
                NOTE: HEADER.replace("2026-11-17T", "2026-11-20T") + "\n## Log\n- 2026-11-17 cancelled\n",
                "interviews/first.md": HEADER.replace("2026-11-17T", "2026-11-10T"),
            },
            ["reschedule"],
            "replied to [[Priya Raman]]",
            id="reschedule",
        ),
        pytest.param(
            {
                NOTE: HEADER
                + "\n## Questions\n### Schema drift?\n- asked by: Priya\n- rating: 1\n- better: a contract test\n"
                + "\n## Log\n- 2026-11-17 connected with Priya\n- 2026-11-17 thanked Priya by email\n",
            },
            ["share"],
            "shared answer with [[Priya Raman]]",
            id="share-answer",
        ),
    ],
)
def test_each_kind_is_done_by_the_line_of_its_page(acting: Acting, files: dict[str, str], args: list[str], line: str) -> None:
    acting.write(files)
    before = acting.log()
    done = acting.run("done", *args)
    assert done.code == 0, done.err
    assert [row for row in acting.log() if row not in before] == [f"- 2026-11-18 {line}"]


def test_withdraw_once_another_offer_is_secured(acting: Acting) -> None:
    log = "\n## Log\n- 2026-11-12 offer written\n- 2026-11-13 accepted\n- 2026-11-14 confirmed\n- 2026-11-14 start on 2027-01-04\n"
    acting.write({"interviews/other.md": HEADER.replace("Harbor", "Globex").replace("2026-11-17T", "2026-11-10T") + log})
    assert acting.run("done", "withdraw-harbor").code == 0
    assert acting.log()[-1] == "- 2026-11-18 withdrew"


def test_letter_and_mail_are_both_logged_where_both_are_meant(acting: Acting) -> None:
    acting.write({NOTE: HEADER.replace("kind: panel", "channel: both") + "\n## Log\n"})
    assert acting.run("done", "thank-priya").code == 0
    assert acting.log() == ["- 2026-11-18 thanked [[Priya Raman]] by letter", "- 2026-11-18 thanked [[Priya Raman]] by email"]


def test_a_letter_that_came_back_is_sent_again_with_its_mail(acting: Acting) -> None:
    log = "\n## Log\n- 2026-11-17 thanked Priya by letter\n- 2026-11-18 bounced Priya\n"
    acting.write({NOTE: HEADER.replace("kind: panel", "channel: both") + log})
    assert acting.run("done", "thank-priya").code == 0
    assert acting.log()[2:] == ["- 2026-11-18 thanked [[Priya Raman]] by letter", "- 2026-11-18 thanked [[Priya Raman]] by email"]


@pytest.mark.parametrize(
    ("files", "action", "message"),
    [
        pytest.param({}, "keep-looking", "nothing ends the search but a confirmed offer with a start date (R5.2)", id="keep-looking"),
        pytest.param({}, "recap", "recap is done by writing, not by a line of the log", id="recap"),
        pytest.param({}, "review", "review is done by writing, not by a line of the log", id="review"),
        pytest.param(
            {NOTE: HEADER + "\n## Log\n- 2026-11-17 offer written\n"},
            "answer-offer",
            "an offer can be answered in several ways",
            id="answer",
        ),
        pytest.param(
            {NOTE: HEADER + "\n## Log\n- 2026-11-17 offer written\n"},
            "get-start-date",
            "the day is not known to the notes",
            id="start date",
        ),
        pytest.param(
            {NOTE: HEADER.replace("2026-11-17T", "2026-09-17T").replace("2026-12-04", "2026-09-20")},
            "record-outcome",
            "the notes do not say how it ended",
            id="outcome",
        ),
        pytest.param(
            {
                NOTE: HEADER.replace('interviewers: ["[[Priya Raman]]", "[[Tom Okafor]]"]\n', "").replace(
                    'decision_from: "[[Priya Raman]]"\n', ""
                )
            },
            "follow-up",
            "the notes do not say to whom follow-up goes",
            id="nobody to ask",
        ),
    ],
)
def test_what_no_line_can_mark_says_what_to_do_instead(acting: Acting, files: dict[str, str], action: str, message: str) -> None:
    acting.write(files)
    before = acting.log()
    done = acting.run("done", action)
    assert done.code == 1
    assert f"cannot be marked as done: {message}" in done.err
    assert len(done.err.split("\n")) > 2
    assert acting.log() == before


def test_words_that_fit_several_list_them_and_write_nothing_without_a_terminal(acting: Acting) -> None:
    done = acting.run("done", "thank", "harbor")
    assert done.code == 2
    assert "'thank harbor' fits 2 open actions" in done.err
    assert "thank-priya-raman-harbor" in done.err
    assert "thank-tom-okafor-harbor" in done.err
    assert acting.log() == [PREPARED]


def test_all_takes_them(acting: Acting) -> None:
    assert acting.run("done", "--all", "thank", "harbor").code == 0
    assert acting.log()[1:] == ["- 2026-11-18 thanked [[Priya Raman]] by letter", "- 2026-11-18 thanked [[Tom Okafor]] by letter"]


@pytest.mark.parametrize(("answer", "code", "lines"), [("y\n", 0, 3), ("n\n", 1, 1)])
def test_on_a_terminal_one_is_asked_once(acting: Acting, monkeypatch: pytest.MonkeyPatch, answer: str, code: int, lines: int) -> None:
    monkeypatch.setattr("followup_md.cli.lookup.is_asked", lambda: True)
    done = acting.run("done", "thank", "harbor", typed=answer)
    assert done.code == code
    assert "  Post a thank-you letter to Tom Okafor\n    thank-tom-okafor-harbor\n" in done.err
    assert len(acting.log()) == lines


def test_several_ids_are_several_actions(acting: Acting) -> None:
    assert acting.run("done", "thank-tom", "connect-tom").code == 0
    assert acting.log()[1:] == ["- 2026-11-18 thanked [[Tom Okafor]] by letter", "- 2026-11-18 connected with [[Tom Okafor]] on GitHub"]


@pytest.mark.parametrize(("typed", "meant"), [("thnak tom", "thank tom"), ("thank-tmo-okafor", "thank-tom-okafor-harbor")])
def test_a_slip_of_the_fingers_gets_a_did_you_mean(acting: Acting, typed: str, meant: str) -> None:
    assert f"did you mean `{meant}`?" in acting.run("done", *typed.split()).err


def test_what_is_done_already_is_said(acting: Acting) -> None:
    acting.run("done", "thank-tom")
    done = acting.run("done", "thank-tom")
    assert (done.code, done.err.split("\n")[:2]) == (1, ["followup-md: no open action 'thank-tom'", "    thank-tom-okafor-harbor is done"])


def test_of_many_closed_actions_three_are_named(acting: Acting) -> None:
    acting.write({f"interviews/round-{n}.md": HEADER.replace("2026-11-17T", f"2026-0{n}-17T") for n in range(1, 6)})
    said = " ".join(acting.run("done", "thank", "tom", "round").err.split())
    assert said.count("is lapsed") == 3
    assert said.endswith("and more")


def test_an_unknown_action_says_where_the_ids_are(acting: Acting) -> None:
    done = acting.run("done", "sing")
    assert done.code == 1
    assert "`followup-md status --all` shows the ids" in done.err


@pytest.mark.parametrize(
    ("on", "day"),
    [
        ("2026-11-17", "2026-11-17"),
        ("yesterday", "2026-11-17"),
        ("-1d", "2026-11-17"),
        ("yesterday 18:00", "2026-11-17 18:00"),
        ("today", "2026-11-18"),
    ],
)
def test_on_another_day(acting: Acting, on: str, day: str) -> None:
    assert acting.run("done", "thank-tom", "--on", on).code == 0
    assert f"- {day} thanked [[Tom Okafor]] by letter" in acting.log()


@pytest.mark.parametrize("command", [["done", "thank-tom", "--on", "tomorrow"], ["log", "harbor", "thanked Tom", "--on", "2026-12-24"]])
def test_nothing_is_logged_that_is_still_to_come(acting: Acting, command: list[str]) -> None:
    done = acting.run(*command)
    assert done.code == 2
    assert "is still to come" in done.err
    assert acting.log() == [PREPARED]


def test_a_follow_up_before_its_day_is_not_recorded_without_a_reason(acting: Acting) -> None:
    done = acting.run("done", "follow-up")
    assert done.code == 1
    assert done.err.startswith("followup-md: Priya Raman: not yet; wait until Fri 4 Dec")
    assert "--because REASON" in done.err
    assert acting.log() == [PREPARED]


def test_with_its_reason_it_is_recorded_and_the_verdict_shown(acting: Acting) -> None:
    done = acting.run("done", "follow-up", "--because", "she asked me to")
    assert done.code == 0
    assert acting.log()[-1] == "- 2026-11-18 followed up with [[Priya Raman]] because she asked me to"
    assert "guard: Priya Raman: not yet; wait until Fri 4 Dec" in done.out


@pytest.mark.parametrize(("answer", "code", "line"), [("she rang\n", 0, " because she rang"), ("\n", 1, None)])
def test_on_a_terminal_the_reason_is_asked_for(
    acting: Acting, monkeypatch: pytest.MonkeyPatch, answer: str, code: int, line: str | None
) -> None:
    monkeypatch.setattr("followup_md.cli.done.is_asked", lambda: True)
    done = acting.run("done", "follow-up", typed=answer)
    assert done.code == code
    assert acting.log()[-1] == (f"- 2026-11-18 followed up with [[Priya Raman]]{line}" if line else PREPARED)


def test_a_follow_up_on_its_day_asks_nothing(acting: Acting) -> None:
    assert acting.run("done", "follow-up", "--by", "email", now="2026-12-04T12:00").out.count("guard") == 0
    assert acting.log()[-1] == "- 2026-12-04 followed up with [[Priya Raman]] by email"


def test_a_follow_up_that_went_out_before_its_day_is_judged_by_that_day(acting: Acting) -> None:
    done = acting.run("done", "follow-up", "--on", "2026-12-01", now="2026-12-04T12:00")
    assert done.code == 1
    assert "not yet" in done.err


def test_dry_run_writes_nothing(acting: Acting) -> None:
    done = acting.run("done", "thank-tom", "--dry-run")
    assert done.out.startswith(f"{NOTE}: would be written\n")
    assert acting.log() == [PREPARED]


def test_a_line_that_would_not_close_the_action_is_not_written(acting: Acting) -> None:
    acting.write({NOTE: HEADER + "\n## Log\n- 2026-11-18 thanked Priya by letter\n- 2026-11-19 bounced Priya\n"})
    done = acting.run("done", "thank-priya", "--on", "2026-11-18", "--by", "email", now="2026-11-19T12:00")
    assert done.code == 1
    assert "would still be open after that line, so nothing is written" in done.err


def test_a_day_before_one_met_is_named(acting: Acting) -> None:
    done = acting.run("done", "thank-priya", "--on", "2026-11-16")
    assert done.code == 1
    assert done.err.startswith("followup-md: Mon 16 Nov lies before the interview of Tue 17 Nov\n")
    assert acting.log() == [PREPARED]


def test_json_holds_the_line_and_what_the_guard_says(acting: Acting) -> None:
    data = acting.run("done", "follow-up", "--because", "she rang", "--json").data
    assert data["lines"] == [{"path": NOTE, "line": 17, "text": "- 2026-11-18 followed up with [[Priya Raman]] because she rang"}]
    assert data["written"] is True
    assert data["guard"] == [
        {
            "person": "Priya Raman",
            "verdict": "wait",
            "until": "2026-12-04",
            "reason": "wait until Fri 4 Dec: they decide by Fri 4 Dec",
            "requirement": "R1.15",
        },
    ]


@pytest.mark.parametrize(
    ("words", "line"),
    [
        pytest.param(["connect-tom", "fri"], "snoozed connect [[Tom Okafor]] until 2026-11-20", id="a person"),
        pytest.param(["follow-up", "2026-12-07"], "snoozed follow-up until 2026-12-07", id="a process"),
        pytest.param(["recap", "+2bd"], "snoozed recap until 2026-11-20", id="a round"),
    ],
)
def test_snooze_puts_an_action_off(acting: Acting, words: list[str], line: str) -> None:
    assert acting.run("snooze", *words).code == 0
    assert acting.log()[-1] == f"- 2026-11-18 {line}"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(["connect-tom", "yesterday"], "2026-11-17 is not ahead", id="behind"),
        pytest.param(["connect-tom", "03/04/26"], "'03/04/26'", id="two readings"),
        pytest.param(["fri"], "an action and a day are wanted", id="no action"),
    ],
)
def test_a_day_that_does_not_read_is_refused(acting: Acting, words: list[str], message: str) -> None:
    done = acting.run("snooze", *words)
    assert done.code == 2
    assert message in done.err
    assert acting.log() == [PREPARED]


@pytest.mark.parametrize("command", [["snooze", "connect-tom", "+3d"], ["waive", "connect-tom", "he has none"]])
def test_what_was_decided_on_another_day_is_dated_so(acting: Acting, command: list[str]) -> None:
    assert acting.run(*command, "--on", "yesterday").code == 0
    assert acting.log()[-1].startswith(f"- 2026-11-17 {command[0]}d connect [[Tom Okafor]]")


def test_nothing_puts_off_the_search(acting: Acting) -> None:
    done = acting.run("snooze", "keep-looking", "+3d")
    assert done.code == 1
    assert "nothing stops it (R5.2)" in done.err
    assert acting.log("search.md") == ["- 2026-11-16 applied to Globex as Analyst"]


@pytest.mark.parametrize(
    ("action", "line"),
    [
        pytest.param("connect-tom", "waived connect [[Tom Okafor]] because he is a private man", id="a person"),
        pytest.param("review", "waived review because he is a private man", id="a round"),
    ],
)
def test_waive_says_why(acting: Acting, action: str, line: str) -> None:
    assert acting.run("waive", action, "he is a private man").code == 0
    assert acting.log()[-1] == f"- 2026-11-18 {line}"


def test_a_question_is_named_by_its_id(acting: Acting) -> None:
    acting.write({NOTE: HEADER + "\n## Questions\n### Schema drift?\n- asked by: Priya\n- rating: 1\n"})
    assert acting.run("waive", "improve", "a trick question").code == 0
    assert acting.log() == ["- 2026-11-18 waived improve-schema-drift-harbor because a trick question"]
    assert "improve-schema-drift-harbor" not in acting.open()


def test_a_reason_without_its_quotes_is_given_them(acting: Acting) -> None:
    done = acting.run("waive", "connect-tom", "he", "keeps", "no", "profile")
    assert done.code == 1
    assert '`followup-md waive connect-tom "he keeps no profile"`' in " ".join(done.err.split())
    assert acting.log() == [PREPARED]


def test_one_action_that_is_not_there_is_not_about_quotes(acting: Acting) -> None:
    assert "quotes" not in acting.run("waive", "umbra", "he keeps no profile").err


def test_waive_wants_a_reason(acting: Acting) -> None:
    assert acting.run("waive", "connect-tom").code == 2
    assert acting.run("waive", "connect-tom", " ").code == 2


def test_a_misspelt_word_of_an_action_is_suggested(acting: Acting) -> None:
    assert "did you mean `connect tom`?" in acting.run("done", "conect", "tom").err


def test_a_misspelt_word_of_the_line_that_it_shares_is_suggested(acting: Acting) -> None:
    # Without a profile there is nothing to connect with yet, and its line is that of the profile to find.
    acting.write(
        {"people/Tom Okafor.md": "---\ncompany: Harbor\n---\n", "people/Priya Raman.md": "---\ncompany: Harbor\nprofiles: none\n---\n"}
    )
    assert "did you mean `connect tom`?" in acting.run("done", "conect", "tom").err


def test_snooze_without_a_day_says_so(acting: Acting) -> None:
    done = acting.run("snooze", "connect", "Tom")
    assert done.code == 2
    assert "the day is missing: 'Tom' is none" in done.err
    assert "write it last: `followup-md snooze connect Tom fri`" in " ".join(done.err.split())
