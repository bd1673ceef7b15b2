"""Clips of many containers and codecs, made and read by the ffmpeg program."""

from __future__ import annotations

import subprocess
from pathlib import Path

import numpy as np

COUNT, HEIGHT, WIDTH = 36, 96, 128
BARS = 8

CLIPS = {
    "h264.mp4": "-c:v libx264 -g 15 -bf 3",
    "h264-open-gop.mp4": "-c:v libx264 -x264-params keyint=12:open-gop=1:bframes=3:b-adapt=0",
    "h264-pyramid.mov": "-c:v libx264 -g 15 -bf 5 -x264-params b-pyramid=strict:b-adapt=0",
    "h264-refresh.mkv": "-c:v libx264 -x264-params intra-refresh=1:keyint=15:bframes=0",
    "h264.ts": "-c:v libx264 -g 30 -bf 3",
    "h264.m2ts": "-c:v libx264 -g 15 -bf 2",
    "h264.flv": "-c:v libx264 -g 15 -bf 3",
    "h264.avi": "-c:v libx264 -g 12 -bf 3",
    "h264-no-b.avi": "-c:v libx264 -g 12 -bf 0",
    "h264.h264": "-c:v libx264 -g 12 -bf 3",
    "h264.nut": "-c:v libx264 -g 12 -bf 3",
    "hevc.mp4": "-c:v libx265 -x265-params keyint=12:bframes=3:log-level=error",
    "hevc.ts": "-c:v libx265 -x265-params keyint=12:bframes=3:log-level=error",
    "mpeg4.mp4": "-c:v mpeg4 -g 12 -bf 2 -q:v 3",
    "mpeg4.avi": "-c:v mpeg4 -g 12 -bf 2 -q:v 3",
    "h263.3gp": "-s 176x144 -c:v h263 -g 12 -q:v 3",
    "msmpeg4.avi": "-c:v msmpeg4 -g 12 -q:v 3",
    "mpeg1.mpg": "-c:v mpeg1video -g 15 -bf 2 -q:v 3",
    "mpeg2.mpg": "-c:v mpeg2video -g 15 -bf 2 -q:v 3",
    "mpeg2.ts": "-c:v mpeg2video -g 12 -bf 2 -q:v 3",
    "mpeg2.mxf": "-c:v mpeg2video -g 12 -bf 2 -q:v 3",
    "mjpeg.avi": "-c:v mjpeg -q:v 3 -pix_fmt yuvj420p",
    "mjpeg.mjpeg": "-c:v mjpeg -q:v 3 -pix_fmt yuvj420p",
    "prores.mov": "-c:v prores_ks",
    "qtrle.mov": "-c:v qtrle",
    "ffv1.mkv": "-c:v ffv1",
    "raw.avi": "-c:v rawvideo -pix_fmt bgr24",
    "vp8-hidden.webm": "-c:v libvpx -g 40 -b:v 300k -auto-alt-ref 1 -lag-in-frames 16 -deadline good -cpu-used 5",
    "vp8.ivf": "-c:v libvpx -g 15 -b:v 300k -deadline realtime -cpu-used 8",
    "vp9-hidden.mp4": "-c:v libvpx-vp9 -g 40 -b:v 300k -auto-alt-ref 1 -lag-in-frames 16 -deadline good -cpu-used 5",
    "av1.mp4": "-c:v libsvtav1 -preset 12 -g 15",
    "av1.obu": "-c:v libsvtav1 -preset 12 -g 15",
    "vc2.drc": "-c:v vc2 -pix_fmt yuv422p",
    "theora.ogv": "-c:v libtheora -g 12 -q:v 8",
    "wmv2.wmv": "-c:v wmv2 -g 12 -q:v 3",
    "flv1.flv": "-c:v flv -g 12 -q:v 3",
    "rv20.rm": "-c:v rv20 -g 12 -q:v 3",
    "dv.dv": "-frames:v 8 -s 720x576 -c:v dvvideo -pix_fmt yuv420p",
}
"""Options of ffmpeg by the clip's name."""


def numbered_frames(count: int = COUNT) -> np.ndarray:
    """Frames (count, HEIGHT, WIDTH, 3) with their number in bars, lowest bit left, over a moving ground."""
    y, x = np.mgrid[:HEIGHT, :WIDTH]
    frames = np.empty((count, HEIGHT, WIDTH, 3), np.uint8)
    for index in range(count):
        ground = 110 + 50 * np.sin((x + 3 * index) / 17) * np.cos((y - 2 * index) / 23)
        frames[index] = ground[..., None]
        for bit in range(BARS):
            frames[index, :32, 16 * bit : 16 * bit + 16] = 255 * (index >> bit & 1)
    return frames


def number_of(frame: np.ndarray) -> int:
    """The number that the bars of a frame of any size say."""
    height, width = frame.shape[:2]
    centres = [int((16 * bit + 8) * width / WIDTH) for bit in range(BARS)]
    return sum(1 << bit for bit, column in enumerate(centres) if frame[height // 6, column].mean() > 128)


def encode(path: Path, options: str, frames: np.ndarray) -> Path:
    """Writes `frames` to `path` at 25 frames a second, with `options` of ffmpeg."""
    source = f"-f rawvideo -pix_fmt rgb24 -s {WIDTH}x{HEIGHT} -r 25 -i -".split()
    pixels = [] if "-pix_fmt" in options or "png" in options or "qtrle" in options else ["-pix_fmt", "yuv420p"]
    if "prores" in options:
        pixels = ["-pix_fmt", "yuv422p10le"]
    run(["-y", *source, *pixels, *options.split(), "-threads", "1", str(path)], frames.tobytes())
    return path


def decoded(path: Path, height: int, width: int) -> np.ndarray:
    """All frames of a file as the ffmpeg program shows them, (count, height, width, 3)."""
    options = ["-map", "0:v:0", "-fps_mode", "passthrough", "-f", "rawvideo", "-pix_fmt", "rgb24", "-"]
    return np.frombuffer(run(["-i", str(path), *options]), np.uint8).reshape(-1, height, width, 3)


def run(arguments: list[str], stdin: bytes = b"") -> bytes:
    """What ffmpeg writes to its standard output."""
    done = subprocess.run(["ffmpeg", "-v", "error", *arguments], input=stdin, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout
