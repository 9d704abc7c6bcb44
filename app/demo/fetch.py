# SPDX-License-Identifier: MIT
"""Reads the first message of a mailbox over plain POP3, as any mail program would."""
import poplib


def fetch(port, user, password):
    mailbox = poplib.POP3("localhost", port, timeout=10)
    try:
        mailbox.user(user)
        mailbox.pass_(password)
        return b"\n".join(mailbox.retr(1)[1]) + b"\n"
    finally:
        mailbox.close()
