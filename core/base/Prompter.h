// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Endpoint.h"
#include "core/base/Error.h"
#include "core/base/Notice.h"
#include "core/base/Secret.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace underpass {

// A server nobody has vouched for yet. Fingerprints are "SHA256:..." as ssh-keygen -l prints them.
struct HostKeyQuestion
{
    std::string keyType; // "ssh-ed25519"
    std::string fingerprint;
    bool operator==(const HostKeyQuestion&) const = default;
};

// RFC 4256. All text was sent by the server and has been cleaned and bounded; show it as the server's words.
struct CodeQuestion
{
    struct Prompt
    {
        std::string text;
        bool echo = false;
        bool operator==(const Prompt&) const = default;
    };
    std::string name;
    std::string instruction;
    std::vector<Prompt> prompts;
    bool previousWasWrong = false; // The server refused what was answered before, not one of it by name.
    bool operator==(const CodeQuestion&) const = default;
};

// The password of the account on the SSH server, or of the one at the proxy before it.
enum class PasswordFor { Server, Proxy };
struct PasswordQuestion
{
    bool previousWasWrong = false;
    PasswordFor whose = PasswordFor::Server;
    std::optional<CodeQuestion> byServer = {}; // With one prompt: where the server asked in its own words.
    bool operator==(const PasswordQuestion&) const = default;
};

struct PassphraseQuestion
{
    std::string keyFile;
    bool previousWasWrong = false;
    bool operator==(const PassphraseQuestion&) const = default;
};

// The password has expired and the server wants a new one, or does not take the one that was just given (RFC
// 4252 section 8). Whoever asks lets the person type it twice; the answer is one secret.
struct NewPasswordQuestion
{
    std::string serverWords; // Cleaned and bounded, in its lines; show them as the server's.
    bool previousWasRefused = false;
    bool operator==(const NewPasswordQuestion&) const = default;
};

// A question to a human, and about what: the profile, the server it is for (with jump hosts not always the
// last; for a proxy's password the proxy) and account.
struct Question
{
    std::string profileId;
    std::string profileName;
    Endpoint server;
    std::string account;
    std::variant<HostKeyQuestion, PasswordQuestion, PassphraseQuestion, CodeQuestion, NewPasswordQuestion>
        what;
    bool mayRemember = false; // Whether "remember" makes sense: false for host keys and one-time codes.

    bool operator==(const Question&) const = default;
};

// One secret per prompt; none for a host key, where answering at all means "yes, I trust it".
struct Answer
{
    std::vector<Secret> secrets;
    bool remember = false;
};

// Asks humans on behalf of tunnels. Implemented by the terminal and by the window.
// ask() and withdraw() are called on a tunnel's worker thread and must return at once. The answer may be
// given on any thread, at most once; nothing means the person declined. After withdraw() an answer is
// ignored.
class Prompter
{
public:
    using Reply = std::function<void(std::optional<Answer>)>;
    using Ticket = std::uint64_t;

    virtual ~Prompter() = default;
    virtual Ticket ask(const Question& question, Reply reply) = 0;
    virtual void withdraw(Ticket ticket) = 0;
    // What somebody should know who answered, and need not answer. Called as ask() is.
    virtual void warn(const std::string& profileName, const Error& trouble)
    {
        (void)profileName, (void)trouble;
    }
    // Shows it, each once, and returns at once. Called on a tunnel's worker thread. What the tunnel's state
    // shows as well need not be shown here.
    virtual void tell(const Notice&) { }
    // Whether anybody can be asked or can touch a security key. Always the same; called on any thread.
    [[nodiscard]] virtual bool hasHuman() const { return true; }
};

} // namespace underpass
