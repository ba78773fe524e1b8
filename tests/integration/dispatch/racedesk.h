// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/profile.h"
#include "dispatchcontroller.h"
#include "erp/erpclient.h"
#include "outbox/mirrorfeed.h"
#include "outbox/writequeue.h"
#include "store/mirror.h"
#include "sync/syncengine.h"

#include <QCoroTask>
#include <QNetworkAccessManager>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace FibreDesk::Tests {

/// A whole desk of its own: mirror, client, controller.
struct RaceDesk {
    RaceDesk(const Profile &profile, const QString &mirrorFile)
        : network(makeNetworkAccessManager())
        , client(network.get(), profile.erp)
        , map(Erp::FieldMap::builtIn())
        , mirror(mirrorFile)
        , queue(mirrorFile + QStringLiteral("-outbox"), &client,
              {.firstWait = std::chrono::milliseconds(5),
                  .longestWait = std::chrono::milliseconds(100)})
        , controller(&mirror, &queue, &map)
    {
        Outbox::keepInMirror(&queue, &mirror, &map);
        queue.start();
    }

    [[nodiscard]] Dispatch::JobWrites::State state(const QString &job)
    {
        const auto *write = controller.writes()->find(job);
        return write ? write->state : Dispatch::JobWrites::State::None;
    }
    [[nodiscard]] QString technicianOf(const QString &job) const
    {
        const Dispatch::BoardJob *entry = controller.board().job(job);
        return entry ? entry->job.technician : QString();
    }

    std::unique_ptr<QNetworkAccessManager> network;
    Erp::ErpClient client;
    Erp::FieldMap map;
    Store::Mirror mirror;
    Outbox::WriteQueue queue;
    Dispatch::DispatchController controller;
};

/// A sandbox of its own, and two desks that have read it.
class RaceStage {
public:
    ~RaceStage()
    {
        first.reset();
        second.reset();
        m_sandbox.terminate();
        m_sandbox.waitForFinished();
    }

    /// False with a warning where it cannot be.
    [[nodiscard]] bool open(const QString &scale)
    {
        using namespace Qt::StringLiterals;
        const QString profileFile = m_directory.filePath(u"profile.ini"_s);
        m_sandbox.setProgram(QString::fromUtf8(FD_BIN_DIR) + u"/fibredesk-sandbox"_s);
        m_sandbox.setArguments({u"--scale"_s, scale, u"--seed"_s, u"1"_s, u"--write-profile"_s,
            profileFile, u"--die-with-parent"_s});
        m_sandbox.setProcessChannelMode(QProcess::MergedChannels);
        m_sandbox.start();
        QByteArray output;
        while (!output.contains("ready")) {
            if (!m_sandbox.waitForReadyRead(120'000)) {
                qWarning("the sandbox does not come: %s", output.constData());
                return false;
            }
            output += m_sandbox.readAll();
        }
        const auto profile = Profile::read(profileFile);
        if (!profile)
            return false;
        first = std::make_unique<RaceDesk>(*profile, m_directory.filePath(u"first.sqlite"_s));
        second = std::make_unique<RaceDesk>(*profile, m_directory.filePath(u"second.sqlite"_s));
        for (RaceDesk *desk : {first.get(), second.get()}) {
            Sync::SyncEngine engine(&desk->client, &desk->mirror);
            if (const auto done = QCoro::waitFor(engine.runOnce()); !done) {
                qWarning("no synchronisation: %s", qPrintable(done.error().detail));
                return false;
            }
            desk->controller.start();
            if (!QTest::qWaitFor([desk] { return desk->controller.isLoaded(); }))
                return false;
        }
        return true;
    }

    std::unique_ptr<RaceDesk> first;
    std::unique_ptr<RaceDesk> second;

private:
    QTemporaryDir m_directory;
    QProcess m_sandbox;
};

/// How many seeds: FIBREDESK_RACES=1000 is the whole proof.
inline int racesOr(int usual)
{
    bool isGiven = false;
    const int given = qEnvironmentVariableIntValue("FIBREDESK_RACES", &isGiven);
    return isGiven ? given : usual;
}

} // namespace FibreDesk::Tests
