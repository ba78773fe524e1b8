// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clock.h"
#include "core/httpclient.h"
#include "mailrun/ledger.h"

#include <QPointer>

namespace FibreDesk::MailRun {

/// What the mail service knows of one mail.
struct MailjetMessage {
    QString id{};
    QString status{}; ///< its own word: sent, opened, bounce, blocked …
    QDateTime arrived{}; ///< UTC
    QJsonObject raw{};
};

/// Asks Mailjet's REST interface what became of a mail.
class MailjetClient : public QObject {
    Q_OBJECT

public:
    MailjetClient(QNetworkAccessManager *network, QUrl url, const QString &key,
        const QString &secret, QObject *parent = nullptr);

    /// All messages with this X-MJ-CustomID; empty = it knows of none.
    [[nodiscard]] QCoro::Task<Result<std::vector<MailjetMessage>>> messages(
        QString customId, RequestScope *scope = nullptr);
    [[nodiscard]] QUrl url() const { return m_url; }

private:
    HttpClient m_http;
    QUrl m_url;
};

/// What an answer proves. A mail that is there was taken over, whatever became of it then. One that
/// is not there was not, once the service has had time to list it: \p listedAfter after the dot.
/// Nothing = too early to tell.
[[nodiscard]] std::optional<Evidence> evidenceFrom(const std::vector<MailjetMessage> &messages,
    const QString &service, const QDateTime &dotLeft, const QDateTime &now,
    std::chrono::seconds listedAfter);

/// What the hub's event for a row proves: that it went out, or nothing.
[[nodiscard]] std::optional<Evidence> evidenceFromHub(
    const QString &status, const QJsonObject &fields, const QDateTime &now);

struct SettleReport {
    int sent = 0;
    int notSent = 0; ///< they wait again
    int open = 0; ///< too early to tell, or settled by somebody else meanwhile
    std::optional<Error> error{}; ///< what ended it early
};

/// Asks for every uncertain row of a campaign and writes down what is proven. Ends as Cancelled
/// where one of the two objects goes before it.
[[nodiscard]] QCoro::Task<Result<SettleReport>> settleByMailjet(QPointer<Ledger> ledger,
    QPointer<MailjetClient> client, QString campaignId, Clock clock = Clock(),
    std::chrono::seconds listedAfter = std::chrono::minutes(5));

} // namespace FibreDesk::MailRun
