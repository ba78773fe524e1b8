// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "world/generator.h"
#include "world/ledger.h"

#include <QHash>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <cmath>

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

namespace {

struct Plan {
    const char16_t *category;
    const char16_t *name;
    int down, up;
    double price;
};

constexpr Plan internetPlans[] = {{u"Internet", u"Fibre 60", 60, 60, 54.95},
    {u"Internet", u"Fibre 120", 120, 120, 64.95}, {u"Internet", u"Fibre 500", 500, 500, 79.95},
    {u"Internet", u"Fibre 1 Gbit/s", 1000, 1000, 94.95},
    {u"Bundle", u"Duo Fibre 500 + Télé", 500, 500, 119.95},
    {u"Bundle", u"Trio Fibre 1 Gbit/s", 1000, 1000, 149.95}};
constexpr Plan otherPlans[] = {{u"IPTV", u"Télé de base", 0, 0, 24.95},
    {u"IPTV", u"Télé Grand choix", 0, 0, 44.95}, {u"VoIP", u"Téléphone Québec", 0, 0, 12.95},
    {u"VoIP", u"Téléphone Canada/É.-U.", 0, 0, 19.95},
    {u"Internet", u"DSL 15 (ancien)", 15, 1, 49.95}, {u"Internet", u"IP fixe", 0, 0, 9.95}};

// What reduces the service above it, in the same list as the services.
constexpr std::array rebates{Plan{u"Internet", u"Rabais fidélité", 0, 0, -5.0},
    Plan{u"Internet", u"Rabais duo", 0, 0, -10.0},
    Plan{u"Bundle", u"Rabais promotionnel 12 mois", 0, 0, -14.95}};

} // namespace

void Generator::makeSubscriptions()
{
    Random random = stream(13);
    Random reduced = stream(28);
    RowWriter w(m_database, u"Service Subscription"_s,
        {u"customer"_s, u"service_location"_s, u"service_category"_s, u"plan_name"_s,
            u"speed_down"_s, u"speed_up"_s, u"monthly_price"_s, u"billing_cycle"_s, u"start_date"_s,
            u"end_date"_s, u"cancellation_date"_s, u"display_order"_s, u"status"_s,
            u"radius_user"_s, u"radius_password"_s});
    const int served = int(m_served.size());
    for (int i = 0; i < m_sizes.subscriptions; ++i) {
        const int round = i / served; // one main service per address first, then the others
        const Location &l = m_locations[std::size_t(m_served[std::size_t(i % served)])];
        Customer &c = m_customers[std::size_t(l.customer)];
        const Plan &usual = round == 0 ? internetPlans[std::size_t(random.below(6))]
                                       : otherPlans[std::size_t(random.below(6))];
        const Plan &plan = round > 0 && reduced.chance(0.2) ? reduced.pick(rebates) : usual;
        const bool isOld = plan.name == std::u16string_view(u"DSL 15 (ancien)");
        const int kind = random.below(100);
        const char16_t *status = isOld || kind >= (round == 0 ? 92 : 72) ? u"Annulé"
            : kind < 3                                                   ? u"En attente"
            : kind < 6                                                   ? u"Suspendu"
                                                                         : u"Actif";
        const bool cancelled = status == std::u16string_view(u"Annulé");
        const int age = int((siteSecond(m_today) - c.since) / 86400);
        const QDate start = m_today.addDays(-random.between(0, std::max(1, age)));
        const QDate stop = start.addDays(random.between(30, 900));
        const SiteSecond created = workTime(random, start.addDays(-7));
        w.row("SUB-" + QByteArray::number(i + 1).rightJustified(10, '0'), staff(random), created,
            cancelled ? std::min(m_newest, siteSecond(stop, 36000)) : created, staff(random));
        w << c.name << l.name << QStringView(plan.category) << QStringView(plan.name) << plan.down
          << plan.up << plan.price << (c.isCompany && random.chance(0.2) ? u"Annuel" : u"Mensuel")
          << dateText((status == std::u16string_view(u"En attente")
                     ? m_today.addDays(random.between(1, 20))
                     : start)
                     .toJulianDay());
        if (cancelled)
            w << dateText(std::min(stop, m_today).toJulianDay())
              << dateText(std::min(stop, m_today).addDays(-random.between(0, 30)).toJulianDay());
        else
            w << nullptr << nullptr;
        w << round + 1 << QStringView(status);
        if (plan.down > 0)
            w << QByteArray("u" + QByteArray::number(200000 + i) + "@fibre.example")
              << u"radius-secret";
        else
            w << nullptr << nullptr;
        w.end();
        if (status == std::u16string_view(u"Actif"))
            c.monthly += plan.price;
        if (round == 0)
            m_mainServices.push_back({"SUB-" + QByteArray::number(i + 1).rightJustified(10, '0'),
                m_served[std::size_t(i % served)], start,
                cancelled ? std::min(stop, m_today) : QDate(), plan.price,
                status == std::u16string_view(u"En attente")});
    }
}

