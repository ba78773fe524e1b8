// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hub/hubcodec.h"

#include "core/logging.h"
#include "hub/hubpaths.h"

#include <QHash>
#include <QJsonArray>
#include <QTimeZone>

#include <algorithm>
#include <cmath>
#include <limits>

namespace FibreDesk::Hub {

using namespace Qt::StringLiterals;

namespace {

QString textOf(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    return value.isUndefined() || value.isNull() ? QString() : value.toVariant().toString();
}

double numberOf(const QJsonValue &value)
{
    return value.isDouble() ? value.toDouble() : textOf(value).toDouble();
}

int integerOf(const QJsonValue &value, int otherwise = 0)
{
    constexpr double most = std::numeric_limits<int>::max();
    bool isNumber = true;
    const double number = value.isDouble() ? value.toDouble() : textOf(value).toDouble(&isNumber);
    return isNumber && std::isfinite(number)
        ? static_cast<int>(std::lround(std::clamp(number, -most, most)))
        : otherwise;
}

bool truthOf(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool();
    if (value.isDouble())
        return value.toDouble() != 0;
    const QString text = textOf(value);
    return text == "true"_L1 || text == "1"_L1;
}

using FieldReader = void (*)(Recipient &, const QJsonValue &);

template <auto Member, auto Convert>
void readInto(Recipient &recipient, const QJsonValue &value)
{
    recipient.*Member = Convert(value);
}

const QHash<QString, FieldReader> &recipientFields()
{
    using R = Recipient;
    static constexpr auto integer = [](const QJsonValue &v) { return integerOf(v); };
    static constexpr auto row = [](const QJsonValue &v) { return integerOf(v, -1); };
    static const QHash<QString, FieldReader> fields{
        {u"firstname"_s, readInto<&R::firstName, textOf>},
        {u"lastname"_s, readInto<&R::lastName, textOf>},
        {u"firstname_raw"_s, readInto<&R::firstNameRaw, textOf>},
        {u"lastname_raw"_s, readInto<&R::lastNameRaw, textOf>},
        {u"email"_s, readInto<&R::email, textOf>},
        {u"language"_s, readInto<&R::language, textOf>},
        {u"amount"_s, readInto<&R::amount, numberOf>},
        {u"description"_s, readInto<&R::description, textOf>},
        {u"gift_url"_s, readInto<&R::giftUrl, textOf>},
        {u"status"_s, readInto<&R::statusText, textOf>},
        {u"error"_s, readInto<&R::error, textOf>},
        {u"retry_count"_s, readInto<&R::retryCount, integer>},
        {u"match_method"_s, readInto<&R::matchMethod, textOf>},
        {u"match_confidence"_s, readInto<&R::matchConfidence, numberOf>},
        {u"customer"_s, readInto<&R::customer, textOf>},
        {u"excluded"_s, readInto<&R::isExcluded, truthOf>},
        {u"gift_token"_s, readInto<&R::giftToken, textOf>},
        {u"gift_expires_at"_s, readInto<&R::giftExpiresAt, timeFromJson>},
        {u"gift_revoked"_s, readInto<&R::isGiftRevoked, truthOf>},
        {u"gift_redirected_count"_s, readInto<&R::giftRedirectedCount, integer>},
        {u"gift_first_redirected_at"_s, readInto<&R::giftFirstRedirectedAt, timeFromJson>},
        {u"gift_link_clicked"_s, readInto<&R::isGiftLinkClicked, truthOf>},
        {u"gift_clicked_at"_s, readInto<&R::giftClickedAt, timeFromJson>},
        {u"message_id"_s, readInto<&R::messageId, textOf>},
        {u"parent_row_index"_s, readInto<&R::parentRow, row>},
    };
    return fields;
}

QJsonObject takeObject(QJsonObject &from, QLatin1StringView name)
{
    return from.take(name).toObject();
}

/// Reads and removes what it knows; the rest stays in `object` for `extra`.
CampaignSummary summaryTakenFrom(QJsonObject &object)
{
    CampaignSummary summary;
    summary.id = textOf(object.take("id"_L1));
    if (summary.id.isEmpty()) // assumed names; read, not taken
        summary.id = textOf(firstOf(object, {"campaign_id"_L1, "_id"_L1}));
    summary.name = textOf(object.take("name"_L1));
    summary.status = textOf(object.take("status"_L1));
    summary.parent = textOf(object.take("parent_campaign_id"_L1));
    summary.counters = takeObject(object, "counters"_L1);
    // The names of the times and of the count are assumed; they are read, not
    // taken, so that what the hub said stays visible in extra.
    summary.created = timeFromJson(firstOf(object, {"created_at"_L1, "created"_L1}));
    summary.updated = timeFromJson(firstOf(object, {"updated_at"_L1, "modified"_L1}));
    summary.started =
        timeFromJson(firstOf(object, {"started_at"_L1, "sent_at"_L1, "sending_at"_L1}));
    summary.completed = timeFromJson(firstOf(object, {"completed_at"_L1, "finished_at"_L1}));
    QJsonValue count = firstOf(object, {"recipient_count"_L1, "recipients_count"_L1, "total"_L1});
    if (count.isUndefined())
        count = firstOf(summary.counters, {"total"_L1, "recipients"_L1});
    if (count.isUndefined() && object.value("recipients"_L1).isDouble())
        count = object.value("recipients"_L1);
    summary.recipientCount = integerOf(count, -1);
    return summary;
}

std::vector<Recipient> recipientsFrom(const QJsonArray &rows)
{
    std::vector<Recipient> recipients;
    recipients.reserve(static_cast<std::size_t>(rows.size()));
    for (const auto &row : rows)
        recipients.push_back(
            recipientFromJson(row.toObject(), static_cast<int>(recipients.size())));
    return recipients;
}

CampaignSummary summaryFromJson(QJsonObject object)
{
    CampaignSummary summary = summaryTakenFrom(object);
    const QJsonValue rows = object.value("recipients"_L1);
    if (rows.isArray()) {
        summary.recipientCount = static_cast<int>(rows.toArray().size());
        summary.totals = totalsOf(recipientsFrom(rows.toArray()));
        object.remove("recipients"_L1);
    } else {
        summary.totals = totalsOf(summary.counters, summary.recipientCount, summary.status);
    }
    summary.extra = object;
    return summary;
}

CampaignParams paramsFromJson(QJsonObject object)
{
    CampaignParams params;
    params.subject = textOf(object.take("subject"_L1));
    params.from = textOf(object.take("from"_L1));
    params.amount = numberOf(object.take("amount"_L1));
    params.commitmentMonths = integerOf(object.take("commitment_months"_L1));
    params.expiry = textOf(object.take("expiry"_L1));
    params.templateFrench = textOf(object.take("template_fr"_L1));
    params.templateEnglish = textOf(object.take("template_en"_L1));
    params.giftExpiryDays = integerOf(object.take("gift_expiry_days"_L1), 90);
    params.extra = object;
    return params;
}

Error protocolError(const QString &detail, const QString &source)
{
    return {.kind = ErrorKind::Protocol, .detail = detail, .source = source};
}

} // namespace

QDateTime timeFromJson(const QJsonValue &value)
{
    bool isNumber = value.isDouble();
    const double number = isNumber ? value.toDouble() : value.toString().toDouble(&isNumber);
    if (isNumber) {
        constexpr double firstMilliseconds = 1e11; // as seconds it would be the year 5138
        constexpr double last = 253402300799000; // the end of the year 9999
        const double milliseconds = std::abs(number) < firstMilliseconds ? number * 1000 : number;
        if (!std::isfinite(number) || milliseconds <= 0 || milliseconds > last)
            return {};
        return QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(milliseconds), QTimeZone::UTC);
    }
    QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    if (time.isValid() && time.timeSpec() == Qt::LocalTime)
        time.setTimeZone(QTimeZone::UTC);
    return time.toUTC();
}

