"""The ground of the tests of single rows (rules.md 3.2-3.4): one round at Acme, Monday 19 October 2026, 10:00-11:00 in New York.

From it: 24 h end on Tue 20 Oct 11:00; the seventh day after is Mon 26 Oct, the thirtieth Wed 18 Nov; the follow-up without a date is
due on Mon 26 Oct. Days off nearby: Mon 12 Oct (Columbus Day), Wed 11 Nov (Veterans Day), Thu 26 Nov (Thanksgiving).
"""

from __future__ import annotations

from datetime import date, timedelta

from tale import FULL_BODY, Tale

US = '[calendar]\ncountry = "US"\n'
ROUND = "2026-10-19-acme"
LATER = "2026-11-30-acme"
OTHER = "2026-10-20-globex"
PROCESS = "acme-analyst"
FOLLOW_UP = f"follow-up-{ROUND}"
INVITED = f"follow-up-invited-{ROUND}"
ADA = "part: hiring-manager\nprofiles: none"
THANKED = "2026-10-20 09:00 thanked [[Ada Long]] by letter"
SPENT = "2026-10-26 10:00 followed up with [[Ada Long]] by email"
WRITTEN = "2026-10-21 10:00 offer written"
CONFIRMED = (WRITTEN, "2026-10-22 10:00 accepted", "2026-10-22 11:00 confirmed")
SECURED = (*CONFIRMED, "2026-10-22 12:00 start on 2026-12-01")


def tell(*lines: str, head: str = "", body: str = FULL_BODY, met: tuple[str, ...] = ("Ada Long",), ada: str = ADA, toml: str = US) -> Tale:
    """Tell the round with these log lines; `head` adds to its front matter, `ada` is the person note of Ada Long."""
    tale = Tale(toml=toml)
    tale.person("Ada Long", ada)
    tell_round(tale, ROUND, "2026-10-19T10:00", *lines, head=head, body=body, met=met)
    return tale


def tell_round(
    tale: Tale, name: str, start: str, *lines: str, head: str = "", body: str = FULL_BODY, met: tuple[str, ...] = ("Ada Long",)
) -> None:
    """Tell another round of an hour at Acme."""
    people = ", ".join(f'"[[{person}]]"' for person in met)
    end = f"{start[:11]}{int(start[11:13]) + 1:02}{start[13:]}"
    own = "" if "role:" in head else "role: Analyst\n"
    place = f"start: {start}\nend: {end}\ntimezone: America/New_York\ninterviewers: [{people}]\n"
    tale.note(name, f"company: Acme\n{own}{place}{head}", body)
    tale.log(name, *lines)


def plan_later(tale: Tale, *lines: str) -> Tale:
    """Tell that a second round is set for Monday 30 November, 10:00-11:00."""
    tell_round(tale, LATER, "2026-11-30T10:00", *lines)
    return tale


def tell_other(tale: Tale, *lines: str) -> Tale:
    """Tell a round at Globex on Tuesday 20 October, 10:00-10:30, with everything done but its follow-up (due Tue 27 Oct)."""
    tale.person("Ruth Ames", "profiles: none")
    place = 'start: 2026-10-20T10:00\nend: 2026-10-20T10:30\ntimezone: America/New_York\ninterviewers: ["[[Ruth Ames]]"]\n'
    tale.note(OTHER, f"company: Globex\nrole: Clerk\n{place}")
    tale.log(OTHER, "2026-10-20 15:00 thanked [[Ruth Ames]] by letter", *lines)
    return tale


def looking(monday: str) -> dict[str, str]:
    """Return the open keep-looking of the week that begins on that Monday, due on its Sunday."""
    return {f"keep-looking-{monday}": (date.fromisoformat(monday) + timedelta(days=6)).isoformat()}


def state_of(tale: Tale, now: str, process: str = PROCESS) -> str:
    """Return the state of a process."""
    return tale.process(now, process).state


def is_open(tale: Tale, now: str, name: str) -> bool:
    """Say whether the action of that id is open."""
    return name in tale.open(now)
