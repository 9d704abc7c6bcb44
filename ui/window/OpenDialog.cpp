// SPDX-License-Identifier: MIT
#include "ui/window/OpenDialog.h"

#include "ui/parts/CheckRun.h"
#include "ui/parts/CopyField.h"
#include "ui/parts/Fields.h"
#include "ui/parts/Viewers.h"
#include "ui/words/FindingText.h"
#include "ui/words/ForwardText.h"
#include "ui/words/UseText.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace underpass {

namespace {

using namespace std::chrono_literals;

constexpr auto untilSeen = 400ms; // Most services answer sooner, and then nothing flashes up.

} // namespace

OpenDialog::OpenDialog(Desk& desk, ProfileId id, const Forward& forward, QWidget* parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_id(std::move(id))
    , m_forward(forward)
    , m_sentence(plainLabel("openSentence"))
    , m_line(new CopyField(tr("Address")))
    , m_again(button("openAgain", tr("&Try again")))
    , m_buttons(dialogButtons(QDialogButtonBox::Cancel))
{
    setObjectName("openDialog");
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Open - Underpass"));
    build();
    m_patience.setSingleShot(true);
    m_patience.setInterval(untilSeen);
    connect(&m_patience, &QTimer::timeout, this, &QWidget::show);
    connect(m_again, &QPushButton::clicked, this, &OpenDialog::ask);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    ask();
}

OpenDialog::~OpenDialog() = default;

void OpenDialog::build()
{
    m_buttons->addButton(m_again, QDialogButtonBox::ActionRole);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 24);
    layout->setSpacing(12);
    layout->addWidget(m_sentence);
    layout->addWidget(m_line);
    layout->addStretch();
    layout->addWidget(m_buttons);
    resize(fontMetrics().averageCharWidth() * 75, fontMetrics().height() * 11);
}

// The forward with the port that it has, as long as that is the tunnel's own.
std::optional<Forward> OpenDialog::inUse() const
{
    const TunnelRow* row = m_desk.model().find(m_id);
    const auto* online = row != nullptr ? std::get_if<Online>(&row->state) : nullptr;
    if (online == nullptr)
        return std::nullopt;
    const auto found = std::ranges::find(online->forwards, m_forward, &ForwardState::forward);
    if (found == online->forwards.end() || !found->listening)
        return std::nullopt;
    Forward forward = found->forward;
    forward.listen = found->listen;
    return forward;
}

void OpenDialog::ask()
{
    m_line->hide();
    const TunnelRow* row = m_desk.model().find(m_id);
    if (row == nullptr || !inUse())
        return decide();
    m_sentence->setText(askingText(m_forward));
    m_again->hide();
    m_found.reset();
    m_run = std::make_unique<CheckRun>(m_desk.checkOf(row->profile, m_forward));
    connect(m_run.get(), &CheckRun::step, this, &OpenDialog::take);
    connect(
        m_run.get(), &CheckRun::finished, this,
        [this] {
            m_run.reset();
            decide();
        },
        Qt::QueuedConnection);
    if (!isVisible())
        m_patience.start();
}

void OpenDialog::take(const CheckStep& step)
{
    const bool isOfTarget = step.stage == CheckStage::Target || step.stage == CheckStage::Greeting;
    if (isOfTarget || (!m_found && troubleOf(step.finding)))
        m_found = step.finding;
}

void OpenDialog::decide()
{
    if (!inUse())
        return say(
            tr("%1 is not the tunnel's at this moment, so nothing was opened. Connect the tunnel first, "
               "and see how this forward is doing.")
                .arg(listenText(m_forward, m_forward.listen)));
    if (!m_found)
        return say(tr("The test ended without an answer. Try again."));
    if (troubleOf(*m_found))
        return say(QString{"✗ "} + findingText(*m_found));
    open();
}

void OpenDialog::open()
{
    const Forward forward = *inUse();
    const Opens what = whatOpens(forward);
    if (what == Opens::Line)
        return showLine(lineText(forward), forward);
    switch (m_desk.viewers().open(forward)) {
    case Viewers::Outcome::Started:
        return accept();
    case Viewers::Outcome::NoneFound:
        return showLine(missingText(what, m_desk.viewers().names(what)), forward);
    case Viewers::Outcome::NotStarted:
        return showLine(
            tr("It answers, but the program for it could not be started. Enter this address in it:"),
            forward);
    }
}

void OpenDialog::say(const QString& sentence)
{
    m_patience.stop();
    m_sentence->setText(sentence);
    m_again->show();
    show();
}

void OpenDialog::showLine(const QString& sentence, const Forward& forward)
{
    m_patience.stop();
    m_sentence->setText(sentence);
    m_line->setText(useOf(forward, {}).line);
    m_line->show();
    m_buttons->setStandardButtons(QDialogButtonBox::Close); // Which shows every button.
    m_again->hide();
    show();
}

} // namespace underpass
