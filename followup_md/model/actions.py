"""Table of actions: one row holds everything about an action except how it is found, which `derive.actions` adds (rules.md 3.4).

Ids appear only here; code that means one action names its row (`action.spec is THANK`).
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from followup_md.model.facts import DraftKind


class LineWords(NamedTuple):
    """Words for an action in a line of `status`: to nobody in particular, to one person (`{who}`), to several (`{n}`).

    `brief` is the shortest wording, for screens with few lines; None if there is none.
    """

    alone: str
    one: str
    many: str
    brief: str | None


class Variant(NamedTuple):
    """Another title and line of an action that depend on a choice such as the channel; `name` is the choice.

    `why` is None if the row's reason applies.
    """

    name: str
    title: str
    why: str | None
    line: LineWords | None


class CalendarWords(NamedTuple):
    """Words for an action in a calendar, singular and plural (`{n}`): without names, since calendars are shared.

    `rings` sets an alarm, since somebody is waiting. Work that concerns nobody else has a day and no alarm.
    """

    one: str
    many: str
    rings: bool


class ByLog(NamedTuple):
    """An action that a log line closes: `phrase` is the line without its date; its pieces in braces are those of `derive.record`."""

    phrase: str


class ByWriting(NamedTuple):
    """An action closed by writing in a note: `advice` says what to write, and the path of the note follows it.

    The place is under `heading` of the interview note; None means the person's note. `lists_parts` says that what it lacks is a
    list of parts of the note.
    """

    advice: str
    heading: str | None
    lists_parts: bool


class ByChoice(NamedTuple):
    """An action that no fixed line closes: `reason` says why, `advice` what to write; NOTE in it is the note's name."""

    reason: str
    advice: str


class Mark(NamedTuple):
    """Scope of `waived` or `snoozed` beyond its note, and how such a line names the action.

    `scope` is what the mark holds for: the round of the note, its process, or the person wherever they were met. `name` is the word of the
    action alone, the word with the person, or the whole id where there may be several to one person or round.
    """

    scope: Literal["round", "process", "person"]
    name: Literal["word", "person", "id"]


class ActionSpec(NamedTuple):
    """One action; no field has a default, so that a row that omits one does not type-check.

    `requirement` is what it follows from, unless a case names another. `title` and `why` are templates of the pieces that
    its generator gives (`Pieces`), `variants` its other titles. `line` is None if a line says only the title.
    `folds_into` is the id of the action that it prepares and whose line it shares. `mark` is None where nothing may waive or snooze it.
    An `is_invitation` action is optional: never due, listed last. `calendar` is None where it has no entry of its own. `drafts` are the
    kinds of draft that belong to it: none, one, or several to choose from.
    """

    id: str
    requirement: str
    title: str
    why: str
    variants: tuple[Variant, ...]
    line: LineWords | None
    folds_into: str | None
    end: ByLog | ByWriting | ByChoice
    mark: Mark | None
    is_invitation: bool
    calendar: CalendarWords | None
    drafts: tuple[DraftKind, ...]

    @property
    def is_follow_up(self) -> bool:
        """Whether it asks for the status; a follow-up is waived for its own waiting period only."""
        return DraftKind.FOLLOW_UP in self.drafts


