// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "outbox/outboxfile.h"

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
