// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The program in this process, from the profile to the window, while people come and go at it.

#include "formbrowser.h"
#include "liveworld.h"

#include "application.h"
#include "erp/erpclient.h"
#include "start.h"
#include "store/database.h"
#include "store/mirror.h"
#include "world/world.h"

#include <QCoroTask>
#include <QDesktopServices>
#include <QFile>
#include <QGuiApplication>
#include <QPointer>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace FibreDesk;
using namespace Qt::StringLiterals;
using Sandbox::LiveWorld;

namespace {

constexpr int patience = 60'000;

/// What QDesktopServices opens: a person with a browser of their own.
class Person : public QObject {
    Q_OBJECT

public:
    explicit Person(const QString &login)
    {
        m_browser.login = login;
        m_browser.password = u"sandbox"_s;
        QDesktopServices::setUrlHandler(u"http"_s, this, "open");
    }
    ~Person() override { QDesktopServices::unsetUrlHandler(u"http"_s); }

public Q_SLOTS:
    void open(const QUrl &page) { m_browser.open(page); }

private:
    Tests::FormBrowser m_browser;
};

/// Whether the program was about to end.
class EndWatch : public QObject {
public:
    EndWatch() { qApp->installEventFilter(this); }
    int ends = 0;

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched != qApp || event->type() != QEvent::Quit)
            return QObject::eventFilter(watched, event);
        ++ends;
        return true;
    }
};

} // namespace

