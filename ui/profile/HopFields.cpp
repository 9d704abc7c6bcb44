// SPDX-License-Identifier: MIT
#include "ui/profile/HopFields.h"

#include "ui/parts/Fields.h"
#include "ui/profile/LogInFields.h"
#include "ui/profile/OldAlgorithmsBox.h"
#include "ui/profile/ProfileDraft.h"

#include <QFormLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>

namespace underpass {

HopFields::HopFields(QWidget* parent)
    : QWidget(parent)
    , m_host(lineEdit("hopHost", tr("Jump host")))
    , m_port(portBox("hopPort", tr("Port of the jump host")))
    , m_account(lineEdit("hopAccount", tr("Account on the jump host")))
    , m_hostKeyAlias(lineEdit("hopHostKeyAlias", tr("Name under which the jump host's key is kept")))
    , m_old(new OldAlgorithmsBox("hop."))
{
    auto* form = new QFormLayout(this);
    form->setContentsMargins({});
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_host->setPlaceholderText(tr("the jump host's name or address"));
    m_account->setPlaceholderText(tr("empty: the account on the server"));
    addServerRow(*form, tr("&Server:"), *m_host, tr("p&ort:"), *m_port);
    m_problems.add(*form, "server", "hopServer");
    form->addRow(tr("&Account:"), m_account);
    m_problems.add(*form, "account", "hopAccount");
    m_logIn = new LogInFields(*form, "hop.", *this);
    m_problems.add(*form, "credentials", "hopCredentials");
    m_hostKeyAlias->setPlaceholderText(tr("empty: the jump host's name and port"));
    form->addRow(tr("Host ke&y alias:"), m_hostKeyAlias);
    m_problems.add(*form, "hostKeyAlias", "hopHostKeyAlias");
    form->addRow(QString{}, m_old);
    m_problems.add(*form, "oldAlgorithms", "hopOldAlgorithms");
    connect(m_host, &QLineEdit::textChanged, this, &HopFields::edited);
    connect(m_port, &QSpinBox::valueChanged, this, &HopFields::edited);
    connect(m_account, &QLineEdit::textChanged, this, &HopFields::edited);
    connect(m_hostKeyAlias, &QLineEdit::textChanged, this, &HopFields::edited);
    connect(m_logIn, &LogInFields::edited, this, &HopFields::edited);
    connect(m_old, &OldAlgorithmsBox::edited, this, &HopFields::edited);
}

void HopFields::show(const Hop& hop)
{
    const QSignalBlocker quiet{this};
    m_shown = hop;
    m_host->setText(QString::fromStdString(hop.server.host));
    m_port->setValue(hop.server.port);
    m_account->setText(QString::fromStdString(hop.account));
    m_hostKeyAlias->setText(QString::fromStdString(hop.hostKeyAlias));
    m_logIn->show(hop.credentials);
    m_old->show(hop.oldAlgorithms);
}

Hop HopFields::hop() const
{
    Hop hop = m_shown;
    hop.server = {typedHost(m_host->text()), static_cast<std::uint16_t>(m_port->value())};
    hop.account = m_account->text().trimmed().toStdString();
    hop.hostKeyAlias = m_hostKeyAlias->text().trimmed().toStdString();
    hop.credentials = m_logIn->credentials();
    hop.oldAlgorithms = m_old->permitted();
    return hop;
}

std::vector<FieldProblem> HopFields::showProblems(const std::vector<FieldProblem>& problems)
{
    return m_problems.show(problems);
}

void HopFields::beginTyping()
{
    m_host->setFocus();
}

} // namespace underpass