void Generator::makeEquipment()
{
    Random random = stream(14);
    RowWriter w(m_database, u"Service Equipment"_s,
        {u"equipment_type"_s, u"brand"_s, u"model"_s, u"serial_number"_s, u"mac_address"_s,
            u"ip_address"_s, u"firmware_version"_s, u"gpon_serial"_s, u"cwmp_serial"_s, u"status"_s,
            u"customer"_s, u"service_location"_s, u"subscription"_s, u"wifi_password"_s,
            u"sip_password"_s, u"device_password"_s});
    RowWriter versions(m_database, u"Version"_s, {u"ref_doctype"_s, u"docname"_s, u"data"_s});
    Random moves = stream(31);
    const int served = int(m_served.size());
    for (int i = 0; i < m_sizes.devices; ++i) {
        const bool stock = random.chance(0.07);
        const Location &l = m_locations[std::size_t(m_served[std::size_t(i % served)])];
        const int kind = i < served ? 0 : 1 + random.below(4);
        constexpr const char16_t *types[] = {u"ONT", u"Router", u"TV Box", u"IP Phone", u"Modem"};
        constexpr const char16_t *models[] = {
            u"XX230v", u"Deco X55", u"Lumia TV4", u"Vox 210", u"Cablo 3"};
        constexpr const char16_t *brands[] = {u"TP-Link", u"TP-Link", u"Lumia", u"Vox", u"Cablo"};
        // A third of the ONTs are routers too: their serial is what the ACS knows.
        const QByteArray id =
            QByteArray::number(random.next() & 0xffffffff, 16).rightJustified(8, '0').toUpper();
        const QByteArray unique = QByteArray::number(i, 16).rightJustified(6, '0').toUpper();
        QByteArray mac = "02:" + id.mid(0, 2) + ':' + id.mid(2, 2) + ':' + unique.mid(0, 2) + ':'
            + unique.mid(2, 2) + ':' + unique.mid(4, 2);
        if (random.chance(0.3))
            mac = mac.toLower();
        if (random.chance(0.1))
            mac.replace(':', "");
        const QByteArray serial = kind == 0
            ? "TPLG" + id.mid(0, 2) + unique
            : QByteArray::number(2200000000LL + (random.next() % 99999)) + unique;
        const SiteSecond created = workTime(random, m_today.addDays(-random.between(2, 1500)));
        const QByteArray name = "EQP-" + QByteArray::number(i + 1).rightJustified(5, '0');
        w.row(name, staff(random), created, created, staff(random));
        w << QStringView(types[kind]) << QStringView(brands[kind]) << QStringView(models[kind])
          << serial << mac;
        stock ? w << nullptr
              : w << QByteArray("100.64." + QByteArray::number(i / 250 % 250) + '.'
                    + QByteArray::number(i % 250 + 1));
        w << (random.chance(0.8) ? u"1.4.2 Build 250611" : u"1.3.0 Build 240118");
        kind == 0 ? w << serial : w << nullptr;
        kind <= 1 ? w << QByteArray("CW" + serial) : w << nullptr;
        if (stock)
            w << (random.chance(0.7)     ? u"inventory"
                    : random.chance(0.5) ? u"returned"
                                         : u"defective")
              << nullptr << nullptr << nullptr;
        else
            w << (random.chance(0.97) ? u"active" : u"defective")
              << m_customers[std::size_t(l.customer)].name << l.name
              << QByteArray("SUB-" + QByteArray::number(i % served + 1).rightJustified(10, '0'));
        kind <= 1 ? w << u"sandbox-wifi" : w << nullptr;
        kind == 3 ? w << u"sandbox-sip" : w << nullptr;
        kind <= 1 ? w << u"sandbox-device" : w << nullptr;
        w.end();
        makeMoves(versions, moves, name, stock ? nullptr : &l, created);
    }
}

