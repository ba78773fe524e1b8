// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "secrets/arguments.h"
#include "secrets/hardening.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <csignal>
#include <cstdlib>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace FibreDesk::Safe;
using namespace Qt::StringLiterals;

class TestHardening : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void leavesNoPictureOfTheMemory()
    {
        const pid_t child = fork();
        if (child == 0) {
            const rlimit open{.rlim_cur = RLIM_INFINITY, .rlim_max = RLIM_INFINITY};
            setrlimit(RLIMIT_CORE, &open);
            forbidMemoryPictures();
            rlimit now{};
            getrlimit(RLIMIT_CORE, &now);
            if (now.rlim_max != 0 || prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) != 0)
                _exit(1);
            std::signal(SIGABRT, SIG_DFL);
            kill(getpid(), SIGABRT);
            _exit(2);
        }
        int status = 0;
        QCOMPARE(waitpid(child, &status, 0), child);
        QVERIFY(WIFSIGNALED(status));
        QVERIFY(!WCOREDUMP(status));
    }

    void makesFilesForTheirUserAlone()
    {
        QTemporaryDir folder;
        const mode_t before = umask(0022);
        hardenProcess();
        QVERIFY(QDir(folder.path()).mkpath(u"a/b"_s));
        QFile file(folder.filePath(u"a/b/c"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        umask(before);
        const auto modeOf = [&folder](const QString &name) {
            struct stat status{};
            const QByteArray path = QFile::encodeName(folder.filePath(name));
            return stat(path.constData(), &status) == 0 ? int(status.st_mode & 0777) : -1;
        };
        QCOMPARE(modeOf(u"a"_s), 0700);
        QCOMPARE(modeOf(u"a/b"_s), 0700);
        QCOMPARE(modeOf(u"a/b/c"_s), 0600);
    }

    void hidesPasswordsAmongTheArguments_data()
    {
        QTest::addColumn<QByteArrayList>("given");
        QTest::addColumn<QByteArrayList>("shown");
        QTest::newRow("apart") << QByteArrayList{"ctl", "--password", "open sesame", "--ssid", "S"}
                               << QByteArrayList{"ctl", "--password", "***********", "--ssid", "S"};
        QTest::newRow("joined") << QByteArrayList{"ctl", "--password=abc"}
                                << QByteArrayList{"ctl", "--password=***"};
        QTest::newRow("from stdin")
            << QByteArrayList{"ctl", "--password", "-"} << QByteArrayList{"ctl", "--password", "-"};
        QTest::newRow("another option") << QByteArrayList{"ctl", "--passwords", "abc"}
                                        << QByteArrayList{"ctl", "--passwords", "abc"};
        QTest::newRow("last") << QByteArrayList{"ctl", "--password"}
                              << QByteArrayList{"ctl", "--password"};
    }

    void hidesPasswordsAmongTheArguments()
    {
        QFETCH(QByteArrayList, given);
        QFETCH(QByteArrayList, shown);
        std::vector<char *> arguments;
        for (QByteArray &one : given)
            arguments.push_back(one.data());
        hideArguments(int(arguments.size()), arguments.data(), {"--password"});
        QCOMPARE(given, shown);
    }
};

QTEST_GUILESS_MAIN(TestHardening)
#include "tst_hardening.moc"
