"""Many images in order: a session each, of which a few are in memory, with classes and an export in common."""

from __future__ import annotations

import contextlib
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from ..core.arguments import as_flag, as_path, as_whole
from ..core.progress import no_progress
from ..core.results import Results
from ..errors import EdgeTamError, ExportError, FormatError, MediaError, PromptError
from ..formats.report import Notice, Report, shortened, warn
from ..media.address import is_address
from ..media.image_set import Source, name_of
from .loading import load_each
from .saved_set import ImageHead, save_set
from .session import Session
from .together import Together

if TYPE_CHECKING:
    from pandas import DataFrame

IN_MEMORY = 3
"""Images whose pixels and embeddings are held: the one on screen, the next, and the one before."""
Mark = Literal["todo", "empty", "done", "failed"]
"""Not looked at yet; looked at, without a mask; with masks; cannot be read."""


class _Item:
    def __init__(self, source: Source, open: Callable[[], Session], kept: ImageHead | None = None) -> None:
        self.source, self.name = source, name_of(source)
        self.open, self.kept = open, kept
        self.opening = threading.Lock()
        self.session: Session | None = None
        self.error: EdgeTamError | None = None
        self.seen = False


class ImageSet:
    """Image files in order, each with a session of its own that is opened as it is asked for.

    No more than `IN_MEMORY` hold their pixels and embeddings; what was done to the others is kept. Made by
    `Controller.open_set`; safe to use from several threads. Close it, or use `contextlib.closing`.
    """

    def __init__(
        self,
        opener: Callable[[Source], Session],
        sources: Sequence[Source],
        scratch: tempfile.TemporaryDirectory[str] | None,
    ) -> None:
        self._open, self._scratch = opener, scratch
        self._items = [_Item(source, partial(opener, source)) for source in sources]
        self._lock = threading.RLock()
        self._awake: list[int] = []
        self._closed = False

    @classmethod
    def saved(
        cls, opener: Callable[[Source], Session], path: Path, kept: Sequence[tuple[ImageHead, Callable[[], Session]]]
    ) -> ImageSet:
        """The set in a session file at `path`: of each image what is said of it, and how its session is opened."""
        images = cls(opener, [], None)
        images._items = [_Item(path / Path(head.name).name, open, head) for head, open in kept]
        return images

    def __repr__(self) -> str:
        marks = Counter(self.mark(index) for index in range(len(self)))
        said = f"{marks['done']} with masks" + (f", {marks['failed']} cannot be read" if marks["failed"] else "")
        return f"<{type(self).__name__} of {len(self)} images, {said}: {shortened(self.names)}>"

    def __len__(self) -> int:
        return len(self._items)

    def __getitem__(self, index: int) -> Session:
        return self.session(index)

    def __iter__(self) -> Iterator[Session]:
        """The sessions of those that can be read, one after the other; `items` has their indexes, too."""
        for _, session in self.items():
            yield session

    def items(self) -> Iterator[tuple[int, Session]]:
        """Index and session of those that can be read. `enumerate` would count on after one that cannot."""
        for index in range(len(self)):
            try:
                session = self.session(index)
            except EdgeTamError:
                continue
            yield index, session

    @property
    def names(self) -> list[str]:
        """The files' names."""
        return [item.name for item in self._items]

    @property
    def paths(self) -> list[Source]:
        """The files, or their addresses."""
        return [item.source for item in self._items]

    def add(self, source: Source) -> int:
        """Appends a file; its index."""
        source = source if is_address(source) else as_path(source, MediaError)
        with self._lock:
            self._items.append(_Item(source, partial(self._open, source)))
            return len(self._items) - 1

    def session(self, index: int) -> Session:
        """The session of image `index`, from 0. Raises `MediaError` where it cannot be read, else `PromptError`."""
        item = self._item(index)
        item.seen = True
        return self._wake(index, item)

    def error(self, index: int) -> EdgeTamError | None:
        """Why image `index` could not be read, where that was tried."""
        return self._item(index).error

    def mark(self, index: int) -> Mark:
        """What became of image `index`."""
        item = self._item(index)
        if item.error is not None:
            return "failed"
        if item.session is not None and any(state.chains for state in item.session.state.objects.values()):
            return "done"
        if item.session is None and item.kept is not None and item.kept.masks:
            return "done"
        return "empty" if item.seen else "todo"

    @property
    def classes(self) -> list[str]:
        """The classes given to objects of any image, those used most first."""
        states = [item.session.state for item in self._items if item.session is not None]
        found = Counter(state.category for one in states for state in one.objects.values() if state.category)
        found.update(name for item in self._items if item.session is None and item.kept for name in item.kept.classes)
        return [name for name, _ in found.most_common()]

    def encode_ahead(self, index: int) -> threading.Thread | None:
        """Opens and encodes image `index` in the background, where there is one; failures are told as it is shown."""
        if as_whole("index", index) >= len(self):
            return None

        def work() -> None:
            with contextlib.suppress(EdgeTamError):
                self._wake(index, self._items[index]).prepare()

        thread = threading.Thread(target=work, daemon=True, name="edgetam-ahead")
        thread.start()
        return thread

    def results(self) -> list[Results]:
        """A snapshot of the masks of every image that has some, in order. Raises `MediaError`, `FormatError` where
        those in a session file cannot be had any more.
        """
        found: list[Results] = []
        for index, item in enumerate(self._items):
            if self.mark(index) == "done":
                found.append((item.session or self._wake(index, item)).results())
        return found

    def load(self, path: str | Path) -> dict[int, list[int]]:
        """Takes the masks of a file or folder as new objects of the images that it names; their ids by image.

        It reads what `Session.load` does: COCO JSON of many images, a YOLO data set, LabelMe files, folders and PNGs
        that are called as the images, zips of these, and session files. Each image has one step for undo; where
        something is wrong, none has any. Warns of masks that fit no image. Raises `FormatError`.
        """
        places = [str(source) for source in self.paths]
        loaded = load_each(as_path(path, FormatError), places, lambda index: self._wake(index, self._items[index]))
        loaded.warn()
        return loaded.objects

    def save(self, path: str | Path, medium: bool = True, progress: Callable[[int, int], None] = no_progress) -> Path:
        """Writes all images and what was done to them to one `.edgetam` file, which `Controller.open_set` and the page
        open; where it was written.

        It holds what `Session.save` writes of each; without `medium` the images' paths and hashes instead. Warns of
        images that cannot be read, which are left out. Raises `ExportError`.
        """
        revisions: list[tuple[Session, int]] = []

        def sessions() -> Iterator[Session]:
            for index, item in enumerate(self._items):
                try:
                    session = self._wake(index, item)
                except EdgeTamError as error:
                    warn([Notice("unreadable", f"{item.name} is left out: {error.message}")], UserWarning)
                    continue
                revisions.append((session, session.revision))
                yield session

        path = as_path(path, ExportError)
        if not path.name:
            raise ExportError(f"{path} is a folder.", "Give the name of a file in it.")
        written = save_set(sessions(), len(self), path, as_flag("medium", medium), progress=progress)
        for session, revision in revisions:
            session.mark_exported(revision)
        return written

    def export(
        self, format: str, path: str | Path, progress: Callable[[int, int], None] = no_progress, **choices: Any
    ) -> Path:
        """Writes the masks of all images to `path` as one data set; as `Session.export` does. Raises `ExportError`."""
        return self._together().export(format, path, progress, **choices)

    def check_export(self, format: str, path: str | Path | None = None, **choices: Any) -> Report:
        """What `export` would write and lose and, with `path`, replace there. Raises `ExportError`."""
        return self._together().check_export(format, path, **choices)

    def to_coco(self, polygons: bool = False, tolerance: float = 0.0) -> dict[str, Any]:
        """The masks of all images as one COCO data set: see `Session.to_coco`. Raises `ExportError` without any."""
        return self._together().to_coco(polygons, tolerance)

    def to_pandas(self) -> DataFrame:
        """A row for each object of each image: see `Session.to_pandas`; the first column, `file`, names the image.

        Needs pandas. Raises `ExportError` where there is no mask.
        """
        return self._together().to_pandas()

    def close(self) -> None:
        """Closes all sessions."""
        with self._lock:
            self._closed = True
            for item in self._items:
                if item.session is not None:
                    item.session.close()
        if self._scratch is not None:
            self._scratch.cleanup()

    # -- inside

    def _together(self) -> Together:
        maskless = [item.name for index, item in enumerate(self._items) if self.mark(index) != "done"]
        return Together(self.results(), maskless)

    def _item(self, index: int) -> _Item:
        if not isinstance(index, (int, np.integer)) or isinstance(index, bool) or not 0 <= index < len(self._items):
            raise PromptError(f"There is no image {index!r}.", f"Images count from 0 to {len(self._items) - 1}.")
        return self._items[index]

    def _wake(self, index: int, item: _Item) -> Session:
        with item.opening:
            if item.error is not None:
                raise item.error
            if item.session is None:
                try:
                    item.session = item.open()
                except EdgeTamError as error:
                    item.error = error
                    raise
            session = item.session
        with self._lock:
            if self._closed:
                session.close()
                return session
            if index in self._awake:
                self._awake.remove(index)
            self._awake.append(index)
            asleep = [self._awake.pop(0) for _ in range(len(self._awake) - IN_MEMORY)]
        for other in asleep:
            parked = self._items[other].session
            if parked is not None:
                parked.park()
        return session
