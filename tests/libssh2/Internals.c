// SPDX-License-Identifier: MIT
#include "libssh2_priv.h"

#include "mac.h"
#include "packet.h"
#include "transport.h"

#include "Internals.h"

int cipherAt(size_t index, CipherInfo* info)
{
    const LIBSSH2_CRYPT_METHOD* method;
    size_t i;
    for (i = 0; i <= index; i++)
        if (!libssh2_crypt_methods()[i])
            return 0;
    method = libssh2_crypt_methods()[index];
    info->name = method->name;
    info->blockSize = method->blocksize;
    info->ivLength = method->iv_len;
    info->keyLength = method->secret_len;
    info->tagLength = method->auth_len;
    info->isAead = method->auth_len != 0;
    return 1;
}

int macAt(size_t index, MacInfo* info)
{
    const LIBSSH2_MAC_METHOD* method;
    size_t i;
    for (i = 0; i <= index; i++)
        if (!_libssh2_mac_methods()[i])
            return 0;
    method = _libssh2_mac_methods()[index];
    info->name = method->name;
    info->length = method->mac_len;
    info->keyLength = method->key_len;
    info->encryptsFirst = method->etm;
    return 1;
}

void pretend(LIBSSH2_SESSION* session, enum Stage stage)
{
    libssh2_session_set_blocking(session, 0);
    session->state &= ~(LIBSSH2_STATE_INITIAL_KEX | LIBSSH2_STATE_AUTHENTICATED);
    session->state |= stage == Connected ? LIBSSH2_STATE_INITIAL_KEX : 0;
    session->state |= stage == LoggedIn ? LIBSSH2_STATE_AUTHENTICATED : 0;
    session->socket_state = LIBSSH2_SOCKET_CONNECTED;
}

static const LIBSSH2_CRYPT_METHOD* cipherCalled(const char* name)
{
    const LIBSSH2_CRYPT_METHOD** method = libssh2_crypt_methods();
    while (*method && strcmp((*method)->name, name))
        method++;
    return *method;
}

static const LIBSSH2_MAC_METHOD* macCalled(const char* name)
{
    const LIBSSH2_MAC_METHOD** method = _libssh2_mac_methods();
    while (*method && strcmp((*method)->name, name))
        method++;
    return *method;
}

int useKeys(LIBSSH2_SESSION* session, enum Direction direction, const char* cipher, const char* mac,
            const unsigned char* key, const unsigned char* iv, const unsigned char* macKey)
{
    libssh2_endpoint_data* end = direction == Outgoing ? &session->local : &session->remote;
    unsigned char keyCopy[128];
    unsigned char ivCopy[32];
    unsigned char* macKeyCopy;
    int ignored = 0;

    end->crypt = cipherCalled(cipher);
    if (!end->crypt)
        return -1;
    memcpy(keyCopy, key, (size_t)end->crypt->secret_len);
    if (end->crypt->iv_len)
        memcpy(ivCopy, iv, (size_t)end->crypt->iv_len);
    if (end->crypt->init(session, end->crypt, ivCopy, &ignored, keyCopy, &ignored, direction == Outgoing,
                         &end->crypt_abstract))
        return -1;

    end->mac = _libssh2_mac_override(end->crypt);
    if (!end->mac) {
        end->mac = macCalled(mac);
        if (!end->mac)
            return -1;
        macKeyCopy = LIBSSH2_ALLOC(session, (size_t)end->mac->key_len);
        memcpy(macKeyCopy, macKey, (size_t)end->mac->key_len);
        end->mac->init(session, macKeyCopy, &ignored, &end->mac_abstract);
    }
    session->state |= LIBSSH2_STATE_NEWKEYS;
    return 0;
}

int givesUnusedMacKeyBack(LIBSSH2_SESSION* session, const char* cipher)
{
    const LIBSSH2_MAC_METHOD* method = _libssh2_mac_override(cipherCalled(cipher));
    unsigned char key[64] = {0};
    int freeKey = 0;
    void* abstract = NULL;
    if (!method || !method->init)
        return -1;
    method->init(session, key, &freeKey, &abstract);
    return freeKey;
}

int sendPacket(LIBSSH2_SESSION* session, const unsigned char* data, size_t length)
{
    return _libssh2_transport_send(session, data, length, NULL, 0);
}

int readPacket(LIBSSH2_SESSION* session)
{
    return _libssh2_transport_read(session);
}

int takePacket(LIBSSH2_SESSION* session, unsigned char type, unsigned char** data, size_t* length)
{
    return _libssh2_packet_ask(session, type, data, length, 0, NULL, 0);
}

static size_t lengthOf(struct list_head* list)
{
    size_t count = 0;
    LIBSSH2_PACKET* packet = _libssh2_list_first(list);
    for (; packet; packet = _libssh2_list_next(&packet->node))
        count++;
    return count;
}

size_t queuedPackets(LIBSSH2_SESSION* session)
{
    return lengthOf(&session->packets);
}

size_t packetsOf(LIBSSH2_CHANNEL* channel)
{
    return lengthOf(&channel->packets);
}
