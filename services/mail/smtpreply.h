// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace FibreDesk::Mail {

/// "4.7.0" of RFC 3463; all zero = none given.
struct EnhancedCode {
    int status = 0; ///< 2, 4 or 5
    int subject = 0;
    int detail = 0;

    [[nodiscard]] bool isGiven() const { return status != 0; }
    [[nodiscard]] QString toString() const;
    bool operator==(const EnhancedCode &) const = default;
};

/// One complete reply of a server, of however many lines.
struct SmtpReply {
    int code = 0;
    EnhancedCode enhanced{};
    /// The lines carried different codes; `code` is the last one's. Such a reply proves nothing.
    bool isMixed = false;
    bool isTruncated = false; ///< longer than what is kept
    /// The lines as they came, joined with '\n', control characters replaced.
    QByteArray raw{};

    [[nodiscard]] bool isPositive() const { return !isMixed && code / 100 == 2; }
    [[nodiscard]] bool isIntermediate() const { return !isMixed && code / 100 == 3; }
    [[nodiscard]] bool isRefusal() const { return !isMixed && code >= 400; }
    /// The server's words on one line, without the codes.
    [[nodiscard]] QString text() const;
    /// The words of line n (0 = first), without code and enhanced code; for EHLO and challenges.
    [[nodiscard]] QByteArrayView line(qsizetype n) const;
    [[nodiscard]] qsizetype lineCount() const;
};

/// Bytes of a server made readable: UTF-8, or Latin-1 where they are not; nothing in it steers a
/// terminal or the direction of text.
[[nodiscard]] QString readable(QByteArrayView bytes);

/// Takes replies out of a stream cut anywhere. Never keeps more than a bounded amount, whatever
/// comes in; a bare LF ends a line as CRLF does.
class SmtpReplyParser {
public:
    enum class Result {
        NeedMore, ///< all bytes are taken, no reply is complete
        Reply, ///< one reply is complete; the rest of the bytes is left
        Garbage, ///< this is not SMTP; the connection is of no use any more
    };

    static constexpr qsizetype maximumLine = 1024; ///< kept of one line (RFC 5321: 512)
    static constexpr qsizetype maximumReply = 64 * 1024; ///< read of one reply

    /// Takes bytes off the front, up to the end of one reply.
    [[nodiscard]] Result parse(QByteArrayView &bytes, SmtpReply &reply);

    /// Something of a reply was read whose end has not come.
    [[nodiscard]] bool isMidReply() const { return m_seen > 0; }
    /// What was read of it, made safe to show.
    [[nodiscard]] QByteArray partial() const;
    void reset();

private:
    enum class Line { Continues, Ends, Garbage };
    [[nodiscard]] Line takeLine(SmtpReply &reply);

    QByteArray m_line;
    QByteArray m_lines; ///< the finished lines of the reply under way, for partial()
    qsizetype m_seen = 0;
    bool m_isFirst = true;
    bool m_lineIsCut = false;
};

} // namespace FibreDesk::Mail
