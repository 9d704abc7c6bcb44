# SPDX-License-Identifier: MIT
"""Numbers to text: pure."""
import statistics


def percentile(values, percent):
    """The nearest-rank percentile: a value that was really measured."""
    ordered = sorted(values)
    rank = max(1, -(-len(ordered) * percent // 100))
    return ordered[int(rank) - 1]


def summary(values):
    return statistics.median(values), min(values), max(values)


def ratio(ours, theirs):
    return ours / theirs if theirs else float("nan")


def table(headings, rows):
    """A Markdown table with aligned columns."""
    texts = [headings, *rows]
    widths = [max(len(row[column]) for row in texts) for column in range(len(headings))]
    lines = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |" for row in texts]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)


def replace_between(text, begin, end, new):
    head, found, rest = text.partition(begin)
    _, closed, tail = rest.partition(end)
    if not found or not closed:
        raise ValueError(f"the markers {begin} and {end} are not both there")
    return f"{head}{begin}\n{new}\n{end}{tail}"
