#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The tray program as its user sees it: the guide makes a tunnel, a mail comes through it, its forwards are edited
while a mail program is connected, the network changes, the server dies and comes back, the session ends, and in the
next one the tray dies and comes back, and the Quit of the icon's menu ends everything. Under Xvfb with a window manager
and a tray, in a network of its own."""
import json
import os
import pathlib
import poplib
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from contextlib import ExitStack, closing

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "app" / "demo"))
import fetch  # noqa: E402
import servers  # noqa: E402
from desktop import Desktop, wait_for  # noqa: E402


def trusts(desktop):
    desktop.keys("alt+t")  # "Trust and connect"
    return not desktop.xdotool("search", "--onlyvisible", "--name", "^Mail - Underpass")


def make_first_tunnel(desktop, ssh_port):
    """By the keyboard alone, after a mistake in the server's name that the guide lets one mend."""
    desktop.window("^Underpass$")
    desktop.keys("alt+s")  # "Set up your first tunnel"
    desktop.window("Set up a tunnel")
    desktop.keys("Return")  # "Mail", the first of what there is to reach.
    desktop.type(f"{servers.account()}@nobody.invalid:{ssh_port}")
    desktop.keys("Return")
    wait_for("the tunnel does not find its server", lambda: desktop.states() == ["waiting"])
    desktop.keys("alt+b")
    desktop.keys("ctrl+a")
    desktop.type(f"{servers.account()}@127.0.0.1:{ssh_port}")
    desktop.keys("Return")
    desktop.window("^Mail - Underpass")  # The question about the host key, which hears no key at first.
    wait_for("the host key is trusted", lambda: trusts(desktop))


def finish_the_guide(desktop, home):
    """It tests the mail server itself, and has both ticks: the tunnel is there after the next logon."""
    desktop.window("Set up a tunnel")
    desktop.keys("alt+e")  # "Test it"
    desktop.keys("alt+f")
    wait_for("the guide is over", lambda: not desktop.xdotool("search", "--onlyvisible", "--name", "Set up a tunnel"))
    saved = json.loads((home / "config" / "underpass" / "profiles.json").read_text())["profiles"][0]
    if not saved.get("autostart"):
        raise SystemExit("The tunnel was to connect when Underpass starts.")
    if not list((home / "config" / "autostart").glob("*.desktop")):
        raise SystemExit("Underpass was to start at logon.")


def quit_from_icon_of_next_tray(desktop, program):
    desktop.window("^Underpass$")
    desktop.keys("alt+F4")  # The window hides; the program lives on in its icon.
    wait_for("the window hides", lambda: len(desktop.icon()) == 1)
    desktop.end_tray()  # As when the shell of the desktop crashes.
    wait_for("the icon goes with its tray", lambda: not desktop.icon())
    desktop.start_tray()
    [icon] = wait_for("the icon is back in the next tray", lambda: len(found := desktop.icon()) == 1 and found)
    desktop.click(icon, 3)
    wait_for("the icon's menu", lambda: len(desktop.icon()) == 2)
    desktop.keys("q")
    desktop.window("Quit Underpass")
    desktop.keys("alt+q")
    wait_for("the program ends", lambda: program.poll() is not None)
    if program.returncode != 0:
        raise SystemExit(f"The tray program ended with {program.returncode}.")


def edit_forwards(desktop, port, target):
    """While a mail program is connected: its forward is one of those that stay."""
    with closing(poplib.POP3("localhost", port, timeout=10)) as mailbox:
        desktop.ctl("edit", "Mail", "--forward", "D:1080", "--forward", f"L:{port}={target}")
        wait_for("the new forward listens", lambda: ["D 1080", f"L {port} -> {target}"] == desktop.forwards())
        if "UIDL" not in mailbox.capa():
            raise SystemExit("The mail program's connection did not survive the edit.")
    with socket.create_connection(("localhost", 1080), timeout=10) as caller:
        caller.sendall(b"CONNECT 127.0.0.1:110 HTTP/1.1\r\n\r\n")
        answer = caller.recv(1024)
        if not answer.startswith(b"HTTP/1.1 200 "):
            raise SystemExit(f"The new forward does not work: {answer}")


def set_programs_by_hand(home, programs):
    file = home / "config" / "underpass" / "profiles.json"
    saved = json.loads(file.read_text())
    saved["profiles"][0]["forwards"][1]["programs"] = programs
    file.write_text(json.dumps(saved))


def greets(port):
    try:
        with closing(poplib.POP3("localhost", port, timeout=10)):
            return True
    except (OSError, EOFError, poplib.error_proto):
        return False


def is_cut(mailbox):
    try:
        mailbox.capa()
        return False
    except (OSError, EOFError, poplib.error_proto):
        return True


