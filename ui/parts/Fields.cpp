// SPDX-License-Identifier: MIT
#include "ui/parts/Fields.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QResizeEvent>
#include <QSpinBox>

namespace underpass {

namespace {

// As high at least as its text is at its width: not every layout asks for that before it shares out its room.
class WrappedLabel : public QLabel
{
public:
    using QLabel::QLabel;

    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return {QLabel::minimumSizeHint().width(), heightForWidth(width())};
    }

protected:
    void resizeEvent(QResizeEvent* event) override
    {
        QLabel::resizeEvent(event);
        if (event->size().width() != event->oldSize().width())
            updateGeometry();
    }
};

class DialogButtons : public QDialogButtonBox
{
public:
    using QDialogButtonBox::QDialogButtonBox;

protected:
    void showEvent(QShowEvent* event) override
    {
        QWidget* before = nullptr;
        for (int index = 0; index < layout()->count(); ++index)
            if (QWidget* button = layout()->itemAt(index)->widget(); button != nullptr) {
                if (before != nullptr)
                    setTabOrder(before, button);
                before = button;
            }
        QDialogButtonBox::showEvent(event);
    }
};

} // namespace

QLabel* plainLabel(const QString& name, const QString& text)
{
    auto* label = new WrappedLabel(text);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QLabel* headline(const QString& text)
{
    QLabel* label = plainLabel("headline", text);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * 1.25);
    font.setBold(true);
    label->setFont(font);
    return label;
}

QLineEdit* lineEdit(const QString& name, const QString& accessibleName)
{
    auto* edit = new QLineEdit;
    edit->setObjectName(name);
    edit->setAccessibleName(accessibleName);
    edit->setMaxLength(400);
    return edit;
}

QSpinBox* portBox(const QString& name, const QString& accessibleName)
{
    auto* box = new QSpinBox;
    box->setObjectName(name);
    box->setAccessibleName(accessibleName);
    box->setRange(1, 65535);
    return box;
}

QDialogButtonBox* dialogButtons(QDialogButtonBox::StandardButtons standard)
{
    return new DialogButtons(standard);
}

QPushButton* button(const QString& name, const QString& text)
{
    auto* made = new QPushButton(text);
    made->setObjectName(name);
    made->setAutoDefault(false);
    return made;
}

void addServerRow(
    QFormLayout& form, const QString& label, QLineEdit& host, const QString& portLabel, QSpinBox& port)
{
    auto* ofPort = new QLabel(portLabel);
    ofPort->setBuddy(&port);
    auto* row = new QHBoxLayout;
    row->addWidget(&host, 1);
    row->addWidget(ofPort);
    row->addWidget(&port);
    form.addRow(label, row);
    qobject_cast<QLabel*>(form.labelForField(row))->setBuddy(&host);
}

void addRowWithButton(QFormLayout& form, const QString& label, QLineEdit& field, QPushButton& button)
{
    auto* row = new QHBoxLayout;
    row->addWidget(&field, 1);
    row->addWidget(&button);
    form.addRow(label, row);
    qobject_cast<QLabel*>(form.labelForField(row))->setBuddy(&field);
}

FocusKept::FocusKept(QWidget& window)
    : m_window(window)
    , m_name(window.focusWidget() != nullptr ? window.focusWidget()->objectName() : QString{})
{ }

FocusKept::~FocusKept()
{
    auto* part = m_name.isEmpty() ? nullptr : m_window.findChild<QWidget*>(m_name);
    if (part != nullptr)
        part->setFocus();
}

} // namespace underpass
