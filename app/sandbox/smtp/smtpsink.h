// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QHash>
#include <QObject>
#include <QStringList>

#include <deque>

class QTcpServer;
class QTcpSocket;

namespace FibreDesk::Sandbox {

/// What the relay says about one recipient.
enum class SmtpVerdict {
    Accept,
    Throttled, ///< 421 4.7.0 and the connection is closed
    Greylisted, ///< 450 4.2.1
    UnknownUser, ///< 550 5.1.1
    MailboxFull, ///< 552 5.2.2
    Blocked, ///< 554 5.7.1
    CloseInDialogue, ///< the socket is reset instead of an answer
    Slow, ///< accepted after some seconds
    KeptUnsaid, ///< after the dot the mail is kept and the socket reset instead of an answer
    LostUnsaid, ///< likewise, and the mail is not kept
};

/// One mail the sink took.
struct ReceivedMail {
    QString from;
    QStringList to;
    QString subject;
    QString customId; ///< the value of X-MJ-CustomID
    qsizetype size = 0;
    QDateTime at;
    QByteArray data;
};

/// A mail relay that keeps what it gets and refuses by recipient address. Besides the rules set
/// by address, a sub-address decides by itself: "+421", "+450", "+550", "+552", "+554", "+drop",
/// "+slow", "+kept" and "+lost" (always), or with a count, "+421x2" (the first two times, then
/// accepted).
class SmtpSink : public QObject {
    Q_OBJECT

public:
    explicit SmtpSink(QObject *parent = nullptr);
    ~SmtpSink() override;

    [[nodiscard]] bool listen(quint16 port);
    [[nodiscard]] quint16 port() const;

    /// From now on `address` gets `verdict`, `times` times and then Accept; -1 = always.
    void setRule(const QString &address, SmtpVerdict verdict, int times = -1);
    void clearRules() { m_rules.clear(); }

    /// Delay before each answer, and of a Slow one.
    void setDelays(int answerMs, int slowMs);
    /// New connections are reset at once, as while the relay is down.
    void setDown(bool down) { m_isDown = down; }

    [[nodiscard]] qint64 receivedCount() const { return m_receivedCount; }
    [[nodiscard]] qint64 refusedCount() const { return m_refusedCount; }
    [[nodiscard]] const std::deque<ReceivedMail> &recent() const { return m_recent; }

    /// The reply line a verdict is worded with; empty for CloseInDialogue.
    [[nodiscard]] static QString replyText(SmtpVerdict verdict);

Q_SIGNALS:
    void mailReceived(const ReceivedMail &mail);

private:
    friend class SmtpDialogue;

    struct Rule {
        SmtpVerdict verdict = SmtpVerdict::Accept;
        int left = -1;
    };

    void handleConnection(QTcpSocket *socket);
    [[nodiscard]] SmtpVerdict judge(const QString &address);
    void keep(ReceivedMail mail);

    QTcpServer *m_server;
    QHash<QString, Rule> m_rules;
    std::deque<ReceivedMail> m_recent;
    qint64 m_receivedCount = 0;
    qint64 m_refusedCount = 0;
    int m_answerMs = 0;
    int m_slowMs = 3000;
    bool m_isDown = false;
};

} // namespace FibreDesk::Sandbox
