// SPDX-License-Identifier: MIT
#include "ui/window/WrappedTable.h"

#include <QGuiApplication>
#include <QHeaderView>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include <algorithm>

namespace underpass {

namespace {

constexpr int aside = 8;
constexpr int above = 5;
constexpr int longest = 100'000;
constexpr int leastCharacters = 24; // Of the last column: below that a sentence is no longer read.

class Wrapped : public QStyledItemDelegate
{
public:
    explicit Wrapped(const QTreeView& view, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_view(view)
    { }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const QVariant icon = index.data(Qt::DecorationRole);
        const int beside = icon.isNull() ? 0 : option.decorationSize.width() + aside;
        const int width = m_view.columnWidth(index.column()) - beside - 2 * aside;
        const QRect text = option.fontMetrics.boundingRect(
            QRect{0, 0, std::max(width, 1), longest}, Qt::TextWordWrap, index.data().toString());
        return {m_view.columnWidth(index.column()),
            std::max(text.height(), option.fontMetrics.height()) + 2 * above};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QStyleOptionViewItem inside = option;
        inside.features |= QStyleOptionViewItem::WrapText;
        inside.decorationAlignment = Qt::AlignTop | Qt::AlignLeading; // Beside the first line.
        inside.rect.adjust(0, above, 0, -above);
        QStyledItemDelegate::paint(painter, inside, index);
    }

private:
    const QTreeView& m_view;
};

} // namespace

WrappedTable::WrappedTable(const QString& name, const QString& accessibleName, QWidget* parent)
    : QTreeView(parent)
{
    setObjectName(name);
    setAccessibleName(accessibleName);
    setItemDelegate(new Wrapped(*this, this));
    setRootIsDecorated(false);
    setMinimumHeight(4 * fontMetrics().height()); // A small screen has room for the rest of the window.
    setItemsExpandable(false);
    setUniformRowHeights(false);
    setWordWrap(true);
    setTextElideMode(Qt::ElideNone);
    setAllColumnsShowFocus(true);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerItem);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    header()->setStretchLastSection(true);
    header()->setSectionsMovable(false);
    header()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    connect(header(), &QHeaderView::sectionResized, this, &WrappedTable::noteWidth);
}

void WrappedTable::setWidths(const QList<int>& characters)
{
    m_wished.clear();
    for (const int count : characters)
        m_wished += fontMetrics().averageCharWidth() * count + 2 * aside;
    fit();
}

void WrappedTable::resizeEvent(QResizeEvent* event)
{
    QTreeView::resizeEvent(event);
    fit();
}

// The header also changes widths by itself, as for another font; by hand there is a button down.
void WrappedTable::noteWidth(int column, int, int now)
{
    scheduleDelayedItemsLayout();
    const bool isByHand = !m_isFitting && QGuiApplication::mouseButtons() != Qt::NoButton && now > 0;
    if (isByHand && column < m_wished.size())
        m_wished[column] = now;
}

void WrappedTable::setColumnShown(int column, bool isShown)
{
    setColumnHidden(column, !isShown);
    fit();
}

// Nothing scrolls sideways, so the last column would be out of sight.
void WrappedTable::fit()
{
    int wished = 0;
    for (int column = 0; column < m_wished.size(); ++column)
        wished += isColumnHidden(column) ? 0 : m_wished.at(column);
    const int least = fontMetrics().averageCharWidth() * leastCharacters;
    const int room = std::clamp(viewport()->width() - least, 0, wished);
    m_isFitting = true;
    for (int column = 0; column < m_wished.size(); ++column) {
        if (!isColumnHidden(column))
            setColumnWidth(column, m_wished.at(column) * room / wished);
    }
    m_isFitting = false;
}

WrappedTable::PlaceKept::PlaceKept(WrappedTable& table)
    : m_table(table)
    , m_isAtEnd(table.verticalScrollBar()->value() == table.verticalScrollBar()->maximum())
    , m_first(table.indexAt({0, 0}))
{ }

WrappedTable::PlaceKept::~PlaceKept()
{
    m_table.executeDelayedItemsLayout();
    if (m_isAtEnd)
        m_table.scrollToBottom();
    else if (m_first.isValid())
        m_table.scrollTo(m_first, PositionAtTop);
}

} // namespace underpass
