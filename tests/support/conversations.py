# SPDX-License-Identifier: MIT
"""What servers with PAM and other products ask through keyboard-interactive (RFC 4256), for code_server.py.

A conversation is rounds of (name, instruction, prompts); a prompt is (text, whether it may be seen, what is right): PASSWORD, CODE,
NEW for a new password (twice the same), or the answer itself."""

PASSWORD, CODE, NEW = object(), object(), object()

DUO = """Duo two-factor login for anna

Enter a passcode or select one of the following options:

 1. Duo Push to XXX-XXX-1234
 2. Duo Push to Anna's tablet, the one with the green cover
 3. Phone call to XXX-XXX-1234
 4. Phone call to the office, extension 1234
 5. SMS passcodes to XXX-XXX-1234 (next code starts with: 1)

Passcode or option (1-5): """


def asking(*prompts, name="", instruction=""):
    return name, instruction, [(text, text is DUO, right) for text, right in prompts]


OATH = asking(("One-time password (OATH) for `anna': ", CODE))

CONVERSATIONS = {
    "code": [asking(("Code: ", CODE), name="Second factor", instruction="Look at your telephone.")],
    "device": [asking(instruction="Open https://login.example/d and enter ABCD-EFGH")],
    "asks-password": [asking(("Password: ", PASSWORD))],
    "asks-german": [asking(("Passwort: ", PASSWORD))],
    "asks-oath": [OATH],
    "asks-password-then-oath": [asking(("Password: ", PASSWORD)), OATH],
    "asks-password-then-code": [asking(("Password: ", PASSWORD)), asking(("Verification code: ", CODE))],
    "asks-password-and-code": [asking(("Password: ", PASSWORD), ("Verification code: ", CODE))],
    "asks-expired": [
        asking(("Password: ", PASSWORD)),
        asking(("Current password: ", PASSWORD), ("New password: ", NEW), ("Retype new password: ", NEW),
               instruction="You are required to change your password immediately (administrator enforced)."),
    ],
    "asks-duo": [asking((DUO, "1"))],
}
