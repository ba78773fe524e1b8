// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "region/roadnames.h"

#include <iterator>

namespace FibreDesk::Sandbox {

namespace {

constexpr const char16_t *specifics[] = {u"des Érables", u"des Pins", u"de l'Église", u"du Moulin",
    u"Notre-Dame Est", u"Notre-Dame Ouest", u"des Bouleaux", u"Saint-Paul", u"Saint-Joseph",
    u"de la Rivière", u"du Marché", u"du Couvent", u"des Lilas", u"des Peupliers", u"du Lac-Bleu",
    u"de la Fabrique", u"du Quai", u"Sainte-Anne", u"Saint-Jean-Baptiste", u"des Cèdres",
    u"de l'Aqueduc", u"Bellefeuille", u"Beauséjour", u"de la Montagne", u"du Collège",
    u"Sainte-Marie", u"des Merisiers", u"des Tilleuls", u"de l'Anse", u"Bellerive", u"du Ruisseau",
    u"des Sapins", u"Saint-Louis", u"Saint-Charles", u"du Parc", u"des Hirondelles",
    u"des Mésanges", u"du Geai-Bleu", u"du Cardinal", u"de la Perdrix", u"du Faubourg",
    u"des Ormes", u"des Frênes", u"des Trembles", u"de l'Écluse", u"du Barrage", u"du Pont",
    u"de la Meunerie", u"du Forgeron", u"des Bâtisseurs", u"de la Coopérative", u"du Cordonnier",
    u"des Artisans", u"Saint-Antoine", u"Sainte-Cécile", u"Sainte-Thérèse", u"Saint-Gabriel",
    u"Saint-Michel", u"de la Sucrerie", u"de l'Érablière", u"du Vallon", u"des Coteaux",
    u"du Sommet", u"de la Falaise", u"du Belvédère", u"des Prés", u"des Champs-Fleuris",
    u"des Framboisiers", u"des Pommiers", u"du Verger", u"de la Grève", u"des Iris",
    u"des Jonquilles", u"des Violettes", u"du Muguet", u"de la Colline", u"du Boisé",
    u"de la Forêt", u"du Sous-Bois", u"du Sentier", u"de la Clairière", u"des Fougères",
    u"de l'Horizon", u"du Soleil-Levant", u"de l'Aurore", u"du Crépuscule", u"des Étoiles",
    u"Victoria", u"King", u"Church", u"Elm", u"Wellington", u"Maple", u"Mill", u"Queen",
    u"de la Traversée", u"du Draveur", u"des Voyageurs", u"du Coureur-des-Bois", u"du Portage"};

constexpr const char16_t *ruralSpecifics[] = {u"des Aulnes", u"Saint-Joseph", u"de la Grande-Ligne",
    u"du Bas-de-la-Rivière", u"du Haut-de-la-Rivière", u"Sainte-Julie", u"Saint-Ours",
    u"des Chutes", u"de la Petite-Côte", u"du Trait-Carré", u"Saint-Édouard", u"Sainte-Rose",
    u"du Cordon", u"de la Savane", u"des Vingt", u"des Trente", u"du Bord-de-l'Eau",
    u"de la Plaine", u"Saint-Wenceslas", u"de la Tourbière", u"du Quatrième-Rang",
    u"du Cinquième-Rang", u"des Sables", u"de la Carrière", u"du Vieux-Moulin", u"Saint-Isidore",
    u"de la Fourche", u"des Loups", u"de l'Ours", u"du Castor", u"du Chevreuil", u"Sainte-Mélanie",
    u"de la Coulée", u"du Grand-Bois", u"des Acadiens", u"Saint-Zéphirin", u"du Rapide-Plat",
    u"de la Chapelle", u"des Écossais", u"du Pied-de-la-Montagne", u"Kildare", u"Saint-Télesphore",
    u"de l'Étang", u"du Pin-Blanc", u"de la Barrière", u"de la Source", u"Double", u"Saint-Romain",
    u"des Moissons", u"du Silo", u"de la Butte-aux-Renards", u"du Gros-Ruisseau",
    u"Sainte-Béatrix-la-Neuve"};

} // namespace

RoadNames::RoadNames(Random random)
    : m_random(random)
{
    for (int i = 0; i < int(std::size(specifics)); ++i)
        m_order.push_back(i);
    m_random.shuffle(m_order);
}

QString RoadNames::take(const std::vector<const char16_t *> &kinds, bool rural)
{
    const auto index = m_next++;
    const char16_t *specific = rural ? ruralSpecifics[index % std::size(ruralSpecifics)]
                                     : specifics[std::size_t(m_order[index % m_order.size()])];
    return QString::fromUtf16(m_random.pick(kinds)) + u' ' + QString::fromUtf16(specific);
}

QString RoadNames::street()
{
    return take(
        {u"rue", u"rue", u"rue", u"rue", u"boulevard", u"place", u"chemin", u"côte"}, false);
}

QString RoadNames::avenue()
{
    return take({u"avenue", u"avenue", u"rue", u"montée"}, false);
}

QString RoadNames::rural()
{
    return take({u"rang", u"rang", u"chemin", u"montée", u"route"}, true);
}

} // namespace FibreDesk::Sandbox
