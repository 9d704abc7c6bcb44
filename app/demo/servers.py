# SPDX-License-Identifier: MIT
"""A private sshd and a private Dovecot on loopback, with all their files in one temporary folder."""
import os
import pathlib
import pwd
import shutil
import signal
import socket
import subprocess
import time


def find(program, package):
    path = shutil.which(program, path=os.environ.get("PATH", "") + ":/usr/sbin:/usr/local/sbin")
    if not path:
        raise SystemExit(f"{program} is missing: install the Debian package {package}.")
    return path


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


class Server:
    def __init__(self, name, argv, port, log):
        self._name, self._argv, self._log = name, argv, log
        self.port = port
        self.start()

    def start(self):
        log = self._log
        self._process = subprocess.Popen(self._argv, stdin=subprocess.DEVNULL, stdout=log.open("ab"),
                                         stderr=subprocess.STDOUT)
        deadline = time.monotonic() + 20
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.stop()
                raise SystemExit(f"{self._name} did not start:\n{log.read_text(errors='replace')}")
            time.sleep(0.05)

    def _answers(self):
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=2) as probe:
                return bool(probe.recv(1))  # Both SSH and POP3 servers speak first.
        except OSError:
            return False

    def process_id(self):
        return self._process.pid

    def sessions(self):
        """The processes that serve its clients."""
        children = pathlib.Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children")
        return [int(child) for child in children.read_text().split()]

    def die(self):
        """Ends at once, with every session it serves."""
        sessions = self.sessions()
        self._process.kill()
        self._process.wait()
        for session in sessions:
            os.kill(session, signal.SIGKILL)

    def stop(self):
        if self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(10)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()


def account():
    return pwd.getpwuid(os.getuid()).pw_name


def make_key(path):
    subprocess.run([find("ssh-keygen", "openssh-client"), "-q", "-t", "ed25519", "-N", "", "-C", "demo", "-f", path],
                   check=True)


def start_sshd(folder, settings=(), address="127.0.0.1"):
    program = find("sshd", "openssh-server")
    if os.getuid() == 0:
        os.makedirs("/run/sshd", mode=0o755, exist_ok=True)  # sshd refuses to start without it.
    make_key(folder / "host_key")
    make_key(folder / "user_key")
    port = free_port()
    config = folder / "sshd_config"
    config.write_text(f"""Port {port}
ListenAddress {address}
HostKey {folder}/host_key
AuthorizedKeysFile {folder}/user_key.pub
PidFile none
UsePAM no
StrictModes no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
""" + "".join(f"{line}\n" for line in settings))
    return Server("sshd", [program, "-D", "-e", "-f", str(config)], port, folder / "sshd.log")


def start_dovecot(folder, user, password, message, port=None):
    program = find("dovecot", "dovecot-pop3d")
    mail_user = pwd.getpwnam("nobody") if os.getuid() == 0 else pwd.getpwuid(os.getuid())  # Never root's mail.
    mail = folder / "mail"
    for name in ("", "cur", "new", "tmp"):
        (mail / name).mkdir()
    (mail / "new" / "1.demo").write_bytes(message)
    (folder / "users").write_text(f"{user}:{{PLAIN}}{password}\n")
    if os.getuid() == 0:
        for path in (mail, *mail.rglob("*")):
            os.chown(path, mail_user.pw_uid, mail_user.pw_gid)
        folder.chmod(0o711)
        shutil.chown(folder / "users", "dovecot")
    (folder / "users").chmod(0o600)
    port = port or free_port()
    config = folder / "dovecot.conf"
    config.write_text(_dovecot_config(folder, port, mail_user))
    return Server("dovecot", [program, "-F", "-c", str(config)], port, folder / "dovecot.log")


def _dovecot_config(folder: pathlib.Path, port, mail_user):
    unprivileged = "" if os.getuid() == 0 else f"""default_login_user = {account()}
default_internal_user = {account()}
default_internal_group = {os.getgid()}
service anvil {{
  chroot =
}}
"""
    return f"""base_dir = {folder}/dovecot
state_dir = {folder}/dovecot
log_path = /dev/stderr
protocols = pop3
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
mail_location = maildir:{folder}/mail
passdb {{
  driver = passwd-file
  args = {folder}/users
}}
userdb {{
  driver = static
  args = uid={mail_user.pw_uid} gid={mail_user.pw_gid} home={folder}/mail
}}
service pop3-login {{
  chroot =
  inet_listener pop3 {{
    port = {port}
  }}
  inet_listener pop3s {{
    port = 0
  }}
}}
{unprivileged}"""
