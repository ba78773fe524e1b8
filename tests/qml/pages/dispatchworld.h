// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../../services/outbox/fakeerp.h"
#include "dispatchcontroller.h"
#include "erp/fieldmap.h"
#include "outbox/mirrorfeed.h"
#include "pagehost.h"
#include "session/navigation.h"
#include "session/session.h"
#include "session/settings.h"
#include "store/documents.h"
#include "store/mirror.h"

#include <QCoroFuture>
#include <QCoroTask>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QTemporaryDir>

namespace FibreDesk::Tests {

inline const QDateTime now(QDate(2026, 11, 23), QTime(10, 20), QTimeZone("America/Toronto"));

struct World {
    QList<QJsonObject> technicians;
    QList<QJsonObject> jobs;
    QList<QJsonObject> locations;
    QList<QJsonObject> tags;
    QHash<int, Dispatch::TechnicianFix> fixes;
};

/// A day of an invented ISP: most of it goes well.
inline World makeWorld(int technicians, int jobs, int locations)
{
    using namespace Qt::StringLiterals;
    static const QStringList names{u"Marie Roy"_s, u"Jean-Simon Gagnon"_s, u"Alice O'Neil"_s,
        u"Karim Bouchard"_s, u"Éloïse Lévesque"_s, u"William Tremblay"_s, u"Noémie Caron"_s,
        u"Xavier St-Pierre"_s, u"Ashley MacDonald"_s, u"Réjean Nguyen"_s};
    static const QStringList customers{u"Boulangerie du Lac"_s, u"Solange Bélanger"_s,
        u"Kevin Fraser"_s, u"Ferme Grand-Pré"_s, u"Yvette Morin"_s, u"Thomas Wright"_s,
        u"Garage Lemieux"_s, u"Nathalie Côté"_s};
    static const QStringList streets{u"rue des Érables"_s, u"chemin du Lac"_s, u"rang 4"_s,
        u"Main Street"_s, u"rue Principale"_s};
    static const QStringList kinds{
        u"Installation"_s, u"Réparation"_s, u"Maintenance"_s, u"Retrait"_s, u"Autre"_s};
    QRandomGenerator random(11);
    World world;
    const QString modified = u"2026-11-23 06:00:00.000001"_s;
    const auto place = [&] {
        return std::pair(
            45.55 + random.generateDouble() * 0.35, -73.9 + random.generateDouble() * 0.6);
    };
    for (int i = 0; i < technicians; ++i) {
        const auto [latitude, longitude] = place();
        world.technicians.append({{u"name"_s, u"DT-%1"_s.arg(i + 1, 5, 10, QChar(u'0'))},
            {u"modified"_s, modified},
            {u"full_name"_s,
                names[i % names.size()] + (i >= names.size() ? u" %1"_s.arg(i) : QString())},
            {u"phone"_s, u"+1514555%1"_s.arg(100 + i % 100, 4, 10, QChar(u'0'))},
            {u"status"_s, i == 4 ? u"absent"_s : u"available"_s}, {u"traccar_device_id"_s, i + 1},
            {u"home_latitude"_s, latitude}, {u"home_longitude"_s, longitude},
            {u"weekly_schedule"_s,
                i % 3 == 0 ? uR"({"mon":[["07:00","12:00"],["13:00","16:00"]]})"_s
                           : uR"({"mon":[["08:00","17:00"]]})"_s},
            {u"extra_shifts"_s, i == 2 ? u"20261123T180000;PT3H"_s : QString()},
            {u"tags"_s,
                QJsonArray{QJsonObject{{u"name"_s, u"t%1"_s.arg(i)}, {u"tag"_s, u"Fibre"_s},
                    {u"level"_s, 1 + i % 3}}}}});
        const auto [fixLatitude, fixLongitude] = place();
        world.fixes.insert(i + 1,
            Dispatch::TechnicianFix{.position = {fixLatitude, fixLongitude},
                .at = now.toUTC().addSecs(i % 5 == 3 ? -900 : -20),
                .course = double(random.bounded(360)),
                .isMoving = i % 2 == 0,
                .accuracy = 8,
                .source = u"Traccar"_s});
    }
    for (int i = 0; i < jobs; ++i) {
        const auto [latitude, longitude] = place();
        const bool isAssigned = i % 6 != 0;
        const bool isUndated = i % 18 == 0;
        const int hour = 8 + (i / technicians) * 2;
        QJsonObject job{{u"name"_s, u"DJ-%1"_s.arg(i + 1, 5, 10, QChar(u'0'))},
            {u"modified"_s, modified}, {u"subject"_s, u"Raccordement fibre"_s},
            {u"customer"_s, u"C-%1"_s.arg(i)},
            {u"customer_name"_s, customers[i % customers.size()]},
            {u"service_location"_s, u"LOC-%1"_s.arg(i)},
            {u"address"_s, u"%1, %2"_s.arg(10 + i * 7).arg(streets[i % streets.size()])},
            {u"latitude"_s, latitude}, {u"longitude"_s, longitude}, {u"job_type"_s, kinds[i % 5]},
            {u"scheduled_date"_s, isUndated ? QJsonValue() : QJsonValue(u"2026-11-23"_s)},
            {u"start_time"_s,
                u"%1:%2:00"_s.arg(std::min(hour, 19), 2, 10, QChar(u'0'))
                    .arg(i % 4 * 15, 2, 10, QChar(u'0'))},
            {u"duration_h"_s, 0.75 + (i % 3) * 0.5},
            {u"priority"_s,
                i % 12 == 0      ? u"urgent"_s
                    : i % 5 == 0 ? u"high"_s
                                 : u"medium"_s},
            {u"assigned_tech"_s,
                isAssigned ? world.technicians[i % technicians].value("name"_L1) : QJsonValue()},
            {u"status"_s,
                !isAssigned     ? u"open"_s
                    : hour < 10 ? (i % 7 == 1 ? u"In Progress"_s : u"Completed"_s)
                                : u"assigned"_s},
            {u"tags"_s,
                QJsonArray{QJsonObject{{u"name"_s, u"t%1"_s.arg(i)}, {u"tag"_s, u"Fibre"_s},
                    {u"level"_s, 2}, {u"required"_s, i % 9 == 0 ? 1 : 0}}}}};
        if (i % 3 == 0) {
            job.insert(u"window_start"_s, u"08:00:00"_s);
            job.insert(u"window_end"_s, u"12:00:00"_s);
        }
        world.jobs.append(job);
    }
    for (int i = 0; i < locations; ++i) {
        const auto [latitude, longitude] = place();
        world.locations.append({{u"name"_s, u"LOC-%1"_s.arg(i)}, {u"modified"_s, modified},
            {u"city"_s, u"Saint-Rémi"_s}, {u"postal_code"_s, u"J0L 2L0"_s},
            {u"access_notes"_s, u"Chien dans la cour, sonner à la porte de côté"_s},
            {u"contact_name"_s, u"Solange Bélanger"_s}, {u"contact_phone"_s, u"+15145550142"_s},
            {u"latitude"_s, latitude}, {u"longitude"_s, longitude}});
    }
    for (const QString &tag : {u"Fibre"_s, u"Nacelle"_s, u"Câblage"_s})
        world.tags.append({{u"name"_s, tag}, {u"modified"_s, modified}});
    return world;
}

/// A dispatch page's world around it: session, settings, a mirror, and the server behind the
/// outbox.
class DispatchStage {
public:
    DispatchStage()
    {
        using namespace Qt::StringLiterals;
        settings = std::make_unique<Settings>(m_directory.filePath(u"settings.ini"_s));
        m_session = std::make_unique<Session>(Clock(), nullptr);
        m_navigation = std::make_unique<Navigation>(nullptr);
    }
    Q_DISABLE_COPY_MOVE(DispatchStage)
    ~DispatchStage()
    {
        desk.reset();
        bench.reset();
        mirror.reset();
    }

