// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>

#include <optional>

/// The encoding of SNMP, as far as an agent needs it. Its own: one shared with the client would
/// agree with itself.
namespace FibreDesk::Sandbox::Ber {

inline constexpr quint8 Integer = 0x02;
inline constexpr quint8 Octets = 0x04;
inline constexpr quint8 Null = 0x05;
inline constexpr quint8 ObjectId = 0x06;
inline constexpr quint8 Sequence = 0x30;
inline constexpr quint8 Counter32 = 0x41;
inline constexpr quint8 Gauge32 = 0x42;
inline constexpr quint8 TimeTicks = 0x43;
inline constexpr quint8 Counter64 = 0x46;
inline constexpr quint8 NoSuchObject = 0x80;
inline constexpr quint8 NoSuchInstance = 0x81;
inline constexpr quint8 EndOfMib = 0x82;

struct Element {
    quint8 tag = 0;
    QByteArray content{};
    qsizetype at = 0; ///< of the content, in what it was read from
};

/// Takes elements off the front of what it was given.
class Reader {
public:
    explicit Reader(const QByteArray &bytes)
        : m_bytes(bytes)
    {
    }

    [[nodiscard]] bool atEnd() const { return m_at >= m_bytes.size(); }
    /// Nothing at the end and where the rest is none.
    std::optional<Element> next();
    /// The same, where it has this tag.
    std::optional<QByteArray> next(quint8 tag);
    std::optional<qint64> nextInteger();

private:
    QByteArray m_bytes;
    qsizetype m_at = 0;
};

[[nodiscard]] QByteArray element(quint8 tag, const QByteArray &content = {});
[[nodiscard]] QByteArray integer(qint64 number);
/// The content of a number that is never negative, for any of its tags.
[[nodiscard]] QByteArray unsignedContent(quint64 number);
[[nodiscard]] QByteArray signedContent(qint64 number);
[[nodiscard]] QByteArray objectIdContent(const QList<quint32> &parts);
[[nodiscard]] std::optional<QList<quint32>> objectIdOf(const QByteArray &content);

} // namespace FibreDesk::Sandbox::Ber
