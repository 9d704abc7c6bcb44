// SPDX-License-Identifier: MIT
#include "core/ssh/login/KeyFile.h"

#include "core/ssh/login/SecretBytes.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <utility>

namespace underpass {
namespace {

constexpr std::size_t keyFileLimit = std::size_t{64} * 1024;

Result<SecretBytes> readFile(const std::string& path)
{
    std::error_code missing;
    if (!std::filesystem::is_regular_file(path, missing) && !missing) // Reading a pipe may wait for ever.
        return fail(ErrorCode::KeyFileUnusable, path, "it is no file but a folder, a pipe or a device");
    std::ifstream file;
    file.rdbuf()->pubsetbuf(nullptr, 0); // Else a copy stays behind in its buffer.
    file.open(path, std::ios::binary);
    if (!file)
        return fail(ErrorCode::KeyFileUnusable, path, std::strerror(errno));
    SecretBytes text(keyFileLimit);
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
    return text;
}

template <class Value> Result<Value> about(const std::string& path, Result<Value> result)
{
    if (!result)
        result.error().subject = path;
    return result;
}

} // namespace

Result<KeyFileLook> inspectKeyFile(const std::string& path)
{
    const auto text = readFile(path);
    if (!text)
        return fail(text);
    return about(path, inspectKeyText(viewOf(*text)));
}

Result<PrivateKey> openKeyFile(const std::string& path, const Secret& passphrase)
{
    const auto text = readFile(path);
    if (!text)
        return fail(text);
    return about(path, openKeyText(viewOf(*text), passphrase));
}

std::optional<std::string> publicHalfBeside(const std::string& keyFile)
{
    const auto text = readFile(keyFile + ".pub");
    return text ? publicHalfIn(viewOf(*text)) : std::nullopt;
}

} // namespace underpass
