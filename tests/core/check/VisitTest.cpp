// SPDX-License-Identifier: MIT
#include "core/check/Visit.h"

#include <gtest/gtest.h>

#include <functional>
#include <optional>
#include <thread>

#include <asio/read_until.hpp>
#include <asio/ssl/context.hpp>
#include <asio/ssl/stream.hpp>
#include <asio/write.hpp>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace underpass {
namespace {

using asio::ip::tcp;
using std::chrono::milliseconds;

const Endpoint target{"mail.example.org", 110};
constexpr VisitPatience shortly{
    .reach = milliseconds{20}, .talk = milliseconds{300}, .unasked = milliseconds{20}};

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
                std::error_code ignored;
                m_socket.close(ignored);
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

std::function<void(tcp::socket&)> says(std::string words)
{
    return [words = std::move(words)](tcp::socket& socket) {
        std::error_code ignored;
        asio::write(socket, asio::buffer(words), ignored);
    };
}

std::function<void(tcp::socket&)> keepsSilent()
{
    return [](tcp::socket& socket) {
        char byte = 0;
        std::error_code gone;
        while (!gone)
            socket.read_some(asio::buffer(&byte, 1), gone);
    };
}

std::string findingOf(const Service* service, std::function<void(tcp::socket&)> there)
{
    OpenWay way{std::move(there)};
    Visit visit{{}, VisitPatience{}};
    if (const auto reached = visit.reach(way.start(), {}, target); !reached)
        return sentence(reached.error());
    return sentence(visit.meet(target, service));
}

// A key and a certificate for these names, as a server of TLS has them.
class Certificate
{
public:
    explicit Certificate(const std::string& names)
        : m_key(EVP_EC_gen("P-256"), &EVP_PKEY_free)
        , m_certificate(X509_new(), &X509_free)
    {
        X509* x509 = m_certificate.get();
        X509_set_version(x509, X509_VERSION_3);
        X509_gmtime_adj(X509_getm_notBefore(x509), -60);
        X509_gmtime_adj(X509_getm_notAfter(x509), 3600);
        X509_set_pubkey(x509, m_key.get());
        const std::unique_ptr<X509_EXTENSION, decltype(&X509_EXTENSION_free)> alternative{
            X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, names.c_str()), &X509_EXTENSION_free};
        X509_add_ext(x509, alternative.get(), -1);
        X509_sign(x509, m_key.get(), EVP_sha256());
    }
    void useIn(asio::ssl::context& context) const
    {
        SSL_CTX_use_certificate(context.native_handle(), m_certificate.get());
        SSL_CTX_use_PrivateKey(context.native_handle(), m_key.get());
    }

private:
    std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> m_key;
    std::unique_ptr<X509, decltype(&X509_free)> m_certificate;
};

std::function<void(tcp::socket&)> saysInTls(const std::string& names, std::string words)
{
    return [names, words = std::move(words)](tcp::socket& socket) {
        const Certificate certificate{names};
        asio::ssl::context context{asio::ssl::context::tls_server};
        certificate.useIn(context);
        asio::ssl::stream<tcp::socket&> stream{socket, context};
        std::error_code ignored;
        stream.handshake(asio::ssl::stream_base::server, ignored);
        asio::write(stream, asio::buffer(words), ignored);
    };
}

} // namespace

TEST(Visit, HearsTheGreetingOfAMailServer)
{
    EXPECT_EQ(
        findingOf(serviceOn(110), says("+OK ready\x07\r\nmore\r\n")), "mail.example.org:110 says: +OK ready");
    EXPECT_EQ(findingOf(serviceOn(143), says("* BYE full")),
        "mail.example.org:110 answers, but takes no callers now: \"* BYE full\". Try again later.");
    EXPECT_EQ(findingOf(serviceOn(110), says("SSH-2.0-OpenSSH_9.2\r\n")),
        "mail.example.org:110 answers, but does not speak POP3: \"SSH-2.0-OpenSSH_9.2\". Check the forward's "
        "target.");
}

TEST(Visit, AsksTheServicesThatWaitToBeAsked)
{
    std::string asked;
    const auto answering = [&](std::string answer) {
        return [&asked, answer = std::move(answer)](tcp::socket& socket) {
            asked.resize(8);
            std::error_code ignored;
            asked.resize(socket.read_some(asio::buffer(asked), ignored));
            asio::write(socket, asio::buffer(answer), ignored);
        };
    };
    EXPECT_EQ(findingOf(serviceOn(5432), answering("N")), "mail.example.org:110 speaks PostgreSQL.");
    EXPECT_EQ(asked, (std::string{"\x00\x00\x00\x08\x04\xd2\x16\x2f", 8}));
    EXPECT_EQ(findingOf(serviceOn(3389),
                  answering(std::string{"\x03\x00\x00\x0b\x06\xd0\x00\x00\x12\x34\x00", 11})),
        "mail.example.org:110 speaks RDP.");
    EXPECT_EQ(findingOf(serviceOn(80), answering("HTTP/1.1 404 Not Found\r\n\r\n")),
        "mail.example.org:110 speaks HTTP.");
    EXPECT_TRUE(asked.starts_with("HEAD / H"));
    EXPECT_EQ(findingOf(serviceOn(1080), answering("\x05\xff")), "mail.example.org:110 speaks SOCKS.");
}

