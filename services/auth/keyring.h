// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/jwk.h"
#include "core/clock.h"
#include "core/error.h"

#include <QCoroTask>
#include <QObject>
#include <QUrl>

#include <vector>

namespace FibreDesk {
class HttpClient;
}

namespace FibreDesk::Auth {

/// The provider's public keys, read once and again when a token names one that is not there: the
/// provider has changed its keys. Not more than once in a while, or anybody's token could make us
/// ask without end.
class KeyRing : public QObject {
    Q_OBJECT

public:
    KeyRing(HttpClient *http, Clock clock, QObject *parent = nullptr);

    void setUrl(const QUrl &url);
    /// Whether one of the provider's keys has made this token.
    [[nodiscard]] QCoro::Task<Result<void>> check(Jwt token);

private:
    [[nodiscard]] QCoro::Task<Result<void>> fetch();
    [[nodiscard]] bool knows(const Jwt &token) const;

    HttpClient *m_http;
    Clock m_clock;
    QUrl m_url;
    std::vector<Jwk> m_keys;
    QDateTime m_readAt; ///< invalid = never
};

} // namespace FibreDesk::Auth
