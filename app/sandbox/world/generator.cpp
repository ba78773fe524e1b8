// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "world/generator.h"

#include "world/texts.h"

#include <QDateTime>

#include <algorithm>

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

namespace {

int scaled(int real, double scale, int least)
{
    return std::max(least, int(std::lround(real * scale)));
}

} // namespace

WorldSizes::WorldSizes(double scale)
    : customers(scaled(6667, scale, 30))
    , locations(scaled(17000, scale, 80))
    , devices(scaled(7600, scale, 40))
    , subscriptions(scaled(21876, scale, 100))
    , invoices(scaled(115000, scale, 500))
    , payments(scaled(99000, scale, 430))
    , issues(scaled(242000, scale, 300))
    , messages(scaled(784000, scale, 972))
    // A dispatch desk with half a technician shows nothing: these shrink much more slowly.
    , technicians(std::min(40, int(std::lround(10 + 20 * scale))))
    , jobsPerDay(int(std::lround(technicians * (4.7 + 2 * std::min(1.0, scale)))))
{
}

Generator::Generator(Database &database, const Region &region, double scale, quint32 seed,
    QDate today, Progress progress)
    : m_database(database)
    , m_region(region)
    , m_sizes(scale)
    , m_seed(seed)
    , m_today(today)
    , m_progress(std::move(progress))
    , m_newest(siteSecond(today.addDays(-1), 17 * 3600))
{
}

void Generator::run()
{
    m_database.execute("PRAGMA page_size = 8192");
    m_database.execute("PRAGMA journal_mode = OFF");
    m_database.execute("PRAGMA synchronous = OFF");
    m_database.execute("PRAGMA cache_size = -262144");
    m_database.execute("PRAGMA locking_mode = EXCLUSIVE");
    createTables();
    Transaction transaction(m_database);
    m_progress(u"%1 customers at %2 locations"_s.arg(m_sizes.customers).arg(m_sizes.locations));
    makeMasters();
    makeCustomers();
    makeLocations();
    m_progress(u"%1 subscriptions, %2 devices"_s.arg(m_sizes.subscriptions).arg(m_sizes.devices));
    makeSubscriptions();
    makeContracts();
    makeEquipment();
    m_progress(u"%1 invoices, %2 payments"_s.arg(m_sizes.invoices).arg(m_sizes.payments));
    makeInvoices();
    m_progress(u"%1 tickets with %2 messages"_s.arg(m_sizes.issues).arg(m_sizes.messages));
    makeIssues();
    makeLetters();
    m_progress(
        u"%1 technicians, about %2 jobs a day"_s.arg(m_sizes.technicians).arg(m_sizes.jobsPerDay));
    makeDispatch();
    m_progress(u"indexes"_s);
    createIndexes();
    transaction.commit();
    m_database.execute("ANALYZE");
}

void Generator::createTables()
{
    for (const DocType &type : docTypes())
        m_database.execute(type.createTable());
    m_database.execute(
        "CREATE TABLE \"tabSeries\" (name TEXT PRIMARY KEY, current INTEGER NOT NULL)");
}

void Generator::createIndexes()
{
    for (const DocType &type : docTypes()) {
        const auto statements = type.createIndexes();
        for (qsizetype i = 0; i < statements.size(); ++i) {
            if (type.name == "Communication"_L1 || type.name == "Issue"_L1)
                m_progress(u"index %1 of %2"_s.arg(i + 1).arg(type.name));
            m_database.execute(statements[i]);
        }
    }
}

SiteSecond Generator::workTime(Random &random, QDate day) const
{
    return std::min(siteSecond(day, random.between(8 * 3600, 17 * 3600)), m_newest);
}

const QByteArray &Generator::staff(Random &random) const
{
    return random.pick(m_staff);
}

