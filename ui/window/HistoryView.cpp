// SPDX-License-Identifier: MIT
#include "ui/window/HistoryView.h"

#include "ui/parts/Fields.h"
#include "ui/parts/InBackground.h"
#include "ui/window/HistoryModel.h"
#include "ui/window/WrappedTable.h"
#include "ui/words/ErrorText.h"

#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <utility>

namespace underpass {

namespace {

constexpr int readsAfterNews = 2; // It is written down in the moment in which it shows, or just after.

} // namespace

HistoryView::HistoryView(Desk& desk, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_spells(new HistoryModel(WallTime::clock::now, this))
    , m_table(new WrappedTable("historyTable", tr("History")))
    , m_empty(plainLabel("historyEmpty"))
    , m_forget(button("historyForget", tr("Forget this history...")))
    , m_pages(new QStackedLayout)
{
    m_empty->setAlignment(Qt::AlignCenter);
    m_table->setModel(m_spells);
    m_table->setWidths({30, 18, 18});
    m_forget->setEnabled(false);
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_empty);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(m_pages, 1);
    layout->addWidget(m_forget, 0, Qt::AlignLeading);
    connect(m_forget, &QPushButton::clicked, this, &HistoryView::askToForget);
}

void HistoryView::show(const ProfileId& id)
{
    if (std::exchange(m_id, id) == id)
        return;
    m_spells->setSpells({});
    m_forget->setEnabled(false);
    m_pages->setCurrentWidget(m_table);
    read();
}

void HistoryView::changed()
{
    m_readsToCome = readsAfterNews;
}

void HistoryView::tick()
{
    if (!isVisible())
        return;
    m_spells->timePassed();
    if (m_readsToCome > 0) {
        --m_readsToCome;
        read();
    }
}

void HistoryView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    read();
}

void HistoryView::read()
{
    if (!isVisible() || m_id.empty())
        return;
    inBackground(
        this, m_desk.historyReader(m_id), [this, number = ++m_readNumber](Result<std::vector<Spell>> spells) {
            if (number == m_readNumber)
                take(std::move(spells));
        });
}

void HistoryView::take(Result<std::vector<Spell>> spells)
{
    m_empty->setText(spells ? tr("Nothing is known of the last 30 days. Once the tunnel was connected, this "
                                 "shows when it was up and when it was not, and why.")
                            : userSentence(spells.error()));
    const bool hasAny = spells && !spells->empty();
    m_forget->setEnabled(hasAny);
    m_pages->setCurrentIndex(hasAny ? 0 : 1);
    const int place = m_table->verticalScrollBar()->value();
    m_spells->setSpells(spells ? std::move(*spells) : std::vector<Spell>{});
    m_table->verticalScrollBar()->setValue(place);
}

void HistoryView::askToForget()
{
    const TunnelRow* row = m_desk.model().find(m_id);
    if (row == nullptr)
        return;
    auto* box = new QMessageBox(QMessageBox::Question, tr("Forget a history"),
        tr("Forget when \"%1\" was up?").arg(QString::fromStdString(row->profile.name)), QMessageBox::Cancel,
        this);
    box->setObjectName("forgetBox");
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("Its tunnel goes on. The log keeps what it has."));
    QPushButton* yes = box->addButton(tr("&Forget"), QMessageBox::DestructiveRole);
    yes->setObjectName("confirmForget");
    box->setDefaultButton(QMessageBox::Cancel);
    connect(yes, &QPushButton::clicked, this, [this, id = m_id] { forget(id); }); // Of which was asked.
    box->open();
}

void HistoryView::forget(const ProfileId& id)
{
    inBackground(this, m_desk.forgettingHistory(id), [this](const Result<void>& forgotten) {
        if (!forgotten)
            emit failed(userSentence(forgotten.error()));
        read();
    });
}

} // namespace underpass
