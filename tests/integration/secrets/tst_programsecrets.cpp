// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/privatebus.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QProcessEnvironment>
#include <QSettings>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 120'000;

} // namespace

/// The programs as they are started, with secrets that the test knows: where do they end up?
class TestProgramSecrets : public QObject {
    Q_OBJECT

private:
    [[nodiscard]] std::unique_ptr<QProcess> begin(
        const QString &program, const QStringList &arguments, bool hasSecrets = true) const
    {
        auto process = std::make_unique<QProcess>();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"XDG_CONFIG_HOME"_s, m_folder.filePath(u"config"_s));
        environment.insert(u"XDG_CACHE_HOME"_s, m_folder.filePath(u"cache"_s));
        environment.insert(u"XDG_DATA_HOME"_s, m_folder.filePath(u"data"_s));
        environment.insert(u"XDG_RUNTIME_DIR"_s, m_folder.path());
        environment.insert(u"QT_LOGGING_RULES"_s,
            u"fibredesk.*=true;qt.networkauth*=true"_s); // the most it ever says
        environment.insert(u"FIBREDESK_KEYCHAIN"_s, m_keychain);
        for (auto it = m_secrets.cbegin(); hasSecrets && it != m_secrets.cend(); ++it)
            environment.insert(it.key(), it.value());
        process->setProcessEnvironment(environment);
        process->setProcessChannelMode(QProcess::MergedChannels);
        process->start(QString::fromUtf8(FD_BIN_DIR) + u'/' + program, arguments);
        return process;
    }

    [[nodiscard]] QStringList with(const QStringList &arguments) const
    {
        return QStringList{u"--profile"_s, m_profile} + arguments;
    }

    /// What it said until it ended.
    QByteArray run(
        const QStringList &arguments, bool hasSecrets = true, const QByteArray &input = {})
    {
        const auto process = begin(u"fibredeskctl"_s, with(arguments), hasSecrets);
        process->write(input);
        process->closeWriteChannel();
        if (!process->waitForFinished(patience)) {
            process->kill();
            process->waitForFinished();
        }
        m_code = process->exitCode();
        return process->readAll();
    }

    [[nodiscard]] QStringList secretsIn(const QByteArray &bytes) const
    {
        QStringList found;
        for (auto it = m_secrets.cbegin(); it != m_secrets.cend(); ++it) {
            const QByteArray value = it.value().toUtf8();
            for (const QByteArray &form :
                {value, value.toBase64(), value.toPercentEncoding(), value.toHex()}) {
                if (bytes.contains(form))
                    found += it.key();
            }
        }
        return found;
    }

    [[nodiscard]] static QByteArray fileBytes(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_profile = m_folder.filePath(u"profile.ini"_s);
        m_sandbox.setProgram(QString::fromUtf8(FD_BIN_DIR) + u"/fibredesk-sandbox"_s);
        m_sandbox.setArguments({u"--scale"_s, u"0.005"_s, u"--seed"_s, u"1"_s, u"--write-profile"_s,
            m_profile, u"--data-dir"_s, m_folder.filePath(u"world"_s), u"--die-with-parent"_s});
        m_sandbox.setProcessChannelMode(QProcess::MergedChannels);
        m_sandbox.start();
        QVERIFY(m_sandbox.waitForStarted());
        QByteArray output;
        while (!output.contains("ready")) {
            QVERIFY2(m_sandbox.waitForReadyRead(patience), output.constData());
            output += m_sandbox.readAll();
        }
        // From the file into the environment.
        QSettings profile(m_profile, QSettings::IniFormat);
        for (const QString &path : profile.allKeys()) {
            const QString key = path.section(u'/', -1);
            if (key != "api_secret"_L1 && key != "token"_L1 && key != "password"_L1
                && key != "secret"_L1 && key != "community"_L1)
                continue;
            const QString value = profile.value(path).toString();
            if (value.size() < 6)
                continue; // "public" is no secret, and too short to look for
            m_secrets.insert(u"FIBREDESK_"_s + path.toUpper().replace(u'/', u'_'), value);
            profile.remove(path);
        }
        m_data = profile.value(u"paths/data_dir"_s).toString();
        profile.sync();
        QVERIFY(m_secrets.size() >= 4);
        QVERIFY(!m_data.isEmpty());
    }

    void nothingSecretIsLoggedOrKept()
    {
        QByteArray said = run({u"--verbose"_s, u"doctor"_s});
        QVERIFY2(said.contains("erpnext"), said.constData());
        said += run({u"--verbose"_s, u"sync"_s});
        QVERIFY2(m_code == 0, said.constData());
        said += run({u"--verbose"_s, u"campaigns"_s, u"list"_s});
        const auto desk = begin(u"fibredesk"_s, with({}));
        QByteArray deskSaid;
        while (!deskSaid.contains("board on screen")) {
            QVERIFY2(desk->waitForReadyRead(patience), deskSaid.constData());
            deskSaid += desk->readAll();
        }
        desk->terminate();
        if (!desk->waitForFinished(patience))
            desk->kill();
        said += deskSaid + desk->readAll();
        QVERIFY(said.contains("fibredesk.http")); // it was said in full
        QCOMPARE(secretsIn(said), QStringList());

        int looked = 0;
        for (QDirIterator it(
                 m_folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
            it.hasNext();) {
            const QString path = it.next();
            if (path.startsWith(m_folder.filePath(u"world"_s)))
                continue;
            const QStringList found = secretsIn(fileBytes(path));
            QVERIFY2(found.isEmpty(), qPrintable(path + u": "_s + found.join(u", "_s)));
            ++looked;
        }
        QVERIFY(looked > 3);
    }

    void whatItKeepsIsClosedToOthers()
    {
        constexpr QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
            | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        QStringList open;
        int looked = 0;
        for (QDirIterator it(m_data, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                 QDirIterator::Subdirectories);
            it.hasNext();) {
            const QFileInfo entry = it.nextFileInfo();
            if ((entry.permissions() & others) != 0 && !entry.isSymLink())
                open += entry.filePath();
            ++looked;
        }
        QVERIFY(looked > 2);
        QCOMPARE(open, QStringList());
    }

    void saysWhichSecretNobodyHas()
    {
        const QByteArray said = run({u"erp"_s, u"list"_s, u"Customer"_s}, false);
        QVERIFY2(said.contains("no secret for [erpnext] api_secret: not in the file, the "
                               "environment or the keychain"),
            said.constData());
        QVERIFY(m_code != 0);
        // One service's secret does not keep the others from working.
        const QByteArray doctor = run({u"doctor"_s}, false);
        QVERIFY2(doctor.contains("[hub] token"), doctor.constData());
        // And no server is said to have refused what it was never asked.
        for (const QByteArray &line : doctor.split('\n')) {
            if (line.contains("no secret for") && !line.startsWith("fibredesk.")) // not the log
                QVERIFY2(line.contains("not reached"), line.constData());
        }
    }

    void aPasswordAmongTheArgumentsIsNotShown()
    {
        // Somebody who listens and never answers: the program stands still once it has asked.
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        const QString address = u"http://127.0.0.1:%1"_s.arg(silent.serverPort());
        const QString profile = m_folder.filePath(u"silent.ini"_s);
        QFile file(profile);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[erpnext]\nurl=" + address.toUtf8()
            + "\napi_key=k\napi_secret=s\n[genieacs]\nurl=" + address.toUtf8()
            + "\n[paths]\ndata_dir=" + m_folder.filePath(u"silent"_s).toUtf8() + '\n');
        file.close();
        QSignalSpy asked(&silent, &QTcpServer::newConnection);
        const auto process = begin(u"fibredeskctl"_s,
            {u"--profile"_s, profile, u"cpe"_s, u"wifi"_s, u"SERIAL-1"_s, u"--ssid"_s, u"Lac"_s,
                u"--password"_s, u"shown-to-nobody"_s},
            false);
        QVERIFY(process->waitForStarted());
        const QString proc = u"/proc/%1/"_s.arg(process->processId());
        QTRY_VERIFY_WITH_TIMEOUT(
            asked.count() > 0 || process->state() == QProcess::NotRunning, patience);
        QVERIFY2(process->state() == QProcess::Running, process->readAll().constData());
        const QByteArray line = fileBytes(proc + u"cmdline"_s);
        QVERIFY2(line.contains("--password"), line.constData());
        QVERIFY2(!line.contains("shown-to-nobody"), line.constData());
        QVERIFY(!fileBytes(proc + u"comm"_s).contains("shown-to"));
#if defined(NDEBUG) && !defined(__SANITIZE_ADDRESS__)
        const QString limits = QString::fromLatin1(fileBytes(proc + u"limits"_s));
        const QString core = limits.section(u"Max core file size"_s, 1).section(u'\n', 0, 0);
        QCOMPARE(core.simplified().section(u' ', 0, 1), u"0 0"_s);
#endif
        process->kill();
        process->waitForFinished();
    }

    void whatTheKeychainHoldsIsUsed()
    {
        const QString program = QStandardPaths::findExecutable(u"gnome-keyring-daemon"_s);
        if (program.isEmpty())
            QSKIP("gnome-keyring is not installed (packaging/packages.txt names it)");
        FibreDesk::Test::PrivateBus bus;
        if (const QString problem = bus.start(); !problem.isEmpty())
            QSKIP(qPrintable(problem));
        QProcess daemon;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"HOME"_s, bus.folder());
        environment.insert(u"XDG_DATA_HOME"_s, bus.folder());
        environment.insert(u"XDG_RUNTIME_DIR"_s, bus.folder());
        daemon.setProcessEnvironment(environment);
        daemon.start(program, {u"--foreground"_s, u"--unlock"_s, u"--components=secrets"_s});
        QVERIFY(daemon.waitForStarted());
        daemon.write("password of the keyring");
        daemon.closeWriteChannel();
        m_keychain = u"any"_s;
        QTRY_VERIFY_WITH_TIMEOUT(
            run({u"secrets"_s, u"list"_s}, false).contains("Keychain: Secret Service"), patience);

        const QByteArray secret = m_secrets.value(u"FIBREDESK_ERPNEXT_API_SECRET"_s).toUtf8();
        QVERIFY(!secret.isEmpty());
        QByteArray said =
            run({u"secrets"_s, u"set"_s, u"erpnext"_s, u"api_secret"_s}, false, secret + '\n');
        QVERIFY2(m_code == 0, said.constData());
        said += run({u"secrets"_s, u"list"_s}, false);
        QVERIFY2(said.contains("keychain"), said.constData());
        QCOMPARE(secretsIn(said), QStringList());
        said = run({u"erp"_s, u"list"_s, u"Customer"_s, u"--limit"_s, u"1"_s}, false);
        QVERIFY2(m_code == 0, said.constData());
        said = run({u"secrets"_s, u"set"_s, u"erpnext"_s, u"url"_s}, false, "x\n");
        QCOMPARE(m_code, 2);
        said = run({u"secrets"_s, u"remove"_s, u"erpnext"_s, u"api_secret"_s}, false);
        QVERIFY2(m_code == 0, said.constData());
        run({u"erp"_s, u"list"_s, u"Customer"_s, u"--limit"_s, u"1"_s}, false);
        QVERIFY(m_code != 0);
        m_keychain = u"none"_s;
        daemon.terminate();
        daemon.waitForFinished();
    }

    void cleanupTestCase()
    {
        m_sandbox.terminate();
        m_sandbox.waitForFinished();
    }

private:
    QTemporaryDir m_folder;
    QProcess m_sandbox;
    QString m_profile;
    QString m_data;
    QMap<QString, QString> m_secrets; ///< environment variable to value
    QString m_keychain = u"none"_s;
    int m_code = -1;
};

QTEST_GUILESS_MAIN(TestProgramSecrets)
#include "tst_programsecrets.moc"
