// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "../outbox/fakeerp.h"
#include "audit/writeentries.h"
#include "erp/fieldmap.h"
#include "outbox/write.h"

#include <QJsonDocument>
#include <QTest>
#include <QTimeZone>

using namespace FibreDesk;
using namespace FibreDesk::Audit;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;
using Outbox::State;

class Heard : public Sink {
public:
    void note(Entry entry) override { entries.push_back(std::move(entry)); }

    std::vector<Entry> entries;
};

class TestWriteEntries : public QObject {
    Q_OBJECT

private:
    const Erp::FieldMap m_map = Erp::FieldMap::builtIn();

    static Outbox::Write write(State state)
    {
        Outbox::Write write;
        write.id = u"w1"_s;
        write.doctype = u"Issue"_s;
        write.name = u"ISS-1"_s;
        write.title = u"No signal"_s;
        write.author = u"ana@fibre.example"_s;
        write.base = *Outbox::RawDocument::parse(R"({"status":"Open","priority":"Low"})");
        write.changes.fields = {{u"status"_s, R"("Closed")"}};
        write.state = state;
        write.changed = QDateTime({2026, 11, 24}, {12, 0}, QTimeZone::UTC);
        return write;
    }

private Q_SLOTS:
    void saysWhoChangedWhatFromWhatToWhat()
    {
        const auto entry = entryOf(write(State::Done), m_map);
        QVERIFY(entry);
        QCOMPARE(entry->who, u"ana@fibre.example"_s);
        QCOMPARE(entry->area, u"tickets"_s);
        QCOMPARE(entry->action, u"change"_s);
        QCOMPARE(entry->name, u"ISS-1"_s);
        QCOMPARE(entry->title, u"No signal"_s);
        QCOMPARE(entry->before, (QJsonObject{{u"status"_s, u"Open"_s}}));
        QCOMPARE(entry->after, (QJsonObject{{u"status"_s, u"Closed"_s}}));
        QCOMPARE(entry->result, u"done"_s);
        QCOMPARE(entry->reason, QString());
        QCOMPARE(entry->at, write(State::Done).changed);
    }

    void isThereForEveryEndAndNotForWhatIsUnderWay_data()
    {
        QTest::addColumn<State>("state");
        QTest::addColumn<bool>("hasEnded");
        QTest::newRow("waiting") << State::Waiting << false;
        QTest::newRow("sending") << State::Sending << false;
        QTest::newRow("done") << State::Done << true;
        QTest::newRow("refused") << State::Refused << true;
        QTest::newRow("read back by itself") << State::Uncertain << false;
        QTest::newRow("clash") << State::Clash << true;
        QTest::newRow("cancelled") << State::Cancelled << true;
    }

    void isThereForEveryEndAndNotForWhatIsUnderWay()
    {
        QFETCH(const State, state);
        QFETCH(const bool, hasEnded);
        QCOMPARE(entryOf(write(state), m_map).has_value(), hasEnded);
    }

    void isThereForWhatStaysUncertain()
    {
        Outbox::Write lost = write(State::Uncertain);
        lost.isLookedUp = true;
        QCOMPARE(entryOf(lost, m_map)->result, u"uncertain"_s);
    }

    void saysTheServersReason()
    {
        Outbox::Write refused = write(State::Refused);
        refused.error = Error{.kind = ErrorKind::Forbidden, .detail = u"No permission"_s};
        refused.messages = {{u"status"_s, u"not now"_s}, {{}, u"No permission"_s}};
        QCOMPARE(entryOf(refused, m_map)->reason, u"No permission · not now"_s);
    }

    void writesNoSecretDown()
    {
        Outbox::Write secret = write(State::Done);
        secret.doctype = u"Service Equipment"_s;
        secret.base =
            *Outbox::RawDocument::parse(R"({"wifi_password":"old-one","sip_password":""})");
        secret.changes.fields = {
            {u"wifi_password"_s, R"("new-one")"}, {u"sip_password"_s, R"("first-one")"}};
        const QByteArray text = QJsonDocument(entryOf(secret, m_map)->toJson()).toJson();
        QVERIFY(!text.contains("-one"));
    }

