"""What `open` and `join` do: files, examples, addresses and archives become sessions of a user."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
from collections.abc import Callable, Generator, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import cast

from ..errors import FormatError, MediaError, MessageError, PromptError
from ..media.address import name_in
from ..media.archive import Archive
from ..media.examples import Example
from ..media.frame_index import UndecodedError
from ..sessions.controller import Controller
from ..sessions.history import prompt_of
from ..sessions.saved import SUFFIX, File, Saved, is_medium_of, medium_in, read_saved, restore, unpack_medium
from ..sessions.saved_set import ImageHead, is_set, part_of, read_set
from ..sessions.session import Session
from ..sessions.user import User
from . import answers, messages, serialize
from .background import beside, in_turn, with_progress
from .envelope import Buffer, Meta
from .serialize import Answer

ZIP = b"PK\3\4"
Parts = Generator[Answer, None, None]
Take = Callable[[Session], None]


class Opener:
    """Opens what users bring. `examples` gives the media to try, `addresses` whether the web may be opened."""

    def __init__(self, controller: Controller, examples: Callable[[], Sequence[Example]], addresses: bool) -> None:
        self._controller, self._examples = controller, examples
        self.addresses = addresses

    def open(self, user: User, head: messages.Head, wanted: messages.Open, files: Sequence[Buffer | Path]) -> Parts:
        """The parts of `messages.Open`. What goes wrong is raised, and what was open stays; also where it is closed."""
        opening = user.begin_opening()
        path, name = yield from self._file(user, wanted, files)
        try:
            if name.lower().endswith(SUFFIX) and is_set(path):
                yield from self._open_saved_set(user, head, wanted, path, name)
            elif name.lower().endswith(SUFFIX):
                yield from self._open_saved(user, head, wanted, path, name)
            elif is_archive(path):
                yield from self._open_archive(user, head, wanted, path, name)
            else:
                yield from self._open_file(user, head, wanted, path, name, opening)
        finally:
            user.discard(path)  # unless a session is on it

    def _file(
        self, user: User, wanted: messages.Open, files: Sequence[Buffer | Path]
    ) -> Generator[Answer, None, tuple[Path, str]]:
        """The file that is to be opened, among the user's, and its name."""
        if wanted.example is not None:
            example = next((known for known in self._examples() if known.id == wanted.example), None)
            if example is None:
                raise MediaError(f"There is no example {wanted.example!r}.", "Open an image or a video of your own.")
            return user.own_file(example.path), example.id + example.path.suffix
        if wanted.url is not None:
            return (yield from self._download(user, wanted.url))
        if len(files) != 1:
            raise MessageError("No file came with the request.", "Choose an image or a video.")
        name = Path((wanted.name or "untitled").replace("\\", "/")).name
        return as_file(user, files[0], name), name

    def _download(self, user: User, url: str) -> Generator[Answer, None, tuple[Path, str]]:
        if not self.addresses:
            raise MediaError("This server does not open addresses.", "Download the file, and open it from your disk.")
        name = name_in(url)
        path = user.new_file(Path(name).suffix)
        room = 0

        def fetch(report: Callable[[int, int], None]) -> None:
            def hear(done: int, total: int) -> None:
                nonlocal room
                report(done, total)
                if done > room:
                    room = max(total, done, 2 * room)
                    user.resize_file(path, room)

            self._controller.download(url, path, hear)

        try:
            for part, buffers in _drained(with_progress(fetch, user.ended)):
                yield {"status": "downloading", **part}, buffers
            user.resize_file(path, path.stat().st_size)
        except BaseException:
            user.discard(path)
            raise
        return path, name

    def _open_file(
        self, user: User, head: messages.Head, wanted: messages.Open, path: Path, name: str, opening: int
    ) -> Parts:
        session = None
        try:
            yield {"status": "reading"}, []
            with contextlib.ExitStack() as stack:
                with contextlib.suppress(UndecodedError):
                    session = stack.enter_context(self._controller.opening(path, name, patient=False))
                if session is None:
                    yield from self._index(user, path, name)
                    session = stack.enter_context(self._controller.opening(path, name))
                session.queue_as(user.id)
                if not wanted.later:
                    for _ in beside(partial(self._prepare, session)):
                        yield {"status": "encoding"}, []  # a moment to cancel
            _take(user, head, wanted, session, opening)
        except BaseException:
            if session is not None:
                session.close()
            raise
        yield {"end": True, "state": serialize.state(session)}, []

    def _index(self, user: User, path: Path, name: str) -> Parts:
        """Has all of a long video decoded to find the order of its frames, while others open theirs."""
        from ..media.video import make_index

        turns = self._controller.budgets.indexings

        def index(report: Callable[[int, int], None]) -> None:
            with in_turn(turns, report):
                make_index(path, name, report)

        for part, buffers in _drained(with_progress(index, user.ended)):
            yield {"status": "reading", **part}, buffers

    def _open_archive(self, user: User, head: messages.Head, wanted: messages.Open, path: Path, name: str) -> Parts:
        """Opens the images in an archive, a session each."""
        with contextlib.closing(Archive(path, name)) as archive:

            def open_entry(index: int, take: Take) -> None:
                entry = archive.entries[index]
                file = user.new_file(Path(entry.name).suffix, entry.size)
                try:
                    archive.extract(index, file)
                    take(self._read(user, file, entry.name))
                finally:
                    user.discard(file)

            images = [(entry.name, partial(open_entry, index)) for index, entry in enumerate(archive.entries)]
            yield from self._open_each(user, head, wanted, name, images)

    def _open_each(
        self,
        user: User,
        head: messages.Head,
        wanted: messages.Open,
        name: str,
        images: Sequence[tuple[str, Callable[[Take], None]]],
    ) -> Parts:
        """Opens the images in file `name`, each given by its own name and what hands over its session; one that cannot
        be read costs the others nothing.
        """
        first: Session | None = None

        def take(session: Session) -> None:
            nonlocal first
            try:
                if first or wanted.later:
                    user.add_parked(session)
                else:
                    user.add(session, head.client, keep=wanted.keep)
            except BaseException:
                session.close()
                raise
            image["session"] = session.id
            first = first or session

        for done, (title, open_it) in enumerate(images, 1):
            image: answers.ImageData = {"session": "", "name": title, "problem": ""}
            try:
                open_it(take)
            except (MediaError, FormatError) as error:
                image["problem"] = str(error)
            part: answers.OpenPart = {"status": "unpacking", "done": done, "total": len(images), "image": image}
            yield cast(Meta, part), []
        if first is None:
            raise MediaError(f"None of the images in {name} can be read.", image["problem"])
        yield {"end": True, "state": serialize.state(first)}, []

    def _prepare(self, session: Session) -> None:
        """Makes all that is made of an image's pixels, while they are there."""
        session.prepare()
        if self._controller.is_large(session):
            session.medium.display(0)

    def _open_saved(self, user: User, head: messages.Head, wanted: messages.Open, path: Path, name: str) -> Parts:
        """Opens a session file, on the medium in it, or where it has none on the user's own, if that is the same."""
        yield {"status": "reading"}, []
        with self._restored(user, path, name) as session:
            try:
                if not wanted.later:
                    for _ in beside(partial(self._prepare, session)):
                        yield {"status": "encoding"}, []  # a moment to cancel
                _take(user, head, wanted, session)
            except BaseException:
                session.close()
                raise
        yield {"end": True, "state": serialize.state(session)}, []

    def _open_saved_set(self, user: User, head: messages.Head, wanted: messages.Open, path: Path, name: str) -> Parts:
        """Opens the images in a set's session file, each as `_open_saved` does."""

        def open_image(image: ImageHead, take: Take) -> None:
            with part_of(path, image, name) as part, self._restored(user, part, f"{name} ({image.name})") as session:
                take(session)

        images = [(image.name, partial(open_image, image)) for image in read_set(path, name).images]
        yield from self._open_each(user, head, wanted, name, images)

    @contextlib.contextmanager
    def _restored(self, user: User, file: File, name: str) -> Iterator[Session]:
        """The session that a file says, to be opened for the user in the block."""
        saved = read_saved(file, name)
        inside = medium_in(file, saved)
        medium = self._own_medium(user, saved) if inside is None else user.new_file(*inside)
        try:
            if inside is not None:
                unpack_medium(file, saved, medium)
            with self._controller.opening(medium, saved.head.medium.name) as session:
                session.queue_as(user.id)
                try:
                    restore(session, saved)
                    self._check_chains(session)
                except BaseException:
                    session.close()
                    raise
                yield session
        finally:
            user.discard(medium)  # unless a session is on it

    def _check_chains(self, session: Session) -> None:
        """Raises `LimitError` for more prompts on a frame than a page may make."""
        limits = self._controller.budgets.limits
        for item in session.state.objects.values():
            for chain in item.chains.values():
                if max(len(chain), len(prompt_of(chain).points)) > limits.points:
                    raise limits.error("points")

    @staticmethod
    def _own_medium(user: User, saved: Saved) -> Path:
        """The medium that a session file is about, among those that the user has open. Raises `FormatError`."""
        for session in user.sessions:
            path = session.medium.path
            if path is not None and is_medium_of(path, saved):
                return path
        name = saved.head.medium.name
        raise FormatError(f"{saved.name} does not hold {name}.", f"Open {name} first, then {saved.name} once more.")

    def _read(self, user: User, path: Path, name: str) -> Session:
        with self._controller.opening(path, name) as session:
            session.queue_as(user.id)
        return session

    def join(self, user: User, head: messages.Head, wanted: messages.Join) -> Parts:
        """The parts of `messages.Join`; what goes wrong is raised, and the images stay as they are."""
        images = [user.current_session(session_id) for session_id in wanted.sessions]
        if any(session.state.objects for session in images):
            raise PromptError("Some of these images have objects.", "Export them, then open the frames once more.")
        yield {"status": "reading"}, []
        folder = user.new_file("frames", sum(_size(session) for session in images))
        session = None
        try:
            folder.mkdir()
            for number, image in enumerate(images):
                source = image.medium.path
                if source is None or image.medium.kind != "image":
                    raise MediaError(f"{image.medium.name} is not an image in a file.", "Open the frames once more.")
                _link(source, folder / f"{number:06}{source.suffix}")
            session = self._read(user, folder, _common_name([image.medium.name for image in images]))
            for _ in beside(session.prepare):
                yield {"status": "encoding"}, []
            user.add(session, head.client, keep=True)
        except BaseException:
            if session is not None:
                session.close()
            user.discard(folder)
            raise
        for image in images:
            user.close(image.id)
        yield {"end": True, "state": serialize.state(session)}, []


