// SPDX-License-Identifier: MIT
#include "ui/profile/ForwardsPage.h"

#include "ui/parts/Fields.h"
#include "ui/profile/ForwardFields.h"
#include "ui/profile/ForwardPresets.h"

#include <QFormLayout>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace underpass {

ForwardsPage::ForwardsPage(ForwardTable& table, std::function<bool(std::uint16_t)> isTaken, QWidget* parent)
    : ProfilePage(parent)
    , m_table(table)
    , m_isTaken(std::move(isTaken))
    , m_view(new QTableView)
    , m_remove(button("removeForward", tr("&Remove this forward")))
    , m_frame(new QGroupBox)
    , m_fields(new ForwardFields)
{
    buildTable();
    (new QVBoxLayout(m_frame))->addWidget(m_fields);
    auto* problems = new QFormLayout;
    m_problems.add(*problems, "", "forwards");
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_view, 1);
    layout->addWidget(buildButtons());
    layout->addLayout(problems);
    layout->addWidget(m_frame);
    connect(&m_table, &ForwardTable::edited, this, &ForwardsPage::edited);
    connect(m_fields, &ForwardFields::edited, this, &ForwardsPage::takeFields);
    connect(
        m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ForwardsPage::showChosen);
    connect(&m_table, &ForwardTable::rowsRemoved, this, &ForwardsPage::showChosen);
    m_view->setCurrentIndex(m_table.index(0, ForwardTable::Kind));
    showChosen();
}

void ForwardsPage::buildTable()
{
    m_view->setObjectName("forwards");
    m_view->setAccessibleName(tr("Forwards"));
    m_view->setModel(&m_table);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setTabKeyNavigation(false);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->verticalHeader()->hide();
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_view->horizontalHeader()->setSectionResizeMode(ForwardTable::Target, QHeaderView::Stretch);
    m_view->setMinimumHeight(fontMetrics().height() * 9);
    m_view->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored); // What the fields leave over.
}

QWidget* ForwardsPage::buildButtons()
{
    auto* menu = new QMenu(this);
    for (const ForwardPreset& preset : forwardPresets()) {
        menu->addAction(tr("%1 (port %2)").arg(presetText(preset)).arg(preset.port), this, [this, &preset] {
            add(makeForward(preset, [this](std::uint16_t port) { return isTakenHere(port); }));
        });
    }
    menu->addSeparator();
    menu->addAction(
        tr("A service on this PC, for the server (remote)"), this, [this] { add(makeRemoteForward()); });
    QPushButton* add = button("addForward", tr("A&dd a forward"));
    add->setMenu(menu);
    connect(m_remove, &QPushButton::clicked, this, [this] { m_table.remove(chosen()); });
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->addWidget(add);
    layout->addWidget(m_remove);
    layout->addStretch();
    return row;
}

bool ForwardsPage::isTakenHere(std::uint16_t port) const
{
    const auto mine = m_table.forwards();
    return m_isTaken(port) || std::ranges::any_of(mine, [port](const Forward& forward) {
        return listensHere(forward) && forward.listen.port == port;
    });
}

void ForwardsPage::add(Forward forward)
{
    m_table.add(forward);
    m_view->setCurrentIndex(m_table.index(m_table.rowCount() - 1, ForwardTable::Kind));
    m_fields->beginTyping();
}

int ForwardsPage::chosen() const
{
    return m_view->currentIndex().row();
}

void ForwardsPage::showChosen()
{
    const int row = chosen();
    m_frame->setEnabled(row >= 0);
    m_remove->setEnabled(row >= 0);
    m_frame->setTitle(row < 0 ? tr("No forward is chosen") : tr("Forward %1").arg(row + 1));
    m_fields->show(row < 0 ? ForwardDraft{} : m_table.draft(row));
    emit edited(); // Other problems belong beside the fields now.
}

void ForwardsPage::takeFields()
{
    const int row = chosen();
    if (row < 0)
        return;
    ForwardDraft draft = m_fields->draft();
    draft.forward.enabled = m_table.draft(row).forward.enabled;
    m_table.setDraft(row, draft);
}

void ForwardsPage::putInto(Profile& profile) const
{
    profile.forwards = m_table.forwards();
}

std::vector<FieldProblem> ForwardsPage::showProblems(const std::vector<FieldProblem>& problems)
{
    std::vector<FieldProblem> others;
    std::vector<FieldProblem> elsewhere; // On this page, but not in the fields that can be seen.
    for (const FieldProblem& problem : problems) {
        if (problem.field == "forwards")
            elsewhere.push_back(problem);
        else if (!problem.field.starts_with("forwards["))
            others.push_back(problem);
    }
    std::vector<bool> troubled;
    for (int row = 0; row < m_table.rowCount(); ++row) {
        auto found = problemsOf(problems, "forwards[" + std::to_string(row) + "].");
        troubled.push_back(!found.empty());
        if (row == chosen())
            found = m_fields->showProblems(found);
        for (const FieldProblem& problem : found)
            elsewhere.push_back({{}, tr("Forward %1: %2").arg(row + 1).arg(problem.text)});
    }
    m_table.setTroubled(troubled);
    if (chosen() < 0)
        m_fields->showProblems({});
    m_problems.show(elsewhere);
    return others;
}

} // namespace underpass
