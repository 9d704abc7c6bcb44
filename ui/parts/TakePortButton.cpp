// SPDX-License-Identifier: MIT
#include "ui/parts/TakePortButton.h"

#include "core/profile/PortInPlace.h"
#include "core/profile/Profiles.h"
#include "ui/parts/InBackground.h"
#include "ui/words/ErrorText.h"

#include <QLayout>

#include <algorithm>
#include <utility>

namespace underpass {
namespace {

std::optional<Endpoint> placeInTrouble(const TunnelState& state)
{
    const auto* online = std::get_if<Online>(&state);
    if (online == nullptr)
        return std::nullopt;
    const auto found = std::ranges::find_if(online->forwards, [](const ForwardState& each) {
        return howIs(each) == ForwardHealth::Refused && listensHere(each.forward)
            && isAboutThePort(each.trouble->code);
    });
    return found == online->forwards.end() ? std::nullopt : std::optional{found->forward.listen};
}

} // namespace

TakePortButton::TakePortButton(Desk& desk, QWidget* parent)
    : QPushButton(tr("Use a free port &instead"), parent)
    , m_desk(desk)
{
    setObjectName("takePort");
    setVisible(false);
    connect(this, &QPushButton::clicked, this, &TakePortButton::take);
}

void TakePortButton::show(const TunnelRow& row)
{
    const auto place = placeInTrouble(row.state);
    if (row.profile.id == m_profile && place == m_place)
        return;
    m_profile = row.profile.id;
    m_place = place;
    offer(0);
    ++m_lookNumber; // What is still being looked for is for another place.
    if (place)
        look(*place);
}

void TakePortButton::clear()
{
    m_profile.clear();
    m_place.reset();
    ++m_lookNumber;
    offer(0);
}

void TakePortButton::look(const Endpoint& place)
{
    inBackground(
        this,
        [place, profiles = m_desk.model().profiles(), whyNot = m_desk.portCheck()] {
            return portInPlaceOf(place, profiles, whyNot);
        },
        [this, number = m_lookNumber](std::uint16_t port) {
            if (number == m_lookNumber)
                offer(port);
        });
}

void TakePortButton::offer(std::uint16_t port)
{
    m_port = port;
    setVisible(port != 0);
    if (port == 0)
        return;
    //: On a button: %1 is a free port, %2 the one that somebody else has.
    setText(tr("Use port %1 &instead of %2").arg(port).arg(m_place->port));
    if (const QWidget* page = parentWidget(); page && page->layout())
        page->layout()->activate(); // It comes by itself: never for a moment without room.
}

void TakePortButton::take()
{
    const TunnelRow* row = m_desk.model().find(m_profile);
    if (row == nullptr || !m_place)
        return;
    Profile changed = row->profile;
    if (moveListen(changed, *m_place, m_port) == nullptr)
        return;
    if (const auto saved = m_desk.save(changed); !saved)
        emit failed(userSentence(saved.error()));
    else
        setVisible(false);
}

} // namespace underpass
