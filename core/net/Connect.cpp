// SPDX-License-Identifier: MIT
#include "core/net/Connect.h"

#include "core/net/Deadline.h"

namespace underpass {
namespace {

using Socket = asio::ip::tcp::socket;

ErrorCode meaning(const std::error_code& error)
{
    if (error == asio::error::connection_refused)
        return ErrorCode::ConnectRefused;
    if (error == asio::error::timed_out)
        return ErrorCode::ConnectTimedOut;
    return ErrorCode::NetworkDown; // No route, no interface, unreachable: all of them mean "not from here,
                                   // not now".
}

ErrorCode lookUpMeaning(const std::error_code& error)
{
    return error == asio::error::host_not_found_try_again ? ErrorCode::NameServerSilent
                                                          : ErrorCode::NameNotFound;
}

} // namespace

Connect::Connect(asio::io_context& worker)
    : m_lookUp(worker.get_executor())
    , m_socket(worker)
{ }

Connect::Addresses Connect::lookUp(const Endpoint& server)
{
    asio::io_context own;
    asio::ip::tcp::resolver resolver{own};
    std::error_code error;
    const auto found = resolver.resolve(server.host, std::to_string(server.port), error);
    if (error)
        return fail(lookUpMeaning(error), server.host, error.message());
    std::vector<asio::ip::tcp::endpoint> addresses;
    for (const auto& entry : found)
        addresses.push_back(entry.endpoint());
    return addresses;
}

asio::awaitable<Result<Socket>> Connect::run(Endpoint server, std::chrono::seconds perAddress)
{
    const auto work = [server] { return lookUp(server); };
    auto addresses = co_await m_lookUp.run(work);
    if (!addresses || m_stopped)
        co_return fail(ErrorCode::Cancelled, toString(server));
    if (!*addresses)
        co_return fail(*addresses);

    const std::string subject = toString(server);
    Result<void> last = fail(ErrorCode::NameNotFound, server.host, "the look-up gave no address");
    for (const auto& address : **addresses) {
        last = co_await tryAddress(address, subject, perAddress);
        if (m_stopped)
            co_return fail(ErrorCode::Cancelled, toString(server));
        if (last)
            co_return std::move(m_socket);
    }
    co_return fail(last);
}

asio::awaitable<Result<void>> Connect::tryAddress(
    const asio::ip::tcp::endpoint& address, std::string subject, std::chrono::seconds patience)
{
    std::error_code error;
    closeSocket();
    const Deadline deadline{m_socket.get_executor(), patience, [this] { closeSocket(); }};
    co_await m_socket.async_connect(address, asio::redirect_error(asio::use_awaitable, error));
    if (deadline.passed())
        co_return fail(ErrorCode::ConnectTimedOut, subject, address.address().to_string() + ": no answer");
    if (error)
        co_return fail(meaning(error), subject, address.address().to_string() + ": " + error.message());
    m_socket.set_option(asio::ip::tcp::no_delay{true}, error);
    co_return Result<void>{};
}

void Connect::stop()
{
    m_stopped = true;
    m_lookUp.abandon();
    closeSocket();
}

void Connect::closeSocket()
{
    std::error_code ignored;
    m_socket.close(ignored);
}

} // namespace underpass
