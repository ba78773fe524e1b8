// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/privatebus.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>
#include <QScopeGuard>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60'000;
constexpr qsizetype keyBytes = 56; ///< what the sign-in of a session makes of the password

} // namespace

/// The keychain of KDE, opened as its session does at sign-in: without a window.
class TestKWallet : public QObject {
    Q_OBJECT

private:
    QByteArray run(const QStringList &arguments, const QByteArray &input = {})
    {
        QProcess process;
        process.setProcessEnvironment(m_environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QString::fromUtf8(FD_BIN_DIR) + u"/fibredeskctl"_s,
            QStringList{u"--profile"_s, m_profile} + arguments);
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(patience))
            process.kill();
        m_code = process.exitCode();
        return process.readAll();
    }

    /// As pam_kwallet does: the key through a pipe, then the environment through a socket.
    QString startDaemon(const QString &program)
    {
        const QByteArray path = QFile::encodeName(m_folder.filePath(u"kwallet.socket"_s));
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        if (path.size() >= qsizetype(sizeof address.sun_path))
            return u"the path of the socket is too long"_s;
        std::ranges::copy(path, address.sun_path);
        const int listening = socket(AF_UNIX, SOCK_STREAM, 0);
        const auto *const bare = reinterpret_cast<const sockaddr *>(&address);
        int key[2]{-1, -1};
        if (bind(listening, bare, sizeof address) != 0 || listen(listening, 1) != 0
            || pipe(key) != 0)
            return u"no socket and pipe"_s;
        const QByteArray bytes(keyBytes, 'k');
        if (write(key[1], bytes.constData(), size_t(bytes.size())) != bytes.size())
            return u"the pipe takes nothing"_s;
        QProcessEnvironment environment = m_environment;
        environment.insert(u"PAM_KWALLET5_LOGIN"_s, QString::fromLocal8Bit(path));
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        m_daemon.setProcessEnvironment(environment);
        m_daemon.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_daemon.start(
            program, {u"--pam-login"_s, QString::number(key[0]), QString::number(listening)});
        const bool isStarted = m_daemon.waitForStarted();
        const int telling = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const bool isTold = isStarted && ::connect(telling, bare, sizeof address) == 0;
        const QByteArray lines = environment.toStringList().join(u'\n').toLocal8Bit() + '\n';
        const bool isWhole =
            isTold && write(telling, lines.constData(), size_t(lines.size())) == lines.size();
        for (const int descriptor : {telling, listening, key[0], key[1]})
            close(descriptor);
        return isWhole ? QString() : u"kwalletd6 does not start"_s;
    }

private Q_SLOTS:
    void keepsAndGivesBackASecret()
    {
        const QString program = QStandardPaths::findExecutable(u"kwalletd6"_s);
        if (program.isEmpty())
            QSKIP("kwalletd6 is not installed (Debian's package kwallet6)");
        FibreDesk::Test::PrivateBus bus;
        if (const QString problem = bus.start(); !problem.isEmpty())
            QSKIP(qPrintable(problem));
        m_environment = QProcessEnvironment::systemEnvironment();
        for (const auto &[name, value] : {std::pair{u"HOME"_s, m_folder.path()},
                 {u"XDG_CONFIG_HOME"_s, m_folder.filePath(u"config"_s)},
                 {u"XDG_DATA_HOME"_s, m_folder.filePath(u"data"_s)},
                 {u"XDG_RUNTIME_DIR"_s, m_folder.path()}, {u"XDG_CURRENT_DESKTOP"_s, u"KDE"_s},
                 {u"KDE_FULL_SESSION"_s, u"true"_s}, {u"KDE_SESSION_VERSION"_s, u"6"_s}})
            m_environment.insert(name, value);
        m_environment.remove(u"FIBREDESK_KEYCHAIN"_s);
        QVERIFY(QDir(m_folder.path()).mkpath(u"config"_s));
        QFile settings(m_folder.filePath(u"config/kwalletrc"_s));
        QVERIFY(settings.open(QIODevice::WriteOnly));
        settings.write("[Wallet]\nEnabled=true\nFirst Use=false\nPrompt on Open=false\n");
        settings.close();
        m_profile = m_folder.filePath(u"profile.ini"_s);
        QFile profile(m_profile);
        QVERIFY(profile.open(QIODevice::WriteOnly));
        profile.write("[erpnext]\nurl=http://127.0.0.1:9/\napi_key=k\n[paths]\ndata_dir="
            + QFile::encodeName(m_folder.filePath(u"desk"_s)) + '\n');
        profile.close();

        const auto end = qScopeGuard([this] {
            m_daemon.terminate();
            if (!m_daemon.waitForFinished(patience))
                m_daemon.kill();
        });
        const QString problem = startDaemon(program);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        QTRY_VERIFY_WITH_TIMEOUT(
            run({u"secrets"_s, u"list"_s}).contains("Keychain: KWallet"), patience);
        QVERIFY(run({u"secrets"_s, u"list"_s}).contains("nowhere"));

        QByteArray said =
            run({u"secrets"_s, u"set"_s, u"erpnext"_s, u"api_secret"_s}, "marked-in-kwallet\n");
        QVERIFY2(m_code == 0 && said.contains("KWallet"), said.constData());
        QVERIFY(!said.contains("marked-in-kwallet"));
        said = run({u"secrets"_s, u"list"_s});
        QVERIFY2(said.contains("keychain") && !said.contains("nowhere"), said.constData());
        // It is used: what fails now is the way, not the secret.
        said = run({u"erp"_s, u"list"_s, u"Issue"_s});
        QCOMPARE(m_code, 3);
        QVERIFY2(!said.contains("no secret"), said.constData());
        said = run({u"secrets"_s, u"remove"_s, u"erpnext"_s, u"api_secret"_s});
        QVERIFY2(m_code == 0, said.constData());
        QVERIFY(run({u"secrets"_s, u"list"_s}).contains("nowhere"));
    }

private:
    QTemporaryDir m_folder;
    QProcess m_daemon;
    QProcessEnvironment m_environment;
    QString m_profile;
    int m_code = -1;
};

QTEST_GUILESS_MAIN(TestKWallet)
#include "tst_kwallet.moc"
