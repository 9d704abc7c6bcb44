// SPDX-License-Identifier: MIT
#pragma once

#include "core/listen/PeerIdentity.h"
#include "core/system/SecretStore.h"
#include "core/tunnel/Tunnels.h"
#include "tests/hostile/Attack.h"
#include "tests/hostile/HostileServer.h"
#include "tests/support/FakeSecrets.h"
#include "tests/support/Socket.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <vector>

namespace underpass::hostile {

// Says the password to whoever asks for anything, at once, and remembers every question.
class Obliging : public Prompter
{
public:
    Ticket ask(const Question& question, Reply reply) override;
    void withdraw(Ticket) override { }
    [[nodiscard]] std::vector<Question> questions();

private:
    std::mutex m_mutex;
    std::vector<Question> m_questions;
};

// Two tunnels of one process, on one of its worker threads: a bystander's, whose server is honest, and one to
// a hostile server. The bystander is online once this is made.
class SideBySide
{
public:
    explicit SideBySide(const Attack& attack);

    void start() { m_tunnels.start(m_hostile); } // The attack.

    // Until then the bystander's bytes pass, again and again; false when they no longer do, or after 30 s.
    [[nodiscard]] bool waitFor(const std::function<bool()>& reached);
    [[nodiscard]] bool bystanderCarries();

    // Of the hostile server's tunnel.
    [[nodiscard]] TunnelState state();
    [[nodiscard]] bool isOver() { return std::holds_alternative<Failed>(state()); }
    [[nodiscard]] bool isOnline() { return std::holds_alternative<Online>(state()); }
    [[nodiscard]] test::Socket call(); // While it is online: of a program that is served,
    [[nodiscard]] test::Socket callAsVictim(); // and of one that is attacked.
    [[nodiscard]] std::string ourKnownHosts() const; // What the file has that we write.
    [[nodiscard]] std::string serverSaid() { return m_hostileServer.said(); }

    Obliging prompter;

private:
    void record(const ProfileId& id, const TunnelState& state);
    [[nodiscard]] TunnelState stateOf(const ProfileId& id);
    [[nodiscard]] static Profile profileFor(std::string id, std::uint16_t port);
    [[nodiscard]] std::uint16_t portOf(const ProfileId& id, std::size_t forward);

    HostileServer m_honestServer{std::string{honest}};
    HostileServer m_hostileServer;
    test::FakeSecrets m_secrets;
    test::Socket m_target = test::Socket::listen(); // Of the remote forward.
    Profile m_hostile;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<std::pair<ProfileId, TunnelState>> m_states; // The latest of each.
    Tunnels m_tunnels; // Its workers call record() until it is gone.
    std::optional<test::Socket> m_bystander;
};

} // namespace underpass::hostile
