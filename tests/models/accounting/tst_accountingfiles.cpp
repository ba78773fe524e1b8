// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What becomes a file: the print of a bill and the statement of account.

#include "accountingcontroller.h"
#include "base/format.h"
#include "billdata.h"
#include "erp/erpclient.h"
#include "fakehttpserver.h"
#include "statementfile.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Tests;

class TestAccountingFiles : public QObject {
    Q_OBJECT

private:
    struct Desk {
        QTemporaryDir directory;
        std::unique_ptr<QNetworkAccessManager> network = makeNetworkAccessManager();
        FakeHttpServer server;
        Erp::ErpClient erp;
        Store::Mirror mirror{directory.filePath(u"mirror.sqlite"_s)};
        AccountingController controller;

        Desk()
            : erp(network.get(), {.url = server.url(), .credentials = {}})
            , controller(&mirror, &erp, directory.filePath(u"printed"_s),
                  Clock([] { return QDateTime(billDay, QTime(15, 0), QTimeZone::UTC); }))
        {
            server.setHandler([this](const SeenRequest &request) {
                if (request.target.contains("download_pdf"))
                    return answer;
                return FakeHttpServer::json(R"({"data":[]})");
            });
        }
        [[nodiscard]] QStringList kept() const
        {
            QStringList files;
            const QDir base(directory.filePath(u"printed"_s));
            for (const QString &desk : base.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
                files += QDir(base.filePath(desk)).entryList(QDir::Files | QDir::Hidden);
            return files;
        }
        ScriptedAnswer answer;
    };

    static ScriptedAnswer pdf(const QByteArray &body)
    {
        return {.contentType = "application/pdf"_ba, .body = body};
    }
    static Accounting::Statement statement(Store::Mirror &mirror)
    {
        const auto account = QCoro::waitFor(
            mirror.read([](QSqlDatabase &db) { return Store::customerAccount(db, u"C-1"_s); }));
        return Accounting::makeStatement(account.value().value(), {2026, 1, 1}, billDay, billDay);
    }

private Q_SLOTS:
    void initTestCase() { Format::setDisplayZone(QTimeZone("America/Toronto")); }

    void showsThePrintOfABillAndKeepsNothingOfIt()
    {
        Desk desk;
        QVERIFY(putAccount(desk.mirror));
        desk.answer = pdf(StatementFile::pdf(statement(desk.mirror), u"fr"_s, u"Fibre"_s));
        PrintedBill *printed = desk.controller.printed();
        printed->show(Store::BillKind::Invoice, u"INV-0002"_s, u"fr"_s);
        QVERIFY(printed->isFetching());
        QTRY_VERIFY(printed->hasFile());
        QCOMPARE(printed->fileName(), u"INV-0002.pdf"_s);
        const auto permissions = QFileInfo(printed->path()).permissions();
        QVERIFY(!(permissions & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
        if (PdfPages::canShow()) {
            PdfPages *pages = printed->pages();
            QTRY_VERIFY(!pages->picture().isEmpty());
            QCOMPARE(pages->count(), 1);
            const QImage page(pages->picture().toLocalFile());
            QCOMPARE(page.width(), pages->fitWidth());
            QVERIFY(page.height() > page.width()); // letter paper, upright
            const QUrl before = pages->picture();
            pages->zoomIn();
            QTRY_VERIFY(!pages->isBusy() && pages->picture() != before);
            QVERIFY(pages->pictureSize().width() > page.width());
            QTRY_VERIFY(!QFile::exists(before.toLocalFile()));
        }
        const QString copy = desk.directory.filePath(u"copie.pdf"_s);
        QSignalSpy noticed(printed, &PrintedBill::noticed);
        printed->saveAs(QUrl::fromLocalFile(copy));
        QTRY_COMPARE(noticed.count(), 1);
        QFile file(copy);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), desk.answer.body);
        printed->close();
        QVERIFY(!printed->isShown());
        QCOMPARE(desk.kept(), QStringList());
    }

    void asksForAnotherFormatOrLanguage()
    {
        Desk desk;
        desk.answer = pdf("%PDF-1.4\n%%EOF\n");
        PrintedBill *printed = desk.controller.printed();
        printed->show(Store::BillKind::Invoice, u"INV-0002"_s, u"fr"_s);
        QTRY_VERIFY(printed->hasFile());
        QTRY_COMPARE(printed->formats(), QStringList{u"Standard"_s});
        printed->chooseLanguage(u"en"_s);
        QTRY_VERIFY(printed->hasFile());
        QVERIFY(desk.server.requests().back().target.contains("_lang=en"));
    }

