#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What became of a tunnel, told afterwards: when it was up, why it was not, how many strangers were turned away, and that
its process was killed without a word; by `connect` and by the tray program, until it is forgotten. In a network of its own."""
import json
import os
import pathlib
import signal
import stat
import subprocess
import sys
import tempfile
from contextlib import ExitStack

from desktop import end, expect, wait_for
from one_server import one_server, servers

PORT = 1110
QUICK = ("--set", "retry.first=1", "--set", "retry.longest=1")


def stranger_calls(times=1):
    """Another account of the machine."""
    call = f"import socket; socket.create_connection(('127.0.0.1', {PORT})).recv(1)"
    for _ in range(times):
        subprocess.run([sys.executable, "-c", call], user="nobody", check=False, stderr=subprocess.DEVNULL)


def times_turned_away(programs):
    return sum(each["timesTurnedAway"] for tunnel in programs.tunnels() for each in tunnel["forwards"])


def spells(programs, profile="mail"):
    told = json.loads(programs.ctl("history", profile, "--json"))
    expect(told["version"] == 1 and told["profiles"][0]["id"] == profile, "whose history it is", told)
    return told["profiles"][0]["spells"]


def shapes(programs):
    return [(spell["state"], spell["cause"], spell["turnedAway"]) for spell in spells(programs)]


def goes_down_and_up(programs, sshd):
    sshd.die()
    wait_for("it notices", lambda: programs.states() != ["online"])
    wait_for("it finds nobody", lambda: any(spell["cause"] == "connect-refused" for spell in spells(programs)))
    sshd.start()
    wait_for("it is back", lambda: programs.states() == ["online"])


def in_the_background(programs, sshd, state):
    programs.ctl("connect", "Mail")
    stranger_calls(3)
    wait_for("they were turned away", lambda: times_turned_away(programs) == 3)
    goes_down_and_up(programs, sshd)
    told = shapes(programs)
    expect(told[0] == ("connecting", "", 0) and told[1] == ("online", "", 3), "up, with the strangers", told)
    expect(("waiting", "connect-refused", 0) in told, "down, with the cause", told)
    expect(told[-1] == ("online", "", 0) and spells(programs)[-1]["until"] is None, "and up until now", told)
    text = programs.ctl("history")
    expect("\n  up since " in text and "callers were turned away, 3 times" in text and " because: " in text, "in words", text)
    expect(stat.S_IMODE((state / "history-mail.jsonl").stat().st_mode) == 0o600, "only its owner reads it")

    [process] = [tunnel["process"] for tunnel in programs.tunnels()]
    os.kill(process, signal.SIGKILL)
    wait_for("it is gone", lambda: not programs.states())
    last = spells(programs)[-1]
    expect(last["state"] == "online" and last["until"] is None and last["lastSign"], "killed while it was up", last)
    expect("ended without a word" in programs.ctl("history", "Mail"), "and in words")

    programs.ctl("connect", "Mail")
    programs.ctl("disconnect", "Mail")
    expect(spells(programs)[-1]["state"] == "stopped", "a proper end is one", spells(programs))


def with_a_broken_line(programs, state):
    before = spells(programs)
    with (state / "history-mail.jsonl").open("a") as file:
        file.write('{"at":17')
    ran = programs.run("history", "mail", "--json")
    expect("1 lines cannot be read" in ran.stderr and json.loads(ran.stdout)["profiles"][0]["spells"] == before,
           "a broken line is said, and loses no other", ran)


def in_the_tray_program(programs):
    tray = programs.start([str(programs.folder / "underpass"), "--hidden"])
    wait_for("it answers", lambda: programs.manager_answers(tray.pid))
    programs.ctl("connect", "Mail")
    end(tray)
    last = spells(programs)[-2:]
    expect([spell["state"] for spell in last] == ["online", "stopped"] and last[1]["process"] == tray.pid,
           "the tray program keeps the same, and its end", last)


def is_forgotten(programs, state):
    programs.ctl("forget-history", "Mail")
    expect(spells(programs) == [] and not (state / "history-mail.jsonl").exists(), "forgotten")
    programs.ctl("connect", "Mail")
    programs.ctl("remove", "Mail")
    expect(not (state / "history-mail.jsonl").exists(), "it goes with the profile, though that was running")
    ran = programs.run("history", "Mail")
    expect(ran.returncode == 3 and "no such profile" in ran.stderr, "and then nobody knows it", ran)


def story(folder, cleanup):
    sshd, programs, state, host_key = one_server(folder, cleanup, sys.argv[1])
    server = f"127.0.0.1:{sshd.port}"
    programs.ctl("trust-host", server, host_key)
    programs.ctl("add", "Mail", "--server", server, "--account", servers.account(), "--forward", f"L:{PORT}=localhost:110",
                 *QUICK)
    expect(spells(programs) == [], "nothing has happened")
    in_the_background(programs, sshd, state)
    with_a_broken_line(programs, state)
    in_the_tray_program(programs)
    is_forgotten(programs, state)


def main():
    with ExitStack() as cleanup:
        folder = pathlib.Path(cleanup.enter_context(tempfile.TemporaryDirectory(prefix="underpass-history-")))
        folder.chmod(0o711)
        story(folder, cleanup)


if __name__ == "__main__":
    main()
