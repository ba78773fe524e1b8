// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "campaignscontroller.h"
#include "fakehttpserver.h"
#include "hub/hubclient.h"
#include "pagehost.h"
#include "session/session.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QRandomGenerator>
#include <QSignalSpy>

using namespace FibreDesk;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

namespace {

QJsonObject invented(int row, QRandomGenerator &random)
{
    static const QStringList first{u"Marie"_s, u"Jean-François"_s, u"Éloïse"_s, u"Kevin"_s,
        u"Noémie"_s, u"William"_s, u"Solange"_s, u"Xavier"_s, u"Ashley"_s, u"Réjean"_s};
    static const QStringList last{u"Tremblay"_s, u"O'Neil"_s, u"Gagnon"_s, u"Bouchard"_s,
        u"MacDonald"_s, u"Lévesque"_s, u"St-Pierre"_s, u"Nguyen"_s};
    static const QStringList reasons{u"421 4.7.0 throttled by relay"_s,
        u"421 4.7.0 throttled by relay"_s, u"421 4.7.0 throttled by relay"_s,
        u"550 5.1.1 <%1> recipient address rejected: user unknown"_s, u"452 4.2.2 mailbox full"_s,
        u"Unexpected socket close"_s};
    const QString name = first[random.bounded(first.size())];
    const QString surname = last[random.bounded(last.size())];
    const QString email = u"client%1@courriel.example"_s.arg(row);
    const int dice = random.bounded(100);
    QString status = u"sent"_s;
    QString error;
    if (dice < 9) {
        status = u"failed"_s;
        error = reasons[random.bounded(reasons.size())];
        if (error.contains(u"%1"_s)) {
            error = error.arg(email);
        }
    } else if (dice < 11) {
        status = u"pending"_s;
    } else if (dice < 12) {
        status = u"uncertain"_s;
        error = u"connection lost after the final dot"_s;
    } else if (dice < 50) {
        status = u"opened"_s;
    } else if (dice < 62) {
        status = u"clicked"_s;
    }
    return {{u"firstname"_s, name}, {u"lastname"_s, surname}, {u"email"_s, email},
        {u"language"_s, random.bounded(5) == 0 ? u"en"_s : u"fr"_s},
        {u"description"_s, u"%1, rue des Érables, Saint-Rémi"_s.arg(100 + row)},
        {u"customer"_s, u"C-%1"_s.arg(10000 + row)}, {u"status"_s, status}, {u"error"_s, error},
        {u"retry_count"_s, status == u"failed"_s ? 2 : 0}, {u"match_method"_s, u"email"_s},
        {u"match_confidence"_s, 1.0}, {u"excluded"_s, false},
        {u"message_id"_s, u"<cmp-1.%1@relay.example>"_s.arg(row)},
        {u"updated_at"_s, u"2020-03-04T15:%1:07.000Z"_s.arg(row % 60, 2, 10, QChar(u'0'))}};
}

struct HubScript {
    explicit HubScript(int rowCount)
    {
        QRandomGenerator random(7);
        for (int row = 0; row < rowCount; ++row) {
            rows.append(invented(row, random));
        }
        server.setHandler([this](const SeenRequest &request) { return answer(request); });
    }

    QJsonObject head(int number, bool withRows) const
    {
        static const QStringList names{u"Fibre d'automne 2026"_s, u"Rappel : carte-cadeau"_s,
            u"Entretien du réseau, secteur nord"_s, u"Nouveaux forfaits"_s};
        QJsonObject head{{u"id"_s, u"cmp-%1"_s.arg(number)}, {u"name"_s, names[number - 1]},
            {u"status"_s,
                number == 1       ? u"sending"_s
                    : number == 4 ? u"draft"_s
                                  : u"completed"_s},
            {u"created_at"_s, u"2026-11-2%1T14:00:00.000Z"_s.arg(4 - number)},
            {u"counters"_s,
                QJsonObject{{u"sent"_s, number == 4 ? 0 : 180}, {u"opened"_s, 40},
                    {u"clicked"_s, 20}, {u"failed"_s, number == 3 ? 0 : 4 * number}}},
            {u"recipient_count"_s, number == 1 ? rows.size() : 203}};
        if (number == 4) {
            head[u"counters"_s] = QJsonObject{{u"queued"_s, 203}};
        }
        if (withRows) {
            head.insert(u"recipients"_s, rows);
            head.insert(u"params"_s,
                QJsonObject{{u"subject"_s, u"{{firstname}}, votre fibre vous attend"_s},
                    {u"from"_s, u"infolettre@fournisseur.example"_s}});
        }
        return head;
    }

    ScriptedAnswer answer(const SeenRequest &request)
    {
        if (isFailing) {
            return FakeHttpServer::html("<h1>Bad gateway</h1>", 502);
        }
        if (request.target == "/campaigns") {
            QJsonArray list;
            for (int number = 1; number <= (isEmpty ? 0 : 4); ++number) {
                list.append(head(number, false));
            }
            return FakeHttpServer::json(QJsonDocument(list).toJson());
        }
        if (request.target.endsWith("/view")) {
            return FakeHttpServer::html(
                "<style>x</style><h2 style='color:#1A7F4B'>Bonjour Marie,</h2><img "
                "src='https://t.example/x.png' alt='Logo' width=200><p>La fibre arrive dans "
                "votre rue. <a href='https://portail.example/cadeau'>Voir votre cadeau</a></p>"
                "<table width='100%' bgcolor='#F2F7F4' cellpadding=8><tr><td>Valeur</td><td "
                "align=right><b>50 $</b></td></tr></table><script>x()</script>");
        }
        if (request.target.endsWith("/retry")) {
            return FakeHttpServer::json("{\"ok\":true}");
        }
        return FakeHttpServer::json(QJsonDocument(head(1, true)).toJson());
    }

