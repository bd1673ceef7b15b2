"""The kinds of hardware that a Space can have, and what a visitor may expect of each."""

from __future__ import annotations

import os
from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """A kind of Space: `label` for the page's status line, `expect` a few sentences for its visitors.

    `hardware` is what Hugging Face calls the smallest of the kind, `python` the version to ask for, and `requirements`
    are packages beside those that the product needs anywhere.
    """

    name: str
    label: str
    expect: str
    hardware: str
    python: str = "3.12"
    # On a Space Gradio starts it, and complains where it is missing.
    requirements: tuple[str, ...] = ("spaces>=0.51",)


KINDS = {
    kind.name: kind
    for kind in (
        Kind(
            "cpu",
            "Space without a GPU",
            "This Space has a processor and no GPU, and all visitors share it. A click takes a moment, and tracking "
            "takes longer than the video plays.",
            "cpu-basic",
        ),
        Kind(
            "gpu",
            "Space with a GPU",
            "This Space has a GPU of its own, which all visitors share. Clicks and tracking are quick.",
            "t4-small",
        ),
        Kind(
            "zero-gpu",
            "Space on ZeroGPU",
            "Clicks run on this Space's processor, tracking on a GPU, out of your daily GPU time at Hugging Face. Once "
            "that is used up, tracking continues on the processor, slower.",
            "zero-a10g",
            # What ZeroGPU supports, by https://huggingface.co/docs/hub/spaces-zerogpu, August 2026.
            python="3.12.12",
            requirements=("spaces>=0.51", "torch>=2.8,<2.12"),
        ),
    )
}


def is_zero_gpu() -> bool:
    """Whether this process runs in a Space on ZeroGPU, by the variable that the `spaces` package goes by."""
    return os.environ.get("SPACES_ZERO_GPU", "").lower() in ("1", "t", "true")
