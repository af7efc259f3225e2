"""Files of site/: the pages that a build writes, and pages of processes that no longer exist."""

from collections.abc import Iterator, Mapping

from followup_md.cli.generated import PAGE_MARK, STYLE_MARK, GeneratedFile, is_generated, read_generated, write_stale
from followup_md.derive.figures import derive_figures
from followup_md.model import Search
from followup_md.model.figures import Period
from followup_md.model.site import Site
from followup_md.render.site.links import PAGES, PROCESS_FOLDER, STYLE, name_page
from followup_md.vault.notes import LONGEST_FILE, SITE, Loaded, RawNote
from followup_md.vault.read import is_folder, list_folder, read_file, resolve_root

_OBSIDIAN = ".obsidian"


def check_site(root: str, search: Search) -> None:
    """Raise FollowupError when a page of this search would overwrite a file that is not this program's."""
    for name in (*PAGES, STYLE, *(f"{PROCESS_FOLDER}/{name_page(process.id)}" for process in search.processes)):
        _read_file(root, name)


def plan_site(root: str, loaded: Loaded, changed: Mapping[str, bytes], *, public: bool = False) -> tuple[GeneratedFile, ...]:
    """Return every file of site/ as it should be, with `changed` notes, and those no longer needed; FollowupError for one not ours."""
    from followup_md.render.site.pages import render_site

    if public:
        from followup_md.derive.disguise import choose_pseudonyms, disguise_vault, restore

        # For `public`: the same search without names, companies and texts.
        real = loaded.search
        names = choose_pseudonyms(real.vault)
        hidden = loaded.derive(disguise_vault(real.vault, names))
        site = _gather(loaded._replace(search=restore(hidden, real, names), problems=()), {}, None)
        # Only the text of a letter shows whether it took up a question.
        stumbles = derive_figures(real, loaded.open_context(), Period()).stumbles
        site = site._replace(figures=site.figures._replace(stumbles=stumbles), public=True)
    else:
        # Obsidian knows the vault by the name of its folder.
        obsidian = resolve_root(root).rstrip("/").rpartition("/")[2] if is_folder(f"{root}/{_OBSIDIAN}") else None
        site = _gather(loaded, dict(_read_bodies(root, loaded.search, changed)), obsidian)
    texts = render_site(site)
    pages = [GeneratedFile(f"{SITE}/{name}", _read_file(root, name), text) for name, text in texts.items()]
    # Pages of processes that no longer exist are deleted if this program made them.
    for name in list_folder(f"{root}/{SITE}/{PROCESS_FOLDER}"):
        path = f"{PROCESS_FOLDER}/{name}"
        if path not in texts and name.endswith(".html"):
            found = read_file(root, f"{SITE}/{path}", LONGEST_FILE)
            if isinstance(found, RawNote) and is_generated(found.data, PAGE_MARK):
                pages.append(GeneratedFile(f"{SITE}/{path}", found.data, None))
    return tuple(pages)


def write_process_page(root: str, loaded: Loaded, process: str) -> str:
    """Bring site/ up to date, and return the path of the page of a process, relative to the vault; errors as those of a build."""
    write_stale(root, plan_site(root, loaded, {}))
    return f"{SITE}/{PROCESS_FOLDER}/{name_page(process)}"


def _read_file(root: str, name: str) -> bytes | None:
    mark, what = (STYLE_MARK, "style sheet") if name == STYLE else (PAGE_MARK, "page")
    return read_generated(root, f"{SITE}/{name}", mark, what)


def _gather(loaded: Loaded, texts: Mapping[str, str], obsidian: str | None) -> Site:
    from followup_md.derive.card import build_card
    from followup_md.derive.dossier import find_unplaced, open_dossiers
    from followup_md.derive.network import derive_network
    from followup_md.derive.practice import derive_deck
    from followup_md.render.phrases import format_counts

    search = loaded.search
    vault = search.vault
    dossiers = open_dossiers(vault, find_unplaced(vault), search.now)
    keys = {dossier.id: dossier.people for dossier in dossiers}
    return Site(
        search=search,
        cards={process.id: build_card(process, keys[process.id], vault.people, (), search.now) for process in search.processes},
        network=derive_network(search, dossiers),
        asked=derive_deck(search, None).cards,
        figures=derive_figures(search, loaded.open_context(), Period()),
        problems=format_counts(loaded.problems) if loaded.problems else "",
        texts=texts,
        obsidian=obsidian,
    )


def _read_bodies(root: str, search: Search, changed: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield the body of each interview note by path; one that cannot be read now has none."""
    from followup_md.parse.fences import split_note
    from followup_md.parse.front_matter import decode_note

    for process in search.processes:
        for item in process.rounds:
            path = item.interview.path
            found = RawNote(path, changed[path]) if path in changed else read_file(root, path, LONGEST_FILE)
            if isinstance(found, RawNote):
                text = decode_note(found.data, path)[0].replace("\r\n", "\n").replace("\r", "\n")
                yield path, split_note(text, path).body
