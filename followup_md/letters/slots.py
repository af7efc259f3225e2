"""Slots of a draft: names that a template may use, each filled from the notes, or empty where they say nothing."""

from collections.abc import Iterator, Mapping

from followup_md.letters.frames import dash, fill_mark, find_question_subject, find_third_person, flatten, strip_lines, strip_markup, tidy
from followup_md.letters.plan import LetterFacts
from followup_md.model import ENDED, STOPPED, UNDER_OFFER, Topic
from followup_md.model.events import CHANNELS
from followup_md.model.facts import DraftKind
from followup_md.slug import is_bare_address

_ON_PAPER = frozenset(channel.id for channel in CHANNELS if channel.paper)
# What each slot holds: the manual for custom templates.
SLOTS: Mapping[str, str] = {
    "name": "your name",
    "sender_address": "your postal address, a line of it on each line",
    "phone": "your telephone number",
    "email": "your e-mail address",
    "contact": "your telephone number and e-mail address, with a dot between them",
    "reach": "your telephone number, else your e-mail address",
    "date": "the day on which it is written, in full",
    "reader": "the name of the person it goes to",
    "reader_title": "their title",
    "reader_address": "their postal address, a line of it on each line",
    "salutation": "how they want to be greeted, else their name",
    "part": "their part, if it is a recruiter, agency or scheduler",
    "company": "the company",
    "role": "the post",
    "day": "the day of the talk: its weekday within a week, else its date",
    "on_day": "the same with its preposition",
    "talk_date": "the date of the talk",
    "topic": "the topic that it leads with",
    "topic_start": "the words of that topic before its first colon, where it has one",
    "second": "another topic, one that is theirs",
    "spare": "a topic that the thank-you note does not take up",
    "mine": "what you bring to it",
    "requirement": "the requirement of the post that this meets, where it belongs to no topic",
    "second_first": "filled where it belongs to the second topic rather than to the first",
    "point": "a good point of the company",
    "role_point": "a good point of the post, where the company has none left",
    "question": "the question at which you stumbled",
    "subject": "what that question is about, in a few words",
    "better": "the better answer to it",
    "asked": "filled where the reader asked it",
    "promise": "what you promised and have not sent",
    "promise_day": "the day by which you promised it",
    "enclosed": "the promised thing, where it goes with the letter",
    "decision": "the day on which they decide; in a thank-you note while it is still to come",
    "ask_timing": "filled where nobody named a day, you want the post, and it is this reader whom you ask",
    "wish": "filled where you still want the post",
    "unthanked": "filled where they have had no thank-you note",
    "invited_on": "the day on which they asked you to write again",
    "invited_for": "the day for which they asked it",
    "passed_on": "whose thanks are passed on, and for what, one on each line",
    "offer_title": "the title of the post on the offer",
    "offer_pay": "the pay on the offer",
    "offer_place": "the place of work on the offer",
    "start_date": "the day on which you are to begin",
    "answer_by": "the day by which they want an answer",
    "answered": "filled where you have accepted this offer",
    "until": "the day by which you will answer",
    "written": "filled where the offer is in writing",
    "accepted": "filled where you have accepted another post",
    "ahead": "the next talk that is still planned",
    "was": "the day of the talk that was called off",
}


def fill_slots(facts: LetterFacts) -> dict[str, str]:
    """Return every slot of SLOTS; each is empty where the notes say nothing, and none holds what is private (I11)."""
    found = dict.fromkeys(SLOTS, "")
    for group in (_list_sender, _list_reader, _list_talk, _list_share, _list_repair, _list_next, _list_again, _list_offer, _list_ending):
        found.update({name: text for name, text in group(facts) if text})
    return found


def _list_sender(facts: LetterFacts) -> Iterator[tuple[str, str]]:
    sender = facts.settings.sender
    yield "name", strip_markup(sender.name or "")
    yield "sender_address", strip_lines(sender.address)
    yield "phone", strip_markup(sender.phone or "")
    yield "email", strip_markup(sender.email or "")
    contacts = [contact for text in (sender.phone, sender.email) if (contact := strip_markup(text or ""))]
    yield "contact", " · ".join(contacts)
    yield "reach", contacts[0] if contacts else ""
    form = "long_american" if sender.country == "US" else "long"
    yield "date", facts.words.say_day(form, facts.today)


