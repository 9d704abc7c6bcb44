// SPDX-License-Identifier: MIT
#pragma once

#include <ostream>

namespace underpass::test {

// Key files that PuTTYgen 0.78, OpenSSL 3.0 and ssh-keygen 9.2 made for nothing but these tests.
struct KeySample
{
    const char* name;
    bool isLocked; // With samplePassphrase.
    const char* publicHalf; // Base64.
    const char* text;
};

inline void PrintTo(const KeySample& sample, std::ostream* out)
{
    *out << sample.name;
}

constexpr const char* samplePassphrase = "a test";

constexpr KeySample keySamples[] = {
    {"putty v3-ed25519-id", true, "AAAAC3NzaC1lZDI1NTE5AAAAIBo2lXWk9V1qosBgsTbnwOsJs05mKMsVobv8jhJPqrq9",
        "PuTTY-User-Key-File-3: ssh-ed25519\n"
        "Encryption: aes256-cbc\n"
        "Comment: putty\n"
        "Public-Lines: 2\n"
        "AAAAC3NzaC1lZDI1NTE5AAAAIBo2lXWk9V1qosBgsTbnwOsJs05mKMsVobv8jhJP\n"
        "qrq9\n"
        "Key-Derivation: Argon2id\n"
        "Argon2-Memory: 1024\n"
        "Argon2-Passes: 3\n"
        "Argon2-Parallelism: 1\n"
        "Argon2-Salt: 863e199aee452152dcf5ed4f02d55f68\n"
        "Private-Lines: 1\n"
        "6sG6f5Df+z8BfIPkwZ7hJHn41gkBi1ToyjoV0sz2jPWLN1/g/FVGILKvpSvv3c++\n"
        "Private-MAC: d55c22c034b4e9d3845d8327d371f3972ab8ccc628c049a763fecc9cdeb2fddd\n"},
    {"putty v3-ecdsa384-i", true,
        "AAAAE2VjZHNhLXNoYTItbmlzdHAzODQAAAAIbmlzdHAzODQAAABhBFzziVUrO7j4CpBjtTwBV8EzHtH/Kh5+YgfU8XL6P+f0"
        "CN2oj8ajo+xTr6Flmj+Yvz14oT8y4KzWVCRAacCXpkMjbOQ6GK8qxaCfIFlUQUoJ/GORTsaQ3P7qio0TtBZllQ==",
        "PuTTY-User-Key-File-3: ecdsa-sha2-nistp384\n"
        "Encryption: aes256-cbc\n"
        "Comment: putty\n"
        "Public-Lines: 3\n"
        "AAAAE2VjZHNhLXNoYTItbmlzdHAzODQAAAAIbmlzdHAzODQAAABhBFzziVUrO7j4\n"
        "CpBjtTwBV8EzHtH/Kh5+YgfU8XL6P+f0CN2oj8ajo+xTr6Flmj+Yvz14oT8y4KzW\n"
        "VCRAacCXpkMjbOQ6GK8qxaCfIFlUQUoJ/GORTsaQ3P7qio0TtBZllQ==\n"
        "Key-Derivation: Argon2i\n"
        "Argon2-Memory: 512\n"
        "Argon2-Passes: 2\n"
        "Argon2-Parallelism: 2\n"
        "Argon2-Salt: f5026f70ad26b6650927d0ec7d477b01\n"
        "Private-Lines: 2\n"
        "avTTryMbRTaK8pJy+IVWtyHO444wkJfmh67ZDQl8oX18FOObArMboz79gGjJtCBO\n"
        "NlpcfqJOusQQ2LBnCdsNdQ==\n"
        "Private-MAC: 109234ba9a9e2662fe4fb9370538f59461d6f1dc953260f230b3463f18b74cf5\n"},
    {"putty v3-ecdsa521-d", true,
        "AAAAE2VjZHNhLXNoYTItbmlzdHA1MjEAAAAIbmlzdHA1MjEAAACFBAHdijprEzHYJqCwGKTOPPiFbKV0c0V4FJG2Um/LW5vM"
        "8cvG6jxG8lnDdUec5++FNPzSgLprKgg/c2et1zFwDeEplAHiP2aU2JafvCbkqJSSkJMu9efozgLjvZBpRToP/egpcFaMPX5+"
        "5DcGT3vSC4KiGGujHcpIj6qWs/G5BGGaYYj2oQ==",
        "PuTTY-User-Key-File-3: ecdsa-sha2-nistp521\n"
        "Encryption: aes256-cbc\n"
        "Comment: putty\n"
        "Public-Lines: 4\n"
        "AAAAE2VjZHNhLXNoYTItbmlzdHA1MjEAAAAIbmlzdHA1MjEAAACFBAHdijprEzHY\n"
        "JqCwGKTOPPiFbKV0c0V4FJG2Um/LW5vM8cvG6jxG8lnDdUec5++FNPzSgLprKgg/\n"
        "c2et1zFwDeEplAHiP2aU2JafvCbkqJSSkJMu9efozgLjvZBpRToP/egpcFaMPX5+\n"
        "5DcGT3vSC4KiGGujHcpIj6qWs/G5BGGaYYj2oQ==\n"
        "Key-Derivation: Argon2d\n"
        "Argon2-Memory: 256\n"
        "Argon2-Passes: 5\n"
        "Argon2-Parallelism: 1\n"
        "Argon2-Salt: e38cfda5e30597a7ff35f3f2e0d720aa\n"
        "Private-Lines: 2\n"
        "XmVGj4pjVKQlF8u/EccBTs3RlzGNcLcqj3RJUOP68gxM5AAY8ljHHDOtSKAiwrvs\n"
        "gU3LpcVgvlAwFAFs4sZUGGvnHLs6+v8lrVW+ZzAQyro=\n"
        "Private-MAC: 3da21f9ce8b414bc0c093f64a3191fc3c47d72ea052ecbdfd06702494d43d0d1\n"},
    {"putty v3-rsa-id", true,
        "AAAAB3NzaC1yc2EAAAADAQABAAAAgQCdgLRt/6kxcwXTlDZzi2DsjmcRXdKXVO1qN3rbgav+Hmon71ieTHXndMAm0chmo7oN"
        "vZP1OzqiwpoM7K+RkomkZOOAtZ7NstC//0xlU3qOLJSMSvBlTZOHs2d1Joa8KS6tOoyTmq3DAjsslb685mdNEWLM1ZNNck+M"
        "0DrNfGbQAw==",
        "PuTTY-User-Key-File-3: ssh-rsa\n"
        "Encryption: aes256-cbc\n"
        "Comment: putty\n"
        "Public-Lines: 4\n"
        "AAAAB3NzaC1yc2EAAAADAQABAAAAgQCdgLRt/6kxcwXTlDZzi2DsjmcRXdKXVO1q\n"
        "N3rbgav+Hmon71ieTHXndMAm0chmo7oNvZP1OzqiwpoM7K+RkomkZOOAtZ7NstC/\n"
        "/0xlU3qOLJSMSvBlTZOHs2d1Joa8KS6tOoyTmq3DAjsslb685mdNEWLM1ZNNck+M\n"
        "0DrNfGbQAw==\n"
        "Key-Derivation: Argon2id\n"
        "Argon2-Memory: 1024\n"
        "Argon2-Passes: 1\n"
        "Argon2-Parallelism: 1\n"
        "Argon2-Salt: 8d7baacd84bdf1ae145a223d87407df1\n"
        "Private-Lines: 8\n"
        "kQLn0+/X8iGs6OcTUZaLbGWD1/NTngEWoui7JZK3gqmiMD8cIKO6XxKUe6jwQYw7\n"
        "q1fXu47ce0MQpLuAifDA+sknyW2iPbzGjfEJ87d/U772q50ADTObkQIdDPVi55vn\n"
        "5jkCBJRhDw/TT5mXUfM42kind2fuRkxEXTOIyVbr/0r9CkZsJvMLGFSJtDhLA3K0\n"
        "2bzAiEYJrpCpG+ltLNNdPUCeZQ2tjE7H9EVeB/vGCXYPLrIm6Sg+wxXzUH+lsDP7\n"
        "6shkmf6yiRGo7mNiggokO3e7AVXN5rY3e11BcJj/Tv16wPLmOQVckVpgqyCY8q3J\n"
        "7leBzCiiz/sP7k0EVv2Jdm0N/AJeIXJuy4JdDvCdic2zdewjx65nJrzOvwwt5Mw9\n"
        "Iff99FgxlmOrc6jnlP7KUrGvW47Ezjpxj7KBl96qoFoSd+x6/osA6I8rI9mcmAth\n"
        "8cgVf2e+NaDlcAAs7Q+6kA==\n"
        "Private-MAC: 8be2008d9f4580e5290baf22baeb5ebe0a4da1ffeba792f53aa30895b0b8ab9d\n"},
    {"putty v3-ed25519-plain", false, "AAAAC3NzaC1lZDI1NTE5AAAAICmcrdRBumfpfHBgehOx7VZI6VWERtrc+FrKRQCAxsAy",
        "PuTTY-User-Key-File-3: ssh-ed25519\n"
        "Encryption: none\n"
        "Comment: with a comment\n"
        "Public-Lines: 2\n"
        "AAAAC3NzaC1lZDI1NTE5AAAAICmcrdRBumfpfHBgehOx7VZI6VWERtrc+FrKRQCA\n"
        "xsAy\n"
        "Private-Lines: 1\n"
        "AAAAIP0wkoxMlQ+uhaSSW8a6C1ah5aHienHP+87ZUNJCe6NH\n"
        "Private-MAC: f945d387448afb22a324e19e52d096ca78ca72170932d9cb4c6e97ae8bf28624\n"},
    {"putty v2-ed25519", true, "AAAAC3NzaC1lZDI1NTE5AAAAIOku/QqfHegNy1+Ek0iIKkF/wh95E0Xwha2OHJj7+DZE",
        "PuTTY-User-Key-File-2: ssh-ed25519\n"
        "Encryption: aes256-cbc\n"
        "Comment: putty\n"
        "Public-Lines: 2\n"
        "AAAAC3NzaC1lZDI1NTE5AAAAIOku/QqfHegNy1+Ek0iIKkF/wh95E0Xwha2OHJj7\n"
        "+DZE\n"
        "Private-Lines: 1\n"
        "udpRA2ejOXzw4QGxx+Q3DkFeN/leh215DyjA/yI50E+5lUtTibkawjWPy9dwbrcr\n"
        "Private-MAC: f17190c0a0ce92f97efc563f0b7aa442826b07da\n"},
    {"putty v2-ecdsa256", true,
        "AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBAXIpWsnV49I2hPvA3UDeNpEpoQencZai8axZ+EtQ6pX"
        "h2qquQ3j5iG5pjhCuqxXBuVV1YQWtW6wqPw8ki9WnNE=",
        "PuTTY-User-Key-File-2: ecdsa-sha2-nistp256\n"
        "Encryption: aes256-cbc\n"
        "Comment: putty\n"
        "Public-Lines: 3\n"
        "AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBAXIpWsnV49I\n"
        "2hPvA3UDeNpEpoQencZai8axZ+EtQ6pXh2qquQ3j5iG5pjhCuqxXBuVV1YQWtW6w\n"
        "qPw8ki9WnNE=\n"
        "Private-Lines: 1\n"
        "DgNQHyP4dTSarJrxAUuEkSfjGNUJM37+9bIe9SPMTwbLsRLcBRtIaRWpT7e1kB3/\n"
        "Private-MAC: f629de9c09b84dd920704cc81086e0b2324b5be7\n"},
    {"putty v2-rsa-plain", false,
        "AAAAB3NzaC1yc2EAAAADAQABAAAAgQCrOI3Be4617l9OqfavXNvFUjMW1cfjHMi00jBiZMV0Zs00mwKn8hpBc2pcNdzYfizD"
        "MU4fq5h004XOer8436z0eWUgK5P294OpczYMs0CVgjTlAoH5QCvtCPnPlPKnJsgBu0BXrqsb0ttnAGMy72QfsNmINC6MJ5ix"
        "ngCFAIccSQ==",
        "PuTTY-User-Key-File-2: ssh-rsa\n"
        "Encryption: none\n"
        "Comment: putty\n"
        "Public-Lines: 4\n"
        "AAAAB3NzaC1yc2EAAAADAQABAAAAgQCrOI3Be4617l9OqfavXNvFUjMW1cfjHMi0\n"
        "0jBiZMV0Zs00mwKn8hpBc2pcNdzYfizDMU4fq5h004XOer8436z0eWUgK5P294Op\n"
        "czYMs0CVgjTlAoH5QCvtCPnPlPKnJsgBu0BXrqsb0ttnAGMy72QfsNmINC6MJ5ix\n"
        "ngCFAIccSQ==\n"
        "Private-Lines: 8\n"
        "AAAAgQCZpg93kGRZmMbINbecWI0TfpdAJ6nPgdYOhgxLT7jtow8E5RG2Gok7MNJC\n"
        "W0eKs3eB1i4QN5GBTQvnZblR1U9DO8Wh2oeDPaELyQgXX044SA1+gM6vOZqktgz4\n"
        "s6Lwe3segRv3+oAMK/67BS6sc+9MPW8W6GSDufpsKHi9Dsp9AQAAAEEA892ntAPV\n"
        "+HtPh6XFPNGCdniW86AapEiGe0xZdREesnU0Co2UXhJz7+zKQEp4gaYWuBD1Fv+I\n"
        "8gWEr0q22xUK6QAAAEEAs72Nj4UZfbyDQ5E3tkaTmYLp21amVl9jVEkea0rr1ZCy\n"
        "o+B6HSzRXGfBE3Bm8hKIhtySDdwIPBlrUJGbvc3qYQAAAEAhN3KTO9COlJ0R/kDX\n"
        "+flIsiS87o1VBwxIBSFCH6/3QCRIe6rcr/9alj+3ve1ZfCAHEWBJ8qBqJxKRNs9/\n"
        "Cv2H\n"
        "Private-MAC: 0c9f3f34186d3d044d509cddefa7161c4f9c1dac\n"},
    {"p8-ed25519", false, "AAAAC3NzaC1lZDI1NTE5AAAAIPGR+msfz69k22bpn4QrS0eepVyiHRny1Lc+y6ae3xtr",
        "-----BEGIN PRIVATE KEY-----\n"
        "MC4CAQAwBQYDK2VwBCIEINprNyypeV3ZgBstG0mKdY7GmIDNsxyIUUFXHw8CUovz\n"
        "-----END PRIVATE KEY-----\n"},
    {"p8-ed25519-pbkdf2", true, "AAAAC3NzaC1lZDI1NTE5AAAAIPGR+msfz69k22bpn4QrS0eepVyiHRny1Lc+y6ae3xtr",
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
        "MIGaMFYGCSqGSIb3DQEFDTBJMCgGCSqGSIb3DQEFDDAbBAjVfcfJzjP8AgIBZDAM\n"
        "BggqhkiG9w0CCQUAMB0GCWCGSAFlAwQBKgQQETKWGWKal1HS275T5Klm3gRAiBqp\n"
        "y9/L5T1J3/2DQE1F2t48X3WATJ7YowTg/uYBx2PBi/CiZwb+wBCJkz2l3bAQjqhw\n"
        "me79kFkGia6751wjYw==\n"
        "-----END ENCRYPTED PRIVATE KEY-----\n"},
    {"p8-ed25519-scrypt", true, "AAAAC3NzaC1lZDI1NTE5AAAAIPGR+msfz69k22bpn4QrS0eepVyiHRny1Lc+y6ae3xtr",
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
        "MIGSME4GCSqGSIb3DQEFDTBBMCAGCSsGAQQB2kcECzATBAhDperQDDwm1gIBEAIB\n"
        "CAIBATAdBglghkgBZQMEASoEEJX0jx1SRZegF18nzILTug4EQLy/Xa2uxdSL1NLI\n"
        "pDLkX3Rlitvb+5mpu+e+KW6qHz/xeP3uJdTRo3KUJh0KEgZrlDcKIgJagVJ10b2N\n"
        "qbUNMTs=\n"
        "-----END ENCRYPTED PRIVATE KEY-----\n"},
    {"p8-ed25519-pbe1", true, "AAAAC3NzaC1lZDI1NTE5AAAAIPGR+msfz69k22bpn4QrS0eepVyiHRny1Lc+y6ae3xtr",
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
        "MFcwGwYKKoZIhvcNAQwBAzANBAiqqA2ppm+tygIBMgQ4OXhhds3obbnEcyZtqOEO\n"
        "lhJ5g0pddMI/stxTVK/NJc1qE6hd242Osmz5tBpdu4nsd/Y5iXBlpzI=\n"
        "-----END ENCRYPTED PRIVATE KEY-----\n"},
    {"p8-ecdsa", false,
        "AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBBL+HS4O/Cl28GAyfbJnwoeORLvDcH/Yz4+j48LXJ7w/"
        "tY2vf33uqLk215Lw2mQHbkxZbNXPTOpUPnGo7z0OJ7o=",
        "-----BEGIN PRIVATE KEY-----\n"
        "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgK6668EVTCoOwDnUp\n"
        "XTmYHHM8PM1xbmetDi/tXJ1gqaahRANCAAQS/h0uDvwpdvBgMn2yZ8KHjkS7w3B/\n"
        "2M+Po+PC1ye8P7WNr3997qi5NteS8NpkB25MWWzVz0zqVD5xqO89Die6\n"
        "-----END PRIVATE KEY-----\n"},
    {"pem-rsa-locked", true,
        "AAAAB3NzaC1yc2EAAAADAQABAAAAgQDciSR+xNpB9mDbzxrGaAOPP3lyr4Ey8aSoVe+kIGVb08aDO3V4al10qP68kGzzEm6z"
        "xbXW4YjPMJEjo5/HC6ZI/2F5WCyFMUEYk8mUeixaLG37qlHqjIXVfjDSI4JSDH1MGY4v/JN3h5W+hqW6JQw9g4rMS22U+2pJ"
        "qIFXd31TyQ==",
        "-----BEGIN RSA PRIVATE KEY-----\n"
        "Proc-Type: 4,ENCRYPTED\n"
        "DEK-Info: AES-128-CBC,5FF7D04D7FAF3640960B4B6E596E4BFA\n"
        "\n"
        "sXOpfu6MrNupORovSIH/F1qGv3S0y5uljlmzEQ5XJHlhXgAoA2NEJ15+NNVolcjz\n"
        "o5m33pdlC1LfLkex5HH1Kx87zJAjCQeVb64N24OtSslQHSfN2bz4QoiA2tFJthoK\n"
        "Rhohex2wsCDyxPpgF8tVY5SUPW5+rAz4RWhfEb2UddM6P480GNK6XhHQCr+KvKYv\n"
        "G4KpsN1n+D9X3x00020MrE4K1KQp7aSLQffaI4CXk0ewNRqiWHHc+2P5G/nEWWGa\n"
        "i6kaPsYnAD3MBqhb3jLYruKXOZ2E5dNNa+ipEXLUTQ88msXO2AFAu7TylHvziTGy\n"
        "yPeAHk2LY+QaHjoNOXyz3vF26a2xJT5tpgszaZGcoTabq4Yn4/diGshedHSr0Ta5\n"
        "PF64AX3iRylNN7rPH5whfEfGogfOTCRm0y3Ynkly//nOeaAdcJTqqGVdrOOlYYHe\n"
        "y4i0g5XE1pJwCZtV2CVNfkD/SlcjtY2n/Z1ApJbhZs3FVd/DxLrPWN4s9S/3isr7\n"
        "R9giZNmTsdddIy6IU9aWF3GXgk7BbgKrytuG8Qo4ZCv1HnjbLk+zfa7DcD1pr53M\n"
        "LHcjlZHBG3Ri8pvz2Awv9F/UZFw8bCmq/+mcdQRlnduV7uUmWyxTE98jgsyxKlH0\n"
        "owzkW9U6KM4k5zUeRRzxCb+o9oVLSJmkIwWxFuSzL4qLO+4TdLK4QDS5tjgacBnY\n"
        "QaHmDBEXBRsUoKVAdjRnTM+aketBedWuz2TUTLr9sx1NsnZRjt9oXu9jJ1Xipksl\n"
        "D7HFV5dJO40BFrLJDx/rQJutUetJWp+S9U3spms7gMW24y0J9nx9m/ocoHjG8Cg/\n"
        "-----END RSA PRIVATE KEY-----\n"},
    {"pem-ecdsa", false,
        "AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBLa3wZia3MWKUkjmRV3J62X7Dda54qFqsFzRrw/jr5Fo"
        "Gzu0djAxIpeF15oNh1UM1yuFmj9MILwcB1NocftW7hw=",
        "-----BEGIN EC PRIVATE KEY-----\n"
        "MHcCAQEEILz3ysBvbicVTQmcFbVQrgFc5vyehnFeq44FJ7LJHDRPoAoGCCqGSM49\n"
        "AwEHoUQDQgAEtrfBmJrcxYpSSOZFXcnrZfsN1rnioWqwXNGvD+OvkWgbO7R2MDEi\n"
        "l4XXmg2HVQzXK4WaP0wgvBwHU2hx+1buHA==\n"
        "-----END EC PRIVATE KEY-----\n"},
    {"ossh-rsa-3des", true,
        "AAAAB3NzaC1yc2EAAAADAQABAAAAgQDyqboGCQKCO/BmWvS3iq948EAwT4Z1bFdE6ecSaG8U7CzwqHbouVC1XWD1E6OVQXQW"
        "qAoNPNARDqiWSRajCaUqMNSlsu8mWgeOVwsSflkQUDMIk/FDYRaA0DWPzj4psCx+IgwMm4bwK6S/4zaaCtlbmiIwPtN3YtNY"
        "py/4T5Ljyw==",
        "-----BEGIN OPENSSH PRIVATE KEY-----\n"
        "b3BlbnNzaC1rZXktdjEAAAAACDNkZXMtY2JjAAAABmJjcnlwdAAAABgAAAAQGnEckXXNK0\n"
        "SHwsZfEWeeDAAAAAEAAAABAAAAlwAAAAdzc2gtcnNhAAAAAwEAAQAAAIEA8qm6BgkCgjvw\n"
        "Zlr0t4qvePBAME+GdWxXROnnEmhvFOws8Kh26LlQtV1g9ROjlUF0FqgKDTzQEQ6olkkWow\n"
        "mlKjDUpbLvJloHjlcLEn5ZEFAzCJPxQ2EWgNA1j84+KbAsfiIMDJuG8Cukv+M2mgrZW5oi\n"
        "MD7Td2LTWKcv+E+S48sAAAH49cTJxul4K09KKXdXwRBtPiqf0Ixy5iA884FI1CgjESXhgS\n"
        "6R+czNQSsHC4VKSjDyREsD+A0Y6WrA8aZoogys2KF3AyhnJcqh9VHtzj5exC6857Z4m45r\n"
        "zvukOFPChEkepK+G8d31aeVqLG9B1YXpl5Tyz4k/pmc9JhDoxkmyHwlhQbKfiom5vF0WrB\n"
        "mLyQunFQz/dPwO6on35L2GXyIU5/mAXnCq5ouQO1n6O6TwhVGbLXYHL9LMk6rMmVnR6iMg\n"
        "YNot0Mka5+kkAwAVp5hX2mthir8zJo5VT2e3WxHTI0BxVeZ0oKDnrpQCoD3NCTJsZK8m7F\n"
        "0YtVxEp3EGMG9xLF9Tv80XRtfyZo7e0lvKqJm8yPSvf2dKe5R2cFeLPcanUVNRC8fJYqxL\n"
        "3cdVSp/Kxwahu9ODwInwwz2+47DG+amHaaBOU9TqIDel+uwxkIavwYb5ZB1nAEBd1GZdg8\n"
        "g3e6cSPbusvoOpFyB2MkKrIG1fgtXTts3yfdrOs3udnesrclLUYH2yPCtfQDN0fNlbXKWC\n"
        "xHChQeetO95Zt3dlpc/IyJCWGaQruokqJ06VtUlZh1jk12iH8aavOxOralrk2gyxhbrYwH\n"
        "WkgS/S6UC5+JmaQhHa8nA3l+1AZo91hgm2IEI8WcQ7fUsc5q8U45h7lQZe58pSwqlg\n"
        "-----END OPENSSH PRIVATE KEY-----\n"},
    {"ossh-ecdsa521", false,
        "AAAAE2VjZHNhLXNoYTItbmlzdHA1MjEAAAAIbmlzdHA1MjEAAACFBAB9kb5kRyElB5pxT2epKlaUEqo26hVWI6kNweweBB6M"
        "kxlV0JGa/xzO3LpWsVosj2dBTzsih4zIKtRw3C6DnYBClwHuxaEdVOIsS4XaGYUDk8V50KXYucJkP6rpteI9Hs+nrTU+SY8q"
        "TZ1J09U+3NwWkjwGF1oB4GAfY8yKQQZRH3tK5A==",
        "-----BEGIN OPENSSH PRIVATE KEY-----\n"
        "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAArAAAABNlY2RzYS\n"
        "1zaGEyLW5pc3RwNTIxAAAACG5pc3RwNTIxAAAAhQQAfZG+ZEchJQeacU9nqSpWlBKqNuoV\n"
        "ViOpDcHsHgQejJMZVdCRmv8czty6VrFaLI9nQU87IoeMyCrUcNwug52AQpcB7sWhHVTiLE\n"
        "uF2hmFA5PFedCl2LnCZD+q6bXiPR7Pp601PkmPKk2dSdPVPtzcFpI8BhdaAeBgH2PMikEG\n"
        "UR97SuQAAAEAgmACSoJgAkoAAAATZWNkc2Etc2hhMi1uaXN0cDUyMQAAAAhuaXN0cDUyMQ\n"
        "AAAIUEAH2RvmRHISUHmnFPZ6kqVpQSqjbqFVYjqQ3B7B4EHoyTGVXQkZr/HM7culaxWiyP\n"
        "Z0FPOyKHjMgq1HDcLoOdgEKXAe7FoR1U4ixLhdoZhQOTxXnQpdi5wmQ/qum14j0ez6etNT\n"
        "5JjypNnUnT1T7c3BaSPAYXWgHgYB9jzIpBBlEfe0rkAAAAQgH8FIUfkKVzZeG/lfOat2i/\n"
        "T86qVBrYtp9Azt2fzBB0fhYAKclGg3EmT/aczKVBgpHyrC2cyOcAoBk9CFPkAaQ4YgAAAA\n"
        "F4AQ==\n"
        "-----END OPENSSH PRIVATE KEY-----\n"},
    {"ossh-ed25519", false, "AAAAC3NzaC1lZDI1NTE5AAAAIDOiR3EsaoaIN87/btnG1uniKrk2nLc/i8uwFkAHJrxU",
        "-----BEGIN OPENSSH PRIVATE KEY-----\n"
        "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW\n"
        "QyNTUxOQAAACAzokdxLGqGiDfO/27Zxtbp4iq5Npy3P4vLsBZABya8VAAAAIgO7KpqDuyq\n"
        "agAAAAtzc2gtZWQyNTUxOQAAACAzokdxLGqGiDfO/27Zxtbp4iq5Npy3P4vLsBZABya8VA\n"
        "AAAEAwRqxGATuqtB/LBhwJo8W/wDAxIJsg28HmM/Q5dNiiazOiR3EsaoaIN87/btnG1uni\n"
        "Krk2nLc/i8uwFkAHJrxUAAAAAXgBAgME\n"
        "-----END OPENSSH PRIVATE KEY-----\n"},
};

// Of kinds that are not used.
constexpr const char* unusedKeySamples[] = {
    "PuTTY-User-Key-File-3: ssh-ed448\n"
    "Encryption: none\n"
    "Comment: putty\n"
    "Public-Lines: 2\n"
    "AAAACXNzaC1lZDQ0OAAAADl1bt0RVsyPBfj+JtW+wpwQ3J7xSpDBImFQyKsmIH2k\n"
    "ZHqeOILP2czz+/OS5f7TPWcKPtlGiV0GC4A=\n"
    "Private-Lines: 2\n"
    "AAAAOfwGdukgc9cu9syzYYjOjrHJbK9wiwZkHL4fCK8bdT78s7dOTK40g833pwKc\n"
    "r8psVo6vYghLmb7DAA==\n"
    "Private-MAC: f39ccff5493acbf72388dce936ff201fa8f09a2000c07305ca9c538f439324a2\n",
    "PuTTY-User-Key-File-2: ssh-dss\n"
    "Encryption: none\n"
    "Comment: putty\n"
    "Public-Lines: 10\n"
    "AAAAB3NzaC1kc3MAAACBAP/+/792EFJrGhYD1ystKAPsQslQ7QpaeWLR3AiBFasK\n"
    "N/2L0GcwXy9/prf1/QmmDE2EoL3veLVOq01v17X5H4Z1KNh7otFV/MHtwcYH5y/Y\n"
    "KaBMiVSUM3ZxJX3jU28eJ81bmIFp+MOwfJgSfCnhZ4FkG6/iITf9zRPvk231C3BX\n"
    "AAAAFQDbLwfeLs3TTuACP8JvkIRg9+exHwAAAIEAqMliFw+7FXAm9QxXYpt58ZPp\n"
    "rHebOCliW+A/l/jjocgbwc4aGiLooAsVTcIU2WWayTqbb+CWLzptT4XBaP+ZXxrS\n"
    "Si3aa8KHlhV9TrJmYto68LJB7Y8yXsBByaKAWYY5OTHmPqt/kf6RdqhVizfC2h4n\n"
    "o/zptzSXVv65QmxAnCsAAACBAKqGGtTkoIOZRBiB0y1896PrTuQ90o2rRQVKzZFr\n"
    "2+KMG8S3RwEONaGxiWOfrXKCq+RUXaq4ynec18ux5Ta0PdC/P5JFmrtp65D2yEUi\n"
    "UpEMgT3hDYFukPsu5yklIdcj1hAIZpklrIaCiAgpjpEWjVM1kpJ3YFIaE+5h3DjS\n"
    "d32Q\n"
    "Private-Lines: 1\n"
    "AAAAFQCmvDG1G6sg+2Rzu68i33BU/CQIpQ==\n"
    "Private-MAC: 43e87acab375f1380a72426045412244db7fc49d\n",
};

// Locked with ten million rounds and one.
constexpr const char* endlessKeySamples[] = {
    "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
    "MIGdMFkGCSqGSIb3DQEFDTBMMCsGCSqGSIb3DQEFDDAeBAhohwVVpJrISAIEAJiW\n"
    "gTAMBggqhkiG9w0CCQUAMB0GCWCGSAFlAwQBKgQQkeMJ31o35c6eSMUfeDNq9gRA\n"
    "SQf0QJoffrTwGGgbB9qxaLjsKKWAfjRlekZthr4uK7d/iTfw9sxrEBsgPqtigmxa\n"
    "3WWzFmqCwE5/FCFlQ50DGw==\n"
    "-----END ENCRYPTED PRIVATE KEY-----\n",
    "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
    "MFowHgYKKoZIhvcNAQwBAzAQBAhSZjJjjoNv7QIEAJiWgQQ4VZeKt+hyftVaWuEs\n"
    "9fJKxfDS7MpKqRZMCMiThHZW4xjL7HWoBwVLwJVSck+vQ5Wf9fiqJ+sCV08=\n"
    "-----END ENCRYPTED PRIVATE KEY-----\n",
};

} // namespace underpass::test
