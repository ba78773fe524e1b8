// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devicehistory.h"

#include "base/format.h"
#include "core/sitetime.h"
#include "devicelistmodel.h"
#include "erp/erpclient.h"
#include "records/recorddesk.h"
#include "store/equipmentqueries.h"
#include "store/mirror.h"
#include "store/mirrorschema.h"
#include "store/syncstate.h"

#include <QCoroTask>

#include <chrono>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

/// Whoever walks through the list asks for none of the devices passed by.
constexpr auto rest = std::chrono::milliseconds(350);

struct Named {
    QHash<QString, QString> names;
    QTimeZone siteZone;
};

} // namespace

DeviceHistory::DeviceHistory(RecordDesk *desk, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_moves({"at", "who", "sentence"}, 8)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(rest);
    connect(&m_timer, &QTimer::timeout, this, &DeviceHistory::ask);
    connect(m_desk, &RecordDesk::onlineChanged, this, [this] {
        if (m_state == Offline || m_state == Failed) {
            askSoon();
        }
    });
    connect(m_desk, &RecordDesk::learnt, this, [this](const QString &kind) {
        if (kind == Store::Kind::Equipment && m_state == Known) {
            show();
        }
    });
}

DeviceHistory::~DeviceHistory()
{
    m_scope.abort();
}

void DeviceHistory::open(const QString &device)
{
    if (device == m_device) {
        return;
    }
    ++m_generation;
    m_scope.abort();
    m_timer.stop();
    m_device = device;
    m_versions = {};
    m_moves.reset({});
    if (device.isEmpty()) {
        setState(None);
        return;
    }
    m_desk->learn(Store::Kind::Equipment);
    setState(m_desk->canAsk() ? Asking : Offline);
    askSoon();
}

void DeviceHistory::askSoon()
{
    if (!m_device.isEmpty() && m_desk->canAsk()) {
        m_timer.start();
    }
}

void DeviceHistory::askAgain()
{
    if (!m_device.isEmpty()) {
        ask();
    }
}

void DeviceHistory::setLanguage(const QString &language)
{
    if (m_language != language) {
        m_language = language;
        show();
    }
}

void DeviceHistory::setState(State state, const ErrorText &error)
{
    m_state = state;
    m_error = error;
    Q_EMIT changed();
}

void DeviceHistory::ask()
{
    if (!m_desk->canAsk()) {
        setState(Offline);
        return;
    }
    if (m_state != Known) {
        setState(Asking);
    }
    const int generation = ++m_generation;
    const RecordDesk::Parts &parts = m_desk->parts();
    QCoro::connect(Erp::fetchVersions(
                       parts.erp, parts.map->doctype(Store::Kind::Equipment), m_device, &m_scope),
        this, [this, generation](const Result<Erp::Versions> &versions) {
            if (generation != m_generation) {
                return;
            }
            if (!versions) {
                const bool isForbidden = versions.error().kind == ErrorKind::Forbidden;
                setState(isForbidden ? Forbidden : Failed, errorText(versions.error()));
                return;
            }
            take(*versions);
        });
}

void DeviceHistory::take(const Erp::Versions &versions)
{
    m_versions = versions;
    name();
}

QString DeviceHistory::moveField(const QString &serverField) const
{
    const QString field = m_desk->parts().map->ourField(Store::Kind::Equipment, serverField);
    static const QStringList moves{
        u"service_location"_s, u"customer"_s, u"subscription"_s, u"status"_s};
    return moves.contains(field) ? field : QString();
}

void DeviceHistory::name()
{
    QStringList ids;
    for (const Erp::Version &version : m_versions.list) {
        for (const Erp::VersionChange &change : version.changes) {
            const QString field = moveField(change.field);
            if (!field.isEmpty() && field != "status"_L1) {
                ids += {change.before, change.after};
            }
        }
    }
    ids.removeAll({});
    ids.removeDuplicates();
    using Answer = Result<Named>;
    QCoro::connect(m_desk->parts().mirror->read([ids](QSqlDatabase &db) -> Answer {
        const auto zone = Store::siteTimeZone(db);
        if (!zone) {
            return std::unexpected(zone.error());
        }
        return Store::namesOfIds(db, ids).transform(
            [&zone](const QHash<QString, QString> &names) { return Named{names, *zone}; });
    }),
        this, [this, generation = m_generation](const Answer &named) {
            if (generation != m_generation) {
                return;
            }
            if (!named) {
                setState(Failed, errorText(named.error()));
                return;
            }
            m_names = named->names;
            m_siteZone = named->siteZone;
            m_state = Known;
            show();
        });
}

void DeviceHistory::show()
{
    std::vector<RecordModel::Row> rows;
    for (const Erp::Version &version : m_versions.list) {
        QStringList parts;
        for (const Erp::VersionChange &change : version.changes) {
            if (!moveField(change.field).isEmpty()) {
                parts += sentence(change);
            }
        }
        if (!parts.isEmpty()) {
            rows.push_back({version.id,
                {fromSiteTime(version.at, m_siteZone), version.owner, parts.join(u", "_s)}});
        }
    }
    m_moves.applySnapshot(std::move(rows));
    const bool isUntracked =
        m_versions.list.empty() && !m_desk->tracksChanges(Store::Kind::Equipment).value_or(true);
    if (m_state == Known || m_state == NotTracked) {
        setState(isUntracked ? NotTracked : Known);
    }
}

QString DeviceHistory::called(const QString &field, const QString &value) const
{
    if (value.isEmpty()) {
        return tr("none");
    }
    if (field == "status"_L1) {
        return deviceStatusWord(value);
    }
    const QString known = m_names.value(value);
    return known.isEmpty() ? value : tr("%1 (%2)").arg(known, value);
}

QString DeviceHistory::sentence(const Erp::VersionChange &change) const
{
    const QString field = moveField(change.field);
    const QString before = called(field, change.before);
    const QString after = called(field, change.after);
    if (field == "service_location"_L1) {
        return tr("location %1 → %2").arg(before, after);
    }
    if (field == "customer"_L1) {
        return tr("customer %1 → %2").arg(before, after);
    }
    if (field == "subscription"_L1) {
        return tr("subscription %1 → %2").arg(before, after);
    }
    return tr("state %1 → %2").arg(before, after);
}

} // namespace FibreDesk
