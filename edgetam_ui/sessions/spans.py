"""Stretches of frames, as sorted tuples of (first, last) that neither overlap nor touch. Pure."""

from __future__ import annotations

from collections.abc import Iterator

Spans = tuple[tuple[int, int], ...]


def joined(spans: Spans, first: int, last: int) -> Spans:
    """`spans` with the frames from `first` to `last`, both included."""
    apart = [span for span in spans if span[1] < first - 1 or span[0] > last + 1]
    near = [span for span in spans if span not in apart]
    first = min([first, *(span[0] for span in near)])
    last = max([last, *(span[1] for span in near)])
    return tuple(sorted([*apart, (first, last)]))


def without(spans: Spans, first: int, last: int) -> Spans:
    """`spans` without the frames from `first` to `last`, both included."""
    left = [(low, min(high, first - 1)) for low, high in spans]
    right = [(max(low, last + 1), high) for low, high in spans]
    return tuple(sorted({(low, high) for low, high in (*left, *right) if low <= high}))


def covers(spans: Spans, frame: int) -> bool:
    """Whether `frame` is in one of `spans`."""
    return any(low <= frame <= high for low, high in spans)


def frames_of(spans: Spans) -> Iterator[int]:
    """Every frame in `spans`."""
    return (frame for low, high in spans for frame in range(low, high + 1))
