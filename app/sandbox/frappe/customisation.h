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

    QJsonObject makeType(const QJsonObject &given, const QString &user);
    QJsonObject makeField(const QJsonObject &given, const QString &user);

private:
    [[nodiscard]] bool hasType(const QString &doctype) const;
    void checkField(const QString &parent, const QJsonObject &field) const;
    [[nodiscard]] QJsonObject stamped(QJsonObject document, const QString &user) const;

    World &m_world;
    QHash<QString, QJsonObject> m_types;
    QHash<QString, QJsonArray> m_fields;
};

} // namespace FibreDesk::Sandbox
