// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "boardcommands.h"

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

std::vector<BoardCommand> BoardCommands::all()
{
    return {
        {u"exceptions"_s, tr("Next job to look at"), u"triangle-alert"_s, u"F8"_s,
            u"exceptions late retard conflit vérifier"_s},
        {u"assign"_s, tr("Assign the job…"), u"user-check"_s, u"A"_s,
            u"assign assigner donner technicien"_s},
        {u"suggest"_s, tr("Suggest places for the job…"), u"list-filter"_s, u"B"_s,
            u"suggest best suggérer meilleure place"_s},
        {u"plan"_s, tr("Plan the day…"), u"route"_s, u"O"_s,
            u"plan optimise repair planifier optimiser réparer"_s},
        {u"unassign"_s, tr("Unassign the job"), u"user-x"_s, u"U"_s,
            u"unassign retirer désassigner"_s},
        {u"date"_s, tr("Change the job's date…"), u"calendar-days"_s, u"D"_s,
            u"date reschedule reporter"_s},
        {u"split"_s, tr("Split the job in two"), u"columns-3"_s, u"S"_s,
            u"split scinder diviser"_s},
        {u"copy"_s, tr("Copy the job"), u"copy"_s, u"C"_s, u"copy duplicate copier dupliquer"_s},
        {u"swap"_s, tr("Exchange the day with another technician"), u"repeat"_s, u"X"_s,
            u"swap exchange échanger permuter"_s},
        {u"pause"_s, tr("Pause the technician, or back"), u"circle-pause"_s, u"P"_s,
            u"pause break absent"_s},
        {u"earlier"_s, tr("Move the job earlier"), u"arrow-left"_s, u"Alt+Left"_s,
            u"earlier move avancer plus tôt"_s},
        {u"later"_s, tr("Move the job later"), u"arrow-right"_s, u"Alt+Right"_s,
            u"later move reculer plus tard"_s},
        {u"above"_s, tr("Give the job to the technician above"), u"arrow-up"_s, u"Alt+Up"_s,
            u"up lane dessus"_s},
        {u"below"_s, tr("Give the job to the technician below"), u"arrow-down"_s, u"Alt+Down"_s,
            u"down lane dessous"_s},
        {u"shorter"_s, tr("Make the job shorter"), u"minus"_s, u"Alt+Shift+Left"_s,
            u"shorter resize raccourcir durée"_s},
        {u"longer"_s, tr("Make the job longer"), u"plus"_s, u"Alt+Shift+Right"_s,
            u"longer resize allonger durée"_s},
        {u"markAll"_s, tr("Mark all jobs of the day"), u"check"_s, u"Ctrl+A"_s,
            u"select all sélectionner tout"_s},
        {u"undo"_s, tr("Undo on the board"), u"undo-2"_s, u"Ctrl+Z"_s, u"undo annuler défaire"_s},
        {u"repeat"_s, tr("Send a failed change again"), u"rotate-cw"_s, u"R"_s,
            u"retry resend renvoyer réessayer"_s},
        {u"week"_s, tr("Show the week"), u"calendar"_s, u"W"_s, u"week semaine"_s},
        {u"month"_s, tr("Show the month"), u"calendar-days"_s, u"M"_s, u"month mois"_s},
        {u"previousDay"_s, tr("Previous day"), u"chevron-left"_s, u"PgUp"_s,
            u"previous yesterday précédent hier"_s},
        {u"nextDay"_s, tr("Next day"), u"chevron-right"_s, u"PgDown"_s,
            u"next tomorrow suivant demain"_s},
        {u"trail"_s, tr("Show or hide the trail of the day"), u"waypoints"_s, u"G"_s,
            u"trail track trajet parcours gps"_s},
        {u"nearest"_s, tr("Nearest free technician and more, here on the map"), u"map-pin"_s,
            u"K"_s, u"nearest free closest proche libre carte"_s},
        {u"layers"_s, tr("Layers of the map"), u"shapes"_s, u""_s,
            u"layers couches clients pannes chaleur"_s},
        {u"measure"_s, tr("Measure on the map"), u"waypoints"_s, u""_s,
            u"measure distance area mesurer aire"_s},
        {u"offline"_s, tr("Map without a network"), u"download"_s, u""_s,
            u"offline tiles mbtiles hors ligne tuiles"_s},
        {u"view"_s, tr("Order and rows of the board"), u"list"_s, u"V"_s,
            u"view density order affichage densité ordre"_s},
        {u"filter"_s, tr("Filter by kind of work"), u"filter"_s, u"F"_s,
            u"filter kind filtrer type"_s},
        {u"search"_s, tr("Filter jobs by text"), u"search"_s, u"/"_s, u"filter search chercher"_s},
        {u"tray"_s, tr("Go to the jobs to look at"), u"inbox"_s, u"J"_s,
            u"tray unassigned bac non assignées"_s},
        {u"kinds"_s, tr("Go to the kinds to look at"), u"triangle-alert"_s, u"E"_s,
            u"exceptions strip sortes"_s},
        {u"news"_s, tr("Next change of while you were away"), u"bell"_s, u"N"_s,
            u"news away absence nouvelles"_s},
        {u"fit"_s, tr("Show the whole day"), u"zoom-out"_s, u"0"_s,
            u"fit zoom whole tout cadrer"_s},
    };
}

} // namespace FibreDesk::Dispatch
