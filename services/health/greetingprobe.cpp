// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "health/greetingprobe.h"

#include "core/tls.h"

#include <QSslCertificate>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Health {

namespace {

constexpr qsizetype longestLine = 4096;
constexpr qsizetype longestVersion = 80;

} // namespace

GreetingProbe::GreetingProbe(Target target, std::chrono::milliseconds timeout, QObject *parent)
    : QObject(parent)
    , m_target(std::move(target))
{
    m_timeout.setSingleShot(true);
    m_timeout.setInterval(timeout);
    connect(&m_timeout, &QTimer::timeout, this, [this] {
        fail(ErrorKind::Timeout,
            m_step == Step::Connecting
                ? u"no connection within %1 s"_s.arg(m_timeout.interval() / 1000)
                : u"connected, but nothing came within %1 s"_s.arg(m_timeout.interval() / 1000));
    });
    connect(&m_socket, &QSslSocket::connected, this, [this] {
        if (!m_target.isTls)
            m_step = Step::Banner;
    });
    connect(&m_socket, &QSslSocket::encrypted, this, &GreetingProbe::handleEncrypted);
    connect(&m_socket, &QSslSocket::readyRead, this, &GreetingProbe::read);
    connect(&m_socket, &QSslSocket::sslErrors, this, &GreetingProbe::keepCertificate);
    connect(
        &m_socket, &QSslSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) {
            fail(error == QAbstractSocket::SslHandshakeFailedError ? ErrorKind::Tls
                                                                   : ErrorKind::Offline,
                m_socket.errorString());
        });
}

void GreetingProbe::start()
{
    m_clock.start();
    m_timeout.start();
    const auto port = quint16(m_target.url.port());
    m_socket.setSslConfiguration(tlsFor(m_target.url.host(), port));
    if (m_target.isTls)
        m_socket.connectToHostEncrypted(m_target.url.host(), port);
    else
        m_socket.connectToHost(m_target.url.host(), port);
}

void GreetingProbe::read()
{
    m_buffer += m_socket.readAll();
    if (m_target.way == Target::Way::Greeting) {
        readGreeting();
        return;
    }
    while (m_step != Step::Over && m_step != Step::Encrypting) {
        const qsizetype end = m_buffer.indexOf('\n');
        if (end < 0) {
            if (m_buffer.size() > longestLine)
                fail(ErrorKind::Protocol, u"a line without an end instead of SMTP"_s);
            return;
        }
        const QByteArray line = m_buffer.first(end).trimmed();
        m_buffer.remove(0, end + 1);
        takeLine(line);
    }
}

/// Packet: length (3), number (1), protocol (1), version up to a zero; an error instead has 0xff
/// where the protocol stands.
void GreetingProbe::readGreeting()
{
    constexpr qsizetype head = 5;
    constexpr char refusal = '\xff';
    if (m_buffer.size() < head)
        return;
    if (m_buffer.at(4) == refusal) {
        const QString words =
            QString::fromUtf8(m_buffer.sliced(std::min<qsizetype>(7, m_buffer.size())));
        fail(ErrorKind::Forbidden, words.simplified().left(longestLine));
        return;
    }
    constexpr char protocol = 10;
    const qsizetype stop = m_buffer.indexOf('\0', head);
    if (m_buffer.at(4) == protocol && stop < 0 && m_buffer.size() < longestLine)
        return;
    QByteArray version = stop < 0 ? QByteArray() : m_buffer.sliced(head, stop - head);
    const bool isReadable =
        std::ranges::all_of(version, [](char letter) { return letter >= ' ' && letter <= '~'; });
    if (m_buffer.at(4) != protocol || version.isEmpty() || !isReadable) {
        fail(ErrorKind::Protocol, u"no greeting of a MariaDB server"_s);
        return;
    }
    // MariaDB puts this before its own number, for the sake of old replicas.
    if (version.startsWith("5.5.5-"))
        version.remove(0, 6);
    m_reading.version = QString::fromLatin1(version.left(longestVersion));
    end();
}

void GreetingProbe::takeLine(const QByteArray &line)
{
    const int code = line.left(3).toInt();
    const bool isLast = line.size() <= 3 || line.at(3) == ' ';
    if (code < 200 || code >= 600) {
        fail(
            ErrorKind::Protocol, u"no answer of SMTP: %1"_s.arg(QString::fromUtf8(line.left(200))));
        return;
    }
    if (m_step == Step::Hello && line.mid(4).trimmed().toUpper() == "STARTTLS")
        m_offersTls = true;
    if (!isLast)
        return;
    if (code >= 400) {
        fail(ErrorKind::Server, QString::fromUtf8(line), code);
        return;
    }
    switch (m_step) {
    case Step::Banner:
        if (!m_target.canStartTls) {
            end();
            return;
        }
        m_step = Step::Hello;
        m_socket.write("EHLO fibredesk.invalid\r\n");
        return;
    case Step::Hello:
        if (!m_offersTls) {
            fail(ErrorKind::Tls, u"the server offers no STARTTLS, which the profile asks for"_s);
            return;
        }
        m_step = Step::StartTls;
        m_socket.write("STARTTLS\r\n");
        return;
    case Step::StartTls:
        m_step = Step::Encrypting;
        m_buffer.clear(); // what was put in before the channel was safe
        m_socket.startClientEncryption();
        return;
    case Step::Connecting:
    case Step::Encrypting:
    case Step::Over:
        return;
    }
}

void GreetingProbe::handleEncrypted()
{
    keepCertificate();
    if (m_step == Step::Encrypting)
        end();
    else
        m_step = Step::Banner;
}

void GreetingProbe::keepCertificate()
{
    const QSslCertificate certificate = m_socket.peerCertificate();
    if (!certificate.isNull())
        m_reading.certificateEnd = certificate.expiryDate().toUTC();
}

void GreetingProbe::end()
{
    if (m_step == Step::Over)
        return;
    m_step = Step::Over;
    m_timeout.stop();
    m_reading.elapsed = std::chrono::milliseconds(m_clock.elapsed());
    m_socket.disconnect(this);
    if (m_target.way == Target::Way::Smtp && !m_reading.error)
        m_socket.write("QUIT\r\n");
    m_socket.disconnectFromHost();
    // Who hears of it deletes this, and with it the socket whose signal we may be in.
    QMetaObject::invokeMethod(this, &GreetingProbe::finished, Qt::QueuedConnection);
}

void GreetingProbe::fail(ErrorKind kind, const QString &detail, int code)
{
    if (m_step == Step::Over)
        return;
    m_reading.error = Error{
        .kind = kind, .detail = detail, .code = code, .source = u"status of %1"_s.arg(m_target.id)};
    end();
}

} // namespace FibreDesk::Health
