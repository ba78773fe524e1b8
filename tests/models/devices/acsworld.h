// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../../services/cpe/acsanswers.h"
#include "core/httpclient.h"
#include "cpe/acs/taskwatch.h"
#include "devicelive.h"

#include <QCoroTask>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>
#include <QTimeZone>

#include <algorithm>
#include <functional>
#include <memory>

namespace FibreDesk::Tests {

using namespace Qt::StringLiterals;

/// An ACS with one device, and one in front of the desk that it may know.
struct AcsWorld {
    static inline const QDateTime Noon{QDate(2026, 6, 1), QTime(16, 0), QTimeZone::UTC};

    AcsWorld()
    {
        acs.setHandler([this](const SeenRequest &request) { return answer(request); });
        client = std::make_unique<Cpe::Acs::AcsClient>(
            network.get(), Cpe::Acs::AcsSettings{.url = acs.url(), .credentials = {}});
        client->setReadTries(1, 1);
        live = std::make_unique<DeviceLive>(
            DeviceWays{.acs =
                           [this](const DeviceHandle &) {
                               ++asks;
                               return told(facts);
                           },
                .web = [this](const DeviceHandle &) { return told(web); }},
            Cpe::DiaryFiles(folder.filePath(u"diary"_s)), clock());
        restart();
    }
    ~AcsWorld()
    {
        watch.reset();
        journal.reset();
        live.reset();
        // A request whose network goes is never told of its end.
        (void)QTest::qWaitFor(
            [this] { return network->findChildren<QNetworkReply *>().isEmpty(); });
        client.reset();
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
    }

    [[nodiscard]] Clock clock()
    {
        return Clock([this] { return now; });
    }
    /// A new run of the program on the same disk.
    void restart()
    {
        watch.reset();
        journal.reset();
        journal = std::make_unique<Cpe::Acs::TaskJournal>(folder.filePath(u"tasks.sqlite"_s));
        watch = std::make_unique<Cpe::Acs::TaskWatch>(client.get(), journal.get(), clock());
        watch->setPace(std::chrono::hours(1), std::chrono::hours(1)); // only when it is told to
        QVERIFY(QCoro::waitFor(watch->begin()).has_value());
    }
    static QCoro::Task<Result<Cpe::DeviceFacts>> told(Cpe::DeviceFacts facts) { co_return facts; }

    /// The device in front, with what the ACS says of it.
    [[nodiscard]] bool open(const QString &serial)
    {
        live->open({.id = u"EQP-"_s + serial, .serial = serial});
        live->ask(u"acs"_s);
        return QTest::qWaitFor([this] { return live->isKnown() && !live->isAsking(); });
    }
    [[nodiscard]] QString acsId(const DeviceHandle &device) const
    {
        return known.contains(device.serial) ? u"D"_s : QString();
    }
    [[nodiscard]] int posts(const QByteArray &part = {}) const
    {
        return static_cast<int>(
            std::ranges::count_if(acs.requests(), [&part](const SeenRequest &request) {
                return request.verb == "POST" && request.body.contains(part);
            }));
    }
    static QByteArray timeText(const QDateTime &time)
    {
        return time.toString(Qt::ISODateWithMs).toLatin1();
    }
    /// A parameter as it stands in the server's JSON.
    static QByteArray value(
        const QByteArray &name, const QByteArray &text, const QDateTime &at = Noon.addSecs(1))
    {
        return '"' + name + R"(":{"_value":")" + text
            + R"(","_type":"xsd:string","_writable":true,"_timestamp":")" + timeText(at) + "\"}";
    }

    /// Of a radio whose name and password can be changed.
    static Cpe::DeviceFacts radioFacts()
    {
        return {.facts = {{.key = Cpe::FactKey::Firmware,
                    .value = u"2.1.7"_s,
                    .readAt = Noon,
                    .path = u"Device.DeviceInfo.SoftwareVersion"_s}},
            .radios = {{.id = u"1"_s,
                .band = Cpe::Band::Ghz5,
                .ssid = u"Maison"_s,
                .readAt = Noon,
                .ssidPath = u"Device.WiFi.SSID.1.SSID"_s,
                .passphrasePath = u"Device.WiFi.AccessPoint.1.Security.KeyPassphrase"_s}}};
    }

    QTemporaryDir folder;
    QDateTime now = Noon;
    int asks = 0; ///< of the ACS, how the device is
    QStringList known{u"S1"_s}; ///< the serials that the ACS knows
    Cpe::DeviceFacts facts = radioFacts();
    Cpe::DeviceFacts web{}; ///< what its own page says
    FakeHttpServer acs;
    ScriptedAnswer posted = phrased(200, "OK", postedTask("t1"), Date);
    QByteArray tasks;
    QByteArray faults;
    QByteArray tree = R"("Device":{"WiFi":{"SSID":{"1":{)" + value("SSID", "Chalet") + "}}}}";
    QDateTime lastInform = Noon.addSecs(-3600);
    std::function<void(const SeenRequest &)> seen; ///< before it is answered
    std::unique_ptr<QNetworkAccessManager> network = makeNetworkAccessManager();
    std::unique_ptr<Cpe::Acs::AcsClient> client;
    std::unique_ptr<Cpe::Acs::TaskJournal> journal;
    std::unique_ptr<Cpe::Acs::TaskWatch> watch;
    std::unique_ptr<DeviceLive> live;

    static inline const QByteArray Date = "Date: Mon, 01 Jun 2026 16:00:00 GMT\r\n"_ba;

private:
    ScriptedAnswer answer(const SeenRequest &request)
    {
        if (seen) {
            seen(request);
        }
        if (request.verb == "POST") {
            return request.body.contains("setParameterValues") || request.body.contains("reboot")
                ? posted
                : phrased(200, "OK", postedTask("t9"), Date);
        }
        if (request.verb == "DELETE") {
            return phrased(200, "OK");
        }
        if (request.target.startsWith("/tasks")) {
            return listed(tasks, 1);
        }
        if (request.target.startsWith("/faults")) {
            return listed(faults, 1);
        }
        return listed(
            R"({"_id":"D","_lastInform":")" + timeText(lastInform) + "\"," + tree + '}', 1);
    }
};

} // namespace FibreDesk::Tests
