"""Checks the size of files (250 lines, Lua too) and functions (30 lines): `python -m tests.sizes`."""

from __future__ import annotations

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

PACKAGES = ("schemas", "producers", "stream_processors", "profile_store", "deploy", "benchmarks")
LONGEST_FILE = 250
LONGEST_FUNCTION = 30


def main() -> None:
    files = [path for package in PACKAGES for path in sorted(Path(package).rglob("*.py"))]
    lengths = [(length, where) for path in files for length, where in functions(path)]
    libraries = [path for package in PACKAGES for path in sorted(Path(package).rglob("*.lua"))]
    faults = [f"{path}: {size} lines" for path in (*files, *libraries) if (size := lines(path)) > LONGEST_FILE]
    faults += [f"{where}: {length} lines" for length, where in lengths if length > LONGEST_FUNCTION]
    median = statistics.median(length for length, _ in lengths)
    print(f"{len(files)} files, {len(lengths)} functions, median {median:.0f} lines")
    if faults:
        raise SystemExit("\n".join(faults))


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def functions(path: Path) -> Iterator[tuple[int, str]]:
    """Of each function: its lines, docstring and all, and where it is."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield (node.end_lineno or node.lineno) - node.lineno + 1, f"{path}:{node.lineno} {node.name}"


if __name__ == "__main__":
    main()
