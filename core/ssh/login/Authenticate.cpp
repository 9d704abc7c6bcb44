// SPDX-License-Identifier: MIT
#include "core/ssh/login/Authenticate.h"

#include "core/base/CleanText.h"
#include "core/ssh/engine/Memory.h"
#include "core/ssh/login/AgentKeys.h"
#include "core/ssh/login/Interactive.h"
#include "core/ssh/login/KeyFile.h"
#include "core/system/Paths.h"

namespace underpass {
namespace {

constexpr std::chrono::seconds answerPatience{30};
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

// As ssh(1) does: the usual ones where the profile names none.
std::vector<std::string> keyFilesToTry(const Credentials& credentials)
{
    if (!credentials.keyFiles.empty())
        return credentials.keyFiles;
    std::vector<std::string> paths;
    for (const std::filesystem::path& file : standardKeyFiles())
        paths.push_back(file.string());
    return paths;
}

} // namespace

Authenticate::Authenticate(Transport& transport, Asker& asker, Hop hop)
    : m_transport(transport)
    , m_asker(asker)
    , m_hop(std::move(hop))
{ }

asio::awaitable<Result<void>> Authenticate::run()
{
    auto methods = co_await askForMethods();
    if (!methods)
        co_return fail(methods);
    if (libssh2_userauth_authenticated(m_transport.engine().session()))
        co_return Result<void>{};
    m_offered = *methods;

    for (int steps = 0; steps <= mostPartialSuccesses; ++steps) {
        const auto outcome = co_await tryMethods();
        if (!outcome)
            co_return fail(outcome);
        if (*outcome == Proof::Accepted)
            co_return Result<void>{};
        if (*outcome != Proof::Partial)
            break;
        m_offered = cleanText(libssh2_userauth_remaining(m_transport.engine().session()));
    }
    const std::string subject = m_hop.account + "@" + toString(m_hop.server);
    // Where nothing that was typed was wrong, that is all there is to say.
    if (m_asker.wasDeclined() && !m_typedRefused)
        co_return fail(ErrorCode::NotAnswered, subject,
            (m_tried.empty() ? "" : "tried: " + m_tried + "; ") + "the server offers: " + m_offered);
    if (m_tried.empty() && m_keyTrouble)
        co_return std::unexpected(*m_keyTrouble);
    if (m_tried.empty())
        co_return fail(ErrorCode::NoCredential, subject, "the server offers: " + m_offered);
    co_return fail(
        ErrorCode::AuthenticationRefused, subject, "tried: " + m_tried + "; the server offers: " + m_offered);
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
    const int code = co_await m_transport.complete(call, answerPatience);
    if (code != 0)
        co_return std::unexpected(m_transport.error(code));
    co_return cleanText(list ? list : "");
}

asio::awaitable<Result<Proof>> Authenticate::tryMethods()
{
    Proof last = Proof::NotTried;
    for (const LogInWith method : m_hop.credentials.methods) {
        if (!isOffered(method))
            continue;
        const auto outcome = co_await tryMethod(method);
        if (!outcome || *outcome == Proof::Accepted || *outcome == Proof::Partial)
            co_return outcome;
        if (*outcome == Proof::Refused)
            last = Proof::Refused;
    }
    co_return last;
}

asio::awaitable<Result<Proof>> Authenticate::tryMethod(LogInWith method)
{
    m_transport.atStep(std::string{"log-in by "} + protocolName(method));
    switch (method) {
    case LogInWith::Agent:
        return agentKeys();
    case LogInWith::KeyFile:
        return keyFiles();
    case LogInWith::Password:
        return password();
    case LogInWith::KeyboardInteractive:
        return interactive();
    }
    std::unreachable();
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
        const Transport::Call call = [&] {
            const LogInMemory memory;
            return libssh2_userauth_password_ex(m_transport.engine().session(), m_hop.account.c_str(),
                static_cast<unsigned>(m_hop.account.size()), secret->reveal().data(),
                static_cast<unsigned>(secret->reveal().size()), nullptr);
        };
        const int code = co_await m_transport.complete(call, answerPatience);
        const auto outcome = proof(code);
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

// A whole conversation that was refused is begun anew, as ssh does, where a person took part in it: one
// without questions may cost somebody a push or a click each time.
asio::awaitable<Result<Proof>> Authenticate::interactive()
{
    auto before = Interactive::Before::Nothing;
    auto outcome = Result<Proof>{Proof::NotTried};
    for (int attempt = 0; attempt < mostPasswords; ++attempt) {
        Interactive answers{m_asker, m_hop, m_rounds, before};
        const int code = co_await converse(answers);
        if (answers.nobodyAnswered() && !m_transport.ended())
            break;
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
        const int code = answers.call(m_transport.engine());
        if (m_rounds <= Interactive::mostRounds)
            return code;
        m_transport.end({ErrorCode::AuthenticationRefused, m_hop.account + "@" + toString(m_hop.server),
            "it went on asking after " + std::to_string(Interactive::mostRounds) + " rounds of questions"});
        return LIBSSH2_ERROR_SOCKET_DISCONNECT;
    };
    const Transport::Interlude interlude = [&] { return answers.askIfNeeded(); };
    co_return co_await m_transport.complete(call, interlude, answerPatience);
}

asio::awaitable<Result<Proof>> Authenticate::agentKeys()
{
    AgentKeys agent{m_transport, m_asker.worker()};
    const auto keys = co_await agent.list();
    if (!keys) {
        note("agent (" + keys.error().detail + ")");
        co_return Proof::NotTried;
    }
    Proof last = Proof::NotTried;
    for (const AgentKey& key : *keys) {
        if (isOnSecurityKey(key) && !m_asker.hasHuman())
            continue;
        if (!m_refused.insert(key.blob).second)
            continue;
        note("agent key " + key.comment);
        const int code = co_await agent.logIn(m_hop.account, key);
        const auto outcome = proof(code);
        if (!outcome || *outcome == Proof::Accepted || *outcome == Proof::Partial)
            co_return outcome;
        last = Proof::Refused;
    }
    co_return last;
}

asio::awaitable<Result<Proof>> Authenticate::keyFiles()
{
    Proof last = Proof::NotTried;
    const std::vector<std::string> paths = keyFilesToTry(m_hop.credentials);
    for (const std::string& path : paths) {
        if (!m_refused.insert(path).second)
            continue;
        const auto outcome = co_await keyFile(path);
        if (!outcome || *outcome == Proof::Accepted || *outcome == Proof::Partial)
            co_return outcome;
        if (*outcome == Proof::Refused)
            last = Proof::Refused;
    }
    co_return last;
}

asio::awaitable<Result<Proof>> Authenticate::keyFile(std::string path)
{
    const auto kind = inspectKeyFile(path);
    if (!kind) {
        m_keyTrouble = kind.error();
        co_return Proof::NotTried;
    }
    const auto certificate = certificateBeside(path);
    const std::string purpose = "passphrase " + path;
    auto previous = Asker::Previous::None;
    for (int attempt = 0; attempt < mostPasswords; ++attempt) {
        std::optional<Secret> passphrase{Secret{}};
        if (*kind == KeyFileKind::Encrypted) {
            PassphraseQuestion question{path, previous == Asker::Previous::WasWrong};
            passphrase = co_await m_asker.secret(m_hop, purpose, question, previous);
            if (!passphrase)
                co_return Proof::NotTried;
        }
        const auto certified = co_await offerCertificate(certificate, path, *passphrase);
        if (!certified)
            co_return certified;
        if (*certified == Proof::Accepted || *certified == Proof::Partial) {
            co_await m_asker.worked(m_hop, purpose);
            co_return certified;
        }
        note(path);
        KeyOffer alone{path};
        const int code = co_await logInWithKeyFile(m_transport, m_hop.account, std::move(alone), *passphrase);
        if (code == wrongPassphrase && *kind == KeyFileKind::Encrypted) {
            co_await m_asker.refused(m_hop, purpose);
            previous = Asker::Previous::WasWrong;
            continue;
        }
        const auto outcome = proof(code);
        if (outcome)
            co_await m_asker.worked(m_hop, purpose);
        co_return outcome;
    }
    co_return fail(ErrorCode::PassphraseWrong, path);
}

// Once, unless the passphrase was wrong: that comes out only with the key alone, and this is tried again.
asio::awaitable<Result<Proof>> Authenticate::offerCertificate(
    const Result<std::optional<Certificate>>& found, std::string keyFile, const Secret& passphrase)
{
    if (!found)
        note(found.error().subject + " (" + found.error().detail + ")");
    if (!found || !*found || m_refused.contains((*found)->blob))
        co_return Proof::NotTried;
    const Certificate& certificate = **found;
    note(certificate.path + doubtAbout(certificate, std::chrono::system_clock::now()));
    KeyOffer offer{std::move(keyFile), certificate.path};
    const int code = co_await logInWithKeyFile(m_transport, m_hop.account, std::move(offer), passphrase);
    if (code == LIBSSH2_ERROR_AUTHENTICATION_FAILED)
        m_refused.insert(certificate.blob);
    co_return proof(code);
}

Result<Proof> Authenticate::proof(int code)
{
    if (code == 0)
        return Proof::Accepted;
    if (m_transport.ended())
        return std::unexpected(m_transport.error(code));
    // There is no way to sign that this key and the server have in common, so it was not even offered.
    if (code == LIBSSH2_ERROR_METHOD_NONE)
        return Proof::Refused;
    const Error error = m_transport.error(code);
    if (error.code == ErrorCode::AuthenticationRefused)
        return libssh2_userauth_partial_success(m_transport.engine().session()) ? Proof::Partial
                                                                                : Proof::Refused;
    return std::unexpected(error);
}

// By the server's latest answer, which may be narrower than its first (RFC 4252 section 5.1).
bool Authenticate::isStillOffered(LogInWith method) const
{
    const char* now = libssh2_userauth_remaining(m_transport.engine().session());
    return !now || contains(now, protocolName(method));
}

bool Authenticate::isOffered(LogInWith method) const
{
    return contains(m_offered, protocolName(method));
}

void Authenticate::note(const std::string& what)
{
    m_tried += (m_tried.empty() ? "" : ", ") + what;
}

} // namespace underpass
