#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Every way to end Underpass, on a desktop without a tray and in a terminal: the tunnel ends, its port is free, nothing
stays in the run folder, and the log says so. Under Xvfb with a window manager, in a network of its own."""
import os
import pathlib
import shutil
import signal
import socket
import sys
import tempfile
import time
from contextlib import ExitStack

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "app" / "demo"))
import servers  # noqa: E402
from desktop import Desktop, wait_for  # noqa: E402

PORT = 1110
SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


def is_free():
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", PORT))
        except OSError:
            return False
        return True


def send(number):
    return lambda desktop, program: program.send_signal(number)


def command(desktop, _):
    desktop.ctl("quit")


def keys(desktop, _):
    """The window's own way, with the question about the tunnel that runs."""
    desktop.window("^Underpass$")
    desktop.keys("ctrl+q")
    desktop.window("Quit Underpass")
    desktop.keys("alt+q")


def check_end(desktop, home, name, program, log, end, code=0):
    wait_for(f"{name}: the tunnel is online", lambda: desktop.states() == ["online"])
    began = time.monotonic()
    end(desktop, program)
    wait_for(f"{name}: the program ends", lambda: program.poll() is not None)
    print(f"{name}: {time.monotonic() - began:.2f} s")
    left = [path.name for path in desktop.meeting_place().iterdir() if path.suffix != ".lock" or path.stem == "tray"]
    said = (home / "state" / "underpass" / log).read_text()
    for good, what in ((program.returncode == code, f"it ended with {program.returncode}"), (is_free(), "its port is taken"),
                       (not left, f"these stay: {left}"), (said.endswith("mail: ended\n"), f"the log ends so: {said[-300:]}")):
        if not good:
            raise SystemExit(f"{name}: {what}")


def story(programs, folder, cleanup):
    server_folder = folder / "servers"
    server_folder.mkdir(mode=0o711)
    sshd = servers.start_sshd(server_folder)
    cleanup.callback(sshd.stop)
    home = folder / "home"
    (home / ".ssh").mkdir(parents=True, mode=0o700)
    shutil.copy(server_folder / "user_key", home / ".ssh" / "id_ed25519")
    desktop = Desktop(programs, home, cleanup, has_tray=False)
    server = f"127.0.0.1:{sshd.port}"
    desktop.ctl("trust-host", server, (server_folder / "host_key.pub").read_text().strip())
    desktop.ctl("add", "Mail", "--server", server, "--account", servers.account(), "--autostart",
                "--forward", f"L:{PORT}=localhost:110")
    underpass, underpassctl = str(programs / "underpass"), str(programs / "underpassctl")
    ends = [(number.name, send(number)) for number in SIGNALS] + [("underpassctl quit", command)]
    for name, end in ends:
        for hidden in ([], ["--hidden"]):
            program = desktop.start([underpass, *hidden], preexec_fn=hang_up_ends)
            if not hidden:
                desktop.window("^Underpass$")
            check_end(desktop, home, f"underpass {' '.join(hidden)} {name}", program, "underpass.log", end)
        program = desktop.start([underpassctl, "run", "Mail"], preexec_fn=hang_up_ends)
        check_end(desktop, home, f"underpassctl run, {name}", program, "mail.log", end)
    program = desktop.start([underpass])
    check_end(desktop, home, "Ctrl+Q and its button", program, "underpass.log", keys)


def hang_up_ends():
    """Also where the tests themselves were started to outlive their terminal."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


def main():
    with ExitStack() as cleanup:
        folder = pathlib.Path(cleanup.enter_context(tempfile.TemporaryDirectory(prefix="underpass-quit-")))
        folder.chmod(0o711)
        story(pathlib.Path(sys.argv[1]), folder, cleanup)


if __name__ == "__main__":
    main()
