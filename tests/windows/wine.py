# SPDX-License-Identifier: MIT
"""Windows programs in the Debian 13 root, for the tests in this folder."""
import json
import os
import pathlib
import subprocess

CHECKOUT = pathlib.Path(__file__).resolve().parents[2]
CACHE = os.environ.get("UNDERPASS_CACHE") or pathlib.Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser() / "underpass"
ROOT = pathlib.Path(CACHE) / "windows/root"
INSTALLATION = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Underpass"


class Shell:
    """The one process in the root that starts the Windows programs: on a display of its own, or on the one named."""

    def __init__(self, display=None):
        where = [f"DISPLAY={display}"] if display else ["xvfb-run", "-a"]
        self._process = subprocess.Popen(
            [CHECKOUT / "installer/windows/in-root", "env", "WINEPREFIX=/opt/wine", "WINEDEBUG=-all", *where,
             "python3", "-B", "-u", "tests/windows/wine_shell.py"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, **request):
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise SystemExit("wine.py: the shell inside the root has ended.")
        reply = json.loads(line)
        if "trouble" in reply:
            raise SystemExit(f"wine.py: {request}: {reply['trouble']}")
        return reply

    def close(self):
        self._process.stdin.close()
        self._process.wait(30)


def forget_installation(shell):
    """Of a run that failed: setup would go where it went."""
    shell.ask(run=["wine", "reg", "delete", INSTALLATION, "/f"])


def fail(what, seen):
    raise SystemExit(f"FAILED: {what}\n{seen}")


def check(holds, what, seen=""):
    if not holds:
        fail(what, seen)