    void saysThatABrokenPdfCannotBeShown()
    {
        if (!PdfPages::canShow())
            QSKIP("this build has no PDF module");
        Desk desk;
        desk.answer = pdf("%PDF-1.4\nnot really\n%%EOF\n");
        PrintedBill *printed = desk.controller.printed();
        printed->show(Store::BillKind::Invoice, u"INV-0002"_s, u"fr"_s);
        QTRY_VERIFY(printed->pages()->isUnreadable());
        QVERIFY(printed->hasFile()); // to be kept or opened elsewhere
    }

    void saysWhyThereIsNoPrint()
    {
        Desk desk;
        desk.answer = FakeHttpServer::html("<title>Gateway</title>", 200);
        PrintedBill *printed = desk.controller.printed();
        printed->show(Store::BillKind::Invoice, u"INV-0002"_s, u"fr"_s);
        QTRY_COMPARE(printed->error().kind(), u"protocol"_s);
        QVERIFY(printed->error().details().contains(u"Gateway"_s));
        QVERIFY(!printed->hasFile());
        desk.answer = pdf("%PDF-1.4\n%%EOF\n");
        printed->fetch();
        QTRY_VERIFY(printed->hasFile());
        QVERIFY(!printed->error().isSet());
    }

    void stopsWhenAsked()
    {
        Desk desk;
        desk.answer.end = ScriptedAnswer::End::Never;
        PrintedBill *printed = desk.controller.printed();
        printed->show(Store::BillKind::Invoice, u"INV-0002"_s, u"fr"_s);
        QTRY_VERIFY(!desk.server.requests().empty());
        printed->cancel();
        QVERIFY(!printed->isFetching());
        QCOMPARE(printed->error().kind(), u"cancelled"_s);
        QVERIFY(printed->isShown());
    }

    void makesAStatementAndChecksIt()
    {
        Desk desk;
        QVERIFY(putAccount(desk.mirror));
        AccountStatement *statement = desk.controller.statement();
        desk.controller.openStatement(u"C-1"_s);
        QTRY_VERIFY(statement->isLoaded());
        QCOMPARE(statement->fileLanguage(), u"fr"_s);
        statement->setPeriod(AccountStatement::Everything);
        QCOMPARE(statement->from(), u"2026-08-01"_s);
        QCOMPARE(statement->entries()->count(), 8);
        QCOMPARE(statement->closing(), u"$145.21"_s);
        QVERIFY(statement->difference().isEmpty());
        QCOMPARE(statement->ageing()->value(3, "amount").toString(), u"$34.97"_s);
        QVERIFY(statement->notes().join(u' ').contains(u"Drafts left out: 1."_s));
        QVERIFY(statement->notes().join(u' ').contains(u"never been compared"_s));
        QVERIFY(!statement->choosePeriod(u"2026-11-02"_s, u"2026-11-01"_s));
        QVERIFY(!statement->choosePeriod(u"hier"_s, u"2026-11-01"_s));
        QVERIFY(statement->choosePeriod(u"2026-10-01"_s, u"2026-10-31"_s));
        QCOMPARE(statement->entries()->count(), 1);
        QCOMPARE(statement->opening(), u"$74.97"_s);
        // The mirror moves on: an invoice is left open more than its payments say.
        QVERIFY(putBills(desk.mirror, Store::Kind::Invoice,
            {invoiceDocument(u"INV-0001"_s, u"C-1"_s, {2026, 8, 1}, 114.97, 1.00, u"Overdue"_s)}));
        QTRY_VERIFY(statement->difference().contains(u"$1.00"_s));
    }

    void saysThatThereIsNoSuchCustomer()
    {
        Desk desk;
        desk.controller.openStatement(u"C-404"_s);
        QTRY_VERIFY(desk.controller.statement()->isMissing());
    }

