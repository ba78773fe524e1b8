// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Devices that went silent together, as the page tells of them, and what is made of it.

#include "../../services/outbox/fakeerp.h"
#include "base/format.h"
#include "outagedata.h"
#include "outagedesk.h"
#include "outbox/mirrorfeed.h"
#include "records/recorddesk.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Tests;
using Street = OutageStreet;

class TestOutageDesk : public QObject {
    Q_OBJECT

private:
    struct Desk {
        Desk()
        {
            bench.open();
            Outbox::keepInMirror(bench.queue.get(), &mirror, &map);
            records = std::make_unique<RecordDesk>(RecordDesk::Parts{.erp = bench.client.get(),
                .queue = bench.queue.get(),
                .map = &map,
                .mirror = &mirror});
            outages = std::make_unique<OutageDesk>(records.get(), Clock([this] { return now; }));
        }
        ~Desk()
        {
            outages.reset();
            records.reset();
            bench.close();
        }
        bool hear(const DeviceFleet &fleet)
        {
            now = fleet.readAt.isValid() ? fleet.readAt : now;
            outages->setFleet(Street::heard(fleet));
            return QTest::qWaitFor([this] { return !outages->isReading(); });
        }
        [[nodiscard]] QVariant value(const QByteArray &role) const
        {
            return outages->outages()->value(0, role);
        }

        QueueBench bench;
        Erp::FieldMap map = Erp::FieldMap::builtIn();
        QTemporaryDir directory;
        Store::Mirror mirror{directory.filePath(u"mirror.sqlite"_s)};
        QDateTime now = Street::Noon;
        std::unique_ptr<RecordDesk> records;
        std::unique_ptr<OutageDesk> outages;
    };

private Q_SLOTS:
    void tellsWhereSinceWhenAndHowMany()
    {
        Desk desk;
        QVERIFY(Street::put(desk.mirror, 10));
        QVERIFY(desk.hear(Street::fleet(10, 8)));
        QCOMPARE(desk.outages->open(), 1);
        QCOMPARE(desk.outages->customers(), 8);
        QCOMPARE(desk.outages->knownPlaces(), 10);
        QCOMPARE(desk.value("place").toString(), u"olt-3, port 1/7 · Saint-Rémi"_s);
        // A router behind a dead ONT is no second sign, but a device that is silent.
        QCOMPARE(desk.value("counts").toString(),
            u"8 of 10 place(s) silent · 16 of 16 device(s) · 8 customer(s)"_s);
        QVERIFY(desk.value("since").toString().startsWith(u"Last heard between"_s)
            || desk.value("since").toString().startsWith(u"Last heard at"_s));
        // One at the place, one of a customer for no place; the closed one does not count.
        QCOMPARE(desk.value("ticketCount").toInt(), 2);
        QCOMPARE(desk.outages->card().confidence,
            u"Possible: 8 of 10 place(s) whose state is known · silent is who told nothing for "_s
                + Format::duration(180, u"en"_s));
        QCOMPARE(desk.outages->members()->total(), 16);
        QCOMPARE(desk.outages->pins()->markers().size(), 8U);
    }

    void oneDarkHomeIsNoOutageHoweverManyDevicesItHas()
    {
        Desk desk;
        QVERIFY(Street::put(desk.mirror, 2));
        QVERIFY(desk.hear(Street::fleet(2, 2))); // four devices, two homes
        QCOMPARE(desk.outages->open(), 0);
    }

    void aRouterThatAnswersKeepsItsHomeOut()
    {
        Desk desk;
        QVERIFY(Street::put(desk.mirror, 4));
        DeviceFleet fleet = Street::fleet(4, 4);
        QVERIFY(desk.hear(fleet));
        QCOMPARE(desk.outages->customers(), 4);
        fleet.devices[Street::serial(0, u"Router"_s)].lastInform = Street::Noon;
        fleet.devices[Street::serial(1, u"Router"_s)].lastInform = Street::Noon;
        Desk other;
        QVERIFY(Street::put(other.mirror, 4));
        QVERIFY(other.hear(fleet));
        QCOMPARE(other.outages->open(), 0);
    }

