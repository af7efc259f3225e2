"""The ten signs one by one, the gates, and what they come to (rules.md section 6)."""

from __future__ import annotations

from datetime import date

import pytest
from support.letters import PERSON, TALK, TALK_PLACE, find_signal, make_letter

from followup_md.letters.letter import find_letter_day, read_letter
from followup_md.letters.signals import is_stocky, judge_letter, list_missing
from followup_md.model import Draft, Promise, Topic

NO_STEP = TALK._replace(decision_date=None, promises=())
COOL = TALK._replace(interest="none")


@pytest.mark.parametrize(
    ("id_", "body", "passed"),
    [
        pytest.param("H1", "The late events again.", True, id="two words of a topic"),
        pytest.param("H1", "The event was lately on my mind.", True, id="in other forms"),
        pytest.param("H1", "We came too late.", False, id="one of three words"),
        pytest.param("H1", "The rota on call.", False, id="somebody else's topic"),
        pytest.param("H1", "Loads each hour.", True, id="everybody's topic"),
        pytest.param("H1", "The drift of a schema.", True, id="a question of theirs"),
        pytest.param("H2", "Late loads drift.", True, id="three words"),
        pytest.param("H2", "Late and later events.", False, id="two, one of them twice"),
        pytest.param("H4", "Thank you for your time. The late events. I looked. Then more.", True, id="one of four"),
        pytest.param("H4", "I look forward to hearing from you. The late events.", False, id="one of two"),
        pytest.param("H4", "I enjoyed our conversation about late events.", True, id="stock with a word of the talk"),
        pytest.param("H4", "", False, id="nothing said"),
        pytest.param("H5", "Your events are late.", True, id="your and a word"),
        pytest.param("H5", "You were inspiring.", False, id="you alone"),
        pytest.param("H5", "You decide on 4 December.", False, id="a date is nothing that was said"),
        pytest.param("H6", "I moved it by hand.", True, id="a deed"),
        pytest.param("H6", "We have since then, as I once did, closed it.", True, id="a deed further in"),
        pytest.param("H6", "I have 12 years of it.", True, id="a figure"),
        pytest.param("H6", "My forty jobs.", True, id="a figure in words"),
        pytest.param("H6", "Forty jobs were moved.", False, id="nobody's figure"),
        pytest.param("H6", "I see nine of them.", False, id="a figure that they spoke of"),
        pytest.param("H6", "I hope for 4 December.", False, id="a day is no figure"),
        pytest.param("H6", "I am at +1 973 555 0142.", False, id="a telephone number is none"),
        pytest.param("H6", "I liked our 45-minute hour, and the two hours.", False, id="the length of the talk is none"),
        pytest.param("H6", "I am a hard worker, and I took the time.", False, id="no deed"),
        pytest.param("H7", "A Data Engineer at Harbor.", True, id="both"),
        pytest.param("H7", "Data, and an engineer.\n\nHarbor.", True, id="the post in one sentence"),
        pytest.param("H7", "Some data. An engineer. Harbor.\n", True, id="on one line"),
        pytest.param("H7", "The data.\nThe engineers.\nHarbor.", False, id="its words far apart"),
        pytest.param("H7", "The engineer post at Harbor.", False, id="half of the post"),
        pytest.param("H7", "A Data Engineer in a harbor.", False, id="a harbor is not Harbor"),
        pytest.param("H7", "Data Engineer: Harbor, Harbor, Harbor.", True, id="three times"),
        pytest.param("H7", "Data Engineer: Harbor, Harbor, Harbor, Harbor.", False, id="four times"),
        pytest.param("H8", "On Tuesday we met.", True, id="the weekday"),
        pytest.param("H8", "It was on 17 November.", True, id="day and month"),
        pytest.param("H8", "It was on November 17th, 2026.", True, id="month and day"),
        pytest.param("H8", "It was on 17 Nov.", True, id="shortened"),
        pytest.param("H8", "It was on 2026-11-17.", True, id="ISO"),
        pytest.param("H8", "It was on the 17th.", True, id="the number alone"),
        pytest.param("H8", "We met yesterday.", True, id="yesterday"),
        pytest.param("H8", "We met this morning.", False, id="not today"),
        pytest.param("H8", "We met recently.", False, id="recently"),
        pytest.param("H8", "I hope to hear by Tuesday.", False, id="a Tuesday to come"),
        pytest.param("H9", "The late one. And more.", True, id="begins with a word of the talk"),
        pytest.param("H9", "On Tuesday we met. And more.", True, id="begins with the day"),
        pytest.param("H9", "Thank you for the opportunity. On Tuesday we met.", False, id="begins with stock"),
        pytest.param("H9", "", False, id="does not begin"),
        pytest.param("H10", "The sample query is enclosed.", True, id="a promise"),
        pytest.param("H10", "You decide on December 4.", True, id="their date"),
        pytest.param("H10", "You decide on the 4th.", True, id="the number of it"),
        pytest.param("H10", "The query.", False, id="one word of a promise"),
        pytest.param("H10", "When will you decide?", False, id="asking for what they said"),
        pytest.param("H10", "The sample query follows.\n\nOne. Two. Three.", False, id="not at the close"),
        pytest.param("H10", "The sample query follows. One. Two. Three.", True, id="in the last paragraph"),
        pytest.param("H10", "I look forward to hearing from you.", False, id="stock"),
    ],
)
def test_signs(id_: str, body: str, passed: bool) -> None:
    assert find_signal(id_, body).passed is passed


