// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/engine/Transport.h"
#include "core/ssh/login/AgentKeys.h"
#include "core/ssh/login/Asker.h"
#include "core/ssh/login/Certificate.h"
#include "core/ssh/login/KeyOffer.h"
#include "core/ssh/login/LockedKey.h"
#include "core/ssh/login/LogInNotes.h"
#include "core/ssh/login/Proof.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace underpass {

// Logs in with keys (RFC 4252 section 7) as ssh(1) does: those that the profile names come first, whether an
// agent holds them or a file, then what has its turn; each key once, by its public half, and nobody is asked
// for a passphrase before the server has said that it would take the key. What cannot be used is noted, and
// the next one is tried. Lives for one log-in on the session's worker thread.
class PublicKeys
{
public:
    // `agentKey`: as Authenticate has it.
    PublicKeys(Transport& transport, Asker& asker, Hop hop, LogInNotes& notes, std::string agentKey);

    // Whether something else can be tried afterwards. A server counts each key and ends the log-in after some
    // of them, so that keys nobody has named must leave room for it then.
    enum class Others { None, Follow };

    // `turn`: the agent, or key files. Errors: the transport's; AuthenticationRefused where the server ended
    // the log-in because of too many keys.
    [[nodiscard]] asio::awaitable<Result<Proof>> run(LogInWith turn, Others others);

    // What stood in the way of a key that a person has named or that the server would have taken: a file, a
    // passphrase, the agent. Nothing where a named key was refused by the server itself.
    [[nodiscard]] std::optional<Error> trouble() const;

    // AgentAwaited, where the agent's key that logged in before is not to be had from it for the moment: it
    // is away, locked, or refused at once, so that no person was asked. Nothing once the server has said its
    // word about that key.
    [[nodiscard]] std::optional<Error> awaited() const;

    [[nodiscard]] const std::string& agentKey() const { return m_agentKey; } // The one that was taken.

private:
    struct File
    {
        std::string path;
        Result<KeyFileLook> look;
        bool isNamed = false;
    };

    [[nodiscard]] asio::awaitable<void> prepare();
    [[nodiscard]] asio::awaitable<void> askAgent();
    [[nodiscard]] std::string agentsName() const;
    [[nodiscard]] asio::awaitable<Result<Proof>> agentsOthers(Others others);
    [[nodiscard]] asio::awaitable<Result<Proof>> files(const std::vector<File>& files);
    [[nodiscard]] asio::awaitable<Result<Proof>> file(const File& file);
    [[nodiscard]] asio::awaitable<Result<Proof>> agentKeyOf(const File& file);
    [[nodiscard]] asio::awaitable<Result<Proof>> privateKey(const File& file);
    [[nodiscard]] asio::awaitable<Result<Proof>> certificateOf(
        const File& file, std::optional<AgentKey> held, LockedKey* key);
    [[nodiscard]] asio::awaitable<Result<Proof>> offer(
        std::string name, std::string blob, std::optional<AgentKey> held, LockedKey* key);
    [[nodiscard]] asio::awaitable<Result<std::string>> sign(
        std::optional<AgentKey> held, LockedKey* key, std::string data, std::string algorithm);
    [[nodiscard]] asio::awaitable<Result<std::string>> agentsSignature(
        AgentKey key, std::string data, std::string algorithm);

    [[nodiscard]] AgentKeys::Users agentsUsers() const;
    [[nodiscard]] bool mayUse(LogInWith method) const;
    [[nodiscard]] std::vector<File> usualFiles() const;
    [[nodiscard]] std::optional<AgentKey> heldByAgent(const std::string& blob) const;
    [[nodiscard]] std::size_t untried() const;
    void cannotUse(const File& file, const Error& why);
    [[nodiscard]] Result<Proof> tooMany(const LastWords& lastWords) const;

    Transport& m_transport;
    Asker& m_asker;
    Hop m_hop;
    LogInNotes& m_notes;
    AgentKeys m_agent;
    bool m_isPrepared = false;
    std::vector<File> m_named;
    std::vector<AgentKey> m_held;
    std::set<std::string> m_answered; // Public halves about which the server has said its word.
    std::set<std::string> m_done; // Files.
    int m_offers = 0;
    bool m_namedWasRefused = false;
    std::optional<Error> m_unusable; // The first named file that could not be used.
    std::optional<Error> m_unsigned; // The latest key that the server would have taken.
    std::optional<Error> m_agentTrouble;
    std::string m_keyBefore; // Of the agent; it logged in before.
    std::optional<Error> m_refusedAtOnce; // By the agent, to sign with that ...
    std::optional<Error> m_refusedBySomebody; // ... or, as it took its time, perhaps by its user.
    std::string m_agentKey;
};

} // namespace underpass
