"""Fetches Apache Kafka's jars once, verifies each, and finds a Java that can run them.

python -m deploy.kafka.jars            fetch if needed, verify, print where they are
python -m deploy.kafka.jars --pin      write checksums.txt anew after a change of pom.xml (review the difference!)
"""

from __future__ import annotations

import functools
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
POM = HERE / "pom.xml"
CHECKSUMS = HERE / "checksums.txt"
JAVA_AT_LEAST = 17


class KafkaUnavailable(Exception):
    """Apache Kafka cannot run on this machine; the text says what is missing and what to do."""


def cache() -> Path:
    """The directory of the jars: OMNIPROFILE_KAFKA_JARS, else in this user's cache."""
    given = os.environ.get("OMNIPROFILE_KAFKA_JARS")
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return Path(given) if given else base / "omniprofile" / f"kafka-{version()}"


def version() -> str:
    """The version of Apache Kafka in pom.xml."""
    found = re.search(r"<artifactId>kafka_2\.13</artifactId>\s*<version>([\d.]+)</version>", POM.read_text())
    if found is None:
        raise KafkaUnavailable(f"{POM} names no version of kafka_2.13")
    return found.group(1)


def java() -> str:
    """The Java to run, from JAVA_HOME or the PATH. Raises KafkaUnavailable if there is none, or an old one."""
    home = os.environ.get("JAVA_HOME")
    command = shutil.which(str(Path(home) / "bin" / "java")) if home else shutil.which("java")
    if command is None:
        raise KafkaUnavailable(f"Apache Kafka needs Java {JAVA_AT_LEAST} or newer; none is on the PATH or in JAVA_HOME")
    answer = subprocess.run([command, "-version"], capture_output=True, text=True, check=False).stderr
    found = re.search(r'version "(\d+)', answer)
    if found is None or int(found.group(1)) < JAVA_AT_LEAST:
        said = answer.partition("\n")[0]
        raise KafkaUnavailable(f"Apache Kafka needs Java {JAVA_AT_LEAST} or newer; {command} says: {said}")
    return command


def require() -> None:
    """Raises KafkaUnavailable if Kafka cannot run: no Java, or neither the jars nor Maven to fetch them."""
    java()
    if not cache().is_dir():
        _maven()


@functools.cache
def jars() -> Path:
    """The directory of the verified jars; they are fetched with Maven first (43 MB, about 15 s) if they are missing.

    Raises KafkaUnavailable where Maven is missing or fails, or where a jar is not what was pinned.
    """
    directory = cache()
    if not directory.is_dir():
        _fetch(directory)
    faults = differences(directory, CHECKSUMS.read_text())
    if faults:
        raise KafkaUnavailable(
            f"{directory} is not what checksums.txt pins: {'; '.join(faults)}; remove it to fetch anew"
        )
    return directory


def differences(directory: Path, pinned: str) -> list[str]:
    """The jars that are missing, changed or not among the pinned lines `sha256  name`."""
    wanted = {name: digest for digest, name in (line.split() for line in pinned.splitlines())}
    present = _digests(directory)
    return [
        *(f"{name} is missing" for name in sorted(wanted.keys() - present.keys())),
        *(f"{name} is not pinned" for name in sorted(present.keys() - wanted.keys())),
        *(f"{name} has another content" for name in sorted(wanted) if present.get(name, wanted[name]) != wanted[name]),
    ]


def _digests(directory: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(directory.glob("*.jar"))}


def _maven() -> str:
    command = shutil.which("mvn")
    if command is None:
        raise KafkaUnavailable(f"Maven (mvn) fetches Apache Kafka {version()} the first time and is not on the PATH")
    return command


def _fetch(directory: Path) -> None:
    """Fetch into a temporary directory and rename it when complete: two runs at once, or a broken one, do no harm."""
    maven = _maven()
    directory.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=directory.parent) as beside:
        lib = Path(beside) / "lib"
        goal = ["dependency:copy-dependencies", f"-DoutputDirectory={lib}", "-DincludeScope=runtime"]
        done = subprocess.run(
            [maven, "-q", "-B", "-f", str(POM), *goal], capture_output=True, text=True, check=False, cwd=beside
        )
        if done.returncode:
            raise KafkaUnavailable(f"Maven could not fetch Apache Kafka: {(done.stdout + done.stderr).strip()[-500:]}")
        if not directory.is_dir():
            lib.rename(directory)


def main() -> None:
    try:
        if "--pin" in sys.argv:
            directory = cache()
            if not directory.is_dir():
                _fetch(directory)
            CHECKSUMS.write_text("".join(f"{digest}  {name}\n" for name, digest in _digests(directory).items()))
        print(f"Apache Kafka {version()}: {jars()}")
    except KafkaUnavailable as fault:
        raise SystemExit(str(fault)) from None


if __name__ == "__main__":
    main()
