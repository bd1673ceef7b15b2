"""What a stream of frames records opens as a video with its objects, prompts and masks."""

from __future__ import annotations

import io
import wave
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from edgetam_ui import Controller, FakeEngine, MediaError, StoreError
from edgetam_ui.core.masks import encode
from edgetam_ui.core.operations import AddMask, AddObject, RleData, UpdateObject
from edgetam_ui.media.camera import Camera
from edgetam_ui.protocol.dispatch import Dispatcher
from edgetam_ui.sessions.user import User
from tests.media import moving_disc, write_video

FRAMES = moving_disc(10)


def jpeg(frame: np.ndarray) -> bytes:
    file = io.BytesIO()
    Image.fromarray(frame).save(file, "JPEG", quality=95)
    return file.getvalue()


def iou(mask: np.ndarray, other: np.ndarray) -> float:
    return float((mask & other).sum() / (mask | other).sum())


def test_a_recording_opens_as_a_video_with_what_was_shown(tmp_path: Path) -> None:
    controller = Controller(engine=FakeEngine())
    live = controller.open_stream(record=tmp_path / "camera.mkv")
    shown: list[dict[int, np.ndarray]] = []
    doubts: list[dict[int, float]] = []
    for t, frame in enumerate(FRAMES):
        result = live.push(jpeg(frame) if t % 2 else frame, seconds=7 + t / 8)
        assert result is not None
        shown.append(result.masks)
        doubts.append({mask.object_id: mask.doubt for mask in result.objects})
        if t == 2:
            live.apply(AddObject(name="ball"))
            shown[t][1] = live.add_points(1, [[52, 60]])
        if t == 5:
            shown[t][1] = live.add_points(1, [[70, 60], [150, 10]], [1, 0])
            shown[t][2] = live.add_box(2, [100, 80, 150, 115])
        if t == 7:
            live.remove_object(2)
    recording = live.finish()
    assert recording is not None
    session = controller.open_recording(recording)
    assert [round(session.medium.time(t), 3) for t in (0, 4, 9)] == [0, 0.5, 1.125]
    assert [session.state.objects[number].name for number in session.state.objects] == ["ball", "Object 2"]
    for t, masks in enumerate(shown):
        found = session.masks(t)
        assert sorted(found) == sorted(masks if t < 8 else {**masks, 2: None})
        # Prompts are decoded again, from pixels that went through JPEG.
        least = 0.95 if t in (2, 5) else 1.0
        assert all(iou(found[number], mask) >= least for number, mask in masks.items())
    tracked = {t: mask for t in range(10) for mask in session.results().masks(t) if mask.kind == "tracked"}
    assert all(0 < mask.doubt == doubts[t][mask.object_id] for t, mask in tracked.items())
    assert [kind for _, kind, _ in session.timeline(1)] == [
        "prompted", "tracked", "tracked", "prompted", "tracked", "tracked", "tracked", "tracked",
    ]  # fmt: skip
    assert [kind for _, kind, _ in session.timeline(2)] == ["prompted", "tracked", "tracked", "gone", "gone"]
    assert session.due().label == "All is tracked"
    # It goes on as any video: a correction is tracked on from.
    session.add_points(1, [[82, 60]], frame=7)
    assert [result.frame for result in session.propagate(direction="update") if result.tracked] == [6, 8, 9]


def test_a_recording_may_begin_while_objects_are_followed(tmp_path: Path) -> None:
    controller = Controller(engine=FakeEngine())
    live = controller.open_stream()
    live.push(FRAMES[0])
    live.add_points(1, [[40, 60]])
    live.push(FRAMES[1])
    live.record(tmp_path / "late.mkv")
    shown = [result.masks for frame in FRAMES[2:6] if (result := live.push(frame))]
    live.remove_object(1)
    live.push(FRAMES[6])
    live.add_points(1, [[76, 60]])  # another object under the number of the first
    recording = live.finish()
    assert recording is not None
    session = controller.open_recording(recording)
    assert session.medium.count == 5
    assert [np.array_equal(session.masks(t)[1], shown[t][1]) for t in range(4)] == [True] * 4
    assert sorted(session.state.objects) == [1, 2]
    assert session.timeline(1)[-1][:2] == (4, "gone")


