// SPDX-License-Identifier: MIT
#include "core/tunnel/Tunnels.h"

#include "core/base/InternalError.h"
#include "core/net/WorkerPool.h"
#include "core/tunnel/Tunnel.h"

#include <map>
#include <utility>

#include <asio/co_spawn.hpp>
#include <asio/detached.hpp>
#include <asio/post.hpp>

namespace underpass {

// The wish to run, kept on the caller's thread, and the tunnel that fulfils it, kept on a worker. Each id
// stays on one worker, so what is asked of it happens in the order in which it was asked.
class Tunnels::Implementation
{
public:
    Implementation(SessionFactory makeSession, std::shared_ptr<PeerIdentity> identity, Changed changed,
        WentWrong wentWrong, TookOver tookOver)
        : m_makeSession(std::move(makeSession))
        , m_identity(std::move(identity))
        , m_changed(std::move(changed))
        , m_wentWrong(std::move(wentWrong))
        , m_tookOver(std::move(tookOver))
        , m_workers([this](const std::exception_ptr& thrown) { say(thrown); })
    { }

    ~Implementation()
    {
        for (auto& [id, entry] : m_entries)
            stop(id);
        m_workers.finish();
    }

    void start(const Profile& profile)
    {
        auto& entry = m_entries.try_emplace(profile.id, Entry{m_workers.next(), std::make_shared<Slot>()})
                          .first->second;
        with(profile.id, [this, worker = entry.worker, slot = entry.slot, profile](Slot&) {
            if (slot->tunnel && slot->tunnel->takeOver(profile))
                return;
            slot->wish = profile;
            if (slot->tunnel)
                slot->tunnel->stop();
            else if (!std::exchange(slot->isFulfilling, true))
                asio::co_spawn(*worker, fulfil(*worker, slot), asio::detached);
        });
    }
    void edit(const Profile& profile)
    {
        with(profile.id, [profile](Slot& slot) {
            if (slot.wish) // It is about to begin.
                slot.wish = profile;
            else if (slot.tunnel)
                (void)slot.tunnel->takeOver(profile);
        });
    }
    void stop(const ProfileId& id)
    {
        with(id, [this, id](Slot& slot) {
            slot.wish.reset();
            if (slot.tunnel && !slot.tunnel->isOver())
                slot.tunnel->stop();
            else
                m_changed(id, Stopped{}); // Whoever waits for it must not wait for ever.
        });
    }

    template <class Action> void with(const ProfileId& id, Action action)
    {
        if (const auto found = m_entries.find(id); found != m_entries.end())
            asio::post(
                *found->second.worker, [slot = found->second.slot, action] { attempt(*slot, action); });
    }
    template <class Action> void withAll(Action action)
    {
        for (const auto& [id, entry] : m_entries)
            with(id, action);
    }

    [[nodiscard]] StartTrial trier(const ProfileId& id) const
    {
        const auto found = m_entries.find(id);
        if (found == m_entries.end())
            return notRunning;
        return [worker = found->second.worker, slot = found->second.slot](const Trial& trial) {
            asio::post(*worker, [slot, trial] {
                if (!slot->tunnel)
                    return notRunning(trial);
                attempt(*slot, [&trial](Slot& its) { its.tunnel->tryTarget(trial); });
            });
        };
    }

    struct Slot
    {
        std::optional<Profile> wish; // To run once the present tunnel is over.
        std::unique_ptr<Tunnel> tunnel;
        bool isFulfilling = false; // A coroutine is at work on this slot, or about to start.
    };

private:
    static void notRunning(const Trial& trial)
    {
        trial.answered(fail(ErrorCode::LinkLost, {}, "it is not running"));
    }

    // What is asked of one tunnel and goes wrong in us ends that tunnel and no other.
    template <class Action> static void attempt(Slot& slot, const Action& action)
    {
        try {
            action(slot);
        } catch (...) {
            if (!slot.tunnel)
                throw;
            slot.tunnel->broke(std::current_exception());
        }
    }

    struct Entry
    {
        asio::io_context* worker;
        std::shared_ptr<Slot> slot;
    };

    asio::awaitable<void> fulfil(asio::io_context& worker, std::shared_ptr<Slot> slot)
    {
        while (slot->wish) {
            const Profile profile = *std::exchange(slot->wish, std::nullopt);
            std::exception_ptr thrown;
            try {
                slot->tunnel = std::make_unique<Tunnel>(profile, setupOf(worker, profile.id));
                co_await slot->tunnel->run();
            } catch (...) {
                thrown = std::current_exception();
            }
            slot->tunnel.reset();
            if (thrown)
                failed(profile, thrown);
        }
        slot->isFulfilling = false;
    }

    Tunnel::Setup setupOf(asio::io_context& worker, const ProfileId& id) const
    {
        Tunnel::Setup setup{worker, m_identity, m_makeSession,
            [this, id](const TunnelState& state) { m_changed(id, state); }};
        setup.tookOver = [this, id](const TakenOver& taken) {
            if (m_tookOver)
                m_tookOver(id, taken);
        };
        return setup;
    }

    // It could not even say so itself.
    void failed(const Profile& profile, const std::exception_ptr& thrown)
    {
        try {
            m_changed(profile.id, Failed{internalError(thrown, profile.name)});
        } catch (...) {
            say(thrown);
        }
    }

    void say(const std::exception_ptr& thrown) const
    {
        if (m_wentWrong)
            m_wentWrong(internalError(thrown, "a worker"));
    }

    SessionFactory m_makeSession;
    std::shared_ptr<PeerIdentity> m_identity;
    Changed m_changed;
    WentWrong m_wentWrong;
    TookOver m_tookOver;
    std::map<ProfileId, Entry> m_entries;
    WorkerPool m_workers; // Last: its threads are gone before anything they use.
};

Tunnels::Tunnels(SessionFactory makeSession, std::shared_ptr<PeerIdentity> identity, Changed changed,
    WentWrong wentWrong, TookOver tookOver)
    : m_implementation(std::make_unique<Implementation>(std::move(makeSession), std::move(identity),
          std::move(changed), std::move(wentWrong), std::move(tookOver)))
{ }

Tunnels::~Tunnels() = default;

void Tunnels::start(const Profile& profile)
{
    m_implementation->start(profile);
}

void Tunnels::edit(const Profile& profile)
{
    m_implementation->edit(profile);
}

void Tunnels::stop(const ProfileId& id)
{
    m_implementation->stop(id);
}

void Tunnels::reconnect(const ProfileId& id)
{
    m_implementation->with(id, [](Implementation::Slot& slot) {
        if (slot.tunnel)
            slot.tunnel->reconnect();
    });
}

void Tunnels::probeAll()
{
    m_implementation->withAll([](Implementation::Slot& slot) {
        if (slot.tunnel)
            slot.tunnel->probe();
    });
}

void Tunnels::relays(const ProfileId& id, std::function<void(std::vector<RelayInfo>)> reply)
{
    m_implementation->with(id, [reply = std::move(reply)](Implementation::Slot& slot) {
        reply(slot.tunnel ? slot.tunnel->relays() : std::vector<RelayInfo>{});
    });
}

StartTrial Tunnels::trier(const ProfileId& id) const
{
    return m_implementation->trier(id);
}

void Tunnels::closeRelay(const ProfileId& id, std::uint64_t relay)
{
    m_implementation->with(id, [relay](Implementation::Slot& slot) {
        if (slot.tunnel)
            slot.tunnel->closeRelay(relay);
    });
}

} // namespace underpass
