// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/profile.h"
#include "erp/erpclient.h"
#include "outbox/writequeue.h"

#include <QCoroTask>
#include <QJsonArray>
#include <QNetworkAccessManager>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <array>

using namespace FibreDesk;
using namespace FibreDesk::Outbox;
using namespace Qt::StringLiterals;

namespace {

const QString doctype = u"Dispatch Job"_s;
const QString tags = u"tags"_s;

/// One desk: a client and an outbox of its own.
struct Desk {
    Desk(const Profile &profile, const QString &file)
        : network(makeNetworkAccessManager())
        , client(network.get(), profile.erp)
        , queue(file, &client,
              {.firstWait = std::chrono::milliseconds(2),
                  .longestWait = std::chrono::milliseconds(50)})
    {
    }

    [[nodiscard]] bool isSettled(const QString &id) const
    {
        const State state = queue.find(id)->state;
        return state == State::Done || state == State::Clash || state == State::Refused;
    }

    std::unique_ptr<QNetworkAccessManager> network;
    Erp::ErpClient client;
    WriteQueue queue;
};

RawValue valueFor(const QString &field, QRandomGenerator &random, int desk)
{
    const auto pick = [&random](const QByteArrayList &list) {
        return list.at(random.bounded(list.size()));
    };
    if (field == "priority"_L1) {
        return pick({"\"low\"", "\"medium\"", "\"high\"", "\"urgent\""});
    }
    if (field == "duration_h"_L1) {
        return pick({"0.25", "1.10", "2.5", "3", "0.1"});
    }
    if (field == "step_order"_L1) {
        return QByteArray::number(random.bounded(5));
    }
    if (field == "scheduled_date"_L1) {
        return pick({"\"2026-03-04\"", "\"2026-03-08\"", "\"2026-11-01\""});
    }
    if (field == "start_time"_L1) {
        return pick({"\"08:00:00\"", "\"09:15:00\"", "\"13:30:00\""});
    }
    if (field == "actual_start"_L1) {
        return pick({"\"2026-03-04 08:00:00\"", "\"2026-03-04 08:00:01\""});
    }
    return rawOf(u"%1 é 😀 «%2» de %3"_s.arg(field).arg(random.bounded(4)).arg(desk));
}

} // namespace

