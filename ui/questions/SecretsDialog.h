// SPDX-License-Identifier: MIT
#pragma once

#include "ui/questions/QuestionDialog.h"

#include <vector>

class QCheckBox;
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
};
[[nodiscard]] Prompts promptsOf(const PasswordQuestion& what);
[[nodiscard]] Prompts promptsOf(const PassphraseQuestion& what);
[[nodiscard]] Prompts promptsOf(const CodeQuestion& what);

// Asks for a password, a passphrase or one-time codes. What was typed leaves as Secret and the fields are
// cleared; copies that Qt and the input method made on the way are out of our reach.
class SecretsDialog : public QuestionDialog
{
    Q_OBJECT

public:
    SecretsDialog(const Question& question, const Prompts& prompts);
    [[nodiscard]] Answer takeAnswer() override;

private:
    void addLine(const Prompts::Line& line, int number);

    std::vector<QLineEdit*> m_fields;
    QCheckBox* m_remember = nullptr;
};

} // namespace underpass
