# SPDX-License-Identifier: MIT
"""Bar charts as SVG: pure."""
import html

COLOURS = {"ssh": "#9aa5b1", "ssh aes128-gcm": "#5b6b7c", "plink": "#c9a26b", "Underpass": "#2f7d5b"}
BAR, GAP, LEFT, WIDTH = 16, 18, 170, 760


def bars(title, unit, groups):
    """`groups`: a label and its bars, each a name with least, middle and greatest value."""
    most = max((greatest for _, entries in groups for _, (_, _, greatest) in entries), default=1) or 1
    scale = (WIDTH - LEFT - 90) / most
    parts, y = [], 46
    for label, entries in groups:
        parts.append(f'<text x="{LEFT - 10}" y="{y + BAR * len(entries) / 2 + 4}" text-anchor="end">{html.escape(label)}</text>')
        for name, (least, middle, greatest) in entries:
            parts.append(f'<rect x="{LEFT}" y="{y}" width="{middle * scale:.1f}" height="{BAR - 3}" fill="{COLOURS[name]}"/>')
            parts.append(f'<line x1="{LEFT + least * scale:.1f}" x2="{LEFT + greatest * scale:.1f}" '
                         f'y1="{y + (BAR - 3) / 2}" y2="{y + (BAR - 3) / 2}" stroke="#222"/>')
            parts.append(f'<text x="{LEFT + greatest * scale + 6:.1f}" y="{y + BAR - 5}">{middle:.3g}</text>')
            y += BAR
        y += GAP
    names = list(dict.fromkeys(name for _, entries in groups for name, _ in entries))
    for index, name in enumerate(names):
        x = LEFT + index * 140
        parts.append(f'<rect x="{x}" y="{y}" width="12" height="12" fill="{COLOURS[name]}"/>')
        parts.append(f'<text x="{x + 18}" y="{y + 11}">{html.escape(name)}</text>')
    height = y + 30
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" '
            f'font-family="sans-serif" font-size="12">\n<rect width="100%" height="100%" fill="#fff"/>\n'
            f'<text x="16" y="26" font-size="15" font-weight="bold">{html.escape(title)}, {html.escape(unit)}</text>\n'
            + "\n".join(parts) + "\n</svg>\n")
