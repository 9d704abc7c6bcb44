// SPDX-License-Identifier: MIT
#include "app/ctl/PersonElsewhere.h"

#include "app/ctl/TerminalPrompter.h"
#include "core/system/ProcessAlive.h"

#include <algorithm>
#include <utility>

namespace underpass {

namespace {

constexpr std::size_t mostTold = 200;

Answer copyOf(const Answer& answer)
{
    Answer copy;
    for (const Secret& secret : answer.secrets)
        copy.secrets.push_back(secret.clone());
    copy.remember = answer.remember;
    return copy;
}

} // namespace

PersonElsewhere::PersonElsewhere(Note note)
    : m_note(std::move(note))
{ }

Prompter::Ticket PersonElsewhere::ask(const Question& question, Reply reply)
{
    {
        const std::lock_guard lock{m_mutex};
        ++m_lastTicket;
        const auto wait = m_waits.find(question.profileId);
        if (wait != m_waits.end() && !wait->second.attenders.empty()) {
            m_open.emplace(m_lastTicket, Open{question, std::move(reply)});
            return m_lastTicket;
        }
    }
    m_note(question.profileId, noTerminalFor(question));
    reply(std::nullopt);
    return 0;
}

void PersonElsewhere::withdraw(Ticket ticket)
{
    const std::lock_guard lock{m_mutex};
    m_open.erase(ticket);
}

void PersonElsewhere::warn(const std::string& profileName, const Error& trouble)
{
    std::vector<ProfileId> named;
    {
        const std::lock_guard lock{m_mutex};
        for (const auto& [id, wait] : m_waits) {
            if (wait.profileName == profileName)
                named.push_back(id);
        }
    }
    for (const ProfileId& id : named) {
        m_note(id, profileName + ": " + sentence(trouble));
        say(id, {.line = profileName + ": " + sentence(trouble), .isTrouble = true});
    }
}

bool PersonElsewhere::attend(const ProfileId& id, const std::string& profileName, const ControlRequest& by)
{
    const std::lock_guard lock{m_mutex};
    Wait& wait = m_waits[id];
    wait.profileName = profileName;
    if (std::ranges::find(wait.attenders, by.asker, &Attender::asker) != wait.attenders.end())
        return false;
    wait.attenders.push_back({by.asker, by.from, m_lastTold});
    return true;
}

void PersonElsewhere::leave(const ProfileId& id, const std::string& asker)
{
    std::vector<Open> unattended;
    {
        const std::lock_guard lock{m_mutex};
        std::erase_if(
            m_waits[id].attenders, [&](const Attender& attender) { return attender.asker == asker; });
        unattended = takeUnattended();
    }
    decline(std::move(unattended));
}

// Not by a signal: one whom nobody has collected yet would pass for alive.
void PersonElsewhere::leaveThoseWhoEnded()
{
    std::vector<Open> unattended;
    {
        const std::lock_guard lock{m_mutex};
        for (auto& [id, wait] : m_waits) {
            std::erase_if(wait.attenders, [](const Attender& attender) {
                return waitForEnd(attender.process, std::chrono::milliseconds{0});
            });
        }
        unattended = takeUnattended();
    }
    decline(std::move(unattended));
}

std::vector<PersonElsewhere::Open> PersonElsewhere::takeUnattended()
{
    std::vector<Open> taken;
    for (auto& [id, wait] : m_waits) {
        if (wait.attenders.empty())
            wait.told.clear();
    }
    for (auto each = m_open.begin(); each != m_open.end();) {
        if (!m_waits[each->second.question.profileId].attenders.empty()) {
            ++each;
            continue;
        }
        taken.push_back(std::move(each->second));
        each = m_open.erase(each);
    }
    return taken;
}

void PersonElsewhere::decline(std::vector<Open> questions)
{
    for (const Open& open : questions) {
        m_note(open.question.profileId, noTerminalFor(open.question));
        open.reply(std::nullopt);
    }
}

bool PersonElsewhere::isAttended(const ProfileId& id) const
{
    const std::lock_guard lock{m_mutex};
    const auto wait = m_waits.find(id);
    return wait != m_waits.end() && !wait->second.attenders.empty();
}

bool PersonElsewhere::isAnybodyThere() const
{
    const std::lock_guard lock{m_mutex};
    return std::ranges::any_of(m_waits, [](const auto& wait) { return !wait.second.attenders.empty(); });
}

void PersonElsewhere::say(const ProfileId& id, Telling telling)
{
    const std::lock_guard lock{m_mutex};
    Wait& wait = m_waits[id];
    if (wait.attenders.empty())
        return;
    telling.number = ++m_lastTold;
    wait.told.push_back(std::move(telling));
    if (wait.told.size() > mostTold)
        wait.told.pop_front();
}

std::vector<Telling> PersonElsewhere::told(const ProfileId& id, const std::string& asker, std::uint64_t heard)
{
    const std::lock_guard lock{m_mutex};
    const Wait& wait = m_waits[id];
    std::vector<Telling> news;
    const auto attender = std::ranges::find(wait.attenders, asker, &Attender::asker);
    if (attender == wait.attenders.end())
        return news;
    std::ranges::copy_if(wait.told, std::back_inserter(news),
        [&](const Telling& telling) { return telling.number > std::max(heard, attender->heard); });
    return news;
}

std::optional<PutQuestion> PersonElsewhere::questionFor(const ProfileId& id, const std::string& asker)
{
    const std::lock_guard lock{m_mutex};
    const Wait& wait = m_waits[id];
    if (wait.attenders.empty() || wait.attenders.front().asker != asker)
        return std::nullopt;
    for (const auto& [ticket, open] : m_open) {
        if (open.question.profileId == id)
            return PutQuestion{ticket, open.question};
    }
    return std::nullopt;
}

void PersonElsewhere::answer(const ControlRequest& request)
{
    const auto question = questionFor(request.profile, request.asker);
    if (!question || question->ticket != request.ticket)
        return;
    Reply reply;
    {
        const std::lock_guard lock{m_mutex};
        const auto open = m_open.find(request.ticket);
        if (open == m_open.end())
            return;
        reply = std::move(open->second.reply);
        m_open.erase(open);
    }
    reply(request.answer ? std::optional{copyOf(*request.answer)} : std::nullopt);
}

} // namespace underpass
