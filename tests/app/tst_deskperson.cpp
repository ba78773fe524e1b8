// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whose files the services open, where people sign in at a desk that they share.

#include "services.h"

#include "audit/auditlog.h"
#include "auth/signinset.h"
#include "authdesk/signedprofile.h"
#include "erp/erpclient.h"
#include "hostileprovider.h"
#include "outbox/writequeue.h"
#include "secrets/secretstore.h"
#include "store/mirror.h"

#include <QCoroTask>
#include <QFile>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace FibreDesk;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

class TestDeskPerson : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<HostileProvider> m_provider;
    std::unique_ptr<FakeHttpServer> m_erp;
    std::unique_ptr<Safe::SecretStore> m_secrets;
    bool m_isAway = false;

    [[nodiscard]] Profile profile()
    {
        const auto profile = QCoro::waitFor(
            readSignedProfile(m_folder->filePath(u"profile.ini"_s), m_secrets.get()));
        if (!profile)
            qFatal("%s", qPrintable(profile.error().detail));
        return *profile;
    }

    /// As the subject of the provider's next token.
    void signIn(Services &services, const QString &subject)
    {
        m_provider->changeClaims = [subject](
                                       QJsonObject &claims) { claims.insert(u"sub"_s, subject); };
        m_provider->userInfoAnswer =
            FakeHttpServer::json("{\"sub\":\"" + subject.toLatin1() + "\"}");
        const auto done = QCoro::waitFor(services.signIns->main()->signIn([this](const QUrl &page) {
            m_provider->browse(page);
            return true;
        }));
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    }

    /// Customers whose phone is 1 until it is said otherwise.
    [[nodiscard]] ScriptedAnswer answer(const SeenRequest &seen) const
    {
        if (!seen.target.contains("/Customer/"))
            return FakeHttpServer::json("{}");
        if (m_isAway)
            return {.end = ScriptedAnswer::End::Close};
        const QByteArray name = seen.target.mid(seen.target.lastIndexOf('/') + 1);
        return FakeHttpServer::json("{\"data\":{\"name\":\"" + name
            + "\",\"modified\":\"2026-03-04 05:06:07.000001\",\"phone\":\""
            + (seen.verb == "PUT" ? "2" : "1") + "\"}}");
    }

    [[nodiscard]] QString change(Services &services, const QString &customer) const
    {
        Outbox::NewWrite write;
        write.doctype = u"Customer"_s;
        write.name = customer;
        write.base = Outbox::RawDocument::parse(R"({"phone":"1"})").value_or(Outbox::RawDocument());
        write.changes.fields.insert(u"phone"_s, Outbox::rawOf(u"2"_s));
        return QCoro::waitFor(services.outbox->add(std::move(write))).value_or(QString());
    }

    [[nodiscard]] int saves(const QByteArray &customer) const
    {
        return int(std::ranges::count_if(m_erp->requests(), [&customer](const SeenRequest &seen) {
            return seen.verb == "PUT" && seen.target.endsWith(customer);
        }));
    }

    [[nodiscard]] bool hasShownAToken() const
    {
        return std::ranges::any_of(m_erp->requests(),
            [](const SeenRequest &seen) { return seen.headers.contains("authorization"); });
    }

