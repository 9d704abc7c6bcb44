// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Prompter.h"

#include <QObject>
#include <QPointer>

#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <set>

class QDialog;

namespace underpass {

class QuestionDialog;

// Puts the questions of all tunnels to the person, one dialog at a time, in the order in which they were
// asked, unless the person wants that of another tunnel first. Made and destroyed on the GUI thread; ask()
// and withdraw() may be called on any thread. Dying, it answers every open question with nothing, so nobody
// waits for ever.
class QuestionQueue : public QObject, public Prompter
{
    Q_OBJECT

public:
    QuestionQueue() = default;
    ~QuestionQueue() override;

    Ticket ask(const Question& question, Reply reply) override;
    void withdraw(Ticket ticket) override;
    void warn(const std::string& profileName, const Error& trouble) override;

    void raiseCurrent(); // Brings the open dialog to the front, if there is one.
    // The question of this tunnel comes to the front. Another one that was open waits, with what was typed.
    void raiseOf(const QString& profileId);

signals:
    void shown(const QString& profileId); // A dialog has just come up.
    void told(const QString& profileName, const underpass::Error& trouble); // Needs no answer.

private:
    struct Asked
    {
        Ticket ticket = 0;
        Question question;
        Reply reply;
    };

    void showNext();
    void setAside(const std::set<Ticket>& asked);
    void make(Ticket ticket, const Question& question);
    void finish(Ticket ticket, std::optional<Answer> answer);
    [[nodiscard]] std::optional<Asked> take(Ticket ticket);

    std::mutex m_mutex; // Guards the next two.
    std::deque<Asked> m_asked; // The first one is on the screen, or soon will be.
    Ticket m_lastTicket = 0;
    Ticket m_shownTicket = 0; // GUI thread.
    QPointer<QuestionDialog> m_dialog; // GUI thread.
    std::map<Ticket, QPointer<QuestionDialog>> m_aside; // Open ones that wait, hidden. GUI thread.
};

} // namespace underpass
