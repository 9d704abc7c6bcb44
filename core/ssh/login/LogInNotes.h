// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace underpass {

// What one log-in has tried and what it left out, for the last sentence and the log. Not by type of error but
// in words: names of keys, files and methods.
class LogInNotes
{
public:
    void tried(const std::string& what) { append(m_tried, what); }
    void leftOut(const std::string& what) { append(m_leftOut, what); }

    [[nodiscard]] bool triedNothing() const { return m_tried.empty(); }

    // "tried: /home/anna/key, password; left out: /home/anna/old (the key in it is damaged)"
    [[nodiscard]] std::string text() const
    {
        std::string all = m_tried.empty() ? "" : "tried: " + m_tried;
        if (!m_leftOut.empty())
            all += (all.empty() ? "left out: " : "; left out: ") + m_leftOut;
        return all;
    }

private:
    static void append(std::string& list, const std::string& what)
    {
        list += (list.empty() ? "" : ", ") + what;
    }

    std::string m_tried;
    std::string m_leftOut;
};

} // namespace underpass
