# SPDX-License-Identifier: MIT
"""The Wine prefix with a display, a tray and servers, and the installed Underpass in it, for tray.py."""
import json
import pathlib
import shutil
import sys
import tempfile
import zipfile

CHECKOUT = pathlib.Path(__file__).resolve().parents[2]
sys.path[1:1] = [str(CHECKOUT / "app/demo"), str(CHECKOUT / "tests/live")]
import fetch  # noqa: E402
import servers  # noqa: E402
from desktop import Desktop  # noqa: E402
from wine import ROOT, Shell, check, forget_installation  # noqa: E402

DRIVE = ROOT / "opt/wine/drive_c"
USER = DRIVE / "users/root"
FOLDER = USER / "AppData/Local/Programs/Underpass"
PROFILES = USER / "AppData/Roaming/Underpass/profiles.json"
SHORTCUT = USER / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Underpass.lnk"
RUN = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Run"
NAME, PASSWORD = "anna", "not-a-real-password"
MAIL = b"From: Ada <ada@example.org>\nSubject: Lunch\n\nAt noon.\n"


def inside(path):
    return "/" + str(path.relative_to(ROOT))


class WineDesktop(Desktop):
    """Wine's explorer hands the icons of its programs to the tray."""

    def icon(self):
        return self.xdotool("search", "--onlyvisible", "--class", "^explorer.exe$")


class Machine:
    def __init__(self, setup, helpers, pictures, cleanup):
        self.setup, self.poke_program = f"/src/{setup}", f"/src/{helpers}/poke.exe"
        self.planted, self.plain_window = CHECKOUT / helpers / "libplanted.dll", CHECKOUT / helpers / "plain_window.exe"
        self.pictures = pathlib.Path(pictures) if pictures else None
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="underpass-tray-", dir=ROOT / "tmp"))
        cleanup.callback(shutil.rmtree, self.folder, ignore_errors=True)
        forget_former_runs()
        home = self.folder / "home"
        home.mkdir()
        self.desktop = WineDesktop(None, home, cleanup)
        self.shell = Shell(self.desktop._env["DISPLAY"])
        cleanup.callback(self.shell.close)
        forget_installation(self.shell)
        cleanup.callback(self.ctl, "quit")
        self._start_servers(cleanup)
        self.process = None

    def _start_servers(self, cleanup):
        self.sshd = servers.start_sshd(self.folder)
        cleanup.callback(self.sshd.stop)
        mail = pathlib.Path(tempfile.mkdtemp(prefix="underpass-mail-"))
        cleanup.callback(shutil.rmtree, mail, ignore_errors=True)
        self.dovecot = servers.start_dovecot(mail, NAME, PASSWORD, MAIL)
        cleanup.callback(self.dovecot.stop)
        self.mail_port = servers.free_port()

    def install(self, **how):
        reply = self.shell.ask(run=["wine", self.setup, "/S"], **how)
        check(reply["code"] == 0, "setup ends with 0", reply)
        return reply["err"]

    def unpack_portable(self):
        folder = self.folder / "portable"
        with zipfile.ZipFile(CHECKOUT / self.setup.removeprefix("/src/").replace("-setup.exe", "-portable.zip")) as package:
            package.extractall(folder)
        return folder

    def ctl(self, *arguments):
        program = FOLDER / "underpassctl.exe"
        return self.shell.ask(run=["wine", inside(program), *arguments]) if program.is_file() else None

    def must(self, *arguments):
        reply = self.ctl(*arguments)
        check(reply["code"] == 0, f"underpassctl {arguments[0]} ends with 0", reply)
        return reply["out"]

    def tunnels(self):
        return json.loads(self.must("status", "--json"))["tunnels"]

    def states(self):
        return [tunnel["state"] for tunnel in self.tunnels()]

    def start(self, *arguments, **how):
        log = inside(self.folder / "underpass.log")
        self.process = self.shell.ask(start=["wine", inside(FOLDER / "underpass.exe"), *arguments], log=log, **how)["pid"]

    def end_of_process(self):
        return self.shell.ask(wait=self.process)["code"]

    def poke(self, *arguments):
        reply = self.shell.ask(run=["wine", self.poke_program, *arguments])
        check(reply["code"] == 0, f"poke {arguments[0]} works", reply)
        return reply["out"].split()

    def log(self):
        return (USER / "AppData/Local/Underpass/logs/underpass.log").read_text(errors="replace")

    def fetches_mail(self):
        return b"At noon." in fetch.fetch(self.mail_port, NAME, PASSWORD)

    def registered(self, key, name):
        reply = self.shell.ask(run=["wine", "reg", "query", key, "/v", name])
        return reply["out"] if reply["code"] == 0 else ""

    def picture(self, name):
        if self.pictures:
            self.pictures.mkdir(parents=True, exist_ok=True)
            self.desktop.picture(str(self.pictures / f"{name}.png"))


def forget_former_runs():
    for left in ("AppData/Roaming/Underpass", "AppData/Local/Underpass", "AppData/Local/Programs/Underpass"):
        shutil.rmtree(USER / left, ignore_errors=True)
