"""Network of people across companies: where you know each from, deciders first, and what is open with them (R2.7)."""

from collections.abc import Sequence
from operator import itemgetter

from followup_md.derive.card import BETWEEN
from followup_md.derive.contacts import find_public
from followup_md.derive.dossier import Dossier
from followup_md.model import Search
from followup_md.model.derived import group_by, list_open
from followup_md.model.events import OWN_CONTACTS, THEIR_CONTACTS
from followup_md.model.facts import find_person, has_happened
from followup_md.model.site import Circle, NetworkPerson

_CIRCLES: tuple[Circle, ...] = ("decides", "judges", "arranges", "others")
_CONTACTS = OWN_CONTACTS | THEIR_CONTACTS


def derive_network(search: Search, dossiers: Sequence[Dossier]) -> tuple[NetworkPerson, ...]:
    """Return everybody in the notes: by circle, then by the last contact, the latest first, then by name."""
    people = search.vault.people
    places: dict[str, list[str]] = {key: [] for key in people}
    for dossier in dossiers:
        for key in dossier.people:
            places.setdefault(key, []).append(dossier.id)
    processes = {process.id: process for process in search.processes}
    # People who give the decision date, as the notes name them; no guessing.
    rounds = [item for process in search.processes for item in process.rounds]
    deciders = {item.interview.decision_from for item in rounds if item.interview.decision_from}
    deciders |= {key for key in places if find_person(key, people).part == "hiring-manager"}
    met = {key for item in rounds if item.status in ("held", "planned") for key in item.met}
    # The last contact: a log line in either direction, including the one who passed it on, or a shared round. An invitation to
    # connect is none (rules.md A12).
    said = (event for event in search.vault.events if event.kind in _CONTACTS and has_happened(event, search.now))
    days = [(key, event.day) for event in said for key in (*event.people, event.via) if key]
    days += [(key, item.interview.end.date()) for item in rounds if item.status == "held" for key in item.met]
    last = dict(sorted(days, key=itemgetter(1)))
    invited = (event for event in search.vault.events if event.kind == "connected" and has_happened(event, search.now))
    connected = {key for event in invited for key in event.people}
    actions = group_by(list_open(search), lambda action: action.person)
    network = []
    for person in (find_person(key, people) for key in places):
        circle: Circle = "judges" if person.key in met else "others"
        if person.part in BETWEEN:
            circle = "arranges"
        elif person.key in deciders:
            circle = "decides"
        known = NetworkPerson(
            person=person._replace(profiles=tuple(find_public(person))),
            circle=circle,
            processes=tuple(name for name in places[person.key] if name in processes),
            actions=tuple(actions.get(person.key, ())),
            last=last.get(person.key),
            connected=person.key in connected,
        )
        network.append(known)
    return tuple(sorted(network, key=_rank))


def _rank(known: NetworkPerson) -> tuple[int, int, str, str]:
    return _CIRCLES.index(known.circle), -(known.last.toordinal() if known.last else 0), known.person.name.casefold(), known.person.key
