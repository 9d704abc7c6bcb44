// SPDX-License-Identifier: MIT
#include "ui/window/TunnelCard.h"

#include "core/profile/share/SshText.h"
#include "ui/parts/Announce.h"
#include "ui/parts/Fields.h"
#include "ui/parts/ServerWordsBox.h"
#include "ui/window/CardHead.h"
#include "ui/window/ConnectionsView.h"
#include "ui/window/ForwardList.h"
#include "ui/window/HistoryView.h"
#include "ui/window/HowToUseDialog.h"
#include "ui/window/LogView.h"
#include "ui/window/OpenDialog.h"
#include "ui/window/StateNote.h"
#include "ui/window/TrafficPlot.h"
#include "ui/words/ErrorText.h"
#include "ui/words/OpenText.h"
#include "ui/words/SentenceText.h"
#include "ui/words/ShortText.h"
#include "ui/words/StateText.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace underpass {

namespace {

using namespace std::chrono_literals;

constexpr int linesForAll = 42; // So high is a card with room for forwards and traffic,
constexpr int linesForBoth = 28; // and for connections and traffic.

} // namespace

TunnelCard::TunnelCard(Desk& desk, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_head(new CardHead)
    , m_note(new StateNote(desk))
    , m_old(plainLabel("oldInUse"))
    , m_words(new ServerWordsBox)
    , m_tabs(new QTabWidget)
    , m_forwards(new ForwardList)
    , m_connections(new ConnectionsView)
    , m_history(new HistoryView(desk))
    , m_log(new LogView(desk))
    , m_plot(new TrafficPlot)
    , m_copyCommand(new QAction(tr("Copy as ssh command"), this))
{
    m_copyCommand->setObjectName("copyCommand");
    m_tick.setParent(this);
    m_tick.setInterval(1s);
    build();
    connectAll();
}

void TunnelCard::build()
{
    m_tabs->setObjectName("tabs");
    m_tabs->setAccessibleName(tr("Details"));
    m_tabs->setUsesScrollButtons(false); // There is room for all of them.
    m_tabs->addTab(buildForwards(), tr("Forw&ards"));
    m_tabs->addTab(m_connections, tr("Co&nnections"));
    m_tabs->addTab(m_history, tr("History"));
    m_tabs->addTab(m_log, tr("&Log"));
    m_plot->setObjectName("trafficPlot");
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_head);
    layout->addWidget(m_note);
    layout->addWidget(m_old);
    layout->addWidget(m_words);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(m_plot);
}

void TunnelCard::connectAll()
{
    connect(m_head, &CardHead::turned, this, &TunnelCard::onMainButton);
    connect(m_note, &StateNote::answerWanted, this, &TunnelCard::answer);
    connect(m_note, &StateNote::editWanted, this, &TunnelCard::editWanted);
    connect(m_note, &StateNote::reconnectWanted, this, [this] { m_desk.reconnectTunnel(m_id); });
    connect(m_note, &StateNote::hostKeyReplaceWanted, this,
        [this] { emit hostKeyReplaceWanted(QString::fromStdString(m_id)); });
    connect(m_note, &StateNote::failed, this, &TunnelCard::failed);
    connect(m_connections, &ConnectionsView::closeWanted, this,
        [this](std::uint64_t relay) { m_desk.closeRelay(m_id, relay); });
    connect(m_history, &HistoryView::failed, this, &TunnelCard::failed);
    connect(m_log, &LogView::failed, this, &TunnelCard::failed);
    connect(m_tabs, &QTabWidget::currentChanged, this, &TunnelCard::showPlot);
    connect(m_copyCommand, &QAction::triggered, this, &TunnelCard::copyCommand);
    connect(&m_tick, &QTimer::timeout, this, &TunnelCard::onTick);
    connect(&m_desk.model(), &TunnelModel::stateChanged, this, [this](const QString& id) {
        if (id.toStdString() != m_id)
            return;
        refresh();
        m_history->changed();
    });
}

void TunnelCard::setMenu(const QList<QAction*>& actions)
{
    QList<QAction*> all = actions;
    all.insert(std::max<qsizetype>(all.size() - 1, 0), m_copyCommand); // What removes it stays the last.
    m_head->setMenu(all);
}

// Forwards go before it where there is little room, and what is read has all there is.
void TunnelCard::showPlot()
{
    const QWidget* page = m_tabs->currentWidget();
    const int needed = page == m_connections ? linesForBoth : linesForAll;
    const bool isRead = page == m_history || page == m_log;
    m_plot->setVisible(!isRead && height() >= fontMetrics().lineSpacing() * needed);
}

QWidget* TunnelCard::buildForwards()
{
    auto* use = new QPushButton(tr("How to &use it..."));
    use->setObjectName("howToUse");
    connect(use, &QPushButton::clicked, this, &TunnelCard::showHowToUse);
    connect(m_forwards, &ForwardList::switched, this, &TunnelCard::turn);
    connect(m_forwards, &ForwardList::openWanted, this, &TunnelCard::open);
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->addWidget(m_forwards, 1);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(use);
    buttons->addStretch();
    layout->addLayout(buttons);
    return page;
}

