// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Endpoint.h"
#include "core/base/Sentence.h"

#include <string>
#include <variant>
#include <vector>

namespace underpass {

// What the server says without asking for an answer (RFC 4252 section 5.4, RFC 4256 section 3.2), such as
// where a log-in is to be approved. Cleaned and bounded, in its lines; show it as the server's words, as
// plain text: nothing in it may be clicked or opened.
struct ServerWords
{
    std::string text;
    bool operator==(const ServerWords&) const = default;
};

// Whose turn it is while a log-in goes on.
enum class WaitsFor {
    Server,
    Approval, // The server's, after a secret: somebody may have to approve it elsewhere.
    Agent, // Which may ask its own user to confirm, for a PIN, or for a touch.
};

// Nothing has been heard for a while.
struct LongWait
{
    WaitsFor whom = WaitsFor::Server;
    std::string step; // English, for the terminal and the log: "log-in by password".
    bool operator==(const LongWait&) const = default;
};

// What the connection to it uses of core/base/OldAlgorithms.h, by the profile's permission. True as long as
// the connection is there.
struct OldInUse
{
    std::vector<std::string> algorithms;
    bool operator==(const OldInUse&) const = default;
};

// What a person should know while a log-in goes on, and need not answer; and at which server of the way.
struct Notice
{
    Endpoint server;
    std::variant<ServerWords, LongWait, OldInUse> what;
    bool operator==(const Notice&) const = default;
};

// The notice in a sentence or two; the server's words are the last thing in it.
[[nodiscard]] Sentence sentenceOf(const Notice& notice);

} // namespace underpass
