// SPDX-License-Identifier: MIT
#include "core/net/NameError.h"

#include <asio/error.hpp>

#include <netdb.h>

namespace underpass {

void forgetNameError()
{
    h_errno = 0;
}

ErrorCode meaningOfNameError(const std::error_code& error)
{
    const bool isToldSo = error == asio::error::host_not_found || error == asio::error::no_data;
    return isToldSo && h_errno != NO_RECOVERY ? ErrorCode::NameNotFound : ErrorCode::NameServerSilent;
}

} // namespace underpass
