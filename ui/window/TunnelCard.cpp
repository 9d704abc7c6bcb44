// SPDX-License-Identifier: MIT
#include "ui/window/TunnelCard.h"

#include "ui/parts/Fields.h"
#include "ui/parts/ServerWordsBox.h"
#include "ui/parts/TakePortButton.h"
#include "ui/window/CardHead.h"
#include "ui/window/ForwardList.h"
#include "ui/window/HowToUseDialog.h"
#include "ui/window/LogView.h"
#include "ui/window/OpenDialog.h"
#include "ui/window/RelayModel.h"
#include "ui/window/TrafficPlot.h"
#include "ui/words/ErrorText.h"
#include "ui/words/OpenText.h"
#include "ui/words/ShortText.h"
#include "ui/words/StateText.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace underpass {

namespace {

using namespace std::chrono_literals;

QTableView* table(const char* name, const QString& accessibleName, QAbstractItemModel* model, int stretched)
{
    auto* view = new QTableView;
    view->setObjectName(name);
    view->setAccessibleName(accessibleName);
    view->setModel(model);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->setTabKeyNavigation(false);
    view->setShowGrid(false);
    view->verticalHeader()->hide();
    view->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    view->horizontalHeader()->setSectionResizeMode(stretched, QHeaderView::Stretch);
    view->setWordWrap(false); // What does not fit is in the tool tip, and the trouble in the sentence above.
    view->horizontalHeader()->setHighlightSections(false);
    view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    return view;
}

bool isHostKeyChanged(const TunnelState& state)
{
    const auto* failed = std::get_if<Failed>(&state);
    return failed != nullptr && failed->why.code == ErrorCode::HostKeyChanged;
}

} // namespace

TunnelCard::TunnelCard(Desk& desk, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_head(new CardHead)
    , m_sentence(plainLabel("sentence"))
    , m_old(plainLabel("oldInUse"))
    , m_words(new ServerWordsBox)
    , m_answer(new QPushButton(tr("Ans&wer...")))
    , m_reconnect(new QPushButton(tr("&Reconnect")))
    , m_replaceKey(new QPushButton(tr("Loo&k at the new key...")))
    , m_takePort(new TakePortButton(desk))
    , m_tabs(new QTabWidget)
    , m_forwards(new ForwardList)
    , m_relays(new RelayModel(Clock::now, this))
    , m_plot(new TrafficPlot)
    , m_log(new LogView(desk))
{
    auto* layout = new QVBoxLayout(this);
    buildHead(*layout);
    m_tabs->setObjectName("tabs");
    m_tabs->setAccessibleName(tr("Details"));
    m_tabs->addTab(buildForwards(), tr("Forw&ards"));
    m_tabs->addTab(buildConnections(), tr("Co&nnections"));
    m_tabs->addTab(m_log, tr("&Log"));
    layout->addWidget(m_tabs, 1);
    m_tick.setParent(this);
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, &TunnelCard::onTick);
    connect(&desk.model(), &TunnelModel::stateChanged, this, [this](const QString& id) {
        if (id.toStdString() == m_id)
            refresh();
    });
}

void TunnelCard::buildHead(QVBoxLayout& layout)
{
    m_answer->setObjectName("answer");
    m_reconnect->setObjectName("reconnect");
    m_replaceKey->setObjectName("replaceKey");
    // Two lines always: what is below stays where it is when a state has less to say.
    auto* sentence = new QHBoxLayout;
    sentence->addStrut(fontMetrics().lineSpacing() * 2);
    m_sentence->setAlignment(Qt::AlignTop);
    sentence->addWidget(m_sentence, 1);
    for (QPushButton* remedy : {m_answer, m_reconnect, m_replaceKey})
        sentence->addWidget(remedy, 0, Qt::AlignTop);
    layout.addWidget(m_head);
    layout.addLayout(sentence);
    layout.addWidget(m_old);
    layout.addWidget(m_words);
    connect(m_head, &CardHead::turned, this, &TunnelCard::onMainButton);
    connect(
        m_answer, &QPushButton::clicked, this, [this] { emit answerWanted(QString::fromStdString(m_id)); });
    connect(m_reconnect, &QPushButton::clicked, this, [this] { m_desk.reconnectTunnel(m_id); });
    connect(m_replaceKey, &QPushButton::clicked, this,
        [this] { emit hostKeyReplaceWanted(QString::fromStdString(m_id)); });
    connect(m_takePort, &TakePortButton::failed, this, &TunnelCard::failed);
    connect(m_log, &LogView::failed, this, &TunnelCard::failed);
}

void TunnelCard::setMenu(const QList<QAction*>& actions)
{
    m_head->setMenu(actions);
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
    buttons->addWidget(m_takePort);
    buttons->addStretch();
    layout->addLayout(buttons);
    return page;
}

QWidget* TunnelCard::buildConnections()
{
    m_relayTable = table("relayTable", tr("Connections"), m_relays, RelayModel::CallerColumn);
    m_plot->setObjectName("trafficPlot");
    auto* close = new QPushButton(tr("Close the chosen connect&ion"));
    close->setObjectName("closeRelay");
    connect(close, &QPushButton::clicked, this, &TunnelCard::closeChosen);
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->addWidget(m_relayTable, 2);
    layout->addWidget(close, 0, Qt::AlignLeading);
    layout->addWidget(m_plot, 1);
    return page;
}

void TunnelCard::show(const ProfileId& id)
{
    if (id != m_id) {
        m_relays->setRelays({});
        m_forwards->show(std::vector<RelayInfo>{});
        m_plot->clear();
        m_last.reset();
    }
    m_id = id;
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
    m_sentence->setText(sentence(row->state, Clock::now()));
    showOldInUse(row->state);
    m_words->setWords(serverWords(row->state));
    const bool isOff = isFinal(row->state);
    const bool isUp = std::holds_alternative<Online>(row->state);
    const bool isAsking = std::holds_alternative<NeedsUser>(row->state);
    m_answer->setVisible(isAsking);
    m_answer->setDefault(isAsking);
    m_reconnect->setVisible(!isOff && !isAsking);
    m_reconnect->setText(std::holds_alternative<Waiting>(row->state) ? tr("Tr&y now") : tr("&Reconnect"));
    m_replaceKey->setVisible(isHostKeyChanged(row->state));
    m_takePort->show(*row);
    m_forwards->show(row->profile, row->state);
    m_relays->setForwards(row->profile.forwards);
    if (!isUp)
        m_forwards->show(std::vector<RelayInfo>{});
    if (isOff)
        m_relays->setRelays({});
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
    m_sentence->setText(sentence(row->state, Clock::now()));
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
    m_relays->setRelays(relays);
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

void TunnelCard::closeChosen()
{
    const QModelIndex chosen = m_relayTable->currentIndex();
    if (chosen.isValid())
        m_desk.closeRelay(m_id, chosen.data(RelayModel::IdRole).toULongLong());
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
    QWidget::hideEvent(event);
}

} // namespace underpass
