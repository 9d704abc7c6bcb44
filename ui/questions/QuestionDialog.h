// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Prompter.h"

#include <QDialog>
#include <QTimer>

class QDialogButtonBox;
class QFormLayout;
class QLabel;
class QVBoxLayout;

namespace underpass {

// What all questions share: which profile and server it is about, the question itself, and two buttons.
// Escape and Cancel decline. Text from the server is plain text, and said to be the server's. It comes up by
// itself, so for its first half second it takes no key: what somebody is typing elsewhere is no answer.
class QuestionDialog : public QDialog
{
    Q_OBJECT

public:
    // Once, after the dialog was accepted.
    [[nodiscard]] virtual Answer takeAnswer() = 0;
    [[nodiscard]] bool hearsKeys() const { return !m_deaf.isActive(); }

protected:
    QuestionDialog(const Question& question, const QString& title, const QString& acceptText);

    // A paragraph of plain text that wraps; `name` is its objectName.
    QLabel* addParagraph(const QString& name, const QString& text);
    void addAbove(QWidget* widget); // Between the paragraphs and the fields.
    [[nodiscard]] QFormLayout* form() const { return m_form; }
    [[nodiscard]] QDialogButtonBox* buttons() const { return m_buttons; }

    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QVBoxLayout* m_above; // Not part of the form, which gives wrapped text too little height.
    QFormLayout* m_form;
    QDialogButtonBox* m_buttons;
    QTimer m_deaf;
};

// The dialog for this kind of question; not yet shown, owned by the caller.
[[nodiscard]] QuestionDialog* makeQuestionDialog(const Question& question);

} // namespace underpass
