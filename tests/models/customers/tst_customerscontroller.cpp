// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "customerdata.h"
#include "customerscontroller.h"
#include "erp/erpclient.h"
#include "erp/fieldmap.h"
#include "maildesk/maildesk.h"
#include "outbox/writequeue.h"
#include "scriptedsmtpserver.h"

#include <QAbstractItemModelTester>
#include <QCoroTask>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

class TestCustomersController : public QObject {
    Q_OBJECT

private:
    struct Desk {
        QTemporaryDir directory;
        Store::Mirror mirror{directory.filePath(u"mirror.sqlite"_s)};
        QNetworkAccessManager network;
        Erp::FieldMap map = Erp::FieldMap::builtIn();
        Erp::ErpClient erp{&network, {}};
        Outbox::WriteQueue queue{directory.filePath(u"outbox.sqlite"_s), &erp};
        CustomersController controller{&mirror, &queue, &map,
            Clock([] { return QDateTime(QDate(2026, 11, 23), QTime(15, 0), QTimeZone::UTC); })};

        void open()
        {
            controller.open(u"C-00042"_s);
            QTRY_VERIFY(controller.isLoaded());
        }
    };

private Q_SLOTS:
    void opensACustomerWithEverything()
    {
        Desk desk;
        QVERIFY(putCustomer(desk.mirror));
        QList<QAbstractItemModelTester *> testers;
        for (QAbstractItemModel *model : std::initializer_list<QAbstractItemModel *>{
                 desk.controller.tickets(), desk.controller.invoices(),
                 desk.controller.subscriptions(), desk.controller.thread()}) {
            testers += new QAbstractItemModelTester(
                model, QAbstractItemModelTester::FailureReportingMode::QtTest, this);
        }
        desk.open();
        const CustomerHead head = desk.controller.head();
        QCOMPARE(head.name, u"Éloïse Tremblay"_s);
        QCOMPARE(head.city, u"Saint-Rémi"_s);
        QCOMPARE(head.phones, QStringList({u"819 555-0142"_s, u"819 555-0143"_s}));
        QCOMPARE(head.openTickets, 1);
        // 74.95 - 10.10 to the cent; the suspended one does not count.
        QCOMPARE(head.monthly, 64.85);
        QCOMPARE(head.yearly, 778.2);
        QCOMPARE(head.activeServices, 1); // a rebate is no service
        QCOMPARE(head.suspendedServices, 1);
        // Two submitted invoices of 10 cents each are open; the draft owes nothing.
        QCOMPARE(head.balance, 0.2);
        QCOMPARE(head.overdueInvoices, 2);
        QCOMPARE(head.oldestDue, u"2026-10-15"_s);
        QCOMPARE(head.suspendedMonthly, 25.5);
        QVERIFY(head.nextInvoice > u"2026-11-22"_s);
        QVERIFY(head.contactPhones.isEmpty()); // it is the customer's own
        QCOMPARE(desk.controller.locations()->value(0, "address").toString(),
            u"12, rue des Érables, Saint-Rémi, J0L 2L0"_s);
        QCOMPARE(desk.controller.jobs()->value(0, "technician").toString(), u"Réjean Roy"_s);
        QCOMPARE(desk.controller.jobs()->value(0, "time").toString(), u"08:30"_s);
        QCOMPARE(desk.controller.equipment()->count(), 1);
        QCOMPARE(desk.controller.tickets()->value(0, "messages").toInt(), 2);
        QStringList speeds;
        for (int row = 0; row < desk.controller.subscriptions()->count(); ++row)
            speeds += desk.controller.subscriptions()->value(row, "speed").toString();
        speeds.sort();
        QCOMPARE(speeds, QStringList({{}, {}, u"1000 / 500"_s})); // television has no speed
    }

