// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "billing/money.h"

#include <QTest>

#include <limits>

using namespace FibreDesk::Billing;
using namespace Qt::StringLiterals;

class TestMoney : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsDecimalsAsTheyAreWritten_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isNumber");
        QTest::addColumn<qint64>("cents");
        const auto row = [](const char *text, qint64 cents) {
            QTest::newRow(text) << QString::fromLatin1(text) << true << cents;
        };
        row("0", 0);
        row("-0.0", 0);
        row("0.1", 10);
        row(".5", 50);
        row("64.85", 6485);
        row("-10.1", -1010);
        row("+12.30", 1230);
        row("1e3", 100000);
        row("1.5E-1", 15);
        row("12345e-4", 123);
        row("1.005", 101); // as a double this is a little less
        row("-1.005", -101);
        row("1.0049999999999999", 100);
        row("0.999", 100);
        row("0.0049", 0);
        row("1e-300", 0);
        row("92233720368547758.07", std::numeric_limits<qint64>::max());
        for (const char *text : {"", "-", ".", "1,5", "1.2.3", "12 $", "NaN", "inf", "0x10", "1e",
                 "1e9999", "92233720368547758.08", "1e30"}) {
            QTest::newRow(text) << QString::fromLatin1(text) << false << qint64(0);
        }
    }

    void readsDecimalsAsTheyAreWritten()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, isNumber);
        QFETCH(const qint64, cents);
        const auto money = Money::parse(text);
        QCOMPARE(money.has_value(), isNumber);
        if (money)
            QCOMPARE(money->cents(), cents);
    }

    void takesADoubleForTheNumberItWasWrittenAs()
    {
        QCOMPARE(Money::ofNumber(1.005).cents(), 101);
        QCOMPARE(Money::ofNumber(0.1).cents() + Money::ofNumber(0.2).cents(), 30);
        QCOMPARE(Money::ofNumber(8.325).cents(), 833);
        QCOMPARE(Money::ofNumber(-54.95).cents(), -5495);
        QCOMPARE(Money::ofNumber(9'999'999'999'999.99).cents(), 999'999'999'999'999);
        QCOMPARE(Money::ofNumber(std::numeric_limits<double>::quiet_NaN()).cents(), 0);
        QCOMPARE(Money::ofNumber(std::numeric_limits<double>::infinity()).cents(), 0);
        // Every amount of two places comes through.
        for (int cents = -200'000; cents <= 200'000; ++cents)
            QCOMPARE(Money::ofNumber(cents / 100.0).cents(), cents);
    }

    void sumsToTheCent()
    {
        Money sum;
        double wrong = 0;
        for (int i = 0; i < 1000; ++i) {
            sum += Money::ofNumber(0.1);
            sum += Money::ofNumber(-0.3);
            wrong += 0.1;
            wrong += -0.3;
        }
        QCOMPARE(sum.cents(), -20'000);
        QVERIFY(wrong != -200.0); // what sums of doubles make of it
        QCOMPARE((Money::ofCents(5) - Money::ofCents(12)).cents(), -7);
    }

    void dividesHalvesAwayFromZero()
    {
        QCOMPARE(Money::ofCents(10'000).dividedBy(3).cents(), 3333);
        QCOMPARE(Money::ofCents(20'000).dividedBy(3).cents(), 6667);
        QCOMPARE(Money::ofCents(-10'000).dividedBy(3).cents(), -3333);
        QCOMPARE(Money::ofCents(-20'000).dividedBy(3).cents(), -6667);
        QCOMPARE(Money::ofCents(5).dividedBy(2).cents(), 3);
        QCOMPARE(Money::ofCents(-5).dividedBy(2).cents(), -3);
        QCOMPARE(Money::ofCents(5).dividedBy(-2).cents(), -3);
        QCOMPARE(Money::ofCents(6).dividedBy(12).cents(), 1);
        QCOMPARE(Money::ofCents(-5).dividedBy(12).cents(), 0);
        QCOMPARE(Money::ofCents(7).dividedBy(0).cents(), 0);
    }

    void staysAtItsBoundInsteadOfTurningOver()
    {
        const Money most = Money::ofCents(std::numeric_limits<qint64>::max());
        QCOMPARE(most + Money::ofCents(1), most);
        QCOMPARE(-most - Money::ofCents(1), -most);
        QCOMPARE(-most - Money::ofCents(5), -most);
        QCOMPARE(most.times(12), most);
        QCOMPARE(most.times(-12), -most);
        QCOMPARE(-(-most), most);
        QCOMPARE(-Money::ofCents(std::numeric_limits<qint64>::min()), most);
    }
};

QTEST_GUILESS_MAIN(TestMoney)
#include "tst_money.moc"
