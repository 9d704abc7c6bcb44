// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <string>

namespace underpass::test {

// Every byte that `action` has OpenSSL wipe on this thread, one after the other: what is freed afterwards may
// not be looked at any more, so the test program stands in OPENSSL_cleanse()'s place.
[[nodiscard]] std::string wipedBy(const std::function<void()>& action);

// For the two files that stand there: has it wiped by OpenSSL, and fails the test where that was not done.
void watchWiping(void* memory, std::size_t size, void (*wipe)(void*, std::size_t));

} // namespace underpass::test
