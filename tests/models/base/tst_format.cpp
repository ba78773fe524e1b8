// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/errortext.h"
#include "base/format.h"
#include "base/moneytext.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace FibreDesk;

namespace {
/// No-break and narrow spaces as plain ones, to read the expectations.
QString plain(QString text)
{
    return text.replace(QChar(0xa0), u' ').replace(QChar(0x202f), u' ');
}
} // namespace

class TestFormat : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesMoney_data()
    {
        QTest::addColumn<double>("amount");
        QTest::addColumn<QString>("french");
        QTest::addColumn<QString>("english");
        QTest::addRow("thousands") << 1234.56 << u"1 234,56 $"_s << u"$1,234.56"_s;
        QTest::addRow("zero") << 0.0 << u"0,00 $"_s << u"$0.00"_s;
        QTest::addRow("credit") << -81.05 << u"−81,05 $"_s << u"−$81.05"_s;
        QTest::addRow("never minus zero") << -0.001 << u"0,00 $"_s << u"$0.00"_s;
        QTest::addRow("half a cent, as it is written") << 1.005 << u"1,01 $"_s << u"$1.01"_s;
        QTest::addRow("unknown is not nothing") << qQNaN() << QString() << QString();
        QTest::addRow("million") << 1234567.0 << u"1 234 567,00 $"_s << u"$1,234,567.00"_s;
    }
    void writesMoney()
    {
        QFETCH(double, amount);
        QTEST(plain(Format::money(amount, u"fr"_s)), "french");
        QTEST(plain(Format::money(amount, u"en"_s)), "english");
    }

    void writesWhatOneCostsAsItIs_data()
    {
        QTest::addColumn<double>("amount");
        QTest::addColumn<QString>("french");
        QTest::addColumn<QString>("english");
        QTest::addRow("whole") << 1100.0 << u"1 100,00 $"_s << u"$1,100.00"_s;
        QTest::addRow("tenth") << 0.1 << u"0,10 $"_s << u"$0.10"_s;
        QTest::addRow("parts of a cent") << 0.0375 << u"0,0375 $"_s << u"$0.0375"_s;
        QTest::addRow("six decimals") << -12.345678 << u"−12,345678 $"_s << u"−$12.345678"_s;
        QTest::addRow("more") << 3.333333333 << u"≈ 3,333333 $"_s << u"≈ $3.333333"_s;
        QTest::addRow("next to nothing") << 0.0000001 << u"≈ 0,00 $"_s << u"≈ $0.00"_s;
        QTest::addRow("unknown") << qQNaN() << QString() << QString();
    }
    void writesWhatOneCostsAsItIs()
    {
        QFETCH(double, amount);
        QTEST(plain(MoneyText::rate(amount, u"fr"_s)), "french");
        QTEST(plain(MoneyText::rate(amount, u"en"_s)), "english");
    }

    void writesEveryCentOfALargeAmount()
    {
        // A double does not hold it.
        const auto money = Billing::Money::ofCents(9'007'199'254'740'993);
        QCOMPARE(MoneyText::shown(money, u"en"_s, u"USD"_s).replace(QChar(0xa0), u' '),
            u"USD 90,071,992,547,409.93"_s);
        QCOMPARE(MoneyText::plain(-money), u"-90071992547409.93"_s);
        QCOMPARE(MoneyText::plain(Billing::Money::ofCents(-5)), u"-0.05"_s);
    }

    void writesAges_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("age");
        QTest::addColumn<QString>("brief");
        QTest::addRow("now") << qint64(2) << u"just now"_s << u"2 s"_s;
        QTest::addRow("ahead of us") << qint64(-30) << u"just now"_s << u"0 s"_s;
        QTest::addRow("seconds") << qint64(40) << u"40 s ago"_s << u"40 s"_s;
        QTest::addRow("minutes") << qint64(4 * 60 + 59) << u"4 min ago"_s << u"4 min"_s;
        QTest::addRow("hours") << qint64(3 * 3600) << u"3 h ago"_s << u"3 h"_s;
        QTest::addRow("days") << qint64(2 * 86400) << u"Sun, Nov 22 05:42"_s << u"2 d"_s;
    }
    void writesAges()
    {
        QFETCH(qint64, seconds);
        const QDateTime now(QDate(2026, 11, 24), QTime(10, 42), QTimeZone::utc());
        QTEST(plain(Format::age(now.addSecs(-seconds), now, u"en"_s)), "age");
        QTEST(plain(Format::shortAge(now.addSecs(-seconds), now, u"en"_s)), "brief");
    }

    void writesDatesInTheZoneOfTheDesk()
    {
        // 03:30 in UTC is still the evening before in Toronto.
        const QDateTime at(QDate(2026, 11, 24), QTime(3, 30, 7), QTimeZone::utc());
        QCOMPARE(plain(Format::dayTime(at, u"fr"_s)), u"lun. 23 nov. 22:30"_s);
        QCOMPARE(plain(Format::dayTime(at, u"en"_s)), u"Mon, Nov 23 22:30"_s);
        QCOMPARE(Format::longDate(QDate(2026, 11, 24), u"fr"_s), u"mardi 24 novembre 2026"_s);
        QCOMPARE(
            Format::shortDate(QDate(2025, 3, 2), QDate(2026, 11, 24), u"fr"_s), u"2 mars 2025"_s);
        QVERIFY(plain(Format::stamp(at, u"fr"_s)).endsWith(u"22:30:07"));
        QVERIFY(Format::dayTime(QDateTime(), u"fr"_s).isEmpty());
    }

    void writesPhones_data()
    {
        QTest::addColumn<QString>("number");
        QTest::addColumn<QString>("french");
        QTest::addColumn<QString>("english");
        QTest::addRow("e164") << u"+15145550123"_s << u"514 555-0123"_s << u"(514) 555-0123"_s;
        QTest::addRow("dashes") << u"514-555-0123"_s << u"514 555-0123"_s << u"(514) 555-0123"_s;
        QTest::addRow("extension")
            << u"(418) 555-0199 ext 4"_s << u"418 555-0199 ext 4"_s << u"(418) 555-0199 ext 4"_s;
        QTest::addRow("abroad") << u"+33155501234"_s << u"+33155501234"_s << u"+33155501234"_s;
        QTest::addRow("too short") << u"555-0123"_s << u"555-0123"_s << u"555-0123"_s;
        QTest::addRow("none") << u""_s << u""_s << u""_s;
    }
    void writesPhones()
    {
        QFETCH(QString, number);
        QTEST(plain(Format::phone(number, u"fr"_s)), "french");
        QTEST(plain(Format::phone(number, u"en"_s)), "english");
    }

    void writesMeasures()
    {
        QCOMPARE(plain(Format::duration(45, u"fr"_s)), u"45 min"_s);
        QCOMPARE(plain(Format::duration(90, u"fr"_s)), u"1 h 30"_s);
        QCOMPARE(plain(Format::duration(120, u"en"_s)), u"2 h"_s);
        QCOMPARE(plain(Format::distance(847, u"fr"_s)), u"850 m"_s);
        QCOMPARE(plain(Format::distance(12340, u"fr"_s)), u"12,3 km"_s);
        QCOMPARE(plain(Format::bytes(184'000'000, u"fr"_s)), u"184 Mo"_s);
        QCOMPARE(plain(Format::number(17000, u"fr"_s)), u"17 000"_s);
    }

    void neverRoundsToNoneOrAll()
    {
        QCOMPARE(plain(Format::percent(0.42, u"fr"_s)), u"42 %"_s);
        QCOMPARE(Format::percent(0.42, u"en"_s), u"42%"_s);
        QCOMPARE(Format::percent(0.004, u"en"_s), u"0.4%"_s);
        QCOMPARE(Format::percent(0.9996, u"en"_s), u"99.9%"_s);
        QCOMPARE(Format::percent(1.0, u"en"_s), u"100%"_s);
    }

    void hasWordsForEveryKindOfError()
    {
        QVERIFY(!ErrorText().isSet());
        QVERIFY(ErrorText().what().isEmpty());
        for (int kind = 0; kind <= int(ErrorKind::Storage); ++kind) {
            const ErrorText text = errorText({ErrorKind(kind), u"words"_s, 0, {}, {}, 0});
            QVERIFY(text.isSet());
            QVERIFY2(!text.what().isEmpty(), qPrintable(text.kind()));
            if (ErrorKind(kind) != ErrorKind::Cancelled)
                QVERIFY2(!text.meaning().isEmpty(), qPrintable(text.kind()));
        }
    }

    void keepsTheServersWordsInTheDetails()
    {
        const ErrorText text = errorText({ErrorKind::Conflict, u"Document has been modified"_s, 417,
            u"erp PUT Dispatch Job"_s, u"TimestampMismatchError"_s, 0});
        QCOMPARE(text.details(),
            u"erp PUT Dispatch Job · 417 · TimestampMismatchError\nDocument has been modified"_s);
        QCOMPARE(
            text.sentence(), u"A colleague changed this meanwhile. Document has been modified"_s);
        QVERIFY(!text.isRetryable());
        QVERIFY(errorText({ErrorKind::Server, {}, 500, {}, {}, 0}).isRetryable());
        QVERIFY(!errorText({ErrorKind::Uncertain, {}, 0, {}, {}, 0}).isRetryable());
        QVERIFY(errorText({ErrorKind::Timeout, {}, 0, {}, {}, 0}).isRetryable());
    }
};

QTEST_GUILESS_MAIN(TestFormat)

#include "tst_format.moc"
