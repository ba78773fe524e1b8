// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDate>
#include <QDir>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QProcessEnvironment>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTime>

#include <memory>
#include <set>

using namespace Qt::StringLiterals;

namespace {

struct Run {
    int code = -1;
    QByteArray out;
    QString err;

    [[nodiscard]] QJsonObject object() const { return QJsonDocument::fromJson(out).object(); }
    [[nodiscard]] QList<QJsonObject> rows() const
    {
        QList<QJsonObject> rows;
        for (const QByteArray &line : out.split('\n')) {
            if (!line.isEmpty())
                rows += QJsonDocument::fromJson(line).object();
        }
        return rows;
    }
};

constexpr int patience = 60'000;

} // namespace

/// fibredeskctl as a script sees it, against the sandbox as a program of its own.
class TestFibredeskctl : public QObject {
    Q_OBJECT

private:
    [[nodiscard]] std::unique_ptr<QProcess> begin(const QStringList &arguments) const
    {
        auto process = std::make_unique<QProcess>();
        process->start(QStringLiteral(FD_BIN_DIR "/fibredeskctl"),
            QStringList{u"--profile"_s, m_profile} + arguments);
        return process;
    }

    static Run finish(QProcess &process)
    {
        Run run;
        if (process.state() != QProcess::NotRunning && !process.waitForFinished(patience)) {
            process.kill();
            return run;
        }
        run.code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
        run.out = process.readAllStandardOutput();
        run.err = QString::fromUtf8(process.readAllStandardError());
        return run;
    }

    [[nodiscard]] Run run(const QStringList &arguments) const { return finish(*begin(arguments)); }

