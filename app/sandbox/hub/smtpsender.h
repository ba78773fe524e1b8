// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QObject>
#include <QTimer>

class QTcpSocket;

namespace FibreDesk::Sandbox {

/// One mail on its way out.
struct OutgoingMail {
    QString from;
    QString to;
    QByteArray data; ///< headers and body with CRLF line ends
};

/// One connection to the relay, kept open between mails and opened again when it is gone.
class SmtpSender : public QObject {
    Q_OBJECT

public:
    explicit SmtpSender(QObject *parent = nullptr);

    void setRelay(const QString &host, quint16 port);
    void setTimeout(int ms) { m_timeout.setInterval(ms); }
    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    /// Ends in exactly one finished(). Not while busy.
    void send(OutgoingMail mail);
    void close();

Q_SIGNALS:
    /// `text` is the relay's own reply, or what became of the socket.
    void finished(bool isAccepted, const QString &text);

private:
    enum class Step { Closed, Greeting, Hello, Idle, Sender, Recipient, Data, Body, Reset };

    void handleBytes();
    void handleReply(int code, const QString &text);
    void handleGone();
    void command(Step next, const QByteArray &line);
    void refuse(const QString &text);
    void finish(bool isAccepted, const QString &text);

    QTcpSocket *m_socket;
    QTimer m_timeout;
    QString m_host;
    quint16 m_port = 0;
    OutgoingMail m_mail;
    QByteArray m_buffer;
    QString m_replyText;
    Step m_step = Step::Closed;
    bool m_isBusy = false;
};

} // namespace FibreDesk::Sandbox
