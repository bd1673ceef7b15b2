"""Files as the page opens them: addresses, archives, many at once, frames of a video; also after a restart."""

from __future__ import annotations

import io
import json
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from edgetam_ui import CancelledError, Controller, FakeEngine, Limits
from edgetam_ui.media import frame_index, video
from edgetam_ui.media.web import Downloads
from edgetam_ui.protocol.dispatch import Dispatcher
from edgetam_ui.sessions.user import User
from tests.media import moving_disc

from .conftest import PUBLIC, Network, Site, names

FRAMES = moving_disc(6, 48, 64)
VIDEOS = Path(__file__).parent / "fixtures/video"
LYING, SOUND = VIDEOS / "x264.avi", VIDEOS / "move.mp4"
"""Videos whose time stamps lie, and do not."""


def png(frame: np.ndarray) -> bytes:
    out = io.BytesIO()
    Image.fromarray(frame).save(out, "PNG")
    return out.getvalue()


def packed(**entries: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in entries.items():
            archive.writestr(name.replace("__", "/") + ".png", data)
    return out.getvalue()


@contextmanager
def dispatcher(addresses: bool = True, limits: Limits | None = None, keep: Path | None = None) -> Iterator[Dispatcher]:
    with closing(Controller(engine=FakeEngine(), limits=limits)) as controller:
        if keep is not None:
            controller.keep_in(keep)
        yield Dispatcher(controller, addresses=addresses)


def opened(server: Dispatcher, user: User, data: bytes | None = None, **wanted: Any) -> list[dict[str, Any]]:
    return [meta for meta, _ in server.stream(user, {"op": "open", **wanted}, [data] if data is not None else [])]


def files(user: User) -> list[Path]:
    return [*user.files.iterdir()] if user.files.exists() else []


def test_an_address(site: Site, network: Network) -> None:
    site.pages["/a.png"] = 200, {"Content-Length": str(len(png(FRAMES[0])))}, png(FRAMES[0])
    with dispatcher() as server:
        server.controller.downloads = Downloads(names(site=PUBLIC, inside="10.0.0.1"), network)
        user = server.controller.users.join()
        assert server.call(user, {"op": "hello"})[0]["addresses"]
        parts = opened(server, user, url="http://site/a.png")
        assert [part.get("status") for part in parts][-4:] == ["reading", "encoding", "encoding", None]
        assert parts[-1]["state"]["medium"]["name"] == "a.png"
        assert server.controller.budgets.uploads.total == len(png(FRAMES[0]))
        for url, says in (("http://inside/a.png", "public"), ("http://site/none", "404"), ("file:///etc/x", "address")):
            (part,) = opened(server, user, url=url)[-1:]
            assert says in part["error"]["message"]
        # What was open is still open, and nothing else is kept.
        assert (len(user.sessions), len(files(user))) == (1, 1)


def test_a_server_that_opens_no_addresses(site: Site, network: Network) -> None:
    with dispatcher(addresses=False) as server:
        server.controller.downloads = Downloads(names(site=PUBLIC), network)
        user = server.controller.users.join()
        assert not server.call(user, {"op": "hello"})[0]["addresses"]
        (part,) = opened(server, user, url="http://site/a.png")
        assert "does not open addresses" in part["error"]["message"]
        assert not network.connected


def test_a_download_takes_no_more_than_a_users_share(site: Site, network: Network) -> None:
    site.pages["/a.png"] = 200, {}, bytes(300_000)
    with dispatcher(limits=Limits(upload_bytes_per_user=100_000)) as server:
        server.controller.downloads = Downloads(names(site=PUBLIC), network)
        user = server.controller.users.join()
        (*_, part) = opened(server, user, url="http://site/a.png")
        assert part["error"]["code"] == "limit"
        assert (files(user), server.controller.budgets.uploads.total) == ([], 0)


def test_an_archive_is_opened_image_by_image() -> None:
    data = packed(all__p2=png(FRAMES[2]), all__p10=png(FRAMES[3]), all__p1=b"broken")
    with dispatcher() as server:
        user = server.controller.users.join()
        parts = opened(server, user, data, name="a.zip")
        assert [part["image"]["name"] for part in parts if "image" in part] == ["p1.png", "p2.png", "p10.png"]
        assert "not an image" in parts[0]["image"]["problem"]
        assert [session.medium.name for session in user.sessions] == ["p2.png", "p10.png"]
        assert parts[-1]["state"]["medium"]["name"] == "p2.png"
        assert len(files(user)) == 2
        # Others are added to them.
        opened(server, user, packed(q=png(FRAMES[4])), name="b.zip", later=True)
        assert [session.medium.name for session in user.sessions] == ["p2.png", "p10.png", "q.png"]
        for wrong, says in ((packed(a=b"", b=b""), "None of the images"), (b"PK\3\4" + bytes(50), "not a zip archive")):
            (*_, part) = opened(server, user, wrong, name="c.zip", keep=True)
            assert says in part["error"]["message"]
        assert (len(user.sessions), len(files(user))) == (3, 3)


def test_a_user_has_so_many_images_at_most() -> None:
    with dispatcher(limits=Limits(images=3)) as server:
        user = server.controller.users.join()
        data = packed(**{f"p{number}": png(frame) for number, frame in enumerate(FRAMES)})
        (*_, part) = opened(server, user, data, name="a.zip")
        assert part["error"]["code"] == "limit"
        assert (len(user.sessions), len(files(user))) == (3, 3)


def test_images_become_the_frames_of_a_video(tmp_path: Path) -> None:
    with dispatcher(keep=tmp_path) as server:
        user = server.controller.users.join()
        for number, frame in enumerate(FRAMES):
            opened(server, user, png(frame), name=f"walk_{number}.png", later=True)
        ids = [session.id for session in user.sessions]
        (*_, part) = [meta for meta, _ in server.stream(user, {"op": "join", "sessions": ids})]
        medium = part["state"]["medium"]
        assert (medium["kind"], medium["frames"], medium["name"]) == ("video", 6, "walk")
        (session,) = user.sessions
        assert np.array_equal(session.medium.frame(5), FRAMES[5])
        assert len(files(user)) == 1
        server.call(user, {"op": "add_box", "object": 1, "box": [4, 10, 30, 40]})
        token = user.token
    # Another process goes on with the folder of frames.
    with dispatcher(keep=tmp_path) as server:
        user = server.controller.users.join(token)
        assert server.call(user, {"op": "sessions"})[0]["sessions"][0]["mark"] == "done"
        assert np.array_equal(user.sessions[0].medium.frame(5), FRAMES[5])
        server.call(user, {"op": "close"})
        assert files(user) == []


def test_images_that_are_no_frames_stay(tmp_path: Path) -> None:
    with dispatcher() as server:
        user = server.controller.users.join()
        opened(server, user, png(FRAMES[0]), name="a.png")
        opened(server, user, png(FRAMES[1][:30]), name="b.png", later=True)
        ids = [session.id for session in user.sessions]
        (*_, part) = [meta for meta, _ in server.stream(user, {"op": "join", "sessions": ids})]
        assert "64 x 30 pixels" in part["error"]["message"]
        server.call(user, {"op": "add_box", "session": ids[0], "object": 1, "box": [4, 10, 30, 40]})
        (*_, part) = [meta for meta, _ in server.stream(user, {"op": "join", "sessions": ids})]
        assert "objects" in part["error"]["message"]
        assert (len(user.sessions), len(files(user))) == (2, 2)


def test_a_set_across_a_restart(tmp_path: Path) -> None:
    with dispatcher(keep=tmp_path) as server:
        user = server.controller.users.join()
        data = packed(**{f"p{number}": png(frame) for number, frame in enumerate(FRAMES)})
        opened(server, user, data, name="a.zip")
        for session in user.sessions[:4]:
            about = {"session": session.id, "object": 1}
            server.call(user, {"op": "show", "session": session.id})
            server.call(user, {"op": "add_box", "box": [4, 10, 30, 40], **about})
            server.call(
                user, {"op": "update_object", "category": "cat" if session.medium.name == "p2.png" else "dog", **about}
            )
        before = server.call(user, {"op": "sessions"})[0]
        masks = [session.masks() for session in user.sessions]
        token = user.token
    with dispatcher(keep=tmp_path) as server:
        user = server.controller.users.join(token)
        after = server.call(user, {"op": "sessions"})[0]
        assert after["classes"] == before["classes"] == ["dog", "cat"]
        assert [(one["session"], one["name"]) for one in after["sessions"]] == [
            (one["session"], one["name"]) for one in before["sessions"]
        ]
        assert [one["mark"] == "done" for one in after["sessions"]] == [True] * 4 + [False] * 2
        # One is held, the others are read as they are asked for, and let go of again.
        assert [session.medium.is_released for session in user.sessions] == [True] * 5 + [False]
        packed_parts = list(server.stream(user, {"op": "export", "format": "coco", "all": True}))
        data = b"".join(piece for _, buffers in packed_parts for piece in buffers)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            (name,) = [name for name in archive.namelist() if name.endswith("coco.json")]
            coco = json.loads(archive.read(name))
        assert len(coco["annotations"]) == 4
        assert {one["name"] for one in coco["categories"]} == {"dog", "cat"}
        assert [session.medium.is_released for session in user.sessions] == [True] * 5 + [False]
        for session, known in zip(user.sessions, masks, strict=True):
            assert {number: mask.tolist() for number, mask in session.masks().items()} == {
                number: mask.tolist() for number, mask in known.items()
            }
        user.sessions[0].undo()
        user.sessions[0].undo()
        assert not user.sessions[0].masks()


@pytest.fixture
def short_is_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten packets are a long video, and indexes are kept in a folder of the test's."""
    monkeypatch.setattr(frame_index, "WORTH_KEEPING", 10)
    monkeypatch.setattr(frame_index.platformdirs, "user_cache_path", lambda name: tmp_path / "cache")


def test_how_far_a_long_video_is_decoded_is_told(short_is_long: None) -> None:
    with dispatcher() as server:
        parts = opened(server, server.controller.users.join(), LYING.read_bytes(), name="a.avi")
        told = [(part["done"], part["total"]) for part in parts if part.get("status") == "reading" and "done" in part]
        assert told
        assert all(0 < done <= total == 60 for done, total in told)
        assert parts[-1]["state"]["medium"]["frames"] == 60
        sound = opened(server, server.controller.users.join(), SOUND.read_bytes(), name="a.mp4")
        assert not any("done" in part for part in sound)
        assert sound[-1]["state"]["medium"]["frames"] == 8


def test_a_long_video_keeps_nobody_waiting_and_ends_with_its_stream(
    short_is_long: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, stopped = threading.Event(), threading.Event()

    def slowly(path: Path, name: str, progress: Callable[[int, int], None]) -> None:
        try:
            while True:
                progress(1, 2)
                begun.set()
                time.sleep(0.01)
        except CancelledError:
            stopped.set()
            raise

    monkeypatch.setattr(video, "make_index", slowly)
    with dispatcher(limits=Limits(readings_at_once=1)) as server:
        waiting, other = server.controller.users.join(), server.controller.users.join()
        stream = server.stream(waiting, {"op": "open", "name": "a.avi"}, [LYING.read_bytes()])
        while not begun.is_set():
            next(stream)
        assert opened(server, other, png(FRAMES[0]), name="a.png")[-1]["state"]["medium"]
        stream.close()
        assert stopped.wait(60)
        assert files(waiting) == []
        assert waiting.sessions == []
