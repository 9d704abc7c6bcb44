// SPDX-License-Identifier: MIT
#include "app/Startup.h"

#include "core/platform/CrashProtection.h"

#include <sys/resource.h>

namespace underpass {

void prepareProcess()
{
    keepMemoryOutOfCrashReports();
    // Every relayed connection needs a descriptor, and the usual soft limit is 1024 for select()'s sake,
    // which nothing here uses.
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) == 0) {
        files.rlim_cur = files.rlim_max;
        (void)::setrlimit(RLIMIT_NOFILE, &files);
    }
}

} // namespace underpass
