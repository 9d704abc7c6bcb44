// SPDX-License-Identifier: MIT
#include "core/ssh/login/AgentLines.h"

#include "core/base/Error.h"
#include "core/base/Wire.h"
#include "core/system/Account.h"
#include "core/system/WinText.h"

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <type_traits>

namespace underpass {
namespace {

constexpr std::wstring_view pipeFolder = L"\\\\.\\pipe\\";
constexpr DWORD busyPatience = 500; // ms, for the moment between one client and the next

// PuTTY's numbers (windows/utils/agent_mapname.c, pageant's WM_COPYDATA interface).
constexpr ULONG_PTR copyDataId = 0x804e50ba;
constexpr std::size_t windowMessageLimit = 8192;

std::unexpected<Error> unavailable(const std::string& agent, std::string why)
{
    return fail(ErrorCode::AgentUnavailable, agent, std::move(why));
}

Error notAsked(const std::string& agent)
{
    const DWORD why = ::GetLastError();
    return whyNotAsked(agent, why, systemMessage(why));
}

bool startsWithoutCase(std::wstring_view text, std::wstring_view start)
{
    return text.size() >= start.size()
        && ::CompareStringOrdinal(text.data(), static_cast<int>(start.size()), start.data(),
               static_cast<int>(start.size()), TRUE)
        == CSTR_EQUAL;
}

// "pageant.<user>.<hash>": the hash is Pageant's own affair, so look for the beginning; the owner is checked.
void appendPageantPipes(std::vector<std::wstring>& pipes)
{
    WIN32_FIND_DATAW entry{};
    const HANDLE search = ::FindFirstFileW(L"\\\\.\\pipe\\*", &entry);
    if (search == INVALID_HANDLE_VALUE)
        return;
    do {
        if (startsWithoutCase(entry.cFileName, L"pageant."))
            pipes.push_back(std::wstring{pipeFolder} + entry.cFileName);
    } while (::FindNextFileW(search, &entry));
    ::FindClose(search);
}

struct CloseService
{
    void operator()(SC_HANDLE handle) const { ::CloseServiceHandle(handle); }
};
using ServiceHandle = std::unique_ptr<std::remove_pointer_t<SC_HANDLE>, CloseService>;

// The memory that a request to Pageant travels in, both ways.
class SharedMemory
{
public:
    explicit SharedMemory(const std::wstring& name)
    {
        OwnerOnly security; // Pageant answers only where the memory belongs to its own user.
        if (!security)
            return;
        m_mapping = Handle{::CreateFileMappingW(INVALID_HANDLE_VALUE, security.get(), PAGE_READWRITE, 0,
            static_cast<DWORD>(windowMessageLimit), name.c_str())};
        if (m_mapping && ::GetLastError() != ERROR_ALREADY_EXISTS)
            m_view = static_cast<char*>(::MapViewOfFile(m_mapping.get(), FILE_MAP_WRITE, 0, 0, 0));
    }
    ~SharedMemory()
    {
        if (m_view)
            ::UnmapViewOfFile(m_view);
    }
    SharedMemory(const SharedMemory&) = delete;
    SharedMemory& operator=(const SharedMemory&) = delete;

