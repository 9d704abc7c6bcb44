# SPDX-License-Identifier: MIT
"""What every measurement stands on: the load's server, the private sshd, the long ways to it, fresh tunnels."""
import subprocess
import time
from contextlib import contextmanager

import contestants

NAMES = ("ssh", "ssh aes128-gcm", "plink", "Underpass")


class Ground:
    def __init__(self, options, folder, cleanup):
        self.options, self.folder, self._cleanup = options, folder, cleanup
        self.target = self._port_of([options.peer, "serve"], "peer.log")
        self.dead = self._port_of([options.peer, "dead"], "dead.log")
        self._servers = {}
        self._far = {}
        self.failures = 0

    def _port_of(self, argv, log):
        process = contestants.Process(argv, self.folder / log)
        self._cleanup.callback(process.stop)
        while not process.said().strip():
            if process.process.poll() is not None:
                raise SystemExit(f"bench: {argv[0]} did not start.")
        return int(process.said())

    def server(self, settings=()):
        """The folder and the port of a private sshd with these settings."""
        if settings not in self._servers:
            folder = self.folder / f"sshd-{len(self._servers)}"
            folder.mkdir()
            sshd = contestants.start_server(folder, settings)
            self._cleanup.callback(sshd.stop)
            self._servers[settings] = folder, sshd.port
        return self._servers[settings]

    def _way(self, folder, port, milliseconds):
        """A port that leads to that sshd with so long a round trip."""
        if not milliseconds:
            return port
        if (port, milliseconds) not in self._far:
            far = self._port_of([self.options.delay, port, milliseconds], f"delay-{port}-{milliseconds}.log")
            contestants.know(folder, far)
            self._far[port, milliseconds] = far
        return self._far[port, milliseconds]

    @contextmanager
    def tunnel(self, name, milliseconds=0, kinds=("L",), settings=()):
        """A tunnel of its own, so that nothing is left of the measurement before. Each further forward is a local one to
        where nobody answers."""
        folder, port = self.server(settings)
        server = self._way(folder, port, milliseconds)
        forwards = [contestants.Forward(kind, self.dead if number else self.target) for number, kind in enumerate(kinds)]
        if name == "plink":
            tunnel = contestants.plink(folder, server, forwards)
        elif name == "Underpass":
            tunnel = contestants.underpass(self.options.underpassctl, folder, server, forwards)
        else:
            extra = ("-c", contestants.GCM) if name == "ssh aes128-gcm" else ()
            tunnel = contestants.ssh(name, folder, server, forwards, *extra)
        try:
            self._wait_for(tunnel)
            yield tunnel
        finally:
            tunnel.stop()

    def _wait_for(self, tunnel):
        """A port may listen long before it leads anywhere."""
        deadline = time.monotonic() + 20
        while self._run("opens", tunnel.door(), 1).returncode != 0:
            if time.monotonic() > deadline:
                raise SystemExit(f"bench: {tunnel.name} carries nothing:\n{tunnel.said()}")
            time.sleep(0.05)

    def _run(self, *arguments):
        return subprocess.run([self.options.peer, *map(str, arguments)], capture_output=True, text=True, timeout=300,
                              check=False)

    def load(self, *arguments):
        """What the load printed: seconds. One broken connection does not lose the whole run, but is told."""
        for _ in range(2):
            done = self._run(*arguments)
            if done.returncode == 0:
                return [float(line) for line in done.stdout.split()]
            print(f"bench: the load failed: {' '.join(map(str, arguments))}: {done.stderr.strip()}", flush=True)
            self.failures += 1
        raise SystemExit((self.folder / "peer.log").read_text(errors="replace")[-2000:] + "bench: it failed again.")

    def rate(self, direction, door, size, streams=1):
        """MB/s of all streams together."""
        [seconds] = self.load(direction, door, size, streams)
        return size / seconds / 1e6

    @contextmanager
    def meanwhile(self, *arguments):
        """The load in the background, for as long as the block lasts."""
        process = subprocess.Popen([self.options.peer, *map(str, arguments)], stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            yield process
        finally:
            process.kill()
            process.communicate()

    @contextmanager
    def held(self, door, count):
        """So many idle connections that have carried a byte each."""
        with self.meanwhile("hold", door, count) as process:
            if process.stdout.readline().strip() != str(count):
                raise SystemExit(f"bench: {count} connections could not be held.")
            yield
