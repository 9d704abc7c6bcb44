// SPDX-License-Identifier: MIT
#include "core/ssh/login/KeyFile.h"

#include "core/base/CleanText.h"
#include "core/base/Wire.h"
#include "core/net/Offload.h"
#include "core/ssh/engine/Memory.h"
#include "core/ssh/login/AgentProtocol.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <utility>

#include <openssl/evp.h>

namespace underpass {
namespace {

constexpr std::chrono::seconds answerPatience{30};
constexpr std::size_t keyFileLimit = std::size_t{64} * 1024;

// How a passphrase becomes the cipher's key (PROTOCOL.key of OpenSSH, section 3). ssh-keygen takes 24 rounds
// of bcrypt where it is told nothing, and a core manages about 100 in a second.
constexpr std::uint32_t mostRounds = 2000;

Result<void> checkDerivation(const std::string& path, std::string_view name, std::string_view options)
{
    if (name != "bcrypt")
        return fail(ErrorCode::KeyFileUnusable, path,
            "it is locked in a way that is not known here (" + cleanText(name) + ")");
    WireReader reader{options};
    const auto salt = reader.string();
    const auto rounds = reader.number();
    if (!salt || salt->empty() || !rounds || *rounds == 0 || !reader.isAtEnd())
        return fail(ErrorCode::KeyFileUnusable, path, "the key in it is damaged");
    if (*rounds > mostRounds)
        return fail(ErrorCode::KeyFileUnusable, path,
            "opening it takes " + std::to_string(*rounds) + " rounds of bcrypt, and more than "
                + std::to_string(mostRounds) + " are not done here; ssh-keygen -p -a 100 writes it anew");
    return {};
}

// PROTOCOL.key of OpenSSH: the cipher's name follows the magic, "none" for a key without a passphrase; the
// public key is never encrypted.
Result<KeyFileKind> inspectOpenSshKey(const std::string& path, std::string base64)
{
    std::erase_if(base64, [](unsigned char c) { return std::isspace(c) != 0; });
    std::string decoded(base64.size(), '\0');
    const int size = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(decoded.data()),
        reinterpret_cast<const unsigned char*>(base64.data()), static_cast<int>(base64.size()));
    constexpr std::string_view magic{"openssh-key-v1\0", 15};
    if (size < 0 || !decoded.starts_with(magic))
        return fail(ErrorCode::KeyFileUnusable, path, "the key in it is damaged");
    WireReader reader{std::string_view{decoded}.substr(magic.size())};
    const auto cipher = reader.string();
    if (!cipher)
        return fail(ErrorCode::KeyFileUnusable, path, "the key in it is damaged");
    const auto derivation = reader.string();
    const auto options = reader.string();
    if (*cipher != "none") {
        if (auto usable = checkDerivation(path, derivation.value_or(""), options.value_or("")); !usable)
            return fail(usable);
    }
    reader.number(); // How many keys there are.
    if (isOnSecurityKey({std::string{reader.string().value_or("")}, {}}))
        return fail(ErrorCode::KeyFileUnusable, path,
            "the key is on a security key; add it to the SSH agent with ssh-add");
    return *cipher == "none" ? KeyFileKind::Plain : KeyFileKind::Encrypted;
}

Result<KeyFileKind> inspectText(const std::string& path, const std::string& text)
{
    constexpr std::string_view begin = "-----BEGIN OPENSSH PRIVATE KEY-----";
    constexpr std::string_view end = "-----END OPENSSH PRIVATE KEY-----";
    if (const auto start = text.find(begin); start != std::string::npos) {
        const auto stop = text.find(end, start);
        if (stop == std::string::npos)
            return fail(ErrorCode::KeyFileUnusable, path, "the key in it is cut off");
        return inspectOpenSshKey(path, text.substr(start + begin.size(), stop - start - begin.size()));
    }
    if (text.find("-----BEGIN ENCRYPTED PRIVATE KEY-----") != std::string::npos
        || text.find("Proc-Type: 4,ENCRYPTED") != std::string::npos)
        return KeyFileKind::Encrypted;
    if (text.find(" PRIVATE KEY-----") != std::string::npos)
        return KeyFileKind::Plain;
    if (text.starts_with("PuTTY-User-Key-File-"))
        return fail(ErrorCode::KeyFileUnusable, path,
            "it is a PuTTY key; export it in OpenSSH format with PuTTYgen (Conversions menu)");
    if (text.starts_with("ssh-") || text.starts_with("ecdsa-") || text.starts_with("sk-"))
        return fail(ErrorCode::KeyFileUnusable, path, "it is the public half; name the private key file");
    return fail(ErrorCode::KeyFileUnusable, path, "there is no private key in it");
}

// One try with a key, on a helper thread, for as long as the key takes to open. Nobody waits for it after it
// was given up, so it owns everything it touches, the engine too then.
struct Attempt
{
    Attempt(LIBSSH2_SESSION* engineSession, std::string name, KeyOffer what, Secret word)
        : session(engineSession)
        , account(std::move(name))
        , offer(std::move(what))
        , passphrase(std::move(word))
    { }

