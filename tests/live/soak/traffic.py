# SPDX-License-Identifier: MIT
"""Checked bytes: a caller says who it is and how much it sends, whoever listens sends all of it back changed, and both
compare every byte with what has to stand there."""
import random
import socket
import struct
import threading
import time
from collections import Counter

HEADER = struct.Struct(">QQ")
BLOCK = 1 << 20
PATTERN = random.Random(7).randbytes(BLOCK) * 2
CHANGED = bytes(each ^ 0x5A for each in range(256))
CHUNK = 1 << 15


def pattern(who, at, count):
    begin = (who * 4099 + at) % BLOCK
    return PATTERN[begin:begin + count]


class Wrong(Exception):
    """Other bytes than those that have to stand there."""


class Early(Exception):
    """An end where bytes were missing."""


def take(connection, count):
    got = b""
    while len(got) < count:
        more = connection.recv(count - len(got))
        if not more:
            raise Early
        got += more
    return got


class Responder:
    """Listens at a port of the network of the thread that makes it."""

    def __init__(self, port, tally):
        self._listener = socket.create_server(("127.0.0.1", port), backlog=128)
        self._tally = tally
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self):
        while True:
            connection, _ = self._listener.accept()
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection):
        who = None
        with connection:
            try:
                who, length = HEADER.unpack(take(connection, HEADER.size))
                self._echo(connection, who, length)
            except Early:
                self._tally.heard_early(who)
            except Wrong:
                self._tally.count("wrong")
            except OSError:
                pass  # Reset: whoever called knows that it is not whole.

    def _echo(self, connection, who, length):
        at = 0
        while at < length:
            got = connection.recv(min(CHUNK, length - at))
            if not got:
                raise Early
            if got != pattern(who, at, len(got)):
                raise Wrong
            connection.sendall(got.translate(CHANGED))
            at += len(got)
        connection.shutdown(socket.SHUT_WR)
        connection.recv(1)


class Tally:
    """What became of the exchanges. Any thread."""

    def __init__(self):
        self._lock = threading.Lock()
        self._counts = Counter()
        self._given_up = set()
        self._next = 0

    def new_caller(self):
        with self._lock:
            self._next += 1
            return self._next

    def count(self, what, many=1):
        with self._lock:
            self._counts[what] += many

    def give_up(self, who):
        with self._lock:
            self._given_up.add(who)

    def heard_early(self, who):
        """What listens here for a remote forward heard an end too soon; not so where its caller gave up."""
        with self._lock:
            if who is not None and who not in self._given_up:
                self._counts["target heard early end"] += 1

    def resets(self):
        with self._lock:
            return sum(many for what, many in self._counts.items() if what.endswith("reset"))

    def __getitem__(self, what):
        with self._lock:
            return self._counts[what]

    def __str__(self):
        with self._lock:
            return ", ".join(f"{what} {many}" for what, many in sorted(self._counts.items()))


def socks(connection, target):
    """RFC 1928: no log-in, and a name."""
    connection.sendall(b"\x05\x01\x00")
    take(connection, 2)
    name = b"localhost"
    connection.sendall(b"\x05\x01\x00\x03" + bytes([len(name)]) + name + struct.pack(">H", target))
    if take(connection, 10)[1] != 0:
        raise ConnectionRefusedError


class Caller:
    """Exchanges one after the other with what is behind a port, until told to rest. A thread of its own, in the network
    of the thread that starts it."""

    def __init__(self, kind, port, tally, seed, socks_to=None, length=(1, CHUNK), pace=0.0, patience=30.0):
        self.kind, self._port, self._tally, self._socks_to = kind, port, tally, socks_to
        self._length, self._pace, self._patience = length, pace, patience
        self._random = random.Random(seed)
        self._go, self._rests, self._ends = threading.Event(), threading.Event(), False
        self.whole_since = 0.0  # When the last exchange that was whole began.
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self):
        self._thread.start()

    def go(self):
        self._rests.clear()
        self._go.set()

    def rest(self):
        """Returns when its connection is closed."""
        self._go.clear()
        self._rests.wait()

    def _run(self):
        while True:
            if not self._go.is_set():
                self._rests.set()
                self._go.wait()
            began = time.monotonic()
            outcome = self._once(self._random.randint(*self._length))
            self._tally.count(f"{self.kind} {outcome}")
            if outcome == "whole":
                self.whole_since = began
            time.sleep(0.08)  # Many a second, and not as many as there can be.

    def _once(self, length):
        who = self._tally.new_caller()
        try:
            with socket.create_connection(("127.0.0.1", self._port), timeout=self._patience) as connection:
                try:
                    if self._socks_to:
                        socks(connection, self._socks_to)
                    self._exchange(connection, who, length)
                except BaseException:  # What is behind it is not to hear an end that looks like a good one.
                    self._tally.give_up(who)
                    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                    raise
            return "whole"
        except TimeoutError:
            return "hung"
        except Early:
            return "early end"
        except Wrong:
            self._tally.count("wrong")
            return "wrong bytes"
        except OSError:
            return "reset"

    def _exchange(self, connection, who, length):
        connection.sendall(HEADER.pack(who, length))
        for at in range(0, length, CHUNK):
            count = min(CHUNK, length - at)
            connection.sendall(pattern(who, at, count))
            back = take(connection, count)
            if back.translate(CHANGED) != pattern(who, at, count):
                raise Wrong
            self._tally.count("bytes", 2 * count)
            if self._pace:
                time.sleep(self._pace)  # A stream that outlives many faults, on a machine with other work.
        connection.shutdown(socket.SHUT_WR)
        if connection.recv(1):
            raise Wrong
