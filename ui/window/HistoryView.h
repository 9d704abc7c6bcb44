// SPDX-License-Identifier: MIT
#pragma once

#include "ui/parts/Desk.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedLayout;

namespace underpass {

class HistoryModel;
class WrappedTable;

// When the tunnel of one profile was up and when it was not, and why, the newest first; and a button that has
// it forgotten. Reads only while visible, and on a thread of Qt's pool.
class HistoryView : public QWidget
{
    Q_OBJECT

public:
    explicit HistoryView(Desk& desk, QWidget* parent = nullptr);

    void show(const ProfileId& id); // The same one again changes nothing.
    void changed(); // There is news of its tunnel, which is written down soon.
    void tick(); // Once a second.

signals:
    void failed(const QString& why);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void read();
    void take(Result<std::vector<Spell>> spells);
    void askToForget();
    void forget(const ProfileId& id);

    Desk& m_desk;
    ProfileId m_id;
    HistoryModel* m_spells;
    WrappedTable* m_table;
    QLabel* m_empty;
    QPushButton* m_forget;
    QStackedLayout* m_pages;
    int m_readNumber = 0; // Only the newest reading counts.
    int m_readsToCome = 0; // At the next ticks.
};

} // namespace underpass
