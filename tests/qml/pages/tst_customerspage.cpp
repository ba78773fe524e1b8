// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "../../models/customers/customerdata.h"
#include "customerscontroller.h"
#include "erp/erpclient.h"
#include "erp/fieldmap.h"
#include "pagehost.h"

#include <QNetworkAccessManager>
#include <QTemporaryDir>

using namespace FibreDesk;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

class TestCustomersPage : public QObject {
    Q_OBJECT

private:
    struct Desk {
        QTemporaryDir directory;
        Store::Mirror mirror{directory.filePath(u"mirror.sqlite"_s)};
        QNetworkAccessManager network;
        Erp::FieldMap map = Erp::FieldMap::builtIn();
        Erp::ErpClient erp{&network, {}};
        CustomersController controller{&mirror, &erp, &map};
    };

private Q_SLOTS:
    void init() { PageHost::failOnWarnings(); }

    void showsOneCustomerWhole_data() { PageHost::addLooks(); }

    void showsOneCustomerWhole()
    {
        Desk desk;
        QVERIFY(putCustomer(desk.mirror, 24));
        PageHost host("FibreDesk.Customers", "CustomersPage", &desk.controller);
        desk.controller.search()->setText(u"tremblay"_s);
        QTRY_VERIFY(!desk.controller.search()->isSearching());
        host.grab(u"customers-found"_s);
        desk.controller.open(u"C-00042"_s);
        QTRY_VERIFY(desk.controller.isLoaded());
        host.grab(u"customer"_s);
        desk.controller.contact()->submit(u"cell_phone"_s, u"555"_s);
        desk.controller.toggleTicket(u"ISS-00017"_s);
        QTRY_COMPARE(desk.controller.thread()->count(), 2);
        QMetaObject::invokeMethod(host.page(), "forceActiveFocus");
        QTest::keyClick(host.window(), Qt::Key_4, Qt::AltModifier);
        host.grab(u"customer-tickets"_s);
        QTest::keyClick(host.window(), Qt::Key_1, Qt::AltModifier);
        host.grab(u"customer-refused"_s);
    }

    void saysWhyThereIsNothing_data() { PageHost::addLooks(); }

    void saysWhyThereIsNothing()
    {
        Desk desk;
        PageHost host("FibreDesk.Customers", "CustomersPage", &desk.controller);
        host.grab(u"customers-empty"_s);
        QVERIFY(putCustomer(desk.mirror));
        desk.controller.search()->setText(u"zzzz"_s);
        QTRY_VERIFY(!desk.controller.search()->isSearching());
        desk.controller.open(u"C-99999"_s);
        QTRY_VERIFY(desk.controller.isMissing());
        host.grab(u"customers-missing"_s);
    }
};

QTEST_MAIN(TestCustomersPage)
#include "tst_customerspage.moc"
