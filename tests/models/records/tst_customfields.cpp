// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "../../services/outbox/fakeerp.h"
#include "customfields.h"
#include "fieldtext.h"
#include "outbox/mirrorfeed.h"
#include "outbox/writegate.h"
#include "recorddesk.h"
#include "store/documents.h"
#include "store/mirror.h"
#include "store/mirrorschema.h"

#include <QAbstractItemModelTester>
#include <QCoroTask>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

namespace {

QJsonObject field(
    const QString &name, const QString &type, const QString &label, const QJsonObject &more = {})
{
    QJsonObject made{{u"fieldname"_s, name}, {u"fieldtype"_s, type}, {u"label"_s, label},
        {u"is_custom_field"_s, 1}};
    for (auto it = more.begin(); it != more.end(); ++it)
        made.insert(it.key(), it.value());
    return made;
}

/// What getdoctype says of Customer: standard fields, ours, and those an administrator added.
QJsonArray formOfCustomer()
{
    return {field(u"customer_name"_s, u"Data"_s, u"Name"_s, {{u"is_custom_field"_s, 0}}),
        field(u"cell_phone"_s, u"Data"_s, u"Cell"_s), // ours, on the page already
        field(u"s1"_s, u"Section Break"_s, u"Relation"_s),
        field(u"preferred"_s, u"Select"_s, u"Preferred contact"_s,
            {{u"options"_s, u"\nPhone\nE-mail"_s}}),
        field(u"paper"_s, u"Check"_s, u"Paper invoice"_s),
        field(u"s2"_s, u"Section Break"_s, u"Money"_s),
        field(u"deposit"_s, u"Currency"_s, u"Deposit"_s),
        field(u"score"_s, u"Int"_s, u"Score"_s, {{u"read_only"_s, 1}}),
        field(u"note"_s, u"Text Editor"_s, u"Note"_s),
        field(u"portal"_s, u"Password"_s, u"Portal password"_s),
        field(u"gone"_s, u"Data"_s, u"Hidden"_s, {{u"hidden"_s, 1}}),
        field(u"boss"_s, u"Data"_s, u"Boss only"_s, {{u"permlevel"_s, 1}}),
        field(u"rows"_s, u"Table"_s, u"Rows"_s)};
}

} // namespace

