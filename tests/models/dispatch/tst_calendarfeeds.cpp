// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "calendarfeeds.h"
#include "dispatchdesk.h"
#include "store/syncstate.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>

using namespace FibreDesk;
using namespace FibreDesk::Dispatch;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// Calendar files: one now, and those that keep up with the jobs.
class TestCalendarFeeds : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_desk = std::make_unique<DispatchDesk>();
        QVERIFY(m_desk->open());
        m_feeds = m_desk->desk->feeds();
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_feeds, QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_feeds->setSource(u"Fibre du Lac"_s, u"erp.fibre.example"_s);
        m_feeds->setDelay(std::chrono::milliseconds(10));
        if (QLatin1StringView(QTest::currentTestFunction()) != "writesNothingBeforeTheFirstCopy"_L1)
            copied();
    }

    void cleanup()
    {
        m_tester.reset();
        m_desk.reset();
        m_folder.reset();
    }

    void exportsOnceFromTheShownWeekOn()
    {
        QSignalSpy noticed(m_feeds, &CalendarFeeds::noticed);
        m_feeds->exportOnce(url(u"all.ics"_s), {}, 1);
        QTRY_COMPARE(noticed.size(), 1);
        QVERIFY(noticed.first().first().toString().contains(u"all.ics"_s));
        const QByteArray file = contentOf(path(u"all.ics"_s));
        QCOMPARE(file.count("BEGIN:VEVENT"), 2); // nobody has the third
        QVERIFY(file.contains("X-WR-CALNAME:Fibre du Lac"));
        QVERIFY(file.contains("UID:DJ-1@erp.fibre.example"));
        QCOMPARE(m_feeds->count(), 0);
        // Another week is shown.
        m_desk->desk->setDay(u"2026-12-07"_s);
        m_feeds->exportOnce(url(u"later.ics"_s), {}, 1);
        QTRY_COMPARE(noticed.size(), 2);
        QCOMPARE(contentOf(path(u"later.ics"_s)).count("BEGIN:VEVENT"), 0);
    }

    void keepsAFileUpToDate()
    {
        QSignalSpy texts(m_feeds, &CalendarFeeds::textChanged);
        m_feeds->keep(url(u"alice.ics"_s), u"DT-1"_s, 2);
        QCOMPARE(m_feeds->count(), 1);
        QCOMPARE(texts.size(), 1);
        QTRY_VERIFY(contentOf(path(u"alice.ics"_s)).contains("DJ-1@"));
        QTRY_VERIFY(m_feeds->rows().front().state.contains(u"2"_s));

        // A colleague moves a job: the file follows by itself.
        m_desk->touch(u"DJ-1"_s, {{u"start_time"_s, u"15:00:00"_s}});
        QTRY_VERIFY(contentOf(path(u"alice.ics"_s)).contains("20261123T150000"));
        // Somebody else's calendar loses it.
        m_desk->touch(u"DJ-1"_s, {{u"assigned_tech"_s, u"DT-2"_s}});
        QTRY_VERIFY(!contentOf(path(u"alice.ics"_s)).contains("DJ-1@"));
        QVERIFY(contentOf(path(u"alice.ics"_s)).contains("DJ-2@"));

        m_feeds->drop(path(u"alice.ics"_s));
        QCOMPARE(m_feeds->count(), 0);
        QVERIFY(QFile::exists(path(u"alice.ics"_s)));
    }

    void leavesAFileAloneThatWouldBeTheSame()
    {
        QSignalSpy kept(m_feeds, &CalendarFeeds::kept);
        m_feeds->keep(url(u"alice.ics"_s), u"DT-1"_s, 2);
        QTRY_COMPARE(kept.size(), 1);
        QCOMPARE(kept.first().last().toBool(), true);
        m_feeds->writeAll();
        QTRY_COMPARE(kept.size(), 2);
        QCOMPARE(kept.last().last().toBool(), false);
    }

    void saysOnceWhyItCannotBeWritten()
    {
        QVERIFY(QDir(m_folder->path()).mkdir(u"gone"_s));
        QSignalSpy kept(m_feeds, &CalendarFeeds::kept);
        QSignalSpy noticed(m_feeds, &CalendarFeeds::noticed);
        m_feeds->keep(url(u"gone/alice.ics"_s), u"DT-1"_s, 2);
        QTRY_COMPARE(kept.size(), 1);
        QVERIFY(!m_feeds->rows().front().isFailed);
        QVERIFY(QDir(path(u"gone"_s)).removeRecursively());
        m_feeds->writeAll();
        QTRY_COMPARE(kept.size(), 2);
        m_feeds->writeAll();
        QTRY_COMPARE(kept.size(), 3);
        QVERIFY(m_feeds->rows().front().isFailed);
        QVERIFY2(m_feeds->rows().front().state.contains(u"alice.ics"_s),
            qPrintable(m_feeds->rows().front().state));
        QCOMPARE(noticed.size(), 1);
        QCOMPARE(noticed.first().last().toString(), u"danger"_s);
        // And goes on when it can.
        QVERIFY(QDir(m_folder->path()).mkdir(u"gone"_s));
        m_feeds->writeAll();
        QTRY_COMPARE(kept.size(), 4);
        QVERIFY(!m_feeds->rows().front().isFailed);
    }

    void writesNothingBeforeTheFirstCopy()
    {
        QSignalSpy kept(m_feeds, &CalendarFeeds::kept);
        QFile full(path(u"alice.ics"_s));
        QVERIFY(full.open(QIODevice::WriteOnly));
        full.write("what was there");
        full.close();
        m_feeds->keep(url(u"alice.ics"_s), u"DT-1"_s, 2);
        QTRY_COMPARE(kept.size(), 1);
        QVERIFY(m_feeds->rows().front().isFailed);
        QCOMPARE(contentOf(path(u"alice.ics"_s)), "what was there"_ba);
    }

    void remembersWhatIsKept()
    {
        m_feeds->keep(url(u"alice.ics"_s), u"DT-1"_s, 2);
        m_feeds->keep(url(u"all.ics"_s), {}, 8);
        const QString text = m_feeds->text();
        m_feeds->drop(path(u"alice.ics"_s));
        m_feeds->drop(path(u"all.ics"_s));
        QVERIFY(m_feeds->text().isEmpty());
        m_feeds->restore(text);
        QCOMPARE(m_feeds->count(), 2);
        QCOMPARE(m_feeds->rows()[0].technician, u"DT-1"_s);
        QCOMPARE(m_feeds->rows()[1].weeks, 8);
        QTRY_VERIFY(contentOf(path(u"all.ics"_s)).contains("DJ-2@"));
        m_feeds->restore(u"{broken"_s);
        QCOMPARE(m_feeds->count(), 0);
    }

private:
    void copied()
    {
        const auto done = QCoro::waitFor(m_desk->mirror()->write(
            [this](QSqlDatabase &db) { return Store::noteSuccess(db, u"job"_s, m_desk->now); }));
        QVERIFY(done.has_value());
    }

    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] QUrl url(const QString &name) const { return QUrl::fromLocalFile(path(name)); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<DispatchDesk> m_desk;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    CalendarFeeds *m_feeds = nullptr;
};

QTEST_GUILESS_MAIN(TestCalendarFeeds)
#include "tst_calendarfeeds.moc"
