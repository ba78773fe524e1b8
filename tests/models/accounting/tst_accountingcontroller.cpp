// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accountingcontroller.h"
#include "base/format.h"
#include "billdata.h"
#include "erp/erpclient.h"
#include "eventdrain.h"
#include "fakehttpserver.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Tests;

class TestAccountingController : public QObject {
    Q_OBJECT

private:
    struct Desk {
        EventDrain drain;
        QTemporaryDir directory;
        std::unique_ptr<QNetworkAccessManager> network = makeNetworkAccessManager();
        FakeHttpServer server;
        Erp::ErpClient erp;
        Store::Mirror mirror{directory.filePath(u"mirror.sqlite"_s)};
        QDate day = billDay;
        AccountingController controller;

        Desk()
            : erp(network.get(), {.url = server.url(), .credentials = {}})
            , controller(&mirror, &erp, directory.filePath(u"printed"_s),
                  Clock([this] { return QDateTime(day, QTime(15, 0), QTimeZone::UTC); }))
        {
        }

        bool start()
        {
            if (!putAccount(mirror)) {
                return false;
            }
            controller.activate();
            return QTest::qWaitFor([this] { return controller.isListed(); })
                && QTest::qWaitFor([this] { return controller.mirrored() > 0; });
        }
        [[nodiscard]] bool hasSettled()
        {
            return QTest::qWaitFor(
                [this] { return controller.isListed() && !controller.isListing(); });
        }
        [[nodiscard]] QString idAt(int place)
        {
            return controller.list()->index(place, 0).data(BillListModel::RowIdRole).toString();
        }
        [[nodiscard]] QString cell(int place, int column)
        {
            return controller.list()
                ->index(place, column)
                .data(BillListModel::CellTextRole)
                .toString();
        }
        [[nodiscard]] QString sum() { return controller.totals()->value(0, "sum").toString(); }
        [[nodiscard]] QString open() { return controller.totals()->value(0, "open").toString(); }
    };

private Q_SLOTS:
    void initTestCase() { Format::setDisplayZone(QTimeZone("America/Toronto")); }

    void readsNothingBeforeThePageIsInFront()
    {
        Desk desk;
        QCOMPARE(desk.controller.isListing(), false);
        QVERIFY(desk.start());
        QCOMPARE(desk.controller.list()->count(), 9);
        QCOMPARE(desk.idAt(0), u"INV-0006"_s);
        QCOMPARE(desk.server.requests().size(), std::size_t(0)); // the mirror is what is read
    }

    void showsViewsWithTheirTotals()
    {
        Desk desk;
        QVERIFY(desk.start());
        RecordModel *views = desk.controller.views();
        const auto number = [views](const QString &id) {
            return views->value(views->rowOf(id), "number").toInt();
        };
        QTRY_COMPARE(number(u"open"_s), 5);
        QCOMPARE(number(u"overdue"_s), 3);
        QCOMPARE(number(u"drafts"_s), 1);
        QCOMPARE(number(u"credits"_s), 1);
        // The draft and the cancelled one are in the list and not in the sum.
        QTRY_COMPARE(desk.sum(), u"$362.70"_s);
        QTRY_COMPARE(desk.controller.totals()->value(0, "notCounted").toInt(), 2);
        desk.controller.chooseView(u"overdue"_s);
        QVERIFY(desk.hasSettled());
        QCOMPARE(desk.controller.list()->count(), 3);
        QTRY_COMPARE(desk.open(), u"$207.43"_s);
        QCOMPARE(desk.cell(1, BillListModel::StateColumn), u"Overdue"_s);
        QCOMPARE(desk.cell(1, BillListModel::OverdueColumn), u"6 day(s)"_s);
        desk.controller.chooseView(u"drafts"_s);
        QVERIFY(desk.hasSettled());
        QTRY_COMPARE(desk.sum(), u"$900.00"_s);
    }