    [[nodiscard]] int run() const
    {
        const LogInMemory memory;
        return libssh2_userauth_publickey_fromfile_ex(session, account.c_str(),
            static_cast<unsigned>(account.size()),
            offer.certificate.empty() ? nullptr : offer.certificate.c_str(), offer.keyFile.c_str(),
            passphrase.empty() ? nullptr : passphrase.cString());
    }

    LIBSSH2_SESSION* session;
    std::string account;
    KeyOffer offer;
    Secret passphrase;
    std::unique_ptr<Engine> abandonedEngine;
};

// The transport's engine while a helper uses it. When nobody waits for the helper any more, the engine is the
// attempt's, and the transport has a closed one in its place.
class Loan
{
public:
    Loan(Transport& transport, Offload& helper, Attempt& attempt, std::unique_ptr<Engine>& spare)
        : m_transport(transport)
        , m_attempt(attempt)
        , m_spare(spare)
    {
        m_transport.setInterruption([this, &helper] {
            helper.abandon();
            giveAway();
        });
    }
    ~Loan()
    {
        m_transport.setInterruption(nullptr);
        giveAway();
    }
    Loan(const Loan&) = delete;
    Loan& operator=(const Loan&) = delete;

    void isBack() { m_isBack = true; }

private:
    void giveAway()
    {
        if (std::exchange(m_isBack, true))
            return;
        m_spare->serverClosed();
        m_attempt.abandonedEngine = m_transport.exchangeEngine(std::move(m_spare));
    }

    Transport& m_transport;
    Attempt& m_attempt;
    std::unique_ptr<Engine>& m_spare;
    bool m_isBack = false;
};

} // namespace

Result<KeyFileKind> inspectKeyFile(const std::string& path)
{
    std::error_code missing;
    if (!std::filesystem::is_regular_file(path, missing) && !missing) // Reading a pipe may wait for ever.
        return fail(ErrorCode::KeyFileUnusable, path, "it is no file but a folder, a pipe or a device");
    std::ifstream file{path, std::ios::binary};
    if (!file)
        return fail(ErrorCode::KeyFileUnusable, path, std::strerror(errno));
    std::string text(keyFileLimit, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
    auto kind = inspectText(path, text);
    wipe(text.data(), text.size());
    return kind;
}

asio::awaitable<int> logInWithKeyFile(
    Transport& transport, std::string account, KeyOffer offer, const Secret& passphrase)
{
    auto spare = Engine::create({}, transport.engine().windows());
    if (!spare)
        co_return LIBSSH2_ERROR_ALLOC;
    const auto attempt = std::make_shared<Attempt>(
        transport.engine().session(), std::move(account), std::move(offer), passphrase.clone());
    Offload helper{transport.stream().executor()};
    int code = LIBSSH2_ERROR_EAGAIN;
    const auto work = [attempt] { return attempt->run(); };
    const Transport::Call call = [&] { return code; };
    const Transport::Interlude interlude = [&]() -> asio::awaitable<bool> {
        code = LIBSSH2_ERROR_SOCKET_DISCONNECT;
        if (transport.ended())
            co_return true;
        Loan loan{transport, helper, *attempt, *spare};
        const auto done = co_await helper.run(work);
        if (done) {
            loan.isBack();
            code = *done;
        }
        co_return code != LIBSSH2_ERROR_EAGAIN;
    };
    co_return co_await transport.complete(call, interlude, answerPatience);
}

} // namespace underpass
