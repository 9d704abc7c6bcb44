# SPDX-License-Identifier: MIT
"""Results to text: the tables, and how the targets stand."""
import table
from ground import NAMES

US, GCM = "Underpass", "ssh aes128-gcm"


def spread(values, digits):
    if not values:
        return ""
    middle, least, most = table.summary(values)
    return f"{middle:.{digits}f} ({least:.{digits}f}-{most:.{digits}f})"


def percentiles(values, unit=1e3):
    if not values:
        return ["", ""]
    return [f"{table.percentile(values, percent) * unit:.2f}" for percent in (50, 99)]


def median(results, measurement, name):
    return table.summary(results.of(measurement, name))[0]


def compared(results, measurement, other=GCM):
    return table.ratio(median(results, measurement, US), median(results, measurement, other))


def compared_percentile(results, measurement, percent, other=GCM):
    return table.ratio(table.percentile(results.of(measurement, US), percent),
                       table.percentile(results.of(measurement, other), percent))


def one_stream(results):
    rows = []
    for name in ("no tunnel", *NAMES):
        rows.append([name, *(cell for direction in ("down", "up") for cell in
                             (spread(results.of(direction, name), 0), spread(results.of(f"{direction} ns/B", name), 2))),
                     *percentiles(results.of("open", name))])
    for other in NAMES[:-1]:
        rows.append([f"Underpass / {other}",
                     *(f"{compared(results, measurement, other):.2f}x"
                       for measurement in ("down", "down ns/B", "up", "up ns/B")),
                     *(f"{compared_percentile(results, 'open', percent, other):.2f}x" for percent in (50, 99))])
    return table.table(["one stream", "down MB/s", "client ns/B", "up MB/s", "client ns/B", "open p50 ms",
                        "open p99 ms"], rows)


def rates(results, title, measurements, names):
    rows = [[name, *(spread(results.of(measurement, name), 0) for measurement in measurements)] for name in names]
    rows += [[f"Underpass / {other}", *(f"{compared(results, measurement, other):.2f}x" for measurement in measurements)]
             for other in names[:-1]]
    return table.table([title, *measurements], rows)


def round_trips(results):
    measurements = ("ping", "ping of 4 KB", "ping during down", "ping during up")
    rows = [[name, *(cell for each in measurements for cell in percentiles(results.of(each, name)))] for name in NAMES]
    rows.append([f"Underpass / {GCM}", *(f"{compared_percentile(results, each, percent):.2f}x"
                                         for each in measurements for percent in (50, 99))])
    return table.table(["one byte there and back, ms", "idle p50", "p99", "4 KB p50", "p99",
                        "beside a download p50", "p99", "beside an upload p50", "p99"], rows)


def opens(results):
    measurements = ("open, 50 at once", "open, 500 at once", "open beside dead ones", "open remote")
    rows = [[name, *(cell for each in measurements for cell in percentiles(results.of(each, name)))] for name in NAMES]
    return table.table(["opens, ms", "50 at once p50", "p99", "500 at once p50", "p99", "beside 20 that never answer p50",
                        "p99", "remote forward p50", "p99"], rows)


def page(results):
    rows = [[name, *(f"{table.percentile(results.of('page part', name), percent) * 1e3:.1f}" for percent in (50, 95, 99)),
             spread([seconds * 1e3 for seconds in results.of("page", name)], 0)] for name in NAMES]
    return table.table(["a page through SOCKS", "part p50 ms", "p95 ms", "p99 ms", "all 200 parts ms"], rows)


def demanding(results):
    rows = [[name, spread(results.of("both ways, new keys", name), 0), *percentiles(results.of("ping, new keys", name)),
             spread(results.of("up, asked for life", name), 0), spread(results.of("left of each", name), 1)]
            for name in (GCM, US)]
    return table.table(["demanding servers", "both ways MB/s, new keys every 64 MB", "beside it one byte p50 ms", "p99",
                        "up MB/s, asked for life each second", "bytes left of each of 20000 short connections"], rows)


