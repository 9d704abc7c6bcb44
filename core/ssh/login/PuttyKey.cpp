// SPDX-License-Identifier: MIT
#include "core/ssh/login/PuttyKey.h"

#include "core/base/CleanText.h"
#include "core/base/Wire.h"
#include "core/ssh/login/KeyCipher.h"

#include <array>
#include <charconv>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace underpass {
namespace {

constexpr std::string_view beginning = "PuTTY-User-Key-File-";
constexpr std::size_t cipherKeySize = 32; // Of AES-256-CBC, the only one there is.
constexpr std::size_t ivSize = 16;
constexpr std::size_t macKeySize = 32;

// PuTTYgen takes 8 MB and as many passes as fit into a tenth of a second.
constexpr std::uint32_t mostMemory = 1024U * 1024U; // KiB
constexpr std::uint64_t mostWork = 16ULL * mostMemory; // KiB times passes: some ten seconds.
constexpr std::uint32_t mostLanes = 256;

std::unexpected<Error> unusable(std::string why)
{
    return fail(ErrorCode::KeyFileUnusable, {}, std::move(why));
}

std::unexpected<Error> damaged()
{
    return unusable("the key in it is damaged");
}

// The lines of the file one after the other, each "Name: value" or a line of base64.
class PpkLines
{
public:
    explicit PpkLines(std::string_view text)
        : m_rest(text)
    { }

    // Nothing at the end, as for an empty line.
    std::string_view next()
    {
        const auto end = m_rest.find_first_of("\r\n");
        const std::string_view line = m_rest.substr(0, end);
        m_rest.remove_prefix(line.size());
        if (m_rest.starts_with('\r'))
            m_rest.remove_prefix(1);
        if (m_rest.starts_with('\n'))
            m_rest.remove_prefix(1);
        return line;
    }
    // The value, where the next line has this name.
    std::optional<std::string_view> value(std::string_view name)
    {
        const std::string_view before = m_rest;
        const std::string_view line = next();
        if (line.starts_with(name) && line.substr(name.size()).starts_with(": "))
            return line.substr(name.size() + 2);
        m_rest = before;
        return std::nullopt;
    }
    std::optional<std::uint32_t> number(std::string_view name)
    {
        const auto text = value(name);
        std::uint32_t number = 0;
        if (!text)
            return std::nullopt;
        const auto* const end = text->data() + text->size();
        const auto [stop, failed] = std::from_chars(text->data(), end, number);
        if (failed != std::errc{} || stop != end)
            return std::nullopt;
        return number;
    }
    // So many lines of base64 as the line of this name says.
    std::optional<SecretBytes> block(std::string_view name)
    {
        auto count = number(name);
        if (!count)
            return std::nullopt;
        SecretBytes base64;
        for (; *count > 0 && !m_rest.empty(); --*count) {
            const std::string_view line = next();
            base64.insert(
                base64.end(), line.begin(), line.begin() + static_cast<std::ptrdiff_t>(lengthOf(line)));
        }
        return *count == 0 ? decoded(base64) : std::nullopt;
    }

private:
    // Without blanks at the end, which a copy and paste leaves there.
    static std::size_t lengthOf(std::string_view line) { return line.find_last_not_of(" \t") + 1; }
    static std::optional<SecretBytes> decoded(const SecretBytes& base64)
    {
        const auto padding = viewOf(base64).ends_with("==") ? 2U : viewOf(base64).ends_with('=') ? 1U : 0U;
        SecretBytes bytes(base64.size());
        const int size
            = EVP_DecodeBlock(rawBytes(bytes), rawBytes(viewOf(base64)), static_cast<int>(base64.size()));
        if (size < 3)
            return std::nullopt;
        bytes.resize(static_cast<std::size_t>(size) - padding);
        return bytes;
    }

