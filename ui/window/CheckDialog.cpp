// SPDX-License-Identifier: MIT
#include "ui/window/CheckDialog.h"

#include "ui/parts/Announce.h"
#include "ui/parts/CheckRun.h"
#include "ui/parts/Fields.h"
#include "ui/parts/ServerWordsBox.h"
#include "ui/parts/StateIcon.h"
#include "ui/words/FindingText.h"
#include "ui/words/SentenceText.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace underpass {

namespace {

QString stageText(CheckStage stage)
{
    switch (stage) {
    case CheckStage::LookUp:
        return CheckDialog::tr("Look-up");
    case CheckStage::Connect:
        return CheckDialog::tr("Connection");
    case CheckStage::HostKey:
        return CheckDialog::tr("Host key");
    case CheckStage::LogIn:
        return CheckDialog::tr("Log-in");
    case CheckStage::Forward:
        return CheckDialog::tr("Forward");
    case CheckStage::Target:
        return CheckDialog::tr("Target");
    case CheckStage::Greeting:
        return CheckDialog::tr("Service");
    }
    return {};
}

QString stepText(const CheckStep& step)
{
    const QString found = findingText(step.finding);
    QString text = CheckDialog::tr("%1: %2", "step, what it found").arg(stageText(step.stage), found);
    if (step.took)
        text += CheckDialog::tr(" (%1 ms)").arg(step.took->count());
    if (!step.advice.empty())
        text += '\n'
            + CheckDialog::tr("The server's administrator can permit it by these lines in sshd_config:");
    for (const std::string& line : step.advice)
        text += '\n' + QString::fromStdString(line);
    return (troubleOf(step.finding) ? QString{"✗ "} : QString{"✓ "}) + text;
}

} // namespace

CheckDialog::CheckDialog(Desk& desk, const Profile& profile, QWidget* parent)
    : QDialog(parent)
    , m_profile(QString::fromStdString(profile.name))
    , m_steps(new QListWidget)
    , m_words(new ServerWordsBox)
    , m_progress(new QProgressBar)
    , m_verdict(plainLabel("verdict"))
{
    setObjectName("checkDialog");
    setAttribute(Qt::WA_DeleteOnClose);
    resize(fontMetrics().averageCharWidth() * 90, fontMetrics().height() * 26);
    m_steps->setObjectName("steps");
    m_steps->setWordWrap(true);
    m_steps->setTextElideMode(Qt::ElideNone);
    m_progress->setRange(0, 0);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_steps, 1);
    layout->addWidget(m_words);
    layout->addWidget(m_progress);
    layout->addWidget(m_verdict);
    buildButtons(*layout);

    const TunnelRow* row = desk.model().find(profile.id);
    const bool isBetween = row != nullptr
        && (std::holds_alternative<Connecting>(row->state) || std::holds_alternative<NeedsUser>(row->state));
    m_phase = isBetween ? Phase::Refused : Phase::Running;
    m_progress->setVisible(!isBetween);
    retranslate();
    if (isBetween)
        return;
    m_run = new CheckRun(desk.checkOf(profile), this);
    connect(m_run, &CheckRun::step, this, &CheckDialog::addStep);
    connect(m_run, &CheckRun::finished, this, &CheckDialog::finish);
}

void CheckDialog::buildButtons(QVBoxLayout& layout)
{
    QDialogButtonBox* buttons = dialogButtons(QDialogButtonBox::Close);
    m_copy = buttons->addButton(QString{}, QDialogButtonBox::ActionRole);
    m_copy->setObjectName("copy");
    m_copy->setAutoDefault(false);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QStringList lines;
        for (int row = 0; row < m_steps->count(); ++row)
            lines += m_steps->item(row)->text();
        copyText(*this, lines.join('\n'));
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout.addWidget(buttons);
}

void CheckDialog::retranslate()
{
    setWindowTitle(tr("Test of %1 - Underpass").arg(m_profile));
    m_steps->setAccessibleName(tr("Steps"));
    m_progress->setAccessibleName(tr("Testing"));
    m_copy->setText(tr("&Copy"));
    m_words->retranslate();
    m_verdict->setText(verdict());
    for (int row = 0; row < m_steps->count(); ++row)
        m_steps->item(row)->setText(stepText(m_done.at(static_cast<std::size_t>(row))));
}

void CheckDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

QString CheckDialog::verdict() const
{
    if (m_phase == Phase::Refused)
        return tr("This tunnel is just connecting, so there is nothing to try yet.");
    if (m_phase == Phase::Running)
        return m_waits ? sentenceText(sentenceOf(*m_waits)) : QString{};
    const bool hasTrouble = std::ranges::any_of(
        m_done, [](const CheckStep& step) { return troubleOf(step.finding).has_value(); });
    return hasTrouble ? tr("Something is in the way: see the line marked with ✗.")
                      : tr("Everything that was tried works.");
}

// Beside the steps, for as long as there is something to do about it.
void CheckDialog::tell(const Notice& notice)
{
    if (const auto* words = std::get_if<ServerWords>(&notice.what))
        m_said += QString::fromStdString(words->text);
    else if (std::holds_alternative<LongWait>(notice.what))
        m_waits = notice;
    else
        m_steps->addItem(new QListWidgetItem(
            stateIcon(Light::Degraded, windowGround()), "! " + sentenceText(sentenceOf(notice))));
    m_words->setWords(m_said.join("\n\n"));
    m_verdict->setText(verdict());
    const int needed = layout()->totalHeightForWidth(width());
    if (height() < needed)
        resize(width(), needed); // What the server says is to be read whole.
}

void CheckDialog::addStep(const CheckStep& step)
{
    if (const auto* said = std::get_if<found::Said>(&step.finding))
        return tell(said->notice);
    m_waits.reset();
    m_verdict->setText(verdict());
    m_done.push_back(step);
    m_steps->addItem(new QListWidgetItem(
        stateIcon(troubleOf(step.finding) ? Light::Failed : Light::On, windowGround()), stepText(step)));
    m_steps->scrollToBottom();
}

void CheckDialog::finish()
{
    m_phase = Phase::Finished;
    m_progress->hide();
    m_verdict->setText(verdict());
}

} // namespace underpass
