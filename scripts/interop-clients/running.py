"""Where things lie, and how other programs are run, for scripts/interop and its parts."""

import re
import subprocess
import sys
from pathlib import Path

CLIENTS = Path(__file__).resolve().parent
SOURCE = CLIENTS.parent.parent
WORK = SOURCE / "build" / "interop"
RELEASE = SOURCE / "build" / "release"
PROGRAM = RELEASE / "diplograph"
PYTHON = WORK / "venv" / "bin" / "python"
DEBIAN_PYTHON = Path("/usr/bin/python3")


def say(text):
    print(f"interop: {text}", file=sys.stderr, flush=True)


def last_complaint(text):
    """The last line that is no part of a stack trace; empty if there is none."""
    lines = [line for line in text.splitlines()
             if line.strip() and not re.match(r"\s+(at |\.\.\. |\^|~)", line)]
    return lines[-1][:160] if lines else ""


def run(command, timeout=900, **options):
    """What the command prints; raises the last line of its complaints if it fails, and if it has not
    ended after `timeout` seconds."""
    try:
        result = subprocess.run([str(part) for part in command], capture_output=True, text=True,
                                errors="replace", check=False, timeout=timeout, **options)
    except subprocess.TimeoutExpired:
        raise RuntimeError(f"has not ended after {timeout} s") from None
    if result.returncode != 0:
        raise RuntimeError(last_complaint(result.stderr or result.stdout) or
                           f"ended with {result.returncode}")
    return result.stdout


def java(folder, program, *arguments, memory="3g"):
    """The command that runs a class of the jars in `folder`, or a source file with them."""
    return ["java", f"-Xmx{memory}", "-Djava.awt.headless=true", "-cp", f"{WORK}/{folder}/lib/*",
            program, *arguments]
