// SPDX-License-Identifier: MIT
#include "ui/profile/ForwardFields.h"

#include "ui/parts/Fields.h"
#include "ui/profile/ProgramList.h"
#include "ui/words/ForwardText.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>

#include <utility>

namespace underpass {

namespace {

QString kindChoice(ForwardKind kind)
{
    switch (kind) {
    case ForwardKind::Local:
        return ForwardFields::tr("Local: programs here reach a service there (ssh -L)");
    case ForwardKind::Remote:
        return ForwardFields::tr("Remote: programs there reach a service here (ssh -R)");
    case ForwardKind::Dynamic:
        return ForwardFields::tr("Dynamic: a SOCKS proxy here (ssh -D)");
    }
    std::unreachable();
}

QString kindHint(ForwardKind kind)
{
    switch (kind) {
    case ForwardKind::Local:
        return ForwardFields::tr("What connects to the address on this PC comes out at the server, which "
                                 "connects it to the target.");
    case ForwardKind::Remote:
        return ForwardFields::tr(
            "The server listens. What connects to it there comes out on this PC, which "
            "connects it to the target. Whoever can reach that address on the server can "
            "use it; its administrator must allow it (AllowTcpForwarding, GatewayPorts).");
    case ForwardKind::Dynamic:
        return ForwardFields::tr("Set this address as the SOCKS proxy of a browser or another program: the "
                                 "server then connects to whatever that program asks for.");
    }
    std::unreachable();
}

QLabel* labelFor(QWidget* buddy)
{
    auto* label = new QLabel;
    label->setBuddy(buddy);
    return label;
}

} // namespace

ForwardFields::ForwardFields(QWidget* parent)
    : QWidget(parent)
    , m_form(new QFormLayout(this))
    , m_kind(new QComboBox)
    , m_kindHint(plainLabel("kindHint"))
    , m_listen(lineEdit("listen", {}))
    , m_target(lineEdit("target", {}))
    , m_who(new QComboBox)
    , m_programs(new ProgramList)
    , m_required(new QCheckBox(tr("&Needed for the tunnel to count as connected")))
{
    m_form->setContentsMargins({});
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_kind->setObjectName("kind");
    m_kind->setAccessibleName(tr("Kind"));
    for (const auto kind : {ForwardKind::Local, ForwardKind::Remote, ForwardKind::Dynamic})
        m_kind->addItem(kindChoice(kind));
    m_who->setObjectName("who");
    m_who->setAccessibleName(tr("Who may connect"));
    for (const auto who :
        {WhoMayConnect::OnlyMe, WhoMayConnect::MeAndServices, WhoMayConnect::EveryoneOnThisPc})
        m_who->addItem(whoText(who));
    m_listenLabel = labelFor(m_listen);
    m_targetLabel = labelFor(m_target);
    m_required->setObjectName("required");

    m_form->addRow(tr("&Kind:"), m_kind);
    m_form->addRow(QString{}, m_kindHint);
    m_form->addRow(m_listenLabel, m_listen);
    m_problems.add(*m_form, "listen");
    m_form->addRow(m_targetLabel, m_target);
    m_problems.add(*m_form, "target");
    m_form->addRow(tr("Wh&o may connect:"), m_who);
    m_problems.add(*m_form, "who");
    m_form->addRow(tr("Only these &programs:"), m_programs);
    qobject_cast<QLabel*>(m_form->labelForField(m_programs))->setBuddy(m_programs->list());
    m_form->addRow(QString{}, m_required);

    const auto changed = [this] {
        refresh();
        emit edited();
    };
    connect(m_kind, &QComboBox::currentIndexChanged, this, changed);
    connect(m_who, &QComboBox::currentIndexChanged, this, changed);
    connect(m_listen, &QLineEdit::textChanged, this, changed);
    connect(m_target, &QLineEdit::textChanged, this, changed);
    connect(m_programs, &ProgramList::edited, this, changed);
    connect(m_required, &QCheckBox::toggled, this, changed);
    refresh();
}

ForwardKind ForwardFields::kind() const
{
    return static_cast<ForwardKind>(m_kind->currentIndex());
}

void ForwardFields::show(const ForwardDraft& draft)
{
    const QSignalBlocker quiet{this};
    m_shown = draft;
    m_kind->setCurrentIndex(static_cast<int>(draft.forward.kind));
    m_listen->setText(draft.listen);
    m_target->setText(draft.target);
    m_who->setCurrentIndex(static_cast<int>(draft.forward.who));
    m_programs->show(draft.forward.programs);
    m_required->setChecked(draft.forward.required);
    refresh();
}

// Whether it is turned on belongs to the table.
ForwardDraft ForwardFields::draft() const
{
    ForwardDraft now = m_shown;
    now.forward.kind = kind();
    now.listen = m_listen->text().trimmed();
    now.target = m_target->text().trimmed();
    now.forward.who = static_cast<WhoMayConnect>(m_who->currentIndex());
    now.forward.programs = m_programs->programs();
    now.forward.required = m_required->isChecked();
    return now;
}

std::vector<FieldProblem> ForwardFields::showProblems(const std::vector<FieldProblem>& problems)
{
    return m_problems.show(problems);
}

void ForwardFields::beginTyping()
{
    QLineEdit* field = kind() == ForwardKind::Dynamic ? m_listen : m_target;
    field->setFocus();
    field->selectAll();
}

void ForwardFields::refresh()
{
    const bool isRemote = kind() == ForwardKind::Remote;
    m_kindHint->setText(kindHint(kind()));
    m_listenLabel->setText(isRemote ? tr("&Address on the server:") : tr("&Address on this PC:"));
    m_listen->setAccessibleName(isRemote ? tr("Address on the server") : tr("Address on this PC"));
    m_listen->setPlaceholderText(tr("a port, or localhost:1110; 0: any free port"));
    m_targetLabel->setText(
        isRemote ? tr("Tar&get, seen from this PC:") : tr("Tar&get, seen from the server:"));
    m_target->setAccessibleName(
        isRemote ? tr("Target, seen from this PC") : tr("Target, seen from the server"));
    m_target->setPlaceholderText(
        isRemote ? tr("host:port; localhost is this PC") : tr("host:port; localhost is the server itself"));
    m_form->setRowVisible(m_target, kind() != ForwardKind::Dynamic);
    m_form->setRowVisible(m_who, !isRemote);
    m_form->setRowVisible(m_programs, !isRemote);
}

} // namespace underpass
