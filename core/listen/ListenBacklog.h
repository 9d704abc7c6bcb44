// SPDX-License-Identifier: MIT
#pragma once

namespace underpass {

// How many connections may wait until we accept them, as listen() takes it: enough for a crowd that comes at
// once. Linux cuts it to net.core.somaxconn. Windows reads SOMAXCONN as 200 on its desktop editions and takes
// more only as a hint, SOMAXCONN_HINT(1000), which is a negative number (listen's page); who finds the queue
// full is refused.
[[nodiscard]] int listenBacklog();

} // namespace underpass