    [[nodiscard]] char* view() const { return m_view; }

private:
    Handle m_mapping;
    char* m_view = nullptr;
};

} // namespace

std::vector<std::wstring> pageantPipes()
{
    std::vector<std::wstring> pipes;
    appendPageantPipes(pipes);
    return pipes;
}

std::vector<std::wstring> agentPipes()
{
    std::vector<std::wstring> pipes;
    if (const wchar_t* named = ::_wgetenv(L"SSH_AUTH_SOCK"); named && startsWithoutCase(named, pipeFolder))
        pipes.emplace_back(named);
    appendPageantPipes(pipes);
    pipes.emplace_back(L"\\\\.\\pipe\\openssh-ssh-agent");
    return pipes;
}

Result<Handle> openAgentPipe(const std::wstring& name)
{
    const auto open = [&] {
        return Handle{::CreateFileW(name.c_str(), GENERIC_READ | GENERIC_WRITE, 0, nullptr, OPEN_EXISTING,
            FILE_FLAG_OVERLAPPED | SECURITY_SQOS_PRESENT | SECURITY_IDENTIFICATION, nullptr)};
    };
    Handle pipe = open();
    if (!pipe && ::GetLastError() == ERROR_PIPE_BUSY && ::WaitNamedPipeW(name.c_str(), busyPatience))
        pipe = open();
    if (!pipe)
        return std::unexpected(notAsked(toUtf8(name)));
    // A foreign agent could be offered our challenge, and tell its owner which servers we use. OpenSSH's runs
    // as a service.
    const auto owner = ownerOfObject(pipe.get());
    if (!owner || (owner != ownSid() && *owner != localSystemSid && *owner != administratorsSid))
        return unavailable(toUtf8(name), "it belongs to another user");
    return pipe;
}

Result<HWND> findPageant()
{
    const HWND window = ::FindWindowW(L"Pageant", L"Pageant");
    DWORD process = 0;
    if (!window || ::GetWindowThreadProcessId(window, &process) == 0)
        return nullptr;
    ::SetLastError(ERROR_SUCCESS);
    const Handle opened{::OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, process)};
    const auto owner = opened ? sidOfProcess(opened.get()) : std::nullopt;
    if (!owner && ::GetLastError() == ERROR_ACCESS_DENIED)
        return std::unexpected(notAsked("Pageant"));
    return owner && owner == ownSid() ? window : nullptr;
}

AgentService agentService()
{
    const ServiceHandle manager{::OpenSCManagerW(nullptr, nullptr, SC_MANAGER_CONNECT)};
    if (!manager)
        return AgentService::Unknown;
    const ServiceHandle service{
        ::OpenServiceW(manager.get(), L"ssh-agent", SERVICE_QUERY_CONFIG | SERVICE_QUERY_STATUS)};
    if (!service)
        return ::GetLastError() == ERROR_SERVICE_DOES_NOT_EXIST ? AgentService::Missing
                                                                : AgentService::Unknown;
    SERVICE_STATUS status{};
    if (::QueryServiceStatus(service.get(), &status) && status.dwCurrentState == SERVICE_RUNNING)
        return AgentService::Running;
    std::vector<std::uint64_t> memory(1024); // Aligned, and as much as there may be.
    auto* config = reinterpret_cast<QUERY_SERVICE_CONFIGW*>(memory.data());
    DWORD missing = 0;
    if (!::QueryServiceConfigW(service.get(), config, static_cast<DWORD>(memory.size() * 8), &missing))
        return AgentService::Unknown;
    return config->dwStartType == SERVICE_DISABLED ? AgentService::Disabled : AgentService::Stopped;
}

Result<std::string> askPageant(HWND pageant, const std::string& message, std::chrono::milliseconds patience)
{
    const std::string agent = "Pageant";
    if (message.size() > windowMessageLimit)
        return unavailable(agent, "the request is longer than its window takes; update PuTTY");
    std::string name = "PageantRequest" + std::to_string(::GetCurrentThreadId());
    const SharedMemory memory{toWide(name)};
    if (!memory.view())
        return unavailable(agent, "there is no memory to share with it");
    std::memcpy(memory.view(), message.data(), message.size());
    COPYDATASTRUCT data{copyDataId, static_cast<DWORD>(name.size() + 1), name.data()};
    DWORD_PTR accepted = 0;
    ::SetLastError(ERROR_SUCCESS);
    if (!::SendMessageTimeoutW(pageant, WM_COPYDATA, 0, reinterpret_cast<LPARAM>(&data), SMTO_NORMAL,
            static_cast<UINT>(patience.count()), &accepted))
        return std::unexpected(notAsked(agent));
    const std::string_view reply{memory.view(), windowMessageLimit};
    const auto size = WireReader{reply}.number().value_or(0);
    if (accepted == 0 || size == 0 || size > windowMessageLimit - 4)
        return unavailable(agent, "it does not speak the agent protocol");
    return std::string{reply.substr(4, size)};
}

} // namespace underpass