def test_what_is_said_of_objects_is_recorded(tmp_path: Path) -> None:
    """Also of one that was clicked on before the recording began, while it ran."""
    controller = Controller(engine=FakeEngine())
    live = controller.open_stream()
    live.push(FRAMES[0])
    live.add_box(1, [100, 80, 150, 115])
    live.apply(UpdateObject(object=1, visible=False, locked=True))
    live.record(tmp_path / "camera.mkv")
    live.push(FRAMES[1])
    live.add_points(2, [[40, 60]], frame=0)
    live.apply(UpdateObject(object=2, category="ball", color="#00ff00", locked=True))
    shown = [result.masks for frame in FRAMES[2:5] if (result := live.push(frame))]
    live.apply(UpdateObject(object=2, locked=False))
    live.add_points(2, [[64, 60]])
    live.apply(UpdateObject(object=2, locked=True))
    live.apply(AddObject(object=3))
    live.remove_object(3)
    live.push(FRAMES[5])
    recording = live.finish()
    assert recording is not None
    session = controller.open_recording(recording)
    first, second = session.state.objects.values()
    assert (first.visible, first.locked) == (False, True)
    assert (second.category, second.color, second.visible, second.locked) == ("ball", "#00ff00", True, True)
    assert all(np.array_equal(session.masks(1 + t)[number], shown[t][number]) for t in range(2) for number in (1, 2))
    assert [kind for _, kind, _ in session.timeline(2)] == ["prompted", "tracked", "prompted", "tracked"]


def test_a_stream_without_frames_leaves_no_recording(tmp_path: Path) -> None:
    live = Controller(engine=FakeEngine()).open_stream(record=tmp_path / "none.mkv")
    assert live.finish() is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["none/camera.mkv", "", "camera\0.mkv"])
def test_where_nothing_can_be_written_is_told_before_the_first_frame(tmp_path: Path, name: str) -> None:
    live = Controller(engine=FakeEngine()).open_stream()
    with pytest.raises((StoreError, MediaError), match=r"cannot be (written to|the name of a file)"):
        live.record(tmp_path / name)
    (tmp_path / "old.mkv").write_bytes(b"old")
    live.record(tmp_path / "old.mkv")
    assert (tmp_path / "old.mkv").read_bytes() == b"old"  # until there is a frame


def test_what_is_no_jpeg_is_told() -> None:
    live = Controller(engine=FakeEngine()).open_stream()
    with pytest.raises(MediaError, match="not a JPEG"):
        live.push(b"GIF89a")
    assert live.push(FRAMES[0]) is not None


def test_a_client_streams_prompts_records_and_opens(tmp_path: Path) -> None:
    dispatcher, user = Dispatcher(Controller(engine=FakeEngine())), User()

    def ask(op: str, session: str = "", frame: np.ndarray | None = None, **fields: Any) -> Any:
        about = {"session": session} if session else {}
        answer, _ = dispatcher.call(user, {"op": op, **about, **fields}, [] if frame is None else [jpeg(frame)])
        assert "error" not in answer, answer
        return answer

    live = ask("live")["session"]
    first = ask("push", live, FRAMES[0], seconds=0.0)
    assert (first["frame"], first["masks"], first["state"]["medium"]["kind"]) == (0, [], "live")
    assert ask("add_points", live, object=1, points=[[40, 60]])["masks"][0]["area"] > 1000
    assert ask("add_object", live, name="other")["object"] == 2
    ask("record", live)
    for t in range(1, 6):
        pushed = ask("push", live, FRAMES[t], seconds=t / 10, dropped=2)
    assert (pushed["dropped"], pushed["recorded"], pushed["masks"][0]["object"]) == (10, 5, 1)
    refused, _ = dispatcher.call(user, {"op": "frame", "frame": 0, "session": live})
    assert refused["error"]["message"] == "That cannot be done while the camera runs."
    state = ask("end_live", live)["state"]
    assert (state["medium"]["kind"], state["medium"]["frames"]) == ("video", 5)
    assert state["objects"][0]["timeline"][-1][2] == "tracked"
    refused, _ = dispatcher.call(user, {"op": "push", "seconds": 1.0, "session": live}, [jpeg(FRAMES[0])])
    assert refused["error"]["message"] == "The camera was stopped."
    user.end()


def test_a_recording_is_kept_through_a_restart(tmp_path: Path) -> None:
    controller = Controller(engine=FakeEngine())
    controller.keep_in(tmp_path)
    dispatcher, user = Dispatcher(controller), controller.users.join()
    live = dispatcher.call(user, {"op": "live"})[0]["session"]
    dispatcher.call(user, {"op": "record", "session": live})
    for t in range(4):
        dispatcher.call(user, {"op": "push", "session": live, "seconds": t / 10}, [jpeg(FRAMES[t])])
        if t == 0:
            dispatcher.call(user, {"op": "add_points", "object": 1, "points": [[40, 60]], "session": live})
    dispatcher.call(user, {"op": "end_live", "session": live})
    assert user.session is not None
    before = [user.session.masks(t)[1] for t in range(4)]
    controller.close()

    again = Controller(engine=FakeEngine())
    again.keep_in(tmp_path)
    back = again.users.join(user.token)
    again.restore(back)
    assert back.session is not None
    assert [kind for _, kind, _ in back.session.timeline(1)] == ["prompted", "tracked", "tracked", "tracked"]
    assert all(np.array_equal(back.session.masks(t)[1], before[t]) for t in range(4))
    again.close()


