// SPDX-License-Identifier: MIT
#pragma once

#include "core/listen/Call.h"
#include "core/listen/CallerRule.h"
#include "core/listen/PeerIdentity.h"
#include "core/profile/Profile.h"

#include <functional>
#include <memory>
#include <vector>

#include <asio/awaitable.hpp>
#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>

namespace underpass {

// The local side of one local or dynamic forward. "localhost" binds 127.0.0.1 and ::1 with the same port or
// neither; every bind is exclusive. Holds its port from open() until it dies, through reconnects. Before a
// connection is handed on, its owner is identified, and looked for once more afterwards: one that has gone by
// then may have been taken for who has its address now, and is dropped without a word. One that may not use
// the forward is reset, before any byte is read, and reported to `refused`; of a crowd of strangers
// some are reported, each with how many it stands for, and it costs our own callers nothing but being
// identified. A caller's names, where they do not decide, come after it is handed on. Lives on one worker
// thread.
//
// A look-up that runs on a helper thread while the Listener dies is not waited for; it shares `identity`.
class Listener
{
public:
    using Accepted = std::function<void(Call)>;
    using Refused = std::function<void(const Refusal&)>;

    // Errors: PortInUse (says who holds it), PortReserved, ListenRefused. Port 0 picks a free one.
    [[nodiscard]] static Result<std::unique_ptr<Listener>> open(asio::io_context& worker,
        const Forward& forward, std::shared_ptr<PeerIdentity> identity, Accepted accepted, Refused refused);
    ~Listener(); // Stops accepting and resets who still waits; nothing is called afterwards.

    [[nodiscard]] Endpoint endpoint() const; // With the real port.

    // From now on callers are judged by the rule of this forward (who, programs), also those who are being
    // identified at the moment. Where it listens stays.
    void obey(const Forward& rule);

private:
    class State;
    explicit Listener(std::shared_ptr<State> state);
    std::shared_ptr<State> m_state;
};

} // namespace underpass
