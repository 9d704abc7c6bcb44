// SPDX-License-Identifier: MIT
#include "core/profile/import/ConfigHost.h"

#include "core/profile/import/ForwardSpec.h"
#include "core/profile/share/SshText.h"
#include "tests/support/TempDir.h"
#include "tests/support/TextFile.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <set>

#include <pwd.h>
#include <unistd.h>

namespace underpass {
namespace {

using namespace underpass::test;
using Facts = std::multiset<std::string>;

constexpr std::array used{"hostname ", "port ", "user ", "identityfile ", "localforward ", "remoteforward ",
    "dynamicforward ", "proxyjump ", "hostkeyalias ", "serveraliveinterval "};

// What ssh itself makes of the file, in its own words, as far as a profile has it.
Facts sshsFacts(const std::filesystem::path& config, bool hasKeys)
{
    Facts facts;
    const std::string command = "ssh -F '" + config.string() + "' -G web 2>/dev/null";
    std::FILE* pipe = ::popen(command.c_str(), "r");
    std::array<char, 4096> bytes{};
    while (std::fgets(bytes.data(), bytes.size(), pipe) != nullptr) {
        std::string line{bytes.data()};
        line.pop_back();
        const bool isUsed = std::ranges::any_of(used, [&](const char* key) { return line.starts_with(key); });
        const bool isDefault
            = line == "serveraliveinterval 0" || (line.starts_with("identityfile ") && !hasKeys);
        if (isUsed && !isDefault)
            facts.insert(line);
    }
    EXPECT_EQ(::pclose(pipe), 0) << readText(config);
    return facts;
}

std::string bracketed(const Endpoint& endpoint)
{
    return "[" + endpoint.host + "]:" + std::to_string(endpoint.port);
}

std::string factOf(const Forward& forward)
{
    constexpr std::array words{"localforward ", "remoteforward ", "dynamicforward "};
    std::string fact = words.at(static_cast<std::size_t>(forward.kind));
    fact += forward.listen.host == "localhost" ? std::to_string(forward.listen.port)
                                               : bracketed(forward.listen);
    return forward.target ? fact + " " + bracketed(*forward.target) : fact;
}

// The same of the profile.
Facts ourFacts(const Profile& profile, const std::string& jumps)
{
    Facts facts{"hostname " + profile.server.host, "port " + std::to_string(profile.server.port),
        "user " + profile.account};
    for (const std::string& key : profile.credentials.keyFiles)
        facts.insert("identityfile " + key);
    for (const Forward& forward : profile.forwards)
        facts.insert(factOf(forward));
    if (!profile.via.empty())
        facts.insert("proxyjump " + jumps);
    if (!profile.hostKeyAlias.empty())
        facts.insert("hostkeyalias " + profile.hostKeyAlias);
    if (profile.keepalive != Profile{}.keepalive)
        facts.insert("serveraliveinterval " + std::to_string(profile.keepalive.count()));
    return facts;
}

// Each is the text after "Host web", whose other files are those below. Of what ssh runs, or looks up, none
// is here.
const std::array configs{
    "Host web\n",
    "Host web\n HostName w.example\n Port 2222\n User anna\n",
    "Host=web\nHostName=w.example\n",
    "Host web\n User first\n User second\nHost web\n Port 5\n User third\n",
    "Host *\n User all\nHost web\n User late\n",
    "Host web\n Port 5\nHost *\n Port 6\n User all\n",
    "Host w*\n User star\nHost web\n",
    "Host w?b\n User mark\nHost web\n",
    "Host * !web\n User not\nHost web\n Port 7\n",
    "Host !mail web\n User yes\n",
    "Host mail web other\n User many\n",
    "Host \"web\"\n User quoted\n",
    "Host web # note\n User anna # note\n",
    "HOST web\n USER anna\n",
    "User before\nHost web\n User after\n",
    "Host web\n\tUser\tanna\n\n  # x\n\tPort\t=\t9\n",
    "Host web\n LocalForward 1110 localhost:110\n LocalForward 1143 localhost:143\n",
    "Host *\n LocalForward 1110 a:110\nHost web\n LocalForward 1111 b:111\n RemoteForward 9000 "
    "localhost:80\n",
    "Host web\n LocalForward 127.0.0.5:1110 localhost:110\n DynamicForward 1080\n",
    "Host web\n LocalForward 1110 [2001:db8::1]:110\n",
    "Host web\n IdentityFile /k/one\n IdentityFile ~/two\n",
    "Host web\n IdentityFile \"/k/with blank\"\n",
    "Host web\n ProxyJump gate\n",
    "Host web\n ProxyJump u@a:2222,b\n ProxyJump c\n",
    "Host web\n ProxyJump none\nHost *\n ProxyJump gate\n",
    "Host web\n HostKeyAlias first\n HostKeyAlias second\n",
    "Host web\n ServerAliveInterval 30\n ServerAliveInterval 40\n",
    "Match host web\n User matched\nHost web\n",
    "Host web\n HostName w.example\nMatch host w.example\n User byname\n",
    "Host web\n HostName w.example\nMatch host web\n User no\n",
    "Host web\nMatch originalhost web user root,nobody\n Port 8\n",
    "Host web\n User anna\nMatch user anna\n Port 8\n",
    "Host web\nMatch !host web\n Port 8\n",
    "Host web\nMatch all\n User everybody\n",
    "Host web\nMatch host w*,!web\n Port 8\n",
    "Host web\n Include ~~/more\n",
    "Include ~~/more\nHost web\n User late\n",
    "Host mail\n Include ~~/more\nHost web\n",
    "Host web\n Include ~~/none ~~/block\n Port 9\n",
    "Include ~~/*.conf\nHost web\n",
    "Host web\n HostName %h.example\n",
    "Host web\n HostName 10.0.0.1\n User a@b\n",
    "Host web\n User 'single quotes'\n",
    "Host web\r\n User anna\r\n",
};

TEST(ConfigOracle, FindsNoDifferenceFromSshInWhatAProfileHas)
{
    const TempDir folder;
    writeText(folder.path() / "more", "User included\nHost other\n Port 1\n");
    writeText(folder.path() / "block", "Host web\n User inblock\nHost other\n Port 1\n");
    writeText(folder.path() / "a.conf", "Host web\n User aconf\n");
    writeText(folder.path() / "b.conf", "Host web\n User bconf\n Port 11\n");
    const std::string account = ::getpwuid(::geteuid())->pw_name;
    for (std::string text : configs) {
        for (std::size_t at = text.find("~~"); at != std::string::npos; at = text.find("~~"))
            text.replace(at, 2, folder.path().string());
        writeText(folder.path() / "config", text);
        const auto draft = readConfigHost(folder.path() / "config", {folder.path(), account}, "web");
        ASSERT_TRUE(draft) << text;
        const Facts ssh = sshsFacts(folder.path() / "config", text.contains("IdentityFile"));
        const auto jump = ssh.lower_bound("proxyjump ");
        const std::string jumps
            = jump == ssh.end() || !jump->starts_with("proxyjump ") ? "?" : jump->substr(10);
        EXPECT_EQ(ourFacts(draft->profile, jumps), ssh) << text;
    }
    EXPECT_GE(configs.size(), 30U);
}

// What we write is read by ssh as what it was written from.
TEST(ConfigOracle, FindsNoDifferenceInWhatIsWrittenForSsh)
{
    const TempDir folder;
    Profile profile;
    profile.id = "web";
    profile.server = {"2001:db8::7", 2222};
    profile.account = R"(DOMAIN\anna o'neill)";
    profile.credentials.keyFiles = {"/keys/it's mine", "/keys/100%"};
    profile.keepalive = std::chrono::seconds{60};
    profile.hostKeyAlias = "alias";
    for (const char* const spec :
        {"L:1110=localhost:110", "L:127.0.0.2:1143=[2001:db8::1]:143", "R:9000=localhost:80", "D:1080"})
        profile.forwards.push_back(parseForward(spec).value());
    profile.via.push_back({.server = {"jump.example.org", 2200}, .account = "ben", .credentials = {}});
    writeText(folder.path() / "config", sshConfigOf(profile).text);
    Profile tokens = profile;
    tokens.credentials.keyFiles[1] = "/keys/100%%"; // As ssh -G has it, before it takes it.
    EXPECT_EQ(ourFacts(tokens, "ben@jump.example.org:2200"), sshsFacts(folder.path() / "config", true))
        << readText(folder.path() / "config");
}

} // namespace
} // namespace underpass
