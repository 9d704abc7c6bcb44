// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Prompter.h"

#include <deque>
#include <mutex>
#include <utility>

namespace underpass::test {

// A person who was told what to answer, and remembers every question. With nothing left to say it declines,
// or thinks until answer().
class FakePrompter : public Prompter
{
public:
    enum class Remember { No, Yes };
    void willAnswer(const std::string& secret, Remember remember = Remember::No)
    {
        const std::lock_guard lock(m_mutex);
        Answer& answer = m_answers.emplace_back();
        answer.secrets.emplace_back(secret);
        answer.remember = remember == Remember::Yes;
    }
    void willAnswerAll(const std::vector<std::string>& secrets)
    {
        const std::lock_guard lock(m_mutex);
        Answer& answer = m_answers.emplace_back();
        for (const std::string& secret : secrets)
            answer.secrets.emplace_back(secret);
    }
    void willThink() { m_thinks = true; }
    void isNobody() { m_isThere = false; } // Who declines everything.
    [[nodiscard]] bool isThinking()
    {
        const std::lock_guard lock(m_mutex);
        return m_reply != nullptr;
    }
    void answer(const std::string& secret)
    {
        Answer answer;
        answer.secrets.emplace_back(secret);
        std::exchange(m_reply, nullptr)(std::move(answer));
    }
    [[nodiscard]] std::vector<Question> questions()
    {
        const std::lock_guard lock(m_mutex);
        return m_questions;
    }
    [[nodiscard]] std::vector<Ticket> withdrawn()
    {
        const std::lock_guard lock(m_mutex);
        return m_withdrawn;
    }

    Ticket ask(const Question& question, Reply reply) override
    {
        std::optional<Answer> answer;
        Ticket ticket = 0;
        {
            const std::lock_guard lock(m_mutex);
            m_questions.push_back(question);
            ticket = m_questions.size();
            if (m_answers.empty() && m_thinks) {
                m_reply = std::move(reply);
                return ticket;
            }
            if (!m_answers.empty()) {
                answer = std::move(m_answers.front());
                m_answers.pop_front();
            }
        }
        reply(std::move(answer));
        return ticket;
    }
    void warn(const std::string&, const Error& trouble) override
    {
        const std::lock_guard lock(m_mutex);
        m_warned.push_back(trouble);
    }
    [[nodiscard]] std::vector<Error> warned()
    {
        const std::lock_guard lock(m_mutex);
        return m_warned;
    }
    void tell(const Notice& notice) override
    {
        const std::lock_guard lock(m_mutex);
        m_notices.push_back(notice);
    }
    [[nodiscard]] std::vector<Notice> notices()
    {
        const std::lock_guard lock(m_mutex);
        return m_notices;
    }
    // The server's words among them.
    [[nodiscard]] std::vector<std::string> told()
    {
        std::vector<std::string> all;
        for (const Notice& notice : notices()) {
            if (const auto* words = std::get_if<ServerWords>(&notice.what))
                all.push_back(words->text);
        }
        return all;
    }
    bool hasHuman() const override { return m_isThere; }
    void withdraw(Ticket ticket) override
    {
        const std::lock_guard lock(m_mutex);
        m_withdrawn.push_back(ticket);
    }

private:
    std::mutex m_mutex;
    std::deque<Answer> m_answers;
    bool m_thinks = false;
    bool m_isThere = true;
    Reply m_reply; // Not given yet.
    std::vector<Question> m_questions;
    std::vector<Ticket> m_withdrawn;
    std::vector<Error> m_warned;
    std::vector<Notice> m_notices;
};

} // namespace underpass::test
