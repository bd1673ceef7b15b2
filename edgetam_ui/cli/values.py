"""The values of options, as their text says them. Bad ones raise `PromptError`, so that all bad input is told alike."""

from __future__ import annotations

from dataclasses import fields

from ..errors import PromptError
from ..sessions.budgets import Limits

Click = tuple[list[float], int]
"""A point [x, y] and its label, 1 or 0."""


def formats(text: str) -> list[str]:
    """Names of formats, separated by commas."""
    from ..formats.registry import FORMATS

    names = [name.strip() for name in text.split(",") if name.strip()] or [""]
    for name in names:
        if name not in FORMATS:
            raise PromptError(f"There is no format {name!r}.", f"Use one or more of {','.join(FORMATS)}.")
    return names


def names(text: str) -> list[str]:
    """Names, separated by commas."""
    found = [name.strip() for name in text.split(",")]
    if not all(found):
        raise PromptError(f"{text!r} has a name without letters.", "Write it as --classes person,car.")
    return found


def hours(text: str | None) -> float | None:
    """Hours above 0, or `inf`; None where nothing is said."""
    if not text:
        return None
    value = _numbers(text, 1, "--keep HOURS")[0]
    if not value > 0:
        raise PromptError(f"Nothing can be kept for {text} hours.", "Give a number above 0, or inf.")
    return value


def frames(text: str) -> dict[str, int]:
    """FIRST:LAST[:STEP], as the choice of an export has it."""
    parts = text.split(":")
    if len(parts) not in (2, 3) or not all(part.isdecimal() for part in parts):
        raise PromptError(f"{text!r} is not a range of frames.", "Write it as --frames FIRST:LAST or FIRST:LAST:STEP.")
    found = dict(zip(("start", "end", "step"), map(int, parts), strict=False))
    if found["end"] < found["start"]:
        raise PromptError(f"{text!r} ends before it begins.", "Write it as --frames FIRST:LAST or FIRST:LAST:STEP.")
    return found


def option(text: str) -> tuple[str, bool | float | str]:
    """NAME=VALUE; the value as a truth value or a number where it is one."""
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise PromptError(f"{text!r} is not an option.", "Write it as --option NAME=VALUE.")
    if value.lower() in ("true", "false"):
        return name, value.lower() == "true"
    try:
        return name, float(value)
    except ValueError:
        return name, value


def limit(text: str) -> tuple[str, float]:
    """NAME=VALUE, of `Limits`."""
    name, _, value = text.partition("=")
    names = [known.name for known in fields(Limits)]
    if name not in names:
        raise PromptError(f"There is no limit {name!r}.", f"Use one of {', '.join(names)}.")
    number = _numbers(value, 1, f"--limit {name}=NUMBER")[0]
    is_right = number > 0 and (name.endswith("seconds") or number == number // 1)
    if not is_right:
        raise PromptError(f"{name} cannot be {value}.", f"Write it as --limit {name}={getattr(Limits, name)}.")
    return name, number if name.endswith("seconds") else int(number)


def replicas(text: str) -> tuple[int, ...]:
    """N or LEAST:MOST."""
    parts = text.split(":")
    if len(parts) > 2 or not all(part.isdecimal() and int(part) > 0 for part in parts):
        raise PromptError(f"{text!r} is no number of replicas.", "Write it as --replicas 2 or --replicas 2:8.")
    return tuple(sorted(int(part) for part in parts))


def click(text: str) -> Click:
    """X,Y[,LABEL]; without a label it adds."""
    count = text.count(",") + 1
    x, y, *label = _numbers(text, 3 if count == 3 else 2, "X,Y or X,Y,LABEL")
    sign = label[0] if label else 1
    if sign not in (0, 1):
        raise PromptError(f"The label {sign:g} is neither 0 nor 1.", "1 adds what is under the point, 0 takes it away.")
    return [x, y], int(sign)


def click_on_frame(text: str) -> tuple[int, int, Click]:
    """FRAME:OBJECT:X,Y[,LABEL]."""
    frame, object_id, place = _on_frame(text, "--point FRAME:OBJECT:X,Y[,LABEL]")
    return frame, object_id, click(place)


def box(text: str) -> list[float]:
    """X0,Y0,X1,Y1."""
    return _numbers(text, 4, "--box X0,Y0,X1,Y1")


def box_on_frame(text: str) -> tuple[int, int, list[float]]:
    """FRAME:OBJECT:X0,Y0,X1,Y1."""
    form = "--box FRAME:OBJECT:X0,Y0,X1,Y1"
    frame, object_id, place = _on_frame(text, form)
    return frame, object_id, _numbers(place, 4, form)


def _on_frame(text: str, form: str) -> tuple[int, int, str]:
    parts = text.split(":")
    if len(parts) != 3 or not parts[0].isdecimal() or not parts[1].isdecimal():
        raise PromptError(f"{text!r} names no frame and object.", f"Write it as {form}.")
    return int(parts[0]), int(parts[1]), parts[2]


def _numbers(text: str, count: int, form: str) -> list[float]:
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError:
        numbers = []
    if len(numbers) != count:
        what = "a box" if count == 4 else "a point"
        raise PromptError(f"{text!r} is not {what}.", f"Write it as {form}.")
    return numbers
