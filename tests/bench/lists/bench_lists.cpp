// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The lists of all invoices, payments and devices: opening each and scrolling through it, beside
// bare SQLite on the same file:
//   bench_lists [SHARE]     of 115,000 invoices, 99,000 payments and 7,600 devices; 1 unless told

#include "../../models/accounting/billdata.h"
#include "../../qml/pages/pagehost.h"
#include "../pages.h"
#include "accountingcontroller.h"
#include "core/httpclient.h"
#include "devicescontroller.h"
#include "erp/erpclient.h"
#include "erp/fieldmap.h"
#include "outbox/writequeue.h"
#include "records/recorddesk.h"
#include "session/session.h"
#include "session/settings.h"
#include "store/billqueries.h"
#include "store/equipmentqueries.h"

#include <QGuiApplication>
#include <QTemporaryDir>

using namespace FibreDesk;
using namespace FibreDesk::Bench;
using namespace Qt::StringLiterals;

namespace {

constexpr int batch = 20'000;
constexpr int opens = 15;
constexpr int bareRuns = 20;

struct Counts {
    int invoices = 115'000;
    int payments = 99'000;
    int devices = 7'600;
};

QString customerOf(int i)
{
    return u"C-%1"_s.arg(i % 6667);
}

QDate dayOf(int i, int count)
{
    constexpr int days = 2600;
    return Tests::billDay.addDays(qint64(i) * days / count - days);
}

QJsonObject invoice(int i, int count)
{
    // As at a real desk: one in thirty is open, one in two hundred a draft.
    const double total = 45 + i % 9000 / 100.0;
    const bool isDraft = i % 200 == 7;
    const bool isOpen = i % 30 == 0;
    QJsonObject document = Tests::invoiceDocument(u"SINV-%1"_s.arg(i, 6, 10, QChar(u'0')),
        customerOf(i), dayOf(i, count), total, isOpen || isDraft ? total : 0,
        isDraft      ? u"Draft"_s
            : isOpen ? u"Unpaid"_s
                     : u"Paid"_s,
        isDraft ? 0 : 1);
    document.insert(u"customer_name"_s, u"Client %1"_s.arg(i % 6667));
    return document;
}

QJsonObject payment(int i, int count)
{
    return Tests::paymentDocument(u"PAY-%1"_s.arg(i, 6, 10, QChar(u'0')), customerOf(i),
        dayOf(i, count), 45 + i % 9000 / 100.0, i % 400 == 0 ? 12.5 : 0,
        i % 3 == 0 ? u"Chèque"_s : u"Virement"_s);
}

QJsonObject device(int i, int count)
{
    static const QStringList types{u"ONT"_s, u"Router"_s, u"TV Box"_s, u"Modem"_s};
    const bool isPlaced = i % 12 != 0;
    return {{u"name"_s, u"EQP-%1"_s.arg(i, 5, 10, QChar(u'0'))},
        {u"modified"_s, dayOf(i, count).toString(Qt::ISODate) + u" 10:00:00.000001"_s},
        {u"equipment_type"_s, types[i % 4]}, {u"brand"_s, u"TP-Link"_s},
        {u"model"_s, i % 4 == 1 ? u"Deco X55"_s : u"XX230v"_s},
        {u"serial_number"_s, u"TPLG%1"_s.arg(i, 8, 16, QChar(u'0'))},
        {u"mac_address"_s, u"02:ab:cd:%1"_s.arg(i, 6, 16, QChar(u'0'))},
        {u"status"_s, isPlaced ? u"active"_s : u"inventory"_s},
        {u"customer"_s, isPlaced ? customerOf(i) : QString()},
        {u"service_location"_s, isPlaced ? u"LOC-%1"_s.arg(i % 6667) : QString()}};
}

QJsonObject customer(int i, int)
{
    return {{u"name"_s, customerOf(i)}, {u"modified"_s, u"2026-11-20 10:00:00.000001"_s},
        {u"customer_name"_s, u"Client %1"_s.arg(i)}, {u"language"_s, u"fr"_s}};
}

QJsonObject location(int i, int)
{
    return {{u"name"_s, u"LOC-%1"_s.arg(i)}, {u"modified"_s, u"2026-11-20 10:00:00.000001"_s},
        {u"customer"_s, customerOf(i)}, {u"address_line"_s, u"%1, rue des Érables"_s.arg(i)},
        {u"city"_s, u"Saint-Rémi"_s}};
}

bool fill(Store::Mirror &mirror, const QString &table, int count, QJsonObject (*make)(int, int))
{
    for (int from = 0; from < count; from += batch) {
        QList<QJsonObject> documents;
        for (int i = from; i < std::min(count, from + batch); ++i)
            documents += make(i, count);
        if (!Tests::putBills(mirror, table, documents))
            return false;
    }
    // The first copy is over: until then lists wait longer before they follow.
    return QCoro::waitFor(mirror.write([table, count](QSqlDatabase &db) {
        return Store::setFillCursor(db, table, {}, {}, true, count);
    })).has_value();
}

/// The order of a list and one page of it with nothing around them.
struct Bare {
    std::vector<double> orders;
    std::vector<double> pages;
};

template <typename Order, typename Page>
Bare readBare(Store::Mirror &mirror, Order order, Page page)
{
    Bare times;
    (void)QCoro::waitFor(mirror.read([&](QSqlDatabase &db) -> Result<bool> {
        for (int run = 0; run < bareRuns; ++run) {
            QElapsedTimer timer;
            timer.start();
            const Result<std::vector<qint64>> rows = order(db);
            times.orders.push_back(milliseconds(timer));
            if (!rows)
                return std::unexpected(rows.error());
            const std::size_t from = std::size_t(run) * rows->size() / (bareRuns + 1);
            const std::size_t end = std::min(rows->size(), from + 64);
            const std::vector<qint64> some(
                rows->begin() + std::ptrdiff_t(from), rows->begin() + std::ptrdiff_t(end));
            timer.restart();
            page(db, some);
            times.pages.push_back(milliseconds(timer));
        }
        return true;
    }));
    return times;
}

Bare readBareBills(Store::Mirror &mirror, Store::BillKind kind)
{
    return readBare(
        mirror,
        [kind](QSqlDatabase &db) {
            return Store::billRows(db, {.kind = kind, .today = Tests::billDay}, {});
        },
        [kind](QSqlDatabase &db, const std::vector<qint64> &rows) {
            (void)Store::billLines(db, kind, rows);
        });
}

/// `other` leads away from the list, `open` to it.
template <typename Controller>
bool measure(const QString &what, Controller &controller, const Tests::PageHost &host,
    const Bare &bare, const std::function<void()> &other, const std::function<void()> &open)
{
    const auto isListed = [&controller] {
        return controller.isListed() && !controller.isListing();
    };
    if (!QTest::qWaitFor(isListed, 30'000))
        return false;
    std::vector<double> known;
    std::vector<double> opened;
    for (int run = 0; run < opens; ++run) {
        other();
        if (!QTest::qWaitFor(isListed, 30'000))
            return false;
        awaitFrame(host.window());
        QElapsedTimer timer;
        timer.start();
        open();
        awaitThat(isListed);
        known.push_back(milliseconds(timer));
        awaitFrame(host.window());
        opened.push_back(milliseconds(timer));
    }
    const int count = controller.list()->count();
    printRow(u"Opening the list of all %1 %2 until it is on screen"_s.arg(count).arg(what),
        figures(opened), u"≤ 100 ms"_s,
        u"its rows are known after %1; the order alone %2"_s.arg(
            figures(known), figures(bare.orders)));
    QObject *table = tableOf(host.page());
    if (!table)
        return false;
    const Scrolled scrolled = scrollThrough(host.window(), table,
        [&controller](int place) { return controller.list()->lineAt(place) != nullptr; });
    printRow(u"Scrolling through the %1: a frame; until the rows have their words"_s.arg(what),
        u"%1; %2"_s.arg(figures(scrolled.frames), figures(scrolled.filled)),
        u"≤ %1 ms, a frame"_s.arg(frame, 0, 'f', 1),
        u"one page of 64 rows read %1"_s.arg(figures(bare.pages)));
    return true;
}

bool measureBills(Store::Mirror &mirror)
{
    const Bare invoices = readBareBills(mirror, Store::BillKind::Invoice);
    const Bare payments = readBareBills(mirror, Store::BillKind::Payment);
    AccountingController controller(&mirror, nullptr, {},
        Clock([] { return QDateTime(Tests::billDay, QTime(15, 0), QTimeZone::UTC); }));
    const Tests::PageHost host("FibreDesk.Accounting", "AccountingPage", &controller);
    host.window()->resize(1440, 900);
    const auto show = [&controller](AccountingController::Kind kind) {
        return [&controller, kind] { controller.setKind(kind); };
    };
    return measure(u"invoices"_s, controller, host, invoices, show(AccountingController::Payments),
               show(AccountingController::Invoices))
        && measure(u"payments"_s, controller, host, payments, show(AccountingController::Invoices),
            show(AccountingController::Payments));
}

bool measureDevices(Store::Mirror &mirror, const QString &folder)
{
    const Bare bare = readBare(
        mirror, [](QSqlDatabase &db) { return Store::equipmentIds(db, {}, {}); },
        [](QSqlDatabase &db, const std::vector<qint64> &rows) {
            (void)Store::equipmentLines(db, rows);
        });
    const auto network = makeNetworkAccessManager();
    Erp::ErpClient erp(network.get(), {.url = QUrl(u"http://127.0.0.1:1"_s), .credentials = {}});
    const Erp::FieldMap map = Erp::FieldMap::builtIn();
    Outbox::WriteQueue queue(folder + u"/outbox.sqlite"_s, &erp);
    RecordDesk records({.erp = &erp, .queue = &queue, .map = &map, .mirror = &mirror});
    DevicesController controller(&records);
    const Tests::PageHost host("FibreDesk.Devices", "DevicesPage", &controller);
    host.window()->resize(1440, 900);
    return measure(
        u"devices"_s, controller, host, bare,
        [&controller] { controller.chooseView(u"unplaced"_s); },
        [&controller] { controller.chooseView(u"all"_s); });
}

} // namespace

int main(int argc, char **argv)
{
    // Else every frame waits 5 ms for more of them, and they are not what a frame takes.
    qputenv("QT_QPA_UPDATE_IDLE_TIME", "0");
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QGuiApplication app(argc, argv);
    const double share = app.arguments().value(1, u"1"_s).toDouble();
    const auto part = [share](int all) { return std::max(200, int(all * share)); };
    const Counts counts;
    const QTemporaryDir folder;
    Session session{Clock()};
    Settings settings(folder.filePath(u"settings.ini"_s));
    Store::Mirror mirror(folder.filePath(u"mirror.sqlite"_s));
    namespace Kind = Store::Kind;
    if (!fill(mirror, Kind::Customer, 6667, customer)
        || !fill(mirror, Kind::Location, 6667, location)
        || !fill(mirror, Kind::Invoice, part(counts.invoices), invoice)
        || !fill(mirror, Kind::Payment, part(counts.payments), payment)
        || !fill(mirror, Kind::Equipment, part(counts.devices), device)) {
        std::fprintf(stderr, "bench_lists: the mirror does not take the documents\n");
        return 1;
    }
    return measureBills(mirror) && measureDevices(mirror, folder.path()) ? 0 : 1;
}
