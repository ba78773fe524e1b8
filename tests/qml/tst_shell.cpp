// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "secrets/secretstore.h"
#include "secrets/unlocker.h"
#include "session/commandpalette.h"
#include "session/deskrights.h"
#include "session/lockshade.h"
#include "session/navigation.h"
#include "session/notifications.h"
#include "session/session.h"
#include "session/settings.h"

#include <QAccessible>
#include <QCoroTask>
#include <QDir>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQmlListReference>
#include <QQuickItem>
#include <QQuickWindow>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace FibreDesk;

namespace {

/// Lets in who says "right".
class Passing : public Safe::Unlocker {
public:
    [[nodiscard]] Means means() const override { return Means::SystemPassword; }
    [[nodiscard]] QCoro::Task<bool> isPossible() override { co_return true; }
    [[nodiscard]] QCoro::Task<Result<void>> unlock(QString secret) override
    {
        if (secret == "right"_L1)
            co_return {};
        co_return std::unexpected(Error{.kind = ErrorKind::Unauthorized});
    }
};

} // namespace

/// The window without any page of another module: rail, bar, strips, palette, sheet, status,
/// settings.
class TestShell : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_directory;
    Safe::SecretStore m_secrets{{.isMemoryOnly = true}};
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<DeskRights> m_rights;
    std::unique_ptr<Navigation> m_navigation;
    std::unique_ptr<Notifications> m_notifications;
    std::unique_ptr<CommandPalette> m_palette;
    std::unique_ptr<QQmlApplicationEngine> m_engine;
    QQuickWindow *m_window = nullptr;

    /// On the screen or not: pages belong to nobody but the item they lie on.
    static QQuickItem *itemNamed(QQuickWindow *window, const QString &name)
    {
        QList<QQuickItem *> items{window->contentItem()};
        while (!items.isEmpty()) {
            QQuickItem *item = items.takeLast();
            if (item->objectName() == name)
                return item;
            items += item->childItems();
        }
        return nullptr;
    }

    void grab(const QString &name) { grabOf(m_window, name); }

    void grabOf(QQuickWindow *window, const QString &name)
    {
        // A frame for what was polished, so that the picture is the settled one.
        QTest::qWait(0);
        const QImage picture = window->grabWindow();
        QVERIFY(!picture.isNull());
        const QString directory = qEnvironmentVariable("FD_GALLERY_DIR");
        if (!directory.isEmpty()) {
            QDir().mkpath(directory);
            QVERIFY(picture.save(directory + u'/' + name + u".png"_s));
        }
    }

    void inventHealth()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        m_session->setConnection({u"erp"_s, u"ERPNext"_s, u"http://127.0.0.1:8001"_s,
            Connection::State::Ok, now.addSecs(-2), 60, {}, {}, false, {}});
        m_session->setConnection({u"hub"_s, u"Hub"_s, u"http://127.0.0.1:8002"_s,
            Connection::State::Failed, now.addSecs(-400), 60, {},
            {ErrorKind::Protocol, u"<html><body>502 Bad Gateway</body></html>"_s, 502,
                u"hub GET /campaigns"_s, {}, 0},
            true, now.addSecs(-20)});
        m_session->setConnection(
            {u"gps"_s, u"GPS"_s, u"ws://127.0.0.1:8003/api/socket"_s, Connection::State::Ok,
                now.addSecs(-40), 30, u"No position for 40 s."_s, {}, false, {}});
        m_session->mirror()->applySnapshot({
            {u"Customer"_s, u"Clients"_s, 6667, 6667, now.addSecs(-12), false},
            {u"Service Location"_s, u"Emplacements"_s, 9120, 17000, now.addSecs(-3), true, false,
                {}, 950},
            {u"Dispatch Job"_s, u"Travaux"_s, 2810, -1, now.addSecs(-4), false},
            {u"Issue"_s, u"Billets"_s, 242000, 242000, now.addSecs(-4000), false},
            {u"Dispatch Tag"_s, u"Étiquettes"_s, 0, -1, {}, false, true},
            {u"Sales Invoice"_s, u"Factures"_s, 1200, 57000, now.addSecs(-4000), false, false,
                errorText({.kind = ErrorKind::Forbidden,
                    .detail = u"No permission for Sales Invoice"_s,
                    .code = 403})},
        });
        m_session->setMirrorAt(now.addSecs(-12));
        m_session->setFill(0.42, u"Emplacements · 9 120 / 17 000"_s);
        m_session->setPendingCount(3);
        m_session->setUncertainCount(1);
        m_session->setUndoText(u"DJ-00412 → Marie"_s);
        m_session->setOffline(true);
        m_session->setAbout({u"Démonstration"_s, u"/home/user/.config/fibredesk/profile.ini"_s,
            u"/home/user/.local/share/fibredesk"_s, 184'000'000});
        using Place = Profile::Secret::Place;
        Profile profile;
        profile.file = u"/home/user/.config/fibredesk/profile.ini"_s;
        profile.secrets = {{u"erpnext"_s, u"api_secret"_s, Place::File, true},
            {u"hub"_s, u"token"_s, Place::Environment, true},
            {u"smtp"_s, u"password"_s, Place::Nowhere, true},
            {u"routing"_s, u"token"_s, Place::Nowhere, false}};
        m_session->secrets()->setSource(profile, &m_secrets);
        m_session->secrets()->probe();
        m_notifications->add(u"danger"_s,
            u"DJ-00398 n'a pas été enregistré : un collègue l'a modifié entre-temps."_s,
            u"status"_s);
        m_notifications->add(u"ok"_s, u"124 courriels renvoyés."_s);
    }

    void inventCommands()
    {
        m_palette->setCommands({
            {u"page:status"_s, u"Pages"_s, u"État"_s, {}, u"activity"_s, u"Ctrl+6"_s, u"status"_s},
            {u"page:settings"_s, u"Pages"_s, u"Réglages"_s, {}, u"settings"_s, u"Ctrl+7"_s,
                u"settings preferences"_s},
            {u"theme:dark"_s, u"Commandes"_s, u"Thème sombre"_s, {}, u"moon"_s, {},
                u"dark theme"_s},
            {u"language:en"_s, u"Commandes"_s, u"English"_s, {}, u"languages"_s, {}, u"anglais"_s},
        });
        m_palette->addSearch([](const QString &text, const CommandPalette::Deliver &deliver) {
            std::vector<PaletteItem> found;
            for (int i = 0; i < 3; ++i) {
                found.push_back(
                    {u"customer:%1"_s.arg(i), u"Clients"_s, u"Élodie Tremblay %1"_s.arg(i),
                        u"Saint-Exemple · 514 555-0123"_s, u"user"_s, {}, {}});
            }
            deliver(text.size() > 2 ? found : std::vector<PaletteItem>());
        });
        connect(m_palette.get(), &CommandPalette::activated, this, [this](const QString &id) {
            if (id.startsWith(u"page:"))
                m_navigation->open(id.mid(5));
        });
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void initTestCase()
    {
        QTest::failOnWarning(QRegularExpression(u".?"_s));
        m_session = std::make_unique<Session>(Clock());
        m_rights = std::make_unique<DeskRights>(nullptr);
        m_settings = std::make_unique<Settings>(m_directory.filePath(u"desk.ini"_s), u"fr"_s);
        m_navigation = std::make_unique<Navigation>(nullptr);
        m_notifications = std::make_unique<Notifications>(Clock());
        m_palette = std::make_unique<CommandPalette>();
        inventCommands();
        m_engine = std::make_unique<QQmlApplicationEngine>();
        m_engine->setInitialProperties({{u"palette"_s, QVariant::fromValue(m_palette.get())}});
        m_engine->loadFromModule("FibreDesk.Shell", "Main");
        QVERIFY(!m_engine->rootObjects().isEmpty());
        m_window = qobject_cast<QQuickWindow *>(m_engine->rootObjects().constFirst());
        QVERIFY(m_window);
        QVERIFY(QTest::qWaitForWindowExposed(m_window));
        inventHealth();
    }

    void opensThePagesItHas()
    {
        QCOMPARE(m_navigation->page(), u"status"_s);
        QTest::keyClick(m_window, Qt::Key_7, Qt::ControlModifier);
        QCOMPARE(m_navigation->page(), u"settings"_s);
        QTest::keyClick(m_window, Qt::Key_6, Qt::ControlModifier);
        QCOMPARE(m_navigation->page(), u"status"_s);
        QTest::keyClick(m_window, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(m_navigation->page(), u"settings"_s);
        QTest::keyClick(m_window, Qt::Key_6, Qt::ControlModifier);
        // A page may need them for itself.
        auto *page = m_window->property("page").value<QObject *>();
        QVERIFY(page && page->setProperty("takesAltArrows", true));
        QTest::keyClick(m_window, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(m_navigation->page(), u"status"_s);
        QVERIFY(page->setProperty("takesAltArrows", false));
        QTest::keyClick(m_window, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(m_navigation->page(), u"settings"_s);
        QTest::keyClick(m_window, Qt::Key_6, Qt::ControlModifier);
    }

    void offersOnlyThePagesThatTheUserMaySee()
    {
        QObject bills;
        QVERIFY(m_window->setProperty("accounting", QVariant::fromValue(&bills)));
        const auto offered = [this] { return QQmlListReference(m_window, "pages").size(); };
        const qsizetype before = offered();
        m_rights->setDoctypes({{u"invoice"_s, u"Sales Invoice"_s}});
        m_rights->setGrants({.verbs = {{u"Sales Invoice"_s, {}}}});
        QCOMPARE(offered(), before - 1);
        const int told = m_notifications->count();
        m_navigation->open(u"invoices"_s);
        QTRY_VERIFY(m_navigation->page() != u"invoices"_s);
        QCOMPARE(m_notifications->count(), told + 1);
        m_rights->setGrants({});
        QCOMPARE(offered(), before);
        QVERIFY(m_window->setProperty("accounting", QVariant::fromValue<QObject *>(nullptr)));
        m_navigation->open(u"status"_s);
    }

    void saysInTheSettingsWhoDecidesOnTheRights()
    {
        m_navigation->open(u"settings"_s);
        const auto summary = [this] {
            const auto *label = itemNamed(m_window, u"rightsSummary"_s);
            return label ? label->property("text").toString() : QString();
        };
        QTRY_COMPARE(summary(), u"Rights unknown: the servers decide."_s);
        m_rights->setGrants(
            {.groups = {u"tech"_s}, .origin = Rights::Origin::Groups, .capabilities = {}});
        QVERIFY(summary().startsWith(u"Your groups"_s));
        m_rights->setGrants({});
        m_navigation->open(u"status"_s);
    }

    void looksRight_data()
    {
        QTest::addColumn<QString>("theme");
        QTest::addRow("light") << u"light"_s;
        QTest::addRow("dark") << u"dark"_s;
    }

    void looksRight()
    {
        QFETCH(QString, theme);
        m_settings->setTheme(theme);
        m_navigation->open(u"status"_s);
        grab(u"shell-status-"_s + theme);
        m_navigation->open(u"settings"_s);
        grab(u"shell-settings-"_s + theme);
        QQuickItem *scroll = itemNamed(m_window, u"settingsScroll"_s);
        QVERIFY(scroll);
        const double end = scroll->property("contentHeight").toDouble() - scroll->height();
        for (const double at : {end / 2, end}) {
            scroll->setProperty("contentY", at);
            grab(u"shell-settings-"_s + theme + u'-' + QString::number(at > end / 2 ? 2 : 1));
        }
        QTest::keyClick(m_window, Qt::Key_Question);
        grab(u"shell-shortcuts-"_s + theme);
        QTest::keyClick(m_window, Qt::Key_Escape);
        for (const QString &name : {u"health"_s, u"bell"_s}) {
            auto *button = m_window->findChild<QQuickItem *>(name);
            QVERIFY(button);
            const QPoint middle =
                button->mapToScene({button->width() / 2, button->height() / 2}).toPoint();
            QTest::mouseClick(m_window, Qt::LeftButton, {}, middle);
            grab(u"shell-"_s + name + u'-' + theme);
            QTest::keyClick(m_window, Qt::Key_Escape);
        }
        QTest::keyClick(m_window, Qt::Key_K, Qt::ControlModifier);
        for (const char letter : {'t', 'r', 'e', 'm'})
            QTest::keyClick(m_window, letter);
        QTRY_COMPARE(m_palette->count(), 3);
        grab(u"shell-palette-"_s + theme);
        QTest::keyClick(m_window, Qt::Key_Escape);
    }

    void runsACommandByKeyboard()
    {
        m_navigation->open(u"settings"_s);
        QTest::keyClick(m_window, Qt::Key_K, Qt::ControlModifier);
        for (const char letter : {'e', 't', 'a', 't'})
            QTest::keyClick(m_window, letter);
        QTRY_VERIFY(m_palette->count() > 0);
        QTest::keyClick(m_window, Qt::Key_Return);
        QTRY_COMPARE(m_navigation->page(), u"status"_s);
    }

    void undoesByKeyboardOnlyWhenThereIsSomething()
    {
        QSignalSpy undo(m_session.get(), &Session::undoRequested);
        QTest::keyClick(m_window, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(undo.count(), 1);
        m_session->setUndoText({});
        QTest::keyClick(m_window, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(undo.count(), 1);
    }

    void changesTheLanguageWithoutRestart()
    {
        class Marked : public QTranslator {
        public:
            [[nodiscard]] bool isEmpty() const override { return false; }
            QString translate(const char *, const char *source, const char *, int) const override
            {
                return u"fr:"_s + QString::fromUtf8(source);
            }
        } marked;
        m_navigation->open(u"settings"_s);
        QCOMPARE(m_window->title(), u"Settings · FibreDesk"_s);
        QGuiApplication::installTranslator(&marked);
        m_engine->retranslate();
        QCOMPARE(m_window->title(), u"fr:Settings · FibreDesk"_s);
        QGuiApplication::removeTranslator(&marked);
        m_engine->retranslate();
        QCOMPARE(m_window->title(), u"Settings · FibreDesk"_s);
    }

    void keepsItsPlace()
    {
        m_window->setGeometry(40, 30, 1200, 800);
        QTRY_COMPARE(m_settings->windowGeometry().size(), QSize(1200, 800));
        QCOMPARE(m_settings->lastPage(), m_navigation->page());
    }

    void lockedItShowsNothingAndGivesBackEverything()
    {
        Passing passing;
        LockShade shade(m_session->lock());
        m_session->lock()->setUnlockers({&passing}, nullptr);
        QTRY_COMPARE(m_session->lock()->means(), u"system"_s);
        m_navigation->open(u"settings"_s);
        m_window->requestActivate();
        QVERIFY(QTest::qWaitForWindowActive(m_window));
        QQuickItem *typed = itemNamed(m_window, u"passphrase"_s);
        QVERIFY(typed && typed->setProperty("text", u"half a sentence"_s));
        const auto accessibleChildren = [this] {
            QAccessibleInterface *tree = QAccessible::queryAccessibleInterface(m_window);
            return tree ? tree->childCount() : -1;
        };
        QVERIFY(accessibleChildren() > 0);

        QTest::keyClick(m_window, Qt::Key_L, Qt::ControlModifier | Qt::AltModifier);
        QVERIFY(m_session->lock()->isLocked());
        QVERIFY(!m_window->isVisible());
        QCOMPARE(accessibleChildren(), 0);
        QQuickWindow *lock = nullptr;
        for (QWindow *window : QGuiApplication::topLevelWindows()) {
            if (window->isVisible()) {
                QVERIFY(!lock); // one, and nothing beside it
                lock = qobject_cast<QQuickWindow *>(window);
            }
        }
        QVERIFY(lock);
        QCOMPARE(lock->title(), u"FibreDesk"_s);
        QVERIFY(QTest::qWaitForWindowExposed(lock));
        grabOf(lock, u"shell-locked"_s);
        QQuickItem *field = itemNamed(lock, u"unlockField"_s);
        QVERIFY(field);
        const auto enter = [field](const QString &secret) {
            field->setProperty("text", secret);
            QMetaObject::invokeMethod(field, "accepted");
        };
        enter(u"wrong"_s);
        const QQuickItem *refusal = itemNamed(lock, u"unlockRefusal"_s);
        QTRY_VERIFY(refusal && refusal->isVisible());
        QVERIFY(field->property("text").toString().isEmpty());
        QVERIFY(m_session->lock()->isLocked());
        enter(u"right"_s);
        QTRY_VERIFY(!m_session->lock()->isLocked());
        QVERIFY(m_window->isVisible());
        QVERIFY(!lock->isVisible());
        QVERIFY(accessibleChildren() > 0);
        QCOMPARE(m_navigation->page(), u"settings"_s);
        QCOMPARE(typed->property("text").toString(), u"half a sentence"_s);
        typed->setProperty("text", QString());
        m_session->lock()->setUnlockers({}, nullptr);
    }

    void theSheetShowsTheShortcutsOfThePageInFront()
    {
        QQmlComponent component(m_engine.get());
        component.setData(R"(
            import QtQuick
            import FibreDesk.Controls
            import FibreDesk.Shell
            Window {
                id: window
                property FdPage front: null
                property FdPage made: FdPage {
                    title: "Dispatch"
                    shortcuts: [
                        ShortcutHint { group: "Dispatch"; keys: "A"; text: "Assign the job" }
                    ]
                }
                width: 900; height: 600; visible: true
                ShortcutSheet { general: []; page: window.front; visible: true }
            })",
            {});
        std::unique_ptr<QObject> made(component.create());
        QVERIFY2(made, qPrintable(component.errorString()));
        auto *window = qobject_cast<QQuickWindow *>(made.get());
        QVERIFY(QTest::qWaitForWindowExposed(window));
        const auto shows = [window](const QString &text) {
            // What is seen, popups too: these hang on the overlay and belong to nobody below it.
            QList<QQuickItem *> items{window->contentItem()};
            while (!items.isEmpty()) {
                const QQuickItem *item = items.takeLast();
                if (item->isVisible() && item->width() > 0
                    && item->property("text").toString() == text)
                    return true;
                items += item->childItems();
            }
            return false;
        };
        // The page comes later than the sheet, as in the window.
        QVERIFY(!shows(u"Assign the job"_s));
        window->setProperty("front", window->property("made"));
        QTRY_VERIFY(shows(u"Assign the job"_s));
        QVERIFY(shows(u"A"_s));
    }

    void saysInAWindowWhyItCannotStart()
    {
        QQmlComponent component(m_engine.get());
        component.loadFromModule("FibreDesk.Shell", "StartProblemWindow");
        std::unique_ptr<QObject> made(component.createWithInitialProperties(
            {{u"file"_s, u"/home/user/.config/fibredesk/profile.ini"_s},
                {u"sentence"_s, u"[smtp] port n’est pas un port."_s}}));
        QVERIFY2(made, qPrintable(component.errorString()));
        auto *window = qobject_cast<QQuickWindow *>(made.get());
        QVERIFY(window && QTest::qWaitForWindowExposed(window));
        grabOf(window, u"shell-start-problem"_s);
        QSignalSpy retried(window, SIGNAL(retryRequested()));
        window->requestActivate();
        QVERIFY(QTest::qWaitForWindowActive(window));
        // By keyboard, at once.
        const QQuickItem *button = itemNamed(window, u"retry"_s);
        QVERIFY(button && button->hasActiveFocus());
        QTest::keyClick(window, Qt::Key_Space);
        QCOMPARE(retried.count(), 1);
    }

    void wipesAfterASecondQuestionWhereWorkWouldBeLost()
    {
        m_navigation->open(u"settings"_s);
        m_window->requestActivate();
        QVERIFY(QTest::qWaitForWindowActive(m_window));
        QSignalSpy measured(m_session.get(), &Session::measureRequested);
        QSignalSpy wiped(m_session.get(), &Session::wipeRequested);
        QQuickItem *button = nullptr;
        QTRY_VERIFY(button = itemNamed(m_window, u"wipe"_s));
        const auto dialog = [button](const QString &name) {
            const QObject *item = button;
            for (; item; item = item->parent()) {
                if (auto *found = item->findChild<QObject *>(name))
                    return found;
            }
            return static_cast<QObject *>(nullptr);
        };
        QObject *first = dialog(u"wipeDialog"_s);
        QObject *second = dialog(u"unsettledDialog"_s);
        QVERIFY(first && second);
        const auto isOpen = [](const QObject *one) { return one->property("opened").toBool(); };

        const auto press = [button] { return QMetaObject::invokeMethod(button, "clicked"); };
        QVERIFY(press());
        QTRY_VERIFY(isOpen(first));
        QVERIFY(measured.count() >= 1); // by what stands in the outbox now
        QCOMPARE(wiped.count(), 0);
        m_session->setUnsettled(u"2 changes were never confirmed."_s);
        QVERIFY(QMetaObject::invokeMethod(first, "accept"));
        QTRY_VERIFY(isOpen(second));
        QCOMPARE(second->property("consequence").toString(), m_session->unsettled());
        QCOMPARE(wiped.count(), 0);
        QVERIFY(QMetaObject::invokeMethod(second, "reject"));
        QTRY_VERIFY(!second->property("visible").toBool());
        QCOMPARE(wiped.count(), 0);

        QVERIFY(press());
        QTRY_VERIFY(isOpen(first));
        QVERIFY(QMetaObject::invokeMethod(first, "accept"));
        QTRY_VERIFY(isOpen(second));
        QVERIFY(QMetaObject::invokeMethod(second, "accept"));
        QCOMPARE(wiped.count(), 1);
        QCOMPARE(wiped.first().first().toBool(), false); // what was never sent stays
        m_session->setUnsettled({});
    }

    void tellsTheHubsOrderAndWhatWouldBeLostWithIt()
    {
        QObject *order = m_window->findChild<QObject *>(u"wipeOrderDialog"_s);
        QVERIFY(order);
        QSignalSpy obeyed(m_session.get(), &Session::wipeOrderObeyed);
        m_session->setUnsettled(u"1 change was never confirmed."_s);
        m_session->setWipeOrder(u"Your account is disabled: left in May."_s);
        QTRY_VERIFY(order->property("opened").toBool());
        const QString said = order->property("consequence").toString();
        QVERIFY(said.contains("left in May"_L1) && said.contains("1 change"_L1));
        QCOMPARE(obeyed.count(), 0);
        QVERIFY(QMetaObject::invokeMethod(order, "accept"));
        QCOMPARE(obeyed.count(), 1);
        m_session->setWipeOrder({});
        m_session->setUnsettled({});
        QTRY_VERIFY(!order->property("visible").toBool());
    }

    void asksBeforeItClosesWhileMailsAreSent()
    {
        m_window->requestActivate();
        QVERIFY(QTest::qWaitForWindowActive(m_window));
        QSignalSpy stopped(m_session.get(), &Session::stopAndCloseRequested);
        m_session->setCloseQuestion(u"Fibre 12/40."_s);
        QObject *dialog = nullptr;
        for (QObject *one : m_window->findChildren<QObject *>()) {
            if (one->property("consequence").toString().contains(u"Fibre 12/40."_s))
                dialog = one;
        }
        QVERIFY(dialog);
        const auto isOpen = [dialog] { return dialog->property("opened").toBool(); };

        QVERIFY(!m_window->close());
        QVERIFY(m_window->isVisible());
        QTRY_VERIFY(isOpen());
        QTest::keyClick(m_window, Qt::Key_Escape);
        QTRY_VERIFY(!dialog->property("visible").toBool());
        QCOMPARE(stopped.count(), 0);

        QVERIFY(!m_window->close());
        QTRY_VERIFY(isOpen());
        QVERIFY(QMetaObject::invokeMethod(dialog, "accept"));
        QCOMPARE(stopped.count(), 1);
        QTRY_VERIFY(!dialog->property("visible").toBool());

        m_session->setCloseQuestion({});
        QVERIFY(m_window->close());
    }

    void cleanupTestCase()
    {
        m_engine.reset();
        m_palette.reset();
    }
};

int main(int argc, char *argv[])
{
    // The software renderer draws the same everywhere, with or without a graphics card.
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QQuickWindow::setTextRenderType(QQuickWindow::NativeTextRendering);
    QGuiApplication application(argc, argv);
    QGuiApplication::setApplicationVersion(u"0.1.0"_s);
    TestShell test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_shell.moc"