    void manyThatFellTogetherAreNotWaitedForAsLongAsOne()
    {
        Desk desk;
        QVERIFY(Street::put(desk.mirror, 40));
        DeviceFleet fleet = Street::fleet(40, 0);
        // All of them tell something every minute or two, and eight homes nothing for an hour.
        for (int i = 0; i < 8; ++i) {
            for (const QString &type : {u"ONT"_s, u"Router"_s})
                fleet.devices[Street::serial(i, type)].lastInform = Street::Noon.addSecs(-3600 + i);
        }
        QVERIFY(desk.hear(fleet));
        QCOMPARE(desk.outages->open(), 1); // eight neighbours of one splitter
        QCOMPARE(desk.outages->customers(), 8);
        QCOMPARE(desk.outages->card().cause, u"A splitter or its cable"_s);
        QVERIFY2(
            desk.outages->card().confidence.endsWith(u"for "_s + Format::duration(15, u"en"_s)),
            qPrintable(desk.outages->card().confidence));
        // Of a handful of devices nobody knows how often they speak.
        Desk few;
        QVERIFY(Street::put(few.mirror, 8));
        QVERIFY(few.hear(fleet));
        QCOMPARE(few.outages->open(), 0);
    }

    void claimsNothingWhileTheAcsIsSilent()
    {
        Desk desk;
        QVERIFY(Street::put(desk.mirror, 10));
        QVERIFY(desk.hear(Street::fleet(10, 8)));
        DeviceFleet silent = Street::fleet(10, 10);
        silent.isAcsSilent = true;
        QVERIFY(desk.hear(silent));
        QVERIFY(!desk.outages->isKnown());
        QCOMPARE(desk.outages->open(), 0);
        QCOMPARE(desk.outages->outages()->count(), 0);
        QCOMPARE(desk.outages->outageId(), QString());
        QVERIFY(desk.outages->silence().startsWith(u"The ACS has heard nobody since"_s));
        // What was known before is followed as soon as it speaks again.
        QVERIFY(desk.hear(Street::fleet(10, 2, Street::Noon.addSecs(600))));
        QCOMPARE(desk.value("recovery").toString().section(u" since"_s, 0, 0),
            u"6 of 8 place(s) are back"_s);
    }

    void saysWithoutAnAcsThatNothingIsKnown()
    {
        Desk desk;
        desk.outages->setFleet(nullptr);
        QTRY_VERIFY(!desk.outages->isReading());
        QVERIFY(!desk.outages->isKnown());
        QVERIFY(desk.outages->silence().contains(u"No ACS is set up"_s));
    }

    void tellsWhoIsBack()
    {
        Desk desk;
        QVERIFY(Street::put(desk.mirror, 10));
        QVERIFY(desk.hear(Street::fleet(10, 8)));
        const QString id = desk.outages->outageId();
        QVERIFY(!id.isEmpty());
        QVERIFY(desk.hear(Street::fleet(10, 2, Street::Noon.addSecs(300))));
        QCOMPARE(desk.outages->outageId(), id);
        QVERIFY(desk.value("recovery").toString().startsWith(u"6 of 8 place(s) are back since"_s));
        QCOMPARE(desk.outages->customers(), 2);
        QVERIFY(desk.hear(Street::fleet(10, 0, Street::Noon.addSecs(600))));
        QVERIFY(desk.value("isOver").toBool());
        QCOMPARE(desk.value("tone").toString(), u"ok"_s);
        QCOMPARE(desk.outages->open(), 0);
        QVERIFY(desk.value("recovery").toString().startsWith(u"All 8 place(s) are back"_s));
    }

    void onlyTheLastReadingCounts()
    {
        Desk desk;
        QVERIFY(Street::put(desk.mirror, 10));
        QSignalSpy changed(desk.outages.get(), &OutageDesk::changed);
        for (int i = 0; i < 20; ++i)
            desk.outages->setFleet(Street::heard(Street::fleet(10, 8)));
        desk.outages->setFleet(Street::heard(Street::fleet(10, 0)));
        QTRY_VERIFY(!desk.outages->isReading());
        QCOMPARE(desk.outages->open(), 0);
        QVERIFY(desk.outages->isKnown());
        QVERIFY(!desk.outages->error().isSet()); // what was given up is no failure
    }