    std::string_view m_rest;
};

std::optional<std::string> fromHex(std::string_view text)
{
    text = text.substr(0, text.find_last_not_of(" \t") + 1);
    std::string bytes;
    for (; text.size() >= 2; text.remove_prefix(2)) {
        unsigned value = 0;
        const auto [stop, failed] = std::from_chars(text.data(), text.data() + 2, value, 16);
        if (failed != std::errc{} || stop != text.data() + 2)
            return std::nullopt;
        bytes += static_cast<char>(value);
    }
    return text.empty() && !bytes.empty() ? std::optional{bytes} : std::nullopt;
}

Result<Argon2> readDerivation(PpkLines& lines)
{
    const std::string_view name = lines.value("Key-Derivation").value_or("");
    const auto memory = lines.number("Argon2-Memory");
    const auto passes = lines.number("Argon2-Passes");
    const auto lanes = lines.number("Argon2-Parallelism");
    const auto salt = fromHex(lines.value("Argon2-Salt").value_or(""));
    if (name != "Argon2id" && name != "Argon2i" && name != "Argon2d")
        return unusable("it is locked in a way that is not known here (" + cleanText(name) + ")");
    if (!memory || !passes || !lanes || !salt || *passes == 0 || *lanes == 0)
        return damaged();
    if (*memory > mostMemory || *lanes > mostLanes || std::uint64_t{*memory} * *passes > mostWork)
        return unusable("opening it takes " + std::to_string(*passes) + " passes of Argon2 over "
            + std::to_string(*memory / 1024) + " MB, which are not done here; PuTTYgen writes it anew");
    const auto kind = name == "Argon2d" ? Argon2::Kind::D
        : name == "Argon2i"             ? Argon2::Kind::I
                                        : Argon2::Kind::Id;
    return Argon2{kind, *memory, *passes, *lanes, *salt};
}

bool isUsed(std::string_view type)
{
    return type == "ssh-rsa" || type == "ssh-ed25519" || type == "ecdsa-sha2-nistp256"
        || type == "ecdsa-sha2-nistp384" || type == "ecdsa-sha2-nistp521";
}

Result<PuttyKey> readHead(PpkLines& lines)
{
    PuttyKey key;
    const auto second = lines.value("PuTTY-User-Key-File-2");
    const auto third = lines.value("PuTTY-User-Key-File-3");
    if (!second && !third)
        return unusable("it is a PuTTY key of another version; PuTTYgen writes it anew");
    key.version = second ? 2 : 3;
    key.type = second ? *second : *third;
    if (!isUsed(key.type))
        return unusable("keys of this kind are not used here (" + cleanText(key.type) + ")");
    const auto encryption = lines.value("Encryption");
    const auto comment = lines.value("Comment");
    if (!encryption || !comment)
        return unusable("the key in it is cut off");
    key.encryption = *encryption;
    key.comment = *comment;
    if (key.isLocked() && key.encryption != "aes256-cbc")
        return unusable("it is locked in a way that is not known here (" + cleanText(key.encryption) + ")");
    return key;
}

std::string macOf(const PuttyKey& key, std::string_view macKey, std::string_view opened)
{
    SecretBytes vouchedFor;
    for (const std::string_view part : {std::string_view{key.type}, std::string_view{key.encryption},
             std::string_view{key.comment}, std::string_view{key.blob}, opened}) {
        WireWriter length;
        length.number(static_cast<std::uint32_t>(part.size()));
        const std::string front = length.take();
        vouchedFor.insert(vouchedFor.end(), front.begin(), front.end());
        vouchedFor.insert(vouchedFor.end(), part.begin(), part.end());
    }
    std::string mac(EVP_MAX_MD_SIZE, '\0');
    unsigned size = 0;
    if (!HMAC(key.version == 2 ? EVP_sha1() : EVP_sha256(), macKey.data(), static_cast<int>(macKey.size()),
            rawBytes(viewOf(vouchedFor)), vouchedFor.size(), reinterpret_cast<unsigned char*>(mac.data()),
            &size))
        return {};
    mac.resize(size);
    return mac;
}

struct Keys
{
    SecretBytes cipher; // With the initialisation vector behind it; empty where nothing is locked.
    SecretBytes mac;
};

void appendSha1(SecretBytes& bytes, std::string_view front, std::string_view passphrase)
{
    SecretBytes text{front.begin(), front.end()};
    text.insert(text.end(), passphrase.begin(), passphrase.end());
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    if (EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha1(), nullptr) != 1)
        size = 0;
    bytes.insert(bytes.end(), digest.begin(), digest.begin() + size);
    wipe(digest.data(), digest.size());
}