class TestCustomFields : public QObject {
    Q_OBJECT

private:
    struct Desk {
        Desk()
        {
            bench.erp.put(u"C-1"_s,
                {{u"preferred"_s, u"Phone"_s}, {u"paper"_s, 1}, {u"deposit"_s, 150.25},
                    {u"score"_s, 7}, {u"note"_s, u"<p>Call <b>early</b></p><script>x()</script>"_s},
                    {u"portal"_s, u"*****"_s}});
            bench.erp.put(u"C-2"_s, {{u"preferred"_s, u"E-mail"_s}});
            bench.erp.before = [this](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
                if (!request.target.contains("getdoctype"))
                    return {};
                ++metas;
                const QJsonObject type{{u"name"_s, u"Customer"_s}, {u"fields"_s, form}};
                return FakeHttpServer::json(
                    QJsonDocument(QJsonObject{{u"docs"_s, QJsonArray{type}}}).toJson());
            };
            bench.open();
            records = std::make_unique<RecordDesk>(RecordDesk::Parts{.erp = bench.client.get(),
                .queue = bench.queue.get(),
                .map = &map,
                .mirror = &mirror});
            custom = std::make_unique<CustomFields>(records.get());
            tester = std::make_unique<QAbstractItemModelTester>(
                custom->fields(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        }
        [[nodiscard]] QVariant value(const QString &name, int role) const
        {
            const RecordFieldsModel &model = *custom->fields();
            for (int row = 0; row < model.rowCount(); ++row) {
                if (model.index(row).data(RecordFieldsModel::FieldRole).toString() == name)
                    return model.index(row).data(role);
            }
            return {};
        }
        [[nodiscard]] QStringList shown() const
        {
            QStringList names;
            for (int row = 0; row < custom->fields()->rowCount(); ++row)
                names += custom->fields()->index(row).data(RecordFieldsModel::FieldRole).toString();
            return names;
        }
        [[nodiscard]] bool open(const QString &id = u"C-1"_s)
        {
            custom->open(Store::Kind::Customer, id, u"Éloïse Tremblay"_s);
            return QTest::qWaitFor([this] { return custom->fields()->count() > 0; });
        }
        [[nodiscard]] int gets(const QByteArray &name) const
        {
            return int(std::ranges::count_if(
                bench.erp.server.requests(), [&name](const SeenRequest &request) {
                    return request.verb == "GET" && request.target.contains(name);
                }));
        }

        QueueBench bench;
        QJsonArray form = formOfCustomer();
        int metas = 0;
        Erp::FieldMap map = Erp::FieldMap::builtIn();
        QTemporaryDir directory;
        Store::Mirror mirror{directory.filePath(u"mirror.sqlite"_s)};
        std::unique_ptr<RecordDesk> records;
        std::unique_ptr<CustomFields> custom;
        std::unique_ptr<QAbstractItemModelTester> tester;
    };

private Q_SLOTS:
    void showsWhatWasAddedInTheOrderOfTheForm()
    {
        Desk desk;
        QVERIFY(desk.open());
        // Not: standard fields, ours, passwords, hidden ones, levels without a value, tables.
        QCOMPARE(desk.shown(),
            (QStringList{u"preferred"_s, u"paper"_s, u"deposit"_s, u"score"_s, u"note"_s}));
        QCOMPARE(desk.value(u"preferred"_s, RecordFieldsModel::SectionRole), u"Relation"_s);
        QCOMPARE(desk.value(u"paper"_s, RecordFieldsModel::SectionRole), QString());
        QCOMPARE(desk.value(u"deposit"_s, RecordFieldsModel::SectionRole), u"Money"_s);
        QCOMPARE(desk.value(u"paper"_s, RecordFieldsModel::ShownRole), u"Yes"_s);
        QVERIFY(desk.value(u"deposit"_s, RecordFieldsModel::ShownRole)
                .toString()
                .contains(u"150.25"_s));
        QCOMPARE(desk.value(u"note"_s, RecordFieldsModel::ShownRole), u"Call early"_s);
        QVERIFY(!desk.value(u"note"_s, RecordFieldsModel::EditableRole).toBool());
        QVERIFY(!desk.value(u"score"_s, RecordFieldsModel::EditableRole).toBool());
        QVERIFY(desk.value(u"deposit"_s, RecordFieldsModel::EditableRole).toBool());
        QCOMPARE(desk.value(u"preferred"_s, RecordFieldsModel::ChoicesRole).toStringList(),
            (QStringList{QString(), u"Phone"_s, u"E-mail"_s}));
    }

    void asksForNothingWhereNothingWasAdded()
    {
        Desk desk;
        desk.form = {field(u"customer_name"_s, u"Data"_s, u"Name"_s, {{u"is_custom_field"_s, 0}})};
        desk.custom->open(Store::Kind::Customer, u"C-1"_s, u"Éloïse"_s);
        QTRY_COMPARE(desk.metas, 1);
        QTRY_VERIFY(desk.records->customFields(Store::Kind::Customer).has_value());
        QVERIFY(!desk.custom->isAny());
        QCOMPARE(desk.gets("Customer/C-1"), 0);
    }

    void asksForTheFormOnceAndTheDocumentOfEachRecord()
    {
        Desk desk;
        QVERIFY(desk.open());
        QVERIFY(desk.open(u"C-2"_s));
        QTRY_COMPARE(desk.value(u"preferred"_s, RecordFieldsModel::ValueRole), u"E-mail"_s);
        QCOMPARE(desk.metas, 1);
        QCOMPARE(desk.gets("Customer/C-2"), 1);
    }

    void passesBySomebodyWhoOnlyWalksThrough()
    {
        Desk desk;
        QVERIFY(desk.open());
        desk.custom->open(Store::Kind::Customer, u"C-2"_s, u"Luc"_s);
        QVERIFY(desk.open(u"C-1"_s));
        QCOMPARE(desk.gets("Customer/C-2"), 0);
    }

    void savesThroughTheOutbox()
    {
        Desk desk;
        QVERIFY(desk.open());
        desk.custom->fields()->beginEdit(u"deposit"_s);
        desk.custom->fields()->submit(u"deposit"_s, u"1 200,50"_s);
        QCOMPARE(desk.value(u"deposit"_s, RecordFieldsModel::PendingRole).toBool(), true);
        QTRY_COMPARE(desk.bench.erp.document(u"C-1"_s).value("deposit"_L1).toDouble(), 1200.5);
        QTRY_COMPARE(desk.custom->fields()->unsaved(), 0);
        QVERIFY(desk.value(u"deposit"_s, RecordFieldsModel::ShownRole)
                .toString()
                .contains(u"1,200.50"_s));
        desk.custom->fields()->submit(u"paper"_s, u"0"_s);
        QTRY_COMPARE(desk.bench.erp.document(u"C-1"_s).value("paper"_L1).toInt(), 0);
        // The stars that came with the document are no new password.
        QCOMPARE(desk.bench.erp.document(u"C-1"_s).value("portal"_L1).toString(), u"*****"_s);
    }

    void isReadOnlyForWhoMayNotChangeItAndLosesNothingTyped()
    {
        Desk desk;
        QString reason;
        auto *gate = new Outbox::WriteGate(
            desk.bench.queue.get(), [&](const Outbox::NewWrite &) -> std::optional<Error> {
                if (reason.isEmpty())
                    return std::nullopt;
                return Error{.kind = ErrorKind::Forbidden, .detail = reason, .source = u"rights"_s};
            });
        QVERIFY(desk.open());
        QVERIFY(desk.value(u"deposit"_s, RecordFieldsModel::EditableRole).toBool());
        desk.custom->fields()->beginEdit(u"deposit"_s);
        reason = u"not yours"_s; // while somebody types
        Q_EMIT gate->changed();
        QCOMPARE(desk.custom->fields()->refusal(), reason);
        QVERIFY(!desk.value(u"deposit"_s, RecordFieldsModel::EditableRole).toBool());
        desk.custom->fields()->submit(u"deposit"_s, u"99"_s);
        QTRY_VERIFY(
            desk.value(u"deposit"_s, RecordFieldsModel::ErrorRole).value<ErrorText>().isSet());
        QCOMPARE(desk.value(u"deposit"_s, RecordFieldsModel::ErrorRole).value<ErrorText>().kind(),
            u"forbidden"_s);
        QCOMPARE(desk.custom->fields()->value(u"deposit"_s), u"99"_s); // as it was typed
        QCOMPARE(desk.bench.erp.count("PUT"), 0);
        reason.clear();
        Q_EMIT gate->changed();
        desk.custom->fields()->retry(u"deposit"_s);
        QTRY_COMPARE(desk.bench.erp.document(u"C-1"_s).value("deposit"_L1).toDouble(), 99.0);
    }

    void saysAtTheFieldWhatCannotBe()
    {
        Desk desk;
        QVERIFY(desk.open());
        desk.custom->fields()->submit(u"deposit"_s, u"much"_s);
        const auto error =
            desk.value(u"deposit"_s, RecordFieldsModel::ErrorRole).value<ErrorText>();
        QVERIFY(error.isSet());
        QVERIFY(error.sentence().contains(u"much"_s));
        QCOMPARE(desk.bench.erp.count("PUT"), 0);
        QCOMPARE(desk.value(u"deposit"_s, RecordFieldsModel::ValueRole), u"much"_s); // still there
        desk.custom->fields()->discard(u"deposit"_s);
        QCOMPARE(desk.value(u"deposit"_s, RecordFieldsModel::ValueRole), u"150.25"_s);
    }

    void tellsWhatWasNotKeptWhenAnotherRecordComesInFront()
    {
        Desk desk;
        QVERIFY(desk.open());
        QSignalSpy lost(desk.custom->fields(), &RecordFieldsModel::lost);
        desk.custom->fields()->submit(u"deposit"_s, u"much"_s);
        QCOMPARE(lost.count(), 0);
        desk.custom->open(Store::Kind::Customer, u"C-2"_s, u"Luc"_s);
        QCOMPARE(lost.count(), 1);
        QVERIFY(lost[0][0].toString().contains(u"much"_s));
        QCOMPARE(lost[0][1].toString(), u"C-1"_s);
    }

    void saysAtTheFieldWhatTheServerSays()
    {
        Desk desk;
        QVERIFY(desk.open());
        const auto form = desk.bench.erp.before;
        desk.bench.erp.before = [form](const SeenRequest &request) {
            return request.verb == "PUT"
                ? std::optional(FakeErp::refusal(u"Deposit cannot exceed 100"_s))
                : form(request);
        };
        desk.custom->fields()->submit(u"deposit"_s, u"500"_s);
        QTRY_VERIFY(desk.value(u"deposit"_s, RecordFieldsModel::ErrorRole)
                .value<ErrorText>()
                .sentence()
                .contains(u"cannot exceed 100"_s));
        desk.custom->fields()->discard(u"deposit"_s);
        QTRY_COMPARE(desk.custom->fields()->unsaved(), 0);
    }

    void triesAgainWithWhatWasTyped_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QJsonValue>("sent");
        QTest::newRow("check") << u"paperless"_s << u"1"_s << QJsonValue(1);
        QTest::newRow("choice") << u"preferred"_s << u"E-mail"_s << QJsonValue(u"E-mail"_s);
        QTest::newRow("date") << u"since"_s << u"2026-11-24"_s << QJsonValue(u"2026-11-24"_s);
        QTest::newRow("percent") << u"share"_s << u"12.375"_s << QJsonValue(12.375);
        QTest::newRow("money") << u"deposit"_s << u"1234.5"_s << QJsonValue(1234.5);
    }