def test_evidence_is_the_sentence_and_the_line_where_it_begins() -> None:
    signal = find_signal("H5", "First.\n\nThen. Your events are late, and\nthey stay so. And more.")
    assert (signal.evidence, signal.line) == ("Your events are late, and they stay so.", 5)


def test_words_of_the_talk_are_shown_as_they_stand() -> None:
    assert find_signal("H2", "Late loads.\n\nLater events drifted.").evidence == "Late, loads, events, drifted"


def test_a_topic_in_the_subject_of_a_mail_counts() -> None:
    reading = judge_letter(make_letter("Subject: late events\n\nDear Ms. Raman,\n\nThank you.\n"))
    assert reading.signals[0][2:] == (True, "Subject: late events", 1)


def test_a_wrong_day_is_shown_beside_the_right_one() -> None:
    signal = find_signal("H8", "On Monday we met.")
    assert (signal.passed, signal.evidence, signal.line) == (False, "Monday: it was Tuesday, 2026-11-17", 3)


def test_what_is_missing_names_the_day_that_it_was() -> None:
    reading = judge_letter(make_letter("Dear Ms. Raman:\n\nOn Monday we met.\n"))
    assert "the day you met (Monday: it was Tuesday, 2026-11-17)" in list(list_missing(reading))


def test_the_day_of_their_decision_is_no_wrong_day() -> None:
    assert find_signal("H8", "You decide on 4 December, and have the query on 20 November.").evidence == ""


def test_yesterday_counts_from_the_name_of_the_file_without_a_date_and_is_believed_without_either() -> None:
    assert find_signal("H8", "We met yesterday.", created=date(2026, 11, 20)).passed is False
    assert find_signal("H8", "We met yesterday.", created=None).passed is True
    assert find_letter_day(make_letter("", path="letters/2026-11-19-priya.md", created=None)) == date(2026, 11, 19)
    assert find_letter_day(make_letter("", path="letters/2026-11-99-priya.md", created=None)) is None


@pytest.mark.parametrize(
    ("body", "passed"),
    [
        ("Might I ask when you hope to decide?", True),
        ("I would be glad to know your timing; please let me know.", True),
        ("I know when you decide.", False),
        ("Is it warm?", False),
    ],
)
def test_where_the_note_has_no_next_step_asking_for_it_is_one(body: str, passed: bool) -> None:
    assert find_signal("H10", body, NO_STEP).passed is passed


def test_without_interest_no_wish_need_be_shown() -> None:
    for id_ in ("H6", "H7", "H10"):
        assert find_signal(id_, "Thank you.", COOL).passed
        assert not find_signal(id_, "Thank you.").passed
    assert find_signal("H6", "I moved it.", COOL).evidence == "I moved it."
    assert not find_signal("H7", "Harbor Harbor Harbor Harbor", COOL).passed


def test_a_post_that_nobody_named_need_not_be() -> None:
    assert find_signal("H7", "At Harbor.", TALK._replace(role=None)).evidence == "Harbor"


