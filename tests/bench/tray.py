#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Measures what the tray program costs: the times from its start to its icon, and to its window beside those of an empty Qt
window; while nobody looks at it CPU time, wake-ups and memory with ten profiles, all off and all online; and what 60 profiles
that change all the time keep the window from. Under Xvfb with a window manager and a tray."""
import argparse
import datetime
import json
import pathlib
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack

import contestants
import table

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "live"))
from desktop import Desktop, end, wait_for  # noqa: E402

PROFILES = 10


def write_profiles(folder, home, port, autostart):
    def profile(number):
        local = contestants.servers.free_port()
        return {"id": f"p{number}", "name": f"Profile {number}", "server": f"127.0.0.1:{port}",
                "account": contestants.servers.account(), "autostart": autostart,
                "credentials": {"methods": ["key-file"], "keyFiles": [str(folder / "user_key")], "remember": False},
                "forwards": [{"kind": "local", "listen": f"127.0.0.1:{local}", "target": "127.0.0.1:9"}]}
    profiles = home / "profiles"
    profiles.mkdir(mode=0o700, exist_ok=True)
    everything = {"version": 1, "profiles": [profile(number) for number in range(PROFILES)]}
    (profiles / "profiles.json").write_text(json.dumps(everything))
    return ["--hidden", "--profiles", profiles, "--known-hosts", folder / "known_hosts"]


def tasks(process):
    return list(pathlib.Path(f"/proc/{process.pid}/task").iterdir())


def cpu_seconds(process):
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks(process)) / 1e9


def status(file, name):
    return next(int(line.split()[1]) for line in file.read_text().splitlines() if line.startswith(name + ":"))


def wake_ups(process):
    """How often its threads went to sleep, which is how often they were woken."""
    return sum(status(task / "status", "voluntary_ctxt_switches") for task in tasks(process))


class Costs:
    def __init__(self, process, seconds):
        cpu, wakes = cpu_seconds(process), wake_ups(process)
        time.sleep(seconds)  # The measurement itself; nothing is asserted.
        self.cpu = 100 * (cpu_seconds(process) - cpu) / seconds
        self.woken = wake_ups(process) - wakes
        self.wakes = self.woken / seconds
        self.memory = status(pathlib.Path(f"/proc/{process.pid}/status"), "VmRSS") / 1024


def start(desktop, argv):
    begun = time.monotonic()
    process = desktop.start(argv)
    wait_for("the icon", desktop.icon)
    return process, time.monotonic() - begun


def visible_after(desktop, argv, title):
    """From its start to its window, in seconds."""
    begun = time.monotonic()
    process = desktop.start(argv)
    wait_for(f"a window called {title}", lambda: desktop.xdotool("search", "--onlyvisible", "--name", title))
    return process, time.monotonic() - begun


def window_starts(options, desktop, argv):
    """In turns, so that both meet the same machine. `argv` starts the tray program with its window."""
    plain = str(pathlib.Path(options.programs).parent / "tests/bench/bench_plain")
    taken = {"an empty Qt window": [], "Underpass": []}
    for _ in range(2 if options.quick else 15):
        for name, command, title in (("an empty Qt window", [plain], "^Plain$"), ("Underpass", argv, "^Underpass$")):
            process, seconds = visible_after(desktop, command, title)
            taken[name].append(1000 * seconds)
            end(process)
            wait_for("its window goes", lambda: not desktop.xdotool("search", "--onlyvisible", "--name", title))
    return taken


def hidden_again(desktop, argv, seconds):
    """All off, after the window was opened and closed."""
    process, _ = visible_after(desktop, argv, "^Underpass$")
    desktop.window("^Underpass$")
    desktop.keys("alt+F4")
    wait_for("the window is closed", lambda: not desktop.xdotool("search", "--onlyvisible", "--name", "^Underpass$"))
    time.sleep(15)  # The notification that tells of the icon, and the search for a place for it, are over.
    costs = Costs(process, seconds)
    end(process)
    wait_for("the icon goes", lambda: not desktop.icon())
    return costs


def crowd(options, desktop):
    """What 60 profiles with ten changes a second each do to the window."""
    program = pathlib.Path(options.programs).parent / "tests/bench/bench_crowd"
    seconds = 2 if options.quick else 10
    answer = subprocess.run([program, str(seconds)], env=desktop.environment(), check=True, capture_output=True, text=True)
    return {**json.loads(answer.stdout.splitlines()[-1]), "seconds": seconds}


def states(desktop, home):
    """Only who names the same profiles meets the program."""
    told = desktop.ctl("--profiles", home / "profiles", "status", "--json")
    return [tunnel["state"] for tunnel in json.loads(told)["tunnels"]]


def measure(options, folder, home, desktop, port):
    program = pathlib.Path(options.programs) / "underpass"
    seconds = 5 if options.quick else 60
    argv = [str(each) for each in [program, *write_profiles(folder, home, port, False)]]
    starts = []
    for _ in range(2 if options.quick else 15):
        process, taken = start(desktop, argv)
        starts.append(taken)
        end(process)
        wait_for("the icon goes", lambda: not desktop.icon())
    shown = [each for each in argv if each != "--hidden"]
    windows = window_starts(options, desktop, shown)
    closed = hidden_again(desktop, shown, seconds)
    process, _ = start(desktop, argv)
    time.sleep(3)  # What a start leaves behind is not idling.
    off = Costs(process, seconds)
    end(process)
    wait_for("the icon goes", lambda: not desktop.icon())
    write_profiles(folder, home, port, True)
    process, _ = start(desktop, argv)
    wait_for("all tunnels are online", lambda: states(desktop, home) == ["online"] * PROFILES)
    time.sleep(3)
    online = Costs(process, seconds)
    return starts, windows, {"all off": off, "all off, the window opened and closed": closed, "all online": online}, seconds


def report(starts, windows, costs, seconds, many):
    rows = [[name, f"{each.cpu:.2f} %", f"{each.woken} ({each.wakes:.2f}/s)", f"{each.memory:.0f} MiB"]
            for name, each in costs.items()]
    middle, least, most = (1000 * each for each in table.summary(starts))
    plain, ours = (table.summary(windows[name]) for name in ("an empty Qt window", "Underpass"))
    return (f"{datetime.date.today()}. Start to icon: {middle:.0f} ms ({least:.0f}-{most:.0f}, {len(starts)} starts).\n"
            f"Start to window: {ours[0]:.0f} ms ({ours[1]:.0f}-{ours[2]:.0f}), an empty Qt window's {plain[0]:.0f} ms "
            f"({plain[1]:.0f}-{plain[2]:.0f}): {ours[0] / plain[0]:.2f}x.\n"
            f"60 profiles, {many['changes'] / many['seconds']:.0f} changes of state a second: the window is drawn "
            f"{many['repaints'] / many['seconds']:.0f} times a second, in {many['paints'] / many['seconds']:.0f} parts; "
            f"its event loop was away for {many['longest']} ms at the longest.\n"
            f"Window hidden, {PROFILES} profiles, over {seconds} s:\n\n"
            + table.table(["tunnels", "CPU", "wake-ups", "RSS"], rows))


def main():
    parser = argparse.ArgumentParser(prog="tests/bench/run-tray", description=__doc__)
    parser.add_argument("--programs", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--quick", action="store_true", help="short, to see that everything works")
    parser.add_argument("--write", action="store_true", help="put the table into tests/bench/README.md")
    options = parser.parse_args()
    with ExitStack() as cleanup:
        folder = pathlib.Path(cleanup.enter_context(tempfile.TemporaryDirectory(prefix="underpass-tray-")))
        sshd = contestants.start_server(folder)
        cleanup.callback(sshd.stop)
        home = folder / "home"
        home.mkdir(mode=0o700)
        desktop = Desktop(pathlib.Path(options.programs), home, cleanup)
        text = report(*measure(options, folder, home, desktop, sshd.port), crowd(options, desktop))
    print(text)
    if options.write:
        readme = HERE / "README.md"
        readme.write_text(table.replace_between(readme.read_text(), "<!-- tray -->", "<!-- tray end -->", text))


if __name__ == "__main__":
    main()
