// SPDX-License-Identifier: MIT
#include "core/net/SocketExecutor.h"

#include <utility>

namespace underpass {
namespace {

// Asio lets a socket move to a type with another executor, made from the one that it has; this one is made
// from what is set here instead.
struct Replacement : asio::any_io_executor
{
    // NOLINTNEXTLINE(google-explicit-constructor, hicpp-explicit-conversions): Asio converts.
    Replacement(const asio::any_io_executor&) noexcept
        : asio::any_io_executor(*next)
    { }
    static thread_local const asio::any_io_executor* next;
};

thread_local const asio::any_io_executor* Replacement::next = nullptr;

} // namespace

asio::ip::tcp::socket withExecutor(asio::ip::tcp::socket socket, const asio::any_io_executor& executor)
{
    Replacement::next = &executor;
    asio::basic_stream_socket<asio::ip::tcp, Replacement> between{std::move(socket)};
    return asio::ip::tcp::socket{std::move(between)};
}

} // namespace underpass
