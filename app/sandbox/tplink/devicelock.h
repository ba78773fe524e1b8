// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QHash>
#include <QSslCertificate>
#include <QSslKey>

#include <memory>
#include <optional>

namespace FibreDesk::Sandbox {

/// The device's side of the encryption: it holds the private half of a key of 512 bits, and opens
/// and closes what goes over its page.
class DeviceLock {
public:
    enum class Cipher { Cbc, Gcm };

    explicit DeviceLock(Cipher cipher);
    ~DeviceLock();

    [[nodiscard]] QByteArray modulusHex() const;
    /// The fields of a signature ("key", "iv", "h", "s"); nothing where it was made with another
    /// key.
    [[nodiscard]] std::optional<QHash<QByteArray, QByteArray>> openSignature(
        const QByteArray &hex) const;
    /// Key and vector of a session, in the family's own spelling; false where they fit the other.
    [[nodiscard]] bool takeSessionKey(
        const QHash<QByteArray, QByteArray> &signature, QByteArray *key, QByteArray *iv) const;
    [[nodiscard]] std::optional<QByteArray> open(const QByteArray &key, const QByteArray &iv,
        const QByteArray &data, const QByteArray &tag) const;
    [[nodiscard]] QByteArray close(
        const QByteArray &key, const QByteArray &iv, const QByteArray &plain) const;

private:
    struct Numbers;
    Cipher m_cipher;
    std::unique_ptr<Numbers> m_numbers;
};

/// What such a device makes for itself in the factory: signed by itself, for a name that is not its
/// address, from its own idea of the time.
struct DeviceCertificate {
    QSslCertificate certificate;
    QSslKey key;

    static DeviceCertificate make();
};

} // namespace FibreDesk::Sandbox
