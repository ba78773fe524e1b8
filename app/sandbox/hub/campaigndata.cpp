// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hub/campaigndata.h"

#include "region/region.h"
#include "world/people.h"

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

struct CampaignData::Plan {
    QString name;
    QString subjectFrench;
    QString subjectEnglish;
    QString textFrench;
    QString textEnglish;
    QString status;
    QString language; ///< empty = both
    int size = 200;
    int done = -1; ///< rows already settled of a campaign being sent; -1 = all
    int minutesAgo = 0;
    double amount = 0; ///< of the gift; 0 = none
    double failureRate = 0.03;
    double mailsPerSecond = 0;
};

namespace {

const QString sender = u"Fibre du Lac <info@fibre.example>"_s;

struct Failure {
    SmtpVerdict verdict;
    int weight;
    int timesMore; ///< attempts that will still fail when the row is resent; -1 = all of them
};

constexpr Failure failures[] = {
    {SmtpVerdict::Throttled, 24, 0},
    {SmtpVerdict::Throttled, 8, 2},
    {SmtpVerdict::CloseInDialogue, 16, 0},
    {SmtpVerdict::CloseInDialogue, 5, 1},
    {SmtpVerdict::Greylisted, 10, 1},
    {SmtpVerdict::UnknownUser, 20, -1},
    {SmtpVerdict::MailboxFull, 10, -1},
    {SmtpVerdict::Blocked, 7, -1},
};

} // namespace

CampaignData::CampaignData(
    quint64 seed, const QDateTime &now, const Region &region, std::vector<MailTarget> targets)
    : m_random(Random::forPurpose(seed, 8100))
    , m_now(now.toUTC())
    , m_region(region)
    , m_targets(std::move(targets))
{
    for (const MailTarget &target : m_targets)
        m_emails.insert(target.email);

    const QString year = QString::number(now.date().year());
    constexpr int day = 24 * 60;
    add({.name = u"Avis d’entretien hivernal du réseau"_s,
        .subjectFrench = u"Entretien du réseau dans votre secteur"_s,
        .subjectEnglish = u"Network maintenance in your area"_s,
        .textFrench = u"Nous entretenons le réseau dans votre secteur, une nuit entre 0 h et 5 h. "
                      "Votre service peut être interrompu quelques minutes."_s,
        .textEnglish = u"We are maintaining the network in your area, one night between midnight "
                       "and 5 a.m. Your service may be interrupted for a few minutes."_s,
        .status = u"completed"_s,
        .language = {},
        .size = 15'000,
        .minutesAgo = 12 * day,
        .failureRate = 0.021});
    add({.name = u"Fidélisation d’automne\u00A0: carte-cadeau"_s,
        .subjectFrench = u"{{firstname}}, un cadeau de {{amount}} vous attend"_s,
        .subjectEnglish = u"{{firstname}}, a {{amount}} gift is waiting for you"_s,
        .textFrench = {},
        .textEnglish = {},
        .status = u"completed"_s,
        .language = {},
        .size = 214,
        .minutesAgo = 20 * day + 95,
        .amount = 40});
    const Campaign parent = m_campaigns.back();
    addReminder(parent, 6);
    add({.name = u"Spring offer, English-speaking customers"_s,
        .subjectFrench = u"{{firstname}}, a {{amount}} gift for you"_s,
        .subjectEnglish = u"{{firstname}}, a {{amount}} gift for you"_s,
        .textFrench = {},
        .textEnglish = {},
        .status = u"completed"_s,
        .language = u"en"_s,
        .size = 96,
        .minutesAgo = 170 * day,
        .amount = 25});
    add({.name = u"Remplacement des modems\u00A0: prise de rendez-vous"_s,
        .subjectFrench = u"Votre modem sera remplacé sans frais"_s,
        .subjectEnglish = u"Your modem will be replaced free of charge"_s,
        .textFrench =
            u"Votre modem arrive en fin de vie. Un technicien vous en installera un neuf, "
            "sans frais. Appelez-nous au 819 555-0100 pour choisir le moment."_s,
        .textEnglish = u"Your modem is near its end of life. A technician will install a new one "
                       "free of charge. Call us at 819 555-0100 to choose a time."_s,
        .status = u"completed"_s,
        .language = {},
        .size = 187,
        .minutesAgo = day + 130,
        .failureRate = 0.12});
    add({.name = u"Hausse de vitesse sans frais, secteur Lac-des-Sources"_s,
        .subjectFrench = u"Votre Internet sera plus rapide"_s,
        .subjectEnglish = u"Your Internet is getting faster"_s,
        .textFrench = u"Dès la semaine prochaine, votre forfait passe à 1 Gbit/s au même prix. "
                      "Vous n’avez rien à faire."_s,
        .textEnglish = u"Starting next week your plan goes to 1 Gbit/s at the same price. There is "
                       "nothing you need to do."_s,
        .status = u"sending"_s,
        .language = {},
        .size = 240,
        .done = 92,
        .minutesAgo = 4,
        .failureRate = 0.06,
        .mailsPerSecond = 0.4});
    add({.name = u"Sondage de satisfaction "_s + year,
        .subjectFrench = u"Trois questions, deux minutes"_s,
        .subjectEnglish = u"Three questions, two minutes"_s,
        .textFrench = u"Dites-nous comment va votre service. Le sondage compte trois questions."_s,
        .textEnglish = u"Tell us how your service is doing. The survey has three questions."_s,
        .status = u"draft"_s,
        .language = {},
        .size = 205,
        .minutesAgo = 2 * day + 300});
    add({.name = u"Referral programme"_s,
        .subjectFrench = u"Bring a neighbour, get {{amount}}"_s,
        .subjectEnglish = u"Bring a neighbour, get {{amount}}"_s,
        .textFrench = {},
        .textEnglish = {},
        .status = u"draft"_s,
        .language = u"en"_s,
        .size = 88,
        .minutesAgo = 5 * day,
        .amount = 50});
}

