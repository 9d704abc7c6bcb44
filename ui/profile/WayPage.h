// SPDX-License-Identifier: MIT
#pragma once

#include "ui/profile/HopTable.h"
#include "ui/profile/ProfilePage.h"

class QGroupBox;
class QLabel;
class QListView;
class QPushButton;

namespace underpass {

class HopFields;
class ProxyFields;

// How the server is reached: through which proxy and which jump hosts, in their order.
class WayPage : public ProfilePage
{
    Q_OBJECT

public:
    explicit WayPage(const Profile& profile, QWidget* parent = nullptr);

    void putInto(Profile& profile) const override;
    std::vector<FieldProblem> showProblems(const std::vector<FieldProblem>& problems) override;
    void showWay(const Profile& profile); // Also what other pages say of it.

private:
    QWidget* buildList();
    void add();
    [[nodiscard]] int chosen() const; // -1 when there is none.
    void showChosen();
    void takeFields();

    HopTable m_hops;
    QLabel* m_way;
    ProxyFields* m_proxy;
    QListView* m_list;
    QPushButton* m_add;
    QPushButton* m_remove;
    QPushButton* m_up;
    QPushButton* m_down;
    QGroupBox* m_frame;
    HopFields* m_fields;
    ProblemLines m_problems;
};

} // namespace underpass
