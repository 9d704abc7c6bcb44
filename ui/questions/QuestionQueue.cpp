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
    for (const auto& [ticket, dialog] : m_aside)
        delete dialog;
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

void QuestionQueue::raiseOf(const QString& profileId)
{
    {
        const std::lock_guard lock{m_mutex};
        const auto found = std::ranges::find_if(
            m_asked, [&](const Asked& asked) { return asked.question.profileId == profileId.toStdString(); });
        if (found != m_asked.end())
            std::rotate(m_asked.begin(), found, found + 1);
    }
    showNext();
    raiseCurrent();
}

// Also closes the dialogs of questions that have been withdrawn meanwhile.
void QuestionQueue::showNext()
{
    Question question;
    Ticket first = 0;
    std::set<Ticket> asked;
    {
        const std::lock_guard lock{m_mutex};
        first = m_asked.empty() ? 0 : m_asked.front().ticket;
        if (m_dialog && first == m_shownTicket)
            return;
        if (first != 0)
            question = m_asked.front().question;
        for (const Asked& each : m_asked)
            asked.insert(each.ticket);
    }
    setAside(asked);
    m_shownTicket = first;
    if (first != 0)
        make(first, question);
}

// What is still asked keeps its dialog.
void QuestionQueue::setAside(const std::set<Ticket>& asked)
{
    if (m_dialog) {
        m_dialog->hide();
        m_aside[m_shownTicket] = std::exchange(m_dialog, nullptr);
    }
    std::erase_if(m_aside, [&asked](const auto& each) {
        if (!asked.contains(each.first))
            delete each.second;
        return !asked.contains(each.first);
    });
}

void QuestionQueue::make(Ticket ticket, const Question& question)
{
    if (const auto known = m_aside.extract(ticket)) {
        m_dialog = known.mapped();
    } else {
        m_dialog = makeQuestionDialog(question);
        connect(m_dialog, &QDialog::finished, this, [this, ticket](int result) {
            QuestionDialog* dialog = m_dialog;
            m_dialog.clear();
            dialog->deleteLater();
            finish(ticket, result == QDialog::Accepted ? std::optional{dialog->takeAnswer()} : std::nullopt);
        });
    }
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
