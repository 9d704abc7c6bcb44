// SPDX-License-Identifier: MIT
#include "tests/libssh2/SigningServer.h"

#include "tests/libssh2/ExchangeInternals.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace underpass::test {
namespace {

std::string text(const Bytes& bytes, std::size_t from = 0)
{
    return {bytes.begin() + static_cast<std::ptrdiff_t>(from), bytes.end()};
}

} // namespace

std::string sshString(const std::string& content)
{
    return text(Message(0).string(content), 1);
}

std::string mpint(const std::string& magnitude)
{
    std::string bare = magnitude.substr(std::min(magnitude.find_first_not_of('\0'), magnitude.size()));
    if (!bare.empty() && static_cast<unsigned char>(bare.front()) > 0x7f)
        bare.insert(bare.begin(), '\0');
    return sshString(bare);
}

SigningServer::SigningServer(ScriptedPeer& peer, const std::string& exchange)
    : m_peer(peer)
    , m_key(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"))
{
    pretend(peer.session(), Connected);
    if (libssh2_session_method_pref(peer.session(), LIBSSH2_METHOD_KEX, exchange.c_str()) != 0)
        throw std::runtime_error("no such key exchange");
}

Bytes SigningServer::begin(const Bytes& kexInit)
{
    const std::string banner = "SSH-2.0-signing";
    (void)handshake();
    const std::string theirBanner = text(m_peer.takeSent());
    const std::string line = banner + "\r\n";
    m_peer.feed(Bytes(line.begin(), line.end()));
    (void)handshake();
    m_hashed = sshString(theirBanner.substr(0, theirBanner.find('\r'))) + sshString(banner)
        + sshString(text(m_peer.takeSentPayloads().at(0))) + sshString(text(kexInit)) + sshString(hostKey());
    m_peer.deliver(kexInit);
    (void)handshake();
    const auto sent = m_peer.takeSentPayloads();
    return sent.empty() ? Bytes{} : sent.back();
}

void SigningServer::reply(
    unsigned char type, const std::string& value, const std::string& secret, const EVP_MD* digest)
{
    const std::string hashed = m_hashed + value + secret;
    std::array<char, EVP_MAX_MD_SIZE> hash{};
    unsigned size = 0;
    EVP_Digest(
        hashed.data(), hashed.size(), reinterpret_cast<unsigned char*>(hash.data()), &size, digest, nullptr);
    const std::string signedHash = signature(std::string(hash.data(), size));
    const std::string rest
        = sshString(hostKey()) + value + sshString(sshString("ssh-ed25519") + sshString(signedHash));
    Bytes message{type};
    message.insert(message.end(), rest.begin(), rest.end());
    m_peer.deliver(message);
}

bool SigningServer::isBelieved()
{
    constexpr unsigned char newKeys = 21;
    const int result = handshake();
    const auto sent = m_peer.takeSentPayloads();
    return result == LIBSSH2_ERROR_EAGAIN && !sent.empty() && sent.back() == Bytes{newKeys};
}

std::string SigningServer::hostKey() const
{
    std::array<unsigned char, 32> key{};
    std::size_t size = key.size();
    EVP_PKEY_get_raw_public_key(m_key.get(), key.data(), &size);
    return sshString("ssh-ed25519") + sshString(std::string(key.begin(), key.end()));
}

std::string SigningServer::signature(const std::string& hash) const
{
    std::array<unsigned char, 64> signature{};
    std::size_t size = signature.size();
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    EVP_DigestSignInit(context, nullptr, nullptr, nullptr, m_key.get());
    EVP_DigestSign(
        context, signature.data(), &size, reinterpret_cast<const unsigned char*>(hash.data()), hash.size());
    EVP_MD_CTX_free(context);
    return {signature.begin(), signature.end()};
}

} // namespace underpass::test
