// SPDX-License-Identifier: MIT
#include "core/ssh/login/Interactive.h"

#include "core/base/CleanText.h"
#include "core/ssh/engine/Memory.h"

#include <algorithm>
#include <utility>

namespace underpass {
namespace {

constexpr std::size_t promptLimit = 1024;
constexpr std::size_t mostPrompts = 8;

std::string lowerCase(std::string text)
{
    std::ranges::transform(
        text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

std::string fromServer(const char* text, int size)
{
    return text && size > 0 ? cleanText({text, static_cast<std::size_t>(size)}, promptLimit, Lines::Kept)
                            : "";
}

} // namespace

Interactive::Interactive(Asker& asker, Hop hop, int& rounds)
    : m_asker(asker)
    , m_hop(std::move(hop))
    , m_rounds(rounds)
{ }

int Interactive::call(Engine& engine)
{
    engine.setGuest(this);
    m_session = engine.session();
    const LogInMemory memory;
    const int code = libssh2_userauth_keyboard_interactive_ex(
        m_session, m_hop.account.c_str(), static_cast<unsigned>(m_hop.account.size()), &Interactive::respond);
    if (m_thrown)
        std::rethrow_exception(std::exchange(m_thrown, nullptr));
    return code;
}

void Interactive::respond(const char* name, int nameSize, const char* instruction, int instructionSize,
    int count, const LIBSSH2_USERAUTH_KBDINT_PROMPT* prompts, LIBSSH2_USERAUTH_KBDINT_RESPONSE* responses,
    void** engine) noexcept
{
    auto& self = *static_cast<Interactive*>(Engine::guestOf(engine));
    try {
        self.answer({fromServer(name, nameSize), fromServer(instruction, instructionSize), {}},
            {prompts, static_cast<std::size_t>(std::max(count, 0))}, responses);
    } catch (...) {
        self.m_thrown = std::current_exception();
    }
}

void Interactive::answer(CodeQuestion asked, std::span<const LIBSSH2_USERAUTH_KBDINT_PROMPT> prompts,
    LIBSSH2_USERAUTH_KBDINT_RESPONSE* responses)
{
    if (!m_answers) // Else it is the same round again, with what was answered.
        ++m_rounds;
    const bool mayAsk = !prompts.empty() && prompts.size() <= mostPrompts && !m_nobodyAnswered;
    if (!m_answers && mayAsk && m_rounds <= mostRounds) {
        for (const auto& prompt : prompts) {
            const auto* text = reinterpret_cast<const char*>(prompt.text);
            asked.prompts.push_back({fromServer(text, static_cast<int>(prompt.length)), prompt.echo != 0});
        }
        m_question = std::move(asked);
        libssh2_userauth_keyboard_interactive_defer(m_session);
        return;
    }
    // No prompts need no answers; too many get empty ones, which the server refuses.
    for (std::size_t i = 0; i < prompts.size(); ++i) {
        const bool answered = m_answers && i < m_answers->size();
        const std::string_view text = answered ? (*m_answers)[i].reveal() : "";
        responses[i].text = newSessionText(text);
        responses[i].length = static_cast<unsigned>(responses[i].text ? text.size() : 0);
    }
    m_answers.reset();
}

bool Interactive::asksForThePassword() const
{
    return m_question->prompts.size() == 1 && !m_question->prompts.front().echo
        && lowerCase(m_question->prompts.front().text).find("password") != std::string::npos;
}

asio::awaitable<bool> Interactive::askIfNeeded()
{
    if (!m_question || m_answers)
        co_return false;
    std::vector<Secret> answers;
    bool answered = false;
    if (asksForThePassword()) {
        // The same prompt again means that the server did not like the first answer.
        const auto previous = m_passwordUsed ? Asker::Previous::WasWrong : Asker::Previous::None;
        if (m_passwordUsed)
            co_await m_asker.refused(m_hop, "password");
        auto secret = co_await m_asker.secret(m_hop, "password", PasswordQuestion{m_passwordUsed}, previous);
        answered = secret.has_value();
        if (secret)
            answers.push_back(std::move(*secret));
        m_passwordUsed = true;
    } else {
        auto answer = co_await m_asker.human(m_hop, *m_question);
        answered = answer.has_value();
        if (answer)
            answers = std::move(answer->secrets);
        m_othersUsed = true;
    }
    m_question.reset();
    m_nobodyAnswered = !answered;
    m_answers = std::move(answers);
    co_return true;
}

asio::awaitable<void> Interactive::worked()
{
    if (m_passwordUsed)
        co_await m_asker.worked(m_hop, "password");
}

asio::awaitable<void> Interactive::refused()
{
    if (m_passwordUsed && !m_othersUsed)
        co_await m_asker.refused(m_hop, "password");
}

} // namespace underpass
