// SPDX-License-Identifier: MIT
#pragma once

#include "core/check/RunningChecks.h"
#include "core/control/ControlSocket.h"
#include "core/control/EventRing.h"
#include "core/control/TunnelClaim.h"
#include "core/control/TunnelUses.h"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <asio/io_context.hpp>
#include <asio/steady_timer.hpp>

namespace underpass {

// Answers other programs of this account (underpassctl, a second start of the tray program) on a thread of
// its own, from what was last published, so that a busy window never makes them wait.
class ControlThread
{
public:
    // `carryOut` is called on that thread for every request but Status and Events, and must return at once;
    // what it has done by then is answered as done.
    using CarryOut = std::function<void(const ControlRequest&)>;
    // What it has in common with the program; must outlive this object.
    struct Shared
    {
        RunningChecks& checks; // How far those are that were asked for.
        const EventRing& events; // What has happened.
        TunnelClaims& claims;
    };
    [[nodiscard]] static Result<std::unique_ptr<ControlThread>> open(
        const std::filesystem::path& runtime, std::string profiles, CarryOut carryOut, Shared shared);
    ~ControlThread(); // Calls nothing afterwards.

    // Every profile, running or not. Any thread. What was asked to connect counts as connecting until it
    // does, or until `carriedOut` says that the request was carried out.
    void publish(std::vector<TunnelReport> reports, const ProfileId& carriedOut = {});

private:
    ControlThread(std::string profiles, CarryOut carryOut, Shared shared);
    [[nodiscard]] ControlReply answer(const ControlRequest& request);
    [[nodiscard]] std::vector<TunnelReport> running();
    [[nodiscard]] std::string whyNot(const ControlRequest& request, ControlReply& reply);
    [[nodiscard]] bool isKnown(const ProfileId& id);
    [[nodiscard]] bool markAsked(const ProfileId& id); // Whether it was not running before.
    [[nodiscard]] std::string whyNotConnect(const ControlRequest& request, ControlReply& reply);
    [[nodiscard]] bool isToBeCarriedOut(const ControlRequest& request, ControlReply& reply);
    void disconnect(const ProfileId& id);
    void lookAfterUses();

    std::string m_profiles;
    CarryOut m_carryOut;
    Shared m_shared;
    std::mutex m_mutex; // Guards m_reports, m_asked, m_stopping and m_uses.
    std::vector<TunnelReport> m_reports;
    std::map<ProfileId, TunnelReport> m_asked; // To connect, and not begun yet.
    std::set<ProfileId> m_stopping; // Asked to disconnect, and not over yet.
    TunnelUses m_uses;
    asio::io_context m_loop;
    asio::steady_timer m_nextLook;
    std::unique_ptr<ControlServer> m_server;
    std::thread m_thread;
};

} // namespace underpass
