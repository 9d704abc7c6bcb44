// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/Profile.h"
#include "ui/profile/ProfileDraft.h"

#include <QObject>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;
class QWidget;

namespace underpass {

// The rows of a form that say how to log in at one host. Keeps what they do not show: the order of unusual
// methods, and all key files but the first.
class LogInFields : public QObject
{
    Q_OBJECT

public:
    // The fields are "logIn", "keyFile", "browse", "agent" and "remember", after `prefix`. Where the agent is
    // shows only who chooses it, or has said so.
    LogInFields(QFormLayout& form, const QString& prefix, QWidget& parent);

    void show(const Credentials& credentials);
    [[nodiscard]] Credentials credentials() const;

signals:
    void edited();

private:
    [[nodiscard]] LogInChoice choice() const;
    [[nodiscard]] bool usesKeyFile() const;
    void refresh();
    void browse();

    QWidget& m_parent;
    QFormLayout& m_form;
    Credentials m_before;
    QComboBox* m_choice;
    QLineEdit* m_keyFile;
    QPushButton* m_browse;
    QLineEdit* m_agent;
    QCheckBox* m_remember;
};

} // namespace underpass
