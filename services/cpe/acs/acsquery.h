// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

namespace FibreDesk::Cpe::Acs {

/// A condition on devices, tasks or faults. The server reads more into a text than stands there:
/// "000001" is the number 1 too, "2026-01-02" a date, "*" anything, "/x/" a pattern, and none of it
/// can be escaped. So each condition also judges what came, exactly as it was meant: what the
/// server gave too much is dropped by `accepts`.
class AcsQuery {
public:
    /// The text below a path of the answer ("_deviceId._SerialNumber"), one per element of a list.
    using Reader = std::function<QStringList(const QString &path)>;

    /// Everything.
    AcsQuery() = default;
    [[nodiscard]] static AcsQuery equals(const QString &path, const QString &text);
    [[nodiscard]] static AcsQuery isOneOf(const QString &path, const QStringList &texts);
    /// Anywhere in the text, capital letters or not.
    [[nodiscard]] static AcsQuery contains(const QString &path, const QString &text);
    /// Informed before that time.
    [[nodiscard]] static AcsQuery isBefore(const QString &path, const QDateTime &time);
    [[nodiscard]] static AcsQuery isAfter(const QString &path, const QDateTime &time);
    [[nodiscard]] AcsQuery operator&&(const AcsQuery &other) const;
    [[nodiscard]] AcsQuery operator||(const AcsQuery &other) const;

    [[nodiscard]] bool isEverything() const { return m_kind == Kind::Everything; }
    /// What is sent.
    [[nodiscard]] QJsonObject json() const;
    /// The paths that `accepts` looks at: they have to be in the projection.
    [[nodiscard]] QStringList paths() const;
    [[nodiscard]] bool accepts(const Reader &reader) const;
    /// The server may find more than is meant: its `Total` counts too much then.
    [[nodiscard]] bool mayOvermatch() const;

private:
    enum class Kind { Everything, OneOf, Contains, Before, After, All, Any };

    Kind m_kind = Kind::Everything;
    QString m_path;
    QStringList m_texts;
    QDateTime m_time;
    std::vector<AcsQuery> m_parts;
};

/// Whether the server takes this text for more than itself.
[[nodiscard]] bool isAmbiguous(const QString &text);

} // namespace FibreDesk::Cpe::Acs
