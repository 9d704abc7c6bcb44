// SPDX-License-Identifier: MIT
#include "app/EndRequests.h"

#include <csignal>
#include <map>
#include <mutex>
#include <utility>

#include <asio/post.hpp>
#include <asio/signal_set.hpp>

#include <windows.h>

namespace underpass {

namespace {

// Whom the console's own thread tells that it closes.
class Listeners
{
public:
    // It outlives whatever else this process has.
    static Listeners& ofThisProcess()
    {
        static Listeners& all = *new Listeners;
        return all;
    }
    void add(const void* who, std::function<void()> wanted)
    {
        const std::lock_guard lock{m_mutex};
        if (!std::exchange(m_isHearing, true))
            ::SetConsoleCtrlHandler(&onConsoleEvent, TRUE);
        m_all.insert_or_assign(who, std::move(wanted));
    }
    void remove(const void* who)
    {
        const std::lock_guard lock{m_mutex};
        m_all.erase(who);
    }

private:
    Listeners() = default;
    // Whether anybody listens.
    bool tell()
    {
        const std::lock_guard lock{m_mutex};
        for (const auto& [who, wanted] : m_all)
            wanted();
        return !m_all.empty();
    }
    // Windows ends the process as soon as this returns, and by itself a few seconds later: a proper end needs
    // the time in between. Ctrl-C and Ctrl-Break are signals, which come by themselves.
    static BOOL WINAPI onConsoleEvent(DWORD event)
    {
        if (event == CTRL_C_EVENT || event == CTRL_BREAK_EVENT || !ofThisProcess().tell())
            return FALSE;
        ::Sleep(INFINITE);
        return TRUE;
    }

    std::mutex m_mutex; // Guards all below.
    std::map<const void*, std::function<void()>> m_all;
    bool m_isHearing = false;
};

} // namespace

class EndRequests::Watch : public std::enable_shared_from_this<Watch>
{
public:
    Watch(asio::io_context& loop, std::function<void()> wanted)
        : m_loop(loop)
        , m_signals(loop, SIGINT, SIGTERM, SIGBREAK)
        , m_wanted(std::move(wanted))
    { }
    ~Watch() { stop(); }
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;

    // After the runtime's own handler, and so asked before it.
    void start()
    {
        m_signals.async_wait([this](const std::error_code& stopped, int) {
            if (!stopped)
                end();
        });
        Listeners::ofThisProcess().add(
            this, [this] { asio::post(m_loop, [self = weak_from_this()] { endIfThere(self); }); });
    }
    void stop()
    {
        Listeners::ofThisProcess().remove(this);
        m_signals.cancel();
    }

private:
    static void endIfThere(const std::weak_ptr<Watch>& watch)
    {
        if (const auto self = watch.lock())
            self->end();
    }
    void end()
    {
        m_signals.cancel();
        if (const auto wanted = std::exchange(m_wanted, {}))
            wanted();
    }

    asio::io_context& m_loop;
    asio::signal_set m_signals;
    std::function<void()> m_wanted;
};

EndRequests::EndRequests(asio::io_context& loop, std::function<void()> wanted)
    : m_watch(std::make_shared<Watch>(loop, std::move(wanted)))
{
    m_watch->start();
}

EndRequests::~EndRequests() = default;

void EndRequests::stop()
{
    m_watch->stop();
}

} // namespace underpass
