// SPDX-License-Identifier: MIT
#include "core/control/History.h"
#include "core/tunnel/TunnelState.h"

#include <algorithm>
#include <utility>

namespace underpass {

namespace {

class Spells
{
public:
    void add(const HistoryRecord& record)
    {
        if (m_current && m_current->process != record.process && !saysOver(m_current->state))
            endWithoutAWord();
        if (m_current && goesOn(record)) {
            m_current->turnedAway = std::max(m_current->turnedAway, record.turnedAway);
            m_lastSign = record.at;
            return;
        }
        if (m_current) {
            m_current->until = record.at;
            if (m_current->isUp)
                m_current->turnedAway = record.turnedAway;
            m_all.push_back(*std::exchange(m_current, std::nullopt));
        }
        begin(record);
    }
    std::vector<Spell> end(const std::function<bool(std::int64_t)>& runsIt)
    {
        if (m_current && !saysOver(m_current->state) && !runsIt(m_current->process))
            endWithoutAWord();
        if (m_current)
            m_all.push_back(*m_current);
        return std::move(m_all);
    }

private:
    void begin(const HistoryRecord& record)
    {
        const bool up = saysUp(record.event);
        m_current = Spell{up, record.event == stillUp ? "online" : record.event, record.at, {}, record.cause,
            up ? std::string{} : record.sentence, up ? record.turnedAway : 0, record.process, {},
            record.subject};
        m_lastSign = record.at;
    }
    // Who connects again and again for one reason is down once.
    [[nodiscard]] bool goesOn(const HistoryRecord& record) const
    {
        if (m_current->isUp || saysUp(record.event))
            return m_current->isUp && saysUp(record.event);
        if (saysOver(m_current->state) || saysOver(record.event))
            return m_current->state == record.event;
        const bool isNextAttempt = record.event == name(TunnelState{Connecting{}});
        return isNextAttempt || (m_current->state == record.event && m_current->cause == record.cause);
    }
    void endWithoutAWord()
    {
        m_current->lastSign = m_lastSign;
        m_all.push_back(*std::exchange(m_current, std::nullopt));
    }

    std::vector<Spell> m_all;
    std::optional<Spell> m_current;
    std::chrono::sys_seconds m_lastSign;
};

} // namespace

bool saysUp(std::string_view event)
{
    return event == "online" || event == "degraded" || event == stillUp;
}

bool saysOver(std::string_view event)
{
    return event == name(TunnelState{Stopped{}}) || event == name(TunnelState{Failed{}});
}

std::vector<Spell> spellsOf(
    const std::vector<HistoryRecord>& records, const std::function<bool(std::int64_t)>& runsIt)
{
    Spells spells;
    for (const HistoryRecord& record : records)
        spells.add(record);
    return spells.end(runsIt);
}

} // namespace underpass
