"""What was done for the search, one by one, without anything that is nobody else's business."""

from collections.abc import Mapping

from followup_md.config import Settings
from followup_md.model import Search
from followup_md.model.figures import Deed, Done, Period

_WHAT: Mapping[str, Deed] = {"applied": "applied", "networked": "networked", "researched": "researched"}


def find_deeds(search: Search, settings: Settings, period: Period) -> tuple[Done, ...]:
    """Return the search activities of `period` (R5.1) by day, rounds that are still to come among them.

    An application has its company and role from the log line, else from the process in whose note it stands. Of people, free text and
    ratings nothing is kept, and of networks only those that `connect.networks` lists.
    """
    processes = {process.id: process for process in search.processes}
    rounds = {item.interview.place("start"): item for process in search.processes for item in process.rounds}
    events = {event.place: event for event in search.vault.events}
    days = [activity for activity in search.activities if period.holds(activity.day)]
    places = [activity.place for activity in days]
    found = []
    for place in places:
        if place in rounds:
            item, interview = rounds[place], rounds[place].interview
            held = item.status == "held"
            found.append(Done(interview.start.date(), "round", interview.company, interview.role, interview.kind, held=held))
            continue
        event = events[place]
        home = processes.get(event.process or "") if event.kind == "applied" else None
        done = Done(
            day=event.day,
            what=_WHAT[event.kind],
            company=event.company or (home and home.company),
            role=event.role or (home and home.role),
            channel=event.channel,
            network=event.network if (event.network or "").casefold() in settings.connect.networks else None,
        )
        found.append(done)
    return tuple(sorted(found, key=_order))


def _order(done: Done) -> tuple[object, ...]:
    return done.day, done.what, done.company or "", done.role or "", done.kind or "", done.channel or ""
