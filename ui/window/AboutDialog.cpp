// SPDX-License-Identifier: MIT
#include "ui/window/AboutDialog.h"

#include "ui/parts/Fields.h"
#include "ui/parts/StateIcon.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace underpass {

AboutDialog::AboutDialog(const QString& notices, QWidget* parent)
    : QDialog(parent)
    , m_what(plainLabel("what"))
    , m_notices(new QPlainTextEdit(notices))
{
    setObjectName("aboutDialog");
    setAttribute(Qt::WA_DeleteOnClose);
    resize(fontMetrics().averageCharWidth() * 90, fontMetrics().height() * 28);
    auto* icon = new QLabel;
    icon->setPixmap(applicationIcon().pixmap(QSize{64, 64}, devicePixelRatioF()));
    auto* head = new QHBoxLayout;
    head->addWidget(icon, 0, Qt::AlignTop);
    head->addSpacing(8);
    head->addWidget(m_what, 1);
    m_notices->setObjectName("notices");
    m_notices->setReadOnly(true);
    m_notices->setTabChangesFocus(true);
    m_notices->setLayoutDirection(Qt::LeftToRight);
    QDialogButtonBox* buttons = dialogButtons(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(head);
    layout->addWidget(m_notices, 1);
    layout->addWidget(buttons);
    buttons->button(QDialogButtonBox::Close)->setFocus();
    retranslate();
}

void AboutDialog::retranslate()
{
    setWindowTitle(tr("About Underpass"));
    m_what->setText(tr("Underpass %1\nKeeps SSH tunnels up, so that what your programs send cannot be read "
                       "on the way.\nBuilt with Qt %2.")
            .arg(QCoreApplication::applicationVersion(), qVersion()));
    m_notices->setAccessibleName(tr("Licences"));
}

void AboutDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace underpass
