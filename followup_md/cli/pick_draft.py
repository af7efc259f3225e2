"""Which draft is meant by what is typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from followup_md.app.lookup import list_known, say_near
from followup_md.errors import FollowupError, UsageProblem
from followup_md.slug import slug

if TYPE_CHECKING:
    from collections.abc import Sequence

    from followup_md.app import Loaded
    from followup_md.model import Draft

_KNOWN = 12  # how many an error lists
_MADE = r"\.(?:pdf|html|eml)$"  # whoever names what was made of a draft means the draft


def pick_draft(loaded: Loaded, root: str, typed: Sequence[str]) -> Draft:
    """Return the draft of a path (tried from here, from the vault, in its folder of letters), or the one whose name holds all words.

    FollowupError when none or several fit, UsageProblem for a file that is no draft.
    """
    from followup_md.store.find import find_path

    folder, words = loaded.settings.folders.letters, re.sub(_MADE, "", " ".join(typed))
    drafts = {draft.path: draft for draft in loaded.search.vault.drafts}
    path = find_path(root, words) or find_path(root, f"{folder}/{words}")
    if path in drafts:
        return drafts[path]
    stems = {draft.path.rpartition("/")[2].removesuffix(".md"): draft for draft in drafts.values()}
    found = [stem for stem in stems if all(slug(word) in slug(stem) for word in words.split())]
    if len(found) == 1:
        return stems[found[0]]
    if found:
        raise FollowupError(f"{words!r} fits {len(found)} drafts", f"name one: {', '.join(sorted(found, reverse=True)[:_KNOWN])}")
    if path and path.lower().endswith(".md"):
        raise UsageProblem(f"{path} is no draft", f"drafts lie in {folder}/")
    names = sorted(stems, reverse=True)
    raise FollowupError(f"no draft {words!r}", say_near(words, names) or list_known(names, f"there are no drafts in {folder}/ yet"))
