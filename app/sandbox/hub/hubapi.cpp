// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hub/hubpart.h"

#include "hub/mailpage.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

namespace {

const QString user = u"hub@fibre.example"_s;

HttpResponse failure(int status, const QString &text)
{
    return HttpResponse::json(status, QJsonObject{{u"error"_s, text}});
}

HttpResponse notFound()
{
    return failure(404, u"not found"_s);
}

HttpResponse ok(QJsonObject object = {})
{
    object[u"ok"_s] = true;
    return HttpResponse::json(200, object);
}

bool isClaimable(const QString &status)
{
    const QString plain = status.toLower();
    return plain != "completed"_L1 && plain != "cancelled"_L1;
}

} // namespace

HttpResponse HubPart::answer(const HttpRequest &request)
{
    const QStringList path = request.segments();
    const QString first = path.value(0);
    const QString second = path.value(1);
    if (first == "health"_L1 && path.size() == 1)
        return ok({{u"service"_s, u"hub"_s}, {u"version"_s, u"sandbox"_s}});
    if (first == "campaigns"_L1)
        return campaigns(request, path);
    if (first == "g"_L1 && path.size() == 2)
        return giftPage(second);
    if (first == "dispatch"_L1 && second == "group-jobs"_L1 && request.method == "GET")
        return groupJobs();
    if (first == "dispatch"_L1 && second == "claim-job"_L1 && request.method == "POST")
        return claim(request.json());
    if (first == "sms"_L1 && second == "send"_L1 && request.method == "POST")
        return sendSms(request.json());
    if (first == "cpe"_L1 && second == "olts"_L1 && path.size() == 4 && path[3] == "reads"_L1)
        return oltReads(path[2].toLower(), request);
    if (first == "auth"_L1 && second == "capabilities"_L1 && request.method == "GET") {
        return ok({{u"groups"_s, QJsonArray{u"admin"_s}},
            {u"capabilities"_s,
                QJsonArray{u"view_dashboard_kpi"_s, u"view_clients"_s, u"view_client_detail"_s,
                    u"manage_users"_s, u"delete_records"_s, u"manage_campaigns"_s}}});
    }
    if (first == "auth"_L1 && second == "users"_L1)
        return users(request, path);
    if (first == "portal"_L1 && second == "request-link"_L1 && request.method == "POST")
        return portalLink(request.json());
    return notFound();
}

HttpResponse HubPart::campaigns(const HttpRequest &request, const QStringList &path)
{
    if (path.size() == 1) {
        if (request.method == "POST")
            return create(request.json());
        if (request.method != "GET")
            return failure(405, u"method not allowed"_s);
        QJsonArray list;
        for (const Campaign *campaign : m_store.all())
            list.append(headToJson(*campaign));
        return HttpResponse::json(200, QJsonObject{{u"campaigns"_s, list}});
    }
    // Fixed words come before ids.
    if (path[1] == "gifts"_L1 && path.size() == 2)
        return gifts();
    if (path[1] == "webhook"_L1 && path.size() == 2 && request.method == "POST")
        return takeMailjetEvents(request.body);
    if (path.size() == 3 && path[2] == "claim"_L1 && request.method == "POST")
        return claimCampaign(path[1], request.json());
    Campaign *found = m_store.find(path[1]);
    return found ? campaign(request, path, *found) : failure(404, u"campaign not found"_s);
}

HttpResponse HubPart::campaign(
    const HttpRequest &request, const QStringList &path, Campaign &campaign)
{
    if (path.size() == 2) {
        if (request.method == "GET")
            return whole(200, campaign);
        if (request.method == "PATCH")
            return patch(campaign, request.json());
        if (request.method == "DELETE") {
            if (campaign.isSending())
                return failure(409, u"campaign is being sent"_s);
            m_worker.drop(campaign.id);
            m_store.remove(QString(campaign.id));
            return ok();
        }
        return failure(405, u"method not allowed"_s);
    }
    if (path.size() == 5 && path[2] == "recipients"_L1) {
        const bool isView = path[4] == "view"_L1;
        if (request.method != (isView ? "GET" : "POST"))
            return failure(405, u"method not allowed"_s);
        return recipient(request, path[4], campaign, path[3]);
    }
    if (path.size() != 3 || request.method != "POST")
        return notFound();
    if (path[2] == "reminder"_L1)
        return remind(campaign);
    if (path[2] != "send"_L1)
        return notFound();
    if (campaign.status != "draft"_L1)
        return failure(409, u"campaign is not a draft (status %1)"_s.arg(campaign.status));
    const int queued = m_worker.start(campaign);
    return HttpResponse::json(202, QJsonObject{{u"ok"_s, true}, {u"queued"_s, queued}});
}

