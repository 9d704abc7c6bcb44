// SPDX-License-Identifier: MIT
#include "core/ssh/login/VerifyHostKey.h"

#include "core/ssh/trust/HostCertificate.h"

namespace underpass {

asio::awaitable<Result<FurtherKeys>> verifyHostKey(
    Transport& transport, HostKeys& hostKeys, Asker& asker, Hop hop)
{
    const HostKey shown = transport.engine().hostKey();
    // As after a key exchange that did not take place: there is nothing to ask a person about.
    const HostKey key = plainKeyOf(shown);
    if (key.blob.empty() || key.type.empty() || key.type == Engine::unknownKeyType)
        co_return fail(ErrorCode::ProtocolViolation, toString(hop.server),
            shown.blob.empty() ? "it has no host key" : "its host key is of no known type");
    const HostKeyVerdict verdict = hostKeys.check(serverNameOf(hop), shown);
    const std::string subject = toString(hop.server);
    for (Error note : verdict.notes) {
        if (note.subject.empty())
            note.subject = subject;
        asker.warnOnce(note);
    }
    const std::string offered = key.type + " " + fingerprint(key);
    switch (verdict.kind) {
    case HostKeyVerdict::Kind::Trusted:
        asker.trusts(hop.server, fingerprint(key));
        co_return verdict.mayTeach ? FurtherKeys::MayBeLearnt : FurtherKeys::None;
    case HostKeyVerdict::Kind::Revoked:
        co_return fail(ErrorCode::HostKeyRevoked, subject, offered + " is revoked by " + verdict.where);
    case HostKeyVerdict::Kind::Changed:
        asker.metNewKey(hop.server, key); // A person may replace the one on record by it.
        co_return fail(ErrorCode::HostKeyChanged, subject,
            "expected " + verdict.known + " (" + verdict.where + "), got " + offered);
    case HostKeyVerdict::Kind::Unknown:
        break;
    }
    asker.metNewKey(hop.server, key);
    HostKeyQuestion question{key.type, fingerprint(key)};
    const auto answer = co_await asker.human(hop, question);
    if (!answer)
        co_return fail(ErrorCode::HostKeyNotAccepted, subject, offered);
    asker.trusts(hop.server, fingerprint(key));
    if (const auto added = hostKeys.add(serverNameOf(hop), key); !added) {
        asker.warn({ErrorCode::HostKeyNotKept, subject, sentence(added.error())});
        co_return FurtherKeys::None;
    }
    co_return FurtherKeys::MayBeLearnt;
}

} // namespace underpass
