// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "audience/matching.h"

#include <QRandomGenerator>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Audience;
using namespace Qt::StringLiterals;

namespace {

std::vector<CustomerKeys> customers()
{
    return {
        {u"C-1"_s, u"Ève Roy"_s, u"fr"_s, {u"Eve@ISP.example"_s}, {u"514-555-0101"_s},
            {{u"12"_s, {}, u"J3X4B7"_s}}},
        {u"C-2"_s, u"Luc Côté"_s, u"en"_s, {u"luc@isp.example"_s},
            {u"(514) 555-0102"_s, u"5145550101"_s}, {{u"12"_s, u"3"_s, u"J3X4B7"_s}}},
        {u"C-3"_s, u"Ann Coe"_s, u"en"_s, {u"shared@isp.example"_s}, {},
            {{u"14"_s, {}, u"J3X4B7"_s}}},
        {u"C-4"_s, u"Bob Coe"_s, u"en"_s, {u"shared@isp.example"_s}, {u"000-000-0000"_s},
            {{u"14"_s, {}, u"J3X4B7"_s}}},
    };
}

ListedRecipient recipient(const QString &email, const QString &phone = {}, const QString &line = {},
    const QString &name = {}, const QString &id = {})
{
    ListedRecipient one;
    one.address = Text::parseMailAddress(email);
    if (!phone.isEmpty()) {
        one.phones = {phone};
    }
    one.place = parseCivicAddress(line, u"J3X 4B7"_s);
    const FullName parts = splitFullName(name);
    one.firstName = parts.first;
    one.lastName = parts.last;
    one.customer = id;
    return one;
}

} // namespace

