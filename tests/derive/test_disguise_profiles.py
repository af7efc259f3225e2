"""In a vault without names a profile is on no other footing than the real one: to connect there is blocked for the same reason, or not."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from support.searches import Tale

from followup_md.config.calendars import Calendars
from followup_md.derive.disguise import choose_pseudonyms, disguise_vault, restore
from followup_md.derive.search import build_search
from followup_md.words import say_obstacle

PRIVATE = "only private accounts are known of {}: leave them alone and look for a professional one"
ELSEWHERE = "none of the profiles of {} is on a network of connect.networks"


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        ("profiles: [https://www.linkedin.com/in/ada]", None),
        ("profiles: [https://x.com/ada]", None),
        ("profiles: [https://bsky.app/profile/ada.example]", None),
        ("profiles: [https://ada.example.com]", ELSEWHERE),
        ("profiles: [https://facebook.com/ada]", PRIVATE),
        ("profiles: [https://www.linkedin.com/in/ada]\nprivate: [https://www.linkedin.com/in/ada]", PRIVATE),
    ],
)
def test_connecting_is_blocked_without_names_just_as_it_is_with_them(head: str, reason: str | None) -> None:
    tale = Tale()
    tale.person("Ada Long", head)
    tale.note("a", 'company: Acme\nrole: Clerk\nstart: 2026-11-16T10:00\ninterviewers: ["[[Ada Long]]"]')
    vault, settings = tale.vault()
    days, now = Calendars(settings).of, datetime(2026, 11, 16, 18, tzinfo=ZoneInfo(tale.zone))
    real, names = build_search(vault, settings, days, now), choose_pseudonyms(vault)
    hidden = restore(build_search(disguise_vault(vault, names), settings, days, now), real, names)
    assert [
        [(action.urgency, say_obstacle(action.blocked_by) or None) for action in search.actions if action.action == "connect"]
        for search in (real, hidden)
    ] == [[("blocked" if reason else "upcoming", reason.format(name) if reason else None)] for name in ("Ada Long", "Person 1")]
