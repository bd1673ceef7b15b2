"""What stands for ZeroGPU: a GPU that is lent for one call, or refused."""

from __future__ import annotations

import pickle
import time
from collections.abc import Callable, Iterator
from typing import Any

from edgetam_ui.engine.gpu_call import Answer, Asked


class Refused(Exception):
    """As `spaces` raises it: a Gradio error has a title and a message."""

    def __init__(self, title: str, message: str) -> None:
        super().__init__(message)
        self.title, self.message = title, message


def quota(requested: int, left: int) -> Refused:
    message = f"You have exceeded your free ZeroGPU quota ({requested}s requested vs. {left}s left). "
    return Refused("ZeroGPU quota exceeded", message)


class Gpu:
    """Stands for `spaces.GPU`: what goes in and out is pickled, as on its way to a fork. `lost_at`: answers before it
    raises `error`. Who asks for more seconds than are `left` is refused.
    """

    def __init__(self, lost_at: int | None = None, error: Exception | None = None, left: int | None = None) -> None:
        self.lost_at, self.error, self.left = lost_at, error, left
        self.asked: list[int] = []
        self.given_back = 0

    def __call__(self, duration: Callable[[Asked], int]) -> Any:
        def decorate(task: Callable[[Asked], Iterator[Answer]]) -> Callable[[Asked], Iterator[Answer]]:
            def call(job: Asked) -> Iterator[Answer]:
                self.asked.append(duration(job))
                if self.left is not None and self.asked[-1] > self.left:
                    self.given_back += 1
                    raise quota(self.asked[-1], self.left)
                if self.lost_at == 0 and self.error:
                    raise self.error
                try:
                    for number, done in enumerate(task(pickle.loads(pickle.dumps(job))), 1):
                        yield pickle.loads(pickle.dumps(done))
                        if number == self.lost_at and self.error:
                            raise self.error
                finally:
                    self.given_back += 1

            return call

        return decorate

    def calls(self) -> int:
        """How many there were, once each has given the GPU back."""
        while self.given_back < len(self.asked):
            time.sleep(0.001)
        return len(self.asked)
