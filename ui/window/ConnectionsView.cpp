// SPDX-License-Identifier: MIT
#include "ui/window/ConnectionsView.h"

#include "ui/parts/Announce.h"
#include "ui/parts/Fields.h"
#include "ui/window/RelayModel.h"
#include "ui/words/ShortText.h"
#include "ui/words/UseText.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

#include <utility>

namespace underpass {

namespace {

// Where a program of this PC is to be pointed.
QString addressOf(const ForwardState& state)
{
    Forward forward = state.forward;
    forward.listen = state.listen;
    return QString::fromStdString(
        toString(Endpoint{useOf(forward, {}).server.toStdString(), state.listen.port}));
}

QStringList addresses(const TunnelState& state)
{
    QStringList all;
    const auto* online = std::get_if<Online>(&state);
    for (const ForwardState& forward : online ? online->forwards : std::vector<ForwardState>{}) {
        if (forward.listening && listensHere(forward.forward))
            all += addressOf(forward);
    }
    return all;
}

} // namespace

ConnectionsView::ConnectionsView(QWidget* parent)
    : QWidget(parent)
    , m_relays(new RelayModel(Clock::now, this))
    , m_table(new QTableView)
    , m_close(button("closeRelay", tr("Close the chosen connection")))
    , m_empty(plainLabel("relaysEmpty"))
    , m_copy(button("relaysCopy", tr("Copy")))
    , m_pages(new QStackedLayout)
{
    buildTable();
    m_pages->addWidget(m_table);
    m_pages->addWidget(buildEmpty());
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(m_pages, 1);
    layout->addWidget(m_close, 0, Qt::AlignLeading);
    m_close->setEnabled(false);
    connect(m_close, &QPushButton::clicked, this, &ConnectionsView::closeChosen);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        copyText(*this, m_address);
        m_copy->setText(tr("Copied"));
    });
    connect(m_relays, &RelayModel::rowsInserted, this, &ConnectionsView::showWhatThereIs);
    connect(m_relays, &RelayModel::rowsRemoved, this, &ConnectionsView::showWhatThereIs);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &ConnectionsView::showWhatThereIs);
}

void ConnectionsView::buildTable()
{
    m_table->setObjectName("relayTable");
    m_table->setAccessibleName(tr("Connections"));
    m_table->setModel(m_relays);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setMinimumHeight(
        3 * fontMetrics().height()); // A small screen has room for the rest of the window.
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    QHeaderView* header = m_table->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(RelayModel::ForwardColumn, QHeaderView::Stretch);
    header->setMinimumSectionSize(header->sectionSizeHint(RelayModel::ForwardColumn));
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
}

QWidget* ConnectionsView::buildEmpty()
{
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    m_empty->setAlignment(Qt::AlignCenter);
    layout->addStretch();
    layout->addWidget(m_empty);
    layout->addWidget(m_copy, 0, Qt::AlignHCenter);
    layout->addStretch();
    return page;
}

void ConnectionsView::show(const TunnelRow& row)
{
    const auto* online = std::get_if<Online>(&row.state);
    m_relays->setForwards(row.profile.forwards);
    m_relays->setTurnedAway(online ? online->forwards : std::vector<ForwardState>{});
    if (isFinal(row.state))
        m_relays->setRelays({});
    showHowToUse(row.state);
    showWhatThereIs();
}

void ConnectionsView::show(const std::vector<RelayInfo>& relays)
{
    m_relays->setRelays(relays);
    showWhatThereIs();
}

void ConnectionsView::showHowToUse(const TunnelState& state)
{
    const QStringList all = addresses(state);
    const QString first = all.isEmpty() ? QString{} : all.front();
    if (std::exchange(m_address, first) != first)
        m_copy->setText(tr("Copy"));
    m_copy->setAccessibleName(tr("Copy %1").arg(m_address));
    m_copy->setVisible(!first.isEmpty());
    if (!std::holds_alternative<Online>(state))
        m_empty->setText(tr("Not connected: nothing goes through this tunnel."));
    else if (first.isEmpty())
        m_empty->setText(tr("Nothing goes through this tunnel."));
    else //: %1 is an address or several: "localhost:1110, localhost:1143".
        m_empty->setText(
            tr("No program is using this tunnel. Point it to %1.").arg(isolated(all.join(", "))));
}

void ConnectionsView::showWhatThereIs()
{
    m_pages->setCurrentIndex(m_relays->rowCount() == 0 ? 1 : 0);
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    m_close->setEnabled(!rows.empty() && rows.front().data(RelayModel::IdRole).isValid());
}

void ConnectionsView::closeChosen()
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (!rows.empty() && rows.front().data(RelayModel::IdRole).isValid())
        emit closeWanted(rows.front().data(RelayModel::IdRole).toULongLong());
}

} // namespace underpass
