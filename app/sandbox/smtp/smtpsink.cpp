// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "smtp/smtpsink.h"

#include "smtp/smtpdialogue.h"

#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>

using namespace Qt::StringLiterals;

namespace FibreDesk::Sandbox {

namespace {

constexpr std::size_t kKept = 200;

struct SubAddress {
    QLatin1StringView word;
    SmtpVerdict verdict;
};

constexpr SubAddress kSubAddresses[] = {
    {"421"_L1, SmtpVerdict::Throttled},
    {"450"_L1, SmtpVerdict::Greylisted},
    {"550"_L1, SmtpVerdict::UnknownUser},
    {"552"_L1, SmtpVerdict::MailboxFull},
    {"554"_L1, SmtpVerdict::Blocked},
    {"drop"_L1, SmtpVerdict::CloseInDialogue},
    {"slow"_L1, SmtpVerdict::Slow},
    {"kept"_L1, SmtpVerdict::KeptUnsaid},
    {"lost"_L1, SmtpVerdict::LostUnsaid},
};

} // namespace

SmtpSink::SmtpSink(QObject *parent)
    : QObject(parent)
    , m_server(new QTcpServer(this))
{
    connect(m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server->nextPendingConnection()) {
            handleConnection(socket);
        }
    });
}

SmtpSink::~SmtpSink() = default;

bool SmtpSink::listen(quint16 port)
{
    return m_server->listen(QHostAddress::LocalHost, port);
}

quint16 SmtpSink::port() const
{
    return m_server->serverPort();
}

void SmtpSink::setRule(const QString &address, SmtpVerdict verdict, int times)
{
    m_rules.insert(address.toLower(), {verdict, times});
}

void SmtpSink::setDelays(int answerMs, int slowMs)
{
    m_answerMs = answerMs;
    m_slowMs = slowMs;
}

QString SmtpSink::replyText(SmtpVerdict verdict)
{
    switch (verdict) {
    case SmtpVerdict::Throttled:
        return u"421 4.7.0 Try again later, throttled by relay"_s;
    case SmtpVerdict::Greylisted:
        return u"450 4.2.1 The user you are trying to contact is greylisted, try again later"_s;
    case SmtpVerdict::UnknownUser:
        return u"550 5.1.1 User unknown in local recipient table"_s;
    case SmtpVerdict::MailboxFull:
        return u"552 5.2.2 Mailbox full, quota exceeded"_s;
    case SmtpVerdict::Blocked:
        return u"554 5.7.1 Message blocked due to sender reputation"_s;
    case SmtpVerdict::CloseInDialogue:
        return {};
    case SmtpVerdict::Accept:
    case SmtpVerdict::Slow:
    case SmtpVerdict::KeptUnsaid:
    case SmtpVerdict::LostUnsaid:
        break;
    }
    return u"250 2.1.5 Ok"_s;
}

void SmtpSink::handleConnection(QTcpSocket *socket)
{
    if (m_isDown) {
        socket->abort();
        socket->deleteLater();
        return;
    }
    new SmtpDialogue(this, socket); // owned by the socket
}

SmtpVerdict SmtpSink::judge(const QString &address)
{
    const QString key = address.toLower();
    auto it = m_rules.find(key);
    if (it == m_rules.end()) {
        static const QRegularExpression pattern(uR"(\+(\w+?)(?:x(\d+))?@)"_s);
        const QRegularExpressionMatch match = pattern.match(key);
        if (!match.hasMatch()) {
            return SmtpVerdict::Accept;
        }
        for (const SubAddress &known : kSubAddresses) {
            if (match.captured(1) == known.word) {
                const int times = match.captured(2).isEmpty() ? -1 : match.captured(2).toInt();
                it = m_rules.insert(key, {known.verdict, times});
                break;
            }
        }
        if (it == m_rules.end()) {
            return SmtpVerdict::Accept;
        }
    }
    if (it->left == 0) {
        return SmtpVerdict::Accept;
    }
    if (it->left > 0) {
        --it->left;
    }
    if (!replyText(it->verdict).startsWith(u"250"_s)) {
        ++m_refusedCount;
    }
    return it->verdict;
}

void SmtpSink::keep(ReceivedMail mail)
{
    ++m_receivedCount;
    m_recent.push_back(std::move(mail));
    if (m_recent.size() > kKept) {
        m_recent.pop_front();
    }
    Q_EMIT mailReceived(m_recent.back());
}

} // namespace FibreDesk::Sandbox
