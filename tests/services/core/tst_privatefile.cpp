// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/privatefile.h"

#include <QDir>
#include <QFile>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace FibreDesk;
using namespace Qt::StringLiterals;

namespace {

constexpr auto Others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
    | QFile::WriteOther | QFile::ExeOther;

} // namespace

class TestPrivateFile : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_directory;

private Q_SLOTS:
    void isReadByItsOwnerOnly_data()
    {
        QTest::addColumn<bool>("isThere");
        QTest::newRow("a new one") << false;
        QTest::newRow("in the place of one that others could read") << true;
    }

    void isReadByItsOwnerOnly()
    {
        QFETCH(const bool, isThere);
        const QString path = m_directory.filePath(isThere ? u"old.csv"_s : u"new.csv"_s);
        if (isThere) {
            QFile old(path);
            QVERIFY(old.open(QIODevice::WriteOnly));
            QVERIFY(old.setPermissions(
                QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther));
        }
        QSaveFile file(path);
        QVERIFY(openPrivate(file));
        QVERIFY(!(file.permissions() & Others)); // before the first byte
        QCOMPARE(file.write("Marie Tremblay"), 14);
        QVERIFY(file.commit());
        QCOMPARE(QFile::permissions(path) & Others, QFile::Permissions());
        QVERIFY(QFile::permissions(path) & QFile::ReadOwner);
    }

    void aFolderIsEnteredByItsOwnerOnly_data()
    {
        QTest::addColumn<bool>("isThere");
        QTest::newRow("a new one") << false;
        QTest::newRow("one that others could enter") << true;
    }

    void aFolderIsEnteredByItsOwnerOnly()
    {
        QFETCH(const bool, isThere);
        const QString parent = m_directory.filePath(isThere ? u"old"_s : u"new"_s);
        const QString path = parent + u"/desk"_s;
        const mode_t before = umask(0022);
        const auto back = qScopeGuard([before] { umask(before); });
        QVERIFY(QDir().mkpath(isThere ? path : parent));
        QVERIFY(makePrivateFolder(path + u'/'));
        QCOMPARE(QFile::permissions(path) & Others, QFile::Permissions());
        QVERIFY(QFile::permissions(path) & QFile::ExeOwner);
        QVERIFY(QFile::permissions(parent) & QFile::ExeOther); // not ours to close
        QVERIFY(makePrivateFolder(path));
    }

    void whatIsEverybodysOrHoldsTheHomeStaysAsItIs()
    {
        const QString shared = m_directory.filePath(u"shared"_s);
        const QString home = m_directory.filePath(u"home"_s);
        QVERIFY(QDir().mkpath(shared) && QDir().mkpath(home + u"/marie"_s));
        QCOMPARE(chmod(QFile::encodeName(shared).constData(), 01777), 0);
        for (const QString &path : {home, QString(home + u"/marie"_s)})
            QCOMPARE(chmod(QFile::encodeName(path).constData(), 0755), 0);
        const QByteArray before = qgetenv("HOME");
        qputenv("HOME", QFile::encodeName(home + u"/marie"_s));
        const auto back = qScopeGuard([before] { qputenv("HOME", before); });
        for (const QString &path : {shared, home, QString(home + u"/marie"_s)}) {
            QVERIFY(makePrivateFolder(path));
            QVERIFY2(QFile::permissions(path) & QFile::ExeOther, qPrintable(path));
        }
        const QString below = home + u"/marie/desk"_s;
        QVERIFY(makePrivateFolder(below));
        QVERIFY(!(QFile::permissions(below) & Others));
    }

    void whereNoFolderCanBeItIsSaid()
    {
        QFile file(m_directory.filePath(u"a-file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(!makePrivateFolder(file.fileName()));
        QVERIFY(!makePrivateFolder(file.fileName() + u"/desk"_s));
    }

    void aFolderThatIsNotThereIsSaid()
    {
        QSaveFile file(m_directory.filePath(u"nowhere/new.csv"_s));
        QVERIFY(!openPrivate(file));
        QVERIFY(!file.errorString().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestPrivateFile)
#include "tst_privatefile.moc"
