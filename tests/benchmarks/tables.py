"""What the benchmarks share: how they read their files and show what they measured."""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from assistant.settings import Settings
from index.embedding import PACKAGED

Row = Mapping[str, str | int | float | None]
"""What was measured, by column; None where a side has nothing to measure."""

SETTINGS = Settings(embedding_model=PACKAGED)
"""Belegt as it ships, with the embedding model that the reference has too."""


def needed(path: Path, what: str) -> Path:
    """Return the path of an input file; says what is missing and exits with 2 where it is not."""
    if not path.is_file():
        print(f"{path} is missing; it holds {what}", file=sys.stderr)
        raise SystemExit(2)
    return path


def show(rows: Sequence[Row], *, as_json: bool = False, markdown: bool = False) -> None:
    """Print rows of the same columns as a plain table, as Markdown or as JSON."""
    if as_json:
        json.dump(list(rows), sys.stdout, ensure_ascii=False, indent=2)
        print()
        return
    columns = list(rows[0])
    cells = [columns, *([_cell(row[column]) for column in columns] for row in rows)]
    widths = [max(len(line[place]) for line in cells) for place in range(len(columns))]
    if markdown:
        cells.insert(1, ["-" * width for width in widths])
    for line in cells:
        padded = [cell.ljust(width) for cell, width in zip(line, widths, strict=True)]
        print(f"| {' | '.join(padded)} |" if markdown else "  ".join(padded).rstrip())


def _cell(value: str | int | float | None) -> str:
    return "–" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value)
