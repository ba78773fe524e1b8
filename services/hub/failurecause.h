// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace FibreDesk {

/// Why a mail did not go out, taken apart from the mail server's words so that rows that failed for
/// the same reason stand together.
struct FailureCause {
    QString key; ///< equal for rows that failed alike; stable between runs
    int code = 0; ///< SMTP reply code; 0 = none given
    QString enhanced; ///< enhanced status code "4.7.0"; empty = none given
    QString text; ///< the server's words without the codes, as they were

    /// A later attempt may succeed without anything being changed: any 4xx, or a connection lost.
    [[nodiscard]] bool isTransient() const { return code < 500 && !enhanced.startsWith(u'5'); }
    /// "421 4.7.0 throttled by relay": the codes before the words, shortened for a chip.
    [[nodiscard]] QString label(qsizetype maximumLength = 64) const;
    /// The same for a group: without the address of one of its rows.
    [[nodiscard]] QString groupLabel(qsizetype maximumLength = 64) const;

    bool operator==(const FailureCause &) const = default;
};

/// Reads an error text. Addresses, numbers, host names and quoted ids do not count for the key.
[[nodiscard]] FailureCause failureCause(const QString &error);

} // namespace FibreDesk
