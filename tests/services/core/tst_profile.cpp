// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/profile.h"
#include "core/profilevalues.h"
#include "inifile.h"

#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

namespace {

const QByteArray whole = R"([general]
name=Desk
language=fr
[erpnext]
url=https://erp.isp.example
auth=token
api_key=k
api_secret=s
[hub]
url=https://hub.isp.example/api
auth=header:X-Hub-Key
token=t
[traccar]
url=https://gps.isp.example
user=u
password=p,with,commas
[tiles]
url=https://tiles.example/{theme}/{z}/{x}/{y}.png
)";

} // namespace

class TestProfile : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_dir;

    Result<Profile> read(const QByteArray &text) { return Profile::read(written(text)); }

    Result<Profile> readKept(const QByteArray &text, const Profile::KeptSecrets &kept)
    {
        return Profile::read(written(text), kept);
    }

    QString written(const QByteArray &text) { return newIniFile(m_dir.path(), text); }

private Q_SLOTS:
    void readsTheMailServer()
    {
        const auto none = read(whole);
        QVERIFY(none && !none->smtp.isConfigured());
        const auto profile = read(whole
            + "[smtp]\nhost=mail.isp.example\nuser=isp\npassword=a,b\nrate_per_second=2.5\n"_ba);
        QVERIFY(profile);
        QCOMPARE(profile->smtp.security, u"starttls"_s);
        QCOMPARE(profile->smtp.port, 587);
        QCOMPARE(profile->smtp.password, u"a,b"_s);
        QCOMPARE(profile->smtp.ratePerSecond, 2.5);
        QCOMPARE(profile->smtp.connections, 1);
        const auto noPassword = read(whole + "[smtp]\nhost=mail.isp.example\nuser=isp\n"_ba);
        QVERIFY(!noPassword);
        QCOMPARE(noPassword.error().source, u"smtp/password"_s);
    }

    void laysWhatIsKeptBelowTheFileAndTheEnvironment()
    {
        const Profile::KeptSecrets kept{{u"erpnext/api_secret"_s, u"kept"_s},
            {u"hub/token"_s, u"kept"_s}, {u"traccar/password"_s, u"kept"_s},
            {u"general/name"_s, u"not a secret"_s}};
        const QByteArray text = QByteArray(whole).replace("api_secret=s\n", "");
        qputenv("FIBREDESK_TRACCAR_PASSWORD", "environment");
        const auto profile = readKept(text, kept);
        qunsetenv("FIBREDESK_TRACCAR_PASSWORD");
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().detail));
        QCOMPARE(profile->erp.credentials.secret, u"kept"_s); // only the keychain has it
        QCOMPARE(profile->hub.credentials.secret, u"t"_s); // the file has it
        QCOMPARE(profile->traccar.credentials.secret, u"environment"_s);
        QCOMPARE(profile->name, u"Desk"_s);
        using Place = Profile::Secret::Place;
        const auto placeOf = [&profile](const QString &path) {
            for (const Profile::Secret &secret : profile->secrets) {
                if (secret.path() == path)
                    return secret.place;
            }
            return Place::Nowhere;
        };
        QCOMPARE(placeOf(u"erpnext/api_secret"_s), Place::Kept);
        QCOMPARE(placeOf(u"hub/token"_s), Place::File);
        QCOMPARE(placeOf(u"traccar/password"_s), Place::Environment);
    }

    void asksOnlyForSecretsOfConfiguredSections()
    {
        const auto profile = readKept(
            QByteArray(whole).replace("api_secret=s\n", "") + "[smtp]\nhost=mail.isp.example\n",
            {});
        QVERIFY(profile);
        QStringList nowhere;
        for (const Profile::Secret &secret : profile->secrets) {
            if (secret.place == Profile::Secret::Place::Nowhere)
                nowhere += secret.path();
        }
        // The mail server has no user, and there is no routing service.
        QCOMPARE(nowhere, QStringList{u"erpnext/api_secret"_s});
    }

    void namesASecretThatNobodyHas()
    {
        const auto profile = readKept(QByteArray(whole).replace("token=t\n", ""), {});
        QVERIFY(profile); // the rest of the desk works
        QCOMPARE(profile->hub.credentials.missing, u"[hub] token"_s);
        QCOMPARE(profile->hub.credentials.header(), std::pair(QByteArray(), QByteArray()));
        QVERIFY(profile->erp.credentials.missing.isEmpty());
        const Error error = Profile::missingSecret(profile->hub.credentials.missing, u"hub"_s);
        QCOMPARE(error.detail,
            u"no secret for [hub] token: not in the file, the environment or the keychain"_s);
    }

    void readsTheRoutingService()
    {
        const auto none = read(whole);
        QVERIFY(none && !none->routing.isConfigured());
        const auto open = read(whole + "[routing]\nurl=https://routes.isp.example/osrm\n"_ba);
        QVERIFY(open && open->routing.isConfigured());
        QCOMPARE(open->routing.credentials.scheme, Credentials::Scheme::None);
        const auto closed = read(whole + "[routing]\nurl=https://routes.isp.example\ntoken=t\n"_ba);
        QVERIFY(closed);
        QCOMPARE(closed->routing.credentials.header().second, "Bearer t"_ba);
    }

    void readsWhatItIsFor()
    {
        QCOMPARE(read(whole)->kind, QString());
        const auto kind = [this](const QByteArray &word) {
            return read(QByteArray(whole).replace("language=fr", "kind=" + word));
        };
        QCOMPARE(kind("training")->kind, u"training"_s);
        QCOMPARE(kind("production")->kind, QString());
        QCOMPARE(kind("toy").error().source, u"general/kind"_s);
    }

    void readsWhoIsSignedInWhere()
    {
        const auto keys = read(whole);
        QVERIFY(keys && !keys->usesSignIn() && !keys->oidc.isConfigured());
        QByteArray text = whole;
        text.replace("auth=token\napi_key=k\napi_secret=s", "auth=oidc");
        text.replace("auth=header:X-Hub-Key\ntoken=t", "auth=oidc");
        const auto profile = read(text
            + "[oidc]\nissuer=https://sso.isp.example/application/o/desk/\nclient_id=desk\n"
              "redirect_port=8765\nscopes=profile email, groups\n"_ba);
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().detail));
        QVERIFY(profile->erp.usesSignIn && profile->hub.usesSignIn && !profile->traccar.usesSignIn);
        QCOMPARE(profile->erp.credentials.scheme, Credentials::Scheme::None);
        QCOMPARE(profile->oidc.issuer.toString(), u"https://sso.isp.example/application/o/desk/"_s);
        QCOMPARE(profile->oidc.redirectPort, 8765);
        QCOMPARE(profile->oidc.scopes, (QStringList{u"profile"_s, u"email"_s, u"groups"_s}));
    }

    void aServiceMayHaveAProviderOfItsOwn()
    {
        QByteArray text = whole;
        text.replace("auth=token\napi_key=k\napi_secret=s", "auth=oidc");
        text.replace("auth=header:X-Hub-Key\ntoken=t", "auth=oidc");
        const QByteArray staff = "[oidc]\nissuer=https://sso.isp.example/desk/\nclient_id=desk\n";
        const auto one = read(text + staff);
        QVERIFY2(one, one ? "" : qPrintable(one.error().detail));
        QCOMPARE(one->identities().size(), 1);
        QCOMPARE(one->identities().constFirst().services, (QStringList{u"erpnext"_s, u"hub"_s}));
        const auto two = read(text + staff
            + "[oidc_erpnext]\nissuer=https://erp.isp.example\nclient_id=0f1e\nkind=frappe\n"
              "redirect_port=8765\n"_ba);
        QVERIFY2(two, two ? "" : qPrintable(two.error().detail));
        const auto identities = two->identities();
        QCOMPARE(identities.size(), 2);
        QCOMPARE(identities.at(0).services, QStringList{u"erpnext"_s});
        QVERIFY(identities.at(0).oidc.isFrappe);
        QCOMPARE(identities.at(0).oidc.redirectPort, 8765);
        QCOMPARE(identities.at(1).services, QStringList{u"hub"_s});
        QCOMPARE(identities.at(1).oidc.section, u"oidc"_s);
        QVERIFY(!two->oidcOf(u"hub"_s).isFrappe);
        // The same client under two names is one sign-in.
        const auto same = read(text + staff + QByteArray(staff).replace("[oidc]", "[oidc_hub]"));
        QVERIFY(same);
        QCOMPARE(same->identities().size(), 1);
    }

    void traccarIsShownWhatItsSchemeSays()
    {
        const auto traccar = [this](const QByteArray &lines) {
            return read(QByteArray(whole).replace("[traccar]\n", "[traccar]\n" + lines));
        };
        QCOMPARE(traccar("auth=basic\n")->traccar.credentials.scheme, Credentials::Scheme::Basic);
        QCOMPARE(
            traccar("auth=bearer\ntoken=t\n")->traccar.credentials.header().second, "Bearer t"_ba);
        QCOMPARE(traccar("auth=bearer\n").error().source, u"traccar/token"_s);
        QCOMPARE(traccar("auth=cookie\n").error().source, u"traccar/auth"_s);
        QCOMPARE(traccar("auth=oidc\n").error().source, u"oidc/issuer"_s);
        QByteArray signedIn = whole;
        signedIn.replace("[traccar]\n", "[traccar]\nauth=oidc\n");
        const auto profile =
            read(signedIn + "[oidc_traccar]\nissuer=https://sso.isp.example\nclient_id=gps\n"_ba);
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().detail));
        QVERIFY(profile->traccar.usesSignIn);
        QCOMPARE(profile->traccar.credentials.scheme, Credentials::Scheme::None);
        QCOMPARE(profile->identities().constFirst().services, QStringList{u"traccar"_s});
    }

    void whoSignsInHasFilesOfTheirOwnAndTheDeskHasItsOwn()
    {
        auto plain = read(whole);
        QVERIFY(plain);
        QCOMPARE(plain->ownFile(u"mirror"_s), plain->deskFile(u"mirror"_s));
        QCOMPARE(plain->ownFolder(), plain->dataDirectory);
        QByteArray text = whole;
        text.replace("auth=header:X-Hub-Key\ntoken=t", "auth=oidc");
        auto shared = read(text + "[oidc]\nissuer=https://sso.example\nclient_id=a\n"_ba);
        QVERIFY(shared);
        QSet<QString> copies{shared->ownFile(u"mirror"_s)};
        QSet<QString> desks{shared->deskFile(u"outbox"_s)};
        QSet<QString> folders{shared->ownFolder()};
        for (const QString &person : {u"aaaaaaaaaaaa"_s, u"bbbbbbbbbbbb"_s}) {
            shared->person = person;
            copies += shared->ownFile(u"mirror"_s);
            desks += shared->deskFile(u"outbox"_s);
            folders += shared->ownFolder();
        }
        QCOMPARE(copies.size(), 3);
        QCOMPARE(folders.size(), 3);
        QCOMPARE(desks.size(), 1);
        QVERIFY(!copies.contains(shared->deskFile(u"mirror"_s)));
    }

    void takesEveryGoodFormOfTheMailServer_data()
    {
        QTest::addColumn<QByteArray>("line");
        for (const char *line : {"rate_per_second=0", "rate_per_second=0.5", "rate_per_second=1e4",
                 "connections=1", "connections=100", "host=192.0.2.7", "host=2001:db8::7",
                 "host=courriel.été.example", "from=info@isp.example",
                 "from=Fibre du Lac <info@été.example>", "from=\"Lac, Fibre\" <info@isp.example>"})
            QTest::newRow(line) << QByteArray(line);
    }

    void takesEveryGoodFormOfTheMailServer()
    {
        QFETCH(QByteArray, line);
        const QByteArray host = line.startsWith("host") ? "" : "host=mail.isp.example\n";
        const auto profile = read(whole + "[smtp]\n" + host + line + '\n');
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().detail));
    }

    void readsAWholeProfile()
    {
        const auto profile = read(whole);
        QVERIFY2(profile.has_value(), qPrintable(profile ? QString() : profile.error().detail));
        QCOMPARE(profile->name, u"Desk"_s);
        QCOMPARE(profile->erp.credentials.header().second, "token k:s"_ba);
        QCOMPARE(profile->hub.credentials.header(), std::pair("X-Hub-Key"_ba, "t"_ba));
        QCOMPARE(profile->traccar.credentials.secret, u"p,with,commas"_s);
        QCOMPARE(profile->tileUrl(u"dark"_s), u"https://tiles.example/dark/{z}/{x}/{y}.png"_s);
        QCOMPARE(profile->timeZone.id(), "America/Toronto"_ba);
    }

    void namesTheSectionAndKeyOfABadValue_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("key");
        QTest::newRow("address") << "https://erp.isp.example"_ba << "erp.isp.example"_ba
                                 << u"erpnext/url"_s;
        QTest::newRow("language") << "language=fr"_ba << "language=de"_ba << u"general/language"_s;
        QTest::newRow("missing secret") << "api_secret=s"_ba << ""_ba << u"erpnext/api_secret"_s;
        QTest::newRow("hub scheme")
            << "auth=header:X-Hub-Key"_ba << "auth=cookie"_ba << u"hub/auth"_s;
        QTest::newRow("hub token") << "token=t"_ba << ""_ba << u"hub/token"_s;
        QTest::newRow("tiles") << "{z}/{x}/{y}"_ba << "{z}/{x}"_ba << u"tiles/url"_s;
        QTest::newRow("routing") << "[tiles]"_ba << "[routing]\nurl=osrm:5000\n[tiles]"_ba
                                 << u"routing/url"_s;
        QTest::newRow("routing token without a service")
            << "[tiles]"_ba << "[routing]\ntoken=secret\n[tiles]"_ba << u"routing/url"_s;
        QTest::newRow("port") << "[tiles]"_ba << "[smtp]\nport=99999\n[tiles]"_ba << u"smtp/port"_s;
        const auto smtp = [](const QByteArray &key, const QByteArray &value) {
            const QByteArray line = key + '=' + value;
            QTest::newRow(line.constData()) << "[tiles]"_ba << "[smtp]\n" + line + "\n[tiles]"
                                            << u"smtp/"_s + QString::fromLatin1(key);
        };
        for (const char *rate : {"-1", "abc", "nan", "inf", "1e9", "1e-12", "2/s"})
            smtp("rate_per_second", rate);
        for (const char *count : {"0", "101", "1000", "2.5", "-3", "four"})
            smtp("connections", count);
        for (const char *port : {"0", "-25", "65536", "smtp"})
            smtp("port", port);
        for (const char *host : {"smtps://mail.isp.example", "mail.isp.example:587",
                 "isp@mail.isp.example", "mail isp"})
            smtp("host", host);
        for (const char *from :
            {"Fibre", "Fibre <info@>", "Fibre <info@isp.example", "@isp.example"})
            smtp("from", from);
        QTest::newRow("password without a user")
            << "[tiles]"_ba << "[smtp]\nhost=mail.isp.example\npassword=s\n[tiles]"_ba
            << u"smtp/user"_s;
        QTest::newRow("token without a user")
            << "[tiles]"_ba << "[smtp]\nhost=mail.isp.example\naccess_token=s\n[tiles]"_ba
            << u"smtp/user"_s;
        QTest::newRow("mailjet without a scheme")
            << "[tiles]"_ba << "[mailjet]\nurl=api.mailjet.example\nkey=k\nsecret=s\n[tiles]"_ba
            << u"mailjet/url"_s;
        QTest::newRow("mailjet without its address")
            << "[tiles]"_ba << "[mailjet]\nkey=k\nsecret=s\n[tiles]"_ba << u"mailjet/url"_s;
        QTest::newRow("reads of an OLT")
            << "[tiles]"_ba << "[snmp]\nolt_reads_per_hour=2.5\n[tiles]"_ba
            << u"snmp/olt_reads_per_hour"_s;
        QTest::newRow("one client asked for two things")
            << "auth=token\napi_key=k\napi_secret=s"_ba
            << "auth=oidc\n[oidc]\nissuer=https://sso.example\nclient_id=a\n"
               "[oidc_traccar]\nissuer=https://sso.example\nclient_id=a\nscopes=email\n"
               "[traccar]\nauth=oidc"_ba
            << u"oidc_traccar/scopes"_s;
        const auto oidc = [](const char *name, const QByteArray &section, const QString &key) {
            QTest::newRow(name) << "auth=header:X-Hub-Key\ntoken=t"_ba << "auth=oidc\n" + section
                                << key;
        };
        oidc("sign-in without a provider", "", u"oidc/issuer"_s);
        oidc("sign-in without a client", "[oidc]\nissuer=https://sso.example", u"oidc/client_id"_s);
        const QByteArray staff = "[oidc]\nissuer=https://sso.example\nclient_id=a\n";
        oidc("half a provider of one service", staff + "[oidc_hub]\nissuer=https://other.example",
            u"oidc_hub/client_id"_s);
        oidc("half a provider of a service that does not use it",
            staff + "[oidc_erpnext]\nclient_id=b", u"oidc_erpnext/issuer"_s);
        oidc("a bad port of one service",
            staff + "[oidc_erpnext]\nissuer=https://erp.example\nclient_id=b\nredirect_port=-1",
            u"oidc_erpnext/redirect_port"_s);
        oidc("a provider without TLS", "[oidc]\nissuer=http://sso.example\nclient_id=a",
            u"oidc/issuer"_s);
        oidc("a provider with a query", "[oidc]\nissuer=https://sso.example?a=b\nclient_id=a",
            u"oidc/issuer"_s);
        oidc("a port that is none",
            "[oidc]\nissuer=https://sso.example\nclient_id=a\nredirect_port=70000",
            u"oidc/redirect_port"_s);
        oidc("a kind that is none", "[oidc]\nissuer=https://sso.example\nclient_id=a\nkind=saml",
            u"oidc/kind"_s);
        QTest::newRow("zone") << "name=Desk"_ba << "timezone=America/Nowhere"_ba
                              << u"general/timezone"_s;
    }

    void namesTheSectionAndKeyOfABadValue()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, key);
        const auto profile = read(QByteArray(whole).replace(from, to));
        QVERIFY(!profile.has_value());
        QCOMPARE(profile.error().kind, ErrorKind::Validation);
        QCOMPARE(profile.error().source, key);
    }

    void theEnvironmentGivesASecretTheFileLeavesOut()
    {
        qputenv("FIBREDESK_ERPNEXT_API_SECRET", "from-env");
        const auto profile = read(QByteArray(whole).replace("api_secret=s", ""));
        qunsetenv("FIBREDESK_ERPNEXT_API_SECRET");
        QVERIFY(profile.has_value());
        QCOMPARE(profile->erp.credentials.secret, u"from-env"_s);
    }

    void aMalformedFileIsOneClearSentence_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("words") << "this is no profile\n"_ba;
        QTest::newRow("a section that does not end")
            << "[erpnext\nurl=https://erp.isp.example\n"_ba;
        QTest::newRow("keys without a section") << "url=https://erp.isp.example\napi_key=k\n"_ba;
        QTest::newRow("a page") << "<!DOCTYPE html><html><body>Sign in</body></html>"_ba;
        QTest::newRow("bytes") << QByteArray::fromHex("00ff00fe7f454c460201010000000000");
        QTest::newRow("JSON") << R"({"erpnext": {"url": "https://erp.isp.example"}})"_ba;
        QTest::newRow("another encoding")
            << QByteArray::fromHex("fffe5b00650072007000").append('\0');
    }

    void aMalformedFileIsOneClearSentence()
    {
        QFETCH(QByteArray, text);
        const QString file = written(text);
        for (const auto &profile : {Profile::read(file), Profile::read(file, {})}) {
            QVERIFY(!profile);
            QCOMPARE(profile.error().kind, ErrorKind::Validation);
            const QString &detail = profile.error().detail;
            QVERIFY2(detail.contains(file) && !detail.contains(u'\n') && detail.size() < 200,
                qPrintable(detail));
        }
    }

    void aBadValueIsNotRepeated()
    {
        // It may be a secret in the wrong place.
        const auto profile =
            read(QByteArray(whole).replace("https://erp.isp.example", "my-secret-key"));
        QVERIFY(!profile);
        QVERIFY(!profile.error().detail.contains("my-secret-key"_L1));
    }

    void aMisspeltKeyIsNamedWithTheOneThatIsMeant_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("key") << "api_secret=s"_ba << "api_secert=s"_ba
                             << u"[erpnext] api_secert is no key of this section: is api_secret "
                                "meant?"_s;
        QTest::newRow("section")
            << "[traccar]"_ba << "[tracar]"_ba
            << u"[tracar] password is in a section that no profile has: is [traccar] meant?"_s;
        QTest::newRow("large letters") << "language=fr"_ba << "Language=fr"_ba
                                       << u"[general] Language is no key of this section: is "
                                          "language meant?"_s;
    }

    void aMisspeltKeyIsNamedWithTheOneThatIsMeant()
    {
        QFETCH(const QByteArray, from);
        QFETCH(const QByteArray, to);
        QFETCH(const QString, sentence);
        QVERIFY(whole.contains(from));
        const QString file = written(QByteArray(whole).replace(from, to));
        const auto profile = Profile::read(file);
        QVERIFY(!profile);
        QCOMPARE(profile.error().kind, ErrorKind::Validation);
        QCOMPARE(profile.error().detail, u"%1 (%2)"_s.arg(sentence, file));
    }

    void whatALaterVersionMayKnowIsOnlyToldToTheLog_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("words");
        const auto row =
            [](const char *name, const QByteArray &from, const QByteArray &to, const QString &key) {
                QTest::newRow(name)
                    << from << to
                    << u"the profile's %1 is not known to this version and has no effect"_s.arg(
                           key);
            };
        row("key", "language=fr"_ba, "wallpaper=blue"_ba, u"[general] wallpaper"_s);
        row("section", "[traccar]"_ba, "[desktop]\nicon=x\n[traccar]"_ba, u"[desktop] icon"_s);
        // A secret that stands where a key should is not repeated.
        row("a value as key", "api_secret=s"_ba, "api_secret=s\nQz!9#-secret=x"_ba,
            u"[erpnext] …"_s);
    }

    void whatALaterVersionMayKnowIsOnlyToldToTheLog()
    {
        QFETCH(const QByteArray, from);
        QFETCH(const QByteArray, to);
        QFETCH(const QString, words);
        QVERIFY(whole.contains(from));
        QTest::ignoreMessage(QtWarningMsg, qPrintable(words));
        QVERIFY(read(QByteArray(whole).replace(from, to)));
    }

    void namesOfOnesOwnChoiceAreFree()
    {
        QVERIFY(read(whole + "[olts]\nOLT-Lac 1=192.0.2.10\n"_ba));
        QVERIFY(read(QByteArray(whole).replace("[traccar]", "path_health=status\n[traccar]")));
    }

    void theFileIsNoFile()
    {
        const auto profile = Profile::read(m_dir.path());
        QVERIFY(!profile);
        QCOMPARE(profile.error().kind, ErrorKind::Storage);
        QCOMPARE(profile.error().detail, u"the profile %1 cannot be read"_s.arg(m_dir.path()));
    }

    void whatIsTakenOutOfTheEnvironmentIsStillKnown()
    {
        const QByteArray name = "FIBREDESK_HUB_TOKEN";
        QVERIFY(qputenv("FIBREDESK_HUB_TOKEN", "of the environment"));
        QVERIFY(qputenv("FIBREDESK_HUB_URL", "https://other.isp.example"));
        QVERIFY(qputenv("FIBREDESK_TEST_WORD", " spaced "));
        const char *const place = getenv("FIBREDESK_HUB_TOKEN"); // as a look into /proc sees it
        takeSecretsFromEnvironment({"FIBREDESK_TEST_WORD"_ba});
        QVERIFY(!qEnvironmentVariableIsSet("FIBREDESK_HUB_TOKEN"));
        QVERIFY(!qEnvironmentVariableIsSet("FIBREDESK_TEST_WORD"));
        QVERIFY(qEnvironmentVariableIsSet("FIBREDESK_HUB_URL")); // no secret
        QVERIFY(!QByteArray(place, 18).contains("of the environment"));
        for (int time = 0; time < 2; ++time) {
            const auto profile = read(QByteArray(whole).replace("token=t\n", ""));
            QVERIFY2(profile, profile ? "" : qPrintable(profile.error().detail));
            QCOMPARE(profile->hub.credentials.secret, u"of the environment"_s);
            QCOMPARE(profile->hub.url.host(), u"other.isp.example"_s);
        }
        QCOMPARE(environmentText("FIBREDESK_TEST_WORD"), u" spaced "_s);
        QCOMPARE(environmentValue("hub"_L1, "token"_L1), u"of the environment"_s);
        QVERIFY(qputenv(name.constData(), "given anew"));
        QCOMPARE(environmentValue("hub"_L1, "token"_L1), u"given anew"_s);
        qunsetenv("FIBREDESK_HUB_TOKEN");
        qunsetenv("FIBREDESK_HUB_URL");
    }

    void aMissingFileIsSaidToBeMissing()
    {
        const auto profile = Profile::read(m_dir.filePath(u"absent.ini"_s));
        QVERIFY(!profile.has_value());
        QCOMPARE(profile.error().kind, ErrorKind::Storage);
    }
};

QTEST_GUILESS_MAIN(TestProfile)
#include "tst_profile.moc"
