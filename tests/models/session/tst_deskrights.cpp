// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/deskrights.h"

#include <QMetaObject>
#include <QSignalSpy>
#include <QTest>

using namespace FibreDesk;
using namespace Qt::StringLiterals;

class TestDeskRights : public QObject {
    Q_OBJECT

private:
    const Rights::Rules m_rules = Rights::Rules::builtIn();
    std::unique_ptr<DeskRights> m_rights;

    [[nodiscard]] Right property(const QString &name) const
    {
        return m_rights->property(name.toLatin1().constData()).value<Right>();
    }
    void joinGroup(const QString &group)
    {
        m_rights->setGrants({.groups = {group},
            .origin = Rights::Origin::Groups,
            .capabilities = m_rules.ofGroups({group})});
    }

private Q_SLOTS:
    void init()
    {
        m_rights = std::make_unique<DeskRights>(nullptr);
        m_rights->setDoctypes({{u"ticket"_s, u"Issue"_s}, {u"job"_s, u"Dispatch Job"_s},
            {u"customer"_s, u"Customer"_s}, {u"invoice"_s, u"Sales Invoice"_s},
            {u"equipment"_s, u"Service Equipment"_s}, {u"location"_s, u"Service Location"_s},
            {u"technician"_s, u"Dispatch Technician"_s}, {u"note"_s, u"Comment"_s}});
    }

    void everyActionOfTheRulesIsAPropertyOfItsName()
    {
        for (const QString &action : m_rules.actions()) {
            QVERIFY2(m_rights->metaObject()->indexOfProperty(action.toLatin1().constData()) >= 0,
                qPrintable(action));
            QVERIFY2(property(action).isAllowed(), qPrintable(action)); // nobody decided
        }
    }

    void thePagesSayForEachGroupWhatItsRightsAre_data()
    {
        QTest::addColumn<QString>("group");
        for (const QString &group : m_rules.groups())
            QTest::newRow(qPrintable(group)) << group;
    }

    void thePagesSayForEachGroupWhatItsRightsAre()
    {
        QFETCH(const QString, group);
        joinGroup(group);
        const Rights::Capabilities has = m_rules.ofGroups({group});
        for (const QString &action : m_rules.actions()) {
            const QString needs = m_rules.action(action).capability;
            const bool isGranted =
                needs.isEmpty() || has.standing(needs) == Rights::Standing::Granted;
            QVERIFY2(property(action).isAllowed() == isGranted, qPrintable(action));
            if (!isGranted) {
                QVERIFY(property(action).reason().contains(group));
                QVERIFY(property(action).reason().contains(needs));
            }
        }
    }

    void documentsMayBeWrittenByThoseWhoHaveTheirCapability_data()
    {
        QTest::addColumn<QString>("group");
        QTest::addColumn<QStringList>("doctypes");
        const QStringList all{u"Customer"_s, u"Dispatch Job"_s, u"Issue"_s, u"Sales Invoice"_s};
        QTest::newRow("admin") << u"admin"_s << all;
        QTest::newRow("sysadmin") << u"sysadmin"_s << all;
        QTest::newRow("tech") << u"tech"_s << QStringList{u"Dispatch Job"_s, u"Issue"_s};
        QTest::newRow("support") << u"support"_s
                                 << QStringList{u"Customer"_s, u"Dispatch Job"_s, u"Issue"_s};
        QTest::newRow("comptabilite")
            << u"comptabilite"_s << QStringList{u"Issue"_s, u"Sales Invoice"_s};
        QTest::newRow("facturation")
            << u"facturation"_s << QStringList{u"Customer"_s, u"Issue"_s, u"Sales Invoice"_s};
        QTest::newRow("dev") << u"dev"_s << QStringList();
    }

    void documentsMayBeWrittenByThoseWhoHaveTheirCapability()
    {
        QFETCH(const QString, group);
        QFETCH(const QStringList, doctypes);
        joinGroup(group);
        QStringList found;
        for (const QString &doctype :
            {u"Customer"_s, u"Dispatch Job"_s, u"Issue"_s, u"Sales Invoice"_s}) {
            if (m_rights->mayWrite(doctype, false).isAllowed())
                found += doctype;
            QCOMPARE(m_rights->mayWrite(doctype, true).isAllowed(),
                m_rights->mayWrite(doctype, false).isAllowed());
        }
        QCOMPARE(found, doctypes);
        // A note is anybody's.
        QVERIFY(m_rights->mayWrite(u"Comment"_s, true).isAllowed());
    }

    void erpnextsWordIsSaidInWords_data()
    {
        QTest::addColumn<QStringList>("verbs");
        QTest::addColumn<bool>("isCreate");
        QTest::addColumn<QString>("reason");
        QTest::newRow("reads only") << QStringList{u"read"_s} << false
                                    << u"ERPNext lets you see tickets, but not change them."_s;
        QTest::newRow("makes none") << QStringList{u"read"_s, u"write"_s} << true
                                    << u"ERPNext lets you see tickets, but not make new ones."_s;
        QTest::newRow("sees none")
            << QStringList() << false << u"ERPNext does not let you see tickets."_s;
        QTest::newRow("all") << QStringList{u"read"_s, u"write"_s} << false << QString();
    }

    void erpnextsWordIsSaidInWords()
    {
        QFETCH(const QStringList, verbs);
        QFETCH(const bool, isCreate);
        QFETCH(const QString, reason);
        m_rights->setGrants({.verbs = {{u"Issue"_s, verbs}}});
        QCOMPARE(m_rights->mayWrite(u"Issue"_s, isCreate).reason(), reason);
        QCOMPARE(m_rights->seeTickets().isAllowed(), verbs.contains(u"read"_s));
        QCOMPARE(m_rights->limits().size(), 1);
    }

    void deletingNeedsTheCapabilityAndErpnext()
    {
        joinGroup(u"support"_s);
        QVERIFY(!m_rights->mayDelete(u"Issue"_s).isAllowed());
        joinGroup(u"admin"_s);
        QVERIFY(m_rights->mayDelete(u"Issue"_s).isAllowed());
        Rights::Grants grants = m_rights->grants();
        grants.verbs = {{u"Issue"_s, {u"read"_s, u"write"_s}}};
        m_rights->setGrants(grants);
        QCOMPARE(m_rights->mayDelete(u"Issue"_s).reason(),
            u"ERPNext lets you see tickets, but not delete them."_s);
    }

    void saysThatNothingIsKnownWhereNothingIs()
    {
        QVERIFY(!m_rights->isKnown());
        QCOMPARE(m_rights->summary(), u"Rights unknown: the servers decide."_s);
        joinGroup(u"tech"_s);
        QVERIFY(m_rights->isKnown());
        QVERIFY(m_rights->denied().contains(u"invite and change users"_s));
        m_rights->setLanguage(u"fr"_s);
        QVERIFY(m_rights->denied().contains(u"inviter et modifier les utilisateurs"_s));
    }

    void tellsOnceThatSomethingChanged()
    {
        QSignalSpy changed(m_rights.get(), &DeskRights::changed);
        joinGroup(u"tech"_s);
        joinGroup(u"tech"_s);
        QCOMPARE(changed.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestDeskRights)
#include "tst_deskrights.moc"
