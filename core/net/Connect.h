// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Endpoint.h"
#include "core/net/AddressRace.h"
#include "core/net/NetworkShape.h"
#include "core/net/Offload.h"

#include <chrono>
#include <optional>

#include <asio/any_io_executor.hpp>
#include <asio/awaitable.hpp>
#include <asio/ip/tcp.hpp>

namespace underpass {

// The way to a server: look-up, then TCP connect to whichever of its addresses answers first. Runs on one
// worker thread, once at a time; stop() makes run() return Cancelled at once, even from a look-up that hangs.
class Connect
{
public:
    using Offline = bool (*)(); // Thread-safe.
    explicit Connect(asio::any_io_executor worker, Offline offline = isOffline);

    // Errors: NameNotFound, NameServerSilent, ConnectRefused, ConnectTimedOut (each address gets
    // `perAddress`), NetworkDown (also where no name is found because there is no network).
    [[nodiscard]] asio::awaitable<Result<asio::ip::tcp::socket>> run(
        Endpoint server, std::chrono::seconds perAddress);
    void stop();

private:
    using Addresses = Result<std::vector<asio::ip::tcp::endpoint>>;
    [[nodiscard]] static Addresses lookUp(const Endpoint& server, Offline offline);

    asio::any_io_executor m_worker;
    Offline m_offline;
    Offload m_lookUp;
    std::optional<AddressRace> m_race;
    bool m_stopped = false;
};

} // namespace underpass
