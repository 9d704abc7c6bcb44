// SPDX-License-Identifier: MIT
#pragma once

#include "ui/parts/Desk.h"

#include <QModelIndexList>
#include <QWidget>

#include <memory>

class QCheckBox;
class QLabel;
class QLineEdit;
class QSortFilterProxyModel;
class QStackedLayout;
class QToolButton;

namespace underpass {

class LogModel;
class WrappedTable;

// What the logs say of one profile, or of all, the newest at the end; with a filter, copying and saving.
// Reads only while visible, and on a thread of Qt's pool.
class LogView : public QWidget
{
    Q_OBJECT

public:
    explicit LogView(Desk& desk, QWidget* parent = nullptr);

    void show(const ProfileId& id); // The same one again changes nothing.
    void refresh(); // Reads what is new.

signals:
    void failed(const QString& why);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QLayout* buildButtons();
    QLayout* buildTable();
    void begin(); // Reads anew, from the first line that is kept.
    void take(std::vector<LogLine> lines);
    void showWhatThereIs();
    void save();
    [[nodiscard]] QString text(const QModelIndexList& rows) const;
    [[nodiscard]] QModelIndexList all() const; // That is shown.
    [[nodiscard]] QModelIndexList chosen() const; // Or all, where nothing is.

    Desk& m_desk;
    ProfileId m_id;
    struct Reading // Shared with the thread that reads.
    {
        Desk::LogReader more;
        bool isUnderWay = false; // GUI thread.
        bool hasRead = false; // GUI thread.
    };
    std::shared_ptr<Reading> m_reading;
    LogModel* m_lines;
    QSortFilterProxyModel* m_shown;
    WrappedTable* m_table;
    QLabel* m_empty;
    QLineEdit* m_filter;
    QCheckBox* m_all;
    QStackedLayout* m_pages = nullptr;
};

} // namespace underpass
