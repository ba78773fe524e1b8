<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>AccountCard</name>
        <message>
            <source>Account</source>
            <translation>Compte</translation>
        </message>
        <message>
            <source>Credit</source>
            <translation>Crédit</translation>
        </message>
        <message>
            <source>Balance</source>
            <translation>Solde</translation>
        </message>
        <message>
            <source>%1 in the customer's favour</source>
            <translation>%1 en faveur du client</translation>
        </message>
        <message>
            <source>Next invoice</source>
            <translation>Prochaine facture</translation>
        </message>
        <message>
            <source>Not counted</source>
            <translation>Non compté</translation>
        </message>
        <message numerus="yes">
            <source>%n invoice(s) in another currency</source>
            <translation>
                <numerusform>%n facture dans une autre devise</numerusform>
                <numerusform>%n factures dans une autre devise</numerusform>
            </translation>
        </message>
        <message>
            <source>expected on %1</source>
            <translation>attendue le %1</translation>
        </message>
        <message>
            <source>none expected: no active service</source>
            <translation>aucune attendue : aucun service actif</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>En retard</translation>
        </message>
        <message>
            <source>%1, since %2</source>
            <translation>%1, depuis le %2</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>rien</translation>
        </message>
        <message>
            <source>Last invoice</source>
            <translation>Dernière facture</translation>
        </message>
        <message>
            <source>Pre-authorised payment</source>
            <translation>Prélèvement préautorisé</translation>
        </message>
        <message>
            <source>yes, taken by itself</source>
            <translation>oui, prélevé automatiquement</translation>
        </message>
        <message>
            <source>no</source>
            <translation>non</translation>
        </message>
        <message>
            <source>Active services</source>
            <translation>Services actifs</translation>
        </message>
        <message>
            <source>%1 a month · %2 a year</source>
            <translation>%1 par mois · %2 par an</translation>
        </message>
</context>
<context>
    <name>AccountingPage</name>
        <message>
            <source>Invoices and payments</source>
            <translation>Factures et paiements</translation>
        </message>
        <message>
            <source>Statement of account</source>
            <translation>Relevé de compte</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
        <message>
            <source>invoices</source>
            <translation>factures</translation>
        </message>
        <message>
            <source>payments</source>
            <translation>paiements</translation>
        </message>
        <message>
            <source>No invoice is like this.</source>
            <translation>Aucune facture ne correspond.</translation>
        </message>
        <message>
            <source>No payment is like this.</source>
            <translation>Aucun paiement ne correspond.</translation>
        </message>
        <message>
            <source>ERPNext has no invoice that you may see.</source>
            <translation>ERPNext n’a aucune facture que vous puissiez voir.</translation>
        </message>
        <message>
            <source>ERPNext has no payment that you may see.</source>
            <translation>ERPNext n’a aucun paiement que vous puissiez voir.</translation>
        </message>
        <message>
            <source>Invoices appear here as soon as they are copied from ERPNext.</source>
            <translation>Les factures apparaissent ici dès qu’elles sont copiées d’ERPNext.</translation>
        </message>
        <message>
            <source>Payments appear here as soon as they are copied from ERPNext.</source>
            <translation>Les paiements apparaissent ici dès qu’ils sont copiés d’ERPNext.</translation>
        </message>
        <message>
            <source>No invoice</source>
            <translation>Aucune facture</translation>
        </message>
        <message>
            <source>No payment</source>
            <translation>Aucun paiement</translation>
        </message>
        <message>
            <source>Reading the list</source>
            <translation>Lecture de la liste</translation>
        </message>
</context>
<context>
    <name>AgeLabel</name>
        <message>
            <source>never</source>
            <translation>jamais</translation>
        </message>
        <message>
            <source>%1, out of date</source>
            <translation>%1, périmé</translation>
        </message>
</context>
<context>
    <name>AlsoHere</name>
        <message>
            <source>Also here: %1</source>
            <translation>Aussi ici : %1</translation>
        </message>
</context>
<context>
    <name>AnswerPicker</name>
        <message>
            <source>Remove this text of yours</source>
            <translation>Supprimer ce texte à vous</translation>
        </message>
        <message>
            <source>Canned answers</source>
            <translation>Textes préparés</translation>
        </message>
        <message>
            <source>Words of the name or the text</source>
            <translation>Mots du nom ou du texte</translation>
        </message>
        <message>
            <source>Being read from ERPNext</source>
            <translation>Lecture chez ERPNext</translation>
        </message>
        <message>
            <source>No text like this</source>
            <translation>Aucun texte de ce genre</translation>
        </message>
        <message>
            <source>Keep what is written under this name</source>
            <translation>Conserver ce qui est écrit sous ce nom</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>Conserver</translation>
        </message>
</context>
<context>
    <name>AssignPicker</name>
        <message>
            <source>Assign %1 to</source>
            <translation>Assigner %1 à</translation>
        </message>
        <message>
            <source>Name of a technician</source>
            <translation>Nom d’un technicien</translation>
        </message>
        <message>
            <source>Exchange the day of %1 with</source>
            <translation>Échanger la journée de %1 avec</translation>
        </message>
        <message>
            <source>What is pinned, begun or closed stays where it is.</source>
            <translation>Ce qui est épinglé, commencé ou fermé reste à sa place.</translation>
        </message>
</context>
<context>
    <name>AttemptsCard</name>
        <message>
            <source>Decisions</source>
            <translation>Décisions</translation>
        </message>
        <message>
            <source>Attempts</source>
            <translation>Essais</translation>
        </message>
        <message>
            <source>without TLS</source>
            <translation>sans TLS</translation>
        </message>
        <message>
            <source>Dialogue with the server</source>
            <translation>Dialogue avec le serveur</translation>
        </message>
</context>
<context>
    <name>AudienceBar</name>
        <message numerus="yes">
            <source>%n recipient(s) will be written to</source>
            <translation>
                <numerusform>%n destinataire recevra le courriel</numerusform>
                <numerusform>%n destinataires recevront le courriel</numerusform>
            </translation>
        </message>
        <message>
            <source>Customers</source>
            <translation>Clients</translation>
        </message>
        <message numerus="yes">
            <source>%n in French</source>
            <translation>
                <numerusform>%n en français</numerusform>
                <numerusform>%n en français</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n in English</source>
            <translation>
                <numerusform>%n en anglais</numerusform>
                <numerusform>%n en anglais</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n without a language: French</source>
            <translation>
                <numerusform>%n sans langue : français</numerusform>
                <numerusform>%n sans langue : français</numerusform>
            </translation>
        </message>
        <message>
            <source>Several addresses in a row:</source>
            <translation>Plusieurs adresses sur une ligne :</translation>
        </message>
        <message>
            <source>First</source>
            <translation>La première</translation>
        </message>
        <message>
            <source>Each</source>
            <translation>Chacune</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Aucune</translation>
        </message>
        <message>
            <source>Names</source>
            <translation>Noms</translation>
        </message>
        <message>
            <source>Which changes are made to names</source>
            <translation>Quels changements sont faits aux noms</translation>
        </message>
        <message>
            <source>Blanks at the ends and twice, invisible signs</source>
            <translation>Espaces aux bouts et en double, signes invisibles</translation>
        </message>
        <message>
            <source>Compound names: Pierre Luc → Pierre-Luc</source>
            <translation>Noms composés : Pierre Luc → Pierre-Luc</translation>
        </message>
        <message>
            <source>Capitals: MCDONALD → McDonald</source>
            <translation>Majuscules : MCDONALD → McDonald</translation>
        </message>
        <message>
            <source>Accents: Helene → Hélène</source>
            <translation>Accents : Helene → Hélène</translation>
        </message>
        <message>
            <source>Change the filter</source>
            <translation>Changer le filtre</translation>
        </message>
        <message>
            <source>Change the columns</source>
            <translation>Changer les colonnes</translation>
        </message>
        <message>
            <source>Start over</source>
            <translation>Recommencer</translation>
        </message>
</context>
<context>
    <name>AudienceColumns</name>
        <message numerus="yes">
            <source>%1 · %n row(s)</source>
            <translation>
                <numerusform>%1 · %n ligne</numerusform>
                <numerusform>%1 · %n lignes</numerusform>
            </translation>
        </message>
        <message>
            <source>Another file…</source>
            <translation>Autre fichier…</translation>
        </message>
        <message>
            <source>Start over</source>
            <translation>Recommencer</translation>
        </message>
        <message numerus="yes">
            <source>Import %n row(s)</source>
            <translation>
                <numerusform>Importer %n ligne</numerusform>
                <numerusform>Importer %n lignes</numerusform>
            </translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>Colonnes</translation>
        </message>
        <message>
            <source>The table as it is in the file</source>
            <translation>Le tableau tel qu’il est dans le fichier</translation>
        </message>
</context>
<context>
    <name>AudienceFilter</name>
        <message>
            <source>From the customers</source>
            <translation>À partir des clients</translation>
        </message>
        <message>
            <source>With an active subscription</source>
            <translation>Avec un abonnement actif</translation>
        </message>
        <message>
            <source>Postal codes</source>
            <translation>Codes postaux</translation>
        </message>
        <message>
            <source>Beginnings, parted by commas: J3X, J0L 1</source>
            <translation>Débuts, séparés par des virgules : J3X, J0L 1</translation>
        </message>
        <message>
            <source>City</source>
            <translation>Ville</translation>
        </message>
        <message>
            <source>Plan</source>
            <translation>Forfait</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Langue</translation>
        </message>
        <message>
            <source>French</source>
            <translation>français</translation>
        </message>
        <message>
            <source>English</source>
            <translation>anglais</translation>
        </message>
        <message>
            <source>Customer group</source>
            <translation>Groupe de clients</translation>
        </message>
        <message>
            <source>Territory</source>
            <translation>Territoire</translation>
        </message>
        <message numerus="yes">
            <source>%n customer(s)</source>
            <translation>
                <numerusform>%n client</numerusform>
                <numerusform>%n clients</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n of them without an e-mail address</source>
            <translation>
                <numerusform>dont %n sans adresse courriel</numerusform>
                <numerusform>dont %n sans adresse courriel</numerusform>
            </translation>
        </message>
        <message>
            <source>copied</source>
            <translation>copié</translation>
        </message>
        <message>
            <source>the copy is not complete yet</source>
            <translation>la copie n’est pas encore complète</translation>
        </message>
        <message>
            <source>Start over</source>
            <translation>Recommencer</translation>
        </message>
        <message numerus="yes">
            <source>Take %n customer(s)</source>
            <translation>
                <numerusform>Prendre %n client</numerusform>
                <numerusform>Prendre %n clients</numerusform>
            </translation>
        </message>
        <message>
            <source>Any</source>
            <translation>Peu importe</translation>
        </message>
</context>
<context>
    <name>AudienceRecipients</name>
        <message>
            <source>Name or address</source>
            <translation>Nom ou adresse</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Tous</translation>
        </message>
        <message>
            <source>To be written to</source>
            <translation>Destinataires</translation>
        </message>
        <message>
            <source>Left out</source>
            <translation>Écartés</translation>
        </message>
        <message>
            <source>Duplicates</source>
            <translation>Doublons</translation>
        </message>
        <message>
            <source>Bad addresses</source>
            <translation>Mauvaises adresses</translation>
        </message>
        <message>
            <source>Several addresses</source>
            <translation>Plusieurs adresses</translation>
        </message>
        <message>
            <source>Probably mistyped</source>
            <translation>Fautes probables</translation>
        </message>
        <message>
            <source>Names cleaned</source>
            <translation>Noms nettoyés</translation>
        </message>
        <message>
            <source>No customer</source>
            <translation>Aucun client</translation>
        </message>
        <message>
            <source>Doubtful match</source>
            <translation>Rapprochement douteux</translation>
        </message>
        <message>
            <source>Customers not in the list</source>
            <translation>Clients absents de la liste</translation>
        </message>
        <message numerus="yes">
            <source>Accept all %n suggestion(s)</source>
            <translation>
                <numerusform>Accepter la suggestion</numerusform>
                <numerusform>Accepter les %n suggestions</numerusform>
            </translation>
        </message>
        <message>
            <source>No recipient matches</source>
            <translation>Aucun destinataire ne correspond</translation>
        </message>
</context>
<context>
    <name>AudienceSource</name>
        <message>
            <source>From a file</source>
            <translation>À partir d’un fichier</translation>
        </message>
        <message>
            <source>A CSV file with one recipient a line, whatever its separator and encoding. You confirm what each column holds. Dropping the file here does the same.</source>
            <translation>Un fichier CSV avec un destinataire par ligne, quels que soient son séparateur et son encodage. Vous confirmez ce que contient chaque colonne. Déposer le fichier ici fait de même.</translation>
        </message>
        <message>
            <source>Choose a file…</source>
            <translation>Choisir un fichier…</translation>
        </message>
        <message>
            <source>From the customers</source>
            <translation>À partir des clients</translation>
        </message>
        <message>
            <source>All active customers in a postal area, with a plan, in a language… read from the copy on this computer, with its age.</source>
            <translation>Tous les clients actifs d’une zone postale, d’un forfait, d’une langue… lus dans la copie de cet ordinateur, avec son âge.</translation>
        </message>
        <message>
            <source>Choose customers…</source>
            <translation>Choisir des clients…</translation>
        </message>
</context>
<context>
    <name>AudienceStep</name>
        <message>
            <source>Tables (*.csv *.txt *.tsv)</source>
            <translation>Tableaux (*.csv *.txt *.tsv)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>Tous les fichiers (*)</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Drop the table here</source>
            <translation>Déposer le tableau ici</translation>
        </message>
        <message>
            <source>The recipients could not be read.</source>
            <translation>Les destinataires n’ont pas pu être lus.</translation>
        </message>
        <message>
            <source>Work out again</source>
            <translation>Recalculer</translation>
        </message>
        <message>
            <source>These are the recipients from before the last change; nothing is sent like this.</source>
            <translation>Ce sont les destinataires d’avant le dernier changement ; rien n’est envoyé ainsi.</translation>
        </message>
</context>
<context>
    <name>AudienceTable</name>
        <message>
            <source>Recipients</source>
            <translation>Destinataires</translation>
        </message>
</context>
<context>
    <name>BillBar</name>
        <message>
            <source>Which documents</source>
            <translation>Quels documents</translation>
        </message>
        <message>
            <source>Invoices</source>
            <translation>Factures</translation>
        </message>
        <message>
            <source>Payments</source>
            <translation>Paiements</translation>
        </message>
        <message>
            <source>Number, customer, amount…</source>
            <translation>Numéro, client, montant…</translation>
        </message>
        <message>
            <source>Filter the list</source>
            <translation>Filtrer la liste</translation>
        </message>
        <message>
            <source>Export what is shown</source>
            <translation>Exporter ce qui est affiché</translation>
        </message>
</context>
<context>
    <name>BillExport</name>
        <message>
            <source>Stop</source>
            <translation>Arrêter</translation>
        </message>
        <message>
            <source>Writing the file: %1</source>
            <translation>Écriture du fichier : %1</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) written to %1.</source>
            <translation>
                <numerusform>%n ligne écrite dans %1.</numerusform>
                <numerusform>%n lignes écrites dans %1.</numerusform>
            </translation>
        </message>
        <message>
            <source>CSV files (*.csv)</source>
            <translation>Fichiers CSV (*.csv)</translation>
        </message>
</context>
<context>
    <name>BillHints</name>
        <message>
            <source>Filter by number, customer or amount</source>
            <translation>Filtrer par numéro, client ou montant</translation>
        </message>
        <message>
            <source>Invoices, payments</source>
            <translation>Factures, paiements</translation>
        </message>
        <message>
            <source>Next, previous row</source>
            <translation>Ligne suivante, précédente</translation>
        </message>
        <message>
            <source>Show the PDF</source>
            <translation>Afficher le PDF</translation>
        </message>
        <message>
            <source>Open the customer</source>
            <translation>Ouvrir le client</translation>
        </message>
        <message>
            <source>Statement of account</source>
            <translation>Relevé de compte</translation>
        </message>
        <message>
            <source>To the views</source>
            <translation>Aller aux vues</translation>
        </message>
        <message>
            <source>Export what is shown</source>
            <translation>Exporter ce qui est affiché</translation>
        </message>
</context>
<context>
    <name>BillLines</name>
        <message>
            <source>Lines</source>
            <translation>Lignes</translation>
        </message>
        <message>
            <source>Put to</source>
            <translation>Affecté à</translation>
        </message>
        <message>
            <source>asking ERPNext…</source>
            <translation>demande à ERPNext…</translation>
        </message>
        <message>
            <source>Ask ERPNext again</source>
            <translation>Redemander à ERPNext</translation>
        </message>
        <message>
            <source>The lines are kept in ERPNext only; they come as soon as it is reached.</source>
            <translation>Les lignes ne sont que dans ERPNext ; elles viennent dès qu’il est joint.</translation>
        </message>
        <message>
            <source>%1 × %2</source>
            <translation>%1 × %2</translation>
        </message>
        <message>
            <source>%1 · %2</source>
            <translation>%1 · %2</translation>
        </message>
        <message>
            <source>Open the payment</source>
            <translation>Ouvrir le paiement</translation>
        </message>
        <message>
            <source>Open the invoice</source>
            <translation>Ouvrir la facture</translation>
        </message>
        <message>
            <source>Put to no invoice.</source>
            <translation>Affecté à aucune facture.</translation>
        </message>
        <message>
            <source>Payment schedule</source>
            <translation>Échéancier</translation>
        </message>
        <message>
            <source>Paid by</source>
            <translation>Payée par</translation>
        </message>
        <message>
            <source>No payment was put to it.</source>
            <translation>Aucun paiement n’y est affecté.</translation>
        </message>
        <message>
            <source>This account may not read which payments were put to it.</source>
            <translation>Ce compte ne peut pas lire quels paiements y sont affectés.</translation>
        </message>
        <message>
            <source>Takes back %1</source>
            <translation>Annule %1</translation>
        </message>
</context>
<context>
    <name>BillPane</name>
        <message>
            <source>Refund</source>
            <translation>Remboursement</translation>
        </message>
        <message>
            <source>Open the customer</source>
            <translation>Ouvrir le client</translation>
        </message>
        <message>
            <source>Show the PDF</source>
            <translation>Afficher le PDF</translation>
        </message>
        <message>
            <source>Statement</source>
            <translation>Relevé</translation>
        </message>
        <message>
            <source>Statement of account of %1</source>
            <translation>Relevé de compte de %1</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>Date</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>Échéance</translation>
        </message>
        <message>
            <source>Left to pay</source>
            <translation>Reste à payer</translation>
        </message>
        <message>
            <source>Unallocated</source>
            <translation>Non affecté</translation>
        </message>
        <message>
            <source>not known</source>
            <translation>inconnu</translation>
        </message>
        <message numerus="yes">
            <source>Overdue by %n day(s)</source>
            <translation>
                <numerusform>En retard de %n jour</numerusform>
                <numerusform>En retard de %n jours</numerusform>
            </translation>
        </message>
        <message>
            <source>Mode</source>
            <translation>Mode</translation>
        </message>
        <message>
            <source>Reference</source>
            <translation>Référence</translation>
        </message>
        <message>
            <source>never compared</source>
            <translation>jamais comparée</translation>
        </message>
        <message>
            <source>Local copy:</source>
            <translation>Copie locale :</translation>
        </message>
        <message>
            <source>The local copy has no %1. If it is new, it comes with the next synchronisation.</source>
            <translation>La copie locale n’a pas de %1. S’il est nouveau, il vient à la prochaine synchronisation.</translation>
        </message>
        <message>
            <source>Not here</source>
            <translation>Absent d’ici</translation>
        </message>
</context>
<context>
    <name>BillTable</name>
        <message>
            <source>Invoices</source>
            <translation>Factures</translation>
        </message>
        <message>
            <source>Payments</source>
            <translation>Paiements</translation>
        </message>
</context>
<context>
    <name>BillTotals</name>
        <message>
            <source>Total of the view</source>
            <translation>Total de la vue</translation>
        </message>
        <message>
            <source>Payments of the view</source>
            <translation>Paiements de la vue</translation>
        </message>
        <message>
            <source>left to pay</source>
            <translation>reste à payer</translation>
        </message>
        <message>
            <source>unallocated</source>
            <translation>non affecté</translation>
        </message>
        <message numerus="yes">
            <source>%n draft(s) or cancelled not counted</source>
            <translation>
                <numerusform>%n brouillon ou annulé non compté</numerusform>
                <numerusform>%n brouillons ou annulés non comptés</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>BillViews</name>
        <message>
            <source>Views</source>
            <translation>Vues</translation>
        </message>
        <message>
            <source>By mode of payment</source>
            <translation>Par mode de paiement</translation>
        </message>
        <message>
            <source>%1 copied</source>
            <translation>%1 en copie</translation>
        </message>
        <message>
            <source>%1 copied, more arriving</source>
            <translation>%1 en copie, d’autres arrivent</translation>
        </message>
</context>
<context>
    <name>BillWords</name>
        <message>
            <source>Draft</source>
            <translation>Brouillon</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <comment>invoice</comment>
            <translation>Annulée</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <comment>payment</comment>
            <translation>Annulé</translation>
        </message>
        <message>
            <source>Paid</source>
            <comment>invoice</comment>
            <translation>Payée</translation>
        </message>
        <message>
            <source>Partly paid</source>
            <translation>Payée en partie</translation>
        </message>
        <message>
            <source>Unpaid</source>
            <translation>Impayée</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>En retard</translation>
        </message>
        <message>
            <source>Credit note</source>
            <translation>Note de crédit</translation>
        </message>
        <message>
            <source>Recorded</source>
            <translation>Enregistré</translation>
        </message>
        <message>
            <source>The lines make %1, the net total says %2: %3 apart.</source>
            <translation>Les lignes font %1, le total net dit %2 : écart de %3.</translation>
        </message>
        <message>
            <source>The taxes make %1, their total says %2: %3 apart.</source>
            <translation>Les taxes font %1, leur total dit %2 : écart de %3.</translation>
        </message>
        <message>
            <source>Net and taxes make %1, the total says %2: %3 apart.</source>
            <translation>Le net et les taxes font %1, le total dit %2 : écart de %3.</translation>
        </message>
        <message>
            <source>The schedule makes %1, the total says %2: %3 apart.</source>
            <translation>L’échéancier fait %1, le total dit %2 : écart de %3.</translation>
        </message>
        <message>
            <source>What was put to invoices and what was not make %1, the payment says %2: %3 apart.</source>
            <translation>Ce qui est affecté à des factures et ce qui ne l’est pas font %1, le paiement dit %2 : écart de %3.</translation>
        </message>
        <message>
            <source>The local copy has a total of %1, ERPNext now says %2.</source>
            <translation>La copie locale a un total de %1, ERPNext dit maintenant %2.</translation>
        </message>
        <message>
            <source>The local copy has %1 left, ERPNext now says %2.</source>
            <translation>La copie locale laisse %1 à payer, ERPNext dit maintenant %2.</translation>
        </message>
</context>
<context>
    <name>BillingRow</name>
        <message>
            <source>No invoice</source>
            <translation>Aucune facture</translation>
        </message>
        <message>
            <source>Invoices</source>
            <translation>Factures</translation>
        </message>
        <message>
            <source>No payment</source>
            <translation>Aucun paiement</translation>
        </message>
        <message>
            <source>Payments</source>
            <translation>Paiements</translation>
        </message>
        <message>
            <source>Open the invoice</source>
            <translation>Ouvrir la facture</translation>
        </message>
        <message>
            <source>Statement of account</source>
            <translation>Relevé de compte</translation>
        </message>
        <message>
            <source>Open the payment</source>
            <translation>Ouvrir le paiement</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <comment>payment</comment>
            <translation>Annulé</translation>
        </message>
        <message>
            <source>Draft</source>
            <comment>payment</comment>
            <translation>Brouillon</translation>
        </message>
        <message>
            <source>Refund</source>
            <translation>Remboursement</translation>
        </message>
</context>
<context>
    <name>BodyEditor</name>
        <message>
            <source>Text</source>
            <translation>Texte</translation>
        </message>
        <message>
            <source>HTML</source>
            <translation>HTML</translation>
        </message>
        <message>
            <source>line %1</source>
            <translation>ligne %1</translation>
        </message>
        <message>
            <source>Insert a variable</source>
            <translation>Insérer une variable</translation>
        </message>
</context>
<context>
    <name>BulkList</name>
        <message>
            <source>What becomes of each</source>
            <translation>Ce que devient chacun</translation>
        </message>
</context>
<context>
    <name>BulkPreview</name>
        <message>
            <source>%1 %2</source>
            <translation>%1 %2</translation>
        </message>
        <message>
            <source>%1 are selected; at most %2 can be changed at once. Narrow the list first.</source>
            <translation>%1 sélectionnés ; on peut en modifier %2 à la fois au plus. Restreindre d’abord la liste.</translation>
        </message>
        <message numerus="yes">
            <source>%n left out: a change of it still waits in the outbox.</source>
            <translation>
                <numerusform>%n laissé de côté : une de ses modifications attend encore dans la boîte d’envoi.</numerusform>
                <numerusform>%n laissés de côté : une de leurs modifications attend encore dans la boîte d’envoi.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n were changed since by a colleague and stay.</source>
            <translation>
                <numerusform>%n a été modifié depuis par un collègue et reste tel quel.</numerusform>
                <numerusform>%n ont été modifiés depuis par un collègue et restent tels quels.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n will be put back.</source>
            <translation>
                <numerusform>%n sera remis comme avant.</numerusform>
                <numerusform>%n seront remis comme avant.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n will change.</source>
            <translation>
                <numerusform>%n sera modifié.</numerusform>
                <numerusform>%n seront modifiés.</numerusform>
            </translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Retour</translation>
        </message>
        <message>
            <source>Change %1</source>
            <translation>Modifier %1</translation>
        </message>
        <message>
            <source>Changed since</source>
            <translation>Modifié depuis</translation>
        </message>
        <message>
            <source>Has it already</source>
            <translation>L’a déjà</translation>
        </message>
        <message>
            <source>Looking at the local copy…</source>
            <translation>Lecture de la copie locale…</translation>
        </message>
        <message>
            <source>Not there any more</source>
            <translation>N’existe plus</translation>
        </message>
        <message>
            <source>Nothing would change.</source>
            <translation>Rien ne changerait.</translation>
        </message>
        <message>
            <source>Put %1 back</source>
            <translation>Remettre %1 comme avant</translation>
        </message>
        <message>
            <source>Still in the outbox</source>
            <translation>Encore dans la boîte d’envoi</translation>
        </message>
        <message>
            <source>Will change</source>
            <translation>Sera modifié</translation>
        </message>
        <message>
            <source>Yes, change all %1 at once</source>
            <translation>Oui, modifier les %1 d’un coup</translation>
        </message>
</context>
<context>
    <name>BulkResult</name>
        <message>
            <source>%1 of %2 done</source>
            <translation>%1 sur %2 faits</translation>
        </message>
        <message>
            <source>%1, %2 to go</source>
            <translation>%1, encore %2</translation>
        </message>
        <message>
            <source>Ask again</source>
            <translation>Redemander</translation>
        </message>
        <message>
            <source>CSV files (*.csv)</source>
            <translation>Fichiers CSV (*.csv)</translation>
        </message>
        <message>
            <source>Copy the table</source>
            <translation>Copier le tableau</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Fait</translation>
        </message>
        <message>
            <source>Export the table</source>
            <translation>Exporter le tableau</translation>
        </message>
        <message>
            <source>Given up</source>
            <translation>Abandonné</translation>
        </message>
        <message>
            <source>Refused</source>
            <translation>Refusé</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Arrêter</translation>
        </message>
        <message>
            <source>To decide</source>
            <translation>À décider</translation>
        </message>
        <message>
            <source>Uncertain</source>
            <translation>Incertain</translation>
        </message>
        <message>
            <source>Undo…</source>
            <translation>Annuler…</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>En attente</translation>
        </message>
        <message>
            <source>What is refused or to be decided waits in the outbox too, with both values.</source>
            <translation>Ce qui est refusé ou à décider attend aussi dans la boîte d’envoi, avec les deux valeurs.</translation>
        </message>
        <message>
            <source>What waits is given up; what was sent stays true</source>
            <translation>Ce qui attend est abandonné ; ce qui est envoyé reste fait</translation>
        </message>
        <message>
            <source>Writing to the outbox…</source>
            <translation>Écriture dans la boîte d’envoi…</translation>
        </message>
        <message>
            <source>results</source>
            <translation>resultats</translation>
        </message>
        <message>
            <source>Writing the file: %1</source>
            <translation>Écriture du fichier : %1</translation>
        </message>
        <message>
            <source>Read back</source>
            <translation>Relire</translation>
        </message>
        <message>
            <source>Looks at the server whether it was done; nothing is sent again</source>
            <translation>Regarde au serveur si c’est fait ; rien n’est renvoyé</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Continuer</translation>
        </message>
        <message>
            <source>Sends what was not sent</source>
            <translation>Envoie ce qui n’a pas été envoyé</translation>
        </message>
</context>
<context>
    <name>BulkRow</name>
        <message>
            <source>%1, %2, %3 to %4: %5 %6</source>
            <translation>%1, %2, de %3 à %4 : %5 %6</translation>
        </message>
        <message>
            <source>empty</source>
            <translation>vide</translation>
        </message>
</context>
<context>
    <name>BulkSheet</name>
        <message numerus="yes">
            <source>Change %n selected</source>
            <translation>
                <numerusform>Modifier l’élément sélectionné</numerusform>
                <numerusform>Modifier les %n éléments sélectionnés</numerusform>
            </translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
        <message>
            <source>Close; it goes on</source>
            <translation>Fermer ; cela continue</translation>
        </message>
</context>
<context>
    <name>CampaignDelegate</name>
        <message>
            <source>%1, %2 of %3 sent, %4 failed</source>
            <translation>%1, %2 sur %3 envoyés, %4 en échec</translation>
        </message>
        <message>
            <source>%1 of %2 sent</source>
            <translation>%1 sur %2 envoyés</translation>
        </message>
        <message numerus="yes">
            <source>%n failed</source>
            <translation>
                <numerusform>%n en échec</numerusform>
                <numerusform>%n en échec</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n uncertain</source>
            <translation>
                <numerusform>%n incertain</numerusform>
                <numerusform>%n incertains</numerusform>
            </translation>
        </message>
        <message>
            <source>sent from this desk</source>
            <translation>envoyée de ce poste</translation>
        </message>
        <message>
            <source>sent by the hub</source>
            <translation>envoyée par le centre</translation>
        </message>
</context>
<context>
    <name>CampaignDetail</name>
        <message numerus="yes">
            <source>Resend %n mail(s)</source>
            <translation>
                <numerusform>Renvoyer %n courriel</numerusform>
                <numerusform>Renvoyer %n courriels</numerusform>
            </translation>
        </message>
        <message>
            <source>The hub is asked once per row to send the mail again. Rows that are uncertain are left alone, so nobody gets it twice.</source>
            <translation>Le hub reçoit une seule demande de renvoi par ligne. Les lignes incertaines ne sont pas touchées : personne ne reçoit le courriel deux fois.</translation>
        </message>
        <message>
            <source>Resend all failed rows</source>
            <translation>Renvoyer toutes les lignes en échec</translation>
        </message>
        <message>
            <source>Show all</source>
            <translation>Tout afficher</translation>
        </message>
        <message>
            <source>No recipient matches</source>
            <translation>Aucun destinataire ne correspond</translation>
        </message>
        <message>
            <source>No recipients</source>
            <translation>Aucun destinataire</translation>
        </message>
        <message>
            <source>This campaign has no recipients yet.</source>
            <translation>Cette campagne n’a pas encore de destinataires.</translation>
        </message>
        <message>
            <source>Copy of %1, reading again</source>
            <translation>Copie de %1, relecture en cours</translation>
        </message>
        <message>
            <source>Reading the recipients</source>
            <translation>Lecture des destinataires</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Réessayer</translation>
        </message>
        <message>
            <source>Not read again. %1</source>
            <translation>Pas relu. %1</translation>
        </message>
        <message>
            <source>These rows wait again and are sent from here. Rows that are uncertain or were refused for good are left alone, so nobody gets it twice.</source>
            <translation>Ces lignes sont remises en attente et envoyées d’ici. Les lignes incertaines ou refusées définitivement restent telles quelles : personne ne le reçoit deux fois.</translation>
        </message>
</context>
<context>
    <name>CampaignEditorView</name>
        <message>
            <source>Saved as %1.</source>
            <translation>Enregistré sous %1.</translation>
        </message>
        <message>
            <source>Campaign files (*.json)</source>
            <translation>Fichiers de campagne (*.json)</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
        <message>
            <source>Reading the draft</source>
            <translation>Lecture du brouillon</translation>
        </message>
</context>
<context>
    <name>CampaignHeader</name>
        <message>
            <source>Live</source>
            <translation>En direct</translation>
        </message>
        <message>
            <source>copy,</source>
            <translation>copie,</translation>
        </message>
        <message>
            <source>read</source>
            <translation>lu</translation>
        </message>
        <message>
            <source>Exporting…</source>
            <translation>Exportation…</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Exporter</translation>
        </message>
        <message>
            <source>The rows shown, as a CSV file</source>
            <translation>Les lignes affichées, en fichier CSV</translation>
        </message>
        <message>
            <source>Resend all failed (%1)</source>
            <translation>Renvoyer tous les échecs (%1)</translation>
        </message>
        <message>
            <source>gift link followed by %1</source>
            <translation>lien-cadeau suivi par %1</translation>
        </message>
        <message>
            <source>by the hub's counters</source>
            <translation>selon les compteurs du hub</translation>
        </message>
        <message>
            <source>sent from this desk</source>
            <translation>envoyée de ce poste</translation>
        </message>
        <message>
            <source>sent by the hub</source>
            <translation>envoyée par le centre</translation>
        </message>
        <message>
            <source>This hub does not say who sends a campaign: only this desk's own lock keeps it from being sent twice.</source>
            <translation>Ce centre ne dit pas qui envoie une campagne : seul le verrou de ce poste empêche un double envoi.</translation>
        </message>
        <message numerus="yes">
            <source>%1 sent + %2 failed + %3 uncertain + %4 waiting + %5 excluded = %6 recipient(s)</source>
            <translation>
                <numerusform>%1 envoyés + %2 en échec + %3 incertains + %4 en attente + %5 exclus = %6 destinataire</numerusform>
                <numerusform>%1 envoyés + %2 en échec + %3 incertains + %4 en attente + %5 exclus = %6 destinataires</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>CampaignList</name>
        <message>
            <source>Campaigns</source>
            <translation>Campagnes</translation>
        </message>
        <message numerus="yes">
            <source>%n campaign(s)</source>
            <translation>
                <numerusform>%n campagne</numerusform>
                <numerusform>%n campagnes</numerusform>
            </translation>
        </message>
        <message>
            <source>Read again</source>
            <translation>Relire</translation>
        </message>
        <message>
            <source>No campaigns yet</source>
            <translation>Aucune campagne pour le moment</translation>
        </message>
        <message>
            <source>Reading the campaigns…</source>
            <translation>Lecture des campagnes…</translation>
        </message>
        <message>
            <source>Campaigns of this desk and of the hub appear here with the fate of every mail.</source>
            <translation>Les campagnes de ce poste et du centre paraissent ici, avec le sort de chaque courriel.</translation>
        </message>
</context>
<context>
    <name>CampaignStateBadge</name>
        <message>
            <source>Draft</source>
            <translation>Brouillon</translation>
        </message>
        <message>
            <source>Sending</source>
            <translation>En cours d’envoi</translation>
        </message>
        <message>
            <source>Completed</source>
            <translation>Terminée</translation>
        </message>
        <message>
            <source>Ready</source>
            <translation>Prête</translation>
        </message>
        <message>
            <source>Slowed down</source>
            <translation>Ralentie</translation>
        </message>
        <message>
            <source>Pausing</source>
            <translation>Suspension</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>Suspendue</translation>
        </message>
        <message>
            <source>Cancelling</source>
            <translation>Annulation</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>Annulé</translation>
        </message>
        <message>
            <source>Stopping</source>
            <translation>Arrêt</translation>
        </message>
        <message>
            <source>Not finished</source>
            <translation>Inachevée</translation>
        </message>
        <message>
            <source>Sent elsewhere</source>
            <translation>Envoyée ailleurs</translation>
        </message>
</context>
<context>
    <name>CampaignsPage</name>
        <message>
            <source>Campaigns</source>
            <translation>Campagnes</translation>
        </message>
        <message>
            <source>Filter the recipients</source>
            <translation>Filtrer les destinataires</translation>
        </message>
        <message>
            <source>Resend the selected row</source>
            <translation>Renvoyer la ligne choisie</translation>
        </message>
        <message>
            <source>Resend all failed rows</source>
            <translation>Renvoyer toutes les lignes en échec</translation>
        </message>
        <message>
            <source>Show the mail as it was sent</source>
            <translation>Afficher le courriel tel qu’envoyé</translation>
        </message>
        <message>
            <source>Open the customer</source>
            <translation>Ouvrir le client</translation>
        </message>
        <message>
            <source>Export the rows shown</source>
            <translation>Exporter les lignes affichées</translation>
        </message>
        <message>
            <source>Read again</source>
            <translation>Relire</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) written to %1.</source>
            <translation>
                <numerusform>%n ligne écrite dans %1.</numerusform>
                <numerusform>%n lignes écrites dans %1.</numerusform>
            </translation>
        </message>
        <message>
            <source>CSV files (*.csv)</source>
            <translation>Fichiers CSV (*.csv)</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Réessayer</translation>
        </message>
        <message>
            <source>What is shown was read %1.</source>
            <translation>Les données affichées ont été lues %1.</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
        <message>
            <source>Choose a campaign to see what became of each mail.</source>
            <translation>Choisir une campagne pour voir ce qu’il est advenu de chaque courriel.</translation>
        </message>
        <message>
            <source>No campaign open</source>
            <translation>Aucune campagne ouverte</translation>
        </message>
        <message>
            <source>Write a new campaign</source>
            <translation>Rédiger une nouvelle campagne</translation>
        </message>
        <message>
            <source>Continue a campaign being written</source>
            <translation>Continuer une campagne en rédaction</translation>
        </message>
        <message>
            <source>New campaign</source>
            <translation>Nouvelle campagne</translation>
        </message>
        <message>
            <source>Being written</source>
            <translation>En rédaction</translation>
        </message>
        <message>
            <source>Four steps: for whom, what, checked, sent. Each recipient's row then says what became of the mail.</source>
            <translation>Quatre étapes : pour qui, quoi, vérification, envoi. La ligne de chaque destinataire dit ensuite ce qu’il est advenu du courriel.</translation>
        </message>
        <message>
            <source>Write the first campaign</source>
            <translation>Écrire la première campagne</translation>
        </message>
</context>
<context>
    <name>CheckStep</name>
        <message numerus="yes">
            <source>%n error(s)</source>
            <translation>
                <numerusform>%n erreur</numerusform>
                <numerusform>%n erreurs</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n warning(s)</source>
            <translation>
                <numerusform>%n avertissement</numerusform>
                <numerusform>%n avertissements</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hint(s)</source>
            <translation>
                <numerusform>%n remarque</numerusform>
                <numerusform>%n remarques</numerusform>
            </translation>
        </message>
        <message>
            <source>Looking at every row…</source>
            <translation>Examen de chaque ligne…</translation>
        </message>
        <message>
            <source>Check again</source>
            <translation>Vérifier de nouveau</translation>
        </message>
        <message>
            <source>What the check found</source>
            <translation>Ce que la vérification a trouvé</translation>
        </message>
        <message>
            <source>Nothing to complain of</source>
            <translation>Rien à signaler</translation>
        </message>
</context>
<context>
    <name>ChoicePicker</name>
        <message>
            <source>Type a few letters</source>
            <translation>Taper quelques lettres</translation>
        </message>
</context>
<context>
    <name>ColumnDelegate</name>
        <message>
            <source>empty in every row</source>
            <translation>vide sur toutes les lignes</translation>
        </message>
        <message>
            <source>What %1 holds</source>
            <translation>Ce que contient %1</translation>
        </message>
</context>
<context>
    <name>ConnectionPanel</name>
        <message>
            <source>last answer</source>
            <translation>dernière réponse</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Réessayer</translation>
        </message>
        <message>
            <source>last failure</source>
            <translation>dernier échec</translation>
        </message>
        <message>
            <source>no answer yet</source>
            <translation>aucune réponse encore</translation>
        </message>
</context>
<context>
    <name>ContactButton</name>
        <message>
            <source>Copy %1</source>
            <translation>Copier %1</translation>
        </message>
</context>
<context>
    <name>ContactCard</name>
        <message>
            <source>Contact</source>
            <translation>Coordonnées</translation>
        </message>
        <message numerus="yes">
            <source>%n field(s) not saved yet</source>
            <translation>
                <numerusform>%n champ non enregistré</numerusform>
                <numerusform>%n champs non enregistrés</numerusform>
            </translation>
        </message>
        <message>
            <source>ERPNext kept something else than “%1”</source>
            <translation>ERPNext a gardé autre chose que « %1 »</translation>
        </message>
        <message>
            <source>Keeping</source>
            <translation>Mise de côté</translation>
        </message>
        <message>
            <source>ERPNext did not empty it</source>
            <translation>ERPNext ne l’a pas vidé</translation>
        </message>
        <message>
            <source>French</source>
            <translation>français</translation>
        </message>
        <message>
            <source>English</source>
            <translation>anglais</translation>
        </message>
        <message>
            <source>Customer id</source>
            <translation>Identifiant du client</translation>
        </message>
        <message>
            <source>Former account</source>
            <translation>Ancien compte</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Type</translation>
        </message>
        <message>
            <source>Territory</source>
            <translation>Territoire</translation>
        </message>
        <message>
            <source>Customer since</source>
            <translation>Client depuis</translation>
        </message>
        <message>
            <source>Individual</source>
            <translation>Particulier</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>Entreprise</translation>
        </message>
        <message>
            <source>Uncertain</source>
            <translation>Incertain</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>En attente</translation>
        </message>
        <message>
            <source>Saving</source>
            <translation>Enregistrement</translation>
        </message>
</context>
<context>
    <name>ContractsCard</name>
        <message>
            <source>No contract</source>
            <translation>Aucun contrat</translation>
        </message>
        <message>
            <source>Contracts</source>
            <translation>Contrats</translation>
        </message>
        <message>
            <source>%1 a month</source>
            <translation>%1 par mois</translation>
        </message>
        <message>
            <source>signed on %1</source>
            <translation>signé le %1</translation>
        </message>
        <message>
            <source>no signature on record</source>
            <translation>aucune signature au dossier</translation>
        </message>
        <message>
            <source>installation %1</source>
            <translation>installation %1</translation>
        </message>
        <message>
            <source>termination fee %1</source>
            <translation>frais de résiliation %1</translation>
        </message>
        <message numerus="yes">
            <source>Its duration says %n month(s), its dates another time</source>
            <translation>
                <numerusform>Sa durée dit %n mois, ses dates disent autre chose</numerusform>
                <numerusform>Sa durée dit %n mois, ses dates disent autre chose</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>CopyButton</name>
        <message>
            <source>Copied</source>
            <translation>Copié</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Copier</translation>
        </message>
</context>
<context>
    <name>CustomFieldsCard</name>
        <message>
            <source>Other fields</source>
            <translation>Autres champs</translation>
        </message>
        <message>
            <source>These fields are read from ERPNext; there is no connection now.</source>
            <translation>Ces champs se lisent dans ERPNext ; il n’y a pas de connexion en ce moment.</translation>
        </message>
        <message>
            <source>Asking ERPNext…</source>
            <translation>Demande à ERPNext…</translation>
        </message>
        <message>
            <source>This account may not see whether ERPNext has other fields here.</source>
            <translation>Ce compte ne peut pas voir si ERPNext a d’autres champs ici.</translation>
        </message>
        <message>
            <source>Read</source>
            <translation>Lu</translation>
        </message>
</context>
<context>
    <name>CustomerHeader</name>
        <message>
            <source>Disabled</source>
            <translation>Désactivé</translation>
        </message>
        <message>
            <source>Active</source>
            <translation>Actif</translation>
        </message>
        <message>
            <source>No active service</source>
            <translation>Aucun service actif</translation>
        </message>
        <message numerus="yes">
            <source>%n suspended</source>
            <translation>
                <numerusform>%n suspendu</numerusform>
                <numerusform>%n suspendus</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n open ticket(s)</source>
            <translation>
                <numerusform>%n billet ouvert</numerusform>
                <numerusform>%n billets ouverts</numerusform>
            </translation>
        </message>
        <message>
            <source>balance</source>
            <translation>solde</translation>
        </message>
        <message numerus="yes">
            <source>overdue on %n invoice(s)</source>
            <translation>
                <numerusform>en retard sur %n facture</numerusform>
                <numerusform>en retard sur %n factures</numerusform>
            </translation>
        </message>
        <message>
            <source>Call</source>
            <translation>Appeler</translation>
        </message>
        <message>
            <source>Write</source>
            <translation>Écrire</translation>
        </message>
        <message>
            <source>first copy under way</source>
            <translation>première copie en cours</translation>
        </message>
        <message>
            <source>confirmed</source>
            <translation>confirmé</translation>
        </message>
        <message>
            <source>credit</source>
            <translation>crédit</translation>
        </message>
        <message>
            <source>since %1</source>
            <translation>depuis le %1</translation>
        </message>
        <message>
            <source>Call the contact at one of the locations</source>
            <translation>Appeler le contact d’une des adresses</translation>
        </message>
</context>
<context>
    <name>CustomerList</name>
        <message>
            <source>Opened last</source>
            <translation>Ouverts récemment</translation>
        </message>
        <message>
            <source>Customers</source>
            <translation>Clients</translation>
        </message>
        <message>
            <source>Locations</source>
            <translation>Adresses</translation>
        </message>
        <message>
            <source>Equipment</source>
            <translation>Équipement</translation>
        </message>
        <message>
            <source>Jobs</source>
            <translation>Interventions</translation>
        </message>
        <message>
            <source>Tickets</source>
            <translation>Billets</translation>
        </message>
        <message>
            <source>Name, phone, address, serial…</source>
            <translation>Nom, téléphone, adresse, série…</translation>
        </message>
        <message>
            <source>Find a customer</source>
            <translation>Trouver un client</translation>
        </message>
        <message>
            <source>Results</source>
            <translation>Résultats</translation>
        </message>
        <message>
            <source>There is more: type another word.</source>
            <translation>Il y en a d’autres : taper un mot de plus.</translation>
        </message>
        <message>
            <source>Fewer words find more. Accents and spaces in numbers do not matter.</source>
            <translation>Moins de mots trouvent davantage. Les accents et les espaces dans les numéros ne comptent pas.</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>Aucun résultat</translation>
        </message>
        <message numerus="yes">
            <source>%n customer(s) in the local copy</source>
            <translation>
                <numerusform>%n client dans la copie locale</numerusform>
                <numerusform>%n clients dans la copie locale</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n customer(s) copied, more arriving</source>
            <translation>
                <numerusform>%n client copié, d’autres arrivent</numerusform>
                <numerusform>%n clients copiés, d’autres arrivent</numerusform>
            </translation>
        </message>
        <message>
            <source>Subscriptions</source>
            <translation>Abonnements</translation>
        </message>
        <message>
            <source>Invoices</source>
            <translation>Factures</translation>
        </message>
        <message>
            <source>Payments</source>
            <translation>Paiements</translation>
        </message>
        <message>
            <source>Messages</source>
            <translation>Messages</translation>
        </message>
</context>
<context>
    <name>CustomerRecord</name>
        <message>
            <source>Contact</source>
            <translation>Coordonnées</translation>
        </message>
        <message>
            <source>Locations</source>
            <translation>Adresses</translation>
        </message>
        <message>
            <source>Services</source>
            <translation>Services</translation>
        </message>
        <message>
            <source>Tickets</source>
            <translation>Billets</translation>
        </message>
        <message>
            <source>Jobs</source>
            <translation>Interventions</translation>
        </message>
        <message>
            <source>Contracts</source>
            <translation>Contrats</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>Compte</translation>
        </message>
        <message>
            <source>Mails and files</source>
            <translation>Courriels et fichiers</translation>
        </message>
        <message>
            <source>Time line</source>
            <translation>Chronologie</translation>
        </message>
</context>
<context>
    <name>CustomersPage</name>
        <message>
            <source>Customers</source>
            <translation>Clients</translation>
        </message>
        <message>
            <source>Find a customer</source>
            <translation>Trouver un client</translation>
        </message>
        <message>
            <source>Go to a part of the customer</source>
            <translation>Aller à une partie de la fiche</translation>
        </message>
        <message>
            <source>Edit the field in focus</source>
            <translation>Modifier le champ actif</translation>
        </message>
        <message>
            <source>The local copy has no customer %1. If it is new, it comes with the next synchronisation.</source>
            <translation>La copie locale n’a pas de client %1. S’il est nouveau, il arrivera à la prochaine synchronisation.</translation>
        </message>
        <message>
            <source>Type a name, a phone number, an address, a serial number or an id.</source>
            <translation>Taper un nom, un téléphone, une adresse, un numéro de série ou un identifiant.</translation>
        </message>
        <message>
            <source>Not here</source>
            <translation>Absent</translation>
        </message>
        <message>
            <source>No customers yet</source>
            <translation>Aucun client pour le moment</translation>
        </message>
        <message>
            <source>ERPNext has no customer that you may see.</source>
            <translation>ERPNext n’a aucun client que vous pouvez voir.</translation>
        </message>
        <message>
            <source>Customers appear here as soon as they are copied from ERPNext.</source>
            <translation>Les clients apparaissent ici dès qu’ils sont copiés d’ERPNext.</translation>
        </message>
</context>
<context>
    <name>DatePopup</name>
        <message>
            <source>Previous month</source>
            <translation>Mois précédent</translation>
        </message>
        <message>
            <source>Next month</source>
            <translation>Mois suivant</translation>
        </message>
        <message>
            <source>No date</source>
            <translation>Sans date</translation>
        </message>
</context>
<context>
    <name>DayBar</name>
        <message>
            <source>Previous day</source>
            <translation>Jour précédent</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Aujourd’hui</translation>
        </message>
        <message>
            <source>Go to today</source>
            <translation>Aller à aujourd’hui</translation>
        </message>
        <message>
            <source>Next day</source>
            <translation>Jour suivant</translation>
        </message>
        <message>
            <source>Pick a day</source>
            <translation>Choisir un jour</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Précédent</translation>
        </message>
        <message>
            <source>Month</source>
            <translation>Mois</translation>
        </message>
        <message>
            <source>On</source>
            <translation>Suivant</translation>
        </message>
        <message>
            <source>Week</source>
            <translation>Semaine</translation>
        </message>
        <message>
            <source>Week, month, or the day again</source>
            <translation>Semaine, mois, ou le jour de nouveau</translation>
        </message>
        <message>
            <source>Plan…</source>
            <translation>Planifier…</translation>
        </message>
        <message>
            <source>Let the day be planned, and look at it before anything changes</source>
            <translation>Faire planifier la journée, et voir le plan avant que rien ne change</translation>
        </message>
        <message>
            <source>Shift+T</source>
            <translation>Maj+T</translation>
        </message>
        <message>
            <source>New from template…</source>
            <translation>Nouveau d’après un modèle…</translation>
        </message>
        <message numerus="yes">
            <source>%n job(s) of this day their technicians do not know as they are</source>
            <translation>
                <numerusform>%n intervention de ce jour que son technicien ne connaît pas telle qu’elle est</numerusform>
                <numerusform>%n interventions de ce jour que leurs techniciens ne connaissent pas telles qu’elles sont</numerusform>
            </translation>
        </message>
        <message>
            <source>Publish…</source>
            <translation>Publier…</translation>
        </message>
        <message>
            <source>Publish… %1</source>
            <translation>Publier… %1</translation>
        </message>
        <message>
            <source>Tell technicians by SMS where their jobs are</source>
            <translation>Prévenir les techniciens par texto de l’heure et du lieu de leurs interventions</translation>
        </message>
</context>
<context>
    <name>DeskRunStrip</name>
        <message numerus="yes">
            <source>%n second(s) left</source>
            <translation>
                <numerusform>reste %n seconde</numerusform>
                <numerusform>reste %n secondes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n minute(s) left</source>
            <translation>
                <numerusform>reste %n minute</numerusform>
                <numerusform>reste %n minutes</numerusform>
            </translation>
        </message>
        <message>
            <source>Cancel the campaign</source>
            <translation>Annuler la campagne</translation>
        </message>
        <message numerus="yes">
            <source>%n recipient(s) who still wait get no mail. This cannot be taken back; what is on its way ends first.</source>
            <translation>
                <numerusform>%n destinataire encore en attente ne recevra rien. C’est définitif ; ce qui est en route se termine d’abord.</numerusform>
                <numerusform>%n destinataires encore en attente ne recevront rien. C’est définitif ; ce qui est en route se termine d’abord.</numerusform>
            </translation>
        </message>
        <message>
            <source>Keep sending</source>
            <translation>Continuer l’envoi</translation>
        </message>
        <message>
            <source>Cancel %1 for good</source>
            <translation>Annuler %1 définitivement</translation>
        </message>
        <message numerus="yes">
            <source>%n on the way</source>
            <translation>
                <numerusform>%n en route</numerusform>
                <numerusform>%n en route</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to be tried again</source>
            <translation>
                <numerusform>%n à réessayer</numerusform>
                <numerusform>%n à réessayer</numerusform>
            </translation>
        </message>
        <message>
            <source>Asking Mailjet…</source>
            <translation>Demande à Mailjet…</translation>
        </message>
        <message>
            <source>Ask Mailjet (%1)</source>
            <translation>Demander à Mailjet (%1)</translation>
        </message>
        <message>
            <source>Asks for every uncertain row what became of it</source>
            <translation>Demande pour chaque ligne incertaine ce qu’elle est devenue</translation>
        </message>
        <message>
            <source>The profile has no section [mailjet]</source>
            <translation>Le profil n’a pas de section [mailjet]</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Suspendre</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>Reprendre</translation>
        </message>
        <message>
            <source>Send (%1)</source>
            <translation>Envoyer (%1)</translation>
        </message>
        <message>
            <source>Cancel…</source>
            <translation>Annuler…</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
        <message numerus="yes">
            <source>%n mail(s) a second</source>
            <translation>
                <numerusform>%n courriel par seconde</numerusform>
                <numerusform>%n courriels par seconde</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>DeviceBar</name>
        <message>
            <source>Serial, MAC, model, customer, address…</source>
            <translation>Série, MAC, modèle, client, adresse…</translation>
        </message>
        <message>
            <source>Filter the equipment</source>
            <translation>Filtrer les appareils</translation>
        </message>
        <message>
            <source>Export the equipment shown</source>
            <translation>Exporter les appareils affichés</translation>
        </message>
</context>
<context>
    <name>DeviceExportStrip</name>
        <message>
            <source>equipment</source>
            <translation>appareils</translation>
        </message>
        <message>
            <source>Writing the file</source>
            <translation>Écriture du fichier</translation>
        </message>
        <message numerus="yes">
            <source>%n device(s) written to %1.</source>
            <translation>
                <numerusform>%n appareil écrit dans %1.</numerusform>
                <numerusform>%n appareils écrits dans %1.</numerusform>
            </translation>
        </message>
        <message>
            <source>CSV files (*.csv)</source>
            <translation>Fichiers CSV (*.csv)</translation>
        </message>
</context>
<context>
    <name>DeviceFacts</name>
        <message>
            <source>Move…</source>
            <translation>Déplacer…</translation>
        </message>
        <message>
            <source>To another location and its customer</source>
            <translation>Vers un autre emplacement et son client</translation>
        </message>
        <message>
            <source>Location</source>
            <translation>Emplacement</translation>
        </message>
        <message>
            <source>Open the location at its customer</source>
            <translation>Ouvrir l’emplacement chez son client</translation>
        </message>
        <message>
            <source>Serial</source>
            <translation>N° de série</translation>
        </message>
        <message>
            <source>MAC</source>
            <translation>MAC</translation>
        </message>
        <message>
            <source>GPON serial</source>
            <translation>Série GPON</translation>
        </message>
        <message>
            <source>ACS serial</source>
            <translation>Série ACS</translation>
        </message>
        <message>
            <source>IP address</source>
            <translation>Adresse IP</translation>
        </message>
        <message>
            <source>Firmware</source>
            <translation>Micrologiciel</translation>
        </message>
        <message>
            <source>Subscription</source>
            <translation>Abonnement</translation>
        </message>
        <message>
            <source>Open the customer&apos;s services</source>
            <translation>Ouvrir les services du client</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>Modifié</translation>
        </message>
        <message>
            <source>Secrets</source>
            <translation>Secrets</translation>
        </message>
</context>
<context>
    <name>DeviceHints</name>
        <message>
            <source>Filter the equipment</source>
            <translation>Filtrer les appareils</translation>
        </message>
        <message>
            <source>Next, previous device</source>
            <translation>Appareil suivant, précédent</translation>
        </message>
        <message>
            <source>Open the customer</source>
            <translation>Ouvrir le client</translation>
        </message>
        <message>
            <source>Move the device</source>
            <translation>Déplacer l’appareil</translation>
        </message>
        <message>
            <source>To the views</source>
            <translation>Aller aux vues</translation>
        </message>
        <message>
            <source>All, active, in stock, defective, returned, without a location</source>
            <translation>Tous, actifs, en stock, défectueux, retournés, sans emplacement</translation>
        </message>
        <message>
            <source>Export the equipment shown</source>
            <translation>Exporter les appareils affichés</translation>
        </message>
        <message>
            <source>Ask how the device is now</source>
            <translation>Demander l’état de l’appareil</translation>
        </message>
        <message>
            <source>Diagnose the device</source>
            <translation>Diagnostiquer l’appareil</translation>
        </message>
        <message>
            <source>The device over the whole page; Esc leads back</source>
            <translation>L’appareil en pleine page ; Échap pour revenir</translation>
        </message>
        <message>
            <source>All devices on the same OLT port</source>
            <translation>Tous les appareils du même port d’OLT</translation>
        </message>
        <message>
            <source>Mark devices: one, a range, all</source>
            <translation>Marquer des appareils : un, une plage, tous</translation>
        </message>
        <message>
            <source>Tag, read again or update the marked devices</source>
            <translation>Étiqueter, relire ou mettre à jour les appareils marqués</translation>
        </message>
        <message>
            <source>Replace the device by another one</source>
            <translation>Remplacer l’appareil par un autre</translation>
        </message>
        <message>
            <source>Read the label on the picture in the clipboard</source>
            <translation>Lire l’étiquette de l’image du presse-papiers</translation>
        </message>
        <message>
            <source>Outages: devices that went silent together; T makes a ticket of one, I a job</source>
            <translation>Pannes : appareils devenus muets ensemble ; T en fait un billet, I une intervention</translation>
        </message>
</context>
<context>
    <name>DeviceMoves</name>
        <message>
            <source>Asking ERPNext…</source>
            <translation>Demande à ERPNext…</translation>
        </message>
        <message>
            <source>ERPNext keeps no changes of equipment (Track Changes is off).</source>
            <translation>ERPNext ne garde pas les modifications des appareils (« Track Changes » est désactivé).</translation>
        </message>
        <message>
            <source>The history may not be read with this account.</source>
            <translation>L’historique ne peut pas être lu avec ce compte.</translation>
        </message>
        <message>
            <source>The history is read from ERPNext; there is no connection now.</source>
            <translation>L’historique se lit dans ERPNext ; il n’y a pas de connexion en ce moment.</translation>
        </message>
        <message>
            <source>It was not moved since it is in ERPNext.</source>
            <translation>Il n’a pas été déplacé depuis qu’il est dans ERPNext.</translation>
        </message>
        <message>
            <source>Moves</source>
            <translation>Déplacements</translation>
        </message>
        <message>
            <source>%1 · %2</source>
            <translation>%1 · %2</translation>
        </message>
        <message>
            <source>All %1</source>
            <translation>Les %1</translation>
        </message>
        <message>
            <source>There are older changes in ERPNext.</source>
            <translation>ERPNext a des modifications plus anciennes.</translation>
        </message>
</context>
<context>
    <name>DevicePane</name>
        <message>
            <source>Open the customer</source>
            <translation>Ouvrir le client</translation>
        </message>
        <message>
            <source>Tickets of the location</source>
            <translation>Billets de l’emplacement</translation>
        </message>
        <message>
            <source>%1 · %2</source>
            <translation>%1 · %2</translation>
        </message>
        <message>
            <source>Open %1 (%2)</source>
            <translation>Ouvrir %1 (%2)</translation>
        </message>
        <message>
            <source>All %1</source>
            <translation>Les %1</translation>
        </message>
        <message>
            <source>The local copy has no device %1. If it is new, it comes with the next synchronisation.</source>
            <translation>La copie locale n’a pas l’appareil %1. S’il est nouveau, il arrive à la prochaine synchronisation.</translation>
        </message>
        <message>
            <source>Not here</source>
            <translation>Pas ici</translation>
        </message>
        <message>
            <source>Replace this device…</source>
            <translation>Remplacer cet appareil…</translation>
        </message>
</context>
<context>
    <name>DevicePlacePicker</name>
        <message>
            <source>Address, customer or location id…</source>
            <translation>Adresse, client ou n° d’emplacement…</translation>
        </message>
        <message>
            <source>Where the device goes</source>
            <translation>Où va l’appareil</translation>
        </message>
        <message>
            <source>no customer</source>
            <translation>aucun client</translation>
        </message>
        <message>
            <source>No location is like this.</source>
            <translation>Aucun emplacement ne correspond.</translation>
        </message>
        <message>
            <source>To no location and no customer</source>
            <translation>Sans emplacement ni client</translation>
        </message>
        <message>
            <source>Searching…</source>
            <translation>Recherche…</translation>
        </message>
</context>
<context>
    <name>DeviceTable</name>
        <message>
            <source>Equipment</source>
            <translation>Appareils</translation>
        </message>
</context>
<context>
    <name>DeviceViewLine</name>
        <message>
            <source>%1, %2</source>
            <translation>%1, %2</translation>
        </message>
</context>
<context>
    <name>DeviceViews</name>
        <message>
            <source>Views of the equipment</source>
            <translation>Vues des appareils</translation>
        </message>
        <message>
            <source>Views</source>
            <translation>Vues</translation>
        </message>
        <message>
            <source>By type</source>
            <translation>Par type</translation>
        </message>
        <message numerus="yes">
            <source>%1 device(s)</source>
            <translation>
                <numerusform>%1 appareil</numerusform>
                <numerusform>%1 appareils</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 device(s) copied, more arriving</source>
            <translation>
                <numerusform>%1 appareil copié, d’autres arrivent</numerusform>
                <numerusform>%1 appareils copiés, d’autres arrivent</numerusform>
            </translation>
        </message>
        <message>
            <source>By the ACS</source>
            <translation>Selon l’ACS</translation>
        </message>
        <message>
            <source>ACS: %1</source>
            <translation>ACS : %1</translation>
        </message>
        <message>
            <source>Asked the ACS</source>
            <translation>ACS interrogé</translation>
        </message>
        <message>
            <source>By OLT port</source>
            <translation>Par port d’OLT</translation>
        </message>
        <message>
            <source>By model</source>
            <translation>Par modèle</translation>
        </message>
</context>
<context>
    <name>DevicesPage</name>
        <message>
            <source>Devices</source>
            <translation>Appareils</translation>
        </message>
        <message>
            <source>No device is like this.</source>
            <translation>Aucun appareil ne correspond.</translation>
        </message>
        <message>
            <source>ERPNext has no equipment that you may see.</source>
            <translation>ERPNext n’a aucun appareil que vous puissiez voir.</translation>
        </message>
        <message>
            <source>Equipment appears here as soon as it is copied from ERPNext.</source>
            <translation>Les appareils apparaissent ici dès qu’ils sont copiés d’ERPNext.</translation>
        </message>
        <message>
            <source>No device</source>
            <translation>Aucun appareil</translation>
        </message>
        <message>
            <source>No equipment yet</source>
            <translation>Pas encore d’appareils</translation>
        </message>
        <message>
            <source>Reading the equipment</source>
            <translation>Lecture des appareils</translation>
        </message>
</context>
<context>
    <name>Dispatch</name>
        <message>
            <source>not confirmed yet</source>
            <translation>pas encore confirmé</translation>
        </message>
        <message>
            <source>not saved</source>
            <translation>non enregistré</translation>
        </message>
        <message>
            <source>changed by somebody else</source>
            <translation>modifié par quelqu’un d’autre</translation>
        </message>
        <message>
            <source>uncertain</source>
            <translation>incertains</translation>
        </message>
        <message>
            <source>Stopped, %1</source>
            <translation>À l’arrêt, %1</translation>
        </message>
        <message>
            <source>Driving, %1</source>
            <translation>En route, %1</translation>
        </message>
        <message>
            <source>No signal, last seen %1</source>
            <translation>Sans signal, vu la dernière fois %1</translation>
        </message>
        <message>
            <source>No position</source>
            <translation>Aucune position</translation>
        </message>
        <message numerus="yes">
            <source>%n job(s), no shift</source>
            <translation>
                <numerusform>%n intervention, hors quart</numerusform>
                <numerusform>%n interventions, hors quart</numerusform>
            </translation>
        </message>
        <message>
            <source>Off</source>
            <translation>Congé</translation>
        </message>
        <message numerus="yes">
            <source>%n job(s)</source>
            <translation>
                <numerusform>%n intervention</numerusform>
                <numerusform>%n interventions</numerusform>
            </translation>
        </message>
        <message>
            <source>Extra shift that cannot be read: %1</source>
            <translation>Quart ajouté illisible : %1</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <translation>%1 à %2</translation>
        </message>
        <message>
            <source>as an assistant</source>
            <translation>en renfort</translation>
        </message>
        <message>
            <source>Installation</source>
            <translation>Installation</translation>
        </message>
        <message>
            <source>Repair</source>
            <translation>Réparation</translation>
        </message>
        <message>
            <source>Maintenance</source>
            <translation>Maintenance</translation>
        </message>
        <message>
            <source>Removal</source>
            <translation>Retrait</translation>
        </message>
        <message>
            <source>Other work</source>
            <translation>Autre intervention</translation>
        </message>
        <message>
            <source>Unassigned</source>
            <translation>Non assignée</translation>
        </message>
        <message>
            <source>Assigned</source>
            <translation>Assignée</translation>
        </message>
        <message>
            <source>In progress</source>
            <translation>En cours</translation>
        </message>
        <message>
            <source>Completed</source>
            <translation>Terminée</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>Annulée</translation>
        </message>
        <message>
            <source>Low priority</source>
            <translation>Priorité basse</translation>
        </message>
        <message>
            <source>Normal priority</source>
            <translation>Priorité normale</translation>
        </message>
        <message>
            <source>High priority</source>
            <translation>Priorité haute</translation>
        </message>
        <message>
            <source>Urgent</source>
            <translation>Urgent</translation>
        </message>
        <message>
            <source>Available</source>
            <translation>Disponible</translation>
        </message>
        <message>
            <source>On a break</source>
            <translation>En pause</translation>
        </message>
        <message>
            <source>Absent</source>
            <translation>Absent</translation>
        </message>
        <message>
            <source>%1 late</source>
            <translation>%1 de retard</translation>
        </message>
        <message>
            <source>Not completed that day</source>
            <translation>Non terminé ce jour-là</translation>
        </message>
        <message>
            <source>Overlaps %1 for %2</source>
            <translation>Chevauche %1 pendant %2</translation>
        </message>
        <message>
            <source>%1 short for the drive to or from %2</source>
            <translation>Il manque %1 pour la route depuis ou vers %2</translation>
        </message>
        <message>
            <source>Does not work on that day</source>
            <translation>Ne travaille pas ce jour-là</translation>
        </message>
        <message>
            <source>%1 outside the shift</source>
            <translation>%1 hors du quart</translation>
        </message>
        <message>
            <source>%1 after the promised window</source>
            <translation>%1 après la plage promise</translation>
        </message>
        <message>
            <source>%1 before the promised window</source>
            <translation>%1 avant la plage promise</translation>
        </message>
        <message>
            <source>Lacks the skill %1</source>
            <translation>N’a pas la compétence %1</translation>
        </message>
        <message>
            <source>%1 at level %2, level %3 needed</source>
            <translation>%1 au niveau %2, niveau %3 exigé</translation>
        </message>
        <message>
            <source>No time set</source>
            <translation>Sans heure</translation>
        </message>
        <message>
            <source>Would begin %1 ago</source>
            <translation>Commencerait il y a %1</translation>
        </message>
        <message>
            <source>Urgent and unassigned</source>
            <translation>Urgent et non assigné</translation>
        </message>
        <message>
            <source>Address without a position</source>
            <translation>Adresse sans position</translation>
        </message>
        <message>
            <source>Assigned to %1, who is not among the technicians</source>
            <translation>Assigné à %1, qui n’est pas parmi les techniciens</translation>
        </message>
        <message>
            <source>unassigned</source>
            <translation>non assigné</translation>
        </message>
        <message>
            <source>undated</source>
            <translation>sans date</translation>
        </message>
        <message>
            <source>no time</source>
            <translation>sans heure</translation>
        </message>
        <message>
            <source>Waiting for ERPNext: %1</source>
            <translation>En attente d’ERPNext : %1</translation>
        </message>
        <message>
            <source>Not saved (%1): %2</source>
            <translation>Non enregistré (%1) : %2</translation>
        </message>
        <message>
            <source>Not saved (%1): somebody else changed this job meanwhile.</source>
            <translation>Non enregistré (%1) : quelqu’un d’autre a modifié cette intervention entre-temps.</translation>
        </message>
        <message>
            <source>Somebody else</source>
            <translation>Quelqu’un d’autre</translation>
        </message>
        <message>
            <source>Not saved (%1): %2 changed this job meanwhile.</source>
            <translation>Non enregistré (%1) : %2 a modifié cette intervention entre-temps.</translation>
        </message>
        <message>
            <source>Not saved (%1): %2 changed it meanwhile to %3.</source>
            <translation>Non enregistré (%1) : %2 l’a changé entre-temps pour %3.</translation>
        </message>
        <message>
            <source>Kept until ERPNext is reached: %1</source>
            <translation>Conservé jusqu’à ce qu’ERPNext réponde : %1</translation>
        </message>
        <message>
            <source>Uncertain whether ERPNext took it (%1). It is read back before anything is sent again.</source>
            <translation>Incertain qu’ERPNext l’ait pris (%1). On le relit avant de renvoyer quoi que ce soit.</translation>
        </message>
        <message>
            <source>Not saved (%1): this job was deleted or renamed meanwhile.</source>
            <translation>Non enregistré (%1) : cette intervention a été supprimée ou renommée entre-temps.</translation>
        </message>
        <message>
            <source>%1 long</source>
            <translation>durée %1</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>%1, %2 of %3</source>
            <translation>%1, %2 sur %3</translation>
        </message>
        <message>
            <source>Late</source>
            <translation>En retard</translation>
        </message>
        <message>
            <source>Long on site</source>
            <translation>Longtemps sur place</translation>
        </message>
        <message>
            <source>No signal</source>
            <translation>Sans signal</translation>
        </message>
        <message>
            <source>Overlapping</source>
            <translation>Se chevauchent</translation>
        </message>
        <message>
            <source>Urgent, unassigned</source>
            <translation>Urgent, non assigné</translation>
        </message>
        <message>
            <source>Without a date</source>
            <translation>Sans date</translation>
        </message>
        <message>
            <source>selected</source>
            <translation>sélectionnée</translation>
        </message>
        <message numerus="yes">
            <source>%n minute(s) late</source>
            <translation>
                <numerusform>%n minute de retard</numerusform>
                <numerusform>%n minutes de retard</numerusform>
            </translation>
        </message>
        <message>
            <source>conflicts with %1</source>
            <translation>en conflit avec %1</translation>
        </message>
        <message>
            <source>The receiver itself calls it invalid</source>
            <translation>Le récepteur lui-même la dit invalide</translation>
        </message>
        <message>
            <source>At 0, 0: a receiver without satellites</source>
            <translation>À 0, 0 : un récepteur sans satellites</translation>
        </message>
        <message>
            <source>Dated %1 ahead</source>
            <translation>Datée de %1 dans le futur</translation>
        </message>
        <message>
            <source>Known to ±%1 only</source>
            <translation>Connue à ±%1 près seulement</translation>
        </message>
        <message numerus="yes">
            <source>The same fix again, %n time(s)</source>
            <translation>
                <numerusform>La même position de nouveau, %n fois</numerusform>
                <numerusform>La même position de nouveau, %n fois</numerusform>
            </translation>
        </message>
        <message>
            <source>Came late: not newer than the one before</source>
            <translation>Arrivée en retard : pas plus récente que la précédente</translation>
        </message>
        <message>
            <source>Too far from the one before: nobody drives that fast</source>
            <translation>Trop loin de la précédente : personne ne roule aussi vite</translation>
        </message>
        <message>
            <source>arrived between %1 and %2</source>
            <translation>arrivée entre %1 et %2</translation>
        </message>
        <message>
            <source>arrived %1</source>
            <translation>arrivée à %1</translation>
        </message>
        <message>
            <source>there from the first fix on, %1</source>
            <translation>là dès la première position, %1</translation>
        </message>
        <message>
            <source>on site %1</source>
            <translation>sur place %1</translation>
        </message>
        <message>
            <source>left between %1 and %2</source>
            <translation>départ entre %1 et %2</translation>
        </message>
        <message>
            <source>arrived %1, on site %2</source>
            <translation>arrivée à %1, sur place %2</translation>
        </message>
        <message>
            <source>there since %1 or earlier</source>
            <translation>là depuis %1 ou plus tôt</translation>
        </message>
        <message>
            <source>left %1</source>
            <translation>départ à %1</translation>
        </message>
        <message numerus="yes">
            <source>%n stop(s)</source>
            <translation>
                <numerusform>%n arrêt</numerusform>
                <numerusform>%n arrêts</numerusform>
            </translation>
        </message>
        <message>
            <source>At %1&apos;s place</source>
            <translation>Chez %1</translation>
        </message>
        <message>
            <source>At %1&apos;s place about %2</source>
            <translation>Chez %1 vers %2</translation>
        </message>
        <message>
            <source>At %1&apos;s place about %2, if they leave now</source>
            <translation>Chez %1 vers %2 en partant maintenant</translation>
        </message>
        <message>
            <source>%1 arrived here at %2.</source>
            <translation>Arrivée de %1 ici à %2.</translation>
        </message>
        <message>
            <source>%1 is here, since %2 or earlier.</source>
            <translation>%1 se trouve ici depuis %2 ou plus tôt.</translation>
        </message>
        <message>
            <source>%1 left here at %2, after %3.</source>
            <translation>Départ de %1 à %2, après %3 sur place.</translation>
        </message>
        <message>
            <source>Set to completed</source>
            <translation>Marquer terminée</translation>
        </message>
        <message>
            <source>Set to in progress</source>
            <translation>Marquer en cours</translation>
        </message>
        <message>
            <source>Assistant %1: %2</source>
            <extracomment>%1 is the name of a technician who helps, %2 what is wrong with that</extracomment>
            <translation>%1, en renfort : %2</translation>
        </message>
        <message>
            <source>Not there for %1 of it</source>
            <translation>Absent pendant %1</translation>
        </message>
        <message>
            <source>%1 during the break</source>
            <translation>%1 pendant la pause</translation>
        </message>
        <message>
            <source>Only on call for %1 of it, and this is not urgent</source>
            <translation>Seulement de garde pendant %1, et ce n’est pas urgent</translation>
        </message>
        <message>
            <source>%1 to drive, at most %2 allowed</source>
            <translation>%1 de route, maximum %2</translation>
        </message>
        <message>
            <source>%1 km from home, at most %2 km allowed</source>
            <translation>À %1 km du domicile, maximum %2 km</translation>
        </message>
        <message>
            <source>Lies in %1, another region</source>
            <translation>Dans %1, une autre région</translation>
        </message>
        <message>
            <source>Waits for %1, which is neither done nor planned</source>
            <translation>Attend %1, qui n’est ni fait ni planifié</translation>
        </message>
        <message>
            <source>Waits for %1, which ends %2 later</source>
            <translation>Attend %1, qui finit %2 plus tard</translation>
        </message>
        <message>
            <source>%1 waits for this and begins %2 too early</source>
            <translation>%1 attend cette intervention et commence %2 trop tôt</translation>
        </message>
        <message>
            <source>Nobody at home for %1 of it, say the notes</source>
            <translation>Personne à la maison pendant %1, selon les notes</translation>
        </message>
        <message>
            <source>Will be %1 after the promised window</source>
            <translation>Aura lieu %1 après la plage promise</translation>
        </message>
        <message>
            <source>Told otherwise</source>
            <translation>Annoncée autrement</translation>
        </message>
        <message>
            <source>changed since it was told: was %1</source>
            <translation>changée depuis l’annonce : était %1</translation>
        </message>
        <message>
            <source>changed since it was told: was with another technician</source>
            <translation>changée depuis l’annonce : était chez un autre technicien</translation>
        </message>
        <message>
            <source>no longer pinned</source>
            <translation>plus épinglée</translation>
        </message>
        <message>
            <source>nobody was told yet</source>
            <translation>personne n’a encore été prévenu</translation>
        </message>
        <message>
            <source>pinned</source>
            <translation>épinglée</translation>
        </message>
        <message>
            <source>taken away, and not told yet</source>
            <translation>retirée, et pas encore annoncé</translation>
        </message>
        <message>
            <source>told</source>
            <translation>annoncée</translation>
        </message>
</context>
<context>
    <name>DispatchHints</name>
        <message>
            <source>Dispatch</source>
            <translation>Répartition</translation>
        </message>
        <message>
            <source>Arrows</source>
            <translation>Flèches</translation>
        </message>
        <message>
            <source>Go to the next job or technician</source>
            <translation>Aller à l’intervention ou au technicien suivant</translation>
        </message>
        <message>
            <source>Alt+Arrows</source>
            <translation>Alt+Flèches</translation>
        </message>
        <message>
            <source>Assign…</source>
            <translation>Assigner…</translation>
        </message>
        <message>
            <source>U or Delete</source>
            <translation>U ou Suppr</translation>
        </message>
        <message>
            <source>Unassign</source>
            <translation>Retirer l’assignation</translation>
        </message>
        <message>
            <source>Change date…</source>
            <translation>Changer la date…</translation>
        </message>
        <message>
            <source>Send a failed change again</source>
            <translation>Renvoyer un changement échoué</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Filter jobs by text</source>
            <translation>Filtrer les interventions par texte</translation>
        </message>
        <message>
            <source>Filter by kind of work</source>
            <translation>Filtrer par type d’intervention</translation>
        </message>
        <message>
            <source>Go to today</source>
            <translation>Aller à aujourd’hui</translation>
        </message>
        <message>
            <source>Page Up, Page Down</source>
            <translation>Page préc., Page suiv.</translation>
        </message>
        <message>
            <source>Previous or next day</source>
            <translation>Jour précédent ou suivant</translation>
        </message>
        <message>
            <source>Go to the jobs to look at</source>
            <translation>Aller aux interventions à vérifier</translation>
        </message>
        <message>
            <source>Alt+Shift+Left, Right</source>
            <translation>Alt+Maj+Gauche, Droite</translation>
        </message>
        <message>
            <source>Copy the job</source>
            <translation>Copier l’intervention</translation>
        </message>
        <message>
            <source>Ctrl+Arrows, Ctrl+Space</source>
            <translation>Ctrl+Flèches, Ctrl+Espace</translation>
        </message>
        <message>
            <source>Exchange the day with another technician</source>
            <translation>Échanger la journée avec un autre technicien</translation>
        </message>
        <message>
            <source>F8, Shift+F8</source>
            <translation>F8, Maj+F8</translation>
        </message>
        <message>
            <source>Go on without marking, mark this one</source>
            <translation>Avancer sans sélectionner, sélectionner celle-ci</translation>
        </message>
        <message>
            <source>Go to the kinds to look at</source>
            <translation>Aller aux sortes d’exceptions</translation>
        </message>
        <message>
            <source>Make the job shorter or longer</source>
            <translation>Raccourcir ou allonger l’intervention</translation>
        </message>
        <message>
            <source>Mark all jobs of the day</source>
            <translation>Sélectionner toutes les interventions du jour</translation>
        </message>
        <message>
            <source>Mark several jobs</source>
            <translation>Sélectionner plusieurs interventions</translation>
        </message>
        <message>
            <source>Move the job along the grid or to another technician</source>
            <translation>Déplacer l’intervention sur la grille ou vers un autre technicien</translation>
        </message>
        <message>
            <source>Next change of while you were away</source>
            <translation>Changement suivant pendant votre absence</translation>
        </message>
        <message>
            <source>Next or previous to look at</source>
            <translation>À regarder : suivante ou précédente</translation>
        </message>
        <message>
            <source>Order and rows</source>
            <translation>Ordre et lignes</translation>
        </message>
        <message>
            <source>Pause the technician, or back</source>
            <translation>Mettre le technicien en pause, ou le reprendre</translation>
        </message>
        <message>
            <source>Shift+Arrows</source>
            <translation>Maj+Flèches</translation>
        </message>
        <message>
            <source>Show fewer or more hours, show the whole day</source>
            <translation>Montrer moins ou plus d’heures, toute la journée</translation>
        </message>
        <message>
            <source>Split the job in two</source>
            <translation>Scinder l’intervention en deux</translation>
        </message>
        <message>
            <source>Week or month, and back to the day</source>
            <translation>Semaine ou mois, et retour au jour</translation>
        </message>
        <message>
            <source>Zoom the map</source>
            <translation>Zoomer la carte</translation>
        </message>
        <message>
            <source>Wall view: the map and what needs somebody, full screen</source>
            <translation>Vue murale : la carte et ce qui demande quelqu’un, en plein écran</translation>
        </message>
        <message>
            <source>Show or hide the trail of the day</source>
            <translation>Afficher ou masquer le trajet du jour</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>Espace</translation>
        </message>
        <message>
            <source>Play the trail, or pause</source>
            <translation>Lire le trajet, ou mettre en pause</translation>
        </message>
        <message>
            <source>Go to the stop before or after</source>
            <translation>Aller à l’arrêt précédent ou suivant</translation>
        </message>
        <message>
            <source>Suggest places for the job…</source>
            <translation>Suggérer des places pour l’intervention…</translation>
        </message>
        <message>
            <source>Plan the day…</source>
            <translation>Planifier la journée…</translation>
        </message>
        <message>
            <source>Shift+T</source>
            <translation>Maj+T</translation>
        </message>
        <message>
            <source>New jobs from a template…</source>
            <translation>Nouvelles interventions d’après un modèle…</translation>
        </message>
        <message>
            <source>Shift+R</source>
            <translation>Maj+R</translation>
        </message>
        <message>
            <source>Repeat the job…</source>
            <translation>Répéter l’intervention…</translation>
        </message>
        <message>
            <source>Shift+C</source>
            <translation>Maj+C</translation>
        </message>
        <message>
            <source>Colour by technician, type of work or state</source>
            <translation>Couleurs par technicien, type de travail ou état</translation>
        </message>
        <message>
            <source>Pin the job to its place, or take the pin out</source>
            <translation>Épingler l’intervention à sa place, ou retirer l’épingle</translation>
        </message>
        <message>
            <source>Publish: tell technicians where their jobs are…</source>
            <translation>Publier : prévenir les techniciens de leurs interventions…</translation>
        </message>
        <message>
            <source>Calendar file of the jobs…</source>
            <translation>Fichier de calendrier des interventions…</translation>
        </message>
        <message>
            <source>Print the day of the technician, or of everybody…</source>
            <translation>Imprimer la journée du technicien, ou de tous…</translation>
        </message>
        <message>
            <source>Saved views…</source>
            <translation>Vues enregistrées…</translation>
        </message>
        <message>
            <source>What can be done here on the map: the nearest free technician, measuring</source>
            <translation>Ce qui peut se faire ici sur la carte : le technicien libre le plus proche, mesurer</translation>
        </message>
        <message>
            <source>Shift+V</source>
            <translation>Maj+V</translation>
        </message>
        <message>
            <source>Ctrl+Shift+C</source>
            <translation>Ctrl+Maj+C</translation>
        </message>
</context>
<context>
    <name>DispatchPage</name>
        <message>
            <source>Dispatch</source>
            <translation>Répartition</translation>
        </message>
        <message>
            <source>Opening the day</source>
            <translation>Ouverture de la journée</translation>
        </message>
</context>
<context>
    <name>DraftDelegate</name>
        <message>
            <source>Damaged draft %1</source>
            <translation>Brouillon endommagé %1</translation>
        </message>
        <message>
            <source>Without a name</source>
            <translation>Sans nom</translation>
        </message>
        <message>
            <source>No subject yet</source>
            <translation>Pas encore d’objet</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s)</source>
            <translation>
                <numerusform>%n ligne</numerusform>
                <numerusform>%n lignes</numerusform>
            </translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>Continuer</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Retirer</translation>
        </message>
</context>
<context>
    <name>DraftList</name>
        <message>
            <source>Undo</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>“%1” was removed.</source>
            <translation>« %1 » a été retirée.</translation>
        </message>
        <message>
            <source>New campaign</source>
            <translation>Nouvelle campagne</translation>
        </message>
        <message>
            <source>Open a campaign file…</source>
            <translation>Ouvrir un fichier de campagne…</translation>
        </message>
        <message>
            <source>Campaigns being written</source>
            <translation>Campagnes en rédaction</translation>
        </message>
        <message>
            <source>A campaign that is being written stays here until it is sent, whatever happens to this computer.</source>
            <translation>Une campagne en rédaction reste ici jusqu’à son envoi, même si l’application est interrompue.</translation>
        </message>
        <message>
            <source>No campaign is being written</source>
            <translation>Aucune campagne en rédaction</translation>
        </message>
</context>
<context>
    <name>DragGhost</name>
        <message>
            <source>Unassign</source>
            <translation>Retirer l’assignation</translation>
        </message>
        <message>
            <source>Drop on a technician or a time</source>
            <translation>Déposer sur un technicien ou une heure</translation>
        </message>
</context>
<context>
    <name>DuplicateSheet</name>
        <message>
            <source>%1 is a duplicate of…</source>
            <translation>%1 est un doublon de…</translation>
        </message>
        <message>
            <source>%1 becomes part of %2 and is closed; a note on both says so. Its messages stay on it: ERPNext moves none.</source>
            <translation>%1 devient une partie de %2 et est fermé ; une note le dit sur les deux. Ses messages y restent : ERPNext n’en déplace aucun.</translation>
        </message>
        <message>
            <source>Choose the ticket that is kept. Messages stay where they are: ERPNext moves none.</source>
            <translation>Choisir le billet à garder. Les messages restent où ils sont : ERPNext n’en déplace aucun.</translation>
        </message>
        <message>
            <source>Close as a duplicate</source>
            <translation>Fermer comme doublon</translation>
        </message>
        <message>
            <source>Words of the subject, or a number</source>
            <translation>Mots de l’objet, ou un numéro</translation>
        </message>
        <message>
            <source>Tickets</source>
            <translation>Billets</translation>
        </message>
        <message>
            <source>No ticket like this</source>
            <translation>Aucun billet de ce genre</translation>
        </message>
</context>
<context>
    <name>EditableRow</name>
        <message>
            <source>Press Enter to edit</source>
            <translation>Appuyer sur Entrée pour modifier</translation>
        </message>
        <message>
            <source>Saving</source>
            <translation>Enregistrement</translation>
        </message>
        <message>
            <source>%1 changed this meanwhile</source>
            <translation>%1 a modifié ceci entre-temps</translation>
        </message>
        <message>
            <source>A colleague changed this meanwhile</source>
            <translation>Un collègue a modifié ceci entre-temps</translation>
        </message>
        <message>
            <source>Yours: %1</source>
            <translation>Votre valeur : %1</translation>
        </message>
        <message>
            <source>Theirs: %1</source>
            <translation>Sa valeur : %1</translation>
        </message>
        <message>
            <source>Keep mine</source>
            <translation>Garder la mienne</translation>
        </message>
        <message>
            <source>Take theirs</source>
            <translation>Prendre la sienne</translation>
        </message>
        <message>
            <source>Deleted or renamed at the server meanwhile</source>
            <translation>Supprimé ou renommé sur le serveur entre-temps</translation>
        </message>
        <message>
            <source>Look again</source>
            <translation>Vérifier de nouveau</translation>
        </message>
        <message>
            <source>Give up mine</source>
            <translation>Abandonner la mienne</translation>
        </message>
</context>
<context>
    <name>EditorHeader</name>
        <message>
            <source>Back</source>
            <translation>Reculer</translation>
        </message>
        <message>
            <source>Back to the campaigns</source>
            <translation>Retour aux campagnes</translation>
        </message>
        <message>
            <source>Campaigns being written</source>
            <translation>Campagnes en rédaction</translation>
        </message>
        <message>
            <source>Name of the campaign</source>
            <translation>Nom de la campagne</translation>
        </message>
        <message>
            <source>Audience</source>
            <translation>Public</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>Message</translation>
        </message>
        <message>
            <source>Check</source>
            <translation>Vérification</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>Envoi</translation>
        </message>
        <message>
            <source>Draft saved at %1</source>
            <translation>Brouillon enregistré à %1</translation>
        </message>
        <message>
            <source>Saving…</source>
            <translation>Enregistrement…</translation>
        </message>
        <message>
            <source>Save as a campaign file</source>
            <translation>Enregistrer comme fichier de campagne</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Suivant</translation>
        </message>
        <message>
            <source>To the next step</source>
            <translation>À l’étape suivante</translation>
        </message>
</context>
<context>
    <name>EditorWords</name>
        <message>
            <source>valid</source>
            <translation>valide</translation>
        </message>
        <message>
            <source>nothing stands before the @</source>
            <translation>rien avant le @</translation>
        </message>
        <message>
            <source>nothing stands behind the @</source>
            <translation>rien après le @</translation>
        </message>
        <message>
            <source>two dots in a row</source>
            <translation>deux points de suite</translation>
        </message>
        <message>
            <source>a dot where none may stand</source>
            <translation>un point mal placé</translation>
        </message>
        <message>
            <source>a hyphen where none may stand</source>
            <translation>un trait d’union mal placé</translation>
        </message>
        <message>
            <source>a blank inside</source>
            <translation>une espace à l’intérieur</translation>
        </message>
        <message>
            <source>a sign that no domain has</source>
            <translation>un signe qu’aucun domaine ne contient</translation>
        </message>
        <message>
            <source>too long</source>
            <translation>trop longue</translation>
        </message>
        <message>
            <source>the domain has no dot</source>
            <translation>le domaine n’a pas de point</translation>
        </message>
        <message>
            <source>the domain ends in a number</source>
            <translation>le domaine finit par un nombre</translation>
        </message>
        <message>
            <source>a sign that no address has</source>
            <translation>un signe qu’aucune adresse ne contient</translation>
        </message>
        <message>
            <source>not an address (%1)</source>
            <translation>ce n’est pas une adresse (%1)</translation>
        </message>
        <message>
            <source>No e-mail address</source>
            <translation>Aucune adresse courriel</translation>
        </message>
        <message>
            <source>Bad address: %1</source>
            <translation>Mauvaise adresse : %1</translation>
        </message>
        <message>
            <source>Several addresses, left out by the rule</source>
            <translation>Plusieurs adresses, exclu par la règle</translation>
        </message>
        <message>
            <source>Same address as line %1</source>
            <translation>Même adresse que la ligne %1</translation>
        </message>
        <message>
            <source>Same address as another row</source>
            <translation>Même adresse qu’une autre ligne</translation>
        </message>
        <message>
            <source>Excluded by hand</source>
            <translation>Exclu à la main</translation>
        </message>
        <message>
            <source>no match</source>
            <translation>aucun rapprochement</translation>
        </message>
        <message>
            <source>chosen by hand</source>
            <translation>choisi à la main</translation>
        </message>
        <message>
            <source>customer number</source>
            <translation>numéro de client</translation>
        </message>
        <message>
            <source>e-mail</source>
            <translation>courriel</translation>
        </message>
        <message>
            <source>phone</source>
            <translation>téléphone</translation>
        </message>
        <message>
            <source>civic number and postal code</source>
            <translation>numéro civique et code postal</translation>
        </message>
        <message>
            <source>Variable</source>
            <translation>Variable</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>Courriel</translation>
        </message>
        <message>
            <source>First name</source>
            <translation>Prénom</translation>
        </message>
        <message>
            <source>Last name</source>
            <translation>Nom de famille</translation>
        </message>
        <message>
            <source>Full name</source>
            <translation>Nom complet</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>Téléphone</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Langue</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Adresse</translation>
        </message>
        <message>
            <source>City</source>
            <translation>Ville</translation>
        </message>
        <message>
            <source>Postal code</source>
            <translation>Code postal</translation>
        </message>
        <message>
            <source>Customer number</source>
            <translation>Numéro de client</translation>
        </message>
        <message>
            <source>Gift link</source>
            <translation>Lien-cadeau</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>Montant</translation>
        </message>
        <message>
            <source>Blanks and invisible signs</source>
            <translation>Espaces et signes invisibles</translation>
        </message>
        <message>
            <source>Compound names</source>
            <translation>Noms composés</translation>
        </message>
        <message>
            <source>Capitals</source>
            <translation>Majuscules</translation>
        </message>
        <message>
            <source>Accents</source>
            <translation>Accents</translation>
        </message>
        <message>
            <source>Subject</source>
            <translation>Objet</translation>
        </message>
        <message>
            <source>HTML</source>
            <translation>HTML</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Texte</translation>
        </message>
        <message>
            <source>Unsubscribe address</source>
            <translation>Adresse de désabonnement</translation>
        </message>
        <message>
            <source>From</source>
            <translation>De</translation>
        </message>
        <message>
            <source>Reply to</source>
            <translation>Répondre à</translation>
        </message>
        <message>
            <source>English</source>
            <translation>anglais</translation>
        </message>
        <message>
            <source>French</source>
            <translation>français</translation>
        </message>
        <message>
            <source>%1 cannot be written to</source>
            <translation>On ne peut pas écrire à %1</translation>
        </message>
        <message>
            <source>%1 is there twice</source>
            <translation>%1 s’y trouve deux fois</translation>
        </message>
        <message>
            <source>%1 is probably %2</source>
            <translation>%1 est probablement %2</translation>
        </message>
        <message>
            <source>No row has the variable {{%1}}</source>
            <translation>Aucune ligne n’a la variable {{%1}}</translation>
        </message>
        <message>
            <source>{{%1}} is empty where it would be printed</source>
            <translation>{{%1}} est vide là où elle serait écrite</translation>
        </message>
        <message>
            <source>The section {{#%1}} is never shown: no row has the variable</source>
            <translation>La section {{#%1}} n’est jamais montrée : aucune ligne n’a la variable</translation>
        </message>
        <message>
            <source>{{{%1}}} lets a value be HTML</source>
            <translation>{{{%1}}} laisse une valeur être du HTML</translation>
        </message>
        <message>
            <source>%1: nothing in this language, the other one is sent</source>
            <translation>%1 : rien dans cette langue, l’autre est envoyée</translation>
        </message>
        <message>
            <source>The subject is empty</source>
            <translation>L’objet est vide</translation>
        </message>
        <message>
            <source>Nothing can be read without HTML</source>
            <translation>On ne peut rien lire sans HTML</translation>
        </message>
        <message>
            <source>The text part is made from the HTML</source>
            <translation>La partie texte est tirée du HTML</translation>
        </message>
        <message>
            <source>The mail is too large: %1</source>
            <translation>Le courriel est trop gros : %1</translation>
        </message>
        <message>
            <source>Gmail cuts the mail off: the HTML has %1</source>
            <translation>Gmail coupe le courriel : le HTML fait %1</translation>
        </message>
        <message>
            <source>There is no unsubscribe address</source>
            <translation>Il n’y a pas d’adresse de désabonnement</translation>
        </message>
        <message>
            <source>Unsubscribing takes a mail instead of one click</source>
            <translation>Se désabonner demande un courriel au lieu d’un clic</translation>
        </message>
        <message>
            <source>The unsubscribe address is nowhere in the text</source>
            <translation>L’adresse de désabonnement n’est nulle part dans le texte</translation>
        </message>
        <message>
            <source>A link is broken: %1</source>
            <translation>Un lien est brisé : %1</translation>
        </message>
        <message>
            <source>An image has no text in its place: %1</source>
            <translation>Une image n’a pas de texte de remplacement : %1</translation>
        </message>
        <message>
            <source>An image will not be shown: %1</source>
            <translation>Une image ne sera pas affichée : %1</translation>
        </message>
        <message>
            <source>Correct the name, add a column, or give it a value for the campaign.</source>
            <translation>Corriger le nom, ajouter une colonne, ou lui donner une valeur pour la campagne.</translation>
        </message>
        <message>
            <source>Fill the column, give the campaign a value, or put it into a section.</source>
            <translation>Remplir la colonne, donner une valeur à la campagne, ou la mettre dans une section.</translation>
        </message>
        <message>
            <source>Add alt="…"; many mail programs show no images at first.</source>
            <translation>Ajouter alt="…" ; bien des logiciels de courriel ne montrent d’abord aucune image.</translation>
        </message>
        <message>
            <source>Large mail providers refuse bulk mail without one.</source>
            <translation>Les grands fournisseurs refusent les envois de masse qui n’en ont pas.</translation>
        </message>
        <message>
            <source>RFC 8058 asks for an https: address.</source>
            <translation>La RFC 8058 demande une adresse https:.</translation>
        </message>
        <message>
            <source>Put {{unsubscribe_url}} into the text.</source>
            <translation>Mettre {{unsubscribe_url}} dans le texte.</translation>
        </message>
        <message>
            <source>Correct or exclude the row.</source>
            <translation>Corriger ou exclure la ligne.</translation>
        </message>
        <message>
            <source>{{ is never closed by }}</source>
            <translation>{{ n’est jamais fermé par }}</translation>
        </message>
        <message>
            <source>{{{ is never closed by }}}</source>
            <translation>{{{ n’est jamais fermé par }}}</translation>
        </message>
        <message>
            <source>{{ }} names no variable</source>
            <translation>{{ }} ne nomme aucune variable</translation>
        </message>
        <message>
            <source>the section {{#%1}} is never closed</source>
            <translation>la section {{#%1}} n’est jamais fermée</translation>
        </message>
        <message>
            <source>{{%1}} is no name of a variable</source>
            <translation>{{%1}} n’est pas un nom de variable</translation>
        </message>
        <message>
            <source>{{/%1}} closes no section</source>
            <translation>{{/%1}} ne ferme aucune section</translation>
        </message>
        <message>
            <source>{{&gt; }} includes another template; that is not supported</source>
            <translation>{{&gt; }} inclut un autre gabarit ; cela n’est pas possible ici</translation>
        </message>
        <message>
            <source>{{= =}} changes the delimiters; that is not supported</source>
            <translation>{{= =}} change les délimiteurs ; cela n’est pas possible ici</translation>
        </message>
        <message>
            <source>leads nowhere</source>
            <translation>ne mène nulle part</translation>
        </message>
        <message>
            <source>has a blank inside</source>
            <translation>contient une espace</translation>
        </message>
        <message>
            <source>holds no address</source>
            <translation>ne contient pas d’adresse</translation>
        </message>
        <message>
            <source>holds no number</source>
            <translation>ne contient pas de numéro</translation>
        </message>
        <message>
            <source>does not begin with https://</source>
            <translation>ne commence pas par https://</translation>
        </message>
        <message>
            <source>names no site</source>
            <translation>ne nomme aucun site</translation>
        </message>
        <message>
            <source>no attachment has this content id</source>
            <translation>aucune pièce jointe n’a cet identifiant</translation>
        </message>
        <message>
            <source>is no address on the web</source>
            <translation>n’est pas une adresse sur le Web</translation>
        </message>
        <message>
            <source>mail programs do not show images inside the text; attach it</source>
            <translation>les logiciels de courriel ne montrent pas les images placées dans le texte ; la joindre</translation>
        </message>
        <message>
            <source>must begin with https:// or mailto:</source>
            <translation>doit commencer par https:// ou mailto:</translation>
        </message>
        <message>
            <source>holds no address behind mailto:</source>
            <translation>ne contient pas d’adresse après mailto:</translation>
        </message>
        <message>
            <source>may hold visible ASCII signs only, without &lt; &gt; and comma</source>
            <translation>ne peut contenir que des signes ASCII visibles, sans &lt; &gt; ni virgule</translation>
        </message>
        <message>
            <source>line %1</source>
            <translation>ligne %1</translation>
        </message>
        <message>
            <source>: </source>
            <comment>between a place and what is wrong there</comment>
            <translation>:</translation>
        </message>
        <message>
            <source>an address to send from is needed</source>
            <translation>il faut une adresse d’expédition</translation>
        </message>
        <message>
            <source>The unsubscribe address is none: %1</source>
            <translation>L’adresse de désabonnement n’en est pas une : %1</translation>
        </message>
        <message>
            <source>lacks the two slashes behind %1:</source>
            <translation>n’a pas les deux barres après %1:</translation>
        </message>
        <message>
            <source>is longer than %1 signs</source>
            <translation>dépasse %1 caractères</translation>
        </message>
        <message>
            <source>“%1” is neither French nor English: %2 is sent</source>
            <translation>« %1 » n’est ni le français ni l’anglais : envoi en %2</translation>
        </message>
        <message>
            <source>Attachment</source>
            <translation>Pièce jointe</translation>
        </message>
        <message>
            <source>the attachment &quot;%1&quot; has no good content type</source>
            <translation>la pièce jointe « %1 » n’a pas de type de contenu valable</translation>
        </message>
        <message>
            <source>the attachment &quot;%1&quot; has no good content id</source>
            <translation>la pièce jointe « %1 » n’a pas d’identifiant de contenu valable</translation>
        </message>
</context>
<context>
    <name>ErrorBanner</name>
        <message>
            <source>Try again</source>
            <translation>Réessayer</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Détails</translation>
        </message>
        <message>
            <source>Dismiss</source>
            <translation>Fermer</translation>
        </message>
</context>
<context>
    <name>ErrorText</name>
        <message>
            <source>The server could not be reached.</source>
            <translation>Le serveur est injoignable.</translation>
        </message>
        <message>
            <source>Nothing was sent; what is shown is the local copy.</source>
            <translation>Rien n’a été envoyé ; ce qui est affiché vient de la copie locale.</translation>
        </message>
        <message>
            <source>Check the network or the VPN; FibreDesk tries again by itself.</source>
            <translation>Vérifier le réseau ou le RPV ; FibreDesk réessaie de lui-même.</translation>
        </message>
        <message>
            <source>The server did not answer in time.</source>
            <translation>Le serveur n’a pas répondu à temps.</translation>
        </message>
        <message>
            <source>It may be overloaded; nothing was changed.</source>
            <translation>Il est peut-être surchargé ; rien n’a été modifié.</translation>
        </message>
        <message>
            <source>Try again in a moment.</source>
            <translation>Réessayer dans un instant.</translation>
        </message>
        <message>
            <source>The operation was cancelled.</source>
            <translation>L’opération a été annulée.</translation>
        </message>
        <message>
            <source>The connection is not secure.</source>
            <translation>La connexion n’est pas sûre.</translation>
        </message>
        <message>
            <source>The server's certificate was refused, so nothing was sent.</source>
            <translation>Le certificat du serveur a été refusé, rien n’a donc été envoyé.</translation>
        </message>
        <message>
            <source>Check the clock of this computer and the certificate authority of the profile.</source>
            <translation>Vérifier l’horloge de cet ordinateur et l’autorité de certification du profil.</translation>
        </message>
        <message>
            <source>The server does not accept these credentials.</source>
            <translation>Le serveur n’accepte pas ces identifiants.</translation>
        </message>
        <message>
            <source>The key or the session has expired or is wrong.</source>
            <translation>La clé ou la session est expirée ou erronée.</translation>
        </message>
        <message>
            <source>Sign in again or replace the key of the profile.</source>
            <translation>Ouvrir une nouvelle session ou remplacer la clé du profil.</translation>
        </message>
        <message>
            <source>You do not have the right to do this.</source>
            <translation>Vous n’avez pas le droit de faire ceci.</translation>
        </message>
        <message>
            <source>Your account was recognised; its role is missing a permission.</source>
            <translation>Votre compte est reconnu ; il manque une permission à son rôle.</translation>
        </message>
        <message>
            <source>Ask an administrator for the permission.</source>
            <translation>Demander la permission à un administrateur.</translation>
        </message>
        <message>
            <source>This no longer exists on the server.</source>
            <translation>Ceci n’existe plus sur le serveur.</translation>
        </message>
        <message>
            <source>Somebody deleted or renamed it.</source>
            <translation>Quelqu’un l’a supprimé ou renommé.</translation>
        </message>
        <message>
            <source>Refresh the page.</source>
            <translation>Actualiser la page.</translation>
        </message>
        <message>
            <source>A colleague changed this meanwhile.</source>
            <translation>Un collègue a modifié ceci entre-temps.</translation>
        </message>
        <message>
            <source>Your change was not saved, theirs was kept.</source>
            <translation>Votre changement n’a pas été enregistré, le sien a été conservé.</translation>
        </message>
        <message>
            <source>Look at their change, then decide again.</source>
            <translation>Regarder son changement, puis décider à nouveau.</translation>
        </message>
        <message>
            <source>The server refused the content.</source>
            <translation>Le serveur a refusé le contenu.</translation>
        </message>
        <message>
            <source>Nothing was saved.</source>
            <translation>Rien n’a été enregistré.</translation>
        </message>
        <message>
            <source>Correct what it names and submit again.</source>
            <translation>Corriger ce qu’il nomme et soumettre à nouveau.</translation>
        </message>
        <message>
            <source>The server asks to slow down.</source>
            <translation>Le serveur demande de ralentir.</translation>
        </message>
        <message>
            <source>Too many requests in a short time.</source>
            <translation>Trop de requêtes en peu de temps.</translation>
        </message>
        <message numerus="yes">
            <source>Try again in %n second(s).</source>
            <translation>
                <numerusform>Réessayer dans %n seconde.</numerusform>
                <numerusform>Réessayer dans %n secondes.</numerusform>
            </translation>
        </message>
        <message>
            <source>The server failed.</source>
            <translation>Le serveur a échoué.</translation>
        </message>
        <message>
            <source>The fault is on its side; its words are below.</source>
            <translation>La faute est de son côté ; ses mots sont ci-dessous.</translation>
        </message>
        <message>
            <source>Try again; if it stays, pass on the details.</source>
            <translation>Réessayer ; si cela persiste, transmettre les détails.</translation>
        </message>
        <message>
            <source>The answer was not what was expected.</source>
            <translation>La réponse n’est pas celle attendue.</translation>
        </message>
        <message>
            <source>A page or a cut answer came instead of data, often from a proxy in between.</source>
            <translation>Une page ou une réponse coupée est arrivée au lieu des données, souvent d’un mandataire intermédiaire.</translation>
        </message>
        <message>
            <source>Check the address in the profile; try again in a moment.</source>
            <translation>Vérifier l’adresse dans le profil ; réessayer dans un instant.</translation>
        </message>
        <message>
            <source>It is not certain whether this was done.</source>
            <translation>Il n’est pas certain que ceci ait été fait.</translation>
        </message>
        <message>
            <source>The request was sent and the connection broke before the answer.</source>
            <translation>La requête est partie et la connexion a été coupée avant la réponse.</translation>
        </message>
        <message>
            <source>Check first; it is not repeated by itself so that nothing happens twice.</source>
            <translation>Vérifier d’abord ; elle n’est pas répétée d’elle-même pour que rien n’arrive deux fois.</translation>
        </message>
        <message>
            <source>The server does not know this function.</source>
            <translation>Le serveur ne connaît pas cette fonction.</translation>
        </message>
        <message>
            <source>Its version is older or a part is not installed.</source>
            <translation>Sa version est plus ancienne ou une partie n’est pas installée.</translation>
        </message>
        <message>
            <source>Ask an administrator; the details name it.</source>
            <translation>Demander à un administrateur ; les détails la nomment.</translation>
        </message>
        <message>
            <source>The device reported a fault.</source>
            <translation>L’appareil a signalé une faute.</translation>
        </message>
        <message>
            <source>It was reached and refused; its words are below.</source>
            <translation>Il a été joint et a refusé ; ses mots sont ci-dessous.</translation>
        </message>
        <message>
            <source>The local data could not be read or written.</source>
            <translation>Les données locales n’ont pas pu être lues ou écrites.</translation>
        </message>
        <message>
            <source>The disk may be full or the file may be in use.</source>
            <translation>Le disque est peut-être plein ou le fichier occupé.</translation>
        </message>
        <message>
            <source>Free some space and restart; nothing on the server was changed.</source>
            <translation>Libérer de l’espace et redémarrer ; rien n’a changé sur le serveur.</translation>
        </message>
        <message>
            <source>This was not sent.</source>
            <translation>Ceci n’a pas été envoyé.</translation>
        </message>
        <message>
            <source>A secret is missing.</source>
            <translation>Il manque un secret.</translation>
        </message>
        <message>
            <source>Neither the profile's file nor the environment nor the keychain has it: nothing was sent.</source>
            <translation>Ni le fichier du profil, ni l’environnement, ni le trousseau ne l’a : rien n’a été envoyé.</translation>
        </message>
        <message>
            <source>Enter it in the settings, under Secrets.</source>
            <translation>Le saisir dans les réglages, sous Secrets.</translation>
        </message>
        <message>
            <source>An earlier change of it, by another person, waits here for them to sign in.</source>
            <translation>Un changement antérieur, d’une autre personne, attend ici qu’elle se connecte.</translation>
        </message>
        <message>
            <source>In the outbox, send that one as yours or give it up, then enter this again.</source>
            <translation>Dans la boîte d’envoi, l’envoyer en votre nom ou l’abandonner, puis saisir ceci de nouveau.</translation>
        </message>
        <message>
            <source>Nothing was sent; what is typed stays.</source>
            <translation>Rien n’a été envoyé ; ce qui est saisi reste.</translation>
        </message>
        <message>
            <source>Sign in again: the strip over the page asks for it.</source>
            <translation>Se reconnecter : le bandeau au-dessus de la page le propose.</translation>
        </message>
        <message>
            <source>The sign-in has ended.</source>
            <translation>La connexion a pris fin.</translation>
        </message>
</context>
<context>
    <name>ExportStrip</name>
        <message>
            <source>tickets</source>
            <translation>billets</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Arrêter</translation>
        </message>
        <message>
            <source>Writing the file: %1</source>
            <translation>Écriture du fichier : %1</translation>
        </message>
        <message numerus="yes">
            <source>%n ticket(s) written to %1.</source>
            <translation>
                <numerusform>%n billet écrit dans %1.</numerusform>
                <numerusform>%n billets écrits dans %1.</numerusform>
            </translation>
        </message>
        <message>
            <source>CSV files (*.csv)</source>
            <translation>Fichiers CSV (*.csv)</translation>
        </message>
</context>
<context>
    <name>FailedCard</name>
        <message>
            <source>Resend…</source>
            <translation>Renvoyer…</translation>
        </message>
        <message>
            <source>This mail was uncertain before: it may have arrived, and would arrive twice.</source>
            <translation>Ce courriel était incertain : il est peut-être arrivé, et arriverait deux fois.</translation>
        </message>
        <message>
            <source>The server refused it for good. The same address will most likely be refused again, and repeated refusals harm the sender's name.</source>
            <translation>Le serveur l’a refusé définitivement. La même adresse sera très probablement refusée de nouveau, et des refus répétés nuisent à la réputation de l’expéditeur.</translation>
        </message>
        <message>
            <source>Send this row again</source>
            <translation>Renvoyer cette ligne</translation>
        </message>
        <message>
            <source>Leave it</source>
            <translation>Laisser ainsi</translation>
        </message>
        <message>
            <source>Correct the address</source>
            <translation>Corriger l’adresse</translation>
        </message>
        <message>
            <source>Opens the customer; once it is saved there, the mail is sent again</source>
            <translation>Ouvre le client ; une fois l’adresse enregistrée, le courriel est renvoyé</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>Courriel</translation>
        </message>
        <message>
            <source>Save and send again</source>
            <translation>Enregistrer et renvoyer</translation>
        </message>
</context>
<context>
    <name>FdDialog</name>
        <message>
            <source>Continue</source>
            <translation>Continuer</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
</context>
<context>
    <name>FibreDesk::AccountStatement</name>
        <message>
            <source>Not due yet</source>
            <translation>Non échu</translation>
        </message>
        <message>
            <source>1–30 days</source>
            <translation>1 à 30 jours</translation>
        </message>
        <message>
            <source>31–60 days</source>
            <translation>31 à 60 jours</translation>
        </message>
        <message>
            <source>61–90 days</source>
            <translation>61 à 90 jours</translation>
        </message>
        <message>
            <source>Over 90 days</source>
            <translation>Plus de 90 jours</translation>
        </message>
        <message>
            <source>The invoices and payments make a balance of %1; what the invoices leave open less what was paid ahead makes %2: %3 apart.</source>
            <translation>Les factures et paiements font un solde de %1 ; ce que les factures laissent à payer moins ce qui est payé d’avance fait %2 : écart de %3.</translation>
        </message>
        <message>
            <source>The server does not say how much of the payments was put to no invoice.</source>
            <translation>Le serveur ne dit pas combien des paiements n’est affecté à aucune facture.</translation>
        </message>
        <message>
            <source>The statement was written to %1.</source>
            <translation>Le relevé est écrit dans %1.</translation>
        </message>
        <message>
            <source>The statement was not written. %1</source>
            <translation>Le relevé n’a pas été écrit. %1</translation>
        </message>
        <message>
            <source>Statement of %1</source>
            <translation>Relevé de %1</translation>
        </message>
</context>
<context>
    <name>FibreDesk::AccountingController</name>
        <message>
            <source>All invoices</source>
            <translation>Toutes les factures</translation>
        </message>
        <message>
            <source>Open</source>
            <comment>invoices</comment>
            <translation>À payer</translation>
        </message>
        <message>
            <source>Overdue</source>
            <comment>invoices</comment>
            <translation>En retard</translation>
        </message>
        <message>
            <source>This month</source>
            <translation>Ce mois-ci</translation>
        </message>
        <message>
            <source>Drafts</source>
            <comment>invoices</comment>
            <translation>Brouillons</translation>
        </message>
        <message>
            <source>Credit notes</source>
            <translation>Notes de crédit</translation>
        </message>
        <message>
            <source>All payments</source>
            <translation>Tous les paiements</translation>
        </message>
        <message>
            <source>Unallocated</source>
            <comment>payments</comment>
            <translation>Non affectés</translation>
        </message>
        <message>
            <source>Currency</source>
            <translation>Devise</translation>
        </message>
</context>
<context>
    <name>FibreDesk::Application</name>
        <message>
            <source>The local copy was damaged. It was set aside as %1 and is being made anew.</source>
            <translation>La copie locale était endommagée. Elle a été mise de côté sous %1 et se refait.</translation>
        </message>
        <message>
            <source>Campaign %1 is being sent: %2 of %3.</source>
            <translation>La campagne « %1 » est en cours d’envoi : %2 sur %3.</translation>
        </message>
        <message>
            <source>Sending of campaign %1 goes on where it stood.</source>
            <translation>L’envoi de la campagne « %1 » reprend où il en était.</translation>
        </message>
        <message>
            <source>Campaign %1 is being sent by process %2 on %3.</source>
            <translation>La campagne « %1 » est envoyée par le processus %2 sur %3.</translation>
        </message>
        <message>
            <source>The local copy has been removed. It is fetched again at the next start, or when the connections are tried again.</source>
            <translation>La copie locale a été supprimée. Elle sera copiée de nouveau au prochain démarrage, ou quand les connexions seront réessayées.</translation>
        </message>
        <message>
            <source>%1: tags are still being set, %2 to go.</source>
            <translation>%1 : des étiquettes sont encore en cours, il en reste %2.</translation>
        </message>
        <message>
            <source>Technicians are being told by SMS where their jobs are.</source>
            <translation>Les techniciens sont en train d’être prévenus par texto de leurs interventions.</translation>
        </message>
        <message>
            <source>%1: devices are still being worked on, %2 to go.</source>
            <translation>%1 : des appareils sont encore en cours, il en reste %2.</translation>
        </message>
        <message>
            <source>What is done from this desk cannot be written down: %1</source>
            <translation>Ce qui est fait depuis ce poste ne peut pas être noté : %1</translation>
        </message>
</context>
<context>
    <name>FibreDesk::AttemptModel</name>
        <message>
            <source>The program ended during it</source>
            <translation>Le programme s’est arrêté pendant l’essai</translation>
        </message>
        <message>
            <source>Taken over by the server</source>
            <translation>Pris en charge par le serveur</translation>
        </message>
        <message>
            <source>Refused for good</source>
            <translation>Refusé définitivement</translation>
        </message>
        <message>
            <source>Refused for now</source>
            <translation>Refusé pour l’instant</translation>
        </message>
        <message>
            <source>Throttled</source>
            <translation>Freiné</translation>
        </message>
        <message>
            <source>Ended before the message had left</source>
            <translation>Terminé avant le départ du message</translation>
        </message>
        <message>
            <source>Uncertain: the message had left, and no answer came</source>
            <translation>Incertain : le message était parti, et aucune réponse n’est venue</translation>
        </message>
        <message>
            <source>connected</source>
            <translation>connecté</translation>
        </message>
        <message>
            <source>greeted</source>
            <translation>accueilli</translation>
        </message>
        <message>
            <source>EHLO answered</source>
            <translation>EHLO accepté</translation>
        </message>
        <message>
            <source>TLS set up</source>
            <translation>TLS établi</translation>
        </message>
        <message>
            <source>signed in</source>
            <translation>connecté au compte</translation>
        </message>
        <message>
            <source>sender taken</source>
            <translation>expéditeur accepté</translation>
        </message>
        <message>
            <source>recipient taken</source>
            <translation>destinataire accepté</translation>
        </message>
        <message>
            <source>DATA answered</source>
            <translation>DATA accepté</translation>
        </message>
        <message>
            <source>message sent</source>
            <translation>message envoyé</translation>
        </message>
        <message>
            <source>final dot sent</source>
            <translation>point final envoyé</translation>
        </message>
        <message>
            <source>Attempt %1</source>
            <translation>Essai %1</translation>
        </message>
        <message>
            <source>began %1</source>
            <translation>début %1</translation>
        </message>
        <message>
            <source>dot left %1</source>
            <translation>point parti %1</translation>
        </message>
        <message>
            <source>ended %1</source>
            <translation>fin %1</translation>
        </message>
</context>
<context>
    <name>FibreDesk::AudienceEditor</name>
        <message>
            <source>parted by semicolons</source>
            <translation>séparé par des points-virgules</translation>
        </message>
        <message>
            <source>parted by tabs</source>
            <translation>séparé par des tabulations</translation>
        </message>
        <message>
            <source>parted by bars</source>
            <translation>séparé par des barres</translation>
        </message>
        <message>
            <source>parted by commas</source>
            <translation>séparé par des virgules</translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) above the table left out</source>
            <translation>
                <numerusform>%n ligne au-dessus du tableau laissée de côté</numerusform>
                <numerusform>%n lignes au-dessus du tableau laissées de côté</numerusform>
            </translation>
        </message>
        <message>
            <source>no header</source>
            <translation>sans en-tête</translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) have more or fewer cells than the header: %1</source>
            <translation>
                <numerusform>%n ligne a plus ou moins de cellules que l’en-tête : %1</numerusform>
                <numerusform>%n lignes ont plus ou moins de cellules que l’en-tête : %1</numerusform>
            </translation>
        </message>
        <message>
            <source>Reading %1…</source>
            <translation>Lecture de %1…</translation>
        </message>
        <message>
            <source>%1 holds no rows.</source>
            <translation>%1 ne contient aucune ligne.</translation>
        </message>
        <message>
            <source>No column holds e-mail addresses. Choose the one that does.</source>
            <translation>Aucune colonne ne contient d’adresses courriel. Choisissez celle qui en contient.</translation>
        </message>
        <message>
            <source>Reading the customers…</source>
            <translation>Lecture des clients…</translation>
        </message>
        <message>
            <source>Matching recipients to customers…</source>
            <translation>Rapprochement des destinataires et des clients…</translation>
        </message>
        <message numerus="yes">
            <source>The file is UTF-8, but not on %n line(s), where Windows-1252 was read: %1</source>
            <translation>
                <numerusform>Le fichier est en UTF-8, sauf à %n ligne, lue en Windows-1252 : %1</numerusform>
                <numerusform>Le fichier est en UTF-8, sauf à %n lignes, lues en Windows-1252 : %1</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>FibreDesk::AudienceTableModel</name>
        <message>
            <source>Probably %1</source>
            <translation>Probablement %1</translation>
        </message>
        <message>
            <source>Several customers fit: choose one</source>
            <translation>Plusieurs clients conviennent : en choisir un</translation>
        </message>
        <message>
            <source>Something else of the row is another customer's</source>
            <translation>Autre chose sur la ligne appartient à un autre client</translation>
        </message>
        <message>
            <source>Will be written to</source>
            <translation>Recevra le courriel</translation>
        </message>
        <message numerus="yes">
            <source>%n customer(s) fit</source>
            <translation>
                <numerusform>%n client convient</numerusform>
                <numerusform>%n clients conviennent</numerusform>
            </translation>
        </message>
        <message>
            <source>Line</source>
            <translation>Ligne</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nom</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>Courriel</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Langue</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>Client</translation>
        </message>
        <message>
            <source>Matched by</source>
            <translation>Associé par</translation>
        </message>
        <message>
            <source>What becomes of it</source>
            <translation>Ce qui en advient</translation>
        </message>
        <message>
            <source>Language “%1” not known: %2</source>
            <translation>Langue « %1 » inconnue : %2</translation>
        </message>
</context>
<context>
    <name>FibreDesk::BillDetail</name>
        <message>
            <source>Net</source>
            <translation>Net</translation>
        </message>
        <message>
            <source>Rounding</source>
            <translation>Arrondi</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>Total</translation>
        </message>
        <message>
            <source>Left to pay</source>
            <translation>Reste à payer</translation>
        </message>
        <message>
            <source>Deductions</source>
            <translation>Déductions</translation>
        </message>
        <message>
            <source>Put to no invoice</source>
            <translation>Affecté à aucune facture</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>Montant</translation>
        </message>
</context>
<context>
    <name>FibreDesk::BillListModel</name>
        <message>
            <source>Number</source>
            <translation>Numéro</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>Client</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>Date</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>Échéance</translation>
        </message>
        <message>
            <source>Mode</source>
            <comment>of payment</comment>
            <translation>Mode</translation>
        </message>
        <message>
            <source>Reference</source>
            <translation>Référence</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>Total</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>Montant</translation>
        </message>
        <message>
            <source>Left to pay</source>
            <translation>Reste à payer</translation>
        </message>
        <message>
            <source>Unallocated</source>
            <translation>Non affecté</translation>
        </message>
        <message>
            <source>State</source>
            <translation>État</translation>
        </message>
        <message>
            <source>Overdue by</source>
            <translation>Retard</translation>
        </message>
        <message>
            <source>Refund</source>
            <translation>Remboursement</translation>
        </message>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n jour</numerusform>
                <numerusform>%n jours</numerusform>
            </translation>
        </message>
        <message>
            <source>overdue by %1</source>
            <translation>en retard de %1</translation>
        </message>
</context>
<context>
    <name>FibreDesk::BulkController</name>
        <message>
            <source>Some of it is still on its way. It can be undone once that is settled.</source>
            <translation>Une partie est encore en route. L’annulation sera possible quand elle sera fixée.</translation>
        </message>
        <message>
            <source>%1 changed the same meanwhile.</source>
            <translation>%1 a modifié la même chose entre-temps.</translation>
        </message>
        <message>
            <source>%1: %2 of %3 done.</source>
            <translation>%1 : %2 sur %3 faits.</translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) written to %1.</source>
            <translation>
                <numerusform>%n ligne écrite dans %1.</numerusform>
                <numerusform>%n lignes écrites dans %1.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n need a look.</source>
            <translation>
                <numerusform>%n est à regarder.</numerusform>
                <numerusform>%n sont à regarder.</numerusform>
            </translation>
        </message>
        <message>
            <source>It is still running. Stop it first.</source>
            <translation>C’est encore en cours. L’arrêter d’abord.</translation>
        </message>
        <message>
            <source>It was deleted or renamed at the server meanwhile.</source>
            <translation>Supprimé ou renommé sur le serveur entre-temps.</translation>
        </message>
        <message>
            <source>Nothing to undo.</source>
            <translation>Rien à annuler.</translation>
        </message>
        <message>
            <source>Nothing to undo: of “%1” nothing was saved.</source>
            <translation>Rien à annuler : de « %1 », rien n’a été enregistré.</translation>
        </message>
        <message>
            <source>Somebody else changed the same meanwhile.</source>
            <translation>Quelqu’un d’autre a modifié la même chose entre-temps.</translation>
        </message>
        <message>
            <source>The answer was lost. It is read back before anything is sent again.</source>
            <translation>La réponse s’est perdue. On relit avant de renvoyer quoi que ce soit.</translation>
        </message>
        <message>
            <source>Undo: %1</source>
            <translation>Annuler : %1</translation>
        </message>
        <message>
            <source>It was read back: the server has not done it.</source>
            <translation>Relu : le serveur ne l’a pas fait.</translation>
        </message>
        <message>
            <source>The program ended before the server’s answer came.</source>
            <translation>Le programme s’est arrêté avant la réponse du serveur.</translation>
        </message>
        <message>
            <source>The program ended before it was sent.</source>
            <translation>Le programme s’est arrêté avant l’envoi.</translation>
        </message>
        <message>
            <source>%1: a run of %2 was interrupted: %3 done, %4 unknown, %5 not sent.</source>
            <translation>%1 : une série de %2 a été interrompue : %3 faits, %4 inconnus, %5 non envoyés.</translation>
        </message>
        <message numerus="yes">
            <source>%n refused.</source>
            <translation>
                <numerusform>%n refusé.</numerusform>
                <numerusform>%n refusés.</numerusform>
            </translation>
        </message>
        <message>
            <source>It is not known whether a run of tags was interrupted: %1</source>
            <translation>On ne sait pas si une série d’étiquettes a été interrompue : %1</translation>
        </message>
</context>
<context>
    <name>FibreDesk::BulkModel</name>
        <message>
            <source>After</source>
            <translation>Après</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>Avant</translation>
        </message>
        <message>
            <source>Being sent</source>
            <translation>En cours d’envoi</translation>
        </message>
        <message>
            <source>Changed since</source>
            <translation>Modifié depuis</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Fait</translation>
        </message>
        <message>
            <source>Given up</source>
            <translation>Abandonné</translation>
        </message>
        <message>
            <source>Has it already</source>
            <translation>L’a déjà</translation>
        </message>
        <message>
            <source>Not there any more</source>
            <translation>N’existe plus</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Numéro</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>Résultat</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Raison</translation>
        </message>
        <message>
            <source>Refused</source>
            <translation>Refusé</translation>
        </message>
        <message>
            <source>Still in the outbox</source>
            <translation>Encore dans la boîte d’envoi</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>Titre</translation>
        </message>
        <message>
            <source>To decide</source>
            <translation>À décider</translation>
        </message>
        <message>
            <source>Uncertain</source>
            <translation>Incertain</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>En attente</translation>
        </message>
        <message>
            <source>Will change</source>
            <translation>Sera modifié</translation>
        </message>
</context>
<context>
    <name>FibreDesk::CampaignEditor</name>
        <message>
            <source>empty in this row</source>
            <translation>vide sur cette ligne</translation>
        </message>
        <message>
            <source>Nobody would get this mail</source>
            <translation>Personne ne recevrait ce courriel</translation>
        </message>
        <message>
            <source>Choose recipients in the first step.</source>
            <translation>Choisissez des destinataires à la première étape.</translation>
        </message>
        <message>
            <source>No campaign is open.</source>
            <translation>Aucune campagne n’est ouverte.</translation>
        </message>
        <message>
            <source>The profile names no mail server ([smtp]).</source>
            <translation>Le profil ne nomme aucun serveur de courriel ([smtp]).</translation>
        </message>
        <message>
            <source>The recipients are not chosen yet.</source>
            <translation>Les destinataires ne sont pas encore choisis.</translation>
        </message>
        <message>
            <source>The recipients are being worked out.</source>
            <translation>La liste des destinataires est en préparation.</translation>
        </message>
        <message>
            <source>The check is not done yet.</source>
            <translation>La vérification n’est pas encore faite.</translation>
        </message>
        <message numerus="yes">
            <source>%n error(s) to be corrected first.</source>
            <translation>
                <numerusform>%n erreur à corriger d’abord.</numerusform>
                <numerusform>%n erreurs à corriger d’abord.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n warning(s) to be ticked first.</source>
            <translation>
                <numerusform>%n avertissement à cocher d’abord.</numerusform>
                <numerusform>%n avertissements à cocher d’abord.</numerusform>
            </translation>
        </message>
        <message>
            <source>The recipients were changed and not worked out since.</source>
            <translation>Les destinataires ont changé et n’ont pas été recalculés depuis.</translation>
        </message>
        <message>
            <source>The recipients are not worked out yet.</source>
            <translation>Les destinataires ne sont pas encore calculés.</translation>
        </message>
</context>
<context>
    <name>FibreDesk::CampaignsController</name>
        <message>
            <source>The row is being sent again, to %1.</source>
            <translation>La ligne est renvoyée, à %1.</translation>
        </message>
        <message>
            <source>The row was not corrected: %1</source>
            <translation>La ligne n’a pas été corrigée : %1</translation>
        </message>
        <message>
            <source>%1 cannot be mailed: the row was left as it is.</source>
            <translation>On ne peut pas écrire à %1 : la ligne est restée telle quelle.</translation>
        </message>
</context>
<context>
    <name>FibreDesk::ColumnListModel</name>
        <message>
            <source>Column %1</source>
            <translation>Colonne %1</translation>
        </message>
        <message>
            <source>by its name and its cells</source>
            <translation>d’après son nom et ses cellules</translation>
        </message>
        <message>
            <source>by its name</source>
            <translation>d’après son nom</translation>
        </message>
        <message>
            <source>by its cells</source>
            <translation>d’après ses cellules</translation>
        </message>
</context>
<context>
    <name>FibreDesk::ContactModel</name>
        <message>
            <source>“%1” is not an e-mail address.</source>
            <translation>« %1 » n’est pas une adresse courriel.</translation>
        </message>
        <message>
            <source>“%1” is not a telephone number of ten digits.</source>
            <translation>« %1 » n’est pas un numéro de téléphone à dix chiffres.</translation>
        </message>
        <message>
            <source>The language is fr or en.</source>
            <translation>La langue est fr ou en.</translation>
        </message>
        <message>
            <source>Cell phone</source>
            <translation>Cellulaire</translation>
        </message>
        <message>
            <source>Home phone</source>
            <translation>Téléphone à la maison</translation>
        </message>
        <message>
            <source>Other phone</source>
            <translation>Autre téléphone</translation>
        </message>
        <message>
            <source>Billing e-mail</source>
            <translation>Courriel de facturation</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>Courriel</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Langue</translation>
        </message>
        <message>
            <source>“%1” was not taken: what else clashes in this change must be decided first, in the outbox.</source>
            <translation>« %1 » n’a pas été retenu : ce qui s’oppose aussi dans cette modification doit être tranché d’abord, dans la boîte d’envoi.</translation>
        </message>
        <message>
            <source>%1 could not be kept: %2</source>
            <translation>%1 n’a pas pu être conservé : %2</translation>
        </message>
        <message>
            <source>That is not possible as this change stands now; look at it in the outbox.</source>
            <translation>Ce n’est pas possible dans l’état actuel de cette modification ; la regarder dans la boîte d’envoi.</translation>
        </message>
        <message>
            <source>“%1” was not taken: this customer was deleted or renamed meanwhile.</source>
            <translation>« %1 » n’a pas été retenu : ce client a été supprimé ou renommé entre-temps.</translation>
        </message>
</context>
<context>
    <name>FibreDesk::CustomerChoiceModel</name>
        <message>
            <source>Customer</source>
            <translation>Client</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Numéro</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>Courriel</translation>
        </message>
</context>
<context>
    <name>FibreDesk::CustomerFiles</name>
        <message>
            <source>Too large to be fetched here</source>
            <translation>Trop gros pour être téléchargé ici</translation>
        </message>
        <message>
            <source>Kept as %1.</source>
            <translation>Enregistré sous %1.</translation>
        </message>
        <message>
            <source>%1 was not saved. %2</source>
            <translation>%1 n’a pas été enregistré. %2</translation>
        </message>
        <message>
            <source>%1 was not opened: ERPNext is not reached now.</source>
            <translation>%1 n’a pas été ouvert : ERPNext n’est pas joignable en ce moment.</translation>
        </message>
        <message>
            <source>%1 was not opened: it is too large to be fetched here.</source>
            <translation>%1 n’a pas été ouvert : il est trop gros pour être téléchargé ici.</translation>
        </message>
        <message>
            <source>%1 was not opened. %2</source>
            <translation>%1 n’a pas été ouvert. %2</translation>
        </message>
</context>
<context>
    <name>FibreDesk::CustomersController</name>
        <message>
            <source>image not loaded</source>
            <translation>image non chargée</translation>
        </message>
</context>
<context>
    <name>FibreDesk::DecisionModel</name>
        <message>
            <source>It arrived</source>
            <translation>Il est arrivé</translation>
        </message>
        <message>
            <source>Left as it is, not sent again</source>
            <translation>Laissé tel quel, non renvoyé</translation>
        </message>
        <message>
            <source>Address corrected: %1 → %2</source>
            <translation>Adresse corrigée : %1 → %2</translation>
        </message>
        <message>
            <source>It did not arrive: to be sent again</source>
            <translation>Il n’est pas arrivé : à renvoyer</translation>
        </message>
</context>
<context>
    <name>FibreDesk::DeskCampaigns</name>
        <message>
            <source>The mail server asked to slow down: nothing is sent until %1.</source>
            <translation>Le serveur de courriel demande de ralentir : rien ne part avant %1.</translation>
        </message>
        <message>
            <source>Process %1 on %2 is sending it.</source>
            <translation>Le processus %1 sur %2 l’envoie.</translation>
        </message>
        <message>
            <source>Sending ended before it was done. It goes on when you ask for it.</source>
            <translation>L’envoi s’est arrêté avant la fin. Il reprend quand vous le demandez.</translation>
        </message>
</context>
<context>
    <name>FibreDesk::DeskRow</name>
        <message>
            <source>The program ended while this mail was on its way: its last bytes may have left.</source>
            <translation>Le programme s’est arrêté pendant que ce courriel était en route : ses derniers octets sont peut-être partis.</translation>
        </message>
        <message>
            <source>Its final dot left at %1, then the program ended before the answer.</source>
            <translation>Son point final est parti à %1, puis le programme s’est arrêté avant la réponse.</translation>
        </message>
        <message>
            <source>The connection was lost before the mail server's answer.</source>
            <translation>La connexion a été perdue avant la réponse du serveur de courriel.</translation>
        </message>
        <message>
            <source>Its final dot left at %1, then the connection was lost before the answer.</source>
            <translation>Son point final est parti à %1, puis la connexion a été perdue avant la réponse.</translation>
        </message>
        <message>
            <source>This is no address that can be mailed.</source>
            <translation>On ne peut pas écrire à cette adresse.</translation>
        </message>
</context>
<context>
    <name>FibreDesk::DeskRun</name>
        <message>
            <source>Mailjet: %1 arrived, %2 did not and wait again, %3 still open.</source>
            <translation>Mailjet : %1 arrivés, %2 non reçus et de nouveau en attente, %3 encore incertains.</translation>
        </message>
</context>
<context>
    <name>FibreDesk::DeviceExport</name>
        <message>
            <source>Number</source>
            <translation>Numéro</translation>
        </message>
</context>
<context>
    <name>FibreDesk::DeviceHistory</name>
        <message>
            <source>none</source>
            <translation>aucun</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>location %1 → %2</source>
            <translation>emplacement %1 → %2</translation>
        </message>
        <message>
            <source>customer %1 → %2</source>
            <translation>client %1 → %2</translation>
        </message>
        <message>
            <source>subscription %1 → %2</source>
            <translation>abonnement %1 → %2</translation>
        </message>
        <message>
            <source>state %1 → %2</source>
            <translation>état %1 → %2</translation>
        </message>
</context>
<context>
    <name>FibreDesk::DeviceListModel</name>
        <message>
            <source>In stock</source>
            <translation>En stock</translation>
        </message>
        <message>
            <source>Active</source>
            <comment>device</comment>
            <translation>Actif</translation>
        </message>
        <message>
            <source>Defective</source>
            <translation>Défectueux</translation>
        </message>
        <message>
            <source>Returned</source>
            <translation>Retourné</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Type</translation>
        </message>
        <message>
            <source>Brand and model</source>
            <translation>Marque et modèle</translation>
        </message>
        <message>
            <source>Serial number</source>
            <translation>Numéro de série</translation>
        </message>
        <message>
            <source>MAC</source>
            <translation>MAC</translation>
        </message>
        <message>
            <source>GPON serial</source>
            <translation>Série GPON</translation>
        </message>
        <message>
            <source>State</source>
            <translation>État</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>Client</translation>
        </message>
        <message>
            <source>Location</source>
            <translation>Emplacement</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>Modifié</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>En ce moment</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Lumière</translation>
        </message>
</context>
<context>
    <name>FibreDesk::DevicesController</name>
        <message>
            <source>All equipment</source>
            <translation>Tous les appareils</translation>
        </message>
        <message>
            <source>Active</source>
            <translation>Actifs</translation>
        </message>
        <message>
            <source>In stock</source>
            <translation>En stock</translation>
        </message>
        <message>
            <source>Defective</source>
            <translation>Défectueux</translation>
        </message>
        <message>
            <source>Returned</source>
            <translation>Retournés</translation>
        </message>
        <message>
            <source>Without a location</source>
            <translation>Sans emplacement</translation>
        </message>
        <message>
            <source>State</source>
            <translation>État</translation>
        </message>
        <message>
            <source>Location</source>
            <translation>Emplacement</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>Client</translation>
        </message>
        <message>
            <source>Offline</source>
            <translation>Hors ligne</translation>
        </message>
        <message>
            <source>Weak light</source>
            <translation>Lumière faible</translation>
        </message>
        <message>
            <source>Restarting often</source>
            <translation>Redémarrent souvent</translation>
        </message>
        <message>
            <source>Other firmware</source>
            <translation>Autre micrologiciel</translation>
        </message>
        <message>
            <source>Not the version that most devices of the same model have.</source>
            <translation>Pas la version de la plupart des appareils du même modèle.</translation>
        </message>
        <message>
            <source>Starts are not counted yet: the ACS has not been read.</source>
            <translation>Les redémarrages ne sont pas encore comptés : l’ACS n’a pas été lu.</translation>
        </message>
        <message>
            <source>The ACS is silent: it is not known who is offline, so nobody is listed.</source>
            <translation>L’ACS est muet : on ne sait pas qui est hors ligne, donc personne n’est listé.</translation>
        </message>
        <message>
            <source>Three starts and more in the last day, counted without a gap since %1: the ACS tells the last start of a device only.</source>
            <translation>Trois redémarrages et plus en un jour, comptés sans interruption depuis %1 : l’ACS ne dit que le dernier de chaque appareil.</translation>
        </message>
        <message>
            <source>Three starts and more in the last day.</source>
            <translation>Trois redémarrages et plus en un jour.</translation>
        </message>
</context>
<context>
    <name>FibreDesk::Dispatch::DispatchController</name>
        <message>
            <source>%1, level %2</source>
            <translation>%1, niveau %2</translation>
        </message>
        <message>
            <source>arrived %1</source>
            <translation>arrivé à %1</translation>
        </message>
        <message>
            <source>left %1</source>
            <translation>parti à %1</translation>
        </message>
        <message>
            <source>Does not work on this day</source>
            <translation>Ne travaille pas ce jour-là</translation>
        </message>
        <message>
            <source>±%1 m</source>
            <translation>±%1 m</translation>
        </message>
        <message>
            <source>%1 is not on this desk any more.</source>
            <translation>%1 n’est plus à ce poste.</translation>
        </message>
        <message>
            <source>Undone: %1</source>
            <translation>Annulé : %1</translation>
        </message>
        <message>
            <source>%1 is closed and stays where it is.</source>
            <translation>%1 est fermé et reste où il est.</translation>
        </message>
        <message>
            <source>%1 is not among the technicians.</source>
            <translation>%1 n’est pas parmi les techniciens.</translation>
        </message>
        <message>
            <source>%1 has begun or is closed: it cannot be taken away.</source>
            <translation>%1 est commencé ou fermé : on ne peut pas le retirer.</translation>
        </message>
        <message>
            <source>Assign it to somebody first.</source>
            <translation>L’assigner d’abord à quelqu’un.</translation>
        </message>
        <message>
            <source>Nothing to undo.</source>
            <translation>Rien à annuler.</translation>
        </message>
        <message>
            <source>%1 cannot be undone: the job was changed meanwhile.</source>
            <translation>%1 ne peut pas être annulé : l’intervention a changé entre-temps.</translation>
        </message>
        <message>
            <source>Closed jobs stay where they are</source>
            <translation>Les interventions fermées restent où elles sont</translation>
        </message>
        <message>
            <source>%1 of driving from %2</source>
            <translation>%1 de route depuis %2</translation>
        </message>
        <message>
            <source>%1 of driving from home</source>
            <translation>%1 de route depuis la maison</translation>
        </message>
        <message>
            <source>no gap</source>
            <translation>sans creux</translation>
        </message>
        <message>
            <source>Confirmed by ERPNext</source>
            <translation>Confirmé par ERPNext</translation>
        </message>
        <message>
            <source>Somebody else</source>
            <translation>Quelqu’un d’autre</translation>
        </message>
        <message>
            <source>%1 changed it: %2</source>
            <translation>%1 l’a modifié : %2</translation>
        </message>
        <message>
            <source>In the outbox: %1</source>
            <translation>Dans la boîte d’envoi : %1</translation>
        </message>
        <message>
            <source>Insisted on it</source>
            <translation>Maintenu malgré tout</translation>
        </message>
        <message>
            <source>about %1 of driving from %2 (estimated)</source>
            <translation>environ %1 de route depuis %2 (estimation)</translation>
        </message>
        <message>
            <source>about %1 of driving from home (estimated)</source>
            <translation>environ %1 de route depuis la maison (estimation)</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>%1 has begun or is closed and stays whole.</source>
            <translation>%1 est commencée ou fermée et reste entière.</translation>
        </message>
        <message>
            <source>%1 is absent.</source>
            <translation>%1 est absent.</translation>
        </message>
        <message>
            <source>%1 is closed and stays as long as it was.</source>
            <translation>%1 est fermée et garde sa durée.</translation>
        </message>
        <message>
            <source>%1 is too short to be split there.</source>
            <translation>%1 est trop courte pour être scindée là.</translation>
        </message>
        <message>
            <source>%1 moved</source>
            <translation>%1 : déplacement</translation>
        </message>
        <message>
            <source>%1 split</source>
            <translation>%1 scindée</translation>
        </message>
        <message>
            <source>%1 to another day</source>
            <translation>%1 : autre jour</translation>
        </message>
        <message>
            <source>%1 unassigned</source>
            <translation>%1 : désassignation</translation>
        </message>
        <message>
            <source>%1: the status was not saved. %2</source>
            <translation>%1 : l’état n’a pas été enregistré. %2</translation>
        </message>
        <message numerus="yes">
            <source>%n job(s)</source>
            <translation>
                <numerusform>%n intervention</numerusform>
                <numerusform>%n interventions</numerusform>
            </translation>
        </message>
        <message>
            <source>A copy of %1 is in the outbox. It appears when ERPNext has it.</source>
            <translation>Une copie de %1 est dans la boîte d’envoi. Elle apparaît dès qu’ERPNext l’a.</translation>
        </message>
        <message>
            <source>Cannot be moved: %1</source>
            <translation>Ne peut être déplacé : %1</translation>
        </message>
        <message>
            <source>Copy of %1</source>
            <translation>Copie de %1</translation>
        </message>
        <message>
            <source>Days of %1 and %2 exchanged</source>
            <translation>Journées de %1 et de %2 échangées</translation>
        </message>
        <message>
            <source>Give %1 a technician and a time first.</source>
            <translation>Donnez d’abord un technicien et une heure à %1.</translation>
        </message>
        <message>
            <source>Neither has anything that could be exchanged.</source>
            <translation>Ni l’un ni l’autre n’a rien à échanger.</translation>
        </message>
        <message>
            <source>Nothing to look at.</source>
            <translation>Rien à regarder.</translation>
        </message>
        <message>
            <source>Nothing was changed, because of %1.</source>
            <translation>Rien n’a été changé, à cause de %1.</translation>
        </message>
        <message>
            <source>Taken off this day meanwhile</source>
            <translation>Retirée de cette journée entre-temps</translation>
        </message>
        <message>
            <source>The second part of %1 is in the outbox. It appears when ERPNext has it.</source>
            <translation>La deuxième partie de %1 est dans la boîte d’envoi. Elle apparaît dès qu’ERPNext l’a.</translation>
        </message>
        <message>
            <source>Undone but for what was changed meanwhile: %1</source>
            <translation>Annulé, sauf ce qui a été modifié entre-temps : %1</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>et %n autre</numerusform>
                <numerusform>et %n autres</numerusform>
            </translation>
        </message>
        <message>
            <source>begun</source>
            <translation>commencée</translation>
        </message>
        <message>
            <source>closed</source>
            <translation>fermée</translation>
        </message>
        <message>
            <source>no technician there</source>
            <translation>aucun technicien à cet endroit</translation>
        </message>
        <message>
            <source>with nobody</source>
            <translation>à personne</translation>
        </message>
        <message>
            <source>would leave the day</source>
            <translation>sortirait de la journée</translation>
        </message>
        <message>
            <source>standing since %1 at least</source>
            <translation>immobile depuis au moins %1</translation>
        </message>
        <message>
            <source>%1 is on its way to ERPNext. Undo it when the answer is here.</source>
            <translation>%1 est en route vers ERPNext. Annulez quand la réponse sera arrivée.</translation>
        </message>
        <message>
            <source>%1 is pinned to its place. K takes the pin out.</source>
            <translation>%1 est épinglée à sa place. K retire l’épingle.</translation>
        </message>
        <message>
            <source>Give %1 a technician and a day first.</source>
            <translation>Donnez d’abord un technicien et un jour à %1.</translation>
        </message>
        <message>
            <source>Pinned to its place: %1</source>
            <translation>Épinglée à sa place : %1</translation>
        </message>
        <message>
            <source>This ERPNext has no field for pins. An administrator makes it with “fibredeskctl erp install-doctypes”.</source>
            <translation>Cet ERPNext n’a pas de champ pour les épingles. Un administrateur le crée avec « fibredeskctl erp install-doctypes ».</translation>
        </message>
        <message>
            <source>%1 was changed meanwhile and stays whole.</source>
            <translation>%1 a été changée entre-temps et reste entière.</translation>
        </message>
        <message>
            <source>Split, and nobody knows whether the second part (%1) was made</source>
            <translation>Scindée, et nul ne sait si la seconde partie (%1) a été créée</translation>
        </message>
        <message>
            <source>Split, but the second part (%1) was not made: %2</source>
            <translation>Scindée, mais la seconde partie (%1) n’a pas été créée : %2</translation>
        </message>
        <message>
            <source>%1 was changed meanwhile and stays as it is.</source>
            <translation>%1 a été changée entre-temps et reste comme elle est.</translation>
        </message>
        <message>
            <source>The second part once more</source>
            <translation>La seconde partie encore une fois</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1 : %2</translation>
        </message>
</context>
<context>
    <name>FibreDesk::HealthFeed</name>
        <message>
            <source>Technicians</source>
            <translation>Techniciens</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>Étiquettes</translation>
        </message>
        <message>
            <source>Jobs</source>
            <translation>Interventions</translation>
        </message>
        <message>
            <source>Customers</source>
            <translation>Clients</translation>
        </message>
        <message>
            <source>Service locations</source>
            <translation>Adresses de service</translation>
        </message>
        <message>
            <source>Subscriptions</source>
            <translation>Abonnements</translation>
        </message>
        <message>
            <source>Equipment</source>
            <translation>Équipements</translation>
        </message>
        <message>
            <source>Tickets</source>
            <translation>Billets</translation>
        </message>
        <message>
            <source>Messages</source>
            <translation>Messages</translation>
        </message>
        <message>
            <source>Invoices</source>
            <translation>Factures</translation>
        </message>
        <message>
            <source>Payments</source>
            <translation>Paiements</translation>
        </message>
        <message>
            <source>Not in the profile</source>
            <translation>Absent du profil</translation>
        </message>
        <message>
            <source>ERPNext</source>
            <translation>ERPNext</translation>
        </message>
        <message>
            <source>Hub</source>
            <translation>Hub</translation>
        </message>
        <message>
            <source>Live events</source>
            <translation>Événements en direct</translation>
        </message>
        <message>
            <source>GPS</source>
            <translation>GPS</translation>
        </message>
        <message>
            <source>Connected, but nothing comes: what is shown may be old</source>
            <translation>Connecté, mais rien n’arrive : l’affichage peut être ancien</translation>
        </message>
        <message>
            <source>By polling every few seconds: the live connection is blocked</source>
            <translation>Par interrogation périodique : la connexion en direct est bloquée</translation>
        </message>
        <message>
            <source>Connected, but nothing comes: positions may be old</source>
            <translation>Connecté, mais rien n’arrive : les positions peuvent être anciennes</translation>
        </message>
        <message>
            <source>It is not tried again by itself.</source>
            <translation>Aucun nouvel essai ne se fera de lui-même.</translation>
        </message>
        <message>
            <source>Started offline</source>
            <translation>Démarré hors ligne</translation>
        </message>
        <message>
            <source>Local copy</source>
            <translation>Copie locale</translation>
        </message>
        <message>
            <source>The server has nothing at this address.</source>
            <translation>Le serveur n’a rien à cette adresse.</translation>
        </message>
        <message>
            <source>Internal notes</source>
            <translation>Notes internes</translation>
        </message>
        <message>
            <source>ERPNext live</source>
            <translation>ERPNext en direct</translation>
        </message>
        <message>
            <source>Not live: what changed is asked for every %1 s.</source>
            <translation>Pas en direct : les changements sont demandés toutes les %1 s.</translation>
        </message>
        <message>
            <source>The live connection is blocked on the way: %1</source>
            <translation>La connexion en direct est bloquée en chemin : %1</translation>
        </message>
        <message>
            <source>ERPNext calls its site by another name: %1</source>
            <translation>ERPNext donne un autre nom à son site : %1</translation>
        </message>
        <message>
            <source>ERPNext refuses the live connection: %1</source>
            <translation>ERPNext refuse la connexion en direct : %1</translation>
        </message>
        <message>
            <source>Contracts</source>
            <translation>Contrats</translation>
        </message>
        <message>
            <source>Routing</source>
            <translation>Itinéraires</translation>
        </message>
        <message>
            <source>Driving times are estimated meanwhile.</source>
            <translation>Entre-temps, les temps de route sont estimés.</translation>
        </message>
        <message>
            <source>Not asked yet: every drive needed is known already.</source>
            <translation>Pas encore interrogé : tous les trajets utiles sont déjà connus.</translation>
        </message>
</context>
<context>
    <name>FibreDesk::MailPreview</name>
        <message>
            <source>image not loaded</source>
            <translation>image non chargée</translation>
        </message>
</context>
<context>
    <name>FibreDesk::MessageEditor</name>
        <message>
            <source>of the campaign: %1</source>
            <translation>de la campagne : %1</translation>
        </message>
        <message>
            <source>known by itself</source>
            <translation>connue d’avance</translation>
        </message>
        <message>
            <source>no row has it yet</source>
            <translation>aucune ligne ne l’a encore</translation>
        </message>
</context>
<context>
    <name>FibreDesk::OutboxController</name>
        <message>
            <source>The outbox was damaged. It was set aside as %1; changes that had not been sent are in there.</source>
            <translation>La boîte d’envoi était endommagée. Elle a été mise de côté sous %1 ; les modifications qui n’avaient pas été envoyées s’y trouvent.</translation>
        </message>
        <message>
            <source>The outbox was damaged. All its changes were taken over; the damaged file is kept as %1.</source>
            <translation>La boîte d’envoi était endommagée. Toutes ses modifications ont été reprises ; le fichier endommagé est conservé sous %1.</translation>
        </message>
        <message numerus="yes">
            <source>The outbox was damaged, and %n of its changes could not be read. The others were taken over; the damaged file is kept as %1.</source>
            <translation>
                <numerusform>La boîte d’envoi était endommagée, et %n de ses modifications n’a pas pu être lue. Les autres ont été reprises ; le fichier endommagé est conservé sous %1.</numerusform>
                <numerusform>La boîte d’envoi était endommagée, et %n de ses modifications n’ont pas pu être lues. Les autres ont été reprises ; le fichier endommagé est conservé sous %1.</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 · %2 not saved: %3</source>
            <translation>%1 · %2 non enregistré : %3</translation>
        </message>
        <message>
            <source>%1: not everything was saved. %2</source>
            <translation>%1 : tout n’a pas été enregistré. %2</translation>
        </message>
</context>
<context>
    <name>FibreDesk::PaletteFeed</name>
        <message>
            <source>Customers</source>
            <translation>Clients</translation>
        </message>
        <message>
            <source>Addresses</source>
            <translation>Adresses</translation>
        </message>
        <message>
            <source>Equipment</source>
            <translation>Équipements</translation>
        </message>
        <message>
            <source>Jobs</source>
            <translation>Interventions</translation>
        </message>
        <message>
            <source>Tickets</source>
            <translation>Billets</translation>
        </message>
        <message>
            <source>Go to</source>
            <translation>Aller à</translation>
        </message>
        <message>
            <source>Commands</source>
            <translation>Commandes</translation>
        </message>
        <message>
            <source>Dispatch</source>
            <translation>Répartition</translation>
        </message>
        <message>
            <source>Campaigns</source>
            <translation>Campagnes</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>État</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Réglages</translation>
        </message>
        <message>
            <source>Show today's board</source>
            <translation>Voir la journée d’aujourd’hui</translation>
        </message>
        <message>
            <source>Try all connections again</source>
            <translation>Réessayer toutes les connexions</translation>
        </message>
        <message>
            <source>Switch between light and dark</source>
            <translation>Passer du clair au sombre</translation>
        </message>
        <message>
            <source>Switch to French</source>
            <translation>Passer à l’anglais</translation>
        </message>
        <message>
            <source>Show keyboard shortcuts</source>
            <translation>Afficher les raccourcis clavier</translation>
        </message>
        <message>
            <source>Subscriptions</source>
            <translation>Abonnements</translation>
        </message>
        <message>
            <source>Invoices</source>
            <translation>Factures</translation>
        </message>
        <message>
            <source>Payments</source>
            <translation>Paiements</translation>
        </message>
        <message>
            <source>Messages</source>
            <translation>Messages</translation>
        </message>
        <message>
            <source>Show my tickets</source>
            <translation>Afficher mes billets</translation>
        </message>
        <message>
            <source>Show the tickets nobody has</source>
            <translation>Afficher les billets de personne</translation>
        </message>
        <message>
            <source>Show the important tickets</source>
            <translation>Afficher les billets importants</translation>
        </message>
        <message>
            <source>Outbox</source>
            <translation>Boîte d’envoi</translation>
        </message>
        <message>
            <source>Devices</source>
            <translation>Appareils</translation>
        </message>
        <message>
            <source>Invoices and payments</source>
            <translation>Factures et paiements</translation>
        </message>
        <message>
            <source>Contracts</source>
            <translation>Contrats</translation>
        </message>
        <message>
            <source>Show the wall view</source>
            <translation>Afficher la vue murale</translation>
        </message>
        <message>
            <source>New jobs from a template</source>
            <translation>Nouvelles interventions d’après un modèle</translation>
        </message>
        <message>
            <source>Pin the selected job, or take the pin out</source>
            <translation>Épingler l’intervention choisie, ou retirer l’épingle</translation>
        </message>
        <message>
            <source>Publish: tell technicians where their jobs are</source>
            <translation>Publier : prévenir les techniciens de leurs interventions</translation>
        </message>
        <message>
            <source>Calendar file of the jobs</source>
            <translation>Fichier de calendrier des interventions</translation>
        </message>
        <message>
            <source>Print the technicians' day</source>
            <translation>Imprimer la journée des techniciens</translation>
        </message>
        <message>
            <source>Saved views of the board</source>
            <translation>Vues enregistrées du tableau</translation>
        </message>
        <message>
            <source>Show the view “%1”</source>
            <translation>Montrer la vue « %1 »</translation>
        </message>
        <message>
            <source>Board</source>
            <translation>Tableau</translation>
        </message>
        <message>
            <source>Show the devices that are offline</source>
            <translation>Afficher les appareils hors ligne</translation>
        </message>
        <message>
            <source>Show the devices with weak light</source>
            <translation>Afficher les appareils au signal faible</translation>
        </message>
        <message>
            <source>Tag, read again or update the marked devices</source>
            <translation>Étiqueter, relire ou mettre à jour les appareils marqués</translation>
        </message>
        <message>
            <source>Show the outages of the network</source>
            <translation>Afficher les pannes du réseau</translation>
        </message>
        <message>
            <source>Lock the desk</source>
            <translation>Verrouiller le poste</translation>
        </message>
        <message>
            <source>People</source>
            <translation>Équipe</translation>
        </message>
</context>
<context>
    <name>FibreDesk::PrintedBill</name>
        <message>
            <source>Kept as %1.</source>
            <translation>Enregistré sous %1.</translation>
        </message>
        <message>
            <source>%1 was not saved. %2</source>
            <translation>%1 n’a pas été enregistré. %2</translation>
        </message>
</context>
<context>
    <name>FibreDesk::RecipientTableModel</name>
        <message>
            <source>Waiting</source>
            <translation>En attente</translation>
        </message>
        <message>
            <source>Sent</source>
            <translation>Envoyé</translation>
        </message>
        <message>
            <source>Opened</source>
            <translation>Ouvert</translation>
        </message>
        <message>
            <source>Clicked</source>
            <translation>Cliqué</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>En échec</translation>
        </message>
        <message>
            <source>Uncertain</source>
            <translation>Incertain</translation>
        </message>
        <message>
            <source>Excluded</source>
            <translation>Exclu</translation>
        </message>
        <message>
            <source>waits its turn to be resent</source>
            <translation>attend son tour pour le renvoi</translation>
        </message>
        <message>
            <source>asking the hub to resend…</source>
            <translation>demande de renvoi au hub…</translation>
        </message>
        <message>
            <source>resend accepted, the hub has not reported yet</source>
            <translation>renvoi accepté, le hub n’a pas encore rendu compte</translation>
        </message>
        <message>
            <source>not resent: %1</source>
            <translation>non renvoyé : %1</translation>
        </message>
        <message>
            <source>not resent</source>
            <translation>non renvoyé</translation>
        </message>
        <message>
            <source>no answer to the resend: it may be under way, so it is not repeated</source>
            <translation>aucune réponse au renvoi : il est peut-être en cours, donc il n’est pas répété</translation>
        </message>
        <message>
            <source>no answer to the resend; read again, the row still stands as failed</source>
            <translation>aucune réponse au renvoi ; à la relecture, la ligne est toujours en échec</translation>
        </message>
        <message>
            <source>failed, the hub gives no reason</source>
            <translation>échec, le hub ne donne pas de raison</translation>
        </message>
        <message numerus="yes">
            <source>%n attempt(s)</source>
            <translation>
                <numerusform>%n essai</numerusform>
                <numerusform>%n essais</numerusform>
            </translation>
        </message>
        <message>
            <source>last %1</source>
            <comment>time of the last attempt</comment>
            <translation>dernier %1</translation>
        </message>
        <message>
            <source>the hub says “%1”</source>
            <translation>le hub indique « %1 »</translation>
        </message>
        <message>
            <source>row</source>
            <translation>ligne</translation>
        </message>
        <message>
            <source>first name</source>
            <translation>prénom</translation>
        </message>
        <message>
            <source>last name</source>
            <translation>nom</translation>
        </message>
        <message>
            <source>e-mail</source>
            <translation>courriel</translation>
        </message>
        <message>
            <source>status</source>
            <translation>état</translation>
        </message>
        <message>
            <source>error</source>
            <translation>erreur</translation>
        </message>
        <message>
            <source>attempts</source>
            <translation>essais</translation>
        </message>
        <message>
            <source>last change (UTC)</source>
            <translation>dernier changement (UTC)</translation>
        </message>
        <message>
            <source>customer</source>
            <translation>client</translation>
        </message>
        <message>
            <source>language</source>
            <translation>langue</translation>
        </message>
        <message>
            <source>address</source>
            <translation>adresse</translation>
        </message>
        <message>
            <source>gift link clicked</source>
            <translation>lien-cadeau suivi</translation>
        </message>
        <message>
            <source>message id</source>
            <translation>identifiant du message</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>oui</translation>
        </message>
        <message>
            <source>no</source>
            <translation>non</translation>
        </message>
        <message>
            <source>Recipient</source>
            <translation>Destinataire</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>Courriel</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>État</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Raison</translation>
        </message>
        <message>
            <source>Attempts</source>
            <translation>Essais</translation>
        </message>
        <message>
            <source>Last change</source>
            <translation>Changé le</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>Client</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Langue</translation>
        </message>
        <message>
            <source>on its way</source>
            <translation>en route</translation>
        </message>
        <message>
            <source>got as far as</source>
            <translation>étape atteinte</translation>
        </message>
        <message>
            <source>Got as far as</source>
            <translation>Étape atteinte</translation>
        </message>
</context>
<context>
    <name>FibreDesk::RecordFieldsModel</name>
        <message>
            <source>Not taken: what else clashes in this change must be decided first, in the outbox.</source>
            <translation>Non pris : ce qui est aussi en conflit dans cette modification doit d’abord être décidé, dans la boîte d’envoi.</translation>
        </message>
        <message>
            <source>The change of %1 could not be kept: %2</source>
            <translation>La modification de %1 n’a pas pu être gardée : %2</translation>
        </message>
        <message>
            <source>That is not possible as this change stands now; look at it in the outbox.</source>
            <translation>Ce n’est pas possible dans l’état actuel de cette modification ; voyez-la dans la boîte d’envoi.</translation>
        </message>
</context>
<context>
    <name>FibreDesk::RowPreview</name>
        <message>
            <source>image not loaded</source>
            <translation>image non chargée</translation>
        </message>
        <message>
            <source>Sending to %1…</source>
            <translation>Envoi à %1…</translation>
        </message>
        <message>
            <source>%1 took it over: %2</source>
            <translation>%1 l’a accepté : %2</translation>
        </message>
        <message>
            <source>%1 may have it: the answer never came. %2</source>
            <translation>%1 l’a peut-être : la réponse n’est jamais venue. %2</translation>
        </message>
        <message>
            <source>%1 did not take it: %2</source>
            <translation>%1 ne l’a pas accepté : %2</translation>
        </message>
</context>
<context>
    <name>FibreDesk::SecretValue</name>
        <message>
            <source>ERPNext does not give this password to your account: it takes a System Manager.</source>
            <translation>ERPNext ne donne pas ce mot de passe à votre compte : il faut être System Manager.</translation>
        </message>
        <message>
            <source>%1 It says: %2</source>
            <translation>%1 Il répond : %2</translation>
        </message>
</context>
<context>
    <name>FibreDesk::Secrets</name>
        <message>
            <source>Wi-Fi password</source>
            <translation>Clé Wi-Fi</translation>
        </message>
        <message>
            <source>SIP password</source>
            <translation>Clé SIP</translation>
        </message>
        <message>
            <source>Device password</source>
            <translation>Clé appareil</translation>
        </message>
        <message>
            <source>RADIUS user</source>
            <translation>Utilisateur RADIUS</translation>
        </message>
        <message>
            <source>RADIUS password</source>
            <translation>Clé RADIUS</translation>
        </message>
</context>
<context>
    <name>FibreDesk::ThreadModel</name>
        <message>
            <source>image not loaded</source>
            <translation>image non chargée</translation>
        </message>
</context>
<context>
    <name>FibreDesk::TicketAnswers</name>
        <message>
            <source>The file of canned answers could not be read. It was set aside as %1.</source>
            <translation>Le fichier des textes préparés n’a pas pu être lu. Il a été mis de côté sous %1.</translation>
        </message>
</context>
<context>
    <name>FibreDesk::TicketBulk</name>
        <message>
            <source>A tag has at most %1 letters.</source>
            <translation>Une étiquette a au plus %1 lettres.</translation>
        </message>
        <message>
            <source>A tag has no comma: ERPNext takes it for two.</source>
            <translation>Une étiquette n’a pas de virgule : ERPNext en ferait deux.</translation>
        </message>
        <message>
            <source>Add the tag %1</source>
            <translation>Ajouter l’étiquette %1</translation>
        </message>
        <message>
            <source>Assigned to: %1</source>
            <translation>Assigné à : %1</translation>
        </message>
        <message>
            <source>Important</source>
            <translation>Important</translation>
        </message>
        <message>
            <source>Nobody</source>
            <translation>Personne</translation>
        </message>
        <message>
            <source>Not important</source>
            <translation>Pas important</translation>
        </message>
        <message>
            <source>Priority: %1</source>
            <translation>Priorité : %1</translation>
        </message>
        <message>
            <source>State: %1</source>
            <translation>État : %1</translation>
        </message>
        <message>
            <source>Take out the tag %1</source>
            <translation>Retirer l’étiquette %1</translation>
        </message>
        <message>
            <source>Type: %1</source>
            <translation>Type : %1</translation>
        </message>
</context>
<context>
    <name>FibreDesk::TicketDuplicate</name>
        <message>
            <source>Duplicate of %1, where this goes on.</source>
            <translation>Doublon de %1, où la suite se passe.</translation>
        </message>
        <message>
            <source>%1 is a duplicate of this ticket and was closed. Its messages are there.</source>
            <translation>%1 est un doublon de ce billet et a été fermé. Ses messages s’y trouvent.</translation>
        </message>
        <message>
            <source>%1 is being closed as a duplicate of %2.</source>
            <translation>%1 est en cours de fermeture comme doublon de %2.</translation>
        </message>
        <message>
            <source>What was to be written on %1 could not be kept: %2</source>
            <translation>Ce qui devait être écrit sur %1 n’a pas pu être conservé : %2</translation>
        </message>
</context>
<context>
    <name>FibreDesk::TicketEdits</name>
        <message>
            <source>Important</source>
            <translation>Important</translation>
        </message>
        <message>
            <source>Not important</source>
            <translation>Pas important</translation>
        </message>
        <message>
            <source>Nobody</source>
            <translation>Personne</translation>
        </message>
        <message>
            <source>ERPNext kept the old value. The right to it may be missing, or a rule of the site does not take the new one.</source>
            <translation>ERPNext a gardé l’ancienne valeur. Le droit manque peut-être, ou une règle du site refuse la nouvelle.</translation>
        </message>
        <message>
            <source>The ticket was deleted or renamed at the server meanwhile.</source>
            <translation>Le billet a été supprimé ou renommé sur le serveur entre-temps.</translation>
        </message>
        <message>
            <source>The answer was lost. It is read back before anything is sent again.</source>
            <translation>La réponse s’est perdue. La valeur est relue avant tout nouvel envoi.</translation>
        </message>
        <message>
            <source>The server is not reached; it is sent as soon as it is.</source>
            <translation>Le serveur est injoignable ; l’envoi se fait dès qu’il répond.</translation>
        </message>
        <message>
            <source>What else clashes in this change must be decided first, in the outbox.</source>
            <translation>Ce qui s’oppose encore dans ce changement doit d’abord être tranché, dans la boîte d’envoi.</translation>
        </message>
        <message>
            <source>That is not possible as this change stands now; look at it in the outbox.</source>
            <translation>Ce n’est pas possible dans l’état actuel de ce changement ; voyez-le dans la boîte d’envoi.</translation>
        </message>
        <message>
            <source>%1 could not be kept for %2: %3</source>
            <translation>%1 n’a pas pu être conservé pour %2 : %3</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1 : %2</translation>
        </message>
        <message>
            <source>%1 → %2</source>
            <comment>a ticket and what was chosen for it</comment>
            <translation>%1 → %2</translation>
        </message>
        <message>
            <source>%1 was not taken back: %2</source>
            <translation>%1 n’a pas été annulé : %2</translation>
        </message>
        <message>
            <source>it is not in the outbox any more.</source>
            <translation>il n’est plus dans la boîte d’envoi.</translation>
        </message>
        <message>
            <source>the server had not taken it.</source>
            <translation>le serveur ne l’avait pas pris.</translation>
        </message>
</context>
<context>
    <name>FibreDesk::TicketJob</name>
        <message>
            <source>No location</source>
            <translation>Sans lieu</translation>
        </message>
        <message>
            <source>Nobody yet</source>
            <translation>Personne encore</translation>
        </message>
        <message>
            <source>The subject is empty.</source>
            <translation>L’objet est vide.</translation>
        </message>
        <message>
            <source>The duration is a number of hours up to 24.</source>
            <translation>La durée est un nombre d’heures, 24 au plus.</translation>
        </message>
        <message>
            <source>The day is written as 2026-11-24.</source>
            <translation>Le jour s’écrit 2026-11-24.</translation>
        </message>
        <message>
            <source>A time is written as 8:30.</source>
            <translation>Une heure s’écrit 8:30 ou 8 h 30.</translation>
        </message>
        <message>
            <source>A window has a beginning and an end.</source>
            <translation>Une plage a un début et une fin.</translation>
        </message>
        <message>
            <source>The window ends before it begins.</source>
            <translation>La plage finit avant de commencer.</translation>
        </message>
        <message>
            <source>The answer was lost, and ERPNext has no such job so far. Tried again it may be there twice.</source>
            <translation>La réponse s’est perdue, et ERPNext n’a pas cette intervention pour l’instant. Un nouvel essai peut la créer deux fois.</translation>
        </message>
        <message>
            <source>The answer was lost. It is looked up before anything is sent again.</source>
            <translation>La réponse s’est perdue. La note est recherchée avant tout nouvel envoi.</translation>
        </message>
        <message>
            <source>The server is not reached; it is sent as soon as it is.</source>
            <translation>Le serveur est injoignable ; l’envoi se fait dès qu’il répond.</translation>
        </message>
</context>
<context>
    <name>FibreDesk::TicketListModel</name>
        <message>
            <source>Urgent</source>
            <translation>Urgente</translation>
        </message>
        <message>
            <source>High</source>
            <comment>priority</comment>
            <translation>Haute</translation>
        </message>
        <message>
            <source>Medium</source>
            <comment>priority</comment>
            <translation>Moyenne</translation>
        </message>
        <message>
            <source>Low</source>
            <comment>priority</comment>
            <translation>Basse</translation>
        </message>
        <message>
            <source>Open</source>
            <comment>ticket</comment>
            <translation>Ouvert</translation>
        </message>
        <message>
            <source>Replied</source>
            <translation>Répondu</translation>
        </message>
        <message>
            <source>On hold</source>
            <translation>En suspens</translation>
        </message>
        <message>
            <source>Resolved</source>
            <translation>Résolu</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>Fermé</translation>
        </message>
        <message>
            <source>Assigned to nobody</source>
            <translation>Assigné à personne</translation>
        </message>
        <message>
            <source>Without</source>
            <translation>Sans</translation>
        </message>
        <message>
            <source>Important</source>
            <translation>Important</translation>
        </message>
        <message>
            <source>Subject</source>
            <translation>Objet</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>Client</translation>
        </message>
        <message>
            <source>State</source>
            <translation>État</translation>
        </message>
        <message>
            <source>Priority</source>
            <translation>Priorité</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Type</translation>
        </message>
        <message>
            <source>Region</source>
            <translation>Région</translation>
        </message>
        <message>
            <source>Assigned to</source>
            <translation>Assigné à</translation>
        </message>
        <message>
            <source>Opened</source>
            <translation>Ouvert le</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>Modifié</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Numéro</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>Étiquettes</translation>
        </message>
        <message>
            <source>tags: %1</source>
            <translation>étiquettes : %1</translation>
        </message>
</context>
<context>
    <name>FibreDesk::TicketLive</name>
        <message>
            <source>Too large to be fetched here</source>
            <translation>Trop gros pour être récupéré ici</translation>
        </message>
        <message>
            <source>Kept as %1.</source>
            <translation>Gardé sous %1.</translation>
        </message>
        <message>
            <source>%1 was not saved. %2</source>
            <translation>%1 n’a pas été enregistré. %2</translation>
        </message>
</context>
<context>
    <name>FibreDesk::TicketNotes</name>
        <message>
            <source>The answer was lost. It is looked up before anything is sent again.</source>
            <translation>La réponse s’est perdue. La note est recherchée avant tout nouvel envoi.</translation>
        </message>
        <message>
            <source>The server is not reached; it is sent as soon as it is.</source>
            <translation>Le serveur est injoignable ; l’envoi se fait dès qu’il répond.</translation>
        </message>
        <message>
            <source>The answer was lost, and ERPNext has no such note so far. Tried again it may be there twice.</source>
            <translation>La réponse s’est perdue, et ERPNext n’a pas cette note pour l’instant. Un nouvel essai peut la créer deux fois.</translation>
        </message>
</context>
<context>
    <name>FibreDesk::TicketReply</name>
        <message>
            <source>opened the ticket</source>
            <translation>a ouvert le billet</translation>
        </message>
        <message>
            <source>wrote on this ticket</source>
            <translation>a écrit sur ce billet</translation>
        </message>
        <message>
            <source>e-mail of the customer</source>
            <translation>courriel du client</translation>
        </message>
        <message>
            <source>billing e-mail of the customer</source>
            <translation>courriel de facturation du client</translation>
        </message>
        <message>
            <source>%1 wrote:</source>
            <comment>before a quoted message</comment>
            <translation>%1 a écrit :</translation>
        </message>
        <message>
            <source>To whom?</source>
            <translation>À qui ?</translation>
        </message>
        <message>
            <source>“%1” is not an e-mail address.</source>
            <translation>« %1 » n’est pas une adresse de courriel.</translation>
        </message>
        <message>
            <source>The subject is empty.</source>
            <translation>L’objet est vide.</translation>
        </message>
        <message>
            <source>Nothing is written yet.</source>
            <translation>Rien n’est encore écrit.</translation>
        </message>
        <message>
            <source>ERPNext is not reached: what is written is kept here.</source>
            <translation>ERPNext est injoignable : ce qui est écrit est conservé ici.</translation>
        </message>
        <message>
            <source>The answer of ERPNext was lost, and it has no such message so far. It may still be on its way.</source>
            <translation>La réponse d’ERPNext s’est perdue, et il n’a pas ce message pour l’instant. Il est peut-être encore en route.</translation>
        </message>
        <message>
            <source>The answer of ERPNext was lost: the mail may have left. It is looked for there and not sent a second time.</source>
            <translation>La réponse d’ERPNext s’est perdue : le courriel est peut-être parti. Il y est recherché et n’est pas envoyé une seconde fois.</translation>
        </message>
        <message>
            <source>It was not sent, because it could not be kept on this computer: %1</source>
            <translation>Rien n’a été envoyé, car le texte n’a pas pu être conservé sur cet ordinateur : %1</translation>
        </message>
        <message>
            <source>Whether the answer on %1 was sent is not known yet.</source>
            <translation>On ne sait pas encore si la réponse au billet %1 est partie.</translation>
        </message>
        <message>
            <source>The answer on %1 was not sent. %2</source>
            <translation>La réponse au billet %1 n’a pas été envoyée. %2</translation>
        </message>
        <message>
            <source>ERPNext has the answer on %1 and sends it to %2.</source>
            <translation>ERPNext a la réponse au billet %1 et l’envoie à %2.</translation>
        </message>
        <message>
            <source>ERPNext has the answer on %1, but does not send it to %2.</source>
            <translation>ERPNext a la réponse au billet %1, mais ne l’envoie pas à %2.</translation>
        </message>
        <message>
            <source>The ticket is still being read.</source>
            <translation>Le billet est encore en cours de lecture.</translation>
        </message>
</context>
<context>
    <name>FibreDesk::TicketWriting</name>
        <message>
            <source>What was being written on tickets could not be read. It was set aside as %1.</source>
            <translation>Ce qui était en cours d’écriture sur les billets n’a pas pu être lu. Le fichier a été mis de côté sous %1.</translation>
        </message>
        <message>
            <source>What is being written on tickets cannot be kept on this computer: %1</source>
            <translation>Ce qui est en cours d’écriture sur les billets ne peut être conservé sur cet ordinateur : %1</translation>
        </message>
</context>
<context>
    <name>FibreDesk::TicketsController</name>
        <message>
            <source>All tickets</source>
            <translation>Tous les billets</translation>
        </message>
        <message>
            <source>Mine</source>
            <translation>Les miens</translation>
        </message>
        <message>
            <source>Unassigned</source>
            <translation>Non assignés</translation>
        </message>
        <message>
            <source>Important</source>
            <translation>Important</translation>
        </message>
        <message>
            <source>image not loaded</source>
            <translation>image non chargée</translation>
        </message>
</context>
<context>
    <name>FieldWords</name>
        <message>
            <source>Yes</source>
            <translation>Oui</translation>
        </message>
        <message>
            <source>No</source>
            <translation>Non</translation>
        </message>
        <message>
            <source>“%1” is not a whole number.</source>
            <translation>« %1 » n’est pas un nombre entier.</translation>
        </message>
        <message>
            <source>“%1” is not a number.</source>
            <translation>« %1 » n’est pas un nombre.</translation>
        </message>
        <message>
            <source>“%1” is not a date like 2026-11-24.</source>
            <translation>« %1 » n’est pas une date comme 2026-11-24.</translation>
        </message>
        <message>
            <source>“%1” could be two numbers: type it without commas, its decimals after a point.</source>
            <translation>« %1 » peut être deux nombres : écrivez-le sans virgules, les décimales après un point.</translation>
        </message>
</context>
<context>
    <name>FilesCard</name>
        <message>
            <source>Offline: the files are only on the server</source>
            <translation>Hors ligne : les fichiers ne sont que sur le serveur</translation>
        </message>
        <message>
            <source>Asking the server…</source>
            <translation>Interrogation du serveur…</translation>
        </message>
        <message>
            <source>No file</source>
            <translation>Aucun fichier</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Fichiers</translation>
        </message>
        <message>
            <source>Fetch and open</source>
            <translation>Télécharger et ouvrir</translation>
        </message>
        <message>
            <source>Fetch and keep: this kind is not opened from here</source>
            <translation>Télécharger et enregistrer : ce type ne s’ouvre pas d’ici</translation>
        </message>
        <message>
            <source>Open its ticket</source>
            <translation>Ouvrir son billet</translation>
        </message>
        <message>
            <source>Keep %1 in a folder</source>
            <translation>Enregistrer %1 dans un dossier</translation>
        </message>
        <message>
            <source>The oldest files are not listed; those of tickets are on the tickets' own pages</source>
            <translation>Les fichiers les plus anciens ne sont pas listés ; ceux des billets sont sur la page de chaque billet</translation>
        </message>
        <message>
            <source>Files not known now. %1</source>
            <translation>Fichiers inconnus pour l’instant. %1</translation>
        </message>
        <message>
            <source>Ask again</source>
            <translation>Redemander</translation>
        </message>
</context>
<context>
    <name>FillStrip</name>
        <message>
            <source>First copy of the data: %1</source>
            <translation>Première copie des données : %1</translation>
        </message>
        <message>
            <source>First copy of the data</source>
            <translation>Première copie des données</translation>
        </message>
        <message>
            <source>You can already work; what is missing appears as it comes.</source>
            <translation>Vous pouvez déjà travailler ; ce qui manque paraît à mesure.</translation>
        </message>
</context>
<context>
    <name>FilterBar</name>
        <message>
            <source>Filter jobs</source>
            <translation>Filtrer les interventions</translation>
        </message>
        <message>
            <source>All tags</source>
            <translation>Étiquettes</translation>
        </message>
        <message>
            <source>Tag</source>
            <translation>Étiquette</translation>
        </message>
</context>
<context>
    <name>FindingDelegate</name>
        <message>
            <source>Error</source>
            <translation>Erreur</translation>
        </message>
        <message>
            <source>Warning</source>
            <translation>Avertissement</translation>
        </message>
        <message>
            <source>Hint</source>
            <translation>Remarque</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s): %1</source>
            <translation>
                <numerusform>%n ligne : %1</numerusform>
                <numerusform>%n lignes : %1</numerusform>
            </translation>
        </message>
        <message>
            <source>Line %1</source>
            <translation>Ligne %1</translation>
        </message>
        <message>
            <source>Correct</source>
            <translation>Corriger</translation>
        </message>
        <message>
            <source>Show the mail of the next row concerned</source>
            <translation>Montrer le courriel de la prochaine ligne concernée</translation>
        </message>
        <message>
            <source>Seen</source>
            <translation>Vu</translation>
        </message>
        <message>
            <source>French</source>
            <translation>français</translation>
        </message>
        <message>
            <source>English</source>
            <translation>anglais</translation>
        </message>
</context>
<context>
    <name>Formats</name>
        <message>
            <source>d</source>
            <extracomment>short for "days", after a number</extracomment>
            <translation>j</translation>
        </message>
        <message>
            <source>just now</source>
            <translation>à l’instant</translation>
        </message>
        <message>
            <source>%1 ago</source>
            <extracomment>%1 is a short age such as "4 min"</extracomment>
            <translation>il y a %1</translation>
        </message>
</context>
<context>
    <name>GeneralHints</name>
        <message>
            <source>Search or command</source>
            <translation>Rechercher ou commander</translation>
        </message>
        <message>
            <source>Go to a page</source>
            <translation>Aller à une page</translation>
        </message>
        <message>
            <source>Back, forward</source>
            <translation>Reculer, avancer</translation>
        </message>
        <message>
            <source>Undo the last change</source>
            <translation>Annuler le dernier changement</translation>
        </message>
        <message>
            <source>Try every connection again</source>
            <translation>Réessayer toutes les connexions</translation>
        </message>
        <message>
            <source>To the inspector and back</source>
            <translation>Vers l’inspecteur et retour</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Réglages</translation>
        </message>
        <message>
            <source>This sheet</source>
            <translation>Cette feuille</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Quitter</translation>
        </message>
        <message>
            <source>Lock the desk</source>
            <translation>Verrouiller le poste</translation>
        </message>
</context>
<context>
    <name>HealthChips</name>
        <message>
            <source>Connections</source>
            <translation>Connexions</translation>
        </message>
</context>
<context>
    <name>HealthPopover</name>
        <message>
            <source>Connections</source>
            <translation>Connexions</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Réessayer</translation>
        </message>
        <message>
            <source>Open status</source>
            <translation>Ouvrir l’état</translation>
        </message>
        <message>
            <source>Try all again</source>
            <translation>Tout réessayer</translation>
        </message>
        <message>
            <source>Try again: %1</source>
            <translation>Réessayer : %1</translation>
        </message>
</context>
<context>
    <name>HealthWords</name>
        <message>
            <source>Connected</source>
            <translation>Connecté</translation>
        </message>
        <message>
            <source>Connecting</source>
            <translation>Connexion en cours</translation>
        </message>
        <message>
            <source>Silent</source>
            <translation>Silencieux</translation>
        </message>
        <message>
            <source>Not reached</source>
            <translation>Injoignable</translation>
        </message>
        <message>
            <source>Refused</source>
            <translation>Refusé</translation>
        </message>
        <message>
            <source>Failing</source>
            <translation>En panne</translation>
        </message>
        <message>
            <source>Stopped</source>
            <translation>Arrêté</translation>
        </message>
        <message>
            <source>Not connected</source>
            <translation>Non connecté</translation>
        </message>
</context>
<context>
    <name>JobInspector</name>
        <message>
            <source>Copy %1</source>
            <translation>Copier %1</translation>
        </message>
        <message>
            <source>Assign</source>
            <translation>Assigner</translation>
        </message>
        <message>
            <source>Choose a technician and a time</source>
            <translation>Choisir un technicien et une heure</translation>
        </message>
        <message>
            <source>Unassign</source>
            <translation>Retirer l’assignation</translation>
        </message>
        <message>
            <source>Take it away from the technician</source>
            <translation>Retirer l’intervention au technicien</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>Date</translation>
        </message>
        <message>
            <source>Change the date</source>
            <translation>Changer la date</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>Client</translation>
        </message>
        <message>
            <source>Open the customer</source>
            <translation>Ouvrir le client</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Quand</translation>
        </message>
        <message>
            <source>Promised</source>
            <translation>Promis</translation>
        </message>
        <message>
            <source>Really</source>
            <translation>Réel</translation>
        </message>
        <message>
            <source>Technician</source>
            <translation>Technicien</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Adresse</translation>
        </message>
        <message>
            <source>Access</source>
            <translation>Accès</translation>
        </message>
        <message>
            <source>Contact</source>
            <translation>Coordonnées</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>Téléphone</translation>
        </message>
        <message>
            <source>Ticket</source>
            <translation>Billet</translation>
        </message>
        <message>
            <source>Skills</source>
            <translation>Compétences</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>Notes</translation>
        </message>
        <message>
            <source>History on this desk</source>
            <translation>Historique sur ce poste</translation>
        </message>
        <message>
            <source>Drive</source>
            <translation>Trajet</translation>
        </message>
        <message>
            <source>By GPS</source>
            <translation>Par GPS</translation>
        </message>
        <message>
            <source>Suggest…</source>
            <translation>Suggérer…</translation>
        </message>
        <message>
            <source>The best technicians and times, with the reasons</source>
            <translation>Les meilleurs techniciens et heures, avec les raisons</translation>
        </message>
        <message>
            <source>No plan moves it, and a drag asks</source>
            <translation>Aucun plan ne la déplace, et un glisser le demande</translation>
        </message>
        <message>
            <source>Pin</source>
            <translation>Épingler</translation>
        </message>
        <message>
            <source>Pinned</source>
            <translation>Épinglée</translation>
        </message>
        <message>
            <source>Take the pin out: plans may move it again</source>
            <translation>Retirer l’épingle : les plans peuvent de nouveau la déplacer</translation>
        </message>
        <message>
            <source>Told</source>
            <translation>Annonce</translation>
        </message>
</context>
<context>
    <name>JobMenu</name>
        <message>
            <source>Assign…</source>
            <translation>Assigner…</translation>
        </message>
        <message>
            <source>Unassign</source>
            <translation>Retirer l’assignation</translation>
        </message>
        <message>
            <source>Change date…</source>
            <translation>Changer la date…</translation>
        </message>
        <message>
            <source>Alt+Left</source>
            <translation>Alt+Gauche</translation>
        </message>
        <message>
            <source>15 minutes earlier</source>
            <translation>15 minutes plus tôt</translation>
        </message>
        <message>
            <source>Alt+Right</source>
            <translation>Alt+Droite</translation>
        </message>
        <message>
            <source>15 minutes later</source>
            <translation>15 minutes plus tard</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Entrée</translation>
        </message>
        <message>
            <source>Open the customer</source>
            <translation>Ouvrir le client</translation>
        </message>
        <message>
            <source>15 minutes longer</source>
            <translation>15 minutes de plus</translation>
        </message>
        <message>
            <source>15 minutes shorter</source>
            <translation>15 minutes de moins</translation>
        </message>
        <message>
            <source>Alt+Shift+Left</source>
            <translation>Alt+Maj+Gauche</translation>
        </message>
        <message>
            <source>Alt+Shift+Right</source>
            <translation>Alt+Maj+Droite</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Copier</translation>
        </message>
        <message>
            <source>Split in two</source>
            <translation>Scinder en deux</translation>
        </message>
        <message>
            <source>Suggest…</source>
            <translation>Suggérer…</translation>
        </message>
        <message>
            <source>Shift+R</source>
            <translation>Maj+R</translation>
        </message>
        <message>
            <source>Repeat…</source>
            <translation>Répéter…</translation>
        </message>
        <message>
            <source>Shift+T</source>
            <translation>Maj+T</translation>
        </message>
        <message>
            <source>New from template…</source>
            <translation>Nouveau d’après un modèle…</translation>
        </message>
        <message>
            <source>Pin to its place</source>
            <translation>Épingler à sa place</translation>
        </message>
        <message>
            <source>Take the pin out</source>
            <translation>Retirer l’épingle</translation>
        </message>
</context>
<context>
    <name>JobSheet</name>
        <message>
            <source>Create a dispatch job</source>
            <translation>Créer une intervention</translation>
        </message>
        <message>
            <source>It is linked with the ticket and stands on the board as soon as ERPNext has it.</source>
            <translation>Elle est liée au billet et paraît au tableau dès qu’ERPNext l’a reçue.</translation>
        </message>
        <message>
            <source>Create the job</source>
            <translation>Créer l’intervention</translation>
        </message>
        <message>
            <source>This ticket has an open job already: %1</source>
            <translation>Ce billet a déjà une intervention ouverte : %1</translation>
        </message>
        <message>
            <source>Subject</source>
            <translation>Objet</translation>
        </message>
        <message>
            <source>Type and priority</source>
            <translation>Type et priorité</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Type</translation>
        </message>
        <message>
            <source>Installation</source>
            <translation>Installation</translation>
        </message>
        <message>
            <source>Repair</source>
            <translation>Réparation</translation>
        </message>
        <message>
            <source>Maintenance</source>
            <translation>Maintenance</translation>
        </message>
        <message>
            <source>Removal</source>
            <translation>Retrait</translation>
        </message>
        <message>
            <source>Other</source>
            <translation>Autre</translation>
        </message>
        <message>
            <source>Priority</source>
            <translation>Priorité</translation>
        </message>
        <message>
            <source>Low</source>
            <translation>Basse</translation>
        </message>
        <message>
            <source>Medium</source>
            <translation>Moyenne</translation>
        </message>
        <message>
            <source>High</source>
            <translation>Élevée</translation>
        </message>
        <message>
            <source>Urgent</source>
            <translation>Urgente</translation>
        </message>
        <message>
            <source>Location</source>
            <translation>Lieu</translation>
        </message>
        <message>
            <source>Duration in hours</source>
            <translation>Durée en heures</translation>
        </message>
        <message>
            <source>Day and window</source>
            <translation>Jour et plage</translation>
        </message>
        <message>
            <source>2026-11-24, or none yet</source>
            <translation>2026-11-24, ou encore aucun</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>Jour</translation>
        </message>
        <message>
            <source>8:00</source>
            <translation>8:00</translation>
        </message>
        <message>
            <source>From</source>
            <translation>De</translation>
        </message>
        <message>
            <source>12:00</source>
            <translation>12:00</translation>
        </message>
        <message>
            <source>Until</source>
            <translation>À</translation>
        </message>
        <message>
            <source>Technician</source>
            <translation>Technicien</translation>
        </message>
</context>
<context>
    <name>JobWords</name>
        <message>
            <source>Installation</source>
            <translation>Installation</translation>
        </message>
        <message>
            <source>Repair</source>
            <translation>Réparation</translation>
        </message>
        <message>
            <source>Maintenance</source>
            <translation>Maintenance</translation>
        </message>
        <message>
            <source>Removal</source>
            <translation>Retrait</translation>
        </message>
        <message>
            <source>Other work</source>
            <translation>Autre intervention</translation>
        </message>
        <message>
            <source>Unassigned</source>
            <translation>Non assignée</translation>
        </message>
        <message>
            <source>Assigned</source>
            <translation>Assignée</translation>
        </message>
        <message>
            <source>In progress</source>
            <translation>En cours</translation>
        </message>
        <message>
            <source>Completed</source>
            <translation>Terminée</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>Annulée</translation>
        </message>
        <message>
            <source>Not confirmed yet</source>
            <translation>Pas encore confirmé</translation>
        </message>
        <message>
            <source>Not saved</source>
            <translation>Non enregistré</translation>
        </message>
        <message>
            <source>Changed by somebody else</source>
            <translation>Modifiée par quelqu’un d’autre</translation>
        </message>
        <message>
            <source>Uncertain</source>
            <translation>Incertains</translation>
        </message>
</context>
<context>
    <name>JobsCard</name>
        <message>
            <source>To assign</source>
            <translation>À assigner</translation>
        </message>
        <message>
            <source>Assigned</source>
            <translation>Assignée</translation>
        </message>
        <message>
            <source>In progress</source>
            <translation>En cours</translation>
        </message>
        <message>
            <source>Completed</source>
            <translation>Terminée</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>Annulée</translation>
        </message>
        <message>
            <source>Installation</source>
            <translation>Installation</translation>
        </message>
        <message>
            <source>Repair</source>
            <translation>Réparation</translation>
        </message>
        <message>
            <source>Maintenance</source>
            <translation>Maintenance</translation>
        </message>
        <message>
            <source>Removal</source>
            <translation>Retrait</translation>
        </message>
        <message>
            <source>Other</source>
            <translation>Autre</translation>
        </message>
        <message>
            <source>No job</source>
            <translation>Aucune intervention</translation>
        </message>
        <message>
            <source>Jobs</source>
            <translation>Interventions</translation>
        </message>
        <message>
            <source>undated</source>
            <translation>sans date</translation>
        </message>
        <message>
            <source>Open %1 on the board</source>
            <translation>Ouvrir %1 sur le tableau</translation>
        </message>
</context>
<context>
    <name>LinkDialog</name>
        <message>
            <source>Open</source>
            <translation>Ouvrir</translation>
        </message>
        <message>
            <source>This opens %1 in the browser.</source>
            <translation>Ceci ouvre %1 dans le navigateur.</translation>
        </message>
        <message>
            <source>Open the link of this message</source>
            <translation>Ouvrir le lien de ce message</translation>
        </message>
</context>
<context>
    <name>LoadingVeil</name>
        <message>
            <source>Updating</source>
            <translation>Mise à jour</translation>
        </message>
</context>
<context>
    <name>LocalCopyCard</name>
        <message>
            <source>Local copy</source>
            <translation>Copie locale</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Fichier</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Taille</translation>
        </message>
        <message>
            <source>Agreed with the server</source>
            <translation>À jour avec le serveur</translation>
        </message>
        <message>
            <source>Never</source>
            <translation>Jamais</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 sur %2</translation>
        </message>
        <message>
            <source>Remove local copy</source>
            <translation>Supprimer la copie locale</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Supprimer</translation>
        </message>
        <message>
            <source>Customers, tickets and jobs are deleted from this computer and fetched again at the next start. Without the server nothing can be looked up until then. What waits to be sent, sent campaigns and drafts stay.</source>
            <translation>Les clients, les billets et les interventions sont effacés de cet ordinateur et copiés de nouveau au prochain démarrage. Sans le serveur, rien ne peut être consulté d’ici là. Ce qui attend d’être envoyé, les campagnes envoyées et les brouillons restent.</translation>
        </message>
        <message>
            <source>Remove the local copy</source>
            <translation>Supprimer la copie locale</translation>
        </message>
        <message>
            <source>Remove it whenever FibreDesk closes</source>
            <translation>La retirer à chaque fermeture de FibreDesk</translation>
        </message>
        <message numerus="yes">
            <source>%n change(s) that the server has not confirmed stay on this computer until then.</source>
            <translation>
                <numerusform>%n changement que le serveur n’a pas confirmé reste sur cet ordinateur d’ici là.</numerusform>
                <numerusform>%n changements que le serveur n’a pas confirmés restent sur cet ordinateur d’ici là.</numerusform>
            </translation>
        </message>
        <message>
            <source>What was set aside of a damaged outbox stays: it may hold changes that were never sent.</source>
            <translation>Ce qui a été mis de côté d’une boîte d’envoi endommagée reste : il peut s’y trouver des modifications jamais envoyées.</translation>
        </message>
</context>
<context>
    <name>LocationMap</name>
        <message>
            <source>Show all locations</source>
            <translation>Afficher tous les emplacements</translation>
        </message>
        <message>
            <source>Arrows move the map, + and - zoom it, 0 shows all locations.</source>
            <translation>Les flèches déplacent la carte, + et - changent l’échelle, 0 montre tous les emplacements.</translation>
        </message>
        <message numerus="yes">
            <source>Map of %n location(s)</source>
            <translation>
                <numerusform>Carte de %n emplacement</numerusform>
                <numerusform>Carte de %n emplacements</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n location(s) close together</source>
            <translation>
                <numerusform>%n emplacement au même endroit</numerusform>
                <numerusform>%n emplacements rapprochés</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>LocationRow</name>
        <message>
            <source>Location %1: %2</source>
            <translation>Emplacement %1 : %2</translation>
        </message>
        <message>
            <source>Location %1: %2, without coordinates</source>
            <translation>Emplacement %1 : %2, sans coordonnées</translation>
        </message>
        <message>
            <source>No coordinates: not on the map</source>
            <translation>Sans coordonnées : absent de la carte</translation>
        </message>
        <message>
            <source>Show on the dispatch map</source>
            <translation>Montrer sur la carte de répartition</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>Copié</translation>
        </message>
        <message>
            <source>Copy the coordinates</source>
            <translation>Copier les coordonnées</translation>
        </message>
</context>
<context>
    <name>LocationsCard</name>
        <message>
            <source>No service location</source>
            <translation>Aucun emplacement de service</translation>
        </message>
        <message>
            <source>Locations</source>
            <translation>Adresses</translation>
        </message>
</context>
<context>
    <name>MailView</name>
        <message>
            <source>Open</source>
            <translation>Ouvrir</translation>
        </message>
        <message>
            <source>This opens %1 in the browser. It may count as the customer's own click.</source>
            <translation>Ceci ouvre %1 dans le navigateur. Le clic pourrait être compté comme celui du client.</translation>
        </message>
        <message>
            <source>Open the link of this mail</source>
            <translation>Ouvrir le lien de ce courriel</translation>
        </message>
        <message>
            <source>Mail as rendered</source>
            <translation>Courriel tel que rendu</translation>
        </message>
        <message>
            <source>Close the mail</source>
            <translation>Fermer le courriel</translation>
        </message>
        <message numerus="yes">
            <source>%n image(s) not loaded</source>
            <translation>
                <numerusform>%n image non chargée</numerusform>
                <numerusform>%n images non chargées</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n active part(s) left out</source>
            <translation>
                <numerusform>%n élément actif retiré</numerusform>
                <numerusform>%n éléments actifs retirés</numerusform>
            </translation>
        </message>
        <message>
            <source>Reading the mail…</source>
            <translation>Lecture du courriel…</translation>
        </message>
        <message>
            <source>Mail to %1</source>
            <translation>Courriel à %1</translation>
        </message>
</context>
<context>
    <name>MailsCard</name>
        <message>
            <source>Sent</source>
            <translation>Envoyé</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>En échec</translation>
        </message>
        <message>
            <source>Uncertain</source>
            <translation>Incertain</translation>
        </message>
        <message>
            <source>Excluded</source>
            <translation>Exclu</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>En attente</translation>
        </message>
        <message>
            <source>No mail of a campaign of this desk</source>
            <translation>Aucun courriel d’une campagne de ce poste</translation>
        </message>
        <message>
            <source>Mails</source>
            <translation>Courriels</translation>
        </message>
        <message>
            <source>%1, %2: %3</source>
            <translation>%1, %2 : %3</translation>
        </message>
</context>
<context>
    <name>Main</name>
        <message>
            <source>Show</source>
            <translation>Afficher</translation>
        </message>
        <message>
            <source>Stop and close</source>
            <translation>Arrêter et fermer</translation>
        </message>
        <message>
            <source>What is on its way ends first; the rest goes on at the next start.</source>
            <translation>Ce qui est en route se termine d’abord ; le reste reprend au prochain démarrage.</translation>
        </message>
        <message>
            <source>Keep sending</source>
            <translation>Continuer l’envoi</translation>
        </message>
        <message>
            <source>Mails are being sent</source>
            <translation>Des courriels sont en cours d’envoi</translation>
        </message>
        <message>
            <source>Delete and close now</source>
            <translation>Effacer et fermer maintenant</translation>
        </message>
        <message>
            <source>In a minute</source>
            <translation>Dans une minute</translation>
        </message>
        <message>
            <source>Your account is disabled</source>
            <translation>Votre compte est désactivé</translation>
        </message>
</context>
<context>
    <name>MapButtons</name>
        <message>
            <source>+ or Ctrl+wheel</source>
            <translation>+ ou Ctrl+molette</translation>
        </message>
        <message>
            <source>Zoom in</source>
            <translation>Agrandir</translation>
        </message>
        <message>
            <source>Zoom out</source>
            <translation>Réduire</translation>
        </message>
</context>
<context>
    <name>MapPanel</name>
        <message>
            <source>Map of %1</source>
            <translation>Carte du %1</translation>
        </message>
        <message numerus="yes">
            <source>%n job(s) close together</source>
            <translation>
                <numerusform>%n intervention rapprochée</numerusform>
                <numerusform>%n interventions rapprochées</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n service location(s)</source>
            <translation>
                <numerusform>%n lieu de service</numerusform>
                <numerusform>%n lieux de service</numerusform>
            </translation>
        </message>
        <message>
            <source>Service location</source>
            <translation>Lieu de service</translation>
        </message>
        <message>
            <source>Show the whole day</source>
            <translation>Afficher toute la journée</translation>
        </message>
        <message>
            <source>Click to open the job</source>
            <translation>Cliquer pour ouvrir l’intervention</translation>
        </message>
</context>
<context>
    <name>MapTiles</name>
        <message>
            <source>The server of map tiles refuses them (%1)</source>
            <translation>Le serveur des tuiles de carte les refuse (%1)</translation>
        </message>
        <message>
            <source>The server of map tiles does not answer</source>
            <translation>Le serveur des tuiles de carte ne répond pas</translation>
        </message>
</context>
<context>
    <name>MapView</name>
        <message>
            <source>Show everything</source>
            <translation>Tout afficher</translation>
        </message>
        <message>
            <source>No map tiles in the profile: positions only</source>
            <translation>Aucune tuile de carte dans le profil : positions seulement</translation>
        </message>
</context>
<context>
    <name>MessageCard</name>
        <message>
            <source>Internal note</source>
            <translation>Note interne</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>Réponse</translation>
        </message>
        <message>
            <source>From the customer</source>
            <translation>Du client</translation>
        </message>
        <message>
            <source>%1 of %2, %3</source>
            <translation>%1 de %2, %3</translation>
        </message>
        <message>
            <source>Internal note, never sent</source>
            <translation>Note interne, jamais envoyée</translation>
        </message>
        <message numerus="yes">
            <source>Load %n image(s)</source>
            <translation>
                <numerusform>Charger %n image</numerusform>
                <numerusform>Charger %n images</numerusform>
            </translation>
        </message>
        <message>
            <source>The sender of the images sees that they are looked at, and from where.</source>
            <translation>L’expéditeur des images voit qu’on les regarde, et d’où.</translation>
        </message>
</context>
<context>
    <name>MessageExtras</name>
        <message>
            <source>Images (*.png *.jpg *.jpeg *.gif *.webp)</source>
            <translation>Images (*.png *.jpg *.jpeg *.gif *.webp)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>Tous les fichiers (*)</translation>
        </message>
        <message>
            <source>Values of the campaign</source>
            <translation>Valeurs de la campagne</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Valeur</translation>
        </message>
        <message>
            <source>name</source>
            <translation>nom</translation>
        </message>
        <message>
            <source>Image in the text…</source>
            <translation>Image dans le texte…</translation>
        </message>
        <message>
            <source>File…</source>
            <translation>Fichier…</translation>
        </message>
        <message>
            <source>Name of the value</source>
            <translation>Nom de la valeur</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Retirer</translation>
        </message>
</context>
<context>
    <name>MessageForm</name>
        <message>
            <source>HTML files (*.html *.htm)</source>
            <translation>Fichiers HTML (*.html *.htm)</translation>
        </message>
        <message>
            <source>From</source>
            <translation>De</translation>
        </message>
        <message>
            <source>Name &lt;address&gt;</source>
            <translation>Nom &lt;adresse&gt;</translation>
        </message>
        <message>
            <source>Reply to</source>
            <translation>Répondre à</translation>
        </message>
        <message>
            <source>as the sender</source>
            <translation>comme l’expéditeur</translation>
        </message>
        <message>
            <source>Unsubscribe</source>
            <translation>Désabonnement</translation>
        </message>
        <message>
            <source>https:… or mailto:…, may hold {{variables}}</source>
            <translation>https:… ou mailto:…, peut contenir des {{variables}}</translation>
        </message>
        <message>
            <source>Unsubscribe address</source>
            <translation>Adresse de désabonnement</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Langue</translation>
        </message>
        <message>
            <source>French</source>
            <translation>français</translation>
        </message>
        <message>
            <source>English</source>
            <translation>anglais</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>Partie</translation>
        </message>
        <message>
            <source>HTML</source>
            <translation>HTML</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Texte</translation>
        </message>
        <message>
            <source>Variable</source>
            <translation>Variable</translation>
        </message>
        <message>
            <source>Insert a variable where the cursor is</source>
            <translation>Insérer une variable à l’endroit du curseur</translation>
        </message>
        <message>
            <source>Import HTML…</source>
            <translation>Importer du HTML…</translation>
        </message>
        <message>
            <source>Subject in English; empty = the French one</source>
            <translation>Objet en anglais ; vide = celui en français</translation>
        </message>
        <message>
            <source>Subject in French</source>
            <translation>Objet en français</translation>
        </message>
        <message>
            <source>Subject</source>
            <translation>Objet</translation>
        </message>
        <message>
            <source>Nothing is written in English yet: English-speaking recipients get the French text.</source>
            <translation>Rien n’est encore écrit en anglais : les destinataires anglophones reçoivent le texte français.</translation>
        </message>
        <message>
            <source>Nothing is written in French yet: French is what everybody gets who has no other language.</source>
            <translation>Rien n’est encore écrit en français : c’est ce que reçoivent tous ceux qui n’ont pas d’autre langue.</translation>
        </message>
        <message>
            <source>The file could not be read.</source>
            <translation>Le fichier n’a pas pu être lu.</translation>
        </message>
</context>
<context>
    <name>MirrorRow</name>
        <message>
            <source>%1 of %2</source>
            <translation>%1 sur %2</translation>
        </message>
        <message>
            <source>Fetching</source>
            <translation>Récupération</translation>
        </message>
        <message>
            <source>Not on this server</source>
            <translation>Absent de ce serveur</translation>
        </message>
        <message>
            <source>%1/s · %2 left</source>
            <translation>%1/s · encore %2</translation>
        </message>
        <message>
            <source>%1/s</source>
            <translation>%1/s</translation>
        </message>
</context>
<context>
    <name>NoteEditor</name>
        <message>
            <source>Internal note, visible to staff only</source>
            <translation>Note interne, visible du personnel seulement</translation>
        </message>
        <message>
            <source>Write a note for your colleagues</source>
            <translation>Écrire une note pour vos collègues</translation>
        </message>
        <message>
            <source>Internal note</source>
            <translation>Note interne</translation>
        </message>
        <message>
            <source>What is typed is kept.</source>
            <translation>Ce qui est tapé est conservé.</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
        <message>
            <source>Add the note</source>
            <translation>Ajouter la note</translation>
        </message>
</context>
<context>
    <name>NotificationCentre</name>
        <message>
            <source>Notifications</source>
            <translation>Avis</translation>
        </message>
        <message>
            <source>Clear all</source>
            <translation>Tout effacer</translation>
        </message>
        <message>
            <source>Refused changes, failed sends and changes by colleagues are told here.</source>
            <translation>Les changements refusés, les envois en échec et les changements des collègues sont annoncés ici.</translation>
        </message>
        <message>
            <source>Nothing new</source>
            <translation>Rien de nouveau</translation>
        </message>
</context>
<context>
    <name>OfflineStrip</name>
        <message>
            <source>Try again</source>
            <translation>Réessayer</translation>
        </message>
        <message>
            <source>ERPNext cannot be reached.</source>
            <translation>ERPNext est injoignable.</translation>
        </message>
        <message>
            <source>Changes wait in the outbox until it is back.</source>
            <translation>Les modifications attendent son retour dans la boîte d’envoi.</translation>
        </message>
        <message>
            <source>Showing the copy of %1. Changes wait in the outbox until it is back.</source>
            <translation>Données de la copie locale (%1). Les modifications attendent son retour dans la boîte d’envoi.</translation>
        </message>
</context>
<context>
    <name>OutboxField</name>
        <message>
            <source>row removed</source>
            <translation>ligne retirée</translation>
        </message>
        <message>
            <source>document deleted or renamed</source>
            <translation>document supprimé ou renommé</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>Avant</translation>
        </message>
        <message>
            <source>Yours</source>
            <translation>La vôtre</translation>
        </message>
        <message>
            <source>Yours (%1)</source>
            <translation>La vôtre (%1)</translation>
        </message>
        <message>
            <source>Theirs</source>
            <translation>La sienne</translation>
        </message>
        <message>
            <source>Keep mine</source>
            <translation>Garder la mienne</translation>
        </message>
        <message>
            <source>Take theirs</source>
            <translation>Prendre la sienne</translation>
        </message>
        <message>
            <source>type another value</source>
            <translation>taper une autre valeur</translation>
        </message>
        <message>
            <source>Or</source>
            <translation>Ou</translation>
        </message>
        <message>
            <source>Look again</source>
            <translation>Vérifier de nouveau</translation>
        </message>
        <message>
            <source>Give up mine</source>
            <translation>Abandonner la mienne</translation>
        </message>
</context>
<context>
    <name>OutboxInspector</name>
        <message>
            <source>Open the ticket</source>
            <translation>Ouvrir le billet</translation>
        </message>
        <message>
            <source>Written by</source>
            <translation>Écrit par</translation>
        </message>
        <message>
            <source>Written</source>
            <translation>Écrit</translation>
        </message>
        <message>
            <source>Their change</source>
            <translation>Sa modification</translation>
        </message>
        <message>
            <source>Decide each difference</source>
            <translation>Trancher chaque différence</translation>
        </message>
        <message>
            <source>What changes</source>
            <translation>Ce qui change</translation>
        </message>
        <message>
            <source>Save as decided</source>
            <translation>Enregistrer ainsi</translation>
        </message>
        <message>
            <source>Look again and send</source>
            <translation>Revérifier et envoyer</translation>
        </message>
        <message>
            <source>Look now</source>
            <translation>Vérifier maintenant</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Réessayer</translation>
        </message>
        <message>
            <source>Put back</source>
            <translation>Remettre</translation>
        </message>
        <message>
            <source>Open the customer</source>
            <translation>Ouvrir le client</translation>
        </message>
        <message>
            <source>Give up</source>
            <translation>Abandonner</translation>
        </message>
        <message>
            <source>Nothing is sent; what was typed is kept and can be put back</source>
            <translation>Rien n’est envoyé ; ce qui a été tapé est conservé et peut être remis</translation>
        </message>
        <message>
            <source>Show on the board</source>
            <translation>Montrer au tableau</translation>
        </message>
        <message>
            <source>Shift+Del</source>
            <translation>Maj+Suppr</translation>
        </message>
        <message numerus="yes">
            <source>Give up all %n that wait</source>
            <translation>
                <numerusform>Abandonner la seule qui attend</numerusform>
                <numerusform>Abandonner les %n qui attendent</numerusform>
            </translation>
        </message>
        <message>
            <source>It goes in the name of %1 alone, unless you send it as yours.</source>
            <translation>Ne part qu’au nom de %1, sauf si vous l’envoyez en votre nom.</translation>
        </message>
        <message>
            <source>It goes in the name of who wrote it alone, unless you send it as yours.</source>
            <translation>Ne part qu’au nom de la personne qui l’a écrit, sauf si vous l’envoyez en votre nom.</translation>
        </message>
        <message>
            <source>Send as me</source>
            <translation>Envoyer en mon nom</translation>
        </message>
        <message>
            <source>It becomes yours and goes in your name; the list of what was done from this desk says so</source>
            <translation>Il devient le vôtre et part en votre nom ; la liste de ce qui a été fait depuis ce poste le dit</translation>
        </message>
</context>
<context>
    <name>OutboxPage</name>
        <message>
            <source>Needs you</source>
            <translation>À votre attention</translation>
        </message>
        <message>
            <source>On its way</source>
            <translation>En route</translation>
        </message>
        <message>
            <source>Settled</source>
            <translation>Réglé</translation>
        </message>
        <message>
            <source>Outbox</source>
            <translation>Boîte d’envoi</translation>
        </message>
        <message numerus="yes">
            <source>%n to decide</source>
            <translation>
                <numerusform>%n à trancher</numerusform>
                <numerusform>%n à trancher</numerusform>
            </translation>
        </message>
        <message>
            <source>Show the change</source>
            <translation>Montrer la modification</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Réessayer</translation>
        </message>
        <message>
            <source>Give up</source>
            <translation>Abandonner</translation>
        </message>
        <message>
            <source>Save as decided</source>
            <translation>Enregistrer ainsi</translation>
        </message>
        <message>
            <source>Open the customer</source>
            <translation>Ouvrir le client</translation>
        </message>
        <message>
            <source>The outbox was damaged. What was in it is set aside as %1.</source>
            <translation>La boîte d’envoi était endommagée. Son contenu est mis de côté sous %1.</translation>
        </message>
        <message>
            <source>A change made here waits until ERPNext has said that it is saved, also without a network.</source>
            <translation>Une modification faite ici attend qu’ERPNext ait dit qu’elle est enregistrée, même sans réseau.</translation>
        </message>
        <message>
            <source>Nothing waits</source>
            <translation>Rien n’attend</translation>
        </message>
        <message>
            <source>%1 · %2</source>
            <translation>%1 · %2</translation>
        </message>
        <message>
            <source>Done from this desk</source>
            <translation>Fait depuis ce poste</translation>
        </message>
        <message>
            <source>Show what was done from this desk</source>
            <translation>Montrer ce qui a été fait depuis ce poste</translation>
        </message>
        <message>
            <source>Which changes</source>
            <translation>Quelles modifications</translation>
        </message>
        <message>
            <source>Send as me what another person wrote</source>
            <translation>Envoyer en mon nom ce qu’une autre personne a écrit</translation>
        </message>
</context>
<context>
    <name>OutboxRow</name>
        <message>
            <source>%1, %2: %3</source>
            <translation>%1, %2 : %3</translation>
        </message>
        <message>
            <source>New: %1</source>
            <translation>Nouveau : %1</translation>
        </message>
</context>
<context>
    <name>OutboxStateBadge</name>
        <message>
            <source>Waiting</source>
            <translation>En attente</translation>
        </message>
        <message>
            <source>Being sent</source>
            <translation>En cours d’envoi</translation>
        </message>
        <message>
            <source>Saved</source>
            <translation>Enregistré</translation>
        </message>
        <message>
            <source>Refused</source>
            <translation>Refusé</translation>
        </message>
        <message>
            <source>Uncertain</source>
            <translation>Incertain</translation>
        </message>
        <message>
            <source>To decide</source>
            <translation>À trancher</translation>
        </message>
        <message>
            <source>Given up</source>
            <translation>Abandonné</translation>
        </message>
        <message>
            <source>Held</source>
            <translation>Retenu</translation>
        </message>
</context>
<context>
    <name>OutboxWords</name>
        <message>
            <source>Customer</source>
            <translation>Client</translation>
        </message>
        <message>
            <source>Ticket</source>
            <translation>Billet</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>Message</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Job</source>
            <translation>Intervention</translation>
        </message>
        <message>
            <source>Service location</source>
            <translation>Lieu de service</translation>
        </message>
        <message>
            <source>Equipment</source>
            <translation>Équipement</translation>
        </message>
        <message>
            <source>Cell phone</source>
            <translation>Cellulaire</translation>
        </message>
        <message>
            <source>Home phone</source>
            <translation>Téléphone à la maison</translation>
        </message>
        <message>
            <source>Other phone</source>
            <translation>Autre téléphone</translation>
        </message>
        <message>
            <source>Billing e-mail</source>
            <translation>Courriel de facturation</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>Courriel</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Langue</translation>
        </message>
        <message>
            <source>Subject</source>
            <translation>Objet</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>État</translation>
        </message>
        <message>
            <source>Priority</source>
            <translation>Priorité</translation>
        </message>
        <message>
            <source>Assigned to</source>
            <translation>Assigné à</translation>
        </message>
        <message>
            <source>Technician</source>
            <translation>Technicien</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>Date</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Début</translation>
        </message>
        <message>
            <source>Duration</source>
            <translation>Durée</translation>
        </message>
        <message>
            <source>Description</source>
            <translation>Description</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Texte</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Type</translation>
        </message>
        <message>
            <source>Important</source>
            <translation>Important</translation>
        </message>
        <message>
            <source>Access notes</source>
            <translation>Notes d’accès</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>Étiquettes</translation>
        </message>
        <message>
            <source>It was deleted or renamed at the server meanwhile.</source>
            <translation>Entre-temps, le document a été supprimé ou renommé sur le serveur.</translation>
        </message>
        <message>
            <source>Somebody else changed the same meanwhile.</source>
            <translation>Entre-temps, quelqu’un d’autre a modifié la même chose.</translation>
        </message>
        <message>
            <source>%1 changed the same meanwhile.</source>
            <translation>Entre-temps, %1 a modifié la même chose.</translation>
        </message>
        <message>
            <source>The answer was lost, and the server has nothing like it.</source>
            <translation>La réponse s’est perdue, et le serveur n’a rien de tel.</translation>
        </message>
        <message>
            <source>The answer was lost. It is read back before anything is sent again.</source>
            <translation>La réponse s’est perdue. Le document est relu avant tout nouvel envoi.</translation>
        </message>
        <message>
            <source>The server is not reached; it is sent as soon as it is.</source>
            <translation>Le serveur n’est pas joint ; l’envoi se fera dès qu’il le sera.</translation>
        </message>
        <message>
            <source>The server stored something else in: %1</source>
            <translation>Le serveur a enregistré autre chose dans : %1</translation>
        </message>
        <message>
            <source>This change is not in the outbox any more.</source>
            <translation>Cette modification n’est plus dans la boîte d’envoi.</translation>
        </message>
        <message>
            <source>Each difference must be decided first.</source>
            <translation>Chaque différence doit être tranchée d’abord.</translation>
        </message>
        <message>
            <source>That is not possible as this change stands now; look at it again.</source>
            <translation>Ce n’est pas possible dans l’état actuel de cette modification ; la regarder de nouveau.</translation>
        </message>
        <message>
            <source>ERPNext kept the old value of: %1. The right to it may be missing, or a rule of the site does not take the new one.</source>
            <translation>ERPNext a gardé l’ancienne valeur de : %1. Il manque peut-être le droit de la modifier, ou une règle du site refuse la nouvelle.</translation>
        </message>
        <message>
            <source>Part of</source>
            <translation>Partie de</translation>
        </message>
        <message>
            <source>Belongs to</source>
            <translation>Rattaché à</translation>
        </message>
        <message>
            <source>The answer was lost, and it could not be read back: %1 Nothing is asked again until you say so.</source>
            <translation>La réponse s’est perdue, et le document n’a pas pu être relu : %1 Plus rien n’est demandé avant qu’on le dise.</translation>
        </message>
        <message>
            <source>Assistants</source>
            <translation>Assistants</translation>
        </message>
        <message>
            <source>Unassigned</source>
            <comment>job</comment>
            <translation>Non assignée</translation>
        </message>
        <message>
            <source>Assigned</source>
            <comment>job</comment>
            <translation>Assignée</translation>
        </message>
        <message>
            <source>In progress</source>
            <comment>job</comment>
            <translation>En cours</translation>
        </message>
        <message>
            <source>Completed</source>
            <comment>job</comment>
            <translation>Terminée</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <comment>job</comment>
            <translation>Annulée</translation>
        </message>
        <message>
            <source>Open</source>
            <comment>ticket</comment>
            <translation>Ouvert</translation>
        </message>
        <message>
            <source>Replied</source>
            <comment>ticket</comment>
            <translation>Répondu</translation>
        </message>
        <message>
            <source>On hold</source>
            <comment>ticket</comment>
            <translation>En attente</translation>
        </message>
        <message>
            <source>Resolved</source>
            <comment>ticket</comment>
            <translation>Résolu</translation>
        </message>
        <message>
            <source>Closed</source>
            <comment>ticket</comment>
            <translation>Fermé</translation>
        </message>
        <message>
            <source>Low</source>
            <comment>priority</comment>
            <translation>Basse</translation>
        </message>
        <message>
            <source>Medium</source>
            <comment>priority</comment>
            <translation>Moyenne</translation>
        </message>
        <message>
            <source>High</source>
            <comment>priority</comment>
            <translation>Haute</translation>
        </message>
        <message>
            <source>Urgent</source>
            <comment>priority</comment>
            <translation>Urgente</translation>
        </message>
        <message>
            <source>Installation</source>
            <translation>Installation</translation>
        </message>
        <message>
            <source>Repair</source>
            <translation>Réparation</translation>
        </message>
        <message>
            <source>Maintenance</source>
            <translation>Maintenance</translation>
        </message>
        <message>
            <source>Removal</source>
            <translation>Retrait</translation>
        </message>
        <message>
            <source>Other work</source>
            <translation>Autre intervention</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>Oui</translation>
        </message>
        <message>
            <source>No</source>
            <translation>Non</translation>
        </message>
        <message>
            <source>What it belongs to is not in the outbox any more; it cannot be sent.</source>
            <translation>Ce dont elle dépend n’est plus dans la boîte d’envoi ; elle ne peut pas partir.</translation>
        </message>
        <message>
            <source>Held back: “%1”, which it belongs to, was refused.</source>
            <translation>Retenue : « %1 », dont elle dépend, a été refusée.</translation>
        </message>
        <message>
            <source>Held back until it is known whether “%1” was made.</source>
            <translation>Retenue tant qu’on ne sait pas si « %1 » a été créée.</translation>
        </message>
        <message>
            <source>Held back: “%1”, which it belongs to, was given up.</source>
            <translation>Retenue : « %1 », dont elle dépend, a été abandonnée.</translation>
        </message>
        <message>
            <source>Waits until “%1” is made.</source>
            <translation>Attend que « %1 » soit créée.</translation>
        </message>
        <message>
            <source>%1 wrote it. To decide on it, send it as yours first.</source>
            <translation>Écrit par %1. Pour en décider, envoyez-le d’abord en votre nom.</translation>
        </message>
        <message>
            <source>Waiting for the person who wrote it to sign in.</source>
            <translation>En attente : la personne qui l’a écrit doit se connecter.</translation>
        </message>
        <message>
            <source>Held back by an earlier change of the same document, of another person.</source>
            <translation>Retenu par un changement antérieur du même document, d’une autre personne.</translation>
        </message>
        <message>
            <source>Waiting for %1 to sign in.</source>
            <translation>En attente : %1 doit se connecter.</translation>
        </message>
        <message>
            <source>Held back by an earlier change of the same document, of %1.</source>
            <translation>Retenu par un changement antérieur du même document, de %1.</translation>
        </message>
</context>
<context>
    <name>PageEntries</name>
        <message>
            <source>Dispatch</source>
            <translation>Répartition</translation>
        </message>
        <message>
            <source>Customers</source>
            <translation>Clients</translation>
        </message>
        <message>
            <source>Tickets</source>
            <translation>Billets</translation>
        </message>
        <message>
            <source>Campaigns</source>
            <translation>Campagnes</translation>
        </message>
        <message>
            <source>Devices</source>
            <translation>Appareils</translation>
        </message>
        <message>
            <source>Invoices and payments</source>
            <translation>Factures et paiements</translation>
        </message>
        <message>
            <source>Outbox</source>
            <translation>Boîte d’envoi</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>État</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Réglages</translation>
        </message>
        <message>
            <source>People</source>
            <translation>Équipe</translation>
        </message>
</context>
<context>
    <name>PageSlot</name>
        <message>
            <source>A part of this build is missing or damaged.</source>
            <translation>Une partie de cette version manque ou est endommagée.</translation>
        </message>
        <message>
            <source>This page could not be opened.</source>
            <translation>Cette page n’a pas pu être ouverte.</translation>
        </message>
</context>
<context>
    <name>PaletteView</name>
        <message>
            <source>Name, phone, address, serial number, words of a ticket, or a command</source>
            <translation>Nom, téléphone, adresse, numéro de série, mots d’un billet, ou une commande</translation>
        </message>
        <message>
            <source>Search or command</source>
            <translation>Rechercher ou commander</translation>
        </message>
        <message>
            <source>Searching</source>
            <translation>Recherche en cours</translation>
        </message>
        <message>
            <source>Nothing matches “%1”.</source>
            <translation>Rien ne correspond à « %1 ».</translation>
        </message>
        <message>
            <source>There is more: type another word.</source>
            <translation>Il y en a d’autres : taper un mot de plus.</translation>
        </message>
</context>
<context>
    <name>PendingJobs</name>
        <message>
            <source>%1 · %2</source>
            <translation>%1 · %2</translation>
        </message>
        <message>
            <source>Show %1 on the board</source>
            <translation>Montrer %1 au tableau</translation>
        </message>
        <message>
            <source>Show it in the outbox</source>
            <translation>La montrer dans la boîte d’envoi</translation>
        </message>
        <message>
            <source>Created: %1</source>
            <translation>Créée : %1</translation>
        </message>
        <message>
            <source>Refused</source>
            <translation>Refusée</translation>
        </message>
        <message>
            <source>Uncertain</source>
            <translation>Incertaine</translation>
        </message>
        <message>
            <source>Being sent</source>
            <translation>En cours d’envoi</translation>
        </message>
        <message>
            <source>Not sent yet</source>
            <translation>Pas encore envoyée</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Réessayer</translation>
        </message>
        <message>
            <source>Give up</source>
            <translation>Abandonner</translation>
        </message>
</context>
<context>
    <name>PendingNotes</name>
        <message>
            <source>Not sent yet</source>
            <translation>Pas encore envoyée</translation>
        </message>
        <message>
            <source>Being sent</source>
            <translation>En cours d’envoi</translation>
        </message>
        <message>
            <source>Uncertain</source>
            <translation>Incertaine</translation>
        </message>
        <message>
            <source>Refused</source>
            <translation>Refusée</translation>
        </message>
        <message>
            <source>Saved</source>
            <translation>Enregistrée</translation>
        </message>
        <message>
            <source>You</source>
            <translation>Vous</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Réessayer</translation>
        </message>
        <message>
            <source>Take back</source>
            <translation>Reprendre</translation>
        </message>
        <message>
            <source>The text comes back into the field</source>
            <translation>Le texte revient dans le champ</translation>
        </message>
        <message>
            <source>In the outbox</source>
            <translation>Dans la boîte d’envoi</translation>
        </message>
</context>
<context>
    <name>PreviewPane</name>
        <message>
            <source>Previous recipient</source>
            <translation>Destinataire précédent</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 sur %2</translation>
        </message>
        <message>
            <source>No recipients yet</source>
            <translation>Pas encore de destinataires</translation>
        </message>
        <message>
            <source>Next recipient</source>
            <translation>Destinataire suivant</translation>
        </message>
        <message>
            <source>Find a recipient</source>
            <translation>Trouver un destinataire</translation>
        </message>
        <message>
            <source>What is shown</source>
            <translation>Ce qui est montré</translation>
        </message>
        <message>
            <source>HTML</source>
            <translation>HTML</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Texte</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Source</translation>
        </message>
        <message>
            <source>Empty for this recipient: %1</source>
            <translation>Vide pour ce destinataire : %1</translation>
        </message>
        <message>
            <source>Mail to %1</source>
            <translation>Courriel à %1</translation>
        </message>
        <message numerus="yes">
            <source>%n image(s) are not loaded here</source>
            <translation>
                <numerusform>%n image n’est pas chargée ici</numerusform>
                <numerusform>%n images ne sont pas chargées ici</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>PrintPane</name>
        <message>
            <source>Back</source>
            <translation>Retour</translation>
        </message>
        <message>
            <source>Print format</source>
            <translation>Format d’impression</translation>
        </message>
        <message>
            <source>Language of the document</source>
            <translation>Langue du document</translation>
        </message>
        <message>
            <source>Save as…</source>
            <translation>Enregistrer sous…</translation>
        </message>
        <message>
            <source>Open outside</source>
            <translation>Ouvrir ailleurs</translation>
        </message>
        <message>
            <source>In the system's viewer, which also prints</source>
            <translation>Dans la visionneuse du système, qui imprime aussi</translation>
        </message>
        <message>
            <source>ERPNext sends the PDF: %1 of %2</source>
            <translation>ERPNext envoie le PDF : %1 de %2</translation>
        </message>
        <message>
            <source>ERPNext sends the PDF: %1</source>
            <translation>ERPNext envoie le PDF : %1</translation>
        </message>
        <message>
            <source>ERPNext makes the PDF…</source>
            <translation>ERPNext fait le PDF…</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Arrêter</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Réessayer</translation>
        </message>
        <message>
            <source>PDF files (*.pdf)</source>
            <translation>Fichiers PDF (*.pdf)</translation>
        </message>
</context>
<context>
    <name>QCoreApplication</name>
        <message>
            <source>Try again in a moment.</source>
            <translation>Réessayer dans un instant.</translation>
        </message>
</context>
<context>
    <name>Rail</name>
        <message>
            <source>Pages</source>
            <translation>Pages</translation>
        </message>
</context>
<context>
    <name>RecipientActionCell</name>
        <message>
            <source>Resend</source>
            <translation>Renvoyer</translation>
        </message>
        <message>
            <source>In line</source>
            <translation>En file</translation>
        </message>
        <message>
            <source>Asking…</source>
            <translation>Demande…</translation>
        </message>
        <message>
            <source>Accepted</source>
            <translation>Accepté</translation>
        </message>
        <message>
            <source>No answer</source>
            <translation>Sans réponse</translation>
        </message>
        <message>
            <source>Resend…</source>
            <translation>Renvoyer…</translation>
        </message>
</context>
<context>
    <name>RecipientCard</name>
        <message>
            <source>Names, address and customer of the row you choose, and what can be decided about it.</source>
            <translation>Le nom, l’adresse et le client de la ligne choisie, et ce qu’on peut en décider.</translation>
        </message>
        <message>
            <source>No row chosen</source>
            <translation>Aucune ligne choisie</translation>
        </message>
        <message>
            <source>Write to them again</source>
            <translation>Inclure de nouveau</translation>
        </message>
        <message>
            <source>Leave out</source>
            <translation>Exclure</translation>
        </message>
        <message>
            <source>See the mail</source>
            <translation>Voir le courriel</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Adresse</translation>
        </message>
        <message>
            <source>E-mail address</source>
            <translation>Adresse courriel</translation>
        </message>
        <message>
            <source>In the file: %1</source>
            <translation>Dans le fichier : %1</translation>
        </message>
        <message>
            <source>Take this address</source>
            <translation>Prendre cette adresse</translation>
        </message>
        <message>
            <source>It is right</source>
            <translation>Elle est juste</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nom</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>Client</translation>
        </message>
        <message>
            <source>Nobody's</source>
            <translation>À personne</translation>
        </message>
        <message>
            <source>Choose another customer</source>
            <translation>Choisir un autre client</translation>
        </message>
        <message>
            <source>No customer</source>
            <translation>Aucun client</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1 : %2</translation>
        </message>
        <message>
            <source>Values of line %1</source>
            <translation>Valeurs de la ligne %1</translation>
        </message>
        <message>
            <source>Signs that nobody sees were taken out of the address.</source>
            <translation>Des signes invisibles ont été retirés de l’adresse.</translation>
        </message>
</context>
<context>
    <name>RecipientFilters</name>
        <message>
            <source>All</source>
            <translation>Tous</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>En échec</translation>
        </message>
        <message>
            <source>Uncertain</source>
            <translation>Incertains</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>En attente</translation>
        </message>
        <message>
            <source>Sent only</source>
            <translation>Envoyés seulement</translation>
        </message>
        <message>
            <source>Opened</source>
            <translation>Ouverts</translation>
        </message>
        <message>
            <source>Clicked</source>
            <translation>Cliqués</translation>
        </message>
        <message>
            <source>Excluded</source>
            <translation>Exclus</translation>
        </message>
        <message>
            <source>Name, e-mail, error…</source>
            <translation>Nom, courriel, erreur…</translation>
        </message>
        <message>
            <source>Filter the recipients</source>
            <translation>Filtrer les destinataires</translation>
        </message>
        <message>
            <source>Why:</source>
            <translation>Cause :</translation>
        </message>
        <message>
            <source>A later attempt may succeed</source>
            <translation>Un essai ultérieur peut réussir</translation>
        </message>
        <message>
            <source>Definite refusal</source>
            <translation>Refus définitif</translation>
        </message>
        <message>
            <source>Resend these %1</source>
            <translation>Renvoyer ces %1</translation>
        </message>
        <message>
            <source>safe from %1</source>
            <translation>sans risque dès %1</translation>
        </message>
</context>
<context>
    <name>RecipientInspector</name>
        <message>
            <source>Resend</source>
            <translation>Renvoyer</translation>
        </message>
        <message>
            <source>Open the customer</source>
            <translation>Ouvrir le client</translation>
        </message>
        <message>
            <source>Mail</source>
            <translation>Courriel</translation>
        </message>
        <message>
            <source>The mail server said</source>
            <translation>Réponse du serveur de courriel</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>État</translation>
        </message>
        <message>
            <source>Attempts</source>
            <translation>Essais</translation>
        </message>
        <message>
            <source>Last change</source>
            <translation>Changé le</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>Client</translation>
        </message>
        <message>
            <source>Matched by</source>
            <translation>Associé par</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Adresse</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Langue</translation>
        </message>
        <message>
            <source>French</source>
            <translation>français</translation>
        </message>
        <message>
            <source>English</source>
            <translation>anglais</translation>
        </message>
        <message>
            <source>Gift link</source>
            <translation>Lien-cadeau</translation>
        </message>
        <message>
            <source>followed</source>
            <translation>suivi</translation>
        </message>
        <message>
            <source>followed %1</source>
            <translation>suivi %1</translation>
        </message>
        <message>
            <source>not followed</source>
            <translation>non suivi</translation>
        </message>
        <message>
            <source>Message id</source>
            <translation>Message-ID</translation>
        </message>
        <message>
            <source>Got as far as</source>
            <translation>Étape atteinte</translation>
        </message>
        <message>
            <source>Left out</source>
            <translation>Écartés</translation>
        </message>
        <message>
            <source>Settled by</source>
            <translation>Tranché par</translation>
        </message>
        <message>
            <source>What was seen here</source>
            <translation>Constaté ici</translation>
        </message>
</context>
<context>
    <name>RecipientTable</name>
        <message>
            <source>Recipients</source>
            <translation>Destinataires</translation>
        </message>
</context>
<context>
    <name>RecordCard</name>
        <message>
            <source>All %1</source>
            <translation>Les %1</translation>
        </message>
</context>
<context>
    <name>RecordFieldRow</name>
        <message>
            <source>ERPNext kept something else than “%1”</source>
            <translation>ERPNext a gardé autre chose que « %1 »</translation>
        </message>
        <message>
            <source>ERPNext did not empty it</source>
            <translation>ERPNext ne l’a pas vidé</translation>
        </message>
        <message>
            <source>Uncertain</source>
            <translation>Incertain</translation>
        </message>
        <message>
            <source>Keeping</source>
            <translation>Mise de côté</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>En attente</translation>
        </message>
        <message>
            <source>Saving</source>
            <translation>Enregistrement</translation>
        </message>
        <message>
            <source>Change %1</source>
            <translation>Modifier %1</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>Oui</translation>
        </message>
        <message>
            <source>No</source>
            <translation>Non</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Aucun</translation>
        </message>
</context>
<context>
    <name>ReplyEditor</name>
        <message>
            <source>Answer to the customer, sent as an e-mail by ERPNext</source>
            <translation>Réponse au client, envoyée par courriel par ERPNext</translation>
        </message>
        <message>
            <source>To</source>
            <translation>À</translation>
        </message>
        <message>
            <source>Choose an address</source>
            <translation>Choisir une adresse</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>Copy to</source>
            <translation>Copie à</translation>
        </message>
        <message>
            <source>Subject</source>
            <translation>Objet</translation>
        </message>
        <message>
            <source>Write the answer</source>
            <translation>Écrire la réponse</translation>
        </message>
        <message>
            <source>Answer to the customer</source>
            <translation>Réponse au client</translation>
        </message>
        <message>
            <source>Quote the last message</source>
            <translation>Citer le dernier message</translation>
        </message>
        <message>
            <source>Insert a canned answer</source>
            <translation>Insérer un texte préparé</translation>
        </message>
        <message>
            <source>What is typed is kept.</source>
            <translation>Ce qui est tapé est conservé.</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>Jeter</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>Envoyer</translation>
        </message>
</context>
<context>
    <name>ReplyState</name>
        <message>
            <source>Being handed to ERPNext</source>
            <translation>En cours de remise à ERPNext</translation>
        </message>
        <message>
            <source>Not sent</source>
            <translation>Non envoyée</translation>
        </message>
        <message>
            <source>Being looked for at ERPNext</source>
            <translation>Recherchée chez ERPNext</translation>
        </message>
        <message>
            <source>Uncertain whether it was sent</source>
            <translation>Envoi incertain</translation>
        </message>
        <message>
            <source>Look again</source>
            <translation>Rechercher encore</translation>
        </message>
        <message>
            <source>Send once more</source>
            <translation>Envoyer une fois de plus</translation>
        </message>
        <message>
            <source>The customer may get it twice, if the first one arrives after all.</source>
            <translation>Le client peut la recevoir deux fois, si la première arrive quand même.</translation>
        </message>
        <message>
            <source>Back to the text</source>
            <translation>Revenir au texte</translation>
        </message>
</context>
<context>
    <name>ResendStrip</name>
        <message>
            <source>Asking the hub to resend: %1 of %2</source>
            <translation>Demandes de renvoi au hub : %1 sur %2</translation>
        </message>
        <message numerus="yes">
            <source>Resend asked for %n row(s)</source>
            <translation>
                <numerusform>Renvoi demandé pour %n ligne</numerusform>
                <numerusform>Renvoi demandé pour %n lignes</numerusform>
            </translation>
        </message>
        <message>
            <source>stopped with %1 rows left: %2</source>
            <translation>arrêté, %1 lignes restantes : %2</translation>
        </message>
        <message>
            <source>cancelled with %1 rows left</source>
            <translation>annulé, %1 lignes restantes</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Arrêter</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
        <message numerus="yes">
            <source>%n accepted</source>
            <translation>
                <numerusform>%n accepté</numerusform>
                <numerusform>%n acceptés</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n refused, the reason is on the row</source>
            <translation>
                <numerusform>%n refusé, la raison est sur la ligne</numerusform>
                <numerusform>%n refusés, la raison est sur la ligne</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n without answer, read back and not repeated</source>
            <translation>
                <numerusform>%n sans réponse, relu et non répété</numerusform>
                <numerusform>%n sans réponse, relus et non répétés</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>SaveViewDialog</name>
        <message>
            <source>Keep</source>
            <translation>Garder</translation>
        </message>
        <message>
            <source>Filter, order, groups and columns are kept on this computer.</source>
            <translation>Le filtre, l’ordre, les groupes et les colonnes sont gardés sur cet ordinateur.</translation>
        </message>
        <message>
            <source>Keep this view</source>
            <translation>Garder cette vue</translation>
        </message>
        <message>
            <source>Name of the view</source>
            <translation>Nom de la vue</translation>
        </message>
</context>
<context>
    <name>SearchField</name>
        <message>
            <source>Clear</source>
            <translation>Effacer</translation>
        </message>
</context>
<context>
    <name>SecretField</name>
        <message>
            <source>%1: shown on the screen</source>
            <translation>%1 : affiché à l’écran</translation>
        </message>
        <message>
            <source>%1: none is kept</source>
            <translation>%1 : aucun n’est gardé</translation>
        </message>
        <message>
            <source>%1: hidden</source>
            <translation>%1 : masqué</translation>
        </message>
        <message>
            <source>None is kept</source>
            <translation>Aucun n’est gardé</translation>
        </message>
        <message>
            <source>Asking ERPNext…</source>
            <translation>Demande à ERPNext…</translation>
        </message>
        <message>
            <source>%1 s</source>
            <translation>%1 s</translation>
        </message>
        <message>
            <source>Hide %1</source>
            <translation>Masquer : %1</translation>
        </message>
        <message>
            <source>Show %1</source>
            <translation>Afficher : %1</translation>
        </message>
        <message>
            <source>Copied; taken off the clipboard after 45 s</source>
            <translation>Copié ; retiré du presse-papiers après 45 s</translation>
        </message>
        <message>
            <source>Copy %1</source>
            <translation>Copier : %1</translation>
        </message>
</context>
<context>
    <name>SelectionBar</name>
        <message>
            <source>%1, %2</source>
            <translation>%1, %2</translation>
        </message>
        <message numerus="yes">
            <source>%n of them not in this list</source>
            <translation>
                <numerusform>dont %n hors de cette liste</numerusform>
                <numerusform>dont %n hors de cette liste</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n selected</source>
            <translation>
                <numerusform>%n sélectionné</numerusform>
                <numerusform>%n sélectionnés</numerusform>
            </translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>Désélectionner</translation>
        </message>
        <message>
            <source>Nothing is selected.</source>
            <translation>Rien n’est sélectionné.</translation>
        </message>
</context>
<context>
    <name>SendStep</name>
        <message numerus="yes">
            <source>%n duplicate(s)</source>
            <translation>
                <numerusform>%n doublon</numerusform>
                <numerusform>%n doublons</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n bad address(es)</source>
            <translation>
                <numerusform>%n mauvaise adresse</numerusform>
                <numerusform>%n mauvaises adresses</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n without an address</source>
            <translation>
                <numerusform>%n sans adresse</numerusform>
                <numerusform>%n sans adresse</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n with several addresses</source>
            <translation>
                <numerusform>%n avec plusieurs adresses</numerusform>
                <numerusform>%n avec plusieurs adresses</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n by hand</source>
            <translation>
                <numerusform>%n à la main</numerusform>
                <numerusform>%n à la main</numerusform>
            </translation>
        </message>
        <message>
            <source>nobody</source>
            <translation>personne</translation>
        </message>
        <message>
            <source>Without a name</source>
            <translation>Sans nom</translation>
        </message>
        <message numerus="yes">
            <source>%n mail(s)</source>
            <translation>
                <numerusform>%n courriel</numerusform>
                <numerusform>%n courriels</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 in French, %2 in English</source>
            <translation>%1 en français, %2 en anglais</translation>
        </message>
        <message>
            <source>Left out</source>
            <translation>Écartés</translation>
        </message>
        <message>
            <source>From</source>
            <translation>De</translation>
        </message>
        <message>
            <source>Over</source>
            <translation>Par</translation>
        </message>
        <message>
            <source>no mail server in the profile</source>
            <translation>aucun serveur de courriel dans le profil</translation>
        </message>
        <message>
            <source>How fast</source>
            <translation>Vitesse</translation>
        </message>
        <message numerus="yes">
            <source>%1 a second over %n connection(s)</source>
            <translation>
                <numerusform>%1 par seconde sur %n connexion</numerusform>
                <numerusform>%1 par seconde sur %n connexions</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>as fast as the server takes them, over %n connection(s)</source>
            <translation>
                <numerusform>aussi vite que le serveur les prend, sur %n connexion</numerusform>
                <numerusform>aussi vite que le serveur les prend, sur %n connexions</numerusform>
            </translation>
        </message>
        <message>
            <source>Expected</source>
            <translation>Durée prévue</translation>
        </message>
        <message>
            <source>less than a minute</source>
            <translation>moins d’une minute</translation>
        </message>
        <message>
            <source>not known: no rate is set</source>
            <translation>inconnue : aucun débit n’est fixé</translation>
        </message>
        <message>
            <source>Checked; nothing stands in the way.</source>
            <translation>Vérifié ; rien ne s’y oppose.</translation>
        </message>
        <message>
            <source>To the check</source>
            <translation>Voir la vérification</translation>
        </message>
        <message>
            <source>Writing down…</source>
            <translation>Inscription au registre…</translation>
        </message>
        <message numerus="yes">
            <source>Send %n mail(s)</source>
            <translation>
                <numerusform>Envoyer %n courriel</numerusform>
                <numerusform>Envoyer %n courriels</numerusform>
            </translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1 : %2</translation>
        </message>
        <message>
            <source>Languages</source>
            <translation>Langues</translation>
        </message>
</context>
<context>
    <name>ServerStatus</name>
        <message>
            <source>Active</source>
            <comment>service or device</comment>
            <translation>Actif</translation>
        </message>
        <message>
            <source>Suspended</source>
            <translation>Suspendu</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>Annulé</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>En attente</translation>
        </message>
        <message>
            <source>In stock</source>
            <translation>En inventaire</translation>
        </message>
        <message>
            <source>Defective</source>
            <translation>Défectueux</translation>
        </message>
        <message>
            <source>Returned</source>
            <translation>Retourné</translation>
        </message>
        <message>
            <source>Open</source>
            <comment>ticket</comment>
            <translation>Ouvert</translation>
        </message>
        <message>
            <source>Replied</source>
            <translation>Répondu</translation>
        </message>
        <message>
            <source>Resolved</source>
            <translation>Résolu</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>Fermé</translation>
        </message>
        <message>
            <source>Paid</source>
            <translation>Payée</translation>
        </message>
        <message>
            <source>Unpaid</source>
            <translation>Impayée</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>En retard</translation>
        </message>
        <message>
            <source>Draft</source>
            <translation>Brouillon</translation>
        </message>
        <message>
            <source>On hold</source>
            <translation>En suspens</translation>
        </message>
        <message>
            <source>Terminated</source>
            <translation>Résilié</translation>
        </message>
        <message>
            <source>Completed</source>
            <translation>Complété</translation>
        </message>
        <message>
            <source>Assigned</source>
            <translation>Assigné</translation>
        </message>
        <message>
            <source>In progress</source>
            <translation>En cours</translation>
        </message>
        <message>
            <source>Submitted</source>
            <translation>Comptabilisé</translation>
        </message>
        <message>
            <source>Partly paid</source>
            <translation>Payée en partie</translation>
        </message>
</context>
<context>
    <name>ServicesCard</name>
        <message>
            <source>No equipment</source>
            <translation>Aucun équipement</translation>
        </message>
        <message>
            <source>Equipment</source>
            <translation>Équipement</translation>
        </message>
        <message>
            <source>Passwords of the device</source>
            <translation>Mots de passe de l’appareil</translation>
        </message>
        <message>
            <source>Open the device</source>
            <translation>Ouvrir l’appareil</translation>
        </message>
</context>
<context>
    <name>SettingsPage</name>
        <message>
            <source>Settings</source>
            <translation>Réglages</translation>
        </message>
        <message>
            <source>Appearance</source>
            <translation>Apparence</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>Thème</translation>
        </message>
        <message>
            <source>System</source>
            <translation>Système</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Clair</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Sombre</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Langue</translation>
        </message>
        <message>
            <source>Density of rows</source>
            <translation>Densité des lignes</translation>
        </message>
        <message>
            <source>Compact</source>
            <translation>Compacte</translation>
        </message>
        <message>
            <source>Normal</source>
            <translation>Normale</translation>
        </message>
        <message>
            <source>Comfortable</source>
            <translation>Aérée</translation>
        </message>
        <message>
            <source>Motion</source>
            <translation>Animations</translation>
        </message>
        <message>
            <source>Reduced</source>
            <translation>Réduites</translation>
        </message>
        <message>
            <source>Full</source>
            <translation>Complètes</translation>
        </message>
        <message>
            <source>Profile and data</source>
            <translation>Profil et données</translation>
        </message>
        <message>
            <source>Profile</source>
            <translation>Profil</translation>
        </message>
        <message>
            <source>Profile file</source>
            <translation>Fichier du profil</translation>
        </message>
        <message>
            <source>Data folder</source>
            <translation>Dossier des données</translation>
        </message>
        <message>
            <source>Its size</source>
            <translation>Taille</translation>
        </message>
        <message>
            <source>Open data folder</source>
            <translation>Ouvrir le dossier des données</translation>
        </message>
        <message>
            <source>About</source>
            <translation>À propos</translation>
        </message>
        <message>
            <source>Licence</source>
            <translation>Licence</translation>
        </message>
        <message>
            <source>Includes</source>
            <translation>Comprend</translation>
        </message>
        <message>
            <source>Qt (LGPL), QCoro (MIT), GMime (LGPL), kainjow Mustache (BSL), QtKeychain (BSD), libphonenumber (Apache), SQLite, Inter (OFL), Lucide (ISC)</source>
            <translation>Qt (LGPL), QCoro (MIT), GMime (LGPL), Mustache de kainjow (BSL), QtKeychain (BSD), libphonenumber (Apache), SQLite, Inter (OFL), Lucide (ISC)</translation>
        </message>
</context>
<context>
    <name>ShortcutSheet</name>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Raccourcis clavier</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
        <message>
            <source>Everywhere</source>
            <translation>Partout</translation>
        </message>
</context>
<context>
    <name>StaleStrip</name>
        <message>
            <source>This page</source>
            <translation>Cette page</translation>
        </message>
        <message>
            <source>Refresh</source>
            <translation>Actualiser</translation>
        </message>
        <message>
            <source>%1 was last refreshed %2.</source>
            <translation>%1 : dernière actualisation %2.</translation>
        </message>
</context>
<context>
    <name>StatementPane</name>
        <message>
            <source>Back</source>
            <translation>Retour</translation>
        </message>
        <message>
            <source>Open the customer</source>
            <translation>Ouvrir le client</translation>
        </message>
        <message>
            <source>Period</source>
            <translation>Période</translation>
        </message>
        <message>
            <source>This month</source>
            <translation>Ce mois-ci</translation>
        </message>
        <message>
            <source>Last three months</source>
            <translation>Trois derniers mois</translation>
        </message>
        <message>
            <source>This year</source>
            <translation>Cette année</translation>
        </message>
        <message>
            <source>Last twelve months</source>
            <translation>Douze derniers mois</translation>
        </message>
        <message>
            <source>Everything</source>
            <translation>Tout</translation>
        </message>
        <message>
            <source>From … to …</source>
            <translation>Du … au …</translation>
        </message>
        <message>
            <source>First day, as 2026-11-01</source>
            <translation>Premier jour, comme 2026-11-01</translation>
        </message>
        <message>
            <source>Last day, as 2026-11-30</source>
            <translation>Dernier jour, comme 2026-11-30</translation>
        </message>
        <message>
            <source>Language of the document</source>
            <translation>Langue du document</translation>
        </message>
        <message>
            <source>CSV…</source>
            <translation>CSV…</translation>
        </message>
        <message>
            <source>PDF</source>
            <translation>PDF</translation>
        </message>
        <message>
            <source>The local copy has neither this customer nor an invoice of theirs.</source>
            <translation>La copie locale n’a ni ce client ni une facture à son nom.</translation>
        </message>
        <message>
            <source>Not here</source>
            <translation>Absent d’ici</translation>
        </message>
        <message>
            <source>CSV files (*.csv)</source>
            <translation>Fichiers CSV (*.csv)</translation>
        </message>
</context>
<context>
    <name>StatementTable</name>
        <message>
            <source>Invoice</source>
            <translation>Facture</translation>
        </message>
        <message>
            <source>Credit note</source>
            <translation>Note de crédit</translation>
        </message>
        <message>
            <source>Refund</source>
            <translation>Remboursement</translation>
        </message>
        <message>
            <source>Payment</source>
            <translation>Paiement</translation>
        </message>
        <message>
            <source>Statement of account</source>
            <translation>Relevé de compte</translation>
        </message>
        <message>
            <source>due %1</source>
            <translation>échéance %1</translation>
        </message>
        <message>
            <source>Closing balance</source>
            <translation>Solde de clôture</translation>
        </message>
        <message>
            <source>Entries</source>
            <translation>Écritures</translation>
        </message>
        <message>
            <source>Charge</source>
            <translation>Débit</translation>
        </message>
        <message>
            <source>Credit</source>
            <translation>Crédit</translation>
        </message>
        <message>
            <source>Balance</source>
            <translation>Solde</translation>
        </message>
        <message>
            <source>Opening balance</source>
            <translation>Solde d’ouverture</translation>
        </message>
</context>
<context>
    <name>StatusLine</name>
        <message numerus="yes">
            <source>%n change(s) waiting to be sent</source>
            <translation>
                <numerusform>%n changement en attente d’envoi</numerusform>
                <numerusform>%n changements en attente d’envoi</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to check</source>
            <translation>
                <numerusform>%n à vérifier</numerusform>
                <numerusform>%n à vérifier</numerusform>
            </translation>
        </message>
        <message>
            <source>All changes are saved</source>
            <translation>Tous les changements sont enregistrés</translation>
        </message>
        <message>
            <source>Local copy:</source>
            <translation>Copie locale :</translation>
        </message>
        <message>
            <source>Undo: %1</source>
            <extracomment>%1 is what was done, e.g. "DJ-00412 → Marie"</extracomment>
            <translation>Annuler : %1</translation>
        </message>
        <message numerus="yes">
            <source>%n to decide</source>
            <translation>
                <numerusform>%n à trancher</numerusform>
                <numerusform>%n à trancher</numerusform>
            </translation>
        </message>
        <message>
            <source>Open the outbox</source>
            <translation>Ouvrir la boîte d’envoi</translation>
        </message>
        <message numerus="yes">
            <source>%n change(s) waiting for another person to sign in</source>
            <translation>
                <numerusform>%n changement attend qu’une autre personne se connecte</numerusform>
                <numerusform>%n changements attendent qu’une autre personne se connecte</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>StatusPage</name>
        <message>
            <source>Status</source>
            <translation>État</translation>
        </message>
        <message>
            <source>Connections</source>
            <translation>Connexions</translation>
        </message>
        <message>
            <source>Try all again</source>
            <translation>Tout réessayer</translation>
        </message>
        <message>
            <source>Local copy</source>
            <translation>Copie locale</translation>
        </message>
        <message>
            <source>checked</source>
            <translation>vérifiée</translation>
        </message>
        <message>
            <source>First copy of the data: %1 · %2</source>
            <translation>Première copie des données : %1 · %2</translation>
        </message>
        <message>
            <source>The first copy starts as soon as ERPNext is reached.</source>
            <translation>La première copie commence dès qu’ERPNext répond.</translation>
        </message>
        <message>
            <source>Nothing copied yet</source>
            <translation>Rien n’est encore copié</translation>
        </message>
</context>
<context>
    <name>SubscriptionsCard</name>
        <message>
            <source>RADIUS user and password</source>
            <translation>Utilisateur et mot de passe RADIUS</translation>
        </message>
        <message>
            <source>suspended: %1 a month</source>
            <translation>suspendu : %1 par mois</translation>
        </message>
        <message>
            <source>to come: %1 a month</source>
            <translation>à venir : %1 par mois</translation>
        </message>
        <message>
            <source>No subscription</source>
            <translation>Aucun abonnement</translation>
        </message>
        <message>
            <source>Subscriptions</source>
            <translation>Abonnements</translation>
        </message>
        <message>
            <source>At no location</source>
            <translation>À aucune adresse</translation>
        </message>
        <message>
            <source>%1 a month · %2 a year</source>
            <translation>%1 par mois · %2 par an</translation>
        </message>
        <message>
            <source>Rebate</source>
            <translation>Rabais</translation>
        </message>
        <message>
            <source>Service</source>
            <translation>Service</translation>
        </message>
        <message>
            <source>%1 Mbit/s</source>
            <translation>%1 Mbit/s</translation>
        </message>
        <message>
            <source>%1 every three months</source>
            <translation>%1 tous les trois mois</translation>
        </message>
        <message>
            <source>%1 a year, billed at once</source>
            <translation>%1 par an, facturé en une fois</translation>
        </message>
        <message>
            <source>until %1</source>
            <translation>jusqu’au %1</translation>
        </message>
        <message>
            <source>since %1</source>
            <translation>depuis le %1</translation>
        </message>
        <message>
            <source>Active, per month (%1 a year)</source>
            <translation>Actifs, par mois (%1 par an)</translation>
        </message>
</context>
<context>
    <name>TableHeader</name>
        <message>
            <source>%1, sorted ascending</source>
            <translation>%1, tri croissant</translation>
        </message>
        <message>
            <source>%1, sorted descending</source>
            <translation>%1, tri décroissant</translation>
        </message>
</context>
<context>
    <name>TechnicianInspector</name>
        <message>
            <source>Copy %1</source>
            <translation>Copier %1</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>Téléphone</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>Courriel</translation>
        </message>
        <message>
            <source>Shift</source>
            <translation>Quart</translation>
        </message>
        <message>
            <source>Load</source>
            <translation>Charge</translation>
        </message>
        <message>
            <source>Skills</source>
            <translation>Compétences</translation>
        </message>
        <message>
            <source>To mend</source>
            <translation>À corriger</translation>
        </message>
        <message>
            <source>The day</source>
            <translation>La journée</translation>
        </message>
        <message>
            <source>No jobs on this day.</source>
            <translation>Aucune intervention ce jour-là.</translation>
        </message>
        <message>
            <source>Back at work</source>
            <translation>De retour</translation>
        </message>
        <message>
            <source>Exchange the day</source>
            <translation>Échanger la journée</translation>
        </message>
        <message>
            <source>Exchange the jobs of this day with another technician</source>
            <translation>Échanger les interventions de cette journée avec un autre technicien</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>Better order…</source>
            <translation>Meilleur ordre…</translation>
        </message>
        <message>
            <source>Plan the order of their jobs</source>
            <translation>Planifier l’ordre de ses interventions</translation>
        </message>
        <message>
            <source>Drops out…</source>
            <translation>S’absente…</translation>
        </message>
        <message>
            <source>Plan who takes over their jobs</source>
            <translation>Planifier qui reprend ses interventions</translation>
        </message>
</context>
<context>
    <name>TermBar</name>
        <message>
            <source>%1 · will be terminated on %2</source>
            <translation>%1 · sera résilié le %2</translation>
        </message>
        <message>
            <source>%1 · %2</source>
            <translation>%1 · %2</translation>
        </message>
        <message numerus="yes">
            <source>%n month(s) left</source>
            <translation>
                <numerusform>%n mois à venir</numerusform>
                <numerusform>%n mois à venir</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 · ends today</source>
            <translation>%1 · se termine aujourd’hui</translation>
        </message>
        <message>
            <source>%1 · no end</source>
            <translation>%1 · sans fin</translation>
        </message>
        <message numerus="yes">
            <source>over after its %n month(s)</source>
            <translation>
                <numerusform>terminé après son mois</numerusform>
                <numerusform>terminé après ses %n mois</numerusform>
            </translation>
        </message>
        <message>
            <source>over</source>
            <translation>terminé</translation>
        </message>
        <message>
            <source>terminated on %1</source>
            <translation>résilié le %1</translation>
        </message>
        <message>
            <source>terminated, on a day not told</source>
            <translation>résilié, à une date inconnue</translation>
        </message>
        <message>
            <source>after %1 of %2 months</source>
            <translation>après %1 mois sur %2</translation>
        </message>
        <message numerus="yes">
            <source>after %n month(s)</source>
            <translation>
                <numerusform>après %n mois</numerusform>
                <numerusform>après %n mois</numerusform>
            </translation>
        </message>
        <message>
            <source>begins on %1</source>
            <translation>commence le %1</translation>
        </message>
        <message>
            <source>not in force yet</source>
            <translation>pas encore en vigueur</translation>
        </message>
        <message>
            <source>Its end (%1) is before its start (%2): to be corrected in ERPNext</source>
            <translation>Sa fin (%1) précède son début (%2) : à corriger dans ERPNext</translation>
        </message>
        <message>
            <source>No start date</source>
            <translation>Aucune date de début</translation>
        </message>
        <message>
            <source>%1 of %2 months</source>
            <translation>%1 mois sur %2</translation>
        </message>
        <message numerus="yes">
            <source>%n month(s) gone</source>
            <translation>
                <numerusform>%n mois écoulé</numerusform>
                <numerusform>%n mois écoulés</numerusform>
            </translation>
        </message>
        <message>
            <source>no end</source>
            <translation>sans fin</translation>
        </message>
</context>
<context>
    <name>TestSend</name>
        <message>
            <source>Own address for a test</source>
            <translation>Votre adresse pour un essai</translation>
        </message>
        <message>
            <source>Send as a test</source>
            <translation>Envoyer un essai</translation>
        </message>
</context>
<context>
    <name>TicketBar</name>
        <message>
            <source>Customer</source>
            <translation>Client</translation>
        </message>
        <message>
            <source>State</source>
            <translation>État</translation>
        </message>
        <message>
            <source>Priority</source>
            <translation>Priorité</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Type</translation>
        </message>
        <message>
            <source>Region</source>
            <translation>Région</translation>
        </message>
        <message>
            <source>Assigned to</source>
            <translation>Assigné à</translation>
        </message>
        <message>
            <source>Opened</source>
            <translation>Ouvert le</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>Modifié</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Numéro</translation>
        </message>
        <message>
            <source>Which tickets</source>
            <translation>Quels billets</translation>
        </message>
        <message>
            <source>Open</source>
            <comment>tickets</comment>
            <translation>Ouverts</translation>
        </message>
        <message>
            <source>All</source>
            <comment>tickets</comment>
            <translation>Tous</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>Grouper</translation>
        </message>
        <message>
            <source>No groups</source>
            <translation>Sans groupes</translation>
        </message>
        <message>
            <source>Group by state</source>
            <translation>Grouper par état</translation>
        </message>
        <message>
            <source>Group by priority</source>
            <translation>Grouper par priorité</translation>
        </message>
        <message>
            <source>Group by type</source>
            <translation>Grouper par type</translation>
        </message>
        <message>
            <source>Group by region</source>
            <translation>Grouper par région</translation>
        </message>
        <message>
            <source>Group by person</source>
            <translation>Grouper par personne</translation>
        </message>
        <message>
            <source>Subject, customer, number…</source>
            <translation>Objet, client, numéro…</translation>
        </message>
        <message>
            <source>Filter the tickets</source>
            <translation>Filtrer les billets</translation>
        </message>
        <message>
            <source>Choose the columns</source>
            <translation>Choisir les colonnes</translation>
        </message>
        <message>
            <source>Keep this view under a name</source>
            <translation>Garder cette vue sous un nom</translation>
        </message>
        <message>
            <source>Export the tickets shown</source>
            <translation>Exporter les billets affichés</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>Étiquettes</translation>
        </message>
</context>
<context>
    <name>TicketBulkChoice</name>
        <message>
            <source>Add a tag</source>
            <translation>Ajouter une étiquette</translation>
        </message>
        <message>
            <source>Assigned to</source>
            <translation>Assigné à</translation>
        </message>
        <message>
            <source>Important or not</source>
            <translation>Important ou non</translation>
        </message>
        <message>
            <source>Name of the tag</source>
            <translation>Nom de l’étiquette</translation>
        </message>
        <message>
            <source>New value</source>
            <translation>Nouvelle valeur</translation>
        </message>
        <message>
            <source>Next you see what would happen. Nothing is sent before you say so.</source>
            <translation>On voit ensuite ce qui se passerait. Rien n’est envoyé avant votre accord.</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>Aperçu</translation>
        </message>
        <message>
            <source>Priority</source>
            <translation>Priorité</translation>
        </message>
        <message>
            <source>State</source>
            <translation>État</translation>
        </message>
        <message>
            <source>Take out a tag</source>
            <translation>Retirer une étiquette</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Type</translation>
        </message>
        <message>
            <source>What to change</source>
            <translation>Quoi modifier</translation>
        </message>
</context>
<context>
    <name>TicketBulkPane</name>
        <message>
            <source>Change…</source>
            <translation>Modifier…</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exporter…</translation>
        </message>
</context>
<context>
    <name>TicketBulkStrip</name>
        <message>
            <source>%1: %2 of %3 done</source>
            <translation>%1 : %2 sur %3 faits</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Afficher</translation>
        </message>
</context>
<context>
    <name>TicketComposer</name>
        <message>
            <source>Answer</source>
            <translation>Répondre</translation>
        </message>
        <message>
            <source>Answer the customer</source>
            <translation>Répondre au client</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Note for staff only</source>
            <translation>Note pour le personnel seulement</translation>
        </message>
        <message>
            <source>Job</source>
            <translation>Intervention</translation>
        </message>
        <message>
            <source>Create a dispatch job</source>
            <translation>Créer une intervention</translation>
        </message>
        <message>
            <source>This is a duplicate of…</source>
            <translation>C’est un doublon de…</translation>
        </message>
</context>
<context>
    <name>TicketConversation</name>
        <message>
            <source>Messages of the ticket</source>
            <translation>Messages du billet</translation>
        </message>
        <message>
            <source>No message was written.</source>
            <translation>Aucun message n’a été écrit.</translation>
        </message>
        <message>
            <source>Messages are still being copied from ERPNext.</source>
            <translation>Des messages sont encore en cours de copie depuis ERPNext.</translation>
        </message>
</context>
<context>
    <name>TicketFacts</name>
        <message>
            <source>Assigned to</source>
            <translation>Assigné à</translation>
        </message>
        <message>
            <source>Nobody</source>
            <translation>Personne</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Type</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Adresse</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>Téléphone</translation>
        </message>
        <message>
            <source>From</source>
            <translation>De</translation>
        </message>
        <message>
            <source>Opened</source>
            <translation>Ouvert le</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>Modifié</translation>
        </message>
        <message>
            <source>Old number</source>
            <translation>Ancien numéro</translation>
        </message>
        <message>
            <source>Together with</source>
            <translation>Va avec</translation>
        </message>
        <message>
            <source>Part of %1</source>
            <translation>Fait partie de %1</translation>
        </message>
        <message>
            <source>Has the part %1</source>
            <translation>A pour partie %1</translation>
        </message>
        <message>
            <source>Jobs</source>
            <translation>Interventions</translation>
        </message>
        <message>
            <source>%1 · %2</source>
            <translation>%1 · %2</translation>
        </message>
        <message>
            <source>Show %1 on the board</source>
            <translation>Afficher %1 au tableau</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>État</translation>
        </message>
        <message>
            <source>Priority</source>
            <translation>Priorité</translation>
        </message>
        <message>
            <source>Important</source>
            <translation>Important</translation>
        </message>
        <message>
            <source>In ERPNext</source>
            <translation>Dans ERPNext</translation>
        </message>
        <message>
            <source>Assign it in ERPNext, or take it back there</source>
            <translation>L’assigner dans ERPNext, ou l’y retirer</translation>
        </message>
</context>
<context>
    <name>TicketFieldRow</name>
        <message>
            <source>Waiting</source>
            <translation>En attente</translation>
        </message>
        <message>
            <source>Saving</source>
            <translation>Enregistrement</translation>
        </message>
        <message>
            <source>Uncertain</source>
            <translation>Incertain</translation>
        </message>
        <message>
            <source>Not saved</source>
            <translation>Non enregistré</translation>
        </message>
        <message>
            <source>To decide</source>
            <translation>À trancher</translation>
        </message>
        <message>
            <source>Press Enter to choose</source>
            <translation>Entrée pour choisir</translation>
        </message>
        <message>
            <source>%1 chose: %2</source>
            <translation>%1 a choisi : %2</translation>
        </message>
        <message>
            <source>A colleague chose: %1</source>
            <translation>Un collègue a choisi : %1</translation>
        </message>
        <message>
            <source>Yours: %1</source>
            <translation>Votre valeur : %1</translation>
        </message>
        <message>
            <source>Keep mine</source>
            <translation>Garder la mienne</translation>
        </message>
        <message>
            <source>Take theirs</source>
            <translation>Prendre la sienne</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Réessayer</translation>
        </message>
        <message>
            <source>Give up</source>
            <translation>Abandonner</translation>
        </message>
        <message>
            <source>In the outbox</source>
            <translation>Dans la boîte d’envoi</translation>
        </message>
</context>
<context>
    <name>TicketFiles</name>
        <message>
            <source>Opened by</source>
            <translation>Ouvert par</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Fichiers</translation>
        </message>
        <message>
            <source>Fetch and open</source>
            <translation>Récupérer et ouvrir</translation>
        </message>
        <message>
            <source>Fetch and keep: this kind is not opened from here</source>
            <translation>Récupérer et garder : ce genre de fichier ne s’ouvre pas d’ici</translation>
        </message>
        <message>
            <source>Keep %1 in a folder</source>
            <translation>Garder %1 dans un dossier</translation>
        </message>
        <message>
            <source>Files and who has opened it: not known now. %1</source>
            <translation>Fichiers et qui l’a ouvert : inconnus pour l’instant. %1</translation>
        </message>
</context>
<context>
    <name>TicketHead</name>
        <message>
            <source>Back to the list</source>
            <translation>Revenir à la liste</translation>
        </message>
        <message>
            <source>Important</source>
            <translation>Important</translation>
        </message>
        <message>
            <source>Open the ticket in full</source>
            <translation>Ouvrir le billet en entier</translation>
        </message>
        <message>
            <source>Open the customer</source>
            <translation>Ouvrir le client</translation>
        </message>
</context>
<context>
    <name>TicketHints</name>
        <message>
            <source>Filter the tickets</source>
            <translation>Filtrer les billets</translation>
        </message>
        <message>
            <source>Next, previous ticket</source>
            <translation>Billet suivant, précédent</translation>
        </message>
        <message>
            <source>Open the ticket in full</source>
            <translation>Ouvrir le billet en entier</translation>
        </message>
        <message>
            <source>Open the customer</source>
            <translation>Ouvrir le client</translation>
        </message>
        <message>
            <source>Open tickets, or all</source>
            <translation>Billets ouverts, ou tous</translation>
        </message>
        <message>
            <source>Group the list</source>
            <translation>Grouper la liste</translation>
        </message>
        <message>
            <source>To the views</source>
            <translation>Aller aux vues</translation>
        </message>
        <message>
            <source>All, mine, unassigned, important</source>
            <translation>Tous, les miens, non assignés, importants</translation>
        </message>
        <message>
            <source>Keep this view under a name</source>
            <translation>Garder cette vue sous un nom</translation>
        </message>
        <message>
            <source>Export the tickets shown</source>
            <translation>Exporter les billets affichés</translation>
        </message>
        <message>
            <source>Change status, priority, type, assignee</source>
            <translation>Changer l’état, la priorité, le type, la personne</translation>
        </message>
        <message>
            <source>Assign in ERPNext</source>
            <translation>Assigner dans ERPNext</translation>
        </message>
        <message>
            <source>Important, or not</source>
            <translation>Important ou non</translation>
        </message>
        <message>
            <source>Write an internal note</source>
            <translation>Écrire une note interne</translation>
        </message>
        <message>
            <source>Answer the customer</source>
            <translation>Répondre au client</translation>
        </message>
        <message>
            <source>Send the answer, add the note</source>
            <translation>Envoyer la réponse, ajouter la note</translation>
        </message>
        <message>
            <source>Insert a canned answer</source>
            <translation>Insérer un texte préparé</translation>
        </message>
        <message>
            <source>Create a dispatch job of the ticket</source>
            <translation>Créer une intervention à partir du billet</translation>
        </message>
        <message>
            <source>The ticket is a duplicate of another</source>
            <translation>Le billet est le doublon d’un autre</translation>
        </message>
        <message>
            <source>Change what is selected</source>
            <translation>Modifier la sélection</translation>
        </message>
        <message>
            <source>Select a range</source>
            <translation>Sélectionner une plage</translation>
        </message>
        <message>
            <source>Select all of the list</source>
            <translation>Sélectionner toute la liste</translation>
        </message>
        <message>
            <source>Select the ticket</source>
            <translation>Sélectionner le billet</translation>
        </message>
</context>
<context>
    <name>TicketPane</name>
        <message>
            <source>Messages are still being copied from ERPNext.</source>
            <translation>Des messages sont encore en cours de copie depuis ERPNext.</translation>
        </message>
        <message>
            <source>Internal notes may not be read with this account.</source>
            <translation>Ce compte n’a pas le droit de lire les notes internes.</translation>
        </message>
        <message>
            <source>The local copy has no ticket %1. If it is new, it comes with the next synchronisation.</source>
            <translation>La copie locale n’a pas le billet %1. S’il est nouveau, il viendra à la prochaine synchronisation.</translation>
        </message>
        <message>
            <source>Not here</source>
            <translation>Absent</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>État</translation>
        </message>
        <message>
            <source>Priority</source>
            <translation>Priorité</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Type</translation>
        </message>
        <message>
            <source>Important</source>
            <translation>Important</translation>
        </message>
        <message>
            <source>Assign in ERPNext, or take back</source>
            <translation>Assigner dans ERPNext, ou retirer</translation>
        </message>
        <message>
            <source>Assigned to</source>
            <translation>Assigné à</translation>
        </message>
</context>
<context>
    <name>TicketSubjectCell</name>
        <message>
            <source>Important</source>
            <translation>Important</translation>
        </message>
        <message>
            <source>%1 · %2</source>
            <translation>%1 · %2</translation>
        </message>
</context>
<context>
    <name>TicketTable</name>
        <message>
            <source>Tickets</source>
            <translation>Billets</translation>
        </message>
</context>
<context>
    <name>TicketThread</name>
        <message>
            <source>No message in the local copy</source>
            <translation>Aucun message dans la copie locale</translation>
        </message>
        <message>
            <source>Open the ticket</source>
            <translation>Ouvrir le billet</translation>
        </message>
</context>
<context>
    <name>TicketViews</name>
        <message>
            <source>Views</source>
            <translation>Vues</translation>
        </message>
        <message>
            <source>Saved views</source>
            <translation>Vues gardées</translation>
        </message>
        <message>
            <source>By type</source>
            <translation>Par type</translation>
        </message>
        <message>
            <source>By region</source>
            <translation>Par région</translation>
        </message>
        <message>
            <source>Views of the tickets</source>
            <translation>Vues des billets</translation>
        </message>
        <message>
            <source>%1, %2 open</source>
            <translation>%1, %2 ouverts</translation>
        </message>
        <message numerus="yes">
            <source>%1 ticket(s)</source>
            <translation>
                <numerusform>%1 billet</numerusform>
                <numerusform>%1 billets</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 ticket(s) copied, more arriving</source>
            <translation>
                <numerusform>%1 billet copié, d’autres arrivent</numerusform>
                <numerusform>%1 billets copiés, d’autres arrivent</numerusform>
            </translation>
        </message>
        <message>
            <source>By tag</source>
            <translation>Par étiquette</translation>
        </message>
</context>
<context>
    <name>TicketsCard</name>
        <message>
            <source>No ticket</source>
            <translation>Aucun billet</translation>
        </message>
        <message>
            <source>Tickets</source>
            <translation>Billets</translation>
        </message>
        <message>
            <source>Ticket %1, %2</source>
            <translation>Billet %1, %2</translation>
        </message>
        <message>
            <source>Important</source>
            <translation>Important</translation>
        </message>
        <message numerus="yes">
            <source>%n message(s)</source>
            <translation>
                <numerusform>%n message</numerusform>
                <numerusform>%n messages</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>TicketsEmpty</name>
        <message>
            <source>ERPNext has no ticket that you may see.</source>
            <translation>ERPNext n’a aucun billet que vous puissiez voir.</translation>
        </message>
        <message>
            <source>ERPNext has not said yet who you are.</source>
            <translation>ERPNext n’a pas encore dit qui vous êtes.</translation>
        </message>
        <message>
            <source>No open ticket is like this. O shows the closed ones too.</source>
            <translation>Aucun billet ouvert n’est ainsi. O montre aussi les fermés.</translation>
        </message>
        <message>
            <source>No ticket</source>
            <translation>Aucun billet</translation>
        </message>
        <message>
            <source>No ticket is like this.</source>
            <translation>Aucun billet n’est ainsi.</translation>
        </message>
        <message>
            <source>No tickets yet</source>
            <translation>Pas encore de billets</translation>
        </message>
        <message>
            <source>Tickets appear here as soon as they are copied from ERPNext.</source>
            <translation>Les billets apparaissent ici dès qu’ils sont copiés d’ERPNext.</translation>
        </message>
</context>
<context>
    <name>TicketsPage</name>
        <message>
            <source>Tickets</source>
            <translation>Billets</translation>
        </message>
        <message>
            <source>Reading the tickets</source>
            <translation>Lecture des billets</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
</context>
<context>
    <name>Timeline</name>
        <message>
            <source>Timeline of %1</source>
            <translation>Horaire du %1</translation>
        </message>
        <message>
            <source>Technicians come from Dispatch Technician in ERPNext.</source>
            <translation>Les techniciens viennent de Dispatch Technician dans ERPNext.</translation>
        </message>
        <message>
            <source>No technicians yet</source>
            <translation>Aucun technicien pour l’instant</translation>
        </message>
        <message>
            <source>They appear here as soon as they are copied from ERPNext.</source>
            <translation>Ils apparaissent ici dès qu’ils sont copiés d’ERPNext.</translation>
        </message>
        <message>
            <source>Without a group</source>
            <translation>Sans groupe</translation>
        </message>
</context>
<context>
    <name>TimelineEntry</name>
        <message>
            <source>to come</source>
            <translation>à venir</translation>
        </message>
        <message>
            <source>due %1</source>
            <translation>échéance %1</translation>
        </message>
</context>
<context>
    <name>TimelineLane</name>
        <message>
            <source>extra</source>
            <translation>suppl.</translation>
        </message>
</context>
<context>
    <name>TimelineText</name>
        <message>
            <source>Tickets</source>
            <translation>Billets</translation>
        </message>
        <message>
            <source>Messages</source>
            <translation>Messages</translation>
        </message>
        <message>
            <source>SMS</source>
            <translation>SMS</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>Notes</translation>
        </message>
        <message>
            <source>Jobs</source>
            <translation>Interventions</translation>
        </message>
        <message>
            <source>Invoices</source>
            <translation>Factures</translation>
        </message>
        <message>
            <source>Payments</source>
            <translation>Paiements</translation>
        </message>
        <message>
            <source>Contracts</source>
            <translation>Contrats</translation>
        </message>
        <message>
            <source>Subscriptions</source>
            <translation>Abonnements</translation>
        </message>
        <message>
            <source>Equipment</source>
            <translation>Équipement</translation>
        </message>
        <message>
            <source>Campaigns</source>
            <translation>Campagnes</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Fichiers</translation>
        </message>
        <message>
            <source>Ticket opened</source>
            <translation>Billet ouvert</translation>
        </message>
        <message>
            <source>Answer sent</source>
            <translation>Réponse envoyée</translation>
        </message>
        <message>
            <source>Message received</source>
            <translation>Message reçu</translation>
        </message>
        <message>
            <source>SMS sent</source>
            <translation>SMS envoyé</translation>
        </message>
        <message>
            <source>SMS received</source>
            <translation>SMS reçu</translation>
        </message>
        <message>
            <source>Internal note</source>
            <translation>Note interne</translation>
        </message>
        <message>
            <source>Job without a date</source>
            <translation>Intervention sans date</translation>
        </message>
        <message>
            <source>Job</source>
            <translation>Intervention</translation>
        </message>
        <message>
            <source>Invoice</source>
            <translation>Facture</translation>
        </message>
        <message>
            <source>Payment cancelled</source>
            <translation>Paiement annulé</translation>
        </message>
        <message>
            <source>Payment, draft</source>
            <translation>Paiement, brouillon</translation>
        </message>
        <message>
            <source>Refund</source>
            <translation>Remboursement</translation>
        </message>
        <message>
            <source>Payment received</source>
            <translation>Paiement reçu</translation>
        </message>
        <message>
            <source>Contract signed</source>
            <translation>Contrat signé</translation>
        </message>
        <message>
            <source>Contract begins</source>
            <translation>Début de contrat</translation>
        </message>
        <message>
            <source>Contract terminated</source>
            <translation>Contrat résilié</translation>
        </message>
        <message>
            <source>Contract ends</source>
            <translation>Fin de contrat</translation>
        </message>
        <message>
            <source>Service begins</source>
            <translation>Début de service</translation>
        </message>
        <message>
            <source>Service cancelled</source>
            <translation>Service annulé</translation>
        </message>
        <message>
            <source>Service ends</source>
            <translation>Fin de service</translation>
        </message>
        <message>
            <source>Equipment, last change</source>
            <translation>Équipement, dernier changement</translation>
        </message>
        <message>
            <source>Campaign mail sent</source>
            <translation>Courriel de campagne envoyé</translation>
        </message>
        <message>
            <source>Campaign mail failed</source>
            <translation>Courriel de campagne échoué</translation>
        </message>
        <message>
            <source>Campaign mail, outcome uncertain</source>
            <translation>Courriel de campagne, issue incertaine</translation>
        </message>
        <message>
            <source>Left out of a campaign</source>
            <translation>Exclu d’une campagne</translation>
        </message>
        <message>
            <source>Campaign mail waiting</source>
            <translation>Courriel de campagne en attente</translation>
        </message>
        <message>
            <source>File attached</source>
            <translation>Fichier joint</translation>
        </message>
</context>
<context>
    <name>TimelineView</name>
        <message>
            <source>Time line</source>
            <translation>Chronologie</translation>
        </message>
        <message>
            <source>Go to a year</source>
            <translation>Aller à une année</translation>
        </message>
        <message>
            <source>Oldest</source>
            <translation>Plus anciens</translation>
        </message>
        <message>
            <source>Filter the time line</source>
            <translation>Filtrer la chronologie</translation>
        </message>
        <message>
            <source>Show all</source>
            <translation>Tout afficher</translation>
        </message>
        <message>
            <source>Newer entries</source>
            <translation>Entrées plus récentes</translation>
        </message>
        <message>
            <source>Nothing like that</source>
            <translation>Rien de tel</translation>
        </message>
        <message>
            <source>Nothing has happened yet that the local copy knows of</source>
            <translation>Rien encore dont la copie locale ait connaissance</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Réessayer</translation>
        </message>
</context>
<context>
    <name>ToastHost</name>
        <message>
            <source>Dismiss</source>
            <translation>Fermer</translation>
        </message>
</context>
<context>
    <name>TopBar</name>
        <message>
            <source>Back</source>
            <translation>Reculer</translation>
        </message>
        <message>
            <source>Forward</source>
            <translation>Avancer</translation>
        </message>
        <message>
            <source>Search or command</source>
            <translation>Rechercher ou commander</translation>
        </message>
        <message numerus="yes">
            <source>%n new notification(s)</source>
            <translation>
                <numerusform>%n nouvel avis</numerusform>
                <numerusform>%n nouveaux avis</numerusform>
            </translation>
        </message>
        <message>
            <source>Notifications</source>
            <translation>Avis</translation>
        </message>
</context>
<context>
    <name>TotalsBar</name>
        <message>
            <source>clicked</source>
            <translation>cliqués</translation>
        </message>
        <message>
            <source>opened</source>
            <translation>ouverts</translation>
        </message>
        <message>
            <source>sent</source>
            <translation>envoyés</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>en échec</translation>
        </message>
        <message>
            <source>uncertain</source>
            <translation>incertains</translation>
        </message>
        <message>
            <source>waiting</source>
            <translation>en attente</translation>
        </message>
        <message>
            <source>excluded</source>
            <translation>exclus</translation>
        </message>
</context>
<context>
    <name>TrayPanel</name>
        <message>
            <source>Jobs to look at</source>
            <translation>Interventions à vérifier</translation>
        </message>
        <message>
            <source>To look at</source>
            <translation>À vérifier</translation>
        </message>
        <message>
            <source>Unassigned</source>
            <translation>Non assignées</translation>
        </message>
        <message>
            <source>Without a date</source>
            <translation>Sans date</translation>
        </message>
        <message>
            <source>Nothing matches the filter.</source>
            <translation>Rien ne correspond au filtre.</translation>
        </message>
        <message>
            <source>Late jobs, conflicts, unassigned and undated jobs appear here.</source>
            <translation>Les retards, les conflits et les interventions sans technicien ou sans date apparaissent ici.</translation>
        </message>
        <message>
            <source>Nothing waits for you</source>
            <translation>Rien ne vous attend</translation>
        </message>
        <message>
            <source>Drop to unassign</source>
            <translation>Déposer pour retirer l’assignation</translation>
        </message>
        <message>
            <source>Jobs appear here as soon as they are copied from ERPNext.</source>
            <translation>Les interventions apparaissent ici dès qu’elles sont copiées d’ERPNext.</translation>
        </message>
        <message>
            <source>Nothing copied yet</source>
            <translation>Rien n’est encore copié</translation>
        </message>
</context>
<context>
    <name>TrayRow</name>
        <message>
            <source>Urgent</source>
            <translation>Urgent</translation>
        </message>
</context>
<context>
    <name>TroubleStrip</name>
        <message>
            <source>Try again</source>
            <translation>Réessayer</translation>
        </message>
        <message>
            <source>Changes cannot be saved.</source>
            <translation>Aucun changement ne peut être enregistré.</translation>
        </message>
        <message>
            <source>Showing the copy of %1. Changes cannot be saved.</source>
            <translation>Données de la copie locale (%1). Aucun changement ne peut être enregistré.</translation>
        </message>
        <message>
            <source>Campaigns are shown as they were last read.</source>
            <translation>Les campagnes sont montrées telles qu’elles ont été lues la dernière fois.</translation>
        </message>
        <message>
            <source>What colleagues and campaigns do appears later than usual.</source>
            <translation>Ce que font les collègues et les campagnes apparaît plus tard que d’habitude.</translation>
        </message>
        <message>
            <source>Technicians are shown where they were last seen.</source>
            <translation>Les techniciens sont montrés là où ils ont été vus la dernière fois.</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <extracomment>%1 is a connection ("ERPNext"), %2 a sentence that says why it fails</extracomment>
            <translation>%1 : %2</translation>
        </message>
</context>
<context>
    <name>UncertainCard</name>
        <message>
            <source>Nobody knows yet whether it arrived</source>
            <translation>On ne sait pas encore s’il est arrivé</translation>
        </message>
        <message>
            <source>It is not sent again by itself. Ask Mailjet, or decide here; the decision is kept with your name.</source>
            <translation>Il n’est pas renvoyé de lui-même. Demander à Mailjet, ou décider ici ; la décision est gardée avec votre nom.</translation>
        </message>
        <message>
            <source>How do you know? (kept with the decision)</source>
            <translation>Comment le savez-vous ? (gardé avec la décision)</translation>
        </message>
        <message>
            <source>It arrived</source>
            <translation>Il est arrivé</translation>
        </message>
        <message>
            <source>It did not: send again</source>
            <translation>Non reçu : renvoyer</translation>
        </message>
        <message>
            <source>Leave it</source>
            <translation>Laisser ainsi</translation>
        </message>
        <message>
            <source>Counts as failed and is not sent again</source>
            <translation>Compte comme échec et n’est pas renvoyé</translation>
        </message>
</context>
<context>
    <name>WriteNotice</name>
        <message>
            <source>Assign anyway</source>
            <translation>Assigner quand même</translation>
        </message>
        <message>
            <source>Send again</source>
            <translation>Renvoyer</translation>
        </message>
        <message>
            <source>Leave it</source>
            <translation>Laisser ainsi</translation>
        </message>
        <message>
            <source>Look now</source>
            <translation>Vérifier maintenant</translation>
        </message>
</context>
<context>
    <name>DropQuestion</name>
        <message>
            <source>Keep mine</source>
            <translation>Garder le mien</translation>
        </message>
        <message>
            <source>Leave theirs</source>
            <translation>Laisser le leur</translation>
        </message>
        <message>
            <source>This job was changed while you moved it</source>
            <translation>Cette intervention a été modifiée pendant que vous la déplaciez</translation>
        </message>
        <message>
            <source>Leave it there</source>
            <translation>La laisser là</translation>
        </message>
        <message>
            <source>Move it all the same</source>
            <translation>La déplacer quand même</translation>
        </message>
        <message>
            <source>This job is pinned to its place</source>
            <translation>Cette intervention est épinglée à sa place</translation>
        </message>
</context>
<context>
    <name>ExceptionStrip</name>
        <message>
            <source>%1 %2/%3</source>
            <translation>%1 %2/%3</translation>
        </message>
        <message numerus="yes">
            <source>%n to look at</source>
            <translation>
                <numerusform>%n à regarder</numerusform>
                <numerusform>%n à regarder</numerusform>
            </translation>
        </message>
        <message>
            <source>Next to look at</source>
            <translation>Suivante à regarder</translation>
        </message>
        <message>
            <source>Nothing to look at</source>
            <translation>Rien à regarder</translation>
        </message>
        <message>
            <source>Previous to look at</source>
            <translation>Précédente à regarder</translation>
        </message>
        <message>
            <source>Shift+F8</source>
            <translation>Maj+F8</translation>
        </message>
        <message numerus="yes">
            <source>To look at: %n</source>
            <translation>
                <numerusform>À regarder : %n</numerusform>
                <numerusform>À regarder : %n</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>FibreDesk::Dispatch::BoardNews</name>
        <message numerus="yes">
            <source>%n cancelled</source>
            <translation>
                <numerusform>%n annulée</numerusform>
                <numerusform>%n annulées</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n completed</source>
            <translation>
                <numerusform>%n terminée</numerusform>
                <numerusform>%n terminées</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n job(s) moved</source>
            <translation>
                <numerusform>%n intervention déplacée</numerusform>
                <numerusform>%n interventions déplacées</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new</source>
            <translation>
                <numerusform>%n nouvelle</numerusform>
                <numerusform>%n nouvelles</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n no longer on this board</source>
            <translation>
                <numerusform>%n n’est plus sur ce tableau</numerusform>
                <numerusform>%n ne sont plus sur ce tableau</numerusform>
            </translation>
        </message>
        <message>
            <source>While you were away: %1</source>
            <translation>Pendant votre absence : %1</translation>
        </message>
        <message>
            <source>new</source>
            <translation>nouvelle</translation>
        </message>
        <message>
            <source>no longer on this board</source>
            <translation>n’est plus sur ce tableau</translation>
        </message>
</context>
<context>
    <name>FibreDesk::Dispatch::LoadController</name>
        <message>
            <source>Week of %1</source>
            <translation>Semaine du %1</translation>
        </message>
</context>
<context>
    <name>FibreDesk::Dispatch::LoadModel</name>
        <message>
            <source>%1 of the shift</source>
            <translation>%1 du quart</translation>
        </message>
        <message numerus="yes">
            <source>%n job(s)</source>
            <translation>
                <numerusform>%n intervention</numerusform>
                <numerusform>%n interventions</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not completed</source>
            <translation>
                <numerusform>%n non terminée</numerusform>
                <numerusform>%n non terminées</numerusform>
            </translation>
        </message>
        <message>
            <source>Nobody</source>
            <translation>Personne</translation>
        </message>
        <message>
            <source>does not work</source>
            <translation>ne travaille pas</translation>
        </message>
        <message>
            <source>no jobs</source>
            <translation>aucune intervention</translation>
        </message>
        <message>
            <source>%1 %2</source>
            <translation>%1 %2</translation>
        </message>
</context>
<context>
    <name>MarkedBar</name>
        <message>
            <source>Assign…</source>
            <translation>Assigner…</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>Effacer</translation>
        </message>
        <message>
            <source>Date…</source>
            <translation>Date…</translation>
        </message>
        <message>
            <source>Unassign</source>
            <translation>Désassigner</translation>
        </message>
</context>
<context>
    <name>NewsStrip</name>
        <message>
            <source>Next change</source>
            <translation>Changement suivant</translation>
        </message>
        <message>
            <source>Seen</source>
            <translation>Vu</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Afficher</translation>
        </message>
</context>
<context>
    <name>TimelineHead</name>
        <message>
            <source>%1, %2</source>
            <translation>%1, %2</translation>
        </message>
        <message numerus="yes">
            <source>%n off</source>
            <translation>
                <numerusform>%n absent</numerusform>
                <numerusform>%n absents</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n technician(s)</source>
            <translation>
                <numerusform>%n technicien</numerusform>
                <numerusform>%n techniciens</numerusform>
            </translation>
        </message>
        <message>
            <source>Order and rows</source>
            <translation>Ordre et lignes</translation>
        </message>
        <message>
            <source>Show fewer hours</source>
            <translation>Afficher moins d’heures</translation>
        </message>
        <message>
            <source>Show more hours</source>
            <translation>Afficher plus d’heures</translation>
        </message>
</context>
<context>
    <name>ViewMenu</name>
        <message>
            <source>By group</source>
            <translation>Par groupe</translation>
        </message>
        <message>
            <source>By name</source>
            <translation>Par nom</translation>
        </message>
        <message>
            <source>By the first job</source>
            <translation>Par première intervention</translation>
        </message>
        <message>
            <source>Compact rows</source>
            <translation>Lignes compactes</translation>
        </message>
        <message>
            <source>Hide who is off</source>
            <translation>Masquer qui est en congé</translation>
        </message>
        <message>
            <source>The busiest first</source>
            <translation>Les plus chargés d’abord</translation>
        </message>
        <message>
            <source>Shift+C</source>
            <translation>Maj+C</translation>
        </message>
        <message>
            <source>Calendar file…</source>
            <translation>Fichier de calendrier…</translation>
        </message>
        <message>
            <source>Print the day…</source>
            <translation>Imprimer la journée…</translation>
        </message>
        <message>
            <source>Saved views…</source>
            <translation>Vues enregistrées…</translation>
        </message>
        <message>
            <source>Shift+V</source>
            <translation>Maj+V</translation>
        </message>
        <message>
            <source>Ctrl+Shift+C</source>
            <translation>Ctrl+Maj+C</translation>
        </message>
</context>
<context>
    <name>AreaRow</name>
        <message>
            <source>Another colour</source>
            <translation>Autre couleur</translation>
        </message>
        <message>
            <source>Read it again</source>
            <translation>Relire</translation>
        </message>
        <message>
            <source>Show it on the map</source>
            <translation>Montrer sur la carte</translation>
        </message>
        <message>
            <source>Take it off the map; the file stays</source>
            <translation>Retirer de la carte ; le fichier reste</translation>
        </message>
        <message>
            <source>reading</source>
            <translation>lecture</translation>
        </message>
</context>
<context>
    <name>FibreDesk::Dispatch::NearestSearch</name>
        <message>
            <source>%1 away, about %2 by road</source>
            <translation>à %1, environ %2 par la route</translation>
        </message>
        <message>
            <source>does not work any more today</source>
            <translation>ne travaille plus aujourd’hui</translation>
        </message>
        <message>
            <source>free from %1</source>
            <translation>libre à partir de %1</translation>
        </message>
        <message>
            <source>free now</source>
            <translation>libre maintenant</translation>
        </message>
        <message>
            <source>next job at %1</source>
            <translation>prochaine intervention à %1</translation>
        </message>
        <message>
            <source>no position: from the job they are at</source>
            <translation>aucune position : depuis l’intervention en cours</translation>
        </message>
        <message>
            <source>no position: from their base</source>
            <translation>aucune position : depuis sa base</translation>
        </message>
        <message>
            <source>nobody knows where they are</source>
            <translation>personne ne sait où</translation>
        </message>
        <message>
            <source>position %1</source>
            <translation>position %1</translation>
        </message>
        <message>
            <source>seen there %1: may be elsewhere by now</source>
            <translation>vu là %1 : peut être ailleurs maintenant</translation>
        </message>
        <message>
            <source>there about %1</source>
            <translation>sur place vers %1</translation>
        </message>
</context>
<context>
    <name>FibreDesk::Dispatch::WallExceptions</name>
        <message>
            <source>%1 late · %2</source>
            <translation>%1 de retard · %2</translation>
        </message>
        <message>
            <source>Urgent, nobody assigned</source>
            <translation>Urgent, personne d’assigné</translation>
        </message>
</context>
<context>
    <name>FibreDesk::NetworkLayers</name>
        <message>
            <source>%1’s base</source>
            <translation>Base de %1</translation>
        </message>
        <message numerus="yes">
            <source>%n neighbouring device(s) offline</source>
            <translation>
                <numerusform>%n appareil voisin hors ligne</numerusform>
                <numerusform>%n appareils voisins hors ligne</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n neighbouring device(s) offline since %1</source>
            <translation>
                <numerusform>%n appareil voisin hors ligne depuis %1</numerusform>
                <numerusform>%n appareils voisins hors ligne depuis %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n of unknown state</source>
            <translation>
                <numerusform>%n dans un état inconnu</numerusform>
                <numerusform>%n dans un état inconnu</numerusform>
            </translation>
        </message>
        <message>
            <source>Port %1: %2 of %3 offline</source>
            <translation>Port %1 : %2 sur %3 hors ligne</translation>
        </message>
        <message>
            <source>Port %1: %2 of %3 offline since %4</source>
            <translation>Port %1 : %2 sur %3 hors ligne depuis %4</translation>
        </message>
        <message>
            <source>mostly on port %1</source>
            <translation>surtout sur le port %1</translation>
        </message>
        <message>
            <source>on several ports</source>
            <translation>sur plusieurs ports</translation>
        </message>
        <message>
            <source>within %1</source>
            <translation>dans un rayon de %1</translation>
        </message>
</context>
<context>
    <name>FibreDesk::OfflineTiles</name>
        <message>
            <source>%1 of %2 tiles, %3</source>
            <translation>%1 tuiles sur %2, %3</translation>
        </message>
        <message>
            <source>%1 of about %2</source>
            <translation>%1 sur environ %2</translation>
        </message>
        <message>
            <source>%1 tiles</source>
            <translation>%1 tuiles</translation>
        </message>
        <message>
            <source>%1 tiles, %2</source>
            <translation>%1 tuiles, %2</translation>
        </message>
        <message>
            <source>%1 tiles, %2 · the server has no picture for %3 places</source>
            <translation>%1 tuiles, %2 · le serveur n’a pas d’image pour %3 endroits</translation>
        </message>
        <message>
            <source>%1 · paused</source>
            <translation>%1 · en pause</translation>
        </message>
        <message>
            <source>%1 · stopped at the size that was allowed</source>
            <translation>%1 · arrêté à la taille permise</translation>
        </message>
        <message>
            <source>%1 · waits for the other region</source>
            <translation>%1 · attend l’autre région</translation>
        </message>
        <message>
            <source>%1 · waits for the server until %2</source>
            <translation>%1 · attend le serveur jusqu’à %2</translation>
        </message>
        <message>
            <source>%1, about %2 (%3 a tile, as %4 seen so far)</source>
            <translation>%1, environ %2 (%3 par tuile, d’après %4 déjà vues)</translation>
        </message>
        <message>
            <source>%1, of unknown size until the first ones are here</source>
            <translation>%1, de taille inconnue tant que les premières ne sont pas là</translation>
        </message>
        <message>
            <source>Levels %1 to %2</source>
            <translation>Niveaux %1 à %2</translation>
        </message>
        <message>
            <source>Nothing is fetched while the desk is offline.</source>
            <translation>Rien n’est téléchargé tant que le poste est hors ligne.</translation>
        </message>
        <message>
            <source>Region</source>
            <translation>Région</translation>
        </message>
        <message>
            <source>The file cannot be written: %1</source>
            <translation>Le fichier ne peut pas être écrit : %1</translation>
        </message>
        <message>
            <source>The file could not be removed: %1</source>
            <translation>Le fichier n’a pas pu être supprimé : %1</translation>
        </message>
        <message>
            <source>The profile has no tile server.</source>
            <translation>Le profil n’a pas de serveur de tuiles.</translation>
        </message>
        <message>
            <source>The server answers with something else than tiles.</source>
            <translation>Le serveur répond autre chose que des tuiles.</translation>
        </message>
        <message>
            <source>The server asks to wait (%1).</source>
            <translation>Le serveur demande d’attendre (%1).</translation>
        </message>
        <message>
            <source>The server does not answer: %1</source>
            <translation>Le serveur ne répond pas : %1</translation>
        </message>
        <message>
            <source>The server refuses the tiles (%1).</source>
            <translation>Le serveur refuse les tuiles (%1).</translation>
        </message>
        <message>
            <source>The usage policy of %1 forbids downloading whole regions from its servers. Use a tile server of your own, or an MBTiles file.</source>
            <translation>La politique d’utilisation de %1 interdit de télécharger des régions entières de ses serveurs. Utilisez votre propre serveur de tuiles ou un fichier MBTiles.</translation>
        </message>
        <message>
            <source>These are too many tiles: %1 at most. Choose fewer levels or a smaller view.</source>
            <translation>C’est trop de tuiles : %1 au plus. Choisissez moins de niveaux ou une vue plus petite.</translation>
        </message>
</context>
<context>
    <name>FileWords</name>
        <message>
            <source>It holds a kind of geometry that is not drawn: %1</source>
            <translation>Il contient un genre de géométrie qui n’est pas dessiné : %1</translation>
        </message>
        <message>
            <source>It is in another system of coordinates (%1). Export it in WGS 84 (EPSG:4326) or Web Mercator (EPSG:3857).</source>
            <translation>Il est dans un autre système de coordonnées (%1). Exportez-le en WGS 84 (EPSG:4326) ou en Web Mercator (EPSG:3857).</translation>
        </message>
        <message>
            <source>Its tiles are no pictures (%1). Only raster tiles are shown.</source>
            <translation>Ses tuiles ne sont pas des images (%1). Seules les tuiles matricielles sont affichées.</translation>
        </message>
        <message>
            <source>One of its geometries is damaged or incomplete.</source>
            <translation>Une de ses géométries est endommagée ou incomplète.</translation>
        </message>
        <message>
            <source>One of its positions is no longitude and latitude. Export it in WGS 84 (EPSG:4326).</source>
            <translation>Une de ses positions n’est pas une longitude et une latitude. Exportez-le en WGS 84 (EPSG:4326).</translation>
        </message>
        <message>
            <source>The file cannot be read: %1</source>
            <translation>Le fichier ne peut pas être lu : %1</translation>
        </message>
        <message>
            <source>The file is larger than %1 MB.</source>
            <translation>Le fichier dépasse %1 Mo.</translation>
        </message>
        <message>
            <source>The file is neither JSON nor a GeoPackage.</source>
            <translation>Le fichier n’est ni du JSON ni un GeoPackage.</translation>
        </message>
        <message>
            <source>The file is nested too deeply.</source>
            <translation>Le fichier est imbriqué trop profondément.</translation>
        </message>
        <message>
            <source>The outlines have too many corners; simplify them first.</source>
            <translation>Les contours ont trop de sommets ; simplifiez-les d’abord.</translation>
        </message>
        <message>
            <source>There are no tiles in the file.</source>
            <translation>Il n’y a pas de tuiles dans le fichier.</translation>
        </message>
        <message>
            <source>There is nothing in the file that can be drawn.</source>
            <translation>Rien dans le fichier ne peut être dessiné.</translation>
        </message>
        <message>
            <source>This is JSON, but no GeoJSON.</source>
            <translation>C’est du JSON, mais pas du GeoJSON.</translation>
        </message>
        <message>
            <source>This is a database, but no GeoPackage.</source>
            <translation>C’est une base de données, mais pas un GeoPackage.</translation>
        </message>
        <message>
            <source>This is no MBTiles file.</source>
            <translation>Ce n’est pas un fichier MBTiles.</translation>
        </message>
        <message>
            <source>byte %1</source>
            <translation>octet %1</translation>
        </message>
</context>
<context>
    <name>LayersPanel</name>
        <message>
            <source>30 days</source>
            <translation>30 jours</translation>
        </message>
        <message>
            <source>7 days</source>
            <translation>7 jours</translation>
        </message>
        <message>
            <source>90 days</source>
            <translation>90 jours</translation>
        </message>
        <message>
            <source>Add a file…</source>
            <translation>Ajouter un fichier…</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Tous</translation>
        </message>
        <message>
            <source>All files (%1)</source>
            <translation>Tous les fichiers (%1)</translation>
        </message>
        <message>
            <source>Areas (%1)</source>
            <translation>Zones (%1)</translation>
        </message>
        <message>
            <source>Areas of files</source>
            <translation>Zones tirées de fichiers</translation>
        </message>
        <message>
            <source>Areas to lay on the map</source>
            <translation>Zones à poser sur la carte</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
        <message>
            <source>Customers by OLT port</source>
            <translation>Clients par port d’OLT</translation>
        </message>
        <message>
            <source>GeoJSON or GeoPackage: service areas, sectors, cables.</source>
            <translation>GeoJSON ou GeoPackage : zones de service, secteurs, câbles.</translation>
        </message>
        <message>
            <source>Heat of open tickets</source>
            <translation>Densité des billets ouverts</translation>
        </message>
        <message>
            <source>Layers</source>
            <translation>Couches</translation>
        </message>
        <message>
            <source>No technician has a base with a position.</source>
            <translation>Aucun technicien n’a de base avec une position.</translation>
        </message>
        <message>
            <source>Opened</source>
            <translation>Ouverts depuis</translation>
        </message>
        <message>
            <source>Outages</source>
            <translation>Pannes</translation>
        </message>
        <message>
            <source>Technicians’ bases</source>
            <translation>Bases des techniciens</translation>
        </message>
</context>
<context>
    <name>MapLegend</name>
        <message numerus="yes">
            <source>%n open ticket(s)</source>
            <translation>
                <numerusform>%n billet ouvert</numerusform>
                <numerusform>%n billets ouverts</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n without a position</source>
            <translation>
                <numerusform>%n sans position</numerusform>
                <numerusform>%n sans position</numerusform>
            </translation>
        </message>
        <message>
            <source>Darkest: about %1 within %2</source>
            <translation>Au plus foncé : environ %1 dans un rayon de %2</translation>
        </message>
        <message>
            <source>None in view</source>
            <translation>Aucun dans la vue</translation>
        </message>
</context>
<context>
    <name>MapMenu</name>
        <message>
            <source>Fix this address’s position</source>
            <translation>Corriger la position de cette adresse</translation>
        </message>
        <message>
            <source>Measure from here</source>
            <translation>Mesurer à partir d’ici</translation>
        </message>
        <message>
            <source>Nearest free technician…</source>
            <translation>Technicien libre le plus proche…</translation>
        </message>
</context>
<context>
    <name>MapToolbar</name>
        <message>
            <source>Layers</source>
            <translation>Couches</translation>
        </message>
        <message numerus="yes">
            <source>Layers: %n shown</source>
            <translation>
                <numerusform>Couches : %n affichée</numerusform>
                <numerusform>Couches : %n affichées</numerusform>
            </translation>
        </message>
        <message>
            <source>Map without a network</source>
            <translation>Carte sans réseau</translation>
        </message>
        <message>
            <source>Measure distances and areas</source>
            <translation>Mesurer des distances et des surfaces</translation>
        </message>
        <message>
            <source>Wall view</source>
            <translation>Vue murale</translation>
        </message>
        <message>
            <source>What can be done here: at the selection, or in the middle of the map</source>
            <translation>Ce qui peut être fait ici : à la sélection ou au milieu de la carte</translation>
        </message>
</context>
<context>
    <name>MeasureTool</name>
        <message>
            <source>%1 around, %2</source>
            <translation>%1 de pourtour, %2</translation>
        </message>
        <message>
            <source>%1 ha</source>
            <translation>%1 ha</translation>
        </message>
        <message>
            <source>%1 km²</source>
            <translation>%1 km²</translation>
        </message>
        <message>
            <source>%1 m²</source>
            <translation>%1 m²</translation>
        </message>
        <message>
            <source>Click on the map, or press Enter at the cross</source>
            <translation>Cliquer sur la carte, ou Entrée à la croix</translation>
        </message>
        <message>
            <source>Close the area</source>
            <translation>Fermer la surface</translation>
        </message>
        <message>
            <source>End measuring</source>
            <translation>Terminer la mesure</translation>
        </message>
        <message>
            <source>Measuring: %1</source>
            <translation>Mesure : %1</translation>
        </message>
</context>
<context>
    <name>NearestPanel</name>
        <message numerus="yes">
            <source>%n other(s) without this skill</source>
            <translation>
                <numerusform>%n autre sans cette compétence</numerusform>
                <numerusform>%n autres sans cette compétence</numerusform>
            </translation>
        </message>
        <message>
            <source>Another day is shown: nobody can say who is free.</source>
            <translation>Un autre jour est affiché : personne ne peut dire qui est libre.</translation>
        </message>
        <message>
            <source>Any skill</source>
            <translation>Toute compétence</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
        <message>
            <source>Nearest free technician</source>
            <translation>Technicien libre le plus proche</translation>
        </message>
        <message>
            <source>Nobody on this board.</source>
            <translation>Personne sur ce tableau.</translation>
        </message>
        <message>
            <source>Skill that is needed</source>
            <translation>Compétence requise</translation>
        </message>
</context>
<context>
    <name>OfflinePopup</name>
        <message>
            <source>100 MB</source>
            <translation>100 Mo</translation>
        </message>
        <message>
            <source>2 GB</source>
            <translation>2 Go</translation>
        </message>
        <message>
            <source>500 MB</source>
            <translation>500 Mo</translation>
        </message>
        <message>
            <source>A file of tiles</source>
            <translation>Un fichier de tuiles</translation>
        </message>
        <message>
            <source>All files (%1)</source>
            <translation>Tous les fichiers (%1)</translation>
        </message>
        <message>
            <source>At most</source>
            <translation>Au plus</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
        <message>
            <source>Download</source>
            <translation>Télécharger</translation>
        </message>
        <message>
            <source>Download this view</source>
            <translation>Télécharger cette vue</translation>
        </message>
        <message>
            <source>Fewer levels</source>
            <translation>Moins de niveaux</translation>
        </message>
        <message>
            <source>Levels %1 to %2</source>
            <translation>Niveaux %1 à %2</translation>
        </message>
        <message>
            <source>Map without a network</source>
            <translation>Carte sans réseau</translation>
        </message>
        <message>
            <source>More levels</source>
            <translation>Plus de niveaux</translation>
        </message>
        <message>
            <source>Name of the region</source>
            <translation>Nom de la région</translation>
        </message>
        <message>
            <source>No limit</source>
            <translation>Sans limite</translation>
        </message>
        <message>
            <source>Size that is allowed</source>
            <translation>Taille permise</translation>
        </message>
        <message>
            <source>Tiles (%1)</source>
            <translation>Tuiles (%1)</translation>
        </message>
        <message>
            <source>Use an MBTiles file…</source>
            <translation>Utiliser un fichier MBTiles…</translation>
        </message>
</context>
<context>
    <name>OfflineRow</name>
        <message>
            <source>Delete this region from the disk</source>
            <translation>Supprimer cette région du disque</translation>
        </message>
        <message>
            <source>Do not use it any more; the file stays</source>
            <translation>Ne plus l’utiliser ; le fichier reste</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Continuer</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Mettre en pause</translation>
        </message>
        <message>
            <source>Show it on the map</source>
            <translation>Montrer sur la carte</translation>
        </message>
</context>
<context>
    <name>OutageList</name>
        <message>
            <source>No outage among %1 devices whose state is known.</source>
            <translation>Aucune panne parmi %1 appareils dont l’état est connu.</translation>
        </message>
        <message>
            <source>Nobody tells yet which devices are online: the local copy has their place and port, not their state. Nothing is shown rather than a guess.</source>
            <translation>Rien ne dit encore quels appareils sont en ligne : la copie locale a leur lieu et leur port, pas leur état. Rien n’est affiché plutôt qu’une supposition.</translation>
        </message>
        <message>
            <source>Customers and tickets of each…</source>
            <translation>Clients et billets de chacune…</translation>
        </message>
</context>
<context>
    <name>PortList</name>
        <message>
            <source>%1 · %2</source>
            <translation>%1 · %2</translation>
        </message>
        <message numerus="yes">
            <source>%n location(s) without a port</source>
            <translation>
                <numerusform>%n lieu sans port</numerusform>
                <numerusform>%n lieux sans port</numerusform>
            </translation>
        </message>
        <message>
            <source>All ports in their colours</source>
            <translation>Tous les ports en couleur</translation>
        </message>
        <message>
            <source>Port</source>
            <translation>Port</translation>
        </message>
        <message>
            <source>Ports</source>
            <translation>Ports</translation>
        </message>
        <message>
            <source>Ports with this in their name</source>
            <translation>Ports dont le nom contient ceci</translation>
        </message>
</context>
<context>
    <name>PositionFixer</name>
        <message>
            <source>%1 from where it was</source>
            <translation>À %1 de l’ancienne position</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
        <message>
            <source>Drag the marker or press the arrows (Shift: further)</source>
            <translation>Glisser le repère ou utiliser les flèches (Maj : plus loin)</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Entrée</translation>
        </message>
        <message>
            <source>It had no position. Drag the marker or press the arrows (Shift: further)</source>
            <translation>Elle n’avait pas de position. Glisser le repère ou utiliser les flèches (Maj : plus loin)</translation>
        </message>
        <message>
            <source>Leave it as it was</source>
            <translation>Laisser comme avant</translation>
        </message>
        <message>
            <source>Not taken: %1</source>
            <translation>Refusé : %1</translation>
        </message>
        <message>
            <source>Position of %1</source>
            <translation>Position de %1</translation>
        </message>
        <message>
            <source>Reading the address</source>
            <translation>Lecture de l’adresse</translation>
        </message>
        <message>
            <source>Save the position</source>
            <translation>Enregistrer la position</translation>
        </message>
        <message>
            <source>Saved</source>
            <translation>Enregistré</translation>
        </message>
        <message>
            <source>Sent without an answer: it is read back before anything is repeated</source>
            <translation>Envoyé sans réponse : relu avant toute répétition</translation>
        </message>
        <message>
            <source>Somebody else moved it meanwhile: decide in the outbox</source>
            <translation>Quelqu’un d’autre l’a déplacée entre-temps : à trancher dans la boîte d’envoi</translation>
        </message>
        <message>
            <source>Waits for the server</source>
            <translation>En attente du serveur</translation>
        </message>
        <message>
            <source>Waits for the server: %1</source>
            <translation>En attente du serveur : %1</translation>
        </message>
</context>
<context>
    <name>WallHealth</name>
        <message>
            <source>Copy of %1</source>
            <translation>Copie de %1</translation>
        </message>
        <message>
            <source>No copy yet</source>
            <translation>Pas encore de copie</translation>
        </message>
</context>
<context>
    <name>WallList</name>
        <message>
            <source>Exceptions</source>
            <translation>Exceptions</translation>
        </message>
        <message>
            <source>Nothing needs anybody</source>
            <translation>Rien ne demande personne</translation>
        </message>
        <message>
            <source>late</source>
            <translation>en retard</translation>
        </message>
        <message>
            <source>silent</source>
            <translation>sans signal</translation>
        </message>
        <message>
            <source>urgent</source>
            <translation>urgents</translation>
        </message>
</context>
<context>
    <name>WallView</name>
        <message>
            <source>FibreDesk · wall view</source>
            <translation>FibreDesk · vue murale</translation>
        </message>
        <message>
            <source>Leave the wall view</source>
            <translation>Quitter la vue murale</translation>
        </message>
        <message>
            <source>Map of %1</source>
            <translation>Carte du %1</translation>
        </message>
</context>
<context>
    <name>ArrivalNotices</name>
        <message>
            <source>No</source>
            <translation>Non</translation>
        </message>
        <message>
            <source>Do not propose it again</source>
            <translation>Ne plus le proposer</translation>
        </message>
</context>
<context>
    <name>FibreDesk::Dispatch::TrailController</name>
        <message>
            <source>At no job&apos;s place</source>
            <translation>Chez aucun client du jour</translation>
        </message>
        <message>
            <source>nothing heard since %1</source>
            <translation>sans nouvelles depuis %1</translation>
        </message>
        <message>
            <source>%1 km/h</source>
            <translation>%1 km/h</translation>
        </message>
        <message numerus="yes">
            <source>%n fix(es) set aside on this day</source>
            <translation>
                <numerusform>%n position écartée ce jour-là</numerusform>
                <numerusform>%n positions écartées ce jour-là</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n fix(es) set aside</source>
            <translation>
                <numerusform>%n position écartée</numerusform>
                <numerusform>%n positions écartées</numerusform>
            </translation>
        </message>
        <message>
            <source>since %1</source>
            <translation>depuis %1</translation>
        </message>
        <message>
            <source>At least: %1</source>
            <translation>Au moins : %1</translation>
        </message>
</context>
<context>
    <name>FieldSection</name>
        <message>
            <source>Hide the trail</source>
            <translation>Masquer le trajet</translation>
        </message>
        <message>
            <source>Trail of the day</source>
            <translation>Trajet du jour</translation>
        </message>
        <message>
            <source>Where they drove and stopped on this day</source>
            <translation>Le chemin parcouru et les arrêts de ce jour-là</translation>
        </message>
        <message>
            <source>No tracker is known for them</source>
            <translation>Aucun traceur n’est connu pour ce technicien</translation>
        </message>
        <message>
            <source>Why they were not believed</source>
            <translation>Pourquoi elles n’ont pas été crues</translation>
        </message>
</context>
<context>
    <name>StopsList</name>
        <message>
            <source>Stops</source>
            <translation>Arrêts</translation>
        </message>
        <message>
            <source>Nowhere for four minutes or longer.</source>
            <translation>Nulle part pendant quatre minutes ou plus.</translation>
        </message>
</context>
<context>
    <name>SuspectFixes</name>
        <message>
            <source>None of them moved the marker: it stays where the last plausible fix was.</source>
            <translation>Aucune n’a déplacé le repère : il reste à la dernière position plausible.</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
</context>
<context>
    <name>TrailBar</name>
        <message>
            <source>Trail of %1</source>
            <translation>Trajet : %1</translation>
        </message>
        <message>
            <source>Reading the day: %1</source>
            <translation>Lecture de la journée : %1</translation>
        </message>
        <message>
            <source>No plausible position on this day.</source>
            <translation>Aucune position plausible ce jour-là.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Réessayer</translation>
        </message>
        <message>
            <source>Hide the trail</source>
            <translation>Masquer le trajet</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>Espace</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>Lire</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>Vitesse</translation>
        </message>
</context>
<context>
    <name>TrailSlider</name>
        <message>
            <source>Time of the trail: %1</source>
            <translation>Heure du trajet : %1</translation>
        </message>
</context>
<context>
    <name>DispatchPlan</name>
        <message>
            <source>drive not known: an address has no position</source>
            <translation>trajet inconnu : une adresse n’a pas de position</translation>
        </message>
        <message>
            <source>%1 more on the road</source>
            <translation>%1 de plus sur la route</translation>
        </message>
        <message>
            <source>%1 less on the road</source>
            <translation>%1 de moins sur la route</translation>
        </message>
        <message>
            <source>no more driving</source>
            <translation>pas plus de route</translation>
        </message>
        <message>
            <source>has %1 %2 of %3</source>
            <translation>a %1 %2 pour %3</translation>
        </message>
        <message>
            <source>has %1</source>
            <translation>a %1</translation>
        </message>
        <message>
            <source>makes for %1 of delay</source>
            <translation>cause %1 de retard</translation>
        </message>
        <message>
            <source>nobody late</source>
            <translation>personne en retard</translation>
        </message>
        <message>
            <source>%1 before the promised window ends</source>
            <translation>%1 avant la fin de la plage promise</translation>
        </message>
        <message>
            <source>first of the day</source>
            <translation>premier de la journée</translation>
        </message>
        <message>
            <source>after %1</source>
            <translation>après %1</translation>
        </message>
        <message>
            <source>No gap is long enough</source>
            <translation>Aucun créneau n’est assez long</translation>
        </message>
        <message>
            <source>The day is over</source>
            <translation>La journée est finie</translation>
        </message>
        <message>
            <source>nobody</source>
            <translation>personne</translation>
        </message>
        <message>
            <source>no time</source>
            <translation>sans heure</translation>
        </message>
        <message>
            <source>nobody had it</source>
            <translation>personne ne l’avait</translation>
        </message>
        <message>
            <source>had no time yet</source>
            <translation>n’avait pas encore d’heure</translation>
        </message>
        <message>
            <source>%1 drops out</source>
            <translation>%1 s’absente</translation>
        </message>
        <message>
            <source>so far: %1</source>
            <translation>jusqu’ici : %1</translation>
        </message>
        <message>
            <source>breaks a rule where it is</source>
            <translation>enfreint une règle là où elle est</translation>
        </message>
        <message>
            <source>%1 less driving for it</source>
            <translation>%1 de route en moins pour elle</translation>
        </message>
        <message>
            <source>makes room for %1</source>
            <translation>fait place à %1</translation>
        </message>
        <message>
            <source>%1 earlier</source>
            <translation>%1 plus tôt</translation>
        </message>
        <message>
            <source>%1 has less to do</source>
            <translation>%1 a moins à faire</translation>
        </message>
        <message>
            <source>fits the other changes</source>
            <translation>suit les autres changements</translation>
        </message>
        <message>
            <source>%1 of driving to it</source>
            <translation>%1 de route pour s’y rendre</translation>
        </message>
        <message>
            <source>Nobody who may do it works on that day</source>
            <translation>Personne qui peut la faire ne travaille ce jour-là</translation>
        </message>
        <message>
            <source>Nobody has the skill</source>
            <translation>Personne n’a la compétence</translation>
        </message>
        <message>
            <source>Nobody has the skill: %1</source>
            <translation>Personne n’a la compétence : %1</translation>
        </message>
        <message>
            <source>The promised window is over</source>
            <translation>La plage promise est passée</translation>
        </message>
        <message>
            <source>Waits for %1, which has no place before it</source>
            <translation>Attend %1, qui n’a pas de place avant elle</translation>
        </message>
        <message>
            <source>Stays where it is: there is no better place</source>
            <translation>Reste où elle est : il n’y a pas de meilleure place</translation>
        </message>
        <message>
            <source>Stays where it is: %1</source>
            <translation>Reste où elle est : %1</translation>
        </message>
        <message>
            <source>Who could do it has no gap that is long enough</source>
            <translation>Ceux qui pourraient la faire n’ont pas de créneau assez long</translation>
        </message>
        <message>
            <source>No room: %1</source>
            <translation>Pas de place : %1</translation>
        </message>
        <message>
            <source>With nobody</source>
            <translation>À personne</translation>
        </message>
        <message>
            <source>Late</source>
            <translation>Retard</translation>
        </message>
        <message>
            <source>After the promised window</source>
            <translation>Après la plage promise</translation>
        </message>
        <message>
            <source>On the road</source>
            <translation>Sur la route</translation>
        </message>
        <message>
            <source>Rules broken</source>
            <translation>Règles enfreintes</translation>
        </message>
        <message>
            <source>Fullest day</source>
            <translation>Jour le plus plein</translation>
        </message>
        <message>
            <source>Emptiest day</source>
            <translation>Jour le plus vide</translation>
        </message>
</context>
<context>
    <name>FibreDesk::Dispatch::PlanController</name>
        <message>
            <source>This day is over: nothing of it can be planned any more.</source>
            <translation>Cette journée est finie : rien ne peut plus y être planifié.</translation>
        </message>
        <message>
            <source>There are no technicians to plan with.</source>
            <translation>Il n’y a pas de technicien avec qui planifier.</translation>
        </message>
        <message>
            <source>Choose a technician.</source>
            <translation>Choisir un technicien.</translation>
        </message>
        <message>
            <source>Every job has a technician.</source>
            <translation>Chaque intervention a un technicien.</translation>
        </message>
        <message>
            <source>Choose the job that came in.</source>
            <translation>Choisir l’intervention arrivée.</translation>
        </message>
        <message>
            <source>Left out: it is not on this desk any more</source>
            <translation>Laissée de côté : elle n’est plus sur ce poste</translation>
        </message>
        <message>
            <source>Left out: it was moved on this desk meanwhile</source>
            <translation>Laissée de côté : elle a été déplacée sur ce poste entre-temps</translation>
        </message>
        <message>
            <source>Left out: somebody changed it meanwhile</source>
            <translation>Laissée de côté : quelqu’un l’a modifiée entre-temps</translation>
        </message>
        <message>
            <source>Left out: %1 changed it meanwhile</source>
            <translation>Laissée de côté : %1 l’a modifiée entre-temps</translation>
        </message>
        <message>
            <source>Left out: it was not ticked</source>
            <translation>Laissée de côté : elle n’était pas cochée</translation>
        </message>
        <message>
            <source>Changed since, or taken back</source>
            <translation>Modifiée depuis, ou annulée</translation>
        </message>
        <message>
            <source>Saved in ERPNext</source>
            <translation>Enregistrée dans ERPNext</translation>
        </message>
        <message>
            <source>With what is ticked: %1</source>
            <translation>Avec ce qui est coché : %1</translation>
        </message>
        <message>
            <source>Nothing to change: what is open finds no place, for the reasons below.</source>
            <translation>Rien à changer : ce qui est ouvert ne trouve pas de place, pour les raisons ci-dessous.</translation>
        </message>
        <message>
            <source>Nothing to change: no order of the day is better by these weights.</source>
            <translation>Rien à changer : aucun ordre de la journée n’est meilleur selon ces priorités.</translation>
        </message>
        <message>
            <source>Nothing to change: %1 has the best order already.</source>
            <translation>Rien à changer : %1 a déjà le meilleur ordre.</translation>
        </message>
        <message>
            <source>Nothing to change: %1 has no open job that could go to somebody else.</source>
            <translation>Rien à changer : %1 n’a aucune intervention ouverte qui pourrait aller à quelqu’un d’autre.</translation>
        </message>
        <message>
            <source>Nothing to change: the job has somebody already.</source>
            <translation>Rien à changer : l’intervention a déjà quelqu’un.</translation>
        </message>
        <message>
            <source>Nothing to change: every job has a technician and a time.</source>
            <translation>Rien à changer : chaque intervention a un technicien et une heure.</translation>
        </message>
        <message>
            <source>Nothing to change: every job of this day has a technician and a time.</source>
            <translation>Rien à changer : chaque intervention de cette journée a un technicien et une heure.</translation>
        </message>
        <message numerus="yes">
            <source>Plan: %n job(s)</source>
            <translation>
                <numerusform>Plan : %n intervention</numerusform>
                <numerusform>Plan : %n interventions</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n saved</source>
            <translation>
                <numerusform>%n enregistrée</numerusform>
                <numerusform>%n enregistrées</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n waiting for ERPNext</source>
            <translation>
                <numerusform>%n en attente d’ERPNext</numerusform>
                <numerusform>%n en attente d’ERPNext</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not saved</source>
            <translation>
                <numerusform>%n non enregistrée</numerusform>
                <numerusform>%n non enregistrées</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n uncertain</source>
            <translation>
                <numerusform>%n incertaine</numerusform>
                <numerusform>%n incertaines</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n changed since</source>
            <translation>
                <numerusform>%n modifiée depuis</numerusform>
                <numerusform>%n modifiées depuis</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n left out</source>
            <translation>
                <numerusform>%n laissée de côté</numerusform>
                <numerusform>%n laissées de côté</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>PlanChangeRow</name>
        <message>
            <source>from %1 to %2</source>
            <translation>de %1 à %2</translation>
        </message>
</context>
<context>
    <name>PlanChoice</name>
        <message>
            <source>What to plan</source>
            <translation>Quoi planifier</translation>
        </message>
        <message>
            <source>Jobs that nobody has</source>
            <translation>Les interventions que personne n’a</translation>
        </message>
        <message>
            <source>The whole day</source>
            <translation>Toute la journée</translation>
        </message>
        <message>
            <source>The order of one technician</source>
            <translation>L’ordre d’un technicien</translation>
        </message>
        <message>
            <source>A technician drops out</source>
            <translation>Un technicien s’absente</translation>
        </message>
        <message>
            <source>An urgent job came in</source>
            <translation>Une intervention urgente est arrivée</translation>
        </message>
        <message>
            <source>Gives them places between the others. Nothing else moves.</source>
            <translation>Leur donne une place entre les autres. Rien d’autre ne bouge.</translation>
        </message>
        <message>
            <source>Whatever may move may get another technician or time. What has begun stays.</source>
            <translation>Tout ce qui peut bouger peut changer de technicien ou d’heure. Ce qui a commencé reste.</translation>
        </message>
        <message>
            <source>The same jobs in a better order.</source>
            <translation>Les mêmes interventions dans un meilleur ordre.</translation>
        </message>
        <message>
            <source>Their jobs go to others, with as few changes as possible.</source>
            <translation>Ses interventions vont à d’autres, avec le moins de changements possible.</translation>
        </message>
        <message>
            <source>It gets the soonest good place, with as few changes as possible.</source>
            <translation>Elle obtient la première bonne place, avec le moins de changements possible.</translation>
        </message>
        <message>
            <source>Choose a technician</source>
            <translation>Choisir un technicien</translation>
        </message>
        <message>
            <source>Technician</source>
            <translation>Technicien</translation>
        </message>
        <message>
            <source>Choose a job</source>
            <translation>Choisir une intervention</translation>
        </message>
        <message>
            <source>Job</source>
            <translation>Intervention</translation>
        </message>
        <message>
            <source>Also jobs that have no date yet</source>
            <translation>Aussi les interventions encore sans date</translation>
        </message>
        <message>
            <source>What matters</source>
            <translation>Ce qui compte</translation>
        </message>
        <message>
            <source>Little waiting</source>
            <translation>Peu d’attente</translation>
        </message>
        <message>
            <source>Little driving</source>
            <translation>Peu de route</translation>
        </message>
        <message>
            <source>A place for every job</source>
            <translation>Une place pour chacune</translation>
        </message>
        <message>
            <source>Fair days</source>
            <translation>Journées équitables</translation>
        </message>
        <message>
            <source>Few changes</source>
            <translation>Peu de changements</translation>
        </message>
        <message>
            <source>Skills, shifts and promised windows are kept whatever these say.</source>
            <translation>Les compétences, les horaires et les plages promises sont respectés dans tous les cas.</translation>
        </message>
        <message>
            <source>Ctrl+Enter</source>
            <translation>Ctrl+Entrée</translation>
        </message>
        <message>
            <source>Make a plan</source>
            <translation>Faire un plan</translation>
        </message>
        <message>
            <source>Nothing is changed before you apply it</source>
            <translation>Rien n’est changé avant de l’appliquer</translation>
        </message>
        <message>
            <source>May move what technicians were told</source>
            <translation>Peut déplacer ce qui a été annoncé aux techniciens</translation>
        </message>
</context>
<context>
    <name>PlanPanel</name>
        <message>
            <source>Plan applied · %1</source>
            <translation>Plan appliqué · %1</translation>
        </message>
        <message>
            <source>Plan · %1</source>
            <translation>Plan · %1</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
        <message>
            <source>Looking for a better day…</source>
            <translation>Recherche d’une meilleure journée…</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
</context>
<context>
    <name>PlanPreview</name>
        <message>
            <source>%1: %2 before, %3 after</source>
            <translation>%1 : %2 avant, %3 après</translation>
        </message>
        <message>
            <source>better</source>
            <translation>mieux</translation>
        </message>
        <message>
            <source>worse</source>
            <translation>moins bien</translation>
        </message>
        <message>
            <source>These figures are of the whole plan; some of it is left out.</source>
            <translation>Ces chiffres sont ceux du plan entier ; une partie en est laissée de côté.</translation>
        </message>
        <message>
            <source>These figures are of the whole plan.</source>
            <translation>Ces chiffres sont ceux du plan entier.</translation>
        </message>
        <message>
            <source>Other weights or another choice may find something.</source>
            <translation>D’autres priorités ou un autre choix peuvent trouver quelque chose.</translation>
        </message>
        <message>
            <source>Changes</source>
            <translation>Changements</translation>
        </message>
        <message>
            <source>Tick none</source>
            <translation>Ne rien cocher</translation>
        </message>
        <message>
            <source>Tick all</source>
            <translation>Tout cocher</translation>
        </message>
        <message>
            <source>Changes of the plan</source>
            <translation>Changements du plan</translation>
        </message>
        <message>
            <source>Without a place</source>
            <translation>Sans place</translation>
        </message>
        <message>
            <source>Another plan</source>
            <translation>Un autre plan</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Retour</translation>
        </message>
        <message>
            <source>Ctrl+Enter</source>
            <translation>Ctrl+Entrée</translation>
        </message>
        <message>
            <source>Apply the plan</source>
            <translation>Appliquer le plan</translation>
        </message>
        <message numerus="yes">
            <source>Apply %n change(s)</source>
            <translation>
                <numerusform>Appliquer %n changement</numerusform>
                <numerusform>Appliquer %n changements</numerusform>
            </translation>
        </message>
        <message>
            <source>One step: Ctrl+Z takes it back as a whole</source>
            <translation>En un seul pas : Ctrl+Z l’annule en entier</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Annuler</translation>
        </message>
</context>
<context>
    <name>SuggestPanel</name>
        <message>
            <source>%1: %2, %3. %4</source>
            <translation>%1 : %2, %3. %4</translation>
        </message>
        <message>
            <source>Best places for %1</source>
            <translation>Meilleures places pour %1</translation>
        </message>
        <message>
            <source>Nobody can take it on this day.</source>
            <translation>Personne ne peut la prendre ce jour-là.</translation>
        </message>
        <message>
            <source>Looking for places…</source>
            <translation>Recherche de places…</translation>
        </message>
        <message>
            <source>Suggested places</source>
            <translation>Places suggérées</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>Espace</translation>
        </message>
        <message>
            <source>Why not the others (%1)</source>
            <translation>Pourquoi pas les autres (%1)</translation>
        </message>
        <message>
            <source>Who cannot take it</source>
            <translation>Qui ne peut pas la prendre</translation>
        </message>
</context>
<context>
    <name>WeightSlider</name>
        <message>
            <source>hardly</source>
            <translation>à peine</translation>
        </message>
        <message>
            <source>less</source>
            <translation>moins</translation>
        </message>
        <message>
            <source>as usual</source>
            <translation>normal</translation>
        </message>
        <message>
            <source>more</source>
            <translation>plus</translation>
        </message>
        <message>
            <source>most of all</source>
            <translation>avant tout</translation>
        </message>
</context>
<context>
    <name>DeviceHosts</name>
        <message>
            <source>All %1</source>
            <translation>Les %1</translation>
        </message>
        <message>
            <source>At %1</source>
            <translation>À %1</translation>
        </message>
        <message>
            <source>Devices in the house</source>
            <translation>Appareils de la maison</translation>
        </message>
        <message>
            <source>Wi-Fi</source>
            <translation>Wi-Fi</translation>
        </message>
        <message>
            <source>by cable</source>
            <translation>par câble</translation>
        </message>
        <message>
            <source>guest network</source>
            <translation>réseau invité</translation>
        </message>
        <message>
            <source>not connected</source>
            <translation>non connecté</translation>
        </message>
        <message>
            <source>Signal: %1</source>
            <translation>Signal : %1</translation>
        </message>
</context>
<context>
    <name>DeviceNow</name>
        <message>
            <source>%1: answered</source>
            <translation>%1 : a répondu</translation>
        </message>
        <message>
            <source>%1: being asked</source>
            <translation>%1 : demande en cours</translation>
        </message>
        <message>
            <source>%1: did not answer as it should</source>
            <translation>%1 : n’a pas répondu comme il faut</translation>
        </message>
        <message>
            <source>%1: not asked yet</source>
            <translation>%1 : pas encore interrogé</translation>
        </message>
        <message>
            <source>Ask: %1</source>
            <translation>Demander : %1</translation>
        </message>
        <message>
            <source>Nobody has told anything of this device yet.</source>
            <translation>Personne n’a encore rien dit de cet appareil.</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>Maintenant</translation>
        </message>
        <message>
            <source>Read the light at the OLT: one read of its hour</source>
            <translation>Lire la lumière à l’OLT : une lecture de son heure</translation>
        </message>
        <message>
            <source>Two sources say different things</source>
            <translation>Deux sources disent des choses différentes</translation>
        </message>
        <message>
            <source>no time told</source>
            <translation>sans heure</translation>
        </message>
        <message>
            <source>All %1</source>
            <translation>Les %1</translation>
        </message>
        <message>
            <source>It was set aside as %1, and a new record begun; nothing of it was overwritten.</source>
            <translation>Mis de côté sous %1, et un nouveau dossier commencé ; rien n’en a été écrasé.</translation>
        </message>
        <message>
            <source>What was kept of this device could not be read</source>
            <translation>Ce qui était conservé de cet appareil ne peut pas être lu</translation>
        </message>
</context>
<context>
    <name>DeviceRadios</name>
        <message>
            <source>%1 Mbit/s</source>
            <translation>%1 Mbit/s</translation>
        </message>
        <message>
            <source>%1 of the air in use</source>
            <translation>air occupé à %1</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1 : %2</translation>
        </message>
        <message>
            <source>%1: nothing plugged in</source>
            <translation>%1 : rien de branché</translation>
        </message>
        <message numerus="yes">
            <source>%n client(s)</source>
            <translation>
                <numerusform>%n client</numerusform>
                <numerusform>%n clients</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n error(s)</source>
            <translation>
                <numerusform>%n erreur</numerusform>
                <numerusform>%n erreurs</numerusform>
            </translation>
        </message>
        <message>
            <source>Ports for cables</source>
            <translation>Prises pour câbles</translation>
        </message>
        <message>
            <source>Wi-Fi</source>
            <translation>Wi-Fi</translation>
        </message>
        <message>
            <source>channel %1</source>
            <translation>canal %1</translation>
        </message>
        <message>
            <source>channel %1, chosen by itself</source>
            <translation>canal %1, choisi par l’appareil</translation>
        </message>
        <message>
            <source>connected</source>
            <translation>connecté</translation>
        </message>
        <message>
            <source>noise %1 dBm</source>
            <translation>bruit %1 dBm</translation>
        </message>
        <message>
            <source>off</source>
            <translation>éteint</translation>
        </message>
</context>
<context>
    <name>DeviceWords</name>
        <message>
            <source>%1 Mbit/s</source>
            <translation>%1 Mbit/s</translation>
        </message>
        <message>
            <source>%1 dBm</source>
            <translation>%1 dBm</translation>
        </message>
        <message>
            <source>%1 ms</source>
            <translation>%1 ms</translation>
        </message>
        <message>
            <source>%1 says %2 (%3)</source>
            <translation>%1 dit %2 (%3)</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1 : %2</translation>
        </message>
        <message>
            <source>2.4 GHz</source>
            <translation>2,4 GHz</translation>
        </message>
        <message>
            <source>5 GHz</source>
            <translation>5 GHz</translation>
        </message>
        <message>
            <source>6 GHz</source>
            <translation>6 GHz</translation>
        </message>
        <message>
            <source>ACS</source>
            <translation>ACS</translation>
        </message>
        <message>
            <source>Address in the house</source>
            <translation>Adresse dans la maison</translation>
        </message>
        <message>
            <source>Called at</source>
            <translation>Appelé à</translation>
        </message>
        <message>
            <source>Connected for</source>
            <translation>Connecté depuis</translation>
        </message>
        <message>
            <source>Connection</source>
            <translation>Connexion</translation>
        </message>
        <message>
            <source>Contact with the ACS</source>
            <translation>Contact avec l’ACS</translation>
        </message>
        <message>
            <source>Device</source>
            <translation>Appareil</translation>
        </message>
        <message>
            <source>Device itself</source>
            <translation>Appareil lui-même</translation>
        </message>
        <message>
            <source>Device, by SNMP</source>
            <translation>Appareil, par SNMP</translation>
        </message>
        <message>
            <source>Errors received</source>
            <translation>Erreurs reçues</translation>
        </message>
        <message>
            <source>Fibre</source>
            <translation>Fibre</translation>
        </message>
        <message>
            <source>Firmware</source>
            <translation>Micrologiciel</translation>
        </message>
        <message>
            <source>Gateway</source>
            <translation>Passerelle</translation>
        </message>
        <message>
            <source>Hardware</source>
            <translation>Matériel</translation>
        </message>
        <message>
            <source>IPv4 address</source>
            <translation>Adresse IPv4</translation>
        </message>
        <message>
            <source>IPv6 address</source>
            <translation>Adresse IPv6</translation>
        </message>
        <message>
            <source>Internet</source>
            <translation>Internet</translation>
        </message>
        <message>
            <source>Known since</source>
            <translation>Connu depuis</translation>
        </message>
        <message>
            <source>Last error</source>
            <translation>Dernière erreur</translation>
        </message>
        <message>
            <source>Last heard</source>
            <translation>Dernier signe</translation>
        </message>
        <message>
            <source>Last start</source>
            <translation>Dernier démarrage</translation>
        </message>
        <message>
            <source>Light at the OLT</source>
            <translation>Lumière à l’OLT</translation>
        </message>
        <message>
            <source>Light received</source>
            <translation>Lumière reçue</translation>
        </message>
        <message>
            <source>Light sent</source>
            <translation>Lumière émise</translation>
        </message>
        <message>
            <source>MAC</source>
            <translation>MAC</translation>
        </message>
        <message>
            <source>Manufacturer</source>
            <translation>Fabricant</translation>
        </message>
        <message>
            <source>Memory</source>
            <translation>Mémoire</translation>
        </message>
        <message>
            <source>Memory free</source>
            <translation>Mémoire libre</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modèle</translation>
        </message>
        <message>
            <source>Name servers</source>
            <translation>Serveurs de noms</translation>
        </message>
        <message>
            <source>OLT</source>
            <translation>OLT</translation>
        </message>
        <message>
            <source>OLT port</source>
            <translation>Port de l’OLT</translation>
        </message>
        <message>
            <source>Optical port</source>
            <translation>Port optique</translation>
        </message>
        <message>
            <source>PPP user</source>
            <translation>Utilisateur PPP</translation>
        </message>
        <message>
            <source>Processor</source>
            <translation>Processeur</translation>
        </message>
        <message>
            <source>Product class</source>
            <translation>Classe de produit</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>Reçu</translation>
        </message>
        <message>
            <source>Reports every</source>
            <translation>Se manifeste chaque</translation>
        </message>
        <message>
            <source>Running for</source>
            <translation>En marche depuis</translation>
        </message>
        <message>
            <source>Sent</source>
            <translation>Émis</translation>
        </message>
        <message>
            <source>Serial</source>
            <translation>Nº de série</translation>
        </message>
        <message>
            <source>State at the OLT</source>
            <translation>État à l’OLT</translation>
        </message>
        <message>
            <source>fair</source>
            <translation>passable</translation>
        </message>
        <message>
            <source>good</source>
            <translation>bon</translation>
        </message>
        <message>
            <source>hardly any</source>
            <translation>presque nul</translation>
        </message>
        <message>
            <source>very good</source>
            <translation>très bon</translation>
        </message>
        <message>
            <source>weak</source>
            <translation>faible</translation>
        </message>
</context>
<context>
    <name>FibreDesk::DeviceLive</name>
        <message>
            <source>%1 (%2)</source>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>%1 · %2 · %3</source>
            <translation>%1 · %2 · %3</translation>
        </message>
        <message>
            <source>Not believable: %1</source>
            <translation>Invraisemblable : %1</translation>
        </message>
        <message numerus="yes">
            <source>%n start(s) seen within 24 hours; looked at from here since %1, each time it was read</source>
            <translation>
                <numerusform>%n démarrage vu en 24 heures ; observé d’ici depuis %1, à chaque lecture</numerusform>
                <numerusform>%n démarrages vus en 24 heures ; observé d’ici depuis %1, à chaque lecture</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 · %2</source>
            <translation>%1 · %2</translation>
        </message>
</context>
<context>
    <name>LightChart</name>
        <message>
            <source>%1 dBm</source>
            <translation>%1 dBm</translation>
        </message>
        <message>
            <source>%1 · %2 · %3</source>
            <translation>%1 · %2 · %3</translation>
        </message>
        <message>
            <source>Between %1 and %2 since %3; last %4.</source>
            <translation>Entre %1 et %2 depuis le %3 ; dernière valeur %4.</translation>
        </message>
        <message>
            <source>Light received over time</source>
            <translation>Lumière reçue au fil du temps</translation>
        </message>
</context>
<context>
    <name>DeviceDiagnose</name>
        <message>
            <source>%1 · %2</source>
            <translation>%1 · %2</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1 : %2</translation>
        </message>
        <message>
            <source>Diagnose</source>
            <translation>Diagnostiquer</translation>
        </message>
        <message>
            <source>Diagnose before a device is exchanged: most that come back are sound.</source>
            <translation>Diagnostiquer avant d’échanger un appareil : la plupart de ceux qui reviennent sont sains.</translation>
        </message>
        <message>
            <source>Host to reach</source>
            <translation>Hôte à joindre</translation>
        </message>
        <message>
            <source>Note the results on a ticket of this location</source>
            <translation>Noter les résultats sur un billet de cet emplacement</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Arrêter</translation>
        </message>
        <message>
            <source>To a ticket…</source>
            <translation>Vers un billet…</translation>
        </message>
        <message>
            <source>Light, neighbours, ping, route, transfers and Wi-Fi, as far as the device can</source>
            <translation>Lumière, voisins, ping, route, transferts et Wi-Fi, autant que l’appareil le peut</translation>
        </message>
</context>
<context>
    <name>DeviceTaskList</name>
        <message>
            <source>%1: %2</source>
            <translation>%1 : %2</translation>
        </message>
        <message>
            <source>All %1</source>
            <translation>Les %1</translation>
        </message>
        <message>
            <source>Another name or password</source>
            <translation>Un autre nom ou mot de passe</translation>
        </message>
        <message>
            <source>Have the device tell the ACS everything shown here</source>
            <translation>Faire redire à l’ACS tout ce qui est montré ici</translation>
        </message>
        <message>
            <source>Internet, telephone and television stop at the customer's for two or three minutes.</source>
            <translation>Internet, téléphone et télévision s’arrêtent chez le client pendant deux ou trois minutes.</translation>
        </message>
        <message>
            <source>Read anew</source>
            <translation>Relire</translation>
        </message>
        <message>
            <source>Restart</source>
            <translation>Redémarrer</translation>
        </message>
        <message>
            <source>Restart the device?</source>
            <translation>Redémarrer l’appareil ?</translation>
        </message>
        <message>
            <source>Restart…</source>
            <translation>Redémarrer…</translation>
        </message>
        <message>
            <source>Take it off the list</source>
            <translation>Retirer de la liste</translation>
        </message>
        <message>
            <source>The ACS has not told anything of this device: nothing can be asked of it.</source>
            <translation>L’ACS n’a rien dit de cet appareil : rien ne peut lui être demandé.</translation>
        </message>
        <message>
            <source>Through the ACS</source>
            <translation>Par l’ACS</translation>
        </message>
        <message>
            <source>Wi-Fi…</source>
            <translation>Wi-Fi…</translation>
        </message>
        <message>
            <source>Whoever reaches it can change every device (CVE-2025-56015): tell whoever looks after the network.</source>
            <translation>Quiconque l’atteint peut changer tous les appareils (CVE-2025-56015) : prévenir le responsable du réseau.</translation>
        </message>
        <message>
            <source>The ACS answers anybody, without credentials</source>
            <translation>L’ACS répond à n’importe qui, sans identifiants</translation>
        </message>
</context>
<context>
    <name>FibreDesk::DeviceDesk</name>
        <message>
            <source>Not written on the customer's time line: %1</source>
            <translation>Pas inscrit au fil du client : %1</translation>
        </message>
        <message>
            <source>The note could not be kept: %1</source>
            <translation>La note n’a pas pu être gardée : %1</translation>
        </message>
        <message>
            <source>What was asked of devices before cannot be read: %1</source>
            <translation>Ce qui a été demandé aux appareils auparavant est illisible : %1</translation>
        </message>
            <message>
            <source>What was seen of the starts of devices is not kept: %1</source>
            <translation>Les redémarrages observés ne sont pas gardés : %1</translation>
        </message>
        <message>
            <source>What was done to the device %1 could not be kept in its record: %2</source>
            <translation>Ce qui a été fait à l’appareil %1 n’a pas pu être conservé dans son dossier : %2</translation>
        </message>
</context>
<context>
    <name>FibreDesk::DeviceDiagnosis</name>
        <message>
            <source>%1 (%2): %3</source>
            <translation>%1 (%2) : %3</translation>
        </message>
        <message>
            <source>%1 Mbit/s</source>
            <translation>%1 Mbit/s</translation>
        </message>
        <message>
            <source>%1 of %2 answered</source>
            <translation>%1 réponses sur %2</translation>
        </message>
        <message>
            <source>%1 steps, the last %2</source>
            <translation>%1 étapes, la dernière %2</translation>
        </message>
        <message>
            <source>%1, %2 ms on average</source>
            <translation>%1, %2 ms en moyenne</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1 : %2</translation>
        </message>
        <message>
            <source>%1; %2</source>
            <translation>%1 ; %2</translation>
        </message>
        <message>
            <source>%1; channel %2 is the quietest of 1, 6 and 11</source>
            <translation>%1 ; le canal %2 est le plus calme parmi 1, 6 et 11</translation>
        </message>
        <message numerus="yes">
            <source>%n network(s) around</source>
            <translation>
                <numerusform>%n réseau alentour</numerusform>
                <numerusform>%n réseaux alentour</numerusform>
            </translation>
        </message>
        <message>
            <source>Diagnosis of the device %1</source>
            <translation>Diagnostic de l’appareil %1</translation>
        </message>
        <message>
            <source>Download</source>
            <translation>Téléchargement</translation>
        </message>
        <message>
            <source>Ping</source>
            <translation>Ping</translation>
        </message>
        <message>
            <source>Route</source>
            <translation>Route</translation>
        </message>
        <message>
            <source>Upload</source>
            <translation>Téléversement</translation>
        </message>
        <message>
            <source>Wi-Fi around</source>
            <translation>Wi-Fi alentour</translation>
        </message>
        <message>
            <source>at least %1 Mbit/s</source>
            <translation>au moins %1 Mbit/s</translation>
        </message>
        <message>
            <source>ended, without a figure</source>
            <translation>terminé, sans chiffre</translation>
        </message>
        <message>
            <source>no end in time</source>
            <translation>pas de fin à temps</translation>
        </message>
        <message>
            <source>stopped</source>
            <translation>arrêté</translation>
        </message>
        <message>
            <source>the ACS waits for the device to come</source>
            <translation>l’ACS attend que l’appareil se présente</translation>
        </message>
        <message>
            <source>the device cannot find the name: its name servers do not answer</source>
            <translation>l’appareil ne trouve pas le nom : ses serveurs de noms ne répondent pas</translation>
        </message>
        <message>
            <source>the device could not</source>
            <translation>l’appareil n’a pas pu</translation>
        </message>
        <message>
            <source>the device had an error of its own</source>
            <translation>l’appareil a eu une erreur interne</translation>
        </message>
        <message>
            <source>the device has no way to the Internet</source>
            <translation>l’appareil n’a pas de chemin vers Internet</translation>
        </message>
        <message>
            <source>the device measures</source>
            <translation>l’appareil mesure</translation>
        </message>
        <message>
            <source>the other side does not answer</source>
            <translation>l’autre côté ne répond pas</translation>
        </message>
        <message>
            <source>the test server wants a sign-in</source>
            <translation>le serveur d’essai demande une connexion</translation>
        </message>
        <message>
            <source>the transfer broke off</source>
            <translation>le transfert s’est interrompu</translation>
        </message>
        <message>
            <source>the way is longer than what was looked at</source>
            <translation>le chemin est plus long que ce qui a été regardé</translation>
        </message>
        <message>
            <source>waits for its turn</source>
            <translation>attend son tour</translation>
        </message>
        <message>
            <source>nobody has told of the light of this device</source>
            <translation>personne n’a parlé de la lumière de cet appareil</translation>
        </message>
        <message>
            <source>nothing is known of the devices on the same port</source>
            <translation>rien n’est connu des appareils du même port</translation>
        </message>
        <message>
            <source>the OLT is being asked</source>
            <translation>l’OLT est interrogé</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Lumière</translation>
        </message>
        <message>
            <source>Neighbours</source>
            <translation>Voisins</translation>
        </message>
        <message>
            <source>%1 at %2</source>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>%1 received</source>
            <translation>%1 reçus</translation>
        </message>
        <message>
            <source>%1 at the OLT</source>
            <translation>%1 à l’OLT</translation>
        </message>
</context>
<context>
    <name>FibreDesk::DeviceTasks</name>
        <message>
            <source>%1 (%2)</source>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1 : %2</translation>
        </message>
        <message>
            <source>%1: a new secret</source>
            <translation>%1 : un nouveau secret</translation>
        </message>
        <message>
            <source>%1: wanted “%2”, it has “%3”</source>
            <translation>%1 : voulu « %2 », il a « %3 »</translation>
        </message>
        <message>
            <source>%1: “%2”</source>
            <translation>%1 : « %2 »</translation>
        </message>
        <message>
            <source>%1: “%2” → “%3”</source>
            <translation>%1 : « %2 » → « %3 »</translation>
        </message>
        <message>
            <source>A network's name has at most 32 bytes; this one has %1.</source>
            <translation>Le nom d’un réseau a au plus 32 octets ; celui-ci en a %1.</translation>
        </message>
        <message>
            <source>A password has 8 to 63 characters; this one has %1.</source>
            <translation>Un mot de passe a de 8 à 63 caractères ; celui-ci en a %1.</translation>
        </message>
        <message>
            <source>A password has no accents and no other signs than those of an English keyboard.</source>
            <translation>Un mot de passe n’a ni accents ni signes absents d’un clavier anglais.</translation>
        </message>
        <message>
            <source>Add an object</source>
            <translation>Ajouter un objet</translation>
        </message>
        <message>
            <source>Change settings</source>
            <translation>Changer des réglages</translation>
        </message>
        <message>
            <source>Device %1: %2, %3</source>
            <translation>Appareil %1 : %2, %3</translation>
        </message>
        <message>
            <source>Factory settings</source>
            <translation>Réglages d’usine</translation>
        </message>
        <message>
            <source>New firmware</source>
            <translation>Nouveau micrologiciel</translation>
        </message>
        <message>
            <source>Nothing would change.</source>
            <translation>Rien ne changerait.</translation>
        </message>
        <message>
            <source>Read again</source>
            <translation>Relire</translation>
        </message>
        <message>
            <source>Read values</source>
            <translation>Lire des valeurs</translation>
        </message>
        <message>
            <source>Remove an object</source>
            <translation>Retirer un objet</translation>
        </message>
        <message>
            <source>Restart</source>
            <translation>Redémarrage</translation>
        </message>
        <message>
            <source>being sent</source>
            <translation>en cours d’envoi</translation>
        </message>
        <message>
            <source>done</source>
            <translation>fait</translation>
        </message>
        <message>
            <source>done, and read back</source>
            <translation>fait, et relu</translation>
        </message>
        <message>
            <source>done, says the ACS; being read back</source>
            <translation>fait, dit l’ACS ; relecture en cours</translation>
        </message>
        <message>
            <source>done, says the ACS; cannot be read back</source>
            <translation>fait, dit l’ACS ; ne peut pas être relu</translation>
        </message>
        <message>
            <source>done, says the ACS; the device says otherwise</source>
            <translation>fait, dit l’ACS ; l’appareil dit autre chose</translation>
        </message>
        <message>
            <source>expired before the device came</source>
            <translation>expiré avant que l’appareil se présente</translation>
        </message>
        <message>
            <source>it was more than the device can do at once</source>
            <translation>c’était plus que l’appareil ne peut faire d’un coup</translation>
        </message>
        <message>
            <source>nobody can say what became of it</source>
            <translation>personne ne peut dire ce qu’il en est advenu</translation>
        </message>
        <message>
            <source>not taken: the device was busy with the ACS</source>
            <translation>pas prise : l’appareil était occupé avec l’ACS</translation>
        </message>
        <message>
            <source>refused by the device</source>
            <translation>refusé par l’appareil</translation>
        </message>
        <message>
            <source>taken by the ACS</source>
            <translation>pris par l’ACS</translation>
        </message>
        <message>
            <source>that setting cannot be changed on this device</source>
            <translation>ce réglage ne peut pas être changé sur cet appareil</translation>
        </message>
        <message>
            <source>the ACS itself failed: tell whoever looks after it</source>
            <translation>l’ACS lui-même a échoué : le dire à qui s’en occupe</translation>
        </message>
        <message>
            <source>the device could not fetch the file</source>
            <translation>l’appareil n’a pas pu chercher le fichier</translation>
        </message>
        <message>
            <source>the device does not accept the file</source>
            <translation>l’appareil n’accepte pas le fichier</translation>
        </message>
        <message>
            <source>the device does not allow it</source>
            <translation>l’appareil ne le permet pas</translation>
        </message>
        <message>
            <source>the device does not take that value</source>
            <translation>l’appareil ne prend pas cette valeur</translation>
        </message>
        <message>
            <source>the device does not understand the request</source>
            <translation>l’appareil ne comprend pas la demande</translation>
        </message>
        <message>
            <source>the device had an error of its own</source>
            <translation>l’appareil a eu une erreur interne</translation>
        </message>
        <message>
            <source>the device has no such setting</source>
            <translation>l’appareil n’a pas ce réglage</translation>
        </message>
        <message>
            <source>the device left in the middle</source>
            <translation>l’appareil est parti au milieu</translation>
        </message>
        <message>
            <source>the device refused</source>
            <translation>l’appareil a refusé</translation>
        </message>
        <message>
            <source>this model cannot do that</source>
            <translation>ce modèle ne sait pas le faire</translation>
        </message>
        <message>
            <source>until %1</source>
            <translation>jusqu’au %1</translation>
        </message>
        <message>
            <source>waits for the device</source>
            <translation>attend l’appareil</translation>
        </message>
        <message>
            <source>waits: the device does not answer</source>
            <translation>en attente : l’appareil ne répond pas</translation>
        </message>
        <message>
            <source>the device has accepted the file; its version will tell</source>
            <translation>l’appareil a accepté le fichier ; sa version le dira</translation>
        </message>
</context>
<context>
    <name>WifiDialog</name>
        <message>
            <source>Change</source>
            <translation>Changer</translation>
        </message>
        <message>
            <source>Change the Wi-Fi</source>
            <translation>Changer le Wi-Fi</translation>
        </message>
        <message>
            <source>Everything on this network is cut off until it knows the new name or password.</source>
            <translation>Tout ce qui est sur ce réseau est coupé jusqu’à ce qu’il connaisse le nouveau nom ou mot de passe.</translation>
        </message>
        <message>
            <source>Name of the network</source>
            <translation>Nom du réseau</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>Réseau</translation>
        </message>
        <message>
            <source>New password (empty: as it is)</source>
            <translation>Nouveau mot de passe (vide : inchangé)</translation>
        </message>
        <message>
            <source>“%1” becomes “%2”.</source>
            <translation>« %1 » devient « %2 ».</translation>
        </message>
</context>
<context>
    <name>DispatchMaking</name>
        <message>
            <source>this is no JSON (%1)</source>
            <translation>ce n’est pas du JSON (%1)</translation>
        </message>
        <message>
            <source>the list “templates” is missing</source>
            <translation>la liste « templates » manque</translation>
        </message>
        <message>
            <source>the template has no name</source>
            <translation>le modèle n’a pas de nom</translation>
        </message>
        <message>
            <source>the template has no steps</source>
            <translation>le modèle n’a pas d’étapes</translation>
        </message>
        <message>
            <source>the template has more than %1 steps</source>
            <translation>le modèle a plus de %1 étapes</translation>
        </message>
        <message>
            <source>the step has no subject</source>
            <translation>l’étape n’a pas d’objet</translation>
        </message>
        <message>
            <source>the step has no job type</source>
            <translation>l’étape n’a pas de type d’intervention</translation>
        </message>
        <message>
            <source>there is no job type “%1”</source>
            <translation>il n’y a pas de type d’intervention « %1 »</translation>
        </message>
        <message>
            <source>there is no priority “%1”</source>
            <translation>il n’y a pas de priorité « %1 »</translation>
        </message>
        <message>
            <source>a duration is a number of hours up to 24</source>
            <translation>une durée est un nombre d’heures, 24 au plus</translation>
        </message>
        <message>
            <source>a tag has a name and a level up to 10</source>
            <translation>une étiquette a un nom et un niveau, 10 au plus</translation>
        </message>
        <message>
            <source>a gap is a number of days up to 365, or of hours up to 24</source>
            <translation>un délai est un nombre de jours (365 au plus) ou d’heures (24 au plus)</translation>
        </message>
        <message>
            <source>“after” is the number of a step that stands before this one</source>
            <translation>« after » est le numéro d’une étape qui précède celle-ci</translation>
        </message>
        <message>
            <source>%1, line %2: %3</source>
            <translation>%1, ligne %2 : %3</translation>
        </message>
        <message>
            <source>New Year's Day</source>
            <translation>Jour de l’An</translation>
        </message>
        <message>
            <source>Good Friday</source>
            <translation>Vendredi saint</translation>
        </message>
        <message>
            <source>National Patriots' Day</source>
            <translation>Journée nationale des patriotes</translation>
        </message>
        <message>
            <source>Québec's National Day</source>
            <translation>Fête nationale du Québec</translation>
        </message>
        <message>
            <source>Canada Day</source>
            <translation>Fête du Canada</translation>
        </message>
        <message>
            <source>Labour Day</source>
            <translation>Fête du Travail</translation>
        </message>
        <message>
            <source>Thanksgiving</source>
            <translation>Action de grâce</translation>
        </message>
        <message>
            <source>Christmas Day</source>
            <translation>Noël</translation>
        </message>
        <message>
            <source>absent</source>
            <translation>absence</translation>
        </message>
        <message>
            <source>no room</source>
            <translation>pas de place</translation>
        </message>
        <message>
            <source>no shift</source>
            <translation>aucun quart</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <translation>%1 (%2)</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>et %n autre</numerusform>
                <numerusform>et %n autres</numerusform>
            </translation>
        </message>
        <message>
            <source>Passed over: %1</source>
            <translation>Jours sautés : %1</translation>
        </message>
        <message>
            <source>On the %1</source>
            <translation>Le %1</translation>
        </message>
        <message>
            <source>On the first %1</source>
            <translation>Le premier %1</translation>
        </message>
        <message>
            <source>On the second %1</source>
            <translation>Le deuxième %1</translation>
        </message>
        <message>
            <source>On the third %1</source>
            <translation>Le troisième %1</translation>
        </message>
        <message>
            <source>On the fourth %1</source>
            <translation>Le quatrième %1</translation>
        </message>
        <message>
            <source>On the last %1</source>
            <translation>Le dernier %1</translation>
        </message>
        <message numerus="yes">
            <source>Every %n day(s)</source>
            <translation>
                <numerusform>Chaque jour</numerusform>
                <numerusform>Tous les %n jours</numerusform>
            </translation>
        </message>
        <message>
            <source>%1, on %2</source>
            <translation>%1, le %2</translation>
        </message>
        <message numerus="yes">
            <source>Every %n week(s)</source>
            <translation>
                <numerusform>Chaque semaine</numerusform>
                <numerusform>Toutes les %n semaines</numerusform>
            </translation>
        </message>
        <message>
            <source>%1, %2</source>
            <translation>%1, %2</translation>
        </message>
        <message numerus="yes">
            <source>Every %n month(s)</source>
            <translation>
                <numerusform>Chaque mois</numerusform>
                <numerusform>Tous les %n mois</numerusform>
            </translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1 : %2</translation>
        </message>
        <message numerus="yes">
            <source>%n more time(s)</source>
            <translation>
                <numerusform>encore %n fois</numerusform>
                <numerusform>encore %n fois</numerusform>
            </translation>
        </message>
        <message>
            <source>%1: until %2</source>
            <translation>%1 : jusqu’au %2</translation>
        </message>
        <message>
            <source>The clocks go forward on this day</source>
            <translation>On avance l’heure ce jour-là</translation>
        </message>
        <message>
            <source>The clocks go back on this day</source>
            <translation>On recule l’heure ce jour-là</translation>
        </message>
</context>
<context>
    <name>FibreDesk::Dispatch::JobMaking</name>
        <message numerus="yes">
            <source>%1: %n job(s) in the outbox. Each appears when ERPNext has it.</source>
            <translation>
                <numerusform>%1 : %n intervention dans la boîte d’envoi. Elle apparaît dès qu’ERPNext l’a.</numerusform>
                <numerusform>%1 : %n interventions dans la boîte d’envoi. Chacune apparaît dès qu’ERPNext l’a.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1: %n job(s) given up.</source>
            <translation>
                <numerusform>%1 : %n intervention abandonnée.</numerusform>
                <numerusform>%1 : %n interventions abandonnées.</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 cannot be undone here any more.</source>
            <translation>%1 : ne peut plus être annulé ici.</translation>
        </message>
        <message>
            <source>In ERPNext already, and not deleted from here: %1. Cancel them on the board.</source>
            <translation>Déjà dans ERPNext, et rien n’y est supprimé d’ici : %1. Annulez-les sur le tableau.</translation>
        </message>
        <message numerus="yes">
            <source>%n job(s) on the way to ERPNext: see the outbox.</source>
            <translation>
                <numerusform>%n intervention en route vers ERPNext : voir la boîte d’envoi.</numerusform>
                <numerusform>%n interventions en route vers ERPNext : voir la boîte d’envoi.</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>FibreDesk::Dispatch::TemplateController</name>
        <message>
            <source>%1 cannot be read: %2</source>
            <translation>%1 ne peut pas être lu : %2</translation>
        </message>
        <message>
            <source>Nobody yet</source>
            <translation>Personne encore</translation>
        </message>
        <message>
            <source>There is no template.</source>
            <translation>Il n’y a aucun modèle.</translation>
        </message>
        <message>
            <source>Choose for whom it is.</source>
            <translation>Choisissez pour qui c’est.</translation>
        </message>
        <message>
            <source>The first day is written as 2026-11-24.</source>
            <translation>Le premier jour s’écrit 2026-11-24.</translation>
        </message>
        <message>
            <source>The first day is over.</source>
            <translation>Le premier jour est passé.</translation>
        </message>
        <message>
            <source>Step %1</source>
            <translation>Étape %1</translation>
        </message>
</context>
<context>
    <name>FibreDesk::Dispatch::RepeatController</name>
        <message>
            <source>Give %1 a day first: it is repeated from that day on.</source>
            <translation>Donnez d’abord un jour à %1 : elle se répète à partir de ce jour.</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>The last day is written as 2026-11-24.</source>
            <translation>Le dernier jour s’écrit 2026-11-24.</translation>
        </message>
        <message>
            <source>This rule cannot be followed: %1</source>
            <translation>Cette règle ne peut pas être suivie : %1</translation>
        </message>
        <message>
            <source>The rule has no day after the first.</source>
            <translation>La règle n’a aucun jour après le premier.</translation>
        </message>
        <message>
            <source>Only the first %1 are made; repeat the last of them later.</source>
            <translation>Seules les %1 premières sont créées ; répétez la dernière plus tard.</translation>
        </message>
        <message>
            <source>Months without a day %1 are left out.</source>
            <translation>Les mois sans jour %1 sont sautés.</translation>
        </message>
        <message>
            <source>left out</source>
            <translation>laissée de côté</translation>
        </message>
        <message>
            <source>to be made</source>
            <translation>à créer</translation>
        </message>
        <message>
            <source>%1, repeated</source>
            <translation>%1, répétée</translation>
        </message>
</context>
<context>
    <name>JobColours</name>
        <message>
            <source>Colour by technician</source>
            <translation>Couleur par technicien</translation>
        </message>
        <message>
            <source>Colour by type of work</source>
            <translation>Couleur par type de travail</translation>
        </message>
        <message>
            <source>Colour by state</source>
            <translation>Couleur par état</translation>
        </message>
</context>
<context>
    <name>TemplateSheet</name>
        <message>
            <source>New jobs from a template</source>
            <translation>Nouvelles interventions d’après un modèle</translation>
        </message>
        <message>
            <source>Template</source>
            <translation>Modèle</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>Client</translation>
        </message>
        <message>
            <source>Another customer</source>
            <translation>Un autre client</translation>
        </message>
        <message>
            <source>Name, address or phone</source>
            <translation>Nom, adresse ou téléphone</translation>
        </message>
        <message>
            <source>Search a customer or an address</source>
            <translation>Chercher un client ou une adresse</translation>
        </message>
        <message>
            <source>Customers and addresses found</source>
            <translation>Clients et adresses trouvés</translation>
        </message>
        <message>
            <source>Location</source>
            <translation>Lieu</translation>
        </message>
        <message>
            <source>First day</source>
            <translation>Premier jour</translation>
        </message>
        <message>
            <source>Pick a day</source>
            <translation>Choisir un jour</translation>
        </message>
        <message>
            <source>Technician</source>
            <translation>Technicien</translation>
        </message>
        <message>
            <source>Jobs that will be made</source>
            <translation>Interventions à créer</translation>
        </message>
        <message>
            <source>ERPNext has no tag %1: the jobs are made without it.</source>
            <translation>ERPNext n’a pas l’étiquette %1 : les interventions sont créées sans elle.</translation>
        </message>
        <message>
            <source>Esc</source>
            <translation>Échap</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Ctrl+Enter</source>
            <translation>Ctrl+Entrée</translation>
        </message>
        <message numerus="yes">
            <source>Create %n job(s)</source>
            <translation>
                <numerusform>Créer %n intervention</numerusform>
                <numerusform>Créer %n interventions</numerusform>
            </translation>
        </message>
        <message>
            <source>They go into the outbox in this order; each waits until those it depends on are made.</source>
            <translation>Elles vont dans la boîte d’envoi dans cet ordre ; chacune attend que celles dont elle dépend soient créées.</translation>
        </message>
        <message>
            <source>Own templates: %1</source>
            <translation>Modèles maison : %1</translation>
        </message>
</context>
<context>
    <name>RepeatSheet</name>
        <message>
            <source>Repeat %1</source>
            <translation>Répéter %1</translation>
        </message>
        <message>
            <source>The first is on %1 and stays as it is.</source>
            <translation>La première est le %1 et reste comme elle est.</translation>
        </message>
        <message>
            <source>Every</source>
            <translation>Chaque</translation>
        </message>
        <message>
            <source>Every so many</source>
            <translation>Tous les combien</translation>
        </message>
        <message>
            <source>Days, weeks or months</source>
            <translation>Jours, semaines ou mois</translation>
        </message>
        <message>
            <source>days</source>
            <translation>jours</translation>
        </message>
        <message>
            <source>weeks</source>
            <translation>semaines</translation>
        </message>
        <message>
            <source>months</source>
            <translation>mois</translation>
        </message>
        <message>
            <source>On</source>
            <translation>Le</translation>
        </message>
        <message>
            <source>Day of the month</source>
            <translation>Jour du mois</translation>
        </message>
        <message>
            <source>Ends</source>
            <translation>Se termine</translation>
        </message>
        <message>
            <source>How it ends</source>
            <translation>Comment elle se termine</translation>
        </message>
        <message>
            <source>after a number</source>
            <translation>après un nombre</translation>
        </message>
        <message>
            <source>on a day</source>
            <translation>à une date</translation>
        </message>
        <message>
            <source>How many more times</source>
            <translation>Combien de fois encore</translation>
        </message>
        <message>
            <source>Last day</source>
            <translation>Dernier jour</translation>
        </message>
        <message>
            <source>Days of the series</source>
            <translation>Jours de la série</translation>
        </message>
        <message>
            <source>Space leaves a day out</source>
            <translation>Espace laisse un jour de côté</translation>
        </message>
        <message>
            <source>Esc</source>
            <translation>Échap</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Ctrl+Enter</source>
            <translation>Ctrl+Entrée</translation>
        </message>
        <message numerus="yes">
            <source>Create %n job(s)</source>
            <translation>
                <numerusform>Créer %n intervention</numerusform>
                <numerusform>Créer %n interventions</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>DispatchPublish</name>
        <message numerus="yes">
            <source>%1 characters, not all of them GSM letters: %n SMS</source>
            <translation>
                <numerusform>%1 caractères, pas tous des lettres GSM : %n texto</numerusform>
                <numerusform>%1 caractères, pas tous des lettres GSM : %n textos</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 characters: %n SMS</source>
            <translation>
                <numerusform>%1 caractères : %n texto</numerusform>
                <numerusform>%1 caractères : %n textos</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n moved</source>
            <translation>
                <numerusform>%n déplacée</numerusform>
                <numerusform>%n déplacées</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new</source>
            <translation>
                <numerusform>%n nouvelle</numerusform>
                <numerusform>%n nouvelles</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n unchanged</source>
            <translation>
                <numerusform>%n inchangée</numerusform>
                <numerusform>%n inchangées</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n withdrawn</source>
            <translation>
                <numerusform>%n retirée</numerusform>
                <numerusform>%n retirées</numerusform>
            </translation>
        </message>
        <message>
            <source>Moved · %1, was %2</source>
            <translation>Déplacée · %1, était %2</translation>
        </message>
        <message>
            <source>New · %1</source>
            <translation>Nouvelle · %1</translation>
        </message>
        <message>
            <source>The hub does not know the path %1. Another one is set in the profile: [hub] path_sms.</source>
            <translation>Le hub ne connaît pas le chemin %1. Un autre se règle dans le profil : [hub] path_sms.</translation>
        </message>
        <message>
            <source>Withdrawn · %1</source>
            <translation>Retirée · %1</translation>
        </message>
        <message>
            <source>no time</source>
            <translation>sans heure</translation>
        </message>
</context>
<context>
    <name>FibreDesk::Dispatch::PublishController</name>
        <message>
            <source>%1 is not among the technicians.</source>
            <translation>%1 n’est pas parmi les techniciens.</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <translation>%1 au %2</translation>
        </message>
        <message>
            <source>%1, not noted yet: %2</source>
            <translation>%1, pas encore noté : %2</translation>
        </message>
        <message>
            <source>%1. It is noted in ERPNext once that is reached.</source>
            <translation>%1. C’est noté dans ERPNext dès qu’il est joint.</translation>
        </message>
        <message>
            <source>%1. Kept on this desk only.</source>
            <translation>%1. Conservé sur ce poste seulement.</translation>
        </message>
        <message numerus="yes">
            <source>%n change(s) are not confirmed by ERPNext yet.</source>
            <translation>
                <numerusform>%n changement n’est pas encore confirmé par ERPNext.</numerusform>
                <numerusform>%n changements ne sont pas encore confirmés par ERPNext.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not told</source>
            <translation>
                <numerusform>%n non prévenu</numerusform>
                <numerusform>%n non prévenus</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n stopped</source>
            <translation>
                <numerusform>%n arrêté</numerusform>
                <numerusform>%n arrêtés</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n technician(s) had been told, and it was not noted yet. It is noted now; nobody is told twice.</source>
            <translation>
                <numerusform>%n technicien avait été prévenu, et ce n’était pas encore noté. C’est noté maintenant ; personne n’est prévenu deux fois.</numerusform>
                <numerusform>%n techniciens avaient été prévenus, et ce n’était pas encore noté. C’est noté maintenant ; personne n’est prévenu deux fois.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n told</source>
            <translation>
                <numerusform>%n prévenu</numerusform>
                <numerusform>%n prévenus</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n uncertain</source>
            <translation>
                <numerusform>%n incertain</numerusform>
                <numerusform>%n incertains</numerusform>
            </translation>
        </message>
        <message>
            <source>7 days</source>
            <translation>7 jours</translation>
        </message>
        <message>
            <source>Being told…</source>
            <translation>Envoi…</translation>
        </message>
        <message>
            <source>ERPNext was not reached yet: what is told is noted there later.</source>
            <translation>ERPNext n’a pas encore été joint : ce qui est annoncé y sera noté plus tard.</translation>
        </message>
        <message>
            <source>It arrived, as you said.</source>
            <translation>Il est arrivé, selon vous.</translation>
        </message>
        <message>
            <source>It did not arrive, as somebody found out.</source>
            <translation>Il n’est pas arrivé, comme quelqu’un l’a constaté.</translation>
        </message>
        <message>
            <source>It did not arrive, as you said.</source>
            <translation>il n’est pas arrivé, selon vous.</translation>
        </message>
        <message numerus="yes">
            <source>It is not known whether %n SMS arrived. Nothing is sent again by itself: Publish asks for each.</source>
            <translation>
                <numerusform>On ne sait pas si %n texto est arrivé. Rien n’est renvoyé tout seul : Publier le demande pour chacun.</numerusform>
                <numerusform>On ne sait pas si %n textos sont arrivés. Rien n’est renvoyé tout seul : Publier le demande pour chacun.</numerusform>
            </translation>
        </message>
        <message>
            <source>It is not known whether it arrived. It is not sent again by itself.</source>
            <translation>On ne sait pas s’il est arrivé. Il n’est pas renvoyé tout seul.</translation>
        </message>
        <message>
            <source>It is not known whether the SMS of %1 arrived.</source>
            <translation>On ne sait pas si le texto de %1 est arrivé.</translation>
        </message>
        <message>
            <source>Month</source>
            <translation>Mois</translation>
        </message>
        <message>
            <source>Not told: %1</source>
            <translation>Non prévenu : %1</translation>
        </message>
        <message>
            <source>Not told: not chosen</source>
            <translation>Non prévenu : pas choisi</translation>
        </message>
        <message>
            <source>Not told: stopped</source>
            <translation>Non prévenu : arrêté</translation>
        </message>
        <message>
            <source>Nothing is sent while it cannot be kept what was told: %1</source>
            <translation>Rien n’est envoyé tant que ce qui est annoncé ne peut être conservé : %1</translation>
        </message>
        <message>
            <source>The profile has no hub, and SMS go out through the hub.</source>
            <translation>Le profil n’a pas de hub, et les textos partent par le hub.</translation>
        </message>
        <message>
            <source>There is no phone number.</source>
            <translation>Il n’y a pas de numéro de téléphone.</translation>
        </message>
        <message>
            <source>This ERPNext has no fields for what technicians were told (%1). It is kept on this desk only, and no other desk sees it. An administrator makes them with “fibredeskctl erp install-doctypes”.</source>
            <translation>Cet ERPNext n’a pas de champs pour ce qui a été annoncé aux techniciens (%1). C’est conservé sur ce poste seulement, et aucun autre ne le voit. Un administrateur les crée avec « fibredeskctl erp install-doctypes ».</translation>
        </message>
        <message>
            <source>Told at %1</source>
            <translation>Prévenu à %1</translation>
        </message>
        <message>
            <source>Too long for one SMS. Choose fewer days.</source>
            <translation>Trop long pour un texto. Choisissez moins de jours.</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>En attente</translation>
        </message>
        <message>
            <source>Week</source>
            <translation>Semaine</translation>
        </message>
        <message>
            <source>What technicians were told from this desk cannot be read: %1</source>
            <translation>Ce qui a été annoncé aux techniciens depuis ce poste ne peut être lu : %1</translation>
        </message>
        <message>
            <source>What this desk told before is still being read.</source>
            <translation>Ce que ce poste a annoncé auparavant est en cours de lecture.</translation>
        </message>
        <message>
            <source>Who assists is not told: only who leads.</source>
            <translation>Qui assiste n’est pas prévenu : seulement qui dirige.</translation>
        </message>
        <message>
            <source>“%1” is no phone number.</source>
            <translation>« %1 » n’est pas un numéro de téléphone.</translation>
        </message>
</context>
<context>
    <name>PublishPreview</name>
        <message>
            <source>Did it arrive?</source>
            <translation>Est-il arrivé ?</translation>
        </message>
        <message>
            <source>It arrived</source>
            <translation>Il est arrivé</translation>
        </message>
        <message>
            <source>It did not</source>
            <translation>Pas arrivé</translation>
        </message>
        <message>
            <source>Noted as told; nothing is sent</source>
            <translation>Noté comme annoncé ; rien n’est envoyé</translation>
        </message>
        <message>
            <source>SMS: %1</source>
            <translation>Texto : %1</translation>
        </message>
        <message>
            <source>What there is to tell can be sent then</source>
            <translation>Ce qu’il y a à annoncer peut alors être envoyé</translation>
        </message>
</context>
<context>
    <name>PublishSheet</name>
        <message>
            <source>An SMS cannot be taken back: publishing again tells the correction.</source>
            <translation>Un texto ne se reprend pas : publier de nouveau annonce la correction.</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
        <message>
            <source>Ctrl+Enter</source>
            <translation>Ctrl+Entrée</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>Jour</translation>
        </message>
        <message>
            <source>Days</source>
            <translation>Jours</translation>
        </message>
        <message>
            <source>Days that are over and jobs that have begun are not told any more.</source>
            <translation>Les jours passés et les interventions commencées ne s’annoncent plus.</translation>
        </message>
        <message>
            <source>Everybody knows where their jobs are.</source>
            <translation>Chacun connaît ses interventions.</translation>
        </message>
        <message>
            <source>Language of the SMS</source>
            <translation>Langue du texto</translation>
        </message>
        <message>
            <source>Publish · %1</source>
            <translation>Publier · %1</translation>
        </message>
        <message>
            <source>Sends the SMS through the hub, then notes it in ERPNext</source>
            <translation>Envoie le texto par le hub, puis le note dans ERPNext</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Arrêter</translation>
        </message>
        <message>
            <source>Technicians</source>
            <translation>Techniciens</translation>
        </message>
        <message numerus="yes">
            <source>Tell %n again</source>
            <translation>
                <numerusform>Renvoyer à %n</numerusform>
                <numerusform>Renvoyer à %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Tell %n technician(s)</source>
            <translation>
                <numerusform>Prévenir %n technicien</numerusform>
                <numerusform>Prévenir %n techniciens</numerusform>
            </translation>
        </message>
        <message>
            <source>The one on its way goes out; the others do not</source>
            <translation>Celui qui est en route part ; les autres non</translation>
        </message>
        <message>
            <source>Those who were refused; not those of whom it is not known</source>
            <translation>Ceux qui ont été refusés ; pas ceux dont on ne sait rien</translation>
        </message>
        <message>
            <source>Tick all</source>
            <translation>Tout cocher</translation>
        </message>
        <message>
            <source>Tick none</source>
            <translation>Tout décocher</translation>
        </message>
        <message>
            <source>Who is told</source>
            <translation>Qui est prévenu</translation>
        </message>
</context>
<context>
    <name>VerdictWords</name>
        <message>
            <source>%1 at %2</source>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1 : %2</translation>
        </message>
        <message>
            <source>No usable fibre signal</source>
            <translation>Aucun signal de fibre utilisable</translation>
        </message>
        <message>
            <source>Silent, like its neighbours on the same OLT port: an outage around</source>
            <translation>Muet, comme ses voisins du même port d’OLT : une panne alentour</translation>
        </message>
        <message>
            <source>The device does not answer; last heard of %1 ago</source>
            <translation>L’appareil ne répond pas ; dernier signe il y a %1</translation>
        </message>
        <message>
            <source>The device does not answer</source>
            <translation>L’appareil ne répond pas</translation>
        </message>
        <message>
            <source>Fibre signal weak</source>
            <translation>Signal de fibre faible</translation>
        </message>
        <message>
            <source>Fibre signal too strong</source>
            <translation>Signal de fibre trop fort</translation>
        </message>
        <message>
            <source>The Internet sign-in is refused</source>
            <translation>La connexion Internet est refusée</translation>
        </message>
        <message>
            <source>No connection to the Internet</source>
            <translation>Pas de connexion à Internet</translation>
        </message>
        <message numerus="yes">
            <source>Started %n time(s) within a day</source>
            <translation>
                <numerusform>Démarré %n fois en un jour</numerusform>
                <numerusform>Démarré %n fois en un jour</numerusform>
            </translation>
        </message>
        <message>
            <source>It runs, but the ACS has not heard of it for %1</source>
            <translation>Il fonctionne, mais l’ACS n’en a rien entendu depuis %1</translation>
        </message>
        <message>
            <source>It runs, but the ACS has not heard of it</source>
            <translation>Il fonctionne, mais l’ACS n’en a rien entendu</translation>
        </message>
        <message>
            <source>Hardly any memory left</source>
            <translation>Presque plus de mémoire</translation>
        </message>
        <message>
            <source>The processor is at its limit</source>
            <translation>Le processeur est à sa limite</translation>
        </message>
        <message>
            <source>The air is full: %1 in use on %2</source>
            <translation>L’air est saturé : occupé à %1 sur %2</translation>
        </message>
        <message>
            <source>The air is full</source>
            <translation>L’air est saturé</translation>
        </message>
        <message>
            <source>Wi-Fi is switched off</source>
            <translation>Le Wi-Fi est éteint</translation>
        </message>
        <message>
            <source>Weak Wi-Fi at %1: %2</source>
            <translation>Wi-Fi faible chez %1 : %2</translation>
        </message>
        <message>
            <source>Weak Wi-Fi</source>
            <translation>Wi-Fi faible</translation>
        </message>
        <message>
            <source>Two sources say different things</source>
            <translation>Deux sources disent des choses différentes</translation>
        </message>
        <message>
            <source>What is known is %1 old</source>
            <translation>Ce qui est connu date de %1</translation>
        </message>
        <message>
            <source>What is known is old</source>
            <translation>Ce qui est connu est ancien</translation>
        </message>
        <message>
            <source>Nothing is known of this device</source>
            <translation>Rien n’est connu de cet appareil</translation>
        </message>
        <message>
            <source>Nothing wrong is seen</source>
            <translation>Rien d’anormal n’est vu</translation>
        </message>
        <message>
            <source>%1 of %2 neighbours on the same port are silent too</source>
            <translation>%1 des %2 voisins du même port sont muets aussi</translation>
        </message>
        <message numerus="yes">
            <source>%n neighbour(s) on the same port are normal</source>
            <translation>
                <numerusform>%n voisin du même port est normal</numerusform>
                <numerusform>%n voisins du même port sont normaux</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 of %2 neighbours on the same port are outside the limits too</source>
            <translation>%1 des %2 voisins du même port sont aussi hors des limites</translation>
        </message>
        <message>
            <source>The fibre is broken, unplugged or badly bent before the ONT</source>
            <translation>La fibre est rompue, débranchée ou trop pliée avant l’ONT</translation>
        </message>
        <message>
            <source>Not this customer's own trouble: tell whoever looks after the network</source>
            <translation>Pas un problème propre à ce client : le dire à qui s’occupe du réseau</translation>
        </message>
        <message>
            <source>Without power, unplugged, or the fibre is cut: ask for the lights first</source>
            <translation>Sans courant, débranché, ou fibre coupée : demander d’abord l’état des voyants</translation>
        </message>
        <message>
            <source>Below %1: dirty connector or fibre break before the ONT</source>
            <translation>Sous %1 : connecteur sale ou fibre abîmée avant l’ONT</translation>
        </message>
        <message>
            <source>Above %1: an attenuator is missing</source>
            <translation>Au-dessus de %1 : il manque un atténuateur</translation>
        </message>
        <message>
            <source>The line is well; user or password of the subscription are not</source>
            <translation>La ligne est bonne ; l’utilisateur ou le mot de passe de l’abonnement ne le sont pas</translation>
        </message>
        <message>
            <source>The device runs; the trouble is between it and the Internet</source>
            <translation>L’appareil fonctionne ; le problème est entre lui et Internet</translation>
        </message>
        <message>
            <source>Power supply, heat or firmware: look at the socket before the device</source>
            <translation>Alimentation, chaleur ou micrologiciel : regarder la prise avant l’appareil</translation>
        </message>
        <message>
            <source>Values of the ACS are old; ask the device itself</source>
            <translation>Les valeurs de l’ACS sont anciennes ; demander à l’appareil lui-même</translation>
        </message>
        <message>
            <source>A restart helps for now; often a matter of firmware</source>
            <translation>Un redémarrage aide pour l’instant ; souvent une affaire de micrologiciel</translation>
        </message>
        <message>
            <source>Another channel, or the other band</source>
            <translation>Un autre canal, ou l’autre bande</translation>
        </message>
        <message>
            <source>Somebody switched it off, at the device or from here</source>
            <translation>Quelqu’un l’a éteint, à l’appareil ou d’ici</translation>
        </message>
        <message numerus="yes">
            <source>%n device(s) too far from the Wi-Fi, or a wall too many</source>
            <translation>
                <numerusform>%n appareil trop loin du Wi-Fi, ou un mur de trop</numerusform>
                <numerusform>%n appareils trop loin du Wi-Fi, ou un mur de trop</numerusform>
            </translation>
        </message>
        <message>
            <source>Too far from the Wi-Fi, or a wall too many</source>
            <translation>Trop loin du Wi-Fi, ou un mur de trop</translation>
        </message>
        <message>
            <source>Ask before you judge</source>
            <translation>Demander avant de juger</translation>
        </message>
        <message>
            <source>; </source>
            <translation> ; </translation>
        </message>
        <message>
            <source>Nothing wrong is seen in what was read</source>
            <translation>Rien d’anormal dans ce qui a été lu</translation>
        </message>
        <message>
            <source>light</source>
            <translation>lumière</translation>
        </message>
        <message>
            <source>Internet connection</source>
            <translation>connexion Internet</translation>
        </message>
        <message>
            <source>Wi-Fi</source>
            <translation>Wi-Fi</translation>
        </message>
        <message>
            <source>contact with the ACS</source>
            <translation>contact avec l’ACS</translation>
        </message>
        <message>
            <source>Not read lately: %1</source>
            <translation>Pas lu récemment : %1</translation>
        </message>
</context>
<context>
    <name>CalendarPanel</name>
        <message>
            <source>A file that any calendar reads. It has names, addresses and telephone numbers, and no door codes.</source>
            <translation>Un fichier que tout calendrier lit. Il contient des noms, des adresses et des numéros de téléphone, et aucun code de porte.</translation>
        </message>
        <message>
            <source>Calendar files (*.ics)</source>
            <translation>Fichiers de calendrier (*.ics)</translation>
        </message>
        <message>
            <source>Calendar of the jobs</source>
            <translation>Calendrier des interventions</translation>
        </message>
        <message>
            <source>Eight weeks</source>
            <translation>Huit semaines</translation>
        </message>
        <message>
            <source>Export once…</source>
            <translation>Exporter une fois…</translation>
        </message>
        <message>
            <source>Four weeks</source>
            <translation>Quatre semaines</translation>
        </message>
        <message>
            <source>From the week that the board shows</source>
            <translation>À partir de la semaine que le tableau montre</translation>
        </message>
        <message>
            <source>From this week on, written again whenever the jobs change</source>
            <translation>À partir de cette semaine, réécrit dès que les interventions changent</translation>
        </message>
        <message>
            <source>Half a year</source>
            <translation>Six mois</translation>
        </message>
        <message>
            <source>How far</source>
            <translation>Jusqu’où</translation>
        </message>
        <message>
            <source>Keep a file up to date…</source>
            <translation>Tenir un fichier à jour…</translation>
        </message>
        <message>
            <source>Kept up to date while FibreDesk runs</source>
            <translation>Tenus à jour pendant que FibreDesk fonctionne</translation>
        </message>
        <message>
            <source>This week</source>
            <translation>Cette semaine</translation>
        </message>
        <message>
            <source>Two weeks</source>
            <translation>Deux semaines</translation>
        </message>
        <message>
            <source>Whose jobs</source>
            <translation>De qui</translation>
        </message>
</context>
<context>
    <name>CalendarRow</name>
        <message>
            <source>Keep it no longer; the file stays as it is</source>
            <translation>Ne plus le tenir à jour ; le fichier reste tel quel</translation>
        </message>
</context>
<context>
    <name>DaySheet</name>
        <message>
            <source>%1 leads</source>
            <translation>%1 dirige</translation>
        </message>
        <message>
            <source>%1, level %2</source>
            <translation>%1, niveau %2</translation>
        </message>
        <message numerus="yes">
            <source>%n job(s), %1 with the drives</source>
            <translation>
                <numerusform>%n intervention, %1 avec les trajets</numerusform>
                <numerusform>%n interventions, %1 avec les trajets</numerusform>
            </translation>
        </message>
        <message>
            <source>Access</source>
            <translation>Accès</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Adresse</translation>
        </message>
        <message>
            <source>Arrived / left</source>
            <translation>Arrivée / départ</translation>
        </message>
        <message>
            <source>Break: %1</source>
            <translation>Pause : %1</translation>
        </message>
        <message>
            <source>Contact</source>
            <translation>Contact</translation>
        </message>
        <message>
            <source>Customer's signature</source>
            <translation>Signature du client</translation>
        </message>
        <message>
            <source>Does not work on this day</source>
            <translation>Ne travaille pas ce jour-là</translation>
        </message>
        <message>
            <source>Drive from %1: %2, %3</source>
            <translation>Trajet depuis %1 : %2, %3</translation>
        </message>
        <message>
            <source>Drive from %1: about %2, %3 (estimated)</source>
            <translation>Trajet depuis %1 : environ %2, %3 (estimé)</translation>
        </message>
        <message>
            <source>Drive from home: %1, %2</source>
            <translation>Trajet depuis le domicile : %1, %2</translation>
        </message>
        <message>
            <source>Drive from home: about %1, %2 (estimated)</source>
            <translation>Trajet depuis le domicile : environ %1, %2 (estimé)</translation>
        </message>
        <message>
            <source>Drive: not known, an address has no position</source>
            <translation>Trajet : inconnu, une adresse n’a pas de position</translation>
        </message>
        <message>
            <source>Jobs as ERPNext had them %1; what changes later is not on this paper.</source>
            <translation>Interventions selon ERPNext au %1 ; ce qui change ensuite n’est pas sur ce papier.</translation>
        </message>
        <message>
            <source>Made %1.</source>
            <translation>Fait le %1.</translation>
        </message>
        <message>
            <source>Needed</source>
            <translation>Requis</translation>
        </message>
        <message>
            <source>No job on this day.</source>
            <translation>Aucune intervention ce jour-là.</translation>
        </message>
        <message>
            <source>Not confirmed by ERPNext yet: ask before driving</source>
            <translation>Pas encore confirmée par ERPNext : demander avant de partir</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>Notes</translation>
        </message>
        <message>
            <source>Numbers</source>
            <translation>Numéros</translation>
        </message>
        <message>
            <source>On call: %1</source>
            <translation>De garde : %1</translation>
        </message>
        <message>
            <source>On site</source>
            <translation>Sur place</translation>
        </message>
        <message>
            <source>Page %1 of %2</source>
            <translation>Page %1 de %2</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>Téléphone</translation>
        </message>
        <message>
            <source>Photos taken</source>
            <translation>Photos prises</translation>
        </message>
        <message>
            <source>Promised</source>
            <translation>Promis</translation>
        </message>
        <message>
            <source>Sheet of the day</source>
            <translation>Feuille de route</translation>
        </message>
        <message>
            <source>Shift: %1</source>
            <translation>Quart : %1</translation>
        </message>
        <message>
            <source>Shown to the customer</source>
            <translation>Montré au client</translation>
        </message>
        <message>
            <source>The jobs have never been compared with ERPNext.</source>
            <translation>Les interventions n’ont jamais été comparées avec ERPNext.</translation>
        </message>
        <message>
            <source>To bring</source>
            <translation>À apporter</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Objet</translation>
        </message>
        <message>
            <source>With</source>
            <translation>Avec</translation>
        </message>
        <message>
            <source>Work done and tested</source>
            <translation>Travail fait et testé</translation>
        </message>
        <message>
            <source>could not be read: %1</source>
            <translation>n’a pas pu être lu : %1</translation>
        </message>
        <message>
            <source>no time</source>
            <translation>sans heure</translation>
        </message>
        <message>
            <source>not known</source>
            <translation>inconnu</translation>
        </message>
        <message>
            <source>nothing noted</source>
            <translation>rien de noté</translation>
        </message>
        <message>
            <source>to install</source>
            <translation>à installer</translation>
        </message>
        <message>
            <source>to replace</source>
            <translation>à remplacer</translation>
        </message>
        <message>
            <source>to take away</source>
            <translation>à reprendre</translation>
        </message>
        <message>
            <source>Next door to %1</source>
            <translation>À côté de %1</translation>
        </message>
</context>
<context>
    <name>FibreDesk::Dispatch::CalendarFeeds</name>
        <message numerus="yes">
            <source>%1, %n week(s) from this one on</source>
            <translation>
                <numerusform>%1, %n semaine à partir de celle-ci</numerusform>
                <numerusform>%1, %n semaines à partir de celle-ci</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n job(s) written to %1.</source>
            <translation>
                <numerusform>%n intervention écrite dans %1.</numerusform>
                <numerusform>%n interventions écrites dans %1.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n job(s), up to date at %1</source>
            <translation>
                <numerusform>%n intervention, à jour à %1</numerusform>
                <numerusform>%n interventions, à jour à %1</numerusform>
            </translation>
        </message>
        <message>
            <source>Cancelled: %1</source>
            <translation>Annulée : %1</translation>
        </message>
        <message>
            <source>Everybody</source>
            <translation>Tous</translation>
        </message>
        <message>
            <source>No time set</source>
            <translation>Sans heure</translation>
        </message>
        <message>
            <source>Not written: %1</source>
            <translation>Pas écrit : %1</translation>
        </message>
        <message>
            <source>Phone: %1</source>
            <translation>Téléphone : %1</translation>
        </message>
        <message>
            <source>Promised: %1–%2</source>
            <translation>Promis : %1–%2</translation>
        </message>
        <message>
            <source>Technician: %1</source>
            <translation>Technicien : %1</translation>
        </message>
        <message>
            <source>Ticket: %1</source>
            <translation>Billet : %1</translation>
        </message>
        <message>
            <source>With: %1</source>
            <translation>Avec : %1</translation>
        </message>
</context>
<context>
    <name>FibreDesk::Dispatch::SavedViews</name>
        <message>
            <source>%1 changed it meanwhile.</source>
            <translation>%1 l’a changée entre-temps.</translation>
        </message>
        <message>
            <source>%1 shares a view “%2” already.</source>
            <translation>%1 partage déjà une vue « %2 ».</translation>
        </message>
        <message>
            <source>A view wants a name.</source>
            <translation>Une vue a besoin d’un nom.</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>Jour</translation>
        </message>
        <message>
            <source>Its JSON in ERPNext is broken; it is left as it is.</source>
            <translation>Son JSON dans ERPNext est invalide ; elle est laissée telle quelle.</translation>
        </message>
        <message>
            <source>Month</source>
            <translation>Mois</translation>
        </message>
        <message>
            <source>Not saved: %1</source>
            <translation>Pas enregistrée : %1</translation>
        </message>
        <message>
            <source>Not saved: %1 changed it meanwhile</source>
            <translation>Pas enregistrée : %1 l’a changée entre-temps</translation>
        </message>
        <message>
            <source>Shared views as of %1.</source>
            <translation>Vues partagées au %1.</translation>
        </message>
        <message>
            <source>Shared views as of %1: they could not be read again. %2</source>
            <translation>Vues partagées au %1 : elles n’ont pas pu être relues. %2</translation>
        </message>
        <message>
            <source>The shared view “%1” is gone.</source>
            <translation>La vue partagée « %1 » est supprimée.</translation>
        </message>
        <message>
            <source>The shared view “%1” was not changed. %2</source>
            <translation>La vue partagée « %1 » n’a pas été changée. %2</translation>
        </message>
        <message>
            <source>The shared views could not be read. %1</source>
            <translation>Les vues partagées n’ont pas pu être lues. %1</translation>
        </message>
        <message>
            <source>The shared views have not been read yet.</source>
            <translation>Les vues partagées n’ont pas encore été lues.</translation>
        </message>
        <message>
            <source>The view “%1” is shared.</source>
            <translation>La vue « %1 » est partagée.</translation>
        </message>
        <message>
            <source>There is a view “%1” already.</source>
            <translation>Il y a déjà une vue « %1 ».</translation>
        </message>
        <message>
            <source>This ERPNext has no doctype Dispatch Preset: views stay on this computer.</source>
            <translation>Cet ERPNext n’a pas le doctype Dispatch Preset : les vues restent sur cet ordinateur.</translation>
        </message>
        <message>
            <source>This view is not there any more.</source>
            <translation>Cette vue n’existe plus.</translation>
        </message>
        <message>
            <source>Uncertain whether ERPNext took the change; it is read back.</source>
            <translation>On ne sait pas si ERPNext a pris le changement ; il est relu.</translation>
        </message>
        <message>
            <source>Waiting for ERPNext</source>
            <translation>En attente d’ERPNext</translation>
        </message>
        <message>
            <source>Week</source>
            <translation>Semaine</translation>
        </message>
        <message>
            <source>by group</source>
            <translation>par équipe</translation>
        </message>
        <message>
            <source>by the first job</source>
            <translation>selon la première intervention</translation>
        </message>
        <message>
            <source>compact rows</source>
            <translation>lignes compactes</translation>
        </message>
        <message>
            <source>the busiest first</source>
            <translation>les plus chargés d’abord</translation>
        </message>
        <message>
            <source>without who is off</source>
            <translation>sans les absents</translation>
        </message>
        <message>
            <source>“%1” cannot be used: its JSON in ERPNext is broken.</source>
            <translation>« %1 » est inutilisable : son JSON dans ERPNext est invalide.</translation>
        </message>
        <message>
            <source>“%1” is left as it is: its JSON in ERPNext is broken.</source>
            <translation>« %1 » est laissée telle quelle : son JSON dans ERPNext est invalide.</translation>
        </message>
        <message>
            <source>“%1” is yours and on this computer only. It cannot be brought back.</source>
            <translation>« %1 » est à vous et sur cet ordinateur seulement. Elle ne pourra pas être récupérée.</translation>
        </message>
        <message>
            <source>“%1” was made by %2 and is shared: it goes from everybody's list and cannot be brought back.</source>
            <translation>« %1 » a été faite par %2 et elle est partagée : elle disparaîtra pour tous et ne pourra pas être récupérée.</translation>
        </message>
        <message>
            <source>%1 (%2): %3%4</source>
            <comment>doctype, how many, the first of them</comment>
            <translation>%1 (%2) : %3%4</translation>
        </message>
        <message>
            <source>ERPNext is asked what points here.</source>
            <translation>ERPNext est interrogé sur ce qui y renvoie.</translation>
        </message>
        <message>
            <source>Nothing in ERPNext points here.</source>
            <translation>Rien n’y renvoie dans ERPNext.</translation>
        </message>
        <message>
            <source>These point here in ERPNext: %1.</source>
            <translation>Y renvoient dans ERPNext : %1.</translation>
        </message>
        <message>
            <source>Whether something points here could not be asked: %1</source>
            <translation>Impossible de savoir si quelque chose y renvoie : %1</translation>
        </message>
</context>
<context>
    <name>FibreDesk::Dispatch::SheetController</name>
        <message>
            <source>%1 saved, %2 not. %3</source>
            <translation>%1 enregistrées, %2 non. %3</translation>
        </message>
        <message>
            <source>%1 was not saved. %2</source>
            <translation>%1 n’a pas été enregistré. %2</translation>
        </message>
        <message numerus="yes">
            <source>%n sheet(s) kept in %1.</source>
            <translation>
                <numerusform>%n feuille enregistrée dans %1.</numerusform>
                <numerusform>%n feuilles enregistrées dans %1.</numerusform>
            </translation>
        </message>
        <message>
            <source>Everybody</source>
            <translation>Tous</translation>
        </message>
        <message>
            <source>Kept as %1.</source>
            <translation>Enregistré sous %1.</translation>
        </message>
        <message>
            <source>Nobody</source>
            <translation>Personne</translation>
        </message>
        <message>
            <source>Sheet of %1, %2</source>
            <translation>Feuille de %1, %2</translation>
        </message>
        <message>
            <source>Sheets of everybody, %1</source>
            <translation>Feuilles de tous, %1</translation>
        </message>
</context>
<context>
    <name>PdfTools</name>
        <message>
            <source>%1 of %2</source>
            <translation>%1 de %2</translation>
        </message>
        <message>
            <source>Larger</source>
            <translation>Plus grand</translation>
        </message>
        <message>
            <source>Next page</source>
            <translation>Page suivante</translation>
        </message>
        <message>
            <source>Previous page</source>
            <translation>Page précédente</translation>
        </message>
        <message>
            <source>Smaller</source>
            <translation>Plus petit</translation>
        </message>
</context>
<context>
    <name>PdfView</name>
        <message>
            <source>Drawing the page</source>
            <translation>Dessin de la page</translation>
        </message>
        <message>
            <source>It asks for a password; the system's viewer can take it.</source>
            <translation>Il demande un mot de passe ; la visionneuse du système peut le recevoir.</translation>
        </message>
        <message>
            <source>Open outside</source>
            <translation>Ouvrir ailleurs</translation>
        </message>
        <message>
            <source>Page %1 of %2</source>
            <translation>Page %1 de %2</translation>
        </message>
        <message>
            <source>The PDF cannot be shown</source>
            <translation>Le PDF ne peut pas être affiché</translation>
        </message>
        <message>
            <source>The PDF is ready</source>
            <translation>Le PDF est prêt</translation>
        </message>
        <message>
            <source>The file came whole and cannot be drawn here; the system's viewer may.</source>
            <translation>Le fichier est venu en entier et ne peut pas être dessiné ici ; la visionneuse du système le peut peut-être.</translation>
        </message>
        <message>
            <source>This installation has no PDF module; the system's viewer shows it.</source>
            <translation>Cette installation n’a pas le module PDF ; la visionneuse du système l’affiche.</translation>
        </message>
</context>
<context>
    <name>SheetPanel</name>
        <message>
            <source>A file each…</source>
            <translation>Un fichier chacun…</translation>
        </message>
        <message>
            <source>Back to the board</source>
            <translation>Retour au tableau</translation>
        </message>
        <message>
            <source>Letter</source>
            <translation>Lettre</translation>
        </message>
        <message>
            <source>Make it again</source>
            <translation>Refaire</translation>
        </message>
        <message>
            <source>Making the sheet</source>
            <translation>Préparation de la feuille</translation>
        </message>
        <message>
            <source>One PDF for each technician, in a folder</source>
            <translation>Un PDF par technicien, dans un dossier</translation>
        </message>
        <message>
            <source>Opens the PDF in the system's viewer, which prints</source>
            <translation>Ouvre le PDF dans la visionneuse du système, qui imprime</translation>
        </message>
        <message>
            <source>PDF files (*.pdf)</source>
            <translation>Fichiers PDF (*.pdf)</translation>
        </message>
        <message>
            <source>Paper</source>
            <translation>Papier</translation>
        </message>
        <message>
            <source>Print…</source>
            <translation>Imprimer…</translation>
        </message>
        <message>
            <source>Save as…</source>
            <translation>Enregistrer sous…</translation>
        </message>
        <message>
            <source>The board has changed since this sheet was made.</source>
            <translation>Le tableau a changé depuis que cette feuille a été faite.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Réessayer</translation>
        </message>
        <message>
            <source>What is to be brought could not be read; the paper says so. %1</source>
            <translation>Ce qu’il faut apporter n’a pas pu être lu ; le papier le dit. %1</translation>
        </message>
        <message>
            <source>Whose sheet</source>
            <translation>De qui</translation>
        </message>
</context>
<context>
    <name>ViewsPanel</name>
        <message>
            <source>New name</source>
            <translation>Nouveau nom</translation>
        </message>
        <message>
            <source>None yet. Give what the board shows a name below.</source>
            <translation>Aucune pour l’instant. Donner ci-dessous un nom à ce que le tableau montre.</translation>
        </message>
        <message>
            <source>Read the shared views again</source>
            <translation>Relire les vues partagées</translation>
        </message>
        <message>
            <source>Reading the shared views…</source>
            <translation>Lecture des vues partagées…</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Supprimer</translation>
        </message>
        <message>
            <source>Remove this view?</source>
            <translation>Supprimer cette vue ?</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>Renommer</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Enregistrer</translation>
        </message>
        <message>
            <source>Save what the board shows as…</source>
            <translation>Enregistrer ce que le tableau montre sous…</translation>
        </message>
        <message>
            <source>Saved views</source>
            <translation>Vues enregistrées</translation>
        </message>
        <message>
            <source>Views of the board</source>
            <translation>Vues du tableau</translation>
        </message>
</context>
<context>
    <name>ViewsRow</name>
        <message>
            <source>Del</source>
            <translation>Suppr</translation>
        </message>
        <message>
            <source>Remove…</source>
            <translation>Supprimer…</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>Renommer</translation>
        </message>
        <message>
            <source>Share it no longer</source>
            <translation>Ne plus la partager</translation>
        </message>
        <message>
            <source>Share it with everybody</source>
            <translation>La partager avec tous</translation>
        </message>
        <message>
            <source>Shared by %1</source>
            <translation>Partagée par %1</translation>
        </message>
        <message>
            <source>Update it to what the board shows</source>
            <translation>La mettre à jour selon ce que le tableau montre</translation>
        </message>
        <message>
            <source>Yours alone</source>
            <translation>À vous seul</translation>
        </message>
        <message>
            <source>shared by %1</source>
            <translation>partagée par %1</translation>
        </message>
        <message>
            <source>shown now</source>
            <translation>affichée</translation>
        </message>
        <message>
            <source>yours alone</source>
            <translation>à vous seul</translation>
        </message>
</context>
<context>
    <name>BoardCommands</name>
        <message>
            <source>Next job to look at</source>
            <translation>Prochaine intervention à vérifier</translation>
        </message>
        <message>
            <source>Assign the job…</source>
            <translation>Assigner l’intervention…</translation>
        </message>
        <message>
            <source>Suggest places for the job…</source>
            <translation>Suggérer des places pour l’intervention…</translation>
        </message>
        <message>
            <source>Plan the day…</source>
            <translation>Planifier la journée…</translation>
        </message>
        <message>
            <source>Unassign the job</source>
            <translation>Retirer l’assignation de l’intervention</translation>
        </message>
        <message>
            <source>Change the job's date…</source>
            <translation>Changer la date de l’intervention…</translation>
        </message>
        <message>
            <source>Split the job in two</source>
            <translation>Scinder l’intervention en deux</translation>
        </message>
        <message>
            <source>Copy the job</source>
            <translation>Copier l’intervention</translation>
        </message>
        <message>
            <source>Exchange the day with another technician</source>
            <translation>Échanger la journée avec un autre technicien</translation>
        </message>
        <message>
            <source>Pause the technician, or back</source>
            <translation>Mettre le technicien en pause, ou le reprendre</translation>
        </message>
        <message>
            <source>Move the job earlier</source>
            <translation>Avancer l’intervention</translation>
        </message>
        <message>
            <source>Move the job later</source>
            <translation>Reculer l’intervention</translation>
        </message>
        <message>
            <source>Give the job to the technician above</source>
            <translation>Donner l’intervention au technicien du dessus</translation>
        </message>
        <message>
            <source>Give the job to the technician below</source>
            <translation>Donner l’intervention au technicien du dessous</translation>
        </message>
        <message>
            <source>Make the job shorter</source>
            <translation>Raccourcir l’intervention</translation>
        </message>
        <message>
            <source>Make the job longer</source>
            <translation>Allonger l’intervention</translation>
        </message>
        <message>
            <source>Mark all jobs of the day</source>
            <translation>Sélectionner toutes les interventions du jour</translation>
        </message>
        <message>
            <source>Undo on the board</source>
            <translation>Annuler sur le tableau</translation>
        </message>
        <message>
            <source>Send a failed change again</source>
            <translation>Renvoyer un changement échoué</translation>
        </message>
        <message>
            <source>Show the week</source>
            <translation>Afficher la semaine</translation>
        </message>
        <message>
            <source>Show the month</source>
            <translation>Afficher le mois</translation>
        </message>
        <message>
            <source>Previous day</source>
            <translation>Jour précédent</translation>
        </message>
        <message>
            <source>Next day</source>
            <translation>Jour suivant</translation>
        </message>
        <message>
            <source>Show or hide the trail of the day</source>
            <translation>Afficher ou masquer le trajet du jour</translation>
        </message>
        <message>
            <source>Nearest free technician and more, here on the map</source>
            <translation>Technicien libre le plus proche et autres, ici sur la carte</translation>
        </message>
        <message>
            <source>Layers of the map</source>
            <translation>Couches de la carte</translation>
        </message>
        <message>
            <source>Measure on the map</source>
            <translation>Mesurer sur la carte</translation>
        </message>
        <message>
            <source>Map without a network</source>
            <translation>Carte sans réseau</translation>
        </message>
        <message>
            <source>Order and rows of the board</source>
            <translation>Ordre et lignes du tableau</translation>
        </message>
        <message>
            <source>Filter by kind of work</source>
            <translation>Filtrer par type d’intervention</translation>
        </message>
        <message>
            <source>Filter jobs by text</source>
            <translation>Filtrer les interventions par texte</translation>
        </message>
        <message>
            <source>Go to the jobs to look at</source>
            <translation>Aller aux interventions à vérifier</translation>
        </message>
        <message>
            <source>Go to the kinds to look at</source>
            <translation>Aller aux sortes d’exceptions</translation>
        </message>
        <message>
            <source>Next change of while you were away</source>
            <translation>Changement suivant pendant votre absence</translation>
        </message>
        <message>
            <source>Show the whole day</source>
            <translation>Afficher toute la journée</translation>
        </message>
        <message>
            <source>Repeat the job on other days…</source>
            <translation>Répéter l’intervention d’autres jours…</translation>
        </message>
        <message>
            <source>Colour by technician, type of work or state</source>
            <translation>Couleurs par technicien, type de travail ou état</translation>
        </message>
</context>
<context>
    <name>SplitNotice</name>
        <message>
            <source>In one again</source>
            <translation>Réunir</translation>
        </message>
        <message>
            <source>Give the first part its length back, where nobody changed it</source>
            <translation>Rendre sa durée à la première partie, si personne ne l’a changée</translation>
        </message>
        <message>
            <source>Send again</source>
            <translation>Renvoyer</translation>
        </message>
</context>
<context>
    <name>DeviceFleetWords</name>
        <message>
            <source>ACS silent</source>
            <translation>ACS muet</translation>
        </message>
        <message>
            <source>Never heard</source>
            <translation>Jamais vu</translation>
        </message>
        <message>
            <source>Offline since %1</source>
            <translation>Hors ligne depuis %1</translation>
        </message>
        <message>
            <source>Online, %1</source>
            <translation>En ligne, %1</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <translation>%1, %2</translation>
        </message>
</context>
<context>
    <name>DeviceTree</name>
        <message>
            <source>Parameters</source>
            <translation>Paramètres</translation>
        </message>
        <message>
            <source>Hide the parameters</source>
            <translation>Masquer les paramètres</translation>
        </message>
        <message>
            <source>Show the parameters</source>
            <translation>Afficher les paramètres</translation>
        </message>
        <message>
            <source>All that the ACS has read of the device</source>
            <translation>Tout ce que l’ACS a lu de l’appareil</translation>
        </message>
        <message>
            <source>Part of a path or of a value</source>
            <translation>Partie d’un chemin ou d’une valeur</translation>
        </message>
        <message>
            <source>The ACS has read nothing of this device.</source>
            <translation>L’ACS n’a rien lu de cet appareil.</translation>
        </message>
        <message>
            <source>No parameter has this in it.</source>
            <translation>Aucun paramètre ne contient cela.</translation>
        </message>
        <message>
            <source>hidden</source>
            <translation>masqué</translation>
        </message>
        <message>
            <source>never read</source>
            <translation>jamais lu</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1 : %2</translation>
        </message>
        <message>
            <source>can be changed</source>
            <translation>modifiable</translation>
        </message>
        <message>
            <source>Have the device tell it again</source>
            <translation>Le faire relire par l’appareil</translation>
        </message>
</context>
<context>
    <name>DeviceBulkChoice</name>
        <message>
            <source>Add a tag</source>
            <translation>Ajouter une étiquette</translation>
        </message>
        <message>
            <source>Name of the tag</source>
            <translation>Nom de l’étiquette</translation>
        </message>
        <message>
            <source>New firmware</source>
            <translation>Nouveau micrologiciel</translation>
        </message>
        <message>
            <source>Next you see what would happen. Nothing is sent before you say so.</source>
            <translation>Vous verrez ensuite ce qui se passerait. Rien n’est envoyé avant que vous le disiez.</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>Aperçu</translation>
        </message>
        <message>
            <source>Read again</source>
            <translation>Relire</translation>
        </message>
        <message>
            <source>Reading the files of the ACS…</source>
            <translation>Lecture des fichiers de l’ACS…</translation>
        </message>
        <message>
            <source>Take out a tag</source>
            <translation>Retirer une étiquette</translation>
        </message>
        <message>
            <source>The ACS has no firmware that says for which model and which version it is.</source>
            <translation>L’ACS n’a aucun micrologiciel qui dise son modèle et sa version.</translation>
        </message>
        <message>
            <source>What to do</source>
            <translation>Quoi faire</translation>
        </message>
        <message>
            <source>Which file of the ACS</source>
            <translation>Quel fichier de l’ACS</translation>
        </message>
</context>
<context>
    <name>DeviceBulkLimit</name>
        <message>
            <source>Devices at a time</source>
            <translation>Appareils à la fois</translation>
        </message>
        <message>
            <source>Devices at a time, %1 to %2</source>
            <translation>Appareils à la fois, de %1 à %2</translation>
        </message>
        <message>
            <source>Fewer at a time</source>
            <translation>Moins à la fois</translation>
        </message>
        <message>
            <source>More at a time</source>
            <translation>Plus à la fois</translation>
        </message>
</context>
<context>
    <name>DeviceBulkList</name>
        <message>
            <source>What becomes of each device</source>
            <translation>Ce que devient chaque appareil</translation>
        </message>
</context>
<context>
    <name>DeviceBulkPane</name>
        <message>
            <source>Act on them…</source>
            <translation>Agir…</translation>
        </message>
</context>
<context>
    <name>DeviceBulkPreview</name>
        <message numerus="yes">
            <source>Also the %n selected that the list does not show now</source>
            <translation>
                <numerusform>Aussi le %n choisi que la liste ne montre pas en ce moment</numerusform>
                <numerusform>Aussi les %n choisis que la liste ne montre pas en ce moment</numerusform>
            </translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Retour</translation>
        </message>
        <message>
            <source>Begin with %1</source>
            <translation>Commencer avec %1</translation>
        </message>
        <message>
            <source>How many devices it is for</source>
            <translation>Pour combien d’appareils</translation>
        </message>
        <message>
            <source>To begin, type how many devices it is for:</source>
            <translation>Pour commencer, taper pour combien d’appareils :</translation>
        </message>
</context>
<context>
    <name>DeviceBulkResult</name>
        <message>
            <source>CSV files (*.csv)</source>
            <translation>Fichiers CSV (*.csv)</translation>
        </message>
        <message>
            <source>Export the table</source>
            <translation>Exporter le tableau</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Continuer</translation>
        </message>
        <message>
            <source>Only those that failed or were not taken</source>
            <translation>Seulement ceux qui ont échoué ou n’ont pas été pris</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Arrêter</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Réessayer</translation>
        </message>
        <message>
            <source>What has not begun stays undone; what was sent is followed</source>
            <translation>Ce qui n’a pas commencé reste à faire ; ce qui a été envoyé est suivi</translation>
        </message>
        <message>
            <source>What waits at the ACS stays in the tasks of each device; it is told here too as soon as it is done. Nothing is asked twice by itself.</source>
            <translation>Ce qui attend à l’ACS reste dans les tâches de chaque appareil ; cela se lit ici aussi dès que c’est fait. Rien n’est demandé deux fois de lui-même.</translation>
        </message>
        <message>
            <source>With those that were not begun</source>
            <translation>Avec ceux qui n’ont pas été commencés</translation>
        </message>
        <message>
            <source>Writing the file: %1</source>
            <translation>Écriture du fichier : %1</translation>
        </message>
        <message>
            <source>results</source>
            <translation>resultats</translation>
        </message>
</context>
<context>
    <name>DeviceBulkRow</name>
        <message>
            <source>%1, %2: %3 %4</source>
            <translation>%1, %2 : %3 %4</translation>
        </message>
</context>
<context>
    <name>DeviceBulkSheet</name>
        <message>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
        <message>
            <source>Close; it goes on</source>
            <translation>Fermer ; cela continue</translation>
        </message>
        <message numerus="yes">
            <source>For %n selected device(s)</source>
            <translation>
                <numerusform>Pour %n appareil choisi</numerusform>
                <numerusform>Pour %n appareils choisis</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>DeviceBulkWords</name>
        <message>
            <source>%1 (%2)</source>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>%1 Last heard %2.</source>
            <translation>%1 Dernier contact : %2.</translation>
        </message>
        <message>
            <source>%1 → %2</source>
            <translation>%1 → %2</translation>
        </message>
        <message>
            <source>A firmware waits for it at the ACS already.</source>
            <translation>Un micrologiciel l’attend déjà à l’ACS.</translation>
        </message>
        <message>
            <source>Add the tag “%1”</source>
            <translation>Ajouter l’étiquette « %1 »</translation>
        </message>
        <message>
            <source>Another selected record is the same device.</source>
            <translation>Une autre fiche choisie est le même appareil.</translation>
        </message>
        <message>
            <source>Device %1: firmware %2 is on it</source>
            <translation>Appareil %1 : le micrologiciel %2 y est</translation>
        </message>
        <message>
            <source>Device %1: has started anew and still has firmware %2</source>
            <translation>Appareil %1 : a redémarré et a encore le micrologiciel %2</translation>
        </message>
        <message>
            <source>Device %1: tag “%2” added at the ACS</source>
            <translation>Appareil %1 : étiquette « %2 » ajoutée à l’ACS</translation>
        </message>
        <message>
            <source>Device %1: tag “%2” taken out at the ACS</source>
            <translation>Appareil %1 : étiquette « %2 » retirée de l’ACS</translation>
        </message>
        <message>
            <source>Does not have the tag.</source>
            <translation>N’a pas l’étiquette.</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Fait</translation>
        </message>
        <message>
            <source>Failed on the device</source>
            <translation>Échec sur l’appareil</translation>
        </message>
        <message>
            <source>Has the tag already.</source>
            <translation>A déjà l’étiquette.</translation>
        </message>
        <message>
            <source>Has this version already.</source>
            <translation>A déjà cette version.</translation>
        </message>
        <message>
            <source>It expired at the ACS before the device came.</source>
            <translation>La tâche a expiré à l’ACS avant que l’appareil se présente.</translation>
        </message>
        <message>
            <source>It has %1 now.</source>
            <translation>Il a maintenant %1.</translation>
        </message>
        <message>
            <source>It has started anew since and still has %1.</source>
            <translation>Il a redémarré depuis et a encore %1.</translation>
        </message>
        <message>
            <source>Its version is not known → %1</source>
            <translation>Version inconnue → %1</translation>
        </message>
        <message>
            <source>Last heard %1: it will wait at the ACS.</source>
            <translation>Dernier contact : %1. La demande attendra à l’ACS.</translation>
        </message>
        <message>
            <source>Left out</source>
            <translation>Écarté</translation>
        </message>
        <message>
            <source>New firmware %1</source>
            <translation>Nouveau micrologiciel %1</translation>
        </message>
        <message>
            <source>Not begun</source>
            <translation>Pas commencé</translation>
        </message>
        <message>
            <source>Not in the ACS</source>
            <translation>Absent de l’ACS</translation>
        </message>
        <message>
            <source>Not taken</source>
            <translation>Pas pris</translation>
        </message>
        <message>
            <source>On its way</source>
            <translation>En route</translation>
        </message>
        <message>
            <source>Read again</source>
            <translation>Relire</translation>
        </message>
        <message>
            <source>Silent for days: it would wait for nobody knows how long.</source>
            <translation>Muet depuis des jours : la demande attendrait on ne sait combien de temps.</translation>
        </message>
        <message>
            <source>Stopped by itself: %1 of the first %2 failed. The others did not get it.</source>
            <translation>Arrêté de lui-même : %1 échecs sur les %2 premiers. Les autres ne l’ont pas reçu.</translation>
        </message>
        <message>
            <source>Stopped by itself: the ACS does not take it.</source>
            <translation>Arrêté de lui-même : l’ACS ne le prend pas.</translation>
        </message>
        <message>
            <source>Stopped by itself: the ACS does not take it. %1</source>
            <translation>Arrêté de lui-même : l’ACS ne le prend pas. %1</translation>
        </message>
        <message>
            <source>Stopped. What had not begun stays undone; what was sent stays true.</source>
            <translation>Arrêté. Ce qui n’avait pas commencé reste à faire ; ce qui a été envoyé reste vrai.</translation>
        </message>
        <message>
            <source>Take out the tag “%1”</source>
            <translation>Retirer l’étiquette « %1 »</translation>
        </message>
        <message>
            <source>Taken, not seen yet</source>
            <translation>Pris, pas encore vu</translation>
        </message>
        <message>
            <source>The ACS does not know it.</source>
            <translation>L’ACS ne le connaît pas.</translation>
        </message>
        <message>
            <source>The ACS does not say which model it is.</source>
            <translation>L’ACS ne dit pas de quel modèle il est.</translation>
        </message>
        <message>
            <source>The ACS has never heard of it.</source>
            <translation>L’ACS n’en a jamais entendu parler.</translation>
        </message>
        <message>
            <source>The device has accepted the file; version %1 is not seen on it yet.</source>
            <translation>L’appareil a accepté le fichier ; la version %1 n’y est pas encore vue.</translation>
        </message>
        <message>
            <source>The device was busy with the ACS.</source>
            <translation>L’appareil était occupé avec l’ACS.</translation>
        </message>
        <message>
            <source>The file is for another model.</source>
            <translation>Le fichier est pour un autre modèle.</translation>
        </message>
        <message>
            <source>The run was stopped before it.</source>
            <translation>La série a été arrêtée avant lui.</translation>
        </message>
        <message>
            <source>Uncertain</source>
            <translation>Incertain</translation>
        </message>
        <message>
            <source>Until the device comes; last heard %1.</source>
            <translation>Jusqu’à ce que l’appareil se présente ; dernier contact : %1.</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>En attente</translation>
        </message>
        <message>
            <source>Waits at the ACS</source>
            <translation>Attend à l’ACS</translation>
        </message>
        <message>
            <source>Will be asked</source>
            <translation>Sera demandé</translation>
        </message>
</context>
<context>
    <name>DeviceStrips</name>
        <message>
            <source>%1: %2</source>
            <translation>%1 : %2</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Afficher</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
</context>
<context>
    <name>FibreDesk::DeviceBulk</name>
        <message>
            <source>%1 of %2 done</source>
            <translation>%1 sur %2 faits</translation>
        </message>
        <message>
            <source>%1, %2 to go</source>
            <translation>%1, %2 à venir</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1 : %2</translation>
        </message>
        <message numerus="yes">
            <source>%n device(s) will be asked</source>
            <translation>
                <numerusform>%n appareil sera sollicité</numerusform>
                <numerusform>%n appareils seront sollicités</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n left out</source>
            <translation>
                <numerusform>%n écarté</numerusform>
                <numerusform>%n écartés</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) written to %1.</source>
            <translation>
                <numerusform>%n ligne écrite dans %1.</numerusform>
                <numerusform>%n lignes écrites dans %1.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n of them have been silent for hours: theirs will wait at the ACS.</source>
            <translation>
                <numerusform>%n d’entre eux est muet depuis des heures : sa demande attendra à l’ACS.</numerusform>
                <numerusform>%n d’entre eux sont muets depuis des heures : leur demande attendra à l’ACS.</numerusform>
            </translation>
        </message>
        <message>
            <source>A tag has at most %1 characters.</source>
            <translation>Une étiquette a au plus %1 signes.</translation>
        </message>
        <message>
            <source>A tag has letters without accents, digits, - and _ only.</source>
            <translation>Une étiquette n’a que des lettres sans accent, des chiffres, - et _.</translation>
        </message>
        <message>
            <source>Each device starts anew with it, and its customer is without a connection meanwhile. It stops by itself when three of the first five fail, or a fifth of all.</source>
            <translation>Chaque appareil redémarre avec lui, et son client est sans connexion pendant ce temps. La série s’arrête d’elle-même quand trois des cinq premiers échouent, ou un cinquième du tout.</translation>
        </message>
        <message>
            <source>Looking at the local copy and the last reading of the ACS…</source>
            <translation>Consultation de la copie locale et de la dernière lecture de l’ACS…</translation>
        </message>
        <message>
            <source>Nothing would happen: all of them are left out.</source>
            <translation>Il ne se passerait rien : tous sont écartés.</translation>
        </message>
        <message>
            <source>OUI %1</source>
            <translation>OUI %1</translation>
        </message>
        <message>
            <source>The ACS could not be read: %1</source>
            <translation>L’ACS n’a pas pu être lu : %1</translation>
        </message>
        <message>
            <source>The ACS has not been read yet: who it knows is not known.</source>
            <translation>L’ACS n’a pas encore été lu : on ne sait pas qui il connaît.</translation>
        </message>
        <message>
            <source>The ACS is silent: what is asked of a device will wait there.</source>
            <translation>L’ACS est muet : ce qui est demandé à un appareil y attendra.</translation>
        </message>
        <message numerus="yes">
            <source>about %n request(s)</source>
            <translation>
                <numerusform>environ %n requête</numerusform>
                <numerusform>environ %n requêtes</numerusform>
            </translation>
        </message>
        <message>
            <source>No device is marked: Space marks one, Ctrl+A all of the list.</source>
            <translation>Aucun appareil n’est marqué : Espace en marque un, Ctrl+A toute la liste.</translation>
        </message>
</context>
<context>
    <name>FibreDesk::DeviceBulkModel</name>
        <message>
            <source>Customer</source>
            <translation>Client</translation>
        </message>
        <message>
            <source>Device</source>
            <translation>Appareil</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Numéro</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>Résultat</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Raison</translation>
        </message>
        <message>
            <source>Serial number</source>
            <translation>Numéro de série</translation>
        </message>
</context>
<context>
    <name>FibreDesk::DeviceWork</name>
        <message>
            <source>%1: a new secret</source>
            <translation>%1 : un nouveau secret</translation>
        </message>
        <message>
            <source>%1: “%2” → “%3”</source>
            <translation>%1 : « %2 » → « %3 »</translation>
        </message>
        <message>
            <source>%1: “%2”</source>
            <translation>%1 : « %2 »</translation>
        </message>
        <message>
            <source>its note waits to be sent to ERPNext</source>
            <translation>sa note attend d’être envoyée à ERPNext</translation>
        </message>
        <message>
            <source>its note was refused by ERPNext: see the outbox</source>
            <translation>sa note a été refusée par ERPNext : voir la boîte d’envoi</translation>
        </message>
        <message>
            <source>nobody knows whether its note arrived: see the outbox</source>
            <translation>on ne sait pas si sa note est arrivée : voir la boîte d’envoi</translation>
        </message>
        <message>
            <source>somebody at this desk</source>
            <translation>quelqu’un à ce poste</translation>
        </message>
        <message>
            <source>Note on the customer</source>
            <translation>Note sur le client</translation>
        </message>
        <message>
            <source>Note on ticket %1</source>
            <translation>Note sur le billet %1</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Wi-Fi changed at the device itself</source>
            <translation>Wi-Fi changé sur l’appareil même</translation>
        </message>
        <message>
            <source>Restart at the device itself</source>
            <translation>Redémarrage depuis l’appareil même</translation>
        </message>
        <message>
            <source>not done</source>
            <translation>pas fait</translation>
        </message>
        <message>
            <source>the device says otherwise afterwards</source>
            <translation>l’appareil dit autre chose ensuite</translation>
        </message>
</context>
<context>
    <name>DeviceWorkList</name>
        <message>
            <source>Done and seen</source>
            <translation>Fait et vu</translation>
        </message>
        <message>
            <source>Nobody has changed or measured anything here yet.</source>
            <translation>Personne n’a encore rien changé ni mesuré ici.</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1 : %2</translation>
        </message>
        <message>
            <source>%1 · %2</source>
            <translation>%1 · %2</translation>
        </message>
        <message>
            <source>All %1</source>
            <translation>Les %1</translation>
        </message>
</context>
<context>
    <name>FibreDesk::DeviceSelf</name>
        <message>
            <source>Wi-Fi changed on its own page</source>
            <translation>Wi-Fi changé sur sa propre page</translation>
        </message>
        <message>
            <source>nobody can say whether it was done</source>
            <translation>personne ne peut dire si c’est fait</translation>
        </message>
        <message>
            <source>not done</source>
            <translation>pas fait</translation>
        </message>
        <message>
            <source>%1 is “%2”</source>
            <translation>%1 vaut « %2 »</translation>
        </message>
        <message>
            <source>taken, and the device says otherwise: %1</source>
            <translation>accepté, et l’appareil dit autre chose : %1</translation>
        </message>
        <message>
            <source>done, and read back</source>
            <translation>fait, et relu</translation>
        </message>
        <message>
            <source>done, says the device; not all of it can be read back</source>
            <translation>fait, dit l’appareil ; tout ne peut pas être relu</translation>
        </message>
        <message>
            <source>Restart from its own page</source>
            <translation>Redémarrage depuis sa propre page</translation>
        </message>
        <message>
            <source>the device says that it starts again</source>
            <translation>l’appareil dit qu’il redémarre</translation>
        </message>
        <message>
            <source>it may be starting again: look in two minutes</source>
            <translation>il redémarre peut-être : regarder dans deux minutes</translation>
        </message>
        <message>
            <source>Device %1: %2, %3</source>
            <translation>Appareil %1 : %2, %3</translation>
        </message>
        <message>
            <source>%1: a new secret</source>
            <translation>%1 : un nouveau secret</translation>
        </message>
        <message>
            <source>%1: “%2” → “%3”</source>
            <translation>%1 : « %2 » → « %3 »</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1 : %2</translation>
        </message>
</context>
<context>
    <name>DeviceOwnPage</name>
        <message>
            <source>At the device itself</source>
            <translation>Sur l’appareil même</translation>
        </message>
        <message>
            <source>The ACS does not reach this device; its own page answers.</source>
            <translation>L’ACS n’atteint pas cet appareil ; sa propre page répond.</translation>
        </message>
        <message>
            <source>Restart…</source>
            <translation>Redémarrer…</translation>
        </message>
        <message>
            <source>Wi-Fi…</source>
            <translation>Wi-Fi…</translation>
        </message>
        <message>
            <source>Another name or password</source>
            <translation>Un autre nom ou mot de passe</translation>
        </message>
        <message>
            <source>The device is being asked…</source>
            <translation>L’appareil est interrogé…</translation>
        </message>
        <message>
            <source>Restart</source>
            <translation>Redémarrer</translation>
        </message>
        <message>
            <source>Internet, telephone and television stop at the customer's for two or three minutes.</source>
            <translation>Internet, téléphone et télévision s’arrêtent chez le client pendant deux ou trois minutes.</translation>
        </message>
        <message>
            <source>Restart the device?</source>
            <translation>Redémarrer l’appareil ?</translation>
        </message>
</context>
<context>
    <name>DeviceLabelButton</name>
        <message>
            <source>Read the barcodes of a picture; Ctrl+V takes the one of the clipboard</source>
            <translation>Lire les codes-barres d’une image ; Ctrl+V prend celle du presse-papiers</translation>
        </message>
        <message>
            <source>Pictures (%1)</source>
            <translation>Images (%1)</translation>
        </message>
        <message>
            <source>All files (%1)</source>
            <translation>Tous les fichiers (%1)</translation>
        </message>
        <message>
            <source>Picture of a label</source>
            <translation>Image d’une étiquette</translation>
        </message>
</context>
<context>
    <name>DeviceScanPanel</name>
        <message>
            <source>Reading the label</source>
            <translation>Lecture de l’étiquette</translation>
        </message>
        <message>
            <source>Search everywhere</source>
            <translation>Chercher partout</translation>
        </message>
        <message>
            <source>No device has the code “%1”.</source>
            <translation>Aucun appareil n’a le code « %1 ».</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
        <message>
            <source>No barcode was found in the picture. Nearer, sharper and straight from the front helps.</source>
            <translation>Aucun code-barres n’a été trouvé dans l’image. De plus près, plus net et bien en face, c’est plus facile.</translation>
        </message>
        <message>
            <source>Read from the label</source>
            <translation>Lu sur l’étiquette</translation>
        </message>
        <message>
            <source>no device has it</source>
            <translation>aucun appareil ne l’a</translation>
        </message>
        <message>
            <source>Take %1</source>
            <translation>Prendre %1</translation>
        </message>
        <message>
            <source>Search everywhere for it</source>
            <translation>Le chercher partout</translation>
        </message>
</context>
<context>
    <name>DeviceSwapPanel</name>
        <message>
            <source>Replace this device</source>
            <translation>Remplacer cet appareil</translation>
        </message>
        <message>
            <source>Close; what was asked for goes on</source>
            <translation>Fermer ; ce qui a été demandé se poursuit</translation>
        </message>
        <message>
            <source>Close without replacing</source>
            <translation>Fermer sans remplacer</translation>
        </message>
        <message>
            <source>Diagnose before a device is exchanged: most that come back are sound.</source>
            <translation>Diagnostiquer avant d’échanger un appareil : la plupart de ceux qui reviennent sont bons.</translation>
        </message>
        <message>
            <source>Diagnosing…</source>
            <translation>Diagnostic en cours…</translation>
        </message>
        <message>
            <source>Diagnose now</source>
            <translation>Diagnostiquer maintenant</translation>
        </message>
        <message>
            <source>Reason (for the customer’s time line)</source>
            <translation>Raison (pour l’historique du client)</translation>
        </message>
        <message>
            <source>Why it is replaced without a diagnosis</source>
            <translation>Pourquoi il est remplacé sans diagnostic</translation>
        </message>
        <message>
            <source>Reason of the replacement</source>
            <translation>Raison du remplacement</translation>
        </message>
        <message>
            <source>New device</source>
            <translation>Nouvel appareil</translation>
        </message>
        <message>
            <source>Scan or type its serial, then Enter</source>
            <translation>Lire ou taper son numéro de série, puis Entrée</translation>
        </message>
        <message>
            <source>Serial of the new device</source>
            <translation>Numéro de série du nouvel appareil</translation>
        </message>
        <message>
            <source>The old one is</source>
            <translation>L’ancien est</translation>
        </message>
        <message>
            <source>What becomes of the old device</source>
            <translation>Ce que devient l’ancien appareil</translation>
        </message>
        <message>
            <source>%1: %2 → %3</source>
            <translation>%1 : %2 → %3</translation>
        </message>
        <message>
            <source>Replace the device</source>
            <translation>Remplacer l’appareil</translation>
        </message>
</context>
<context>
    <name>DeviceSwapResults</name>
        <message>
            <source>Try again</source>
            <translation>Réessayer</translation>
        </message>
        <message>
            <source>Decide in the outbox</source>
            <translation>Trancher dans la boîte d’envoi</translation>
        </message>
        <message>
            <source>Take everything back</source>
            <translation>Tout reprendre</translation>
        </message>
</context>
<context>
    <name>FibreDesk::DeviceSwap</name>
        <message>
            <source>No diagnosis of this device in the last 24 hours.</source>
            <translation>Aucun diagnostic de cet appareil dans les dernières 24 heures.</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1 : %2</translation>
        </message>
        <message>
            <source>Last diagnosed %1. %2</source>
            <translation>Dernier diagnostic : %1. %2</translation>
        </message>
        <message>
            <source>The new device is a %1, the old one a %2.</source>
            <translation>Le nouvel appareil est de type %1, l’ancien de type %2.</translation>
        </message>
        <message>
            <source>Another model: %1 instead of %2.</source>
            <translation>Un autre modèle : %1 au lieu de %2.</translation>
        </message>
        <message>
            <source>The local copy does not have this device.</source>
            <translation>La copie locale n’a pas cet appareil.</translation>
        </message>
        <message>
            <source>This device is at no location: there is nothing to replace it at.</source>
            <translation>Cet appareil n’est à aucun lieu : il n’y a nulle part où le remplacer.</translation>
        </message>
        <message>
            <source>Without a diagnosis of the last 24 hours a reason is needed.</source>
            <translation>Sans diagnostic des dernières 24 heures, il faut une raison.</translation>
        </message>
        <message>
            <source>The new device is not chosen yet.</source>
            <translation>Le nouvel appareil n’est pas encore choisi.</translation>
        </message>
        <message>
            <source>The new device is the old one.</source>
            <translation>Le nouvel appareil est l’ancien.</translation>
        </message>
        <message>
            <source>%1 is at a customer's already: %2.</source>
            <translation>%1 est déjà chez un client : %2.</translation>
        </message>
        <message>
            <source>%1 is not in stock: its state is “%2”.</source>
            <translation>%1 n’est pas en stock : son état est « %2 ».</translation>
        </message>
        <message>
            <source>A change of %1 is still on its way or undecided.</source>
            <translation>Un changement de %1 est encore en route ou à trancher.</translation>
        </message>
        <message>
            <source>What becomes of the old device is not said.</source>
            <translation>Ce que devient l’ancien appareil n’est pas dit.</translation>
        </message>
        <message>
            <source>none</source>
            <translation>aucun</translation>
        </message>
        <message>
            <source>State</source>
            <translation>État</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>Client</translation>
        </message>
        <message>
            <source>Location</source>
            <translation>Lieu</translation>
        </message>
        <message>
            <source>Subscription</source>
            <translation>Abonnement</translation>
        </message>
        <message>
            <source>Device replaced: %1 by %2.</source>
            <translation>Appareil remplacé : %1 par %2.</translation>
        </message>
        <message>
            <source>The old device is now: %1.</source>
            <translation>L’ancien appareil est maintenant : %1.</translation>
        </message>
        <message>
            <source>Reason: %1</source>
            <translation>Raison : %1</translation>
        </message>
        <message>
            <source>Replace %1</source>
            <translation>Remplacer %1</translation>
        </message>
        <message>
            <source>A colleague changed this record meanwhile.</source>
            <translation>Un collègue a modifié cette fiche entre-temps.</translation>
        </message>
        <message>
            <source>%1 changed this record meanwhile.</source>
            <translation>%1 a modifié cette fiche entre-temps.</translation>
        </message>
        <message>
            <source>Saved</source>
            <translation>Enregistré</translation>
        </message>
        <message>
            <source>Not saved</source>
            <translation>Non enregistré</translation>
        </message>
        <message>
            <source>Not saved: to be decided</source>
            <translation>Non enregistré : à trancher</translation>
        </message>
        <message>
            <source>The answer was lost; it is looked up</source>
            <translation>La réponse s’est perdue ; c’est en vérification</translation>
        </message>
        <message>
            <source>Given up</source>
            <translation>Abandonné</translation>
        </message>
        <message>
            <source>Waits to be sent</source>
            <translation>En attente d’envoi</translation>
        </message>
        <message>
            <source>Back: %1</source>
            <translation>Retour : %1</translation>
        </message>
        <message>
            <source>Taken back: both records are as they were.</source>
            <translation>Repris : les deux fiches sont comme avant.</translation>
        </message>
        <message>
            <source>Not taken back: see the reason at the record.</source>
            <translation>Non repris : voir la raison à côté de la fiche.</translation>
        </message>
        <message>
            <source>It is being taken back.</source>
            <translation>Reprise en cours.</translation>
        </message>
        <message>
            <source>Replaced: both records are saved.</source>
            <translation>Remplacé : les deux fiches sont enregistrées.</translation>
        </message>
        <message>
            <source>Only half is done: one record is saved, the other is not. Try the other again, decide it, or take the first back.</source>
            <translation>Fait à moitié seulement : une fiche est enregistrée, l’autre non. Réessayer l’autre, la trancher, ou reprendre la première.</translation>
        </message>
        <message>
            <source>Nothing was changed.</source>
            <translation>Rien n’a été changé.</translation>
        </message>
        <message>
            <source>One record was not saved; the other is on its way.</source>
            <translation>Une fiche n’a pas été enregistrée ; l’autre est en route.</translation>
        </message>
        <message>
            <source>Nobody knows yet whether everything was saved: it is looked up before anything is sent again.</source>
            <translation>On ne sait pas encore si tout a été enregistré : c’est vérifié avant tout nouvel envoi.</translation>
        </message>
        <message>
            <source>Both changes are kept here and go out together.</source>
            <translation>Les deux changements sont gardés ici et partent ensemble.</translation>
        </message>
        <message>
            <source>Take back: %1</source>
            <translation>Reprendre : %1</translation>
        </message>
</context>
<context>
    <name>FibreDesk::OutageExport</name>
        <message>
            <source>Number</source>
            <translation>Numéro</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Type</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modèle</translation>
        </message>
        <message>
            <source>Serial</source>
            <translation>Numéro de série</translation>
        </message>
        <message>
            <source>Customer number</source>
            <translation>Numéro de client</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>Client</translation>
        </message>
        <message>
            <source>Location</source>
            <translation>Lieu</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Adresse</translation>
        </message>
        <message>
            <source>City</source>
            <translation>Ville</translation>
        </message>
        <message>
            <source>OLT port</source>
            <translation>Port d’OLT</translation>
        </message>
        <message>
            <source>State</source>
            <translation>État</translation>
        </message>
        <message>
            <source>Silent since (UTC)</source>
            <translation>Muet depuis (UTC)</translation>
        </message>
</context>
<context>
    <name>FibreDesk::OutageWork</name>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>et %n autre</numerusform>
                <numerusform>et %n autres</numerusform>
            </translation>
        </message>
        <message>
            <source>Outage: %1</source>
            <translation>Panne : %1</translation>
        </message>
        <message>
            <source>Customers without a connection:</source>
            <translation>Clients sans connexion :</translation>
        </message>
        <message>
            <source>The subject is empty.</source>
            <translation>Le sujet est vide.</translation>
        </message>
        <message>
            <source>Below %1</source>
            <translation>Sous %1</translation>
        </message>
        <message>
            <source>Made: %1</source>
            <translation>Créé : %1</translation>
        </message>
        <message>
            <source>Not made</source>
            <translation>Non créé</translation>
        </message>
        <message>
            <source>Not found; nobody knows whether it was made</source>
            <translation>Introuvable ; on ne sait pas s’il a été créé</translation>
        </message>
        <message>
            <source>The answer was lost; it is looked up</source>
            <translation>La réponse s’est perdue ; c’est en vérification</translation>
        </message>
        <message>
            <source>Waits to be sent</source>
            <translation>En attente d’envoi</translation>
        </message>
</context>
<context>
    <name>OutageDetail</name>
        <message>
            <source>%1 · %2</source>
            <translation>%1 · %2</translation>
        </message>
        <message>
            <source>%1. %2</source>
            <translation>%1. %2</translation>
        </message>
        <message>
            <source>Create a ticket…</source>
            <translation>Créer un billet…</translation>
        </message>
        <message>
            <source>Create a job…</source>
            <translation>Créer une intervention…</translation>
        </message>
        <message>
            <source>On the dispatch map</source>
            <translation>Sur la carte de répartition</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Exporter</translation>
        </message>
        <message numerus="yes">
            <source>%n place(s) of it have no position and are not on the map.</source>
            <translation>
                <numerusform>%n de ses lieux n’a pas de position et n’est pas sur la carte.</numerusform>
                <numerusform>%n de ses lieux n’ont pas de position et ne sont pas sur la carte.</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>OutageMade</name>
        <message>
            <source>Made of this outage</source>
            <translation>Créés pour cette panne</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1 : %2</translation>
        </message>
        <message>
            <source>Open the ticket</source>
            <translation>Ouvrir le billet</translation>
        </message>
        <message numerus="yes">
            <source>Put %n open ticket(s) below it</source>
            <translation>
                <numerusform>Y rattacher %n billet ouvert</numerusform>
                <numerusform>Y rattacher %n billets ouverts</numerusform>
            </translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Réessayer</translation>
        </message>
        <message>
            <source>Give up</source>
            <translation>Abandonner</translation>
        </message>
</context>
<context>
    <name>OutageMap</name>
        <message>
            <source>Show all places of the outage</source>
            <translation>Montrer tous les lieux de la panne</translation>
        </message>
        <message>
            <source>Arrows move the map, + and - zoom it, 0 shows all places.</source>
            <translation>Les flèches déplacent la carte, + et - la zooment, 0 montre tous les lieux.</translation>
        </message>
        <message>
            <source>Map of the outage</source>
            <translation>Carte de la panne</translation>
        </message>
        <message numerus="yes">
            <source>%n place(s) close together</source>
            <translation>
                <numerusform>%n lieu</numerusform>
                <numerusform>%n lieux rapprochés</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>OutageMembers</name>
        <message>
            <source>Open tickets of these customers</source>
            <translation>Billets ouverts de ces clients</translation>
        </message>
        <message>
            <source>Open %1</source>
            <translation>Ouvrir %1</translation>
        </message>
        <message>
            <source>All %1</source>
            <translation>Les %1</translation>
        </message>
        <message>
            <source>Devices</source>
            <translation>Appareils</translation>
        </message>
        <message>
            <source>Open the device %1</source>
            <translation>Ouvrir l’appareil %1</translation>
        </message>
        <message>
            <source>no customer</source>
            <translation>aucun client</translation>
        </message>
        <message>
            <source>Open the customer</source>
            <translation>Ouvrir le client</translation>
        </message>
</context>
<context>
    <name>OutageRow</name>
        <message numerus="yes">
            <source>%1 · %n open ticket(s)</source>
            <translation>
                <numerusform>%1 · %n billet ouvert</numerusform>
                <numerusform>%1 · %n billets ouverts</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>OutageStrip</name>
        <message>
            <source>Show</source>
            <translation>Afficher</translation>
        </message>
        <message numerus="yes">
            <source>%n customer(s) without a connection</source>
            <translation>
                <numerusform>%n client sans connexion</numerusform>
                <numerusform>%n clients sans connexion</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n outage(s)</source>
            <translation>
                <numerusform>%n panne</numerusform>
                <numerusform>%n pannes</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>OutageView</name>
        <message>
            <source>outage</source>
            <translation>panne</translation>
        </message>
        <message>
            <source>Shown</source>
            <translation>Affiché</translation>
        </message>
        <message>
            <source>Equipment</source>
            <translation>Équipement</translation>
        </message>
        <message>
            <source>Outages</source>
            <translation>Pannes</translation>
        </message>
        <message>
            <source>%1 places known, of %2 nobody knows</source>
            <translation>%1 lieux connus, %2 dont on ne sait rien</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
        <message>
            <source>What the ACS hears of the devices is what outages are found by.</source>
            <translation>Les pannes se trouvent par ce que l’ACS entend des appareils.</translation>
        </message>
        <message>
            <source>No outage</source>
            <translation>Aucune panne</translation>
        </message>
        <message>
            <source>Nothing is known</source>
            <translation>On ne sait rien</translation>
        </message>
        <message numerus="yes">
            <source>%n device(s) written to %1.</source>
            <translation>
                <numerusform>%n appareil écrit dans %1.</numerusform>
                <numerusform>%n appareils écrits dans %1.</numerusform>
            </translation>
        </message>
        <message>
            <source>CSV files (*.csv)</source>
            <translation>Fichiers CSV (*.csv)</translation>
        </message>
        <message>
            <source>No three neighbours, no port and no OLT fell silent together. A device counts as silent once it missed several of its reports, after three hours at the latest.</source>
            <translation>Ni trois voisins, ni un port, ni un OLT ne sont devenus muets ensemble. Un appareil compte comme muet quand plusieurs de ses rapports ont manqué, au plus tard après trois heures.</translation>
        </message>
</context>
<context>
    <name>OutageWords</name>
        <message>
            <source>OLT %1</source>
            <translation>OLT %1</translation>
        </message>
        <message>
            <source>Port %1</source>
            <translation>Port %1</translation>
        </message>
        <message>
            <source>%1, port %2</source>
            <translation>%1, port %2</translation>
        </message>
        <message>
            <source>A neighbourhood without an address</source>
            <translation>Un voisinage sans adresse</translation>
        </message>
        <message>
            <source>Around %1</source>
            <translation>Autour de %1</translation>
        </message>
        <message>
            <source>The whole OLT</source>
            <translation>Tout l’OLT</translation>
        </message>
        <message>
            <source>Several OLTs at once</source>
            <translation>Plusieurs OLT à la fois</translation>
        </message>
        <message>
            <source>The port or its fibre</source>
            <translation>Le port ou sa fibre</translation>
        </message>
        <message>
            <source>A splitter or its cable</source>
            <translation>Un coupleur ou son câble</translation>
        </message>
        <message>
            <source>A cable of several ports, or the power</source>
            <translation>Un câble de plusieurs ports, ou le courant</translation>
        </message>
        <message>
            <source>The power in the street</source>
            <translation>Le courant de la rue</translation>
        </message>
        <message numerus="yes">
            <source>Customers of %n port(s) of one OLT fell together: its power, its link or the OLT itself.</source>
            <translation>
                <numerusform>Les clients de %n port d’un OLT sont tombés ensemble : son courant, son lien ou l’OLT lui-même.</numerusform>
                <numerusform>Les clients de %n ports d’un OLT sont tombés ensemble : son courant, son lien ou l’OLT lui-même.</numerusform>
            </translation>
        </message>
        <message>
            <source>Other OLTs fell in the same minutes: their power, or what they hang on.</source>
            <translation>D’autres OLT sont tombés dans les mêmes minutes : leur courant, ou ce dont ils dépendent.</translation>
        </message>
        <message>
            <source>Nearly all of one port fell together: the port, its module, or the fibre to the first splitter.</source>
            <translation>Presque tout un port est tombé ensemble : le port, son module, ou la fibre jusqu’au premier coupleur.</translation>
        </message>
        <message>
            <source>Neighbours of one port fell together while others of it answer: a splitter or the cable in this place.</source>
            <translation>Des voisins d’un port sont tombés ensemble alors que d’autres du même port répondent : un coupleur ou le câble à cet endroit.</translation>
        </message>
        <message>
            <source>Neighbours of several ports of one OLT fell together: a cable that carries them all, or the power in the street.</source>
            <translation>Des voisins de plusieurs ports d’un OLT sont tombés ensemble : un câble qui les porte tous, ou le courant de la rue.</translation>
        </message>
        <message numerus="yes">
            <source>Neighbours of %n OLT(s) fell together: what they share is the street, so most likely its power.</source>
            <translation>
                <numerusform>Des voisins de %n OLT sont tombés ensemble : ils ont en commun la rue, donc sans doute son courant.</numerusform>
                <numerusform>Des voisins de %n OLT sont tombés ensemble : ils ont en commun la rue, donc sans doute son courant.</numerusform>
            </translation>
        </message>
        <message>
            <source>Last heard at %1</source>
            <translation>Entendus pour la dernière fois à %1</translation>
        </message>
        <message>
            <source>Last heard between %1 and %2</source>
            <translation>Entendus pour la dernière fois entre %1 et %2</translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n place(s) silent</source>
            <translation>
                <numerusform>%1 lieu muet sur %n</numerusform>
                <numerusform>%1 lieux muets sur %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n device(s)</source>
            <translation>
                <numerusform>%1 appareil sur %n</numerusform>
                <numerusform>%1 appareils sur %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n customer(s)</source>
            <translation>
                <numerusform>%n client</numerusform>
                <numerusform>%n clients</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>All %n place(s) are back, the first at %1</source>
            <translation>
                <numerusform>Le lieu est revenu, à %1 (%n)</numerusform>
                <numerusform>Les %n lieux sont revenus, le premier à %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n place(s) are back since %2</source>
            <translation>
                <numerusform>%1 lieu sur %n revenu depuis %2</numerusform>
                <numerusform>%1 lieux sur %n revenus depuis %2</numerusform>
            </translation>
        </message>
        <message>
            <source>Likely</source>
            <translation>Probable</translation>
        </message>
        <message>
            <source>Possible</source>
            <translation>Possible</translation>
        </message>
        <message>
            <source>A weak sign</source>
            <translation>Indice faible</translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n place(s) whose state is known</source>
            <translation>
                <numerusform>%1 lieu sur %n dont l’état est connu</numerusform>
                <numerusform>%1 lieux sur %n dont l’état est connu</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>of %n nobody knows</source>
            <translation>
                <numerusform>de %n on ne sait rien</numerusform>
                <numerusform>de %n on ne sait rien</numerusform>
            </translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1 : %2</translation>
        </message>
        <message>
            <source>Online, %1</source>
            <translation>En ligne, %1</translation>
        </message>
        <message>
            <source>Silent since %1</source>
            <translation>Muet depuis %1</translation>
        </message>
        <message>
            <source>Never heard</source>
            <translation>Jamais entendu</translation>
        </message>
        <message>
            <source>No ACS is set up: nobody tells which devices answer.</source>
            <translation>Aucun ACS n’est configuré : rien ne dit quels appareils répondent.</translation>
        </message>
        <message>
            <source>The ACS is being read for the first time.</source>
            <translation>L’ACS est lu pour la première fois.</translation>
        </message>
        <message>
            <source>The ACS has not answered yet: nothing is known of any device.</source>
            <translation>L’ACS n’a pas encore répondu : on ne sait rien d’aucun appareil.</translation>
        </message>
        <message>
            <source>The ACS has heard nobody since %1: that says nothing of any one device, and no outage is claimed.</source>
            <translation>L’ACS n’a entendu personne depuis %1 : cela ne dit rien d’aucun appareil, et aucune panne n’est affirmée.</translation>
        </message>
        <message>
            <source>The ACS has not answered since %1: nothing is known of any device, and no outage is claimed.</source>
            <translation>L’ACS n’a pas répondu depuis %1 : on ne sait rien d’aucun appareil, et aucune panne n’est affirmée.</translation>
        </message>
        <message>
            <source>silent is who told nothing for %1</source>
            <translation>muet veut dire sans nouvelles pendant %1</translation>
        </message>
</context>
<context>
    <name>OutageWorkDialog</name>
        <message>
            <source>Create the job</source>
            <translation>Créer l’intervention</translation>
        </message>
        <message>
            <source>Create the ticket</source>
            <translation>Créer le billet</translation>
        </message>
        <message>
            <source>An urgent repair in the middle of the outage, for nobody yet: it stands in the tray of the board as soon as ERPNext has it.</source>
            <translation>Une réparation urgente au milieu de la panne, pour personne encore : elle est dans le bac du tableau dès qu’ERPNext l’a.</translation>
        </message>
        <message>
            <source>One ticket for all of them. Their own tickets stay as they are; afterwards they can be put below it.</source>
            <translation>Un seul billet pour tous. Leurs propres billets restent comme ils sont ; on peut ensuite les y rattacher.</translation>
        </message>
        <message>
            <source>Create a job for this outage</source>
            <translation>Créer une intervention pour cette panne</translation>
        </message>
        <message>
            <source>Create a ticket for this outage</source>
            <translation>Créer un billet pour cette panne</translation>
        </message>
        <message>
            <source>Subject</source>
            <translation>Sujet</translation>
        </message>
        <message>
            <source>Text of the ticket</source>
            <translation>Texte du billet</translation>
        </message>
</context>
<context>
    <name>FibreDesk::DeviceUpkeep</name>
        <message>
            <source>%1 · %2</source>
            <translation>%1 · %2</translation>
        </message>
        <message>
            <source>The serial of the device, as it stands on its label.</source>
            <translation>Le numéro de série de l’appareil, tel que sur son étiquette.</translation>
        </message>
        <message>
            <source>This is not the serial of the device in front.</source>
            <translation>Ce n’est pas le numéro de série de cet appareil.</translation>
        </message>
        <message>
            <source>A tag is one line of at most %1 characters.</source>
            <translation>Une étiquette est une seule ligne d’au plus %1 caractères.</translation>
        </message>
        <message>
            <source>Fault of a rule of the ACS: %1 (%2)</source>
            <translation>Faute d’une règle de l’ACS : %1 (%2)</translation>
        </message>
        <message>
            <source>Fault of somebody's task: %1 (%2)</source>
            <translation>Faute de la tâche de quelqu’un : %1 (%2)</translation>
        </message>
        <message>
            <source>Somebody's task waits: %1</source>
            <translation>La tâche de quelqu’un attend : %1</translation>
        </message>
        <message>
            <source>until %1</source>
            <translation>jusqu’à %1</translation>
        </message>
        <message numerus="yes">
            <source>%n more tr(ies)</source>
            <translation>
                <numerusform>%n autre essai</numerusform>
                <numerusform>%n autres essais</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>DeviceUpkeepCard</name>
        <message>
            <source>Upkeep</source>
            <translation>Entretien</translation>
        </message>
        <message>
            <source>Firmware…</source>
            <translation>Micrologiciel…</translation>
        </message>
        <message>
            <source>Factory settings…</source>
            <translation>Réglages d’usine…</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>Étiquettes</translation>
        </message>
        <message>
            <source>Ask the ACS which tags the device has</source>
            <translation>Demander à l’ACS quelles étiquettes a l’appareil</translation>
        </message>
        <message>
            <source>Take the tag %1 off</source>
            <translation>Retirer l’étiquette %1</translation>
        </message>
        <message>
            <source>New tag</source>
            <translation>Nouvelle étiquette</translation>
        </message>
        <message>
            <source>Install</source>
            <translation>Installer</translation>
        </message>
        <message>
            <source>The device fetches the file and starts again: Internet, telephone and television stop for some minutes.</source>
            <translation>L’appareil va chercher le fichier et redémarre : Internet, téléphone et télévision s’arrêtent quelques minutes.</translation>
        </message>
        <message>
            <source>Install new firmware?</source>
            <translation>Installer un nouveau micrologiciel ?</translation>
        </message>
        <message>
            <source>It has %1 now.</source>
            <translation>Il a %1 actuellement.</translation>
        </message>
        <message>
            <source>What it has now was never read.</source>
            <translation>Ce qu’il a actuellement n’a jamais été lu.</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Fichier</translation>
        </message>
        <message>
            <source>The ACS is being asked for its files…</source>
            <translation>Les fichiers sont demandés à l’ACS…</translation>
        </message>
        <message>
            <source>The ACS has no firmware for this model.</source>
            <translation>L’ACS n’a pas de micrologiciel pour ce modèle.</translation>
        </message>
        <message>
            <source>Continue…</source>
            <translation>Continuer…</translation>
        </message>
        <message>
            <source>The device loses every setting: Wi-Fi names and passwords, forwarded ports, telephone. It may need somebody at the customer's to come back.</source>
            <translation>L’appareil perd tous ses réglages : noms et mots de passe Wi-Fi, ports redirigés, téléphone. Il faudra peut-être quelqu’un chez le client pour le remettre en service.</translation>
        </message>
        <message>
            <source>Back to factory settings?</source>
            <translation>Revenir aux réglages d’usine ?</translation>
        </message>
        <message>
            <source>Reset the device</source>
            <translation>Réinitialiser l’appareil</translation>
        </message>
        <message>
            <source>This cannot be taken back. To go on, type the serial: %1</source>
            <translation>C’est sans retour. Pour continuer, taper le numéro de série : %1</translation>
        </message>
        <message>
            <source>Reset %1?</source>
            <translation>Réinitialiser %1 ?</translation>
        </message>
        <message>
            <source>Serial</source>
            <translation>Numéro de série</translation>
        </message>
        <message>
            <source>All %1</source>
            <translation>Les %1</translation>
        </message>
</context>
<context>
    <name>AuditBar</name>
        <message>
            <source>All areas</source>
            <translation>Tous les domaines</translation>
        </message>
        <message>
            <source>All results</source>
            <translation>Tous les résultats</translation>
        </message>
        <message>
            <source>Any day</source>
            <translation>N’importe quel jour</translation>
        </message>
        <message>
            <source>Area</source>
            <translation>Domaine</translation>
        </message>
        <message>
            <source>Document, name, value, reason…</source>
            <translation>Document, nom, valeur, motif…</translation>
        </message>
        <message>
            <source>Everybody</source>
            <translation>Tout le monde</translation>
        </message>
        <message>
            <source>Export what is shown as a table</source>
            <translation>Exporter ce qui est montré en tableau</translation>
        </message>
        <message>
            <source>Export what is shown with every detail</source>
            <translation>Exporter ce qui est montré avec tous les détails</translation>
        </message>
        <message>
            <source>Filter what was done</source>
            <translation>Filtrer ce qui a été fait</translation>
        </message>
        <message>
            <source>Last 30 days</source>
            <translation>30 derniers jours</translation>
        </message>
        <message>
            <source>Last 7 days</source>
            <translation>7 derniers jours</translation>
        </message>
        <message>
            <source>One day</source>
            <translation>Un jour</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>Résultat</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Aujourd’hui</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Quand</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>Qui</translation>
        </message>
        <message>
            <source>YYYY-MM-DD</source>
            <translation>AAAA-MM-JJ</translation>
        </message>
        <message>
            <source>Yesterday</source>
            <translation>Hier</translation>
        </message>
</context>
<context>
    <name>AuditInspector</name>
        <message>
            <source>Action</source>
            <translation>Action</translation>
        </message>
        <message>
            <source>After: %1</source>
            <translation>Après : %1</translation>
        </message>
        <message>
            <source>Area</source>
            <translation>Domaine</translation>
        </message>
        <message>
            <source>Before and after</source>
            <translation>Avant et après</translation>
        </message>
        <message>
            <source>Before: %1</source>
            <translation>Avant : %1</translation>
        </message>
        <message>
            <source>Document</source>
            <translation>Document</translation>
        </message>
        <message>
            <source>Id</source>
            <translation>Identifiant</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Quand</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>Qui</translation>
        </message>
</context>
<context>
    <name>AuditView</name>
        <message>
            <source>%1 of %2 since %3. Kept on this computer for good: nothing here is changed or deleted.</source>
            <translation>%1 sur %2 depuis le %3. Conservé pour de bon sur cet ordinateur : rien ici n’est modifié ni supprimé.</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) written to %1.</source>
            <translation>
                <numerusform>%n ligne écrite dans %1.</numerusform>
                <numerusform>%n lignes écrites dans %1.</numerusform>
            </translation>
        </message>
        <message>
            <source>CSV files (*.csv)</source>
            <translation>Fichiers CSV (*.csv)</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
        <message>
            <source>Done from this desk</source>
            <translation>Fait depuis ce poste</translation>
        </message>
        <message>
            <source>Every change, device action, sending and sign-in of this desk is written down here with its result.</source>
            <translation>Chaque modification, action sur un appareil, envoi et connexion de ce poste est noté ici avec son résultat.</translation>
        </message>
        <message>
            <source>JSON files (*.json)</source>
            <translation>Fichiers JSON (*.json)</translation>
        </message>
        <message>
            <source>Kept on this computer for good: nothing here is changed or deleted.</source>
            <translation>Conservé pour de bon sur cet ordinateur : rien ici n’est modifié ni supprimé.</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>Rien trouvé</translation>
        </message>
        <message>
            <source>Nothing that was done is like this.</source>
            <translation>Rien de ce qui a été fait n’y correspond.</translation>
        </message>
        <message>
            <source>Nothing was done yet</source>
            <translation>Rien n’a encore été fait</translation>
        </message>
        <message>
            <source>Show all</source>
            <translation>Tout montrer</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Arrêter</translation>
        </message>
        <message>
            <source>The list of what was done was damaged. What was in it is set aside as %1.</source>
            <translation>La liste de ce qui a été fait était endommagée. Son contenu est mis de côté sous %1.</translation>
        </message>
        <message>
            <source>Writing the file: %1</source>
            <translation>Écriture du fichier : %1</translation>
        </message>
        <message>
            <source>done-from-this-desk</source>
            <translation>fait-depuis-ce-poste</translation>
        </message>
</context>
<context>
    <name>AuditWords</name>
        <message>
            <source>Begun</source>
            <translation>Commencé</translation>
        </message>
        <message>
            <source>Billing</source>
            <translation>Facturation</translation>
        </message>
        <message>
            <source>Campaigns</source>
            <translation>Campagnes</translation>
        </message>
        <message>
            <source>Cancellation</source>
            <translation>Annulation</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Modification</translation>
        </message>
        <message>
            <source>Customers</source>
            <translation>Clients</translation>
        </message>
        <message>
            <source>Deletion</source>
            <translation>Suppression</translation>
        </message>
        <message>
            <source>Devices</source>
            <translation>Appareils</translation>
        </message>
        <message>
            <source>Dispatch</source>
            <translation>Répartition</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Fait</translation>
        </message>
        <message>
            <source>Factory reset</source>
            <translation>Remise à l’état d’usine</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Échoué</translation>
        </message>
        <message>
            <source>Firmware</source>
            <translation>Micrologiciel</translation>
        </message>
        <message>
            <source>Given up</source>
            <translation>Abandonné</translation>
        </message>
        <message>
            <source>In conflict</source>
            <translation>En conflit</translation>
        </message>
        <message>
            <source>Invitation</source>
            <translation>Invitation</translation>
        </message>
        <message>
            <source>Mails</source>
            <translation>Courriels</translation>
        </message>
        <message>
            <source>New document</source>
            <translation>Nouveau document</translation>
        </message>
        <message>
            <source>New object</source>
            <translation>Nouvel objet</translation>
        </message>
        <message>
            <source>Object removed</source>
            <translation>Objet retiré</translation>
        </message>
        <message>
            <source>Other documents</source>
            <translation>Autres documents</translation>
        </message>
        <message>
            <source>Reboot</source>
            <translation>Redémarrage</translation>
        </message>
        <message>
            <source>Refused</source>
            <translation>Refusé</translation>
        </message>
        <message>
            <source>Sending</source>
            <translation>Envoi</translation>
        </message>
        <message>
            <source>Sending again</source>
            <translation>Renvoi</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Réglages</translation>
        </message>
        <message>
            <source>Sign-in</source>
            <translation>Connexion</translation>
        </message>
        <message>
            <source>Sign-out</source>
            <translation>Déconnexion</translation>
        </message>
        <message>
            <source>Stopped</source>
            <translation>Arrêté</translation>
        </message>
        <message>
            <source>Tickets</source>
            <translation>Billets</translation>
        </message>
        <message>
            <source>Uncertain</source>
            <translation>Incertain</translation>
        </message>
        <message>
            <source>Users</source>
            <translation>Utilisateurs</translation>
        </message>
        <message>
            <source>Asked for</source>
            <translation>Demandés</translation>
        </message>
        <message>
            <source>Accepted</source>
            <translation>Acceptés</translation>
        </message>
        <message>
            <source>Without an answer</source>
            <translation>Sans réponse</translation>
        </message>
        <message>
            <source>Recipients</source>
            <translation>Destinataires</translation>
        </message>
        <message>
            <source>Sent</source>
            <translation>Envoyés</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1 : %2</translation>
        </message>
        <message>
            <source>Wi-Fi</source>
            <translation>Wi-Fi</translation>
        </message>
        <message>
            <source>Tag added</source>
            <translation>Étiquette ajoutée</translation>
        </message>
        <message>
            <source>Tag removed</source>
            <translation>Étiquette retirée</translation>
        </message>
        <message>
            <source>Assignment</source>
            <translation>Assignation</translation>
        </message>
        <message>
            <source>Assignment removed</source>
            <translation>Assignation retirée</translation>
        </message>
        <message>
            <source>Answer by e-mail</source>
            <translation>Réponse par courriel</translation>
        </message>
        <message>
            <source>Job taken</source>
            <translation>Intervention prise</translation>
        </message>
        <message>
            <source>Text message</source>
            <translation>Texto</translation>
        </message>
        <message>
            <source>Account closed</source>
            <translation>Compte fermé</translation>
        </message>
        <message>
            <source>Invitation sent again</source>
            <translation>Invitation renvoyée</translation>
        </message>
        <message>
            <source>Link to the portal</source>
            <translation>Lien vers le portail</translation>
        </message>
        <message>
            <source>Address corrected</source>
            <translation>Adresse corrigée</translation>
        </message>
        <message>
            <source>Uncertain mail settled</source>
            <translation>Courriel incertain réglé</translation>
        </message>
        <message>
            <source>Test mail</source>
            <translation>Courriel d’essai</translation>
        </message>
        <message>
            <source>New document type</source>
            <translation>Nouveau type de document</translation>
        </message>
        <message>
            <source>New field</source>
            <translation>Nouveau champ</translation>
        </message>
        <message>
            <source>Sent in one&apos;s own name</source>
            <translation>Envoyé en son propre nom</translation>
        </message>
        <message>
            <source>Written by</source>
            <translation>Écrit par</translation>
        </message>
        <message>
            <source>Access ended</source>
            <translation>Accès retiré</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>Courriel</translation>
        </message>
        <message>
            <source>Groups</source>
            <translation>Groupes</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Genre</translation>
        </message>
        <message>
            <source>Roles</source>
            <translation>Rôles</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Texte</translation>
        </message>
        <message>
            <source>no</source>
            <translation>non</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>oui</translation>
        </message>
        <message>
            <source>Diagnosis</source>
            <translation>Diagnostic</translation>
        </message>
        <message>
            <source>Deletion undone</source>
            <translation>Suppression annulée</translation>
        </message>
</context>
<context>
    <name>FibreDesk::AuditListModel</name>
        <message>
            <source>Action</source>
            <translation>Action</translation>
        </message>
        <message>
            <source>After</source>
            <translation>Après</translation>
        </message>
        <message>
            <source>Area</source>
            <translation>Domaine</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>Avant</translation>
        </message>
        <message>
            <source>Change or reason</source>
            <translation>Modification ou motif</translation>
        </message>
        <message>
            <source>Doctype</source>
            <translation>Type de document</translation>
        </message>
        <message>
            <source>Document</source>
            <translation>Document</translation>
        </message>
        <message>
            <source>Id</source>
            <translation>Identifiant</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Motif</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>Résultat</translation>
        </message>
        <message>
            <source>Time (UTC)</source>
            <translation>Heure (UTC)</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>Titre</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Quoi</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Quand</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>Qui</translation>
        </message>
</context>
<context>
    <name>FibreDesk::DeskRights</name>
        <message>
            <source>ERPNext does not let you see %1.</source>
            <translation>ERPNext ne vous laisse pas voir %1.</translation>
        </message>
        <message>
            <source>ERPNext lets you see %1, but not change them.</source>
            <translation>ERPNext vous laisse voir %1, mais pas les modifier.</translation>
        </message>
        <message>
            <source>ERPNext lets you see %1, but not delete them.</source>
            <translation>ERPNext vous laisse voir %1, mais pas les supprimer.</translation>
        </message>
        <message>
            <source>ERPNext lets you see %1, but not make new ones.</source>
            <translation>ERPNext vous laisse voir %1, mais pas en créer.</translation>
        </message>
        <message>
            <source>Rights unknown: the servers decide.</source>
            <translation>Droits inconnus : les serveurs décident.</translation>
        </message>
        <message>
            <source>The hub says what you may do here; ERPNext has the last word on each document.</source>
            <translation>Le hub dit ce que vous pouvez faire ici ; ERPNext a le dernier mot sur chaque document.</translation>
        </message>
        <message>
            <source>You do not have the right to %1 (%2).</source>
            <translation>Vous n’avez pas ce droit : %1 (%2).</translation>
        </message>
        <message>
            <source>Your groups (%1) do not have the right to %2 (%3).</source>
            <translation>Vos groupes (%1) n’ont pas ce droit : %2 (%3).</translation>
        </message>
        <message>
            <source>Your groups say what you may do here; ERPNext has the last word on each document.</source>
            <translation>Vos groupes disent ce que vous pouvez faire ici ; ERPNext a le dernier mot sur chaque document.</translation>
        </message>
        <message>
            <source>contracts</source>
            <translation>les contrats</translation>
        </message>
        <message>
            <source>customers</source>
            <translation>les clients</translation>
        </message>
        <message>
            <source>equipment</source>
            <translation>les équipements</translation>
        </message>
        <message>
            <source>invoices</source>
            <translation>les factures</translation>
        </message>
        <message>
            <source>jobs</source>
            <translation>les interventions</translation>
        </message>
        <message>
            <source>locations</source>
            <translation>les emplacements</translation>
        </message>
        <message>
            <source>messages</source>
            <translation>les messages</translation>
        </message>
        <message>
            <source>notes</source>
            <translation>les notes</translation>
        </message>
        <message>
            <source>payments</source>
            <translation>les paiements</translation>
        </message>
        <message>
            <source>saved views</source>
            <translation>les vues enregistrées</translation>
        </message>
        <message>
            <source>services</source>
            <translation>les services</translation>
        </message>
        <message>
            <source>tags</source>
            <translation>les étiquettes</translation>
        </message>
        <message>
            <source>technicians</source>
            <translation>les techniciens</translation>
        </message>
        <message>
            <source>tickets</source>
            <translation>les billets</translation>
        </message>
</context>
<context>
    <name>RightsCard</name>
        <message>
            <source>Ask again</source>
            <translation>Redemander</translation>
        </message>
        <message>
            <source>Asked</source>
            <translation>Demandés</translation>
        </message>
        <message>
            <source>Groups</source>
            <translation>Groupes</translation>
        </message>
        <message>
            <source>Never</source>
            <translation>Jamais</translation>
        </message>
        <message>
            <source>Rights</source>
            <translation>Droits</translation>
        </message>
        <message>
            <source>Roles in ERPNext</source>
            <translation>Rôles dans ERPNext</translation>
        </message>
        <message>
            <source>They could not be asked anew: %1</source>
            <translation>Ils n’ont pas pu être redemandés : %1</translation>
        </message>
        <message>
            <source>User</source>
            <translation>Utilisateur</translation>
        </message>
        <message>
            <source>You may</source>
            <translation>Vous pouvez</translation>
        </message>
        <message>
            <source>You may not</source>
            <translation>Vous ne pouvez pas</translation>
        </message>
</context>
<context>
    <name>FibreDesk::DeskGuard</name>
        <message>
            <source>A secret is missing: %1. It is neither in the profile's file nor in the environment nor in the keychain.</source>
            <translation>Il manque un secret : %1. Il n’est ni dans le fichier du profil, ni dans l’environnement, ni dans le trousseau.</translation>
        </message>
        <message>
            <source>The keychain is open now. What it holds is used once the services start again.</source>
            <translation>Le trousseau est maintenant ouvert. Ce qu’il contient servira au redémarrage des services.</translation>
        </message>
        <message>
            <source>The outbox is not read yet: what it holds is not known.</source>
            <translation>La boîte d’envoi n’est pas encore lue : son contenu n’est pas connu.</translation>
        </message>
        <message numerus="yes">
            <source>%n change(s) in the outbox were never confirmed by the server.</source>
            <translation>
                <numerusform>%n modification de la boîte d’envoi n’a jamais été confirmée par le serveur.</numerusform>
                <numerusform>%n modifications de la boîte d’envoi n’ont jamais été confirmées par le serveur.</numerusform>
            </translation>
        </message>
        <message>
            <source>The ledger of mails cannot be read: what it holds is not known.</source>
            <translation>Le registre des courriels ne peut pas être lu : son contenu n’est pas connu.</translation>
        </message>
        <message numerus="yes">
            <source>%n mail(s) of campaigns wait or are uncertain.</source>
            <translation>
                <numerusform>%n courriel de campagne est en attente ou incertain.</numerusform>
                <numerusform>%n courriels de campagnes sont en attente ou incertains.</numerusform>
            </translation>
        </message>
        <message>
            <source>The hub says that your account is disabled.</source>
            <translation>Le hub indique que votre compte est désactivé.</translation>
        </message>
        <message>
            <source>The hub says that your account is disabled: %1</source>
            <translation>Le hub indique que votre compte est désactivé : %1</translation>
        </message>
        <message>
            <source>All of FibreDesk's data is deleted from this computer now, also what was never sent.</source>
            <translation>Toutes les données de FibreDesk sont maintenant effacées de cet ordinateur, même ce qui n’a jamais été envoyé.</translation>
        </message>
        <message>
            <source>FibreDesk's data is deleted from this computer now; what was never sent stays.</source>
            <translation>Les données de FibreDesk sont maintenant effacées de cet ordinateur ; ce qui n’a jamais été envoyé reste.</translation>
        </message>
        <message>
            <source>Nothing was deleted: another FibreDesk has the files open. Close it first.</source>
            <translation>Rien n’a été effacé : un autre FibreDesk a les fichiers ouverts. Le fermer d’abord.</translation>
        </message>
        <message>
            <source>This computer cannot check its user's password: a locked desk opens by a new sign-in, which needs the network. Set a passphrase to open it without one.</source>
            <translation>Cet ordinateur ne peut pas vérifier le mot de passe de son utilisateur : un poste verrouillé s’ouvre par une nouvelle connexion, qui demande le réseau. Choisir une phrase secrète pour l’ouvrir sans réseau.</translation>
        </message>
</context>
<context>
    <name>FibreDesk::DeskLock</name>
        <message numerus="yes">
            <source>Too many tries. Try again in %n second(s).</source>
            <translation>
                <numerusform>Trop d’essais. Réessayer dans %n seconde.</numerusform>
                <numerusform>Trop d’essais. Réessayer dans %n secondes.</numerusform>
            </translation>
        </message>
        <message>
            <source>This computer cannot check it: %1</source>
            <translation>Cet ordinateur ne peut pas le vérifier : %1</translation>
        </message>
        <message>
            <source>That is not the passphrase.</source>
            <translation>Ce n’est pas la bonne phrase secrète.</translation>
        </message>
        <message>
            <source>That is not the password.</source>
            <translation>Ce n’est pas le bon mot de passe.</translation>
        </message>
        <message>
            <source>It needs at least 8 characters.</source>
            <translation>Il faut au moins 8 caractères.</translation>
        </message>
        <message>
            <source>Somebody else has signed in. This desk is that of %1.</source>
            <translation>Quelqu’un d’autre s’est connecté. Ce poste est celui de %1.</translation>
        </message>
        <message>
            <source>The provider did not ask for the password again: that opens nothing.</source>
            <translation>Le fournisseur n’a pas redemandé le mot de passe : cela n’ouvre rien.</translation>
        </message>
        <message>
            <source>The sign-in did not succeed: %1</source>
            <translation>La connexion n’a pas abouti : %1</translation>
        </message>
        <message>
            <source>The provider of the sign-in cannot be reached: %1 The desk stays locked until it answers. Nothing is lost, and FibreDesk can be closed.</source>
            <translation>Le fournisseur de la connexion est injoignable : %1 Le poste reste verrouillé jusqu’à ce qu’il réponde. Rien n’est perdu, et FibreDesk peut être fermé.</translation>
        </message>
        <message>
            <source>The provider of the sign-in cannot be reached: %1</source>
            <translation>Le fournisseur de la connexion est injoignable : %1</translation>
        </message>
</context>
<context>
    <name>LockWindow</name>
        <message>
            <source>FibreDesk is locked</source>
            <translation>FibreDesk est verrouillé</translation>
        </message>
        <message>
            <source>Enter the password of this computer's user.</source>
            <translation>Entrer le mot de passe de l’utilisateur de cet ordinateur.</translation>
        </message>
        <message>
            <source>Enter the passphrase of this desk.</source>
            <translation>Entrer la phrase secrète de ce poste.</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Mot de passe</translation>
        </message>
        <message>
            <source>Passphrase</source>
            <translation>Phrase secrète</translation>
        </message>
        <message>
            <source>Nobody can be let in this way. Close FibreDesk and start it again; nothing that waits to be sent is lost.</source>
            <translation>Personne ne peut entrer de cette façon. Fermer FibreDesk et le redémarrer ; rien de ce qui attend d’être envoyé n’est perdu.</translation>
        </message>
        <message>
            <source>Checking…</source>
            <translation>Vérification…</translation>
        </message>
        <message>
            <source>Unlock</source>
            <translation>Déverrouiller</translation>
        </message>
        <message>
            <source>Close FibreDesk</source>
            <translation>Fermer FibreDesk</translation>
        </message>
        <message>
            <source>Mails are being sent: FibreDesk can be closed when they are, or once it is unlocked.</source>
            <translation>Des courriels sont en cours d’envoi : FibreDesk peut être fermé ensuite, ou une fois déverrouillé.</translation>
        </message>
        <message>
            <source>Sign in again</source>
            <translation>Se connecter de nouveau</translation>
        </message>
        <message>
            <source>Sign in again as the person of this desk. That needs the network.</source>
            <translation>Se connecter de nouveau en tant que la personne de ce poste. Cela demande le réseau.</translation>
        </message>
        <message>
            <source>Nobody is signed in any more who could open this desk.</source>
            <translation>Plus personne n’est connecté qui pourrait ouvrir ce poste.</translation>
        </message>
        <message>
            <source>Sign out and start over</source>
            <translation>Déconnecter et recommencer</translation>
        </message>
        <message>
            <source>Start over as somebody else…</source>
            <translation>Recommencer sous un autre nom…</translation>
        </message>
        <message>
            <source>The person of this desk is signed out then, and what is typed and not saved is lost. What waits to be sent stays.</source>
            <translation>La personne de ce poste est alors déconnectée, et ce qui est saisi sans être enregistré est perdu. Ce qui attend d’être envoyé reste.</translation>
        </message>
</context>
<context>
    <name>SecretRow</name>
        <message>
            <source>From the environment</source>
            <translation>Dans l’environnement</translation>
        </message>
        <message>
            <source>In the profile's file, readable there</source>
            <translation>Dans le fichier du profil, lisible</translation>
        </message>
        <message>
            <source>In the keychain</source>
            <translation>Dans le trousseau</translation>
        </message>
        <message>
            <source>In memory, for this session only</source>
            <translation>En mémoire, pour cette session seulement</translation>
        </message>
        <message>
            <source>Nowhere: the service cannot sign in</source>
            <translation>Nulle part : le service ne peut pas s’authentifier</translation>
        </message>
        <message>
            <source>None; not needed unless the service asks for it</source>
            <translation>Aucun ; inutile si le service n’en demande pas</translation>
        </message>
        <message>
            <source>Replace</source>
            <translation>Remplacer</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Saisir</translation>
        </message>
        <message>
            <source>Replace %1</source>
            <translation>Remplacer %1</translation>
        </message>
        <message>
            <source>Enter %1</source>
            <translation>Saisir %1</translation>
        </message>
        <message>
            <source>Remove %1</source>
            <translation>Retirer %1</translation>
        </message>
        <message>
            <source>%1, not shown</source>
            <translation>%1, non affiché</translation>
        </message>
        <message>
            <source>Keep in the keychain</source>
            <translation>Garder dans le trousseau</translation>
        </message>
        <message>
            <source>For this session only</source>
            <translation>Pour cette session seulement</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
</context>
<context>
    <name>SecretsCard</name>
        <message>
            <source>Secrets</source>
            <translation>Secrets</translation>
        </message>
        <message>
            <source>Kept in</source>
            <translation>Conservés dans</translation>
        </message>
        <message>
            <source>the system's keychain (%1)</source>
            <translation>le trousseau du système (%1)</translation>
        </message>
        <message>
            <source>memory, for this session only</source>
            <translation>la mémoire, pour cette session seulement</translation>
        </message>
        <message>
            <source>asking the keychain…</source>
            <translation>interrogation du trousseau…</translation>
        </message>
        <message>
            <source>No keychain can be used on this computer: %1. What is entered here is gone when FibreDesk closes; it is never written to a file.</source>
            <translation>Aucun trousseau n’est utilisable sur cet ordinateur : %1. Ce qui est saisi ici disparaît à la fermeture de FibreDesk ; rien n’est jamais écrit dans un fichier.</translation>
        </message>
        <message>
            <source>Look for the keychain again</source>
            <translation>Chercher de nouveau le trousseau</translation>
        </message>
        <message>
            <source>The configured services need no secrets.</source>
            <translation>Les services configurés n’ont besoin d’aucun secret.</translation>
        </message>
        <message>
            <source>The services use this from their next start on.</source>
            <translation>Les services s’en serviront à leur prochain démarrage.</translation>
        </message>
        <message>
            <source>Start them again</source>
            <translation>Les redémarrer</translation>
        </message>
        <message>
            <source>Start again</source>
            <translation>Redémarrer</translation>
        </message>
        <message>
            <source>The window closes for a moment and opens again. What was typed and not saved is lost; mails being sent stop fairly and go on afterwards.</source>
            <translation>La fenêtre se ferme un instant puis se rouvre. Ce qui est tapé et non enregistré est perdu ; les courriels en cours d’envoi s’arrêtent proprement et reprennent ensuite.</translation>
        </message>
        <message>
            <source>Start the services again</source>
            <translation>Redémarrer les services</translation>
        </message>
        <message>
            <source>it is switched off (FIBREDESK_KEYCHAIN)</source>
            <translation>il est désactivé (FIBREDESK_KEYCHAIN)</translation>
        </message>
        <message>
            <source>there is no session bus to reach one by</source>
            <translation>aucun bus de session ne permet d’en joindre un</translation>
        </message>
        <message>
            <source>it does not answer; it may be waiting for its own password</source>
            <translation>il ne répond pas ; il attend peut-être son propre mot de passe</translation>
        </message>
        <message>
            <source>it gave back something else than was written</source>
            <translation>il a rendu autre chose que ce qui y avait été écrit</translation>
        </message>
</context>
<context>
    <name>SecurityCard</name>
        <message>
            <source>Security</source>
            <translation>Sécurité</translation>
        </message>
        <message>
            <source>Lock when idle</source>
            <translation>Verrouiller après inactivité</translation>
        </message>
        <message>
            <source>Never</source>
            <translation>Jamais</translation>
        </message>
        <message>
            <source>After %1 min</source>
            <translation>Après %1 min</translation>
        </message>
        <message>
            <source>Lock now</source>
            <translation>Verrouiller</translation>
        </message>
        <message>
            <source>Opens with the password of this computer's user. Sending and copying go on while it is locked.</source>
            <translation>S’ouvre avec le mot de passe de l’utilisateur de cet ordinateur. Les envois et la copie se poursuivent pendant le verrouillage.</translation>
        </message>
        <message>
            <source>Opens with the passphrase set here. Sending and copying go on while it is locked.</source>
            <translation>S’ouvre avec la phrase secrète choisie ici. Les envois et la copie se poursuivent pendant le verrouillage.</translation>
        </message>
        <message>
            <source>New passphrase</source>
            <translation>Nouvelle phrase secrète</translation>
        </message>
        <message>
            <source>The same again</source>
            <translation>La même, encore une fois</translation>
        </message>
        <message>
            <source>Set passphrase</source>
            <translation>Choisir la phrase</translation>
        </message>
        <message>
            <source>Remove it</source>
            <translation>La retirer</translation>
        </message>
        <message>
            <source>%1 of customers' data, mails, drafts and maps are on this computer, closed to its other users.</source>
            <translation>%1 de données de clients, de courriels, de brouillons et de cartes sont sur cet ordinateur, fermés à ses autres utilisateurs.</translation>
        </message>
        <message>
            <source>Wipe local data…</source>
            <translation>Effacer les données locales…</translation>
        </message>
        <message>
            <source>Wipe and close</source>
            <translation>Effacer et fermer</translation>
        </message>
        <message>
            <source>The local copy, diaries of devices, map tiles, opened files, drafts, and ledgers of campaigns that are settled are deleted from this computer, and FibreDesk closes. Servers lose nothing. The profile and the keychain stay.</source>
            <translation>La copie locale, les journaux des appareils, les tuiles de carte, les fichiers ouverts, les brouillons et les registres des campagnes réglées sont effacés de cet ordinateur, et FibreDesk se ferme. Les serveurs ne perdent rien. Le profil et le trousseau restent.</translation>
        </message>
        <message>
            <source>Wipe local data</source>
            <translation>Effacer les données locales</translation>
        </message>
        <message>
            <source>Wipe it too</source>
            <translation>Effacer aussi cela</translation>
        </message>
        <message>
            <source>Wipe the rest</source>
            <translation>Effacer le reste</translation>
        </message>
        <message>
            <source>Some work was never confirmed</source>
            <translation>Du travail n’a jamais été confirmé</translation>
        </message>
        <message>
            <source>Delete that too: it is lost for good</source>
            <translation>Effacer aussi cela : c’est perdu pour de bon</translation>
        </message>
        <message>
            <source>Opens with a new sign-in as the same person, in the browser: this computer cannot check its user's password. While the provider cannot be reached, the desk stays locked and says why; it can be closed, and nothing is lost. A passphrase set here opens it without a network too.</source>
            <translation>S’ouvre par une nouvelle connexion de la même personne, dans le navigateur : cet ordinateur ne peut pas vérifier le mot de passe de son utilisateur. Tant que le fournisseur est injoignable, le poste reste verrouillé et dit pourquoi ; il peut être fermé, et rien n’est perdu. Une phrase secrète choisie ici l’ouvre aussi sans réseau.</translation>
        </message>
        <message>
            <source>This computer cannot check its user's password, and nobody is signed in whom the provider could ask again: the desk does not lock until a passphrase is set here.</source>
            <translation>Cet ordinateur ne peut pas vérifier le mot de passe de son utilisateur, et personne n’est connecté que le fournisseur pourrait interroger de nouveau : le poste ne se verrouille pas tant qu’une phrase secrète n’est pas choisie ici.</translation>
        </message>
</context>
<context>
    <name>WaitWindow</name>
        <message>
            <source>Asking the keychain for the secrets of the profile…</source>
            <translation>Demande au trousseau des secrets du profil…</translation>
        </message>
        <message>
            <source>It may be waiting for its own password. FibreDesk opens without it in a few seconds.</source>
            <translation>Il attend peut-être son propre mot de passe. FibreDesk s’ouvrira sans lui dans quelques secondes.</translation>
        </message>
</context>
<context>
    <name>SignInWords</name>
        <message>
            <source>The provider refused the sign-in.</source>
            <translation>Le fournisseur a refusé la connexion.</translation>
        </message>
        <message>
            <source>The sign-in was not finished in time.</source>
            <translation>La connexion n’a pas été terminée à temps.</translation>
        </message>
        <message>
            <source>The port where the browser is to come back to is taken by another program.</source>
            <translation>Le port par lequel le navigateur doit revenir est pris par un autre programme.</translation>
        </message>
        <message>
            <source>The provider does not call itself as the profile does, or somebody else answered in its place.</source>
            <translation>Le fournisseur ne porte pas le nom que donne le profil, ou quelqu’un d’autre a répondu à sa place.</translation>
        </message>
        <message>
            <source>The answer belongs to another sign-in; it was not used.</source>
            <translation>La réponse est celle d’une autre connexion ; elle n’a pas été utilisée.</translation>
        </message>
        <message>
            <source>The provider's signature could not be confirmed.</source>
            <translation>La signature du fournisseur n’a pas pu être confirmée.</translation>
        </message>
        <message>
            <source>The sign-in is over, or the clock of this computer is wrong.</source>
            <translation>La connexion est échue, ou l’horloge de cet ordinateur est fausse.</translation>
        </message>
        <message>
            <source>The provider's answer is not usable.</source>
            <translation>La réponse du fournisseur n’est pas utilisable.</translation>
        </message>
        <message>
            <source>Somebody else signed in. What is open here belongs to the person before, who has to sign out first.</source>
            <translation>Quelqu’un d’autre s’est connecté. Ce qui est ouvert ici appartient à la personne précédente, qui doit d’abord se déconnecter.</translation>
        </message>
        <message>
            <source>The provider does not protect the sign-in as it must (PKCE).</source>
            <translation>Le fournisseur ne protège pas la connexion comme il le doit (PKCE).</translation>
        </message>
        <message>
            <source>Something on the way answers in place of the provider.</source>
            <translation>Quelque chose en chemin répond à la place du fournisseur.</translation>
        </message>
        <message>
            <source>The provider offers no sign-in from another device.</source>
            <translation>Le fournisseur n’offre pas la connexion depuis un autre appareil.</translation>
        </message>
        <message>
            <source>The provider has ended the session.</source>
            <translation>Le fournisseur a mis fin à la session.</translation>
        </message>
        <message>
            <source>The provider does not know FibreDesk as the profile describes it.</source>
            <translation>Le fournisseur ne connaît pas FibreDesk tel que le profil le décrit.</translation>
        </message>
        <message>
            <source>The provider cannot be reached.</source>
            <translation>Le fournisseur est injoignable.</translation>
        </message>
        <message>
            <source>The provider's certificate is not trusted.</source>
            <translation>Le certificat du fournisseur n’est pas digne de confiance.</translation>
        </message>
        <message>
            <source>The keychain of this computer cannot be used.</source>
            <translation>Le trousseau de cet ordinateur ne peut pas être utilisé.</translation>
        </message>
        <message>
            <source>The provider has a problem of its own.</source>
            <translation>Le fournisseur a un problème de son côté.</translation>
        </message>
        <message>
            <source>The sign-in failed.</source>
            <translation>La connexion a échoué.</translation>
        </message>
        <message>
            <source>Proxy</source>
            <translation>Serveur mandataire</translation>
        </message>
        <message>
            <source>Provider reached</source>
            <translation>Fournisseur joint</translation>
        </message>
        <message>
            <source>Name of the provider</source>
            <translation>Nom du fournisseur</translation>
        </message>
        <message>
            <source>Protection of the sign-in</source>
            <translation>Protection de la connexion</translation>
        </message>
        <message>
            <source>Clock</source>
            <translation>Horloge</translation>
        </message>
        <message>
            <source>Keys of the provider</source>
            <translation>Clés du fournisseur</translation>
        </message>
        <message>
            <source>Way back from the browser</source>
            <translation>Retour du navigateur</translation>
        </message>
        <message>
            <source>Address known to the provider</source>
            <translation>Adresse connue du fournisseur</translation>
        </message>
        <message>
            <source>Keychain</source>
            <translation>Trousseau</translation>
        </message>
        <message>
            <source>Signed in</source>
            <translation>Connecté</translation>
        </message>
        <message>
            <source>In order</source>
            <translation>En ordre</translation>
        </message>
        <message>
            <source>To be seen to</source>
            <translation>À voir</translation>
        </message>
        <message>
            <source>Wrong</source>
            <translation>En défaut</translation>
        </message>
        <message>
            <source>Not known</source>
            <translation>Inconnu</translation>
        </message>
        <message>
            <source>Look at the network of this computer, then try again.</source>
            <translation>Vérifier le réseau de cet ordinateur, puis réessayer.</translation>
        </message>
        <message>
            <source>Correct the provider's address in the profile: no provider answers there.</source>
            <translation>Corriger l’adresse du fournisseur dans le profil : aucun fournisseur n’y répond.</translation>
        </message>
        <message>
            <source>Give the company's own certificate authority in the profile, or have the provider's certificate renewed.</source>
            <translation>Indiquer l’autorité de certification de l’entreprise dans le profil, ou faire renouveler le certificat du fournisseur.</translation>
        </message>
        <message>
            <source>Sign in to the network, or have the proxy let the provider's address through.</source>
            <translation>Se connecter au réseau, ou faire laisser passer l’adresse du fournisseur par le serveur mandataire.</translation>
        </message>
        <message>
            <source>Write the provider's address in the profile exactly as it calls itself.</source>
            <translation>Écrire l’adresse du fournisseur dans le profil exactement comme il se nomme.</translation>
        </message>
        <message>
            <source>Have PKCE with S256 switched on at the provider.</source>
            <translation>Faire activer PKCE avec S256 chez le fournisseur.</translation>
        </message>
        <message>
            <source>Have the clock of this computer set by the network.</source>
            <translation>Faire régler l’horloge de cet ordinateur par le réseau.</translation>
        </message>
        <message>
            <source>End the program that holds the port, or change the port here and at the provider.</source>
            <translation>Fermer le programme qui tient le port, ou changer le port ici et chez le fournisseur.</translation>
        </message>
        <message>
            <source>Have this address written down for FibreDesk at the provider.</source>
            <translation>Faire inscrire cette adresse pour FibreDesk chez le fournisseur.</translation>
        </message>
        <message>
            <source>Start or unlock the keychain; until then everybody signs in again after each start.</source>
            <translation>Démarrer ou déverrouiller le trousseau ; d’ici là, il faut se reconnecter à chaque démarrage.</translation>
        </message>
        <message>
            <source>Sign in.</source>
            <translation>Se connecter.</translation>
        </message>
        <message>
            <source>Show this to whoever runs the provider.</source>
            <translation>Montrer ceci à qui administre le fournisseur.</translation>
        </message>
        <message>
            <source>Have the provider allow renewals (scope offline_access).</source>
            <translation>Faire permettre le renouvellement par le fournisseur (portée offline_access).</translation>
        </message>
        <message>
            <source>Ended</source>
            <translation>A pris fin</translation>
        </message>
        <message>
            <source>Not signed in</source>
            <translation>Non connecté</translation>
        </message>
        <message>
            <source>Refused</source>
            <translation>Refusé</translation>
        </message>
        <message>
            <source>Signing in</source>
            <translation>Connexion en cours</translation>
        </message>
</context>
<context>
    <name>SignInChecksView</name>
        <message>
            <source>Looking…</source>
            <translation>Examen en cours…</translation>
        </message>
        <message>
            <source>Examine the sign-in</source>
            <translation>Examiner la connexion</translation>
        </message>
</context>
<context>
    <name>SignInSteps</name>
        <message>
            <source>On any device, open this address and type the code:</source>
            <translation>Sur n’importe quel appareil, ouvrir cette adresse et taper le code :</translation>
        </message>
        <message>
            <source>Go on in the browser. If none has opened, open this address on this computer:</source>
            <translation>Continuer dans le navigateur. S’il ne s’est pas ouvert, ouvrir cette adresse sur cet ordinateur :</translation>
        </message>
        <message>
            <source>Code: %1</source>
            <translation>Code : %1</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Open the address</source>
            <translation>Ouvrir l’adresse</translation>
        </message>
</context>
<context>
    <name>SignInGate</name>
        <message>
            <source>Sign in with %1 to begin. FibreDesk never sees the password.</source>
            <translation>Se connecter avec %1 pour commencer. FibreDesk ne voit jamais le mot de passe.</translation>
        </message>
        <message>
            <source>Sign out there too</source>
            <translation>S’y déconnecter aussi</translation>
        </message>
        <message>
            <source>Signed out here, but the provider could not be told: %1</source>
            <translation>Déconnecté ici, mais le fournisseur n’a pas pu être prévenu : %1</translation>
        </message>
        <message>
            <source>Signed out here. The browser may still be signed in.</source>
            <translation>Déconnecté ici. Le navigateur est peut-être encore connecté.</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>Se connecter</translation>
        </message>
        <message>
            <source>On another device</source>
            <translation>Sur un autre appareil</translation>
        </message>
        <message>
            <source>Later</source>
            <translation>Plus tard</translation>
        </message>
        <message>
            <source>Sign in with %1 to use it too. FibreDesk never sees the password.</source>
            <translation>Se connecter avec %1 pour s’en servir aussi. FibreDesk ne voit jamais le mot de passe.</translation>
        </message>
        <message>
            <source>What it opens stays closed until somebody signs in from the settings.</source>
            <translation>Ce qu’elle ouvre reste fermé jusqu’à une connexion depuis les réglages.</translation>
        </message>
</context>
<context>
    <name>SignInStrip</name>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Sign in again</source>
            <translation>Se reconnecter</translation>
        </message>
        <message>
            <source>Go on in the browser.</source>
            <translation>Continuer dans le navigateur.</translation>
        </message>
        <message>
            <source>The sign-in of %1 has ended. What is typed stays; nothing is sent until you sign in again.</source>
            <translation>La connexion de %1 a pris fin. Ce qui est tapé reste ; rien n’est envoyé avant la prochaine connexion.</translation>
        </message>
        <message>
            <source>The sign-in of %1 for %2 has ended. What is typed stays; nothing is sent there until you sign in again.</source>
            <translation>La connexion de %1 pour %2 a pris fin. Ce qui est tapé reste ; rien n’y est envoyé avant la prochaine connexion.</translation>
        </message>
</context>
<context>
    <name>SignInCard</name>
        <message>
            <source>Sign-in</source>
            <translation>Connexion</translation>
        </message>
        <message>
            <source>Signed in</source>
            <translation>Connecté</translation>
        </message>
        <message>
            <source>Nobody</source>
            <translation>Personne</translation>
        </message>
        <message>
            <source>Mail address</source>
            <translation>Adresse courriel</translation>
        </message>
        <message>
            <source>Groups</source>
            <translation>Groupes</translation>
        </message>
        <message>
            <source>Provider</source>
            <translation>Fournisseur</translation>
        </message>
        <message>
            <source>Since</source>
            <translation>Depuis</translation>
        </message>
        <message>
            <source>Ends</source>
            <translation>Prend fin</translation>
        </message>
        <message>
            <source>No keychain keeps it: the next start asks for it again.</source>
            <translation>Aucun trousseau ne la garde : le prochain démarrage la redemandera.</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>Se déconnecter</translation>
        </message>
        <message>
            <source>The provider is told, and the window closes to everybody until somebody signs in. What waits to be sent waits until then.</source>
            <translation>Le fournisseur est prévenu, et la fenêtre se ferme à tous jusqu’à la prochaine connexion. Ce qui attend d’être envoyé attend jusque-là.</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>Se connecter</translation>
        </message>
        <message>
            <source>Sign in again</source>
            <translation>Se connecter de nouveau</translation>
        </message>
        <message>
            <source>Sign-in: %1</source>
            <translation>Connexion : %1</translation>
        </message>
        <message>
            <source>The provider is told; what it opens stays closed until somebody signs in here. The other sign-ins stay.</source>
            <translation>Le fournisseur est prévenu ; ce qu’elle ouvre reste fermé jusqu’à la prochaine connexion ici. Les autres connexions restent.</translation>
        </message>
        <message>
            <source>Not one person: %1 is signed in for %2, %3 for %4. What is done bears these different names.</source>
            <translation>Pas la même personne : %1 est connecté(e) pour %2, %3 pour %4. Ce qui est fait porte ces noms différents.</translation>
        </message>
</context>
<context>
    <name>ProfileMark</name>
        <message>
            <source>Training</source>
            <translation>Formation</translation>
        </message>
        <message>
            <source>Test</source>
            <translation>Essai</translation>
        </message>
        <message>
            <source>%1 · %2</source>
            <translation>%1 · %2</translation>
        </message>
</context>
<context>
    <name>ProfilesCard</name>
        <message>
            <source>Profiles</source>
            <translation>Profils</translation>
        </message>
        <message>
            <source>Test</source>
            <translation>Essai</translation>
        </message>
        <message>
            <source>Training</source>
            <translation>Formation</translation>
        </message>
        <message>
            <source>In use</source>
            <translation>En cours</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Ouvrir</translation>
        </message>
        <message>
            <source>Open %1</source>
            <translation>Ouvrir %1</translation>
        </message>
</context>
<context>
    <name>FibreDesk::SignInFeed</name>
        <message>
            <source>FibreDesk has received the answer. You can close this page and go back to FibreDesk.</source>
            <translation>FibreDesk a reçu la réponse. Vous pouvez fermer cette page et revenir à FibreDesk.</translation>
        </message>
        <message>
            <source>This is not the answer to a sign-in that FibreDesk is waiting for. If you were signing in, begin again in FibreDesk.</source>
            <translation>Ceci n’est pas la réponse à une connexion que FibreDesk attend. Si vous étiez en train de vous connecter, recommencez dans FibreDesk.</translation>
        </message>
</context>
<context>
    <name>DayChart</name>
        <message>
            <source>Response time over the last 24 hours</source>
            <translation>Temps de réponse des 24 dernières heures</translation>
        </message>
</context>
<context>
    <name>FibreDesk::Invitation</name>
        <message>
            <source>Account</source>
            <translation>Compte</translation>
        </message>
        <message>
            <source>Choose at least one group.</source>
            <translation>Choisissez au moins un groupe.</translation>
        </message>
        <message>
            <source>Created</source>
            <translation>Créé</translation>
        </message>
        <message>
            <source>ERPNext user</source>
            <translation>Utilisateur ERPNext</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Échec</translation>
        </message>
        <message>
            <source>Groups</source>
            <translation>Groupes</translation>
        </message>
        <message>
            <source>Invitations go through the hub, and the profile has none ([hub] url).</source>
            <translation>Les invitations passent par le hub, et le profil n’en a pas ([hub] url).</translation>
        </message>
        <message>
            <source>Left out</source>
            <translation>Laissé de côté</translation>
        </message>
        <message>
            <source>Mail with the password</source>
            <translation>Courriel du mot de passe</translation>
        </message>
        <message>
            <source>Not among the groups that the hub names: %1</source>
            <translation>Absent des groupes que nomme le hub : %1</translation>
        </message>
        <message>
            <source>Not told</source>
            <translation>Non précisé</translation>
        </message>
        <message>
            <source>Sent</source>
            <translation>Envoyé</translation>
        </message>
        <message>
            <source>Sent before</source>
            <translation>Déjà envoyé</translation>
        </message>
        <message>
            <source>Set</source>
            <translation>Attribués</translation>
        </message>
        <message>
            <source>The address is missing.</source>
            <translation>L’adresse manque.</translation>
        </message>
        <message>
            <source>The desk is offline.</source>
            <translation>Le poste est hors ligne.</translation>
        </message>
        <message>
            <source>The hub does not say whether the account is new or was there.</source>
            <translation>Le hub ne dit pas si le compte est nouveau ou existait déjà.</translation>
        </message>
        <message>
            <source>The hub does not say whether the mail went out.</source>
            <translation>Le hub ne dit pas si le courriel est parti.</translation>
        </message>
        <message>
            <source>The hub does not say whether there is an ERPNext user.</source>
            <translation>Le hub ne dit pas s’il y a un utilisateur ERPNext.</translation>
        </message>
        <message>
            <source>The hub does not say which groups are set now.</source>
            <translation>Le hub ne dit pas quels groupes sont attribués.</translation>
        </message>
        <message>
            <source>The name is missing.</source>
            <translation>Le nom manque.</translation>
        </message>
        <message>
            <source>This is no address that a mail can go to.</source>
            <translation>Aucun courriel ne peut être envoyé à cette adresse.</translation>
        </message>
        <message>
            <source>Was there before</source>
            <translation>Existait déjà</translation>
        </message>
</context>
<context>
    <name>FibreDesk::PeopleController</name>
        <message>
            <source>The hub lists nobody: these are ERPNext's users, whose groups are not known.</source>
            <translation>Le hub ne donne pas de liste : voici les utilisateurs d’ERPNext, dont les groupes sont inconnus.</translation>
        </message>
        <message>
            <source>The profile has no hub: these are ERPNext's users, whose groups are not known.</source>
            <translation>Le profil n’a pas de hub : voici les utilisateurs d’ERPNext, dont les groupes sont inconnus.</translation>
        </message>
        <message>
            <source>There are more than are shown.</source>
            <translation>Il y en a d’autres que ceux affichés.</translation>
        </message>
</context>
<context>
    <name>FibreDesk::PortalLink</name>
        <message>
            <source>Asking the hub to send the portal link to %1…</source>
            <translation>Demande au hub d’envoyer le lien du portail à %1…</translation>
        </message>
        <message>
            <source>It is not certain whether the link was sent to %1. Asking again may send a second one, and counts against the hub's limit.</source>
            <translation>Il n’est pas certain que le lien ait été envoyé à %1. Une nouvelle demande peut en envoyer un deuxième et compte dans la limite du hub.</translation>
        </message>
        <message numerus="yes">
            <source>It takes another request in %n minute(s).</source>
            <translation>
                <numerusform>Une nouvelle demande sera acceptée dans %n minute.</numerusform>
                <numerusform>Une nouvelle demande sera acceptée dans %n minutes.</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing was sent to %1. The hub does not say why: it limits how often a link can be asked for, and knows the portal's own addresses only.</source>
            <translation>Rien n’a été envoyé à %1. Le hub ne dit pas pourquoi : il limite la fréquence des demandes et ne connaît que les adresses du portail.</translation>
        </message>
        <message>
            <source>The portal link was not sent to %1.</source>
            <translation>Le lien du portail n’a pas été envoyé à %1.</translation>
        </message>
        <message>
            <source>The portal link was sent to %1.</source>
            <translation>Le lien du portail a été envoyé à %1.</translation>
        </message>
        <message>
            <source>Try again in an hour, or check the address.</source>
            <translation>Réessayez dans une heure ou vérifiez l’adresse.</translation>
        </message>
</context>
<context>
    <name>GroupChips</name>
        <message>
            <source>Groups</source>
            <translation>Groupes</translation>
        </message>
</context>
<context>
    <name>GroupWords</name>
        <message>
            <source>Accounting</source>
            <translation>Comptabilité</translation>
        </message>
        <message>
            <source>Administration</source>
            <translation>Administration</translation>
        </message>
        <message>
            <source>All of the desk, with people and what can be deleted.</source>
            <translation>Tout le poste, y compris l’équipe et ce qui peut être supprimé.</translation>
        </message>
        <message>
            <source>Billing</source>
            <translation>Facturation</translation>
        </message>
        <message>
            <source>Books and reports, beside what billing does.</source>
            <translation>Livres et rapports, en plus de la facturation.</translation>
        </message>
        <message>
            <source>Customers, tickets and devices: who answers the phone.</source>
            <translation>Clients, billets et équipements : pour qui répond au téléphone.</translation>
        </message>
        <message>
            <source>Development</source>
            <translation>Développement</translation>
        </message>
        <message>
            <source>Invoices and payments of customers.</source>
            <translation>Factures et paiements des clients.</translation>
        </message>
        <message>
            <source>Jobs of their own day, in the field.</source>
            <translation>Ses propres interventions du jour, sur le terrain.</translation>
        </message>
        <message>
            <source>Servers and network behind the desk.</source>
            <translation>Serveurs et réseau derrière le poste.</translation>
        </message>
        <message>
            <source>Support</source>
            <translation>Soutien</translation>
        </message>
        <message>
            <source>Systems</source>
            <translation>Systèmes</translation>
        </message>
        <message>
            <source>Technician</source>
            <translation>Technicien</translation>
        </message>
        <message>
            <source>Who builds and repairs the programs.</source>
            <translation>Pour qui construit et répare les programmes.</translation>
        </message>
</context>
<context>
    <name>InvitePane</name>
        <message>
            <source>Ask again</source>
            <translation>Redemander</translation>
        </message>
        <message>
            <source>Asking again is safe: an account that exists is not made twice. A second mail with another password may go out.</source>
            <translation>Redemander est sans risque : un compte qui existe n’est pas créé deux fois. Un deuxième courriel, avec un autre mot de passe, peut partir.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
        <message>
            <source>E-mail address</source>
            <translation>Adresse courriel</translation>
        </message>
        <message>
            <source>Employee</source>
            <translation>Employee</translation>
        </message>
        <message>
            <source>First and last name</source>
            <translation>Prénom et nom</translation>
        </message>
        <message>
            <source>Groups</source>
            <translation>Groupes</translation>
        </message>
        <message>
            <source>Invite</source>
            <translation>Inviter</translation>
        </message>
        <message>
            <source>Invite a colleague</source>
            <translation>Inviter un collègue</translation>
        </message>
        <message>
            <source>Invite another</source>
            <translation>Inviter quelqu’un d’autre</translation>
        </message>
        <message>
            <source>Inviting…</source>
            <translation>Invitation…</translation>
        </message>
        <message>
            <source>Roles in ERPNext</source>
            <translation>Rôles dans ERPNext</translation>
        </message>
        <message>
            <source>Roles in ERPNext, separated by commas</source>
            <translation>Rôles dans ERPNext, séparés par des virgules</translation>
        </message>
        <message>
            <source>The hub makes the account with a temporary password, mails it, sets the groups and makes the ERPNext user.</source>
            <translation>Le hub crée le compte avec un mot de passe temporaire, l’envoie par courriel, attribue les groupes et crée l’utilisateur ERPNext.</translation>
        </message>
        <message>
            <source>Who exists is not made twice</source>
            <translation>Qui existe n’est pas créé deux fois</translation>
        </message>
</context>
<context>
    <name>PeopleBar</name>
        <message>
            <source>Find a colleague</source>
            <translation>Trouver un collègue</translation>
        </message>
        <message>
            <source>Invite a colleague</source>
            <translation>Inviter un collègue</translation>
        </message>
        <message>
            <source>List again</source>
            <translation>Relire la liste</translation>
        </message>
        <message>
            <source>Name, address, group…</source>
            <translation>Nom, adresse, groupe…</translation>
        </message>
        <message>
            <source>listed</source>
            <translation>liste lue</translation>
        </message>
</context>
<context>
    <name>PeoplePage</name>
        <message numerus="yes">
            <source>%n colleague(s)</source>
            <translation>
                <numerusform>%n collègue</numerusform>
                <numerusform>%n collègues</numerusform>
            </translation>
        </message>
        <message>
            <source>Asking…</source>
            <translation>Lecture…</translation>
        </message>
        <message>
            <source>Colleagues appear here as soon as the hub or ERPNext lists them.</source>
            <translation>Les collègues apparaissent ici dès que le hub ou ERPNext en donne la liste.</translation>
        </message>
        <message>
            <source>Disable</source>
            <translation>Désactiver</translation>
        </message>
        <message>
            <source>Disable this account</source>
            <translation>Désactiver ce compte</translation>
        </message>
        <message>
            <source>Find a colleague</source>
            <translation>Trouver un collègue</translation>
        </message>
        <message>
            <source>Invite a colleague</source>
            <translation>Inviter un collègue</translation>
        </message>
        <message>
            <source>Mail a new password</source>
            <translation>Envoyer un nouveau mot de passe</translation>
        </message>
        <message>
            <source>No colleague has these words in name, address or group.</source>
            <translation>Aucun collègue n’a ces mots dans son nom, son adresse ou ses groupes.</translation>
        </message>
        <message>
            <source>Nobody found</source>
            <translation>Personne</translation>
        </message>
        <message>
            <source>Nobody listed</source>
            <translation>Aucune liste</translation>
        </message>
        <message>
            <source>People</source>
            <translation>Équipe</translation>
        </message>
        <message>
            <source>%1 (%2) is signed out of everything and cannot sign in to the desk, the hub or ERPNext any more. Work assigned to them stays assigned. Only an administrator of the sign-in can let them in again.</source>
            <translation>%1 (%2) est déconnecté de partout et ne peut plus se connecter au poste, au hub ni à ERPNext. Le travail qui lui est assigné le reste. Seul un administrateur de la connexion peut lui rendre l’accès.</translation>
        </message>
        <message>
            <source>%1 gets a mail at %2 with a new temporary password. The one of before is no longer taken.</source>
            <translation>%1 reçoit à %2 un courriel avec un nouveau mot de passe temporaire. Le précédent n’est plus accepté.</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
</context>
<context>
    <name>PersonPane</name>
        <message>
            <source>Access</source>
            <translation>Accès</translation>
        </message>
        <message>
            <source>Asking for another mail…</source>
            <translation>Demande d’un nouveau courriel…</translation>
        </message>
        <message>
            <source>Disable</source>
            <translation>Désactiver</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>Courriel</translation>
        </message>
        <message>
            <source>ERPNext user</source>
            <translation>Utilisateur ERPNext</translation>
        </message>
        <message>
            <source>Ending the access…</source>
            <translation>Fermeture de l’accès…</translation>
        </message>
        <message>
            <source>Groups</source>
            <translation>Groupes</translation>
        </message>
        <message>
            <source>Last sign-in</source>
            <translation>Dernière connexion</translation>
        </message>
        <message>
            <source>Mail a new password</source>
            <translation>Envoyer un nouveau mot de passe</translation>
        </message>
        <message>
            <source>Nobody can be changed from here: there is no connection to a hub.</source>
            <translation>Rien ne peut être changé d’ici : il n’y a pas de connexion à un hub.</translation>
        </message>
        <message>
            <source>The hub accepted it, and does not say whether the mail went out.</source>
            <translation>Le hub l’a accepté et ne dit pas si le courriel est parti.</translation>
        </message>
        <message>
            <source>The hub says that the access has ended.</source>
            <translation>Le hub dit que l’accès est fermé.</translation>
        </message>
        <message>
            <source>The hub says that the mail was sent.</source>
            <translation>Le hub dit que le courriel est envoyé.</translation>
        </message>
        <message>
            <source>active</source>
            <translation>actif</translation>
        </message>
        <message>
            <source>disabled</source>
            <translation>désactivé</translation>
        </message>
        <message>
            <source>never</source>
            <translation>jamais</translation>
        </message>
        <message>
            <source>no</source>
            <translation>non</translation>
        </message>
        <message>
            <source>none</source>
            <translation>aucun</translation>
        </message>
        <message>
            <source>not known</source>
            <translation>inconnu</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>oui</translation>
        </message>
</context>
<context>
    <name>PersonRow</name>
        <message>
            <source>%1, %2, %3</source>
            <translation>%1, %2, %3</translation>
        </message>
        <message>
            <source>Active</source>
            <translation>Actif</translation>
        </message>
        <message>
            <source>Disabled</source>
            <translation>Désactivé</translation>
        </message>
        <message>
            <source>Look at it</source>
            <translation>À voir</translation>
        </message>
        <message>
            <source>Not known</source>
            <translation>Inconnu</translation>
        </message>
        <message>
            <source>Under way</source>
            <translation>En cours</translation>
        </message>
        <message>
            <source>groups not known</source>
            <translation>groupes inconnus</translation>
        </message>
        <message>
            <source>last sign-in not known</source>
            <translation>dernière connexion inconnue</translation>
        </message>
        <message>
            <source>never signed in</source>
            <translation>jamais connecté</translation>
        </message>
        <message>
            <source>no group</source>
            <translation>aucun groupe</translation>
        </message>
        <message>
            <source>signed in %1</source>
            <translation>connecté %1</translation>
        </message>
</context>
<context>
    <name>PlatformCard</name>
        <message numerus="yes">
            <source>%n certificate(s) end soon</source>
            <translation>
                <numerusform>%n certificat expire bientôt</numerusform>
                <numerusform>%n certificats expirent bientôt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n system(s) do not answer</source>
            <translation>
                <numerusform>%n système ne répond pas</numerusform>
                <numerusform>%n systèmes ne répondent pas</numerusform>
            </translation>
        </message>
        <message>
            <source>Ask all now</source>
            <translation>Tout interroger</translation>
        </message>
        <message>
            <source>Asked from this computer while the window is open, without any secret. The bars are the last 24 hours.</source>
            <translation>Interrogés depuis cet ordinateur tant que la fenêtre est ouverte, sans aucun secret. Les barres sont les 24 dernières heures.</translation>
        </message>
        <message>
            <source>Platform</source>
            <translation>Plateforme</translation>
        </message>
        <message>
            <source>The day is kept until FibreDesk closes.</source>
            <translation>La journée est gardée jusqu’à la fermeture de FibreDesk.</translation>
        </message>
        <message>
            <source>no failure known</source>
            <translation>aucune panne connue</translation>
        </message>
</context>
<context>
    <name>PlatformPanel</name>
        <message>
            <source>%1 in the profile</source>
            <translation>%1 dans le profil</translation>
        </message>
        <message>
            <source>%1 ms</source>
            <translation>%1 ms</translation>
        </message>
        <message>
            <source>%1 ms · 95% within %2 ms</source>
            <translation>%1 ms · 95 % en moins de %2 ms</translation>
        </message>
        <message>
            <source>%1 of %2 tries without an answer</source>
            <translation>%1 essais sur %2 sans réponse</translation>
        </message>
        <message>
            <source>Ask now</source>
            <translation>Interroger</translation>
        </message>
        <message>
            <source>Ask now: %1</source>
            <translation>Interroger : %1</translation>
        </message>
        <message>
            <source>certificate ended on %1</source>
            <translation>certificat expiré le %1</translation>
        </message>
        <message numerus="yes">
            <source>certificate ends in %n day(s)</source>
            <translation>
                <numerusform>certificat expire dans %n jour</numerusform>
                <numerusform>certificat expire dans %n jours</numerusform>
            </translation>
        </message>
        <message>
            <source>certificate until %1</source>
            <translation>certificat jusqu’au %1</translation>
        </message>
        <message>
            <source>last failure</source>
            <translation>dernier échec</translation>
        </message>
        <message>
            <source>no answer in 24 h</source>
            <translation>aucune réponse en 24 h</translation>
        </message>
        <message>
            <source>no answer yet</source>
            <translation>pas encore de réponse</translation>
        </message>
        <message>
            <source>version %1</source>
            <translation>version %1</translation>
        </message>
</context>
<context>
    <name>PlatformWords</name>
        <message>
            <source>A sign-in page in front of it answers; of the system itself nothing is known.</source>
            <translation>Une page de connexion répond à sa place ; du système lui-même, on ne sait rien.</translation>
        </message>
        <message>
            <source>Automatic workflows wait, reminders among them.</source>
            <translation>Les automatismes attendent, les rappels entre autres.</translation>
        </message>
        <message>
            <source>Contracts cannot be signed electronically.</source>
            <translation>Les contrats ne peuvent pas être signés électroniquement.</translation>
        </message>
        <message>
            <source>Customer portal</source>
            <translation>Portail des clients</translation>
        </message>
        <message>
            <source>Customers cannot enter the portal; the desk itself misses nothing.</source>
            <translation>Les clients ne peuvent pas entrer dans le portail ; le poste lui-même ne perd rien.</translation>
        </message>
        <message>
            <source>Customers cannot pay by card; payments arrive late in ERPNext.</source>
            <translation>Les clients ne peuvent pas payer par carte ; les paiements arrivent en retard dans ERPNext.</translation>
        </message>
        <message>
            <source>Customers cannot see their invoices or pay on line, and call instead.</source>
            <translation>Les clients ne voient pas leurs factures, ne paient pas en ligne et appellent.</translation>
        </message>
        <message>
            <source>Customers' sign-in (Authentik)</source>
            <translation>Connexion des clients (Authentik)</translation>
        </message>
        <message>
            <source>DocuSeal (signatures)</source>
            <translation>DocuSeal (signatures)</translation>
        </message>
        <message>
            <source>ERPNext</source>
            <translation>ERPNext</translation>
        </message>
        <message>
            <source>Failing</source>
            <translation>En échec</translation>
        </message>
        <message>
            <source>GenieACS</source>
            <translation>GenieACS</translation>
        </message>
        <message>
            <source>Hub</source>
            <translation>Hub</translation>
        </message>
        <message>
            <source>It answers and lets nobody in without a credential, as it should.</source>
            <translation>Il répond et ne laisse entrer personne sans identifiants, comme il se doit.</translation>
        </message>
        <message>
            <source>It says of itself that something is wrong.</source>
            <translation>Il dit lui-même que quelque chose ne va pas.</translation>
        </message>
        <message>
            <source>It says of itself: %1</source>
            <translation>Il dit de lui-même : %1</translation>
        </message>
        <message>
            <source>Legacy database</source>
            <translation>Ancienne base de données</translation>
        </message>
        <message>
            <source>Look-ups in the former billing system fail.</source>
            <translation>Les recherches dans l’ancien système de facturation échouent.</translation>
        </message>
        <message>
            <source>Mail relay (SMTP)</source>
            <translation>Relais de courriel (SMTP)</translation>
        </message>
        <message>
            <source>Mailjet</source>
            <translation>Mailjet</translation>
        </message>
        <message>
            <source>Mails sent from this desk wait; none is lost or sent twice.</source>
            <translation>Les courriels envoyés de ce poste attendent ; aucun n’est perdu ni envoyé deux fois.</translation>
        </message>
        <message>
            <source>Map tiles</source>
            <translation>Fonds de carte</translation>
        </message>
        <message>
            <source>Maps stay empty where this computer keeps no pictures of the area.</source>
            <translation>Les cartes restent vides là où cet ordinateur ne garde pas d’images du secteur.</translation>
        </message>
        <message>
            <source>Modems cannot be read, set or restarted; what is shown of them is old.</source>
            <translation>Les modems ne peuvent être ni lus, ni réglés, ni redémarrés ; ce qui en est affiché est ancien.</translation>
        </message>
        <message>
            <source>New customers cannot look up their address or order.</source>
            <translation>Les nouveaux clients ne peuvent ni vérifier leur adresse ni commander.</translation>
        </message>
        <message>
            <source>No campaigns of the hub, live events, SMS or invitations; mails sent from this desk go on.</source>
            <translation>Pas de campagnes du hub, d’événements en direct, de SMS ni d’invitations ; les courriels envoyés de ce poste continuent.</translation>
        </message>
        <message>
            <source>Nobody can sign in anew; who is signed in goes on until the session ends.</source>
            <translation>Personne ne peut se connecter à nouveau ; qui est connecté continue jusqu’à la fin de sa session.</translation>
        </message>
        <message>
            <source>Not asked yet</source>
            <translation>Pas encore interrogé</translation>
        </message>
        <message>
            <source>Not configured</source>
            <translation>Non configuré</translation>
        </message>
        <message>
            <source>Not reached</source>
            <translation>Injoignable</translation>
        </message>
        <message>
            <source>Nothing new is seen and changes wait in the outbox; the local copy stays usable.</source>
            <translation>Rien de nouveau n’arrive et les changements attendent dans la boîte d’envoi ; la copie locale reste utilisable.</translation>
        </message>
        <message>
            <source>OLTs (SNMP)</source>
            <translation>OLT (SNMP)</translation>
        </message>
        <message>
            <source>OLTs are read only when somebody asks for an ONT: sweeping them has crashed line cards.</source>
            <translation>Les OLT ne sont lus que sur demande, pour un ONT : les balayer a déjà fait tomber des cartes de ligne.</translation>
        </message>
        <message>
            <source>On demand</source>
            <translation>Sur demande</translation>
        </message>
        <message>
            <source>Optical levels of an ONT cannot be read.</source>
            <translation>Les niveaux optiques d’un ONT ne peuvent pas être lus.</translation>
        </message>
        <message>
            <source>Positions of technicians are old, and delays are seen late.</source>
            <translation>Les positions des techniciens sont anciennes et les retards se voient tard.</translation>
        </message>
        <message>
            <source>Reached</source>
            <translation>Joint</translation>
        </message>
        <message>
            <source>Reports trouble</source>
            <translation>Signale un problème</translation>
        </message>
        <message>
            <source>SMS to technicians and customers may not go out.</source>
            <translation>Les SMS aux techniciens et aux clients peuvent ne pas partir.</translation>
        </message>
        <message>
            <source>Staff sign-in (Authentik)</source>
            <translation>Connexion du personnel (Authentik)</translation>
        </message>
        <message>
            <source>Stripe (payments)</source>
            <translation>Stripe (paiements)</translation>
        </message>
        <message>
            <source>Traccar (GPS)</source>
            <translation>Traccar (GPS)</translation>
        </message>
        <message>
            <source>Twilio (SMS)</source>
            <translation>Twilio (SMS)</translation>
        </message>
        <message>
            <source>Website</source>
            <translation>Site Web</translation>
        </message>
        <message>
            <source>What became of mails with an uncertain outcome cannot be looked up.</source>
            <translation>On ne peut pas vérifier ce que sont devenus les courriels au sort incertain.</translation>
        </message>
        <message>
            <source>n8n (workflows)</source>
            <translation>n8n (automatismes)</translation>
        </message>
</context>
<context>
    <name>PortalLinkButton</name>
        <message>
            <source>Portal link</source>
            <translation>Lien du portail</translation>
        </message>
        <message>
            <source>Send the portal link</source>
            <translation>Envoyer le lien du portail</translation>
        </message>
        <message>
            <source>Send to %1</source>
            <translation>Envoyer à %1</translation>
        </message>
        <message>
            <source>The customer has no e-mail address</source>
            <translation>Le client n’a pas d’adresse courriel</translation>
        </message>
</context>
<context>
    <name>PortalLinkStrip</name>
        <message>
            <source>Dismiss</source>
            <translation>Masquer</translation>
        </message>
</context>
<context>
    <name>ProfileTrouble</name>
        <message>
            <source>%1 is missing.</source>
            <translation>%1 manque.</translation>
        </message>
        <message>
            <source>%1 is not an http or https address.</source>
            <translation>%1 n’est pas une adresse http ou https.</translation>
        </message>
        <message>
            <source>%1 is not an https address without a query.</source>
            <translation>%1 n’est pas une adresse https sans paramètres.</translation>
        </message>
        <message>
            <source>%1 must hold {z}, {x} and {y}.</source>
            <translation>%1 doit contenir {z}, {x} et {y}.</translation>
        </message>
        <message>
            <source>%1 is not a port.</source>
            <translation>%1 n’est pas un port.</translation>
        </message>
        <message>
            <source>%1 is not a port, or 0 for any.</source>
            <translation>%1 n’est pas un port, ni 0 pour n’importe lequel.</translation>
        </message>
        <message>
            <source>%1 is not the name of a host.</source>
            <translation>%1 n’est pas un nom d’hôte.</translation>
        </message>
        <message>
            <source>%1 is not a whole number.</source>
            <translation>%1 n’est pas un nombre entier.</translation>
        </message>
        <message>
            <source>%1 is not a whole number from 1 to %2.</source>
            <translation>%1 n’est pas un nombre entier de 1 à %2.</translation>
        </message>
        <message>
            <source>%1 is not a number from %2, or 0 for as fast as it goes.</source>
            <translation>%1 n’est pas un nombre dans l’intervalle %2, ni 0 pour aller aussi vite que possible.</translation>
        </message>
        <message>
            <source>%1 is not a mail address.</source>
            <translation>%1 n’est pas une adresse de courriel.</translation>
        </message>
        <message>
            <source>%1 is not one of: %2.</source>
            <translation>%1 n’est pas l’une de ces valeurs : %2.</translation>
        </message>
        <message>
            <source>%1 is not a known time zone.</source>
            <translation>%1 n’est pas un fuseau horaire connu.</translation>
        </message>
        <message>
            <source>%1 is a folder, not a file.</source>
            <translation>%1 est un dossier, pas un fichier.</translation>
        </message>
        <message>
            <source>%1 cannot be read.</source>
            <translation>%1 ne peut pas être lu.</translation>
        </message>
        <message>
            <source>%1 cannot be read: %2.</source>
            <translation>%1 ne peut pas être lu : %2.</translation>
        </message>
        <message>
            <source>%1 is an empty file.</source>
            <translation>%1 est un fichier vide.</translation>
        </message>
        <message>
            <source>%1 is far too long for what it should hold.</source>
            <translation>%1 est bien trop long pour ce qu’il devrait contenir.</translation>
        </message>
        <message>
            <source>%1 holds no certificate.</source>
            <translation>%1 ne contient aucun certificat.</translation>
        </message>
        <message>
            <source>%1 holds a certificate that ended on %2.</source>
            <translation>%1 contient un certificat qui a expiré le %2.</translation>
        </message>
        <message>
            <source>%1 holds no private key.</source>
            <translation>%1 ne contient aucune clé privée.</translation>
        </message>
        <message>
            <source>%1 is neither an RSA nor an EC key.</source>
            <translation>%1 n’est ni une clé RSA ni une clé EC.</translation>
        </message>
        <message>
            <source>%1 belongs to another certificate.</source>
            <translation>%1 appartient à un autre certificat.</translation>
        </message>
        <message>
            <source>%1 is encrypted: a key without a passphrase is needed, in a file that only you can read.</source>
            <translation>%1 est chiffrée : il faut une clé sans phrase secrète, dans un fichier que vous seul pouvez lire.</translation>
        </message>
        <message>
            <source>%1 is no key of this section: is %2 meant?</source>
            <translation>%1 n’est pas une clé de cette section : vouliez-vous dire %2 ?</translation>
        </message>
        <message>
            <source>%1 is in a section that no profile has: is %2 meant?</source>
            <translation>%1 est dans une section qu’aucun profil ne connaît : vouliez-vous dire %2 ?</translation>
        </message>
        <message>
            <source>The file cannot be read.</source>
            <translation>Le fichier ne peut pas être lu.</translation>
        </message>
        <message>
            <source>The file is not a well-formed INI file.</source>
            <translation>Le fichier n’est pas un fichier INI bien formé.</translation>
        </message>
        <message>
            <source>%1 is not that of [%2], which names the same client.</source>
            <translation>%1 n’est pas celui de [%2], qui désigne le même client.</translation>
        </message>
</context>
<context>
    <name>StartProblemWindow</name>
        <message>
            <source>FibreDesk cannot start with this profile</source>
            <translation>FibreDesk ne peut pas démarrer avec ce profil</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Quitter</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Réessayer</translation>
        </message>
</context>
<context>
    <name>SignInCheck</name>
        <message>
            <source>%1, until %2; it is not renewed.</source>
            <translation>%1, jusqu’au %2 ; la connexion n’est pas renouvelée.</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1 : %2</translation>
        </message>
        <message numerus="yes">
            <source>%n key(s) can be used.</source>
            <translation>
                <numerusform>%n clé peut servir.</numerusform>
                <numerusform>%n clés peuvent servir.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n minute(s)</source>
            <translation>
                <numerusform>%n minute</numerusform>
                <numerusform>%n minutes</numerusform>
            </translation>
        </message>
        <message>
            <source>127.0.0.1 and ::1, port %1.</source>
            <translation>127.0.0.1 et ::1, port %1.</translation>
        </message>
        <message>
            <source>By way of %1.</source>
            <translation>Par %1.</translation>
        </message>
        <message>
            <source>It could not be asked</source>
            <translation>Il n’a pas pu être interrogé</translation>
        </message>
        <message>
            <source>It could not be used</source>
            <translation>Il n’a pas pu être utilisé</translation>
        </message>
        <message>
            <source>It does not call itself as the profile does</source>
            <translation>Il ne se nomme pas comme le fait le profil</translation>
        </message>
        <message>
            <source>It failed</source>
            <translation>Échec</translation>
        </message>
        <message>
            <source>Less than a minute apart.</source>
            <translation>Moins d’une minute d’écart.</translation>
        </message>
        <message>
            <source>No proxy is set for it.</source>
            <translation>Aucun serveur mandataire n’est réglé pour lui.</translation>
        </message>
        <message>
            <source>Nobody is signed in.</source>
            <translation>Personne n’est connecté.</translation>
        </message>
        <message>
            <source>PKCE with S256.</source>
            <translation>PKCE avec S256.</translation>
        </message>
        <message>
            <source>Port %1 cannot be listened on</source>
            <translation>Le port %1 ne peut pas être écouté</translation>
        </message>
        <message>
            <source>Somebody is signing in just now.</source>
            <translation>Quelqu’un est en train de se connecter.</translation>
        </message>
        <message>
            <source>The clock of this computer is %1 ahead of the provider's.</source>
            <translation>L’horloge de cet ordinateur avance de %1 sur celle du fournisseur.</translation>
        </message>
        <message>
            <source>The clock of this computer is %1 behind the provider's.</source>
            <translation>L’horloge de cet ordinateur retarde de %1 sur celle du fournisseur.</translation>
        </message>
        <message>
            <source>The last sign-in was refused.</source>
            <translation>La dernière connexion a été refusée.</translation>
        </message>
        <message>
            <source>The provider does not offer PKCE with S256.</source>
            <translation>Le fournisseur n’offre pas PKCE avec S256.</translation>
        </message>
        <message>
            <source>The provider does not take %1</source>
            <translation>Le fournisseur n’accepte pas %1</translation>
        </message>
        <message>
            <source>The provider does not tell its time.</source>
            <translation>Le fournisseur ne dit pas son heure.</translation>
        </message>
        <message>
            <source>The sign-in has ended.</source>
            <translation>La connexion a pris fin.</translation>
        </message>
        <message>
            <source>The sign-in of %1 has ended.</source>
            <translation>La connexion de %1 a pris fin.</translation>
        </message>
        <message>
            <source>There is no keychain: the sign-in ends with FibreDesk.</source>
            <translation>Il n’y a pas de trousseau : la connexion prend fin avec FibreDesk.</translation>
        </message>
        <message>
            <source>They could not be read</source>
            <translation>Elles n’ont pas pu être lues</translation>
        </message>
        <message>
            <source>What was written is not what is read.</source>
            <translation>Ce qui est relu n’est pas ce qui a été écrit.</translation>
        </message>
        <message>
            <source>Written and read back.</source>
            <translation>Écrit et relu.</translation>
        </message>
</context>
<context>
    <name>WhoButton</name>
        <message>
            <source>Sign-in settings</source>
            <translation>Réglages de connexion</translation>
        </message>
        <message>
            <source>Signed in: %1</source>
            <translation>Connecté : %1</translation>
        </message>
        <message>
            <source>Signed in as different people: what is done bears different names.</source>
            <translation>Connexions de personnes différentes : ce qui est fait porte des noms différents.</translation>
        </message>
</context>
</TS>
