// SPDX-License-Identifier: MIT
#pragma once

namespace underpass::test {

// What stands in key files that OpenSSH 9.2 wrote for nothing but these tests (ed25519, one round of bcrypt).
struct KeyFileText
{
    const char* cipher;
    const char* base64;
};

constexpr const char* keyFilePassphrase = "a test";

constexpr KeyFileText keyFileTexts[] = {
    {"aes128-ctr",
        "b3BlbnNzaC1rZXktdjEAAAAACmFlczEyOC1jdHIAAAAGYmNyeXB0AAAAGAAAABDTKb2dlcD2oBqML/xTtF9zAAAAAQAAAAEA"
        "AAAzAAAAC3NzaC1lZDI1NTE5AAAAIKfVefqCxNwnbAu/xggpxbDe7+YfHZwwAkBk7ii8i1e6AAAAkBw+3L2hwFS8Zx9fmVST"
        "Ckcf6oW0ucRbKSIBmuBZCUbl52QTPda/C/7DYdKKyRWL88vE75HsaRixwJvyDCTroYEPTf5BCNpkqiTx7Tpk3loSPOQ5LkYj"
        "iM6jttQhlQ8jW5q8SnSjDzfkWsBUX2cmpmgLBTiJooUV1+ggLlJIoAJRguM+97uePQdVImHOPiNrWw=="},
    {"aes192-ctr",
        "b3BlbnNzaC1rZXktdjEAAAAACmFlczE5Mi1jdHIAAAAGYmNyeXB0AAAAGAAAABCcjzbimVkmQXfsFnC01WDXAAAAAQAAAAEA"
        "AAAzAAAAC3NzaC1lZDI1NTE5AAAAIBIRbfpZdlJIM4pnbCquJVcBbG+tty49/Peq6oUbHL37AAAAkBXp3hD9l1Lp37+efD/g"
        "MxJPEOfMfTpE6EK6kvdDuGENVaY8UAiimeYopkbxt/4uC3F6NC7v62f57bLAI0fl6wPRp9gT7dkKk3g2hTu8VqGme3hSFRwa"
        "PMxS5ZsIdOd/blyE3g8cI0WPxTuAaWsaYXcM53ScKtF84M0HDfMcjWTjbk+g7d9JM+YfTdokwK2jsQ=="},
    {"aes256-ctr",
        "b3BlbnNzaC1rZXktdjEAAAAACmFlczI1Ni1jdHIAAAAGYmNyeXB0AAAAGAAAABAoBnxoZ8g7F4o/ZYBzJ3rYAAAAAQAAAAEA"
        "AAAzAAAAC3NzaC1lZDI1NTE5AAAAIEvfPSc7swxasobZ4OmrQ/QiwAOT/DOCUZyehfCcCRUCAAAAkAuL/p2rKDZXMGbaxnD4"
        "ktTOxzWhuoeW+cZp2A7dXScYprvSoVrV9LN8jrVpC7VgH9HmH4juIVdATzmy4GPcAfuhlKL27+NsUdCi4Tb7IeaLNTthEFhk"
        "vL2D705qNzpyIy3ONGSAsUkYmZ9/jPCkUKHVGx70cELL2OXhaLOi2MEnLL9Y6vCnjCKTo77wSe9tRw=="},
    {"aes128-gcm@openssh.com",
        "b3BlbnNzaC1rZXktdjEAAAAAFmFlczEyOC1nY21Ab3BlbnNzaC5jb20AAAAGYmNyeXB0AAAAGAAAABALvV/7AfLbwEldkxaw"
        "2L7xAAAAAQAAAAEAAAAzAAAAC3NzaC1lZDI1NTE5AAAAIKuWmlliPs6pnFk7Cy5ML+DFMFSNuM5827LKOf1PJbgKAAAAkLZN"
        "XguQs6+8q8FaS35IZbMhoAZajY5RSNi7+qCFMHXWHOXtlanu7lUr9EzSF2QFMxYREiBm1qNux9+CVGUKFczmpl8SwDz0DcFW"
        "/AXOcP04fsDi3a7EWUY5J/868yuxOrHDoyXmnbqlRnnThVfrnxW5XTzCfWPm0ViWdSJoBu91OCASBGquThgkv02nHgyPAqqG"
        "46MLLZFz1eKgX51SRGk="},
    {"aes256-gcm@openssh.com",
        "b3BlbnNzaC1rZXktdjEAAAAAFmFlczI1Ni1nY21Ab3BlbnNzaC5jb20AAAAGYmNyeXB0AAAAGAAAABAtJJWB2398TNleQ7m3"
        "Ra7rAAAAAQAAAAEAAAAzAAAAC3NzaC1lZDI1NTE5AAAAIIrcgPNEIS+bpzSlIx9DrTZ7D518Noxy5MCG6vv836BRAAAAkA9z"
        "e9uqMlbXFOxjID9vv8cYiWGM2MdvELVQLzHCLDfLqs8xm5Ce0IJMHqdci5LgY0/BJa4Sz954yVuTI1WbOW8xxtHhWj6B804W"
        "h8rZJL+RXR9P+OBpZF2AFaP5ZTnBg0Lpbeyng/WHUTMyFAYECYzK2WcT+7KwImkLTfmnusXRx9uae6oqFA/UNUkkXQczjs+F"
        "oPjKbfi37KXsYDHAZCI="},
    {"chacha20-poly1305@openssh.com",
        "b3BlbnNzaC1rZXktdjEAAAAAHWNoYWNoYTIwLXBvbHkxMzA1QG9wZW5zc2guY29tAAAABmJjcnlwdAAAABgAAAAQoEXsnvCI"
        "ybdQflWiLq9STgAAAAEAAAABAAAAMwAAAAtzc2gtZWQyNTUxOQAAACBGZo3qcay2CciOeJtDb0/d4xXQKkU+LYEciGKO8Zo8"
        "jwAAAIgr4uU7y9PmBzJ8pW/nYWHC2GLuiz6ohID2MwEcbEaUl9k9lp8WE7nSZ7iBiQtkI1O5D8AV9rqh/D5IQgKd1AWIMr9t"
        "ndCZbMfVJpPYJwcxsppAlP43947omkiLKM90VNo37qnlqwqKn9slOm7lyi1/inNr/hgpcEgi8HQoCeNNeq47pqjXOUEWrLte"
        "tAOEGlZxUwdhXzQ32w=="},
    {"aes256-cbc",
        "b3BlbnNzaC1rZXktdjEAAAAACmFlczI1Ni1jYmMAAAAGYmNyeXB0AAAAGAAAABCMa2eOiNynrKkT2I3FbZuDAAAAAQAAAAEA"
        "AAAzAAAAC3NzaC1lZDI1NTE5AAAAIKMacqKyEXue6N+quxeUuuhph/mRS9jOGZWstryid4t0AAAAkAwGA7moP9Yz0f/E58eD"
        "IAPRMe5PcpqxQNEuAdjVtuXfORhruGxRCNatJPgo/LY48QODVoddP+1GDCH0jLoczvEa0rebgDh+4A6Hhg6d3U5VwNq6x8CF"
        "8YW6D8M7yD3rL3jx2+NSw/540v4tSZvpZQS7cro1nH/2SbRiRIuRQH9ews9SuZC9OWRglawS5Azhxw=="},
};

} // namespace underpass::test
