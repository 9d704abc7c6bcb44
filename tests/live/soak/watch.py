# SPDX-License-Identifier: MIT
"""What a program of ours says and needs meanwhile."""
import pathlib
import threading
import time

from faults import GIVEN_UP, KEEPALIVE

SAYS_SILENT = "has not answered for a while"
AMBER_AFTER = KEEPALIVE * 4 / 3
SLACK = 5  # Seconds, for a machine with other work and for how long `status` takes.


def needs(process):
    """Descriptors, threads and resident KB of it."""
    folder = pathlib.Path(f"/proc/{process}")
    fields = dict(line.split(":", 1) for line in (folder / "status").read_text().splitlines())
    return {"descriptors": len(list((folder / "fd").iterdir())), "threads": int(fields["Threads"]),
            "KB": int(fields["VmRSS"].split()[0])}


class Watch:
    """Asks again and again what the tunnels' states are, and holds it against what is so. A thread of its own."""

    def __init__(self, programs, subjects, path):
        self._programs, self._subjects, self._path = programs, subjects, path
        self._latest = {}
        self.lies, self.highest = [], {subject.name: 0 for subject in subjects}
        self._ends, self._trouble = threading.Event(), None
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def state(self, subject, since):
        """The latest one that was asked for after `since`, or None."""
        asked, tunnel = self._latest.get(subject.name, (0, None))
        return tunnel["state"] if asked > since and tunnel else None

    def latest(self, subject):
        return self._latest.get(subject.name)

    def end(self):
        self._ends.set()
        self._thread.join()
        if self._trouble:
            raise self._trouble  # It has not watched to the end.

    def _run(self):
        try:
            self._watch()
        except BaseException as trouble:
            self._trouble = trouble

    def _watch(self):
        while not self._ends.wait(0.25):
            cut, asked = self._path.cut_since, time.monotonic()
            found = {tunnel["name"]: tunnel for tunnel in self._programs.tunnels_that_answer()}
            was_cut = cut if self._path.cut_since == cut else None
            for subject in self._subjects:
                tunnel = found.get(subject.name)
                self._latest[subject.name] = (asked, tunnel)
                self.highest[subject.name] = max(self.highest[subject.name], needs(subject.process.pid)["KB"])
                if tunnel and was_cut:
                    self._judge(subject, tunnel, asked - was_cut)

    def _judge(self, subject, tunnel, cut_for):
        if tunnel["state"] not in ("online", "degraded"):
            return
        if cut_for > GIVEN_UP + SLACK or (cut_for > AMBER_AFTER + SLACK and SAYS_SILENT not in tunnel["sentence"]):
            self.lies.append(f"{subject.name} {cut_for:.1f} s after the path was cut: {tunnel['sentence']}")