def narrow_programs(desktop, home, port):
    """Who is connected and may not be any more is out at once, whoever says so, and so is who comes next."""
    for narrow in (
            lambda: desktop.ctl("edit", "Mail", "--set", "forwards[1].programs=thunderbird"),
            lambda: set_programs_by_hand(home, ["thunderbird"])):
        with closing(poplib.POP3("localhost", port, timeout=10)) as mailbox:
            narrow()
            wait_for("who may not use the forward any more is cut off", lambda: is_cut(mailbox))
        if greets(port):
            raise SystemExit("The next one who may not use the forward was let in.")
        set_programs_by_hand(home, [])
        wait_for("everybody of ours may use the forward again", lambda: greets(port))
    log = home / "state" / "underpass" / "underpass.log"
    wait_for("the log says whose connection was ended",
             lambda: "was ended: the forward is not for it any more." in log.read_text())


def add_and_connect_at_once(desktop, ssh_port):
    """The program has not heard of the profile when it is asked to connect it; and it ends with its profile."""
    server = ["--server", f"{servers.account()}@127.0.0.1:{ssh_port}"]
    desktop.ctl("add", "Second", *server, "-L", "1199:localhost:110")
    desktop.ctl("connect", "second")
    desktop.ctl("disconnect", "second")
    desktop.ctl("edit", "second", "-L", "1198:localhost:110")
    desktop.ctl("connect", "second")
    if not greets(1198):
        raise SystemExit("What was edited is not what was connected.")
    if "Its tunnel has ended" not in desktop.ctl("remove", "second"):
        raise SystemExit("The removed profile's tunnel was to end.")


def check_while_it_runs(desktop):
    """By the tray program itself, over its session: nobody else could listen at the ports."""
    told = desktop.run("check", "Mail").stdout
    if "greeting: localhost:110 says: +OK" not in told:
        raise SystemExit(f"The running tunnel was to be tried: {told}")


def forget_secrets(desktop, program):
    said = desktop.ctl("forget-secrets", "Mail")
    if f"Process {program.pid} forgot what was typed for" not in said:
        raise SystemExit(f"The running program was to forget: {said}")


def change_network(desktop, sshd, home):
    """The server is gone without a word: what says so is the question after the change, not the next keepalive."""
    log = home / "state" / "underpass" / "underpass.log"
    for session in sshd.sessions():
        os.kill(session, signal.SIGSTOP)
    subprocess.run(["ip", "address", "add", "127.0.0.77/8", "dev", "lo"], check=True)
    wait_for("the tunnel has asked its server", lambda: "no answer to a probe" in log.read_text())
    wait_for("the tunnel is online after the change", lambda: desktop.states() == ["online"])
    for session in sshd.sessions():
        os.kill(session, signal.SIGCONT)


def end_session(program):
    """As logging out does: whatever still runs is told to go, and asked nothing."""
    program.terminate()
    wait_for("the program ends with the session", lambda: program.poll() is not None)


def story(programs, folder, cleanup):
    password = secrets.token_hex(12)
    mail = b"From: Ada <ada@example.org>\nSubject: Lunch\n\nAt noon.\n"
    server_folder = folder / "servers"
    server_folder.mkdir(mode=0o711)
    sshd = servers.start_sshd(server_folder)
    cleanup.callback(sshd.stop)
    dovecot = servers.start_dovecot(server_folder, "demo", password, mail, 110)
    cleanup.callback(dovecot.stop)
    home = folder / "home"
    (home / ".ssh").mkdir(parents=True, mode=0o700)
    shutil.copy(server_folder / "user_key", home / ".ssh" / "id_ed25519")
    desktop = Desktop(programs, home, cleanup)
    program = desktop.start([str(programs / "underpass")])
    try:
        make_first_tunnel(desktop, sshd.port)
        wait_for("the tunnel is online", lambda: desktop.states() == ["online"])
        if b"At noon." not in fetch.fetch(1110, "demo", password):
            raise SystemExit("The mail did not come through the tunnel.")
        finish_the_guide(desktop, home)
        check_while_it_runs(desktop)
        edit_forwards(desktop, 1110, "localhost:110")
        narrow_programs(desktop, home, 1110)
        add_and_connect_at_once(desktop, sshd.port)
        forget_secrets(desktop, program)
        change_network(desktop, sshd, home)
        sshd.die()
        wait_for("the tunnel waits for its server", lambda: desktop.states() == ["waiting"])
        sshd.start()
        wait_for("the tunnel is online again", lambda: desktop.states() == ["online"])
        end_session(program)
        program = desktop.start([str(programs / "underpass")])
        desktop.window("^Underpass$")  # Nobody connects it: the guide's tick does.
        wait_for("the tunnel is online in the next session", lambda: desktop.states() == ["online"])
        quit_from_icon_of_next_tray(desktop, program)
    except SystemExit:
        desktop.picture(os.environ.get("UNDERPASS_TEST_PICTURE", "tray_test.png"))
        raise


def main():
    with ExitStack() as cleanup:
        folder = pathlib.Path(cleanup.enter_context(tempfile.TemporaryDirectory(prefix="underpass-tray-")))
        folder.chmod(0o711)
        story(pathlib.Path(sys.argv[1]), folder, cleanup)


if __name__ == "__main__":
    main()
