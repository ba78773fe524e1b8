// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "smtp/smtpsink.h"

#include <QObject>

class QTcpSocket;

namespace FibreDesk::Sandbox {

/// One connection to the sink: commands in, replies out, in order even when pipelined.
class SmtpDialogue : public QObject {
public:
    SmtpDialogue(SmtpSink *sink, QTcpSocket *socket);

private:
    void handleBytes();
    void handleLine(const QByteArray &line);
    void handleRecipient(const QByteArray &argument);
    void handleDataLine(const QByteArray &line);
    void reply(const QByteArray &line);
    void replyAfter(int ms, const QByteArray &line);
    void reset();

    SmtpSink *m_sink;
    QTcpSocket *m_socket;
    QByteArray m_buffer;
    QByteArray m_data;
    QString m_from;
    QStringList m_recipients;
    bool m_hasSender = false;
    bool m_inData = false;
    SmtpVerdict m_dotVerdict = SmtpVerdict::Accept; ///< what the recipient's rule says of the dot
    bool m_isWaiting = false; ///< a delayed reply is due: later commands stay in the buffer
    bool m_isClosed = false;
};

} // namespace FibreDesk::Sandbox
