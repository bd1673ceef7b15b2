"""The image encoder by OpenVINO, on the CPU; what it prepared is kept in the user's cache folder."""

from __future__ import annotations

import hashlib
import os
import tempfile
import warnings
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from typing import Any

import platformdirs
import torch
from torch import Tensor

from .network import Encoder

KEPT = 4
"""Prepared encoders in the cache folder; those used least recently go."""


def encoder_pass(encoder: Encoder, side: int, precision: str) -> Callable[[Tensor], tuple[Tensor, ...]]:
    """What `encoder`, in float32, does with pixels (1, 3, `side`, `side`), computed as `precision`, "fp32" or "bf16".

    Takes a second where it is in the cache, else ten or more.
    """
    import openvino

    core = openvino.Core()
    folder = Path(platformdirs.user_cache_dir("edgetam-ui")) / "openvino"
    kept = folder / f"{_key(encoder, side, openvino.__version__)}.xml"
    if not kept.exists():
        _prepare(openvino, encoder, side, kept)
    os.utime(kept)
    options = {
        "INFERENCE_PRECISION_HINT": "bf16" if precision == "bf16" else "f32",
        "INFERENCE_NUM_THREADS": torch.get_num_threads(),
        "PERFORMANCE_HINT": "LATENCY",
    }
    compiled = core.compile_model(core.read_model(kept), "CPU", options)

    def run(pixels: Tensor) -> tuple[Tensor, ...]:
        # A request of its own for each call: results stay valid as long as somebody holds them.
        request = compiled.create_infer_request()
        request.infer([pixels.contiguous().numpy()], share_inputs=True)
        found = (torch.from_numpy(request.get_output_tensor(n).data) for n in range(3))
        return tuple(level.clone(memory_format=torch.channels_last) for level in found)

    return run


def _prepare(openvino: Any, encoder: Encoder, side: int, kept: Path) -> None:
    """Writes the encoder to `kept`, in one move each for weights and graph: another process may do the same."""
    with warnings.catch_warnings(), torch.inference_mode():
        warnings.simplefilter("ignore")
        model = openvino.convert_model(encoder, example_input=torch.zeros(1, 3, side, side), input=[1, 3, side, side])
    kept.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=kept.parent) as folder:
        made = Path(folder) / kept.name
        openvino.save_model(model, made, compress_to_fp16=False)
        made.with_suffix(".bin").replace(kept.with_suffix(".bin"))
        made.replace(kept)
    for old in sorted(kept.parent.glob("*.xml"), key=lambda path: path.stat().st_mtime)[:-KEPT]:
        old.unlink(missing_ok=True)
        old.with_suffix(".bin").unlink(missing_ok=True)


def _key(encoder: Encoder, side: int, version: str) -> str:
    digest = hashlib.sha256(f"{side} {version} {torch.__version__} {metadata.version('edgetam-ui')}".encode())
    for name, tensor in encoder.state_dict().items():
        digest.update(name.encode())
        digest.update(tensor.cpu().numpy().tobytes())
    return digest.hexdigest()[:32]
