#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""All tunnels in the background are in one process, which is there as long as the last of them: however many ask at
once, whatever their environment, and whatever becomes of one of them or of the process."""
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

from desktop import expect, wait_for
from one_server import one_server, servers

MANY = 30


def processes(programs):
    """Of this test, by the folder of its profiles."""
    found = []
    for entry in pathlib.Path("/proc").iterdir():
        try:
            argv = (entry / "cmdline").read_bytes().split(b"\0") if entry.name.isdigit() else []
        except OSError:
            continue  # It has ended.
        if b"background" in argv and os.fsencode(programs.meeting_place().parent) in argv:
            found.append(int(entry.name))
    return found


def the_one(programs):
    found = {tunnel["process"] for tunnel in programs.tunnels()}
    expect(len(found) == 1 and processes(programs) == list(found), "one process runs them all", (found, processes(programs)))
    return found.pop()


def is_gone(programs):
    return not processes(programs) and not programs.tunnels()


def at_once(programs, commands):
    with ThreadPoolExecutor(len(commands)) as pool:
        return list(pool.map(lambda command: programs.run(*command), commands))


def twenty_connects(programs, sshd):
    for ran in at_once(programs, [["connect", "Mail"]] * 20):
        expect(ran.returncode == 0, "each says that it is up", ran)
        expect("runs in the background" in ran.stdout or "is running already" in ran.stdout, "and where", ran)
    the_one(programs)
    expect(programs.states() == ["online"] and len(sshd.sessions()) == 1, "one tunnel", (programs.tunnels(), sshd.sessions()))
    programs.ctl("disconnect", "Mail")
    wait_for("the process ends with its last tunnel", lambda: is_gone(programs))


def other_environment(programs, home):
    """As of cron, or of an ssh session."""
    programs.ctl("connect", "Mail")
    away = {"PATH": os.environ["PATH"], "HOME": str(home / "away"), "XDG_RUNTIME_DIR": str(home / "away" / "run")}
    own = home / "config" / "underpass"

    def ctl(profiles, *arguments):
        command = [programs.folder / "underpassctl", "--profiles", profiles, *arguments]
        return subprocess.run(command, env=away, cwd=home, capture_output=True, text=True, check=False)
    ran = ctl(own, "status", "--json")
    expect([tunnel["process"] for tunnel in json.loads(ran.stdout)["tunnels"]] == [the_one(programs)], "it is seen", ran)
    (home / "link").symlink_to(own)
    ran = ctl("link", "--known-hosts", own / "known_hosts", "connect", "Other")
    expect(ran.returncode == 0 and len(programs.states()) == 2, "the same process takes it", ran)
    the_one(programs)
    shutil.copytree(own, home / "others", ignore=lambda *_: ["run"])
    ran = ctl(home / "others", "disconnect", "Mail")
    expect(ran.returncode == 8, "other profiles have a tunnel of their own by that name", ran)
    expect(ctl(home / "others", "quit").stdout == "Underpass was not running.\n" and len(programs.states()) == 2, "and a quit")
    ran = ctl(own, "quit")
    expect(ran.returncode == 0, "it is ended from there", ran)
    wait_for("it is gone", lambda: is_gone(programs))


def one_that_fails(programs, home):
    programs.ctl("connect", "Mail")
    process = the_one(programs)
    ran = programs.run("connect", "Stranger")
    expect(ran.returncode == 6 and "did not accept the log-in" in ran.stdout, "its connect says so", ran)
    wait_for("nobody is told of it any longer", lambda: [tunnel["id"] for tunnel in programs.tunnels()] == ["mail"])
    expect((process, ["online"]) == (the_one(programs), programs.states()), "the other one goes on", programs.tunnels())
    expect("Stranger failed at " in programs.run("status").stdout, "and status remembers")
    log = home / "state" / "underpass" / "stranger.log"
    expect("mail" not in log.read_text() and log.read_text().endswith("stranger: ended\n"), "each has its log", log.read_text())


def waits_in_vain(programs, home):
    """Whoever cannot be told why it failed, finds it out: 8 would say that somebody has stopped it."""
    programs.ctl("connect", "Mail")
    (home / "copy").mkdir()
    copy = shutil.copy(programs.folder / "underpassctl", home / "copy" / "underpassctl")
    ran = subprocess.run([copy, "connect", "Stranger"], env=programs.environment(), capture_output=True, text=True, check=False)
    expect(ran.returncode == 6 and "did not accept the log-in" in ran.stderr, "the copy of another program says it", ran)
    for _ in range(4):
        run, connect = at_once(programs, [["run", "Stranger"], ["connect", "Stranger"]])
        expect(connect.returncode == 6 and "did not accept the log-in" in connect.stdout + connect.stderr, "connect does", connect)
        expect(run.returncode in (2, 6), "and run, or who has it", run)
    expect("Stranger failed at " in programs.run("status").stdout, "and status, whoever ran it")


def killed(programs):
    process = the_one(programs)
    os.kill(process, signal.SIGKILL)
    wait_for("its tunnels are gone", lambda: is_gone(programs))
    programs.ctl("connect", "Mail")
    expect(the_one(programs) != process and programs.states() == ["online"], "the next one begins anew", programs.tunnels())


def hanging(programs):
    process = the_one(programs)
    os.kill(process, signal.SIGSTOP)
    for ran in at_once(programs, [["connect", "Other"], ["connect", "Mail"], ["status"], ["disconnect", "Mail"]]):
        expect(ran.returncode == 1 and f"Process {process} does not answer." in ran.stderr, "it is named", ran)
    os.kill(process, signal.SIGCONT)
    wait_for("it answers again", lambda: programs.run("status").returncode == 0)
    expect(processes(programs) == [process], "nobody was started beside it", processes(programs))


def stranger(programs):
    """Another program of the account sees the tunnels, and is neither asked nor believed."""
    def says(**request):
        with socket.socket(socket.AF_UNIX) as line:
            line.connect(str(programs.meeting_place() / f"ctl-{the_one(programs)}"))
            line.sendall(json.dumps({"profile": "mail", "asker": "stranger", **request}).encode() + b"\n")
            return json.loads(line.makefile().readline())
    reply = says(command="attend")
    expect("runs another copy of underpassctl" in reply["refused"] and "question" not in reply, "it is refused", reply)
    reply = says(command="hand-over", knownHosts=["/somewhere/else"])
    expect("other known_hosts" in reply["refused"] and not reply["handedOver"], "trust stays what it was", reply)


def nobody_hears_connect(programs):
    """`connect` with nobody behind its standard streams, as in a pipeline that ends."""
    process = the_one(programs)
    read, write = os.pipe()
    os.close(read)
    started = subprocess.Popen([programs.folder / "underpassctl", "connect", "Other"], env=programs.environment(),
                               stdin=subprocess.DEVNULL, stdout=write, stderr=write)
    os.close(write)
    started.wait()
    wait_for("the others go on, and it as well", lambda: programs.states() == ["online", "online"])
    expect(the_one(programs) == process, "in the same process")
    facts = pathlib.Path(f"/proc/{process}")
    expect(os.readlink(facts / "cwd") == "/", "it holds no folder", os.readlink(facts / "cwd"))
    streams = {os.readlink(facts / "fd" / str(stream)) for stream in range(3)}
    expect(streams == {"/dev/null"}, "it holds nobody's streams", streams)
    expect(os.getsid(process) == process, "it has a session of its own", os.getsid(process))
    for name in ("Mail", "Other"):
        programs.ctl("disconnect", name)
    wait_for("it ends with the last", lambda: is_gone(programs))


def cannot_start(programs):
    """It cannot become the one, which it says itself, and nobody says that this is to be reported."""
    lock = programs.meeting_place() / "background.lock"
    lock.unlink()
    lock.mkdir()
    ran = programs.run("connect", "Mail")
    lock.rmdir()
    expect(ran.returncode == 3 and ran.stderr.count("\n") == 1 and "background.lock cannot be written" in ran.stderr,
           "it gives the reason, once", ran)
    expect(not programs.tunnels(), "nothing runs", programs.tunnels())


def memory_of(process):
    status = pathlib.Path(f"/proc/{process}/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1024


def many(programs):
    began = time.monotonic()
    ran = programs.run("connect", "many-*")
    expect(ran.returncode == 0, "all are up", ran)
    took = time.monotonic() - began
    expect(programs.states() == ["online"] * MANY, "all are up", programs.states())
    print(f"{MANY} tunnels: {took:.1f} s, {memory_of(the_one(programs)):.0f} MB in one process")
    programs.ctl("quit")
    wait_for("they end", lambda: is_gone(programs))


def story(folder, cleanup):
    home = folder / "home"
    sshd, programs, _, host_key = one_server(folder, cleanup, sys.argv[1], settings=["MaxStartups 100:30:200"])
    key = home / ".ssh" / "id_ed25519"
    servers.make_key(home / "other")
    cleanup.callback(programs.run, "quit")
    server = f"127.0.0.1:{sshd.port}"
    programs.ctl("trust-host", server, host_key)

    def add(name, port, key_file):
        programs.ctl("add", name, "--server", server, "--account", servers.account(), "--login", "key-file",
                     "--key-file", key_file, "--forward", f"L:{port}=localhost:110")
    for name, port, key_file in (("Mail", 1110, key), ("Other", 1111, key), ("Stranger", 1112, home / "other")):
        add(name, port, key_file)
    for number in range(MANY):
        add(f"many-{number}", 1200 + number, key)
    twenty_connects(programs, sshd)
    other_environment(programs, home)
    one_that_fails(programs, home)
    waits_in_vain(programs, home)
    killed(programs)
    hanging(programs)
    stranger(programs)
    nobody_hears_connect(programs)
    cannot_start(programs)
    many(programs)


def main():
    with ExitStack() as cleanup:
        folder = pathlib.Path(cleanup.enter_context(tempfile.TemporaryDirectory(prefix="underpass-back-")))
        folder.chmod(0o711)
        story(folder, cleanup)


if __name__ == "__main__":
    main()
