// SPDX-License-Identifier: MIT
#include "core/system/OwnDescriptors.h"

#include <cstdlib>
#include <memory>

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

namespace underpass {

// Not close_range(2): what it can mark is newer than the oldest kernels that we run on.
void keepDescriptorsToOurselves()
{
    const std::unique_ptr<DIR, int (*)(DIR*)> open{::opendir("/proc/self/fd"), ::closedir};
    while (const dirent* entry = open ? ::readdir(open.get()) : nullptr) {
        const int descriptor = std::atoi(entry->d_name); // NOLINT(cert-err34-c): the kernel's own numbers.
        const int flags = descriptor > STDERR_FILENO ? ::fcntl(descriptor, F_GETFD) : -1;
        if (flags >= 0)
            (void)::fcntl(descriptor, F_SETFD, flags | FD_CLOEXEC);
    }
}

} // namespace underpass
