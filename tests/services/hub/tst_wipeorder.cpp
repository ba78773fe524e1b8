// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hub/wipeorder.h"

#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Hub;
using namespace Qt::StringLiterals;

class TestWipeOrder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesOnlyAnExplicitOrder_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("isOrder");
        QTest::addColumn<bool>("takesUnsent");
        QTest::newRow("403") << 403 << R"({"error": "account_disabled", "wipe": true})"_ba << true
                             << false;
        QTest::newRow("401") << 401 << R"({"error": "account_disabled", "wipe": true})"_ba << true
                             << false;
        QTest::newRow("all") << 403 << R"({"error": "account_disabled", "wipe": "all"})"_ba << true
                             << true;
        QTest::newRow("only disabled")
            << 403 << R"({"error": "account_disabled"})"_ba << false << false;
        QTest::newRow("not to be wiped")
            << 403 << R"({"error": "account_disabled", "wipe": false})"_ba << false << false;
        QTest::newRow("a word") << 403 << R"({"error": "account_disabled", "wipe": "yes"})"_ba
                                << false << false;
        QTest::newRow("another refusal")
            << 403 << R"({"error": "forbidden", "wipe": true})"_ba << false << false;
        QTest::newRow("an answer")
            << 200 << R"({"error": "account_disabled", "wipe": true})"_ba << false << false;
        QTest::newRow("the server's own trouble")
            << 500 << R"({"error": "account_disabled", "wipe": true})"_ba << false << false;
        QTest::newRow("a page") << 403 << "<html>account_disabled wipe</html>"_ba << false << false;
        QTest::newRow("nothing") << 401 << QByteArray() << false << false;
    }

    void takesOnlyAnExplicitOrder()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(bool, isOrder);
        QFETCH(bool, takesUnsent);
        const auto order = wipeOrderOf(status, body);
        QCOMPARE(order.has_value(), isOrder);
        if (order)
            QCOMPARE(order->takesUnsent, takesUnsent);
    }

    void travelsWithTheErrorOfTheHub()
    {
        const auto order = wipeOrderOf(403,
            R"({"error": "account_disabled", "wipe": "all", "message": "left the company"})"_ba);
        QVERIFY(order);
        Error error{.kind = ErrorKind::Forbidden, .detail = u"account_disabled"_s, .code = 403};
        QVERIFY(!wipeOrderIn(error));
        noteWipeOrder(*order, error);
        QCOMPARE(wipeOrderIn(error), order);
        QCOMPARE(error.detail, u"left the company"_s);
    }
};

QTEST_GUILESS_MAIN(TestWipeOrder)
#include "tst_wipeorder.moc"