HttpResponse HubPart::recipient(
    const HttpRequest &request, const QString &verb, Campaign &campaign, const QString &rowText)
{
    bool isNumber = false;
    const int row = rowText.toInt(&isNumber);
    if (!isNumber || row < 0 || std::size_t(row) >= campaign.recipients.size())
        return failure(404, u"recipient not found"_s);
    const Recipient &recipient = campaign.recipients[std::size_t(row)];
    if (verb == "view"_L1) {
        HttpResponse page = HttpResponse::html(200, MailPage::html(campaign, row, m_url));
        page.headers.append(HttpHeader{"X-Robots-Tag", "noindex"});
        return page;
    }
    if (verb == "retry"_L1) {
        if (recipient.status != RowStatus::Failed) {
            return failure(
                409, u"recipient is not failed (status %1)"_s.arg(rowStatusName(recipient.status)));
        }
        m_worker.startRow(campaign, row);
    } else if (verb == "revoke"_L1) {
        if (recipient.giftToken.isEmpty())
            return failure(409, u"recipient has no gift"_s);
        m_store.change(campaign.id, row, [](Recipient &r) { r.isGiftRevoked = true; });
    } else {
        return notFound();
    }
    return ok({{u"recipient"_s, toJson(recipient, m_url)}});
}

HttpResponse HubPart::create(const QJsonObject &body)
{
    const QString name = body["name"_L1].toString().trimmed();
    if (name.isEmpty())
        return failure(400, u"name missing"_s);
    Campaign campaign;
    campaign.id = m_store.freshId();
    campaign.name = name;
    campaign.status = u"draft"_s;
    campaign.createdBy = user;
    campaign.createdAt = QDateTime::currentDateTimeUtc();
    campaign.updatedAt = campaign.createdAt;
    campaign.params = body["params"_L1].toObject();
    const QJsonArray rows = body["recipients"_L1].toArray();
    for (const auto &row : rows)
        campaign.recipients.push_back(recipientFromJson(row.toObject()));
    const QString id = campaign.id;
    m_store.add(std::move(campaign));
    return whole(201, *m_store.find(id));
}

HttpResponse HubPart::patch(Campaign &campaign, const QJsonObject &body)
{
    if (campaign.status != "draft"_L1)
        return failure(409, u"only a draft can be edited (status %1)"_s.arg(campaign.status));
    if (body.contains("name"_L1))
        campaign.name = body["name"_L1].toString();
    const QJsonObject params = body["params"_L1].toObject();
    for (auto it = params.begin(); it != params.end(); ++it)
        campaign.params.insert(it.key(), it.value());
    campaign.updatedAt = QDateTime::currentDateTimeUtc();
    return whole(200, campaign);
}

HttpResponse HubPart::remind(const Campaign &parent)
{
    Campaign campaign;
    campaign.id = m_store.freshId();
    campaign.name = u"Rappel\u00A0: "_s + parent.name;
    campaign.status = u"draft"_s;
    campaign.parentId = parent.id;
    campaign.createdBy = user;
    campaign.params = parent.params;
    campaign.createdAt = QDateTime::currentDateTimeUtc();
    campaign.updatedAt = campaign.createdAt;
    for (std::size_t i = 0; i < parent.recipients.size(); ++i) {
        const Recipient &old = parent.recipients[i];
        if (old.giftToken.isEmpty() || old.redirects > 0 || old.isExcluded || old.isGiftRevoked)
            continue;
        Recipient row = old;
        row.status = RowStatus::Pending;
        row.error.clear();
        row.messageId.clear();
        row.retryCount = 0;
        row.parentRow = int(i);
        campaign.recipients.push_back(std::move(row));
    }
    const QString id = campaign.id;
    m_store.add(std::move(campaign));
    return whole(201, *m_store.find(id));
}

