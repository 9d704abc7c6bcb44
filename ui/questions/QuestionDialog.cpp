// SPDX-License-Identifier: MIT
#include "ui/questions/QuestionDialog.h"

#include "ui/parts/Fields.h"
#include "ui/questions/HostKeyDialog.h"
#include "ui/questions/SecretsDialog.h"
#include "ui/words/ShortText.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace underpass {

namespace {

using namespace std::chrono_literals;

struct DialogFor
{
    const Question& question;

    QuestionDialog* operator()(const HostKeyQuestion& what) const
    {
        return new HostKeyDialog(question, what);
    }
    template <class Secrets> QuestionDialog* operator()(const Secrets& what) const
    {
        return new SecretsDialog(question, promptsOf(what));
    }
};

} // namespace

QuestionDialog::QuestionDialog(const Question& question, const QString& title, const QString& acceptText)
    : m_above(new QVBoxLayout)
    , m_form(new QFormLayout)
    , m_buttons(dialogButtons(QDialogButtonBox::Cancel))
{
    const QString profile = QString::fromStdString(question.profileName);
    setWindowTitle(tr("%1 - Underpass").arg(profile));
    setMinimumWidth(fontMetrics().averageCharWidth() * 60);
    m_deaf.setSingleShot(true);
    m_deaf.setInterval(500ms);
    connect(&m_deaf, &QTimer::timeout, this, [this] { qApp->removeEventFilter(this); });
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(m_above);
    layout->addLayout(m_form);
    layout->addStretch();
    layout->addWidget(m_buttons);
    m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);

    addAbove(headline(title));
    addParagraph("about",
        tr("Profile %1, account %2 on %3")
            .arg(profile, QString::fromStdString(question.account),
                isolated(QString::fromStdString(toString(question.server)))));

    QPushButton* accept = m_buttons->addButton(acceptText, QDialogButtonBox::AcceptRole);
    accept->setObjectName("accept");
    m_buttons->button(QDialogButtonBox::Cancel)->setObjectName("cancel");
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

QLabel* QuestionDialog::addParagraph(const QString& name, const QString& text)
{
    QLabel* label = plainLabel(name, text);
    addAbove(label);
    return label;
}

void QuestionDialog::addAbove(QWidget* widget)
{
    m_above->addWidget(widget);
}

// Wrapped text needs a height that depends on the width, which a dialog does not find by itself.
void QuestionDialog::showEvent(QShowEvent* event)
{
    const int wide = std::max(minimumWidth(), layout()->sizeHint().width());
    for (int turn = 0; turn < 2; ++turn) { // Its labels know what they need once they have had a width.
        setMinimumSize(wide, layout()->totalHeightForWidth(wide));
        resize(minimumSize());
        layout()->activate();
    }
    QDialog::showEvent(event);
    qApp->installEventFilter(this);
    m_deaf.start();
}

bool QuestionDialog::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::KeyRelease:
    case QEvent::InputMethod:
    case QEvent::Shortcut: {
        const auto* widget = qobject_cast<const QWidget*>(watched);
        return widget != nullptr && widget->window() == this;
    }
    default:
        return false;
    }
}

QuestionDialog* makeQuestionDialog(const Question& question)
{
    return std::visit(DialogFor{question}, question.what);
}

} // namespace underpass
