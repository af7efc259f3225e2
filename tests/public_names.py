"""The names that texts for everybody are held against in the tests of R3.9."""

from __future__ import annotations

from datetime import UTC, datetime

from followup_md.model import Event, Interview, Person, Vault
from followup_md.problem import Place

_THEN = datetime(2026, 11, 17, 13, tzinfo=UTC)
_COMPANIES = (
    "Harbor Logistics",
    "Globex GmbH",
    "Sable Street Books, Inc.",
    "SAP SE",
    "The Trade Yard",
    "Boston Tea",
    "北海道電力",
    "Stripe",
    "New York Tide",
    "Salt of Kent",
)
_PEOPLE = (
    Person(
        key="Priya Raman",
        name="Priya Raman",
        company="Harbor Logistics",
        email="p.raman@harborlogistics.example",
        profiles=("https://www.linkedin.com/in/pri-ra-77/", "https://x.com/pr"),
    ),
    Person(key="Gráinne Holloway", name="Gráinne Holloway", email="grainne@gmail.com"),
    Person(key="Jo van der Berg", name="Jo van der Berg Jr.", email="no address"),
    Person(key="J. Kim (Globex)", name="J. Kim (Globex)", company="Globex GmbH", email="kim@globex.example"),
    Person(key="globex/li", name="Li"),
    Person(key="globex/martina", name="Martina", company="Globex GmbH"),
    Person(key="globex/the-tall-engineer", name="the tall engineer"),
    Person(key="globex/wang", name="王小明"),
    Person(key="globex/wang-2", name="王"),
    Person(key="globex/nobody", name="(?)"),
)
VAULT = Vault(
    interviews=tuple(
        Interview(path=f"{at}.md", slug=str(at), company=company, role="Data Engineer", process=str(at), start=_THEN, end=_THEN)
        for at, company in enumerate(_COMPANIES)
    ),
    people={person.key: person for person in _PEOPLE},
    events=(Event("applied", Place("search.md"), _THEN.date(), None, _THEN, company="Initech", role="Timetable Analyst"),),
)