void CampaignData::add(const Plan &plan)
{
    Campaign campaign;
    const QDateTime begun = m_now.addSecs(-60LL * plan.minutesAgo);
    campaign.id = freshId(begun);
    campaign.name = plan.name;
    campaign.status = plan.status;
    campaign.createdBy = u"communications@fibre.example"_s;
    campaign.createdAt = begun.addSecs(-5400);
    campaign.mailsPerSecond = plan.mailsPerSecond;
    campaign.params = {
        {u"subject"_s, plan.subjectFrench},
        {u"subject_en"_s, plan.subjectEnglish},
        {u"from"_s, sender},
        {u"template_fr"_s, plan.amount > 0 ? u"cadeau-fr"_s : u"avis-fr"_s},
        {u"template_en"_s, plan.amount > 0 ? u"gift-en"_s : u"notice-en"_s},
    };
    if (plan.amount > 0) {
        campaign.params[u"amount"_s] = plan.amount;
        campaign.params[u"commitment_months"_s] = 24;
        campaign.params[u"gift_expiry_days"_s] = 90;
        campaign.params[u"expiry"_s] = begun.addDays(90).date().toString(Qt::ISODate);
    } else {
        campaign.params[u"text_fr"_s] = plan.textFrench;
        campaign.params[u"text_en"_s] = plan.textEnglish;
    }
    const std::vector<MailTarget> targets = choose(plan.size, plan.language);
    campaign.recipients.reserve(targets.size());
    for (const MailTarget &target : targets) {
        Recipient row = rowFor(target);
        row.amount = plan.amount;
        if (plan.amount > 0)
            giveGift(row, begun.addDays(90));
        row.updatedAt = campaign.createdAt;
        campaign.recipients.push_back(std::move(row));
    }
    const int done = plan.status == "draft"_L1 ? 0 : plan.done < 0 ? plan.size : plan.done;
    campaign.startedAt = done > 0 ? begun : QDateTime();
    for (int row = 0; row < done; ++row)
        settle(campaign, row, plan.failureRate);
    if (plan.status == "sending"_L1)
        expectTrouble(campaign, done, plan.failureRate);
    campaign.updatedAt = campaign.recipients.empty() ? campaign.createdAt : begun;
    if (plan.status == "completed"_L1) {
        campaign.completedAt = begun.addSecs(plan.size / 20 + 9);
        campaign.updatedAt = campaign.completedAt;
    }
    m_campaigns.push_back(std::move(campaign));
}

