// SPDX-License-Identifier: MIT
#include "ui/questions/QuestionQueue.h"

#include "ui/questions/QuestionDialog.h"

#include <QApplication>
#include <QWindow>

#include <algorithm>
#include <utility>

namespace underpass {

namespace {

// Before the window that somebody looks at: behind it, nothing would bring the question back.
void stayInFront(QWidget& dialog)
{
    QWidget* front = QApplication::activeWindow();
    if (front == nullptr || front == &dialog)
        return;
    dialog.winId(); // Has its window made.
    dialog.windowHandle()->setTransientParent(front->windowHandle());
}

} // namespace

QuestionQueue::~QuestionQueue()
{
    delete m_dialog;
    std::deque<Asked> open;
    {
        const std::lock_guard lock{m_mutex};
        open.swap(m_asked);
    }
    for (const Asked& asked : open)
        asked.reply(std::nullopt);
}

Prompter::Ticket QuestionQueue::ask(const Question& question, Reply reply)
{
    const std::lock_guard lock{m_mutex};
    m_asked.push_back({++m_lastTicket, question, std::move(reply)});
    QMetaObject::invokeMethod(this, &QuestionQueue::showNext, Qt::QueuedConnection);
    return m_lastTicket;
}

void QuestionQueue::withdraw(Ticket ticket)
{
    if (take(ticket))
        QMetaObject::invokeMethod(this, &QuestionQueue::showNext, Qt::QueuedConnection);
}

void QuestionQueue::warn(const std::string& profileName, const Error& trouble)
{
    QMetaObject::invokeMethod(
        this, [this, profileName, trouble] { emit told(QString::fromStdString(profileName), trouble); },
        Qt::QueuedConnection);
}

void QuestionQueue::raiseCurrent()
{
    if (!m_dialog)
        return;
    stayInFront(*m_dialog);
    m_dialog->raise();
    m_dialog->activateWindow();
}

// Also closes the dialog of a question that has been withdrawn meanwhile.
void QuestionQueue::showNext()
{
    Question question;
    {
        const std::lock_guard lock{m_mutex};
        const Ticket first = m_asked.empty() ? 0 : m_asked.front().ticket;
        if (m_dialog && first == m_shownTicket)
            return;
        m_shownTicket = first;
        if (first != 0)
            question = m_asked.front().question;
    }
    delete m_dialog;
    if (m_shownTicket == 0)
        return;
    m_dialog = makeQuestionDialog(question);
    connect(m_dialog, &QDialog::finished, this, [this, ticket = m_shownTicket](int result) {
        QuestionDialog* dialog = m_dialog;
        m_dialog.clear();
        dialog->deleteLater();
        finish(ticket, result == QDialog::Accepted ? std::optional{dialog->takeAnswer()} : std::nullopt);
    });
    stayInFront(*m_dialog);
    m_dialog->show();
    raiseCurrent();
    emit shown(QString::fromStdString(question.profileId));
}

void QuestionQueue::finish(Ticket ticket, std::optional<Answer> answer)
{
    if (auto asked = take(ticket))
        asked->reply(std::move(answer));
    showNext();
}

std::optional<QuestionQueue::Asked> QuestionQueue::take(Ticket ticket)
{
    const std::lock_guard lock{m_mutex};
    const auto found = std::ranges::find(m_asked, ticket, &Asked::ticket);
    if (found == m_asked.end())
        return std::nullopt;
    Asked asked = std::move(*found);
    m_asked.erase(found);
    return asked;
}

} // namespace underpass
