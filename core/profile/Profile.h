// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Endpoint.h"
#include "core/profile/Problem.h"

#include <array>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace underpass {

using ProfileId = std::string;

// How files and the terminal write a choice: one word for each of its values, in their order.
template <class Choice> inline constexpr std::array<const char*, 0> wordsOf{};
template <class Choice>
    requires(!wordsOf<Choice>.empty())
[[nodiscard]] constexpr const char* name(Choice choice)
{
    return wordsOf<Choice>[static_cast<std::size_t>(choice)];
}

// What a newer Underpass wrote at one place of the profile file and this one does not know: a JSON object, or
// empty. It stays with what it was written to, so that saving loses nothing.
using UnknownFields = std::string;

enum class ForwardKind { Local, Remote, Dynamic };
template <> inline constexpr std::array wordsOf<ForwardKind>{"local", "remote", "dynamic"};

// Who may connect to a local listener. Somebody we cannot identify is always refused, except under
// EveryoneOnThisPc.
enum class WhoMayConnect { OnlyMe, MeAndServices, EveryoneOnThisPc };
template <>
inline constexpr std::array wordsOf<WhoMayConnect>{"only-me", "me-and-services", "everyone-on-this-pc"};

// One -L, -R or -D of ssh(1). `target` is absent for Dynamic only.
struct Forward
{
    ForwardKind kind = ForwardKind::Local;
    Endpoint listen{"localhost", 0};
    std::optional<Endpoint> target;
    WhoMayConnect who = WhoMayConnect::OnlyMe;
    // Paths or file names allowed besides the rule above; empty: any program.
    std::vector<std::string> programs;
    bool required = true; // When it cannot listen, the tunnel is degraded and says so.
    bool enabled = true;
    UnknownFields unknown = {};

    bool operator==(const Forward&) const = default;
};

// Whether its port is on this machine (-L, -D) and not on the server (-R).
[[nodiscard]] inline bool listensHere(const Forward& forward)
{
    return forward.kind != ForwardKind::Remote;
}

enum class LogInWith { Agent, KeyFile, Password, KeyboardInteractive };
template <>
inline constexpr std::array wordsOf<LogInWith>{"agent", "key-file", "password", "keyboard-interactive"};

// How to prove who we are, in the order to try. Secrets are not here: they live in the SecretStore or in a
// person's head.
struct Credentials
{
    std::vector<LogInWith> methods{
        LogInWith::Agent, LogInWith::KeyFile, LogInWith::Password, LogInWith::KeyboardInteractive};
    std::vector<std::string> keyFiles;
    bool remember = true; // Offer to keep a typed password or passphrase in the SecretStore.
    // Where the SSH agent is: a socket's path, on Windows a pipe or "pageant". Empty: wherever this system
    // has one.
    std::string agent = {};
    UnknownFields unknown = {};

    bool operator==(const Credentials&) const = default;
};

// One host on the way: the server itself, or a jump host before it.
struct Hop
{
    Endpoint server{"", 22};
    std::string account; // Of a jump host: empty means the profile's.
    Credentials credentials;
    std::string hostKeyAlias = {}; // Its name in known_hosts (ssh_config(5)); empty: host and port.
    std::vector<std::string> oldAlgorithms = {}; // Permitted here: names of core/base/OldAlgorithms.h.
    UnknownFields unknown = {};

    bool operator==(const Hop&) const = default;
};

// How to get out of this network. System: whatever this machine's settings say when connecting.
enum class ProxyKind { None, Socks5, Http, System };
template <> inline constexpr std::array wordsOf<ProxyKind>{"none", "socks5", "http", "system"};

// A proxy on the way to the first server. Its password is no part of it: that rests in the SecretStore.
struct Proxy
{
    ProxyKind kind = ProxyKind::None;
    Endpoint server; // Of Socks5 and Http.
    std::string account; // Empty: it wants no log-in.
    UnknownFields unknown = {};

    bool operator==(const Proxy&) const = default;
};

struct RetryPolicy
{
    bool enabled = true;
    std::chrono::seconds first{1};
    std::chrono::seconds longest{60};
    // The least wait after "server full": OpenSSH's PerSourcePenalties, MaxStartups.
    std::chrono::seconds whenServerFull{30};
    UnknownFields unknown = {};

    bool operator==(const RetryPolicy&) const = default;
};

// Whether one SSH connection carries all of a tunnel. Auto: a crowd or a large transfer gets further ones,
// where logging in needs nobody. Never: further ones are tried whatever the log-in was; nobody is asked for
// them.
enum class OneConnection { Auto, Always, Never };
template <> inline constexpr std::array wordsOf<OneConnection>{"auto", "always", "never"};

// What a person saves: server, account, log-in and forwards. A plain value.
struct Profile
{
    ProfileId id; // Never changes; letters, digits, '-' and '_'.
    std::string name; // What people see; unique among profiles.
    Endpoint server{"", 22};
    std::string account;
    Credentials credentials;
    std::string hostKeyAlias; // The server's, as a hop's.
    std::vector<std::string> oldAlgorithms; // Permitted at this server, not at jump hosts.
    std::vector<Forward> forwards;
    std::vector<Hop> via; // Jump hosts, the first one first. No agent is ever forwarded to them.
    Proxy proxy; // Before the first jump host.
    RetryPolicy retry;
    std::chrono::seconds keepalive{15}; // Between questions to a silent server; it is given up after three.
    OneConnection oneConnection = OneConnection::Auto;
    bool autostart = false; // Connect when Underpass starts.
    std::vector<std::string> groups = {}; // That it is in, for what is done with several at once.
    UnknownFields unknown = {};

    bool operator==(const Profile&) const = default;
};

// Everything wrong with a profile on its own; empty means it may be saved and started.
[[nodiscard]] std::vector<Problem> validate(const Profile& profile);

// "L 1110 -> mail.example.org:110": the short form people know from ssh -L, for logs and lists.
[[nodiscard]] std::string toString(const Forward& forward);

// Whether both would listen at the same place, so that only one of them can: two on this machine, or two at
// one server.
[[nodiscard]] bool listenAtOnePlace(const Forward& a, const Forward& b);

} // namespace underpass
