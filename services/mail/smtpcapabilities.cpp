// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mail/smtpcapabilities.h"

namespace FibreDesk::Mail {

SmtpCapabilities SmtpCapabilities::fromReply(const SmtpReply &reply)
{
    SmtpCapabilities can;
    // The first line is the server's name.
    for (qsizetype i = 1; i < reply.lineCount(); ++i) {
        QByteArray line = reply.line(i).toByteArray().simplified().toUpper();
        // "AUTH=PLAIN LOGIN" is how some servers still greet old clients.
        if (line.startsWith("AUTH="))
            line[4] = ' ';
        QByteArrayList words = line.split(' ');
        const QByteArray keyword = words.takeFirst();
        if (keyword == "STARTTLS")
            can.hasStartTls = true;
        else if (keyword == "PIPELINING")
            can.hasPipelining = true;
        else if (keyword == "8BITMIME")
            can.has8BitMime = true;
        else if (keyword == "SMTPUTF8")
            can.hasSmtpUtf8 = true;
        else if (keyword == "ENHANCEDSTATUSCODES")
            can.hasEnhancedCodes = true;
        else if (keyword == "SIZE") {
            can.hasSize = true;
            can.maximumSize = words.isEmpty() ? 0 : std::max<qint64>(0, words.first().toLongLong());
        } else if (keyword == "AUTH") {
            for (const QByteArray &mechanism : words) {
                if (!can.mechanisms.contains(mechanism))
                    can.mechanisms += mechanism;
            }
        }
    }
    return can;
}

} // namespace FibreDesk::Mail