    void triesAgainWithWhatWasTyped()
    {
        QFETCH(QString, name);
        QFETCH(QString, typed);
        QFETCH(QJsonValue, sent);
        Desk desk;
        desk.form += field(u"paperless"_s, u"Check"_s, u"Paperless"_s);
        desk.form += field(u"since"_s, u"Date"_s, u"Since"_s);
        desk.form += field(u"share"_s, u"Percent"_s, u"Share"_s);
        desk.bench.erp.touch(
            u"C-1"_s, {{u"paperless"_s, 0}, {u"since"_s, u"2026-01-01"_s}, {u"share"_s, 5}});
        QVERIFY(desk.open());
        const auto form = desk.bench.erp.before;
        desk.bench.erp.before = [form](const SeenRequest &request) {
            return request.verb == "PUT" ? std::optional(FakeErp::refusal(u"Not today"_s))
                                         : form(request);
        };
        desk.custom->fields()->submit(name, typed);
        QTRY_VERIFY(desk.value(name, RecordFieldsModel::ErrorRole).value<ErrorText>().isSet());
        QCOMPARE(desk.value(name, RecordFieldsModel::MineTypedRole).toString(), typed);
        desk.bench.erp.before = form;
        desk.custom->fields()->retry(name);
        QTRY_COMPARE(desk.bench.erp.document(u"C-1"_s).value(name), sent);
        QTRY_COMPARE(desk.custom->fields()->unsaved(), 0);
    }

