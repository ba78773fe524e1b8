// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/ticketqueries.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <vector>

namespace FibreDesk {

/// What the page was asked to show: a view, how much of it, in which order, with which columns.
struct TicketQuery {
    QString view = QStringLiteral("all"); ///< TicketView::id, never a saved one
    bool onlyOpen = true;
    QString text{};
    Store::TicketOrder order{};
    QList<int> hiddenColumns = hiddenAtFirst(); ///< TicketListModel::Column

    [[nodiscard]] static QList<int> hiddenAtFirst();
    [[nodiscard]] Store::TicketFilter filter(const QStringList &me) const;
    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static TicketQuery fromJson(const QJsonObject &json);

    bool operator==(const TicketQuery &) const = default;
};

/// A query kept under a name.
struct SavedQuery {
    QString name;
    TicketQuery query;
};

/// Everything the page remembers from one start to the next.
struct TicketMemory {
    TicketQuery last;
    std::vector<SavedQuery> saved;

    [[nodiscard]] QString toText() const;
    /// What cannot be read is as if it had never been kept.
    [[nodiscard]] static TicketMemory fromText(const QString &text);
};

} // namespace FibreDesk
