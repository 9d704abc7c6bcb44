// SPDX-License-Identifier: MIT
#include "ui/CheckDialog.h"

#include "ui/CheckRun.h"
#include "ui/StateIcon.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

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
    case CheckStage::Greeting:
        return CheckDialog::tr("Greeting");
    }
    return {};
}

QString stepText(const CheckStep& step)
{
    const QString said = step.trouble ? userSentence(*step.trouble) : QString::fromStdString(step.sentence);
    QString text = CheckDialog::tr("%1: %2").arg(stageText(step.stage), said);
    if (step.took)
        text += CheckDialog::tr(" (%1 ms)").arg(step.took->count());
    return (step.trouble ? QString{"✗ "} : QString{"✓ "}) + text;
}

} // namespace

CheckDialog::CheckDialog(Desk& desk, const Profile& profile, QWidget* parent)
    : QDialog(parent)
    , m_steps(new QListWidget)
    , m_progress(new QProgressBar)
    , m_verdict(new QLabel)
{
    setObjectName("checkDialog");
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Test of %1 - Underpass").arg(QString::fromStdString(profile.name)));
    resize(fontMetrics().averageCharWidth() * 90, fontMetrics().height() * 20);
    m_steps->setObjectName("steps");
    m_steps->setAccessibleName(tr("Steps"));
    m_steps->setWordWrap(true);
    m_steps->setTextElideMode(Qt::ElideNone);
    m_progress->setRange(0, 0);
    m_progress->setAccessibleName(tr("Testing"));
    m_verdict->setObjectName("verdict");
    m_verdict->setTextFormat(Qt::PlainText);
    m_verdict->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto* copy = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    copy->setObjectName("copy");
    connect(copy, &QPushButton::clicked, this, [this] {
        QStringList lines;
        for (int row = 0; row < m_steps->count(); ++row)
            lines += m_steps->item(row)->text();
        QGuiApplication::clipboard()->setText(lines.join('\n'));
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_steps, 1);
    layout->addWidget(m_progress);
    layout->addWidget(m_verdict);
    layout->addWidget(buttons);

    const TunnelRow* row = desk.model().find(profile.id);
    if (row != nullptr && !isFinal(row->state)) {
        m_progress->hide();
        m_verdict->setText(tr("This tunnel is running, so its ports are taken. Disconnect it to test."));
        return;
    }
    m_run = new CheckRun(profile, desk.checkServices(), this);
    connect(m_run, &CheckRun::step, this, &CheckDialog::addStep);
    connect(m_run, &CheckRun::finished, this, &CheckDialog::finish);
}

void CheckDialog::addStep(const CheckStep& step)
{
    m_hasTrouble |= step.trouble.has_value();
    m_steps->addItem(new QListWidgetItem(
        stateIcon(step.trouble ? Light::Failed : Light::On, windowGround()), stepText(step)));
    m_steps->scrollToBottom();
}

void CheckDialog::finish()
{
    m_progress->hide();
    m_verdict->setText(
        m_hasTrouble ? tr("Something is in the way: see the line marked with ✗.") : tr("Everything works."));
}

} // namespace underpass
