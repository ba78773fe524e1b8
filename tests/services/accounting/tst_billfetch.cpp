// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accounting/billfetch.h"
#include "core/requestscope.h"
#include "erp/erpclient.h"
#include "fakehttpserver.h"

#include <QCoroTask>
#include <QDirIterator>
#include <QFile>
#include <QNetworkAccessManager>
#include <QRegularExpression>
#include <QTest>
#include <QUrlQuery>

using namespace FibreDesk;
using namespace FibreDesk::Accounting;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;
using Store::BillKind;

class TestBillFetch : public QObject {
    Q_OBJECT

private:
    static ScriptedAnswer pdf(const QByteArray &body)
    {
        return {.contentType = "application/pdf"_ba, .body = body};
    }
    static QByteArray document(qsizetype size = 0)
    {
        return "%PDF-1.4\n" + QByteArray(size, 'x') + "\nstartxref\n9\n%%EOF\n";
    }
    Result<QByteArray> print(
        Erp::ErpClient::Print wanted = {.doctype = u"Sales Invoice"_s, .name = u"INV/26-1 é"_s})
    {
        return QCoro::waitFor(m_client->print(std::move(wanted), m_scope.get()));
    }
    Result<BillDocument> fetch(BillKind kind, const QString &id)
    {
        return QCoro::waitFor(fetchBill(m_client.get(), kind, id, m_scope.get()));
    }

private Q_SLOTS:
    void init()
    {
        m_network = makeNetworkAccessManager();
        m_server = std::make_unique<FakeHttpServer>();
        Profile::Service service;
        service.url = m_server->url();
        service.credentials = {
            .scheme = Credentials::Scheme::FrappeToken, .user = u"key"_s, .secret = u"secret"_s};
        m_client = std::make_unique<Erp::ErpClient>(m_network.get(), service);
        m_scope = std::make_unique<RequestScope>();
    }

