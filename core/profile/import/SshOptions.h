// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/profile/Profile.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace underpass {

// Something that was written for ssh, and was not taken, or not as it stood.
struct Remark
{
    std::string what; // "-o ProxyCommand", without what may be a secret.
    Sentence why;
    bool isChange = false; // It was taken, but not as it stood.

    bool operator==(const Remark&) const = default;
};

// A profile in the making. It may lack what a profile needs: validate() says so.
struct SshDraft
{
    Profile profile;
    std::vector<Remark> remarks;

    bool operator==(const SshDraft&) const = default;
};

// Gathers what ssh(1) is told by options and settings (ssh_config(5)); of each that can be one only, the
// first counts, as with ssh. Forwards of this machine listen at localhost. What is asked of ssh and happens
// anyway is taken without a word. Pure.
class SshOptions
{
public:
    // Where key files lie that are named without their whole path.
    explicit SshOptions(std::filesystem::path folder);

    void address(std::string_view text); // anna@host, ssh://...
    void port(std::string_view text);
    void account(std::string_view text);
    void keyFile(std::string_view text);
    void jumpHosts(std::string_view text);
    void forward(ForwardKind kind, std::string_view text);
    // Before the first server. One that is none is a remark.
    void proxy(ProxyKind kind, std::string_view host, std::string_view port, std::string_view account);
    void setting(std::string_view key, std::string_view value); // The key in any case of its letters.
    void remark(std::string what, const SourceText& why);
    void change(std::string what, Sentence why); // Of what was taken, but not as it stood.

    [[nodiscard]] bool hasAddress() const { return m_hasAddress; }
    [[nodiscard]] SshDraft draft() const;
    // What makes it pointless to go on.
    [[nodiscard]] const std::optional<Error>& trouble() const { return m_trouble; }

private:
    template <class Value> Value use(Result<Value> read, Value otherwise);
    void keepalive(std::string_view text);
    void logIn(std::string_view text);
    void agent(std::string_view text);

    std::filesystem::path m_folder;
    SshDraft m_draft;
    std::vector<std::string> m_jumps;
    std::optional<std::uint16_t> m_port;
    std::string m_hostName;
    bool m_hasAddress = false;
    bool m_hasKeepalive = false;
    bool m_hasMethods = false;
    bool m_hasWay = false; // Jump hosts, or a command in place of them.
    std::optional<Error> m_trouble;
};

namespace notTaken {
inline constexpr SourceText noOption = UNDERPASS_TEXT("Import", "Underpass has no such option.");
inline constexpr SourceText noForward = UNDERPASS_TEXT("Import", "This is no forward that Underpass has.");
inline constexpr SourceText noCommands = UNDERPASS_TEXT("Import", "A profile holds no commands.");
inline constexpr SourceText noAgentThere
    = UNDERPASS_TEXT("Import", "An agent is never handed to the server, which could use it.");
inline constexpr SourceText keysAreChecked
    = UNDERPASS_TEXT("Import", "Underpass always checks the server's key, and keeps it in its own file.");
inline constexpr SourceText noOtherFile = UNDERPASS_TEXT("Import", "What is written there is not read.");
inline constexpr SourceText onlyHere
    = UNDERPASS_TEXT("Import", "Forwards listen for this machine only, unless \"who\" says otherwise.");
inline constexpr SourceText notAsItStands = UNDERPASS_TEXT("Import", "Its value makes no sense here.");
inline constexpr SourceText noPasswords
    = UNDERPASS_TEXT("Import", "Passwords are not read; Underpass asks for them, and can keep them.");
} // namespace notTaken

} // namespace underpass
