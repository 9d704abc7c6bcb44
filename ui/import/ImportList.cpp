// SPDX-License-Identifier: MIT
#include "ui/import/ImportList.h"

#include "ui/words/SentenceText.h"

#include <QHeaderView>
#include <QResizeEvent>
#include <QStyledItemDelegate>

#include <algorithm>

namespace underpass {
namespace {

constexpr std::size_t whole = 2000; // Bytes of a sentence: here is room for all of it.

// A row is as high as its text needs in the width that it has.
class Wrapped : public QStyledItemDelegate
{
public:
    explicit Wrapped(QTreeWidget& list)
        : QStyledItemDelegate(&list)
        , m_list(list)
    { }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const bool isRemark = index.parent().isValid();
        const int before = isRemark ? 2 * m_list.indentation() : 0;
        const int width
            = (isRemark ? m_list.viewport()->width() : m_list.columnWidth(index.column())) - before;
        const QString text = index.data().toString();
        const QSize usual = QStyledItemDelegate::sizeHint(option, index);
        if (!isRemark && index.column() == 0)
            return usual;
        const int height
            = option.fontMetrics.boundingRect(0, 0, width - 2 * margin, 10'000, Qt::TextWordWrap, text)
                  .height();
        return {usual.width(), std::max(usual.height(), height + 2 * margin)};
    }

private:
    static constexpr int margin = 4;
    QTreeWidget& m_list;
};

} // namespace

ImportList::ImportList(QWidget* parent)
    : QTreeWidget(parent)
{
    setObjectName("importList");
    setColumnCount(2);
    setUniformRowHeights(false);
    setWordWrap(true);
    setTextElideMode(Qt::ElideNone);
    setItemDelegate(new Wrapped(*this));
    setVerticalScrollMode(ScrollPerPixel);
    header()->setSectionsMovable(false);
    header()->setStretchLastSection(true);
    connect(this, &QTreeWidget::itemChanged, this, &ImportList::ticksChanged);
}

void ImportList::setSessions(const std::vector<TakenSession>& sessions)
{
    m_sessions = sessions;
    const QSignalBlocker quiet{this};
    clear();
    for (const TakenSession& session : m_sessions) {
        auto* item = new QTreeWidgetItem(this);
        if (session.as == TakenAs::Added)
            item->setCheckState(0, Qt::Checked);
        item->setFlags(session.as == TakenAs::Added
                ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable
                : Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        for (std::size_t i = 0; session.as == TakenAs::Added && i < session.remarks.size(); ++i)
            new QTreeWidgetItem(item);
    }
    fill();
    expandAll();
    resizeColumnToContents(0);
    setColumnWidth(0, std::clamp(columnWidth(0), 160, 320));
}

QString ImportList::outcomeText(const TakenSession& session)
{
    if (session.as == TakenAs::AlreadyThere)
        return tr("Is there already");
    if (session.why)
        return sentenceText(*session.why, whole);
    if (session.remarks.empty())
        return tr("Becomes a tunnel");
    return tr("Becomes a tunnel, with changes");
}

QString ImportList::remarkText(const Remark& remark)
{
    const QString what = QString::fromStdString(remark.what);
    const QString why = sentenceText(remark.why, whole);
    return remark.isChange ? tr("Changed: %1: %2").arg(what, why) : tr("Not taken: %1: %2").arg(what, why);
}

void ImportList::fill()
{
    for (int row = 0; row < topLevelItemCount(); ++row) {
        const TakenSession& session = m_sessions.at(static_cast<std::size_t>(row));
        QTreeWidgetItem& item = *topLevelItem(row);
        item.setText(0, QString::fromStdString(session.name));
        item.setText(1, outcomeText(session));
        item.setToolTip(1, item.text(1));
        for (int i = 0; i < item.childCount(); ++i) {
            item.child(i)->setFirstColumnSpanned(true);
            item.child(i)->setText(0, remarkText(session.remarks.at(static_cast<std::size_t>(i))));
            item.child(i)->setToolTip(0, item.child(i)->text(0));
        }
    }
}

std::vector<bool> ImportList::ticks() const
{
    std::vector<bool> all;
    for (int row = 0; row < topLevelItemCount(); ++row) {
        const bool canBe = m_sessions.at(static_cast<std::size_t>(row)).as == TakenAs::Added;
        all.push_back(canBe && topLevelItem(row)->checkState(0) == Qt::Checked);
    }
    return all;
}

void ImportList::resizeEvent(QResizeEvent* event)
{
    QTreeWidget::resizeEvent(event);
    scheduleDelayedItemsLayout();
}

int ImportList::ticked() const
{
    return static_cast<int>(std::ranges::count(ticks(), true));
}

void ImportList::retranslate()
{
    setAccessibleName(tr("Connections"));
    setHeaderLabels({tr("Connection"), tr("What becomes of it")});
    const QSignalBlocker quiet{this};
    fill();
}

} // namespace underpass
