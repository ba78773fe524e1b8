// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "world/generator.h"

#include <algorithm>
#include <array>

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<const char16_t *, 4> reasons{u"Déménagement hors de la zone desservie",
    u"Vente de la maison", u"Service d'un concurrent", u"Non-paiement"};

struct Short {
    const char16_t *french;
    const char16_t *english;
    bool isFromUs;
};
constexpr std::array shorts{
    Short{u"Rappel: votre technicien passe demain entre 8 h et 12 h. Répondez OUI pour confirmer.",
        u"Reminder: your technician comes tomorrow between 8 and 12. Reply YES to confirm.", true},
    Short{u"OUI", u"YES", false},
    Short{u"Votre paiement a été refusé par la banque. Rappelez-nous au 450 555-0100.",
        u"Your payment was declined by the bank. Call us at 450 555-0100.", true},
    Short{u"Internet coupé depuis ce matin, est-ce une panne?",
        u"No internet since this morning, is there an outage?", false},
    Short{u"Entretien du réseau cette nuit de 1 h à 4 h: courtes interruptions possibles.",
        u"Network maintenance tonight from 1 to 4: short interruptions possible.", true}};

QByteArray hashName(Random &random)
{
    const QByteArray id = QByteArray::number(random.next() & 0x3ffffffffffffULL, 32);
    return id.rightJustified(10, '0').right(10);
}

} // namespace

/// Four of five main services were sold with a term; whoever stayed longer signed again or goes on
/// by the month. A few are as bad as an old system leaves them.
void Generator::makeContracts()
{
    Random random = stream(29);
    RowWriter w(m_database, u"Service Contract"_s,
        {u"customer"_s, u"service_location"_s, u"subscription"_s, u"contract_type"_s,
            u"start_date"_s, u"end_date"_s, u"duration_months"_s, u"monthly_regular"_s,
            u"install_fee"_s, u"signed_on"_s, u"status"_s, u"termination_date"_s,
            u"termination_reason"_s, u"termination_fee"_s});
    int number = 0;
    for (const MainService &service : m_mainServices) {
        const Location &l = m_locations[std::size_t(service.location)];
        const Customer &c = m_customers[std::size_t(l.customer)];
        if (!random.chance(0.8))
            continue;
        constexpr std::array terms{12, 24, 24, 36};
        QDate start = service.isPending ? m_today.addDays(random.between(1, 20)) : service.start;
        for (bool isFirst = true;; isFirst = false) {
            const int months = isFirst || random.chance(0.6) ? random.pick(terms) : 0;
            const bool isOpen = months == 0;
            QDate end = isOpen ? QDate() : start.addMonths(months).addDays(-1);
            const bool isStopped =
                service.stop.isValid() && service.stop >= start && (isOpen || service.stop < end);
            const bool isPast = !isOpen && end < m_today;
            if (isFirst && random.chance(0.004))
                end = start.addMonths(-months);
            const SiteSecond signedAt =
                std::min(m_newest, siteSecond(start.addDays(-random.between(3, 20)), 50400));
            const SiteSecond changed = isStopped ? siteSecond(service.stop, 36000)
                : isPast                         ? siteSecond(end, 3600)
                                                 : signedAt;
            w.row("CTR-" + QByteArray::number(++number).rightJustified(5, '0'), staff(random),
                signedAt, std::max(signedAt, std::min(m_newest, changed)), staff(random));
            w << c.name << l.name << service.name
              << (isOpen               ? u"Mensuel sans engagement"
                         : c.isCompany ? u"Entente commerciale"
                         : isFirst     ? u"Entente résidentielle"
                                       : u"Renouvellement")
              << dateText(start.toJulianDay());
            isOpen ? w << nullptr : w << dateText(end.toJulianDay());
            w << months << service.price;
            isFirst &&random.chance(0.4) ? w << 99.0 : w << 0.0;
            service.isPending &&random.chance(0.5) ? w << nullptr : w << stampText(signedAt, 0);
            w << (service.isPending ? u"En attente"
                    : isStopped     ? u"Résilié"
                    : isPast        ? u"Complété"
                                    : u"Actif");
            if (isStopped)
                w << dateText(service.stop.toJulianDay()) << QStringView(random.pick(reasons))
                  << (isOpen ? 0.0 : 10.0 * random.between(0, 12));
            else
                w << nullptr << nullptr << 0.0;
            w.end();
            if (!isPast || isStopped || service.isPending || end < start)
                break;
            start = end.addDays(1);
        }
    }
}

/// Text messages to customers, and the papers that are kept with them.
void Generator::makeLetters()
{
    Random random = stream(30);
    RowWriter messages(m_database, u"Communication"_s,
        {u"subject"_s, u"reference_doctype"_s, u"reference_name"_s, u"content"_s, u"sender"_s,
            u"sender_full_name"_s, u"recipients"_s, u"communication_date"_s, u"sent_or_received"_s,
            u"communication_medium"_s});
    RowWriter files(m_database, u"File"_s,
        {u"file_name"_s, u"file_url"_s, u"file_size"_s, u"is_private"_s, u"attached_to_doctype"_s,
            u"attached_to_name"_s});
    constexpr std::array papers{
        "contrat-signe.txt", "preuve-adresse.png", "formulaire-prelevement.txt"};
    for (const Customer &c : m_customers) {
        const int count = random.chance(0.4) ? random.between(1, 6) : 0;
        for (int i = 0; i < count; ++i) {
            const Short &text = random.pick(shorts);
            const SiteSecond at = workTime(
                random, std::max(dayOf(c.since), m_today.addDays(-random.between(1, 700))));
            const QByteArray &agent = staff(random);
            messages.row(hashName(random), agent, at, at, agent);
            messages << u"SMS" << u"Customer" << c.name
                     << QStringView(c.isEnglish ? text.english : text.french)
                     << (text.isFromUs ? agent : QByteArray()) << (text.isFromUs ? u""_s : c.title)
                     << (text.isFromUs ? c.title : u""_s) << stampText(at, 0)
                     << (text.isFromUs ? u"Sent" : u"Received") << u"SMS";
            messages.end();
        }
        if (!random.chance(0.35))
            continue;
        for (int i = random.between(1, 3); i > 0; --i) {
            const QByteArray id = hashName(random);
            const QByteArray name = random.pick(papers);
            const QByteArray &agent = staff(random);
            files.row(id, agent, c.since, c.since, agent);
            files << name << QByteArray("/private/files/" + id + '-' + name)
                  << (name.endsWith("png") ? random.between(4000, 90000) : 180) << 1 << u"Customer"
                  << c.name;
            files.end();
        }
    }
}

} // namespace FibreDesk::Sandbox
