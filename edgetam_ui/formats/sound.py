"""The sound of a source, copied or encoded anew into a film."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Any

CONTAINERS_OPTIONS = {"protocol_whitelist": "file"}
"""Only the file itself: FFmpeg also plays lists that name other files and addresses."""


class Sound:
    """The first sound of `source` from `begin` to `end` seconds; nothing where there is none, or it cannot be read.

    Seconds count from the first frame of the source. In a `with` statement, which closes the source.
    """

    def __init__(self, source: Path | None, begin: float, end: float) -> None:
        self._source, self._begin, self._end = source, begin, end
        self._input: Any = None
        self._output: Any = None
        self._stream: Any = None
        self._encoder: Any = None
        self._packets: Iterator[Any] = iter(())
        self._ahead: Any = None
        self._shift = 0.0

    def __enter__(self) -> Sound:
        import av

        if self._source is None:
            return self
        try:
            # The protocol is named, since a file may be called as an address is.
            self._input = av.open(f"file:{self._source.absolute()}", container_options=CONTAINERS_OPTIONS)
        except (av.FFmpegError, OSError, ValueError):
            return self
        if not self._input.streams.audio or not self._input.streams.video:
            self._close()
            return self
        video = self._input.streams.video[0]
        start = float((video.start_time or 0) * video.time_base)
        self._shift = start + self._begin
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def join(self, output: Any, copies: Collection[str], encoder: str) -> None:
        """Adds a sound stream to `output`: a copy where its codec is one of `copies`, else by `encoder`."""
        if self._input is None:
            return
        source = self._input.streams.audio[0]
        self._output = output
        if source.codec_context.name in copies:
            self._stream = output.add_stream_from_template(source)
            self._packets = self._copied(source)
        else:
            import av

            self._encoder = output.add_stream(encoder, rate=48_000 if encoder == "libopus" else source.rate)
            resampler = av.AudioResampler(
                format=self._encoder.codec_context.format, layout="stereo", rate=self._encoder.codec_context.sample_rate
            )
            self._packets = self._encoded(source, resampler)
        self._ahead = next(self._packets, None)

    def write_until(self, seconds: float) -> None:
        """Writes the sound up to `seconds` of the film, so that players find it beside the frames."""
        while self._ahead is not None and self._seconds(self._ahead) <= seconds:
            self._output.mux(self._ahead)
            self._ahead = next(self._packets, None)

    def finish(self) -> None:
        """Writes what is left."""
        while self._ahead is not None:
            self._output.mux(self._ahead)
            self._ahead = next(self._packets, None)

    def _copied(self, source: Any) -> Iterator[Any]:
        for packet in self._demuxed(source):
            shift = round(self._shift / packet.time_base)
            packet.pts -= shift
            packet.dts = packet.pts
            if packet.pts >= 0:
                packet.stream = self._stream
                yield packet

    def _encoded(self, source: Any, resampler: Any) -> Iterator[Any]:
        import av

        at = None
        for packet in self._demuxed(source):
            try:
                frames = packet.decode()
            except av.InvalidDataError:
                continue
            for frame in frames:
                seconds = float(frame.pts * frame.time_base) - self._shift if frame.pts is not None else 0.0
                if seconds < 0 and at is None:
                    continue
                for piece in resampler.resample(frame):
                    rate = Fraction(1, piece.sample_rate)
                    at = round(seconds / rate) if at is None else at
                    piece.pts, piece.time_base = at, rate
                    at += piece.samples
                    yield from self._encoder.encode(piece)
        yield from self._encoder.encode(None)

    def _demuxed(self, source: Any) -> Iterator[Any]:
        import av

        packets = self._input.demux(source)
        while True:
            try:
                packet = next(packets, None)
            except av.FFmpegError:
                return  # the source is cut off here
            if packet is None:
                return
            if packet.pts is None or not packet.size:
                continue
            seconds = float(packet.pts * packet.time_base) - self._shift
            if seconds >= self._end - self._begin:
                return
            yield packet

    def _seconds(self, packet: Any) -> float:
        return float((packet.dts if packet.dts is not None else packet.pts) * packet.time_base)

    def _close(self) -> None:
        if self._input is not None:
            self._input.close()
            self._input = None
