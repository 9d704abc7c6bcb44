// SPDX-License-Identifier: MIT
#include "ui/ForwardEditor.h"

#include "ui/ForwardPresets.h"
#include "ui/ForwardTable.h"
#include "ui/StateText.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace underpass {

namespace {

class WhoDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        auto* choice = new QComboBox(parent);
        choice->setAccessibleName(ForwardEditor::tr("Who may connect"));
        for (const auto who :
            {WhoMayConnect::OnlyMe, WhoMayConnect::MeAndServices, WhoMayConnect::EveryoneOnThisPc})
            choice->addItem(whoText(who));
        return choice;
    }
    void setEditorData(QWidget* editor, const QModelIndex& index) const override
    {
        qobject_cast<QComboBox*>(editor)->setCurrentIndex(index.data(Qt::EditRole).toInt());
    }
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override
    {
        model->setData(index, qobject_cast<QComboBox*>(editor)->currentIndex(), Qt::EditRole);
    }
};

} // namespace

ForwardEditor::ForwardEditor(
    std::vector<Forward> forwards, std::function<bool(std::uint16_t)> isTaken, QWidget* parent)
    : QWidget(parent)
    , m_isTaken(std::move(isTaken))
    , m_table(new ForwardTable(std::move(forwards), this))
    , m_view(new QTableView)
{
    m_view->setObjectName("forwards");
    m_view->setAccessibleName(tr("Forwards"));
    m_view->setModel(m_table);
    m_view->setItemDelegateForColumn(ForwardTable::Who, new WhoDelegate(m_view));
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setTabKeyNavigation(false);
    m_view->verticalHeader()->hide();
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_view->horizontalHeader()->setSectionResizeMode(ForwardTable::Enabled, QHeaderView::ResizeToContents);
    m_view->setMinimumHeight(fontMetrics().height() * 8);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_view, 1);
    layout->addWidget(buildButtons());
    connect(m_table, &ForwardTable::edited, this, &ForwardEditor::edited);
}

QWidget* ForwardEditor::buildButtons()
{
    auto* menu = new QMenu(this);
    for (const ForwardPreset& preset : forwardPresets()) {
        menu->addAction(tr("%1 (port %2)").arg(preset.name).arg(preset.port), this, [this, &preset] {
            m_table->add(makeForward(preset, [this](std::uint16_t port) {
                const auto& mine = m_table->forwards();
                return m_isTaken(port) || std::ranges::any_of(mine, [port](const Forward& each) {
                    return each.listen.port == port;
                });
            }));
            m_view->setCurrentIndex(m_table->index(m_table->rowCount() - 1, ForwardTable::Target));
        });
    }
    auto* add = new QPushButton(tr("A&dd a forward"));
    add->setObjectName("addForward");
    add->setMenu(menu);
    auto* remove = new QPushButton(tr("Remo&ve it"));
    remove->setObjectName("removeForward");
    connect(remove, &QPushButton::clicked, this, [this] { m_table->remove(m_view->currentIndex().row()); });
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->addWidget(add);
    layout->addWidget(remove);
    layout->addStretch();
    return row;
}

} // namespace underpass
