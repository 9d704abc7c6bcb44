# SPDX-License-Identifier: MIT
"""What goes wrong, and is whole again afterwards. `path.cut()` around what no byte gets through."""
import contextlib
import random
import signal
import time

KEEPALIVE = 3
GIVEN_UP = 3 * KEEPALIVE  # After that long without an answer.


class Path:
    """Since when nothing can come from the server, or None. Written by one thread, read by others."""

    def __init__(self):
        self.cut_since = None

    @contextlib.contextmanager
    def cut(self):
        self.cut_since = time.monotonic()
        try:
            yield
        finally:
            self.cut_since = None


class Faults:
    """Each kind once in random order, then all of them again. One thread."""

    def __init__(self, ground, subjects, path, seed):
        self._ground, self._subjects, self._path = ground, subjects, path
        self._random = random.Random(seed)
        self._deck = []
        self._kinds = (self.server_killed, self.server_away, self.server_full, self.link_down_shortly, self.link_down,
                       self.silence, self.long_silence, self.session_frozen, self.server_frozen, self.address_changed,
                       self.connections_reset, self.profile_edited, self.reconnect_wanted, self.program_stopped)

    def next(self):
        """Happens, and is over when this returns: its name, and whether every connection has to outlive it."""
        if not self._deck:
            self._deck = list(self._kinds)
            self._random.shuffle(self._deck)
        fault = self._deck.pop()
        fault()
        outlived = fault in (self.link_down_shortly, self.silence, self.profile_edited, self.program_stopped)
        return fault.__name__.replace("_", " "), outlived

    def _lasts(self, shortest, longest):
        time.sleep(self._random.uniform(shortest, longest))  # The fault itself.

    def server_killed(self):
        self._ground.kill_sessions()

    def server_away(self):
        self._ground.stop_server()
        with self._path.cut():
            self._lasts(0.2, 4)
        self._ground.start_server()

    def server_full(self):
        places = self._ground.fill_server()
        try:
            self._ground.kill_sessions()
            self._lasts(1, 5)
        finally:
            for place in places:
                place.close()

    def link_down_shortly(self):
        self._link_down(0.2, KEEPALIVE / 2)

    def link_down(self):
        self._link_down(GIVEN_UP + 2, GIVEN_UP + 8)

    def _link_down(self, shortest, longest):
        self._ground.link("down")
        with self._path.cut():
            self._lasts(shortest, longest)
        self._ground.link("up")

    def silence(self):
        self._drop(0.2, KEEPALIVE / 2)

    def long_silence(self):
        self._drop(GIVEN_UP + 2, GIVEN_UP + 8)

    def _drop(self, shortest, longest):
        self._ground.drop_all()
        with self._path.cut():
            self._lasts(shortest, longest)
        self._ground.drop_nothing()

    def session_frozen(self):
        """The sessions of the moment; whoever comes anew is served, so that nothing is said of the path."""
        frozen = self._ground.signal_server(signal.SIGSTOP)
        self._lasts(1, GIVEN_UP + 5)
        self._ground.wake(frozen)

    def server_frozen(self):
        frozen = self._ground.signal_server(signal.SIGSTOP, listener_too=True)
        self._lasts(1, GIVEN_UP + 5)
        self._ground.wake(frozen)

    def address_changed(self):
        self._ground.change_address()

    def connections_reset(self):
        self._ground.reset_connections()

    def profile_edited(self):
        for subject in self._subjects:
            subject.edit()

    def reconnect_wanted(self):
        for subject in self._subjects:
            subject.reconnect()

    def program_stopped(self):
        """Also for longer than the server may be silent: nothing is wrong with the link."""
        with contextlib.ExitStack() as stopped:
            for subject in self._subjects:
                stopped.enter_context(subject.stopped())
            self._lasts(1, GIVEN_UP + 1.5)  # The server waits longer.