TEST(Visit, SaysForWhomACertificateIs)
{
    EXPECT_EQ(findingOf(serviceOn(995), saysInTls("DNS:pop.example.org,DNS:*.example.net", "+OK ready\r\n")),
        "mail.example.org:110 speaks POP3S. Its certificate is for: pop.example.org, *.example.net");
    EXPECT_EQ(findingOf(serviceOn(993), saysInTls("DNS:imap.example.org", "* BYE full\r\n")),
        "mail.example.org:110 answers, but takes no callers now: \"* BYE full\". Try again later.");
}

TEST(Visit, SaysThatAServiceDoesNotSpeakTls)
{
    const std::string words
        = findingOf(serviceOn(995), says("+OK ready in the clear, for everybody to read\r\n"));
    EXPECT_TRUE(words.starts_with("mail.example.org:110 answers, but not in TLS, as POP3S needs it ("))
        << words;
}

TEST(Visit, TellsOneThatHangsUpFromOneThatAnswers)
{
    EXPECT_TRUE(findingOf(serviceOn(110), says(""))
            .starts_with("mail.example.org:110 was reached, but does not answer in POP3."));
}

TEST(Visit, HearsAlsoAServiceThatNobodyKnows)
{
    EXPECT_EQ(findingOf(nullptr, says("220 something\r\n")), "mail.example.org:110 says: 220 something");
    EXPECT_EQ(findingOf(nullptr, says("\x01\x02\x03\n")), "mail.example.org:110 was reached.");
    OpenWay silent{keepsSilent()};
    Visit visit{{}, shortly};
    ASSERT_TRUE(visit.reach(silent.start(), {}, target));
    EXPECT_EQ(visit.meet(target, nullptr), CheckFinding{found::Reached{target}});
}

TEST(Visit, DoesNotWaitForEverForAWord)
{
    OpenWay silent{keepsSilent()};
    Visit visit{{}, shortly};
    ASSERT_TRUE(visit.reach(silent.start(), {}, target));
    EXPECT_EQ(troubleOf(visit.meet(target, serviceOn(110))), ErrorCode::ServerSilent);
}

TEST(Visit, TakesNobodyForTheTargetWhoComesBetween)
{
    OpenWay way{says("+OK the tunnel's\r\n")};
    asio::io_context loop;
    tcp::socket stranger{loop};
    way.before([&](const tcp::endpoint& meeting) {
        stranger.connect(meeting);
        asio::write(stranger, asio::buffer(std::string{"+OK the stranger's\r\n"}));
    });
    Visit visit{{}, VisitPatience{}};
    ASSERT_TRUE(visit.reach(way.start(), {}, target));
    EXPECT_EQ(sentence(visit.meet(target, serviceOn(110))), "mail.example.org:110 says: +OK the tunnel's");
}

TEST(Visit, HandsOnWhyTheServerDoesNotReachTheTarget)
{
    Visit visit{{}, VisitPatience{}};
    const auto reached = visit.reach(
        [](const Trial& trial) { trial.answered(fail(ErrorCode::ForwardRefused, "mail.example.org:110")); },
        {}, target);
    ASSERT_FALSE(reached);
    EXPECT_EQ(reached.error().code, ErrorCode::ForwardRefused);
}

TEST(Visit, GivesUpAServerThatNeverAnswers)
{
    Visit visit{{}, shortly};
    std::optional<Trial> kept;
    const auto reached = visit.reach([&](const Trial& trial) { kept = trial; }, {}, target);
    ASSERT_FALSE(reached);
    EXPECT_EQ(reached.error().code, ErrorCode::TargetUnreachable);
    kept->answered(fail(ErrorCode::LinkLost)); // Later, when nobody listens any more.
}

TEST(Visit, EndsAtOnceWhenAskedTo)
{
    std::stop_source stop;
    Visit visit{stop.get_token(), VisitPatience{}};
    const auto reached = visit.reach([&](const Trial&) { stop.request_stop(); }, {}, target);
    ASSERT_FALSE(reached);
    EXPECT_EQ(reached.error().code, ErrorCode::Cancelled);
}

TEST(Visit, ReachesAlsoWhatIsOnThisMachine)
{
    asio::io_context loop;
    tcp::acceptor here{loop, {asio::ip::address_v4::loopback(), 0}};
    const Endpoint where{"127.0.0.1", here.local_endpoint().port()};
    EXPECT_TRUE((Visit{std::stop_token{}}.reachHere(where)));
    here.close();
    const auto gone = Visit{std::stop_token{}}.reachHere(where);
    ASSERT_FALSE(gone);
    EXPECT_EQ(gone.error().code, ErrorCode::TargetHereUnreachable);
}

} // namespace underpass
