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
        sshd = contestants.start_server(folder)
        cleanup.callback(sshd.stop)
        self.sshd = sshd.port
        self._far = {0: sshd.port}
        self.failures = 0

    def _port_of(self, argv, log):
        process = contestants.Process(argv, self.folder / log)
        self._cleanup.callback(process.stop)
        while not process.said().strip():
            if process.process.poll() is not None:
                raise SystemExit(f"bench: {argv[0]} did not start.")
        return int(process.said())

    def far(self, milliseconds):
        """A port that leads to the sshd with so long a round trip."""
        if milliseconds not in self._far:
            port = self._port_of([self.options.delay, self.sshd, milliseconds], f"delay-{milliseconds}.log")
            contestants.know(self.folder, port)
            self._far[milliseconds] = port
        return self._far[milliseconds]

    @contextmanager
    def tunnel(self, name, milliseconds=0):
        """A tunnel of its own, so that nothing is left of the measurement before."""
        server = self.far(milliseconds)
        if name == "plink":
            tunnel = contestants.plink(self.folder, server, self.target)
        elif name == "Underpass":
            tunnel = contestants.underpass(self.options.underpassctl, self.folder, server, self.target)
        else:
            extra = ("-c", contestants.GCM) if name == "ssh aes128-gcm" else ()
            tunnel = contestants.ssh(name, self.folder, server, self.target, *extra)
        try:
            self._wait_for(tunnel)
            yield tunnel
        finally:
            tunnel.stop()

    def _wait_for(self, tunnel):
        """A port may listen long before it leads anywhere."""
        deadline = time.monotonic() + 20
        while self._run("opens", tunnel.port, 1).returncode != 0:
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

    def rate(self, direction, port, size, streams=1):
        """MB/s of all streams together."""
        [seconds] = self.load(direction, port, size, streams)
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
    def held(self, port, count):
        """So many idle connections that have carried a byte each."""
        with self.meanwhile("hold", port, count) as process:
            if process.stdout.readline().strip() != str(count):
                raise SystemExit(f"bench: {count} connections could not be held.")
            yield
