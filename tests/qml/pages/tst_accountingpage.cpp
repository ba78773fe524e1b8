// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "../../models/accounting/billdata.h"
#include "accountingcontroller.h"
#include "erp/erpclient.h"
#include "fakehttpserver.h"
#include "pagehost.h"
#include "session/settings.h"
#include "statementfile.h"

#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace FibreDesk;
using namespace FibreDesk::Tests;

class TestAccountingPage : public QObject {
    Q_OBJECT

private:
    struct Desk {
        QTemporaryDir directory;
        Settings settings{directory.filePath(u"settings.ini"_s)};
        std::unique_ptr<QNetworkAccessManager> network = makeNetworkAccessManager();
        FakeHttpServer server;
        Erp::ErpClient erp;
        Store::Mirror mirror{directory.filePath(u"mirror.sqlite"_s)};
        AccountingController controller;
        QByteArray paper;

        Desk()
            : erp(network.get(), {.url = server.url(), .credentials = {}})
            , controller(&mirror, &erp, directory.filePath(u"printed"_s),
                  Clock([] { return QDateTime(billDay, QTime(15, 0), QTimeZone::UTC); }))
        {
            server.setHandler([this](const SeenRequest &request) { return answer(request); });
        }

        ScriptedAnswer answer(const SeenRequest &request)
        {
            if (request.target.contains("download_pdf")) {
                return {.contentType = "application/pdf"_ba, .body = paper};
            }
            if (request.target.contains("Reference")) {
                return FakeHttpServer::json(
                    R"({"data":[{"parent":"PAY-0002","allocated_amount":40.0}]})");
            }
            if (request.target.contains("Print%20Format")) {
                return FakeHttpServer::json(R"({"data":[{"name":"Facture Fibre"}]})");
            }
            if (request.target.contains("Payment%20Entry/")) {
                return FakeHttpServer::json(
                    R"({"data":{"name":"PAY-0002","docstatus":1,"paid_amount":45.03,
                    "unallocated_amount":5.03,"references":[{"reference_doctype":"Sales Invoice",
                    "reference_name":"INV-0002","allocated_amount":40.0}]}})");
            }
            return FakeHttpServer::json(
                R"({"data":{"name":"INV-0002","docstatus":1,"net_total":100,
                "total_taxes_and_charges":14.97,"grand_total":114.97,"outstanding_amount":30.0,
                "items":[{"item_name":"Internet par fibre 500 Mbit/s","qty":1,"net_rate":105,
                "net_amount":105,"description":"Du 1er au 30 septembre"},{"item_name":"Rabais",
                "qty":1,"net_rate":-5,"net_amount":-5}],
                "taxes":[{"description":"TPS 5 %","tax_amount":5.0},
                {"description":"TVQ 9,975 %","tax_amount":9.97}]}})");
        }
    };

    static bool isListed(AccountingController &controller, int count)
    {
        return QTest::qWaitFor([&controller, count] {
            return controller.isListed() && !controller.isListing()
                && controller.list()->count() == count;
        });
    }

