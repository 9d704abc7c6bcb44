// SPDX-License-Identifier: MIT
#pragma once

#include <QTreeView>

namespace underpass {

// A table to read, whose rows are as high as their text needs: the last column has the rest of the width, and
// wraps. It is asked for the heights of the rows in view alone, however many there are.
class WrappedTable : public QTreeView
{
    Q_OBJECT

public:
    WrappedTable(const QString& name, const QString& accessibleName, QWidget* parent = nullptr);

    void setWidths(const QList<int>& characters); // Of each column but the last one.

    // While rows come and go: the newest stays in view for whoever looks at the end, and what somebody reads
    // where it is for everybody else.
    class PlaceKept
    {
    public:
        explicit PlaceKept(WrappedTable& table);
        ~PlaceKept();
        PlaceKept(const PlaceKept&) = delete;
        PlaceKept& operator=(const PlaceKept&) = delete;

    private:
        WrappedTable& m_table;
        bool m_isAtEnd;
        QPersistentModelIndex m_first;
    };
};

} // namespace underpass
