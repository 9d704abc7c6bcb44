// SPDX-License-Identifier: MIT
#include "core/ssh/carry/LearnHostKeys.h"

namespace underpass {
namespace {

// A signature of the longest RSA key that counts, for each of the most keys.
constexpr std::size_t mostProof = HostKeyUpdate::mostKeys * (std::size_t{16384} / 8 + 64);

} // namespace

LearnHostKeys::LearnHostKeys(Engine& engine, HostKeyUpdate update, Note note)
    : m_engine(engine)
    , m_update(std::move(update))
    , m_note(std::move(note))
{ }

void LearnHostKeys::look()
{
    if (m_isOver)
        return;
    if (m_question) {
        const auto answer = m_question->poll();
        if (answer != GlobalRequest::Answer::Pending)
            end(answered(answer));
    } else if (const auto list = m_engine.takeHostKeyList()) {
        if (const auto heard = hear(*list); !heard || !m_question)
            end(heard);
    }
}

Result<void> LearnHostKeys::hear(std::string_view list)
{
    const auto next = m_update.consider(list);
    if (!next)
        return fail(next);
    switch (*next) {
    case HostKeyUpdate::Next::Nothing:
        break;
    case HostKeyUpdate::Next::Forget:
        return m_update.finish();
    case HostKeyUpdate::Next::AskForProof:
        m_question.emplace(m_engine, "hostkeys-prove-00@openssh.com", m_update.question(), mostProof);
        break;
    }
    return {};
}

Result<void> LearnHostKeys::answered(GlobalRequest::Answer answer)
{
    if (answer == GlobalRequest::Answer::Refused)
        return fail(ErrorCode::HostKeysNotLearnt, {}, "it does not prove the keys that it lists");
    if (const auto proven = m_update.judge(m_engine.sessionId(), m_question->reply()); !proven)
        return proven;
    return m_update.finish();
}

void LearnHostKeys::end(const Result<void>& outcome)
{
    m_isOver = true;
    m_question.reset();
    if (!outcome)
        m_note(outcome.error());
}

} // namespace underpass
