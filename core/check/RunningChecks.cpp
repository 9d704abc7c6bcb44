// SPDX-License-Identifier: MIT
#include "core/check/RunningChecks.h"

#include "core/base/InternalError.h"
#include "core/check/Check.h"

#include <algorithm>
#include <utility>

namespace underpass {
namespace {

constexpr std::size_t mostChecks = 8;

} // namespace

struct RunningChecks::Check
{
    explicit Check(std::string name)
        : asker(std::move(name))
    { }

    void add(const CheckStep& step)
    {
        const std::lock_guard lock{mutex};
        progress.steps.push_back(reportOf(step));
    }
    void end()
    {
        const std::lock_guard lock{mutex};
        progress.isOver = true;
    }

    const std::string asker;
    std::mutex mutex; // Guards progress.
    Progress progress;
    std::jthread thread; // Last: it is over before what it uses.
};

RunningChecks::~RunningChecks() = default;

void RunningChecks::end()
{
    std::deque<std::shared_ptr<Check>> ended; // Whose threads are waited for without the lock.
    const std::lock_guard lock{m_mutex};
    ended.swap(m_checks);
}

void RunningChecks::begin(
    const std::string& asker, const Profile& profile, const TunnelState& state, StartTrial start)
{
    std::shared_ptr<Check> dropped; // Whose thread is waited for without the lock.
    const std::lock_guard lock{m_mutex};
    if (std::ranges::any_of(m_checks, [&](const auto& check) { return check->asker == asker; }))
        return;
    if (m_checks.size() == mostChecks) {
        dropped = std::move(m_checks.front());
        m_checks.pop_front();
    }
    auto check = std::make_shared<Check>(asker);
    m_checks.push_back(check);
    check->thread = std::jthread{[its = check.get(), profile, state, start = std::move(start)](
                                     const std::stop_token& stop) {
        try {
            checkRunning(profile, state, start, [its](const CheckStep& step) { its->add(step); }, stop);
        } catch (...) {
            its->add(
                {CheckStage::Connect, found::Trouble{internalError(std::current_exception(), profile.name)}});
        }
        its->end();
    }};
}

RunningChecks::Progress RunningChecks::progress(const std::string& asker)
{
    std::shared_ptr<Check> over;
    const std::lock_guard lock{m_mutex};
    const auto found = std::ranges::find(m_checks, asker, [](const auto& check) { return check->asker; });
    if (found == m_checks.end())
        return {};
    Progress progress;
    {
        const std::lock_guard its{(*found)->mutex};
        progress = (*found)->progress;
    }
    if (progress.isOver) {
        over = std::move(*found);
        m_checks.erase(found);
    }
    return progress;
}

} // namespace underpass
