"""What the engine finds on this machine, and what it makes of it; no weights are loaded."""

from __future__ import annotations

import os
import platform
from importlib import metadata

import torch

from ..engine.accelerate import choose, find_precision, instructions
from ..engine.checkpoint import find_device

PACKAGES = ("edgetam-ui", "torch", "torchvision", "transformers", "timm", "openvino", "gradio", "anywidget", "av")
INSTRUCTIONS = ("avx2", "avx512_f", "avx512_bf16", "avx512_vnni", "amx_bf16", "amx_int8")
UNTESTED = "Never run by those who wrote it: the fast way on CUDA and on MPS, and on CPUs without AVX-512."


def examine(device: str = "auto", precision: str = "auto", accelerate: str = "auto") -> list[tuple[str, str]]:
    """Name and finding, line by line, for what `Controller` would be given. Raises `DeviceError`."""
    target = find_device(device)
    way = choose(accelerate, target)
    return [
        ("system", f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"),
        ("device", _name(target)),
        ("instructions", ", ".join(filter(instructions, INSTRUCTIONS)) or "none that torch tells of"),
        ("threads", f"{torch.get_num_threads()} of {os.cpu_count()} cores; {_idle()}"),
        *((name, _version(name)) for name in PACKAGES),
        ("chosen", f"accelerate {way}, precision {find_precision(precision, target, way)}"),
        ("untested", UNTESTED),
    ]


def _name(device: torch.device) -> str:
    if device.type == "cuda":
        return f"{device}, {torch.cuda.get_device_name(device)}"
    return f"{device}, {platform.processor() or platform.machine()}"


def _idle() -> str:
    if os.environ.get("OMP_WAIT_POLICY", "").upper() == "PASSIVE":
        return "idle threads sleep"
    return "idle threads spin, which slows a shared machine: set OMP_WAIT_POLICY=PASSIVE"


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "not installed"
