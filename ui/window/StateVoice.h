// SPDX-License-Identifier: MIT
#pragma once

#include "ui/parts/Desk.h"

class QWidget;

namespace underpass {

// Has screen readers say how tunnels change, in a word each: "Mail: Connected". What cannot wait is said at
// once. Nothing while `window` is not on the screen: there are notifications then. GUI thread.
class StateVoice : public QObject
{
    Q_OBJECT

public:
    // Both outlive it.
    StateVoice(TunnelModel& model, QWidget& window);

private:
    void onState(const QString& id, const TunnelState& before);

    TunnelModel& m_model;
    QWidget& m_window;
};

} // namespace underpass
