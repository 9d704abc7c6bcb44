// SPDX-License-Identifier: MIT
#include "ui/guide/FirstRunGuide.h"

#include "core/profile/Profiles.h"
#include "core/profile/Service.h"
#include "ui/parts/Fields.h"
#include "ui/parts/Settings.h"
#include "ui/profile/ForwardPresets.h"
#include "ui/profile/ProfileDraft.h"
#include "ui/words/ErrorText.h"
#include "ui/words/MailHints.h"
#include "ui/words/SentenceText.h"
#include "ui/words/ShortText.h"
#include "ui/words/StateText.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace underpass {

namespace {

// Which services a choice on the first page ticks, by their ports in forwardPresets().
struct Kind
{
    const char* text;
    std::vector<std::uint16_t> ticked;
};
const std::array kinds{
    Kind{QT_TRANSLATE_NOOP("underpass::FirstRunGuide", "Mail"), {110, 587}},
    Kind{QT_TRANSLATE_NOOP("underpass::FirstRunGuide", "Another computer's screen"), {3389}},
    Kind{QT_TRANSLATE_NOOP("underpass::FirstRunGuide", "A database"), {5432}},
    Kind{QT_TRANSLATE_NOOP("underpass::FirstRunGuide", "A web page"), {80}},
    Kind{QT_TRANSLATE_NOOP("underpass::FirstRunGuide", "Whatever a browser opens"), {socksPort}},
};

QLabel* paragraph(const QString& name, const QString& text = {})
{
    QLabel* label = plainLabel(name, text);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

// What can be asked whether it is there: the first forward whose service speaks before it is spoken to.
const Forward* thatGreets(const Profile& profile)
{
    const auto found = std::ranges::find_if(profile.forwards, [](const Forward& forward) {
        const Service* service = forward.target ? serviceOn(forward.target->port) : nullptr;
        return service != nullptr && *service->greeting != '\0';
    });
    return found == profile.forwards.end() ? nullptr : &*found;
}

} // namespace

FirstRunGuide::FirstRunGuide(Desk& desk, QWidget* parent)
    : QWizard(parent)
    , m_desk(desk)
{
    setObjectName("firstRunGuide");
    setAttribute(Qt::WA_DeleteOnClose);
    setWizardStyle(QWizard::ModernStyle);
    setOption(QWizard::NoBackButtonOnLastPage);
    setOption(QWizard::NoCancelButtonOnLastPage);
    setWindowTitle(tr("Set up a tunnel - Underpass"));
    resize(fontMetrics().averageCharWidth() * 95, fontMetrics().height() * 32);
    setPage(WhatPage, buildWhatPage());
    setPage(ServerPage, buildServerPage());
    setPage(DonePage, buildDonePage());
    connect(&desk.model(), &TunnelModel::stateChanged, this, &FirstRunGuide::showState);
    desk.settings().setHasSeenGuide(true);
}

QWizardPage* FirstRunGuide::buildWhatPage()
{
    auto* page = new QWizardPage;
    page->setTitle(tr("What do you want to reach?"));
    page->setSubTitle(
        tr("Underpass listens on this PC and carries what a program sends there inside SSH to your "
           "server. Only you can use it."));
    m_what = new QComboBox;
    m_what->setObjectName("what");
    m_what->setAccessibleName(tr("What do you want to reach?"));
    for (const Kind& kind : kinds)
        m_what->addItem(tr(kind.text));
    auto* layout = new QVBoxLayout(page);
    layout->addWidget(m_what);
    layout->addStretch();
    connect(m_what, &QComboBox::currentIndexChanged, this, &FirstRunGuide::chooseServices);
    return page;
}

QWizardPage* FirstRunGuide::buildServerPage()
{
    auto* page = new QWizardPage;
    page->setTitle(tr("Through which SSH server?"));
    page->setSubTitle(tr("The server that you may log in to with SSH. Often it is the mail server itself."));
    m_host = lineEdit("guideHost", tr("SSH server"));
    m_account = lineEdit("guideAccount", tr("Account on it"));
    m_target = lineEdit("guideTarget", tr("Where the service runs"));
    m_target->setText("localhost");
    auto* form = new QFormLayout(page);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&SSH server:"), m_host);
    form->addRow(tr("&Account:"), m_account);
    form->addRow(tr("Service &runs on:"), m_target);
    form->addRow(QString{},
        paragraph("targetHint", tr("As the SSH server sees it: \"localhost\" is the SSH server itself.")));
    auto* services = new QVBoxLayout;
    for (std::size_t index = 0; index < forwardPresets().size(); ++index) {
        auto* box = new QCheckBox(presetText(forwardPresets()[index]));
        box->setObjectName(QString{"service%1"}.arg(forwardPresets()[index].name));
        m_services[static_cast<int>(index)] = box;
        services->addWidget(box);
        connect(box, &QCheckBox::toggled, this, &FirstRunGuide::showProblem);
    }
    form->addRow(tr("Services:"), services);
    m_problem = paragraph("guideProblem");
    form->addRow(m_problem);
    for (QLineEdit* edit : {m_host, m_account, m_target})
        connect(edit, &QLineEdit::textChanged, this, &FirstRunGuide::showProblem);
    chooseServices();
    return page;
}

QWizardPage* FirstRunGuide::buildDonePage()
{
    auto* page = new QWizardPage;
    page->setTitle(tr("Your tunnel"));
    m_state = paragraph("guideState");
    m_instructions = paragraph("instructions");
    m_test = new QPushButton(tr("&Test the first service through the tunnel"));
    m_test->setObjectName("guideTest");
    m_result = paragraph("guideResult");
    auto* layout = new QVBoxLayout(page);
    layout->addWidget(m_state);
    layout->addSpacing(8);
    layout->addWidget(m_instructions);
    layout->addStretch();
    layout->addWidget(m_test, 0, Qt::AlignLeading);
    layout->addWidget(m_result);
    connect(m_test, &QPushButton::clicked, this, &FirstRunGuide::test);
    return page;
}

void FirstRunGuide::chooseServices()
{
    const auto& ticked = kinds.at(static_cast<std::size_t>(std::max(m_what->currentIndex(), 0))).ticked;
    for (const auto [index, box] : m_services.asKeyValueRange())
        box->setChecked(std::ranges::find(ticked, forwardPresets().at(static_cast<std::size_t>(index)).port)
            != ticked.end());
}

Profile FirstRunGuide::draft() const
{
    Profile profile;
    const std::string typed = m_host->text().trimmed().toStdString();
    const auto server = Endpoint::parse(typed, 22);
    profile.server = server ? *server : Endpoint{typed, 22};
    profile.account = m_account->text().trimmed().toStdString();
    const QString base
        = tr("%1 through %2").arg(m_what->currentText(), QString::fromStdString(profile.server.host));
    const std::vector<Profile> others = m_desk.model().profiles();
    profile.name = unlikeName(base.toStdString(), others);
    profile.id = makeId(profile.name, others);
    const auto isTaken = takenPorts(m_desk.model(), {});
    const auto target = parseHost(m_target->text().trimmed().toStdString());
    for (const auto [index, box] : m_services.asKeyValueRange()) {
        if (!box->isChecked())
            continue;
        Forward forward = makeForward(forwardPresets()[static_cast<std::size_t>(index)], isTaken);
        if (forward.target)
            forward.target->host = target ? *target : m_target->text().trimmed().toStdString();
        profile.forwards.push_back(forward);
    }
    return profile;
}

QString FirstRunGuide::problem() const
{
    const Profile profile = draft();
    if (profile.forwards.empty())
        return tr("Choose at least one service.");
    for (const Problem& each : validate(profile))
        return translated(each).text;
    return {};
}

// Not before something was typed: an empty form is no mistake yet.
void FirstRunGuide::showProblem()
{
    if (m_problem == nullptr)
        return;
    const bool isUntouched = m_host->text().isEmpty() && m_account->text().isEmpty();
    const QString text = isUntouched ? QString{} : problem();
    m_problem->setText(text.isEmpty() ? QString{} : QString{"✗ "} + text);
}

bool FirstRunGuide::validateCurrentPage()
{
    if (currentId() != ServerPage)
        return true;
    if (const QString text = problem(); !text.isEmpty()) {
        m_problem->setText(QString{"✗ "} + text);
        return false;
    }
    return saveAndConnect();
}

bool FirstRunGuide::saveAndConnect()
{
    const Profile profile = draft();
    if (const auto saved = m_desk.save(profile); !saved) {
        m_problem->setText(QString{"✗ "} + userSentence(saved.error()));
        return false;
    }
    m_profile = profile;
    m_desk.connectTunnel(profile.id);
    return true;
}

void FirstRunGuide::initializePage(int id)
{
    QWizard::initializePage(id);
    if (id != DonePage)
        return;
    m_instructions->setText(mailHints(m_profile));
    m_test->setVisible(thatGreets(m_profile) != nullptr);
    showState();
}

void FirstRunGuide::showState()
{
    const TunnelRow* row = m_desk.model().find(m_profile.id);
    if (row == nullptr)
        return;
    m_state->setText(sentence(row->state, Clock::now()));
    m_test->setEnabled(std::holds_alternative<Online>(row->state));
}

void FirstRunGuide::test()
{
    const Forward* forward = thatGreets(m_profile);
    if (forward == nullptr)
        return;
    m_test->setEnabled(false);
    m_result->setText(tr("Asking..."));
    m_desk.askGreeting(forward->listen, [self = QPointer{this}](const Result<std::string>& greeting) {
        if (self)
            self->showGreeting(greeting);
    });
}

void FirstRunGuide::showGreeting(const Result<std::string>& greeting)
{
    const auto why = [&] {
        return greeting.error().code == ErrorCode::ServerSilent ? tr("the server says nothing")
                                                                : tr("the connection was closed");
    };
    m_result->setText(greeting ? tr("✓ It answers, through the tunnel: %1").arg(shownName(*greeting, 200))
                               : tr("✗ No answer (%1). Check where the service runs.").arg(why()));
    m_test->setEnabled(true);
}

} // namespace underpass
