#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The network as a laptop has it: its address goes and comes back, while the tunnels of `run`, of `connect` and of the
tray program wait for an hour. They are to try at once, each in its way of running. In a network of its own, whose only
address is one of lo."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
from contextlib import ExitStack

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "app" / "demo"))
import servers  # noqa: E402
from desktop import Programs, wait_for  # noqa: E402

ADDRESS = "192.0.2.7"
HOUR = ("--set", "retry.first=3600", "--set", "retry.longest=3600")


def ip(*arguments):
    subprocess.run(["ip", *arguments], check=True)


def comes_back(programs, name, log, program):
    """The address is away when it starts, and comes while it waits for an hour."""
    wait_for(f"{name}: it waits", lambda: programs.states() == ["waiting"])
    trouble = programs.tunnels()[0]["trouble"]
    if trouble != "network-down":
        raise SystemExit(f"{name}: off line is called {trouble}")
    ip("address", "add", f"{ADDRESS}/32", "dev", "lo")
    wait_for(f"{name}: it comes online at once", lambda: programs.states() == ["online"])
    if log.read_text().count("woke up, or its network changed") != 1:
        raise SystemExit(f"{name}: one change is told once:\n{log.read_text()}")
    programs.ctl("quit")
    if program:
        wait_for(f"{name}: it ends", lambda: program.poll() is not None)
    ip("address", "del", f"{ADDRESS}/32", "dev", "lo")


def story(folder, cleanup):
    server_folder = folder / "servers"
    server_folder.mkdir(mode=0o711)
    sshd = servers.start_sshd(server_folder, address="0.0.0.0")
    cleanup.callback(sshd.stop)
    home = folder / "home"
    (home / ".ssh").mkdir(parents=True, mode=0o700)
    shutil.copy(server_folder / "user_key", home / ".ssh" / "id_ed25519")
    programs = Programs(pathlib.Path(sys.argv[1]), home, cleanup, QT_QPA_PLATFORM="offscreen")
    server = f"{ADDRESS}:{sshd.port}"
    programs.ctl("trust-host", server, (server_folder / "host_key.pub").read_text().strip())
    programs.ctl("add", "Mail", "--server", server, "--account", servers.account(), "--autostart",
                 "--forward", "L:1110=localhost:110", *HOUR)
    state = home / "state" / "underpass"
    ctl, tray = str(programs.folder / "underpassctl"), str(programs.folder / "underpass")
    comes_back(programs, "run", state / "mail.log", programs.start([ctl, "run", "Mail"]))
    (state / "mail.log").unlink()
    if programs.run("connect", "Mail").returncode != 4:
        raise SystemExit("connect: its first attempt finds no network")
    comes_back(programs, "connect", state / "mail.log", None)
    comes_back(programs, "the tray program", state / "underpass.log", programs.start([tray, "--hidden"]))


def main():
    with ExitStack() as cleanup:
        folder = pathlib.Path(cleanup.enter_context(tempfile.TemporaryDirectory(prefix="underpass-network-")))
        folder.chmod(0o711)
        story(folder, cleanup)


if __name__ == "__main__":
    main()