    void nestsRebatesAndTellsTheTermsOfContracts()
    {
        Desk desk;
        QVERIFY(putCustomer(desk.mirror) && putLetters(desk.mirror));
        QVERIFY(put(desk.mirror, Store::Kind::Location,
            {{{u"name"_s, u"LOC-00008"_s}, {u"modified"_s, u"2026-11-20 10:00:00.000001"_s},
                {u"customer"_s, u"C-00042"_s}, {u"address_line"_s, u"9, chemin du Lac"_s},
                {u"contact_name"_s, u"Luc"_s}, {u"contact_phone"_s, u"(450) 555-0190"_s}}}));
        desk.open();
        auto *services = desk.controller.subscriptions();
        QCOMPARE(services->value(services->rowOf(u"SUB-2"_s), "isNested").toBool(), true);
        QCOMPARE(services->rowOf(u"SUB-2"_s), services->rowOf(u"SUB-3"_s) + 1);
        QCOMPARE(services->value(0, "isFirstOfPlace").toBool(), true);
        QCOMPARE(services->value(0, "placeMonth").toDouble(), 64.85);
        QCOMPARE(services->value(0, "placeYear").toDouble(), 778.2);
        QCOMPARE(services->value(0, "placeSuspended").toDouble(), 25.5);
        QCOMPARE(desk.controller.head().contactPhones, QStringList{u"(450) 555-0190"_s});
        QCOMPARE(desk.controller.head().contactNames, QStringList{u"Luc"_s});

        auto *contracts = desk.controller.contracts();
        QCOMPARE(contracts->count(), 2);
        QCOMPARE(contracts->value(0, "termState").toString(), u"running"_s);
        QCOMPARE(contracts->value(0, "service").toString(), u"Fibre 1 Gbit/s"_s);
        QCOMPARE(contracts->value(0, "elapsed").toInt(), 9);
        QCOMPARE(contracts->value(0, "remaining").toInt(), 15);
        QCOMPARE(contracts->value(0, "signedOn").toString(), u"2026-01-20"_s);
        QCOMPARE(contracts->value(1, "termState").toString(), u"terminated"_s);
        QCOMPARE(contracts->value(1, "fee").toDouble(), 50.0);
    }

    void listsTheMailsToACustomerAndFollowsTheirFate()
    {
        ScriptedSmtpServer server(
            [](const ScriptedSmtpServer::Said &said) -> std::optional<ScriptedSmtpServer::Answer> {
                // Refused for good, and of another campaign lost behind the dot.
                const bool isRefused = said.recipient.startsWith("eloise+old");
                if (said.what == "RCPT" && isRefused)
                    return ScriptedSmtpServer::Answer{"550 5.1.1 User unknown\r\n"};
                if (said.what == "DATA" && isRefused)
                    return ScriptedSmtpServer::Answer{"554 5.5.1 No valid recipients\r\n"};
                if (said.what == "DOT" && said.recipient.startsWith("Eloise@"))
                    return ScriptedSmtpServer::Answer{{}, ScriptedSmtpServer::Answer::Close, false};
                return {};
            });
        Desk desk;
        QVERIFY(putCustomer(desk.mirror));
        Profile profile;
        profile.dataDirectory = desk.directory.path();
        profile.smtp.host = u"127.0.0.1"_s;
        profile.smtp.port = server.port();
        profile.smtp.security = u"none"_s;
        MailDesk mail(&desk.network, profile);
        const auto campaign = [](const QString &id, const QList<QJsonObject> &recipients) {
            Compose::CampaignFile made;
            made.id = id;
            made.from = {.name = u"Fibre"_s, .address = u"info@isp.example"_s};
            made.subject.french = u"Bonjour"_s;
            made.html.french = u"<p>Bonjour</p>"_s;
            for (const QJsonObject &recipient : recipients)
                made.recipients.append(recipient);
            return made;
        };
        // By the customer's id, whatever the address; and by the address, where the row names none.
        const QJsonObject other{
            {u"email"_s, u"luc@client.example"_s}, {u"customer"_s, u"C-00007"_s}};
        const QJsonObject named{
            {u"email"_s, u"eloise+old@client.example"_s}, {u"customer"_s, u"C-00042"_s}};
        const QJsonObject unnamed{{u"email"_s, u"Eloise@Client.example"_s}};
        QVERIFY(QCoro::waitFor(mail.put(campaign(u"by-id"_s, QList{other, named}))));
        QVERIFY(QCoro::waitFor(mail.put(campaign(u"by-address"_s, QList{unnamed}))));

        desk.controller.setMailDesk(&mail);
        desk.open();
        RecordModel *mails = desk.controller.mails();
        QTRY_COMPARE(mails->count(), 2);
        const auto value = [mails](const QString &id, const QByteArray &role) {
            return mails->value(mails->rowOf(id), role).toString();
        };
        QCOMPARE(value(u"by-id:1"_s, "mailStatus"), u"waiting"_s);
        QCOMPARE(value(u"by-address:0"_s, "mailStatus"), u"waiting"_s);
        // What becomes of them shows while the page is open.
        mail.send(u"by-id"_s);
        mail.send(u"by-address"_s);
        QTRY_COMPARE(value(u"by-id:1"_s, "mailStatus"), u"failed"_s);
        QVERIFY(value(u"by-id:1"_s, "reason").startsWith(u"550 5.1.1"_s));
        QTRY_COMPARE(value(u"by-address:0"_s, "mailStatus"), u"uncertain"_s);
        QVERIFY(!value(u"by-address:0"_s, "reason").isEmpty());
        QCOMPARE(mails->count(), 2);
        QSignalSpy asked(&desk.controller, &CustomersController::mailRequested);
        desk.controller.openMail(value(u"by-id:1"_s, "campaign"), 1);
        QCOMPARE(asked.count(), 1);
    }