class TestMatching : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void matches_data()
    {
        QTest::addColumn<ListedRecipient>("row");
        QTest::addColumn<QString>("expected"); ///< customer method confidence, then ! or ?
        const auto row = [](const char *tag, const ListedRecipient &one, const QString &expected) {
            QTest::newRow(tag) << one << expected;
        };
        row("e-mail in any case", recipient(u"EVE@isp.EXAMPLE"_s), u"C-1 email 1"_s);
        row("phone", recipient({}, u"5145550102"_s), u"C-2 phone 0.9"_s);
        row("door", recipient({}, {}, u"14 rue X"_s, u"Ann Coe"_s), u"C-3 civic_postal 0.8"_s);
        row("id", recipient({}, {}, {}, {}, u"C-4"_s), u"C-4 customer 1"_s);
        row("nobody", recipient(u"x@isp.example"_s, u"5145550199"_s, u"99 rue X"_s), u"- none 0"_s);
        row("phone of two, told apart by the e-mail",
            recipient(u"luc@isp.example"_s, u"5145550101"_s), u"C-2 email 1"_s);
        row("phone of two", recipient({}, u"5145550101"_s), u"- none 0?"_s);
        row("phone of two, told apart by the unit",
            recipient({}, u"5145550101"_s, u"3-12 rue X"_s, u"Luc Cote"_s), u"C-2 phone 0.9"_s);
        row("e-mail of two", recipient(u"shared@isp.example"_s), u"- none 0?"_s);
        row("e-mail of two, told apart by the name",
            recipient(u"shared@isp.example"_s, {}, {}, u"BOB COE"_s), u"C-4 email 1"_s);
        row("placeholder phone", recipient({}, u"0000000000"_s), u"- none 0"_s);
        row("unit of another", recipient({}, {}, u"12 rue X app. 5"_s), u"C-1 civic_postal 0.8"_s);
        row("phone of another", recipient(u"eve@isp.example"_s, u"5145550102"_s),
            u"C-1 email 1!"_s);
        row("door of another is no contradiction",
            recipient(u"eve@isp.example"_s, {}, u"14 rue X"_s), u"C-1 email 1"_s);
    }

    void matches()
    {
        QFETCH(const ListedRecipient, row);
        const std::vector<CustomerKeys> all = customers();
        const Match match = Matcher(all).match(row);
        QString found = match.customer < 0 ? u"-"_s : all[std::size_t(match.customer)].id;
        found += u' ' + methodName(match.method) + u' ' + QString::number(match.confidence);
        found += match.isAmbiguous ? u"?"_s : match.isContradicted ? u"!"_s : QString();
        QTEST(found, "expected");
        QCOMPARE(match.reason.isEmpty(), match.customer < 0);
        QCOMPARE(match.isAmbiguous && match.candidates.size() < 2, false);
    }

    void showsLeftoversOnBothSides()
    {
        const std::vector<CustomerKeys> all = customers();
        std::vector<ListedRecipient> rows{recipient(u"eve@isp.example"_s),
            recipient(u"x@isp.example"_s), recipient(u"shared@isp.example"_s),
            recipient(u"y@isp.example"_s)};
        rows[3].exclusion = Exclusion::ByHand;
        Matching matching = matchRecipients(rows, all);
        QCOMPARE(matching.unmatchedRecipients, (std::vector<qsizetype>{1, 2}));
        QCOMPARE(matching.unmatchedCustomers, (std::vector<qsizetype>{1, 2, 3}));

        assignByHand(matching, rows, std::ssize(all), 2, 3);
        QCOMPARE(matching.unmatchedRecipients, (std::vector<qsizetype>{1}));
        QCOMPARE(matching.unmatchedCustomers, (std::vector<qsizetype>{1, 2}));
        QCOMPARE(matching.matches[2].method, MatchMethod::Manual);
        QVERIFY(!matching.matches[2].isAmbiguous);
        QJsonObject row = campaignRow(rows[2]);
        addMatch(row, matching.matches[2], all);
        QCOMPARE(row.value("customer"_L1).toString(), u"C-4"_s);
        QCOMPARE(row.value("language"_L1).toString(), u"en"_s);
        QCOMPARE(row.value("match_confidence"_L1).toDouble(), 1.0);

        assignByHand(matching, rows, std::ssize(all), 0, -1);
        QCOMPARE(matching.unmatchedRecipients, (std::vector<qsizetype>{0, 1}));
        QCOMPARE(matching.unmatchedCustomers, (std::vector<qsizetype>{0, 1, 2}));
    }

    void theCustomersLanguageStandsInForNone_data()
    {
        QTest::addColumn<QByteArray>("cell");
        QTest::addColumn<QString>("customers");
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("unknown");
        QTest::newRow("said") << QByteArray("fr") << u"en"_s << u"fr"_s << QString();
        QTest::newRow("in a word") << QByteArray("Anglais") << u"fr"_s << u"en"_s << QString();
        QTest::newRow("empty") << QByteArray() << u"English"_s << u"en"_s << QString();
        QTest::newRow("unknown") << QByteArray("xx") << u"en-CA"_s << u"en"_s << u"xx"_s;
        QTest::newRow("another") << QByteArray("Espagnol") << u"fr"_s << u"fr"_s << u"Espagnol"_s;
        QTest::newRow("unknown on both sides")
            << QByteArray("xx") << u"es"_s << QString() << u"xx"_s;
    }

    void theCustomersLanguageStandsInForNone()
    {
        QFETCH(const QByteArray, cell);
        QFETCH(const QString, customers);
        QFETCH(const QString, language);
        QFETCH(const QString, unknown);
        // The column's own variable has the name of what is sent.
        const auto table = Text::readCsv("Email,Language\neve@isp.example," + cell + "\n");
        QVERIFY(table);
        const RecipientList list = importRecipients(*table, guessColumns(*table));
        QCOMPARE(list.recipients.front().unknownLanguage, unknown);
        const std::vector<CustomerKeys> all{
            {u"C-1"_s, u"Ève Roy"_s, customers, {u"eve@isp.example"_s}, {}, {}}};
        QJsonObject row = campaignRow(list.recipients.front());
        addMatch(row, Matcher(all).match(list.recipients.front()), all);
        QCOMPARE(row.value("language"_L1).toString(), language);
        QCOMPARE(row.value("language_raw"_L1).toString(), unknown);
        QCOMPARE(row.value("match_method"_L1).toString(), u"email"_s);
        QCOMPARE(row.value("match_reason"_L1).toString(), u"eve@isp.example"_s);
    }

    void matchesManyByHash()
    {
        std::vector<CustomerKeys> all;
        for (int i = 0; i < 8000; ++i) {
            all.push_back({u"C-%1"_s.arg(i), u"Nom %1"_s.arg(i), u"fr"_s,
                {u"c%1@isp.example"_s.arg(i)}, {QString::number(5145550000LL + i), u"5145559999"_s},
                {{QString::number(i), {}, u"J3X4B7"_s}}});
        }
        std::vector<ListedRecipient> rows;
        for (int i = 0; i < 15000; ++i) {
            rows.push_back(recipient(u"c%1@isp.example"_s.arg(i), QString::number(5145550000LL + i),
                u"%1 rue X"_s.arg(i)));
        }
        Matching matching;
        QBENCHMARK_ONCE
        {
            matching = matchRecipients(rows, all);
        }
        QCOMPARE(matching.unmatchedRecipients.size(), 7000U);
        QCOMPARE(matching.unmatchedCustomers.size(), 0U);
        for (std::size_t i = 0; i < 8000; ++i) {
            QCOMPARE(matching.matches[i].customer, qsizetype(i));
        }
    }
};

QTEST_APPLESS_MAIN(TestMatching)
#include "tst_matching.moc"
