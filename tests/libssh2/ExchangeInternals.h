// SPDX-License-Identifier: MIT
#pragma once

#include <libssh2_underpass.h>
#include <stddef.h>

// The parts of libssh2's private interface that tests of the key exchange and of the log-in need.
#ifdef __cplusplus
extern "C" {
#endif

// The first key exchange is over (without keys); the handshake waits for the answer to its service request.
void awaitServiceAccept(LIBSSH2_SESSION* session);

// 0 where libssh2 computes a secret with what the server sends: numbers in bytes, the highest first.
int groupGivesKeyPair(const unsigned char* p, size_t pLength, const unsigned char* g, size_t gLength);
int valueGivesSecret(const unsigned char* f, size_t fLength, const unsigned char* p, size_t pLength);
// `curve` is the bits of a NIST curve, 256, 384 or 521.
int pointGivesSecret(LIBSSH2_SESSION* session, int curve, const unsigned char* point, size_t length);
// 0 where libssh2 takes this as the server's host key of this algorithm.
int hostKeyIsTaken(LIBSSH2_SESSION* session, const char* algorithm, const unsigned char* blob, size_t length);
// How many methods of host keys lack what a client calls of them.
int hostKeyMethodsWithoutFunctions(void);
int x25519ValueGivesSecret(LIBSSH2_SESSION* session, const unsigned char* value);

#ifdef __cplusplus
}
#endif
