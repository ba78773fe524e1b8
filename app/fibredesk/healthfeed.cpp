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
#include "realtime/realtimeclient.h"
#include "routing/travelfeed.h"
#include "session/session.h"
#include "store/mirror.h"
#include "store/mirrorschema.h"
#include "sync/syncengine.h"

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

const QString erpId = u"erp"_s;
const QString liveId = u"live"_s;
const QString hubId = u"hub"_s;
const QString eventsId = u"events"_s;
const QString positionsId = u"gps"_s;
const QString routingId = u"routing"_s;
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
    if (kind == Kind::Contract)
        return HealthFeed::tr("Contracts");
    if (kind == Kind::Equipment)
        return HealthFeed::tr("Equipment");
    if (kind == Kind::Ticket)
        return HealthFeed::tr("Tickets");
    if (kind == Kind::Message)
        return HealthFeed::tr("Messages");
    if (kind == Kind::Note)
        return HealthFeed::tr("Internal notes");
    if (kind == Kind::Invoice)
        return HealthFeed::tr("Invoices");
    if (kind == Kind::Payment)
        return HealthFeed::tr("Payments");
    return kind;
}

/// What stands between us and ERPNext's live connection; the server's own words where it has some.
QString liveReason(const Error &error)
{
    if (error.code >= 400 && error.code < 500)
        return HealthFeed::tr("The live connection is blocked on the way: %1").arg(error.detail);
    if (error.code == 0 && error.kind == ErrorKind::NotFound)
        return HealthFeed::tr("ERPNext calls its site by another name: %1").arg(error.detail);
    if (error.code == 0 && error.kind == ErrorKind::Forbidden)
        return HealthFeed::tr("ERPNext refuses the live connection: %1").arg(error.detail);
    return errorText(error).what();
}

/// A connection as a stream sees it; the streams have the same states but for polling.
template <typename Status>
Connection told(Connection row, const Status &status, const QString &whenSilent, bool isOffline)
{
    using State = typename Status::State;
    if (status.lastHeard.isValid())
        row.lastOk = status.lastHeard;
    row.hasError = status.error.has_value();
    row.error = status.error.value_or(Error{});
    if (row.hasError)
        row.errorAt = status.since;
    QString words = status.error ? errorText(*status.error).what() : QString();
    if (status.error && status.error->kind == ErrorKind::NotFound)
        words = HealthFeed::tr("The server has nothing at this address.");
    if constexpr (requires { State::Polling; }) {
        if (status.state == State::Polling) {
            row.state = Connection::State::Ok;
            row.reason =
                HealthFeed::tr("By polling every few seconds: the live connection is blocked");
            return row;
        }
    }
    if (status.state == State::Live) {
        row.state = Connection::State::Ok;
        row.reason.clear();
    } else if (status.state == State::Silent) {
        row.state = Connection::State::Stale;
        row.reason = whenSilent;
    } else if (status.state == State::Waiting) {
        row.state = Connection::State::Failed;
        row.reason = words;
    } else if (status.state == State::Stopped && status.error) {
        row.state = Connection::State::Stopped;
        row.reason = words + u' ' + HealthFeed::tr("It is not tried again by itself.");
    } else if (status.state == State::Stopped && isOffline) {
        row.state = Connection::State::Off;
        row.reason = HealthFeed::tr("Started offline");
    } else {
        row.state = Connection::State::Connecting;
        row.reason = words;
    }
    return row;
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
    connect(services.mirror.get(), &Store::Mirror::failed, this, [this](const Error &error) {
        handleFailure(mirrorId, error);
        describeMirror();
    });
    connect(services.realtime.get(), &Realtime::RealtimeClient::statusChanged, this,
        &HealthFeed::tellLive);
    if (services.hub) {
        watch(services.hub->http(), hubId);
        connect(
            services.events.get(), &Hub::EventStream::statusChanged, this, &HealthFeed::tellEvents);
    }
    if (services.positions) {
        connect(services.positions.get(), &Gps::PositionFeed::statusChanged, this,
            &HealthFeed::tellPositions);
    }
    if (services.driveFeed) {
        watch(services.routing->http(), routingId);
        connect(services.driveFeed.get(), &Routing::TravelFeed::statusChanged, this,
            &HealthFeed::tellRouting);
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
        } else if (m_isOffline) {
            row.state = Connection::State::Off;
            row.reason = tr("Started offline");
        } else if (row.state == Connection::State::Off) {
            row.state = Connection::State::Connecting;
            row.reason.clear();
        }
        if (row.hasError && row.state != Connection::State::Ok)
            row.reason = errorText(row.error).what();
        m_session.setConnection(row);
    };
    const Profile &profile = m_services.profile;
    describe(erpId, tr("ERPNext"), profile.erp.url, 60);
    describe(liveId, tr("ERPNext live"), profile.erp.url, 0);
    describe(hubId, tr("Hub"), profile.hub.url, 0);
    describe(eventsId, tr("Live events"), profile.hub.url, 45);
    describe(positionsId, tr("GPS"), profile.traccar.url, 60);
    if (profile.routing.isConfigured()) // nothing is missing without it
        describe(routingId, tr("Routing"), profile.routing.url, 0);
    if (connection(mirrorId).hasError)
        describeMirror();
    tellSync(m_services.sync->state());
    tellLive(m_services.realtime->status());
    if (m_services.events)
        tellEvents(m_services.events->status());
    if (m_services.positions)
        tellPositions(m_services.positions->status());
    if (m_services.driveFeed)
        tellRouting(m_services.driveFeed->status());
}