    void opensEachEntryOfTheTimeLineWhereItIsShownWhole()
    {
        Desk desk;
        QVERIFY(putCustomer(desk.mirror) && putLetters(desk.mirror));
        desk.open();
        QTRY_VERIFY(desk.controller.timeline()->count() > 0);
        QSignalSpy tickets(&desk.controller, &CustomersController::ticketRequested);
        QSignalSpy jobs(&desk.controller, &CustomersController::jobRequested);
        QSignalSpy parts(&desk.controller, &CustomersController::partRequested);
        QSignalSpy mails(&desk.controller, &CustomersController::mailRequested);
        desk.controller.openEntry(u"message"_s, u"COM-1-0"_s, u"ISS-00001"_s);
        desk.controller.openEntry(u"sms"_s, u"SMS-1"_s, {}); // read where it stands
        QCOMPARE(tickets.count(), 1);
        QCOMPARE(tickets[0][0].toString(), u"ISS-00001"_s);
        desk.controller.openEntry(u"job"_s, u"DJ-00412"_s, u"DJ-00412"_s);
        QCOMPARE(jobs.count(), 1);
        desk.controller.openEntry(u"contract"_s, u"CTR-00001"_s, u"CTR-00001"_s);
        QCOMPARE(parts.count(), 1);
        desk.controller.openEntry(u"file"_s, u"FILE-9"_s, {}); // no program may be given it
        QCOMPARE(parts.count(), 2);
        QCOMPARE(parts[1][0].toString(), u"file"_s);
        desk.controller.openEntry(u"mail"_s, u"CAMP-1/17"_s, u"CAMP-1"_s);
        QCOMPARE(mails[0][0].toString(), u"CAMP-1"_s);
        QCOMPARE(mails[0][1].toInt(), 17);
        desk.controller.close();
        QCOMPARE(desk.controller.timeline()->count(), 0);
    }

    void saysACreditAsACredit()
    {
        Desk desk;
        QVERIFY(putCustomer(desk.mirror));
        QVERIFY(put(desk.mirror, Store::Kind::Invoice,
            {{{u"name"_s, u"FAC-CREDIT"_s}, {u"modified"_s, u"2026-11-20 10:00:00.000001"_s},
                {u"customer"_s, u"C-00042"_s}, {u"posting_date"_s, u"2026-11-01"_s},
                {u"grand_total"_s, -30.3}, {u"outstanding_amount"_s, -30.3},
                {u"status"_s, u"Return"_s}, {u"docstatus"_s, 1}}}));
        desk.open();
        QCOMPARE(desk.controller.head().balance, -30.1);
        QCOMPARE(desk.controller.head().overdue, 0.2); // a credit hides nothing that is late
        // A month after the last invoice, of February 2: no invoice follows a credit note.
        QCOMPARE(desk.controller.head().nextInvoice, u"2026-12-02"_s);
    }

