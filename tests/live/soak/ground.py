# SPDX-License-Identifier: MIT
"""Two machines: this process is the client, and one thread of it has the server's network. A cable is between them."""
import contextlib
import ctypes
import os
import pathlib
import signal
import socket
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "app" / "demo"))
import servers  # noqa: E402

SERVER, CLIENTS = "192.0.2.1", ("192.0.2.2", "192.0.2.3")
NEW_NETWORK = 0x40000000  # CLONE_NEWNET of unshare(2), which counts for the calling thread alone.
MOST_STARTUPS = 10


def own_network():
    if ctypes.CDLL(None, use_errno=True).unshare(NEW_NETWORK) != 0:
        raise SystemExit(f"No network of its own ({os.strerror(ctypes.get_errno())}): run this as root.")
    ip("link", "set", "lo", "up")
    for rule in (("add", "pref", "20", "lookup", "local"), ("del", "pref", "0")):
        ip("rule", *rule)  # For dropAll() to come first.


def ip(*arguments):
    subprocess.run(["ip", *arguments], check=True)


class Ground:
    """Made by the main thread, before there are others. Its calls come from one thread."""

    def __init__(self, folder, cleanup):
        own_network()
        self._server_thread = cleanup.enter_context(ThreadPoolExecutor(1, initializer=own_network))
        self._address = 0
        ip("link", "add", "cable", "type", "veth", "peer", "name", "socket", "netns",
           str(self.at_server(threading.get_native_id)))
        ip("address", "add", f"{CLIENTS[0]}/24", "dev", "cable")
        ip("link", "set", "cable", "up")
        self.at_server(ip, "address", "add", f"{SERVER}/24", "dev", "socket")
        self.at_server(ip, "link", "set", "socket", "up")
        # A server that has lost us lets our remote forwards go soon, yet later than a program may be stopped.
        self.sshd = self.at_server(servers.start_sshd, folder, address="0.0.0.0", settings=(
            "ClientAliveInterval 4", "ClientAliveCountMax 3", f"MaxStartups {MOST_STARTUPS}:100:{MOST_STARTUPS}"))
        cleanup.callback(self.sshd.stop)

    def at_server(self, call, *arguments, **named):
        """What is called there starts its processes, threads and sockets in the server's network."""
        return self._server_thread.submit(call, *arguments, **named).result()

    def link(self, state):
        ip("link", "set", "cable", state)
        if state == "up":  # Its addresses stayed; routes of a link that is down are gone.
            ip("route", "replace", "192.0.2.0/24", "dev", "cable")

    def drop_all(self):
        """Both ways, and nobody is told."""
        ip("rule", "add", "pref", "5", "iif", "cable", "blackhole")
        self.at_server(ip, "rule", "add", "pref", "5", "iif", "socket", "blackhole")

    def drop_nothing(self):
        ip("rule", "del", "pref", "5")
        self.at_server(ip, "rule", "del", "pref", "5")

    def change_address(self):
        old, self._address = CLIENTS[self._address], 1 - self._address
        ip("address", "del", f"{old}/24", "dev", "cable")
        ip("address", "add", f"{CLIENTS[self._address]}/24", "dev", "cable")

    def reset_connections(self):
        """As a firewall may: both sides' systems end them."""
        subprocess.run(["ss", "-t", "-K", "dst", SERVER, "dport", "=", str(self.sshd.port)], check=True,
                       stdout=subprocess.DEVNULL)

    def signal_server(self, number, listener_too=False):
        pids = self.sshd.sessions() + ([self.sshd.process_id()] if listener_too else [])
        for pid in pids:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, number)
        return pids

    def kill_sessions(self):
        self.signal_server(signal.SIGKILL)

    def stop_server(self):
        self.sshd.die()

    def start_server(self):
        self.at_server(self.sshd.start)

    def fill_server(self):
        """Takes every place for those who have not logged in yet, until the caller closes what it gets."""
        return self.at_server(lambda: [socket.create_connection((SERVER, self.sshd.port)) for _ in range(MOST_STARTUPS)])

    def wake(self, processes):
        for pid in processes:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGCONT)
