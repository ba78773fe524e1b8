// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hub/hubclient.h"

#include "core/httpdate.h"
#include "core/jsontext.h"
#include "core/urlpath.h"
#include "hub/hubcodec.h"
#include "hub/wipeorder.h"

#include <QJsonArray>

namespace FibreDesk::Hub {

using namespace Qt::StringLiterals;

namespace {

/// The hub's words for a failure: {error: "…"}, or the shapes of the proxies in
/// front of it.
QString errorWords(const QByteArray &body)
{
    const QJsonObject object = parseJson(body, {}).value_or(QJsonDocument()).object();
    QJsonValue error = firstOf(object, {"error"_L1, "message"_L1, "detail"_L1, "errors"_L1});
    if (error.isArray())
        error = error.toArray().at(0);
    if (error.isObject())
        error = firstOf(error.toObject(), {"message"_L1, "detail"_L1, "error"_L1});
    constexpr qsizetype longest = 2000;
    return error.toString().left(longest);
}

void readError(const HttpResponse &response, Error &error)
{
    const QString words = errorWords(response.body);
    if (!words.isEmpty())
        error.detail = words;
    if (const auto order = wipeOrderOf(response.status, response.body))
        noteWipeOrder(*order, error);
}

/// A 2xx whose body says that it failed all the same is a failure.
Result<void> accepted(const Result<HttpResponse> &answer, const QString &source)
{
    if (!answer)
        return std::unexpected(answer.error());
    // No body is an answer too, and so are words; a web page is a proxy's.
    if (answer->contentType.toLower().contains("html")) {
        Error error = notJson(*answer, source).value_or(Error{.source = source});
        if (error.kind == ErrorKind::Protocol)
            error.kind = ErrorKind::Uncertain;
        return std::unexpected(error);
    }
    const QJsonObject object = QJsonDocument::fromJson(answer->body).object();
    const bool isRefused = object.value("ok"_L1) == QJsonValue(false);
    const QString words = object.value("error"_L1).toString();
    if (!isRefused && words.isEmpty())
        return {};
    return std::unexpected(Error{.kind = ErrorKind::Server,
        .detail = words.isEmpty() ? u"the hub answered ok: false"_s : words,
        .code = answer->status,
        .source = source});
}

} // namespace

HubClient::HubClient(
    QNetworkAccessManager *network, Profile::Service service, HubPaths paths, QObject *parent)
    : QObject(parent)
    , m_http(network, std::move(service.credentials))
    , m_url(std::move(service.url))
    , m_paths(std::move(paths))
{
    m_http.setErrorReader(readError);
    m_http.setTokenSource(service.tokens);
}

HttpRequest HubClient::request(
    HttpVerb verb, const QStringList &segments, const QString &source) const
{
    HttpRequest request;
    request.verb = verb;
    request.url = urlWithPath(m_url, segments);
    request.source = source;
    if (verb == HttpVerb::Get)
        request.tries = 2;
    else
        request.body = "{}";
    return request;
}

QCoro::Task<Result<std::vector<CampaignSummary>>> HubClient::campaigns(RequestScope *scope)
{
    const auto answer = co_await m_http.sendForJson(
        request(HttpVerb::Get, filledPath(m_paths.campaigns), u"hub campaigns"_s), scope);
    if (!answer)
        co_return std::unexpected(answer.error());
    co_return campaignsFromJson(*answer);
}

QCoro::Task<Result<Campaign>> HubClient::campaign(QString id, RequestScope *scope)
{
    HttpRequest get = request(HttpVerb::Get, filledPath(m_paths.campaign, id), u"hub campaign"_s);
    get.timeout = std::chrono::seconds(60); // 15,000 rows are some 10 MB
    const auto answer = co_await m_http.sendForJson(get, scope);
    if (!answer)
        co_return std::unexpected(answer.error());
    co_return campaignFromJson(*answer);
}

QCoro::Task<Result<void>> HubClient::sendCampaign(QString id, RequestScope *scope)
{
    if (const auto forbidden = refusalOf(m_oversight, u"sendMail"_s))
        co_return std::unexpected(*forbidden);
    const QString source = u"hub send campaign"_s;
    co_return accepted(
        co_await m_http.send(
            request(HttpVerb::Post, filledPath(m_paths.sendCampaign, id), source), scope),
        source);
}

QCoro::Task<Result<void>> HubClient::retryRecipient(QString id, int row, RequestScope *scope)
{
    if (const auto forbidden = refusalOf(m_oversight, u"sendMail"_s))
        co_return std::unexpected(*forbidden);
    const QString source = u"hub retry recipient"_s;
    const QStringList path =
        filledPath(m_paths.retryRecipient, id, QString::number(row + m_paths.firstRow));
    co_return accepted(co_await m_http.send(request(HttpVerb::Post, path, source), scope), source);
}

QCoro::Task<Result<QByteArray>> HubClient::renderedMail(QString id, int row, RequestScope *scope)
{
    HttpRequest get = request(HttpVerb::Get,
        filledPath(m_paths.renderedMail, id, QString::number(row + m_paths.firstRow)),
        u"hub rendered mail"_s);
    get.accept = "text/html";
    const auto answer = co_await m_http.send(get, scope);
    if (!answer)
        co_return std::unexpected(answer.error());
    co_return answer->body;
}

QCoro::Task<Result<void>> HubClient::claimCampaign(
    QString id, CampaignClaim claim, RequestScope *scope)
{
    const QString source = u"hub claim campaign"_s;
    HttpRequest post = request(HttpVerb::Post, filledPath(m_paths.claimCampaign, id), source);
    post.body = QJsonDocument(
        QJsonObject{{"desk"_L1, claim.desk}, {"host"_L1, claim.host}, {"user"_L1, claim.user}})
                    .toJson(QJsonDocument::Compact);
    // The same desk may ask as often as it likes.
    post.isSafe = true;
    post.tries = 3;
    const auto answer = co_await m_http.send(post, scope);
    if (const auto taken = accepted(answer, source); !taken) {
        Error error = taken.error();
        if (error.kind == ErrorKind::Uncertain)
            error.kind = ErrorKind::Protocol;
        co_return std::unexpected(error);
    }
    const QString owner =
        QJsonDocument::fromJson(answer->body).object().value("desk"_L1).toString();
    if (owner.isEmpty()) {
        // "Yes" to everything, and to every desk, would be no claim at all.
        co_return std::unexpected(Error{.kind = ErrorKind::Unsupported,
            .detail = u"the hub does not say whose campaign it is"_s,
            .code = answer->status,
            .source = source});
    }
    if (owner != claim.desk) {
        co_return std::unexpected(Error{.kind = ErrorKind::Conflict,
            .detail = u"the campaign belongs to the desk %1"_s.arg(owner),
            .code = answer->status,
            .source = source});
    }
    co_return Result<void>();
}

namespace {

Result<OltReads> oltReadsOf(const Result<QJsonDocument> &answer, const QString &source)
{
    if (!answer)
        return std::unexpected(answer.error());
    const QJsonObject object = answer->object();
    const QJsonValue limit = object.value("limit"_L1);
    const QJsonValue used = object.value("used"_L1);
    // "Yes" to everything would be no count at all.
    if (!limit.isDouble() || !used.isDouble())
        return std::unexpected(Error{.kind = ErrorKind::Unsupported,
            .detail = u"the hub does not say how many reads there were"_s,
            .source = source});
    return OltReads{.limit = limit.toInt(),
        .used = used.toInt(),
        .nextAt =
            QDateTime::fromString(object.value("next_at"_L1).toString(), Qt::ISODate).toUTC()};
}

} // namespace

QCoro::Task<Result<OltReads>> HubClient::oltReads(QString olt, RequestScope *scope)
{
    const QString source = u"hub olt reads"_s;
    const auto answer = co_await m_http.sendForJson(
        request(HttpVerb::Get, filledPath(m_paths.oltReads, olt), source), scope);
    co_return oltReadsOf(answer, source);
}

QCoro::Task<Result<OltReads>> HubClient::takeOltRead(
    QString olt, int limitPerHour, RequestScope *scope)
{
    const QString source = u"hub take olt read"_s;
    HttpRequest post = request(HttpVerb::Post, filledPath(m_paths.oltReads, olt), source);
    post.body =
        QJsonDocument(QJsonObject{{"limit"_L1, limitPerHour}}).toJson(QJsonDocument::Compact);
    const auto answer = co_await m_http.sendForJson(post, scope);
    co_return oltReadsOf(answer, source);
}

QCoro::Task<Result<void>> HubClient::claimJob(QString job, QString technician, RequestScope *scope)
{
    if (const auto forbidden = refusalOf(m_oversight, u"assignJobs"_s))
        co_return std::unexpected(*forbidden);
    const QString source = u"hub claim job"_s;
    HttpRequest post = request(HttpVerb::Post, filledPath(m_paths.claimJob), source);
    post.body = QJsonDocument(QJsonObject{{"job"_L1, job}, {"technician"_L1, technician}})
                    .toJson(QJsonDocument::Compact);
    const OversightRef oversight = m_oversight;
    const auto done = accepted(co_await m_http.send(post, scope), source);
    note(oversight,
        ended({.area = u"dispatch"_s,
                  .action = u"claim"_s,
                  .name = job,
                  .after = {{u"technician"_s, technician}}},
            errorOf(done)));
    co_return done;
}

QCoro::Task<Result<QString>> HubClient::sendSms(Sms sms, RequestScope *scope)
{
    if (const auto forbidden = refusalOf(m_oversight, u"assignJobs"_s))
        co_return std::unexpected(*forbidden);
    const QString source = u"hub send SMS"_s;
    HttpRequest post = request(HttpVerb::Post, filledPath(m_paths.sendSms), source);
    post.body = QJsonDocument(
        QJsonObject{{"to"_L1, sms.to}, {"body"_L1, sms.body}, {"idempotency_key"_L1, sms.key}})
                    .toJson(QJsonDocument::Compact);
    const OversightRef oversight = m_oversight;
    const auto answer = co_await m_http.send(post, scope);
    const auto taken = accepted(answer, source);
    note(oversight,
        ended({.area = u"dispatch"_s,
                  .action = u"sms"_s,
                  .name = sms.to,
                  .after = {{u"body"_s, sms.body}},
                  .source = sms.key},
            errorOf(taken)));
    if (!taken)
        co_return std::unexpected(taken.error());
    const QJsonObject object = QJsonDocument::fromJson(answer->body).object();
    co_return firstOf(object, {"id"_L1, "sid"_L1, "message_id"_L1}).toString();
}

QCoro::Task<Result<InviteOutcome>> HubClient::inviteUser(UserInvite invite, RequestScope *scope)
{
    if (const auto forbidden = refusalOf(m_oversight, u"manageUsers"_s))
        co_return std::unexpected(*forbidden);
    const QString source = u"hub invite user"_s;
    HttpRequest post = request(HttpVerb::Post, filledPath(m_paths.users), source);
    post.body =
        QJsonDocument(QJsonObject{{"full_name"_L1, invite.fullName}, {"email"_L1, invite.email},
                          {"groups"_L1, QJsonArray::fromStringList(invite.groups)},
                          {"roles"_L1, QJsonArray::fromStringList(invite.roles)}})
            .toJson(QJsonDocument::Compact);
    post.timeout = std::chrono::seconds(60); // four systems in one round trip
    const OversightRef oversight = m_oversight;
    const auto answer = co_await m_http.send(post, scope);
    const auto taken = accepted(answer, source);
    Deed deed = ended({.area = u"users"_s,
                          .action = u"invite"_s,
                          .name = invite.email,
                          .title = invite.fullName,
                          .after = {{u"groups"_s, invite.groups.join(u", "_s)},
                              {u"roles"_s, invite.roles.join(u", "_s)}}},
        errorOf(taken));
    if (!taken) {
        note(oversight, std::move(deed));
        co_return std::unexpected(taken.error());
    }
    InviteOutcome outcome = inviteOutcomeFromJson(QJsonDocument::fromJson(answer->body).object());
    if (outcome.hasFailure()) {
        deed.result = u"failed"_s; // a part of it
        QStringList words;
        for (const InvitePart *part :
            {&outcome.account, &outcome.groups, &outcome.mail, &outcome.erpUser}) {
            if (part->state == InvitePart::State::Failed)
                words += part->words;
        }
        deed.reason = words.join(u" · "_s);
    }
    note(oversight, std::move(deed));
    co_return outcome;
}

QCoro::Task<Result<std::vector<HubUser>>> HubClient::users(RequestScope *scope)
{
    const auto answer = co_await m_http.sendForJson(
        request(HttpVerb::Get, filledPath(m_paths.users), u"hub users"_s), scope);
    if (!answer)
        co_return std::unexpected(answer.error());
    co_return usersFromJson(*answer);
}

QCoro::Task<Result<void>> HubClient::disableUser(QString id, RequestScope *scope)
{
    if (const auto forbidden = refusalOf(m_oversight, u"manageUsers"_s))
        co_return std::unexpected(*forbidden);
    const QString source = u"hub disable user"_s;
    const OversightRef oversight = m_oversight;
    const auto done =
        accepted(co_await m_http.send(
                     request(HttpVerb::Post, filledPath(m_paths.disableUser, id), source), scope),
            source);
    note(oversight,
        ended({.area = u"users"_s,
                  .action = u"disable"_s,
                  .name = id,
                  .after = {{u"disabled"_s, true}}},
            errorOf(done)));
    co_return done;
}

QCoro::Task<Result<InvitePart>> HubClient::resendInvite(QString id, RequestScope *scope)
{
    if (const auto forbidden = refusalOf(m_oversight, u"manageUsers"_s))
        co_return std::unexpected(*forbidden);
    const QString source = u"hub resend invitation"_s;
    const OversightRef oversight = m_oversight;
    const auto answer = co_await m_http.send(
        request(HttpVerb::Post, filledPath(m_paths.resendInvite, id), source), scope);
    const auto taken = accepted(answer, source);
    Deed deed =
        ended({.area = u"users"_s, .action = u"resend-invitation"_s, .name = id}, errorOf(taken));
    if (!taken) {
        note(oversight, std::move(deed));
        co_return std::unexpected(taken.error());
    }
    InvitePart mail = inviteOutcomeFromJson(QJsonDocument::fromJson(answer->body).object()).mail;
    if (mail.state == InvitePart::State::Failed) {
        deed.result = u"failed"_s;
        deed.reason = mail.words;
    }
    note(oversight, std::move(deed));
    co_return mail;
}

QCoro::Task<Result<PortalLink>> HubClient::requestPortalLink(
    QString customer, QString email, RequestScope *scope)
{
    if (const auto forbidden = refusalOf(m_oversight, u"sendMail"_s))
        co_return std::unexpected(*forbidden);
    const QString source = u"hub portal link"_s;
    HttpRequest post = request(HttpVerb::Post, filledPath(m_paths.portalLink), source);
    post.body = QJsonDocument(QJsonObject{{"customer"_L1, customer}, {"email"_L1, email}})
                    .toJson(QJsonDocument::Compact);
    const OversightRef oversight = m_oversight;
    const Deed deed{.area = u"customers"_s,
        .action = u"portal-link"_s,
        .name = customer,
        .after = {{u"email"_s, email}}};
    const auto answer = co_await m_http.send(post, scope);
    if (const auto taken = accepted(answer, source); !taken) {
        note(oversight, ended(deed, errorOf(taken)));
        co_return std::unexpected(taken.error());
    }
    const QJsonObject object = QJsonDocument::fromJson(answer->body).object();
    const QJsonValue sent = object.value("sent"_L1);
    if (!sent.isArray()) {
        // "ok" alone does not say that a mail is on its way.
        const Error unknown{.kind = ErrorKind::Uncertain,
            .detail = u"the hub does not say to whom it sent the link"_s,
            .code = answer->status,
            .source = source};
        note(oversight, ended(deed, unknown));
        co_return std::unexpected(unknown);
    }
    PortalLink link;
    const QJsonArray addresses = sent.toArray();
    for (const QJsonValue entry : addresses) {
        link.sent += entry.isObject()
            ? firstOf(entry.toObject(), {"email"_L1, "to"_L1, "address"_L1}).toString()
            : entry.toString();
    }
    link.sent.removeAll(QString());
    if (const QJsonValue wait = firstOf(object, {"retry_after"_L1, "retry_after_seconds"_L1});
        wait.isDouble())
        link.retryAfterSeconds = wait.toInt();
    Deed done = ended(deed, std::nullopt);
    done.after.insert(u"sent"_s, link.sent.join(u", "_s));
    if (link.sent.isEmpty())
        done.result = u"refused"_s; // the hub sent it to nobody
    note(oversight, std::move(done));
    co_return link;
}

QCoro::Task<Result<OwnRights>> HubClient::ownRights(RequestScope *scope)
{
    const QString source = u"hub rights"_s;
    const auto answer = co_await m_http.sendForJson(
        request(HttpVerb::Get, filledPath(m_paths.capabilities), source), scope);
    if (!answer)
        co_return std::unexpected(answer.error());
    OwnRights rights;
    const QJsonObject object = answer->object();
    rights.groups = firstOf(object, {"groups"_L1}).toVariant().toStringList();
    const QJsonValue told = answer->isArray() ? QJsonValue(answer->array())
                                              : firstOf(object, {"capabilities"_L1, "rights"_L1});
    if (told.isArray()) {
        for (const QJsonValue name : told.toArray())
            rights.capabilities.insert(name.toString(), true);
    } else if (told.isObject()) {
        const QJsonObject all = told.toObject();
        for (auto it = all.begin(); it != all.end(); ++it)
            rights.capabilities.insert(it.key(), it->toBool());
    } else {
        co_return std::unexpected(Error{.kind = ErrorKind::Unsupported,
            .detail = u"no capabilities in the answer"_s,
            .source = source});
    }
    co_return rights;
}

QCoro::Task<Result<HubHealth>> HubClient::health(RequestScope *scope)
{
    const auto answer = co_await m_http.send(
        request(HttpVerb::Get, filledPath(m_paths.health), u"hub health"_s), scope);
    if (!answer)
        co_return std::unexpected(answer.error());
    HubHealth health;
    health.raw = QJsonDocument::fromJson(answer->body).object();
    health.version = health.raw.value("version"_L1).toString();
    health.elapsed = answer->elapsed;
    health.serverTime = httpDate(answer->header("Date"));
    co_return health;
}

QUrl HubClient::eventsUrl(const QStringList &topics) const
{
    return urlWithPath(m_url, filledPath(m_paths.events), {{u"topics"_s, topics.join(u',')}});
}

} // namespace FibreDesk::Hub
