// SPDX-License-Identifier: MIT
#include "app/ctl/Background.h"

#include <cerrno>
#include <cstdlib>
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
    posix_spawnattr_t how;
    ::posix_spawnattr_init(&how);
    ::posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSID);
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    // What else is open here (a lock of a script) is held by whoever asked, and not for as long as tunnels
    // run.
    ::posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    const int failed = ::posix_spawn(&process, program.c_str(), &actions, &how, argv.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    ::posix_spawnattr_destroy(&how);
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

std::string agentOfEnvironment()
{
    const char* agent = std::getenv("SSH_AUTH_SOCK");
    return agent ? agent : "";
}

void leaveTerminal()
{
    const int nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        ::dup2(nowhere, stream);
    ::close(nowhere);
    ::setsid(); // Refused to a session's leader, which startSelf() makes of us.
    if (::chdir("/") != 0)
        return; // There is no other place that nobody wants to remove.
}

} // namespace underpass
