// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QByteArray>
#include <QCoroTask>
#include <QHash>
#include <QString>

namespace FibreDesk::Auth {

/// Keeps a sign-in beyond the program's end: the system's keychain, or memory where there is none.
/// What is given to it and what it gives are the caller's, who overwrites them: no sharing.
class TokenStore {
public:
    TokenStore() = default;
    virtual ~TokenStore() = default;
    Q_DISABLE_COPY_MOVE(TokenStore)

    /// NotFound where nothing is kept under this key.
    [[nodiscard]] virtual QCoro::Task<Result<QByteArray>> read(QString key) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<void>> write(QString key, QByteArray value) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<void>> remove(QString key) = 0;
    /// False where it ends with the program: the user is told.
    [[nodiscard]] virtual bool isLasting() const = 0;
};

/// For as long as the program runs.
class MemoryTokenStore : public TokenStore {
public:
    [[nodiscard]] QCoro::Task<Result<QByteArray>> read(QString key) override;
    [[nodiscard]] QCoro::Task<Result<void>> write(QString key, QByteArray value) override;
    [[nodiscard]] QCoro::Task<Result<void>> remove(QString key) override;
    [[nodiscard]] bool isLasting() const override { return false; }

private:
    QHash<QString, QByteArray> m_values;
};

} // namespace FibreDesk::Auth
