// SPDX-License-Identifier: MIT
#include "ui/window/StateVoice.h"

#include "ui/parts/Announce.h"
#include "ui/words/ShortText.h"
#include "ui/words/StateText.h"

#include <QWidget>

namespace underpass {

StateVoice::StateVoice(TunnelModel& model, QWidget& window)
    : QObject(&window)
    , m_model(model)
    , m_window(window)
{
    connect(&model, &TunnelModel::stateChanged, this, &StateVoice::onState);
}

void StateVoice::onState(const QString& id, const TunnelState& before)
{
    const TunnelRow* row = m_model.find(id.toStdString());
    const Light light = row == nullptr ? Light::Off : lightOf(row->state);
    if (row == nullptr || light == lightOf(before))
        return;
    const bool isUrgent = light == Light::Failed || light == Light::NeedsYou;
    //: %1 is a profile's name, %2 the state of its tunnel in words.
    announce(m_window, tr("%1: %2").arg(shownName(row->profile.name), word(light)),
        isUrgent ? Urgency::AtOnce : Urgency::Polite);
}

} // namespace underpass