    void showsNoPaymentAsReceivedThatWasNot()
    {
        Desk desk;
        QVERIFY(putCustomer(desk.mirror));
        const auto payment = [](const QString &id, const QString &type, int docstatus) {
            return QJsonObject{{u"name"_s, id}, {u"modified"_s, u"2026-11-20 10:00:00.000001"_s},
                {u"party_type"_s, u"Customer"_s}, {u"party"_s, u"C-00042"_s},
                {u"posting_date"_s, u"2026-11-02"_s}, {u"paid_amount"_s, 12.5},
                {u"payment_type"_s, type}, {u"docstatus"_s, docstatus}};
        };
        QVERIFY(put(desk.mirror, Store::Kind::Payment,
            {payment(u"PAY-DRAFT"_s, u"Receive"_s, 0), payment(u"PAY-VOID"_s, u"Receive"_s, 2),
                payment(u"PAY-BACK"_s, u"Pay"_s, 1), payment(u"PAY-GOOD"_s, u"Receive"_s, 1)}));
        desk.open();
        auto *payments = desk.controller.payments();
        auto *timeline = desk.controller.timeline();
        QTRY_VERIFY(timeline->count() > 0);
        timeline->toggleKind(u"payment"_s);
        QTRY_COMPARE(timeline->count(), 7);
        const auto entry = [timeline](const QString &id, TimelineModel::Role role) {
            for (int row = 0; row < timeline->count(); ++row) {
                const QModelIndex index = timeline->index(row);
                if (index.data(TimelineModel::DocumentRole).toString() == id)
                    return index.data(role);
            }
            return QVariant();
        };
        const auto shown = [&](const QString &id, const QString &state, double amount,
                               const QString &what) {
            const int row = payments->rowOf(id);
            return payments->value(row, "paymentState").toString() == state
                && qFuzzyCompare(payments->value(row, "amount").toDouble(), amount)
                && qFuzzyCompare(entry(id, TimelineModel::AmountRole).toDouble(), amount)
                && entry(id, TimelineModel::WhatRole).toString() == what
                && entry(id, TimelineModel::TitleRole).toString() == id; // there is no mode
        };
        QVERIFY(shown(u"PAY-DRAFT"_s, u"draft"_s, 12.5, u"Payment, draft"_s));
        QVERIFY(shown(u"PAY-VOID"_s, u"cancelled"_s, 12.5, u"Payment cancelled"_s));
        QVERIFY(shown(u"PAY-BACK"_s, u"refund"_s, -12.5, u"Refund"_s));
        QVERIFY(shown(u"PAY-GOOD"_s, {}, 12.5, u"Payment received"_s));
    }

    void pinsTheLocationsThatHaveAPlace()
    {
        Desk desk;
        QVERIFY(putCustomer(desk.mirror));
        QVERIFY(putLocations(desk.mirror, 20));
        QSignalSpy selected(&desk.controller, &CustomersController::selectedLocationChanged);
        QSignalSpy pinned(desk.controller.pins(), &Geo::MarkerSource::markersChanged);
        desk.open();
        auto *locations = desk.controller.locations();
        QCOMPARE(pinned.count(), 1);
        QCOMPARE(locations->total(), 20);
        QCOMPARE(desk.controller.unplacedLocations(), 2); // every tenth has no coordinates
        const auto &pins = desk.controller.pins()->markers();
        QCOMPARE(int(pins.size()), 18);
        for (const Geo::Marker &pin : pins) {
            const int row = locations->rowOf(pin.id);
            QCOMPARE(pin.kind, Geo::Marker::Kind::Pin);
            QCOMPARE(pin.label, QString::number(row + 1));
            QCOMPARE(locations->value(row, "number").toInt(), row + 1);
        }
        QVERIFY(std::ranges::is_sorted(
            pins, std::greater(), [](const Geo::Marker &pin) { return pin.position.latitude; }));

        // One beyond the rows shown: all are, so that it is seen in the table too.
        QCOMPARE(locations->count(), 8);
        const QString far = pins[0].id;
        QVERIFY(locations->rowOf(far) >= 8);
        desk.controller.selectLocation(far);
        QCOMPARE(desk.controller.selectedLocation(), far);
        QCOMPARE(locations->count(), 20);
        desk.controller.selectLocation(far);
        QCOMPARE(selected.count(), 1);
        QVERIFY(desk.controller.locationText(far).contains(u"rue"_s));
        QCOMPARE(desk.controller.locationText(u"LOC-none"_s), QString());

        desk.controller.open(u"C-99999"_s);
        QCOMPARE(desk.controller.selectedLocation(), QString());
        QTRY_VERIFY(desk.controller.isMissing());
        QCOMPARE(int(desk.controller.pins()->markers().size()), 0);
    }

