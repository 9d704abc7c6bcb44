// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/import/TakeIn.h"

#include <QTreeWidget>

namespace underpass {

// The connections of another program, each with what becomes of it and, below it, what is changed and what is
// not taken. Those that become profiles can be ticked, and are.
class ImportList : public QTreeWidget
{
    Q_OBJECT

public:
    explicit ImportList(QWidget* parent = nullptr);

    void setSessions(const std::vector<TakenSession>& sessions);
    [[nodiscard]] std::vector<bool> ticks() const; // In the order of the sessions.
    [[nodiscard]] int ticked() const;
    void retranslate();

signals:
    void ticksChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fill();
    [[nodiscard]] static QString remarkText(const Remark& remark);
    [[nodiscard]] static QString outcomeText(const TakenSession& session);

    std::vector<TakenSession> m_sessions;
};

} // namespace underpass
