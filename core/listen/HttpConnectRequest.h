// SPDX-License-Identifier: MIT
#pragma once

#include "core/listen/RequestReading.h"

#include <string_view>

namespace underpass {

// An HTTP/1 request as a proxy hears it; only CONNECT (RFC 9110 section 9.3.6). Its header fields are of no
// interest. Pure: each call sees all bytes from the first one on, at most 16 KB of them before the answer is
// that the request does not end.
[[nodiscard]] RequestReading readHttpConnect(std::string_view bytes);

} // namespace underpass
