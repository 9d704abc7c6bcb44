// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/base/Notice.h"
#include "core/base/Sentence.h"
#include "core/profile/Profile.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace underpass {

// What a step of a check can find. Each has its text, and parts() for what the text speaks of; of Trouble the
// error has both, and of Said the notice. `more`: sentences that follow it. What a server said has been
// through cleanText().
namespace found {
struct Trouble
{
    Error why;

    bool operator==(const Trouble&) const = default;
};
struct Resolved
{
    std::string host;
    std::vector<std::string> addresses;

    //: %1 is a host, %2 its addresses.
    static constexpr SourceText text = UNDERPASS_TEXT("Check", "%1 is %2.");
    [[nodiscard]] std::vector<std::string> parts() const;
    bool operator==(const Resolved&) const = default;
};
struct Connected
{
    Endpoint server;

    static constexpr SourceText text = UNDERPASS_TEXT("Check", "Connected to %1.");
    [[nodiscard]] std::vector<std::string> parts() const;
    bool operator==(const Connected&) const = default;
};
struct HostKeyTrusted
{
    Endpoint server;

    static constexpr SourceText text = UNDERPASS_TEXT("Check", "The key of %1 is trusted.");
    [[nodiscard]] std::vector<std::string> parts() const;
    bool operator==(const HostKeyTrusted&) const = default;
};
struct LoggedIn
{
    std::string account;

    static constexpr SourceText text = UNDERPASS_TEXT("Check", "Logged in as %1.");
    [[nodiscard]] std::vector<std::string> parts() const;
    bool operator==(const LoggedIn&) const = default;
};
struct Said // By the server while it let us wait; no step of its own.
{
    Notice notice;

    bool operator==(const Said&) const = default;
};
struct Listening
{
    Forward forward; // With the address in use.

    //: %1 is a forward: "POP3: localhost:1110 to mail.example.org:110".
    static constexpr SourceText text = UNDERPASS_TEXT("Check", "Listening. %1");
    [[nodiscard]] std::vector<std::string> parts() const;
    bool operator==(const Listening&) const = default;
};
struct Welcomed
{
    Endpoint target;
    std::string greeting;
    std::vector<Sentence> more = {};

    static constexpr SourceText text = UNDERPASS_TEXT("Check", "%1 says: %2");
    [[nodiscard]] std::vector<std::string> parts() const;
    bool operator==(const Welcomed&) const = default;
};
struct TurnedAway
{
    Endpoint target;
    std::string greeting;

    static constexpr SourceText text
        = UNDERPASS_TEXT("Check", "%1 answers, but takes no callers now: \"%2\". Try again later.");
    [[nodiscard]] std::vector<std::string> parts() const;
    bool operator==(const TurnedAway&) const = default;
};
struct Foreign
{
    Endpoint target;
    std::string service; // Service::name.
    std::string answer;

    //: %2 is a protocol, "POP3", %3 what was said instead.
    static constexpr SourceText text
        = UNDERPASS_TEXT("Check", "%1 answers, but does not speak %2: \"%3\". Check the forward's target.");
    [[nodiscard]] std::vector<std::string> parts() const;
    bool operator==(const Foreign&) const = default;
};
struct NotTls
{
    Endpoint target;
    std::string service;
    std::string why; // What OpenSSL says of it.

    //: %2 is a protocol, "POP3S", %3 a technical reason.
    static constexpr SourceText text = UNDERPASS_TEXT(
        "Check", "%1 answers, but not in TLS, as %2 needs it (%3). Check the forward's target.");
    [[nodiscard]] std::vector<std::string> parts() const;
    bool operator==(const NotTls&) const = default;
};
struct Silent
{
    Endpoint target;
    std::string service;
    Error why; // What ended the waiting.

    //: %2 is a protocol, "POP3".
    static constexpr SourceText text
        = UNDERPASS_TEXT("Check", "%1 was reached, but does not answer in %2. Check the forward's target.");
    [[nodiscard]] std::vector<std::string> parts() const;
    bool operator==(const Silent&) const = default;
};
struct Speaks
{
    Endpoint target;
    std::string service;

    //: %2 is a protocol, "PostgreSQL".
    static constexpr SourceText text = UNDERPASS_TEXT("Check", "%1 speaks %2.");
    [[nodiscard]] std::vector<std::string> parts() const;
    bool operator==(const Speaks&) const = default;
};
struct Secured
{
    Endpoint target;
    std::string service;
    std::string names; // That its certificate gives; "" where it gives none.
    std::vector<Sentence> more = {};

    //: %2 is a protocol, "POP3S", %3 names of servers.
    static constexpr SourceText text = UNDERPASS_TEXT("Check", "%1 speaks %2. Its certificate is for: %3");
    [[nodiscard]] std::vector<std::string> parts() const;
    bool operator==(const Secured&) const = default;
};
struct Reached // Through the server; whatever is there was not asked.
{
    Endpoint target;

    static constexpr SourceText text = UNDERPASS_TEXT("Check", "%1 was reached.");
    [[nodiscard]] std::vector<std::string> parts() const;
    bool operator==(const Reached&) const = default;
};
struct ForwardsAny // The server, what programs ask for at a dynamic forward.
{
    Endpoint listen;

    //: %1 is where a SOCKS proxy listens, "localhost:1080".
    static constexpr SourceText text
        = UNDERPASS_TEXT("Check", "The server connects to what programs ask for at %1.");
    [[nodiscard]] std::vector<std::string> parts() const;
    bool operator==(const ForwardsAny&) const = default;
};
} // namespace found
using CheckFinding = std::variant<found::Trouble, found::Resolved, found::Connected, found::HostKeyTrusted,
    found::LoggedIn, found::Said, found::Listening, found::Welcomed, found::TurnedAway, found::Foreign,
    found::NotTls, found::Silent, found::Speaks, found::Secured, found::Reached, found::ForwardsAny>;

// The kind of trouble, where it is any.
[[nodiscard]] std::optional<ErrorCode> troubleOf(const CheckFinding& finding);

// What follows the text of a finding; empty where nothing does.
[[nodiscard]] std::vector<Sentence> moreOf(const CheckFinding& finding);

// In English, with what only the terminal shows.
[[nodiscard]] std::string sentence(const CheckFinding& finding);

} // namespace underpass
