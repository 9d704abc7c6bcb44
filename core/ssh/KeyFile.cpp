// SPDX-License-Identifier: MIT
#include "core/ssh/KeyFile.h"

#include "core/net/Offload.h"
#include "core/ssh/AgentProtocol.h"
#include "core/ssh/Wire.h"

#include <cerrno>
#include <cstring>
#include <fstream>

#include <openssl/evp.h>

namespace underpass {
namespace {

constexpr std::chrono::seconds answerPatience{30};
constexpr std::size_t keyFileLimit = std::size_t{64} * 1024;

// PROTOCOL.key of OpenSSH: the cipher's name follows the magic, "none" for a key without a passphrase; the
// public key is never encrypted.
Result<KeyFileKind> inspectOpenSshKey(const std::string& path, std::string base64)
{
    std::erase_if(base64, [](unsigned char c) { return std::isspace(c) != 0; });
    std::string decoded(base64.size(), '\0');
    const int size = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(decoded.data()),
        reinterpret_cast<const unsigned char*>(base64.data()), static_cast<int>(base64.size()));
    constexpr std::string_view magic{"openssh-key-v1\0", 15};
    if (size < 0 || !decoded.starts_with(magic))
        return fail(ErrorCode::KeyFileUnusable, path, "the key in it is damaged");
    WireReader reader{std::string_view{decoded}.substr(magic.size())};
    const auto cipher = reader.string();
    if (!cipher)
        return fail(ErrorCode::KeyFileUnusable, path, "the key in it is damaged");
    reader.string(); // How a passphrase becomes the cipher's key,
    reader.string(); // with which options,
    reader.number(); // and how many keys there are.
    if (isOnSecurityKey({std::string{reader.string().value_or("")}, {}}))
        return fail(ErrorCode::KeyFileUnusable, path,
            "the key is on a security key; add it to the SSH agent with ssh-add");
    return *cipher == "none" ? KeyFileKind::Plain : KeyFileKind::Encrypted;
}

Result<KeyFileKind> inspectText(const std::string& path, const std::string& text)
{
    constexpr std::string_view begin = "-----BEGIN OPENSSH PRIVATE KEY-----";
    constexpr std::string_view end = "-----END OPENSSH PRIVATE KEY-----";
    if (const auto start = text.find(begin); start != std::string::npos) {
        const auto stop = text.find(end, start);
        if (stop == std::string::npos)
            return fail(ErrorCode::KeyFileUnusable, path, "the key in it is cut off");
        return inspectOpenSshKey(path, text.substr(start + begin.size(), stop - start - begin.size()));
    }
    if (text.find("-----BEGIN ENCRYPTED PRIVATE KEY-----") != std::string::npos
        || text.find("Proc-Type: 4,ENCRYPTED") != std::string::npos)
        return KeyFileKind::Encrypted;
    if (text.find(" PRIVATE KEY-----") != std::string::npos)
        return KeyFileKind::Plain;
    if (text.starts_with("PuTTY-User-Key-File-"))
        return fail(ErrorCode::KeyFileUnusable, path,
            "it is a PuTTY key; export it in OpenSSH format with PuTTYgen (Conversions menu)");
    if (text.starts_with("ssh-") || text.starts_with("ecdsa-") || text.starts_with("sk-"))
        return fail(ErrorCode::KeyFileUnusable, path, "it is the public half; name the private key file");
    return fail(ErrorCode::KeyFileUnusable, path, "there is no private key in it");
}

} // namespace

Result<KeyFileKind> inspectKeyFile(const std::string& path)
{
    std::ifstream file{path, std::ios::binary};
    if (!file)
        return fail(ErrorCode::KeyFileUnusable, path, std::strerror(errno));
    std::string text(keyFileLimit, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
    auto kind = inspectText(path, text);
    wipe(text.data(), text.size());
    return kind;
}

asio::awaitable<int> logInWithKeyFile(
    Transport& transport, std::string account, KeyOffer offer, const Secret& passphrase)
{
    LIBSSH2_SESSION* session = transport.engine().session();
    Offload helper{transport.stream().executor()};
    int code = LIBSSH2_ERROR_EAGAIN;
    // Never abandoned, so the helper is the only one at the engine while it works.
    const auto work = [&] {
        return libssh2_userauth_publickey_fromfile_ex(session, account.c_str(),
            static_cast<unsigned>(account.size()),
            offer.certificate.empty() ? nullptr : offer.certificate.c_str(), offer.keyFile.c_str(),
            passphrase.empty() ? nullptr : passphrase.cString());
    };
    const Transport::Call call = [&] { return code; };
    const Transport::Interlude interlude = [&]() -> asio::awaitable<bool> {
        code = (co_await helper.run(work)).value_or(LIBSSH2_ERROR_SOCKET_DISCONNECT);
        co_return code != LIBSSH2_ERROR_EAGAIN;
    };
    co_return co_await transport.complete(call, interlude, answerPatience);
}

} // namespace underpass