    QJsonDocument control(const QByteArray &verb, const QString &path, const QJsonObject &body = {})
    {
        QNetworkRequest request(QUrl(m_addresses.value(u"control"_s) + path));
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        const std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(
            request, verb, verb == "POST" ? QJsonDocument(body).toJson() : QByteArray()));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        if (!reply->isFinished() && !finished.wait(patience))
            return {};
        return QJsonDocument::fromJson(reply->readAll());
    }

    void fault(const QJsonObject &fault)
    {
        QVERIFY(control("POST", u"/control/faults"_s, fault).object().value("id"_L1).toInt() > 0);
    }

    int faultHits()
    {
        return control("GET", u"/control/faults"_s)
            .array()
            .first()
            .toObject()
            .value("hits"_L1)
            .toInt();
    }

    /// The first document of that kind that passes the filters.
    [[nodiscard]] QString anyDocument(
        const QString &doctype, const QStringList &filters = {}, const QString &unlike = {}) const
    {
        QStringList arguments{u"--json"_s, u"erp"_s, u"list"_s, doctype};
        for (const QString &filter : filters)
            arguments += {u"--filter"_s, filter};
        for (const QJsonObject &row : run(arguments).rows()) {
            if (row.value("name"_L1).toString() != unlike)
                return row.value("name"_L1).toString();
        }
        return {};
    }

    [[nodiscard]] QJsonObject document(const QString &doctype, const QString &name) const
    {
        return run({u"--json"_s, u"erp"_s, u"get"_s, doctype, name}).object();
    }

    /// A working day that is not over.
    [[nodiscard]] static QString day()
    {
        QDate date = QDate::currentDate().addDays(1);
        while (date.dayOfWeek() > 5)
            date = date.addDays(1);
        return date.toString(Qt::ISODate);
    }

    [[nodiscard]] QString openJob() const
    {
        return anyDocument(u"Dispatch Job"_s, {u"status=open"_s, u"scheduled_date>2000-01-01"_s});
    }

    /// The completed campaign with most failures but the huge one; always the same: a retry makes
    /// it "sending" for a while.
    [[nodiscard]] QString campaignWithFailures()
    {
        int most = m_campaign.isEmpty() ? 0 : 100;
        for (const QJsonObject &row : run({u"--json"_s, u"campaigns"_s, u"list"_s}).rows()) {
            const int failed = row.value("totals"_L1).toObject().value("failed"_L1).toInt();
            if (row.value("status"_L1) == "completed"_L1 && failed > most && failed < 100) {
                most = failed;
                m_campaign = row.value("id"_L1).toString();
            }
        }
        return m_campaign;
    }

    [[nodiscard]] int rowWith(const QString &campaign, const QString &status) const
    {
        const QJsonObject shown = run({u"--json"_s, u"campaigns"_s, u"show"_s, campaign}).object();
        for (const QJsonValue &row : shown.value("recipients"_L1).toArray()) {
            if (row["status"_L1] == status && !row["excluded"_L1].toBool())
                return row["row"_L1].toInt();
        }
        return -1;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        m_profile = m_folder.filePath(u"profile.ini"_s);
        m_sandbox.start(QStringLiteral(FD_BIN_DIR "/fibredesk-sandbox"),
            {u"--scale"_s, u"0.005"_s, u"--seed"_s, u"1"_s, u"--cache-dir"_s,
                m_folder.filePath(u"cache"_s), u"--data-dir"_s, m_folder.filePath(u"data"_s),
                u"--write-profile"_s, m_profile, u"--die-with-parent"_s});
        QByteArray said;
        while (!said.contains("ready\n") && m_sandbox.waitForReadyRead(patience))
            said += m_sandbox.readAllStandardOutput();
        QVERIFY2(said.contains("ready\n"), m_sandbox.readAllStandardError().constData());
        for (const QByteArray &line : said.split('\n')) {
            const QList<QByteArray> words = line.trimmed().split(' ');
            if (words.size() == 2)
                m_addresses.insert(QString::fromUtf8(words.at(0)), QString::fromUtf8(words.at(1)));
        }
        QVERIFY(m_addresses.contains(u"control"_s));
    }

    void cleanup() { control("DELETE", u"/control/faults"_s); }

    void cleanupTestCase()
    {
        m_sandbox.terminate();
        QVERIFY(m_sandbox.waitForFinished(patience));
    }

    void wrongUseIsTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("nothing") << QStringList();
        QTest::newRow("noun") << QStringList{u"weather"_s, u"show"_s};
        QTest::newRow("verb") << QStringList{u"erp"_s, u"drop"_s};
        QTest::newRow("number") << QStringList{u"search"_s, u"x"_s, u"--limit"_s, u"many"_s};
        QTest::newRow("date") << QStringList{
            u"dispatch"_s, u"board"_s, u"--date"_s, u"2026-02-30"_s};
        QTest::newRow("time") << QStringList{
            u"dispatch"_s, u"assign"_s, u"a"_s, u"b"_s, u"--at"_s, u"25:00"_s};
        QTest::newRow("seconds") << QStringList{
            u"dispatch"_s, u"solve"_s, u"file"_s, u"--seconds"_s, u"soon"_s};
        QTest::newRow("scope") << QStringList{u"dispatch"_s, u"plan"_s, u"--scope"_s, u"week"_s};
        QTest::newRow("repair of nothing")
            << QStringList{u"dispatch"_s, u"plan"_s, u"--scope"_s, u"repair"_s};
        QTest::newRow("calendar without a file") << QStringList{u"dispatch"_s, u"calendar"_s};
        QTest::newRow("calendar backwards") << QStringList{u"dispatch"_s, u"calendar"_s,
            u"--from"_s, u"2026-03-09"_s, u"--to"_s, u"2026-03-08"_s, u"--output"_s, u"x.ics"_s};
        QTest::newRow("row") << QStringList{u"campaigns"_s, u"retry"_s, u"c"_s, u"first"_s};
    }

    void wrongUseIsTwo()
    {
        QFETCH(QStringList, arguments);
        const Run done = run(arguments);
        QCOMPARE(done.code, 2);
        QVERIFY(done.out.isEmpty());
        QVERIFY(done.err.startsWith("fibredeskctl: "_L1));
    }

    void helpListsWhatThereIs()
    {
        const Run done = run({u"--help"_s});
        QCOMPARE(done.code, 0);
        for (const auto *noun : {"doctor", "erp list", "erp set", "sync", "search",
                 "campaigns retry-failed", "dispatch assign", "dispatch suggest", "dispatch plan",
                 "dispatch solve", "dispatch calendar", "gps watch", "cpe diagnose", "cpe optical",
                 "auth login", "auth logout", "users invite", "audit", "secrets set"})
            QVERIFY2(done.out.contains(noun), noun);
    }

    void badProfileIsSaid()
    {
        QProcess process;
        process.start(QStringLiteral(FD_BIN_DIR "/fibredeskctl"),
            {u"--profile"_s, m_folder.filePath(u"none.ini"_s), u"doctor"_s});
        const Run done = finish(process);
        QCOMPARE(done.code, 1);
        QVERIFY(done.err.contains("profile"_L1));
    }

    void doctorFindsAllWell()
    {
        const Run done = run({u"--json"_s, u"doctor"_s});
        QVERIFY2(done.code == 0, qPrintable(done.err + QString::fromUtf8(done.out)));
        QCOMPARE(done.rows().size(), 10);
        for (const QJsonObject &row : done.rows()) {
            QVERIFY(row.value("reached"_L1).toBool());
            QVERIFY(row.value("signed_in"_L1).toBool());
            QVERIFY(row.value("problems"_L1).toArray().isEmpty());
        }
        QCOMPARE(run({u"doctor"_s}).out.count('\n'), 10);
    }

    void doctorNamesTheSickOne()
    {
        fault({{"service"_L1, u"hub"_s}, {"kind"_L1, u"unauthorized"_s}});
        const Run done = run({u"doctor"_s});
        QCOMPARE(done.code, 1);
        QVERIFY(done.out.contains("PROBLEM hub"));
        QVERIFY(done.out.contains("ok      erpnext"));
        QVERIFY(done.err.contains("1 of 10"_L1));
    }

    void doctorSeesErpnextsRealtimeService_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QByteArray>("said");
        QTest::addRow("closed on the way") << u"realtime-closed"_s << "reached, not signed in"_ba;
        QTest::addRow("refused by itself") << u"realtime-refuse"_s << "reached, not signed in"_ba;
    }

    void doctorSeesErpnextsRealtimeService()
    {
        QFETCH(QString, fault);
        QFETCH(QByteArray, said);
        QVERIFY(run({u"doctor"_s}).out.contains("ok      realtime reached, signed in"));
        this->fault({{"service"_L1, u"erp"_s}, {"kind"_L1, fault}});
        const Run done = run({u"doctor"_s});
        QCOMPARE(done.code, 1);
        QVERIFY2(done.out.contains("PROBLEM realtime " + said), done.out.constData());
        QVERIFY(done.out.contains("ok      erpnext"));
    }

    void doctorFindsTheRealtimeServiceOfASiteUnderAnotherName()
    {
        fault({{"service"_L1, u"erp"_s}, {"kind"_L1, u"realtime-other-site"_s},
            {"body"_L1, u"desk.client.example"_s}});
        const Run done = run({u"doctor"_s});
        QVERIFY2(done.out.contains("ok      realtime reached, signed in, site desk.client.example"),
            done.out.constData());
    }

    void doctorReachesNothing()
    {
        const QString dead = m_folder.filePath(u"dead.ini"_s);
        QFile::copy(m_profile, dead);
        {
            QSettings settings(dead, QSettings::IniFormat);
            for (const auto key : {"erpnext/url"_L1, "hub/url"_L1, "traccar/url"_L1,
                     "mailjet/url"_L1, "routing/url"_L1, "genieacs/url"_L1})
                settings.setValue(key, u"http://127.0.0.1:1"_s);
            for (const QString &key : settings.allKeys())
                if (key.startsWith("olts/"_L1))
                    settings.setValue(key, u"127.0.0.1:1"_s);
            settings.setValue("smtp/port"_L1, 1);
            settings.setValue("tiles/url"_L1, u"http://127.0.0.1:1/{z}/{x}/{y}.png"_s);
        }
        QProcess process;
        process.start(
            QStringLiteral(FD_BIN_DIR "/fibredeskctl"), {u"--profile"_s, dead, u"doctor"_s});
        QCOMPARE(finish(process).code, 3);
    }

    void readsAndChangesDocuments()
    {
        const QString customer = anyDocument(u"Customer"_s);
        QVERIFY(!customer.isEmpty());
        const QString modified = document(u"Customer"_s, customer).value("modified"_L1).toString();
        const Run done = run({u"--json"_s, u"erp"_s, u"set"_s, u"Customer"_s, customer,
            u"cell_phone=819-555-0123"_s});
        QCOMPARE(done.code, 0);
        QCOMPARE(done.object().value("cell_phone"_L1).toString(), u"819-555-0123"_s);
        const QJsonObject after = document(u"Customer"_s, customer);
        QCOMPARE(after.value("cell_phone"_L1).toString(), u"819-555-0123"_s);
        QVERIFY(after.value("modified"_L1).toString() != modified);
        QCOMPARE(run({u"erp"_s, u"set"_s, u"Customer"_s, customer, u"shoe_size=9"_s}).code, 1);
        QCOMPARE(run({u"erp"_s, u"get"_s, u"Customer"_s, u"C-NOBODY"_s}).code, 1);
    }

    void aColleaguesEditIsNotOverwritten()
    {
        const QString customer = anyDocument(u"Customer"_s);
        fault({{"service"_L1, u"erp"_s}, {"kind"_L1, u"latency"_s}, {"method"_L1, u"PUT"_s},
            {"ms"_L1, 3000}});
        const auto process =
            begin({u"erp"_s, u"set"_s, u"Customer"_s, customer, u"tel_home=418-555-0111"_s});
        QTRY_VERIFY_WITH_TIMEOUT(faultHits() >= 1, patience); // it has read and is writing
        control("POST", u"/control/write"_s,
            {{"doctype"_L1, u"Customer"_s}, {"name"_L1, customer},
                {"values"_L1, QJsonObject{{"tel_home"_L1, u"418-555-0199"_s}}}});
        const Run done = finish(*process);
        QCOMPARE(done.code, 4);
        QVERIFY2(done.err.contains("418-555-0111"_L1) && done.err.contains("418-555-0199"_L1),
            qPrintable(done.err));
        QCOMPARE(
            document(u"Customer"_s, customer).value("tel_home"_L1).toString(), u"418-555-0199"_s);
    }

    void unreachableIsThree()
    {
        fault({{"service"_L1, u"erp"_s}, {"kind"_L1, u"drop-connect"_s}});
        const Run done = run({u"--json"_s, u"erp"_s, u"get"_s, u"Customer"_s, u"C-1"_s});
        QCOMPARE(done.code, 3);
        QVERIFY(done.out.isEmpty());
        QVERIFY(!done.err.isEmpty());
    }

    void aWriteWithoutAnswerIsReadBack()
    {
        const QString customer = anyDocument(u"Customer"_s);
        fault({{"service"_L1, u"erp"_s}, {"kind"_L1, u"drop-after"_s}, {"method"_L1, u"PUT"_s},
            {"count"_L1, 1}});
        const Run done =
            run({u"erp"_s, u"set"_s, u"Customer"_s, customer, u"mobile_no=438-555-0145"_s});
        QVERIFY2(done.code == 0, qPrintable(done.err));
        QVERIFY(done.out.contains("reading it back"));
    }

    void aWriteThatNeverArrivedStaysUncertain()
    {
        const QString customer = anyDocument(u"Customer"_s);
        const QString before = document(u"Customer"_s, customer).value("modified"_L1).toString();
        fault({{"service"_L1, u"erp"_s}, {"kind"_L1, u"drop-before"_s}, {"method"_L1, u"PUT"_s}});
        const Run done =
            run({u"erp"_s, u"set"_s, u"Customer"_s, customer, u"mobile_no=438-555-0146"_s});
        QCOMPARE(done.code, 5);
        QVERIFY2(done.err.contains("unchanged so far"_L1), qPrintable(done.err));
        QCOMPARE(faultHits(), 1); // sent once, whatever happened
        QCOMPARE(document(u"Customer"_s, customer).value("modified"_L1).toString(), before);
    }

    void assignsAndTakesBack()
    {
        const QString job = openJob();
        const QString technician = anyDocument(u"Dispatch Technician"_s);
        Run done =
            run({u"--json"_s, u"dispatch"_s, u"assign"_s, job, technician, u"--at"_s, u"9:05"_s});
        QVERIFY2(done.code == 0, qPrintable(done.err));
        QCOMPARE(done.object().value("technician"_L1).toString(), technician);
        QJsonObject now = document(u"Dispatch Job"_s, job);
        QCOMPARE(now.value("assigned_tech"_L1).toString(), technician);
        QCOMPARE(now.value("start_time"_L1).toString(), u"9:05:00"_s);
        QCOMPARE(now.value("status"_L1).toString(), u"assigned"_s);
        done = run({u"dispatch"_s, u"unassign"_s, job});
        QVERIFY2(done.code == 0, qPrintable(done.err));
        now = document(u"Dispatch Job"_s, job);
        QVERIFY(now.value("assigned_tech"_L1).toString().isEmpty());
        QCOMPARE(now.value("status"_L1).toString(), u"open"_s);
        QCOMPARE(run({u"dispatch"_s, u"unassign"_s, job}).code, 1);
        QCOMPARE(run({u"dispatch"_s, u"assign"_s, job, u"DT-NOBODY"_s}).code, 1);
        QCOMPARE(run({u"dispatch"_s, u"assign"_s, u"DJ-NONE"_s, technician}).code, 1);
    }

    void twoDispatchersRaceForOneJob()
    {
        const QString job = openJob();
        const QString first = anyDocument(u"Dispatch Technician"_s);
        const QString second = anyDocument(u"Dispatch Technician"_s, {}, first);
        fault({{"service"_L1, u"erp"_s}, {"kind"_L1, u"latency"_s}, {"method"_L1, u"PUT"_s},
            {"ms"_L1, 4000}});
        const auto one = begin({u"dispatch"_s, u"assign"_s, job, first});
        const auto two = begin({u"dispatch"_s, u"assign"_s, job, second});
        QTRY_VERIFY_WITH_TIMEOUT(faultHits() >= 2, patience); // both have read, both are writing
        const Run a = finish(*one);
        const Run b = finish(*two);
        QCOMPARE(std::min(a.code, b.code), 0);
        QCOMPARE(std::max(a.code, b.code), 4);
        QCOMPARE(document(u"Dispatch Job"_s, job).value("assigned_tech"_L1).toString(),
            a.code == 0 ? first : second);
        control("DELETE", u"/control/faults"_s);
        QCOMPARE(run({u"dispatch"_s, u"unassign"_s, job}).code, 0);
    }

    void showsTheBoard()
    {
        const Run done = run({u"--json"_s, u"dispatch"_s, u"board"_s, u"--date"_s, u"today"_s});
        QVERIFY2(done.code == 0, qPrintable(done.err));
        const QJsonObject board = done.object();
        QCOMPARE(board.value("source"_L1).toString(), u"server"_s);
        QVERIFY(!board.value("lanes"_L1).toArray().isEmpty());
        QVERIFY(!board.value("tray"_L1).toArray().isEmpty());
        QVERIFY(board.value("notes"_L1).toArray().isEmpty());
    }

    void suggestsPlaces()
    {
        // Which of the open ones fits on that day is the day's own business.
        QString job;
        Run done;
        for (const QJsonObject &row : run({u"--json"_s, u"erp"_s, u"list"_s, u"Dispatch Job"_s,
                                              u"--filter"_s, u"status=open"_s})
                 .rows()) {
            job = row.value("name"_L1).toString();
            done = run({u"--json"_s, u"dispatch"_s, u"suggest"_s, job, u"--date"_s, day()});
            if (done.code == 0)
                break;
            QCOMPARE(done.code, 1);
            QVERIFY2(done.err.contains("fits nowhere"_L1), qPrintable(done.err));
        }
        QVERIFY2(done.code == 0, qPrintable(done.err));
        const QJsonArray found = done.object().value("suggestions"_L1).toArray();
        QVERIFY(!found.isEmpty() && found.size() <= 5);
        for (const QJsonValue &one : found) {
            QVERIFY(!one["technician"_L1].toString().isEmpty());
            QVERIFY(QTime::fromString(one["start"_L1].toString(), u"HH:mm"_s).isValid());
        }
        done = run({u"dispatch"_s, u"suggest"_s, job, u"--date"_s, day()});
        QCOMPARE(done.out.count("busy"), found.size());
        QCOMPARE(run({u"dispatch"_s, u"suggest"_s, u"DJ-NONE"_s}).code, 1);
        // A day that is over has no place, and each technician says so.
        done = run({u"dispatch"_s, u"suggest"_s, job, u"--date"_s, u"2020-01-06"_s});
        QCOMPARE(done.code, 1);
        QVERIFY(done.err.contains("fits nowhere"_L1));
    }

    void aPlanGivesWayToWhoWasFirst()
    {
        const QStringList plan{
            u"--json"_s, u"dispatch"_s, u"plan"_s, u"--undated"_s, u"--date"_s, day()};
        const QJsonArray changes = run(plan).object().value("changes"_L1).toArray();
        QVERIFY(changes.size() >= 2);
        const QString job = changes.at(1)["job"_L1].toString();
        fault({{"service"_L1, u"erp"_s}, {"kind"_L1, u"latency"_s}, {"method"_L1, u"PUT"_s},
            {"ms"_L1, 10000}});
        const auto applying = begin(plan + QStringList{u"--apply"_s});
        QTRY_VERIFY_WITH_TIMEOUT(faultHits() >= 1, patience); // planned, and writing the first
        control("DELETE", u"/control/faults"_s);
        QCOMPARE(run({u"erp"_s, u"set"_s, u"Dispatch Job"_s, job, u"notes=mine"_s}).code, 0);
        const Run done = finish(*applying);
        QCOMPARE(done.code, 4);
        QVERIFY2(done.err.contains(job), qPrintable(done.err));
        for (const QJsonValue &change : done.object().value("changes"_L1).toArray()) {
            const bool isTheirs = change["job"_L1].toString() == job;
            QCOMPARE(change["outcome"_L1].toString(), isTheirs ? u"conflict"_s : u"applied"_s);
        }
        QVERIFY(document(u"Dispatch Job"_s, job).value("assigned_tech"_L1).toString().isEmpty());
    }

    void plansADayAndAppliesIt()
    {
        const QStringList plan{
            u"--json"_s, u"dispatch"_s, u"plan"_s, u"--undated"_s, u"--date"_s, day()};
        const QJsonObject first = run(plan).object();
        const QJsonArray changes = first.value("changes"_L1).toArray();
        QVERIFY(!changes.isEmpty());
        QVERIFY(!first.value("applied"_L1).toBool());
        const QString job = changes.first()["job"_L1].toString();
        const QJsonObject before = document(u"Dispatch Job"_s, job);
        QVERIFY(before.value("assigned_tech"_L1).toString().isEmpty()); // only looked at

        const Run done = run(plan + QStringList{u"--apply"_s});
        QVERIFY2(done.code == 0, qPrintable(done.err));
        for (const QJsonValue &change : done.object().value("changes"_L1).toArray()) {
            QCOMPARE(change["outcome"_L1].toString(), u"applied"_s);
            const QJsonObject now = document(u"Dispatch Job"_s, change["job"_L1].toString());
            QCOMPARE(now.value("assigned_tech"_L1), change["technician"_L1]);
            QCOMPARE(now.value("scheduled_date"_L1).toString(), day());
            QCOMPARE(now.value("status"_L1).toString(), u"assigned"_s);
        }
        // What has a place now is not planned again.
        for (const QJsonValue &change : run(plan).object().value("changes"_L1).toArray())
            QVERIFY(change["job"_L1].toString() != job);
        QCOMPARE(run({u"dispatch"_s, u"plan"_s, u"--out"_s, u"DT-NOBODY"_s}).code, 1);
    }

    void solvesAnInstanceWithoutAServer()
    {
        const QString file = QStringLiteral(FD_TEST_DATA "/vrptw/C101.txt");
        QProcess process;
        QProcessEnvironment alone = QProcessEnvironment::systemEnvironment();
        alone.insert(u"XDG_CONFIG_HOME"_s, m_folder.filePath(u"no-profile"_s));
        process.setProcessEnvironment(alone);
        process.start(QStringLiteral(FD_BIN_DIR "/fibredeskctl"),
            {u"--json"_s, u"dispatch"_s, u"solve"_s, file, u"--seconds"_s, u"0.5"_s});
        const Run done = finish(process);
        QVERIFY2(done.code == 0, qPrintable(done.err));
        const QJsonObject answer = done.object();
        QVERIFY(answer.value("distance"_L1).toDouble() >= 828.93);
        QVERIFY(answer.value("seconds"_L1).toDouble() > 0);
        std::set<int> seen;
        for (const QJsonValue &route : answer.value("routes"_L1).toArray()) {
            for (const QJsonValue &customer : route.toArray())
                QVERIFY(seen.insert(customer.toInt()).second);
        }
        QCOMPARE(seen.size(), 100U);
        QCOMPARE(*seen.begin(), 1);
        QCOMPARE(*seen.rbegin(), 100);

        const Run missing = run({u"dispatch"_s, u"solve"_s, m_folder.filePath(u"none.txt"_s)});
        QCOMPARE(missing.code, 1);
        QVERIFY(missing.err.contains("cannot be read"_L1));
        const Run bad = run({u"dispatch"_s, u"solve"_s, m_profile});
        QCOMPARE(bad.code, 1);
        QVERIFY(bad.err.contains("Solomon"_L1));
        QVERIFY(bad.out.isEmpty());
    }

    void searchesWhatWasMirrored()
    {
        const Run empty = run({u"search"_s, u"a"_s});
        QCOMPARE(empty.code, 1);
        QVERIFY(empty.err.contains("sync"_L1));

        const Run synced = run({u"--json"_s, u"sync"_s});
        QVERIFY2(synced.code == 0, qPrintable(synced.err));
        for (const QJsonValue &kind : synced.object().value("kinds"_L1).toArray())
            QVERIFY2(kind["complete"_L1].toBool(), qPrintable(kind["kind"_L1].toString()));

        const QString customer = anyDocument(u"Customer"_s);
        const Run found = run({u"--json"_s, u"search"_s, customer, u"--limit"_s, u"3"_s});
        QCOMPARE(found.code, 0);
        QCOMPARE(found.rows().first().value("id"_L1).toString(), customer);
        QVERIFY(found.rows().first().value("microseconds"_L1).toInteger() > 0);

        // With the cable out all that is mirrored stays readable and says how old it is.
        fault({{"service"_L1, u"erp"_s}, {"kind"_L1, u"drop-connect"_s}});
        QCOMPARE(run({u"search"_s, customer}).code, 0);
        const Run board = run({u"--json"_s, u"dispatch"_s, u"board"_s});
        QVERIFY2(board.code == 0, qPrintable(board.err));
        QCOMPARE(board.object().value("source"_L1).toString(), u"mirror"_s);
        QVERIFY(!board.object().value("lanes"_L1).toArray().isEmpty());
        QCOMPARE(run({u"sync"_s}).code, 3);
    }

    void writesACalendarOfTheServersOrTheMirrorsJobs()
    {
        const QString file = m_folder.filePath(u"days.ics"_s);
        const QStringList calendar{u"--json"_s, u"dispatch"_s, u"calendar"_s, u"--from"_s,
            u"today"_s, u"--to"_s, u"today"_s, u"--output"_s, file};
        const auto content = [&file] {
            QFile written(file);
            return written.open(QIODevice::ReadOnly) ? written.readAll() : QByteArray();
        };
        const Run live = run(calendar);
        QVERIFY2(live.code == 0, qPrintable(live.err));
        QCOMPARE(live.object().value("source"_L1).toString(), u"server"_s);
        const QByteArray first = content();
        QVERIFY(first.startsWith("BEGIN:VCALENDAR\r\n"));
        QCOMPARE(first.count("BEGIN:VEVENT"), live.object().value("jobs"_L1).toInt());
        QVERIFY(live.object().value("jobs"_L1).toInt() > 0);
        QVERIFY(first.contains("Phone: "));
        // The same jobs make the same file.
        QCOMPARE(run(calendar).object().value("written"_L1).toBool(), false);
        QCOMPARE(content(), first);

        QStringList ofOne = calendar;
        ofOne.insert(3, u"DT-00001"_s);
        const Run one = run(ofOne);
        QVERIFY2(one.code == 0, qPrintable(one.err));
        QVERIFY(one.object().value("jobs"_L1).toInt() < live.object().value("jobs"_L1).toInt());
        ofOne[3] = u"DT-NOBODY"_s;
        QCOMPARE(run(ofOne).code, 1);

        fault({{"service"_L1, u"erp"_s}, {"kind"_L1, u"drop-connect"_s}});
        const Run mirrored = run(calendar);
        QVERIFY2(mirrored.code == 0, qPrintable(mirrored.err));
        QCOMPARE(mirrored.object().value("source"_L1).toString(), u"mirror"_s);
        QVERIFY(content().count("BEGIN:VEVENT") > 0);
    }

    void doctorAsksTheRoutingServiceForOurOwnRoads()
    {
        // The mirror knows where our technicians live by now.
        const Run well = run({u"doctor"_s});
        QVERIFY2(well.out.contains("ok      routing  reached"), well.out.constData());
        QVERIFY2(well.out.contains("drives between"), well.out.constData());
        fault({{"service"_L1, u"routing"_s}, {"kind"_L1, u"no-way"_s}});
        const Run other = run({u"doctor"_s});
        QCOMPARE(other.code, 1);
        QVERIFY2(other.out.contains("PROBLEM routing  reached"), other.out.constData());
        QVERIFY2(other.out.contains("is it the right map?"), other.out.constData());
        fault({{"service"_L1, u"routing"_s}, {"kind"_L1, u"html"_s}});
        QVERIFY(run({u"doctor"_s}).out.contains("PROBLEM routing"));
    }

    void theBoardDrivesByRoadWhereTheServiceAnswers()
    {
        const QStringList board{u"--json"_s, u"dispatch"_s, u"board"_s, u"--date"_s, u"today"_s};
        const auto drives = [](const Run &done, bool isEstimated) {
            int count = 0;
            for (const QJsonValue &lane : done.object().value("lanes"_L1).toArray()) {
                for (const QJsonValue &job : lane["jobs"_L1].toArray())
                    count += int(job["travel_minutes"_L1].toInt() > 0
                        && job["travel_estimated"_L1].toBool() == isEstimated);
            }
            return count;
        };
        const Run byRoad = run(board);
        QCOMPARE(byRoad.code, 0);
        QVERIFY(drives(byRoad, false) > 0);
        QCOMPARE(drives(byRoad, true), 0);

        // What was said before is remembered: the service may be away now.
        fault({{"service"_L1, u"routing"_s}, {"kind"_L1, u"down"_s}});
        const Run remembered = run(board);
        QCOMPARE(remembered.code, 0);
        QCOMPARE(drives(remembered, false), drives(byRoad, false));
        const QString other = m_folder.filePath(u"other.ini"_s);
        QFile::copy(m_profile, other);
        {
            QSettings settings(other, QSettings::IniFormat);
            settings.setValue("routing/url"_L1, u"http://127.0.0.1:1"_s);
        }
        QProcess process;
        process.start(
            QStringLiteral(FD_BIN_DIR "/fibredeskctl"), QStringList{u"--profile"_s, other} + board);
        const Run estimated = finish(process);
        QCOMPARE(estimated.code, 0);
        QVERIFY(drives(estimated, true) > 0);
        const QString note = estimated.object().value("notes"_L1).toArray().first().toString();
        QVERIFY2(note.startsWith("driving times are estimated: "_L1), qPrintable(note));
    }

    void campaignsAddUp()
    {
        const Run done = run({u"--json"_s, u"campaigns"_s, u"list"_s});
        QCOMPARE(done.code, 0);
        QVERIFY(!done.rows().isEmpty());
        for (const QJsonObject &row : done.rows()) {
            const QJsonObject totals = row.value("totals"_L1).toObject();
            const auto count = [&](QLatin1StringView name) { return totals.value(name).toInt(); };
            QCOMPARE(count("sent"_L1) + count("failed"_L1) + count("uncertain"_L1)
                    + count("waiting"_L1) + count("excluded"_L1),
                count("recipients"_L1));
        }
    }

    void retriesOneRow()
    {
        const QString campaign = campaignWithFailures();
        QVERIFY(!campaign.isEmpty());
        const QString failed = QString::number(rowWith(campaign, u"failed"_s));
        const Run done = run({u"--json"_s, u"campaigns"_s, u"retry"_s, campaign, failed});
        QVERIFY2(done.code == 0, qPrintable(done.err));
        QCOMPARE(done.object().value("outcome"_L1).toString(), u"accepted"_s);
        const QString sent = QString::number(rowWith(campaign, u"sent"_s));
        QCOMPARE(run({u"campaigns"_s, u"retry"_s, campaign, sent}).code, 4);
        QCOMPARE(run({u"campaigns"_s, u"retry"_s, campaign, u"999999"_s}).code, 1);
        QCOMPARE(run({u"campaigns"_s, u"show"_s, u"cmp-none"_s}).code, 1);
    }

    void aRetryWithoutAnswerIsReadBack()
    {
        const QString campaign = campaignWithFailures();
        const QString failed = QString::number(rowWith(campaign, u"failed"_s));
        fault({{"service"_L1, u"hub"_s}, {"kind"_L1, u"drop-after"_s}, {"method"_L1, u"POST"_s},
            {"count"_L1, 1}});
        const Run done = run({u"campaigns"_s, u"retry"_s, campaign, failed});
        QVERIFY2(done.code == 0, qPrintable(done.err));
        QVERIFY(done.out.contains("reading it back"));
    }

    void aRetryThatNeverArrivedStaysUncertain()
    {
        const QString campaign = campaignWithFailures();
        const QString failed = QString::number(rowWith(campaign, u"failed"_s));
        fault({{"service"_L1, u"hub"_s}, {"kind"_L1, u"drop-before"_s}, {"method"_L1, u"POST"_s}});
        const Run done = run({u"campaigns"_s, u"retry"_s, campaign, failed});
        QCOMPARE(done.code, 5);
        QCOMPARE(faultHits(), 1);
    }

    void retriesByCause()
    {
        const QString campaign = campaignWithFailures();
        const QJsonArray causes = run({u"--json"_s, u"campaigns"_s, u"show"_s, campaign})
                                      .object()
                                      .value("causes"_L1)
                                      .toArray();
        QVERIFY(!causes.isEmpty());
        const QJsonObject cause = causes.first().toObject();
        const Run done = run({u"--json"_s, u"campaigns"_s, u"retry-failed"_s, campaign,
            u"--cause"_s, cause.value("cause"_L1).toString()});
        QVERIFY2(done.code == 0, qPrintable(done.err));
        QCOMPARE(done.rows().size(), cause.value("rows"_L1).toInt());
        for (const QJsonObject &row : done.rows())
            QCOMPARE(row.value("outcome"_L1).toString(), u"accepted"_s);
        const Run none =
            run({u"campaigns"_s, u"retry-failed"_s, campaign, u"--cause"_s, u"the dog ate it"_s});
        QCOMPARE(none.code, 0);
        QVERIFY(none.out.contains("0 accepted"));
    }

    void sendsADraftOnce()
    {
        QString draft;
        for (const QJsonObject &row : run({u"--json"_s, u"campaigns"_s, u"list"_s}).rows()) {
            if (row.value("status"_L1) == "draft"_L1)
                draft = row.value("id"_L1).toString();
        }
        QVERIFY(!draft.isEmpty());
        const Run done = run({u"--json"_s, u"campaigns"_s, u"send"_s, draft});
        QVERIFY2(done.code == 0, qPrintable(done.err));
        QCOMPARE(done.object().value("outcome"_L1).toString(), u"started"_s);
        QCOMPARE(run({u"campaigns"_s, u"send"_s, draft}).code, 4);
    }

    void showsPositions()
    {
        const Run done = run({u"--json"_s, u"gps"_s, u"positions"_s});
        QCOMPARE(done.code, 0);
        QVERIFY(!done.rows().isEmpty());
        QVERIFY(std::ranges::any_of(
            done.rows(), [](const QJsonObject &row) { return row.contains("fix"_L1); }));
        for (const QJsonObject &row : done.rows()) {
            QVERIFY(row.value("presence"_L1).isString());
            QVERIFY(row.value("set_aside_last_hour"_L1).isArray());
        }
        const Run watched = run({u"gps"_s, u"watch"_s, u"--seconds"_s, u"2"_s});
        QCOMPARE(watched.code, 0);
        QVERIFY(watched.out.contains("-- live"));
    }

    void invitesAColleagueAndSaysWhatCameOfEachPart()
    {
        const QStringList invite{u"--json"_s, u"users"_s, u"invite"_s, u"--name"_s, u"Rose Neuve"_s,
            u"--email"_s, u"rose.neuve@fibre.example"_s, u"--group"_s, u"support"_s, u"--group"_s,
            u"facturation"_s};
        const auto state = [](const Run &run, QLatin1StringView part) {
            return run.object().value(part).toObject().value("state"_L1).toString();
        };
        const Run first = run(invite);
        QVERIFY2(first.code == 0, qPrintable(first.err));
        QCOMPARE(state(first, "account"_L1), u"done"_s);
        QCOMPARE(state(first, "mail"_L1), u"done"_s);
        QCOMPARE(first.object().value("groups_now"_L1).toArray().size(), 2);
        const Run second = run(invite);
        QCOMPARE(second.code, 0);
        QCOMPARE(state(second, "account"_L1), u"was_there_before"_s);
        QCOMPARE(state(second, "erp_user"_L1), u"was_there_before"_s);
        // Nothing in the answer speaks of a mail.
        QCOMPARE(state(second, "mail"_L1), u"not_told"_s);
        const QList<QJsonObject> rows = run({u"--json"_s, u"users"_s, u"list"_s}).rows();
        const auto rose = std::ranges::find_if(rows, [](const QJsonObject &row) {
            return row.value("email"_L1) == "rose.neuve@fibre.example"_L1;
        });
        QVERIFY(rose != rows.end());
        QCOMPARE(rose->value("source"_L1).toString(), u"hub"_s);
        QVERIFY(rose->value("last_login"_L1).isNull());
    }

    void anInvitationIsCheckedBeforeItIsSent_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<int>("code");
        const QStringList name{u"--name"_s, u"A B"_s};
        const QStringList email{u"--email"_s, u"a.b@fibre.example"_s};
        const QStringList group{u"--group"_s, u"tech"_s};
        QTest::newRow("no name") << email + group << 2;
        QTest::newRow("no address") << name + group << 2;
        QTest::newRow("no group") << name + email << 2;
        QTest::newRow("half an address") << name + group + QStringList{u"--email"_s, u"a@"_s} << 2;
        QTest::newRow("a group that the hub does not know")
            << name + email + QStringList{u"--group"_s, u"kings"_s} << 1;
    }

    void anInvitationIsCheckedBeforeItIsSent()
    {
        QFETCH(QStringList, options);
        QFETCH(int, code);
        QCOMPARE(run(QStringList{u"users"_s, u"invite"_s} + options).code, code);
    }

    void anInvitationWithoutAnAnswerIsUncertain()
    {
        fault({{"service"_L1, u"hub"_s}, {"kind"_L1, u"drop-after"_s}, {"method"_L1, u"POST"_s},
            {"path"_L1, u"/auth/users"_s}});
        const Run done = run({u"users"_s, u"invite"_s, u"--name"_s, u"Lou Perdu"_s, u"--email"_s,
            u"lou.perdu@fibre.example"_s, u"--group"_s, u"tech"_s});
        QCOMPARE(done.code, 5);
        QVERIFY2(done.err.contains("asking again is safe"_L1), qPrintable(done.err));
        QCOMPARE(faultHits(), 1);
    }

    void pollsPositionsWhereTheWebSocketIsBlocked()
    {
        fault({{"service"_L1, u"traccar"_s}, {"kind"_L1, u"no-websocket"_s}});
        const Run watched = run({u"gps"_s, u"watch"_s, u"--seconds"_s, u"4"_s});
        QCOMPARE(watched.code, 0);
        QVERIFY2(watched.out.contains("-- polling"), watched.out.constData());
        QCOMPARE(run({u"doctor"_s}).code, 1);
    }

private:
    QTemporaryDir m_folder;
    QString m_profile;
    QString m_campaign;
    QHash<QString, QString> m_addresses;
    QNetworkAccessManager m_network;
    QProcess m_sandbox;
};

QTEST_GUILESS_MAIN(TestFibredeskctl)
#include "tst_fibredeskctl.moc"
