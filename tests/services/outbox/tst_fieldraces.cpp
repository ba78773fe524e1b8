// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakeerp.h"

#include <QCoroTask>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

#include <array>

using namespace FibreDesk;
using namespace FibreDesk::Tests;
using namespace FibreDesk::Outbox;
using namespace Qt::StringLiterals;

namespace {

const QString table = u"rows"_s;

/// A value of each type of field that a document can have, and others of its kind.
const QMap<QString, QByteArrayList> &valuesByType()
{
    static const QMap<QString, QByteArrayList> values{
        {u"data"_s, {"\"a\"", "\"é 😀\"", "\"x y\"", "\"\"", "null"}},
        {u"select"_s, {"\"Open\"", "\"Replied\"", "\"Closed\"", "\"\""}},
        {u"check"_s, {"0", "1"}},
        {u"int"_s, {"0", "1", "-7", "2147483647"}},
        {u"float"_s, {"0.1", "1.10", "-3.5", "100.0"}},
        {u"currency"_s, {"39.95", "0", "1204.10", "-12.5"}},
        {u"date"_s, {"\"2026-03-04\"", "\"2024-02-29\"", "null"}},
        {u"time"_s, {"\"9:00:00\"", "\"08:30:00\"", "\"23:59:59\"", "null"}},
        {u"datetime"_s, {"\"2026-03-04 05:06:07\"", "\"2026-11-01 01:30:00\"", "null"}},
        {u"link"_s, {"\"DT-1\"", "\"DT-2\"", "\"C/é 1\"", "null"}},
        {u"text"_s, {"\"line\\nline\"", "\"<b>bold</b>\"", "\"a\\tb\"", "\"\""}},
    };
    return values;
}

/// Of a place: who, when and how far it is.
const QStringList placed{u"link"_s, u"date"_s, u"time"_s, u"select"_s};

struct Wish {
    Changes changes;
    QStringList together;
};

class Maker {
public:
    explicit Maker(quint32 seed)
        : m_random(seed)
    {
    }

    int upTo(int count) { return int(m_random.bounded(count)); }
    RawValue value(const QString &type)
    {
        const QByteArrayList &values = *valuesByType().constFind(type);
        return values.at(upTo(int(values.size())));
    }

    RawDocument document(const QString &name)
    {
        RawDocument document;
        document.set(u"name"_s, rawOf(name));
        document.set(u"custom_kept"_s, "{\"deep\":[1,null,\"x\"]}");
        for (const QString &type : valuesByType().keys()) {
            document.set(type, value(type));
        }
        std::vector<RawDocument> rows;
        for (int i = 0; i < 3; ++i) {
            RawDocument row;
            row.set(u"name"_s, rawOf(u"%1-r%2"_s.arg(name).arg(i)));
            row.set(u"tag"_s, rawOf(u"T%1"_s.arg(i)));
            row.set(u"level"_s, QByteArray::number(upTo(4)));
            rows.push_back(row);
        }
        document.setTable(table, rows);
        return document;
    }

    Wish wish(const RawDocument &read, int desk)
    {
        Wish wish;
        for (const QString &type : valuesByType().keys()) {
            const RawValue wanted = value(type);
            if (upTo(3) == 0 && !isSavedAs(wanted, read.value(type))) {
                wish.changes.fields.insert(type, wanted);
            }
        }
        for (const RawDocument &row : read.table(table)) {
            const int what = upTo(5);
            const QByteArray level = QByteArray::number(upTo(6));
            const QString name = row.text(u"name"_s);
            if (what == 0) {
                wish.changes.rows.push_back(
                    {.kind = RowChange::Kind::Removed, .table = table, .row = name, .fields = {}});
            } else if (what == 1 && !isSavedAs(level, row.value(u"level"_s))) {
                wish.changes.rows.push_back({.kind = RowChange::Kind::Changed,
                    .table = table,
                    .row = name,
                    .fields = {{u"level"_s, level}}});
            }
        }
        if (wish.changes.isEmpty() || upTo(3) == 0) {
            wish.changes.rows.push_back({.kind = RowChange::Kind::Added,
                .table = table,
                .row = u"new"_s,
                .fields = {{u"tag"_s, rawOf(u"new of %1"_s.arg(desk))}, {u"level"_s, "9"}}});
        }
        if (upTo(2) == 0) {
            wish.together = placed;
        }
        return wish;
    }

private:
    QRandomGenerator m_random;
};

} // namespace

