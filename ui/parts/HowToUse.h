// SPDX-License-Identifier: MIT
#pragma once

#include "core/check/Check.h"
#include "core/profile/Profile.h"
#include "core/tunnel/TunnelState.h"
#include "ui/words/UseText.h"

#include <QWidget>

#include <utility>
#include <vector>

class QGridLayout;
class QLabel;
class QTabBar;
class QVBoxLayout;

namespace underpass {

// What to enter in the programs that use a tunnel's forwards: a table to copy from, and what else one has to
// know. Of a forward that cannot be used it says why, and shows nothing to enter: whoever holds its port
// would be told the password. Tells also what a test has found at each, and which have worked since. While
// only such evidence comes in the table stays what it is, with the focus where it was.
class HowToUse : public QWidget
{
    Q_OBJECT

public:
    explicit HowToUse(QWidget* parent = nullptr);

    // With the forwards of a tunnel that is online; nothing is to be entered anywhere of another one.
    void show(const Profile& profile, const TunnelState& state);
    void forgetTest();
    void add(const CheckStep& step); // Of a test of this profile; steps of no forward are left out.

    [[nodiscard]] MailProgram program() const; // That is chosen.
    void choose(MailProgram program);

private:
    [[nodiscard]] std::vector<Forward> shown() const;
    struct Row
    {
        std::size_t forward = 0; // Its place in the profile.
        UseRow use;
        QString why; // It cannot be used; else empty.

        bool operator==(const Row&) const = default;
    };
    [[nodiscard]] std::vector<Row> rows(const std::vector<ForwardState>& forwards) const;
    void refresh();
    void build();
    void addHeader(bool hasMail);
    void addRow(int line, const Row& row);
    void showEvidence();

    Profile m_profile;
    std::vector<ForwardState> m_forwards;
    std::vector<Row> m_rows; // As they are shown.
    std::vector<QLabel*> m_evidence; // Of each of these.
    std::vector<Forward> m_tested; // As they were when the test began; none before the first.
    std::vector<std::pair<Forward, QString>> m_found; // By the test. It stays with what was tested.
    QTabBar* m_programs;
    QWidget* m_table = nullptr;
    QGridLayout* m_grid = nullptr;
    QLabel* m_notes;
    QVBoxLayout* m_layout;
};

} // namespace underpass
