// SPDX-License-Identifier: MIT
#include "ui/AboutDialog.h"

#include "ui/StateIcon.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace underpass {

AboutDialog::AboutDialog(const QString& notices, QWidget* parent)
    : QDialog(parent)
{
    setObjectName("aboutDialog");
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("About Underpass"));
    resize(fontMetrics().averageCharWidth() * 90, fontMetrics().height() * 28);
    auto* icon = new QLabel;
    icon->setPixmap(applicationIcon().pixmap(QSize{64, 64}, devicePixelRatioF()));
    auto* what
        = new QLabel(tr("Underpass %1\nKeeps SSH tunnels up, so that what your programs send cannot be read "
                        "on the way.\nBuilt with Qt %2.")
                .arg(QCoreApplication::applicationVersion(), qVersion()));
    what->setObjectName("what");
    what->setTextFormat(Qt::PlainText);
    what->setWordWrap(true);
    auto* head = new QHBoxLayout;
    head->addWidget(icon, 0, Qt::AlignTop);
    head->addSpacing(8);
    head->addWidget(what, 1);
    auto* text = new QPlainTextEdit(notices);
    text->setObjectName("notices");
    text->setAccessibleName(tr("Licences"));
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setLayoutDirection(Qt::LeftToRight);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(head);
    layout->addWidget(text, 1);
    layout->addWidget(buttons);
    buttons->button(QDialogButtonBox::Close)->setFocus();
}

} // namespace underpass
