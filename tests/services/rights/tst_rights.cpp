// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rights/grants.h"
#include "rights/grantsfile.h"
#include "rights/rules.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace FibreDesk;
using namespace FibreDesk::Rights;
using namespace Qt::StringLiterals;

class TestRights : public QObject {
    Q_OBJECT

private:
    const Rules m_rules = Rules::builtIn();

    static Grants grantsOf(const Capabilities &capabilities)
    {
        return {.origin = Origin::Groups, .capabilities = capabilities};
    }

private Q_SLOTS:
    void everyGroupHasItsActions_data()
    {
        QTest::addColumn<QString>("group");
        QTest::addColumn<QStringList>("denied");
        QTest::newRow("admin") << u"admin"_s << QStringList();
        QTest::newRow("sysadmin") << u"sysadmin"_s << QStringList();
        QTest::newRow("tech") << u"tech"_s
                              << QStringList{u"changeBills"_s, u"changeCampaigns"_s,
                                     u"changeCustomers"_s, u"changeEquipment"_s,
                                     u"changeLocations"_s, u"deleteRecords"_s, u"installDoctypes"_s,
                                     u"installFirmware"_s, u"manageUsers"_s, u"seeAudit"_s,
                                     u"seeFigures"_s, u"sendMail"_s};
        QTest::newRow("support") << u"support"_s
                                 << QStringList{u"changeBills"_s, u"changeCampaigns"_s,
                                        u"deleteRecords"_s, u"installDoctypes"_s,
                                        u"installFirmware"_s, u"manageUsers"_s, u"seeAudit"_s,
                                        u"seeFigures"_s};
        QTest::newRow("comptabilite")
            << u"comptabilite"_s
            << QStringList{u"actOnDevices"_s, u"assignJobs"_s, u"changeCampaigns"_s,
                   u"changeCustomers"_s, u"changeEquipment"_s, u"changeLocations"_s,
                   u"changeTechnicians"_s, u"deleteRecords"_s, u"installDoctypes"_s,
                   u"installFirmware"_s, u"makeJobs"_s, u"manageUsers"_s, u"seeSecrets"_s,
                   u"sendMail"_s};
        QTest::newRow("facturation")
            << u"facturation"_s
            << QStringList{u"actOnDevices"_s, u"assignJobs"_s, u"changeTechnicians"_s,
                   u"deleteRecords"_s, u"installDoctypes"_s, u"installFirmware"_s, u"makeJobs"_s,
                   u"manageUsers"_s, u"seeAudit"_s, u"seeFigures"_s, u"seeSecrets"_s};
        QTest::newRow("dev") << u"dev"_s
                             << QStringList{u"answerTickets"_s, u"assignJobs"_s, u"changeBills"_s,
                                    u"changeCampaigns"_s, u"changeCustomers"_s,
                                    u"changeEquipment"_s, u"changeLocations"_s,
                                    u"changeTechnicians"_s, u"changeTickets"_s, u"deleteRecords"_s,
                                    u"makeJobs"_s, u"manageUsers"_s, u"seeSecrets"_s,
                                    u"sendMail"_s};
        QTest::newRow("somebody without a known group") << u"visitors"_s << QStringList();
    }

    void everyGroupHasItsActions()
    {
        QFETCH(const QString, group);
        QFETCH(const QStringList, denied);
        const Grants grants = grantsOf(m_rules.ofGroups({group}));
        QStringList found;
        for (const QString &name : m_rules.actions()) {
            const Action action = m_rules.action(name);
            if (!judge(grants, action.capability, {}, {}).isAllowed())
                found += name;
        }
        QCOMPARE(found, denied);
    }

    void everyCapabilityOfEveryGroupIsDecided()
    {
        for (const QString &group : m_rules.groups()) {
            const Capabilities capabilities = m_rules.ofGroups({group});
            for (const QString &name : m_rules.capabilities())
                QVERIFY2(capabilities.standing(name) != Standing::Unknown, qPrintable(name));
        }
    }

    void everyActionIsAllowedByItsCapabilityAloneAndDeniedWithoutIt()
    {
        for (const QString &name : m_rules.actions()) {
            const Action action = m_rules.action(name);
            if (action.capability.isEmpty())
                continue;
            for (const QString &other : m_rules.capabilities()) {
                Capabilities only;
                for (const QString &one : m_rules.capabilities())
                    only.decide(one, one == other);
                QCOMPARE(judge(grantsOf(only), action.capability, {}, {}).isAllowed(),
                    other == action.capability);
            }
        }
    }

    void addsUpTheRightsOfSeveralGroups()
    {
        const Capabilities both = m_rules.ofGroups({u"tech"_s, u" Comptabilite "_s, u"choir"_s});
        QCOMPARE(both.standing(u"device_actions"_s), Standing::Granted);
        QCOMPARE(both.standing(u"billing_write"_s), Standing::Granted);
        QCOMPARE(both.standing(u"manage_users"_s), Standing::Denied);
    }

