// SPDX-License-Identifier: MIT
#include "app/ctl/Background.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace underpass {

Result<std::int64_t> startSelf(const std::vector<std::string>& arguments)
{
    std::error_code error;
    const std::string program = std::filesystem::read_symlink("/proc/self/exe", error).string();
    if (error)
        return fail(ErrorCode::Internal, "underpassctl", error.message());
    std::vector<std::string> texts{program};
    texts.insert(texts.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    for (std::string& text : texts)
        argv.push_back(text.data());
    argv.push_back(nullptr);
    pid_t process = 0;
    const int failed = ::posix_spawn(&process, program.c_str(), nullptr, nullptr, argv.data(), environ);
    if (failed != 0)
        return fail(ErrorCode::Internal, "underpassctl", std::strerror(failed));
    return process;
}

std::optional<int> exitCodeOf(std::int64_t process)
{
    int status = 0;
    if (::waitpid(static_cast<pid_t>(process), &status, WNOHANG) <= 0)
        return std::nullopt;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void leaveInterruptsToChild()
{
    // A handler that does nothing, not SIG_IGN, which the child would inherit.
    std::signal(SIGINT, [](int) { });
}

void leaveTerminal()
{
    const int nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        ::dup2(nowhere, stream);
    ::close(nowhere);
    ::setsid(); // Refused to a group's leader, who was then started by hand and keeps its shell's job
                // control.
}

} // namespace underpass
