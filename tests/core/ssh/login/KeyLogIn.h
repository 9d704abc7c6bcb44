// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Wire.h"
#include "core/ssh/trust/KnownHosts.h"
#include "tests/core/ssh/login/KeySamples.h"
#include "tests/core/ssh/login/LogInFixture.h"
#include "tests/support/TempDir.h"
#include "tests/support/TextFile.h"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace underpass::test {

constexpr char publicKeyOk = 60; // RFC 4252 section 7.

// What a server says to one key.
inline const std::string refuses = packet(logInFailure, text("publickey,password") + '\0');
inline const std::string wouldTake = packet(publicKeyOk, text("ssh-ed25519") + text("blob"));
inline const std::string accepts = packet(logInSuccess);
inline std::string endsWith(const std::string& words)
{
    return packet(1, number(2) + text(words) + text(""));
}

inline const KeySample& sampleCalled(std::string_view name)
{
    const auto* found = std::ranges::find(keySamples, name, &KeySample::name);
    if (found == std::end(keySamples))
        throw std::out_of_range(std::string{name});
    return *found;
}

inline std::string publicHalfOf(const KeySample& sample)
{
    return decodeBase64(sample.publicHalf).value();
}

// Log-ins with keys to a server that says what the test tells it to, whatever it hears.
class KeyLogIn : public LogInTest
{
protected:
    KeyLogIn() { hop.credentials.methods = {LogInWith::KeyFile}; }

    // A file with this key; its name in this folder.
    std::string keyFile(const KeySample& sample)
    {
        const auto path = folder.path() / ("key" + std::to_string(m_files++));
        writeText(path, sample.text);
        return path.string();
    }
    std::string fileWith(const std::string& contents)
    {
        const auto path = folder.path() / ("file" + std::to_string(m_files++));
        writeText(path, contents);
        return path.string();
    }
    static std::string publicLine(const KeySample& sample)
    {
        const std::string blob = publicHalfOf(sample);
        return std::string{WireReader{blob}.string().value()} + " " + sample.publicHalf + " comment\n";
    }

    Result<void> logIn(const std::string& serverSays, const std::string& methods = "publickey,password")
    {
        return LogInTest::logIn(offers(methods) + serverSays, hop.credentials.methods);
    }

    // The keys that the server was offered, and those it was sent a signature of, in their order.
    [[nodiscard]] std::vector<std::string> offered() const { return keysIn('\0'); }
    [[nodiscard]] std::vector<std::string> signedWith() const { return keysIn('\1'); }
    [[nodiscard]] SecretKey secretKey(const std::string& file) const { return key("passphrase " + file); }

    const TempDir folder;

private:
    [[nodiscard]] std::vector<std::string> keysIn(char hasSignature) const
    {
        std::vector<std::string> keys;
        for (const std::string& message : messagesIn(wire->fromUs)) {
            WireReader reader{message};
            if (reader.byte() != logInRequest || reader.string() != "anna" || !reader.string()
                || reader.string() != "publickey" || reader.byte() != hasSignature || !reader.string())
                continue;
            keys.emplace_back(reader.string().value_or(""));
        }
        return keys;
    }

    int m_files = 0;
};

} // namespace underpass::test
