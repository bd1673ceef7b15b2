"""Finds and loads a checkpoint: the published weights, the practice checkpoint, a hub id or a folder.

Touches torch, transformers and the Hugging Face hub (which only `auto` and hub ids reach).
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import torch
from transformers import (
    EdgeTamConfig,
    EdgeTamModel,
    EdgeTamVideoModel,
    Sam2Processor,
    Sam2VideoProcessor,
)

from ..errors import CheckpointError, DeviceError

PUBLISHED = "yonigozlan/EdgeTAM-hf"
TRUE = ("1", "ON", "YES", "TRUE")
"""What Hugging Face's own library takes for yes in an environment variable."""
HUB_TIMEOUT_S = 5.0
"""What `auto` gives the hub to answer."""

log = logging.getLogger("edgetam_ui")


@dataclass(frozen=True)
class LoadedModel:
    """One copy of the weights, as both models, with their processors; `source` is the folder or hub id."""

    image_model: Any
    video_model: Any
    processor: Any
    video_processor: Any
    name: str
    practice: bool
    why: str
    device: torch.device
    precision: str
    source: str

    @property
    def dtype(self) -> torch.dtype:
        """What the weights, and all but the prompts, are computed in."""
        return torch.bfloat16 if self.precision == "bf16" else torch.float32


def load(checkpoint: str = "auto", device: str = "auto", precision: str = "auto") -> LoadedModel:
    """The models of `checkpoint` on `device` in `precision`.

    `checkpoint` is "auto" (the published weights where the local cache or the hub has them, else the practice
    checkpoint), "practice", a hub id or a folder. `device` is "auto" or what torch calls it. `precision` is "fp32",
    "bf16" or "auto" (bf16 on CUDA, else fp32).

    Raises `CheckpointError` and `DeviceError`.
    """
    target = find_device(device)
    check_precision(precision)
    if precision == "auto":
        precision = "bf16" if target.type == "cuda" else "fp32"
    source, local_only, why = _resolve(str(checkpoint))
    try:
        loaded = _load(source, local_only, why, target, precision)
    except CheckpointError as error:
        if checkpoint != "auto" or source == str(practice_folder()):
            raise
        loaded = _load(str(practice_folder()), True, error.message, target, precision)
    if loaded.practice:
        log.log(logging.INFO if checkpoint == "practice" else logging.WARNING, "Practice checkpoint: %s", loaded.why)
    return loaded


def _load(source: str, local_only: bool, why: str, target: torch.device, precision: str) -> LoadedModel:
    practice = source == str(practice_folder())
    name = "practice" if practice else Path(source).name if os.path.isdir(source) else source
    _check_config(source, name, local_only)
    try:
        with _without_bars() if local_only else contextlib.nullcontext():
            video_model, info = EdgeTamVideoModel.from_pretrained(
                source, local_files_only=local_only, dtype=torch.float32, output_loading_info=True
            )
        processor = Sam2Processor.from_pretrained(source, local_files_only=local_only)
        video_processor = Sam2VideoProcessor.from_pretrained(source, local_files_only=local_only)
    except Exception as error:
        log.debug("loading %s failed", source, exc_info=True)
        raise CheckpointError(
            f"The checkpoint {name!r} could not be loaded: {_first_line(error)}",
            "Its files may be incomplete or damaged: download or save it again.",
        ) from error
    if info["missing_keys"] or info["mismatched_keys"]:
        missing = len(info["missing_keys"]) + len(info["mismatched_keys"])
        raise CheckpointError(
            f"The checkpoint {name!r} lacks {missing} of EdgeTAM's weights.",
            "Use one that EdgeTamVideoModel.save_pretrained wrote.",
        )
    try:
        video_model = _to(video_model.eval(), target, precision)
    except (RuntimeError, AssertionError) as error:
        raise DeviceError(
            f"The model could not be put on {target}: {_first_line(error)}", "Try --device cpu."
        ) from error
    video_model.requires_grad_(False)
    return LoadedModel(
        image_model=image_view(video_model),
        video_model=video_model,
        processor=processor,
        video_processor=video_processor,
        name=name,
        practice=practice,
        why=why,
        device=target,
        precision=precision,
        source=os.path.abspath(source) if os.path.isdir(source) else source,
    )