    FakeHttpServer server;
    QJsonArray rows;
    bool isFailing = false;
    bool isEmpty = false;
};

} // namespace

class TestCampaignsPage : public QObject {
    Q_OBJECT

private:
    Session m_session{Clock()};

private Q_SLOTS:
    void init() { PageHost::failOnWarnings(); }

    void showsTheTruthAboutEveryRow_data() { PageHost::addLooks(); }

    void showsTheTruthAboutEveryRow()
    {
        HubScript hub(203);
        QNetworkAccessManager network;
        Profile::Service service;
        service.url = hub.server.url();
        Hub::HubClient client(&network, service);
        CampaignsController controller(&client, nullptr, nullptr);
        PageHost host("FibreDesk.Campaigns", "CampaignsPage", &controller);
        QTRY_COMPARE(controller.recipients()->count(), 203);
        host.grab(u"campaigns"_s);
        controller.recipients()->setStatus(RecipientTableModel::Failed);
        controller.recipients()->setCause(controller.causes()->keyAt(0));
        const int row = controller.recipients()->rowIdAt(0);
        controller.setSelectedRow(row);
        controller.showMail(row);
        QTRY_VERIFY(!controller.mail()->isLoading());
        host.grab(u"campaigns-row"_s);
        controller.resendCause(controller.causes()->keyAt(0));
        QTRY_VERIFY(!controller.resend()->isRunning());
        host.grab(u"campaigns-resent"_s);
        controller.recipients()->setText(u"nobody at all"_s);
        host.grab(u"campaigns-nomatch"_s);
    }

    void whoMaySendNoMailIsToldSoAndSendsNone()
    {
        HubScript hub(60);
        QNetworkAccessManager network;
        Profile::Service service;
        service.url = hub.server.url();
        Hub::HubClient client(&network, service);
        CampaignsController controller(&client, nullptr, nullptr);
        PageHost host("FibreDesk.Campaigns", "CampaignsPage", &controller);
        host.rights().setGrants({.groups = {u"tech"_s},
            .origin = Rights::Origin::Groups,
            .capabilities = Rights::Rules::builtIn().ofGroups({u"tech"_s})});
        QTRY_COMPARE(controller.recipients()->count(), 60);
        QQuickItem *button = nullptr;
        QTRY_VERIFY((button = PageHost::find(host.window()->contentItem(), u"resendAll"_s))
            && button->isVisible());
        QVERIFY(button->isEnabled()); // or nobody could be told why
        QCOMPARE(button->property("forbidden").toString(), host.rights().sendMail().reason());
        QVERIFY(!host.rights().sendMail().reason().isEmpty());
        const auto retries = [&hub] {
            return std::ranges::count_if(hub.server.requests(),
                [](const SeenRequest &request) { return request.target.endsWith("/retry"); });
        };
        QSignalSpy clicked(button, SIGNAL(clicked()));
        // Where it is now: rows that come in meanwhile may move it.
        const auto middle = [button] {
            return button->mapToScene({button->width() / 2, button->height() / 2}).toPoint();
        };
        QTest::mouseClick(host.window(), Qt::LeftButton, {}, middle());
        button->forceActiveFocus(Qt::TabFocusReason);
        QTest::keyClick(host.window(), Qt::Key_Space);
        QTest::keyClick(host.window(), Qt::Key_Return);
        QCOMPARE(clicked.size(), 0);
        host.rights().setGrants({});
        QTRY_VERIFY(button->property("usable").toBool());
        QTest::mouseClick(host.window(), Qt::LeftButton, {}, middle());
        QCOMPARE(clicked.size(), 1);
        QCOMPARE(retries(), 0); // it asks first
    }

    void holdsFifteenThousandRows()
    {
        HubScript hub(15000);
        QNetworkAccessManager network;
        Profile::Service service;
        service.url = hub.server.url();
        Hub::HubClient client(&network, service);
        CampaignsController controller(&client, nullptr, nullptr);
        PageHost host("FibreDesk.Campaigns", "CampaignsPage", &controller);
        QTRY_COMPARE_WITH_TIMEOUT(controller.recipients()->count(), 15000, 30000);
        controller.recipients()->setText(u"throttled"_s);
        host.grab(u"campaigns-15000"_s);
    }

    void saysWhyThereIsNothing_data() { PageHost::addLooks(); }

    void saysWhyThereIsNothing()
    {
        HubScript hub(3);
        hub.isFailing = true;
        QNetworkAccessManager network;
        Profile::Service service;
        service.url = hub.server.url();
        Hub::HubClient client(&network, service);
        CampaignsController controller(&client, nullptr, nullptr);
        PageHost host("FibreDesk.Campaigns", "CampaignsPage", &controller);
        QTRY_VERIFY(controller.listError().isSet());
        host.grab(u"campaigns-failing"_s);
        hub.isFailing = false;
        hub.isEmpty = true;
        controller.refresh();
        QTRY_VERIFY(!controller.listError().isSet() && !controller.isListLoading());
        host.grab(u"campaigns-empty"_s);
    }
};

QTEST_MAIN(TestCampaignsPage)
#include "tst_campaignspage.moc"
