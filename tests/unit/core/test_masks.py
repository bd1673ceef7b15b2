"""Run lengths, and the cache."""

from __future__ import annotations

import numpy as np
import pytest
from pycocotools import mask as coco

from edgetam_ui import PromptError
from edgetam_ui.core.cache import ByteCache
from edgetam_ui.core.masks import Rle, encode


@pytest.mark.parametrize("fill", [0.0, 0.02, 0.5, 1.0])
def test_there_and_back(fill: float) -> None:
    mask = np.random.default_rng(1).random((37, 53)) < fill
    rle = encode(mask)
    assert np.array_equal(rle.decode(), mask)
    assert rle.area == mask.sum()
    assert coco.decode(rle.to_coco()).astype(bool).tolist() == mask.tolist()


@pytest.mark.parametrize("counts", [b"", b"\xca0", b"0", b"o" * 9, encode(np.ones((9, 9), bool)).counts])
def test_runs_that_were_damaged_are_told_from_whole_ones(counts: bytes) -> None:
    assert encode(np.eye(20, dtype=bool)).is_whole
    assert not Rle(counts, 20, 20).is_whole


def test_box_of_a_mask() -> None:
    mask = np.zeros((20, 30), bool)
    mask[4:9, 10:25] = True
    assert encode(mask).box == (10, 4, 15, 5)
    assert encode(np.zeros((20, 30), bool)).box == (0, 0, 0, 0)


class Block:
    def __init__(self, nbytes: int) -> None:
        self.nbytes = nbytes


def test_cache_drops_what_was_used_longest_ago() -> None:
    cache = ByteCache(budget=100, share=60)
    for key in range(3):
        cache.put("a", key, Block(20))
    cache.get("a", 0)
    cache.put("a", 3, Block(20))
    assert [cache.get("a", key) is not None for key in range(4)] == [True, False, True, True]
    cache.put("b", 0, Block(60))
    assert cache.nbytes <= 100
    assert cache.get("b", 0) is not None
    cache.put("b", 1, Block(500))
    assert cache.get("b", 1) is not None
    cache.forget("b")
    assert cache.get("b", 1) is None


def test_rle_of_the_wrong_shape_is_not_silently_equal() -> None:
    assert Rle(b"01", 1, 1) != Rle(b"01", 2, 1)


@pytest.mark.parametrize("shape", [(1, 1), (1, 7), (9, 1), (32, 48), (300, 200)])
def test_runs_are_read_as_pycocotools_writes_them(shape: tuple[int, int]) -> None:
    chance = np.random.default_rng(0)
    for share in (0.0, 0.1, 0.5, 1.0):
        rle = encode(chance.random(shape) < share)
        assert Rle.from_coco(*shape, rle.counts.decode()) == rle


@pytest.mark.parametrize(
    "counts", ["", "~~~~", "0" * 5, "o" * 400_000, "é", "0\\R10PPoooooooOX;", "P" * 50, "\x00", "0\x7f"]
)
def test_damaged_runs_are_refused_at_once(counts: str) -> None:
    with pytest.raises(PromptError, match="do not cover"):
        Rle.from_coco(32, 48, counts)
