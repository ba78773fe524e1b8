// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace FibreDesk::Sandbox {

/// Queries as GenieACS reads them: MongoDB's operators, each text expanded to everything that it
/// may also mean (a number, a date, a wildcard, a regular expression).
class NbiQuery {
public:
    NbiQuery() = default;
    explicit NbiQuery(QJsonObject query)
        : m_query(std::move(query))
    {
    }

    [[nodiscard]] bool isEmpty() const { return m_query.isEmpty(); }
    /// The paths it looks at.
    [[nodiscard]] QStringList paths() const;
    [[nodiscard]] bool matches(const QJsonObject &document) const;

private:
    QJsonObject m_query;
};

/// What stands at "a.b.c"; of a parameter its value.
[[nodiscard]] QJsonValue valueAt(const QJsonObject &document, const QString &path);
/// Only these paths and what is below them; "_id" always.
[[nodiscard]] QJsonObject projected(const QJsonObject &document, const QStringList &paths);

} // namespace FibreDesk::Sandbox
