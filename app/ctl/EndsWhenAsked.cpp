// SPDX-License-Identifier: MIT
#include "app/ctl/EndsWhenAsked.h"

#include <chrono>
#include <utility>

namespace underpass {

EndsWhenAsked::EndsWhenAsked(std::function<void()> end)
    : m_end(std::move(end))
    , m_timer(m_loop)
    , m_requests(m_loop,
          [this] {
              m_wasAsked = true;
              endOnceMore();
          })
    , m_thread([this] { m_loop.run(); })
{ }

EndsWhenAsked::~EndsWhenAsked()
{
    m_loop.stop();
}

void EndsWhenAsked::endOnceMore()
{
    m_end();
    m_timer.expires_after(std::chrono::milliseconds{100});
    m_timer.async_wait([this](const std::error_code& stopped) {
        if (!stopped)
            endOnceMore();
    });
}

} // namespace underpass
