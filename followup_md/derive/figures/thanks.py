"""How many of those to be thanked were thanked in time (R1.1, R1.2, R1.8)."""

from collections.abc import Iterable

from followup_md.dates import add_span, zone_of
from followup_md.derive.context import Context
from followup_md.derive.figures.rounds import began_in
from followup_md.derive.figures.tally import tally
from followup_md.derive.thanks import find_first_thanks, find_thanked, find_thanks, find_withdrawal_note
from followup_md.model import Action, Event
from followup_md.model.actions import THANK
from followup_md.model.figures import Period, Share, Thanks
from followup_md.model.order import is_late

# Nobody was to be thanked here: they want no contact, `thank_you` leaves them out, or you said that it is not to be done.
_NOT_DUE = frozenset({"withheld", "waived"})
NOT_SAID = "not said"


def count_thanks(context: Context, actions: Iterable[Action], period: Period) -> Thanks:
    """Persons whose note went out within `thank_you.within` of the end of the round, of all to be thanked; once for each round.

    It is the sending that counts; a line without a time is in time on the last day. Thanks that somebody passed on count, and so does a
    withdrawal for the one to whom it went. A note that came back counts only once it was sent again, in time if the first one was. Left
    out is whom you need not thank: by `thank_you`, by `waived`, or because they want no contact. Still open: not thanked, and in time
    until later.
    """
    due = {(action.interview, action.person): action for action in actions if action.spec is THANK and action.status not in _NOT_DUE}
    asked = [meeting for meeting in find_thanked(context) if (meeting.interview.slug, meeting.person.key) in due]
    asked = [meeting for meeting in asked if began_in(meeting.round, period)]
    sent: list[Event] = []
    in_time = 0
    for meeting in asked:
        note = find_thanks(meeting, context) or find_withdrawal_note(meeting, context)
        if note is not None:
            sent.append(note)
            limit = add_span(meeting.interview.end, context.settings.thank_you.within, context.calendar(meeting.process))
            in_time += not is_late(find_first_thanks(meeting, context) or note, limit, zone_of(context.now))
    states = [due[meeting.interview.slug, meeting.person.key] for meeting in asked]
    still = sum(action.status == "open" and action.overdue_at is not None and context.now < action.overdue_at for action in states)
    channels = tally("passed on" if note.via else note.channel or NOT_SAID for note in sent)
    return Thanks(Share(in_time, len(asked), still), len(sent) - in_time, channels)
