// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/profile.h"
#include "dispatchcontroller.h"
#include "erp/erpclient.h"
#include "hub/hubclient.h"
#include "outbox/mirrorfeed.h"
#include "outbox/toldjournal.h"
#include "outbox/writequeue.h"
#include "publishcontroller.h"
#include "store/mirror.h"
#include "sync/syncengine.h"

#include <QCoroTask>
#include <QNetworkAccessManager>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace FibreDesk;
using namespace FibreDesk::Dispatch;
using namespace Qt::StringLiterals;

namespace {

/// A whole desk of its own, with the hub.
struct Desk {
    Desk(const Profile &profile, const QString &mirrorFile)
        : network(makeNetworkAccessManager())
        , client(network.get(), profile.erp)
        , hub(network.get(), profile.hub, Hub::HubPaths::read(profile.file))
        , mirror(mirrorFile)
        , engine(&client, &mirror)
        , queue(mirrorFile + u"-outbox"_s, &client)
        , journal(mirrorFile + u"-told"_s)
        , controller(&mirror, &queue, &engine.fieldMap())
    {
        Outbox::keepInMirror(&queue, &mirror, &engine.fieldMap());
        queue.start();
    }

    /// Copies the site and opens the board of that day.
    [[nodiscard]] bool open(const QString &day)
    {
        if (!QCoro::waitFor(engine.runOnce()))
            return false;
        controller.publisher()->connectTo(&hub, &journal);
        controller.publisher()->noteSite();
        controller.start();
        controller.setDay(day);
        controller.publisher()->open();
        return QTest::qWaitFor(
            [this] {
                return controller.isLoaded()
                    && controller.publisher()->phase() == PublishController::Ready
                    && controller.publisher()->obstacle().isEmpty();
            },
            60'000);
    }

    std::unique_ptr<QNetworkAccessManager> network;
    Erp::ErpClient client;
    Hub::HubClient hub;
    Store::Mirror mirror;
    Sync::SyncEngine engine;
    Outbox::WriteQueue queue;
    Outbox::ToldJournal journal;
    DispatchController controller;
};

} // namespace

/// Two desks over the invented ISP: one publishes tomorrow, the other sees what was told.
class TestPublishSandbox : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneDeskTellsAndTheOtherKnows()
    {
        QTemporaryDir directory;
        const QString profileFile = directory.filePath(u"profile.ini"_s);
        QProcess sandbox;
        sandbox.setProgram(QString::fromUtf8(FD_BIN_DIR) + u"/fibredesk-sandbox"_s);
        sandbox.setArguments({u"--scale"_s, u"0.01"_s, u"--seed"_s, u"1"_s, u"--write-profile"_s,
            profileFile, u"--die-with-parent"_s});
        sandbox.setProcessChannelMode(QProcess::MergedChannels);
        sandbox.start();
        QVERIFY(sandbox.waitForStarted());
        QByteArray output;
        while (!output.contains("ready")) {
            QVERIFY2(sandbox.waitForReadyRead(120'000), output.constData());
            output += sandbox.readAll();
        }
        const auto profile = Profile::read(profileFile);
        QVERIFY(profile);
        const QString tomorrow = QDateTime::currentDateTimeUtc()
                                     .toTimeZone(QTimeZone("America/Toronto"))
                                     .date()
                                     .addDays(1)
                                     .toString(Qt::ISODate);

        Desk first(*profile, directory.filePath(u"first.sqlite"_s));
        QVERIFY(first.open(tomorrow));
        PublishController *publisher = first.controller.publisher();
        QCOMPARE(publisher->siteNote(), QString());
        const int ticked = publisher->tickedCount();
        QStringList obstacles;
        for (const PublishRow &row : publisher->people()->rows())
            obstacles.append(row.name + u": "_s + row.obstacle);
        QVERIFY2(ticked > 0, qPrintable(obstacles.join(u'\n')));
        publisher->send();
        QTRY_COMPARE_WITH_TIMEOUT(publisher->phase(), PublishController::Finished, 60'000);
        QCOMPARE(
            publisher->outcomes(PublishModel::Done) + publisher->outcomes(PublishModel::Refused),
            ticked);
        QVERIFY(publisher->outcomes(PublishModel::Done) > 0);
        for (const PublishRow &row : publisher->people()->rows()) {
            // One of them has told the gateway to stop.
            if (row.outcome == int(PublishModel::Refused))
                QVERIFY2(row.outcomeText.contains(u"21610"_s), qPrintable(row.outcomeText));
        }
        QTRY_VERIFY_WITH_TIMEOUT(
            std::ranges::none_of(first.queue.writes(), &Outbox::Write::isOpen), 60'000);
        QVERIFY(std::ranges::all_of(first.queue.writes(), [](const Outbox::Write &write) {
            return write.state == Outbox::State::Done && write.notTaken.isEmpty();
        }));

        Desk second(*profile, directory.filePath(u"second.sqlite"_s));
        QVERIFY(second.open(tomorrow));
        QStringList left;
        for (const PublishRow &row : publisher->people()->rows()) {
            if (row.outcome != int(PublishModel::Done))
                left.append(row.id);
        }
        QStringList there;
        for (const PublishRow &row : second.controller.publisher()->people()->rows())
            there.append(row.id);
        left.sort();
        there.sort();
        QCOMPARE(there, left);
        sandbox.terminate();
        QVERIFY(sandbox.waitForFinished(30'000));
    }
};

QTEST_GUILESS_MAIN(TestPublishSandbox)
#include "tst_publishsandbox.moc"
