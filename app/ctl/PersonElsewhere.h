// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Prompter.h"
#include "core/control/Control.h"

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace underpass {

// The person of a process that has neither window nor terminal: whoever waits for a tunnel with `connect`,
// and comes again and again to be told and asked. Each question is put to the one who came first; where
// nobody waits, it is declined. Thread-safe; one per process.
class PersonElsewhere : public Prompter
{
public:
    // Why a question was declined, or what somebody should know; on any thread.
    using Note = std::function<void(const ProfileId&, const std::string&)>;
    explicit PersonElsewhere(Note note);

    Ticket ask(const Question& question, Reply reply) override;
    void withdraw(Ticket ticket) override;
    void warn(const std::string& profileName, const Error& trouble) override;

    // Somebody waits for this tunnel, in the process that asks; said again it changes nothing. Whether it is
    // new.
    bool attend(const ProfileId& id, const std::string& profileName, const ControlRequest& by);
    void leave(const ProfileId& id, const std::string& asker);
    void leaveThoseWhoEnded(); // Killed, for one.
    [[nodiscard]] bool isAttended(const ProfileId& id) const;
    [[nodiscard]] bool isAnybodyThere() const;

    void say(const ProfileId& id, Telling telling);
    // What was said since then, to one who came before it was.
    [[nodiscard]] std::vector<Telling> told(
        const ProfileId& id, const std::string& asker, std::uint64_t heard);
    [[nodiscard]] std::optional<PutQuestion> questionFor(const ProfileId& id, const std::string& asker);
    // Nothing becomes of an answer to what is not asked of this asker any more.
    void answer(const ControlRequest& request);

private:
    struct Attender
    {
        std::string asker;
        std::int64_t process = 0;
        std::uint64_t heard = 0;
    };
    struct Wait
    {
        std::string profileName;
        std::vector<Attender> attenders; // The first who came first.
        std::deque<Telling> told;
    };
    struct Open
    {
        Question question;
        Reply reply;
    };

    void decline(std::vector<Open> questions);
    [[nodiscard]] std::vector<Open> takeUnattended(); // Under the lock.

    Note m_note;
    mutable std::mutex m_mutex; // Guards all below.
    std::map<ProfileId, Wait> m_waits;
    std::map<Ticket, Open> m_open;
    Ticket m_lastTicket = 0;
    std::uint64_t m_lastTold = 0;
};

} // namespace underpass
