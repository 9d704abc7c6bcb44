# SPDX-License-Identifier: MIT
"""An SSH server that forwards wherever it is asked to: asyncssh_server.py PORT HOST_KEY AUTHORIZED_KEYS ALGORITHMS ONLY

ALGORITHMS are the only signatures it takes, comma-separated; empty: all it knows. ONLY, in JSON: the only key exchange,
cipher and MAC, likewise. A certificate beside the host key is shown."""
import asyncio
import json
import logging
import sys

import asyncssh

PORT, HOST_KEY, AUTHORIZED_KEYS, ALGORITHMS, ONLY = sys.argv[1:]


class Door(asyncssh.SSHServer):
    def connection_requested(self, dest_host, dest_port, orig_host, orig_port):
        if dest_port == 1:  # As a server without forwards answers.
            raise asyncssh.ChannelOpenError(asyncssh.OPEN_UNKNOWN_CHANNEL_TYPE, "no such channel")
        return True

    def server_requested(self, listen_host, listen_port):
        return True


async def main():
    server = await asyncssh.create_server(
        Door, "127.0.0.1", int(PORT), server_host_keys=[HOST_KEY], authorized_client_keys=AUTHORIZED_KEYS,
        signature_algs=ALGORITHMS.split(",") if ALGORITHMS else (),
        **{kind: names for kind, names in json.loads(ONLY).items() if names})
    await server.wait_closed()


logging.basicConfig(level=logging.INFO)
asyncio.run(main())
