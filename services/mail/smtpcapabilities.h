// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "mail/smtpreply.h"

#include <QByteArrayList>

namespace FibreDesk::Mail {

/// What a server said it can do, in answer to EHLO.
struct SmtpCapabilities {
    bool hasStartTls = false;
    bool hasPipelining = false;
    bool has8BitMime = false;
    bool hasSmtpUtf8 = false;
    bool hasEnhancedCodes = false;
    bool hasSize = false;
    qint64 maximumSize = 0; ///< 0 = not told
    QByteArrayList mechanisms{}; ///< of AUTH, upper case

    [[nodiscard]] static SmtpCapabilities fromReply(const SmtpReply &reply);
    bool operator==(const SmtpCapabilities &) const = default;
};

} // namespace FibreDesk::Mail
