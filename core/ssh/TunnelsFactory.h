// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/engine/KeyLimits.h"
#include "core/ssh/engine/Patience.h"
#include "core/tunnel/Tunnel.h"

namespace underpass {

// How tests put sessions of their own under Tunnels.
struct Tunnels::FactoryHolder
{
    SessionFactory makeSession;
};

// Sessions over SSH. What the factory remembers of typed secrets lives as long as its copies.
[[nodiscard]] SessionFactory sshSessionFactory(
    const TunnelServices& services, const KeyLimits& limits = {}, const Patience& patience = {});

} // namespace underpass
