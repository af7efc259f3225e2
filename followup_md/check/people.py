"""Checks of people: whom you met, how to reach them, one person under two names, and profiles and connections on networks."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from followup_md.check.context import Finding, Inspection
from followup_md.dates import spell_day
from followup_md.model import Interview, Person
from followup_md.model.actions import CONNECT, FIND_CONTACT, THANK
from followup_md.model.derived import NO_HIRING, group_by
from followup_md.problem import UNNAMED_PERSON, Place, Problem
from followup_md.slug import GONE_HOSTS, SHARED_BOXES, find_host_labels, fold_url, is_private, is_similar, slug
from followup_md.words import say_lacks

# Not invitations: an invitation on a network asks for nothing.
_DIRECT = frozenset({"thanked", "followed-up", "sent"})
# Stand-ins for a name that you did not catch: "the tall engineer", "someone from HR", or only a job or role. Words
# that are names too (Guy, Young) are left out.
_ARTICLES = frozenset(("the", "a", "an", "some", "another", "one", "someone", "somebody"))
_PARTS_PLAYED = frozenset({
    *("two", "three", "four", "more"),
    *("the", "a", "an", "someone", "somebody", "unknown", "unnamed", "name", "no", "of", "from", "and", "in", "tall", "assistant"),
    *("second", "third", "other", "senior", "junior", "lead", "head", "chief", "vice", "hiring", "hr", "tech", "technical", "data"),
    *("software", "product", "team", "office", "talent", "people", "human", "resources", "engineering", "engineer", "developer"),
    *("analyst", "scientist", "designer", "manager", "recruiter", "director", "president", "officer", "interviewer", "panelist"),
    *("panellist", "colleague", "person", "woman", "lady", "ceo", "cto", "cfo", "coo", "vp", "it", "marketing", "sales", "finance"),
    *("legal", "operations", "architect", "consultant", "coordinator", "founder", "intern", "receptionist", "scheduler", "specialist"),
})  # fmt: skip
_FEW_DIGITS = 2  # for a number that tells several of them apart
_SECONDS_AN_HOUR = 3600
# For two words of which one may be a typo: least similarity, least length, and greatest difference in length.
_ALIKE, _SHORTEST, _MOST_APART = 0.8, 4, 2
_VOWELS = "aeiouy"


def find_nobody_met(inspection: Inspection) -> Iterator[Finding]:
    """The round is over, and the note names nobody."""
    for _, item in inspection.rounds("held"):
        if not item.interview.interviewers:
            hint = 'write who interviewed you: `interviewers: ["[[First Last]]"]`; each one gets a note of thanks'
            yield Finding(item.interview.place("interviewers"), "the round is over, and `interviewers` names nobody", hint)


def find_unnamed_person(inspection: Inspection) -> Iterator[Finding | Problem]:
    """Somebody you met has no name yet."""
    read = list(inspection.reported(UNNAMED_PERSON))
    for _, item in inspection.rounds("held"):
        yield from (found for found in read if found.place.path == item.interview.path)
        for key in item.met:
            name = inspection.person(key).name
            thanked_through = any(event.kind == "thanked" and event.via is not None and key in event.people for event in item.events)
            if _is_unnamed(name) and not thanked_through:
                thanks = (action for action in inspection.open_actions[THANK.id] if action.interview == item.interview.slug)
                due = next((action.overdue_at for action in thanks if action.person == key and action.overdue_at is not None), None)
                hours = int((due - inspection.search.now).total_seconds() // _SECONDS_AN_HOUR) if due else 0
                left = f" today: {hours} h left" if hours > 0 else ""
                hint = f"ask your contact for the name{left}; else thank them through somebody you can name"
                yield Finding(item.interview.name_place(key), f'"{name}" is no name', hint)


def _is_unnamed(name: str) -> bool:
    # `An Nguyen` is a name, `an engineer` is none.
    words = slug(name).split("-")
    return name.partition(" ")[0] in _ARTICLES or all(
        word in _PARTS_PLAYED or word.removesuffix("s") in _PARTS_PLAYED or (word.isdigit() and len(word) <= _FEW_DIGITS) for word in words
    )


def find_no_contact_route(inspection: Inspection) -> Iterator[Finding]:
    """Somebody cannot be thanked by the chosen channel: an address is missing."""
    for action in inspection.overdue(FIND_CONTACT):
        interview = inspection.interviews[action.interview or ""]
        person = inspection.person(action.person or "")
        if _is_unnamed(person.name):  # the name is needed first
            continue
        file, missing = person.path or f"people/{person.name}.md", action.pieces.missing
        if "another-address" in missing:  # the note bounced, so a new address alone is not enough
            line = inspection.spell_log(f"thanked [[{person.name}]] by letter")
            hint = f"write again elsewhere, and log {line}; mend `address:` in {file}"
        elif "email" in missing:
            hint = f"write {'`address:` and `email:`' if 'address' in missing else '`email:`'} in {file}"
        else:
            hint = f"write `address:`, or `channel: email` and `email:`, in {file}"
        message = f'"{person.name}" cannot be reached: {say_lacks(action.lacks)}'
        yield Finding(interview.name_place(person.key), message, f"{hint}; or `relay` with who passes it on")


def find_no_decider(inspection: Inspection) -> Iterator[Finding]:
    """Nobody you met is marked as the decider."""
    for process in inspection.search.processes:
        last = next((item.interview for item in reversed(process.rounds) if item.status == "held" and item.met), None)
        if last is None or process.state != "waiting" or process.waiting is None or process.waiting.next is None:
            continue
        # An agency speaks for them, a contact is named or somebody gave the date, or the talk was not about a post.
        known = (last.agency and not last.direct) or last.decision_from or process.waiting.giver or last.kind in NO_HIRING
        parts = {inspection.person(key).part for item in process.rounds for key in item.met}
        if not known and "hiring-manager" not in parts and not parts <= {"recruiter", "agency", "scheduler"}:
            message = f'who decides at "{process.company}"? Nobody you met is marked as the hiring manager'
            hint = "write `part: hiring-manager` in that person's note, or `decision_from` here: the follow-up goes to one person"
            yield Finding(last.place("interviewers"), message, hint)


def find_agency_direct(inspection: Inspection) -> Iterator[Finding]:
    """Somebody was written to directly, bypassing the agency."""
    for _, item in inspection.rounds("held"):
        agency = None if item.interview.direct else item.interview.agency
        for event in item.events if agency else ():
            others = [key for key in event.people if key != agency]
            if event.kind in _DIRECT and event.via is None and others:
                name, consultant = (inspection.person(key).name for key in (others[0], agency or ""))
                message = f"you wrote to {name} on {spell_day(event.day)}, while {consultant} speaks for you here"
                hint = f"go through {consultant}; if they agreed to direct letters, write `direct: true` in this note"
                yield Finding(event.place, message, hint)


def find_name_spelled_two_ways(inspection: Inspection) -> Iterator[Finding]:
    """Two people of one company have almost the same name: one of the two is a typo."""
    groups: defaultdict[str, dict[str, list[Interview]]] = defaultdict(dict)
    for interview in inspection.search.vault.interviews:
        for key in interview.interviewers:
            groups[slug(interview.company)].setdefault(key, []).append(interview)
    for key, person in inspection.search.vault.people.items():
        if person.company and person.path:
            groups[slug(person.company)].setdefault(key, [])
    for group in groups.values():
        people = {key: inspection.person(key) for key in group}
        words = [slug(person.name).split("-") for person in people.values()]
        # Two names can share all words but one only if that many words occur twice, which is rarely so.
        twice = sum(map(len, words)) - len({word for name in words for word in name})
        if len(words) == 1 or twice < min(map(len, words)) - 1:
            continue
        places = {key: rounds[-1].name_place(key) if rounds else people[key].place("name") for key, rounds in group.items()}
        for one, two in _find_pairs(sorted(people.values(), key=lambda person: places[person.key]), group):
            # The typo is the name that occurs less often, else the later one.
            right, wrong = sorted((one, two), key=lambda person: (-len(group[person.key]), places[person.key]))
            message = f'"{wrong.name}" here, and "{right.name}" in {places[right.key].path}'
            yield Finding(places[wrong.key], message, "which is right? Look at their profile or mail, and write that in both places")


def _find_pairs(people: Sequence[Person], rounds: Mapping[str, Sequence[Interview]]) -> Iterator[tuple[Person, Person]]:
    """Yield pairs of one company whose names differ in one word, and there only slightly; `rounds` are those that name them."""
    known: defaultdict[tuple[object, ...], list[tuple[str, Person]]] = defaultdict(list)
    for person in people:
        words = slug(person.name).split("-")
        for index, word in enumerate(words):
            rest = (len(words), index, *words[:index], *words[index + 1 :])
            for other, earlier in known[rest]:
                may_be = word != other and word[:1] == other[:1] and min(len(word), len(other)) >= _SHORTEST
                if not (may_be and abs(len(word) - len(other)) <= _MOST_APART and is_similar(word, other, _ALIKE)):
                    continue
                # Different addresses, or profiles with none in common, mean two people.
                mails = {each.email.casefold() for each in (earlier, person) if each.email}
                profiles = [{*map(fold_url, each.profiles)} for each in (earlier, person)]
                if len(mails) > 1 or (all(profiles) and profiles[0].isdisjoint(profiles[1])):
                    continue
                # `Alex` and `Alexa`, `Mario` and `Maria` are two names; with a typo, mostly only one has a note or is named in interviews.
                is_other_name = index == 0 and word.rstrip(_VOWELS) == other.rstrip(_VOWELS)
                if not (is_other_name and ((earlier.path and person.path) or (rounds[earlier.key] and rounds[person.key]))):
                    yield earlier, person
            known[rest].append((word, person))


def find_same_person_twice(inspection: Inspection) -> Iterator[Finding]:
    """Two person notes have one profile or one e-mail address: the same person would be invited twice."""
    owners: dict[str, Person] = {}
    reported: set[tuple[str, str]] = set()
    for person in inspection.search.vault.people.values():
        marks = [(fold_url(url), place) for url, place in zip(person.profiles, person.profile_places, strict=True)]
        if person.email and person.path and person.email.partition("@")[0].casefold() not in SHARED_BOXES:
            marks.append((person.email.casefold(), person.place("email")))
        for mark, place in marks:
            first = owners.setdefault(mark, person)
            if first is not person and (first.key, person.key) not in reported:
                reported.add((first.key, person.key))
                message = f'"{mark}" is also that of "{first.key}"'
                kept = first.path or f"people/{first.name}.md"
                yield Finding(place, message, f"if they are one person, keep one note ({kept}) and link it everywhere")


def find_profile_not_professional(inspection: Inspection) -> Iterator[Finding]:
    """A profile is on a network for family and friends."""
    for person, url, place in _list_profiles(inspection):
        if is_private(url) and fold_url(url) not in map(fold_url, person.private):
            hint = "leave it alone: move it to `private:`, and look for a public professional profile"
            yield Finding(place, f'"{url}" is a private network', hint)


def find_network_gone(inspection: Inspection) -> Iterator[Finding]:
    """A profile is on a network that has closed."""
    for _, url, place in _list_profiles(inspection):
        labels = find_host_labels(url)
        closed = GONE_HOSTS.get(".".join(labels)) or GONE_HOSTS.get(".".join(labels[-2:]))
        if closed:
            yield Finding(place, f'"{url}" is on a network that closed in {closed}', "take it out, and look for another")


def _list_profiles(inspection: Inspection) -> Iterator[tuple[Person, str, Place]]:
    for person in inspection.search.vault.people.values():
        for url, place in zip(person.profiles, person.profile_places, strict=True):
            yield person, url, place


def find_connect_missing(inspection: Inspection) -> Iterator[Finding]:
    """Somebody is not connected after a week."""
    late = (action for action in inspection.overdue(CONNECT) if action.blocked_by is None)
    for name, actions in group_by(late, lambda action: action.interview).items():
        interview = inspection.interviews[name]
        named = map(inspection.person, sorted((action.person or "" for action in actions), key=interview.name_place))
        people = sorted(named, key=lambda person: person.part != "hiring-manager")
        names = " and ".join(f'"{person.name}"' for person in people)
        first = people[0]
        links = " and ".join(inspection.link(person.key) for person in people)
        lines = [inspection.spell_log(words) for words in (f"connected with {links}", f"waived connect {links} because …")]
        hint = f"invite {first.name} first, then log {lines[0]}; or, if you never will, {lines[1]}"
        message = f"not connected with {names}, whom you met on {spell_day(interview.end.date())}"
        yield Finding(interview.name_place(first.key), message, hint)


def find_answer_before_connect(inspection: Inspection) -> Iterator[Finding]:
    """An answer was shared with somebody unconnected."""
    connected = [event for event in inspection.search.vault.events if event.kind == "connected"]
    for _, event in inspection.events("shared"):
        for key in event.people:
            # Within one day the order is unknown, unless both have a time.
            earlier = (one.at <= event.at if one.clock and event.clock else one.day <= event.day for one in connected if key in one.people)
            if not any(earlier):
                hint = f"connect first; if you are, log `- {event.day} connected with {inspection.link(key)}` above this line"
                yield Finding(event.place, f'shared with "{inspection.person(key).name}", with whom no connection is logged', hint)
