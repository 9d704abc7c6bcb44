// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/engine/Engine.h"
#include "core/ssh/login/Asker.h"

#include <exception>
#include <optional>
#include <string>

namespace underpass {

// Offers a password, and where the server says that it has expired (RFC 4252 section 8), asks a human for a
// new one and offers that, as long as the human wishes and at most mostTries times. Both are sent to the
// server and nowhere else. Lives for one password on the session's worker thread.
class NewPassword
{
public:
    static constexpr int mostTries = 3;

    NewPassword(Asker& asker, Hop hop);

    // Starts or continues the log-in with this password; a libssh2 code. LIBSSH2_ERROR_PASSWORD_EXPIRED where
    // it has expired and there is no new one.
    [[nodiscard]] int call(Engine& engine, const Secret& password);

    // Asks for the new one if it is wanted; true when the call should be repeated.
    [[nodiscard]] asio::awaitable<bool> askIfNeeded();

    // A new one was sent, whatever came of it.
    [[nodiscard]] bool wasSent() const { return m_tries > 0; }
    // The server took neither it nor what was sent with it, without a word: the call may be made once more,
    // to be asked for another one.
    [[nodiscard]] bool mayTryAgain(Engine& engine);

    // The server took it: the old one is forgotten, the new one is what is known from now on.
    [[nodiscard]] asio::awaitable<void> worked();

    // Why it came to nothing: PasswordExpired with what the server says, or why the connection ended.
    template <class T> [[nodiscard]] Error whyNot(const Result<T>& outcome) const
    {
        const bool isOver = !outcome && outcome.error().code != ErrorCode::PasswordExpired;
        return isOver ? outcome.error() : expired();
    }

private:
    static void change(LIBSSH2_SESSION*, char** password, int* size, void** engine) noexcept;
    void answer(LIBSSH2_SESSION* session, char** password, int* size);
    [[nodiscard]] Error expired() const;

    Asker& m_asker;
    Hop m_hop;
    std::optional<NewPasswordQuestion> m_question; // Not answered yet.
    std::optional<Answer> m_answer; // Not sent yet.
    std::optional<Answer> m_sent; // The latest one.
    std::string m_serverWords;
    int m_tries = 0;
    bool m_isUnanswered = false; // The latest one.
    bool m_nobodyAnswered = false;
    std::exception_ptr m_thrown; // Where libssh2 asked: it is no way for exceptions.
};

} // namespace underpass
