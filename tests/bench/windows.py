# SPDX-License-Identifier: MIT
"""The Windows programs under Wine, called by run-windows: start beside that of an empty Qt window with the same libraries, and
throughput beside the Linux build, interleaved in one run."""
import argparse
import json
import pathlib
import shutil
import sys
import tempfile
import time
import zipfile
from contextlib import ExitStack

import contestants
import table
from ground import Ground

CHECKOUT = pathlib.Path(__file__).resolve().parents[2]
sys.path[1:1] = [str(CHECKOUT / "tests/windows"), str(CHECKOUT / "tests/live")]
from desktop import Desktop, wait_for  # noqa: E402
from wine import ROOT, Shell  # noqa: E402

MIB = 1 << 20


class Options:
    peer = CHECKOUT / ".build/release/tests/bench/bench_peer"
    underpassctl = CHECKOUT / ".build/release/app/underpassctl"


def inside(path):
    return "/" + str(path.relative_to(ROOT))


def windows_path(path):
    return "Z:" + inside(path).replace("/", "\\")


class WineTunnel:
    """What contestants.underpass() is, of the Windows program."""

    def __init__(self, shell, program, folder, server, target):
        self._shell, self.port = shell, contestants.servers.free_port()
        profile = {"id": "bench", "name": "Bench", "server": f"127.0.0.1:{server}", "account": contestants.servers.account(),
                   "credentials": {"methods": ["key-file"], "keyFiles": [windows_path(folder / "user_key")], "remember": False},
                   "forwards": [{"kind": "local", "listen": f"127.0.0.1:{self.port}", "target": f"127.0.0.1:{target}",
                                 "who": "everyone-on-this-pc"}]}
        own = pathlib.Path(tempfile.mkdtemp(prefix="underpass-", dir=folder))
        (own / "profiles.json").write_text(json.dumps({"version": 1, "profiles": [profile]}))
        self._argv = ["wine", inside(program), "--profiles", windows_path(own), "--known-hosts",
                      windows_path(folder / "known_hosts")]
        self._process = shell.ask(start=[*self._argv, "run", "bench"], log=inside(own) + "/log")["pid"]
        wait_for("the Windows tunnel is online", lambda: "online" in self._status())

    def _status(self):
        return self._shell.ask(run=[*self._argv, "status", "--json"])["out"]

    def stop(self):
        self._shell.ask(run=[*self._argv, "quit"])
        self._shell.ask(wait=self._process)


def unpack(folder):
    """The package as people get it, and the empty window beside the same libraries."""
    [archive] = (CHECKOUT / ".build/installer").glob("Underpass-*-portable.zip")
    with zipfile.ZipFile(archive) as package:
        package.extractall(folder)
    programs = folder / "Underpass"
    shutil.copy(CHECKOUT / ".build/windows/tests/windows/plain_window.exe", programs)
    return programs


def start_time(desktop, shell, program, title):
    began = time.monotonic()
    process = shell.ask(start=["wine", inside(program)], log="/tmp/underpass-bench.log")["pid"]
    while not desktop.xdotool("search", "--onlyvisible", "--name", title):
        time.sleep(0.005)
    took = time.monotonic() - began
    if title == "^Underpass$":
        shell.ask(run=["wine", inside(program.parent / "underpassctl.exe"), "quit"])
    else:
        desktop.window(title)
        desktop.keys("alt+F4")
    shell.ask(wait=process)
    return took


def starts(desktop, shell, programs, repeats):
    contestants_ = {"an empty Qt window": ("plain_window.exe", "^Plain$"), "Underpass": ("underpass.exe", "^Underpass$")}
    taken = {name: [] for name in contestants_}
    for repeat in range(repeats + 1):
        for name, (program, title) in contestants_.items():
            seconds = start_time(desktop, shell, programs / program, title)
            if repeat > 0:  # The first one starts Wine too.
                taken[name].append(1000 * seconds)
    return taken


def rates(ground, shell, programs, repeats, size):
    taken = {"Linux build": {"down": [], "up": []}, "Windows build under Wine": {"down": [], "up": []}}
    for _ in range(repeats):
        with ground.tunnel("Underpass") as tunnel:
            for direction, values in taken["Linux build"].items():
                values.append(ground.rate(direction, tunnel.door(), size))
        folder, port = ground.server()
        tunnel = WineTunnel(shell, programs / "underpassctl.exe", folder, port, ground.target)
        try:
            for direction, values in taken["Windows build under Wine"].items():
                values.append(ground.rate(direction, tunnel.port, size))
        finally:
            tunnel.stop()
    return taken


def text(values):
    middle, least, most = table.summary(values)
    return f"{middle:.0f} ({least:.0f}-{most:.0f})"


def main():
    parser = argparse.ArgumentParser(prog="tests/bench/run-windows", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="short, to see that everything works")
    options = parser.parse_args()
    repeats, size = (2, 64 * MIB) if options.quick else (7, 512 * MIB)
    with ExitStack() as cleanup:
        folder = pathlib.Path(tempfile.mkdtemp(prefix="bench-", dir=ROOT / "tmp"))
        cleanup.callback(shutil.rmtree, folder, ignore_errors=True)
        programs = unpack(folder)
        desktop = Desktop(None, folder, cleanup)
        shell = Shell(desktop._env["DISPLAY"])
        cleanup.callback(shell.close)
        taken = starts(desktop, shell, programs, repeats)
        print(table.table(["start to window", "ms"], [[name, text(values)] for name, values in taken.items()]), "\n")
        carried = rates(Ground(Options, folder, cleanup), shell, programs, repeats, size)
        print(table.table(["MB/s of one stream", "down", "up"],
                          [[name, text(values["down"]), text(values["up"])] for name, values in carried.items()]))


if __name__ == "__main__":
    main()
