// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "core/requestscope.h"
#include "health/targets.h"

#include <QCoroTask>
#include <QDateTime>
#include <QHash>
#include <QNetworkAccessManager>
#include <QObject>

#include <memory>
#include <optional>

class QNetworkReply;

namespace FibreDesk::Health {

/// What one question brought.
struct Reading {
    /// What stands between the answer and a clean bill of health.
    enum class Note {
        None,
        NeedsSignIn, ///< it answers, and lets nobody in without a credential: as it should
        ProxyInFront, ///< a sign-in page in front of it answers; of the system itself nothing is
                      ///< known
        OwnTrouble, ///< it says of itself that something is wrong; see words
    };

    std::optional<Error> error; ///< nothing = it answered
    std::chrono::milliseconds elapsed{0};
    QString version; ///< empty = not told
    QDateTime certificateEnd; ///< invalid = no certificate was seen
    Note note = Note::None;
    QString words; ///< its own, of how it is
};

/// Asks systems, each over a connection of its own and without a credential.
class Prober : public QObject {
    Q_OBJECT

public:
    explicit Prober(std::chrono::milliseconds timeout, QObject *parent = nullptr);
    ~Prober() override;

    [[nodiscard]] QCoro::Task<Reading> ask(Target target);

private:
    QCoro::Task<Reading> askHttp(Target target);
    QCoro::Task<Reading> askSocket(Target target);
    void keepCertificate(QNetworkReply *reply);

    std::chrono::milliseconds m_timeout;
    /// Its own: what waits here for a dead server takes no connection from the pages.
    std::unique_ptr<QNetworkAccessManager> m_network;
    RequestScope m_scope;
    QHash<QString, QDateTime> m_certificates; ///< by "host:port": its end
};

/// What an answer of the system itself tells of it; pure.
void readAnswer(const QByteArray &contentType, const QByteArray &body, Reading &reading);

} // namespace FibreDesk::Health
