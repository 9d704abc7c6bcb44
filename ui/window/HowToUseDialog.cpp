// SPDX-License-Identifier: MIT
#include "ui/window/HowToUseDialog.h"

#include "ui/parts/Fields.h"
#include "ui/parts/HowToUse.h"
#include "ui/parts/PageArea.h"
#include "ui/parts/TestButton.h"
#include "ui/words/StateText.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace underpass {

HowToUseDialog::HowToUseDialog(Desk& desk, ProfileId id, QWidget* parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_id(std::move(id))
    , m_layout(new QVBoxLayout(this))
{
    setObjectName("howToUseDialog");
    setAttribute(Qt::WA_DeleteOnClose);
    m_layout->setContentsMargins({});
    build();
    resize(fontMetrics().averageCharWidth() * 120,
        std::min(fontMetrics().height() * 26, screen()->availableSize().height() * 9 / 10));
    connect(&desk.model(), &TunnelModel::stateChanged, this, [this](const QString& changed) {
        if (changed.toStdString() == m_id)
            refresh();
    });
    connect(&desk.model(), &TunnelModel::profilesChanged, this, &HowToUseDialog::refresh);
}

void HowToUseDialog::build()
{
    setWindowTitle(tr("How to use it - Underpass"));
    m_title = headline({});
    m_sentence = plainLabel("useState");
    m_use = new HowToUse;
    m_test = new TestButton(m_desk, "useTest");
    m_test->setProfile(m_id);
    connect(m_test, &TestButton::begun, m_use, &HowToUse::forgetTest);
    connect(m_test, &TestButton::step, m_use, &HowToUse::add);
    auto* page = new QWidget;
    auto* pageLayout = new QVBoxLayout(page);
    pageLayout->setContentsMargins(24, 24, 24, 12);
    pageLayout->setSpacing(12);
    pageLayout->addWidget(m_title);
    pageLayout->addWidget(m_sentence);
    pageLayout->addWidget(m_use);
    pageLayout->addStretch();
    QDialogButtonBox* buttons = dialogButtons(QDialogButtonBox::Close);
    buttons->addButton(m_test, QDialogButtonBox::ActionRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* foot = new QVBoxLayout;
    foot->setContentsMargins(24, 12, 24, 24);
    foot->addWidget(buttons);
    m_content = new QWidget;
    auto* layout = new QVBoxLayout(m_content);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(new PageArea(page), 1);
    layout->addLayout(foot);
    m_layout->addWidget(m_content);
    refresh();
}

// One that was removed has ports that are anybody's: there is nothing left to say of it.
void HowToUseDialog::refresh()
{
    const TunnelRow* row = m_desk.model().find(m_id);
    if (row == nullptr)
        return reject();
    const bool isUp = std::holds_alternative<Online>(row->state);
    m_title->setText(QString::fromStdString(row->profile.name));
    m_sentence->setText(tr("Connect the tunnel first: %1").arg(sentence(row->state, Clock::now())));
    m_sentence->setVisible(!isUp);
    m_use->show(row->profile, row->state);
    m_use->setVisible(isUp);
    m_test->setVisible(isUp);
}

void HowToUseDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    const FocusKept focus{*this};
    const MailProgram program = m_use->program();
    delete m_content;
    build();
    m_use->choose(program);
}

} // namespace underpass
