// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "world/world.h"

#include <QHash>
#include <QJsonArray>

namespace FibreDesk::Sandbox {

/// What an administrator adds to a site: documents of DocType and Custom Field, checked as Frappe
/// checks them. They last as long as the program.
class Customisation {
public:
    explicit Customisation(World &world)
        : m_world(world)
    {
    }

    [[nodiscard]] bool isMade(const QString &doctype) const { return m_types.contains(doctype); }
    [[nodiscard]] QStringList madeTypes() const { return m_types.keys(); }
    /// The DocType document as it was given, with its custom fields where `withCustom`; empty where
    /// nobody made it.
    [[nodiscard]] QJsonObject type(const QString &doctype, bool withCustom) const;
    /// Custom fields that were added to a doctype.
    [[nodiscard]] QJsonArray fields(const QString &doctype) const
    {
        return m_fields.value(doctype);
    }

    /// What a document holds in fields that were added; passwords as stars.
    [[nodiscard]] QJsonObject values(const QString &doctype, const QString &name) const;
    /// Takes such fields out of a patch, checked; keepValues() stores them.
    [[nodiscard]] QJsonObject takeValues(const QString &doctype, QJsonObject &patch) const;
    void keepValues(const QString &doctype, const QString &name, const QJsonObject &values);
    /// A few fields as an administrator would add them, with something in them.
    void addSamples();

    QJsonObject makeType(const QJsonObject &given, const QString &user);
    QJsonObject makeField(const QJsonObject &given, const QString &user);

private:
    [[nodiscard]] bool hasType(const QString &doctype) const;
    void checkField(const QString &parent, const QJsonObject &field) const;
    [[nodiscard]] QJsonObject stamped(QJsonObject document, const QString &user) const;

    World &m_world;
    QHash<QString, QJsonObject> m_types;
    QHash<QString, QJsonArray> m_fields;
    QHash<QString, QJsonArray> m_samples; ///< by doctype and field: one for each document
    QHash<QString, QJsonObject> m_values; ///< by doctype and document
};

} // namespace FibreDesk::Sandbox
