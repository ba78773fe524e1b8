// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The starts of devices that were seen, over restarts of the program.

#include "cpe/acs/acsfleet.h"
#include "cpe/acs/bootlog.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace FibreDesk;
using namespace FibreDesk::Cpe::Acs;
using namespace Qt::StringLiterals;

namespace {

const QDateTime Noon(QDate(2026, 6, 1), QTime(12, 0), QTimeZone::UTC);

QHash<QString, FleetDevice> bootedAt(const QDateTime &at)
{
    return {{u"S1"_s, {.id = u"D1"_s, .serial = u"S1"_s, .lastBoot = at}}};
}

} // namespace

class TestBootLog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStartThatIsSeenIsCountedOnce()
    {
        BootLog log;
        for (const int minute : {0, 5, 10, 15}) {
            auto fleet = bootedAt(Noon.addSecs(minute >= 10 ? 550 : -60));
            log.take(fleet, Noon.addSecs(qint64(minute) * 60));
            QCOMPARE(fleet.value(u"S1"_s).boots.size(), minute >= 10 ? 2 : 1);
        }
        QCOMPARE(log.since, Noon);
    }

    void startsOfYesterdayAreForgotten()
    {
        BootLog log;
        auto fleet = bootedAt(Noon);
        log.take(fleet, Noon.addSecs(60));
        fleet = bootedAt(Noon);
        log.take(fleet, Noon.addDays(1).addSecs(1));
        QVERIFY(fleet.value(u"S1"_s).boots.isEmpty());
        QVERIFY(log.boots.isEmpty());
    }

    void aPauseBeginsTheWatchAnewAndKeepsWhatWasSeen()
    {
        BootLog log;
        auto fleet = bootedAt(Noon.addSecs(-60));
        log.take(fleet, Noon);
        fleet = bootedAt(Noon.addSecs(3600));
        log.take(fleet, Noon.addSecs(7200));
        QCOMPARE(log.since, Noon.addSecs(7200));
        QCOMPARE(fleet.value(u"S1"_s).boots.size(), 2);
    }

    void aRestartOfTheProgramLosesNothing()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"new/boots.json"_s);
        QCOMPARE(readBootLog(file).value(), BootLog());
        BootLog log;
        auto fleet = bootedAt(Noon.addSecs(-60));
        log.take(fleet, Noon);
        QVERIFY(writeBootLog(file, log).has_value());
        QCOMPARE(readBootLog(file).value(), log);
        QVERIFY(!(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther)));
    }

    void aDamagedFileSaysSo()
    {
        QCOMPARE(parseBootLog("{").error().kind, ErrorKind::Validation);
        QCOMPARE(parseBootLog("{\"format\":9}").error().kind, ErrorKind::Validation);
    }
};

QTEST_GUILESS_MAIN(TestBootLog)
#include "tst_bootlog.moc"