    void showsBothWhereAColleagueChangedTheSame()
    {
        Desk desk;
        QVERIFY(desk.open());
        desk.custom->fields()->beginEdit(u"preferred"_s);
        desk.bench.erp.touch(u"C-1"_s, {{u"preferred"_s, u""_s}});
        desk.custom->fields()->submit(u"preferred"_s, u"E-mail"_s);
        QTRY_VERIFY(desk.value(u"preferred"_s, RecordFieldsModel::ClashRole).toBool());
        QCOMPARE(desk.value(u"preferred"_s, RecordFieldsModel::MineRole), u"E-mail"_s);
        QCOMPARE(
            desk.value(u"preferred"_s, RecordFieldsModel::TheirNameRole), u"bert@desk.example"_s);
        QCOMPARE(desk.bench.erp.document(u"C-1"_s).value("preferred"_L1).toString(), QString());
        desk.custom->fields()->resolve(u"preferred"_s, true);
        QTRY_COMPARE(
            desk.bench.erp.document(u"C-1"_s).value("preferred"_L1).toString(), u"E-mail"_s);
    }

    void saysOfflineOnlyWhereItKnowsOfSome()
    {
        Desk desk;
        QVERIFY(desk.open()); // keeps the form in the mirror
        RecordDesk again({.erp = desk.bench.client.get(),
            .queue = desk.bench.queue.get(),
            .map = &desk.map,
            .mirror = &desk.mirror});
        again.setOnline(false);
        CustomFields custom(&again);
        custom.open(Store::Kind::Customer, u"C-1"_s, u"Éloïse"_s);
        QTRY_VERIFY(custom.isAny());
        QVERIFY(custom.isOffline());
        CustomFields ticket(&again);
        ticket.open(Store::Kind::Ticket, u"ISS-1"_s, u"Slow"_s); // nobody knows of any
        QVERIFY(!ticket.isAny());
        QVERIFY(!ticket.isOffline());
        again.setOnline(true);
        QTRY_VERIFY(custom.fields()->count() > 0);
        QVERIFY(!custom.isOffline());
    }