def test_a_user_has_two_cameras_at_most() -> None:
    dispatcher, user = Dispatcher(Controller(engine=FakeEngine())), User()
    for _ in range(2):
        assert "session" in dispatcher.call(user, {"op": "live"})[0]
    assert dispatcher.call(user, {"op": "live"})[0]["error"]["code"] == "limit"
    user.end()


def test_a_recording_that_nobody_ended_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    dispatcher, user = Dispatcher(Controller(engine=FakeEngine())), User()
    monkeypatch.setattr("edgetam_ui.sessions.live.IDLE_SECONDS", 0.0)
    recordings = []
    for _ in range(3):
        stream = dispatcher.call(user, {"op": "live"})[0]["session"]
        dispatcher.call(user, {"op": "record", "session": stream})
        dispatcher.call(user, {"op": "push", "session": stream, "seconds": 0.0}, [jpeg(FRAMES[0])])
        recordings.append(user.streams[stream].recording)
        assert list(user.files.iterdir()) == [recordings[-1].path]
    user.end()
    assert all(recording._log.closed for recording in recordings)


def test_a_file_plays_as_a_camera_does(tmp_path: Path) -> None:
    path = write_video(tmp_path / "disc.mp4", FRAMES)
    with Camera(str(path)) as every:
        shots = list(every.shots())
    assert [round(shot.seconds, 2) for shot in shots] == [round(t / 25, 2) for t in range(10)]
    assert np.abs(shots[4].image.astype(int) - FRAMES[4]).mean() < 6
    with Camera(str(path), realtime=True) as playing:
        newest = playing.shots()
        first = next(newest)
        while not playing.has_ended:  # who is slower than the film gets its end
            pass
        last = next(newest)
    assert first.dropped + last.dropped + 2 == 10
    assert round(last.seconds, 2) == 0.36


def test_a_source_that_changes_its_size_keeps_the_first(tmp_path: Path) -> None:
    path = tmp_path / "camera.mjpeg"
    path.write_bytes(b"".join(jpeg(frame if t < 5 else frame[:90, :120]) for t, frame in enumerate(FRAMES)))
    with Camera(str(path)) as camera:
        assert [shot.image.shape for shot in camera.shots()] == [(120, 160, 3)] * 10


def test_a_damaged_packet_costs_no_other_frame(tmp_path: Path) -> None:
    path = write_video(tmp_path / "camera.avi", FRAMES, "png", pixels="rgb24")
    data = bytearray(path.read_bytes())
    place = data.index(b"IHDR", data.index(b"IHDR") + 4)
    data[place : place + 4] = b"XXXX"
    path.write_bytes(data)
    with Camera(str(path)) as camera:
        assert len(list(camera.shots())) == 9


def test_a_source_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(MediaError, match="is no camera, stream or video"):
        Camera(str(tmp_path / "none.mp4"))
    with pytest.raises(MediaError, match="987 is no camera"):
        Camera("987")
    with wave.open(str(tmp_path / "sound.wav"), "wb") as sound:
        sound.setparams((1, 2, 8000, 0, "NONE", ""))
        sound.writeframes(bytes(16_000))
    with pytest.raises(MediaError, match="has no image to show"):
        Camera(str(tmp_path / "sound.wav"))


def test_a_stroke_that_changes_nothing_is_not_recorded(tmp_path: Path) -> None:
    controller = Controller(engine=FakeEngine())
    live = controller.open_stream(record=tmp_path / "camera.mkv")
    live.push(FRAMES[0])
    before = live.add_box(1, [10, 30, 70, 90])
    live.push(FRAMES[1])
    nothing = np.zeros(before.shape, bool)
    nothing[0, -1] = True
    revision = live.revision
    stroke = AddMask(object=1, frame=1, mask=RleData.of(encode(nothing)), part="subtract")
    mask = live.apply(stroke)
    assert mask is not None
    assert mask.rle.area > 0
    assert live.revision == revision
    recording = live.finish()
    assert recording is not None
    assert sorted(controller.open_recording(recording).masks(1)) == [1]
