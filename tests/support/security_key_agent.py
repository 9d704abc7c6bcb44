# SPDX-License-Identifier: MIT
"""An SSH agent with one security key, touched whenever it is asked: security_key_agent.py SOCKET TYPE PUBLIC_KEY_FILE

TYPE is ed25519-sk or ecdsa-sk. Formats: draft-ietf-sshm-ssh-agent, and PROTOCOL.u2f of OpenSSH. Prints one line for each
signature."""
import base64
import hashlib
import os
import socket
import struct
import sys
import threading

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, utils

SOCKET, TYPE, PUBLIC_KEY_FILE = sys.argv[1:]
APPLICATION = b"ssh:"
USER_PRESENT = 1


def string(data):
    return struct.pack(">I", len(data)) + data


def mpint(number):
    return string(number.to_bytes(number.bit_length() // 8 + 1, "big"))


class Ed25519:
    name = b"sk-ssh-ed25519@openssh.com"

    def __init__(self):
        self._key = ed25519.Ed25519PrivateKey.generate()

    def public(self):
        raw = self._key.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
        return string(raw)

    def sign(self, data):
        return self._key.sign(data)


class Ecdsa:
    name = b"sk-ecdsa-sha2-nistp256@openssh.com"

    def __init__(self):
        self._key = ec.generate_private_key(ec.SECP256R1())

    def public(self):
        public = self._key.public_key()
        return string(b"nistp256") + string(
            public.public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint))

    def sign(self, data):
        r, s = utils.decode_dss_signature(self._key.sign(data, ec.ECDSA(hashes.SHA256())))
        return mpint(r) + mpint(s)


KEY = {"ed25519-sk": Ed25519, "ecdsa-sk": Ecdsa}[TYPE]()
BLOB = string(KEY.name) + KEY.public() + string(APPLICATION)


def signature_of(data):
    beside = struct.pack(">BI", USER_PRESENT, 7)
    signed = hashlib.sha256(APPLICATION).digest() + beside + hashlib.sha256(data).digest()
    return string(KEY.name) + string(KEY.sign(signed)) + beside


def answer(message):
    if message[0] == 11:
        return struct.pack(">BI", 12, 1) + string(BLOB) + string(b"a security key")
    if message[0] == 13 and message[1:].startswith(string(BLOB)):
        size = struct.unpack_from(">I", message, 1 + 4 + len(BLOB))[0]
        start = 1 + 4 + len(BLOB) + 4
        print("signed", flush=True)
        return b"\x0e" + string(signature_of(message[start:start + size]))
    return b"\x05"


def serve(connection):
    with connection, connection.makefile("rb") as requests:
        while size := requests.read(4):
            connection.sendall(string(answer(requests.read(struct.unpack(">I", size)[0]))))


listener = socket.socket(socket.AF_UNIX)
listener.bind(SOCKET + ".new")
listener.listen()
with open(PUBLIC_KEY_FILE, "wb") as file:
    file.write(KEY.name + b" " + base64.b64encode(BLOB) + b" test\n")
os.rename(SOCKET + ".new", SOCKET)  # There once everything is.
while True:
    threading.Thread(target=serve, args=(listener.accept()[0],), daemon=True).start()
