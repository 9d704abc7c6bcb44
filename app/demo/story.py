#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Fetches one mail twice, in the open and through Underpass, and shows what an eavesdropper gets each time."""
import argparse
import json
import pathlib
import poplib
import secrets
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack

import fetch
import relay
import servers

USER = "demo"


def make_mail(secret):
    return (f"From: Ada <ada@example.org>\nTo: demo@example.org\nSubject: Lunch\n\n"
            f"The safe's combination is {secret}.\n").encode()


def body(mail):
    return mail.split(b"\n\n", 1)[1].strip()


def write_profile(folder, ssh_port, local_port, mail_port):
    profile = {"id": "demo", "name": "Demo mail", "server": f"127.0.0.1:{ssh_port}", "account": servers.account(),
               "credentials": {"methods": ["key-file"], "keyFiles": [str(folder / "user_key")], "remember": False},
               "forwards": [{"kind": "local", "listen": f"localhost:{local_port}",
                             "target": f"127.0.0.1:{mail_port}", "who": "only-me", "required": True,
                             "enabled": True}]}
    profiles = folder / "profiles"
    profiles.mkdir(mode=0o700)
    (profiles / "profiles.json").write_text(json.dumps({"version": 1, "profiles": [profile]}))
    key = " ".join((folder / "host_key.pub").read_text().split()[:2])
    (folder / "known_hosts").write_text(f"[127.0.0.1]:{ssh_port} {key}\n")
    return profiles


def fetch_when_ready(program, log, port, password):
    deadline = time.monotonic() + 30
    while True:
        try:
            return fetch.fetch(port, USER, password)
        except (OSError, poplib.error_proto) as error:
            if program.poll() is not None or time.monotonic() > deadline:
                raise SystemExit(f"The mail did not come through the tunnel ({error}). Underpass said:\n"
                                 + log.read_text(errors="replace")) from error
            time.sleep(0.1)


def show(recorded, limit=6):
    for line in recorded.splitlines()[:limit]:
        print("    | " + "".join(chr(byte) if 32 <= byte < 127 else "." for byte in line[:90]))


def stop(process):
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def in_the_open(mail_port, password, mail, cleanup):
    wire = relay.RecordingRelay(mail_port)
    cleanup.callback(wire.close)
    got = fetch.fetch(wire.port, USER, password)
    print("1. Mail fetched over plain POP3. Somebody listening on the way recorded:")
    show(wire.recorded(), 100)
    if body(got) != body(mail) or password.encode() not in wire.recorded():
        raise SystemExit("The recording does not show the password, so it would prove nothing below.")


def through_underpass(program, folder, ports, password, mail, cleanup):
    ssh_port, mail_port = ports
    wire = relay.RecordingRelay(ssh_port)
    cleanup.callback(wire.close)
    local_port = servers.free_port()
    profiles = write_profile(folder, wire.port, local_port, mail_port)
    log = folder / "underpassctl.log"
    tunnel = subprocess.Popen([program, "run", "demo", "--profiles", profiles, "--known-hosts", folder / "known_hosts"],
                              stdin=subprocess.DEVNULL, stdout=log.open("wb"), stderr=subprocess.STDOUT)
    cleanup.callback(stop, tunnel)
    got = fetch_when_ready(tunnel, log, local_port, password)
    recorded = wire.recorded()
    print(f"\n2. The same mail fetched from localhost:{local_port}, through Underpass. The listener recorded "
          f"{len(recorded)} bytes:")
    show(recorded)
    if body(got) != body(mail):
        raise SystemExit("The mail that came through the tunnel is not the mail that was sent.")
    if not recorded.startswith(b"SSH-2.0-"):
        raise SystemExit("The tunnel did not pass through the recording, so it proves nothing.")
    if password.encode() in recorded or body(mail) in recorded:
        raise SystemExit("The password or the mail can be read in the recording: the tunnel does not protect it.")
    stop(tunnel)
    return profiles


def in_the_tray(window, profiles, folder):
    """The same profile in the tray program, for as long as its person likes."""
    file = profiles / "profiles.json"
    saved = json.loads(file.read_text())
    saved["profiles"][0]["autostart"] = True
    file.write_text(json.dumps(saved))
    print("\n3. The tray program runs with the demo profile. Quit it in its menu to end the demonstration.", flush=True)
    subprocess.run([window, "--profiles", profiles, "--known-hosts", folder / "known_hosts"], check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True, help="the underpassctl to show")
    parser.add_argument("--window", help="the tray program to start at the end")
    options = parser.parse_args()
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit("Ended."))  # So that what was started below is ended too.
    password = secrets.token_hex(12)
    mail = make_mail(secrets.token_hex(6))
    with ExitStack() as cleanup:
        folder = pathlib.Path(cleanup.enter_context(tempfile.TemporaryDirectory(prefix="underpass-demo-")))
        sshd = servers.start_sshd(folder)
        cleanup.callback(sshd.stop)
        dovecot = servers.start_dovecot(folder, USER, password, mail)
        cleanup.callback(dovecot.stop)
        in_the_open(dovecot.port, password, mail, cleanup)
        profiles = through_underpass(options.program, folder, (sshd.port, dovecot.port), password, mail, cleanup)
        print("\nThe mail is the same; neither the password nor the mail is in what was recorded the second time.")
        if options.window:
            in_the_tray(options.window, profiles, folder)


if __name__ == "__main__":
    main()
