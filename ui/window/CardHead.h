// SPDX-License-Identifier: MIT
#pragma once

#include "ui/parts/TunnelModel.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace underpass {

class StatePill;

// Which profile it is, how it is doing in a word and what that rests on, the one button that one wants now,
// and a menu of the others.
class CardHead : public QWidget
{
    Q_OBJECT

public:
    explicit CardHead(QWidget* parent = nullptr);

    void show(const TunnelRow& row, TimePoint now);
    void setMenu(const QList<QAction*>& actions); // Owned by somebody else.

signals:
    void turned(); // The button was pressed.

private:
    void build();

    QLabel* m_icon;
    QLabel* m_name;
    QLabel* m_server;
    QPushButton* m_main;
    QToolButton* m_more;
    StatePill* m_pill;
    QLabel* m_evidence;
};

} // namespace underpass
