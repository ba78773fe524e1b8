// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "secrets/filewipe.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace FibreDesk::Safe;
using namespace Qt::StringLiterals;

class TestFileWipe : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    QString write(const QString &name)
    {
        const QString path = m_folder->filePath(name);
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write("data of customers") < 0)
            qFatal("cannot write %s", qPrintable(path));
        return path;
    }

    [[nodiscard]] int modeOf(const QString &name) const
    {
        struct stat status{};
        const QByteArray path = QFile::encodeName(m_folder->filePath(name));
        return stat(path.constData(), &status) == 0 ? int(status.st_mode & 07777) : -1;
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void takesAFileWithAllThatBelongsToIt()
    {
        const QString mirror = write(u"mirror-1.sqlite"_s);
        for (const QString &name : {u"mirror-1.sqlite-wal"_s, u"mirror-1.sqlite.damaged-7"_s})
            write(name);
        write(u"mirror-2.sqlite"_s);
        QCOMPARE(wipeFiles({.files = {mirror}}), QStringList());
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{u"mirror-2.sqlite"_s});
    }

    void takesWholeFoldersButWhatIsToStay()
    {
        write(u"data/mail/ledger.sqlite"_s);
        write(u"data/mail/drafts/one.json"_s);
        write(u"data/.hidden"_s);
        const QString outbox = write(u"data/outbox.sqlite"_s);
        write(u"data/outbox.sqlite-wal"_s);
        const QString outside = write(u"outside"_s);
        QVERIFY(QFile::link(outside, m_folder->filePath(u"data/link"_s)));
        QVERIFY(QFile::link(m_folder->path(), m_folder->filePath(u"data/folder-link"_s)));
        QCOMPARE(wipeFiles({.folders = {m_folder->filePath(u"data"_s)}, .kept = {outbox}}),
            QStringList());
        QDir data(m_folder->filePath(u"data"_s));
        QCOMPARE(data.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
            (QStringList{u"outbox.sqlite"_s, u"outbox.sqlite-wal"_s}));
        // What a link led to is not ours.
        QFile kept(outside);
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), "data of customers"_ba);
        QCOMPARE(wipeFiles({.folders = {data.path()}}), QStringList());
        QVERIFY(!data.exists());
    }

    void tellsWhatItCouldNotTake()
    {
        if (geteuid() == 0)
            QSKIP("nothing is closed to root");
        const QString path = write(u"closed/file"_s);
        QVERIFY(QFile::setPermissions(
            m_folder->filePath(u"closed"_s), QFile::ReadOwner | QFile::ExeOwner));
        QCOMPARE(wipeFiles({.files = {path}}), QStringList{path});
        QFile::setPermissions(m_folder->filePath(u"closed"_s),
            QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

    void closesWhatWasOpenToOthers()
    {
        write(u"data/mail/ledger.sqlite"_s);
        write(u"data/mirror.sqlite"_s);
        const QString outside = write(u"outside"_s);
        QVERIFY(QFile::link(outside, m_folder->filePath(u"data/link"_s)));
        for (const QString &name : {u"data"_s, u"data/mail"_s, u"data/mail/ledger.sqlite"_s,
                 u"data/mirror.sqlite"_s, u"outside"_s}) {
            const QByteArray path = QFile::encodeName(m_folder->filePath(name));
            QCOMPARE(chmod(path.constData(), 0775), 0);
        }
        QCOMPARE(closeToOthers(m_folder->filePath(u"data"_s)), 4);
        QCOMPARE(modeOf(u"data"_s), 0700);
        QCOMPARE(modeOf(u"data/mail"_s), 0700);
        QCOMPARE(modeOf(u"data/mail/ledger.sqlite"_s), 0700);
        QCOMPARE(modeOf(u"outside"_s), 0775);
        QCOMPARE(closeToOthers(m_folder->filePath(u"data"_s)), 0);
    }

    void leavesAFolderThatHoldsMoreThanOurs()
    {
        const QByteArray home = qgetenv("HOME");
        write(u"home/a"_s);
        const QByteArray path = QFile::encodeName(m_folder->filePath(u"home"_s));
        QCOMPARE(chmod(path.constData(), 0755), 0);
        qputenv("HOME", path);
        QCOMPARE(closeToOthers(m_folder->filePath(u"home"_s)), 0);
        qputenv("HOME", home);
        QCOMPARE(modeOf(u"home"_s), 0755);
    }
};

QTEST_GUILESS_MAIN(TestFileWipe)
#include "tst_filewipe.moc"
