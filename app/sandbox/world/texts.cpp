// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "world/texts.h"

namespace FibreDesk::Sandbox {

namespace {

const std::vector<const char16_t *> frenchThanks{u"Merci beaucoup, tout fonctionne maintenant.",
    u"Parfait, merci de votre rapidité!", u"C'est réglé de mon côté, merci %t.",
    u"Bonjour %t, ça va mieux depuis %d mais le soir c'est encore lent.",
    u"Je ne suis pas à la maison avant 17 h, pouvez-vous rappeler après?",
    u"J'ai redémarré comme demandé, même résultat. La lumière « PON » clignote en rouge.",
    u"Toujours rien. Mes enfants ont des cours en ligne, c'est assez urgent…",
    u"Est-ce qu'il y aura des frais pour la visite?",
    u"Voici la photo de l'appareil. Le numéro de série est collé en dessous."};
const std::vector<const char16_t *> frenchClosings{
    u"Bonjour %n, le service est rétabli. Je ferme le billet; n'hésitez pas à nous réécrire.",
    u"Suivi fait par téléphone avec le client: tout est beau. Fermeture du billet.",
    u"Technicien passé %d: connecteur refait à la boîte, puissance reçue à -19,4 dBm. Fermé.",
    u"Sans nouvelles depuis deux semaines, je ferme. Bonne journée, %t",
    u"Crédit de %m $ porté au compte, visible sur la prochaine facture. Merci de votre patience!"};
const std::vector<const char16_t *> frenchReplies{
    u"Bonjour %n,<br><br>Merci d'avoir écrit. Pouvez-vous débrancher le boîtier blanc 30 secondes, "
    u"puis me dire quelles lumières sont allumées?<br><br>%t<br>Soutien technique",
    u"Bonjour %n, je vois votre ONT en ligne, mais le signal a baissé depuis %d. J'ouvre une "
    u"visite "
    u"avec un technicien.",
    u"Bonjour %n, il y a une panne dans le secteur de %a. Nos équipes sont sur place, retour prévu "
    u"en fin de journée.",
    u"Bonjour %n, je vous ai appelé sans succès; dites-moi quand je peux vous joindre.",
    u"Bonjour %n, rendez-vous confirmé pour %d entre 8 h et 12 h. Le technicien appellera 30 "
    u"minutes "
    u"avant d'arriver.",
    u"Bonjour,<br>J'ai transféré votre demande à la facturation. Vous aurez une réponse d'ici deux "
    u"jours ouvrables.<br>%t",
    u"Micrologiciel mis à jour à distance et canal Wi-Fi changé pour le 44. Dites-moi si c'est "
    u"mieux ce soir."};
const std::vector<const char16_t *> englishThanks{u"Thanks, that did the trick!",
    u"Still the same here, the red light keeps blinking.",
    u"I'm only home after 5 pm, can you call then?", u"Great service, thank you %t.",
    u"It worked until %d, and now it's down again.", u"Will I be charged for the visit?",
    u"I rebooted twice like you said. No luck."};
const std::vector<const char16_t *> englishClosings{
    u"Hi %n, service is restored. I'm closing the ticket; just reply if it comes back.",
    u"Called the customer, everything works. Closing.",
    u"No news for two weeks, closing. Have a good day, %t",
    u"A credit of $%m was put on the account, it will show on the next invoice."};
const std::vector<const char16_t *> englishReplies{
    u"Hi %n,<br><br>Thanks for writing. Could you unplug the white box for 30 seconds and tell me "
    u"which lights are on afterwards?<br><br>%t<br>Support",
    u"Hi %n, your ONT is online but the signal has been dropping since %d. I'm booking a "
    u"technician.",
    u"Hi %n, there is an outage around %a. Crews are on site; we expect service back by the end of "
    u"the day.",
    u"Hi %n, I tried to call you without luck; when can I reach you?",
    u"Hi %n, your appointment is confirmed for %d between 1 and 5 pm."};

std::vector<TicketTopic> french()
{
    return {
        {u"Panne Internet",
            {u"Plus d'Internet — %a", u"Coupures fréquentes en soirée",
                u"Internet en panne, lumière rouge"},
            {u"Bonjour, nous n'avons plus d'Internet depuis %d. La lumière est rouge sur le "
             u"boîtier. "
             u"Nous sommes sur %a. Merci, %n",
                u"Bonjour,<br>La connexion coupe aux dix minutes, surtout le soir. J'ai tout "
                u"débranché "
                u"et rebranché sans succès.<br>%n",
                u"Internet ne marche pas. Pouvez-vous m'appeler svp?"},
            frenchReplies, frenchThanks, frenchClosings},
        {u"Lenteur",
            {u"Je paie 500 mais j'ai 40", u"Wi-Fi lent à l'étage", u"Vidéos figées en soirée"},
            {u"Bonjour, j'ai fait le test de vitesse: 41 Mbit/s au lieu de 500. C'est comme ça "
             u"depuis "
             u"%d. %n",
                u"Le Wi-Fi ne se rend pas dans la chambre du fond, est-ce que vous vendez des "
                u"répéteurs?",
                u"Les vidéos figent sans arrêt en soirée. L'ordinateur branché par câble va bien."},
            frenchReplies, frenchThanks, frenchClosings},
        {u"Facturation",
            {u"Question sur ma facture", u"Montant en double sur la facture",
                u"Changement de carte de crédit"},
            {u"Bonjour, ma facture de ce mois est de %m $ alors que j'avais une promotion. "
             u"Pouvez-vous "
             u"vérifier? %n",
                u"J'ai été prélevé deux fois le même montant (%m $). J'aimerais être remboursé.",
                u"Bonjour, je voudrais changer mon mode de paiement pour les prélèvements "
                u"automatiques."},
            {u"Bonjour %n, la promotion est terminée depuis %d. Je vous propose le forfait annuel, "
             u"à %m $ "
             u"par mois. Est-ce que ça vous va?",
                u"Bonjour %n, je confirme le double prélèvement; le remboursement part "
                u"aujourd'hui.",
                u"Bonjour %n, je vérifie avec la comptabilité et je vous reviens."},
            {u"D'accord pour le forfait annuel, merci.",
                u"Bonjour, je n'ai encore rien reçu à la banque.",
                u"Merci %t, bonne fin de journée."},
            frenchClosings},
        {u"Installation",
            {u"Nouveau client — %a", u"Report de rendez-vous", u"Question sur le câble souterrain"},
            {u"Bonjour, nous emménageons sur %a et voudrions la fibre à partir de %d. %n",
                u"Je dois reporter l'installation, je serai absent. Est-ce possible la semaine "
                u"d'après?",
                u"Le poteau est de l'autre côté du chemin: faut-il creuser?"},
            frenchReplies, frenchThanks, frenchClosings},
        {u"Télévision",
            {u"Image gelée sur la télé", u"Il manque des postes", u"Télécommande brisée"},
            {u"Bonjour, l'image gèle sur le récepteur du salon depuis %d, le son continue. %n",
                u"Depuis la mise à jour, il me manque trois postes de nouvelles.",
                u"La télécommande ne répond plus, même avec des piles neuves."},
            frenchReplies, frenchThanks, frenchClosings},
        {u"Téléphonie", {u"Plus de tonalité", u"Transfert de numéro", u"Grésillement sur la ligne"},
            {u"Bonjour, je n'ai plus de tonalité depuis la panne de courant de %d. %n",
                u"J'aimerais conserver mon numéro actuel en passant chez vous. Combien de temps?",
                u"Mes interlocuteurs entendent un écho quand je parle."},
            frenchReplies, frenchThanks, frenchClosings},
        {u"Déménagement",
            {u"Déménagement — %a", u"Maison vendue: équipements", u"Annulation du service"},
            {u"Bonjour, nous déménageons sur %a. Est-ce desservi? Nous gardons le même forfait. %n",
                u"La maison est vendue. Que dois-je faire avec les équipements?",
                u"Veuillez annuler mon service à compter de %d, s'il vous plaît."},
            {u"Bonjour %n, l'adresse est desservie. Je réserve l'installation pour %d.",
                u"Bonjour %n, vous pouvez rapporter l'ONT et le routeur au bureau, ou nous "
                u"envoyons une "
                u"boîte prépayée.",
                u"Bonjour %n, la demande de retrait des équipements est préparée."},
            frenchThanks, frenchClosings},
    };
}

std::vector<TicketTopic> english()
{
    return {
        {u"Panne Internet",
            {u"No internet — %a", u"Connection keeps dropping", u"Internet is out again"},
            {u"Hello, we have had no internet since %d. The light on the box is red. We're on %a. "
             u"%n",
                u"The connection drops every ten minutes, mostly in the evening.",
                u"Internet is out again. Please call me."},
            englishReplies, englishThanks, englishClosings},
        {u"Lenteur", {u"Very slow speed", u"Wi-Fi weak upstairs"},
            {u"Hi, the speed test says 41 instead of 500 since %d. %n",
                u"The Wi-Fi doesn't reach the back bedroom, do you sell extenders?"},
            englishReplies, englishThanks, englishClosings},
        {u"Facturation", {u"Question about my bill", u"Charged twice"},
            {u"Hi, this month's bill is $%m but I had a promotion. Can you check? %n",
                u"I was charged $%m twice and would like a refund."},
            {u"Hi %n, the promotion ended on %d. I can offer the yearly plan at $%m a month.",
                u"Hi %n, I confirm the double charge; the refund goes out today."},
            englishThanks, englishClosings},
        {u"Installation", {u"New installation", u"Reschedule my appointment"},
            {u"Hello, we're moving to %a and would like fibre from %d. %n",
                u"I have to reschedule the installation, I'll be away."},
            englishReplies, englishThanks, englishClosings},
        {u"Téléphonie", {u"No dial tone", u"Keep my phone number"},
            {u"There's no dial tone since the power outage of %d. %n",
                u"I'd like to keep my current number. How long does it take?"},
            englishReplies, englishThanks, englishClosings},
    };
}

} // namespace

const std::vector<TicketTopic> &ticketTopics(bool isEnglish)
{
    static const std::vector<TicketTopic> fr = french();
    static const std::vector<TicketTopic> en = english();
    return isEnglish ? en : fr;
}

const std::vector<const char16_t *> &staffNotes()
{
    static const std::vector<const char16_t *> notes{
        u"Client rappelé, pas de réponse, message laissé sur la boîte vocale.",
        u"Vérifier avec la comptabilité avant de créditer.", u"Préparer la demande de retrait.",
        u"Puissance à -27 dBm à l'ONT depuis %d, voir l'épissure à la borne de %a.",
        u"Deuxième appel cette semaine: rester courtois, le client est à bout de patience.",
        u"Même symptôme chez trois voisins sur %a, ouvrir un billet parent?",
        u"Escaladé à l'ingénierie, retour attendu %d.",
        u"Modem changé de canal à distance; ne rien promettre avant de le voir tenir une nuit.",
        u"Called back, no answer, left a voice mail.",
        u"Facture vérifiée: le rabais de %m $ a bien pris fin, rien à rembourser."};
    return notes;
}

const std::vector<const char16_t *> &accessNotes()
{
    static const std::vector<const char16_t *> notes{u"Code de porte 4512#",
        u"Code de porte 0707*, 2e étage à gauche",
        u"Chien (Max), sonner avant d'entrer dans la cour",
        u"Gros chien attaché derrière la maison; il est gentil mais il jappe",
        u"Entrée par l'arrière, l'ONT est au sous-sol", u"Boîte de jonction derrière la remise",
        u"Chemin privé non déneigé, se stationner au bord de la route",
        u"Appeler 30 minutes avant; le locataire doit ouvrir",
        u"Clé chez la voisine d'en face (Mme L.)", u"Barrière du chalet: cadenas 2184",
        u"Dog on site, please knock first", u"ONT in the garage, left of the panel",
        u"Ascenseur en panne l'hiver; 3e étage",
        u"Ne pas sonner: bébé qui dort. Texter en arrivant",
        u"Échelle de 28 pieds requise, poteau au fond du terrain",
        u"Concierge: demander la salle des télécoms (clé au bureau)"};
    return notes;
}

const std::vector<const char16_t *> &jobNotes()
{
    static const std::vector<const char16_t *> notes{u"Prévoir 40 m de câble de descente.",
        u"Client présent seulement l'avant-midi.",
        u"Signal à -27 dBm à l'ONT, vérifier l'épissure à la borne.",
        u"Remplacer le XX230v par un neuf.", u"2e visite: la première fois, personne sur place.",
        u"Apporter deux répéteurs Deco.", u"Récupérer l'ONT, le routeur et deux récepteurs télé.",
        u"Câble au sol depuis la tempête.", u"Customer prefers English.",
        u"Vérifier aussi la ligne téléphonique (grésillement).",
        u"Borne pleine: voir avec l'ingénierie avant de partir.", u"Travail en hauteur, à deux."};
    return notes;
}

} // namespace FibreDesk::Sandbox
