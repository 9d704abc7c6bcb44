// SPDX-License-Identifier: MIT
#include "core/ssh/trust/KnownHosts.h"

#include "tests/support/KeyTool.h"
#include "tests/support/TempDir.h"

#include <gtest/gtest.h>

#include <set>
#include <sstream>

namespace underpass {
namespace {

// The real program's answer: the numbers of the lines that mean this name and hold a key it can read.
std::set<int> linesFoundByKeygen(
    const std::filesystem::path& file, const std::string& name, const std::filesystem::path& folder)
{
    std::set<int> lines;
    std::istringstream said{test::keygen({"-l", "-F", name, "-f", file.string()}, folder)};
    const std::string start = "# Host " + name + " found: line ";
    for (std::string line; std::getline(said, line);)
        if (line.starts_with(start))
            lines.insert(std::stoi(line.substr(start.size())));
    return lines;
}

std::set<int> linesFoundByUs(const std::string& text, const std::string& name)
{
    std::set<int> lines;
    std::istringstream stream{text};
    int number = 0;
    for (std::string line; std::getline(stream, line);) {
        ++number;
        const auto parsed = parseKnownHostLine(line);
        if (parsed && matchesHost(parsed->hosts, name))
            lines.insert(number);
    }
    return lines;
}

const std::vector<std::string> names{"alpha", "beta", "alpha.example.org", "beta.example.org", "[alpha]:2222",
    "[alpha]:22222", "192.168.1.10", "[::1]:2222", "::1", "a", "gamma", "cut"};

std::string hashedLine(const std::string& line, const std::filesystem::path& folder)
{
    const auto file = folder / "hashed";
    test::writeText(file, line + "\n");
    [[maybe_unused]] const auto said = test::keygen({"-H", "-f", file.string()}, folder);
    std::string hashed = test::readText(file);
    EXPECT_TRUE(hashed.starts_with("|1|")) << hashed;
    return hashed.substr(0, hashed.find('\n'));
}

std::vector<std::string> patternLines(const std::string& key)
{
    std::vector<std::string> lines;
    for (const char* hosts : {"alpha", "beta", "alpha,beta", "ALPHA", "Alpha.Example.ORG", "*", "?",
             "*.example.org", "*.EXAMPLE.org", "al?ha", "a*a", "a**a", "*a*", "alpha*", "!alpha", "*,!alpha",
             "!alpha,*", "!*,alpha", "alpha,!alpha", "!beta,alpha", "*.example.org,!beta.example.org",
             "[alpha]:2222", "[alpha]:*", "[alpha]:222?", "[*]:2222", "[ALPHA]:2222", "[alpha]:22",
             "192.168.1.*", "192.168.1.10", "::1", "[::1]:2222", ",alpha", "alpha,", "alpha,,beta", "!",
             "!,alpha", "|2|abc|def", "|1|", "|1||", "|1|a|b", "alpha?", "alph", "lpha", "#alpha", "a#lpha",
             "gamma,*.example.org,192.*"})
        lines.push_back(std::string{hosts} + " " + key);
    return lines;
}

std::vector<std::string> shapeLines(const std::string& key, const std::filesystem::path& folder)
{
    const std::string base64 = key.substr(key.find(' ') + 1);
    std::vector<std::string> lines{"", "   ", "# alpha " + key, "  # alpha", "alpha", "alpha ssh-ed25519",
        "  alpha " + key, "\talpha\t" + key, "alpha   " + key + "   a comment", "alpha " + key + "\r",
        "alpha " + key + " comment\r", "@revoked alpha " + key, "@cert-authority *.example.org " + key,
        "@unknown alpha " + key, "@revoked", "@ alpha " + key, "@revokedalpha " + key,
        "alpha ssh-rsa " + base64, "alpha nonsense " + base64, "alpha ssh-ed25519 !!!!",
        "alpha ssh-ed25519 AAAA", "alpha " + key.substr(0, key.size() - 1),
        "alpha " + key.substr(0, key.size() - 21),
        "alpha ssh-ed25519 ====", "alpha 1024 35 12345678901234567890", "alpha " + key + "=="};
    for (const char* hosts : {"alpha", "alpha.example.org", "[alpha]:2222", "192.168.1.10", "[::1]:2222"})
        lines.push_back(hashedLine(std::string{hosts} + " " + key, folder));
    return lines;
}

// A key of each type that ssh-keygen makes, cut off after each of its bytes, and with one too many.
std::vector<std::string> cutLines(const std::filesystem::path& folder)
{
    std::vector<std::string> lines;
    const std::vector<std::vector<std::string>> types{{"-t", "ed25519"}, {"-t", "ecdsa"},
        {"-t", "ecdsa", "-b", "521"}, {"-t", "rsa", "-b", "2048"}, {"-t", "dsa"}};
    int number = 0;
    for (const auto& type : types) {
        const auto key = test::publicKey(test::makeKeyFile(folder, "cut" + std::to_string(number++), type));
        for (std::size_t size = 1; size <= key.blob.size(); ++size)
            lines.push_back("cut " + key.type + " " + encodeBase64(key.blob.substr(0, size)));
        lines.push_back("cut " + key.type + " " + encodeBase64(key.blob + '\0'));
    }
    return lines;
}

std::string longLine(const std::string& key)
{
    std::string hosts;
    while (hosts.size() < std::size_t{1} << 20)
        hosts += "another.host.example.net,";
    return hosts + "alpha " + key;
}

TEST(KnownHosts, AgreesWithSshKeygenAboutEveryLineAndName)
{
    const test::TempDir folder;
    const auto key = test::publicKey(test::makeKeyFile(folder.path(), "key"));
    const std::string words = key.type + " " + encodeBase64(key.blob);
    auto lines = patternLines(words);
    std::ranges::copy(shapeLines(words, folder.path()), std::back_inserter(lines));
    std::ranges::copy(cutLines(folder.path()), std::back_inserter(lines));
    lines.push_back(longLine(words));
    lines.push_back("gamma " + words); // The last one: without its newline.
    std::string text;
    for (const auto& line : lines)
        text += (text.empty() ? "" : "\n") + line;
    ASSERT_GE(lines.size(), 1000u);
    const auto file = folder.path() / "known_hosts";
    test::writeText(file, text);
    for (const auto& name : names) {
        const auto theirs = linesFoundByKeygen(file, name, folder.path());
        const auto ours = linesFoundByUs(text, name);
        EXPECT_FALSE(theirs.empty()) << name;
        for (int number = 1; number <= static_cast<int>(lines.size()); ++number)
            EXPECT_EQ(ours.contains(number), theirs.contains(number))
                << name << " in line " << number << ": "
                << lines[static_cast<std::size_t>(number - 1)].substr(0, 120);
    }
}

} // namespace
} // namespace underpass
