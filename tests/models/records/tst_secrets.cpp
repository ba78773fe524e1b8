// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "erp/erpclient.h"
#include "erp/fieldmap.h"
#include "fakehttpserver.h"
#include "secrets.h"
#include "secretvalue.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestSecrets : public QObject {
    Q_OBJECT

private:
    struct Desk {
        explicit Desk(Secrets::Timing timing = {})
        {
            server.setHandler([this](const SeenRequest &request) {
                if (!request.target.contains("get_password"))
                    return FakeHttpServer::json("{\"data\":{\"wifi_password\":\"*****\"}}");
                return answer;
            });
            Profile::Service service;
            service.url = server.url();
            client = std::make_unique<Erp::ErpClient>(network.get(), service);
            secrets = std::make_unique<Secrets>(client.get(), &map, timing);
            value.setSecrets(secrets.get());
            value.setKind(u"equipment"_s);
            value.setDocument(u"EQP-1"_s);
            value.setField(u"wifi_password"_s);
        }
        ~Desk() { value.setSecrets(nullptr); }

        Erp::FieldMap map = Erp::FieldMap::builtIn();
        FakeHttpServer server;
        ScriptedAnswer answer = FakeHttpServer::json("{\"message\":\"hush-7231\"}");
        std::unique_ptr<QNetworkAccessManager> network = makeNetworkAccessManager();
        std::unique_ptr<Erp::ErpClient> client;
        std::unique_ptr<Secrets> secrets;
        SecretValue value;
    };

    static QString clipboardText() { return QGuiApplication::clipboard()->text(); }

