#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""A name server that is wrong in each way that one can be, while a tunnel connects anew: it is said what is so, and the
tunnel comes back by itself. In a network of its own, with a name server of its own on its port 53."""
import ctypes
import os
import pathlib
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import threading
from contextlib import ExitStack, suppress

from desktop import wait_for
from one_server import one_server, servers

NAME, ADDRESS = "ssh.example.test", "192.0.2.7"
NOT_UNDERSTOOD, FAILED, NO_SUCH_NAME, REFUSED = 1, 2, 3, 5  # RFC 1035 section 4.1.1.
NEW_MOUNTS, BIND, PRIVATE = 0x20000, 0x1000, (1 << 18) | 0x4000  # Of unshare(2) and mount(2).
WAYS = {
    # What it does: the error's name, and what the sentence has to say.
    "no such name": ("name-not-found", f"There is no server named {NAME}."),
    "not understood": ("name-server-silent", f"No name server told the address of {NAME}."),
    "failed": ("name-server-silent", f"No name server told the address of {NAME}."),
    "refused": ("name-server-silent", f"No name server told the address of {NAME}."),
    "silent": ("name-server-silent", f"No name server told the address of {NAME}."),
    "away": ("name-server-silent", f"No name server told the address of {NAME}."),
}


class NameServer:
    """Knows one name, as long as its way is "well"."""

    def __init__(self):
        self._way, self._socket = None, None

    def go(self, way):
        self._way = way
        if self._socket and way == "away":  # Nobody listens there: the system says so.
            with suppress(OSError):  # It wakes the thread, and is called a failure all the same.
                self._socket.shutdown(socket.SHUT_RDWR)
            self._socket.close()
            self._socket = None
        elif not self._socket and way != "away":
            self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            self._socket.bind(("127.0.0.1", 53))
            threading.Thread(target=self._serve, args=(self._socket,), daemon=True).start()

    def _serve(self, listening):
        while True:
            try:
                question, caller = listening.recvfrom(512)
            except OSError:
                return
            if answer := self._answer(question):
                listening.sendto(answer, caller)

    def _answer(self, question):
        code = {"no such name": NO_SUCH_NAME, "not understood": NOT_UNDERSTOOD, "failed": FAILED, "refused": REFUSED, "well": 0}.get(self._way)
        if code is None:
            return None
        kind = question[question.index(0, 12) + 1:][:2]
        known = code == 0 and kind == b"\0\1"
        end = question.index(0, 12) + 5
        answer = struct.pack(">HHHHHH", struct.unpack(">H", question[:2])[0], 0x8180 | code, 1, int(known), 0, 0)
        answer += question[12:end]
        if known:
            answer += b"\xc0\x0c" + struct.pack(">HHIH", 1, 1, 0, 4) + socket.inet_aton(ADDRESS)
        return answer


def use_own_resolver(folder):
    """For this process and those that it starts."""
    libc = ctypes.CDLL(None, use_errno=True)
    file = folder / "resolv.conf"
    file.write_text("nameserver 127.0.0.1\noptions timeout:1 attempts:1\n")
    hosts = folder / "nsswitch.conf"
    hosts.write_text("hosts: files dns\n")
    done = libc.unshare(NEW_MOUNTS) == 0 and libc.mount(b"none", b"/", None, PRIVATE, None) == 0
    for source, place in ((file, b"/etc/resolv.conf"), (hosts, b"/etc/nsswitch.conf")):
        done = done and libc.mount(os.fsencode(source), place, None, BIND, None) == 0
    if not done:
        raise SystemExit(f"No resolv.conf of its own: {os.strerror(ctypes.get_errno())}")


def story(folder, cleanup):
    use_own_resolver(folder)
    subprocess.run(["ip", "address", "add", f"{ADDRESS}/32", "dev", "lo"], check=True)
    names = NameServer()
    names.go("well")
    sshd, programs, _, key = one_server(folder, cleanup, sys.argv[1], listen="0.0.0.0")
    programs.ctl("trust-host", f"{NAME}:{sshd.port}", key)
    programs.ctl("add", "Mail", "--server", f"{NAME}:{sshd.port}", "--account", servers.account(),
                 "--forward", "L:1110=localhost:110", "--set", "retry.longest=1")
    programs.start([str(programs.folder / "underpassctl"), "run", "Mail"])
    wait_for("it comes online", lambda: programs.states() == ["online"])
    for way, (trouble, words) in WAYS.items():
        names.go(way)
        for session in sshd.sessions():
            os.kill(session, signal.SIGKILL)

        def says_so():
            [tunnel] = programs.tunnels()
            return tunnel["state"] == "waiting" and tunnel["trouble"] == trouble and tunnel["sentence"].startswith(words)
        try:
            wait_for(f"the name server is {way}: {words}", says_so)
        except SystemExit as trouble_with_it:
            raise SystemExit(f"{trouble_with_it}\n{programs.tunnels()}") from None
        names.go("well")
        wait_for(f"it comes back by itself after: {way}", lambda: programs.states() == ["online"])


def main():
    with ExitStack() as cleanup:
        folder = pathlib.Path(cleanup.enter_context(tempfile.TemporaryDirectory(prefix="underpass-names-")))
        folder.chmod(0o711)
        story(folder, cleanup)


if __name__ == "__main__":
    main()
