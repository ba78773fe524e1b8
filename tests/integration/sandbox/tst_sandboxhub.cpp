// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "liveworld.h"
#include "world/world.h"

using namespace FibreDesk::Sandbox;
using namespace Qt::StringLiterals;

namespace {

const QByteArray bearer = "Bearer hub-sandbox-1";

QJsonObject recipient(const QString &email)
{
    return {{u"firstname"_s, u"Ada"_s}, {u"lastname"_s, u"Essai"_s}, {u"email"_s, email},
        {u"language"_s, u"fr"_s}, {u"description"_s, u"12 rue des Essais"_s}};
}

} // namespace

class TestSandboxHub : public QObject {
    Q_OBJECT

private:
    LiveWorld m_world;

    LiveWorld::Answer hub(
        const QByteArray &method, const QString &path, const QJsonObject &body = {})
    {
        return m_world.call(method, u"hub"_s, path, {{"Authorization", bearer}},
            body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson());
    }

    QString makeCampaign(const QStringList &emails)
    {
        QJsonArray rows;
        for (const QString &email : emails)
            rows.append(recipient(email));
        return hub("POST", u"/campaigns"_s,
            {{u"name"_s, u"Essai"_s}, {u"params"_s, QJsonObject{{u"subject"_s, u"Bonjour"_s}}},
                {u"recipients"_s, rows}})
            .object()["id"_L1]
            .toString();
    }

    QJsonObject campaign(const QString &id) { return hub("GET", "/campaigns/"_L1 + id).object(); }
    QJsonObject row(const QString &id, int index)
    {
        return campaign(id)["recipients"_L1].toArray()[index].toObject();
    }

    void openStream(RawStream &stream, const QByteArray &topics, const QByteArray &lastId = {})
    {
        QByteArray headers = "Authorization: " + bearer + "\r\n";
        if (!lastId.isEmpty())
            headers += "Last-Event-ID: " + lastId + "\r\n";
        stream.open(m_world.sandbox().server(u"hub"_s).port(), "/sse?topics=" + topics, headers);
    }

