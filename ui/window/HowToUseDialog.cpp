// SPDX-License-Identifier: MIT
#include "ui/window/HowToUseDialog.h"

#include "ui/parts/Fields.h"
#include "ui/parts/HowToUse.h"
#include "ui/words/StateText.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QVBoxLayout>

namespace underpass {

HowToUseDialog::HowToUseDialog(Desk& desk, ProfileId id, QWidget* parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_id(std::move(id))
    , m_sentence(plainLabel("useState"))
    , m_use(new HowToUse)
{
    setObjectName("howToUseDialog");
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("How to use it - Underpass"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_sentence);
    layout->addWidget(m_use);
    layout->addStretch();
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 105, fontMetrics().height() * 22);
    connect(&desk.model(), &TunnelModel::stateChanged, this, [this](const QString& changed) {
        if (changed.toStdString() == m_id)
            refresh();
    });
    connect(&desk.model(), &TunnelModel::profilesChanged, this, &HowToUseDialog::refresh);
    refresh();
}

// One that was removed has ports that are anybody's: there is nothing left to say of it.
void HowToUseDialog::refresh()
{
    const TunnelRow* row = m_desk.model().find(m_id);
    if (row == nullptr)
        return reject();
    const bool isUp = std::holds_alternative<Online>(row->state);
    m_sentence->setText(isUp ? QString::fromStdString(row->profile.name)
                             : tr("Connect the tunnel first: %1").arg(sentence(row->state, Clock::now())));
    m_use->show(row->profile, row->state);
    m_use->setVisible(isUp);
}

} // namespace underpass
