"""A session as Python with transformers alone.

The masks are the same, bit for bit, with the same device and precision, and the encoder that the library has. A mask
that was drawn or loaded, a closer look, what was marked as reviewed, and how masks are cleaned up are not said.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...core.operations import AS_IT_IS
from ..history import ObjectState
from . import plain_video
from .file import expression, imported
from .source import Source
from .steps import NOT_SAID, chain_lines, comment, unsaid

STANDARD = "from importlib.util import find_spec\nfrom pathlib import Path\n\n"
PRACTICE = """# The practice checkpoint comes with edgetam-ui; none of its code is used.
CHECKPOINT = Path(find_spec("edgetam_ui").origin).parent / "checkpoints" / "practice\""""
READS_OTHERWISE = """raise SystemExit(
    "Pillow and PyAV alone do not read " {name!r} " as the page does: save {what}, "
    "open that on the page, and take the code from there."
)"""
SAVE = {False: "it as a PNG of 8 bits a colour", True: "its frames as PNGs of 8 bits a colour"}
IMAGE = '''{standard}{imports}import torch
{pillow}from transformers import EdgeTamModel, Sam2Processor
{imported}
{checkpoint}
model = EdgeTamModel.from_pretrained(CHECKPOINT, dtype={dtype}).to("{device}").eval()
processor = Sam2Processor.from_pretrained(CHECKPOINT)
{helper}image = {image}
inputs = processor(images=image, return_tensors="pt").to("{device}", {dtype})
with torch.no_grad():
    embeddings = model.get_image_embeddings(inputs["pixel_values"])


@torch.no_grad()
def ask(mask=None, multimask=False, choose=0, **prompt):
    """The logits (1, 1, height, width) that a prompt means; `mask` are those of the mask to correct.

    `choose` is a place among the masks, the best first.
    """
    prompts = processor(**prompt, original_sizes=inputs["original_sizes"], return_tensors="pt").to("{device}")
    outputs = model(**prompts, input_masks=mask, image_embeddings=embeddings, multimask_output=multimask)
    return outputs.pred_masks[:, :, outputs.iou_scores[0, 0].argsort(descending=True, stable=True)[choose]]


def pixels(logits):
    """Bool (height, width)."""
    return processor.post_process_masks([logits.float().cpu()], inputs["original_sizes"].cpu())[0][0, 0].numpy()


masks = {{}}'''


def write(source: Source) -> str:
    """The program."""
    reading = source.reading
    if reading is None:
        return READS_OTHERWISE.format(name=source.name, what=SAVE[source.is_video])
    file = expression(source)
    pillow = [name for name in ("Image", "ImageOps") if f"{name}." in f"Image. {reading.seen}"]
    pillow += ["ImageSequence"] if reading.kind == "pages" else []
    values = {
        "standard": STANDARD if source.checkpoint == "practice" else "",
        "checkpoint": PRACTICE if source.checkpoint == "practice" else f"CHECKPOINT = {source.checkpoint!r}",
        "dtype": "torch.bfloat16" if source.precision == "bf16" else "torch.float32",
        "device": source.device,
        "file": file,
        "image": reading.page(reading.file(file)),
        "imports": "import numpy as np\n" if "np." in reading.helper else "",
        "pillow": f"from PIL import {', '.join(pillow)}\n",
        "imported": "".join(f"{line}\n" for line in (reading.imported, imported(source)) if line),
        "helper": f"\n\n{reading.helper}\n\n\n" if reading.helper else "",
    }
    program = plain_video.write(source, reading, values) if source.is_video else _image(source, values)
    return "\n".join([*_notes(source), program])


def _notes(source: Source) -> Iterator[str]:
    """What may make the masks differ."""
    if source.is_accelerated:
        yield "# The page encodes images in a faster way: along borders its masks may differ."
    if source.is_video and any(operation.op == "set_values" for operation in source.operations):
        yield "# Not said here: that some masks were made while other values were black and white."
    for item in source.objects.values():
        if item.cleaning != AS_IT_IS:
            yield f"# Object {item.id}: not said here, how its masks are cleaned up."


def _image(source: Source, values: dict[str, str]) -> str:
    lines = [IMAGE.format(**values)]
    for item in source.objects.values():
        lines += ["", *_object(item)] if item.chains else []
    return "\n".join(lines)


def _object(item: ObjectState) -> Iterator[str]:
    chain = item.chains[0]
    if why := unsaid(chain):
        yield NOT_SAID.format(id=item.id, frame=0, why=why)
        return
    yield comment(item.name)
    yield from chain_lines(chain, "logits")
    yield f"masks[{item.id}] = pixels(logits)"
