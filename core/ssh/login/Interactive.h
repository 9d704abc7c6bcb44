// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/engine/Engine.h"
#include "core/ssh/login/Asker.h"

#include <exception>
#include <optional>
#include <span>
#include <vector>

namespace underpass {

// Keyboard-interactive log-in (RFC 4256): the server's prompts become questions to a human. A single hidden
// prompt that asks for a password is a password question, so that what is kept for this account answers it;
// everything else is asked anew. Lives for one log-in.
class Interactive
{
public:
    // Of questions, with prompts or without (RFC 4256 section 3.2), in one log-in. Beyond them nobody is
    // asked, and the log-in is to be ended.
    static constexpr int mostRounds = 16;

    // `rounds` counts them, and outlives it.
    Interactive(Asker& asker, Hop hop, int& rounds);

    // Starts or continues the log-in; a libssh2 code.
    [[nodiscard]] int call(Engine& engine);

    // Asks for what the server wants to know, if it does; true when the call should be repeated.
    [[nodiscard]] asio::awaitable<bool> askIfNeeded();

    // The server took the answers, or it did not: what is to be known of a password among them. Beside other
    // answers nobody can tell which one was wrong.
    [[nodiscard]] asio::awaitable<void> worked();
    [[nodiscard]] asio::awaitable<void> refused();

    [[nodiscard]] bool nobodyAnswered() const { return m_nobodyAnswered; }

private:
    static void respond(const char* name, int nameSize, const char* instruction, int instructionSize,
        int count, const LIBSSH2_USERAUTH_KBDINT_PROMPT* prompts, LIBSSH2_USERAUTH_KBDINT_RESPONSE* responses,
        void** engine) noexcept;
    void answer(CodeQuestion asked, std::span<const LIBSSH2_USERAUTH_KBDINT_PROMPT> prompts,
        LIBSSH2_USERAUTH_KBDINT_RESPONSE* responses);
    [[nodiscard]] bool asksForThePassword() const;

    Asker& m_asker;
    Hop m_hop;
    int& m_rounds;
    LIBSSH2_SESSION* m_session = nullptr;
    std::optional<CodeQuestion> m_question;
    std::optional<std::vector<Secret>> m_answers;
    bool m_passwordUsed = false;
    bool m_othersUsed = false; // Answers, beside a password.
    bool m_nobodyAnswered = false;
    std::exception_ptr m_thrown; // Where libssh2 asked: it is no way for exceptions.
};

} // namespace underpass
