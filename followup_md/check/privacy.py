"""Checks about what should not come before strangers: what a note holds, and where the notes go."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from followup_md.check.inspection import Finding, Inspection


def find_sensitive_data(inspection: Inspection) -> Iterator[Finding]:
    """A note holds what hurts when the folder is shared.

    It helps no letter either. Remarks on somebody's health, faith, family or age; numbers of accounts, cards and identity papers;
    passwords.

    Fails:

        ## First impressions
        - calm
        - she is pregnant, I think

    Passes:

        ## First impressions
        - calm
        - a pregnant pause now and then
    """
    return inspection.read("sensitive-data")


def find_vault_public(inspection: Inspection) -> Iterator[Finding]:
    """The notes go to a public host of git repositories, and nothing says that the repository is private.

    People have published their whole search that way, with names, offers and what they thought of everybody. Asked of github.com,
    gitlab.com, codeberg.org, bitbucket.org and sr.ht, which show a repository to everybody unless it is set to be private; nobody but
    you can see whether it is. `repository = "public"` says that the notes are meant to be read.

    Fails:

        .git/config:
        [remote "origin"]
        url = git@github.com:ana/search.git

    Passes:

        .git/config:
        [remote "origin"]
        url = git@github.com:ana/search.git

        followup.toml:
        repository = "private"
    """
    return inspection.read("vault-public")


CHECKS = (find_sensitive_data, find_vault_public)