/// What the rows still to be sent will meet: some fail for good, some get through later.
void CampaignData::expectTrouble(Campaign &campaign, int firstRow, double failureRate)
{
    for (std::size_t i = std::size_t(firstRow); i < campaign.recipients.size(); ++i) {
        Recipient &row = campaign.recipients[i];
        if (m_random.chance(failureRate)) {
            Recipient doomed = row;
            fail(doomed);
            if (m_rules.empty() || m_rules.back().address != row.email)
                m_rules.push_back({row.email, SmtpVerdict::Throttled, 3});
            else if (m_rules.back().times > 0)
                m_rules.back().times = 3;
        } else if (m_random.chance(failureRate)) {
            m_rules.push_back({row.email, SmtpVerdict::Throttled, m_random.between(1, 2)});
        }
    }
}

void CampaignData::addReminder(const Campaign &parent, int daysAgo)
{
    Campaign campaign;
    const QDateTime begun = m_now.addDays(-daysAgo);
    campaign.id = freshId(begun);
    campaign.name = u"Rappel\u00A0: "_s + parent.name;
    campaign.status = u"completed"_s;
    campaign.parentId = parent.id;
    campaign.createdBy = parent.createdBy;
    campaign.params = parent.params;
    campaign.params[u"subject"_s] = u"{{firstname}}, votre cadeau vous attend encore"_s;
    campaign.params[u"subject_en"_s] = u"{{firstname}}, your gift is still waiting"_s;
    campaign.createdAt = begun.addSecs(-1200);
    campaign.startedAt = begun;
    for (std::size_t i = 0; i < parent.recipients.size(); ++i) {
        const Recipient &old = parent.recipients[i];
        if (old.redirects > 0 || old.isExcluded || old.isGiftRevoked
            || old.status == RowStatus::Failed) {
            continue;
        }
        Recipient row = old;
        row.status = RowStatus::Pending;
        row.error.clear();
        row.retryCount = 0;
        row.parentRow = int(i);
        campaign.recipients.push_back(std::move(row));
        settle(campaign, int(campaign.recipients.size()) - 1, 0.02);
    }
    campaign.completedAt = begun.addSecs(30);
    campaign.updatedAt = campaign.completedAt;
    m_campaigns.push_back(std::move(campaign));
}

std::vector<MailTarget> CampaignData::choose(int count, QStringView language)
{
    std::vector<MailTarget> pool;
    for (const MailTarget &target : m_targets) {
        if (language.isEmpty() || target.language == language)
            pool.push_back(target);
    }
    m_random.shuffle(pool);
    // Contacts of a list that no customer was found for, as in every real list.
    const std::size_t strangers = std::size_t(count) / 25;
    pool.resize(std::min(pool.size(), std::size_t(count) - strangers));
    while (pool.size() < std::size_t(count)) {
        MailTarget target = stranger();
        if (!language.isEmpty())
            target.language = language.toString();
        pool.push_back(std::move(target));
    }
    m_random.shuffle(pool);
    return pool;
}

