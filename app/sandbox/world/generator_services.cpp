// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "world/generator.h"

#include <algorithm>
#include <array>

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
            u"sip_password"_s});
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
        w.row("EQP-" + QByteArray::number(i + 1).rightJustified(5, '0'), staff(random), created,
            created, staff(random));
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
        w.end();
    }
}

void Generator::makeInvoices()
{
    Random random = stream(15);
    RowWriter invoices(m_database, u"Sales Invoice"_s,
        {u"customer"_s, u"customer_name"_s, u"posting_date"_s, u"due_date"_s, u"grand_total"_s,
            u"outstanding_amount"_s, u"status"_s, u"currency"_s});
    RowWriter payments(m_database, u"Payment Entry"_s,
        {u"party_type"_s, u"party"_s, u"posting_date"_s, u"paid_amount"_s, u"mode_of_payment"_s,
            u"reference_no"_s, u"status"_s});
    enum Habit { Punctual, EverySecond, Delinquent };
    std::vector<Habit> habits;
    std::vector<double> owed(m_customers.size(), 0);
    for (std::size_t i = 0; i < m_customers.size(); ++i) {
        const int kind = random.below(100);
        habits.push_back(kind < 77 ? Punctual : kind < 96 ? EverySecond : Delinquent);
    }
    constexpr const char16_t *modes[] = {u"Prélèvement automatique", u"Prélèvement automatique",
        u"Carte de crédit", u"Virement", u"Chèque"};
    int paymentCount = 0;
    int paymentYear = 0;
    int paymentOfYear = 0;
    const auto pay = [&](std::size_t customer, QDate day, double amount) {
        if (paymentCount >= m_sizes.payments)
            return;
        ++paymentCount;
        paymentOfYear = day.year() == paymentYear ? paymentOfYear + 1 : 1;
        paymentYear = std::max(paymentYear, day.year());
        const SiteSecond at =
            std::min(m_newest, siteSecond(day, random.between(6 * 3600, 20 * 3600)));
        // Numbered through, whatever the year: names must not meet.
        payments.row("ACC-PAY-" + QByteArray::number(day.year()) + '-'
                + QByteArray::number(paymentCount).rightJustified(5, '0'),
            staff(random), at, at, "Administrator", 1);
        payments << u"Customer" << m_customers[customer].name << dateText(day.toJulianDay())
                 << amount << QStringView(modes[random.below(5)])
                 << QByteArray("REF" + QByteArray::number(random.next() % 900000 + 100000))
                 << u"Submitted";
        payments.end();
    };

    const int customers = int(m_customers.size());
    const int months = (m_sizes.invoices + customers - 1) / customers;
    const QDate thisMonth(m_today.year(), m_today.month(), 1);
    // What was paid before the first invoice kept here; also evens the number out.
    const int unpaidAbout = m_sizes.invoices - int(m_sizes.invoices * 0.86);
    const int early = std::max(0, m_sizes.payments - (m_sizes.invoices - unpaidAbout));
    for (int i = 0; i < early; ++i)
        pay(std::size_t(random.below(customers)),
            thisMonth.addMonths(-months - 1).addDays(random.below(28)),
            random.between(30, 180) + 0.45);

    int number = 0;
    for (int back = months - 1; back >= 0; --back) {
        const QDate posted = thisMonth.addMonths(-back);
        const int count =
            back == months - 1 ? m_sizes.invoices - (months - 1) * customers : customers;
        for (int k = 0; k < count; ++k) {
            const auto i = std::size_t(k);
            const Customer &c = m_customers[i];
            const double net = c.monthly > 0 ? c.monthly : 54.95;
            const double total = std::round(net * 1.14975 * 100) / 100;
            double outstanding = total;
            const QDate due = posted.addDays(21);
            const int delay = random.between(2, 19);
            QDate paidOn = posted.addDays(delay);
            switch (habits[i]) {
            case Punctual:
                if (paidOn < m_today) {
                    pay(i, paidOn, total);
                    outstanding = 0;
                }
                break;
            case EverySecond: // two invoices with one payment
                owed[i] += total;
                if ((back + int(i)) % 2 == 0 && paidOn < m_today) {
                    pay(i, paidOn, std::round(owed[i] * 100) / 100);
                    owed[i] = 0;
                    outstanding = 0;
                } else if (posted.addMonths(1).addDays(21) < m_today) {
                    outstanding = 0;
                }
                break;
            case Delinquent: {
                const int stoppedAgo = 2 + int(i) % 7;
                if (back >= stoppedAgo) {
                    pay(i, paidOn, total);
                    outstanding = 0;
                } else if (back == stoppedAgo - 1) {
                    pay(i, paidOn, 20.0);
                    outstanding = total - 20;
                }
                break;
            }
            }
            ++number;
            const char16_t *status = outstanding == 0 ? u"Paid"
                : due < m_today                       ? u"Overdue"
                : outstanding < total                 ? u"Partly Paid"
                                                      : u"Unpaid";
            const SiteSecond created = std::min(m_newest, siteSecond(posted, 3 * 3600 + k % 3000));
            const SiteSecond modified =
                outstanding == 0 ? std::min(m_newest, siteSecond(paidOn, 5 * 3600)) : created;
            invoices.row("ACC-SINV-" + QByteArray::number(posted.year()) + '-'
                    + QByteArray::number(number).rightJustified(5, '0'),
                "Administrator", created, std::max(created, modified), "Administrator", 1);
            invoices << c.name << c.title << dateText(posted.toJulianDay())
                     << dateText(due.toJulianDay()) << total << std::round(outstanding * 100) / 100
                     << QStringView(status) << u"CAD";
            invoices.end();
        }
    }
    for (std::size_t i = 0; paymentCount < m_sizes.payments; i = (i + 1) % m_customers.size())
        pay(i, thisMonth.addMonths(-months - 2).addDays(int(i % 28)), 60.0);
}

} // namespace FibreDesk::Sandbox