HttpResponse HubPart::takeMailjetEvents(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    const QJsonArray events = document.isArray() ? document.array() : QJsonArray{document.object()};
    int taken = 0;
    for (const auto &event : events) {
        const QString key = event["CustomID"_L1].toString();
        const Campaign *campaign = m_store.find(key.section(u':', 0, 0));
        bool isNumber = false;
        const int row = key.section(u':', 1).toInt(&isNumber);
        if (!campaign || !isNumber || row < 0 || std::size_t(row) >= campaign->recipients.size()) {
            continue;
        }
        ++taken;
        const QString kind = event["event"_L1].toString();
        const QString words = event["error"_L1].toString(kind);
        const QString url = event["url"_L1].toString();
        m_store.change(campaign->id, row, [&](Recipient &r) {
            if (kind == "open"_L1 && r.status == RowStatus::Sent) {
                r.status = RowStatus::Opened;
            } else if (kind == "click"_L1 && r.status != RowStatus::Failed) {
                r.status = RowStatus::Clicked;
                if (!r.giftToken.isEmpty() && url.endsWith(r.giftToken)) {
                    ++r.redirects;
                    r.giftClickedAt = QDateTime::currentDateTimeUtc();
                }
            } else if (kind == "bounce"_L1 || kind == "blocked"_L1 || kind == "spam"_L1) {
                r.status = RowStatus::Failed;
                r.error = words;
            }
        });
    }
    return ok({{u"taken"_s, taken}});
}

HttpResponse HubPart::gifts()
{
    QJsonArray list;
    for (const Campaign *campaign : m_store.all()) {
        for (std::size_t i = 0; i < campaign->recipients.size(); ++i) {
            const Recipient &row = campaign->recipients[i];
            if (row.giftToken.isEmpty())
                continue;
            list.append(QJsonObject{
                {u"gift_token"_s, row.giftToken},
                {u"gift_url"_s, QString(m_url + "/g/"_L1 + row.giftToken)},
                {u"campaign_id"_s, campaign->id},
                {u"row"_s, int(i)},
                {u"email"_s, row.email},
                {u"customer"_s, row.customer},
                {u"amount"_s, row.amount},
                {u"gift_expires_at"_s, isoUtc(row.giftExpiresAt)},
                {u"gift_revoked"_s, row.isGiftRevoked},
                {u"gift_redirected_count"_s, row.redirects},
            });
        }
    }
    return HttpResponse::json(200, QJsonObject{{u"gifts"_s, list}});
}

HttpResponse HubPart::giftPage(const QString &token)
{
    for (const Campaign *campaign : m_store.all()) {
        for (std::size_t i = 0; i < campaign->recipients.size(); ++i) {
            const Recipient &row = campaign->recipients[i];
            if (token.isEmpty() || row.giftToken != token)
                continue;
            if (row.isGiftRevoked || row.giftExpiresAt < QDateTime::currentDateTimeUtc())
                break;
            m_store.change(campaign->id, int(i), [](Recipient &r) {
                ++r.redirects;
                if (!r.giftClickedAt.isValid())
                    r.giftClickedAt = QDateTime::currentDateTimeUtc();
                if (r.status == RowStatus::Sent || r.status == RowStatus::Opened)
                    r.status = RowStatus::Clicked;
            });
            HttpResponse redirect = HttpResponse::text(302, {});
            redirect.headers.append(
                {"Location", "https://cadeaux.fibre.example/" + token.toUtf8()});
            return redirect;
        }
    }
    return HttpResponse::html(
        410, u"<!doctype html><title>Lien expiré</title><p>Ce lien n’est plus valable.</p>"_s);
}

HttpResponse HubPart::groupJobs()
{
    const QByteArray sql = "SELECT name, subject, job_type, assigned_group, address, latitude, "
                           "longitude, scheduled_date, start_time, duration_h, priority, status, "
                           "modified FROM "
        + docType(u"Dispatch Job")->table()
        + " WHERE coalesce(assigned_group, '') <> '' AND coalesce(assigned_tech, '') = '' "
          "AND lower(status) = 'open' ORDER BY scheduled_date, name LIMIT 500";
    QJsonArray jobs;
    for (const QJsonObject &row : m_world->query(sql))
        jobs.append(row);
    return HttpResponse::json(200, QJsonObject{{u"jobs"_s, jobs}});
}

HttpResponse HubPart::claim(const QJsonObject &body)
{
    const QString name = body["job"_L1].toString();
    const QString technician = body["technician"_L1].toString();
    const QJsonObject job = m_world->document(u"Dispatch Job"_s, name);
    if (job.isEmpty())
        return failure(404, u"job %1 not found"_s.arg(name));
    if (!m_world->exists(u"Dispatch Technician"_s, technician))
        return failure(404, u"technician %1 not found"_s.arg(technician));
    const QString taker = job["assigned_tech"_L1].toString();
    if (taker == technician) // asked twice: the claim stands
        return ok({{u"job"_s, job}, {u"already"_s, true}});
    if (!taker.isEmpty()) {
        const QString who =
            m_world->document(u"Dispatch Technician"_s, taker)["full_name"_L1].toString();
        return failure(409, u"job %1 is already taken by %2"_s.arg(name, who));
    }
    if (!isClaimable(job["status"_L1].toString()))
        return failure(409, u"job %1 is %2"_s.arg(name, job["status"_L1].toString()));
    const QJsonObject claimed = m_world->update(u"Dispatch Job"_s, name,
        {{u"assigned_tech"_s, technician}, {u"status"_s, u"assigned"_s}}, user, false);
    return ok({{u"job"_s, claimed}});
}

