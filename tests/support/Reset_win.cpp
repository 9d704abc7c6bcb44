// SPDX-License-Identifier: MIT
#include "tests/support/Reset.h"

#include "tests/support/Wine_win.h"

#include <asio/error.hpp>

namespace underpass::test {

bool wasReset(const std::error_code& outcome)
{
    return outcome == asio::error::connection_reset || (outcome == asio::error::eof && runsUnderWine());
}

} // namespace underpass::test