void Generator::makeMasters()
{
    Random random = stream(10);
    const QByteArray admin = "Administrator";
    const SiteSecond founded = siteSecond(m_today.addYears(-9));
    const auto names = [&](const QString &doctype, const QString &field,
                           const QStringList &values) {
        RowWriter w(m_database, doctype, {field});
        for (const QString &v : values)
            (w.row(v.toUtf8(), admin, founded, founded, admin) << v).end();
    };
    names(u"Customer Group"_s, u"customer_group_name"_s,
        {u"Résidentiel"_s, u"Commercial"_s, u"Gouvernement"_s, u"Saisonnier"_s});
    QStringList towns;
    for (const Town &t : m_region.towns())
        towns << t.name;
    names(u"Territory"_s, u"territory_name"_s, towns);
    names(u"Issue Type"_s, u"type_name"_s,
        {u"Panne Internet"_s, u"Lenteur"_s, u"Facturation"_s, u"Installation"_s, u"Télévision"_s,
            u"Téléphonie"_s, u"Déménagement"_s});
    names(u"Mode of Payment"_s, u"mode_of_payment"_s,
        {u"Prélèvement automatique"_s, u"Carte de crédit"_s, u"Virement"_s, u"Chèque"_s,
            u"Comptant"_s});

    RowWriter formats(m_database, u"Print Format"_s, {u"doc_type"_s, u"disabled"_s, u"standard"_s});
    const auto format = [&](const QByteArray &name, const QString &type, bool isDisabled) {
        (formats.row(name, admin, founded, founded, admin) << type << (isDisabled ? 1 : 0) << u"No")
            .end();
    };
    format("Facture Fibre", u"Sales Invoice"_s, false);
    format("Facture sommaire", u"Sales Invoice"_s, false);
    format("Facture 2019", u"Sales Invoice"_s, true);
    format("Reçu de paiement", u"Payment Entry"_s, false);

    RowWriter users(m_database, u"User"_s,
        {u"email"_s, u"full_name"_s, u"first_name"_s, u"last_name"_s, u"enabled"_s, u"user_type"_s,
            u"language"_s, u"time_zone"_s});
    const auto user = [&](const QByteArray &email, const Person &p) {
        (users.row(email, admin, founded, founded, admin)
            << email << p.full() << p.first << p.last << 1 << u"System User" << "fr"
            << "America/Toronto")
            .end();
    };
    user("Administrator", {u"Administrator"_s, {}, false});
    user("fibredesk@fibre.example", {u"FibreDesk"_s, u"API"_s, false});
    user("repartition2@fibre.example", {u"Deuxième"_s, u"Répartiteur"_s, false});
    for (int i = 0; i < 8; ++i) {
        const Person p = makePerson(random);
        const QByteArray email =
            (plainLetters(p.first) + u'.' + plainLetters(p.last)).toUtf8() + "@fibre.example";
        if (std::ranges::contains(m_staff, email))
            continue;
        m_staff.push_back(email);
        m_staffNames.push_back(p.full());
        user(email, p);
    }
}

void Generator::makeCustomers()
{
    Random random = stream(11);
    RowWriter w(m_database, u"Customer"_s,
        {u"customer_name"_s, u"customer_type"_s, u"customer_group"_s, u"territory"_s, u"language"_s,
            u"cell_phone"_s, u"tel_home"_s, u"mobile_no"_s, u"email_id"_s, u"email_billing"_s,
            u"legacy_account_id"_s, u"legacy_customer_id"_s, u"ppa_enabled"_s, u"stripe_id"_s,
            u"disabled"_s, u"customer_details"_s});
    for (int i = 0; i < m_sizes.customers; ++i) {
        Customer c;
        c.name = "C-" + QByteArray::number(i + 1).rightJustified(6, '0');
        const Person p = makePerson(random);
        c.isCompany = random.chance(0.07);
        c.isEnglish = p.isEnglish;
        c.first = p.first;
        const int town = random.below(int(m_region.towns().size()));
        c.title =
            c.isCompany ? makeCompany(random, m_region.towns()[std::size_t(town)].name) : p.full();
        if (random.chance(0.015)) // left as the old system had it
            c.title = c.title.toUpper();
        if (random.chance(0.01))
            c.title = u' ' + c.title.simplified().replace(u' ', u"  "_s);
        const bool hasMail = random.chance(0.93);
        if (hasMail)
            c.email = makeEmail(random, p).toUtf8();
        const QDate since = m_today.addDays(-random.between(20, 3100));
        c.since = workTime(random, since);
        const SiteSecond modified = random.chance(0.3)
            ? workTime(random, m_today.addDays(-random.between(1, 300)))
            : c.since;
        w.row(c.name, staff(random), c.since, std::max(c.since, modified), staff(random));
        w << c.title << (c.isCompany ? u"Company" : u"Individual")
          << (c.isCompany ? (c.title.startsWith("Municip"_L1) ? u"Gouvernement" : u"Commercial")
                     : random.chance(0.08) ? u"Saisonnier"
                                           : u"Résidentiel")
          << m_region.towns()[std::size_t(town)].name << (c.isEnglish ? u"en" : u"fr");
        random.chance(0.88) ? w << makePhone(random) : w << nullptr;
        random.chance(0.42) ? w << makePhone(random) : w << nullptr;
        random.chance(0.04) ? w << makePhone(random) : w << nullptr;
        random.chance(0.1) && hasMail ? w << c.email : w << nullptr;
        hasMail ? w << c.email : w << nullptr;
        w << QByteArray::number(10000 + i * 3 + random.below(3));
        random.chance(0.8) ? w << QByteArray::number(400000 + i * 7) : w << nullptr;
        w << int(random.chance(0.55));
        random.chance(0.3)
            ? w << QByteArray("cus_sandbox" + QByteArray::number(random.next() % 99999999))
            : w << nullptr;
        w << int(random.chance(0.03));
        random.chance(0.04) ? w << u"Client VIP – ne pas couper sans appeler." : w << nullptr;
        w.end();
        m_customers.push_back(std::move(c));
    }
}

