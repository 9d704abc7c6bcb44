// SPDX-License-Identifier: MIT
#include "core/ssh/login/Attendance.h"

#include <utility>

namespace underpass {

Attendance::Attendance(Context context)
    : m_context(std::move(context))
{
    began({WaitsFor::Server, "connecting"});
}

Attendance::~Attendance()
{
    if (m_transport)
        m_transport->setListener(nullptr);
}

void Attendance::watch(Transport& transport)
{
    m_transport = &transport;
    transport.setListener(this);
}

void Attendance::asked()
{
    m_hasAsked = true;
    m_silence.reset();
    extend();
}

void Attendance::answered()
{
    listenAnew();
}

void Attendance::began(const LongWait& step)
{
    m_step = step;
    listenAnew();
}

void Attendance::said(const std::string& words)
{
    m_hasWords = true;
    extend();
    m_context.tell({m_context.server, ServerWords{words}});
    listenAnew();
}

void Attendance::extend()
{
    if (m_transport && m_context.hasHuman)
        m_transport->extendWaiting(m_context.patience.person);
}

void Attendance::listenAnew()
{
    m_silence.emplace(m_context.worker, m_context.patience.word, [this] { nothingHeard(); });
}

void Attendance::nothingHeard()
{
    m_hasWaited = m_hasWaited || needsSomebody();
    m_context.tell({m_context.server, m_step});
}

bool Attendance::mayNeedSomebody() const
{
    return m_context.hasHuman && (m_hasAsked || !m_context.needsNobody);
}

Error Attendance::judged(Error why) const
{
    const bool ranOut = why.code == ErrorCode::LogInTooLong || why.code == ErrorCode::ServerSilent;
    const bool wasLeft = why.code == ErrorCode::ServerClosed
        || (why.code == ErrorCode::LinkLost && (m_hasWords || m_hasAsked));
    if (mayNeedSomebody() && ((ranOut && needsSomebody()) || (wasLeft && m_hasWaited))) {
        why.detail = std::string{name(why.code)} + (why.detail.empty() ? "" : ": ") + why.detail;
        why.code = ErrorCode::LogInUnfinished;
    }
    return why;
}

} // namespace underpass