Keys keysOfVersion2(bool isLocked, std::string_view passphrase)
{
    Keys keys;
    appendSha1(keys.mac, "putty-private-key-file-mac-key", isLocked ? passphrase : std::string_view{});
    if (!isLocked)
        return keys;
    for (const char number : {'\0', '\1'}) {
        const std::array front{'\0', '\0', '\0', number};
        appendSha1(keys.cipher, {front.data(), front.size()}, passphrase);
    }
    keys.cipher.resize(cipherKeySize);
    keys.cipher.resize(cipherKeySize + ivSize, '\0');
    return keys;
}

std::optional<Keys> keysOf(const PuttyKey& key, const Secret& passphrase)
{
    if (key.version == 2)
        return keysOfVersion2(key.isLocked(), passphrase.reveal());
    if (!key.isLocked())
        return Keys{};
    const auto derived = deriveArgon2(*key.derivation, passphrase, cipherKeySize + ivSize + macKeySize);
    if (!derived)
        return std::nullopt;
    const auto split = derived->begin() + cipherKeySize + ivSize;
    return Keys{{derived->begin(), split}, {split, derived->end()}};
}

// A number that has lost the zeros at its high end, which is the last byte.
std::optional<PrivateKey> ed25519Key(std::string_view number)
{
    SecretBytes seed{number.begin(), number.end()};
    if (seed.size() > 32)
        return std::nullopt;
    seed.resize(32, '\0');
    return ed25519KeyFrom(viewOf(seed));
}

std::optional<PrivateKey> readKey(const PuttyKey& key, std::string_view opened)
{
    WireReader known{key.blob};
    WireReader secret{opened};
    const auto from = [](WireReader& reader) { return reader.string().value_or(""); };
    (void)from(known); // The type.
    if (key.type == "ssh-ed25519")
        return ed25519Key(from(secret));
    if (key.type == "ssh-rsa") {
        RsaParts parts;
        parts.e = from(known);
        parts.n = from(known);
        for (std::string_view* part : {&parts.d, &parts.p, &parts.q, &parts.inverseOfQ})
            *part = from(secret);
        return privateKeyFrom(parts);
    }
    EcParts parts;
    parts.curve = from(known);
    parts.point = from(known);
    parts.secret = from(secret);
    return privateKeyFrom(parts);
}

} // namespace

bool looksLikePuttyKey(std::string_view text)
{
    return text.starts_with(beginning);
}

Result<PuttyKey> readPuttyKey(std::string_view text)
{
    PpkLines lines{text};
    auto key = readHead(lines);
    if (!key)
        return fail(key);
    const auto blob = lines.block("Public-Lines");
    if (!blob)
        return damaged();
    key->blob.assign(blob->begin(), blob->end());
    if (key->version == 3 && key->isLocked()) {
        auto derivation = readDerivation(lines);
        if (!derivation)
            return fail(derivation);
        key->derivation = std::move(*derivation);
    }
    auto sealed = lines.block("Private-Lines");
    auto mac = fromHex(lines.value("Private-MAC").value_or(""));
    if (!sealed || !mac || WireReader{key->blob}.string() != key->type)
        return damaged();
    key->sealed = std::move(*sealed);
    key->mac = std::move(*mac);
    return key;
}

Result<PrivateKey> openPuttyKey(const PuttyKey& key, const Secret& passphrase)
{
    const KeyCipher* cipher = keyCipherCalled("aes256-cbc");
    if (key.isLocked() && key.sealed.size() % cipher->blockSize != 0)
        return damaged();
    const auto keys = keysOf(key, passphrase);
    if (!keys)
        return unusable("there is not enough memory to open it");
    auto opened = key.isLocked() ? decrypt(*cipher, viewOf(keys->cipher), viewOf(key.sealed), {})
                                 : std::optional{key.sealed};
    if (!opened)
        return damaged();
    const std::string mac = macOf(key, viewOf(keys->mac), viewOf(*opened));
    if (mac.size() != key.mac.size() || CRYPTO_memcmp(mac.data(), key.mac.data(), mac.size()) != 0) {
        if (key.isLocked())
            return fail(ErrorCode::PassphraseWrong);
        return damaged();
    }
    auto found = readKey(key, viewOf(*opened));
    if (!found || found->blob() != key.blob)
        return damaged();
    return std::move(*found);
}

} // namespace underpass