void TunnelCard::show(const ProfileId& id)
{
    if (id != m_id) {
        m_connections->show(std::vector<RelayInfo>{});
        m_forwards->show(std::vector<RelayInfo>{});
        m_plot->clear();
        m_last.reset();
    }
    m_id = id;
    m_history->show(id);
    m_log->show(id);
    refresh();
}

int TunnelCard::page() const
{
    return m_tabs->currentIndex();
}

void TunnelCard::setPage(int page)
{
    m_tabs->setCurrentIndex(page);
}

void TunnelCard::refresh()
{
    const TunnelRow* row = m_desk.model().find(m_id);
    if (row == nullptr)
        return;
    m_head->show(*row, Clock::now());
    m_note->show(*row, Clock::now());
    showOldInUse(row->state);
    m_words->setWords(serverWords(row->state));
    m_forwards->show(row->profile, row->state);
    m_connections->show(*row);
    if (!std::holds_alternative<Online>(row->state))
        m_forwards->show(std::vector<RelayInfo>{});
}

void TunnelCard::showOldInUse(const TunnelState& state)
{
    m_old->setText(oldInUseText(state));
    m_old->setToolTip(withoutMarkup(oldInUseSentence(state)));
    m_old->setVisible(!m_old->text().isEmpty());
}

void TunnelCard::onTick()
{
    const TunnelRow* row = m_desk.model().find(m_id);
    if (row == nullptr)
        return;
    m_head->show(*row, Clock::now()); // "Connected 5 min"
    m_note->show(*row, Clock::now());
    m_history->tick();
    m_log->refresh();
    if (!isFinal(row->state))
        m_desk.relays(
            m_id, [self = QPointer<TunnelCard>{this}, id = m_id](const std::vector<RelayInfo>& relays) {
                if (self)
                    self->takeRelays(id, relays);
            });
}

// Of connections that ended meanwhile the last bytes are missed; what goes down starts anew.
void TunnelCard::takeRelays(const ProfileId& id, const std::vector<RelayInfo>& relays)
{
    if (id != m_id)
        return;
    std::uint64_t down = 0;
    std::uint64_t up = 0;
    for (const RelayInfo& relay : relays) {
        down += relay.bytesDown;
        up += relay.bytesUp;
    }
    if (m_last) // What passed before somebody looked did not pass in this second.
        m_plot->add(down > m_last->down ? down - m_last->down : 0, up > m_last->up ? up - m_last->up : 0);
    m_last = Totals{down, up};
    m_connections->show(relays);
    m_forwards->show(relays);
}

void TunnelCard::onMainButton()
{
    const TunnelRow* row = m_desk.model().find(m_id);
    if (row == nullptr)
        return;
    if (isFinal(row->state))
        m_desk.connectTunnel(m_id);
    else
        m_desk.disconnectTunnel(m_id);
}

void TunnelCard::turn(const Forward& forward, bool on)
{
    const TunnelRow* row = m_desk.model().find(m_id);
    if (row == nullptr)
        return;
    Profile profile = row->profile;
    const auto found = std::ranges::find(profile.forwards, forward);
    if (found == profile.forwards.end()) { // It was edited, and the tunnel has not taken that over yet.
        emit failed(tr("This forward has just been changed. Look at it again."));
        return refresh();
    }
    found->enabled = on;
    if (const auto saved = m_desk.save(profile); !saved)
        emit failed(userSentence(saved.error()));
    refresh(); // As it is, and not as it was clicked.
}

void TunnelCard::open(const Forward& forward)
{
    if (whatOpens(forward) == Opens::Settings)
        return showHowToUse();
    delete m_opening; // One at a time: the latest.
    m_opening = new OpenDialog(m_desk, m_id, forward, window());
}

// The window's, and not the card's, which another language makes anew.
void TunnelCard::showHowToUse()
{
    (new HowToUseDialog(m_desk, m_id, window()))->show();
}

// Who runs it elsewhere asks there; run here, it asks here.
void TunnelCard::answer()
{
    if (m_desk.runsElsewhere(m_id))
        m_desk.reconnectTunnel(m_id);
    else
        emit answerWanted(QString::fromStdString(m_id));
}

// With what ssh does otherwise, once for all forwards.
void TunnelCard::copyCommand()
{
    const TunnelRow* row = m_desk.model().find(m_id);
    if (row == nullptr)
        return;
    const SshText written = sshCommandOf(row->profile);
    const QString command = QString::fromStdString(written.text);
    copyText(*this, command);
    QStringList said{tr("Copied: %1").arg(shortened(command, 400))};
    for (const Remark& remark : written.remarks)
        said += sentenceText(remark.why);
    said.removeDuplicates();
    emit told(said.join('\n'));
}

void TunnelCard::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    showPlot();
}

void TunnelCard::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
    onTick();
    m_tick.start();
}

// From light to dark: pictures are drawn for their ground.
void TunnelCard::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refresh();
}

void TunnelCard::hideEvent(QHideEvent* event)
{
    m_tick.stop();
    m_last.reset(); // What comes meanwhile is no second's.
    m_plot->clear();
    QWidget::hideEvent(event);
}

} // namespace underpass