class TestStartOver : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LiveWorld> m_world;
    std::unique_ptr<EndWatch> m_ends;
    std::unique_ptr<Start> m_start;
    QStringList m_warnings;

    [[nodiscard]] QString profileFile() const { return m_folder->filePath(u"profile.ini"_s); }
    void startSandbox(bool isSignedIn)
    {
        Sandbox::Options options;
        options.profile = profileFile();
        options.dataDir = m_folder->filePath(u"world"_s);
        options.oidc = isSignedIn;
        QVERIFY(m_world->start(options));
    }
    void startProgram()
    {
        m_start = std::make_unique<Start>(Start::Options{
            .file = profileFile(), .language = u"en"_s, .tourDirectory = {}, .sinceStart = {}});
        m_start->begin();
        QTRY_VERIFY_WITH_TIMEOUT(application() && application()->window(), patience);
    }
    [[nodiscard]] Application *application() const { return m_start->application(); }
    [[nodiscard]] QString copy() const { return application()->services().mirror->file(); }

    /// The desk that comes after the one of now, with its window.
    void waitForAnother(const QPointer<Application> &before)
    {
        QTRY_VERIFY_WITH_TIMEOUT(!before && application() && application()->window()
                && application()->window()->isVisible(),
            patience);
    }
    /// Signed in, with files of their own open.
    void signIn(const QString &login)
    {
        const QPointer<Application> before(application());
        const Person person(login);
        QVERIFY(before->session().signIn());
        QTRY_VERIFY_WITH_TIMEOUT(before->session().signIn()->isGate(), patience);
        before->session().signIn()->signIn();
        waitForAnother(before);
        QVERIFY(application());
        QTRY_COMPARE_WITH_TIMEOUT(
            application()->session().signIn()->email(), login + u"@fibre.example"_s, patience);
        QTRY_COMPARE(application()->session().signIn()->state(), u"signedIn"_s);
        QVERIFY(QCoro::waitFor(application()->services().mirror->ready()));
    }
    void signOut()
    {
        m_warnings += application()->warnings();
        application()->session().signIn()->signOut();
        QTRY_VERIFY_WITH_TIMEOUT(application()->session().signIn()->isGate(), patience);
    }
    void find(const QString &text)
    {
        CustomerSearchModel *search = application()->customers().search();
        search->setText(text);
        QTRY_VERIFY_WITH_TIMEOUT(search->hasSearched() && !search->isSearching(), patience);
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        // One file of settings for each test.
        qputenv("XDG_CONFIG_HOME", m_folder->filePath(u"config"_s).toUtf8());
        qputenv("XDG_DATA_HOME", m_folder->filePath(u"data"_s).toUtf8());
        qputenv("XDG_CACHE_HOME", m_folder->filePath(u"cache"_s).toUtf8());
        m_world = std::make_unique<LiveWorld>();
        m_ends = std::make_unique<EndWatch>();
        m_warnings.clear();
    }

    void cleanup()
    {
        if (m_start && application())
            m_warnings += application()->warnings();
        if (m_start)
            m_start->end();
        m_start.reset();
        const int ends = m_ends->ends;
        m_ends.reset();
        m_world.reset();
        m_folder.reset();
        QCOMPARE(m_warnings, QStringList());
        QCOMPARE(ends, 0); // between two windows the program goes on
    }

    void theNextPersonSeesNothingOfTheOneBefore()
    {
        startSandbox(true);
        startProgram();
        QVERIFY(application());
        signIn(u"marie"_s);
        QVERIFY(!QTest::currentTestFailed());
        const QString mariesCopy = copy();
        QTRY_VERIFY_WITH_TIMEOUT(application()->customers().isMirrorComplete(), patience);
        const int customers = application()->customers().mirroredCustomers();
        QVERIFY(customers > 0);
        const auto names = m_world->sandbox().world().query(
            "SELECT customer_name FROM \"tabCustomer\" ORDER BY name LIMIT 1");
        QCOMPARE(names.size(), 1);
        const QString name = names.first().value("customer_name"_L1).toString();
        find(name);
        QVERIFY(application()->customers().search()->count() > 0);
        application()->customers().open(application()->customers().search()->firstCustomer());
        QTRY_VERIFY_WITH_TIMEOUT(application()->customers().isLoaded(), patience);

        signOut();
        // What the next one sees comes from their own copy, and nothing fills that now.
        QVERIFY(m_world->sandbox().faults().add(
                    {{u"service"_s, u"erp"_s}, {u"kind"_s, u"status"_s}, {u"status"_s, 503}})
            > 0);
        signIn(u"sam"_s);
        QVERIFY(!QTest::currentTestFailed());
        QVERIFY(copy() != mariesCopy);
        QVERIFY(QFile::exists(mariesCopy)); // it is still that one's
        QTRY_VERIFY_WITH_TIMEOUT(application()->dispatch().isLoaded(), patience);
        QCOMPARE(application()->dispatch().jobCount(), 0);
        QCOMPARE(application()->customers().mirroredCustomers(), 0);
        QVERIFY(application()->customers().customerId().isEmpty());
        find(name);
        QCOMPARE(application()->customers().search()->count(), 0);
        const auto mirror = application()->services().mirror.get();
        for (const QString &table : {u"customer"_s, u"ticket"_s, u"job"_s, u"equipment"_s}) {
            const auto count = QCoro::waitFor(mirror->read([table](QSqlDatabase &db) {
                return Store::selectValue(db, u"SELECT count(*) FROM "_s + table, {});
            }));
            QVERIFY2(count, count ? "" : qPrintable(count.error().detail));
            QCOMPARE(count->toInt(), 0);
        }

        signOut();
        signIn(u"marie"_s);
        QVERIFY(!QTest::currentTestFailed());
        QCOMPARE(copy(), mariesCopy);
        QTRY_COMPARE_WITH_TIMEOUT(
            application()->customers().mirroredCustomers(), customers, patience);
    }

    void whoStartsOverAtALockedDeskFindsNobodys()
    {
        startSandbox(true);
        startProgram();
        QVERIFY(application());
        signIn(u"marie"_s);
        QVERIFY(!QTest::currentTestFailed());
        const QString mariesCopy = copy();
        DeskLock *lock = application()->session().lock();
        QTRY_VERIFY(!lock->means().isEmpty());
        lock->lock();
        QVERIFY(lock->isLocked());
        QTRY_VERIFY(!application()->window()->isVisible());
        const Person sam(u"sam"_s);
        lock->unlockBySignIn();
        QTRY_VERIFY_WITH_TIMEOUT(lock->isOtherPerson(), patience);
        QVERIFY(lock->isLocked());
        m_warnings += application()->warnings();
        const QPointer<Application> before(application());
        lock->startOver();
        waitForAnother(before);
        QVERIFY(application());
        QVERIFY(!application()->session().lock()->isLocked());
        QTRY_VERIFY_WITH_TIMEOUT(application()->session().signIn()->isGate(), patience);
        QVERIFY(copy() != mariesCopy);
        QTRY_VERIFY_WITH_TIMEOUT(application()->dispatch().isLoaded(), patience);
        QCOMPARE(application()->dispatch().jobCount(), 0);
        QCOMPARE(application()->customers().mirroredCustomers(), 0);
    }

    void lockedAtTheEndItIsLockedAtTheNextStartBeforeAnythingIsSeen()
    {
        startSandbox(false);
        startProgram();
        QVERIFY(application());
        DeskLock *lock = application()->session().lock();
        lock->setPassphrase(u"a long passphrase"_s);
        QTRY_COMPARE(lock->means(), u"passphrase"_s);
        lock->lock();
        QVERIFY(lock->isLocked());
        m_warnings += application()->warnings();
        const QPointer<Application> before(application());
        application()->session().secrets()->apply(); // the restart is no way around it
        QTRY_VERIFY_WITH_TIMEOUT(!before && application() && application()->window(), patience);
        QVERIFY(application()->session().lock()->isLocked());
        QVERIFY(!application()->window()->isVisible());
        application()->session().lock()->unlock(u"a long passphrase"_s);
        QTRY_VERIFY(!application()->session().lock()->isLocked());
        QVERIFY(application()->window()->isVisible());
    }

    void anEnteredSecretIsUsedByServicesMadeAnew()
    {
        startSandbox(false);
        QString secret;
        {
            QSettings profile(profileFile(), QSettings::IniFormat);
            secret = profile.value("erpnext/api_secret"_L1).toString();
            profile.remove("erpnext/api_secret"_L1);
        }
        QVERIFY(!secret.isEmpty());
        startProgram();
        QVERIFY(application());
        const QPointer<Application> before(application());
        QVERIFY(!QCoro::waitFor(before->services().erp->hello()));
        SecretsModel *secrets = before->session().secrets();
        int row = 0;
        while (row < secrets->count()
            && (secrets->index(row).data(SecretsModel::SectionRole) != u"erpnext"_s
                || secrets->index(row).data(SecretsModel::SecretKeyRole) != u"api_secret"_s))
            ++row;
        QVERIFY(row < secrets->count());
        secrets->enter(row, secret, true);
        QTRY_VERIFY(secrets->isChanged());
        m_warnings += before->warnings();
        secrets->apply();
        waitForAnother(before);
        QVERIFY(application());
        QVERIFY(QCoro::waitFor(application()->services().erp->hello()));
        QTRY_VERIFY_WITH_TIMEOUT(application()->customers().isMirrorComplete(), patience);
        // Only for this session: another start does not have it.
        QFile file(profileFile());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains(secret.toUtf8()));
    }
};

int main(int argc, char *argv[])
{
    qputenv("FIBREDESK_KEYCHAIN", "none");
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QGuiApplication application(argc, argv);
    QGuiApplication::setApplicationName(u"fibredesk"_s);
    QGuiApplication::setApplicationVersion(u"0.1.0"_s);
    QQuickStyle::setStyle(u"Basic"_s);
    TestStartOver test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_startover.moc"