    void changesBetweenInvoicesAndPayments()
    {
        Desk desk;
        QVERIFY(desk.start());
        QAbstractItemModelTester tester(
            desk.controller.list(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        desk.controller.chooseView(u"open"_s);
        desk.controller.setKind(AccountingController::Payments);
        QVERIFY(desk.hasSettled());
        QCOMPARE(desk.controller.list()->count(), 3);
        QCOMPARE(desk.idAt(0), u"PAY-0003"_s);
        QCOMPARE(desk.cell(0, BillListModel::CustomerColumn), u"Luc Gagnon"_s);
        QTRY_COMPARE(desk.sum(), u"$170.00"_s);
        QTRY_COMPARE(desk.open(), u"$15.03"_s);
        QTRY_VERIFY(desk.controller.views()->rowOf(u"mode:Virement"_s) >= 0);
        desk.controller.chooseView(u"mode:Virement"_s);
        QVERIFY(desk.hasSettled());
        QCOMPARE(desk.controller.list()->count(), 1);
        // Each kind keeps its own view.
        desk.controller.setKind(AccountingController::Invoices);
        QVERIFY(desk.hasSettled());
        QCOMPARE(desk.controller.view(), u"open"_s);
        QCOMPARE(desk.controller.list()->count(), 5);
    }

    void lettersOfOneWordAreOneQuery()
    {
        Desk desk;
        QVERIFY(desk.start());
        QSignalSpy reset(desk.controller.list(), &QAbstractItemModel::modelReset);
        for (const auto *text : {u"g", u"ga", u"gag"})
            desk.controller.setText(QString::fromUtf16(text));
        QTRY_COMPARE(reset.count(), 1);
        QCOMPARE(desk.controller.list()->count(), 1);
    }

    void sortsByAColumn()
    {
        Desk desk;
        QVERIFY(desk.start());
        desk.controller.sortBy(BillListModel::TotalColumn, false);
        QVERIFY(desk.hasSettled());
        QCOMPARE(desk.idAt(0), u"INV-0008"_s);
        QCOMPARE(desk.controller.sortColumn(), int(BillListModel::TotalColumn));
        // Longest overdue first is oldest due first.
        desk.controller.chooseView(u"overdue"_s);
        desk.controller.sortBy(BillListModel::OverdueColumn, true);
        QVERIFY(desk.hasSettled());
        QCOMPARE(desk.idAt(0), u"INV-0002"_s);
    }

    void remembersWhatWasShown()
    {
        QString memory;
        {
            Desk desk;
            desk.controller.setKind(AccountingController::Payments);
            desk.controller.sortBy(BillListModel::TotalColumn, false);
            memory = desk.controller.memory();
        }
        Desk desk;
        desk.controller.restore(memory);
        QCOMPARE(desk.controller.kind(), int(AccountingController::Payments));
        QCOMPARE(desk.controller.sortColumn(), int(BillListModel::TotalColumn));
        QCOMPARE(desk.controller.isDescending(), false);
        desk.controller.restore(u"{broken"_s);
        QCOMPARE(desk.controller.kind(), int(AccountingController::Invoices));
    }

    void showsOneWithItsLinesOnDemand()
    {
        Desk desk;
        desk.server.setHandler([](const SeenRequest &request) {
            if (request.target.contains("Reference"))
                return FakeHttpServer::json(
                    R"({"data":[{"parent":"PAY-0002","allocated_amount":40.0}]})");
            return FakeHttpServer::json(
                R"({"data":{"name":"INV-0002","docstatus":1,"net_total":100,
                "total_taxes_and_charges":14.97,"grand_total":114.97,"outstanding_amount":30.0,
                "items":[{"item_name":"Internet","qty":1600,"net_rate":0.0625,"net_amount":100}],
                "taxes":[{"description":"TPS","tax_amount":5.0},
                {"description":"TVQ","tax_amount":9.97}]}})");
        });
        QVERIFY(desk.start());
        desk.controller.openBill(u"invoice"_s, u"INV-0002"_s);
        QTRY_VERIFY(desk.controller.isLoaded());
        const BillCard card = desk.controller.card();
        QCOMPARE(card.total, u"$114.97"_s);
        QCOMPARE(card.open, u"$34.97"_s);
        QCOMPARE(card.daysOverdue, 63);
        QCOMPARE(card.customerLanguage, u"fr"_s);
        QVERIFY(!card.fetchedAt.isValid());
        BillDetail *detail = desk.controller.detail();
        QTRY_VERIFY(detail->isLoaded());
        QCOMPARE(detail->items()->count(), 1);
        QCOMPARE(detail->items()->value(0, "rate").toString(), u"$0.0625"_s);
        QCOMPARE(detail->items()->value(0, "amount").toString(), u"$100.00"_s);
        QCOMPARE(detail->sums()->count(), 5);
        // The list is older than the server, and says so.
        QCOMPARE(detail->findings().size(), 1);
        QVERIFY(detail->findings()[0].contains(u"$34.97"_s));
        QVERIFY(detail->findings()[0].contains(u"$30.00"_s));
        // From the invoice to the payment: the list follows.
        QCOMPARE(detail->links()->value(0, "linkKind").toString(), u"payment"_s);
        desk.controller.openBill(u"payment"_s, u"PAY-0002"_s);
        QTRY_COMPARE(desk.controller.card().id, u"PAY-0002"_s);
        QCOMPARE(desk.controller.kind(), int(AccountingController::Payments));
        QTRY_COMPARE(desk.controller.place(), 1);
        QSignalSpy asked(&desk.controller, &AccountingController::customerRequested);
        desk.controller.openCustomer();
        QCOMPARE(asked.at(0).at(0).toString(), u"C-1"_s);
    }

    void saysWhyTheLinesCannotBeHad()
    {
        Desk desk;
        desk.server.setHandler([](const SeenRequest &) {
            return FakeHttpServer::json(R"({"exc_type":"PermissionError"})", 403);
        });
        QVERIFY(desk.start());
        desk.controller.openBill(u"invoice"_s, u"INV-0002"_s);
        QTRY_COMPARE(desk.controller.detail()->error().kind(), u"forbidden"_s);
        QVERIFY(desk.controller.isLoaded()); // the copy is still there to be read
        QVERIFY(!desk.controller.detail()->isLoaded());
    }

