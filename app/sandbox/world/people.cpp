// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "world/people.h"

#include <iterator>

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr const char16_t *frenchFirst[] = {u"Alexandre", u"Anaïs", u"André", u"Anne-Sophie",
    u"Béatrice", u"Benoît", u"Camille", u"Cédric", u"Chantal", u"Charlotte", u"Claude", u"Cynthia",
    u"Danielle", u"Denis", u"Diane", u"Élise", u"Émile", u"Éric", u"Félix", u"François",
    u"Françoise", u"Gabriel", u"Geneviève", u"Gérard", u"Ginette", u"Guylaine", u"Hélène", u"Hugo",
    u"Isabelle", u"Jacinthe", u"Jean-François", u"Jean-Sébastien", u"Joël", u"Josée", u"Julie",
    u"Léa", u"Léo", u"Lise", u"Loïc", u"Louis-Philippe", u"Luc", u"Maëlle", u"Marc-André", u"Marie",
    u"Marie-Ève", u"Marie-Hélène", u"Mathieu", u"Maxime", u"Mélanie", u"Michel", u"Nathalie",
    u"Noël", u"Normand", u"Océane", u"Olivier", u"Pascale", u"Paul", u"Pierre-Luc", u"Réjean",
    u"Rémi", u"Renée", u"Robert", u"Rosalie", u"Sébastien", u"Serge", u"Simon", u"Sophie",
    u"Stéphane", u"Sylvain", u"Sylvie", u"Thérèse", u"Thomas", u"Valérie", u"Véronique", u"Vincent",
    u"William", u"Yannick", u"Yves", u"Zoé"};
constexpr const char16_t *frenchLast[] = {u"Arsenault", u"Beauchemin", u"Beaulieu", u"Bélanger",
    u"Bergeron", u"Bernier", u"Bouchard", u"Boucher", u"Caron", u"Cloutier", u"Côté", u"D'Amours",
    u"de la Durantaye", u"Demers", u"Deschênes", u"Désilets", u"Desjardins", u"Dubé", u"Fortin",
    u"Fournier", u"Gagné", u"Gagnon", u"Gauthier", u"Girard", u"Giroux", u"Hébert", u"Lachance",
    u"L'Écuyer", u"Landry", u"Lapointe", u"Lavoie", u"Leblanc", u"Leclerc", u"Lefebvre", u"Lessard",
    u"Lévesque", u"Martel", u"Ménard", u"Morin", u"Nadeau", u"Ouellet", u"Paquette", u"Paradis",
    u"Parent", u"Pelletier", u"Perron", u"Poirier", u"Poulin", u"Proulx", u"Rioux", u"Roy",
    u"Saint-Onge", u"Savard", u"Simard", u"St-Pierre", u"Tessier", u"Thériault", u"Therrien",
    u"Tremblay", u"Turcotte", u"Vachon", u"Vaillancourt", u"Van Houtte", u"Nguyen", u"Haddad",
    u"Trần", u"Benali", u"Diallo"};
constexpr const char16_t *englishFirst[] = {u"Amanda", u"Brian", u"Catherine", u"Colin", u"Deborah",
    u"Emily", u"Fiona", u"Gregory", u"Heather", u"Ian", u"Jessica", u"Kevin", u"Liam", u"Margaret",
    u"Nathan", u"Patricia", u"Ronald", u"Shannon", u"Trevor", u"Wendy"};
constexpr const char16_t *englishLast[] = {u"Anderson", u"Burns", u"Campbell", u"Fraser", u"Hughes",
    u"Johnston", u"MacLeod", u"McDonald", u"McKenzie", u"O'Brien", u"O'Neil", u"Patterson",
    u"Robinson", u"Smith", u"Taylor", u"Thompson", u"Walker", u"Wilson", u"Young", u"St. James"};
constexpr const char16_t *areaCodes[] = {
    u"450", u"450", u"450", u"450", u"579", u"514", u"438", u"819", u"873", u"418", u"581", u"367"};
