from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from followup_md.render.reports import list_states

if TYPE_CHECKING:
    from followup_md.model.views import FileState


@pytest.mark.parametrize(
    ("states", "said"),
    [
        ({}, {}),
        ({"index.md": "written"}, {"index.md": "written"}),
        ({"index.md": "unchanged", "site/a": "unchanged", "site/b/c": "unchanged"}, {"index.md": "unchanged", "site/": "unchanged"}),
        ({"site/a": "written"}, {"site/": "1 file written"}),
        ({"site/a": "written", "site/b": "written"}, {"site/": "2 files written"}),
        ({"site/a": "written", "site/b": "unchanged", "site/c": "unchanged"}, {"site/": "1 of 3 files written"}),
        # What is removed is none of the files that there are.
        ({"site/a": "written", "site/b": "unchanged", "site/c": "removed"}, {"site/": "1 of 2 files written, 1 removed"}),
        ({"site/a": "unchanged", "site/c": "would-be-removed"}, {"site/": "1 would be removed"}),
        ({"site/a": "stale", "site.md": "stale"}, {"site.md": "stale", "site/": "1 file stale"}),
    ],
)
def test_the_files_of_a_folder_are_told_together(states: dict[str, FileState], said: dict[str, str]) -> None:
    assert dict(list_states(states, "site")) == said
