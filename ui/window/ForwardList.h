// SPDX-License-Identifier: MIT
#pragma once

#include "core/tunnel/RelayInfo.h"
#include "core/tunnel/TunnelState.h"
#include "ui/parts/PageArea.h"

#include <vector>

class QVBoxLayout;

namespace underpass {

class ForwardRow;

// The forwards of the chosen profile, one below the other. While evidence comes in the rows stay what they
// are, with the focus where it was.
class ForwardList : public PageArea
{
    Q_OBJECT

public:
    explicit ForwardList(QWidget* parent = nullptr);

    void show(const Profile& profile, const TunnelState& state);
    void show(const std::vector<RelayInfo>& relays);

signals:
    // By the person. Which one it is the forward itself says: its place may be another one's by now.
    void switched(const underpass::Forward& forward, bool on);
    void openWanted(const underpass::Forward& forward);

private:
    void build(const std::vector<ForwardState>& forwards);

    QVBoxLayout* m_layout;
    std::vector<ForwardRow*> m_rows;
};

} // namespace underpass