    void open(const World &world)
    {
        using namespace Qt::StringLiterals;
        bench = std::make_unique<QueueBench>();
        QList<QJsonObject> jobs; // as the server has them
        for (const QJsonObject &job : world.jobs) {
            const QString id = job.value("name"_L1).toString();
            bench->erp.put(id, job);
            jobs += bench->erp.document(id);
        }
        mirror = std::make_unique<Store::Mirror>(m_directory.filePath(u"mirror.sqlite"_s));
        store({std::pair(u"technician"_s, world.technicians), std::pair(u"job"_s, jobs),
            std::pair(u"location"_s, world.locations), std::pair(u"tag"_s, world.tags)});
        bench->open();
        Outbox::keepInMirror(bench->queue.get(), mirror.get(), &m_map);
        desk = std::make_unique<Dispatch::DispatchController>(
            mirror.get(), bench->queue.get(), &m_map, Clock([] { return now.toUTC(); }));
        desk->setFixes(world.fixes);
        desk->start();
        QTRY_VERIFY(desk->isLoaded());
        QTRY_VERIFY(desk->markers()->background() != nullptr);
    }

    void store(const QList<std::pair<QString, QList<QJsonObject>>> &tables)
    {
        const auto done = QCoro::waitFor(mirror->write([tables](QSqlDatabase &db) -> Result<int> {
            for (const auto &[table, documents] : tables) {
                if (const auto applied = Store::applyDocuments(db, table, documents); !applied)
                    return applied;
            }
            return 0;
        }));
        QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().detail));
    }

    /// A colleague changes a job, and the synchronisation brings it.
    void touch(const QString &job, const QJsonObject &fields)
    {
        bench->erp.touch(job, fields);
        store({std::pair(QStringLiteral("job"), QList<QJsonObject>{bench->erp.document(job)})});
    }

    std::unique_ptr<Settings> settings;
    std::unique_ptr<Store::Mirror> mirror;
    std::unique_ptr<QueueBench> bench; ///< the outbox and the ERPNext behind it
    std::unique_ptr<Dispatch::DispatchController> desk;

private:
    const Erp::FieldMap m_map = Erp::FieldMap::builtIn();
    QTemporaryDir m_directory;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Navigation> m_navigation;
};

} // namespace FibreDesk::Tests
