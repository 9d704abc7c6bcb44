#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The tray program shows what runs in the background, leaves it there as long as somebody is connected to it, and has it
as soon as nobody is; what it has no window for, it passes on."""
import os
import pathlib
import signal
import socket
import sys
import tempfile
from contextlib import ExitStack, closing

from desktop import end, expect, wait_for
from one_server import one_server, servers


def process_of(programs, name):
    found = [tunnel["process"] for tunnel in programs.tunnels() if tunnel["id"] == name and tunnel["state"] == "online"]
    expect(len(found) < 2, f"{name} runs once", programs.tunnels())
    return found[0] if found else None


def says_hello(port):
    """Connected through the tunnel, to the SSH server itself."""
    caller = socket.create_connection(("localhost", port), timeout=10)
    expect(caller.recv(4) == b"SSH-", "its target answers")
    return caller


def story(folder, cleanup):
    sshd, programs, state, host_key = one_server(folder, cleanup, sys.argv[1])
    cleanup.callback(programs.run, "quit")
    server = f"127.0.0.1:{sshd.port}"
    programs.ctl("trust-host", server, host_key)
    for name, port in (("Busy", 1110), ("Idle", 1111)):
        programs.ctl("add", name, "--server", server, "--account", servers.account(), "--forward", f"L:{port}={server}")
        programs.ctl("connect", name)
    background = process_of(programs, "busy")
    expect(process_of(programs, "idle") == background, "both are in the background", programs.tunnels())
    log = state / "underpass.log"

    with closing(says_hello(1110)) as caller:
        tray = programs.start([str(programs.folder / "underpass"), "--hidden"])
        wait_for("it has what nobody uses", lambda: process_of(programs, "idle") == tray.pid)
        wait_for("it has seen the other", lambda: f"busy: runs in the background, process {background}" in log.read_text())
        expect(process_of(programs, "busy") == background, "which stays where it is used", programs.tunnels())
        os.kill(background, signal.SIGSTOP)
        wait_for("it says that the process hangs", lambda: f"Process {background} does not answer." in log.read_text())
        os.kill(background, signal.SIGCONT)
        wait_for("it answers again", lambda: process_of(programs, "busy") == background)
        caller.sendall(b"SSH-2.0-nobody\r\n")
        expect(caller.recv(1000), "and is still connected")
    wait_for("it has the other, too", lambda: process_of(programs, "busy") == tray.pid)
    wait_for("the background has ended", lambda: not (programs.meeting_place() / f"ctl-{background}").exists())
    says_hello(1111).close()
    says_hello(1110).close()
    expect(programs.ctl("connect", "Busy").startswith("busy is running already"), "and connect finds it there")
    programs.ctl("disconnect", "Busy")

    end(tray)
    programs.ctl("connect", "Busy")
    with closing(says_hello(1110)):
        background = process_of(programs, "busy")
        tray = programs.start([str(programs.folder / "underpass"), "--hidden"])
        wait_for("it answers", lambda: programs.manager_answers(tray.pid))
        programs.ctl("disconnect", "Busy")
        wait_for("it is ended there, and not begun here", lambda: not programs.tunnels())
    programs.ctl("connect", "Busy")
    expect(process_of(programs, "busy") == tray.pid, "what is connected now, the tray program has", programs.tunnels())


def main():
    with ExitStack() as cleanup:
        folder = pathlib.Path(cleanup.enter_context(tempfile.TemporaryDirectory(prefix="underpass-take-")))
        folder.chmod(0o711)
        story(folder, cleanup)


if __name__ == "__main__":
    main()
