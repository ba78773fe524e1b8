// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/listexport.h"
#include "base/rowselection.h"
#include "ticketlistmodel.h"

#include <qqmlintegration.h>

namespace FibreDesk {

namespace Store {
class Mirror;
}

/// Writes the list as it is shown to a CSV file, without its headings, or the marked tickets only.
class TicketExport : public ListExport {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by TicketsController")

public:
    TicketExport(Store::Mirror *mirror, TicketListModel *list, QObject *parent = nullptr);

    /// Only the rows that are marked, also those that the list does not show now.
    Q_INVOKABLE void startMarked(const QUrl &target, FibreDesk::RowSelection *marked);

private:
    [[nodiscard]] Source sourceOf(std::vector<qint64> rows) const;

    Store::Mirror *m_mirror;
    TicketListModel *m_list;
};

} // namespace FibreDesk