    void writesTheStatementForASpreadsheet()
    {
        Desk desk;
        QVERIFY(putAccount(desk.mirror));
        AccountStatement *statement = desk.controller.statement();
        desk.controller.openStatement(u"C-1"_s);
        QTRY_VERIFY(statement->isLoaded());
        statement->choosePeriod(u"2026-09-15"_s, u"2026-11-10"_s);
        QCOMPARE(statement->csvName(), u"releve-C-1-2026-11-10.csv"_s);
        const QString path = desk.directory.filePath(u"releve.csv"_s);
        QSignalSpy noticed(statement, &AccountStatement::noticed);
        statement->saveCsv(QUrl::fromLocalFile(path));
        QTRY_COMPARE(noticed.count(), 1);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QStringList lines = QString::fromUtf8(file.readAll()).split(u"\r\n"_s);
        QCOMPARE(lines[1], u"2026-09-15,Solde d’ouverture,,,,,,114.97"_s);
        QCOMPARE(lines[2], u"2026-09-20,Note de crédit,INV-0008,,2026-10-11,,40.00,74.97"_s);
        QCOMPARE(lines[4], u"2026-11-10,Paiement,PAY-0002,Virement · REF002,,,45.03,144.91"_s);
        QCOMPARE(lines[5], u"2026-11-10,Solde de clôture,,,,114.97,85.03,144.91"_s);
    }

    void writesTheStatementOnPaper()
    {
        Desk desk;
        QVERIFY(putAccount(desk.mirror));
        desk.controller.openStatement(u"C-1"_s);
        QTRY_VERIFY(desk.controller.statement()->isLoaded());
        desk.controller.statement()->makePdf();
        PrintedBill *printed = desk.controller.printed();
        QTRY_VERIFY(printed->hasFile());
        QVERIFY(!printed->isFromServer());
        QCOMPARE(printed->fileName(), u"releve-C-1-2026-11-24.pdf"_s);
        if (PdfPages::canShow())
            QTRY_VERIFY(!printed->pages()->picture().isEmpty());
        QCOMPARE(desk.server.requests().size(), std::size_t(0));
    }

    void doesNotComeBackToAStatementThatWasClosed()
    {
        Desk desk;
        QVERIFY(putAccount(desk.mirror));
        AccountStatement *statement = desk.controller.statement();
        desk.controller.openStatement(u"C-1"_s);
        QTRY_VERIFY(statement->isLoaded());
        QSignalSpy ready(statement, &AccountStatement::pdfReady);
        statement->makePdf();
        QVERIFY(statement->isWriting());
        statement->close();
        QTRY_VERIFY(!statement->isWriting());
        QCOMPARE(ready.count(), 0);
        QVERIFY(!desk.controller.printed()->isShown());
    }

    void saysThatPaymentsOfAnotherCurrencyAreIncluded()
    {
        Accounting::Statement two;
        QVERIFY(!StatementFile::remarks(two, u"en"_s).join(u' ').contains(u"are included"_s));
        two.otherCurrency = 1;
        QVERIFY(StatementFile::remarks(two, u"en"_s).join(u' ').contains(u"are included"_s));
        QVERIFY(StatementFile::remarks(two, u"fr"_s).join(u' ').contains(u"sont compris"_s));
    }

    void breaksALongStatementIntoPages()
    {
        Accounting::Statement long_;
        long_.name = u"Éloïse Tremblay"_s;
        long_.from = QDate(2020, 1, 1);
        long_.to = long_.today = billDay;
        for (int i = 0; i < 300; ++i)
            long_.entries.push_back({.date = QDate(2020, 1, 1).addDays(i),
                .id = u"INV-%1"_s.arg(i),
                .amount = Billing::Money::ofCents(100),
                .balance = Billing::Money::ofCents(100LL * (i + 1))});
        for (const QString &language : {u"fr"_s, u"en"_s}) {
            const QByteArray paper = StatementFile::pdf(long_, language, u"Fibre"_s);
            QVERIFY(paper.startsWith("%PDF-"));
            const QString directory = qEnvironmentVariable("FD_PICTURES_DIR");
            if (!directory.isEmpty()) {
                QFile file(directory + u"/statement-"_s + language + u".pdf"_s);
                QVERIFY(file.open(QIODevice::WriteOnly) && file.write(paper) == paper.size());
            }
            Desk desk;
            desk.controller.printed()->showFile(u"x"_s, u"x.pdf"_s, paper);
            if (PdfPages::canShow())
                QTRY_VERIFY(desk.controller.printed()->pages()->count() > 6);
        }
    }
};

QTEST_MAIN(TestAccountingFiles)
#include "tst_accountingfiles.moc"
