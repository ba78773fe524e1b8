// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <optional>

/// What the web page of a TP-Link gateway hides its talk with: AES-128 under a key of our making,
/// which goes to the device under its RSA key of 512 bits. Pure.
namespace FibreDesk::Cpe::TpLink {

/// Two families of firmware, told apart only by trying.
enum class Family { Cbc, Gcm };

[[nodiscard]] QByteArray familyName(Family family);

/// Of the device, new for each sign-in.
struct PublicKey {
    QByteArray modulus{}; ///< hex
    QByteArray exponent{}; ///< hex
    quint64 sequence = 0;

    bool operator==(const PublicKey &) const = default;
};

/// Of one session. The device wants digits for both.
struct SessionKey {
    Family family = Family::Cbc;
    QByteArray key{};
    QByteArray iv{};

    [[nodiscard]] static SessionKey make(Family family);
};

/// Both Base64; no tag in the CBC family.
struct Sealed {
    QByteArray data{};
    QByteArray tag{};

    bool operator==(const Sealed &) const = default;
};

[[nodiscard]] std::optional<Sealed> seal(const SessionKey &key, const QByteArray &plain);
/// Nothing where the answer was not made with this key, or was changed on its way.
[[nodiscard]] std::optional<QByteArray> unseal(const SessionKey &key, const QByteArray &answer);

/// What the device knows the user by: hex MD5 of the name and the password together.
[[nodiscard]] QByteArray userHash(const QByteArray &user, const QByteArray &password);

/// The text under the signature: with the key at sign-in, without it later.
[[nodiscard]] QByteArray signInText(
    const SessionKey &key, const QByteArray &userHash, quint64 sequence);
[[nodiscard]] QByteArray callText(const QByteArray &userHash, quint64 sequence);

/// RSA without padding, block by block, as hex; nothing for a key that is none.
[[nodiscard]] std::optional<QByteArray> sign(const PublicKey &key, const QByteArray &text);

} // namespace FibreDesk::Cpe::TpLink
