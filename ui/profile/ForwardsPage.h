// SPDX-License-Identifier: MIT
#pragma once

#include "ui/profile/ForwardTable.h"
#include "ui/profile/ProfilePage.h"

#include <functional>

class QGroupBox;
class QPushButton;
class QTableView;

namespace underpass {

class ForwardFields;
struct ForwardPreset;

// The forwards of a profile, and the fields of the chosen one below.
class ForwardsPage : public ProfilePage
{
    Q_OBJECT

public:
    // `table` must outlive it. `isTaken` says which local ports a new forward should not choose.
    ForwardsPage(ForwardTable& table, std::function<bool(std::uint16_t)> isTaken, QWidget* parent = nullptr);

    void putInto(Profile& profile) const override;
    std::vector<FieldProblem> showProblems(const std::vector<FieldProblem>& problems) override;

private:
    void buildTable();
    QWidget* buildButtons();
    void add(Forward forward);
    [[nodiscard]] bool isTakenHere(std::uint16_t port) const;
    [[nodiscard]] int chosen() const; // -1 when there is none.
    void showChosen();
    void takeFields();

    ForwardTable& m_table;
    std::function<bool(std::uint16_t)> m_isTaken;
    QTableView* m_view;
    QPushButton* m_remove;
    QGroupBox* m_frame;
    ForwardFields* m_fields;
    ProblemLines m_problems;
};

} // namespace underpass