constexpr const char16_t *mailDomains[] = {u"courriel.example", u"courriel.example",
    u"ruralnet.example", u"boite-postale.example", u"villages.example", u"mail.example"};

template <std::size_t N>
QString pick(Random &random, const char16_t *const (&items)[N])
{
    return QString::fromUtf16(items[std::size_t(random.below(int(N)))]);
}

} // namespace

Person makePerson(Random &random)
{
    Person p;
    p.isEnglish = random.chance(0.125);
    p.first = p.isEnglish ? pick(random, englishFirst) : pick(random, frenchFirst);
    p.last = p.isEnglish ? pick(random, englishLast) : pick(random, frenchLast);
    if (!p.isEnglish && random.chance(0.05))
        p.last += u'-' + pick(random, frenchLast);
    return p;
}

QString makeCompany(Random &random, const QString &town)
{
    const QString last = pick(random, frenchLast);
    switch (random.below(12)) {
    case 0:
        return u"Ferme %1 & Fils inc."_s.arg(last);
    case 1:
        return u"Dépanneur %1"_s.arg(last);
    case 2:
        return u"Garage %1 enr."_s.arg(last);
    case 3:
        return u"Clinique vétérinaire de %1"_s.arg(town);
    case 4:
        return u"Municipalité de %1"_s.arg(town);
    case 5:
        return u"Coopérative de solidarité en soins de santé et services sociaux de %1 et des environs"_s
            .arg(town);
    case 6:
        return u"Érablière %1 S.E.N.C."_s.arg(last);
    case 7:
        return u"9%1-%2 Québec inc."_s.arg(random.between(100, 499))
            .arg(random.between(1000, 9999));
    case 8:
        return u"Camping & Marina %1"_s.arg(town);
    case 9:
        return u"%1 Électrique ltée"_s.arg(last);
    case 10:
        return u"Gestion immobilière %1 (100 logements)"_s.arg(last);
    default:
        return u"Restaurant chez %1"_s.arg(last);
    }
}

QString makePhone(Random &random)
{
    const QString area = pick(random, areaCodes);
    const QString last = u"01"_s + u"%1"_s.arg(random.below(100), 2, 10, '0'_L1);
    switch (random.below(12)) {
    case 0:
        return area + u"555"_s + last;
    case 1:
        return u"%1.555.%2"_s.arg(area, last);
    case 2:
        return u"(%1) 555-%2"_s.arg(area, last);
    case 3:
        return u"%1 555 %2"_s.arg(area, last);
    case 4:
        return u"1-%1-555-%2"_s.arg(area, last);
    case 5:
        return u"+1"_s + area + u"555"_s + last; // "%1555" would be the place 15
    case 6:
        return u"(%1)555-%2 poste %3"_s.arg(area, last).arg(random.between(2, 320));
    default:
        return u"%1-555-%2"_s.arg(area, last);
    }
}

QString plainLetters(const QString &text)
{
    QString plain;
    for (const QChar c : text.normalized(QString::NormalizationForm_D)) {
        if (c.unicode() < 128 && (c.isLetterOrNumber() || c == u'.'))
            plain += c.toLower();
        else if (c == u' ' || c == u'-')
            plain += c == u'-' ? u'-' : u'.';
    }
    return plain;
}

QString makeEmail(Random &random, const Person &person)
{
    const QString first = plainLetters(person.first);
    const QString last = plainLetters(person.last);
    QString local = first + u'.' + last;
    switch (random.below(5)) {
    case 0:
        local = first.left(1) + last;
        break;
    case 1:
        local = first + QString::number(random.between(50, 99));
        break;
    case 2:
        local = last + u'_' + first.left(3) + QString::number(random.between(1, 40));
        break;
    default:
        break;
    }
    return local + u'@' + pick(random, mailDomains);
}

} // namespace FibreDesk::Sandbox
