"""File watcher: watchdog, polling as fallback."""

import logging
import os
from collections.abc import Callable, Mapping
from threading import Event
from typing import TYPE_CHECKING, Final

from watchdog.events import EVENT_TYPE_MODIFIED, FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from followup_md.vault.cache import identify_folder
from followup_md.vault.notes import CALENDAR, CONFIG, may_be_note

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver

INTERVAL: Final = 1.0
# Watchdog's warnings of lost events are of no use: the notes are also checked at intervals.
logging.getLogger("watchdog").addHandler(logging.NullHandler())
# Reading a note or changing its permissions is no change.
_NO_CHANGE: Final = frozenset({"opened", "closed_no_write", "attrib"})


class ChangeFlag:
    """Flag of a change: set from any thread, awaited by the thread that builds."""

    def __init__(self) -> None:
        """Start unset."""
        self._event = Event()

    def set(self) -> None:
        """Set the flag."""
        self._event.set()

    def wait(self, seconds: float) -> bool:
        """Wait until the flag is set, `seconds` at most, and clear it; return whether it was set."""
        if not self._event.wait(seconds):
            return False
        self._event.clear()
        return True


class ChangeHandler(FileSystemEventHandler):
    """Handler of watchdog's events: reports a change and does nothing else, as any error ends its thread."""

    def __init__(self, top: str, on_change: Callable[[], None]) -> None:
        """Call `on_change` for changes in the folder `top`."""
        self._top, self._on_change = top, on_change

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Call `on_change` for an event that may change a note, a folder of notes, followup.toml or a generated file."""
        if event.event_type in _NO_CHANGE or (event.is_directory and event.event_type == EVENT_TYPE_MODIFIED):
            return
        # Many editors write a temporary file and move it over the note: then only the second path is the note's.
        if any(path and self._concerns(os.fsdecode(path), folder=event.is_directory) for path in (event.src_path, event.dest_path)):
            self._on_change()

    def _concerns(self, path: str, *, folder: bool) -> bool:
        parts = path.removeprefix(self._top).replace(os.sep, "/").split("/")
        if any(part.startswith(".") for part in parts):
            return False
        return folder or may_be_note(parts[-1]) or parts[-1] in (CONFIG, CALENDAR)


class VaultObserver:
    """Watcher of the folders of one vault; it restarts when one of them is created, deleted or replaced."""

    def __init__(self, root: str, on_change: Callable[[], None], on_polling: Callable[[OSError], None], *, poll: bool = False) -> None:
        """Observe the vault `root`; `on_polling` is called if the system cannot report changes; `poll` always polls."""
        self._root, self._on_change, self._on_polling, self._poll = root, on_change, on_polling, poll
        self._watched: dict[str, tuple[bool, tuple[int, int]]] = {}
        self._observer: BaseObserver | None = None

    def update(self, places: Mapping[str, bool]) -> bool:
        """Watch these folders of the vault (at any depth where so marked) if they are not watched yet; say whether any was not."""
        folders: dict[str, tuple[bool, tuple[int, int]]] = {}
        for place, deep in places.items():
            path = os.path.realpath(os.path.join(self._root, place))
            if known := identify_folder(path):
                folders[path] = (deep or (path in folders and folders[path][0]), known)
        if folders == self._watched and self._is_alive():
            return False
        self.close()
        self._watched = folders if self._open(folders) else {}
        return True

    def close(self) -> None:
        """Stop watching."""
        if self._observer is not None:
            self._observer.stop()
            if self._observer.is_alive():
                self._observer.join()
        self._observer = None

    def _is_alive(self) -> bool:
        if self._observer is None:
            return not self._watched
        # A thread of either kind may have ended without notice.
        return self._observer.is_alive() and all(emitter.is_alive() for emitter in self._observer.emitters)

    def _open(self, folders: Mapping[str, tuple[bool, tuple[int, int]]]) -> bool:
        if not folders:
            return True
        try:
            self._observer = PollingObserver(timeout=INTERVAL) if self._poll else Observer()
            for path, (deep, _) in folders.items():
                self._observer.schedule(ChangeHandler(path, self._on_change), path, recursive=deep)
            self._observer.start()
        except (FileNotFoundError, NotADirectoryError):
            self.close()
            return False
        except OSError as error:
            self.close()
            if self._poll:
                return False
            self._poll = True
            self._on_polling(error)
            return self._open(folders)
        return True
