// SPDX-License-Identifier: MIT
#include "core/ssh/login/NewPassword.h"

#include "core/base/CleanText.h"
#include "core/ssh/engine/Memory.h"

#include <utility>

namespace underpass {
namespace {

constexpr std::size_t wordsLimit = 1024;

std::string promptOf(LIBSSH2_SESSION* session)
{
    std::size_t size = 0;
    const char* words = libssh2_userauth_password_prompt(session, &size);
    return words ? cleanText({words, size}, wordsLimit, Lines::Kept) : std::string{};
}

} // namespace

NewPassword::NewPassword(Asker& asker, Hop hop)
    : m_asker(asker)
    , m_hop(std::move(hop))
{ }

int NewPassword::call(Engine& engine, const Secret& password)
{
    engine.setGuest(this);
    const LogInMemory memory;
    const int code = libssh2_userauth_password_ex(engine.session(), m_hop.account.c_str(),
        static_cast<unsigned>(m_hop.account.size()), password.reveal().data(),
        static_cast<unsigned>(password.reveal().size()), &NewPassword::change);
    if (m_thrown)
        std::rethrow_exception(std::exchange(m_thrown, nullptr));
    return code;
}

void NewPassword::change(LIBSSH2_SESSION* session, char** password, int* size, void** engine) noexcept
{
    auto& self = *static_cast<NewPassword*>(Engine::guestOf(engine));
    try {
        self.answer(session, password, size);
    } catch (...) {
        self.m_thrown = std::current_exception();
    }
}

void NewPassword::answer(LIBSSH2_SESSION* session, char** password, int* size)
{
    if (m_answer) {
        const std::string_view text = m_answer->secrets.front().reveal();
        *password = newSessionText(text);
        *size = static_cast<int>(text.size());
        m_sent = std::exchange(m_answer, std::nullopt);
        ++m_tries;
        m_isUnanswered = true;
        return;
    }
    m_serverWords = promptOf(session);
    if (m_nobodyAnswered || m_tries >= mostTries)
        return;
    m_question = NewPasswordQuestion{m_serverWords, wasSent()};
    libssh2_userauth_password_defer(session);
}

asio::awaitable<bool> NewPassword::askIfNeeded()
{
    if (!m_question)
        co_return false;
    const NewPasswordQuestion question = *std::exchange(m_question, std::nullopt);
    m_answer = co_await m_asker.newPassword(m_hop, question);
    if (m_answer && m_answer->secrets.empty())
        m_answer.reset();
    m_nobodyAnswered = !m_answer;
    co_return true;
}

bool NewPassword::mayTryAgain(Engine& engine)
{
    const bool wasRefused = !libssh2_userauth_partial_success(engine.session());
    return std::exchange(m_isUnanswered, false) && wasRefused && m_tries < mostTries;
}

asio::awaitable<void> NewPassword::worked()
{
    Answer sent = std::move(*m_sent);
    co_await m_asker.changed(m_hop, "password", std::move(sent));
}

Error NewPassword::expired() const
{
    Error error{ErrorCode::PasswordExpired, m_hop.account + "@" + toString(m_hop.server),
        !wasSent()             ? "nobody gave a new one"
            : m_nobodyAnswered ? "the server did not take the new one"
                               : "the server did not take any of " + std::to_string(m_tries) + " new ones"};
    error.serverSays = cleanText(m_serverWords, wordsLimit);
    return error;
}

} // namespace underpass