    void cutsLongTablesAtEightRowsUntilAsked()
    {
        Desk desk;
        QVERIFY(putCustomer(desk.mirror, 40));
        desk.open();
        auto *invoices = desk.controller.invoices();
        QCOMPARE(invoices->count(), 8);
        QCOMPARE(invoices->total(), 40);
        QSignalSpy inserted(invoices, &QAbstractItemModel::rowsInserted);
        QSignalSpy reset(invoices, &QAbstractItemModel::modelReset);
        invoices->showAll();
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(reset.count(), 0);
        QCOMPARE(invoices->count(), 40);
    }

    void showsAThreadMadeSafe()
    {
        Desk desk;
        QVERIFY(putCustomer(desk.mirror));
        desk.open();
        desk.controller.toggleTicket(u"ISS-00000"_s);
        QTRY_COMPARE(desk.controller.thread()->count(), 2);
        QCOMPARE(desk.controller.thread()->at(0).html,
            u"<p>Bonjour, <b>partie 0</b></p><span>[image not loaded – photo du modem]</span>"_s);
        QCOMPARE(desk.controller.thread()->at(1).kind, int(ThreadModel::Answer));
        desk.controller.toggleTicket(u"ISS-00000"_s);
        QCOMPARE(desk.controller.openTicket(), QString());
        QCOMPARE(desk.controller.thread()->count(), 0);
    }

    void followsTheMirrorWithTheFewestSignals()
    {
        Desk desk;
        QVERIFY(putCustomer(desk.mirror));
        desk.open();
        QSignalSpy reset(desk.controller.tickets(), &QAbstractItemModel::modelReset);
        QSignalSpy changed(desk.controller.tickets(), &QAbstractItemModel::dataChanged);
        QSignalSpy invoices(desk.controller.invoices(), &QAbstractItemModel::dataChanged);
        QJsonObject ticket{{u"name"_s, u"ISS-00000"_s},
            {u"modified"_s, u"2026-11-23 11:00:00.000001"_s}, {u"customer"_s, u"C-00042"_s},
            {u"subject"_s, u"Internet lent, réglé"_s}, {u"status"_s, u"Closed"_s},
            {u"opening_date"_s, u"2026-01-01"_s}, {u"opening_time"_s, u"9:15:00"_s}};
        QVERIFY(put(desk.mirror, Store::Kind::Ticket, {ticket}));
        QTRY_COMPARE(desk.controller.head().openTickets, 0);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(reset.count(), 0);
        QCOMPARE(invoices.count(), 0);
    }

    void searchesAsOneTypesAndRemembersTheLastOnes()
    {
        Desk desk;
        QVERIFY(putCustomer(desk.mirror));
        auto *search = desk.controller.search();
        QAbstractItemModelTester tester(
            search, QAbstractItemModelTester::FailureReportingMode::QtTest);
        search->setText(u"trem"_s);
        search->setText(u"tremb"_s);
        QTRY_VERIFY(!search->isSearching());
        QVERIFY(search->count() > 0);
        QCOMPARE(search->firstCustomer(), u"C-00042"_s);
        QVERIFY(search->data(search->index(0), CustomerSearchModel::TitleRole)
                .toString()
                .contains(u"<b>Tremb</b>"_s));
        search->setText(u"(819) 555 0142"_s);
        QTRY_VERIFY(!search->isSearching());
        QCOMPARE(search->firstCustomer(), u"C-00042"_s);
        desk.open();
        search->setText(QString());
        QTRY_COMPARE(
            search->data(search->index(0), CustomerSearchModel::KindRole).toString(), u"recent"_s);
        QVERIFY(!search->hasSearched());
    }

    void saysThatACustomerIsNotHere()
    {
        Desk desk;
        QVERIFY(putCustomer(desk.mirror));
        desk.controller.open(u"C-99999"_s);
        QTRY_VERIFY(desk.controller.isMissing());
        QVERIFY(!desk.controller.isLoaded());
        desk.open();
        QVERIFY(!desk.controller.isMissing());
    }

    void theLastOneAskedForWins()
    {
        Desk desk;
        QVERIFY(putCustomer(desk.mirror));
        desk.controller.open(u"C-99999"_s);
        desk.controller.open(u"C-00042"_s);
        QTRY_VERIFY(desk.controller.isLoaded());
        QVERIFY(!desk.controller.isMissing());
        QCOMPARE(desk.controller.head().id, u"C-00042"_s);
    }
};

QTEST_GUILESS_MAIN(TestCustomersController)
#include "tst_customerscontroller.moc"
