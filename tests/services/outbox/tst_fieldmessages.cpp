// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/httpclient.h"
#include "erp/envelope.h"
#include "outbox/fieldmessages.h"

#include <QFile>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Outbox;
using namespace Qt::StringLiterals;

class TestFieldMessages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theServersWordsStandAtTheirField_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::newRow("mandatory, by label") << u"v1-mandatory"_s << u"customer_name"_s
                                             << u"Value missing for Customer: Customer Name"_s;
        QTest::newRow("link, HTML") << u"v1-link-validation"_s << u"assigned_tech"_s
                                    << u"Could not find Assigned Tech: DT-99999 & more"_s;
        QTest::newRow("unique") << u"v1-unique"_s << u"legacy_account_id"_s
                                << u"Legacy Account ID must be unique"_s;
    }
    void theServersWordsStandAtTheirField()
    {
        QFETCH(QString, file);
        QFile recorded(QString::fromUtf8(FD_TEST_DATA) + u"/erp/%1.json"_s.arg(file));
        QVERIFY(recorded.open(QIODevice::ReadOnly));
        Error error{.kind = ErrorKind::Validation, .code = 417};
        Erp::readError({.status = 417, .body = recorded.readAll()}, error);
        const auto messages = fieldMessages(error, fields(), {});
        QCOMPARE(messages.size(), 1);
        QTEST(messages.first().field, "field");
        QTEST(messages.first().text, "text");
    }

    void missingFieldsAreNamedOneByOne()
    {
        const Error error{.kind = ErrorKind::Validation,
            .detail = u"[Customer, C-1]: customer_name, territory"_s};
        const auto messages = fieldMessages(error, {}, {});
        QCOMPARE(messages.size(), 2);
        QCOMPARE(messages.at(0).field, u"customer_name"_s);
        QCOMPARE(messages.at(1).field, u"territory"_s);
    }

    void aSentenceWithoutAFieldIsSaidOfTheDocument()
    {
        const Error error{.kind = ErrorKind::Validation, .detail = u"The month is closed"_s};
        QCOMPARE(fieldMessages(error, fields(), {u"customer_name"_s}).first().field, QString());
        // "name" inside another word is no field.
        const Error inside{.kind = ErrorKind::Validation, .detail = u"Renamed elsewhere"_s};
        QCOMPARE(fieldMessages(inside, {}, {u"name"_s}).first().field, QString());
    }

    void whatWasChangedComesFirst()
    {
        const Error error{
            .kind = ErrorKind::Validation, .detail = u"Customer Name and Phone differ"_s};
        QCOMPARE(fieldMessages(error, fields(), {u"phone"_s}).first().field, u"phone"_s);
        QCOMPARE(fieldMessages(error, fields(), {}).first().field, u"customer_name"_s);
    }

private:
    static QList<Erp::DocField> fields()
    {
        const auto field = [](const QString &name, const QString &label) {
            return Erp::DocField{.name = name, .type = u"Data"_s, .label = label, .options = {}};
        };
        return {field(u"customer"_s, u"Customer"_s), field(u"customer_name"_s, u"Customer Name"_s),
            field(u"assigned_tech"_s, u"Assigned Tech"_s), field(u"phone"_s, u"Phone"_s),
            field(u"legacy_account_id"_s, u"Legacy Account ID"_s)};
    }
};

QTEST_GUILESS_MAIN(TestFieldMessages)
#include "tst_fieldmessages.moc"
