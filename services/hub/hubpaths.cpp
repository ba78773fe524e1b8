// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hub/hubpaths.h"

#include <QSettings>

#include <array>

namespace FibreDesk::Hub {

using namespace Qt::StringLiterals;

HubPaths HubPaths::read(const QString &profileFile)
{
    HubPaths paths;
    QSettings settings(profileFile, QSettings::IniFormat);
    settings.beginGroup(u"hub"_s);
    const std::array<std::pair<QLatin1StringView, QString *>, 16> names{{
        {"path_campaigns"_L1, &paths.campaigns},
        {"path_campaign"_L1, &paths.campaign},
        {"path_send_campaign"_L1, &paths.sendCampaign},
        {"path_retry_recipient"_L1, &paths.retryRecipient},
        {"path_rendered_mail"_L1, &paths.renderedMail},
        {"path_claim_campaign"_L1, &paths.claimCampaign},
        {"path_claim_job"_L1, &paths.claimJob},
        {"path_sms"_L1, &paths.sendSms},
        {"path_olt_reads"_L1, &paths.oltReads},
        {"path_users"_L1, &paths.users},
        {"path_capabilities"_L1, &paths.capabilities},
        {"path_disable_user"_L1, &paths.disableUser},
        {"path_resend_invite"_L1, &paths.resendInvite},
        {"path_portal_link"_L1, &paths.portalLink},
        {"path_health"_L1, &paths.health},
        {"path_events"_L1, &paths.events},
    }};
    for (const auto &[key, path] : names)
        *path = settings.value(key, *path).toString();
    paths.firstRow = settings.value("first_row"_L1, paths.firstRow).toInt();
    return paths;
}

QStringList filledPath(const QString &path, const QString &id, const QString &row)
{
    QStringList segments = path.split(u'/', Qt::SkipEmptyParts);
    for (QString &segment : segments) {
        if (segment == ":id"_L1)
            segment = id;
        else if (segment == ":row"_L1)
            segment = row;
    }
    return segments;
}

namespace Live {

QString dispatchTopic()
{
    return u"dispatch"_s;
}

QString campaignTopic(const QString &campaign)
{
    return "campaign:"_L1 + campaign;
}

bool isGapEvent(const QString &type)
{
    return type == "gap"_L1 || type == "resync"_L1 || type == "reset"_L1;
}

} // namespace Live

QJsonValue firstOf(const QJsonObject &object, std::initializer_list<QLatin1StringView> names)
{
    for (const QLatin1StringView name : names) {
        const QJsonValue value = object.value(name);
        if (!value.isUndefined() && !value.isNull())
            return value;
    }
    return QJsonValue(QJsonValue::Undefined);
}

QJsonValue unwrapped(const QJsonValue &answer, std::initializer_list<QLatin1StringView> names)
{
    if (!answer.isObject())
        return answer;
    const QJsonValue inner = firstOf(answer.toObject(), names);
    return inner.isUndefined() ? answer : inner;
}

} // namespace FibreDesk::Hub