/// Two desks change the same document at the same moment through their outboxes, over real sockets:
/// every type of field, child rows too. FIBREDESK_RACES=1000 is the whole proof.
class TestOutboxRace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QString profileFile = m_directory.filePath(u"profile.ini"_s);
        m_sandbox.setProgram(QString::fromUtf8(FD_BIN_DIR) + u"/fibredesk-sandbox"_s);
        m_sandbox.setArguments({u"--scale"_s, u"0.01"_s, u"--seed"_s, u"1"_s, u"--write-profile"_s,
            profileFile, u"--die-with-parent"_s});
        m_sandbox.setProcessChannelMode(QProcess::MergedChannels);
        m_sandbox.start();
        QVERIFY(m_sandbox.waitForStarted());
        QByteArray output;
        while (!output.contains("ready")) {
            QVERIFY2(m_sandbox.waitForReadyRead(120'000), output.constData());
            output += m_sandbox.readAll();
        }
        const auto profile = Profile::read(profileFile);
        QVERIFY(profile);
        for (std::size_t i = 0; i < m_desks.size(); ++i) {
            m_desks[i] = std::make_unique<Desk>(
                *profile, m_directory.filePath(u"outbox-%1.sqlite"_s.arg(i)));
            QTRY_VERIFY(m_desks[i]->queue.isLoaded());
            m_desks[i]->queue.start();
        }
        const auto jobs =
            QCoro::waitFor(m_desks[0]->client.list({.doctype = doctype, .limit = 12}));
        QVERIFY(jobs && jobs->size() >= 8);
        for (const QJsonObject &job : *jobs) {
            m_jobs += job["name"_L1].toString();
        }
        const auto known =
            QCoro::waitFor(m_desks[0]->client.list({.doctype = u"Dispatch Tag"_s, .limit = 6}));
        QVERIFY(known && known->size() >= 3);
        for (const QJsonObject &tag : *known) {
            m_tags += tag["name"_L1].toString();
        }
    }

    void nothingIsOverwrittenAndNothingIsLost()
    {
        bool isGiven = false;
        const int given = qEnvironmentVariableIntValue("FIBREDESK_RACES", &isGiven);
        const int races = isGiven ? given : 150;
        int clashes = 0;
        int merged = 0;
        for (int seed = 0; seed < races; ++seed) {
            QRandomGenerator random{quint32(seed)};
            const QString job = m_jobs.at(random.bounded(m_jobs.size()));
            const auto read = document(job);
            QVERIFY(read);
            std::array<Changes, 2> wishes{edit(*read, random, 0), edit(*read, random, 1)};
            std::array<QString, 2> ids;
            const int first = random.bounded(2);
            for (const int i : {first, 1 - first}) {
                NewWrite write;
                write.doctype = doctype;
                write.name = job;
                write.base = *read;
                write.changes = wishes[std::size_t(i)];
                const auto id = QCoro::waitFor(m_desks[std::size_t(i)]->queue.add(write));
                QVERIFY(id);
                ids[std::size_t(i)] = *id;
            }
            for (std::size_t i = 0; i < 2; ++i) {
                QTRY_VERIFY_WITH_TIMEOUT(m_desks[i]->isSettled(ids[i]), 20'000);
            }
            const auto now = document(job);
            QVERIFY(now);
            for (std::size_t i = 0; i < 2; ++i) {
                const Write &write = *m_desks[i]->queue.find(ids[i]);
                QVERIFY2(write.state != State::Refused,
                    write.error ? qPrintable(write.error->detail) : "refused");
                if (write.state == State::Done) {
                    ++merged;
                    continue;
                }
                ++clashes;
                // Theirs is what is there, mine is what was typed: both are on the table.
                for (const Clash &clash : write.clashes) {
                    if (clash.table.isEmpty()) {
                        QVERIFY(isSameValue(clash.theirs, now->value(clash.field)));
                        QCOMPARE(clash.mine, wishes[i].fields.value(clash.field));
                    }
                }
            }
            checkDocument(seed, *read, wishes, ids, *now);
            if (QTest::currentTestFailed()) {
                return;
            }
            settleClashes(ids, wishes, job);
            if (QTest::currentTestFailed()) {
                return;
            }
        }
        qInfo("%d races: %d saved, %d clashes", races, merged, clashes);
        QVERIFY(clashes > races / 10);
        QVERIFY(merged > races);
    }

    void cleanupTestCase()
    {
        m_desks = {};
        m_sandbox.terminate();
        m_sandbox.waitForFinished();
    }

private:
    std::optional<RawDocument> document(const QString &job)
    {
        const auto bytes = QCoro::waitFor(m_desks[0]->client.getBytes(doctype, job));
        const auto parsed = bytes.and_then(&RawDocument::parse);
        return parsed ? std::optional(*parsed) : std::nullopt;
    }

    Changes edit(const RawDocument &read, QRandomGenerator &random, int desk)
    {
        static const QStringList fields{u"subject"_s, u"notes"_s, u"priority"_s, u"duration_h"_s,
            u"step_order"_s, u"scheduled_date"_s, u"start_time"_s, u"actual_start"_s,
            u"legacy_dept"_s};
        Changes changes;
        for (const QString &field : fields) {
            const RawValue value = valueFor(field, random, desk);
            if (random.bounded(3) == 0 && !isSavedAs(value, read.value(field))) {
                changes.fields.insert(field, value);
            }
        }
        for (const RawDocument &row : read.table(tags)) {
            const QString name = row.text(u"name"_s);
            const int what = random.bounded(6);
            const QByteArray level = QByteArray::number(random.bounded(6));
            if (what == 0) {
                changes.rows.push_back(
                    {.kind = RowChange::Kind::Removed, .table = tags, .row = name});
            } else if (what == 1 && !isSavedAs(level, row.value(u"level"_s))) {
                changes.rows.push_back({.kind = RowChange::Kind::Changed,
                    .table = tags,
                    .row = name,
                    .fields = {{u"level"_s, level}}});
            }
        }
        if (changes.isEmpty() || random.bounded(3) == 0) {
            changes.rows.push_back({.kind = RowChange::Kind::Added,
                .table = tags,
                .row = u"new"_s,
                .fields = {{u"tag"_s, rawOf(m_tags.at(random.bounded(m_tags.size())))},
                    {u"level"_s, QByteArray::number(10 + desk)}}});
        }
        return changes;
    }

    /// Every field of the server is what exactly one side (or both alike) wanted, or as it was.
    void checkDocument(int seed, const RawDocument &read, const std::array<Changes, 2> &wishes,
        const std::array<QString, 2> &ids, const RawDocument &now)
    {
        const auto isSaved = [&](std::size_t i) {
            return m_desks[i]->queue.find(ids[i])->state == State::Done;
        };
        QSet<QString> names;
        for (const auto &[name, value] : read.members()) {
            names += name;
        }
        for (const Changes &wish : wishes) {
            for (const QString &name : wish.fields.keys()) {
                names += name;
            }
        }
        for (const QString &name : std::as_const(names)) {
            if (isBookkeeping(name) || name == tags) {
                continue;
            }
            const QByteArray where = "seed " + QByteArray::number(seed) + ' ' + name.toUtf8();
            bool isWanted = false;
            bool isTaken = false;
            for (std::size_t i = 0; i < 2; ++i) {
                if (isSaved(i) && wishes[i].fields.contains(name)) {
                    isWanted = true;
                    isTaken = isTaken || isSavedAs(wishes[i].fields.value(name), now.value(name));
                    // Nobody who was told "saved" has lost it.
                    QVERIFY2(isSavedAs(wishes[i].fields.value(name), now.value(name)),
                        where.constData());
                }
            }
            if (!isWanted) {
                QVERIFY2(isSameValue(read.value(name), now.value(name)), where.constData());
            }
        }
        std::size_t expected = read.table(tags).size();
        QSet<QString> removed;
        for (std::size_t i = 0; i < 2; ++i) {
            for (const RowChange &row : wishes[i].rows) {
                if (!isSaved(i)) {
                    continue;
                }
                if (row.kind == RowChange::Kind::Added) {
                    ++expected;
                } else if (row.kind == RowChange::Kind::Removed && !removed.contains(row.row)) {
                    removed += row.row;
                    --expected;
                }
            }
        }
        QCOMPARE(now.table(tags).size(), expected);
    }

    /// Decides every clash in favour of the one who was told of it, and finds it saved.
    void settleClashes(
        const std::array<QString, 2> &ids, const std::array<Changes, 2> &wishes, const QString &job)
    {
        for (std::size_t i = 0; i < 2; ++i) {
            for (int round = 0; round < 3; ++round) {
                const Write write = *m_desks[i]->queue.find(ids[i]);
                if (write.state != State::Clash) {
                    break;
                }
                std::vector<Choice> choices;
                for (const Clash &clash : write.clashes) {
                    choices.push_back({.clash = clash});
                }
                QVERIFY(QCoro::waitFor(m_desks[i]->queue.resolve(ids[i], choices)));
                QTRY_VERIFY_WITH_TIMEOUT(m_desks[i]->isSettled(ids[i]), 20'000);
            }
            if (m_desks[i]->queue.find(ids[i])->clashes.empty()) {
                continue;
            }
            const auto now = document(job);
            QVERIFY(now);
            for (auto it = wishes[i].fields.cbegin(); it != wishes[i].fields.cend(); ++it) {
                QVERIFY(isSavedAs(it.value(), now->value(it.key())));
            }
        }
        for (std::size_t i = 0; i < 2; ++i) {
            QCOMPARE(m_desks[i]->queue.find(ids[i])->state, State::Done);
        }
    }

    QTemporaryDir m_directory;
    QProcess m_sandbox;
    std::array<std::unique_ptr<Desk>, 2> m_desks;
    QStringList m_jobs;
    QStringList m_tags;
};

QTEST_GUILESS_MAIN(TestOutboxRace)
#include "tst_outboxrace.moc"
