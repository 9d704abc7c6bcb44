// SPDX-License-Identifier: MIT
#include "core/profile/share/SshText.h"

#include "core/base/CleanText.h"
#include "core/profile/import/ForwardSpec.h"

#include <algorithm>
#include <array>

namespace underpass {
namespace {

constexpr SourceText forEverybody = UNDERPASS_TEXT(
    "Export", "With ssh, everybody on this PC may use the port. Underpass lets in only who is allowed to.");
constexpr SourceText isOff = UNDERPASS_TEXT("Export", "It is switched off, and not written.");
constexpr SourceText noProxy
    = UNDERPASS_TEXT("Export", "ssh goes through a proxy by a command only, which a profile does not hold.");
constexpr SourceText noLogInOfItsOwn
    = UNDERPASS_TEXT("Export", "How it logs in there is not written: ssh needs a Host of its own for that.");
constexpr SourceText notWritten = UNDERPASS_TEXT("Export", "It is not written.");

// What a profile says, as the keys and values of ssh_config(5), in the order in which people write them.
struct Setting
{
    std::string key;
    std::string value;
};

// ssh looks for what stands behind "%" in names and files.
std::string withoutTokens(std::string_view text)
{
    std::string plain;
    for (const char letter : text)
        plain += letter == '%' ? std::string{"%%"} : std::string(1, letter);
    return plain;
}

std::string plain(const std::string& text)
{
    return cleanText(text, text.size());
}

std::string bracketed(const std::string& host)
{
    return host.contains(':') ? "[" + host + "]" : host;
}

std::string placeOf(const Forward& forward)
{
    const std::string port = std::to_string(forward.listen.port);
    return forward.listen.host == "localhost" ? port : bracketed(forward.listen.host) + ":" + port;
}

std::string jumpsOf(const Profile& profile)
{
    std::string jumps;
    for (const Hop& hop : profile.via) {
        const std::string& account = hop.account.empty() ? profile.account : hop.account;
        jumps += (jumps.empty() ? "" : ",") + account + "@" + bracketed(hop.server.host)
            + (hop.server.port == 22 ? "" : ":" + std::to_string(hop.server.port));
    }
    return jumps;
}

std::string methodsOf(const Credentials& credentials)
{
    std::string methods;
    for (const LogInWith method : credentials.methods) {
        const bool isKey = method == LogInWith::Agent || method == LogInWith::KeyFile;
        const std::string word = isKey ? "publickey" : name(method);
        if (!("," + methods + ",").contains("," + word + ","))
            methods += (methods.empty() ? "" : ",") + word;
    }
    return methods;
}

class Writing
{
public:
    explicit Writing(const Profile& profile)
        : m_profile(profile)
    {
        const Profile usual;
        for (const std::string& file : profile.credentials.keyFiles)
            add("IdentityFile", withoutTokens(file));
        if (!profile.credentials.agent.empty())
            add("IdentityAgent", withoutTokens(profile.credentials.agent));
        if (profile.credentials.methods != usual.credentials.methods)
            add("PreferredAuthentications", methodsOf(profile.credentials));
        if (!profile.via.empty())
            add("ProxyJump", jumpsOf(profile));
        if (!profile.hostKeyAlias.empty())
            add("HostKeyAlias", profile.hostKeyAlias);
        if (profile.keepalive.count() != 0) // ssh asks nothing by itself.
            add("ServerAliveInterval", std::to_string(profile.keepalive.count()));
        std::ranges::for_each(profile.forwards, [this](const Forward& each) { forward(each); });
        sayWhatIsNotWritten();
    }

