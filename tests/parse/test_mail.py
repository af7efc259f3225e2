"""Mails of theirs, in the shapes in which mail programs send them: what is theirs in it, and the one line of the log that follows."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from followup_md.errors import UsageProblem
from followup_md.parse.mail import Mail, cut_quoted, find_clock, find_sentences, find_tidings, list_days, read_mail

MAILS = Path(__file__).parents[1] / "cases" / "mails"
TUESDAY = date(2026, 11, 24)
HEARD = "heard from {P} by email"
REJECTED = "rejected by email"


SHAPES: list[tuple[str, str, str, str, list[str]]] = [
    ("gmail-rejection.eml", "Dana Cole", "dana.cole@harbor.example", "Tue, 24 Nov 2026 09:12:33 -0500", [REJECTED]),
    (
        "outlook-invitation.eml",
        "Priya Raman",
        "priya.raman@harbor.example",
        "Tue, 24 Nov 2026 22:40:00 +0000",
        [f"{HEARD} next round on 2026-12-03 10:00"],
    ),
    (
        "apple-more-time.eml",
        "Tom Okafor",
        "tom.okafor@harbor.example",
        "Mon, 23 Nov 2026 17:20:11 -0500",
        [f"{HEARD} decide by 2026-12-11"],
    ),
    ("gmail-quoted-rejection.eml", "Dana Cole", "dana.cole@harbor.example", "Wed, 25 Nov 2026 10:02:00 -0500", [HEARD]),
    ("outlook-german-rejection.eml", "Jörg Lühr", "joerg.luehr@reederei.example", "Fri, 27 Nov 2026 09:00:00 +0100", [REJECTED]),
    ("out-of-office.eml", "Priya Raman", "priya.raman@harbor.example", "Wed, 18 Nov 2026 12:04:00 -0500", []),
    ("outlook-automatic-reply.eml", "Priya Raman", "priya.raman@harbor.example", "Wed, 18 Nov 2026 12:04:00 -0500", []),
    ("auto-reply-words.eml", "Tom Okafor", "tom.okafor@harbor.example", "Thu, 19 Nov 2026 08:00:00 -0500", []),
    (
        "outlook-written-offer.eml",
        "Dana Cole",
        "dana.cole@harbor.example",
        "Wed, 25 Nov 2026 15:00:00 -0500",
        ["offer written by email answer by 2026-12-02"],
    ),
    (
        "gmail-offer-to-come.eml",
        "Dana Cole",
        "dana.cole@harbor.example",
        "Wed, 25 Nov 2026 15:00:00 -0500",
        ["offer spoken", "offer written by email", f"{HEARD}: good news: we would like to make you an offer!"],
    ),
    (
        "apple-references.eml",
        "Dana Cole",
        "dana.cole@harbor.example",
        "Thu, 19 Nov 2026 18:45:00 -0500",
        # The Monday after Tuesday's mail would be the 30th; this one is of Thursday the 19th.
        [f"{HEARD} wants the names of two references by 2026-11-23"],
    ),
    ("gmail-thanks.eml", "Priya Raman", "priya.raman@harbor.example", "Fri, 20 Nov 2026 08:10:00 -0500", [HEARD]),
    ("pasted-rejection.txt", "Dana", "", "", [REJECTED]),
    (
        "pasted-outlook.txt",
        "Dana Cole",
        "dana.cole@harbor.example",
        "Monday, November 23, 2026 4:02 PM",
        [f"{HEARD} decide by 2026-12-04"],
    ),
    (
        "system-rejection.eml",
        "Harbor Logistics Recruiting",
        "no-reply@applicants.example",
        "Thu, 26 Nov 2026 04:00:05 +0000",
        [REJECTED],
    ),
    ("gmail-moved.eml", "Dana Cole", "dana.cole@harbor.example", "Wed, 25 Nov 2026 15:00:00 -0500", [HEARD]),
    (
        "apple-below.eml",
        "Dana Cole",
        "dana.cole@harbor.example",
        "Tue, 24 Nov 2026 11:00:00 -0500",
        # Asked about on a Tuesday: the end of next week is Friday the 4th.
        [f"{HEARD} decide by 2026-12-04"],
    ),
    ("outlook-on-hold.eml", "Dana Cole", "dana.cole@harbor.example", "Tue, 01 Dec 2026 10:00:00 -0500", ["on hold by email"]),
    (
        "gmail-both.eml",
        "Dana Cole",
        "dana.cole@harbor.example",
        "Tue, 01 Dec 2026 10:00:00 -0500",
        [
            REJECTED,
            f"{HEARD} next round: However, we would like to invite you to an interview for the position in Tom's team.",
        ],
    ),
]


@pytest.mark.parametrize(("name", "sender", "address", "sent", "lines"), SHAPES)
def test_a_mail_of_each_shape_is_read(name: str, sender: str, address: str, sent: str, lines: list[str]) -> None:
    mail = read_mail((MAILS / name).read_bytes())
    assert (mail.name, mail.address, mail.sent) == (sender, address, sent)
    assert mail.automatic == (not lines)
    day = date(2026, 11, 19) if name == "apple-references.eml" else TUESDAY
    assert [tidings.words for tidings in find_tidings(mail, day)] == lines


def test_each_mail_of_the_folder_is_tried() -> None:
    assert {row[0] for row in SHAPES} == {path.name for path in MAILS.iterdir()}


def tell(*sentences: str, day: date = TUESDAY) -> list[str]:
    """Return the lines that follow from sentences of a mail of that day."""
    return [tidings.words for tidings in find_tidings(Mail("", "", "", "", sentences), day)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Unfortunately, we have decided to move forward with another candidate.",
        "We’re sorry to say that we will not be proceeding with your application.",
        "We have chosen someone else for the role.",
        "After a difficult decision we went with a different candidate.",
        "We regret to inform you that you have not been selected for this position.",
        "We won't be taking your application further on this occasion.",
        "I'm afraid your application has been unsuccessful.",
        "The position has now been filled.",
        "We are unable to offer you the position.",
        "You are no longer being considered for the role.",
        "We don't think it is the right fit at this time.",
        "We have decided not to move forward with your candidacy.",
        "The team has decided to pursue other candidates whose skills match more closely.",
        "We have offered the role to an internal candidate.",
        "Leider können wir Ihre Bewerbung nicht weiter berücksichtigen.",
        "Wir haben uns für einen anderen Kandidaten entschieden.",
        "Leider müssen wir Ihnen heute absagen.",
        "We will not be moving you forward to the next stage.",
        "We've decided to go in a different direction for this role.",
        "Although your skills are impressive, we will not be progressing your application.",
        "We will unfortunately not be able to offer you a second interview.",
        "Sorry to say it's a no from us this time.",
        "Die Stelle wurde inzwischen anderweitig besetzt.",
        "Nach sorgfältiger Prüfung haben wir uns leider gegen eine Zusammenarbeit entschieden.",
    ],
)
def test_a_rejection_is_a_rejection(sentence: str) -> None:
    assert tell("Thank you for your time.", sentence, "We wish you all the best.") == [REJECTED]


@pytest.mark.parametrize(
    "sentence",
    [
        "Unfortunately, Priya is ill on Friday and we have to move our meeting.",
        "Unfortunately I have no news for you.",
        "We are still interviewing other candidates.",
        "We can't offer you an interview on Friday.",
        "I am sorry for the silence; the other candidates are still being interviewed this week.",
        "We cannot move forward until we have your references.",
        "We have not yet decided whether to move forward with another candidate.",
        "If we decide to go with another candidate, you will be the first to know.",
        "Unfortunately the room has been filled with boxes.",
        "We regret to inform you that the car park is closed.",
        "Leider müssen wir den Termin am Freitag absagen.",
        "We won't be able to move the interview forward to Monday.",
        "I am sorry that I could not answer sooner.",
        "We will not go ahead before you have seen the contract.",
        "We have not forgotten you!",
        "I am afraid we cannot offer you the Friday slot.",
        "Should you not be selected, we will tell you.",
    ],
)
def test_what_only_sounds_like_a_rejection_is_none(sentence: str) -> None:
    assert tell(sentence) == [HEARD]


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("We would like to invite you to a final round on 3 December at 2pm.", f"{HEARD} next round on 2026-12-03 14:00"),
        ("I'd like to schedule a second interview on Monday, November 30 at 9:30.", f"{HEARD} next round on 2026-11-30 09:30"),
        ("Your second interview is confirmed for 2026-12-01, 15:00.", f"{HEARD} next round on 2026-12-01 15:00"),
        (
            "Wir möchten Sie zu einem zweiten Gespräch am Donnerstag, den 3. Dezember um 14 Uhr einladen.",
            f"{HEARD} next round on 2026-12-03 14:00",
        ),
        ("We are pleased to move you to the next round.", f"{HEARD} next round: We are pleased to move you to the next round."),
        (
            "Would you be free for a second interview on Thursday at 10:00?",
            f"{HEARD} next round: Would you be free for a second interview on Thursday at 10:00?",
        ),
        ("We expect to reach a decision by 11 December.", f"{HEARD} decide by 2026-12-11"),
        ("We'll get back to you by the end of the week.", f"{HEARD} decide by 2026-11-27"),
        ("You will hear from us in two weeks.", f"{HEARD} decide by 2026-12-08"),
        ("We need a bit longer and will let you know by Friday.", f"{HEARD} decide by 2026-11-27"),
        ("Wir melden uns bis Ende nächster Woche.", f"{HEARD} decide by 2026-12-04"),
        ("Die Entscheidung fällt bis zum 11.12.2026.", f"{HEARD} decide by 2026-12-11"),
        ("Please send us your portfolio by Friday.", f"{HEARD} wants your portfolio by 2026-11-27"),
        ("Could you complete the attached exercise before December 1?", f"{HEARD} wants the attached exercise by 2026-12-01"),
        ("Please let us know by Friday whether you are still interested.", HEARD),
        ("The hiring for this team is on hold for now.", "on hold by email"),
        ("The position has been cancelled.", "closed by email"),
        ("We have decided not to fill the position.", "closed by email"),
        ("Due to a reorganisation the position no longer exists.", "closed by email"),
        ("The role you interviewed for has been put on hold until January.", "on hold by email"),
        ("Just to confirm our meeting on Thursday 26 November at 10:00 with Tom.", f"{HEARD} next round on 2026-11-26 10:00"),
        ("Sie sind am 3. Dezember um 10:00 Uhr zum zweiten Gespräch einzuladen.", f"{HEARD} next round on 2026-12-03 10:00"),
        ("You've made it through to the next stage.", f"{HEARD} next round: You've made it through to the next stage."),
        ("We confirm our offer of employment; the contract is attached.", "offer written by email"),
        ("Please complete it by Monday.", f"{HEARD} wants it by 2026-11-30"),
        ("Please sign the attached employment contract and return it by 4 December.", "offer written by email answer by 2026-12-04"),
        ("We decided on Monday.", HEARD),
        ("We interview until December 3 and will decide by December 11.", f"{HEARD} decide by 2026-12-11"),
        ("By Friday we will let you know.", f"{HEARD} decide by 2026-11-27"),
        (
            "We would like to invite you to an interview; please let us know by Friday when you can come.",
            f"{HEARD} next round: We would like to invite you to an interview; please let us know by Friday when you can come.",
        ),
        ("We would like to invite you to a call by Zoom on 3 December.", f"{HEARD} next round on 2026-12-03"),
        (
            "Please find attached your offer letter: you would start on 4 January 2027; kindly sign it by 2 December.",
            "offer written by email answer by 2026-12-02",
        ),
    ],
)
def test_one_sentence_gives_one_line(sentence: str, line: str) -> None:
    assert tell("Hello.", sentence) == [line]


def test_a_day_to_answer_by_is_not_the_day_of_the_next_round() -> None:
    invited = "We would like to invite you to a second interview."
    assert tell(invited, "Please let me know by Friday what suits you.") == [f"{HEARD} next round: {invited}"]
    assert tell(invited, "It takes place on Friday, December 4.") == [f"{HEARD} next round on 2026-12-04"]


def test_a_long_sentence_is_cut_in_the_log() -> None:
    sentence = f"We would like to invite you to an interview {'and to meet the team ' * 8}soon."
    (line,) = tell(sentence)
    assert line == f"{HEARD} next round: We would like to invite you to an interview {'and to meet the team ' * 5}and to …"


def test_of_a_day_that_can_be_two_both_are_offered() -> None:
    # Said on a Tuesday: the coming Friday, or the one after it.
    assert tell("We will decide next Friday.") == [f"{HEARD} decide by 2026-11-27", f"{HEARD} decide by 2026-12-04"]


def test_where_a_weekday_is_not_that_of_its_date_both_can_be_meant() -> None:
    # 3 December 2026 is a Thursday.
    assert list_days("We decide on Friday, December 3.", TUESDAY) == (date(2026, 12, 3), date(2026, 12, 4))
    assert list_days("We decide on Thursday, December 3.", TUESDAY) == (date(2026, 12, 3),)


def test_a_day_that_has_gone_by_is_none() -> None:
    assert list_days("As I wrote on 2026-11-20 and 23/11/2026, all is well.", TUESDAY) == ()


def test_digits_mean_what_they_can() -> None:
    assert list_days("by 03.12.2026", TUESDAY) == (date(2026, 12, 3),)
    assert list_days("by 05/12/2026", TUESDAY) == (date(2026, 12, 5),)  # 12 May has gone by
    assert list_days("by 02/03/2027", TUESDAY) == (date(2027, 3, 2), date(2027, 2, 3))


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("on Thursday at 10:00", time(10)),
        ("at 2:30 pm", time(14, 30)),
        ("at 12pm", time(12)),
        ("um 14.30 Uhr", time(14, 30)),
        ("at 2:30", None),  # of the night, or of the afternoon
        ("at 10:00 EST", None),  # by a clock that may not be yours
        ("10 - 11am", None),
        ("10:00 or 15:00", None),
        ("at 25:00", None),
        ("on Thursday", None),
    ],
)
def test_a_time_is_read_where_it_is_plain(text: str, clock: time | None) -> None:
    assert find_clock(text) == clock


def test_what_they_quote_sign_and_print_small_is_not_theirs() -> None:
    text = (
        "One.\n> quoted\nTwo.\n\nAm Mi., 18. Nov. 2026 um 12:03 Uhr schrieb Ana Silva <ana@ana-silva.example>:\n> alt\n\nThree.\n\n"
        "This message is confidential.\n\nVielen Dank und viele Grüße\nBest regards\nFour\n"
    )
    assert cut_quoted(text) == "One.\n\nTwo.\n\nThree."


@pytest.mark.parametrize(
    "line",
    [
        "-----Original Message-----",
        "---------- Forwarded message ---------",
        "-----Ursprüngliche Nachricht-----",
        "________________________________",
        "Begin forwarded message:",
        "From: Ana <ana@ana-silva.example>\nSent: Monday",
        "*From:* Ana\n*Sent:* Monday",
        "Von: Ana\nGesendet: Montag",
        "--",
        "-- ",
        "Sent from my iPhone",
        "Get Outlook for iOS",
        "Von meinem iPhone gesendet",
        "Gesendet von Outlook für Android",
        "Best regards,",
        "Kind regards",
        "Mit freundlichen Grüßen",
        "Thanks again!",
        "On Wed, Nov 18, 2026 at 12:03 PM Ana Silva <ana@ana-silva.example> wrote:\nUnquoted.",
    ],
)
def test_from_such_a_line_on_nothing_is_theirs(line: str) -> None:
    assert cut_quoted(f"Theirs.\n{line}\nUnfortunately.") == "Theirs."


@pytest.mark.parametrize("line", ["From: the bottom of my heart", "Thanks for coming in, it was a pleasure", "On Friday I wrote: nothing"])
def test_a_line_that_is_only_like_one_is_theirs(line: str) -> None:
    assert cut_quoted(f"Theirs.\n{line}\nMore.") == f"Theirs.\n{line}\nMore."


def test_sentences_end_where_they_end() -> None:
    text = "Dear Ms. Silva,\n\nI met Mr. Okafor at 3 p.m. on 3. December. It was good! See item 4. We meet J. Kim.\n- one\n- two"
    assert list(find_sentences(text)) == [
        "I met Mr. Okafor at 3 p.m. on 3. December.",
        "It was good!",
        "See item 4.",
        "We meet J. Kim.",
        "- one",
        "- two",
    ]


@pytest.mark.parametrize("data", [b"", b"> only quoted\n", b"Date: Tue, 24 Nov 2026 09:00:00 -0500\nFrom: a@b.example\n\n\n"])
def test_a_mail_without_words_of_theirs_is_refused(data: bytes) -> None:
    with pytest.raises(UsageProblem, match="no text of theirs"):
        read_mail(data)


def test_a_mail_that_is_broken_is_refused() -> None:
    head = b"Date: Tue, 24 Nov 2026 09:00:00 -0500\nFrom: a@b.example\nMIME-Version: 1.0\n"
    with pytest.raises(UsageProblem, match="does not read as a mail"):
        read_mail(head + b"Content-Type: text/plain; charset=nonsense-8\n\nHello\xff there.\n")
    picture = head + b"Content-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBOR\n"
    with pytest.raises(UsageProblem, match="no text of theirs"):
        read_mail(picture)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("We will write.\n\nBest,\nDana Cole\nHarbor Logistics\n", "Dana Cole"),
        ("We will write.\nDana\n\nOn Wed, Nov 18, 2026 Ana Silva wrote:\n> Priya\n", "Dana"),
        ("Wir melden uns.\n\nViele Grüße\nÖmer Şahin", "Ömer Şahin"),
        ("We will write.\n\nBest regards\n", ""),
        ("We will write to you.\nSent from my iPhone", ""),
    ],
)
def test_whoever_signed_a_pasted_text_wrote_it(text: str, name: str) -> None:
    assert read_mail(text.encode()).name == name


def test_pasted_text_of_windows_reads() -> None:
    assert read_mail("Wir melden uns für das nächste Gespräch.".encode("cp1252")).sentences == ("Wir melden uns für das nächste Gespräch.",)


def test_what_html_hides_is_not_read() -> None:
    head = b"Date: Tue, 24 Nov 2026 09:00:00 -0500\nFrom: a@b.example\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n"
    page = (
        b"<style>p {}</style><p>One <b>and</b>\ntwo.<br>Three.</p><blockquote>Unfortunately <p>no.</blockquote></i><div>Four.</div>"
        b'<div id="divRplyFwdMsg"><img src=x>Five.</div><div class="gmail_quote">Six.</div>'
    )
    assert read_mail(head + page).sentences == ("One and two.", "Three.", "Four.")


def test_a_text_longer_than_anybody_writes_is_read_at_its_beginning() -> None:
    mail = read_mail(b"We have chosen another candidate. " + b"On and on, not going " * 20_000 + b"\n" + b"On\n" * 400)
    assert [tidings.words for tidings in find_tidings(mail, TUESDAY)] == [REJECTED]
    assert max(map(len, mail.sentences)) == 500


def test_a_request_to_meet_is_a_line_for_each_time_and_one_without() -> None:
    asked = "Could we meet again on Friday at 10 or Monday at 14:00?"
    assert [each.words for each in find_tidings(read_mail(f"Hi Ana,\n{asked}\n\nBest, Priya\n".encode()), TUESDAY)] == [
        f"{HEARD} next round on 2026-11-27 10:00",
        f"{HEARD} next round on 2026-11-30 14:00",
        f"{HEARD} next round: {asked}",
    ]
    assert [each.words for each in find_tidings(read_mail(b"Are you free to talk on Friday?"), TUESDAY)] == [
        f"{HEARD} next round on 2026-11-27",
        f"{HEARD} next round: Are you free to talk on Friday?",
    ]
    # The clock of another zone is not that of the reader.
    zone = "Would Friday at 10 or Monday at 14:00 EST suit you?"
    assert [each.words for each in find_tidings(read_mail(zone.encode()), TUESDAY)] == [
        f"{HEARD} next round on 2026-11-27",
        f"{HEARD} next round on 2026-11-30",
        f"{HEARD} next round: {zone}",
    ]


@pytest.mark.parametrize("text", ["Could we meet again?", "Is the report due on Friday?", "We meet at 10 Quay Street."])
def test_what_asks_for_no_day_to_meet_is_only_heard(text: str) -> None:
    assert [each.words for each in find_tidings(read_mail(text.encode()), TUESDAY)] == [HEARD]
