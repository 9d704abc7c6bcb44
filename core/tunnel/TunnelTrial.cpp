// SPDX-License-Identifier: MIT
#include "core/tunnel/Tunnel.h"

#include <algorithm>
#include <utility>

// What a tunnel does for somebody who tries it: the rest of it is in Tunnel.cpp.
namespace underpass {
namespace {

using asio::ip::tcp;

// Tells whoever tries the outcome, once, whatever becomes of the call.
class Outcome
{
public:
    explicit Outcome(std::function<void(const Result<tcp::endpoint>&)> answered)
        : m_answered(std::move(answered))
    { }
    ~Outcome() { tell(fail(ErrorCode::LinkLost, {}, "the connection ended before the server answered")); }
    Outcome(const Outcome&) = delete;
    Outcome& operator=(const Outcome&) = delete;

    void tell(const Result<tcp::endpoint>& from)
    {
        if (const auto answered = std::exchange(m_answered, nullptr))
            answered(from);
    }

private:
    std::function<void(const Result<tcp::endpoint>&)> m_answered;
};

Call callOf(tcp::socket socket, const Trial& trial, std::shared_ptr<Outcome> outcome)
{
    Call call{std::move(socket), {}};
    call.caller.relation = Caller::Relation::Me;
    call.target = trial.target;
    if (trial.forward.kind == ForwardKind::Dynamic)
        call.answerIn = DynamicProtocol::Socks5; // A target that was chosen: whether it is there is no news.
    call.heard = [outcome = std::move(outcome), from = call.socket.local_endpoint()](
                     const std::optional<Error>& refusal) {
        outcome->tell(refusal ? Result<tcp::endpoint>{std::unexpected{*refusal}} : from);
    };
    return call;
}

} // namespace

void Tunnel::tryTarget(Trial trial)
{
    auto outcome = std::make_shared<Outcome>(std::exchange(trial.answered, nullptr));
    auto socket = std::make_shared<tcp::socket>(guarded(m_setup.worker, m_guard));
    const auto meet
        = [this, guard = m_guard, socket, trial = std::move(trial), outcome](const std::error_code& failed) {
              if (guard->isDismissed())
                  return;
              const auto entry = std::ranges::find(m_forwards, trial.forward,
                  [](const Entry& its) -> const Forward& { return its.state.forward; });
              if (failed || !isOnline() || entry == m_forwards.end())
                  return;
              m_session->relay(entry->number, callOf(std::move(*socket), trial, outcome));
          };
    socket->async_connect(trial.meeting, meet);
}

} // namespace underpass