    [[nodiscard]] const std::vector<Setting>& settings() const { return m_settings; }
    [[nodiscard]] const std::vector<Remark>& remarks() const { return m_remarks; }

private:
    // A line feed would begin another setting.
    void add(std::string key, std::string value)
    {
        if (cleanText(value, value.size()) == value)
            m_settings.push_back({std::move(key), std::move(value)});
        else
            m_remarks.push_back({std::move(key), {notWritten}});
    }
    void forward(const Forward& forward)
    {
        constexpr std::array keys{"LocalForward", "RemoteForward", "DynamicForward"};
        if (!forward.enabled) {
            m_remarks.push_back({toString(forward), {isOff}});
            return;
        }
        if (listensHere(forward) && forward.who != WhoMayConnect::EveryoneOnThisPc)
            m_remarks.push_back({toString(forward), {forEverybody}, true});
        const std::string target = forward.target
            ? " " + bracketed(forward.target->host) + ":" + std::to_string(forward.target->port)
            : "";
        add(keys.at(static_cast<std::size_t>(forward.kind)), placeOf(forward) + target);
    }
    void sayWhatIsNotWritten()
    {
        const auto say = [&](bool isSo, const char* what, const SourceText& why) {
            if (isSo)
                m_remarks.push_back({what, {why}});
        };
        const Credentials usual;
        say(m_profile.proxy.kind != ProxyKind::None, "proxy", noProxy);
        say(!m_profile.oldAlgorithms.empty(), "oldAlgorithms", notWritten);
        say(std::ranges::any_of(m_profile.via, [&](const Hop& hop) { return hop.credentials != usual; }),
            "via", noLogInOfItsOwn);
    }

    const Profile& m_profile;
    std::vector<Setting> m_settings;
    std::vector<Remark> m_remarks;
};

// A word of a shell's line. PowerShell takes a comma apart, and knows no way to quote a single quote that a
// shell of POSIX knows as well, but for double ones.
std::string shellWord(const std::string& word)
{
    constexpr std::string_view harmless
        = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789@%_+=:./-";
    const std::string home = word.starts_with("~/") ? "~/" : ""; // A shell finds it only outside of quotes.
    const std::string rest = word.substr(home.size());
    if (!word.empty() && rest.find_first_not_of(harmless) == std::string::npos && !word.starts_with('@'))
        return word;
    if (rest.contains('\'') && rest.find_first_of("\"$`\\!") == std::string::npos)
        return home + '"' + rest + '"';
    std::string whole = home + "'";
    for (const char letter : rest)
        whole += letter == '\'' ? std::string{"'\\''"} : std::string(1, letter);
    return whole + "'";
}

// One argument of ssh_config(5).
std::string argument(const std::string& text)
{
    if (!text.empty() && text.find_first_of(" \t\"'\\#") == std::string::npos)
        return text;
    std::string whole = "\"";
    for (const char letter : text)
        whole += letter == '"' || letter == '\\' ? "\\" + std::string(1, letter) : std::string(1, letter);
    return whole + "\"";
}

std::string optionOf(const Setting& setting)
{
    constexpr std::array<std::pair<std::string_view, const char*>, 5> letters{{{"IdentityFile", "-i "},
        {"ProxyJump", "-J "}, {"LocalForward", "-L "}, {"RemoteForward", "-R "}, {"DynamicForward", "-D "}}};
    const auto found
        = std::ranges::find(letters, setting.key, &std::pair<std::string_view, const char*>::first);
    if (found == letters.end())
        return "-o " + shellWord(setting.key + "=" + setting.value);
    std::string value = setting.value;
    if (setting.key.ends_with("Forward"))
        std::ranges::replace(value, ' ', ':');
    return found->second + shellWord(value);
}

} // namespace

SshText sshCommandOf(const Profile& profile)
{
    const Writing writing{profile};
    std::string line = "ssh -N";
    if (profile.server.port != 22)
        line += " -p " + std::to_string(profile.server.port);
    for (const Setting& setting : writing.settings())
        line += " " + optionOf(setting);
    return {line + " -l " + shellWord(plain(profile.account)) + " " + shellWord(plain(profile.server.host)),
        writing.remarks()};
}

SshText sshConfigOf(const Profile& profile)
{
    const Writing writing{profile};
    std::string text = "Host " + profile.id + "\n";
    const auto add = [&](const std::string& key, const std::string& value) {
        text += "    " + key + " " + value + "\n";
    };
    add("HostName", withoutTokens(plain(profile.server.host)));
    if (profile.server.port != 22)
        add("Port", std::to_string(profile.server.port));
    add("User", argument(plain(profile.account)));
    for (const Setting& setting : writing.settings())
        add(setting.key, setting.key.ends_with("Forward") ? setting.value : argument(setting.value));
    return {text, writing.remarks()};
}

} // namespace underpass
