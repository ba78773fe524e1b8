// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/database.h"
#include "store/documents.h"
#include "store/mirror.h"
#include "store/mirrorschema.h"

#include <QCoroTask>
#include <QFile>
#include <QLoggingCategory>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Store;
using namespace Qt::StringLiterals;

namespace {

constexpr int jobs = 1500;

QString subjectOf(int number)
{
    // Some over many pages.
    return u"Work %1 "_s.arg(number)
        + QString(number % 50 == 0 ? 9000 : 120, QChar(u'a' + number % 26));
}

QJsonObject job(int number)
{
    return {{u"name"_s, u"DJ-%1"_s.arg(number, 5, 10, QChar(u'0'))},
        {u"modified"_s, u"2026-03-04 05:06:07.000001"_s}, {u"subject"_s, subjectOf(number)},
        {u"customer_name"_s, u"Customer %1"_s.arg(number)}, {u"status"_s, u"open"_s},
        {u"scheduled_date"_s, u"2026-03-04"_s}, {u"notes"_s, u"Note of %1"_s.arg(number)}};
}

struct Seen {
    int sound = 0;
    QStringList invented;
};

/// Reads by the index, by the table and by the key, as pages do.
Result<Seen> readAll(QSqlDatabase &db)
{
    Seen seen;
    for (const QString &order : {u"r.id"_s, u"+r.subject"_s, u"r.scheduled_date DESC, r.id"_s}) {
        auto query = select(
            db, u"SELECT r.id, r.subject, r.customer_name, r.notes FROM job r ORDER BY "_s + order);
        if (!query) {
            return std::unexpected(query.error());
        }
        while (query->next()) {
            const QString id = query->value(0).toString();
            const int number = id.sliced(3).toInt();
            const bool isSound = id == u"DJ-%1"_s.arg(number, 5, 10, QChar(u'0'))
                && query->value(1).toString() == subjectOf(number)
                && query->value(2).toString() == u"Customer %1"_s.arg(number)
                && query->value(3).toString() == u"Note of %1"_s.arg(number);
            if (isSound) {
                ++seen.sound;
            } else {
                seen.invented += id;
            }
        }
        if (const auto done = finished(*query); !done) {
            return std::unexpected(done.error());
        }
    }
    return seen;
}

/// What a disk, a cable or a program of somebody else's does to a file.
QByteArray damage(QByteArray bytes, QRandomGenerator &random)
{
    const int places = 1 + random.bounded(4);
    for (int i = 0; i < places; ++i) {
        const auto at = qsizetype(random.bounded(quint32(bytes.size())));
        const auto length = std::min<qsizetype>(1 + random.bounded(2000), bytes.size() - at);
        switch (random.bounded(6)) {
        case 0: // one bit
            bytes[at] = char(bytes.at(at) ^ (1 << random.bounded(8)));
            break;
        case 1: // one byte, of the text it stands in
            bytes[at] = char('a' + random.bounded(26));
            break;
        case 2: // an emptied piece
            bytes.replace(at, length, QByteArray(length, '\0'));
            break;
        case 3: // noise
            for (qsizetype j = at; j < at + length; ++j) {
                bytes[j] = char(random.bounded(256));
            }
            break;
        case 4: { // a page in the place of another
            const auto from = qsizetype(random.bounded(quint32(bytes.size() / 4096)));
            bytes.replace(at / 4096 * 4096, 4096, bytes.sliced(from * 4096, 4096));
            break;
        }
        default: // it ends too early
            bytes.truncate(std::max<qsizetype>(at, 1));
            return bytes;
        }
    }
    return bytes;
}

} // namespace

