#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Measures what the tray program costs while nobody looks at it: the time from its start to its icon, and CPU time,
wake-ups and memory with ten profiles, all off and all online. Under Xvfb with a window manager and a tray."""
import argparse
import datetime
import json
import pathlib
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
        self.wakes = (wake_ups(process) - wakes) / seconds
        self.memory = status(pathlib.Path(f"/proc/{process.pid}/status"), "VmRSS") / 1024


def start(desktop, argv):
    begun = time.monotonic()
    process = desktop.start(argv)
    wait_for("the icon", desktop.icon)
    return process, time.monotonic() - begun


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
    process, _ = start(desktop, argv)
    time.sleep(3)  # What a start leaves behind is not idling.
    off = Costs(process, seconds)
    end(process)
    wait_for("the icon goes", lambda: not desktop.icon())
    write_profiles(folder, home, port, True)
    process, _ = start(desktop, argv)
    wait_for("all tunnels are online", lambda: desktop.states() == ["online"] * PROFILES)
    time.sleep(3)
    online = Costs(process, seconds)
    return starts, off, online, seconds


def report(starts, off, online, seconds):
    rows = [[name, f"{each.cpu:.2f} %", f"{each.wakes:.2f}", f"{each.memory:.0f} MiB"]
            for name, each in (("all off", off), ("all online", online))]
    middle, least, most = (1000 * each for each in table.summary(starts))
    return (f"{datetime.date.today()}. Start to icon: {middle:.0f} ms ({least:.0f}-{most:.0f}, {len(starts)} starts).\n"
            f"Window hidden, {PROFILES} profiles, over {seconds} s:\n\n"
            + table.table(["tunnels", "CPU", "wake-ups/s", "RSS"], rows))


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
        text = report(*measure(options, folder, home, desktop, sshd.port))
    print(text)
    if options.write:
        readme = HERE / "README.md"
        readme.write_text(table.replace_between(readme.read_text(), "<!-- tray -->", "<!-- tray end -->", text))


if __name__ == "__main__":
    main()
