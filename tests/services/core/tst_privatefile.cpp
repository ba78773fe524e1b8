// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/privatefile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

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

    void aFolderThatIsNotThereIsSaid()
    {
        QSaveFile file(m_directory.filePath(u"nowhere/new.csv"_s));
        QVERIFY(!openPrivate(file));
        QVERIFY(!file.errorString().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestPrivateFile)
#include "tst_privatefile.moc"
