// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "secrets/systempassword.h"

#include <QCoroTask>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Safe;
using namespace Qt::StringLiterals;

/// The real PAM with a configuration of the test's own.
class TestUnlocker : public QObject {
    Q_OBJECT

private:
    void configure(const QString &service, const QByteArray &lines)
    {
        QFile file(m_folder.filePath(service));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(lines);
    }

    QTemporaryDir m_folder;

private Q_SLOTS:
    void cleanup()
    {
        QFile::remove(m_folder.filePath(u"fibredesk"_s));
        QFile::remove(m_folder.filePath(u"login"_s));
    }

    void cannotTellWithoutAConfiguration()
    {
        SystemPassword system(m_folder.path());
        QVERIFY(!QCoro::waitFor(system.isPossible()));
        const auto asked = QCoro::waitFor(system.unlock(u"anything"_s));
        QVERIFY(!asked);
        QCOMPARE(asked.error().kind, ErrorKind::Unsupported);
    }

    void opensForTheRightPasswordOnly()
    {
        // Compares what is typed as the system would: the module hands it to a program.
        const QString program = m_folder.filePath(u"compare"_s);
        QFile script(program);
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write("#!/bin/sh\n[ \"$(tr -d '\\0')\" = 'le bon é' ]\n");
        script.close();
        QVERIFY(script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        configure(u"login"_s,
            "auth required pam_exec.so quiet expose_authtok " + QFile::encodeName(program) + '\n');
        SystemPassword system(m_folder.path());
        QVERIFY(QCoro::waitFor(system.isPossible()));
        const auto right = QCoro::waitFor(system.unlock(u"le bon é"_s));
        QVERIFY2(right, right ? "" : qPrintable(right.error().detail));
        const auto wrong = QCoro::waitFor(system.unlock(u"le mauvais"_s));
        QVERIFY(!wrong);
    }

    void aRefusalIsTheUsersAndAFaultIsTheSystems()
    {
        configure(u"login"_s, "auth required pam_deny.so\n");
        SystemPassword system(m_folder.path());
        QCOMPARE(QCoro::waitFor(system.unlock(u"x"_s)).error().kind, ErrorKind::Unauthorized);
        configure(u"login"_s, "auth required pam_there_is_no_such_module.so\n");
        const auto fault = QCoro::waitFor(system.unlock(u"x"_s));
        QVERIFY(!fault);
        QVERIFY(!fault.error().detail.contains(u"x"_s + u"x"_s));
    }

    void prefersItsOwnService()
    {
        configure(u"login"_s, "auth required pam_deny.so\n");
        configure(u"fibredesk"_s, "auth required pam_permit.so\n");
        SystemPassword system(m_folder.path());
        QVERIFY(QCoro::waitFor(system.unlock(u"x"_s)));
    }
};

QTEST_GUILESS_MAIN(TestUnlocker)
#include "tst_unlocker.moc"
