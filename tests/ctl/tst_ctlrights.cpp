// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "audit/auditlog.h"
#include "core/profile.h"
#include "fakehttpserver.h"
#include "rights/grantsfile.h"
#include "rights/rules.h"
#include "rightsdesk/ownrights.h"

#include <QCoroTask>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace FibreDesk;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60'000;
constexpr auto Others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
    | QFile::WriteOther | QFile::ExeOther;

struct Run {
    int code = -1;
    QByteArray out;
    QString err;
};

/// One that changes something, and the right it needs.
struct Verb {
    const char *name;
    QStringList arguments;
    QString action;
    QString capability;
};

const std::vector<Verb> &verbs()
{
    static const std::vector<Verb> all{
        {"erp set", {u"erp"_s, u"set"_s, u"Issue"_s, u"ISS-1"_s, u"status=Closed"_s},
            u"changeTickets"_s, u"tickets_write"_s},
        {"erp install-doctypes", {u"erp"_s, u"install-doctypes"_s}, u"installDoctypes"_s,
            u"install_doctypes"_s},
        {"campaigns retry", {u"campaigns"_s, u"retry"_s, u"cmp-1"_s, u"0"_s}, u"sendMail"_s,
            u"send_mail"_s},
        {"campaigns retry-failed", {u"campaigns"_s, u"retry-failed"_s, u"cmp-1"_s}, u"sendMail"_s,
            u"send_mail"_s},
        {"campaigns send", {u"campaigns"_s, u"send"_s, u"cmp-1"_s}, u"sendMail"_s, u"send_mail"_s},
        {"mail test", {u"mail"_s, u"test"_s, u"ana@fibre.example"_s}, u"sendMail"_s,
            u"send_mail"_s},
        {"mail resume", {u"mail"_s, u"resume"_s, u"cmp-1"_s}, u"sendMail"_s, u"send_mail"_s},
        {"dispatch assign", {u"dispatch"_s, u"assign"_s, u"DJ-1"_s, u"DT-1"_s}, u"assignJobs"_s,
            u"dispatch_write"_s},
        {"dispatch unassign", {u"dispatch"_s, u"unassign"_s, u"DJ-1"_s}, u"assignJobs"_s,
            u"dispatch_write"_s},
        {"cpe reboot", {u"cpe"_s, u"reboot"_s, u"SERIAL-1"_s}, u"actOnDevices"_s,
            u"device_actions"_s},
        {"cpe wifi", {u"cpe"_s, u"wifi"_s, u"SERIAL-1"_s, u"--ssid"_s, u"Maison"_s},
            u"actOnDevices"_s, u"device_actions"_s},
        {"cpe diagnose",
            {u"cpe"_s, u"diagnose"_s, u"SERIAL-1"_s, u"ping"_s, u"--host"_s, u"a.example"_s},
            u"actOnDevices"_s, u"device_actions"_s},
        {"cpe web reboot", {u"cpe"_s, u"web"_s, u"SERIAL-1"_s, u"reboot"_s}, u"actOnDevices"_s,
            u"device_actions"_s},
        {"users invite",
            {u"users"_s, u"invite"_s, u"--name"_s, u"Marie Tremblay"_s, u"--email"_s,
                u"marie@fibre.example"_s, u"--group"_s, u"tech"_s},
            u"manageUsers"_s, u"manage_users"_s}};
    return all;
}

} // namespace

