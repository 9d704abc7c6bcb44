#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The clock of the wall jumps, by minutes, days and years and both ways: a tunnel that is online stays so and carries,
one that waits waits as long as it would have, and no word is strange. The clock that programs wait by goes on."""
import datetime
import pathlib
import re
import signal
import socket
import sys
import tempfile
from contextlib import ExitStack

from desktop import wait_for
from one_server import one_server, servers

PORT = 1110
LIBRARY = next(pathlib.Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"), None)
TEN_YEARS = 10 * 365 * 24 * 3600
JUMPS = [600, -600, 24 * 3600, -24 * 3600, TEN_YEARS, -TEN_YEARS]
HOUR = 3600


class Clock:
    """Of the programs that are started with it, beside the true one."""

    def __init__(self, folder):
        self._file = folder / "clock"
        self.set(0)
        # Only the wall's clock, and read anew at each look.
        self.environment = {"LD_PRELOAD": str(LIBRARY), "FAKETIME_TIMESTAMP_FILE": str(self._file),
                            "FAKETIME_DONT_FAKE_MONOTONIC": "1", "FAKETIME_NO_CACHE": "1"}

    def set(self, seconds):
        new = self._file.with_suffix(".new")
        new.write_text(f"{seconds:+d}\n")
        new.replace(self._file)  # Never half of it.
        self.year = (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=seconds)).year


def greets(wanted=b"SSH-"):
    with socket.create_connection(("127.0.0.1", PORT), timeout=20) as caller:
        return caller.recv(4) == wanted


def one(programs):
    [tunnel] = programs.tunnels()
    return tunnel


def attempts_in(log):
    return log.read_text().count(": connecting: ")


def stays_online(programs, clock, log, jump):
    clock.set(jump)
    if not greets():
        raise SystemExit(f"{jump}: it does not carry")
    [forward] = wait_for(f"{jump}: its times are of that year", lambda: [
        each for each in one(programs)["forwards"] if (each["lastByte"] or "").startswith(str(clock.year))])
    tunnel = one(programs)
    if tunnel["state"] != "online" or tunnel["sentence"] != "Online." or "trouble" in forward["words"]:
        raise SystemExit(f"{jump}: {tunnel}")
    if attempts_in(log) != 1:
        raise SystemExit(f"{jump}: it has connected anew:\n{log.read_text()}")


def waits(programs, clock, log, attempts, jump):
    clock.set(jump)
    tunnel = one(programs)
    left = int(re.search(r"Trying again in (\S+) s", tunnel["sentence"]).group(1))
    if tunnel["state"] != "waiting" or not HOUR / 2 < left <= HOUR * 1.2:
        raise SystemExit(f"{jump}: {tunnel['sentence']}")
    if attempts_in(log) != attempts:
        raise SystemExit(f"{jump}: it has tried:\n{log.read_text()}")


def lose(sshd, programs):
    sshd.die()
    wait_for("it waits", lambda: programs.states() == ["waiting"])


def story(folder, cleanup):
    if not LIBRARY:
        raise SystemExit("libfaketime is missing: install the Debian package libfaketime.")
    clock = Clock(folder)
    sshd, programs, state, key = one_server(folder, cleanup, sys.argv[1])
    server = f"127.0.0.1:{sshd.port}"
    programs.ctl("trust-host", server, key)
    programs.ctl("add", "Mail", "--server", server, "--account", servers.account(), "--set", "retry.longest=2",
                 "--forward", f"L:{PORT}=localhost:{sshd.port}")
    log = state / "mail.log"
    arguments = [f"{name}={value}" for name, value in clock.environment.items()]
    program = programs.start(["env", *arguments, str(programs.folder / "underpassctl"), "run", "Mail"])
    wait_for("it comes online", lambda: programs.states() == ["online"])
    for jump in JUMPS:
        stays_online(programs, clock, log, jump)
    clock.set(0)
    lose(sshd, programs)
    clock.set(-TEN_YEARS)
    sshd.start()
    wait_for("its wait ends though the clock went back", lambda: programs.states() == ["online"])
    clock.set(0)
    programs.ctl("edit", "Mail", "--set", f"retry.longest={HOUR}", "--set", f"retry.first={HOUR}")
    lose(sshd, programs)
    attempts = attempts_in(log)
    for jump in JUMPS:
        waits(programs, clock, log, attempts, jump)
    sshd.start()
    programs.ctl("reconnect", "Mail")
    wait_for("it comes back", lambda: programs.states() == ["online"])
    program.send_signal(signal.SIGTERM)
    wait_for("it ends", lambda: program.poll() == 0)


def main():
    with ExitStack() as cleanup:
        folder = pathlib.Path(cleanup.enter_context(tempfile.TemporaryDirectory(prefix="underpass-clock-")))
        folder.chmod(0o711)
        story(folder, cleanup)


if __name__ == "__main__":
    main()
