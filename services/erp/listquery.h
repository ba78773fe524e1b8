// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QString>
#include <QStringList>

namespace FibreDesk::Erp {

struct Filter {
    QString field;
    QString op; ///< "=", "!=", ">", ">=", "<", "<=", "like", "in", "not in", "between", "is"
    QJsonValue value;
};

struct Order {
    QString field;
    bool isDescending = false;
};

/// One page of a list. The order is always made total by `name`, and a page never holds more than
/// MaximumLimit rows: Frappe takes 0 for "all rows" in one version and for "none" in another.
struct ListQuery {
    static constexpr int MaximumLimit = 5000;

    QString doctype;
    QStringList fields = {QStringLiteral("name")};
    QList<Filter> filters{};
    QList<Filter> orFilters{}; ///< one of them must hold too
    QList<Order> order{};
    int limit = 100;
    int start = 0;
    QString parent{}; ///< doctype of the parent documents, for child tables
};

/// "modified desc, name desc"; name follows the direction of the last field.
[[nodiscard]] QString orderText(const ListQuery &query);

enum class ApiVersion { V1, V2 };

/// The query string of a list request.
[[nodiscard]] QList<std::pair<QString, QString>> listParameters(
    const ListQuery &query, ApiVersion version);

/// The same as arguments of `frappe.client.get_list`, for a list whose address would be too long.
[[nodiscard]] QJsonObject listArguments(const ListQuery &query);

} // namespace FibreDesk::Erp
