"""The browser of the tests: the headless Chromium that the npm package @sparticuz/chromium carries, pinned by its hash.

It brings the libraries and the font that it needs, so a fresh Linux with Node.js can run it. Where that can't be had
(another processor, no npm) a Chromium of the PATH, or the one that OMNIPROFILE_CHROMIUM names, is taken.

python -m tests.e2e.chromium        fetch if needed, print what will run
"""

from __future__ import annotations

import functools
import hashlib
import os
import platform
import shutil
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

PACKAGE, VERSION = "@sparticuz/chromium", "153.0.0"
SHA512 = (
    "8e2196a92bcf31dbb8f8ff538a562a011ef21063c41c8371fa50af13f36a34ef"
    "c41d8cc5ff1d615222394fa8a8548b7b744cbb9fcf1bcb24f4be4f9d9ec810c0"
)
ON_THE_PATH = ("chromium", "chromium-browser", "google-chrome")
_UNPACK = """
const {createReadStream, createWriteStream} = require("fs"), {pipeline} = require("stream/promises");
const [from, to] = process.argv.slice(1);
pipeline(createReadStream(from), require("zlib").createBrotliDecompress(), createWriteStream(to, {mode: 0o755}));
"""
_FONTS = '<?xml version="1.0"?><fontconfig><dir>{0}/fonts</dir><cachedir>{0}/font-cache</cachedir></fontconfig>'


class BrowserUnavailable(Exception):
    """No browser can run on this machine as it is; the text says what is missing and what to do."""


@dataclass(frozen=True)
class Browser:
    """environment: beside ours."""

    executable: str
    environment: dict[str, str] = field(default_factory=dict)


@functools.cache
def browser() -> Browser:
    """The pinned one, fetched (70 MB, about 15 s) where it is not there yet; else one of the PATH.

    Raises BrowserUnavailable.
    """
    given = os.environ.get("OMNIPROFILE_CHROMIUM")
    if given:
        return Browser(given)
    try:
        return _pinned()
    except BrowserUnavailable as missing:
        found = next(filter(None, map(shutil.which, ON_THE_PATH)), None)
        if found is None:
            raise BrowserUnavailable(f"{missing}; nor is a Chromium on the PATH") from None
        return Browser(found)


def _pinned() -> Browser:
    if (platform.system(), platform.machine()) != ("Linux", "x86_64"):
        raise BrowserUnavailable(f"{PACKAGE} runs on 64-bit Intel Linux only")
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    home = base / "omniprofile" / f"chromium-{VERSION}"
    if not home.is_dir():
        _fetch(home)
    found = {"LD_LIBRARY_PATH": str(home / "lib"), "FONTCONFIG_FILE": str(home / "fonts.conf")}
    return Browser(str(home / "chromium"), found)


def _fetch(home: Path) -> None:
    """Into a directory beside, renamed when whole: two runs at once, or a broken one, leave nothing half-done."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        raise BrowserUnavailable(f"npm fetches {PACKAGE} {VERSION}, and Node.js unpacks it; they are not on the PATH")
    home.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home.parent) as beside:
        packed = Path(beside)
        _run([npm, "pack", "--silent", f"{PACKAGE}@{VERSION}"], packed)
        (archive,) = packed.glob("*.tgz")
        if hashlib.sha512(archive.read_bytes()).hexdigest() != SHA512:
            raise BrowserUnavailable(f"{archive.name} is not what {Path(__file__).name} pins")
        with tarfile.open(archive) as package:
            package.extractall(packed, filter="data")
        _unpack(node, packed / "package" / "bin", packed / "whole", home)
        if not home.is_dir():
            (packed / "whole").rename(home)


def _unpack(node: str, packed: Path, whole: Path, home: Path) -> None:
    whole.mkdir()
    _run([node, "-e", _UNPACK, str(packed / "chromium.br"), str(whole / "chromium")], whole)
    for name in ("al2023", "swiftshader", "fonts"):
        bare = packed / f"{name}.tar"
        _run([node, "-e", _UNPACK, f"{bare}.br", str(bare)], whole)
        with tarfile.open(bare) as parts:
            parts.extractall(whole, filter="data")
    (whole / "fonts.conf").write_text(_FONTS.format(home))


def _run(command: list[str], where: Path) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=where)
    if done.returncode:
        raise BrowserUnavailable(f"{Path(command[0]).name} failed: {(done.stdout + done.stderr).strip()[-500:]}")


def main() -> None:
    try:
        print(f"Chromium: {browser().executable}")
    except BrowserUnavailable as fault:
        raise SystemExit(str(fault)) from None


if __name__ == "__main__":
    main()
