// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "world/world.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>

#include <vector>

namespace FibreDesk::Sandbox {

/// An amount of one customer's account, in cents: an invoice, or what pays it.
struct LedgerAmount {
    qint64 day = 0; ///< Julian
    QByteArray name;
    qint64 cents = 0;
    qint64 left = 0; ///< what settle() leaves of it
};

/// So much of a credit went to an invoice; both by their place in the lists settle() sorted.
struct Allocation {
    std::size_t credit = 0;
    std::size_t invoice = 0;
    qint64 cents = 0;
};

/// Puts credits to invoices, the oldest to the oldest, as the ISP's accounting does. Sorts both.
[[nodiscard]] std::vector<Allocation> settle(
    std::vector<LedgerAmount> &credits, std::vector<LedgerAmount> &invoices);

/// The child rows of a Sales Invoice (lines, taxes, schedule) and of a Payment Entry (which
/// invoices it was put to). They are worked out from the headers, so that every sum agrees; kept as
/// rows they would be most of the world.
[[nodiscard]] QJsonObject withLedgerRows(World &world, QJsonObject document);

/// What list queries for the child rows of payments find of one invoice.
[[nodiscard]] QJsonArray paymentReferences(World &world, const QString &invoice);

} // namespace FibreDesk::Sandbox
