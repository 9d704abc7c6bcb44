// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/engine/Transport.h"

#include <exception>
#include <functional>
#include <optional>
#include <string>

#include <asio/awaitable.hpp>

namespace underpass {

// One public key that is offered to the server and, where the server would take it, proved by a signature
// (RFC 4252 section 7), whoever makes it and however long that takes: an agent, or a key that a person opens
// meanwhile. Lives for one offer on the session's worker thread.
class KeyOffer
{
public:
    // Signs these bytes with this algorithm: the signature without the algorithm's name, or why there is
    // none.
    using Sign = std::function<asio::awaitable<Result<std::string>>(std::string data, std::string algorithm)>;

    // `blob` is a public key or a certificate, as in HostKey::blob.
    KeyOffer(Transport& transport, std::string account, std::string blob, Sign sign);

    // A libssh2 code.
    [[nodiscard]] asio::awaitable<int> make();

    // After make(). Whether the server said that it would take the key, and why no signature came then.
    [[nodiscard]] bool wasWelcome() const { return m_signature.has_value() || m_notSigned.has_value(); }
    [[nodiscard]] const std::optional<Error>& notSigned() const { return m_notSigned; }

private:
    static int sign(LIBSSH2_SESSION*, unsigned char** signature, std::size_t* size, const unsigned char* data,
        std::size_t dataSize, void** self) noexcept;
    [[nodiscard]] int answer(
        unsigned char** signature, std::size_t* size, const unsigned char* data, std::size_t dataSize);
    [[nodiscard]] asio::awaitable<bool> signIfNeeded();

    Transport& m_transport;
    std::string m_account;
    std::string m_blob;
    Sign m_sign;
    std::string m_toSign;
    std::optional<std::string> m_signature;
    std::optional<Error> m_notSigned;
    std::exception_ptr m_thrown; // Where libssh2 asked: it is no way for exceptions.
};

} // namespace underpass
