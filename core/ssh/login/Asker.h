// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Prompter.h"
#include "core/profile/Profile.h"
#include "core/ssh/login/KeptSecrets.h"
#include "core/ssh/login/SecretMemory.h"
#include "core/ssh/login/TakingPart.h"
#include "core/ssh/trust/HostKey.h"

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
        std::function<void(const Notice&)> told = [](const Notice&) { }; // A human was told this.
        std::chrono::milliseconds storePatience = KeptSecrets::usualPatience;
    };
    Asker(asio::any_io_executor worker, Context context);

    // A secret that may rest in the store: `purpose` as in SecretKey. After one that was wrong a human is
    // asked, whatever is kept, and where the store has not answered soon; what it finds while the human
    // thinks takes the place of an answer. Nothing means that nobody answered. Whoever uses it says what came
    // of it, with worked(), refused() or doubted().
    enum class Previous { None, WasWrong };
    [[nodiscard]] asio::awaitable<std::optional<Secret>> secret(
        Hop hop, std::string purpose, decltype(Question::what) what, Previous previous);

    // The server showed this host key, which is not on record.
    void metNewKey(const Endpoint& server, const HostKey& key);
    // It is to be logged in with this key. Where it was not on record when it was met, no password that was
    // kept for the server goes to it by itself, for as long as Underpass runs: who sits there now may be
    // another. One that was typed since does.
    void trusts(const Endpoint& server, const std::string& fingerprint);

    // It was taken. One that was typed is remembered from now on, and kept where the person asked for that.
    [[nodiscard]] asio::awaitable<void> worked(Hop hop, std::string purpose);
    // It was not: forgotten at once, wherever it came from, and not sent again by itself.
    [[nodiscard]] asio::awaitable<void> refused(Hop hop, std::string purpose);
    // It, or what was typed beside it, was not: a human is asked for it the next time, and when it is doubted
    // again before it has worked, it is forgotten.
    [[nodiscard]] asio::awaitable<void> doubted(Hop hop, std::string purpose);

    // A human chooses a new password in place of one that has expired ...
    [[nodiscard]] asio::awaitable<std::optional<Answer>> newPassword(Hop hop, NewPasswordQuestion question);
    // ... and the server has taken it: the old one is forgotten, wherever it was, and this one is remembered,
    // and kept where the person asked for that.
    [[nodiscard]] asio::awaitable<void> changed(Hop hop, std::string purpose, Answer answer);

    // A question that only a human answers, each time anew.
    [[nodiscard]] asio::awaitable<std::optional<Answer>> human(Hop hop, decltype(Question::what) what);

    // Shows it to a human, who need not answer.
    void tell(const Notice& notice);
    // What somebody should know who need not answer; with warnOnce() not again while Underpass runs.
    void warn(const Error& trouble) const;
    void warnOnce(const Error& trouble) const;

    // Whether there is a human at all; where not, nothing may be tried that takes one.
    [[nodiscard]] bool hasHuman() const { return m_context.prompter.hasHuman(); }

    // Whether somebody may have taken part in what this session did so far; all of the log-in reports to it.
    [[nodiscard]] TakingPart& takingPart() { return m_takingPart; }
    [[nodiscard]] const TakingPart& takingPart() const { return m_takingPart; }

    // Whether nobody may take part: where somebody seems to, the log-in is given up.
    [[nodiscard]] bool mustBeAlone() const
    {
        return !hasHuman() && m_context.profile.oneConnection == OneConnection::Auto;
    }

    // Whether a human who could have answered the latest question did not.
    [[nodiscard]] bool wasDeclined() const { return m_declined; }

    void stop();
    // Before the end of a session, stopped or not: what a person was promised to be kept is being kept.
    [[nodiscard]] asio::awaitable<void> finishKeeping() { return m_kept.finish(); }

    [[nodiscard]] const asio::any_io_executor& worker() const { return m_worker; }

private:
    struct Typed
    {
        SecretKey key;
        Secret secret;
        bool remember = false; // In the store.
    };

    // What `search` finds meanwhile is the answer, where there is one.
    [[nodiscard]] asio::awaitable<std::optional<Answer>> ask(
        Question question, KeptSecrets::Search search = nullptr);
    void warnOf(ErrorCode code, const SecretKey& key, const std::string& why) const;
    [[nodiscard]] bool isSuspended(const Hop& hop, const std::string& purpose) const;
    [[nodiscard]] SecretKey keyFor(const Hop& hop, const std::string& purpose) const;

    asio::any_io_executor m_worker;
    Context m_context;
    KeptSecrets m_kept;
    TakingPart m_takingPart;
    std::function<void()> m_withdraw;
    std::set<std::string> m_newServers; // Those whose kept passwords are suspended.
    std::optional<Typed> m_typed; // The latest one, until it is known whether it is right.
    std::optional<SecretKey> m_fromStore; // Of the latest one that was found there.
    bool m_answerIsKept = false; // The latest answer was the store's.
    bool m_declined = false;
    bool m_stopped = false;
};

} // namespace underpass
