// SPDX-License-Identifier: MIT
#include "app/ctl/TerminalPrompter.h"

#include "core/base/CleanText.h"

#include <algorithm>
#include <sstream>

namespace underpass {

namespace {

// In its lines, each of which says whose it is.
std::string asServersWords(const std::string& text)
{
    constexpr std::size_t longest = 4096;
    std::string shown;
    std::istringstream lines{cleanText(text, longest, Lines::Kept)};
    for (std::string line; std::getline(lines, line);)
        shown += "  server: " + line + "\n";
    return shown;
}

// What is told, in whole lines.
std::string inLines(const Notice& notice)
{
    if (const auto* words = std::get_if<ServerWords>(&notice.what))
        return "The server " + toString(notice.server) + " says:\n" + asServersWords(words->text);
    if (const auto* wait = std::get_if<LongWait>(&notice.what))
        return say(sentenceOf(notice)) + " (" + cleanText(wait->step) + "; Ctrl-C gives up)\n";
    return say(sentenceOf(notice)) + "\n";
}

// Asks one question of each kind; the terminal is open.
struct Asking
{
    Terminal& terminal;
    const Question& question;

    [[nodiscard]] std::string whose() const
    {
        return cleanText(question.account) + "@" + toString(question.server);
    }

    [[nodiscard]] std::optional<Answer> operator()(const HostKeyQuestion& key) const
    {
        terminal.write("Nobody has vouched for the server " + toString(question.server) + " yet.\n"
            + "  Key type:    " + cleanText(key.keyType) + "\n  Fingerprint: " + cleanText(key.fingerprint)
            + "\n"
            + "Compare it with what the administrator gave you. If it differs, somebody may be listening "
              "in.\n");
        const auto line
            = terminal.readLine("Trust this key from now on? Type yes or no: ", Terminal::Echo::On);
        if (!line || line->reveal() != "yes")
            return std::nullopt;
        return Answer{};
    }

    [[nodiscard]] std::optional<Answer> operator()(const PasswordQuestion& password) const
    {
        const bool isProxys = password.whose == PasswordFor::Proxy;
        if (password.previousWasWrong)
            terminal.write(isProxys ? "The proxy did not accept that password.\n"
                                    : "The server did not accept that password.\n");
        if (password.byServer)
            return oneSecret(serversPrompts(*password.byServer).front());
        return oneSecret((isProxys ? "Password at the proxy for " : "Password for ") + whose() + ": ");
    }

    [[nodiscard]] std::optional<Answer> operator()(const NewPasswordQuestion& change) const
    {
        terminal.write(change.previousWasRefused
                ? "The server did not accept that new password.\n"
                : "The password of " + whose() + " has expired. Choose a new one.\n");
        terminal.write(asServersWords(change.serverWords));
        for (;;) {
            auto first = terminal.readLine("New password for " + whose() + ": ", Terminal::Echo::Off);
            if (!first)
                return std::nullopt;
            const auto second = terminal.readLine("The new password once more: ", Terminal::Echo::Off);
            if (!second)
                return std::nullopt;
            if (!first->reveal().empty() && first->reveal() == second->reveal())
                return withRemember(std::move(*first));
            terminal.write(first->reveal().empty() && second->reveal().empty()
                    ? "An empty password is none.\n"
                    : "The two are not the same.\n");
        }
    }

    [[nodiscard]] std::optional<Answer> operator()(const PassphraseQuestion& passphrase) const
    {
        if (passphrase.previousWasWrong)
            terminal.write("That passphrase does not open the key.\n");
        return oneSecret("Passphrase for the key " + cleanText(passphrase.keyFile) + ": ");
    }

