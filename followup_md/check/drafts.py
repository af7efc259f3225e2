"""Checks of what a draft says: its topics and tone, what it gives away, and invitations."""

import re
from collections import defaultdict
from collections.abc import Iterator

from followup_md.check.context import Finding, Inspection, find_phrases, list_letters
from followup_md.config.calendars import find_channel
from followup_md.date_text import MONTH_NAMES, WEEKDAYS
from followup_md.letters.letter import Letter, find_subjects, is_in_language_of, list_topic_stems, locate, split_sentences
from followup_md.letters.private import find_leaks, find_numbers, find_pay, find_repairs
from followup_md.letters.signals import ALIKE, TWIN, Judgement, compare_letters, is_stocky, judge_letter, list_missing, pair_likest
from followup_md.model.events import CHANNELS, EMAIL, LETTER
from followup_md.model.facts import ABOUT_OFFER, ABOUT_TALK, GOODBYES, MESSAGES, DraftKind
from followup_md.slug import find_stems


def find_draft_no_topic(inspection: Inspection) -> Iterator[Finding]:
    """A thank-you letter mentions nothing that you talked about with that person."""
    for letter in list_letters(inspection, DraftKind.THANK_YOU):
        subjects, interview = find_subjects(letter), letter.interview
        if not (interview and subjects.topics and letter.said):
            continue
        if not subjects.find_topic(find_stems(letter.text)) and is_in_language_of(interview, letter.text):
            name = letter.person.name if letter.person else "them"
            hint = "take one up, or list the words that you used for it as `synonyms:` below the topic"
            yield Finding(letter.start(), f'none of the words of what you and "{name}" talked about is in this letter', hint)


def find_draft_misses_interest(inspection: Inspection) -> Iterator[Finding]:
    """A thank-you letter does not name the post or the company."""
    for letter in list_letters(inspection, DraftKind.THANK_YOU):
        interview = letter.interview
        if interview is None or interview.interest == "none" or not letter.said:
            continue
        said = find_stems(letter.text)
        facts = (("company", interview.company, interview.company), ("post", interview.role or "", f"the {interview.role} post"))
        missing = {what: name for what, text, name in facts if text and not find_stems(text) & said}
        if missing:
            message = f"the letter names no {' and no '.join(missing)}"
            yield Finding(letter.start(), message, f"show interest in it: name {' and '.join(missing.values())} once")


def find_draft_twin(inspection: Inspection) -> Iterator[Finding]:
    """Two thank-you letters are much alike."""
    for letter, other, likeness in _find_alike(inspection, same_person=False):
        word = "as good as the same as" if likeness >= TWIN else "much like"
        message = f"this letter is {word} {other}: {likeness:.0%} of their runs of three words are shared"
        yield Finding(letter.start(), message, "they may compare: begin from what only you two talked about")


def find_draft_repeats_round(inspection: Inspection) -> Iterator[Finding]:
    """A thank-you letter is too similar to an earlier one to the same person."""
    for letter, other, likeness in _find_alike(inspection, same_person=True):
        message = f"this letter repeats {other}: {likeness:.0%} of their runs of three words are shared"
        yield Finding(letter.start(), message, "they have read that one: say what this round added")


def _find_alike(inspection: Inspection, *, same_person: bool) -> Iterator[tuple[Letter, str, float]]:
    """Yield each thank-you letter with an earlier one too similar to it, to the same person or to others, and the similarity."""
    likest: dict[str, tuple[float, str, Letter]] = {}
    for letter, other, likeness in compare_letters(list(list_letters(inspection, DraftKind.THANK_YOU))):
        one, two = letter.draft, other.draft
        # One note sent both by post and by e-mail is not its own twin.
        is_copy = (one.person, one.interview) == (two.person, two.interview) and one.channel != two.channel
        if (one.person == two.person) is same_person and not is_copy and likeness >= ALIKE:
            found = (likeness, two.path, letter)
            likest[one.path] = max(likest.get(one.path, found), found, key=lambda item: item[:2])
    for likeness, path, letter in likest.values():
        yield letter, path, likeness


