// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "customerdata.h"
#include "customerscontroller.h"
#include "erp/erpclient.h"
#include "erp/fieldmap.h"
#include "outbox/writequeue.h"

#include <QAbstractItemModelTester>
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
        QCOMPARE(head.activeServices, 2);
        QCOMPARE(head.suspendedServices, 1);
        // Two submitted invoices of 10 cents each are open; the draft owes nothing.
        QCOMPARE(head.balance, 0.2);
        QCOMPARE(head.overdueInvoices, 2);
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
