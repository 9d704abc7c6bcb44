#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""A process of ours that hangs is called so by every command, and by a second start of the tray program; nobody takes
it for one that is not there, and it holds up no other. And a tunnel that fails in the background leaves word of it."""
import json
import os
import pathlib
import re
import shutil
import signal
import stat
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "app" / "demo"))
import servers  # noqa: E402
from desktop import Programs, end, expect, wait_for  # noqa: E402


def says_that_it_hangs(programs, process, commands):
    """Side by side: each waits a while for the process."""
    with ThreadPoolExecutor() as pool:
        all_ran = list(pool.map(lambda command: programs.run(*command), commands))
    for command, ran in zip(commands, all_ran):
        expect(f"Process {process} does not answer." in ran.stderr, f"{command} names the process", ran)
        expect("No tunnel is running" not in ran.stdout and "not running" not in ran.stderr, f"{command} claims nothing", ran)
        expect(ran.returncode == 1, f"{command} fails", ran)
    status = json.loads(programs.run("status", "--json").stdout)
    expect([each["process"] for each in status["hanging"]] == [process], "the JSON names it", status)


def is_stopped(process):
    return "\nState:\tT" in pathlib.Path(f"/proc/{process.pid}/status").read_text()


def stop(process):
    process.send_signal(signal.SIGSTOP)
    wait_for("it is stopped", lambda: is_stopped(process))


COMMANDS = (["status"], ["connect", "Mail"], ["run", "Mail"], ["disconnect", "Mail"], ["reconnect", "Mail"])


def terminal_that_is_stopped(programs):
    """Ctrl-Z in the terminal of `run`."""
    program = programs.start([str(programs.folder / "underpassctl"), "run", "Mail"])
    wait_for("it runs", lambda: programs.states())
    other = programs.start([str(programs.folder / "underpassctl"), "run", "Other"])
    wait_for("the other runs", lambda: len(programs.states()) == 2)
    stop(program)
    says_that_it_hangs(programs, program.pid, COMMANDS)
    ran = programs.run("status")
    expect("Other: " in ran.stdout, "what answers is shown", ran)
    says_that_it_hangs(programs, program.pid, (["quit"],))
    wait_for("quit ends the other all the same", lambda: other.poll() == 0)
    program.send_signal(signal.SIGCONT)
    wait_for("it has heard of the wish meanwhile", lambda: program.poll() == 0)


def tray_program_that_hangs(programs):
    argv = [str(programs.folder / "underpass"), "--hidden"]
    program = programs.start(argv)
    wait_for("it answers", lambda: programs.manager_answers(program.pid))
    stop(program)
    says_that_it_hangs(programs, program.pid, COMMANDS)
    second = programs.start(argv)
    log = programs.log_of(argv[0])
    wait_for("the second start says it", lambda: f"Process {program.pid} does not answer." in log.read_text())
    end(second)
    program.send_signal(signal.SIGCONT)
    wait_for("it answers again", lambda: programs.run("status").returncode == 0)
    programs.ctl("quit")
    wait_for("it ends", lambda: program.poll() == 0)


def failure_in_the_background(programs, sshd, home, state):
    """The key is no longer taken, and the server is away for a moment: what comes then, nobody sees at a terminal."""
    programs.ctl("connect", "Mail")
    expect(programs.states() == ["online"], "it is online", programs.states())
    shutil.copy(home / "other.pub", sshd.user_key)
    for session in sshd.sessions():
        os.kill(session, signal.SIGKILL)
    wait_for("its process ends", lambda: not programs.states())
    ran = programs.run("status")
    told = re.search(r"^Mail failed at (\d{4}-\d\d-\d\d )?\d\d:\d\d:\d\d: ", ran.stdout, re.MULTILINE)
    expect(told and "did not accept the log-in" in ran.stdout, "status tells", ran)
    [failure] = json.loads(programs.run("status", "--json").stdout)["failures"]
    expect(failure["id"] == "mail" and failure["trouble"] == "authentication-refused", "the JSON tells", failure)
    expect(stat.S_IMODE((state / "ended-mail.json").stat().st_mode) == 0o600, "only its owner reads it")
    shutil.copy(home / ".ssh" / "id_ed25519.pub", sshd.user_key)
    (state / "ended-gone.json").write_text((state / "ended-mail.json").read_text().replace('"mail"', '"gone"'))
    programs.ctl("connect", "Mail")
    programs.ctl("disconnect", "Mail")
    ran = programs.run("status")
    expect(ran.stdout == "No tunnel is running.\n", "the next connect ends it, and so does a profile's removal", ran)


def story(folder, cleanup):
    server_folder = folder / "servers"
    server_folder.mkdir(mode=0o711)
    sshd = servers.start_sshd(server_folder)
    sshd.user_key = server_folder / "user_key.pub"
    cleanup.callback(sshd.stop)
    home = folder / "home"
    (home / ".ssh").mkdir(parents=True, mode=0o700)
    shutil.copy(server_folder / "user_key", home / ".ssh" / "id_ed25519")
    shutil.copy(server_folder / "user_key.pub", home / ".ssh" / "id_ed25519.pub")
    servers.make_key(home / "other")
    programs = Programs(pathlib.Path(sys.argv[1]), home, cleanup, QT_QPA_PLATFORM="offscreen")
    server = f"127.0.0.1:{sshd.port}"
    programs.ctl("trust-host", server, (server_folder / "host_key.pub").read_text().strip())
    for name, port in (("Mail", 1110), ("Other", 1111)):
        programs.ctl("add", name, "--server", server, "--account", servers.account(), "--forward", f"L:{port}=localhost:110")
    failure_in_the_background(programs, sshd, home, home / "state" / "underpass")
    terminal_that_is_stopped(programs)
    tray_program_that_hangs(programs)


def main():
    with ExitStack() as cleanup:
        folder = pathlib.Path(cleanup.enter_context(tempfile.TemporaryDirectory(prefix="underpass-hang-")))
        folder.chmod(0o711)
        story(folder, cleanup)


if __name__ == "__main__":
    main()
