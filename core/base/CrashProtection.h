// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

namespace underpass {

// What the system writes down about a process that crashed must hold no secret.

// For this whole process and what it starts; call it before there is any secret or thread. Linux: the kernel
// writes no core to a file or a pipe, and one to a socket holds no memory (core(5)). Other processes of the
// account still see which programs and ports are ours, which PR_SET_DUMPABLE would take from them. Windows:
// error reports leave the heap out. Failing leaves things as they were.
void keepMemoryOutOfCrashReports();

// `size` bytes, filled with zeros, whole pages between two that nobody can touch; left out of core files and
// error reports even without the above, and never swapped where the limit on locked memory permits. Null
// where the system gives none. They are never given back.
[[nodiscard]] void* mapSecretPages(std::size_t size);

} // namespace underpass
