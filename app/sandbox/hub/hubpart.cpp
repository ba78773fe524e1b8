// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hub/hubpart.h"

#include "hub/campaigndata.h"
#include "smtp/smtpsink.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <iterator>

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

namespace {

// A reader this far behind is gone for good, or will ask for a replay.
constexpr qint64 slowestReader = 8LL * 1024 * 1024;

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QString e164(const QString &phone)
{
    QString digits;
    std::ranges::copy_if(
        phone, std::back_inserter(digits), [](QChar letter) { return letter.isDigit(); });
    return (digits.size() == 10 ? u"+1"_s : u"+"_s) + digits;
}

std::vector<MailTarget> mailTargets(World &world)
{
    const QByteArray sql =
        "SELECT c.name AS customer, c.customer_name, c.customer_type, c.language, "
        "coalesce(c.email_billing, c.email_id) AS email, "
        "min(l.address_line || ', ' || l.city) AS address FROM "
        + docType(u"Customer")->table() + " c LEFT JOIN " + docType(u"Service Location")->table()
        + " l ON l.customer = c.name WHERE coalesce(c.email_billing, c.email_id, '') <> '' "
          "AND coalesce(c.disabled, 0) = 0 GROUP BY c.name ORDER BY c.name LIMIT 16000";
    std::vector<MailTarget> targets;
    QSet<QString> seen;
    for (const QJsonObject &row : world.query(sql)) {
        MailTarget target;
        target.email = row["email"_L1].toString();
        if (seen.contains(target.email))
            continue;
        seen.insert(target.email);
        target.customer = row["customer"_L1].toString();
        const QString fullName = row["customer_name"_L1].toString();
        const qsizetype space =
            row["customer_type"_L1] == "Company"_L1 ? -1 : fullName.indexOf(u' ');
        target.firstname = space < 0 ? QString() : fullName.left(space);
        target.lastname = fullName.mid(space + 1);
        target.language = row["language"_L1].toString(u"fr"_s);
        target.address = row["address"_L1].toString();
        targets.push_back(std::move(target));
    }
    return targets;
}

} // namespace

HubPart::HubPart(SmtpSink *relay)
    : m_relay(relay)
    , m_worker(&m_store)
{
    connect(&m_store, &CampaignStore::rowChanged, this, &HubPart::tellRow);
}

HubPart::~HubPart()
{
    dropStreams();
}

QString HubPart::name() const
{
    return u"hub"_s;
}

void HubPart::announceFaults(FaultBoard &faults) const
{
    faults.registerKind(u"hub"_s, u"sse-silence"_s,
        u"Event streams stay open and say nothing, not even heartbeats"_s);
}

bool HubPart::start(Sandbox &sandbox, QString *error)
{
    HttpServer &server = sandbox.server(u"hub"_s);
    m_url = server.url();
    m_token = u"hub-sandbox-%1"_s.arg(sandbox.options().seed);
    m_world = &sandbox.world();
    m_store.setPublicUrl(m_url);
    m_worker.setRelay(u"127.0.0.1"_s, m_relay->port());

    FaultBoard &faults = sandbox.faults();
    m_bus.setSilence([&faults] { return faults.peek(u"hub"_s, u"sse-silence"_s).has_value(); });
    // Ids rise over a restart, so that a client of the last run sees a gap and not the past.
    m_bus.setFirstId(quint64(QDateTime::currentSecsSinceEpoch()) * 1000);

    fillCampaigns(sandbox);
    // One technician has told the gateway to stop.
    constexpr qsizetype optedOut = 3;
    const QByteArray sql =
        "SELECT phone FROM " + docType(u"Dispatch Technician")->table() + " ORDER BY name LIMIT 4";
    const QList<QJsonObject> phones = m_world->query(sql);
    if (phones.size() > optedOut)
        m_optedOut.insert(e164(phones[optedOut]["phone"_L1].toString()));
    watchWorld();
    server.route("/", this);
    return true;
}

void HubPart::fillCampaigns(const Sandbox &sandbox)
{
    const quint32 seed = sandbox.options().seed;
    const CampaignData data(seed, m_world->clock().now(), sandbox.region(), mailTargets(*m_world));
    for (const MailRule &rule : data.rules())
        m_relay->setRule(rule.address, rule.verdict, rule.times);
    for (const Campaign &campaign : data.campaigns())
        m_store.add(campaign);
    for (Campaign *campaign : m_store.all()) {
        if (campaign->isSending())
            m_worker.start(*campaign);
    }
    m_engagement = std::make_unique<Engagement>(&m_store, seed);
}

void HubPart::watchWorld()
{
    connect(m_world, &World::documentChanged, this,
        [this](const QString &doctype, const QString &name, World::Change change,
            const QJsonObject &before, const QJsonObject &after) {
            if (doctype == "Dispatch Job"_L1)
                tellJob(name, before, after);
        });
}

void HubPart::addToProfile(QSettings &profile) const
{
    profile.setValue("hub/url"_L1, m_url);
    profile.setValue("hub/auth"_L1, u"bearer"_s);
    profile.setValue("hub/token"_L1, m_token);
}

