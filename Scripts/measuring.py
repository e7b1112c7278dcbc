"""What the scripts that measure have in common: commands are timed, and held against limits."""
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RULES = ["--rules", str(ROOT / "rules"), "--as-of", "2026-11-21"]
over = []


def limit(name, value, most, least=False):
    """Prints a line and remembers whether the value is within the limit."""
    is_ok = value >= most if least else value <= most
    word = "minst" if least else "högst"
    print(f"{name:<74} {value:8.2f}   {word} {most:<6} {'ok' if is_ok else 'OVER'}", flush=True)
    if not is_ok:
        over.append(name)


def end():
    """Ends the script: with 1 when something was over its limit."""
    sys.exit(1 if over else 0)


def run(command):
    """Wall and processor time of a command, in seconds, and its peak memory in MiB."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"slutade med {status}: {' '.join(map(str, command))}")
    wall = time.monotonic() - start
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def instructions(command):
    """What callgrind counts."""
    result = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *map(str, command)],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    )
    return next(int(line.split()[-1]) for line in result.stderr.splitlines() if "Collected" in line)


def kravkoll(subcommand, *arguments, workers=1):
    """A command of the static program over many meetings."""
    return [
        ROOT / "kravkoll", subcommand, "--workers", str(workers), *RULES, *map(str, arguments)
    ]


def paired(first, second, times=7):
    """The median ratio of processor times of two commands that are run in turn."""
    return statistics.median(run(first)[1] / run(second)[1] for _ in range(times))