    void makesOneTicketAndPutsTheOthersBelowIt()
    {
        Desk desk;
        QVERIFY(Street::put(desk.mirror, 10));
        for (const QString &id : {u"ISS-11"_s, u"ISS-12"_s})
            desk.bench.erp.put(id,
                {{u"subject"_s, u"Pas d’Internet"_s}, {u"status"_s, u"Open"_s},
                    {u"modified"_s, u"2026-03-01 10:00:00.000001"_s}, {u"parent_issue"_s, u""_s}});
        QVERIFY(desk.hear(Street::fleet(10, 8)));
        OutageWork *work = desk.outages->work();
        work->begin(u"ticket"_s);
        QCOMPARE(work->property("subject").toString(), u"Outage: olt-3, port 1/7 · Saint-Rémi"_s);
        const QString text = work->property("text").toString();
        QVERIFY2(
            text.contains(u"- Client 7, C-107, 8, rue des Pins, Saint-Rémi"_s), qPrintable(text));
        QVERIFY(!text.contains(u"C-108"_s)); // he is online
        work->create();
        QTRY_COMPARE(work->made()->total(), 1);
        QTRY_VERIFY(!work->made()->value(0, "document").toString().isEmpty());
        const QString ticket = work->made()->value(0, "document").toString();
        QCOMPARE(desk.bench.erp.document(ticket).value("subject"_L1).toString(),
            u"Outage: olt-3, port 1/7 · Saint-Rémi"_s);
        QCOMPARE(work->made()->value(0, "openBelow").toInt(), 2);
        work->gather(desk.bench.queue->writes().front().id);
        QTRY_COMPARE(
            desk.bench.erp.document(u"ISS-11"_s).value("parent_issue"_L1).toString(), ticket);
        QTRY_COMPARE(
            desk.bench.erp.document(u"ISS-12"_s).value("parent_issue"_L1).toString(), ticket);
        QTRY_COMPARE(work->made()->value(0, "openBelow").toInt(), 0);
    }

    void saysWhyATicketWasNotMade()
    {
        Desk desk;
        QVERIFY(Street::put(desk.mirror, 10));
        desk.bench.erp.before = [](const SeenRequest &request) {
            return request.verb == "POST" ? std::optional(FakeErp::refusal(u"Not today"_s))
                                          : std::nullopt;
        };
        QVERIFY(desk.hear(Street::fleet(10, 8)));
        desk.outages->work()->begin(u"job"_s);
        desk.outages->work()->create();
        QTRY_VERIFY(desk.outages->work()->made()->value(0, "isStuck").toBool());
        QVERIFY(
            desk.outages->work()->made()->value(0, "reason").toString().contains(u"Not today"_s));
        desk.outages->work()->giveUp(desk.bench.queue->writes().front().id);
        QTRY_COMPARE(desk.outages->work()->made()->total(), 0);
    }

    void writesItsDevicesToAFile()
    {
        Desk desk;
        QVERIFY(Street::put(desk.mirror, 10));
        QVERIFY(desk.hear(Street::fleet(10, 8)));
        QSignalSpy finished(desk.outages->fileExport(), &ListExport::finished);
        const QString path = desk.directory.filePath(u"outage.csv"_s);
        desk.outages->fileExport()->start(QUrl::fromLocalFile(path));
        QVERIFY(finished.wait());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QStringList lines = QString::fromUtf8(file.readAll()).split(u"\r\n"_s);
        QCOMPARE(lines.size(), 18); // the heading, sixteen devices, the end
        QVERIFY(lines[1].contains(u"TPLG0000"_s) && lines[1].contains(u"2026-06-01T12:00:00Z"_s));
    }
};

QTEST_MAIN(TestOutageDesk)
#include "tst_outagedesk.moc"
