// SPDX-License-Identifier: MIT
#pragma once

#include <QStyledItemDelegate>

namespace underpass {

// Draws a profile with its icon, its name and its state below, and a group with an arrow, its name and how
// many are in it; all shortened where there is too little room.
class TunnelDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace underpass