    void saysThatTheLookAtTheFormFailed()
    {
        QByteArray answer = "{\"exc_type\":\"PermissionError\"}";
        int status = 403;
        Desk desk;
        desk.bench.erp.before = [&answer, &status, form = desk.bench.erp.before](
                                    const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (status != 200 && request.target.contains("getdoctype"))
                return FakeHttpServer::json(answer, status);
            return form(request);
        };
        desk.custom->open(Store::Kind::Customer, u"C-1"_s, u"Éloïse"_s);
        QTRY_VERIFY(desk.custom->isForbidden());
        QVERIFY(desk.custom->isAny());
        QVERIFY(!desk.custom->error().isSet());
        answer = "{\"exc_type\":\"ValidationError\"}";
        status = 417;
        desk.custom->askAgain();
        QTRY_VERIFY(desk.custom->error().isSet());
        QVERIFY(!desk.custom->isForbidden());
        status = 200;
        desk.custom->askAgain();
        QTRY_VERIFY(desk.custom->fields()->count() > 0);
        QVERIFY(!desk.custom->error().isSet());
        QVERIFY(desk.custom->readAt().isValid());
    }

    void followsTheDocumentAsItChanges()
    {
        Desk desk;
        QVERIFY(desk.open());
        desk.bench.erp.touch(u"C-1"_s, {{u"preferred"_s, u"E-mail"_s}});
        const auto put = QCoro::waitFor(desk.mirror.write([](QSqlDatabase &db) {
            return Store::applyDocuments(db, Store::Kind::Customer,
                {{{u"name"_s, u"C-1"_s}, {u"modified"_s, u"2026-11-29 10:00:00.000001"_s}}});
        }));
        QVERIFY(put);
        QTRY_COMPARE(desk.value(u"preferred"_s, RecordFieldsModel::ValueRole), u"E-mail"_s);
    }

    void showsEveryDecimalThatIsKept()
    {
        const auto shown = [](const QString &format, const QString &typed,
                               const QString &language) {
            return FieldText::shown(format, typed, language, QTimeZone::utc());
        };
        QCOMPARE(shown(u"number"_s, u"0.125"_s, u"en"_s), u"0.125"_s);
        QCOMPARE(shown(u"number"_s, u"12"_s, u"en"_s), u"12"_s);
        QCOMPARE(shown(u"percent"_s, u"12.375"_s, u"en"_s), u"12.375%"_s);
        QCOMPARE(shown(u"percent"_s, u"12.375"_s, u"fr"_s), u"12,375\u202f%"_s);
        QCOMPARE(shown(u"money"_s, u"0.0825"_s, u"en"_s), u"$0.0825"_s);
        QCOMPARE(shown(u"money"_s, u"150.5"_s, u"en"_s), u"$150.50"_s);
    }

    void readsAndWritesEveryFormat_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("sent"); // empty = refused
        QTest::newRow("thousand in English") << u"money"_s << u"1,234"_s << "1234"_ba;
        QTest::newRow("whole number") << u"integer"_s << u"12"_s << "12"_ba;
        QTest::newRow("no whole number") << u"integer"_s << u"1,5"_s << QByteArray();
        QTest::newRow("comma") << u"number"_s << u"1,5"_s << "1.5"_ba;
        QTest::newRow("thousands") << u"money"_s << u"1,234.50 $"_s << "1234.5"_ba;
        QTest::newRow("millions in English") << u"number"_s << u"1,234,567"_s << "1234567"_ba;
        QTest::newRow("decimals, no thousand") << u"number"_s << u"0,125"_s << QByteArray();
        QTest::newRow("four digits before") << u"money"_s << u"1234,567"_s << QByteArray();
        QTest::newRow("three decimals") << u"number"_s << u"1234.567"_s << "1234.567"_ba;
        QTest::newRow("empty number") << u"number"_s << u" "_s << "\"\""_ba;
        QTest::newRow("date") << u"date"_s << u"2026-11-24"_s << "\"2026-11-24\""_ba;
        QTest::newRow("no date") << u"date"_s << u"24/11/2026"_s << QByteArray();
        QTest::newRow("check") << u"check"_s << u"1"_s << "1"_ba;
        QTest::newRow("text") << u"text"_s << u" a "_s << "\"a\""_ba;
    }

    void readsAndWritesEveryFormat()
    {
        QFETCH(QString, format);
        QFETCH(QString, text);
        QFETCH(QByteArray, sent);
        const auto raw = FieldText::parsed(format, text, u"en"_s);
        if (format == "money"_L1)
            QCOMPARE(FieldText::parsed(format, u"1,234"_s, u"fr"_s).value_or(Outbox::RawValue()),
                "1.234"_ba);
        QCOMPARE(raw.has_value(), !sent.isEmpty());
        if (raw)
            QCOMPARE(*raw, sent);
    }
};

QTEST_MAIN(TestCustomFields)
#include "tst_customfields.moc"
