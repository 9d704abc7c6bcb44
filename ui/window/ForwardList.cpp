// SPDX-License-Identifier: MIT
#include "ui/window/ForwardList.h"

#include "ui/window/ForwardRow.h"

#include <QVBoxLayout>

#include <algorithm>

namespace underpass {

namespace {

bool isSameThing(const ForwardRow* row, const ForwardState& state)
{
    const Forward& shown = row->forward();
    return shown.kind == state.forward.kind && shown.target == state.forward.target;
}

std::vector<ForwardState> forwardsOf(const Profile& profile, const TunnelState& state)
{
    if (const auto* online = std::get_if<Online>(&state))
        return online->forwards;
    std::vector<ForwardState> forwards;
    for (const Forward& forward : profile.forwards)
        forwards.push_back({forward, forward.listen, false, {}});
    return forwards;
}

} // namespace

ForwardList::ForwardList(QWidget* parent)
    : PageArea(new QWidget, parent)
    , m_layout(new QVBoxLayout(widget()))
{
    setObjectName("forwardList");
    setAccessibleName(tr("Forwards"));
    setFrameShape(QFrame::StyledPanel);
    viewport()->setBackgroundRole(QPalette::Base);
    widget()->setBackgroundRole(QPalette::Base);
    m_layout->setContentsMargins(1, 1, 1, 1);
    m_layout->setSpacing(0);
    m_layout->addStretch();
}

void ForwardList::show(const Profile& profile, const TunnelState& state)
{
    const auto forwards = forwardsOf(profile, state);
    if (!std::ranges::equal(m_rows, forwards, isSameThing))
        build(forwards);
    for (std::size_t index = 0; index < forwards.size(); ++index)
        m_rows[index]->show(forwards[index], std::holds_alternative<Online>(state));
}

void ForwardList::build(const std::vector<ForwardState>& forwards)
{
    for (ForwardRow* row : m_rows)
        delete row;
    m_rows.clear();
    for (const ForwardState& state : forwards) {
        auto* row = new ForwardRow(state.forward);
        connect(
            row, &ForwardRow::switched, this, [this, row](bool on) { emit switched(row->forward(), on); });
        connect(row, &ForwardRow::openWanted, this, [this, row] { emit openWanted(row->forward()); });
        m_layout->insertWidget(static_cast<int>(m_rows.size()), row);
        m_rows.push_back(row);
    }
}

void ForwardList::show(const std::vector<RelayInfo>& relays)
{
    std::vector<ForwardTraffic> traffic(m_rows.size());
    for (const RelayInfo& relay : relays) {
        if (relay.forward >= traffic.size())
            continue;
        ForwardTraffic& own = traffic[relay.forward];
        ++own.connections;
        own.down += relay.bytesDown;
        own.up += relay.bytesUp;
    }
    for (std::size_t index = 0; index < traffic.size(); ++index)
        m_rows[index]->show(traffic[index]);
}

} // namespace underpass
