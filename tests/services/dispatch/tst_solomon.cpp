// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatch/route/solomon.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Dispatch;
using namespace Qt::StringLiterals;

namespace {

QByteArray fileText(const QString &name)
{
    QFile file(QStringLiteral(FD_TEST_DATA) + u"/vrptw/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const QByteArray tiny = "T1\n\nVEHICLE\nNUMBER CAPACITY\n 2 10\n\nCUSTOMER\n"
                        "CUST NO. XCOORD. YCOORD. DEMAND READY TIME DUE DATE SERVICE TIME\n\n"
                        "0 0 0 0 0 100 0\n1 3 4 5 0 90 10\n2 6 8 5 0 90 10\n";

} // namespace

class TestSolomon : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAPublishedInstance()
    {
        const auto read = readSolomon(fileText(u"C101.txt"_s));
        QVERIFY2(read, qPrintable(read ? QString() : read.error().detail));
        QCOMPARE(read->name, u"C101"_s);
        QCOMPARE(read->problem.vehicles.size(), 25U);
        QCOMPARE(read->problem.vehicles.front().capacity, 200.0);
        QCOMPARE(read->problem.vehicles.front().spans, std::vector{TimeSpan(0.0, 1236.0)});
        QCOMPARE(read->problem.stops.size(), 100U);
        QCOMPARE(read->customers.front(), 1);
        QCOMPARE(read->problem.stops.front().demand, 10.0);
        QCOMPARE(read->problem.stops.front().window, TimeSpan(912.0, 967.0));
        QCOMPARE(read->problem.stops.front().service, 90.0);
        QCOMPARE(read->problem.table.way(0, 1).distance, std::sqrt(5.0 * 5.0 + 18.0 * 18.0));
    }

    void cutsNoDistanceShort()
    {
        // Distances are doubles: a route over 3 4 and back is 10, over 6 8 is 20, not rounded ones.
        const auto read = readSolomon(tiny);
        QVERIFY(read);
        const RoutingSolution found = solveRouting(read->problem, {.iterations = 50});
        QCOMPARE(found.distance, 20.0);
        QVERIFY(routingViolations(read->problem, found).empty());
    }

    void readsItHoweverItIsLaidOut_data()
    {
        QTest::addColumn<QByteArray>("text");
        QByteArray crlf = tiny;
        crlf.replace("\n", "\r\n");
        QByteArray mac = tiny;
        mac.replace("\n", "\r");
        QByteArray wide = tiny;
        wide.replace(" ", " \t   ");
        QByteArray lower = tiny;
        lower.replace("VEHICLE", "vehicle").replace("CUSTOMER", "Customer");
        QTest::newRow("as it is") << tiny;
        QTest::newRow("CRLF") << crlf;
        QTest::newRow("CR") << mac;
        QTest::newRow("tabs and many blanks") << wide;
        QTest::newRow("other case") << lower;
        QTest::newRow("no end of line at the end") << tiny.trimmed();
        QTest::newRow("blank lines at the end") << tiny + "\n  \n\t\r\n\n";
        QTest::newRow("blank lines at the beginning") << "\n\n" + tiny;
        QTest::newRow("a byte order mark") << "\xef\xbb\xbf" + tiny;
        QTest::newRow("no name") << tiny.mid(tiny.indexOf("VEHICLE"));
    }
    void readsItHoweverItIsLaidOut()
    {
        QFETCH(QByteArray, text);
        const auto read = readSolomon(text);
        QVERIFY2(read, qPrintable(read ? QString() : read.error().detail));
        QCOMPARE(read->problem.vehicles.size(), 2U);
        QCOMPARE(read->customers, (std::vector{1, 2}));
        QCOMPARE(read->problem.stops[1].window, TimeSpan(0.0, 90.0));
    }

    void saysWhereAFileIsBad_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("says");
        const auto with = [](const char *was, const char *now) {
            QByteArray text = tiny;
            return text.replace(was, now);
        };
        QTest::newRow("empty") << QByteArray() << u"the file is empty"_s;
        QTest::newRow("only blanks") << QByteArray("\n \n") << u"the file is empty"_s;
        QTest::newRow("something else") << QByteArray("{\"a\": 1}\n") << u"no section VEHICLE"_s;
        QTest::newRow("no customers")
            << tiny.left(tiny.indexOf("0 0 0")) << u"no depot and no customer"_s;
        QTest::newRow("no CUSTOMER") << with("CUSTOMER\n", "") << u"line 7: no section CUSTOMER"_s;
        QTest::newRow("no fleet") << with(" 2 10\n", "") << u"line 6: expected the number"_s;
        QTest::newRow("half a fleet") << with(" 2 10", " 2") << u"line 5: expected the number"_s;
        QTest::newRow("no vehicle") << with(" 2 10", " 0 10") << u"line 5: expected the number"_s;
        QTest::newRow("cut off") << with("2 6 8 5 0 90 10", "2 6 8 5")
                                 << u"line 12: a customer has 7"_s;
        QTest::newRow("a word") << with("6 8 5", "6 x 5") << u"line 12: “x” is not a number"_s;
        QTest::newRow("nan") << with("6 8 5", "nan 8 5") << u"line 12: “nan” is not a number"_s;
        QTest::newRow("infinite") << with("6 8 5", "inf 8 5")
                                  << u"line 12: “inf” is not a number"_s;
        QTest::newRow("too large") << with("6 8 5", "1e999 8 5") << u"line 12: “1e999” is not"_s;
        QTest::newRow("no place on earth")
            << with("6 8 5", "1e200 8 5") << u"line 12: 1e+200 is more than"_s;
        QTest::newRow("twice") << with("\n2 6", "\n1 6") << u"line 12: customer 1 is there twice"_s;
        QTest::newRow("half a customer")
            << with("\n2 6", "\n2.5 6") << u"line 12: the customer number"_s;
        QTest::newRow("due before ready")
            << with("8 5 0 90", "8 5 91 90") << u"line 12: the due date 90 lies before"_s;
        QTest::newRow("negative demand") << with("6 8 5", "6 8 -5") << u"line 12: demand and"_s;
        QTest::newRow("words at the end") << tiny + "\nEOF\n"
                                          << u"line 14: “EOF” is not a number"_s;
    }
    void saysWhereAFileIsBad()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, says);
        const auto read = readSolomon(text);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::Validation);
        QVERIFY2(read.error().detail.contains(says), qPrintable(read.error().detail));
    }

    void servesAllHoweverFarApart()
    {
        QByteArray far = tiny;
        far.replace("6 8 5 0 90", "6e6 8e6 5 0 9e8").replace("0 0 0 0 100", "0 0 0 0 900000000");
        const auto read = readSolomon(far);
        QVERIFY2(read, qPrintable(read ? QString() : read.error().detail));
        const RoutingSolution found = solveRouting(read->problem, {.iterations = 100});
        QVERIFY(found.unassigned.empty());
        QVERIFY(found.distance > 1.9e7);
    }

    void comesCloseToTheBestKnown()
    {
        const QList<QByteArray> lines = fileText(u"best-known.csv"_s).split('\n');
        double gaps = 0;
        int count = 0;
        for (const QByteArray &line : lines.sliced(1)) {
            const QList<QByteArray> cells = line.split(',');
            if (cells.size() < 5)
                continue;
            const auto read = readSolomon(fileText(QString::fromLatin1(cells[0]) + u".txt"_s));
            QVERIFY(read);
            const RoutingSolution found = solveRouting(read->problem, {.iterations = 4000});
            QVERIFY(found.unassigned.empty());
            QVERIFY(routingViolations(read->problem, found).empty());
            double driven = 0;
            for (const auto &route : found.routes) {
                int at = 0;
                for (const RoutingVisit &visit : route) {
                    driven += read->problem.table.way(at, visit.stop + 1).distance;
                    at = visit.stop + 1;
                }
                driven += read->problem.table.way(at, 0).distance;
            }
            QVERIFY(std::abs(driven - found.distance) < 1e-6);
            gaps += found.distance / cells[4].toDouble() - 1;
            ++count;
        }
        QCOMPARE(count, 12);
        QVERIFY2(gaps / count < 0.03, qPrintable(QString::number(gaps / count)));
    }
};

QTEST_GUILESS_MAIN(TestSolomon)
#include "tst_solomon.moc"
