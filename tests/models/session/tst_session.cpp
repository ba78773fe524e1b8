// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/navigation.h"
#include "session/notifications.h"
#include "session/session.h"
#include "session/settings.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace FibreDesk;

class TestSession : public QObject {
    Q_OBJECT

private:
    QDateTime m_now{QDate(2026, 11, 24), QTime(14, 0), QTimeZone::utc()};
    [[nodiscard]] Clock clock()
    {
        return Clock([this] { return m_now; });
    }

private Q_SLOTS:
    void turnsSilenceIntoStale()
    {
        Session session(clock());
        QAbstractItemModelTester tester(
            session.connections(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        session.setConnection(
            {u"gps"_s, u"GPS"_s, {}, Connection::State::Ok, m_now, 30, {}, {}, false, {}});
        QCOMPARE(session.worstTone(), u"ok"_s);
        QSignalSpy changed(session.connections(), &QAbstractItemModel::dataChanged);
        QSignalSpy health(&session, &Session::healthChanged);
        m_now = m_now.addSecs(31);
        QTRY_COMPARE(session.worstTone(), u"warning"_s);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.constFirst().at(2).value<QList<int>>(),
            (QList<int>{ConnectionModel::StateNameRole, ConnectionModel::ToneRole}));
        QCOMPARE(health.count(), 1);
        session.touchConnection(u"gps"_s);
        QCOMPARE(session.worstTone(), u"ok"_s);
        QCOMPARE(health.count(), 2);
    }

    void tellsTheWorstOfAll()
    {
        Session session(clock());
        session.setConnection(
            {u"erp"_s, u"ERPNext"_s, {}, Connection::State::Ok, m_now, 60, {}, {}, false, {}});
        session.setConnection({u"hub"_s, u"Hub"_s, {}, Connection::State::Failed, {}, 60, u"503"_s,
            {ErrorKind::Server, u"maintenance"_s, 503, {}, {}, 0}, true, m_now});
        session.setConnection(
            {u"gps"_s, u"GPS"_s, {}, Connection::State::Off, {}, 0, {}, {}, false, {}});
        QCOMPARE(session.worstTone(), u"danger"_s);
        const QModelIndex hub = session.connections()->index(1);
        QCOMPARE(hub.data(ConnectionModel::StateNameRole).toString(), u"failed"_s);
        QCOMPARE(hub.data(ConnectionModel::ErrorRole).value<ErrorText>().error().code, 503);
    }

    void aFailureIsSaidWhenItLastsAndAStopAtOnce()
    {
        Session session(clock());
        QSignalSpy trouble(&session, &Session::troubleChanged);
        const auto tell = [&](const QString &id, Connection::State state) {
            session.setConnection(
                {id, id.toUpper(), {}, state, {}, 0, id + u" words"_s, {}, false, {}});
        };
        tell(u"erp"_s, Connection::State::Failed);
        tell(u"events"_s, Connection::State::Ok);
        QCOMPARE(session.troubleId(), QString());
        m_now = m_now.addSecs(3);
        tell(u"erp"_s, Connection::State::Connecting);
        m_now = m_now.addSecs(3);
        tell(u"erp"_s, Connection::State::Failed);
        QCOMPARE(session.troubleId(), u"erp"_s);
        QCOMPARE(session.troubleName(), u"ERP"_s);
        QCOMPARE(session.troubleReason(), u"erp words"_s);
        QCOMPARE(trouble.count(), 1);
        // What only a person can mend goes before what mends itself.
        tell(u"events"_s, Connection::State::Stopped);
        QCOMPARE(session.troubleId(), u"events"_s);
        QCOMPARE(session.worstTone(), u"danger"_s);
        tell(u"events"_s, Connection::State::Ok);
        QCOMPARE(session.troubleId(), u"erp"_s);
        session.touchConnection(u"erp"_s);
        QCOMPARE(session.troubleId(), QString());
        QCOMPARE(trouble.count(), 4);
    }

    void tellsOfAFillOnlyWhileItLasts()
    {
        Session session(clock());
        QSignalSpy fill(&session, &Session::fillChanged);
        QVERIFY(!session.isFilling());
        session.setFill(0, u"Customers"_s);
        QVERIFY(session.isFilling());
        session.setFill(0, u"Customers"_s);
        QCOMPARE(fill.count(), 1);
        session.setFill(-1, {});
        QVERIFY(!session.isFilling());
        QCOMPARE(fill.count(), 2);
    }

    void remembersSettings()
    {
        QTemporaryDir directory;
        const QString file = directory.filePath(u"desk.ini"_s);
        {
            Settings settings(file, u"fr_CA"_s);
            QCOMPARE(settings.language(), u"fr"_s);
            QCOMPARE(settings.theme(), u"system"_s);
            QSignalSpy language(&settings, &Settings::languageChanged);
            settings.setLanguage(u"en"_s);
            settings.setLanguage(u"en"_s);
            QCOMPARE(language.count(), 1);
            settings.setTheme(u"dark"_s);
            settings.setTheme(u"purple"_s);
            QCOMPARE(settings.theme(), u"system"_s);
            settings.setTheme(u"dark"_s);
            settings.setWindowGeometry({10, 20, 1440, 900});
            settings.setSplitterState(u"dispatch"_s, "bytes"_ba);
            settings.remember(u"customers/last"_s, u"C-1"_s);
        }
        Settings settings(file, u"fr"_s);
        QCOMPARE(settings.language(), u"en"_s);
        QCOMPARE(settings.theme(), u"dark"_s);
        QCOMPARE(settings.windowGeometry(), QRect(10, 20, 1440, 900));
        QCOMPARE(settings.splitterState(u"dispatch"_s), "bytes"_ba);
        QCOMPARE(settings.remembered(u"customers/last"_s), u"C-1"_s);
    }

    void overridesTheLanguageForOneRun()
    {
        QTemporaryDir directory;
        const QString file = directory.filePath(u"desk.ini"_s);
        {
            Settings settings(file, u"fr"_s);
            settings.overrideLanguage(u"en"_s);
            QCOMPARE(settings.language(), u"en"_s);
        }
        Settings settings(file, u"fr"_s);
        QCOMPARE(settings.language(), u"fr"_s);
    }

    void reducesMotionWhenTheSystemOrTheUserAsks()
    {
        QTemporaryDir directory;
        Settings settings(directory.filePath(u"desk.ini"_s));
        QVERIFY(!settings.isMotionReduced());
        settings.setSystemReducedMotion(true);
        QVERIFY(settings.isMotionReduced());
        settings.setMotion(u"full"_s);
        QVERIFY(!settings.isMotionReduced());
        settings.setMotion(u"reduced"_s);
        QVERIFY(settings.isMotionReduced());
    }

    void goesBackAndForward()
    {
        Navigation navigation(nullptr);
        QSignalSpy opened(&navigation, &Navigation::opened);
        navigation.open(u"dispatch"_s);
        QCOMPARE(opened.count(), 0);
        navigation.openCustomer(u"C-1"_s);
        navigation.openCustomer(u"C-2"_s);
        navigation.back();
        QCOMPARE(navigation.subject(), u"C-1"_s);
        QCOMPARE(opened.count(), 3);
        navigation.back();
        QCOMPARE(navigation.page(), u"dispatch"_s);
        QVERIFY(!navigation.canGoBack());
        navigation.forward();
        navigation.openCampaign(u"K-1"_s);
        QVERIFY(!navigation.canGoForward());
        navigation.back();
        QCOMPARE(navigation.subject(), u"C-1"_s);
    }

    void asksAgainForTheSameRecord()
    {
        Navigation navigation(nullptr);
        QSignalSpy opened(&navigation, &Navigation::opened);
        navigation.openJob(u"DJ-1"_s);
        navigation.openJob(u"DJ-1"_s);
        QCOMPARE(opened.count(), 2);
        QVERIFY(!navigation.canGoBack());
    }

    void keepsNotificationsNewestFirst()
    {
        Notifications notifications(clock());
        QAbstractItemModelTester tester(
            &notifications, QAbstractItemModelTester::FailureReportingMode::QtTest);
        notifications.add(u"ok"_s, u"first"_s);
        const int second = notifications.add(u"danger"_s, u"second"_s, u"campaigns"_s, u"K-1"_s);
        QCOMPARE(notifications.unread(), 2);
        QCOMPARE(notifications.index(0).data(Notifications::TextRole).toString(), u"second"_s);
        QSignalSpy changed(&notifications, &QAbstractItemModel::dataChanged);
        notifications.markAllRead();
        QCOMPARE(changed.count(), 2);
        QCOMPARE(notifications.unread(), 0);
        notifications.dismiss(second);
        QCOMPARE(notifications.count(), 1);
        for (int i = 0; i < 300; ++i)
            notifications.add(u"info"_s, QString::number(i));
        QCOMPARE(notifications.count(), 200);
    }

    void tellsHowFastAKindIsCopiedAndHowLongItTakes()
    {
        MirrorModel mirror;
        mirror.upsert({u"ticket"_s, u"Billets"_s, 100, 300, m_now, true, false, {}, 50});
        const QModelIndex row = mirror.index(0);
        QCOMPARE(row.data(MirrorModel::RateRole).toDouble(), 50);
        QCOMPARE(row.data(MirrorModel::SecondsLeftRole).toDouble(), 4);
        QSignalSpy changed(&mirror, &QAbstractItemModel::dataChanged);
        mirror.upsert({u"ticket"_s, u"Billets"_s, 300, 300, m_now, false, false, {}, 50});
        QCOMPARE(changed.count(), 1);
        QCOMPARE(row.data(MirrorModel::RateRole).toDouble(), 0);
        QCOMPARE(row.data(MirrorModel::SecondsLeftRole).toDouble(), -1);
        mirror.upsert({u"ticket"_s, u"Billets"_s, 100, -1, m_now, true, false, {}, 50});
        QCOMPARE(row.data(MirrorModel::SecondsLeftRole).toDouble(), -1);
    }
};

QTEST_GUILESS_MAIN(TestSession)

#include "tst_session.moc"
