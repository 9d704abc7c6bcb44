#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Measures one tunnel's throughput, CPU time and latency, side by side with ssh and plink in one run."""
import argparse
import datetime
import os
import pathlib
import platform
import signal
import subprocess
import sys
import tempfile
from contextlib import ExitStack

import contestants
import table

HERE = pathlib.Path(__file__).resolve().parent
MIB = 1 << 20


class Measured:
    def __init__(self):
        self.rate = {"down": [], "up": []}  # MB/s
        self.cpu = {"down": [], "up": []}  # The client's ns for each byte.
        self.opens = []  # Seconds.


def load(peer, *arguments):
    done = subprocess.run([peer, *map(str, arguments)], capture_output=True, text=True, timeout=300, check=False)
    if done.returncode != 0:
        raise SystemExit(f"bench: the load failed: {done.stderr.strip()}")
    return [float(line) for line in done.stdout.split()]


def measure(peer, port, size, opens, client, into):
    for direction in ("down", "up"):
        before = client.cpu_seconds() if client else 0
        [seconds] = load(peer, direction, port, size)
        into.rate[direction].append(size / seconds / 1e6)
        if client:
            into.cpu[direction].append((client.cpu_seconds() - before) * 1e9 / size)
    into.opens += load(peer, "opens", port, opens)


def start(options, folder, cleanup):
    server = contestants.Process([options.peer, "serve"], folder / "peer.log")
    cleanup.callback(server.stop)
    while not server.said().strip():
        if server.process.poll() is not None:
            raise SystemExit("bench: the load's server did not start.")
    target = int(server.said())
    sshd = contestants.start_server(folder)
    cleanup.callback(sshd.stop)
    tunnels = []
    for make in (lambda: contestants.ssh("ssh", folder, sshd.port, target),
                 lambda: contestants.ssh("ssh aes128-gcm", folder, sshd.port, target, "-c", contestants.GCM),
                 lambda: contestants.plink(folder, sshd.port, target),
                 lambda: contestants.underpass(options.underpassctl, folder, sshd.port, target)):
        tunnels.append(make())
        cleanup.callback(tunnels[-1].stop)
    return target, tunnels


def spread(values, digits):
    middle, least, most = table.summary(values)
    return f"{middle:.{digits}f} ({least:.{digits}f}-{most:.{digits}f})"


def row(name, result):
    cells = [name]
    for direction in ("down", "up"):
        cells.append(spread(result.rate[direction], 0))
        cells.append(spread(result.cpu[direction], 2) if result.cpu[direction] else "")
    for percent in (50, 99):
        cells.append(f"{table.percentile(result.opens, percent) * 1e3:.2f}")
    return cells


def ratios(ours, theirs, name):
    cells = [f"Underpass / {name}"]
    for direction in ("down", "up"):
        for mine, other in ((ours.rate, theirs.rate), (ours.cpu, theirs.cpu)):
            cells.append(f"{table.ratio(table.summary(mine[direction])[0], table.summary(other[direction])[0]):.2f}x")
    for percent in (50, 99):
        cells.append(f"{table.ratio(table.percentile(ours.opens, percent), table.percentile(theirs.opens, percent)):.2f}x")
    return cells


def machine():
    model = next((line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo", encoding="utf-8")
                  if line.startswith("model name")), platform.machine())
    version = subprocess.run(["ssh", "-V"], capture_output=True, text=True, check=False).stderr.split(",")[0].strip()
    plink = subprocess.run(["plink", "-V"], capture_output=True, text=True, check=False).stdout.splitlines()[0]
    return f"{os.cpu_count()} cores of {model}, Linux {platform.release()}, {version}, {plink}"


def report(results, size, repeats):
    ours = results["Underpass"]
    rows = [row(name, result) for name, result in results.items()]
    rows += [ratios(ours, results[name], name) for name in ("ssh", "ssh aes128-gcm", "plink")]
    headings = ["one connection, one stream", "down MB/s", "client ns/B", "up MB/s", "client ns/B", "open p50 ms",
                "open p99 ms"]
    return (f"{datetime.date.today()}, {machine()}.\n"
            f"Median (least-most) of {repeats} interleaved repeats of {size // MIB} MiB; "
            f"{len(ours.opens)} opens one after another; every byte compared.\n\n" + table.table(headings, rows))


def main():
    parser = argparse.ArgumentParser(prog="tests/bench/run", description=__doc__)
    parser.add_argument("--underpassctl", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--peer", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--repeats", type=int, default=7)
    parser.add_argument("--quick", action="store_true", help="one short repeat, to see that everything works")
    parser.add_argument("--write", action="store_true", help="put the table into tests/bench/README.md")
    options = parser.parse_args()
    size, repeats, opens = (64 * MIB, 1, 20) if options.quick else (1024 * MIB, options.repeats, 100)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit("bench: ended."))
    with ExitStack() as cleanup:
        folder = pathlib.Path(cleanup.enter_context(tempfile.TemporaryDirectory(prefix="underpass-bench-")))
        target, tunnels = start(options, folder, cleanup)
        results = {"no tunnel": Measured(), **{tunnel.name: Measured() for tunnel in tunnels}}
        for repeat in range(repeats):
            print(f"bench: repeat {repeat + 1} of {repeats}", flush=True)
            measure(options.peer, target, size, opens, None, results["no tunnel"])
            for tunnel in tunnels:
                measure(options.peer, tunnel.port, size, opens, tunnel, results[tunnel.name])
    text = report(results, size, repeats)
    print("\n" + text)
    if options.write:
        readme = HERE / "README.md"
        readme.write_text(table.replace_between(readme.read_text(), "<!-- result -->", "<!-- end -->", text))


if __name__ == "__main__":
    main()
