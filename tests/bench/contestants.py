# SPDX-License-Identifier: MIT
"""The tunnels that are measured, and the private server they all go to."""
import json
import os
import pathlib
import pwd
import socket
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "app" / "demo"))
import servers  # noqa: E402  The demo's private sshd.

GCM = "aes128-gcm@openssh.com"


class Process:
    def __init__(self, argv, log, **more):
        self._log = log
        self.process = subprocess.Popen([str(each) for each in argv], stdin=subprocess.DEVNULL,
                                        stdout=log.open("ab"), stderr=subprocess.STDOUT, **more)

    def cpu_seconds(self):
        """What all its threads have computed so far; the kernel counts nanoseconds."""
        total = 0
        for task in pathlib.Path(f"/proc/{self.process.pid}/task").iterdir():
            total += int((task / "schedstat").read_text().split()[0])
        return total / 1e9

    def resident(self):
        """Bytes of memory it really uses."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) * 1024

    def wake_ups(self):
        """How often its threads have gone to sleep so far."""
        return sum(int(line.split()[1]) for task in pathlib.Path(f"/proc/{self.process.pid}/task").iterdir()
                   for line in (task / "status").read_text().splitlines() if line.startswith("voluntary_ctxt"))

    def said(self):
        return self._log.read_text(errors="replace")

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


class Tunnel(Process):
    """Its first forward leads to the load's server; ready when every one listens."""

    def __init__(self, name, argv, forwards, log, **more):
        super().__init__(argv, log, **more)
        self.name, self._forwards = name, forwards
        deadline = time.monotonic() + 20
        while not all(self._listens(forward.port) for forward in forwards):
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise SystemExit(f"bench: {name} did not start:\n{self.said()}")
            time.sleep(0.05)

    def door(self, number=0):
        """What the load connects to, in its words."""
        forward = self._forwards[number]
        return f"{forward.port}/{forward.target}" if forward.kind == "D" else str(forward.port)

    @staticmethod
    def _listens(port):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return True
        except OSError:
            return False


def host_key(folder):
    return " ".join((folder / "host_key.pub").read_text().split()[:2])


def fingerprint(folder):
    said = subprocess.run([servers.find("ssh-keygen", "openssh-client"), "-lf", folder / "host_key.pub"], check=True,
                          capture_output=True, text=True).stdout
    return said.split()[1]


class Forward:
    """-L, -D or -R of ssh, from a port of its own to the target; what a caller of -D asks for is its own matter."""

    def __init__(self, kind, target):
        self.kind, self.target, self.port = kind, target, servers.free_port()

    def option(self):
        place = f"127.0.0.1:{self.port}"
        return f"-{self.kind}", place if self.kind == "D" else f"{place}:127.0.0.1:{self.target}"

    def field(self):
        kind = {"L": "local", "D": "dynamic", "R": "remote"}[self.kind]
        target = {} if self.kind == "D" else {"target": f"127.0.0.1:{self.target}"}
        return {"kind": kind, "listen": f"127.0.0.1:{self.port}", **target}


def options_of(forwards):
    return [word for forward in forwards for word in forward.option()]


def ssh(name, folder, server, forwards, *options):
    return Tunnel(name, ["ssh", "-F", "none", "-N", "-p", server, "-i", folder / "user_key", "-o", "IdentitiesOnly=yes",
                         "-o", f"UserKnownHostsFile={folder}/known_hosts", "-o", "GlobalKnownHostsFile=none", *options,
                         *options_of(forwards), f"{servers.account()}@127.0.0.1"],
                  forwards, folder / f"{name.replace(' ', '-')}.log")


def plink(folder, server, forwards):
    key = folder / "user_key.ppk"
    if not key.exists():
        subprocess.run(["puttygen", folder / "user_key", "-o", key, "-O", "private"], check=True,
                       stdin=subprocess.DEVNULL, env={**os.environ, "HOME": str(folder)})
    return Tunnel("plink", ["plink", "-batch", "-ssh", "-N", "-P", server, "-i", key, "-hostkey", fingerprint(folder),
                            *options_of(forwards), f"{servers.account()}@127.0.0.1"],
                  forwards, folder / "plink.log", env={**os.environ, "HOME": str(folder)})


def underpass(program, folder, server, forwards):
    profile = {"id": "bench", "name": "Bench", "server": f"127.0.0.1:{server}", "account": servers.account(),
               "credentials": {"methods": ["key-file"], "keyFiles": [str(folder / "user_key")], "remember": False},
               "forwards": [forward.field() for forward in forwards]}
    own = pathlib.Path(tempfile.mkdtemp(prefix="u-", dir=folder))  # Several may run at once; a socket in it has a short path.
    (own / "profiles.json").write_text(json.dumps({"version": 1, "profiles": [profile]}))
    return Tunnel("Underpass", [program, "run", "bench", "--profiles", own, "--known-hosts", folder / "known_hosts"],
                  forwards, own / "underpass.log")


def know(folder, port):
    with (folder / "known_hosts").open("a") as known:
        known.write(f"[127.0.0.1]:{port} {host_key(folder)}\n")


def start_server(folder, settings=()):
    sshd = servers.start_sshd(folder, settings)
    know(folder, sshd.port)
    if pwd.getpwuid(os.getuid()).pw_shell in ("/usr/sbin/nologin", "/bin/false"):
        print("bench: this account has no shell; sshd may refuse it.")
    return sshd
