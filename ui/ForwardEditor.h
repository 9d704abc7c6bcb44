// SPDX-License-Identifier: MIT
#pragma once

#include "core/Profile.h"

#include <QWidget>

#include <functional>

class QTableView;

namespace underpass {

class ForwardTable;

// The table of forwards with its buttons: add from a preset, remove.
class ForwardEditor : public QWidget
{
    Q_OBJECT

public:
    // `isTaken` says which local ports a new forward should not choose.
    ForwardEditor(
        std::vector<Forward> forwards, std::function<bool(std::uint16_t)> isTaken, QWidget* parent = nullptr);

    [[nodiscard]] const ForwardTable& table() const { return *m_table; }

signals:
    void edited();

private:
    QWidget* buildButtons();

    std::function<bool(std::uint16_t)> m_isTaken;
    ForwardTable* m_table;
    QTableView* m_view;
};

} // namespace underpass
