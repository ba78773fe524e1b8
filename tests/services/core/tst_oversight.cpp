// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/oversight.h"
#include "notingoversight.h"

#include <QTest>

#include <memory>

using namespace FibreDesk;
using namespace Qt::StringLiterals;

class TestOversight : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isAskedAndToldAsLongAsItIsThere()
    {
        auto oversight = std::make_unique<NotingOversight>(u"sendMail"_s);
        const OversightRef ref(oversight.get());
        const OversightRef kept = ref; // NOLINT(performance-unnecessary-copy-initialization)
        QCOMPARE(kept.get(), oversight.get());
        QVERIFY(refusalOf(kept, u"sendMail"_s));
        QVERIFY(!refusalOf(kept, u"actOnDevices"_s));
        note(kept, {.action = u"send"_s});
        QCOMPARE(oversight->deeds.size(), std::size_t(1));
        oversight.reset();
        QCOMPARE(kept.get(), nullptr);
        QVERIFY(!refusalOf(kept, u"sendMail"_s));
        note(kept, {.action = u"send"_s});
    }

    void nobodyForbidsNothing()
    {
        QVERIFY(!refusalOf({}, u"sendMail"_s));
        QVERIFY(!refusalOf(nullptr, u"sendMail"_s));
        note(nullptr, {.action = u"send"_s});
    }

    void saysOfAChangeOnlyWhatIsKnown_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("result");
        const auto row = [](const char *name, ErrorKind kind, int code, const QString &result) {
            QTest::newRow(name) << kind << code << result;
        };
        row("broke off", ErrorKind::Server, 500, u"uncertain"_s);
        row("gateway", ErrorKind::Server, 502, u"uncertain"_s);
        row("not now", ErrorKind::Server, 503, u"failed"_s);
        row("gateway's patience", ErrorKind::Server, 504, u"uncertain"_s);
        row("some other failure", ErrorKind::Server, 520, u"uncertain"_s);
        row("yes with a no in it", ErrorKind::Server, 200, u"refused"_s);
        row("accepted with a no in it", ErrorKind::Server, 202, u"refused"_s);
        row("mail server, for now", ErrorKind::Server, 451, u"failed"_s);
        row("no number", ErrorKind::Server, 0, u"failed"_s);
        row("sent, no answer", ErrorKind::Uncertain, 0, u"uncertain"_s);
        row("sent, gateway", ErrorKind::Uncertain, 504, u"uncertain"_s);
        row("not sent: no network", ErrorKind::Offline, 0, u"failed"_s);
        row("not sent: no connection in time", ErrorKind::Timeout, 0, u"failed"_s);
        row("not sent: certificate", ErrorKind::Tls, 0, u"failed"_s);
        row("taken back", ErrorKind::Cancelled, 0, u"cancelled"_s);
        row("somebody else's", ErrorKind::Conflict, 409, u"clash"_s);
        row("content", ErrorKind::Validation, 417, u"refused"_s);
        row("right", ErrorKind::Forbidden, 403, u"refused"_s);
        row("device", ErrorKind::Device, 9005, u"refused"_s);
    }

    void saysOfAChangeOnlyWhatIsKnown()
    {
        QFETCH(const ErrorKind, kind);
        QFETCH(const int, code);
        QFETCH(const QString, result);
        const Error error{.kind = kind, .detail = u"its words"_s, .code = code};
        const Deed deed = ended({.action = u"invite"_s}, error);
        QCOMPARE(deed.result, result);
        QCOMPARE(deed.reason, u"its words"_s);
    }
};

QTEST_GUILESS_MAIN(TestOversight)
#include "tst_oversight.moc"
