// SPDX-License-Identifier: MIT
#include "core/control/EventRing.h"

#include "core/control/Control.h"

namespace underpass {

namespace {

std::size_t sizeOf(const JournalEvent& event)
{
    constexpr std::size_t names = 512; // Of its fields, and its numbers.
    return names + event.id.size() + event.name.size() + event.sentence.size() + event.forward.size()
        + event.user.size() + event.program.size();
}

} // namespace

JournalEvent EventRing::add(JournalEvent event)
{
    const std::lock_guard lock{m_mutex};
    event.number = ++m_last;
    m_events.push_back(event);
    if (m_events.size() > mostKept)
        m_events.pop_front();
    return event;
}

std::uint64_t EventRing::last() const
{
    const std::lock_guard lock{m_mutex};
    return m_last;
}

std::vector<JournalEvent> EventRing::since(std::uint64_t number) const
{
    const std::lock_guard lock{m_mutex};
    std::vector<JournalEvent> events;
    std::size_t size = 0;
    for (const JournalEvent& event : m_events) {
        if (event.number <= number)
            continue;
        size += sizeOf(event);
        if (size > mostAtOnce && !events.empty())
            break;
        events.push_back(event);
    }
    return events;
}

void tellEvents(const EventRing& events, const ControlRequest& request, ControlReply& reply)
{
    reply.lastEvent = events.last();
    if (request.since)
        reply.events = events.since(*request.since);
}

} // namespace underpass
