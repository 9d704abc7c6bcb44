// SPDX-License-Identifier: MIT
#include "ui/guide/WherePage.h"

#include "ui/guide/ServiceChoice.h"
#include "ui/guide/SshHosts.h"
#include "ui/parts/Fields.h"
#include "ui/profile/ProfileDraft.h"
#include "ui/words/ErrorText.h"
#include "ui/words/SentenceText.h"
#include "ui/words/ShortText.h"

#include <QCompleter>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QVBoxLayout>

namespace underpass {

namespace {

constexpr qsizetype mostRemarks = 4; // The rest is in the tool tip.

// What was taken from a command line or a host's entry, a line each.
QStringList takenText(const SshDraft& draft)
{
    QStringList lines;
    if (!draft.profile.via.empty())
        lines += QString{"✓ "} + wayText(draft.profile);
    for (const std::string& file : draft.profile.credentials.keyFiles)
        lines += WherePage::tr("✓ Key file: %1").arg(shownName(file));
    for (const Forward& forward : draft.profile.forwards)
        lines += QString{"✓ "} + QString::fromStdString(toString(forward));
    return lines;
}

// What was left out or changed.
QStringList remarksText(const SshDraft& draft)
{
    QStringList lines;
    for (const Remark& remark : draft.remarks)
        //: %1 is an option of ssh, %2 a sentence about it.
        lines += WherePage::tr("%1: %2").arg(shownName(remark.what), sentenceText(remark.why));
    return lines;
}

// With room for all of it, and for the field's edges.
void suggest(QLineEdit& field, const QString& text)
{
    field.setPlaceholderText(text);
    field.setMinimumWidth(field.fontMetrics().horizontalAdvance(text) + 24);
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
    m_server->setMinimumWidth(
        m_server->fontMetrics().horizontalAdvance(m_server->placeholderText()) + 24); // Room for its edges.
    m_server->setMaxLength(8000);
    m_form->addRow(tr("SSH &server:"), m_server);
    m_problems.add(*m_form, "server", "guideHost");
    m_form->addRow(QString{}, m_remarks);
    m_remarks->hide();
    m_form->addRow(tr("&Account:"), m_account);
    m_problems.add(*m_form, "account", "guideAccount");
    m_form->addRow(QStringLiteral(" "), m_place); // placeQuestion()
    m_problems.add(*m_form, "forwards", "guideMachine");
    suggest(*m_machine, tr("its name, as the server knows it"));
    suggest(*m_account, tr("your account on this server"));
    for (QLineEdit* edit : {m_server, m_account, m_machine})
        connect(edit, &QLineEdit::textEdited, this, &WherePage::clearProblems);
    connect(m_server, &QLineEdit::textChanged, this, &WherePage::read);
    connect(m_machine, &QLineEdit::textEdited, m_elsewhere, &QRadioButton::click);
    for (const QRadioButton* choice : {m_here, m_elsewhere})
        connect(choice, &QRadioButton::clicked, this, [this] { m_isPlaceChosen = true; });
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
    explain();
    qobject_cast<QLabel*>(m_form->labelForField(m_place))->setText(placeQuestion(purpose));
    if (!m_isPlaceChosen)
        (isUsuallyElsewhere(purpose) ? m_elsewhere : m_here)->setChecked(true);
    if (m_services != nullptr)
        m_form->removeRow(m_services);
    m_services = new ServiceChoice(purpose);
    m_form->addRow(QString{}, m_services);
    connect(m_services, &ServiceChoice::changed, this, &WherePage::clearProblems);
    showPlace();
}

void WherePage::explain()
{
    QStringList text{tr("The server that you may log in to with SSH.")};
    if (m_purpose == Purpose::Mail)
        text += tr("Often it is the mail server itself: ask your provider for SSH access.");
    if (m_hosts != nullptr && !m_hosts->names().isEmpty())
        //: %1 is a file.
        text += tr("The hosts of %1 are offered as you type.").arg(m_hosts->file());
    m_explanation->setText(text.join(' '));
}

void WherePage::offer(SshHosts& hosts)
{
    m_hosts = &hosts;
    connect(&hosts, &SshHosts::changed, this, [this] {
        if (m_server->completer() == nullptr && !m_hosts->names().isEmpty()) {
            auto* completer = new QCompleter(m_hosts->names(), m_server);
            completer->setCaseSensitivity(Qt::CaseInsensitive);
            completer->setFilterMode(Qt::MatchContains);
            m_server->setCompleter(completer);
        }
        explain();
        read();
    });
}

void WherePage::propose(const QString& account)
{
    if (m_account->text().isEmpty())
        m_account->setText(m_accountRead = account);
}

// A command's own forwards say where they lead, and a proxy leads anywhere.
void WherePage::showPlace()
{
    const auto server = typed();
    const bool isAsked = m_purpose != Purpose::AnyPage && !(server && !server->profile.forwards.empty());
    m_form->labelForField(m_place)->setVisible(isAsked);
    m_place->setVisible(isAsked);
    m_services->setVisible(isAsked);
    m_services->setElsewhere(m_elsewhere->isChecked());
    clearProblems();
}

// A host of the file, as ssh would take it, or else what stands there.
Result<SshDraft> WherePage::typed() const
{
    const auto host = m_hosts != nullptr ? m_hosts->find(m_server->text().trimmed()) : std::nullopt;
    return host ? *host : readServer(m_server->text());
}

void WherePage::read()
{
    m_isReading = m_hosts != nullptr && m_hosts->isReading(m_server->text().trimmed());
    const auto server = m_isReading ? SshDraft{} : typed();
    const QString account = server ? QString::fromStdString(server->profile.account) : QString{};
    const bool isOurs = m_account->text().isEmpty() || m_account->text() == m_accountRead;
    if (!account.isEmpty() && isOurs)
        m_account->setText(m_accountRead = account);
    showRemarks(server ? *server : SshDraft{});
    showPlace();
    emit readingChanged();
}

void WherePage::showRemarks(const SshDraft& typed)
{
    QStringList lines = takenText(typed);
    const bool isHost = m_hosts != nullptr && m_hosts->find(m_server->text().trimmed());
    if (isHost && !typed.profile.server.host.empty()) { // Else the file could not be read.
        const QString server = isolated(QString::fromStdString(toString(typed.profile.server)));
        //: %1 is a file, %2 a server.
        lines.prepend(tr("✓ From %1: %2").arg(m_hosts->file(), server));
    }
    const QStringList remarks = remarksText(typed);
    m_remarks->setToolTip(withoutMarkup(remarks.join('\n')));
    lines += remarks.mid(0, mostRemarks);
    if (remarks.size() > mostRemarks)
        lines += QStringLiteral("…");
    m_remarks->setText(lines.join('\n'));
    m_remarks->setVisible(!lines.isEmpty());
}

Result<GuideDraft> WherePage::draft() const
{
    auto server = typed();
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
