// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <compare>
#include <optional>

namespace FibreDesk::Cpe {

/// An object identifier: numbers only, as no vendor's MIB is shipped.
class Oid {
public:
    static constexpr qsizetype maximumLength = 128; // RFC 2578

    Oid() = default;
    Oid(std::initializer_list<quint32> parts)
        : m_parts(parts)
    {
    }
    explicit Oid(QList<quint32> parts)
        : m_parts(std::move(parts))
    {
    }

    /// "1.3.6.1" or ".1.3.6.1"; nothing where it is none, is longer than 128 numbers or begins with
    /// what BER cannot write.
    [[nodiscard]] static std::optional<Oid> parse(QStringView text);
    [[nodiscard]] QString toString() const;

    [[nodiscard]] const QList<quint32> &parts() const { return m_parts; }
    [[nodiscard]] qsizetype size() const { return m_parts.size(); }
    [[nodiscard]] bool isEmpty() const { return m_parts.isEmpty(); }
    [[nodiscard]] bool startsWith(const Oid &other) const;
    /// This one with more numbers behind it.
    [[nodiscard]] Oid with(const QList<quint32> &more) const;
    /// What stands behind `prefix`; empty where it is not below it.
    [[nodiscard]] QList<quint32> below(const Oid &prefix) const;

    bool operator==(const Oid &) const = default;
    std::strong_ordering operator<=>(const Oid &other) const;

private:
    QList<quint32> m_parts{};
};

} // namespace FibreDesk::Cpe