    void fetchesAnInvoiceWithWhatPaidIt()
    {
        m_server->queue(FakeHttpServer::json(
            R"({"data":{"name":"INV-1","docstatus":1,"net_total":10,"total_taxes_and_charges":1.5,
            "grand_total":11.5,"outstanding_amount":0,"items":[{"item_name":"Internet","qty":1,
            "net_rate":10,"net_amount":10}],"taxes":[{"description":"TPS","tax_amount":1.5}]}})"));
        m_server->queue(FakeHttpServer::json(
            R"({"data":[{"parent":"PAY-1","allocated_amount":11.5,"docstatus":1}]})"));
        const auto bill = fetch(BillKind::Invoice, u"INV-1"_s);
        QVERIFY(bill);
        QCOMPARE(bill->items.size(), std::size_t(1));
        QCOMPARE(bill->links.size(), std::size_t(1));
        QCOMPARE(bill->links[0].id, u"PAY-1"_s);
        QCOMPARE(bill->links[0].allocated.cents(), 1150);
        QCOMPARE(m_server->requests()[0].target, "/api/resource/Sales%20Invoice/INV-1"_ba);
        const QByteArray asked = QByteArray::fromPercentEncoding(m_server->requests()[1].target);
        QVERIFY2(
            asked.contains("parent=Payment Entry") && asked.contains("INV-1"), asked.constData());
    }

    void showsTheLinesWhereThePaymentsMayNotBeRead()
    {
        m_server->queue(
            FakeHttpServer::json(R"({"data":{"name":"INV-1","docstatus":1,"grand_total":11.5}})"));
        m_server->queue(FakeHttpServer::json(R"({"exc_type":"PermissionError"})", 403));
        const auto bill = fetch(BillKind::Invoice, u"INV-1"_s);
        QVERIFY(bill);
        QVERIFY(!bill->areLinksKnown);
    }

    void handsARefusalOn_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kind");
        QTest::newRow("403") << 403 << R"({"exc_type":"PermissionError"})"_ba
                             << int(ErrorKind::Forbidden);
        QTest::newRow("404") << 404 << R"({"exc_type":"DoesNotExistError"})"_ba
                             << int(ErrorKind::NotFound);
        QTest::newRow("no total") << 200 << R"({"data":{"name":"INV-1"}})"_ba
                                  << int(ErrorKind::Protocol);
    }

    void handsARefusalOn()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        QFETCH(const int, kind);
        m_server->queue(FakeHttpServer::json(body, status));
        QCOMPARE(int(fetch(BillKind::Invoice, u"INV-1"_s).error().kind), kind);
        QCOMPARE(m_server->requests().size(), std::size_t(1));
    }

    void fetchesThePdf()
    {
        m_server->queue(pdf(document()));
        const auto content = print({.doctype = u"Sales Invoice"_s,
            .name = u"INV/26-1 é"_s,
            .format = u"Facture Fibre"_s,
            .language = u"fr"_s});
        QCOMPARE(content.value(), document());
        const QUrl url(QString::fromLatin1(m_server->requests()[0].target));
        QCOMPARE(url.path(), u"/api/method/frappe.utils.print_format.download_pdf"_s);
        const QUrlQuery query(url);
        const auto item = [&query](const QString &key) {
            return query.queryItemValue(key, QUrl::FullyDecoded);
        };
        QCOMPARE(item(u"doctype"_s), u"Sales Invoice"_s);
        QCOMPARE(item(u"name"_s), u"INV/26-1 é"_s);
        QCOMPARE(item(u"format"_s), u"Facture Fibre"_s);
        QCOMPARE(item(u"_lang"_s), u"fr"_s);
        QCOMPARE(item(u"no_letterhead"_s), u"0"_s);
        // HTML would come for text/html: nobody asks for it.
        QVERIFY(!m_server->requests()[0].headers.value("accept").contains("html"));
    }

    void tellsHowFarTenMegabytesAre()
    {
        const QByteArray large = document(10 * 1024 * 1024);
        m_server->queue(pdf(large));
        qint64 last = 0;
        qint64 expected = 0;
        int steps = 0;
        const auto content = print({.doctype = u"Sales Invoice"_s,
            .name = u"INV-1"_s,
            .progress = [&](qint64 received, qint64 total) {
                QVERIFY(received >= last);
                last = received;
                expected = total;
                ++steps;
            }});
        QCOMPARE(content.value(), large);
        QCOMPARE(expected, large.size());
        QVERIFY(steps > 1);
    }

    void refusesWhatIsNoPdf_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, int status, const char *type, const char *body,
                             ErrorKind kind, const QString &words) {
            QTest::newRow(name) << status << QByteArray(type) << QByteArray(body) << int(kind)
                                << words;
        };
        row("html page", 200, "text/html",
            "<html><head><title>wkhtmltopdf reported an error</title></head><body>x</body></html>",
            ErrorKind::Protocol, u"wkhtmltopdf reported an error"_s);
        row("sign-in page", 200, "text/html",
            "<html><title>Authentik</title><input type=\"password\"></html>",
            ErrorKind::Unauthorized, u"Authentik"_s);
        row("json", 200, "application/json", "{\"message\":null}", ErrorKind::Protocol,
            u"instead of a PDF"_s);
        row("says it is one and is none", 200, "application/pdf", "<html>no</html>",
            ErrorKind::Protocol, u"instead of a PDF"_s);
        row("nothing", 200, "application/pdf", "", ErrorKind::Protocol, u"instead of a PDF"_s);
        row("only its beginning", 200, "application/pdf", "%PDF-1.4\nhalf", ErrorKind::Protocol,
            u"cut"_s);
        row("forbidden", 403, "application/json",
            R"({"exc_type":"PermissionError","_error_message":"No permission for INV-1"})",
            ErrorKind::Forbidden, u"No permission for INV-1"_s);
        row("gone", 404, "application/json", R"({"exc_type":"DoesNotExistError"})",
            ErrorKind::NotFound, {});
        row("the printer failed", 500, "text/html",
            "<html><title>Server Error</title><body>OSError: wkhtmltopdf</body></html>",
            ErrorKind::Server, u"Server Error"_s);
    }

    void refusesWhatIsNoPdf()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, type);
        QFETCH(const QByteArray, body);
        QFETCH(const int, kind);
        QFETCH(const QString, words);
        m_server->queue({.status = status, .contentType = type, .body = body});
        const auto content = print();
        QVERIFY(!content);
        QCOMPARE(int(content.error().kind), kind);
        QVERIFY2(content.error().detail.contains(words), qPrintable(content.error().detail));
        QCOMPARE(m_server->requests().size(), std::size_t(1)); // no second browser on the server
    }

    void saysWhenTheConnectionIsLostInTheMiddle()
    {
        ScriptedAnswer answer = pdf(document(200'000));
        answer.end = ScriptedAnswer::End::CutBody;
        m_server->queue(answer);
        const auto content = print();
        QVERIFY(!content);
        QCOMPARE(content.error().kind, ErrorKind::Protocol);
    }

    void givesUpWhatNeverEnds()
    {
        ScriptedAnswer answer = pdf({});
        answer.raw = "HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nContent-Length: "
                     "99999999999\r\n\r\n%PDF-1.4\n"
            + QByteArray(100'000, 'x');
        m_server->queue(answer);
        const auto content = print();
        QCOMPARE(content.error().kind, ErrorKind::Protocol);
        QVERIFY2(
            content.error().detail.contains(u"longer than"_s), qPrintable(content.error().detail));
    }

    void isCancelled()
    {
        ScriptedAnswer answer;
        answer.end = ScriptedAnswer::End::Never;
        m_server->queue(answer);
        connect(m_server.get(), &FakeHttpServer::requestSeen, m_scope.get(), &RequestScope::abort);
        QCOMPARE(print().error().kind, ErrorKind::Cancelled);
    }

    void offersThePrintFormatsWithTheSitesOwnFirst()
    {
        m_server->queue(
            FakeHttpServer::json(R"({"data":[{"name":"Facture A"},{"name":"Facture B"}]})"));
        m_server->queue(FakeHttpServer::json(
            R"({"docs":[{"name":"Sales Invoice","default_print_format":"Facture B",
            "fields":[{"fieldname":"customer","fieldtype":"Link"}]}]})"));
        const auto formats =
            QCoro::waitFor(fetchPrintFormats(m_client.get(), BillKind::Invoice, m_scope.get()));
        QCOMPARE(formats.value(), QStringList({u"Facture B"_s, u"Facture A"_s, u"Standard"_s}));
    }

    void offersTheStandardOneWhereNoneMayBeListed()
    {
        m_server->setHandler([](const SeenRequest &) {
            return FakeHttpServer::json(R"({"exc_type":"PermissionError"})", 403);
        });
        const auto formats =
            QCoro::waitFor(fetchPrintFormats(m_client.get(), BillKind::Invoice, m_scope.get()));
        QCOMPARE(formats.value(), QStringList{u"Standard"_s});
    }

    /// Nothing in accounting is ever written: every question of this area is one that reads.
    void onlyEverReads()
    {
        m_server->setHandler([](const SeenRequest &request) {
            if (request.target.contains("download_pdf"))
                return pdf(document());
            return FakeHttpServer::json(
                R"({"data":{"name":"X","docstatus":1,"grand_total":1,"paid_amount":1}})");
        });
        (void)fetch(BillKind::Invoice, u"X"_s);
        (void)fetch(BillKind::Payment, u"X"_s);
        (void)QCoro::waitFor(fetchPrintFormats(m_client.get(), BillKind::Invoice, m_scope.get()));
        (void)print();
        QVERIFY(m_server->requests().size() >= 5);
        for (const SeenRequest &request : m_server->requests())
            QVERIFY2(request.verb == "GET", request.target.constData());
    }

    /// And no path to a write stands in the code: neither the outbox nor a call that changes.
    void hasNoPathToAWrite()
    {
        static const QRegularExpression write(
            u"\\bOutbox\\b|outbox/|->(update|insert|remove|updateBytes|insertBytes)\\s*\\(|"
            "HttpVerb::(Post|Put|Patch|Delete)|run_method|frappe\\.client\\.(save|insert|submit|"
            "cancel|set_value|delete)|mirror->write|m_mirror->write"_s);
        const QString top = QStringLiteral(FD_TEST_DATA) + u"/../.."_s;
        int files = 0;
        for (const QString &folder :
            {u"/services/accounting"_s, u"/models/accounting"_s, u"/qml/accounting"_s}) {
            QDirIterator it(
                top + folder, {u"*.h"_s, u"*.cpp"_s, u"*.qml"_s, u"CMakeLists.txt"_s}, QDir::Files);
            while (it.hasNext()) {
                QFile file(it.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                const auto found = write.match(QString::fromUtf8(file.readAll()));
                QVERIFY2(
                    !found.hasMatch(), qPrintable(file.fileName() + u": "_s + found.captured()));
                ++files;
            }
        }
        QVERIFY(files > 20);
    }

private:
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<FakeHttpServer> m_server;
    std::unique_ptr<Erp::ErpClient> m_client;
    std::unique_ptr<RequestScope> m_scope;
};

QTEST_GUILESS_MAIN(TestBillFetch)
#include "tst_billfetch.moc"
