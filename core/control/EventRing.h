// SPDX-License-Identifier: MIT
#pragma once

#include "core/control/JournalEvent.h"

#include <cstddef>
#include <deque>
#include <mutex>
#include <vector>

namespace underpass {

struct ControlReply;
struct ControlRequest;

// The latest events of this process, for other programs that ask again and again; older ones are dropped,
// which whoever asks sees by their numbers. Any thread.
class EventRing
{
public:
    static constexpr std::size_t mostKept = 512;
    static constexpr std::size_t mostAtOnce
        = std::size_t{256} * 1024; // Bytes of text, so that a reply holds them.

    // Returns the event with its number.
    JournalEvent add(JournalEvent event);
    [[nodiscard]] std::uint64_t last() const; // The number of the latest; 0 where there was none.
    // Those after this one, the oldest first, as many as a reply holds.
    [[nodiscard]] std::vector<JournalEvent> since(std::uint64_t number) const;

private:
    mutable std::mutex m_mutex;
    std::deque<JournalEvent> m_events;
    std::uint64_t m_last = 0;
};

// What a request for events is answered. The number is taken first, and events come after what is published
// of their tunnels: at worst something is told twice.
void tellEvents(const EventRing& events, const ControlRequest& request, ControlReply& reply);

} // namespace underpass
