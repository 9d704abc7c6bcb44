#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The installed tray program under Wine, on a display with a window manager and a tray, against a Linux sshd and Dovecot:
tray.py SETUP.EXE HELPERS [PICTURES] (paths in this checkout; HELPERS holds what CMakeLists.txt here builds). Uses the folders of the Wine prefix in the
root, and leaves them as they were. PICTURES is a folder for what the screen showed."""
import contextlib
import os
import shutil
import sys
import time

sys.dont_write_bytecode = True
from machine import FOLDER, PROFILES, RUN, SHORTCUT, USER, Machine, forget_former_runs, inside, servers  # noqa: E402
from desktop import wait_for  # noqa: E402
from wine import check  # noqa: E402

TASKBARS = 20


def installs_with_a_shortcut_that_names_the_program(machine):
    trace = machine.install(env={"WINEDEBUG": "+shell"})
    for name in ("underpass.exe", "Qt6Widgets.dll", "platforms/qwindows.dll", "styles/qmodernwindowsstyle.dll"):
        check((FOLDER / name).is_file(), f"{name} is installed")
    check(SHORTCUT.is_file(), "there is a shortcut")
    # Wine keeps no properties in shortcuts; it only says that it was asked to.
    steps = [trace.find(step) for step in ("propertystore_SetValue", "propertystore_Commit", "IPersistFile_fnSave")]
    check(-1 not in steps and trace.rfind("IPersistFile_fnSave") > steps[1] > steps[0], "the shortcut gets a name", trace[-3000:])


def shows_its_icon_and_carries_mail(machine):
    windows_key = "Z:" + inside(machine.folder / "user_key").replace("/", "\\")
    machine.must("trust-host", f"127.0.0.1:{machine.sshd.port}",
                 " ".join((machine.folder / "host_key.pub").read_text().split()[:2]))
    machine.must("add", "Mail", "--server", f"127.0.0.1:{machine.sshd.port}", "--account", servers.account(), "--forward",
                 f"L:{machine.mail_port}=127.0.0.1:{machine.dovecot.port}", "--login", "key-file", "--key-file", windows_key,
                 "--who", "everyone-on-this-pc", "--autostart")  # Wine does not say who owns a connection.
    machine.start("--hidden")
    wait_for("the tray icon", machine.desktop.icon)
    wait_for("the tunnel is online by itself", lambda: machine.states() == ["online"])
    check(machine.fetches_mail(), "the mail comes through the tunnel")
    machine.must("disconnect", "mail")
    wait_for("the tunnel is off", lambda: machine.states() == [])
    machine.must("connect", "mail")
    check(machine.states() == ["online"] and machine.fetches_mail(), "underpassctl drives the tray program")


def a_second_start_shows_the_window(machine):
    reply = machine.shell.ask(run=["wine", inside(FOLDER / "underpass.exe")])
    check(reply["code"] == 0, "a second start ends with 0", reply)
    machine.desktop.window("^Underpass$")
    machine.picture("window")


def writes_what_starts_it_at_logon(machine):
    window = machine.desktop.window("^Underpass$")
    machine.desktop.xdotool("mousemove", "--window", window, 18, 8, "click", 1)  # The menu "File"; "Settings..." in it.
    machine.desktop.keys("s")
    settings = machine.desktop.window("^Settings")
    machine.picture("settings")

    def turned_on():  # The first box: "Start Underpass when I log on". A window that is just opening may miss a click.
        if not machine.registered(RUN, "Underpass"):
            machine.desktop.xdotool("mousemove", "--window", settings, 16, 17, "click", 1)
        return machine.registered(RUN, "Underpass")
    written = wait_for("the Run key names the program", turned_on)
    check(r'Programs\Underpass\underpass.exe" --hidden' in written, "it is a path as Windows writes it", written)
    machine.desktop.keys("Escape")
    machine.desktop.window("^Underpass$")
    machine.desktop.keys("alt+F4")
    wait_for("the window hides", lambda: not machine.desktop.xdotool("search", "--onlyvisible", "--name", "^Underpass$"))


def comes_back_after_the_server_was_killed(machine):
    machine.sshd.die()
    wait_for("the tunnel waits for its server", lambda: machine.states() == ["waiting"])
    machine.sshd.start()
    wait_for("the tunnel is online again", lambda: machine.states() == ["online"])
    check(machine.fetches_mail(), "mail comes again")


def asks_every_server_once_after_sleep(machine):
    before = machine.log().count("woke up")
    machine.poke("wake-up")
    machine.poke("wake-up")
    wait_for("the servers are asked", lambda: machine.log().count("woke up") > before)
    check(machine.states() == ["online"], "the tunnel is still there")
    check(machine.log().count("woke up") == before + 1, "two signs of one end of sleep are one", machine.log())


def has_its_icon_back_after_each_restart_of_the_taskbar(machine):
    counts = []
    for _ in range(TASKBARS):
        check(machine.poke("restart-taskbar") == ["1"], "the taskbar loses one icon")
        wait_for("the icon is back", lambda: len(machine.desktop.icon()) == 1)
        counts.append([int(count) for count in machine.poke("count-handles")])
    for what, first, last in zip(("handles", "windows"), counts[0], counts[-1]):
        check(first > 0 and last - first < TASKBARS // 2, f"{TASKBARS} restarts of the taskbar cost no {what}", counts)
    print(f"         handles and windows: {counts[0]}, then {counts[-1]}")


def ends_with_the_session_and_loses_nothing(machine):
    profiles = PROFILES.read_text()
    began = time.monotonic()
    machine.poke("end-session")
    code = machine.end_of_process()
    print(f"         told and gone after {time.monotonic() - began:.2f} s")
    check(code == 0, "it ends as if asked to", code)
    check(PROFILES.read_text() == profiles, "the profiles are what they were")
    check("main=" in (PROFILES.parent / "settings.ini").read_text(), "where the window was is remembered")


def runs_again_after_a_silent_update(machine):
    machine.start("--hidden")
    wait_for("the tunnel is online", lambda: machine.states() == ["online"])
    before = machine.tunnels()[0]["process"]
    stamp = FOLDER / "underpass.exe"
    os.utime(stamp, (0, 0))
    machine.install()
    check(machine.end_of_process() == 0, "the running copy was asked to end, and did")
    check(stamp.stat().st_mtime > 0, "the program was replaced")
    wait_for("the tunnel is online again", lambda: machine.states() == ["online"])
    check(machine.tunnels()[0]["process"] != before, "it is another process")
    check(machine.fetches_mail(), "mail comes through the new copy")
    machine.must("quit")


def plant(machine):
    folder = machine.folder / "planted"
    for name in ("version", "profapi", "uxtheme", "dwmapi", "iphlpapi", "wtsapi32", "winmm", "cryptbase", "Qt6Core",
                 "Qt6Gui", "Qt6Svg", "libgcc_s_seh-1", "d3d11", "platforms/qwindows", "styles/qmodernwindowsstyle",
                 "imageformats/qico"):
        target = folder / f"{name}.dll"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(machine.planted, target)
    for name in ("qt.conf", "qt6.conf"):
        (folder / name).write_text("[Paths]\nPrefix=.\nPlugins=.\n")
    (folder / "openssl.cnf").write_text("openssl_conf = planted\n")
    return folder


def marks(folder):
    return sorted(str(mark.relative_to(folder)) for mark in folder.rglob("*.loaded"))


def planted_in(trace):
    return [line for line in trace.splitlines() if "planted" in line and any(
        name in line for name in (".dll", "platforms", "styles", "qt.conf", "qt6.conf", "openssl.cnf"))]


def loads_nothing_that_somebody_planted(machine):
    folder = plant(machine)
    windows = "Z:" + inside(folder).replace("/", "\\")
    how = {"cwd": inside(folder), "env": {"WINEPATH": windows, "WINEDEBUG": "+loaddll,+file",
                                          "OPENSSL_CONF": windows + "\\openssl.cnf"}}
    careless = machine.shell.ask(run=["wine", machine.poke_program, "be-careless", "Qt6Core.dll", "qt.conf", "openssl.cnf"], **how)
    check(careless["code"] == 0 and marks(folder) == ["Qt6Core.dll.loaded"] and "openssl.cnf" in careless["err"],
          "a careless program loads and opens what is planted, and it shows", careless["out"])
    (folder / "Qt6Core.dll.loaded").unlink()
    # Wine takes Qt's variables from here alone.
    variables = {"QT_PLUGIN_PATH": windows, "QT_QPA_PLATFORM_PLUGIN_PATH": windows + "\\platforms"}
    for name, value in variables.items():
        machine.shell.ask(run=["wine", "reg", "add", r"HKCU\Environment", "/v", name, "/d", value, "/f"])
    try:
        start_a_careless_qt_program(machine, how)
        machine.start("--hidden", **how)
        wait_for("the tunnel is online", lambda: machine.states() == ["online"])
        machine.must("quit")
        check(machine.end_of_process() == 0, "it ends")
    finally:
        for name in variables:
            machine.shell.ask(run=["wine", "reg", "delete", r"HKCU\Environment", "/v", name, "/f"])
    check(marks(folder) == [], "no planted library is loaded", marks(folder))
    trace = (machine.folder / "underpass.log").read_text(errors="replace")
    check("Qt6Core.dll" in trace, "Wine tells what is loaded", trace[-2000:])
    check(planted_in(trace) == [], "nothing planted is opened", "\n".join(planted_in(trace)[:20]))


def start_a_careless_qt_program(machine, how):
    """The same libraries, used the usual way: it looks at planted plugins, and that shows."""
    program = FOLDER / "plain_window.exe"
    shutil.copy(machine.plain_window, program)
    log = machine.folder / "plain.log"
    process = machine.shell.ask(start=["wine", inside(program)], log=inside(log), **how)["pid"]
    try:
        wait_for("planted plugins are looked at", lambda: planted_in(log.read_text(errors="replace")))
    finally:
        machine.shell.ask(kill=process)
        wait_for("it is gone", lambda: try_to_remove(program))


def try_to_remove(file):
    with contextlib.suppress(OSError):
        file.unlink()
    return not file.exists()


def uninstalls_and_leaves_what_was_asked_to_stay(machine):
    check("Underpass" in machine.registered(RUN, "Underpass"), "it starts at logon")
    machine.start("--hidden")
    wait_for("the tunnel is online", lambda: machine.states() == ["online"])
    reply = machine.shell.ask(run=["wine", inside(FOLDER / "uninstall.exe"), "/S"])
    check(reply["code"] == 0, "the uninstaller ends with 0", reply)
    check(machine.end_of_process() == 0, "the running copy was asked to end, and did")
    wait_for("the programs are gone", lambda: not FOLDER.exists())  # The uninstaller goes on as a copy of itself.
    wait_for("nothing starts at logon", lambda: not machine.registered(RUN, "Underpass"))
    wait_for("the shortcut is gone", lambda: not SHORTCUT.exists())
    check(PROFILES.is_file(), "silence keeps the profiles")
    check(not (USER / "AppData/Local/Underpass").exists(), "logs are gone")


def uninstalls_everything_where_that_is_asked_for(machine):
    """By hand, because silence keeps what is the user's work."""
    machine.install()
    machine.poke("keep-secrets")
    process = machine.shell.ask(start=["wine", inside(FOLDER / "uninstall.exe")], log="/tmp/underpass-uninstall.log")["pid"]
    machine.desktop.window("Underpass Uninstall")
    machine.picture("uninstall")
    machine.desktop.keys("Return")
    wait_for("the question about the profiles", lambda: len(machine.desktop.xdotool(
        "search", "--onlyvisible", "--name", "Underpass Uninstall")) > 1)
    machine.picture("uninstall-question")
    machine.desktop.keys("n")
    wait_for("the programs are gone", lambda: not FOLDER.exists())
    wait_for("the profiles are gone", lambda: not PROFILES.parent.exists())
    secrets = machine.poke("list-secrets")
    check("Another" in secrets and not any(name.startswith("Underpass") for name in secrets), "our secrets are gone", secrets)
    machine.desktop.window("Underpass Uninstall")
    machine.desktop.keys("Return")
    machine.shell.ask(wait=process)


