#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Installs, upgrades over a running copy and uninstalls under Wine, all silently: installer.py SETUP.EXE ZIP
(paths in this checkout). Uses the folders of the Wine prefix in the root, and leaves them as they were."""
import json
import os
import pathlib
import shutil
import sys
import time
import zipfile

sys.dont_write_bytecode = True
from wine import CHECKOUT, INSTALLATION, ROOT, Shell, check, fail, forget_installation  # noqa: E402

USER = ROOT / "opt/wine/drive_c/users/root"
FOLDER = USER / "AppData/Local/Programs/Underpass"
PATIENCE = 30


class Installation:
    def __init__(self, setup):
        self.shell = Shell()
        self.setup = f"/src/{setup}"

    def install(self, *more):
        reply = self.shell.ask(run=["wine", self.setup, "/S", *more])
        check(reply["code"] == 0, "setup ends with 0", reply)

    def uninstall(self, folder=FOLDER):
        reply = self.shell.ask(run=["wine", inside(folder / "uninstall.exe"), "/S"])
        check(reply["code"] == 0, "the uninstaller ends with 0", reply)
        deadline = time.monotonic() + PATIENCE  # It goes on as a copy of itself.
        while self.value("DisplayName") is not None or folder.exists():
            if time.monotonic() > deadline:
                fail("the uninstaller leaves nothing", sorted(folder.rglob("*")))
            time.sleep(0.1)

    def ctl(self, *arguments, program=None):
        return self.shell.ask(run=["wine", inside(program or FOLDER / "underpassctl.exe"), *arguments])

    def value(self, name):
        reply = self.shell.ask(run=["wine", "reg", "query", INSTALLATION, "/v", name])
        if reply["code"] != 0:
            return None
        return next(line.split(None, 2)[2].strip() for line in reply["out"].splitlines() if line.split()[:1] == [name])


def inside(path):
    return "/" + str(path.relative_to(ROOT))


def add_profile(installation, **how):
    reply = installation.ctl("add", "Mail", "--server", "127.0.0.1:9", "--account", "anna", "--forward",
                             "L:34110=127.0.0.1:110", "--login", "password", **how)
    check(reply["code"] == 0, "a profile can be added", reply)


def installs(installation):
    installation.install()
    check((FOLDER / "underpassctl.exe").is_file() and (FOLDER / "NOTICES.txt").is_file(), "the files are there")
    check(installation.ctl("--help")["code"] == 0, "the installed program runs")
    check(installation.value("QuietUninstallString").endswith('uninstall.exe" /S'), "it can be uninstalled silently")
    check(installation.value("DisplayVersion") in installation.setup, "the version is listed")


def upgrades_over_a_running_copy(installation):
    add_profile(installation)
    process = installation.shell.ask(start=["wine", inside(FOLDER / "underpassctl.exe"), "run", "mail"],
                                     log="/tmp/underpass-installer.log")["pid"]
    deadline = time.monotonic() + PATIENCE
    while not json.loads(installation.ctl("status", "--json")["out"])["tunnels"]:
        if time.monotonic() > deadline:
            fail("the tunnel starts", (ROOT / "tmp/underpass-installer.log").read_text())
        time.sleep(0.1)
    stamp = FOLDER / "underpassctl.exe"
    os.utime(stamp, (0, 0))
    installation.install()
    check(installation.shell.ask(wait=process)["code"] == 0, "the running copy was asked to end, and did")
    check(stamp.stat().st_mtime > 0, "the program was replaced")


def uninstalls_and_keeps_the_profiles(installation):
    installation.uninstall()
    kept = USER / "AppData/Roaming/Underpass/profiles.json"
    check(kept.is_file(), "silence keeps the profiles")
    check(not (USER / "AppData/Local/Underpass").exists(), "logs are gone")
    shutil.rmtree(kept.parent)


def installs_into_a_folder_with_spaces_and_spares_what_is_not_its_own(installation):
    folder = ROOT / "opt/wine/drive_c/My Programs/Under pass"
    # NSIS takes the rest of the command line, unquoted; as one argument Wine would quote it.
    installation.install(*r"/D=C:\My Programs\Under pass".split(" "))
    check((folder / "underpassctl.exe").is_file(), "/D= is obeyed")
    (folder / "notes.txt").write_text("mine")
    installation.shell.ask(run=["wine", inside(folder / "uninstall.exe"), "/S"])
    deadline = time.monotonic() + PATIENCE
    while (sorted(entry.name for entry in folder.iterdir()) != ["notes.txt"]
           or installation.value("DisplayName") is not None):
        if time.monotonic() > deadline:
            fail("only the foreign file stays", sorted(folder.rglob("*")))
        time.sleep(0.1)
    shutil.rmtree(folder.parent)


def keeps_everything_beside_the_portable_program(installation, archive):
    folder = ROOT / "opt/wine/drive_c/portable"
    with zipfile.ZipFile(CHECKOUT / archive) as portable:
        portable.extractall(folder)
    add_profile(installation, program=folder / "Underpass/underpassctl.exe")
    check((folder / "Underpass/settings/profiles.json").is_file(), "the settings are beside the program")
    check(not (USER / "AppData/Roaming/Underpass").exists(), "nothing is written to AppData")
    shutil.rmtree(folder)


def main(setup, archive):
    for left in ("AppData/Roaming/Underpass", "AppData/Local/Underpass", "AppData/Local/Programs/Underpass"):
        shutil.rmtree(USER / left, ignore_errors=True)
    for left in ("portable", "My Programs"):  # Of a run that failed.
        shutil.rmtree(ROOT / "opt/wine/drive_c" / left, ignore_errors=True)
    installation = Installation(setup)
    forget_installation(installation.shell)
    tests = (installs, upgrades_over_a_running_copy, uninstalls_and_keeps_the_profiles,
             installs_into_a_folder_with_spaces_and_spares_what_is_not_its_own,
             lambda it: keeps_everything_beside_the_portable_program(it, archive))
    tests[-1].__name__ = keeps_everything_beside_the_portable_program.__name__
    try:
        for test in tests:
            began = time.monotonic()
            test(installation)
            print(f"ok       {test.__name__.replace('_', ' ')}  ({time.monotonic() - began:.1f} s)", flush=True)
        print(f"installer.py: {len(tests)} of {len(tests)} passed.")
    finally:
        installation.shell.close()


main(*sys.argv[1:])
