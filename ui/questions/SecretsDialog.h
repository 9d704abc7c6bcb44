// SPDX-License-Identifier: MIT
#pragma once

#include "ui/questions/QuestionDialog.h"

#include <vector>

class QCheckBox;
class QLabel;
class QLineEdit;

namespace underpass {

// What to ask for: one line each, hidden unless it may be echoed.
struct Prompts
{
    struct Line
    {
        QString label;
        bool echo = false;
    };
    QString headline;
    QString note; // Ours: what went wrong before, or what this is for.
    QString serverWords; // Shown as the server's.
    std::vector<Line> lines;
    bool isTwice = false; // The two lines are to be the same, and not empty: one answer.
};
[[nodiscard]] Prompts promptsOf(const PasswordQuestion& what);
[[nodiscard]] Prompts promptsOf(const PassphraseQuestion& what);
[[nodiscard]] Prompts promptsOf(const CodeQuestion& what);
[[nodiscard]] Prompts promptsOf(const NewPasswordQuestion& what);

// Asks for a password, a passphrase or one-time codes. What was typed leaves as Secret and the fields are
// cleared; copies that Qt and the input method made on the way are out of our reach.
class SecretsDialog : public QuestionDialog
{
    Q_OBJECT

public:
    SecretsDialog(const Question& question, const Prompts& prompts);
    [[nodiscard]] Answer takeAnswer() override;

signals:
    void shown(bool on); // What is typed in hidden lines.

private:
    void addLine(const Prompts::Line& line, int number);
    void compareLines();
    [[nodiscard]] static QString rememberText();

    std::vector<QLineEdit*> m_fields;
    QCheckBox* m_remember = nullptr;
    QLabel* m_difference = nullptr; // Of the two lines, where they are to be the same.
};

} // namespace underpass
