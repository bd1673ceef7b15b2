"""A session as Python with transformers alone, in the way of its documentation.

On an image the masks are the same, bit for bit, with the same device and precision. What was done to a tracked mask, a
mask that was drawn or loaded, and a closer look are not said.
"""

from __future__ import annotations

from ...core.operations import AddBox, AddPoints, Choose, PromptOperation
from ...core.prompts import Prompt
from ..evidence import says_what
from ..history import Chain, ObjectState, prompt_of
from .source import Source

STANDARD = "from importlib.util import find_spec\nfrom pathlib import Path\n\n"
PRACTICE = """# The practice checkpoint comes with edgetam-ui; none of its code is used.
CHECKPOINT = Path(find_spec("edgetam_ui").origin).parent / "checkpoints" / "practice\""""
IMAGE = '''{standard}import torch
from PIL import Image, ImageOps
from transformers import EdgeTamModel, Sam2Processor

{checkpoint}
model = EdgeTamModel.from_pretrained(CHECKPOINT, dtype={dtype}).to("{device}").eval()
processor = Sam2Processor.from_pretrained(CHECKPOINT)
image = ImageOps.exif_transpose(Image.open({name!r})).convert("RGB")
inputs = processor(images=image, return_tensors="pt").to("{device}", {dtype})
with torch.no_grad():
    embeddings = model.get_image_embeddings(inputs["pixel_values"])


@torch.no_grad()
def ask(mask=None, multimask=False, **prompt):
    """The logits that a prompt means, (1, 1, masks, height, width), best first; `mask` are those to correct."""
    prompts = processor(**prompt, original_sizes=inputs["original_sizes"], return_tensors="pt").to("{device}")
    outputs = model(**prompts, input_masks=mask, image_embeddings=embeddings, multimask_output=multimask)
    return outputs.pred_masks[:, :, outputs.iou_scores[0, 0].argsort(descending=True, stable=True)]


def pixels(logits):
    """Bool (height, width)."""
    return processor.post_process_masks(logits[:, :, None].cpu(), inputs["original_sizes"].cpu())[0][0, 0].numpy()


masks = {{}}'''
VIDEO = """{standard}import av
import torch
from transformers import EdgeTamVideoModel, Sam2VideoProcessor

{checkpoint}
model = EdgeTamVideoModel.from_pretrained(CHECKPOINT, dtype={dtype}).to("{device}").eval()
processor = Sam2VideoProcessor.from_pretrained(CHECKPOINT)
with av.open({name!r}) as container:
    frames = [frame.to_image() for frame in container.decode(video=0)]
session = processor.init_video_session(video=frames, inference_device="{device}", dtype={dtype})
"""
TRACK = """masks = {{}}
with torch.inference_mode():
{first}    for output in model.propagate_in_video_iterator(session{start}):
        found = processor.post_process_masks([output.pred_masks], original_sizes=[frames[0].size[::-1]])[0]
        masks[output.frame_idx] = {{number: mask[0].cpu().numpy() for number, mask in zip(output.object_ids, found)}}"""
NOT_SAID = "# Object {id}, frame {frame}: not said here, it {why}."


def write(source: Source) -> str:
    """The program."""
    checkpoint = PRACTICE if source.checkpoint == "practice" else f"CHECKPOINT = {source.checkpoint!r}"
    values = {
        "standard": STANDARD if source.checkpoint == "practice" else "",
        "checkpoint": checkpoint,
        "dtype": "torch.bfloat16" if source.precision == "bf16" else "torch.float32",
        "device": source.device,
        "name": source.name,
    }
    if source.is_video:
        return VIDEO.format(**values) + _video(source)
    lines = [IMAGE.format(**values)]
    if any(operation.op == "set_values" for operation in source.operations):
        lines.append("# Not said here: between which values the image is shown, which the model sees.")
    for item in source.objects.values():
        lines += ["", *_image_object(item)] if item.chains else []
    return "\n".join(lines)


def _image_object(item: ObjectState) -> list[str]:
    chain = item.chains[0]
    if why := _unsaid(chain):
        return [NOT_SAID.format(id=item.id, frame=0, why=why)]
    lines = [f"# {item.name}".replace("\n", " ")]
    asked = ""
    for length in range(1, len(chain) + 1):
        step = chain[length - 1]
        if isinstance(step, Choose):
            lines.append(f"logits = ask({asked}multimask=True)[:, :, {step.index}]")
            continue
        prompt = prompt_of(chain[:length])
        corrects = length > 1 and not isinstance(step, AddBox) and says_what(chain[: length - 1])
        asked = _arguments(prompt) + ("mask=before, " if corrects else "")
        if corrects:
            lines.append("before = logits")
        several = step.multimask if isinstance(step, AddPoints | AddBox) else None
        if several is None:
            several = prompt.ambiguous and not corrects
        lines.append(f"logits = ask({asked}multimask={several})[:, :, 0]")
    return [*lines, f"masks[{item.id}] = pixels(logits)"]


def _video(source: Source) -> str:
    lines: list[str] = []
    frames: set[int] = set()
    several = False
    for item in source.objects.values():
        for frame, chain in sorted(item.chains.items()):
            if why := _unsaid(chain):
                lines.append(NOT_SAID.format(id=item.id, frame=frame, why=why))
                continue
            several |= len(chain) > 1
            frames.add(frame)
            call = "processor.add_inputs_to_inference_session"
            lines.append(f"{call}(session, frame_idx={frame}, obj_ids={item.id}, {_arguments(prompt_of(chain))[:-2]})")
        if item.reviewed or item.absent:
            lines.append(f"# Object {item.id}: not said here, what was marked as reviewed or out of sight.")
    if several:
        lines.insert(0, "# The prompts of an object on a frame are given at once: masks may differ from the page's.")
    if not frames:
        return "\n".join([*lines, "# Nothing is left to track from."])
    first = "".join(f"    model(session, frame_idx={frame})\n" for frame in sorted(frames))
    start = f", start_frame_idx={min(frames)}" if min(frames) else ""
    return "\n".join([*lines, "", TRACK.format(first=first, start=start)])


def _unsaid(chain: Chain) -> str:
    """Why a chain of prompts cannot be said, or nothing."""
    return next(filter(None, map(_why, chain)), "")


def _why(step: PromptOperation) -> str:
    if isinstance(step, AddPoints):
        return "corrects a tracked mask, with evidence added to the click" if step.corrects is not None else ""
    if isinstance(step, AddBox | Choose):
        return ""
    return "starts from a mask that was drawn or loaded" if step.op == "add_mask" else "was refined by a closer look"


def _arguments(prompt: Prompt) -> str:
    return "".join(f"{name}={value!r}, " for name, value in prompt.to_processor().items())
