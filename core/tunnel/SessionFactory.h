// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/Profile.h"

#include <functional>
#include <memory>

namespace asio {
class io_context;
}

namespace underpass {

class Session;
class SessionObserver;

// Makes the sessions of one tunnel, on its worker thread. Tunnels know no other way to a server, so that they
// can be tested without one; whoever calls it includes Session.h.
using SessionFactory
    = std::function<std::unique_ptr<Session>(asio::io_context&, const Profile&, SessionObserver&)>;

} // namespace underpass
