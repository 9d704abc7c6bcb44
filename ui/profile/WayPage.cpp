// SPDX-License-Identifier: MIT
#include "ui/profile/WayPage.h"

#include "ui/parts/Fields.h"
#include "ui/profile/HopFields.h"
#include "ui/profile/ProfileDraft.h"
#include "ui/profile/ProxyFields.h"

#include <QFormLayout>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

namespace underpass {

WayPage::WayPage(const Profile& profile, QWidget* parent)
    : ProfilePage(parent)
    , m_hops(profile.via)
    , m_way(plainLabel("wayText"))
    , m_proxy(new ProxyFields(profile.proxy))
    , m_list(new QListView)
    , m_add(button("addHop", tr("Add a jump &host")))
    , m_remove(button("removeHop", tr("&Remove this jump host")))
    , m_up(button("hopUp", tr("Move &up")))
    , m_down(button("hopDown", tr("Move &down")))
    , m_frame(new QGroupBox)
    , m_fields(new HopFields)
{
    (new QVBoxLayout(m_frame))->addWidget(m_fields);
    auto* problems = new QFormLayout;
    m_problems.add(*problems, "", "via");
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_way);
    layout->addSpacing(8);
    layout->addWidget(m_proxy);
    layout->addSpacing(8);
    layout->addWidget(buildList(), 1);
    layout->addLayout(problems);
    layout->addWidget(m_frame);
    connect(m_proxy, &ProxyFields::edited, this, &WayPage::edited);
    connect(&m_hops, &HopTable::edited, this, &WayPage::edited);
    connect(m_fields, &HopFields::edited, this, &WayPage::takeFields);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &WayPage::showChosen);
    connect(&m_hops, &HopTable::rowsRemoved, this, &WayPage::showChosen);
    connect(&m_hops, &HopTable::rowsMoved, this, &WayPage::showChosen);
    connect(m_add, &QPushButton::clicked, this, &WayPage::add);
    connect(m_remove, &QPushButton::clicked, this, [this] { m_hops.remove(chosen()); });
    connect(m_up, &QPushButton::clicked, this, [this] { m_hops.move(chosen(), chosen() - 1); });
    connect(m_down, &QPushButton::clicked, this, [this] { m_hops.move(chosen(), chosen() + 1); });
    m_list->setCurrentIndex(m_hops.index(0));
    showChosen();
}

QWidget* WayPage::buildList()
{
    m_list->setObjectName("hops");
    m_list->setAccessibleName(tr("Jump hosts, the first one first"));
    m_list->setModel(&m_hops);
    m_list->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored); // As high as the buttons beside it.
    auto* label = new QLabel(tr("&Jump hosts: SSH servers on the way, the one nearest to this PC first"));
    label->setBuddy(m_list);
    label->setWordWrap(true);
    auto* buttons = new QVBoxLayout;
    for (QPushButton* each : {m_add, m_remove, m_up, m_down})
        buttons->addWidget(each);
    buttons->addStretch();
    auto* row = new QHBoxLayout;
    row->addWidget(m_list, 1);
    row->addLayout(buttons);
    auto* part = new QWidget;
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins({});
    layout->addWidget(label);
    layout->addLayout(row, 1);
    return part;
}

void WayPage::add()
{
    m_hops.add({});
    m_list->setCurrentIndex(m_hops.index(m_hops.rowCount() - 1));
    m_fields->beginTyping();
}

int WayPage::chosen() const
{
    return m_list->currentIndex().row();
}

void WayPage::showChosen()
{
    const int row = chosen();
    m_frame->setVisible(row >= 0);
    m_remove->setEnabled(row >= 0);
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < m_hops.rowCount());
    if (row >= 0) {
        m_frame->setTitle(tr("Jump host %1").arg(row + 1));
        m_fields->show(m_hops.hops().at(static_cast<std::size_t>(row)));
    }
    emit edited(); // Other problems belong beside the fields now.
}

void WayPage::takeFields()
{
    if (chosen() >= 0)
        m_hops.set(chosen(), m_fields->hop());
}

void WayPage::putInto(Profile& profile) const
{
    profile.proxy = m_proxy->proxy();
    profile.via = m_hops.hops();
}

void WayPage::showWay(const Profile& profile)
{
    m_way->setText(wayText(profile));
}

std::vector<FieldProblem> WayPage::showProblems(const std::vector<FieldProblem>& problems)
{
    std::vector<FieldProblem> others;
    for (const FieldProblem& problem : problems) {
        if (!problem.field.starts_with("via[") && !problem.field.starts_with("proxy."))
            others.push_back(problem);
    }
    std::vector<FieldProblem> elsewhere = m_proxy->showProblems(problemsOf(problems, "proxy."));
    std::vector<bool> troubled;
    for (int row = 0; row < m_hops.rowCount(); ++row) {
        auto found = problemsOf(problems, "via[" + std::to_string(row) + "].");
        troubled.push_back(!found.empty());
        if (row == chosen())
            found = m_fields->showProblems(found);
        for (const FieldProblem& problem : found)
            elsewhere.push_back({{}, tr("Jump host %1: %2").arg(row + 1).arg(problem.text)});
    }
    m_hops.setTroubled(troubled);
    m_problems.show(elsewhere);
    return others;
}

} // namespace underpass
