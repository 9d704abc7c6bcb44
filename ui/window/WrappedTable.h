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

    // Of each column but the last one. In a table too narrow for them they get their share of what the last
    // one can spare.
    void setWidths(const QList<int>& characters);
    void setColumnShown(int column, bool isShown);

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

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void noteWidth(int column, int before, int now);
    void fit();

    QList<int> m_wished; // Of each column but the last one, as set here or by hand.
    bool m_isFitting = false;
};

} // namespace underpass
