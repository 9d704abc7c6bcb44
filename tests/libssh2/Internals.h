// SPDX-License-Identifier: MIT
#pragma once

#include <libssh2_underpass.h>
#include <stddef.h>

// The parts of libssh2's private interface that our tests need, in C because its headers are not C++.
#ifdef __cplusplus
extern "C" {
#endif

typedef struct
{
    const char* name;
    int blockSize;
    int ivLength;
    int keyLength;
    int tagLength;
    int isAead;
} CipherInfo;

typedef struct
{
    const char* name;
    int length;
    int keyLength;
    int encryptsFirst;
} MacInfo;

enum Direction { Outgoing, Incoming };

// 0 past the end of libssh2's table.
int cipherAt(size_t index, CipherInfo* info);
int macAt(size_t index, MacInfo* info);

// How far a session has come: nothing is exchanged yet, the keys are on, or the log-in is over as well.
enum Stage { Connected, LoggingIn, LoggedIn };
// Makes the session non-blocking, and as if it had come that far.
void pretend(LIBSSH2_SESSION* session, enum Stage stage);
// `mac` is ignored for a cipher that authenticates by itself.
int useKeys(LIBSSH2_SESSION* session, enum Direction direction, const char* cipher, const char* mac,
    const unsigned char* key, const unsigned char* iv, const unsigned char* macKey);

// Whether the method that stands for "this cipher authenticates by itself" tells its caller to free the key
// it was given; -1 where the cipher has no such method.
int givesUnusedMacKeyBack(LIBSSH2_SESSION* session, const char* cipher);

int sendPacket(LIBSSH2_SESSION* session, const unsigned char* data, size_t length);
int readPacket(LIBSSH2_SESSION* session);
// Takes the first queued packet of this type; the caller frees it with libssh2_free. 0 when there is one.
int takePacket(LIBSSH2_SESSION* session, unsigned char type, unsigned char** data, size_t* length);
size_t queuedPackets(LIBSSH2_SESSION* session); // Messages, not the data of channels.
size_t packetsOf(LIBSSH2_CHANNEL* channel);

#ifdef __cplusplus
}
#endif