_FEWEST_SIGNALS = 5  # with fewer it is a form letter, whatever the gates say
_FIRST_PART = r"[:;,(\u2013\u2014]|\s-\s"
_LONGEST_TOPIC = 40
# Patterns as text: `re` compiles them when they are needed, and most vaults need none.
_PROPER_NAME = r"[^\W\d_a-z][^\W\d_A-Z]+(?:-[^\W\d_]+)*"
_SITE = (
    r"(?:offices?|sites?|plants?|branch(?:es)?|depots?|warehouses?|factor(?:y|ies)|labs?|laborator(?:y|ies)|campus|headquarters|hubs?|stores?"
    r"|shops?|cent(?:er|re)s?|teams?|departments?|divisions?|units?|projects?|program(?:me)?s?|initiatives?|launch|acquisition|merger"
    r"|expansion|markets?|customers?|clients?|conferences?|ports?|terminals?|hospitals?|schools?|clinics?)\b"
)
_LEAD = r"\b[Yy](?:our|ou (?:(?:told me|spoke|talked) (?:about|of)|mentioned|described)(?: (?:the|a|an|your))?)"
_CLAIMS = (
    rf"{_LEAD} (?:[a-z-]+ )?((?:{_PROPER_NAME} ){{1,2}}){_SITE}",
    rf"{_LEAD} (?:[a-z-]+ )?{_SITE} (?:in|at|near) ({_PROPER_NAME})",
    rf"{_LEAD} (?:Project|Operation) ({_PROPER_NAME})",
)
_NOBODYS = frozenset({
    *MONTH_NAMES, *WEEKDAYS, "english", "french", "german", "spanish", "internet",
    *("mr", "mrs", "ms", "dr", "prof", "linkedin", "github", "twitter", "youtube"),
})  # fmt: skip


def find_draft_form_letter(inspection: Inspection) -> Iterator[Finding]:
    """A thank-you letter could go to anyone."""
    letters = [letter for letter in list_letters(inspection, DraftKind.THANK_YOU) if letter.said]
    likest = pair_likest(letters)
    # By round, the letters left as the program wrote them, one per person.
    untouched: defaultdict[str | None, dict[str | None, Letter]] = defaultdict(dict)
    for letter in letters:
        if letter.draft.unedited:
            untouched[letter.draft.interview].setdefault(letter.draft.person, letter)
    for letter in letters:
        others = [*untouched[letter.draft.interview].values()][1:] if letter.draft.unedited else []
        if letter in others:
            word = "letter of that round still is" if len(others) == 1 else "letters of that round still are"
            message = f"this and {len(others)} other {word} as the program wrote them"
            yield Finding(letter.start(), message, "they may compare: put a sentence of your own into each")
        elif any(list_topic_stems(letter)):
            yield from _report_impersonal(letter, judge_letter(letter, likest.get(letter.draft.path, ())))


def _report_impersonal(letter: Letter, reading: Judgement) -> Iterator[Finding]:
    """Yield a finding for a letter with few signals of a personal letter, or that fails one of the gates."""
    interview, person = letter.interview, letter.person
    if not reading.english or reading.verdict == "personal":
        return
    assert interview  # noqa: S101 - topics were found
    assert person  # noqa: S101 - the same
    # A suggestion to start from: a topic or question of that person, preferably one not in the letter yet.
    own = [topic.text for topic in interview.topics if topic.person == person.key]
    asked = [question.text for question in interview.questions if question.asked_by == person.key]
    every = [topic.text for topic in interview.topics if topic.person is None]
    said = find_stems(letter.text)
    best = next((text for text in own if not find_stems(text) & said), (own + asked + every)[0])
    start = re.split(_FIRST_PART, best)[0].strip() or best
    if len(start) > _LONGEST_TOPIC:
        start = start[:_LONGEST_TOPIC].rpartition(" ")[0] + " …"
    missing = ", ".join(list_missing(reading))
    if reading.passed < _FEWEST_SIGNALS:
        much = f"it is personal in {reading.passed} of 10 signs"
        if is_stocky(reading):
            much = f"{reading.stock} of {reading.sentences} sentences are stock"
        yield Finding(letter.start(), f"could go to anyone: {much}", f'start from "{start}"; missing: {missing}')
    elif reading.gates:
        hint = f'say more of "{start}"; `followup-md check --explain` shows sign by sign what is there'
        yield Finding(letter.start(), f"personal in {reading.passed} of 10 signs; missing: {missing}", hint)


def find_draft_topic_unknown(inspection: Inspection) -> Iterator[Finding]:
    """A letter mentions a place, a team or a project of theirs that is not in your notes."""
    known: dict[str, frozenset[str]] = {}
    for letter in list_letters(inspection, *ABOUT_TALK - MESSAGES):
        process = letter.process
        if process is None:
            continue
        for line in letter.said:
            for claim in (found for pattern in _CLAIMS for found in re.finditer(pattern, line.text)):
                if process not in known:
                    known[process] = _find_known(inspection, process)
                name = claim[1].strip()
                if not find_stems(name) & known[process]:
                    message = f'none of your topics, questions and points speaks of "{name}": "{claim[0]}"'
                    place = letter.place(line, claim.start())
                    yield Finding(place, message, "was it here? If it was, write it under `## Topics`; else take it out")


