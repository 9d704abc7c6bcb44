#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The Windows underpassctl under Wine against a Linux sshd and Dovecot on loopback: live.py UNDERPASSCTL.EXE
(its path in this checkout). Wine does not say who owns a connection, so the forwards are open to everyone here; one test
shows that the default then refuses."""
import contextlib
import hashlib
import json
import os
import pathlib
import shutil
import signal
import socket
import sys
import tempfile
import threading
import time

CHECKOUT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(CHECKOUT / "app/demo"))
sys.dont_write_bytecode = True
import fetch  # noqa: E402
import servers  # noqa: E402
from wine import ROOT, Shell, check, fail  # noqa: E402

MEGABYTES = 100
PATIENCE = 90
HYBRID = "mlkem768x25519-sha256"
HOST_KEY = 5  # app/ctl/ExitCode.h
USER, PASSWORD = "anna", "not-a-real-password"
MAIL = b"From: a@example.org\nTo: b@example.org\nSubject: Through the tunnel\n\n" + b"".join(
    b"Line %d of a long letter.\n" % line for line in range(20000))


class Sshd:
    """Can be killed with all its connections, and be back on the same port."""

    def __init__(self, folder):
        self.folder = folder
        self._server = servers.start_sshd(folder)
        self.port = self._server.port

    def kill(self):
        listener = self._server._process.pid
        os.kill(listener, signal.SIGSTOP)  # Else it may let the tunnel in again while those who are in are put out.
        for child in self._below(listener):
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        os.kill(listener, signal.SIGKILL)
        self._server.stop()

    def start(self):
        argv = [servers.find("sshd", "openssh-server"), "-D", "-e", "-f", str(self.folder / "sshd_config")]
        self._server = servers.Server("sshd", argv, self.port, self.folder / "sshd.log")

    def change_host_key(self):
        for name in ("host_key", "host_key.pub"):
            (self.folder / name).unlink()
        servers.make_key(self.folder / "host_key")

    def log(self):
        return (self.folder / "sshd.log").read_text(errors="replace")

    def public_key(self):
        return " ".join((self.folder / "host_key.pub").read_text().split()[:2])

    def _below(self, process):
        found = []
        for child in pathlib.Path(f"/proc/{process}/task/{process}/children").read_text().split():
            found += self._below(int(child)) + [int(child)]
        return found


class Echo:
    """Sends back whatever comes."""

    def __init__(self):
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while True:
            client, _ = self._listener.accept()
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    @staticmethod
    def _serve(client):
        with client, contextlib.suppress(OSError):
            while data := client.recv(1 << 16):
                client.sendall(data)
            client.shutdown(socket.SHUT_WR)


class Live:
    def __init__(self, program, folder, mail_folder):
        self.shell = Shell()
        self.program = f"/src/{program}"
        self.folder = folder
        self.inside = "/" + str(folder.relative_to(ROOT))
        self.sshd = Sshd(folder)
        self.echo = Echo()
        self.dovecot = servers.start_dovecot(mail_folder, USER, PASSWORD, MAIL)
        self.mail_port, self.echo_port, self.strict_port = (servers.free_port() for _ in range(3))
        self._running = None

    def windows_path(self, name):
        return "Z:" + f"{self.inside}/{name}".replace("/", "\\")

    def argv(self, *arguments):
        return ["wine", self.program, "--profiles", self.windows_path("profiles"), "--known-hosts",
                self.windows_path("known_hosts"), *arguments]

    def ctl(self, *arguments, expect=0):
        reply = self.shell.ask(run=self.argv(*arguments))
        check(reply["code"] == expect, f"underpassctl {arguments[0]} exits with {expect}", reply)
        return reply["out"]

    def add(self, name, *forwards, who, port=None):
        options = [part for forward in forwards for part in ("--forward", forward)]
        self.ctl("add", name, "--server", f"127.0.0.1:{port or self.sshd.port}", "--account", servers.account(), *options,
                 "--login", "key-file", "--key-file", self.windows_path("user_key"), "--who", who)

    def start(self, profile):
        self._running = self.shell.ask(start=self.argv("run", profile), log=f"{self.inside}/run.log")["pid"]

    def state(self, profile):
        tunnels = json.loads(self.ctl("status", "--json"))["tunnels"]
        return next((tunnel["state"] for tunnel in tunnels if tunnel["id"] == profile), "gone")

    def wait_for(self, profile, *states):
        deadline = time.monotonic() + PATIENCE
        while (state := self.state(profile)) not in states:
            if time.monotonic() > deadline:
                fail(f"{profile} is {state}, not {' or '.join(states)}", (self.folder / "run.log").read_text())
            time.sleep(0.1)
        return state

    def close(self):
        self.shell.ask(run=self.argv("quit"))
        self.shell.close()
        self.dovecot.stop()
        self.sshd.kill()


def fetches_mail(live):
    check(fetch.fetch(live.mail_port, USER, PASSWORD) == MAIL, "the mail arrives unchanged")


def echoes(port, megabytes):
    """Sends so much, compares what comes back, and tells the seconds it took."""
    block = os.urandom(1 << 20)
    sent, received = hashlib.sha256(), hashlib.sha256()
    began = time.monotonic()
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as tunnel:
        def send():
            for number in range(megabytes):
                data = number.to_bytes(8, "big") + block[8:]
                sent.update(data)
                tunnel.sendall(data)
            tunnel.shutdown(socket.SHUT_WR)
        sender = threading.Thread(target=send)
        sender.start()
        size = 0
        while data := tunnel.recv(1 << 16):
            received.update(data)
            size += len(data)
        sender.join()
    check(size == megabytes << 20 and sent.digest() == received.digest(), f"{megabytes} MB come back unchanged", size)
    return time.monotonic() - began


def carries_100_mb_both_ways(live):
    took = echoes(live.echo_port, MEGABYTES)
    print(f"         {MEGABYTES} MB there and back in {took:.1f} s, {2 * MEGABYTES / took:.0f} MB/s in sum")


def exchanges_keys_with_ml_kem(live):
    """Only OpenSSL for Windows has ML-KEM here, and only the root's OpenSSH: with nothing else, and new keys each MB."""
    port, door = servers.free_port(), servers.free_port()
    config = (live.folder / "sshd_config").read_text()
    config = config.replace(f"Port {live.sshd.port}\n", f"Port {port}\n").replace(str(live.folder), live.inside)
    (live.folder / "hybrid_config").write_text(config + f"KexAlgorithms {HYBRID}\nRekeyLimit 1M\nLogLevel DEBUG\n")
    sshd = f"mkdir -p /run/sshd; exec /usr/sbin/sshd -D -e -f {live.inside}/hybrid_config"
    live.shell.ask(start=["sh", "-c", sshd], log=f"{live.inside}/hybrid.log")  # Ends with the shell.
    live.ctl("trust-host", f"127.0.0.1:{port}", live.sshd.public_key())
    live.add("Hybrid", f"L:{door}=127.0.0.1:{live.echo.port}", who="everyone-on-this-pc", port=port)
    live.ctl("connect", "hybrid")
    live.wait_for("hybrid", "online")
    echoes(door, 8)
    log = (live.folder / "hybrid.log").read_text(errors="replace")
    check(log.count(f"kex: algorithm: {HYBRID}") >= 4, "it exchanges keys with ML-KEM, again and again", log)
    live.ctl("disconnect", "hybrid")


