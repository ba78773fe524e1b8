// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hub/users.h"

#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Hub;
using namespace Qt::StringLiterals;

using State = InvitePart::State;
Q_DECLARE_METATYPE(State)

class TestUsers : public QObject {
    Q_OBJECT

    static QJsonObject object(const QByteArray &text)
    {
        return QJsonDocument::fromJson(text).object();
    }

private Q_SLOTS:
    void aPartIsOnlyWhatTheHubSaysOfIt_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<State>("account");
        QTest::addColumn<State>("groups");
        QTest::addColumn<State>("mail");
        QTest::addColumn<State>("erpUser");
        QTest::newRow("nothing but ok") << R"({"ok": true})"_ba << State::NotTold << State::NotTold
                                        << State::NotTold << State::NotTold;
        QTest::newRow("existing is of the ERPNext user")
            << R"({"existing": true})"_ba << State::NotTold << State::NotTold << State::NotTold
            << State::Existing;
        QTest::newRow("not existing is created") << R"({"existing": false})"_ba << State::NotTold
                                                 << State::NotTold << State::NotTold << State::Done;
        QTest::newRow("flags") << R"({"account": "created", "groups": ["tech"], "mailed": true})"_ba
                               << State::Done << State::Done << State::Done << State::NotTold;
        QTest::newRow("an address is no mail that was sent")
            << R"({"email": "ana@isp.example"})"_ba << State::NotTold << State::NotTold
            << State::NotTold << State::NotTold;
        QTest::newRow("objects")
            << R"({"authentik": {"existing": true}, "mail": {"ok": false, "error": "550 no"},
                   "erpnext": {"status": "created"}, "groups": {"status": "unchanged"}})"_ba
            << State::Existing << State::Existing << State::Failed << State::Done;
        QTest::newRow("reasons beside")
            << R"({"mailed": false, "erp_user_error": "no licence",
            "errors": {"groups": "unknown group dev"}})"_ba
            << State::NotTold << State::Failed << State::Failed << State::Failed;
        QTest::newRow("a word that is not known")
            << R"({"mail": "perhaps", "account": 7})"_ba << State::NotTold << State::NotTold
            << State::NotTold << State::NotTold;
    }

    void aPartIsOnlyWhatTheHubSaysOfIt()
    {
        QFETCH(QByteArray, answer);
        QFETCH(State, account);
        QFETCH(State, groups);
        QFETCH(State, mail);
        QFETCH(State, erpUser);
        const InviteOutcome outcome = inviteOutcomeFromJson(object(answer));
        QCOMPARE(outcome.account.state, account);
        QCOMPARE(outcome.groups.state, groups);
        QCOMPARE(outcome.mail.state, mail);
        QCOMPARE(outcome.erpUser.state, erpUser);
    }

    void aFailureKeepsTheHubsWords()
    {
        const InviteOutcome outcome = inviteOutcomeFromJson(
            object(R"({"mail": {"error": {"message": "550 no such user"}}})"));
        QVERIFY(outcome.hasFailure());
        QCOMPARE(outcome.mail.words, u"550 no such user"_s);
        QCOMPARE(inviteOutcomeFromJson(object(R"({"mail": "perhaps"})")).mail.words, u"perhaps"_s);
    }

    void keepsWhatItDoesNotKnow()
    {
        const QJsonObject answer = object(R"({"ok": true, "shoe_size": 43})");
        QCOMPARE(inviteOutcomeFromJson(answer).raw, answer);
    }

    void readsUsersInEveryEnvelope_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("array") << R"([{"email": "a@isp.example"}])"_ba;
        QTest::newRow("users") << R"({"users": [{"email": "a@isp.example"}]})"_ba;
        QTest::newRow("authentik's") << R"({"results": [{"email": "a@isp.example"}]})"_ba;
    }

    void readsUsersInEveryEnvelope()
    {
        QFETCH(QByteArray, answer);
        const auto users = usersFromJson(QJsonDocument::fromJson(answer));
        QVERIFY(users.has_value());
        QCOMPARE(users->size(), 1);
        QCOMPARE(users->front().id, u"a@isp.example"_s);
        QVERIFY(!users->front().groups);
        QVERIFY(!users->front().isDisabled);
        QVERIFY(!users->front().isLastLoginTold);
        QVERIFY(!users->front().hasErpUser);
    }

    void readsAUser()
    {
        const auto users = usersFromJson(QJsonDocument::fromJson(R"([{"pk": 12, "name": "Ana Roy",
            "email": "ana@isp.example", "groups": [{"name": "support"}, "tech"], "is_active": false,
            "last_login": "2026-02-03T10:00:00Z", "erpnext_user": ""},
            {"pk": 13, "email": "new@isp.example", "last_login": null}])"));
        const HubUser &ana = users->at(0);
        QCOMPARE(ana.id, u"12"_s);
        QCOMPARE(ana.fullName, u"Ana Roy"_s);
        QCOMPARE(ana.groups, (QStringList{u"support"_s, u"tech"_s}));
        QCOMPARE(ana.isDisabled, true);
        QCOMPARE(ana.hasErpUser, false);
        QCOMPARE(ana.lastLogin, QDateTime(QDate(2026, 2, 3), QTime(10, 0), QTimeZone::UTC));
        // Told, and never.
        QVERIFY(users->at(1).isLastLoginTold);
        QVERIFY(!users->at(1).lastLogin.isValid());
    }
};

QTEST_GUILESS_MAIN(TestUsers)
#include "tst_users.moc"