def _find_known(inspection: Inspection, process: str) -> frozenset[str]:
    """Return the stems of all words in the notes of a process, and in all companies, people and logs."""
    search = inspection.search
    texts = [inspection.settings.sender.name, *(process.company for process in search.processes)]
    texts += (text for who in search.vault.people.values() for text in (who.name, who.company, who.title, who.address))
    texts += (text for event in search.vault.events for text in (event.text, event.subject, event.reason))
    groups = [texts]
    for interview in inspection.rounds_by_process[process]:
        texts = [interview.company, interview.role, interview.review.improve, interview.offer.title, interview.offer.place]
        texts += (point for points in interview.points.values() for point in points)
        texts += (text for topic in interview.topics for text in (topic.text, *topic.synonyms, topic.mine))
        texts += (text for question in interview.questions for text in (question.text, question.said, question.better))
        texts += (text for requirement in interview.requirements for text in (requirement.text, requirement.mine))
        texts += (promise.text for promise in interview.promises)
        groups.append(texts)
    return _NOBODYS.union(*(find_stems(" ".join(filter(None, texts))) for texts in groups))


_WEAKNESS = r"answer|question|blank|nervous|stumbl|forg[eo]t|unprepared|badly|poor|ramb|could ?n.t think|did ?n.t know"
_APOLOGY = (
    rf"(?i)\b(?:sorry|apologi[sz]e|(?:my )?apologies|forgive me|excuse)\b[^.!?]{{0,80}}(?:{_WEAKNESS})\w*"
    rf"|\b(?:I (?:blanked|stumbled|froze|messed up|was (?:so |very |too )?nervous)|my (?:poor|bad|weak|rambling) answers?)\b"
)
_PRESSURE = (
    r"(?i)\bI (?:really |urgently |do )?(?:need|must|have) to (?:hear|know|have (?:an|your) answer)\b[^.!?]{0,40}"
    r"|\b(?:as soon as possible|asap|at your earliest convenience|without (?:further )?delay|urgently)\b"
    r"|\bjust (?:checking|following up|touching base|wanted to check)\b(?: in)?"
    r"|\b(?:awaiting|waiting for) your (?:prompt |quick |early )?(?:answer|reply|response|decision)\b"
    r"|\bplease (?:let me know|decide|answer|reply) by \w+"
    r"|\bI (?:am desperate|beg you|desperately)\b"
)
_MONEY = (
    r"(?i)\b(?:salary|salaries|compensation|remuneration|bonus(?:es)?|stock options|pay (?:rise|range|scale|package)"
    r"|(?:the|my|your|starting|base|expected) pay\b(?! attention)|benefits package|health insurance|pension plan"
    r"|(?:vacation|holiday) (?:days|allowance)|days of (?:vacation|holiday)|relocation (?:package|costs|allowance))\b"
)
_BRIEF = frozenset(channel.id for channel in CHANNELS if channel.brief)
# Fewest and most words, by channel or kind.
_LENGTHS = {LETTER.id: (60, 250), EMAIL.id: (40, 200), DraftKind.FOLLOW_UP: (0, 110)}


def find_draft_apology(inspection: Inspection) -> Iterator[Finding]:
    """A letter apologises for an answer."""
    for letter in list_letters(inspection, *ABOUT_TALK):
        yield from find_phrases(letter, _APOLOGY, "the letter excuses itself:", "do not remind them: give the better answer only")


def find_draft_pressure(inspection: Inspection) -> Iterator[Finding]:
    """A letter pushes for an answer, or pleads."""
    for letter in list_letters(inspection):
        if letter.draft.kind not in (DraftKind.DEADLINE_NOTICE, DraftKind.ASK_FOR_TIME):
            yield from find_phrases(letter, _PRESSURE, "the letter presses:", "ask kindly about their timing instead")


def find_draft_money(inspection: Inspection) -> Iterator[Finding]:
    """A letter mentions pay before there is an offer."""
    for letter in list_letters(inspection):
        if letter.draft.kind not in ABOUT_OFFER and letter.process not in inspection.offered:
            yield from find_phrases(letter, _MONEY, "the letter speaks of money:", "take it out: not before an offer")


