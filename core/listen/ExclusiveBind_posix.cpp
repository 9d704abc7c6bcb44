// SPDX-License-Identifier: MIT
#include "core/listen/ExclusiveBind.h"

namespace underpass {

void makeExclusive(asio::ip::tcp::acceptor& acceptor, std::error_code& failed)
{
    acceptor.set_option(asio::socket_base::reuse_address{true}, failed);
}

} // namespace underpass
