// SPDX-License-Identifier: MIT
#include "app/Startup.h"

#include "core/base/CrashProtection.h"

#include <openssl/crypto.h>
#include <sys/resource.h>

namespace underpass {

void prepareProcess()
{
    keepMemoryOutOfCrashReports();
    // A helper that nobody waits for may still be opening a key when main() has returned.
    ::OPENSSL_init_crypto(OPENSSL_INIT_NO_ATEXIT, nullptr);
    // Every relayed connection needs a descriptor, and the usual soft limit is 1024 for select()'s sake,
    // which nothing here uses.
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) == 0) {
        files.rlim_cur = files.rlim_max;
        (void)::setrlimit(RLIMIT_NOFILE, &files);
    }
}

} // namespace underpass
