// SPDX-License-Identifier: MIT
#include "tests/hostile/Exchange.h"

#include <openssl/bn.h>
#include <openssl/sha.h>

namespace underpass::hostile {
namespace {

const unsigned char* data(const Bytes& bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

struct Release
{
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(EVP_PKEY_CTX* context) const { EVP_PKEY_CTX_free(context); }
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
    void operator()(BIGNUM* number) const { BN_free(number); }
    void operator()(BN_CTX* context) const { BN_CTX_free(context); }
};
using Key = std::unique_ptr<EVP_PKEY, Release>;
using Number = std::unique_ptr<BIGNUM, Release>;

Bytes sha256(const Bytes& bytes)
{
    Bytes digest(SHA256_DIGEST_LENGTH, '\0');
    SHA256(data(bytes), bytes.size(), reinterpret_cast<unsigned char*>(digest.data()));
    return digest;
}

Bytes publicHalf(EVP_PKEY* key)
{
    Bytes half(32, '\0');
    std::size_t size = half.size();
    EVP_PKEY_get_raw_public_key(key, reinterpret_cast<unsigned char*>(half.data()), &size);
    return half;
}

Bytes sharedOnCurve(EVP_PKEY* ours, const Bytes& theirs)
{
    const Key point{EVP_PKEY_new_raw_public_key(EVP_PKEY_X25519, nullptr, data(theirs), theirs.size())};
    const std::unique_ptr<EVP_PKEY_CTX, Release> context{EVP_PKEY_CTX_new(ours, nullptr)};
    Bytes shared(32, '\0');
    std::size_t size = shared.size();
    if (!point || EVP_PKEY_derive_init(context.get()) != 1
        || EVP_PKEY_derive_set_peer(context.get(), point.get()) != 1
        || EVP_PKEY_derive(context.get(), reinterpret_cast<unsigned char*>(shared.data()), &size) != 1)
        throw Unexpected("the client's point is none");
    return shared;
}

Number numberOf(const Bytes& bigEndian)
{
    return Number{BN_bin2bn(data(bigEndian), static_cast<int>(bigEndian.size()), nullptr)};
}

Bytes bytesOf(const Number& number)
{
    Bytes bytes(static_cast<std::size_t>(BN_num_bytes(number.get())), '\0');
    BN_bn2bin(number.get(), reinterpret_cast<unsigned char*>(bytes.data()));
    return bytes;
}

void sign(Answer& answer, const Transcript& said, const Bytes& clientsValue, const HostKey& key)
{
    answer.hostKey = key.blob();
    answer.hash = sha256(Message{}
            .string(said.clientBanner)
            .string(said.serverBanner)
            .string(said.clientInit)
            .string(said.serverInit)
            .string(answer.hostKey)
            .raw(said.groupRequest)
            .raw(clientsValue)
            .raw(answer.value)
            .raw(answer.secret));
    answer.signature = key.sign(answer.hash);
}

} // namespace

Bytes Offer::kexInit() const
{
    Message message{KexInit};
    message.raw(random(16));
    message.string(exchange + (isStrict ? ",kex-strict-s-v00@openssh.com" : ""));
    message.string(hostKey);
    for (const Bytes& list : {cipher, cipher, mac, mac, compression, compression, Bytes{}, Bytes{}})
        message.string(list);
    return message.byte(guesses ? 1 : 0).number(0);
}

Group group14()
{
    return {bytesOf(Number{BN_get_rfc3526_prime_2048(nullptr)})};
}

HostKey::HostKey(char seed)
    : m_key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, data(Bytes(32, seed)), 32))
{ }

Bytes HostKey::blob() const
{
    return Message{}.string("ssh-ed25519").string(publicHalf(m_key.get()));
}

Bytes HostKey::sign(const Bytes& hash) const
{
    const std::unique_ptr<EVP_MD_CTX, Release> context{EVP_MD_CTX_new()};
    Bytes signature(64, '\0');
    std::size_t size = signature.size();
    EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, m_key.get());
    EVP_DigestSign(
        context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size, data(hash), hash.size());
    return Message{}.string("ssh-ed25519").string(signature);
}

Bytes Answer::reply(Type type) const
{
    return Message{type}.string(hostKey).raw(value).string(signature);
}

Bytes Answer::derive(const Bytes& sessionId, char letter, std::size_t size) const
{
    Bytes key = sha256(secret + hash + letter + sessionId);
    while (key.size() < size)
        key += sha256(secret + hash + key);
    return key.substr(0, size);
}

Answer answerOnCurve(const Transcript& said, const Bytes& clientsPoint, const HostKey& key)
{
    const Key ours{EVP_PKEY_Q_keygen(nullptr, nullptr, "X25519")};
    Answer answer;
    answer.value = Message{}.string(publicHalf(ours.get()));
    answer.secret = Message{}.mpint(sharedOnCurve(ours.get(), clientsPoint));
    sign(answer, said, Message{}.string(clientsPoint), key);
    return answer;
}

Answer answerInGroup(
    const Transcript& said, const Group& group, const Bytes& clientsValue, const HostKey& key)
{
    const std::unique_ptr<BN_CTX, Release> context{BN_CTX_new()};
    const Number prime = numberOf(group.prime);
    const Number ours = numberOf(random(32));
    const Number value{BN_new()};
    const Number shared{BN_new()};
    BN_mod_exp(value.get(), numberOf(group.generator).get(), ours.get(), prime.get(), context.get());
    BN_mod_exp(shared.get(), numberOf(clientsValue).get(), ours.get(), prime.get(), context.get());
    return answerWith({bytesOf(value), bytesOf(shared)}, said, group, clientsValue, key);
}

Answer answerWith(const Claim& claim, const Transcript& said, const Group& group, const Bytes& clientsValue,
    const HostKey& key)
{
    Answer answer;
    answer.value = Message{}.mpint(claim.value);
    answer.secret = Message{}.mpint(claim.secret);
    Transcript all = said;
    if (!all.groupRequest.empty())
        all.groupRequest += Bytes{Message{}.mpint(group.prime).mpint(group.generator)};
    sign(answer, all, Message{}.mpint(clientsValue), key);
    return answer;
}

} // namespace underpass::hostile
