// SPDX-License-Identifier: MIT
#include "core/ssh/login/KeyText.h"

#include "core/ssh/login/AgentProtocol.h"
#include "core/ssh/login/OpenSshKey.h"
#include "core/ssh/login/PemKey.h"
#include "core/ssh/login/PuttyKey.h"
#include "core/ssh/trust/KnownHosts.h"

#include <utility>

namespace underpass {
namespace {

KeyFileKind kindOf(bool isLocked)
{
    return isLocked ? KeyFileKind::Encrypted : KeyFileKind::Plain;
}

Result<KeyFileLook> inspectOpenSsh(std::string_view text)
{
    const auto key = readOpenSshKey(text);
    if (!key)
        return fail(key);
    return KeyFileLook{kindOf(key->isLocked()), key->blob, isOnSecurityKey({key->blob, {}})};
}

} // namespace

Result<KeyFileLook> inspectKeyText(std::string_view text)
{
    if (looksLikeOpenSshKey(text))
        return inspectOpenSsh(text);
    if (looksLikePuttyKey(text)) {
        const auto key = readPuttyKey(text);
        if (!key)
            return fail(key);
        return KeyFileLook{kindOf(key->isLocked()), key->blob};
    }
    const auto pem = inspectPemKey(text);
    if (!pem)
        return fail(pem);
    if (*pem != PemKind::None)
        return KeyFileLook{kindOf(*pem == PemKind::Locked), {}};
    if (auto blob = publicHalfIn(text))
        return KeyFileLook{KeyFileKind::PublicHalf, std::move(*blob)};
    if (text.starts_with("ssh-") || text.starts_with("ecdsa-") || text.starts_with("sk-"))
        return fail(ErrorCode::KeyFileUnusable, {}, "the public half in it is damaged");
    return fail(ErrorCode::KeyFileUnusable, {}, "there is no private key in it");
}

Result<PrivateKey> openKeyText(std::string_view text, const Secret& passphrase)
{
    if (looksLikeOpenSshKey(text)) {
        const auto key = readOpenSshKey(text);
        return key ? openOpenSshKey(*key, passphrase) : fail(key);
    }
    if (looksLikePuttyKey(text)) {
        const auto key = readPuttyKey(text);
        return key ? openPuttyKey(*key, passphrase) : fail(key);
    }
    return openPemKey(text, passphrase);
}

// A line of known_hosts has the same behind the name of a host.
std::optional<std::string> publicHalfIn(std::string_view text)
{
    const auto line = parseKnownHostLine("key " + std::string{text.substr(0, text.find_first_of("\r\n"))});
    return line ? std::optional{line->blob} : std::nullopt;
}

} // namespace underpass
