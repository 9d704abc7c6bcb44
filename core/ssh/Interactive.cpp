// SPDX-License-Identifier: MIT
#include "core/ssh/Interactive.h"

#include "core/CleanText.h"
#include "core/ssh/Memory.h"

#include <algorithm>

namespace underpass {
namespace {

constexpr std::size_t promptLimit = 1024;
constexpr int mostPrompts = 8;

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

Interactive::Interactive(Asker& asker, Hop hop)
    : m_asker(asker)
    , m_hop(std::move(hop))
{ }

int Interactive::call(Engine& engine)
{
    engine.setGuest(this);
    m_session = engine.session();
    return libssh2_userauth_keyboard_interactive_ex(
        m_session, m_hop.account.c_str(), static_cast<unsigned>(m_hop.account.size()), &Interactive::respond);
}

void Interactive::respond(const char* name, int nameSize, const char* instruction, int instructionSize,
    int count, const LIBSSH2_USERAUTH_KBDINT_PROMPT* prompts, LIBSSH2_USERAUTH_KBDINT_RESPONSE* responses,
    void** engine)
{
    auto& self = *static_cast<Interactive*>(Engine::guestOf(engine));
    if (!self.m_answers && count > 0 && count <= mostPrompts && !self.m_nobodyAnswered) {
        CodeQuestion question{fromServer(name, nameSize), fromServer(instruction, instructionSize), {}};
        for (int i = 0; i < count; ++i) {
            const auto* text = reinterpret_cast<const char*>(prompts[i].text);
            question.prompts.push_back(
                {fromServer(text, static_cast<int>(prompts[i].length)), prompts[i].echo != 0});
        }
        self.m_question = std::move(question);
        libssh2_userauth_keyboard_interactive_defer(self.m_session);
        return;
    }
    // No prompts need no answers; too many get empty ones, which the server refuses.
    for (int i = 0; i < count; ++i) {
        const bool answered = self.m_answers && static_cast<std::size_t>(i) < self.m_answers->size();
        const std::string_view text = answered ? (*self.m_answers)[static_cast<std::size_t>(i)].reveal() : "";
        responses[i].text = newSessionText(text);
        responses[i].length = static_cast<unsigned>(responses[i].text ? text.size() : 0);
    }
    self.m_answers.reset();
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
    }
    m_question.reset();
    m_nobodyAnswered = !answered;
    m_answers = std::move(answers);
    co_return true;
}

asio::awaitable<void> Interactive::keep()
{
    if (m_passwordUsed)
        co_await m_asker.keep(m_hop, "password");
}

} // namespace underpass