def load_again(loaded: LoadedModel) -> LoadedModel:
    """The same from the same files, for what was let go of `loaded` since.

    Raises `CheckpointError` where the files are gone or are not those that were loaded.
    """
    again = _load(loaded.source, True, loaded.why, loaded.device, loaded.precision)
    kept, found = (model.video_model.state_dict() for model in (loaded, again))
    if not all(tensor.is_meta or torch.equal(tensor, found[name]) for name, tensor in kept.items()):
        raise CheckpointError(
            f"The checkpoint {loaded.name!r} is not the one that was loaded: its files were changed since.",
            'Start again, or with accelerate="off", which keeps all of the library\'s modules.',
        )
    return again


@contextlib.contextmanager
def _without_bars() -> Iterator[None]:
    """No progress bars of transformers': what lies on the disk is there in a moment, and a notebook would keep them."""
    from transformers.utils import logging as theirs

    if not theirs.is_progress_bar_enabled():
        yield
        return
    theirs.disable_progress_bar()
    try:
        yield
    finally:
        theirs.enable_progress_bar()


def image_view(video_model: Any) -> Any:
    """An `EdgeTamModel` whose parts are those of `video_model`: no second copy of the weights.

    The image model's parameters are a subset of the video model's under equal names; built on the meta device it
    costs nothing, and its parts are then pointed at the video model's.
    """
    config = video_model.config
    with torch.device("meta"):
        model = EdgeTamModel(
            EdgeTamConfig(
                vision_config=config.vision_config,
                prompt_encoder_config=_plain(config.prompt_encoder_config),
                mask_decoder_config=_plain(config.mask_decoder_config),
            )
        )
    for part in ("shared_image_embedding", "vision_encoder", "prompt_encoder", "mask_decoder"):
        setattr(model, part, getattr(video_model, part))
    model.no_memory_embedding = video_model.no_memory_embedding
    return model.eval()


def practice_folder() -> Path:
    """Where the practice checkpoint lies in the package."""
    return Path(str(resources.files("edgetam_ui"))) / "checkpoints" / "practice"


def _resolve(checkpoint: str) -> tuple[str, bool, str]:
    """(folder or hub id, whether to stay off the network, why it is the practice checkpoint)."""
    if checkpoint == "practice":
        return str(practice_folder()), True, "It was asked for."
    if checkpoint != "auto":
        return checkpoint, os.path.isdir(checkpoint), ""
    if _cached(PUBLISHED):
        return PUBLISHED, True, ""
    reason = _hub_silent(PUBLISHED)
    if reason is None:
        return PUBLISHED, False, ""
    return str(practice_folder()), True, f"The published weights, {PUBLISHED}, could not be reached: {reason}."


def _cached(repo: str) -> bool:
    from huggingface_hub import try_to_load_from_cache

    def has(name: str) -> bool:
        return isinstance(try_to_load_from_cache(repo, name), str)

    processor = has("preprocessor_config.json") or has("processor_config.json")
    return has("config.json") and has("model.safetensors") and processor


