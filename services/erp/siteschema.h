// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "erp/erpclient.h"

#include <QJsonObject>

namespace FibreDesk::Erp {

/// A doctype as it is meant to be, or the fields that are meant to be on one of ERPNext's own.
struct SchemaType {
    QString name;
    QJsonObject definition; ///< the DocType document; empty for fields on a standard doctype
    QList<QJsonObject> fields; ///< DocField documents

    [[nodiscard]] bool isOurs() const { return !definition.isEmpty(); }
};

/// One thing that is there, is not, or is otherwise.
struct SchemaFinding {
    enum class State {
        Exists,
        Missing,
        Differs, ///< there, but not as it is meant; it is left as it is
        Created,
        Refused, ///< missing, and the server did not take it
    };
    State state = State::Exists;
    QString doctype;
    QString field; ///< empty = the doctype itself
    QString detail; ///< what differs, or the server's reason

    bool operator==(const SchemaFinding &) const = default;
};
[[nodiscard]] QString stateName(SchemaFinding::State state);

/// The doctypes and custom fields that FibreDesk works with: resources/erp/doctypes.json.
class SiteSchema {
public:
    [[nodiscard]] static Result<SiteSchema> fromJson(const QByteArray &json);
    /// The one the program was built with.
    [[nodiscard]] static SiteSchema builtIn();

    /// What others link to comes first.
    [[nodiscard]] const QList<SchemaType> &types() const { return m_types; }

    /// What the server's doctype has, lacks, or has otherwise.
    [[nodiscard]] static QList<SchemaFinding> compare(
        const SchemaType &type, const DocTypeMeta &meta);

private:
    QList<SchemaType> m_types;
};

enum class SchemaAction { Look, Create };

/// Looks at each doctype and field and, with Create, makes those that are missing. What exists is
/// neither changed nor removed. Ends with an Error where the server cannot be reached.
[[nodiscard]] QCoro::Task<Result<QList<SchemaFinding>>> visitSchema(
    ErpClient *erp, SiteSchema schema, SchemaAction action);

} // namespace FibreDesk::Erp