/// Two desks change one document at the same moment through their outboxes, over real sockets; now
/// and then an answer is lost. Every type of field, child rows, and fields that belong together.
/// FIBREDESK_RACES=1000 is the whole proof.
class TestFieldRaces : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsOverwrittenAndNothingIsLost()
    {
        bool isGiven = false;
        const int given = qEnvironmentVariableIntValue("FIBREDESK_RACES", &isGiven);
        const int races = isGiven ? given : 50;
        std::array<QueueBench, 2> desks; // each with a server of its own, of which one is used
        FakeErp &erp = desks[0].erp;
        Profile::Service service;
        service.url = erp.server.url();
        for (QueueBench &desk : desks) {
            desk.options.firstWait = std::chrono::milliseconds(2);
            desk.client = std::make_unique<Erp::ErpClient>(desk.network.get(), service);
            desk.open();
        }
        int saved = 0;
        int clashes = 0;
        int lost = 0;
        for (int seed = 0; seed < races; ++seed) {
            m_where = "seed " + QByteArray::number(seed);
            Maker maker{quint32(seed)};
            const QString name = u"D-%1"_s.arg(seed);
            erp.put(name, maker.document(name).toJson());
            int losses = maker.upTo(4) == 0 ? 1 + maker.upTo(2) : 0;
            QRandomGenerator answers{quint32(seed)};
            erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
                if (request.verb != "PUT") {
                    return {};
                }
                const bool isLost = losses > 0 && answers.bounded(2) == 0;
                losses -= isLost ? 1 : 0;
                lost += isLost ? 1 : 0;
                if (isLost && answers.bounded(2) == 0) {
                    return FakeErp::lost(); // before it did anything
                }
                const auto answer = saveWithRowNames(erp, name, request);
                return isLost ? std::optional(FakeErp::lost()) : answer;
            };
            const RawDocument read =
                RawDocument::parse(rawOf(erp.document(name))).value_or(RawDocument());
            const std::array<Wish, 2> wishes{maker.wish(read, 0), maker.wish(read, 1)};
            std::array<QString, 2> ids;
            const int first = maker.upTo(2);
            for (const int i : {first, 1 - first}) {
                NewWrite write;
                write.doctype = u"Anything"_s;
                write.name = name;
                write.base = read;
                write.changes = wishes[std::size_t(i)].changes;
                write.together = wishes[std::size_t(i)].together;
                ids[std::size_t(i)] =
                    QCoro::waitFor(desks[std::size_t(i)].queue->add(write)).value_or(QString());
            }
            for (std::size_t i = 0; i < 2; ++i) {
                QTRY_VERIFY_WITH_TIMEOUT(isSettled(desks[i], ids[i]), 20'000);
                const State state = desks[i].state(ids[i]);
                QVERIFY2(state == State::Done || state == State::Clash, m_where.constData());
                saved += state == State::Done ? 1 : 0;
                clashes += state == State::Clash ? 1 : 0;
            }
            const RawDocument now =
                RawDocument::parse(rawOf(erp.document(name))).value_or(RawDocument());
            const std::array<bool, 2> isDone{
                desks[0].state(ids[0]) == State::Done, desks[1].state(ids[1]) == State::Done};
            checkFields(read, wishes, isDone, now);
            checkRows(read, wishes, isDone, now);
            checkTogether(wishes, isDone);
            for (std::size_t i = 0; i < 2; ++i) {
                checkClashes(desks[i].write(ids[i]), wishes[i], now);
                decide(desks[i], ids[i], wishes[i], name, erp);
            }
            erp.before = {};
            if (QTest::currentTestFailed()) {
                return;
            }
        }
        qInfo("%d races: %d saved, %d clashes, %d answers lost", races, saved, clashes, lost);
        QVERIFY(saved > races);
        QVERIFY(clashes > races / 10);
        QVERIFY(lost > races / 20);
    }