    void asksNothingOffline()
    {
        Desk desk;
        desk.controller.setOnline(false);
        QVERIFY(desk.start());
        desk.controller.openBill(u"invoice"_s, u"INV-0002"_s);
        QTRY_VERIFY(desk.controller.isLoaded());
        QVERIFY(!desk.controller.detail()->isOnline());
        desk.controller.print();
        QCOMPARE(desk.controller.printed()->error().kind(), u"offline"_s);
        QCOMPARE(desk.server.requests().size(), std::size_t(0));
        // As soon as it may, it asks.
        desk.server.setHandler([](const SeenRequest &) {
            return FakeHttpServer::json(
                R"({"data":{"name":"INV-0002","docstatus":0,"grand_total":114.97}})");
        });
        desk.controller.setOnline(true);
        QTRY_VERIFY(desk.controller.detail()->isLoaded());
    }

    void saysWhatTheCopyLacks()
    {
        Desk desk;
        QVERIFY(desk.start());
        desk.controller.openBill(u"invoice"_s, u"INV-9999"_s);
        QTRY_VERIFY(desk.controller.isMissing());
        desk.controller.close();
        QCOMPARE(desk.controller.isMissing(), false);
    }

    void followsTheMirrorWithFewSignals()
    {
        Desk desk;
        QVERIFY(desk.start());
        desk.controller.chooseView(u"open"_s);
        QVERIFY(desk.hasSettled());
        BillListModel *list = desk.controller.list();
        QAbstractItemModelTester tester(
            list, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy reset(list, &QAbstractItemModel::modelReset);
        QSignalSpy removed(list, &QAbstractItemModel::rowsRemoved);
        // Somebody paid: it leaves the open ones, and the sum with it.
        QVERIFY(putBills(desk.mirror, Store::Kind::Invoice,
            {invoiceDocument(u"INV-0009"_s, u"C-2"_s, {2026, 11, 2}, 57.49, 0, u"Paid"_s)}));
        QTRY_COMPARE(removed.count(), 1);
        QCOMPARE(reset.count(), 0);
        QTRY_COMPARE(desk.open(), u"$150.24"_s);
        QTRY_COMPARE(desk.controller.views()->value(1, "number").toInt(), 4);
    }

    void exportsWhatIsShown()
    {
        Desk desk;
        QVERIFY(desk.start());
        desk.controller.chooseView(u"credits"_s);
        QVERIFY(desk.hasSettled());
        ListExport *file = desk.controller.fileExport();
        QSignalSpy finished(file, &ListExport::finished);
        const QString path = desk.directory.filePath(u"factures.csv"_s);
        file->start(QUrl::fromLocalFile(path));
        QTRY_COMPARE(finished.count(), 1);
        QFile csv(path);
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QCOMPARE(csv.readAll(),
            QByteArray(
                "\xef\xbb\xbfNumber,Customer,Date,Due,Total,Left to pay,State,Overdue "
                "by,Currency\r\n"
                "INV-0008,Éloïse Tremblay,2026-09-20,2026-10-11,-40.00,0.00,Credit note,0,CAD"
                "\r\n"));
        file->start(QUrl::fromLocalFile(desk.directory.filePath(u"nowhere/f.csv"_s)));
        QTRY_VERIFY(file->error().isSet() && !file->isRunning());
    }

    void writesARefundAsMoneyThatWentOut()
    {
        const Store::BillLine refund{.kind = Store::BillKind::Payment,
            .id = u"PAY-9"_s,
            .total = Billing::Money::ofCents(5000),
            .open = Billing::Money::ofCents(300),
            .docstatus = 1,
            .isRefund = true};
        const QStringList cells = BillListModel::cellsOf(refund, billDay);
        QVERIFY(cells.contains(u"-50.00"_s));
        QVERIFY(cells.contains(u"-3.00"_s));
        QCOMPARE(cells.last(), u"Refund"_s);
    }

    void readsWhatChangedWhileThePageWasAway()
    {
        Desk desk;
        QVERIFY(desk.start());
        QVERIFY(desk.hasSettled());
        const int before = desk.controller.list()->count();
        desk.controller.deactivate();
        QSignalSpy changed(&desk.mirror, &Store::Mirror::documentsChanged);
        QVERIFY(putBills(desk.mirror, Store::Kind::Invoice,
            {invoiceDocument(u"INV-AWAY"_s, u"C-1"_s, billDay, 10, 10, u"Unpaid"_s)}));
        QTRY_VERIFY(changed.count() > 0);
        QCOMPARE(desk.controller.list()->count(), before);
        desk.controller.activate();
        QTRY_COMPARE(desk.controller.list()->count(), before + 1);
    }

    void saysWhyTheListCannotBeRead()
    {
        Desk desk;
        QVERIFY(putAccount(desk.mirror));
        desk.mirror.close();
        desk.controller.activate();
        QTRY_VERIFY(desk.controller.listError().isSet());
    }
};

QTEST_MAIN(TestAccountingController)
#include "tst_accountingcontroller.moc"