KEEP_LOOKING = ActionSpec(
    id="keep-looking",
    requirement="R5.1",
    title="Keep looking",
    why="only a confirmed offer and a start date end a search",
    variants=(),
    line=None,
    folds_into=None,
    end=ByChoice(
        "nothing ends the search but a confirmed offer with a start date (R5.2)",
        'log what you did: `followup-md log search "applied to COMPANY as ROLE"`, or `networked`, or `researched`',
    ),
    mark=None,
    is_invitation=False,
    calendar=CalendarWords("Keep looking", "Keep looking", rings=False),
    drafts=(),
)
PREP = ActionSpec(
    id="prep",
    requirement="R4.2",
    title="Prepare for {company}",
    why="the round is on {day}; open stumbles and the last recap belong on your sheet{unpractised}",
    variants=(),
    line=LineWords("prepare your note sheet", "prepare for {who}", "prepare for {n}", brief=None),
    folds_into=None,
    end=ByLog("prepared"),
    mark=Mark("round", "word"),
    is_invitation=False,
    calendar=CalendarWords("Prepare for the interview", "Prepare for the interview", rings=False),
    drafts=(),
)
RECAP = ActionSpec(
    id="recap",
    requirement="R4.4",
    title="Write the recap of {company}",
    why="memory fades at once, and they may call weeks later",
    variants=(),
    line=LineWords("write the recap", "write the recap", "write the recap", brief="recap"),
    folds_into=None,
    end=ByWriting("fill in the sections that are still empty in", "topics", lists_parts=True),
    mark=Mark("round", "word"),
    is_invitation=False,
    calendar=CalendarWords("Write the recap", "Write the recap", rings=False),
    drafts=(),
)
REVIEW = ActionSpec(
    id="review",
    requirement="R3.4",
    title="Review how {company} went",
    why="the next interview gets better only by what this one taught",
    variants=(),
    line=LineWords("review it", "review it", "review it", brief="review"),
    folds_into=None,
    end=ByWriting("rate your performance and the questions, and name what to improve, in", "review", lists_parts=True),
    mark=Mark("round", "word"),
    is_invitation=False,
    calendar=CalendarWords("Review the interview", "Review the interview", rings=False),
    drafts=(),
)
IMPROVE = ActionSpec(
    id="improve",
    requirement="R3.6",
    title="Write the better answer to “{question}”",
    why="then it can go into the thank-you note, and into the next interview",
    variants=(),
    line=None,
    folds_into=REVIEW.id,
    end=ByWriting("write a `better:` answer below the question in", "questions", lists_parts=False),
    mark=Mark("round", "id"),
    is_invitation=False,
    calendar=None,
    drafts=(),
)
_THANKS = LineWords("thank-you note", "thank-you note to {who}", "{n} thank-you notes", brief="thanks")
THANK = ActionSpec(
    id="thank",
    requirement="R1.8",
    title="Have {carrier} pass on your thanks to {who}",
    why="you met on {day}; a personal note within {span} of the end",
    variants=(
        Variant("letter", "Post a thank-you letter to {who}", None, LineWords("letter", "letter to {who}", "{n} letters", brief="thanks")),
        Variant(
            "email",
            "E-mail a thank-you note to {who}",
            None,
            LineWords("e-mail of thanks", "e-mail of thanks to {who}", "{n} e-mails of thanks", brief="thanks"),
        ),
        Variant("both", "Post and e-mail a thank-you note to {who}", None, _THANKS),
    ),
    line=_THANKS,
    folds_into=None,
    end=ByLog("thanked {person}{by_note}"),
    mark=Mark("round", "person"),
    is_invitation=False,
    calendar=CalendarWords("Send the thank-you note", "Send {n} thank-you notes", rings=True),
    drafts=(DraftKind.THANK_YOU,),
)
FIND_CONTACT = ActionSpec(
    id="find-contact",
    requirement="R1.2",
    title="Find {missing} for {who}",
    why="ask your contact or the recruiter, or name in `relay` who passes your thanks on",
    variants=(),
    line=None,
    folds_into=THANK.id,
    end=ByWriting("write an address, an e-mail address or a relay into the person's note; they were met in", None, lists_parts=False),
    mark=Mark("round", "person"),
    is_invitation=False,
    calendar=None,
    drafts=(),
)
CONNECT = ActionSpec(
    id="connect",
    requirement="R2.4",
    title="Connect with {who}",
    why="you met; be a colleague there, and never mention the interview in public",
    variants=(),
    line=LineWords("connect", "connect with {who}", "connect with {n}", brief="connect"),
    folds_into=None,
    end=ByLog("connected with {person}{on_network}"),
    mark=Mark("person", "person"),
    is_invitation=False,
    calendar=CalendarWords("Connect on a professional network", "Connect with {n} people on a professional network", rings=False),
    drafts=(DraftKind.CONNECT,),
)
FIND_PROFILE = ActionSpec(
    id="find-profile",
    requirement="R2.1",
    title="Find the professional profile of {who}",
    why="only public, professional profiles count; write `profiles: none` when there is none",
    variants=(),
    line=None,
    folds_into=CONNECT.id,
    end=ByWriting("write `profiles:` into the person's note, or `profiles: none`; they were met in", None, lists_parts=False),
    mark=Mark("person", "person"),
    is_invitation=False,
    calendar=None,
    drafts=(),
)
ENGAGE = ActionSpec(
    id="engage",
    requirement="R2.5",
    title="Join a conversation with {who}",
    why="the contact outlives the opening; speak of the subject, never of the interview",
    variants=(),
    line=LineWords("join a conversation", "join a conversation with {who}", "join conversations with {n}", brief=None),
    folds_into=None,
    end=ByLog("engaged with {person}{on_network}"),
    mark=Mark("person", "person"),
    is_invitation=True,
    calendar=None,
    drafts=(DraftKind.ENGAGE,),
)
SHARE_ANSWER = ActionSpec(
    id="share-answer",
    requirement="R3.8",
    title="Share your better answer on “{question}” with {who}",
    why="it is too late for the letter; speak of the subject, never of the interview",
    variants=(),
    line=LineWords(
        "share your better answer", "share your better answer with {who}", "share better answers with {n}", brief="share answer"
    ),
    folds_into=None,
    end=ByLog("shared answer with {person}"),
    mark=Mark("round", "id"),
    is_invitation=False,
    calendar=CalendarWords("Share a thought", "Share {n} thoughts", rings=False),
    drafts=(DraftKind.SHARE_ANSWER,),
)
FOLLOW_UP = ActionSpec(
    id="follow-up",
    requirement="R1.14",
    title="Follow up with {who}",
    why="{because}; ask how it stands, once",
    variants=(),
    line=LineWords("follow up", "follow up with {who}", "follow up with {n}", brief="follow up"),
    folds_into=None,
    end=ByLog("followed up with {person}{by_draft}"),
    mark=Mark("process", "word"),
    is_invitation=False,
    calendar=CalendarWords("Follow up", "Follow up", rings=True),
    drafts=(DraftKind.FOLLOW_UP,),
)
FOLLOW_UP_INVITED = FOLLOW_UP._replace(
    id="follow-up-invited",
    requirement="R1.17",
    line=LineWords("write again, as they asked", "write again to {who}, as asked", "write again to {n}, as asked", brief="write again"),
    calendar=CalendarWords("Write again, as they asked", "Write again, as they asked", rings=True),
)
RESCHEDULE = ActionSpec(
    id="reschedule",
    requirement="R0.1",
    title="Ask {who} for a new time",
    why="the meeting was called off on {day}; an answer about times is no follow-up",
    variants=(),
    line=LineWords("agree on a new time", "agree on a new time with {who}", "agree on a new time with {n}", brief="new time"),
    folds_into=None,
    end=ByLog("replied to {person}{by_channel}"),
    mark=Mark("round", "word"),
    is_invitation=False,
    calendar=CalendarWords("Agree on a new time", "Agree on a new time", rings=True),
    drafts=(DraftKind.RESCHEDULE,),
)
GET_OFFER_IN_WRITING = ActionSpec(
    id="get-offer-in-writing",
    requirement="R5.8",
    title="Ask {company} for the offer in writing",
    why="it was spoken on {day}, and only paper counts; asking is an answer, no follow-up",
    variants=(),
    line=LineWords("get the offer in writing", "get the offer in writing from {who}", "get the offer in writing", brief="offer in writing"),
    folds_into=None,
    end=ByLog("offer written"),
    mark=Mark("process", "word"),
    is_invitation=False,
    calendar=CalendarWords("Get the offer in writing", "Get the offer in writing", rings=True),
    drafts=(DraftKind.ASK_IN_WRITING,),
)
# The variant of an offer without a day for the answer.
ASK_UNTIL_WHEN = "ask-until-when"
ANSWER_OFFER = ActionSpec(
    id="answer-offer",
    requirement="R5.8",
    title="Answer the offer of {company}",
    why="they want an answer by {day}",
    variants=(Variant(ASK_UNTIL_WHEN, "Ask {company} until when the offer stands", "they named no day: ask for one", line=None),),
    line=None,
    folds_into=None,
    end=ByChoice(
        "an offer can be answered in several ways",
        'write which: `followup-md log NOTE accepted`, `declined`, or `"heard from NAME answer by DATE"` for more time',
    ),
    mark=Mark("process", "word"),
    is_invitation=False,
    calendar=CalendarWords("Answer the offer", "Answer the offer", rings=True),
    drafts=(DraftKind.ACCEPT, DraftKind.DECLINE, DraftKind.ASK_FOR_TIME),
)
GET_START_DATE = ActionSpec(
    id="get-start-date",
    requirement="R5.8",
    title="Get a start date from {company}",
    why="a confirmed offer without a start date ends no search",
    variants=(),
    line=LineWords("get a start date", "get a start date from {who}", "get a start date", brief="start date"),
    folds_into=None,
    end=ByChoice("the day is not known to the notes", '`followup-md log NOTE "start on DATE"`'),
    mark=Mark("process", "word"),
    is_invitation=False,
    calendar=CalendarWords("Get a start date", "Get a start date", rings=True),
    drafts=(DraftKind.ASK_IN_WRITING,),
)
CLEAR_CONDITIONS = ActionSpec(
    id="clear-conditions",
    requirement="R5.8",
    title="See this cleared for {company}: {condition}",
    why="the offer hangs on it; do not resign yet",
    variants=(),
    line=LineWords("clear the conditions", "clear the conditions with {who}", "clear {n} conditions", brief=None),
    folds_into=None,
    end=ByLog("cleared {condition}"),
    mark=Mark("process", "id"),
    is_invitation=False,
    calendar=CalendarWords("Clear the conditions", "Clear the conditions", rings=True),
    drafts=(),
)
WITHDRAW = ActionSpec(
    id="withdraw",
    requirement="R5.8",
    title="Withdraw from {company}",
    why="{who} is secured since {day}; leave the others soon and kindly",
    variants=(),
    line=LineWords("withdraw", "withdraw, by a note to {who}", "withdraw, by notes to {n}", brief="withdraw"),
    folds_into=None,
    end=ByLog("withdrew"),
    mark=Mark("process", "word"),
    is_invitation=False,
    calendar=CalendarWords("Withdraw", "Withdraw", rings=True),
    drafts=(DraftKind.WITHDRAWAL,),
)
RECORD_OUTCOME = ActionSpec(
    id="record-outcome",
    requirement="R4.12",
    title="Note how {company} stands",
    why="nothing was heard since {day}; log `closed`, or wait on and keep the recap",
    variants=(),
    line=LineWords("log what became of it", "log what became of it", "log what became of it", brief="outcome"),
    folds_into=None,
    end=ByChoice("the notes do not say how it ended", '`followup-md log NOTE closed`, or `followup-md waive record-outcome "I wait on"`'),
    mark=Mark("process", "word"),
    is_invitation=False,
    calendar=CalendarWords("Log what became of it", "Log what became of it", rings=False),
    drafts=(),
)
REPLY_REJECTION = ActionSpec(
    id="reply-rejection",
    requirement="R1.18",
    title="Answer the no of {company}",
    why="thanks, one real thing, an open door; one reply, no more",
    variants=(),
    line=LineWords("answer their no", "answer the no of {who}", "answer the no of {n}", brief=None),
    folds_into=None,
    end=ByLog("replied to {person}{by_channel}"),
    mark=Mark("process", "word"),
    is_invitation=False,
    calendar=CalendarWords("Send a reply", "Send a reply", rings=True),
    drafts=(DraftKind.REPLY,),
)

# In the order in which a message about the log names them; that of display is the order of `derive.actions.RULES`.
ACTIONS: tuple[ActionSpec, ...] = (
    KEEP_LOOKING, PREP, RECAP, REVIEW, IMPROVE, FIND_CONTACT, THANK, FIND_PROFILE, CONNECT, ENGAGE, SHARE_ANSWER, FOLLOW_UP,
    FOLLOW_UP_INVITED, RESCHEDULE, GET_OFFER_IN_WRITING, ANSWER_OFFER, GET_START_DATE, CLEAR_CONDITIONS, WITHDRAW, RECORD_OUTCOME,
    REPLY_REJECTION,
)  # fmt: skip
BY_ID: Mapping[str, ActionSpec] = {spec.id: spec for spec in ACTIONS}
