// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/tokenstore.h"

#include <QPointer>

namespace FibreDesk {

namespace Safe {
class SecretStore;
}

/// Sign-ins in the system's keychain, under the profile they belong to. Where no keychain works
/// they are kept until the secrets' store goes, and isLasting() says so.
class KeychainTokens : public Auth::TokenStore {
public:
    KeychainTokens(Safe::SecretStore *store, QString profileFile);
    ~KeychainTokens() override;

    [[nodiscard]] QCoro::Task<Result<QByteArray>> read(QString key) override;
    [[nodiscard]] QCoro::Task<Result<void>> write(QString key, QByteArray value) override;
    [[nodiscard]] QCoro::Task<Result<void>> remove(QString key) override;
    [[nodiscard]] bool isLasting() const override;

private:
    QPointer<Safe::SecretStore> m_store;
    QString m_profile;
};

} // namespace FibreDesk
