// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/engine/Engine.h"
#include "core/ssh/engine/Errand.h"

#include <functional>
#include <utility>

namespace underpass {

// Notices when another exchange of keys has changed which old algorithms a connection uses (RFC 4253 section
// 9 allows it): what is said about it stays true. An exchange takes a round trip, so none is over between two
// looks without having been seen under way.
class OldInUseWatch : public Errand
{
public:
    using Note = std::function<void(const Names&)>; // All that are in use from now on; perhaps none.
    // The engine outlives this; `known` are in use already.
    OldInUseWatch(const Engine& engine, Names known, Note note)
        : m_engine(engine)
        , m_known(std::move(known))
        , m_note(std::move(note))
    { }

    void look() override
    {
        const bool wasExchanging = std::exchange(m_isExchanging, m_engine.isExchanging());
        if (m_isExchanging || !wasExchanging)
            return;
        if (Names now = m_engine.oldInUse(); now != m_known)
            m_note(m_known = std::move(now));
    }

private:
    const Engine& m_engine;
    Names m_known;
    Note m_note;
    bool m_isExchanging = false;
};

} // namespace underpass
