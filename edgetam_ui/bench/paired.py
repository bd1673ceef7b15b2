"""Ours and plain transformers side by side: they take turns within one process, so that noise falls on both."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Row:
    """One line of the table: `ours` and `bare` are medians in `unit`, unless `name` says otherwise.

    `ratio` says how many times as good ours is: bare / ours where less is better. `spread` are the ratio's quartiles
    over the rounds, for agreement the worst and the best. None where nothing is bare, or nothing was repeated.
    """

    name: str
    unit: str
    ours: float
    bare: float | None = None
    ratio: float | None = None
    spread: tuple[float, float] | None = None


def take_turns(name: str, ours: Callable[[], object], bare: Callable[[], object], rounds: int, parts: int = 1) -> Row:
    """Milliseconds of `ours` and `bare`, each called `rounds` times, one after the other, and once before that.

    Each call does `parts` pieces of work, such as frames; the figures are those of one.
    """
    ours(), bare()
    pairs = [(_seconds(ours), _seconds(bare)) for _ in range(rounds)]
    mine, theirs = (statistics.median(times) * 1e3 / parts for times in zip(*pairs, strict=True))
    return compare(name, "ms", mine, theirs, [theirs / mine for mine, theirs in pairs])


def compare(name: str, unit: str, ours: float, bare: float, ratios: Sequence[float]) -> Row:
    """The row of `ratios` measured one by one: their median and quartiles."""
    low, middle, high = statistics.quantiles(ratios, n=4, method="inclusive") if len(ratios) > 1 else [ratios[0]] * 3
    return Row(name, unit, round(ours, 3), round(bare, 3), round(middle, 3), (round(low, 3), round(high, 3)))


def report(rows: Iterable[Row], json_file: Path | None) -> int:
    """Prints each row as it comes, and writes an object a line to `json_file`, or only that to "-"; exit status 0."""
    if json_file is not None and str(json_file) == "-":
        for row in rows:
            print(_json(row), flush=True)
        return 0
    print(f"{'':44} {'ours':>10} {'bare':>10} {'ratio':>7}   spread", flush=True)
    kept = []
    for row in rows:
        print(_line(row), flush=True)
        kept.append(row)
    if json_file is not None:
        _write(kept, json_file)
    return 0


def tell(table: str, rows: Iterable[Row], json_file: Path | None) -> int:
    """As `report`, but prints `table`, which tells more than the rows do."""
    if json_file is not None and str(json_file) == "-":
        return report(rows, json_file)
    print(table)
    if json_file is not None:
        _write(rows, json_file)
    return 0


def _write(rows: Iterable[Row], json_file: Path) -> None:
    json_file.write_text("".join(f"{_json(row)}\n" for row in rows))


def _json(row: Row) -> str:
    return json.dumps(asdict(row))


def _line(row: Row) -> str:
    bare, ratio = ("" if value is None else f"{value:.3f}" for value in (row.bare, row.ratio))
    spread = "" if row.spread is None else "{:.3f} - {:.3f}".format(*row.spread)
    return f"{f'{row.name}, {row.unit}':44} {row.ours:10.3f} {bare:>10} {ratio:>7}   {spread}".rstrip()


def _seconds(call: Callable[[], object]) -> float:
    begun = time.perf_counter()
    call()
    return time.perf_counter() - begun