def comes_back_after_the_server_was_killed(live):
    live.sshd.kill()
    live.wait_for("mail", "waiting", "connecting")
    live.sshd.start()
    live.wait_for("mail", "online")
    fetches_mail(live)


def refuses_a_changed_host_key(live):
    live.sshd.kill()
    live.sshd.change_host_key()
    accepted = live.sshd.log().count("Accepted")
    live.sshd.start()
    code = live.shell.ask(wait=live._running)["code"]
    said = (live.folder / "run.log").read_text(errors="replace")
    check(code == HOST_KEY and "host key" in said and "has changed" in said, "a changed host key stops the tunnel", (code, said))
    check(live.sshd.log().count("Accepted") == accepted, "nothing was sent to the changed server", live.sshd.log())


def refuses_callers_it_cannot_identify(live):
    live.ctl("connect", "strict")
    live.wait_for("strict", "online", "degraded")
    with socket.create_connection(("127.0.0.1", live.strict_port), timeout=PATIENCE) as caller:
        with contextlib.suppress(ConnectionResetError):
            check(caller.recv(1) == b"", "an unknown caller gets nothing")
    live.ctl("disconnect", "strict")
    check(live.state("strict") == "gone", "disconnect ends the background process")


def loads_nothing_from_the_working_directory(live):
    planted = live.folder / "planted"
    planted.mkdir()
    for name in ("version", "iphlpapi", "secur32", "dbghelp", "uxtheme", "wsock32", "mswsock", "cryptbase"):
        (planted / f"{name}.dll").write_bytes(b"MZ planted")
    (planted / "openssl.cnf").write_text("openssl_conf = planted\n")
    windows = live.windows_path("planted")
    reply = live.shell.ask(run=live.argv("status"), cwd=f"{live.inside}/planted",
                           env={"WINEDEBUG": "+loaddll", "WINEPATH": windows, "OPENSSL_CONF": windows + "\\openssl.cnf"})
    check(reply["code"] == 0 and "loaddll" in reply["err"], "it runs, and Wine tells what it loads", reply)
    check("planted" not in reply["err"].lower(), "nothing planted is loaded", reply["err"])


