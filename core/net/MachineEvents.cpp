// SPDX-License-Identifier: MIT
#include "core/net/MachineEvents.h"

#include "core/net/ChangeJudge.h"
#include "core/net/SystemSigns.h"

#include <optional>
#include <utility>

#include <asio/executor_work_guard.hpp>
#include <asio/post.hpp>
#include <asio/steady_timer.hpp>

namespace underpass {

class MachineEvents::Watch : public std::enable_shared_from_this<Watch>
{
public:
    Watch(asio::io_context& loop, std::function<void()> changed, Shape shape)
        : m_loop(loop)
        , m_changed(std::move(changed))
        , m_shape(std::move(shape))
        , m_timer(loop)
        , m_judge(m_shape())
        , m_work(loop.get_executor())
    { }

    void start()
    {
        const auto tell = [this](void (ChangeJudge::*sign)(TimePoint)) {
            return [watch = weak_from_this(), sign] {
                if (const auto self = watch.lock())
                    self->post(sign);
            };
        };
        m_signs.emplace(m_loop, SystemSigns::Told{tell(&ChangeJudge::noticed), tell(&ChangeJudge::woke)});
    }
    void stop()
    {
        m_work.reset();
        m_signs.reset();
        m_timer.cancel();
        m_changed = {};
    }

    void post(void (ChangeJudge::*sign)(TimePoint))
    {
        asio::post(m_loop, [watch = weak_from_this(), sign] {
            const auto self = watch.lock();
            if (!self || !self->m_changed)
                return;
            (self->m_judge.*sign)(Clock::now());
            self->waitForLook();
        });
    }

private:
    void waitForLook()
    {
        m_timer.expires_at(*m_judge.due());
        m_timer.async_wait([watch = weak_from_this()](const std::error_code& another) {
            const auto self = watch.lock();
            if (!another && self && self->m_changed && self->m_judge.look(self->m_shape()))
                self->m_changed();
        });
    }

    asio::io_context& m_loop;
    std::function<void()> m_changed;
    Shape m_shape;
    asio::steady_timer m_timer;
    ChangeJudge m_judge;
    asio::executor_work_guard<asio::io_context::executor_type> m_work; // Windows tells on threads of its own.
    std::optional<SystemSigns> m_signs;
};

MachineEvents::MachineEvents(asio::io_context& loop, std::function<void()> changed, Shape shape)
    : m_watch(std::make_shared<Watch>(loop, std::move(changed), std::move(shape)))
{
    m_watch->start();
}

MachineEvents::~MachineEvents()
{
    m_watch->stop();
}

void MachineEvents::noticed()
{
    m_watch->post(&ChangeJudge::noticed);
}

void MachineEvents::woke()
{
    m_watch->post(&ChangeJudge::woke);
}

} // namespace underpass