def find_draft_length(inspection: Inspection) -> Iterator[Finding]:
    """A letter is longer than a page, or too short to be one."""
    for letter in list_letters(inspection, DraftKind.THANK_YOU, DraftKind.FOLLOW_UP):
        channel = letter.draft.channel
        if channel is None and letter.person and letter.interview:
            channel = find_channel(letter.person, letter.interview, inspection.settings)
        form = EMAIL.id if channel in _BRIEF else LETTER.id
        fewest, most = _LENGTHS[DraftKind.FOLLOW_UP if letter.draft.kind == DraftKind.FOLLOW_UP else form]
        count = len(re.findall(r"\w[\w'\u2019-]*", letter.text))
        if count > most:
            yield Finding(letter.start(), f"the letter has {count} words", f"cut it to {most}: nobody reads a second page")
        elif 0 < count < fewest:
            hint = "take up what you two talked about, and say what you bring to it"
            yield Finding(letter.start(), f"the letter has only {count} words", hint)


# Letters about the talk; letters about terms and dates may have to voice a doubt.
_WITH_REPAIRS = ABOUT_TALK - MESSAGES
_MOST_REPAIRS = 2
_IT = r"(?:it|this|that|you|your|myself|my|the (?:interview|company|role|job|post|conversation|talk|meeting))"
_RATED = (
    rf"(?i)\bI(?:'d| would| have)? (?:rate|score)d? {_IT}\b|\bmy (?:own )?rating\b"
    rf"|\bI (?:gave|give) {_IT}\b[^.!?]{{0,30}}\b[1-5] (?:out of|of|/) ?5\b"
)
_FIRMS = r"(?:companies|firms|employers|organi[sz]ations)"
_OTHERS = (
    r"(?i)\bI(?:'ve|\u2019ve)? (?:\w+ ){0,3}(?:another|other|second|several) (?:job )?offers?\b|\banother job offer\b"
    r"|\b(?:competing|rival) (?:job )?offers?\b|\bother (?:interviews|(?:hiring|application|selection) processes|job applications)\b"
    rf"|\binterview(?:s|ing|ed)? (?:elsewhere|(?:with|at) (?:\w+ )?other {_FIRMS})\b"
    rf"|\b(?:talking (?:to|with)|in talks with|in process with|applied (?:to|at)) (?:\w+ )?other {_FIRMS}\b"
)


def find_draft_private_leak(inspection: Inspection) -> Iterator[Finding]:
    """A letter reveals a private note."""
    pay = {number: process for process, notes in inspection.rounds_by_process.items() for number in find_pay(notes)}
    for letter in list_letters(inspection):
        own, kind = letter.process, letter.draft.kind
        # Bad points and areas to improve, of any round of the process.
        for interview in inspection.rounds_by_process.get(own or "", ()) if kind in ABOUT_TALK else ():
            for leak in find_leaks(letter, interview):
                message = f'the letter says what you noted for yourself: "{leak.words}"'
                yield Finding(leak.place, message, f"this is from your private list ({leak.section}); take it out")
        if kind not in GOODBYES:
            yield from find_phrases(letter, _OTHERS, "the letter tells of your other talks:", "nobody's business here; take it out")
        hint = "this is from your private list (review); take it out"
        yield from find_phrases(letter, _RATED, "the letter gives your rating away:", hint)
        # Pay: that of this process before there is an offer, and that of any other process.
        for place, words, number in find_numbers(letter) if pay else ():
            whose = pay.get(number)
            may_be_said = (kind in ABOUT_OFFER or own in inspection.offered) if whose == own else kind in GOODBYES
            if whose and not may_be_said:
                message = f'the letter names pay that you noted: "{words}"'
                yield Finding(place, message, "this is from your private list (offer); take it out")


def find_draft_stumbles_many(inspection: Inspection) -> Iterator[Finding]:
    """A letter repairs more than two answers."""
    for letter in list_letters(inspection, *_WITH_REPAIRS):
        rounds = inspection.rounds_by_process[letter.interview.process] if letter.interview else ()
        asked = [question for one in rounds for question in one.questions]
        repairs = find_repairs(split_sentences(letter), asked)
        if len(repairs) > _MOST_REPAIRS:
            line = next(line for line in letter.said if line.number == repairs[_MOST_REPAIRS].line)
            names = ", ".join(f'"{repair.what}"' for repair in repairs)
            message = f"the letter mends {len(repairs)} answers: {names}"
            yield Finding(letter.place(line), message, "pick the one that matters most for the role")


