// SPDX-License-Identifier: MIT
#include "core/ssh/login/LockedKey.h"

#include "core/net/Offload.h"

#include <memory>
#include <utility>

namespace underpass {
namespace {

constexpr int mostPassphrases = 3;

std::string purposeOf(const std::string& path)
{
    return "passphrase " + path;
}

// While one lives, the end of the session does not wait for the helper.
class Interruption
{
public:
    Interruption(Transport& transport, Offload& helper)
        : m_transport(transport)
    {
        m_transport.setInterruption([&helper] { helper.abandon(); });
    }
    ~Interruption() { m_transport.setInterruption(nullptr); }
    Interruption(const Interruption&) = delete;
    Interruption& operator=(const Interruption&) = delete;

private:
    Transport& m_transport;
};

} // namespace

LockedKey::LockedKey(Transport& transport, Asker& asker, Hop hop, std::string path, KeyFileKind kind)
    : m_transport(transport)
    , m_asker(asker)
    , m_hop(std::move(hop))
    , m_path(std::move(path))
    , m_kind(kind)
{ }

asio::awaitable<Result<void>> LockedKey::open()
{
    if (m_key)
        co_return Result<void>{};
    if (!m_failed) {
        auto key = co_await findOut();
        if (key) {
            m_key = std::move(*key);
            co_return Result<void>{};
        }
        m_failed = key.error();
    }
    co_return std::unexpected(*m_failed);
}

asio::awaitable<Result<PrivateKey>> LockedKey::findOut()
{
    auto previous = Asker::Previous::None;
    for (int attempt = 0; attempt < mostPassphrases; ++attempt) {
        std::optional<Secret> passphrase{Secret{}};
        if (m_kind == KeyFileKind::Encrypted) {
            PassphraseQuestion question{m_path, previous == Asker::Previous::WasWrong};
            passphrase = co_await m_asker.secret(m_hop, purposeOf(m_path), question, previous);
        }
        if (!passphrase)
            co_return fail(ErrorCode::Cancelled, m_path, "no passphrase was given");
        auto opened = co_await openWith(std::move(*passphrase));
        if (opened || opened.error().code != ErrorCode::PassphraseWrong)
            co_return opened;
        co_await m_asker.refused(m_hop, purposeOf(m_path));
        previous = Asker::Previous::WasWrong;
    }
    co_return fail(ErrorCode::PassphraseWrong, m_path, "it was wrong each time");
}

asio::awaitable<Result<PrivateKey>> LockedKey::openWith(Secret passphrase)
{
    if (m_transport.ended())
        co_return fail(ErrorCode::Cancelled, m_path);
    Offload helper{m_transport.stream().executor()};
    const Interruption interruption{m_transport, helper};
    const auto word = std::make_shared<const Secret>(std::move(passphrase)); // The helper may come last.
    const auto work = [path = m_path, word] { return openKeyFile(path, *word); };
    auto opened = co_await helper.run(work);
    if (!opened)
        co_return fail(ErrorCode::Cancelled, m_path);
    co_return std::move(*opened);
}

asio::awaitable<Result<std::string>> LockedKey::sign(std::string data, std::string algorithm)
{
    if (const auto opened = co_await open(); !opened)
        co_return fail(opened);
    auto signature = m_key->sign(data, algorithm);
    if (!signature)
        co_return fail(ErrorCode::KeyFileUnusable, m_path, "it does not sign with " + algorithm);
    co_return std::move(*signature);
}

asio::awaitable<void> LockedKey::worked()
{
    if (m_key)
        co_await m_asker.worked(m_hop, purposeOf(m_path));
}

} // namespace underpass
