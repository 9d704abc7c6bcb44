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

void add(QMenu& menu, Desk& desk, const char* name, const QString& text, const std::vector<ProfileId>& ids,
    Ask ask)
{
    QAction* action = menu.addAction(text);
    action->setObjectName(name);
    action->setEnabled(!ids.empty());
    QObject::connect(action, &QAction::triggered, &desk, [&desk, ids, ask] {
        for (const ProfileId& id : ids)
            (desk.*ask)(id);
    });
}

} // namespace

void addForSeveral(QMenu& menu, Desk& desk, const std::vector<ProfileId>& ids)
{
    std::vector<ProfileId> off;
    std::vector<ProfileId> on;
    for (const ProfileId& id : ids) {
        if (const TunnelRow* row = desk.model().find(id))
            (isFinal(row->state) ? off : on).push_back(id);
    }
    add(menu, desk, "connectAll", Text::tr("&Connect all"), off, &Desk::connectTunnel);
    add(menu, desk, "disconnectAll", Text::tr("&Disconnect all"), on, &Desk::disconnectTunnel);
    add(menu, desk, "reconnectAll", Text::tr("Reconnect a&ll"), on, &Desk::reconnectTunnel);
}

} // namespace underpass
