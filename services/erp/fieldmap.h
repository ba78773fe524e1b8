// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>

namespace FibreDesk::Erp {

struct DocField {
    QString name;
    QString type; ///< "Data", "Link", "Table", "Password", …
    QString label;
    QString options; ///< linked doctype, child doctype, or the lines of a Select
    bool isRequired = false;
    bool isReadOnly = false;
    bool isHidden = false;
    bool isCustom = false; ///< added by an administrator: a Custom Field
    int permissionLevel = 0; ///< above 0 for some roles only

    bool operator==(const DocField &) const = default;

    /// False for headings, breaks, buttons and tables: not columns, so not in lists.
    [[nodiscard]] bool isColumn() const;
};

/// What the server says about a doctype.
struct DocTypeMeta {
    QString name;
    QList<DocField> fields;
    bool isChildTable = false;
    bool isSubmittable = false;
    bool tracksChanges = false; ///< every save leaves a Version
    QString printFormat{}; ///< the one the site prints it with unless asked; empty = none chosen

    /// Also true for what every document has: name, owner, creation, modified, …
    [[nodiscard]] bool hasField(const QString &field) const;

    /// Reads the JSON of a DocType; customised fields count like the others.
    [[nodiscard]] static Result<DocTypeMeta> fromJson(
        const QJsonObject &document, const QString &source);
};

/// Our names for the server's doctypes and fields: resources/erp/fields.json, laid over by what a
/// site calls them. What the server lacks is left out of queries instead of failing them.
class FieldMap {
public:
    struct Entry {
        QString doctype;
        QString parentTable; ///< of a child table: our name of its parent
        QString parentField; ///< and the parent's field that holds the rows
        QHash<QString, QString> toServer; ///< our field name to the server's
        QHash<QString, QString> toOurs;
        /// Ours to the server's of what is never mirrored: fetched when shown, one by one.
        QMap<QString, QString> secrets;
    };

    [[nodiscard]] static Result<FieldMap> fromJson(const QByteArray &json);
    /// The map the program was built with.
    [[nodiscard]] static FieldMap builtIn();

    [[nodiscard]] QStringList tables() const { return m_entries.keys(); }
    [[nodiscard]] QString doctype(const QString &table) const;
    [[nodiscard]] QString parentDoctype(const QString &childTable) const;
    [[nodiscard]] QString table(const QString &doctype) const;
    [[nodiscard]] QString serverField(const QString &table, const QString &field) const;
    [[nodiscard]] QString ourField(const QString &table, const QString &serverField) const;

    /// The server's names of those of our fields that it has, without child tables.
    [[nodiscard]] QStringList serverFields(const QString &table, const QStringList &fields) const;

    /// Our names of a kind's secrets that the server has.
    [[nodiscard]] QStringList secrets(const QString &table) const;
    /// The server's name of one; empty where it is none.
    [[nodiscard]] QString secretField(const QString &table, const QString &field) const;
    /// Whether the server's field is one.
    [[nodiscard]] bool isSecret(const QString &table, const QString &serverField) const;
    /// Whether the server's field is one of ours, secret or not.
    [[nodiscard]] bool isKnown(const QString &table, const QString &serverField) const;

    /// A document under our names; fields without a name of ours pass through as they are.
    [[nodiscard]] QJsonObject toOurs(const QString &table, const QJsonObject &document) const;
    [[nodiscard]] QJsonObject toServer(const QString &table, const QJsonObject &document) const;

    /// Compares with the server's doctype and remembers what is missing; returns our names of it.
    QStringList check(const QString &table, const DocTypeMeta &meta);
    void setMissing(const QString &table, const QStringList &fields);
    [[nodiscard]] QStringList missing(const QString &table) const { return m_missing.value(table); }

private:
    QHash<QString, Entry> m_entries;
    QHash<QString, QStringList> m_missing;
    QHash<QString, QStringList> m_missingSecrets;
};

} // namespace FibreDesk::Erp
