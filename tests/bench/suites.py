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
                results.add(direction, name, ground.rate(direction, tunnel.door(), size))
                results.add(f"{direction} ns/B", name, (tunnel.cpu_seconds() - before) * 1e9 / size)
            results.add("open", name, *ground.load("opens", tunnel.door(), opens)[:-1])


def many_streams(ground, results, quick):
    size = (64 if quick else 512) * MIB
    for name in NAMES:
        with ground.tunnel(name) as tunnel:
            for streams in (8, 64):
                for direction in ("down", "up"):
                    results.add(f"{direction} {streams}", name, ground.rate(direction, tunnel.door(), size, streams))


def both_ways(ground, results, quick):
    size = (64 if quick else 512) * MIB
    for name in NAMES:
        with ground.tunnel(name) as tunnel:
            results.add("both ways", name, ground.rate("both", tunnel.door(), size))


def beside_idle(ground, results, quick):
    count, size = (100, 16 * MIB) if quick else (1000, 128 * MIB)
    for name in GCM_AND_US:
        with ground.tunnel(name) as tunnel:
            ground.rate("down", tunnel.door(), 8 * MIB)  # What it needs anyway is there before it is counted.
            before = tunnel.resident()
            with ground.held(tunnel.door(), count):
                results.add("memory of one", name, (tunnel.resident() - before) / count)
                for direction in ("down", "up"):
                    results.add(f"{direction} beside idle", name, ground.rate(direction, tunnel.door(), size))


def round_trips(ground, results, quick):
    count = 100 if quick else 1000
    for name in NAMES:
        with ground.tunnel(name) as tunnel:
            results.add("ping", name, *ground.load("pings", tunnel.door(), count))
            results.add("ping of 4 KB", name, *ground.load("pings", tunnel.door(), count, 4096))
            for direction in ("down", "up"):
                with ground.meanwhile(direction, tunnel.door(), 1 << 40):
                    time.sleep(0.3)  # A measurement needs its load; nothing is asserted.
                    results.add(f"ping during {direction}", name, *ground.load("pings", tunnel.door(), count))


def opens(ground, results, quick):
    """Many at once; and one after the other while others wait for a target that never answers."""
    for name in NAMES:
        with ground.tunnel(name, kinds=("L", "L")) as tunnel:
            for at_once in (50, 500):
                *each, _ = ground.load("opens", tunnel.door(), 100 if quick else 1000, at_once)
                results.add(f"open, {at_once} at once", name, *each)
            with ground.meanwhile("opens", tunnel.door(1), 20, 20):
                time.sleep(0.3)  # As above.
                results.add("open beside dead ones", name, *ground.load("opens", tunnel.door(), 100)[:-1])


def other_forwards(ground, results, quick):
    """A page's parts through SOCKS, as a browser fetches them; and the other direction."""
    size = (64 if quick else 512) * MIB
    for name in NAMES:
        with ground.tunnel(name, kinds=("D",)) as tunnel:
            *each, all_of_them = ground.load("page", tunnel.door(), 200, 16)
            results.add("page part", name, *each)
            results.add("page", name, all_of_them)
        with ground.tunnel(name, kinds=("R",)) as tunnel:
            for direction in ("down", "up"):
                results.add(f"{direction} remote", name, ground.rate(direction, tunnel.door(), size))
            results.add("open remote", name, *ground.load("opens", tunnel.door(), 20 if quick else 100)[:-1])


def demanding_servers(ground, results, quick):
    """New keys every 64 MB; a server that asks for a sign of life each second."""
    size = (128 if quick else 1024) * MIB
    for name in GCM_AND_US:
        with ground.tunnel(name, settings=("RekeyLimit 64M",)) as tunnel:
            results.add("both ways, new keys", name, ground.rate("both", tunnel.door(), size))
            with ground.meanwhile("both", tunnel.door(), 1 << 40):
                time.sleep(0.3)  # As above.
                results.add("ping, new keys", name, *ground.load("pings", tunnel.door(), 100 if quick else 1000))
        with ground.tunnel(name, settings=("ClientAliveInterval 1", "ClientAliveCountMax 3")) as tunnel:
            results.add("up, asked for life", name, ground.rate("up", tunnel.door(), 4 * size))


def far_away(ground, results, quick):
    sizes = {10: 256, 50: 128, 150: 48}
    for milliseconds, mebibytes in sizes.items():
        size = mebibytes * MIB // (8 if quick else 1)
        for name in NAMES[1:]:
            with ground.tunnel(name, milliseconds) as tunnel:
                results.add(f"down at {milliseconds} ms", name, ground.rate("down", tunnel.door(), size))
                if milliseconds != 50:
                    continue
                results.add("down 8 at 50 ms", name, ground.rate("down", tunnel.door(), 2 * size, 8))
                results.add("up at 50 ms", name, ground.rate("up", tunnel.door(), size // 2))
                count = 50 if quick else 200
                *each, all_of_them = ground.load("opens", tunnel.door(), count, 50)
                results.add("far opens/s", name, count / all_of_them)
                results.add("far open", name, *each)


def churn(ground, results, name, count):
    """What is left in memory after many short connections."""
    with ground.tunnel(name) as tunnel:
        ground.load("opens", tunnel.door(), count // 10, 2)
        before = tunnel.resident()
        ground.load("opens", tunnel.door(), count, 2)
        results.add("left of each", name, (tunnel.resident() - before) / count)


def once(ground, results, quick):
    """What needs no repeats."""
    many = 500 if quick else 5000
    with ground.tunnel("Underpass") as tunnel:
        before = tunnel.resident()
        started = time.monotonic()
        with ground.held(tunnel.door(), many):
            results.add("held", "Underpass", many)
            results.add("held in", "Underpass", time.monotonic() - started)
            results.add("memory of one held", "Underpass", (tunnel.resident() - before) / many)
    for name in GCM_AND_US:
        churn(ground, results, name, 500 if quick else 20000)
    seconds = 5 if quick else 60
    with ground.tunnel("ssh aes128-gcm") as theirs, ground.tunnel("Underpass") as ours:
        time.sleep(1)  # The beginning is not idle.
        before = [(each, each.cpu_seconds(), each.wake_ups()) for each in (theirs, ours)]
        time.sleep(seconds)
        for each, cpu, woken in before:
            results.add("idle cpu %", each.name, (each.cpu_seconds() - cpu) / seconds * 100)
            results.add("idle wake-ups a minute", each.name, (each.wake_ups() - woken) * 60 / seconds)


REPEATED = (one_stream, many_streams, both_ways, beside_idle, round_trips, opens, other_forwards, demanding_servers, far_away)
