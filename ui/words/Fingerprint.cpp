// SPDX-License-Identifier: MIT
#include "ui/words/Fingerprint.h"

#include <QRegularExpression>

namespace underpass {

namespace {

constexpr qsizetype lengthOfSha256 = 43; // 32 bytes in base64, without padding.

} // namespace

FingerprintMatch compareFingerprints(const QString& given, const std::string& shown)
{
    static const QRegularExpression pattern{"SHA256:\\s*([A-Za-z0-9+/]+)"};
    const QString text = given.trimmed();
    if (text.isEmpty())
        return FingerprintMatch::Empty;
    const auto found = pattern.match(text);
    const QString digest = found.hasMatch() ? found.captured(1) : text;
    const QString expected = QString::fromStdString(shown).mid(7);
    if (digest == expected)
        return FingerprintMatch::Same;
    const bool isBeginning = digest.size() < lengthOfSha256 && expected.startsWith(digest);
    return isBeginning ? FingerprintMatch::Incomplete : FingerprintMatch::Different;
}

ChangedKey changedKey(const Error& error)
{
    static const QRegularExpression pattern{"^expected (\\S+ \\S+) \\((.*)\\), got (\\S+ \\S+)$"};
    const auto found = pattern.match(QString::fromStdString(error.detail));
    return {found.captured(1), found.captured(2), found.captured(3)};
}

} // namespace underpass
