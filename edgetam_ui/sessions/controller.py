"""The brain under every host: one engine, many sessions."""

from __future__ import annotations

import contextlib
import logging
import math
import os
import tempfile
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ..core import memory
from ..core.arguments import as_flag, as_path
from ..core.cache import ByteCache
from ..engine.base import Engine, EngineInfo
from ..errors import EdgeTamError, MediaError, StoreError
from ..media.address import is_address, name_in
from ..media.image_set import Sources, find
from ..media.limits import FRAME_COUNT, FRAME_SHARE
from ..media.medium import Medium, open_medium
from ..media.probe import count_pixels
from .budgets import Budgets, Limits
from .due import Pace
from .image_set import ImageSet
from .live import LiveStream
from .recall import recall
from .record import KeptSession, Record
from .recording import Recording
from .saved import SUFFIX, File, Saved, find_medium, medium_in, read_saved, restore, unpack_medium
from .saved_set import ImageHead, is_set, part_of, read_set
from .session import Session
from .store import Store
from .user import User
from .users import Users

if TYPE_CHECKING:
    from ..media.web import Downloads

CACHE_BUDGET = 2 << 30
CACHE_SHARE = 256 << 20
"""Bytes of embeddings and logits kept for all sessions, and for each."""
log = logging.getLogger("edgetam_ui")


class Place(NamedTuple):
    """Where a server runs, for those who visit it: a `label`, and in a few sentences what they may `expect`."""

    label: str
    expect: str


