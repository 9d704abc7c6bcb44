// SPDX-License-Identifier: MIT
#include "app/ctl/WholeLines.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <iostream>
#include <streambuf>
#include <string_view>

namespace underpass {
namespace {

// What a thread has begun to write, and in front of what.
struct Begun
{
    std::string output;
    std::string errors;
    std::string name;
};

Begun& begun()
{
    static thread_local Begun mine;
    return mine;
}

std::string named(std::string_view lines)
{
    const std::string& name = begun().name;
    std::string all;
    for (std::size_t begin = 0; begin < lines.size() && !name.empty();) {
        const std::size_t end = std::min(lines.find('\n', begin), lines.size() - 1);
        all.append(name).append(": ").append(lines.substr(begin, end + 1 - begin));
        begin = end + 1;
    }
    return name.empty() ? std::string{lines} : all;
}

} // namespace

class WholeLines::Buffer : public std::streambuf
{
public:
    Buffer(std::ostream& stream, std::FILE* file, std::string Begun::* line)
        : m_stream(stream)
        , m_file(file)
        , m_line(line)
        , m_before(stream.rdbuf(this))
        , m_flags(stream.flags())
    {
        stream.unsetf(std::ios::unitbuf); // It would write whatever is said in one go.
    }
    ~Buffer() override
    {
        m_stream.rdbuf(m_before);
        m_stream.flags(m_flags);
    }
    Buffer(const Buffer&) = delete;
    Buffer& operator=(const Buffer&) = delete;

    [[nodiscard]] int trouble() const { return m_trouble; }

protected:
    std::streamsize xsputn(const char* text, std::streamsize size) override
    {
        std::string& line = begun().*m_line;
        line.append(text, static_cast<std::size_t>(size));
        const std::size_t end = line.rfind('\n');
        if (end == std::string::npos)
            return size;
        const bool isWritten = write(std::string_view{line}.substr(0, end + 1));
        line.erase(0, end + 1);
        return isWritten ? size : 0;
    }
    int_type overflow(int_type letter) override
    {
        const char one = traits_type::to_char_type(letter);
        return xsputn(&one, 1) == 1 ? letter : traits_type::eof();
    }
    int sync() override
    {
        std::string& line = begun().*m_line;
        const bool isWritten = line.empty() || write(line);
        line.clear();
        return isWritten && (std::fflush(m_file) == 0 || noteTrouble()) ? 0 : -1;
    }

private:
    // The C library lets one thread at a time write to a file, and each call is whole.
    bool write(std::string_view lines)
    {
        const std::string text = m_file == stderr ? named(lines) : std::string{lines};
        return std::fwrite(text.data(), 1, text.size(), m_file) == text.size() || noteTrouble();
    }
    bool noteTrouble()
    {
        int none = 0;
        m_trouble.compare_exchange_strong(none, errno == 0 ? EIO : errno);
        return false;
    }

    std::ostream& m_stream;
    std::FILE* m_file;
    std::string Begun::* m_line;
    std::streambuf* m_before;
    std::ios::fmtflags m_flags;
    std::atomic<int> m_trouble = 0;
};

WholeLines::WholeLines()
    : m_output(std::make_unique<Buffer>(std::cout, stdout, &Begun::output))
    , m_errors(std::make_unique<Buffer>(std::cerr, stderr, &Begun::errors))
{ }

WholeLines::~WholeLines()
{
    (void)finish();
}

int WholeLines::finish()
{
    std::cout.flush();
    std::cerr.flush();
    return m_output->trouble() == EPIPE ? 0 : m_output->trouble();
}

LinesOf::LinesOf(const std::string& name)
{
    begun().name = name;
}

LinesOf::~LinesOf()
{
    std::cerr.flush();
    begun().name.clear();
}

} // namespace underpass
