// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace FibreDesk::Sandbox {

enum class FieldType {
    Data,
    Link,
    Select,
    Check,
    Int,
    Float,
    Currency,
    Date,
    Time,
    Datetime,
    SmallText,
    Text,
    TextEditor,
    Json,
    Password,
    Color,
    Signature,
    Table,
};

struct DocField {
    /// Hidden: a column beside the fields, as Frappe's _assign: in lists that ask for it only.
    enum Flag { None = 0, Required = 1, Unique = 2, Indexed = 4, Fetched = 8, Hidden = 16 };

    QString name;
    FieldType type = FieldType::Data;
    QString options; ///< of a Link or Table the doctype; of a Select its values, a line each
    int flags = None;
    QString fetchFrom; ///< "customer.customer_name" of a fetched field
    QString label;

    [[nodiscard]] bool isColumn() const { return type != FieldType::Table; }
    [[nodiscard]] bool isNumber() const;
};

struct DocType {
    enum class Naming { Series, Field, Hash };

    QString name;
    QString module;
    Naming naming = Naming::Hash;
    QString series; ///< "DJ-.#####", "ISS-.YYYY.-.#####"; of Naming::Field the field
    QString titleField;
    bool isChild = false;
    bool isSubmittable = false;
    std::vector<DocField> fields;

    [[nodiscard]] const DocField *field(QStringView fieldName) const;
    [[nodiscard]] QByteArray table() const; ///< quoted for SQL
    /// Columns every document has, in the order of the table.
    [[nodiscard]] QStringList standardColumns() const;
    [[nodiscard]] QStringList columns() const;
    [[nodiscard]] bool hasColumn(QStringView column) const;
    [[nodiscard]] QByteArray createTable() const;
    [[nodiscard]] QList<QByteArray> createIndexes() const;
};

/// Every doctype the stand-in ERPNext knows, parents and children.
[[nodiscard]] const std::vector<DocType> &docTypes();
[[nodiscard]] const DocType *docType(QStringView name);
/// Fields added to standard doctypes: in Frappe they are Custom Field documents.
[[nodiscard]] bool isCustomField(const DocType &type, QStringView field);
/// A doctype of the ISP's own applications, which a plain ERPNext does not have.
[[nodiscard]] bool isCustomType(const DocType &type);
/// Every save of such a document leaves a Version.
[[nodiscard]] bool tracksChanges(const DocType &type);
/// "Small Text", as meta spells it.
[[nodiscard]] QString fieldTypeName(FieldType type);

} // namespace FibreDesk::Sandbox
