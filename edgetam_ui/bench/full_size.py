"""An EdgeTAM of the published size with random weights, for measuring where the published weights cannot be had."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from transformers import (
    EdgeTamVideoConfig,
    EdgeTamVideoModel,
    EdgeTamVisionConfig,
    Sam2ImageProcessor,
    Sam2Processor,
    Sam2VideoProcessor,
    Sam2VideoVideoProcessor,
    TimmWrapperConfig,
)

FEATURES = {"in_chans": 3, "features_only": True, "out_indices": [0, 1, 2, 3]}
SCALED = (
    *("no_memory_embedding", "no_object_pointer", "memory_temporal_positional_encoding", "scale"),
    *("no_mem_embed", "no_obj_ptr", "maskmem_tpos_enc", "gamma"),
)
"""Parameters by their last name, in transformers and in the official code."""


def write_full_size(folder: Path) -> None:
    """Writes a checkpoint of 13.9 M parameters for images of 1,024 px to `folder`.

    Activations have a standard deviation of about 1, as those of trained weights do: with the default initialisation
    they vanish, and denormal numbers take many times as long. Every object is predicted to be there, else the mask
    and all that is made of it would be constant.
    """
    torch.manual_seed(0)
    backbone = TimmWrapperConfig(architecture="repvit_m1", model_args=FEATURES)
    model = EdgeTamVideoModel(EdgeTamVideoConfig(vision_config=EdgeTamVisionConfig(backbone_config=backbone)))
    spread(model, model.vision_encoder, model.mask_decoder.pred_obj_score_head.proj_out)
    model.save_pretrained(folder)
    size = {"height": model.image_size, "width": model.image_size}
    images = Sam2ImageProcessor(size=size, mask_size={name: side // 4 for name, side in size.items()})
    Sam2Processor(images).save_pretrained(folder)
    Sam2VideoProcessor(images, Sam2VideoVideoProcessor(size=size)).save_pretrained(folder)


@torch.no_grad()
def spread(model: Any, encoder: Any, visible: Any) -> None:
    """Random weights for `model`; `encoder` is what encodes its images, `visible` the layer that sees an object."""
    chance = torch.Generator().manual_seed(0)
    for name, parameter in model.named_parameters():
        last = name.rsplit(".", 1)[-1]
        noise = torch.randn(parameter.shape, generator=chance).to(parameter.device)
        if last == "weight" and parameter.dim() > 1:
            table = "embed" in name or "token" in name
            parameter.copy_(noise if table else noise / parameter[0].numel() ** 0.5)
        elif last in SCALED:
            parameter.copy_(0.3 * noise)
    visible.bias.fill_(4.0)
    for module in model.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            module.momentum = None
    image = torch.randn(1, 3, model.image_size, model.image_size, generator=chance)
    encoder.train()(image.to(visible.bias.device))
    model.eval()
