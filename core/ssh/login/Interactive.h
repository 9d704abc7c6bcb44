// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/engine/Engine.h"
#include "core/ssh/login/Asker.h"

#include <exception>
#include <optional>
#include <span>
#include <vector>

namespace underpass {

// One conversation of keyboard-interactive log-in (RFC 4256): the server's prompts become questions to a
// human, in the server's words. A prompt of the first round that asks for the account's password and for
// nothing else is a password question, so that what is kept answers it; everything else is asked anew and
// kept nowhere. Lives on the worker thread.
class Interactive
{
public:
    // Of questions, with prompts or without (RFC 4256 section 3.2), in one log-in. Beyond them nobody is
    // asked, and the log-in is to be ended.
    static constexpr int mostRounds = 16;

    // What became of the conversation before it in this log-in.
    enum class Before { Nothing, PasswordRefused, AnswersRefused };

    // `rounds` counts them, and outlives it.
    Interactive(Asker& asker, Hop hop, int& rounds, Before before);

    // Starts or continues the log-in; a libssh2 code.
    [[nodiscard]] int call(Engine& engine);

    // Whether the server wants to know something.
    [[nodiscard]] bool isAsked() const { return m_question && !m_answers; }

    // Asks for that, if it does; true when the call should be repeated.
    [[nodiscard]] asio::awaitable<bool> askIfNeeded();

    // The server took the answers, or it did not: what is to be known of a password among them. Beside other
    // answers nobody can tell which one was wrong. One that was changed, or asked for twice, is kept nowhere.
    [[nodiscard]] asio::awaitable<void> worked();
    [[nodiscard]] asio::awaitable<Before> refused();

    // Then it is not to be called again: an answer would cost a try, and perhaps the account.
    [[nodiscard]] bool nobodyAnswered() const { return m_nobodyAnswered; }
    [[nodiscard]] bool hasAsked() const { return m_passwordUsed || m_othersUsed; }

private:
    static void respond(const char* name, int nameSize, const char* instruction, int instructionSize,
        int count, const LIBSSH2_USERAUTH_KBDINT_PROMPT* prompts, LIBSSH2_USERAUTH_KBDINT_RESPONSE* responses,
        void** engine) noexcept;
    void answer(CodeQuestion asked, std::span<const LIBSSH2_USERAUTH_KBDINT_PROMPT> prompts,
        LIBSSH2_USERAUTH_KBDINT_RESPONSE* responses);
    [[nodiscard]] asio::awaitable<bool> askAll(CodeQuestion asked, std::vector<Secret>& answers);
    [[nodiscard]] asio::awaitable<bool> askForThePassword(CodeQuestion asked, std::vector<Secret>& answers);
    [[nodiscard]] asio::awaitable<bool> askOthers(CodeQuestion asked, std::vector<Secret>& answers);
    void lookForAChange(const CodeQuestion& asked, const std::vector<Secret>& answers);

    Asker& m_asker;
    Hop m_hop;
    int& m_rounds;
    Engine* m_engine = nullptr; // Of the latest call.
    LIBSSH2_SESSION* m_session = nullptr;
    std::optional<CodeQuestion> m_question;
    std::optional<std::vector<Secret>> m_answers;
    Before m_before;
    std::string m_passwordPrompt; // The one that was answered with the password.
    std::vector<Secret> m_hidden; // Answers to other hidden prompts.
    bool m_passwordUsed = false;
    bool m_othersUsed = false; // Answers, beside a password.
    bool m_passwordIsOld = false;
    bool m_nobodyAnswered = false;
    std::exception_ptr m_thrown; // Where libssh2 asked: it is no way for exceptions.
};

} // namespace underpass
