// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Window
import Qt.labs.qmlmodels
import FibreDesk.Controls

Window {
    id: root

    property string mode: "light"
    property string language: "en"
    readonly property bool fontsReady: Theme.fontFamily === "Inter"
    readonly property alias table: table
    readonly property alias mail: mail
    property int activatedRow: -1
    property string submitted

    /// What the contrast test reads: each token by name, in the theme of the moment.
    function token(name: string): color {
        return Theme[name];
    }
    function soft(name: string): color {
        return Theme.soft(Theme.tone(name));
    }
    function technician(index: int): color {
        return Theme.technician(index);
    }
    function jobKind(kind: int): color {
        return Theme.jobKind(kind);
    }
    function block(c: color, hovered: bool): color {
        return Theme.block(c, hovered);
    }
    function textOn(c: color): color {
        return Theme.onColor(c);
    }
    function openMenu(): void {
        menu.popup(root.contentItem, 980, 110);
    }
    function openDialog(): void {
        menu.close();
        dialog.open();
    }
    function closeAll(): void {
        menu.close();
        dialog.close();
    }
    function focusButton(): void {
        primary.forceActiveFocus(Qt.TabFocusReason);
    }
    function focusTable(): void {
        table.forceActiveFocus(Qt.TabFocusReason);
    }

    width: 1440
    height: 900
    color: Theme.background

    Binding {
        target: Theme
        property: "mode"
        value: root.mode
    }
    Binding {
        target: Theme
        property: "language"
        value: root.language
    }
    FdMenu {
        id: menu

        FdMenuItem {
            glyph: "user"
            text: "Ouvrir le client"
            keys: "Enter"
        }
        FdMenuItem {
            glyph: "repeat"
            text: "Renvoyer"
            keys: "R"
        }
        FdMenuSeparator {}
        FdMenuItem {
            danger: true
            glyph: "x"
            text: "Retirer de la campagne"
        }
    }
    FdDialog {
        id: dialog

        confirmText: "Renvoyer 124 courriels"
        consequence: "124 destinataires en échec recevront ce courriel maintenant. Les 3 incertains sont laissés de côté."
        title: "Renvoyer tous les échecs"
    }
    ToastHost {
        id: toasts

        anchors.fill: parent
        z: 10

        Component.onCompleted: {
            show("DJ-00412 assigné à Marie", "ok", "Annuler");
            show("DJ-00398 n'a pas été enregistré : modifié par un collègue", "danger", "Voir");
        }
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        OfflineStrip {
            Layout.fillWidth: true
            at: new Date(Date.now() - 240000)
            offline: true
        }
        StaleStrip {
            Layout.fillWidth: true
            at: new Date(Date.now() - 600000)
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.margins: Theme.gutter
            spacing: Theme.gutter

            ColumnLayout {
                Layout.alignment: Qt.AlignTop
                Layout.preferredWidth: 420
                spacing: Theme.spacing

                FdLabel {
                    text: "Répartition"
                    variant: FdLabel.Display
                }
                FdLabel {
                    text: "Titre de carte"
                    variant: FdLabel.Title
                }
                FdLabel {
                    text: "Section · 12 h 30"
                    variant: FdLabel.Heading
                }
                FdLabel {
                    Layout.fillWidth: true
                    text: "Corps de texte 13 px, sur deux lignes quand il le faut, jamais serré. Portez ce vieux whisky au juge blond qui fume."
                    wrapMode: Text.Wrap
                }
                Row {
                    spacing: Theme.spacing

                    FdLabel {
                        text: "Secondaire 12 px"
                        variant: FdLabel.Secondary
                    }
                    FdLabel {
                        tabular: true
                        text: "10:42 11:11 " + Format.money(1234.56)
                        variant: FdLabel.Secondary
                    }
                    FdLabel {
                        text: "SN 48575443A1B2"
                        variant: FdLabel.Mono
                    }
                }
                Flow {
                    Layout.fillWidth: true
                    spacing: Theme.spacingSm

                    FdButton {
                        id: primary

                        kind: FdButton.Primary
                        text: "Assigner"
                    }
                    FdButton {
                        glyph: "repeat"
                        text: "Renvoyer"
                    }
                    FdButton {
                        kind: FdButton.Danger
                        text: "Supprimer"
                    }
                    FdButton {
                        glyph: "refresh-cw"
                        kind: FdButton.Quiet
                        toolTip: "Actualiser"
                    }
                    FdButton {
                        checkable: true
                        checked: true
                        glyph: "map"
                        kind: FdButton.Quiet
                        toolTip: "Calques"
                    }
                    FdButton {
                        enabled: false
                        text: "Indisponible"
                    }
                    FdButton {
                        glyph: "repeat"
                        small: true
                        text: "Renvoyer"
                    }
                }
                Flow {
                    Layout.fillWidth: true
                    spacing: Theme.spacingSm

                    SearchField {
                        keys: "Ctrl+K"
                        placeholderText: "Rechercher ou commander"
                        width: 260
                    }
                    FdTextField {
                        invalid: true
                        text: "514 555-01"
                        width: 140
                    }
                    FdComboBox {
                        label: "Équipe"
                        model: ["Toutes les équipes", "Nord", "Sud"]
                    }
                    FdCheckBox {
                        checked: true
                        text: "Avec les terminés"
                    }
                    FdCheckBox {
                        text: "Sans date"
                    }
                    SegmentedControl {
                        currentIndex: 1
                        label: "Thème"
                        options: ["Système", "Clair", "Sombre"]
                    }
                }
                Flow {
                    Layout.fillWidth: true
                    spacing: Theme.spacingSm

                    Chip {
                        checked: true
                        count: 12
                        text: "Installation"
                    }
                    Chip {
                        count: 1240
                        text: "Échecs"
                        tone: "danger"
                    }
                    Chip {
                        swatch: Theme.technician(2)
                        text: "Marie T."
                    }
                    Chip {
                        glyph: "tag"
                        text: "Épissure"
                    }
                }
                Flow {
                    Layout.fillWidth: true
                    spacing: Theme.spacing

                    Repeater {
                        model: ["ok", "warning", "danger", "uncertain", "pending", "info"]

                        Column {
                            id: states

                            required property string modelData

                            spacing: Theme.spacingXs

                            StatusBadge {
                                text: ["Envoyé", "En retard", "Échec", "Incertain", "En attente", "Info"][["ok", "warning", "danger", "uncertain", "pending", "info"].indexOf(states.modelData)]
                                tone: states.modelData
                            }
                            StatusBadge {
                                filled: true
                                text: ["Envoyé", "En retard", "Échec", "Incertain", "En attente", "Info"][["ok", "warning", "danger", "uncertain", "pending", "info"].indexOf(states.modelData)]
                                tone: states.modelData
                            }
                        }
                    }
                }
                Row {
                    spacing: Theme.spacingXs

                    Repeater {
                        model: 12

                        Avatar {
                            required property int index

                            name: ["Marie Tremblay", "Jean-Guy Roy", "Ann Lee", "Bo"][index % 4]
                            tint: Theme.technician(index)
                        }
                    }
                    Avatar {
                        dimmed: true
                        name: "Luc Roy"
                    }
                }
                StackedBar {
                    Layout.fillWidth: true
                    colors: [Theme.ok, Theme.info, Theme.danger, Theme.uncertain, Theme.pressed]
                    names: ["envoyés", "ouverts", "échecs", "incertains", "en attente"]
                    values: [9120, 3000, 214, 3, 2663]
                }
                ProgressLine {
                    Layout.fillWidth: true
                    value: 0.42
                }
                Row {
                    spacing: Theme.gutter

                    AgeLabel {
                        at: new Date(Date.now() - 2000)
                        brief: true
                    }
                    AgeLabel {
                        at: new Date(Date.now() - 240000)
                    }
                    AgeLabel {
                        at: new Date(Date.now() - 240000)
                        limit: 60
                    }
                    AgeLabel {
                        at: new Date(Date.now() - 86400000 * 3)
                        limit: 60
                    }
                }
            }
            ColumnLayout {
                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: true
                spacing: Theme.spacing

                ErrorBanner {
                    Layout.fillWidth: true
                    advice: "Regardez son changement, puis décidez à nouveau."
                    details: "erp PUT Dispatch Job · 417 · TimestampMismatchError\nDocument has been modified after you have opened it"
                    dismissable: true
                    expanded: true
                    meaning: "Votre modification n'a pas été enregistrée, la sienne a été conservée."
                    retryText: "Réessayer"
                    what: "Un collègue a modifié ceci entre-temps."
                }
                DataTable {
                    id: table

                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    model: proxy
                    numberColumns: [4]
                    sortColumn: 0
                    stretchColumn: 3
                    widths: [190, 200, 110, 200, 70]
                    delegate: DelegateChooser {
                        DelegateChoice {
                            column: 2

                            TableCell {
                                id: cell

                                required property string cellText
                                required property string tone

                                StatusBadge {
                                    anchors.left: parent.left
                                    anchors.leftMargin: Theme.spacingSm
                                    anchors.verticalCenter: parent.verticalCenter
                                    text: cell.cellText
                                    tone: cell.tone
                                }
                            }
                        }
                        DelegateChoice {
                            column: 4

                            TextCell {
                                alignRight: true
                            }
                        }
                        DelegateChoice {
                            TextCell {}
                        }
                    }

                    onRowActivated: row => root.activatedRow = row
                    onSortRequested: (column, order) => {
                        sortColumn = column;
                        sortOrder = order;
                        proxy.sortBy(column, order);
                    }

                    SampleProxy {
                        id: proxy
                    }
                    LoadingVeil {
                        loading: false
                    }
                }
            }
            ColumnLayout {
                Layout.alignment: Qt.AlignTop
                Layout.preferredWidth: 320
                spacing: Theme.spacing

                Card {
                    Layout.fillWidth: true
                    count: 3
                    glyph: "user"
                    title: "Client"
                    trailing: FdButton {
                        glyph: "chevron-down"
                        kind: FdButton.Quiet
                        small: true
                        toolTip: "Plus"
                    }

                    FormRow {
                        copyable: true
                        label: "Numéro"
                        mono: true
                        value: "C-001234"
                    }
                    FormRow {
                        label: "Solde"
                        tabular: true
                        value: Format.money(-81.05)
                    }
                    FormRow {
                        label: "Téléphone"
                        value: Format.phone("+15145550123")
                    }
                    EditableRow {
                        id: mail

                        label: "Courriel"
                        value: "elodie@courriel.example"

                        onSubmitted: text => root.submitted = text
                    }
                    EditableRow {
                        label: "Cellulaire"
                        pending: true
                        value: "514 555-0199"
                    }
                    EditableRow {
                        clash: true
                        label: "Adresse"
                        mine: "12, rue des Érables"
                        theirName: "Marc"
                        theirs: "12A, rue des Érables"
                        value: "12A, rue des Érables"
                    }
                }
                SectionHeader {
                    count: 4
                    title: "Non assignés"
                }
                EmptyState {
                    Layout.fillWidth: true
                    actionText: "Créer une campagne"
                    glyph: "megaphone"
                    hint: "Les campagnes du concentrateur paraissent ici dès la première."
                    keys: "N"
                    title: "Aucune campagne"
                }
            }
        }
    }
}
