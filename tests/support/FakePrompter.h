// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Prompter.h"

#include <deque>
#include <mutex>

namespace underpass::test {

// A person who was told what to answer; declines once there is nothing left to say, and remembers every
// question.
class FakePrompter : public Prompter
{
public:
    void willAnswer(const std::string& secret)
    {
        const std::lock_guard lock(m_mutex);
        m_answers.push_back(secret);
    }
    [[nodiscard]] std::vector<Question> questions()
    {
        const std::lock_guard lock(m_mutex);
        return m_questions;
    }

    Ticket ask(const Question& question, Reply reply) override
    {
        std::optional<Answer> answer;
        Ticket ticket = 0;
        {
            const std::lock_guard lock(m_mutex);
            m_questions.push_back(question);
            ticket = m_questions.size();
            if (!m_answers.empty()) {
                answer.emplace().secrets.emplace_back(m_answers.front());
                m_answers.pop_front();
            }
        }
        reply(std::move(answer));
        return ticket;
    }
    void withdraw(Ticket) override { }

private:
    std::mutex m_mutex;
    std::deque<std::string> m_answers;
    std::vector<Question> m_questions;
};

} // namespace underpass::test
