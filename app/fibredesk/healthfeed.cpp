// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "healthfeed.h"

#include "services.h"

#include "base/errortext.h"
#include "erp/erpclient.h"
#include "gps/positionfeed.h"
#include "gps/traccarclient.h"
#include "hub/eventstream.h"
#include "hub/hubclient.h"
#include "session/session.h"
#include "store/mirror.h"
#include "store/mirrorschema.h"
#include "sync/syncengine.h"

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

const QString erpId = u"erp"_s;
const QString hubId = u"hub"_s;
const QString eventsId = u"events"_s;
const QString positionsId = u"gps"_s;
const QString mirrorId = u"mirror"_s;

QString kindLabel(const QString &kind)
{
    using namespace Store;
    if (kind == Kind::Technician)
        return HealthFeed::tr("Technicians");
    if (kind == Kind::Tag)
        return HealthFeed::tr("Tags");
    if (kind == Kind::Job)
        return HealthFeed::tr("Jobs");
    if (kind == Kind::Customer)
        return HealthFeed::tr("Customers");
    if (kind == Kind::Location)
        return HealthFeed::tr("Service locations");
    if (kind == Kind::Subscription)
        return HealthFeed::tr("Subscriptions");
    if (kind == Kind::Equipment)
        return HealthFeed::tr("Equipment");
    if (kind == Kind::Ticket)
        return HealthFeed::tr("Tickets");
    if (kind == Kind::Message)
        return HealthFeed::tr("Messages");
    if (kind == Kind::Invoice)
        return HealthFeed::tr("Invoices");
    if (kind == Kind::Payment)
        return HealthFeed::tr("Payments");
    return kind;
}

} // namespace

