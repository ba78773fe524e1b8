// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QScopeGuard>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <utility>

#include <sys/stat.h>

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

/// The cpe noun as support's scripts see it, against the sandbox as a program of its own.
class TestCtlCpe : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_profile;
    QProcess m_sandbox;
    QHash<QString, QString> m_addresses;
    QNetworkAccessManager m_network;
    QString m_serial; ///< a fibre terminal that answers and is read

    Run run(const QStringList &arguments, const QByteArray &input = {},
        const QStringList &environment = {}) const
    {
        QProcess process;
        process.setEnvironment(QProcess::systemEnvironment() + environment);
        process.start(QStringLiteral(FD_BIN_DIR "/fibredeskctl"),
            QStringList{u"--profile"_s, m_profile} + arguments);
        process.write(input);
        process.closeWriteChannel();
        Run run;
        if (!process.waitForFinished(patience)) {
            process.kill();
            return run;
        }
        run.code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
        run.out = process.readAllStandardOutput();
        run.err = QString::fromUtf8(process.readAllStandardError());
        return run;
    }

    void control(const QByteArray &verb, const QString &path, const QJsonObject &body = {})
    {
        QNetworkRequest request(QUrl(m_addresses.value(u"control"_s) + path));
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        const std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(
            request, verb, verb == "POST" ? QJsonDocument(body).toJson() : QByteArray()));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        QVERIFY(reply->isFinished() || finished.wait(patience));
        QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 200);
    }

    void fault(const QString &kind, const QString &body = {}, int count = 1)
    {
        control("POST", u"/control/faults"_s,
            {{"service"_L1, u"genieacs"_s}, {"kind"_L1, kind}, {"body"_L1, body},
                {"count"_L1, count}});
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
        QVERIFY(m_addresses.contains(u"genieacs"_s));
        control("POST", u"/control/genieacs/pace"_s, {{"task_ms"_L1, 5}, {"diagnosis_ms"_L1, 50}});
        const Run found =
            run({u"--json"_s, u"cpe"_s, u"find"_s, u"CWTPLG"_s, u"--limit"_s, u"200"_s});
        QVERIFY2(found.code == 0, qPrintable(found.err));
        for (const QJsonObject &row : found.rows()) {
            const QString serial = row.value("serial"_L1).toString();
            if (row.value("age_s"_L1).toInt() > 600)
                continue;
            const Run shown = run({u"--json"_s, u"cpe"_s, u"show"_s, serial});
            if (!shown.object().value("never_read"_L1).toBool()
                && shown.out.contains("opticalRx")) {
                m_serial = serial;
                break;
            }
        }
        QVERIFY(!m_serial.isEmpty());
    }

    void theDataFolderIsItsOwnersWhoeverMakesIt()
    {
        const QString parent = m_folder.filePath(u"given"_s);
        const QString data = parent + u"/desk"_s;
        const mode_t before = umask(0022);
        const auto back = qScopeGuard([before] { umask(before); });
        QVERIFY(QDir().mkpath(parent));
        const QString profile = m_folder.filePath(u"given.ini"_s);
        QVERIFY(QFile::copy(m_profile, profile));
        {
            QSettings settings(profile, QSettings::IniFormat);
            settings.setValue("paths/data_dir"_L1, data);
        }
        const QString usual = std::exchange(m_profile, profile);
        const Run run = this->run({u"cpe"_s, u"tasks"_s});
        m_profile = usual;
        QVERIFY2(run.code == 0, qPrintable(run.err));
        constexpr auto others =
            QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther;
        QVERIFY(QFileInfo(data).isDir());
        QCOMPARE(QFile::permissions(data) & others, QFile::Permissions());
        QVERIFY(QFile::permissions(parent) & QFile::ExeOther);
    }

    void cleanup() { control("DELETE", u"/control/faults"_s); }

    void cleanupTestCase()
    {
        m_sandbox.terminate();
        QVERIFY(m_sandbox.waitForFinished(patience));
    }

    void eachFactHasValueUnitSourceAndAge()
    {
        const Run shown = run({u"--json"_s, u"cpe"_s, u"show"_s, m_serial});
        QCOMPARE(shown.code, 0);
        QCOMPARE(shown.object().value("serial"_L1).toString(), m_serial);
        const QJsonArray facts = shown.object().value("facts"_L1).toArray();
        QVERIFY(facts.size() > 12);
        bool hasLevel = false;
        for (const QJsonValue &fact : facts) {
            QVERIFY(!fact["key"_L1].toString().isEmpty());
            QVERIFY(!fact["value"_L1].isNull());
            QCOMPARE(fact["source"_L1].toString(), u"acs"_s);
            QVERIFY(fact["age_s"_L1].isDouble());
            if (fact["key"_L1] == "opticalRx"_L1) {
                hasLevel = true;
                QCOMPARE(fact["unit"_L1].toString(), u"dBm"_s);
            }
        }
        QVERIFY(hasLevel);
        QVERIFY(run({u"cpe"_s, u"show"_s, m_serial}).out.contains("opticalRx"));
        // The label has no "CW".
        QCOMPARE(run({u"--json"_s, u"cpe"_s, u"show"_s, m_serial.mid(2)})
                     .object()
                     .value("serial"_L1)
                     .toString(),
            m_serial);
        QCOMPARE(run({u"cpe"_s, u"show"_s, u"NOBODY"_s}).code, 1);
        const Run several = run({u"cpe"_s, u"show"_s, u"CWTPLG"_s});
        QCOMPARE(several.code, 1);
        QVERIFY(several.err.contains("fits several"_L1));
    }

    void theEndOfATaskIsTheExitCode_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QStringList>("more");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("state");
        QTest::newRow("done") << QString() << QStringList() << 0 << "done"_ba;
        QTest::newRow("faulted") << u"task-fault"_s << QStringList() << 1 << "faulted"_ba;
        QTest::newRow("offline") << u"device-offline"_s << QStringList() << 3 << "queued"_ba;
        QTest::newRow("not done within the wait")
            << u"task-stuck"_s << QStringList{u"--wait"_s, u"1"_s} << 5 << "queued"_ba;
        QTest::newRow("not followed") << u"task-stuck"_s << QStringList() << 0 << "queued"_ba;
        QTest::newRow("in a session") << u"in-session"_s << QStringList() << 4 << "inSession"_ba;
    }

    void theEndOfATaskIsTheExitCode()
    {
        QFETCH(QString, kind);
        QFETCH(QStringList, more);
        QFETCH(int, code);
        QFETCH(QByteArray, state);
        if (!kind.isEmpty())
            fault(kind, kind == "task-fault"_L1 ? u"9001"_s : QString());
        const Run done = run(QStringList{u"--json"_s, u"cpe"_s, u"reboot"_s, m_serial} + more);
        QVERIFY2(done.code == code, qPrintable(done.err + QString::fromUtf8(done.out)));
        QCOMPARE(done.object().value("state"_L1).toString().toLatin1(), state);
        if (code == 1)
            QVERIFY(done.err.contains("9001"_L1) && done.err.contains("denies"_L1));
    }

    void nothingIsChangedForAPartOfASerial()
    {
        const QString part = m_serial.right(7); // enough to tell it from the others
        QCOMPARE(run({u"cpe"_s, u"show"_s, part}).code, 0);
        const Run refused = run({u"cpe"_s, u"reboot"_s, part});
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.err.contains("part of a serial"_L1) && refused.err.contains(m_serial),
            qPrintable(refused.err));
        QCOMPARE(run({u"cpe"_s, u"wifi"_s, m_serial.chopped(2), u"--ssid"_s, u"Chalet"_s}).code, 1);
        QCOMPARE(run({u"cpe"_s, u"reboot"_s, m_serial.mid(2)}).code, 0); // as on its label
    }

    void aLostAnswerIsFive()
    {
        // The requests before it are reads.
        control("POST", u"/control/faults"_s,
            {{"service"_L1, u"genieacs"_s}, {"kind"_L1, u"drop-after"_s}, {"method"_L1, u"POST"_s},
                {"count"_L1, 1}});
        const Run done = run({u"cpe"_s, u"reboot"_s, m_serial});
        QVERIFY2(done.code == 5, qPrintable(done.err));
    }

    void anAcsThatIsAwayIsThree()
    {
        control(
            "POST", u"/control/faults"_s, {{"service"_L1, u"genieacs"_s}, {"kind"_L1, u"down"_s}});
        QCOMPARE(run({u"cpe"_s, u"show"_s, m_serial}).code, 3);
    }

    void theWifiIsChangedAndReadBack()
    {
        const Run done = run({u"--json"_s, u"cpe"_s, u"wifi"_s, m_serial, u"--ssid"_s, u"Chalet"_s,
                                 u"--password"_s, u"-"_s},
            "hunter22hunter22\n");
        QVERIFY2(done.code == 0, qPrintable(done.err));
        QCOMPARE(done.object().value("proof"_L1).toString(), u"same"_s);
        const Run shown = run({u"--json"_s, u"cpe"_s, u"show"_s, m_serial});
        const QJsonArray radios = shown.object().value("radios"_L1).toArray();
        QVERIFY(!radios.isEmpty());
        for (const QJsonValue &radio : radios)
            QCOMPARE(radio["ssid"_L1].toString(), u"Chalet"_s);
        fault(u"set-ignored"_s);
        const Run ignored = run({u"cpe"_s, u"wifi"_s, m_serial, u"--ssid"_s, u"Autre"_s});
        QCOMPARE(ignored.code, 1);
        QVERIFY2(ignored.err.contains("still says \"Chalet\""_L1), qPrintable(ignored.err));
    }

    void thePasswordReachesTheAcsAsItWasGiven()
    {
        fault(u"task-uncalled"_s);
        const Run waiting = run(
            {u"cpe"_s, u"wifi"_s, m_serial, u"--password"_s, u"-"_s}, "correct horse battery\n");
        QVERIFY2(waiting.code == 3, qPrintable(waiting.err));
        // The ACS has it in its queue as the device will get it.
        QNetworkRequest request(QUrl(m_addresses.value(u"genieacs"_s) + u"/tasks/"_s));
        request.setRawHeader("Authorization", "Bearer sandbox-genieacs-token");
        const std::unique_ptr<QNetworkReply> reply(m_network.get(request));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        QVERIFY(reply->isFinished() || finished.wait(patience));
        const QJsonArray tasks = QJsonDocument::fromJson(reply->readAll()).array();
        QVERIFY(!tasks.isEmpty());
        const QJsonArray values = tasks.last()["parameterValues"_L1].toArray();
        QVERIFY(!values.isEmpty());
        for (const QJsonValue &value : values)
            QCOMPARE(value[1].toString(), u"correct horse battery"_s);
        control("POST", u"/control/genieacs/inform"_s, {{"serial"_L1, m_serial}});
    }

    void noPasswordIsTold()
    {
        const Run told = run({u"--verbose"_s, u"cpe"_s, u"wifi"_s, m_serial, u"--password"_s,
            u"hunter22hunter22"_s});
        QCOMPARE(told.code, 0);
        QVERIFY(!told.out.contains("hunter22") && !told.err.contains("hunter22"_L1));
        const Run fromEnvironment = run({u"cpe"_s, u"wifi"_s, m_serial}, {},
            {u"FIBREDESK_CPE_WIFI_PASSWORD=hunter22hunter23"_s});
        QCOMPARE(fromEnvironment.code, 0);
        const Run listed = run({u"--json"_s, u"cpe"_s, u"tasks"_s});
        QVERIFY(!listed.rows().isEmpty());
        QVERIFY(!listed.out.contains("hunter22"));
        // Nor on the disk.
        QDir data(m_folder.filePath(u"data/client"_s));
        const QFileInfoList files = data.entryInfoList({u"acs-tasks*"_s}, QDir::Files);
        QVERIFY(!files.isEmpty());
        for (const QFileInfo &info : files) {
            QFile file(info.filePath());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY(!file.readAll().contains("hunter22"));
        }
        for (const auto *bad : {"short", "a password with é in it"})
            QCOMPARE(
                run({u"cpe"_s, u"wifi"_s, m_serial, u"--password"_s, QString::fromUtf8(bad)}).code,
                2);
        QCOMPARE(run({u"cpe"_s, u"wifi"_s, m_serial}).code, 2);
    }

    void theTasksOfAnEarlierRunAreFollowed()
    {
        fault(u"task-stuck"_s);
        QCOMPARE(run({u"cpe"_s, u"refresh"_s, m_serial, u"--object"_s, u"Device.WiFi"_s}).code, 0);
        const auto last = [this] {
            return run({u"--json"_s, u"cpe"_s, u"tasks"_s}).rows().constLast();
        };
        QCOMPARE(last().value("name"_L1).toString(), u"refreshObject"_s);
        QCOMPARE(last().value("state"_L1).toString(), u"queued"_s);
        control("POST", u"/control/genieacs/inform"_s, {{"serial"_L1, m_serial}});
        QCOMPARE(last().value("state"_L1).toString(), u"done"_s);
    }

    void aDeviceMeasures_data()
    {
        QTest::addColumn<QStringList>("what");
        QTest::addColumn<QString>("key");
        QTest::newRow("ping") << QStringList{u"ping"_s, u"--host"_s, u"a.example"_s} << u"ping"_s;
        QTest::newRow("trace") << QStringList{u"trace"_s, u"--host"_s, u"a.example"_s} << u"hops"_s;
        QTest::newRow("download") << QStringList{u"download"_s, u"--url"_s, u"http://a.example/f"_s}
                                  << u"transfer"_s;
        QTest::newRow("upload") << QStringList{u"upload"_s, u"--url"_s, u"http://a.example/f"_s}
                                << u"transfer"_s;
        QTest::newRow("wifi") << QStringList{u"wifi"_s} << u"neighbours"_s;
    }

    void aDeviceMeasures()
    {
        QFETCH(QStringList, what);
        QFETCH(QString, key);
        const Run done = run(QStringList{u"--json"_s, u"cpe"_s, u"diagnose"_s, m_serial} + what);
        QVERIFY2(done.code == 0, qPrintable(done.err));
        QCOMPARE(done.object().value("problem"_L1).toString(), u"none"_s);
        QVERIFY(done.object().contains(key));
    }

    void aDiagnosisThatFailsIsOne()
    {
        const Run done =
            run({u"cpe"_s, u"diagnose"_s, m_serial, u"ping"_s, u"--host"_s, u"a.invalid"_s});
        QCOMPARE(done.code, 1);
        QVERIFY(done.err.contains("cannot resolve"_L1));
    }

    void wrongUseIsTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no serial") << QStringList{u"show"_s};
        QTest::newRow("no such diagnosis") << QStringList{u"diagnose"_s, u"x"_s, u"vacuum"_s};
        QTest::newRow("no host") << QStringList{u"diagnose"_s, u"x"_s, u"ping"_s};
        QTest::newRow("no url") << QStringList{u"diagnose"_s, u"x"_s, u"upload"_s};
        QTest::newRow("odd host") << QStringList{
            u"diagnose"_s, u"x"_s, u"ping"_s, u"--host"_s, u"a;b"_s};
        QTest::newRow("wait") << QStringList{u"reboot"_s, u"x"_s, u"--wait"_s, u"long"_s};
        QTest::newRow("short text") << QStringList{u"find"_s, u"x"_s};
        QTest::newRow("long name")
            << QStringList{u"wifi"_s, u"x"_s, u"--ssid"_s, QString(33, u'a')};
    }

    void wrongUseIsTwo()
    {
        QFETCH(QStringList, arguments);
        const Run done = run(QStringList{u"cpe"_s} + arguments);
        QCOMPARE(done.code, 2);
        QVERIFY(done.out.isEmpty());
    }

    void doctorWarnsOfAnOpenAcs()
    {
        QVERIFY(run({u"doctor"_s}).out.contains("ok      genieacs reached, signed in"));
        control("POST", u"/control/genieacs/credentials"_s, {{"wanted"_L1, false}});
        const Run done = run({u"doctor"_s});
        control("POST", u"/control/genieacs/credentials"_s, {{"wanted"_L1, true}});
        QCOMPARE(done.code, 1);
        QVERIFY2(done.out.contains("PROBLEM genieacs"), done.out.constData());
        QVERIFY(done.out.contains("CVE-2025-56015"));
    }
};

QTEST_GUILESS_MAIN(TestCtlCpe)
#include "tst_ctlcpe.moc"
