// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Prompter.h"
#include "core/net/Offload.h"
#include "core/profile/Profile.h"
#include "core/ssh/login/SecretMemory.h"
#include "core/system/SecretStore.h"

#include <functional>
#include <memory>
#include <optional>
#include <set>

#include <asio/awaitable.hpp>

namespace underpass {

// Gets answers for one session: from what was typed before, from the secret store, at last from a human. What
// was typed is remembered once whoever asked for it has taken it, and not before. Lives on the session's
// worker thread. After stop() every question ends without an answer.
class Asker
{
public:
    struct Context
    {
        const Profile& profile; // Outlives the session.
        Prompter& prompter;
        SecretStore& secrets;
        SecretMemory& memory;
        std::function<void(const Question&)> asked; // A human is needed now ...
        std::function<void()> answered; // ... and no longer.
    };
    Asker(asio::any_io_executor worker, Context context);

    // A secret that may rest in the store: `purpose` as in SecretKey. After one that was wrong a human is
    // asked, whatever is kept. Nothing means that nobody answered. Whoever uses it says what came of it, with
    // worked() or refused().
    enum class Previous { None, WasWrong };
    [[nodiscard]] asio::awaitable<std::optional<Secret>> secret(
        Hop hop, std::string purpose, decltype(Question::what) what, Previous previous);

    // The server showed this host key, which is not on record.
    void metNewKey(const Endpoint& server, const std::string& fingerprint);
    // It is to be logged in with this key. Where it was not on record when it was met, no password that was
    // kept for the server goes to it by itself, for as long as Underpass runs: who sits there now may be
    // another. One that was typed since does.
    void trusts(const Endpoint& server, const std::string& fingerprint);

    // It was taken. One that was typed is remembered from now on, and kept where the person asked for that.
    [[nodiscard]] asio::awaitable<void> worked(Hop hop, std::string purpose);
    // It was not: forgotten at once, wherever it came from.
    [[nodiscard]] asio::awaitable<void> refused(Hop hop, std::string purpose);

    // A question that only a human answers, each time anew.
    [[nodiscard]] asio::awaitable<std::optional<Answer>> human(Hop hop, decltype(Question::what) what);

    // Whether there is a human at all; where not, nothing may be tried that takes one.
    [[nodiscard]] bool hasHuman() const { return m_context.prompter.hasHuman(); }

    void stop();

    [[nodiscard]] const asio::any_io_executor& worker() const { return m_worker; }

private:
    struct Typed
    {
        SecretKey key;
        Secret secret;
        bool remember = false; // In the store.
    };

    [[nodiscard]] asio::awaitable<std::optional<Answer>> ask(Question question);
    [[nodiscard]] asio::awaitable<std::optional<Secret>> stored(SecretKey key);
    [[nodiscard]] bool isSuspended(const Hop& hop, const std::string& purpose) const;
    [[nodiscard]] SecretKey keyFor(const Hop& hop, const std::string& purpose) const;

    asio::any_io_executor m_worker;
    Context m_context;
    Offload m_store;
    std::function<void()> m_withdraw;
    std::set<std::string> m_newServers; // Those whose kept passwords are suspended.
    std::optional<Typed> m_typed; // The latest one, until it is known whether it is right.
    bool m_stopped = false;
};

} // namespace underpass
