// SPDX-License-Identifier: MIT
#include "ui/guide/OutcomePage.h"

#include "ui/parts/Announce.h"
#include "ui/parts/Fields.h"
#include "ui/parts/HowToUse.h"
#include "ui/parts/ServerWordsBox.h"
#include "ui/parts/StateIcon.h"
#include "ui/parts/TakePortButton.h"
#include "ui/parts/TestButton.h"
#include "ui/words/ErrorText.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace underpass {

namespace {

using namespace std::chrono_literals;

constexpr int iconSize = 32;

QString titleOf(const TunnelState& state, bool hasWorked)
{
    if (std::holds_alternative<Online>(state))
        return lightOf(state) == Light::On ? OutcomePage::tr("Your tunnel is up")
                                           : OutcomePage::tr("Your tunnel is up, but not as it should be");
    if (isFinal(state) || std::holds_alternative<Waiting>(state))
        return hasWorked ? OutcomePage::tr("Your tunnel is not connected")
                         : OutcomePage::tr("It does not work yet");
    return OutcomePage::tr("Connecting");
}

} // namespace

OutcomePage::OutcomePage(Desk& desk, AutostartControl autostart, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_autostart(std::move(autostart))
    , m_title(headline({}))
    , m_icon(new QLabel)
    , m_sentence(plainLabel("guideState"))
    , m_words(new ServerWordsBox)
    , m_answer(button("guideAnswer", tr("Ans&wer...")))
    , m_again(button("guideAgain", tr("&Try again")))
    , m_use(new HowToUse)
    , m_takePort(new TakePortButton(desk))
    , m_test(new TestButton(desk, "guideTest"))
    , m_ticks(buildTicks())
    , m_trouble(plainLabel("guideTrouble"))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(12);
    layout->addWidget(m_title);
    layout->addWidget(buildState());
    layout->addWidget(m_words);
    layout->addWidget(m_use);
    auto* buttons = new QHBoxLayout;
    for (QPushButton* each : std::initializer_list<QPushButton*>{m_answer, m_again, m_test, m_takePort})
        buttons->addWidget(each);
    buttons->addStretch();
    layout->addLayout(buttons);
    layout->addStretch();
    layout->addWidget(m_ticks);
    layout->addWidget(m_trouble);
    m_trouble->hide();
    m_tick.setParent(this);
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, &OutcomePage::refresh);
    connect(&desk.model(), &TunnelModel::stateChanged, this, [this](const QString& id) {
        if (id.toStdString() == m_id)
            refresh();
    });
    connect(&desk.model(), &TunnelModel::profilesChanged, this, &OutcomePage::refresh);
    connect(
        m_answer, &QPushButton::clicked, this, [this] { emit answerWanted(QString::fromStdString(m_id)); });
    connect(m_again, &QPushButton::clicked, this, [this] { m_desk.reconnectTunnel(m_id); });
    connect(m_test, &TestButton::begun, m_use, &HowToUse::forgetTest);
    connect(m_test, &TestButton::step, m_use, &HowToUse::add);
    connect(m_takePort, &TakePortButton::failed, this, [this](const QString& why) {
        m_trouble->setText(why);
        m_trouble->show();
    });
}

OutcomePage::~OutcomePage() = default;

QWidget* OutcomePage::buildState()
{
    m_icon->setFixedSize(iconSize, iconSize);
    auto* state = new QWidget;
    auto* layout = new QHBoxLayout(state);
    layout->setContentsMargins({});
    layout->setSpacing(12);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addWidget(m_sentence, 1);
    return state;
}

QWidget* OutcomePage::buildTicks()
{
    m_atLogon = new QCheckBox(tr("&Start Underpass when I log on"));
    m_atLogon->setObjectName("guideAtLogon");
    m_atLogon->setChecked(true);
    m_atLogon->setVisible(m_autostart.get() == AtLogon::DoesNotStart); // Else it would promise nothing new.
    m_connect = new QCheckBox(tr("&Connect this tunnel then"));
    m_connect->setObjectName("guideConnect");
    m_connect->setChecked(true);
    auto* ticks = new QWidget;
    auto* layout = new QVBoxLayout(ticks);
    layout->setContentsMargins({});
    layout->addWidget(m_atLogon);
    layout->addWidget(m_connect);
    return ticks;
}

void OutcomePage::show(const ProfileId& id, Awaits awaits)
{
    m_id = id;
    m_isOfBefore = awaits == Awaits::AnotherConnection;
    m_hasWorked = false;
    m_test->end();
    m_test->setProfile(id);
    m_use->forgetTest();
    m_trouble->hide();
    refresh();
}

void OutcomePage::refresh()
{
    const TunnelRow* row = m_desk.model().find(m_id);
    if (row == nullptr)
        return showThatItIsGone();
    const bool isOnline = std::holds_alternative<Online>(row->state);
    m_isOfBefore &= isOnline;
    const bool isUp = isOnline && !m_isOfBefore;
    m_hasWorked |= isUp && !isRefused(row->state);
    m_title->setText(titleOf(row->state, m_hasWorked));
    showIcon(row->state);
    m_sentence->setText(sentence(row->state, Clock::now()));
    m_words->setWords(serverWords(row->state));
    m_answer->setVisible(std::holds_alternative<NeedsUser>(row->state));
    m_again->setVisible(isFinal(row->state) || std::holds_alternative<Waiting>(row->state));
    m_use->show(row->profile, row->state);
    m_use->setVisible(isUp);
    m_test->setVisible(isUp);
    m_takePort->show(*row);
    m_ticks->setVisible(m_hasWorked);
    emit changed();
}

// Somebody removed it, here or elsewhere: its ports are anybody's.
void OutcomePage::showThatItIsGone()
{
    if (m_id.empty())
        return;
    m_hasWorked = false;
    m_title->setText(tr("Your tunnel is not there any more"));
    m_sentence->setText(tr("Its profile was removed meanwhile."));
    for (QWidget* each :
        {static_cast<QWidget*>(m_use), static_cast<QWidget*>(m_test), static_cast<QWidget*>(m_answer),
            static_cast<QWidget*>(m_again), static_cast<QWidget*>(m_words), m_ticks})
        each->hide();
    m_takePort->clear();
    emit changed();
}

void OutcomePage::showIcon(const TunnelState& state)
{
    const Light light = lightOf(state);
    m_icon->setPixmap(
        stateIcon(light, windowGround()).pixmap(QSize{iconSize, iconSize}, devicePixelRatioF()));
    m_icon->setAccessibleName(word(light));
}

Result<void> OutcomePage::keep()
{
    Result<void> outcome;
    if (m_autostart.get() == AtLogon::DoesNotStart && m_atLogon->isChecked())
        outcome = m_autostart.set(true);
    const TunnelRow* row = m_desk.model().find(m_id);
    if (row == nullptr || row->profile.autostart == m_connect->isChecked())
        return outcome;
    Profile profile = row->profile;
    profile.autostart = m_connect->isChecked();
    const auto saved = m_desk.save(profile);
    return outcome ? saved : outcome;
}

void OutcomePage::tell(const Error& trouble)
{
    m_trouble->setText(userSentence(trouble));
    m_trouble->show();
    announce(*this, m_trouble->text(), Urgency::AtOnce);
}

void OutcomePage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
    m_tick.start();
}

void OutcomePage::hideEvent(QHideEvent* event)
{
    m_tick.stop();
    QWidget::hideEvent(event);
}

} // namespace underpass
