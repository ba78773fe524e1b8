// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../../services/outbox/fakeerp.h"
#include "dispatchcontroller.h"
#include "erp/fieldmap.h"
#include "outbox/mirrorfeed.h"
#include "store/documents.h"
#include "store/mirror.h"

#include <QAbstractItemModelTester>
#include <QCoroTask>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace FibreDesk::Tests {

/// A dispatch desk over a mirror of its own and a server over real sockets: Monday 23 November
/// 2026, Alice (DT-1) and Benoit (DT-2), three jobs of an hour.
class DispatchDesk {
public:
    DispatchDesk()
    {
        using namespace Qt::StringLiterals;
        m_mirror = std::make_unique<Store::Mirror>(m_directory.filePath(u"mirror.sqlite"_s));
        setTime(7, 30);
        technicians = {
            technician(u"DT-1"_s, u"Alice Roy"_s), technician(u"DT-2"_s, u"Benoit Roux"_s)};
        put(u"DJ-1"_s, u"DT-1"_s, u"09:00:00"_s);
        put(u"DJ-2"_s, u"DT-1"_s, u"11:00:00"_s);
        put(u"DJ-3"_s, {}, {});
    }
    ~DispatchDesk() { close(); }
    Q_DISABLE_COPY_MOVE(DispatchDesk)

    static QJsonObject technician(const QString &id, const QString &name)
    {
        using namespace Qt::StringLiterals;
        return {{u"name"_s, id}, {u"modified"_s, u"2026-03-01 00:00:00.000001"_s},
            {u"full_name"_s, name}, {u"color"_s, u"#0072b2"_s}, {u"status"_s, u"available"_s},
            {u"traccar_device_id"_s, id.right(1).toInt()},
            {u"weekly_schedule"_s, uR"({"mon":[["08:00","17:00"]]})"_s}};
    }

    /// Before open(): at the server and in the mirror.
    void put(const QString &id, const QString &technician, const QString &start,
        const QJsonObject &other = {})
    {
        using namespace Qt::StringLiterals;
        QJsonObject job{{u"subject"_s, u"Work "_s + id}, {u"customer"_s, u"C-"_s + id},
            {u"customer_name"_s, u"Customer "_s + id}, {u"scheduled_date"_s, u"2026-11-23"_s},
            {u"start_time"_s, start.isEmpty() ? QJsonValue() : QJsonValue(start)},
            {u"duration_h"_s, 1.0}, {u"assigned_tech"_s, technician},
            {u"status"_s, technician.isEmpty() ? u"open"_s : u"assigned"_s},
            {u"job_type"_s, u"Installation"_s}, {u"latitude"_s, 45.5}, {u"longitude"_s, -73.6}};
        for (const QString &field : other.keys())
            job.insert(field, other.value(field));
        bench.erp.put(id, job);
        if (!m_ids.contains(id))
            m_ids.append(id);
    }

    /// False = it could not be read.
    [[nodiscard]] bool open()
    {
        using namespace Qt::StringLiterals;
        QSet<QString> awaited{u"technician"_s, u"job"_s};
        QObject listener;
        // The board starts after the mirror has announced these: an announcement that came later
        // would make it read again in the middle of a test.
        QObject::connect(m_mirror.get(), &Store::Mirror::documentsChanged, &listener,
            [&awaited](const Store::Changes &changes) {
                awaited.removeIf([&](const QString &table) { return changes.touches(table); });
            });
        store(u"technician"_s, technicians);
        QList<QJsonObject> jobs;
        for (const QString &id : std::as_const(m_ids))
            jobs.append(bench.erp.document(id));
        store(u"job"_s, jobs);
        if (!QTest::qWaitFor([&] { return awaited.isEmpty(); }))
            return false;
        bench.open();
        Outbox::keepInMirror(bench.queue.get(), m_mirror.get(), &m_map);
        desk = std::make_unique<Dispatch::DispatchController>(
            m_mirror.get(), bench.queue.get(), &m_map, Clock([this] { return now; }));
        for (QAbstractItemModel *model : std::initializer_list<QAbstractItemModel *>{
                 desk->lanes(), desk->tray(), desk->picker(), desk->exceptions()})
            m_testers.push_back(std::make_unique<QAbstractItemModelTester>(
                model, QAbstractItemModelTester::FailureReportingMode::QtTest));
        desk->start();
        return QTest::qWaitFor([this] { return desk->isLoaded(); });
    }

    void close()
    {
        m_testers.clear();
        desk.reset();
        bench.close();
    }

    void store(const QString &table, const QList<QJsonObject> &documents)
    {
        const auto done = QCoro::waitFor(m_mirror->write([table, documents](QSqlDatabase &db) {
            return Store::applyDocuments(db, table, documents);
        }));
        QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().detail));
    }

    /// A colleague changes a job, and the synchronisation brings it.
    void touch(const QString &id, const QJsonObject &fields)
    {
        bench.erp.touch(id, fields);
        store(QStringLiteral("job"), {bench.erp.document(id)});
    }

    [[nodiscard]] Store::Mirror *mirror() const { return m_mirror.get(); }

    void setTime(int hour, int minute)
    {
        now = QDateTime(QDate(2026, 11, 23), QTime(hour, minute), QTimeZone("America/Toronto"))
                  .toUTC();
    }

    [[nodiscard]] int from(const QString &job) const
    {
        const Dispatch::BoardJob *entry = desk->board().job(job);
        return entry ? entry->from : -1;
    }
    [[nodiscard]] QString technicianOf(const QString &job) const
    {
        const Dispatch::BoardJob *entry = desk->board().job(job);
        return entry ? entry->job.technician : QString();
    }

    [[nodiscard]] Erp::FieldMap &map() { return m_map; }

    QueueBench bench;
    QList<QJsonObject> technicians;
    QDateTime now;
    std::unique_ptr<Dispatch::DispatchController> desk;

private:
    Erp::FieldMap m_map = Erp::FieldMap::builtIn();
    QTemporaryDir m_directory;
    std::unique_ptr<Store::Mirror> m_mirror;
    QStringList m_ids;
    std::vector<std::unique_ptr<QAbstractItemModelTester>> m_testers;
};

} // namespace FibreDesk::Tests
