// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "language.h"

#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>

using namespace FibreDesk;
using namespace Qt::StringLiterals;

namespace {

constexpr auto page = R"qml(
import QtQuick
import QtQuick.Dialogs

Window {
    width: 900; height: 600; visible: true
    FileDialog {
        objectName: "dialog"
        fileMode: FileDialog.SaveFile
        nameFilters: ["CSV (*.csv)"]
        options: FileDialog.DontUseNativeDialog
    }
})qml";

} // namespace

/// Qt's own dialog, which opens where the desktop brings none.
class TestFileDialog : public QObject {
    Q_OBJECT

private:
    Language m_language;

    /// Every text that is seen below `item`, and the titles of what opens over it.
    static void addTexts(const QQuickItem *item, QStringList &texts)
    {
        const QVariant text = item->property("text");
        if (item->isVisible() && !text.toString().isEmpty())
            texts += text.toString();
        const auto children = item->childItems();
        for (const QQuickItem *child : children)
            addTexts(child, texts);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QQuickStyle::setStyle(u"Basic"_s);
    }

    void speaksTheLanguageOfTheWindow_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QStringList>("wanted");
        QTest::addColumn<QString>("question");
        const QStringList english{u"File name"_s, u"Filter"_s, u"Save"_s, u"Cancel"_s};
        QTest::newRow("English") << u"en"_s << english << u"Overwrite file?"_s;
        QTest::newRow("French") << u"fr"_s
                                << QStringList{u"Nom du fichier"_s, u"Filtre"_s, u"Enregistrer"_s,
                                       u"Annuler"_s}
                                << u"Remplacer le fichier\u202F?"_s;
        QTest::newRow("English again") << u"en"_s << english << u"Overwrite file?"_s;
    }

    void speaksTheLanguageOfTheWindow()
    {
        QFETCH(const QString, language);
        QFETCH(const QStringList, wanted);
        QFETCH(const QString, question);
        // Our own words are in the program, not in this test.
        QTest::ignoreMessage(
            QtWarningMsg, qPrintable(u"no translation for \"%1\""_s.arg(language)));
        m_language.use(language);
        QQmlApplicationEngine engine;
        engine.loadData(page);
        QVERIFY(!engine.rootObjects().isEmpty());
        auto *window = qobject_cast<QQuickWindow *>(engine.rootObjects().constFirst());
        QVERIFY(window);
        QVERIFY(QTest::qWaitForWindowExposed(window));
        auto *dialog = window->findChild<QObject *>(u"dialog"_s);
        QVERIFY(dialog);
        QVERIFY(QMetaObject::invokeMethod(dialog, "open"));
        QStringList texts;
        const auto hasAll = [&texts, &wanted] {
            texts.clear();
            for (const QWindow *each : QGuiApplication::allWindows()) {
                if (const auto *quick = qobject_cast<const QQuickWindow *>(each))
                    addTexts(quick->contentItem(), texts);
            }
            return std::ranges::all_of(
                wanted, [&texts](const QString &text) { return texts.contains(text); });
        };
        QTRY_VERIFY2(hasAll(), qPrintable(texts.join(u" | "_s)));
        const auto *overwrite = window->findChild<QObject *>(u"confirmationDialog"_s);
        QVERIFY(overwrite);
        QCOMPARE(overwrite->property("title").toString(), question);
        QVERIFY(QMetaObject::invokeMethod(dialog, "close"));
    }
};

QTEST_MAIN(TestFileDialog)
#include "tst_filedialog.moc"
