"""How a session tracks: runs begin, take in what is tracked frame by frame, and end."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Generator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from ..core.operations import Ended, Propagate, changed
from ..errors import CancelledError, LimitError, PromptError, SessionError, StoreError
from .contents import Contents
from .edits import find, unlocked
from .history import RunRef
from .plan import Visit, plan
from .propagation import Follower, FrameResult, Remember
from .runs import Memory, Run, TrackedMask

BATCH_SECONDS = 0.1
"""Tracked frames of so long are kept at once."""
MEMORY_SECONDS = 5.0
"""How often it is kept what a tracker remembers: a run that is resumed tracks no more than that again."""
Found = tuple[Visit, Mapping[int, TrackedMask]]
"""A visit, and what was tracked there by object id."""


class Tracking(Contents):
    """The contents of a session, and the runs that track through its video."""

    def run(self, number: int) -> Run | None:
        """The propagation of that number, if any step still shows it."""
        return self._runs.get(number)

    @property
    def runs_to_end(self) -> list[int]:
        """The runs that `restore` began, and `restore_run` did not end."""
        return self._runs.begun()

    @property
    def unfinished(self) -> Run | None:
        """The newest propagation, where it can be resumed: it stopped before its end, and nothing was changed since
        that it depends on.
        """
        with self._lock:
            return self._runs.unfinished(self.state.objects)

    @property
    def is_propagating(self) -> bool:
        """Whether a propagation is under way."""
        return self._runs.is_running

    def cancel(self) -> None:
        """Stops a running propagation after the frame it is at; what is done is kept."""
        self._runs.cancel()

    def restore_run(
        self, run: int, visited: int, found: Mapping[int, Mapping[int, TrackedMask]], memory: Memory | None = None
    ) -> None:
        """Ends a run that `restore` began after `visited` frames, with what is known of them by object id and frame."""
        with self._lock:
            waiting = self._runs.waiting(run)
            if waiting is not None:
                waiting.keep_known(visited, found)
                self._count(waiting.nbytes)
                waiting.memory = memory
                self._end(waiting)

    # -- for the editor

    def _plan(self, wanted: Propagate) -> list[Visit]:
        if self.medium.kind != "video":
            raise PromptError("An image has nothing to track through.", "Open a video.")
        for frame in (wanted.start, wanted.end):
            if frame is not None:
                self.check_frame(frame)
        if wanted.objects is None:
            followed = [item for item in self.state.objects.values() if not item.locked]
        else:
            followed = [unlocked(find(self.state, number)) for number in dict.fromkeys(wanted.objects)]
        return plan(followed, self.medium.count, wanted, self._held)

    def _begin(self, wanted: Propagate) -> Run:
        """A run that knows the objects as they are now, the newest of each of them; it names those it follows."""
        visits = self._plan(wanted)
        if self._runs.running is not None:
            self._end(self._runs.running)  # so that a replay knows at this point what it found
            visits = self._plan(wanted)
        if not any(visit.tracked for visit in visits):
            raise PromptError("All of this is tracked.", "Correct a frame: then what depends on it is tracked again.")
        followed = {item.id for visit in visits for item in visit.objects}
        named = tuple(number for number in self.state.objects if number in followed)
        run = self._runs.make(changed(wanted, objects=named), visits)
        self._write(run.operation)
        self._runs.add(run, wanted.run)
        state = self.state
        for object_id in named:
            item = state.objects[object_id]
            state = state.with_object(replace(item, runs=(*item.runs, RunRef(run.number))), run.first)
        self._history.push(run.operation, state)
        return run

    def _visits(self, run: Run) -> Generator[tuple[Visit, int], None, None]:
        """Goes through the run's frames and keeps what is tracked there, each frame as a whole; each visit with how
        many frames were tracked by then.
        """
        batch: list[Found] = []
        remember: Remember | None = None
        kept = remembered = time.monotonic()
        try:
            follower = Follower(self._engine, self._predictor, self.medium, run, self._runs.that_remember())
            for visit, found, remember in follower.visit_all():
                if run.ended_at:
                    return  # another began
                batch.append((visit, found))
                now = time.monotonic()
                if self.journal is not None and now - kept < BATCH_SECONDS:
                    continue
                due = self.journal is not None and now - remembered >= MEMORY_SECONDS
                kept, remembered = now, now if due else remembered
                done, batch = batch, []
                yield from self._keep(run, done, remember() if due and remember is not None else None)
            done, batch = batch, []
            yield from self._keep(run, done)
        except SessionError:
            if not run.cancelled.is_set():
                raise
        finally:
            if remember is not None and self._is_worth_going_on(run):
                with contextlib.suppress(StoreError, SessionError, LimitError):
                    self._keep(run, batch, remember())

    def _keep(self, run: Run, batch: Sequence[Found], memory: Memory | None = None) -> list[tuple[Visit, int]]:
        """Takes in what was tracked; the visits, each with how many frames were tracked by then."""
        with self._lock:
            if run.ended_at:
                return []  # another began
            visited = run.visited + len(batch)
            if memory is not None and memory.visit != visited:
                return []  # frames before it could not be kept
            self._count(sum(mask.nbytes for _, found in batch for mask in found.values()))
            if self.journal is not None and (batch or memory):
                masks = [(visit.frame, found) for visit, found in batch]
                self.journal.write_tracked(run.number, visited, masks, memory)
            made = []
            for visit, found in batch:
                run.keep(visit, found)
                made.append((visit, run.done))
            if memory is not None:
                self._runs.remember(run, memory)
            return made

    def _is_worth_going_on(self, run: Run) -> bool:
        """Whether something comes after the frame that a run is at."""
        return not run.is_complete or 0 < run.visits[-1].frame < self.medium.count - 1

    def _track_again(self, ended: Ended) -> None:
        """Tracks the first frames of a run, all or nothing."""
        run = self._runs.waiting(ended.run)
        if run is None or ended.visited > len(run.visits):
            raise PromptError(f"There is no run {ended.run} that waits for its end.", "Apply its `propagate` first.")
        self._runs.start(run)
        try:
            visits = Follower(self._engine, self._predictor, self.medium, run, self._runs.that_remember()).visit_all()
            done = [(visit, found) for visit, found, _ in islice(visits, ended.visited)]
            if len(done) < ended.visited:
                raise CancelledError("The run was stopped.", "Apply its end again to go through it.")
        finally:
            self._runs.stop(run)
        self._keep(run, done)
        self._end(run)

    def _end(self, run: Run) -> None:
        with self._lock:
            if run.ended_at:
                return
            run.cancelled.set()
            # Where it cannot be kept that the run ended, it is known from what was.
            with contextlib.suppress(StoreError, SessionError, LimitError):
                self._write(Ended(run=run.number, visited=run.visited))
            self._runs.end(run, self._history.next_number())
            self._pace.note(run.seconds, run.work)
            if not run.found:
                self._history.drop(run.number)
            gone = self._runs.keep(self._history.runs())
            self._count(-sum(run.nbytes for run in gone))
            if self.journal is not None and gone:
                with contextlib.suppress(StoreError, SessionError):
                    self.journal.forget_masks([run.number for run in gone])

    def _result(self, visit: Visit, run: Run, done: int) -> FrameResult:
        """What the session holds of the visit's objects, edits since included, if `run` still is one of theirs."""
        with self._lock:
            current = (self.state.objects.get(number) for number in sorted(item.id for item in visit.objects))
            followed = [item.id for item in current if item is not None and self._runs.shows(item, run)]
            found = (self.object_mask(object_id, visit.frame) for object_id in followed)
            masks = tuple(mask for mask in found if mask is not None)
            return FrameResult(
                visit.frame,
                masks,
                done,
                run.total,
                run.seconds,
                run.resumed_at,
                bool(visit.tracked or visit.passed),
                run.note,
            )

    def _held_result(self, visit: Visit) -> FrameResult:
        """What the session holds of the visit's objects, where there is nothing to track."""
        with self._lock:
            current = [item.id for item in visit.objects if item.id in self.state.objects]
            masks = (self.object_mask(number, visit.frame) for number in current)
            return FrameResult(visit.frame, tuple(mask for mask in masks if mask is not None), 0, 0, tracked=False)

    def _stop_unwanted(self) -> None:
        """Stops a propagation that was taken back, or whose objects are gone."""
        self._runs.cancel_unless_shown(self.state.objects.values())