void applyFields(Recipient &recipient, const QJsonObject &fields)
{
    const auto &readers = recipientFields();
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        if (const FieldReader reader = readers.value(field.key()))
            reader(recipient, field.value());
        else
            recipient.extra.insert(field.key(), field.value());
    }
    recipient.status = recipientStatusFromText(recipient.statusText);
}

Recipient recipientFromJson(const QJsonObject &object, int row)
{
    Recipient recipient;
    recipient.row = row;
    applyFields(recipient, object);
    return recipient;
}

Result<std::vector<CampaignSummary>> campaignsFromJson(const QJsonDocument &answer)
{
    const QJsonValue list =
        unwrapped(answer.isArray() ? QJsonValue(answer.array()) : QJsonValue(answer.object()),
            {"campaigns"_L1, "data"_L1, "items"_L1});
    if (!list.isArray())
        return std::unexpected(
            protocolError(u"neither a list nor {campaigns: […]}"_s, u"hub campaigns"_s));
    std::vector<CampaignSummary> campaigns;
    const QJsonArray rows = list.toArray();
    campaigns.reserve(static_cast<std::size_t>(rows.size()));
    for (const auto &row : rows) {
        CampaignSummary summary = summaryFromJson(row.toObject());
        // One bad entry must not hide the others.
        if (summary.id.isEmpty())
            qCWarning(lcHub).noquote() << "a campaign without id is left out:" << summary.name;
        else
            campaigns.push_back(std::move(summary));
    }
    if (campaigns.empty() && !rows.isEmpty())
        return std::unexpected(protocolError(u"campaigns without id"_s, u"hub campaigns"_s));
    return campaigns;
}

