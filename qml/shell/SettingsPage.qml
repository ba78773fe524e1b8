// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Session

/*! Choices of this user on this computer; each takes effect at once. */
FdPage {
    id: root

    /// Where there is room beside the cards.
    readonly property bool hasIndex: width >= Theme.readingWidth + index.width + Theme.gutter * 4

    title: qsTr("Settings")

    onActivated: {
        theme.forceActiveFocus(Qt.OtherFocusReason);
        Session.measure();
    }

    Flickable {
        id: flick

        objectName: "settingsScroll"
        anchors.fill: parent
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        contentHeight: content.implicitHeight + Theme.spacingLg * 2
        contentWidth: width

        T.ScrollBar.vertical: FdScrollBar {}

        ColumnLayout {
            id: content

            x: Math.max(root.hasIndex ? index.width + Theme.gutter * 2 : Theme.gutter, Math.round((flick.width - width) / 2))
            y: Theme.spacingLg
            width: Math.min(flick.width - Theme.gutter * 2, Theme.readingWidth)
            spacing: Theme.gutter

            Card {
                Layout.fillWidth: true
                spacing: Theme.spacing
                title: qsTr("Appearance")

                SettingRow {
                    label: qsTr("Theme")

                    SegmentedControl {
                        id: theme

                        currentIndex: ["system", "light", "dark"].indexOf(Settings.theme)
                        label: qsTr("Theme")
                        options: [qsTr("System"), qsTr("Light"), qsTr("Dark")]

                        onChosen: index => Settings.theme = ["system", "light", "dark"][index]
                    }
                }
                SettingRow {
                    label: qsTr("Language")

                    SegmentedControl {
                        currentIndex: ["fr", "en"].indexOf(Settings.language)
                        label: qsTr("Language")
                        options: ["Français", "English"]

                        onChosen: index => Settings.language = ["fr", "en"][index]
                    }
                }
                SettingRow {
                    label: qsTr("Density of rows")

                    SegmentedControl {
                        currentIndex: ["compact", "normal", "comfortable"].indexOf(Settings.density)
                        label: qsTr("Density of rows")
                        options: [qsTr("Compact"), qsTr("Normal"), qsTr("Comfortable")]

                        onChosen: index => Settings.density = ["compact", "normal", "comfortable"][index]
                    }
                }
                SettingRow {
                    label: qsTr("Motion")

                    SegmentedControl {
                        currentIndex: ["system", "reduced", "full"].indexOf(Settings.motion)
                        label: qsTr("Motion")
                        options: [qsTr("System"), qsTr("Reduced"), qsTr("Full")]

                        onChosen: index => Settings.motion = ["system", "reduced", "full"][index]
                    }
                }
            }
            Repeater {
                model: Session.signIns !== null ? Session.signIns.desks : []

                SignInCard {
                    required property SignInDesk modelData

                    Layout.fillWidth: true
                    desk: modelData
                    hasOthers: Session.signIns.desks.length > 1
                    other: Session.signIns.strangers.includes(modelData) ? Session.signIn : null
                }
            }
            ProfilesCard {
                Layout.fillWidth: true
                visible: Session.profiles.length > 1
            }
            Card {
                Layout.fillWidth: true
                spacing: 0
                title: qsTr("Profile and data")

                FormRow {
                    label: qsTr("Profile")
                    labelWidth: Theme.labelColumnWide
                    value: Session.profileName
                }
                FormRow {
                    copyable: true
                    label: qsTr("Profile file")
                    labelWidth: Theme.labelColumnWide
                    mono: true
                    value: Session.profileFile
                }
                FormRow {
                    copyable: true
                    label: qsTr("Data folder")
                    labelWidth: Theme.labelColumnWide
                    mono: true
                    value: Session.dataDirectory
                }
                FormRow {
                    label: qsTr("Its size")
                    labelWidth: Theme.labelColumnWide
                    tabular: true
                    value: Session.dataBytes > 0 ? Format.bytes(Session.dataBytes) : ""
                }
                FdButton {
                    Layout.topMargin: Theme.spacingSm
                    enabled: Session.dataDirectory.length > 0
                    glyph: "folder-open"
                    text: qsTr("Open data folder")

                    onClicked: Session.openDataDirectory()
                }
            }
            RightsCard {
                Layout.fillWidth: true
            }
            LocalCopyCard {
                Layout.fillWidth: true
            }
            SecretsCard {
                Layout.fillWidth: true
            }
            SecurityCard {
                Layout.fillWidth: true
            }
            Card {
                Layout.fillWidth: true
                spacing: 0
                title: qsTr("About")

                FormRow {
                    copyable: true
                    label: "FibreDesk"
                    labelWidth: Theme.labelColumnWide
                    value: Session.version
                }
                FormRow {
                    label: qsTr("Licence")
                    labelWidth: Theme.labelColumnWide
                    value: "GPL-3.0-or-later"
                }
                FormRow {
                    label: qsTr("Includes")
                    labelWidth: Theme.labelColumnWide
                    value: qsTr("Qt (LGPL), QCoro (MIT), GMime (LGPL), kainjow Mustache (BSL), QtKeychain (BSD), libphonenumber (Apache), SQLite, Inter (OFL), Lucide (ISC)")
                }
            }
        }
    }
    SettingsIndex {
        id: index

        objectName: "settingsIndex"
        x: Math.max(Theme.gutter, content.x - width - Theme.gutter)
        y: Theme.spacingLg
        width: 196
        column: content
        view: flick
        visible: root.hasIndex
    }
}
