// SPDX-License-Identifier: MIT
#include "ui/questions/HostKeyDialog.h"

#include "ui/parts/Announce.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <utility>

namespace underpass {

HostKeyDialog::HostKeyDialog(const Question& question, const HostKeyQuestion& what)
    : QuestionDialog(question, tr("Is this the right server?"), tr("&Trust and connect"))
    , m_fingerprint(what.fingerprint)
    , m_given(new QLineEdit)
    , m_verdict(new QLabel)
{
    addParagraph("explanation",
        tr("You connect to this server for the first time. Its administrator can tell you the fingerprint of "
           "its host key (on the server: ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub). Only if it is "
           "the "
           "same as below is nobody in between. Nothing has been sent yet."));

    auto* fingerprint = new QLineEdit(QString::fromStdString(what.fingerprint));
    fingerprint->setObjectName("fingerprint");
    fingerprint->setAccessibleName(tr("Fingerprint of the server's key"));
    fingerprint->setReadOnly(true);
    fingerprint->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    fingerprint->setLayoutDirection(Qt::LeftToRight);
    fingerprint->setMinimumWidth(fingerprint->fontMetrics().horizontalAdvance(fingerprint->text()) + 24);
    auto* copy = new QPushButton(tr("&Copy"));
    copy->setObjectName("copy");
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this, [this, fingerprint] { copyText(*this, fingerprint->text()); });
    auto* row = new QHBoxLayout;
    row->addWidget(fingerprint, 1);
    row->addWidget(copy);
    form()->addRow(tr("Key of type %1:").arg(QString::fromStdString(what.keyType)), row);

    m_given->setObjectName("given");
    m_given->setAccessibleName(tr("Fingerprint you were given"));
    m_given->setPlaceholderText(tr("Paste it here to have it compared"));
    m_given->setLayoutDirection(Qt::LeftToRight);
    form()->addRow(tr("Fingerprint you were &given:"), m_given);
    m_verdict->setObjectName("verdict");
    m_verdict->setTextFormat(Qt::PlainText);
    for (const auto match : {FingerprintMatch::Empty, FingerprintMatch::Incomplete, FingerprintMatch::Same,
             FingerprintMatch::Different}) { // Room for each: nothing moves while somebody types.
        m_verdict->setText(verdictOf(match));
        m_verdict->setMinimumSize(m_verdict->minimumSize().expandedTo(m_verdict->sizeHint()));
    }
    form()->addRow(QString{}, m_verdict);
    connect(m_given, &QLineEdit::textChanged, this, &HostKeyDialog::compare);

    auto* cancel = buttons()->button(QDialogButtonBox::Cancel);
    cancel->setDefault(true);
    cancel->setFocus();
    compare();
}

QString HostKeyDialog::verdictOf(FingerprintMatch match)
{
    switch (match) {
    case FingerprintMatch::Empty:
        return tr("Not compared yet.");
    case FingerprintMatch::Incomplete:
        return tr("The same so far, but not whole.");
    case FingerprintMatch::Same:
        return tr("✓ The same: this is the server you were told about.");
    case FingerprintMatch::Different:
        return tr("✗ Different: do not connect, and tell the administrator.");
    }
    std::unreachable();
}

void HostKeyDialog::compare()
{
    const FingerprintMatch match = compareFingerprints(m_given->text(), m_fingerprint);
    m_verdict->setText(verdictOf(match));
    announce(*this, m_given->text().isEmpty() ? QString{} : m_verdict->text());
    findChild<QPushButton*>("accept")->setEnabled(match != FingerprintMatch::Different);
}

} // namespace underpass