    void leavesEverythingToTheServersWithoutAKnownGroup()
    {
        QVERIFY(m_rules.ofGroups({}).isEmpty());
        QVERIFY(judge({}, u"manage_users"_s, u"User"_s, u"write"_s).isAllowed());
    }

    void takesTheHubsWordOnItsOwnNamesAndTheGroupsOnTheDesks()
    {
        const Capabilities rights = m_rules.overlaid(
            m_rules.ofGroups({u"support"_s}), {{u"view_clients"_s, true}, {u"fly"_s, true}});
        QCOMPARE(rights.standing(u"view_clients"_s), Standing::Granted);
        QCOMPARE(rights.standing(u"view_client_detail"_s), Standing::Denied); // not told
        QCOMPARE(rights.standing(u"tickets_write"_s), Standing::Granted); // of the group
        QCOMPARE(rights.standing(u"fly"_s), Standing::Granted); // unknown names are kept
    }

    void takesTheHubsWordOnAllOnceItKnowsTheDesksNames()
    {
        const Capabilities rights =
            m_rules.overlaid(m_rules.ofGroups({u"support"_s}), {{u"tickets_write"_s, true}});
        QCOMPARE(rights.standing(u"tickets_write"_s), Standing::Granted);
        QCOMPARE(rights.standing(u"dispatch_write"_s), Standing::Denied);
        const Capabilities expressly =
            m_rules.overlaid({}, {{u"send_mail"_s, false}, {u"view_clients"_s, true}});
        QCOMPARE(expressly.standing(u"send_mail"_s), Standing::Denied);
    }

    void leavesTheDesksNamesOpenWhereOnlyTheHubsAreTold()
    {
        const Capabilities rights = m_rules.overlaid({}, {{u"view_clients"_s, true}});
        QCOMPARE(rights.standing(u"dispatch_write"_s), Standing::Unknown);
        QCOMPARE(rights.standing(u"manage_users"_s), Standing::Denied);
    }

    void hasWordsInBothLanguages()
    {
        for (const QString &name : m_rules.capabilities()) {
            QVERIFY(m_rules.describe(name, u"fr"_s) != m_rules.describe(name, u"en"_s));
            QVERIFY(m_rules.describe(name, u"de"_s) == m_rules.describe(name, u"en"_s));
        }
        QCOMPARE(m_rules.describe(u"fly"_s, u"fr"_s), u"fly"_s);
    }

    void erpnextHasTheLastWordOnADocument()
    {
        Grants grants{.capabilities = m_rules.ofGroups({u"admin"_s}),
            .verbs = {{u"Issue"_s, {u"read"_s}}, {u"Customer"_s, {}}}};
        QCOMPARE(
            judge(grants, u"tickets_write"_s, u"Issue"_s, u"read"_s).lack, Verdict::Lack::Nothing);
        const Verdict write = judge(grants, u"tickets_write"_s, u"Issue"_s, u"write"_s);
        QCOMPARE(write.lack, Verdict::Lack::Verb);
        QVERIFY(write.canRead);
        QVERIFY(!judge(grants, {}, u"Customer"_s, u"write"_s).canRead);
        // Of what was not asked about nothing is known.
        QVERIFY(judge(grants, {}, u"Sales Invoice"_s, u"write"_s).isAllowed());
    }

    void refusesRulesThatNameWhatThereIsNot_data()
    {
        QTest::addColumn<QByteArray>("json");
        const QByteArray one = R"("capabilities":{"a":{"of":"hub","en":"do","fr":"faire"}})";
        QTest::newRow("group") << "{" + one + R"(,"groups":{"g":["b"]}})";
        QTest::newRow("action") << "{" + one + R"(,"actions":{"x":{"capability":"b"}}})";
        QTest::newRow("words") << QByteArray(R"({"capabilities":{"a":{"of":"hub","en":"do"}}})");
        QTest::newRow("no JSON") << QByteArray("{");
    }

    void refusesRulesThatNameWhatThereIsNot()
    {
        QFETCH(const QByteArray, json);
        QVERIFY(!Rules::fromJson(json));
    }

    void keepsWhatWasKnownForAStartWithoutANetwork()
    {
        QTemporaryDir directory;
        const QString file = directory.filePath(u"rights.json"_s);
        QVERIFY(readGrants(file).value() == std::nullopt);
        const Grants grants{.user = u"ana@fibre.example"_s,
            .groups = {u"tech"_s},
            .roles = {u"Employee"_s},
            .origin = Origin::Hub,
            .capabilities = m_rules.ofGroups({u"tech"_s}),
            .verbs = {{u"Issue"_s, {u"read"_s, u"write"_s}}, {u"Customer"_s, {}}},
            .askedAt = QDateTime({2026, 11, 24}, {12, 0}, QTimeZone::UTC)};
        QVERIFY(writeGrants(file, grants));
        QCOMPARE(QFileInfo(file).permissions() & (QFile::ReadGroup | QFile::ReadOther),
            QFile::Permissions());
        QCOMPARE(readGrants(file).value().value(), grants);
    }
};

QTEST_GUILESS_MAIN(TestRights)
#include "tst_rights.moc"