/// A mirror damaged at random bytes: whatever it is, the program starts, what it reads is as it was
/// written or an error, and in the end there is a mirror that can be filled again. No value is ever
/// one that nobody wrote. FIBREDESK_DAMAGES=1000 is the whole proof.
class TestMirrorDamage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLoggingCategory::setFilterRules(u"fibredesk.store.critical=false"_s);
        {
            Mirror mirror(path(u"whole"_s));
            QList<QJsonObject> documents;
            for (int i = 0; i < jobs; ++i) {
                documents += job(i);
            }
            QVERIFY(QCoro::waitFor(mirror.write([documents](QSqlDatabase &db) {
                return applyDocuments(db, Kind::Job, documents);
            })));
        }
        {
            auto db = openDatabase(path(u"whole"_s), u"whole"_s, Access::ReadWrite);
            QVERIFY(db && execute(*db, u"PRAGMA wal_checkpoint(TRUNCATE)"_s));
        }
        QSqlDatabase::removeDatabase(u"whole"_s);
        QFile file(path(u"whole"_s));
        QVERIFY(file.open(QFile::ReadOnly));
        m_whole = file.readAll();
        QVERIFY(m_whole.size() > 100 * 4096);
    }

    void whatIsReadIsWhatWasWritten()
    {
        Mirror mirror(path(u"whole"_s));
        const auto seen = QCoro::waitFor(mirror.read(&readAll));
        QVERIFY(seen);
        QCOMPARE(seen->sound, 3 * jobs);
    }

    void nothingIsInventedAndTheMirrorIsMadeAnew()
    {
        bool isGiven = false;
        const int given = qEnvironmentVariableIntValue("FIBREDESK_DAMAGES", &isGiven);
        const int damages = isGiven ? given : 60;
        int rebuilt = 0;
        int sound = 0;
        for (int seed = 0; seed < damages; ++seed) {
            const QByteArray where = "seed " + QByteArray::number(seed);
            QRandomGenerator random{quint32(seed)};
            const QString name = path(u"damaged-%1"_s.arg(seed));
            {
                QFile file(name);
                QVERIFY(file.open(QFile::WriteOnly));
                QVERIFY(file.write(damage(m_whole, random)) > 0);
            }
            // What the program before left of its log may be anything, too.
            if (random.bounded(4) == 0) {
                QFile log(name + u"-wal"_s);
                QVERIFY(log.open(QFile::WriteOnly));
                log.write(m_whole.sliced(random.bounded(4096), 5000));
            }
            Mirror mirror(name);
            QSignalSpy anew(&mirror, &Mirror::rebuilt);
            const auto seen = QCoro::waitFor(mirror.read(&readAll));
            if (seen) {
                QVERIFY2(seen->invented.isEmpty(),
                    (where + ": " + seen->invented.join(u' ').toUtf8()).constData());
                // Whole, or begun anew and empty.
                QVERIFY2(seen->sound == 3 * jobs || seen->sound == 0, where.constData());
                sound += seen->sound > 0 ? 1 : 0;
            } else {
                QVERIFY2(seen.error().kind == ErrorKind::Storage
                        || seen.error().kind == ErrorKind::Cancelled,
                    (where + ": " + seen.error().detail.toUtf8()).constData());
                QTRY_VERIFY(anew.size() == 1);
            }
            // What is read may be of the new mirror before the word of it has come.
            rebuilt += anew.isEmpty() && (!seen || seen->sound > 0) ? 0 : 1;
            // It can be filled again, and keeps what it is given.
            const auto put = [&mirror] {
                return QCoro::waitFor(mirror.write(
                    [](QSqlDatabase &db) { return applyDocuments(db, Kind::Job, {job(3)}); }));
            };
            QVERIFY2(put() || put(), where.constData()); // the first may be what finds the damage
            const auto one = QCoro::waitFor(mirror.read([](QSqlDatabase &db) {
                return selectValue(db, u"SELECT subject FROM job WHERE id='DJ-00003'"_s);
            }));
            QVERIFY2(one && one->toString() == subjectOf(3), where.constData());
        }
        qInfo("%d damages: %d found and made anew, %d touched nothing that is read", damages,
            rebuilt, sound);
        QVERIFY(rebuilt > damages / 2);
    }

private:
    [[nodiscard]] QString path(const QString &name) const { return m_directory.filePath(name); }

    QTemporaryDir m_directory;
    QByteArray m_whole;
};

QTEST_GUILESS_MAIN(TestMirrorDamage)
#include "tst_mirrordamage.moc"
