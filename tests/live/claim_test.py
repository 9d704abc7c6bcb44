#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""However many begin one tunnel in the same moment, and in whatever way, one process has it, and all others say so or
use it; nobody ends what somebody else needs; and whoever is killed leaves the way free."""
import pathlib
import sys
import tempfile
from contextlib import ExitStack

from desktop import expect, wait_for
from one_server import one_server, servers

ROUNDS = 4


def ended(process):
    """What it said on standard error."""
    process.wait(60)
    return process.stderr.read().decode()


def is_idle(programs, sshd):
    return not programs.tunnels() and not sshd.sessions()


def end_it(programs, sshd):
    programs.run("disconnect", "Mail")
    wait_for("nothing runs", lambda: is_idle(programs, sshd))


def runs_at_once(programs, sshd):
    for _ in range(ROUNDS):
        runs = [programs.pipe("run", "Mail") for _ in range(4)]
        wait_for("all but one have ended", lambda: sum(run.poll() is None for run in runs) == 1)
        wait_for("that one is up", lambda: programs.states() == ["online"])
        one = next(run for run in runs if run.poll() is None)
        for run in runs:
            if run is not one:
                said = ended(run)
                expect(run.returncode == 2 and f"is running already, process {one.pid}." in said, "it says who has it", said)
        expect(len(sshd.sessions()) == 1, "there is one", sshd.sessions())
        end_it(programs, sshd)


def run_and_connect(programs, sshd):
    for _ in range(ROUNDS):
        run, connect = programs.pipe("run", "Mail"), programs.pipe("connect", "Mail")
        said = ended(connect)
        expect(connect.returncode == 0, "whoever has it, it is up", said)
        wait_for("run has it, or has said who does", lambda: run.poll() == 2 or programs.tunnels()[0]["process"] == run.pid)
        expect(programs.states() == ["online"] and len(sshd.sessions()) == 1, "there is one", programs.tunnels())
        end_it(programs, sshd)


class Exec:
    """`exec` of a program that lives until it is told to end."""

    def __init__(self, programs, folder, name):
        self.ready, self._done = folder / f"{name}.ready", folder / f"{name}.done"
        for file in (self.ready, self._done):
            file.unlink(missing_ok=True)
        script = f"touch {self.ready}; while ! [ -e {self._done} ]; do sleep 0.05; done; exit 5"
        self.process = programs.pipe("exec", "Mail", "--", "sh", "-c", script)

    def is_ready(self):
        return self.ready.exists()

    def kill(self):
        self.process.kill()
        self.process.wait(60)

    def end(self):
        self._done.touch()
        said = ended(self.process)
        expect(self.process.returncode == 5, "its tunnel was there to its end", (self.process.returncode, said))


def two_execs(programs, folder):
    for first, last in ((0, 1), (1, 0)):
        both = [Exec(programs, folder, "a"), Exec(programs, folder, "b")]
        wait_for("both programs run", lambda: all(each.is_ready() for each in both))
        both[first].end()
        expect(programs.states() == ["online"], "the other one still has it", programs.tunnels())
        both[last].end()
        expect(not programs.tunnels(), "it ends with the last", programs.tunnels())


def exec_and_connect(programs, sshd, folder):
    for _ in range(ROUNDS):
        program, connect = Exec(programs, folder, "c"), programs.pipe("connect", "Mail")
        said = ended(connect)
        expect(connect.returncode == 0, "it is up", said)
        wait_for("the program runs", program.is_ready)
        program.end()
        expect(programs.states() == ["online"], "what was connected for good stays", programs.tunnels())
        end_it(programs, sshd)


def killed(programs, sshd, folder):
    run = programs.pipe("run", "Mail")
    wait_for("it is up", lambda: programs.states() == ["online"])
    run.kill()
    run.wait(60)
    ran = programs.run("connect", "Mail")
    expect(ran.returncode == 0 and "runs in the background" in ran.stdout, "the way is free", ran)
    end_it(programs, sshd)
    program = Exec(programs, folder, "d")
    wait_for("its program runs", program.is_ready)
    program.kill()
    wait_for("nobody needs it any longer", lambda: is_idle(programs, sshd))


def in_the_tray(programs, sshd, folder):
    tray = programs.start([str(programs.folder / "underpass"), "--hidden"])
    wait_for("it answers", lambda: programs.manager_answers(tray.pid))
    two_execs(programs, folder)
    exec_and_connect(programs, sshd, folder)
    run_and_connect(programs, sshd)
    program = Exec(programs, folder, "e")
    wait_for("its program runs", program.is_ready)
    expect(programs.tunnels()[0]["process"] == tray.pid, "in the tray program", programs.tunnels())
    program.kill()
    wait_for("nobody needs it any longer", lambda: is_idle(programs, sshd))
    programs.ctl("quit")


def story(folder, cleanup):
    sshd, programs, _, host_key = one_server(folder, cleanup, sys.argv[1], settings=["MaxStartups 100:30:200"])
    cleanup.callback(programs.run, "quit")
    server = f"127.0.0.1:{sshd.port}"
    programs.ctl("trust-host", server, host_key)
    programs.ctl("add", "Mail", "--server", server, "--account", servers.account(), "--forward", f"L:1110={server}")
    runs_at_once(programs, sshd)
    run_and_connect(programs, sshd)
    two_execs(programs, folder)
    exec_and_connect(programs, sshd, folder)
    killed(programs, sshd, folder)
    in_the_tray(programs, sshd, folder)


def main():
    with ExitStack() as cleanup:
        folder = pathlib.Path(cleanup.enter_context(tempfile.TemporaryDirectory(prefix="underpass-claim-")))
        folder.chmod(0o711)
        story(folder, cleanup)


if __name__ == "__main__":
    main()