    [[nodiscard]] std::optional<Answer> operator()(const CodeQuestion& code) const
    {
        const std::vector<std::string> prompts = serversPrompts(code);
        Answer answer;
        for (std::size_t i = 0; i < prompts.size(); ++i) {
            const auto echo = code.prompts[i].echo ? Terminal::Echo::On : Terminal::Echo::Off;
            auto secret = terminal.readLine(prompts[i], echo);
            if (!secret)
                return std::nullopt;
            answer.secrets.push_back(std::move(*secret));
        }
        return answer;
    }

private:
    // Shows what the server says around its prompts, and returns these: each line with whose words it is.
    [[nodiscard]] std::vector<std::string> serversPrompts(const CodeQuestion& asked) const
    {
        if (asked.previousWasWrong)
            terminal.write("The server did not accept what was answered.\n");
        terminal.write("The server " + toString(question.server) + " asks " + whose() + ":\n");
        for (const std::string& words : {asked.name, asked.instruction}) {
            if (!words.empty())
                terminal.write(asServers(words) + "\n");
        }
        std::vector<std::string> prompts;
        for (const CodeQuestion::Prompt& prompt : asked.prompts)
            prompts.push_back(asServers(prompt.text) + " ");
        return prompts;
    }
    static std::string asServers(const std::string& words)
    {
        std::string shown = "  server: ";
        const auto end = words.find_last_not_of(" \n");
        for (const char c : words.substr(0, end == std::string::npos ? 0 : end + 1))
            shown += c == '\n' ? std::string{"\n  server: "} : std::string{c};
        return shown;
    }
    [[nodiscard]] std::optional<Answer> oneSecret(const std::string& prompt) const
    {
        auto secret = terminal.readLine(prompt, Terminal::Echo::Off);
        if (!secret)
            return std::nullopt;
        return withRemember(std::move(*secret));
    }

    [[nodiscard]] std::optional<Answer> withRemember(Secret secret) const
    {
        Answer answer;
        answer.secrets.push_back(std::move(secret));
        if (!question.mayRemember)
            return answer;
        const auto line
            = terminal.readLine("Keep it in this desktop's secret store? [y/N] ", Terminal::Echo::On);
        if (!line)
            return std::nullopt;
        answer.remember = line->reveal() == "y" || line->reveal() == "Y" || line->reveal() == "yes";
        return answer;
    }
};

} // namespace

std::string noTerminalFor(const Question& question)
{
    return "There is no terminal to ask on, so the question about " + toString(question.server)
        + " was declined. Use \"underpassctl run\" in a terminal, or log in with an agent or a key.";
}

TerminalPrompter::TerminalPrompter(Explain explain, std::filesystem::path device)
    : m_explain(std::move(explain))
    , m_terminal(std::move(device))
    , m_thread([this](const std::stop_token& stop) { work(stop); })
{ }

TerminalPrompter::~TerminalPrompter()
{
    const std::lock_guard lock{m_mutex};
    m_waiting.clear();
    m_current = 0;
    m_thread.request_stop();
    m_terminal.interrupt();
}

Prompter::Ticket TerminalPrompter::ask(const Question& question, Reply reply)
{
    const std::lock_guard lock{m_mutex};
    m_waiting.push_back({++m_last, question, std::move(reply)});
    m_arrived.notify_one();
    return m_last;
}

void TerminalPrompter::tell(const Notice& notice)
{
    const std::lock_guard lock{m_mutex};
    m_waiting.push_back({0, {}, {}, notice});
    m_arrived.notify_one();
}

void TerminalPrompter::withdraw(Ticket ticket)
{
    const std::lock_guard lock{m_mutex};
    std::erase_if(m_waiting, [ticket](const Pending& pending) { return pending.ticket == ticket; });
    if (m_current != ticket)
        return;
    m_current = 0;
    m_terminal.interrupt();
}

void TerminalPrompter::warn(const std::string& profileName, const Error& trouble)
{
    m_explain(profileName + ": " + sentence(trouble));
}

void TerminalPrompter::work(const std::stop_token& stop)
{
    std::unique_lock lock{m_mutex};
    while (m_arrived.wait(lock, stop, [this] { return !m_waiting.empty(); }) && !stop.stop_requested()) {
        Pending pending = std::move(m_waiting.front());
        m_waiting.pop_front();
        if (pending.notice) {
            lock.unlock();
            std::string lines = inLines(*pending.notice);
            lines.pop_back(); // The end of the last one.
            m_explain(lines);
            lock.lock();
            continue;
        }
        m_current = pending.ticket;
        m_terminal.clearInterrupt();
        lock.unlock();
        auto answer = put(pending.question);
        lock.lock();
        const bool stillWanted = std::exchange(m_current, 0) == pending.ticket;
        lock.unlock();
        if (stillWanted)
            pending.reply(std::move(answer));
        lock.lock();
    }
}

std::optional<Answer> TerminalPrompter::put(const Question& question)
{
    const auto opened = m_terminal.open();
    if (!opened && opened.error().code == ErrorCode::Cancelled)
        return std::nullopt;
    if (!opened) {
        m_explain(noTerminalFor(question));
        return std::nullopt;
    }
    auto answer = std::visit(Asking{m_terminal, question}, question.what);
    m_terminal.close();
    return answer;
}

} // namespace underpass
