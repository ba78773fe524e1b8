// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "outbox/outboxfile.h"
#include "outbox/writecodec.h"

#include <QFile>
#include <QLoggingCategory>
#include <QMap>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/resource.h>

using namespace FibreDesk;
using namespace FibreDesk::Outbox;
using namespace Qt::StringLiterals;

namespace {

/// No file of this process grows or is written while it stands: a full disk.
class FullDisk {
public:
    FullDisk()
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit none = m_before;
        none.rlim_cur = 0;
        ::setrlimit(RLIMIT_FSIZE, &none);
    }
    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(FullDisk)

private:
    rlimit m_before{};
};

Write writeOf(const QString &id)
{
    Write write;
    write.id = id;
    write.doctype = u"Customer"_s;
    write.name = u"C-1"_s;
    write.created = QDateTime::currentDateTimeUtc();
    write.changed = write.created;
    write.changes.fields.insert(u"phone"_s, "\"2\"");
    return write;
}

} // namespace

class TestOutboxFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_directory.reset(); }

    /// FIBREDESK_DAMAGES=1000 is the whole proof.
    void damageAtRandomBytesInventsNoWrite()
    {
        QLoggingCategory::setFilterRules(u"fibredesk.store.critical=false"_s);
        bool isGiven = false;
        const int given = qEnvironmentVariableIntValue("FIBREDESK_DAMAGES", &isGiven);
        const int damages = isGiven ? given : 40;
        QMap<QString, QByteArray> kept;
        {
            OutboxFile file(path());
            QVERIFY(file.open());
            for (int i = 0; i < 60; ++i) {
                Write write = writeOf(u"w%1"_s.arg(i));
                // Some over more than a page.
                write.changes.fields.insert(
                    u"text"_s, rawOf(QString(i % 7 == 0 ? 9000 : 300, QChar(u'a' + i % 26))));
                QVERIFY(file.insert(write));
                kept.insert(write.id, encodeWrite(write));
            }
        }
        QFile whole(path());
        QVERIFY(whole.open(QFile::ReadOnly));
        const QByteArray bytes = whole.readAll();
        int found = 0;
        int rescued = 0;
        for (int seed = 0; seed < damages; ++seed) {
            const QByteArray where = "seed " + QByteArray::number(seed);
            QRandomGenerator random{quint32(seed)};
            QByteArray broken = bytes;
            for (int i = random.bounded(3); i >= 0; --i) {
                const auto at = qsizetype(random.bounded(quint32(broken.size())));
                broken[at] = char(broken.at(at) ^ (1 + random.bounded(255)));
            }
            const QString name = m_directory->filePath(u"damaged-%1"_s.arg(seed));
            {
                QFile copy(name);
                QVERIFY(copy.open(QFile::WriteOnly));
                QCOMPARE(copy.write(broken), broken.size());
            }
            OutboxFile file(name);
            const auto opened = file.open();
            QVERIFY2(opened, where.constData());
            for (const Write &write : opened->writes) {
                QVERIFY2(kept.value(write.id) == encodeWrite(write), where.constData());
            }
            // What is not there is said, and the file with all that is left of it is there.
            const bool isWhole = opened->writes.size() == std::size_t(kept.size());
            QVERIFY2(isWhole || opened->unread != 0, where.constData());
            QVERIFY2(isWhole || QFile::exists(opened->setAside), where.constData());
            QVERIFY2(file.insert(writeOf(u"later"_s)), where.constData());
            found += opened->setAside.isEmpty() ? 0 : 1;
            rescued += opened->setAside.isEmpty() ? 0 : int(opened->writes.size());
        }
        qInfo("%d damages: %d found, %d writes taken over", damages, found, rescued);
        QVERIFY(found > damages / 2);
        QVERIFY(rescued > 0);
    }

    void aWriteThatIsNotOnTheDiskIsNotKept()
    {
        OutboxFile file(path());
        QVERIFY(file.open());
        bool isKept = true;
        {
            const FullDisk full;
            isKept = file.insert(writeOf(u"a"_s)).has_value();
        }
        QVERIFY(!isKept);
        // Once there is room again it goes on.
        QVERIFY(file.insert(writeOf(u"b"_s)));
        file.close();
        OutboxFile again(path());
        const auto opened = again.open();
        QVERIFY(opened);
        QCOMPARE(opened->writes.size(), std::size_t(1));
        QCOMPARE(opened->writes.at(0).id, u"b"_s);
    }

    void aStateThatIsNotOnTheDiskIsNotKept()
    {
        OutboxFile file(path());
        QVERIFY(file.open());
        Write write = writeOf(u"a"_s);
        write.sequence = file.insert(write).value_or(0);
        write.state = State::Done;
        bool isKept = true;
        {
            const FullDisk full;
            isKept = file.save({write}).has_value();
        }
        QVERIFY(!isKept);
        QVERIFY(file.save({write}));
    }

    void allOrNoneIsSaved()
    {
        OutboxFile file(path());
        QVERIFY(file.open());
        Write write = writeOf(u"a"_s);
        write.sequence = file.insert(write).value_or(0);
        write.state = State::Cancelled;
        Write other = writeOf(u"never put in"_s);
        other.sequence = write.sequence;
        const auto saved = file.save({write, other});
        QVERIFY(!saved);
        QCOMPARE(saved.error().kind, ErrorKind::Storage);
        file.close();
        OutboxFile again(path());
        const auto opened = again.open();
        QVERIFY(opened);
        QCOMPARE(opened->writes.at(0).state, State::Waiting);
    }

private:
    QString path() const { return m_directory->filePath(u"outbox.sqlite"_s); }

    std::unique_ptr<QTemporaryDir> m_directory;
};

QTEST_GUILESS_MAIN(TestOutboxFile)
#include "tst_outboxfile.moc"
