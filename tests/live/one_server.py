# SPDX-License-Identifier: MIT
"""A private sshd that trusts the key of a home of its own, and our programs with that home."""
import pathlib
import shutil
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "app" / "demo"))
import servers  # noqa: E402
from desktop import Programs  # noqa: E402


def one_server(folder, cleanup, programs, listen="127.0.0.1", settings=(), **environment):
    """(sshd, Programs, the folder of the logs, the server's public key)"""
    server_folder = folder / "servers"
    server_folder.mkdir(mode=0o711)
    sshd = servers.start_sshd(server_folder, settings, address=listen)
    cleanup.callback(sshd.stop)
    home = folder / "home"
    (home / ".ssh").mkdir(parents=True, mode=0o700)
    shutil.copy(server_folder / "user_key", home / ".ssh" / "id_ed25519")
    ours = Programs(pathlib.Path(programs), home, cleanup, QT_QPA_PLATFORM="offscreen", **environment)
    return sshd, ours, home / "state" / "underpass", (server_folder / "host_key.pub").read_text().strip()
