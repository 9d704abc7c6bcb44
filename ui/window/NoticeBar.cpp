// SPDX-License-Identifier: MIT
#include "ui/window/NoticeBar.h"

#include "ui/parts/Announce.h"
#include "ui/parts/Fields.h"

#include <QAccessibleWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace underpass {

namespace {

QAccessibleInterface* alert(const QString&, QObject* object)
{
    auto* bar = qobject_cast<NoticeBar*>(object);
    return bar != nullptr ? new QAccessibleWidget(bar, QAccessible::AlertMessage) : nullptr;
}

} // namespace

NoticeBar::NoticeBar(QWidget* parent)
    : QWidget(parent)
    , m_text(plainLabel("notice"))
{
    static const bool isInstalled = (QAccessible::installFactory(alert), true);
    (void)isInstalled;
    QPushButton* dismiss = button("dismiss", tr("&OK"));
    auto* row = new QHBoxLayout(this);
    row->addWidget(m_text, 1);
    row->addWidget(dismiss);
    hide();
    connect(dismiss, &QPushButton::clicked, this, &QWidget::hide);
}

void NoticeBar::tell(const QString& sentence)
{
    m_text->setText(sentence);
    setAccessibleName(sentence);
    show();
    announce(*this, sentence, Urgency::AtOnce);
}

QString NoticeBar::text() const
{
    return m_text->text();
}

} // namespace underpass
