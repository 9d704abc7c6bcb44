// SPDX-License-Identifier: MIT
#include "core/net/Connect.h"

#include "core/base/AsciiName.h"
#include "core/net/NameError.h"

namespace underpass {
namespace {

using Socket = asio::ip::tcp::socket;

} // namespace

Connect::Connect(asio::any_io_executor worker, Offline offline)
    : m_worker(std::move(worker))
    , m_offline(offline)
    , m_lookUp(m_worker)
{ }

Connect::Addresses Connect::lookUp(const Endpoint& server, Offline offline)
{
    asio::io_context own;
    asio::ip::tcp::resolver resolver{own};
    std::error_code error;
    forgetNameError();
    const auto found = resolver.resolve(asciiHost(server.host), std::to_string(server.port), error);
    if (error && offline())
        return fail(ErrorCode::NetworkDown, toString(server),
            "this computer has no network connection: " + error.message());
    if (error)
        return fail(meaningOfNameError(error), server.host, error.message());
    std::vector<asio::ip::tcp::endpoint> addresses;
    for (const auto& entry : found)
        addresses.push_back(entry.endpoint());
    return addresses;
}

asio::awaitable<Result<Socket>> Connect::run(Endpoint server, std::chrono::seconds perAddress)
{
    const auto work = [server, offline = m_offline] { return lookUp(server, offline); };
    auto addresses = co_await m_lookUp.run(work);
    if (!addresses || m_stopped)
        co_return fail(ErrorCode::Cancelled, toString(server));
    if (!*addresses)
        co_return fail(*addresses);

    if ((*addresses)->empty())
        co_return fail(ErrorCode::NameNotFound, server.host, "the look-up gave no address");
    m_race.emplace(m_worker, toString(server), perAddress);
    co_return co_await m_race->run(std::move(**addresses));
}

void Connect::stop()
{
    m_stopped = true;
    m_lookUp.abandon();
    if (m_race)
        m_race->stop();
}

} // namespace underpass