def is_archive(path: Path) -> bool:
    """Whether a file is a zip archive, by how it begins."""
    with path.open("rb") as file:
        return file.read(len(ZIP)) == ZIP


def _take(user: User, head: messages.Head, wanted: messages.Open, session: Session, opening: int | None = None) -> None:
    """Opens `session` for the user, as it is wanted: to be shown later, beside the others, or in their place."""
    if wanted.later:
        user.add_parked(session)
    else:
        user.add(session, head.client, keep=wanted.keep, opening=opening)


def as_file(user: User, data: Buffer | Path, name: str) -> Path:
    """A file that came with a request, as a path."""
    if isinstance(data, Path):
        return data
    path = user.new_file(Path(name).suffix, len(data))
    path.write_bytes(data)
    return path


def _size(session: Session) -> int:
    path = session.medium.path
    return path.stat().st_size if path is not None else 0


def _common_name(names: Sequence[str]) -> str:
    """What numbered files are called without their numbers: "walk" of "walk_001.jpg"."""
    return re.sub(r"[\d\W_]+$", "", Path(names[0]).stem) or "frames"


def _link(source: Path, target: Path) -> None:
    """The same file under another name, or a copy of it where the disk has no links."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def _drained(parts: Generator[Answer, None, None]) -> Parts:
    with contextlib.closing(parts):
        yield from parts
