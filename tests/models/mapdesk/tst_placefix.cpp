// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "../../services/outbox/fakeerp.h"
#include "placefix.h"
#include "store/documents.h"
#include "store/mirror.h"
#include "store/mirrorschema.h"

#include <QCoroTask>
#include <QSignalSpy>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

/// A location's marker, put where the house is, against a server over real sockets.
class TestPlaceFix : public QObject {
    Q_OBJECT

private:
    const QString m_id = u"LOC-1"_s;
    const Erp::FieldMap m_map = Erp::FieldMap::builtIn();
    std::unique_ptr<QueueBench> m_bench;
    std::unique_ptr<Store::Mirror> m_mirror;
    std::unique_ptr<PlaceFix> m_fix;

    void begin()
    {
        m_fix->begin(m_id, 45.9, -73.9);
        QTRY_COMPARE(m_fix->state(), PlaceFix::Editing);
    }

    [[nodiscard]] std::pair<double, double> atServer() const
    {
        const QJsonObject document = m_bench->erp.document(m_id);
        return {document["latitude"_L1].toDouble(), document["longitude"_L1].toDouble()};
    }

    /// As the server has it, copied.
    void copy()
    {
        const QJsonObject document =
            m_map.toOurs(Store::Kind::Location, m_bench->erp.document(m_id));
        const auto done = QCoro::waitFor(m_mirror->write([document](QSqlDatabase &db) {
            return Store::applyDocuments(db, Store::Kind::Location, {document});
        }));
        QVERIFY(done);
    }

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<QueueBench>();
        m_bench->erp.put(m_id,
            {{u"latitude"_s, 45.5}, {u"longitude"_s, -73.5}, {u"address_line"_s, u"1 rue A"_s},
                {u"city"_s, u"Exempleville"_s}});
        m_bench->open();
        m_mirror = std::make_unique<Store::Mirror>(m_bench->directory.filePath(u"mirror.sqlite"_s));
        copy();
        m_fix = std::make_unique<PlaceFix>(m_mirror.get(), m_bench->queue.get(), &m_map);
    }

    void cleanup()
    {
        m_fix.reset();
        m_mirror.reset();
        m_bench.reset();
    }

    void savesWhereItWasMovedTo()
    {
        begin();
        QCOMPARE(m_fix->latitude(), 45.5);
        QCOMPARE(m_fix->address(), u"1 rue A, Exempleville"_s);
        QVERIFY(!m_fix->canSave());
        m_fix->moveTo(45.50123449, -73.50012341);
        QVERIFY(m_fix->canSave());
        QVERIFY(m_fix->metres() > 100 && m_fix->metres() < 200);
        m_fix->save();
        QTRY_COMPARE(m_fix->state(), PlaceFix::Saved);
        QCOMPARE(atServer(), std::pair(45.501234, -73.500123));
        QVERIFY(!m_fix->canSave());
    }

    void aColleaguesMoveIsNeverHalfOverwritten()
    {
        begin();
        // They moved it along the street meanwhile; the latitude is the one we read.
        m_bench->erp.touch(m_id, {{u"longitude"_s, -73.6}});
        m_fix->moveTo(45.51, -73.5);
        m_fix->save();
        QTRY_COMPARE(m_fix->state(), PlaceFix::Conflict);
        QCOMPARE(atServer(), std::pair(45.5, -73.6));
        // A second wish does not slip past the decision.
        m_fix->moveTo(45.52, -73.5);
        m_fix->save();
        QCOMPARE(m_fix->state(), PlaceFix::Conflict);
        QCOMPARE(m_bench->queue->writes().size(), 1U);
    }

    void saysWhyTheServerDoesNotTakeIt()
    {
        begin();
        m_bench->erp.before = [](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (request.verb != "PUT")
                return {};
            return FakeErp::refusal(u"Latitude is out of the area"_s);
        };
        m_fix->moveTo(45.51, -73.5);
        m_fix->save();
        QTRY_COMPARE(m_fix->state(), PlaceFix::Refused);
        QVERIFY(m_fix->error().isSet());
        // Another place is another try, and no second wish beside the first.
        m_bench->erp.before = {};
        m_fix->moveTo(45.52, -73.5);
        m_fix->save();
        QTRY_COMPARE(m_fix->state(), PlaceFix::Saved);
        QCOMPARE(atServer(), std::pair(45.52, -73.5));
        QCOMPARE(m_bench->queue->writes().size(), 1U);
    }

    void oneWithoutAPositionBeginsWhereTheMapIs()
    {
        m_bench->erp.touch(m_id, {{u"latitude"_s, QJsonValue()}, {u"longitude"_s, QJsonValue()}});
        copy();
        begin();
        QVERIFY(!m_fix->hadPosition());
        QCOMPARE(m_fix->latitude(), 45.9);
        QVERIFY(m_fix->canSave());
        m_fix->save();
        QTRY_COMPARE(m_fix->state(), PlaceFix::Saved);
        QCOMPARE(atServer(), std::pair(45.9, -73.9));
    }

    void leavingItChangesNothing()
    {
        begin();
        m_fix->moveTo(46, -73);
        m_fix->close();
        QVERIFY(!m_fix->isActive());
        m_fix->save();
        QVERIFY(m_bench->queue->writes().empty());
        m_fix->begin(u"LOC-9"_s, 45, -73);
        QTRY_VERIFY(m_fix->error().isSet());
        QVERIFY(!m_fix->canSave());
    }
};

QTEST_GUILESS_MAIN(TestPlaceFix)
#include "tst_placefix.moc"
