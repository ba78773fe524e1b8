// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "secrets/secretstore.h"
#include "secrets/unlocker.h"

#include <QPointer>

namespace FibreDesk::Safe {

/// A passphrase of the user's own, for computers that cannot check the system's password. Kept as a
/// salted scrypt hash, in the keychain or, without one, for this session.
class Passphrase : public Unlocker {
public:
    /// `work`: the N of scrypt, a power of two.
    explicit Passphrase(QPointer<SecretStore> store, QString profile, int work = 1 << 15);

    [[nodiscard]] Means means() const override { return Means::Passphrase; }
    /// Whether one was set.
    [[nodiscard]] QCoro::Task<bool> isPossible() override;
    [[nodiscard]] QCoro::Task<Result<void>> unlock(QString secret) override;
    /// At least eight characters, else Validation.
    [[nodiscard]] QCoro::Task<Result<void>> set(QString secret);
    [[nodiscard]] QCoro::Task<Result<void>> remove();

private:
    [[nodiscard]] SecretId id() const;

    QPointer<SecretStore> m_store;
    QString m_profile;
    int m_work;
};

} // namespace FibreDesk::Safe
