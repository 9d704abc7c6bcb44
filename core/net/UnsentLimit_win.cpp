// SPDX-License-Identifier: MIT
#include "core/net/UnsentLimit.h"

namespace underpass {

void limitUnsent(asio::ip::tcp::socket&) { }
void liftUnsentLimit(asio::ip::tcp::socket&) { }

} // namespace underpass