def far_opens(results):
    rows = [[name, spread(results.of("far opens/s", name), 0), *percentiles(results.of("far open", name))]
            for name in NAMES[1:]]
    return table.table(["50 opens at once at 50 ms", "opens/s", "p50 ms", "p99 ms"], rows)


def idle(results):
    rows = []
    for name in (GCM, US):
        rows.append([name, spread([value / 1024 for value in results.of("memory of one", name)], 1),
                     spread([value / 1024 for value in results.of("memory of one held", name)], 1),
                     spread(results.of("held in", name), 1), spread(results.of("idle cpu %", name), 3),
                     spread(results.of("idle wake-ups a minute", name), 0)])
    return table.table(["idle", "KB for each of many", "KB for each of the most", "seconds to open those",
                        "CPU %, nothing open", "wake-ups a minute"], rows)


def targets(results):
    """Name, what is wanted, what was measured, whether it is met."""
    at_least = [("one stream down / ssh aes128-gcm", 0.97, compared(results, "down")),
                ("one stream up / ssh aes128-gcm", 1.05, compared(results, "up")),
                ("one stream down / ssh", 1.8, compared(results, "down", "ssh")),
                ("one stream up / ssh", 1.8, compared(results, "up", "ssh")),
                *((f"{streams} streams {direction} / ssh aes128-gcm", 1.2, compared(results, f"{direction} {streams}"))
                  for streams in (8, 64) for direction in ("down", "up")),
                ("both ways at once / ssh aes128-gcm", 1, compared(results, "both ways")),
                ("remote forward down / ssh aes128-gcm", 0.97, compared(results, "down remote")),
                ("remote forward up / ssh aes128-gcm", 0.97, compared(results, "up remote")),
                ("both ways with new keys / ssh aes128-gcm", 1, compared(results, "both ways, new keys")),
                ("download beside idle ones / ssh aes128-gcm", 5, compared(results, "down beside idle")),
                ("upload beside idle ones / ssh aes128-gcm", 5, compared(results, "up beside idle")),
                ("download at 50 ms / ssh aes128-gcm", 3, compared(results, "down at 50 ms")),
                ("opens/s at 50 ms, 50 at once", 380, median(results, "far opens/s", US)),
                ("connections held", 5000, results.of("held", US)[0])]
    at_most = [("p99 of those opens, ms", 150, table.percentile(results.of("far open", US), 99) * 1e3),
               ("p99 of opens beside dead ones, ms", 10, table.percentile(results.of("open beside dead ones", US), 99) * 1e3),
               ("page's parts through SOCKS p95 / ssh aes128-gcm", 1, compared_percentile(results, "page part", 95)),
               ("KB for each idle connection", 8, median(results, "memory of one", US) / 1024),
               *((f"round trip p99 beside {what} / ssh aes128-gcm", 0.5, compared_percentile(results, measurement, 99))
                 for what, measurement in (("a download", "ping during down"), ("an upload", "ping during up"))),
               ("idle CPU %", 0.05, median(results, "idle cpu %", US))]
    rows = [[name, f">= {wanted:g}", f"{got:.2f}", "met" if got >= wanted else f"missed by {(1 - got / wanted):.0%}"]
            for name, wanted, got in at_least]
    rows += [[name, f"<= {wanted:g}", f"{got:.2f}", "met" if got <= wanted else f"missed by {(got / wanted - 1):.0%}"]
             for name, wanted, got in at_most]
    return table.table(["target", "wanted", "measured", ""], rows)


def text(results, limits):
    parts = [one_stream(results), limits,
             rates(results, "MB/s of all streams", ("down 8", "up 8", "down 64", "up 64", "both ways"), NAMES),
             rates(results, "MB/s beside 1000 idle connections", ("down beside idle", "up beside idle"), (GCM, US)),
             rates(results, "MB/s of a remote forward", ("down remote", "up remote"), NAMES),
             round_trips(results), opens(results), page(results), demanding(results),
             rates(results, "MB/s far away", ("down at 10 ms", "down at 50 ms", "down 8 at 50 ms", "down at 150 ms", "up at 50 ms"),
                   NAMES[1:]),
             far_opens(results), idle(results), targets(results)]
    return "\n\n".join(parts)
