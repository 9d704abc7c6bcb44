// SPDX-License-Identifier: MIT
#include "ui/guide/WherePage.h"

#include "ui/guide/ServiceChoice.h"
#include "ui/parts/Fields.h"
#include "ui/profile/ProfileDraft.h"
#include "ui/words/ErrorText.h"
#include "ui/words/SentenceText.h"
#include "ui/words/ShortText.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QVBoxLayout>

namespace underpass {

namespace {

// What of a command line was left out or changed, a line each.
QString remarksText(const SshDraft& draft)
{
    QStringList lines;
    for (const Remark& remark : draft.remarks)
        //: %1 is an option of ssh, %2 a sentence about it.
        lines += WherePage::tr("%1: %2").arg(shownName(remark.what), sentenceText(remark.why));
    for (const Forward& forward : draft.profile.forwards)
        lines += QString{"✓ "} + QString::fromStdString(toString(forward));
    return lines.join('\n');
}

} // namespace

WherePage::WherePage(QWidget* parent)
    : QWidget(parent)
    , m_form(new QFormLayout(this))
    , m_explanation(plainLabel("guideExplanation"))
    , m_server(lineEdit("guideHost", tr("SSH server")))
    , m_remarks(plainLabel("guideRemarks"))
    , m_account(lineEdit("guideAccount", tr("Account on it")))
    , m_here(new QRadioButton(tr("on the SSH server &itself")))
    , m_elsewhere(new QRadioButton(tr("on another &machine:")))
    , m_machine(lineEdit("guideMachine", tr("The machine where the service is")))
    , m_place(buildPlace())
{
    m_form->setContentsMargins({});
    m_form->setVerticalSpacing(8);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->addRow(m_explanation);
    m_server->setPlaceholderText(tr("mail.example.org, or a whole ssh command"));
    m_server->setMaxLength(8000);
    m_form->addRow(tr("SSH &server:"), m_server);
    m_problems.add(*m_form, "server", "guideHost");
    m_form->addRow(QString{}, m_remarks);
    m_remarks->hide();
    m_form->addRow(tr("&Account:"), m_account);
    m_problems.add(*m_form, "account", "guideAccount");
    m_form->addRow(tr("The service is:"), m_place);
    m_problems.add(*m_form, "forwards", "guideMachine");
    m_here->setChecked(true);
    for (QLineEdit* edit : {m_server, m_account, m_machine})
        connect(edit, &QLineEdit::textEdited, this, &WherePage::clearProblems);
    connect(m_server, &QLineEdit::textChanged, this, &WherePage::read);
    connect(m_machine, &QLineEdit::textEdited, m_elsewhere, [this] { m_elsewhere->setChecked(true); });
    connect(m_elsewhere, &QRadioButton::toggled, this, &WherePage::showPlace);
    setPurpose(m_purpose);
}

QWidget* WherePage::buildPlace()
{
    m_here->setObjectName("guideHere");
    m_elsewhere->setObjectName("guideElsewhere");
    auto* place = new QWidget;
    auto* layout = new QVBoxLayout(place);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    layout->addWidget(m_here);
    auto* other = new QHBoxLayout;
    other->addWidget(m_elsewhere);
    other->addWidget(m_machine, 1);
    layout->addLayout(other);
    return place;
}

void WherePage::setPurpose(Purpose purpose)
{
    if (m_services != nullptr && purpose == m_purpose)
        return showPlace(); // With what was chosen.
    m_purpose = purpose;
    const QString which = tr("The server that you may log in to with SSH.");
    m_explanation->setText(purpose == Purpose::Mail
            ? which + ' ' + tr("Often it is the mail server itself: ask your provider for SSH access.")
            : which);
    if (m_services != nullptr)
        m_form->removeRow(m_services);
    m_services = new ServiceChoice(purpose);
    m_form->addRow(QString{}, m_services);
    connect(m_services, &ServiceChoice::changed, this, &WherePage::clearProblems);
    showPlace();
}

void WherePage::propose(const QString& account)
{
    if (m_account->text().isEmpty())
        m_account->setText(m_accountRead = account);
}

// A command's own forwards say where they lead, and a proxy leads anywhere.
void WherePage::showPlace()
{
    const auto typed = readServer(m_server->text());
    const bool isAsked = m_purpose != Purpose::AnyPage && !(typed && !typed->profile.forwards.empty());
    m_form->labelForField(m_place)->setVisible(isAsked);
    m_place->setVisible(isAsked);
    m_services->setVisible(isAsked);
    m_services->setElsewhere(m_elsewhere->isChecked());
    clearProblems();
}

void WherePage::read()
{
    const auto typed = readServer(m_server->text());
    const QString account = typed ? QString::fromStdString(typed->profile.account) : QString{};
    const bool isOurs = m_account->text().isEmpty() || m_account->text() == m_accountRead;
    if (!account.isEmpty() && isOurs)
        m_account->setText(m_accountRead = account);
    m_remarks->setText(typed ? remarksText(*typed) : QString{});
    m_remarks->setVisible(!m_remarks->text().isEmpty());
    showPlace();
}

Result<GuideDraft> WherePage::draft() const
{
    auto server = readServer(m_server->text());
    if (!server)
        return fail(server);
    GuideDraft draft{m_purpose, std::move(*server), m_account->text().trimmed().toStdString(), {}, {}};
    if (m_elsewhere->isChecked())
        draft.machine = typedHost(m_machine->text());
    draft.ports = m_services->ports();
    return draft;
}

void WherePage::clearProblems()
{
    m_problems.show({});
    emit changed();
}

void WherePage::show(const Error& unreadable)
{
    m_problems.show({{"server", userSentence(unreadable)}});
    m_server->setFocus();
}

bool WherePage::accept(const Profile& profile)
{
    std::vector<FieldProblem> problems;
    if (m_elsewhere->isChecked() && m_place->isVisibleTo(this) && m_machine->text().trimmed().isEmpty())
        problems.push_back({"forwards", tr("Name the machine.")});
    for (const Problem& problem : validate(profile))
        problems.push_back(translated(problem));
    if (profile.forwards.empty())
        problems.push_back({"forwards", tr("Choose at least one service.")});
    for (const FieldProblem& other : m_problems.show(problems)) // Of a command's way, say.
        problems.push_back({"server", other.text});
    m_problems.show(problems);
    if (!problems.empty())
        lead(problems.front().field);
    return problems.empty();
}

void WherePage::lead(const std::string& field)
{
    if (field.starts_with("account"))
        m_account->setFocus();
    else if (field.starts_with("forwards"))
        (m_elsewhere->isChecked() ? static_cast<QWidget*>(m_machine) : m_services)->setFocus();
    else
        m_server->setFocus();
}

void WherePage::begin()
{
    m_server->setFocus();
}

} // namespace underpass
