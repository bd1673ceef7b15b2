"""Each reader that a format is said to be checked by reads that format in a test."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from edgetam_ui.formats.registry import FORMATS

TESTS = Path(__file__).parent.parent
PLACES = ("formats", "unit/formats", "interop")
CALLED = {
    "Chromium": {"playwright.sync_api.Page"},
    "Datumaro": {"datumaro.Dataset.import_from"},
    "NumPy": {"numpy.load"},
    "Pillow": {"PIL.Image.open"},
    "PyAV": {"av.open"},
    "Shapely": {"shapely.from_geojson"},
    "TrackEval": {"trackeval.datasets"},
    "a reader by CVAT's published form": {"readers.read_cvat_images", "readers.read_cvat_video"},
    "a reader by LabelMe's published form": {"readers.read_labelme"},
    "a reader by Ultralytics' published grammar": {"readers.read_yolo"},
    "ffprobe": {"'ffprobe'"},
    "label-studio-sdk's brush converter": {"label_studio_sdk.converter.brush.decode_rle"},
    "libvpx": {"'libvpx-vp9'"},
    "pycocotools": {"pycocotools.coco.COCO", "pycocotools.mask.decode"},
    "supervision": {"supervision.DetectionDataset"},
    "torchvision": {"torchvision.datasets.VOCSegmentation", "torchvision.datasets.VOCDetection"},
}
"""What a test uses that reads with a reader: any of these names, or of these texts in quotes."""


@dataclass
class Used:
    """What a function and what it calls use of imported names, in full, and of texts, in quotes; `named` is in its own
    text and in constants, where a test names formats.
    """

    all: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)


def used_in(module: ast.Module) -> Iterator[Used]:
    """For each function of a module, what it uses of other modules, itself or by others of its own."""
    imported = {}
    for node in ast.walk(module):
        if isinstance(node, ast.Import | ast.ImportFrom):
            place = f"{node.module}." if isinstance(node, ast.ImportFrom) else ""
            imported |= {alias.asname or alias.name: place + alias.name for alias in node.names}
    functions = {node.name: node for node in module.body if isinstance(node, ast.FunctionDef)}
    constants: dict[str, ast.AST] = {}
    for node in module.body:
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            constants |= {ast.unparse(target): node for target in targets}

    def add(node: ast.AST, used: Used, seen: set[str], is_called: bool = False) -> Used:
        for part in ast.walk(node):
            if isinstance(part, ast.Constant):
                used.all.add(repr(part.value))
                used.named |= set() if is_called else {repr(part.value)}
            elif isinstance(part, ast.Name | ast.Attribute):
                first, dot, rest = ast.unparse(part).partition(".")
                if first in imported:
                    used.all.add(imported[first] + dot + rest)
                elif first in functions.keys() | constants.keys() and first not in seen:
                    called = is_called or first in functions
                    add(functions.get(first) or constants[first], used, seen | {first}, called)
        return used

    return (add(node, Used(), {name}) for name, node in functions.items())


USED = [
    used
    for place in PLACES
    for path in sorted((TESTS / place).glob("*.py"))
    if path != Path(__file__)
    for used in used_in(ast.parse(path.read_text(encoding="utf-8")))
]


def reads(reader: str, format: str) -> bool:
    return any(repr(format) in used.named and used.all & CALLED[reader] for used in USED)


@pytest.mark.parametrize(
    ("format", "reader"), [(format.name, reader) for format in FORMATS.values() for reader in format.checked_by]
)
def test_a_reader_that_is_named_reads_the_format(format: str, reader: str) -> None:
    assert reads(reader, format), f"no test says {format!r} and uses any of {sorted(CALLED[reader])}"


def test_a_format_is_checked_by_somebody() -> None:
    assert all(format.checked_by for format in FORMATS.values())
    assert {reader for format in FORMATS.values() for reader in format.checked_by} == set(CALLED)


def test_what_no_test_reads_is_found() -> None:
    for reader, format in (("Datumaro", "svg"), ("PyAV", "davis"), ("TrackEval", "voc"), ("ffprobe", "rgba")):
        assert not reads(reader, format)
