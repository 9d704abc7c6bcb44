// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/engine/Transport.h"
#include "core/ssh/login/Asker.h"
#include "core/ssh/login/KeyFile.h"

#include <optional>
#include <string>

#include <asio/awaitable.hpp>

namespace underpass {

// A private key file that is opened, on a helper thread, when somebody wants to sign with it, and whose
// passphrase is asked for then and not before, at most three times. Lives for one log-in on the session's
// worker thread; the transport's end() does not wait for a key that is being opened.
class LockedKey
{
public:
    LockedKey(Transport& transport, Asker& asker, Hop hop, std::string path, KeyFileKind kind);

    // Errors: KeyFileUnusable, PassphraseWrong; Cancelled when nobody answered, or the session ends. Nobody
    // is asked again after that.
    [[nodiscard]] asio::awaitable<Result<void>> open();

    // Once it is open. Opens it first where that is not done.
    [[nodiscard]] const std::string& blob() const { return m_key->blob(); }
    [[nodiscard]] bool isOpen() const { return m_key.has_value(); }
    [[nodiscard]] asio::awaitable<Result<std::string>> sign(std::string data, std::string algorithm);

    // The server has answered since the key was opened: its passphrase is remembered.
    [[nodiscard]] asio::awaitable<void> worked();

private:
    [[nodiscard]] asio::awaitable<Result<PrivateKey>> findOut();
    [[nodiscard]] asio::awaitable<Result<PrivateKey>> openWith(Secret passphrase);

    Transport& m_transport;
    Asker& m_asker;
    Hop m_hop;
    std::string m_path;
    KeyFileKind m_kind;
    std::optional<PrivateKey> m_key;
    std::optional<Error> m_failed;
};

} // namespace underpass
