// SPDX-License-Identifier: MIT
#include "ui/questions/HostKeyChangedDialog.h"

#include "ui/parts/Fields.h"
#include "ui/words/Fingerprint.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace underpass {

namespace {

QLabel* keyLabel(const QString& name, const QString& text)
{
    QLabel* label = plainLabel(name, text);
    label->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    label->setLayoutDirection(Qt::LeftToRight);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

HostKeyChangedDialog::HostKeyChangedDialog(const Profile& profile, const Error& error, QWidget* parent)
    : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("%1 - Underpass").arg(QString::fromStdString(profile.name)));
    setMinimumWidth(fontMetrics().averageCharWidth() * 80);
    const ChangedKey keys = changedKey(error);
    auto* layout = new QVBoxLayout(this);
    layout->setSizeConstraint(QLayout::SetMinAndMaxSize);
    layout->addWidget(headline(tr("✗ The host key of %1 has changed")
            .arg(QString::fromStdString(toString(error.jumpHost.value_or(profile.server))))));
    layout->addWidget(plainLabel("explanation",
        tr("Either the server was set up anew, or somebody stands between it and you and would read your "
           "password and your mail. Nothing was sent. Ask the server's administrator, over the telephone "
           "rather than by mail, which of these is its key:")));
    auto* form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    if (keys.offered.isEmpty()) {
        form->addRow(plainLabel("detail", QString::fromStdString(error.detail)));
    } else {
        form->addRow(tr("On record until now (%1):").arg(keys.where), keyLabel("expected", keys.expected));
        form->addRow(tr("Shown by whoever answers now:"), keyLabel("offered", keys.offered));
    }
    layout->addLayout(form);

    auto* compared = new QCheckBox(tr("I have &compared the new key with the server's administrator"));
    compared->setObjectName("compared");
    layout->addWidget(compared);
    layout->addStretch();
    QDialogButtonBox* buttons = dialogButtons();
    QPushButton* keep = buttons->addButton(tr("&Keep it blocked"), QDialogButtonBox::RejectRole);
    keep->setObjectName("keep");
    keep->setDefault(true);
    QPushButton* replace
        = buttons->addButton(tr("&Replace the key and connect"), QDialogButtonBox::AcceptRole);
    replace->setObjectName("replace");
    replace->setEnabled(false);
    layout->addWidget(buttons);
    connect(compared, &QCheckBox::toggled, replace, &QPushButton::setEnabled);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this, id = QString::fromStdString(profile.id)] {
        accept();
        emit replaceWanted(id);
    });
    keep->setFocus();
}

} // namespace underpass
