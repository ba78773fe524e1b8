// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QString>
#include <QStringList>

#include <initializer_list>

/// Everything about the hub's interface that is assumed rather than known
/// stands in this one file: paths, the names of fields, the words of events. A
/// hub that differs is one line here, or one line of the profile.
namespace FibreDesk::Hub {

/// Paths below the hub's address. `:id` and `:row` are replaced, each as one
/// segment. In the profile: `[hub] path_<name>=…`, for example
/// `path_events=/events`.
struct HubPaths {
    QString campaigns = QStringLiteral("/campaigns");
    QString campaign = QStringLiteral("/campaigns/:id");
    QString sendCampaign = QStringLiteral("/campaigns/:id/send");
    QString retryRecipient = QStringLiteral("/campaigns/:id/recipients/:row/retry");
    QString renderedMail = QStringLiteral("/campaigns/:id/recipients/:row/view");
    QString claimCampaign = QStringLiteral("/campaigns/:id/claim"); ///< assumed
    QString claimJob = QStringLiteral("/dispatch/claim-job");
    QString sendSms = QStringLiteral("/sms/send"); ///< assumed, and the names in its body
    QString oltReads = QStringLiteral("/cpe/olts/:id/reads"); ///< assumed
    QString users = QStringLiteral("/auth/users");
    QString capabilities = QStringLiteral("/auth/capabilities"); ///< assumed, and what it answers
    QString disableUser = QStringLiteral("/auth/users/:id/disable"); ///< assumed
    QString resendInvite = QStringLiteral("/auth/users/:id/resend"); ///< assumed
    QString portalLink = QStringLiteral("/portal/request-link");
    QString health = QStringLiteral("/health"); ///< assumed
    QString events = QStringLiteral("/sse"); ///< assumed, and its query `topics`
    int firstRow = 0; ///< index base of `:row`, assumed; `[hub] first_row`

    /// The defaults with what the profile says laid over them.
    [[nodiscard]] static HubPaths read(const QString &profileFile);

    bool operator==(const HubPaths &) const = default;
};

/// The segments of a path with its placeholders filled in.
[[nodiscard]] QStringList filledPath(
    const QString &path, const QString &id = {}, const QString &row = {});

/// Names of topics and events of the live stream.
namespace Live {
[[nodiscard]] QString dispatchTopic();
[[nodiscard]] QString campaignTopic(const QString &campaign);

inline constexpr auto recipientUpdate = QLatin1StringView("recipient-update");
inline constexpr auto jobClaimed = QLatin1StringView("job-claimed");
inline constexpr auto jobUnblocked = QLatin1StringView("job-unblocked");

/// The server no longer holds what came after our Last-Event-ID (assumed
/// words).
[[nodiscard]] bool isGapEvent(const QString &type);
} // namespace Live

/// The value under the first of these names that is there; for fields whose
/// name is assumed.
[[nodiscard]] QJsonValue firstOf(
    const QJsonObject &object, std::initializer_list<QLatin1StringView> names);

/// The list inside an answer that is either the array itself or an object
/// holding it.
[[nodiscard]] QJsonValue unwrapped(
    const QJsonValue &answer, std::initializer_list<QLatin1StringView> names);

} // namespace FibreDesk::Hub
