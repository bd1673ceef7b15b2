"""The page of documentation about the seed's own calls does what it shows."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.project.test_docs import ROOT, blocks


def test_the_page_runs(photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(photo, tmp_path / "photo.jpg")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for code in blocks(ROOT / "docs" / "model.md", "python"):
        exec(compile(code, "docs/model.md", "exec"), names)
    logits, masks = names["logits"], names["masks"]
    assert logits.dtype.is_floating_point  # type: ignore[attr-defined]
    assert [tuple(mask.shape[:1]) for mask in masks] == [(2,), (1,)]  # type: ignore[attr-defined]
    assert names["cautious"].sum() < (logits > 0).sum()  # type: ignore[attr-defined,operator]
    assert (names["plain"].pred_masks != names["guided"].pred_masks).any()  # type: ignore[attr-defined]
