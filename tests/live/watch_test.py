#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""`underpassctl watch` and `wait`, with a real server: each line is what app/watch.schema.json says, counted without a gap,
and nothing is lost without a word: not the last words of a process that fails or is killed, not one that hangs. In a network
of its own."""
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from contextlib import ExitStack

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "app" / "demo"))
import servers  # noqa: E402
from desktop import Programs, expect, wait_for  # noqa: E402

PORT = 1110
QUICK = ("--set", "retry.first=1", "--set", "retry.longest=1")
SCHEMA = json.loads((ROOT / "app" / "watch.schema.json").read_text())
TYPES = {"string": str, "integer": int, "object": dict}


def validate(value, schema):
    """As much of JSON Schema as this one uses; a word that it does not know is a failure. What a later version may add,
    this one does not have: its examples are all there are."""
    known = {"$schema", "title", "description", "type", "required", "properties", "additionalProperties", "examples", "pattern",
             "minimum"}
    expect(set(schema) <= known, "the schema uses more than this validates", set(schema) - known)
    expect(isinstance(value, TYPES[schema["type"]]) and not isinstance(value, bool), f"is a {schema['type']}", value)
    expect(schema.get("additionalProperties", True) and "enum" not in schema, "nothing keeps a later version out", schema)
    expect("examples" not in schema or value in schema["examples"], f"is one of {schema.get('examples')}", value)
    expect("pattern" not in schema or re.search(schema["pattern"], value), "matches", value)
    expect("minimum" not in schema or value >= schema["minimum"], "is not less", value)
    expect(set(schema.get("required", ())) <= set(value if schema["type"] == "object" else ()) or "required" not in schema,
           "has what is required", value)
    for key, each in (value.items() if schema["type"] == "object" else ()):
        expect(key in schema["properties"], f"has no {key}", value)
        validate(each, schema["properties"][key])


class Watch:
    """Reads in a thread of its own."""

    def __init__(self, programs, *arguments):
        self.process = programs.pipe("watch", "--json", *arguments)
        self.lines = []
        self._wrong = None
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self):
        try:
            for line in self.process.stdout:
                event = json.loads(line)
                validate(event, SCHEMA)
                self.lines.append(event)
                expect(event["seq"] == len(self.lines), "counted without a gap", event)
        except (SystemExit, ValueError) as wrong:  # Nobody else hears what ends a thread.
            self._wrong = wrong

    def judge(self):
        expect(self._wrong is None, "each line is as the schema says", self._wrong)

    def sees(self, event, **fields):
        """The first such event, once it is there."""
        def found():
            self.judge()
            expect(self.process.poll() is None or not self._reader.is_alive(), "it goes on", self.lines)
            return [line for line in self.lines if line["event"] == event and fields.items() <= line.items()]
        return wait_for(f"{event} {fields} among {self.events()}", found)[0]

    def events(self):
        return [line["event"] for line in self.lines]

    def end(self, number=signal.SIGINT):
        self.process.send_signal(number)
        wait_for("it ends", lambda: self.process.poll() is not None)
        self._reader.join()
        self.judge()
        expect(self.process.returncode == 0, "properly", self.process.stderr.read())


def stranger_calls(port=PORT):
    call = f"import socket; socket.create_connection(('127.0.0.1', {port})).recv(1)"
    subprocess.run([sys.executable, "-c", call], user="nobody", check=False, stderr=subprocess.DEVNULL)


def process_of(programs, name):
    return next(tunnel["process"] for tunnel in programs.tunnels() if tunnel["id"] == name)


def tells_what_happens(programs, sshd):
    programs.ctl("connect", "Mail")
    watch = Watch(programs)
    state = watch.sees("state", id="mail", name="Mail", state="online")
    expect(state["process"] == process_of(programs, "mail"), "whose it is", state)
    stranger_calls()
    away = watch.sees("caller-turned-away", id="mail", user="nobody", rule="account", times=1, cause="caller-refused")
    expect(away["forward"] == f"L:{PORT}=localhost:110", "which forward", away)
    sshd.die()
    watch.sees("waiting", cause="connect-refused")
    sshd.start()
    watch.sees("online", id="mail")
    watch.sees("forward", id="mail", forwardState="ready")
    programs.ctl("edit", "Mail", "--set", "keepalive=20")
    watch.sees("edited", id="mail")
    programs.pipe("run", "Other")  # Whatever is connected has one process; this is another.
    wait_for("it runs", lambda: any(tunnel["id"] == "other" for tunnel in programs.tunnels()))
    new = watch.sees("process-found", process=process_of(programs, "other"))
    own = [line["event"] for line in watch.lines if line["process"] == new["process"]]
    wait_for("what came before it was found is told", lambda: watch.sees("connecting", id="other") and watch.sees("online", id="other"))
    expect("state" not in own, "as what happened", own)
    programs.ctl("disconnect", "Other")
    watch.sees("stopped", id="other")
    watch.sees("process-ended", process=new["process"])
    only = Watch(programs, "Other")
    only.sees("process-found")
    programs.ctl("reconnect", "Mail")
    programs.ctl("connect", "Other")
    only.sees("online", id="other")
    only.end(signal.SIGTERM)
    expect({line.get("id", "other") for line in only.lines} == {"other"}, "what was not asked for is not told", only.lines)
    watch.end()


def tells_of_the_last_words(programs, sshd, home):
    watch = Watch(programs)
    mail = watch.sees("state", id="mail")["process"]
    os.kill(mail, signal.SIGKILL)
    watch.sees("ended-without-a-word", id="mail", process=mail)
    watch.sees("process-ended", process=mail)
    programs.ctl("connect", "Mail")
    shutil.copy(home / "other.pub", sshd.user_key)
    [process] = [tunnel["process"] for tunnel in programs.tunnels() if tunnel["id"] == "mail"]
    waits = programs.pipe("wait", "Mail", "--for", "failed", "--timeout", "60")
    online = programs.pipe("wait", "Mail", "--for", "stopped")
    for session in sshd.sessions():
        os.kill(session, signal.SIGKILL)
    failed = watch.sees("failed", id="mail", process=process)
    expect(failed["cause"] == "authentication-refused" and "did not accept" in failed["sentence"], "why", failed)
    watch.sees("process-ended", process=process)
    for each in (waits, online):
        wait_for("who waits for that hears of it", lambda: each.poll() is not None)
        expect(each.returncode == 0, "and is content", each.stderr.read())
    shutil.copy(home / ".ssh" / "id_ed25519.pub", sshd.user_key)
    watch.end()


def tells_who_hangs(programs):
    programs.ctl("connect", "Mail")
    process = process_of(programs, "mail")
    watch = Watch(programs)
    watch.sees("state", id="mail")
    os.kill(process, signal.SIGSTOP)
    try:
        expect(f"Process {process} does not answer" in watch.sees("process-hangs", process=process)["sentence"], "by name")
        programs.pipe("disconnect", "Other").wait(60)
    finally:
        os.kill(process, signal.SIGCONT)
    watch.sees("process-answers", process=process)
    watch.end()


def until_nobody_reads(programs):
    watch = programs.pipe("watch")
    watch.stdout.readline()
    watch.stdout.close()
    wait_for("it notices without an event", lambda: watch.poll() is not None)
    expect(watch.returncode == 0 and watch.stderr.read() == b"", "and that is no failure", watch.returncode)


def hears_that_it_was_stopped(programs, late):
    """One that began to look only after the tunnel had ended waits for the next one, and rightly."""
    programs.run("connect", "Mail")
    programs.ctl("disconnect", "Mail")
    try:
        return late.wait(1) is not None
    except subprocess.TimeoutExpired:
        return False


def waits(programs, sshd):
    def ends(code, words, *arguments):
        ran = programs.run("wait", *arguments)
        expect(ran.returncode == code and words in ran.stderr, f"wait {arguments}", ran)
    programs.run("disconnect", "Mail")
    ends(3, "no such profile", "Nobody")
    ends(0, "", "Mail", "--for", "stopped")
    ends(8, "does not run", "Mail", "--timeout", "0")
    ends(2, "--for", "Mail", "--for", "asleep")
    ends(2, "--timeout", "Mail", "--timeout", "-1")
    early = programs.pipe("wait", "Mail", "--timeout", "60")
    programs.ctl("connect", "Mail")
    wait_for("it was there before the tunnel", lambda: early.poll() is not None)
    expect(early.returncode == 0, "and is content", early.stderr.read())
    ends(0, "", "Mail")
    ends(1, "is not stopped after 0 s", "Mail", "--for", "stopped", "--timeout", "0")
    programs.ctl("disconnect", "Mail")
    sshd.die()
    programs.run("connect", "Mail")
    ends(4, "is not online after 0 s", "Mail", "--timeout", "0")
    ends(0, "", "Mail", "--for", "waiting")
    late = programs.pipe("wait", "Mail")
    wait_for("it hears that it was stopped", lambda: hears_that_it_was_stopped(programs, late))
    expect(late.returncode == 8 and b"was stopped meanwhile" in late.stderr.read(), "and that is not online", late.returncode)
    sshd.start()
    holder = subprocess.Popen([sys.executable, "-c", "import socket; s = socket.create_server(('127.0.0.1', 1110)); print(flush=True); s.accept()"],
                              stdout=subprocess.PIPE)
    holder.stdout.readline()
    try:
        programs.run("connect", "Mail")
        ends(7, "is not online", "Mail", "--timeout", "0")
    finally:
        holder.kill()
        holder.wait()
    ends(0, "", "Mail", "--timeout", "60")
    programs.ctl("disconnect", "Mail")


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
    for name, port in (("Mail", PORT), ("Other", PORT + 1)):
        programs.ctl("add", name, "--server", server, "--account", servers.account(), "--forward", f"L:{port}=localhost:110",
                     *QUICK)
    tells_what_happens(programs, sshd)
    tells_of_the_last_words(programs, sshd, home)
    tells_who_hangs(programs)
    until_nobody_reads(programs)
    programs.run("disconnect", "Other")
    waits(programs, sshd)


def main():
    with ExitStack() as cleanup:
        folder = pathlib.Path(cleanup.enter_context(tempfile.TemporaryDirectory(prefix="underpass-watch-")))
        folder.chmod(0o711)
        story(folder, cleanup)


if __name__ == "__main__":
    main()
