"""The prompts of an object on a frame, one after the other, as calls of a program's function `ask`."""

from __future__ import annotations

from collections.abc import Iterator

from ...core.masks import Rle
from ...core.operations import AddBox, AddPoints, Choose, PromptOperation
from ...core.prompts import Prompt
from ..evidence import asked, says_what
from ..history import Chain

NOT_SAID = "# Object {id}, frame {frame}: not said here, it {why}."


def comment(text: str) -> str:
    """`text`, whatever is in it, as one line that runs nothing."""
    return "# " + "".join(letter if letter.isprintable() else " " for letter in text)


def chain_lines(chain: Chain, answer: str, first: str = "", tracked: str = "") -> Iterator[str]:
    """Lines that leave what `chain` means in `answer`, the names of what `ask` returns; `logits` is one of them.

    `ask` takes `first`, the prompt, the logits `mask` to correct, `multimask`, and which mask to `choose`. `tracked`
    gives the logits of the tracked mask that the chain corrects, if it does.
    """
    given = ""
    for length in range(1, len(chain) + 1):
        step = chain[length - 1]
        if isinstance(step, Choose):
            yield f"{answer} = ask({first}{given}multimask=True, choose={step.index})"
            continue
        assert isinstance(step, AddPoints | AddBox)
        prompt = asked(chain[:length])
        before = _before(chain[:length], tracked)
        if before and before == tracked:
            yield "# With the click goes what else tells the object: a point inside it, or its box."
        if before:
            yield f"before = {before}"
        given = _arguments(prompt) + ("mask=before, " if before else "")
        several = prompt.ambiguous and not before if step.multimask is None else step.multimask
        yield f"{answer} = ask({first}{given}multimask={several})"


def corrected(chain: Chain) -> Rle | None:
    """The tracked mask that a chain of one step corrects, if it does."""
    step = chain[0]
    if len(chain) > 1 or not isinstance(step, AddPoints) or step.corrects is None:
        return None
    mask = step.corrects.to_rle()
    return mask if mask.area else None


def unsaid(chain: Chain) -> str:
    """Why a chain of prompts cannot be said, or nothing."""
    return next(filter(None, map(_why, chain)), "")


def _why(step: PromptOperation) -> str:
    if isinstance(step, AddPoints | AddBox | Choose):
        return ""
    return "starts from a mask that was drawn or loaded" if step.op == "add_mask" else "was refined by a closer look"


def _before(chain: Chain, tracked: str) -> str:
    """What the last step of `chain` corrects, if anything."""
    if isinstance(chain[-1], AddBox):
        return ""
    if corrected(chain) is not None:
        return tracked
    return "logits" if len(chain) > 1 and says_what(chain[:-1]) else ""


def _arguments(prompt: Prompt) -> str:
    return "".join(f"{name}={value!r}, " for name, value in prompt.to_processor().items())
