// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/engine/Transport.h"
#include "core/ssh/login/Asker.h"
#include "core/ssh/login/Certificate.h"

#include <set>

namespace underpass {

class Interactive;

// How one way of proving who we are went.
enum class Proof {
    Accepted,
    Partial, // Taken, and the server wants another one as well (RFC 4252 section 5.1).
    Refused,
    NotTried, // Nothing to try: no agent, no key file, nobody answered.
};

// Logs in over a connection whose host key has been verified (RFC 4252, 4256). Tries the profile's methods in
// their order, as far as the server offers them; asks a human at most three times for one password, or for
// the answers of one conversation; never repeats a refused credential. Lives for one log-in on the session's
// worker thread.
class Authenticate
{
public:
    Authenticate(Transport& transport, Asker& asker, Hop hop);

    // Errors: AuthenticationRefused (detail: what was tried and what the server offers), NotAnswered,
    // NoCredential, and the transport's.
    [[nodiscard]] asio::awaitable<Result<void>> run();

private:
    [[nodiscard]] asio::awaitable<Result<std::string>> askForMethods();
    [[nodiscard]] asio::awaitable<Result<Proof>> tryMethods();
    [[nodiscard]] asio::awaitable<Result<Proof>> tryMethod(LogInWith method);
    [[nodiscard]] asio::awaitable<Result<Proof>> password();
    [[nodiscard]] asio::awaitable<Result<Proof>> interactive();
    [[nodiscard]] asio::awaitable<int> converse(Interactive& answers);
    [[nodiscard]] asio::awaitable<Result<Proof>> agentKeys();
    [[nodiscard]] asio::awaitable<Result<Proof>> keyFiles();
    [[nodiscard]] asio::awaitable<Result<Proof>> keyFile(std::string path);
    [[nodiscard]] asio::awaitable<Result<Proof>> offerCertificate(
        const Result<std::optional<Certificate>>& found, std::string keyFile, const Secret& passphrase);

    // The proof that a libssh2 code stands for; an error when the connection is gone.
    [[nodiscard]] Result<Proof> proof(int code);
    [[nodiscard]] bool isOffered(LogInWith method) const;
    [[nodiscard]] bool isStillOffered(LogInWith method) const;
    void note(const std::string& what);

    Transport& m_transport;
    Asker& m_asker;
    Hop m_hop;
    std::string m_offered; // The server's list, comma-separated.
    std::set<std::string> m_refused; // Credentials the server has seen; never offered twice.
    std::string m_tried; // For the log.
    int m_rounds = 0; // Of questions the server has asked.
    bool m_typedRefused = false; // A password, or the answers of a conversation.
    std::optional<Error> m_keyTrouble;
};

} // namespace underpass
