"""The fastest way that the device and the installed packages offer, chosen as the model loads.

"off" is plain transformers. Every other way runs the passes of `network` and `memory`, which give the same result but
for rounding: "torch" with torch alone; "openvino" with the image encoder by OpenVINO, once that is prepared, and the
rest by torch.
"""

from __future__ import annotations

import copy
import importlib.util
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from ..errors import DeviceError
from .checkpoint import check_precision
from .memory import FirstLook, MemoryAttention, MemoryEncoder, Step, Turns
from .network import Decoder, Encoder, InPrecision

WAYS = ("auto", "off", "torch", "openvino")
REPLACED = ("vision_encoder", "mask_decoder", "memory_attention", "memory_encoder", "spatial_perceiver")
"""The parts of an `EdgeTamVideoModel` whose weights no fast way reads any more, once it is built."""
Pass = Callable[..., Any]
"""A pass of `network` or `memory`: float32 tensors in, float32 tensors out, whatever it computes in."""

log = logging.getLogger("edgetam_ui")


@dataclass
class Fast:
    """The passes of one model: `Encoder`, `Decoder`, `FirstLook`, `Step` and `MemoryEncoder`.

    `position` is what `MemoryEncoder.position` gives. `way` names who encodes images. `upscaling` is what the decoder
    computes with the finer levels in, so that they are kept in it.
    """

    way: str
    precision: str
    encode: Pass
    decode: Pass
    look: Pass
    step: Pass
    remember: Pass
    turns: Turns
    position: Tensor
    upscaling: torch.dtype
    preparing: threading.Thread | None = None

    @property
    def weight_bytes(self) -> int:
        """Bytes of the weights that torch's passes hold."""
        passes = (self.encode, self.decode, self.look, self.step, self.remember)
        return weight_bytes(*(each.module for each in passes if isinstance(each, _TorchPass)))

    def wait(self) -> None:
        """Returns once what is prepared in the background is ready."""
        if self.preparing is not None:
            self.preparing.join()


def choose(accelerate: str, device: torch.device) -> str:
    """The way that `accelerate`, one of `WAYS`, means on `device`. Raises `DeviceError` where it is not to be had."""
    if accelerate not in WAYS:
        raise DeviceError(f"There is no acceleration {accelerate!r}.", f"Use {', '.join(WAYS[:-1])} or {WAYS[-1]}.")
    has_openvino = importlib.util.find_spec("openvino") is not None
    if accelerate == "auto":
        return "openvino" if device.type == "cpu" and has_openvino else "torch"
    if accelerate == "openvino" and device.type != "cpu":
        raise DeviceError(f"OpenVINO is used on the CPU alone, not on {device}.", "Use --device cpu, or torch.")
    if accelerate == "openvino" and not has_openvino:
        raise DeviceError("OpenVINO is not installed.", "pip install 'edgetam-ui[openvino]', or use torch.")
    return accelerate


def find_precision(precision: str, device: torch.device, way: str) -> str:
    """What `precision` means: "auto" is "bf16" where `way` is faster with it on `device`, else "fp32".

    Raises `DeviceError` for a word that is none of the three.
    """
    check_precision(precision)
    if precision != "auto":
        return precision
    fast = computes_bf16(device) if way != "off" else device.type == "cuda"
    return "bf16" if fast else "fp32"


def computes_bf16(device: torch.device) -> bool:
    """Whether `device` multiplies bfloat16 faster than float32: CUDA, and CPUs with AMX or AVX-512's bf16."""
    if device.type != "cpu":
        return device.type == "cuda"
    return any(instructions(name) for name in ("amx_bf16", "avx512_bf16"))


def instructions(name: str) -> bool:
    """Whether the CPU, by torch, has the instructions of that name: "avx2", "avx512_f", "amx_bf16" and the like."""
    tell = getattr(torch.cpu, "get_capabilities", None)  # not in older ones
    return bool(tell().get(name, False)) if tell is not None else False


@torch.inference_mode()
def build(model: Any, way: str, precision: str) -> Fast:
    """The passes of `model`, an `EdgeTamVideoModel` in float32, by `way`; in bfloat16 where `precision` is "bf16".

    Of the decoder only the upscaling is in bfloat16: with rounded scores and tokens the IoU with fp32 fell to 0.80 on
    some tracked frames.
    """
    # Torch's own attention on CPUs is no faster in bfloat16 than in float32, unless the processor has AMX.
    by_products = precision == "bf16" and model.device.type == "cpu" and not instructions("amx_bf16")
    encoder, decoder, remember = Encoder(model), Decoder(model), MemoryEncoder(model)
    attention = MemoryAttention(model, by_products)
    turns, position = Turns(attention, model.config.perceiver_resampler_num_latents), remember.position()
    exact = copy.deepcopy(encoder) if way == "openvino" else None
    low = torch.bfloat16 if precision == "bf16" else torch.float32
    decoder.upscale.to(low)
    inner = (encoder, FirstLook(attention), attention, remember)
    encode, look, attend, memorize = (InPrecision(module, low) for module in inner)
    fast = Fast(
        way="torch",
        precision=precision,
        turns=turns,
        position=position,
        upscaling=low,
        encode=_TorchPass(encode),
        decode=_TorchPass(decoder),
        look=_TorchPass(look),
        step=_TorchPass(Step(model, attend, decoder, memorize)),
        remember=_TorchPass(memorize),
    )
    if exact is not None:
        # Not a daemon: a process that ended in the midst of it would abort.
        fast.preparing = threading.Thread(
            target=_prepare_openvino, args=(fast, exact.eval(), model.image_size), name="edgetam-openvino"
        )
        fast.preparing.start()
    return fast


def _prepare_openvino(fast: Fast, encoder: Encoder, side: int) -> None:
    """Lets OpenVINO encode images from now on; where that fails, torch goes on."""
    from .openvino import encoder_pass

    try:
        fast.encode = encoder_pass(encoder, side, fast.precision)
        fast.way = "openvino"
    except Exception:
        log.warning("OpenVINO could not prepare the encoder; torch encodes images.", exc_info=True)


def can_track(model: Any) -> bool:
    """Whether `Step` does what `model` is configured to do: three masks on a tracked frame, of which one is taken."""
    return bool(model._use_multimask(False, None))


def let_go(model: Any) -> None:
    """Empties the parts of `model` that were replaced: their modules stay, without values."""
    for name in REPLACED:
        getattr(model, name).to("meta")


def weight_bytes(*modules: nn.Module) -> int:
    """Bytes of what `modules` hold in memory; what several of them hold counts once."""
    tensors = [tensor for module in modules for tensor in (*module.parameters(), *module.buffers())]
    held = {id(tensor): tensor.nbytes for tensor in tensors if not tensor.is_meta}
    return sum(held.values())


class _TorchPass:
    """`module`, its images laid out with channels last, which convolutions on CPUs are faster with."""

    def __init__(self, module: nn.Module) -> None:
        self.module = module.eval().requires_grad_(False).to(memory_format=torch.channels_last)

    def __call__(self, *inputs: Tensor) -> Any:
        return self.module(*(_lay_out(tensor) for tensor in inputs))


def _lay_out(tensor: Tensor) -> Tensor:
    return tensor.contiguous(memory_format=torch.channels_last) if tensor.dim() == 4 else tensor
