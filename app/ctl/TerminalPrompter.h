// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/Terminal.h"
#include "core/base/Prompter.h"

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>

namespace underpass {

// Why a question was declined, where nobody could be asked.
[[nodiscard]] std::string noTerminalFor(const Question& question);

// Asks on the terminal, one question at a time, on a thread of its own. Without a terminal every question is
// declined at once, and `explain` is given the sentence that says why, as it is given what is
// to be told, on any thread. When it dies, an open question is
// given up unanswered.
class TerminalPrompter : public Prompter
{
public:
    using Explain = std::function<void(const std::string&)>;

    // Notices go to `explain` as well, between the questions.
    explicit TerminalPrompter(Explain explain, std::filesystem::path device = "/dev/tty");
    ~TerminalPrompter() override;

    Ticket ask(const Question& question, Reply reply) override;
    void withdraw(Ticket ticket) override;
    void warn(const std::string& profileName, const Error& trouble) override;
    void tell(const Notice& notice) override;

private:
    struct Pending
    {
        Ticket ticket = 0;
        Question question;
        Reply reply;
        std::optional<Notice> notice = {}; // Instead of a question.
    };

    void work(const std::stop_token& stop);
    [[nodiscard]] std::optional<Answer> put(const Question& question);

    Explain m_explain;
    Terminal m_terminal;
    std::mutex m_mutex;
    std::condition_variable_any m_arrived;
    std::deque<Pending> m_waiting;
    Ticket m_last = 0;
    Ticket m_current = 0; // 0: none, or it was withdrawn.
    std::jthread m_thread;
};

} // namespace underpass