HealthFeed::HealthFeed(Services &services, Session &session, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_session(session)
{
    const auto watch = [this](HttpClient *http, const QString &id) {
        connect(http, &HttpClient::answered, this, [this, id] { handleAnswer(id); });
        connect(http, &HttpClient::failed, this,
            [this, id](const Error &error) { handleFailure(id, error); });
    };
    watch(services.erp->http(), erpId);
    connect(services.sync.get(), &Sync::SyncEngine::stateChanged, this, &HealthFeed::tellSync);
    connect(services.mirror.get(), &Store::Mirror::failed, this,
        [this](const Error &error) { handleFailure(mirrorId, error); });
    if (services.hub) {
        watch(services.hub->http(), hubId);
        connect(
            services.events.get(), &Hub::EventStream::statusChanged, this, &HealthFeed::tellEvents);
    }
    if (services.positions) {
        connect(services.positions.get(), &Gps::PositionFeed::statusChanged, this,
            &HealthFeed::tellPositions);
    }
    retranslate();
}

Connection HealthFeed::connection(const QString &id) const
{
    if (const Connection *known = m_session.connections()->rows().find(id))
        return *known;
    Connection fresh;
    fresh.id = id;
    return fresh;
}

void HealthFeed::retranslate()
{
    const auto describe = [this](const QString &id, const QString &name, const QUrl &url,
                              int limitSeconds) {
        Connection row = connection(id);
        row.name = name;
        row.address = url.isEmpty() ? QString() : url.toDisplayString(QUrl::RemoveUserInfo);
        row.limitSeconds = limitSeconds;
        if (url.isEmpty()) {
            row.state = Connection::State::Off;
            row.reason = tr("Not in the profile");
        } else if (row.state == Connection::State::Off) {
            row.state = Connection::State::Connecting;
        }
        if (row.hasError)
            row.reason = errorText(row.error).what();
        m_session.setConnection(row);
    };
    const Profile &profile = m_services.profile;
    describe(erpId, tr("ERPNext"), profile.erp.url, 60);
    describe(hubId, tr("Hub"), profile.hub.url, 0);
    describe(eventsId, tr("Live events"), profile.hub.url, 45);
    describe(positionsId, tr("GPS"), profile.traccar.url, 60);
    tellSync(m_services.sync->state());
    if (m_services.events)
        tellEvents(m_services.events->status());
    if (m_services.positions)
        tellPositions(m_services.positions->status());
}

void HealthFeed::handleAnswer(const QString &id)
{
    m_session.touchConnection(id);
    if (id == erpId)
        m_session.setOffline(false);
}

void HealthFeed::handleFailure(const QString &id, const Error &error)
{
    // A refused document is an answer of a healthy server.
    const bool isAnswer = error.kind == ErrorKind::Validation || error.kind == ErrorKind::Conflict
        || error.kind == ErrorKind::NotFound || error.kind == ErrorKind::Forbidden;
    if (isAnswer) {
        handleAnswer(id);
        return;
    }
    Connection row = connection(id);
    row.state = Connection::State::Failed;
    row.error = error;
    row.hasError = true;
    row.errorAt = QDateTime::currentDateTimeUtc();
    row.reason = errorText(error).what();
    m_session.setConnection(row);
    if (id == erpId)
        m_session.setOffline(error.kind == ErrorKind::Offline || error.kind == ErrorKind::Timeout);
}

void HealthFeed::tellEvents(const Hub::StreamStatus &status)
{
    using State = Hub::StreamStatus::State;
    Connection row = connection(eventsId);
    if (status.lastHeard.isValid())
        row.lastOk = status.lastHeard;
    row.hasError = status.error.has_value();
    row.error = status.error.value_or(Error{});
    switch (status.state) {
    case State::Live:
        row.state = Connection::State::Ok;
        row.reason.clear();
        break;
    case State::Connecting:
        row.state = Connection::State::Connecting;
        row.reason = tr("Connecting");
        break;
    case State::Silent:
        row.state = Connection::State::Stale;
        row.reason = tr("Connected, but nothing comes: what is shown may be old");
        break;
    case State::Waiting:
    case State::Stopped:
        row.state = status.error ? Connection::State::Failed : Connection::State::Connecting;
        row.reason = status.error ? errorText(*status.error).what() : QString();
        break;
    }
    if (row.hasError)
        row.errorAt = status.since;
    m_session.setConnection(row);
}

void HealthFeed::tellPositions(const Gps::FeedStatus &status)
{
    using State = Gps::FeedStatus::State;
    Connection row = connection(positionsId);
    if (status.lastHeard.isValid())
        row.lastOk = status.lastHeard;
    row.hasError = status.error.has_value();
    row.error = status.error.value_or(Error{});
    switch (status.state) {
    case State::Live:
        row.state = Connection::State::Ok;
        row.reason.clear();
        break;
    case State::Polling:
        row.state = Connection::State::Ok;
        row.reason = tr("By polling every few seconds: the live connection is blocked");
        break;
    case State::Connecting:
        row.state = Connection::State::Connecting;
        row.reason = tr("Connecting");
        break;
    case State::Silent:
        row.state = Connection::State::Stale;
        row.reason = tr("Connected, but nothing comes: positions may be old");
        break;
    case State::Waiting:
    case State::Stopped:
        row.state = status.error ? Connection::State::Failed : Connection::State::Connecting;
        row.reason = status.error ? errorText(*status.error).what() : QString();
        break;
    }
    if (row.hasError)
        row.errorAt = status.since;
    m_session.setConnection(row);
}

void HealthFeed::tellSync(const Sync::SyncState &state)
{
    if (state.lastSuccess.isValid())
        m_session.setMirrorAt(state.lastSuccess);
    if (state.phase == Sync::SyncState::Phase::Waiting && state.error)
        handleFailure(erpId, *state.error);
    tellMirror(state);

    if (state.phase != Sync::SyncState::Phase::Filling) {
        m_session.setFill(-1, {});
        return;
    }
    qint64 rows = 0;
    qint64 total = 0;
    QString current;
    for (const Sync::KindProgress &kind : state.kinds) {
        rows += kind.rows;
        total += std::max(kind.total, kind.rows);
        if (kind.phase == Sync::KindProgress::Phase::Filling)
            current = kindLabel(kind.kind);
    }
    m_session.setFill(total > 0 ? double(rows) / double(total) : 0, current);
}

void HealthFeed::tellMirror(const Sync::SyncState &state)
{
    std::vector<MirrorKind> kinds;
    for (const Sync::KindProgress &kind : state.kinds) {
        kinds.push_back({.id = kind.kind,
            .name = kindLabel(kind.kind),
            .rows = kind.rows,
            .expected = kind.total,
            .at = kind.lastSuccess,
            .busy = kind.phase == Sync::KindProgress::Phase::Filling});
    }
    m_session.mirror()->applySnapshot(std::move(kinds));
}

} // namespace FibreDesk