void HealthFeed::describeMirror()
{
    // A row of its own only once something is wrong with it.
    Connection row = connection(mirrorId);
    row.name = tr("Local copy");
    row.address = m_services.mirror->file();
    row.reason = errorText(row.error).what();
    m_session.setConnection(row);
}

void HealthFeed::setOffline(bool offline)
{
    m_isOffline = offline;
    m_session.setOffline(offline);
    retranslate();
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

void HealthFeed::tellLive(const Realtime::LiveStatus &status)
{
    using State = Realtime::LiveStatus::State;
    Connection row = connection(liveId);
    if (status.lastHeard.isValid())
        row.lastOk = status.lastHeard;
    row.hasError = status.error.has_value();
    row.error = status.error.value_or(Error{});
    if (row.hasError)
        row.errorAt = status.since;
    if (status.state == State::Live) {
        row.state = Connection::State::Ok;
        row.reason.clear();
    } else if (status.state == State::Stopped && status.error) {
        row.state = Connection::State::Stopped;
        row.reason = liveReason(*status.error) + u' ' + tr("It is not tried again by itself.");
    } else if (status.state == State::Stopped) {
        row.state = Connection::State::Off;
        row.reason = m_isOffline ? tr("Started offline") : QString();
    } else if (status.error) {
        // No trouble: what it would say comes by asking, only later.
        row.state = Connection::State::Off;
        const auto every = std::chrono::round<std::chrono::seconds>(Sync::SyncOptions().round);
        row.reason = tr("Not live: what changed is asked for every %1 s.").arg(every.count()) + u' '
            + liveReason(*status.error);
    } else {
        row.state = Connection::State::Connecting;
        row.reason.clear();
    }
    m_session.setConnection(row);
}

void HealthFeed::tellEvents(const Hub::StreamStatus &status)
{
    m_session.setConnection(told(connection(eventsId), status,
        tr("Connected, but nothing comes: what is shown may be old"), m_isOffline));
}

void HealthFeed::tellPositions(const Gps::FeedStatus &status)
{
    m_session.setConnection(told(connection(positionsId), status,
        tr("Connected, but nothing comes: positions may be old"), m_isOffline));
}

void HealthFeed::tellRouting(const Routing::TravelStatus &status)
{
    using State = Routing::TravelStatus::State;
    Connection row = connection(routingId);
    if (status.error && (!row.hasError || row.error != *status.error))
        row.errorAt = QDateTime::currentDateTimeUtc();
    row.hasError = status.error.has_value();
    row.error = status.error.value_or(Error{});
    const QString words = status.error
        ? errorText(*status.error).what() + u' ' + tr("Driving times are estimated meanwhile.")
        : QString();
    if (status.state == State::Stopped) {
        row.state = status.error ? Connection::State::Stopped : Connection::State::Off;
        row.reason = status.error ? words + u' ' + tr("It is not tried again by itself.")
            : m_isOffline         ? tr("Started offline")
                                  : QString();
    } else if (status.error) {
        row.state = Connection::State::Failed;
        row.reason = words;
    } else if (status.state == State::Idle && !row.lastOk.isValid()) {
        row.state = Connection::State::Off;
        row.reason = tr("Not asked yet: every drive needed is known already.");
    } else {
        row.state = row.lastOk.isValid() ? Connection::State::Ok : Connection::State::Connecting;
        row.reason.clear();
    }
    m_session.setConnection(row);
}

void HealthFeed::tellSync(const Sync::SyncState &state)
{
    if (state.lastSuccess.isValid())
        m_session.setMirrorAt(state.lastSuccess);
    const Connection copy = connection(mirrorId);
    if (copy.state == Connection::State::Failed && state.lastSuccess > copy.errorAt)
        m_session.touchConnection(mirrorId);
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
            .busy = kind.phase == Sync::KindProgress::Phase::Filling,
            .isAbsent = kind.phase == Sync::KindProgress::Phase::Absent,
            .error = kind.phase != Sync::KindProgress::Phase::Absent && kind.error
                ? errorText(*kind.error)
                : ErrorText(),
            .rowsPerSecond = kind.rowsPerSecond});
    }
    m_session.mirror()->applySnapshot(std::move(kinds));
}

} // namespace FibreDesk
