// SPDX-License-Identifier: MIT
#include "libssh2_priv.h"

#include "ExchangeInternals.h"

void awaitServiceAccept(LIBSSH2_SESSION* session)
{
    session->state &= ~LIBSSH2_STATE_AUTHENTICATED;
    session->startup_state = libssh2_NB_state_sent4;
}

typedef struct
{
    _libssh2_dh_ctx exponent;
    _libssh2_bn_ctx* scratch;
    _libssh2_bn* p;
    _libssh2_bn* result;
} Group;

static void begin(Group* group, const unsigned char* p, size_t length)
{
    group->scratch = _libssh2_bn_ctx_new();
    group->p = _libssh2_bn_init_from_bin();
    group->result = _libssh2_bn_init();
    libssh2_dh_init(&group->exponent);
    _libssh2_bn_from_bin(group->p, length, p);
}

static void end(Group* group)
{
    libssh2_dh_dtor(&group->exponent);
    _libssh2_bn_free(group->result);
    _libssh2_bn_free(group->p);
    _libssh2_bn_ctx_free(group->scratch);
}

static int keyPair(Group* group, const unsigned char* g, size_t length)
{
    _libssh2_bn* base = _libssh2_bn_init_from_bin();
    int order = (int)_libssh2_bn_bytes(group->p);
    int rc;
    _libssh2_bn_from_bin(base, length, g);
    rc = libssh2_dh_key_pair(&group->exponent, group->result, base, group->p, order, group->scratch);
    _libssh2_bn_free(base);
    return rc;
}

int groupGivesKeyPair(const unsigned char* p, size_t pLength, const unsigned char* g, size_t gLength)
{
    Group group;
    int rc;
    begin(&group, p, pLength);
    rc = keyPair(&group, g, gLength);
    end(&group);
    return rc;
}

int valueGivesSecret(const unsigned char* f, size_t fLength, const unsigned char* p, size_t pLength)
{
    static const unsigned char two = 2;
    Group group;
    _libssh2_bn* value = _libssh2_bn_init_from_bin();
    int rc;
    begin(&group, p, pLength);
    _libssh2_bn_from_bin(value, fLength, f);
    rc = keyPair(&group, &two, 1);
    if (!rc)
        rc = libssh2_dh_secret(&group.exponent, group.result, value, group.p, group.scratch);
    end(&group);
    _libssh2_bn_free(value);
    return rc;
}

int pointGivesSecret(LIBSSH2_SESSION* session, int curve, const unsigned char* point, size_t length)
{
    libssh2_curve_type type = curve == 256 ? LIBSSH2_EC_CURVE_NISTP256
        : curve == 384                     ? LIBSSH2_EC_CURVE_NISTP384
                                           : LIBSSH2_EC_CURVE_NISTP521;
    _libssh2_ec_key* key = NULL;
    unsigned char* ours = NULL;
    size_t oursLength = 0;
    _libssh2_bn* secret = _libssh2_bn_init();
    int rc = _libssh2_ecdsa_create_key(session, &key, &ours, &oursLength, type);
    if (!rc)
        rc = _libssh2_ecdh_gen_k(&secret, key, point, length);
    _libssh2_bn_free(secret);
    LIBSSH2_FREE(session, ours);
    _libssh2_ecdsa_free(key);
    return rc;
}

int hostKeyIsTaken(LIBSSH2_SESSION* session, const char* algorithm, const unsigned char* blob, size_t length)
{
    const LIBSSH2_HOSTKEY_METHOD** method = libssh2_hostkey_methods();
    void* key = NULL;
    int rc;
    while (*method && strcmp((*method)->name, algorithm))
        method++;
    if (!*method)
        return -1;
    rc = (*method)->init(session, blob, length, &key);
    if (key)
        (*method)->dtor(session, &key);
    return rc;
}

int hostKeyMethodsWithoutFunctions(void)
{
    const LIBSSH2_HOSTKEY_METHOD** method;
    int found = 0;
    for (method = libssh2_hostkey_methods(); *method; method++)
        found += !(*method)->init || !(*method)->sig_verify || !(*method)->dtor;
    return found;
}

int x25519ValueGivesSecret(LIBSSH2_SESSION* session, const unsigned char* value)
{
    uint8_t theirs[LIBSSH2_ED25519_KEY_LEN];
    uint8_t* publicKey = NULL;
    uint8_t* privateKey = NULL;
    _libssh2_bn* secret = _libssh2_bn_init();
    int rc = _libssh2_curve25519_new(session, &publicKey, &privateKey);
    memcpy(theirs, value, sizeof(theirs));
    if (!rc)
        rc = _libssh2_curve25519_gen_k(&secret, privateKey, theirs);
    _libssh2_bn_free(secret);
    LIBSSH2_FREE(session, publicKey);
    LIBSSH2_FREE(session, privateKey);
    return rc;
}