Result<Campaign> campaignFromJson(const QJsonDocument &answer)
{
    QJsonObject object = unwrapped(answer.object(), {"campaign"_L1, "data"_L1}).toObject();
    const QJsonValue id = firstOf(object, {"id"_L1, "campaign_id"_L1, "_id"_L1});
    if (id.isUndefined() || !object.value("recipients"_L1).isArray())
        return std::unexpected(
            protocolError(u"a campaign without id or recipients"_s, u"hub campaign"_s));
    Campaign campaign;
    campaign.recipients = recipientsFrom(object.take("recipients"_L1).toArray());
    campaign.params = paramsFromJson(takeObject(object, "params"_L1));
    campaign.summary = summaryTakenFrom(object);
    campaign.summary.recipientCount = static_cast<int>(campaign.recipients.size());
    campaign.summary.totals = totalsOf(campaign.recipients);
    campaign.summary.extra = object;
    return campaign;
}

std::optional<RecipientUpdate> recipientUpdateFromEvent(const StreamEvent &event)
{
    if (event.type != Live::recipientUpdate)
        return std::nullopt;
    QJsonObject object = QJsonDocument::fromJson(event.data.toUtf8()).object();
    RecipientUpdate update;
    update.campaign = textOf(firstOf(object, {"campaign_id"_L1, "campaign"_L1, "id"_L1}));
    update.row = integerOf(firstOf(object, {"row"_L1, "row_index"_L1, "index"_L1, "i"_L1}), -1);
    update.campaignStatus = textOf(object.value("campaign_status"_L1));
    if (update.row < 0)
        return std::nullopt;
    const QJsonValue inner = firstOf(object, {"recipient"_L1, "fields"_L1, "patch"_L1});
    if (inner.isObject()) {
        update.fields = inner.toObject();
        return update;
    }
    for (const auto name : {"campaign_id"_L1, "campaign"_L1, "id"_L1, "row"_L1, "row_index"_L1,
             "index"_L1, "i"_L1, "campaign_status"_L1, "counters"_L1})
        object.remove(name);
    update.fields = object;
    return update;
}

} // namespace FibreDesk::Hub
