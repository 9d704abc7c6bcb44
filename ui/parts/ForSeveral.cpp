// SPDX-License-Identifier: MIT
#include "ui/parts/ForSeveral.h"

#include <QCoreApplication>
#include <QMenu>

namespace underpass {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(underpass::ForSeveral)
};

using Ask = void (Desk::*)(const ProfileId&);

enum class Those { ThatAreOff, ThatAreOn };

std::vector<ProfileId> chosen(Desk& desk, const std::vector<ProfileId>& ids, Those those)
{
    std::vector<ProfileId> all;
    for (const ProfileId& id : ids) {
        const TunnelRow* row = desk.model().find(id);
        if (row != nullptr && isFinal(row->state) == (those == Those::ThatAreOff))
            all.push_back(id);
    }
    return all;
}

void add(QMenu& menu, Desk& desk, const char* name, const QString& text, const std::vector<ProfileId>& ids,
    Those those, Ask ask)
{
    QAction* action = menu.addAction(text);
    action->setObjectName(name);
    action->setEnabled(!chosen(desk, ids, those).empty());
    QObject::connect(action, &QAction::triggered, &desk, [&desk, ids, those, ask] {
        for (const ProfileId& id : chosen(desk, ids, those)) // As they are by now.
            (desk.*ask)(id);
    });
}

} // namespace

void addForSeveral(QMenu& menu, Desk& desk, const std::vector<ProfileId>& ids)
{
    add(menu, desk, "connectAll", Text::tr("&Connect all"), ids, Those::ThatAreOff, &Desk::connectTunnel);
    add(menu, desk, "disconnectAll", Text::tr("&Disconnect all"), ids, Those::ThatAreOn,
        &Desk::disconnectTunnel);
    add(menu, desk, "reconnectAll", Text::tr("Reconnect a&ll"), ids, Those::ThatAreOn,
        &Desk::reconnectTunnel);
}

} // namespace underpass
