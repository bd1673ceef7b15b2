"""Random streams that are recorded: what is opened has the masks that were shown, and what was said of the objects."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from pathlib import Path

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edgetam_ui import PromptError
from edgetam_ui.core.operations import AddBox, AddMask, AddObject, Operation, PromptOperation, UpdateObject, changed
from edgetam_ui.core.operations import RemoveObject as Remove
from edgetam_ui.sessions.history import ObjectState
from tests.media import moving_disc
from tests.sequences import CONTROLLER, HEIGHT, OBJECTS, PLACES, WIDTH, boxes, masks, points

FRAMES = [np.ascontiguousarray(frame[::4, ::4]) for frame in moving_disc(12, 4 * HEIGHT, 4 * WIDTH)]
LOOKS: st.SearchStrategy[Operation] = st.builds(
    UpdateObject,
    object=OBJECTS,
    category=st.sampled_from([None, "animal"]),
    visible=st.sampled_from([None, True, False]),
    locked=st.sampled_from([None, True, False]),
)
DONE: st.SearchStrategy[Operation] = st.one_of(
    points(),
    st.builds(AddBox, **PLACES, box=boxes()),
    st.builds(AddMask, **PLACES, mask=masks()),
    st.builds(AddMask, **PLACES, mask=masks(), part=st.sampled_from(["add", "subtract"])),
    st.builds(AddMask, **PLACES, source=OBJECTS),
    st.builds(AddObject, name=st.sampled_from([None, "cat"])),
    LOOKS,
    st.builds(Remove, object=OBJECTS),
)
SCRIPTS = st.lists(st.lists(DONE, max_size=3), min_size=2, max_size=len(FRAMES))
"""What is done after each frame; a prompt's `frame` is how far it looks back."""


@settings(max_examples=3000, deadline=None, suppress_health_check=list(HealthCheck))
@given(SCRIPTS, st.integers(0, 4))
def test_a_recording_opens_as_it_was_shown(script: Sequence[Sequence[Operation]], begin: int) -> None:
    shown: list[dict[int, np.ndarray]] = []
    with tempfile.TemporaryDirectory() as folder, closing(CONTROLLER.open_stream()) as live:
        for t, operations in enumerate(script):
            if t == begin:
                live.record(Path(folder, "camera.mkv"))
            result = live.push(FRAMES[t], seconds=t / 10)
            assert result is not None
            shown.append(result.masks)
            for operation in (near(operation, t) for operation in operations):
                with suppress(PromptError):
                    mask = live.apply(operation)
                    if mask is not None:  # prompts are decoded again, from pixels that went through JPEG
                        shown[mask.frame].pop(mask.object_id, None)
        objects = looks(live.state.objects.values())
        recording = live.finish()
        if recording is None:
            return
        with closing(CONTROLLER.open_recording(recording)) as session:
            assert session.medium.count == len(script) - begin
            assert not objects - looks(session.state.objects.values())
            for frame, expected in enumerate(shown[begin:]):
                found = {mask.tobytes() for mask in session.masks(frame).values()}
                assert {mask.tobytes() for mask in expected.values() if mask.any()} <= found


def near(operation: Operation, newest: int) -> Operation:
    """`operation` on one of the newest frames."""
    if not isinstance(operation, PromptOperation):
        return operation
    return changed(operation, frame=max(0, newest - operation.frame % 3))


def looks(objects: Iterable[ObjectState]) -> Counter[tuple[str, bool, bool]]:
    return Counter((item.category, item.visible, item.locked) for item in objects)