MailTarget CampaignData::stranger()
{
    const Person person = makePerson(m_random);
    QString email = makeEmail(m_random, person);
    for (int i = 2; m_emails.contains(email); ++i) {
        const qsizetype at = email.indexOf(u'@');
        email = u"%1.%2%3"_s.arg(plainLetters(person.full().replace(u' ', u'.')))
                    .arg(i)
                    .arg(QStringView(email).mid(at));
    }
    m_emails.insert(email);
    QString address;
    if (!m_region.lots().empty()) {
        const Lot &lot = m_random.pick(m_region.lots());
        address =
            m_region.addressLine(lot) + ", "_L1 + m_region.towns()[std::size_t(lot.town)].name;
    }
    return {.customer = {},
        .firstname = person.first,
        .lastname = person.last,
        .email = email,
        .language = person.isEnglish ? u"en"_s : u"fr"_s,
        .address = address};
}

QString CampaignData::freshId(const QDateTime &at)
{
    static constexpr char letters[] = "0123456789abcdefghijklmnopqrstuvwxyz";
    QString id = "cmp-"_L1 + at.date().toString(u"yyyyMMdd"_s) + u'-';
    for (int i = 0; i < 6; ++i)
        id += QLatin1Char(letters[m_random.below(36)]);
    return id;
}

Recipient CampaignData::rowFor(const MailTarget &target)
{
    Recipient row;
    row.firstname = target.firstname;
    row.lastname = target.lastname;
    row.email = target.email;
    row.language = target.language;
    row.description = target.address;
    row.customer = target.customer;
    if (!target.customer.isEmpty()) {
        const int method = m_random.below(10);
        row.matchMethod = method < 7 ? u"email"_s : method < 9 ? u"phone"_s : u"civic_postal"_s;
        row.matchConfidence = method < 7 ? 1.0 : method < 9 ? 0.9 : 0.8;
    }
    return row;
}

void CampaignData::giveGift(Recipient &row, const QDateTime &expires)
{
    row.giftToken = QString::number(m_random.next(), 36);
    row.giftExpiresAt = expires;
}

void CampaignData::settle(Campaign &campaign, int row, double failureRate)
{
    Recipient &recipient = campaign.recipients[std::size_t(row)];
    const QDateTime sent = campaign.startedAt.addMSecs(50LL * row);
    recipient.updatedAt = sent;
    if (m_random.chance(0.018)) {
        recipient.isExcluded = true;
        return;
    }
    if (m_random.chance(failureRate)) {
        fail(recipient);
        recipient.updatedAt = sent.addSecs(7);
        return;
    }
    // Now and then the second or third attempt did it.
    recipient.retryCount = m_random.chance(0.04) ? m_random.between(1, 2) : 0;
    recipient.messageId = u"%1.%2@hub.fibre.example"_s.arg(campaign.id).arg(row);
    const double luck = m_random.unit();
    recipient.status = luck < 0.30 ? RowStatus::Sent
        : luck < 0.76              ? RowStatus::Opened
                                   : RowStatus::Clicked;
    const qint64 life = campaign.startedAt.secsTo(m_now);
    if (recipient.status != RowStatus::Sent)
        recipient.updatedAt = sent.addSecs(qint64(double(life) * m_random.unit() * 0.6));
    if (recipient.status == RowStatus::Clicked && !recipient.giftToken.isEmpty()
        && m_random.chance(0.7)) {
        recipient.redirects = m_random.between(1, 3);
        recipient.giftClickedAt = recipient.updatedAt;
    }
    recipient.isGiftRevoked = !recipient.giftToken.isEmpty() && m_random.chance(0.025);
}

void CampaignData::fail(Recipient &row)
{
    int total = 0;
    for (const Failure &failure : failures)
        total += failure.weight;
    int draw = m_random.below(total);
    for (const Failure &failure : failures) {
        draw -= failure.weight;
        if (draw >= 0)
            continue;
        row.status = RowStatus::Failed;
        row.retryCount = 2;
        row.error = failure.verdict == SmtpVerdict::CloseInDialogue
            ? u"socket closed unexpectedly (ECONNRESET)"_s
            : SmtpSink::replyText(failure.verdict);
        if (failure.timesMore != 0)
            m_rules.push_back({row.email, failure.verdict, failure.timesMore});
        return;
    }
}

} // namespace FibreDesk::Sandbox
