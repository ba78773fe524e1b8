// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace FibreDesk::Mail {

/// Puts a message into the form it travels in: a dot that begins a line is doubled (RFC 5321
/// §4.5.2), and every line ends with CRLF. Lone CR and LF become CRLF: a server that takes "LF .
/// LF" for the end of the message must never find one. The message may come in pieces cut anywhere.
class DotStuffer {
public:
    void append(QByteArrayView bytes, QByteArray &out);
    /// Ends the last line; the final dot is not part of it.
    void finish(QByteArray &out);

private:
    bool m_isLineStart = true;
    bool m_isCrPending = false;
};

/// A whole message in the form it travels in. Shares the bytes where nothing has to change, which
/// is the rule for what a composer made.
struct WireBody {
    QByteArray bytes{};
    bool is8Bit = false; ///< holds octets above 127

    [[nodiscard]] static WireBody from(const QByteArray &message);
};

} // namespace FibreDesk::Mail
