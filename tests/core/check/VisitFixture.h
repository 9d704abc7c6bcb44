// SPDX-License-Identifier: MIT
#pragma once

#include "core/check/Visit.h"

#include <chrono>
#include <ctime>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include <asio/read_until.hpp>
#include <asio/ssl/context.hpp>
#include <asio/ssl/stream.hpp>
#include <asio/write.hpp>
#include <gtest/gtest.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

// What stands at a target in place of a real server. Tests say `using namespace visiting`.
namespace underpass::visiting {

using asio::ip::tcp;
using std::chrono::milliseconds;

inline const Endpoint target{"mail.example.org", 110};
inline constexpr VisitPatience shortly{
    .reach = milliseconds{20}, .talk = milliseconds{300}, .unasked = milliseconds{20}};

inline std::function<void(tcp::socket&)> keepsSilent()
{
    return [](tcp::socket& socket) {
        char byte = 0;
        std::error_code gone;
        while (!gone)
            socket.read_some(asio::buffer(&byte, 1), gone);
    };
}

// A tunnel whose server reaches its target at once, which then does what it is told with its caller.
class OpenWay
{
public:
    explicit OpenWay(std::function<void(tcp::socket&)> there)
        : m_target(std::move(there))
    { }

    [[nodiscard]] StartTrial start()
    {
        return [this](const Trial& trial) {
            if (m_before)
                m_before(trial.meeting);
            m_socket.connect(trial.meeting);
            trial.answered(m_socket.local_endpoint());
            m_thread = std::jthread{[this] {
                m_target(m_socket);
                std::error_code gone;
                m_socket.shutdown(tcp::socket::shutdown_send, gone);
                keepsSilent()(m_socket); // Closed with something unread, it would take back what it said.
                m_socket.close(gone);
            }};
        };
    }
    void before(std::function<void(const tcp::endpoint&)> action) { m_before = std::move(action); }

private:
    std::function<void(tcp::socket&)> m_target;
    std::function<void(const tcp::endpoint&)> m_before;
    asio::io_context m_loop;
    tcp::socket m_socket{m_loop};
    std::jthread m_thread;
};

inline std::function<void(tcp::socket&)> says(std::string words)
{
    return [words = std::move(words)](tcp::socket& socket) {
        std::error_code ignored;
        asio::write(socket, asio::buffer(words), ignored);
    };
}

inline std::string findingOf(const Service* service, std::function<void(tcp::socket&)> there)
{
    OpenWay way{std::move(there)};
    Visit visit{{}, VisitPatience{}};
    if (const auto reached = visit.reach(way.start(), {}, target); !reached)
        return sentence(reached.error());
    return sentence(visit.meet(target, service));
}

inline constexpr std::chrono::days day{1};

// Seconds from now.
struct Validity
{
    std::chrono::seconds from = -day;
    std::chrono::seconds until = 100 * day;
};

// A key and a certificate for these names, as a server of TLS has them, signed by `issuer` or by itself.
class Certificate
{
public:
    explicit Certificate(
        const std::string& names, Validity validity = {}, const Certificate* issuer = nullptr)
        : m_key(EVP_EC_gen("P-256"), &EVP_PKEY_free)
        , m_certificate(X509_new(), &X509_free)
    {
        X509* x509 = m_certificate.get();
        X509_set_version(x509, X509_VERSION_3);
        X509_gmtime_adj(X509_getm_notBefore(x509), static_cast<long>(validity.from.count()));
        X509_gmtime_adj(X509_getm_notAfter(x509), static_cast<long>(validity.until.count()));
        nameIt(X509_get_subject_name(x509), names);
        X509_set_issuer_name(x509, X509_get_subject_name(issuer ? issuer->m_certificate.get() : x509));
        X509_set_pubkey(x509, m_key.get());
        const std::unique_ptr<X509_EXTENSION, decltype(&X509_EXTENSION_free)> alternative{
            X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, names.c_str()), &X509_EXTENSION_free};
        X509_add_ext(x509, alternative.get(), -1);
        X509_sign(x509, (issuer ? *issuer : *this).m_key.get(), EVP_sha256());
    }
    void useIn(asio::ssl::context& context) const
    {
        SSL_CTX_use_certificate(context.native_handle(), m_certificate.get());
        SSL_CTX_use_PrivateKey(context.native_handle(), m_key.get());
    }
    void writeTo(const std::filesystem::path& file) const
    {
        const std::unique_ptr<BIO, decltype(&BIO_free)> to{
            BIO_new_file(file.string().c_str(), "w"), &BIO_free};
        ASSERT_EQ(PEM_write_bio_X509(to.get(), m_certificate.get()), 1);
    }

private:
    static void nameIt(X509_NAME* name, const std::string& text)
    {
        X509_NAME_add_entry_by_txt(
            name, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(text.c_str()), -1, -1, 0);
    }

    std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> m_key;
    std::unique_ptr<X509, decltype(&X509_free)> m_certificate;
};

using SharedCertificate = std::shared_ptr<const Certificate>;

inline std::function<void(tcp::socket&)> saysInTls(const SharedCertificate& certificate, std::string words)
{
    return [certificate, words = std::move(words)](tcp::socket& socket) {
        asio::ssl::context context{asio::ssl::context::tls_server};
        certificate->useIn(context);
        asio::ssl::stream<tcp::socket&> stream{socket, context};
        std::error_code ignored;
        stream.handshake(asio::ssl::stream_base::server, ignored);
        asio::write(stream, asio::buffer(words), ignored);
    };
}

inline SharedCertificate certificateFor(
    const std::string& names, Validity validity = {}, const Certificate* issuer = nullptr)
{
    return std::make_shared<const Certificate>(names, validity, issuer);
}

inline const std::string selfSigned
    = " Nobody but the server vouches for the certificate (self-signed), so a program "
      "may ask whether to trust it.";

inline std::string dayIn(std::chrono::seconds from)
{
    const std::time_t then = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now() + from);
    std::string words(std::size_t{32}, '\0');
    words.resize(std::strftime(words.data(), words.size(), "%Y-%m-%d", std::gmtime(&then)));
    return words;
}

// Greets, and answers each line with the next words; TLS begins with the one that comes after the last.
inline std::function<void(tcp::socket&)> converses(std::string greeting,
    std::vector<std::pair<std::string, std::string>> lines, SharedCertificate certificate)
{
    return [=](tcp::socket& socket) {
        std::error_code gone;
        asio::write(socket, asio::buffer(greeting), gone);
        std::string heard;
        for (const auto& [asked, answer] : lines) {
            const std::size_t size = asio::read_until(socket, asio::dynamic_buffer(heard), "\r\n", gone);
            EXPECT_EQ(heard.substr(0, size), asked + "\r\n");
            heard.erase(0, size);
            asio::write(socket, asio::buffer(answer), gone);
        }
        if (certificate)
            saysInTls(certificate, "")(socket);
    };
}

} // namespace underpass::visiting
