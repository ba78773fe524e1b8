// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <memory>
#include <vector>

using namespace Qt::StringLiterals;

namespace {

struct Run {
    int code = -1;
    QByteArray out{};
    QString err{};

    [[nodiscard]] QJsonObject object() const { return QJsonDocument::fromJson(out).object(); }
};

constexpr int patience = 120'000;

} // namespace

/// `fibredeskctl cpe optical` as support sees it, against the sandbox's OLTs and its hub.
class TestCtlOptical : public QObject {
    Q_OBJECT

private:
    [[nodiscard]] static std::unique_ptr<QProcess> begin(
        const QString &profile, const QStringList &arguments)
    {
        auto process = std::make_unique<QProcess>();
        process->start(QStringLiteral(FD_BIN_DIR "/fibredeskctl"),
            QStringList{u"--profile"_s, profile} + arguments);
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
    [[nodiscard]] Run run(const QStringList &arguments) const
    {
        return finish(*begin(m_profile, arguments));
    }
    /// The same profile with a data folder of its own.
    [[nodiscard]] QString desk(const QString &name, int reads = 60) const
    {
        QFile file(m_profile);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        QString text = QString::fromUtf8(file.readAll());
        text.replace(QRegularExpression(u"data_dir=[^\n]*"_s),
            u"data_dir=%1"_s.arg(m_folder.filePath(name)));
        text.replace(u"olt_reads_per_hour=60"_s, u"olt_reads_per_hour=%1"_s.arg(reads));
        QFile own(m_folder.filePath(name + u".ini"_s));
        if (own.open(QIODevice::WriteOnly))
            own.write(text.toUtf8());
        return own.fileName();
    }
    QJsonObject control(const QByteArray &verb, const QString &path, const QJsonObject &body = {})
    {
        QNetworkRequest request(QUrl(m_control + path));
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        const std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(
            request, verb, verb == "POST" ? QJsonDocument(body).toJson() : QByteArray()));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        if (!reply->isFinished() && !finished.wait(patience))
            return {};
        return QJsonDocument::fromJson(reply->readAll()).object();
    }
    int readsOf(const QString &olt)
    {
        return control("GET", u"/control/state"_s)
            .value("parts"_L1)
            .toObject()["snmp"_L1]
            .toObject()["olts"_L1]
            .toObject()[olt]
            .toObject()["ont_reads"_L1]
            .toInt();
    }
    /// An OLT of which all sixty reads are left.
    [[nodiscard]] static QString otherThan(const QStringList &used)
    {
        for (const QString &olt : {u"olt-1"_s, u"olt-2"_s, u"olt-3"_s})
            if (!used.contains(olt))
                return olt;
        return {};
    }
    static QJsonObject factOf(const Run &run, const QString &name)
    {
        for (const QJsonValue &fact : run.object()["facts"_L1].toArray())
            if (fact["fact"_L1] == name)
                return fact.toObject();
        return {};
    }

    QTemporaryDir m_folder;
    QProcess m_sandbox;
    QString m_profile;
    QString m_control;
    QString m_serial;
    QString m_olt;
    QNetworkAccessManager m_network;

private Q_SLOTS:
    void initTestCase()
    {
        m_profile = m_folder.filePath(u"profile.ini"_s);
        m_sandbox.start(QStringLiteral(FD_BIN_DIR "/fibredesk-sandbox"),
            {u"--scale"_s, u"0.005"_s, u"--seed"_s, u"1"_s, u"--cache-dir"_s,
                m_folder.filePath(u"cache"_s), u"--data-dir"_s, m_folder.filePath(u"data"_s),
                u"--write-profile"_s, m_profile, u"--die-with-parent"_s});
        QByteArray said;
        while (!said.contains("ready\n") && m_sandbox.waitForReadyRead(patience))
            said += m_sandbox.readAllStandardOutput();
        QVERIFY2(said.contains("ready\n"), m_sandbox.readAllStandardError().constData());
        for (const QByteArray &line : said.split('\n'))
            if (line.startsWith("control "))
                m_control = QString::fromUtf8(line.sliced(8).trimmed());
        const Run list = run({u"--json"_s, u"erp"_s, u"list"_s, u"Service Equipment"_s,
            u"--filter"_s, u"equipment_type=ONT"_s, u"--filter"_s, u"status=active"_s,
            u"--fields"_s, u"serial_number"_s, u"--limit"_s, u"1"_s});
        QCOMPARE(list.code, 0);
        m_serial =
            QJsonDocument::fromJson(list.out.split('\n').first())["serial_number"_L1].toString();
        QVERIFY(!m_serial.isEmpty());
        const QJsonObject set = control("POST", u"/control/snmp/level"_s,
            {{u"serial"_s, m_serial}, {u"ont"_s, -27.41}, {u"olt"_s, -29.0}});
        m_olt = set["olt"_L1].toString();
        QVERIFY(!m_olt.isEmpty());
        QCOMPARE(run({u"sync"_s}).code, 0);
    }
    void cleanup() { control("DELETE", u"/control/faults"_s); }
    void cleanupTestCase()
    {
        m_sandbox.terminate();
        QVERIFY(m_sandbox.waitForFinished(patience));
    }

