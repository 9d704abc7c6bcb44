// SPDX-License-Identifier: MIT
#include "ui/window/NoticeBar.h"

#include "ui/parts/Announce.h"
#include "ui/parts/Fields.h"

#include <QAccessibleWidget>
#include <QDesktopServices>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QUrl>

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
    , m_folder(button("noticeFolder", tr("Show in folder")))
{
    static const bool isInstalled = (QAccessible::installFactory(alert), true);
    (void)isInstalled;
    QPushButton* dismiss = button("dismiss", tr("&OK"));
    auto* row = new QHBoxLayout(this);
    row->addWidget(m_text, 1);
    row->addWidget(m_folder);
    row->addWidget(dismiss);
    hide();
    connect(m_folder, &QPushButton::clicked, this,
        [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo{m_file}.absolutePath())); });
    connect(dismiss, &QPushButton::clicked, this, &QWidget::hide);
}

void NoticeBar::tell(const QString& sentence, const QString& file)
{
    m_file = file;
    m_folder->setVisible(!file.isEmpty());
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
