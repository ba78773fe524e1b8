// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <optional>

/// The user-based security of SNMPv3 on the agent's side (RFC 3414, 3826, 7860), by OpenSSL:
/// SHA-1 or SHA-256 and AES-128.
namespace FibreDesk::Sandbox::Usm {

enum class Digest { Sha1, Sha256 };

struct User {
    QByteArray name{};
    Digest digest = Digest::Sha256;
    QByteArray authPassword{};
    QByteArray privPassword{};
};

/// Bytes of the digest in a message.
[[nodiscard]] qsizetype digestSize(Digest digest);
/// A password made into the key of one engine.
[[nodiscard]] QByteArray localKey(
    Digest digest, const QByteArray &password, const QByteArray &engine);
[[nodiscard]] QByteArray digestOf(Digest digest, const QByteArray &key, const QByteArray &message);
/// AES-128 in CFB mode; the same key and vector both ways.
[[nodiscard]] QByteArray crypt(bool isEncrypting, const QByteArray &key, quint32 boots,
    quint32 time, const QByteArray &salt, const QByteArray &text);

/// What stands around the question of a message of version 3.
struct Message {
    qint64 id = 0;
    quint8 flags = 0; ///< 1 signed, 2 encrypted, 4 a report may be sent
    QByteArray engine{};
    quint32 boots = 0;
    quint32 time = 0;
    QByteArray user{};
    QByteArray digest{};
    QByteArray salt{};
    quint8 dataTag = 0;
    QByteArray data{}; ///< the scoped question, or what it was encrypted to
    qsizetype digestAt = 0; ///< in the whole message

    [[nodiscard]] bool isSigned() const { return flags & 1; }
    [[nodiscard]] bool isEncrypted() const { return flags & 2; }
};

[[nodiscard]] std::optional<Message> parse(const QByteArray &datagram);
/// The bytes of a message, signed and encrypted as its flags say with the user's keys; its data is
/// the scoped answer in the clear.
[[nodiscard]] QByteArray write(Message message, const User *user);

} // namespace FibreDesk::Sandbox::Usm
