#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The tray program as its user sees it: the guide makes a tunnel, a mail comes through it, the server dies and comes
back, and the menu's Quit ends everything. Under Xvfb with a window manager and a tray, in a network of its own."""
import json
import os
import pathlib
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "app" / "demo"))
import fetch  # noqa: E402
import servers  # noqa: E402

PATIENCE = 60  # Seconds for each state to be reached; a state that comes is not waited for any longer.


class Desktop:
    """A display with a window manager and a tray, and one tray program on it."""

    def __init__(self, programs, folder, cleanup):
        self._programs, self._folder, self._cleanup = programs, folder, cleanup
        self._env = {**os.environ, "HOME": str(folder), "XDG_CONFIG_HOME": str(folder / "config"),
                     "XDG_STATE_HOME": str(folder / "state"), "XDG_RUNTIME_DIR": str(folder / "run"),
                     "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}
        self._env.pop("SSH_AUTH_SOCK", None)
        (folder / "run").mkdir(mode=0o700)
        display, write = os.pipe()
        self.start(["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x900x24", "-nolisten", "tcp"],
                   pass_fds=[write])
        os.close(write)
        with os.fdopen(display) as number:
            self._env["DISPLAY"] = ":" + number.readline().strip()
        self.start(["openbox"])
        self.start(["trayer", "--edge", "top", "--align", "right", "--widthtype", "request", "--height", "32"])

    def start(self, argv, **more):
        process = subprocess.Popen(argv, env=self._env, stdin=subprocess.DEVNULL, stdout=self.log(argv[0]),
                                   stderr=subprocess.STDOUT, **more)
        self._cleanup.callback(end, process)
        return process

    def log(self, name):
        return (self._folder / (pathlib.Path(name).name + ".log")).open("ab")

    def xdotool(self, *arguments):
        return subprocess.run(["xdotool", *map(str, arguments)], env=self._env, capture_output=True, text=True,
                              check=False).stdout.split()

    def window(self, title):
        """Brings the window with this title to the front, as soon as there is one."""
        found = wait_for(f"a window called {title}",
                         lambda: self.xdotool("search", "--onlyvisible", "--name", title))
        self.xdotool("windowactivate", "--sync", found[-1])
        return found[-1]

    def keys(self, *keys):
        self.xdotool("key", "--clearmodifiers", "--delay", "60", *keys)

    def type(self, text):
        self.xdotool("type", "--delay", "20", text)

    def states(self):
        said = subprocess.run([self._programs / "underpassctl", "status", "--json"], env=self._env, check=True,
                              capture_output=True, text=True).stdout
        return [tunnel["state"] for tunnel in json.loads(said)["tunnels"]]

    def picture(self, name):
        subprocess.run(["import", "-window", "root", name], env=self._env, check=False)


def wait_for(what, look):
    deadline = time.monotonic() + PATIENCE
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > deadline:
            raise SystemExit(f"This did not happen within {PATIENCE} s: {what}")
        time.sleep(0.1)


def end(process):
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def make_first_tunnel(desktop, ssh_port):
    desktop.window("^Underpass$")
    desktop.keys("alt+s")  # "Set up your first tunnel"
    desktop.window("Set up a tunnel")
    desktop.keys("alt+n")
    desktop.keys("alt+s")  # "SSH server"
    desktop.type(f"127.0.0.1:{ssh_port}")
    desktop.keys("alt+a")  # "Account"
    desktop.type(servers.account())
    desktop.keys("alt+n")
    desktop.window("Mail through 127.0.0.1")  # The question about the host key.
    desktop.keys("alt+t")  # "Trust and connect"


def quit_from_menu(desktop, program):
    desktop.window("^Underpass$")
    desktop.keys("ctrl+q")
    desktop.window("Quit Underpass")
    desktop.keys("alt+q")
    wait_for("the program ends", lambda: program.poll() is not None)
    if program.returncode != 0:
        raise SystemExit(f"The tray program ended with {program.returncode}.")


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
        sshd.die()
        wait_for("the tunnel waits for its server", lambda: desktop.states() == ["waiting"])
        sshd.start()
        wait_for("the tunnel is online again", lambda: desktop.states() == ["online"])
        quit_from_menu(desktop, program)
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
