// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Prompter.h"

#include <QObject>
#include <QPointer>

#include <deque>
#include <memory>
#include <mutex>

class QDialog;

namespace underpass {

class QuestionDialog;

// Puts the questions of all tunnels to the person, one dialog at a time, in the order in which they were
// asked. Made and destroyed on the GUI thread; ask() and withdraw() may be called on any thread. Dying, it
// answers every open question with nothing, so nobody waits for ever.
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
    void finish(Ticket ticket, std::optional<Answer> answer);
    [[nodiscard]] std::optional<Asked> take(Ticket ticket);

    std::mutex m_mutex; // Guards the next two.
    std::deque<Asked> m_asked; // The first one is on the screen, or soon will be.
    Ticket m_lastTicket = 0;
    Ticket m_shownTicket = 0; // GUI thread.
    QPointer<QuestionDialog> m_dialog; // GUI thread.
};

} // namespace underpass