    void hasNothingBeforeANewDocument()
    {
        Outbox::Write made = write(State::Done);
        made.isCreate = true;
        const auto entry = entryOf(made, m_map);
        QCOMPARE(entry->action, u"create"_s);
        QVERIFY(entry->before.isEmpty());
        QVERIFY(!entry->after.isEmpty());
    }

    void saysWhoSendsInTheirOwnNameWhatAnotherWrote()
    {
        Outbox::Write taken = write(State::Waiting);
        QVERIFY(!takeOverOf(taken, m_map));
        taken.takenFrom = taken.author;
        taken.author = u"bert@fibre.example"_s;
        taken.takenAt = taken.changed.addSecs(60);
        const auto entry = takeOverOf(taken, m_map);
        QVERIFY(entry);
        QCOMPARE(entry->action, u"take-over"_s);
        QCOMPARE(entry->who, u"bert@fibre.example"_s);
        QCOMPARE(entry->before["writtenBy"_L1], QJsonValue(u"ana@fibre.example"_s));
        QCOMPARE(entry->after["writtenBy"_L1], QJsonValue(u"bert@fibre.example"_s));
        QCOMPARE(entry->at, taken.takenAt);
        taken.state = State::Done;
        QVERIFY(entryOf(taken, m_map)->key != entry->key);
    }

    void saysWhoGaveUpWhatAnotherWrote()
    {
        Outbox::Write given = write(State::Cancelled);
        given.givenUpBy = u"bert@fibre.example"_s;
        const auto entry = entryOf(given, m_map);
        QCOMPARE(entry->who, u"bert@fibre.example"_s);
        QCOMPARE(entry->before["writtenBy"_L1], QJsonValue(u"ana@fibre.example"_s));
    }

    void tellsRowsOfTablesByTheirName()
    {
        Outbox::Write rows = write(State::Done);
        rows.doctype = u"Dispatch Job"_s;
        rows.base = *Outbox::RawDocument::parse(R"({"tags":[{"name":"r1","tag":"Fibre","level":1},)"
                                                R"({"name":"r2","tag":"Tower"}]})");
        rows.changes = {
            .rows = {{.kind = Outbox::RowChange::Kind::Changed,
                         .table = u"tags"_s,
                         .row = u"r1"_s,
                         .fields = {{u"level"_s, "2"}}},
                {.kind = Outbox::RowChange::Kind::Removed, .table = u"tags"_s, .row = u"r2"_s}}};
        const auto entry = entryOf(rows, m_map);
        QCOMPARE(entry->area, u"dispatch"_s);
        QCOMPARE(entry->before["tags/r1"_L1].toObject()["level"_L1], QJsonValue(u"1"_s));
        QCOMPARE(entry->after["tags/r1"_L1].toObject()["level"_L1], QJsonValue(u"2"_s));
        QCOMPARE(entry->before["tags/r2"_L1].toObject()["tag"_L1], QJsonValue(u"Tower"_s));
        QVERIFY(!entry->after.contains("tags/r2"_L1));
    }

    void hearsOfEveryWriteOnceAlsoOfThoseBefore()
    {
        QueueBench bench;
        bench.erp.put(u"C-1"_s, {{u"phone"_s, u"1"_s}});
        bench.open();
        const QString before = bench.change(u"C-1"_s, u"phone"_s, u"2"_s);
        QTRY_COMPARE(bench.state(before), State::Done);
        Heard heard;
        QObject context;
        noteWrites(bench.queue.get(), &m_map, &heard, &context);
        QCOMPARE(heard.entries.size(), 1);
        QCOMPARE(heard.entries.front().source, before);
        bench.erp.before = [](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            return request.verb == "PUT" ? std::optional(FakeErp::refusal(u"not so"_s))
                                         : std::nullopt;
        };
        const QString refused = bench.change(u"C-1"_s, u"phone"_s, u"3"_s);
        QTRY_COMPARE(bench.state(refused), State::Refused);
        QTRY_COMPARE(heard.entries.size(), 2);
        QCOMPARE(heard.entries.back().result, u"refused"_s);
        QVERIFY(heard.entries.back().reason.contains(u"not so"_s));
    }
};

QTEST_GUILESS_MAIN(TestWriteEntries)
#include "tst_writeentries.moc"
