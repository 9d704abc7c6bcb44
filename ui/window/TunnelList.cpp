// SPDX-License-Identifier: MIT
#include "ui/window/TunnelList.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace underpass {

namespace {

constexpr int margin = 8;
constexpr int iconSize = 32;

// Name above, state below, both shortened where there is too little room.
class TunnelDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const override
    {
        QStyleOptionViewItem option = given;
        initStyleOption(&option, index);
        option.text.clear();
        option.icon = {};
        const QStyle* style = option.widget != nullptr ? option.widget->style() : QApplication::style();
        style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);

        const QRect inside = option.rect.adjusted(margin, margin, -margin, -margin);
        const QRect icon = QStyle::alignedRect(
            option.direction, Qt::AlignLeading | Qt::AlignVCenter, {iconSize, iconSize}, inside);
        index.data(Qt::DecorationRole).value<QIcon>().paint(painter, icon);
        const int textWidth = inside.width() - iconSize - margin;
        const QRect text = QStyle::alignedRect(option.direction, Qt::AlignTrailing | Qt::AlignVCenter,
            {textWidth, 2 * option.fontMetrics.height()}, inside);
        painter->save();
        painter->setPen(option.palette.color(QPalette::Text));
        QFont bold = option.font;
        bold.setBold(true);
        drawLine(*painter, option, bold, text, Qt::AlignTop, index.data(Qt::DisplayRole).toString());
        painter->setPen(option.palette.color(QPalette::PlaceholderText));
        drawLine(*painter, option, option.font, text, Qt::AlignBottom,
            index.data(TunnelModel::WordRole).toString());
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override
    {
        return {iconSize + 22 * option.fontMetrics.averageCharWidth(),
            std::max(iconSize, 2 * option.fontMetrics.height()) + 2 * margin};
    }

private:
    static void drawLine(QPainter& painter, const QStyleOptionViewItem& option, const QFont& font,
        const QRect& where, Qt::Alignment vertical, const QString& line)
    {
        painter.setFont(font);
        const auto alignment = QStyle::visualAlignment(option.direction, Qt::AlignLeading) | vertical;
        painter.drawText(where, static_cast<int>(alignment),
            QFontMetrics{font}.elidedText(line, Qt::ElideRight, where.width()));
    }
};

} // namespace

TunnelList::TunnelList(Desk& desk, QWidget* parent)
    : QListView(parent)
    , m_desk(desk)
{
    setObjectName("tunnelList");
    setAccessibleName(tr("Profiles"));
    setModel(&desk.model());
    setItemDelegate(new TunnelDelegate(this));
    setUniformItemSizes(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(this, &QListView::doubleClicked, this, &TunnelList::editWanted);
    connect(&desk.model(), &TunnelModel::profilesChanged, this, [this] {
        applyFilter();
        choose(m_lastChosen);
        if (!currentIndex().isValid() && model()->rowCount() > 0)
            setCurrentIndex(model()->index(0, 0));
        emit chosenChanged();
    });
    if (model()->rowCount() > 0)
        setCurrentIndex(model()->index(0, 0));
}

ProfileId TunnelList::chosen() const
{
    return currentIndex().data(TunnelModel::IdRole).toString().toStdString();
}

void TunnelList::choose(const ProfileId& id)
{
    const int row = m_desk.model().rowOf(id);
    if (row >= 0)
        setCurrentIndex(model()->index(row, 0));
}

void TunnelList::toggleChosen()
{
    const TunnelRow* row = m_desk.model().find(chosen());
    if (row == nullptr)
        return;
    if (isFinal(row->state))
        m_desk.connectTunnel(row->profile.id);
    else
        m_desk.disconnectTunnel(row->profile.id);
}

void TunnelList::filter(const QString& text)
{
    m_filter = text.trimmed();
    applyFilter();
}

void TunnelList::applyFilter()
{
    const auto& rows = m_desk.model().all();
    for (std::size_t index = 0; index < rows.size(); ++index) {
        const Profile& profile = rows[index].profile;
        const auto has = [this](const std::string& text) {
            return QString::fromStdString(text).contains(m_filter, Qt::CaseInsensitive);
        };
        const bool isFound
            = m_filter.isEmpty() || has(profile.name) || has(profile.server.host) || has(profile.account);
        setRowHidden(static_cast<int>(index), !isFound);
    }
}

void TunnelList::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QListView::currentChanged(current, previous);
    if (current.isValid())
        m_lastChosen = current.data(TunnelModel::IdRole).toString().toStdString();
    emit chosenChanged();
}

void TunnelList::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Space:
        return toggleChosen();
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_F2:
        return emit editWanted();
    case Qt::Key_F5:
        return emit reconnectWanted();
    case Qt::Key_Delete:
        return emit removeWanted();
    default:
        return QListView::keyPressEvent(event);
    }
}

} // namespace underpass
