"""Masks and pictures, read again by NumPy, Pillow and a browser."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageColor
from playwright.sync_api import Browser, Page

from edgetam_ui.core.cleaning import softened
from edgetam_ui.core.progress import no_progress
from edgetam_ui.formats.choice import Choice
from edgetam_ui.formats.registry import export
from tests.results import ArrayResults

from . import hard


def test_numpy_has_all(tmp_path: Path) -> None:
    for results in (hard.image(), hard.video()):
        export(results, "npz", tmp_path / "masks.npz", no_progress)
        with np.load(tmp_path / "masks.npz") as data:
            assert data["objects"].tolist() == list(results.objects)
            assert data["names"].tolist() == [info.name for info in results.objects.values()]
            assert data["frames"].tolist() == list(range(results.count))
            for frame in range(results.count):
                for row, number in enumerate(results.objects):
                    expected = results.arrays.get(frame, {}).get(number, np.zeros((61, 83), bool))
                    assert np.array_equal(data[f"masks_{frame:06d}"][row], expected)


def test_a_label_image(tmp_path: Path) -> None:
    results = hard.image()
    export(results, "labels", tmp_path, no_progress)
    image = Image.open(tmp_path / "labels.png")
    assert image.mode == "I;16"  # no palette, of which many readers take the colours for the values
    expected = np.zeros((61, 83), int)
    for number, mask in results.arrays[0].items():
        expected[mask] = number
    assert np.array_equal(image, expected)
    objects = json.loads((tmp_path / "labels.json").read_text(encoding="utf-8"))["objects"]
    assert [objects[str(number)]["name"] for number in results.objects] == list(hard.NAMES)


def test_a_label_image_of_large_ids(tmp_path: Path) -> None:
    base = hard.image()
    results = replace(base, objects={700: replace(base.objects[1], id=700)}, arrays={0: {700: base.arrays[0][2]}})
    export(results, "labels", tmp_path, no_progress)
    image = np.asarray(Image.open(tmp_path / "labels.png")).astype(int)
    assert np.array_equal(image, 700 * base.arrays[0][2])


@pytest.mark.parametrize("crop", [True, False])
def test_cut_outs(crop: bool, tmp_path: Path) -> None:
    results = hard.image()
    export(results, "cutout", tmp_path, no_progress, Choice(), {"crop": crop})
    files = sorted(tmp_path.glob("*.png"))
    full = [number for number, mask in results.arrays[0].items() if mask.any()]
    assert [int(path.name.split("_")[1]) for path in files] == full
    for path, number in zip(files, full, strict=True):
        mask = results.arrays[0][number]
        y, x = np.nonzero(mask)
        box = np.s_[y.min() : y.max() + 1, x.min() : x.max() + 1] if crop else np.s_[:, :]
        image = Image.open(path)
        assert image.mode == "RGBA"
        assert np.array_equal(np.asarray(image)[..., 3] == 255, mask[box])
        assert np.array_equal(np.asarray(image)[mask[box]][:, :3], results.frames[0][mask])


def test_hidden_objects_are_in_no_picture(tmp_path: Path) -> None:
    base = hard.image()
    results = replace(base, objects={number: replace(info, visible=False) for number, info in base.objects.items()})
    export(results, "outline", tmp_path / "outline.png", no_progress)
    assert np.array_equal(np.asarray(Image.open(tmp_path / "outline.png")), base.frames[0])
    export(results, "spotlight", tmp_path / "spotlight.png", no_progress, Choice(), {"dim": 1.0})
    assert not np.asarray(Image.open(tmp_path / "spotlight.png")).any()
    export(results, "svg", tmp_path / "masks.svg", no_progress)
    assert "<path" not in (tmp_path / "masks.svg").read_text()


def test_an_outline_and_a_spotlight(tmp_path: Path) -> None:
    base = hard.image()
    results = replace(base, objects={2: base.objects[2]})
    mask, frame = base.arrays[0][2], base.frames[0]
    export(results, "outline", tmp_path / "outline.png", no_progress)
    image = np.asarray(Image.open(tmp_path / "outline.png"))
    assert np.array_equal(image[~mask], frame[~mask])
    assert 0.1 < (image[mask] != frame[mask]).any(axis=-1).mean() < 0.5
    export(results, "spotlight", tmp_path / "spotlight.png", no_progress)
    image = np.asarray(Image.open(tmp_path / "spotlight.png"))
    assert np.array_equal(image[mask], frame[mask])
    assert (image[~mask].max(axis=-1) == image[~mask].min(axis=-1)).all()
    assert image[~mask].mean() < 0.5 * frame[~mask].mean()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    with closing(chromium.new_page(viewport={"width": hard.WIDTH, "height": hard.HEIGHT})) as page:
        yield page


PLAIN = """(ids) => document.querySelectorAll('path').forEach((path) => {
    path.setAttribute('stroke', 'none');
    path.setAttribute('fill-opacity', '1');
    path.setAttribute('visibility', ids.includes(path.id) ? 'visible' : 'hidden');
})"""


def rasterized(page: Page, objects: Iterable[int] | None = None) -> np.ndarray:
    """The drawing as the browser shows it, uint8 (61, 83, 3); with `objects`, only these, filled and without lines."""
    if objects is not None:
        page.evaluate(PLAIN, [f"object-{number}" for number in objects])
    return np.asarray(Image.open(io.BytesIO(page.screenshot())).convert("RGB"))


def painted(results: ArrayResults, frame: int, ground: np.ndarray) -> np.ndarray:
    """The masks on `frame` in their colours over `ground`, the last on top."""
    pixels = ground.copy()
    for number, mask in results.arrays[frame].items():
        pixels[mask] = ImageColor.getrgb(results.objects[number].color)
    return pixels


WHITE = np.full((hard.HEIGHT, hard.WIDTH, 3), 255, np.uint8)


@pytest.mark.parametrize(("tolerance", "least"), [(0.0, 1.0), (1.0, 0.95)])
def test_every_mask_of_an_svg_by_a_browser(tolerance: float, least: float, page: Page, tmp_path: Path) -> None:
    base = hard.image()
    results = replace(base, objects={n: replace(info, color="#000000") for n, info in base.objects.items()})
    path = export(results, "svg", tmp_path / "masks.svg", no_progress, Choice(), {"tolerance": tolerance})
    page.goto(path.as_uri())
    masks = zip(hard.masks(), results.arrays[0].items(), strict=True)
    found = {kind: hard.iou(rasterized(page, [number])[..., 0] < 128, mask) for kind, (number, mask) in masks}
    print(f"svg, tolerance {tolerance}: IoU", ", ".join(f"{kind} {value:.4f}" for kind, value in found.items()))
    assert min(found.values()) >= least
    titles = page.eval_on_selector_all("path > title", "titles => titles.map((title) => title.textContent)")
    assert titles == [info.name for info, kind in zip(results.objects.values(), found, strict=True) if kind != "none"]


@pytest.mark.parametrize("image", [False, True])
def test_the_objects_of_an_svg_lie_on_each_other(image: bool, page: Page, tmp_path: Path) -> None:
    results = hard.awkward_video()
    export(results, "svg", tmp_path, no_progress, Choice(), {"tolerance": 0.0, "image": image})
    assert len(list(tmp_path.glob("*.svg"))) == results.count
    for frame in range(results.count):
        page.goto((tmp_path / f"{frame:06d}.svg").as_uri())
        ground = results.frames[frame] if image else WHITE
        assert np.array_equal(rasterized(page, results.objects), painted(results, frame, ground))


def test_an_svg_shows_what_is_below_and_a_line_round_it(page: Page, tmp_path: Path) -> None:
    base = hard.image()
    results = replace(base, objects={2: replace(base.objects[2], color="#000000")})
    page.goto(export(results, "svg", tmp_path / "masks.svg", no_progress, Choice(), {"tolerance": 0.0}).as_uri())
    pixels, mask = rasterized(page)[..., 0].astype(int), base.arrays[0][2]
    inside, outside = mask & ~_near_border(mask), ~mask & ~_near_border(mask)
    assert (np.abs(pixels[inside] - 0.55 * 255) <= 2).all()
    assert (pixels[outside] == 255).all()
    assert pixels[_near_border(mask) & mask].mean() < 0.55 * 200


def _near_border(mask: np.ndarray) -> np.ndarray:
    padded = np.pad(mask, 1, mode="edge")
    near = [padded[dy : dy + mask.shape[0], dx : dx + mask.shape[1]] for dy in range(3) for dx in range(3)]
    return np.any(near, axis=0) & ~np.all(near, axis=0)


def test_a_soft_border_is_in_what_has_an_alpha_or_grey_values(tmp_path: Path) -> None:
    base = hard.image()
    number = 2
    mask = base.arrays[0][number]
    soft = replace(base.objects[number], feather=4.0)
    results = replace(base, objects={number: soft}, arrays={0: {number: mask}})
    expected = softened(mask, 4.0)
    assert ((expected > 0) & (expected < 255)).any()
    for format in ("rgba", "matte", "green", "cutout", "spotlight"):
        export(results, format, tmp_path / format, no_progress, Choice(), {"crop": False} if format == "cutout" else {})
    read = {path.parent.name: np.asarray(Image.open(path)) for path in tmp_path.glob("*/*.png")}
    assert np.array_equal(read["rgba"][..., 3], expected)
    assert np.array_equal(read["cutout"][..., 3], expected)
    assert np.array_equal(read["rgba"][..., :3], results.image(0)), "colours stay below what is clear"
    assert np.array_equal(read["matte"], np.repeat(expected[..., None], 3, -1))
    share = expected[..., None] / 255
    green = results.image(0) * share + np.array([0x00, 0xB1, 0x40]) * (1 - share)
    assert np.abs(read["green"] - green).max() <= 1
    assert np.array_equal(read["spotlight"][mask & (expected == 255)], results.image(0)[mask & (expected == 255)])
    half = tmp_path / "half"
    export(results, "rgba", half, no_progress, Choice(size=42))
    (path,) = half.glob("*.png")
    assert np.asarray(Image.open(path)).shape == (31, 42, 4)
