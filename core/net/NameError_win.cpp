// SPDX-License-Identifier: MIT
#include "core/net/NameError.h"

#include <asio/error.hpp>

namespace underpass {

void forgetNameError() { }

ErrorCode meaningOfNameError(const std::error_code& error)
{
    const bool isToldSo = error == asio::error::host_not_found || error == asio::error::no_data;
    return isToldSo ? ErrorCode::NameNotFound : ErrorCode::NameServerSilent;
}

} // namespace underpass