void Generator::makeMoves(RowWriter &versions, Random &random, const QByteArray &device,
    const Location *where, SiteSecond created)
{
    const auto customerOf = [this](const Location &l) -> QJsonValue {
        return l.customer < 0
            ? QJsonValue(QJsonValue::Null)
            : QJsonValue(QString::fromUtf8(m_customers[std::size_t(l.customer)].name));
    };
    const auto idOf = [](const Location &l) { return QJsonValue(QString::fromUtf8(l.name)); };
    const QJsonValue none(QJsonValue::Null);
    SiteSecond at = created;
    int number = 0;
    const auto keep = [&](const QJsonArray &changed) {
        at = std::min(m_newest, at + qint64(random.between(3600, 90 * 86400)));
        const QByteArray who = staff(random);
        versions.row("v" + device.mid(4) + QByteArray::number(++number), who, at, at, who);
        versions << u"Service Equipment" << device
                 << QJsonDocument(
                        QJsonObject{{u"added"_s, QJsonArray{}}, {u"changed"_s, changed},
                            {u"removed"_s, QJsonArray{}}, {u"row_changed"_s, QJsonArray{}}})
                        .toJson(QJsonDocument::Compact);
        versions.end();
    };
    const auto install = [&](const Location &l) {
        keep({QJsonArray{u"status"_s, u"inventory"_s, u"active"_s},
            QJsonArray{u"customer"_s, none, customerOf(l)},
            QJsonArray{u"service_location"_s, none, idOf(l)}});
    };
    const auto bringBack = [&](const Location &l) {
        keep({QJsonArray{u"status"_s, u"active"_s, u"inventory"_s},
            QJsonArray{u"customer"_s, customerOf(l), none},
            QJsonArray{u"service_location"_s, idOf(l), none}});
    };
    if (random.chance(0.4)) {
        const int other = m_served[std::size_t(random.below(int(m_served.size())))];
        const Location &earlier = m_locations[std::size_t(other)];
        install(earlier);
        if (random.chance(0.3))
            keep({QJsonValue(QJsonArray{
                u"firmware_version"_s, u"1.3.0 Build 240118"_s, u"1.4.2 Build 250611"_s})});
        bringBack(earlier);
    }
    if (where)
        install(*where);
}

