// SPDX-License-Identifier: MIT
#pragma once

#include "ui/questions/QuestionDialog.h"
#include "ui/words/Fingerprint.h"

class QLabel;
class QLineEdit;

namespace underpass {

// A server nobody has vouched for yet. Trusting is never the default button; what the administrator gave may
// be pasted, and is compared here rather than by eye.
class HostKeyDialog : public QuestionDialog
{
    Q_OBJECT

public:
    HostKeyDialog(const Question& question, const HostKeyQuestion& what);
    [[nodiscard]] Answer takeAnswer() override { return {}; }

private:
    [[nodiscard]] static QString verdictOf(FingerprintMatch match);
    void compare();

    std::string m_fingerprint;
    QLineEdit* m_given;
    QLabel* m_verdict;
};

} // namespace underpass
