// SPDX-License-Identifier: MIT
#include "core/profile/import/SshCommand.h"

#include "core/base/CleanText.h"
#include "core/profile/FieldsJson.h"
#include "core/profile/import/ShellWords.h"

#include <algorithm>
#include <array>
#include <span>

namespace underpass {
namespace {

using Words = std::span<const std::string>;

enum class Program { Ssh, Autossh, Plink };

std::unexpected<Error> refuse(std::string why)
{
    return fail(ErrorCode::InvalidInput, "the command line", std::move(why));
}

// "C:\Program Files\PuTTY\plink.exe" is plink.
std::string programNamed(const std::string& word)
{
    std::string name = word.substr(word.find_last_of("/\\") + 1);
    std::ranges::transform(name, name.begin(), [](unsigned char letter) {
        return static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter);
    });
    return name.ends_with(".exe") ? name.substr(0, name.size() - 4) : name;
}

// Options of plink have whole words for names; those that ssh has, too, mean the same but for -P.
struct PlinkOption
{
    std::string_view name;
    bool hasValue;
    const SourceText* why; // None: it goes without saying.
};
constexpr std::array plinkOptions{
    PlinkOption{"-ssh", false, nullptr},
    PlinkOption{"-batch", false, nullptr},
    PlinkOption{"-agent", false, nullptr},
    PlinkOption{"-no-antispoof", false, nullptr},
    PlinkOption{"-no-trivial-auth", false, nullptr},
    PlinkOption{"-share", false, nullptr},
    PlinkOption{"-noshare", false, nullptr},
    PlinkOption{"-noagent", false, &notTaken::noOption},
    PlinkOption{"-load", true, &notTaken::noOtherFile},
    PlinkOption{"-hostkey", true, &notTaken::keysAreChecked},
    PlinkOption{"-proxycmd", true, &notTaken::noCommands},
    PlinkOption{"-m", true, &notTaken::noCommands},
    PlinkOption{"-nc", true, &notTaken::noForward},
    PlinkOption{"-sshlog", true, &notTaken::noOption},
    PlinkOption{"-sshrawlog", true, &notTaken::noOption},
    PlinkOption{"-sessionlog", true, &notTaken::noOption},
};

class Reader
{
public:
    Reader(Program program, Words words, const std::filesystem::path& folder)
        : m_program(program)
        , m_words(words)
        , m_options(folder)
    { }

    Result<SshDraft> read()
    {
        while (m_at < m_words.size() && !m_trouble)
            takeWord(m_words[m_at++]);
        if (!m_trouble && m_options.trouble())
            m_trouble = m_options.trouble();
        if (m_trouble)
            return std::unexpected(*m_trouble);
        if (!m_options.hasAddress())
            return refuse("it names no server");
        return m_options.draft();
    }

private:
    void takeWord(const std::string& word)
    {
        if (word == "--" && !std::exchange(m_isOver, true))
            return;
        const bool isOption = !m_isOver && word.size() > 1 && word.front() == '-';
        if (isOption && m_program == Program::Plink && takePlink(word))
            return;
        if (isOption)
            return takeLetters(word);
        if (!m_options.hasAddress())
            return m_options.address(word);
        m_options.remark("\"" + cleanText(word, 40) + "\"", notTaken::noCommands); // Run at the server.
        m_at = m_words.size();
    }

    bool takePlink(const std::string& word)
    {
        if (word == "-pw" || word == "-pwfile") {
            m_trouble = Error{ErrorCode::InvalidInput, "the option " + word, whyNoSecret};
            return true;
        }
        if (word == "-P") {
            m_options.port(value(word));
            return true;
        }
        const auto* known = std::ranges::find(plinkOptions, std::string_view{word}, &PlinkOption::name);
        if (known == plinkOptions.end())
            return false;
        if (known->hasValue)
            (void)value(word);
        if (known->why != nullptr)
            m_options.remark(word, *known->why);
        return true;
    }

    // "-fNL" and "-p2222": several in one word, and a value behind the last.
    void takeLetters(const std::string& word)
    {
        for (std::size_t at = 1; at < word.size() && !m_trouble; ++at) {
            const std::string option = std::string{"-"} + word[at];
            if (!hasValue(word[at])) {
                takeFlag(word[at], option);
                continue;
            }
            const std::string rest = word.substr(at + 1);
            return takeValue(word[at], option, rest.empty() ? value(option) : rest);
        }
    }
    [[nodiscard]] bool hasValue(char letter) const
    {
        if (letter == 'M')
            return m_program == Program::Autossh; // The port that it watches by.
        return std::string_view{"BbcDEeFIiJLlmOoPpQRSWw"}.find(letter) != std::string_view::npos;
    }
    void takeFlag(char letter, const std::string& option)
    {
        if (std::string_view{"NfTnqvxakMysV1"}.find(letter) != std::string_view::npos)
            return; // As a tunnel is anyway.
        m_options.remark(option,
            letter == 'A'       ? notTaken::noAgentThere
                : letter == 'g' ? notTaken::onlyHere
                                : notTaken::noOption);
    }
    void takeValue(char letter, const std::string& option, const std::string& given)
    {
        switch (letter) {
        case 'p':
            return m_options.port(given);
        case 'l':
            return m_options.account(given);
        case 'i':
            return m_options.keyFile(given);
        case 'J':
            return m_options.jumpHosts(given);
        case 'L':
            return m_options.forward(ForwardKind::Local, given);
        case 'R':
            return m_options.forward(ForwardKind::Remote, given);
        case 'D':
            return m_options.forward(ForwardKind::Dynamic, given);
        case 'o':
            return takeSetting(given);
        case 'M':
            return;
        case 'F':
            return m_options.remark(option, notTaken::noOtherFile);
        default:
            return m_options.remark(option, notTaken::noOption);
        }
    }
    // "Key=Value", "Key Value", "Key = Value".
    void takeSetting(const std::string& given)
    {
        const std::size_t keyEnd = std::min(given.find_first_of(" \t="), given.size());
        std::size_t begin = std::min(given.find_first_not_of(" \t", keyEnd), given.size());
        if (begin < given.size() && given[begin] == '=')
            begin = std::min(given.find_first_not_of(" \t", begin + 1), given.size());
        m_options.setting(given.substr(0, keyEnd), given.substr(begin));
    }

    std::string value(const std::string& option)
    {
        if (m_at < m_words.size())
            return m_words[m_at++];
        m_trouble
            = Error{ErrorCode::InvalidInput, "the option " + cleanText(option, 20), "its value is missing"};
        return {};
    }

    Program m_program;
    Words m_words;
    std::size_t m_at = 0;
    bool m_isOver = false; // The options are.
    SshOptions m_options;
    std::optional<Error> m_trouble;
};

} // namespace

Result<SshDraft> readSshCommand(std::string_view line, const std::filesystem::path& folder)
{
    const auto words = shellWords(line);
    if (!words)
        return fail(words);
    Words rest{*words};
    while (!rest.empty() && rest.front().starts_with("AUTOSSH_"))
        rest = rest.subspan(1);
    const std::string program = rest.empty() ? std::string{} : programNamed(rest.front());
    if (program == "sshpass")
        return refuse(whyNoSecret);
    if (program == "plink" || program == "putty")
        return Reader{Program::Plink, rest.subspan(1), folder}.read();
    if (program == "autossh")
        return Reader{Program::Autossh, rest.subspan(1), folder}.read();
    if (program == "ssh")
        return Reader{Program::Ssh, rest.subspan(1), folder}.read();
    return refuse("it begins with none of ssh, plink and autossh");
}

} // namespace underpass
