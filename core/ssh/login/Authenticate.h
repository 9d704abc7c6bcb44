// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/engine/Transport.h"
#include "core/ssh/login/Asker.h"
#include "core/ssh/login/LogInNotes.h"
#include "core/ssh/login/Proof.h"
#include "core/ssh/login/PublicKeys.h"

namespace underpass {

class Interactive;

// Logs in over a connection whose host key has been verified (RFC 4252, 4256). Tries the profile's methods in
// their order, as far as the server offers them; asks a human at most three times for one password, or for
// the answers of one conversation; never repeats a refused credential. Lives for one log-in on the session's
// worker thread.
class Authenticate
{
public:
    // `agentKey`: the public half of a key of the agent that logged in before, in this tunnel. An agent from
    // which it is not to be had for the moment is waited for then, and nobody asked for something else.
    Authenticate(Transport& transport, Asker& asker, Hop hop, std::string agentKey = {});

    // Errors: AuthenticationRefused (detail: what was tried and what the server offers), NotAnswered,
    // NoCredential, AgentAwaited, what stood in the way of a key (PublicKeys), and the transport's.
    [[nodiscard]] asio::awaitable<Result<void>> run();

    // After run(): the public half of the agent's key that the server took; empty where it took none.
    [[nodiscard]] const std::string& agentKey() const { return m_keys.agentKey(); }

private:
    [[nodiscard]] asio::awaitable<Result<std::string>> askForMethods();
    [[nodiscard]] asio::awaitable<Result<Proof>> tryMethods();
    [[nodiscard]] asio::awaitable<Result<Proof>> tryMethod(LogInWith method);
    [[nodiscard]] asio::awaitable<Result<Proof>> password();
    [[nodiscard]] asio::awaitable<Result<Proof>> interactive();
    [[nodiscard]] asio::awaitable<int> converse(Interactive& answers);

    // The way one password takes, with a new one in its place where it has expired.
    [[nodiscard]] asio::awaitable<Result<Proof>> offerPassword(const Secret& secret);
    [[nodiscard]] Error withAccount(Error why) const; // What was tried, where that is what it is about.

    // The proof that a libssh2 code stands for; an error when the connection is gone.
    [[nodiscard]] Result<Proof> proof(int code);
    [[nodiscard]] bool isOffered(LogInWith method) const;
    [[nodiscard]] bool isStillOffered(LogInWith method) const;
    [[nodiscard]] PublicKeys::Others whatFollows(LogInWith turn) const;
    [[nodiscard]] Result<void> whyNot() const;
    void note(const std::string& what);

    Transport& m_transport;
    Asker& m_asker;
    Hop m_hop;
    std::string m_offered; // The server's list, comma-separated.
    LogInNotes m_notes;
    PublicKeys m_keys;
    bool m_typedRefused = false; // A password, or answers.
    bool m_hasLeftConversation
        = false; // Nobody answered: libssh2 still has its question, so there is no other.
    int m_rounds = 0; // Of questions the server has asked.
};

} // namespace underpass
