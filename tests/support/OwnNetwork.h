// SPDX-License-Identifier: MIT
#pragma once

namespace underpass::test {

// From its making on, this thread and all it starts have a network that nobody else has: every port is free
// there, and tests may run side by side. Where the system refuses one, the programs that ask for it take
// turns, and say so.
class OwnNetwork
{
public:
    OwnNetwork();
    ~OwnNetwork();
    OwnNetwork(const OwnNetwork&) = delete;
    OwnNetwork& operator=(const OwnNetwork&) = delete;

private:
    int m_turn = -1;
};

} // namespace underpass::test
