// SPDX-License-Identifier: MIT
#include "app/Startup.h"

#include "core/base/CrashProtection.h"

#include <windows.h>

#include <openssl/crypto.h>

namespace underpass {

void prepareProcess()
{
    keepMemoryOutOfCrashReports();
    ::SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_APPLICATION_DIR | LOAD_LIBRARY_SEARCH_SYSTEM32);
    ::SetDllDirectoryW(L""); // What still searches the old way leaves out the working directory.
    ::SetSearchPathMode(BASE_SEARCH_PATH_ENABLE_SAFE_SEARCHMODE | BASE_SEARCH_PATH_PERMANENT);
    ::HeapSetInformation(nullptr, HeapEnableTerminationOnCorruption, nullptr, 0);
    ::SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOOPENFILEERRORBOX); // No boxes about missing drives.
    ::SetConsoleOutputCP(CP_UTF8);
    // A helper that nobody waits for may still be opening a key when main() has returned.
    ::OPENSSL_init_crypto(OPENSSL_INIT_NO_ATEXIT, nullptr);
}

} // namespace underpass
