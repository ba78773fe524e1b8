// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "world/doctypes.h"
#include "world/world.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>

#include <vector>

namespace FibreDesk::Sandbox {

/// The arguments of a list call, whichever way they came: query string, form or JSON body. Strings
/// are not decoded yet.
struct ListArguments {
    QString doctype;
    QJsonValue fields;
    QJsonValue filters;
    QJsonValue orFilters;
    QString orderBy;
    QString groupBy;
    QString parent; ///< the parent doctype, asked for when listing child rows
    qint64 start = 0;
    qint64 limit = 20; ///< 0: all

    /// Reads Frappe's own names (limit_start, limit_page_length or limit, …).
    static ListArguments from(const QString &doctype, const QJsonObject &arguments);
};

/// Frappe's list query: checks every name as Frappe does (with its statuses), builds the SQL and
/// writes the rows as JSON.
class ListQuery {
public:
    /// Throws ErpError.
    ListQuery(World &world, const ListArguments &arguments);

    [[nodiscard]] QByteArray rows(bool asDict); ///< a JSON array
    [[nodiscard]] qint64 count();
    [[nodiscard]] QJsonArray names();
    [[nodiscard]] const QStringList &keys() const { return m_keys; }

private:
    enum class Output { Plain, Time, Password, Real };
    struct Column {
        QByteArray sql;
        const DocField *field = nullptr;
    };

    void addField(const QString &text);
    void addColumn(const QByteArray &sql, const QString &key, Output output);
    [[nodiscard]] Column resolve(const QString &text, bool forFilter);
    [[nodiscard]] QByteArray conditions(const QJsonValue &filters, QByteArrayView glue);
    [[nodiscard]] QByteArray condition(
        const QString &column, const QString &op, const QJsonValue &value);
    [[nodiscard]] QJsonValue parameter(const Column &column, const QJsonValue &value) const;
    [[nodiscard]] QByteArray orderBy(const QString &text);
    void bindAll(Statement &statement) const;

    World &m_world;
    const DocType *m_type;
    QByteArrayList m_select;
    QStringList m_keys;
    std::vector<Output> m_outputs;
    QByteArray m_join;
    QByteArray m_where;
    QByteArray m_tail;
    QJsonArray m_parameters;
};

/// Decodes a JSON text as Python does: a failure is a 500 JSONDecodeError.
[[nodiscard]] QJsonValue decodeJson(const QJsonValue &value);
/// "45.0", as Python writes a float.
[[nodiscard]] QByteArray pythonFloat(double value);
/// Appends a JSON string.
void appendJsonString(QByteArray &out, QByteArrayView utf8);

} // namespace FibreDesk::Sandbox
