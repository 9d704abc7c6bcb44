// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/Profile.h"

#include <concepts>
#include <cstdint>
#include <type_traits>

namespace underpass {

// Every option of a profile, described once: its key in files and in the terminal, its member, and what
// bounds it. Whoever reads, writes, shows or sets options visits these, so none of them can forget one;
// PROFILES.md says the same in words, held to it by a test. A secret is no option.
//
// A visitor is called with (key, member), and with (key, member, how) for members that need one of these two:
struct Address
{
    std::uint16_t port = 0; // Where the text names none.
    bool mayBeEverywhere = false; // "*" stands for each address of the server.
};
struct Seconds
{
    std::int64_t least;
    std::int64_t most;

    [[nodiscard]] constexpr bool allow(std::chrono::seconds wait) const
    {
        return wait.count() >= least && wait.count() <= most;
    }
};

inline constexpr Seconds keepaliveLimits{0, 600}; // 0 is off; after three of them a dead server is noticed.
inline constexpr Seconds retryLimits{1, 86'400};
inline constexpr Seconds whenServerFullLimits{0, 1'000'000'000};

template <class Item, class Type>
concept Is = std::same_as<std::remove_const_t<Item>, Type>;

template <class Visitor, Is<Credentials> Item> void describe(Visitor& visit, Item& credentials)
{
    visit("methods", credentials.methods);
    visit("keyFiles", credentials.keyFiles);
    visit("agent", credentials.agent);
    visit("remember", credentials.remember);
}

// The kind comes first: it says what the addresses may be.
template <class Visitor, Is<Forward> Item> void describe(Visitor& visit, Item& forward)
{
    visit("kind", forward.kind);
    visit("listen", forward.listen, Address{0, !listensHere(forward)});
    visit("target", forward.target, Address{});
    visit("who", forward.who);
    visit("programs", forward.programs);
    visit("required", forward.required);
    visit("enabled", forward.enabled);
}

template <class Visitor, Is<Hop> Item> void describe(Visitor& visit, Item& hop)
{
    visit("server", hop.server, Address{22});
    visit("account", hop.account);
    visit("credentials", hop.credentials);
    visit("hostKeyAlias", hop.hostKeyAlias);
    visit("oldAlgorithms", hop.oldAlgorithms);
}

template <class Visitor, Is<Proxy> Item> void describe(Visitor& visit, Item& proxy)
{
    visit("kind", proxy.kind);
    visit("server", proxy.server, Address{});
    visit("account", proxy.account);
}

template <class Visitor, Is<RetryPolicy> Item> void describe(Visitor& visit, Item& retry)
{
    visit("enabled", retry.enabled);
    visit("first", retry.first, retryLimits);
    visit("longest", retry.longest, retryLimits);
    visit("whenServerFull", retry.whenServerFull, whenServerFullLimits);
}

template <class Visitor, Is<Profile> Item> void describe(Visitor& visit, Item& profile)
{
    visit("id", profile.id);
    visit("name", profile.name);
    visit("server", profile.server, Address{22});
    visit("account", profile.account);
    visit("credentials", profile.credentials);
    visit("hostKeyAlias", profile.hostKeyAlias);
    visit("oldAlgorithms", profile.oldAlgorithms);
    visit("forwards", profile.forwards);
    visit("via", profile.via);
    visit("proxy", profile.proxy);
    visit("retry", profile.retry);
    visit("keepalive", profile.keepalive, keepaliveLimits);
    visit("oneConnection", profile.oneConnection);
    visit("autostart", profile.autostart);
    visit("groups", profile.groups);
}

// What has fields of its own.
template <class Item>
concept Described = Is<Item, Credentials> || Is<Item, Forward> || Is<Item, Hop> || Is<Item, Proxy>
    || Is<Item, RetryPolicy> || Is<Item, Profile>;
template <class Item>
concept Choice = !wordsOf<std::remove_const_t<Item>>.empty();

} // namespace underpass