void Generator::makeLocations()
{
    Random random = stream(12);
    std::vector<int> lots;
    for (int i = 0; i < int(m_region.lots().size()); ++i)
        lots.push_back(i);
    random.shuffle(lots);
    RowWriter w(m_database, u"Service Location"_s,
        {u"customer"_s, u"location_name"_s, u"address_line"_s, u"city"_s, u"postal_code"_s,
            u"latitude"_s, u"longitude"_s, u"connection_type"_s, u"olt_port"_s, u"vlan"_s,
            u"access_notes"_s, u"contact_name"_s, u"contact_phone"_s, u"status"_s});
    m_servedByTown.resize(m_region.towns().size());
    std::size_t nextLot = 0;
    for (int i = 0; i < m_sizes.locations; ++i) {
        Location l;
        l.name = "LOC-" + QByteArray::number(i + 1).rightJustified(5, '0');
        const bool isUnit = i > 0 && (random.chance(0.07) || i >= int(lots.size()));
        if (!isUnit)
            l.lot = lots[nextLot++ % lots.size()];
        else
            l.lot = m_locations[std::size_t(random.below(i))].lot;
        if (i < m_sizes.customers)
            l.customer = i;
        else if (random.chance(0.62))
            l.customer = int(double(m_sizes.customers) * random.unit() * random.unit());
        const Lot &lot = m_region.lots()[std::size_t(l.lot)];
        const Town &town = m_region.towns()[std::size_t(lot.town)];
        l.address = m_region.addressLine(lot);
        if (isUnit)
            l.address = random.chance(0.5)
                ? u"%1-%2"_s.arg(random.between(1, 24)).arg(l.address)
                : u"%1, app. %2"_s.arg(l.address).arg(random.between(1, 24));
        else if (random.chance(0.01))
            l.address.replace(l.address.indexOf(u' '), 1, u"A "_s);
        l.hasCoordinates = !random.chance(0.02);
        const GeoPoint at = Region::toGeo(lot.door);
        const bool served = l.customer >= 0;
        SiteSecond created = siteSecond(m_today.addDays(-random.between(30, 2900)), 10 * 3600);
        if (served) {
            created = m_customers[std::size_t(l.customer)].since;
            m_customers[std::size_t(l.customer)].locations.push_back(i);
            m_served.push_back(i);
            if (l.hasCoordinates)
                m_servedByTown[std::size_t(lot.town)].push_back(i);
        }
        w.row(l.name, staff(random), created, created, staff(random));
        served ? w << m_customers[std::size_t(l.customer)].name : w << nullptr;
        w << QString(l.address + u", "_s + town.name) << l.address;
        w << (random.chance(0.03) ? QString(town.name).replace(u'-', u' ') : town.name);
        w << town.postalCode;
        // A Float without a value is 0 in Frappe, never null.
        w << (l.hasCoordinates ? at.lat : 0.0) << (l.hasCoordinates ? at.lon : 0.0);
        const int kind = random.below(100);
        w << (kind < 86 ? u"FTTH" : kind < 91 ? u"FTTB" : kind < 97 ? u"Cable" : u"DSL");
        w << u"olt-%1/1/%2/%3"_s.arg(lot.town + 1)
                 .arg(random.between(1, 16))
                 .arg(random.between(1, 64));
        w << 100 + lot.town;
        random.chance(0.22) ? w << QString::fromUtf16(random.pick(accessNotes())) : w << nullptr;
        if (served && random.chance(0.18))
            w << makePerson(random).full() << makePhone(random);
        else
            w << nullptr << nullptr;
        w << (served ? (random.chance(0.95) ? u"Actif" : u"Inactif") : u"Prospect");
        w.end();
        m_locations.push_back(std::move(l));
    }
    // A customer's territory is the town of the first address; the rows are in the order of
    // makeCustomers().
    Statement territory(m_database, "UPDATE tabCustomer SET territory = ? WHERE rowid = ?");
    for (int i = 0; i < m_sizes.customers; ++i) {
        const Lot &lot = m_region.lots()[std::size_t(m_locations[std::size_t(i)].lot)];
        territory.bind(1, QStringView(m_region.towns()[std::size_t(lot.town)].name));
        territory.bind(2, qint64(i + 1)).run();
    }
}

} // namespace FibreDesk::Sandbox
