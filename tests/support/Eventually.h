// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <system_error>
#include <thread>

namespace underpass::test {

// Waits until another program is in a state that it tells nobody of: looks again and again, for ten seconds
// at most, or until `isAlive` says that there is no point. A look that throws std::system_error has not seen
// it. The only place in the tests that sleeps while it waits.
template <class Look, class IsAlive> [[nodiscard]] bool eventually(const Look& look, const IsAlive& isAlive)
{
    for (int tries = 0; tries < 500 && isAlive(); ++tries) {
        try {
            if (look())
                return true;
        } catch (const std::system_error&) { // Nobody listens yet.
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return false;
}
template <class Look> [[nodiscard]] bool eventually(const Look& look)
{
    return eventually(look, [] { return true; });
}

} // namespace underpass::test
