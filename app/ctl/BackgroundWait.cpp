// SPDX-License-Identifier: MIT
#include "app/ctl/BackgroundWait.h"

#include "app/ctl/ConnectRequest.h"
#include "app/ctl/Print.h"

#include <algorithm>
#include <iostream>
#include <utility>

namespace underpass {

namespace {

constexpr std::chrono::seconds patience{3};
constexpr int mostTries = 5; // Of a process that may only have no turn, as where many begin at once.

} // namespace

BackgroundWait::BackgroundWait(ProfileId id)
    : m_id(std::move(id))
    , m_asker(newAsker())
    , m_prompter([](const std::string& why) { std::cerr << why << std::endl; })
{ }

BackgroundWait::~BackgroundWait()
{
    ControlRequest leaving = request(ControlCommand::Attend);
    leaving.isLast = true;
    if (m_process && !m_isRefused)
        (void)askControlPeer(*m_process, leaving, patience);
}

ControlRequest BackgroundWait::request(ControlCommand command) const
{
    return {.command = command, .profile = m_id, .asker = m_asker, .heard = m_heard};
}

Result<std::optional<Running>> BackgroundWait::look(const ControlPeer& process)
{
    m_process = process;
    if (m_isRefused)
        return findRunningIn(process, m_id);
    auto reply = askControlPeer(process, request(ControlCommand::Attend), patience);
    for (int tries = 1; tries < mostTries && !reply && reply.error().code == ErrorCode::ProcessHangs;
        ++tries) {
        if (isGone(process) || m_signals.token().stop_requested())
            break;
        if (tries == 1)
            std::cerr << "Process " << process.processId << " does not answer yet.\n" << std::flush;
        reply = askControlPeer(process, request(ControlCommand::Attend), patience);
    }
    if (!reply && reply.error().code == ErrorCode::ProcessHangs && !isGone(process))
        return fail(reply);
    if (!reply)
        return std::nullopt;
    const auto tunnel = std::ranges::find(reply->tunnels, m_id, &TunnelReport::id);
    if (tunnel == reply->tunnels.end())
        return std::nullopt;
    if (!reply->refused.empty()) {
        m_isRefused = true;
        std::cerr << reply->refused << std::endl;
    }
    for (const Telling& telling : reply->told)
        pass(telling);
    put(process, reply->question);
    return Running{process, std::move(*tunnel), reply->isBackground};
}

void BackgroundWait::pass(const Telling& telling)
{
    m_heard = std::max(m_heard, telling.number);
    if (telling.notice)
        m_prompter.tell(*telling.notice);
    else if (telling.isTrouble)
        std::cerr << telling.line << std::endl;
    else
        printWithTime(telling.line);
}

// The prompter's thread gives the answer, and waits for nobody but that process.
void BackgroundWait::put(const ControlPeer& process, const std::optional<PutQuestion>& question)
{
    if (m_question == (question ? question->ticket : 0))
        return;
    if (m_question != 0)
        m_prompter.withdraw(m_ticket);
    m_question = question ? question->ticket : 0;
    if (!question)
        return;
    const auto give = [process, whole = request(ControlCommand::Answer), ticket = m_question](
                          std::optional<Answer> answer) mutable {
        whole.ticket = ticket;
        if (answer)
            whole.answer = std::make_shared<const Answer>(std::move(*answer));
        if (const auto given = askControlPeer(process, whole, patience); !given)
            std::cerr << sentence(given.error()) << std::endl;
    };
    m_ticket = m_prompter.ask(question->question, give);
}

} // namespace underpass
