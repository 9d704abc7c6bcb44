// SPDX-License-Identifier: MIT
#include "app/ctl/ChildProgram.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <system_error>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char** environ;

namespace underpass {
namespace {

using namespace std::chrono_literals;

constexpr int notThere = 127;
constexpr int cannot = 126;
constexpr std::array passedOn{SIGTERM, SIGINT, SIGQUIT, SIGHUP, SIGUSR1, SIGUSR2};

sigset_t heldSignals()
{
    sigset_t held;
    ::sigemptyset(&held);
    ::sigaddset(&held, SIGCHLD);
    for (const int signal : passedOn)
        ::sigaddset(&held, signal);
    return held;
}

std::vector<char*> pointersTo(std::vector<std::string>& texts)
{
    std::vector<char*> pointers;
    for (std::string& text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

// Where it may be, as execvp(3) looks for it: but a file that is no program is never handed to a shell.
std::vector<std::string> placesOf(const std::string& program)
{
    if (program.contains('/'))
        return {program};
    const char* const path = std::getenv("PATH");
    const std::string_view folders = path != nullptr ? path : "/usr/local/bin:/usr/bin:/bin";
    std::vector<std::string> places;
    for (std::size_t begin = 0; begin <= folders.size();) {
        const std::size_t end = std::min(folders.find(':', begin), folders.size());
        const std::string folder{folders.substr(begin, end - begin)};
        places.push_back((folder.empty() ? "." : folder) + "/" + program);
        begin = end + 1;
    }
    return places;
}

std::vector<std::string> environmentWith(const ChildProgram::Environment& more)
{
    std::vector<std::string> all;
    for (char** each = environ; *each != nullptr; ++each) {
        if (!std::string_view{*each}.starts_with(more.replaced))
            all.emplace_back(*each);
    }
    for (const auto& [name, value] : more.variables)
        all.push_back(name + "=" + value);
    return all;
}

// Everything that the child needs, made before there is one.
struct Call
{
    std::vector<std::string> places;
    std::vector<char*> argv;
    std::vector<char*> environment;
    ChildProgram::WithUs withUs;
    pid_t parent;
};

// Async-signal-safe.
[[noreturn]] void become(const Call& call, const Inherited& inherited, int tell)
{
    inherited.restore();
    if (call.withUs == ChildProgram::WithUs::Yes) {
        ::prctl(PR_SET_PDEATHSIG, SIGTERM);
        if (::getppid() != call.parent)
            ::_exit(cannot); // Too late to be told.
    }
    int why = ENOENT;
    for (const std::string& place : call.places) {
        ::execve(place.c_str(), call.argv.data(), call.environment.data());
        if (errno != ENOENT && errno != ENOTDIR)
            why = errno;
        if (errno != ENOENT && errno != ENOTDIR && errno != EACCES)
            break;
    }
    [[maybe_unused]] const ssize_t told = ::write(tell, &why, sizeof why);
    ::_exit(cannot);
}

class Forked final : public ChildProgram
{
public:
    explicit Forked(pid_t process)
        : m_process(process)
    { }

    std::optional<int> wait(std::chrono::milliseconds patience) override
    {
        const sigset_t held = heldSignals();
        const timespec limit{patience / 1s, (patience % 1s) / 1ns};
        siginfo_t signal{};
        if (const auto code = ended())
            return code;
        if (::sigtimedwait(&held, &signal, &limit) > 0 && signal.si_signo != SIGCHLD)
            passOn(signal);
        return ended();
    }
    void askToEnd() override
    {
        ::kill(m_process, SIGTERM);
        ::kill(m_process, SIGCONT); // Nobody hears while he is stopped.
    }
    void end() override { ::kill(m_process, SIGKILL); }

private:
    std::optional<int> ended() const
    {
        int status = 0;
        if (::waitpid(m_process, &status, WNOHANG) <= 0)
            return std::nullopt;
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
    // The terminal sends to everybody in its foreground, so also to the program.
    void passOn(const siginfo_t& signal) const
    {
        if (signal.si_code <= 0)
            ::kill(m_process, signal.si_signo);
    }

    pid_t m_process;
};

std::expected<std::unique_ptr<ChildProgram>, ChildProgram::CannotRun> couldNot(int why)
{
    return std::unexpected(
        ChildProgram::CannotRun{why == ENOENT ? notThere : cannot, std::generic_category().message(why)});
}

} // namespace

std::expected<std::unique_ptr<ChildProgram>, ChildProgram::CannotRun> ChildProgram::start(
    const std::vector<std::string>& argv, const Environment& environment, WithUs withUs,
    const Inherited& inherited)
{
    std::vector<std::string> words = argv;
    std::vector<std::string> variables = environmentWith(environment);
    const Call call{placesOf(argv.front()), pointersTo(words), pointersTo(variables), withUs, ::getpid()};
    std::array<int, 2> news{-1, -1};
    if (::pipe2(news.data(), O_CLOEXEC) != 0)
        return couldNot(errno);
    std::signal(SIGCHLD, SIG_DFL); // Ignored, it would leave nothing to wait for.
    const pid_t process = ::fork();
    if (process == 0)
        become(call, inherited, news[1]);
    const int failed = process < 0 ? errno : 0;
    ::close(news[1]);
    int why = failed;
    if (process > 0 && ::read(news[0], &why, sizeof why) != sizeof why)
        why = 0;
    ::close(news[0]);
    if (why == 0)
        return std::make_unique<Forked>(process);
    if (process > 0)
        ::waitpid(process, nullptr, 0);
    return couldNot(why);
}

void holdSignalsForChild()
{
    const sigset_t held = heldSignals();
    ::pthread_sigmask(SIG_BLOCK, &held, nullptr);
}

} // namespace underpass
