// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

/// The pages, by the names that Navigation opens them by.
namespace FibreDesk::PageName {

inline const QString dispatchPage = QStringLiteral("dispatch");
inline const QString customersPage = QStringLiteral("customers");
inline const QString ticketsPage = QStringLiteral("tickets");
inline const QString campaignsPage = QStringLiteral("campaigns");
inline const QString invoicesPage = QStringLiteral("invoices");
inline const QString outboxPage = QStringLiteral("outbox");
inline const QString devicesPage = QStringLiteral("devices");

} // namespace FibreDesk::PageName
