// SPDX-License-Identifier: MIT
#include "tests/support/Process.h"

#include "tests/support/Eventually.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <stdexcept>

namespace underpass::test {
namespace {

pid_t spawn(const std::vector<std::string>& argv, const std::filesystem::path& output,
    const std::filesystem::path& input = "/dev/null")
{
    std::vector<char*> arguments;
    for (const std::string& argument : argv)
        arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    const std::string file = output.string();
    const std::string source = input.string();
    const pid_t pid = fork();
    if (pid < 0)
        throw std::runtime_error("Cannot start " + argv.front());
    if (pid > 0)
        return pid;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    const int in = open(source.c_str(), O_RDONLY | O_CLOEXEC);
    const int out = open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    dup2(in, 0);
    dup2(out, 1);
    dup2(out, 2);
    execv(arguments.front(), arguments.data());
    _exit(127);
}

void collectChildren(pid_t parent, std::vector<pid_t>& found)
{
    const std::string id = std::to_string(parent);
    std::ifstream children("/proc/" + id + "/task/" + id + "/children");
    for (pid_t child = 0; children >> child;) {
        found.push_back(child);
        collectChildren(child, found);
    }
}

} // namespace

Process::Process(const std::vector<std::string>& argv, const std::filesystem::path& output,
    const std::filesystem::path& input)
    : m_pid(spawn(argv, output, input))
{ }

Process::~Process()
{
    stop();
}

bool Process::running()
{
    if (m_pid > 0 && waitpid(m_pid, nullptr, WNOHANG) == m_pid)
        m_pid = -1;
    return m_pid > 0;
}

std::vector<pid_t> Process::descendants() const
{
    std::vector<pid_t> found;
    if (m_pid > 0)
        collectChildren(m_pid, found);
    return found;
}

void Process::stop()
{
    if (!running())
        return;
    kill(m_pid, SIGTERM);
    if (eventually([this] { return !running(); }))
        return;
    kill(m_pid, SIGKILL);
    waitpid(m_pid, nullptr, 0);
    m_pid = -1;
}

bool run(const std::vector<std::string>& argv, const std::filesystem::path& output)
{
    const pid_t pid = spawn(argv, output);
    int status = 0;
    return waitpid(pid, &status, 0) == pid && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

std::string findProgram(const std::string& name, const std::string& package)
{
    for (const char* folder : {"/usr/sbin/", "/usr/bin/", "/usr/local/sbin/", "/usr/local/bin/"})
        if (access((folder + name).c_str(), X_OK) == 0)
            return folder + name;
    throw std::runtime_error(name + " is missing: install the Debian package " + package + ".");
}

} // namespace underpass::test
