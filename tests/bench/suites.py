# SPDX-License-Identifier: MIT
"""The measurements. Each takes the ground and a Results, adds to it once, and is called once for each repeat."""
import time
from collections import defaultdict

from ground import NAMES

MIB = 1 << 20
GCM_AND_US = ("ssh aes128-gcm", "Underpass")


class Results:
    """Measured values by measurement, by contestant."""

    def __init__(self):
        self.values = defaultdict(lambda: defaultdict(list))

    def add(self, measurement, name, *values):
        self.values[measurement][name].extend(values)

    def of(self, measurement, name):
        return self.values[measurement].get(name, [])


def one_stream(ground, results, quick):
    size, opens = (64 * MIB, 20) if quick else (1024 * MIB, 100)
    for direction in ("down", "up"):
        results.add(direction, "no tunnel", ground.rate(direction, ground.target, size))
    results.add("open", "no tunnel", *ground.load("opens", ground.target, opens)[:-1])
    for name in NAMES:
        with ground.tunnel(name) as tunnel:
            for direction in ("down", "up"):
                before = tunnel.cpu_seconds()
                results.add(direction, name, ground.rate(direction, tunnel.port, size))
                results.add(f"{direction} ns/B", name, (tunnel.cpu_seconds() - before) * 1e9 / size)
            results.add("open", name, *ground.load("opens", tunnel.port, opens)[:-1])


def many_streams(ground, results, quick):
    size = (64 if quick else 512) * MIB
    for name in NAMES:
        with ground.tunnel(name) as tunnel:
            for streams in (8, 64):
                for direction in ("down", "up"):
                    results.add(f"{direction} {streams}", name, ground.rate(direction, tunnel.port, size, streams))


def beside_idle(ground, results, quick):
    count, size = (100, 16 * MIB) if quick else (1000, 128 * MIB)
    for name in GCM_AND_US:
        with ground.tunnel(name) as tunnel:
            ground.rate("down", tunnel.port, 8 * MIB)  # What it needs anyway is there before it is counted.
            before = tunnel.resident()
            with ground.held(tunnel.port, count):
                results.add("memory of one", name, (tunnel.resident() - before) / count)
                for direction in ("down", "up"):
                    results.add(f"{direction} beside idle", name, ground.rate(direction, tunnel.port, size))


def round_trips(ground, results, quick):
    count = 100 if quick else 1000
    for name in NAMES:
        with ground.tunnel(name) as tunnel:
            results.add("ping", name, *ground.load("pings", tunnel.port, count))
            for direction in ("down", "up"):
                with ground.meanwhile(direction, tunnel.port, 1 << 40):
                    time.sleep(0.3)  # A measurement needs its load; nothing is asserted.
                    results.add(f"ping during {direction}", name, *ground.load("pings", tunnel.port, count))


def far_away(ground, results, quick):
    sizes = {10: 256, 50: 128, 150: 48}
    for milliseconds, mebibytes in sizes.items():
        size = mebibytes * MIB // (8 if quick else 1)
        for name in NAMES[1:]:
            with ground.tunnel(name, milliseconds) as tunnel:
                results.add(f"down at {milliseconds} ms", name, ground.rate("down", tunnel.port, size))
                if milliseconds != 50:
                    continue
                results.add("up at 50 ms", name, ground.rate("up", tunnel.port, size // 2))
                count = 50 if quick else 200
                *each, all_of_them = ground.load("opens", tunnel.port, count, 50)
                results.add("far opens/s", name, count / all_of_them)
                results.add("far open", name, *each)


def once(ground, results, quick):
    """What needs no repeats."""
    many = 500 if quick else 5000
    with ground.tunnel("Underpass") as tunnel:
        before = tunnel.resident()
        started = time.monotonic()
        with ground.held(tunnel.port, many):
            results.add("held", "Underpass", many)
            results.add("held in", "Underpass", time.monotonic() - started)
            results.add("memory of one held", "Underpass", (tunnel.resident() - before) / many)
    seconds = 5 if quick else 60
    with ground.tunnel("ssh aes128-gcm") as theirs, ground.tunnel("Underpass") as ours:
        time.sleep(1)  # The beginning is not idle.
        before = [(each, each.cpu_seconds(), each.wake_ups()) for each in (theirs, ours)]
        time.sleep(seconds)
        for each, cpu, woken in before:
            results.add("idle cpu %", each.name, (each.cpu_seconds() - cpu) / seconds * 100)
            results.add("idle wake-ups a minute", each.name, (each.wake_ups() - woken) * 60 / seconds)


REPEATED = (one_stream, many_streams, beside_idle, round_trips, far_away)
