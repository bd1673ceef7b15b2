"""A session on a video as Python with transformers alone.

The library's video session tracks, as its documentation shows. What a prompt means is asked of the same decoder in a
function of the program: the library's own way takes neither a choice among the candidates nor a mask to correct, and
drops what the model doubts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...core.masks import Rle
from ...media.plainly import Reading
from ..history import Chain, ObjectState
from ..plan import anchors_at
from .source import Source
from .steps import NOT_SAID, chain_lines, comment, corrected, unsaid
from .tracks import Track

READ = {
    "video": """with av.open({address}) as container:
    frames = [frame.to_image().rotate(frame.rotation, expand=True) for frame in container.decode(video=0)]""",
    "pages": """with {opened} as pages:
    frames = [{seen} for page in ImageSequence.Iterator(pages)]""",
    "files": """frames = [{image} for path in sorted(Path({file}).iterdir())]""",
}
SET_UP = '''{standard}{imports}import torch
{pillow}from transformers import EdgeTamVideoModel, Sam2VideoProcessor
{imported}
{checkpoint}
model = EdgeTamVideoModel.from_pretrained(CHECKPOINT, dtype={dtype}).to("{device}").eval()
processor = Sam2VideoProcessor.from_pretrained(CHECKPOINT)
{helper}{read}
assert len(frames) == {count}, f"The page saw {count} frames, and here are {{len(frames)}}."
session = processor.init_video_session(
    video=frames, inference_device="{device}", video_storage_device="cpu", dtype={dtype}
)
sizes = [[frames[0].height, frames[0].width]]
masks = {{frame: {{}} for frame in range(len(frames))}}


@torch.inference_mode()
def ask(frame, mask=None, multimask=False, choose=0, **prompt):
    """What a prompt means on a frame: logits (1, 1, height, width), and what the object's pointer is made of.

    `mask` are the logits of the mask to correct; `choose` is a place among the masks, the best first.
    """
    *fine, coarse = model.get_image_embeddings(session.get_frame(frame)[None])
    inputs = processor(**prompt, original_sizes=sizes, return_tensors="pt").to("{device}")
    inputs.pop("original_sizes", None)
    sparse, dense = model.get_prompt_embeddings(**inputs, input_masks=mask)
    logits, scores, tokens, _ = model.mask_decoder(
        image_embeddings=coarse,
        image_positional_embeddings=model.get_image_wide_positional_embeddings(),
        sparse_prompt_embeddings=sparse,
        dense_prompt_embeddings=dense,
        multimask_output=multimask,
        high_resolution_features=fine,
    )
    best = scores[0, 0].argsort(descending=True, stable=True)[choose]
    return logits[:, :, best], tokens[:, :, best]


def pixels(logits):
    """Bool (height, width)."""
    return processor.post_process_masks([logits.float().cpu()], original_sizes=sizes)[0][0, 0].numpy()'''
FOLLOW = '''@torch.inference_mode()
def follow(number, prompted, path, shown=None):
    """Tracks an object along a path of frames, from what was asked on others; `shown` alone get a mask, if given."""
    session.reset_tracking_data()
    index = session.obj_id_to_idx(number)
    side, sure = model.config.image_size, torch.full((1, 1, 1), 10.0).to("{device}", {dtype})
    for frame, (logits, token) in sorted(prompted.items()):
        large = torch.nn.functional.interpolate(logits.float(), (side, side), mode="bilinear", align_corners=False)
        features = model.get_image_features(session.get_frame(frame)[None], return_dict=True).fpn_hidden_states
        memory, position = model._encode_new_memory(features[-1], large.to(logits.dtype), sure, True)
        output = {{
            "object_pointer": model.object_pointer_proj(token),
            "object_score_logits": sure,  # whoever points at an object says that it is there
            "maskmem_features": memory,
            "maskmem_pos_enc": position,
        }}
        session.store_output(index, frame, output_value=output, is_conditioning_frame=True)
    for frame in path:
        output = model(session, frame_idx=frame, reverse=path.step < 0)
        if shown is None or frame in shown:
            masks[frame][number] = pixels(output.pred_masks)'''
LOGITS = '''def as_logits(mask):
    """What the decoder takes for a mask to correct: -10 outside, 10 inside."""
    values = torch.from_numpy(mask)[None, None].float() * 20 - 10
    side = model.config.image_size // 4
    small = torch.nn.functional.interpolate(
        values, (side, side), mode="bilinear", align_corners=False, antialias=True
    )
    return small.to("{device}", {dtype})'''

GONE = """for frame in {frames}:  # marked as out of sight
    masks[frame][{id}] = torch.zeros(*sizes[0], dtype=torch.bool).numpy()"""
NOTHING = "# Nothing is left to track from."


def write(source: Source, reading: Reading, values: dict[str, str]) -> str:
    """The program; `values` are those of the templates."""
    path = f"file:{source.path}" if ":" in source.path else source.path
    values |= {
        "address": values["file"] if source.example else repr(path),
        "opened": reading.file(values["file"]),
        "seen": reading.page("page"),
        "image": reading.page(reading.file("path")),
        "count": str(source.count),
    }
    values["read"] = READ[reading.kind].format(**values)
    if reading.kind == "files" and not values["standard"]:
        values["standard"] = "from pathlib import Path\n\n"
    if reading.kind == "video":
        values |= {"imports": "import av\n", "pillow": ""}
    parts = []
    for item in source.objects.values():
        said = list(Writer(item).write(source.tracks.get(item.id, ())))
        if said:
            parts.append("\n".join([comment(item.name), *said]))
    done = "\n\n".join(parts)
    helpers = [LOGITS] if "as_logits(" in done else []
    helpers += [FOLLOW] if "follow(" in done else []
    return "\n\n\n".join([*(part.format(**values) for part in (SET_UP, *helpers)), done or NOTHING])


class Writer:
    """Writes what was done to one object, in order."""

    def __init__(self, item: ObjectState) -> None:
        self._item = item
        self._asked: dict[int, Chain] = {}
        self._masks: dict[int, Rle] = {}

    def write(self, tracks: Sequence[Track]) -> Iterator[str]:
        """The lines."""
        item = self._item
        for track in tracks:
            yield from self._track(track)
        for frame, chain in sorted(item.chains.items()):
            why = self._unsaid(frame, chain)
            if why:
                yield NOT_SAID.format(id=item.id, frame=frame, why=why)
                continue
            yield from self._ask(frame, chain)
            yield f"masks[{frame}][{item.id}] = pixels(prompted[{frame}][0])"
        for first, last in item.absent:
            yield GONE.format(id=item.id, frames=range(first, last + 1))
        if item.reviewed:
            yield f"# Object {item.id}: not said here, what was marked as reviewed."

    def _track(self, track: Track) -> Iterator[str]:
        """One way through the video, unless something that it goes from cannot be said."""
        number, frames = self._item.id, anchors_at(track.item, track.path[0])
        for frame in frames:
            if why := self._unsaid(frame, track.item.chains.get(frame, ())):
                low, high = min(track.shown), max(track.shown)
                which = f"frame {low}: it was" if low == high else f"frames {low} to {high}: they were"
                yield f"# Object {number}, {which} tracked from frame {frame}, not said here, since that {why}."
                return
        for frame in frames:
            yield from self._ask(frame, track.item.chains[frame])
        chosen = f"{{frame: prompted[frame] for frame in {tuple(frames)}}}"
        arguments = ["prompted" if set(frames) == set(self._asked) else chosen, str(track.path)]
        if set(track.shown) != set(track.path):
            arguments.append(f"shown={_shortly(sorted(track.shown))}")
        yield f"follow({number}, {', '.join(arguments)})"
        self._masks.update((frame, mask.rle) for frame, mask in track.shown.items())

    def _ask(self, frame: int, chain: Chain) -> Iterator[str]:
        """What `chain` means on `frame`, unless that was the last thing asked there."""
        if self._asked.get(frame) == chain:
            return
        if not self._asked:
            yield "prompted = {}"
        self._asked[frame] = chain
        tracked = f"as_logits(masks[{frame}][{self._item.id}])"
        yield from chain_lines(chain, "logits, token", f"{frame}, ", tracked)
        yield f"prompted[{frame}] = logits, token"

    def _unsaid(self, frame: int, chain: Chain) -> str:
        """Why what was asked on `frame` cannot be said, or nothing."""
        if not chain:
            return "was marked as reviewed"
        mask = corrected(chain[:1])
        if mask is not None and mask != self._masks.get(frame):
            return "corrects a mask that is not said"
        return unsaid(chain)


def _shortly(frames: list[int]) -> range | list[int]:
    """Sorted `frames`, as a range where none is left out."""
    whole = range(frames[0], frames[-1] + 1)
    return whole if len(whole) == len(frames) else frames