private Q_SLOTS:
    void initTestCase() { qputenv("FIBREDESK_KEYCHAIN", "none"); }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_provider = std::make_unique<HostileProvider>();
        m_erp = std::make_unique<FakeHttpServer>();
        m_isAway = false;
        m_erp->setHandler([this](const SeenRequest &seen) { return answer(seen); });
        m_secrets = std::make_unique<Safe::SecretStore>();
        QFile file(m_folder->filePath(u"profile.ini"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[erpnext]\nurl=" + m_erp->url().toEncoded()
            + "\nauth=oidc\n[oidc]\nissuer=" + m_provider->issuer().toLatin1()
            + "\nclient_id=desk\n[paths]\ndata_dir=" + m_folder->path().toUtf8() + "/data\n");
    }

    void cleanup()
    {
        m_secrets.reset();
        m_erp.reset();
        m_provider.reset();
        m_folder.reset();
    }

    void nothingIsAskedForBeforeThePersonsOwnFilesAreOpen()
    {
        QString nobodys;
        {
            Services services(profile(), m_secrets.get());
            nobodys = services.mirror->file();
            services.start();
            signIn(services, u"u-1"_s);
            QVERIFY(services.isAnotherPerson());
            services.start(); // as "try again" does
            QCoreApplication::processEvents();
            QVERIFY(!hasShownAToken());
        }
        Services services(profile(), m_secrets.get());
        QVERIFY(services.mirror->file() != nobodys);
        QVERIFY(!services.isAnotherPerson());
        services.start();
        QTRY_VERIFY(hasShownAToken());
        QVERIFY(!services.isAnotherPerson());
    }

    void eachPersonHasACopyAndTheDeskHasOneOutbox()
    {
        QStringList copies;
        QStringList outboxes;
        QStringList lists;
        for (const QString &subject : {u"u-1"_s, u"u-2"_s, u"u-1"_s}) {
            {
                Services services(profile(), m_secrets.get());
                signIn(services, subject);
            }
            Services services(profile(), m_secrets.get());
            QVERIFY(QCoro::waitFor(services.mirror->ready()));
            copies += services.mirror->file();
            outboxes += Outbox::WriteQueue::fileFor(services.profile);
            lists += Audit::AuditLog::fileFor(services.profile);
            QVERIFY(!services.mirror->file().contains(subject));
            (void)QCoro::waitFor(services.signIns->recall());
            QVERIFY(!QCoro::waitFor(services.signIns->main()->signOut()).error);
        }
        QVERIFY(copies.at(0) != copies.at(1));
        QCOMPARE(copies.at(2), copies.at(0));
        QCOMPARE(QSet<QString>(outboxes.cbegin(), outboxes.cend()).size(), 1);
        QCOMPARE(QSet<QString>(lists.cbegin(), lists.cend()).size(), 1);
        // Nobody is signed in any more: nobody's copy is opened.
        QVERIFY(profile().person.isEmpty());
        QVERIFY(!copies.contains(Store::Mirror::fileFor(profile())));
    }

    void whatOneLeftInTheOutboxIsNotSentWithTheTokensOfTheOther()
    {
        {
            Services services(profile(), m_secrets.get());
            signIn(services, u"u-1"_s);
        }
        QString left;
        {
            Services services(profile(), m_secrets.get());
            m_isAway = true;
            services.start();
            left = change(services, u"C-1"_s);
            QTRY_VERIFY(services.outbox->find(left)->error.has_value());
            // The other one signs in while it is tried again and again.
            signIn(services, u"u-2"_s);
            m_isAway = false;
            services.outbox->wake();
            for (int i = 0; i < 4; ++i)
                QVERIFY(QCoro::waitFor(services.erp->get(u"Customer"_s, u"C-9"_s)));
            QCOMPARE(services.outbox->find(left)->state, Outbox::State::Waiting);
            QCOMPARE(saves("C-1"), 0);
        }
        {
            Services services(profile(), m_secrets.get());
            services.start();
            const QString own = change(services, u"C-2"_s);
            QTRY_COMPARE(services.outbox->find(own)->state, Outbox::State::Done);
            QCOMPARE(services.outbox->find(left)->state, Outbox::State::Waiting);
            QVERIFY(services.outbox->isAnothers(*services.outbox->find(left)));
            QCOMPARE(saves("C-1"), 0);
            signIn(services, u"u-1"_s);
        }
        Services services(profile(), m_secrets.get());
        services.start();
        QTRY_VERIFY(services.outbox->find(left));
        QTRY_COMPARE(services.outbox->find(left)->state, Outbox::State::Done);
        QCOMPARE(saves("C-1"), 1);
    }

    void withoutANetworkThePersonsOwnCopyOpens()
    {
        QString copy;
        {
            Services services(profile(), m_secrets.get());
            signIn(services, u"u-1"_s);
        }
        copy = Store::Mirror::fileFor(profile());
        m_provider->server().stop();
        m_erp->stop();
        const Profile offline = profile();
        QVERIFY(!offline.person.isEmpty());
        Services services(offline, m_secrets.get());
        QCOMPARE(services.mirror->file(), copy);
        QVERIFY(QCoro::waitFor(services.mirror->ready()));
    }
};

QTEST_GUILESS_MAIN(TestDeskPerson)
#include "tst_deskperson.moc"
