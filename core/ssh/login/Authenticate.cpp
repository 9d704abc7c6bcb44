// SPDX-License-Identifier: MIT
#include "core/ssh/login/Authenticate.h"

#include "core/base/CleanText.h"
#include "core/ssh/engine/Memory.h"
#include "core/ssh/login/Interactive.h"
#include "core/ssh/login/NewPassword.h"
#include "core/ssh/login/ServersTurn.h"

#include <algorithm>

namespace underpass {
namespace {

constexpr int mostPartialSuccesses = 4;
constexpr int mostPasswords = 3;

const char* protocolName(LogInWith method)
{
    switch (method) {
    case LogInWith::Agent:
    case LogInWith::KeyFile:
        return "publickey";
    case LogInWith::Password:
        return "password";
    case LogInWith::KeyboardInteractive:
        return "keyboard-interactive";
    }
    return "";
}

bool contains(const std::string& list, const std::string& name)
{
    return ("," + list + ",").find("," + name + ",") != std::string::npos;
}

bool isByKey(LogInWith method)
{
    return method == LogInWith::Agent || method == LogInWith::KeyFile;
}

} // namespace

Authenticate::Authenticate(Transport& transport, Asker& asker, Hop hop, std::string agentKey)
    : m_transport(transport)
    , m_asker(asker)
    , m_hop(std::move(hop))
    , m_keys(transport, asker, m_hop, m_notes, std::move(agentKey))
{ }

asio::awaitable<Result<void>> Authenticate::run()
{
    auto methods = co_await askForMethods();
    if (!methods)
        co_return std::unexpected(withAccount(methods.error()));
    if (libssh2_userauth_authenticated(m_transport.engine().session()))
        co_return Result<void>{};
    m_offered = *methods;

    for (int steps = 0; steps <= mostPartialSuccesses; ++steps) {
        const auto outcome = co_await tryMethods();
        if (!outcome)
            co_return std::unexpected(withAccount(outcome.error()));
        if (*outcome == Proof::Accepted)
            co_return Result<void>{};
        if (*outcome != Proof::Partial)
            break;
        m_offered = cleanText(libssh2_userauth_remaining(m_transport.engine().session()));
    }
    co_return whyNot();
}

Result<void> Authenticate::whyNot() const
{
    const std::string subject = m_hop.account + "@" + toString(m_hop.server);
    const std::string notes = m_notes.text();
    const std::string all = (notes.empty() ? "" : notes + "; ") + "the server offers: " + m_offered;
    if (auto agent = m_keys.awaited()) {
        agent->detail += "; " + all;
        return std::unexpected(*agent);
    }
    // Where nothing that was typed was wrong, that is all there is to say.
    if (m_asker.wasDeclined() && !m_typedRefused)
        return fail(ErrorCode::NotAnswered, subject, all);
    if (auto trouble = m_keys.trouble(); trouble && !m_typedRefused) {
        trouble->detail += (trouble->detail.empty() ? "" : "; ") + all;
        return std::unexpected(*trouble);
    }
    return fail(
        m_notes.triedNothing() ? ErrorCode::NoCredential : ErrorCode::AuthenticationRefused, subject, all);
}

asio::awaitable<Result<std::string>> Authenticate::askForMethods()
{
    LIBSSH2_SESSION* session = m_transport.engine().session();
    m_transport.atStep("what ways to log in there are");
    char* list = nullptr;
    const Transport::Call call = [&] {
        list = libssh2_userauth_list(
            session, m_hop.account.c_str(), static_cast<unsigned>(m_hop.account.size()));
        if (list || libssh2_userauth_authenticated(session))
            return 0;
        return libssh2_session_last_errno(session);
    };
    std::optional<ServersTurn> turn;
    turn.emplace(m_transport, m_asker, ServersTurn::After::Key);
    const TimePoint since = Clock::now();
    const int code = co_await m_transport.complete(call);
    turn.reset();
    if (libssh2_userauth_authenticated(session)) // With no proof of ours: who knows who vouched for us.
        m_asker.takingPart().serverTookForASecret(Clock::now() - since);
    if (code != 0)
        co_return std::unexpected(m_transport.error(code));
    co_return cleanText(list ? list : "");
}

asio::awaitable<Result<Proof>> Authenticate::tryMethods()
{
    Proof last = Proof::NotTried;
    for (const LogInWith method : m_hop.credentials.methods) {
        if (!isOffered(method) || (method == LogInWith::KeyboardInteractive && m_hasLeftConversation))
            continue;
        if (auto agent = m_keys.awaited(); agent && !isByKey(method))
            co_return std::unexpected(*agent);
        const auto outcome = co_await tryMethod(method);
        if (isOver(outcome))
            co_return outcome;
        if (*outcome == Proof::Refused) {
            last = Proof::Refused;
            m_typedRefused = m_typedRefused || !isByKey(method);
        }
    }
    co_return last;
}

asio::awaitable<Result<Proof>> Authenticate::tryMethod(LogInWith method)
{
    m_transport.atStep(std::string{"log-in by "} + protocolName(method));
    switch (method) {
    case LogInWith::Agent:
    case LogInWith::KeyFile:
        return m_keys.run(method, whatFollows(method));
    case LogInWith::Password:
        return password();
    case LogInWith::KeyboardInteractive:
        return interactive();
    }
    std::unreachable();
}

PublicKeys::Others Authenticate::whatFollows(LogInWith turn) const
{
    const auto& methods = m_hop.credentials.methods;
    const auto next = std::ranges::find(methods, turn) + 1;
    const bool follows = std::any_of(
        next, methods.end(), [this](LogInWith method) { return !isByKey(method) && isOffered(method); });
    return follows ? PublicKeys::Others::Follow : PublicKeys::Others::None;
}

asio::awaitable<Result<Proof>> Authenticate::password()
{
    auto previous = Asker::Previous::None;
    for (int attempt = 0; attempt < mostPasswords; ++attempt) {
        PasswordQuestion question{previous == Asker::Previous::WasWrong};
        auto secret = co_await m_asker.secret(m_hop, "password", question, previous);
        if (!secret)
            co_return attempt == 0 ? Proof::NotTried : Proof::Refused;
        note("password");
        const auto outcome = co_await offerPassword(*secret);
        if (!outcome)
            co_return outcome;
        if (*outcome != Proof::Refused) {
            co_await m_asker.worked(m_hop, "password");
            co_return outcome;
        }
        m_typedRefused = true;
        co_await m_asker.refused(m_hop, "password");
        previous = Asker::Previous::WasWrong;
    }
    co_return Proof::Refused;
}

asio::awaitable<Result<Proof>> Authenticate::offerPassword(const Secret& secret)
{
    NewPassword change{m_asker, m_hop};
    const Transport::Call call = [&] { return change.call(m_transport.engine(), secret); };
    const Transport::Interlude interlude = [&] { return change.askIfNeeded(); };
    const ServersTurn turn{m_transport, m_asker, ServersTurn::After::Secret};
    m_transport.atStep("log-in by password", WaitsFor::Approval);
    int code = co_await m_transport.complete(call, interlude);
    while (code == LIBSSH2_ERROR_AUTHENTICATION_FAILED
        && change.mayTryAgain(m_transport.engine())) // Said without a word.
        code = co_await m_transport.complete(call, interlude);
    const auto outcome = proof(code);
    if (change.wasSent() && outcome && *outcome != Proof::Refused)
        co_await change.worked();
    else if (change.wasSent() || code == LIBSSH2_ERROR_PASSWORD_EXPIRED)
        co_return std::unexpected(change.whyNot(outcome));
    co_return outcome;
}

// A whole conversation that was refused is begun anew, as ssh does, where a person took part in it: one
// without questions may cost somebody a push or a click each time.
asio::awaitable<Result<Proof>> Authenticate::interactive()
{
    auto before = Interactive::Before::Nothing;
    auto outcome = Result<Proof>{Proof::NotTried};
    for (int attempt = 0; attempt < mostPasswords; ++attempt) {
        Interactive answers{m_asker, m_hop, m_rounds, before};
        const int code = co_await converse(answers);
        if (answers.nobodyAnswered() && !m_transport.ended()) {
            m_hasLeftConversation = true;
            break;
        }
        note("keyboard-interactive");
        outcome = proof(code);
        if (outcome && *outcome != Proof::Refused)
            co_await answers.worked();
        if (!outcome || *outcome != Proof::Refused)
            break;
        m_typedRefused = true;
        before = co_await answers.refused();
        if (!answers.hasAsked() || !m_asker.hasHuman() || !isStillOffered(LogInWith::KeyboardInteractive))
            break;
    }
    co_return outcome;
}

asio::awaitable<int> Authenticate::converse(Interactive& answers)
{
    const Transport::Call call = [&] {
        if (answers.nobodyAnswered()) // Nothing is sent; the next request, if any, ends it (RFC 4252
                                      // section 5.1).
            return m_transport.ended() ? LIBSSH2_ERROR_SOCKET_DISCONNECT
                                       : LIBSSH2_ERROR_AUTHENTICATION_FAILED;
        const int code = answers.call(m_transport.engine());
        if (m_rounds <= Interactive::mostRounds)
            return code;
        m_transport.end({ErrorCode::AuthenticationRefused, m_hop.account + "@" + toString(m_hop.server),
            "it went on asking after " + std::to_string(Interactive::mostRounds) + " rounds of questions"});
        return LIBSSH2_ERROR_SOCKET_DISCONNECT;
    };
    std::optional<ServersTurn> turn;
    turn.emplace(m_transport, m_asker, ServersTurn::After::Secret);
    const Transport::Interlude interlude = [&]() -> asio::awaitable<bool> {
        if (!answers.isAsked())
            co_return false;
        turn.reset();
        const bool goesOn = co_await answers.askIfNeeded();
        turn.emplace(m_transport, m_asker, ServersTurn::After::Secret);
        if (goesOn)
            m_transport.atStep("log-in by keyboard-interactive", WaitsFor::Approval);
        co_return goesOn;
    };
    co_return co_await m_transport.complete(call, interlude);
}

Result<Proof> Authenticate::proof(int code)
{
    return proofOf(m_transport, code);
}

// By the server's latest answer, which may be narrower than its first (RFC 4252 section 5.1).
bool Authenticate::isStillOffered(LogInWith method) const
{
    const char* now = libssh2_userauth_remaining(m_transport.engine().session());
    return !now || contains(now, protocolName(method));
}

Error Authenticate::withAccount(Error why) const
{
    if (why.code != ErrorCode::AuthenticationRefused)
        return why;
    why.subject = m_hop.account + "@" + toString(m_hop.server);
    const std::string notes = m_notes.text();
    if (!notes.empty() && !why.detail.contains(notes))
        why.detail += "; " + notes;
    return why;
}

bool Authenticate::isOffered(LogInWith method) const
{
    return contains(m_offered, protocolName(method));
}

void Authenticate::note(const std::string& what)
{
    m_notes.tried(what);
}

} // namespace underpass