QJsonObject HubPart::state() const
{
    QJsonArray sms;
    for (const QString &key : m_smsOrder)
        sms.append(m_sms.value(key));
    qint64 portalLinks = 0;
    for (const QList<QDateTime> &times : m_portalLinks)
        portalLinks += times.size();
    return {{u"sms"_s, sms}, {u"invitations"_s, QJsonArray::fromStringList(m_invitations)},
        {u"portal_links"_s, portalLinks}, {u"streams"_s, qint64(m_bus.streamCount())},
        {u"last_event_id"_s, QString::number(m_bus.lastId())},
        {u"worker_idle"_s, m_worker.isIdle()}};
}

std::optional<HttpResponse> HubPart::control(const QString &command, const QJsonObject &body)
{
    if (command == "publish"_L1) {
        const quint64 id = m_bus.publish(body["topic"_L1].toString(),
            body["event"_L1].toString().toUtf8(), compact(body["data"_L1].toObject()));
        return HttpResponse::json(200, QJsonObject{{u"id"_s, QString::number(id)}});
    }
    if (command == "drop-streams"_L1)
        dropStreams();
    else if (command == "sms-opt-out"_L1)
        m_optedOut.insert(body["to"_L1].toString());
    else if (command == "event-buffer"_L1)
        m_bus.setCapacity(std::size_t(std::max(0, body["capacity"_L1].toInt(1000))));
    else if (command == "heartbeat"_L1)
        m_bus.setHeartbeat(std::max(10, body["ms"_L1].toInt(4000)));
    else if (command == "engagement"_L1)
        m_engagement->setInterval(body["every_ms"_L1].toInt());
    else if (command == "mail-rate"_L1)
        m_worker.setMailsPerSecond(std::max(0.1, body["per_second"_L1].toDouble(25)));
    else if (command == "retry-delays"_L1)
        m_worker.setRetryDelays(body["second_ms"_L1].toInt(2000), body["third_ms"_L1].toInt(5000));
    else
        return std::nullopt;
    return HttpResponse::json(200, QJsonObject{{u"ok"_s, true}});
}

void HubPart::handle(const HttpRequest &request, const ExchangePtr &exchange)
{
    const QStringList path = request.segments();
    const QString first = path.value(0);
    const bool isPublic = first == "health"_L1 || first == "g"_L1
        || request.path == "/campaigns/webhook"_L1
        || (first == "campaigns"_L1 && path.value(4) == "view"_L1 && request.method == "GET");
    const QByteArray shown = request.header("authorization");
    const bool isLetIn =
        shown == "Bearer " + m_token.toUtf8() || (m_staff && m_staff->holderOf(shown));
    if (!isPublic && !isLetIn) {
        exchange->sendJson(401, {{u"error"_s, u"missing or unknown token"_s}});
        return;
    }
    if (first == "sse"_L1 && request.method == "GET") {
        openStream(request, exchange);
        return;
    }
    try {
        exchange->send(answer(request));
    } catch (const ErpError &error) {
        exchange->sendJson(error.status, {{u"error"_s, error.message}});
    }
}

void HubPart::openStream(const HttpRequest &request, const ExchangePtr &exchange)
{
    const QStringList topics = request.query(u"topics").split(u',', Qt::SkipEmptyParts);
    if (topics.isEmpty()) {
        exchange->sendJson(400, {{u"error"_s, u"topics missing"_s}});
        return;
    }
    std::optional<quint64> last;
    bool isNumber = false;
    const quint64 id = request.header("last-event-id").toULongLong(&isNumber);
    if (isNumber)
        last = id;
    exchange->beginStream(
        "text/event-stream", {{"Cache-Control", "no-cache"}, {"X-Accel-Buffering", "no"}});
    const int stream = m_bus.subscribe(topics, last, [exchange](const QByteArray &bytes) {
        if (exchange->bytesToWrite() > slowestReader)
            exchange->abort();
        else
            exchange->write(bytes);
    });
    m_streams.insert(stream, exchange);
    connect(
        exchange.get(), &Exchange::closed, this,
        [this, stream] {
            m_streams.remove(stream);
            m_bus.unsubscribe(stream);
        },
        Qt::QueuedConnection);
}

void HubPart::dropStreams()
{
    const auto streams = std::exchange(m_streams, {});
    for (auto it = streams.begin(); it != streams.end(); ++it) {
        if (const ExchangePtr exchange = it.value().lock())
            exchange->abort();
        m_bus.unsubscribe(it.key());
    }
}

void HubPart::tellRow(const QString &id, int row)
{
    const Campaign *campaign = m_store.find(id);
    const QJsonObject event{
        {u"campaign_id"_s, id},
        {u"campaign_status"_s, campaign->status},
        {u"row"_s, row},
        {u"recipient"_s, toJson(campaign->recipients[std::size_t(row)], m_url)},
        {u"counters"_s, toJson(campaign->counters())},
    };
    m_bus.publish("campaign:"_L1 + id, "recipient-update", compact(event));
}

void HubPart::tellJob(const QString &name, const QJsonObject &before, const QJsonObject &after)
{
    const QString technician = after["assigned_tech"_L1].toString();
    const bool isClaimed =
        !technician.isEmpty() && technician != before["assigned_tech"_L1].toString();
    QJsonObject event{{u"job"_s, name}, {u"technician"_s, after["assigned_tech"_L1]}};
    for (const auto field :
        {"status"_L1, "scheduled_date"_L1, "start_time"_L1, "modified"_L1, "modified_by"_L1})
        event.insert(field, after[field]);
    m_bus.publish(u"dispatch"_s, isClaimed ? "job-claimed" : "job-unblocked", compact(event));
}

} // namespace FibreDesk::Sandbox
