"""Drafts are planned over the whole vault, judged as they will stand in it, and written once."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from support.cli import AGENCY, HEADER, NOTE, OFFER, PRIYA, SENDER, TOM, ZONE, Drafting

from followup_md.cli.draft import find_due_drafts, plan_drafts, show_drafts, write_drafts
from followup_md.cli.draft_facts import Wish
from followup_md.errors import UsageProblem
from followup_md.vault.load import load

if TYPE_CHECKING:
    from datetime import tzinfo
    from pathlib import Path

    from followup_md.cli.draft import Drafting as Planned
    from followup_md.vault.notes import Loaded

NOON = "2026-11-18T12:00"


class Desk(Drafting):
    """The small search, and what is planned of it without a command line."""

    def load(self, now: str = NOON) -> Loaded:
        """Read the vault at a moment."""
        return load(str(self.root), lambda zone: self._tell(now, zone), replayed=True)

    def plan(self, *ids: str, wish: Wish | None = None) -> Planned:
        """Plan the drafts of the open actions whose ids begin so."""
        loaded = self.load()
        actions = [action for action in loaded.search.actions if action.status == "open" and action.id.startswith(ids)]
        return plan_drafts(str(self.root), loaded, actions, wish or Wish(), lambda zone: self._tell(NOON, zone), replayed=True)

    def _tell(self, now: str, zone: tzinfo) -> datetime:
        return datetime.fromisoformat(now).replace(tzinfo=zone)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_planning_writes_nothing_and_writing_does_so_once(desk: Desk) -> None:
    planned = desk.plan("thank-priya")
    assert not (desk.root / "letters").exists()
    write_drafts(str(desk.root), planned.drafts)
    (draft,) = planned.drafts
    assert desk.text(PRIYA) == draft.text
    assert draft.text.endswith(f"---\n\n{draft.body}")
    again = desk.plan("thank-priya")
    assert [(draft.path, draft.there, draft.known) for draft in again.drafts] == [(PRIYA, True, (PRIYA,))]
    before = (desk.root / PRIYA).stat().st_mtime_ns
    write_drafts(str(desk.root), again.drafts)
    assert (desk.root / PRIYA).stat().st_mtime_ns == before


def test_a_draft_is_judged_as_it_will_stand_in_the_vault(desk: Desk) -> None:
    desk.write({TOM: "---\ncompany: Harbor\n---\n", NOTE: HEADER + "- the rota\n"})
    problems = {draft.path: {problem.check for problem in draft.problems} for draft in desk.plan("thank").drafts}
    assert "draft-placeholder" in problems["letters/2026-11-18-tom-okafor-thank-you.md"]
    assert {problem.place.path for draft in desk.plan("thank-tom").drafts for problem in draft.problems} == {
        "letters/2026-11-18-tom-okafor-thank-you.md"
    }


def test_letters_of_one_panel_are_the_same_whoever_is_asked_for(desk: Desk) -> None:
    desk.write({NOTE: HEADER + "- the rota\n"})
    alone = [draft.body for name in ("thank-priya", "thank-tom") for draft in desk.plan(name).drafts]
    assert [draft.body for draft in desk.plan("thank").drafts] == alone


def test_letters_of_one_panel_begin_in_different_words(desk: Desk) -> None:
    desk.write({NOTE: HEADER + "- the rota\n"})
    one, two = (draft.body.split("\n\n")[4].replace("late events", "X").replace("the rota", "X") for draft in desk.plan("thank").drafts)
    assert one != two


def test_what_was_sent_or_changed_is_known(desk: Desk) -> None:
    desk.write({PRIYA: '---\nkind: thank-you\nto: "[[Priya Raman]]"\ninterview: "[[harbor]]"\nchannel: letter\n---\n\nMine.\n'})
    (draft,) = desk.plan("thank-priya").drafts
    assert (draft.known, draft.there, draft.path) == ((PRIYA,), False, PRIYA.replace(".md", "-2.md"))


@pytest.mark.parametrize(
    "head",
    [
        pytest.param('kind: follow-up\nto: "[[Priya Raman]]"\ninterview: "[[harbor]]"\nchannel: letter', id="another kind"),
        pytest.param('kind: thank-you\nto: "[[Tom Okafor]]"\ninterview: "[[harbor]]"\nchannel: letter', id="another reader"),
        pytest.param('kind: thank-you\nto: "[[Priya Raman]]"\nchannel: letter', id="no round"),
        pytest.param('kind: thank-you\nto: "[[Priya Raman]]"\ninterview: "[[harbor]]"\nchannel: email', id="another channel"),
    ],
)
def test_another_draft_is_not_the_same(desk: Desk, head: str) -> None:
    desk.write({"letters/a.md": f"---\n{head}\n---\n\nMine.\n"})
    assert desk.plan("thank-priya").drafts[0].known == ()


def test_people_without_a_note_are_written_to_by_the_name_they_go_by(desk: Desk) -> None:
    desk.write({NOTE: HEADER.replace("[[Tom Okafor]]", "Ann Lee") + "- the rota\n"})
    (draft,) = desk.plan("thank-ann").drafts
    assert 'to: "[[Ann Lee]]"' in draft.text
    write_drafts(str(desk.root), [draft])
    assert [draft.there for draft in desk.plan("thank-ann").drafts] == [True]


def test_a_process_without_a_round_is_withdrawn_from_without_a_reader(desk: Desk) -> None:
    log = "\n## Log\n- 2026-11-12 offer written\n- 2026-11-13 accepted\n- 2026-11-14 confirmed\n- 2026-11-14 start on 2027-01-04\n"
    desk.write({NOTE: HEADER.replace("2026-11-17T", "2026-11-10T") + log})
    planned = desk.plan("withdraw-globex")
    (draft,) = planned.drafts
    assert draft.path == "letters/2026-11-18-globex-withdrawal.md"
    assert draft.text.startswith("---\nkind: withdrawal\nchannel: email\n")
    assert "\nDear [name],\n" in draft.body
    rows = show_drafts(desk.load(), planned, dry=False)
    assert (rows[0].to, rows[0].lead, rows[0].repairs, rows[0].remark) == ("Globex", "", "", "")


def test_a_row_tells_what_the_letter_leads_with_and_repairs(desk: Desk) -> None:
    stumble = "\n## Questions\n### How would you handle schema drift?\n- asked by: Priya\n- rating: 1\n- better: a contract test\n"
    desk.write({NOTE: HEADER + stumble})
    planned = desk.plan("thank")
    rows = show_drafts(desk.load(), planned, dry=True)
    assert [(row.state, row.to, row.lead, row.repairs) for row in rows] == [
        ("would-be-written", "Priya Raman", "late events", "schema drift")
    ]
    assert [(each.action, bool(each.reason), bool(each.hint)) for each in planned.withheld] == [("thank-tom-okafor-harbor", True, True)]
    # A follow-up repairs nothing, and begins with no topic.
    rows = show_drafts(desk.load(), desk.plan("follow-up"), dry=True)
    assert [(row.lead, row.repairs) for row in rows] == [("", "")]


def test_a_question_without_a_subject_is_named_whole(desk: Desk) -> None:
    desk.write({NOTE: HEADER + "\n## Questions\n### Why SQL?\n- asked by: Priya\n- rating: 1\n- better: it is what you have\n"})
    rows = show_drafts(desk.load(), desk.plan("thank-priya"), dry=True)
    assert rows[0].repairs == "Why SQL?"


def test_the_guard_is_asked_about_follow_ups_alone(desk: Desk) -> None:
    rows = show_drafts(desk.load(), desk.plan("follow-up", "connect"), dry=True)
    assert [bool(row.remark) for row in rows] == [row.kind == "follow-up" for row in rows]
    assert len(rows) == 3


def test_a_day_is_asked_of_who_decides_alone(desk: Desk) -> None:
    desk.write({NOTE: HEADER.replace("decision_date: 2026-12-04\n", "") + "- the rota\n"})
    asked = {
        draft.facts.person.name: "decide" in draft.body or "timing" in draft.body
        for draft in desk.plan("thank").drafts
        if draft.facts.person
    }
    assert asked == {"Priya Raman": True, "Tom Okafor": False}


def test_a_wish_counts_where_it_fits_and_fits_nothing_is_wrong_use(desk: Desk) -> None:
    desk.write(OFFER)
    kinds = {draft.facts.kind: draft.facts.channel for draft in desk.plan("thank-priya", "connect-priya", wish=Wish(channel="hand")).drafts}
    assert kinds == {"thank-you": "hand", "connect": "message"}
    with pytest.raises(UsageProblem, match="--by cannot be 'phone' here"):
        desk.plan("thank-priya", wish=Wish(channel="phone"))
    with pytest.raises(UsageProblem, match="--as is for an offer"):
        desk.plan("thank-priya", wish=Wish(answer="accept"))
    assert desk.plan("nothing", wish=Wish(channel="phone")).drafts == ()


def test_relays_of_two_go_betweens_are_two_notes(desk: Desk) -> None:
    relay = '---\nrelay: "[[{}]]"\n---\n'
    desk.write(
        {
            NOTE: HEADER.replace('"[[Tom Okafor]]"', '"[[Tom Okafor]]", "[[Ann Lee]]"') + "- the rota\n- the dock\n",
            TOM: relay.format("Priya Raman"),
            "people/Ann Lee.md": relay.format("Zoe Quist"),
            "people/Zoe Quist.md": "---\npart: recruiter\n---\n",
        }
    )
    planned = desk.plan("thank")
    assert [(draft.facts.kind, draft.facts.person.name) for draft in planned.drafts if draft.facts.person] == [
        ("thank-you", "Priya Raman"),
        ("relay", "Zoe Quist"),
        ("relay", "Priya Raman"),
    ]


def test_what_is_due_is_found_blocked_or_not(desk: Desk) -> None:
    desk.write({NOTE: HEADER + "- the rota\n", TOM: "---\ncompany: Harbor\n---\n"})
    due = find_due_drafts(desk.load())
    assert {action.id: bool(action.blocked_by) for action in due} == {
        "thank-priya-raman-harbor": False,
        "thank-tom-okafor-harbor": True,
        "connect-priya-raman-harbor": False,
    }
    planned = desk.plan("thank-tom", wish=Wish(ready=True))
    assert (planned.drafts, [each.reason for each in planned.withheld]) == ((), ["Tom Okafor needs an address"])


def test_what_an_agency_passes_on_is_ready(desk: Desk) -> None:
    desk.write(AGENCY)
    planned = desk.plan("thank", wish=Wish(ready=True))
    assert [draft.facts.kind for draft in planned.drafts] == ["relay"]
    assert planned.withheld == ()


@pytest.mark.parametrize(("topics", "said"), [("- the rota\n", True), ("", False)])
def test_to_a_consultant_one_writes_about_what_was_talked_about_with_anybody(desk: Desk, topics: str, said: bool) -> None:
    desk.write({**AGENCY, NOTE: AGENCY[NOTE].replace("- late events\n- the rota\n", topics)})
    (draft,) = desk.plan("follow-up").drafts
    assert draft.facts.person is not None
    assert draft.facts.person.name == "Ann Agent"
    assert ("the rota" in draft.body) is said


def test_a_country_has_its_way_to_write_a_day(desk: Desk) -> None:
    desk.write({"followup.toml": f'{ZONE}{SENDER}country = "US"\n'})
    assert "\nNovember 18, 2026\n" in desk.plan("thank-priya").drafts[0].body