_LONGEST_INVITATION = 200
# Invitations with a text per month; sources say 3 or about 10 (rules.md 8.7).
_MOST_INVITATIONS = 5
_INSTEAD = "take it out: the one follow-up is a letter of its own, when it is due"
# As text: `re` compiles it when there is an invitation. Decision trees, status codes and the like are subjects to talk about.
_PENDING = r"(?:my|the|your) (?:application|candidacy|decision|hiring|interview|opening|position|post|process|role|search)"
_STATUS = (
    rf"(?i)\b(?:(?:updates?|news|word) (?:about|on|regarding) {_PENDING}|(?:any|some) (?:news|updates?|word)|status of {_PENDING}"
    r"|(?:a|any|the|your) decision(?! (?:log|making|model|record|support|table|tree)s?)"
    r"|(?:had|has|have) (?:they|the team|you) (?:already |yet )?(?:chosen|decided)"
    r"|when (?:do|does|might|will|would) (?:they|you) (?:decide|know)"
    r"|(?:how|where) (?:i|it|matters|things|we) stands?|(?:hiring|interview|recruitment|selection) process|hear(?:ing)? back"
    r"|next (?:round|steps?)|my (?:application|candidacy|chances)|still (?:being considered|considering|in the running|looking for)"
    r"|(?:get|got|have) the (?:job|position|post|role))\b"
)


def find_social_public_mention(inspection: Inspection) -> Iterator[Finding]:
    """A text for a public post gives the interview away."""
    letters = list(list_letters(inspection, DraftKind.ENGAGE, DraftKind.SHARE_ANSWER))
    if not letters:
        return
    from followup_md.letters.giveaways import SAY_INSTEAD, find_giveaways  # noqa: PLC0415 - slower than all other checks of drafts
    from followup_md.letters.public_names import read_names  # noqa: PLC0415 - as above

    for letter in letters:
        text = "\n".join(line.text for line in letter.lines)
        for found in find_giveaways(text, read_names(inspection.search.vault, but=letter.draft.person)):
            if found.certain:
                line, column = locate(text, found.start)
                message = f'"{" ".join(found.words.split())}" gives the interview away in a public text: it {found.why}'
                place = letter.place(letter.lines[line - 1], column - 1)
                yield Finding(place, message, f"say nothing of the interview or the job; {SAY_INSTEAD}")


def find_invite_too_long(inspection: Inspection) -> Iterator[Finding]:
    """An invitation to connect is too long, and would be cut off."""
    for letter in list_letters(inspection, DraftKind.CONNECT):
        body = "\n".join(line.text for line in letter.lines)
        begin = len(body) - len(body.lstrip())
        over = len(body.strip()) - _LONGEST_INVITATION
        if over > 0:
            line, column = locate(body, begin + _LONGEST_INVITATION)
            message = f"an invitation of {_LONGEST_INVITATION + over} characters: a free account on LinkedIn has {_LONGEST_INVITATION}"
            hint = f"cut {over} character{'s' * (over != 1)} or it is chopped here"
            yield Finding(letter.place(letter.lines[line - 1], column - 1), message, hint)


def find_invite_asks_status(inspection: Inspection) -> Iterator[Finding]:
    """An invitation to connect asks about the status."""
    for letter in list_letters(inspection, DraftKind.CONNECT):
        # The whole text, as an invitation is often one line including its salutation.
        yield from find_phrases(letter._replace(said=letter.lines), _STATUS, "this makes the invitation a follow-up:", hint=_INSTEAD)


def find_invite_quota(inspection: Inspection) -> Iterator[Finding]:
    """More invitations with a text are drafted than a free account may have in a month."""
    now = inspection.search.now
    letters = [
        letter
        for letter in list_letters(inspection, DraftKind.CONNECT)
        if letter.interview
        and (letter.interview.end.year, letter.interview.end.month) == (now.year, now.month)
        and any(line.text.strip() for line in letter.lines)
    ]
    if len(letters) > _MOST_INVITATIONS:
        limit = f"a free account may have no more than {_MOST_INVITATIONS}"
        message = f"{len(letters)} invitations with a text for this month's rounds; {limit}"
        deciders = dict.fromkeys(letter.person.name for letter in letters if letter.person and letter.person.part == "hiring-manager")
        names = f": {' and '.join(deciders)}" if deciders else ""
        yield Finding(letters[_MOST_INVITATIONS].start(), message, f"deciders first{names}; invite the others without a text")
