# SPDX-License-Identifier: MIT
"""A display with a window manager and a tray, for a tray program to be used by hand."""
import json
import os
import pathlib
import subprocess
import tempfile
import time

PATIENCE = 60  # Seconds for each state to be reached; a state that comes is not waited for any longer.


class Programs:
    """Both programs, with folders of their own and no other environment."""

    def __init__(self, programs, home, cleanup, **environment):
        self.folder, self._home, self._cleanup = programs, home, cleanup
        self._env = {**os.environ, "HOME": str(home), "XDG_CONFIG_HOME": str(home / "config"),
                     "XDG_STATE_HOME": str(home / "state"), "XDG_RUNTIME_DIR": str(home / "run"),
                     "LC_ALL": "C.UTF-8", **environment}
        self._env.pop("SSH_AUTH_SOCK", None)
        (home / "run").mkdir(mode=0o700)

    def start(self, argv, **more):
        process = subprocess.Popen(argv, env=self._env, stdin=subprocess.DEVNULL, stdout=self.log(argv[0]),
                                   stderr=subprocess.STDOUT, **more)
        self._cleanup.callback(end, process)
        return process

    def log_of(self, name):
        """What it says on its standard streams."""
        return self._home / (pathlib.Path(name).name + ".log")

    def log(self, name):
        return self.log_of(name).open("ab")

    def ctl(self, *arguments):
        return subprocess.run([self.folder / "underpassctl", *arguments], env=self._env, check=True,
                              capture_output=True, text=True).stdout

    def run(self, *arguments):
        """As ctl, but however it ends. To files: what it leaves in the background has them for a while."""
        with tempfile.TemporaryFile("w+") as output, tempfile.TemporaryFile("w+") as trouble:
            ran = subprocess.run([self.folder / "underpassctl", *arguments], env=self._env, check=False,
                                 stdin=subprocess.DEVNULL, stdout=output, stderr=trouble, timeout=PATIENCE)
            output.seek(0)
            trouble.seek(0)
            return subprocess.CompletedProcess(arguments, ran.returncode, output.read(), trouble.read())

    def environment(self):
        return dict(self._env)

    def meeting_place(self):
        return self._home / "config" / "underpass" / "run"

    def pipe(self, *arguments):
        """Starts a command whose output is read while it goes on."""
        process = subprocess.Popen([self.folder / "underpassctl", *arguments], env=self._env, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self._cleanup.callback(end, process)
        return process

    def manager_answers(self, process):
        return (self.meeting_place() / f"ctl-{process}").exists() and self.run("status").returncode == 0

    def tunnels(self):
        return json.loads(self.ctl("status", "--json"))["tunnels"]

    def states(self):
        return [tunnel["state"] for tunnel in self.tunnels()]

    def forwards(self):
        """Those that listen, of all tunnels."""
        return [each["forward"] for tunnel in self.tunnels() for each in tunnel["forwards"] if each["listening"]]


class Desktop(Programs):
    """A display with a window manager and, if wanted, a tray, and one tray program on it."""

    def __init__(self, programs, home, cleanup, has_tray=True):
        super().__init__(programs, home, cleanup, QT_QPA_PLATFORM="xcb")
        display, write = os.pipe()
        self.start(["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x900x24", "-nolisten", "tcp"],
                   pass_fds=[write])
        os.close(write)
        with os.fdopen(display) as number:
            self._env["DISPLAY"] = ":" + number.readline().strip()
        self.start(["openbox"])
        # A window that was there before it gets no focus, and so no key.
        wait_for("the window manager has the screen", lambda: self.xdotool("get_num_desktops"))
        if has_tray:
            self.start_tray()

    def start_tray(self):
        self._tray = self.start(
            ["trayer", "--edge", "top", "--align", "right", "--widthtype", "request", "--height", "32"])

    def end_tray(self):
        end(self._tray)

    def xdotool(self, *arguments):
        return subprocess.run(["xdotool", *map(str, arguments)], env=self._env, capture_output=True, text=True,
                              check=False).stdout.split()

    def window(self, title):
        """Brings the window with this title to the front, as soon as there is one, and gives it the keys."""
        return wait_for(f"a window called {title} in front", lambda: self._in_front(title))

    def _in_front(self, title):
        found = self.xdotool("search", "--onlyvisible", "--name", title)
        if not found:
            return None
        self.xdotool("windowactivate", found[-1])
        return found[-1] if self.xdotool("getwindowfocus", "-f") == [found[-1]] else None

    def keys(self, *keys):
        self.xdotool("key", "--clearmodifiers", "--delay", "60", *keys)

    def type(self, text):
        self.xdotool("type", "--delay", "20", text)

    def icon(self):
        """The icon in the tray, once it is there. Its program has no other window that is visible."""
        return self.xdotool("search", "--onlyvisible", "--class", "^underpass$")

    def click(self, window, button):
        where = dict(line.split("=") for line in self.xdotool("getwindowgeometry", "--shell", window))
        self.xdotool("mousemove", int(where["X"]) + int(where["WIDTH"]) // 2,
                     int(where["Y"]) + int(where["HEIGHT"]) // 2, "click", button)

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


def expect(good, what, seen=""):
    if not good:
        raise SystemExit(f"{what}: {seen}")


def end(process):
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
