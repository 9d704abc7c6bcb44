// SPDX-License-Identifier: MIT
#include "app/ctl/ChildProgram.h"

#include "app/ctl/WindowsWords.h"
#include "core/system/Handle_win.h"
#include "core/system/WinText.h"

#include <algorithm>
#include <string_view>

namespace underpass {
namespace {

constexpr int notThere = 127;
constexpr int cannot = 126;
constexpr DWORD longestPath = 32768;

std::wstring variable(const wchar_t* name)
{
    std::wstring value(longestPath, L'\0');
    const DWORD size = ::GetEnvironmentVariableW(name, value.data(), longestPath);
    value.resize(size < longestPath ? size : 0);
    return value;
}

// In the folders of PATH, and not in the one that we happen to be in.
std::wstring placeOf(const std::wstring& program)
{
    const bool isPath = program.find_first_of(L"\\/:") != std::wstring::npos;
    const std::wstring path = variable(L"PATH");
    std::wstring found(longestPath, L'\0');
    const DWORD size = ::SearchPathW(
        isPath ? nullptr : path.c_str(), program.c_str(), L".exe", longestPath, found.data(), nullptr);
    found.resize(size < longestPath ? size : 0);
    return found;
}

bool beginsWith(std::wstring_view text, std::wstring_view with)
{
    return text.size() >= with.size()
        && ::CompareStringOrdinal(
               text.data(), static_cast<int>(with.size()), with.data(), static_cast<int>(with.size()), TRUE)
        == CSTR_EQUAL;
}

// Each variable ends with a zero, and all of them with one more. Windows has them in the order of their
// names.
std::wstring environmentWith(const ChildProgram::Environment& more)
{
    std::vector<std::wstring> all;
    wchar_t* const ours = ::GetEnvironmentStringsW();
    const std::wstring replaced = toWide(more.replaced);
    for (const wchar_t* each = ours; each != nullptr && *each != L'\0';) {
        const std::wstring_view text{each};
        if (!beginsWith(text, replaced))
            all.emplace_back(text);
        each += text.size() + 1;
    }
    if (ours != nullptr)
        ::FreeEnvironmentStringsW(ours);
    for (const auto& [name, value] : more.variables)
        all.push_back(toWide(name + "=" + value));
    std::ranges::sort(all, [](const std::wstring& a, const std::wstring& b) {
        return ::CompareStringOrdinal(a.c_str(), -1, b.c_str(), -1, TRUE) == CSTR_LESS_THAN;
    });
    std::wstring block;
    for (const std::wstring& each : all)
        block.append(each).push_back(L'\0');
    return block + L'\0';
}

// Whether everything in it ends with its last handle, which is ours.
void setEndsWithUs(const Handle& job, bool endsWithUs)
{
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits{};
    limits.BasicLimitInformation.LimitFlags = endsWithUs ? JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE : 0;
    ::SetInformationJobObject(job.get(), JobObjectExtendedLimitInformation, &limits, sizeof limits);
}

Handle makeJob(ChildProgram::WithUs withUs)
{
    Handle job{::CreateJobObjectW(nullptr, nullptr)};
    if (job)
        setEndsWithUs(job, withUs == ChildProgram::WithUs::Yes);
    return job;
}

class Job final : public ChildProgram
{
public:
    Job(Handle job, Handle process)
        : m_job(std::move(job))
        , m_process(std::move(process))
    { }

    std::optional<int> wait(std::chrono::milliseconds patience) override
    {
        DWORD code = 0;
        if (::WaitForSingleObject(m_process.get(), static_cast<DWORD>(patience.count())) != WAIT_OBJECT_0
            || !::GetExitCodeProcess(m_process.get(), &code))
            return std::nullopt;
        setEndsWithUs(m_job, false); // What it has left behind lives on, as everywhere.
        return static_cast<int>(code);
    }
    void askToEnd() override { end(); }
    void end() override { ::TerminateJobObject(m_job.get(), 1); }

private:
    Handle m_job;
    Handle m_process;
};

std::expected<std::unique_ptr<ChildProgram>, ChildProgram::CannotRun> couldNot(DWORD why)
{
    const bool isGone = why == ERROR_FILE_NOT_FOUND || why == ERROR_PATH_NOT_FOUND;
    return std::unexpected(ChildProgram::CannotRun{isGone ? notThere : cannot, systemMessage(why)});
}

STARTUPINFOW ourStreams()
{
    STARTUPINFOW startup{};
    startup.cb = sizeof startup;
    startup.dwFlags = STARTF_USESTDHANDLES;
    startup.hStdInput = ::GetStdHandle(STD_INPUT_HANDLE);
    startup.hStdOutput = ::GetStdHandle(STD_OUTPUT_HANDLE);
    startup.hStdError = ::GetStdHandle(STD_ERROR_HANDLE);
    return startup;
}

} // namespace

std::expected<std::unique_ptr<ChildProgram>, ChildProgram::CannotRun> ChildProgram::start(
    const std::vector<std::string>& argv, const Environment& environment, WithUs withUs, const Inherited&)
{
    std::vector<std::wstring> words;
    for (const std::string& word : argv)
        words.push_back(toWide(word));
    const std::wstring program = placeOf(words.front());
    if (program.empty())
        return couldNot(ERROR_FILE_NOT_FOUND);
    if (isBatchFile(program))
        return std::unexpected(CannotRun{cannot,
            "a batch file needs cmd.exe, which reads quotation marks in another way; name the program that "
            "it starts"});
    std::wstring line = windowsCommandLine(words);
    std::wstring block = environmentWith(environment);
    STARTUPINFOW startup = ourStreams();
    PROCESS_INFORMATION started{};
    Handle job = makeJob(withUs);
    constexpr DWORD how = CREATE_SUSPENDED | CREATE_UNICODE_ENVIRONMENT | CREATE_DEFAULT_ERROR_MODE;
    if (!job)
        return couldNot(::GetLastError());
    if (!::CreateProcessW(program.c_str(), line.data(), nullptr, nullptr, TRUE, how, block.data(), nullptr,
            &startup, &started))
        return couldNot(::GetLastError());
    Handle process{started.hProcess};
    const Handle thread{started.hThread};
    if (!::AssignProcessToJobObject(job.get(), process.get())) { // Before it can start another one.
        const DWORD why = ::GetLastError();
        ::TerminateProcess(process.get(), 1);
        return couldNot(why);
    }
    ::ResumeThread(thread.get());
    return std::make_unique<Job>(std::move(job), std::move(process));
}

void holdSignalsForChild()
{
    // A handler, not the switch that ignores Ctrl-C, which the child would inherit.
    ::SetConsoleCtrlHandler(
        [](DWORD event) -> BOOL { return event == CTRL_C_EVENT || event == CTRL_BREAK_EVENT; }, TRUE);
}

} // namespace underpass
