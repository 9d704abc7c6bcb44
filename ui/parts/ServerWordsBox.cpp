// SPDX-License-Identifier: MIT
#include "ui/parts/ServerWordsBox.h"

#include "ui/parts/Announce.h"
#include "ui/parts/Fields.h"

#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace underpass {

ServerWordsBox::ServerWordsBox(QWidget* parent)
    : QGroupBox(parent)
    , m_words(plainLabel("serverWords"))
    , m_copy(button("copyWords", {}))
{
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_words);
    layout->addWidget(m_copy, 0, Qt::AlignLeading);
    connect(m_copy, &QPushButton::clicked, this, &ServerWordsBox::copy);
    setWords({});
}

void ServerWordsBox::setWords(const QString& words)
{
    m_words->setText(words.trimmed());
    setVisible(!m_words->text().isEmpty());
    retranslate();
}

void ServerWordsBox::retranslate()
{
    setTitle(tr("The server says"));
    m_copy->setText(link().isEmpty() ? tr("Copy this") : tr("Copy the link"));
}

QString ServerWordsBox::link() const
{
    static const QRegularExpression pattern{"https?://[^\\s<>\"]+"};
    auto matches = pattern.globalMatch(m_words->text());
    const QString first = matches.hasNext() ? matches.next().captured() : QString{};
    return matches.hasNext() ? QString{} : first;
}

void ServerWordsBox::copy()
{
    const QString found = link();
    copyText(*this, found.isEmpty() ? m_words->text() : found);
}

} // namespace underpass