/// What one may not do in the window one may not do on the command line either, and what was done
/// there is in the same list.
class TestCtlRights : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<FakeHttpServer> m_server;
    ScriptedAnswer m_hubRights;
    int m_writeStatus = 200;
    QByteArray m_writeError;

    [[nodiscard]] QString data() const { return m_directory->filePath(u"desk/data"_s); }

    ScriptedAnswer answer(const SeenRequest &request) const
    {
        const QByteArray &target = request.target;
        if (request.verb != "GET" && request.verb != "HEAD") {
            if (m_writeStatus != 200)
                return FakeHttpServer::json(m_writeError, m_writeStatus);
            if (target.contains("/resource/"))
                return FakeHttpServer::json(
                    R"({"data":{"name":"ISS-1","status":"Closed","modified":"2026-01-02 00:00:00.1"}})");
            return FakeHttpServer::json(
                R"({"ok":true,"account":{"ok":true},"groups":["tech"],"mail":{"sent":true}})");
        }
        if (target.contains("/auth/capabilities"))
            return m_hubRights;
        if (target.contains("get_logged_user"))
            return FakeHttpServer::json(R"({"message":"ana@fibre.example"})");
        if (target.contains("/resource/"))
            return FakeHttpServer::json(
                R"({"data":{"name":"ISS-1","status":"Open","modified":"2026-01-01 00:00:00.1"}})");
        if (target.contains("/campaigns/cmp-1"))
            return FakeHttpServer::json(
                R"({"id":"cmp-1","name":"Noël","status":"draft","recipients":[{"email":"r@mail.example","status":"failed","error":"421 busy"}]})");
        if (target.contains("/devices"))
            return FakeHttpServer::json(
                R"([{"_id":"A-B-SERIAL-1","_deviceId":{"_SerialNumber":"SERIAL-1"}}])");
        return FakeHttpServer::json(R"({"exc_type":"DoesNotExistError"})", 404);
    }

    [[nodiscard]] QString profileFile() const { return m_directory->filePath(u"profile.ini"_s); }
    [[nodiscard]] Profile profile() const
    {
        return Profile::read(profileFile()).value_or(Profile());
    }

    Run run(const QStringList &arguments)
    {
        QProcess process;
        QSignalSpy finished(&process, &QProcess::finished);
        process.start(QStringLiteral(FD_BIN_DIR "/fibredeskctl"),
            QStringList{u"--profile"_s, profileFile()} + arguments);
        if (process.state() != QProcess::NotRunning && finished.isEmpty()
            && !finished.wait(patience)) {
            process.kill();
            process.waitForFinished();
            return {};
        }
        return {.code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            .out = process.readAllStandardOutput(),
            .err = QString::fromUtf8(process.readAllStandardError())};
    }

    [[nodiscard]] qsizetype writes() const
    {
        return std::ranges::count_if(m_server->requests(), [](const SeenRequest &request) {
            return request.verb != "GET" && request.verb != "HEAD";
        });
    }

    std::vector<Audit::Entry> noted() const
    {
        const QString file = Audit::AuditLog::fileFor(profile());
        if (!QFile::exists(file))
            return {};
        Audit::AuditLog log(file);
        const auto numbers = QCoro::waitFor(log.numbers({}));
        return numbers ? QCoro::waitFor(log.entries(*numbers)).value_or(std::vector<Audit::Entry>())
                       : std::vector<Audit::Entry>();
    }

    /// What the window has kept of who works here.
    void keepGroup(const QString &group, const QDateTime &askedAt)
    {
        QVERIFY(QDir().mkpath(data()));
        const Rights::Rules rules = Rights::Rules::builtIn();
        QVERIFY(Rights::writeGrants(Rights::grantsFileFor(profile()),
            {.user = u"ana@fibre.example"_s,
                .groups = {group},
                .origin = Rights::Origin::Groups,
                .capabilities = rules.ofGroups({group}),
                .askedAt = askedAt}));
    }