    void readsTheLevelOfASerial()
    {
        const Run reading = run({u"--json"_s, u"cpe"_s, u"optical"_s, m_serial.toLower()});
        QVERIFY2(reading.code == 0, qPrintable(reading.err));
        const QJsonObject level = factOf(reading, u"opticalRx"_s);
        QVERIFY(std::abs(level["value"_L1].toDouble() + 27.41) < 0.003);
        QCOMPARE(level["unit"_L1].toString(), u"dBm"_s);
        QCOMPARE(level["source"_L1].toString(), u"olt"_s);
        QVERIFY(level["age_s"_L1].isDouble());
        QCOMPARE(factOf(reading, u"ontState"_s)["value"_L1].toString(), u"online"_s);
        QCOMPARE(reading.object()["mapping_is_assumed"_L1].toBool(), true);
        QCOMPARE(reading.object()["budget"_L1].toObject()["all_desks"_L1].toBool(), true);
    }

    void saysItToPeople()
    {
        const Run reading = run({u"cpe"_s, u"optical"_s, m_serial});
        QVERIFY2(reading.code == 0, qPrintable(reading.err));
        QVERIFY(reading.out.contains("-27.41 dBm"));
        QVERIFY(reading.out.contains("reads of " + m_olt.toUtf8() + " left in this hour"));
        QVERIFY(reading.out.contains("assumed"));
    }

    void tellsWhatIsLeftWithoutReading()
    {
        const int before = readsOf(m_olt);
        const Run left = run({u"--json"_s, u"cpe"_s, u"optical"_s, m_serial, u"--budget"_s});
        QCOMPARE(left.code, 0);
        QCOMPARE(left.object()["used"_L1].toInt(), before);
        QCOMPARE(left.object()["remaining"_L1].toInt(), 60 - before);
        QCOMPARE(readsOf(m_olt), before);
    }

    void saysWhyThereIsNoReading_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("words");
        QTest::newRow("unknown serial")
            << QStringList{u"NOSUCH1"_s} << 1 << u"no device with the serial NOSUCH1"_s;
        QTest::newRow("unknown form")
            << QStringList{u"X"_s, u"--port"_s, u"cabinet 9"_s} << 1 << u"\"cabinet 9\""_s;
        QTest::newRow("unknown OLT") << QStringList{u"X"_s, u"--port"_s, u"olt-99.invalid/1/2/3"_s}
                                     << 3 << u"no host is called olt-99.invalid"_s;
    }
    void saysWhyThereIsNoReading()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QFETCH(QString, words);
        const Run reading = run(QStringList{u"cpe"_s, u"optical"_s} + arguments);
        QVERIFY2(reading.err.contains(words), qPrintable(reading.err));
        QCOMPARE(reading.code, code);
    }

    void stopsAtTheBudgetOfTheDesk()
    {
        const QString profile = desk(u"frugal"_s, 1);
        const QString olt = otherThan({m_olt});
        const QStringList again{u"cpe"_s, u"optical"_s, u"X"_s, u"--port"_s, olt + u"/1/16/99"_s};
        const Run first = finish(*begin(profile, again));
        QVERIFY2(first.err.contains(u"knows no ONT"_s), qPrintable(first.err));
        const int before = readsOf(olt);
        const Run second = finish(*begin(profile, again));
        QCOMPARE(second.code, 1);
        QVERIFY2(second.err.contains(u"the next is possible at"_s), qPrintable(second.err));
        QCOMPARE(readsOf(olt), before);
    }

    void doctorNamesTheMapping()
    {
        const Run report = run({u"--json"_s, u"doctor"_s});
        QJsonObject snmp;
        for (const QByteArray &line : report.out.split('\n')) {
            const QJsonObject row = QJsonDocument::fromJson(line).object();
            if (row["service"_L1] == "snmp"_L1)
                snmp = row;
        }
        QVERIFY(snmp["reached"_L1].toBool());
        QVERIFY(snmp["problems"_L1].toArray().isEmpty());
        const QString notes = snmp["notes"_L1].toVariant().toStringList().join(u'\n');
        QVERIFY2(notes.contains(u"optics by optics.json: Huawei MA5600/MA5800 (assumed)"_s),
            qPrintable(notes));
        QVERIFY(notes.contains(u"olt-1 is Huawei"_s));
        QVERIFY(notes.contains(u"60 ONT reads an hour"_s));
    }

    void tenDesksNeverExceedTheBudgetOfOneOlt()
    {
        const QString olt = otherThan({m_olt, otherThan({m_olt})});
        QStringList profiles;
        for (int number = 0; number < 10; ++number)
            profiles.append(desk(u"desk%1"_s.arg(number)));
        int refused = 0;
        for (int round = 0; round < 7; ++round) {
            std::vector<std::unique_ptr<QProcess>> desks;
            for (const QString &profile : std::as_const(profiles))
                desks.push_back(begin(
                    profile, {u"cpe"_s, u"optical"_s, u"X"_s, u"--port"_s, olt + u"/1/16/99"_s}));
            for (const auto &one : desks)
                refused += finish(*one).err.contains(u"the next is possible at"_s) ? 1 : 0;
        }
        QCOMPARE(refused, 10);
        QCOMPARE(readsOf(olt), 60);
    }
};

QTEST_GUILESS_MAIN(TestCtlOptical)
#include "tst_ctloptical.moc"
