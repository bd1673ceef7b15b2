"""Readers of our own, by what the formats' authors publish of their form."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import yaml
from PIL import Image


def filled(rings: Iterable[Sequence[Sequence[float]]], height: int, width: int) -> np.ndarray:
    """The pixels whose middles are inside `rings` of points (x, y) by the even-odd rule, bool (height, width)."""
    inside = np.zeros((height, width), bool)
    y, x = np.arange(height)[:, None] + 0.5, np.arange(width) + 0.5
    for ring in rings:
        for (x0, y0), (x1, y1) in pairwise([*ring, ring[0]]):
            crosses = (y0 <= y) != (y1 <= y)
            if crosses.any():
                inside ^= crosses & (x > x0 + (y - y0) * (x1 - x0) / (y1 - y0))
    return inside


def read_labelme(path: Path) -> dict[tuple[int, str], np.ndarray]:
    """The masks of a LabelMe file, by `group_id` and label; shapes of one group are one mask.

    https://github.com/wkentaro/labelme/blob/main/labelme/_label_file.py
    """
    data = json.loads(path.read_text(encoding="utf-8"))
    height, width = data["imageHeight"], data["imageWidth"]
    with Image.open(path.parent / data["imagePath"]) as image:
        assert image.size == (width, height)
    found: dict[tuple[int, str], np.ndarray] = {}
    for shape in data["shapes"]:
        mask = found.setdefault((shape["group_id"], shape["label"]), np.zeros((height, width), bool))
        if shape["shape_type"] == "mask":
            (x0, y0), (x1, y1) = shape["points"]
            mask[y0 : y1 + 1, x0 : x1 + 1] |= np.asarray(Image.open(io.BytesIO(base64.b64decode(shape["mask"]))))
        else:
            assert shape["shape_type"] == "polygon"
            mask |= filled([shape["points"]], height, width)
    return found


def read_cvat_video(path: Path) -> list[tuple[str, list[np.ndarray]]]:
    """The tracks of a CVAT file for video: the label of each, and its mask on every frame from the first to the last.

    A polygon stays until the next one; it is no mask while it is outside.
    https://docs.cvat.ai/docs/manual/advanced/xml_format/
    """
    root = ET.parse(path).getroot()
    number = {tag: int(root.findtext(f"meta/task/{tag}", "")) for tag in ("start_frame", "stop_frame")}
    height, width = (int(root.findtext(f"meta/task/original_size/{side}", "")) for side in ("height", "width"))
    tracks = []
    for track in root.iterfind("track"):
        keys: dict[int, np.ndarray] = {}
        for polygon in track.iterfind("polygon"):
            frame = int(polygon.get("frame", ""))
            assert frame not in keys
            assert polygon.get("keyframe") == "1"
            points = [[float(value) for value in pair.split(",")] for pair in polygon.get("points", "").split(";")]
            rings = [points] if polygon.get("outside") == "0" else []
            keys[frame] = filled(rings, height, width)
        shown = [np.zeros((height, width), bool)]
        for frame in range(number["start_frame"], number["stop_frame"] + 1):
            shown.append(keys.get(frame, shown[-1]))
        tracks.append((track.get("label", ""), shown[1:]))
    return tracks


def read_cvat_images(path: Path) -> dict[str, list[tuple[str, np.ndarray]]]:
    """The masks of a CVAT file for images, with their labels, by the image's name.

    https://docs.cvat.ai/docs/manual/advanced/xml_format/
    """
    found: dict[str, list[tuple[str, np.ndarray]]] = {}
    for image in ET.parse(path).getroot().iterfind("image"):
        masks = found.setdefault(image.get("name", ""), [])
        for item in image.iterfind("mask"):
            left, top, width, height = (int(item.get(key, "")) for key in ("left", "top", "width", "height"))
            runs = [int(run) for run in item.get("rle", "").split(",")]
            box = np.repeat(np.arange(len(runs)) % 2 == 1, runs).reshape(height, width)
            mask = np.zeros((int(image.get("height", "")), int(image.get("width", ""))), bool)
            mask[top : top + height, left : left + width] = box
            masks.append((item.get("label", ""), mask))
    return found


def read_yolo(folder: Path) -> tuple[dict[int, str], dict[str, list[tuple[int, list[float]]]]]:
    """The classes and, by image, the lines of a set, as Ultralytics' documentation of its data sets describes them.

    Raises where a line is not `class x y x y x y …` with numbers from 0 to 1, or an image has no label or a label none.
    """
    data = yaml.safe_load((folder / "data.yaml").read_text(encoding="utf-8"))
    found = {}
    for split in {data["train"], data["val"]}:
        images = {path.stem: path for path in (folder / split).iterdir()}
        labels = {path.stem: path for path in (folder / split.replace("images", "labels", 1)).iterdir()}
        assert images.keys() == labels.keys()
        for name, path in labels.items():
            lines = []
            for line in path.read_text().splitlines():
                number, *values = line.split(" ")
                numbers = [float(value) for value in values]
                assert int(number) in data["names"]
                assert all(0 <= value <= 1 for value in numbers)
                lines.append((int(number), numbers))
            found[name] = lines
    return data["names"], found