private Q_SLOTS:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<FakeHttpServer>();
        m_server->setHandler([this](const SeenRequest &request) { return answer(request); });
        m_hubRights = FakeHttpServer::json("{}", 404);
        m_writeStatus = 200;
        const QByteArray url = m_server->url().toEncoded();
        QFile ini(profileFile());
        QVERIFY(ini.open(QIODevice::WriteOnly));
        ini.write("[erpnext]\nurl=" + url + "\napi_key=k\napi_secret=s\n[hub]\nurl=" + url
            + "\n[genieacs]\nurl=" + url
            + "\n[smtp]\nhost=127.0.0.1\nport=9\nsecurity=none\nfrom=info@fibre.example\n"
              "[paths]\ndata_dir="
            + data().toUtf8() + "\n");
    }
    void cleanup() { m_server.reset(); }

    void everyGroupIsHeldToItsRights_data()
    {
        QTest::addColumn<QString>("group");
        for (const QString &group : Rights::Rules::builtIn().groups())
            QTest::newRow(qPrintable(group)) << group;
    }

    void everyGroupIsHeldToItsRights()
    {
        QFETCH(const QString, group);
        keepGroup(group, QDateTime::currentDateTimeUtc());
        const Rights::Rules rules = Rights::Rules::builtIn();
        const Rights::Capabilities has = rules.ofGroups({group});
        for (const Verb &verb : verbs()) {
            QCOMPARE(rules.action(verb.action).capability, verb.capability);
            if (has.standing(verb.capability) == Rights::Standing::Granted)
                continue;
            const qsizetype before = writes();
            const Run refused = run(verb.arguments);
            QVERIFY2(refused.code == 1, verb.name);
            QVERIFY2(refused.err.count(u'\n') == 1, qPrintable(refused.err)); // one sentence
            QVERIFY2(refused.err.contains(verb.capability), qPrintable(refused.err));
            QVERIFY2(refused.err.contains(group), qPrintable(refused.err));
            QVERIFY2(refused.out.isEmpty(), refused.out.constData());
            QVERIFY2(writes() == before, verb.name);
        }
        QVERIFY(noted().empty()); // nothing was done
    }

    void theHubIsAskedWhereNothingNewIsKnown()
    {
        keepGroup(u"admin"_s, QDateTime::currentDateTimeUtc().addDays(-2));
        m_hubRights =
            FakeHttpServer::json(R"({"groups":["tech"],"capabilities":["view_clients"]})");
        const Run refused = run({u"campaigns"_s, u"send"_s, u"cmp-1"_s});
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.err.contains(u"send_mail"_s), qPrintable(refused.err));
        QCOMPARE(writes(), 0);
    }

    void whereNobodyHasDecidedTheServerDoes()
    {
        const Run done = run({u"--json"_s, u"campaigns"_s, u"send"_s, u"cmp-1"_s});
        QVERIFY2(done.code == 0, qPrintable(done.err));
        QCOMPARE(writes(), 1);
    }

    void lookingMakesNoListAndAsksForNoRights()
    {
        QCOMPARE(run({u"campaigns"_s, u"show"_s, u"cmp-1"_s}).code, 0);
        QVERIFY(!QFile::exists(Audit::AuditLog::fileFor(profile())));
        QCOMPARE(std::ranges::count_if(m_server->requests(),
                     [](const SeenRequest &request) {
                         return request.target.contains("/auth/capabilities");
                     }),
            0);
    }

    void whatWasDoneIsInTheListOnceWithBeforeAndAfter()
    {
        const Run done =
            run({u"--json"_s, u"erp"_s, u"set"_s, u"Issue"_s, u"ISS-1"_s, u"status=Closed"_s});
        QVERIFY2(done.code == 0, qPrintable(done.err));
        QCOMPARE(QJsonDocument::fromJson(done.out).object().value("status"_L1), u"Closed"_s);
        const std::vector<Audit::Entry> entries = noted();
        QCOMPARE(entries.size(), std::size_t(1));
        const Audit::Entry &entry = entries.front();
        QCOMPARE(entry.who, u"ana@fibre.example"_s);
        QCOMPARE(entry.area, u"tickets"_s);
        QCOMPARE(entry.action, u"change"_s);
        QCOMPARE(entry.doctype, u"Issue"_s);
        QCOMPARE(entry.name, u"ISS-1"_s);
        QCOMPARE(entry.before, (QJsonObject{{u"status"_s, u"Open"_s}}));
        QCOMPARE(entry.after, (QJsonObject{{u"status"_s, u"Closed"_s}}));
        QCOMPARE(entry.result, u"done"_s);
    }

    void aRefusalOfTheServerIsInTheListWithItsWords_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("area");
        QTest::newRow("document") << QStringList{u"erp"_s, u"set"_s, u"Issue"_s, u"ISS-1"_s,
            u"status=Closed"_s} << u"tickets"_s;
        QTest::newRow("campaign") << QStringList{u"campaigns"_s, u"send"_s, u"cmp-1"_s}
                                  << u"campaigns"_s;
        QTest::newRow("row") << QStringList{u"campaigns"_s, u"retry"_s, u"cmp-1"_s, u"0"_s}
                             << u"campaigns"_s;
        QTest::newRow("rows") << QStringList{u"campaigns"_s, u"retry-failed"_s, u"cmp-1"_s}
                              << u"campaigns"_s;
        QTest::newRow("person") << QStringList{u"users"_s, u"invite"_s, u"--name"_s, u"Marie"_s,
            u"--email"_s, u"marie@fibre.example"_s, u"--group"_s, u"tech"_s}
                                << u"users"_s;
        QTest::newRow("device") << QStringList{u"cpe"_s, u"reboot"_s, u"SERIAL-1"_s}
                                << u"devices"_s;
    }

    void aRefusalOfTheServerIsInTheListWithItsWords()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const QString, area);
        m_writeStatus = 403;
        m_writeError = R"({"exc_type":"PermissionError","_error_message":"Not permitted here",)"
                       R"("error":"Not permitted here"})";
        const Run refused = run(arguments);
        QVERIFY2(refused.code != 0, refused.out.constData());
        const std::vector<Audit::Entry> entries = noted();
        QCOMPARE(entries.size(), std::size_t(1));
        QCOMPARE(entries.front().area, area);
        QCOMPARE(entries.front().result, u"refused"_s);
        QVERIFY(!entries.front().reason.isEmpty());
    }

    void severalProcessesWriteIntoOneList()
    {
        constexpr int many = 6;
        std::vector<std::unique_ptr<QProcess>> processes;
        for (int i = 0; i < many; ++i) {
            auto process = std::make_unique<QProcess>();
            process->start(QStringLiteral(FD_BIN_DIR "/fibredeskctl"),
                {u"--profile"_s, profileFile(), u"campaigns"_s, u"send"_s, u"cmp-1"_s});
            processes.push_back(std::move(process));
        }
        for (const auto &process : processes)
            QTRY_COMPARE_WITH_TIMEOUT(process->state(), QProcess::NotRunning, patience);
        for (const auto &process : processes) {
            const QByteArray said = process->readAllStandardError();
            QVERIFY2(process->exitCode() == 0 && said.isEmpty(), said.constData());
        }
        QCOMPARE(noted().size(), std::size_t(many));
    }

    void whatItWritesIsForItsOwnerOnly()
    {
        QCOMPARE(run({u"campaigns"_s, u"send"_s, u"cmp-1"_s}).code, 0);
        QVERIFY(run({u"cpe"_s, u"reboot"_s, u"SERIAL-1"_s}).code >= 0);
        QVERIFY2(!(QFile::permissions(data()) & Others), qPrintable(data()));
        const QFileInfoList files = QDir(data()).entryInfoList(QDir::Files | QDir::Hidden);
        QVERIFY(!files.isEmpty());
        for (const QFileInfo &file : files)
            QVERIFY2(!(file.permissions() & Others), qPrintable(file.filePath()));
    }
};

QTEST_GUILESS_MAIN(TestCtlRights)

#include "tst_ctlrights.moc"