def _list_reader(facts: LetterFacts) -> Iterator[tuple[str, str]]:
    person = facts.person
    if person is None:
        return
    # An address is no name: the gap says that it is missing.
    name = "" if is_bare_address(person.name) else person.name
    yield "reader", strip_markup(name)
    yield "reader_title", strip_markup(person.title or "")
    yield "reader_address", strip_lines(person.address)
    yield "salutation", strip_markup(person.salutation or name).rstrip(" ,:")
    yield "part", person.part if person.part in ("recruiter", "agency", "scheduler") else ""


def _list_talk(facts: LetterFacts) -> Iterator[tuple[str, str]]:
    process, interview, words = facts.process, facts.interview, facts.words
    yield "company", strip_markup(process.company if process else interview.company if interview else "")
    yield "role", strip_markup((process.role if process else interview.role if interview else None) or "")
    yield "wish", "yes" if _wants_post(facts) else ""
    if interview is not None:
        day = interview.start.date()
        this_week = 0 <= (facts.today - day).days < len(words.weekdays)
        yield "day", words.say_day("weekday" if this_week else "short", day)
        yield "on_day", words.say_day("on_weekday" if this_week else "on_date", day)
        yield "talk_date", words.say_day("short", day)


def _wants_post(facts: LetterFacts) -> bool:
    """Say whether you still want the post and may still get it; not once you have secured another."""
    state = facts.process.state if facts.process else None
    elsewhere = not facts.search.open and state not in STOPPED
    return not (elsewhere or state in ENDED or (facts.interview and facts.interview.interest == "none"))


def _list_share(facts: LetterFacts) -> Iterator[tuple[str, str]]:
    share = facts.share
    reader = (facts.words.pronouns, facts.person.name if facts.person else "")
    if share.lead is not None:
        start, colon, _ = strip_markup(share.lead.text).partition(": ")
        yield "topic", _mark_third(facts, share.lead)
        yield "topic_start", tidy(start) if colon and not _find_third(facts, share.lead, start) else ""
    yield "second", _mark_third(facts, share.second) if share.second else ""
    yield "spare", next((text for topic in share.spare if not find_third_person(text := flatten(topic.text), *reader)), "")
    yield "mine", flatten(share.mine)
    yield "requirement", dash(share.requirement)
    yield "second_first", "yes" if share.mine and share.second and share.second.mine and tidy(share.second.mine) == share.mine else ""
    yield "role_point" if share.role_point else "point", flatten(share.point)
    lines = []
    for person, other in facts.passed_on:
        name = strip_markup(person.name)
        lines.append(f"{name}: {flatten(other.lead.text) if other.lead else fill_mark(facts.words.marks['topic_of'], 'name', name)}")
    yield "passed_on", "\n".join(lines)


def _mark_third(facts: LetterFacts, topic: Topic) -> str:
    """Return a topic fit to follow a colon, with a mark if it refers to its reader in the third person."""
    text = flatten(topic.text)
    word = _find_third(facts, topic, text)
    return f"{text} {fill_mark(facts.words.marks['third_person'], 'word', word)}" if word else text


def _find_third(facts: LetterFacts, topic: Topic, text: str) -> str:
    """Return the word of a topic that refers to its reader in the third person; nothing for another person's topic."""
    if facts.person is None or topic.person not in (None, facts.person.key):
        return ""
    return find_third_person(flatten(text), facts.words.pronouns, facts.person.name)


def _list_repair(facts: LetterFacts) -> Iterator[tuple[str, str]]:
    question, words = facts.share.repair, facts.words
    if question is None:
        return
    yield "question", tidy(question.text)
    yield "subject", find_question_subject(question.text, words.subjects)
    better = tidy(question.better or "")
    if better.partition(" ")[0].casefold().rstrip(",:") in words.reminders:
        said = tidy(better.partition(": ")[2])
        yield "better", dash(said) if said else fill_mark(words.marks["reminder"], "better", dash(better))
    else:
        yield "better", dash(better)
    yield "asked", "yes" if facts.person and question.asked_by == facts.person.key else ""