    QByteArray publish(const QString &topic)
    {
        const auto answer = m_world.part(u"hub"_s)->control(
            u"publish"_s, {{u"topic"_s, topic}, {u"event"_s, u"try"_s}});
        return QJsonDocument::fromJson(answer->body).object()["id"_L1].toString().toLatin1();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_world.start());
        m_world.control(u"hub"_s, u"engagement"_s, {{u"every_ms"_s, 0}});
        m_world.control(u"hub"_s, u"retry-delays"_s, {{u"second_ms"_s, 20}, {u"third_ms"_s, 50}});
        m_world.control(u"hub"_s, u"mail-rate"_s, {{u"per_second"_s, 500}});
        m_world.control(u"hub"_s, u"heartbeat"_s, {{u"ms"_s, 20}});
    }

    void wantsAToken()
    {
        QCOMPARE(m_world.call("GET", u"hub"_s, u"/campaigns"_s).status, 401);
        QCOMPARE(m_world.call("GET", u"hub"_s, u"/health"_s).status, 200);
    }

    void countsWhatTheRowsSay()
    {
        const QJsonArray list = hub("GET", u"/campaigns"_s).object()["campaigns"_L1].toArray();
        QVERIFY(list.size() >= 8);
        qint64 most = 0;
        for (const auto &head : list) {
            const QJsonObject whole = campaign(head["id"_L1].toString());
            const QJsonArray rows = whole["recipients"_L1].toArray();
            most = std::max(most, qint64(rows.size()));
            QHash<QString, int> statuses;
            int excluded = 0;
            for (const auto &r : rows) {
                ++statuses[r["status"_L1].toString()];
                excluded += r["excluded"_L1].toBool() ? 1 : 0;
                QCOMPARE(r["status"_L1] == "failed"_L1, !r["error"_L1].isNull());
            }
            const QJsonObject counters = whole["counters"_L1].toObject();
            const int sent = statuses[u"sent"_s] + statuses[u"opened"_s] + statuses[u"clicked"_s];
            QCOMPARE(counters["sent"_L1].toInt(), sent);
            QCOMPARE(counters["clicked"_L1].toInt(), statuses[u"clicked"_s]);
            QCOMPARE(counters["failed"_L1].toInt(), statuses[u"failed"_s]);
            QCOMPARE(counters["excluded"_L1].toInt(), excluded);
            QCOMPARE(counters["queued"_L1].toInt() + counters["unsent"_L1].toInt() + excluded,
                statuses[u"pending"_s]);
        }
        QCOMPARE(most, 15'000);
    }

    void triesThreeTimesAndKeepsTheRelaysWords()
    {
        const QString id = makeCampaign({u"ok@essai.example"_s, u"a+421@essai.example"_s,
            u"b+421x2@essai.example"_s, u"c+550@essai.example"_s, u"d+drop@essai.example"_s,
            u"e+552@essai.example"_s, u"f+450@essai.example"_s, u"g+554x1@essai.example"_s});
        const LiveWorld::Answer answer = hub("POST", "/campaigns/"_L1 + id + "/send"_L1);
        QCOMPARE(answer.status, 202);
        QCOMPARE(answer.object()["queued"_L1].toInt(), 8);
        QTRY_COMPARE_WITH_TIMEOUT(campaign(id)["status"_L1].toString(), u"completed"_s, 20'000);

        struct Expected {
            QString status;
            QString error;
            int retries;
        };
        const Expected expected[] = {
            {u"sent"_s, {}, 0},
            {u"failed"_s, u"421 4.7.0 Try again later, throttled by relay"_s, 2},
            {u"sent"_s, {}, 2},
            {u"failed"_s, u"550 5.1.1 User unknown in local recipient table"_s, 2},
            {u"failed"_s, u"socket closed unexpectedly (ECONNRESET)"_s, 2},
            {u"failed"_s, u"552 5.2.2 Mailbox full, quota exceeded"_s, 2},
            {u"failed"_s,
                u"450 4.2.1 The user you are trying to contact is greylisted, try again later"_s,
                2},
            {u"sent"_s, {}, 1},
        };
        for (int i = 0; i < int(std::size(expected)); ++i) {
            const QJsonObject seen = row(id, i);
            QCOMPARE(seen["status"_L1].toString(), expected[i].status);
            QCOMPARE(seen["error"_L1].toString(), expected[i].error);
            QCOMPARE(seen["retry_count"_L1].toInt(), expected[i].retries);
        }
        const auto mails =
            m_world.part(u"smtp"_s)->control(u"mails"_s, {{u"customId"_s, QString(id + ":2"_L1)}});
        const QJsonArray kept = QJsonDocument::fromJson(mails->body).object()["mails"_L1].toArray();
        QCOMPARE(kept.size(), 1);
        QCOMPARE(kept[0]["to"_L1][0].toString(), u"b+421x2@essai.example"_s);
        QCOMPARE(hub("POST", "/campaigns/"_L1 + id + "/send"_L1).status, 409);
    }

    void sendsAFailedRowAgain()
    {
        const QString id = makeCampaign({u"h+421x3@essai.example"_s});
        hub("POST", "/campaigns/"_L1 + id + "/send"_L1);
        QTRY_COMPARE_WITH_TIMEOUT(row(id, 0)["status"_L1].toString(), u"failed"_s, 20'000);
        const QString retry = "/campaigns/"_L1 + id + "/recipients/0/retry"_L1;
        const LiveWorld::Answer answer = hub("POST", retry);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.object()["recipient"_L1]["status"_L1].toString(), u"pending"_s);
        QTRY_COMPARE_WITH_TIMEOUT(row(id, 0)["status"_L1].toString(), u"sent"_s, 20'000);
        QCOMPARE(campaign(id)["status"_L1].toString(), u"completed"_s);
        QCOMPARE(hub("POST", retry).status, 409);
        QCOMPARE(hub("POST", "/campaigns/"_L1 + id + "/recipients/9/retry"_L1).status, 404);
    }

    void keepsACampaignThatIsBeingSent()
    {
        const QString id = makeCampaign({u"i+slow@essai.example"_s});
        hub("POST", "/campaigns/"_L1 + id + "/send"_L1);
        QCOMPARE(hub("DELETE", "/campaigns/"_L1 + id).status, 409);
        QTRY_COMPARE_WITH_TIMEOUT(campaign(id)["status"_L1].toString(), u"completed"_s, 20'000);
        QCOMPARE(hub("DELETE", "/campaigns/"_L1 + id).status, 200);
        QCOMPARE(hub("GET", "/campaigns/"_L1 + id).status, 404);
    }

    void editsOnlyDrafts()
    {
        const QString id = makeCampaign({u"j@essai.example"_s});
        const QJsonObject patch{{u"params"_s, QJsonObject{{u"amount"_s, 30}}}};
        const QJsonObject params =
            hub("PATCH", "/campaigns/"_L1 + id, patch).object()["params"_L1].toObject();
        QCOMPARE(params["amount"_L1].toInt(), 30);
        QCOMPARE(params["subject"_L1].toString(), u"Bonjour"_s); // merged, not replaced
        hub("POST", "/campaigns/"_L1 + id + "/send"_L1);
        QCOMPARE(hub("PATCH", "/campaigns/"_L1 + id, patch).status, 409);
    }

    void showsTheMailWithItsDangers()
    {
        const QString id = makeCampaign({u"k@essai.example"_s});
        const LiveWorld::Answer page =
            m_world.call("GET", u"hub"_s, "/campaigns/"_L1 + id + "/recipients/0/view"_L1);
        QVERIFY(page.contentType.startsWith("text/html"));
        QVERIFY(page.body.contains("<script"));
        QVERIFY(page.body.contains("<img src=\"https://"));
        QVERIFY(page.body.contains("Ada"));
    }

    void learnsOfBouncesAndClicksAfterwards()
    {
        const QString id = makeCampaign({u"m@essai.example"_s, u"n@essai.example"_s});
        hub("POST", "/campaigns/"_L1 + id + "/send"_L1);
        QTRY_COMPARE_WITH_TIMEOUT(campaign(id)["status"_L1].toString(), u"completed"_s, 20'000);
        const QByteArray events = "[{\"event\":\"bounce\",\"CustomID\":\"" + id.toUtf8()
            + ":0\",\"error\":\"550 5.1.1 no such user\"},{\"event\":\"click\",\"CustomID\":\""
            + id.toUtf8() + ":1\"},{\"event\":\"open\",\"CustomID\":\"nothing\"}]";
        const LiveWorld::Answer answer =
            m_world.call("POST", u"hub"_s, u"/campaigns/webhook"_s, {}, events);
        QCOMPARE(answer.object()["taken"_L1].toInt(), 2);
        QCOMPARE(row(id, 0)["status"_L1].toString(), u"failed"_s);
        QCOMPARE(row(id, 0)["error"_L1].toString(), u"550 5.1.1 no such user"_s);
        QCOMPARE(row(id, 1)["status"_L1].toString(), u"clicked"_s);
    }

    void replaysWhatCameAfterTheLastEvent()
    {
        RawStream first;
        openStream(first, "essai");
        QTRY_VERIFY(first.text().contains(": "));
        const QByteArray one = publish(u"essai"_s);
        publish(u"other"_s);
        const QByteArray three = publish(u"essai"_s);
        QTRY_COMPARE(first.ids(), (QList<QByteArray>{one, three}));
        QVERIFY(three.toULongLong() > one.toULongLong());

        RawStream second;
        openStream(second, "essai", one);
        QTRY_COMPARE(second.ids(), QList<QByteArray>{three});
    }

    void forgetsWhatTheBufferCannotHold()
    {
        m_world.control(u"hub"_s, u"event-buffer"_s, {{u"capacity"_s, 2}});
        const QByteArray one = publish(u"essai"_s);
        const QByteArray two = publish(u"essai"_s);
        const QByteArray three = publish(u"essai"_s);
        const QByteArray four = publish(u"essai"_s);
        RawStream stream;
        openStream(stream, "essai", one);
        QTRY_COMPARE(stream.ids(), (QList<QByteArray>{three, four})); // two is lost: a jump in ids
        m_world.control(u"hub"_s, u"event-buffer"_s, {{u"capacity"_s, 1000}});
        QVERIFY(!stream.ids().contains(two));
    }

    void fallsSilentOnRequest()
    {
        RawStream stream;
        openStream(stream, "essai");
        QTRY_VERIFY(stream.text().count(": keep-alive") > 1);
        const int fault = m_world.sandbox().faults().add(
            {{u"service"_s, u"hub"_s}, {u"kind"_s, u"sse-silence"_s}});
        QVERIFY(fault > 0);
        // What was under way has arrived once another call on the same loop is answered.
        hub("GET", u"/campaigns"_s);
        const QByteArray before = stream.text();
        const QByteArray missed = publish(u"essai"_s);
        hub("GET", u"/campaigns"_s);
        hub("GET", u"/campaigns"_s);
        RawStream late;
        openStream(late, "essai");
        QTRY_VERIFY(late.hasHead());
        QCOMPARE(stream.text(), before);
        QVERIFY(late.text().isEmpty());
        QVERIFY(stream.isOpen());

        QVERIFY(m_world.sandbox().faults().remove(fault));
        QTRY_VERIFY(stream.text().size() > before.size());
        QVERIFY(!stream.ids().contains(missed));
        RawStream again;
        openStream(again, "essai", QByteArray::number(missed.toULongLong() - 1));
        QTRY_COMPARE(again.ids(), QList<QByteArray>{missed});
    }

    void tellsEachChangeOfARow()
    {
        const QString id = makeCampaign({u"l@essai.example"_s});
        RawStream stream;
        openStream(stream, "campaign:" + id.toLatin1());
        QTRY_VERIFY(stream.hasHead());
        hub("POST", "/campaigns/"_L1 + id + "/send"_L1);
        QTRY_VERIFY(stream.text().contains("event: recipient-update"));
        const QByteArray text = stream.text();
        const qsizetype at = text.indexOf("data: ") + 6;
        const QJsonObject event =
            QJsonDocument::fromJson(text.mid(at, text.indexOf('\n', at) - at)).object();
        QCOMPARE(event["row"_L1].toInt(-1), 0);
        QCOMPARE(event["campaign_status"_L1].toString(), u"completed"_s);
        QCOMPARE(event["recipient"_L1]["status"_L1].toString(), u"sent"_s);
    }

    void givesAJobToOneOnly()
    {
        const QJsonArray jobs = hub("GET", u"/dispatch/group-jobs"_s).object()["jobs"_L1].toArray();
        QVERIFY(!jobs.isEmpty());
        const QString job = jobs[0]["name"_L1].toString();
        const QList<QJsonObject> people = m_world.sandbox().world().query(
            "SELECT name FROM " + docType(u"Dispatch Technician")->table() + " ORDER BY name");
        QVERIFY(people.size() >= 2);
        RawStream stream;
        openStream(stream, "dispatch");
        QTRY_VERIFY(stream.hasHead());
        const auto claim = [&](int index) {
            return hub("POST", u"/dispatch/claim-job"_s,
                {{u"job"_s, job}, {u"technician"_s, people[index]["name"_L1]}});
        };
        QCOMPARE(claim(0).status, 200);
        QCOMPARE(claim(0).status, 200); // asked twice, claimed once
        const LiveWorld::Answer second = claim(1);
        QCOMPARE(second.status, 409);
        QVERIFY(second.object()["error"_L1].toString().contains(job));
        QTRY_COMPARE(stream.text().count("event: job-claimed"), 1);
    }

    void takesAnSmsOnceAndOnlyForWhoHasNotOptedOut()
    {
        QJsonObject sms{{u"to"_s, u"+15145550142"_s}, {u"body"_s, u"Horaire"_s},
            {u"idempotency_key"_s, u"k-1"_s}};
        const QJsonObject first = hub("POST", u"/sms/send"_s, sms).object();
        QVERIFY(!first["id"_L1].toString().isEmpty());
        const QJsonObject second = hub("POST", u"/sms/send"_s, sms).object();
        QCOMPARE(second["id"_L1], first["id"_L1]);
        QVERIFY(second["already"_L1].toBool());
        sms[u"to"_s] = u"555-0142"_s;
        QCOMPARE(hub("POST", u"/sms/send"_s, sms).status, 400);
    }

    void invitesAUserOnce()
    {
        const QJsonObject body{
            {u"full_name"_s, u"Rose Nouvelle"_s}, {u"email"_s, u"rose.nouvelle@fibre.example"_s}};
        QCOMPARE(hub("POST", u"/auth/users"_s, body).object()["existing"_L1].toBool(true), false);
        QCOMPARE(hub("POST", u"/auth/users"_s, body).object()["existing"_L1].toBool(false), true);
        QCOMPARE(hub("POST", u"/auth/users"_s, {{u"email"_s, u"nobody"_s}}).status, 400);
    }

    void listsAndDisablesUsers()
    {
        const QString email = u"luc.parti@fibre.example"_s;
        const auto listed = [this, email] {
            const QJsonArray users = hub("GET", u"/auth/users"_s).object()["users"_L1].toArray();
            for (const auto &user : users) {
                if (user["email"_L1] == email)
                    return user.toObject();
            }
            return QJsonObject();
        };
        QVERIFY(listed().isEmpty());
        QCOMPARE(hub("POST", u"/auth/users"_s,
                     {{u"full_name"_s, u"Luc Parti"_s}, {u"email"_s, email},
                         {u"groups"_s, QJsonArray{u"support"_s}}})
                     .status,
            200);
        QCOMPARE(listed()["groups"_L1].toArray(), QJsonArray{u"support"_s});
        QVERIFY(listed()["is_active"_L1].toBool());
        QVERIFY(listed()["last_login"_L1].isNull());
        const QString path = u"/auth/users/%1/"_s.arg(email);
        QVERIFY(hub("POST", path + u"resend"_s).object()["mailed"_L1].toBool());
        QCOMPARE(hub("POST", path + u"disable"_s).status, 200);
        QVERIFY(!listed()["is_active"_L1].toBool(true));
        QCOMPARE(hub("POST", path + u"resend"_s).status, 409);
        QCOMPARE(hub("POST", u"/auth/users/nobody@fibre.example/disable"_s).status, 404);
        QCOMPARE(hub("POST", u"/auth/users"_s,
                     {{u"full_name"_s, u"A B"_s}, {u"email"_s, u"a@fibre.example"_s},
                         {u"groups"_s, QJsonArray{u"kings"_s}}})
                     .status,
            400);
    }

    void sendsPortalLinksToCustomersAndNotTooOften()
    {
        const QByteArray sql = "SELECT email_billing FROM \"tabCustomer\" WHERE email_billing LIKE "
                               "'%@%' ORDER BY name LIMIT 1";
        const QString email =
            m_world.sandbox().world().query(sql).first()["email_billing"_L1].toString();
        const auto sent = [this](const QString &to) {
            const LiveWorld::Answer answer =
                hub("POST", u"/portal/request-link"_s, {{u"email"_s, to}});
            return answer.status == 200 ? answer.object()["sent"_L1].toArray().size() : -1;
        };
        for (int i = 0; i < 3; ++i)
            QCOMPARE(sent(email), 1);
        QCOMPARE(sent(email), 0);
        QCOMPARE(sent(u"stranger@nowhere.example"_s), 0);
    }
};

QTEST_MAIN(TestSandboxHub)
#include "tst_sandboxhub.moc"
