// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "audience/namewords.h"

#include "text/normalise.h"

#include <QHash>
#include <QSet>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace FibreDesk::Audience {

namespace {

/// Given names; those with accents are put back by the table made of them.
const QStringList &firstNames()
{
    static const QStringList names =
        u"Adèle Adélaïde Adélard Adrien Agathe Agnès Alain Albert Alex Alexandra Alexandre Alexis "
        "Alice Aline Amélie Ambre Anaïs André Andrea Andréane Andrée Angèle Angélique Anick "
        "Annabelle Annick Anne "
        "Annie Anouk Antoine Ariane Arianne Armand Arnaud Arthur Audrée Audrey Aurélie Aurore "
        "Bastien "
        "Béatrice Benjamin Benoît Bernadette Bernard Bertrand Bianca Brigitte Bruno Camille Carl "
        "Carmen Carole Caroline Catherine Cécile Cédric Céline Chantal Charles Charlotte Chloé "
        "Christelle Christian Christiane Christine Christophe Claire Claude Claudette Claudia "
        "Claudie Clémence "
        "Clément Colette Coralie Corinne Cynthia Cyril Daniel Danielle Danièle Danny David Deborah "
        "Delphine "
        "Denis Denise Désiré Diane Didier Dominic Dominique Édith Edmond Édouard Éléonore Éliane "
        "Éliot Élisabeth Élise Élodie Éloïse Émile Émilie Emily Emma Emmanuel Emmanuelle Éric "
        "Erica Erika Ernest Estelle Eugène Eugénie Ève Évelyne Fabien Fabienne Félix Félicité "
        "Fernand Florence Florian France Francine Francis François Françoise Frédéric Frédérique "
        "Gabriel Gabrielle Gaëlle Gaétan Gaétane Gaston Geneviève Georges Gérald Gérard Germain "
        "Germaine Ghislain Ghislaine Gilbert Gilles Ginette Gisèle Grégoire Grégory Guillaume Guy "
        "Guylaine Hector Hélène Henri Henriette Hervé Hubert Hugo Huguette Inès Irène Isabelle "
        "Isaïe "
        "Jacinthe Jacob Jacqueline Jacques Jade Jean Jeanne Jeannine Jérémie Jérémy Jérôme Jessica "
        "Joanie Joannie Jocelyn Jocelyne Joël Joëlle Johanne John Jonathan Josée Josiane Joseph "
        "Joséphine "
        "Josianne Judith Jules Julie Julien Juliette Justine Karine Kevin Kim Laetitia Laurence "
        "Laurent Laurie "
        "Léa Léandre Léo Léon Léonard Léonie Liam Lina Linda Line Lise Loïc Lorraine Louis Louise "
        "Luc "
        "Lucie Lucien Lucienne Ludovic Lyne Maël Maëlle Maéva Magalie Manon Marc Marcel Marcelle "
        "Marguerite Marianne Marie Mariève Marilyn Marilyne Marine Mario Marjolaine Marjorie "
        "Martial Martin Martine Mathieu "
        "Mathilde Mathis Mattéo Matthieu Maude Maurice Maxence Maxime Mégane Mélanie Mélina "
        "Mélissa Mélodie "
        "Mia Michael Michel Michèle Micheline Mireille Mohamed Monique Mylène Nadia Nadine Nancy "
        "Natacha Nathalie "
        "Nathan Nicolas Nicole Noé Noël Noémie Normand Océane Odette Olivia Olivier Ophélie Pascal "
        "Pascale Patrice Patricia Patrick Paul Paule Pauline Philippe Pier Pierre Pierrette Rachel "
        "Raphaël "
        "Raphaëlle Raymond Raymonde Réal Régine Régis Réjean Réjeanne Rémi Rémy Renaud René Renée "
        "Richard Robert "
        "Roch Roger Roland Romain Romane Rosalie Rose Roxane Roxanne Sabrina Salomé Samuel Sandra "
        "Sandrine Sara Sarah Sébastien Serge Séverine Simon Simone Solange Solène Sonia Sophie "
        "Stéphane Stéphanie Steve Suzanne Suzie Sylvain Sylvie Tania Tatiana Thérèse Théo Théodore "
        "Thomas Timothée "
        "Tristan Valérie Vanessa Véronique Victor Victoria Vincent Virginie Viviane William Xavier "
        "Yan Yann "
        "Yannick Yolande Yvan Yves Yvette Yvon Yvonne Zacharie Zoé"_s.split(u' ');
    return names;
}

/// Family names that capitals rob of an accent.
const QStringList &lastNames()
{
    static const QStringList names =
        u"Béchard Bédard Bégin Béland Bélair Bélanger Béliveau Bélisle Bérard Bérubé "
        "Brûlé Châteauneuf Chénier Chrétien Cléroux Côté Crépeau Crête D'Amours "
        "Décarie Dépatie Déry Désautels Deschênes Désilets Désormeaux Désy Després Dubé Dupéré "
        "Dupré Éthier "
        "Écuyer L'Écuyer L'Espérance L'Éveillé L'Évêque Frégeau Frénette Gagné Gélinas Généreux "
        "Gérin Giguère "
        "Grégoire Guérard Guérin Guévin Guérette Hébert Hétu Lafrenière Labbé Labonté Labrèche "
        "Laferrière Laflèche "
        "Laperrière Larivée Larivière Lavallée Légaré Léger Lemaître Lépine "
        "Létourneau Léveillé Léveillée Lévesque Longpré Maréchal Ménard Méthot "
        "Paré Péladeau Péloquin Pépin Périard Pétrin Piché "
        "Préfontaine Prévost Quévillon Régimbald Rhéaume Rivière "
        "Sauvé Séguin Sénécal Sévigny Taché Théberge Thérien Thériault Théroux Tétreault Trépanier "
        "Vézina Émond Éthier Désy "
        "Métivier Bénard"_s.split(u' ');
    return names;
}

/// Only ASCII capitals and small letters lose something: the table holds names with accents alone.
QHash<QString, QString> accentTable(const QStringList &names)
{
    QHash<QString, QString> table;
    for (const QString &name : names) {
        const QString folded = Text::foldText(name);
        if (folded != name.toLower()) {
            table.insert(folded, name);
        }
    }
    return table;
}

} // namespace

QString accentedFirstName(const QString &folded)
{
    static const QHash<QString, QString> table = accentTable(firstNames());
    return table.value(folded);
}

QString accentedLastName(const QString &folded)
{
    static const QHash<QString, QString> table = accentTable(lastNames());
    return table.value(folded);
}

bool isFirstName(const QString &folded)
{
    static const QSet<QString> set = [] {
        QSet<QString> made;
        for (const QString &name : firstNames()) {
            made.insert(Text::foldText(name));
        }
        return made;
    }();
    return set.contains(folded);
}

bool startsCompound(const QString &folded)
{
    static const QSet<QString> set{u"jean"_s, u"marie"_s, u"anne"_s, u"pierre"_s, u"louis"_s,
        u"marc"_s, u"paul"_s, u"charles"_s, u"andre"_s, u"rose"_s, u"guy"_s, u"eve"_s, u"claude"_s,
        u"pier"_s, u"carl"_s, u"joseph"_s, u"francois"_s, u"philippe"_s, u"yves"_s, u"karl"_s,
        u"lise"_s, u"ann"_s, u"maude"_s, u"laurie"_s, u"michel"_s, u"daniel"_s};
    return set.contains(folded);
}

} // namespace FibreDesk::Audience
