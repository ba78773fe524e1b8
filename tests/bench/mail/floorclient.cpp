// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "floorclient.h"

#include "compose/campaignfile.h"
#include "compose/composer.h"
#include "mail/dotstuffer.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

#include <array>
#include <atomic>
#include <memory>
#include <optional>
#include <span>
#include <thread>
#include <vector>

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace FibreDesk::Bench {

namespace {

/// The bytes of one mail, in the two pieces it leaves in.
struct Prebuilt {
    QByteArray commands{};
    QByteArray message{}; ///< with its final dot
};

struct Access {
    QByteArray host{};
    QByteArray port{};
    QByteArray user{}; ///< empty = neither TLS nor sign-in
    QByteArray password{};
    QByteArray certificates{};
};

struct FreeTls {
    void operator()(SSL_CTX *context) const { SSL_CTX_free(context); }
    void operator()(SSL *tls) const { SSL_free(tls); }
};

/// Blocking calls on a thread of its own: nothing stands between the server's reply and our answer.
class Line {
public:
    explicit Line(const Access &access)
        : m_access(access)
    {
    }
    ~Line()
    {
        m_tls.reset();
        if (m_socket >= 0)
            ::close(m_socket);
    }
    Q_DISABLE_COPY_MOVE(Line)

    bool open()
    {
        if (!connectTo() || !isPositive(1) || !say("EHLO localhost\r\n") || !isPositive(1))
            return false;
        if (m_access.user.isEmpty())
            return true;
        const QByteArray secret =
            QByteArray('\0' + m_access.user + '\0' + m_access.password).toBase64();
        return say("STARTTLS\r\n") && isPositive(1) && encrypt() && say("EHLO localhost\r\n")
            && isPositive(1) && say("AUTH PLAIN " + secret + "\r\n") && isPositive(1);
    }

    /// How many of them the server took.
    int push(std::span<const Prebuilt> mails)
    {
        if (mails.empty() || !say(mails.front().commands) || !isPositive(3))
            return 0;
        int sent = 0;
        for (size_t i = 0; i < mails.size(); ++i) {
            const bool isLast = i + 1 == mails.size();
            const QByteArray &next = isLast ? quit : mails[i + 1].commands;
            if (!say(mails[i].message + next) || !isPositive(1))
                break;
            ++sent;
            if (!isPositive(isLast ? 1 : 3))
                break;
        }
        return sent;
    }

private:
    inline static const QByteArray quit = "QUIT\r\n";

    bool connectTo()
    {
        addrinfo hints{};
        hints.ai_family = AF_INET;
        hints.ai_socktype = SOCK_STREAM;
        addrinfo *found = nullptr;
        if (::getaddrinfo(m_access.host.constData(), m_access.port.constData(), &hints, &found)
            != 0)
            return false;
        m_socket = ::socket(found->ai_family, found->ai_socktype, found->ai_protocol);
        const bool isThere =
            m_socket >= 0 && ::connect(m_socket, found->ai_addr, found->ai_addrlen) == 0;
        ::freeaddrinfo(found);
        const int one = 1;
        return isThere && ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one) == 0;
    }

    bool encrypt()
    {
        m_context.reset(SSL_CTX_new(TLS_client_method()));
        if (SSL_CTX_load_verify_locations(
                m_context.get(), m_access.certificates.constData(), nullptr)
            != 1)
            return false;
        SSL_CTX_set_verify(m_context.get(), SSL_VERIFY_PEER, nullptr);
        m_tls.reset(SSL_new(m_context.get()));
        return SSL_set1_host(m_tls.get(), m_access.host.constData()) == 1
            && SSL_set_fd(m_tls.get(), m_socket) == 1 && SSL_connect(m_tls.get()) == 1;
    }

    bool say(const QByteArray &bytes)
    {
        const qsizetype size = bytes.size();
        return size
            == (m_tls ? qsizetype(SSL_write(m_tls.get(), bytes.constData(), int(size)))
                      : qsizetype(::send(m_socket, bytes.constData(), size_t(size), MSG_NOSIGNAL)));
    }

    /// Waits for so many replies; none of them refuses.
    bool isPositive(int replies)
    {
        while (replies > 0) {
            const qsizetype end = m_read.indexOf('\n');
            if (end >= 0) {
                if (m_read[0] != '2' && m_read[0] != '3')
                    return false;
                replies -= end > 3 && m_read[3] == '-' ? 0 : 1;
                m_read.remove(0, end + 1);
                continue;
            }
            std::array<char, 8192> bytes; // NOLINT: filled by the read
            const auto count = m_tls
                ? qsizetype(SSL_read(m_tls.get(), bytes.data(), int(bytes.size())))
                : qsizetype(::recv(m_socket, bytes.data(), bytes.size(), 0));
            if (count <= 0)
                return false;
            m_read.append(bytes.data(), count);
        }
        return true;
    }

    const Access &m_access;
    int m_socket = -1;
    std::unique_ptr<SSL_CTX, FreeTls> m_context;
    std::unique_ptr<SSL, FreeTls> m_tls;
    QByteArray m_read;
};

std::optional<std::vector<Prebuilt>> prebuilt(const QString &file)
{
    auto campaign = Compose::readCampaignFile(file);
    if (!campaign)
        return {};
    auto composer = Compose::Composer::prepare(std::move(*campaign));
    if (!composer)
        return {};
    std::vector<Prebuilt> mails;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (qsizetype row = 0; row < composer->size(); ++row) {
        const auto made = composer->compose(row, now);
        if (!made)
            return {};
        const QByteArray message = Mail::WireBody::from(made->bytes).bytes;
        mails.push_back({.commands = "MAIL FROM:<" + made->envelopeFrom.toUtf8()
                + "> SIZE=" + QByteArray::number(message.size()) + "\r\nRCPT TO:<"
                + made->envelopeTo.toUtf8() + ">\r\nDATA\r\n",
            .message = message + ".\r\n"});
    }
    return mails;
}

} // namespace

int pushPrebuilt(const QStringList &arguments)
{
    const auto mails = prebuilt(arguments.value(0));
    const int connections = arguments.value(3).toInt();
    if (!mails || connections < 1) {
        QTextStream(stderr) << "bench_mail: floor CAMPAIGN HOST PORT CONNECTIONS [USER PASSWORD "
                               "CA]\n";
        return 1;
    }
    const Access access{.host = arguments.value(1).toUtf8(),
        .port = arguments.value(2).toUtf8(),
        .user = arguments.value(4).toUtf8(),
        .password = arguments.value(5).toUtf8(),
        .certificates = arguments.value(6).toLocal8Bit()};
    std::atomic<int> sent = 0;
    QElapsedTimer timer;
    timer.start();
    {
        std::vector<std::jthread> threads;
        const std::span<const Prebuilt> all(*mails);
        for (size_t i = 0; i < size_t(connections); ++i) {
            const size_t from = all.size() * i / size_t(connections);
            const size_t end = all.size() * (i + 1) / size_t(connections);
            threads.emplace_back([&access, &sent, part = all.subspan(from, end - from)] {
                Line line(access);
                if (line.open())
                    sent += line.push(part);
            });
        }
    }
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    QTextStream(stdout) << QJsonDocument(
        QJsonObject{{u"perSecond"_s, sent / seconds},
            {u"sent"_s,
                sent.load()}}).toJson(QJsonDocument::Compact)
                        << '\n';
    return sent == int(mails->size()) ? 0 : 1;
}

} // namespace FibreDesk::Bench
