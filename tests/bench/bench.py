#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Measures tunnels side by side with ssh and plink in one run: throughput, CPU time, latency, memory, long ways."""
import argparse
import datetime
import os
import pathlib
import platform
import resource
import signal
import subprocess
import sys
import tempfile
from contextlib import ExitStack

import chart
import ground
import report
import suites
import table

HERE = pathlib.Path(__file__).resolve().parent


def said(*argv):
    return subprocess.run(argv, capture_output=True, text=True, check=False)


def machine():
    model = next((line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo", encoding="utf-8")
                  if line.startswith("model name")), platform.machine())
    version = said("ssh", "-V").stderr.split(",")[0].strip()
    plink = said("plink", "-V").stdout.splitlines()[0]
    return f"{os.cpu_count()} cores of {model}, Linux {platform.release()}, {version}, {plink}"


def limits(results):
    """What no tunnel on this machine can exceed."""
    speed = said("openssl", "speed", "-seconds", "1", "-bytes", "32768", "-evp", "aes-128-gcm").stdout.split()
    cipher = float(speed[-1].rstrip("k")) / 1e3 if speed and speed[-1].endswith("k") else float("nan")
    raw = table.summary(results.of("down", "no tunnel"))[0]
    return f"Limits: {raw:.0f} MB/s through loopback without a tunnel, {cipher:.0f} MB/s of `openssl speed -evp aes-128-gcm`."


def write_charts(results):
    def group(label, measurement, names):
        return label, [(name, (low, middle, high)) for name in names if results.of(measurement, name)
                       for middle, low, high in [table.summary(results.of(measurement, name))]]

    charts = {
        "throughput.svg": ("Throughput on loopback", "MB/s", [
            group(f"{streams or '1'} stream{'s' if streams else ''} {direction}", f"{direction} {streams}".strip(),
                  ground.NAMES) for streams in ("", "8", "64") for direction in ("down", "up")]),
        "far.svg": ("One stream over a long way", "MB/s", [
            group(label, label, ground.NAMES)
            for label in ("down at 10 ms", "down at 50 ms", "down at 150 ms", "up at 50 ms")]),
        "crowd.svg": ("One stream beside 1000 idle connections", "MB/s", [
            group(label, label, ground.NAMES) for label in ("down beside idle", "up beside idle")]),
    }
    for name, (title, unit, groups) in charts.items():
        (HERE / name).write_text(chart.bars(title, unit, groups))


def measure(options, results):
    """How many loads had to be repeated."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    with ExitStack() as cleanup:
        folder = pathlib.Path(cleanup.enter_context(tempfile.TemporaryDirectory(prefix="underpass-bench-")))
        place = ground.Ground(options, folder, cleanup)
        for repeat in range(options.repeats):
            for suite in suites.REPEATED:
                print(f"bench: repeat {repeat + 1} of {options.repeats}: {suite.__name__.replace('_', ' ')}", flush=True)
                suite(place, results, options.quick)
        print("bench: what needs no repeats", flush=True)
        suites.once(place, results, options.quick)
        return place.failures


def main():
    parser = argparse.ArgumentParser(prog="tests/bench/run", description=__doc__)
    for hidden in ("--underpassctl", "--peer", "--delay"):
        parser.add_argument(hidden, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--repeats", type=int, default=7)
    parser.add_argument("--quick", action="store_true", help="one short repeat, to see that everything works")
    parser.add_argument("--write", action="store_true", help="put tables and charts into tests/bench")
    options = parser.parse_args()
    if options.quick:
        options.repeats = 1
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit("bench: ended."))
    results = suites.Results()
    failures = measure(options, results)
    text = (f"{datetime.date.today()}, {machine()}.\nMedian (least-most) of {options.repeats} interleaved repeats; "
            f"every byte compared; {failures} transfers broke and were repeated.\n\n" + report.text(results, limits(results)))
    print("\n" + text)
    if options.write:
        readme = HERE / "README.md"
        readme.write_text(table.replace_between(readme.read_text(), "<!-- result -->", "<!-- end -->", text))
        write_charts(results)


if __name__ == "__main__":
    main()