def _hub_silent(repo: str) -> str | None:
    """None when the hub offers `repo` within `HUB_TIMEOUT_S` seconds, else why not.

    Asked in a thread of its own: name resolution and the client's retries know no common time-out.
    """
    if os.environ.get("HF_HUB_OFFLINE", "").strip().upper() in TRUE:
        return "HF_HUB_OFFLINE is set"
    answer: list[str | None] = []

    def ask() -> None:
        from huggingface_hub import HfApi

        try:
            HfApi().model_info(repo, timeout=HUB_TIMEOUT_S)
            answer.append(None)
        except Exception as error:
            log.debug("the hub did not offer %s", repo, exc_info=True)
            name = type(error).__name__
            what = "there is no connection to the hub" if "Connect" in name else f"the hub refused ({name})"
            answer.append(f"{what}; choose --checkpoint practice to do without")

    thread = threading.Thread(target=ask, daemon=True, name="edgetam-hub")
    thread.start()
    thread.join(HUB_TIMEOUT_S)
    return answer[0] if answer else f"the hub did not answer within {HUB_TIMEOUT_S:g} seconds"


def _check_config(source: str, name: str, local_only: bool) -> None:
    from transformers import PreTrainedConfig

    try:
        config, _ = PreTrainedConfig.get_config_dict(source, local_files_only=local_only)
    except json.JSONDecodeError as error:
        raise CheckpointError(f"The config.json of {name!r} is not JSON.", "Download the checkpoint again.") from error
    except Exception as error:
        log.debug("no config in %s", source, exc_info=True)
        where = "this folder" if os.path.isdir(source) else "a folder here, the local cache or the hub"
        raise CheckpointError(
            f"No checkpoint {name!r} was found in {where}.",
            "Give auto, practice, a hub id that this machine can reach, or a folder that holds config.json and "
            "model.safetensors.",
        ) from error
    kind = config.get("model_type")
    if kind not in ("edgetam_video", "edgetam"):
        raise CheckpointError(
            f"The checkpoint {name!r} is not EdgeTAM but {kind or 'of no known kind'}.",
            f"Try {PUBLISHED}, or practice.",
        )


def check_precision(precision: str) -> None:
    """Raises `DeviceError` for anything but "auto", "fp32" and "bf16"."""
    if precision not in ("auto", "fp32", "bf16"):
        raise DeviceError(f"There is no precision {precision!r}.", "Use auto, fp32 or bf16.")


def find_device(device: str) -> torch.device:
    """The device that `device` names; "auto" is the fastest that is there. Raises `DeviceError`."""
    if device == "auto":
        if torch.cuda.is_available():
            return torch.device("cuda")
        return torch.device("mps" if torch.backends.mps.is_available() else "cpu")
    try:
        target = torch.device(device)
    except RuntimeError as error:
        raise DeviceError(f"There is no device {device!r}.", "Use auto, cpu, cuda, cuda:1 or mps.") from error
    if target.type == "cuda" and not (torch.cuda.is_available() and (target.index or 0) < torch.cuda.device_count()):
        raise DeviceError(f"The device {device!r} is not available.", "Use cpu, or install a torch built for your GPU.")
    if target.type == "mps" and not torch.backends.mps.is_available():
        raise DeviceError("The device 'mps' is not available.", "Use cpu.")
    if target.type not in ("cpu", "cuda", "mps"):
        raise DeviceError(f"The device {device!r} is not supported.", "Use auto, cpu, cuda or mps.")
    return target


def _to(model: Any, device: torch.device, precision: str) -> Any:
    model = model.to(device)
    if precision == "bf16":
        model = model.to(torch.bfloat16)
        # In bf16 neighbouring pixels encode alike, so the prompt encoder stays in fp32.
        model.prompt_encoder.float()
        model.prompt_encoder.register_forward_pre_hook(_cast_inputs, with_kwargs=True)
        model.prompt_encoder.register_forward_hook(_cast_outputs)
    return model


def _cast_inputs(module: Any, args: Any, kwargs: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
    return args, {k: v.float() if torch.is_tensor(v) and v.is_floating_point() else v for k, v in kwargs.items()}


def _cast_outputs(module: Any, args: Any, output: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(value.to(torch.bfloat16) for value in output)


def _plain(config: Any) -> dict[str, Any]:
    return {key: value for key, value in config.to_dict().items() if key != "model_type"}


def _first_line(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return lines[0][:200] if lines else type(error).__name__