HttpResponse HubPart::claimCampaign(const QString &id, const QJsonObject &body)
{
    const QString desk = body["desk"_L1].toString();
    if (desk.isEmpty())
        return failure(400, u"desk missing"_s);
    auto known = m_claims.constFind(id);
    if (known == m_claims.cend()) {
        known = m_claims.insert(id,
            {{u"desk"_s, desk}, {u"host"_s, body["host"_L1]}, {u"user"_s, body["user"_L1]},
                {u"since"_s, isoUtc(QDateTime::currentDateTimeUtc())}});
    }
    if (known->value("desk"_L1) == desk)
        return ok(*known);
    QJsonObject taken = *known;
    taken[u"error"_s] = u"campaign %1 is sent from %2 by %3 since %4"_s.arg(
        id, taken["host"_L1].toString(), taken["user"_L1].toString(), taken["since"_L1].toString());
    return HttpResponse::json(409, taken);
}

HttpResponse HubPart::oltReads(const QString &olt, const HttpRequest &request)
{
    constexpr int hour = 3600;
    constexpr int most = 60;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QList<QDateTime> &times = m_oltReads[olt];
    erase_if(times, [&now](const QDateTime &time) { return time.secsTo(now) >= hour; });
    // A desk may want fewer, never more.
    const int limit = std::clamp(request.json()["limit"_L1].toInt(most), 0, most);
    const bool isTaking = request.method == "POST";
    const bool isSpent = times.size() >= limit;
    if (isTaking && !isSpent)
        times.append(now);
    const bool isFull = times.size() >= limit;
    const QDateTime next = isFull && limit > 0 ? times[times.size() - limit].addSecs(hour) : now;
    QJsonObject answer{{u"olt"_s, olt}, {u"limit"_s, limit}, {u"used"_s, qint64(times.size())},
        {u"next_at"_s, isoUtc(next)}};
    if (!isTaking || !isSpent)
        return ok(answer);
    answer[u"error"_s] =
        u"%1 of %2 ONT reads of %3 were made in the last hour by all desks; the next is possible "
        "at %4"_s.arg(times.size())
            .arg(limit)
            .arg(olt, isoUtc(next).toString());
    HttpResponse refused = HttpResponse::json(429, answer);
    refused.headers.append(
        HttpHeader{"Retry-After", QByteArray::number(std::max<qint64>(1, now.secsTo(next)))});
    return refused;
}

HttpResponse HubPart::sendSms(const QJsonObject &body)
{
    const QString to = body["to"_L1].toString();
    const QString text = body["body"_L1].toString();
    const QString key = body["idempotency_key"_L1].toString();
    constexpr qsizetype longest = 1600; // of Twilio
    static const QRegularExpression number(u"^\\+1[2-9][0-9]{9}$"_s);
    if (text.isEmpty() || text.size() > longest)
        return failure(400, u"body must have 1 to %1 characters"_s.arg(longest));
    if (!number.match(to).hasMatch())
        return failure(400, u"21211 \"%1\" is not a valid phone number"_s.arg(to));
    if (m_optedOut.contains(to))
        return failure(422, u"21610 %1 has opted out (STOP)"_s.arg(to));
    if (const auto known = m_sms.constFind(key); !key.isEmpty() && known != m_sms.cend()) {
        QJsonObject answer = *known;
        answer[u"already"_s] = true;
        return ok(answer);
    }
    const QJsonObject sms{{u"id"_s, u"SM%1"_s.arg(m_smsOrder.size() + 1, 8, 10, QChar(u'0'))},
        {u"to"_s, to}, {u"body"_s, text}, {u"status"_s, u"queued"_s}};
    const QString place = key.isEmpty() ? sms["id"_L1].toString() : key;
    m_sms.insert(place, sms);
    m_smsOrder += place;
    return ok(sms);
}

HttpResponse HubPart::whole(int status, Campaign &campaign)
{
    HttpResponse response;
    response.status = status;
    response.body = m_store.toJsonText(campaign);
    return response;
}

} // namespace FibreDesk::Sandbox
