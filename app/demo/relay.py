# SPDX-License-Identifier: MIT
"""A relay on loopback that keeps every byte passing through it: what somebody on the same network would record."""
import socket
import threading


class RecordingRelay:
    def __init__(self, target_port):
        self._target_port = target_port
        self._bytes = bytearray()
        self._lock = threading.Lock()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def recorded(self):
        with self._lock:
            return bytes(self._bytes)

    def close(self):
        self._listener.close()

    def _accept(self):
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return  # close() was called.
            try:
                server = socket.create_connection(("127.0.0.1", self._target_port), timeout=10)
            except OSError:
                client.close()
                continue
            server.settimeout(None)
            for source, sink in ((client, server), (server, client)):
                threading.Thread(target=self._copy, args=(source, sink), daemon=True).start()

    def _copy(self, source, sink):
        try:
            while data := source.recv(65536):
                with self._lock:
                    self._bytes += data
                sink.sendall(data)
        except OSError:
            pass  # One side has gone; the other learns it below.
        try:
            sink.shutdown(socket.SHUT_WR)
        except OSError:
            pass
