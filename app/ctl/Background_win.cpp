// SPDX-License-Identifier: MIT
#include "app/ctl/Background.h"

#include "app/ctl/WindowsWords.h"
#include "core/system/Handle_win.h"
#include "core/system/WinText.h"

#include <fcntl.h>
#include <io.h>

namespace underpass {

Result<std::int64_t> startSelf(const std::vector<std::string>& arguments)
{
    const auto program = ownProgram();
    std::vector<std::wstring> words{program.native()};
    for (const std::string& argument : arguments)
        words.push_back(toWide(argument));
    std::wstring commandLine = windowsCommandLine(words);
    STARTUPINFOW startup{};
    startup.cb = sizeof startup;
    startup.dwFlags = STARTF_USESTDHANDLES;
    startup.hStdInput = ::GetStdHandle(STD_INPUT_HANDLE);
    startup.hStdOutput = ::GetStdHandle(STD_OUTPUT_HANDLE);
    startup.hStdError = ::GetStdHandle(STD_ERROR_HANDLE);
    PROCESS_INFORMATION started{};
    if (!::CreateProcessW(program.c_str(), commandLine.data(), nullptr, nullptr, TRUE,
            CREATE_NEW_PROCESS_GROUP, nullptr, nullptr, &startup, &started))
        return failWithLastError(ErrorCode::Internal, "underpassctl");
    ::CloseHandle(started.hThread);
    // hProcess stays open until we end: that keeps the number and the exit code, as a zombie does elsewhere.
    return started.dwProcessId;
}

std::optional<int> exitCodeOf(std::int64_t process)
{
    const Handle opened{
        ::OpenProcess(SYNCHRONIZE | PROCESS_QUERY_LIMITED_INFORMATION, FALSE, static_cast<DWORD>(process))};
    DWORD code = 0;
    if (!opened || ::WaitForSingleObject(opened.get(), 0) != WAIT_OBJECT_0
        || !::GetExitCodeProcess(opened.get(), &code))
        return std::nullopt;
    return static_cast<int>(code);
}

std::string agentOfEnvironment()
{
    return {};
}

void leaveTerminal()
{
    const int nowhere = ::_open("NUL", _O_RDWR);
    for (const int stream : {0, 1, 2})
        ::_dup2(nowhere, stream);
    ::_close(nowhere);
    ::FreeConsole();
    ::SetCurrentDirectoryW(ownProgram().parent_path().c_str());
}

} // namespace underpass
