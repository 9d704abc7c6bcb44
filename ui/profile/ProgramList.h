// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include <string>
#include <vector>

class QListWidget;
class QPushButton;

namespace underpass {

// The programs that may use a forward; none means any.
class ProgramList : public QWidget
{
    Q_OBJECT

public:
    explicit ProgramList(QWidget* parent = nullptr);

    void show(const std::vector<std::string>& programs);
    [[nodiscard]] std::vector<std::string> programs() const;
    [[nodiscard]] QWidget* list() const;

signals:
    void edited();

private:
    void refresh();
    void choose();
    void add(const QString& file);
    void remove();

    QListWidget* m_list;
    QPushButton* m_remove;
};

} // namespace underpass
