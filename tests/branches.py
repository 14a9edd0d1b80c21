"""Checks the branch coverage of the pure packages after a run with `--cov`: `make coverage`."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

AT_LEAST = 95.0  # percent, of each package


def main() -> None:
    """Code 1 where a package has less."""
    there, taken = Counter[str](), Counter[str]()
    for file, found in _report().items():
        package = str(Path(file).parent)
        there[package] += found["summary"]["num_branches"]
        taken[package] += found["summary"]["covered_branches"]
    shares = {package: 100 * taken[package] / count for package, count in there.items() if count}
    for package, share in sorted(shares.items()):
        print(f"{package}: {share:.1f} % of {there[package]} branches")
    sys.exit(min(shares.values(), default=0.0) < AT_LEAST)


def _report() -> dict[str, dict[str, dict[str, int]]]:
    with TemporaryDirectory() as directory:
        file = Path(directory) / "coverage.json"
        subprocess.run([sys.executable, "-m", "coverage", "json", "-q", "-o", str(file)], check=True)
        files: dict[str, dict[str, dict[str, int]]] = json.loads(file.read_text())["files"]
        return files


if __name__ == "__main__":
    main()
