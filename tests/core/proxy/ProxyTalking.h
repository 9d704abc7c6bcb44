// SPDX-License-Identifier: MIT
#pragma once

#include "core/proxy/ProxyTalk.h"

#include <algorithm>

namespace underpass::test {

inline ProxyLogIn logInOfAnna(const std::string& password = "open sesame")
{
    return {"anna", Secret{password}};
}

// A proxy that has said all it will say, and what lies unread behind it.
struct Talked
{
    std::string sent; // By us.
    std::string left; // Of the proxy's bytes, when the way was open.
    Result<void> result;
    bool isOpen = false;
};

// Plays the proxy's bytes to the talk, as many as it wants but at most `piece` at a time.
inline Talked play(ProxyTalk& talk, std::string proxy, std::size_t piece = 1000)
{
    Talked talked;
    talked.sent += talk.output().reveal();
    while (talked.result && talk.wanted() != 0 && !proxy.empty()) {
        const std::size_t size = std::min({talk.wanted(), piece, proxy.size()});
        talked.result = talk.read(proxy.substr(0, size));
        proxy.erase(0, size);
        talked.sent += talk.output().reveal();
    }
    talked.isOpen = talked.result && talk.wanted() == 0;
    talked.left = proxy;
    return talked;
}

} // namespace underpass::test