def test_a_company_that_is_called_anything_is_named_by_its_name() -> None:
    assert find_signal("H7", "Data Engineer at The Who.", TALK._replace(company="The Who")).passed
    assert not find_signal("H7", "Data Engineer.", TALK._replace(company="!")).passed
    assert not find_signal("H7", "Data Engineer.", TALK._replace(company="")).passed


def test_the_words_of_the_post_name_no_topic_by_themselves() -> None:
    note = TALK._replace(topics=(Topic("engineers in the weekly planning", TALK_PLACE, "priya"),), questions=())
    assert not find_signal("H1", "A Data Engineer for a week.", note).passed
    assert find_signal("H1", "The planning each week.", note).passed
    worn = TALK._replace(topics=(Topic("the team and the company", TALK_PLACE), Topic("late events", TALK_PLACE)), questions=())
    assert not find_signal("H1", "A great team and company.", worn).passed
    only = worn._replace(topics=worn.topics[:1], promises=())
    assert find_signal("H1", "A great team and company.", only).passed


MERGE = (
    "Dear {}:\n\nThank you for the talk about hourly loads on Tuesday. I moved forty jobs, and would for you, as Data Engineer at Harbor.\n"
)


def test_a_letter_with_the_names_swapped_is_a_form_letter_whatever_else_it_has() -> None:
    one, two = make_letter(MERGE.format("Ms. Raman")), make_letter(MERGE.format("Mr. Okafor"), path="letters/tom.md")
    alone, merged = judge_letter(one), judge_letter(one, (make_letter("Dear Tom,\n\nOther words."), two))
    assert (alone.verdict, alone.passed, alone.gates) == ("personal", 8, True)
    assert (merged.verdict, merged.passed, merged.gates) == ("form", 7, False)
    assert merged.signals[2].evidence == "100% like letters/tom.md"
    assert list(list_missing(merged)) == ["three words of the talk", "unlike your other letters", "the next step at the close"]


def test_both_gates_and_five_signs_are_thin_and_seven_personal() -> None:
    thin = judge_letter(make_letter("Dear Ms. Raman:\n\nIt was late. Those events stay with me. Harbor needs a Data Engineer. Well.\n"))
    assert ([signal.id for signal in thin.signals if signal.passed], thin.verdict) == (["H1", "H3", "H4", "H7", "H9"], "thin")
    more = judge_letter(make_letter("Dear Ms. Raman:\n\nYour late events on Tuesday. Harbor needs a Data Engineer. Well.\n"))
    assert (more.passed, more.verdict) == (7, "personal")


def test_four_signs_are_a_form_letter() -> None:
    reading = judge_letter(make_letter("Dear Ms. Raman:\n\nIt was late. Those events stay with me. Well.\n"))
    assert (reading.passed, reading.gates, reading.verdict) == (4, True, "form")


@pytest.mark.parametrize(
    "body", ["", "x", "\n\n\n", "a" * 10_000, "日本語。" * 2000, "Dear", "." * 5000, "Dear A,\n\n- \n- \n", "\ud800 \x00"]
)
@pytest.mark.parametrize("interview", [TALK, None])
def test_no_text_is_too_odd(body: str, interview: None) -> None:
    assert judge_letter(make_letter(body, interview)).verdict == "form"


def test_a_letter_to_nobody_is_read() -> None:
    reading = judge_letter(read_letter(Draft("letters/x.md", "thank-you", None, None, None, "Late events."), None, None))
    assert (reading.verdict, reading.signals[0].passed) == ("form", False)
    assert PERSON.key == "priya"


def test_stock_is_told_of_two_sentences_or_more() -> None:
    assert is_stocky(judge_letter(make_letter("Thank you for your time. It was great to meet you.")))
    assert not is_stocky(judge_letter(make_letter("Thank you for your time.")))
    assert not is_stocky(judge_letter(make_letter("One thing. Another thing.")))


def test_a_promise_without_a_day_is_one() -> None:
    note = TALK._replace(decision_date=None, promises=(Promise("a drawing of the yard", TALK_PLACE),))
    assert find_signal("H10", "The drawing of your yard is enclosed.", note).passed
    assert not find_signal("H10", "You decide on 4 December.", note).passed
