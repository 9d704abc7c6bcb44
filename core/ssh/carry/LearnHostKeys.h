// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/carry/GlobalRequest.h"
#include "core/ssh/engine/Errand.h"
#include "core/ssh/trust/HostKeyUpdate.h"

#include <functional>
#include <optional>

namespace underpass {

// Listens for the host keys that the server says are its own, has it prove those that are new, and keeps
// them: once in a connection, in at most one question, which nothing waits for. HostKeyUpdate has the rules.
class LearnHostKeys : public Errand
{
public:
    // `note` hears why keys that the server offered were not kept. The engine outlives this.
    using Note = std::function<void(const Error&)>;
    LearnHostKeys(Engine& engine, HostKeyUpdate update, Note note);

    void look() override;

private:
    [[nodiscard]] Result<void> hear(std::string_view list);
    [[nodiscard]] Result<void> answered(GlobalRequest::Answer answer);
    void end(const Result<void>& outcome);

    Engine& m_engine;
    HostKeyUpdate m_update;
    Note m_note;
    std::optional<GlobalRequest> m_question;
    bool m_isOver = false;
};

} // namespace underpass