def keeps_everything_beside_the_portable_program(machine):
    """After the uninstallation, so that what it leaves elsewhere would show."""
    folder = machine.unpack_portable()
    programs = folder / "Underpass"
    process = machine.shell.ask(start=["wine", inside(programs / "underpass.exe")], log="/tmp/underpass-portable.log")["pid"]
    machine.desktop.window("^Underpass$")
    wait_for("the tray icon", machine.desktop.icon)
    reply = machine.shell.ask(run=["wine", inside(programs / "underpassctl.exe"), "quit"])
    check(reply["code"] == 0 and machine.shell.ask(wait=process)["code"] == 0, "underpassctl beside it ends it", reply)
    check((programs / "settings/settings.ini").is_file() and (programs / "logs/underpass.log").is_file(),
          "settings and log are beside the program", sorted(programs.iterdir()))
    for elsewhere in (PROFILES.parent, USER / "AppData/Local/Underpass"):
        check(not elsewhere.exists(), f"nothing is written to {elsewhere.name} elsewhere")


TESTS = (installs_with_a_shortcut_that_names_the_program, shows_its_icon_and_carries_mail, a_second_start_shows_the_window,
         writes_what_starts_it_at_logon, comes_back_after_the_server_was_killed, asks_every_server_once_after_sleep,
         has_its_icon_back_after_each_restart_of_the_taskbar, ends_with_the_session_and_loses_nothing,
         runs_again_after_a_silent_update, loads_nothing_that_somebody_planted,
         uninstalls_and_leaves_what_was_asked_to_stay, uninstalls_everything_where_that_is_asked_for,
         keeps_everything_beside_the_portable_program)


def main(setup, helpers, pictures=None):
    with contextlib.ExitStack() as cleanup:
        cleanup.callback(forget_former_runs)
        machine = Machine(setup, helpers, pictures, cleanup)
        for test in TESTS:
            began = time.monotonic()
            try:
                test(machine)
            except SystemExit:
                machine.picture("failed")
                raise
            print(f"ok       {test.__name__.replace('_', ' ')}  ({time.monotonic() - began:.1f} s)", flush=True)
        print(f"tray.py: {len(TESTS)} of {len(TESTS)} passed.")


main(*sys.argv[1:])
