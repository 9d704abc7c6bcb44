// SPDX-License-Identifier: MIT
#include "core/ssh/login/Interactive.h"

#include "core/base/CleanText.h"
#include "core/ssh/engine/Memory.h"
#include "core/ssh/login/PasswordPrompt.h"

#include <algorithm>
#include <utility>

namespace underpass {
namespace {

constexpr std::size_t promptLimit = 8192; // Bytes; menus and legal notices are long.
constexpr std::size_t mostPrompts = 8;

std::string fromServer(const char* text, int size)
{
    return text && size > 0 ? cleanText({text, static_cast<std::size_t>(size)}, promptLimit, Lines::Kept)
                            : "";
}

} // namespace

Interactive::Interactive(Asker& asker, Hop hop, int& rounds, Before before)
    : m_asker(asker)
    , m_hop(std::move(hop))
    , m_rounds(rounds)
    , m_before(before)
{ }

int Interactive::call(Engine& engine)
{
    engine.setGuest(this);
    m_engine = &engine;
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
    const bool mayAsk = !prompts.empty() && prompts.size() <= mostPrompts;
    if (!m_answers && mayAsk && m_rounds <= mostRounds) {
        for (const auto& prompt : prompts) {
            const auto* text = reinterpret_cast<const char*>(prompt.text);
            asked.prompts.push_back({fromServer(text, static_cast<int>(prompt.length)), prompt.echo != 0});
        }
        m_question = std::move(asked);
        libssh2_userauth_keyboard_interactive_defer(m_session);
        return;
    }
    if (prompts.empty()) // Only something to read, such as where to approve the log-in.
        m_engine->say(asked.name + (asked.name.empty() ? "" : "\n") + asked.instruction);
    // No prompts need no answers; too many get empty ones, which the server refuses.
    for (std::size_t i = 0; i < prompts.size(); ++i) {
        const bool answered = m_answers && i < m_answers->size();
        const std::string_view text = answered ? (*m_answers)[i].reveal() : "";
        responses[i].text = newSessionText(text);
        responses[i].length = static_cast<unsigned>(responses[i].text ? text.size() : 0);
    }
    m_answers.reset();
}

asio::awaitable<bool> Interactive::askIfNeeded()
{
    if (!isAsked())
        co_return false;
    CodeQuestion asked = *std::exchange(m_question, std::nullopt);
    // Said once, and not where the server said nothing but that the password was wrong.
    asked.previousWasWrong = m_before == Before::AnswersRefused && !hasAsked();
    std::vector<Secret> answers;
    m_nobodyAnswered = !co_await askAll(std::move(asked), answers);
    if (!m_nobodyAnswered)
        m_answers = std::move(answers);
    co_return true;
}

// In the order of the prompts; false when nobody answered.
asio::awaitable<bool> Interactive::askAll(CodeQuestion asked, std::vector<Secret>& answers)
{
    const auto place = hasAsked() ? std::nullopt : passwordPromptOf(asked, m_hop.account);
    if (!place)
        co_return co_await askOthers(std::move(asked), answers);
    CodeQuestion before{asked.name, asked.instruction, {}, asked.previousWasWrong};
    CodeQuestion password = before;
    CodeQuestion after{asked.name, asked.instruction, {}, false};
    const auto its = asked.prompts.begin() + static_cast<std::ptrdiff_t>(*place);
    before.prompts.assign(asked.prompts.begin(), its);
    password.prompts.push_back(*its);
    after.prompts.assign(its + 1, asked.prompts.end());
    bool answered = true;
    if (!before.prompts.empty())
        answered = co_await askOthers(std::move(before), answers);
    if (answered)
        answered = co_await askForThePassword(std::move(password), answers);
    if (answered && !after.prompts.empty())
        answered = co_await askOthers(std::move(after), answers);
    co_return answered;
}

asio::awaitable<bool> Interactive::askForThePassword(CodeQuestion asked, std::vector<Secret>& answers)
{
    const bool wasWrong = m_before == Before::PasswordRefused;
    const auto previous = wasWrong ? Asker::Previous::WasWrong : Asker::Previous::None;
    m_passwordUsed = true;
    m_passwordPrompt = asked.prompts.front().text;
    PasswordQuestion question{wasWrong, PasswordFor::Server, std::move(asked)};
    auto secret = co_await m_asker.secret(m_hop, "password", std::move(question), previous);
    if (!secret)
        co_return false;
    answers.push_back(std::move(*secret));
    co_return true;
}

asio::awaitable<bool> Interactive::askOthers(CodeQuestion asked, std::vector<Secret>& answers)
{
    // The same once more, in one conversation: it did not like the password, or this is another secret in the
    // same words. Nobody knows, so neither is kept.
    const bool isAskedAgain
        = m_passwordUsed && asked.prompts.size() == 1 && asked.prompts.front().text == m_passwordPrompt;
    m_othersUsed = true;
    if (isAskedAgain) {
        m_passwordIsOld = true;
        co_await m_asker.refused(m_hop, "password");
    }
    auto answer = co_await m_asker.human(m_hop, asked);
    if (!answer)
        co_return false;
    lookForAChange(asked, answer->secrets);
    for (Secret& secret : answer->secrets)
        answers.push_back(std::move(secret));
    co_return true;
}

// In words, or in whatever language by having the same typed twice.
void Interactive::lookForAChange(const CodeQuestion& asked, const std::vector<Secret>& answers)
{
    for (std::size_t i = 0; i < asked.prompts.size() && i < answers.size(); ++i) {
        const Secret& typed = answers[i];
        if (asked.prompts[i].echo || typed.empty())
            continue;
        const bool isTwice = std::ranges::any_of(
            m_hidden, [&](const Secret& other) { return other.reveal() == typed.reveal(); });
        m_passwordIsOld = m_passwordIsOld || isTwice || asksForANewPassword(asked.prompts[i]);
        m_hidden.push_back(typed.clone());
    }
}

asio::awaitable<void> Interactive::worked()
{
    // What is kept for the account is the old one, even where another way to log in came before.
    if (m_passwordIsOld)
        co_await m_asker.refused(m_hop, "password");
    else if (m_passwordUsed)
        co_await m_asker.worked(m_hop, "password");
}

asio::awaitable<Interactive::Before> Interactive::refused()
{
    if (m_passwordUsed && !m_othersUsed) {
        co_await m_asker.refused(m_hop, "password");
        co_return Before::PasswordRefused;
    }
    if (m_passwordUsed)
        co_await m_asker.doubted(m_hop, "password");
    co_return Before::AnswersRefused;
}

} // namespace underpass
