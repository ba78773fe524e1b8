// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/setaside.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace FibreDesk;
using namespace FibreDesk::Store;
using namespace Qt::StringLiterals;

class TestSetAside : public QObject {
    Q_OBJECT

private:
    void write(const QString &name, const QByteArray &content) const
    {
        QFile file(m_directory->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] QStringList names() const
    {
        return QDir(m_directory->path()).entryList(QDir::Files, QDir::Name);
    }

private Q_SLOTS:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }

    void theLogGoesWithItsFile()
    {
        write(u"kept.sqlite"_s, "rows");
        write(u"kept.sqlite-wal"_s, "newest rows");
        write(u"kept.sqlite2"_s, "somebody else's");
        const auto aside = setAside(m_directory->filePath(u"kept.sqlite"_s), u"list"_s, u"t"_s);
        QVERIFY(aside);
        QVERIFY(aside->startsWith(m_directory->filePath(u"kept.sqlite.damaged-"_s)));
        QCOMPARE(contentOf(*aside), "rows"_ba);
        QCOMPARE(contentOf(*aside + u"-wal"_s), "newest rows"_ba);
        QCOMPARE(names().size(), 3);
        QVERIFY(names().contains(u"kept.sqlite2"_s));
    }

    void whatCannotBeRenamedIsSaidAndKeepsItsName()
    {
        // Its own name fits into a folder, the one beside it does not.
        const QString name = QString(230, u'n');
        write(name, "rows");
        write(name + u"-wal"_s, "newest rows");
        const auto aside = setAside(m_directory->filePath(name), u"list"_s, u"told"_s);
        QVERIFY(!aside);
        QCOMPARE(aside.error().kind, ErrorKind::Storage);
        QCOMPARE(aside.error().source, u"told"_s);
        QVERIFY2(aside.error().detail.startsWith(u"the damaged list cannot be set aside: "_s),
            qPrintable(aside.error().detail));
        QVERIFY(aside.error().detail.contains(name));
        QCOMPARE(names(), (QStringList{name, name + u"-wal"_s}));
    }

    void aHalfMovedDatabaseIsMovedBack()
    {
        write(u"a"_s, "rows");
        write(u"a-wal"_s, "newest rows");
        write(u"b"_s, "in the way");
        const auto done = moveDatabase(
            m_directory->filePath(u"a"_s), m_directory->filePath(u"b"_s), u"the list"_s, u"told"_s);
        QVERIFY(!done);
        QCOMPARE(names(), (QStringList{u"a"_s, u"a-wal"_s, u"b"_s}));
        QCOMPARE(contentOf(m_directory->filePath(u"b"_s)), "in the way"_ba);
        QCOMPARE(contentOf(m_directory->filePath(u"a-wal"_s)), "newest rows"_ba);
    }

private:
    std::unique_ptr<QTemporaryDir> m_directory;
};

QTEST_GUILESS_MAIN(TestSetAside)
#include "tst_setaside.moc"