private:
    static bool isSettled(const QueueBench &desk, const QString &id)
    {
        const State state = desk.state(id);
        return state == State::Done || state == State::Clash || state == State::Refused;
    }

    /// A new row gets its name from the server.
    static std::optional<ScriptedAnswer> saveWithRowNames(
        FakeErp &erp, const QString &name, SeenRequest request)
    {
        QJsonObject body = QJsonDocument::fromJson(request.body).object();
        if (body.value("modified"_L1) != erp.document(name).value("modified"_L1)) {
            return {}; // refused as ever
        }
        QJsonArray rows = body.value(table).toArray();
        for (qsizetype i = 0; i < rows.size(); ++i) {
            QJsonObject row = rows.at(i).toObject();
            if (row.value("name"_L1).toString().isEmpty()) {
                row.insert(
                    u"name"_s, u"%1 %2 %3"_s.arg(name, row.value("tag"_L1).toString()).arg(i));
            }
            rows.replace(i, row);
        }
        if (body.contains(table)) {
            body.insert(table, rows);
        }
        request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
        (void)erp.applyAndLose(request);
        return FakeHttpServer::json("{\"data\":" + rawOf(erp.document(name)) + '}');
    }

    /// Every field is what one who was told "saved" wanted, or as it was.
    void checkFields(const RawDocument &read, const std::array<Wish, 2> &wishes,
        const std::array<bool, 2> &isDone, const RawDocument &now) const
    {
        QCOMPARE(now.value(u"custom_kept"_s), read.value(u"custom_kept"_s));
        for (const QString &field : valuesByType().keys()) {
            const QByteArray where = m_where + ' ' + field.toUtf8();
            bool isWanted = false;
            for (std::size_t i = 0; i < 2; ++i) {
                if (isDone[i] && wishes[i].changes.fields.contains(field)) {
                    isWanted = true;
                    QVERIFY2(isSavedAs(wishes[i].changes.fields.value(field), now.value(field)),
                        where.constData());
                }
            }
            QVERIFY2(
                isWanted || isSameValue(read.value(field), now.value(field)), where.constData());
        }
    }

    void checkRows(const RawDocument &read, const std::array<Wish, 2> &wishes,
        const std::array<bool, 2> &isDone, const RawDocument &now) const
    {
        QMap<QString, QByteArray> expected; // the level by tag
        for (const RawDocument &row : read.table(table)) {
            expected.insert(row.text(u"tag"_s), row.value(u"level"_s));
        }
        for (std::size_t i = 0; i < 2; ++i) {
            for (const RowChange &row : wishes[i].changes.rows) {
                const QString tag = row.kind == RowChange::Kind::Added
                    ? textOf(row.fields.value(u"tag"_s))
                    : u"T"_s + row.row.last(1);
                if (!isDone[i]) {
                    continue;
                }
                if (row.kind == RowChange::Kind::Removed) {
                    expected.remove(tag);
                } else {
                    expected.insert(tag, row.fields.value(u"level"_s));
                }
            }
        }
        QMap<QString, QByteArray> found;
        for (const RawDocument &row : now.table(table)) {
            QVERIFY2(!found.contains(row.text(u"tag"_s)), m_where.constData()); // not twice
            found.insert(row.text(u"tag"_s), row.value(u"level"_s));
        }
        QVERIFY2(found == expected, m_where.constData());
    }

    /// Both saved something of a place: then one of them wanted nothing that the other did not.
    void checkTogether(const std::array<Wish, 2> &wishes, const std::array<bool, 2> &isDone) const
    {
        if (!isDone[0] || !isDone[1] || wishes[0].together.isEmpty()
            || wishes[1].together.isEmpty()) {
            return;
        }
        const auto isWithin = [](const Fields &a, const Fields &b) {
            return std::ranges::all_of(placed, [&](const QString &field) {
                return !a.contains(field)
                    || (b.contains(field) && isSavedAs(a.value(field), b.value(field)));
            });
        };
        const Fields &first = wishes[0].changes.fields;
        const Fields &second = wishes[1].changes.fields;
        QVERIFY2(isWithin(first, second) || isWithin(second, first), m_where.constData());
    }

    /// Theirs is what is there, mine is what was typed: both are on the table.
    void checkClashes(const Write &write, const Wish &wish, const RawDocument &now) const
    {
        for (const Clash &clash : write.clashes) {
            if (clash.table.isEmpty()) {
                QVERIFY2(isSameValue(clash.theirs, now.value(clash.field)), m_where.constData());
                QCOMPARE(clash.mine, wish.changes.fields.value(clash.field, clash.base));
            }
        }
        // What waits for a decision still holds all that was typed.
        if (write.state == State::Clash) {
            QCOMPARE(write.changes.fields, wish.changes.fields);
        }
    }

    void decide(QueueBench &desk, const QString &id, const Wish &wish, const QString &name,
        const FakeErp &erp) const
    {
        if (desk.state(id) != State::Clash) {
            return;
        }
        std::vector<Choice> choices;
        for (const Clash &clash : desk.write(id).clashes) {
            choices.push_back({.clash = clash});
        }
        QVERIFY(QCoro::waitFor(desk.queue->resolve(id, choices)));
        QTRY_COMPARE_WITH_TIMEOUT(desk.state(id), State::Done, 20'000);
        const RawDocument now =
            RawDocument::parse(rawOf(erp.document(name))).value_or(RawDocument());
        for (const auto &[field, value] : wish.changes.fields.asKeyValueRange()) {
            QVERIFY2(isSavedAs(value, now.value(field)), m_where.constData());
        }
    }

    QByteArray m_where;
};

QTEST_GUILESS_MAIN(TestFieldRaces)
#include "tst_fieldraces.moc"
