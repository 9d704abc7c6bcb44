#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""`underpassctl log`: what each program wrote of one profile, in one place, followed while files are rotated and emptied
until Ctrl-C or until nobody reads it; and a disk that fills up. In a network of its own."""
import json
import pathlib
import signal
import subprocess
import sys
import tempfile
from contextlib import ExitStack

from desktop import end, expect, wait_for
from one_server import one_server, servers

PORT = 1110


def stranger_calls():
    """Another account of the machine."""
    call = f"import socket; socket.create_connection(('127.0.0.1', {PORT})).recv(1)"
    subprocess.run([sys.executable, "-c", call], user="nobody", check=False, stderr=subprocess.DEVNULL)


def of_both_programs(programs):
    programs.ctl("connect", "Mail")
    stranger_calls()
    wait_for("he is in the log", lambda: "rule account" in programs.ctl("log", "Mail"))
    programs.ctl("disconnect", "Mail")
    tray = programs.start([str(programs.folder / "underpass"), "--hidden"])
    wait_for("it answers", lambda: programs.manager_answers(tray.pid))
    for name in ("Mail", "Other"):
        programs.ctl("connect", name)
    end(tray)
    lines = [json.loads(line) for line in programs.ctl("log", "Mail", "--json").splitlines()]
    for line in lines:
        expect(set(line) == {"time", "level", "profile", "text"} and line["profile"] == "mail" and line["time"].endswith("Z"),
               "one object a line", line)
    texts = [line["text"] for line in lines]
    expect(texts.count("online: Online.") == 2 and texts.count("ended") == 2, "of both programs", texts)
    expect(any("account nobody" in text and "rule account" in text for text in texts), "who was turned away", texts)
    expect(not any("1111" in text for text in texts), "and of no other profile", texts)
    expect([line["time"] for line in lines] == sorted(line["time"] for line in lines), "in the order of time", lines)
    ran = programs.run("log", "Nobody")
    expect(ran.returncode == 3 and "no log of one" in ran.stderr, "nobody knows it", ran)


def followed(programs, state):
    log = state / "mail.log"
    follower = programs.start([str(programs.folder / "underpassctl"), "log", "Mail", "--follow"])
    seen = programs.log_of("underpassctl")
    wait_for("it begins with what is there", lambda: "info: ended" in seen.read_text())
    stamp = "2026-11-26 12:00:00.000 +00:00 info: mail: "

    def says(text, write):
        write(text)
        wait_for(f"it says: {text}", lambda: seen.read_text().count(f"info: {text}\n") == 1)

    def append(text):
        with log.open("a") as file:
            file.write(stamp + text + "\n")

    def rotate(text):
        append(f"last before {text}")
        log.rename(state / "mail.1.log")
        append(text)

    says("appended", append)
    says("rotated", rotate)
    expect("last before rotated\n" in seen.read_text(), "nothing is lost to it", seen.read_text())
    says("emptied", lambda text: log.write_text(stamp + text + "\n"))
    follower.send_signal(signal.SIGINT)
    wait_for("Ctrl-C ends it", lambda: follower.poll() is not None)
    expect(follower.returncode == 0, "properly", follower.returncode)


def until_nobody_reads(programs):
    follower = programs.pipe("log", "Mail", "--follow")
    follower.stdout.readline()
    follower.stdout.close()
    wait_for("it notices without a new line", lambda: follower.poll() is not None)
    expect(follower.returncode == 0 and follower.stderr.read() == b"", "and that is no failure", follower.returncode)


def on_a_full_disk(programs, state):
    """A small one of its own takes the place of the folder."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k,mode=0700", "none", state], check=True)
    try:
        filler = state / "filler"
        with filler.open("wb", buffering=0) as file:
            try:
                while True:
                    file.write(b"x" * 4096)
            except OSError:
                pass
        program = programs.pipe("run", "Mail")
        wait_for("it runs on a full disk", lambda: programs.states() == ["online"])
        filler.unlink()
        programs.ctl("reconnect", "Mail")
        wait_for("the log goes on", lambda: "online" in programs.ctl("log", "Mail"))
        program.send_signal(signal.SIGTERM)
        output, trouble = program.communicate(timeout=60)
        expect(b"LOG ERROR" not in trouble, "no raw words", trouble)
        expect(trouble.count(b"mail.log cannot be written") == 1, "once, in a sentence", trouble)
        expect(b"Online." in output, "the output is as ever", output)
    finally:
        subprocess.run(["umount", state], check=True)


def story(folder, cleanup):
    sshd, programs, state, host_key = one_server(folder, cleanup, sys.argv[1])
    server = f"127.0.0.1:{sshd.port}"
    programs.ctl("trust-host", server, host_key)
    for name, port in (("Mail", PORT), ("Other", PORT + 1)):
        programs.ctl("add", name, "--server", server, "--account", servers.account(), "--forward", f"L:{port}=localhost:110")
    of_both_programs(programs)
    followed(programs, state)
    until_nobody_reads(programs)
    on_a_full_disk(programs, state)


def main():
    with ExitStack() as cleanup:
        folder = pathlib.Path(cleanup.enter_context(tempfile.TemporaryDirectory(prefix="underpass-log-")))
        folder.chmod(0o711)
        story(folder, cleanup)


if __name__ == "__main__":
    main()