private Q_SLOTS:
    void init() { PageHost::failOnWarnings(); }

    void showsListsLinesPrintAndStatement_data() { PageHost::addLooks(); }

    void showsListsLinesPrintAndStatement()
    {
        Desk desk;
        QVERIFY(putAccount(desk.mirror));
        PageHost host("FibreDesk.Accounting", "AccountingPage", &desk.controller);
        QVERIFY(isListed(desk.controller, 9));
        desk.controller.openBill(u"invoice"_s, u"INV-0002"_s);
        QTRY_VERIFY(desk.controller.detail()->isLoaded());
        QTRY_COMPARE(host.page()->property("inspectorOpen").toBool(), true);
        host.grab(u"invoices"_s);

        desk.controller.openStatement(u"C-1"_s);
        desk.controller.statement()->setPeriod(AccountStatement::Everything);
        QTRY_VERIFY(desk.controller.statement()->isLoaded());
        host.grab(u"statement"_s);
        desk.paper =
            StatementFile::pdf(desk.controller.statement()->statement(), u"fr"_s, u"Fibre"_s);
        desk.controller.statement()->close();

        desk.controller.print();
        QTRY_VERIFY(desk.controller.printed()->hasFile());
        if (PdfPages::canShow()) {
            const auto *picture = host.page()->findChild<QQuickItem *>(u"pdfPicture"_s);
            QVERIFY(picture);
            QTRY_VERIFY(!desk.controller.printed()->pages()->isBusy());
            QTRY_COMPARE(picture->property("status").toInt(), 1); // Image.Ready
        }
        host.grab(u"invoice-pdf"_s);
        desk.controller.printed()->close();

        desk.controller.openBill(u"payment"_s, u"PAY-0002"_s);
        QVERIFY(isListed(desk.controller, 3));
        QTRY_COMPARE(desk.controller.detail()->links()->count(), 1);
        host.grab(u"payments"_s);
    }

    void isWorkedFromTheKeyboard()
    {
        Desk desk;
        QVERIFY(putAccount(desk.mirror));
        desk.paper = "%PDF-1.4\n%%EOF\n";
        PageHost host("FibreDesk.Accounting", "AccountingPage", &desk.controller);
        QVERIFY(isListed(desk.controller, 9));
        QTRY_COMPARE(desk.controller.place(), 0); // the first one, since the table has the focus
        QTest::keyClick(host.window(), Qt::Key_J);
        QTRY_COMPARE(desk.controller.place(), 1);
        QTest::keyClick(host.window(), Qt::Key_End);
        QTRY_COMPARE(desk.controller.place(), 8);
        QTRY_VERIFY(desk.controller.isLoaded());
        QTest::keyClick(host.window(), Qt::Key_Return);
        QTRY_VERIFY(desk.controller.printed()->isShown());
        QTest::keyClick(host.window(), Qt::Key_Escape);
        QTRY_VERIFY(!desk.controller.printed()->isShown());
        QTest::keyClick(host.window(), Qt::Key_R);
        QTRY_VERIFY(desk.controller.statement()->isLoaded());
        QTest::keyClick(host.window(), Qt::Key_Escape);
        QTRY_VERIFY(desk.controller.statement()->customer().isEmpty());
        QTest::keyClick(host.window(), Qt::Key_P);
        QVERIFY(isListed(desk.controller, 3));
        QTest::keyClick(host.window(), Qt::Key_I);
        QVERIFY(isListed(desk.controller, 9));
        QTest::keyClick(host.window(), Qt::Key_Slash);
        for (const char letter : {'g', 'a', 'g'})
            QTest::keyClick(host.window(), letter);
        QVERIFY(isListed(desk.controller, 1));
        QVERIFY(desk.settings.remembered(u"invoices"_s).contains(u"invoice"_s));
    }

    void saysWhatIsEmptyOrFailed_data() { PageHost::addLooks(); }

    void saysWhatIsEmptyOrFailed()
    {
        Desk desk;
        PageHost host("FibreDesk.Accounting", "AccountingPage", &desk.controller);
        QVERIFY(isListed(desk.controller, 0));
        host.grab(u"invoices-none"_s);
        QVERIFY(putAccount(desk.mirror));
        QVERIFY(isListed(desk.controller, 9));
        desk.paper = "<html><title>wkhtmltopdf</title></html>";
        desk.controller.openBill(u"invoice"_s, u"INV-0002"_s);
        QTRY_VERIFY(desk.controller.isLoaded());
        desk.controller.print();
        QTRY_VERIFY(desk.controller.printed()->error().isSet());
        host.grab(u"invoice-pdf-failed"_s);
        desk.controller.printed()->close();
        desk.controller.openBill(u"invoice"_s, u"INV-404"_s);
        QTRY_VERIFY(desk.controller.isMissing());
        host.grab(u"invoice-missing"_s);
    }
};

QTEST_MAIN(TestAccountingPage)
#include "tst_accountingpage.moc"