def _list_next(facts: LetterFacts) -> Iterator[tuple[str, str]]:
    """Yield what was promised and what they said about timing; both go into the decider's letter, the only one that asks about timing."""
    process, interview, words = facts.process, facts.interview, facts.words
    if interview is None or process is None:
        return
    day = process.waiting.decision if process.waiting else None
    past = day is not None and day < facts.today and facts.kind == DraftKind.THANK_YOU
    yield "decision", words.say_day("full", day) if day and not past else ""
    yield "ask_timing", "yes" if facts.decides and not day and process.state == "waiting" and _wants_post(facts) else ""
    # What was promised to somebody stands in their letter, all else in that to the decider.
    promise = next((promise for promise in facts.unkept if facts.decides or promise.to), None)
    if promise is not None:
        later = promise.by is not None and (promise.by - facts.today).days > 1
        yield "promise", dash(promise.text)
        yield "promise_day", words.say_day("short", promise.by) if promise.by and later else ""
        yield "enclosed", "" if later or facts.channel not in _ON_PAPER else dash(promise.text)


def _list_again(facts: LetterFacts) -> Iterator[tuple[str, str]]:
    """Yield the grounds of a follow-up: their invitation, and whether it has to begin with thanks."""
    process = facts.process
    if process is not None and process.waiting is not None and facts.kind == DraftKind.FOLLOW_UP:
        events = [event for event in reversed(process.events) if event.at >= process.waiting.since]
        if not process.waiting.invited:
            # Only the latest of these counts: a follow-up uses up an invitation, and a later decision date replaces one.
            events = [event for event in events if event.kind == "followed-up" or event.write_again or event.decide_by][:1]
        invitation = next((event for event in events if event.write_again is not None), None)
        if invitation is not None and invitation.write_again is not None:
            yield "invited_on", facts.words.say_day("short", invitation.day)
            yield "invited_for", facts.words.say_day("short", invitation.write_again)
    yield "unthanked", "yes" if facts.action.lacks_any("thanks") else ""


def _list_offer(facts: LetterFacts) -> Iterator[tuple[str, str]]:
    """Yield the terms of the offer of this process, and the days that depend on it."""
    process, say_day = facts.process, facts.words.say_day
    if process is None or process.state not in UNDER_OFFER:
        return
    offer = process.offer
    yield "written", "yes" if offer.on_paper else ""
    yield "start_date", say_day("long", offer.start) if offer.start else ""
    yield "answer_by", say_day("short", offer.answer_by) if offer.answer_by and not offer.accepted else ""
    yield "answered", "yes" if offer.accepted else ""
    yield "until", say_day("short", facts.until) if facts.until else ""
    terms = next((terms for item in reversed(process.rounds) if any(terms := item.interview.offer)), None)
    if terms is not None:
        yield "offer_title", strip_markup(terms.title or "")
        yield "offer_place", strip_markup(terms.place or "")
        yield "offer_pay", strip_markup(terms.pay or "") if facts.kind == DraftKind.ACCEPT else ""


def _list_ending(facts: LetterFacts) -> Iterator[tuple[str, str]]:
    """Yield the reason for withdrawing, and the talks that it is about."""
    process, words = facts.process, facts.words
    others = (other for other in facts.search.processes if process is None or other.id != process.id)
    yield "accepted", "yes" if any(other.offer.accepted and other.state in UNDER_OFFER | {"started"} for other in others) else ""
    rounds = process.rounds if process else ()
    ahead = next((item.interview.start.date() for item in rounds if item.status == "planned"), None)
    called_off = next((item.interview.start.date() for item in reversed(rounds) if item.ended_by is not None), None)
    yield "ahead", words.say_day("short", ahead) if ahead else ""
    yield "was", words.say_day("short", called_off) if called_off else ""