def brings_in_what_putty_has(live):
    key = "HKEY_CURRENT_USER\\Software\\SimonTatham\\PuTTY\\Sessions"
    (live.folder / "putty.reg").write_bytes(
        f"""Windows Registry Editor Version 5.00\r\n
[{key}\\B%FCro%20PC]
"HostName"="gate.example.org"
"PortNumber"=dword:000008ae
"Protocol"="ssh"
"UserName"="anna"
"PublicKeyFile"="C:\\\\keys\\\\anna.ppk"
"PortForwardings"="4L13389=büro:3389,D1080="
"RemoteCommand"="calc"\r\n""".encode("utf-16"))
    file = live.windows_path("putty.reg")
    imported = live.shell.ask(run=["wine", "reg", "import", file])
    check(imported["code"] == 0, "the registry takes the session", imported)
    try:
        ways = [live.ctl("import", "putty", *place, "--dry-run", "--json") for place in ([], [file])]
    finally:
        live.shell.ask(run=["wine", "reg", "delete", key, "/f"])
    [session] = [each for each in json.loads(ways[0])["sessions"] if each["name"] == "Büro PC"]
    check(session in json.loads(ways[1])["sessions"], "the export says the same as the registry", ways)
    check(session["outcome"] == "added" and [each["what"] for each in session["remarks"]] == ["RemoteCommand"],
          "the session becomes a profile, without its command", session)


def main(program):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="underpass-live-", dir=ROOT / "tmp"))
    mail_folder = pathlib.Path(tempfile.mkdtemp(prefix="underpass-mail-"))
    live = Live(program, folder, mail_folder)
    try:
        live.ctl("trust-host", f"127.0.0.1:{live.sshd.port}", live.sshd.public_key())
        live.add("Mail", f"L:{live.mail_port}=127.0.0.1:{live.dovecot.port}",
                 f"L:{live.echo_port}=127.0.0.1:{live.echo.port}", who="everyone-on-this-pc")
        live.add("Strict", f"L:{live.strict_port}=127.0.0.1:{live.dovecot.port}", who="only-me")
        live.start("mail")
        live.wait_for("mail", "online")
        tests = (fetches_mail, carries_100_mb_both_ways, exchanges_keys_with_ml_kem, refuses_callers_it_cannot_identify,
                 comes_back_after_the_server_was_killed, loads_nothing_from_the_working_directory,
                 brings_in_what_putty_has, refuses_a_changed_host_key)
        for test in tests:
            began = time.monotonic()
            test(live)
            print(f"ok       {test.__name__.replace('_', ' ')}  ({time.monotonic() - began:.1f} s)", flush=True)
        print(f"live.py: {len(tests)} of {len(tests)} passed.")
    finally:
        live.close()
        shutil.rmtree(folder, ignore_errors=True)
        shutil.rmtree(mail_folder, ignore_errors=True)


main(*sys.argv[1:])
