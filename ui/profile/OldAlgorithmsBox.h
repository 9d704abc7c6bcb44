// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QWidget>

#include <string>
#include <vector>

class QCheckBox;
class QPushButton;

namespace underpass {

// Which old algorithms are permitted for one server: nothing but a button, where none is and until somebody
// wants to see them. Keeps names that it does not know.
class OldAlgorithmsBox : public QWidget
{
    Q_OBJECT

public:
    // The controls are "permitOld" and, each with an algorithm's name, "old.ssh-rsa"; after `prefix`.
    explicit OldAlgorithmsBox(const QString& prefix = {}, QWidget* parent = nullptr);

    void show(const std::vector<std::string>& permitted);
    [[nodiscard]] std::vector<std::string> permitted() const;

signals:
    void edited();

private:
    [[nodiscard]] QWidget* buildChoices(const QString& prefix);

    QPushButton* m_open;
    std::vector<QCheckBox*> m_boxes; // As oldAlgorithms; before m_choices, which fills it.
    QWidget* m_choices;
    std::vector<std::string> m_unknown;
};

} // namespace underpass
