// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "routing/travelcache.h"

#include <QCoroTask>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Routing;
using namespace Qt::StringLiterals;

namespace {

PlaceKey key(int n)
{
    return {.latitude = 460'000 + n * 10, .longitude = -735'000};
}

} // namespace

class TestTravelCache : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QDateTime m_now;
    TravelCache::Options m_options;

    [[nodiscard]] QString file() const { return m_folder->filePath(u"data/drives.cache"_s); }

    [[nodiscard]] KnownDrive drive(int from, int to, qint32 seconds) const
    {
        return {.from = key(from),
            .to = key(to),
            .seconds = seconds,
            .metres = seconds * 12,
            .askedAt = qint32(m_now.toSecsSinceEpoch() / 60)};
    }

    std::unique_ptr<TravelCache> opened()
    {
        auto cache =
            std::make_unique<TravelCache>(file(), m_options, Clock([this] { return m_now; }));
        const auto done = QCoro::waitFor(cache->open());
        return done ? std::move(cache) : nullptr;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_now = QDateTime({2026, 3, 2}, {15, 0}, QTimeZone::UTC);
        m_options = {};
    }

    void remembersOverARestart()
    {
        auto cache = opened();
        QVERIFY(cache);
        QSignalSpy changed(cache.get(), &TravelCache::changed);
        cache->add({drive(1, 2, 600), drive(2, 1, 660)});
        cache->add({drive(3, 1, KnownDrive::none)});
        QCOMPARE(changed.size(), 2);
        cache.reset(); // what was added is on the disk by then

        cache = opened();
        QVERIFY(cache);
        QCOMPARE(cache->table()->size(), 3U);
        QCOMPARE(*cache->table()->find(key(2), key(1)), drive(2, 1, 660));
        QCOMPARE(cache->table()->find(key(3), key(1))->seconds, KnownDrive::none);
    }

    void isReadableByItsOwnerOnly()
    {
        auto cache = opened();
        cache->add({drive(1, 2, 600)});
        QCoro::waitFor(cache->flush());
        const auto others =
            QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY(QFile::exists(file()));
        QVERIFY(!(QFile::permissions(file()) & others));
    }

    void aSnapshotStaysAsItWas()
    {
        auto cache = opened();
        cache->add({drive(1, 2, 600)});
        const TravelSnapshot before = cache->table();
        cache->add({drive(1, 3, 700)});
        QCOMPARE(before->size(), 1U);
        QCOMPARE(cache->table()->size(), 2U);
    }

    void forgetsAfterThirtyDaysWhetherOpenOrNot()
    {
        auto cache = opened();
        cache->add({drive(1, 2, 600)});
        m_now = m_now.addDays(20);
        cache->add({drive(2, 3, 700)});
        QCOMPARE(cache->table()->size(), 2U);
        m_now = m_now.addDays(11);
        QCOMPARE(cache->table()->size(), 1U);
        QVERIFY(cache->table()->find(key(2), key(3)));
        cache.reset();
        m_now = m_now.addDays(20);
        cache = opened();
        QCOMPARE(cache->table()->size(), 0U);
    }

    void keepsWhatIsBeforeTheDamageAndMendsTheFile()
    {
        auto cache = opened();
        cache->add({drive(1, 2, 600)});
        cache->add({drive(2, 3, 700)});
        cache.reset();
        QFile damaged(file());
        QVERIFY(damaged.open(QIODevice::ReadWrite));
        damaged.seek(damaged.size() - 20);
        damaged.write("x");
        damaged.close();

        cache = opened();
        QVERIFY(cache);
        QCOMPARE(cache->table()->size(), 1U);
        QVERIFY(cache->table()->find(key(1), key(2)));
        cache->add({drive(3, 4, 800)});
        cache.reset();
        cache = opened();
        QCOMPARE(cache->table()->size(), 2U);
        QVERIFY(cache->table()->find(key(3), key(4)));
    }

    void startsAnewWithAnythingElse_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("of another program") << QByteArray("SQLite format 3\0", 16);
        QTest::newRow("cut") << QByteArray("FibreDesk drives 1\n\x05\0", 21);
        QTest::newRow("a count beyond the end")
            << QByteArray("FibreDesk drives 1\n\xff\xff\xff\x7f", 23);
        QTest::newRow("a count below zero")
            << QByteArray("FibreDesk drives 1\n\xff\xff\xff\xff........", 31);
    }

    void startsAnewWithAnythingElse()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(QDir().mkpath(QFileInfo(file()).path()));
        QFile other(file());
        QVERIFY(other.open(QIODevice::WriteOnly));
        other.write(bytes);
        other.close();
        auto cache = opened();
        QVERIFY(cache);
        QCOMPARE(cache->table()->size(), 0U);
        cache->add({drive(1, 2, 600)});
        cache.reset();
        QCOMPARE(opened()->table()->size(), 1U);
    }

    void keepsItsSizeInMemoryAndOnTheDisk()
    {
        m_options.mostDrives = 80;
        auto cache = opened();
        for (int round = 0; round < 100; ++round) {
            m_now = m_now.addSecs(60);
            std::vector<KnownDrive> drives;
            for (int i = 0; i < 20; ++i)
                drives.push_back(drive(round, 1000 + i, 60));
            cache->add(std::move(drives));
            QVERIFY(cache->table()->size() <= 80);
        }
        QVERIFY(cache->table()->find(key(99), key(1000))); // the latest stay
        cache.reset();
        QVERIFY(QFileInfo(file()).size() < qint64(4 * 80 * 28));
        QCOMPARE(opened()->table()->size(), 80U);
    }

    void whatCameBeforeTheFileWasReadIsKept()
    {
        opened()->add({drive(1, 2, 600), drive(2, 3, 700)});
        m_now = m_now.addSecs(120);
        TravelCache cache(file(), m_options, Clock([this] { return m_now; }));
        cache.add({drive(1, 2, 610)});
        QVERIFY(QCoro::waitFor(cache.open()).has_value());
        QCOMPARE(cache.table()->size(), 2U);
        QCOMPARE(cache.table()->find(key(1), key(2))->seconds, 610);
    }

    void tellsWhenTheDiskFails()
    {
        // A folder where the file should be.
        QVERIFY(QDir().mkpath(file()));
        TravelCache cache(file(), m_options, Clock([this] { return m_now; }));
        QSignalSpy failed(&cache, &TravelCache::failed);
        const auto done = QCoro::waitFor(cache.open());
        QVERIFY(!done.has_value());
        QCOMPARE(done.error().kind, ErrorKind::Storage);
        cache.add({drive(1, 2, 600)});
        QTRY_COMPARE(failed.size(), 2);
        QCOMPARE(cache.table()->size(), 1U); // it still knows
    }

    void writesAllAnewOnceTheDiskIsWellAgain()
    {
        QVERIFY(QDir().mkpath(file())); // a folder where the file should be
        auto cache =
            std::make_unique<TravelCache>(file(), m_options, Clock([this] { return m_now; }));
        QSignalSpy failed(cache.get(), &TravelCache::failed);
        std::ignore = QCoro::waitFor(cache->open());
        cache->add({drive(1, 2, 600)});
        QTRY_COMPARE(failed.size(), 2);
        QVERIFY(QDir().rmdir(file()));
        cache->add({drive(2, 3, 700)});
        cache.reset();
        QCOMPARE(opened()->table()->size(), 2U);
    }

    void eachServiceHasItsOwnFile()
    {
        Profile profile;
        profile.dataDirectory = u"/data"_s;
        profile.routing.url = QUrl(u"http://routes.example"_s);
        const QString one = TravelCache::fileFor(profile);
        profile.routing.url = QUrl(u"http://other.example"_s);
        QVERIFY(TravelCache::fileFor(profile) != one);
        QVERIFY(one.startsWith("/data/drives-"_L1));
    }
};

QTEST_GUILESS_MAIN(TestTravelCache)
#include "tst_travelcache.moc"
