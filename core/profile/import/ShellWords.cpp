// SPDX-License-Identifier: MIT
#include "core/profile/import/ShellWords.h"

#include <cctype>

namespace underpass {
namespace {

constexpr std::size_t longestLine = std::size_t{64} * 1024;
constexpr std::size_t mostWords = 1000;

std::unexpected<Error> refuse(std::string why)
{
    return fail(ErrorCode::InvalidInput, "the command line", std::move(why)); // It may hold a secret.
}

class Splitter
{
public:
    explicit Splitter(std::string_view line)
        : m_line(line)
    { }

    Result<std::vector<std::string>> split()
    {
        for (; m_at < m_line.size(); ++m_at) {
            if (const char* why = take(m_line[m_at]))
                return refuse(why);
        }
        if (m_quote != '\0')
            return refuse("a quote is not closed");
        endWord();
        return m_words.size() > mostWords ? refuse("it has more than 1000 words")
                                          : Result<std::vector<std::string>>{m_words};
    }

private:
    // Why it cannot be taken, if so.
    const char* take(char sign)
    {
        if (sign == '\\' && m_quote != '\'')
            escape();
        else if (m_quote != '\0')
            inQuotes(sign);
        else if (sign == '"' || sign == '\'')
            open(sign);
        else if (std::isspace(static_cast<unsigned char>(sign)) != 0)
            endWord();
        else if (sign == '&' && isRestBlank())
            endWord();
        else if (std::string_view{"$`;|&<>()"}.find(sign) != std::string_view::npos)
            return "it has signs that only a shell understands ($ ` ; | & < >): leave them out";
        else
            add(sign);
        return sign == '$' || sign == '`' ? whyNoShell() : nullptr;
    }
    [[nodiscard]] const char* whyNoShell() const
    {
        return m_quote == '"' ? "it has signs that only a shell understands ($ `): leave them out" : nullptr;
    }
    void escape()
    {
        const char next = m_at + 1 < m_line.size() ? m_line[m_at + 1] : '\n';
        const bool isPath = std::isalnum(static_cast<unsigned char>(next)) != 0;
        if (isPath || next == '.' || next == '_')
            return add('\\');
        ++m_at;
        if (next == '\r' && m_at + 1 < m_line.size() && m_line[m_at + 1] == '\n')
            ++m_at;
        else if (next != '\n')
            add(next);
    }
    void inQuotes(char sign)
    {
        if (sign == m_quote)
            m_quote = '\0';
        else
            add(sign);
    }
    void open(char quote)
    {
        m_quote = quote;
        m_isWord = true;
    }
    void add(char sign)
    {
        m_word += sign;
        m_isWord = true;
    }
    void endWord()
    {
        if (m_isWord)
            m_words.push_back(m_word);
        m_word.clear();
        m_isWord = false;
    }
    [[nodiscard]] bool isRestBlank() const
    {
        return m_line.find_first_not_of(" \t\r\n", m_at + 1) == std::string_view::npos;
    }

    std::string_view m_line;
    std::size_t m_at = 0;
    char m_quote = '\0';
    std::string m_word;
    bool m_isWord = false; // "" is one, too.
    std::vector<std::string> m_words;
};

} // namespace

Result<std::vector<std::string>> shellWords(std::string_view line)
{
    if (line.size() > longestLine)
        return refuse("it is longer than 64 KB");
    return Splitter{line}.split();
}

} // namespace underpass
