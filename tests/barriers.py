"""That no operation changes a mask behind a barrier, checked on random sequences."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from hypothesis import strategies as st

from edgetam_ui import PromptError, Session
from edgetam_ui.core.operations import Direction, MarkAbsent, MarkReviewed, OnFrame, UpdateObject

from .sequences import COUNT, FIRST, Player, Step, replayed

Cut = tuple[int, bool]
"""After how many frames a run is cancelled, and whether the session's caches are lost then."""
CUTS = st.lists(st.tuples(st.integers(1, 4), st.booleans()), max_size=6)
DIRECTIONS: st.SearchStrategy[Direction] = st.sampled_from(["forward", "backward", "both", "update"])
Seen = dict[tuple[int, int], tuple[str, bytes]]


def masks_of(session: Session) -> Seen:
    """Kind and run lengths of every mask, by object and frame."""
    return {
        (mask.object_id, frame): (mask.kind, mask.rle.counts)
        for frame in range(COUNT)
        for mask in session.object_masks(frame)
    }


def reach(session: Session, before: dict[int, set[int]], operation: OnFrame) -> set[tuple[int, int]]:
    """The frames from the barrier before those of `operation` to the one after."""
    last = operation.last if isinstance(operation, MarkReviewed | MarkAbsent) else None
    own = range(operation.frame, (operation.frame if last is None else last) + 1)
    barriers = before.get(operation.object, set()) - set(own)
    low = max((frame for frame in barriers if frame < own[0]), default=-1)
    high = min((frame for frame in barriers if frame > own[-1]), default=COUNT)
    return {(operation.object, frame) for frame in range(low + 1, high)}


def check_barriers(steps: Sequence[Step]) -> None:
    """No step changes a mask behind a barrier, and a propagation changes only masks that are stale or missing."""
    player = Player()
    session = player.session
    try:
        for step in (*FIRST, *steps):
            before = masks_of(session)
            barriers = {item.id: item.barriers() for item in session.state.objects.values()}
            done = player.play(step)
            if done is not None and not isinstance(done, OnFrame | UpdateObject):
                continue  # objects came or went, or a step was taken back
            touched = reach(session, barriers, done) if isinstance(done, OnFrame) else set()
            after = masks_of(session)
            for place, (kind, counts) in before.items():
                if place in touched:
                    continue
                if kind == "stale":
                    assert place in after
                else:
                    assert after[place] == (kind, counts)
            if isinstance(done, MarkReviewed):
                assert {place: mask[1] for place, mask in before.items()} == {
                    place: mask[1] for place, mask in after.items()
                }
    finally:
        player.stop()
        session.close()


def check_cuts(steps: Sequence[Step], cuts: Sequence[Cut], direction: Direction) -> None:
    """Runs that are cancelled and begun again lead to the masks of one that goes through."""
    player = Player()
    for step in (*FIRST, *steps):
        player.play(step)
    player.stop()
    whole = replayed(player.session)
    try:
        for session, pieces in ((whole, []), (player.session, cuts)):
            for count, forgotten in pieces:
                for _ in itertools.islice(session.propagate(direction=direction), count):
                    pass
                if forgotten:
                    session._predictor.forget()
            for _ in session.propagate(direction=direction):
                pass
        assert masks_of(whole) == masks_of(player.session)
    except PromptError:
        pass  # nothing to follow
    finally:
        whole.close()
        player.session.close()