private Q_SLOTS:
    void init() { QGuiApplication::clipboard()->setText(u"before"_s); }

    void showsAndHidesByItself()
    {
        Desk desk({.shown = 500ms, .copied = 10s});
        QSignalSpy ticked(&desk.value, &SecretValue::ticked);
        desk.value.reveal();
        QVERIFY(desk.value.isAsking());
        QVERIFY(!desk.value.isShown());
        QTRY_COMPARE(desk.value.text(), u"hush-7231"_s);
        QVERIFY(desk.value.secondsLeft() > 0);
        QTRY_VERIFY(!desk.value.isShown());
        QCOMPARE(desk.value.text(), QString());
        QCOMPARE(clipboardText(), u"before"_s); // shown is not copied
        QVERIFY(ticked.count() > 0);
    }

    void overwritesWhatOthersStillHold()
    {
        Desk desk;
        desk.value.reveal();
        QTRY_VERIFY(desk.value.isShown());
        const QString held = desk.value.text(); // as a label on the screen does
        desk.value.hide();
        QVERIFY(!held.contains(u"hush"_s));
        QCOMPARE(held.size(), 9);
    }

    void hidesWhenThePageOrTheRecordIsLeft()
    {
        Desk desk;
        desk.value.reveal();
        QTRY_VERIFY(desk.value.isShown());
        desk.secrets->hideAll(); // page left, screen locked, another application in front
        QVERIFY(!desk.value.isShown());
        desk.value.reveal();
        QTRY_VERIFY(desk.value.isShown());
        desk.value.setDocument(u"EQP-2"_s);
        QVERIFY(!desk.value.isShown());
    }

    void aLateAnswerShowsNothing()
    {
        Desk desk;
        desk.value.reveal();
        desk.value.setDocument(u"EQP-2"_s);
        QVERIFY(!desk.value.isAsking());
        // A whole question later the first one has long been answered.
        desk.value.reveal();
        QTRY_VERIFY(desk.value.isShown());
        QCOMPARE(desk.value.document(), u"EQP-2"_s);
        const auto asked = std::ranges::count_if(desk.server.requests(),
            [](const SeenRequest &request) { return request.body.contains("EQP-1"); });
        QCOMPARE(asked, 0); // it was given up before the password was asked for
    }

    void copiesWithoutShowing()
    {
        Desk desk({.shown = 30s, .copied = 600ms});
        QSignalSpy cleared(desk.secrets.get(), &Secrets::clipboardCleared);
        desk.value.copy();
        QTRY_COMPARE(clipboardText(), u"hush-7231"_s);
        QVERIFY(!desk.value.isShown());
        QVERIFY(desk.value.isCopied());
        QCOMPARE(QGuiApplication::clipboard()->mimeData()->data(u"x-kde-passwordManagerHint"_s),
            "secret"_ba);
        QTRY_COMPARE(cleared.count(), 1);
        QVERIFY(clipboardText().isEmpty());
        QVERIFY(!desk.value.isCopied());
    }

    void leavesTheClipboardToWhoeverCopiedLater_data()
    {
        QTest::addColumn<bool>("isComposed");
        QTest::newRow("a text of the program") << false;
        QTest::newRow("a text of the data") << true;
    }

    void leavesTheClipboardToWhoeverCopiedLater()
    {
        QFETCH(bool, isComposed);
        Desk desk;
        QSignalSpy cleared(desk.secrets.get(), &Secrets::clipboardCleared);
        desk.value.copy();
        QTRY_COMPARE(clipboardText(), u"hush-7231"_s);
        // The clipboard of one's own program hands out the very text that it was given.
        QString later = u"something else"_s;
        if (isComposed) {
            later.detach();
        }
        QGuiApplication::clipboard()->setText(later);
        desk.value.setSecrets(nullptr);
        desk.secrets.reset(); // clears at once what is still its own
        QCOMPARE(clipboardText(), u"something else"_s);
        QCOMPARE(later, u"something else"_s);
        QCOMPARE(cleared.count(), 0);
    }

    void takesItOffTheClipboardAtTheEnd()
    {
        auto desk = std::make_unique<Desk>();
        desk->value.copy();
        QTRY_COMPARE(clipboardText(), u"hush-7231"_s);
        desk.reset();
        QVERIFY(clipboardText().isEmpty());
    }

    void saysARefusalInItsOwnWords()
    {
        Desk desk;
        desk.answer = FakeHttpServer::json("{\"exc_type\":\"PermissionError\"}", 403);
        desk.value.reveal();
        QTRY_VERIFY(!desk.value.refusal().isEmpty());
        QVERIFY(desk.value.refusal().contains(u"System Manager"_s));
        QVERIFY(!desk.value.refusal().contains(u"PermissionError"_s));
        QVERIFY(!desk.value.error().isSet());
        desk.answer = FakeHttpServer::json(
            "{\"exc_type\":\"PermissionError\",\"_error_message\":\"Ask the night shift\"}", 403);
        desk.value.copy();
        QTRY_VERIFY(desk.value.refusal().contains(u"Ask the night shift"_s));
        QCOMPARE(clipboardText(), u"before"_s);
    }

    void isNotAskedForWhereTheUserMaySeeNone()
    {
        Desk desk({.shown = 30s, .copied = 30s});
        desk.value.reveal();
        QTRY_VERIFY(desk.value.isShown());
        const std::size_t asked = desk.server.requests().size();
        desk.secrets->setRefusal(u"not for your group"_s);
        QVERIFY(!desk.value.isShown()); // what was shown hides
        desk.value.reveal();
        QTRY_VERIFY(desk.value.refusal().contains(u"not for your group"_s));
        QCOMPARE(desk.server.requests().size(), asked);
    }

    void saysThatNoneIsKept()
    {
        Desk desk;
        desk.answer = FakeHttpServer::json("{}");
        desk.value.reveal();
        QTRY_VERIFY(desk.value.isNone());
        QVERIFY(!desk.value.isShown());
    }

    void tellsWhatFailed()
    {
        Desk desk;
        desk.server.stop();
        desk.answer = {.end = ScriptedAnswer::End::Close};
        desk.value.reveal();
        QTRY_VERIFY_WITH_TIMEOUT(desk.value.error().isSet(), 15'000);
        QVERIFY(!desk.value.isAsking());
    }
};

QTEST_MAIN(TestSecrets)
#include "tst_secrets.moc"
