# SPDX-License-Identifier: MIT
"""An SSH server that asks for what sshd asks only through PAM: code_server.py PORT HOST_KEY USER_KEY.pub MODE

MODE is password, key-then-code, or one of conversations.py; intruder and never-listens take the password too. approve says where to
approve the log-in, and device does so by keyboard-interactive: both let in whoever comes once there is a file HOST_KEY.approved.
locked ends the connection with its reason, expired wants a new password, recorded lets in everybody but its second visitor, whom it
keeps waiting, and deaf lets in everybody and answers no global request. newest-wins takes the password and ends the connection before,
push takes it after two seconds, and keys-then-password after it has refused keys; these carry what goes through. An intruder asks for
channels to forwards that nobody asked it for, and prints how each
ended. Otherwise prints one line for each attempt; never what was typed.
The password stands in the file "password" beside the host key, once it was changed."""
import asyncio
import os
import pathlib
import sys

import asyncssh
import conversations as talk

PORT, HOST_KEY, USER_KEY, MODE = sys.argv[1:]
PASSWORD_FILE = pathlib.Path(HOST_KEY).with_name("password")
CODE = "123456"


def right_password():
    return PASSWORD_FILE.read_text() if PASSWORD_FILE.exists() else "right password"


async def approval():
    while not os.path.exists(HOST_KEY + ".approved"):
        await asyncio.sleep(0.02)


class Door(asyncssh.SSHServer):
    visits = 0
    newest = None

    def __init__(self):
        self._key_accepted = False

    def connection_made(self, conn):
        self._conn = conn
        if MODE == "key-then-code":
            self._ask_for_more_after_the_key(conn)

    def _ask_for_more_after_the_key(self, conn):
        # asyncssh knows no partial success (RFC 4252, 5.1) of its own.
        succeed = conn.send_userauth_success

        def first_the_key():
            if self._key_accepted:
                succeed()
            else:
                self._key_accepted = True
                conn.send_userauth_failure(True)

        conn.send_userauth_success = first_the_key

    async def begin_auth(self, username):
        if MODE == "locked":
            self._conn.disconnect(asyncssh.DISC_BY_APPLICATION, "Account locked until Monday")
        if MODE == "approve":
            print("attempt none", flush=True)
            self._conn.send_auth_banner("# To authenticate, visit:\r\n# https://login.example/a\r\n")
            await approval()
        if MODE == "recorded":
            print("attempt none", flush=True)
            self._conn.send_auth_banner("All is recorded.\r\n")
            Door.visits += 1
            if Door.visits == 2:
                await asyncio.get_running_loop().create_future()
        return MODE not in ("approve", "recorded", "deaf")

    def auth_completed(self):
        if MODE == "deaf":
            handlers = dict(self._conn._packet_handlers)
            handlers[asyncssh.connection.MSG_GLOBAL_REQUEST] = lambda *_: print("attempt question", flush=True)
            self._conn._packet_handlers = handlers
        if MODE == "newest-wins":
            print("logged in", flush=True)
            former, Door.newest = Door.newest, self._conn
            if former:
                former.disconnect(asyncssh.DISC_BY_APPLICATION, "You logged in elsewhere")
        is_first = MODE == "recorded" and Door.visits == 1  # Who may have heard of it before we get here.
        if is_first or (MODE == "expired" and not os.path.exists(HOST_KEY + ".approved")):
            asyncio.ensure_future(self._leave_when_approved())

    async def _leave_when_approved(self):
        await approval()
        self._conn.disconnect(asyncssh.DISC_BY_APPLICATION, "Maintenance at noon")

    def public_key_auth_supported(self):
        return MODE == "keys-then-password" or (MODE == "key-then-code" and not self._key_accepted)

    def validate_public_key(self, username, key):
        print("attempt publickey", flush=True)
        return MODE == "key-then-code" and key == asyncssh.read_public_key(USER_KEY)

    def password_auth_supported(self):
        return MODE in ("password", "intruder", "never-listens", "expired", "newest-wins", "push", "keys-then-password")

    async def validate_password(self, username, password):
        print("attempt password", flush=True)
        if MODE == "push":
            await asyncio.sleep(2)  # Somebody takes the telephone out and agrees.
        if MODE == "expired" and password == right_password() and not PASSWORD_FILE.exists():
            raise asyncssh.PasswordChangeRequired("Your password has expired.")
        return password == right_password()

    def change_password(self, username, old_password, new_password):
        print("attempt change", flush=True)
        if len(new_password) < 8:
            raise asyncssh.PasswordChangeRequired("Too short.")
        is_right = old_password == right_password()
        PASSWORD_FILE.write_text(new_password)
        return is_right

    def kbdint_auth_supported(self):
        return MODE in talk.CONVERSATIONS or self._key_accepted

    def get_kbdint_challenge(self, username, lang, submethods):
        self._rounds = self._conversation()
        return self._next_round()

    @staticmethod
    def _conversation():
        return list(talk.CONVERSATIONS.get(MODE, talk.CONVERSATIONS["code"]))

    def _next_round(self):
        name, instruction, self._prompts = self._rounds.pop(0)
        return name, instruction, "en", [(text, seen) for text, seen, _ in self._prompts]

    async def validate_kbdint_response(self, username, responses):
        if len(self._rounds) + 1 == len(self._conversation()):
            print("attempt keyboard-interactive", flush=True)
        if MODE == "device":
            await approval()
        wanted = [right for _, _, right in self._prompts]
        new = {answer for answer, right in zip(responses, wanted) if right is talk.NEW}
        known = {talk.PASSWORD: right_password(), talk.CODE: CODE, talk.NEW: min(new, default="")}
        if list(responses) != [known.get(right, right) for right in wanted]:
            return False
        if new:
            PASSWORD_FILE.write_text(new.pop())
        return self._next_round() if self._rounds else True

    def connection_requested(self, dest_host, dest_port, orig_host, orig_port):
        return MODE in ("newest-wins", "push", "deaf")

    def server_requested(self, listen_host, listen_port):
        if MODE == "never-listens":
            return asyncio.get_running_loop().create_future()
        self._intrusion = asyncio.ensure_future(self._intrude(listen_port))
        return MODE == "intruder"

    async def _intrude(self, listened):
        while await self._enter("localhost", listened) != "let in":
            await asyncio.sleep(0.05)  # The client has not heard yet that its request was granted.
        print("let in", flush=True)
        for where in (("localhost", 22), ("192.0.2.1", listened)):
            print(await self._enter(*where), flush=True)

    async def _enter(self, host, port):
        try:
            await self._conn.create_connection(asyncssh.SSHTCPSession, host, port, "192.0.2.99", 40000)
            return "let in"
        except asyncssh.ChannelOpenError as error:
            return f"refused {error.code}"


async def main():
    server = await asyncssh.create_server(Door, "127.0.0.1", int(PORT), server_host_keys=[HOST_KEY])
    await server.wait_closed()


asyncio.run(main())
