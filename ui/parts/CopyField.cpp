// SPDX-License-Identifier: MIT
#include "ui/parts/CopyField.h"

#include "ui/parts/Announce.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <algorithm>

namespace underpass {

CopyField::CopyField(const QString& what, const QString& text, QWidget* parent)
    : QWidget(parent)
    , m_what(what)
    , m_text(new QLabel)
    , m_copy(new QToolButton)
{
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    QFont font = m_text->font();
    font.setWeight(QFont::DemiBold);
    m_text->setFont(font);
    m_copy->setObjectName("copyUse");
    m_copy->setAutoRaise(true);
    for (const QString& word : {tr("Copied"), tr("Copy")}) { // Nothing moves when it changes.
        m_copy->setText(word);
        m_copy->setMinimumWidth(std::max(m_copy->minimumWidth(), m_copy->sizeHint().width()));
    }
    connect(m_copy, &QToolButton::clicked, this, &CopyField::copy);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    layout->addWidget(m_text);
    layout->addWidget(m_copy);
    layout->addStretch();
    setText(text);
}

void CopyField::setText(const QString& text)
{
    m_text->setText(text);
    m_copy->setText(tr("Copy"));
    m_copy->setAccessibleName(tr("Copy %1: %2").arg(m_what, text));
}

QString CopyField::text() const
{
    return m_text->text();
}

void CopyField::copy()
{
    copyText(*this, m_text->text());
    m_copy->setText(tr("Copied"));
}

} // namespace underpass
