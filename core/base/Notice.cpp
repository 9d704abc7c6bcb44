// SPDX-License-Identifier: MIT
#include "core/base/Notice.h"

#include "core/base/OldAlgorithms.h"

namespace underpass {
namespace {

struct InWords
{
    std::string server;

    Sentence operator()(const ServerWords& words) const
    {
        return {UNDERPASS_TEXT("Notice", "The server %1 says: %2"), {server, words.text}};
    }
    Sentence operator()(const LongWait& wait) const
    {
        switch (wait.whom) {
        case WaitsFor::Server:
            return {UNDERPASS_TEXT("Notice", "Waiting for %1."), {server}};
        case WaitsFor::Approval:
            return {UNDERPASS_TEXT("Notice",
                        "Waiting for %1. If the log-in has to be approved elsewhere, on a telephone for "
                        "instance, do so now."),
                {server}};
        case WaitsFor::Agent:
            return {UNDERPASS_TEXT("Notice",
                "Waiting for the SSH agent, which may be waiting for you: confirm in its window, enter its "
                "PIN "
                "or touch the security key.")};
        }
        return {};
    }
    Sentence operator()(const OldInUse& old) const
    {
        return {UNDERPASS_TEXT("Notice", "The connection to %1 uses old algorithms: %2."),
            {server, listed(old.algorithms)}};
    }
};

} // namespace

Sentence sentenceOf(const Notice& notice)
{
    return std::visit(InWords{toString(notice.server)}, notice.what);
}

} // namespace underpass