class Controller:
    """Serves sessions from one copy of the weights, loaded when first needed.

    `checkpoint`: "auto" (the published weights where they can be had within 5 seconds, else the practice checkpoint),
    "practice", a hub id or a folder. `device`: "auto", "cpu", "cuda", "cuda:1", "mps"; "zero-gpu" in a Space on
    ZeroGPU, where the main thread has to load the model before a page is launched. `precision`: "auto", "fp32" or
    "bf16". `accelerate`: "auto", "torch" or "openvino"; "off" is plain transformers, in "fp32" bit for bit. What is
    wrong with them is raised when the engine is first used, as `CheckpointError` or `DeviceError`. `engine` is one of
    your own instead: `FakeEngine()`, say. `limits` bound what a server's users may take, not what your own code opens.
    """

    def __init__(
        self,
        checkpoint: str = "auto",
        device: str = "auto",
        precision: str = "auto",
        accelerate: str = "auto",
        *,
        engine: Engine | None = None,
        limits: Limits | None = None,
    ) -> None:
        self.checkpoint = checkpoint
        self.place = Place("", "")
        self.budgets = Budgets(limits or Limits())
        self.users = Users(self.budgets)
        self.accelerate = accelerate
        self._wanted = (checkpoint, device, precision, accelerate)
        self._loading = threading.Lock()
        self._engine = engine
        self._failed: EdgeTamError | None = None
        self._cache = ByteCache(CACHE_BUDGET, CACHE_SHARE)
        self.frames = ByteCache(self.budgets.limits.frame_bytes, FRAME_SHARE, FRAME_COUNT)
        self._pace = Pace()
        if engine is not None:
            self._pace.cost = engine.cost
        self.downloads: Downloads | None = None

    @property
    def engine(self) -> Engine:
        """The model; waits for it to load. Raises `CheckpointError` or `DeviceError`."""
        with self._loading:
            if self._failed is not None:
                raise self._failed
            if self._engine is None:
                try:
                    self._engine = self._load()
                except EdgeTamError as error:
                    self._failed = error
                    raise
            return self._engine

    def _load(self) -> Engine:
        checkpoint, device, precision, accelerate = self._wanted
        if device != "zero-gpu":
            from ..engine.local import LocalEngine

            return LocalEngine(*self._wanted)
        from ..engine.zero_gpu import load

        engine = load(checkpoint, precision, accelerate)
        self._pace.cost = engine.cost
        return engine

    @property
    def failure(self) -> EdgeTamError | None:
        """Why the model could not be loaded, where it could not."""
        return self._failed

    @property
    def info(self) -> EngineInfo | None:
        """What runs, or None where nothing is loaded yet; never waits."""
        return self._engine.info if self._engine is not None else None

    @property
    def cache_bytes(self) -> int:
        """Bytes of embeddings and logits kept for all sessions."""
        return self._cache.nbytes

    @property
    def held_bytes(self) -> dict[str, Callable[[], float]]:
        """What asks how many bytes are held now, by budget: in memory "embeddings" (with logits), "frames", "pixels"
        (of images), "reading" (pixels at this moment) and "masks"; on the disk "uploads", "exports" and "kept".
        """
        budgets = self.budgets
        return {
            "embeddings": lambda: self.cache_bytes,
            "frames": lambda: self.frames.nbytes,
            "pixels": lambda: 3 * budgets.pixels.total,
            "reading": lambda: 3 * budgets.room.used,
            "masks": lambda: budgets.masks.total,
            "uploads": lambda: budgets.uploads.total,
            "exports": lambda: budgets.written.total,
            "kept": lambda: budgets.kept.total,
        }

    def load_in_background(self) -> None:
        """Starts loading the model, for those who will need it soon."""

        def load() -> None:
            # A failure is kept, and raised to whoever asks for the engine.
            with contextlib.suppress(EdgeTamError):
                _ = self.engine

        threading.Thread(target=load, daemon=True, name="edgetam-load").start()

    def open(self, source: Any, name: str | None = None, *, medium: str | Path | None = None) -> Session:
        """A session on an image or video: a path, an address ("https://…"), a PIL image, an array (height, width, 3),
        an array (frames, height, width, 3), or a list of frames, shown at 25 a second, as are the images of a folder,
        a zip and a pattern (``frames/*.jpg``). Arrays are RGB, also grey or RGBA: bytes, 16 bits, or floats from
        0 to 1. A `.edgetam` file of `Session.save` becomes the session that it holds, with the `medium` beside it, at
        its old place or given here where that was left out. Raises `MediaError`, `FormatError` for a damaged session
        file. Close it, or use `contextlib.closing`.
        """
        if name is not None and not isinstance(name, str):
            raise MediaError(f"The name is {name!r}.", "Give it as text.")
        if is_address(source):
            return self._session(self._open_address(source, name))
        if isinstance(source, (str, os.PathLike)):
            source = as_path(source, MediaError)
            if source.suffix.lower() == SUFFIX:
                return self._open_saved(source, None if medium is None else as_path(medium, MediaError))
        return self._session(open_medium(source, name, self.frames))

    def _session(self, medium: Medium) -> Session:
        session = Session(lambda: self.engine, medium, self._cache, self._pace)
        session.controller = self
        return session

    def _open_saved(self, path: Path, given: Path | None) -> Session:
        return self._unpacked(path, read_saved(path), path, given)

    def open_part(self, path: Path, image: ImageHead) -> Session:
        """The session of one image of the set that `ImageSet.save` wrote to `path`. Raises as `open`."""
        with part_of(path, image) as part:
            return self._unpacked(part, read_saved(part, f"{path.name} ({image.name})"), path, None)

    def _unpacked(self, file: File, saved: Saved, path: Path, given: Path | None) -> Session:
        """The session that a file, at or in `path`, says; its medium is in it, or is found beside, or `given`."""
        inside = medium_in(file, saved)
        if inside is None:
            return self._restored(saved, find_medium(path, saved, given))
        scratch = tempfile.TemporaryDirectory(prefix="edgetam-session-", ignore_cleanup_errors=True)
        try:
            unpacked = Path(scratch.name, "medium").with_suffix(inside[0])
            unpack_medium(file, saved, unpacked)
            session = self._restored(saved, unpacked)
        except BaseException:
            scratch.cleanup()
            raise
        session.medium.ends_with(scratch)
        return session

    def _restored(self, saved: Saved, medium: Path) -> Session:
        """The session that a file holds, on its medium at that path. Raises `MediaError`, `FormatError`."""
        session = self._session(open_medium(medium, saved.head.medium.name, self.frames))
        try:
            restore(session, saved)
        except BaseException:
            session.close()
            raise
        return session

    @contextlib.contextmanager
    def opening(self, path: Path, name: str, patient: bool = True) -> Iterator[Session]:
        """`open` a user's file once there is room for its pixels. Where these are many, they are let go at the end of
        the block, and read again as they are needed. `patient` is that of `media.medium.open_medium`.
        """
        budgets = self.budgets
        with budgets.room.enter(count_pixels(path)):
            with budgets.readings:
                session = self._session(open_medium(path, name, self.frames, patient))
            yield session
            session.medium.room = budgets.room.enter
            if self.is_large(session):
                session.medium.let_go()
                memory.give_back()

    def is_large(self, session: Session) -> bool:
        """Whether a session is on an image whose pixels a server does not hold."""
        medium = session.medium
        return medium.kind == "image" and medium.height * medium.width > self.budgets.limits.kept_pixels

    def _open_address(self, address: str, name: str | None) -> Medium:
        """What is at an address, in a folder that ends with the medium."""
        scratch = tempfile.TemporaryDirectory(prefix="edgetam-web-", ignore_cleanup_errors=True)
        try:
            name = name or name_in(address)
            path = Path(scratch.name, "file").with_suffix(Path(name).suffix[:9])
            self.download(address, path)
            medium = open_medium(path, name, self.frames)
        except BaseException:
            scratch.cleanup()
            raise
        medium.ends_with(scratch)
        return medium

    def download(
        self, address: str, path: Path, progress: Callable[[int, int], None] = lambda done, total: None
    ) -> None:
        """Writes what is at a public address to `path`: see `media.web.Downloads.fetch`. Raises `MediaError`."""
        if self.downloads is None:
            from ..media.web import Downloads

            self.downloads = Downloads()
        self.downloads.fetch(address, path, progress)

    def open_set(self, sources: Sources) -> ImageSet:
        """The images of `sources`, in order, a session each: paths, folders, archives, addresses, patterns like
        ``photos/*.png``, or the file of `ImageSet.save`, with all that was done.

        Each is opened as it is asked for, and a few at once are in memory. Raises `MediaError` where there are none;
        what cannot be read is told as it is reached. Close it, or use `contextlib.closing`.
        """
        one = sources[0] if isinstance(sources, (list, tuple)) and len(sources) == 1 else sources
        if isinstance(one, (str, Path)) and Path(one).suffix.lower() == SUFFIX and is_set(Path(one)):
            path = Path(one)
            kept = [(image, partial(self.open_part, path, image)) for image in read_set(path).images]
            return ImageSet.saved(self.open, path, kept)
        scratch = tempfile.TemporaryDirectory(prefix="edgetam-set-")
        try:
            found = find(sources, Path(scratch.name))
        except BaseException:
            scratch.cleanup()
            raise
        return ImageSet(self.open, found, scratch)

    def open_stream(self, record: str | Path | None = None) -> LiveStream:
        """A stream of frames, as from a camera: push them one by one. Close it, or use `contextlib.closing`.

        `record` is a video file to write all of it to, which `open_recording` makes a session of.
        """
        stream = LiveStream(lambda: self.engine)
        if record is not None:
            stream.record(record)
        return stream

    def open_recording(self, recording: Recording, name: str | None = None) -> Session:
        """A session on what `LiveStream.finish` gave: its frames as a video, its objects, prompts and masks.

        The file stays when the session is closed. Raises `MediaError` where it is gone.
        """
        session = self.open(recording.path, name)
        recording.restore(session)
        return session

    def keep_in(self, folder: str | Path, hours: float = math.inf, on_network: bool = False) -> None:
        """Keeps what a server's users do from now on in `folder`, until they were not seen for `hours`.

        `on_network` is for a folder that several machines share, on NFS say: each edit takes a little longer.

        They get it back under their token, also from another process. Raises `StoreError` where the folder cannot be
        used.
        """
        if not isinstance(hours, (int, float)) or not hours > 0:
            raise StoreError(f"Nothing can be kept for {hours!r} hours.", "Give a number above 0, or math.inf.")
        self.users.keep_in(Store(as_path(folder, StoreError), hours, as_flag("on_network", on_network)))

    def restore(self, user: User) -> None:
        """Opens again what the store keeps of a user; what cannot be read any more is left out.

        Raises `LimitError` where the server has no memory for it, `StoreError` where the disk does not give it back.
        """
        if user.is_restored or user.record is None:
            return
        with user.at_work(), user.restoring:
            known = {session.id for session in user.sessions}
            for kept in user.record.sessions():
                if kept.id not in known and not user.is_restored:
                    self._reopen(user, kept, user.record)
            user.record.tidy()
            user.is_restored = True

    def _reopen(self, user: User, kept: KeptSession, record: Record) -> None:
        try:
            with self.opening(kept.file, kept.name) as session:
                session.queue_as(user.id)
        except MediaError as error:
            log.warning("%s could not be opened again: %s", kept.name, error)
            return
        if (session.medium.height, session.medium.width) != (kept.height, kept.width):
            log.warning("%s could not be opened again: the file is not what it was", kept.name)
            session.close()
            return
        try:
            recall(session, kept, record)
            user.restored(kept, session)
        except BaseException:
            session.close()
            raise

    def share(self, session: Session) -> User:
        """A user whose page shows `session`: open the page with `?edgetam=` and the user's `token` in its address.

        The session stays yours: it is not closed when that page opens another file.
        """
        user = self.users.join()
        user.lasting = True
        user.add(session, owned=False)
        return user

    def close(self) -> None:
        """Ends all users."""
        self.users.close()
