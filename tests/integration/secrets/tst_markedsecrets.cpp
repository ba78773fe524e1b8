// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/profilekeys.h"

#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>
#include <QSettings>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace FibreDesk;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 120'000;
constexpr uid_t nobody = 65534;

QString markOf(const QString &section, const QString &key)
{
    return u"s3cr3t-%1-%2"_s.arg(section, key);
}

QByteArray fileBytes(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What a process of another user gets that opens this: 0, or the number of the error; nothing
/// where this one may not become another user.
std::optional<int> openedByAnother(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    const pid_t child = fork();
    if (child == 0) {
        if (setresuid(nobody, nobody, nobody) != 0)
            _exit(255);
        const int descriptor = open(name.constData(), O_RDONLY | O_CLOEXEC);
        _exit(descriptor < 0 ? errno : 0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    if (!WIFEXITED(status) || WEXITSTATUS(status) == 255)
        return {};
    return WEXITSTATUS(status);
}

} // namespace

/// The programs with a marked value for every secret that a profile can have, none of which any
/// server takes: whatever goes wrong tells of them nowhere.
class TestMarkedSecrets : public QObject {
    Q_OBJECT

private:
    [[nodiscard]] QProcessEnvironment environment(bool hasMarks) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const auto &[name, folder] : {std::pair{u"XDG_CONFIG_HOME"_s, u"config"_s},
                 {u"XDG_CACHE_HOME"_s, u"cache"_s}, {u"XDG_DATA_HOME"_s, u"data"_s},
                 {u"XDG_STATE_HOME"_s, u"state"_s}, {u"TMPDIR"_s, u"tmp"_s}})
            environment.insert(name, m_folder.filePath(folder));
        environment.insert(u"XDG_RUNTIME_DIR"_s, m_folder.path());
        environment.insert(u"QT_LOGGING_RULES"_s, u"*=true"_s); // whatever anybody has to say
        environment.insert(u"FIBREDESK_KEYCHAIN"_s, u"none"_s);
        for (const auto &[section, key] : secretKeys()) {
            // A secret of a service without an address is a slip of the pen.
            if (hasMarks && m_sections.contains(section))
                environment.insert(
                    u"FIBREDESK_%1_%2"_s.arg(section, key).toUpper(), markOf(section, key));
        }
        return environment;
    }

    [[nodiscard]] std::unique_ptr<QProcess> begin(
        const QString &program, const QStringList &arguments, bool hasMarks) const
    {
        auto process = std::make_unique<QProcess>();
        process->setProcessEnvironment(environment(hasMarks));
        process->setProcessChannelMode(QProcess::MergedChannels);
        process->start(QString::fromUtf8(FD_BIN_DIR) + u'/' + program, arguments);
        return process;
    }

    QByteArray run(const QString &profile, const QStringList &arguments, bool hasMarks) const
    {
        const auto process = begin(u"fibredeskctl"_s,
            QStringList{u"--profile"_s, profile, u"--verbose"_s} + arguments, hasMarks);
        process->closeWriteChannel();
        if (!process->waitForFinished(patience))
            process->kill();
        return process->readAll();
    }

    /// The marks in these bytes, in each form in which they travel.
    [[nodiscard]] static QStringList marksIn(const QByteArray &bytes)
    {
        QStringList found;
        for (const auto &[section, key] : secretKeys()) {
            const QByteArray mark = markOf(section, key).toUtf8();
            for (const QByteArray &form :
                {mark, mark.toBase64(QByteArray::OmitTrailingEquals), mark.toHex(),
                    mark.toPercentEncoding({}, "-._"), QByteArray(mark).replace('-', "\\u002d")}) {
                if (bytes.contains(form))
                    found += QString::fromUtf8(mark);
            }
            // As part of "user:secret", from each of the three places where base64 may begin.
            for (int shift = 0; shift < 3; ++shift) {
                const QByteArray packed = (QByteArray(shift, 'x') + mark).toBase64();
                const qsizetype head = shift == 0 ? 0 : 4;
                if (bytes.contains(packed.sliced(head, packed.size() - head - 4)))
                    found += QString::fromUtf8(mark) + u" (base64)"_s;
            }
        }
        found.removeDuplicates();
        return found;
    }

    [[nodiscard]] QStringList marksOnDisk(int &looked) const
    {
        QStringList found;
        for (QDirIterator it(
                 m_folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
            it.hasNext();) {
            const QString path = it.next();
            // The sandbox's own, and the file in which they were written by hand.
            if (path.startsWith(m_folder.filePath(u"world"_s)) || path.endsWith(".ini"_L1))
                continue;
            for (const QString &mark : marksIn(fileBytes(path)))
                found += path + u": "_s + mark;
            ++looked;
        }
        return found;
    }

    /// Somebody who listens and never answers, and a profile that leads there.
    [[nodiscard]] QString silentProfile(const QTcpServer &silent) const
    {
        const QByteArray address = "http://127.0.0.1:" + QByteArray::number(silent.serverPort());
        QFile file(m_folder.filePath(u"silent.ini"_s));
        if (file.open(QIODevice::WriteOnly))
            file.write("[erpnext]\nurl=" + address + "\napi_key=k\n[routing]\nurl=" + address
                + "\n[mailjet]\nurl=" + address + "\nkey=k\n[paths]\ndata_dir="
                + QFile::encodeName(m_folder.filePath(u"silent"_s)) + '\n');
        return file.fileName();
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (const QString &folder : {u"tmp"_s, u"cores"_s})
            QVERIFY(QDir(m_folder.path()).mkdir(folder));
        const QString whole = m_folder.filePath(u"whole.ini"_s);
        m_sandbox.setProgram(QString::fromUtf8(FD_BIN_DIR) + u"/fibredesk-sandbox"_s);
        m_sandbox.setArguments({u"--scale"_s, u"0.005"_s, u"--seed"_s, u"1"_s, u"--write-profile"_s,
            whole, u"--data-dir"_s, m_folder.filePath(u"world"_s), u"--die-with-parent"_s});
        m_sandbox.setProcessChannelMode(QProcess::MergedChannels);
        m_sandbox.start();
        QVERIFY(m_sandbox.waitForStarted());
        QByteArray output;
        while (!output.contains("ready")) {
            QVERIFY2(m_sandbox.waitForReadyRead(patience), output.constData());
            output += m_sandbox.readAll();
        }
        // One with its secrets in the file, one without them.
        m_marked = m_folder.filePath(u"marked.ini"_s);
        m_bare = m_folder.filePath(u"bare.ini"_s);
        QVERIFY(QFile::copy(whole, m_marked) && QFile::copy(whole, m_bare));
        QSettings marked(m_marked, QSettings::IniFormat);
        QSettings bare(m_bare, QSettings::IniFormat);
        m_sections = marked.childGroups();
        int marks = 0;
        for (const auto &[section, key] : secretKeys()) {
            const QString path = u"%1/%2"_s.arg(section, key);
            bare.remove(path);
            if (!m_sections.contains(section))
                continue;
            marked.setValue(path, markOf(section, key));
            ++marks;
        }
        for (QSettings *one : {&marked, &bare}) {
            one->setValue(u"smtp/user"_s, u"isp"_s);
            one->setValue(u"paths/data_dir"_s, m_folder.filePath(u"desk"_s));
            one->sync();
        }
        QVERIFY(marks >= 8);
    }

    void nothingOfThemIsLoggedKeptOrShown_data()
    {
        QTest::addColumn<bool>("isEnvironment");
        QTest::newRow("from the file") << false;
        QTest::newRow("from the environment") << true;
    }

    void nothingOfThemIsLoggedKeptOrShown()
    {
        QFETCH(const bool, isEnvironment);
        const QString profile = isEnvironment ? m_bare : m_marked;
        QByteArray said;
        for (const QStringList &arguments : {QStringList{u"doctor"_s}, {u"sync"_s},
                 {u"campaigns"_s, u"list"_s}, {u"users"_s, u"list"_s},
                 {u"mail"_s, u"test"_s, u"a@isp.example"_s}, {u"cpe"_s, u"find"_s, u"a"_s},
                 {u"gps"_s, u"positions"_s}, {u"erp"_s, u"get"_s, u"Issue"_s, u"I-1"_s},
                 {u"secrets"_s, u"list"_s}, {u"auth"_s, u"doctor"_s}})
            said += run(profile, arguments, isEnvironment);
        QVERIFY2(said.contains("fibredesk.http"), said.constData());
        QVERIFY2(said.contains("401") || said.contains("403"), said.constData());

        const auto desk = begin(u"fibredesk"_s, {u"--profile"_s, profile}, isEnvironment);
        QByteArray deskSaid;
        while (!deskSaid.contains(" 401 ")) {
            QVERIFY2(desk->waitForReadyRead(patience), deskSaid.right(4000).constData());
            deskSaid += desk->readAll();
        }
        const QString proc = u"/proc/%1/"_s.arg(desk->processId());
        for (const QString &name : {u"environ"_s, u"cmdline"_s, u"comm"_s, u"status"_s}) {
            const QByteArray shown = fileBytes(proc + name);
            QVERIFY2(!shown.isEmpty(), qPrintable(name));
            QCOMPARE(marksIn(shown), QStringList());
        }
        desk->terminate();
        if (!desk->waitForFinished(patience))
            desk->kill();
        said += deskSaid + desk->readAll();
        QVERIFY(said.contains("qt.")); // everybody was asked to say all
        QCOMPARE(marksIn(said), QStringList());
        int looked = 0;
        QCOMPARE(marksOnDisk(looked), QStringList());
        QVERIFY(looked > 3);
    }

    void theSearchFindsWhatIsThere()
    {
        const QByteArray mark = markOf(u"hub"_s, u"token"_s).toUtf8();
        for (const QByteArray &form :
            {mark, "Basic " + ("ab:" + mark).toBase64(), mark.toHex(), ("x:" + mark).toBase64()})
            QVERIFY2(!marksIn("before " + form + " behind").isEmpty(), form.constData());
        QVERIFY(marksIn("s3cr3t-hub").isEmpty());
    }

    /// The variables are what any program of this user can read; what is started later gets none.
    void theVariablesAreGoneAfterTheStart()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        QSignalSpy asked(&silent, &QTcpServer::newConnection);
        const auto process = begin(u"fibredeskctl"_s,
            {u"--profile"_s, silentProfile(silent), u"erp"_s, u"list"_s, u"Issue"_s}, true);
        QVERIFY(process->waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(
            asked.count() > 0 || process->state() == QProcess::NotRunning, patience);
        QVERIFY2(process->state() == QProcess::Running, process->readAll().constData());
        const QByteArray shown = fileBytes(u"/proc/%1/environ"_s.arg(process->processId()));
        QVERIFY(shown.contains("FIBREDESK_KEYCHAIN=none"));
        QCOMPARE(marksIn(shown), QStringList());
        // It has it, all the same.
        QTcpSocket *socket = silent.nextPendingConnection();
        QTRY_VERIFY(socket->bytesAvailable() > 0);
        QVERIFY(socket->readAll().contains(markOf(u"erpnext"_s, u"api_secret"_s).toUtf8()));
        process->kill();
        process->waitForFinished();
    }

    void itLeavesNoPictureOfItsMemory_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("abort") << SIGABRT;
        QTest::newRow("segmentation fault") << SIGSEGV;
    }

    void itLeavesNoPictureOfItsMemory()
    {
#if !defined(NDEBUG) || defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("a build for finding faults keeps the picture");
#endif
        QFETCH(const int, signal);
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        QSignalSpy asked(&silent, &QTcpServer::newConnection);
        const QByteArray program = QByteArray(FD_BIN_DIR) + "/fibredeskctl";
        const QByteArray profile = QFile::encodeName(silentProfile(silent));
        const QByteArray folder = QFile::encodeName(m_folder.filePath(u"cores"_s));
        QList<QByteArray> lines;
        for (const QString &line : environment(true).toStringList())
            lines += line.toLocal8Bit();
        std::vector<char *> variables;
        for (QByteArray &line : lines)
            variables.push_back(line.data());
        variables.push_back(nullptr);
        const pid_t child = fork();
        if (child == 0) {
            // Whoever starts it may want pictures of what dies.
            rlimit limit{};
            getrlimit(RLIMIT_CORE, &limit);
            limit.rlim_cur = limit.rlim_max;
            setrlimit(RLIMIT_CORE, &limit);
            if (chdir(folder.constData()) == 0)
                execle(program.constData(), program.constData(), "--profile", profile.constData(),
                    "erp", "list", "Issue", static_cast<char *>(nullptr), variables.data());
            _exit(127);
        }
        QTRY_VERIFY_WITH_TIMEOUT(asked.count() > 0, patience);

        // While it lives, nobody else looks in.
        for (const QString &name : {u"mem"_s, u"environ"_s, u"maps"_s}) {
            const auto refused = openedByAnother(u"/proc/%1/%2"_s.arg(child).arg(name));
            if (!refused)
                qInfo("no other user here to try /proc/PID/%s as", qPrintable(name));
            else
                QVERIFY2(*refused == EACCES || *refused == EPERM, qPrintable(name));
        }
        ::kill(child, signal);
        int status = 0;
        QCOMPARE(waitpid(child, &status, 0), child);
        QVERIFY(WIFSIGNALED(status));
        QCOMPARE(WTERMSIG(status), signal);
        QVERIFY(!WCOREDUMP(status));
        QVERIFY(QDir(m_folder.filePath(u"cores"_s)).isEmpty());
    }

    void cleanupTestCase()
    {
        m_sandbox.terminate();
        m_sandbox.waitForFinished();
    }

private:
    QTemporaryDir m_folder;
    QProcess m_sandbox;
    QString m_marked; ///< profile with its secrets
    QString m_bare; ///< without
    QStringList m_sections; ///< of both
};

QTEST_GUILESS_MAIN(TestMarkedSecrets)
#include "tst_markedsecrets.moc"