void Generator::makeInvoices()
{
    Random random = stream(15);
    enum Habit { Punctual, EverySecond, Delinquent };
    std::vector<Habit> habits;
    std::vector<qint64> owed(m_customers.size(), 0);
    for (std::size_t i = 0; i < m_customers.size(); ++i) {
        const int kind = random.below(100);
        habits.push_back(kind < 77 ? Punctual : kind < 96 ? EverySecond : Delinquent);
    }
    constexpr const char16_t *modes[] = {u"Prélèvement automatique", u"Prélèvement automatique",
        u"Carte de crédit", u"Virement", u"Chèque"};
    struct Paid {
        std::size_t customer;
        QByteArray name;
        QDate day;
        qint64 amount;
        SiteSecond at;
        QByteArray by;
        int mode;
        QByteArray reference;
    };
    struct Billed {
        std::size_t customer;
        QByteArray name;
        QDate day;
        QDate due;
        QDate paidOn;
        qint64 amount; ///< of a credit note below zero
        int docstatus;
    };
    std::vector<Paid> paid;
    std::vector<Billed> billed;
    const auto isFull = [&] { return int(paid.size()) >= m_sizes.payments; };
    const auto pay = [&](std::size_t customer, QDate day, qint64 amount) {
        if (isFull())
            return;
        const SiteSecond at =
            std::min(m_newest, siteSecond(day, random.between(6 * 3600, 20 * 3600)));
        // Numbered through, whatever the year: names must not meet.
        const QByteArray name = "ACC-PAY-" + QByteArray::number(day.year()) + '-'
            + QByteArray::number(int(paid.size()) + 1).rightJustified(5, '0');
        const QByteArray by = staff(random);
        const int mode = random.below(5);
        paid.push_back({customer, name, day, amount, at, by, mode,
            QByteArray("REF" + QByteArray::number(random.next() % 900000 + 100000))});
    };

    const int customers = int(m_customers.size());
    const int months = (m_sizes.invoices + customers - 1) / customers;
    const QDate thisMonth(m_today.year(), m_today.month(), 1);
    // What was paid ahead of the first invoice kept here; also evens the number out.
    const int unpaidAbout = m_sizes.invoices - int(m_sizes.invoices * 0.86);
    const int early = std::max(0, m_sizes.payments - (m_sizes.invoices - unpaidAbout));
    for (int i = 0; i < early; ++i)
        pay(std::size_t(random.below(customers)),
            thisMonth.addMonths(-months - 1).addDays(random.below(28)),
            random.between(30, 180) * 100 + 45);

    for (int back = months - 1; back >= 0; --back) {
        const QDate posted = thisMonth.addMonths(-back);
        const int count =
            back == months - 1 ? m_sizes.invoices - (months - 1) * customers : customers;
        for (int k = 0; k < count; ++k) {
            const auto i = std::size_t(k);
            const Customer &c = m_customers[i];
            const double net = c.monthly > 0 ? c.monthly : 54.95;
            qint64 total = std::llround(net * 1.14975 * 100);
            const int delay = random.between(2, 19);
            const QDate paidOn = posted.addDays(delay);
            const bool isDraft = back == 0 && k % 29 == 3;
            const bool isCancelled = back == 2 && k % 41 == 5;
            const bool isCredit = back == 1 && k % 23 == 7;
            if (isCredit)
                total = -total / 4;
            const bool isDue = !isDraft && !isCancelled && !isCredit;
            switch (habits[i]) {
            case Punctual:
                if (isDue && paidOn < m_today)
                    pay(i, paidOn, total);
                break;
            case EverySecond: // two invoices with one payment
                owed[i] += isDue ? total : 0;
                if ((back + k) % 2 == 0 && paidOn < m_today && owed[i] > 0) {
                    pay(i, paidOn, owed[i]);
                    owed[i] = 0;
                }
                break;
            case Delinquent: {
                const int stoppedAgo = 2 + k % 7;
                if (isDue && back >= stoppedAgo)
                    pay(i, paidOn, total);
                else if (isDue && back == stoppedAgo - 1)
                    pay(i, paidOn, 2000);
                break;
            }
            }
            billed.push_back({i,
                "ACC-SINV-" + QByteArray::number(posted.year()) + '-'
                    + QByteArray::number(int(billed.size()) + 1).rightJustified(5, '0'),
                posted, isCredit ? posted : posted.addDays(21), paidOn, total,
                isDraft           ? 0
                    : isCancelled ? 2
                                  : 1});
        }
    }
    for (std::size_t i = 0; !isFull(); i = (i + 1) % m_customers.size())
        pay(i, thisMonth.addMonths(-months - 2).addDays(int(i % 28)), 6000);

    // What is left of each follows from what it was put to, customer by customer.
    struct Account {
        std::vector<LedgerAmount> credits;
        std::vector<LedgerAmount> invoices;
    };
    std::vector<Account> accounts(m_customers.size());
    for (const Billed &bill : billed) {
        Account &account = accounts[bill.customer];
        if (bill.docstatus == 1)
            (bill.amount < 0 ? account.credits : account.invoices)
                .push_back({bill.day.toJulianDay(), bill.name, std::abs(bill.amount), 0});
    }
    for (const Paid &payment : paid)
        accounts[payment.customer].credits.push_back(
            {payment.day.toJulianDay(), payment.name, payment.amount, 0});
    QHash<QByteArray, qint64> left;
    for (Account &account : accounts) {
        (void)settle(account.credits, account.invoices);
        for (const auto *list : {&account.credits, &account.invoices}) {
            for (const LedgerAmount &amount : *list)
                left.insert(amount.name, amount.left);
        }
    }

    RowWriter payments(m_database, u"Payment Entry"_s,
        {u"party_type"_s, u"party"_s, u"posting_date"_s, u"paid_amount"_s, u"mode_of_payment"_s,
            u"reference_no"_s, u"status"_s, u"payment_type"_s, u"unallocated_amount"_s});
    for (const Paid &payment : paid) {
        payments.row(payment.name, payment.by, payment.at, payment.at, "Administrator", 1);
        payments << u"Customer" << m_customers[payment.customer].name
                 << dateText(payment.day.toJulianDay()) << double(payment.amount) / 100
                 << QStringView(modes[payment.mode]) << payment.reference << u"Submitted"
                 << u"Receive" << double(left.value(payment.name)) / 100;
        payments.end();
    }
    RowWriter invoices(m_database, u"Sales Invoice"_s,
        {u"customer"_s, u"customer_name"_s, u"posting_date"_s, u"due_date"_s, u"grand_total"_s,
            u"outstanding_amount"_s, u"status"_s, u"currency"_s});
    for (std::size_t n = 0; n < billed.size(); ++n) {
        const Billed &bill = billed[n];
        const Customer &c = m_customers[bill.customer];
        const qint64 open = bill.docstatus == 0 ? bill.amount
            : bill.amount < 0                   ? -left.value(bill.name)
                                                : left.value(bill.name);
        const char16_t *status = bill.docstatus == 0 ? u"Draft"
            : bill.docstatus == 2                    ? u"Cancelled"
            : bill.amount < 0                        ? u"Return"
            : open == 0                              ? u"Paid"
            : bill.due < m_today                     ? u"Overdue"
            : open < bill.amount                     ? u"Partly Paid"
                                                     : u"Unpaid";
        const SiteSecond created =
            std::min(m_newest, siteSecond(bill.day, 3 * 3600 + int(n % 3000)));
        const SiteSecond modified =
            open == 0 ? std::min(m_newest, siteSecond(bill.paidOn, 5 * 3600)) : created;
        invoices.row(bill.name, "Administrator", created, std::max(created, modified),
            "Administrator", bill.docstatus);
        invoices << c.name << c.title << dateText(bill.day.toJulianDay())
                 << dateText(bill.due.toJulianDay()) << double(bill.amount) / 100
                 << double(open) / 100 << QStringView(status) << u"CAD";
        invoices.end();
    }
}

} // namespace FibreDesk::Sandbox
